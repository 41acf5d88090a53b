#include "event_decode.h"

#include "context.h"
#include "libshipment/bytes.h"

/* ---- what each kind carries ---- */

#define KEY(name) (UINT32_C(1) << SHP__EVENT_##name)
#define BEGINNING KEY(ORDER)
#define OF_PACKAGE (KEY(IDENTITY) | KEY(PACKAGE) | KEY(NUMBER))
#define OF_MONEY (KEY(IDENTITY) | KEY(CAUSE) | KEY(AMOUNT))
#define MOVES (KEY(REFERENCES) | KEY(MOVES))

struct fields {
	uint32_t need; /* beside kind, revision and instant */
	uint32_t may;
};

/* By kind. What money events say of their cause depends on the cause. */
static const struct fields fields_of_kinds[] = {
	[SHP_EVENT_ORDER_PLACED] = {BEGINNING, 0},
	[SHP_EVENT_ORDER_ADOPTED] = {BEGINNING, 0},
	[SHP_EVENT_ORDER_RELEASED] = {KEY(IDENTITY), 0},
	[SHP_EVENT_PACKAGE_SPLIT] = {OF_PACKAGE | MOVES, 0},
	[SHP_EVENT_SHIPMENT_CONFIRMED] = {OF_PACKAGE | KEY(DETAILS) | KEY(ITEMS), 0},
	[SHP_EVENT_SHIPMENT_RECONFIRMED] = {OF_PACKAGE | KEY(DETAILS) | KEY(ITEMS), KEY(OLD) | MOVES},
	[SHP_EVENT_LABEL_CANCELLED] = {OF_PACKAGE, 0},
	[SHP_EVENT_SHIPMENT_SCANNED] = {KEY(IDENTITY) | KEY(PACKAGE) | KEY(CARRIER_STATUS) | KEY(CARRIER_AT), 0},
	[SHP_EVENT_PAYMENT_SETTLED] = {OF_MONEY, KEY(PACKAGE) | KEY(CANCELLATION) | KEY(NUMBER)},
	[SHP_EVENT_PAYMENT_DECLINED] = {OF_MONEY, KEY(PACKAGE) | KEY(CANCELLATION) | KEY(NUMBER)},
	[SHP_EVENT_ITEMS_CANCELLED] = {KEY(IDENTITY) | KEY(CANCELLATION) | KEY(REASON) | KEY(ITEMS) | MOVES, KEY(ALL)},
	[SHP_EVENT_ORDER_CANCELLED] = {KEY(IDENTITY), 0},
	[SHP_EVENT_BUYER_CHARGED] = {OF_MONEY, KEY(PACKAGE) | KEY(CANCELLATION) | KEY(NUMBER)},
	[SHP_EVENT_BUYER_REFUNDED] = {OF_MONEY, KEY(PACKAGE) | KEY(CANCELLATION) | KEY(NUMBER)},
	[SHP_EVENT_SELLER_CREDITED] = {OF_MONEY, KEY(PACKAGE) | KEY(CANCELLATION) | KEY(NUMBER)},
	[SHP_EVENT_SELLER_DEBITED] = {OF_MONEY, KEY(PACKAGE) | KEY(CANCELLATION) | KEY(NUMBER)},
	[SHP_EVENT_BUYER_NOTIFIED] = {OF_PACKAGE | KEY(DETAILS) | KEY(ITEMS), 0},
	[SHP_EVENT_ACCOUNT_UPDATED] = {OF_PACKAGE | KEY(ITEMS), KEY(DETAILS)},
};

#define KIND_COUNT ((int32_t)(sizeof(fields_of_kinds) / sizeof(fields_of_kinds[0])))

/* By cause. */
static const uint32_t keys_of_causes[] = {
	[SHP_CAUSE_NONE] = 0,
	[SHP_CAUSE_ORDER] = KEY(NUMBER),
	[SHP_CAUSE_PACKAGE] = KEY(PACKAGE) | KEY(NUMBER),
	[SHP_CAUSE_CANCELLATION] = KEY(CANCELLATION),
};

/* Whether a field stands here, which must be when it is needed and must not when it may not. */
static int has(struct shp__event_reader *reader, unsigned int key)
{
	const uint32_t bit = UINT32_C(1) << key;

	if (shp__cbor_map_has(reader->cbor, &reader->map, key)) {
		if (!((reader->need | reader->may) & bit))
			shp__cbor_fail(reader->cbor, reader->cbor->at - 1);
		return 1;
	}
	if (reader->need & bit)
		shp__cbor_fail(reader->cbor, reader->cbor->at);
	return 0;
}

/* ---- the fields ---- */

/* The cause stands behind package, cancellation and number: these tell which one it must be. */
static void get_cause(struct shp__event_reader *reader, uint32_t told)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp_event *event = &reader->event;
	const size_t at = cbor->at + 1;

	if (!has(reader, SHP__EVENT_CAUSE))
		return;
	event->cause = (uint8_t)shp__get_positive(cbor, SHP_CAUSE_CANCELLATION);
	if (keys_of_causes[event->cause] != told)
		shp__cbor_fail(cbor, at);
}

