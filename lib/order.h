/*
 * The order inside.
 *
 * What was placed never changes and is shared by all versions of an order (struct shp__placed). What does change is one
 * flat block (struct shp_order and the arrays behind it, one allocation), copied by every command. A block under
 * construction is a *draft*: see draft.h. "Derived" fields follow from the others; they are not encoded, and rebuilt by
 * shp__draft_derive().
 */
#ifndef SHP_LIB_ORDER_H
#define SHP_LIB_ORDER_H

#include <stdatomic.h>

#include "libshipment/order.h"
#include "text.h"

#define SHP__AMOUNT_COUNT 8
#define SHP__LINE_TEXT_COUNT 4
/* Dates of an order: index of SHP_ORDER_DATE_*. */
#define SHP__DATE_COUNT 3
#define SHP__DATE(field) ((field) - SHP_ORDER_DATE_SHIP_FROM)
/* Texts of a shipment: index of field f is f - SHP_SHIP_CARRIER. */
#define SHP__SHIP_TEXT_COUNT 5
#define SHP__SHIP_TEXT(field) ((field) - SHP_SHIP_CARRIER)

/* Who the order is: all that an event carries of it. */
struct shp__identity {
	uint8_t id[16];
	char currency[4]; /* three letters and a NUL */
	int32_t exponent;
	struct shp__text reference;
	struct shp__text marketplace;
};

struct shp__line {
	int64_t amounts[SHP__AMOUNT_COUNT]; /* by SHP_AMOUNT_* - 1, for the whole line */
	int32_t quantity;
	uint32_t text_at[SHP__LINE_TEXT_COUNT]; /* into placed->text, NUL-terminated, by SHP_LINE_* - 1 */
	uint16_t text_length[SHP__LINE_TEXT_COUNT];
};

struct shp__placed {
	atomic_uint references;
	struct shp_ctx *ctx; /* owned */
	size_t size;
	struct shp__identity identity;
	struct shp__text service;
	int64_t ordered_at;
	int32_t dates[SHP__DATE_COUNT]; /* by SHP__DATE() */
	int32_t channel;
	int32_t programs;
	int32_t fee_basis_points;
	int32_t charge_policy;
	int32_t credit_timing;
	int64_t collect;       /* minor units, as told */
	int64_t total;         /* derived: gross of everything */
	int64_t units_ordered; /* derived */
	uint32_t line_count;
	struct shp__line *lines;
	uint32_t *by_id; /* derived: line indices in order of their ids */
	char *text;
};

/* Units of a line beside those that are open: open = quantity - cancelled - shipped. */
struct shp__units {
	int32_t cancelled;
	int32_t shipped;
};

/* Units of one line: in a package, or in a cancellation. */
struct shp__item {
	uint32_t line;
	int32_t quantity;
};

struct shp__package {
	uint32_t reference_at; /* into order->text, NUL-terminated */
	uint32_t item_first;   /* into order->items, in order of lines */
	uint32_t item_count;
	uint32_t split_number; /* splits that were named after it */
	uint32_t revision;     /* of its shipment, counted on when a label is cancelled; 0: never confirmed */
	uint32_t text_at;      /* of the shipment: its texts one after the other, each with a NUL */
	uint16_t text_length[SHP__SHIP_TEXT_COUNT];
	uint8_t reference_length;
	uint8_t confirmed;
	uint8_t label;
	uint8_t verdict;
	uint8_t carrier_status;
	uint8_t scans;         /* bits of SHP_CARRIER_STATUS_* that were reported */
	uint8_t touched;       /* while drafting: items were added or taken in this event */
	uint32_t added;        /* while drafting: items behind item_count, not in order yet */
	int32_t ship_date;
	int64_t confirmed_at;
	int64_t carrier_status_at;
	int64_t first_scan_at;
	int64_t delivered_at; /* the first delivery that was reported */
};

/* A reference whose package has vanished: never used again. */
struct shp__gone {
	uint32_t reference_at;
	uint32_t reference_length;
};

struct shp__cancellation {
	uint32_t reference_at;
	uint8_t reference_length;
	uint8_t reason;
	uint8_t all; /* asked for all that is open, not for items */
	uint32_t item_first; /* into order->cancelled_items, in order of lines */
	uint32_t item_count;
	int64_t at;
};

struct shp__charge {
	int64_t amount;
	int64_t held; /* credit that waits for settlement */
	uint32_t number;
	uint32_t what_at; /* package or cancellation reference; empty for the whole order */
	uint8_t what_length;
	uint8_t cause;
	uint8_t payment;
};

/* Marks an entry of by_reference that is an index into gone, not into packages. */
#define SHP__GONE 0x80000000u

/* A revision is a number that every JSON reader takes exactly. */
#define SHP__REVISION_MAXIMUM ((UINT64_C(1) << 53) - 1)

/* Items that an order's cancellations may name. */
#define SHP__CANCELLED_ITEMS_LIMIT (2 * SHP_LIMIT_ITEMS)

struct shp__capacity {
	uint32_t packages;
	uint32_t items;
	uint32_t gone;
	uint32_t cancellations;
	uint32_t cancelled_items;
	uint32_t charges;
	uint32_t text;
};

