/* Orders in a few words, what becomes of them, and the numbers that are expected. */
#ifndef TESTS_METRICS_HELP_H
#define TESTS_METRICS_HELP_H

#include <libshipment/metrics.h>
#include <libshipment/tracking.h>

#include "order_help.h"

#define TODAY 20398 /* the date of NOW in UTC */
#define UPS_NUMBER "1Z999AA10123456784"

/* An order; dates are days from TODAY, and 0 for one that is not given. */
struct spec {
	int32_t ordered; /* at noon; 0 is today */
	int32_t ship_by;
	int32_t deliver_by;
	const char *category; /* of the first line */
	const char *second; /* a second line, if given */
	int32_t units; /* of each line; 0: 1 */
	int64_t price; /* of each line */
	int32_t channel;
	int32_t programs;
	int32_t pending;
};

static inline int64_t noon(int32_t day)
{
	return NOW + day * MS_OF_DAY + MS_OF_DAY / 2;
}

static inline struct shp_order *place(const struct shp_rules *rules, const struct spec *spec)
{
	struct shp_placement *placement = NULL;
	struct shp_decision *placed = NULL;
	const char *const categories[] = {spec->category, spec->second};
	static const char *const ids[] = {"1", "2"};

	ck_assert_int_eq(shp_placement_new(ctx, &placement), SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, noon(spec->ordered));
	if (spec->ship_by)
		shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_BY, TODAY + spec->ship_by);
	if (spec->deliver_by)
		shp_placement_set_date(placement, SHP_ORDER_DATE_DELIVER_BY, TODAY + spec->deliver_by);
	shp_placement_set_channel(placement, spec->channel);
	shp_placement_set_programs(placement, spec->programs);
	shp_placement_set_pending(placement, spec->pending);
	for (uint32_t line = 0; line < (spec->second ? 2 : 1); line++) {
		shp_placement_add_line(placement, ids[line], spec->units ? spec->units : 1);
		shp_placement_set_line_text(placement, line, SHP_LINE_CATEGORY, categories[line]);
		shp_placement_set_line_amount(placement, line, SHP_AMOUNT_ITEM_PRICE, spec->price);
	}
	ck_assert_int_eq(shp_order_place(rules, placement, noon(spec->ordered), &placed, error), SHP_OK);
	shp_placement_free(placement);
	return take_order(placed);
}

/* What a package leaves with; "" for what is not given. */
struct parcel {
	const char *package; /* NULL: the only one */
	int32_t units; /* of line 1; 0: what it holds */
	const char *carrier; /* NULL: UPS */
	const char *name;
	const char *tracking; /* NULL: one of UPS that is right */
	int32_t label;
	int32_t typed; /* ship date; 0 is today */
};

/* Confirms a package. */
static inline struct shp_decision *decide_ship(const struct shp_rules *rules, struct shp_order *order,
					       const struct parcel *parcel, int64_t now)
{
	struct shp_confirmation *confirmation = NULL;
	struct shp_decision *shipped = NULL;
	int32_t status;

	ck_assert_int_eq(shp_confirmation_new(ctx, &confirmation), SHP_OK);
	if (parcel->package)
		shp_confirmation_set_package(confirmation, parcel->package);
	if (parcel->units)
		shp_confirmation_add_item(confirmation, "1", parcel->units);
	shp_confirmation_set_ship_date(confirmation, TODAY + parcel->typed);
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, parcel->carrier ? parcel->carrier : "UPS");
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER_NAME, parcel->name);
	shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING, parcel->tracking ? parcel->tracking : UPS_NUMBER);
	status = (parcel->label ? shp_order_confirm_label : shp_order_confirm)(rules, order, confirmation, now,
									       &shipped, error);
	ck_assert_msg(status == SHP_OK, "%s", shp_error_get_message(error, 0, SHP_LANGUAGE_EN));
	shp_confirmation_free(confirmation);
	return shipped;
}

/* The same, and the order after it. Takes over the reference. */
static inline struct shp_order *ship_at(const struct shp_rules *rules, struct shp_order *order,
					const struct parcel *parcel, int64_t now)
{
	struct shp_decision *shipped = decide_ship(rules, order, parcel, now);

	shp_order_unref(order);
	return take_order(shipped);
}

static inline struct shp_order *ship(const struct shp_rules *rules, struct shp_order *order, int32_t day)
{
	return ship_at(rules, order, &(struct parcel){0}, noon(day));
}

/* Reports what a carrier says of package 1, or of another. Takes over the reference. */
static inline struct shp_order *scan_package(const struct shp_rules *rules, struct shp_order *order,
					     const char *package, int32_t status, int64_t at)
{
	struct shp_decision *scanned = NULL;

	ck_assert_int_eq(shp_order_scan(rules, order, package, status, at, NOW + 400 * MS_OF_DAY, &scanned, error),
			 SHP_OK);
	shp_order_unref(order);
	return take_order(scanned);
}

