/* Carrier tables of a host's own: adding, replacing, what is refused. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "allocator.h"
#include "carrier_codes.h"
#include "libshipment/tracking.h"

static struct test_allocator allocator;
static struct shp_ctx *ctx;
static struct shp_carriers_builder *builder;

static void setup(void)
{
	memset(&allocator, 0, sizeof(allocator));
	ck_assert_int_eq(test_ctx_new(&allocator, &ctx), SHP_OK);
	ck_assert_int_eq(shp_carriers_builder_new(ctx, NULL, &builder), SHP_OK);
}

/* Whatever a test has built it has released; nothing else is left. */
static void teardown(void)
{
	builder = shp_carriers_builder_free(builder);
	ctx = shp_ctx_unref(ctx);
	ck_assert_uint_eq(allocator.blocks, 0);
	ck_assert_uint_eq(allocator.bytes, 0);
}

static struct shp_carriers *build(void)
{
	struct shp_carriers *carriers = NULL;

	ck_assert_int_eq(shp_carriers_builder_build(builder, &carriers, NULL), SHP_OK);
	ck_assert_ptr_nonnull(carriers);
	return carriers;
}

static const char *code_of(const struct shp_carriers *carriers, const char *text)
{
	const int32_t index = shp_carriers_find(carriers, text);

	return index < 0 ? "" : shp_carriers_get_code(carriers, index);
}

static int32_t verdict_of(const struct shp_carriers *carriers, const char *carrier, const char *number)
{
	int32_t verdict = SHP_VERDICT_NONE;

	ck_assert_int_eq(shp_tracking_validate(carriers, carrier, number, &verdict), SHP_OK);
	return verdict;
}

/* ---- carriers ---- */

START_TEST(an_unchanged_table_is_the_builtin_one)
{
	struct shp_carriers *carriers = build();

	ck_assert_uint_eq(shp_carriers_count_entries(carriers), shp_carriers_count_entries(NULL));
	for (int32_t i = 0; i < (int32_t)shp_carriers_count_entries(NULL); i++) {
		ck_assert_str_eq(shp_carriers_get_code(carriers, i), shp_carriers_get_code(NULL, i));
		ck_assert_str_eq(shp_carriers_get_name(carriers, i), shp_carriers_get_name(NULL, i));
		ck_assert_int_eq(shp_carriers_get_flags(carriers, i), shp_carriers_get_flags(NULL, i));
	}
	for (size_t i = 0; i < CARRIER_CODES; i++)
		ck_assert_int_eq(shp_carriers_find(carriers, carrier_codes[i]),
				 shp_carriers_find(NULL, carrier_codes[i]));
	shp_carriers_unref(carriers);
}
END_TEST

