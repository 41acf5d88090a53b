/* What sums mean: rates, thresholds, standing, windows, names. */
#include "metrics.h"
#include "metrics_help.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static struct shp_rules *us;

static void begin(void)
{
	setup();
	us = parse("us,utc_offset=0");
}

static void end(void)
{
	us = shp_rules_unref(us);
	teardown();
}

/* By SHP_METRIC_*. */
static const struct {
	int sum;
	int32_t threshold; /* SHP_RULE_*; 0: none */
	int32_t days;
	int32_t lag;
	int is_minimum;
} numbers[SHP_METRIC_DECLINED + 1] = {
	[SHP_METRIC_TRACKING] = {SHP__SUM_TRACKING, SHP_RULE_MIN_TRACKING_RATE, 30, 0, 1},
	[SHP_METRIC_LATE_10_DAYS] = {SHP__SUM_LATE, SHP_RULE_MAX_LATE_RATE, 10, 0, 0},
	[SHP_METRIC_LATE_30_DAYS] = {SHP__SUM_LATE, SHP_RULE_MAX_LATE_RATE, 30, 0, 0},
	[SHP_METRIC_CANCELLATION] = {SHP__SUM_CANCELLED, SHP_RULE_MAX_CANCEL_RATE, 7, 0, 0},
	[SHP_METRIC_ON_TIME] = {SHP__SUM_ON_TIME, SHP_RULE_MIN_ON_TIME_RATE, 14, 7, 1},
	[SHP_METRIC_DECLINED] = {SHP__SUM_DECLINED, 0, 30, 0, 0},
};

/* Sums as they would be today. */
static struct shp_metrics *with_sums(int32_t metric, int64_t numerator, int64_t denominator)
{
	struct shp_metrics *metrics = new_metrics();

	ck_assert_int_eq(shp__metrics_count(metrics, &metrics->sums[numbers[metric].sum], TODAY - numbers[metric].lag,
					    numerator, denominator),
			 SHP_OK);
	return metrics;
}

struct answer {
	int64_t numerator;
	int64_t denominator;
	int32_t rate;
	int32_t threshold;
	int32_t standing;
};

static struct answer ask(const struct shp_rules *rules, int32_t metric, int64_t numerator, int64_t denominator)
{
	struct shp_metrics *metrics = with_sums(metric, numerator, denominator);
	struct answer answer = {-1, -1, -2, -2, -1};

	ck_assert_int_eq(shp_metrics_report(metrics, rules, metric, NULL, noon(0), &answer.numerator,
					    &answer.denominator, &answer.rate, &answer.threshold, &answer.standing),
			 SHP_OK);
	ck_assert_int_eq(answer.numerator, numerator);
	ck_assert_int_eq(answer.denominator, denominator);
	shp_metrics_free(metrics);
	return answer;
}

/* The published thresholds (help G201817070, G200285190, 200285210; trade pages on delivery), just kept or just not. */
START_TEST(thresholds_as_published)
{
	static const struct {
		int32_t metric;
		int64_t numerator;
		int64_t denominator;
		int32_t rate;
		int32_t standing;
	} cases[] = {
		{SHP_METRIC_TRACKING, 190, 200, 9500, SHP_STANDING_AT_RISK}, /* at least 95 % */
		{SHP_METRIC_TRACKING, 189, 200, 9450, SHP_STANDING_FAILING},
		{SHP_METRIC_TRACKING, 94999, 100000, 9499, SHP_STANDING_FAILING},
		{SHP_METRIC_TRACKING, 193, 200, 9650, SHP_STANDING_OK},
		{SHP_METRIC_TRACKING, 192, 200, 9600, SHP_STANDING_AT_RISK}, /* four fifths of what is allowed */
		{SHP_METRIC_TRACKING, 200, 200, 10000, SHP_STANDING_OK},
		{SHP_METRIC_TRACKING, 0, 1, 0, SHP_STANDING_FAILING},
		{SHP_METRIC_LATE_10_DAYS, 4, 100, 400, SHP_STANDING_FAILING}, /* below 4 % */
		{SHP_METRIC_LATE_30_DAYS, 399, 10000, 399, SHP_STANDING_AT_RISK},
		{SHP_METRIC_LATE_30_DAYS, 39999, 1000000, 399, SHP_STANDING_AT_RISK},
		{SHP_METRIC_LATE_30_DAYS, 32, 1000, 320, SHP_STANDING_AT_RISK},
		{SHP_METRIC_LATE_30_DAYS, 31, 1000, 310, SHP_STANDING_OK},
		{SHP_METRIC_LATE_30_DAYS, 0, 1, 0, SHP_STANDING_OK},
		{SHP_METRIC_CANCELLATION, 25, 1000, 250, SHP_STANDING_FAILING}, /* below 2.5 % */
		{SHP_METRIC_CANCELLATION, 24, 1000, 240, SHP_STANDING_AT_RISK},
		{SHP_METRIC_CANCELLATION, 19, 1000, 190, SHP_STANDING_OK},
		{SHP_METRIC_ON_TIME, 9, 10, 9000, SHP_STANDING_AT_RISK}, /* at least 90 % */
		{SHP_METRIC_ON_TIME, 899, 1000, 8990, SHP_STANDING_FAILING},
		{SHP_METRIC_ON_TIME, 95, 100, 9500, SHP_STANDING_OK},
		{SHP_METRIC_DECLINED, 5, 10, 5000, SHP_STANDING_NOT_JUDGED},
		{SHP_METRIC_DECLINED, 0, 0, -1, SHP_STANDING_NO_DATA},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct answer answer = ask(us, cases[i].metric, cases[i].numerator, cases[i].denominator);

		ck_assert_msg(answer.rate == cases[i].rate && answer.standing == cases[i].standing,
			      "case %zu: %d, %s", i, answer.rate, shp_standing_name(answer.standing));
	}
}
END_TEST

