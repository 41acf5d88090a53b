#include "order_decode.h"

#include "libshipment/bytes.h"

/* ---- what orders and events share ---- */

int32_t shp__get_header(struct shp__cbor_reader *reader, struct shp__cbor_map *map, uint32_t what)
{
	size_t at;

	*map = shp__cbor_map_begin(reader, UINT32_MAX);
	shp__cbor_map_need(reader, map, SHP__KEY_FORMAT);
	if (shp__get_positive(reader, UINT64_MAX) > SHP__FORMAT)
		return SHP_ERR_BYTES_VERSION;
	shp__cbor_map_need(reader, map, SHP__KEY_WHAT);
	at = reader->at;
	if (shp__cbor_get_uint(reader, SHP__WHAT_METRICS) != what)
		shp__cbor_fail(reader, at);
	return SHP_OK;
}

struct shp__text shp__get_reference(struct shp__cbor_reader *reader)
{
	const size_t at = reader->at;
	const size_t rest = reader->size - at;
	const uint8_t *head = reader->bytes + at;
	const uint32_t length = rest ? (uint32_t)head[0] - SHP__CBOR_HEAD(SHP__CBOR_TEXT, 0) : 0;
	struct shp__text text;

	if (length < 24 && length < rest && shp__reference_check_bytes(head + 1, length)) {
		reader->at = at + 1 + length;
		return (struct shp__text){(const char *)head + 1, length};
	}
	text = shp__get_text(reader, SHP_LIMIT_REFERENCE); /* the longest, or none */
	if (!shp__reference_check_bytes((const uint8_t *)text.bytes, text.length))
		shp__cbor_fail(reader, at);
	return text;
}

void shp__get_identity(struct shp__cbor_reader *reader, struct shp__identity *identity)
{
	const uint8_t *id = shp__cbor_get_bytes_exactly(reader, sizeof(identity->id));
	struct shp__text currency;
	size_t at;
	int i;

	identity->reference = shp__get_reference(reader);
	identity->marketplace = shp__get_reference(reader);
	at = reader->at;
	currency = shp__get_text(reader, 3);
	identity->exponent = (int32_t)shp__cbor_get_uint(reader, SHP_LIMIT_EXPONENT);
	for (i = 0; i < 3; i++) {
		if (currency.length != 3 || currency.bytes[i] < 'A' || currency.bytes[i] > 'Z')
			shp__cbor_fail(reader, at);
	}
	if (reader->failed)
		return;
	memcpy(identity->id, id, sizeof(identity->id));
	memcpy(identity->currency, currency.bytes, 3);
	identity->currency[3] = '\0';
}

/* ---- room ---- */

/* Each line, item, byte of text takes a byte at least: so nobody is made to allocate much more than he was sent. */
static inline uint32_t get_order_count(struct shp__cbor_reader *cbor, uint32_t maximum, size_t *left)
{
	const uint32_t count = (uint32_t)shp__cbor_get_uint(cbor, maximum < *left ? maximum : *left);

	*left -= count;
	return count;
}

static void get_room(struct shp__cbor_reader *cbor, struct shp__room *room)
{
	size_t left = cbor->size - cbor->at;
	const size_t at = cbor->at + 1;

	shp__get_elements(cbor, SHP__ROOM_COUNT, SHP__ROOM_COUNT);
	room->lines = get_order_count(cbor, SHP_LIMIT_LINES, &left);
	room->placed_text = get_order_count(cbor, SHP_LIMIT_BYTES, &left);
	room->packages = get_order_count(cbor, SHP_LIMIT_PACKAGES, &left);
	room->items = get_order_count(cbor, SHP_LIMIT_ITEMS, &left);
	room->gone = get_order_count(cbor, SHP_LIMIT_PACKAGES - room->packages, &left);
	room->cancellations = get_order_count(cbor, SHP_LIMIT_CANCELLATIONS, &left);
	room->cancelled_items = get_order_count(cbor, SHP__CANCELLED_ITEMS_LIMIT, &left);
	room->charges = get_order_count(cbor, SHP_LIMIT_ITEMS, &left);
	room->text = get_order_count(cbor, SHP_LIMIT_BYTES, &left);
	if (!room->lines)
		shp__cbor_fail(cbor, at);
}

static struct shp_order *draft_of(const struct shp__room *room, struct shp__placed *placed)
{
	const struct shp__capacity need = {
		.packages = room->packages,
		.items = room->items,
		.gone = room->gone,
		.cancellations = room->cancellations,
		.cancelled_items = room->cancelled_items,
		.charges = room->charges,
		.text = room->text + room->packages * (1 + SHP__SHIP_TEXT_COUNT) + room->gone + room->cancellations +
			room->charges,
	};

	return shp__draft_new(placed, &need);
}

/* ---- the whole ---- */

