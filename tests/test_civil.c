/* Dates: the calendar walked day by day, and known days of it. */
#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "civil.h"
#include "libshipment/base.h"

static int days_of_month(int64_t year, int32_t month)
{
	static const int days[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	const int leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month] + (month == 2 && leap);
}

static void assert_day(int64_t days, int64_t year, int32_t month, int32_t day)
{
	int64_t its_year = 0;
	int32_t its_month = 0;
	int32_t its_day = 0;

	shp__civil_from_days(days, &its_year, &its_month, &its_day);
	if (its_year != year || its_month != month || its_day != day)
		ck_abort_msg("%" PRId64 " is %" PRId64 "-%d-%d", days, its_year, its_month, its_day);
	if (shp__civil_to_days(year, month, day) != days)
		ck_abort_msg("%" PRId64 "-%d-%d is %" PRId64, year, month, day, shp__civil_to_days(year, month, day));
}

/* From the first of January of a year, whose number is `days`, through so many years. */
static int64_t walk(int64_t days, int64_t year, int64_t years)
{
	const int64_t end = year + years;

	for (; year < end; year++) {
		int32_t month;
		int32_t day;

		for (month = 1; month <= 12; month++) {
			for (day = 1; day <= days_of_month(year, month); day++, days++)
				assert_day(days, year, month, day);
		}
	}
	return days;
}

START_TEST(every_day_of_ten_thousand_years)
{
	/* 719528 days from 0000-01-01 to 1970-01-01 */
	ck_assert_int_eq(walk(-719528, 0, 1970), 0);
	ck_assert_int_eq(walk(0, 1970, 8030), SHP_LIMIT_DATE + 1);
}
END_TEST

START_TEST(every_day_of_four_hundred_years_elsewhere)
{
	/* 146097 days a cycle, wherever it is: the walk begins a whole number of cycles before and after 1970. */
	ck_assert_int_eq(walk(INT64_C(-10000) * 146097, 1970 - 400 * 10000, 400), INT64_C(-9999) * 146097);
	ck_assert_int_eq(walk(INT64_C(14000) * 146097, 1970 + 400 * 14000, 400), INT64_C(14001) * 146097);
}
END_TEST

static const struct {
	int32_t days;
	const char *text;
} anchors[] = {
	{-719528, "0000-01-01"},
	{-141427, "1582-10-15"},
	{-135081, "1600-02-29"},
	{-25508, "1900-03-01"},
	{-1, "1969-12-31"},
	{0, "1970-01-01"},
	{11016, "2000-02-29"},
	{20398, "2025-11-06"},
	{20780, "2026-11-23"},
	{47540, "2100-02-28"},
	{SHP_LIMIT_DATE, "9999-12-31"},
};

START_TEST(known_days_are_written)
{
	size_t i;

	for (i = 0; i < sizeof(anchors) / sizeof(anchors[0]); i++) {
		char buffer[12];

		memset(buffer, 'x', sizeof(buffer));
		shp__format_date(anchors[i].days, buffer);
		ck_assert_str_eq(buffer, anchors[i].text);
		ck_assert_int_eq(buffer[11], 'x');
	}
}
END_TEST

static const struct {
	int64_t unix_ms;
	const char *text;
} instants[] = {
	{0, "1970-01-01T00:00:00.000Z"},
	{-1, "1969-12-31T23:59:59.999Z"},
	{INT64_C(1795392647000), "2026-11-23T00:10:47.000Z"},
	{INT64_C(951868799999), "2000-02-29T23:59:59.999Z"},
	{INT64_C(951868800000), "2000-03-01T00:00:00.000Z"},
	{INT64_C(-62167219200000), "0000-01-01T00:00:00.000Z"},
	{SHP_LIMIT_INSTANT, "9999-12-31T23:59:59.999Z"},
};

START_TEST(known_instants_are_written)
{
	size_t i;

	for (i = 0; i < sizeof(instants) / sizeof(instants[0]); i++) {
		char buffer[26];

		memset(buffer, 'x', sizeof(buffer));
		shp__format_instant(instants[i].unix_ms, buffer);
		ck_assert_str_eq(buffer, instants[i].text);
		ck_assert_int_eq(buffer[25], 'x');
	}
}
END_TEST

START_TEST(every_second_of_a_day_is_written)
{
	const int64_t day = INT64_C(20398) * 86400000;
	int second;

	for (second = 0; second < 86400; second++) {
		char expected[64];
		char buffer[25];

		(void)snprintf(expected, sizeof(expected), "2025-11-06T%02d:%02d:%02d.%03dZ", second / 3600,
			       second / 60 % 60, second % 60, second % 1000);
		shp__format_instant(day + second * 1000 + second % 1000, buffer);
		ck_assert_str_eq(buffer, expected);
	}
}
END_TEST

START_TEST(an_instant_falls_on_the_date_of_its_zone)
{
	/* 1970-01-01T00:00Z and the milliseconds around it, seen from everywhere */
	int32_t offset;

	for (offset = -1440; offset <= 1440; offset++) {
		const int64_t midnight = INT64_C(-60000) * offset; /* when the day 0 begins there */

		ck_assert_int_eq(shp__civil_date_of(midnight, offset), 0);
		ck_assert_int_eq(shp__civil_date_of(midnight - 1, offset), -1);
		ck_assert_int_eq(shp__civil_date_of(midnight + 86399999, offset), 0);
		ck_assert_int_eq(shp__civil_date_of(midnight + 86400000, offset), 1);
	}
	ck_assert_int_eq(shp__civil_date_of(SHP_LIMIT_INSTANT, 0), SHP_LIMIT_DATE);
	/* 2025-11-06, 15:00 on the west coast, and already the 7th in Tokyo */
	ck_assert_int_eq(shp__civil_date_of(INT64_C(1762470000000), -480), 20398);
	ck_assert_int_eq(shp__civil_date_of(INT64_C(1762470000000), 540), 20399);
}
END_TEST

START_TEST(division_is_floored)
{
	int64_t value;
	int64_t divisor;

	for (value = -50; value <= 50; value++) {
		for (divisor = 1; divisor <= 12; divisor++) {
			const int64_t quotient = shp__floor_div(value, divisor);
			const int64_t rest = shp__floor_mod(value, divisor);

			ck_assert_int_eq(quotient * divisor + rest, value);
			ck_assert(rest >= 0 && rest < divisor);
		}
	}
	ck_assert_int_eq(shp__floor_div(INT64_MIN, 1), INT64_MIN);
	ck_assert_int_eq(shp__floor_div(INT64_MIN, 86400000), INT64_C(-106751991168));
	ck_assert_int_eq(shp__floor_mod(INT64_MIN, INT64_MAX), INT64_MAX - 1);
	ck_assert_int_eq(shp__floor_div(INT64_MAX, INT64_MAX), 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("civil");
	TCase *civil = tcase_create("civil");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(civil, every_day_of_ten_thousand_years);
	tcase_add_test(civil, every_day_of_four_hundred_years_elsewhere);
	tcase_add_test(civil, known_days_are_written);
	tcase_add_test(civil, known_instants_are_written);
	tcase_add_test(civil, every_second_of_a_day_is_written);
	tcase_add_test(civil, an_instant_falls_on_the_date_of_its_zone);
	tcase_add_test(civil, division_is_floored);
	suite_add_tcase(suite, civil);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
