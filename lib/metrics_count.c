/* What a change does to the seller's numbers: the order's share after it, less the one before. */
#include "decide.h"
#include "metrics_share.h"

#define NO_PACKAGE (-1)
#define EVERY_PACKAGE (-2)

/* An order before or after a change, and what of it is looked at. */
struct state {
	const struct shp_order *order; /* NULL: it is not there */
	int32_t package; /* index, NO_PACKAGE or EVERY_PACKAGE */
	struct shp__package_share share; /* of the one package */
	struct shp__order_share whole;
};

struct change {
	const struct shp_rules *rules;
	uint32_t parts;
	struct state before;
	struct state after;
};

/* ---- a change ---- */

static int32_t count_state(struct shp_metrics *metrics, const struct change *change, const struct state *state,
			   int32_t factor)
{
	const struct shp_order *order = state->order;
	int32_t status;
	uint32_t i;

	if (!order || order->placed->channel == SHP_CHANNEL_AFN)
		return SHP_OK;
	status = shp__count_order(metrics, change->rules, order, change->parts, &state->whole, factor);
	if (status || state->package == NO_PACKAGE)
		return status;
	if (state->package >= 0)
		return shp__count_package(metrics, change->rules, order, &order->packages[state->package],
					  &state->share, factor);
	for (i = 0; i < order->count.packages && !status; i++) {
		const struct shp__package *package = &order->packages[i];
		const struct shp__package_share share = shp__share_of_package(change->rules, order, package);

		status = shp__count_package(metrics, change->rules, order, package, &share, factor);
	}
	return status;
}

static int32_t count_change(struct shp_metrics *metrics, const void *what, int32_t factor)
{
	const struct change *change = what;
	const int32_t status = count_state(metrics, change, &change->before, -factor);

	return status ? status : count_state(metrics, change, &change->after, factor);
}

static void look_at(const struct change *change, struct state *state)
{
	const struct shp_order *order = state->order;

	if (!order)
		return;
	state->whole = shp__share_of_order(change->rules, order, change->parts);
	if (state->package >= 0)
		state->share = shp__share_of_package(change->rules, order, &order->packages[state->package]);
}

static int32_t do_change(struct shp_metrics *metrics, struct change *change)
{
	look_at(change, &change->before);
	look_at(change, &change->after);
	return shp__metrics_carry_out(metrics, count_change, change);
}

static void look_at_everything(struct change *change)
{
	change->parts = SHP__PART_ALL;
	change->before.package = EVERY_PACKAGE;
	change->after.package = EVERY_PACKAGE;
}

/* ---- what events say of it ---- */

static int32_t package_of_event(const struct shp_order *order, const struct shp_event *event)
{
	const int32_t index = shp__find_hinted(order, event);

	return index < 0 ? NO_PACKAGE : index;
}

/* Packages that events do not name keep their shares: units go to and from open ones only. */
static void look_at_package(struct change *change, const struct shp_event *event)
{
	const struct shp_order *before = change->before.order;
	const struct shp_order *after = change->after.order;
	const int32_t was = package_of_event(before, event);
	const int32_t is = package_of_event(after, event);
	const int is_first = change->before.package == NO_PACKAGE && change->after.package == NO_PACKAGE;

	if (!is_first && (change->before.package != was || change->after.package != is)) {
		look_at_everything(change);
		return;
	}
	change->before.package = was;
	change->after.package = is;
	/* One that was as late as it is leaves its order as late as it was. */
	if ((was != NO_PACKAGE && shp__is_late_package(change->rules, before, &before->packages[was])) !=
	    (is != NO_PACKAGE && shp__is_late_package(change->rules, after, &after->packages[is])))
		change->parts |= SHP__PART_LATE;
}

