/* What has become of an order's units, read into a draft with room for it. */
#include "order_decode.h"

#include "libshipment/event.h"
#include "libshipment/tracking.h"

/* Text that will be copied into the draft: there must be room for it. */
static struct shp__text in_room(struct shp__order_reader *reader, struct shp__text text)
{
	if (text.length > reader->room.text) {
		shp__cbor_fail(reader->cbor, (size_t)((const uint8_t *)text.bytes - reader->cbor->bytes));
		return (struct shp__text){"", 0};
	}
	reader->room.text -= text.length;
	return text;
}

/* The head of a list that must be as long as its room. */
static uint32_t get_list(struct shp__order_reader *reader, uint32_t count)
{
	const size_t at = reader->cbor->at;

	if (!count || shp__cbor_get_array(reader->cbor, count) != count) {
		shp__cbor_fail(reader->cbor, at);
		return 0;
	}
	return count;
}

/* ---- packages ---- */

/* Counts units of a line: false if packages and cancellations would hold more of it than was ordered. */
static inline int hold(const struct shp__order_reader *reader, uint32_t line, int32_t quantity)
{
	struct shp__units *units = &reader->draft->units[line];

	units->cancelled += quantity; /* while reading, this is what is held of it so far */
	return units->cancelled <= reader->placed->lines[line].quantity;
}

/* Whatever it looks like. */
static void get_any_item(struct shp__order_reader *reader, struct shp__item *item, int64_t last_line)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	const size_t line_at = cbor->at;
	const uint32_t line = (uint32_t)shp__cbor_get_uint(cbor, reader->placed->line_count - 1);
	const size_t quantity_at = cbor->at;

	*item = (struct shp__item){line, (int32_t)shp__get_positive(cbor, SHP_LIMIT_QUANTITY)};
	if (line <= last_line)
		shp__cbor_fail(cbor, line_at);
	if (!hold(reader, line, item->quantity))
		shp__cbor_fail(cbor, quantity_at);
}

/* One as most are: two bytes, and nothing wrong with it. */
static inline int get_usual_item(struct shp__order_reader *reader, struct shp__item *item, int64_t last_line)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	const uint8_t *at = cbor->bytes + cbor->at;

	if (cbor->size - cbor->at < 2 || at[0] >= 24 || at[0] >= reader->placed->line_count || at[0] <= last_line ||
	    (uint8_t)(at[1] - 1) >= 23)
		return 0;
	*item = (struct shp__item){at[0], at[1]};
	if (!hold(reader, at[0], at[1])) {
		reader->draft->units[at[0]].cancelled -= at[1];
		return 0;
	}
	cbor->at += 2;
	return 1;
}

/* Items in order of their lines, at least one. */
static uint32_t get_items(struct shp__order_reader *reader, struct shp__item *items, uint32_t *room)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	const size_t head_at = cbor->at;
	const uint32_t count = shp__cbor_get_array(cbor, 2 * *room);
	int64_t last_line = -1;
	uint32_t i;

	if (!count || count % 2)
		shp__cbor_fail(cbor, head_at);
	for (i = 0; i < count / 2 && !cbor->failed; i++) {
		if (!get_usual_item(reader, &items[i], last_line))
			get_any_item(reader, &items[i], last_line);
		last_line = items[i].line;
	}
	*room -= i;
	return i;
}

/* The most that a shipment's texts may have, from the carrier on. */
static const uint16_t shipment_text_limits[SHP__SHIP_TEXT_COUNT] = {
	SHP_LIMIT_CARRIER, SHP_LIMIT_CARRIER, SHP_LIMIT_CARRIER, SHP_LIMIT_TRACKING, SHP_LIMIT_MEMO,
};

/* The texts of a shipment, so many of the five. Answers where the last of them stands. */
static size_t get_texts(struct shp__order_reader *reader, uint32_t index, uint32_t count)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp__text texts[SHP__SHIP_TEXT_COUNT];
	size_t at = cbor->at;
	uint32_t i;

	for (i = 0; i < SHP__SHIP_TEXT_COUNT; i++) {
		texts[i] = (struct shp__text){"", 0};
		if (i >= count)
			continue;
		at = cbor->at;
		texts[i].bytes = shp__cbor_get_text(cbor, shipment_text_limits[i], &texts[i].length);
		texts[i] = in_room(reader, texts[i]);
		if (!i && !texts[i].length) /* the carrier must be given */
			shp__cbor_fail(cbor, at);
	}
	shp__draft_set_texts(reader->draft, index, texts);
	return at;
}

