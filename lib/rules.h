/* Rules inside: numbers by SHP_RULE_*, and what the text form calls them. */
#ifndef SHP_LIB_RULES_H
#define SHP_LIB_RULES_H

#include <stdatomic.h>

#include "libshipment/rules.h"

struct shp_order;

/* No built-in calendar: the host's own, which is not text. */
#define SHP__CALENDAR_OWN (-1)

struct shp_rules {
	atomic_uint references;
	struct shp_ctx *ctx; /* owned */
	uint32_t preset; /* into shp__presets: what the text form begins with */
	int32_t calendar_preset; /* SHP_CALENDAR_*, or SHP__CALENDAR_OWN */
	struct shp_calendar *calendar; /* owned; NULL is Monday to Friday */
	struct shp_carriers *carriers; /* owned; NULL is the built-in table */
	int32_t values[SHP_RULE_COUNT + 1]; /* by SHP_RULE_* */
	char marketplace[SHP_LIMIT_REFERENCE + 1]; /* a reference */
};

/* rule is one of SHP_RULE_*. */
static inline int32_t shp__rule(const struct shp_rules *rules, int32_t rule)
{
	return rules->values[rule];
}

/* ---- deadline.c ---- */

/*
 * The instant from which the order is auto-cancelled, and 1 in *ret_outside when it depends on days that the rules' calendar does not
 * know. SHP_OK, or SHP_ERR_NO_DEADLINE.
 */
int32_t shp__deadline(const struct shp_rules *rules, const struct shp_order *order, int64_t *ret_unix_ms, int32_t *ret_outside);

/* ---- rules_table.c ---- */

/* Fields that are one of a few words have them here, by value, NULL-terminated; fields that are a number have NULL. */
struct shp__rule_entry {
	const char *key; /* NULL for a field that is a part of another's text */
	const char *const *words;
	int32_t minimum;
	int32_t maximum;
};

struct shp__preset {
	const char *name; /* of the marketplace, too */
	int32_t values[SHP_RULE_COUNT + 1];
	const char *sources[SHP_RULE_COUNT + 1];
};

extern const struct shp__rule_entry shp__rule_entries[SHP_RULE_COUNT + 1];
extern const struct shp__preset shp__presets[];
extern const uint32_t shp__preset_count;

#endif
