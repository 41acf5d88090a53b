/* The driver, with a store that has room for one order, and a world that takes every effect at the second time. */
#include "program.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define EFFECTS 16

struct effect {
	uint8_t bytes[1024];
	size_t size;
	int64_t not_before;
	int32_t attempts;
	int32_t outcome;
};

struct store {
	uint8_t order[8192];
	size_t size;
	int64_t revision;
	struct effect effects[EFFECTS];
	uint32_t effect_count;
};

static void load(void *user_data, struct shp_load *call)
{
	const struct store *store = user_data;
	uint8_t id[16];

	shp_load_get_order_id(call, id);
	print_hex("load", id, 16);
	if (store->revision)
		shp_load_answer_found(call, store->order, store->size);
	else
		shp_load_answer_absent(call);
}

static void keep_effect(struct store *store, const struct shp_commit *call, uint32_t event)
{
	struct effect *effect = &store->effects[store->effect_count];
	const uint8_t *bytes = shp_commit_get_event_bytes(call, 0, event, &effect->size);

	print_event(shp_commit_get_event(call, 0, event));
	if (!shp_event_is_effect(shp_commit_get_event(call, 0, event)))
		return;
	must(store->effect_count == EFFECTS || effect->size > sizeof(effect->bytes) ? SHP_ERR_LIMIT : SHP_OK);
	memcpy(effect->bytes, bytes, effect->size);
	store->effect_count++;
}

static void commit(void *user_data, struct shp_commit *call)
{
	struct store *store = user_data;
	const uint8_t *bytes = shp_commit_get_bytes(call, 0, &store->size);

	printf("commit of %" PRIu32 ": expected %" PRId64 ", new %" PRId64 "\n", shp_commit_count_orders(call),
	       shp_commit_get_expected_revision(call, 0), shp_commit_get_revision(call, 0));
	if (shp_commit_get_expected_revision(call, 0) != store->revision) {
		shp_commit_answer_all(call, SHP_COMMIT_CONFLICT);
		return;
	}
	memcpy(store->order, bytes, store->size);
	store->revision = shp_commit_get_revision(call, 0);
	for (uint32_t i = 0; i < shp_commit_count_events(call, 0); i++)
		keep_effect(store, call, i);
	shp_commit_answer(call, 0, SHP_COMMIT_DONE);
}

static void pending(void *user_data, struct shp_pending *call)
{
	struct store *store = user_data;
	uint32_t given = 0;

	for (uint32_t i = 0; i < store->effect_count && given < shp_pending_get_limit(call); i++) {
		struct effect *effect = &store->effects[i];

		if (effect->outcome || i + 1 <= shp_pending_get_after(call) ||
		    effect->not_before > shp_pending_get_now(call))
			continue;
		must(shp_pending_add(call, i + 1, effect->attempts++, effect->bytes, effect->size));
		effect->not_before = shp_pending_get_lease_until(call);
		given++;
	}
	shp_pending_answer(call, SHP_PENDING_DONE);
}

static void deliver(void *user_data, struct shp_delivery *call)
{
	const struct shp_event *event = shp_delivery_get_event(call);

	(void)user_data;
	printf("deliver %" PRId64 " %s, attempt %" PRId32 ", must ask %" PRId32 "\n", shp_delivery_get_position(call),
	       shp_event_get_type(event), shp_delivery_get_attempts(call), shp_delivery_must_ask(call));
	if (shp_event_get_kind(event) == SHP_EVENT_BUYER_CHARGED && shp_delivery_get_attempts(call) == 0)
		shp_delivery_answer_retry(call, shp_delivery_get_now(call) + 1000);
	else
		shp_delivery_answer(call, SHP_DELIVERY_DONE);
}

static void acknowledge(void *user_data, struct shp_acknowledgement *call)
{
	struct store *store = user_data;

	for (uint32_t i = 0; i < shp_acknowledgement_count_effects(call); i++) {
		struct effect *effect = &store->effects[shp_acknowledgement_get_position(call, i) - 1];

		if (shp_acknowledgement_is_final(call, i))
			effect->outcome = shp_acknowledgement_get_result(call, i);
		else
			effect->not_before = shp_acknowledgement_get_not_before(call, i);
	}
	shp_acknowledgement_answer(call, SHP_ACKNOWLEDGEMENT_DONE);
}

static void destroy(void *user_data)
{
	const struct store *store = user_data;

	printf("destroyed at revision %" PRId64 "\n", store->revision);
}

static void command(struct shp_host *host)
{
	struct shp_confirmation *confirmation;
	struct shp_placement *placement;
	struct shp_decision *decision;
	struct shp_batch *batch;
	uint8_t id[16];

	must(shp_placement_new(ctx, &placement));
	fill_placement(placement);
	must(shp_host_place(host, rules, placement, NOW, &decision, error));
	shp_order_unref(take("host: placed", decision, NULL));
	must(shp_order_id_from_reference(shp_rules_get_marketplace(rules), "902-3159896-1390916", id));
	print_hex("order", id, 16);

	must(shp_confirmation_new(ctx, &confirmation));
	fill_confirmation(confirmation, "1", "1Z999AA10123456784");
	must(shp_batch_new(ctx, 4, &batch));
	shp_batch_add_place(batch, placement);
	shp_batch_add_confirm(batch, id, confirmation);
	must(shp_host_run_batch(host, rules, batch, NOW + 1000));
	for (uint32_t i = 0; i < shp_batch_count_commands(batch); i++)
		printf("command %" PRIu32 ": %s\n", i, shp_status_name(shp_batch_get_status(batch, i)));
	shp_batch_free(batch);
	shp_confirmation_free(confirmation);
	shp_placement_free(placement);
}

void run_host(void)
{
	static struct store store;
	struct shp_host *host;

	must(shp_host_new(ctx, &store, destroy, &host));
	must(shp_host_set_load(host, load));
	must(shp_host_set_commit(host, commit));
	must(shp_host_set_pending(host, pending));
	must(shp_host_set_acknowledge(host, acknowledge));
	for (int32_t kind = SHP_EVENT_BUYER_CHARGED; kind <= SHP_EVENT_ACCOUNT_UPDATED; kind++)
		must(shp_host_set_deliver(host, kind, deliver));
	command(host);
	for (int64_t now = NOW + 2000; now <= NOW + 4000; now += 1000) {
		int64_t cursor;

		must(shp_host_deliver(host, 0, 100, now, &cursor, error));
		printf("cursor %" PRId64 ", done %" PRIu32 ", retry %" PRIu32 "\n", cursor,
		       shp_host_count_deliveries(host, SHP_DELIVERY_DONE),
		       shp_host_count_deliveries(host, SHP_DELIVERY_RETRY));
	}
	shp_host_free(host);
}
