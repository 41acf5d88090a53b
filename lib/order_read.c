#include "order.h"

#include "context.h"
#include "draft.h"

struct shp__text shp__package_text(const struct shp_order *order, const struct shp__package *package, int32_t field)
{
	uint32_t at = package->text_at;
	int32_t i;

	if (!package->confirmed)
		return (struct shp__text){"", 0};
	for (i = 0; i < SHP__SHIP_TEXT(field); i++)
		at += package->text_length[i] + 1u;
	return (struct shp__text){order->text + at, package->text_length[i]};
}

int32_t shp__find_line(const struct shp__placed *placed, const char *id, size_t length)
{
	uint32_t low = 0;
	uint32_t high = placed->line_count;

	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		const struct shp__text at = shp__line_text(placed, placed->by_id[middle], SHP_LINE_ID);
		const int order = shp__text_compare(id, length, at.bytes, at.length);

		if (!order)
			return (int32_t)placed->by_id[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return -1;
}

int32_t shp__find_package(const struct shp_order *order, const char *reference, size_t length)
{
	uint32_t low = 0;
	uint32_t high = order->count.packages + order->count.gone;

	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		const uint32_t entry = order->by_reference[middle];
		const struct shp__text at = shp__reference_of(order, entry);
		const int compared = shp__text_compare(reference, length, at.bytes, at.length);

		if (!compared)
			return entry & SHP__GONE ? -2 : (int32_t)entry;
		if (compared < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return -1;
}

int32_t shp__find_cancellation(const struct shp_order *order, const char *reference, size_t length)
{
	uint32_t i;

	for (i = 0; i < order->count.cancellations; i++) {
		const struct shp__cancellation *of = &order->cancellations[i];

		if (of->reference_length == length && !memcmp(order->text + of->reference_at, reference, length))
			return (int32_t)i;
	}
	return -1;
}

int32_t shp__package_quantity(const struct shp_order *order, const struct shp__package *package, uint32_t line)
{
	uint32_t low = package->item_first;
	uint32_t high = package->item_first + package->item_count;

	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		const struct shp__item *item = &order->items[middle];

		if (item->line == line)
			return item->quantity;
		if (line < item->line)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
}

int shp__package_holds(const struct shp_order *order, const struct shp__package *package,
		       const struct shp__item *items, uint32_t count)
{
	const struct shp__item *held = order->items + package->item_first;
	uint32_t i;

	if (package->item_count != count)
		return 0;
	for (i = 0; i < count; i++) {
		if (held[i].line != items[i].line || held[i].quantity != items[i].quantity)
			return 0;
	}
	return 1;
}

struct shp_order *shp_order_ref(struct shp_order *order)
{
	if (order)
		shp__count_up(&order->references);
	return order;
}

struct shp_order *shp_order_unref(struct shp_order *order)
{
	if (order && shp__count_down(&order->references))
		shp__draft_drop(order);
	return NULL;
}