START_TEST(carriers_are_added)
{
	struct shp_carriers *carriers;
	int32_t index;

	shp_carriers_builder_set_carrier(builder, "Moon Freight", "Moon Freight Ltd", "ups  s10",
					 SHP_CARRIER_FLAG_INTEGRATED);
	shp_carriers_builder_set_carrier(builder, "\xe6\x9c\x88\xe7\x90\x83\xe5\xbf\xab\xe9\x80\x92", NULL, NULL, 0);
	shp_carriers_builder_add_alias(builder, "Luna", "moon-freight");
	carriers = build();
	index = shp_carriers_find(carriers, "MOON_FREIGHT");
	ck_assert_str_eq(shp_carriers_get_code(carriers, index), "Moon Freight");
	ck_assert_str_eq(shp_carriers_get_name(carriers, index), "Moon Freight Ltd");
	ck_assert_int_eq(shp_carriers_get_flags(carriers, index), SHP_CARRIER_FLAG_INTEGRATED);
	ck_assert_str_eq(shp_carriers_get_courier(carriers, index, 0), "ups");
	ck_assert_str_eq(shp_carriers_get_courier(carriers, index, 1), "s10");
	ck_assert_ptr_null(shp_carriers_get_courier(carriers, index, 2));
	index = shp_carriers_find(carriers, "luna");
	ck_assert_str_eq(shp_carriers_get_code(carriers, index), "Moon Freight");
	ck_assert_int_eq(shp_carriers_get_flags(carriers, index), SHP_CARRIER_FLAG_INTEGRATED | SHP_CARRIER_FLAG_ALIAS);
	ck_assert_str_eq(code_of(carriers, "\xe6\x9c\x88\xe7\x90\x83\xe5\xbf\xab\xe9\x80\x92"),
			 "\xe6\x9c\x88\xe7\x90\x83\xe5\xbf\xab\xe9\x80\x92");
	ck_assert_int_eq(verdict_of(carriers, "Luna", "1Z5R89390357567127"), SHP_VERDICT_CHECK_DIGIT_OK);
	ck_assert_int_eq(verdict_of(carriers, "Luna", "RB123456785US"), SHP_VERDICT_CHECK_DIGIT_OK);
	ck_assert_int_eq(verdict_of(carriers, "Luna", "3821724944"), SHP_VERDICT_MALFORMED);
	/* the built-in table has not changed */
	ck_assert_int_eq(shp_carriers_find(NULL, "Moon Freight"), SHP_ERR_CARRIER_UNKNOWN);
	ck_assert_uint_eq(shp_carriers_count_entries(carriers), shp_carriers_count_entries(NULL) + 3);
	shp_carriers_unref(carriers);
}
END_TEST

START_TEST(a_replaced_carrier_is_replaced_in_every_spelling)
{
	struct shp_carriers *carriers;

	shp_carriers_builder_set_carrier(builder, "ROYAL MAIL", "Royal Mail Group", "royal_mail",
					 SHP_CARRIER_FLAG_MANDATE);
	shp_carriers_builder_set_carrier(builder, "FedEx", NULL, "fedex", SHP_CARRIER_FLAG_EXEMPT);
	carriers = build();
	ck_assert_str_eq(code_of(carriers, "Royal Mail"), "ROYAL MAIL"); /* two entries made way for one */
	ck_assert_str_eq(code_of(carriers, "ROYAL_MAIL"), "ROYAL MAIL");
	ck_assert_uint_eq(shp_carriers_count_entries(carriers), shp_carriers_count_entries(NULL) - 1);
	/* its Chinese name is an alias */
	ck_assert_int_eq(
		shp_carriers_get_flags(
			carriers, shp_carriers_find(carriers, "\xe8\x81\x94\xe9\x82\xa6\xe5\xbf\xab\xe9\x80\x92")),
		SHP_CARRIER_FLAG_EXEMPT | SHP_CARRIER_FLAG_ALIAS);
	shp_carriers_unref(carriers);
}
END_TEST

START_TEST(a_host_may_want_its_own_carriers_only)
{
	struct shp_carriers *carriers;

	shp_carriers_builder_clear_carriers(builder);
	shp_carriers_builder_set_carrier(builder, "Hand", "By hand", NULL, SHP_CARRIER_FLAG_OTHER);
	shp_carriers_builder_set_carrier(builder, "UPS", NULL, "ups", SHP_CARRIER_FLAG_MANDATE);
	carriers = build();
	for (size_t i = 0; i < CARRIER_CODES; i++)
		ck_assert_int_eq(shp_carriers_find(carriers, carrier_codes[i]) >= 0,
				 strcmp(carrier_codes[i], "UPS") == 0);
	ck_assert_str_eq(code_of(carriers, "hand"), "Hand");
	/* couriers are still taken by their codes */
	ck_assert_int_eq(verdict_of(carriers, "usps", "9400 1112 0108 0805 4830 16"), SHP_VERDICT_CHECK_DIGIT_OK);
	ck_assert_int_eq(verdict_of(carriers, "ups", "1Z5R89390357567127"), SHP_VERDICT_CHECK_DIGIT_OK);
	ck_assert_int_eq(verdict_of(carriers, "canada_post", "7035114477138472"), SHP_VERDICT_CHECK_DIGIT_OK);
	ck_assert_int_eq(verdict_of(carriers, "Hermes UK", "1"), SHP_VERDICT_UNKNOWN_CARRIER);
	shp_carriers_unref(carriers);
}
END_TEST

