/* Rules as text: every key, every wrong text, the way there and back. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules_help.h"
#include "rules_text_table.h"

START_TEST(every_key_and_value_is_read)
{
	char text[64];

	for (size_t i = 0; i < COUNT(presets) * COUNT(refinements); i++) {
		const char *preset = presets[i % COUNT(presets)];
		const size_t n = i / COUNT(presets);
		const int is_cancel_after = strcmp(refinements[n].key, "cancel_after") == 0;
		struct shp_rules *before = parse(preset);
		struct shp_rules *rules;

		(void)snprintf(text, sizeof(text), "%s,%s=%s", preset, refinements[n].key, refinements[n].value);
		rules = parse(text);
		for (int32_t rule = 1; rule <= (int32_t)shp_rule_count(); rule++) {
			const int is_part = rule == SHP_RULE_CANCEL_COUNT || rule == SHP_RULE_CANCEL_UNIT;

			if (rule == refinements[n].rule)
				ck_assert_int_eq(shp_rules_get(rules, rule), refinements[n].number);
			else if (!is_cancel_after || !is_part)
				ck_assert_int_eq(shp_rules_get(rules, rule), shp_rules_get(before, rule));
		}
		shp_rules_unref(before);
		shp_rules_unref(rules);
	}
}
END_TEST

START_TEST(keys_are_what_the_text_is_written_with)
{
	uint32_t named = 0;

	for (int32_t rule = 1; rule <= (int32_t)shp_rule_count(); rule++) {
		const char *key = shp_rule_key(rule);

		ck_assert_int_eq(key == NULL, rule == SHP_RULE_CANCEL_UNIT);
		for (size_t i = 0; key && i < COUNT(refinements); i++) {
			if (refinements[i].rule == rule && strcmp(refinements[i].key, key) == 0) {
				named++;
				break;
			}
		}
	}
	ck_assert_uint_eq(named, shp_rule_count() - 1);
	ck_assert_ptr_null(shp_rule_key(0));
	ck_assert_ptr_null(shp_rule_key(-1));
	ck_assert_ptr_null(shp_rule_key((int32_t)shp_rule_count() + 1));
}
END_TEST

START_TEST(calendar_and_marketplace_are_read)
{
	static const struct {
		const char *text;
		const char *id;
	} calendars[] = {{"us,calendar=us", "us"}, {"sa,calendar=cn", "cn"}, {"jp,calendar=weekdays", ""}};

	for (size_t i = 0; i < COUNT(calendars); i++) {
		struct shp_rules *rules = parse(calendars[i].text);

		ck_assert_str_eq(shp_calendar_get_id(shp_rules_get_calendar(rules)), calendars[i].id);
		shp_rules_unref(rules);
	}
	struct shp_rules *rules = parse("us,marketplace=ATVPDKIKX0DER,calendar=cn,fee=1");
	ck_assert_str_eq(shp_rules_get_marketplace(rules), "ATVPDKIKX0DER");
	ck_assert_str_eq(shp_calendar_get_id(shp_rules_get_calendar(rules)), "cn");
	ck_assert_int_eq(shp_rules_get(rules, SHP_RULE_FEE), 1);
	shp_rules_unref(rules);
}
END_TEST

/* ---- what is wrong ---- */

