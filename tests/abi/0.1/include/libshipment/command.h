/**
 * @file
 * Commands: what a seller or a marketplace does to an order, as pure functions from a value to a decision.
 *
 * Every command has the form (rules, order, input, now) -> decision. It reads no clock: `now` is the host's. It changes
 * nothing: a refused command leaves its inputs and outputs alone and puts *every* problem into the error object, in one
 * pass; the status is the code of the first. A command that already happened is recognised before anything else is
 * judged, on normalised input and whatever `now` is: the decision then holds the order as it is, no events, and
 * shp_decision_is_repeated() is true. So call again until you have an answer; no happening is ever charged twice. But
 * a duplicate that arrives after *another* command may be a new command: a label that has been cancelled since is
 * charged anew, an older re-confirmation overwrites a later one, an older split moves units again, cancelling whatever
 * is open takes what a correction has reopened. Where a queue may deliver late, give each cancellation a reference,
 * and that of a label its revision; drop the others when shp_order_get_revision() is no longer what they were meant
 * for.
 *
 * `ret_decision` is owned: release with shp_decision_unref(). It is written when the status is ::SHP_OK.
 *
 * Builders take what they are told and never fail: what is wrong in it (and running out of memory) is kept and reported
 * by the command together with everything else. A builder can be used for many commands. One thread at a time. Blanks
 * and tabs at both ends of a text are left out.
 *
 * Statuses of every command: ::SHP_OK, ::SHP_ERR_ARGUMENT (a pointer that must be given is NULL), ::SHP_ERR_NO_MEMORY,
 * ::SHP_ERR_INSTANT (`now`).
 * Statuses of every placement: ::SHP_ERR_REQUIRED (reference, currency, ordered_at, lines, a line's id),
 * ::SHP_ERR_REFERENCE (reference, marketplace), ::SHP_ERR_TEXT and ::SHP_ERR_TOO_LONG (other texts),
 * ::SHP_ERR_CURRENCY, ::SHP_ERR_EXPONENT, ::SHP_ERR_INSTANT (ordered_at), ::SHP_ERR_DATE, ::SHP_ERR_VALUE (a channel,
 * program, charge policy, credit timing or field that is unknown), ::SHP_ERR_INDEX (lines: one was named that had not
 * been added), ::SHP_ERR_RANGE (fee), ::SHP_ERR_QUANTITY, ::SHP_ERR_AMOUNT, ::SHP_ERR_DISCOUNT (above what it is taken
 * from, which is the detail), ::SHP_ERR_DUPLICATE (a line id twice), ::SHP_ERR_LIMIT (lines).
 * Statuses of every list of items: ::SHP_ERR_REQUIRED, ::SHP_ERR_TEXT, ::SHP_ERR_TOO_LONG and ::SHP_ERR_UNKNOWN_LINE
 * (line), ::SHP_ERR_QUANTITY, ::SHP_ERR_DUPLICATE (a line twice), ::SHP_ERR_EXCEEDS (more units than there are),
 * ::SHP_ERR_LIMIT (items, packages).
 * Statuses of every confirmation: ::SHP_ERR_REFERENCE (package), ::SHP_ERR_TEXT, ::SHP_ERR_TOO_LONG, ::SHP_ERR_DATE,
 * ::SHP_ERR_VALUE (an unknown field); by the rules ::SHP_ERR_CARRIER_UNKNOWN, ::SHP_ERR_CARRIER_NAME_MISSING,
 * ::SHP_ERR_METHOD_MISSING, ::SHP_ERR_TRACKING_MISSING, ::SHP_ERR_TRACKING_MALFORMED, ::SHP_ERR_TRACKING_CHECK_DIGIT,
 * ::SHP_ERR_SHIP_DATE_FUTURE, ::SHP_ERR_SHIP_DATE_BEFORE_ORDER.
 */
#ifndef LIBSHIPMENT_COMMAND_H
#define LIBSHIPMENT_COMMAND_H

#include <libshipment/base.h>
#include <libshipment/decision.h>
#include <libshipment/order.h>
#include <libshipment/rules.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- placing an order ---- */

/** What was bought. Builder: one thread at a time. @since 0.1 */
struct shp_placement;