/* ---- couriers ---- */

START_TEST(couriers_and_services_are_added)
{
	struct shp_carriers *carriers;
	uint64_t candidates[8];
	uint32_t count = 0;
	size_t size;
	char page[100];

	shp_carriers_builder_set_courier(builder, "moon", "https://moon.example/?n=%s&x=1", SHP_COURIER_FLAG_S10);
	shp_carriers_builder_add_service(builder, "moon", "Moon Express", "MOON d8 | MOON d10..12", SHP_CHECK_NONE,
					 NULL);
	shp_carriers_builder_add_service(builder, "moon", "Moon Freight", "MF (d9) * | MF (x12) *-d2",
					 SHP_CHECK_MOD10_3_1, "7");
	shp_carriers_builder_set_carrier(builder, "Moon", NULL, "moon", 0);
	carriers = build();
	ck_assert_int_eq(verdict_of(carriers, "Moon", "moon 1234 5678"), SHP_VERDICT_FORMAT_ONLY);
	ck_assert_int_eq(verdict_of(carriers, "moon", "MOON123456789"), SHP_VERDICT_MALFORMED);
	ck_assert_int_eq(verdict_of(carriers, "moon", "MOON123456789012"), SHP_VERDICT_FORMAT_ONLY);
	ck_assert_int_eq(verdict_of(carriers, "moon", "RB123456785US"), SHP_VERDICT_CHECK_DIGIT_OK);
	/* 7 is put before 000000001: 3 * 7 + 1 * 1 = 22, 8 is missing; not before 700000001: 3 * 7 + 3 * 1 = 24, 6 */
	ck_assert_int_eq(verdict_of(carriers, "moon", "MF0000000018"), SHP_VERDICT_CHECK_DIGIT_OK);
	ck_assert_int_eq(verdict_of(carriers, "moon", "MF7000000016"), SHP_VERDICT_CHECK_DIGIT_OK);
	ck_assert_int_eq(verdict_of(carriers, "moon", "MF7000000017"), SHP_VERDICT_BAD_CHECK_DIGIT);
	/* a letter A is 2, the hyphen must be there: 7 and A00000000000, so 3 * 7 + 1 * 2 = 23, 7 is missing */
	ck_assert_int_eq(verdict_of(carriers, "moon", "MFA000000000007-12"), SHP_VERDICT_CHECK_DIGIT_OK);
	ck_assert_int_eq(verdict_of(carriers, "moon", "MFA00000000000712"), SHP_VERDICT_MALFORMED);
	ck_assert_int_eq(shp_tracking_detect(carriers, NULL, "MFA000000000007-12", candidates, 8, &count, NULL),
			 SHP_OK);
	ck_assert_uint_eq(count, 1);
	ck_assert_str_eq(shp_candidate_get_courier(carriers, candidates[0]), "moon");
	ck_assert_str_eq(shp_candidate_get_service(carriers, candidates[0]), "Moon Freight");
	ck_assert_ptr_null(shp_candidate_get_courier(NULL, candidates[0])); /* it belongs to its table */
	ck_assert_int_eq(shp_tracking_url(carriers, NULL, "mfa000000000007-12", page, sizeof(page), &size), SHP_OK);
	ck_assert_str_eq(page, "https://moon.example/?n=MFA000000000007-12&x=1");
	shp_carriers_unref(carriers);
}
END_TEST

