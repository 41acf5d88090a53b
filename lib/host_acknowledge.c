/* The call object of the acknowledge hook: what became of effects. */
#include "host.h"

#include <string.h>

static const struct shp__effect *find_effect(const struct shp_acknowledgement *acknowledgement, uint32_t effect)
{
	if (!acknowledgement || !acknowledgement->open || effect >= acknowledgement->count)
		return NULL;
	return &acknowledgement->effects[effect];
}

uint32_t shp_acknowledgement_count_effects(const struct shp_acknowledgement *acknowledgement)
{
	return acknowledgement && acknowledgement->open ? acknowledgement->count : 0;
}

int32_t shp_acknowledgement_get_event_id(const struct shp_acknowledgement *acknowledgement, uint32_t effect,
					 uint8_t ret_id[16])
{
	const struct shp__effect *of = find_effect(acknowledgement, effect);

	if (!of || !ret_id)
		return of ? SHP_ERR_ARGUMENT : SHP_ERR_INDEX;
	memcpy(ret_id, of->id, sizeof(of->id));
	return SHP_OK;
}

struct shp_event *shp_acknowledgement_get_event(const struct shp_acknowledgement *acknowledgement, uint32_t effect)
{
	const struct shp__effect *of = find_effect(acknowledgement, effect);

	return of ? of->event : NULL;
}

int64_t shp_acknowledgement_get_position(const struct shp_acknowledgement *acknowledgement, uint32_t effect)
{
	const struct shp__effect *of = find_effect(acknowledgement, effect);

	return of ? of->position : 0;
}

int32_t shp_acknowledgement_get_result(const struct shp_acknowledgement *acknowledgement, uint32_t effect)
{
	const struct shp__effect *of = find_effect(acknowledgement, effect);

	return of ? of->result : 0;
}

int32_t shp_acknowledgement_is_final(const struct shp_acknowledgement *acknowledgement, uint32_t effect)
{
	const struct shp__effect *of = find_effect(acknowledgement, effect);

	return of && shp__is_final(of->result);
}

int64_t shp_acknowledgement_get_not_before(const struct shp_acknowledgement *acknowledgement, uint32_t effect)
{
	const struct shp__effect *of = find_effect(acknowledgement, effect);

	return of && !shp__is_final(of->result) ? of->not_before : SHP_INSTANT_NONE;
}

int64_t shp_acknowledgement_get_lease_until(const struct shp_acknowledgement *acknowledgement)
{
	return acknowledgement && acknowledgement->open ? acknowledgement->lease_until : SHP_INSTANT_NONE;
}

void shp_acknowledgement_answer(struct shp_acknowledgement *acknowledgement, int32_t answer)
{
	if (acknowledgement && acknowledgement->open)
		shp__reply_give(&acknowledgement->reply, answer);
}
