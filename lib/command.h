/* What commands share: may the order do this now, what does the input mean, and the moves of a plan as an event. */
#ifndef SHP_LIB_COMMAND_H
#define SHP_LIB_COMMAND_H

#include "confirmation.h"
#include "decide.h"
#include "libshipment/command.h"
#include "plan.h"
#include "rules.h"

/* Actions are 1 to this. */
#define SHP__ACTION_COUNT SHP_ACTION_RELEASE

/* ---- admission.c ---- */

/* Why an order takes no confirmation by hand (or by label: then Prime and Ship+ do), as problems on the whole. */
void shp__admit_confirm(const struct shp_order *order, int by_label, struct shp__problems *problems);
/* The same for planning packages. */
void shp__admit_split(const struct shp_order *order, struct shp__problems *problems);
void shp__admit_cancel(const struct shp_order *order, struct shp__problems *problems);
/* Why a shipment takes no correction any more, as problems of the package. */
void shp__admit_edit(const struct shp_rules *rules, const struct shp__package *package, int64_t now,
		     struct shp__problems *problems);
/* A matter of the rules: advice or a problem, as their severity says. */
void shp__judge(int32_t severity, int32_t problem, int32_t advice, const char *path, struct shp__problems *problems,
		struct shp__advice_list *list);
/* What the time says to the units that are still open after the decision. */
void shp__advise_time(const struct shp_rules *rules, const struct shp__deciding *deciding,
		      struct shp__advice_list *list);

/* ---- details.c ---- */

/*
 * The details that a confirmation means: `before` (NULL for a first one) with what is kept, set and cleared, in normal
 * form: the carrier's canonical code, a name only with Other. Texts are borrowed from the builder, the tables or
 * `before`. Answers the carrier's index, negative if it is not in the table.
 */
int32_t shp__details_of(const struct shp_rules *rules, const struct shp_confirmation *confirmation,
			const struct shp__details *before, struct shp__details *details);
/* The details of a confirmed package, borrowed from the order. */
struct shp__details shp__package_details(const struct shp_order *order, const struct shp__package *package);
/* Bits (1 << SHP_SHIP_*) of the fields that differ; tracking ids are the same when only blanks, hyphens or case differ.
 */
uint32_t shp__details_differ(const struct shp__details *a, const struct shp__details *b);
/* What must be there, what the rules say of the rest. `changed`: bits of the fields to judge. */
void shp__details_judge(const struct shp_rules *rules, const struct shp_order *order,
			const struct shp__details *details, int32_t carrier, uint32_t changed, int64_t now,
			struct shp__problems *problems, struct shp__advice_list *list);
/* Room that copies of the texts take in a decision, and the copies. */
size_t shp__details_room(const struct shp__details *details);
void shp__details_copy(struct shp__deciding *deciding, struct shp__details *details);

/* ---- moves.c ---- */

/* Room that a plan takes in a decision, and what it needs of a draft. */
size_t shp__moves_room(const struct shp__plan *plan);
void shp__moves_need(const struct shp_order *order, const struct shp__plan *plan, struct shp__capacity *need);
/* Puts a plan's moves into an event. */
void shp__moves_fill(struct shp__deciding *deciding, struct shp_event *event, const struct shp__plan *plan);
/* The event package.split of a plan: filled and applied. named: whose contents were asked for. */
void shp__moves_split(struct shp__deciding *deciding, const struct shp__plan *plan, const struct shp__named *named,
		      uint32_t named_count);

#endif
