/* The valid tracking rate, rule by rule, as the marketplace's help pages and their examples tell it. */
#include <libshipment/carrier.h>

#include "metrics_fixture.h"

/* Help 201817070: 190 of 200 packages with valid tracking are 95 %. */
START_TEST(of_200_packages_190_with_valid_tracking_are_95_percent)
{
	const struct spec spec = {.deliver_by = -3, .category = "Kitchen"};

	count_orders(metrics, us, scan(us, ship(us, place(us, &spec), -8), SHP_CARRIER_STATUS_SCANNED, -7), 190);
	count_orders(metrics, us, ship(us, place(us, &spec), -8), 10);
	expect(metrics, us, SHP_METRIC_TRACKING, 0, 190, 200);
	expect_of(metrics, us, SHP_METRIC_TRACKING, "Kitchen", 0, 190, 200);
	expect_standing(metrics, us, SHP_METRIC_TRACKING, 9500, SHP_STANDING_AT_RISK);
	count_orders(metrics, us, ship(us, place(us, &spec), -8), 1);
	expect_standing(metrics, us, SHP_METRIC_TRACKING, 9452, SHP_STANDING_FAILING);
}
END_TEST

START_TEST(the_unit_is_the_package_not_the_order)
{
	const struct spec spec = {.deliver_by = -3, .units = 3};
	struct shp_order *order = place(us, &spec);

	order = ship_at(us, order, &(struct parcel){.package = "1", .units = 1}, noon(-5));
	order = ship_at(us, order, &(struct parcel){.package = "2", .units = 1}, noon(-5));
	order = scan_package(us, order, "2", SHP_CARRIER_STATUS_IN_TRANSIT, noon(-4));
	count_orders(metrics, us, order, 1); /* the third unit is in a package that has not been confirmed */
	expect(metrics, us, SHP_METRIC_TRACKING, 0, 1, 2);
}
END_TEST

START_TEST(a_package_counts_in_each_of_its_categories_and_once_in_the_whole)
{
	const struct spec mixed = {.deliver_by = -3, .category = "Books", .second = "Toys"};
	const struct spec twice = {.deliver_by = -3, .category = "Toys", .second = "Toys"};
	const struct spec none = {.deliver_by = -3};

	count_orders(metrics, us, scan(us, ship(us, place(us, &mixed), -5), SHP_CARRIER_STATUS_SCANNED, -4), 1);
	count_orders(metrics, us, ship(us, place(us, &twice), -5), 1);
	count_orders(metrics, us, ship(us, place(us, &none), -5), 1);
	expect_of(metrics, us, SHP_METRIC_TRACKING, "Books", 0, 1, 1);
	expect_of(metrics, us, SHP_METRIC_TRACKING, "Toys", 0, 1, 2);
	expect_of(metrics, us, SHP_METRIC_TRACKING, "", 0, 0, 1);
	expect_of(metrics, us, SHP_METRIC_TRACKING, "Garden", 0, 0, 0);
	expect(metrics, us, SHP_METRIC_TRACKING, 0, 1, 3);
	ck_assert_uint_eq(shp_metrics_count_categories(metrics), 3);
	ck_assert_str_eq(shp_metrics_get_category(metrics, 0), "");
	ck_assert_str_eq(shp_metrics_get_category(metrics, 1), "Books");
	ck_assert_str_eq(shp_metrics_get_category(metrics, 2), "Toys");
	ck_assert_ptr_null(shp_metrics_get_category(metrics, 3));
}
END_TEST

START_TEST(tracking_is_valid_when_its_form_is_right_and_it_was_scanned)
{
	static const struct {
		struct parcel parcel;
		int32_t verdict;
		int valid;
	} cases[] = {
		{{.tracking = UPS_NUMBER}, SHP_VERDICT_CHECK_DIGIT_OK, 1},
		{{.tracking = ""}, SHP_VERDICT_NONE, 0},
		{{.tracking = "1Z999AA10123456785"}, SHP_VERDICT_BAD_CHECK_DIGIT, 0},
		{{.tracking = "one"}, SHP_VERDICT_MALFORMED, 0},
		{{.carrier = "Nobody's Express", .tracking = "12345678"}, SHP_VERDICT_UNKNOWN_CARRIER, 0},
		{{.carrier = "Other", .name = "my cousin", .tracking = "12345678"}, SHP_VERDICT_FORMAT_ONLY, 1},
		/* An integrated carrier whose name was typed under "Other" (help G201817070). */
		{{.carrier = "Other", .name = "U.P.S.", .tracking = UPS_NUMBER}, SHP_VERDICT_FORMAT_ONLY, 0},
		{{.carrier = "Other", .name = "FedEx", .tracking = "12345678"}, SHP_VERDICT_FORMAT_ONLY, 0},
	};
	const struct spec spec = {.deliver_by = -3};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct shp_metrics *one = new_metrics();
		struct shp_order *order = ship_at(us, place(us, &spec), &cases[i].parcel, noon(-5));

		ck_assert_int_eq(shp_order_get_shipment_verdict(order, 0), cases[i].verdict);
		count_orders(one, us, shp_order_ref(order), 1);
		expect(one, us, SHP_METRIC_TRACKING, 0, 0, 1); /* whatever it is, nobody has scanned it */
		count_orders(one, us, scan(us, order, SHP_CARRIER_STATUS_SCANNED, -4), 1);
		expect(one, us, SHP_METRIC_TRACKING, 0, cases[i].valid, 2);
		expect(one, us, SHP_METRIC_ON_TIME, 4, 0, cases[i].valid);
		shp_metrics_free(one);
	}
}
END_TEST