/* Against fractions, for every small number and many thresholds. */
START_TEST(standing_is_exact)
{
	static const int32_t thresholds[] = {0, 1, 250, 400, 3333, 5000, 9000, 9500, 9999, 10000};

	for (int32_t metric = 1; metric < SHP_METRIC_DECLINED; metric++) {
		for (size_t i = 0; i < COUNT(thresholds); i++) {
			struct shp_rules_builder *builder = NULL;
			struct shp_rules *rules = NULL;
			const int64_t threshold = thresholds[i];

			ck_assert_int_eq(shp_rules_builder_new(ctx, "us,utc_offset=0", &builder, error), SHP_OK);
			shp_rules_builder_set(builder, numbers[metric].threshold, thresholds[i]);
			ck_assert_int_eq(shp_rules_builder_build(builder, &rules, error), SHP_OK);
			shp_rules_builder_free(builder);
			for (int64_t of = 1; of <= 41; of++) {
				for (int64_t n = 0; n <= of; n++) {
					const struct answer answer = ask(rules, metric, n, of);
					const int64_t bad = numbers[metric].is_minimum ? of - n : n;
					const int is_failing = numbers[metric].is_minimum
								       ? n * 10000 < threshold * of
								       : bad && n * 10000 >= threshold * of;

					ck_assert_int_eq(answer.threshold, threshold);
					ck_assert_int_eq(answer.rate, n * 10000 / of);
					ck_assert_int_eq(answer.standing == SHP_STANDING_FAILING, is_failing);
					ck_assert_int_ne(answer.standing, SHP_STANDING_NO_DATA);
					if (!bad)
						ck_assert_int_eq(answer.standing, SHP_STANDING_OK);
				}
			}
			shp_rules_unref(rules);
		}
	}
}
END_TEST

START_TEST(rates_of_the_largest_sums_do_not_overflow)
{
	const int64_t most = SHP_LIMIT_METRICS_SUM;

	ck_assert_int_eq(ask(us, SHP_METRIC_TRACKING, most, most).rate, 10000);
	ck_assert_int_eq(ask(us, SHP_METRIC_TRACKING, most - 1, most).rate, 9999);
	ck_assert_int_eq(ask(us, SHP_METRIC_TRACKING, most / 3, most).rate, 3333);
	/* 400 days of that. */
	struct shp_metrics *metrics = new_metrics();
	int64_t numerator = 0;
	int64_t denominator = 0;
	for (int32_t day = 0; day < SHP_LIMIT_METRICS_DAYS; day++)
		ck_assert_int_eq(
			shp__metrics_count(metrics, &metrics->sums[SHP__SUM_TRACKING], TODAY - day, most - 1, most),
			SHP_OK);
	ck_assert_int_eq(
		shp_metrics_sum(metrics, SHP_METRIC_TRACKING, NULL, 0, SHP_LIMIT_DATE, &numerator, &denominator),
		SHP_OK);
	ck_assert_int_eq(numerator, SHP_LIMIT_METRICS_DAYS * (most - 1));
	ck_assert_int_eq(denominator, SHP_LIMIT_METRICS_DAYS * most);
	expect_standing(metrics, us, SHP_METRIC_TRACKING, 9999, SHP_STANDING_OK);
	shp_metrics_free(metrics);
}
END_TEST

