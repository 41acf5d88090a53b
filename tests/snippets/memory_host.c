/* A host of one order, in memory: every hook, as small as it can be. doc/hooks.md. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <libshipment/shipment.h>

#define EFFECTS 20

/* What a database would hold: a row of orders, and rows of an outbox. */
struct store {
	int64_t revision; /* 0: no order yet */
	size_t size;
	uint8_t bytes[4096];
	int effects;
	struct {
		size_t size;
		uint8_t bytes[1024];
		int32_t attempts;
		int64_t not_before;
		int is_final;
	} outbox[EFFECTS];
};

static void load(void *user_data, struct shp_load *call)
{
	const struct store *store = user_data;

	if (store->revision)
		shp_load_answer_found(call, store->bytes, store->size);
	else
		shp_load_answer_absent(call);
}

/* In a database all of this is one transaction. */
static void commit(void *user_data, struct shp_commit *call)
{
	struct store *store = user_data;
	size_t size;
	const uint8_t *bytes = shp_commit_get_bytes(call, 0, &size);

	if (shp_commit_get_expected_revision(call, 0) != store->revision) {
		shp_commit_answer(call, 0, SHP_COMMIT_CONFLICT);
		return;
	}
	memcpy(store->bytes, bytes, size);
	store->size = size;
	store->revision = shp_commit_get_revision(call, 0);
	for (uint32_t i = 0; i < shp_commit_count_events(call, 0); i++) {
		if (!shp_event_is_effect(shp_commit_get_event(call, 0, i)))
			continue;
		bytes = shp_commit_get_event_bytes(call, 0, i, &store->outbox[store->effects].size);
		memcpy(store->outbox[store->effects].bytes, bytes, store->outbox[store->effects].size);
		store->effects++;
	}
	shp_commit_answer(call, 0, SHP_COMMIT_DONE);
}

static void pending(void *user_data, struct shp_pending *call)
{
	struct store *store = user_data;
	uint32_t room = shp_pending_get_limit(call);

	for (int i = 0; i < store->effects && room; i++) {
		if (store->outbox[i].is_final || i + 1 <= shp_pending_get_after(call))
			continue;
		if (store->outbox[i].not_before > shp_pending_get_now(call))
			break; /* later effects of this order wait */
		shp_pending_add(call, i + 1, store->outbox[i].attempts++, store->outbox[i].bytes,
				store->outbox[i].size);
		store->outbox[i].not_before = shp_pending_get_lease_until(call);
		room--;
	}
	shp_pending_answer(call, SHP_PENDING_DONE);
}

/* Here the world is asked to do something, with the event's id as idempotency key. */
static void deliver(void *user_data, struct shp_delivery *call)
{
	const struct shp_event *effect = shp_delivery_get_event(call);

	(void)user_data;
	printf("%s %" PRId64 "\n", shp_event_get_type(effect), shp_event_get_amount(effect));
	shp_delivery_answer(call, SHP_DELIVERY_DONE);
}

static void acknowledge(void *user_data, struct shp_acknowledgement *call)
{
	struct store *store = user_data;

	for (uint32_t i = 0; i < shp_acknowledgement_count_effects(call); i++) {
		const int64_t row = shp_acknowledgement_get_position(call, i) - 1;

		store->outbox[row].is_final = shp_acknowledgement_is_final(call, i);
		if (!store->outbox[row].is_final)
			store->outbox[row].not_before = shp_acknowledgement_get_not_before(call, i);
	}
	shp_acknowledgement_answer(call, SHP_ACKNOWLEDGEMENT_DONE);
}

static int set_hooks(struct shp_host *host)
{
	return shp_host_set_load(host, load) || shp_host_set_commit(host, commit) ||
	       shp_host_set_pending(host, pending) || shp_host_set_deliver(host, 0, deliver) ||
	       shp_host_set_acknowledge(host, acknowledge);
}

/* ---- two desks on one store ---- */

static struct {
	struct shp_host *host; /* NULL: it has nothing to do any more */
	const struct shp_rules *us;
	uint8_t order_id[16];
	int64_t now;
	int32_t status;
} other;

