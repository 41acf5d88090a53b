/* A plan's moves in the one form that events have: packages that take part, moves ascending by (to, line, from). */
#include <string.h>

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

/* ---- pairs of package and line, of which an order may have so many ---- */

static const struct shp__text *reference_of(const struct shp__plan *plan, uint32_t slot)
{
	return (const struct shp__text *)plan->references.bytes + slot;
}

static int32_t quantity_in(const struct shp_order *order, const struct shp__text *reference, uint32_t line)
{
	const int32_t package = shp__find_package(order, reference->bytes, reference->length);

	return package < 0 ? 0 : shp__package_quantity(order, &order->packages[package], line);
}

/* Pairs that come to be. No package both gives and takes units of one line. */
static uint32_t count_new_pairs(const struct shp_order *order, const struct shp__plan *plan)
{
	const struct shp__move *moves = plan->moves.bytes;
	uint32_t count = 0;

	for (uint32_t i = 0; i < plan->move_count; i++) {
		if (moves[i].to == SHP__NOWHERE ||
		    (i && moves[i - 1].to == moves[i].to && moves[i - 1].line == moves[i].line))
			continue;
		count += !quantity_in(order, reference_of(plan, moves[i].to), moves[i].line);
	}
	return count;
}

static int by_giver(const void *a, const void *b)
{
	const struct shp__move *left = a;
	const struct shp__move *right = b;

	if (left->from != right->from)
		return left->from < right->from ? -1 : 1;
	return left->line < right->line ? -1 : left->line > right->line;
}

/* Pairs that give all they have; of a copy, since it brings the moves into another order. */
static uint32_t count_lost_pairs(const struct shp_order *order, const struct shp__plan *plan, struct shp__move *moves)
{
	uint32_t count = 0;
	int32_t given = 0;

	shp__sort_records(moves, plan->move_count, sizeof(*moves), by_giver);
	for (uint32_t i = 0; i < plan->move_count; i++) {
		given += moves[i].quantity;
		if (i + 1 < plan->move_count && !by_giver(&moves[i], &moves[i + 1]))
			continue;
		count += given == quantity_in(order, reference_of(plan, moves[i].from), moves[i].line);
		given = 0;
	}
	return count;
}

/* Counting is for orders that come near the limit: each move makes at most one pair more. */
static int32_t check_pairs(const struct shp_order *order, const struct shp__plan *plan, struct shp__problems *problems)
{
	const size_t size = sizeof(struct shp__move) * plan->move_count;

	if ((uint64_t)order->items_live + plan->move_count <= SHP_LIMIT_ITEMS)
		return SHP_OK;
	struct shp__move *copy = shp__malloc(order->ctx, size);
	if (!copy)
		return SHP_ERR_NO_MEMORY;
	memcpy(copy, plan->moves.bytes, size);
	if (order->items_live + count_new_pairs(order, plan) > SHP_LIMIT_ITEMS + count_lost_pairs(order, plan, copy))
		shp__problem(problems, SHP_ERR_LIMIT, shp__path("items"), NULL, SHP_LIMIT_ITEMS);
	shp__free(order->ctx, copy, size);
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
	return check_pairs(order, plan, problems);
}
