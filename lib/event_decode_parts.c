/* Details, items and moves of an event; and the block that holds what was read. */
#include "event_decode.h"

#include "context.h"
#include "libshipment/tracking.h"

/* One allocation: the event, its lists, its text. */
struct shp__event_block {
	struct shp__event_root root; /* first: what is destroyed */
	struct shp_ctx *ctx; /* owned */
	size_t size;
	struct shp_event event;
	struct shp__identity identity;
	struct shp__details details;
	struct shp__details old;
	struct shp__item *items;
	struct shp__text *item_ids;
	struct shp__move *moves;
	struct shp__text *move_ids;
	struct shp__text *references;
	char *text; /* where the next one goes */
};

/* ---- details ---- */

/* The most that texts may have, from the carrier on. */
static const uint16_t details_text_limits[SHP__SHIP_TEXT_COUNT] = {
	SHP_LIMIT_CARRIER, SHP_LIMIT_CARRIER, SHP_LIMIT_CARRIER, SHP_LIMIT_TRACKING, SHP_LIMIT_MEMO,
};

void shp__get_event_details(struct shp__event_reader *reader)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp__details *details = &reader->details;
	const uint32_t count = shp__get_elements(cbor, SHP__DETAILS_LEAST, SHP__DETAILS_COUNT);
	size_t at = cbor->at;
	uint32_t i;

	details->ship_date = (int32_t)shp__cbor_get_uint(cbor, SHP_LIMIT_DATE);
	for (i = 0; i < SHP__SHIP_TEXT_COUNT && SHP__DETAILS_TEXTS + i < count; i++) {
		const int is_hidden = i == SHP__SHIP_TEXT(SHP_SHIP_MEMO) && shp_event_is_effect(&reader->event);
		struct shp__text *text = &details->texts[i];

		at = cbor->at;
		text->bytes = shp__cbor_get_text(cbor, is_hidden ? 0 : details_text_limits[i], &text->length);
		if (!i && !text->length) /* the carrier must be given */
			shp__cbor_fail(cbor, at);
	}
	if (count > SHP__DETAILS_LABEL) {
		at = cbor->at;
		details->label = (uint8_t)shp__cbor_get_uint(cbor, 1);
	}
	if (count > SHP__DETAILS_VERDICT) {
		at = cbor->at;
		details->verdict = (uint8_t)shp__cbor_get_uint(cbor, SHP_VERDICT_CHECK_DIGIT_OK);
	}
	shp__check_last(cbor, at);
	reader->event.details = details;
	reader->old = *details;
}

/* What is not told has not changed. */
void shp__get_event_old(struct shp__event_reader *reader)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	const struct shp__details *details = &reader->details;
	struct shp__details *old = &reader->old;
	const size_t at = cbor->at;
	struct shp__cbor_map map = shp__cbor_map_begin(cbor, SHP_SHIP_MEMO);
	uint32_t changes = 0;
	int32_t field;

	if (shp__cbor_map_has(cbor, &map, SHP_SHIP_DATE)) {
		const size_t date_at = cbor->at;

		old->ship_date = (int32_t)shp__cbor_get_uint(cbor, SHP_LIMIT_DATE);
		changes |= 1u << SHP_SHIP_DATE;
		if (old->ship_date == details->ship_date)
			shp__cbor_fail(cbor, date_at);
	}
	for (field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++) {
		struct shp__text *text = &old->texts[SHP__SHIP_TEXT(field)];
		size_t text_at;

		if (!shp__cbor_map_has(cbor, &map, (uint64_t)field))
			continue;
		text_at = cbor->at;
		text->bytes = shp__cbor_get_text(cbor, details_text_limits[SHP__SHIP_TEXT(field)], &text->length);
		changes |= 1u << field;
		if (shp__text_equal(*text, details->texts[SHP__SHIP_TEXT(field)]) ||
		    (field == SHP_SHIP_CARRIER && !text->length))
			shp__cbor_fail(cbor, text_at);
	}
	shp__cbor_map_end(cbor, &map);
	if (!changes)
		shp__cbor_fail(cbor, at);
	reader->event.changes = (uint8_t)changes;
}

/* ---- lists ---- */