/**
 * Makes an empty one: MFN, not pending, no dates.
 * @param ret_placement owned: release with shp_placement_free().
 * @return ::SHP_OK, ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_placement_new(struct shp_ctx *ctx, struct shp_placement **ret_placement);
/** Releases it. Always NULL. @since 0.1 */
SHP_API struct shp_placement *shp_placement_free(struct shp_placement *placement);
/** A text of the order, `SHP_ORDER_*`. Copied. @since 0.1 */
SHP_API void shp_placement_set_text(struct shp_placement *placement, int32_t field, const char *text);
/** The order's id, if the host has one of its own; else it is derived from marketplace and reference. @since 0.1 */
SHP_API void shp_placement_set_id(struct shp_placement *placement, const uint8_t id[16]);
/** Currency, three letters A to Z, with its decimal places, 0 to 4. Must be given. @since 0.1 */
SHP_API void shp_placement_set_currency(struct shp_placement *placement, const char *currency, int32_t exponent);
/** When it was ordered. Must be given. @since 0.1 */
SHP_API void shp_placement_set_ordered_at(struct shp_placement *placement, int64_t unix_ms);
/** A date, `SHP_ORDER_DATE_SHIP_BY`...; ::SHP_DATE_NONE takes it away. @since 0.1 */
SHP_API void shp_placement_set_date(struct shp_placement *placement, int32_t field, int32_t date);
/** `SHP_CHANNEL_*`. @since 0.1 */
SHP_API void shp_placement_set_channel(struct shp_placement *placement, int32_t channel);
/** 1: payment is not authorised yet. @since 0.1 */
SHP_API void shp_placement_set_pending(struct shp_placement *placement, int32_t pending);
/** Set of `SHP_PROGRAM_*` bits. @since 0.1 */
SHP_API void shp_placement_set_programs(struct shp_placement *placement, int32_t programs);
/** The fee, basis points, 0 to 10,000; the rules' if not given. @since 0.1 */
SHP_API void shp_placement_set_fee_basis_points(struct shp_placement *placement, int32_t basis_points);
/** When the buyer is charged, `SHP_CHARGE_*`; by the rules if not given. @since 0.1 */
SHP_API void shp_placement_set_charge_policy(struct shp_placement *placement, int32_t policy);
/** When the seller is credited, `SHP_CREDIT_*`; by the rules if not given. @since 0.1 */
SHP_API void shp_placement_set_credit_timing(struct shp_placement *placement, int32_t timing);
/** What the seller collects on delivery, minor units. At most the order's total counts. @since 0.1 */
SHP_API void shp_placement_set_cod_amount(struct shp_placement *placement, int64_t minor);
/** Adds a line of 1 to ::SHP_LIMIT_QUANTITY units, numbered from 0 whatever is wrong with it. @since 0.1 */
SHP_API void shp_placement_add_line(struct shp_placement *placement, const char *id, int32_t quantity);
/** A text of a line, `SHP_LINE_*`. Copied. @since 0.1 */
SHP_API void shp_placement_set_line_text(struct shp_placement *placement, uint32_t line, int32_t field,
					 const char *text);
/** A money component of a line, `SHP_AMOUNT_*`, for the whole line, minor units. @since 0.1 */
SHP_API void shp_placement_set_line_amount(struct shp_placement *placement, uint32_t line, int32_t amount,
					   int64_t minor);

/**
 * Places an order: one open package, "1", holds everything. Charge policy, credit timing and fee, the placement's or
 * the rules', are fixed in it. Does not check deadlines. Events: order.placed.
 * @return as every command, and as every placement. @since 0.1
 */
SHP_API int32_t shp_order_place(const struct shp_rules *rules, const struct shp_placement *placement, int64_t now,
				struct shp_decision **ret_decision, struct shp_error *reterr_error);
/**
 * Recognises a placement that already happened to `order`, whatever has happened to it since: repeated, or
 * ::SHP_ERR_DIFFERS for each field that differs. What a placement leaves open (id, marketplace, fee, charge policy,
 * credit timing) is not compared, nor is whether it is pending.
 * @return as every command, as every placement, and ::SHP_ERR_DIFFERS. @since 0.1
 */
SHP_API int32_t shp_order_place_again(const struct shp_rules *rules, struct shp_order *order,
				      const struct shp_placement *placement, int64_t now,
				      struct shp_decision **ret_decision, struct shp_error *reterr_error);

/* ---- release, split, confirm, re-confirm ---- */

/**
 * The payment of a pending order is authorised: it can ship. Events: order.released.
 * @return as every command, and ::SHP_ERR_ORDER_CANCELLED. @since 0.1
 */
