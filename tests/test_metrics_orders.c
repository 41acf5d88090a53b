/* Late shipment, cancellation, delivery on time, declined charges: rule by rule, as the marketplace's help pages tell
 * them. */
#include "metrics_fixture.h"

/* ---- late shipment ---- */

/* Help 200197960 (Brazil): lateness is about when it was confirmed, not about the date that was typed. */
START_TEST(late_is_who_confirms_late_whatever_date_is_typed)
{
	const struct spec spec = {.ordered = -9, .ship_by = -5};

	count_orders(metrics, us, ship_at(us, place(us, &spec), &(struct parcel){.typed = -8}, noon(-4)), 1);
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, 0, 1, 1);
	count_orders(metrics, us, ship_at(us, place(us, &spec), &(struct parcel){.typed = -4}, noon(-5)), 1);
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, 0, 1, 2);
	count_orders(metrics, us, place(us, &spec), 1); /* not confirmed at all: not confirmed late */
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, 0, 1, 3);
	expect(metrics, us, SHP_METRIC_LATE_30_DAYS, 0, 1, 3);
}
END_TEST

START_TEST(the_ship_by_day_ends_at_midnight_of_the_marketplace)
{
	const struct spec spec = {.ordered = -9, .ship_by = -5};
	const int64_t midnight = NOW - 4 * MS_OF_DAY; /* in Greenwich */
	static const struct {
		const char *rules;
		int64_t offset;
	} zones[] = {{"us", -8}, {"uk", 0}, {"jp", 9}, {"sa", 3}};

	for (size_t i = 0; i < COUNT(zones); i++) {
		struct shp_rules *rules = parse(zones[i].rules);
		struct shp_metrics *one = new_metrics();
		const int64_t end_of_day = midnight - zones[i].offset * 3600000;

		for (int late = 0; late < 2; late++) {
			struct shp_order *order = place(us, &spec);
			struct shp_decision *shipped =
				decide_ship(us, order, &(struct parcel){0}, end_of_day - 1 + late);

			count_orders(one, rules, shp_order_ref(shp_decision_get_order(shipped)), 1);
			expect(one, rules, SHP_METRIC_LATE_10_DAYS, 0, late, 1 + 2 * late);
			ck_assert_int_eq(shp_metrics_add_change(one, rules, NULL, order), SHP_OK);
			ck_assert_int_eq(shp_metrics_add_decision(one, rules, order, shipped), SHP_OK);
			expect(one, rules, SHP_METRIC_LATE_10_DAYS, 0, 2 * late, 2 + 2 * late);
			shp_order_unref(order);
			shp_decision_unref(shipped);
		}
		shp_metrics_free(one);
		shp_rules_unref(rules);
	}
}
END_TEST

START_TEST(late_orders_are_counted_over_10_and_30_days_of_their_ship_by_dates)
{
	const struct spec spec = {.ordered = -9, .ship_by = -5};

	count_orders(metrics, us, ship(us, place(us, &spec), 0), 1);
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, -6, 0, 0);
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, -5, 1, 1);
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, 4, 1, 1);
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, 5, 0, 0);
	expect(metrics, us, SHP_METRIC_LATE_30_DAYS, 5, 1, 1);
	expect(metrics, us, SHP_METRIC_LATE_30_DAYS, 24, 1, 1);
	expect(metrics, us, SHP_METRIC_LATE_30_DAYS, 25, 0, 0);
}
END_TEST

START_TEST(an_order_is_late_once_however_many_packages_are)
{
	const struct spec spec = {.ordered = -9, .ship_by = -5, .units = 3};
	struct shp_order *order = place(us, &spec);

	order = ship_at(us, order, &(struct parcel){.package = "1", .units = 1}, noon(-6));
	count_orders(metrics, us, shp_order_ref(order), 1);
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, 0, 0, 1);
	order = ship_at(us, order, &(struct parcel){.package = "2", .units = 1}, noon(-3));
	order = ship_at(us, order, &(struct parcel){.package = "3"}, noon(-2));
	count_orders(metrics, us, order, 1);
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, 0, 1, 2);
}
END_TEST

