/*
 * The byte form of orders and events, format 1: doc/libshipment.cddl says what it looks like, this what writer and
 * reader share.
 *
 * The whole is a map with small ascending keys, in which what has its default is left out. What there are many of is
 * arrays, of which the defaults at the end are left out. A reader refuses a default where it would not have been
 * written: so a value has one form only.
 */
#ifndef SHP_LIB_CODEC_H
#define SHP_LIB_CODEC_H

#include "encoder.h"
#include "error.h"
#include "order.h"

#define SHP__FORMAT 1

/* What every encoding begins with. */
enum {
	SHP__KEY_FORMAT,
	SHP__KEY_WHAT
};

enum {
	SHP__WHAT_ORDER = 1,
	SHP__WHAT_EVENT = 2,
	SHP__WHAT_METRICS = 3
};

enum {
	SHP__ORDER_ROOM = 2,
	SHP__ORDER_PLACED,
	SHP__ORDER_REVISION,
	SHP__ORDER_PENDING,
	SHP__ORDER_PACKAGES,
	SHP__ORDER_GONE,
	SHP__ORDER_CANCELLATIONS,
	SHP__ORDER_CHARGES,
	SHP__ORDER_COMPLETED,
	SHP__ORDER_WHOLE_CHARGES,
	SHP__ORDER_MONEY
};

/* Money of an order; what is zero at the end is left out. */
enum {
	SHP__MONEY_CHARGED,
	SHP__MONEY_REFUNDED,
	SHP__MONEY_CREDITED,
	SHP__MONEY_DEBITED,
	SHP__MONEY_BASELINE_CHARGE,
	SHP__MONEY_BASELINE_CREDIT,
	SHP__MONEY_OWED_CHARGE, /* in the middle of a decision: what its next events will move */
	SHP__MONEY_OWED_CREDIT,
	SHP__MONEY_COUNT
};

/* Elements of arrays. What was placed begins with an identity, which events have without the rest. */
#define SHP__IDENTITY_COUNT 5
enum {
	SHP__PLACED_ID,
	SHP__PLACED_REFERENCE,
	SHP__PLACED_MARKETPLACE,
	SHP__PLACED_CURRENCY,
	SHP__PLACED_EXPONENT,
	SHP__PLACED_SERVICE,
	SHP__PLACED_ORDERED_AT,
	SHP__PLACED_DATES, /* three, null for none */
	SHP__PLACED_CHANNEL = 10,
	SHP__PLACED_PROGRAMS,
	SHP__PLACED_FEE,
	SHP__PLACED_CHARGE_POLICY,
	SHP__PLACED_CREDIT_TIMING,
	SHP__PLACED_COLLECT,
	SHP__PLACED_LINES,
	SHP__PLACED_COUNT
};

enum {
	SHP__LINE_ID,
	SHP__LINE_QUANTITY,
	SHP__LINE_TEXTS, /* three, from the SKU on */
	SHP__LINE_AMOUNTS = 5,
	SHP__LINE_COUNT = SHP__LINE_AMOUNTS + SHP__AMOUNT_COUNT,
	SHP__LINE_LEAST = SHP__LINE_TEXTS
};

enum {
	SHP__PACKAGE_REFERENCE,
	SHP__PACKAGE_ITEMS,
	SHP__PACKAGE_SPLIT_NUMBER,
	SHP__PACKAGE_REVISION,
	SHP__PACKAGE_SHIP_DATE, /* from here on of a confirmed one only */
	SHP__PACKAGE_CONFIRMED_AT,
	SHP__PACKAGE_TEXTS, /* five, from the carrier on */
	SHP__PACKAGE_LABEL = SHP__PACKAGE_TEXTS + SHP__SHIP_TEXT_COUNT,
	SHP__PACKAGE_VERDICT,
	SHP__PACKAGE_CARRIER_STATUS,
	SHP__PACKAGE_SCANS, /* bits of the statuses that were reported */
	SHP__PACKAGE_CARRIER_STATUS_AT,
	SHP__PACKAGE_FIRST_SCAN_AT,
	SHP__PACKAGE_DELIVERED_AT,
	SHP__PACKAGE_COUNT,
	SHP__PACKAGE_LEAST_OPEN = SHP__PACKAGE_SPLIT_NUMBER,
	SHP__PACKAGE_LEAST_CONFIRMED = SHP__PACKAGE_TEXTS + 1,
	SHP__PACKAGE_LEAST_REPORTED = SHP__PACKAGE_CARRIER_STATUS_AT + 1
};

