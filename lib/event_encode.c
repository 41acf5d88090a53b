#include "codec.h"

#include "event.h"
#include "libshipment/bytes.h"

/* The memo is for the seller alone: it never leaves in an effect. */
static uint32_t count_details(const struct shp__details *details, int is_effect)
{
	uint32_t count = SHP__DETAILS_LABEL;

	if (details->verdict || details->label)
		return details->verdict ? SHP__DETAILS_VERDICT + 1 : SHP__DETAILS_LABEL + 1;
	while (count > SHP__DETAILS_LEAST &&
	       (!details->texts[count - 1 - SHP__DETAILS_TEXTS].length || (is_effect && count == SHP__DETAILS_LABEL)))
		count--;
	return count;
}

static size_t details_text_size(const struct shp__details *details)
{
	size_t size = 0;
	int i;

	for (i = 0; i < SHP__SHIP_TEXT_COUNT; i++)
		size += 3 + (size_t)details->texts[i].length;
	return size;
}

static void put_event_details(struct shp__encoder *encoder, const struct shp_event *event)
{
	const struct shp__details *details = event->details;
	const int is_effect = shp_event_is_effect(event);
	const uint32_t count = count_details(details, is_effect);
	uint8_t *const begin = shp__piece_begin(encoder, 2 + SHP__HEAD_SIZE_32 + details_text_size(details) + 2);
	uint8_t *to = shp__put_byte(begin, SHP__EVENT_DETAILS);
	uint32_t i;

	to = shp__put_array(to, count);
	to = shp__put_uint(to, (uint64_t)details->ship_date);
	for (i = 0; i < SHP__SHIP_TEXT_COUNT && SHP__DETAILS_TEXTS + i < count; i++) {
		const struct shp__text *text = &details->texts[i];

		to = shp__put_text(to, text->bytes, is_effect && i == SHP__SHIP_TEXT(SHP_SHIP_MEMO) ? 0 : text->length);
	}
	if (count > SHP__DETAILS_LABEL)
		to = shp__put_uint(to, details->label);
	if (count > SHP__DETAILS_VERDICT)
		to = shp__put_uint(to, details->verdict);
	shp__piece_end(encoder, begin, to);
}

/* Fields that have changed, those that are told by moves not among them. */
static uint32_t count_old(const struct shp_event *event)
{
	uint32_t count = 0;
	int32_t field;

	for (field = SHP_SHIP_DATE; event->changes && field <= SHP_SHIP_MEMO; field++)
		count += event->changes >> field & 1u;
	return count;
}

/* What has changed, as it was: an empty text says that there was none. */
static void put_old(struct shp__encoder *encoder, const struct shp_event *event, uint32_t count)
{
	const struct shp__details *old = event->old;
	const size_t bound = 2 + 1 + SHP__HEAD_SIZE_32 + details_text_size(old) + SHP__SHIP_TEXT_COUNT;
	uint8_t *const begin = shp__piece_begin(encoder, bound);
	uint8_t *to = shp__put_byte(begin, SHP__EVENT_OLD);
	int32_t field;

	to = shp__put_byte(to, SHP__CBOR_HEAD(SHP__CBOR_MAP, count));
	if (event->changes >> SHP_SHIP_DATE & 1) {
		to = shp__put_byte(to, SHP_SHIP_DATE);
		to = shp__put_uint(to, (uint64_t)old->ship_date);
	}
	for (field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++) {
		if (event->changes >> field & 1)
			to = shp__put_whole(shp__put_byte(to, (unsigned int)field), old->texts[SHP__SHIP_TEXT(field)]);
	}
	shp__piece_end(encoder, begin, to);
}

/* Items or moves of a piece. */
#define PARTS_OF_PIECE 32
#define ITEM_SIZE (2 * SHP__HEAD_SIZE_32 + 2 + SHP_LIMIT_LINE_ID)
#define MOVE_SIZE (4 * SHP__HEAD_SIZE_32 + 2 + SHP_LIMIT_LINE_ID)

static void put_event_items(struct shp__encoder *encoder, const struct shp_event *event)
{
	const uint32_t count = event->item_count;
	uint8_t *begin = shp__piece_begin(encoder, 1 + SHP__HEAD_SIZE_32 + PARTS_OF_PIECE * ITEM_SIZE);
	uint8_t *to = shp__put_array(shp__put_byte(begin, SHP__EVENT_ITEMS), 3 * count);
	uint32_t i = 0;

	for (;;) {
		const uint32_t end = count - i < PARTS_OF_PIECE ? count : i + PARTS_OF_PIECE;

		for (; i < end; i++) {
			to = shp__put_uint(to, event->items[i].line);
			to = shp__put_whole(to, shp__event_item_id(event, i));
			to = shp__put_uint(to, (uint64_t)event->items[i].quantity);
		}
		shp__piece_end(encoder, begin, to);
		if (i == count)
			return;
		begin = shp__piece_begin(encoder, PARTS_OF_PIECE * ITEM_SIZE);
		to = begin;
	}
}

static void put_references(struct shp__encoder *encoder, const struct shp_event *event)
{
	uint8_t *begin = shp__piece_begin(encoder, 1 + SHP__HEAD_SIZE_32);
	uint32_t i;

	shp__piece_end(encoder, begin,
		       shp__put_array(shp__put_byte(begin, SHP__EVENT_REFERENCES), event->reference_count));
	for (i = 0; i < event->reference_count; i++) {
		begin = shp__piece_begin(encoder, 2 + SHP_LIMIT_REFERENCE);
		shp__piece_end(encoder, begin, shp__put_whole(begin, event->references[i]));
	}
}

