/*
 * The hooks of the host driver. Each returns nothing and answers by a call; one that returns early has answered
 * nothing, which counts as "nobody knows": never as done, never as failed.
 */
#include <stdio.h>
#include <stdlib.h>

#include "buffer.h"
#include "instant.h"
#include "store.h"
#include "uuid_text.h"

static void load(void *user_data, struct shp_load *load)
{
	struct store *store = user_data;
	const int is_open = store_look(store);
	sqlite3_stmt *statement = is_open > 0 ? store_statement(store, STATEMENT_LOAD) : NULL;
	uint8_t id[16];
	int result;

	if (is_open == 0) {
		shp_load_answer_absent(load);
		return;
	}
	if (!statement) {
		shp_load_answer_failed(load);
		return;
	}
	shp_load_get_order_id(load, id);
	sqlite3_bind_blob(statement, 1, id, sizeof(id), SQLITE_STATIC);
	result = sqlite3_step(statement);
	if (result == SQLITE_ROW) {
		const void *bytes = sqlite3_column_blob(statement, 0);

		shp_load_answer_found(load, bytes, (size_t)sqlite3_column_bytes(statement, 0));
	} else if (result == SQLITE_DONE) {
		shp_load_answer_absent(load);
	} else {
		store_complain(store, "reading the database", "读取数据库");
		shp_load_answer_failed(load);
	}
	sqlite3_reset(statement);
}

/* 1 when the stored revision is the expected one, 0 when it is another, -1 when it could not be read. */
static int revision_is_expected(struct store *store, struct shp_commit *commit, uint32_t order, const uint8_t id[16])
{
	const char *reference = shp_order_get_text(shp_commit_get_order(commit, order), SHP_ORDER_REFERENCE);
	const int64_t expected = shp_commit_get_expected_revision(commit, order);
	sqlite3_stmt *statement = store_statement(store, STATEMENT_REVISION);
	int result;
	int same;

	if (!statement)
		return -1;
	/* By reference too: the same reference under another marketplace is there already, and the desk has one order
	 * for each. */
	sqlite3_bind_blob(statement, 1, id, 16, SQLITE_STATIC);
	sqlite3_bind_text(statement, 2, reference, -1, SQLITE_STATIC);
	result = sqlite3_step(statement);
	same = result == SQLITE_ROW ? sqlite3_column_int64(statement, 0) == expected : expected == 0;
	sqlite3_reset(statement);
	return result == SQLITE_ROW || result == SQLITE_DONE ? same : -1;
}

static int store_event(struct store *store, struct shp_commit *commit, uint32_t order, uint32_t index,
		       const uint8_t order_id[16])
{
	struct shp_event *event = shp_commit_get_event(commit, order, index);
	sqlite3_stmt *statement = store_statement(store, STATEMENT_INSERT_EVENT);
	const char *json;
	uint8_t id[16];
	char id_text[UUID_SIZE];
	char order_text[UUID_SIZE];
	size_t size = 0;
	const uint8_t *bytes = shp_commit_get_event_bytes(commit, order, index, &size);

	if (!statement || !bytes)
		return 0;
	shp_event_get_id(event, id);
	sqlite3_bind_blob(statement, 1, id, sizeof(id), SQLITE_STATIC);
	sqlite3_bind_blob(statement, 2, order_id, 16, SQLITE_STATIC);
	sqlite3_bind_int64(statement, 3, shp_event_get_revision(event));
	sqlite3_bind_text(statement, 4, shp_event_get_type(event), -1, SQLITE_STATIC);
	sqlite3_bind_blob64(statement, 5, bytes, size, SQLITE_STATIC);
	if (store_step(statement) != SQLITE_DONE)
		return 0;
	if (!shp_event_is_effect(event))
		return 1;

	json = shp_commit_get_event_json(commit, order, index, &size);
	statement = store_statement(store, STATEMENT_INSERT_EFFECT);
	if (!json || !statement)
		return 0;
	sqlite3_bind_int64(statement, 1, sqlite3_last_insert_rowid(store->db));
	sqlite3_bind_text(statement, 2, uuid_write(id, id_text), -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 3, uuid_write(order_id, order_text), -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 4, shp_event_get_type(event), -1, SQLITE_STATIC);
	sqlite3_bind_text64(statement, 5, json, size, SQLITE_STATIC, SQLITE_UTF8);
	return store_step(statement) == SQLITE_DONE;
}