/* What the carrier reported: the last status, all of them, since when; the first scan and the first delivery. */
static void get_report(struct shp__cbor_reader *cbor, struct shp__package *package, uint32_t count)
{
	size_t at;
	int delivered;

	package->carrier_status = (uint8_t)shp__get_positive(cbor, SHP_CARRIER_STATUS_LOST);
	at = cbor->at;
	package->scans = (uint8_t)shp__cbor_get_uint(cbor, UINT8_MAX);
	delivered = package->scans >> SHP_CARRIER_STATUS_DELIVERED & 1;
	if (!(package->scans >> package->carrier_status & 1) || (package->scans & 1))
		shp__cbor_fail(cbor, at);
	package->carrier_status_at = (int64_t)shp__cbor_get_uint(cbor, SHP_LIMIT_INSTANT);
	if (count > SHP__PACKAGE_FIRST_SCAN_AT) {
		at = cbor->at;
		package->first_scan_at = shp__get_instant(cbor);
		if (count == SHP__PACKAGE_FIRST_SCAN_AT + 1 && package->first_scan_at == SHP_INSTANT_NONE)
			shp__cbor_fail(cbor, at);
	}
	if (delivered != (count > SHP__PACKAGE_DELIVERED_AT))
		shp__cbor_fail(cbor, cbor->at);
	if (delivered)
		package->delivered_at = (int64_t)shp__cbor_get_uint(cbor, SHP_LIMIT_INSTANT);
}

static void get_shipment(struct shp__order_reader *reader, uint32_t index, uint32_t count)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp__package *package = &reader->draft->packages[index];
	size_t at;

	package->ship_date = (int32_t)shp__cbor_get_uint(cbor, SHP_LIMIT_DATE);
	package->confirmed_at = (int64_t)shp__cbor_get_uint(cbor, SHP_LIMIT_INSTANT);
	at = get_texts(reader, index, count - SHP__PACKAGE_TEXTS);
	if (count > SHP__PACKAGE_LABEL) {
		at = cbor->at;
		package->label = (uint8_t)shp__cbor_get_uint(cbor, 1);
	}
	if (count > SHP__PACKAGE_VERDICT) {
		at = cbor->at;
		package->verdict = (uint8_t)shp__cbor_get_uint(cbor, SHP_VERDICT_CHECK_DIGIT_OK);
	}
	if (count > SHP__PACKAGE_CARRIER_STATUS)
		get_report(cbor, package, count);
	else
		shp__check_last(cbor, at);
	package->confirmed = 1;
}

static void get_package(struct shp__order_reader *reader)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp_order *draft = reader->draft;
	const size_t at = cbor->at;
	const uint32_t count = shp__get_elements(cbor, SHP__PACKAGE_LEAST_OPEN, SHP__PACKAGE_COUNT);
	const int confirmed = count > SHP__PACKAGE_SHIP_DATE;
	const uint32_t index = shp__draft_add_package(draft, in_room(reader, shp__get_reference(cbor)));
	struct shp__package *package = &draft->packages[index];
	size_t last_at = cbor->at;

	if ((confirmed && count < SHP__PACKAGE_LEAST_CONFIRMED) ||
	    (count > SHP__PACKAGE_CARRIER_STATUS && count < SHP__PACKAGE_LEAST_REPORTED))
		shp__cbor_fail(cbor, at);
	package->item_count = get_items(reader, draft->items + package->item_first, &reader->room.items);
	draft->count.items += package->item_count;
	if (count > SHP__PACKAGE_SPLIT_NUMBER) {
		last_at = cbor->at;
		package->split_number = (uint32_t)shp__cbor_get_uint(cbor, INT32_MAX);
	}
	if (count > SHP__PACKAGE_REVISION) {
		last_at = cbor->at;
		package->revision = (uint32_t)shp__cbor_get_uint(cbor, INT32_MAX);
	}
	/* a shipment is its first at least, and one that was cancelled its second */
	if (confirmed ? !package->revision : package->revision == 1)
		shp__cbor_fail(cbor, last_at);
	if (confirmed && draft->pending) /* nothing leaves that is not paid for */
		shp__cbor_fail(cbor, cbor->at);
	if (confirmed)
		get_shipment(reader, index, count);
	else if (count > SHP__PACKAGE_LEAST_OPEN)
		shp__check_last(cbor, last_at);
}

/* ---- the other lists ---- */

static void get_gone(struct shp__order_reader *reader)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp__text last = {"", 0};
	uint32_t left;

	for (left = get_list(reader, reader->room.gone); left && !cbor->failed; left--) {
		const size_t at = cbor->at;
		const struct shp__text reference = in_room(reader, shp__get_reference(cbor));

		if (shp__text_compare(last.bytes, last.length, reference.bytes, reference.length) >= 0)
			shp__cbor_fail(cbor, at);
		shp__draft_add_gone(reader->draft, reference);
		last = reference;
	}
}

