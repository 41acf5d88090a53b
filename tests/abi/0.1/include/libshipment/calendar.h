/**
 * @file
 * Business days: immutable calendars made of a week mask, closed days and opened days, and counting on them.
 *
 * Nobody publishes a marketplace's calendar, so none is fixed here: the host brings its own, or takes a preset
 * knowingly. A calendar is an immutable value: any number of threads may use it at once, and nothing below allocates
 * but the functions that make one. Every query takes constant time, but for a logarithm where the answer is far away
 * in days or behind a long closure; no query walks days.
 *
 * Dates are int32_t days since 1970-01-01, from ::SHP_CALENDAR_FIRST_DATE to ::SHP_LIMIT_DATE: every date that
 * YYYY-MM-DD can write. Others are ::SHP_ERR_RANGE; ::SHP_ERR_DATE is of the dates of orders, which begin in 1970. A
 * civil date has no zone: which date it is now, and where a day ends, is for the caller to say.
 *
 * **Outside.** Each calendar knows from when to when its data are complete. Beyond that the answers go on by the week
 * mask (or, where a preset says so, by its rules), and `ret_outside` tells: 1 if the answer depends on at least one
 * day outside the valid range, else 0. Exactly those days count whose state could change the answer: for the seventh
 * business day after a start these are the days after the start up to the answer, not the start itself. (The modified
 * rolls count each day that they look at.) `ret_outside` may be NULL for a caller who does not care.
 */
#ifndef LIBSHIPMENT_CALENDAR_H
#define LIBSHIPMENT_CALENDAR_H

#include <libshipment/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** First date that calendars take: 0000-01-01. The last is ::SHP_LIMIT_DATE, 9999-12-31. @since 0.1 */
#define SHP_CALENDAR_FIRST_DATE (-719528)

/** A calendar of business days: immutable, counted atomically, shared freely between threads. @since 0.1 */
struct shp_calendar;

/** Bits of a week mask: a day of the week that is open. @since 0.1 */
enum shp_weekday {
	SHP_WEEKDAY_MONDAY = 1, /**< Monday. */
	SHP_WEEKDAY_TUESDAY = 2, /**< Tuesday. */
	SHP_WEEKDAY_WEDNESDAY = 4, /**< Wednesday. */
	SHP_WEEKDAY_THURSDAY = 8, /**< Thursday. */
	SHP_WEEKDAY_FRIDAY = 16, /**< Friday. */
	SHP_WEEKDAY_SATURDAY = 32, /**< Saturday. */
	SHP_WEEKDAY_SUNDAY = 64 /**< Sunday. */
};

/** Monday to Friday. @since 0.1 */
#define SHP_WEEKMASK_WEEKDAYS 31

/** Calendars that are built in: a convenience, never a default. @since 0.1 */
enum shp_calendar_preset {
	/** Monday to Friday, no holidays. Valid for ever. Name "weekdays". */
	SHP_CALENDAR_WEEKDAYS = 0,
	/**
	 * Monday to Friday less the federal holidays of the United States, as observed by offices that work Monday to
	 * Friday: a holiday on a Sunday closes the Monday after, one on a Saturday the Friday before (so that 31
	 * December can be a holiday of the next year). Name "us".
	 *
	 * By rule, for any year. The rules of each year: those of 1971 (Uniform Monday Holiday Act), Veterans Day on
	 * the fourth Monday of October from 1971 to 1977 and on 11 November from 1978, the Birthday of Martin Luther
	 * King, Jr. from 1986, Juneteenth from 2021 (the law of 2021-06-17 closed 2021-06-18). Valid from 1971-01-01
	 * for as long as the law stays; before 1971 the rules of 1978 are carried back, and the answers are told to
	 * be outside. Inauguration Day (Washington only) and days closed once by executive order are not in it.
	 * Source: 5 U.S.C. 6103 with its amendments; Executive Order 11582; the in-lieu rule of the Office of
	 * Personnel Management.
	 */
	SHP_CALENDAR_US_FEDERAL = 1,
	/**
	 * The same, but a holiday on a Saturday closes no other day, as the Federal Reserve Banks do it. Name
	 * "us_federal_reserve".
	 */
	SHP_CALENDAR_US_FEDERAL_RESERVE = 2,
	/**
	 * Mainland China by the State Council's yearly notices: statutory holidays, the days moved around them, and
	 * the weekend days worked in exchange. Valid from 2004-01-01 to 2026-12-31: a year's notice comes out about
	 * November of the year before. Name "cn". Source: the tables named in lib/calendar_cn_table.c, which agree on
	 * every day.
	 */
	SHP_CALENDAR_CN = 3
};

