/* Applying an event to a draft: the only way in which an order changes. */
#ifndef SHP_LIB_EVOLVE_H
#define SHP_LIB_EVOLVE_H

#include "draft.h"
#include "event.h"

/*
 * The draft after the event. Trusts nothing: an event that does not follow from the draft is SHP_ERR_REPLAY; the draft
 * is then to be dropped, as it is after SHP_ERR_NO_MEMORY. *draft may move.
 */
int32_t shp__evolve(struct shp_order **draft, const struct shp_event *event);
/* The units' part of it. confirmed: index of the confirmed package whose contents may change, or SHP__NOWHERE. */
int32_t shp__evolve_moves(struct shp_order **draft, const struct shp_event *event, uint32_t confirmed);
/* The money's part of it: money events and payment results. */
int32_t shp__evolve_money(struct shp_order **draft, const struct shp_event *event);

/* Whether a carrier's report tells anything that the package does not know yet. */
int shp__scan_tells(const struct shp__package *package, int32_t status, int64_t at);
/* Takes a report that is one; whatever it tells, the order in which reports are taken does not matter. */
void shp__scan_take(struct shp__package *package, int32_t status, int64_t at);

#endif
