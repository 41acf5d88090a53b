#include <string.h>

#include "context.h"
#include "plan.h"
#include "sort.h"

struct planner {
	const struct shp_order *order;
	const struct shp__named *named;
	uint32_t named_count;
	struct shp__plan *plan;
	struct shp__delta *deltas;
	uint32_t delta_count;
	size_t delta_room;
	uint8_t *is_named; /* by package; NULL while few are named */
	uint32_t oldest;      /* oldest open package that is not named; UINT32_MAX: none */
	uint32_t oldest_slot; /* of `oldest`, once it takes something */
};

#define FEW_NAMED 4

static int is_named(const struct planner *planner, uint32_t package)
{
	if (planner->is_named)
		return planner->is_named[package];
	for (uint32_t i = 0; i < planner->named_count; i++)
		if (planner->named[i].package == (int32_t)package)
			return 1;
	return 0;
}

/* ---- what differs ---- */

static void add_delta(struct planner *planner, uint32_t line, uint32_t owner, int32_t units)
{
	if (units)
		planner->deltas[planner->delta_count++] = (struct shp__delta){line, owner, units};
}

/* Both lists are by line: one pass over the two. */
static void compare_package(struct planner *planner, uint32_t owner, const struct shp__wanted *wanted, uint32_t count)
{
	const int32_t package = planner->named[owner].package;
	const struct shp__package *of = package < 0 ? NULL : &planner->order->packages[package];
	const struct shp__item *items = of ? planner->order->items + of->item_first : NULL;
	const uint32_t item_count = of ? of->item_count : 0;
	uint32_t i = 0;
	uint32_t j = 0;

	while (i < count || j < item_count) {
		if (j == item_count || (i < count && wanted[i].line < items[j].line)) {
			add_delta(planner, wanted[i].line, owner, wanted[i].quantity);
			i++;
		} else if (i == count || items[j].line < wanted[i].line) {
			add_delta(planner, items[j].line, owner, -items[j].quantity);
			j++;
		} else {
			add_delta(planner, wanted[i].line, owner, wanted[i].quantity - items[j].quantity);
			i++;
			j++;
		}
	}
}

static int32_t find_deltas(struct planner *planner, const struct shp__wanted *wanted, uint32_t wanted_count)
{
	const struct shp_order *order = planner->order;
	size_t room = wanted_count;
	uint32_t at = 0;

	for (uint32_t owner = 0; owner < planner->named_count; owner++)
		if (planner->named[owner].package >= 0)
			room += order->packages[planner->named[owner].package].item_count;
	planner->delta_room = room * sizeof(struct shp__delta);
	planner->deltas = room ? shp__malloc(order->ctx, planner->delta_room) : NULL;
	if (room && !planner->deltas)
		return SHP_ERR_NO_MEMORY;
	for (uint32_t owner = 0; owner < planner->named_count; owner++) {
		uint32_t end = at;
		while (end < wanted_count && wanted[end].owner == owner)
			end++;
		compare_package(planner, owner, wanted ? wanted + at : NULL,
				end - at); /* nobody wants anything: no list */
		at = end;
	}
	if (planner->named_count > 1)
		shp__sort_records(planner->deltas, planner->delta_count, sizeof(struct shp__delta),
				  shp__deltas_compare);
	return SHP_OK;
}

/* ---- moves ---- */

/* Within one line's deltas, from..end: what one named package has too many of, another may lack. */
static void match_line(struct planner *planner, uint32_t begin, uint32_t end)
{
	struct shp__delta *deltas = planner->deltas;
	uint32_t giver = begin;

	for (uint32_t taker = begin; taker < end; taker++) {
		while (deltas[taker].units > 0) {
			while (giver < end && deltas[giver].units >= 0)
				giver++;
			if (giver == end)
				return;
			const int32_t has = -deltas[giver].units;
			const int32_t moved = has < deltas[taker].units ? has : deltas[taker].units;
			shp__plan_add_move(planner->plan, deltas[giver].owner, deltas[taker].owner, deltas[taker].line,
					   moved);
			deltas[giver].units += moved;
			deltas[taker].units -= moved;
		}
	}
}

