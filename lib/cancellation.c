#include "cancellation.h"
#include "context.h"

int32_t shp_cancellation_new(struct shp_ctx *ctx, struct shp_cancellation **ret_cancellation)
{
	if (!ctx || !ret_cancellation)
		return SHP_ERR_ARGUMENT;
	struct shp_cancellation *cancellation = shp__calloc(ctx, sizeof(*cancellation));
	if (!cancellation)
		return SHP_ERR_NO_MEMORY;
	cancellation->ctx = shp_ctx_ref(ctx);
	cancellation->items.ctx = ctx;
	*ret_cancellation = cancellation;
	return SHP_OK;
}

struct shp_cancellation *shp_cancellation_free(struct shp_cancellation *cancellation)
{
	if (!cancellation)
		return NULL;
	struct shp_ctx *ctx = cancellation->ctx;
	shp__buffer_free(&cancellation->items);
	shp__free(ctx, cancellation, sizeof(*cancellation));
	shp_ctx_unref(ctx);
	return NULL;
}

void shp_cancellation_set_reference(struct shp_cancellation *cancellation, const char *reference)
{
	if (cancellation)
		shp__field_set_reference(&cancellation->reference, cancellation->reference_bytes, reference);
}

void shp_cancellation_set_reason(struct shp_cancellation *cancellation, int32_t reason)
{
	if (cancellation)
		cancellation->reason = reason;
}

void shp_cancellation_add_item(struct shp_cancellation *cancellation, const char *line, int32_t quantity)
{
	if (cancellation)
		shp__item_input_add(&cancellation->items, 0, shp__item_input_count(&cancellation->items), line,
				    quantity);
}