static void look_at_event(struct change *change, const struct shp_event *event)
{
	if (change->after.package == EVERY_PACKAGE)
		return;
	switch (event->kind) {
	case SHP_EVENT_ORDER_RELEASED:
		change->parts |= SHP__PART_LATE | SHP__PART_CANCELLED;
		break;
	case SHP_EVENT_SHIPMENT_CONFIRMED:
	case SHP_EVENT_SHIPMENT_RECONFIRMED:
	case SHP_EVENT_LABEL_CANCELLED:
	case SHP_EVENT_SHIPMENT_SCANNED:
		look_at_package(change, event);
		break;
	case SHP_EVENT_ITEMS_CANCELLED:
		change->parts |= SHP__PART_CANCELLED;
		break;
	case SHP_EVENT_BUYER_CHARGED:
		change->parts |= SHP__PART_CHARGES;
		break;
	case SHP_EVENT_PAYMENT_SETTLED:
	case SHP_EVENT_PAYMENT_DECLINED:
		change->parts |= SHP__PART_PAYMENTS;
		break;
	default: /* a split moves open units, a notice or a refund nothing */
		break;
	}
}

static int32_t count_told(struct shp_metrics *metrics, const struct shp_rules *rules, const struct shp_order *before,
			      const struct shp_event *events, uint32_t count, const struct shp_order *after)
{
	struct change change = {
		.rules = rules,
		.before = {.order = before, .package = NO_PACKAGE},
		.after = {.order = after, .package = NO_PACKAGE},
	};
	uint32_t i;

	if (!before)
		look_at_everything(&change);
	for (i = 0; i < count; i++)
		look_at_event(&change, &events[i]);
	return do_change(metrics, &change);
}

/* ---- the public face ---- */

static int is_same_order(const struct shp_order *a, const struct shp_order *b)
{
	return memcmp(a->placed->identity.id, b->placed->identity.id, sizeof(a->placed->identity.id)) == 0;
}

int32_t shp_metrics_add_change(struct shp_metrics *metrics, const struct shp_rules *rules,
			       const struct shp_order *before,
			       const struct shp_order *after)
{
	struct change change = {.rules = rules, .before = {.order = before}, .after = {.order = after}};

	if (!metrics || !rules || (!before && !after))
		return SHP_ERR_ARGUMENT;
	if (before && after && !is_same_order(before, after))
		return SHP_ERR_ARGUMENT;
	look_at_everything(&change);
	return do_change(metrics, &change);
}

int32_t shp_metrics_add_decision(struct shp_metrics *metrics, const struct shp_rules *rules,
				 const struct shp_order *before, const struct shp_decision *decision)
{
	const struct shp_order *after;
	int64_t revision;

	if (!metrics || !rules || !decision)
		return SHP_ERR_ARGUMENT;
	if (!decision->event_count)
		return SHP_OK;
	after = decision->order;
	revision = before ? before->revision : 0;
	if (decision->events[0].revision != revision + 1 || (before && !is_same_order(before, after)))
		return SHP_ERR_REPLAY;
	return count_told(metrics, rules, before, decision->events, decision->event_count, after);
}

int32_t shp_metrics_add_event(struct shp_metrics *metrics, const struct shp_rules *rules, struct shp_order *before,
			      const struct shp_event *event, struct shp_order **ret_after,
			      struct shp_error *reterr_error)
{
	struct shp_order *after = NULL;
	int32_t status;

	if (!metrics || !rules || !event || !ret_after)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	if (before && memcmp(event->identity->id, before->placed->identity.id, sizeof(event->identity->id)) != 0)
		return shp__fail(reterr_error, SHP_ERR_REPLAY, "events", event->revision);
	if (before && event->revision <= before->revision) {
		shp__problems_begin(reterr_error);
		*ret_after = shp_order_ref(before);
		return SHP_OK;
	}
	status = shp_order_apply(before, event, &after, reterr_error);
	if (status)
		return status;
	status = count_told(metrics, rules, before, event, 1, after);
	if (status) {
		shp_order_unref(after);
		return shp__fail(reterr_error, status, "", 0);
	}
	*ret_after = after;
	return SHP_OK;
}
