/**
 * @file
 * Adopting: an order that began elsewhere, handed over by a host with tables of its own, in any state.
 *
 * A builder and its commands, as command.h describes them. Everything that the functions of order.h say of an order
 * can be told, so that an order can be handed over from what is known of it, and is then what it was, but for its
 * revision. `ret_decision` is owned: release with shp_decision_unref(). It is written when the status is ::SHP_OK.
 *
 * Statuses of every adoption: ::SHP_ERR_REQUIRED, ::SHP_ERR_TEXT, ::SHP_ERR_TOO_LONG, ::SHP_ERR_REFERENCE,
 * ::SHP_ERR_DATE, ::SHP_ERR_INSTANT, ::SHP_ERR_VALUE, ::SHP_ERR_RANGE, ::SHP_ERR_AMOUNT, ::SHP_ERR_QUANTITY,
 * ::SHP_ERR_INDEX (one was named that had not been added), ::SHP_ERR_DUPLICATE, ::SHP_ERR_LIMIT,
 * ::SHP_ERR_UNKNOWN_LINE, ::SHP_ERR_UNKNOWN_PACKAGE (of a charge), ::SHP_ERR_PACKAGE_EMPTY, ::SHP_ERR_PACKAGE_OPEN (a
 * shipment's field is told of a package that is not confirmed), ::SHP_ERR_ORDER_PENDING (a package of a pending order
 * is confirmed), ::SHP_ERR_UNITS_DISAGREE, ::SHP_ERR_MONEY_DISAGREES (detail: what the units say), ::SHP_ERR_OVERFLOW.
 */
#ifndef LIBSHIPMENT_ADOPT_H
#define LIBSHIPMENT_ADOPT_H

#include <libshipment/base.h>
#include <libshipment/command.h>
#include <libshipment/decision.h>
#include <libshipment/order.h>
#include <libshipment/rules.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An order as a host's own tables hold it, with what has happened to it. Builder: one thread at a time. @since 0.1 */
struct shp_adoption;

/**
 * Makes an empty one: to be told at least a placement.
 * @param ret_adoption owned: release with shp_adoption_free(). @return as shp_placement_new(). @since 0.1
 */
SHP_API int32_t shp_adoption_new(struct shp_ctx *ctx, struct shp_adoption **ret_adoption);
/** Releases it. Always NULL. @since 0.1 */
SHP_API struct shp_adoption *shp_adoption_free(struct shp_adoption *adoption);
/** What was bought, to be filled as for placing. Borrowed. @since 0.1 */
SHP_API struct shp_placement *shp_adoption_get_placement(struct shp_adoption *adoption);
/**
 * Adds a package, oldest first, numbered from 0. Without any, and without a rest, one open package "1" holds everything
 * that is not cancelled. @since 0.1
 */
SHP_API void shp_adoption_add_package(struct shp_adoption *adoption, const char *reference);
/** What a package holds: a line by its id, 1 to ::SHP_LIMIT_QUANTITY units. @since 0.1 */
SHP_API void shp_adoption_add_package_item(struct shp_adoption *adoption, uint32_t package, const char *line,
					   int32_t quantity);
/**
 * An open package that holds everything that is in no other package and no cancellation, so that nobody needs to reckon
 * it; without anything left over there is no such package. Said once; it comes behind all others and has no number. Its
 * problems are told at `rest`. @since 0.1
 */
SHP_API void shp_adoption_add_rest(struct shp_adoption *adoption, const char *reference);
/**
 * Declares the package confirmed: revision of its shipment, at least 1, and when it was first confirmed. What the next
 * four functions tell of a package for which this has not been called is ::SHP_ERR_PACKAGE_OPEN, at the field; a text
 * that is empty, ::SHP_DATE_NONE and a label of 0 tell nothing. @since 0.1
 */
SHP_API void shp_adoption_set_shipment(struct shp_adoption *adoption, uint32_t package, int32_t revision,
				       int64_t confirmed_at);
/** Ship date of a confirmed package. Must be given. @since 0.1 */
SHP_API void shp_adoption_set_shipment_date(struct shp_adoption *adoption, uint32_t package, int32_t date);
/** A text of a shipment, `SHP_SHIP_*`, taken as it is: history is not judged. Carrier must be given. @since 0.1 */
SHP_API void shp_adoption_set_shipment_text(struct shp_adoption *adoption, uint32_t package, int32_t field,
					    const char *text);