SHP_API int32_t shp_order_release(const struct shp_rules *rules, struct shp_order *order, int64_t now,
				  struct shp_decision **ret_decision, struct shp_error *reterr_error);

/** What packages shall hold. Builder: one thread at a time. @since 0.1 */
struct shp_contents;

/**
 * Makes one that names no package.
 * @param ret_contents owned: release with shp_contents_free(). @return as shp_placement_new(). @since 0.1
 */
SHP_API int32_t shp_contents_new(struct shp_ctx *ctx, struct shp_contents **ret_contents);
/** Releases it. Always NULL. @since 0.1 */
SHP_API struct shp_contents *shp_contents_free(struct shp_contents *contents);
/** Names a package, there already or new, numbered from 0. @since 0.1 */
SHP_API void shp_contents_add_package(struct shp_contents *contents, const char *reference);
/** What it shall hold: a line by its id, 1 to ::SHP_LIMIT_QUANTITY units. @since 0.1 */
SHP_API void shp_contents_add_item(struct shp_contents *contents, uint32_t package, const char *line, int32_t quantity);

/**
 * Each named package holds exactly what is said. Units that are missing come from the oldest open packages that were
 * not named; units left over go to the oldest open package that was not named, else to a new one with the next
 * automatic reference. An emptied package vanishes. Events: package.split.
 * @return as every command, as every list of items, and ::SHP_ERR_REFERENCE (package), ::SHP_ERR_INDEX (items of a
 * package that was not named), ::SHP_ERR_PACKAGE_CONFIRMED, ::SHP_ERR_PACKAGE_GONE, ::SHP_ERR_PACKAGE_EMPTY,
 * ::SHP_ERR_ORDER_CANCELLED, ::SHP_ERR_ORDER_AFN, ::SHP_ERR_NOTHING_OPEN, ::SHP_ERR_SINGLE_SHIPMENT (by the rules).
 * @since 0.1
 */
SHP_API int32_t shp_order_split(const struct shp_rules *rules, struct shp_order *order,
				const struct shp_contents *contents, int64_t now, struct shp_decision **ret_decision,
				struct shp_error *reterr_error);

/** A package's departure or correction: each field kept, set or cleared. Builder: one thread at a time. @since 0.1 */
struct shp_confirmation;

/**
 * Makes one that keeps every field.
 * @param ret_confirmation owned: release with shp_confirmation_free(). @return as shp_placement_new(). @since 0.1
 */
SHP_API int32_t shp_confirmation_new(struct shp_ctx *ctx, struct shp_confirmation **ret_confirmation);
/** Releases it. Always NULL. @since 0.1 */
SHP_API struct shp_confirmation *shp_confirmation_free(struct shp_confirmation *confirmation);
/** Which package. May be left out if no items are named and the order has only ever had one. @since 0.1 */
SHP_API void shp_confirmation_set_package(struct shp_confirmation *confirmation, const char *reference);
/** It shall hold exactly the items that are added: a line by its id, 1 to ::SHP_LIMIT_QUANTITY units. @since 0.1 */
SHP_API void shp_confirmation_add_item(struct shp_confirmation *confirmation, const char *line, int32_t quantity);
/** Sets the ship date. @since 0.1 */
SHP_API void shp_confirmation_set_ship_date(struct shp_confirmation *confirmation, int32_t date);
/** A text, `SHP_SHIP_CARRIER` to `SHP_SHIP_MEMO`. NULL, "" and blanks alone are as clearing. Copied. @since 0.1 */
SHP_API void shp_confirmation_set_text(struct shp_confirmation *confirmation, int32_t field, const char *text);
/** Clears a field, `SHP_SHIP_*`: for a re-confirmation; a first confirmation has nothing to clear. @since 0.1 */
SHP_API void shp_confirmation_clear(struct shp_confirmation *confirmation, int32_t field);
/** Keeps a field again: forgets what was set. @since 0.1 */
SHP_API void shp_confirmation_keep(struct shp_confirmation *confirmation, int32_t field);

