/**
 * @file
 * Rules: a marketplace's policy as an immutable value. Presets are data; every field can be set.
 */
#ifndef LIBSHIPMENT_RULES_H
#define LIBSHIPMENT_RULES_H

#include <libshipment/base.h>

#ifdef __cplusplus
extern "C" {
#endif

struct shp_calendar;
struct shp_carriers;
/** Immutable, counted, any thread. @since 0.1 */
struct shp_rules;
/** Rules in the making. Builder: one thread at a time. @since 0.1 */
struct shp_rules_builder;

/** What becomes of a matter. @since 0.1 */
enum shp_severity {
	SHP_SEVERITY_IGNORE = 0, /**< Nothing. */
	SHP_SEVERITY_ADVISE = 1, /**< Advice; the command is done. */
	SHP_SEVERITY_REFUSE = 2, /**< A problem; the command is refused. */
	SHP_SEVERITY_CARRIER = 3 /**< Tracking only: refuse for carriers with a tracking mandate, advise for others. */
};

/** "ignore", "advise", "refuse", "carrier"; NULL for an unknown number. Static. @since 0.1 */
SHP_API const char *shp_severity_name(int32_t severity);
/**
 * A severity by its name, however it is written: case, blanks and punctuation do not count.
 * @return the severity, ::SHP_ERR_VALUE for a name of none, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_severity_from_name(const char *name);

/** Unit of the auto-cancel rule. @since 0.1 */
enum shp_day_unit {
	SHP_DAYS_BUSINESS = 0, /**< Business days of the rules' calendar. */
	SHP_DAYS_CALENDAR = 1 /**< Every day. */
};

/** Base of the auto-cancel rule. @since 0.1 */
enum shp_cancel_base {
	SHP_CANCEL_FROM_SHIP_BY = 0, /**< The ship-by date; an order without one has no deadline. */
	SHP_CANCEL_FROM_ORDERED = 1 /**< The civil date of the order in the marketplace's zone. */
};

/** Numeric fields. The key in quotes is what shp_rules_parse() reads and shp_rules_format() writes. @since 0.1 */
enum shp_rule {
	/** "charge": `SHP_CHARGE_*`; first_package, per_package, last_package. Fixed in an order when it is placed. */
	SHP_RULE_CHARGE = 1,
	SHP_RULE_CREDIT = 2, /**< "credit": `SHP_CREDIT_*`; charge, settlement. Fixed in an order when it is placed. */
	SHP_RULE_FEE = 3, /**< "fee": basis points, 0 to 10,000. Fixed in an order when it is placed. */
	/** "tracking": severity of a missing or malformed tracking id; ignore, advise, refuse, carrier. */
	SHP_RULE_TRACKING = 4,
	SHP_RULE_METHOD = 5, /**< "method": severity of a missing method; ignore, advise, refuse. */
	SHP_RULE_CARRIER = 6, /**< "carrier": severity of a carrier code that the table does not know. */
	SHP_RULE_SHIP_DATE = 7, /**< "ship_date": severity of a ship date in the future or before the order. */
	SHP_RULE_SINGLE_SHIPMENT = 8, /**< "single_shipment": severity of shipping in more than one package. */
	/** "cancel_after": number of days, 0 to 3,650, with their unit as text: "7bd", "30d". */
	SHP_RULE_CANCEL_COUNT = 9,
	SHP_RULE_CANCEL_UNIT = 10, /**< `SHP_DAYS_*`: the unit of "cancel_after", without a key of its own. */
	SHP_RULE_CANCEL_FROM = 11, /**< "cancel_from": ship_by, ordered. */
	SHP_RULE_UTC_OFFSET = 12, /**< "utc_offset": minutes east of UTC, -1,080 to 1,080: where a day ends. */
	/** "edit_window": hours, 0 to 100,000, after the confirmation in which a shipment may be edited; -1: no end. */
	SHP_RULE_EDIT_WINDOW = 13,
	/**
	 * "edit_limit": how often a shipment may be edited, 0 to 100,000; -1: no limit. Counted are revisions beyond
	 * the first of its package, those of labels that were bought and cancelled included.
	 */
	SHP_RULE_EDIT_LIMIT = 14,
	/** "min_tracking_rate": basis points, 0 to 10,000, of packages with valid tracking, by category. */
	SHP_RULE_MIN_TRACKING_RATE = 15,
	SHP_RULE_MAX_LATE_RATE = 16, /**< "max_late_rate": basis points, 0 to 10,000, of orders confirmed late. */
	SHP_RULE_MAX_CANCEL_RATE = 17, /**< "max_cancel_rate": basis points, 0 to 10,000, of orders cancelled. */
	SHP_RULE_MIN_ON_TIME_RATE = 18, /**< "min_on_time_rate": basis points, 0 to 10,000, of units on time. */
	/** "min_on_time_units": units, 0 to 1,000,000, below which delivery on time is not judged. */
	SHP_RULE_MIN_ON_TIME_UNITS = 19,
	/**
	 * "exempt_below": minor units, 0 to ::SHP_LIMIT_AMOUNT: an order with a lower total is exempt from the tracking
	 * rate.
	 */
	SHP_RULE_EXEMPT_BELOW = 20,
	/**
	 * "two_scans_from": minor units, 0 to ::SHP_LIMIT_AMOUNT: an order with this total or a higher one needs two
	 * scans for valid tracking, one of them the delivery or an attempt; -1: one will do for all.
	 */
	SHP_RULE_TWO_SCANS_FROM = 21
};
/** What there is of a field that is none. @since 0.1 */
#define SHP_RULE_NONE INT64_MIN
/** Most categories that are exempt from the tracking rate. @since 0.1 */
#define SHP_LIMIT_EXEMPT_CATEGORIES 100

/**
 * Rules from a preset (us, uk, jp, sa) and refinements: "us", "us,charge=per_package,fee=1500,cancel_after=30d".
 * Beside the numeric fields the key "marketplace" sets the marketplace's name (the preset's if not given), "calendar"
 * (us, cn, weekdays) its calendar (weekdays if not given: no marketplace publishes one). Lower case, no blanks.
 * @param ret_rules owned: release with shp_rules_unref().
 * @return ::SHP_OK, or for each refinement that is wrong, its key being the path: ::SHP_ERR_UNKNOWN_KEY (path "key" if
 * it is no word at all), ::SHP_ERR_VALUE (also for "preset"), ::SHP_ERR_RANGE, ::SHP_ERR_REFERENCE (marketplace),
 * ::SHP_ERR_REQUIRED (a key without a value), ::SHP_ERR_DUPLICATE (a key twice); ::SHP_ERR_NO_MEMORY,
 * ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_rules_parse(struct shp_ctx *ctx, const char *text, struct shp_rules **ret_rules,
				struct shp_error *reterr_error);
/** One more owner. NULL gives NULL. @since 0.1 */
SHP_API struct shp_rules *shp_rules_ref(struct shp_rules *rules);
/** One owner less. Always NULL. @since 0.1 */
SHP_API struct shp_rules *shp_rules_unref(struct shp_rules *rules);
/** A field; ::SHP_RULE_NONE for an unknown number. @since 0.1 */
SHP_API int64_t shp_rules_get(const struct shp_rules *rules, int32_t rule);
/** The marketplace's name, a part of derived order ids. Borrowed. @since 0.1 */
SHP_API const char *shp_rules_get_marketplace(const struct shp_rules *rules);
/** The calendar; NULL for Monday to Friday. Borrowed. @since 0.1 */
SHP_API struct shp_calendar *shp_rules_get_calendar(const struct shp_rules *rules);
/** The carrier table; NULL for the built-in one. Borrowed. @since 0.1 */
SHP_API struct shp_carriers *shp_rules_get_carriers(const struct shp_rules *rules);
/** True (1) when the tracking rate does not look at packages of this category; NULL is none. @since 0.1 */
SHP_API int32_t shp_rules_is_exempt_category(const struct shp_rules *rules, const char *category);
/** Categories that are exempt from the tracking rate; 0 for NULL. @since 0.1 */
SHP_API uint32_t shp_rules_count_exempt_categories(const struct shp_rules *rules);
/**
 * One of them, in the order in which they were exempted; NULL for an index that is none. Borrowed. @since 0.1
 */
SHP_API const char *shp_rules_get_exempt_category(const struct shp_rules *rules, uint32_t index);
/**
 * The civil date of an instant in the marketplace's zone, ::SHP_RULE_UTC_OFFSET: "today" to orders and numbers.
 * @return it, at most a day beyond the dates that are taken; ::SHP_DATE_NONE for an instant that is not taken, and for
 * NULL. @since 0.1
 */
SHP_API int32_t shp_rules_get_civil_date(const struct shp_rules *rules, int64_t instant);
/**
 * Writes the rules as text that shp_rules_parse() reads: the preset and what differs from it. A
 * calendar or carrier table of the host's own, and categories that are exempt, are not text, and left out.
 * @param buffer 1,024 bytes are always enough. @param ret_size bytes that the whole takes, the NUL included.
 * @return ::SHP_OK, ::SHP_ERR_BUFFER, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_rules_format(const struct shp_rules *rules, char *buffer, size_t capacity, size_t *ret_size);
/** How many numeric fields this library has: they are 1 to this. A later one may have more. @since 0.1 */
SHP_API uint32_t shp_rule_count(void);
/** Key of a numeric field, "charge"; NULL for one without, and for an unknown number. Static. @since 0.1 */
SHP_API const char *shp_rule_key(int32_t rule);
/** Where a preset's number comes from, one sentence; NULL for an unknown preset or field. Static. @since 0.1 */
SHP_API const char *shp_rule_source(const char *preset, int32_t rule);

/**
 * Starts from text that shp_rules_parse() takes.
 * @param ret_builder owned: release with shp_rules_builder_free(). @return as shp_rules_parse(). @since 0.1
 */
SHP_API int32_t shp_rules_builder_new(struct shp_ctx *ctx, const char *text,
				      struct shp_rules_builder **ret_builder, struct shp_error *reterr_error);
/**
 * Starts from rules, with everything that they hold: a calendar, carriers and exempt categories of the host's, too.
 * @param ret_builder owned: release with shp_rules_builder_free(). Of the rules' context.
 * @return ::SHP_OK, ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_rules_builder_new_from(const struct shp_rules *rules, struct shp_rules_builder **ret_builder);
/** Releases it. Always NULL. @since 0.1 */
SHP_API struct shp_rules_builder *shp_rules_builder_free(struct shp_rules_builder *builder);
/** Sets a numeric field; wrong ones are reported by building. @since 0.1 */
SHP_API void shp_rules_builder_set(struct shp_rules_builder *builder, int32_t rule, int64_t value);
/** Sets the marketplace's name, a reference. @since 0.1 */
SHP_API void shp_rules_builder_set_marketplace(struct shp_rules_builder *builder, const char *marketplace);
/** Sets the calendar; referenced. NULL is Monday to Friday. @since 0.1 */
SHP_API void shp_rules_builder_set_calendar(struct shp_rules_builder *builder, struct shp_calendar *calendar);
/** Sets the carrier table; referenced. NULL is the built-in one. @since 0.1 */
SHP_API void shp_rules_builder_set_carriers(struct shp_rules_builder *builder, struct shp_carriers *carriers);
/**
 * Exempts one more category from the tracking rate: digital goods, say. No preset does. Again: nothing new, and not
 * counted.
 * @param category 1 to ::SHP_LIMIT_CATEGORY bytes, as it stands in the lines. @since 0.1
 */
SHP_API void shp_rules_builder_exempt_category(struct shp_rules_builder *builder, const char *category);
/**
 * Makes the rules. A builder can make many.
 * @param ret_rules owned: release with shp_rules_unref().
 * @return ::SHP_OK, or for everything that was set wrong, its key being the path: ::SHP_ERR_VALUE (path "rule": a
 * number that is no field), ::SHP_ERR_RANGE, ::SHP_ERR_REFERENCE; for the i-th category, path "exempt_categories[i]":
 * ::SHP_ERR_REQUIRED, ::SHP_ERR_TEXT, ::SHP_ERR_TOO_LONG, ::SHP_ERR_LIMIT; ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT.
 * @since 0.1
 */
SHP_API int32_t shp_rules_builder_build(const struct shp_rules_builder *builder, struct shp_rules **ret_rules,
					struct shp_error *reterr_error);

#ifdef __cplusplus
}
#endif

#endif