static uint8_t *put_move(uint8_t *to, const struct shp_event *event, uint32_t index)
{
	const struct shp__move *move = &event->moves[index];

	to = move->to == SHP__NOWHERE ? shp__put_byte(to, SHP__CBOR_NULL) : shp__put_uint(to, move->to);
	to = shp__put_uint(to, move->line);
	to = shp__put_whole(to, shp__event_move_id(event, index));
	to = shp__put_uint(to, move->from);
	return shp__put_uint(to, (uint64_t)move->quantity);
}

static void put_event_moves(struct shp__encoder *encoder, const struct shp_event *event)
{
	const uint32_t count = event->move_count;
	uint8_t *begin = shp__piece_begin(encoder, 1 + SHP__HEAD_SIZE_32 + PARTS_OF_PIECE * MOVE_SIZE);
	uint8_t *to = shp__put_array(shp__put_byte(begin, SHP__EVENT_MOVES), 5 * count);
	uint32_t i = 0;

	for (;;) {
		const uint32_t end = count - i < PARTS_OF_PIECE ? count : i + PARTS_OF_PIECE;

		for (; i < end; i++)
			to = put_move(to, event, i);
		shp__piece_end(encoder, begin, to);
		if (i == count)
			return;
		begin = shp__piece_begin(encoder, PARTS_OF_PIECE * MOVE_SIZE);
		to = begin;
	}
}

/* A number that is left out when it is nothing. */
static inline uint8_t *put_field(uint8_t *to, unsigned int key, uint64_t value)
{
	return value ? shp__put_uint(shp__put_byte(to, key), value) : to;
}

static void put_fields(struct shp__encoder *encoder, const struct shp_event *event)
{
	const size_t bound = SHP__IDENTITY_SIZE + 2 * (3 + SHP_LIMIT_REFERENCE) + 12 * (1 + SHP__HEAD_SIZE);
	uint8_t *const begin = shp__piece_begin(encoder, bound);
	uint8_t *to = begin;

	if (!event->order) {
		to = shp__put_byte(to, SHP__EVENT_IDENTITY);
		to = shp__put_byte(to, SHP__CBOR_HEAD(SHP__CBOR_ARRAY, SHP__IDENTITY_COUNT));
		to = shp__put_identity(to, event->identity);
	}
	to = put_field(to, SHP__EVENT_REVISION, (uint64_t)event->revision);
	to = shp__put_byte(to, SHP__EVENT_AT);
	to = shp__put_uint(to, (uint64_t)event->at);
	if (event->package.length)
		to = shp__put_whole(shp__put_byte(to, SHP__EVENT_PACKAGE), event->package);
	if (event->cancellation.length)
		to = shp__put_whole(shp__put_byte(to, SHP__EVENT_CANCELLATION), event->cancellation);
	to = put_field(to, SHP__EVENT_NUMBER, (uint64_t)event->number);
	to = put_field(to, SHP__EVENT_CAUSE, event->cause);
	to = put_field(to, SHP__EVENT_AMOUNT, (uint64_t)event->amount);
	to = put_field(to, SHP__EVENT_REASON, event->reason);
	if (event->all) {
		to = shp__put_byte(to, SHP__EVENT_ALL);
		to = shp__put_byte(to, SHP__CBOR_TRUE);
	}
	if (event->carrier_status) {
		to = put_field(to, SHP__EVENT_CARRIER_STATUS, event->carrier_status);
		to = shp__put_byte(to, SHP__EVENT_CARRIER_AT);
		to = shp__put_uint(to, (uint64_t)event->carrier_at);
	}
	shp__piece_end(encoder, begin, to);
}

static void put_event(struct shp__encoder *encoder, const struct shp_event *event)
{
	const uint32_t old = count_old(event);
	const unsigned int fields = 6u + !!event->package.length + !!event->cancellation.length + !!event->number +
				    !!event->cause + !!event->amount + !!event->reason + event->all +
				    2u * !!event->carrier_status + !!event->details + !!old + !!event->item_count +
				    2u * !!event->move_count;
	uint8_t *const begin = shp__piece_begin(encoder, 8);
	uint8_t *to = shp__put_byte(begin, SHP__CBOR_HEAD(SHP__CBOR_MAP, fields));

	to = shp__put_byte(to, SHP__KEY_FORMAT);
	to = shp__put_byte(to, SHP__FORMAT);
	to = shp__put_byte(to, SHP__KEY_WHAT);
	to = shp__put_byte(to, SHP__WHAT_EVENT);
	to = shp__put_byte(to, SHP__EVENT_KIND);
	to = shp__put_uint(to, (uint64_t)event->kind);
	if (event->order)
		to = shp__put_byte(to, SHP__EVENT_ORDER);
	shp__piece_end(encoder, begin, to);
	if (event->order)
		shp__put_order(encoder, event->order);
	put_fields(encoder, event);
	if (event->details)
		put_event_details(encoder, event);
	if (old)
		put_old(encoder, event, old);
	if (event->item_count)
		put_event_items(encoder, event);
	if (event->move_count) {
		put_references(encoder, event);
		put_event_moves(encoder, event);
	}
}

int32_t shp_event_encode(const struct shp_event *event, uint8_t *buffer, size_t capacity, size_t *ret_size)
{
	struct shp__encoder encoder;

	if (!event || shp__encode_begin(&encoder, buffer, capacity, ret_size))
		return SHP_ERR_ARGUMENT;
	put_event(&encoder, event);
	return shp__encode_end(&encoder, ret_size);
}