/** 1: a bought label confirmed the package. @since 0.1 */
SHP_API void shp_adoption_set_shipment_label(struct shp_adoption *adoption, uint32_t package, int32_t label);
/**
 * What the carrier reported of a confirmed package, `SHP_CARRIER_STATUS_SCANNED`..., and when: any number of reports,
 * in any order. Each is taken as shp_order_scan() would, so that what comes of them is as if they had come in order.
 * @since 0.1
 */
SHP_API void shp_adoption_add_scan(struct shp_adoption *adoption, uint32_t package, int32_t status, int64_t at);
/** A package reference that was used and has vanished: never used again. @since 0.1 */
SHP_API void shp_adoption_add_used_reference(struct shp_adoption *adoption, const char *reference);
/** Adds a cancellation, oldest first, numbered from 0. @since 0.1 */
SHP_API void shp_adoption_add_cancellation(struct shp_adoption *adoption, const char *reference, int32_t reason,
					   int64_t at);
/** What a cancellation took away: a line by its id, 1 to ::SHP_LIMIT_QUANTITY units. @since 0.1 */
SHP_API void shp_adoption_add_cancellation_item(struct shp_adoption *adoption, uint32_t cancellation, const char *line,
						int32_t quantity);
/** 1: it asked for all that was open, instead of items; its items are what that was. @since 0.1 */
SHP_API void shp_adoption_set_cancellation_of_all(struct shp_adoption *adoption, uint32_t cancellation, int32_t all);
/**
 * Adds a charge to the buyer, oldest first: from then on shp_order_report_payment() knows it by the id that the library
 * would have given to it. Charges are told as far as a payment may still be reported, or a credit waits, for them; all
 * of them together are at most what was charged. No two have one name. Problems are told at `charges[i].cause`...
 * @param cause `SHP_CAUSE_ORDER`, `_PACKAGE` or `_CANCELLATION` of event.h: with the next two, the charge's name.
 * @param reference the package or cancellation that caused it, vanished ones included; NULL or "" for the whole order.
 * @param number of the whole order, which charge of all of it, from 1, and none where each package is charged for
 * itself; of a package, the revision of its shipment that caused it, from 1; 0 for a cancellation.
 * @param amount minor units, at least 1.
 * @param payment `SHP_PAYMENT_*`.
 * @param held the seller's credit that waits for it, minor units: 0 unless credits wait for settlement and this one has
 * not settled. What is held and what has been credited make what is due to the seller.
 * @since 0.1
 */
SHP_API void shp_adoption_add_charge(struct shp_adoption *adoption, int32_t cause, const char *reference,
				     int32_t number, int64_t amount, int32_t payment, int64_t held);
/**
 * Money that has moved, `SHP_MONEY_CHARGED` to `_DEBITED`; if none is told, what the units say, less what waits. And
 * ::SHP_MONEY_DUE, which need not be told: where the last package was charged for and has been corrected since, so that
 * units are open again, it says that they are due all the same, which else is seen from the money alone. @since 0.1
 */
SHP_API void shp_adoption_set_money(struct shp_adoption *adoption, int32_t kind, int64_t minor);
/**
 * 1: the money that has moved is the truth even where it is not what the units say; from here on only differences move.
 * Otherwise money that disagrees is ::SHP_ERR_MONEY_DISAGREES. @since 0.1
 */
SHP_API void shp_adoption_set_baseline(struct shp_adoption *adoption, int32_t baseline);

/**
 * Takes over an order in any state. No money moves and nobody is told. Events: order.adopted.
 * @return as shp_order_place(), as every adoption. @since 0.1
 */
SHP_API int32_t shp_order_adopt(const struct shp_rules *rules, const struct shp_adoption *adoption, int64_t now,
				struct shp_decision **ret_decision, struct shp_error *reterr_error);
/**
 * Recognises an adoption that already happened to `order`, whatever has happened to it since: repeated, or
 * ::SHP_ERR_DIFFERS for each field that differs, at the path that the adoption has it at. The order may be what was
 * told or have grown from it: revisions, sums, reports and payments have gone on, packages that were open have been
 * packed otherwise, have left or vanished, and there is more of everything. What a placement leaves open is not
 * compared; one that differs is another order, of which nothing more is told.
 * @return as shp_order_adopt(), and ::SHP_ERR_DIFFERS. @since 0.1
 */
SHP_API int32_t shp_order_adopt_again(const struct shp_rules *rules, struct shp_order *order,
				      const struct shp_adoption *adoption, int64_t now,
				      struct shp_decision **ret_decision, struct shp_error *reterr_error);

#ifdef __cplusplus
}
#endif

#endif