enum {
	SHP__CANCELLATION_REFERENCE,
	SHP__CANCELLATION_REASON,
	SHP__CANCELLATION_AT,
	SHP__CANCELLATION_ITEMS,
	SHP__CANCELLATION_ALL,
	SHP__CANCELLATION_COUNT
};

enum {
	SHP__CHARGE_AMOUNT,
	SHP__CHARGE_CAUSE,
	SHP__CHARGE_WHAT,
	SHP__CHARGE_NUMBER,
	SHP__CHARGE_HELD,
	SHP__CHARGE_PAYMENT,
	SHP__CHARGE_COUNT,
	SHP__CHARGE_LEAST = SHP__CHARGE_NUMBER
};

/* A shipment's, in events; what it was before the change is a map by SHP_SHIP_* of what has changed. */
enum {
	SHP__DETAILS_SHIP_DATE,
	SHP__DETAILS_TEXTS,
	SHP__DETAILS_LABEL = SHP__DETAILS_TEXTS + SHP__SHIP_TEXT_COUNT,
	SHP__DETAILS_VERDICT,
	SHP__DETAILS_COUNT,
	SHP__DETAILS_LEAST = SHP__DETAILS_TEXTS + 1
};

enum {
	SHP__EVENT_KIND = 2,
	SHP__EVENT_ORDER,    /* of one that begins an order, */
	SHP__EVENT_IDENTITY, /* of all others */
	SHP__EVENT_REVISION,
	SHP__EVENT_AT,
	SHP__EVENT_PACKAGE,
	SHP__EVENT_CANCELLATION,
	SHP__EVENT_NUMBER,
	SHP__EVENT_CAUSE,
	SHP__EVENT_AMOUNT,
	SHP__EVENT_REASON,
	SHP__EVENT_ALL,
	SHP__EVENT_CARRIER_STATUS,
	SHP__EVENT_CARRIER_AT,
	SHP__EVENT_DETAILS,
	SHP__EVENT_OLD,
	SHP__EVENT_ITEMS,
	SHP__EVENT_REFERENCES,
	SHP__EVENT_MOVES
};

/*
 * How much a reader has to make room for, so that it allocates once: it stands before everything else, and must be
 * exactly what follows. Text is counted in bytes, without NULs.
 */
struct shp__room {
	uint32_t lines;
	uint32_t placed_text;
	uint32_t packages;
	uint32_t items;
	uint32_t gone;
	uint32_t cancellations;
	uint32_t cancelled_items;
	uint32_t charges;
	uint32_t text;
};

#define SHP__ROOM_COUNT 9

/* ---- writing ---- */

/* The whole of an order. */
void shp__put_order(struct shp__encoder *encoder, const struct shp_order *order);

/* The five elements of an identity, which take at most so many bytes. */
#define SHP__IDENTITY_SIZE (17 + 2 * (2 + SHP_LIMIT_REFERENCE) + 4 + 1)
uint8_t *shp__put_identity(uint8_t *to, const struct shp__identity *identity);

/* Elements that may be none: null. */
static inline uint8_t *shp__put_date(uint8_t *to, int32_t date)
{
	return date == SHP_DATE_NONE ? shp__put_byte(to, SHP__CBOR_NULL) : shp__put_uint(to, (uint64_t)date);
}

static inline uint8_t *shp__put_instant(uint8_t *to, int64_t instant)
{
	return instant == SHP_INSTANT_NONE ? shp__put_byte(to, SHP__CBOR_NULL) : shp__put_uint(to, (uint64_t)instant);
}

