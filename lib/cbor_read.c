#include "cbor.h"

#include "text.h"

struct shp__cbor_reader shp__cbor_read(const uint8_t *bytes, size_t size)
{
	return (struct shp__cbor_reader){.bytes = bytes, .size = size};
}

void shp__cbor_fail(struct shp__cbor_reader *reader, size_t at)
{
	if (reader->failed)
		return;
	reader->failed = 1;
	reader->failed_at = at;
	reader->size = reader->at;
}

/*
 * The number that stands in the bytes behind the head at `at`, and the offset after it; 0 unless it is whole and
 * shortest: a shorter head could not hold it.
 */
static inline size_t long_value(const struct shp__cbor_reader *reader, uint64_t *ret_value)
{
	const uint8_t *head = reader->bytes + reader->at;
	const size_t rest = reader->size - reader->at;
	uint64_t value;
	uint64_t shortest;
	size_t size;

	switch (head[0] & 31) {
	case 24:
		if (rest < 2)
			return 0;
		value = head[1];
		shortest = 24;
		size = 2;
		break;
	case 25:
		if (rest < 3)
			return 0;
		value = (uint64_t)head[1] << 8 | head[2];
		shortest = 1 << 8;
		size = 3;
		break;
	case 26:
		if (rest < 5)
			return 0;
		value = (uint32_t)head[1] << 24 | (uint32_t)head[2] << 16 | (uint32_t)head[3] << 8 | head[4];
		shortest = 1 << 16;
		size = 5;
		break;
	case 27:
		if (rest < 9)
			return 0;
		value = (uint64_t)head[1] << 56 | (uint64_t)head[2] << 48 | (uint64_t)head[3] << 40 |
			(uint64_t)head[4] << 32 | (uint64_t)head[5] << 24 | (uint64_t)head[6] << 16 |
			(uint64_t)head[7] << 8 | head[8];
		shortest = UINT64_C(1) << 32;
		size = 9;
		break;
	default: /* 28 to 30 mean nothing, 31 is an indefinite length */
		return 0;
	}
	*ret_value = value;
	return value >= shortest ? reader->at + size : 0;
}

/* The number of the next head, of the wanted type, and the offset after it; 0 if there is no such head. */
static inline size_t head_value(const struct shp__cbor_reader *reader, int type, uint64_t *ret_value)
{
	uint8_t info;

	if (reader->at >= reader->size)
		return 0;
	info = reader->bytes[reader->at] ^ SHP__CBOR_HEAD(type, 0);
	if (info < 24) {
		*ret_value = info;
		return reader->at + 1;
	}
	return info < 32 ? long_value(reader, ret_value) : 0;
}

/* As head_value(), but fails where that answers 0. */
static inline size_t read_head(struct shp__cbor_reader *reader, int type, uint64_t *ret_value)
{
	const size_t after = head_value(reader, type, ret_value);

	if (!after)
		shp__cbor_fail(reader, reader->at);
	return after;
}

uint64_t shp__cbor_get_long_uint(struct shp__cbor_reader *reader, uint64_t maximum)
{
	uint64_t value = 0;
	size_t after = 0;

	if (reader->at < reader->size && reader->bytes[reader->at] < SHP__CBOR_HEAD(SHP__CBOR_NEGATIVE, 0))
		after = long_value(reader, &value);
	if (!after || value > maximum) {
		shp__cbor_fail(reader, reader->at);
		return 0;
	}
	reader->at = after;
	return value;
}

int64_t shp__cbor_get_long_int(struct shp__cbor_reader *reader, int64_t minimum, int64_t maximum)
{
	const int negative = shp__cbor_peek(reader) == SHP__CBOR_NEGATIVE;
	uint64_t bits;
	const size_t after = read_head(reader, negative ? SHP__CBOR_NEGATIVE : SHP__CBOR_UINT, &bits);
	int64_t value;

	if (!after)
		return 0;
	if (bits <= INT64_MAX) {
		value = negative ? -1 - (int64_t)bits : (int64_t)bits;
		if (value >= minimum && value <= maximum) {
			reader->at = after;
			return value;
		}
	}
	shp__cbor_fail(reader, reader->at);
	return 0;
}

/* The bytes of a string of at most `limit`; NULL after a failure. Moves behind them. */
static inline const uint8_t *read_string(struct shp__cbor_reader *reader, int type, uint64_t limit,
					 uint64_t *ret_length)
{
	const size_t after = read_head(reader, type, ret_length);

	if (!after)
		return NULL;
	if (*ret_length > limit || *ret_length > reader->size - after) {
		shp__cbor_fail(reader, reader->at);
		return NULL;
	}
	reader->at = after + (size_t)*ret_length;
	return reader->bytes + after;
}

