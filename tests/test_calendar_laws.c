/* Business days held against walks day by day, and against the laws of adding, counting and uniting. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <libshipment/calendar.h>

#include "calendar_walk.h"

#define FIRST SHP_CALENDAR_FIRST_DATE
#define LAST SHP_LIMIT_DATE
#define SEED UINT64_C(20261123)

static struct shp_ctx *ctx;

static void set_up(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
}

static void tear_down(void)
{
	ctx = shp_ctx_unref(ctx);
}

static struct shp_calendar *new_calendar(const struct recipe *recipe)
{
	return calendar_new_recipe(ctx, recipe, SHP_DATE_NONE, SHP_DATE_NONE);
}

/* ---- every mask, list and roll ---- */

static uint32_t compare_with_walk(const struct shp_calendar *calendar, const struct walk *walk, uint64_t *random,
				  int32_t middle)
{
	const int32_t start = random_between(random, middle - 250, middle + 250);
	const int32_t end = random_between(random, middle - 250, middle + 250);
	const int32_t business_days =
		random_between(random, 0, 3) ? random_between(random, -9, 9) : random_between(random, -80, 80);
	uint32_t compared = 0;
	int32_t count = INT32_MIN;

	for (int32_t roll = SHP_ROLL_STRICT; roll <= SHP_ROLL_ERROR; roll++) {
		int32_t walked = INT32_MIN;
		int32_t date = INT32_MIN;
		const int32_t expected = walk_add(walk, start, business_days, roll, &walked);
		const int32_t status = shp_calendar_add_business_days(calendar, start, business_days, roll, &date,
								      NULL);

		if (expected == SHP_ERR_INDEX)
			continue;
		if (status != expected || date != walked)
			ck_abort_msg("mask %d: %d %+d, roll %d is %d %d, not %d %d",
				     shp_calendar_get_weekmask(calendar), start, business_days, roll, status, date,
				     expected, walked);
		compared++;
	}
	if (shp_calendar_count_business_days(calendar, start, end, &count, NULL) || count != walk_count(walk, start,
													end))
		ck_abort_msg("mask %d: count %d to %d is %d", shp_calendar_get_weekmask(calendar), start, end, count);
	if (shp_calendar_is_business_day(calendar, start, NULL) != walk_count(walk, start, start + 1))
		ck_abort_msg("mask %d: %d", shp_calendar_get_weekmask(calendar), start);
	return compared;
}

START_TEST(every_mask_and_list_is_as_walked)
{
	uint64_t random = SEED;
	uint32_t compared = 0;

	for (int32_t weekmask = 1; weekmask < 128; weekmask++) {
		for (int round = 0; round < 12; round++) {
			const int32_t middle = random_between(&random, FIRST + 1000, LAST - 1000);
			const struct recipe recipe = random_recipe(&random, weekmask, middle - 100, middle + 100);
			struct shp_calendar *calendar = new_calendar(&recipe);
			struct walk walk = walk_new_recipe(&recipe, middle - 1000, middle + 1000);

			for (int i = 0; i < 60; i++)
				compared += compare_with_walk(calendar, &walk, &random, middle);
			walk_free(&walk);
			shp_calendar_unref(calendar);
		}
	}
	ck_assert_uint_gt(compared, 450000);
}
END_TEST

START_TEST(opened_wins_and_order_does_not_matter)
{
	uint64_t random = SEED + 1;

	for (int round = 0; round < 50; round++) {
		const int32_t weekmask = random_between(&random, 1, 127);
		struct recipe recipe = random_recipe(&random, weekmask, 20000, 20300);
		struct shp_calendar *calendar = new_calendar(&recipe);
		struct shp_calendar *again;

		for (uint32_t i = 0; i < recipe.opened_count; i++)
			ck_assert_int_eq(shp_calendar_is_business_day(calendar, recipe.opened[i], NULL), 1);
		for (uint32_t i = 0; i + 1 < recipe.closed_count; i += 2) {
			const int32_t date = recipe.closed[i];

			recipe.closed[i] = recipe.closed[recipe.closed_count - 1 - i / 2];
			recipe.closed[recipe.closed_count - 1 - i / 2] = date;
		}
		again = new_calendar(&recipe);
		for (int32_t date = 19900; date < 20400; date++)
			ck_assert_int_eq(shp_calendar_is_business_day(calendar, date, NULL),
					 shp_calendar_is_business_day(again, date, NULL));
		shp_calendar_unref(again);
		shp_calendar_unref(calendar);
	}
}
END_TEST

