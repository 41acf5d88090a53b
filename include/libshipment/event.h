/**
 * @file
 * Events: what happened to an order. Some are facts only; some are also effects, to be delivered to the outside world
 * by the host.
 *
 * An event's id is UUID v5 of the order's id and an ASCII name that says what happened to what, never when or at which
 * revision. The name is `TYPE/WHAT...`, filled up with '=' to 39 bytes (one SHA-1 block): see shp_event_write_name().
 * So the same happening has the same id in every process, replay and restored backup, and anyone can recompute it:
 * `uuid.uuid5(order_id, "shipment.confirmed/1/1".ljust(39, "="))`. Ids are derived when asked for. NULL is an event
 * that has nothing: no text, 0, `*_NONE`; no id and no name are written.
 */
#ifndef LIBSHIPMENT_EVENT_H
#define LIBSHIPMENT_EVENT_H

#include <libshipment/base.h>
#include <libshipment/order.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Immutable, counted, any thread. @since 0.1 */
struct shp_event;

/**
 * Kinds. Frozen; a reader must skip kinds that it does not know. Types are these names, prefixed "libshipment.". New
 * kinds get any number: numbers do not tell facts from effects, ask shp_event_is_effect(). @since 0.1
 */
enum shp_event_kind {
	SHP_EVENT_ORDER_PLACED = 1, /**< Fact "order.placed"; name `order.placed`. */
	SHP_EVENT_ORDER_ADOPTED = 2, /**< Fact "order.adopted"; name `order.adopted`. */
	SHP_EVENT_ORDER_RELEASED = 3, /**< Fact "order.released"; name `order.released`. */
	/** Fact "package.split"; name `package.split/PACKAGE/N`: the N-th split named after this package. */
	SHP_EVENT_PACKAGE_SPLIT = 4,
	SHP_EVENT_SHIPMENT_CONFIRMED = 5, /**< Fact "shipment.confirmed"; name `shipment.confirmed/PACKAGE/REVISION`. */
	/** Fact "shipment.reconfirmed"; name `shipment.reconfirmed/PACKAGE/REVISION`. */
	SHP_EVENT_SHIPMENT_RECONFIRMED = 6,
	SHP_EVENT_LABEL_CANCELLED = 7, /**< Fact "label.cancelled"; name `label.cancelled/PACKAGE/REVISION`. */
	SHP_EVENT_SHIPMENT_SCANNED = 8, /**< Fact "shipment.scanned"; name `shipment.scanned/PACKAGE/STATUS/UNIX_MS`. */
	/** Fact "payment.settled"; name `payment.settled/` and what the charge's name has after its type. */
	SHP_EVENT_PAYMENT_SETTLED = 9,
	SHP_EVENT_PAYMENT_DECLINED = 10, /**< Fact "payment.declined"; likewise. */
	SHP_EVENT_ITEMS_CANCELLED = 11, /**< Fact "items.cancelled"; name `items.cancelled/CANCELLATION`. */
	SHP_EVENT_ORDER_CANCELLED = 12, /**< Fact "order.cancelled"; name `order.cancelled`. */
	SHP_EVENT_BUYER_CHARGED = 20, /**< Effect "buyer.charged"; name `buyer.charged/CAUSE`: see ::shp_cause. */
	SHP_EVENT_BUYER_REFUNDED = 21, /**< Effect "buyer.refunded"; likewise. */
	SHP_EVENT_SELLER_CREDITED = 22, /**< Effect "seller.credited"; likewise. */
	SHP_EVENT_SELLER_DEBITED = 23, /**< Effect "seller.debited"; likewise. */
	/** Effect "buyer.notified", the e-mail; name `buyer.notified/PACKAGE/REVISION`. */
	SHP_EVENT_BUYER_NOTIFIED = 24,
	/** Effect "account.updated", what the buyer sees; name `account.updated/PACKAGE/REVISION`. */
	SHP_EVENT_ACCOUNT_UPDATED = 25
};

/** What money moved for; a part of its event's name. @since 0.1 */
enum shp_cause {
	SHP_CAUSE_NONE = 0, /**< Not a money event. */
	SHP_CAUSE_ORDER = 1, /**< The order as a whole: `order/N`, the N-th time that all of it is charged. */
	SHP_CAUSE_PACKAGE = 2, /**< A shipment: `package/PACKAGE/REVISION`. */
	SHP_CAUSE_CANCELLATION = 3 /**< A cancellation: `cancellation/CANCELLATION`. */
};

