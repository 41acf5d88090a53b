/* The seller's numbers against the model of them, against carriers that tell things late, and in numbers as large as
 * they come. */
#include "decide.h"
#include "metrics_lives.h"
#include "metrics_model.h"

/* ---- the model ---- */

static int was_pending(uint32_t order)
{
	int pending = 0;
	uint32_t life = 0;

	for (uint32_t i = 0; i < step_count; i++) {
		life += !steps[i].before;
		if (life != order + 1)
			continue;
		if (!steps[i].before)
			pending = shp_order_get_status(shp_decision_get_order(steps[i].decision)) ==
				  SHP_ORDER_STATUS_PENDING;
		for (uint32_t event = 0; event < shp_decision_count_events(steps[i].decision); event++)
			if (shp_event_get_kind(shp_decision_get_event(steps[i].decision, event)) ==
			    SHP_EVENT_ORDER_RELEASED)
				pending = 0;
	}
	return pending;
}

static int64_t expect_model(struct model_question *question, const int *pending, int64_t now)
{
	struct model_sums sums = {0, 0};
	int64_t numerator = -1;
	int64_t denominator = -1;
	int32_t first = 0;
	int32_t last = 0;

	model_window(question, model_day(us, now));
	ck_assert_int_eq(shp_metric_window(us, question->metric, now, &first, &last), SHP_OK);
	ck_assert_int_eq(first, question->first);
	ck_assert_int_eq(last, question->last);
	for (uint32_t i = 0; i < ORDERS; i++)
		model_add(question, orders[i], pending[i], &sums);
	ck_assert_int_eq(shp_metrics_report(scratch, us, question->metric, question->category, now, &numerator,
					    &denominator, NULL, NULL, NULL),
			 SHP_OK);
	ck_assert_msg(numerator == sums.numerator && denominator == sums.denominator,
		      "%s of %s on day %d: %lld / %lld, the model says %lld / %lld", shp_metric_name(question->metric),
		      question->category ? question->category : "all", last - TODAY, (long long)numerator,
		      (long long)denominator, (long long)sums.numerator, (long long)sums.denominator);
	return sums.numerator > 0 && sums.numerator < sums.denominator;
}

START_TEST(the_numbers_are_those_of_the_model_every_day)
{
	int pending[ORDERS];
	int64_t telling[SHP_METRIC_DECLINED + 1] = {0};

	for (uint32_t i = 0; i < ORDERS; i++)
		pending[i] = was_pending(i);
	for (int32_t day = -3; day < 60; day++) {
		for (int32_t metric = 1; metric <= (int32_t)shp_metric_count(); metric++) {
			struct model_question question = {.rules = us, .metric = metric};

			telling[metric] += expect_model(&question, pending, noon(day));
			if (metric != SHP_METRIC_TRACKING)
				continue;
			for (uint32_t i = 0; i < shp_metrics_count_categories(scratch); i++) {
				question.category = shp_metrics_get_category(scratch, i);
				expect_model(&question, pending, noon(day));
			}
			question.category = "plain"; /* is exempt, but for Prime */
			expect_model(&question, pending, noon(day));
		}
	}
	for (int32_t metric = 1; metric <= (int32_t)shp_metric_count(); metric++)
		ck_assert_msg(telling[metric] > 0, "%s: not a day on which it was neither 0 nor 1",
			      shp_metric_name(metric));
}
END_TEST

/* ---- carriers tell late, again and in any order ---- */

static void permute(uint32_t *order, uint32_t count, uint32_t number)
{
	uint32_t left[8];

	for (uint32_t i = 0; i < count; i++)
		left[i] = i;
	for (uint32_t i = 0; i < count; i++) {
		const uint32_t at = number % (count - i);

		number /= count - i;
		order[i] = left[at];
		memmove(left + at, left + at + 1, (count - i - at - 1) * sizeof(*left));
	}
}

START_TEST(carrier_events_in_any_order_and_repeated_come_to_the_same)
{
	static const int32_t statuses[] = {SHP_CARRIER_STATUS_SCANNED, SHP_CARRIER_STATUS_IN_TRANSIT,
					   SHP_CARRIER_STATUS_OUT_FOR_DELIVERY, SHP_CARRIER_STATUS_DELIVERED,
					   SHP_CARRIER_STATUS_LOST};
	const struct spec spec = {.ordered = -9, .ship_by = -8, .deliver_by = -3, .category = "Toys", .units = 2};
	struct shp_rules *rules = parse("us,utc_offset=0,two_scans_from=0");
	struct shp_metrics *expected = NULL;

	for (uint32_t number = 0; number < 120; number++) {
		struct shp_metrics *metrics = new_metrics();
		struct shp_order *order = ship(us, place(us, &spec), -8);
		uint32_t at[COUNT(statuses)];

		permute(at, COUNT(statuses), number);
		count_orders(metrics, rules, shp_order_ref(order), 1);
		for (uint32_t i = 0; i < 2 * COUNT(statuses); i++) {
			const uint32_t which = i < COUNT(statuses) ? at[i] : at[one_of(COUNT(statuses))];
			struct shp_decision *scanned = NULL;

			ck_assert_int_eq(shp_order_scan(us, order, "1", statuses[which], noon(-7 + (int32_t)which),
							NOW, &scanned, error),
					 SHP_OK);
			ck_assert_int_eq(shp_metrics_add_decision(metrics, rules, order, scanned), SHP_OK);
			shp_order_unref(order);
			order = take_order(scanned);
		}
		shp_order_unref(order);
		expect(metrics, rules, SHP_METRIC_TRACKING, 0, 1, 1);
		expect(metrics, rules, SHP_METRIC_ON_TIME, 5, 2, 2);
		if (!expected)
			expected = copy(metrics);
		expect_same(metrics, expected);
		shp_metrics_free(metrics);
	}
	shp_metrics_free(expected);
	shp_rules_unref(rules);
}
END_TEST

