/* Decodes and replays every order, recomputes every id, compares every row, checks every law. Changes nothing. */
#include "verify.h"

#include <stdlib.h>
#include <string.h>

#include "document.h"
#include "store.h"
#include "uuid_text.h"

void violation(struct verify *verify, const char *reference, const char *what, const char *which)
{
	verify->violations++;
	printf("%s: %s%s%s%s\n", reference, what, which ? " (" : "", which ? which : "", which ? ")" : "");
}

static void library_violation(struct verify *verify, const char *reference, const char *what, int32_t status)
{
	const struct shp_error *error = verify->desk->error;

	violation(verify, reference, what,
		  shp_error_count_kept(error) ? shp_error_get_message(error, 0, SHP_LANGUAGE_EN)
					      : shp_status_name(status));
}

/* ---- queries ---- */

/* Each row of a query is a violation: its first column says of what, its second, if there is one, which. */
static int verify_query(struct verify *verify, const char *sql, const char *what)
{
	sqlite3_stmt *statement = store_prepare(verify->desk->store, sql);
	int result;

	if (!statement)
		return EXIT_BROKEN;
	while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
		const char *about = (const char *)sqlite3_column_text(statement, 0);
		const char *which =
			sqlite3_column_count(statement) > 1 ? (const char *)sqlite3_column_text(statement, 1) : NULL;

		violation(verify, about ? about : "?", what, which);
	}
	if (result != SQLITE_DONE)
		store_complain(verify->desk->store, "reading the database", "读取数据库");
	sqlite3_finalize(statement);
	return result == SQLITE_DONE ? EXIT_DONE : EXIT_BROKEN;
}

static int verify_tables(struct verify *verify)
{
	static const struct {
		const char *what;
		const char *sql;
	} queries[] = {
		{"the file is damaged",
		 "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'"},
		{"an id happened twice", "SELECT lower(hex(id)), count(*) FROM events GROUP BY id HAVING count(*) > 1"},
		{"events of no order",
		 "SELECT lower(hex(id)), type FROM events WHERE order_id NOT IN (SELECT id FROM orders)"},
		{"an effect to be delivered that never happened",
		 "SELECT id, type FROM outbox WHERE position NOT IN (SELECT position FROM events)"},
	};
	int status = EXIT_DONE;
	size_t at;

	for (at = 0; at < sizeof(queries) / sizeof(queries[0]) && status == EXIT_DONE; at++)
		status = verify_query(verify, queries[at].sql, queries[at].what);
	return status;
}

/* ---- one event ---- */

static void verify_outbox(struct verify *verify, const char *reference, const struct shp_event *event,
			  sqlite3_stmt *row, const char *id, const char *order_id)
{
	const char *stored_id = (const char *)sqlite3_column_text(row, 5);
	struct buffer json = {0};

	if (!shp_event_is_effect(event)) {
		if (stored_id)
			violation(verify, reference, "a fact is to be delivered", id);
		return;
	}
	if (!stored_id) {
		violation(verify, reference, "an effect is not to be delivered", id);
		return;
	}
	document_event(event, &json);
	if (strcmp(stored_id, id) != 0 || strcmp((const char *)sqlite3_column_text(row, 6), order_id) != 0 ||
	    strcmp((const char *)sqlite3_column_text(row, 7), shp_event_get_type(event)) != 0 ||
	    strcmp((const char *)sqlite3_column_text(row, 8), json.bytes) != 0)
		violation(verify, reference, "what is delivered is not what happened", id);
	if (strstr(json.bytes, "\"memo\""))
		violation(verify, reference, "an effect tells the memo", id);
	buffer_free(&json);
}

