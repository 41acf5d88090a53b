/*
 * The seller's numbers once more, as their definitions read: for each question all orders are looked at from scratch,
 * through the public accessors, with no thought of sums, days or changes. It shares no code with the library's
 * counting.
 */
#ifndef TESTS_METRICS_MODEL_H
#define TESTS_METRICS_MODEL_H

#include <string.h>

#include <libshipment/carrier.h>
#include <libshipment/metrics.h>
#include <libshipment/order.h>
#include <libshipment/rules.h>
#include <libshipment/tracking.h>

struct model_question {
	const struct shp_rules *rules;
	int32_t metric;
	const char *category;
	int32_t first;
	int32_t last;
};

struct model_sums {
	int64_t numerator;
	int64_t denominator;
};

static inline int32_t model_day(const struct shp_rules *rules, int64_t at)
{
	const int64_t local = at + (int64_t)shp_rules_get(rules, SHP_RULE_UTC_OFFSET) * 60000;

	return (int32_t)((local + INT64_C(864000000000)) / 86400000) -
	       10000; /* 10,000 days on, so that it rounds down */
}

static inline int model_asks_for(const struct model_question *question, int32_t day)
{
	return day >= question->first && day <= question->last;
}

static inline int model_is_tracked(const struct model_question *question, const struct shp_order *order,
				   uint32_t package)
{
	const struct shp_carriers *carriers = shp_rules_get_carriers(question->rules);
	const char *carrier = shp_order_get_shipment_text(order, package, SHP_SHIP_CARRIER);
	const char *name = shp_order_get_shipment_text(order, package, SHP_SHIP_CARRIER_NAME);
	const int32_t verdict = shp_order_get_shipment_verdict(order, package);
	const int32_t named = shp_carriers_find(carriers, name);

	if (verdict != SHP_VERDICT_FORMAT_ONLY && verdict != SHP_VERDICT_CHECK_DIGIT_OK)
		return 0;
	if (shp_order_get_shipment_first_scan_at(order, package) == SHP_INSTANT_NONE)
		return 0;
	return strcmp(carrier, "Other") != 0 || named < 0 ||
	       !(shp_carriers_get_flags(carriers, named) & SHP_CARRIER_FLAG_INTEGRATED);
}

static inline int model_holds(const struct shp_order *order, uint32_t package, const char *category)
{
	for (uint32_t item = 0; item < shp_order_count_package_items(order, package); item++) {
		const int32_t line = shp_order_get_package_item_line(order, package, item);

		if (!strcmp(shp_order_get_line_text(order, (uint32_t)line, SHP_LINE_CATEGORY), category))
			return 1;
	}
	return 0;
}

/* Whether it counts for this category, or for any. */
static inline int model_counts(const struct model_question *question, const struct shp_order *order, uint32_t package)
{
	const struct shp_carriers *carriers = shp_rules_get_carriers(question->rules);
	const char *carrier = shp_order_get_shipment_text(order, package, SHP_SHIP_CARRIER);
	const int is_prime = shp_order_get_programs(order) & SHP_PROGRAM_PRIME;

	if (!is_prime && shp_carriers_get_flags(carriers,
						shp_carriers_find(carriers, carrier)) & SHP_CARRIER_FLAG_EXEMPT)
		return 0;
	if (!is_prime &&
	    shp_order_get_money(order, SHP_MONEY_TOTAL) < shp_rules_get(question->rules, SHP_RULE_EXEMPT_BELOW))
		return 0;
	for (uint32_t line = 0; line < shp_order_count_lines(order); line++) {
		const char *category = shp_order_get_line_text(order, line, SHP_LINE_CATEGORY);

		if (question->category && strcmp(category, question->category) != 0)
			continue;
		if (!is_prime && shp_rules_is_exempt_category(question->rules, category))
			continue;
		if (model_holds(order, package, category))
			return 1;
	}
	return 0;
}

static inline void model_add_packages(const struct model_question *question, const struct shp_order *order,
				      struct model_sums *sums)
{
	const int32_t promise = shp_order_get_date(order, SHP_ORDER_DATE_DELIVER_BY);

