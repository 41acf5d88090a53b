/* Holds the JSON of orders and events against what the accessors say, read by a parser that is not the library's. */
#ifndef TESTS_JSON_CHECK_H
#define TESTS_JSON_CHECK_H

#include <jansson.h>

#include <libshipment/bytes.h>
#include <libshipment/shipment.h>

/* The document: measured first, then written into a buffer of exactly its size; one byte less is refused. */
json_t *json_of_order(const struct shp_order *order, const struct shp_rules *rules, int64_t now, int32_t audience);
json_t *json_of_event(const struct shp_event *event);

/* Every member of an order's view is what the accessors say, and there is no other. rules may be NULL. */
void check_order_json(const json_t *json, const struct shp_order *order, const struct shp_rules *rules, int64_t now,
		      int32_t audience);
/* The same for an event; `order` is the one after it. */
void check_event_view(const struct shp_event *event, const struct shp_order *order);
/* True when the text occurs in a string of the document. */
int json_mentions(const json_t *json, const char *text);

/* ---- single members ---- */

/* "" and NULL, SHP_DATE_NONE and SHP_INSTANT_NONE are null. */
void expect_text(const json_t *object, const char *key, const char *expected);
void expect_int(const json_t *object, const char *key, int64_t expected);
void expect_bool(const json_t *object, const char *key, int expected);
void expect_date(const json_t *object, const char *key, int32_t expected);
void expect_instant(const json_t *object, const char *key, int64_t expected);
void expect_money(const json_t *object, const char *key, int64_t expected, int32_t exponent);
void expect_uuid(const json_t *object, const char *key, const uint8_t id[16]);
/* The names of all members, separated by blanks, in any order. */
void expect_keys(const json_t *object, const char *keys);
int32_t json_date(const json_t *object, const char *key);
int64_t json_instant(const json_t *object, const char *key);
int64_t json_money(const json_t *object, const char *key, int32_t exponent);

#endif
