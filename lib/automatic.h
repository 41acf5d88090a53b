/* Automatic references: the smallest positive integer that no reference is. */
#ifndef SHP_LIB_AUTOMATIC_H
#define SHP_LIB_AUTOMATIC_H

#include "text.h"

#define SHP__AUTOMATIC_LIMIT 10000

/*
 * Of n references, one of the numbers 1 to n + 1 is none: a bit for each tells which. n is at most
 * SHP__AUTOMATIC_LIMIT.
 */
struct shp__automatic {
	uint32_t count;
	uint64_t used[(SHP__AUTOMATIC_LIMIT + 1) / 64 + 1];
};

static inline void shp__automatic_begin(struct shp__automatic *automatic, uint32_t count)
{
	automatic->count = count;
	memset(automatic->used, 0, (count / 64 + 1) * sizeof(automatic->used[0]));
}

/*
 * Takes note of a reference; of one that is written otherwise ("01", "A"), or is too great to matter, there is
 * nothing to note.
 */
void shp__automatic_note(struct shp__automatic *automatic, struct shp__text reference);
uint32_t shp__automatic_next(const struct shp__automatic *automatic);

#endif
