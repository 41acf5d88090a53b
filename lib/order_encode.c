#include "codec.h"

#include "due.h"
#include "libshipment/bytes.h"

/* ---- what was placed ---- */

void shp__put_identity(struct shp__cbor_writer *writer, struct shp__map *map, const struct shp__identity *identity)
{
	shp__map_key(writer, map, SHP__PLACED_ID);
	shp__cbor_put_bytes(writer, identity->id, sizeof(identity->id));
	shp__map_text(writer, map, SHP__PLACED_REFERENCE, identity->reference);
	shp__map_text(writer, map, SHP__PLACED_MARKETPLACE, identity->marketplace);
	shp__map_text(writer, map, SHP__PLACED_CURRENCY, (struct shp__text){identity->currency, 3});
	if (identity->exponent != SHP__DEFAULT_EXPONENT) {
		shp__map_key(writer, map, SHP__PLACED_EXPONENT);
		shp__cbor_put_uint(writer, (uint64_t)identity->exponent);
	}
}

static void put_line(struct shp__cbor_writer *writer, const struct shp__placed *placed, uint32_t index)
{
	const struct shp__line *line = &placed->lines[index];
	struct shp__map map = shp__map_begin(writer);
	unsigned int i;

	shp__map_text(writer, &map, SHP__LINE_ID, shp__line_text(placed, index, SHP_LINE_ID));
	if (line->quantity != SHP__DEFAULT_QUANTITY) {
		shp__map_key(writer, &map, SHP__LINE_QUANTITY);
		shp__cbor_put_uint(writer, (uint64_t)line->quantity);
	}
	shp__map_text(writer, &map, SHP__LINE_SKU, shp__line_text(placed, index, SHP_LINE_SKU));
	shp__map_text(writer, &map, SHP__LINE_TITLE, shp__line_text(placed, index, SHP_LINE_TITLE));
	shp__map_text(writer, &map, SHP__LINE_CATEGORY, shp__line_text(placed, index, SHP_LINE_CATEGORY));
	for (i = 0; i < SHP__AMOUNT_COUNT; i++)
		shp__map_uint(writer, &map, SHP__LINE_AMOUNT + i, (uint64_t)line->amounts[i]);
	shp__map_end(writer, &map);
}

static void put_placed(struct shp__cbor_writer *writer, const struct shp__placed *placed)
{
	struct shp__map map = shp__map_begin(writer);
	uint32_t i;

	shp__put_identity(writer, &map, &placed->identity);
	shp__map_text(writer, &map, SHP__PLACED_SERVICE, placed->service);
	shp__map_key(writer, &map, SHP__PLACED_ORDERED_AT);
	shp__cbor_put_uint(writer, (uint64_t)placed->ordered_at);
	for (i = 0; i < 3; i++) {
		if (placed->dates[i] != SHP_DATE_NONE) {
			shp__map_key(writer, &map, SHP__PLACED_SHIP_FROM + i);
			shp__cbor_put_uint(writer, (uint64_t)placed->dates[i]);
		}
	}
	shp__map_uint(writer, &map, SHP__PLACED_CHANNEL, (uint64_t)placed->channel);
	shp__map_uint(writer, &map, SHP__PLACED_PROGRAMS, (uint64_t)placed->programs);
	shp__map_uint(writer, &map, SHP__PLACED_FEE, (uint64_t)placed->fee_basis_points);
	shp__map_uint(writer, &map, SHP__PLACED_CHARGE_POLICY, (uint64_t)placed->charge_policy);
	shp__map_uint(writer, &map, SHP__PLACED_CREDIT_TIMING, (uint64_t)placed->credit_timing);
	shp__map_uint(writer, &map, SHP__PLACED_COLLECT, (uint64_t)placed->collect);
	shp__map_key(writer, &map, SHP__PLACED_LINES);
	shp__cbor_put_array(writer, placed->line_count);
	for (i = 0; i < placed->line_count; i++)
		put_line(writer, placed, i);
	shp__map_end(writer, &map);
}

/* ---- what has become of it ---- */

static void put_items(struct shp__cbor_writer *writer, const struct shp__item *items, uint32_t count)
{
	uint32_t i;

	shp__cbor_put_array(writer, 2 * count);
	for (i = 0; i < count; i++) {
		shp__cbor_put_uint(writer, items[i].line);
		shp__cbor_put_uint(writer, (uint64_t)items[i].quantity);
	}
}

static void put_instant(struct shp__cbor_writer *writer, struct shp__map *map, unsigned int key, int64_t instant)
{
	if (instant == SHP_INSTANT_NONE)
		return;
	shp__map_key(writer, map, key);
	shp__cbor_put_uint(writer, (uint64_t)instant);
}