/** Where counting starts when the start is no business day. @since 0.1 */
enum shp_roll {
	/**
	 * The n-th business day strictly after the start; strictly before it for a negative n; for 0 the start if it
	 * is a business day, else the next one. This is "n business days after" as marketplaces mean it: from a
	 * Saturday, Monday is day 1.
	 */
	SHP_ROLL_STRICT = 0,
	/** First forward to a business day, then n from there: from a Saturday, Monday is day 0. */
	SHP_ROLL_FOLLOWING = 1,
	/** First back to a business day, then n from there: from a Saturday, Friday is day 0. */
	SHP_ROLL_PRECEDING = 2,
	/** As following, but back where forward would leave the start's month. */
	SHP_ROLL_MODIFIED_FOLLOWING = 3,
	/** As preceding, but forward where back would leave the start's month. */
	SHP_ROLL_MODIFIED_PRECEDING = 4,
	/** A start that is no business day is refused. */
	SHP_ROLL_ERROR = 5
};

/**
 * Makes a calendar. A date is open if it is among the opened; else closed if it is among the closed; else as the mask
 * has its weekday. Lists may be unsorted, with duplicates, and may name days that are open or closed anyway; they are
 * not kept. Memory: about 70 bytes for each year from the first exception or 2000 to the last exception or 2049, so
 * 4 KB for most, and 0.8 MB at the very most.
 *
 * @param weekmask the weekdays that are open, ::SHP_WEEKDAY_MONDAY and so on: at least one.
 * @param closed `closed_count` dates that are closed though the mask has them open. May be NULL if there are none.
 * @param opened `opened_count` dates that are open though the mask or the closed list has them closed (make-up
 * working days).
 * @param valid_from first date for which the lists are complete, or ::SHP_DATE_NONE for no limit.
 * @param valid_to last such date, or ::SHP_DATE_NONE for no limit.
 * @param id the host's name for it: 1 to ::SHP_LIMIT_REFERENCE bytes of [A-Za-z0-9._-].
 * @param ret_calendar owned: release with shp_calendar_unref().
 * @param reterr_error every problem, or NULL. Paths: `weekmask`, `closed[i]`, `opened[i]`, `valid_from`, `valid_to`,
 * `id`.
 * @return ::SHP_OK, ::SHP_ERR_CALENDAR (mask without a day or with unknown bits, range that ends before it begins),
 * ::SHP_ERR_RANGE (a date that calendars do not take), ::SHP_ERR_REFERENCE, ::SHP_ERR_ARGUMENT, ::SHP_ERR_NO_MEMORY.
 * @since 0.1
 */
SHP_API int32_t shp_calendar_new(struct shp_ctx *ctx, int32_t weekmask, const int32_t *closed, uint32_t closed_count,
				 const int32_t *opened, uint32_t opened_count, int32_t valid_from, int32_t valid_to,
				 const char *id, struct shp_calendar **ret_calendar, struct shp_error *reterr_error);

/**
 * Makes a calendar that is built in; its id is the preset's name. A US one holds 60 KB, the others 4 KB.
 * @param preset one of enum shp_calendar_preset.
 * @param ret_calendar owned: release with shp_calendar_unref().
 * @return ::SHP_OK, ::SHP_ERR_VALUE (path `preset`), ::SHP_ERR_ARGUMENT, ::SHP_ERR_NO_MEMORY. @since 0.1
 */
SHP_API int32_t shp_calendar_new_preset(struct shp_ctx *ctx, int32_t preset, struct shp_calendar **ret_calendar,
					struct shp_error *reterr_error);

/**
 * Makes the union of two calendars' closures: a day is open only if both have it open (the seller's and the
 * marketplace's). Its week mask is what both masks share, its valid range what both ranges share; if they share
 * nothing, every answer is outside.
 * @param id as for shp_calendar_new(). @param a,b may be of other contexts, and may be the same.
 * @param ret_calendar owned: release with shp_calendar_unref().
 * @return ::SHP_OK, ::SHP_ERR_CALENDAR (path `weekmask`: no weekday is open in both), ::SHP_ERR_REFERENCE,
 * ::SHP_ERR_ARGUMENT, ::SHP_ERR_NO_MEMORY. @since 0.1
 */
SHP_API int32_t shp_calendar_new_union(struct shp_ctx *ctx, const struct shp_calendar *a, const struct shp_calendar *b,
				       const char *id, struct shp_calendar **ret_calendar,
				       struct shp_error *reterr_error);

