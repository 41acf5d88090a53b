/*
 * An order as a plain picture: which units are where, read through the accessors; and what a request must make of it,
 * said as simply as law 1 says it. It shares nothing with the library but the accessors, and nothing with the model of
 * small orders but the law.
 */
#ifndef TESTS_PICTURE_H
#define TESTS_PICTURE_H

#include <libshipment/order.h>

#define PICTURE_LINES 400
#define PICTURE_PACKAGES 700

struct picture_package {
	char reference[SHP_LIMIT_REFERENCE + 1];
	int confirmed;
	int32_t held[PICTURE_LINES];
};

struct picture {
	int lines;
	int packages;
	int32_t ordered[PICTURE_LINES];
	int32_t cancelled[PICTURE_LINES];
	struct picture_package package[PICTURE_PACKAGES]; /* oldest first */
	int used; /* references, vanished ones included */
	char references[PICTURE_PACKAGES][SHP_LIMIT_REFERENCE + 1];
};

/* What packages shall hold: as a request says it. */
struct wish {
	int packages;
	int index[8]; /* in the picture before; -1: a new one */
	char reference[8][SHP_LIMIT_REFERENCE + 1];
	int32_t wanted[8][PICTURE_LINES];
};

/* Reads the units; `used` and `references` go on from `before` (NULL at first), with those of the packages that are
 * new. */
void picture_take(struct picture *picture, const struct shp_order *order, const struct picture *before);
/* Index of a package, -1 if there is none. */
int picture_find(const struct picture *picture, const char *reference);
int picture_was_used(const struct picture *picture, const char *reference);
/* The smallest positive integer that was never used. */
int picture_next_reference(const struct picture *picture);
int32_t picture_open(const struct picture *picture, int line);
/* Whether the units of every line are all somewhere, no package is empty, and no reference stands there twice. */
int picture_is_sound(const struct picture *picture);
/* Whether both show the same units in the same packages. */
int picture_same(const struct picture *a, const struct picture *b);
/* Law 1 for a request. 0 if it asks for more than there is; else the picture that must come of it. */
int picture_grant(struct picture *picture, const struct wish *wish);
/* Cancels units of a line, newest open package first. */
void picture_cancel(struct picture *picture, int line, int32_t quantity);
/* Drops packages that have become empty. */
void picture_drop_empty(struct picture *picture);

#endif