struct shp_order {
	atomic_uint references;
	uint8_t pending;
	uint8_t completed; /* last package: nothing was open at some moment since something is confirmed */
	uint8_t counting;  /* derived: whether the charge policy counts anything */
	uint8_t drafting;
	struct shp_ctx *ctx; /* that of placed */
	struct shp__placed *placed; /* owned */
	size_t size;                /* of the block */
	int64_t revision;
	int64_t charged;
	int64_t refunded;
	int64_t credited;
	int64_t debited;
	int64_t baseline_charge; /* charged - refunded = due + baseline */
	int64_t baseline_credit; /* credited - debited + held = due + baseline */
	uint32_t whole_charges;  /* how often all of it was charged under a whole-order policy */
	int64_t held;            /* derived: sum over charges */
	int64_t gross;           /* derived: what the units that count come to */
	int64_t units_cancelled; /* derived */
	int64_t units_shipped;   /* derived */
	uint32_t confirmed_count; /* derived */
	uint32_t first_open;      /* derived: no open package is before it */
	uint32_t next_reference;  /* derived: no smaller positive integer is unused */
	uint32_t items_live;      /* derived: items of packages; the rest of items is holes */
	uint32_t text_dead;       /* derived: bytes of text that nothing refers to */
	struct shp__capacity count; /* used of each array */
	struct shp__capacity capacity;
	struct shp__units *units; /* a line each */
	struct shp__package *packages; /* oldest first */
	struct shp__item *items;
	uint32_t *by_reference; /* packages and gone, in order of their references */
	struct shp__gone *gone;
	struct shp__cancellation *cancellations;
	struct shp__item *cancelled_items;
	struct shp__charge *charges;
	char *text;
};

/* ---- reading (order_read.c) ---- */

static inline int32_t shp__line_open(const struct shp_order *order, uint32_t line)
{
	return order->placed->lines[line].quantity - order->units[line].cancelled - order->units[line].shipped;
}

static inline int64_t shp__units_open(const struct shp_order *order)
{
	return order->placed->units_ordered - order->units_cancelled - order->units_shipped;
}

static inline struct shp__text shp__line_text(const struct shp__placed *placed, uint32_t line, int32_t field)
{
	const struct shp__line *of = &placed->lines[line];
	return (struct shp__text){placed->text + of->text_at[field - 1], of->text_length[field - 1]};
}

static inline struct shp__text shp__package_reference(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = &order->packages[package];
	return (struct shp__text){order->text + of->reference_at, of->reference_length};
}

/* Reference of an entry of by_reference, whose package may have vanished. */
static inline struct shp__text shp__reference_of(const struct shp_order *order, uint32_t entry)
{
	const struct shp__gone *gone;

	if (!(entry & SHP__GONE))
		return shp__package_reference(order, entry);
	gone = &order->gone[entry & ~SHP__GONE];
	return (struct shp__text){order->text + gone->reference_at, gone->reference_length};
}

/* field is SHP_SHIP_CARRIER to SHP_SHIP_MEMO; empty for an open package. */
struct shp__text shp__package_text(const struct shp_order *order, const struct shp__package *package, int32_t field);
/* Index of a line, or -1. */
int32_t shp__find_line(const struct shp__placed *placed, const char *id, size_t length);
/* Index of a package, -1 for a reference that was never used, -2 for one whose package has vanished. */
int32_t shp__find_package(const struct shp_order *order, const char *reference, size_t length);
int32_t shp__find_cancellation(const struct shp_order *order, const char *reference, size_t length);
/* What a charge is for: a package's or cancellation's reference, or "". */
struct shp__text shp__charge_subject(const struct shp_order *order, const struct shp__charge *charge);
/* Numbers of all cancellations in order of their references, and of all charges in order of their names (sort.h). */
int shp__compare_cancellations(const void *order, uint32_t a, uint32_t b);
int shp__compare_charges(const void *order, uint32_t a, uint32_t b);
void shp__sort_cancellations(const struct shp_order *order, uint32_t *numbers);
void shp__sort_charges(const struct shp_order *order, uint32_t *numbers);
/* Whether a cancellation has the reference; `sorted` are the numbers of all. */
int shp__is_cancellation(const struct shp_order *order, const uint32_t *sorted, struct shp__text reference);
/* Units of a line in a package: 0 if it holds none. */
int32_t shp__package_quantity(const struct shp_order *order, const struct shp__package *package, uint32_t line);
/* Whether the package holds exactly these items, which are in order of their lines. */
int shp__package_holds(const struct shp_order *order, const struct shp__package *package,
		       const struct shp__item *items, uint32_t count);

struct shp__placed *shp__placed_ref(struct shp__placed *placed);
void shp__placed_unref(struct shp__placed *placed);
/* Room for a placement of so many lines and bytes of text (NULs included), zeroed, with one reference; text is filled
 * by the caller. NULL: no memory. */
struct shp__placed *shp__placed_new(struct shp_ctx *ctx, uint32_t line_count, size_t text_size);
/* Fills total, units_ordered and by_id. SHP_ERR_DUPLICATE when two lines have one id; *ret_line is then the later one.
 */
int32_t shp__placed_derive(struct shp__placed *placed, uint32_t *ret_line);

#endif
