/* Business days: the vectors, what is refused, and text. */
#include <check.h>

#include <libshipment/calendar.h>

#include "calendar_vectors.h"
#include "calendar_walk.h"

#define FIRST SHP_CALENDAR_FIRST_DATE
#define LAST SHP_LIMIT_DATE

static struct shp_ctx *ctx;
static struct shp_error *problems;

static void set_up(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	ck_assert_int_eq(shp_error_new(ctx, 8, &problems), SHP_OK);
}

static void tear_down(void)
{
	problems = shp_error_free(problems);
	ctx = shp_ctx_unref(ctx);
}

static struct shp_calendar *new_preset(int32_t preset)
{
	struct shp_calendar *calendar = NULL;

	ck_assert_int_eq(shp_calendar_new_preset(ctx, preset, &calendar, problems), SHP_OK);
	return calendar;
}

/* ---- vectors ---- */

START_TEST(offsets_agree_with_numpy_and_quantlib)
{
	for (uint32_t i = 0; i < calendar_add_vector_count; i++) {
		const struct calendar_add_vector *row = &calendar_add_vectors[i];
		struct shp_calendar *calendar = calendar_new_listed(ctx, row->weekmask, row->closed, LIST_NONE);
		const int32_t start = date_of(row->start);
		int32_t date = 0;
		int32_t status = shp_calendar_add_business_days(calendar, start, row->business_days, row->roll, &date,
								NULL);

		ck_assert_msg(row->date ? status == SHP_OK && date == date_of(row->date)
					: status == SHP_ERR_NOT_BUSINESS_DAY && date == 0,
			      "row %u: status %d, date %d", i, status, date);
		status = shp_calendar_add_business_days(calendar, start, row->business_days, SHP_ROLL_STRICT, &date,
							NULL);
		ck_assert_msg(status == SHP_OK && date == date_of(row->strict_date), "row %u, strict: %d, %d", i,
			      status, date);
		shp_calendar_unref(calendar);
	}
}
END_TEST

START_TEST(counts_agree_with_numpy_and_quantlib)
{
	for (uint32_t i = 0; i < calendar_count_vector_count; i++) {
		const struct calendar_count_vector *row = &calendar_count_vectors[i];
		struct shp_calendar *calendar = calendar_new_listed(ctx, row->weekmask, row->closed, LIST_NONE);
		int32_t count = INT32_MIN;

		ck_assert_int_eq(shp_calendar_count_business_days(calendar, date_of(row->from), date_of(row->to),
								  &count, NULL),
				 SHP_OK);
		ck_assert_msg(count == row->count, "row %u: %d, not %d", i, count, row->count);
		shp_calendar_unref(calendar);
	}
}
END_TEST

/* ---- what is refused ---- */

START_TEST(every_problem_of_the_input_is_reported)
{
	static const int32_t closed[] = {0, LAST + 1, FIRST, INT32_MIN};
	static const int32_t opened[] = {FIRST - 1, LAST};
	static const struct {
		int32_t code;
		const char *path;
	} expected[] = {
		{SHP_ERR_CALENDAR, "weekmask"}, {SHP_ERR_RANGE, "valid_to"},  {SHP_ERR_REFERENCE, "id"},
		{SHP_ERR_RANGE, "closed[1]"},	{SHP_ERR_RANGE, "closed[3]"}, {SHP_ERR_RANGE, "opened[0]"},
	};
	struct shp_calendar *calendar = NULL;

	ck_assert_int_eq(shp_calendar_new(ctx, 0, closed, 4, opened, 2, SHP_DATE_NONE, INT32_MAX, "no blanks",
					  &calendar, problems),
			 SHP_ERR_CALENDAR);
	ck_assert_ptr_null(calendar);
	ck_assert_uint_eq(shp_error_count_problems(problems), sizeof(expected) / sizeof(expected[0]));
	for (uint32_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		ck_assert_int_eq(shp_error_get_code(problems, i), expected[i].code);
		ck_assert_str_eq(shp_error_get_path(problems, i), expected[i].path);
	}
	ck_assert_int_eq(shp_error_get_detail(problems, 3), LAST + 1);
}
END_TEST

