#include "fake_host.h"

#include <string.h>

/* ---- behaviour ---- */

static void call_back(struct fake_host *fake);

static enum fake_behaviour begin(struct fake_host *fake, enum fake_hook hook)
{
	enum fake_behaviour behaviour = FAKE_WELL;

	if (fake->dead)
		return FAKE_SILENT;
	fake->calls++;
	if (fake->plan)
		behaviour = fake->plan(fake->plan_data, fake, hook);
	if (behaviour == FAKE_REENTER)
		call_back(fake);
	fake->dead = behaviour == FAKE_CRASH || behaviour == FAKE_DONE_CRASH;
	return behaviour;
}

static int is_done(enum fake_behaviour behaviour)
{
	return behaviour == FAKE_WELL || behaviour >= FAKE_DONE_SILENT;
}

/* Gives the answers of a behaviour, each by answer(): done, or what the hook has for failed, conflict and unknown. */
struct answers {
	int32_t done;
	int32_t failed;
	int32_t conflict;
	int32_t unknown;
	int32_t refused;
};
#define ODD 4711

static uint32_t list_answers(enum fake_behaviour behaviour, const struct answers *answers, int32_t ret_list[2])
{
	ret_list[0] = answers->done;
	ret_list[1] = answers->done;
	switch (behaviour) {
	case FAKE_WELL:
	case FAKE_REENTER:
		return 1;
	case FAKE_TWICE:
	case FAKE_DONE_TWICE:
		return 2;
	case FAKE_FAILED:
		ret_list[0] = answers->failed;
		return 1;
	case FAKE_CONFLICT:
		ret_list[0] = answers->conflict;
		return answers->conflict != 0;
	case FAKE_UNKNOWN:
	case FAKE_DONE_UNKNOWN:
		ret_list[0] = answers->unknown;
		return 1;
	case FAKE_ODD:
	case FAKE_DONE_ODD:
		ret_list[0] = ODD;
		return 1;
	case FAKE_REFUSED:
		ret_list[0] = answers->refused;
		return 1;
	case FAKE_DONE_CONTRADICTED:
		ret_list[1] = answers->failed;
		return 2;
	case FAKE_SILENT:
	case FAKE_CRASH:
	case FAKE_DONE_SILENT:
	case FAKE_DONE_CRASH:
		break;
	}
	return 0;
}

/* ---- hooks ---- */

static void answer_found(const struct fake_host *fake, struct shp_load *load, const struct fake_order *found)
{
	struct shp_order *order = NULL;
	struct shp_ctx *ctx = NULL;

	if (!fake->answers_values) {
		shp_load_answer_found(load, found->bytes, found->size);
		return;
	}
	must(shp_ctx_new(&ctx) == SHP_OK);
	must(shp_order_decode(ctx, found->bytes, found->size, &order, NULL) == SHP_OK);
	shp_load_answer_order(load, order);
	shp_order_unref(order);
	shp_ctx_unref(ctx);
}

static void fake_load(void *user_data, struct shp_load *load)
{
	enum { FOUND = 1, FAILED, UNKNOWN };
	static const struct answers answers = {FOUND, FAILED, 0, UNKNOWN, FAILED};
	struct fake_host *fake = user_data;
	const enum fake_behaviour behaviour = begin(fake, FAKE_LOAD);
	const struct fake_order *found;
	int32_t list[2];
	uint8_t id[16];

	shp_load_get_order_id(load, id);
	found = fake_store_find(fake->store, id);
	for (uint32_t i = 0; i < list_answers(behaviour, &answers, list); i++) {
		if (list[i] == FAILED)
			shp_load_answer_failed(load);
		else if (list[i] != FOUND)
			shp_load_answer_found(load, NULL, 0);
		else if (found)
			answer_found(fake, load, found);
		else
			shp_load_answer_absent(load);
	}
}

static int32_t commit_order(struct fake_host *fake, const struct shp_commit *commit, uint32_t index)
{
	const struct fake_order *stored;
	int64_t revision;
	uint8_t id[16];

	must(shp_commit_get_order_id(commit, index, id) == SHP_OK);
	stored = fake_store_find(fake->store, id);
	revision = stored ? stored->revision : 0;
	if (revision != shp_commit_get_expected_revision(commit, index) && !fake->any_revision)
		return SHP_COMMIT_CONFLICT;
	if (fake->state_first || fake->events_first) {
		if (fake->state_first)
			fake_store_put_order(fake->store, commit, index);
		else
			fake_store_put_events(fake->store, commit, index);
		if (!is_done(begin(fake, FAKE_COMMIT_HALF)) || fake->dead)
			return 0;
	}
	if (!fake->state_first)
		fake_store_put_order(fake->store, commit, index);
	if (!fake->events_first)
		fake_store_put_events(fake->store, commit, index);
	return SHP_COMMIT_DONE;
}