START_TEST(orders_that_are_in_and_out_of_the_late_shipment_rate)
{
	const struct spec unpromised = {.ordered = -9};
	const struct spec pending = {.ordered = -9, .ship_by = -5, .pending = 1};
	const struct spec spec = {.ordered = -9, .ship_by = -5};
	struct shp_decision *released = NULL;
	struct shp_order *order;

	count_orders(metrics, us, ship(us, place(us, &unpromised), 0), 1);
	order = place(us, &pending);
	count_orders(metrics, us, shp_order_ref(order), 1);
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, 0, 0, 0);
	ck_assert_int_eq(shp_order_release(us, order, noon(-4), &released, error), SHP_OK);
	ck_assert_int_eq(shp_metrics_add_decision(metrics, us, order, released), SHP_OK);
	shp_order_unref(order);
	shp_decision_unref(released);
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, 0, 0, 1);
	count_orders(metrics, us, drop(us, place(us, &spec), SHP_REASON_NO_INVENTORY, -2, 1), 1);
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, 0, 0, 2);
	order = drop(us,
		     ship_at(us, place(us, &(struct spec){.ordered = -9, .ship_by = -5, .units = 2}),
			     &(struct parcel){.package = "1", .units = 1}, noon(-3)),
		     SHP_REASON_NO_INVENTORY, -2, 1);
	count_orders(metrics, us, order, 1); /* refunding the rest does not take it out */
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, 0, 1, 3);
}
END_TEST

/* ---- cancellation ---- */

START_TEST(who_cancels_what_counts)
{
	static const struct {
		int32_t reason;
		int counts;
	} reasons[] = {
		{SHP_REASON_OTHER, 1}, {SHP_REASON_NO_INVENTORY, 1}, {SHP_REASON_BUYER_CANCELLED, 0},
		{SHP_REASON_PRICING_ERROR, 1}, {SHP_REASON_WEATHER_DELAY, 1},
	};
	const struct spec spec = {.ordered = -6};

	for (size_t i = 0; i < COUNT(reasons); i++) {
		struct shp_metrics *one = new_metrics();

		count_orders(one, us, place(us, &spec), 1);
		expect(one, us, SHP_METRIC_CANCELLATION, 0, 0, 1);
		count_orders(one, us, drop(us, place(us, &spec), reasons[i].reason, -1, 1), 1);
		expect(one, us, SHP_METRIC_CANCELLATION, 0, reasons[i].counts, 2);
		shp_metrics_free(one);
	}
}
END_TEST

START_TEST(pending_orders_are_not_in_the_cancellation_rate)
{
	const struct spec pending = {.ordered = -6, .pending = 1};

	count_orders(metrics, us, place(us, &pending), 1);
	count_orders(metrics, us, drop(us, place(us, &pending), SHP_REASON_NO_INVENTORY, -1, 1), 1);
	expect(metrics, us, SHP_METRIC_CANCELLATION, 0, 0, 0);
}
END_TEST

/* Deciding not to ship before the confirmation is a cancellation, after it a refund (help 200285210). */
START_TEST(only_whole_orders_are_cancelled)
{
	const struct spec spec = {.ordered = -6, .units = 2};
	struct shp_order *order = drop(us, place(us, &spec), SHP_REASON_NO_INVENTORY, -3, 0);

	count_orders(metrics, us, shp_order_ref(order), 1);
	expect(metrics, us, SHP_METRIC_CANCELLATION, 0, 0, 1);
	/* The buyer gives the rest up: one unit was the seller's doing. */
	count_orders(metrics, us, drop(us, order, SHP_REASON_BUYER_CANCELLED, -2, 1), 1);
	expect(metrics, us, SHP_METRIC_CANCELLATION, 0, 1, 2);
	order = ship_at(us, place(us, &spec), &(struct parcel){.package = "1", .units = 1}, noon(-3));
	count_orders(metrics, us, drop(us, order, SHP_REASON_NO_INVENTORY, -2, 1), 1);
	expect(metrics, us, SHP_METRIC_CANCELLATION, 0, 1, 3);
}
END_TEST