static const struct {
	const char *text;
	int32_t code;
	const char *path;
} wrong[] = {
	{"", SHP_ERR_VALUE, "preset"},
	{"US", SHP_ERR_VALUE, "preset"},
	{"us ", SHP_ERR_VALUE, "preset"},
	{"u", SHP_ERR_VALUE, "preset"},
	{"usa", SHP_ERR_VALUE, "preset"},
	{",fee=1", SHP_ERR_VALUE, "preset"},
	{"fee=1", SHP_ERR_VALUE, "preset"},
	{"\xff\xfe", SHP_ERR_VALUE, "preset"},
	{"a-name-that-is-far-longer-than-any-preset-could-be-and-a-buffer", SHP_ERR_VALUE, "preset"},
	{"us,", SHP_ERR_UNKNOWN_KEY, "key"},
	{"us,,fee=1", SHP_ERR_UNKNOWN_KEY, "key"},
	{"us, fee=1", SHP_ERR_UNKNOWN_KEY, "key"},
	{"us,=1", SHP_ERR_UNKNOWN_KEY, "key"},
	{"us,\xe7\x94\xb2=1", SHP_ERR_UNKNOWN_KEY, "key"},
	{"us,colour=red", SHP_ERR_UNKNOWN_KEY, "colour"},
	{"us,FEE=1", SHP_ERR_UNKNOWN_KEY, "FEE"},
	{"us,cancel_unit=d", SHP_ERR_UNKNOWN_KEY, "cancel_unit"},
	{"us,preset=uk", SHP_ERR_UNKNOWN_KEY, "preset"},
	{"us,a-key-that-is-far-longer-than-any-key-could-be-and-than-its-buffer=1", SHP_ERR_UNKNOWN_KEY, "key"},
	{"us,fee", SHP_ERR_REQUIRED, "fee"},
	{"us,calendar", SHP_ERR_REQUIRED, "calendar"},
	{"us,marketplace", SHP_ERR_REQUIRED, "marketplace"},
	{"us,fee=1,fee=1", SHP_ERR_DUPLICATE, "fee"},
	{"us,calendar=us,calendar=cn", SHP_ERR_DUPLICATE, "calendar"},
	{"us,marketplace=a,marketplace=b", SHP_ERR_DUPLICATE, "marketplace"},
	{"us,fee=", SHP_ERR_VALUE, "fee"},
	{"us,fee=-", SHP_ERR_VALUE, "fee"},
	{"us,fee=ten", SHP_ERR_VALUE, "fee"},
	{"us,fee=1500bp", SHP_ERR_VALUE, "fee"},
	{"us,fee=1 ", SHP_ERR_VALUE, "fee"},
	{"us,fee=+1", SHP_ERR_VALUE, "fee"},
	{"us,fee=1.5", SHP_ERR_VALUE, "fee"},
	{"us,fee=1=1", SHP_ERR_VALUE, "fee"},
	{"us,fee=99999999999999999999", SHP_ERR_VALUE, "fee"},
	{"us,fee=0000000000000000000000000000000000000000000000000000000000000001", SHP_ERR_VALUE, "fee"},
	{"us,fee=-1", SHP_ERR_RANGE, "fee"},
	{"us,fee=10001", SHP_ERR_RANGE, "fee"},
	{"us,fee=4294967296", SHP_ERR_RANGE, "fee"},
	{"us,fee=999999999999999999", SHP_ERR_RANGE, "fee"},
	{"us,utc_offset=1081", SHP_ERR_RANGE, "utc_offset"},
	{"us,utc_offset=-1081", SHP_ERR_RANGE, "utc_offset"},
	{"us,edit_window=-2", SHP_ERR_RANGE, "edit_window"},
	{"us,edit_limit=100001", SHP_ERR_RANGE, "edit_limit"},
	{"us,min_tracking_rate=10001", SHP_ERR_RANGE, "min_tracking_rate"},
	{"us,exempt_below=-1", SHP_ERR_RANGE, "exempt_below"},
	{"us,exempt_below=100000000000001", SHP_ERR_RANGE, "exempt_below"},
	{"us,two_scans_from=100000000000001", SHP_ERR_RANGE, "two_scans_from"},
	{"us,two_scans_from=-2", SHP_ERR_RANGE, "two_scans_from"},
	{"us,cancel_after=7", SHP_ERR_VALUE, "cancel_after"},
	{"us,cancel_after=bd", SHP_ERR_VALUE, "cancel_after"},
	{"us,cancel_after=7bdd", SHP_ERR_VALUE, "cancel_after"},
	{"us,cancel_after=7w", SHP_ERR_VALUE, "cancel_after"},
	{"us,cancel_after=7 d", SHP_ERR_VALUE, "cancel_after"},
	{"us,cancel_after=-1d", SHP_ERR_RANGE, "cancel_after"},
	{"us,cancel_after=3651d", SHP_ERR_RANGE, "cancel_after"},
	{"us,charge=", SHP_ERR_VALUE, "charge"},
	{"us,charge=never", SHP_ERR_VALUE, "charge"},
	{"us,charge=first_packag", SHP_ERR_VALUE, "charge"},
	{"us,charge=0", SHP_ERR_VALUE, "charge"},
	{"us,credit=later", SHP_ERR_VALUE, "credit"},
	{"us,tracking=error", SHP_ERR_VALUE, "tracking"},
	{"us,method=carrier", SHP_ERR_VALUE, "method"},
	{"us,cancel_from=delivered", SHP_ERR_VALUE, "cancel_from"},
	{"us,calendar=de", SHP_ERR_VALUE, "calendar"},
	{"us,calendar=", SHP_ERR_VALUE, "calendar"},
	{"us,calendar=us_federal_reserve", SHP_ERR_VALUE, "calendar"},
	{"us,marketplace=", SHP_ERR_REFERENCE, "marketplace"},
	{"us,marketplace=a b", SHP_ERR_REFERENCE, "marketplace"},
	{"us,marketplace=a23456789012345678901234x", SHP_ERR_REFERENCE, "marketplace"},
};

