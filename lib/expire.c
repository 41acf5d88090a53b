/* What happens to an order without its seller: payment authorised, time run out. */
#include "cancel.h"

int32_t shp_order_release(const struct shp_rules *rules, struct shp_order *order, int64_t now,
			  struct shp_decision **ret_decision, struct shp_error *reterr_error)
{
	struct shp__problems problems = shp__problems_begin(reterr_error);
	const struct shp__capacity need = {0};
	struct shp__advice_list advice = {0};
	int32_t status;

	if (!rules || !order || !ret_decision)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	if (!order->pending) {
		status = shp__decide_repeated(order, ret_decision);
		return status ? shp__fail(reterr_error, status, "", 0) : SHP_OK;
	}
	shp__check_now(now, &problems);
	shp__admit_cancel(order, &problems); /* a cancelled order, and nothing else, cannot be released */
	if (problems.count)
		return problems.first;
	struct shp__deciding deciding = shp__decide_begin(order, &need, 1, 0, now);
	struct shp_event *event = shp__decide_event(&deciding, SHP_EVENT_ORDER_RELEASED);
	shp__decide_apply(&deciding, event);
	shp__advise_time(rules, &deciding, &advice);
	status = shp__decide_finish(&deciding, &advice, ret_decision);
	return status ? shp__fail(reterr_error, status, "", 0) : SHP_OK;
}

static int has_expired(const struct shp_order *order)
{
	const uint32_t count = order->count.cancellations;

	return count && order->units_cancelled == order->placed->units_ordered &&
	       order->cancellations[count - 1].reason == SHP_REASON_NOT_CONFIRMED_IN_TIME;
}

static int32_t expire(const struct shp_rules *rules, struct shp_order *order, int64_t now,
		      struct shp_decision **ret_decision)
{
	struct shp__advice_list advice = {0};
	int64_t deadline;
	int32_t outside = 0;

	if (shp__deadline(rules, order, &deadline, &outside))
		return shp__decide_nothing(order, NULL, ret_decision);
	if (outside)
		shp__advise(&advice, SHP_ADVICE_OUTSIDE_CALENDAR, "");
	if (now < deadline)
		return shp__decide_nothing(order, &advice, ret_decision);
	return shp__cancel_all(order, SHP_REASON_NOT_CONFIRMED_IN_TIME, &advice, now, ret_decision);
}

int32_t shp_order_expire(const struct shp_rules *rules, struct shp_order *order, int64_t now,
			 struct shp_decision **ret_decision, struct shp_error *reterr_error)
{
	struct shp__problems problems = shp__problems_begin(reterr_error);

	if (!rules || !order || !ret_decision)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	if (!has_expired(order))
		shp__check_now(now, &problems);
	if (problems.count)
		return problems.first;
	const int32_t status = has_expired(order) ? shp__decide_repeated(order, ret_decision)
						  : expire(rules, order, now, ret_decision);
	return status ? shp__fail(reterr_error, status, "", 0) : SHP_OK;
}
