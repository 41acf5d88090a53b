/* The built in calendars: China by its notices, the United States by rule. */
#include <check.h>

#include <libshipment/calendar.h>

#include "calendar_vectors.h"
#include "calendar_walk.h"

#define FIRST SHP_CALENDAR_FIRST_DATE
#define LAST SHP_LIMIT_DATE

enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

static struct shp_ctx *ctx;

static void set_up(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
}

static void tear_down(void)
{
	ctx = shp_ctx_unref(ctx);
}

static struct shp_calendar *new_preset(int32_t preset)
{
	struct shp_calendar *calendar = NULL;

	ck_assert_int_eq(shp_calendar_new_preset(ctx, preset, &calendar, NULL), SHP_OK);
	return calendar;
}

static int32_t is_open(const struct shp_calendar *calendar, int32_t year_month_day)
{
	return shp_calendar_is_business_day(calendar, date_of(year_month_day), NULL);
}

/* ---- China ---- */

START_TEST(china_needs_its_worked_weekends)
{
	struct shp_calendar *exact = new_preset(SHP_CALENDAR_CN);
	struct shp_calendar *without_worked_days = calendar_new_listed(ctx, "1111100", LIST_CN_OFF, LIST_NONE);
	struct shp_calendar *weekdays = new_preset(SHP_CALENDAR_WEEKDAYS);
	uint32_t wrong = 0;

	for (uint32_t i = 0; i < calendar_cn_vector_count; i++) {
		const struct calendar_cn_vector *row = &calendar_cn_vectors[i];
		const struct shp_calendar *calendars[3] = {exact, without_worked_days, weekdays};
		const int32_t dates[3] = {row->date, row->date_without_worked_days, row->date_on_weekdays};

		for (int k = 0; k < 3; k++) {
			int32_t date = 0;

			ck_assert_int_eq(shp_calendar_add_business_days(calendars[k], date_of(row->start),
									row->business_days,
									SHP_ROLL_STRICT, &date, NULL),
					 SHP_OK);
			ck_assert_msg(date == date_of(dates[k]), "row %u, calendar %d: %d", i, k, date);
		}
		wrong += row->date != row->date_without_worked_days;
	}
	ck_assert_uint_gt(wrong, 100);
	shp_calendar_unref(exact);
	shp_calendar_unref(without_worked_days);
	shp_calendar_unref(weekdays);
}
END_TEST

START_TEST(china_is_its_days_off_and_worked)
{
	struct shp_calendar *preset = new_preset(SHP_CALENDAR_CN);
	struct shp_calendar *listed = calendar_new_listed(ctx, "1111100", LIST_CN_OFF, LIST_CN_WORK);
	const int32_t date_2004 = date_of(20040101);
	const int32_t date_2026 = date_of(20261231);
	int32_t exceptions = 0;

	for (int32_t date = FIRST; date <= LAST; date++) {
		int32_t outside = -1;
		const int32_t open = shp_calendar_is_business_day(preset, date, &outside);

		if (open != shp_calendar_is_business_day(listed, date, NULL))
			ck_abort_msg("date %d: %d", date, open);
		if (outside != (date < date_2004 || date > date_2026))
			ck_abort_msg("date %d: outside %d", date, outside);
		exceptions += open != ((date - FIRST + SATURDAY) % 7 < SATURDAY); /* 0000-01-01 was one */
	}
	ck_assert_int_eq(exceptions, 557);
	shp_calendar_unref(preset);
	shp_calendar_unref(listed);
}
END_TEST

START_TEST(china_tells_what_its_notices_do_not_cover)
{
	static const struct {
		int32_t start;
		int32_t business_days;
		int32_t date;
		int32_t outside;
	} rows[] = {
		{20261222, 7, 20261231, 0},  {20261223, 7, 20270101, 1},  {20270101, -1, 20261231, 0},
		{20270102, -1, 20270101, 1}, {20040104, -1, 20040102, 0}, {20040102, -1, 20031231, 1},
		{20031231, 1, 20040102, 0},  {20031230, 1, 20031231, 1},  {20250926, 1, 20250928, 0},
		{20300101, 0, 20300101, 1},  {20031229, 4, 20040105, 1},
	};
	struct shp_calendar *china = new_preset(SHP_CALENDAR_CN);

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int32_t date = 0;
		int32_t outside = -1;

		ck_assert_int_eq(shp_calendar_add_business_days(china, date_of(rows[i].start), rows[i].business_days,
								SHP_ROLL_STRICT,
								&date, &outside),
				 SHP_OK);
		ck_assert_msg(date == date_of(rows[i].date) && outside == rows[i].outside, "row %zu: %d, %d", i, date,
			      outside);
	}
	ck_assert_int_eq(shp_calendar_get_valid_from(china), date_of(20040101));
	ck_assert_int_eq(shp_calendar_get_valid_to(china), date_of(20261231));
	shp_calendar_unref(china);
}
END_TEST

