#include "json.h"

#include <string.h>

#include "civil.h"
#include "libshipment/money.h"
#include "text.h"
#include "uuid.h"

static void put_bytes(struct shp__json *json, const char *bytes, size_t length)
{
	const size_t at = json->length;

	json->length = at + length;
	if (json->length <= json->capacity)
		memcpy(json->bytes + at, bytes, length);
}

static void put_char(struct shp__json *json, char c)
{
	const size_t at = json->length++;

	if (at < json->capacity)
		json->bytes[at] = c;
}

/* What goes before a value or a key; after it the next one needs a comma. */
static void begin_value(struct shp__json *json)
{
	if (json->needs_comma)
		put_char(json, ',');
	json->needs_comma = 1;
}

static void put_literal(struct shp__json *json, const char *literal)
{
	begin_value(json);
	put_bytes(json, literal, strlen(literal));
}

static void open_bracket(struct shp__json *json, char c)
{
	begin_value(json);
	put_char(json, c);
	json->needs_comma = 0;
}

static void close_bracket(struct shp__json *json, char c)
{
	put_char(json, c);
	json->needs_comma = 1;
}

void shp__json_begin_object(struct shp__json *json)
{
	open_bracket(json, '{');
}

void shp__json_end_object(struct shp__json *json)
{
	close_bracket(json, '}');
}

void shp__json_begin_array(struct shp__json *json)
{
	open_bracket(json, '[');
}

void shp__json_end_array(struct shp__json *json)
{
	close_bracket(json, ']');
}

/* Quote, backslash and the controls below U+0020 are all that must be escaped (section 7). */
static void put_escape(struct shp__json *json, char c)
{
	static const char digits[] = "0123456789abcdef";
	static const char named[] = "\"\"\\\\\bb\ff\nn\rr\tt";
	char escape[6] = {'\\', 'u', '0', '0'};
	unsigned int i;

	for (i = 0; named[i]; i += 2) {
		if (named[i] == c) {
			escape[1] = named[i + 1];
			put_bytes(json, escape, 2);
			return;
		}
	}
	escape[4] = digits[c >> 4 & 0x0f];
	escape[5] = digits[c & 0x0f];
	put_bytes(json, escape, 6);
}

static void put_quoted(struct shp__json *json, const char *text, size_t length)
{
	size_t from = 0;
	size_t at;

	put_char(json, '"');
	for (at = 0; at < length; at++) {
		if ((uint8_t)text[at] < 0x20 || text[at] == '"' || text[at] == '\\') {
			put_bytes(json, text + from, at - from);
			put_escape(json, text[at]);
			from = at + 1;
		}
	}
	if (from < length) /* text may be NULL where length is 0 */
		put_bytes(json, text + from, length - from);
	put_char(json, '"');
}

void shp__json_key(struct shp__json *json, const char *key)
{
	begin_value(json);
	put_quoted(json, key, strlen(key));
	put_char(json, ':');
	json->needs_comma = 0;
}

void shp__json_text(struct shp__json *json, const char *text, size_t length)
{
	begin_value(json);
	put_quoted(json, text, length);
}

void shp__json_string(struct shp__json *json, const char *text)
{
	if (text)
		shp__json_text(json, text, strlen(text));
	else
		shp__json_null(json);
}

void shp__json_int(struct shp__json *json, int64_t value)
{
	char digits[21];

	begin_value(json);
	put_bytes(json, digits, shp__format_int(value, digits));
}

void shp__json_bool(struct shp__json *json, int value)
{
	put_literal(json, value ? "true" : "false");
}

void shp__json_null(struct shp__json *json)
{
	put_literal(json, "null");
}

void shp__json_instant(struct shp__json *json, int64_t unix_ms)
{
	char buffer[25];

	if (unix_ms == SHP_INSTANT_NONE) {
		shp__json_null(json);
		return;
	}
	shp__format_instant(unix_ms, buffer);
	shp__json_text(json, buffer, 24);
}

void shp__json_date(struct shp__json *json, int32_t days)
{
	char buffer[11];

	if (days == SHP_DATE_NONE) {
		shp__json_null(json);
		return;
	}
	shp__format_date(days, buffer);
	shp__json_text(json, buffer, 10);
}

void shp__json_decimal(struct shp__json *json, int64_t minor, int32_t exponent)
{
	char buffer[24] = "";
	size_t size;

	(void)shp_money_format(minor, exponent, buffer, sizeof(buffer), &size);
	shp__json_string(json, buffer);
}

void shp__json_uuid(struct shp__json *json, const uint8_t id[16])
{
	char buffer[37];

	shp__uuid_format(id, buffer);
	shp__json_text(json, buffer, 36);
}