/* ---- ten thousand years ---- */

/* Every date open or not, every count from the first, and many a jump, by one walk over all dates. */
static void compare_all(const struct shp_calendar *calendar, const struct walk *walk, uint64_t *random)
{
	int32_t *open_days = malloc((size_t)(LAST - FIRST + 1) * sizeof(int32_t));
	int32_t *open_before = malloc((size_t)(LAST - FIRST + 1) * sizeof(int32_t));
	int32_t open = 0;

	ck_assert(open_days && open_before);
	for (int32_t date = FIRST; date <= LAST; date++) {
		int32_t count = INT32_MIN;

		if (shp_calendar_is_business_day(calendar, date, NULL) != walk->open[date - FIRST])
			ck_abort_msg("date %d: not %d", date, walk->open[date - FIRST]);
		if (shp_calendar_count_business_days(calendar, FIRST, date, &count, NULL) || count != open)
			ck_abort_msg("date %d: count %d, not %d", date, count, open);
		open_before[date - FIRST] = open;
		if (walk->open[date - FIRST])
			open_days[open++] = date;
	}
	for (int i = 0; i < 200000; i++) {
		const int32_t start = random_between(random, FIRST, LAST);
		const int32_t reach = i % 2 ? 3000000 : 300;
		const int32_t n = random_between(random, -reach, reach);
		const int32_t index = open_before[start - FIRST] + n - (n > 0 && !walk->open[start - FIRST]);
		const int32_t expected = index >= 0 && index < open ? SHP_OK : SHP_ERR_OVERFLOW;
		int32_t date = INT32_MIN;
		const int32_t status = shp_calendar_add_business_days(calendar, start, n, SHP_ROLL_STRICT, &date, NULL);

		if (status != expected || (!status && date != open_days[index]))
			ck_abort_msg("%d %+d: status %d, date %d", start, n, status, date);
	}
	free(open_before);
	free(open_days);
}

START_TEST(wide_calendars_are_as_walked)
{
	uint64_t random = SEED + 2 + (uint64_t)_i;
	const int32_t weekmask = random_between(&random, 1, 127);
	const int32_t first = random_between(&random, FIRST, LAST);
	const int32_t last = random_between(&random, first, LAST);
	struct recipe recipe = random_recipe(&random, weekmask, first, last);
	struct walk walk;
	struct shp_calendar *calendar;

	if (_i == 0) { /* a long closure at the very end, and a day opened at the very beginning */
		recipe = (struct recipe){.weekmask = SHP_WEEKDAY_SUNDAY, .opened = {FIRST}, .opened_count = 1};
		recipe.closed_count = RECIPE_DATES;
		for (int32_t i = 0; i < RECIPE_DATES; i++)
			recipe.closed[i] = LAST - 5 - 7 * i; /* a Sunday */
	}
	calendar = new_calendar(&recipe);
	walk = walk_new_recipe(&recipe, FIRST, LAST);
	compare_all(calendar, &walk, &random);
	walk_free(&walk);
	shp_calendar_unref(calendar);
}
END_TEST

/* ---- unions ---- */

/* A preset, or made of lists near or far, 0 to 6. */
static struct shp_calendar *new_any(int kind, uint64_t *random)
{
	static const struct {
		int32_t weekmask;
		int32_t first;
		int32_t last;
	} kinds[] = {{125, 20000, 20400}, {31, FIRST, FIRST + 1000}, {95, LAST - 1000, LAST}};
	struct shp_calendar *calendar = NULL;
	struct recipe recipe;

	if (kind <= SHP_CALENDAR_CN) {
		ck_assert_int_eq(shp_calendar_new_preset(ctx, kind, &calendar, NULL), SHP_OK);
		return calendar;
	}
	kind -= SHP_CALENDAR_CN + 1;
	recipe = random_recipe(random, kinds[kind].weekmask, kinds[kind].first, kinds[kind].last);
	return new_calendar(&recipe);
}

static struct shp_calendar *unite(const struct shp_calendar *a, const struct shp_calendar *b)
{
	struct shp_calendar *both = NULL;

	ck_assert_int_eq(shp_calendar_new_union(ctx, a, b, "both", &both, NULL), SHP_OK);
	ck_assert_int_eq(shp_calendar_get_weekmask(both), shp_calendar_get_weekmask(a) & shp_calendar_get_weekmask(b));
	return both;
}

