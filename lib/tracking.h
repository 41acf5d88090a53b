/* Tracking numbers inside: the number as it is compared, templates, check characters. */
#ifndef SHP_LIB_TRACKING_H
#define SHP_LIB_TRACKING_H

#include "carrier.h"
#include "libshipment/tracking.h"

#define SHP__NUMBER_LIMIT 64

/*
 * A number without blanks and hyphens, in upper case. Sets of places are bits, the first character lowest: with them
 * a run of digits of any length is one comparison, and templates need not be compiled into anything.
 */
struct shp__number {
	uint64_t digits;  /* places that hold a digit; the others hold a letter */
	uint64_t hyphens; /* places before which a hyphen stood */
	uint32_t length;
	uint32_t odd;     /* how many are printable, but neither digit nor letter: such a number fits no template */
	char text[SHP__NUMBER_LIMIT + 8]; /* padded with NULs to words of eight */
};

/* Reads what was typed. 0 for what is malformed for every carrier; the number is then of no use. */
int shp__number_read(const char *typed, struct shp__number *number);

/* Where serial and check character of a number are, and the places before which the template asks for a hyphen. */
struct shp__fit {
	uint64_t hyphens;
	uint32_t serial;
	uint32_t serial_end;
	uint32_t check;
};

/* A run of characters from a place on; bits of those that do not belong to it are set in `wrong`. */
static inline int shp__run_fits(uint64_t wrong, uint32_t at, uint32_t count)
{
	return !count || !((wrong >> at) << (64 - count));
}

/*
 * True if the number, which is neither too short nor too long nor odd, fits the template. The fit is zeroed by the
 * caller.
 */
int shp__template_fits(const struct shp__template *row, const struct shp__number *number, struct shp__fit *ret_fit);

/* What a pattern says of its numbers. */
struct shp__measure {
	uint32_t minimum;
	uint32_t maximum;
	uint32_t rarity;      /* -log2 of the share of random letters and digits of the fewest that fit, in 1/16 */
	uint32_t rarity_each; /* of each character more */
	int32_t evidence;     /* SHP_EVIDENCE_* */
};

/* Measures a pattern. 0 if it is none, or cannot go with the check. */
int shp__pattern_measure(const char *pattern, int32_t check, struct shp__measure *ret_measure);

/* The country table of pattern element c. */
int shp__is_country(char first, char second);

/*
 * The check character of a serial, or NUL if it has none: a character or a length that the algorithm does not take.
 * known_digits: the caller knows that all of the serial is digits, and saves looking at them.
 */
char shp__check_character(int32_t algorithm, const char *serial, uint32_t length, int known_digits);
/* True for an algorithm that can be computed. */
int shp__is_check(int32_t algorithm);

/* A number that is held against couriers, and what has been found. */
struct shp__search {
	const struct shp__carrier_table *table;
	struct shp__number number;
	uint64_t *candidates; /* the best ones, best first */
	uint32_t capacity;
	uint32_t count;
	int wants_candidates; /* else the best verdict is enough */
	int32_t best;
};

/* Judges the number by a template of the courier `owner`; 0 if it does not fit. The candidate tells `told`. */
int shp__take(struct shp__search *search, const struct shp__courier *owner, const struct shp__template *row,
	      const struct shp__courier *told);

/* The template that a candidate of this table comes from, or NULL; then the courier is not one of the table either. */
const struct shp__template *shp__candidate_template(const struct shp__carrier_table *table, uint64_t candidate);
/* Index of the courier that a candidate tells. */
uint32_t shp__candidate_courier(uint64_t candidate);

extern const char shp__countries[26][27];

/* Index of the courier that S10 numbers of all posts are read by. It keeps its place in every table. */
enum { SHP__COURIER_INDEX_S10 = 0 };

#endif