START_TEST(a_replaced_courier_loses_its_services)
{
	struct shp_carriers *first;
	struct shp_carriers *second;

	shp_carriers_builder_set_courier(builder, "ups", NULL, 0);
	shp_carriers_builder_add_service(builder, "ups", "New UPS", "NEW d3", SHP_CHECK_NONE, "");
	shp_carriers_builder_add_service(builder, "fedex", "New FedEx", "NEW d4", SHP_CHECK_NONE, NULL);
	first = build();
	ck_assert_int_eq(verdict_of(first, "UPS", "1Z5R89390357567127"), SHP_VERDICT_MALFORMED);
	ck_assert_int_eq(verdict_of(first, "UPS", "NEW123"), SHP_VERDICT_FORMAT_ONLY);
	ck_assert_int_eq(verdict_of(first, "FedEx", "NEW1234"), SHP_VERDICT_FORMAT_ONLY);
	ck_assert_int_eq(verdict_of(first, "FedEx", "986578788855"), SHP_VERDICT_CHECK_DIGIT_OK);
	/* on top of it another one, which outlives it */
	shp_carriers_builder_free(builder);
	ck_assert_int_eq(shp_carriers_builder_new(ctx, first, &builder), SHP_OK);
	first = shp_carriers_unref(first);
	shp_carriers_builder_add_service(builder, "ups", "Newer UPS", "NEW d5", SHP_CHECK_NONE, NULL);
	second = build();
	ck_assert_int_eq(verdict_of(second, "UPS", "NEW123"), SHP_VERDICT_FORMAT_ONLY);
	ck_assert_int_eq(verdict_of(second, "UPS", "NEW12345"), SHP_VERDICT_FORMAT_ONLY);
	ck_assert_int_eq(verdict_of(second, "FedEx", "NEW1234"), SHP_VERDICT_FORMAT_ONLY);
	shp_carriers_unref(second);
}
END_TEST

/* ---- what is refused ---- */

static const char *const bad_templates[] = {
	"", "|", "d3|", " ", "d0", "d65", "d3..", "d..3", "d5..5", "d5..3", "d1..65", "d1.2", "d3..5 x2..4", "e",
	"1z", "[", "[]", "[A", "[A-]", "[9-0]", "[0-Z]", "[a-z]", "{", "{}", "{A", "{A,BC}", "{A,}", "{,A}", "(d3)",
	"(d3) *", "d3 *", "*", "(d3", "d3)", ")d3(", "d40 d40", "x64 x1", "d3\xe3\x80\x80", "d3 ?",
};

static const char *const bad_checked_templates[] = {"d3",     "(d3)",	  "d3 *", "(d3) **", "(d3) * (d3)",
						    "(d3 *)", "((d3)) *", "*d3",  "()"};

START_TEST(bad_templates_are_refused)
{
	const size_t unchecked = sizeof(bad_templates) / sizeof(*bad_templates);
	const size_t checked = sizeof(bad_checked_templates) / sizeof(*bad_checked_templates);
	struct shp_carriers *carriers = NULL;
	struct shp_error *error = NULL;

	ck_assert_int_eq(shp_error_new(ctx, 100, &error), SHP_OK);
	for (size_t i = 0; i < unchecked; i++)
		shp_carriers_builder_add_service(builder, "ups", "Bad", bad_templates[i], SHP_CHECK_NONE, NULL);
	for (size_t i = 0; i < checked; i++)
		shp_carriers_builder_add_service(builder, "ups", "Bad", bad_checked_templates[i], SHP_CHECK_LUHN, NULL);
	ck_assert_int_lt(shp_carriers_builder_build(builder, &carriers, error), 0);
	ck_assert_ptr_null(carriers);
	ck_assert_uint_eq(shp_error_count_problems(error), unchecked + checked);
	for (uint32_t i = 0; i < unchecked + checked; i++) {
		char path[40];

		(void)snprintf(path, sizeof(path), "services[%u].templates", i);
		ck_assert_str_eq(shp_error_get_path(error, i), path);
		ck_assert_int_eq(shp_error_get_code(error, i), i ? SHP_ERR_VALUE : SHP_ERR_REQUIRED);
	}
	shp_error_free(error);
}
END_TEST

