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
	/*
	 * One after the other, each with a NUL, since addresses take room: the name; what the code means in general, in
	 * each language; and the same for one problem, "" where that says no more.
	 */
	const char *texts;
};

/* What a row holds. */
#define SHP__STATUS_TEXTS(name, en, zh, with_en, with_zh) name "\0" en "\0" zh "\0" with_en "\0" with_zh

extern const struct shp__status_entry shp__status_table[];
extern const uint32_t shp__status_count;

#endif