static void get_cancellation(struct shp__order_reader *reader)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp_order *draft = reader->draft;
	struct shp__cancellation *of = &draft->cancellations[draft->count.cancellations++];
	const uint32_t count = shp__get_elements(cbor, SHP__CANCELLATION_ALL, SHP__CANCELLATION_COUNT);
	const struct shp__text reference = in_room(reader, shp__get_reference(cbor));

	*of = (struct shp__cancellation){.item_first = draft->count.cancelled_items};
	of->reference_at = shp__draft_text(draft, reference.bytes, reference.length);
	of->reference_length = (uint8_t)reference.length;
	of->reason = (uint8_t)shp__get_positive(cbor, SHP_REASON_PAYMENT_NOT_AUTHORISED);
	of->at = (int64_t)shp__cbor_get_uint(cbor, SHP_LIMIT_INSTANT);
	of->item_count = get_items(reader, draft->cancelled_items + of->item_first, &reader->room.cancelled_items);
	draft->count.cancelled_items += of->item_count;
	if (count > SHP__CANCELLATION_ALL)
		of->all = (uint8_t)shp__get_positive(cbor, 1);
}

/* Adds to a sum of money, if it can hold that. */
static void add_money(struct shp__cbor_reader *cbor, size_t at, int64_t amount, int64_t *sum)
{
	if (amount > INT64_MAX - *sum)
		shp__cbor_fail(cbor, at);
	else
		*sum += amount;
}

static int64_t get_amount_and_sum(struct shp__cbor_reader *cbor, int64_t *sum)
{
	const size_t at = cbor->at;
	const int64_t amount = (int64_t)shp__cbor_get_uint(cbor, INT64_MAX);

	add_money(cbor, at, amount, sum);
	return amount;
}

/* What a charge is for: the whole order, and then nothing more, a package or a cancellation. */
static void get_charge_subject(struct shp__order_reader *reader, struct shp__charge *of)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp__text what = {"", 0};

	if (of->cause != SHP_CAUSE_ORDER)
		what = in_room(reader, shp__get_reference(cbor));
	else
		shp__cbor_get_text(cbor, 0, &what.length);
	of->what_at = shp__draft_text(reader->draft, what.bytes, what.length);
	of->what_length = (uint8_t)what.length;
}

static void get_charge(struct shp__order_reader *reader)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp_order *draft = reader->draft;
	struct shp__charge *of = &draft->charges[draft->count.charges++];
	const uint32_t count = shp__get_elements(cbor, SHP__CHARGE_LEAST, SHP__CHARGE_COUNT);
	size_t at = cbor->at;

	*of = (struct shp__charge){.amount = get_amount_and_sum(cbor, &reader->charges)};
	if (!of->amount)
		shp__cbor_fail(cbor, at);
	of->cause = (uint8_t)shp__get_positive(cbor, SHP_CAUSE_CANCELLATION);
	get_charge_subject(reader, of);
	at = cbor->at;
	if (count > SHP__CHARGE_NUMBER)
		of->number = (uint32_t)shp__cbor_get_uint(cbor, INT32_MAX);
	if ((of->cause == SHP_CAUSE_CANCELLATION) != !of->number)
		shp__cbor_fail(cbor, at);
	if (count > SHP__CHARGE_HELD) {
		at = cbor->at;
		of->held = get_amount_and_sum(cbor, &reader->held);
	}
	if (count > SHP__CHARGE_PAYMENT) {
		at = cbor->at;
		of->payment = (uint8_t)shp__cbor_get_uint(cbor, SHP_PAYMENT_DECLINED);
	}
	if (count > SHP__CHARGE_LEAST)
		shp__check_last(cbor, at);
}

/* ---- all of them ---- */

/* Whether a list stands here; one that does not must not have been made room for. */
static int has_list(struct shp__order_reader *reader, struct shp__cbor_map *map, uint32_t key, uint32_t count)
{
	reader->at[key] = reader->cbor->at;
	if (shp__cbor_map_has(reader->cbor, map, key))
		return 1;
	if (count)
		shp__cbor_fail(reader->cbor, reader->cbor->at);
	return 0;
}

void shp__get_parts(struct shp__order_reader *reader, struct shp__cbor_map *map)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	uint32_t left;

	if (has_list(reader, map, SHP__ORDER_PACKAGES, reader->room.packages)) {
		for (left = get_list(reader, reader->room.packages); left && !cbor->failed; left--)
			get_package(reader);
	}
	if (has_list(reader, map, SHP__ORDER_GONE, reader->room.gone))
		get_gone(reader);
	if (has_list(reader, map, SHP__ORDER_CANCELLATIONS, reader->room.cancellations)) {
		for (left = get_list(reader, reader->room.cancellations); left && !cbor->failed; left--)
			get_cancellation(reader);
	}
	if (has_list(reader, map, SHP__ORDER_CHARGES, reader->room.charges)) {
		for (left = get_list(reader, reader->room.charges); left && !cbor->failed; left--)
			get_charge(reader);
	}
	if (reader->room.items || reader->room.cancelled_items || reader->room.text)
		shp__cbor_fail(cbor, cbor->at);
}
