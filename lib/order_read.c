#include "order.h"

#include "context.h"
#include "draft.h"
#include "sort.h"

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

/* ---- names of cancellations and charges ---- */

static struct shp__text cancellation_reference(const struct shp_order *order, uint32_t index)
{
	const struct shp__cancellation *of = &order->cancellations[index];

	return (struct shp__text){order->text + of->reference_at, of->reference_length};
}

int shp__compare_cancellations(const void *order, uint32_t a, uint32_t b)
{
	const struct shp__text of_a = cancellation_reference(order, a);
	const struct shp__text of_b = cancellation_reference(order, b);

	return shp__text_compare(of_a.bytes, of_a.length, of_b.bytes, of_b.length);
}

int shp__is_cancellation(const struct shp_order *order, const uint32_t *sorted, struct shp__text reference)
{
	uint32_t low = 0;
	uint32_t high = order->count.cancellations;

	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		const struct shp__text at = cancellation_reference(order, sorted[middle]);
		const int compared = shp__text_compare(reference.bytes, reference.length, at.bytes, at.length);

		if (!compared)
			return 1;
		if (compared < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return 0;
}

struct shp__text shp__charge_subject(const struct shp_order *order, const struct shp__charge *charge)
{
	return (struct shp__text){order->text + charge->what_at, charge->what_length};
}

int shp__compare_charges(const void *of, uint32_t a, uint32_t b)
{
	const struct shp_order *order = of;
	const struct shp__charge *of_a = &order->charges[a];
	const struct shp__charge *of_b = &order->charges[b];
	const struct shp__text a_what = shp__charge_subject(order, of_a);
	const struct shp__text b_what = shp__charge_subject(order, of_b);

	if (of_a->cause != of_b->cause)
		return of_a->cause < of_b->cause ? -1 : 1;
	if (of_a->number != of_b->number)
		return of_a->number < of_b->number ? -1 : 1;
	return shp__text_compare(a_what.bytes, a_what.length, b_what.bytes, b_what.length);
}

static void sort_all(uint32_t *numbers, uint32_t count, shp__compare_fn compare, const struct shp_order *order)
{
	uint32_t i;

	for (i = 0; i < count; i++)
		numbers[i] = i;
	shp__sort(numbers, count, compare, order);
}

void shp__sort_cancellations(const struct shp_order *order, uint32_t *numbers)
{
	sort_all(numbers, order->count.cancellations, shp__compare_cancellations, order);
}

void shp__sort_charges(const struct shp_order *order, uint32_t *numbers)
{
	sort_all(numbers, order->count.charges, shp__compare_charges, order);
}

/* ---- contents ---- */

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
