/*
 * Business days in nanoseconds, on a million dates of 2018 to 2025 in no order. Each line is: calendar, question,
 * nanoseconds a call, and the sum of the answers, which bench_calendar.py holds equal to numpy's.
 *
 *	bench_calendar [ROUNDS]
 *	bench_calendar closed us|cn
 *
 * The best of the rounds counts, 5 by default. The second form prints the closed days that numpy needs to know, as days
 * since 1970-01-01: weekdays for us, every closed day for cn.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libshipment/calendar.h>

enum { DATES = 1000000, FIRST = 17532, DAYS = 2922, REACH = 250 };
enum { US_LIST_FIRST = 17532, US_LIST_LAST = 24105, CN_FIRST = 12418, CN_LAST = 20818 };

static int32_t starts[DATES];
static int32_t numbers[DATES];
static int rounds = 5;

/* The same dates as bench_calendar.py's. */
static uint32_t mix(uint32_t value)
{
	value *= UINT32_C(0x9e3779b9);
	value = (value ^ value >> 16) * UINT32_C(0x85ebca6b);
	value = (value ^ value >> 13) * UINT32_C(0xc2b2ae35);
	return value ^ value >> 16;
}

static void check(int32_t status)
{
	if (!status)
		return;
	(void)fprintf(stderr, "%s\n", shp_status_name(status));
	exit(EXIT_FAILURE);
}

static int64_t now_ns(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int64_t add_seven(const struct shp_calendar *calendar)
{
	int64_t sum = 0;

	for (uint32_t i = 0; i < DATES; i++) {
		int32_t date = 0;
		int32_t outside;

		check(shp_calendar_add_business_days(calendar, starts[i], 7, SHP_ROLL_STRICT, &date, &outside));
		sum += date;
	}
	return sum;
}

static int64_t add_any(const struct shp_calendar *calendar)
{
	int64_t sum = 0;

	for (uint32_t i = 0; i < DATES; i++) {
		int32_t date = 0;
		int32_t outside;

		check(shp_calendar_add_business_days(calendar, starts[i], numbers[i], SHP_ROLL_FOLLOWING, &date,
						     &outside));
		sum += date;
	}
	return sum;
}

static int64_t count(const struct shp_calendar *calendar)
{
	int64_t sum = 0;

	for (uint32_t i = 0; i < DATES; i++) {
		int32_t answer = 0;
		int32_t outside;

		check(shp_calendar_count_business_days(calendar, FIRST, starts[i], &answer, &outside));
		sum += answer;
	}
	return sum;
}

static void measure(const char *name, const char *question, int64_t (*ask)(const struct shp_calendar *),
		    const struct shp_calendar *calendar)
{
	int64_t best = INT64_MAX;
	int64_t sum = 0;

	for (int round = 0; round < rounds; round++) {
		const int64_t begin = now_ns();
		int64_t taken;

		sum = ask(calendar);
		taken = now_ns() - begin;
		if (taken < best)
			best = taken;
	}
	printf("%-9s %-9s %7.2f %" PRId64 "\n", name, question, (double)best / DATES, sum);
}

/* The days of first .. last that are closed and that the mask has open. Answers how many. */
static uint32_t list_closed(const struct shp_calendar *calendar, int32_t weekmask, int32_t first, int32_t last,
			    int32_t *dates)
{
	uint32_t found = 0;

	for (int32_t date = first; date <= last; date++)
		if (weekmask >> (date + 3) % 7 & 1 && !shp_calendar_is_business_day(calendar, date, NULL))
			dates[found++] = date;
	return found;
}

int main(int argc, char **argv)
{
	static const char *const names[] = {"us_list", "us_rule", "cn", "weekdays"};
	static int32_t closed[CN_LAST - CN_FIRST + 1];
	struct shp_calendar *calendars[4] = {NULL};
	struct shp_ctx *ctx = NULL;
	uint32_t closed_count;

	check(shp_ctx_new(&ctx));
	check(shp_calendar_new_preset(ctx, SHP_CALENDAR_US_FEDERAL, &calendars[1], NULL));
	check(shp_calendar_new_preset(ctx, SHP_CALENDAR_CN, &calendars[2], NULL));
	check(shp_calendar_new_preset(ctx, SHP_CALENDAR_WEEKDAYS, &calendars[3], NULL));
	closed_count = list_closed(calendars[1], SHP_WEEKMASK_WEEKDAYS, US_LIST_FIRST, US_LIST_LAST, closed);
	check(shp_calendar_new(ctx, SHP_WEEKMASK_WEEKDAYS, closed, closed_count, NULL, 0, US_LIST_FIRST, US_LIST_LAST,
			       "us_list", &calendars[0], NULL));
	if (argc == 3 && strcmp(argv[1], "closed") == 0) {
		if (strcmp(argv[2], "cn") == 0)
			closed_count = list_closed(calendars[2], 127, CN_FIRST, CN_LAST, closed);
		for (uint32_t i = 0; i < closed_count; i++)
			printf("%" PRId32 "\n", closed[i]);
	} else {
		if (argc == 2 && atoi(argv[1]) > 0)
			rounds = atoi(argv[1]);
		for (uint32_t i = 0; i < DATES; i++) {
			starts[i] = FIRST + (int32_t)((uint64_t)mix(i) * DAYS >> 32);
			numbers[i] = (int32_t)((uint64_t)mix(i + DATES) * (2 * REACH + 1) >> 32) - REACH;
		}
		for (int k = 0; k < 4; k++) {
			measure(names[k], "add_7", add_seven, calendars[k]);
			measure(names[k], "add_any", add_any, calendars[k]);
			measure(names[k], "count", count, calendars[k]);
		}
	}
	for (int k = 0; k < 4; k++)
		shp_calendar_unref(calendars[k]);
	shp_ctx_unref(ctx);
	return EXIT_SUCCESS;
}
