/*
 * Business days walked one by one, on a byte for each day: slow, and hard to get wrong. The tests hold the library
 * against it.
 */
#ifndef TESTS_CALENDAR_WALK_H
#define TESTS_CALENDAR_WALK_H

#include <stdint.h>

#include <libshipment/calendar.h>

/* The days first to last, both included. */
struct walk {
	int32_t first;
	int32_t last;
	uint8_t *open;
};

/* By the week mask, then closed, then opened; lists may name days that are not there. */
struct walk walk_new(int32_t first, int32_t last, int32_t weekmask, const int32_t *closed, uint32_t closed_count,
		     const int32_t *opened, uint32_t opened_count);
void walk_free(struct walk *walk);

/* What shp_calendar_add_business_days() answers, step by step; SHP_ERR_INDEX where it would leave the days that are
 * there. */
int32_t walk_add(const struct walk *walk, int32_t start, int32_t business_days, int32_t roll, int32_t *ret_date);
/* The answer of shp_calendar_count_business_days(); from and to must be there. */
int32_t walk_count(const struct walk *walk, int32_t from, int32_t to);

/* 20240704 as days since 1970-01-01, and a date's month as a number that grows by 1 each month. */
int32_t date_of(int32_t year_month_day);
int32_t month_of(int32_t date);
int32_t days_in_month(int32_t year, int32_t month);

/* Numbers that are as good as random, the same in every run (SplitMix64). */
uint64_t random_next(uint64_t *state);
/* One of lowest .. highest. */
int32_t random_between(uint64_t *state, int32_t lowest, int32_t highest);

#define RECIPE_DATES 120

/* What a calendar is made of. */
struct recipe {
	int32_t weekmask;
	int32_t closed[RECIPE_DATES];
	uint32_t closed_count;
	int32_t opened[RECIPE_DATES];
	uint32_t opened_count;
};

/* Exceptions in first .. last: none, few or many, scattered or in a row; unsorted, some twice, on any weekday. */
struct recipe random_recipe(uint64_t *random, int32_t weekmask, int32_t first, int32_t last);
struct walk walk_new_recipe(const struct recipe *recipe, int32_t first, int32_t last);
struct shp_calendar *calendar_new_recipe(struct shp_ctx *ctx, const struct recipe *recipe, int32_t valid_from,
					 int32_t valid_to);

#endif
