/* Version, context and error object. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "allocator.h"
#include "context.h"
#include "error.h"
#include "libshipment/base.h"

START_TEST(version_is_that_of_the_headers)
{
	char text[32];

	ck_assert_uint_eq(shp_version_number(), SHP_VERSION_NUMBER);
	ck_assert_str_eq(shp_version(), SHP_VERSION);
	(void)snprintf(text, sizeof(text), "%d.%d.%d", SHP_VERSION_NUMBER >> 16, SHP_VERSION_NUMBER >> 8 & 0xff,
		       SHP_VERSION_NUMBER & 0xff);
	ck_assert_str_eq(text, SHP_VERSION);
}
END_TEST

START_TEST(context_needs_a_whole_allocator_and_an_output)
{
	struct test_allocator allocator = {0};
	struct shp_ctx *ctx = NULL;

	ck_assert_int_eq(shp_ctx_new(NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_ctx_new_with_allocator(NULL, test_realloc, test_free, &allocator, &ctx), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_ctx_new_with_allocator(test_malloc, NULL, test_free, &allocator, &ctx), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_ctx_new_with_allocator(test_malloc, test_realloc, NULL, &allocator, &ctx),
			 SHP_ERR_ARGUMENT);
	ck_assert_int_eq(test_ctx_new(&allocator, NULL), SHP_ERR_ARGUMENT);
	ck_assert_ptr_null(ctx);
	ck_assert_uint_eq(allocator.calls, 0);
}
END_TEST

START_TEST(context_lives_as_long_as_its_last_owner)
{
	struct test_allocator allocator = {0};
	struct shp_ctx *ctx = NULL;
	struct shp_error *error = NULL;

	ck_assert_int_eq(test_ctx_new(&allocator, &ctx), SHP_OK);
	ck_assert_ptr_eq(shp_ctx_ref(ctx), ctx);
	ck_assert_ptr_null(shp_ctx_unref(ctx));
	ck_assert_uint_eq(allocator.blocks, 1);
	ck_assert_int_eq(shp_error_new(ctx, 1, &error), SHP_OK);
	ck_assert_ptr_null(shp_ctx_unref(ctx));
	ck_assert_uint_eq(allocator.blocks, 2); /* the error owns the context now */
	ck_assert_ptr_null(shp_error_free(error));
	ck_assert_uint_eq(allocator.blocks, 0);
	ck_assert_uint_eq(allocator.bytes, 0);
	ck_assert_ptr_null(shp_ctx_ref(NULL));
	ck_assert_ptr_null(shp_ctx_unref(NULL));
	ck_assert_ptr_null(shp_error_free(NULL));
}
END_TEST

START_TEST(default_allocator_works)
{
	struct shp_ctx *ctx = NULL;
	char *block;

	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	block = shp__malloc(ctx, 10);
	ck_assert_ptr_nonnull(block);
	memcpy(block, "123456789", 10);
	block = shp__realloc(ctx, block, 10, 100000);
	ck_assert_ptr_nonnull(block);
	ck_assert_str_eq(block, "123456789");
	shp__free(ctx, block, 100000);
	shp_ctx_unref(ctx);
}
END_TEST

START_TEST(allocator_is_told_every_size)
{
	struct test_allocator allocator = {0};
	struct shp_ctx *ctx = NULL;
	char *block;
	size_t i;

	ck_assert_int_eq(test_ctx_new(&allocator, &ctx), SHP_OK);
	block = shp__calloc(ctx, 100);
	for (i = 0; i < 100; i++)
		ck_assert_int_eq(block[i], 0);
	block[99] = 'x';
	block = shp__realloc(ctx, block, 100, 200);
	ck_assert_int_eq(block[99], 'x');
	allocator.fail_at = allocator.calls + 1;
	ck_assert_ptr_null(shp__realloc(ctx, block, 200, 300));
	ck_assert_int_eq(block[99], 'x');
	allocator.fail_at = allocator.calls + 1;
	ck_assert_ptr_null(shp__calloc(ctx, 1));
	shp__free(ctx, block, 200);
	shp__free(ctx, NULL, 0);
	block = shp__realloc(ctx, NULL, 0, 7);
	ck_assert_ptr_nonnull(block);
	shp__free(ctx, block, 7);
	shp_ctx_unref(ctx);
	ck_assert_uint_eq(allocator.blocks, 0);
}
END_TEST

/* Makes everything of this file, with the nth allocation failing. */
static int32_t make_all(struct test_allocator *allocator)
{
	struct shp_ctx *ctx = NULL;
	struct shp_error *error = NULL;
	int32_t status = test_ctx_new(allocator, &ctx);

	if (!status)
		status = shp_error_new(ctx, 3, &error);
	if (status) {
		ck_assert_int_eq(status, SHP_ERR_NO_MEMORY);
		ck_assert_ptr_null(error);
	}
	shp_error_free(error);
	shp_ctx_unref(ctx);
	return status;
}