static void get_order_money(struct shp__order_reader *reader, struct shp__cbor_map *map)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp_order *draft = reader->draft;
	int64_t money[SHP__MONEY_COUNT] = {0};
	uint32_t count;
	uint32_t i;

	reader->at[SHP__ORDER_MONEY] = cbor->at;
	if (!shp__cbor_map_has(cbor, map, SHP__ORDER_MONEY))
		return;
	count = shp__cbor_get_array(cbor, SHP__MONEY_COUNT);
	for (i = 0; i < count; i++)
		money[i] = shp__cbor_get_int(cbor, i < SHP__MONEY_BASELINE_CHARGE ? 0 : -INT64_MAX, INT64_MAX);
	if (!count || !money[count - 1])
		shp__cbor_fail(cbor, cbor->at - 1); /* the zero, or the head */
	draft->charged = money[SHP__MONEY_CHARGED];
	draft->refunded = money[SHP__MONEY_REFUNDED];
	draft->credited = money[SHP__MONEY_CREDITED];
	draft->debited = money[SHP__MONEY_DEBITED];
	draft->baseline_charge = money[SHP__MONEY_BASELINE_CHARGE];
	draft->baseline_credit = money[SHP__MONEY_BASELINE_CREDIT];
	reader->owed_charge = money[SHP__MONEY_OWED_CHARGE];
	reader->owed_credit = money[SHP__MONEY_OWED_CREDIT];
}

static void get_state(struct shp__order_reader *reader, struct shp__cbor_map *map)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp_order *draft = reader->draft;

	shp__cbor_map_need(cbor, map, SHP__ORDER_REVISION);
	draft->revision = (int64_t)shp__get_positive(cbor, SHP__REVISION_MAXIMUM);
	if (shp__cbor_map_has(cbor, map, SHP__ORDER_PENDING))
		draft->pending = shp__get_true(cbor);
	shp__get_parts(reader, map);
	reader->at[SHP__ORDER_COMPLETED] = cbor->at;
	if (shp__cbor_map_has(cbor, map, SHP__ORDER_COMPLETED))
		draft->completed = shp__get_true(cbor);
	reader->at[SHP__ORDER_WHOLE_CHARGES] = cbor->at;
	if (shp__cbor_map_has(cbor, map, SHP__ORDER_WHOLE_CHARGES))
		draft->whole_charges = (uint32_t)shp__get_positive(cbor, INT32_MAX);
	get_order_money(reader, map);
	shp__cbor_map_end(cbor, map);
}

static int32_t get_order(struct shp__order_reader *reader)
{
	struct shp__cbor_reader *cbor = reader->cbor;
	struct shp__cbor_map map;
	int32_t status = shp__get_header(cbor, &map, SHP__WHAT_ORDER);

	if (status)
		return status;
	shp__cbor_map_need(cbor, &map, SHP__ORDER_ROOM);
	get_room(cbor, &reader->room);
	shp__cbor_map_need(cbor, &map, SHP__ORDER_PLACED);
	reader->at[SHP__ORDER_PLACED] = cbor->at - 1;
	if (cbor->failed)
		return SHP_ERR_BYTES;
	status = shp__get_placed(reader);
	if (status || cbor->failed)
		return status;
	reader->draft = draft_of(&reader->room, reader->placed);
	if (!reader->draft)
		return SHP_ERR_NO_MEMORY;
	get_state(reader, &map);
	return cbor->failed ? SHP_ERR_BYTES : shp__check_order(reader);
}

int32_t shp__get_order(struct shp__cbor_reader *cbor, struct shp_ctx *ctx, struct shp_order **ret_order)
{
	struct shp__order_reader reader = {.cbor = cbor, .ctx = ctx};
	const int32_t status = get_order(&reader);

	if (reader.placed)
		shp__placed_unref(reader.placed);
	if (status || cbor->failed) {
		shp__draft_drop(reader.draft);
		return status ? status : SHP_ERR_BYTES;
	}
	*ret_order = shp__draft_finish(reader.draft);
	return SHP_OK;
}

int32_t shp__begin_decoding(struct shp_ctx *ctx, const uint8_t *bytes, size_t size, const void *ret,
			    struct shp_error *error, struct shp__cbor_reader *ret_reader)
{
	shp__problems_begin(error);
	if (!ctx || !bytes || !ret)
		return shp__fail(error, SHP_ERR_ARGUMENT, "", 0);
	if (size > SHP_LIMIT_BYTES)
		return shp__fail(error, SHP_ERR_BYTES, "", SHP_LIMIT_BYTES);
	*ret_reader = shp__cbor_read(bytes, size);
	return SHP_OK;
}

int32_t shp__end_decoding(struct shp__cbor_reader *reader, int32_t status, struct shp_error *error)
{
	if (!status)
		shp__cbor_get_end(reader);
	if (!status && !reader->failed)
		return SHP_OK;
	if (reader->failed)
		return shp__fail(error, SHP_ERR_BYTES, "", (int64_t)reader->failed_at);
	return shp__fail(error, status, "", 0);
}

int32_t shp_order_decode(struct shp_ctx *ctx, const uint8_t *bytes, size_t size, struct shp_order **ret_order,
			 struct shp_error *reterr_error)
{
	struct shp__cbor_reader reader;
	struct shp_order *order = NULL;
	int32_t status = shp__begin_decoding(ctx, bytes, size, ret_order, reterr_error, &reader);

	if (status)
		return status;
	status = shp__end_decoding(&reader, shp__get_order(&reader, ctx, &order), reterr_error);
	if (status)
		shp_order_unref(order);
	else
		*ret_order = order;
	return status;
}
