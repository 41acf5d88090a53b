/* What a calendar allocates, what happens when it cannot, and threads that share one. */
#include <check.h>
#include <pthread.h>
#include <stdlib.h>

#include <libshipment/calendar.h>

struct counted {
	int64_t bytes;
	int64_t calls;
	int64_t fail_at; /* this call gets nothing; 0: none */
};

static void *counted_malloc(void *user_data, size_t size)
{
	struct counted *counted = user_data;

	if (++counted->calls == counted->fail_at)
		return NULL;
	counted->bytes += (int64_t)size;
	return malloc(size);
}

static void *counted_realloc(void *user_data, void *pointer, size_t old_size, size_t new_size)
{
	(void)user_data;
	(void)pointer;
	(void)old_size;
	(void)new_size;
	return NULL;
}

static void counted_free(void *user_data, void *pointer, size_t size)
{
	struct counted *counted = user_data;

	counted->bytes -= (int64_t)size;
	free(pointer);
}

static int32_t make_one(struct shp_ctx *counted_ctx, int kind, struct shp_calendar **ret_calendar)
{
	static const int32_t dates[] = {SHP_CALENDAR_FIRST_DATE, SHP_LIMIT_DATE};
	struct shp_calendar *a = NULL;
	struct shp_calendar *b = NULL;
	int32_t status;

	if (kind <= SHP_CALENDAR_CN)
		return shp_calendar_new_preset(counted_ctx, kind, ret_calendar, NULL);
	if (kind == SHP_CALENDAR_CN + 1)
		return shp_calendar_new(counted_ctx, 127, dates, 2, NULL, 0, 0, 0, "wide", ret_calendar, NULL);
	status = shp_calendar_new_preset(counted_ctx, SHP_CALENDAR_US_FEDERAL, &a, NULL);
	if (!status)
		status = shp_calendar_new_preset(counted_ctx, SHP_CALENDAR_CN, &b, NULL);
	if (!status)
		status = shp_calendar_new_union(counted_ctx, a, b, "both", ret_calendar, NULL);
	shp_calendar_unref(a);
	shp_calendar_unref(b);
	return status;
}

START_TEST(a_calendar_is_one_allocation_and_a_question_none)
{
	static const int64_t most[] = {4000, 61000, 61000, 4000, 800000, 61000};
	struct counted counted = {0, 0, 0};
	struct shp_ctx *counted_ctx = NULL;
	struct shp_calendar *calendar = NULL;
	int64_t bytes;
	int32_t status;

	ck_assert_int_eq(shp_ctx_new_with_allocator(counted_malloc, counted_realloc, counted_free, &counted,
						    &counted_ctx),
			 SHP_OK);
	bytes = counted.bytes;
	for (int64_t fail_at = 1; !calendar; fail_at++) { /* until all goes well */
		counted.calls = 0;
		counted.fail_at = fail_at;
		status = make_one(counted_ctx, _i, &calendar);
		ck_assert_int_eq(status, calendar ? SHP_OK : SHP_ERR_NO_MEMORY);
		ck_assert_int_eq(counted.bytes > bytes, calendar != NULL);
	}
	ck_assert_int_eq(counted.calls, _i <= SHP_CALENDAR_CN + 1 ? 1 : 3);
	ck_assert_int_lt(counted.bytes - bytes, most[_i]);
	for (int32_t date = -50000; date < 50000; date += 11) {
		int32_t answer;

		ck_assert_int_eq(shp_calendar_add_business_days(calendar, date, date / 5, SHP_ROLL_MODIFIED_FOLLOWING,
								&answer, NULL),
				 SHP_OK);
		ck_assert_int_eq(shp_calendar_count_business_days(calendar, date, 0, &answer, NULL), SHP_OK);
	}
	ck_assert_int_eq(counted.calls, _i <= SHP_CALENDAR_CN + 1 ? 1 : 3);
	shp_ctx_unref(counted_ctx); /* the calendar keeps it alive */
	shp_calendar_unref(calendar);
	ck_assert_int_eq(counted.bytes, 0);
}
END_TEST

struct shared {
	struct shp_calendar *calendar; /* one reference for each thread */
	int32_t sum; /* of the answers */
};

static void *ask_and_release(void *argument)
{
	struct shared *shared = argument;

	for (int32_t date = 0; date < 30000; date++) {
		struct shp_calendar *mine = shp_calendar_ref(shared->calendar);
		int32_t answer = 0;

		if (shp_calendar_add_business_days(mine, date, 7, SHP_ROLL_STRICT, &answer, NULL) == SHP_OK)
			shared->sum += answer - date;
		shp_calendar_unref(mine);
	}
	shp_calendar_unref(shared->calendar);
	return NULL;
}

START_TEST(threads_share_a_calendar)
{
	struct shp_ctx *ctx = NULL;
	struct shp_calendar *calendar = NULL;
	struct shared shared[4] = {{NULL, 0}};
	pthread_t threads[4];

	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	ck_assert_int_eq(shp_calendar_new_preset(ctx, SHP_CALENDAR_US_FEDERAL, &calendar, NULL), SHP_OK);
	shp_ctx_unref(ctx);
	for (int i = 0; i < 4; i++) {
		shared[i].calendar = shp_calendar_ref(calendar);
		ck_assert_int_eq(pthread_create(&threads[i], NULL, ask_and_release, &shared[i]), 0);
	}
	shp_calendar_unref(calendar);
	for (int i = 0; i < 4; i++) {
		ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
		ck_assert_int_eq(shared[i].sum, shared[0].sum);
	}
	ck_assert_int_gt(shared[0].sum, 30000 * 9);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("calendar_memory");
	TCase *memory = tcase_create("memory");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, memory);
	tcase_set_timeout(memory, 60);
	tcase_add_loop_test(memory, a_calendar_is_one_allocation_and_a_question_none, 0, SHP_CALENDAR_CN + 3);
	tcase_add_test(memory, threads_share_a_calendar);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