static void fake_commit(void *user_data, struct shp_commit *commit)
{
	struct fake_host *fake = user_data;
	const enum fake_behaviour behaviour = begin(fake, FAKE_COMMIT);
	const int dead = fake->dead;

	must(shp_commit_count_orders(commit) > 0);
	for (uint32_t i = 0; i < shp_commit_count_orders(commit); i++) {
		struct answers answers = {
			SHP_COMMIT_DONE, SHP_COMMIT_FAILED, SHP_COMMIT_CONFLICT, SHP_COMMIT_UNKNOWN, SHP_COMMIT_FAILED,
		};
		int32_t list[2];

		if (is_done(behaviour)) {
			fake->dead = 0; /* a crash after it is done comes after it is done */
			answers.done = commit_order(fake, commit, i);
			if (fake->dead)
				return;
			fake->dead = dead;
		}
		for (uint32_t j = 0; j < list_answers(behaviour, &answers, list); j++)
			if (list[j])
				shp_commit_answer(commit, i, list[j]);
	}
}

/* Whether an earlier effect of its order, or it itself, is put off. */
static int is_put_off(const struct fake_store *store, uint32_t index, int64_t now, int forgets_order)
{
	for (uint32_t i = forgets_order ? index : 0; i <= index; i++) {
		const struct fake_event *row = &store->events[i];

		if (row->effect && !row->outcome && row->not_before > now &&
		    memcmp(row->order_id, store->events[index].order_id, 16) == 0)
			return 1;
	}
	return 0;
}

static void hand_out(const struct fake_host *fake, struct shp_pending *pending)
{
	struct fake_store *store = fake->store;
	const int64_t now = shp_pending_get_now(pending);
	uint32_t leased[FAKE_EVENTS];
	uint32_t count = 0;

	for (uint32_t i = 0; i < store->event_count && count < shp_pending_get_limit(pending); i++) {
		const struct fake_event *row = &store->events[i];

		if (row->effect && !row->outcome && i + 1 > shp_pending_get_after(pending) &&
		    !is_put_off(store, i, now, fake->forgets_order))
			leased[count++] = i;
	}
	for (uint32_t i = 0; i < count; i++) {
		struct fake_event *row = &store->events[leased[i]];

		const int32_t status = shp_pending_add(pending, leased[i] + 1, row->attempts, row->bytes, row->size);

		must(status == SHP_OK || status == SHP_ERR_NO_MEMORY);
		row->not_before = shp_pending_get_lease_until(pending);
		row->attempts++;
		if (fake->acknowledges_first)
			row->outcome = SHP_DELIVERY_DONE;
	}
}

static void fake_pending(void *user_data, struct shp_pending *pending)
{
	static const struct answers answers = {SHP_PENDING_DONE, SHP_PENDING_FAILED, 0, 0, SHP_PENDING_FAILED};
	struct fake_host *fake = user_data;
	const enum fake_behaviour behaviour = begin(fake, FAKE_PENDING);
	int32_t list[2];

	if (is_done(behaviour))
		hand_out(fake, pending);
	for (uint32_t i = 0; i < list_answers(behaviour, &answers, list); i++)
		shp_pending_answer(pending, list[i]);
}

static void fake_deliver(void *user_data, struct shp_delivery *delivery)
{
	struct answers answers = {
		SHP_DELIVERY_DONE, SHP_DELIVERY_RETRY, 0, SHP_DELIVERY_UNKNOWN, SHP_DELIVERY_REFUSED,
	};
	struct fake_host *fake = user_data;
	const enum fake_behaviour behaviour = begin(fake, FAKE_DELIVER);
	int32_t list[2];

	if (is_done(behaviour)) {
		const int asks = shp_delivery_must_ask(delivery) && !fake->never_asks;

		answers.done = fake_world_receive(fake->world, delivery, asks);
	}
	for (uint32_t i = 0; i < list_answers(behaviour, &answers, list); i++) {
		if (list[i] == SHP_DELIVERY_RETRY)
			shp_delivery_answer_retry(delivery, shp_delivery_get_now(delivery) + 1000);
		else
			shp_delivery_answer(delivery, list[i]);
	}
}

static void record(struct fake_store *store, const struct shp_acknowledgement *acknowledgement, uint32_t index)
{
	const int64_t position = shp_acknowledgement_get_position(acknowledgement, index);
	struct fake_event *row;
	uint8_t id[16];

	must(shp_acknowledgement_get_event_id(acknowledgement, index, id) == SHP_OK);
	row = fake_store_find_event(store, id);
	must(row != NULL);
	must(position == row - store->events + 1);
	if (shp_acknowledgement_is_final(acknowledgement, index))
		row->outcome = shp_acknowledgement_get_result(acknowledgement, index);
	else if (row->not_before == shp_acknowledgement_get_lease_until(acknowledgement))
		row->not_before = shp_acknowledgement_get_not_before(acknowledgement, index);
}