static void get_subject(struct shp__event_reader *reader)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp_event *event = &reader->event;
	uint32_t told = 0;

	if (has(reader, SHP__EVENT_PACKAGE)) {
		event->package = shp__get_reference(cbor);
		told |= KEY(PACKAGE);
	}
	if (has(reader, SHP__EVENT_CANCELLATION)) {
		event->cancellation = shp__get_reference(cbor);
		told |= KEY(CANCELLATION);
	}
	if (has(reader, SHP__EVENT_NUMBER)) {
		event->number = (int32_t)shp__get_positive(cbor, INT32_MAX);
		told |= KEY(NUMBER);
	}
	get_cause(reader, told);
	if (has(reader, SHP__EVENT_AMOUNT))
		event->amount = (int64_t)shp__get_positive(cbor, INT64_MAX);
	if (has(reader, SHP__EVENT_REASON))
		event->reason = (uint8_t)shp__get_positive(cbor, SHP_REASON_PAYMENT_NOT_AUTHORISED);
	if (has(reader, SHP__EVENT_ALL))
		event->all = shp__get_true(cbor);
	event->carrier_at = SHP_INSTANT_NONE;
	if (has(reader, SHP__EVENT_CARRIER_STATUS))
		event->carrier_status = (uint8_t)shp__get_positive(cbor, SHP_CARRIER_STATUS_LOST);
	if (has(reader, SHP__EVENT_CARRIER_AT))
		event->carrier_at = (int64_t)shp__cbor_get_uint(cbor, SHP_LIMIT_INSTANT);
}

static int32_t get_head(struct shp__event_reader *reader)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp_event *event = &reader->event;
	size_t at;
	int32_t status;

	shp__cbor_map_need(cbor, &reader->map, SHP__EVENT_KIND);
	at = cbor->at;
	event->kind = (int32_t)shp__cbor_get_uint(cbor, KIND_COUNT - 1);
	reader->need = fields_of_kinds[event->kind].need;
	reader->may = fields_of_kinds[event->kind].may;
	if (!reader->need)
		shp__cbor_fail(cbor, at);
	if (has(reader, SHP__EVENT_ORDER) && !cbor->failed) {
		status = shp__get_order(cbor, reader->ctx, &event->order);
		if (status)
			return status;
	}
	if (has(reader, SHP__EVENT_IDENTITY)) {
		shp__get_elements(cbor, SHP__IDENTITY_COUNT, SHP__IDENTITY_COUNT);
		shp__get_identity(cbor, &reader->identity);
	}
	shp__cbor_map_need(cbor, &reader->map, SHP__EVENT_REVISION);
	at = cbor->at;
	event->revision = (int64_t)shp__get_positive(cbor, SHP__REVISION_MAXIMUM);
	if (event->order && event->order->revision != event->revision)
		shp__cbor_fail(cbor, at);
	shp__cbor_map_need(cbor, &reader->map, SHP__EVENT_AT);
	event->at = (int64_t)shp__cbor_get_uint(cbor, SHP_LIMIT_INSTANT);
	return SHP_OK;
}

/* A list that is read when there is room for it: for now it is checked, and its text is measured. */
static void get_lists(struct shp__event_reader *reader)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp_event *event = &reader->event;

	if (has(reader, SHP__EVENT_ITEMS)) {
		reader->items_at = cbor->at;
		shp__get_event_items(reader, NULL);
	}
	if (event->kind == SHP_EVENT_SHIPMENT_RECONFIRMED && !event->changes)
		reader->need |= MOVES; /* something must have changed */
	if (has(reader, SHP__EVENT_REFERENCES)) {
		reader->need |= KEY(MOVES);
		reader->references_at = cbor->at;
		shp__get_event_references(reader, NULL);
	} else {
		reader->may &= ~KEY(MOVES); /* they would name nothing */
	}
	if (has(reader, SHP__EVENT_MOVES)) {
		reader->moves_at = cbor->at;
		shp__get_event_moves(reader, NULL);
		if (event->kind == SHP_EVENT_SHIPMENT_RECONFIRMED)
			event->changes |= 1 << SHP_SHIP_ITEMS;
	}
}

static int32_t get_event(struct shp__event_reader *reader)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	int32_t status = shp__get_header(cbor, &reader->map, SHP__WHAT_EVENT);

	if (!status)
		status = get_head(reader);
	if (status)
		return status;
	get_subject(reader);
	if (has(reader, SHP__EVENT_DETAILS))
		shp__get_event_details(reader);
	if (has(reader, SHP__EVENT_OLD))
		shp__get_event_old(reader);
	get_lists(reader);
	shp__cbor_map_end(cbor, &reader->map);
	return cbor->failed ? SHP_ERR_BYTES : SHP_OK;
}

int32_t shp_event_decode(struct shp_ctx *ctx, const uint8_t *bytes, size_t size, struct shp_event **ret_event,
			 struct shp_error *reterr_error)
{
	struct shp__cbor_reader cbor;
	struct shp__event_reader reader = {.cbor = &cbor, .ctx = ctx};
	struct shp_event *event = NULL;
	int32_t status = shp__begin_decoding(ctx, bytes, size, ret_event, reterr_error, &cbor);

	if (status)
		return status;
	status = shp__end_decoding(&cbor, get_event(&reader), reterr_error);
	if (!status) {
		event = shp__event_build(&reader);
		if (!event)
			status = shp__fail(reterr_error, SHP_ERR_NO_MEMORY, "", 0);
	}
	if (status)
		shp_order_unref(reader.event.order);
	else
		*ret_event = event;
	return status;
}
