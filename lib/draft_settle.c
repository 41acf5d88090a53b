/* Bringing a draft back into order after units have moved: items by line, packages without holes, references indexed.
 */
#include <string.h>

#include "automatic.h"
#include "draft.h"
#include "draft_settle.h"
#include "sort.h"

/* ---- items of a package ---- */

static int by_line(const void *a, const void *b)
{
	const uint32_t left = ((const struct shp__item *)a)->line;
	const uint32_t right = ((const struct shp__item *)b)->line;

	return left < right ? -1 : left > right;
}

uint32_t shp__draft_settle_package(struct shp_order *draft, uint32_t index)
{
	struct shp__package *package = &draft->packages[index];
	struct shp__item *items = draft->items + package->item_first;
	const uint32_t length = package->item_count + package->added;
	uint32_t kept = 0;

	if (package->added)
		shp__sort_records(items, length, sizeof(*items), by_line);
	for (uint32_t i = 0; i < length; i++) {
		if (items[i].quantity == 0)
			continue;
		if (kept && items[kept - 1].line == items[i].line)
			items[kept - 1].quantity += items[i].quantity;
		else
			items[kept++] = items[i];
	}
	draft->items_live += kept - package->item_count;
	if (package->item_first + length == draft->count.items) /* it is the last: no hole */
		draft->count.items = package->item_first + kept;
	package->item_count = kept;
	package->added = 0;
	package->touched = 0;
	return kept;
}

/* ---- packages that have become empty ---- */

void shp__draft_vanish(struct shp_order *draft, uint32_t first)
{
	const uint32_t entries = draft->count.packages + draft->count.gone;
	uint32_t kept = first;

	/* `added` is at rest, so it can hold each package's new place */
	for (uint32_t i = first; i < draft->count.packages; i++) {
		struct shp__package *package = &draft->packages[i];
		if (package->item_count) {
			package->added = kept++;
			continue;
		}
		draft->gone[draft->count.gone] = (struct shp__gone){package->reference_at, package->reference_length};
		package->added = SHP__GONE | draft->count.gone++;
	}
	for (uint32_t i = 0; i < entries; i++)
		if (!(draft->by_reference[i] & SHP__GONE) && draft->by_reference[i] >= first)
			draft->by_reference[i] = draft->packages[draft->by_reference[i]].added;
	kept = first;
	for (uint32_t i = first; i < draft->count.packages; i++) {
		if (!draft->packages[i].item_count)
			continue;
		draft->packages[kept] = draft->packages[i];
		draft->packages[kept++].added = 0;
	}
	draft->count.packages = kept;
	if (draft->first_open > first)
		draft->first_open = first;
}

/* ---- references ---- */

static int compare_entries(const void *of, uint32_t a, uint32_t b)
{
	const struct shp__text left = shp__reference_of(of, a);
	const struct shp__text right = shp__reference_of(of, b);

	return shp__text_compare(left.bytes, left.length, right.bytes, right.length);
}

static int32_t sort_entries(struct shp_order *draft, uint32_t count)
{
	uint32_t at = 1;

	while (at < count && compare_entries(draft, draft->by_reference[at - 1], draft->by_reference[at]) < 0)
		at++;
	if (at >= count) /* in order as they are, and all different */
		return SHP_OK;
	shp__sort(draft->by_reference, count, compare_entries, draft);
	return shp__find_duplicate(draft->by_reference, count, compare_entries, draft) == UINT32_MAX
		       ? SHP_OK
		       : SHP_ERR_DUPLICATE;
}

static int32_t insert_entry(struct shp_order *draft, uint32_t count, uint32_t entry)
{
	uint32_t low = 0;
	uint32_t high = count;

	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		const int order = compare_entries(draft, draft->by_reference[middle], entry);
		if (order == 0)
			return SHP_ERR_DUPLICATE;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	memmove(draft->by_reference + low + 1, draft->by_reference + low, sizeof(uint32_t) * (count - low));
	draft->by_reference[low] = entry;
	return SHP_OK;
}

static void advance_next_reference(struct shp_order *draft)
{
	char digits[21];

	while (shp__find_package(draft, digits, shp__format_int(draft->next_reference, digits)) != -1)
		draft->next_reference++;
}

int32_t shp__draft_index_from(struct shp_order *draft, uint32_t first_new)
{
	const uint32_t added = draft->count.packages - first_new;
	const uint32_t indexed = first_new + draft->count.gone;
	int32_t status = SHP_OK;

	if (added <= 8) {
		for (uint32_t i = 0; i < added && !status; i++)
			status = insert_entry(draft, indexed + i, first_new + i);
	} else {
		for (uint32_t i = 0; i < added; i++)
			draft->by_reference[indexed + i] = first_new + i;
		status = sort_entries(draft, indexed + added);
	}
	if (!status)
		advance_next_reference(draft);
	return status;
}

int32_t shp__draft_index(struct shp_order *draft)
{
	struct shp__automatic automatic;
	uint32_t count = 0;

	shp__automatic_begin(&automatic, draft->count.packages + draft->count.gone);
	for (uint32_t i = 0; i < draft->count.packages; i++) {
		shp__automatic_note(&automatic, shp__package_reference(draft, i));
		draft->by_reference[count++] = i;
	}
	for (uint32_t i = 0; i < draft->count.gone; i++) {
		shp__automatic_note(&automatic, shp__reference_of(draft, SHP__GONE | i));
		draft->by_reference[count++] = SHP__GONE | i;
	}
	draft->next_reference = shp__automatic_next(&automatic);
	return sort_entries(draft, count);
}
