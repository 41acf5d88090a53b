/* Orders' shares in the seller's numbers. */
#include "metrics_share.h"

#include "civil.h"
#include "libshipment/carrier.h"
#include "libshipment/tracking.h"

static int32_t date_of(const struct shp_rules *rules, int64_t at)
{
	return shp__civil_date_of(at, shp__rule(rules, SHP_RULE_UTC_OFFSET));
}

static int32_t order_date(const struct shp_order *order, int32_t field)
{
	return order->placed->dates[SHP__DATE(field)];
}

/* ---- a package ---- */

/* Named under "Other", a carrier whose scans the marketplace would read. */
static int is_hidden(const struct shp_rules *rules, struct shp__text name)
{
	const int32_t hidden = name.length ? shp_carriers_find(rules->carriers, name.bytes) : SHP_ERR_CARRIER_UNKNOWN;

	return (shp_carriers_get_flags(rules->carriers, hidden) & SHP_CARRIER_FLAG_INTEGRATED) != 0;
}

static int is_scanned(const struct shp_rules *rules, const struct shp_order *order, const struct shp__package *package)
{
	const int64_t two_scans_from = shp__rule_money(rules, SHP_RULE_TWO_SCANS_FROM);
	const unsigned int arrivals = 1u << SHP_CARRIER_STATUS_DELIVERED | 1u << SHP_CARRIER_STATUS_ATTEMPTED;
	const unsigned int scans = package->scans & ~(1u << SHP_CARRIER_STATUS_LOST);

	if (package->first_scan_at == SHP_INSTANT_NONE)
		return 0;
	if (two_scans_from < 0 || order->placed->total < two_scans_from)
		return 1;
	return (scans & arrivals) &&
	       ((scans & (scans - 1)) || (package->carrier_status != SHP_CARRIER_STATUS_LOST &&
					  package->first_scan_at < package->carrier_status_at));
}

static int64_t count_units(const struct shp_order *order, const struct shp__package *package)
{
	int64_t units = 0;
	uint32_t i;

	for (i = 0; i < package->item_count; i++)
		units += order->items[package->item_first + i].quantity;
	return units;
}

struct shp__package_share shp__share_of_package(const struct shp_rules *rules, const struct shp_order *order,
						const struct shp__package *package)
{
	const int32_t deliver_by = order_date(order, SHP_ORDER_DATE_DELIVER_BY);
	const int is_prime = (order->placed->programs & SHP_PROGRAM_PRIME) != 0;
	struct shp__package_share share = {0};
	struct shp__text carrier;
	int32_t flags;

	if (!package->confirmed || order->placed->channel == SHP_CHANNEL_AFN)
		return share;
	carrier = shp__package_text(order, package, SHP_SHIP_CARRIER);
	flags = shp_carriers_get_flags(rules->carriers, shp_carriers_find(rules->carriers, carrier.bytes));
	share.day = deliver_by != SHP_DATE_NONE ? deliver_by : date_of(rules, package->confirmed_at);
	share.is_counted = is_prime || (!(flags & SHP_CARRIER_FLAG_EXEMPT) &&
					order->placed->total >= shp__rule_money(rules, SHP_RULE_EXEMPT_BELOW));
	share.has_exemptions = !is_prime;
	share.is_valid = package->verdict >= SHP_VERDICT_FORMAT_ONLY && is_scanned(rules, order, package) &&
			 !((flags & SHP_CARRIER_FLAG_OTHER) &&
			   is_hidden(rules, shp__package_text(order, package, SHP_SHIP_CARRIER_NAME)));
	if (share.is_valid && deliver_by != SHP_DATE_NONE) {
		share.units = count_units(order, package);
		if (package->delivered_at != SHP_INSTANT_NONE && date_of(rules, package->delivered_at) <= deliver_by)
			share.units_on_time = share.units;
	}
	return share;
}

/* Each category once, and the whole once unless all categories are exempt. */
static int32_t count_tracking(struct shp_metrics *metrics, const struct shp_rules *rules, const struct shp_order *order,
			      const struct shp__package *package, const struct shp__package_share *share,
			      int32_t factor)
{
	const struct shp__item *items = order->items + package->item_first;
	const uint64_t mark = ++metrics->mark;
	const int32_t numerator = share->is_valid ? factor : 0;
	struct shp__category *category = NULL;
	int is_counted = 0;
	int32_t status;
	uint32_t i;

	for (i = 0; i < package->item_count; i++) {
		const struct shp__text name = shp__line_text(order->placed, items[i].line, SHP_LINE_CATEGORY);

		if (category && category->length == name.length && !memcmp(category->name, name.bytes, name.length))
			continue;
		if (share->has_exemptions && shp__rules_exempt(rules, name))
			continue;
		is_counted = 1;
		status = shp__metrics_category(metrics, name, &category);
		if (status)
			return status;
		if (category->mark == mark)
			continue;
		category->mark = mark;
		status = shp__metrics_count(metrics, &category->series, share->day, numerator, factor);
		if (status)
			return status;
	}
	if (!is_counted)
		return SHP_OK;
	return shp__metrics_count(metrics, &metrics->sums[SHP__SUM_TRACKING], share->day, numerator, factor);
}

