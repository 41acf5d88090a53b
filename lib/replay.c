/* Folding events: what deciding did, done again. */
#include "context.h"
#include "error.h"
#include "evolve.h"

static int begins(const struct shp_event *event)
{
	return event->kind == SHP_EVENT_ORDER_PLACED || event->kind == SHP_EVENT_ORDER_ADOPTED;
}

static int32_t fold(const struct shp_order *order, const struct shp_event *const *events, uint32_t count,
		    uint32_t *ret_done, struct shp_order **ret_order)
{
	const struct shp__capacity need = {0};
	struct shp_order *draft = shp__draft_copy(order, &need);
	int32_t status = draft ? SHP_OK : SHP_ERR_NO_MEMORY;

	for (*ret_done = 0; !status && *ret_done < count; ++*ret_done) {
		status = events[*ret_done] ? shp__evolve(&draft, events[*ret_done]) : SHP_ERR_ARGUMENT;
		if (status)
			break;
	}
	if (status) {
		shp__draft_drop(draft);
		return status;
	}
	*ret_order = shp__draft_finish(draft);
	return SHP_OK;
}

int32_t shp_order_replay(const struct shp_order *order, const struct shp_event *const *events, uint32_t count,
			 struct shp_order **ret_order, struct shp_error *reterr_error)
{
	uint32_t first = 0;
	uint32_t done = 0;

	shp__problems_begin(reterr_error);
	if (!ret_order || (count && !events))
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "events", 0);
	if (!order) {
		if (!count || !events[0] || !begins(events[0]) || !events[0]->order)
			return shp__fail(reterr_error, SHP_ERR_REPLAY, "events", 1);
		order = events[0]->order;
		first = 1;
	}
	const int32_t status = fold(order, events + first, count - first, &done, ret_order);
	if (status == SHP_ERR_REPLAY)
		return shp__fail(reterr_error, status, "events", events[first + done]->revision);
	return status ? shp__fail(reterr_error, status, "", 0) : SHP_OK;
}

int32_t shp_order_apply(const struct shp_order *order, const struct shp_event *event, struct shp_order **ret_order,
			struct shp_error *reterr_error)
{
	return shp_order_replay(order, &event, 1, ret_order, reterr_error);
}