static void verify_event(struct verify *verify, const char *reference, const struct shp_event *event, sqlite3_stmt *row,
			 const uint8_t order_id[16])
{
	const size_t size = (size_t)sqlite3_column_bytes(row, 3);
	uint8_t *bytes = must_allocate(size);
	uint8_t id[16];
	uint8_t of[16];
	char id_text[UUID_SIZE];
	char order_text[UUID_SIZE];
	size_t written = 0;

	shp_event_get_id(event, id);
	uuid_write(id, id_text);
	if (sqlite3_column_bytes(row, 0) != 16 || memcmp(sqlite3_column_blob(row, 0), id, 16) != 0)
		violation(verify, reference, "an id is not that of its event", id_text);
	shp_event_get_order_id(event, of);
	if (memcmp(of, order_id, 16) != 0)
		violation(verify, reference, "an event is another order's", id_text);
	if (sqlite3_column_int64(row, 1) != shp_event_get_revision(event))
		violation(verify, reference, "a revision is not that of its event", id_text);
	if (strcmp((const char *)sqlite3_column_text(row, 2), shp_event_get_type(event)) != 0)
		violation(verify, reference, "a type is not that of its event", id_text);
	if (shp_event_encode(event, bytes, size, &written) != SHP_OK || written != size ||
	    memcmp(bytes, sqlite3_column_blob(row, 3), size) != 0)
		violation(verify, reference, "an event has other bytes than its own", id_text);
	verify_outbox(verify, reference, event, row, id_text, uuid_write(order_id, order_text));
	free(bytes);
}

/* ---- the history of one order ---- */

static void history_free(struct history *history)
{
	while (history->count > 0)
		shp_event_unref(history->events[--history->count]);
	free(history->events);
}

/* A line for each gap, not for each event behind it. */
static void verify_gap(struct verify *verify, struct history *history, int64_t revision)
{
	char which[64];

	if (revision > history->last + 1) {
		if (revision == history->last + 2)
			snprintf(which, sizeof(which), "event %lld", (long long)revision - 1);
		else
			snprintf(which, sizeof(which), "events %lld to %lld", (long long)history->last + 1,
				 (long long)revision - 1);
		violation(verify, history->reference, "the history has a gap", which);
		history->has_gap = 1;
	}
	history->last = revision;
}

/* Reads all events of an order. True when each could be decoded. */
static int read_history(struct verify *verify, sqlite3_stmt *statement, const uint8_t order_id[16],
			struct history *history)
{
	struct desk *desk = verify->desk;
	int good = 1;
	int result;

	sqlite3_reset(statement);
	sqlite3_bind_blob(statement, 1, order_id, 16, SQLITE_STATIC);
	while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
		struct shp_event *event = NULL;
		const int32_t status =
			shp_event_decode(desk->ctx, sqlite3_column_blob(statement, 3),
					 (size_t)sqlite3_column_bytes(statement, 3), &event, desk->error);

		verify->events++;
		verify_gap(verify, history, sqlite3_column_int64(statement, 1));
		if (status != SHP_OK) {
			library_violation(verify, history->reference, "an event cannot be read", status);
			good = 0;
			continue;
		}
		if (history->count == history->capacity) {
			history->capacity = history->capacity ? history->capacity * 2 : 16;
			history->events = must_grow(history->events, history->capacity * sizeof(*history->events));
		}
		history->events[history->count++] = event;
		verify_event(verify, history->reference, event, statement, order_id);
	}
	if (result != SQLITE_DONE) {
		store_complain(desk->store, "reading the database", "读取数据库");
		verify->status = EXIT_BROKEN;
	}
	sqlite3_reset(statement);
	return good && result == SQLITE_DONE;
}

static void verify_replay(struct verify *verify, const struct shp_order *order, const struct history *history)
{
	struct shp_order *replayed = NULL;
	const int32_t status = shp_order_replay(NULL, (const struct shp_event *const *)history->events, history->count,
						&replayed, verify->desk->error);

	if (status != SHP_OK)
		library_violation(verify, history->reference, "its events do not follow from each other", status);
	else if (!shp_order_equals(replayed, order))
		violation(verify, history->reference, "its events make another order", NULL);
	shp_order_unref(replayed);
}

/* ---- one order ---- */

