#include "confirm_group.h"

#include <stdlib.h>
#include <string.h>

#include <libshipment/tracking.h>

#define TRACKING_SIZE 72

struct record *group_record(const struct group *group, size_t index)
{
	return &group->file->records[group->first + index];
}

int group_has(const struct group *group, const struct record *record)
{
	return group->is_judged || record->complaint_count == 0;
}

struct record *group_good_record(const struct group *group)
{
	size_t at;

	for (at = 0; at < group->count; at++) {
		if (group_has(group, group_record(group, at)))
			return group_record(group, at);
	}
	return NULL;
}

struct wanted *group_find(const struct group *group, int32_t line)
{
	size_t at;

	for (at = 0; at < group->item_count; at++) {
		if (group->items[at].line == line)
			return &group->items[at];
	}
	return NULL;
}

int32_t group_line(const struct group *group, struct record *record)
{
	const struct shp_order *order = group->foreseen->order;
	const char *id = record->cells[FIELD_ORDER_ITEM_ID];
	int32_t line;

	if (!*id && shp_order_count_lines(order) == 1)
		return 0;
	line = *id ? shp_order_find_line(order, id) : -1;
	if (line < 0)
		record_refuse(group->file, record, FIELD_ORDER_ITEM_ID, *id ? SHP_ERR_UNKNOWN_LINE : SHP_ERR_REQUIRED,
			      *id ? NULL : say("a quantity of which item?", "此数量属于哪个商品?"));
	return line;
}

void group_gather(struct group *group)
{
	size_t at;

	group->item_count = 0;
	group->whole = 0;
	for (at = 0; at < group->count; at++) {
		struct record *record = group_record(group, at);
		struct wanted *wanted;
		int32_t line;

		if (!group_has(group, record))
			continue;
		if (!*record->cells[FIELD_ORDER_ITEM_ID] && record->quantity == QUANTITY_BLANK) {
			group->whole = 1;
			continue;
		}
		line = group_line(group, record);
		if (line < 0)
			continue;
		wanted = group_find(group, line);
		if (!wanted) {
			group->items[group->item_count++] = (struct wanted){line, record->quantity};
		} else if (wanted->quantity == QUANTITY_BLANK || record->quantity == QUANTITY_BLANK ||
			   wanted->quantity > INT32_MAX - record->quantity) {
			record_refuse(group->file, record, FIELD_ORDER_ITEM_ID, SHP_ERR_DUPLICATE, NULL);
		} else {
			wanted->quantity += record->quantity;
		}
	}
}

int32_t package_quantity(const struct shp_order *order, uint32_t package, int32_t line)
{
	uint32_t item;

	for (item = 0; item < shp_order_count_package_items(order, package); item++) {
		if (shp_order_get_package_item_line(order, package, item) == line)
			return shp_order_get_package_item_quantity(order, package, item);
	}
	return 0;
}

int group_is_in(const struct group *group, uint32_t package)
{
	const struct shp_order *order = group->foreseen->order;
	size_t at;

	if (shp_order_count_package_items(order, package) != group->item_count)
		return 0;
	for (at = 0; at < group->item_count; at++) {
		const int32_t quantity = package_quantity(order, package, group->items[at].line);

		if (quantity == 0 ||
		    (group->items[at].quantity != QUANTITY_BLANK && group->items[at].quantity != quantity))
			return 0;
	}
	return 1;
}

static int is_same_tracking(const char *a, const char *b)
{
	char one[TRACKING_SIZE];
	char other[TRACKING_SIZE];
	size_t size;

	if (shp_tracking_normalise(a, one, sizeof(one), &size) == SHP_OK &&
	    shp_tracking_normalise(b, other, sizeof(other), &size) == SHP_OK)
		return strcmp(one, other) == 0;
	return strcmp(a, b) == 0;
}

int32_t group_find_tracked(const struct group *group, const char *tracking)
{
	const struct shp_order *order = group->foreseen->order;
	int32_t found = NO_PACKAGE;
	uint32_t package;

	for (package = 0; package < shp_order_count_packages(order); package++) {
		const char *text = shp_order_get_shipment_text(order, package, SHP_SHIP_TRACKING);

		if (!text || !*text || !is_same_tracking(text, tracking))
			continue;
		if (group_is_in(group, package))
			return (int32_t)package;
		if (found == NO_PACKAGE)
			found = (int32_t)package;
	}
	return found;
}

int32_t group_find_contents(const struct group *group, int32_t status, int must_be_one)
{
	const struct shp_order *order = group->foreseen->order;
	int32_t found = NO_PACKAGE;
	uint32_t package;

	for (package = 0; package < shp_order_count_packages(order); package++) {
		if (shp_order_get_package_status(order, package) != status)
			continue;
		if (!group->whole && !group_is_in(group, package))
			continue;
		if (found != NO_PACKAGE)
			return must_be_one ? NO_PACKAGE : found;
		found = (int32_t)package;
	}
	return found;
}

int group_item_is_open(const struct group *group, const struct wanted *wanted)
{
	const int32_t open = shp_order_get_line_units(group->foreseen->order, (uint32_t)wanted->line, SHP_UNITS_OPEN);

	return wanted->quantity == QUANTITY_BLANK ? open > 0 : open >= wanted->quantity;
}

int group_is_open(const struct group *group)
{
	size_t at;

	if (group->whole)
		return shp_order_get_units(group->foreseen->order, SHP_UNITS_OPEN) > 0;
	for (at = 0; at < group->item_count; at++) {
		if (!group_item_is_open(group, &group->items[at]))
			return 0;
	}
	return group->item_count > 0;
}