static void put_shipment(struct shp__cbor_writer *writer, struct shp__map *map, const struct shp_order *order,
			 const struct shp__package *package)
{
	const char *text = order->text + package->text_at;
	unsigned int i;

	shp__map_key(writer, map, SHP__PACKAGE_SHIP_DATE);
	shp__cbor_put_uint(writer, (uint64_t)package->ship_date);
	for (i = 0; i < SHP__SHIP_TEXT_COUNT; i++) {
		shp__map_text(writer, map, SHP__PACKAGE_TEXT + i, (struct shp__text){text, package->text_length[i]});
		text += package->text_length[i] + 1;
	}
	put_instant(writer, map, SHP__PACKAGE_CONFIRMED_AT, package->confirmed_at);
	shp__map_true(writer, map, SHP__PACKAGE_LABEL, package->label);
	shp__map_uint(writer, map, SHP__PACKAGE_VERDICT, package->verdict);
	shp__map_uint(writer, map, SHP__PACKAGE_CARRIER_STATUS, package->carrier_status);
	put_instant(writer, map, SHP__PACKAGE_CARRIER_STATUS_AT, package->carrier_status_at);
	put_instant(writer, map, SHP__PACKAGE_FIRST_SCAN_AT, package->first_scan_at);
	shp__map_uint(writer, map, SHP__PACKAGE_SCANS, package->scans);
	put_instant(writer, map, SHP__PACKAGE_DELIVERED_AT, package->delivered_at);
}

static void put_packages(struct shp__cbor_writer *writer, const struct shp_order *order)
{
	uint32_t i;

	shp__cbor_put_array(writer, order->count.packages);
	for (i = 0; i < order->count.packages; i++) {
		const struct shp__package *package = &order->packages[i];
		struct shp__map map = shp__map_begin(writer);

		shp__map_text(writer, &map, SHP__PACKAGE_REFERENCE, shp__package_reference(order, i));
		shp__map_key(writer, &map, SHP__PACKAGE_ITEMS);
		put_items(writer, order->items + package->item_first, package->item_count);
		shp__map_uint(writer, &map, SHP__PACKAGE_SPLIT_NUMBER, package->split_number);
		shp__map_uint(writer, &map, SHP__PACKAGE_REVISION, package->revision);
		if (package->confirmed)
			put_shipment(writer, &map, order, package);
		shp__map_end(writer, &map);
	}
}

/* In order of the references: in which order the packages vanished is not told. */
static void put_gone(struct shp__cbor_writer *writer, const struct shp_order *order)
{
	uint32_t i;

	shp__cbor_put_array(writer, order->count.gone);
	for (i = 0; i < order->count.packages + order->count.gone; i++) {
		const struct shp__text reference = shp__reference_of(order, order->by_reference[i]);

		if (order->by_reference[i] & SHP__GONE)
			shp__cbor_put_text(writer, reference.bytes, reference.length);
	}
}

static void put_cancellations(struct shp__cbor_writer *writer, const struct shp_order *order)
{
	uint32_t i;

	shp__cbor_put_array(writer, order->count.cancellations);
	for (i = 0; i < order->count.cancellations; i++) {
		const struct shp__cancellation *of = &order->cancellations[i];
		const struct shp__text reference = {order->text + of->reference_at, of->reference_length};
		struct shp__map map = shp__map_begin(writer);

		shp__map_text(writer, &map, SHP__CANCELLATION_REFERENCE, reference);
		shp__map_uint(writer, &map, SHP__CANCELLATION_REASON, of->reason);
		put_instant(writer, &map, SHP__CANCELLATION_AT, of->at);
		shp__map_key(writer, &map, SHP__CANCELLATION_ITEMS);
		put_items(writer, order->cancelled_items + of->item_first, of->item_count);
		shp__map_true(writer, &map, SHP__CANCELLATION_ALL, of->all);
		shp__map_end(writer, &map);
	}
}

static void put_charges(struct shp__cbor_writer *writer, const struct shp_order *order)
{
	uint32_t i;

	shp__cbor_put_array(writer, order->count.charges);
	for (i = 0; i < order->count.charges; i++) {
		const struct shp__charge *of = &order->charges[i];
		struct shp__map map = shp__map_begin(writer);

		shp__map_uint(writer, &map, SHP__CHARGE_AMOUNT, (uint64_t)of->amount);
		shp__map_uint(writer, &map, SHP__CHARGE_CAUSE, of->cause);
		shp__map_text(writer, &map, SHP__CHARGE_WHAT, (struct shp__text){order->text + of->what_at, of->what_length});
		shp__map_uint(writer, &map, SHP__CHARGE_NUMBER, of->number);
		shp__map_uint(writer, &map, SHP__CHARGE_HELD, (uint64_t)of->held);
		shp__map_uint(writer, &map, SHP__CHARGE_PAYMENT, of->payment);
		shp__map_end(writer, &map);
	}
}

