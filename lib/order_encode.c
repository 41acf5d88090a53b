#include "codec.h"

#include "due.h"
#include "libshipment/bytes.h"

/* ---- what was placed ---- */

static inline void put_text(struct shp__cbor_writer *writer, struct shp__text text)
{
	shp__cbor_put_text(writer, text.bytes, text.length);
}

void shp__put_identity(struct shp__cbor_writer *writer, const struct shp__identity *identity)
{
	shp__cbor_put_bytes(writer, identity->id, sizeof(identity->id));
	put_text(writer, identity->reference);
	put_text(writer, identity->marketplace);
	shp__cbor_put_text(writer, identity->currency, 3);
	shp__cbor_put_uint(writer, (uint64_t)identity->exponent);
}

static uint32_t count_line(const struct shp__line *line)
{
	uint32_t count = SHP__LINE_COUNT;

	while (count > SHP__LINE_AMOUNTS && !line->amounts[count - 1 - SHP__LINE_AMOUNTS])
		count--;
	if (count > SHP__LINE_AMOUNTS)
		return count;
	while (count > SHP__LINE_LEAST && !line->text_length[count - SHP__LINE_TEXTS])
		count--;
	return count;
}

static void put_line(struct shp__cbor_writer *writer, const struct shp__placed *placed, uint32_t index)
{
	const struct shp__line *line = &placed->lines[index];
	const uint32_t count = count_line(line);
	uint32_t i;

	shp__cbor_put_array(writer, count);
	put_text(writer, shp__line_text(placed, index, SHP_LINE_ID));
	shp__cbor_put_uint(writer, (uint64_t)line->quantity);
	for (i = SHP__LINE_TEXTS; i < count && i < SHP__LINE_AMOUNTS; i++)
		put_text(writer, shp__line_text(placed, index, SHP_LINE_SKU + (int32_t)i - SHP__LINE_TEXTS));
	for (; i < count; i++)
		shp__cbor_put_uint(writer, (uint64_t)line->amounts[i - SHP__LINE_AMOUNTS]);
}

