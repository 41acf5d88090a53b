/* Which answers are told to depend on days outside a calendar's data. */
#include <check.h>

#include <libshipment/calendar.h>

#include "calendar_walk.h"

#define SEED UINT64_C(20261123)
#define MONTH_END 20119 /* 2025-01-31 */

static struct shp_ctx *ctx;

static void set_up(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
}

static void tear_down(void)
{
	ctx = shp_ctx_unref(ctx);
}

/* The earliest and the latest day whose change, alone, changes the answer; none: latest before earliest. */
struct influence {
	int32_t earliest;
	int32_t latest;
};

static struct influence find_influence(struct walk *walk, int32_t start, int32_t n, int32_t roll)
{
	struct influence found = {INT32_MAX, INT32_MIN};
	int32_t date = INT32_MIN;
	const int32_t status = walk_add(walk, start, n, roll, &date);

	ck_assert_int_ne(status, SHP_ERR_INDEX);
	for (int32_t changed = walk->first; changed <= walk->last; changed++) {
		int32_t other = INT32_MIN;

		walk->open[changed - walk->first] ^= 1;
		if (walk_add(walk, start, n, roll, &other) != status || other != date) {
			found.earliest = changed < found.earliest ? changed : found.earliest;
			found.latest = changed;
		}
		walk->open[changed - walk->first] ^= 1;
	}
	return found;
}

/* Exactly what has an influence is told; by modified rolls, which look at more than has one alone, that at least. */
static void check_outside(const struct shp_calendar *calendar, int32_t start, int32_t n, int32_t roll,
			  int32_t influenced)
{
	int32_t date;
	int32_t outside = -1;

	if (shp_calendar_add_business_days(calendar, start, n, roll, &date, &outside))
		return; /* a start refused is told nothing of */
	if (roll == SHP_ROLL_MODIFIED_FOLLOWING || roll == SHP_ROLL_MODIFIED_PRECEDING)
		influenced = influenced || outside;
	if (outside != influenced)
		ck_abort_msg("%d to %d: %d %+d, roll %d: outside %d", shp_calendar_get_valid_from(calendar),
			     shp_calendar_get_valid_to(calendar), start, n, roll, outside);
}

START_TEST(outside_is_told_exactly)
{
	uint64_t random = SEED + 300 + (uint64_t)_i;
	const int32_t weekmask = random_between(&random, 1, 127);
	const struct recipe recipe = random_recipe(&random, weekmask, MONTH_END - 15, MONTH_END + 15);
	struct walk walk = walk_new_recipe(&recipe, MONTH_END - 100, MONTH_END + 100);

	for (int round = 0; round < 30; round++) {
		const int32_t limit = random_between(&random, MONTH_END - 6, MONTH_END + 6);
		struct shp_calendar *from = calendar_new_recipe(ctx, &recipe, limit, SHP_DATE_NONE);
		struct shp_calendar *to = calendar_new_recipe(ctx, &recipe, SHP_DATE_NONE, limit);
		const int32_t start = random_between(&random, limit - 5, limit + 5);
		const int32_t end = random_between(&random, limit - 5, limit + 5);
		const int32_t n = random_between(&random, -4, 4);
		int32_t count;
		int32_t outside = -1;

		for (int32_t roll = SHP_ROLL_STRICT; roll <= SHP_ROLL_ERROR; roll++) {
			const struct influence found = find_influence(&walk, start, n, roll);

			check_outside(from, start, n, roll, found.earliest < limit);
			check_outside(to, start, n, roll, found.latest > limit);
		}
		ck_assert_int_eq(shp_calendar_count_business_days(from, start, end, &count, &outside), SHP_OK);
		ck_assert_int_eq(outside, start < end ? start < limit : start > end && end + 1 < limit);
		ck_assert_int_eq(shp_calendar_count_business_days(to, start, end, &count, &outside), SHP_OK);
		ck_assert_int_eq(outside, start < end ? end - 1 > limit : start > end && start > limit);
		shp_calendar_unref(from);
		shp_calendar_unref(to);
	}
	walk_free(&walk);
}
END_TEST

START_TEST(a_union_is_valid_where_both_are)
{
	const struct recipe weekend = {.weekmask = SHP_WEEKDAY_SATURDAY | SHP_WEEKDAY_SUNDAY};
	const struct recipe weekdays = {.weekmask = SHP_WEEKMASK_WEEKDAYS};
	struct shp_calendar *early = calendar_new_recipe(ctx, &weekdays, 100, 200);
	struct shp_calendar *late = calendar_new_recipe(ctx, &weekdays, 150, SHP_DATE_NONE);
	struct shp_calendar *never = calendar_new_recipe(ctx, &weekdays, 201, 300);
	struct shp_calendar *other = calendar_new_recipe(ctx, &weekend, SHP_DATE_NONE, SHP_DATE_NONE);
	struct shp_calendar *both = NULL;
	struct shp_calendar *none = NULL;
	struct shp_calendar *refused = NULL;
	int32_t outside = -1;

	ck_assert_int_eq(shp_calendar_new_union(ctx, early, late, "both", &both, NULL), SHP_OK);
	ck_assert_int_eq(shp_calendar_new_union(ctx, early, never, "none", &none, NULL), SHP_OK);
	ck_assert_int_eq(shp_calendar_get_valid_from(both), 150);
	ck_assert_int_eq(shp_calendar_get_valid_to(both), 200);
	ck_assert_int_gt(shp_calendar_get_valid_from(none), shp_calendar_get_valid_to(none));
	for (int32_t date = 90; date < 310; date++) {
		ck_assert_int_ge(shp_calendar_is_business_day(none, date, &outside), 0);
		ck_assert_int_eq(outside, 1);
	}
	ck_assert_int_eq(shp_calendar_new_union(ctx, early, other, "x", &refused, NULL), SHP_ERR_CALENDAR);
	ck_assert_ptr_null(refused);
	shp_calendar_unref(early);
	shp_calendar_unref(late);
	shp_calendar_unref(never);
	shp_calendar_unref(other);
	shp_calendar_unref(both);
	shp_calendar_unref(none);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("calendar_outside");
	TCase *outside = tcase_create("outside");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, outside);
	tcase_add_checked_fixture(outside, set_up, tear_down);
	tcase_set_timeout(outside, 120);
	tcase_add_loop_test(outside, outside_is_told_exactly, 0, 20);
	tcase_add_test(outside, a_union_is_valid_where_both_are);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
