#include "order_encode.h"

#include "due.h"
#include "libshipment/bytes.h"

/* ---- what was placed ---- */

uint8_t *shp__put_identity(uint8_t *to, const struct shp__identity *identity)
{
	to = shp__put_byte(to, SHP__CBOR_HEAD(SHP__CBOR_BYTES, sizeof(identity->id)));
	memcpy(to, identity->id, sizeof(identity->id));
	to = shp__put_whole(to + sizeof(identity->id), identity->reference);
	to = shp__put_whole(to, identity->marketplace);
	to = shp__put_byte(to, SHP__CBOR_HEAD(SHP__CBOR_TEXT, 3));
	memcpy(to, identity->currency, 3);
	return shp__put_uint(to + 3, (uint64_t)identity->exponent);
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

static void put_line_bytes(struct shp__encoder *encoder, const struct shp__placed *placed, uint32_t index)
{
	const struct shp__line *line = &placed->lines[index];
	const uint16_t *lengths = line->text_length;
	const size_t text = (size_t)lengths[0] + lengths[1] + lengths[2] + lengths[3] + 4 * 3;
	const uint32_t count = count_line(line);
	const size_t bound = 1 + text + SHP__HEAD_SIZE_32 + SHP__AMOUNT_COUNT * SHP__HEAD_SIZE;
	uint8_t *const begin = shp__piece_begin(encoder, bound);
	uint8_t *to = shp__put_byte(begin, SHP__CBOR_HEAD(SHP__CBOR_ARRAY, count));
	uint32_t i;

	to = shp__put_text(to, placed->text + line->text_at[0], lengths[0]);
	to = shp__put_uint(to, (uint64_t)line->quantity);
	for (i = 1; i < SHP__LINE_TEXT_COUNT && SHP__LINE_QUANTITY + i < count; i++)
		to = shp__put_text(to, placed->text + line->text_at[i], lengths[i]);
	for (i = SHP__LINE_AMOUNTS; i < count; i++)
		to = shp__put_uint(to, (uint64_t)line->amounts[i - SHP__LINE_AMOUNTS]);
	shp__piece_end(encoder, begin, to);
}

static void put_placed(struct shp__encoder *encoder, const struct shp__placed *placed)
{
	const size_t bound = SHP__IDENTITY_SIZE + 2 + SHP_LIMIT_SERVICE + 12 * SHP__HEAD_SIZE;
	uint8_t *const begin = shp__piece_begin(encoder, bound);
	uint8_t *to = shp__put_byte(begin, SHP__CBOR_HEAD(SHP__CBOR_ARRAY, SHP__PLACED_COUNT));
	uint32_t i;

	to = shp__put_identity(to, &placed->identity);
	to = shp__put_whole(to, placed->service);
	to = shp__put_uint(to, (uint64_t)placed->ordered_at);
	for (i = 0; i < SHP__DATE_COUNT; i++)
		to = shp__put_date(to, placed->dates[i]);
	to = shp__put_uint(to, (uint64_t)placed->channel);
	to = shp__put_uint(to, (uint64_t)placed->programs);
	to = shp__put_uint(to, (uint64_t)placed->fee_basis_points);
	to = shp__put_uint(to, (uint64_t)placed->charge_policy);
	to = shp__put_uint(to, (uint64_t)placed->credit_timing);
	to = shp__put_uint(to, (uint64_t)placed->collect);
	to = shp__put_array(to, placed->line_count);
	shp__piece_end(encoder, begin, to);
	for (i = 0; i < placed->line_count; i++)
		put_line_bytes(encoder, placed, i);
}

/* ---- room ---- */

static uint32_t placed_text(const struct shp__placed *placed)
{
	const struct shp__identity *identity = &placed->identity;
	uint32_t size = identity->reference.length + identity->marketplace.length + placed->service.length;
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

	for (i = 0; i < room.packages; i++) {
		room.items += order->packages[i].item_count;
		room.text += order->packages[i].reference_length + shp__shipment_text(&order->packages[i]);
	}
	for (i = 0; i < room.gone; i++)
		room.text += order->gone[i].reference_length;
	for (i = 0; i < room.cancellations; i++)
		room.text += order->cancellations[i].reference_length;
	for (i = 0; i < room.charges; i++)
		room.text += order->charges[i].what_length;
	return room;
}

static uint8_t *put_room(uint8_t *to, const struct shp__room *room)
{
	to = shp__put_byte(to, SHP__CBOR_HEAD(SHP__CBOR_ARRAY, SHP__ROOM_COUNT));
	to = shp__put_uint(to, room->lines);
	to = shp__put_uint(to, room->placed_text);
	to = shp__put_uint(to, room->packages);
	to = shp__put_uint(to, room->items);
	to = shp__put_uint(to, room->gone);
	to = shp__put_uint(to, room->cancellations);
	to = shp__put_uint(to, room->cancelled_items);
	to = shp__put_uint(to, room->charges);
	return shp__put_uint(to, room->text);
}

/* ---- the whole ---- */

struct money {
	uint32_t count; /* without zeros at the end */
	int64_t amounts[SHP__MONEY_COUNT];
};

static struct money money_of(const struct shp_order *order)
{
	struct money money = {
		SHP__MONEY_COUNT,
		{
			[SHP__MONEY_CHARGED] = order->charged,
			[SHP__MONEY_REFUNDED] = order->refunded,
			[SHP__MONEY_CREDITED] = order->credited,
			[SHP__MONEY_DEBITED] = order->debited,
			[SHP__MONEY_BASELINE_CHARGE] = order->baseline_charge,
			[SHP__MONEY_BASELINE_CREDIT] = order->baseline_credit,
			[SHP__MONEY_OWED_CHARGE] = shp__owed_charge(order),
			[SHP__MONEY_OWED_CREDIT] = shp__owed_credit(order),
		},
	};

	while (money.count && !money.amounts[money.count - 1])
		money.count--;
	return money;
}

static void put_end(struct shp__encoder *encoder, const struct shp_order *order, const struct money *money)
{
	const size_t bound = 2 + 1 + SHP__HEAD_SIZE_32 + 2 + SHP__MONEY_COUNT * SHP__HEAD_SIZE;
	uint8_t *const begin = shp__piece_begin(encoder, bound);
	uint8_t *to = begin;
	uint32_t i;

	if (order->completed) {
		to = shp__put_byte(to, SHP__ORDER_COMPLETED);
		to = shp__put_byte(to, SHP__CBOR_TRUE);
	}
	if (order->whole_charges) {
		to = shp__put_byte(to, SHP__ORDER_WHOLE_CHARGES);
		to = shp__put_uint(to, order->whole_charges);
	}
	if (money->count) {
		to = shp__put_byte(to, SHP__ORDER_MONEY);
		to = shp__put_array(to, money->count);
		for (i = 0; i < money->count; i++)
			to = shp__put_int(to, money->amounts[i]);
	}
	shp__piece_end(encoder, begin, to);
}

void shp__put_order(struct shp__encoder *encoder, const struct shp_order *order)
{
	const struct shp__room room = room_of(order);
	const struct money money = money_of(order);
	const unsigned int fields = 5u + order->pending + !!room.packages + !!room.gone + !!room.cancellations +
				    !!room.charges + order->completed + !!order->whole_charges + !!money.count;
	uint8_t *begin = shp__piece_begin(encoder, 8 + SHP__ROOM_COUNT * SHP__HEAD_SIZE_32);
	uint8_t *to = shp__put_byte(begin, SHP__CBOR_HEAD(SHP__CBOR_MAP, fields));

	to = shp__put_byte(to, SHP__KEY_FORMAT);
	to = shp__put_byte(to, SHP__FORMAT);
	to = shp__put_byte(to, SHP__KEY_WHAT);
	to = shp__put_byte(to, SHP__WHAT_ORDER);
	to = shp__put_byte(to, SHP__ORDER_ROOM);
	to = put_room(to, &room);
	to = shp__put_byte(to, SHP__ORDER_PLACED);
	shp__piece_end(encoder, begin, to);
	put_placed(encoder, order->placed);
	begin = shp__piece_begin(encoder, 1 + SHP__HEAD_SIZE + 2);
	to = shp__put_byte(begin, SHP__ORDER_REVISION);
	to = shp__put_uint(to, (uint64_t)order->revision);
	if (order->pending) {
		to = shp__put_byte(to, SHP__ORDER_PENDING);
		to = shp__put_byte(to, SHP__CBOR_TRUE);
	}
	shp__piece_end(encoder, begin, to);
	shp__put_parts(encoder, order);
	put_end(encoder, order, &money);
}

int32_t shp__encode_begin(struct shp__encoder *encoder, uint8_t *buffer, size_t capacity, const size_t *ret_size)
{
	if (!ret_size || (!buffer && capacity))
		return SHP_ERR_ARGUMENT;
	encoder->bytes = buffer;
	encoder->capacity = capacity;
	encoder->length = 0;
	return SHP_OK;
}

int32_t shp__encode_end(const struct shp__encoder *encoder, size_t *ret_size)
{
	*ret_size = encoder->length;
	return encoder->length <= encoder->capacity ? SHP_OK : SHP_ERR_BUFFER;
}

int32_t shp_order_encode(const struct shp_order *order, uint8_t *buffer, size_t capacity, size_t *ret_size)
{
	struct shp__encoder encoder;

	if (!order || shp__encode_begin(&encoder, buffer, capacity, ret_size))
		return SHP_ERR_ARGUMENT;
	shp__put_order(&encoder, order);
	return shp__encode_end(&encoder, ret_size);
}