/* Auto-cancels count (Japan's sellers' forum), in the week in which they happen. */
START_TEST(auto_cancels_count_in_the_week_in_which_they_happen)
{
	const struct spec spec = {.ordered = -20, .ship_by = -17};
	struct shp_order *order = place(us, &spec);
	struct shp_decision *expired = NULL;

	count_orders(metrics, us, shp_order_ref(order), 1);
	expect(metrics, us, SHP_METRIC_CANCELLATION, -14, 0, 1);
	expect(metrics, us, SHP_METRIC_CANCELLATION, -13, 0, 0);
	ck_assert_int_eq(shp_order_expire(us, order, noon(-2), &expired, error), SHP_OK);
	ck_assert_uint_gt(shp_decision_count_events(expired), 0);
	ck_assert_int_eq(shp_metrics_add_decision(metrics, us, order, expired), SHP_OK);
	expect(metrics, us, SHP_METRIC_CANCELLATION, -14, 0, 0);
	expect(metrics, us, SHP_METRIC_CANCELLATION, -2, 1, 1);
	expect(metrics, us, SHP_METRIC_CANCELLATION, 4, 1, 1);
	expect(metrics, us, SHP_METRIC_CANCELLATION, 5, 0, 0);
	shp_order_unref(order);
	shp_decision_unref(expired);
}
END_TEST

/* ---- on-time delivery ---- */

START_TEST(units_are_on_time_when_delivered_on_the_promised_day_or_before)
{
	const struct spec spec = {.ordered = -25, .deliver_by = -10, .units = 3};
	const struct spec unpromised = {.ordered = -25, .units = 3};

	count_orders(metrics, us, scan(us, ship(us, place(us, &spec), -20), SHP_CARRIER_STATUS_DELIVERED, -10), 1);
	expect(metrics, us, SHP_METRIC_ON_TIME, 0, 3, 3);
	count_orders(metrics, us, scan(us, ship(us, place(us, &spec), -20), SHP_CARRIER_STATUS_DELIVERED, -9), 1);
	expect(metrics, us, SHP_METRIC_ON_TIME, 0, 3, 6);
	count_orders(metrics, us, scan(us, ship(us, place(us, &spec), -20), SHP_CARRIER_STATUS_IN_TRANSIT, -10), 1);
	expect(metrics, us, SHP_METRIC_ON_TIME, 0, 3, 9); /* not there yet */
	count_orders(metrics, us, ship(us, place(us, &spec), -20), 1); /* not tracked */
	count_orders(metrics, us, scan(us, ship(us, place(us, &unpromised), -20), SHP_CARRIER_STATUS_DELIVERED, -9), 1);
	expect(metrics, us, SHP_METRIC_ON_TIME, 0, 3, 9);
	/* Delivered, and then reported lost, or delivered once more: the first delivery counts. */
	count_orders(metrics, us,
		     scan(us, scan(us, ship(us, place(us, &spec), -20), SHP_CARRIER_STATUS_DELIVERED, -2),
			  SHP_CARRIER_STATUS_DELIVERED, -11), 1);
	expect(metrics, us, SHP_METRIC_ON_TIME, 0, 6, 12);
}
END_TEST

/* 14 days that ended 7 days ago. */
START_TEST(delivery_is_looked_at_for_14_days_a_week_later)
{
	const struct spec spec = {.ordered = -25, .deliver_by = -10};

	count_orders(metrics, us, scan(us, ship(us, place(us, &spec), -20), SHP_CARRIER_STATUS_DELIVERED, -10), 1);
	expect(metrics, us, SHP_METRIC_ON_TIME, -4, 0, 0);
	expect(metrics, us, SHP_METRIC_ON_TIME, -3, 1, 1);
	expect(metrics, us, SHP_METRIC_ON_TIME, 10, 1, 1);
	expect(metrics, us, SHP_METRIC_ON_TIME, 11, 0, 0);
}
END_TEST