/* A text that is not printable ASCII alone, or none at all. */
static const char *get_other_text(struct shp__cbor_reader *reader, uint32_t limit, uint32_t *ret_length)
{
	const size_t before = reader->at;
	uint64_t length;
	const uint8_t *bytes = read_string(reader, SHP__CBOR_TEXT, limit, &length);
	size_t valid;

	*ret_length = 0;
	if (!bytes)
		return "";
	valid = shp__text_valid(bytes, (size_t)length);
	if (valid != length) {
		reader->at = before;
		shp__cbor_fail(reader, (size_t)(bytes - reader->bytes) + valid);
		return "";
	}
	*ret_length = (uint32_t)length;
	return (const char *)bytes;
}

const char *shp__cbor_get_text(struct shp__cbor_reader *reader, uint32_t limit, uint32_t *ret_length)
{
	const size_t rest = reader->size - reader->at;
	const uint8_t *head = reader->bytes + reader->at;
	uint32_t length;
	uint32_t head_size = 1;

	if (!rest)
		return get_other_text(reader, limit, ret_length);
	length = head[0] ^ SHP__CBOR_HEAD(SHP__CBOR_TEXT, 0);
	if (length >= 24) { /* the two heads that nearly all texts have */
		if (length != 24 || rest < 2 || head[1] < 24)
			return get_other_text(reader, limit, ret_length);
		length = head[1];
		head_size = 2;
	}
	if (length > limit || length > rest - head_size || !shp__text_is_plain(head + head_size, length))
		return get_other_text(reader, limit, ret_length);
	reader->at += head_size + length;
	*ret_length = length;
	return (const char *)head + head_size;
}

const uint8_t *shp__cbor_get_bytes(struct shp__cbor_reader *reader, uint32_t limit, uint32_t *ret_length)
{
	uint64_t length;
	const uint8_t *bytes = read_string(reader, SHP__CBOR_BYTES, limit, &length);

	*ret_length = bytes ? (uint32_t)length : 0;
	return bytes;
}

const uint8_t *shp__cbor_get_bytes_exactly(struct shp__cbor_reader *reader, uint32_t length)
{
	const size_t before = reader->at;
	uint64_t actual;
	const uint8_t *bytes = read_string(reader, SHP__CBOR_BYTES, length, &actual);

	if (bytes && actual < length) {
		reader->at = before;
		shp__cbor_fail(reader, before);
		return NULL;
	}
	return bytes;
}

/* `size` is the least that an item of the list takes. */
static inline uint32_t read_count(struct shp__cbor_reader *reader, int type, uint32_t maximum, size_t size)
{
	uint64_t count;
	const size_t after = read_head(reader, type, &count);

	if (!after)
		return 0;
	if (count > maximum || count > (reader->size - after) / size) {
		shp__cbor_fail(reader, reader->at);
		return 0;
	}
	reader->at = after;
	return (uint32_t)count;
}

uint32_t shp__cbor_get_long_array(struct shp__cbor_reader *reader, uint32_t maximum)
{
	return read_count(reader, SHP__CBOR_ARRAY, maximum, 1);
}

uint32_t shp__cbor_get_long_map(struct shp__cbor_reader *reader, uint32_t maximum)
{
	return read_count(reader, SHP__CBOR_MAP, maximum, 2);
}

static int read_simple(struct shp__cbor_reader *reader, uint8_t wanted)
{
	if (reader->at >= reader->size || reader->bytes[reader->at] != wanted)
		return 0;
	reader->at++;
	return 1;
}

int shp__cbor_get_bool(struct shp__cbor_reader *reader)
{
	if (read_simple(reader, SHP__CBOR_TRUE))
		return 1;
	if (!read_simple(reader, SHP__CBOR_FALSE))
		shp__cbor_fail(reader, reader->at);
	return 0;
}

void shp__cbor_get_null(struct shp__cbor_reader *reader)
{
	if (!read_simple(reader, SHP__CBOR_NULL))
		shp__cbor_fail(reader, reader->at);
}

void shp__cbor_get_end(struct shp__cbor_reader *reader)
{
	if (reader->at != reader->size)
		shp__cbor_fail(reader, reader->at);
}

int shp__cbor_match_long_key(struct shp__cbor_reader *reader, uint64_t key)
{
	uint64_t value;
	const size_t after = head_value(reader, SHP__CBOR_UINT, &value);

	if (!after || value != key)
		return 0;
	reader->at = after;
	return 1;
}