static inline struct shp_order *scan(const struct shp_rules *rules, struct shp_order *order, int32_t status,
				     int32_t day)
{
	return scan_package(rules, order, "1", status, noon(day));
}

/* Cancels all that is open, or one unit of line 1. Takes over the reference. */
static inline struct shp_order *drop(const struct shp_rules *rules, struct shp_order *order, int32_t reason,
				     int32_t day, int all)
{
	struct shp_cancellation *cancellation = NULL;
	struct shp_decision *cancelled = NULL;

	ck_assert_int_eq(shp_cancellation_new(ctx, &cancellation), SHP_OK);
	shp_cancellation_set_reference(cancellation, all ? "all" : "one");
	shp_cancellation_set_reason(cancellation, reason);
	if (!all)
		shp_cancellation_add_item(cancellation, "1", 1);
	ck_assert_int_eq(shp_order_cancel(rules, order, cancellation, noon(day), &cancelled, error), SHP_OK);
	shp_cancellation_free(cancellation);
	shp_order_unref(order);
	return take_order(cancelled);
}

static inline struct shp_metrics *new_metrics(void)
{
	struct shp_metrics *metrics = NULL;

	ck_assert_int_eq(shp_metrics_new(ctx, &metrics), SHP_OK);
	return metrics;
}

/* Counts an order as it is now, so many times. Takes over the reference. */
static inline void count_orders(struct shp_metrics *metrics, const struct shp_rules *rules, struct shp_order *order,
				int times)
{
	for (int i = 0; i < times; i++)
		ck_assert_int_eq(shp_metrics_add_change(metrics, rules, NULL, order), SHP_OK);
	shp_order_unref(order);
}

/* The sums at noon of a day. */
static inline void expect_of(const struct shp_metrics *metrics, const struct shp_rules *rules, int32_t metric,
			     const char *category, int32_t day, int64_t numerator, int64_t denominator)
{
	int64_t is = -1;
	int64_t of = -1;

	ck_assert_int_eq(shp_metrics_report(metrics, rules, metric, category, noon(day), &is, &of, NULL, NULL, NULL),
			 SHP_OK);
	ck_assert_msg(is == numerator && of == denominator, "%s, %s, day %d: %lld / %lld, not %lld / %lld",
		      shp_metric_name(metric), category ? category : "the whole", day, (long long)is, (long long)of,
		      (long long)numerator, (long long)denominator);
}

static inline void expect(const struct shp_metrics *metrics, const struct shp_rules *rules, int32_t metric, int32_t day,
			  int64_t numerator, int64_t denominator)
{
	expect_of(metrics, rules, metric, NULL, day, numerator, denominator);
}

/* The rate and what it means, today. */
static inline void expect_standing(const struct shp_metrics *metrics, const struct shp_rules *rules, int32_t metric,
				   int32_t rate, int32_t standing)
{
	int32_t is_rate = -2;
	int32_t is_standing = -1;

	ck_assert_int_eq(shp_metrics_report(metrics, rules, metric, NULL, noon(0), NULL, NULL, &is_rate, NULL,
					    &is_standing), SHP_OK);
	ck_assert_int_eq(is_rate, rate);
	ck_assert_str_eq(shp_standing_name(is_standing), shp_standing_name(standing));
}

/* ---- bytes ---- */

#define BYTES_SIZE 65536

struct bytes {
	uint8_t bytes[BYTES_SIZE];
	size_t size;
};

static inline void encode(const struct shp_metrics *metrics, struct bytes *bytes)
{
	ck_assert_int_eq(shp_metrics_encode(metrics, bytes->bytes, sizeof(bytes->bytes), &bytes->size), SHP_OK);
}

static inline void expect_same(const struct shp_metrics *a, const struct shp_metrics *b)
{
	static struct bytes of_a;
	static struct bytes of_b;

	encode(a, &of_a);
	encode(b, &of_b);
	ck_assert_uint_eq(of_a.size, of_b.size);
	ck_assert_mem_eq(of_a.bytes, of_b.bytes, of_a.size);
}

static inline struct shp_metrics *decode(const struct bytes *bytes)
{
	struct shp_metrics *metrics = NULL;

	ck_assert_int_eq(shp_metrics_decode(ctx, bytes->bytes, bytes->size, &metrics, error), SHP_OK);
	return metrics;
}

static inline struct shp_metrics *copy(const struct shp_metrics *metrics)
{
	static struct bytes bytes;

	encode(metrics, &bytes);
	return decode(&bytes);
}

#endif