START_TEST(every_problem_is_told_at_once)
{
	static const struct {
		const char *path;
		int32_t code;
	} expected[] = {
		{"carriers[0].code", SHP_ERR_REQUIRED},
		{"carriers[1].code", SHP_ERR_VALUE},
		{"carriers[2].code", SHP_ERR_TOO_LONG},
		{"carriers[2].name", SHP_ERR_TEXT},
		{"carriers[2].couriers", SHP_ERR_VALUE},
		{"carriers[2].flags", SHP_ERR_VALUE},
		{"carriers[3].couriers", SHP_ERR_LIMIT},
		{"carriers[4].code", SHP_ERR_TEXT},
		{"aliases[0].spelling", SHP_ERR_REQUIRED},
		{"aliases[0].code", SHP_ERR_REQUIRED},
		{"aliases[1].code", SHP_ERR_CARRIER_UNKNOWN},
		{"aliases[2].spelling", SHP_ERR_DUPLICATE},
		{"couriers[0].code", SHP_ERR_REQUIRED},
		{"couriers[1].code", SHP_ERR_VALUE},
		{"couriers[1].url", SHP_ERR_VALUE},
		{"couriers[1].flags", SHP_ERR_VALUE},
		{"couriers[2].code", SHP_ERR_TOO_LONG},
		{"couriers[2].url", SHP_ERR_TEXT},
		{"services[0].courier", SHP_ERR_REQUIRED},
		{"services[0].name", SHP_ERR_REQUIRED},
		{"services[0].templates", SHP_ERR_REQUIRED},
		{"services[0].check", SHP_ERR_VALUE},
		{"services[0].prepend", SHP_ERR_TOO_LONG},
		{"services[1].courier", SHP_ERR_VALUE},
		{"services[1].prepend", SHP_ERR_TEXT},
	};
	const uint32_t count = sizeof(expected) / sizeof(*expected);
	struct shp_carriers *carriers = NULL;
	struct shp_error *error = NULL;

	ck_assert_int_eq(shp_error_new(ctx, 100, &error), SHP_OK);
	shp_carriers_builder_set_carrier(builder, NULL, NULL, NULL, 0);
	shp_carriers_builder_set_carrier(builder, "...", NULL, NULL, 0);
	shp_carriers_builder_set_carrier(builder, "1234567890123456789012345678", "\x01", "nobody",
					 SHP_CARRIER_FLAG_ALIAS);
	shp_carriers_builder_set_carrier(builder, "Four", NULL, "ups usps fedex dhl", 0);
	shp_carriers_builder_set_carrier(builder, "\xff", NULL, NULL, 0);
	shp_carriers_builder_add_alias(builder, "", NULL);
	shp_carriers_builder_add_alias(builder, "Brown", "nobody");
	shp_carriers_builder_add_alias(builder, "FedEx", "UPS");
	shp_carriers_builder_set_courier(builder, "", NULL, 0);
	shp_carriers_builder_set_courier(builder, "Upper", "https://example/%s/%s", 4);
	shp_carriers_builder_set_courier(builder, "a123456789012345678901234567", "https://example/ %s", 0);
	shp_carriers_builder_add_service(builder, NULL, NULL, NULL, 99, "1234");
	shp_carriers_builder_add_service(builder, "nobody", "Name", "d3", SHP_CHECK_NONE, "a");
	ck_assert_int_eq(shp_carriers_builder_build(builder, &carriers, error), SHP_ERR_REQUIRED);
	ck_assert_ptr_null(carriers);
	ck_assert_uint_eq(shp_error_count_problems(error), count);
	for (uint32_t i = 0; i < count; i++) {
		ck_assert_str_eq(shp_error_get_path(error, i), expected[i].path);
		ck_assert_msg(shp_error_get_code(error, i) == expected[i].code, "%s", expected[i].path);
	}
	/* and again, without anybody to tell */
	ck_assert_int_eq(shp_carriers_builder_build(builder, &carriers, NULL), SHP_ERR_REQUIRED);
	shp_error_free(error);
}
END_TEST