START_TEST(nothing_is_left_when_the_nth_allocation_fails)
{
	size_t n = 0;
	int32_t status;

	do {
		struct test_allocator allocator = {.fail_at = ++n};

		status = make_all(&allocator);
		ck_assert_uint_eq(allocator.blocks, 0);
		ck_assert_uint_eq(allocator.bytes, 0);
	} while (status);
	ck_assert_uint_eq(n, 3); /* context, error, and the run in which nothing failed */
}
END_TEST

START_TEST(error_capacity_has_a_range)
{
	struct shp_ctx *ctx = NULL;
	struct shp_error *error = NULL;

	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	ck_assert_int_eq(shp_error_new(NULL, 1, &error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_error_new(ctx, 1, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_error_new(ctx, 0, &error), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_error_new(ctx, 10001, &error), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_error_new(ctx, UINT32_MAX, &error), SHP_ERR_RANGE);
	ck_assert_ptr_null(error);
	ck_assert_int_eq(shp_error_new(ctx, 10000, &error), SHP_OK);
	shp_error_free(error);
	shp_ctx_unref(ctx);
}
END_TEST

/* What stands at an index that holds no problem. */
static void assert_no_problem(const struct shp_error *error, uint32_t index)
{
	ck_assert_int_eq(shp_error_get_code(error, index), SHP_ERR_INDEX);
	ck_assert_str_eq(shp_error_get_path(error, index), "");
	ck_assert_str_eq(shp_error_get_message(error, index, SHP_LANGUAGE_EN), "");
	ck_assert_str_eq(shp_error_get_message(error, index, SHP_LANGUAGE_ZH), "");
	ck_assert_int_eq(shp_error_get_detail(error, index), 0);
}

START_TEST(error_counts_all_and_keeps_the_first)
{
	struct test_allocator allocator = {0};
	struct shp_ctx *ctx = NULL;
	uint32_t capacity;

	ck_assert_int_eq(test_ctx_new(&allocator, &ctx), SHP_OK);
	for (capacity = 1; capacity <= 5; capacity++) {
		struct shp_error *error = NULL;
		struct shp__problems problems;
		size_t calls;
		int32_t i;

		ck_assert_int_eq(shp_error_new(ctx, capacity, &error), SHP_OK);
		ck_assert_uint_eq(shp_error_count_problems(error), 0);
		assert_no_problem(error, 0);
		calls = allocator.calls;
		problems = shp__problems_begin(error);
		ck_assert_int_eq(problems.first, SHP_OK);
		for (i = 0; i < 4; i++) {
			const uint32_t expected = (uint32_t)i + 1 < capacity ? (uint32_t)i + 1 : capacity;

			ck_assert_int_eq(shp__problem(&problems, SHP_ERR_QUANTITY - i, shp__path("a"), "t", 10 + i),
					 SHP_ERR_QUANTITY - i);
			ck_assert_int_eq(problems.first, SHP_ERR_QUANTITY);
			ck_assert_uint_eq(problems.count, (uint32_t)i + 1);
			ck_assert_uint_eq(shp_error_count_problems(error), (uint32_t)i + 1);
			ck_assert_uint_eq(shp_error_count_kept(error), expected);
		}
		for (i = 0; (uint32_t)i < shp_error_count_kept(error); i++) {
			ck_assert_int_eq(shp_error_get_code(error, (uint32_t)i), SHP_ERR_QUANTITY - i);
			ck_assert_int_eq(shp_error_get_detail(error, (uint32_t)i), 10 + i);
		}
		assert_no_problem(error, shp_error_count_kept(error));
		assert_no_problem(error, UINT32_MAX);
		shp__problems_begin(error);
		ck_assert_uint_eq(shp_error_count_problems(error), 0);
		ck_assert_uint_eq(shp_error_count_kept(error), 0);
		assert_no_problem(error, 0);
		ck_assert_uint_eq(allocator.calls, calls);
		shp_error_free(error);
	}
	shp_ctx_unref(ctx);
	ck_assert_uint_eq(allocator.blocks, 0);
}
END_TEST

START_TEST(error_is_optional)
{
	struct shp__problems problems = shp__problems_begin(NULL);

	ck_assert_int_eq(shp__problem(&problems, SHP_ERR_DATE, shp__path("a"), NULL, 0), SHP_ERR_DATE);
	ck_assert_int_eq(shp__problem_at(&problems, SHP_ERR_TEXT, "b", NULL, 0), SHP_ERR_TEXT);
	ck_assert_int_eq(problems.first, SHP_ERR_DATE);
	ck_assert_uint_eq(problems.count, 2);
	ck_assert_int_eq(shp__fail(NULL, SHP_ERR_BYTES, "", 7), SHP_ERR_BYTES);
	ck_assert_uint_eq(shp_error_count_problems(NULL), 0);
	ck_assert_uint_eq(shp_error_count_kept(NULL), 0);
	assert_no_problem(NULL, 0);
}
END_TEST

START_TEST(problem_has_path_and_sentence_in_both_languages)
{
	static const char long_name[] = "abcdefghijklmnopqrstuvwxyz.abcdefghijklmnopqrstuvwxyz.abcdefghijklmnopqrst";
	struct shp_ctx *ctx = NULL;
	struct shp_error *error = NULL;
	struct shp__problems problems;

	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	ck_assert_int_eq(shp_error_new(ctx, 8, &error), SHP_OK);
	problems = shp__problems_begin(error);
	shp__problem(&problems, SHP_ERR_QUANTITY, shp__path_of("items", 2, "quantity"), NULL, -7);
	shp__problem(&problems, SHP_ERR_UNKNOWN_LINE, shp__path_in("packages", 10, "items", 4294967295, "line"), "甲",
		     0);
	shp__problem(&problems, SHP_ERR_CURRENCY, shp__path("currency"), NULL, 0);
	shp__problem(&problems, SHP_ERR_LIMIT, shp__path_of("items", 0, NULL), NULL, 0);
	shp__problem(&problems, SHP_ERR_LIMIT, shp__path(NULL), NULL, 0);
	shp__problem_at(&problems, SHP_ERR_LIMIT, "lines[3].sku", NULL, 0);
	shp__problem_at(&problems, SHP_ERR_LIMIT, NULL, NULL, 0);
	shp__problem(&problems, SHP_ERR_LIMIT, shp__path_in(long_name, 1, long_name, 1, long_name), NULL, 0);
	ck_assert_str_eq(shp_error_get_path(error, 0), "items[2].quantity");
	ck_assert_str_eq(shp_error_get_message(error, 0, SHP_LANGUAGE_EN), "Quantity -7 is not between 1 and 1000000.");
	ck_assert_str_eq(shp_error_get_message(error, 0, SHP_LANGUAGE_ZH), "数量 -7 不在 1 到 1000000 之间。");
	ck_assert_str_eq(shp_error_get_message(error, 0, 99), "Quantity -7 is not between 1 and 1000000.");
	ck_assert_str_eq(shp_error_get_path(error, 1), "packages[10].items[4294967295].line");
	ck_assert_str_eq(shp_error_get_message(error, 1, SHP_LANGUAGE_EN), "The order has no line \"甲\".");
	ck_assert_str_eq(shp_error_get_message(error, 1, SHP_LANGUAGE_ZH), "订单中没有此商品行:“甲”。");
	ck_assert_str_eq(shp_error_get_path(error, 2), "currency");
	ck_assert_str_eq(shp_error_get_path(error, 3), "items[0]");
	ck_assert_str_eq(shp_error_get_path(error, 4), "");
	ck_assert_str_eq(shp_error_get_path(error, 5), "lines[3].sku");
	ck_assert_str_eq(shp_error_get_path(error, 6), "");
	ck_assert_uint_eq(strlen(shp_error_get_path(error, 7)), 95); /* cut, not overrun */
	ck_assert_int_eq(shp__fail(error, SHP_ERR_BYTES, "bytes", 12), SHP_ERR_BYTES);
	ck_assert_uint_eq(shp_error_count_problems(error), 1);
	ck_assert_str_eq(shp_error_get_path(error, 0), "bytes");
	ck_assert_int_eq(shp_error_get_detail(error, 0), 12);
	shp_error_free(error);
	shp_ctx_unref(ctx);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("base");
	TCase *base = tcase_create("base");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(base, version_is_that_of_the_headers);
	tcase_add_test(base, context_needs_a_whole_allocator_and_an_output);
	tcase_add_test(base, context_lives_as_long_as_its_last_owner);
	tcase_add_test(base, default_allocator_works);
	tcase_add_test(base, allocator_is_told_every_size);
	tcase_add_test(base, nothing_is_left_when_the_nth_allocation_fails);
	tcase_add_test(base, error_capacity_has_a_range);
	tcase_add_test(base, error_counts_all_and_keeps_the_first);
	tcase_add_test(base, error_is_optional);
	tcase_add_test(base, problem_has_path_and_sentence_in_both_languages);
	suite_add_tcase(suite, base);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
