#include "store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buffer.h"
#include "desk.h"

/* "shdk", so that file(1) and a stranger can tell whose database this is; the layout's number goes up with every
 * change. */
#define APPLICATION_ID 0x7368646b
#define LAYOUT 1
#define BUSY_TIMEOUT_MS 30000

/*
 * Random ids as the clustered key would cost 1.5 to 1.8 times as much, so events are rows by position, which is also
 * the order of commits, with an index on their ids. The outbox has the columns that Debezium's outbox event router and
 * its like expect, and effects only; a row has the position of its event.
 */
static const char schema[] =
	"CREATE TABLE orders ("
	"  id BLOB NOT NULL PRIMARY KEY,"
	"  reference TEXT NOT NULL UNIQUE,"
	"  marketplace TEXT NOT NULL,"
	"  ordered_at INTEGER NOT NULL,"
	"  status TEXT NOT NULL,"
	"  revision INTEGER NOT NULL,"
	"  state BLOB NOT NULL);"
	"CREATE TABLE events ("
	"  position INTEGER PRIMARY KEY,"
	"  id BLOB NOT NULL UNIQUE,"
	"  order_id BLOB NOT NULL,"
	"  revision INTEGER NOT NULL,"
	"  type TEXT NOT NULL,"
	"  event BLOB NOT NULL,"
	"  UNIQUE (order_id, revision));"
	"CREATE TABLE outbox ("
	"  position INTEGER PRIMARY KEY REFERENCES events (position),"
	"  id TEXT NOT NULL UNIQUE,"
	"  aggregatetype TEXT NOT NULL,"
	"  aggregateid TEXT NOT NULL,"
	"  type TEXT NOT NULL,"
	"  payload TEXT NOT NULL,"
	"  attempts INTEGER NOT NULL DEFAULT 0,"
	"  relay INTEGER,"
	"  delivered_at TEXT);"
	"CREATE INDEX outbox_pending ON outbox (position) WHERE delivered_at IS NULL;"
	"CREATE INDEX outbox_leased ON outbox (aggregateid, position, relay) WHERE relay IS NOT NULL;";

static const char *const statements[STATEMENT_COUNT] = {
	[STATEMENT_BEGIN] = "BEGIN IMMEDIATE",
	[STATEMENT_COMMIT] = "COMMIT",
	[STATEMENT_ROLLBACK] = "ROLLBACK",
	[STATEMENT_LOAD] = "SELECT state FROM orders WHERE id = ?1",
	[STATEMENT_FIND] = "SELECT id FROM orders WHERE reference = ?1",
	[STATEMENT_REVISION] = "SELECT revision FROM orders WHERE id = ?1 OR reference = ?2",
	[STATEMENT_INSERT_ORDER] =
		"INSERT INTO orders (id, reference, marketplace, ordered_at, status, revision, state)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	[STATEMENT_UPDATE_ORDER] = "UPDATE orders SET status = ?2, revision = ?3, state = ?4 WHERE id = ?1",
	[STATEMENT_INSERT_EVENT] =
		"INSERT INTO events (id, order_id, revision, type, event) VALUES (?1, ?2, ?3, ?4, ?5)",
	[STATEMENT_INSERT_EFFECT] = "INSERT INTO outbox (position, id, aggregatetype, aggregateid, type, payload)"
				    " VALUES (?1, ?2, 'order', ?3, ?4, ?5)",
	[STATEMENT_RELAYS] = "SELECT DISTINCT relay FROM outbox WHERE relay IS NOT NULL AND relay <> ?1",
	[STATEMENT_FREE] = "UPDATE outbox SET relay = NULL WHERE relay IS NOT NULL AND relay = ?1",
	[STATEMENT_LEASE] = "UPDATE outbox SET relay = ?1, attempts = attempts + 1 WHERE position IN"
			    " (SELECT position FROM outbox AS e WHERE delivered_at IS NULL AND relay IS NULL"
			    " AND position > ?2 AND NOT EXISTS (SELECT 1 FROM outbox AS o WHERE o.relay IS NOT NULL"
			    " AND o.relay <> ?1 AND o.aggregateid = e.aggregateid AND o.position < e.position)"
			    " ORDER BY position LIMIT ?3)",
	[STATEMENT_LEASED] =
		"SELECT position, outbox.attempts - 1, event FROM outbox JOIN events USING (position)"
		" WHERE outbox.relay IS NOT NULL AND outbox.relay = ?1 AND position > ?2 ORDER BY position",
	[STATEMENT_ACKNOWLEDGE] = "UPDATE outbox SET delivered_at = ?2, relay = NULL WHERE position = ?1",
};

void store_complain(const struct store *store, const char *english, const char *chinese)
{
	fprintf(stderr, say("shipdesk: %s: %s: %s\n", "shipdesk:%s:%s:%s\n"), store->path, say(english, chinese),
		sqlite3_errmsg(store->db));
}

sqlite3_stmt *store_prepare(struct store *store, const char *sql)
{
	sqlite3_stmt *statement = NULL;

	if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
		store_complain(store, "reading the database", "读取数据库");
	return statement;
}

sqlite3_stmt *store_statement(struct store *store, enum statement statement)
{
	if (!store->statements[statement])
		store->statements[statement] = store_prepare(store, statements[statement]);
	if (store->statements[statement]) {
		sqlite3_reset(store->statements[statement]);
		sqlite3_clear_bindings(store->statements[statement]);
	}
	return store->statements[statement];
}

int store_step(sqlite3_stmt *statement)
{
	const int result = sqlite3_step(statement);

	sqlite3_reset(statement);
	return result;
}

