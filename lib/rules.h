/* Rules inside: numbers by SHP_RULE_*, and what the text form calls them. */
#ifndef SHP_LIB_RULES_H
#define SHP_LIB_RULES_H

#include <stdatomic.h>

#include "buffer.h"
#include "error.h"
#include "libshipment/rules.h"
#include "text.h"

struct shp_order;

/* No built-in calendar: the host's own, which is not text. */
#define SHP__CALENDAR_OWN (-1)
/* Fields are 1 to this. */
#define SHP__RULE_COUNT SHP_RULE_TWO_SCANS_FROM

/* A category that is exempt from the tracking rate. */
struct shp__exemption {
	uint32_t length;
	char bytes[SHP_LIMIT_CATEGORY + 1];
};

struct shp_rules {
	atomic_uint references;
	struct shp_ctx *ctx; /* owned */
	const struct shp__preset *preset; /* what the text form begins with */
	struct shp_calendar *calendar; /* owned; NULL is Monday to Friday */
	struct shp_carriers *carriers; /* owned; NULL is the built-in table */
	struct shp__exemption *exemptions; /* owned; NULL if there are none */
	uint32_t exemption_count;
	int32_t calendar_preset; /* SHP_CALENDAR_*, or SHP__CALENDAR_OWN */
	int64_t values[SHP__RULE_COUNT + 1]; /* by SHP_RULE_* */
	char marketplace[SHP_LIMIT_REFERENCE + 1]; /* a reference */
};

/* rule is one of SHP_RULE_*, and no money. */
static inline int32_t shp__rule(const struct shp_rules *rules, int32_t rule)
{
	return (int32_t)rules->values[rule];
}

/* rule is one of SHP_RULE_*. */
static inline int64_t shp__rule_money(const struct shp_rules *rules, int32_t rule)
{
	return rules->values[rule];
}

/* ---- deadline.c ---- */

/*
 * The instant from which the order is auto-cancelled, and 1 in *ret_outside when it depends on days that the rules'
 * calendar does not know. SHP_OK, or SHP_ERR_NO_DEADLINE.
 */
int32_t shp__deadline(const struct shp_rules *rules, const struct shp_order *order, int64_t *ret_unix_ms,
		      int32_t *ret_outside);
/* As shp_order_get_time_advice(), of what is good. */
#define SHP__TIME_ADVICE 2 /* at the most: of the deadline, and of the ship-by date */
uint32_t shp__time_advice(const struct shp_rules *rules, const struct shp_order *order, int64_t now,
			  int32_t codes[SHP__TIME_ADVICE]);

/* ---- rules.c ---- */

struct shp_rules_builder {
	struct shp_rules rules; /* not counted; what was set is judged when it is built */
	struct shp__buffer exemptions; /* struct shp__exemption_input: they become those of the rules */
	int32_t unknown_rule; /* the first number that was set and is none of SHP_RULE_* */
	uint8_t has_unknown_rule;
	uint8_t has_bad_marketplace;
};

/* True when the word has exactly these bytes. */
int shp__rules_word_is(const char *word, const char *bytes, size_t length);
/* Takes over a reference to the calendar. */
void shp__rules_builder_put_calendar(struct shp_rules_builder *builder, struct shp_calendar *calendar, int32_t preset);

/* ---- rules_exempt.c ---- */

/* True when the category is exempt from the tracking rate. */
int shp__rules_exempt(const struct shp_rules *rules, struct shp__text category);
/* Reports what is wrong with a builder's categories. */
void shp__rules_check_exemptions(const struct shp_rules_builder *builder, struct shp__problems *problems);
/* Gives rules the categories of a builder, which are right. SHP_OK, SHP_ERR_NO_MEMORY. */
int32_t shp__rules_take_exemptions(struct shp_rules *rules, const struct shp_rules_builder *builder);
/* Gives a builder the categories of rules. SHP_OK, SHP_ERR_NO_MEMORY. */
int32_t shp__rules_builder_take_exemptions(struct shp_rules_builder *builder, const struct shp_rules *rules);
void shp__rules_free_exemptions(struct shp_rules *rules);

/* ---- rules_text.c ---- */

/* Refines a builder that holds a preset's values by the text behind the preset's name: "" or ",key=value...". */
void shp__rules_refine(struct shp_rules_builder *builder, const char *text, struct shp__problems *problems);

/* ---- rules_table.c ---- */

/* A field that is one of a few words has them here, by value; the others are numbers. */
struct shp__rule_entry {
	const char *key; /* NULL for a part of another field's text */
	const char *const *words; /* ends with NULL */
	int64_t minimum;
	int64_t maximum;
};

struct shp__preset {
	const char *name; /* of the marketplace, too */
	int64_t values[SHP__RULE_COUNT + 1];
	const char *sources[SHP__RULE_COUNT + 1];
};

extern const struct shp__rule_entry shp__rule_entries[SHP__RULE_COUNT + 1];
extern const struct shp__preset shp__presets[];
extern const uint32_t shp__preset_count;

#endif