/* A machine that has seen the end of things only: its own sums say little, and do no harm. */
START_TEST(parts_of_sums_are_in_range_too)
{
	ck_assert_int_eq(ask(us, SHP_METRIC_TRACKING, -3, -5).standing, SHP_STANDING_NO_DATA);
	ck_assert_int_eq(ask(us, SHP_METRIC_TRACKING, -3, 5).rate, 0);
	ck_assert_int_eq(ask(us, SHP_METRIC_TRACKING, 7, 5).rate, 10000);
	ck_assert_int_eq(ask(us, SHP_METRIC_LATE_10_DAYS, 7, 0).rate, -1);
}
END_TEST

START_TEST(windows_end_today_in_the_marketplace)
{
	for (int32_t metric = 1; metric <= (int32_t)shp_metric_count(); metric++) {
		struct shp_rules *jp = parse("jp");
		int32_t first = -1;
		int32_t last = -1;

		ck_assert_int_eq(shp_metric_window(us, metric, NOW, &first, &last), SHP_OK);
		ck_assert_int_eq(last, TODAY - numbers[metric].lag);
		ck_assert_int_eq(last - first + 1, numbers[metric].days);
		ck_assert_int_eq(shp_metric_window(jp, metric, NOW + 15 * 3600000 - 1, &first, &last), SHP_OK);
		ck_assert_int_eq(last, TODAY - numbers[metric].lag);
		ck_assert_int_eq(shp_metric_window(jp, metric, NOW + 15 * 3600000, &first, &last), SHP_OK);
		ck_assert_int_eq(last, TODAY + 1 - numbers[metric].lag);
		ck_assert_int_eq(shp_metric_window(jp, metric, SHP_LIMIT_INSTANT, &first, &last), SHP_OK);
		ck_assert_int_eq(last, SHP_LIMIT_DATE - numbers[metric].lag);
		ck_assert_int_eq(shp_metric_window(us, metric, 0, &first, &last), SHP_OK);
		ck_assert_int_eq(last, -numbers[metric].lag);
		shp_rules_unref(jp);
	}
}
END_TEST

/* Days of one's own: Japan's Prime sellers are measured over 7 days, Premium Shipping over days -40 to -10. */
START_TEST(any_days_can_be_summed)
{
	struct shp_metrics *metrics = new_metrics();
	int64_t numerator = 0;
	int64_t denominator = 0;

	for (int32_t day = 0; day < 50; day++)
		ck_assert_int_eq(shp__metrics_count(metrics, &metrics->sums[SHP__SUM_TRACKING], TODAY - day, 1, day),
				 SHP_OK);
	ck_assert_int_eq(
		shp_metrics_sum(metrics, SHP_METRIC_TRACKING, NULL, TODAY - 40, TODAY - 10, &numerator, &denominator),
		SHP_OK);
	ck_assert_int_eq(numerator, 31);
	ck_assert_int_eq(denominator, 31 * 25);
	ck_assert_int_eq(
		shp_metrics_sum(metrics, SHP_METRIC_TRACKING, NULL, TODAY, TODAY - 1, &numerator, &denominator),
		SHP_OK);
	ck_assert_int_eq(numerator, 0);
	ck_assert_int_eq(
		shp_metrics_sum(metrics, SHP_METRIC_TRACKING, NULL, INT32_MIN, INT32_MAX, &numerator, &denominator),
		SHP_OK);
	ck_assert_int_eq(numerator, 50);
	shp_metrics_free(metrics);
}
END_TEST

static int is_chinese(const char *text)
{
	for (; *text; text++) {
		if (*text & 0x80)
			return 1;
	}
	return 0;
}