START_TEST(a_calendar_needs_a_mask_a_range_and_a_name)
{
	static const struct {
		int32_t weekmask;
		int32_t from;
		int32_t to;
		const char *id;
		int32_t status;
	} rows[] = {
		{1, SHP_DATE_NONE, SHP_DATE_NONE, "x", SHP_OK},
		{127, 5, 5, "x", SHP_OK},
		{64, FIRST, LAST, "x", SHP_OK},
		{0, SHP_DATE_NONE, SHP_DATE_NONE, "x", SHP_ERR_CALENDAR},
		{128, SHP_DATE_NONE, SHP_DATE_NONE, "x", SHP_ERR_CALENDAR},
		{-1, SHP_DATE_NONE, SHP_DATE_NONE, "x", SHP_ERR_CALENDAR},
		{31, 5, 4, "x", SHP_ERR_CALENDAR},
		{31, FIRST - 1, 4, "x", SHP_ERR_RANGE},
		{31, 4, LAST + 1, "x", SHP_ERR_RANGE},
		{31, 4, 5, "", SHP_ERR_REFERENCE},
		{31, 4, 5, NULL, SHP_ERR_REFERENCE},
		{31, 4, 5, "1234567890123456789012345", SHP_ERR_REFERENCE},
		{31, 4, 5, "123456789012345678901234", SHP_OK},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct shp_calendar *calendar = NULL;
		const int32_t status = shp_calendar_new(ctx, rows[i].weekmask, NULL, 0, NULL, 0, rows[i].from,
							rows[i].to, rows[i].id, &calendar, problems);

		ck_assert_msg(status == rows[i].status, "row %zu: %d", i, status);
		ck_assert_int_eq(shp_error_count_problems(problems), status != SHP_OK);
		ck_assert_int_eq(calendar != NULL, status == SHP_OK);
		if (calendar) {
			ck_assert_str_eq(shp_calendar_get_id(calendar), rows[i].id);
			ck_assert_int_eq(shp_calendar_get_weekmask(calendar), rows[i].weekmask);
			ck_assert_int_eq(shp_calendar_get_valid_from(calendar), rows[i].from);
			ck_assert_int_eq(shp_calendar_get_valid_to(calendar), rows[i].to);
		}
		shp_calendar_unref(calendar);
	}
}
END_TEST

