/* Names and sentences of status and advice codes. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "libshipment/base.h"
#include "libshipment/decision.h"
#include "status.h"
#include "text.h"

#define NAME(code) case code: return #code;

/* Without a default, compilers complain about a code that is not here. NULL for a number that is no code. */
static const char *status_name(enum shp_status code)
{
	switch (code) {
	NAME(SHP_OK) NAME(SHP_ERR_NO_MEMORY) NAME(SHP_ERR_ARGUMENT) NAME(SHP_ERR_INDEX) NAME(SHP_ERR_REQUIRED)
	NAME(SHP_ERR_TEXT) NAME(SHP_ERR_TOO_LONG) NAME(SHP_ERR_REFERENCE) NAME(SHP_ERR_QUANTITY)
	NAME(SHP_ERR_AMOUNT) NAME(SHP_ERR_DISCOUNT) NAME(SHP_ERR_CURRENCY) NAME(SHP_ERR_EXPONENT)
	NAME(SHP_ERR_DATE) NAME(SHP_ERR_INSTANT) NAME(SHP_ERR_VALUE) NAME(SHP_ERR_RANGE) NAME(SHP_ERR_DUPLICATE)
	NAME(SHP_ERR_LIMIT) NAME(SHP_ERR_OVERFLOW) NAME(SHP_ERR_WEIGHTS) NAME(SHP_ERR_UNKNOWN_KEY)
	NAME(SHP_ERR_NOT_BUSINESS_DAY) NAME(SHP_ERR_ORDER_PENDING)
	NAME(SHP_ERR_ORDER_CANCELLED) NAME(SHP_ERR_ORDER_AFN) NAME(SHP_ERR_ORDER_PRIME)
	NAME(SHP_ERR_ORDER_SHIP_PLUS) NAME(SHP_ERR_SINGLE_SHIPMENT) NAME(SHP_ERR_NOTHING_OPEN)
	NAME(SHP_ERR_UNKNOWN_LINE) NAME(SHP_ERR_UNKNOWN_PACKAGE) NAME(SHP_ERR_PACKAGE_GONE)
	NAME(SHP_ERR_PACKAGE_OPEN) NAME(SHP_ERR_PACKAGE_CONFIRMED) NAME(SHP_ERR_PACKAGE_EMPTY)
	NAME(SHP_ERR_EXCEEDS) NAME(SHP_ERR_DIFFERS) NAME(SHP_ERR_MONEY_DISAGREES) NAME(SHP_ERR_UNITS_DISAGREE)
	NAME(SHP_ERR_NOT_PENDING)
	NAME(SHP_ERR_CARRIER_UNKNOWN) NAME(SHP_ERR_CARRIER_NAME_MISSING) NAME(SHP_ERR_METHOD_MISSING)
	NAME(SHP_ERR_TRACKING_MISSING) NAME(SHP_ERR_TRACKING_MALFORMED) NAME(SHP_ERR_TRACKING_CHECK_DIGIT)
	NAME(SHP_ERR_SHIP_DATE_FUTURE) NAME(SHP_ERR_SHIP_DATE_BEFORE_ORDER) NAME(SHP_ERR_CANNOT_CLEAR)
	NAME(SHP_ERR_EDIT_WINDOW) NAME(SHP_ERR_EDIT_LIMIT) NAME(SHP_ERR_LABEL) NAME(SHP_ERR_NO_LABEL)
	NAME(SHP_ERR_LABEL_SCANNED) NAME(SHP_ERR_UNKNOWN_CHARGE) NAME(SHP_ERR_NO_DEADLINE) NAME(SHP_ERR_BYTES)
	NAME(SHP_ERR_BYTES_VERSION) NAME(SHP_ERR_REPLAY) NAME(SHP_ERR_BUFFER) NAME(SHP_ERR_CALENDAR)
	NAME(SHP_ERR_HOST_BUSY) NAME(SHP_ERR_HOST_HOOK) NAME(SHP_ERR_HOST_ABSENT)
	NAME(SHP_ERR_HOST_CONFLICT) NAME(SHP_ERR_HOST_UNKNOWN) NAME(SHP_ERR_HOST_FAILED)
	}
	return NULL;
}