static uint32_t take_from_oldest(struct planner *planner, struct shp__delta *missing, uint32_t count)
{
	const struct shp_order *order = planner->order;
	uint32_t satisfied = 0;

	for (uint32_t package = planner->oldest; package < order->count.packages && satisfied < count; package++) {
		if (order->packages[package].confirmed || is_named(planner, package))
			continue;
		uint32_t slot = package == planner->oldest ? planner->oldest_slot : UINT32_MAX;
		satisfied += shp__plan_take(order, package, missing, count, planner->plan, &slot);
		if (satisfied > count / 2) { /* seldom enough not to matter, often enough to keep the list short */
			count = shp__deltas_keep(missing, count);
			satisfied = 0;
		}
	}
	return shp__deltas_keep(missing, count);
}

/* The smallest positive integer that the order never used and that this very request does not name. */
static int32_t next_automatic(struct planner *planner)
{
	struct shp__plan *plan = planner->plan;
	const uint32_t first = planner->order->next_reference;
	uint8_t few[FEW_NAMED + 1] = {0};
	uint8_t *taken = few; /* by distance from first: of so many numbers and one more, one is free */
	uint32_t at = 0;
	uint32_t length;

	if (planner->named_count > FEW_NAMED)
		taken = shp__calloc(planner->order->ctx, (size_t)planner->named_count + 1);
	if (!taken)
		return SHP_ERR_NO_MEMORY;
	for (uint32_t i = 0; i < planner->named_count; i++) {
		const struct shp__text *reference = &planner->named[i].reference;
		uint32_t value = 0;
		for (uint32_t j = 0; j < reference->length && reference->length <= 9; j++)
			value = value * 10 + (uint32_t)(unsigned char)reference->bytes[j] - '0';
		length = shp__format_int(value, plan->automatic);
		if (value >= first && value - first <= planner->named_count && length == reference->length &&
		    memcmp(plan->automatic, reference->bytes, length) == 0)
			taken[value - first] = 1;
	}
	do {
		while (at <= planner->named_count && taken[at])
			at++;
		length = shp__format_int(first + at++, plan->automatic);
	} while (shp__find_package(planner->order, plan->automatic, length) != -1);
	if (taken != few)
		shp__free(planner->order->ctx, taken, (size_t)planner->named_count + 1);
	return SHP_OK;
}

/* What is left over goes to one place. */
static int32_t give_away(struct planner *planner)
{
	const struct shp__delta *deltas = planner->deltas;
	uint32_t slot = UINT32_MAX;

	for (uint32_t i = 0; i < planner->delta_count; i++) {
		if (deltas[i].units >= 0)
			continue;
		if (slot == UINT32_MAX && planner->oldest != UINT32_MAX)
			slot = planner->oldest_slot = shp__plan_add_slot(
				planner->plan, shp__package_reference(planner->order, planner->oldest));
		if (slot == UINT32_MAX) {
			if (next_automatic(planner))
				return SHP_ERR_NO_MEMORY;
			slot = shp__plan_add_slot(planner->plan, (struct shp__text){planner->plan->automatic,
								   (uint32_t)strlen(planner->plan->automatic)});
		}
		shp__plan_add_move(planner->plan, deltas[i].owner, slot, deltas[i].line, -deltas[i].units);
	}
	return SHP_OK;
}

/* ---- the whole ---- */

/* missing is by (line, owner), wanted by (owner, line): each problem at the input that asked for too much. */
static void report_missing(const struct shp__delta *missing, uint32_t count, const struct shp__wanted *wanted,
			   uint32_t wanted_count, const struct shp__item_paths *paths, struct shp__problems *problems)
{
	for (uint32_t i = 0; i < wanted_count && count; i++) {
		const struct shp__delta key = {.line = wanted[i].line, .owner = wanted[i].owner};
		uint32_t low = 0;
		uint32_t high = count;
		while (low < high) {
			const uint32_t middle = low + (high - low) / 2;
			if (shp__deltas_compare(&missing[middle], &key) < 0)
				low = middle + 1;
			else
				high = middle;
		}
		if (low < count && missing[low].line == key.line && missing[low].owner == key.owner)
			shp__problem(problems, SHP_ERR_EXCEEDS, shp__item_path(paths, &wanted[i], "quantity"), NULL,
				     wanted[i].quantity - missing[low].units);
	}
}