static void put_money(struct shp__cbor_writer *writer, struct shp__map *map, const struct shp_order *order)
{
	const int64_t money[SHP__MONEY_COUNT] = {
		order->charged,
		order->refunded,
		order->credited,
		order->debited,
		order->baseline_charge,
		order->baseline_credit,
		shp__owed_charge(order),
		shp__owed_credit(order),
	};
	uint32_t count = SHP__MONEY_COUNT;
	uint32_t i;

	while (count && !money[count - 1])
		count--;
	if (!count)
		return;
	shp__map_key(writer, map, SHP__ORDER_MONEY);
	shp__cbor_put_array(writer, count);
	for (i = 0; i < count; i++)
		shp__cbor_put_int(writer, money[i]);
}

/* ---- room ---- */

static uint32_t placed_text(const struct shp__placed *placed)
{
	uint32_t size = placed->identity.reference.length + placed->identity.marketplace.length + placed->service.length;
	uint32_t i;

	for (i = 0; i < placed->line_count; i++) {
		const uint16_t *lengths = placed->lines[i].text_length;

		size += (uint32_t)lengths[0] + lengths[1] + lengths[2] + lengths[3];
	}
	return size;
}

static struct shp__room room_of(const struct shp_order *order)
{
	struct shp__room room = {
		.lines = order->placed->line_count,
		.placed_text = placed_text(order->placed),
		.packages = order->count.packages,
		.gone = order->count.gone,
		.cancellations = order->count.cancellations,
		.cancelled_items = order->count.cancelled_items,
		.charges = order->count.charges,
	};
	uint32_t i;
	uint32_t j;

	for (i = 0; i < room.packages; i++) {
		const struct shp__package *package = &order->packages[i];

		room.items += package->item_count;
		room.text += package->reference_length;
		for (j = 0; package->confirmed && j < SHP__SHIP_TEXT_COUNT; j++)
			room.text += package->text_length[j];
	}
	for (i = 0; i < room.gone; i++)
		room.text += order->gone[i].reference_length;
	for (i = 0; i < room.cancellations; i++)
		room.text += order->cancellations[i].reference_length;
	for (i = 0; i < room.charges; i++)
		room.text += order->charges[i].what_length;
	return room;
}

static void put_room(struct shp__cbor_writer *writer, const struct shp__room *room)
{
	shp__cbor_put_array(writer, SHP__ROOM_COUNT);
	shp__cbor_put_uint(writer, room->lines);
	shp__cbor_put_uint(writer, room->placed_text);
	shp__cbor_put_uint(writer, room->packages);
	shp__cbor_put_uint(writer, room->items);
	shp__cbor_put_uint(writer, room->gone);
	shp__cbor_put_uint(writer, room->cancellations);
	shp__cbor_put_uint(writer, room->cancelled_items);
	shp__cbor_put_uint(writer, room->charges);
	shp__cbor_put_uint(writer, room->text);
}

/* ---- the whole ---- */

void shp__put_order(struct shp__cbor_writer *writer, const struct shp_order *order)
{
	const struct shp__room room = room_of(order);
	struct shp__map map = shp__map_begin(writer);

	shp__map_uint(writer, &map, SHP__KEY_FORMAT, SHP__FORMAT);
	shp__map_uint(writer, &map, SHP__KEY_WHAT, SHP__WHAT_ORDER);
	shp__map_key(writer, &map, SHP__ORDER_ROOM);
	put_room(writer, &room);
	shp__map_key(writer, &map, SHP__ORDER_PLACED);
	put_placed(writer, order->placed);
	shp__map_uint(writer, &map, SHP__ORDER_REVISION, (uint64_t)order->revision);
	shp__map_true(writer, &map, SHP__ORDER_PENDING, order->pending);
	if (room.packages) {
		shp__map_key(writer, &map, SHP__ORDER_PACKAGES);
		put_packages(writer, order);
	}
	if (room.gone) {
		shp__map_key(writer, &map, SHP__ORDER_GONE);
		put_gone(writer, order);
	}
	if (room.cancellations) {
		shp__map_key(writer, &map, SHP__ORDER_CANCELLATIONS);
		put_cancellations(writer, order);
	}
	if (room.charges) {
		shp__map_key(writer, &map, SHP__ORDER_CHARGES);
		put_charges(writer, order);
	}
	shp__map_true(writer, &map, SHP__ORDER_COMPLETED, order->completed);
	shp__map_uint(writer, &map, SHP__ORDER_WHOLE_CHARGES, order->whole_charges);
	put_money(writer, &map, order);
	shp__map_end(writer, &map);
}

int32_t shp__check_buffer(const void *buffer, size_t capacity, const size_t *ret_size)
{
	return ret_size && (buffer || !capacity) ? SHP_OK : SHP_ERR_ARGUMENT;
}

int32_t shp_order_encode(const struct shp_order *order, uint8_t *buffer, size_t capacity, size_t *ret_size)
{
	struct shp__cbor_writer writer = {.bytes = buffer, .capacity = capacity};

	if (!order || shp__check_buffer(buffer, capacity, ret_size))
		return SHP_ERR_ARGUMENT;
	shp__put_order(&writer, order);
	*ret_size = writer.length;
	return writer.length <= capacity ? SHP_OK : SHP_ERR_BUFFER;
}
