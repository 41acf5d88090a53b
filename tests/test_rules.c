/* Rules as values: presets and where their numbers come from, builders, memory. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <libshipment/carrier.h>

#include "allocator.h"
#include "rules_help.h"
#include "rules_text_table.h"

/* ---- presets ---- */

START_TEST(presets_hold_the_published_numbers)
{
	static const struct {
		int32_t count;
		int32_t unit;
		int32_t from;
		int32_t utc_offset;
	} numbers[] = {
		{7, SHP_DAYS_BUSINESS, SHP_CANCEL_FROM_SHIP_BY, -480},
		{7, SHP_DAYS_BUSINESS, SHP_CANCEL_FROM_SHIP_BY, 0},
		{30, SHP_DAYS_CALENDAR, SHP_CANCEL_FROM_ORDERED, 540},
		{3, SHP_DAYS_CALENDAR, SHP_CANCEL_FROM_SHIP_BY, 180},
	};

	for (size_t i = 0; i < COUNT(presets); i++) {
		struct shp_rules *rules = parse(presets[i]);

		ck_assert_str_eq(shp_rules_get_marketplace(rules), presets[i]);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_CANCEL_COUNT), numbers[i].count);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_CANCEL_UNIT), numbers[i].unit);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_CANCEL_FROM), numbers[i].from);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_UTC_OFFSET), numbers[i].utc_offset);
		rules = shp_rules_unref(rules);
	}
}
END_TEST

START_TEST(presets_share_the_founding_rules)
{
	for (size_t i = 0; i < COUNT(presets); i++) {
		struct shp_rules *rules = parse(presets[i]);

		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_CHARGE), SHP_CHARGE_FIRST_PACKAGE);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_CREDIT), SHP_CREDIT_ON_CHARGE);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_FEE), 0);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_TRACKING), SHP_SEVERITY_ADVISE);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_METHOD), SHP_SEVERITY_ADVISE);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_CARRIER), SHP_SEVERITY_ADVISE);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_SHIP_DATE), SHP_SEVERITY_ADVISE);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_SINGLE_SHIPMENT), SHP_SEVERITY_IGNORE);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_EDIT_WINDOW), -1);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_EDIT_LIMIT), -1);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_MIN_TRACKING_RATE), 9500);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_MAX_LATE_RATE), 400);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_MAX_CANCEL_RATE), 250);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_MIN_ON_TIME_RATE), 9000);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_MIN_ON_TIME_UNITS), i == 1 ? 20 : 0); /* the UK */
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_EXEMPT_BELOW), 0);
		ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_TWO_SCANS_FROM), -1);
		ck_assert_ptr_null(shp_rules_get_calendar(rules)); /* a holiday calendar is never on by default */
		ck_assert_ptr_null(shp_rules_get_carriers(rules));
		shp_rules_unref(rules);
	}
}
END_TEST

START_TEST(each_number_of_each_preset_has_its_source)
{
	for (size_t i = 0; i < COUNT(presets); i++) {
		for (int32_t rule = 1; rule <= (int32_t)shp_rule_count(); rule++) {
			const char *source = shp_rule_source(presets[i], rule);

			ck_assert_msg(source != NULL, "%s %d", presets[i], rule);
			ck_assert_uint_gt(strlen(source), 20);
			ck_assert_int_eq(source[strlen(source) - 1], '.');
			ck_assert_ptr_null(strstr(source, ". ")); /* one sentence */
		}
		ck_assert_ptr_null(shp_rule_source(presets[i], 0));
		ck_assert_ptr_null(shp_rule_source(presets[i], (int32_t)shp_rule_count() + 1));
	}
	ck_assert_ptr_null(shp_rule_source("us,fee=1", SHP_RULE_FEE));
	ck_assert_ptr_null(shp_rule_source("", SHP_RULE_FEE));
	ck_assert_ptr_null(shp_rule_source(NULL, SHP_RULE_FEE));
	ck_assert_ptr_nonnull(strstr(shp_rule_source("us", SHP_RULE_CANCEL_COUNT), "7 business days"));
	ck_assert_ptr_nonnull(strstr(shp_rule_source("uk", SHP_RULE_CANCEL_COUNT), "seven days"));
	ck_assert_ptr_nonnull(strstr(shp_rule_source("jp", SHP_RULE_CANCEL_COUNT), "30 days of the order date"));
	ck_assert_ptr_nonnull(strstr(shp_rule_source("sa", SHP_RULE_CANCEL_COUNT), "3 days"));
}
END_TEST

