/**
 * @file
 * The seller's numbers: valid tracking rate by category, late shipment rate, cancellation rate, on-time delivery,
 * declined charges.
 *
 * **What it is.** Each number is a pair of sums, numerator and denominator, for each day. Every order has a share in
 * them that follows from the order as it is now and from the rules, and from nothing else; the sums are those of all
 * orders' shares. So counting a change is adding the order's share after it and taking away the one before. Sums do
 * not care in which order they are made: many machines count what passes them and add their sums together, and
 * whatever was counted where, and merged in which order, the bytes are the same. What is kept does not grow with the
 * orders: 100 million packages of a month take some 3 kilobytes, and half a kilobyte more for each category.
 *
 * **Once.** The share that is taken away is that of the order as it was *before*, so the numbers belong beside the
 * orders: keep them in the transaction that keeps the order (shp_metrics_add_decision()), or fold the events of a log
 * into orders of one's own (shp_metrics_add_event()), which recognises a repeated event by its revision. Carrier
 * events that come late, again or in any order are harmless before that: they make no event, or do not change what
 * was true already. The numbers can always be made anew from the orders alone.
 *
 * **What is counted.** Orders that the marketplace fulfils (::SHP_CHANNEL_AFN) have no share. Days are civil dates in
 * the marketplace's zone (::SHP_RULE_UTC_OFFSET). "Help" is Amazon's help for sellers, by the number of the page.
 *
 * - *Valid tracking* (help G201817070): of confirmed packages, those whose tracking id is valid and was scanned. A
 *   package counts once for the seller, and once in each category that it holds a line of. The day is the promised
 *   delivery date, else the day of the confirmation.
 *   - Valid: the verdict on the tracking id is ::SHP_VERDICT_FORMAT_ONLY or better, and the carrier is not one whose
 *     scans the marketplace reads (::SHP_CARRIER_FLAG_INTEGRATED) named under `Other`.
 *   - Scanned: the carrier has had it in his hands (any status but lost). From ::SHP_RULE_TWO_SCANS_FROM on there must
 *     be two different ones, one of them the delivery or an attempt.
 *   - Exempt, so that it is not counted at all: a carrier with ::SHP_CARRIER_FLAG_EXEMPT in the rules' table; an order
 *     whose total is below ::SHP_RULE_EXEMPT_BELOW; in a category, shp_rules_builder_exempt_category(). A Prime order
 *     never is.
 *   - Not known here is *when* a tracking id was typed. An edit after the delivery is a defect to the marketplace; it
 *     is told by ::SHP_ADVICE_TRACKING_AFTER_DELIVERY when it happens, and not counted.
 * - *Late shipment* (help G200285190, and 200197960 of Brazil: the moment of the confirmation counts, not the date
 *   that was typed): of orders with a ship-by date, those of which a package was confirmed after that day. Orders that
 *   were cancelled stay in; pending ones are not in yet. The day is the ship-by date.
 * - *Cancellation* (help 200285210): of orders, those that were cancelled as a whole, at least one unit of them by
 *   the seller or by the auto-cancel clock. Requested by the buyer (::SHP_REASON_BUYER_CANCELLED) or never paid
 *   (::SHP_REASON_PAYMENT_NOT_AUTHORISED) does not count as cancelled; orders that are, or were cancelled while,
 *   pending are not in. What is not sent once a package has left is a refund. The day is that of the order; of an
 *   order that was cancelled, that of its last cancellation, or else auto-cancels would never fall into seven days.
 * - *On-time delivery* (help G200633610, 30174794): of units in packages with valid tracking (as above, exempt or not)
 *   of orders with a promised delivery date, those delivered on that day or before. What has not been delivered is
 *   not on time. The day is the promised date.
 * - *Declined charges*: of charges to the buyer, those whose last result is that they were declined. The day is that
 *   of the order. No marketplace sets a threshold.
 */
#ifndef LIBSHIPMENT_METRICS_H
#define LIBSHIPMENT_METRICS_H

#include <libshipment/base.h>