static int32_t move_units(struct planner *planner, const struct shp__wanted *wanted, uint32_t wanted_count,
			  const struct shp__item_paths *paths, struct shp__problems *problems)
{
	struct shp__delta *deltas = planner->deltas;

	for (uint32_t begin = 0, end; begin < planner->delta_count; begin = end) {
		for (end = begin + 1; end < planner->delta_count && deltas[end].line == deltas[begin].line;)
			end++;
		match_line(planner, begin, end);
	}
	if (give_away(planner))
		return SHP_ERR_NO_MEMORY;
	uint32_t missing = shp__deltas_keep(deltas, planner->delta_count);
	missing = take_from_oldest(planner, deltas, missing);
	report_missing(deltas, missing, wanted, wanted_count, paths, problems);
	return SHP_OK;
}

static int32_t mark_named(struct planner *planner)
{
	const struct shp_order *order = planner->order;

	if (planner->named_count > FEW_NAMED && order->count.packages) {
		planner->is_named = shp__calloc(order->ctx, order->count.packages);
		if (!planner->is_named)
			return SHP_ERR_NO_MEMORY;
		for (uint32_t i = 0; i < planner->named_count; i++)
			if (planner->named[i].package >= 0)
				planner->is_named[planner->named[i].package] = 1;
	}
	for (uint32_t i = 0; i < planner->named_count; i++)
		shp__plan_add_slot(planner->plan, planner->named[i].reference);
	for (uint32_t package = order->first_open; package < order->count.packages; package++)
		if (!order->packages[package].confirmed && !is_named(planner, package)) {
			planner->oldest = package;
			break;
		}
	return SHP_OK;
}

int32_t shp__plan_make(const struct shp_order *order, const struct shp__named *named, uint32_t named_count,
		       const struct shp__wanted *wanted, uint32_t wanted_count, const struct shp__item_paths *paths,
		       struct shp__problems *problems, struct shp__plan *plan)
{
	struct planner planner = {.order = order, .named = named, .named_count = named_count, .plan = plan,
				  .oldest = UINT32_MAX, .oldest_slot = UINT32_MAX};
	int32_t status;

	memset(plan, 0, sizeof(*plan));
	plan->moves.ctx = plan->references.ctx = order->ctx;
	status = mark_named(&planner);
	if (!status)
		status = find_deltas(&planner, wanted, wanted_count);
	if (!status)
		status = move_units(&planner, wanted, wanted_count, paths, problems);
	if (plan->moves.failed || plan->references.failed)
		status = SHP_ERR_NO_MEMORY;
	if (planner.is_named)
		shp__free(order->ctx, planner.is_named, order->count.packages);
	shp__free(order->ctx, planner.deltas, planner.delta_room);
	return status ? status : shp__plan_order(order, plan, problems);
}

void shp__plan_free(struct shp__plan *plan)
{
	shp__buffer_free(&plan->moves);
	shp__buffer_free(&plan->references);
}

int shp__check_wanted(const struct shp_order *order, const struct shp__wanted *wanted, uint32_t count,
		      const struct shp__item_paths *paths, struct shp__problems *problems)
{
	int enough = 1;

	for (uint32_t i = 0; i < count; i++) {
		const int32_t open = shp__line_open(order, wanted[i].line);
		if (wanted[i].quantity <= open)
			continue;
		shp__problem(problems, SHP_ERR_EXCEEDS, shp__item_path(paths, &wanted[i], "quantity"), NULL, open);
		enough = 0;
	}
	return enough;
}
