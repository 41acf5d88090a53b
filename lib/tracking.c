#include "tracking.h"

#include "text.h"

/* Fewest and most characters of a number that an open carrier might have. */
enum { OPEN_MINIMUM = 6, OPEN_MAXIMUM = 40 };

/* Sees from the first character that a number cannot fit a template, as it mostly cannot. */
static inline int may_fit(const struct shp__template *row, const struct shp__number *number)
{
	const char first = row->pattern[0] == '(' ? row->pattern[1] : row->pattern[0];

	if (first == 'd')
		return number->digits & 1;
	return first > 'Z' || first < '0' || first == number->text[0];
}

/* All services of a courier; `told` is who the candidates tell to be their courier. */
static inline void search_courier(struct shp__search *search, const struct shp__courier *owner,
				  const struct shp__courier *told)
{
	const uint32_t length = search->number.length;
	const struct shp__template *row = owner->templates;
	const struct shp__template *end = owner->count ? row + owner->count : row; /* a courier may have none: NULL */

	for (; row < end; row++) {
		if (length < row->minimum || length > row->maximum || !may_fit(row, &search->number))
			continue;
		if (!shp__take(search, owner, row, told))
			continue;
		while (row + 1 < end && !row[1].service) /* the others of this service have nothing to say any more */
			row++;
	}
}

static int could_be_one(const struct shp__number *number)
{
	return number->length >= OPEN_MINIMUM && number->length <= OPEN_MAXIMUM && number->digits && !number->odd;
}

/* The number has been read. */
static void search_carrier(struct shp__search *search, const struct shp__carrier *carrier)
{
	const struct shp__courier *couriers = search->table->couriers;
	const struct shp__courier *s10 = &couriers[SHP__COURIER_INDEX_S10];
	int is_open = carrier->flags & SHP_CARRIER_FLAG_OPEN;
	int s10_done = 0;
	uint32_t n;

	if (!carrier->couriers[0]) {
		search->best = SHP_VERDICT_FORMAT_ONLY;
		return;
	}
	if (search->number.odd)
		return;
	for (n = 0; n < SHP_LIMIT_CARRIER_COURIERS && carrier->couriers[n]; n++) {
		const struct shp__courier *courier = &couriers[carrier->couriers[n] - 1];

		search_courier(search, courier, courier);
		if (search->best == SHP_VERDICT_CHECK_DIGIT_OK && !search->wants_candidates)
			return;
		s10_done |= courier == s10;
		if (courier->flags & SHP_COURIER_FLAG_S10 && !s10_done) {
			search_courier(search, s10, courier);
			s10_done = 1;
		}
		is_open |= courier->flags & SHP_COURIER_FLAG_OPEN;
	}
	if (search->best == SHP_VERDICT_MALFORMED && is_open && could_be_one(&search->number))
		search->best = SHP_VERDICT_FORMAT_ONLY;
}

static int32_t validate(const struct shp__carrier_table *table, int32_t carrier, const char *number)
{
	struct shp__search search;

	if (carrier < 0 || (uint32_t)carrier >= table->carrier_count)
		return SHP_VERDICT_UNKNOWN_CARRIER;
	search.table = table;
	search.wants_candidates = 0;
	search.best = SHP_VERDICT_MALFORMED;
	if (shp__number_read(number, &search.number))
		search_carrier(&search, &table->carriers[carrier]);
	return search.best;
}

int32_t shp_tracking_validate(const struct shp_carriers *carriers, const char *carrier, const char *number,
			      int32_t *ret_verdict)
{
	const struct shp__carrier_table *table = shp__carrier_table_of(carriers);

	if (!carrier || !number || !ret_verdict)
		return SHP_ERR_ARGUMENT;
	*ret_verdict = validate(table, shp__carrier_find(table, carrier, 1), number);
	return SHP_OK;
}

int32_t shp_tracking_validate_index(const struct shp_carriers *carriers, int32_t carrier, const char *number,
				    int32_t *ret_verdict)
{
	if (!number || !ret_verdict)
		return SHP_ERR_ARGUMENT;
	*ret_verdict = validate(shp__carrier_table_of(carriers), carrier, number);
	return SHP_OK;
}

/* ---- detection ---- */

static void search_all(struct shp__search *search)
{
	const struct shp__courier *courier = search->table->couriers;
	const struct shp__courier *end = courier + search->table->courier_count;

	if (search->number.odd)
		return;
	for (; courier < end; courier++)
		search_courier(search, courier, courier);
	/* Many may be improbable; the verdict is the best candidate's, not the best verdict. */
	if (search->count && search->capacity)
		search->best = shp_candidate_get_verdict(search->candidates[0]);
}

int32_t shp_tracking_detect(const struct shp_carriers *carriers, const char *carrier, const char *number,
			    uint64_t *candidates, uint32_t capacity, uint32_t *ret_count, int32_t *ret_verdict)
{
	const struct shp__carrier_table *table = shp__carrier_table_of(carriers);
	int32_t index = 0;
	struct shp__search search;
	uint64_t best = 0;

	if (!number || !ret_count || (!candidates && capacity))
		return SHP_ERR_ARGUMENT;
	search.table = table;
	search.candidates = capacity ? candidates : &best;
	search.capacity = capacity ? capacity : 1;
	search.count = 0;
	search.wants_candidates = 1;
	search.best = SHP_VERDICT_MALFORMED;
	if (carrier)
		index = shp__carrier_find(table, carrier, 1);
	if (index < 0)
		search.best = SHP_VERDICT_UNKNOWN_CARRIER;
	else if (!shp__number_read(number, &search.number))
		search.best = SHP_VERDICT_MALFORMED;
	else if (carrier)
		search_carrier(&search, &table->carriers[index]);
	else
		search_all(&search);
	*ret_count = search.count;
	if (ret_verdict)
		*ret_verdict = search.best;
	return SHP_OK;
}
