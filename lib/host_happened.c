/*
 * Whether a decision may have been committed, by what an order says that was loaded later. Names of facts are counted
 * up - shipments of a package, splits, cancellations - so a name that the order has not come to yet has not happened,
 * and one that it has come to has: by this decision, or by another's in its place.
 */
#include "host.h"

/* Whether the order has come to this revision (or split) of a package; of one that has vanished nobody knows. */
static int has_come_to(const struct shp_order *order, const struct shp_event *fact)
{
	const int32_t index = shp__find_package(order, fact->package.bytes, fact->package.length);

	if (index < 0)
		return index == -2;
	if (fact->kind == SHP_EVENT_PACKAGE_SPLIT)
		return order->packages[index].split_number >= (uint32_t)fact->number;
	return order->packages[index].revision >= (uint32_t)fact->number;
}

static int shows(const struct shp_order *order, const struct shp_event *fact)
{
	switch (fact->kind) {
	case SHP_EVENT_PACKAGE_SPLIT:
	case SHP_EVENT_SHIPMENT_CONFIRMED:
	case SHP_EVENT_SHIPMENT_RECONFIRMED:
	case SHP_EVENT_LABEL_CANCELLED:
		return has_come_to(order, fact);
	case SHP_EVENT_ITEMS_CANCELLED:
		return shp__find_cancellation(order, fact->cancellation.bytes, fact->cancellation.length) >= 0;
	case SHP_EVENT_ORDER_CANCELLED:
		return 1; /* what was cancelled tells */
	}
	return 0; /* the others, once they have happened, are recognised for ever */
}

int shp__may_have_happened(const struct shp_order *order, const struct shp_decision *decision)
{
	const uint32_t count = order && decision ? shp_decision_count_events(decision) : 0;

	for (uint32_t i = 0; i < count; i++) {
		const struct shp_event *event = shp_decision_get_event(decision, i);
		if (!shp_event_is_effect(event) && !shows(order, event))
			return 0;
	}
	return count > 0;
}