/* United Kingdom: only sellers of 20 units or more. */
START_TEST(few_units_are_not_judged_where_the_rules_say_so)
{
	const struct spec spec = {.ordered = -25, .deliver_by = -10, .units = 19};
	const struct spec one = {.ordered = -25, .deliver_by = -10};
	struct shp_rules *uk = parse("uk");

	count_orders(metrics, uk, scan(us, ship(us, place(us, &spec), -20), SHP_CARRIER_STATUS_SCANNED, -10), 1);
	expect_standing(metrics, uk, SHP_METRIC_ON_TIME, 0, SHP_STANDING_NOT_JUDGED);
	expect_standing(metrics, us, SHP_METRIC_ON_TIME, 0, SHP_STANDING_FAILING);
	count_orders(metrics, uk, scan(us, ship(us, place(us, &one), -20), SHP_CARRIER_STATUS_DELIVERED, -10), 1);
	expect_standing(metrics, uk, SHP_METRIC_ON_TIME, 500, SHP_STANDING_FAILING);
	shp_rules_unref(uk);
}
END_TEST

/* ---- payments, and who fulfils ---- */

START_TEST(declined_charges_are_counted_until_they_settle)
{
	const struct spec spec = {.ordered = -6, .price = 1000};
	struct shp_order *order = ship(us, place(us, &spec), -5);
	static const int32_t results[] = {SHP_PAYMENT_DECLINED, SHP_PAYMENT_SETTLED};
	struct shp_decision *reported = NULL;
	uint8_t id[16];

	ck_assert_int_eq(shp_order_get_charge_id(order, 0, id), SHP_OK);
	count_orders(metrics, us, shp_order_ref(order), 1);
	expect(metrics, us, SHP_METRIC_DECLINED, 0, 0, 1);
	for (size_t i = 0; i < COUNT(results); i++) {
		ck_assert_int_eq(shp_order_report_payment(us, order, id, results[i], noon(-4), &reported, error),
				 SHP_OK);
		ck_assert_int_eq(shp_metrics_add_decision(metrics, us, order, reported), SHP_OK);
		shp_order_unref(order);
		order = take_order(reported);
		expect(metrics, us, SHP_METRIC_DECLINED, 0, results[i] == SHP_PAYMENT_DECLINED, 1);
	}
	expect_standing(metrics, us, SHP_METRIC_DECLINED, 0, SHP_STANDING_NOT_JUDGED);
	expect(metrics, us, SHP_METRIC_DECLINED, 23, 0, 1);
	expect(metrics, us, SHP_METRIC_DECLINED, 24, 0, 0);
	shp_order_unref(order);
}
END_TEST

START_TEST(orders_that_the_marketplace_fulfils_are_not_counted)
{
	const struct spec spec = {.ordered = -6, .ship_by = -5, .deliver_by = -3, .channel = SHP_CHANNEL_AFN};

	count_orders(metrics, us, place(us, &spec), 1);
	for (int32_t metric = 1; metric <= (int32_t)shp_metric_count(); metric++)
		expect(metrics, us, metric, 0, 0, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("metrics_orders");
	TCase *orders = tcase_create("orders");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(orders, 60);
	tcase_add_checked_fixture(orders, begin, end);
	tcase_add_test(orders, late_is_who_confirms_late_whatever_date_is_typed);
	tcase_add_test(orders, the_ship_by_day_ends_at_midnight_of_the_marketplace);
	tcase_add_test(orders, late_orders_are_counted_over_10_and_30_days_of_their_ship_by_dates);
	tcase_add_test(orders, an_order_is_late_once_however_many_packages_are);
	tcase_add_test(orders, orders_that_are_in_and_out_of_the_late_shipment_rate);
	tcase_add_test(orders, who_cancels_what_counts);
	tcase_add_test(orders, pending_orders_are_not_in_the_cancellation_rate);
	tcase_add_test(orders, only_whole_orders_are_cancelled);
	tcase_add_test(orders, auto_cancels_count_in_the_week_in_which_they_happen);
	tcase_add_test(orders, units_are_on_time_when_delivered_on_the_promised_day_or_before);
	tcase_add_test(orders, delivery_is_looked_at_for_14_days_a_week_later);
	tcase_add_test(orders, few_units_are_not_judged_where_the_rules_say_so);
	tcase_add_test(orders, declined_charges_are_counted_until_they_settle);
	tcase_add_test(orders, orders_that_the_marketplace_fulfils_are_not_counted);
	suite_add_tcase(suite, orders);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