static int store_order(struct store *store, struct shp_commit *commit, uint32_t order, const uint8_t id[16])
{
	const struct shp_order *value = shp_commit_get_order(commit, order);
	const char *status = shp_order_status_name(shp_order_get_status(value));
	const int is_new = shp_commit_get_expected_revision(commit, order) == 0;
	sqlite3_stmt *statement = store_statement(store, is_new ? STATEMENT_INSERT_ORDER : STATEMENT_UPDATE_ORDER);
	size_t size = 0;
	const uint8_t *bytes = shp_commit_get_bytes(commit, order, &size);
	int column = 1;
	uint32_t event;

	if (!statement || !bytes)
		return 0;
	sqlite3_bind_blob(statement, column++, id, 16, SQLITE_STATIC);
	if (is_new) {
		sqlite3_bind_text(statement, column++, shp_order_get_text(value, SHP_ORDER_REFERENCE), -1,
				  SQLITE_STATIC);
		sqlite3_bind_text(statement, column++, shp_order_get_text(value, SHP_ORDER_MARKETPLACE), -1,
				  SQLITE_STATIC);
		sqlite3_bind_int64(statement, column++, shp_order_get_ordered_at(value));
	}
	sqlite3_bind_text(statement, column++, status, -1, SQLITE_STATIC);
	sqlite3_bind_int64(statement, column++, shp_commit_get_revision(commit, order));
	sqlite3_bind_blob64(statement, column++, bytes, size, SQLITE_STATIC);
	if (store_step(statement) != SQLITE_DONE)
		return 0;
	for (event = 0; event < shp_commit_count_events(commit, order); event++) {
		if (!store_event(store, commit, order, event, id))
			return 0;
	}
	return 1;
}

/* Stores those whose revision is the expected one and marks the others. 0 when something failed. */
static int store_all(struct store *store, struct shp_commit *commit, uint32_t count, uint8_t *conflicts)
{
	uint8_t id[16];
	uint32_t order;

	for (order = 0; order < count; order++) {
		int expected;

		shp_commit_get_order_id(commit, order, id);
		expected = revision_is_expected(store, commit, order, id);
		conflicts[order] = expected == 0;
		if (expected < 0 || (expected > 0 && !store_order(store, commit, order, id)))
			return 0;
	}
	return 1;
}

/* All orders of one call in one transaction. Nothing can change between look and commit: BEGIN IMMEDIATE is the one
 * writer. */
static void commit(void *user_data, struct shp_commit *commit)
{
	struct store *store = user_data;
	const uint32_t count = shp_commit_count_orders(commit);
	uint8_t *conflicts;
	uint32_t order;
	int result;

	if (!store_begin(store)) {
		shp_commit_answer_all(commit, SHP_COMMIT_FAILED);
		return;
	}
	conflicts = must_allocate(count);
	if (store_all(store, commit, count, conflicts)) {
		result = store_commit(store);
	} else {
		store_complain(store, "storing an order", "保存订单");
		store_rollback(store);
		result = 0;
	}
	for (order = 0; order < count; order++) {
		if (result == 0)
			shp_commit_answer(commit, order, SHP_COMMIT_FAILED);
		else if (conflicts[order])
			shp_commit_answer(commit, order, SHP_COMMIT_CONFLICT);
		else
			shp_commit_answer(commit, order, result > 0 ? SHP_COMMIT_DONE : SHP_COMMIT_UNKNOWN);
	}
	free(conflicts);
}

/*
 * Leases effects that nobody has, and none whose order has an earlier one with another relay; hands them out. 0 when
 * something failed.
 */
