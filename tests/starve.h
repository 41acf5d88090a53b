/*
 * Memory that runs out in the n-th allocation of a step, for every n until none is left to fail. The answer is then
 * SHP_ERR_NO_MEMORY; what was given has not changed, what was to be written has not been, and once everything is
 * released nothing is left. For one program at a time.
 */
#ifndef TESTS_STARVE_H
#define TESTS_STARVE_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "allocator.h"
#include "desk.h"

static struct test_allocator allocator;
static struct shp_ctx *ctx;
static struct desk desk;

static inline void open_desk(void)
{
	allocator = (struct test_allocator){0};
	HOLDS(test_ctx_new(&allocator, &ctx) == SHP_OK);
	desk_open_on(&desk, ctx, "us,fee=1500");
}

static inline void close_desk(void)
{
	desk_close(&desk);
	shp_ctx_unref(ctx);
	ck_assert_uint_eq(allocator.blocks, 0);
	ck_assert_uint_eq(allocator.bytes, 0);
}

/* Answers a status; releases everything that it makes. */
typedef int32_t (*step_fn)(const char *what);

/* Whether the last step failed for want of memory, or as it must in any case, and left nothing behind. */
static inline int fails_cleanly(int32_t status, int32_t end, size_t blocks, size_t bytes)
{
	return (status == SHP_ERR_NO_MEMORY || (end && status == end)) && allocator.blocks == blocks &&
	       allocator.bytes == bytes;
}

/* How many allocations could fail. The step must end with `end` once none does. */
static inline size_t starve(step_fn step, const char *what, int32_t end)
{
	const size_t blocks = allocator.blocks;
	const size_t bytes = allocator.bytes;
	size_t failing = 0;

	for (;;) {
		allocator.fail_at = allocator.calls + ++failing;
		const int32_t status = step(what);
		const int failed = allocator.calls >= allocator.fail_at;
		allocator.fail_at = 0;
		if (!failed) {
			ck_assert_msg(status == end, "%s: %s", what, shp_status_name(status));
			ck_assert_uint_eq(allocator.blocks, blocks);
			ck_assert_uint_eq(allocator.bytes, bytes);
			return failing - 1;
		}
		ck_assert_msg(fails_cleanly(status, end, blocks, bytes),
			      "%s: the %zu. allocation failed: %s, %zu blocks more", what, failing,
			      shp_status_name(status), allocator.blocks - blocks);
	}
}

#endif