int32_t shp__count_package(struct shp_metrics *metrics, const struct shp_rules *rules, const struct shp_order *order,
			   const struct shp__package *package, const struct shp__package_share *share, int32_t factor)
{
	int32_t status = SHP_OK;

	if (share->is_counted && shp__metrics_keep_day(metrics, share->day))
		status = count_tracking(metrics, rules, order, package, share, factor);
	if (!status && share->units)
		status = shp__metrics_count(metrics, &metrics->sums[SHP__SUM_ON_TIME],
					    order_date(order, SHP_ORDER_DATE_DELIVER_BY), factor * share->units_on_time,
					    factor * share->units);
	return status;
}

/* ---- an order ---- */

/* Confirmed from this instant on is late: the midnight that ends the ship-by day. */
static int64_t late_from(const struct shp_rules *rules, const struct shp_order *order)
{
	const int32_t ship_by = order_date(order, SHP_ORDER_DATE_SHIP_BY);

	if (ship_by == SHP_DATE_NONE)
		return INT64_MAX;
	return ((int64_t)ship_by + 1) * SHP__MS_OF_DAY - shp__rule(rules, SHP_RULE_UTC_OFFSET) * SHP__MS_OF_MINUTE;
}

int shp__is_late_package(const struct shp_rules *rules, const struct shp_order *order,
			 const struct shp__package *package)
{
	return package->confirmed && package->confirmed_at >= late_from(rules, order);
}

/* The newest first: they are the late ones, so that who is late again is found at once. */
static int is_late(const struct shp_rules *rules, const struct shp_order *order)
{
	const int64_t late = late_from(rules, order);
	uint32_t left = order->confirmed_count;
	uint32_t i;

	for (i = order->count.packages; i-- > 0 && left;) {
		const struct shp__package *package = &order->packages[i];

		if (package->confirmed && package->confirmed_at >= late)
			return 1;
		left -= package->confirmed;
	}
	return 0;
}

/* Exemptions as data: what the marketplace does not hold against the seller. */
static int is_sellers_reason(int32_t reason)
{
	return reason != SHP_REASON_BUYER_CANCELLED && reason != SHP_REASON_PAYMENT_NOT_AUTHORISED;
}

static int is_cancelled_by_seller(const struct shp_order *order)
{
	uint32_t i;

	for (i = 0; i < order->count.cancellations; i++) {
		if (is_sellers_reason(order->cancellations[i].reason))
			return 1;
	}
	return 0;
}

static uint32_t count_declined(const struct shp_order *order)
{
	uint32_t declined = 0;
	uint32_t i;

	for (i = 0; i < order->count.charges; i++)
		declined += order->charges[i].payment == SHP_PAYMENT_DECLINED;
	return declined;
}

/* Parts that a change leaves alone are left out on both sides. */
struct shp__order_share shp__share_of_order(const struct shp_rules *rules, const struct shp_order *order,
					    uint32_t parts)
{
	struct shp__order_share share = {.cancellation_day = date_of(rules, order->placed->ordered_at)};

	if (parts & SHP__PART_LATE)
		share.is_late = (uint8_t)is_late(rules, order);
	if (parts & SHP__PART_CANCELLED && order->units_cancelled == order->placed->units_ordered) {
		share.is_cancelled = (uint8_t)is_cancelled_by_seller(order);
		share.cancellation_day = date_of(rules, order->cancellations[order->count.cancellations - 1].at);
	}
	if (parts & SHP__PART_CHARGES)
		share.charges = order->count.charges;
	if (parts & SHP__PART_PAYMENTS)
		share.declined = count_declined(order);
	return share;
}

int32_t shp__count_order(struct shp_metrics *metrics, const struct shp_rules *rules, const struct shp_order *order,
			 uint32_t parts, const struct shp__order_share *share, int32_t factor)
{
	const int32_t ship_by = order_date(order, SHP_ORDER_DATE_SHIP_BY);
	int32_t status = SHP_OK;

	if (parts & SHP__PART_LATE && !order->pending && ship_by != SHP_DATE_NONE)
		status = shp__metrics_count(metrics, &metrics->sums[SHP__SUM_LATE], ship_by, factor * share->is_late,
					    factor);
	if (!status && parts & SHP__PART_CANCELLED && !order->pending)
		status = shp__metrics_count(metrics, &metrics->sums[SHP__SUM_CANCELLED], share->cancellation_day,
					    factor * share->is_cancelled, factor);
	if (!status && (share->charges || share->declined))
		status = shp__metrics_count(metrics, &metrics->sums[SHP__SUM_DECLINED],
					    date_of(rules, order->placed->ordered_at),
					    factor * (int64_t)share->declined, factor * (int64_t)share->charges);
	return status;
}