/** One more owner. NULL gives NULL. Any thread. @since 0.1 */
SHP_API struct shp_calendar *shp_calendar_ref(struct shp_calendar *calendar);
/** One owner less. Always NULL. Any thread. @since 0.1 */
SHP_API struct shp_calendar *shp_calendar_unref(struct shp_calendar *calendar);

/** Its id; "" for NULL. Borrowed. @since 0.1 */
SHP_API const char *shp_calendar_get_id(const struct shp_calendar *calendar);
/** Its week mask; 0 for NULL. @since 0.1 */
SHP_API int32_t shp_calendar_get_weekmask(const struct shp_calendar *calendar);
/**
 * First date of its data, or ::SHP_DATE_NONE for no limit (and for NULL). After shp_calendar_get_valid_to() if no
 * date is valid. @since 0.1
 */
SHP_API int32_t shp_calendar_get_valid_from(const struct shp_calendar *calendar);
/** Last date of its data, or ::SHP_DATE_NONE for no limit (and for NULL). @since 0.1 */
SHP_API int32_t shp_calendar_get_valid_to(const struct shp_calendar *calendar);

/**
 * Whether a date is a business day.
 * @param ret_outside 1 if the date is outside the valid range, else 0; or NULL.
 * @return 1 if it is, 0 if it is not, ::SHP_ERR_RANGE (a date that calendars do not take), ::SHP_ERR_ARGUMENT.
 * @since 0.1
 */
SHP_API int32_t shp_calendar_is_business_day(const struct shp_calendar *calendar, int32_t date, int32_t *ret_outside);

/**
 * The date that is n business days from a start.
 * @param business_days n: after the start, or before it if negative, or 0.
 * @param roll one of enum shp_roll.
 * @param ret_date the date. @param ret_outside 1 if it depends on days outside the valid range, else 0; or NULL.
 * @return ::SHP_OK, ::SHP_ERR_RANGE (a start that calendars do not take), ::SHP_ERR_OVERFLOW (the answer is before
 * 0000-01-01 or after 9999-12-31), ::SHP_ERR_NOT_BUSINESS_DAY (roll is ::SHP_ROLL_ERROR),
 * ::SHP_ERR_VALUE (roll), ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_calendar_add_business_days(const struct shp_calendar *calendar, int32_t start,
					       int32_t business_days,
					       int32_t roll, int32_t *ret_date, int32_t *ret_outside);

/**
 * The first business day after the date: shp_calendar_add_business_days() of 1, strict.
 * @return as shp_calendar_add_business_days().
 * @since 0.1
 */
SHP_API int32_t shp_calendar_next_business_day(const struct shp_calendar *calendar, int32_t date, int32_t *ret_date,
					       int32_t *ret_outside);
/**
 * The last business day before it: shp_calendar_add_business_days() of -1, strict.
 * @return as shp_calendar_add_business_days().
 * @since 0.1
 */
SHP_API int32_t shp_calendar_previous_business_day(const struct shp_calendar *calendar, int32_t date, int32_t *ret_date,
						   int32_t *ret_outside);

/**
 * Business days between two dates: `from` counts and `to` never, in either direction; negative when `to` is before
 * `from`. The rule of numpy from 1.25 on and of QuantLib (first included, last excluded); older numpy counted
 * backwards the other end.
 * @param ret_count the count. @param ret_outside 1 if it depends on days outside the valid range, else 0; or NULL.
 * @return ::SHP_OK, ::SHP_ERR_RANGE (a date that calendars do not take), ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_calendar_count_business_days(const struct shp_calendar *calendar, int32_t from, int32_t to,
						 int32_t *ret_count,
						 int32_t *ret_outside);

/**
 * A week mask from text: seven characters 0 or 1, Monday first, "1111100".
 * @return ::SHP_OK, ::SHP_ERR_VALUE, ::SHP_ERR_ARGUMENT. "0000000" is read, and refused by shp_calendar_new().
 * @since 0.1
 */
SHP_API int32_t shp_weekmask_parse(const char *text, int32_t *ret_weekmask);
/** Name of a preset: "weekdays"; NULL for an unknown number. Static. @since 0.1 */
SHP_API const char *shp_calendar_preset_name(int32_t preset);
/**
 * A preset by its name, exactly as it is written; "us_federal" is "us".
 * @return the preset, ::SHP_ERR_VALUE for a name of none, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_calendar_preset_from_name(const char *name);
/**
 * What a preset is, for people, in the language (enum shp_language; English for an unknown one); NULL for an unknown
 * number. Static. @since 0.1
 */
SHP_API const char *shp_calendar_preset_title(int32_t preset, int32_t language);

#ifdef __cplusplus
}
#endif

#endif
