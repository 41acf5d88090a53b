/* Members of JSON documents: a key and its value. */
#include "view.h"

void shp__view_text(struct shp__json *json, const char *key, struct shp__text text)
{
	shp__json_key(json, key);
	if (text.length)
		shp__json_text(json, text.bytes, text.length);
	else
		shp__json_null(json);
}

void shp__view_string(struct shp__json *json, const char *key, const char *text)
{
	shp__json_key(json, key);
	shp__json_string(json, text);
}

void shp__view_int(struct shp__json *json, const char *key, int64_t value)
{
	shp__json_key(json, key);
	shp__json_int(json, value);
}

void shp__view_bool(struct shp__json *json, const char *key, int value)
{
	shp__json_key(json, key);
	shp__json_bool(json, value);
}

void shp__view_date(struct shp__json *json, const char *key, int32_t date)
{
	shp__json_key(json, key);
	shp__json_date(json, date);
}

void shp__view_instant(struct shp__json *json, const char *key, int64_t unix_ms)
{
	shp__json_key(json, key);
	shp__json_instant(json, unix_ms);
}

void shp__view_uuid(struct shp__json *json, const char *key, const uint8_t id[16])
{
	shp__json_key(json, key);
	shp__json_uuid(json, id);
}

void shp__view_money(struct shp__json *json, const char *key, int64_t minor, int32_t exponent)
{
	shp__json_key(json, key);
	shp__json_decimal(json, minor, exponent);
}

void shp__view_begin_item(struct shp__json *json, struct shp__text line, int32_t quantity)
{
	shp__json_begin_object(json);
	shp__view_text(json, "line", line);
	shp__view_int(json, "quantity", quantity);
}

void shp__view_item(struct shp__json *json, struct shp__text line, int32_t quantity)
{
	shp__view_begin_item(json, line, quantity);
	shp__json_end_object(json);
}

int32_t shp__view_end(const struct shp__json *json, size_t *ret_size)
{
	*ret_size = json->length;
	return json->length <= json->capacity ? SHP_OK : SHP_ERR_BUFFER;
}
