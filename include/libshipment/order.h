/**
 * @file
 * The order as a value: what was bought, what became of its units, and what moved for it.
 *
 * An order never changes: a command (command.h) answers a new one. It may be shared between threads. Lines, packages,
 * shipments and cancellations have no handles of their own; they are asked for by index, below the count that belongs
 * to them. For an index that is not, texts answer NULL and numbers 0, `*_NONE` or -1 as said; nothing is ever read out
 * of bounds. NULL is an order that has nothing.
 */
#ifndef LIBSHIPMENT_ORDER_H
#define LIBSHIPMENT_ORDER_H

#include <libshipment/base.h>
#include <libshipment/names.h>

#ifdef __cplusplus
extern "C" {
#endif

struct shp_rules;
/** An order at one revision. Immutable, counted, any thread. @since 0.1 */
struct shp_order;

/** One more owner. NULL gives NULL. @since 0.1 */
SHP_API struct shp_order *shp_order_ref(struct shp_order *order);
/** One owner less. Always NULL. @since 0.1 */
SHP_API struct shp_order *shp_order_unref(struct shp_order *order);

/* ---- names of fields; each family is one enum, frozen ---- */

/** Texts of an order. @since 0.1 */
enum shp_order_text {
	SHP_ORDER_REFERENCE = 1, /**< The marketplace's order id, a reference. Must be given. */
	/** A reference; the rules' marketplace if not given. With the order reference it makes the id. */
	SHP_ORDER_MARKETPLACE = 2,
	SHP_ORDER_SERVICE = 3 /**< Service level, "Standard", "NextDay": at most ::SHP_LIMIT_SERVICE bytes. */
};

/**
 * Dates of an order, civil dates in the marketplace's zone. ::SHP_DATE_NONE where not given. No number is that of
 * a text: a setter that is handed the other kind of field keeps it as a problem.
 * @since 0.1
 */
enum shp_order_date {
	SHP_ORDER_DATE_SHIP_FROM = 11, /**< First day of the ship window. */
	/** Last day of the ship window: the base of lateness and, by most rules, of auto-cancel. */
	SHP_ORDER_DATE_SHIP_BY = 12,
	SHP_ORDER_DATE_DELIVER_BY = 13 /**< Promised delivery. */
};

/** Who fulfils. @since 0.1 */
enum shp_channel {
	SHP_CHANNEL_MFN = 0, /**< The seller. */
	SHP_CHANNEL_AFN = 1 /**< The marketplace: the seller confirms nothing. */
};

/** Programs of an order: bits of a set. @since 0.1 */
enum shp_program {
	SHP_PROGRAM_PRIME = 1 << 0, /**< Ships with a bought label only. */
	SHP_PROGRAM_PREMIUM = 1 << 1, /**< Premium shipping. */
	SHP_PROGRAM_FBM_SHIP_PLUS = 1 << 2, /**< Ship+: needs no manual confirmation. */
	SHP_PROGRAM_AMAZON_BAZAAR = 1 << 3, /**< Bazaar. */
	SHP_PROGRAM_AMAZON_BUSINESS = 1 << 4, /**< Business. */
	SHP_PROGRAM_AMAZON_EASY_SHIP = 1 << 5, /**< Easy Ship. */
	SHP_PROGRAM_AMAZON_HAUL = 1 << 6, /**< Haul. */
	SHP_PROGRAM_DELIVERY_BY_AMAZON = 1 << 7, /**< Delivery by the marketplace. */
	SHP_PROGRAM_INVOICE_BY_AMAZON = 1 << 8, /**< Invoice by the marketplace. */
	SHP_PROGRAM_IN_STORE_PICK_UP = 1 << 9, /**< Picked up in a store. */
	SHP_PROGRAM_PREORDER = 1 << 10 /**< Ordered before it is out. */
};

/** Name of one program, "PRIME"; NULL for a number that is not exactly one. Static. @since 0.1 */
SHP_API const char *shp_program_name(int32_t program);
/**
 * The program of a name, however it is written: case, blanks and punctuation do not count.
 * @return the program, ::SHP_ERR_VALUE for a name of none, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_program_from_name(const char *name);

/** Texts of a line. @since 0.1 */
enum shp_line_text {
	SHP_LINE_ID = 1, /**< The order item id, opaque, unique in the order: 1 to ::SHP_LIMIT_LINE_ID bytes. */
	SHP_LINE_SKU = 2, /**< The seller's SKU. */
	SHP_LINE_TITLE = 3, /**< What the buyer reads. */
	SHP_LINE_CATEGORY = 4 /**< Product category: the tracking rate is measured by it. */
};

/** Money components of a line, each for the whole line, minor units, 0 to ::SHP_LIMIT_AMOUNT. @since 0.1 */
enum shp_amount {
	SHP_AMOUNT_ITEM_PRICE = 1, /**< Price of all units. */
	SHP_AMOUNT_ITEM_TAX = 2, /**< Tax on it. */
	SHP_AMOUNT_SHIPPING_PRICE = 3, /**< Shipping of all units. */
	SHP_AMOUNT_SHIPPING_TAX = 4, /**< Tax on it. */
	SHP_AMOUNT_GIFT_WRAP_PRICE = 5, /**< Gift wrap. */
	SHP_AMOUNT_GIFT_WRAP_TAX = 6, /**< Tax on it. */
	SHP_AMOUNT_ITEM_DISCOUNT = 7, /**< Taken off the item price, at most as much. */
	SHP_AMOUNT_SHIPPING_DISCOUNT = 8 /**< Taken off the shipping price, at most as much. */
};

/** What became of the units of a line; ordered = cancelled + shipped + open, always. @since 0.1 */
enum shp_units {
	SHP_UNITS_ORDERED = 1, /**< As placed. */
	SHP_UNITS_CANCELLED = 2, /**< Will not ship. */
	SHP_UNITS_SHIPPED = 3, /**< In confirmed packages. */
	SHP_UNITS_OPEN = 4 /**< In open packages. */
};

/** Money of an order, minor units, none negative but the baselines. @since 0.1 */
enum shp_money {
	SHP_MONEY_TOTAL = 1, /**< Gross of everything as placed. */
	SHP_MONEY_CHARGED = 2, /**< Sum of all charges to the buyer. */
	SHP_MONEY_REFUNDED = 3, /**< Sum of all refunds to the buyer. */
	SHP_MONEY_CREDITED = 4, /**< Sum of all credits to the seller. */
	SHP_MONEY_DEBITED = 5, /**< Sum of all debits to the seller. */
	SHP_MONEY_COD = 6, /**< What the seller collects from the buyer on delivery. */
	SHP_MONEY_HELD = 7, /**< Credits that wait for their charge to settle. */
	/** What the buyer owes by now for the units that the charge policy counts, less what he pays on delivery. */
	SHP_MONEY_DUE = 8,
	/**
	 * Of an adopted order whose money was declared the baseline, what the buyer had paid beyond what was due,
	 * negative where it was less; else 0. After each command, charged less refunded is what is due and this.
	 */
	SHP_MONEY_BASELINE_CHARGE = 9,
	/** The same for the seller: what had been credited, or waited for settlement, beyond what was due to him. */
	SHP_MONEY_BASELINE_CREDIT = 10
};

/** Charge policies: fixed in an order when it is placed. @since 0.1 */
enum shp_charge_policy {
	/** Everything that is not cancelled, with the first confirmed package: the founding rule. */
	SHP_CHARGE_FIRST_PACKAGE = 0,
	SHP_CHARGE_PER_PACKAGE = 1, /**< What has shipped. */
	SHP_CHARGE_LAST_PACKAGE = 2 /**< Everything, once nothing is open. */
};

/** When the seller is credited: fixed in an order when it is placed. @since 0.1 */
enum shp_credit_timing {
	SHP_CREDIT_ON_CHARGE = 0, /**< With the charge. */
	SHP_CREDIT_ON_SETTLEMENT = 1 /**< When the charge has settled. */
};

/** Status of an order. @since 0.1 */
enum shp_order_status {
	SHP_ORDER_STATUS_PENDING = 1, /**< Payment not authorised: must not ship. */
	SHP_ORDER_STATUS_UNSHIPPED = 2, /**< Nothing has shipped. */
	SHP_ORDER_STATUS_PARTIALLY_SHIPPED = 3, /**< Something has shipped, something is open. */
	SHP_ORDER_STATUS_SHIPPED = 4, /**< Nothing is open, something has shipped. */
	SHP_ORDER_STATUS_CANCELLED = 5 /**< Everything is cancelled. */
};

/** Status of a package. @since 0.1 */
enum shp_package_status {
	SHP_PACKAGE_STATUS_OPEN = 1, /**< Not left yet. */
	SHP_PACKAGE_STATUS_CONFIRMED = 2 /**< Left: it has a shipment. */
};

/** Fields of a shipment: of a confirmation, of the order, and of the changes of a re-confirmation. @since 0.1 */
enum shp_ship_field {
	SHP_SHIP_DATE = 1, /**< Ship date, as the seller claims it. Must be given. */
	SHP_SHIP_CARRIER = 2, /**< Carrier code, canonical where the table knows it. Must be given. */
	SHP_SHIP_CARRIER_NAME = 3, /**< Name of a carrier of ::SHP_CARRIER_FLAG_OTHER, and only then. */
	SHP_SHIP_METHOD = 4, /**< Shipping method. */
	SHP_SHIP_TRACKING = 5, /**< Tracking id as given. */
	SHP_SHIP_MEMO = 6, /**< For the seller alone: in facts, never in an effect or in what the buyer sees. */
	SHP_SHIP_ITEMS = 7 /**< The contents of the package. */
};

/** Reasons of a cancellation. @since 0.1 */
enum shp_cancel_reason {
	SHP_REASON_OTHER = 1, /**< Any other. */
	SHP_REASON_NO_INVENTORY = 2, /**< Nothing left to send. */
	SHP_REASON_BUYER_CANCELLED = 3, /**< The buyer asked for it. */
	SHP_REASON_SHIPPING_ADDRESS_UNDELIVERABLE = 4, /**< Cannot be delivered there. */
	SHP_REASON_CUSTOMER_EXCHANGE = 5, /**< An exchange. */
	SHP_REASON_PRICING_ERROR = 6, /**< Wrong price. */
	SHP_REASON_GENERAL_ADJUSTMENT = 7, /**< An adjustment. */
	SHP_REASON_CARRIER_COVERAGE_FAILURE = 8, /**< No carrier goes there. */
	SHP_REASON_WEATHER_DELAY = 9, /**< Weather. */
	SHP_REASON_CANNOT_VERIFY_INFORMATION = 10, /**< Buyer's data could not be verified. */
	SHP_REASON_NOT_CONFIRMED_IN_TIME = 11, /**< Auto-cancel; only the library gives it. */
	SHP_REASON_PAYMENT_NOT_AUTHORISED = 12 /**< A pending order that will never be paid. */
};

/** Status of a package as the carrier sees it; never moves an order. @since 0.1 */
enum shp_carrier_status {
	SHP_CARRIER_STATUS_NONE = 0, /**< Nothing heard. */
	SHP_CARRIER_STATUS_SCANNED = 1, /**< First physical scan. */
	SHP_CARRIER_STATUS_IN_TRANSIT = 2, /**< On the way. */
	SHP_CARRIER_STATUS_OUT_FOR_DELIVERY = 3, /**< On the van. */
	SHP_CARRIER_STATUS_ATTEMPTED = 4, /**< Tried to deliver. */
	SHP_CARRIER_STATUS_DELIVERED = 5, /**< Delivered. */
	SHP_CARRIER_STATUS_RETURNED = 6, /**< On the way back, or back. */
	SHP_CARRIER_STATUS_LOST = 7 /**< Lost. */
};

/** Result of a charge, as the payment provider tells it. @since 0.1 */
enum shp_payment_status {
	SHP_PAYMENT_NONE = 0, /**< Nothing heard. */
	SHP_PAYMENT_SETTLED = 1, /**< Paid. */
	SHP_PAYMENT_DECLINED = 2 /**< Declined. */
};

/* ---- the order ---- */

/** The order's id: the host's, or UUID v5 of the URL name space and "libshipment:MARKETPLACE:REFERENCE". @since 0.1 */
SHP_API void shp_order_get_id(const struct shp_order *order, uint8_t ret_id[16]);
/**
 * The id of an order that has none of its own: UUID v5 of the URL name space and
 * "libshipment:MARKETPLACE:REFERENCE".
 * @return ::SHP_OK, ::SHP_ERR_REFERENCE (either), ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_order_id_from_reference(const char *marketplace, const char *reference, uint8_t ret_id[16]);
/** How many events the order has ever had; what a commit compares. @since 0.1 */
SHP_API int64_t shp_order_get_revision(const struct shp_order *order);
/** `SHP_ORDER_STATUS_*`, from the units and from whether it is pending. @since 0.1 */
SHP_API int32_t shp_order_get_status(const struct shp_order *order);
/** A text, `SHP_ORDER_*`; "" if not given, NULL for an unknown field. Borrowed. @since 0.1 */
SHP_API const char *shp_order_get_text(const struct shp_order *order, int32_t field);
/** A date, `SHP_ORDER_DATE_SHIP_BY`...; ::SHP_DATE_NONE if not given. @since 0.1 */
SHP_API int32_t shp_order_get_date(const struct shp_order *order, int32_t field);
/** When it was ordered. @since 0.1 */
SHP_API int64_t shp_order_get_ordered_at(const struct shp_order *order);
/** Currency, three letters. Borrowed. @since 0.1 */
SHP_API const char *shp_order_get_currency(const struct shp_order *order);
/** Decimal places of the currency, 0 to 4. @since 0.1 */
SHP_API int32_t shp_order_get_exponent(const struct shp_order *order);
/** `SHP_CHANNEL_*`. @since 0.1 */
SHP_API int32_t shp_order_get_channel(const struct shp_order *order);
/** Set of `SHP_PROGRAM_*` bits. @since 0.1 */
SHP_API int32_t shp_order_get_programs(const struct shp_order *order);
/** `SHP_CHARGE_*`. @since 0.1 */
SHP_API int32_t shp_order_get_charge_policy(const struct shp_order *order);
/** `SHP_CREDIT_*`. @since 0.1 */
SHP_API int32_t shp_order_get_credit_timing(const struct shp_order *order);
/** The marketplace's fee, basis points of the gross, 0 to 10,000. @since 0.1 */
SHP_API int32_t shp_order_get_fee_basis_points(const struct shp_order *order);
/** Money, `SHP_MONEY_*`; 0 for an unknown kind. @since 0.1 */
SHP_API int64_t shp_order_get_money(const struct shp_order *order, int32_t kind);
/** Units of all lines, `SHP_UNITS_*`; 0 for an unknown kind. @since 0.1 */
SHP_API int64_t shp_order_get_units(const struct shp_order *order, int32_t kind);
/** True (1) when two orders are the same value: equal ids and equal bytes. NULL equals NULL only. @since 0.1 */
SHP_API int32_t shp_order_equals(const struct shp_order *a, const struct shp_order *b);

/* ---- lines, in the order in which they were placed ---- */

/** Lines, 1 to ::SHP_LIMIT_LINES. @since 0.1 */
SHP_API uint32_t shp_order_count_lines(const struct shp_order *order);
/** Index of the line with this id, or -1. O(log n). @since 0.1 */
SHP_API int32_t shp_order_find_line(const struct shp_order *order, const char *id);
/** A text, `SHP_LINE_*`; "" if not given, NULL for an index out of range or an unknown field. Borrowed. @since 0.1 */
SHP_API const char *shp_order_get_line_text(const struct shp_order *order, uint32_t line, int32_t field);
/** Units, `SHP_UNITS_*`. @since 0.1 */
SHP_API int32_t shp_order_get_line_units(const struct shp_order *order, uint32_t line, int32_t kind);
/** A money component as placed, `SHP_AMOUNT_*`, minor units. @since 0.1 */
SHP_API int64_t shp_order_get_line_amount(const struct shp_order *order, uint32_t line, int32_t amount);
/**
 * Status of one line, `SHP_ORDER_STATUS_*`, from its units; a pending order's lines are pending. 0 for no such line.
 * @since 0.1
 */
SHP_API int32_t shp_order_get_line_status(const struct shp_order *order, uint32_t line);

/* ---- packages, oldest first ---- */

/** Packages, open and confirmed. @since 0.1 */
SHP_API uint32_t shp_order_count_packages(const struct shp_order *order);
/** How many package references the order has ever used, the vanished packages' included. @since 0.1 */
SHP_API uint32_t shp_order_count_references_used(const struct shp_order *order);
/**
 * One of the references that shp_order_count_references_used() counts, in order of their bytes: of a package, or one
 * whose package has vanished, which shp_order_find_package() then does not find. NULL for an index that is not below
 * the count. Borrowed. @since 0.1
 */
SHP_API const char *shp_order_get_used_reference(const struct shp_order *order, uint32_t index);
/** Index of the package with this reference, or -1. O(log n). @since 0.1 */
SHP_API int32_t shp_order_find_package(const struct shp_order *order, const char *reference);
/** Its reference; NULL for no such package. Borrowed. @since 0.1 */
SHP_API const char *shp_order_get_package_reference(const struct shp_order *order, uint32_t package);
/** `SHP_PACKAGE_STATUS_*`; 0 for no such package. @since 0.1 */
SHP_API int32_t shp_order_get_package_status(const struct shp_order *order, uint32_t package);
/** Lines that the package holds units of. @since 0.1 */
SHP_API uint32_t shp_order_count_package_items(const struct shp_order *order, uint32_t package);
/** Index of the line of an item, items being in order of their lines; -1 for no such item. @since 0.1 */
SHP_API int32_t shp_order_get_package_item_line(const struct shp_order *order, uint32_t package, uint32_t item);
/** Units of an item, at least 1; 0 for no such item. @since 0.1 */
SHP_API int32_t shp_order_get_package_item_quantity(const struct shp_order *order, uint32_t package, uint32_t item);
/** The next automatic package reference: the smallest positive integer never used. @since 0.1 */
SHP_API int32_t shp_order_get_next_package_number(const struct shp_order *order);

/* ---- shipments: of confirmed packages; an open package has none ---- */

/** 1 for the first confirmation, one more for each re-confirmation; 0 while open. @since 0.1 */
SHP_API int32_t shp_order_get_shipment_revision(const struct shp_order *order, uint32_t package);
/** The claimed ship date; ::SHP_DATE_NONE while open. @since 0.1 */
SHP_API int32_t shp_order_get_shipment_date(const struct shp_order *order, uint32_t package);
/** A text, `SHP_SHIP_CARRIER`...; "" if not given, NULL while open. Borrowed. @since 0.1 */
SHP_API const char *shp_order_get_shipment_text(const struct shp_order *order, uint32_t package, int32_t field);
/** When the package was first confirmed: what lateness is measured by. ::SHP_INSTANT_NONE while open. @since 0.1 */
SHP_API int64_t shp_order_get_shipment_confirmed_at(const struct shp_order *order, uint32_t package);
/** True (1) when a bought label confirmed it. @since 0.1 */
SHP_API int32_t shp_order_is_shipment_labelled(const struct shp_order *order, uint32_t package);
/**
 * What was made of the tracking id when it was given, `SHP_VERDICT_*` of tracking.h; 0 when there is none. @since 0.1
 */
SHP_API int32_t shp_order_get_shipment_verdict(const struct shp_order *order, uint32_t package);
/** `SHP_CARRIER_STATUS_*`. @since 0.1 */
SHP_API int32_t shp_order_get_shipment_carrier_status(const struct shp_order *order, uint32_t package);
/** When the carrier said so; ::SHP_INSTANT_NONE if it has not. @since 0.1 */
SHP_API int64_t shp_order_get_shipment_carrier_status_at(const struct shp_order *order, uint32_t package);
/** What the carrier has reported so far: a set of bits, 1 << `SHP_CARRIER_STATUS_*`; 0 for nothing. @since 0.1 */
SHP_API int32_t shp_order_get_shipment_scans(const struct shp_order *order, uint32_t package);
/** The first physical scan; ::SHP_INSTANT_NONE if there was none. @since 0.1 */
SHP_API int64_t shp_order_get_shipment_first_scan_at(const struct shp_order *order, uint32_t package);
/** The first delivery that was reported; ::SHP_INSTANT_NONE if there was none. @since 0.1 */
SHP_API int64_t shp_order_get_shipment_delivered_at(const struct shp_order *order, uint32_t package);

/* ---- cancellations, oldest first ---- */

/** Cancellations. @since 0.1 */
SHP_API uint32_t shp_order_count_cancellations(const struct shp_order *order);
/** Index of the cancellation with this reference, or -1. @since 0.1 */
SHP_API int32_t shp_order_find_cancellation(const struct shp_order *order, const char *reference);
/** Its reference; NULL for no such cancellation. Borrowed. @since 0.1 */
SHP_API const char *shp_order_get_cancellation_reference(const struct shp_order *order, uint32_t cancellation);
/** `SHP_REASON_*`; 0 for no such cancellation. @since 0.1 */
SHP_API int32_t shp_order_get_cancellation_reason(const struct shp_order *order, uint32_t cancellation);
/**
 * True (1) when it asked for all that was open, instead of items: shp_order_cancel() without items is then what it is
 * recognised by. 0 for no such cancellation. @since 0.1
 */
SHP_API int32_t shp_order_is_cancellation_of_all(const struct shp_order *order, uint32_t cancellation);
/** When. @since 0.1 */
SHP_API int64_t shp_order_get_cancellation_at(const struct shp_order *order, uint32_t cancellation);
/** Items, in order of their lines. @since 0.1 */
SHP_API uint32_t shp_order_count_cancellation_items(const struct shp_order *order, uint32_t cancellation);
/** Line of an item, -1 for no such item. @since 0.1 */
SHP_API int32_t shp_order_get_cancellation_item_line(const struct shp_order *order, uint32_t cancellation,
						     uint32_t item);
/** Units of an item. @since 0.1 */
SHP_API int32_t shp_order_get_cancellation_item_quantity(const struct shp_order *order, uint32_t cancellation,
							 uint32_t item);
/** The next free automatic cancellation reference: the smallest positive integer never used. @since 0.1 */
SHP_API int32_t shp_order_get_next_cancellation_number(const struct shp_order *order);

/* ---- charges, oldest first: what a payment result is about ---- */

/** Charges. @since 0.1 */
SHP_API uint32_t shp_order_count_charges(const struct shp_order *order);
/** The id of the charge's event. @return ::SHP_OK, ::SHP_ERR_INDEX, ::SHP_ERR_ARGUMENT. @since 0.1 */
SHP_API int32_t shp_order_get_charge_id(const struct shp_order *order, uint32_t charge, uint8_t ret_id[16]);
/** What caused it, `SHP_CAUSE_*` of event.h; 0 for no such charge. @since 0.1 */
SHP_API int32_t shp_order_get_charge_cause(const struct shp_order *order, uint32_t charge);
/**
 * The package or cancellation that caused it, which may have vanished; "" where the whole order was charged, NULL for
 * no such charge. Borrowed. @since 0.1
 */
SHP_API const char *shp_order_get_charge_reference(const struct shp_order *order, uint32_t charge);
/**
 * Which one: of the whole order, how often it had been charged by then, 1 for the first; of a package, the revision of
 * its shipment; 0 of a cancellation. @since 0.1
 */
SHP_API int32_t shp_order_get_charge_number(const struct shp_order *order, uint32_t charge);
/** Minor units, at least 1; 0 for no such charge. @since 0.1 */
SHP_API int64_t shp_order_get_charge_amount(const struct shp_order *order, uint32_t charge);
/** The seller's credit that waits for it to settle, minor units: a part of ::SHP_MONEY_HELD. @since 0.1 */
SHP_API int64_t shp_order_get_charge_held(const struct shp_order *order, uint32_t charge);
/** `SHP_PAYMENT_*`. @since 0.1 */
SHP_API int32_t shp_order_get_charge_payment(const struct shp_order *order, uint32_t charge);

#ifdef __cplusplus
}
#endif

#endif