#ifdef __cplusplus
extern "C" {
#endif

struct shp_decision;
struct shp_event;
struct shp_order;
struct shp_rules;

/** Sums. One thread at a time. @since 0.1 */
struct shp_metrics;

/** Most days on which a number, or the tracking rate of a category, has something to say. @since 0.1 */
#define SHP_LIMIT_METRICS_DAYS 400
/** Most categories. @since 0.1 */
#define SHP_LIMIT_METRICS_CATEGORIES 1000
/** Largest sum of a day, either sign: 10^15. @since 0.1 */
#define SHP_LIMIT_METRICS_SUM INT64_C(1000000000000000)

/** Numbers. The marketplace's periods end with the day that is asked on, but for on-time delivery. @since 0.1 */
enum shp_metric {
	SHP_METRIC_TRACKING = 1, /**< Valid tracking rate: packages, 30 days; at least ::SHP_RULE_MIN_TRACKING_RATE. */
	SHP_METRIC_LATE_10_DAYS = 2, /**< Late shipment rate: orders, 10 days; below ::SHP_RULE_MAX_LATE_RATE. */
	SHP_METRIC_LATE_30_DAYS = 3, /**< The same, 30 days. */
	SHP_METRIC_CANCELLATION = 4, /**< Cancellation rate: orders, 7 days; below ::SHP_RULE_MAX_CANCEL_RATE. */
	/**
	 * On-time delivery: units, 14 days ending 7 days ago; at least ::SHP_RULE_MIN_ON_TIME_RATE, from
	 * ::SHP_RULE_MIN_ON_TIME_UNITS on.
	 */
	SHP_METRIC_ON_TIME = 5,
	SHP_METRIC_DECLINED = 6 /**< Declined charges: charges, 30 days; no threshold. */
};

/** What a number means for the seller. @since 0.1 */
enum shp_standing {
	SHP_STANDING_NO_DATA = 0, /**< "no_data": nothing was counted. */
	SHP_STANDING_OK = 1, /**< "ok": the threshold is kept. */
	/** "at_risk": it is kept, but of the failures that it allows four fifths or more have happened. */
	SHP_STANDING_AT_RISK = 2,
	SHP_STANDING_FAILING = 3, /**< "failing": it is not kept. */
	SHP_STANDING_NOT_JUDGED = 4 /**< "not_judged": there is no threshold, or too little to judge by. */
};

/** How many numbers this library has: they are 1 to this. A later one may have more. @since 0.1 */
SHP_API uint32_t shp_metric_count(void);
/** "valid_tracking_rate", "late_shipment_rate_10"...; NULL for an unknown number. Static. @since 0.1 */
SHP_API const char *shp_metric_name(int32_t metric);
/** What people call it, in a language (English for an unknown one); NULL as for the name. Static. @since 0.1 */
SHP_API const char *shp_metric_message(int32_t metric, int32_t language);
/**
 * True (1) when more is better: the threshold is the least that will do. Else the rate must stay below it. @since 0.1
 */
SHP_API int32_t shp_metric_is_minimum(int32_t metric);
/** "no_data", "ok"...; NULL for an unknown number. Static. @since 0.1 */
SHP_API const char *shp_standing_name(int32_t standing);
/** What people call it, in a language (English for an unknown one); NULL as for the name. Static. @since 0.1 */
SHP_API const char *shp_standing_message(int32_t standing, int32_t language);

/* ---- making ---- */

/**
 * Makes empty sums, of any day.
 * @param ret_metrics owned: release with shp_metrics_free().
 * @return ::SHP_OK, ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_metrics_new(struct shp_ctx *ctx, struct shp_metrics **ret_metrics);
/** Releases it. Always NULL. @since 0.1 */
SHP_API struct shp_metrics *shp_metrics_free(struct shp_metrics *metrics);

/**
 * Narrows what is kept: other days are forgotten, and never counted again. So keeping from 30 days ago on bounds what
 * lives long; the last day should only be set where nothing will be asked about later ones, as for one report.
 * @param first,last days that stay, both included; ::SHP_DATE_NONE: as it was.
 * @return ::SHP_OK, ::SHP_ERR_DATE, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_metrics_keep_days(struct shp_metrics *metrics, int32_t first, int32_t last);

/*
 * Counting. A failure leaves everything as it was. `rules` are the same for everything that is added together: their
 * zone, carriers and exemptions decide what is counted.
 *
 * Statuses of every count: ::SHP_OK, ::SHP_ERR_LIMIT (too many days or categories: keep fewer days),
 * ::SHP_ERR_OVERFLOW (a sum beyond ::SHP_LIMIT_METRICS_SUM), ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT.
 */

/**
 * Counts an order from one state to any other, looking at all of it. See above.
 * @param before NULL: it was not there; so that all orders make the numbers from scratch.
 * @param after NULL: it is no more; so that an order can be taken out.
 * @return as every count; ::SHP_ERR_ARGUMENT also for two orders with different ids. @since 0.1
 */
SHP_API int32_t shp_metrics_add_change(struct shp_metrics *metrics, const struct shp_rules *rules,
				       const struct shp_order *before, const struct shp_order *after);

/**
 * Counts what a command did. It looks at what the events name, at most one package, however many the order has; only
 * the first late confirmation of an order looks whether others were late, the cancellation of all for its reasons, a
 * payment for its charge.
 * @param before the order on which it was decided; NULL if there was none.
 * @param decision one without events changes nothing.
 * @return as every count, and ::SHP_ERR_REPLAY: the decision was not made on this order. @since 0.1
 */
SHP_API int32_t shp_metrics_add_decision(struct shp_metrics *metrics, const struct shp_rules *rules,
					 const struct shp_order *before, const struct shp_decision *decision);

/**
 * Counts an event of a log, and answers the order after it, as shp_order_apply() does. Looks at as little as
 * shp_metrics_add_decision(). An event that the order has seen already is repeated, and changes nothing.
 * @param before the order so far; NULL if the event begins one. An event that is missing in between is
 * ::SHP_ERR_REPLAY.
 * @param ret_after owned: release with shp_order_unref(); `before` itself, referenced, for a repeated event.
 * @return as every count, and as shp_order_apply(). @since 0.1
 */
SHP_API int32_t shp_metrics_add_event(struct shp_metrics *metrics, const struct shp_rules *rules,
				      struct shp_order *before, const struct shp_event *event,
				      struct shp_order **ret_after, struct shp_error *reterr_error);

/**
 * Adds the sums of others. What both keep is kept.
 * @param other stays as it is; of any context.
 * @return as every count; ::SHP_ERR_ARGUMENT also for metrics with themselves. @since 0.1
 */
SHP_API int32_t shp_metrics_merge(struct shp_metrics *metrics, const struct shp_metrics *other);

/**
 * The bytes: deterministic CBOR, the same for the same sums on every machine. As bytes.h says.
 * @return ::SHP_OK, ::SHP_ERR_BUFFER, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_metrics_encode(const struct shp_metrics *metrics, uint8_t *buffer, size_t capacity,
				   size_t *ret_size);
/**
 * Sums from their bytes. @param ret_metrics owned: release with shp_metrics_free().
 * @return ::SHP_OK, ::SHP_ERR_BYTES (detail: offset of the first bad byte), ::SHP_ERR_BYTES_VERSION,
 * ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_metrics_decode(struct shp_ctx *ctx, const uint8_t *bytes, size_t size,
				   struct shp_metrics **ret_metrics, struct shp_error *reterr_error);

/* ---- asking ---- */

/** Categories with a tracking rate, "" for lines without one. 0 for NULL. @since 0.1 */
SHP_API uint32_t shp_metrics_count_categories(const struct shp_metrics *metrics);
/**
 * A category, in the order of their bytes; NULL for an index out of range. Borrowed until the metrics change.
 * @since 0.1
 */
SHP_API const char *shp_metrics_get_category(const struct shp_metrics *metrics, uint32_t index);

/**
 * The days that the marketplace looks at.
 * @param now an instant: "today" is its date in the marketplace's zone.
 * @return ::SHP_OK, ::SHP_ERR_VALUE (metric), ::SHP_ERR_INSTANT, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_metric_window(const struct shp_rules *rules, int32_t metric, int64_t now, int32_t *ret_first,
				  int32_t *ret_last);

/**
 * The sums of any days; 0 where nothing was counted, or is kept.
 * @param category of ::SHP_METRIC_TRACKING; NULL for the whole, as for all other numbers.
 * @param first,last both included.
 * @return ::SHP_OK, ::SHP_ERR_VALUE (an unknown metric, or one without categories), ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_metrics_sum(const struct shp_metrics *metrics, int32_t metric, const char *category, int32_t first,
				int32_t last, int64_t *ret_numerator, int64_t *ret_denominator);

/**
 * A number as the marketplace sees it now.
 * @param category as for shp_metrics_sum().
 * @param ret_numerator,ret_denominator sums of shp_metric_window(). Each `ret_` may be NULL.
 * @param ret_rate basis points, rounded down (never better than it is where more is better), 0 to 10,000; -1 when
 * nothing was counted.
 * @param ret_threshold basis points; -1 when there is none.
 * @param ret_standing `SHP_STANDING_*`.
 * @return ::SHP_OK, ::SHP_ERR_VALUE, ::SHP_ERR_INSTANT, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_metrics_report(const struct shp_metrics *metrics, const struct shp_rules *rules, int32_t metric,
				   const char *category, int64_t now, int64_t *ret_numerator, int64_t *ret_denominator,
				   int32_t *ret_rate, int32_t *ret_threshold, int32_t *ret_standing);

#ifdef __cplusplus
}
#endif

#endif