START_TEST(every_report_but_lost_is_a_scan)
{
	const struct spec spec = {.deliver_by = -3};

	for (int32_t status = SHP_CARRIER_STATUS_SCANNED; status <= SHP_CARRIER_STATUS_LOST; status++) {
		struct shp_metrics *one = new_metrics();

		count_orders(one, us, scan(us, ship(us, place(us, &spec), -5), status, -4), 1);
		expect(one, us, SHP_METRIC_TRACKING, 0, status != SHP_CARRIER_STATUS_LOST, 1);
		shp_metrics_free(one);
	}
}
END_TEST

/* Help G201817070: from China, 5 dollars and more need two scans, one of them delivery or attempt. */
START_TEST(two_scans_are_needed_where_the_rules_say_so)
{
	static const struct {
		int32_t statuses[2];
		int valid;
	} cases[] = {
		{{SHP_CARRIER_STATUS_SCANNED, 0}, 0},
		{{SHP_CARRIER_STATUS_SCANNED, SHP_CARRIER_STATUS_IN_TRANSIT}, 0},
		{{SHP_CARRIER_STATUS_DELIVERED, 0}, 0},
		{{SHP_CARRIER_STATUS_SCANNED, SHP_CARRIER_STATUS_LOST}, 0},
		{{SHP_CARRIER_STATUS_DELIVERED, SHP_CARRIER_STATUS_LOST}, 0},
		{{SHP_CARRIER_STATUS_SCANNED, SHP_CARRIER_STATUS_DELIVERED}, 1},
		{{SHP_CARRIER_STATUS_IN_TRANSIT, SHP_CARRIER_STATUS_ATTEMPTED}, 1},
		{{SHP_CARRIER_STATUS_ATTEMPTED, SHP_CARRIER_STATUS_ATTEMPTED}, 1},
	};
	const struct spec dear = {.deliver_by = -3, .price = 500};
	const struct spec cheap = {.deliver_by = -3, .price = 499};
	struct shp_rules *cn = parse("us,utc_offset=480,two_scans_from=500");
	struct shp_rules *strict = parse("us,utc_offset=0,two_scans_from=0");

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct shp_metrics *one = new_metrics();
		struct shp_metrics *all = new_metrics();

		for (int is_cheap = 0; is_cheap < 2; is_cheap++) {
			struct shp_order *order = ship(us, place(us, is_cheap ? &cheap : &dear), -8);

			order = scan(us, order, cases[i].statuses[0], -7);
			if (cases[i].statuses[1])
				order = scan(us, order, cases[i].statuses[1], -5);
			count_orders(one, cn, shp_order_ref(order), 1);
			expect(one, cn, SHP_METRIC_TRACKING, 0, cases[i].valid + is_cheap, 1 + is_cheap);
			count_orders(all, strict, order, 1);
		}
		expect(all, strict, SHP_METRIC_TRACKING, 0, 2 * cases[i].valid, 2); /* from nothing on: always */
		shp_metrics_free(all);
		shp_metrics_free(one);
	}
	shp_rules_unref(cn);
	shp_rules_unref(strict);
}
END_TEST

