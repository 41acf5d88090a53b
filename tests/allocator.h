/* An allocator that keeps accounts and fails when it is told to. One thread at a time. */
#ifndef TESTS_ALLOCATOR_H
#define TESTS_ALLOCATOR_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "libshipment/base.h"

struct test_allocator {
	size_t blocks;  /* that live */
	size_t bytes;   /* in them */
	size_t calls;   /* of malloc and realloc */
	size_t fail_at; /* the call, from 1, that answers NULL; 0: none */
};

/* Check notes every assertion that holds, which takes longer than allocating: this one speaks up when it must. */
#define TEST_ALLOCATOR_HOLDS(condition) \
	do { \
		if (!(condition)) \
			ck_abort_msg("allocator: does not hold: %s", #condition); \
	} while (0)

/* The size stands before each block, so that what the library says on release can be held against it. */
#define TEST_ALLOCATOR_HEAD 16

static inline int test_allocator_fails(struct test_allocator *allocator)
{
	allocator->calls++;
	return allocator->calls == allocator->fail_at;
}

static inline void *test_malloc(void *user_data, size_t size)
{
	struct test_allocator *allocator = user_data;
	char *block;

	TEST_ALLOCATOR_HOLDS(size > 0);
	if (test_allocator_fails(allocator))
		return NULL;
	block = malloc(TEST_ALLOCATOR_HEAD + size);
	TEST_ALLOCATOR_HOLDS(block);
	memcpy(block, &size, sizeof(size));
	memset(block + TEST_ALLOCATOR_HEAD, 0xa5, size); /* nobody may count on zeros */
	allocator->blocks++;
	allocator->bytes += size;
	return block + TEST_ALLOCATOR_HEAD;
}

static inline void test_free(void *user_data, void *pointer, size_t size)
{
	struct test_allocator *allocator = user_data;
	char *block = (char *)pointer - TEST_ALLOCATOR_HEAD;
	size_t told;

	memcpy(&told, block, sizeof(told));
	TEST_ALLOCATOR_HOLDS(told == size);
	memset(block, 0x5a, TEST_ALLOCATOR_HEAD + size); /* nobody may read what is released */
	allocator->blocks--;
	allocator->bytes -= size;
	free(block);
}

/* Always moves: a pointer that was kept would be found out. */
static inline void *test_realloc(void *user_data, void *pointer, size_t old_size, size_t new_size)
{
	void *moved = test_malloc(user_data, new_size);

	TEST_ALLOCATOR_HOLDS(pointer);
	if (!moved)
		return NULL;
	memcpy(moved, pointer, old_size < new_size ? old_size : new_size);
	test_free(user_data, pointer, old_size);
	return moved;
}

static inline int32_t test_ctx_new(struct test_allocator *allocator, struct shp_ctx **ret_ctx)
{
	return shp_ctx_new_with_allocator(test_malloc, test_realloc, test_free, allocator, ret_ctx);
}

#endif
