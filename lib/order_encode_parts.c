/* What has become of an order's units, written in pieces. */
#include "order_encode.h"

/* Items of a piece. */
#define ITEMS_OF_PIECE 64

static void put_item_pairs(struct shp__encoder *encoder, const struct shp__item *items, uint32_t count)
{
	uint32_t i = 0;
	uint8_t *begin = shp__piece_begin(encoder, (1 + 2 * ITEMS_OF_PIECE) * SHP__HEAD_SIZE_32);
	uint8_t *to = shp__put_array(begin, 2 * count);

	for (;;) {
		const uint32_t end = count - i < ITEMS_OF_PIECE ? count : i + ITEMS_OF_PIECE;

		for (; i < end; i++) {
			to = shp__put_uint(to, items[i].line);
			to = shp__put_uint(to, (uint64_t)items[i].quantity);
		}
		shp__piece_end(encoder, begin, to);
		if (i == count)
			return;
		begin = shp__piece_begin(encoder, 2 * ITEMS_OF_PIECE * SHP__HEAD_SIZE_32);
		to = begin;
	}
}

static uint32_t count_package(const struct shp__package *package)
{
	uint32_t count = SHP__PACKAGE_LABEL;

	if (!package->confirmed) {
		if (package->revision)
			return SHP__PACKAGE_REVISION + 1;
		return package->split_number ? SHP__PACKAGE_SPLIT_NUMBER + 1 : SHP__PACKAGE_LEAST_OPEN;
	}
	if (package->delivered_at != SHP_INSTANT_NONE)
		return SHP__PACKAGE_DELIVERED_AT + 1;
	if (package->first_scan_at != SHP_INSTANT_NONE)
		return SHP__PACKAGE_FIRST_SCAN_AT + 1;
	if (package->scans)
		return SHP__PACKAGE_LEAST_REPORTED;
	if (package->verdict || package->label)
		return package->verdict ? SHP__PACKAGE_VERDICT + 1 : SHP__PACKAGE_LABEL + 1;
	while (count > SHP__PACKAGE_LEAST_CONFIRMED && !package->text_length[count - 1 - SHP__PACKAGE_TEXTS])
		count--;
	return count;
}

static void put_shipment_bytes(struct shp__encoder *encoder, const struct shp_order *order,
			       const struct shp__package *package, uint32_t count)
{
	const size_t bound = shp__shipment_text(package) + SHP__SHIP_TEXT_COUNT * 3 + 12 * SHP__HEAD_SIZE;
	const char *text = order->text + package->text_at;
	uint8_t *const begin = shp__piece_begin(encoder, bound);
	uint8_t *to = begin;
	uint32_t i;

	to = shp__put_uint(to, (uint64_t)package->ship_date);
	to = shp__put_uint(to, (uint64_t)package->confirmed_at);
	for (i = 0; i < SHP__SHIP_TEXT_COUNT && SHP__PACKAGE_TEXTS + i < count; i++) {
		to = shp__put_text(to, text, package->text_length[i]);
		text += package->text_length[i] + 1;
	}
	if (count > SHP__PACKAGE_LABEL)
		to = shp__put_uint(to, package->label);
	if (count > SHP__PACKAGE_VERDICT)
		to = shp__put_uint(to, package->verdict);
	if (count >= SHP__PACKAGE_LEAST_REPORTED) {
		to = shp__put_uint(to, package->carrier_status);
		to = shp__put_uint(to, package->scans);
		to = shp__put_uint(to, (uint64_t)package->carrier_status_at);
	}
	if (count > SHP__PACKAGE_FIRST_SCAN_AT)
		to = shp__put_instant(to, package->first_scan_at);
	if (count > SHP__PACKAGE_DELIVERED_AT)
		to = shp__put_instant(to, package->delivered_at);
	shp__piece_end(encoder, begin, to);
}

static void put_package(struct shp__encoder *encoder, const struct shp_order *order, uint32_t index)
{
	const struct shp__package *package = &order->packages[index];
	const uint32_t count = count_package(package);
	uint8_t *begin = shp__piece_begin(encoder, 1 + 2 + SHP_LIMIT_REFERENCE);
	uint8_t *to = shp__put_byte(begin, SHP__CBOR_HEAD(SHP__CBOR_ARRAY, count));

	to = shp__put_whole(to, shp__package_reference(order, index));
	shp__piece_end(encoder, begin, to);
	put_item_pairs(encoder, order->items + package->item_first, package->item_count);
	begin = shp__piece_begin(encoder, 2 * SHP__HEAD_SIZE_32);
	to = begin;
	if (count > SHP__PACKAGE_SPLIT_NUMBER)
		to = shp__put_uint(to, package->split_number);
	if (count > SHP__PACKAGE_REVISION)
		to = shp__put_uint(to, package->revision);
	shp__piece_end(encoder, begin, to);
	if (count > SHP__PACKAGE_SHIP_DATE)
		put_shipment_bytes(encoder, order, package, count);
}

