/* Dates, instants and ids as text, for hosts. */
#include "libshipment/text.h"

#include "civil.h"
#include "text.h"
#include "uuid.h"

/* ---- reading: each moves `at` behind what it took; false, and it stays somewhere, when that was not there ---- */

static int take_char(const char **at, char character)
{
	if (**at != character)
		return 0;
	(*at)++;
	return 1;
}

static int take_digits(const char **at, int count, int32_t *ret_number)
{
	int32_t number = 0;

	for (; count > 0; count--, (*at)++) {
		if (!shp__is_digit(**at))
			return 0;
		number = number * 10 + (**at - '0');
	}
	*ret_number = number;
	return 1;
}

/* A number of two digits that is at most so much. */
static int take_two_digits(const char **at, int32_t most, int32_t *ret_number)
{
	return take_digits(at, 2, ret_number) && *ret_number <= most;
}

static int32_t days_of_month(int32_t year, int32_t month)
{
	const int64_t next = month == 12 ? shp__civil_to_days((int64_t)year + 1, 1, 1)
					 : shp__civil_to_days(year, month + 1, 1);

	return (int32_t)(next - shp__civil_to_days(year, month, 1));
}

static int take_date(const char **at, int64_t *ret_days)
{
	int32_t year;
	int32_t month;
	int32_t day;

	if (!take_digits(at, 4, &year) || !take_char(at, '-') || !take_two_digits(at, 12, &month) || month < 1 ||
	    !take_char(at, '-') || !take_two_digits(at, 31, &day) || day < 1 || day > days_of_month(year, month))
		return 0;
	*ret_days = shp__civil_to_days(year, month, day);
	return 1;
}

/* Digits behind the point of a second, one to three. */
static int take_milliseconds(const char **at, int32_t *ret_ms)
{
	int32_t unit = 100;
	int32_t ms = 0;

	if (!shp__is_digit(**at))
		return 0;
	for (; shp__is_digit(**at); (*at)++, unit /= 10) {
		if (!unit)
			return 0;
		ms += unit * (**at - '0');
	}
	*ret_ms = ms;
	return 1;
}

static int take_time(const char **at, int64_t *ret_ms)
{
	int32_t hours;
	int32_t minutes;
	int32_t seconds = 0;
	int32_t ms = 0;

	if (!take_two_digits(at, 23, &hours) || !take_char(at, ':') || !take_two_digits(at, 59, &minutes))
		return 0;
	if (take_char(at, ':')) {
		if (!take_two_digits(at, 59, &seconds) || (take_char(at, '.') && !take_milliseconds(at, &ms)))
			return 0;
	}
	*ret_ms = hours * SHP__MS_OF_HOUR + minutes * SHP__MS_OF_MINUTE + (int64_t)seconds * 1000 + ms;
	return 1;
}

/* What the clock there is ahead of UTC. */
static int take_zone(const char **at, int64_t *ret_ms)
{
	const int is_west = **at == '-';
	int32_t hours;
	int32_t minutes;

	*ret_ms = 0;
	if (take_char(at, 'Z'))
		return 1;
	if (!take_char(at, is_west ? '-' : '+') || !take_two_digits(at, 23, &hours) || !take_char(at, ':') ||
	    !take_two_digits(at, 59, &minutes))
		return 0;
	*ret_ms = hours * SHP__MS_OF_HOUR + minutes * SHP__MS_OF_MINUTE;
	if (is_west)
		*ret_ms = -*ret_ms;
	return 1;
}

/* The digit's value, or -1. */
static int hexadecimal_value(char digit)
{
	if (digit >= '0' && digit <= '9')
		return digit - '0';
	if (digit >= 'a' && digit <= 'f')
		return digit - 'a' + 10;
	return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

static int take_byte(const char **at, uint8_t *ret_byte)
{
	const int high = hexadecimal_value((*at)[0]);
	const int low = high < 0 ? -1 : hexadecimal_value((*at)[1]);

	if (low < 0)
		return 0;
	*ret_byte = (uint8_t)(high * 16 + low);
	*at += 2;
	return 1;
}

/* ---- dates ---- */

int32_t shp_date_parse(const char *text, int32_t *ret_date)
{
	int64_t days;

	if (!text || !ret_date)
		return SHP_ERR_ARGUMENT;
	if (!take_date(&text, &days) || *text || days < 0 || days > SHP_LIMIT_DATE)
		return SHP_ERR_DATE;
	*ret_date = (int32_t)days;
	return SHP_OK;
}

int32_t shp_date_format(int32_t date, char *buffer, size_t capacity, size_t *ret_size)
{
	char text[11];

	if (!ret_size || (!buffer && capacity))
		return SHP_ERR_ARGUMENT;
	if (date < 0 || date > SHP_LIMIT_DATE)
		return SHP_ERR_DATE;
	shp__format_date(date, text);
	return shp__text_write(text, sizeof(text) - 1, buffer, capacity, ret_size);
}

/* ---- instants ---- */

int32_t shp_instant_parse(const char *text, int64_t *ret_instant)
{
	int64_t instant;
	int64_t days;
	int64_t time;
	int64_t zone;

	if (!text || !ret_instant)
		return SHP_ERR_ARGUMENT;
	if (!take_date(&text, &days) || !take_char(&text, 'T') || !take_time(&text, &time) ||
	    !take_zone(&text, &zone) || *text)
		return SHP_ERR_INSTANT;
	instant = days * SHP__MS_OF_DAY + time - zone;
	if (instant < 0 || instant > SHP_LIMIT_INSTANT)
		return SHP_ERR_INSTANT;
	*ret_instant = instant;
	return SHP_OK;
}

int32_t shp_instant_format(int64_t instant, char *buffer, size_t capacity, size_t *ret_size)
{
	char text[25];

	if (!ret_size || (!buffer && capacity))
		return SHP_ERR_ARGUMENT;
	if (instant < 0 || instant > SHP_LIMIT_INSTANT)
		return SHP_ERR_INSTANT;
	shp__format_instant(instant, text);
	return shp__text_write(text, sizeof(text) - 1, buffer, capacity, ret_size);
}

/* ---- ids ---- */

int32_t shp_id_parse(const char *text, uint8_t ret_id[16])
{
	uint8_t id[16];
	uint32_t i;

	if (!text || !ret_id)
		return SHP_ERR_ARGUMENT;
	for (i = 0; i < 16; i++) {
		if ((i == 4 || i == 6 || i == 8 || i == 10) && !take_char(&text, '-'))
			return SHP_ERR_VALUE;
		if (!take_byte(&text, &id[i]))
			return SHP_ERR_VALUE;
	}
	if (*text)
		return SHP_ERR_VALUE;
	memcpy(ret_id, id, 16);
	return SHP_OK;
}

int32_t shp_id_format(const uint8_t id[16], char *buffer, size_t capacity, size_t *ret_size)
{
	char text[37];

	if (!id || !ret_size || (!buffer && capacity))
		return SHP_ERR_ARGUMENT;
	shp__uuid_format(id, text);
	return shp__text_write(text, sizeof(text) - 1, buffer, capacity, ret_size);
}