/**
 * Confirms that a package has left. With items, the package is first made to hold exactly these (as by a split), in
 * the same decision. Ship date and carrier must be given; what else must, the rules say. Events, amounts of zero left
 * out: package.split if the package did not hold exactly these, shipment.confirmed, buyer.charged, seller.credited,
 * buyer.notified, account.updated.
 * @return as every command, as every list of items, as every confirmation, and ::SHP_ERR_REQUIRED (package, ship_date,
 * carrier), ::SHP_ERR_ORDER_PENDING, ::SHP_ERR_ORDER_CANCELLED, ::SHP_ERR_ORDER_AFN, ::SHP_ERR_ORDER_PRIME,
 * ::SHP_ERR_ORDER_SHIP_PLUS, ::SHP_ERR_SINGLE_SHIPMENT (by the rules), ::SHP_ERR_NOTHING_OPEN,
 * ::SHP_ERR_UNKNOWN_PACKAGE, ::SHP_ERR_PACKAGE_GONE, ::SHP_ERR_DIFFERS (the package has been confirmed with other
 * data), ::SHP_ERR_EDIT_LIMIT (its shipments are counted to the last number), ::SHP_ERR_OVERFLOW. @since 0.1
 */
SHP_API int32_t shp_order_confirm(const struct shp_rules *rules, struct shp_order *order,
				  const struct shp_confirmation *confirmation, int64_t now,
				  struct shp_decision **ret_decision, struct shp_error *reterr_error);

/**
 * Corrects a shipment as a new revision: details and, with items, contents; units taken out go back to an open
 * package. Details never move money; contents only what the order's charge policy says. Changing nothing is repeated.
 * Events: shipment.reconfirmed, money, then buyer.notified and account.updated unless only the memo changed.
 * @return as every command, as every list of items, as every confirmation, and ::SHP_ERR_REQUIRED (package),
 * ::SHP_ERR_ORDER_PENDING, ::SHP_ERR_ORDER_CANCELLED, ::SHP_ERR_ORDER_AFN, ::SHP_ERR_UNKNOWN_PACKAGE,
 * ::SHP_ERR_PACKAGE_GONE, ::SHP_ERR_PACKAGE_OPEN, ::SHP_ERR_PACKAGE_EMPTY, ::SHP_ERR_CANNOT_CLEAR,
 * ::SHP_ERR_EDIT_WINDOW, ::SHP_ERR_EDIT_LIMIT, ::SHP_ERR_LABEL, ::SHP_ERR_SINGLE_SHIPMENT (fewer units, by the
 * rules), ::SHP_ERR_OVERFLOW. @since 0.1
 */
SHP_API int32_t shp_order_reconfirm(const struct shp_rules *rules, struct shp_order *order,
				    const struct shp_confirmation *confirmation, int64_t now,
				    struct shp_decision **ret_decision, struct shp_error *reterr_error);

/* ---- bought labels ---- */

/**
 * A bought label confirms its package by itself: as shp_order_confirm(), also for Prime and Ship+; tracking must be
 * given.
 * @return as every command, as every list of items, as every confirmation, and ::SHP_ERR_REQUIRED (package, ship_date,
 * carrier, tracking), ::SHP_ERR_ORDER_PENDING, ::SHP_ERR_ORDER_CANCELLED, ::SHP_ERR_ORDER_AFN,
 * ::SHP_ERR_SINGLE_SHIPMENT (by the rules), ::SHP_ERR_NOTHING_OPEN, ::SHP_ERR_UNKNOWN_PACKAGE, ::SHP_ERR_PACKAGE_GONE,
 * ::SHP_ERR_DIFFERS (the package has been confirmed with other data), ::SHP_ERR_EDIT_LIMIT (as for confirming),
 * ::SHP_ERR_OVERFLOW. @since 0.1
 */
SHP_API int32_t shp_order_confirm_label(const struct shp_rules *rules, struct shp_order *order,
					const struct shp_confirmation *label, int64_t now,
					struct shp_decision **ret_decision, struct shp_error *reterr_error);
/**
 * Cancels the label of a package before its first scan: the package is open again and what no confirmed package
 * justifies is taken back. Events: label.cancelled, money, account.updated.
 * @param revision of the shipment whose label it is, as shp_order_get_shipment_revision() gave it: so that a duplicate
 * that comes late does not cancel the label that was bought since. 0: whatever label the package has.
 * @return as every command, and ::SHP_ERR_REQUIRED, ::SHP_ERR_REFERENCE, ::SHP_ERR_UNKNOWN_PACKAGE,
 * ::SHP_ERR_PACKAGE_GONE, ::SHP_ERR_NO_LABEL, ::SHP_ERR_LABEL_SCANNED, ::SHP_ERR_RANGE and ::SHP_ERR_DIFFERS (revision:
 * it is negative, or another is there), ::SHP_ERR_EDIT_LIMIT, ::SHP_ERR_OVERFLOW. @since 0.1
 */
