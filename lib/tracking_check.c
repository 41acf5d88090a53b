/* Check characters, computed. Each algorithm answers NUL for a serial that it does not take. */
#include "tracking.h"

#include "text.h"

/*
 * Values in mod 10 by ASCII: digits as they are, letters from A = 2 on, round and round. What is neither is more than
 * the values of all characters of a serial together.
 */
#define NONE 0x1000
#define NONE_16 NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE
static const uint16_t value_mod10[256] = {
	NONE_16, NONE_16, NONE_16,
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, NONE, NONE, NONE, NONE, NONE, NONE, /* 0 to 9 */
	NONE, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, /* A to O */
	7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, NONE, NONE, NONE, NONE, NONE, /* P to Z */
	NONE_16, NONE_16, NONE_16, NONE_16, NONE_16, NONE_16, NONE_16, NONE_16, NONE_16, NONE_16,
};

/* Two places at a time, so that the weights are multiplied once. */
static char mod10(uint32_t weights, const char *serial, uint32_t length)
{
	const uint8_t *at = (const uint8_t *)serial;
	const uint8_t *end = at + length;
	uint32_t even = weights >> 8 & 15;
	uint32_t odd = weights >> 4 & 15;
	uint32_t sum_even = 0;
	uint32_t sum_odd = 0;

	if (weights & 1 && length % 2 == 0) { /* counted from the right: the last place is even */
		even = weights >> 4 & 15;
		odd = weights >> 8 & 15;
	}
	for (; end - at > 1; at += 2) {
		sum_even += value_mod10[at[0]];
		sum_odd += value_mod10[at[1]];
	}
	if (at < end)
		sum_even += value_mod10[at[0]];
	if ((sum_even | sum_odd) >= NONE)
		return '\0';
	return (char)('0' + (10 - (sum_even * even + sum_odd * odd) % 10) % 10);
}

static uint32_t digit_at(const char *serial, uint32_t at)
{
	return (uint32_t)(serial[at] - '0');
}

static int all_digits(const char *serial, uint32_t length)
{
	uint32_t at;

	for (at = 0; at < length; at++) {
		if (digit_at(serial, at) > 9)
			return 0;
	}
	return 1;
}

static char luhn(const char *serial, uint32_t length)
{
	static const uint8_t doubled[10] = {0, 2, 4, 6, 8, 1, 3, 5, 7, 9};
	uint32_t sum = 0;
	uint32_t at;

	for (at = length; at > 1; at -= 2)
		sum += doubled[digit_at(serial, at - 1)] + digit_at(serial, at - 2);
	if (at)
		sum += doubled[digit_at(serial, 0)];
	return (char)('0' + (10 - sum % 10) % 10);
}

/* The remainder is taken before the next digits could overflow. */
static char mod7(const char *serial, uint32_t length)
{
	uint64_t rest = 0;
	uint32_t at;

	for (at = 0; at < length; at++) {
		rest = rest * 10 + digit_at(serial, at);
		if (at % 16 == 15)
			rest %= 7;
	}
	return (char)('0' + rest % 7);
}

static uint32_t weigh(const uint8_t *weights, const char *serial, uint32_t length)
{
	uint32_t sum = 0;
	uint32_t at;

	for (at = 0; at < length; at++)
		sum += digit_at(serial, at) * weights[at];
	return sum;
}

/* Three weights, again and again. */
static char sum_product(uint32_t first, uint32_t second, uint32_t third, const char *serial, uint32_t length)
{
	uint32_t sum = 0;
	uint32_t at;

	for (at = 0; at + 2 < length; at += 3)
		sum += digit_at(serial, at) * first + digit_at(serial, at + 1) * second +
		       digit_at(serial, at + 2) * third;
	if (at < length)
		sum += digit_at(serial, at) * first;
	if (at + 1 < length)
		sum += digit_at(serial, at + 1) * second;
	return (char)('0' + sum % 11 % 10);
}

static char s10_digit(const char *serial, uint32_t length)
{
	static const uint8_t weights[8] = {8, 6, 4, 2, 3, 5, 9, 7};
	uint32_t check;

	if (length != 8)
		return '\0';
	check = 11 - weigh(weights, serial, 8) % 11;
	return (char)('0' + (check == 10 ? 0 : check == 11 ? 5 : check));
}

static char sto_digit(const char *serial, uint32_t length)
{
	static const uint8_t weights[9] = {7, 9, 5, 3, 2, 4, 6, 8, 9};
	uint32_t rest;

	if (length != 9)
		return '\0';
	rest = weigh(weights, serial, 9) % 11;
	return (char)('0' + (rest == 0 ? 5 : rest == 1 ? 0 : 11 - rest));
}