START_TEST(what_is_missing_is_told)
{
	struct shp_calendar *calendar = new_preset(SHP_CALENDAR_CN);
	struct shp_calendar *other = NULL;
	int32_t answer = 77;

	ck_assert_int_eq(shp_calendar_new(NULL, 31, NULL, 0, NULL, 0, 1, 2, "x", &other, problems), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_calendar_new(ctx, 31, NULL, 0, NULL, 0, 1, 2, "x", NULL, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_calendar_new(ctx, 31, NULL, 1, NULL, 0, 1, 2, "x", &other, problems), SHP_ERR_ARGUMENT);
	ck_assert_str_eq(shp_error_get_path(problems, 0), "closed");
	ck_assert_int_eq(shp_calendar_new_preset(ctx, 4, &other, problems), SHP_ERR_VALUE);
	ck_assert_str_eq(shp_error_get_path(problems, 0), "preset");
	ck_assert_int_eq(shp_calendar_new_preset(ctx, -1, &other, NULL), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_calendar_new_preset(NULL, 0, &other, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_calendar_new_union(ctx, calendar, NULL, "x", &other, problems), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_calendar_new_union(ctx, calendar, calendar, "", &other, problems), SHP_ERR_REFERENCE);
	ck_assert_ptr_null(other);
	ck_assert_int_eq(shp_calendar_is_business_day(NULL, 0, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_calendar_add_business_days(NULL, 0, 0, 0, &answer, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_calendar_add_business_days(calendar, 0, 0, 0, NULL, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_calendar_add_business_days(calendar, 0, 0, -1, &answer, NULL), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_calendar_add_business_days(calendar, 0, 0, 6, &answer, NULL), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_calendar_count_business_days(calendar, 0, 1, NULL, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_calendar_count_business_days(NULL, 0, 1, &answer, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(answer, 77);
	ck_assert_ptr_null(shp_calendar_ref(NULL));
	ck_assert_ptr_null(shp_calendar_unref(NULL));
	ck_assert_str_eq(shp_calendar_get_id(NULL), "");
	ck_assert_int_eq(shp_calendar_get_weekmask(NULL), 0);
	ck_assert_int_eq(shp_calendar_get_valid_from(NULL), SHP_DATE_NONE);
	ck_assert_int_eq(shp_calendar_get_valid_to(NULL), SHP_DATE_NONE);
	shp_calendar_unref(calendar);
}
END_TEST

START_TEST(no_date_and_no_answer_beyond_the_ends)
{
	static const int32_t numbers[] = {INT32_MIN, INT32_MIN + 1, -4000001, -4000000, -3652425,
					  3652425,   4000000,	    4000001,  INT32_MAX};
	static const int32_t bad_dates[] = {INT32_MIN, FIRST - 1, LAST + 1, INT32_MAX};

	for (int32_t preset = SHP_CALENDAR_WEEKDAYS; preset <= SHP_CALENDAR_CN; preset++) {
		struct shp_calendar *calendar = new_preset(preset);
		int32_t date = 77;
		int32_t outside = 78;

		for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
			for (int32_t roll = SHP_ROLL_STRICT; roll <= SHP_ROLL_MODIFIED_PRECEDING; roll++)
				for (int32_t start = FIRST; start <= LAST; start += LAST - FIRST)
					ck_assert_int_eq(shp_calendar_add_business_days(calendar, start, numbers[i],
											roll, &date,
											&outside),
							 SHP_ERR_OVERFLOW);
		for (size_t i = 0; i < sizeof(bad_dates) / sizeof(bad_dates[0]); i++) {
			ck_assert_int_eq(shp_calendar_add_business_days(calendar, bad_dates[i], 0, 0, &date, &outside),
					 SHP_ERR_RANGE);
			ck_assert_int_eq(shp_calendar_next_business_day(calendar, bad_dates[i], &date, &outside),
					 SHP_ERR_RANGE);
			ck_assert_int_eq(shp_calendar_count_business_days(calendar, bad_dates[i], 0, &date, &outside),
					 SHP_ERR_RANGE);
			ck_assert_int_eq(shp_calendar_count_business_days(calendar, 0, bad_dates[i], &date, &outside),
					 SHP_ERR_RANGE);
			ck_assert_int_eq(shp_calendar_is_business_day(calendar, bad_dates[i], &outside), SHP_ERR_RANGE);
		}
		ck_assert_int_eq(shp_calendar_previous_business_day(calendar, FIRST, &date, &outside),
				 SHP_ERR_OVERFLOW);
		ck_assert_int_eq(shp_calendar_next_business_day(calendar, LAST, &date, &outside),
				 SHP_ERR_OVERFLOW); /* a Friday */
		ck_assert_int_eq(date, 77);
		ck_assert_int_eq(outside, 78);
		ck_assert_int_eq(shp_calendar_previous_business_day(calendar, LAST, &date, NULL), SHP_OK);
		ck_assert_int_eq(date, LAST - 1);
		shp_calendar_unref(calendar);
	}
}
END_TEST

START_TEST(the_first_and_the_last_date_can_be_answers)
{
	struct shp_calendar *calendar = calendar_new_listed(ctx, "1111111", LIST_NONE, LIST_NONE);
	int32_t date = 77;

	for (int32_t n = 1; n < 100; n++) {
		ck_assert_int_eq(shp_calendar_add_business_days(calendar, FIRST + n - 1, -n, SHP_ROLL_STRICT, &date,
								NULL),
				 SHP_ERR_OVERFLOW);
		ck_assert_int_eq(shp_calendar_add_business_days(calendar, LAST - n + 1, n, SHP_ROLL_STRICT, &date,
								NULL),
				 SHP_ERR_OVERFLOW);
		ck_assert_int_eq(date, 77);
	}
	ck_assert_int_eq(shp_calendar_add_business_days(calendar, LAST, FIRST - LAST, SHP_ROLL_STRICT, &date, NULL),
			 SHP_OK);
	ck_assert_int_eq(date, FIRST);
	ck_assert_int_eq(shp_calendar_add_business_days(calendar, FIRST, LAST - FIRST, SHP_ROLL_STRICT, &date, NULL),
			 SHP_OK);
	ck_assert_int_eq(date, LAST);
	ck_assert_int_eq(shp_calendar_count_business_days(calendar, LAST, FIRST, &date, NULL), SHP_OK);
	ck_assert_int_eq(date, FIRST - LAST);
	shp_calendar_unref(calendar);
}
END_TEST

START_TEST(names_are_read_as_they_are_written)
{
	static const char *const bad[] = {"", "US", "us ", "cn2", "weekday", "?"};
	static const char *const bad_masks[] = {"", "111110", "11111000", "1111102", "111110 ", "MTWTF00"};
	int32_t value = 77;

	for (int32_t preset = SHP_CALENDAR_WEEKDAYS; preset <= SHP_CALENDAR_CN; preset++) {
		struct shp_calendar *calendar = new_preset(preset);

		ck_assert_int_eq(shp_calendar_preset_from_name(shp_calendar_preset_name(preset)), preset);
		ck_assert_str_eq(shp_calendar_get_id(calendar), shp_calendar_preset_name(preset));
		ck_assert_str_ne(shp_calendar_preset_title(preset, SHP_LANGUAGE_EN),
				 shp_calendar_preset_title(preset, SHP_LANGUAGE_ZH));
		ck_assert_str_eq(shp_calendar_preset_title(preset, SHP_LANGUAGE_EN),
				 shp_calendar_preset_title(preset, 99));
		shp_calendar_unref(calendar);
	}
	ck_assert_int_eq(shp_calendar_preset_from_name("us_federal"), SHP_CALENDAR_US_FEDERAL);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		ck_assert_int_eq(shp_calendar_preset_from_name(bad[i]), SHP_ERR_VALUE);
	for (size_t i = 0; i < sizeof(bad_masks) / sizeof(bad_masks[0]); i++)
		ck_assert_int_eq(shp_weekmask_parse(bad_masks[i], &value), SHP_ERR_VALUE);
	ck_assert_int_eq(value, 77);
	for (int32_t mask = 0; mask < 128; mask++) {
		char text[8] = "0000000";

		for (int day = 0; day < 7; day++)
			text[day] = mask >> day & 1 ? '1' : '0';
		ck_assert_int_eq(shp_weekmask_parse(text, &value), SHP_OK);
		ck_assert_int_eq(value, mask);
	}
	ck_assert_int_eq(shp_weekmask_parse(NULL, &value), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_weekmask_parse("1111100", NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_calendar_preset_from_name(NULL), SHP_ERR_ARGUMENT);
	ck_assert_ptr_null(shp_calendar_preset_name(4));
	ck_assert_ptr_null(shp_calendar_preset_title(-1, SHP_LANGUAGE_EN));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("calendar");
	TCase *unit = tcase_create("calendar");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, unit);
	tcase_add_checked_fixture(unit, set_up, tear_down);
	tcase_set_timeout(unit, 60);
	tcase_add_test(unit, offsets_agree_with_numpy_and_quantlib);
	tcase_add_test(unit, counts_agree_with_numpy_and_quantlib);
	tcase_add_test(unit, every_problem_of_the_input_is_reported);
	tcase_add_test(unit, a_calendar_needs_a_mask_a_range_and_a_name);
	tcase_add_test(unit, what_is_missing_is_told);
	tcase_add_test(unit, no_date_and_no_answer_beyond_the_ends);
	tcase_add_test(unit, the_first_and_the_last_date_can_be_answers);
	tcase_add_test(unit, names_are_read_as_they_are_written);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
