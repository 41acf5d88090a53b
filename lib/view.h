/* What the JSON documents of orders and of events have in common. */
#ifndef SHP_LIB_VIEW_H
#define SHP_LIB_VIEW_H

#include "event.h"
#include "json.h"
#include "order.h"

struct shp_rules;

/* A key and its text; null for an empty one. */
void shp__view_text(struct shp__json *json, const char *key, struct shp__text text);
void shp__view_string(struct shp__json *json, const char *key, const char *text);
void shp__view_int(struct shp__json *json, const char *key, int64_t value);
void shp__view_bool(struct shp__json *json, const char *key, int value);
void shp__view_date(struct shp__json *json, const char *key, int32_t date);
void shp__view_instant(struct shp__json *json, const char *key, int64_t unix_ms);
void shp__view_uuid(struct shp__json *json, const char *key, const uint8_t id[16]);
/* A decimal string with the currency's digits. */
void shp__view_money(struct shp__json *json, const char *key, int64_t minor, int32_t exponent);
/* {"line": ID, "quantity": N}, without its end. */
void shp__view_begin_item(struct shp__json *json, struct shp__text line, int32_t quantity);
void shp__view_item(struct shp__json *json, struct shp__text line, int32_t quantity);
/* SHP_OK when everything was written, else SHP_ERR_BUFFER; the size in any case. */
int32_t shp__view_end(const struct shp__json *json, size_t *ret_size);

/* An order as an object: order_json.c. rules may be NULL. */
void shp__view_order(struct shp__json *json, const struct shp_order *order, const struct shp_rules *rules, int64_t now,
		     int32_t audience);

#endif
