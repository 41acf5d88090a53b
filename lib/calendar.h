/*
 * The inside of a calendar. Every calendar, listed, ruled or united, becomes one bit a day over a window, with a
 * running count a word: counting up to a day is one popcount, finding the n-th open day one search near a guess and
 * one select. Before and after the window the days repeat: its first and last period, 7 days where only the week mask
 * goes on, or the 400 years (20,871 weeks exactly) after which the Gregorian calendar, and so every rule about dates
 * and weekdays, begins again.
 */
#ifndef SHP_LIB_CALENDAR_H
#define SHP_LIB_CALENDAR_H

#include "libshipment/calendar.h"
#include "context.h"
#include "error.h"

#define SHP__WEEK 7
#define SHP__GREGORIAN_CYCLE 146097

/* Each window covers at least 2000 to 2049, 3.4 KB: the dates that are asked for, so that they need no folding. */
#define SHP__CALENDAR_USUAL_FROM 10957
#define SHP__CALENDAR_USUAL_TO 29220

/* How the days go on, beyond the window, in one direction. */
struct shp__calendar_cycle {
	int32_t days; /* SHP__WEEK or SHP__GREGORIAN_CYCLE */
	int32_t open; /* open days in one period, never 0 */
};

struct shp_calendar {
	atomic_uint references;
	struct shp_ctx *ctx;
	size_t size;
	int32_t weekmask;
	int32_t valid_from; /* INT32_MIN: no limit */
	int32_t valid_to; /* INT32_MAX: no limit */
	int32_t irregular_from; /* before this date, the days repeat every before.days */
	int32_t irregular_to; /* from this date on, every after.days */
	struct shp__calendar_cycle before; /* the period that begins the window */
	struct shp__calendar_cycle after; /* the period that ends the window */
	int32_t first; /* date of the window's first bit */
	uint32_t words; /* of 64 days */
	uint32_t days; /* 64 * words */
	int32_t open; /* open days in the window */
	uint32_t pace; /* words to an open day, 2^16 of it: where to guess the n-th */
	char id[SHP_LIMIT_REFERENCE + 1];
	int32_t *counted; /* words + 1: open days before each word */
	uint64_t bits[]; /* one for a day, set if it is open */
};

/* True for the dates that calendars take. */
static inline int shp__calendar_takes(int32_t date)
{
	return date >= SHP_CALENDAR_FIRST_DATE && date <= SHP_LIMIT_DATE;
}

/* What is known of a calendar before its days. */
struct shp__calendar_plan {
	const char *id; /* a valid reference */
	int32_t weekmask; /* valid */
	int32_t irregular_from;
	int32_t irregular_to;
	int32_t before_days;
	int32_t after_days;
	int32_t valid_from;
	int32_t valid_to;
};

/* A calendar that follows its week mask on every day; days are then closed or opened, and at the end it is sealed. */
int32_t shp__calendar_begin(struct shp_ctx *ctx, const struct shp__calendar_plan *plan,
			    struct shp_calendar **ret_calendar);
/* Sets a day of the window; days outside are left alone. */
void shp__calendar_set(struct shp_calendar *calendar, int64_t date, int open);
/*
 * Counts: from here on it is immutable. SHP_ERR_CALENDAR if nothing is open for ever, and then it is only fit to be
 * released.
 */
int32_t shp__calendar_seal(struct shp_calendar *calendar);

/* 1 if the date is open, 0 if not. For any date whose distance to the window fits an int32. */
int shp__calendar_is_open(const struct shp_calendar *calendar, int32_t date);

/* The built in ones. */
int32_t shp__calendar_new_us(struct shp_ctx *ctx, const char *id, int saturday_moves,
			     struct shp_calendar **ret_calendar);
int32_t shp__calendar_new_cn(struct shp_ctx *ctx, const char *id, struct shp_calendar **ret_calendar);

/* Some consecutive days of a State Council notice: off, or worked though they are a weekend. */
struct shp__calendar_cn_days {
	int16_t year;
	uint8_t month;
	uint8_t day;
	uint8_t days;
	uint8_t worked;
};

extern const struct shp__calendar_cn_days shp__calendar_cn_table[];
extern const uint32_t shp__calendar_cn_count;

#endif