START_TEST(wrong_text_is_told_by_its_key)
{
	struct shp_rules *const untouched = (struct shp_rules *)&ctx;

	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct shp_rules *rules = untouched;
		const int32_t status = shp_rules_parse(ctx, wrong[i].text, &rules, error);

		ck_assert_msg(status == wrong[i].code, "%s: %s", wrong[i].text, shp_status_name(status));
		ck_assert_uint_eq(shp_error_count_problems(error), 1);
		ck_assert_int_eq(shp_error_get_code(error, 0), wrong[i].code);
		ck_assert_str_eq(shp_error_get_path(error, 0), wrong[i].path);
		ck_assert_ptr_eq(rules, untouched);
		ck_assert_int_eq(shp_rules_parse(ctx, wrong[i].text, &rules, NULL), wrong[i].code);
	}
}
END_TEST

START_TEST(every_problem_is_told_at_once)
{
	static const char text[] =
		"mars,charge=never,fee=10001,fee=2,marketplace=a b,calendar=de,tracking,colour=red,method=refuse";
	static const struct {
		int32_t code;
		const char *path;
	} told[] = {
		{SHP_ERR_VALUE, "preset"},
		{SHP_ERR_VALUE, "charge"},
		{SHP_ERR_RANGE, "fee"},
		{SHP_ERR_DUPLICATE, "fee"},
		{SHP_ERR_REFERENCE, "marketplace"},
		{SHP_ERR_VALUE, "calendar"},
		{SHP_ERR_REQUIRED, "tracking"},
		{SHP_ERR_UNKNOWN_KEY, "colour"},
	};
	struct shp_rules *rules = NULL;

	ck_assert_int_eq(shp_rules_parse(ctx, text, &rules, error), SHP_ERR_VALUE);
	ck_assert_uint_eq(shp_error_count_problems(error), COUNT(told));
	for (uint32_t i = 0; i < COUNT(told); i++) {
		ck_assert_int_eq(shp_error_get_code(error, i), told[i].code);
		ck_assert_str_eq(shp_error_get_path(error, i), told[i].path);
	}
	ck_assert_ptr_nonnull(strstr(shp_error_get_message(error, 1, SHP_LANGUAGE_EN), "never"));
	ck_assert_ptr_nonnull(strstr(shp_error_get_message(error, 1, SHP_LANGUAGE_ZH), "never"));
	ck_assert_int_eq(shp_error_get_detail(error, 2), 10001);
	ck_assert_ptr_null(rules);
}
END_TEST

