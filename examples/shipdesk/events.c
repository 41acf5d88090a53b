/* The log of events, the relay that delivers effects, and auto-cancel. */
#include <stdlib.h>
#include <string.h>

#include "document.h"
#include "show.h"
#include "walk.h"

/* Effects that are handed out at once, and orders that expire at once. */
#define EFFECTS_OF_BATCH 200
#define ORDERS_OF_COMMIT 500

/* ---- events ---- */

static int print_events(struct desk *desk, sqlite3_stmt *statement)
{
	struct buffer out = {0};
	int status = EXIT_DONE;
	int result;

	while ((result = sqlite3_step(statement)) == SQLITE_ROW && !ferror(stdout)) {
		const void *bytes = sqlite3_column_blob(statement, 0);
		struct shp_event *event = NULL;
		const int32_t decoded = shp_event_decode(desk->ctx, bytes, (size_t)sqlite3_column_bytes(statement, 0),
							 &event, desk->error);

		if (decoded != SHP_OK) {
			status = desk_complain(desk, desk->error, decoded, "events");
			continue;
		}
		buffer_reset(&out);
		document_event(event, &out);
		puts(out.bytes);
		shp_event_unref(event);
	}
	if (result != SQLITE_DONE && result != SQLITE_ROW) {
		store_complain(desk->store, "reading the database", "读取数据库");
		status = EXIT_BROKEN;
	}
	buffer_free(&out);
	return status;
}

int run_events(struct desk *desk, struct arguments *arguments)
{
	const char *reference = argument_next(arguments);
	sqlite3_stmt *statement;
	uint8_t id[16];
	int status = EXIT_DONE;

	if (arguments->at < arguments->count)
		return usage_error("events takes at most one order", "events 最多接受一个订单", "");
	if (desk_use(desk, 0) != EXIT_DONE)
		return EXIT_BROKEN;
	if (reference) {
		struct shp_order *order = order_load(desk, reference, &status);

		if (!order)
			return status;
		shp_order_get_id(order, id);
		shp_order_unref(order);
	}
	statement =
		store_prepare(desk->store, reference ? "SELECT event FROM events WHERE order_id = ?1 ORDER BY position"
						     : "SELECT event FROM events ORDER BY position");
	if (!statement)
		return EXIT_BROKEN;
	if (reference)
		sqlite3_bind_blob(statement, 1, id, sizeof(id), SQLITE_STATIC);
	status = print_events(desk, statement);
	sqlite3_finalize(statement);
	return status;
}

/* ---- deliver ---- */

static int deliver(struct desk *desk, uint32_t limit)
{
	int64_t after = 0;
	uint32_t handed = 0;
	int32_t status;

	if (relay_begin(desk->store, desk_now(desk)) != EXIT_DONE)
		return EXIT_BROKEN;
	do {
		const uint32_t batch = limit - handed < EFFECTS_OF_BATCH ? limit - handed : EFFECTS_OF_BATCH;
		uint32_t count;

		status = shp_host_deliver(desk->host, after, batch, desk->store->relay_now, &after, desk->error);
		if (status != SHP_OK)
			return desk_complain(desk, desk->error, status, "deliver");
		count = shp_host_count_deliveries(desk->host, 0);
		handed += count;
		if (count < batch)
			break;
	} while (handed < limit && !desk->store->relay_is_broken);
	return desk->store->relay_is_broken ? EXIT_BROKEN : EXIT_DONE;
}

int run_deliver(struct desk *desk, struct arguments *arguments)
{
	const char *name;
	char *value;
	uint32_t limit = UINT32_MAX;
	const int status = argument_option(arguments, " ", " --limit ", &name, &value);

	if (status != EXIT_DONE)
		return status;
	if (name) {
		char *end;
		const unsigned long number = strtoul(value, &end, 10);

		if (value[0] < '0' || value[0] > '9' || *end || number > UINT32_MAX)
			return usage_error("--limit: \"{1}\" is not a number", "--limit:“{1}”不是数字", value);
		limit = (uint32_t)number;
	}
	if (arguments->at < arguments->count)
		return usage_surplus(arguments);
	if (desk_use(desk, 0) != EXIT_DONE)
		return EXIT_BROKEN;
	return limit ? deliver(desk, limit) : EXIT_DONE;
}

