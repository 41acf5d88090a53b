/*
 * Questions to a calendar. Counts and indexes of open days run from the first day of the window, which may be
 * negative before it.
 */
#include "calendar.h"
#include "civil.h"

#define WORD_SHIFT 6
#define WORD_MASK 63
#define BYTES UINT64_C(0x0101010101010101) /* a 1 in each byte */
#define TOPS UINT64_C(0x8080808080808080) /* the top bit of each byte */

/* No n beyond this has an answer: it is more than all dates together. */
#define DAYS_LIMIT 4000000

/* Written out, because a portable build has no instruction for it and the compiler's own call is slower. */

/* In byte i, the bits that are set in bytes 0 to i. */
static inline uint64_t count_by_bytes(uint64_t bits)
{
	bits -= bits >> 1 & UINT64_C(0x5555555555555555);
	bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
	return ((bits + (bits >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f)) * BYTES;
}

static inline int32_t count_bits(uint64_t bits)
{
	return (int32_t)(count_by_bytes(bits) >> 56);
}

/* How many of the bytes, each below 128, are at most `limit`, which is below 128 too. */
static inline uint32_t count_bytes_up_to(uint64_t bytes, uint64_t limit)
{
	return (uint32_t)((((limit * BYTES | TOPS) - bytes) >> 7 & BYTES) * BYTES >> 56);
}

/* Position of the n-th bit that is set, from 0; more than n are set. */
static inline uint32_t find_bit(uint64_t bits, uint32_t n)
{
	const uint64_t counts = count_by_bytes(bits);
	const uint32_t shift = 8 * count_bytes_up_to(counts, n); /* the byte that it is in */
	const uint64_t rest = n - (counts << 8 >> shift & 0xff);
	const uint64_t spread = (bits >> shift & 0xff) * BYTES & UINT64_C(0x8040201008040201); /* bit i in byte i */
	const uint64_t ones = (spread + UINT64_C(0x7f7f7f7f7f7f7f7f)) >> 7 & BYTES;

	return shift + count_bytes_up_to(ones * BYTES, rest);
}

/* A date in its calendar. */
struct place {
	uint32_t word; /* of the window, of the day itself or of its likeness */
	int32_t before; /* open days before it */
	int32_t open; /* 1 if it is open itself */
};

/*
 * A day beyond the window is like one inside it, whole periods away. Answers that one, and the open days of those
 * periods.
 */
static int32_t fold_day(const struct shp_calendar *calendar, int32_t day, int32_t *ret_open)
{
	int32_t periods;

	if (day < 0) {
		periods = (calendar->before.days - 1 - day) / calendar->before.days;
		*ret_open = -periods * calendar->before.open;
		return day + periods * calendar->before.days;
	}
	periods = (day - (int32_t)calendar->days) / calendar->after.days + 1;
	*ret_open = periods * calendar->after.open;
	return day - periods * calendar->after.days;
}

static inline struct place find_place(const struct shp_calendar *calendar, int32_t date)
{
	int32_t day = date - calendar->first;
	int32_t folded = 0;
	struct place place;
	uint64_t bits;

	if ((uint32_t)day >= calendar->days)
		day = fold_day(calendar, day, &folded);
	place.word = (uint32_t)day >> WORD_SHIFT;
	bits = calendar->bits[place.word];
	place.open = (int32_t)(bits >> (day & WORD_MASK) & 1);
	bits &= (UINT64_C(1) << (day & WORD_MASK)) - 1;
	place.before = folded + calendar->counted[place.word] + count_bits(bits);
	return place;
}

/* The word that holds the open day `index` of the window: doubling steps away from a guess, then halving. */
static uint32_t search_word(const struct shp_calendar *calendar, int32_t index, uint32_t guess)
{
	const int32_t *counted = calendar->counted;
	uint32_t low = guess;
	uint32_t high = guess + 1;
	uint32_t step = 1;

	while (counted[high] <= index) {
		low = high;
		high = calendar->words - high > step ? high + step : calendar->words;
		step *= 2;
	}
	while (counted[low] > index) {
		high = low;
		low = low > step ? low - step : 0;
		step *= 2;
	}
	while (high - low > 1) {
		const uint32_t middle = low + (high - low) / 2;

		if (counted[middle] <= index)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/*
 * The date of the open day `index`. Its word is sought from the word `near` on. Beyond all dates the answer is too,
 * but still right.
 */
static inline int64_t find_open_day(const struct shp_calendar *calendar, int32_t index, uint32_t near)
{
	const int32_t *counted = calendar->counted;
	int64_t folded = 0;
	int64_t guess; /* right, or a word off, unless the answer is far away or behind a long closure */
	uint32_t word;

	if (index < 0) {
		const int32_t periods = (calendar->before.open - 1 - index) / calendar->before.open;

		index += periods * calendar->before.open;
		folded = -(int64_t)periods * calendar->before.days;
	} else if (index >= calendar->open) {
		const int32_t periods = (index - calendar->open) / calendar->after.open + 1;

		index -= periods * calendar->after.open;
		folded = (int64_t)periods * calendar->after.days;
	}
	guess = near + (index - counted[near]) * (int64_t)calendar->pace / 65536;
	if (guess < 0)
		guess = 0;
	else if (guess >= calendar->words)
		guess = calendar->words - 1;
	word = search_word(calendar, index, (uint32_t)guess);
	return calendar->first + folded + (int64_t)(word << WORD_SHIFT) +
	       find_bit(calendar->bits[word], (uint32_t)(index - counted[word]));
}

/* The dates that an answer depends on, both included; none if they are the wrong way round. */
static inline void tell_outside(const struct shp_calendar *calendar, int64_t from, int64_t to, int32_t *ret_outside)
{
	if (ret_outside)
		*ret_outside = from <= to && (from < calendar->valid_from || to > calendar->valid_to);
}

int shp__calendar_is_open(const struct shp_calendar *calendar, int32_t date)
{
	return find_place(calendar, date).open;
}

int32_t shp_calendar_is_business_day(const struct shp_calendar *calendar, int32_t date, int32_t *ret_outside)
{
	if (!calendar)
		return SHP_ERR_ARGUMENT;
	if (!shp__calendar_takes(date))
		return SHP_ERR_RANGE;
	tell_outside(calendar, date, date, ret_outside);
	return find_place(calendar, date).open;
}

/* The month's last or first day. */
static int64_t find_month_end(int32_t date, int forward)
{
	int64_t year;
	int32_t month;
	int32_t day;

	shp__civil_from_days(date, &year, &month, &day);
	if (!forward)
		return (int64_t)date - day + 1;
	return month < 12 ? shp__civil_to_days(year, month + 1, 1) - 1 : shp__civil_to_days(year, 12, 31);
}

/*
 * The closed start of a modified roll: forward to the next open day unless that is another month, or back likewise.
 * Answers the open day's index; moves from and to apart to the days that were looked at: none beyond the month, whose
 * end decides.
 */
static int32_t roll_within_month(const struct shp_calendar *calendar, const struct place *place, int32_t date,
				 int forward, int64_t *from, int64_t *to)
{
	const int64_t end = find_month_end(date, forward);
	const int64_t rolled = find_open_day(calendar, forward ? place->before : place->before - 1, place->word);

	if (forward) {
		*to = rolled <= end ? rolled : end;
		return rolled <= end ? place->before : place->before - 1;
	}
	*from = rolled >= end ? rolled : end;
	return rolled >= end ? place->before - 1 : place->before;
}

int32_t shp_calendar_add_business_days(const struct shp_calendar *calendar, int32_t start, int32_t business_days,
				       int32_t roll,
				       int32_t *ret_date, int32_t *ret_outside)
{
	struct place place;
	int32_t index; /* of the open day that n is counted from */
	int64_t from = start; /* the days that decide what the index is, then also the answer */
	int64_t to = start;
	int64_t date;

	if (!calendar || !ret_date)
		return SHP_ERR_ARGUMENT;
	if (roll < SHP_ROLL_STRICT || roll > SHP_ROLL_ERROR)
		return SHP_ERR_VALUE;
	if (!shp__calendar_takes(start))
		return SHP_ERR_RANGE;
	place = find_place(calendar, start);
	if (roll == SHP_ROLL_FOLLOWING || (roll == SHP_ROLL_STRICT && business_days <= 0)) {
		index = place.before;
		to--; /* backwards the start does not matter; forwards the answer does not come before it */
	} else if (roll == SHP_ROLL_PRECEDING || roll == SHP_ROLL_STRICT) {
		index = place.before + place.open - 1;
		from++;
	} else if (place.open) {
		index = place.before;
	} else if (roll == SHP_ROLL_ERROR) {
		return SHP_ERR_NOT_BUSINESS_DAY;
	} else {
		index = roll_within_month(calendar, &place, start, roll == SHP_ROLL_MODIFIED_FOLLOWING, &from, &to);
	}
	if (business_days > DAYS_LIMIT)
		business_days = DAYS_LIMIT;
	else if (business_days < -DAYS_LIMIT)
		business_days = -DAYS_LIMIT;
	date = find_open_day(calendar, index + business_days, place.word);
	if (date < SHP_CALENDAR_FIRST_DATE || date > SHP_LIMIT_DATE)
		return SHP_ERR_OVERFLOW;
	tell_outside(calendar, date < from ? date : from, date > to ? date : to, ret_outside);
	*ret_date = (int32_t)date;
	return SHP_OK;
}

int32_t shp_calendar_next_business_day(const struct shp_calendar *calendar, int32_t date, int32_t *ret_date,
				       int32_t *ret_outside)
{
	return shp_calendar_add_business_days(calendar, date, 1, SHP_ROLL_STRICT, ret_date, ret_outside);
}

int32_t shp_calendar_previous_business_day(const struct shp_calendar *calendar, int32_t date, int32_t *ret_date,
					   int32_t *ret_outside)
{
	return shp_calendar_add_business_days(calendar, date, -1, SHP_ROLL_STRICT, ret_date, ret_outside);
}

int32_t shp_calendar_count_business_days(const struct shp_calendar *calendar, int32_t from, int32_t to,
					 int32_t *ret_count,
					 int32_t *ret_outside)
{
	struct place begin;
	struct place end;

	if (!calendar || !ret_count)
		return SHP_ERR_ARGUMENT;
	if (!shp__calendar_takes(from) || !shp__calendar_takes(to))
		return SHP_ERR_RANGE;
	begin = find_place(calendar, from);
	end = find_place(calendar, to);
	if (from <= to) {
		*ret_count = end.before - begin.before;
		tell_outside(calendar, from, (int64_t)to - 1, ret_outside);
	} else {
		*ret_count = end.before + end.open - begin.before - begin.open;
		tell_outside(calendar, (int64_t)to + 1, from, ret_outside);
	}
	return SHP_OK;
}