/* ---- United States ---- */

START_TEST(united_states_are_the_published_list_2018_to_2035)
{
	struct shp_calendar *ruled = new_preset(SHP_CALENDAR_US_FEDERAL);
	struct shp_calendar *listed = calendar_new_listed(ctx, "1111100", LIST_US_FED, LIST_NONE);

	for (int32_t date = date_of(20180101); date <= date_of(20351231); date++) {
		int32_t outside = -1;

		ck_assert_msg(shp_calendar_is_business_day(ruled, date, &outside) ==
				      shp_calendar_is_business_day(listed, date, NULL),
			      "date %d", date);
		ck_assert_int_eq(outside, 0);
	}
	shp_calendar_unref(ruled);
	shp_calendar_unref(listed);
}
END_TEST

START_TEST(federal_reserve_keeps_the_fridays_open)
{
	static const int32_t fridays[] = {
		20200703, 20210618, 20211224, 20211231, 20231110, 20260703, 20270618,
		20271224, 20271231, 20281110, 20320618, 20321224, 20321231, 20341110,
	};
	struct shp_calendar *federal = new_preset(SHP_CALENDAR_US_FEDERAL);
	struct shp_calendar *reserve = new_preset(SHP_CALENDAR_US_FEDERAL_RESERVE);
	size_t found = 0;

	for (int32_t date = date_of(20180101); date <= date_of(20351231); date++) {
		if (shp_calendar_is_business_day(federal, date, NULL) ==
		    shp_calendar_is_business_day(reserve, date, NULL))
			continue;
		ck_assert_uint_lt(found, sizeof(fridays) / sizeof(fridays[0]));
		ck_assert_int_eq(date, date_of(fridays[found++]));
		ck_assert_int_eq(shp_calendar_is_business_day(reserve, date, NULL), 1);
	}
	ck_assert_uint_eq(found, sizeof(fridays) / sizeof(fridays[0]));
	shp_calendar_unref(federal);
	shp_calendar_unref(reserve);
}
END_TEST

START_TEST(united_states_follow_the_law_of_the_year)
{
	static const struct {
		int32_t date;
		int32_t open;
	} rows[] = {
		/* Veterans Day */
		{19711025, 0}, {19711111, 1}, {19771024, 0}, {19771111, 1}, {19781023, 1}, {19781110, 0},
		{19850121, 1}, {19860120, 0}, /* Martin Luther King, Jr. */
		{20200619, 1}, {20210618, 0}, {20220620, 0}, /* Juneteenth */
		{19991231, 0}, {20211231, 0}, {20271231, 0}, {20221230, 1}, /* New Year's Day on a Saturday */
	};
	struct shp_calendar *federal = new_preset(SHP_CALENDAR_US_FEDERAL);
	int32_t outside = -1;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		ck_assert_msg(is_open(federal, rows[i].date) == rows[i].open, "%d", rows[i].date);
	ck_assert_int_eq(shp_calendar_is_business_day(federal, date_of(19710101), &outside), 0);
	ck_assert_int_eq(outside, 0);
	ck_assert_int_eq(shp_calendar_is_business_day(federal, date_of(19701231), &outside), 1);
	ck_assert_int_eq(outside, 1);
	ck_assert_int_eq(shp_calendar_get_valid_to(federal), SHP_DATE_NONE);
	shp_calendar_unref(federal);
}
END_TEST

struct day {
	int32_t year;
	int32_t month;
	int32_t day;
	int32_t weekday;
};

