/* Finding names, however people write them. */
#ifndef SHP_LIB_NAMES_H
#define SHP_LIB_NAMES_H

#include "libshipment/base.h"

/*
 * True when two names are the same once everything but ASCII letters and digits is left out and letters are lower case:
 * "NoInventory", "no_inventory", "NO-INVENTORY".
 */
int shp__names_match(const char *a, const char *b);
/* NULL for an index that is none. */
const char *shp__name_at(const char *const *names, int32_t count, int32_t index);
/* The index of a name (NULL among names: none), SHP_ERR_VALUE, or SHP_ERR_ARGUMENT for NULL. */
int32_t shp__name_find(const char *const *names, int32_t count, const char *name);

#endif
