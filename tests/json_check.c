/* Writing into buffers of exactly the right size, and members one by one. */
#include "json_check.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libshipment/money.h>

#include "civil.h"

/* ---- writing and reading ---- */

/* A buffer of exactly its size, so that a sanitizer sees a byte too many. */
static json_t *read_document(char *document, size_t size)
{
	json_error_t wrong;
	json_t *json = json_loadb(document, size, JSON_REJECT_DUPLICATES, &wrong);

	ck_assert_msg(json != NULL, "%s at %d in %.*s", wrong.text, wrong.position, (int)size, document);
	ck_assert_ptr_null(memchr(document, '\n', size));
	free(document);
	return json;
}

json_t *json_of_order(const struct shp_order *order, const struct shp_rules *rules, int64_t now, int32_t audience)
{
	size_t measured = 0;
	size_t size = 0;
	char *document;

	ck_assert_int_eq(shp_order_write_json(order, rules, now, audience, NULL, 0, &measured), SHP_ERR_BUFFER);
	document = malloc(measured);
	ck_assert_int_eq(shp_order_write_json(order, rules, now, audience, document, measured - 1, &size),
			 SHP_ERR_BUFFER);
	ck_assert_uint_eq(size, measured);
	size = 0;
	ck_assert_int_eq(shp_order_write_json(order, rules, now, audience, document, measured, &size), SHP_OK);
	ck_assert_uint_eq(size, measured);
	return read_document(document, size);
}

json_t *json_of_event(const struct shp_event *event)
{
	size_t measured = 0;
	size_t size = 0;
	char *document;

	ck_assert_int_eq(shp_event_write_json(event, NULL, 0, &measured), SHP_ERR_BUFFER);
	document = malloc(measured);
	ck_assert_int_eq(shp_event_write_json(event, document, measured - 1, &size), SHP_ERR_BUFFER);
	ck_assert_uint_eq(size, measured);
	size = 0;
	ck_assert_int_eq(shp_event_write_json(event, document, measured, &size), SHP_OK);
	ck_assert_uint_eq(size, measured);
	return read_document(document, size);
}

int json_mentions(const json_t *json, const char *text)
{
	char *document = json_dumps(json, JSON_ENCODE_ANY);
	const int found = strstr(document, text) != NULL;

	free(document);
	return found;
}

/* ---- single members ---- */

static const json_t *member(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);

	ck_assert_msg(value != NULL, "no %s", key);
	return value;
}

void expect_text(const json_t *object, const char *key, const char *expected)
{
	const json_t *value = member(object, key);

	if (!expected || !*expected) {
		ck_assert_msg(json_is_null(value), "%s is not null", key);
	} else {
		ck_assert_msg(json_is_string(value), "%s is no string", key);
		ck_assert_str_eq(json_string_value(value), expected);
	}
}

void expect_int(const json_t *object, const char *key, int64_t expected)
{
	const json_t *value = member(object, key);

	ck_assert_msg(json_is_integer(value), "%s is no integer", key);
	ck_assert_msg(json_integer_value(value) == expected, "%s is %lld", key, (long long)json_integer_value(value));
}

void expect_bool(const json_t *object, const char *key, int expected)
{
	const json_t *value = member(object, key);

	ck_assert_msg(json_is_boolean(value) && json_is_true(value) == !!expected, "%s is not %d", key, expected);
}

void expect_instant(const json_t *object, const char *key, int64_t expected)
{
	ck_assert_msg(json_instant(object, key) == expected, "%s", key);
}

void expect_date(const json_t *object, const char *key, int32_t expected)
{
	ck_assert_msg(json_date(object, key) == expected, "%s", key);
}

void expect_money(const json_t *object, const char *key, int64_t expected, int32_t exponent)
{
	char text[24];
	size_t size;

	ck_assert_int_eq(shp_money_format(expected, exponent, text, sizeof(text), &size), SHP_OK);
	expect_text(object, key, text);
}

void expect_uuid(const json_t *object, const char *key, const uint8_t id[16])
{
	char text[37];
	size_t length = 0;

	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			text[length++] = '-';
		length += (size_t)snprintf(text + length, sizeof(text) - length, "%02x", id[i]);
	}
	expect_text(object, key, text);
}

void expect_keys(const json_t *object, const char *keys)
{
	size_t count = 0;

	while (*keys) {
		const size_t length = strcspn(keys, " ");
		char key[64];

		ck_assert_uint_lt(length, sizeof(key));
		memcpy(key, keys, length);
		key[length] = '\0';
		if (length) {
			member(object, key);
			count++;
		}
		keys += length + (keys[length] == ' ');
	}
	if (json_object_size(object) != count) {
		char *document = json_dumps(object, 0);

		ck_abort_msg("%zu members of %zu: %s", json_object_size(object), count, document);
	}
}

int32_t json_date(const json_t *object, const char *key)
{
	const json_t *value = member(object, key);
	const char *text = json_string_value(value);
	char again[11];
	int32_t date;

	if (json_is_null(value))
		return SHP_DATE_NONE;
	ck_assert_ptr_nonnull(text);
	date = (int32_t)shp__civil_to_days(strtol(text, NULL, 10), (int32_t)strtol(text + 5, NULL, 10),
					   (int32_t)strtol(text + 8, NULL, 10));
	shp__format_date(date, again);
	ck_assert_str_eq(text, again);
	return date;
}

int64_t json_instant(const json_t *object, const char *key)
{
	const json_t *value = member(object, key);
	const char *text = json_string_value(value);
	char again[25];
	int64_t instant;

	if (json_is_null(value))
		return SHP_INSTANT_NONE;
	ck_assert_ptr_nonnull(text);
	instant = shp__civil_to_days(strtol(text, NULL, 10), (int32_t)strtol(text + 5, NULL, 10),
				     (int32_t)strtol(text + 8, NULL, 10));
	instant = instant * 24 + strtol(text + 11, NULL, 10);
	instant = instant * 60 + strtol(text + 14, NULL, 10);
	instant = instant * 60 + strtol(text + 17, NULL, 10);
	instant = instant * 1000 + strtol(text + 20, NULL, 10);
	shp__format_instant(instant, again);
	ck_assert_str_eq(text, again);
	return instant;
}

int64_t json_money(const json_t *object, const char *key, int32_t exponent)
{
	const char *text = json_string_value(member(object, key));
	int64_t minor = -1;

	ck_assert_ptr_nonnull(text);
	ck_assert_int_eq(shp_money_parse(text, exponent, &minor), SHP_OK);
	return minor;
}
