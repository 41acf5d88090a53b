/* Reading an order, between the files that do it. */
#ifndef SHP_LIB_ORDER_DECODE_H
#define SHP_LIB_ORDER_DECODE_H

#include "codec.h"
#include "draft.h"

struct shp__order_reader {
	struct shp__cbor_reader *cbor;
	struct shp_ctx *ctx;
	struct shp__room room;   /* what has not been read yet of it, or stays as it is */
	struct shp__placed *placed;
	struct shp_order *draft;
	int64_t charges;         /* sum of their amounts */
	int64_t held;            /* sum of what waits for them */
	int64_t owed_charge;
	int64_t owed_credit;
	size_t at[SHP__ORDER_MONEY + 1]; /* by key: where it stands, or would */
};

/* Reads what was placed. SHP_ERR_NO_MEMORY; what is wrong with the bytes is known to the reader. */
int32_t shp__get_placed(struct shp__order_reader *reader);
/* Reads packages, vanished references, cancellations and charges into the draft. */
void shp__get_parts(struct shp__order_reader *reader, struct shp__cbor_map *map);
/*
 * Derives the derived fields, and checks what only the whole can show: every unit accounted for, unique references,
 * charges for what is there, money that agrees with the units. SHP_ERR_NO_MEMORY; what is wrong with the bytes is
 * known to the reader.
 */
int32_t shp__check_order(struct shp__order_reader *reader);

/* Fails at what a path of keys and indices leads to, from the value of the order's `key` on. */
void shp__fail_inside(struct shp__order_reader *reader, int key, const uint32_t *path, uint32_t depth);

#endif
