#include "fake_host.h"

#include <string.h>

/* ---- the store ---- */

void fake_store_copy(struct fake_store *to, const struct fake_store *from)
{
	to->order_count = from->order_count;
	to->event_count = from->event_count;
	memcpy(to->orders, from->orders, from->order_count * sizeof(from->orders[0]));
	memcpy(to->events, from->events, from->event_count * sizeof(from->events[0]));
}

struct fake_order *fake_store_find(struct fake_store *store, const uint8_t id[16])
{
	for (uint32_t i = 0; i < store->order_count; i++)
		if (memcmp(store->orders[i].id, id, 16) == 0)
			return &store->orders[i];
	return NULL;
}

struct fake_event *fake_store_find_event(struct fake_store *store, const uint8_t id[16])
{
	for (uint32_t i = 0; i < store->event_count; i++)
		if (memcmp(store->events[i].id, id, 16) == 0)
			return &store->events[i];
	return NULL;
}

uint32_t fake_store_count_pending(const struct fake_store *store)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < store->event_count; i++)
		count += store->events[i].effect && !store->events[i].outcome;
	return count;
}

void fake_store_put_order(struct fake_store *store, const struct shp_commit *commit, uint32_t index)
{
	struct fake_order *order;
	const uint8_t *bytes;
	uint8_t id[16];

	must(shp_commit_get_order_id(commit, index, id) == SHP_OK);
	order = fake_store_find(store, id);
	if (!order) {
		must(store->order_count < FAKE_ORDERS);
		order = &store->orders[store->order_count++];
		memcpy(order->id, id, 16);
	}
	bytes = shp_commit_get_bytes(commit, index, &order->size);
	must(order->size <= FAKE_ORDER_SIZE);
	memcpy(order->bytes, bytes, order->size);
	order->revision = shp_commit_get_revision(commit, index);
}

/* The id of an event is unique: what is there stays. */
static void put_event(struct fake_store *store, const struct shp_commit *commit, uint32_t index, uint32_t number)
{
	const struct shp_event *event = shp_commit_get_event(commit, index, number);
	struct fake_event *row;
	const uint8_t *bytes;
	uint8_t id[16];

	shp_event_get_id(event, id);
	if (fake_store_find_event(store, id))
		return;
	must(store->event_count < FAKE_EVENTS);
	row = &store->events[store->event_count++];
	memcpy(row->id, id, 16);
	shp_event_get_order_id(event, row->order_id);
	row->revision = shp_event_get_revision(event);
	row->effect = shp_event_is_effect(event);
	row->not_before = 0;
	row->attempts = 0;
	row->outcome = 0;
	bytes = shp_commit_get_event_bytes(commit, index, number, &row->size);
	must(row->size <= FAKE_EVENT_SIZE);
	memcpy(row->bytes, bytes, row->size);
}

void fake_store_put_events(struct fake_store *store, const struct shp_commit *commit, uint32_t index)
{
	must(shp_commit_count_events(commit, index) > 0);
	for (uint32_t i = 0; i < shp_commit_count_events(commit, index); i++)
		put_event(store, commit, index, i);
}

/* ---- the outside world ---- */

struct fake_effect *fake_world_find(struct fake_world *world, const uint8_t id[16])
{
	for (uint32_t i = 0; i < world->count; i++)
		if (memcmp(world->effects[i].id, id, 16) == 0)
			return &world->effects[i];
	return NULL;
}

uint32_t fake_world_count_doubles(const struct fake_world *world)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < world->count; i++)
		count += world->effects[i].applied > 1;
	return count;
}

static struct fake_effect *remember(struct fake_world *world, const struct shp_event *event, const uint8_t id[16],
				    int64_t now)
{
	struct fake_effect *effect;

	must(world->count < FAKE_EVENTS);
	effect = &world->effects[world->count++];
	*effect = (struct fake_effect){
		.revision = shp_event_get_revision(event),
		.amount = shp_event_get_amount(event),
		.first_seen = now,
		.kind = shp_event_get_kind(event),
	};
	memcpy(effect->id, id, 16);
	shp_event_get_order_id(event, effect->order_id);
	for (uint32_t i = 0; i + 1 < world->count; i++)
		if (memcmp(world->effects[i].order_id, effect->order_id, 16) == 0)
			world->out_of_order += world->effects[i].revision > effect->revision;
	return effect;
}

int32_t fake_world_receive(struct fake_world *world, const struct shp_delivery *delivery, int asks)
{
	const struct shp_event *event = shp_delivery_get_event(delivery);
	const int64_t now = shp_delivery_get_now(delivery);
	struct fake_effect *effect;
	uint8_t id[16];
	int known;

	shp_delivery_get_event_id(delivery, id);
	effect = fake_world_find(world, id);
	known = effect != NULL && !world->never_dedupes;
	if (!effect)
		effect = remember(world, event, id, now);
	world->contradictions += effect->kind != shp_event_get_kind(event);
	world->contradictions += effect->amount != shp_event_get_amount(event);
	world->asked += asks != 0;
	effect->received++;
	if (known && world->forgets_after && now - effect->first_seen > world->forgets_after)
		known = asks; /* the key is forgotten; what happened is not, for who asks */
	if (known)
		return SHP_DELIVERY_ALREADY;
	effect->applied++;
	if (effect->amount)
		world->moved[effect->kind - SHP_EVENT_BUYER_CHARGED] += effect->amount;
	return SHP_DELIVERY_DONE;
}
