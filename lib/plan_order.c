/* A plan's moves in the one form that events have: packages that take part, moves ascending by (to, line, from). */
#include "context.h"
#include "plan.h"
#include "sort.h"

static int compare_moves(const void *a, const void *b)
{
	const struct shp__move *left = a;
	const struct shp__move *right = b;

	if (left->to != right->to)
		return left->to < right->to ? -1 : 1;
	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	return left->from < right->from ? -1 : left->from > right->from;
}

void shp__moves_sort(struct shp__move *moves, uint32_t count)
{
	shp__sort_records(moves, count, sizeof(*moves), compare_moves);
}

/* Slots that no move names are left out; the others keep their order. */
static int32_t drop_idle(struct shp_ctx *ctx, struct shp__plan *plan, uint32_t slots)
{
	struct shp__move *moves = plan->moves.bytes;
	struct shp__text *references = plan->references.bytes;
	uint32_t *place = shp__calloc(ctx, sizeof(*place) * slots);

	if (!place)
		return SHP_ERR_NO_MEMORY;
	for (uint32_t i = 0; i < plan->move_count; i++) {
		place[moves[i].from] = 1;
		if (moves[i].to != SHP__NOWHERE)
			place[moves[i].to] = 1;
	}
	for (uint32_t slot = 0; slot < slots; slot++) {
		if (!place[slot])
			continue;
		references[plan->reference_count] = references[slot];
		place[slot] = plan->reference_count++;
	}
	for (uint32_t i = 0; i < plan->move_count; i++) {
		moves[i].from = place[moves[i].from];
		if (moves[i].to != SHP__NOWHERE)
			moves[i].to = place[moves[i].to];
	}
	shp__free(ctx, place, sizeof(*place) * slots);
	return SHP_OK;
}

int32_t shp__plan_order(const struct shp_order *order, struct shp__plan *plan, struct shp__problems *problems)
{
	const uint32_t slots = (uint32_t)(plan->references.size / sizeof(struct shp__text));

	plan->move_count = (uint32_t)(plan->moves.size / sizeof(struct shp__move));
	if (!plan->move_count)
		return SHP_OK;
	if (drop_idle(order->ctx, plan, slots))
		return SHP_ERR_NO_MEMORY;
	shp__moves_sort(plan->moves.bytes, plan->move_count);
	const struct shp__text *references = plan->references.bytes;
	for (uint32_t i = 0; i < plan->reference_count; i++)
		plan->new_count += shp__find_package(order, references[i].bytes, references[i].length) == -1;
	if (order->count.packages + order->count.gone + plan->new_count > SHP_LIMIT_PACKAGES)
		shp__problem(problems, SHP_ERR_LIMIT, shp__path("packages"), NULL, SHP_LIMIT_PACKAGES);
	if ((uint64_t)order->items_live + plan->move_count >
	    SHP_LIMIT_ITEMS) /* each move makes at most one pair more */
		shp__problem(problems, SHP_ERR_LIMIT, shp__path("items"), NULL, SHP_LIMIT_ITEMS);
	return SHP_OK;
}
