/**
 * @file
 * A decision: the order after a command, what happened, and advice. Nothing has happened yet: the host commits it, or
 * drops it (a dry run).
 */
#ifndef LIBSHIPMENT_DECISION_H
#define LIBSHIPMENT_DECISION_H

#include <libshipment/base.h>
#include <libshipment/event.h>
#include <libshipment/order.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Immutable, counted, any thread. @since 0.1 */
struct shp_decision;

/** One more owner. NULL gives NULL. @since 0.1 */
SHP_API struct shp_decision *shp_decision_ref(struct shp_decision *decision);
/** One owner less; orders and events that were referenced live on. Always NULL. @since 0.1 */
SHP_API struct shp_decision *shp_decision_unref(struct shp_decision *decision);

/** The order after the command. Borrowed: shp_order_ref() it to keep it. @since 0.1 */
SHP_API struct shp_order *shp_decision_get_order(const struct shp_decision *decision);
/** True (1) when the command had already happened: no events, the order as it was. @since 0.1 */
SHP_API int32_t shp_decision_is_repeated(const struct shp_decision *decision);
/** Events, facts and effects, in the order in which they happened. @since 0.1 */
SHP_API uint32_t shp_decision_count_events(const struct shp_decision *decision);
/** An event; NULL for an index out of range. Borrowed: shp_event_ref() it to keep it. @since 0.1 */
SHP_API struct shp_event *shp_decision_get_event(const struct shp_decision *decision, uint32_t index);

/**
 * Advice: nothing was refused for it. Codes are positive and frozen; names and sentences by shp_status_name() and
 * shp_status_message(). @since 0.1
 */
enum shp_advice {
	/** No tracking id: 95 % of shipments in every category need a valid one. */
	SHP_ADVICE_TRACKING_MISSING = 1001,
	SHP_ADVICE_TRACKING_MALFORMED = 1002, /**< The tracking id does not have the carrier's form. */
	SHP_ADVICE_TRACKING_CHECK_DIGIT = 1003, /**< The tracking id's check digit is wrong: a typing error? */
	SHP_ADVICE_CARRIER_UNKNOWN = 1004, /**< The carrier code is not in the table. */
	/** An integrated carrier is named under "Other": its tracking will not count. */
	SHP_ADVICE_CARRIER_HIDDEN = 1005,
	SHP_ADVICE_CARRIER_NAME_IGNORED = 1006, /**< A carrier name belongs to "Other" only; it was left out. */
	SHP_ADVICE_METHOD_MISSING = 1007, /**< No shipping method. */
	SHP_ADVICE_SHIP_DATE_FUTURE = 1008, /**< The ship date is in the future. */
	SHP_ADVICE_SHIP_DATE_BEFORE_ORDER = 1009, /**< The ship date is before the order. */
	SHP_ADVICE_CLAIM_RISK = 1010, /**< Without valid tracking an A-to-z claim for "not received" is lost. */
	SHP_ADVICE_PROGRAMS_LOST = 1011, /**< Premium programs ask for tracking. */
	SHP_ADVICE_TRACKING_AFTER_DELIVERY = 1012, /**< Tracking added or changed after delivery is a defect. */
	SHP_ADVICE_LATE = 1013, /**< Confirmed after the ship-by date: counts in the late shipment rate. */
	/** The auto-cancel deadline has passed: the order may be cancelled at any moment. */
	SHP_ADVICE_DEADLINE_PASSED = 1014,
	SHP_ADVICE_DEADLINE_NEAR = 1015, /**< Less than a day to the auto-cancel deadline. */
	/** Cancelled: what was shipped without confirmation will not be paid. */
	SHP_ADVICE_UNCONFIRMED_NOT_PAID = 1016,
	SHP_ADVICE_PAYMENT_DECLINED = 1017, /**< A charge of this order was declined. */
	/** It is the ship-by date and units are still open: confirm or cancel them, or the order is late. */
	SHP_ADVICE_REST_OPEN = 1018,
	SHP_ADVICE_OUTSIDE_CALENDAR = 1019, /**< The deadline depends on days that the calendar does not know. */
	SHP_ADVICE_SINGLE_SHIPMENT = 1020, /**< This marketplace wants the order as one shipment. */
	/** The ship-by date has passed and units are still open: the order is late. */
	SHP_ADVICE_SHIP_BY_PASSED = 1021
};

/** Pieces of advice. @since 0.1 */
SHP_API uint32_t shp_decision_count_advice(const struct shp_decision *decision);
/** `SHP_ADVICE_*`; 0 for an index out of range. @since 0.1 */
SHP_API int32_t shp_decision_get_advice(const struct shp_decision *decision, uint32_t index);
/** The input it is about: "tracking"; "" for the whole, NULL for an index out of range. Static. @since 0.1 */
SHP_API const char *shp_decision_get_advice_path(const struct shp_decision *decision, uint32_t index);

#ifdef __cplusplus
}
#endif

#endif