START_TEST(arguments_must_be_given)
{
	struct shp_rules *rules = NULL;
	struct shp_rules_builder *builder = NULL;
	char text[TEXT_SIZE];
	size_t size;

	ck_assert_int_eq(shp_rules_parse(NULL, "us", &rules, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_rules_parse(ctx, NULL, &rules, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_rules_parse(ctx, "us", NULL, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_rules_builder_new(NULL, "us", &builder, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_rules_builder_new(ctx, NULL, &builder, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_rules_builder_new(ctx, "us", NULL, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_rules_builder_build(NULL, &rules, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_rules_format(NULL, text, sizeof(text), &size), SHP_ERR_ARGUMENT);
	rules = parse("us");
	ck_assert_int_eq(shp_rules_format(rules, NULL, sizeof(text), &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_rules_get(rules, 0), SHP_RULE_NONE);
	ck_assert_int_eq(shp_rules_get(rules, (int32_t)shp_rule_count() + 1), SHP_RULE_NONE);
	ck_assert_int_eq(shp_rules_get(NULL, SHP_RULE_FEE), SHP_RULE_NONE);
	ck_assert_ptr_null(shp_rules_get_marketplace(NULL));
	ck_assert_ptr_null(shp_rules_get_calendar(NULL));
	ck_assert_ptr_null(shp_rules_get_carriers(NULL));
	ck_assert_ptr_eq(shp_rules_ref(rules), rules);
	ck_assert_ptr_null(shp_rules_unref(rules));
	ck_assert_str_eq(shp_rules_get_marketplace(rules), "us"); /* one owner is left */
	ck_assert_ptr_null(shp_rules_unref(rules));
	ck_assert_ptr_null(shp_rules_ref(NULL));
	ck_assert_ptr_null(shp_rules_unref(NULL));
	ck_assert_ptr_null(shp_rules_builder_free(NULL));
	shp_rules_builder_set(NULL, SHP_RULE_FEE, 1);
	shp_rules_builder_set_marketplace(NULL, "us");
	shp_rules_builder_set_calendar(NULL, NULL);
	shp_rules_builder_set_carriers(NULL, NULL);
}
END_TEST

/* ---- builders ---- */

static struct shp_rules_builder *begin(const char *text)
{
	struct shp_rules_builder *builder = NULL;

	ck_assert_int_eq(shp_rules_builder_new(ctx, text, &builder, error), SHP_OK);
	return builder;
}

static struct shp_rules *build(const struct shp_rules_builder *builder)
{
	struct shp_rules *rules = NULL;

	ck_assert_int_eq(shp_rules_builder_build(builder, &rules, error), SHP_OK);
	return rules;
}

START_TEST(builder_sets_every_field)
{
	struct shp_rules_builder *builder = begin("us");
	struct shp_rules *first;
	struct shp_rules *second;

	for (size_t i = 0; i < COUNT(refinements); i++) {
		struct shp_rules *rules;

		shp_rules_builder_set(builder, refinements[i].rule, refinements[i].number);
		rules = build(builder);
		ck_assert_int_eq(shp_rules_get(rules, refinements[i].rule), refinements[i].number);
		assert_round_trip(rules);
		shp_rules_unref(rules);
	}
	first = build(builder);
	shp_rules_builder_set(builder, SHP_RULE_FEE, 77);
	shp_rules_builder_set_marketplace(builder, "other");
	second = build(builder);
	shp_rules_builder_free(builder);
	ck_assert_int_eq(shp_rules_get(first, SHP_RULE_FEE), 10000); /* what was built stays as it is */
	ck_assert_str_eq(shp_rules_get_marketplace(first), "us");
	ck_assert_int_eq(shp_rules_get(second, SHP_RULE_FEE), 77);
	ck_assert_str_eq(shp_rules_get_marketplace(second), "other");
	shp_rules_unref(first);
	shp_rules_unref(second);
}
END_TEST

START_TEST(longest_text_has_room)
{
	struct shp_rules_builder *builder = begin("us,calendar=cn,marketplace=a23456789012345678901234");
	struct shp_rules *rules;
	char text[TEXT_SIZE];
	size_t size;

	shp_rules_builder_set(builder, SHP_RULE_CHARGE, SHP_CHARGE_PER_PACKAGE);
	shp_rules_builder_set(builder, SHP_RULE_CREDIT, SHP_CREDIT_ON_SETTLEMENT);
	shp_rules_builder_set(builder, SHP_RULE_FEE, 10000);
	shp_rules_builder_set(builder, SHP_RULE_TRACKING, SHP_SEVERITY_CARRIER);
	for (int32_t rule = SHP_RULE_METHOD; rule <= SHP_RULE_SINGLE_SHIPMENT; rule++)
		shp_rules_builder_set(builder, rule, SHP_SEVERITY_REFUSE);
	shp_rules_builder_set(builder, SHP_RULE_CANCEL_COUNT, 3650);
	shp_rules_builder_set(builder, SHP_RULE_CANCEL_FROM, SHP_CANCEL_FROM_ORDERED);
	shp_rules_builder_set(builder, SHP_RULE_UTC_OFFSET, -1080);
	shp_rules_builder_set(builder, SHP_RULE_EDIT_WINDOW, 100000);
	shp_rules_builder_set(builder, SHP_RULE_EDIT_LIMIT, 100000);
	for (int32_t rule = SHP_RULE_MIN_TRACKING_RATE; rule <= SHP_RULE_MIN_ON_TIME_RATE; rule++)
		shp_rules_builder_set(builder, rule, 10000);
	shp_rules_builder_set(builder, SHP_RULE_MIN_ON_TIME_UNITS, 1000000);
	shp_rules_builder_set(builder, SHP_RULE_EXEMPT_BELOW, SHP_LIMIT_AMOUNT);
	shp_rules_builder_set(builder, SHP_RULE_TWO_SCANS_FROM, SHP_LIMIT_AMOUNT);
	rules = build(builder);
	assert_round_trip(rules);
	ck_assert_int_eq(shp_rules_format(rules, text, sizeof(text), &size), SHP_OK);
	for (int32_t rule = 1; rule <= (int32_t)shp_rule_count(); rule++) {
		if (shp_rule_key(rule))
			ck_assert_ptr_nonnull(strstr(text, shp_rule_key(rule)));
	}
	shp_rules_unref(rules);
	shp_rules_builder_free(builder);
}
END_TEST

START_TEST(builder_tells_everything_that_was_set_wrong)
{
	struct shp_rules_builder *builder = begin("us");
	struct shp_rules *rules = NULL;

	shp_rules_builder_set(builder, SHP_RULE_CHARGE, 3);
	shp_rules_builder_set(builder, SHP_RULE_FEE, -1);
	shp_rules_builder_set(builder, SHP_RULE_CANCEL_UNIT, 2);
	shp_rules_builder_set(builder, SHP_RULE_UTC_OFFSET, INT32_MAX);
	shp_rules_builder_set(builder, (int32_t)shp_rule_count() + 1, 1);
	shp_rules_builder_set(builder, 0, 1);
	shp_rules_builder_set_marketplace(builder, "");
	ck_assert_int_eq(shp_rules_builder_build(builder, &rules, error), SHP_ERR_VALUE);
	ck_assert_ptr_null(rules);
	ck_assert_uint_eq(shp_error_count_problems(error), 6);
	ck_assert_int_eq(shp_error_get_code(error, 0), SHP_ERR_VALUE);
	ck_assert_str_eq(shp_error_get_path(error, 0), "charge");
	ck_assert_int_eq(shp_error_get_detail(error, 0), 3);
	ck_assert_int_eq(shp_error_get_code(error, 1), SHP_ERR_RANGE);
	ck_assert_str_eq(shp_error_get_path(error, 1), "fee");
	ck_assert_int_eq(shp_error_get_code(error, 2), SHP_ERR_VALUE);
	ck_assert_str_eq(shp_error_get_path(error, 2), "cancel_after");
	ck_assert_int_eq(shp_error_get_code(error, 3), SHP_ERR_RANGE);
	ck_assert_str_eq(shp_error_get_path(error, 3), "utc_offset");
	ck_assert_int_eq(shp_error_get_code(error, 4), SHP_ERR_REFERENCE);
	ck_assert_str_eq(shp_error_get_path(error, 4), "marketplace");
	ck_assert_int_eq(shp_error_get_code(error, 5), SHP_ERR_VALUE);
	ck_assert_str_eq(shp_error_get_path(error, 5), "rule");
	ck_assert_int_eq(shp_error_get_detail(error, 5), (int32_t)shp_rule_count() + 1);
	shp_rules_builder_free(builder);
	builder = begin("us");
	shp_rules_builder_set(builder, SHP_RULE_FEE, 10001);
	shp_rules_builder_set_marketplace(builder, NULL);
	shp_rules_builder_set(builder, SHP_RULE_FEE, 1); /* the last one counts */
	shp_rules_builder_set_marketplace(builder, "m");
	rules = build(builder);
	ck_assert_str_eq(shp_rules_get_marketplace(rules), "m");
	shp_rules_unref(rules);
	shp_rules_builder_free(builder);
}
END_TEST

START_TEST(days_end_where_the_marketplace_is)
{
	static const struct {
		const char *text;
		int64_t instant;
		int32_t date;
	} days[] = {
		{"us,utc_offset=0", 0, 0},
		{"us,utc_offset=0", 86399999, 0},
		{"us,utc_offset=0", 86400000, 1},
		{"us,utc_offset=-480", 0, -1},
		{"us,utc_offset=-480", 28799999, -1},
		{"us,utc_offset=-480", 28800000, 0},
		{"us,utc_offset=540", 54000000 - 1, 0},
		{"us,utc_offset=540", 54000000, 1},
		{"us,utc_offset=0", SHP_LIMIT_INSTANT, SHP_LIMIT_DATE},
		{"us,utc_offset=1080", SHP_LIMIT_INSTANT, SHP_LIMIT_DATE + 1},
		{"us", -1, SHP_DATE_NONE},
		{"us", SHP_LIMIT_INSTANT + 1, SHP_DATE_NONE},
		{"us", SHP_INSTANT_NONE, SHP_DATE_NONE},
	};

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		struct shp_rules *rules = parse(days[i].text);

		ck_assert_int_eq(shp_rules_get_civil_date(rules, days[i].instant), days[i].date);
		shp_rules_unref(rules);
	}
	ck_assert_int_eq(shp_rules_get_civil_date(NULL, 0), SHP_DATE_NONE);
}
END_TEST

START_TEST(builder_takes_calendar_and_carriers_of_the_host)
{
	struct shp_rules_builder *builder = begin("us,calendar=us");
	struct shp_carriers_builder *carriers_builder = NULL;
	struct shp_carriers *carriers = NULL;
	struct shp_calendar *calendar = NULL;
	struct shp_rules *rules;
	char text[TEXT_SIZE];
	size_t size;

	ck_assert_int_eq(shp_calendar_new(ctx, SHP_WEEKMASK_WEEKDAYS, NULL, 0, NULL, 0, SHP_DATE_NONE, SHP_DATE_NONE,
					  "cn", &calendar, error), SHP_OK);
	ck_assert_int_eq(shp_carriers_builder_new(ctx, NULL, &carriers_builder), SHP_OK);
	ck_assert_int_eq(shp_carriers_builder_build(carriers_builder, &carriers, error), SHP_OK);
	shp_carriers_builder_free(carriers_builder);
	shp_rules_builder_set_calendar(builder, calendar);
	shp_rules_builder_set_carriers(builder, carriers);
	shp_calendar_unref(calendar);
	shp_carriers_unref(carriers);
	rules = build(builder);
	ck_assert_ptr_eq(shp_rules_get_calendar(rules), calendar);
	ck_assert_ptr_eq(shp_rules_get_carriers(rules), carriers);
	ck_assert_int_eq(shp_rules_format(rules, text, sizeof(text), &size), SHP_OK);
	ck_assert_str_eq(text, "us"); /* the host's own has the name of a built-in one, and is not that */
	shp_rules_builder_set_calendar(builder, calendar); /* as it was */
	shp_rules_builder_set_carriers(builder, carriers);
	shp_rules_unref(rules);
	shp_rules_builder_set_calendar(builder, NULL);
	shp_rules_builder_set_carriers(builder, NULL);
	rules = build(builder);
	ck_assert_ptr_null(shp_rules_get_calendar(rules));
	ck_assert_ptr_null(shp_rules_get_carriers(rules));
	shp_rules_unref(rules);
	shp_rules_builder_free(builder);
}
END_TEST

/* ---- memory ---- */

static int32_t use(struct shp_ctx *counted)
{
	struct shp_rules_builder *builder = NULL;
	struct shp_rules *rules = NULL;
	struct shp_rules *parsed = NULL;
	int32_t status = shp_rules_builder_new(counted, "us,calendar=cn,fee=1", &builder, NULL);

	if (!status) {
		shp_rules_builder_exempt_category(builder, "Digital");
		status = shp_rules_builder_build(builder, &rules, NULL);
	}
	if (!status)
		status = shp_rules_parse(counted, "jp,calendar=us,fee=2", &parsed, NULL);
	shp_rules_builder_free(builder);
	shp_rules_unref(rules);
	shp_rules_unref(parsed);
	return status;
}

START_TEST(nothing_is_left_when_the_nth_allocation_fails)
{
	struct test_allocator allocator = {0};
	struct shp_ctx *counted = NULL;
	size_t needed;

	ck_assert_int_eq(test_ctx_new(&allocator, &counted), SHP_OK);
	ck_assert_int_eq(use(counted), SHP_OK);
	needed = allocator.calls;
	ck_assert_uint_gt(needed, 4);
	for (size_t n = 2; n <= needed; n++) {
		allocator.calls = 1;
		allocator.fail_at = n;
		ck_assert_int_eq(use(counted), SHP_ERR_NO_MEMORY);
		ck_assert_uint_eq(allocator.blocks, 1);
	}
	allocator.fail_at = 0;
	ck_assert_int_eq(shp_rules_parse(counted, "us,fee=x,calendar=us", &(struct shp_rules *){NULL}, NULL),
			 SHP_ERR_VALUE);
	shp_ctx_unref(counted);
	ck_assert_uint_eq(allocator.blocks, 0);
	ck_assert_uint_eq(allocator.bytes, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("rules");
	TCase *rules = tcase_create("rules");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(rules, setup, teardown);
	tcase_add_test(rules, presets_hold_the_published_numbers);
	tcase_add_test(rules, presets_share_the_founding_rules);
	tcase_add_test(rules, each_number_of_each_preset_has_its_source);
	tcase_add_test(rules, arguments_must_be_given);
	tcase_add_test(rules, builder_sets_every_field);
	tcase_add_test(rules, longest_text_has_room);
	tcase_add_test(rules, builder_tells_everything_that_was_set_wrong);
	tcase_add_test(rules, builder_takes_calendar_and_carriers_of_the_host);
	tcase_add_test(rules, days_end_where_the_marketplace_is);
	tcase_add_test(rules, nothing_is_left_when_the_nth_allocation_fails);
	suite_add_tcase(suite, rules);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
