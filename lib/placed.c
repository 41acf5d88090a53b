/* What was placed: one block, shared by all versions of an order. */
#include "order.h"

#include "context.h"
#include "sort.h"

struct shp__placed *shp__placed_new(struct shp_ctx *ctx, uint32_t line_count, size_t text_size)
{
	const size_t lines_at = sizeof(struct shp__placed);
	const size_t by_id_at = lines_at + line_count * sizeof(struct shp__line);
	const size_t text_at = by_id_at + line_count * sizeof(uint32_t);
	const size_t size = text_at + text_size;
	char *block = shp__calloc(ctx, size);
	struct shp__placed *placed = (struct shp__placed *)(void *)block;

	if (!block)
		return NULL;
	atomic_init(&placed->references, 1);
	placed->ctx = shp_ctx_ref(ctx);
	placed->size = size;
	placed->line_count = line_count;
	placed->lines = (struct shp__line *)(void *)(block + lines_at);
	placed->by_id = (uint32_t *)(void *)(block + by_id_at);
	placed->text = block + text_at;
	return placed;
}

struct shp__placed *shp__placed_ref(struct shp__placed *placed)
{
	shp__count_up(&placed->references);
	return placed;
}

void shp__placed_unref(struct shp__placed *placed)
{
	struct shp_ctx *ctx = placed->ctx;

	if (!shp__count_down(&placed->references))
		return;
	shp__free(ctx, placed, placed->size);
	shp_ctx_unref(ctx);
}

static int compare_line_ids(const void *of, uint32_t a, uint32_t b)
{
	const struct shp__placed *placed = of;
	const struct shp__text a_id = shp__line_text(placed, a, SHP_LINE_ID);
	const struct shp__text b_id = shp__line_text(placed, b, SHP_LINE_ID);

	return shp__text_compare(a_id.bytes, a_id.length, b_id.bytes, b_id.length);
}

/* All components less discounts: below 6 * 10^14 for a line, so below 2^63 for all of them. */
static int64_t line_gross(const struct shp__line *line)
{
	int64_t sum = 0;
	int32_t i;

	for (i = 0; i < SHP_AMOUNT_ITEM_DISCOUNT - 1; i++)
		sum += line->amounts[i];
	return sum - line->amounts[SHP_AMOUNT_ITEM_DISCOUNT - 1] - line->amounts[SHP_AMOUNT_SHIPPING_DISCOUNT - 1];
}

int32_t shp__placed_derive(struct shp__placed *placed, uint32_t *ret_line)
{
	const uint32_t count = placed->line_count;
	uint32_t duplicate;
	int ascending = 1;
	uint32_t i;

	placed->total = 0;
	placed->units_ordered = 0;
	for (i = 0; i < count; i++) {
		placed->by_id[i] = i;
		placed->units_ordered += placed->lines[i].quantity;
		placed->total += line_gross(&placed->lines[i]);
		if (i > 0 && ascending)
			ascending = compare_line_ids(placed, i - 1, i) < 0;
	}
	if (ascending) /* and so without duplicates: as marketplaces number them */
		return SHP_OK;
	shp__sort(placed->by_id, count, compare_line_ids, placed);
	duplicate = shp__find_duplicate(placed->by_id, count, compare_line_ids, placed);
	if (duplicate == UINT32_MAX)
		return SHP_OK;
	*ret_line = duplicate;
	return SHP_ERR_DUPLICATE;
}
