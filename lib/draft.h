/*
 * A draft is an order under construction: private to one call, growing as needed, turned into an order by
 * shp__draft_finish(). Both ways to a new order use it: commands decide events and apply them to a draft, replay
 * applies events that were decided before. So they cannot differ.
 */
#ifndef SHP_LIB_DRAFT_H
#define SHP_LIB_DRAFT_H

#include "order.h"

/* An order of `placed` (referenced) with nothing in it. NULL: no memory. */
struct shp_order *shp__draft_new(struct shp__placed *placed, const struct shp__capacity *need);
/* A copy of the order with room for `need` more. NULL: no memory. */
struct shp_order *shp__draft_copy(const struct shp_order *order, const struct shp__capacity *need);
/* Room for `need` more, moving the block if it must. SHP_ERR_NO_MEMORY leaves the draft as it was. */
int32_t shp__draft_reserve(struct shp_order **draft, const struct shp__capacity *need);
/* Gives it up. NULL is fine. */
void shp__draft_drop(struct shp_order *draft);
/* It is an order now, with one reference. */
struct shp_order *shp__draft_finish(struct shp_order *draft);
#ifndef NDEBUG
/* Whether everything is true of it that is true of every order: for assertions. */
int shp__draft_holds(const struct shp_order *order);
#endif

/* The rest needs the room to be there (shp__draft_reserve). */

/* Appends text and a NUL; answers where. */
uint32_t shp__draft_text(struct shp_order *draft, const char *bytes, uint32_t length);
/* A new open package without items, indexed by shp__draft_index() later. Answers its index. */
uint32_t shp__draft_add_package(struct shp_order *draft, struct shp__text reference);
void shp__draft_add_gone(struct shp_order *draft, struct shp__text reference);
/* Appends an item behind a package's items; they come into order with shp__draft_settle_package(). */
void shp__draft_add_item(struct shp_order *draft, uint32_t package, uint32_t line, int32_t quantity);
/* Builds by_reference and next_reference from scratch. SHP_ERR_DUPLICATE when a reference stands there twice. */
int32_t shp__draft_index(struct shp_order *draft);
/* Sets the shipment's texts of a package. */
void shp__draft_set_texts(struct shp_order *draft, uint32_t package,
			  const struct shp__text texts[SHP__SHIP_TEXT_COUNT]);
/*
 * Fills every derived field and the lines' units from packages, items, gone, cancellations and charges, which must be
 * within their limits and their items in order (after shp__draft_settle_package()): for decoding and adopting.
 * SHP_ERR_UNITS_DISAGREE when a line does not add up, SHP_ERR_DUPLICATE for a reference that stands there twice,
 * SHP_ERR_PACKAGE_EMPTY for a package without items.
 */
int32_t shp__draft_derive(struct shp_order *draft);
/* What follows from what is confirmed and open: completed, counting, whole_charges, and gross when counting has
 * changed. */
void shp__draft_judge(struct shp_order *draft);
/* Cancels and ships (or brings back) units of a line, keeping every sum. */
void shp__draft_change_units(struct shp_order *draft, uint32_t line, int32_t cancelled, int32_t shipped);
/* Moves first_open on to the next open package. */
void shp__draft_find_open(struct shp_order *draft);

#endif
