/* The placement builder inside. */
#ifndef SHP_LIB_PLACEMENT_H
#define SHP_LIB_PLACEMENT_H

#include "input.h"
#include "libshipment/command.h"
#include "rules.h"

struct shp__line_input {
	int64_t amounts[SHP__AMOUNT_COUNT];
	int32_t quantity;
	struct shp__field texts[SHP__LINE_TEXT_COUNT];
	uint32_t text_at[SHP__LINE_TEXT_COUNT]; /* into the placement's text */
};

struct shp_placement {
	struct shp_ctx *ctx; /* owned */
	struct shp__field reference;
	struct shp__field marketplace;
	struct shp__field service;
	uint8_t id[16];
	uint8_t has_id;
	uint8_t has_fee;
	uint8_t has_policy;
	uint8_t has_timing;
	uint8_t has_collect;
	uint8_t unknown_field; /* a field that is none was named */
	uint8_t unknown_line; /* a line that had not been added was named */
	char currency[4];
	int32_t currency_status;
	int32_t exponent;
	int64_t ordered_at;
	int32_t dates[SHP__DATE_COUNT]; /* by SHP__DATE() */
	int32_t channel;
	int32_t pending;
	int32_t programs;
	int32_t fee;
	int32_t policy;
	int32_t timing;
	int64_t collect;
	struct shp__buffer lines; /* of struct shp__line_input */
	struct shp__buffer text;  /* of the lines, each with a NUL */
	char reference_bytes[SHP_LIMIT_REFERENCE + 1];
	char marketplace_bytes[SHP_LIMIT_REFERENCE + 1];
	char service_bytes[SHP_LIMIT_SERVICE + 1];
};

static inline uint32_t shp__placement_count_lines(const struct shp_placement *placement)
{
	return (uint32_t)(placement->lines.size / sizeof(struct shp__line_input));
}

/* For one that is part of something else. */
void shp__placement_begin(struct shp_placement *placement, struct shp_ctx *ctx);
void shp__placement_end(struct shp_placement *placement);

/* Reports everything that is wrong with it. SHP_ERR_NO_MEMORY if memory ran out, else SHP_OK. */
int32_t shp__placement_check(const struct shp_placement *placement, struct shp__problems *problems);
/* Date of a field that has none is named in a path by this. */
const char *shp__order_date_name(int32_t field);
/* Reports each field in which a good placement differs from what was placed, but for those that it leaves open. */
void shp__placement_compare(const struct shp_placement *placement, const struct shp__placed *placed,
			    struct shp__problems *problems);
/* What was placed, from a good placement and the rules. SHP_ERR_NO_MEMORY, else SHP_OK. *ret_placed is owned. */
int32_t shp__placement_build(const struct shp_placement *placement, const struct shp_rules *rules,
			     struct shp__placed **ret_placed);

#endif