/** "order", "package", "cancellation", "none"; NULL for an unknown number. Static. @since 0.1 */
SHP_API const char *shp_cause_name(int32_t cause);
/** A cause by its name. @return as shp_program_from_name(). @since 0.1 */
SHP_API int32_t shp_cause_from_name(const char *name);

/** One more owner; an event of a decision keeps the decision alive. NULL gives NULL. @since 0.1 */
SHP_API struct shp_event *shp_event_ref(struct shp_event *event);
/** One owner less. Always NULL. @since 0.1 */
SHP_API struct shp_event *shp_event_unref(struct shp_event *event);

/** `SHP_EVENT_*`. @since 0.1 */
SHP_API int32_t shp_event_get_kind(const struct shp_event *event);
/** "libshipment.buyer.charged". Static. @since 0.1 */
SHP_API const char *shp_event_get_type(const struct shp_event *event);
/** The type of a kind; NULL for an unknown number. Static. @since 0.1 */
SHP_API const char *shp_event_kind_type(int32_t kind);
/**
 * The kind of a type, with or without the prefix, exactly as it is written.
 * @return the kind, ::SHP_ERR_VALUE for a type of none, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_event_kind_from_type(const char *type);
/** True (1) for a kind that is an effect; 0 for a fact, and for an unknown number. @since 0.1 */
SHP_API int32_t shp_event_kind_is_effect(int32_t kind);
/** True (1) for an effect: something that the host delivers. @since 0.1 */
SHP_API int32_t shp_event_is_effect(const struct shp_event *event);
/**
 * True (1) for an effect that moves money: charged, refunded, credited, debited. Results of payments are facts, and not
 * that. @since 0.1
 */
SHP_API int32_t shp_event_is_money(const struct shp_event *event);
/** The event's id. Derived anew each time it is asked for. @since 0.1 */
SHP_API void shp_event_get_id(const struct shp_event *event, uint8_t ret_id[16]);
/**
 * Writes the name that the id is made of, at least 39 bytes of ASCII, and a NUL.
 * @param buffer 80 bytes are always enough. @param ret_size bytes that the whole takes, the NUL included.
 * @return ::SHP_OK, ::SHP_ERR_BUFFER, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_event_write_name(const struct shp_event *event, char *buffer, size_t capacity, size_t *ret_size);
/** Id of the order. @since 0.1 */
SHP_API void shp_event_get_order_id(const struct shp_event *event, uint8_t ret_id[16]);
/** A text of the order: ::SHP_ORDER_REFERENCE or ::SHP_ORDER_MARKETPLACE; NULL for others. Borrowed. @since 0.1 */
SHP_API const char *shp_event_get_order_text(const struct shp_event *event, int32_t field);
/** The order's revision with this event: its number in the order's history, from 1. @since 0.1 */
SHP_API int64_t shp_event_get_revision(const struct shp_event *event);
/** The `now` of its command. @since 0.1 */
SHP_API int64_t shp_event_get_at(const struct shp_event *event);

/** Money events: minor units, positive, the kind says which way; payment results: the charge's; else 0. @since 0.1 */
SHP_API int64_t shp_event_get_amount(const struct shp_event *event);
/** The order's currency. Borrowed. @since 0.1 */
SHP_API const char *shp_event_get_currency(const struct shp_event *event);
/** Its decimal places. @since 0.1 */
SHP_API int32_t shp_event_get_exponent(const struct shp_event *event);
/** Money events and payment results: `SHP_CAUSE_*`. @since 0.1 */
SHP_API int32_t shp_event_get_cause(const struct shp_event *event);
/** The package it is about; NULL if it is about none. Borrowed. @since 0.1 */
SHP_API const char *shp_event_get_package(const struct shp_event *event);
/** The cancellation it is about; NULL if it is about none. Borrowed. @since 0.1 */
SHP_API const char *shp_event_get_cancellation(const struct shp_event *event);
/**
 * The number in its name: revision of the shipment, number of the split, number of the charge of the whole order; else
 * 0. @since 0.1
 */