SHP_API int32_t shp_order_cancel_label(const struct shp_rules *rules, struct shp_order *order, const char *package,
				       int32_t revision, int64_t now, struct shp_decision **ret_decision,
				       struct shp_error *reterr_error);

/* ---- cancelling open units ---- */

/** Which open units, and why. Builder: one thread at a time. @since 0.1 */
struct shp_cancellation;

/**
 * Makes one of all that is open.
 * @param ret_cancellation owned: release with shp_cancellation_free(). @return as shp_placement_new(). @since 0.1
 */
SHP_API int32_t shp_cancellation_new(struct shp_ctx *ctx, struct shp_cancellation **ret_cancellation);
/** Releases it. Always NULL. @since 0.1 */
SHP_API struct shp_cancellation *shp_cancellation_free(struct shp_cancellation *cancellation);
/**
 * The cancellation's own reference, unique in the order: needed with items; without items the next automatic one if not
 * given. @since 0.1
 */
SHP_API void shp_cancellation_set_reference(struct shp_cancellation *cancellation, const char *reference);
/** `SHP_REASON_*`. Must be given. @since 0.1 */
SHP_API void shp_cancellation_set_reason(struct shp_cancellation *cancellation, int32_t reason);
/** 1 to ::SHP_LIMIT_QUANTITY units of a line, by its id. Without any item: all that is open. @since 0.1 */
SHP_API void shp_cancellation_add_item(struct shp_cancellation *cancellation, const char *line, int32_t quantity);

/**
 * Cancels open units; they leave the newest open package first. Events: items.cancelled, order.cancelled if nothing
 * else is left, money.
 * @return as every command, as every list of items, and ::SHP_ERR_REQUIRED (reference, reason), ::SHP_ERR_REFERENCE,
 * ::SHP_ERR_VALUE (reason), ::SHP_ERR_NOTHING_OPEN, ::SHP_ERR_ORDER_CANCELLED, ::SHP_ERR_DIFFERS (the reference has
 * been used, with other data), ::SHP_ERR_OVERFLOW. @since 0.1
 */
SHP_API int32_t shp_order_cancel(const struct shp_rules *rules, struct shp_order *order,
				 const struct shp_cancellation *cancellation, int64_t now,
				 struct shp_decision **ret_decision, struct shp_error *reterr_error);

/**
 * Auto-cancel: everything, if the deadline has passed and nothing has shipped; a pending or marketplace-fulfilled
 * order never. Too early is no problem: no events. Events: items.cancelled, order.cancelled.
 * @return as every command, and ::SHP_ERR_LIMIT (cancellations). @since 0.1
 */
SHP_API int32_t shp_order_expire(const struct shp_rules *rules, struct shp_order *order, int64_t now,
				 struct shp_decision **ret_decision, struct shp_error *reterr_error);
/**
 * The instant from which shp_order_expire() cancels: the midnight, in the rules' zone, that ends the last day.
 * @param ret_outside_calendar 1 when the result depends on days that the rules' calendar does not know. May be NULL.
 * @return ::SHP_OK, ::SHP_ERR_NO_DEADLINE (no base date, or never auto-cancelled), ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_order_get_deadline(const struct shp_rules *rules, const struct shp_order *order,
				       int64_t *ret_unix_ms, int32_t *ret_outside_calendar);
/**
 * What is late, and what is at risk: the advice that an order's open units get from the time alone, most pressing
 * first. ::SHP_ADVICE_DEADLINE_PASSED or ::SHP_ADVICE_DEADLINE_NEAR (less than a day to shp_order_get_deadline());
 * ::SHP_ADVICE_SHIP_BY_PASSED or ::SHP_ADVICE_REST_OPEN (it is the ship-by date, in the rules' zone). A pending or
 * marketplace-fulfilled order is never pressed. Commands that leave units open give the same advice.
 * @param index 0 for the first.
 * @return the code, 0 after the last; ::SHP_ERR_ARGUMENT, ::SHP_ERR_INSTANT (now). @since 0.1
 */
SHP_API int32_t shp_order_get_time_advice(const struct shp_rules *rules, const struct shp_order *order, int64_t now,
					  uint32_t index);

/* ---- what others report ---- */