static void put_gone(struct shp__encoder *encoder, struct shp__text reference)
{
	uint8_t *const begin = shp__piece_begin(encoder, 2 + SHP_LIMIT_REFERENCE);

	shp__piece_end(encoder, begin, shp__put_whole(begin, reference));
}

static void put_cancellation(struct shp__encoder *encoder, const struct shp_order *order,
			     const struct shp__cancellation *of)
{
	uint8_t *begin = shp__piece_begin(encoder, 1 + 2 + SHP_LIMIT_REFERENCE + 1 + SHP__HEAD_SIZE);
	uint8_t *to = shp__put_array(begin, of->all ? SHP__CANCELLATION_COUNT : SHP__CANCELLATION_ALL);

	to = shp__put_text(to, order->text + of->reference_at, of->reference_length);
	to = shp__put_uint(to, of->reason);
	to = shp__put_uint(to, (uint64_t)of->at);
	shp__piece_end(encoder, begin, to);
	put_item_pairs(encoder, order->cancelled_items + of->item_first, of->item_count);
	if (!of->all)
		return;
	begin = shp__piece_begin(encoder, 1);
	shp__piece_end(encoder, begin, shp__put_uint(begin, 1));
}

static void put_charge_bytes(struct shp__encoder *encoder, const struct shp_order *order, const struct shp__charge *of)
{
	const uint32_t count = of->payment  ? SHP__CHARGE_PAYMENT + 1
			       : of->held   ? SHP__CHARGE_HELD + 1
			       : of->number ? SHP__CHARGE_NUMBER + 1
					    : SHP__CHARGE_LEAST;
	uint8_t *const begin = shp__piece_begin(encoder, 3 + 2 + SHP_LIMIT_REFERENCE + 3 * SHP__HEAD_SIZE);
	uint8_t *to = shp__put_array(begin, count);

	to = shp__put_uint(to, (uint64_t)of->amount);
	to = shp__put_uint(to, of->cause);
	to = shp__put_text(to, order->text + of->what_at, of->what_length);
	if (count > SHP__CHARGE_NUMBER)
		to = shp__put_uint(to, of->number);
	if (count > SHP__CHARGE_HELD)
		to = shp__put_uint(to, (uint64_t)of->held);
	if (count > SHP__CHARGE_PAYMENT)
		to = shp__put_uint(to, of->payment);
	shp__piece_end(encoder, begin, to);
}

/* ---- lists ---- */

/* A list is left out when it is empty. */
static int begin_list(struct shp__encoder *encoder, unsigned int key, uint32_t count)
{
	uint8_t *begin;

	if (!count)
		return 0;
	begin = shp__piece_begin(encoder, 1 + SHP__HEAD_SIZE_32);
	shp__piece_end(encoder, begin, shp__put_array(shp__put_byte(begin, key), count));
	return 1;
}

void shp__put_parts(struct shp__encoder *encoder, const struct shp_order *order)
{
	const struct shp__capacity *count = &order->count;
	uint32_t i;

	begin_list(encoder, SHP__ORDER_PACKAGES, count->packages);
	for (i = 0; i < count->packages; i++)
		put_package(encoder, order, i);
	/* in order of the references: in which order the packages vanished is not told */
	if (begin_list(encoder, SHP__ORDER_GONE, count->gone)) {
		for (i = 0; i < count->packages + count->gone; i++) {
			if (order->by_reference[i] & SHP__GONE)
				put_gone(encoder, shp__reference_of(order, order->by_reference[i]));
		}
	}
	begin_list(encoder, SHP__ORDER_CANCELLATIONS, count->cancellations);
	for (i = 0; i < count->cancellations; i++)
		put_cancellation(encoder, order, &order->cancellations[i]);
	begin_list(encoder, SHP__ORDER_CHARGES, count->charges);
	for (i = 0; i < count->charges; i++)
		put_charge_bytes(encoder, order, &order->charges[i]);
}