static struct shp__text keep_in_block(struct shp__event_block *block, struct shp__text text)
{
	char *to = block->text;

	if (!text.length)
		return (struct shp__text){"", 0};
	memcpy(to, text.bytes, text.length);
	to[text.length] = '\0';
	block->text += text.length + 1;
	return (struct shp__text){to, text.length};
}

/* A list of so many values for each entry; answers how many entries, at least one. */
static uint32_t get_number_of(struct shp__cbor_reader *cbor, uint32_t values, uint32_t maximum)
{
	const size_t at = cbor->at;
	const uint32_t count = shp__cbor_get_array(cbor, values * maximum);

	if (!count || count % values)
		shp__cbor_fail(cbor, at);
	return count / values;
}

void shp__get_event_items(struct shp__event_reader *reader, struct shp__event_block *block)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	const uint32_t count = get_number_of(cbor, 3, SHP_LIMIT_LINES);
	struct shp__item item = {0, 0};
	uint32_t i;

	for (i = 0; i < count && !cbor->failed; i++) {
		const size_t at = cbor->at;
		const uint32_t line = (uint32_t)shp__cbor_get_uint(cbor, SHP_LIMIT_LINES - 1);
		const struct shp__text id = shp__get_text(cbor, SHP_LIMIT_LINE_ID);

		if (i && line <= item.line)
			shp__cbor_fail(cbor, at);
		item = (struct shp__item){line, (int32_t)shp__get_positive(cbor, SHP_LIMIT_QUANTITY)};
		if (block) {
			block->items[i] = item;
			block->item_ids[i] = keep_in_block(block, id);
		} else {
			reader->text += id.length + 1;
		}
	}
	reader->event.item_count = count;
}

void shp__get_event_references(struct shp__event_reader *reader, struct shp__event_block *block)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	const uint32_t count = get_number_of(cbor, 1, 2 * SHP_LIMIT_PACKAGES);
	uint32_t i;

	for (i = 0; i < count && !cbor->failed; i++) {
		const struct shp__text reference = shp__get_reference(cbor);

		if (block)
			block->references[i] = keep_in_block(block, reference);
		else
			reader->text += reference.length + 1;
	}
	reader->event.reference_count = count;
}

/* Moves ascend by (to, line, from): fails at the number that does not. */
static void check_ascends(struct shp__cbor_reader *cbor, const struct shp__move *last, const struct shp__move *move,
			  const size_t at[3])
{
	if (move->to != last->to) {
		if (move->to < last->to)
			shp__cbor_fail(cbor, at[0]);
	} else if (move->line != last->line) {
		if (move->line < last->line)
			shp__cbor_fail(cbor, at[1]);
	} else if (move->from <= last->from) {
		shp__cbor_fail(cbor, at[2]);
	}
}

/* One move but its quantity; `last` is the one before it, or NULL. */
static struct shp__text get_move(struct shp__event_reader *reader, const struct shp__move *last, struct shp__move *move)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	const uint32_t references = reader->event.reference_count;
	struct shp__text id;
	size_t at[3];

	at[0] = cbor->at;
	if (reader->event.kind == SHP_EVENT_ITEMS_CANCELLED) {
		shp__cbor_get_null(cbor);
		move->to = SHP__NOWHERE;
	} else {
		move->to = (uint32_t)shp__cbor_get_uint(cbor, references - 1);
	}
	at[1] = cbor->at;
	move->line = (uint32_t)shp__cbor_get_uint(cbor, SHP_LIMIT_LINES - 1);
	id = shp__get_text(cbor, SHP_LIMIT_LINE_ID);
	at[2] = cbor->at;
	move->from = (uint32_t)shp__cbor_get_uint(cbor, references - 1);
	if (move->from == move->to)
		shp__cbor_fail(cbor, at[2]);
	if (last)
		check_ascends(cbor, last, move, at);
	return id;
}

void shp__get_event_moves(struct shp__event_reader *reader, struct shp__event_block *block)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	const uint32_t count = get_number_of(cbor, 5, SHP_LIMIT_ITEMS);
	struct shp__move last = {0};
	uint32_t i;

	for (i = 0; i < count && !cbor->failed; i++) {
		struct shp__move move = {0};
		const struct shp__text id = get_move(reader, i ? &last : NULL, &move);

		move.quantity = (int32_t)shp__get_positive(cbor, SHP_LIMIT_QUANTITY);
		if (block) {
			block->moves[i] = move;
			block->move_ids[i] = keep_in_block(block, id);
		} else {
			reader->text += id.length + 1;
		}
		last = move;
	}
	reader->event.move_count = count;
}

