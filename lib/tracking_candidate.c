/* Candidates: a service that a number could be of, and how much speaks for it, in one number. */
#include "tracking.h"

#include "text.h"

/*
 * From the highest bits: evidence 4, rarity 16, then what makes the earlier one greater among equals: 255 less
 * courier 8, 255 less template 8; then the courier that is told 8, verdict 4. The highest four bits stay clear.
 */
static uint64_t make_candidate(const struct shp__search *search, const struct shp__courier *owner,
			       const struct shp__template *row, const struct shp__courier *told, int32_t verdict)
{
	const struct shp__courier *couriers = search->table->couriers;
	struct shp__measure measure;
	uint64_t rarity;

	(void)shp__pattern_measure(row->pattern, row->check, &measure);
	rarity = measure.rarity + (search->number.length - measure.minimum) * measure.rarity_each;
	return (uint64_t)measure.evidence << 56 | rarity << 40 | (uint64_t)(255 - (owner - couriers)) << 32 |
	       (uint64_t)(255 - (row - owner->templates)) << 24 | (uint64_t)(told - couriers) << 16 | (uint64_t)verdict;
}

static uint32_t candidate_owner(uint64_t candidate)
{
	return 255 - (uint32_t)(candidate >> 32 & 255);
}

static uint32_t candidate_row(uint64_t candidate)
{
	return 255 - (uint32_t)(candidate >> 24 & 255);
}

uint32_t shp__candidate_courier(uint64_t candidate)
{
	return (uint32_t)(candidate >> 16 & 255);
}

/* Puts a candidate where it belongs; without room the least falls off. */
static void keep_candidate(struct shp__search *search, uint64_t candidate)
{
	uint32_t at = search->count < search->capacity ? search->count : search->capacity;

	search->count++;
	if (at == search->capacity) {
		if (!at || search->candidates[at - 1] >= candidate)
			return;
		at--;
	}
	for (; at && search->candidates[at - 1] < candidate; at--)
		search->candidates[at] = search->candidates[at - 1];
	search->candidates[at] = candidate;
}

/* Serial, if need be with what is put before it, and check character. */
static int32_t judge_check(const struct shp__template *row, const struct shp__number *number,
			   const struct shp__fit *fit)
{
	const char *serial = number->text + fit->serial;
	uint32_t length = fit->serial_end - fit->serial;
	const int known_digits = shp__run_fits(~number->digits, fit->serial, length);
	char longer[sizeof(row->prepend) + SHP__NUMBER_LIMIT];

	if (row->prepend[0]) {
		const uint32_t before = (uint32_t)strlen(row->prepend);

		if (length < before || memcmp(serial, row->prepend, before)) {
			memcpy(longer, row->prepend, before);
			memcpy(longer + before, serial, length);
			serial = longer;
			length += before;
		}
	}
	if (shp__check_character(row->check, serial, length, known_digits) == number->text[fit->check])
		return SHP_VERDICT_CHECK_DIGIT_OK;
	return SHP_VERDICT_BAD_CHECK_DIGIT;
}

int shp__take(struct shp__search *search, const struct shp__courier *owner, const struct shp__template *row,
	      const struct shp__courier *told)
{
	struct shp__fit fit = {0, 0, 0, 0};
	int32_t verdict = SHP_VERDICT_FORMAT_ONLY;

	if (!shp__template_fits(row, &search->number, &fit))
		return 0;
	if (row->check)
		verdict = judge_check(row, &search->number, &fit);
	if (verdict > search->best)
		search->best = verdict;
	if (verdict >= SHP_VERDICT_FORMAT_ONLY && search->wants_candidates)
		keep_candidate(search, make_candidate(search, owner, row, told, verdict));
	return 1;
}

const struct shp__template *shp__candidate_template(const struct shp__carrier_table *table, uint64_t candidate)
{
	const uint32_t owner = candidate_owner(candidate);
	const uint32_t row = candidate_row(candidate);

	if (owner >= table->courier_count || row >= table->couriers[owner].count)
		return NULL;
	if (shp__candidate_courier(candidate) >= table->courier_count)
		return NULL;
	return &table->couriers[owner].templates[row];
}

const char *shp_candidate_get_courier(const struct shp_carriers *carriers, uint64_t candidate)
{
	const struct shp__carrier_table *table = shp__carrier_table_of(carriers);

	return shp__candidate_template(table, candidate) ? table->couriers[shp__candidate_courier(candidate)].code
							 : NULL;
}

const char *shp_candidate_get_service(const struct shp_carriers *carriers, uint64_t candidate)
{
	const struct shp__template *template = shp__candidate_template(shp__carrier_table_of(carriers), candidate);

	while (template && !template->service) /* the first of a courier has one */
		template--;
	return template ? template->service : NULL;
}

int32_t shp_candidate_get_evidence(uint64_t candidate)
{
	return (int32_t)(candidate >> 56 & 15);
}

int32_t shp_candidate_get_verdict(uint64_t candidate)
{
	return (int32_t)(candidate & 15);
}