/* ---- expire ---- */

/* An order that is past its deadline. */
struct due {
	uint8_t id[16];
	char *reference;
};

/* Orders that are due, in one commit. */
static int expire_some(struct desk *desk, struct shp_batch *batch, const struct due *due, int64_t now,
		       size_t *ret_expired)
{
	int status = EXIT_DONE;
	uint32_t at;

	if (shp_batch_count_commands(batch) > 0)
		shp_host_run_batch(desk->host, desk->rules, batch, now);
	for (at = 0; at < shp_batch_count_commands(batch); at++) {
		const int32_t one = shp_batch_get_status(batch, at);
		const struct shp_decision *decision = shp_batch_get_decision(batch, at);

		if (one != SHP_OK) {
			const int exit_status =
				desk_complain(desk, shp_batch_get_error(batch, at), one, due[at].reference);

			status = exit_status > status ? exit_status : status;
		} else if (shp_decision_count_events(decision) > 0) { /* else somebody was faster */
			show_decision(desk, decision, due[at].reference);
			(*ret_expired)++;
		}
	}
	shp_batch_clear(batch);
	return status;
}

/* Finds the orders that are due; *ret_due and the references in it are to be freed. Answers the exit status. */
static int find_due(struct desk *desk, int64_t now, struct due **ret_due, size_t *ret_count)
{
	struct due *due = NULL;
	struct shp_order *order;
	struct walk walk;
	size_t capacity = 0;
	size_t count = 0;

	walk_begin(&walk, desk, "WHERE status = 'unshipped'");
	while ((order = walk_next(&walk)) != NULL) {
		const char *reference = shp_order_get_text(order, SHP_ORDER_REFERENCE);
		int64_t deadline;

		if (shp_order_get_deadline(desk->rules, order, &deadline, NULL) == SHP_OK && deadline <= now) {
			if (count == capacity) {
				capacity = capacity ? capacity * 2 : 64;
				due = must_grow(due, capacity * sizeof(*due));
			}
			shp_order_get_id(order, due[count].id);
			due[count++].reference = must_copy(reference, strlen(reference));
		}
		shp_order_unref(order);
	}
	*ret_due = due;
	*ret_count = count;
	return walk_end(&walk);
}

int run_expire(struct desk *desk, struct arguments *arguments)
{
	const int64_t now = desk_now(desk);
	struct shp_batch *batch = NULL;
	struct due *due;
	size_t count;
	size_t expired = 0;
	size_t first = 0;
	size_t at;
	int status;

	if (arguments->at < arguments->count)
		return usage_surplus(arguments);
	if (desk_use(desk, 0) != EXIT_DONE)
		return EXIT_BROKEN;
	if (shp_batch_new(desk->ctx, 1, &batch) != SHP_OK)
		return desk_complain(desk, NULL, SHP_ERR_NO_MEMORY, "expire");
	status = find_due(desk, now, &due, &count);
	for (at = 0; at < count; at++) {
		shp_batch_add_expire(batch, due[at].id);
		if (shp_batch_count_commands(batch) == ORDERS_OF_COMMIT || at + 1 == count) {
			const int one = expire_some(desk, batch, due + first, now, &expired);

			status = one > status ? one : status;
			first = at + 1;
		}
	}
	printf(say("orders cancelled: %zu\n", "已自动取消的订单:%zu\n"), expired);
	shp_batch_free(batch);
	while (count > 0)
		free(due[--count].reference);
	free(due);
	return status;
}
