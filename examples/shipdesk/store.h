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
	STATEMENT_RELAYS,
	STATEMENT_FREE,
	STATEMENT_LEASE,
	STATEMENT_LEASED,
	STATEMENT_ACKNOWLEDGE,
	STATEMENT_COUNT
};

struct store {
	sqlite3 *db; /* NULL until it is needed */
	sqlite3_stmt *statements[STATEMENT_COUNT];
	const char *path;
	int relay_file;	     /* whose locks say which relays are alive; -1 without */
	int32_t relay;	     /* this one's number, from 0 */
	int64_t relay_now;   /* instant of what it delivers */
	int relay_is_broken; /* nobody reads what it delivers */
	int is_held;	     /* a transaction has been begun for whoever begins next */
};

/* A store that is opened when it is first needed. */
struct store *store_new(const char *path);
/* Opens the database if there is one. 1: it is open; 0: there is none; -1: after a complaint on stderr. */
int store_look(struct store *store);
/* Opens the database, or makes one. 1, or -1 after a complaint on stderr. */
int store_make(struct store *store);
void store_close(struct store *store);
/* Tells what SQLite says on stderr, and what was being done. */
void store_complain(const struct store *store, const char *english, const char *chinese);

/* A statement, made ready when it is first needed; reset and without bindings. NULL after a complaint. */
sqlite3_stmt *store_statement(struct store *store, enum statement statement);
/* Steps a statement that answers no rows. SQLITE_DONE, or what went wrong; the statement is reset. */
int store_step(sqlite3_stmt *statement);
/* Begins, for writing; makes the database if there is none. True when it did. */
int store_begin(struct store *store);
/*
 * Begins, and lets the next store_begin() go on with this: what is read now and what is committed then are of one
 * moment, and nobody is faster. True when it did.
 */
int store_hold(struct store *store);
/* Ends what store_hold() began, unless something was committed. */
void store_let_go(struct store *store);
/* Commits. 1: durable; 0: it did not happen, for sure; -1: nobody knows. */
int store_commit(struct store *store);
void store_rollback(struct store *store);

/* The id of the order with this reference. 1 found, 0 absent, -1 after a complaint. */
int store_find(struct store *store, const char *reference, uint8_t ret_id[16]);
/* A query of the caller's own; NULL after a complaint. */
sqlite3_stmt *store_prepare(struct store *store, const char *sql);

/* Becomes a relay. EXIT_DONE, or another status after a complaint. */
int relay_begin(struct store *store, int64_t now);
/* Ends the leases of relays that are gone; inside a transaction. 0 when something failed. */
int relay_free_leases(struct store *store);

/* Sets the hooks of host.h. user_data of the host is the store. */
void hooks_set(struct shp_host *host);

#endif
