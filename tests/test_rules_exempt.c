/* Categories that rules exempt from the tracking rate. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "rules_help.h"
#include <libshipment/carrier.h>

static char name[SHP_LIMIT_CATEGORY + 2]; /* a byte too long; from name + 1 on as long as can be */

static void begin(void)
{
	setup();
	memset(name, 'x', SHP_LIMIT_CATEGORY + 1);
}

static struct shp_rules_builder *builder_of(const char *text)
{
	struct shp_rules_builder *builder = NULL;

	ck_assert_int_eq(shp_rules_builder_new(ctx, text, &builder, error), SHP_OK);
	return builder;
}

START_TEST(exempt_categories_are_exactly_those_that_were_named)
{
	struct shp_rules_builder *builder = builder_of("us");
	struct shp_rules *rules = NULL;
	char text[TEXT_SIZE];
	size_t size;

	shp_rules_builder_exempt_category(NULL, "Digital");
	shp_rules_builder_exempt_category(builder, "Digital");
	shp_rules_builder_exempt_category(builder, name + 1);
	ck_assert_int_eq(shp_rules_builder_build(builder, &rules, error), SHP_OK);
	ck_assert_int_eq(shp_rules_is_exempt_category(rules, "Digital"), 1);
	ck_assert_int_eq(shp_rules_is_exempt_category(rules, name + 1), 1);
	ck_assert_int_eq(shp_rules_is_exempt_category(rules, name + 2), 0);
	ck_assert_int_eq(shp_rules_is_exempt_category(rules, "digital"), 0);
	ck_assert_int_eq(shp_rules_is_exempt_category(rules, "Digital "), 0);
	ck_assert_int_eq(shp_rules_is_exempt_category(rules, ""), 0);
	ck_assert_int_eq(shp_rules_is_exempt_category(rules, NULL), 0);
	ck_assert_int_eq(shp_rules_is_exempt_category(NULL, "Digital"), 0);
	ck_assert_int_eq(shp_rules_format(rules, text, sizeof(text), &size), SHP_OK);
	ck_assert_str_eq(text, "us"); /* not a part of the text */
	shp_rules_unref(rules);
	shp_rules_builder_free(builder);
}
END_TEST

START_TEST(what_is_no_category_is_told)
{
	struct shp_rules_builder *builder = builder_of("us");
	struct shp_rules *rules = NULL;

	shp_rules_builder_exempt_category(builder, "Digital");
	shp_rules_builder_exempt_category(builder, "");
	shp_rules_builder_exempt_category(builder, NULL);
	shp_rules_builder_exempt_category(builder, "\xff");
	shp_rules_builder_exempt_category(builder, name);
	ck_assert_int_eq(shp_rules_builder_build(builder, &rules, error), SHP_ERR_REQUIRED);
	ck_assert_ptr_null(rules);
	ck_assert_uint_eq(shp_error_count_problems(error), 4);
	ck_assert_str_eq(shp_error_get_path(error, 0), "exempt_categories[1]");
	ck_assert_int_eq(shp_error_get_code(error, 1), SHP_ERR_REQUIRED);
	ck_assert_int_eq(shp_error_get_code(error, 2), SHP_ERR_TEXT);
	ck_assert_int_eq(shp_error_get_code(error, 3), SHP_ERR_TOO_LONG);
	ck_assert_str_eq(shp_error_get_path(error, 3), "exempt_categories[4]");
	shp_rules_builder_free(builder);
}
END_TEST

START_TEST(there_is_a_limit)
{
	struct shp_rules_builder *builder = builder_of("us");
	struct shp_rules *rules = NULL;

	for (int i = 0; i < SHP_LIMIT_EXEMPT_CATEGORIES; i++) {
		shp_rules_builder_exempt_category(builder, name + 1 + i);
		shp_rules_builder_exempt_category(builder, name + 1 + i / 2); /* again */
	}
	ck_assert_int_eq(shp_rules_builder_build(builder, &rules, error), SHP_OK);
	ck_assert_uint_eq(shp_rules_count_exempt_categories(rules), SHP_LIMIT_EXEMPT_CATEGORIES);
	for (uint32_t i = 0; i < SHP_LIMIT_EXEMPT_CATEGORIES; i++)
		ck_assert_str_eq(shp_rules_get_exempt_category(rules, i), name + 1 + i);
	ck_assert_ptr_null(shp_rules_get_exempt_category(rules, SHP_LIMIT_EXEMPT_CATEGORIES));
	ck_assert_ptr_null(shp_rules_get_exempt_category(NULL, 0));
	ck_assert_uint_eq(shp_rules_count_exempt_categories(NULL), 0);
	rules = shp_rules_unref(rules);
	shp_rules_builder_exempt_category(builder, "Digital");
	shp_rules_builder_exempt_category(builder, "Digital");
	ck_assert_int_eq(shp_rules_builder_build(builder, &rules, error), SHP_ERR_LIMIT);
	ck_assert_ptr_null(rules);
	ck_assert_uint_eq(shp_error_count_problems(error), 1);
	ck_assert_str_eq(shp_error_get_path(error, 0), "exempt_categories[100]");
	ck_assert_int_eq(shp_error_get_detail(error, 0), SHP_LIMIT_EXEMPT_CATEGORIES);
	shp_rules_builder_free(builder);
}
END_TEST