static int hand_out(struct store *store, struct shp_pending *pending)
{
	const int64_t after = shp_pending_get_after(pending);
	sqlite3_stmt *statement = store_statement(store, STATEMENT_LEASE);
	int result;

	if (!statement || !relay_free_leases(store))
		return 0;
	sqlite3_bind_int(statement, 1, store->relay);
	sqlite3_bind_int64(statement, 2, after);
	sqlite3_bind_int64(statement, 3, shp_pending_get_limit(pending));
	if (store_step(statement) != SQLITE_DONE)
		return 0;

	statement = store_statement(store, STATEMENT_LEASED);
	if (!statement)
		return 0;
	sqlite3_bind_int(statement, 1, store->relay);
	sqlite3_bind_int64(statement, 2, after);
	while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
		const void *bytes = sqlite3_column_blob(statement, 2);

		shp_pending_add(pending, sqlite3_column_int64(statement, 0), sqlite3_column_int(statement, 1), bytes,
				(size_t)sqlite3_column_bytes(statement, 2));
	}
	sqlite3_reset(statement);
	return result == SQLITE_DONE;
}

/* Leases end with their relay (relay.c): what the driver says about time need not be kept. */
static void pending(void *user_data, struct shp_pending *pending)
{
	struct store *store = user_data;

	if (!store_begin(store)) {
		shp_pending_answer(pending, SHP_PENDING_FAILED);
		return;
	}
	if (!hand_out(store, pending)) {
		store_complain(store, "looking for effects", "查找待执行的事项");
		store_rollback(store);
		shp_pending_answer(pending, SHP_PENDING_FAILED);
		return;
	}
	shp_pending_answer(pending, store_commit(store) > 0 ? SHP_PENDING_DONE : SHP_PENDING_FAILED);
}

/* The outside world of this desk is whoever reads stdout. Delivered is what has been flushed, not before. */
static void deliver(void *user_data, struct shp_delivery *delivery)
{
	struct store *store = user_data;
	size_t size = 0;
	const char *json = shp_delivery_get_json(delivery, &size);

	if (!json)
		return;
	if (!store->relay_is_broken)
		store->relay_is_broken =
			fwrite(json, 1, size, stdout) != size || fputc('\n', stdout) == EOF || fflush(stdout) != 0;
	if (store->relay_is_broken)
		shp_delivery_answer_retry(delivery, shp_delivery_get_now(delivery));
	else
		shp_delivery_answer(delivery, SHP_DELIVERY_DONE);
}

static int acknowledge_all(struct store *store, struct shp_acknowledgement *acknowledgement)
{
	const uint32_t count = shp_acknowledgement_count_effects(acknowledgement);
	char at[INSTANT_SIZE];
	uint32_t effect;

	instant_format(store->relay_now, at);
	for (effect = 0; effect < count; effect++) {
		sqlite3_stmt *statement = store_statement(store, STATEMENT_ACKNOWLEDGE);

		if (!shp_acknowledgement_is_final(acknowledgement, effect))
			continue; /* still to be delivered: as it is */
		if (!statement)
			return 0;
		sqlite3_bind_int64(statement, 1, shp_acknowledgement_get_position(acknowledgement, effect));
		sqlite3_bind_text(statement, 2, at, -1, SQLITE_STATIC);
		if (store_step(statement) != SQLITE_DONE)
			return 0;
	}
	return 1;
}

static void acknowledge(void *user_data, struct shp_acknowledgement *acknowledgement)
{
	struct store *store = user_data;

	if (!store_begin(store)) {
		shp_acknowledgement_answer(acknowledgement, SHP_ACKNOWLEDGEMENT_FAILED);
		return;
	}
	if (!acknowledge_all(store, acknowledgement)) {
		store_complain(store, "recording what was delivered", "记录已交出的事项");
		store_rollback(store);
		shp_acknowledgement_answer(acknowledgement, SHP_ACKNOWLEDGEMENT_FAILED);
		return;
	}
	switch (store_commit(store)) {
	case 1:
		shp_acknowledgement_answer(acknowledgement, SHP_ACKNOWLEDGEMENT_DONE);
		break;
	case 0:
		shp_acknowledgement_answer(acknowledgement, SHP_ACKNOWLEDGEMENT_FAILED);
		break;
	default:
		break; /* no answer: nobody knows */
	}
}

void hooks_set(struct shp_host *host)
{
	shp_host_set_load(host, load);
	shp_host_set_commit(host, commit);
	shp_host_set_pending(host, pending);
	shp_host_set_deliver(host, 0, deliver);
	shp_host_set_acknowledge(host, acknowledge);
}
