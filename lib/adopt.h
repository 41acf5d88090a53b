/* Adopting, in two steps: is it sound (adopt_check.c, adopt_charge.c), and what is it (adopt.c). */
#ifndef SHP_LIB_ADOPT_H
#define SHP_LIB_ADOPT_H

#include "adoption.h"
#include "draft.h"

struct shp__adopting {
	const struct shp_rules *rules;
	const struct shp_adoption *adoption;
	struct shp__problems problems;
	struct shp__placed *placed; /* owned */
	struct shp__wanted *items; /* of packages, by (package, line) */
	uint32_t item_count;
	struct shp__wanted *cancelled; /* of cancellations, by (cancellation, line) */
	uint32_t cancelled_count;
	int64_t *left; /* units of each line that neither packages nor cancellations name */
	int64_t units_left;
	uint32_t lines_left; /* that have any */
};

/* Three steps, each for what the ones before it had nothing against; SHP_ERR_NO_MEMORY is the only failure. Reports
 * everything that is wrong in itself, placement included. */
int32_t shp__adopt_check(struct shp__adopting *adopting);
/* With `placed`: fills items, cancelled and left, and reports what is wrong with them. */
int32_t shp__adopt_resolve(struct shp__adopting *adopting);
/* The order that it is; *ret_order is owned, and stays NULL when there is a problem. */
int32_t shp__adopt_build(struct shp__adopting *adopting, struct shp_order **ret_order);
void shp__adopt_end(struct shp__adopting *adopting);

/* The part of it that is about charges, each by itself (adopt_charge.c). */
void shp__adopt_check_charges(struct shp__adopting *adopting);
/* Puts them into the draft, which has room for them. */
void shp__adopt_take_charges(const struct shp_adoption *adoption, struct shp_order *draft);
/* Reports what the rest of the order, its money included, says against them; counts what follows from their numbers.
 * SHP_ERR_NO_MEMORY is the only failure. */
int32_t shp__adopt_judge_charges(struct shp__adopting *adopting, struct shp_order *draft);

#endif
