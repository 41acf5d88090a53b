/* The call object of the pending hook: what shall be handed out, and what was. */
#include "host.h"

#include "libshipment/bytes.h"

int64_t shp_pending_get_after(const struct shp_pending *pending)
{
	return pending && pending->open ? pending->after : 0;
}

uint32_t shp_pending_get_limit(const struct shp_pending *pending)
{
	return pending && pending->open ? pending->limit : 0;
}

int64_t shp_pending_get_now(const struct shp_pending *pending)
{
	return pending && pending->open ? pending->now : SHP_INSTANT_NONE;
}

int64_t shp_pending_get_lease_until(const struct shp_pending *pending)
{
	return pending && pending->open ? pending->lease_until : SHP_INSTANT_NONE;
}

/* Tells what is wrong with what is added, or with one of its parts; {n} is a number of its own, the detail its row. */
static int32_t refuse(struct shp_pending *pending, int64_t position, int32_t code, const char *field, const char *text,
		      int64_t number)
{
	return shp__problem_numbered(pending->problems, code, shp__path_of("effects", pending->added, field), text,
				     number, position);
}

/* Where bytes are bad, or the format that they have: found out when it is asked for. 0 when there is no memory. */
static int64_t find_fault(struct shp_ctx *ctx, const uint8_t *bytes, size_t size)
{
	struct shp_event *event = NULL;
	struct shp_error *error = NULL;
	int64_t found;

	if (shp_error_new(ctx, 1, &error))
		return 0;
	(void)shp_event_decode(ctx, bytes, size, &event, error);
	found = shp_error_get_detail(error, 0);
	shp_event_unref(event);
	shp_error_free(error);
	return found;
}

static int32_t add_effect(struct shp_pending *pending, int64_t position, int32_t attempts, struct shp_event *event)
{
	struct shp__effect *effect;

	if (!shp_event_is_effect(event))
		return refuse(pending, position, SHP_ERR_VALUE, NULL, shp__kind_name(event->kind), 0);
	effect = shp__buffer_add(&pending->effects, sizeof(*effect));
	if (!effect)
		return refuse(pending, position, SHP_ERR_NO_MEMORY, NULL, NULL, 0);
	*effect = (struct shp__effect){
		.event = shp_event_ref(event),
		.position = position,
		.attempts = attempts,
		.before = SHP__FIRST,
		.number = pending->added,
	};
	shp_event_get_id(event, effect->id);
	shp_event_get_order_id(event, effect->order_id);
	return SHP_OK;
}

static int32_t add_bytes(struct shp_pending *pending, int64_t position, int32_t attempts, const uint8_t *bytes,
			 size_t size)
{
	struct shp_ctx *ctx = pending->effects.ctx;
	struct shp_event *event = NULL;
	int32_t status;

	if (!bytes)
		return refuse(pending, position, SHP_ERR_ARGUMENT, NULL, NULL, 0);
	if (position <= pending->cursor)
		return refuse(pending, position, SHP_ERR_RANGE, "position", NULL, position);
	if (attempts < 0)
		return refuse(pending, position, SHP_ERR_RANGE, "attempts", NULL, attempts);
	if (pending->effects.size / sizeof(struct shp__effect) == pending->limit)
		return refuse(pending, position, SHP_ERR_LIMIT, NULL, NULL, pending->limit);
	status = shp_event_decode(ctx, bytes, size, &event, NULL);
	if (status)
		(void)refuse(pending, position, status, NULL, NULL,
			     status == SHP_ERR_NO_MEMORY ? 0 : find_fault(ctx, bytes, size));
	else
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
	status = pending->stopped ? pending->stopped : add_bytes(pending, position, attempts, bytes, size);
	pending->added++;
	return status;
}

void shp_pending_answer(struct shp_pending *pending, int32_t answer)
{
	if (pending && pending->open)
		shp__reply_give(&pending->reply, answer);
}