/* Begins with an empty whole for a buffer; SHP_ERR_ARGUMENT if that is none. */
int32_t shp__encode_begin(struct shp__encoder *encoder, uint8_t *buffer, size_t capacity, const size_t *ret_size);
/* Tells the size of the whole; SHP_ERR_BUFFER if that did not fit. */
int32_t shp__encode_end(const struct shp__encoder *encoder, size_t *ret_size);

/* ---- reading ---- */

/* What a decoding function begins and ends with: its arguments, what is left over, the error. */
int32_t shp__begin_decoding(struct shp_ctx *ctx, const uint8_t *bytes, size_t size, const void *ret,
			    struct shp_error *error, struct shp__cbor_reader *ret_reader);
int32_t shp__end_decoding(struct shp__cbor_reader *reader, int32_t status, struct shp_error *error);

/* Reads the beginning of an encoding. SHP_ERR_BYTES_VERSION for a format that is not known yet. */
int32_t shp__get_header(struct shp__cbor_reader *reader, struct shp__cbor_map *map, uint32_t what);
/* The elements of an identity; its texts stand in the input. */
void shp__get_identity(struct shp__cbor_reader *reader, struct shp__identity *identity);
/* The whole of an order. SHP_ERR_BYTES: the reader knows where. Others: SHP_ERR_BYTES_VERSION, SHP_ERR_NO_MEMORY. */
int32_t shp__get_order(struct shp__cbor_reader *reader, struct shp_ctx *ctx, struct shp_order **ret_order);

/* Whether none stands here; then it has been read. */
static inline int shp__get_none(struct shp__cbor_reader *reader)
{
	if (reader->at >= reader->size || reader->bytes[reader->at] != SHP__CBOR_NULL)
		return 0;
	reader->at++;
	return 1;
}

static inline int32_t shp__get_date(struct shp__cbor_reader *reader)
{
	return shp__get_none(reader) ? SHP_DATE_NONE : (int32_t)shp__cbor_get_uint(reader, SHP_LIMIT_DATE);
}

static inline int64_t shp__get_instant(struct shp__cbor_reader *reader)
{
	return shp__get_none(reader) ? SHP_INSTANT_NONE : (int64_t)shp__cbor_get_uint(reader, SHP_LIMIT_INSTANT);
}

/* The head of an array without its trailing defaults. */
static inline uint32_t shp__get_elements(struct shp__cbor_reader *reader, uint32_t least, uint32_t most)
{
	const size_t at = reader->at;
	const uint32_t count = shp__cbor_get_array(reader, most);

	if (count < least)
		shp__cbor_fail(reader, at);
	return count;
}

/* Fails if the last element, which stands at `at`, is a default: 0, "" or none, of one byte each. */
static inline void shp__check_last(struct shp__cbor_reader *reader, size_t at)
{
	const uint8_t byte = reader->at == at + 1 ? reader->bytes[at] : 1;

	if (!byte || byte == SHP__CBOR_HEAD(SHP__CBOR_TEXT, 0) || byte == SHP__CBOR_NULL)
		shp__cbor_fail(reader, at);
}

/* A text of 1 to `limit` bytes, in the input. */
static inline struct shp__text shp__get_text(struct shp__cbor_reader *reader, uint32_t limit)
{
	const size_t at = reader->at;
	struct shp__text text;

	text.bytes = shp__cbor_get_text(reader, limit, &text.length);
	if (!text.length)
		shp__cbor_fail(reader, at);
	return text;
}

/* A reference, in the input. */
struct shp__text shp__get_reference(struct shp__cbor_reader *reader);
/* A positive number: what is left out when it is nothing must be something. */
static inline uint64_t shp__get_positive(struct shp__cbor_reader *reader, uint64_t maximum)
{
	const size_t at = reader->at;
	const uint64_t value = shp__cbor_get_uint(reader, maximum);

	if (!value)
		shp__cbor_fail(reader, at);
	return value;
}

/* The same for a flag: true is the only value that it can have. */
static inline uint8_t shp__get_true(struct shp__cbor_reader *reader)
{
	const size_t at = reader->at;

	if (!shp__cbor_get_bool(reader))
		shp__cbor_fail(reader, at);
	return 1;
}

#endif
