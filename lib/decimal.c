#include "libshipment/money.h"

#include <string.h>

#include "text.h"

#define TEXT_MAXIMUM 64

/* Whether it is -?[0-9]+(\.[0-9]+)? of at most 64 bytes. Form before value: "9...9x" is no number, not too large. */
static int is_decimal(const char *text)
{
	uint32_t at = text[0] == '-';
	uint32_t digits = 0;
	int points = 0;

	for (; text[at]; at++) {
		if (at == TEXT_MAXIMUM)
			return 0;
		if (text[at] == '.' && digits && !points) {
			points = 1;
			digits = 0;
		} else if (shp__is_digit(text[at])) {
			digits++;
		} else {
			return 0;
		}
	}
	return digits > 0;
}

/* One digit more. False when it does not fit. */
static int append_digit(int64_t *value, char digit)
{
	const int64_t unit = digit - '0';

	if (*value > (INT64_MAX - unit) / 10)
		return 0;
	*value = *value * 10 + unit;
	return 1;
}

int32_t shp_money_parse(const char *text, int32_t exponent, int64_t *ret_minor)
{
	int64_t value = 0;
	int32_t places = 0; /* digits after the point that have been taken */
	int fits = 1;
	int negative;
	const char *at;

	if (!text || !ret_minor)
		return SHP_ERR_ARGUMENT;
	if (exponent < 0 || exponent > SHP_LIMIT_EXPONENT)
		return SHP_ERR_EXPONENT;
	if (!is_decimal(text))
		return SHP_ERR_AMOUNT;
	negative = text[0] == '-';
	for (at = text + negative; shp__is_digit(*at); at++)
		fits = fits && append_digit(&value, *at);
	if (*at == '.')
		at++;
	for (; *at && places < exponent; at++, places++)
		fits = fits && append_digit(&value, *at);
	for (; *at; at++) {
		if (*at != '0')
			return SHP_ERR_AMOUNT;
	}
	for (; places < exponent; places++)
		fits = fits && append_digit(&value, '0');
	if (!fits)
		return SHP_ERR_OVERFLOW;
	*ret_minor = negative ? -value : value;
	return SHP_OK;
}

int32_t shp_money_format(int64_t minor, int32_t exponent, char *buffer, size_t capacity, size_t *ret_size)
{
	char digits[21];
	char text[24];
	uint32_t count;
	uint32_t length = 0;
	uint32_t places;
	const char *first = digits;

	if (!ret_size || (!buffer && capacity))
		return SHP_ERR_ARGUMENT;
	if (exponent < 0 || exponent > SHP_LIMIT_EXPONENT)
		return SHP_ERR_EXPONENT;
	places = (uint32_t)exponent;
	count = shp__format_int(minor, digits);
	if (minor < 0) {
		text[length++] = *first++;
		count--;
	}
	if (count <= places) /* then zeros stand in for what is missing, one of them before the point */
		text[length++] = '0';
	while (count > places) {
		text[length++] = *first++;
		count--;
	}
	if (places) {
		text[length++] = '.';
		for (; places > count; places--)
			text[length++] = '0';
		memcpy(text + length, first, count);
		length += count;
	}
	return shp__text_write(text, length, buffer, capacity, ret_size);
}