static void fake_acknowledge(void *user_data, struct shp_acknowledgement *acknowledgement)
{
	static const struct answers answers = {
		SHP_ACKNOWLEDGEMENT_DONE, SHP_ACKNOWLEDGEMENT_FAILED, 0, 0, SHP_ACKNOWLEDGEMENT_FAILED,
	};
	struct fake_host *fake = user_data;
	const enum fake_behaviour behaviour = begin(fake, FAKE_ACKNOWLEDGE);
	int32_t list[2];

	must(shp_acknowledgement_count_effects(acknowledgement) > 0);
	for (uint32_t i = 0; is_done(behaviour) && i < shp_acknowledgement_count_effects(acknowledgement); i++)
		record(fake->store, acknowledgement, i);
	for (uint32_t i = 0; i < list_answers(behaviour, &answers, list); i++)
		shp_acknowledgement_answer(acknowledgement, list[i]);
}

/* ---- making one ---- */

static void fake_destroy(void *user_data)
{
	struct fake_host *fake = user_data;

	fake->destroyed++;
}

int32_t fake_host_new(struct fake_host *fake, struct shp_ctx *ctx)
{
	const int32_t status = shp_host_new(ctx, fake, fake_destroy, &fake->host);

	if (status)
		return status;
	fake->dead = 0;
	must(shp_host_set_load(fake->host, fake_load) == SHP_OK);
	must(shp_host_set_commit(fake->host, fake_commit) == SHP_OK);
	must(shp_host_set_pending(fake->host, fake_pending) == SHP_OK);
	must(shp_host_set_deliver(fake->host, 0, fake_deliver) == SHP_OK);
	must(shp_host_set_acknowledge(fake->host, fake_acknowledge) == SHP_OK);
	return SHP_OK;
}

void fake_host_free(struct fake_host *fake)
{
	fake->host = shp_host_free(fake->host);
	fake->dead = 0;
}

/* ---- calling back ---- */

/* Every call on the host from inside its own hook is refused, and none of them does anything. */
static void call_back(struct fake_host *fake)
{
	static const uint8_t id[16] = {0};
	struct shp_host *host = fake->host;
	struct shp_ctx *ctx = NULL;
	struct shp_rules *rules = NULL;
	struct shp_order *order = NULL;
	struct shp_batch *batch = NULL;
	int64_t cursor = -1;

	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	ck_assert_int_eq(shp_rules_parse(ctx, "us", &rules, NULL), SHP_OK);
	ck_assert_int_eq(shp_batch_new(ctx, 0, &batch), SHP_OK);
	shp_batch_add_expire(batch, id);
	ck_assert_int_eq(shp_host_load(host, id, &order, NULL), SHP_ERR_HOST_BUSY);
	ck_assert_int_eq(shp_host_expire(host, rules, id, 0, NULL, NULL), SHP_ERR_HOST_BUSY);
	ck_assert_int_eq(shp_host_run_batch(host, rules, batch, 0), SHP_ERR_HOST_BUSY);
	ck_assert_int_eq(shp_batch_get_status(batch, 0), SHP_ERR_HOST_BUSY);
	ck_assert_int_eq(shp_host_deliver(host, 0, 1, 0, &cursor, NULL), SHP_ERR_HOST_BUSY);
	ck_assert_int_eq(shp_host_set_load(host, NULL), SHP_ERR_HOST_BUSY);
	ck_assert_int_eq(shp_host_set_commit(host, NULL), SHP_ERR_HOST_BUSY);
	ck_assert_int_eq(shp_host_set_pending(host, NULL), SHP_ERR_HOST_BUSY);
	ck_assert_int_eq(shp_host_set_deliver(host, 0, NULL), SHP_ERR_HOST_BUSY);
	ck_assert_int_eq(shp_host_set_acknowledge(host, NULL), SHP_ERR_HOST_BUSY);
	ck_assert_int_eq(shp_host_set_tries(host, 1), SHP_ERR_HOST_BUSY);
	ck_assert_int_eq(shp_host_set_lease_ms(host, 1), SHP_ERR_HOST_BUSY);
	ck_assert_int_eq(shp_host_set_key_retention_ms(host, 1), SHP_ERR_HOST_BUSY);
	ck_assert_int_eq(shp_host_set_acknowledge_limit(host, 1), SHP_ERR_HOST_BUSY);
	ck_assert_ptr_null(order);
	ck_assert_int_eq(cursor, -1);
	shp_batch_free(batch);
	shp_rules_unref(rules);
	shp_ctx_unref(ctx);
}
