/*
 * Writing piece by piece: a piece is a bounded run of items, written by a pointer that moves and without looking at
 * the room, because there is as much as was asked for: in the caller's buffer, or in a scratch when that is too small
 * or only the size is wanted.
 */
#ifndef SHP_LIB_ENCODER_H
#define SHP_LIB_ENCODER_H

#include "cbor.h"
#include "text.h"

#define SHP__PIECE_SIZE 2816

struct shp__encoder {
	uint8_t *bytes;
	size_t capacity;
	size_t length; /* of the whole, written or not */
	uint8_t scratch[SHP__PIECE_SIZE];
};

/* Room for `bound` bytes, at most SHP__PIECE_SIZE. */
static inline uint8_t *shp__piece_begin(struct shp__encoder *encoder, size_t bound)
{
	if (encoder->length <= encoder->capacity && bound <= encoder->capacity - encoder->length)
		return encoder->bytes + encoder->length;
	return encoder->scratch;
}

/* What was written from where it began to `end` is a part of the whole, and in the buffer if it fits. */
static inline void shp__piece_end(struct shp__encoder *encoder, const uint8_t *begin, const uint8_t *end)
{
	const size_t size = (size_t)(end - begin);

	if (begin == encoder->scratch && encoder->length <= encoder->capacity &&
	    size <= encoder->capacity - encoder->length)
		memcpy(encoder->bytes + encoder->length, begin, size);
	encoder->length += size;
}

/* Largest heads of numbers. */
#define SHP__HEAD_SIZE 9
#define SHP__HEAD_SIZE_32 5

/* A head whose number is 24 or more. */
uint8_t *shp__put_long_head(uint8_t *to, int type, uint64_t value);

static inline uint8_t *shp__put_head(uint8_t *to, int type, uint64_t value)
{
	if (value >= 24)
		return shp__put_long_head(to, type, value);
	*to = SHP__CBOR_HEAD(type, value);
	return to + 1;
}

static inline uint8_t *shp__put_uint(uint8_t *to, uint64_t value)
{
	return shp__put_head(to, SHP__CBOR_UINT, value);
}

static inline uint8_t *shp__put_int(uint8_t *to, int64_t value)
{
	return value < 0 ? shp__put_head(to, SHP__CBOR_NEGATIVE, ~(uint64_t)value) : shp__put_uint(to, (uint64_t)value);
}

static inline uint8_t *shp__put_array(uint8_t *to, uint32_t count)
{
	return shp__put_head(to, SHP__CBOR_ARRAY, count);
}

/* A map or an array of less than 24; a key. */
static inline uint8_t *shp__put_byte(uint8_t *to, unsigned int byte)
{
	*to = (uint8_t)byte;
	return to + 1;
}

static inline uint8_t *shp__put_text(uint8_t *to, const char *bytes, uint32_t length)
{
	to = shp__put_head(to, SHP__CBOR_TEXT, length);
	shp__text_copy(to, bytes, length);
	return to + length;
}

static inline uint8_t *shp__put_whole(uint8_t *to, struct shp__text text)
{
	return shp__put_text(to, text.bytes, text.length);
}

#endif