static void verify_row(struct verify *verify, const struct shp_order *order, sqlite3_stmt *row)
{
	const char *reference = (const char *)sqlite3_column_text(row, 1);
	const size_t size = (size_t)sqlite3_column_bytes(row, 6);
	uint8_t *bytes = must_allocate(size);
	size_t written = 0;
	uint8_t id[16];

	shp_order_get_id(order, id);
	if (sqlite3_column_bytes(row, 0) != 16 || memcmp(sqlite3_column_blob(row, 0), id, 16) != 0)
		violation(verify, reference, "the row has another id", NULL);
	if (strcmp(reference, shp_order_get_text(order, SHP_ORDER_REFERENCE)) != 0)
		violation(verify, reference, "the row has another reference", NULL);
	if (strcmp((const char *)sqlite3_column_text(row, 2), shp_order_get_text(order, SHP_ORDER_MARKETPLACE)) != 0)
		violation(verify, reference, "the row has another marketplace",
			  (const char *)sqlite3_column_text(row, 2));
	if (sqlite3_column_int64(row, 3) != shp_order_get_ordered_at(order))
		violation(verify, reference, "the row has another time of the order", NULL);
	if (strcmp((const char *)sqlite3_column_text(row, 4), shp_order_status_name(shp_order_get_status(order))) != 0)
		violation(verify, reference, "the row has another status", NULL);
	if (sqlite3_column_int64(row, 5) != shp_order_get_revision(order))
		violation(verify, reference, "the row has another revision", NULL);
	if (shp_order_encode(order, bytes, size, &written) != SHP_OK || written != size ||
	    memcmp(bytes, sqlite3_column_blob(row, 6), size) != 0)
		violation(verify, reference, "the order has other bytes than its own", NULL);
	free(bytes);
}

static void verify_order(struct verify *verify, sqlite3_stmt *row, sqlite3_stmt *events)
{
	struct desk *desk = verify->desk;
	const char *reference = (const char *)sqlite3_column_text(row, 1);
	struct history history = {.reference = reference};
	struct shp_order *order = NULL;
	uint8_t id[16];
	const int32_t status = shp_order_decode(desk->ctx, sqlite3_column_blob(row, 6),
						(size_t)sqlite3_column_bytes(row, 6), &order, desk->error);

	verify->orders++;
	if (status != SHP_OK) {
		library_violation(verify, reference, "the order cannot be read", status);
		return;
	}
	verify_row(verify, order, row);
	shp_order_get_id(order, id);
	if (read_history(verify, events, id, &history)) {
		if (history.last < shp_order_get_revision(order))
			verify_gap(verify, &history, shp_order_get_revision(order) + 1);
		/* With a gap, nothing follows from anything: that is one fault, not one of each law. */
		if (!history.has_gap) {
			verify_replay(verify, order, &history);
			verify_laws(verify, order, &history);
		}
	}
	history_free(&history);
	shp_order_unref(order);
}

static int verify_orders(struct verify *verify)
{
	struct store *store = verify->desk->store;
	sqlite3_stmt *orders = store_prepare(
		store,
		"SELECT id, reference, marketplace, ordered_at, status, revision, state FROM orders ORDER BY rowid");
	sqlite3_stmt *events = store_prepare(
		store,
		"SELECT e.id, e.revision, e.type, e.event, e.position, o.id, o.aggregateid, o.type, o.payload"
		" FROM events AS e LEFT JOIN outbox AS o USING (position) WHERE e.order_id = ?1 ORDER BY e.revision");
	int result = SQLITE_ERROR;

	while (orders && events && (result = sqlite3_step(orders)) == SQLITE_ROW)
		verify_order(verify, orders, events);
	if (result != SQLITE_DONE)
		store_complain(store, "reading the database", "读取数据库");
	sqlite3_finalize(orders);
	sqlite3_finalize(events);
	return result == SQLITE_DONE ? EXIT_DONE : EXIT_BROKEN;
}

int run_verify(struct desk *desk, struct arguments *arguments)
{
	struct verify verify = {.desk = desk};
	sqlite3 *db;
	int status;

	if (arguments->at < arguments->count)
		return usage_surplus(arguments);
	if (desk_use(desk, 0) != EXIT_DONE)
		return EXIT_BROKEN;
	db = desk->store->db;
	/* One look at one moment, whatever others are writing. */
	if (sqlite3_exec(db, "BEGIN", NULL, NULL, NULL) != SQLITE_OK) {
		store_complain(desk->store, "reading the database", "读取数据库");
		return EXIT_BROKEN;
	}
	status = verify_tables(&verify);
	if (status == EXIT_DONE)
		status = verify_orders(&verify);
	sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
	if (status != EXIT_DONE || verify.status != EXIT_DONE)
		return EXIT_BROKEN; /* what was not read was not verified */
	printf("%zu orders, %zu events, %zu violations\n", verify.orders, verify.events, verify.violations);
	return verify.violations ? EXIT_REFUSED : EXIT_DONE;
}
