/* What people type, read as a number. */
#include "tracking.h"

#include "text.h"

/*
 * What a byte becomes: a digit or a letter in upper case, or one of these. No byte of a wider character is right by
 * itself.
 */
enum { WRONG = 0, BLANK = 1, HYPHEN = 2, ODD = 3 };

static const char ascii_kinds[256] = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" /* controls */
			    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
			    "\1\3\3\3\3\3\3\3\3\3\3\3\3\2\3\3" /* the blank; the hyphen third from the end */
			    "0123456789\3\3\3\3\3\3"
			    "\3ABCDEFGHIJKLMNO"
			    "PQRSTUVWXYZ\3\3\3\3\3"
			    "\3ABCDEFGHIJKLMNO"
			    "PQRSTUVWXYZ\3\3\3\3\0";

static int is_between(uint32_t value, uint32_t first, uint32_t last)
{
	return value >= first && value <= last;
}

/* The ASCII character that another one stands for; DEL, which is wrong, if there is none. */
static uint8_t narrow(uint32_t character)
{
	if (is_between(character, 0xff01, 0xff5e))
		return (uint8_t)(character - 0xfee0);
	if (character == 0xa0 || is_between(character, 0x2000, 0x200f) || is_between(character, 0x202a, 0x202f))
		return ' '; /* zero-width blanks and direction marks among them */
	if (character == 0x205f || character == 0x2060 || character == 0x3000 || character == 0xfeff)
		return ' ';
	if (character == 0xad || is_between(character, 0x2010, 0x2015) || character == 0x2212)
		return '-';
	/* The long vowel marks, which Japanese keyboards have where others have the hyphen. */
	if (character == 0x30fc || character == 0xff70)
		return '-';
	return 0x7f;
}

static int continues(uint8_t byte)
{
	return (byte & 0xc0) == 0x80;
}

/*
 * Reads a character of two or three bytes and moves to its last byte. A byte that does not continue, the NUL too, is
 * not passed.
 */
static uint8_t read_wide(const uint8_t **text)
{
	const uint8_t *at = *text;

	if ((at[0] & 0xe0) == 0xc0 && continues(at[1])) {
		*text += 1;
		return narrow((at[0] & 0x1fu) << 6 | (at[1] & 0x3fu));
	}
	if ((at[0] & 0xf0) == 0xe0 && continues(at[1]) && continues(at[2])) {
		*text += 2;
		return narrow((at[0] & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu));
	}
	return 0x7f;
}

/*
 * Bits of the places that hold a digit: those whose byte, a digit or a capital letter, has not the bit that letters
 * have.
 */
static uint64_t find_digits(const char *text, uint32_t length)
{
	uint64_t letters = 0;
	uint32_t at;

	for (at = 0; at < length; at += 8) {
		const uint8_t *bytes = (const uint8_t *)text + at;
		const uint64_t word = (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 |
				      (uint64_t)bytes[3] << 24 | (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 |
				      (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;

		/* The product brings the eight bits together in the highest byte. */
		letters |= ((word >> 6 & UINT64_C(0x0101010101010101)) * UINT64_C(0x0102040810204080)) >> 56 << at;
	}
	return ~letters & (length < 64 ? (UINT64_C(1) << length) - 1 : ~UINT64_C(0));
}

/* What is neither letter nor digit: moves to its last byte. 0 if it is wrong. */
static int read_other(const uint8_t **at, struct shp__number *number)
{
	const uint8_t character = **at < 0x80 ? **at : read_wide(at);
	const char folded = ascii_kinds[character];

	if (folded == WRONG)
		return 0;
	if (folded == HYPHEN && number->length < SHP__NUMBER_LIMIT)
		number->hyphens |= UINT64_C(1) << number->length;
	if (folded == BLANK || folded == HYPHEN)
		return 1;
	if (number->length == SHP__NUMBER_LIMIT)
		return 0;
	number->odd = (uint8_t)(number->odd + (folded == ODD));
	number->text[number->length++] = folded == ODD ? (char)character : folded;
	return 1;
}

int shp__number_read(const char *typed, struct shp__number *number)
{
	const uint8_t *at = (const uint8_t *)typed;
	const uint8_t *end = at + SHP_LIMIT_TRACKING;

	number->hyphens = 0;
	number->length = 0;
	number->odd = 0;
	while (at < end) {
		char *to = number->text + number->length;
		const char *stop = number->text + SHP__NUMBER_LIMIT;
		char folded;

		/* Letters and digits in a row, which is nearly all of it. */
		for (folded = ascii_kinds[*at]; folded > ODD && to < stop; folded = ascii_kinds[*++at])
			*to++ = folded;
		number->length = (uint32_t)(to - number->text);
		if (!*at || at >= end)
			break;
		if (!read_other(&at, number))
			return 0;
		at++;
	}
	if (*at || at > end || number->length == number->odd)
		return 0;
	memset(number->text + number->length, 0, 8);
	number->digits = find_digits(number->text, number->length);
	return 1;
}

int32_t shp_tracking_normalise(const char *number, char *buffer, size_t capacity, size_t *ret_size)
{
	struct shp__number read;

	if (!number || !ret_size || (!buffer && capacity))
		return SHP_ERR_ARGUMENT;
	if (!shp__number_read(number, &read))
		return SHP_ERR_TRACKING_MALFORMED;
	return shp__text_write(read.text, read.length, buffer, capacity, ret_size);
}