static const char *advice_name(enum shp_advice code)
{
	switch (code) {
	NAME(SHP_ADVICE_TRACKING_MISSING)
	NAME(SHP_ADVICE_TRACKING_MALFORMED)
	NAME(SHP_ADVICE_TRACKING_CHECK_DIGIT)
	NAME(SHP_ADVICE_CARRIER_UNKNOWN)
	NAME(SHP_ADVICE_CARRIER_HIDDEN)
	NAME(SHP_ADVICE_CARRIER_NAME_IGNORED)
	NAME(SHP_ADVICE_METHOD_MISSING)
	NAME(SHP_ADVICE_SHIP_DATE_FUTURE)
	NAME(SHP_ADVICE_SHIP_DATE_BEFORE_ORDER)
	NAME(SHP_ADVICE_CLAIM_RISK)
	NAME(SHP_ADVICE_PROGRAMS_LOST)
	NAME(SHP_ADVICE_TRACKING_AFTER_DELIVERY)
	NAME(SHP_ADVICE_LATE)
	NAME(SHP_ADVICE_DEADLINE_PASSED)
	NAME(SHP_ADVICE_DEADLINE_NEAR)
	NAME(SHP_ADVICE_UNCONFIRMED_NOT_PAID)
	NAME(SHP_ADVICE_PAYMENT_DECLINED)
	NAME(SHP_ADVICE_REST_OPEN)
	NAME(SHP_ADVICE_OUTSIDE_CALENDAR)
	NAME(SHP_ADVICE_SINGLE_SHIPMENT)
	NAME(SHP_ADVICE_SHIP_BY_PASSED)
	}
	return NULL;
}

static const char *name_of(int32_t code)
{
	return code > 0 ? advice_name((enum shp_advice)code) : status_name((enum shp_status)code);
}

/* Codes beyond these would be caught by the switches above only if they were in the enums. */
enum { LOWEST = -2000, HIGHEST = 2000 };

START_TEST(every_code_and_no_other_number_has_its_name)
{
	int32_t code;
	uint32_t named = 0;

	for (code = LOWEST; code <= HIGHEST; code++) {
		const char *name = name_of(code);

		ck_assert_int_eq(shp_status_name(code) != NULL, name != NULL);
		if (name)
			ck_assert_str_eq(shp_status_name(code), name);
		named += name != NULL;
	}
	ck_assert_uint_eq(named, shp__status_count);
	ck_assert_ptr_null(shp_status_name(INT32_MIN));
	ck_assert_ptr_null(shp_status_name(INT32_MAX));
}
END_TEST