SHP_API int32_t shp_event_get_number(const struct shp_event *event);
/** Cancellations: `SHP_REASON_*`; else 0. @since 0.1 */
SHP_API int32_t shp_event_get_reason(const struct shp_event *event);
/** Scans: `SHP_CARRIER_STATUS_*`, else 0. @since 0.1 */
SHP_API int32_t shp_event_get_carrier_status(const struct shp_event *event);
/** Scans: when the carrier saw it; else ::SHP_INSTANT_NONE. @since 0.1 */
SHP_API int64_t shp_event_get_carrier_at(const struct shp_event *event);

/** Shipment events and notices: the ship date; else ::SHP_DATE_NONE. @since 0.1 */
SHP_API int32_t shp_event_get_ship_date(const struct shp_event *event);
/**
 * Shipment events and notices: a text as it is now, `SHP_SHIP_CARRIER`...; the memo in facts only. "" if not given,
 * NULL if the event has none. Borrowed. @since 0.1
 */
SHP_API const char *shp_event_get_ship_text(const struct shp_event *event, int32_t field);
/** Shipment events: true (1) when a label confirmed it. @since 0.1 */
SHP_API int32_t shp_event_is_labelled(const struct shp_event *event);
/** Re-confirmations: how many fields changed. @since 0.1 */
SHP_API uint32_t shp_event_count_changes(const struct shp_event *event);
/** `SHP_SHIP_*`; 0 for an index out of range. @since 0.1 */
SHP_API int32_t shp_event_get_change_field(const struct shp_event *event, uint32_t change);
/**
 * A text before the change; "" if it was not given, NULL if the field is no text. Its new value:
 * shp_event_get_ship_text(). Borrowed. @since 0.1
 */
SHP_API const char *shp_event_get_change_old_text(const struct shp_event *event, uint32_t change);
/** The ship date before the change, if that is the field; else ::SHP_DATE_NONE. @since 0.1 */
SHP_API int32_t shp_event_get_change_old_date(const struct shp_event *event, uint32_t change);

/** Shipment events and notices: what the package holds. Cancellations: what was cancelled, by line. @since 0.1 */
SHP_API uint32_t shp_event_count_items(const struct shp_event *event);
/** Line id; NULL for an index out of range. Borrowed. @since 0.1 */
SHP_API const char *shp_event_get_item_line(const struct shp_event *event, uint32_t item);
/** Units. @since 0.1 */
SHP_API int32_t shp_event_get_item_quantity(const struct shp_event *event, uint32_t item);

/** Splits, re-confirmations of contents, cancellations: which units went where. @since 0.1 */
SHP_API uint32_t shp_event_count_moves(const struct shp_event *event);
/** Line id; NULL for an index out of range. Borrowed. @since 0.1 */
SHP_API const char *shp_event_get_move_line(const struct shp_event *event, uint32_t move);
/** Units. @since 0.1 */
SHP_API int32_t shp_event_get_move_quantity(const struct shp_event *event, uint32_t move);
/** Package that they left. Borrowed. @since 0.1 */
SHP_API const char *shp_event_get_move_from(const struct shp_event *event, uint32_t move);
/** Package that they went to; NULL when they were cancelled. Borrowed. @since 0.1 */
SHP_API const char *shp_event_get_move_to(const struct shp_event *event, uint32_t move);

/** ::SHP_EVENT_ORDER_PLACED and _ADOPTED: the order as it began. Borrowed; NULL for others. @since 0.1 */
SHP_API struct shp_order *shp_event_get_order(const struct shp_event *event);

/* ---- replay ---- */

/**
 * The order after an event: what deciding did, done again. Folding an order's events, from placed or adopted, gives the
 * same bytes.
 * @param order NULL for order.placed and order.adopted, else the order at the revision before the event.
 * @param ret_order owned: release with shp_order_unref().
 * @return ::SHP_OK, ::SHP_ERR_REPLAY (the event does not follow from this order; detail: its revision),
 * ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_order_apply(const struct shp_order *order, const struct shp_event *event,
				struct shp_order **ret_order, struct shp_error *reterr_error);
/**
 * The same for `count` events in one pass, with one copy. On failure the detail is the revision of the event that does
 * not follow.
 * @param ret_order owned: release with shp_order_unref(). @return as shp_order_apply(). @since 0.1
 */
SHP_API int32_t shp_order_replay(const struct shp_order *order, const struct shp_event *const *events, uint32_t count,
				 struct shp_order **ret_order, struct shp_error *reterr_error);

#ifdef __cplusplus
}
#endif

#endif
