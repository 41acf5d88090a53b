/*
 * Federal holidays of the United States by rule: 5 U.S.C. 6103 and its amendments, observed as offices that work
 * Monday to Friday do.
 */
#include "calendar.h"
#include "civil.h"

enum { MONDAY = 0, THURSDAY = 3, SATURDAY = 5, SUNDAY = 6 };
enum { DATE = 0, LAST = 5 };

static const struct holiday {
	int16_t from_year; /* 0: as far back as the rules go */
	int16_t to_year; /* 0: still */
	uint8_t month;
	uint8_t nth; /* DATE; first to fourth weekday of the month; LAST one of May, which has 31 days */
	uint8_t day; /* of the month, or of the week */
} holidays[] = {
	{0, 0, 1, DATE, 1}, /* New Year's Day */
	{1986, 0, 1, 3, MONDAY}, /* Birthday of Martin Luther King, Jr.: Public Law 98-144 */
	{0, 0, 2, 3, MONDAY}, /* Washington's Birthday: on Mondays since 1971, Public Law 90-363 */
	{0, 0, 5, LAST, MONDAY}, /* Memorial Day: likewise */
	{2021, 0, 6, DATE, 19}, /* Juneteenth National Independence Day: Public Law 117-17 */
	{0, 0, 7, DATE, 4}, /* Independence Day */
	{0, 0, 9, 1, MONDAY}, /* Labor Day */
	{0, 0, 10, 2, MONDAY}, /* Columbus Day: since 1971, Public Law 90-363 */
	{1971, 1977, 10, 4, MONDAY}, /* Veterans Day, when it was a Monday */
	{0, 1970, 11, DATE, 11}, /* Veterans Day */
	{1978, 0, 11, DATE, 11}, /* Veterans Day again: Public Law 94-97 */
	{0, 0, 11, 4, THURSDAY}, /* Thanksgiving Day */
	{0, 0, 12, DATE, 25}, /* Christmas Day */
};

/* From this year the list is what the law said. */
#define FIRST_YEAR 1971
/* The year of the last change: from here on everything repeats with the Gregorian cycle. */
#define LAST_CHANGE_YEAR 2021

static int64_t find_holiday(const struct holiday *holiday, int64_t year)
{
	const int64_t first = shp__civil_to_days(year, holiday->month, 1);
	int64_t date;

	if (holiday->nth == DATE)
		return first + holiday->day - 1;
	date = first + shp__floor_mod(holiday->day - (first + 3), SHP__WEEK) + (holiday->nth - 1) * SHP__WEEK;
	return holiday->nth == LAST && date > first + 30 ? date - SHP__WEEK : date;
}

static void close_year(struct shp_calendar *calendar, int64_t year, int saturday_moves)
{
	for (size_t i = 0; i < sizeof(holidays) / sizeof(holidays[0]); i++) {
		const struct holiday *holiday = &holidays[i];
		int64_t date;
		int64_t weekday;

		if (year < holiday->from_year || (holiday->to_year && year > holiday->to_year))
			continue;
		date = find_holiday(holiday, year);
		weekday = shp__floor_mod(date + 3, SHP__WEEK);
		if (weekday == SUNDAY)
			date++;
		else if (weekday == SATURDAY && saturday_moves)
			date--;
		shp__calendar_set(calendar, date, 0); /* a Saturday that does not move is closed anyway */
	}
}

static int64_t year_of(int64_t date)
{
	int64_t year;
	int32_t month;
	int32_t day;

	shp__civil_from_days(date, &year, &month, &day);
	return year;
}

int32_t shp__calendar_new_us(struct shp_ctx *ctx, const char *id, int saturday_moves,
			     struct shp_calendar **ret_calendar)
{
	const struct shp__calendar_plan plan = {
		.id = id,
		.weekmask = SHP_WEEKMASK_WEEKDAYS,
		.irregular_from = (int32_t)shp__civil_to_days(FIRST_YEAR, 1, 1),
		.irregular_to = (int32_t)shp__civil_to_days(LAST_CHANGE_YEAR, 1, 1),
		.before_days = SHP__GREGORIAN_CYCLE,
		.after_days = SHP__GREGORIAN_CYCLE,
		.valid_from = (int32_t)shp__civil_to_days(FIRST_YEAR, 1, 1),
		.valid_to = INT32_MAX,
	};
	struct shp_calendar *calendar;
	int32_t status = shp__calendar_begin(ctx, &plan, &calendar);
	int64_t last_year;

	if (status)
		return status;
	last_year = year_of(calendar->first + (int64_t)calendar->days) + 1; /* its New Year can close the day before */
	for (int64_t year = year_of(calendar->first); year <= last_year; year++)
		close_year(calendar, year, saturday_moves);
	(void)shp__calendar_seal(calendar);
	*ret_calendar = calendar;
	return SHP_OK;
}
