/* What threads may share, shared by many at once; ThreadSanitizer looks on. */
#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "libshipment/base.h"

enum { THREADS = 8, ROUNDS = 2000 };

struct counted {
	atomic_long blocks;
	atomic_long calls;
};

static void *counted_malloc(void *user_data, size_t size)
{
	struct counted *counted = user_data;

	atomic_fetch_add(&counted->blocks, 1);
	atomic_fetch_add(&counted->calls, 1);
	return malloc(size);
}

static void *counted_realloc(void *user_data, void *pointer, size_t old_size, size_t new_size)
{
	(void)user_data;
	(void)old_size;
	return realloc(pointer, new_size);
}

static void counted_free(void *user_data, void *pointer, size_t size)
{
	struct counted *counted = user_data;

	(void)size;
	atomic_fetch_sub(&counted->blocks, 1);
	free(pointer);
}

/* Owns a reference when it starts; makes, uses and releases an object of the shared context in each round. */
static void *use_and_release(void *argument)
{
	struct shp_ctx *ctx = argument;

	for (int round = 0; round < ROUNDS; round++) {
		struct shp_ctx *mine = shp_ctx_ref(ctx);
		struct shp_error *error = NULL;

		if (shp_error_new(mine, 1, &error) != SHP_OK)
			abort();
		shp_ctx_unref(mine);
		shp_error_free(error);
	}
	shp_ctx_unref(ctx);
	return NULL;
}

START_TEST(context_is_shared_and_released_by_whoever_is_last)
{
	struct counted counted = {0};
	struct shp_ctx *ctx = NULL;
	pthread_t threads[THREADS];

	ck_assert_int_eq(shp_ctx_new_with_allocator(counted_malloc, counted_realloc, counted_free, &counted, &ctx),
			 SHP_OK);
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, use_and_release, shp_ctx_ref(ctx)), 0);
	shp_ctx_unref(ctx);
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
	ck_assert_int_gt(atomic_load(&counted.calls), (long)THREADS * ROUNDS);
	ck_assert_int_eq(atomic_load(&counted.blocks), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("threads");
	TCase *shared = tcase_create("shared");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(shared, context_is_shared_and_released_by_whoever_is_last);
	suite_add_tcase(suite, shared);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