START_TEST(tables_have_limits)
{
	struct shp_carriers *carriers = NULL;
	const uint32_t room = SHP_LIMIT_CARRIERS - shp_carriers_count_entries(NULL);
	char code[20];

	for (uint32_t i = 0; i < room; i++) {
		(void)snprintf(code, sizeof(code), "zz%u", i);
		shp_carriers_builder_set_carrier(builder, code, NULL, NULL, 0);
	}
	carriers = build();
	ck_assert_uint_eq(shp_carriers_count_entries(carriers), SHP_LIMIT_CARRIERS);
	ck_assert_str_eq(code_of(carriers, "ZZ-7"), "zz7");
	shp_carriers_builder_free(builder);
	ck_assert_int_eq(shp_carriers_builder_new(ctx, carriers, &builder), SHP_OK);
	shp_carriers_builder_set_carrier(builder, "one more", NULL, NULL, 0);
	carriers = shp_carriers_unref(carriers);
	ck_assert_int_eq(shp_carriers_builder_build(builder, &carriers, NULL), SHP_ERR_LIMIT);
	shp_carriers_builder_free(builder);
	ck_assert_int_eq(shp_carriers_builder_new(ctx, NULL, &builder), SHP_OK);
	for (uint32_t i = 0; i < SHP_LIMIT_COURIERS; i++)
		shp_carriers_builder_add_service(builder, "gofo", "Name", "d3", SHP_CHECK_NONE, NULL);
	ck_assert_int_eq(shp_carriers_builder_build(builder, &carriers, NULL), SHP_ERR_LIMIT); /* it had one */
	for (uint32_t i = 0; i < SHP_LIMIT_COURIERS; i++) {
		(void)snprintf(code, sizeof(code), "zz%u", i);
		shp_carriers_builder_set_courier(builder, code, NULL, 0);
	}
	ck_assert_int_eq(shp_carriers_builder_build(builder, &carriers, NULL), SHP_ERR_LIMIT);
}
END_TEST

START_TEST(arguments_are_checked)
{
	struct shp_carriers *carriers = NULL;
	struct shp_carriers *again = NULL;

	ck_assert_int_eq(shp_carriers_builder_new(NULL, NULL, &builder), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_carriers_builder_new(ctx, NULL, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_carriers_builder_build(NULL, &carriers, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_carriers_builder_build(builder, NULL, NULL), SHP_ERR_ARGUMENT);
	ck_assert_ptr_null(shp_carriers_builder_free(NULL));
	shp_carriers_builder_set_carrier(NULL, "A", NULL, NULL, 0);
	shp_carriers_builder_add_alias(NULL, "A", "UPS");
	shp_carriers_builder_set_courier(NULL, "a", NULL, 0);
	shp_carriers_builder_add_service(NULL, "ups", "A", "d3", 0, NULL);
	shp_carriers_builder_clear_carriers(NULL);
	carriers = build();
	/* the builder is spent */
	shp_carriers_builder_clear_carriers(builder);
	shp_carriers_builder_set_carrier(builder, "A", NULL, NULL, 0);
	ck_assert_int_eq(shp_carriers_builder_build(builder, &again, NULL), SHP_ERR_ARGUMENT);
	ck_assert_uint_eq(shp_carriers_count_entries(carriers), shp_carriers_count_entries(NULL));
	shp_carriers_unref(carriers);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("carrier_builder");
	TCase *tcase = tcase_create("builder");
	SRunner *runner;
	int failed;

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, an_unchanged_table_is_the_builtin_one);
	tcase_add_test(tcase, carriers_are_added);
	tcase_add_test(tcase, a_replaced_carrier_is_replaced_in_every_spelling);
	tcase_add_test(tcase, a_host_may_want_its_own_carriers_only);
	tcase_add_test(tcase, couriers_and_services_are_added);
	tcase_add_test(tcase, a_replaced_courier_loses_its_services);
	tcase_add_test(tcase, bad_templates_are_refused);
	tcase_add_test(tcase, every_problem_is_told_at_once);
	tcase_add_test(tcase, tables_have_limits);
	tcase_add_test(tcase, arguments_are_checked);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