static struct shp_carriers *own_carriers(void)
{
	struct shp_carriers_builder *builder = NULL;
	struct shp_carriers *carriers = NULL;

	ck_assert_int_eq(shp_carriers_builder_new(ctx, NULL, &builder), SHP_OK);
	ck_assert_int_eq(shp_carriers_builder_build(builder, &carriers, error), SHP_OK);
	shp_carriers_builder_free(builder);
	return carriers;
}

static struct shp_rules *rules_of(struct shp_rules_builder *builder)
{
	struct shp_rules *rules = NULL;

	ck_assert_int_eq(shp_rules_builder_build(builder, &rules, error), SHP_OK);
	shp_rules_builder_free(builder);
	return rules;
}

START_TEST(a_builder_goes_on_from_rules)
{
	struct shp_rules_builder *builder = builder_of("uk,charge=per_package,exempt_below=100000000000000");
	struct shp_carriers *carriers = own_carriers();
	struct shp_calendar *calendar = NULL;
	struct shp_rules *rules;
	struct shp_rules *again;

	ck_assert_int_eq(shp_calendar_new_preset(ctx, SHP_CALENDAR_CN, &calendar, error), SHP_OK);
	shp_rules_builder_set_marketplace(builder, "shop");
	shp_rules_builder_set_calendar(builder, calendar);
	shp_rules_builder_set_carriers(builder, carriers);
	shp_rules_builder_exempt_category(builder, "Digital");
	shp_rules_builder_exempt_category(builder, "Books");
	rules = rules_of(builder);
	shp_calendar_unref(calendar);
	shp_carriers_unref(carriers);
	ck_assert_int_eq(shp_rules_builder_new_from(rules, &builder), SHP_OK);
	again = rules_of(builder);
	assert_same(rules, again);
	ck_assert_ptr_eq(shp_rules_get_calendar(again), calendar);
	ck_assert_ptr_eq(shp_rules_get_carriers(again), carriers);
	ck_assert_uint_eq(shp_rules_count_exempt_categories(again), 2);
	ck_assert_str_eq(shp_rules_get_exempt_category(again, 0), "Digital");
	ck_assert_str_eq(shp_rules_get_exempt_category(again, 1), "Books");
	shp_rules_unref(again);
	ck_assert_int_eq(shp_rules_builder_new_from(rules, &builder), SHP_OK);
	shp_rules_builder_set(builder, SHP_RULE_FEE, 5);
	shp_rules_builder_exempt_category(builder, "Books");
	shp_rules_builder_exempt_category(builder, "Music");
	again = rules_of(builder);
	ck_assert_int_eq(shp_rules_get(again, SHP_RULE_FEE), 5);
	ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_FEE), 0);
	ck_assert_int_eq(shp_rules_get(again, SHP_RULE_EXEMPT_BELOW), SHP_LIMIT_AMOUNT);
	ck_assert_uint_eq(shp_rules_count_exempt_categories(again), 3);
	ck_assert_uint_eq(shp_rules_count_exempt_categories(rules), 2);
	shp_rules_unref(again);
	ck_assert_int_eq(shp_rules_builder_new_from(NULL, &builder), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_rules_builder_new_from(rules, NULL), SHP_ERR_ARGUMENT);
	shp_rules_unref(rules);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("rules_exempt");
	TCase *exempt = tcase_create("exempt");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(exempt, begin, teardown);
	tcase_add_test(exempt, exempt_categories_are_exactly_those_that_were_named);
	tcase_add_test(exempt, what_is_no_category_is_told);
	tcase_add_test(exempt, there_is_a_limit);
	tcase_add_test(exempt, a_builder_goes_on_from_rules);
	suite_add_tcase(suite, exempt);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
