#include "context.h"

#include <stdlib.h>
#include <string.h>

static void *default_malloc(void *user_data, size_t size)
{
	(void)user_data;
	return malloc(size);
}

static void *default_realloc(void *user_data, void *pointer, size_t old_size, size_t new_size)
{
	(void)user_data;
	(void)old_size;
	return realloc(pointer, new_size);
}

static void default_free(void *user_data, void *pointer, size_t size)
{
	(void)user_data;
	(void)size;
	free(pointer);
}

int32_t shp_ctx_new(struct shp_ctx **ret_ctx)
{
	return shp_ctx_new_with_allocator(default_malloc, default_realloc, default_free, NULL, ret_ctx);
}

int32_t shp_ctx_new_with_allocator(shp_malloc_fn malloc_fn, shp_realloc_fn realloc_fn, shp_free_fn free_fn,
				   void *user_data, struct shp_ctx **ret_ctx)
{
	struct shp_ctx *ctx;

	if (!malloc_fn || !realloc_fn || !free_fn || !ret_ctx)
		return SHP_ERR_ARGUMENT;
	ctx = malloc_fn(user_data, sizeof(*ctx));
	if (!ctx)
		return SHP_ERR_NO_MEMORY;
	atomic_init(&ctx->references, 1);
	ctx->malloc_fn = malloc_fn;
	ctx->realloc_fn = realloc_fn;
	ctx->free_fn = free_fn;
	ctx->user_data = user_data;
	*ret_ctx = ctx;
	return SHP_OK;
}

struct shp_ctx *shp_ctx_ref(struct shp_ctx *ctx)
{
	if (ctx)
		shp__count_up(&ctx->references);
	return ctx;
}

struct shp_ctx *shp_ctx_unref(struct shp_ctx *ctx)
{
	if (ctx && shp__count_down(&ctx->references))
		ctx->free_fn(ctx->user_data, ctx, sizeof(*ctx));
	return NULL;
}

void *shp__malloc(struct shp_ctx *ctx, size_t size)
{
	return ctx->malloc_fn(ctx->user_data, size);
}

void *shp__calloc(struct shp_ctx *ctx, size_t size)
{
	void *pointer = shp__malloc(ctx, size);

	if (pointer)
		memset(pointer, 0, size);
	return pointer;
}

void *shp__realloc(struct shp_ctx *ctx, void *pointer, size_t old_size, size_t new_size)
{
	if (!pointer)
		return shp__malloc(ctx, new_size);
	return ctx->realloc_fn(ctx->user_data, pointer, old_size, new_size);
}

void shp__free(struct shp_ctx *ctx, void *pointer, size_t size)
{
	if (pointer)
		ctx->free_fn(ctx->user_data, pointer, size);
}