START_TEST(a_message_names_what_is_wrong)
{
	static const struct {
		const char *text;
		const char *english;
	} told[] = {
		{"us,currency=USD", "There is no rule \"currency\"."},
		{"us,charge=weekly", "The field does not take the value \"weekly\"."},
		{"us,fee=1,fee=2",
		 "Given twice in one request: \"fee\". Each line, package, reference or key may stand there once."},
		{"us,fee=10001", "The number 10001 is outside its range."},
		{"us,exempt_below=100000000000001", "The number 100000000000001 is outside its range."},
	};
	struct shp_rules *rules = NULL;

	for (size_t i = 0; i < COUNT(told); i++) {
		ck_assert_int_ne(shp_rules_parse(ctx, told[i].text, &rules, error), SHP_OK);
		ck_assert_str_eq(shp_error_get_message(error, 0, SHP_LANGUAGE_EN), told[i].english);
	}
}
END_TEST

/* ---- writing ---- */

START_TEST(text_is_the_preset_and_what_differs)
{
	static const struct {
		const char *text;
		const char *written;
	} texts[] = {
		{"us", "us"},
		{"jp,cancel_after=30d,utc_offset=540", "jp"},
		{"us,cancel_after=7d", "us,cancel_after=7d"},
		{"us,cancel_after=8bd", "us,cancel_after=8bd"},
		{"us,fee=00", "us"},
		{"us,utc_offset=-0", "us,utc_offset=0"},
		{"uk,calendar=weekdays,marketplace=uk", "uk"},
		{"us,calendar=cn,charge=per_package,marketplace=m.1",
		 "us,marketplace=m.1,charge=per_package,calendar=cn"},
	};

	for (size_t i = 0; i < COUNT(texts); i++) {
		struct shp_rules *rules = parse(texts[i].text);
		char text[TEXT_SIZE];
		size_t size;

		ck_assert_int_eq(shp_rules_format(rules, text, sizeof(text), &size), SHP_OK);
		ck_assert_str_eq(text, texts[i].written);
		shp_rules_unref(rules);
	}
}
END_TEST

static int32_t one_of(uint32_t *random, int32_t count)
{
	*random = *random * UINT32_C(1664525) + UINT32_C(1013904223);
	return (int32_t)((*random >> 8) % (uint32_t)count);
}

START_TEST(text_goes_there_and_back)
{
	enum { ROUNDS = 2000, SEED = 20201007 };
	static const char *const calendars[] = {"weekdays", "us", "cn"};
	uint32_t random = SEED;

	for (int round = 0; round < ROUNDS; round++) {
		char text[TEXT_SIZE];
		size_t length = (size_t)snprintf(text, sizeof(text), "%s", presets[one_of(&random, COUNT(presets))]);
		uint32_t seen = 0;
		struct shp_rules *rules;

		for (int i = one_of(&random, 12); i > 0; i--) {
			const int32_t n = one_of(&random, COUNT(refinements));
			int32_t rule = refinements[n].rule;

			rule = rule == SHP_RULE_CANCEL_UNIT ? SHP_RULE_CANCEL_COUNT : rule;
			if (!(seen >> rule & 1))
				length += (size_t)snprintf(text + length, sizeof(text) - length, ",%s=%s",
							   refinements[n].key, refinements[n].value);
			seen |= UINT32_C(1) << rule;
		}
		if (one_of(&random, 2))
			length += (size_t)snprintf(text + length, sizeof(text) - length, ",marketplace=m-%d",
						   one_of(&random, 1000));
		if (!one_of(&random, 16))
			(void)snprintf(text + length, sizeof(text) - length, ",calendar=%s",
				       calendars[one_of(&random, COUNT(calendars))]);
		rules = parse(text);
		assert_round_trip(rules);
		shp_rules_unref(rules);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("rules_text");
	TCase *rules = tcase_create("rules");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(rules, setup, teardown);
	tcase_add_test(rules, every_key_and_value_is_read);
	tcase_add_test(rules, keys_are_what_the_text_is_written_with);
	tcase_add_test(rules, calendar_and_marketplace_are_read);
	tcase_add_test(rules, wrong_text_is_told_by_its_key);
	tcase_add_test(rules, every_problem_is_told_at_once);
	tcase_add_test(rules, a_message_names_what_is_wrong);
	tcase_add_test(rules, text_is_the_preset_and_what_differs);
	tcase_add_test(rules, text_goes_there_and_back);
	suite_add_tcase(suite, rules);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
