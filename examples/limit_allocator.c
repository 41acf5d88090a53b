#include "limit_allocator.h"

#include <stdatomic.h>
#include <stdlib.h>

/* The blocks of a context's objects; `blocks` counts them, so that the last one takes the account with it. */
struct account {
	atomic_size_t held;
	atomic_size_t blocks;
	size_t limit;
};

/* Takes bytes from the limit. 0 when there are not that many left. */
static int take(struct account *account, size_t size)
{
	size_t held = atomic_load(&account->held);

	do {
		if (size > account->limit - held)
			return 0;
	} while (!atomic_compare_exchange_weak(&account->held, &held, held + size));
	return 1;
}

static void *limited_malloc(void *user_data, size_t size)
{
	struct account *account = user_data;
	void *pointer;

	if (!take(account, size))
		return NULL;
	pointer = malloc(size);
	if (!pointer)
		atomic_fetch_sub(&account->held, size);
	else
		atomic_fetch_add(&account->blocks, 1);
	return pointer;
}

static void *limited_realloc(void *user_data, void *pointer, size_t old_size, size_t new_size)
{
	struct account *account = user_data;
	void *moved;

	/* Only growing can fail: what shrinks stays where it is if it cannot move. */
	if (new_size > old_size && !take(account, new_size - old_size))
		return NULL;
	moved = realloc(pointer, new_size);
	if (!moved && new_size > old_size) {
		atomic_fetch_sub(&account->held, new_size - old_size);
		return NULL;
	}
	if (new_size < old_size)
		atomic_fetch_sub(&account->held, old_size - new_size);
	return moved ? moved : pointer;
}

static void limited_free(void *user_data, void *pointer, size_t size)
{
	struct account *account = user_data;

	free(pointer);
	atomic_fetch_sub(&account->held, size);
	/* The context itself is a block too, and the last one to go. */
	if (atomic_fetch_sub(&account->blocks, 1) == 1)
		free(account);
}

struct shp_ctx *limit_allocator_new_context(size_t limit)
{
	struct account *account = calloc(1, sizeof(*account));
	struct shp_ctx *ctx = NULL;

	if (!account)
		return NULL;
	account->limit = limit;
	if (shp_ctx_new_with_allocator(limited_malloc, limited_realloc, limited_free, account, &ctx) != SHP_OK)
		free(account);
	return ctx;
}