/* The product stays within 1 to 36, so that subtracting once is enough for either remainder. */
static char mod37_36(const char *serial, uint32_t length)
{
	uint32_t product = 36;
	uint32_t at;

	for (at = 0; at < length; at++) {
		const char character = serial[at];

		if (character >= '0' && character <= '9')
			product += (uint32_t)(character - '0');
		else if (character >= 'A' && character <= 'Z')
			product += (uint32_t)(character - 'A') + 10;
		else
			return '\0';
		product = (product > 36 ? product - 36 : product) * 2;
		product = product >= 37 ? product - 37 : product;
	}
	product = (37 - product) % 36;
	return (char)(product < 10 ? '0' + product : 'A' + product - 10);
}

char shp__check_character(int32_t algorithm, const char *serial, uint32_t length, int known_digits)
{
	if (algorithm >= SHP_CHECK_MOD10)
		return mod10((uint32_t)algorithm, serial, length);
	if (algorithm == SHP_CHECK_MOD37_36)
		return mod37_36(serial, length);
	if (!known_digits && !all_digits(serial, length))
		return '\0';
	switch (algorithm) {
	case SHP_CHECK_LUHN:
		return luhn(serial, length);
	case SHP_CHECK_MOD7:
		return mod7(serial, length);
	case SHP_CHECK_S10:
		return s10_digit(serial, length);
	case SHP_CHECK_SUM_PRODUCT_317:
		return sum_product(3, 1, 7, serial, length);
	case SHP_CHECK_SUM_PRODUCT_173:
		return sum_product(1, 7, 3, serial, length);
	case SHP_CHECK_STO:
		return sto_digit(serial, length);
	default:
		return '\0';
	}
}

int shp__is_check(int32_t algorithm)
{
	if (algorithm >= SHP_CHECK_MOD10)
		return algorithm <= (SHP_CHECK_MOD10 | 0xff1) && !(algorithm & 0xe);
	return algorithm >= SHP_CHECK_LUHN && algorithm <= SHP_CHECK_STO;
}

/* Length of a serial that is short enough and not empty, or 0. */
static uint32_t serial_length(const char *serial)
{
	uint32_t length = 0;

	while (length <= SHP_LIMIT_CHECK_SERIAL && serial[length])
		length++;
	return length <= SHP_LIMIT_CHECK_SERIAL ? length : 0;
}

static int takes_letters(int32_t algorithm)
{
	return algorithm >= SHP_CHECK_MOD10 || algorithm == SHP_CHECK_MOD37_36;
}

static int32_t compute(int32_t algorithm, const char *serial, uint32_t length, char *ret_check)
{
	const char check = shp__check_character(algorithm, serial, length, 0);

	if (!check)
		return takes_letters(algorithm) || !all_digits(serial, length) ? SHP_ERR_TEXT : SHP_ERR_RANGE;
	*ret_check = check;
	return SHP_OK;
}

int32_t shp_check_digit(int32_t algorithm, const char *serial, char *ret_check)
{
	uint32_t length;

	if (!serial || !ret_check)
		return SHP_ERR_ARGUMENT;
	if (!shp__is_check(algorithm))
		return SHP_ERR_VALUE;
	length = serial_length(serial);
	return length ? compute(algorithm, serial, length, ret_check) : SHP_ERR_RANGE;
}

int32_t shp_check_digit_verify(int32_t algorithm, const char *text)
{
	uint32_t length;
	int32_t status;
	char check = '\0';

	if (!text)
		return SHP_ERR_ARGUMENT;
	if (!shp__is_check(algorithm))
		return SHP_ERR_VALUE;
	length = serial_length(text);
	if (length < 2)
		return SHP_ERR_RANGE;
	status = compute(algorithm, text, length - 1, &check);
	if (status)
		return status;
	return check == text[length - 1] ? SHP_OK : SHP_ERR_TRACKING_CHECK_DIGIT;
}

int32_t shp_check_digit_sum_product(const int32_t *weights, uint32_t count, int32_t modulo1, int32_t modulo2,
				    const char *serial, char *ret_check)
{
	int32_t sum = 0;
	uint32_t length;
	uint32_t at;

	if (!weights || !serial || !ret_check)
		return SHP_ERR_ARGUMENT;
	length = serial_length(serial);
	if (!length || !count || modulo1 < 2 || modulo1 > 1000 || modulo2 < 2 || modulo2 > 10)
		return SHP_ERR_RANGE;
	if (!all_digits(serial, length))
		return SHP_ERR_TEXT;
	for (at = 0; at < length; at++) {
		const int32_t weight = weights[at % count];

		if (weight < 0 || weight > 1000)
			return SHP_ERR_RANGE;
		sum += (serial[at] - '0') * weight;
	}
	*ret_check = (char)('0' + sum % modulo1 % modulo2);
	return SHP_OK;
}