/* The kind of every code, told by name. */
static const struct {
	int32_t kind;
	int32_t codes[40];
} kinds[] = {
	{SHP_STATUS_KIND_CALL,
	 {SHP_ERR_NO_MEMORY, SHP_ERR_ARGUMENT, SHP_ERR_INDEX, SHP_ERR_BUFFER}},
	{SHP_STATUS_KIND_INPUT,
	 {SHP_ERR_REQUIRED, SHP_ERR_TEXT, SHP_ERR_TOO_LONG, SHP_ERR_REFERENCE, SHP_ERR_QUANTITY,
	 SHP_ERR_AMOUNT, SHP_ERR_DISCOUNT, SHP_ERR_CURRENCY, SHP_ERR_EXPONENT, SHP_ERR_DATE,
	 SHP_ERR_INSTANT, SHP_ERR_VALUE, SHP_ERR_RANGE, SHP_ERR_DUPLICATE, SHP_ERR_LIMIT,
	 SHP_ERR_OVERFLOW, SHP_ERR_WEIGHTS, SHP_ERR_UNKNOWN_KEY, SHP_ERR_NOT_BUSINESS_DAY,
	 SHP_ERR_CALENDAR}},
	{SHP_STATUS_KIND_REFUSED,
	 {SHP_ERR_ORDER_PENDING, SHP_ERR_ORDER_CANCELLED, SHP_ERR_ORDER_AFN, SHP_ERR_ORDER_PRIME,
	 SHP_ERR_ORDER_SHIP_PLUS, SHP_ERR_SINGLE_SHIPMENT, SHP_ERR_NOTHING_OPEN, SHP_ERR_UNKNOWN_LINE,
	 SHP_ERR_UNKNOWN_PACKAGE, SHP_ERR_PACKAGE_GONE, SHP_ERR_PACKAGE_OPEN, SHP_ERR_PACKAGE_CONFIRMED,
	 SHP_ERR_PACKAGE_EMPTY, SHP_ERR_EXCEEDS, SHP_ERR_DIFFERS, SHP_ERR_MONEY_DISAGREES,
	 SHP_ERR_UNITS_DISAGREE, SHP_ERR_NOT_PENDING, SHP_ERR_CARRIER_UNKNOWN,
	 SHP_ERR_CARRIER_NAME_MISSING, SHP_ERR_METHOD_MISSING, SHP_ERR_TRACKING_MISSING,
	 SHP_ERR_TRACKING_MALFORMED, SHP_ERR_TRACKING_CHECK_DIGIT, SHP_ERR_SHIP_DATE_FUTURE,
	 SHP_ERR_SHIP_DATE_BEFORE_ORDER, SHP_ERR_CANNOT_CLEAR, SHP_ERR_EDIT_WINDOW, SHP_ERR_EDIT_LIMIT,
	 SHP_ERR_LABEL, SHP_ERR_NO_LABEL, SHP_ERR_LABEL_SCANNED, SHP_ERR_UNKNOWN_CHARGE,
	 SHP_ERR_NO_DEADLINE}},
	{SHP_STATUS_KIND_BYTES,
	 {SHP_ERR_BYTES, SHP_ERR_BYTES_VERSION, SHP_ERR_REPLAY}},
	{SHP_STATUS_KIND_HOST,
	 {SHP_ERR_HOST_BUSY, SHP_ERR_HOST_HOOK, SHP_ERR_HOST_ABSENT,
	 SHP_ERR_HOST_CONFLICT, SHP_ERR_HOST_UNKNOWN, SHP_ERR_HOST_FAILED}},
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

START_TEST(every_code_has_a_kind)
{
	uint32_t told = 1;

	ck_assert_int_eq(shp_status_kind(SHP_OK), SHP_STATUS_KIND_OK);
	for (size_t i = 0; i < COUNT(kinds); i++)
		for (size_t j = 0; kinds[i].codes[j]; j++) {
			ck_assert_int_eq(shp_status_kind(kinds[i].codes[j]), kinds[i].kind);
			told++;
		}
	for (int32_t code = 1; code <= HIGHEST; code++) {
		ck_assert_int_eq(shp_status_kind(code), SHP_STATUS_KIND_OK);
		told += name_of(code) != NULL;
	}
	ck_assert_uint_eq(told, shp__status_count);
}
END_TEST

/* Ranges are promised: what a program does about a code that it does not know hangs on them. */
START_TEST(numbers_without_a_code_have_the_kind_of_their_range)
{
	static const struct {
		int32_t first;
		int32_t last;
		int32_t kind;
	} ranges[] = {
		{INT32_MAX, 0, SHP_STATUS_KIND_OK},          {-1, -1000, SHP_ERR_VALUE},
		{-1001, -1009, SHP_STATUS_KIND_CALL},        {-1010, -1039, SHP_STATUS_KIND_INPUT},
		{-1040, -1099, SHP_STATUS_KIND_REFUSED},     {-1100, -1119, SHP_STATUS_KIND_BYTES},
		{-1120, -1199, SHP_STATUS_KIND_HOST},        {-1200, -1299, SHP_STATUS_KIND_CALL},
		{-1300, INT32_MIN, SHP_ERR_VALUE},
	};
	uint32_t free[SHP_STATUS_KIND_HOST + 1] = {0};

	for (size_t i = 0; i < COUNT(ranges); i++) {
		ck_assert_int_eq(shp_status_kind(ranges[i].first), ranges[i].kind);
		ck_assert_int_eq(shp_status_kind(ranges[i].last), ranges[i].kind);
		for (int32_t code = HIGHEST; code >= LOWEST; code--) {
			if (code > ranges[i].first || code < ranges[i].last || name_of(code))
				continue;
			ck_assert_int_eq(shp_status_kind(code), ranges[i].kind);
			if (ranges[i].kind >= 0)
				free[ranges[i].kind]++;
		}
	}
	for (int32_t kind = SHP_STATUS_KIND_OK; kind <= SHP_STATUS_KIND_HOST; kind++)
		ck_assert_uint_ge(free[kind], 10); /* room for more */
}
END_TEST

START_TEST(unknown_codes_say_what_kind_they_are)
{
	static const int32_t unknown[] = {999, -1009, -1039, -1099, -1119, -1199, -1};

	for (size_t i = 0; i < COUNT(unknown); i++)
		for (size_t j = 0; j < i; j++)
			for (int32_t language = SHP_LANGUAGE_EN; language <= SHP_LANGUAGE_ZH; language++)
				ck_assert_str_ne(shp_status_message(unknown[i], language),
						 shp_status_message(unknown[j], language));
	ck_assert_str_eq(shp_status_message(-1299, SHP_LANGUAGE_EN), shp_status_message(-1009, SHP_LANGUAGE_EN));
}
END_TEST

static int ends_with(const char *text, const char *end)
{
	const size_t length = strlen(text);

	return length > strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

static int has_only_ascii(const char *text)
{
	while (*text && (unsigned char)*text < 0x80)
		text++;
	return !*text;
}

/* A whole sentence of its language, with nothing of the template left. */
static void assert_sentence(int32_t code, int32_t language, const char *sentence)
{
	const char *end = language == SHP_LANGUAGE_ZH ? "。" : ".";

	if (shp__text_check(sentence, 239, NULL))
		ck_abort_msg("%d: is no text: %s", code, sentence);
	if (!ends_with(sentence, end))
		ck_abort_msg("%d: does not end as a sentence does: %s", code, sentence);
	if (strpbrk(sentence, "{}[]"))
		ck_abort_msg("%d: the template shows: %s", code, sentence);
	if (has_only_ascii(sentence) != (language == SHP_LANGUAGE_EN))
		ck_abort_msg("%d: not its language: %s", code, sentence);
	if (strstr(sentence, "  ") || strstr(sentence, " .") || strstr(sentence, "()") || strstr(sentence, "\"\""))
		ck_abort_msg("%d: a value is missing: %s", code, sentence);
}

START_TEST(every_code_has_a_sentence_in_each_language)
{
	int32_t code;
	int32_t other;

	for (code = LOWEST; code <= HIGHEST; code++) {
		const char *en = shp_status_message(code, SHP_LANGUAGE_EN);

		assert_sentence(code, SHP_LANGUAGE_EN, en);
		assert_sentence(code, SHP_LANGUAGE_ZH, shp_status_message(code, SHP_LANGUAGE_ZH));
		ck_assert_ptr_eq(shp_status_message(code, 2), en);
		ck_assert_ptr_eq(shp_status_message(code, -1), en);
		for (other = LOWEST; name_of(code) && other < code; other++) {
			if (name_of(other) && strcmp(shp_status_message(other, SHP_LANGUAGE_EN), en) == 0)
				ck_abort_msg("%d and %d say the same: %s", code, other, en);
		}
	}
}
END_TEST

START_TEST(every_sentence_reads_well_with_and_without_values)
{
	static const char *const texts[] = {
		NULL, "", "A-1", "an id that goes on and on and on, as those that nobody checked tend to do"};
	static const int64_t details[] = {0, 1, -1, INT64_MAX, INT64_MIN};
	char buffer[240];
	int32_t code;
	size_t t;
	size_t n;

	for (code = LOWEST; code <= HIGHEST; code++) {
		for (t = 0; t < 4; t++) {
			for (n = 0; n < 5; n++) {
				shp__status_sentence(code, SHP_LANGUAGE_EN, texts[t], details[n], buffer,
						     sizeof(buffer));
				assert_sentence(code, SHP_LANGUAGE_EN, buffer);
				shp__status_sentence(code, SHP_LANGUAGE_ZH, texts[t], details[n], buffer,
						     sizeof(buffer));
				assert_sentence(code, SHP_LANGUAGE_ZH, buffer);
			}
		}
	}
}
END_TEST

static const char *sentence(int32_t code, int32_t language, const char *text, int64_t detail)
{
	static char buffer[240];

	shp__status_sentence(code, language, text, detail, buffer, sizeof(buffer));
	return buffer;
}

START_TEST(values_stand_in_the_sentence)
{
	const int32_t en = SHP_LANGUAGE_EN;
	const int32_t zh = SHP_LANGUAGE_ZH;

	ck_assert_str_eq(sentence(SHP_ERR_QUANTITY, en, NULL, 0), "Quantity 0 is not between 1 and 1000000.");
	ck_assert_str_eq(sentence(SHP_ERR_TOO_LONG, en, NULL, 40), "The text is longer than its limit of 40 bytes.");
	ck_assert_str_eq(sentence(SHP_ERR_TOO_LONG, en, NULL, 0), "The text is longer than its limit.");
	ck_assert_str_eq(sentence(SHP_ERR_UNKNOWN_LINE, en, "L1", 0), "The order has no line \"L1\".");
	ck_assert_str_eq(sentence(SHP_ERR_UNKNOWN_LINE, zh, "L1", 0), "订单中没有此商品行:“L1”。");
	ck_assert_str_eq(sentence(SHP_ERR_CARRIER_UNKNOWN, en, NULL, 0),
			 "The carrier code is not in the table. Choose a carrier of the table, or \"Other\" with a "
			 "name.");
	ck_assert_str_eq(sentence(SHP_ERR_CARRIER_UNKNOWN, zh, "UPX", 0),
			 "承运人代码“UPX”不在表中。请选择表中的承运人,或选“其他”并填写名称。");
	ck_assert_str_eq(sentence(SHP_ERR_CARRIER_UNKNOWN, zh, NULL, 0),
			 "承运人代码不在表中。请选择表中的承运人,或选“其他”并填写名称。");
	ck_assert_str_eq(sentence(SHP_ERR_EXCEEDS, en, "L1", 2), "There are not enough units of \"L1\"; available: 2.");
	/* a difference of either sign */
	ck_assert_str_eq(sentence(SHP_ERR_UNITS_DISAGREE, en, "L1", 2),
			 "Packages and cancellations of \"L1\" do not add up to what was ordered: the difference is 2; "
			 "below 0, units are missing.");
	ck_assert_str_eq(sentence(SHP_ERR_UNITS_DISAGREE, zh, "L1", -2),
			 "“L1”的包裹与取消的件数之和与订购数量不符:差额为 -2 件,负数表示缺少。");
	/* what was inserted is no template */
	ck_assert_str_eq(sentence(SHP_ERR_TRACKING_MALFORMED, en, "{n}[{t}]", 5),
			 "The tracking ID \"{n}[{t}]\" does not have the carrier's form.");
	/* what is no text is shown as such */
	ck_assert_str_eq(sentence(SHP_ERR_UNKNOWN_LINE, en, "a\x80\n\xe4\xb8", 0),
			 "The order has no line \"a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\".");
}
END_TEST

START_TEST(long_values_are_cut_and_the_sentence_stays_whole)
{
	char text[1001];
	size_t offset;

	/* characters of three bytes, at every phase */
	for (offset = 0; offset < 3; offset++) {
		size_t at = offset;
		const char *shown;

		memset(text, 'a', sizeof(text));
		for (; at + 3 < sizeof(text); at += 3)
			memcpy(text + at, "货", 3);
		text[at] = '\0';
		shown = sentence(SHP_ERR_UNKNOWN_LINE, SHP_LANGUAGE_EN, text, 0);
		ck_assert_int_eq(shp__text_check(shown, 239, NULL), SHP_OK);
		ck_assert(ends_with(shown, "货…\"."));
		ck_assert_uint_gt(strlen(shown), 100);
	}
}
END_TEST

START_TEST(any_capacity_is_kept_at_a_character_boundary)
{
	char whole[240];
	char buffer[260];
	size_t capacity;

	shp__status_sentence(SHP_ERR_UNKNOWN_LINE, SHP_LANGUAGE_ZH, "一a二", 0, whole, sizeof(whole));
	for (capacity = 0; capacity <= sizeof(whole); capacity++) {
		memset(buffer, 0x7f, sizeof(buffer));
		shp__status_sentence(SHP_ERR_UNKNOWN_LINE, SHP_LANGUAGE_ZH, "一a二", 0, buffer, capacity);
		ck_assert_int_eq(buffer[capacity], 0x7f);
		if (!capacity)
			continue;
		ck_assert_ptr_nonnull(memchr(buffer, 0, capacity));
		ck_assert_int_eq(strncmp(buffer, whole, strlen(buffer)), 0);
		ck_assert_int_eq(shp__text_check(buffer, 239, NULL), SHP_OK);
		ck_assert(strlen(buffer) + 4 > capacity || strcmp(buffer, whole) == 0);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("status");
	TCase *status = tcase_create("status");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(status, every_code_and_no_other_number_has_its_name);
	tcase_add_test(status, every_code_has_a_kind);
	tcase_add_test(status, numbers_without_a_code_have_the_kind_of_their_range);
	tcase_add_test(status, unknown_codes_say_what_kind_they_are);
	tcase_add_test(status, every_code_has_a_sentence_in_each_language);
	tcase_add_test(status, every_sentence_reads_well_with_and_without_values);
	tcase_add_test(status, values_stand_in_the_sentence);
	tcase_add_test(status, long_values_are_cut_and_the_sentence_stays_whole);
	tcase_add_test(status, any_capacity_is_kept_at_a_character_boundary);
	suite_add_tcase(suite, status);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