static const struct {
	int a;
	int b;
	int c; /* united with a and b, or -1 */
} united[] = {{0, 0, -1}, {0, 3, -1}, {3, 1, -1}, {1, 2, 4}, {2, 5, 6}, {5, 6, 3}};

START_TEST(a_union_is_open_where_all_are)
{
	uint64_t random = SEED + 100 + (uint64_t)_i;
	struct shp_calendar *a = new_any(united[_i].a, &random);
	struct shp_calendar *b = new_any(united[_i].b, &random);
	struct shp_calendar *c = united[_i].c < 0 ? shp_calendar_ref(a) : new_any(united[_i].c, &random);
	struct shp_calendar *ab = unite(a, b);
	struct shp_calendar *all = unite(ab, c);
	struct walk walk = walk_new(FIRST, LAST, 0, NULL, 0, NULL, 0);

	for (int32_t date = FIRST; date <= LAST; date++)
		walk.open[date - FIRST] = shp_calendar_is_business_day(a, date, NULL) == 1 &&
					  shp_calendar_is_business_day(b, date, NULL) == 1 &&
					  shp_calendar_is_business_day(c, date, NULL) == 1;
	compare_all(all, &walk, &random);
	walk_free(&walk);
	shp_calendar_unref(a);
	shp_calendar_unref(b);
	shp_calendar_unref(c);
	shp_calendar_unref(ab);
	shp_calendar_unref(all);
}
END_TEST

/* ---- laws ---- */

static int32_t count_of(const struct shp_calendar *calendar, int32_t from, int32_t to)
{
	int32_t count = INT32_MIN;

	ck_assert_int_eq(shp_calendar_count_business_days(calendar, from, to, &count, NULL), SHP_OK);
	return count;
}

static int32_t add_to(const struct shp_calendar *calendar, int32_t start, int32_t n)
{
	int32_t date = INT32_MIN;

	ck_assert_int_eq(shp_calendar_add_business_days(calendar, start, n, SHP_ROLL_STRICT, &date, NULL), SHP_OK);
	return date;
}

START_TEST(adding_and_counting_undo_each_other)
{
	uint64_t random = SEED + 200 + (uint64_t)_i;
	struct shp_calendar *calendar = new_any(_i, &random);

	for (int round = 0; round < 3000; round++) {
		const int32_t a = random_between(&random, 18000, 22000);
		const int32_t b = random_between(&random, a, a + 2000);
		const int32_t c = random_between(&random, b, b + 200000);
		const int32_t n = random_between(&random, -3000, 3000);
		const int32_t open_a = shp_calendar_is_business_day(calendar, a, NULL);
		const int32_t start = open_a ? a : add_to(calendar, a, 1);
		int32_t date = INT32_MIN;

		ck_assert_int_eq(count_of(calendar, a, a), 0);
		ck_assert_int_eq(count_of(calendar, a, b) + count_of(calendar, b, c), count_of(calendar, a, c));
		ck_assert_int_eq(count_of(calendar, c, b) + count_of(calendar, b, a), count_of(calendar, c, a));
		ck_assert_int_eq(count_of(calendar, a, b) + count_of(calendar, b, a),
				 open_a - shp_calendar_is_business_day(calendar, b, NULL));
		ck_assert_int_eq(add_to(calendar, a, 0), start);
		ck_assert_int_eq(count_of(calendar, start, add_to(calendar, start, n)), n);
		ck_assert_int_eq(add_to(calendar, add_to(calendar, start, n), -n), start);
		ck_assert_int_eq(shp_calendar_next_business_day(calendar, a, &date, NULL), SHP_OK);
		ck_assert_int_eq(date, add_to(calendar, a, 1));
		ck_assert_int_eq(shp_calendar_previous_business_day(calendar, a, &date, NULL), SHP_OK);
		ck_assert_int_eq(date, add_to(calendar, a, -1));
	}
	shp_calendar_unref(calendar);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("calendar_laws");
	TCase *laws = tcase_create("laws");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, laws);
	tcase_add_checked_fixture(laws, set_up, tear_down);
	tcase_set_timeout(laws, 120);
	tcase_add_test(laws, every_mask_and_list_is_as_walked);
	tcase_add_test(laws, opened_wins_and_order_does_not_matter);
	tcase_add_loop_test(laws, wide_calendars_are_as_walked, 0, 6);
	tcase_add_loop_test(laws, a_union_is_open_where_all_are, 0, sizeof(united) / sizeof(united[0]));
	tcase_add_loop_test(laws, adding_and_counting_undo_each_other, 0, 7);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
