#include "order_decode.h"
#include "quick.h"

/*
 * What was placed, in the making: its texts go one behind the other. Texts that are not told are the NUL before them.
 */
struct keeper {
	struct shp__cbor_reader *cbor;
	struct shp__placed *placed;
	uint32_t at;
	uint32_t left;
};

/* A text of at most `limit` bytes, which may be "", is kept if there is room for it. Answers its length. */
static uint32_t keep_text(struct keeper *keeper, uint32_t limit)
{
	const uint32_t most = limit < keeper->left ? limit : keeper->left;
	char *to = keeper->placed->text + keeper->at;
	uint32_t length;
	const char *text = shp__cbor_get_text(keeper->cbor, most, &length);

	shp__text_copy(to, text, length);
	to[length] = '\0';
	keeper->at += length + 1;
	keeper->left -= length;
	return length;
}

/* One that has been read already, as reference and marketplace have. */
static struct shp__text keep_placed(struct keeper *keeper, struct shp__text text)
{
	char *to = keeper->placed->text + keeper->at;

	if (text.length > keeper->left) {
		shp__cbor_fail(keeper->cbor, (size_t)((const uint8_t *)text.bytes - keeper->cbor->bytes));
		return (struct shp__text){keeper->placed->text, 0};
	}
	shp__text_copy(to, text.bytes, text.length);
	to[text.length] = '\0';
	keeper->at += text.length + 1;
	keeper->left -= text.length;
	return (struct shp__text){to, text.length};
}

static struct shp__text keep_service(struct keeper *keeper)
{
	const char *to = keeper->placed->text + keeper->at;

	return (struct shp__text){to, keep_text(keeper, SHP_LIMIT_SERVICE)};
}

/* The most that texts of a line may have. */
static const uint16_t decoded_text_limits[SHP__LINE_TEXT_COUNT] = {
	SHP_LIMIT_LINE_ID, SHP_LIMIT_SKU, SHP_LIMIT_TITLE, SHP_LIMIT_CATEGORY,
};

static void keep_line_text(struct keeper *keeper, struct shp__line *line, uint32_t text)
{
	line->text_at[text] = keeper->at;
	line->text_length[text] = (uint16_t)keep_text(keeper, decoded_text_limits[text]);
}

/* The amounts of a line, so many of the eight. */
static void get_amounts(struct shp__cbor_reader *cbor, int64_t *amounts, uint32_t count)
{
	size_t at = cbor->at;
	uint32_t i;

	for (i = 0; i < count; i++) {
		at = cbor->at;
		amounts[i] = (int64_t)shp__cbor_get_uint(cbor, SHP_LIMIT_AMOUNT);
		if ((i == SHP_AMOUNT_ITEM_DISCOUNT - 1 && amounts[i] > amounts[SHP_AMOUNT_ITEM_PRICE - 1]) ||
		    (i == SHP_AMOUNT_SHIPPING_DISCOUNT - 1 && amounts[i] > amounts[SHP_AMOUNT_SHIPPING_PRICE - 1]))
			shp__cbor_fail(cbor, at);
	}
	if (count && !amounts[count - 1])
		shp__cbor_fail(cbor, at);
}

/* Whatever it looks like. */
static void get_any_line(struct keeper *keeper, struct shp__line *line)
{
	struct shp__cbor_reader *cbor = keeper->cbor;
	const uint32_t count = shp__get_elements(cbor, SHP__LINE_LEAST, SHP__LINE_COUNT);
	size_t at = cbor->at;
	uint32_t i;

	keep_line_text(keeper, line, 0);
	if (!line->text_length[0])
		shp__cbor_fail(cbor, at);
	line->quantity = (int32_t)shp__get_positive(cbor, SHP_LIMIT_QUANTITY);
	for (i = 1; i < SHP__LINE_TEXT_COUNT && SHP__LINE_QUANTITY + i < count; i++) {
		at = cbor->at;
		keep_line_text(keeper, line, i);
	}
	if (count > SHP__LINE_AMOUNTS)
		get_amounts(cbor, line->amounts, count - SHP__LINE_AMOUNTS);
	else if (count > SHP__LINE_LEAST)
		shp__check_last(cbor, at);
}

/* The texts of a line, if they are all there, and its quantity. */
static inline const uint8_t *quick_texts(struct keeper *keeper, struct shp__line *line, const uint8_t *at,
					 const uint8_t *end)
{
	uint32_t left = keeper->left;
	uint32_t to = keeper->at;
	uint32_t length;
	uint64_t quantity;
	uint32_t i;

	for (i = 0; i < SHP__LINE_TEXT_COUNT; i++) {
		const uint32_t limit = decoded_text_limits[i] < left ? decoded_text_limits[i] : left;

		at = shp__quick_text(at, end, limit, keeper->placed->text + to, &length);
		if (!at)
			return NULL;
		line->text_at[i] = to;
		line->text_length[i] = (uint16_t)length;
		to += length + 1;
		left -= length;
		if (i)
			continue;
		at = shp__quick_uint(at, end, SHP_LIMIT_QUANTITY, &quantity);
		if (!at || !quantity || !length)
			return NULL;
		line->quantity = (int32_t)quantity;
	}
	keeper->left = left;
	keeper->at = to;
	return at;
}

