/* The derived fields of an order: kept up step by step while an event is applied, and rebuilt from scratch. */
#include <string.h>

#include "draft.h"
#include "due.h"

void shp__draft_find_open(struct shp_order *draft)
{
	while (draft->first_open < draft->count.packages && draft->packages[draft->first_open].confirmed)
		draft->first_open++;
}

void shp__draft_judge(struct shp_order *draft)
{
	if (!draft->confirmed_count)
		draft->completed = 0;
	else if (shp__units_open(draft) == 0)
		draft->completed = 1;
	const int counting = shp__policy_counts(draft);
	if (counting == draft->counting)
		return;
	draft->counting = (uint8_t)counting;
	if (counting) /* only a whole-order policy begins to count */
		draft->whole_charges++;
	draft->gross = shp__order_gross(draft);
}

void shp__draft_change_units(struct shp_order *draft, uint32_t line, int32_t cancelled, int32_t shipped)
{
	const struct shp__line *of = &draft->placed->lines[line];
	const int32_t before = draft->counting ? shp__line_counted(draft, line) : 0;

	draft->units[line].cancelled += cancelled;
	draft->units[line].shipped += shipped;
	draft->units_cancelled += cancelled;
	draft->units_shipped += shipped;
	if (!draft->counting)
		return;
	const int32_t after = shp__line_counted(draft, line);
	if (after != before)
		draft->gross += shp__line_gross(of, after) - shp__line_gross(of, before);
}

/*
 * Law 1 for every line, from the parts. units[line].cancelled counts down from what was ordered, so that no second
 * array is needed: what packages do not hold must be what cancellations name.
 */
static int32_t derive_units(struct shp_order *draft)
{
	const uint32_t lines = draft->placed->line_count;

	for (uint32_t line = 0; line < lines; line++)
		draft->units[line] = (struct shp__units){.cancelled = 0, .shipped = 0};
	for (uint32_t i = 0; i < draft->count.packages; i++) {
		const struct shp__package *package = &draft->packages[i];
		if (!package->item_count)
			return SHP_ERR_PACKAGE_EMPTY;
		for (uint32_t j = 0; j < package->item_count; j++) {
			const struct shp__item *item = &draft->items[package->item_first + j];
			struct shp__units *units = &draft->units[item->line];
			const int32_t quantity = draft->placed->lines[item->line].quantity;
			if (item->quantity >
			    quantity - units->cancelled) /* cancelled is, for now, what packages hold */
				return SHP_ERR_UNITS_DISAGREE;
			units->cancelled += item->quantity;
			if (package->confirmed)
				units->shipped += item->quantity;
		}
	}
	for (uint32_t line = 0; line < lines; line++)
		draft->units[line].cancelled = draft->placed->lines[line].quantity - draft->units[line].cancelled;
	return SHP_OK;
}

static int32_t check_cancelled(struct shp_order *draft)
{
	int32_t status = SHP_OK;

	for (uint32_t i = 0; i < draft->count.cancelled_items; i++) {
		const struct shp__item *item = &draft->cancelled_items[i];
		if (item->quantity > draft->units[item->line].cancelled)
			return SHP_ERR_UNITS_DISAGREE;
		draft->units[item->line].cancelled -= item->quantity;
	}
	for (uint32_t line = 0; line < draft->placed->line_count; line++)
		if (draft->units[line].cancelled)
			status = SHP_ERR_UNITS_DISAGREE;
	for (uint32_t i = 0; i < draft->count.cancelled_items; i++)
		draft->units[draft->cancelled_items[i].line].cancelled += draft->cancelled_items[i].quantity;
	return status;
}

int32_t shp__draft_derive(struct shp_order *draft)
{
	int32_t status = derive_units(draft);

	if (!status)
		status = check_cancelled(draft);
	if (!status)
		status = shp__draft_index(draft);
	if (status)
		return status;
	draft->units_cancelled = draft->units_shipped = 0;
	for (uint32_t line = 0; line < draft->placed->line_count; line++) {
		draft->units_cancelled += draft->units[line].cancelled;
		draft->units_shipped += draft->units[line].shipped;
	}
	draft->confirmed_count = draft->items_live = 0;
	for (uint32_t i = 0; i < draft->count.packages; i++) {
		draft->confirmed_count += draft->packages[i].confirmed;
		draft->items_live += draft->packages[i].item_count;
	}
	draft->held = 0;
	for (uint32_t i = 0; i < draft->count.charges; i++)
		draft->held += draft->charges[i].held;
	draft->first_open = 0;
	shp__draft_find_open(draft);
	draft->counting = (uint8_t)shp__policy_counts(draft);
	draft->gross = shp__order_gross(draft);
	return SHP_OK;
}
