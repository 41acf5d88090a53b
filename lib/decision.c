#include "context.h"
#include "decide.h"

struct shp_decision *shp_decision_ref(struct shp_decision *decision)
{
	if (decision)
		shp__count_up(&decision->root.references);
	return decision;
}

struct shp_decision *shp_decision_unref(struct shp_decision *decision)
{
	if (decision && shp__count_down(&decision->root.references))
		decision->root.destroy(&decision->root);
	return NULL;
}

struct shp_order *shp_decision_get_order(const struct shp_decision *decision)
{
	return decision ? decision->order : NULL;
}

int32_t shp_decision_is_repeated(const struct shp_decision *decision)
{
	return decision ? decision->repeated : 0;
}

uint32_t shp_decision_count_events(const struct shp_decision *decision)
{
	return decision ? decision->event_count : 0;
}

struct shp_event *shp_decision_get_event(const struct shp_decision *decision, uint32_t index)
{
	return decision && index < decision->event_count ? &decision->events[index] : NULL;
}

uint32_t shp_decision_count_advice(const struct shp_decision *decision)
{
	return decision ? decision->advice.count : 0;
}

int32_t shp_decision_get_advice(const struct shp_decision *decision, uint32_t index)
{
	return decision && index < decision->advice.count ? decision->advice.entries[index].code : 0;
}

const char *shp_decision_get_advice_path(const struct shp_decision *decision, uint32_t index)
{
	return decision && index < decision->advice.count ? decision->advice.entries[index].path : NULL;
}
