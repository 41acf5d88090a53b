/* The call object of the pending hook: what shall be handed out, and what was. */
#include "host.h"

#include "libshipment/bytes.h"

int64_t shp_pending_get_after(const struct shp_pending *pending)
{
	return pending ? pending->after : 0;
}

uint32_t shp_pending_get_limit(const struct shp_pending *pending)
{
	return pending ? pending->limit : 0;
}

int64_t shp_pending_get_now(const struct shp_pending *pending)
{
	return pending ? pending->now : SHP_INSTANT_NONE;
}

int64_t shp_pending_get_lease_until(const struct shp_pending *pending)
{
	return pending ? pending->lease_until : SHP_INSTANT_NONE;
}

static int32_t add_effect(struct shp_pending *pending, int64_t position, int32_t attempts, struct shp_event *event)
{
	struct shp__effect *effect;

	if (!shp_event_is_effect(event))
		return SHP_ERR_VALUE;
	effect = shp__buffer_add(&pending->effects, sizeof(*effect));
	if (!effect)
		return SHP_ERR_NO_MEMORY;
	*effect = (struct shp__effect){
		.event = shp_event_ref(event),
		.position = position,
		.attempts = attempts,
		.before = SHP__FIRST,
	};
	shp_event_get_id(event, effect->id);
	shp_event_get_order_id(event, effect->order_id);
	return SHP_OK;
}

static int32_t add_bytes(struct shp_pending *pending, int64_t position, int32_t attempts, const uint8_t *bytes,
			 size_t size)
{
	struct shp_event *event = NULL;
	int32_t status;

	if (pending->stopped)
		return pending->stopped;
	if (!bytes)
		return SHP_ERR_ARGUMENT;
	if (position <= pending->cursor || attempts < 0)
		return SHP_ERR_RANGE;
	if (pending->effects.size / sizeof(struct shp__effect) == pending->limit)
		return SHP_ERR_LIMIT;
	status = shp_event_decode(pending->effects.ctx, bytes, size, &event, NULL);
	if (!status)
		status = add_effect(pending, position, attempts, event);
	shp_event_unref(event);
	/* What can be read another time, or by others, must not be overtaken by later effects of its order. */
	if (status == SHP_ERR_NO_MEMORY || status == SHP_ERR_BYTES_VERSION)
		pending->stopped = status;
	else
		pending->cursor = position;
	return status;
}

int32_t shp_pending_add(struct shp_pending *pending, int64_t position, int32_t attempts, const uint8_t *bytes,
			size_t size)
{
	int32_t status;

	if (!pending || !pending->open)
		return SHP_ERR_ARGUMENT;
	status = add_bytes(pending, position, attempts, bytes, size);
	if (status && !(pending->stopped && pending->reported))
		(void)shp__problem(pending->problems, status, shp__path_of("effects", pending->added, NULL), NULL,
				   position);
	pending->reported = pending->stopped != SHP_OK;
	pending->added++;
	return status;
}

void shp_pending_answer(struct shp_pending *pending, int32_t answer)
{
	if (pending && pending->open)
		shp__reply_give(&pending->reply, answer);
}
