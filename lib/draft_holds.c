/*
 * What is true of every order, asked of each new one while assertions are compiled in: the sums that are kept up step
 * by step are what adding up from scratch gives. Nothing here depends on how an order came to be, so a mistake in any
 * command, in replay or in decoding stops the test that made it, at the version that it spoilt.
 */
#include "draft.h"

#ifndef NDEBUG

#include "due.h"

/* Law 1 is asked line by line while that takes few steps; in sums always. */
#define FEW_STEPS 4096

static int is_within(const struct shp__capacity *used, const struct shp__capacity *room)
{
	return used->packages <= room->packages && used->items <= room->items && used->gone <= room->gone &&
	       used->cancellations <= room->cancellations && used->cancelled_items <= room->cancelled_items &&
	       used->charges <= room->charges && used->text <= room->text;
}

/* Units of items that stand in order of their lines, each line once; -1 if they do not. */
static int64_t item_units(const struct shp_order *order, const struct shp__item *items, uint32_t count)
{
	int64_t units = 0;

	for (uint32_t i = 0; i < count; i++) {
		if (items[i].line >= order->placed->line_count || (i && items[i].line <= items[i - 1].line) ||
		    items[i].quantity < 1 || items[i].quantity > order->placed->lines[items[i].line].quantity)
			return -1;
		units += items[i].quantity;
	}
	return units;
}

static int package_holds(const struct shp_order *order, const struct shp__package *package)
{
	if (!package->reference_length || package->reference_length > SHP_LIMIT_REFERENCE || package->touched ||
	    package->added || (!package->confirmed && package->label))
		return 0;
	if (package->confirmed && (!package->revision || package->ship_date == SHP_DATE_NONE ||
				   !package->text_length[SHP__SHIP_TEXT(SHP_SHIP_CARRIER)]))
		return 0;
	return package->item_count && package->item_first + package->item_count <= order->count.items;
}

static int packages_hold(const struct shp_order *order)
{
	int64_t units = order->units_cancelled;
	int64_t shipped = 0;
	uint32_t confirmed = 0;
	uint32_t items = 0;

	for (uint32_t i = 0; i < order->count.packages; i++) {
		const struct shp__package *package = &order->packages[i];
		if (!package_holds(order, package) || (i < order->first_open && !package->confirmed))
			return 0;
		const int64_t held = item_units(order, order->items + package->item_first, package->item_count);
		if (held < 0)
			return 0;
		units += held;
		shipped += package->confirmed ? held : 0;
		confirmed += package->confirmed;
		items += package->item_count;
	}
	return units == order->placed->units_ordered && shipped == order->units_shipped &&
	       confirmed == order->confirmed_count && items == order->items_live;
}

static int cancellations_hold(const struct shp_order *order)
{
	int64_t units = 0;

	for (uint32_t i = 0; i < order->count.cancellations; i++) {
		const struct shp__cancellation *cancellation = &order->cancellations[i];
		const int64_t cancelled = item_units(order, order->cancelled_items + cancellation->item_first,
						      cancellation->item_count);
		if (cancelled < 1)
			return 0;
		units += cancelled;
	}
	return units == order->units_cancelled;
}

static int lines_hold(const struct shp_order *order)
{
	const uint32_t lines = order->placed->line_count;
	const int few = (uint64_t)lines * order->count.packages <= FEW_STEPS;
	int64_t cancelled = 0;
	int64_t shipped = 0;

	for (uint32_t line = 0; line < lines; line++) {
		const struct shp__units *units = &order->units[line];
		int64_t left = (int64_t)order->placed->lines[line].quantity - units->cancelled;
		if (units->cancelled < 0 || units->shipped < 0 || left < units->shipped)
			return 0;
		cancelled += units->cancelled;
		shipped += units->shipped;
		for (uint32_t i = 0; few && i < order->count.packages; i++)
			left -= shp__package_quantity(order, &order->packages[i], line);
		if (few && left)
			return 0;
	}
	return cancelled == order->units_cancelled && shipped == order->units_shipped;
}

static int money_holds(const struct shp_order *order)
{
	int64_t charged = 0;
	int64_t held = 0;

	for (uint32_t i = 0; i < order->count.charges; i++) {
		charged += order->charges[i].amount;
		held += order->charges[i].held;
		if (order->charges[i].amount < 1 || order->charges[i].held < 0)
			return 0;
	}
	return order->counting == shp__policy_counts(order) && order->gross == shp__order_gross(order) &&
	       held == order->held && charged <= order->charged && order->refunded >= 0 && order->credited >= 0 &&
	       order->debited >= 0;
}

/* The index of references is whole and in order, and the next automatic reference is free. */
static int references_hold(const struct shp_order *order)
{
	char digits[21];
	struct shp__text before = {"", 0};

	for (uint32_t i = 0; i < order->count.packages + order->count.gone; i++) {
		const uint32_t entry = order->by_reference[i];
		if ((entry & ~SHP__GONE) >= (entry & SHP__GONE ? order->count.gone : order->count.packages))
			return 0;
		const struct shp__text reference = shp__reference_of(order, entry);
		if (shp__text_compare(before.bytes, before.length, reference.bytes, reference.length) >= 0)
			return 0;
		before = reference;
	}
	return order->next_reference &&
	       shp__find_package(order, digits, shp__format_int(order->next_reference, digits)) == -1;
}

int shp__draft_holds(const struct shp_order *order)
{
	return is_within(&order->count, &order->capacity) && packages_hold(order) && cancellations_hold(order) &&
	       lines_hold(order) && money_holds(order) && references_hold(order);
}

#endif
