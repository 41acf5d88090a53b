/* Pending, deliver, acknowledge: in order per order, and no order waits for another. */
#include "host.h"

#include <string.h>

#include "context.h"
#include "decide.h"
#include "sort.h"

/* A delivery on its way. */
struct relay {
	struct shp_host *host;
	struct shp__effect *effects;
	uint32_t count;
	uint32_t acknowledged; /* effects before this one */
	int64_t now;
	int64_t lease_until;
	struct shp__problems problems;
};

/* ---- pending ---- */

/* SHP_OK, or why nothing is handed out. */
static int32_t ask_pending(struct relay *relay, int64_t after, uint32_t limit)
{
	struct shp_pending *pending = &relay->host->pending;

	pending->reply = (struct shp__reply){0};
	shp__buffer_empty(&pending->effects);
	pending->problems = &relay->problems;
	pending->after = after;
	pending->cursor = after;
	pending->now = relay->now;
	pending->lease_until = relay->lease_until;
	pending->limit = limit;
	pending->added = 0;
	pending->stopped = SHP_OK;
	pending->open = 1;
	relay->host->pending_fn(relay->host->user_data, pending);
	pending->open = 0;
	relay->effects = pending->effects.bytes;
	relay->count = (uint32_t)(pending->effects.size / sizeof(*relay->effects));
	switch (shp__reply_read(&pending->reply, SHP_PENDING_FAILED)) {
	case SHP_PENDING_DONE:
		return SHP_OK;
	case SHP_PENDING_FAILED:
		return SHP_ERR_HOST_FAILED;
	default:
		return SHP_ERR_HOST_UNKNOWN;
	}
}

/* ---- in order per order ---- */

static int compare_orders_of_effects(const void *of, uint32_t a, uint32_t b)
{
	const struct shp__effect *effects = of;

	return memcmp(effects[a].order_id, effects[b].order_id, sizeof(effects->order_id));
}

/* Each effect finds the one of its order that comes before it. */
static int32_t link_effects(struct relay *relay)
{
	const size_t size = relay->count * sizeof(uint32_t);
	struct shp__effect *effects = relay->effects;
	uint32_t *sorted;

	if (relay->count < 2)
		return SHP_OK;
	sorted = shp__malloc(relay->host->ctx, size);
	if (!sorted)
		return SHP_ERR_NO_MEMORY;
	for (uint32_t i = 0; i < relay->count; i++)
		sorted[i] = i;
	shp__sort(sorted, relay->count, compare_orders_of_effects, effects);
	for (uint32_t i = 1; i < relay->count; i++)
		if (compare_orders_of_effects(effects, sorted[i - 1], sorted[i]) == 0)
			effects[sorted[i]].before = sorted[i - 1];
	shp__free(relay->host->ctx, sorted, size);
	return SHP_OK;
}

/* The effect that this one has to wait for, or NULL. */
static const struct shp__effect *find_block(struct relay *relay, uint32_t index)
{
	const struct shp__effect *effect = &relay->effects[index];
	const struct shp__effect *before;

	if (effect->before == SHP__FIRST)
		return NULL;
	before = &relay->effects[effect->before];
	if (!before->blocks && shp_event_get_revision(effect->event) <= shp_event_get_revision(before->event)) {
		/* The store hands out what happened later first, or the same twice. */
		(void)shp__problem_numbered(&relay->problems, SHP_ERR_RANGE,
					    shp__path_of("effects", effect->number, "revision"), NULL,
					    shp_event_get_revision(effect->event), effect->position);
		return before;
	}
	return before->blocks ? before : NULL;
}

/* ---- deliver ---- */

/* It is not tried. */
static void put_off(struct shp__effect *effect, int64_t not_before)
{
	effect->result = SHP_DELIVERY_WAITING;
	effect->not_before = not_before;
	effect->blocks = 1;
}

/* Effects of a kind that is newer than the host wait for a host that knows it; those of other orders do not. */
static void deliver(struct relay *relay, struct shp__effect *effect)
{
	struct shp_host *host = relay->host;
	struct shp_delivery *delivery = &host->delivery;
	const int32_t kind = shp_event_get_kind(effect->event);
	shp_host_deliver_fn deliver_fn = host->deliver_fn[kind] ? host->deliver_fn[kind] : host->deliver_other_fn;

	if (!deliver_fn) {
		(void)shp__problem(&relay->problems, SHP_ERR_HOST_HOOK, shp__path_of("effects", effect->number, "kind"),
				   shp__kind_name(kind), effect->position);
		put_off(effect, relay->lease_until);
		return;
	}
	delivery->reply = (struct shp__reply){0};
	delivery->effect = effect;
	delivery->now = relay->now;
	delivery->key_retention_ms = host->key_retention_ms;
	delivery->open = 1;
	deliver_fn(host->user_data, delivery);
	delivery->open = 0;
	delivery->effect = NULL;
	shp__free(delivery->ctx, delivery->json, delivery->json_size);
	delivery->json = NULL;
	effect->result = shp__reply_read(&delivery->reply, SHP_DELIVERY_UNKNOWN);
	if (!effect->result)
		effect->result = SHP_DELIVERY_UNKNOWN;
	effect->not_before = effect->result == SHP_DELIVERY_RETRY ? delivery->not_before : relay->lease_until;
	effect->blocks = !shp__is_final(effect->result);
}