/**
 * A carrier's event, `SHP_CARRIER_STATUS_SCANNED`...; late, repeated and out-of-order ones are harmless. Events:
 * shipment.scanned.
 * @return as every command, and ::SHP_ERR_REQUIRED, ::SHP_ERR_REFERENCE, ::SHP_ERR_UNKNOWN_PACKAGE,
 * ::SHP_ERR_PACKAGE_GONE, ::SHP_ERR_PACKAGE_OPEN, ::SHP_ERR_VALUE (status), ::SHP_ERR_INSTANT (at). @since 0.1
 */
SHP_API int32_t shp_order_scan(const struct shp_rules *rules, struct shp_order *order, const char *package,
			       int32_t status, int64_t at, int64_t now, struct shp_decision **ret_decision,
			       struct shp_error *reterr_error);
/**
 * A payment result for a charge, by its event's id: `SHP_PAYMENT_*`. Events: payment.settled or payment.declined,
 * seller.credited if it waited.
 * @return as every command, and ::SHP_ERR_UNKNOWN_CHARGE, ::SHP_ERR_VALUE (result), ::SHP_ERR_OVERFLOW. @since 0.1
 */
SHP_API int32_t shp_order_report_payment(const struct shp_rules *rules, struct shp_order *order,
					 const uint8_t charge_id[16], int32_t result, int64_t now,
					 struct shp_decision **ret_decision, struct shp_error *reterr_error);

/* ---- what can I do now? ---- */

/** Actions of the page. @since 0.1 */
enum shp_action {
	SHP_ACTION_CONFIRM = 1, /**< Confirm shipment. */
	SHP_ACTION_SPLIT = 2, /**< Add a package. */
	SHP_ACTION_RECONFIRM = 3, /**< Edit shipment. */
	SHP_ACTION_CANCEL = 4, /**< Cancel items. */
	SHP_ACTION_BUY_SHIPPING = 5, /**< Buy a label. */
	SHP_ACTION_CANCEL_LABEL = 6, /**< Cancel a label. */
	SHP_ACTION_RELEASE = 7 /**< Payment authorised. */
};

/** How many actions this library has: they are 1 to this. A later one may have more. @since 0.1 */
SHP_API uint32_t shp_action_count(void);
/**
 * "confirm", "split", "reconfirm", "cancel", "buy_shipping", "cancel_label", "release"; NULL for an unknown number.
 * Static. @since 0.1
 */
SHP_API const char *shp_action_name(int32_t action);
/**
 * ::SHP_OK if the action is allowed at `now`, else the reason why not. A correction of a bought label's details is not
 * (::SHP_ERR_LABEL), though its memo, which is the seller's own, can be corrected.
 * @param package for this package; NULL: for some package of the order. Splitting, cancelling and releasing are about
 * the order, whatever it says.
 * @return ::SHP_OK, ::SHP_ERR_ORDER_PENDING, ::SHP_ERR_ORDER_CANCELLED, ::SHP_ERR_ORDER_AFN, ::SHP_ERR_ORDER_PRIME,
 * ::SHP_ERR_ORDER_SHIP_PLUS, ::SHP_ERR_NOTHING_OPEN, ::SHP_ERR_SINGLE_SHIPMENT, ::SHP_ERR_PACKAGE_OPEN,
 * ::SHP_ERR_LABEL, ::SHP_ERR_NO_LABEL, ::SHP_ERR_LABEL_SCANNED, ::SHP_ERR_EDIT_WINDOW, ::SHP_ERR_EDIT_LIMIT,
 * ::SHP_ERR_NOT_PENDING, ::SHP_ERR_PACKAGE_CONFIRMED, ::SHP_ERR_PACKAGE_GONE, ::SHP_ERR_UNKNOWN_PACKAGE;
 * ::SHP_ERR_VALUE (action), ::SHP_ERR_INSTANT, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_order_check_action(const struct shp_rules *rules, const struct shp_order *order, int32_t action,
				       const char *package, int64_t now);
/**
 * What should be known before an action that is allowed: ::SHP_ADVICE_PAYMENT_DECLINED for ::SHP_ACTION_CONFIRM and
 * ::SHP_ACTION_BUY_SHIPPING while a charge of the order is declined.
 * @param index 0 for the first.
 * @return the code, 0 after the last; ::SHP_ERR_ARGUMENT, ::SHP_ERR_INSTANT (now). @since 0.1
 */
SHP_API int32_t shp_order_get_action_advice(const struct shp_rules *rules, const struct shp_order *order,
					    int32_t action, int64_t now, uint32_t index);

#ifdef __cplusplus
}
#endif

#endif