static struct day next_day(struct day day)
{
	day.weekday = day.weekday < SUNDAY ? day.weekday + 1 : MONDAY;
	if (++day.day <= days_in_month(day.year, day.month))
		return day;
	day.day = 1;
	if (++day.month <= 12)
		return day;
	day.month = 1;
	day.year++;
	return day;
}

/* Told from the day itself, not from the year. */
static int is_us_holiday(const struct day *day)
{
	const int monday = day->weekday == MONDAY;
	const int veterans_on_monday = day->year >= 1971 && day->year <= 1977;

	switch (day->month) {
	case 1:
		return day->day == 1 || (monday && day->day >= 15 && day->day <= 21 && day->year >= 1986);
	case 2:
		return monday && day->day >= 15 && day->day <= 21;
	case 5:
		return monday && day->day >= 25;
	case 6:
		return day->day == 19 && day->year >= 2021;
	case 7:
		return day->day == 4;
	case 9:
		return monday && day->day <= 7;
	case 10:
		return monday &&
		       ((day->day >= 8 && day->day <= 14) || (day->day >= 22 && day->day <= 28 && veterans_on_monday));
	case 11:
		return (day->day == 11 && !veterans_on_monday) ||
		       (day->weekday == THURSDAY && day->day >= 22 && day->day <= 28);
	default:
		return day->month == 12 && day->day == 25;
	}
}

/* Each day of ten thousand years: open or not, the count from the first, the seventh business day after an open one. */
static void walk_ten_thousand_years(const struct shp_calendar *calendar, int saturday_moves)
{
	int yesterday = 0; /* whether it was a holiday; the day before the first was a Friday, 31 December */
	int32_t last[8] = {0};
	int32_t count = 0;
	struct day day = {0, 1, 1, SATURDAY};

	for (int32_t date = FIRST; date <= LAST; date++) {
		const struct day next = next_day(day);
		const int today = is_us_holiday(&day);
		const int open = day.weekday < SATURDAY && !today && !(day.weekday == MONDAY && yesterday) &&
				 !(day.weekday == FRIDAY && is_us_holiday(&next) && saturday_moves);
		int32_t answer = -1;

		if (shp_calendar_is_business_day(calendar, date, NULL) != open)
			ck_abort_msg("%04d-%02d-%02d: not %d", day.year, day.month, day.day, open);
		if (shp_calendar_count_business_days(calendar, FIRST, date, &answer, NULL) || answer != count)
			ck_abort_msg("%04d-%02d-%02d: count %d, not %d", day.year, day.month, day.day, answer, count);
		if (open && count >= 7 &&
		    (shp_calendar_add_business_days(calendar, last[(count - 7) & 7], 7, SHP_ROLL_STRICT, &answer,
						    NULL) ||
		     answer != date))
			ck_abort_msg("%04d-%02d-%02d: the seventh is %d", day.year, day.month, day.day, answer);
		if (open)
			last[count++ & 7] = date;
		yesterday = today;
		day = next;
	}
	ck_assert_int_eq(day.year, 10000);
	ck_assert_int_gt(count, 2400000);
}

START_TEST(united_states_go_by_rule_for_ten_thousand_years)
{
	struct shp_calendar *calendar = new_preset(_i ? SHP_CALENDAR_US_FEDERAL : SHP_CALENDAR_US_FEDERAL_RESERVE);

	walk_ten_thousand_years(calendar, _i);
	shp_calendar_unref(calendar);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("calendar_presets");
	TCase *china = tcase_create("china");
	TCase *united_states = tcase_create("united_states");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, china);
	tcase_add_checked_fixture(china, set_up, tear_down);
	tcase_add_test(china, china_needs_its_worked_weekends);
	tcase_add_test(china, china_is_its_days_off_and_worked);
	tcase_add_test(china, china_tells_what_its_notices_do_not_cover);
	suite_add_tcase(suite, united_states);
	tcase_add_checked_fixture(united_states, set_up, tear_down);
	tcase_set_timeout(united_states, 120);
	tcase_add_test(united_states, united_states_are_the_published_list_2018_to_2035);
	tcase_add_test(united_states, federal_reserve_keeps_the_fridays_open);
	tcase_add_test(united_states, united_states_follow_the_law_of_the_year);
	tcase_add_loop_test(united_states, united_states_go_by_rule_for_ten_thousand_years, 0, 2);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
