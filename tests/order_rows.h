/* An order as the rows of a host's own tables: every field read through the accessors, and adopted again. */
#ifndef TESTS_ORDER_ROWS_H
#define TESTS_ORDER_ROWS_H

#include <libshipment/shipment.h>

/* An adoption that says what the order says of itself. NULL when there is not even memory for an empty one. */
struct shp_adoption *rows_of(struct shp_ctx *ctx, const struct shp_order *order);
/* Adopts under rules; must succeed. */
struct shp_order *rows_adopt(const struct shp_rules *rules, const struct shp_adoption *adoption,
			     struct shp_error *error);
/* NULL if every accessor answers the same for both, but for the revision; else which one differs. */
const char *rows_differ(const struct shp_order *a, const struct shp_order *b);

#endif
