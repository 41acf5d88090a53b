/* Taking units out of a package for whoever lacks them. */
#include "plan.h"

void shp__plan_add_move(struct shp__plan *plan, uint32_t from, uint32_t to, uint32_t line, int32_t quantity)
{
	struct shp__move *move = shp__buffer_add(&plan->moves, sizeof(*move));

	if (move)
		*move = (struct shp__move){.to = to, .from = from, .line = line, .quantity = quantity};
}

uint32_t shp__plan_add_slot(struct shp__plan *plan, struct shp__text reference)
{
	struct shp__text *slot = shp__buffer_add(&plan->references, sizeof(*slot));

	if (!slot)
		return 0;
	*slot = reference;
	return (uint32_t)(plan->references.size / sizeof(*slot)) - 1;
}

int shp__deltas_compare(const void *a, const void *b)
{
	const struct shp__delta *left = a;
	const struct shp__delta *right = b;

	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	return left->owner < right->owner ? -1 : left->owner > right->owner;
}

uint32_t shp__deltas_keep(struct shp__delta *deltas, uint32_t count)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < count; i++)
		if (deltas[i].units > 0)
			deltas[kept++] = deltas[i];
	return kept;
}

static uint32_t first_of_line(const struct shp__delta *deltas, uint32_t count, uint32_t line)
{
	uint32_t low = 0;
	uint32_t high = count;

	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (deltas[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct taking {
	const struct shp_order *order;
	uint32_t package;
	struct shp__delta *missing;
	uint32_t count;
	struct shp__plan *plan;
	uint32_t *slot;
};

/* Hands out what the package has of one line, from the line's first delta on. Answers how many are satisfied by it. */
static uint32_t hand_out(const struct taking *taking, uint32_t at, uint32_t line, int32_t has)
{
	uint32_t satisfied = 0;

	for (; has > 0 && at < taking->count && taking->missing[at].line == line; at++) {
		struct shp__delta *missing = &taking->missing[at];
		const int32_t moved = has < missing->units ? has : missing->units;
		if (moved <= 0)
			continue;
		if (*taking->slot == UINT32_MAX)
			*taking->slot = shp__plan_add_slot(taking->plan,
							   shp__package_reference(taking->order, taking->package));
		shp__plan_add_move(taking->plan, *taking->slot, missing->owner, line, moved);
		missing->units -= moved;
		has -= moved;
		satisfied += missing->units == 0;
	}
	return satisfied;
}

uint32_t shp__plan_take(const struct shp_order *order, uint32_t package, struct shp__delta *missing, uint32_t count,
			struct shp__plan *plan, uint32_t *slot)
{
	const struct taking taking = {order, package, missing, count, plan, slot};
	const struct shp__package *of = &order->packages[package];
	const struct shp__item *items = order->items + of->item_first;
	uint32_t satisfied = 0;

	/* the shorter list is walked and the longer one searched, so that one line of many costs next to nothing */
	if (of->item_count < count) {
		for (uint32_t i = 0; i < of->item_count; i++)
			satisfied += hand_out(&taking, first_of_line(missing, count, items[i].line), items[i].line,
					      items[i].quantity);
		return satisfied;
	}
	for (uint32_t i = 0; i < count; i++)
		if (!i || missing[i].line != missing[i - 1].line)
			satisfied += hand_out(&taking, i, missing[i].line,
					      shp__package_quantity(order, of, missing[i].line));
	return satisfied;
}
