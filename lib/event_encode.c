#include "codec.h"

#include "event.h"
#include "libshipment/bytes.h"

static void put_text_field(struct shp__cbor_writer *writer, struct shp__map *map, int32_t field, struct shp__text text)
{
	shp__map_key(writer, map, (unsigned int)field);
	shp__cbor_put_text(writer, text.bytes, text.length);
}

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

static void put_details(struct shp__cbor_writer *writer, const struct shp_event *event)
{
	const struct shp__details *details = event->details;
	const int is_effect = shp_event_is_effect(event);
	const uint32_t count = count_details(details, is_effect);
	uint32_t i;

	shp__cbor_put_array(writer, count);
	shp__cbor_put_uint(writer, (uint64_t)details->ship_date);
	for (i = 0; i < SHP__SHIP_TEXT_COUNT && SHP__DETAILS_TEXTS + i < count; i++) {
		const struct shp__text *text = &details->texts[i];

		shp__cbor_put_text(writer, text->bytes, is_effect && i == SHP__SHIP_TEXT(SHP_SHIP_MEMO) ? 0 : text->length);
	}
	if (count > SHP__DETAILS_LABEL)
		shp__cbor_put_uint(writer, details->label);
	if (count > SHP__DETAILS_VERDICT)
		shp__cbor_put_uint(writer, details->verdict);
}

/* What has changed, as it was: an empty text says that there was none. Contents that have changed are told by moves. */
static void put_old(struct shp__cbor_writer *writer, const struct shp_event *event)
{
	struct shp__map map = shp__map_begin(writer);
	int32_t field;

	if (event->changes >> SHP_SHIP_DATE & 1) {
		shp__map_key(writer, &map, SHP_SHIP_DATE);
		shp__cbor_put_uint(writer, (uint64_t)event->old->ship_date);
	}
	for (field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++) {
		if (event->changes >> field & 1)
			put_text_field(writer, &map, field, event->old->texts[SHP__SHIP_TEXT(field)]);
	}
	shp__map_end(writer, &map);
}

static void put_items(struct shp__cbor_writer *writer, const struct shp_event *event)
{
	uint32_t i;

	shp__cbor_put_array(writer, 3 * event->item_count);
	for (i = 0; i < event->item_count; i++) {
		const struct shp__text id = shp__event_item_id(event, i);

		shp__cbor_put_uint(writer, event->items[i].line);
		shp__cbor_put_text(writer, id.bytes, id.length);
		shp__cbor_put_uint(writer, (uint64_t)event->items[i].quantity);
	}
}

static void put_moves(struct shp__cbor_writer *writer, struct shp__map *map, const struct shp_event *event)
{
	uint32_t i;

	shp__map_key(writer, map, SHP__EVENT_REFERENCES);
	shp__cbor_put_array(writer, event->reference_count);
	for (i = 0; i < event->reference_count; i++)
		shp__cbor_put_text(writer, event->references[i].bytes, event->references[i].length);
	shp__map_key(writer, map, SHP__EVENT_MOVES);
	shp__cbor_put_array(writer, 5 * event->move_count);
	for (i = 0; i < event->move_count; i++) {
		const struct shp__move *move = &event->moves[i];
		const struct shp__text id = shp__event_move_id(event, i);

		if (move->to == SHP__NOWHERE)
			shp__cbor_put_null(writer);
		else
			shp__cbor_put_uint(writer, move->to);
		shp__cbor_put_uint(writer, move->line);
		shp__cbor_put_text(writer, id.bytes, id.length);
		shp__cbor_put_uint(writer, move->from);
		shp__cbor_put_uint(writer, (uint64_t)move->quantity);
	}
}

static void put_identity(struct shp__cbor_writer *writer, struct shp__map *map, const struct shp_event *event)
{
	if (event->order) {
		shp__map_key(writer, map, SHP__EVENT_ORDER);
		shp__put_order(writer, event->order);
		return;
	}
	shp__map_key(writer, map, SHP__EVENT_IDENTITY);
	shp__cbor_put_array(writer, SHP__IDENTITY_COUNT);
	shp__put_identity(writer, event->identity);
}

static void put_event(struct shp__cbor_writer *writer, const struct shp_event *event)
{
	struct shp__map map = shp__map_begin(writer);

	shp__map_uint(writer, &map, SHP__KEY_FORMAT, SHP__FORMAT);
	shp__map_uint(writer, &map, SHP__KEY_WHAT, SHP__WHAT_EVENT);
	shp__map_uint(writer, &map, SHP__EVENT_KIND, (uint64_t)event->kind);
	put_identity(writer, &map, event);
	shp__map_uint(writer, &map, SHP__EVENT_REVISION, (uint64_t)event->revision);
	shp__map_key(writer, &map, SHP__EVENT_AT);
	shp__cbor_put_uint(writer, (uint64_t)event->at);
	shp__map_text(writer, &map, SHP__EVENT_PACKAGE, event->package);
	shp__map_text(writer, &map, SHP__EVENT_CANCELLATION, event->cancellation);
	shp__map_uint(writer, &map, SHP__EVENT_NUMBER, (uint64_t)event->number);
	shp__map_uint(writer, &map, SHP__EVENT_CAUSE, event->cause);
	shp__map_uint(writer, &map, SHP__EVENT_AMOUNT, (uint64_t)event->amount);
	shp__map_uint(writer, &map, SHP__EVENT_REASON, event->reason);
	shp__map_true(writer, &map, SHP__EVENT_ALL, event->all);
	if (event->carrier_status) {
		shp__map_uint(writer, &map, SHP__EVENT_CARRIER_STATUS, event->carrier_status);
		shp__map_key(writer, &map, SHP__EVENT_CARRIER_AT);
		shp__cbor_put_uint(writer, (uint64_t)event->carrier_at);
	}
	if (event->details) {
		shp__map_key(writer, &map, SHP__EVENT_DETAILS);
		put_details(writer, event);
	}
	if (event->old && event->changes & ~(1u << SHP_SHIP_ITEMS)) {
		shp__map_key(writer, &map, SHP__EVENT_OLD);
		put_old(writer, event);
	}
	if (event->item_count) {
		shp__map_key(writer, &map, SHP__EVENT_ITEMS);
		put_items(writer, event);
	}
	if (event->move_count)
		put_moves(writer, &map, event);
	shp__map_end(writer, &map);
}

int32_t shp_event_encode(const struct shp_event *event, uint8_t *buffer, size_t capacity, size_t *ret_size)
{
	struct shp__cbor_writer writer = {.bytes = buffer, .capacity = capacity};

	if (!event || shp__check_buffer(buffer, capacity, ret_size))
		return SHP_ERR_ARGUMENT;
	put_event(&writer, event);
	*ret_size = writer.length;
	return writer.length <= capacity ? SHP_OK : SHP_ERR_BUFFER;
}