static void put_placed(struct shp__cbor_writer *writer, const struct shp__placed *placed)
{
	uint32_t i;

	shp__cbor_put_array(writer, SHP__PLACED_COUNT);
	shp__put_identity(writer, &placed->identity);
	put_text(writer, placed->service);
	shp__cbor_put_uint(writer, (uint64_t)placed->ordered_at);
	for (i = 0; i < 3; i++)
		shp__put_date(writer, placed->dates[i]);
	shp__cbor_put_uint(writer, (uint64_t)placed->channel);
	shp__cbor_put_uint(writer, (uint64_t)placed->programs);
	shp__cbor_put_uint(writer, (uint64_t)placed->fee_basis_points);
	shp__cbor_put_uint(writer, (uint64_t)placed->charge_policy);
	shp__cbor_put_uint(writer, (uint64_t)placed->credit_timing);
	shp__cbor_put_uint(writer, (uint64_t)placed->collect);
	shp__cbor_put_array(writer, placed->line_count);
	for (i = 0; i < placed->line_count; i++)
		put_line(writer, placed, i);
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

static uint32_t count_package(const struct shp__package *package)
{
	uint32_t count = SHP__PACKAGE_LEAST_CONFIRMED;
	uint32_t i;

	if (!package->confirmed) {
		if (package->revision)
			return SHP__PACKAGE_REVISION + 1;
		return package->split_number ? SHP__PACKAGE_SPLIT_NUMBER + 1 : SHP__PACKAGE_LEAST_OPEN;
	}
	if (package->delivered_at != SHP_INSTANT_NONE)
		return SHP__PACKAGE_DELIVERED_AT + 1;
	if (package->first_scan_at != SHP_INSTANT_NONE)
		return SHP__PACKAGE_FIRST_SCAN_AT + 1;
	if (package->carrier_status_at != SHP_INSTANT_NONE)
		return SHP__PACKAGE_CARRIER_STATUS_AT + 1;
	if (package->scans || package->carrier_status)
		return package->scans ? SHP__PACKAGE_SCANS + 1 : SHP__PACKAGE_CARRIER_STATUS + 1;
	if (package->verdict || package->label)
		return package->verdict ? SHP__PACKAGE_VERDICT + 1 : SHP__PACKAGE_LABEL + 1;
	for (i = 0; i < SHP__SHIP_TEXT_COUNT; i++) {
		if (package->text_length[i])
			count = SHP__PACKAGE_TEXTS + i + 1;
	}
	return count;
}

static void put_shipment(struct shp__cbor_writer *writer, const struct shp_order *order, const struct shp__package *package,
			 uint32_t count)
{
	const char *text = order->text + package->text_at;
	uint32_t i;

	shp__cbor_put_uint(writer, (uint64_t)package->ship_date);
	shp__cbor_put_uint(writer, (uint64_t)package->confirmed_at);
	for (i = 0; i < SHP__SHIP_TEXT_COUNT && SHP__PACKAGE_TEXTS + i < count; i++) {
		shp__cbor_put_text(writer, text, package->text_length[i]);
		text += package->text_length[i] + 1;
	}
	if (count > SHP__PACKAGE_LABEL)
		shp__cbor_put_uint(writer, package->label);
	if (count > SHP__PACKAGE_VERDICT)
		shp__cbor_put_uint(writer, package->verdict);
	if (count > SHP__PACKAGE_CARRIER_STATUS)
		shp__cbor_put_uint(writer, package->carrier_status);
	if (count > SHP__PACKAGE_SCANS)
		shp__cbor_put_uint(writer, package->scans);
	if (count > SHP__PACKAGE_CARRIER_STATUS_AT)
		shp__put_instant(writer, package->carrier_status_at);
	if (count > SHP__PACKAGE_FIRST_SCAN_AT)
		shp__put_instant(writer, package->first_scan_at);
	if (count > SHP__PACKAGE_DELIVERED_AT)
		shp__put_instant(writer, package->delivered_at);
}

static void put_packages(struct shp__cbor_writer *writer, const struct shp_order *order)
{
	uint32_t i;

	shp__cbor_put_array(writer, order->count.packages);
	for (i = 0; i < order->count.packages; i++) {
		const struct shp__package *package = &order->packages[i];
		const uint32_t count = count_package(package);

		shp__cbor_put_array(writer, count);
		put_text(writer, shp__package_reference(order, i));
		put_items(writer, order->items + package->item_first, package->item_count);
		if (count > SHP__PACKAGE_SPLIT_NUMBER)
			shp__cbor_put_uint(writer, package->split_number);
		if (count > SHP__PACKAGE_REVISION)
			shp__cbor_put_uint(writer, package->revision);
		if (count > SHP__PACKAGE_SHIP_DATE)
			put_shipment(writer, order, package, count);
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

		shp__cbor_put_array(writer, of->all ? SHP__CANCELLATION_COUNT : SHP__CANCELLATION_ALL);
		shp__cbor_put_text(writer, order->text + of->reference_at, of->reference_length);
		shp__cbor_put_uint(writer, of->reason);
		shp__cbor_put_uint(writer, (uint64_t)of->at);
		put_items(writer, order->cancelled_items + of->item_first, of->item_count);
		if (of->all)
			shp__cbor_put_uint(writer, 1);
	}
}

static void put_charges(struct shp__cbor_writer *writer, const struct shp_order *order)
{
	uint32_t i;

	shp__cbor_put_array(writer, order->count.charges);
	for (i = 0; i < order->count.charges; i++) {
		const struct shp__charge *of = &order->charges[i];
		const uint32_t count = of->payment  ? SHP__CHARGE_PAYMENT + 1
				       : of->held   ? SHP__CHARGE_HELD + 1
				       : of->number ? SHP__CHARGE_NUMBER + 1
						    : SHP__CHARGE_LEAST;

		shp__cbor_put_array(writer, count);
		shp__cbor_put_uint(writer, (uint64_t)of->amount);
		shp__cbor_put_uint(writer, of->cause);
		shp__cbor_put_text(writer, order->text + of->what_at, of->what_length);
		if (count > SHP__CHARGE_NUMBER)
			shp__cbor_put_uint(writer, of->number);
		if (count > SHP__CHARGE_HELD)
			shp__cbor_put_uint(writer, (uint64_t)of->held);
		if (count > SHP__CHARGE_PAYMENT)
			shp__cbor_put_uint(writer, of->payment);
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
