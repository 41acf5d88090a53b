#include "calendar_walk.h"

#include <stdlib.h>

#define YEAR_FIRST (-400) /* a leap year, and a cycle before the first date */

static int is_leap(int32_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int32_t days_in_month(int32_t year, int32_t month)
{
	static const int32_t days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

int32_t date_of(int32_t year_month_day)
{
	const int32_t year = year_month_day / 10000;
	int32_t date = 0;

	for (int32_t other = 1970; other < year; other++)
		date += 365 + is_leap(other);
	for (int32_t other = year; other < 1970; other++)
		date -= 365 + is_leap(other);
	for (int32_t month = 1; month < year_month_day / 100 % 100; month++)
		date += days_in_month(year, month);
	return date + year_month_day % 100 - 1;
}

int32_t month_of(int32_t date)
{
	int32_t first = date_of(101) - 146097;
	int32_t year = YEAR_FIRST + (date - first) / 366; /* or some years later */
	int32_t month = 1;

	first += 365 * (year - YEAR_FIRST);
	for (int32_t leap = YEAR_FIRST; leap < year; leap += 4)
		first += is_leap(leap);
	while (first + 365 + is_leap(year) <= date)
		first += 365 + is_leap(year++);
	while (first + days_in_month(year, month) <= date)
		first += days_in_month(year, month++);
	return 12 * (year - YEAR_FIRST) + month;
}

static void set_all(const struct walk *walk, const int32_t *dates, uint32_t count, uint8_t open)
{
	for (uint32_t i = 0; i < count; i++)
		if (dates[i] >= walk->first && dates[i] <= walk->last)
			walk->open[dates[i] - walk->first] = open;
}

struct walk walk_new(int32_t first, int32_t last, int32_t weekmask, const int32_t *closed, uint32_t closed_count,
		     const int32_t *opened, uint32_t opened_count)
{
	struct walk walk = {first, last, malloc((size_t)(last - first + 1))};
	int32_t weekday = (first % 7 + 10) % 7; /* 1970-01-01 was a Thursday, 3 from Monday */

	if (!walk.open)
		abort();
	for (int32_t date = first; date <= last; date++) {
		walk.open[date - first] = weekmask >> weekday & 1;
		weekday = weekday < 6 ? weekday + 1 : 0;
	}
	set_all(&walk, closed, closed_count, 0);
	set_all(&walk, opened, opened_count, 1);
	return walk;
}

void walk_free(struct walk *walk)
{
	free(walk->open);
	walk->open = NULL;
}

static int is_there(const struct walk *walk, int32_t date)
{
	return date >= walk->first && date <= walk->last;
}

static int is_open(const struct walk *walk, int32_t date)
{
	return walk->open[date - walk->first];
}

/* To the first open day from the date on, which may be the date. */
static int32_t roll_to(const struct walk *walk, int32_t date, int32_t step)
{
	while (is_there(walk, date) && !is_open(walk, date))
		date += step;
	return date;
}

int32_t walk_add(const struct walk *walk, int32_t start, int32_t business_days, int32_t roll, int32_t *ret_date)
{
	const int32_t direction = business_days < 0 ? -1 : 1;
	int32_t date = start;
	int32_t left = business_days < 0 ? -business_days : business_days;

	if (roll == SHP_ROLL_ERROR && !is_open(walk, start))
		return SHP_ERR_NOT_BUSINESS_DAY;
	if (roll == SHP_ROLL_FOLLOWING || roll == SHP_ROLL_MODIFIED_FOLLOWING || (roll == SHP_ROLL_STRICT && left == 0))
		date = roll_to(walk, start, 1);
	else if (roll == SHP_ROLL_PRECEDING || roll == SHP_ROLL_MODIFIED_PRECEDING)
		date = roll_to(walk, start, -1);
	if (roll == SHP_ROLL_MODIFIED_FOLLOWING && month_of(date) != month_of(start))
		date = roll_to(walk, start, -1);
	else if (roll == SHP_ROLL_MODIFIED_PRECEDING && month_of(date) != month_of(start))
		date = roll_to(walk, start, 1);
	for (; left > 0 && is_there(walk, date); left--)
		date = roll_to(walk, date + direction, direction);
	if (!is_there(walk, date))
		return SHP_ERR_INDEX;
	*ret_date = date;
	return SHP_OK;
}

int32_t walk_count(const struct walk *walk, int32_t from, int32_t to)
{
	int32_t count = 0;

	for (int32_t date = from; date < to; date++)
		count += is_open(walk, date);
	for (int32_t date = from; date > to; date--)
		count -= is_open(walk, date);
	return count;
}

uint64_t random_next(uint64_t *state)
{
	uint64_t mixed = *state += UINT64_C(0x9e3779b97f4a7c15);

	mixed = (mixed ^ mixed >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94d049bb133111eb);
	return mixed ^ mixed >> 31;
}

int32_t random_between(uint64_t *state, int32_t lowest, int32_t highest)
{
	return lowest + (int32_t)(random_next(state) % (uint64_t)((int64_t)highest - lowest + 1));
}

static uint32_t random_dates(uint64_t *random, int32_t first, int32_t last, int32_t *dates)
{
	const uint32_t count = (uint32_t)random_between(random, 0, random_between(random, 0, RECIPE_DATES));
	const int32_t begin = random_between(random, first, last);
	const int32_t in_a_row = random_between(random, 0, 3) == 0;

	for (uint32_t i = 0; i < count; i++) {
		const int32_t next = begin + (int32_t)i;

		dates[i] = in_a_row && next <= last ? next : random_between(random, first, last);
	}
	return count;
}

struct recipe random_recipe(uint64_t *random, int32_t weekmask, int32_t first, int32_t last)
{
	struct recipe recipe = {.weekmask = weekmask};

	recipe.closed_count = random_dates(random, first, last, recipe.closed);
	recipe.opened_count = random_dates(random, first, last, recipe.opened);
	return recipe;
}

struct walk walk_new_recipe(const struct recipe *recipe, int32_t first, int32_t last)
{
	return walk_new(first, last, recipe->weekmask, recipe->closed, recipe->closed_count, recipe->opened,
			recipe->opened_count);
}

struct shp_calendar *calendar_new_recipe(struct shp_ctx *ctx, const struct recipe *recipe, int32_t valid_from,
					 int32_t valid_to)
{
	struct shp_calendar *calendar = NULL;

	if (shp_calendar_new(ctx, recipe->weekmask, recipe->closed, recipe->closed_count, recipe->opened,
			     recipe->opened_count, valid_from, valid_to, "recipe", &calendar, NULL))
		abort();
	return calendar;
}