/* ---- the block ---- */

static void destroy_decoded(struct shp__event_root *root)
{
	struct shp__event_block *block = (struct shp__event_block *)root;
	struct shp_ctx *ctx = block->ctx;

	shp_order_unref(block->event.order);
	shp__free(ctx, block, block->size);
	shp_ctx_unref(ctx);
}

static struct shp__event_block *event_block_new(const struct shp__event_reader *reader)
{
	const struct shp_event *event = &reader->event;
	const size_t ids_at = sizeof(struct shp__event_block);
	const size_t move_ids_at = ids_at + event->item_count * sizeof(struct shp__text);
	const size_t references_at = move_ids_at + event->move_count * sizeof(struct shp__text);
	const size_t items_at = references_at + event->reference_count * sizeof(struct shp__text);
	const size_t moves_at = items_at + event->item_count * sizeof(struct shp__item);
	const size_t text_at = moves_at + event->move_count * sizeof(struct shp__move);
	size_t size = text_at + reader->text + event->package.length + event->cancellation.length + 4;
	char *base;
	int i;

	size += (size_t)reader->identity.reference.length + reader->identity.marketplace.length;
	for (i = 0; i < SHP__SHIP_TEXT_COUNT; i++)
		size += (size_t)reader->details.texts[i].length + reader->old.texts[i].length + 2;
	base = shp__malloc(reader->ctx, size);
	if (!base)
		return NULL;
	struct shp__event_block *block = (struct shp__event_block *)(void *)base;
	block->ctx = shp_ctx_ref(reader->ctx);
	block->size = size;
	block->item_ids = (struct shp__text *)(void *)(base + ids_at);
	block->move_ids = (struct shp__text *)(void *)(base + move_ids_at);
	block->references = (struct shp__text *)(void *)(base + references_at);
	block->items = (struct shp__item *)(void *)(base + items_at);
	block->moves = (struct shp__move *)(void *)(base + moves_at);
	block->text = base + text_at;
	return block;
}

static void keep_details(struct shp__event_block *block, struct shp__details *details)
{
	int i;

	for (i = 0; i < SHP__SHIP_TEXT_COUNT; i++)
		details->texts[i] = keep_in_block(block, details->texts[i]);
}

static void read_again(struct shp__event_reader *reader, size_t at, struct shp__event_block *block,
		       void (*get)(struct shp__event_reader *, struct shp__event_block *))
{
	if (!at)
		return;
	reader->cbor->at = at;
	get(reader, block);
}

struct shp_event *shp__event_build(struct shp__event_reader *reader)
{
	struct shp__event_block *block = event_block_new(reader);
	struct shp_event *event;

	if (!block)
		return NULL;
	atomic_init(&block->root.references, 1);
	block->root.destroy = destroy_decoded;
	event = &block->event;
	*event = reader->event;
	event->root = &block->root;
	block->identity = reader->identity;
	block->identity.reference = keep_in_block(block, reader->identity.reference);
	block->identity.marketplace = keep_in_block(block, reader->identity.marketplace);
	event->identity = event->order ? &event->order->placed->identity : &block->identity;
	event->package = keep_in_block(block, event->package);
	event->cancellation = keep_in_block(block, event->cancellation);
	if (event->details) {
		block->details = reader->details;
		keep_details(block, &block->details);
		event->details = &block->details;
	}
	if (event->changes) {
		block->old = reader->old;
		keep_details(block, &block->old);
		event->old = &block->old;
	}
	read_again(reader, reader->items_at, block, shp__get_event_items);
	read_again(reader, reader->references_at, block, shp__get_event_references);
	read_again(reader, reader->moves_at, block, shp__get_event_moves);
	event->items = event->item_count ? block->items : NULL;
	event->item_ids = block->item_ids;
	event->moves = block->moves;
	event->move_ids = block->move_ids;
	event->references = block->references;
	return event;
}
