/* An allocator that counts what is out, for tests of a language that cannot see what it forgets. */
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

EXPORT void *count_malloc(void *user_data, size_t size);
EXPORT void *count_realloc(void *user_data, void *pointer, size_t old_size, size_t new_size);
EXPORT void count_free(void *user_data, void *pointer, size_t size);
EXPORT int64_t count_bytes(void);
EXPORT int64_t count_blocks(void);

static atomic_int_fast64_t bytes;
static atomic_int_fast64_t blocks;

void *count_malloc(void *user_data, size_t size)
{
	void *block = malloc(size);

	(void)user_data;
	if (block) {
		atomic_fetch_add(&bytes, (int64_t)size);
		atomic_fetch_add(&blocks, 1);
	}
	return block;
}

void *count_realloc(void *user_data, void *pointer, size_t old_size, size_t new_size)
{
	void *block = realloc(pointer, new_size);

	(void)user_data;
	if (block)
		atomic_fetch_add(&bytes, (int64_t)new_size - (int64_t)old_size);
	return block;
}

void count_free(void *user_data, void *pointer, size_t size)
{
	(void)user_data;
	free(pointer);
	atomic_fetch_sub(&bytes, (int64_t)size);
	atomic_fetch_sub(&blocks, 1);
}

int64_t count_bytes(void)
{
	return atomic_load(&bytes);
}

int64_t count_blocks(void)
{
	return atomic_load(&blocks);
}