/* After this desk has loaded the order the other one, where the carrier's scans come in, commits first. */
static void load_late(void *user_data, struct shp_load *call)
{
	struct shp_host *host = other.host;

	load(user_data, call);
	other.host = NULL;
	if (host)
		other.status = shp_host_scan(host, other.us, other.order_id, "1", SHP_CARRIER_STATUS_SCANNED, other.now,
					     other.now, NULL, NULL);
}

/* A memo is added at this desk meanwhile. Its first commit is a conflict; in the end both are there. */
static int add_memo(struct store *store, struct shp_host *host, const struct shp_confirmation *memo)
{
	const int64_t revision = store->revision;
	struct shp_order *order;
	int is_right;

	if (shp_host_set_load(host, load_late) ||
	    shp_host_reconfirm(host, other.us, other.order_id, memo, other.now, NULL, NULL) || other.host ||
	    other.status || shp_host_load(host, other.order_id, &order, NULL))
		return 1;
	is_right = shp_order_get_revision(order) == revision + 2 &&
		   shp_order_get_shipment_carrier_status(order, 0) == SHP_CARRIER_STATUS_SCANNED &&
		   strcmp(shp_order_get_shipment_text(order, 0, SHP_SHIP_MEMO), "left at the dock") == 0;
	shp_order_unref(order);
	return !is_right;
}

int main(void)
{
	const int64_t now = INT64_C(1762470000000);
	static struct store store;
	struct shp_ctx *ctx;
	struct shp_rules *us;
	struct shp_placement *bought;
	struct shp_confirmation *left;
	struct shp_confirmation *memo;
	struct shp_host *host;
	struct shp_host *second;
	struct shp_decision *again;
	uint8_t id[16];

	if (shp_ctx_new(&ctx) || shp_rules_parse(ctx, "us", &us, NULL) || shp_placement_new(ctx, &bought) ||
	    shp_confirmation_new(ctx, &left) || shp_confirmation_new(ctx, &memo))
		return 1;
	shp_placement_set_text(bought, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_currency(bought, "USD", 2);
	shp_placement_set_ordered_at(bought, now - 86400000);
	shp_placement_add_line(bought, "a", 2);
	shp_placement_set_line_amount(bought, 0, SHP_AMOUNT_ITEM_PRICE, 5198);
	shp_confirmation_set_ship_date(left, 20398);
	shp_confirmation_set_text(left, SHP_SHIP_CARRIER, "UPS");
	shp_confirmation_set_text(left, SHP_SHIP_TRACKING, "1Z999AA10123456784");

	if (shp_host_new(ctx, &store, NULL, &host) || set_hooks(host) || shp_host_new(ctx, &store, NULL, &second) ||
	    set_hooks(second))
		return 1;
	if (shp_order_id_from_reference("us", "902-3159896-1390916", id) ||
	    shp_host_place(host, us, bought, now, NULL, NULL) ||
	    shp_host_confirm(host, us, id, left, now, NULL, NULL) ||
	    shp_host_confirm(host, us, id, left, now, &again, NULL) || /* a reply was lost: call again */
	    shp_host_deliver(host, 0, 100, now, NULL, NULL) || shp_host_deliver(host, 0, 100, now, NULL, NULL))
		return 1;
	printf("the second time: %s\n", shp_decision_is_repeated(again) ? "repeated" : "done");

	other.host = second;
	other.us = us;
	other.now = now;
	memcpy(other.order_id, id, sizeof(id));
	shp_confirmation_set_package(memo, "1");
	shp_confirmation_set_text(memo, SHP_SHIP_MEMO, "left at the dock");
	if (add_memo(&store, host, memo))
		return 1;

	shp_decision_unref(again);
	shp_host_free(host);
	shp_host_free(second);
	shp_confirmation_free(memo);
	shp_confirmation_free(left);
	shp_placement_free(bought);
	shp_rules_unref(us);
	shp_ctx_unref(ctx);
	return 0;
}
