/* What each status and advice code is called and means, in every language. */
#ifndef SHP_LIB_STATUS_H
#define SHP_LIB_STATUS_H

#include "libshipment/base.h"

#define SHP__LANGUAGES 2

/*
 * A sentence takes the values of one problem: {t} is a text, {n} a number. A part in [brackets] is left out when the
 * text in it is empty or the number in it is 0, so that a problem without values reads well too.
 */
struct shp__status_entry {
	int32_t code;
	const char *name;
	const char *message[SHP__LANGUAGES];  /* what the code means in general */
	const char *sentence[SHP__LANGUAGES]; /* the same for one problem */
};

extern const struct shp__status_entry shp__status_table[];
extern const uint32_t shp__status_count;

#endif