/* No command does so today: events that name two packages are counted all the same. */
START_TEST(a_decision_may_name_more_than_one_package)
{
	const struct spec spec = {
		.ordered = -9, .ship_by = -8, .deliver_by = -3, .category = "Toys", .units = 3, .price = 90000};
	struct shp_order *order = ship_at(us, place(us, &spec), &(struct parcel){.package = "1", .units = 1}, noon(-8));
	struct shp_decision *scanned[2] = {NULL, NULL};
	struct shp_metrics *expected = new_metrics();
	struct shp_metrics *metrics = new_metrics();
	struct shp_event events[2];
	struct shp_decision both;

	order = ship_at(us, order, &(struct parcel){.package = "2", .units = 2}, noon(-7));
	ck_assert_int_eq(
		shp_order_scan(us, order, "1", SHP_CARRIER_STATUS_DELIVERED, noon(-6), NOW, &scanned[0], error),
		SHP_OK);
	ck_assert_int_eq(shp_order_scan(us, shp_decision_get_order(scanned[0]), "2", SHP_CARRIER_STATUS_SCANNED,
					noon(-6), NOW, &scanned[1], error),
			 SHP_OK);
	both = *scanned[1];
	for (int i = 0; i < 2; i++)
		events[i] = *shp_decision_get_event(scanned[i], 0);
	both.events = events;
	both.event_count = 2;
	ck_assert_int_eq(shp_metrics_add_change(expected, us, order, both.order), SHP_OK);
	ck_assert_int_eq(shp_metrics_add_decision(metrics, us, order, &both), SHP_OK);
	expect_same(metrics, expected);
	expect(metrics, us, SHP_METRIC_TRACKING, 0, 2, 0);
	expect(metrics, us, SHP_METRIC_ON_TIME, 5, 1, 3);
	for (int i = 0; i < 2; i++)
		shp_decision_unref(scanned[i]);
	shp_metrics_free(expected);
	shp_metrics_free(metrics);
	shp_order_unref(order);
}
END_TEST

/* ---- size ---- */

/* 40 days of orders in each category; answers how many packages, and how many of them with valid tracking. */
static struct model_sums count_days(struct shp_metrics *metrics, const char *const *categories, uint32_t count)
{
	struct model_sums sums = {0, 0};

	for (int32_t day = -34; day < 6; day++) {
		for (uint32_t i = 0; i < count; i++) {
			const struct spec spec = {.ordered = day - 60, .ship_by = day - 50, .deliver_by = day - 6,
						  .category = categories[i], .price = 90000};
			const int tracked = 900 + (int)one_of(100);
			const int untracked = 1 + (int)one_of(100);

			count_orders(
				metrics, us,
				scan(us, ship(us, place(us, &spec), day - 50), SHP_CARRIER_STATUS_DELIVERED, day - 7),
				tracked);
			count_orders(metrics, us, ship(us, place(us, &spec), day - 48), untracked);
			sums.numerator += tracked;
			sums.denominator += tracked + untracked;
		}
	}
	return sums;
}

/* Doubled until they are more than 100 million packages of a seller. */
START_TEST(a_hundred_million_packages_fit_into_a_few_kilobytes)
{
	static const char *const categories[] = {"Kitchen", "Toys", "Books", "Garden", "Health"};
	static struct bytes bytes;
	struct shp_metrics *metrics = new_metrics();
	struct model_sums sums = count_days(metrics, categories, COUNT(categories));
	int64_t numerator = 0;
	int64_t denominator = 0;

	while (sums.denominator < 100000000) {
		struct shp_metrics *same = copy(metrics);

		ck_assert_int_eq(shp_metrics_merge(metrics, same), SHP_OK);
		shp_metrics_free(same);
		sums.numerator *= 2;
		sums.denominator *= 2;
	}
	ck_assert_int_eq(
		shp_metrics_sum(metrics, SHP_METRIC_TRACKING, NULL, 0, SHP_LIMIT_DATE, &numerator, &denominator),
		SHP_OK);
	ck_assert_int_eq(numerator, sums.numerator);
	ck_assert_int_eq(denominator, sums.denominator);
	encode(metrics, &bytes);
	ck_assert_uint_le(bytes.size, 2560 + COUNT(categories) * 512);
	shp_metrics_free(metrics);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("metrics_truth");
	TCase *truth = tcase_create("truth");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(truth, 60);
	tcase_add_checked_fixture(truth, begin, end);
	tcase_add_test(truth, the_numbers_are_those_of_the_model_every_day);
	tcase_add_test(truth, carrier_events_in_any_order_and_repeated_come_to_the_same);
	tcase_add_test(truth, a_decision_may_name_more_than_one_package);
	tcase_add_test(truth, a_hundred_million_packages_fit_into_a_few_kilobytes);
	suite_add_tcase(suite, truth);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