	for (uint32_t package = 0; package < shp_order_count_packages(order); package++) {
		const int64_t delivered_at = shp_order_get_shipment_delivered_at(order, package);
		int32_t day = promise;

		if (shp_order_get_package_status(order, package) != SHP_PACKAGE_STATUS_CONFIRMED)
			continue;
		if (question->metric == SHP_METRIC_TRACKING) {
			if (day == SHP_DATE_NONE)
				day = model_day(question->rules, shp_order_get_shipment_confirmed_at(order, package));
			if (!model_asks_for(question, day) || !model_counts(question, order, package))
				continue;
			sums->denominator++;
			sums->numerator += model_is_tracked(question, order, package);
			continue;
		}
		if (promise == SHP_DATE_NONE || !model_asks_for(question, promise) ||
		    !model_is_tracked(question, order, package))
			continue;
		for (uint32_t item = 0; item < shp_order_count_package_items(order, package); item++) {
			const int32_t units = shp_order_get_package_item_quantity(order, package, item);

			sums->denominator += units;
			if (delivered_at != SHP_INSTANT_NONE && model_day(question->rules, delivered_at) <= promise)
				sums->numerator += units;
		}
	}
}

static inline void model_add_lateness(const struct model_question *question, const struct shp_order *order,
				      struct model_sums *sums)
{
	const int32_t promise = shp_order_get_date(order, SHP_ORDER_DATE_SHIP_BY);
	int is_late = 0;

	if (promise == SHP_DATE_NONE || !model_asks_for(question, promise))
		return;
	for (uint32_t package = 0; package < shp_order_count_packages(order); package++) {
		const int64_t at = shp_order_get_shipment_confirmed_at(order, package);

		if (at != SHP_INSTANT_NONE && model_day(question->rules, at) > promise)
			is_late = 1;
	}
	sums->denominator++;
	sums->numerator += is_late;
}

static inline void model_add_cancellation(const struct model_question *question, const struct shp_order *order,
					  struct model_sums *sums)
{
	const uint32_t count = shp_order_count_cancellations(order);
	int32_t day = model_day(question->rules, shp_order_get_ordered_at(order));
	int by_seller = 0;

	if (shp_order_get_units(order, SHP_UNITS_CANCELLED) == shp_order_get_units(order, SHP_UNITS_ORDERED)) {
		day = model_day(question->rules, shp_order_get_cancellation_at(order, count - 1));
		for (uint32_t i = 0; i < count; i++) {
			const int32_t reason = shp_order_get_cancellation_reason(order, i);

			by_seller |=
				reason != SHP_REASON_BUYER_CANCELLED && reason != SHP_REASON_PAYMENT_NOT_AUTHORISED;
		}
	}
	if (!model_asks_for(question, day))
		return;
	sums->denominator++;
	sums->numerator += by_seller;
}

static inline void model_add_charges(const struct model_question *question, const struct shp_order *order,
				     struct model_sums *sums)
{
	if (!model_asks_for(question, model_day(question->rules, shp_order_get_ordered_at(order))))
		return;
	sums->denominator += shp_order_count_charges(order);
	for (uint32_t charge = 0; charge < shp_order_count_charges(order); charge++)
		sums->numerator += shp_order_get_charge_payment(order, charge) == SHP_PAYMENT_DECLINED;
}

/* Adds what one order has to say. `is_pending` is what no accessor tells of a cancelled order. */
static inline void model_add(const struct model_question *question, const struct shp_order *order, int is_pending,
			     struct model_sums *sums)
{
	if (shp_order_get_channel(order) == SHP_CHANNEL_AFN)
		return;
	switch (question->metric) {
	case SHP_METRIC_TRACKING:
	case SHP_METRIC_ON_TIME:
		model_add_packages(question, order, sums);
		break;
	case SHP_METRIC_LATE_10_DAYS:
	case SHP_METRIC_LATE_30_DAYS:
		if (!is_pending)
			model_add_lateness(question, order, sums);
		break;
	case SHP_METRIC_CANCELLATION:
		if (!is_pending)
			model_add_cancellation(question, order, sums);
		break;
	case SHP_METRIC_DECLINED:
		model_add_charges(question, order, sums);
		break;
	}
}

/* The days that a number looks at on a day. */
static inline void model_window(struct model_question *question, int32_t today)
{
	static const struct {
		int32_t oldest; /* days ago */
		int32_t newest;
	} windows[] = {
		[SHP_METRIC_TRACKING] = {29, 0}, [SHP_METRIC_LATE_10_DAYS] = {9, 0}, [SHP_METRIC_LATE_30_DAYS] = {29,
														  0},
		[SHP_METRIC_CANCELLATION] = {6, 0}, [SHP_METRIC_ON_TIME] = {20, 7}, [SHP_METRIC_DECLINED] = {29, 0},
	};

	question->first = today - windows[question->metric].oldest;
	question->last = today - windows[question->metric].newest;
}

#endif
