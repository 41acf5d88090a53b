#include "wording.h"

#include <stdio.h>
#include <string.h>

#include "desk.h"

void wording_date(struct buffer *out, const char *text)
{
	buffer_fill(out, say("\"{1}\" is not a date like 2025-11-04.", "“{1}”不是 2025-11-04 这样的日期。"), text, "",
		    "");
}

void wording_instant(struct buffer *out, const char *text)
{
	buffer_fill(out,
		    say("\"{1}\" is not an instant like 2025-11-04T16:00:00Z.",
			"“{1}”不是 2025-11-04T16:00:00Z 这样的时间。"),
		    text, "", "");
}

void wording_choice(struct buffer *out, const char *name, const char *text, const char *choices)
{
	buffer_fill(out, say("{1} \"{2}\" is none of {3}", "{1} “{2}”不是以下之一:{3}"), name, text, choices);
}

/* Digits, perhaps with a point between them, and perhaps a sign before. */
static int is_decimal(const char *text)
{
	const char *at = text + (*text == '-');
	const size_t whole = strspn(at, "0123456789");
	size_t part;

	at += whole;
	if (whole == 0 || !*at)
		return whole > 0;
	part = *at == '.' ? strspn(at + 1, "0123456789") : 0;
	return part > 0 && !at[1 + part];
}

int32_t wording_amount(struct buffer *out, const char *text, int32_t exponent, const char *currency, int64_t *ret_minor)
{
	int64_t minor;
	const int32_t status = shp_money_parse(text, exponent, &minor);
	char digits[16];

	if (status == SHP_OK && minor >= 0 && minor <= SHP_LIMIT_AMOUNT) {
		*ret_minor = minor;
		return SHP_OK;
	}
	snprintf(digits, sizeof(digits), "%d", (int)exponent);
	if (!is_decimal(text))
		buffer_fill(out, say("\"{1}\" is not an amount like 19.99.", "“{1}”不是 19.99 这样的金额。"), text, "",
			    "");
	else if (*text == '-')
		buffer_fill(out, say("\"{1}\" is negative.", "“{1}”为负数。"), text, "", "");
	else if (status == SHP_OK || status == SHP_ERR_OVERFLOW)
		buffer_fill(out, say("\"{1}\" is more than an amount may be.", "“{1}”超过金额的上限。"), text, "", "");
	else if (strlen(text) > 64)
		buffer_fill(out, say("\"{1}\" is longer than an amount may be.", "“{1}”超过金额的长度上限。"), text, "",
			    "");
	else
		buffer_fill(out, say("\"{1}\" has more decimals than {2} ({3}).", "“{1}”的小数位数多于 {2}({3} 位)。"),
			    text, currency ? currency : say("any currency", "任何币种"), digits);
	return status == SHP_OK ? SHP_ERR_AMOUNT : status;
}

static void add_choice(struct buffer *out, const char *name)
{
	buffer_text(out, out->length ? ", " : "");
	buffer_text(out, name);
}

void choices_of(struct buffer *out, const char *(*name_fn)(int32_t value), int32_t first, int32_t skip)
{
	int32_t value;

	for (value = first; name_fn(value); value++) {
		if (value != skip)
			add_choice(out, name_fn(value));
	}
}

void choices_of_bits(struct buffer *out, const char *(*name_fn)(int32_t value))
{
	int32_t value;

	for (value = 1; name_fn(value); value <<= 1)
		add_choice(out, name_fn(value));
}
