/* The call object of the deliver hook: one effect, and what became of it. */
#include "host.h"

#include <string.h>

#include "context.h"
#include "libshipment/bytes.h"
#include "names.h"

char *shp__event_json(struct shp_ctx *ctx, const struct shp_event *event, size_t *ret_size)
{
	size_t size = 0;
	char *json;

	if (shp_event_write_json(event, NULL, 0, &size) != SHP_ERR_BUFFER)
		return NULL;
	json = shp__malloc(ctx, size);
	if (json)
		(void)shp_event_write_json(event, json, size, ret_size);
	return json;
}

static const struct shp__effect *effect_of(const struct shp_delivery *delivery)
{
	return delivery && delivery->open ? delivery->effect : NULL;
}

struct shp_event *shp_delivery_get_event(const struct shp_delivery *delivery)
{
	const struct shp__effect *effect = effect_of(delivery);

	return effect ? effect->event : NULL;
}

void shp_delivery_get_event_id(const struct shp_delivery *delivery, uint8_t ret_id[16])
{
	const struct shp__effect *effect = effect_of(delivery);

	if (effect && ret_id)
		memcpy(ret_id, effect->id, sizeof(effect->id));
}

int64_t shp_delivery_get_position(const struct shp_delivery *delivery)
{
	const struct shp__effect *effect = effect_of(delivery);

	return effect ? effect->position : 0;
}

int32_t shp_delivery_get_attempts(const struct shp_delivery *delivery)
{
	const struct shp__effect *effect = effect_of(delivery);

	return effect ? effect->attempts : 0;
}

int64_t shp_delivery_get_now(const struct shp_delivery *delivery)
{
	return effect_of(delivery) ? delivery->now : SHP_INSTANT_NONE;
}

int32_t shp_delivery_must_ask(const struct shp_delivery *delivery)
{
	const struct shp__effect *effect = effect_of(delivery);

	return effect && shp_event_is_money(effect->event) &&
	       delivery->now - shp_event_get_at(effect->event) > delivery->key_retention_ms;
}

const char *shp_delivery_get_json(struct shp_delivery *delivery, size_t *ret_size)
{
	const struct shp__effect *effect = effect_of(delivery);

	if (!effect || !ret_size)
		return NULL;
	if (!delivery->json)
		delivery->json = shp__event_json(delivery->ctx, effect->event, &delivery->json_size);
	if (delivery->json)
		*ret_size = delivery->json_size;
	return delivery->json;
}

/* ---- names ---- */

static const char *const delivery_results[] = {
	NULL, "done", "already", "retry", "refused", "unknown", "waiting",
};
_Static_assert(sizeof(delivery_results) / sizeof(delivery_results[0]) == SHP_DELIVERY_WAITING + 1, "each has a name");

const char *shp_delivery_result_name(int32_t result)
{
	return result >= SHP_DELIVERY_DONE && result <= SHP_DELIVERY_WAITING ? delivery_results[result] : NULL;
}

int32_t shp_delivery_result_from_name(const char *name)
{
	int32_t result;

	if (!name)
		return SHP_ERR_ARGUMENT;
	for (result = SHP_DELIVERY_DONE; result <= SHP_DELIVERY_WAITING; result++)
		if (shp__names_match(delivery_results[result], name))
			return result;
	return SHP_ERR_VALUE;
}

/* ---- answers ---- */

static int is_answer(int32_t answer)
{
	return answer == SHP_DELIVERY_DONE || answer == SHP_DELIVERY_ALREADY || answer == SHP_DELIVERY_REFUSED ||
	       answer == SHP_DELIVERY_UNKNOWN;
}

void shp_delivery_answer(struct shp_delivery *delivery, int32_t answer)
{
	if (delivery && delivery->open)
		shp__reply_give(&delivery->reply, is_answer(answer) ? answer : 0);
}

void shp_delivery_answer_retry(struct shp_delivery *delivery, int64_t not_before)
{
	if (!delivery || !delivery->open)
		return;
	delivery->not_before = not_before;
	shp__reply_give(&delivery->reply, not_before < 0 || not_before > SHP_LIMIT_INSTANT ? 0 : SHP_DELIVERY_RETRY);
}