/* ---- acknowledge ---- */

/* Tells the host what became of the effects up to `end`. */
static void acknowledge(struct relay *relay, uint32_t end)
{
	struct shp_acknowledgement *acknowledgement = &relay->host->acknowledgement;
	const uint32_t first = relay->acknowledged;
	int32_t answer;

	if (first == end)
		return;
	acknowledgement->reply = (struct shp__reply){0};
	acknowledgement->effects = relay->effects + first;
	acknowledgement->count = end - first;
	acknowledgement->lease_until = relay->lease_until;
	acknowledgement->open = 1;
	relay->host->acknowledge_fn(relay->host->user_data, acknowledgement);
	acknowledgement->open = 0;
	acknowledgement->effects = NULL;
	relay->acknowledged = end;
	answer = shp__reply_read(&acknowledgement->reply, SHP_ACKNOWLEDGEMENT_FAILED);
	if (answer == SHP_ACKNOWLEDGEMENT_DONE)
		return;
	(void)shp__problem(&relay->problems, answer ? SHP_ERR_HOST_FAILED : SHP_ERR_HOST_UNKNOWN,
			   shp__path_of("effects", relay->effects[first].number, NULL), NULL,
			   relay->effects[first].position);
	for (uint32_t i = first; i < end; i++)
		relay->effects[i].blocks = 1;
}

/* ---- the whole ---- */

static void deliver_all(struct relay *relay)
{
	struct shp_host *host = relay->host;

	for (uint32_t i = 0; i < relay->count; i++) {
		struct shp__effect *effect = &relay->effects[i];
		const struct shp__effect *block = find_block(relay, i);

		if (block)
			put_off(effect, block->not_before);
		else
			deliver(relay, effect);
		host->ended[0]++;
		host->ended[effect->result]++;
		if (i + 1 - relay->acknowledged >= host->acknowledge_limit)
			acknowledge(relay, i + 1);
	}
	acknowledge(relay, relay->count);
}

/* What is done between entering and leaving the host. Answers the cursor. */
static int64_t relay_effects(struct relay *relay, int64_t after, uint32_t limit)
{
	struct shp_host *host = relay->host;
	int64_t cursor = after;
	int32_t status;

	memset(host->ended, 0, sizeof(host->ended));
	status = ask_pending(relay, after, limit);
	if (!status)
		status = link_effects(relay);
	if (!status) {
		cursor = host->pending.cursor;
		deliver_all(relay);
	} else {
		(void)shp__problem(&relay->problems, status, shp__path(NULL), NULL, 0);
	}
	for (uint32_t i = 0; i < relay->count; i++)
		shp_event_unref(relay->effects[i].event);
	shp__buffer_empty(&host->pending.effects);
	return cursor;
}

static void check_delivery(const struct shp_host *host, int64_t after, uint32_t limit, int64_t now,
			   struct shp__problems *problems)
{
	if (!host->pending_fn)
		(void)shp__host_miss_hook(problems, "pending");
	if (!host->acknowledge_fn)
		(void)shp__host_miss_hook(problems, "acknowledge");
	if (after < 0)
		(void)shp__problem(problems, SHP_ERR_RANGE, shp__path("after"), NULL, after);
	if (!limit)
		(void)shp__problem(problems, SHP_ERR_RANGE, shp__path("limit"), NULL, 0);
	if (limit > SHP_LIMIT_DELIVERY)
		(void)shp__problem(problems, SHP_ERR_LIMIT, shp__path("limit"), NULL, SHP_LIMIT_DELIVERY);
	shp__check_now(now, problems);
}

int32_t shp_host_deliver(struct shp_host *host, int64_t after, uint32_t limit, int64_t now, int64_t *ret_cursor,
			 struct shp_error *reterr_error)
{
	int64_t cursor;

	if (!host)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	if (host->busy)
		return shp__fail(reterr_error, SHP_ERR_HOST_BUSY, "", 0);
	struct relay relay = {.host = host, .now = now, .problems = shp__problems_begin(reterr_error)};
	check_delivery(host, after, limit, now, &relay.problems);
	if (relay.problems.count)
		return relay.problems.first;

	relay.lease_until = now + host->lease_ms;
	(void)shp__host_enter(host);
	cursor = relay_effects(&relay, after, limit);
	shp__host_leave(host);
	if (ret_cursor)
		*ret_cursor = cursor;
	return relay.problems.first;
}
