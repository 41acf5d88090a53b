/* The id of an order that has none of its own. */
#ifndef SHP_LIB_ORDER_ID_H
#define SHP_LIB_ORDER_ID_H

#include "text.h"

/* Both are references. */
void shp__order_id(struct shp__text marketplace, struct shp__text reference, uint8_t ret_id[16]);

#endif
