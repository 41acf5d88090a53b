/* Writing JSON (RFC 8259), UTF-8, no reader. Counts what it cannot write, as the CBOR writer does. */
#ifndef SHP_LIB_JSON_H
#define SHP_LIB_JSON_H

#include <stddef.h>
#include <stdint.h>

/* Commas come by themselves. Zeroed but for bytes and capacity to begin with. The writer adds no NUL at the end. */
struct shp__json {
	char *bytes;
	size_t capacity;
	size_t length;
	int needs_comma;
};

void shp__json_begin_object(struct shp__json *json);
void shp__json_end_object(struct shp__json *json);
void shp__json_begin_array(struct shp__json *json);
void shp__json_end_array(struct shp__json *json);
/* Followed by exactly one value. */
void shp__json_key(struct shp__json *json, const char *key);
void shp__json_text(struct shp__json *json, const char *text, size_t length);
/* NULL writes null. */
void shp__json_string(struct shp__json *json, const char *text);
void shp__json_int(struct shp__json *json, int64_t value);
void shp__json_bool(struct shp__json *json, int value);
void shp__json_null(struct shp__json *json);
/* Unix milliseconds as "2026-11-23T00:10:47.000Z"; SHP_INSTANT_NONE writes null. */
void shp__json_instant(struct shp__json *json, int64_t unix_ms);
/* Days since 1970-01-01 as "2026-11-23"; SHP_DATE_NONE writes null. */
void shp__json_date(struct shp__json *json, int32_t days);
/* Minor units as a decimal string with exactly `exponent` digits: "15.07", "1507", "-0.05". */
void shp__json_decimal(struct shp__json *json, int64_t minor, int32_t exponent);
/* 36 lower-case characters. */
void shp__json_uuid(struct shp__json *json, const uint8_t id[16]);

#endif
