/* What a carrier table of a host's own allocates, what happens when it cannot, and threads that share one. */
#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "allocator.h"
#include "libshipment/tracking.h"

static struct test_allocator allocator;
static struct shp_ctx *ctx;

static void setup(void)
{
	memset(&allocator, 0, sizeof(allocator));
	ck_assert_int_eq(test_ctx_new(&allocator, &ctx), SHP_OK);
}

/* Whatever a test has built it has released; nothing else is left. */
static void teardown(void)
{
	ctx = shp_ctx_unref(ctx);
	ck_assert_uint_eq(allocator.blocks, 0);
	ck_assert_uint_eq(allocator.bytes, 0);
}

static const char *code_of(const struct shp_carriers *carriers, const char *text)
{
	const int32_t index = shp_carriers_find(carriers, text);

	return index < 0 ? "" : shp_carriers_get_code(carriers, index);
}

static int32_t verdict_of(const struct shp_carriers *carriers, const char *carrier, const char *number)
{
	int32_t verdict = SHP_VERDICT_NONE;

	ck_assert_int_eq(shp_tracking_validate(carriers, carrier, number, &verdict), SHP_OK);
	return verdict;
}

static int32_t make_one(struct shp_ctx *with, struct shp_carriers **ret_carriers)
{
	struct shp_carriers_builder *making = NULL;
	int32_t status = shp_carriers_builder_new(with, NULL, &making);

	if (status)
		return status;
	for (int i = 0; i < 40; i++) {
		char code[20];

		(void)snprintf(code, sizeof(code), "aa%d", i);
		shp_carriers_builder_set_courier(making, code, "https://a.example/%s", 0);
		shp_carriers_builder_add_service(making, code, "Service", "AA d3 | AA d4 | AA d5", SHP_CHECK_NONE,
						 NULL);
		shp_carriers_builder_set_carrier(making, code, "Name of a carrier", code, 0);
		code[0] = 'b';
		code[1] = '0';
		shp_carriers_builder_add_alias(making, code, "aa0");
	}
	status = shp_carriers_builder_build(making, ret_carriers, NULL);
	shp_carriers_builder_free(making);
	return status;
}

START_TEST(memory_may_run_out_at_any_moment)
{
	struct shp_carriers *carriers = NULL;
	size_t calls = allocator.calls;
	int32_t status;

	ck_assert_int_eq(make_one(ctx, &carriers), SHP_OK);
	ck_assert_int_eq(verdict_of(carriers, "aa39", "AA12345"), SHP_VERDICT_FORMAT_ONLY);
	ck_assert_str_eq(code_of(carriers, "B039"), "aa0");
	carriers = shp_carriers_unref(carriers);
	calls = allocator.calls - calls;
	ck_assert_uint_ge(calls, 8);
	for (size_t fail = 1; fail <= calls; fail++) {
		const size_t blocks = allocator.blocks;

		allocator.fail_at = allocator.calls + fail;
		status = make_one(ctx, &carriers);
		ck_assert_msg(status == SHP_ERR_NO_MEMORY, "allocation %zu of %zu", fail, calls);
		ck_assert_ptr_null(carriers);
		ck_assert_uint_eq(allocator.blocks, blocks);
	}
	allocator.fail_at = 0;
}
END_TEST

static atomic_int wrong;

static void *use_and_release(void *argument)
{
	struct shp_carriers *carriers = argument;

	for (int round = 0; round < 500; round++) {
		struct shp_carriers *mine = shp_carriers_ref(carriers);
		int32_t verdict = SHP_VERDICT_NONE;

		shp_tracking_validate(mine, "UPS", "1Z5R89390357567127", &verdict);
		if (verdict != SHP_VERDICT_CHECK_DIGIT_OK || shp_carriers_find(mine, "aa7") < 0)
			atomic_fetch_add(&wrong, 1);
		shp_carriers_unref(mine);
	}
	shp_carriers_unref(carriers);
	return NULL;
}

START_TEST(threads_share_a_table_and_the_last_one_releases_it)
{
	enum { THREADS = 4 };
	struct shp_ctx *threads_ctx = NULL;
	struct shp_carriers *carriers = NULL;
	pthread_t threads[THREADS];

	ck_assert_int_eq(shp_ctx_new(&threads_ctx), SHP_OK);
	ck_assert_int_eq(make_one(threads_ctx, &carriers), SHP_OK);
	shp_ctx_unref(threads_ctx);
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, use_and_release, shp_carriers_ref(carriers)), 0);
	shp_carriers_unref(carriers);
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
	ck_assert_int_eq(atomic_load(&wrong), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("carrier_memory");
	TCase *tcase = tcase_create("memory");
	SRunner *runner;
	int failed;

	tcase_set_timeout(tcase, 60);
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, memory_may_run_out_at_any_moment);
	tcase_add_test(tcase, threads_share_a_table_and_the_last_one_releases_it);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
