/* What moving units needs of a draft beyond draft.h. */
#ifndef SHP_LIB_DRAFT_SETTLE_H
#define SHP_LIB_DRAFT_SETTLE_H

#include "order.h"

/* Puts a package's items in order, adds up those of one line and drops those of quantity zero. Answers how many are
 * left. */
uint32_t shp__draft_settle_package(struct shp_order *draft, uint32_t package);
/* Lets every package without items vanish; none is before `first`. Needs room in gone. */
void shp__draft_vanish(struct shp_order *draft, uint32_t first);
/* Indexes the packages from first_new on, which are new. SHP_ERR_DUPLICATE when a reference stands there already. */
int32_t shp__draft_index_from(struct shp_order *draft, uint32_t first_new);

#endif
