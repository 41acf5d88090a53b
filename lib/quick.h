/*
 * The quick way to read what nearly all values look like: a pointer that moves, and NULL for whatever needs a second
 * look (longer heads, text that is not ASCII alone, errors, the end of the input). Then the reader of cbor.h, which
 * knows everything, reads the same again.
 */
#ifndef SHP_LIB_QUICK_H
#define SHP_LIB_QUICK_H

#include "cbor.h"
#include "text.h"

/* A number below 2^32 and at most `maximum`. */
static inline const uint8_t *shp__quick_uint(const uint8_t *at, const uint8_t *end, uint64_t maximum,
					     uint64_t *ret_value)
{
	uint64_t value;
	uint64_t least;

	if (end - at < 5)
		return NULL;
	if (at[0] < 24) {
		value = at[0];
		least = 0;
		at += 1;
	} else if (at[0] == SHP__CBOR_HEAD(SHP__CBOR_UINT, 24)) {
		value = at[1];
		least = 24;
		at += 2;
	} else if (at[0] == SHP__CBOR_HEAD(SHP__CBOR_UINT, 25)) {
		value = (uint32_t)at[1] << 8 | at[2];
		least = 0x100;
		at += 3;
	} else if (at[0] == SHP__CBOR_HEAD(SHP__CBOR_UINT, 26)) {
		value = (uint32_t)at[1] << 24 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 8 | at[4];
		least = 0x10000;
		at += 5;
	} else {
		return NULL;
	}
	*ret_value = value;
	return value >= least && value <= maximum ? at : NULL;
}

/* Copies while it looks: whether all was printable ASCII. */
static inline int shp__quick_copy(char *to, const uint8_t *from, uint32_t length)
{
	uint64_t odd = 0;
	uint32_t at;

	if (length >= 8) {
		for (at = 0; at < length - 8; at += 8) {
			odd |= shp__text_odd_8(from + at);
			memcpy(to + at, from + at, 8);
		}
		odd |= shp__text_odd_8(from + length - 8);
		memcpy(to + length - 8, from + length - 8, 8);
		return !odd;
	}
	if (length >= 4) {
		odd = shp__text_odd_4(from) | shp__text_odd_4(from + length - 4);
		memcpy(to, from, 4);
		memcpy(to + length - 4, from + length - 4, 4);
		return !odd;
	}
	for (at = 0; at < length; at++) {
		to[at] = (char)from[at];
		odd |= (uint8_t)(from[at] - 0x20) > 0x7e - 0x20;
	}
	return !odd;
}

/* A text of at most `limit` bytes, copied with a NUL to where there is room for that. */
static inline const uint8_t *shp__quick_text(const uint8_t *at, const uint8_t *end, uint32_t limit, char *to,
					     uint32_t *ret_length)
{
	uint32_t length;

	if (end - at < 2)
		return NULL;
	length = (uint32_t)at[0] - SHP__CBOR_HEAD(SHP__CBOR_TEXT, 0);
	at++;
	if (length >= 24) {
		if (length != 24 || at[0] < 24)
			return NULL;
		length = at[0];
		at++;
	}
	if (length > limit || length > (size_t)(end - at) || !shp__quick_copy(to, at, length))
		return NULL;
	to[length] = '\0';
	*ret_length = length;
	return at + length;
}

#endif