/* A line as most are: with all its texts, without discounts. */
static int get_usual_line(struct keeper *keeper, struct shp__line *line)
{
	const struct keeper before = *keeper;
	struct shp__cbor_reader *cbor = keeper->cbor;
	const uint8_t *at = cbor->bytes + cbor->at;
	const uint8_t *end = cbor->bytes + cbor->size;
	const uint32_t amounts = at < end ? (uint32_t)*at - SHP__CBOR_HEAD(SHP__CBOR_ARRAY, SHP__LINE_AMOUNTS) : 0;
	uint64_t amount = 0;
	uint32_t i;

	if (amounts < 1 || amounts >= SHP_AMOUNT_ITEM_DISCOUNT)
		return 0;
	at = quick_texts(keeper, line, at + 1, end);
	for (i = 0; at && i < amounts; i++) {
		at = shp__quick_uint(at, end, SHP_LIMIT_AMOUNT, &amount);
		line->amounts[i] = (int64_t)amount;
	}
	if (!at || !amount) {
		*keeper = before;
		return 0;
	}
	cbor->at = (size_t)(at - cbor->bytes);
	return 1;
}

static void get_line(struct keeper *keeper, struct shp__line *line)
{
	if (!get_usual_line(keeper, line))
		get_any_line(keeper, line);
}

static void get_terms(struct shp__cbor_reader *cbor, struct shp__placed *placed)
{
	const uint32_t all_programs = 2 * SHP_PROGRAM_PREORDER - 1;
	uint32_t i;

	placed->ordered_at = (int64_t)shp__cbor_get_uint(cbor, SHP_LIMIT_INSTANT);
	for (i = 0; i < SHP__DATE_COUNT; i++)
		placed->dates[i] = shp__get_date(cbor);
	placed->channel = (int32_t)shp__cbor_get_uint(cbor, SHP_CHANNEL_AFN);
	placed->programs = (int32_t)shp__cbor_get_uint(cbor, all_programs);
	placed->fee_basis_points = (int32_t)shp__cbor_get_uint(cbor, 10000);
	placed->charge_policy = (int32_t)shp__cbor_get_uint(cbor, SHP_CHARGE_LAST_PACKAGE);
	placed->credit_timing = (int32_t)shp__cbor_get_uint(cbor, SHP_CREDIT_ON_SETTLEMENT);
	placed->collect = (int64_t)shp__cbor_get_uint(cbor, SHP_LIMIT_AMOUNT);
}

static void get_placed(struct keeper *keeper)
{
	struct shp__cbor_reader *cbor = keeper->cbor;
	struct shp__placed *placed = keeper->placed;
	size_t at;
	uint32_t i;

	shp__get_elements(cbor, SHP__PLACED_COUNT, SHP__PLACED_COUNT);
	shp__get_identity(cbor, &placed->identity);
	placed->identity.reference = keep_placed(keeper, placed->identity.reference);
	placed->identity.marketplace = keep_placed(keeper, placed->identity.marketplace);
	placed->service = keep_service(keeper);
	get_terms(cbor, placed);
	at = cbor->at;
	if (shp__cbor_get_array(cbor, placed->line_count) != placed->line_count)
		shp__cbor_fail(cbor, at);
	for (i = 0; i < placed->line_count && !cbor->failed; i++)
		get_line(keeper, &placed->lines[i]);
	if (keeper->left)
		shp__cbor_fail(cbor, cbor->at);
}

int32_t shp__get_placed(struct shp__order_reader *reader)
{
	const struct shp__room *room = &reader->room;
	const uint32_t texts = 3 + SHP__LINE_TEXT_COUNT * room->lines;
	struct keeper keeper = {.cbor = reader->cbor, .at = 1, .left = room->placed_text};
	uint32_t duplicate;

	keeper.placed = shp__placed_new(reader->ctx, room->lines, (size_t)1 + room->placed_text + texts);
	reader->placed = keeper.placed;
	if (!keeper.placed)
		return SHP_ERR_NO_MEMORY;
	get_placed(&keeper);
	if (!reader->cbor->failed && shp__placed_derive(keeper.placed, &duplicate))
		shp__fail_inside(reader, SHP__ORDER_PLACED,
				 (const uint32_t[]){SHP__PLACED_LINES, duplicate, SHP__LINE_ID}, 3);
	return SHP_OK;
}
