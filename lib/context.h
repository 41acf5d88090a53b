/* The allocator of a context, as the rest of the library uses it. */
#ifndef SHP_LIB_CONTEXT_H
#define SHP_LIB_CONTEXT_H

#include <stdatomic.h>

#include "libshipment/base.h"

struct shp_ctx {
	atomic_uint references;
	shp_malloc_fn malloc_fn;
	shp_realloc_fn realloc_fn;
	shp_free_fn free_fn;
	void *user_data;
};

/* size may not be 0. NULL when the allocator is out of memory. The content is not initialised. */
void *shp__malloc(struct shp_ctx *ctx, size_t size);
void *shp__calloc(struct shp_ctx *ctx, size_t size);
/* pointer may be NULL when old_size is 0. */
void *shp__realloc(struct shp_ctx *ctx, void *pointer, size_t old_size, size_t new_size);
/* pointer may be NULL. */
void shp__free(struct shp_ctx *ctx, void *pointer, size_t size);

/* Reference counts: release/acquire so that the last owner sees every write of the others. */
static inline void shp__count_up(atomic_uint *references)
{
	atomic_fetch_add_explicit(references, 1, memory_order_relaxed);
}

/* True for the last owner. */
static inline int shp__count_down(atomic_uint *references)
{
	if (atomic_fetch_sub_explicit(references, 1, memory_order_release) != 1)
		return 0;
	/* Pairs with the release; a fence would be lost on TSan. */
	(void)atomic_load_explicit(references, memory_order_acquire);
	return 1;
}

#endif