START_TEST(exempt_packages_are_not_counted)
{
	static const char *const digital = "Digital";
	const struct spec goods = {.deliver_by = -3, .category = "Garden", .price = 1000};
	const struct spec cheap = {.deliver_by = -3, .category = "Garden", .price = 999};
	const struct spec files = {.deliver_by = -3, .category = digital, .price = 1000};
	const struct spec both = {.deliver_by = -3, .category = digital, .second = "Garden", .price = 1000};
	const struct parcel freight = {.carrier = "Old Dominion", .tracking = ""};
	struct shp_rules_builder *builder = NULL;
	struct shp_rules *rules = NULL;

	ck_assert(shp_carriers_get_flags(NULL, shp_carriers_find(NULL, freight.carrier)) & SHP_CARRIER_FLAG_EXEMPT);
	ck_assert_int_eq(shp_rules_builder_new(ctx, "us,utc_offset=0,exempt_below=1000", &builder, error), SHP_OK);
	shp_rules_builder_exempt_category(builder, digital);
	ck_assert_int_eq(shp_rules_builder_build(builder, &rules, error), SHP_OK);
	shp_rules_builder_free(builder);
	count_orders(metrics, rules, ship_at(us, place(us, &goods), &freight, noon(-5)), 1);
	count_orders(metrics, rules, ship(us, place(us, &cheap), -5), 1);
	count_orders(metrics, rules, ship(us, place(us, &files), -5), 1);
	expect(metrics, rules, SHP_METRIC_TRACKING, 0, 0, 0);
	count_orders(metrics, rules, ship(us, place(us, &both), -5), 1);
	expect_of(metrics, rules, SHP_METRIC_TRACKING, digital, 0, 0, 0);
	expect_of(metrics, rules, SHP_METRIC_TRACKING, "Garden", 0, 0, 1);
	expect(metrics, rules, SHP_METRIC_TRACKING, 0, 0, 1);
	/* Without these rules only the freight carrier is exempt. */
	metrics = shp_metrics_free(metrics);
	metrics = new_metrics();
	count_orders(metrics, us, ship_at(us, place(us, &goods), &freight, noon(-5)), 1);
	count_orders(metrics, us, ship(us, place(us, &cheap), -5), 1);
	count_orders(metrics, us, ship(us, place(us, &files), -5), 1);
	expect(metrics, us, SHP_METRIC_TRACKING, 0, 0, 2);
	shp_rules_unref(rules);
}
END_TEST

/* Help G201817070: Seller-Fulfilled Prime has no exemptions. */
START_TEST(prime_has_no_exemptions)
{
	const struct spec prime = {.deliver_by = -3, .price = 10, .programs = SHP_PROGRAM_PRIME};
	struct shp_rules *rules = parse("us,utc_offset=0,exempt_below=1000");
	const struct parcel label = {.carrier = "Old Dominion", .label = 1};

	count_orders(metrics, rules, ship_at(us, place(us, &prime), &label, noon(-5)), 1);
	expect(metrics, rules, SHP_METRIC_TRACKING, 0, 0, 1);
	shp_rules_unref(rules);
}
END_TEST

START_TEST(tracking_falls_into_the_period_by_the_promised_date)
{
	const struct spec promised = {.ordered = -50, .deliver_by = -29};
	const struct spec unpromised = {.ordered = -50};

	count_orders(metrics, us, ship(us, place(us, &promised), -49), 1);
	expect(metrics, us, SHP_METRIC_TRACKING, -30, 0, 0); /* not due yet */
	expect(metrics, us, SHP_METRIC_TRACKING, -29, 0, 1);
	expect(metrics, us, SHP_METRIC_TRACKING, 0, 0, 1);
	expect(metrics, us, SHP_METRIC_TRACKING, 1, 0, 0);
	/* Without a promise, by the confirmation: whatever date was typed. */
	count_orders(metrics, us, ship_at(us, place(us, &unpromised), &(struct parcel){.typed = -2}, noon(40)), 1);
	expect(metrics, us, SHP_METRIC_TRACKING, 39, 0, 0);
	expect(metrics, us, SHP_METRIC_TRACKING, 40, 0, 1);
	expect(metrics, us, SHP_METRIC_TRACKING, 69, 0, 1);
	expect(metrics, us, SHP_METRIC_TRACKING, 70, 0, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("metrics");
	TCase *tracking = tcase_create("tracking");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(tracking, 60);
	tcase_add_checked_fixture(tracking, begin, end);
	tcase_add_test(tracking, of_200_packages_190_with_valid_tracking_are_95_percent);
	tcase_add_test(tracking, the_unit_is_the_package_not_the_order);
	tcase_add_test(tracking, a_package_counts_in_each_of_its_categories_and_once_in_the_whole);
	tcase_add_test(tracking, tracking_is_valid_when_its_form_is_right_and_it_was_scanned);
	tcase_add_test(tracking, every_report_but_lost_is_a_scan);
	tcase_add_test(tracking, two_scans_are_needed_where_the_rules_say_so);
	tcase_add_test(tracking, exempt_packages_are_not_counted);
	tcase_add_test(tracking, prime_has_no_exemptions);
	tcase_add_test(tracking, tracking_falls_into_the_period_by_the_promised_date);
	suite_add_tcase(suite, tracking);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