START_TEST(everything_has_a_name_in_both_languages)
{
	for (int32_t metric = 1; metric <= (int32_t)shp_metric_count(); metric++) {
		ck_assert_ptr_nonnull(shp_metric_name(metric));
		for (int32_t other = 1; other < metric; other++)
			ck_assert_str_ne(shp_metric_name(metric), shp_metric_name(other));
		ck_assert(!is_chinese(shp_metric_message(metric, SHP_LANGUAGE_EN)));
		ck_assert(is_chinese(shp_metric_message(metric, SHP_LANGUAGE_ZH)));
		ck_assert_str_eq(shp_metric_message(metric, 7), shp_metric_message(metric, SHP_LANGUAGE_EN));
		ck_assert_int_eq(shp_metric_is_minimum(metric), numbers[metric].is_minimum);
	}
	for (int32_t standing = SHP_STANDING_NO_DATA; standing <= SHP_STANDING_NOT_JUDGED; standing++) {
		for (int32_t other = 0; other < standing; other++)
			ck_assert_str_ne(shp_standing_name(standing), shp_standing_name(other));
		ck_assert(!is_chinese(shp_standing_message(standing, SHP_LANGUAGE_EN)));
		ck_assert(is_chinese(shp_standing_message(standing, SHP_LANGUAGE_ZH)));
	}
	static const int32_t none[] = {INT32_MIN, -1, 7, INT32_MAX};
	for (size_t i = 0; i < COUNT(none); i++) {
		ck_assert_ptr_null(shp_metric_name(none[i]));
		ck_assert_ptr_null(shp_metric_message(none[i], SHP_LANGUAGE_EN));
		ck_assert_int_eq(shp_metric_is_minimum(none[i]), 0);
		ck_assert_ptr_null(shp_standing_name(none[i]));
		ck_assert_ptr_null(shp_standing_message(none[i], SHP_LANGUAGE_ZH));
	}
	ck_assert_ptr_null(shp_metric_name(0));
	ck_assert_ptr_null(shp_standing_name(SHP_STANDING_NOT_JUDGED + 1));
	ck_assert_ptr_null(shp_standing_message(SHP_STANDING_NOT_JUDGED + 1, SHP_LANGUAGE_EN));
}
END_TEST

START_TEST(questions_that_are_none)
{
	struct shp_metrics *metrics = new_metrics();
	int64_t numerator = 0;
	int32_t first = 0;

	ck_assert_int_eq(shp_metrics_sum(NULL, SHP_METRIC_TRACKING, NULL, 0, 1, &numerator, &numerator),
			 SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_sum(metrics, SHP_METRIC_TRACKING, NULL, 0, 1, NULL, &numerator), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_sum(metrics, SHP_METRIC_TRACKING, NULL, 0, 1, &numerator, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_sum(metrics, 0, NULL, 0, 1, &numerator, &numerator), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_metrics_sum(metrics, SHP_METRIC_LATE_10_DAYS, "", 0, 1, &numerator, &numerator),
			 SHP_ERR_VALUE);
	ck_assert_int_eq(shp_metric_window(NULL, SHP_METRIC_LATE_10_DAYS, NOW, &first, &first), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metric_window(us, SHP_METRIC_LATE_10_DAYS, NOW, NULL, &first), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metric_window(us, SHP_METRIC_LATE_10_DAYS, NOW, &first, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metric_window(us, (int32_t)shp_metric_count() + 1, NOW, &first, &first), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_metric_window(us, SHP_METRIC_LATE_10_DAYS, -1, &first, &first), SHP_ERR_INSTANT);
	ck_assert_int_eq(shp_metric_window(us, SHP_METRIC_LATE_10_DAYS, SHP_LIMIT_INSTANT + 1, &first, &first),
			 SHP_ERR_INSTANT);
	ck_assert_int_eq(shp_metrics_report(NULL, us, SHP_METRIC_LATE_10_DAYS, NULL, NOW, NULL, NULL, NULL, NULL, NULL),
			 SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_report(metrics, NULL, SHP_METRIC_LATE_10_DAYS, NULL, NOW, NULL, NULL, NULL, NULL,
					    NULL),
			 SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_report(metrics, us, 0, NULL, NOW, NULL, NULL, NULL, NULL, NULL), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_metrics_report(metrics, us, SHP_METRIC_ON_TIME, "", NOW, NULL, NULL, NULL, NULL, NULL),
			 SHP_ERR_VALUE);
	ck_assert_int_eq(shp_metrics_report(metrics, us, SHP_METRIC_ON_TIME, NULL, -1, NULL, NULL, NULL, NULL, NULL),
			 SHP_ERR_INSTANT);
	ck_assert_int_eq(numerator, 0);
	ck_assert_int_eq(first, 0);
	ck_assert_uint_eq(shp_metrics_count_categories(NULL), 0);
	ck_assert_ptr_null(shp_metrics_get_category(NULL, 0));
	shp_metrics_free(metrics);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("metrics_report");
	TCase *report = tcase_create("report");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(report, begin, end);
	tcase_add_test(report, thresholds_as_published);
	tcase_add_test(report, standing_is_exact);
	tcase_add_test(report, rates_of_the_largest_sums_do_not_overflow);
	tcase_add_test(report, parts_of_sums_are_in_range_too);
	tcase_add_test(report, windows_end_today_in_the_marketplace);
	tcase_add_test(report, any_days_can_be_summed);
	tcase_add_test(report, everything_has_a_name_in_both_languages);
	tcase_add_test(report, questions_that_are_none);
	suite_add_tcase(suite, report);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
