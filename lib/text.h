/* Text: what is valid, what is a reference, and small writers that never allocate. */
#ifndef SHP_LIB_TEXT_H
#define SHP_LIB_TEXT_H

#include <string.h>

#include "libshipment/base.h"

/* A piece of text with its length; NUL-terminated all the same where it comes from the library. */
struct shp__text {
	const char *bytes;
	uint32_t length;
};

/* SHP_OK, SHP_ERR_TEXT (not UTF-8, or a control character: C0, DEL, C1; U+FFFE, U+FFFF and surrogates are no text) or
 * SHP_ERR_TOO_LONG. Never looks further than limit + 1 bytes. ret_length may be NULL. */
int32_t shp__text_check(const char *text, uint32_t limit, uint32_t *ret_length);
/* The same for bytes with a length, which may hold NULs (an error): for the decoder. */
int32_t shp__text_check_bytes(const uint8_t *bytes, size_t length);
/*
 * All of eight bytes, or of four, are printable ASCII, 0x20 to 0x7e. The top bit of a byte shows up in `word` for
 * 0x80 and above, in `word + 1` for 0x7f, in `word - 0x20` for controls. Carries and borrows reach a neighbour only
 * from a byte that is refused anyway, so "none is set" is exact. Where many words are looked at,
 * the odd bits can be collected.
 */
static inline uint64_t shp__text_odd_8(const uint8_t *bytes)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t word;

	memcpy(&word, bytes, sizeof(word));
	return (word | (word + ones) | (word - 0x20 * ones)) & 0x80 * ones;
}

static inline int shp__text_plain_8(const uint8_t *bytes)
{
	return !shp__text_odd_8(bytes);
}

static inline uint32_t shp__text_odd_4(const uint8_t *bytes)
{
	const uint32_t ones = UINT32_C(0x01010101);
	uint32_t word;

	memcpy(&word, bytes, sizeof(word));
	return (word | (word + ones) | (word - 0x20 * ones)) & 0x80 * ones;
}

static inline int shp__text_plain_4(const uint8_t *bytes)
{
	return !shp__text_odd_4(bytes);
}

/* True when all are printable ASCII, as nearly all text is. The last word overlaps the one before it. */
static inline int shp__text_is_plain(const uint8_t *bytes, size_t length)
{
	size_t at;

	if (length >= 8) {
		for (at = 0; at + 8 < length; at += 8) {
			if (!shp__text_plain_8(bytes + at))
				return 0;
		}
		return shp__text_plain_8(bytes + length - 8);
	}
	if (length >= 4)
		return shp__text_plain_4(bytes) && shp__text_plain_4(bytes + length - 4);
	for (at = 0; at < length; at++) {
		if (bytes[at] < 0x20 || bytes[at] > 0x7e)
			return 0;
	}
	return 1;
}

/* A memcpy for text: most of it is a few bytes, for which two moves that overlap are cheaper than a call. */
static inline void shp__text_copy(void *to, const void *from, size_t length)
{
	uint64_t first;
	uint64_t last;

	if (length > 16) {
		memcpy(to, from, length);
	} else if (length >= 8) {
		memcpy(&first, from, 8);
		memcpy(&last, (const char *)from + length - 8, 8);
		memcpy(to, &first, 8);
		memcpy((char *)to + length - 8, &last, 8);
	} else {
		while (length-- > 0)
			((char *)to)[length] = ((const char *)from)[length];
	}
}

/* The same bytes. Most text that is compared is a few of them, for which a call costs more than it saves. */
static inline int shp__text_equal(struct shp__text a, struct shp__text b)
{
	uint32_t i;

	if (a.length != b.length)
		return 0;
	if (a.length > 8)
		return memcmp(a.bytes, b.bytes, a.length) == 0;
	for (i = 0; i < a.length; i++) {
		if (a.bytes[i] != b.bytes[i])
			return 0;
	}
	return 1;
}

static inline int shp__is_digit(char character)
{
	return character >= '0' && character <= '9';
}

static inline int shp__is_upper(char character)
{
	return character >= 'A' && character <= 'Z';
}

/* The same text, both ended by a NUL. */
static inline int shp__text_same(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

/* How many of the bytes are valid text, from the first: where the first character begins that is none, or length. */
size_t shp__text_valid(const uint8_t *bytes, size_t length);
/* Bytes of the first character, 1 to 4; 0 when it is no valid text. length is at least 1. */
uint32_t shp__text_character(const uint8_t *bytes, size_t length);
/* SHP_OK, or SHP_ERR_REFERENCE: 1 to SHP_LIMIT_REFERENCE bytes of [A-Za-z0-9._-]. */
int32_t shp__reference_check(const char *text, uint32_t *ret_length);
/* True for the bytes of a reference. */
int shp__reference_check_bytes(const uint8_t *bytes, size_t length);
/* <0, 0, >0 by bytes, the shorter first among equals. */
int shp__text_compare(const char *a, size_t a_length, const char *b, size_t b_length);
/*
 * Writes text with a NUL to a buffer of the host's. The size of both is told in any case. SHP_OK, or SHP_ERR_BUFFER:
 * then nothing is written.
 */
int32_t shp__text_write(const char *text, size_t length, char *buffer, size_t capacity, size_t *ret_size);
/* Decimal digits of value, NUL-terminated; answers the length. buffer holds at least 21 bytes. */
uint32_t shp__format_int(int64_t value, char *buffer);

#endif
