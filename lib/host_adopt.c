/*
 * Adopting an order that the host has already: it happened before if the order can have grown from what is adopted. An
 * order never forgets: references stay used, revisions and sums never go back, cancellations are never taken away.
 */
#include "host.h"

#include <string.h>

#include "adoption.h"
#include "decide.h"

static int has_grown_packages(const struct shp_order *adopted, const struct shp_order *order)
{
	for (uint32_t i = 0; i < adopted->count.packages; i++) {
		const struct shp__text reference = shp__package_reference(adopted, i);
		const int32_t found = shp__find_package(order, reference.bytes, reference.length);

		if (found == -1)
			return 0;
		if (found >= 0 && order->packages[found].revision < adopted->packages[i].revision)
			return 0;
	}
	return 1;
}

static int is_same_cancellation(const struct shp_order *adopted, const struct shp_order *order, uint32_t index)
{
	const struct shp__cancellation *was = &adopted->cancellations[index];
	const struct shp__cancellation *is = &order->cancellations[index];

	return was->reason == is->reason && was->at == is->at && was->item_count == is->item_count &&
	       was->reference_length == is->reference_length &&
	       memcmp(adopted->text + was->reference_at, order->text + is->reference_at, is->reference_length) == 0 &&
	       memcmp(adopted->cancelled_items + was->item_first, order->cancelled_items + is->item_first,
		      is->item_count * sizeof(struct shp__item)) == 0;
}

static int has_grown_cancellations(const struct shp_order *adopted, const struct shp_order *order)
{
	for (uint32_t i = 0; i < adopted->count.cancellations; i++)
		if (i == order->count.cancellations || !is_same_cancellation(adopted, order, i))
			return 0;
	return 1;
}

static int has_grown(const struct shp_order *adopted, const struct shp_order *order)
{
	if (order->revision == adopted->revision)
		return shp_order_equals(adopted, order);
	return order->placed->charge_policy == adopted->placed->charge_policy &&
	       order->placed->credit_timing == adopted->placed->credit_timing && order->charged >= adopted->charged &&
	       order->refunded >= adopted->refunded && order->credited >= adopted->credited &&
	       order->debited >= adopted->debited && has_grown_packages(adopted, order) &&
	       has_grown_cancellations(adopted, order);
}

int32_t shp__adopt_again(const struct shp_rules *rules, struct shp_order *order, const struct shp_adoption *adoption,
			 const struct shp_order *adopted, int64_t now, struct shp_decision **ret_decision,
			 struct shp_error *error)
{
	struct shp_decision *decision = NULL;
	const int32_t status = shp_order_place_again(rules, order, &adoption->placement, now, &decision, error);

	if (status)
		return status;
	if (!has_grown(adopted, order)) {
		shp_decision_unref(decision);
		return shp__fail(error, SHP_ERR_ORDER_EXISTS, "", shp_order_get_revision(order));
	}
	*ret_decision = decision;
	return SHP_OK;
}
