/* Finding names, however people write them. */
#ifndef SHP_LIB_NAMES_H
#define SHP_LIB_NAMES_H

#include "libshipment/base.h"

/*
 * True when two names are the same once everything but ASCII letters and digits is left out and letters are lower case:
 * "NoInventory", "no_inventory", "NO-INVENTORY".
 */
int shp__names_match(const char *a, const char *b);

#endif
