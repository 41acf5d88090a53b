/* The database: orders, the log of events, and the outbox. */
#ifndef SHIPDESK_STORE_H
#define SHIPDESK_STORE_H

#include <stdint.h>

#include <sqlite3.h>

#include <libshipment/host.h>

enum statement {
	STATEMENT_BEGIN,
	STATEMENT_COMMIT,
	STATEMENT_ROLLBACK,
	STATEMENT_LOAD,
	STATEMENT_FIND,
	STATEMENT_REVISION,
	STATEMENT_INSERT_ORDER,
	STATEMENT_UPDATE_ORDER,
	STATEMENT_INSERT_EVENT,
	STATEMENT_INSERT_EFFECT,
	STATEMENT_PENDING,
	STATEMENT_HAND_OUT,
	STATEMENT_ACKNOWLEDGE,
	STATEMENT_COUNT
};

struct store {
	sqlite3 *db;
	sqlite3_stmt *statements[STATEMENT_COUNT];
	const char *path;
	int turn;	     /* file descriptor of the relay's turn, -1 without */
	int64_t relay_now;   /* instant of what the relay delivers */
	int relay_is_broken; /* nobody reads what it delivers */
};

/* Opens or makes a database. NULL after a complaint on stderr. */
struct store *store_open(const char *path);
void store_close(struct store *store);
/* Tells what SQLite says on stderr. */
void store_complain(const struct store *store, const char *doing);

/* A statement, made ready when it is first needed; reset and without bindings. NULL after a complaint. */
sqlite3_stmt *store_statement(struct store *store, enum statement statement);
/* Steps a statement that answers no rows. SQLITE_DONE, or what went wrong; the statement is reset. */
int store_step(sqlite3_stmt *statement);
/* Begins, for writing. True when it did. */
int store_begin(struct store *store);
/* Commits. 1: durable; 0: it did not happen, for sure; -1: nobody knows. */
int store_commit(struct store *store);
void store_rollback(struct store *store);

/* The id of the order with this reference. 1 found, 0 absent, -1 after a complaint. */
int store_find(struct store *store, const char *reference, uint8_t ret_id[16]);
/* A query of the caller's own; NULL after a complaint. */
sqlite3_stmt *store_prepare(struct store *store, const char *sql);

/*
 * Waits until no other relay works on this database, and keeps others out until the store is closed or the process
 * ends, however it ends. True when it is this relay's turn.
 */
int store_take_turn(struct store *store);

/* Sets the hooks of host.h. user_data of the host is the store. */
void hooks_set(struct shp_host *host);

#endif
