/*
 * Law 1's second half: named packages shall hold exactly these units. Which units go where follows: first among the
 * named packages, then what is missing from the oldest open packages that were not named, then what is left over to the
 * oldest open one that was not named, else to a new one.
 */
#ifndef SHP_LIB_PLAN_H
#define SHP_LIB_PLAN_H

#include "event.h"
#include "input.h"

struct shp__named {
	struct shp__text reference;
	int32_t package; /* index, or -1: a new one */
};

struct shp__plan {
	struct shp__buffer moves;      /* of struct shp__move, in the order that events ask for */
	struct shp__buffer references; /* of struct shp__text: the order's, the named ones', or `automatic` */
	uint32_t move_count;
	uint32_t reference_count;
	uint32_t new_count;  /* packages that come to be */
	char automatic[21];
};

/*
 * wanted is in order of (owner, line), owner being an index into named. Reports SHP_ERR_EXCEEDS and SHP_ERR_LIMIT. No
 * moves: nothing is to be done. SHP_ERR_NO_MEMORY is the only failure. shp__plan_free() in any case. The plan must not
 * be moved: texts refer to `automatic`.
 */
int32_t shp__plan_make(const struct shp_order *order, const struct shp__named *named, uint32_t named_count,
		       const struct shp__wanted *wanted, uint32_t wanted_count, const struct shp__item_paths *paths,
		       struct shp__problems *problems, struct shp__plan *plan);
void shp__plan_free(struct shp__plan *plan);
/* Reports each that asks for more than is open of its line; answers whether none does. For what cannot be planned. */
int shp__check_wanted(const struct shp_order *order, const struct shp__wanted *wanted, uint32_t count,
		      const struct shp__item_paths *paths, struct shp__problems *problems);

/* ---- plan_take.c ---- */

/* Units of a line that a place has too few (positive) or too many of. */
struct shp__delta {
	uint32_t line;
	uint32_t owner; /* slot, or SHP__NOWHERE for units that are to be cancelled */
	int32_t units;
};

/* Both answer nothing on running out of memory: the buffers remember. Slots are indices into references. */
void shp__plan_add_move(struct shp__plan *plan, uint32_t from, uint32_t to, uint32_t line, int32_t quantity);
uint32_t shp__plan_add_slot(struct shp__plan *plan, struct shp__text reference);
/* By (line, owner). */
int shp__deltas_compare(const void *a, const void *b);
/* Those that still lack units, to the front and in order. Answers how many. */
uint32_t shp__deltas_keep(struct shp__delta *deltas, uint32_t count);
/*
 * Takes from an open package what it can give to deltas that lack units, which are in order. *slot is the package's,
 * UINT32_MAX while it has none. Answers how many lack nothing any more.
 */
uint32_t shp__plan_take(const struct shp_order *order, uint32_t package, struct shp__delta *missing, uint32_t count,
			struct shp__plan *plan, uint32_t *slot);

/* ---- plan_order.c ---- */

/* Counts, drops what takes no part, and orders; reports SHP_ERR_LIMIT. */
int32_t shp__plan_order(const struct shp_order *order, struct shp__plan *plan, struct shp__problems *problems);
/* By (to, line, from). */
void shp__moves_sort(struct shp__move *moves, uint32_t count);

#endif