int store_begin(struct store *store)
{
	sqlite3_stmt *begin;

	if (store->is_held)
		return 1;
	if (store_make(store) < 0)
		return 0;
	begin = store_statement(store, STATEMENT_BEGIN);
	if (begin && store_step(begin) == SQLITE_DONE)
		return 1;
	if (begin)
		store_complain(store, "beginning to write", "开始写入");
	return 0;
}

void store_rollback(struct store *store)
{
	sqlite3_stmt *rollback = store_statement(store, STATEMENT_ROLLBACK);

	store->is_held = 0;
	if (rollback && !sqlite3_get_autocommit(store->db))
		store_step(rollback);
}

int store_hold(struct store *store)
{
	store->is_held = store_begin(store);
	return store->is_held;
}

void store_let_go(struct store *store)
{
	if (store->is_held)
		store_rollback(store);
}

int store_commit(struct store *store)
{
	sqlite3_stmt *commit = store_statement(store, STATEMENT_COMMIT);

	store->is_held = 0;
	if (commit && store_step(commit) == SQLITE_DONE)
		return 1;
	if (commit)
		store_complain(store, "committing", "提交");
	/* Still in its transaction, it has not happened. SQLite itself rolled back, and perhaps after some of it was on
	 * disk. */
	if (sqlite3_get_autocommit(store->db))
		return -1;
	store_rollback(store);
	return 0;
}

int store_find(struct store *store, const char *reference, uint8_t ret_id[16])
{
	const int is_open = store_look(store);
	sqlite3_stmt *find = is_open > 0 ? store_statement(store, STATEMENT_FIND) : NULL;
	int result;

	if (!find)
		return is_open == 0 ? 0 : -1; /* where there is no database, there is no order */
	sqlite3_bind_text(find, 1, reference, -1, SQLITE_STATIC);
	result = sqlite3_step(find);
	if (result == SQLITE_ROW && sqlite3_column_bytes(find, 0) == 16)
		memcpy(ret_id, sqlite3_column_blob(find, 0), 16);
	else if (result != SQLITE_DONE)
		store_complain(store, "reading the database", "读取数据库");
	sqlite3_reset(find);
	return result == SQLITE_ROW ? 1 : result == SQLITE_DONE ? 0 : -1;
}

static int read_number(sqlite3 *db, const char *sql, int64_t *ret_number)
{
	sqlite3_stmt *statement = NULL;
	int found;

	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		return 0;
	found = sqlite3_step(statement) == SQLITE_ROW;
	if (found)
		*ret_number = sqlite3_column_int64(statement, 0);
	return sqlite3_finalize(statement) == SQLITE_OK && found;
}

/* Makes the tables unless they are there: in one transaction, so that a desk that dies now leaves a database or none.
 */
static int lay_out(struct store *store)
{
	int64_t layout = -1;
	int64_t application = -1;
	int64_t tables = -1;
	char pragmas[96];

	if (!read_number(store->db, "PRAGMA user_version", &layout) ||
	    !read_number(store->db, "PRAGMA application_id", &application))
		return 0;
	if (layout == LAYOUT && application == APPLICATION_ID)
		return 1;
	if (sqlite3_exec(store->db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK ||
	    !read_number(store->db, "PRAGMA user_version", &layout) ||
	    !read_number(store->db, "PRAGMA application_id", &application) ||
	    !read_number(store->db, "SELECT count(*) FROM sqlite_master", &tables))
		return 0;
	if (layout == LAYOUT && application == APPLICATION_ID) /* another process was faster */
		return sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL) == SQLITE_OK;
	if (layout != 0 || application != 0 || tables != 0) {
		fprintf(stderr,
			say("shipdesk: %s: not a database of this program, or of a later version of it\n",
			    "shipdesk:%s:不是本程序的数据库,或来自更新的版本\n"),
			store->path);
		return -1;
	}
	snprintf(pragmas, sizeof(pragmas), "PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT",
		 APPLICATION_ID, LAYOUT);
	return sqlite3_exec(store->db, schema, NULL, NULL, NULL) == SQLITE_OK &&
	       sqlite3_exec(store->db, pragmas, NULL, NULL, NULL) == SQLITE_OK;
}

/* 1, or -1 after a complaint. */
static int open_database(struct store *store, int flags)
{
	int result = 0;

	if (sqlite3_open_v2(store->path, &store->db, flags | SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
		sqlite3_extended_result_codes(store->db, 1);
		sqlite3_busy_timeout(store->db, BUSY_TIMEOUT_MS);
		/* Money has moved by what is committed here: FULL, since with NORMAL a power failure takes commits
		 * back. */
		if (sqlite3_exec(store->db,
				 "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON", NULL,
				 NULL, NULL) == SQLITE_OK)
			result = lay_out(store);
	}
	if (result > 0)
		return 1;
	if (result == 0)
		store_complain(store, "opening the database", "打开数据库");
	sqlite3_close(store->db);
	store->db = NULL;
	return -1;
}

struct store *store_new(const char *path)
{
	struct store *store = must_allocate(sizeof(*store));

	store->path = path;
	store->relay_file = -1;
	return store;
}

int store_look(struct store *store)
{
	if (store->db)
		return 1;
	if (access(store->path, F_OK) != 0 && errno == ENOENT)
		return 0;
	return open_database(store, 0);
}

int store_make(struct store *store)
{
	return store->db ? 1 : open_database(store, SQLITE_OPEN_CREATE);
}

void store_close(struct store *store)
{
	int at;

	if (!store)
		return;
	for (at = 0; at < STATEMENT_COUNT; at++)
		sqlite3_finalize(store->statements[at]);
	sqlite3_close(store->db);
	if (store->relay_file >= 0)
		close(store->relay_file);
	free(store);
}
