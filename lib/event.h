/* Events inside: one struct for all kinds; a field that a kind does not have is zero. */
#ifndef SHP_LIB_EVENT_H
#define SHP_LIB_EVENT_H

#include <stdatomic.h>
#include <string.h>

#include "libshipment/event.h"
#include "order.h"

/* A shipment's details, in the order of SHP_SHIP_*. */
struct shp__details {
	int32_t ship_date;
	uint8_t label;
	uint8_t verdict;
	struct shp__text texts[SHP__SHIP_TEXT_COUNT];
};

/* Units of a line that went from one package to another, or were cancelled. */
struct shp__move {
	uint32_t to;   /* into event->references; SHP__NOWHERE: cancelled */
	uint32_t from; /* into event->references */
	uint32_t line;
	int32_t quantity;
};
#define SHP__NOWHERE UINT32_MAX

struct shp__event_root;

struct shp_event {
	struct shp__event_root *root; /* what a reference to this event holds: the decision, or the decoded block */
	const struct shp__identity *identity;
	const struct shp__placed *placed; /* NULL in decoded events: then the ids below stand for the lines */
	struct shp_order *order;          /* placed, adopted: the order as it began; held by the root */
	int64_t revision;
	int64_t at;
	int64_t amount;
	int64_t carrier_at;
	uint32_t package_hint; /* where the package probably is: saves a search, proves nothing */
	int32_t kind;
	int32_t number;
	uint8_t cause;
	uint8_t reason;
	uint8_t all;            /* items.cancelled: everything that was open */
	uint8_t carrier_status;
	uint8_t changes;        /* shipment.reconfirmed: bit of SHP_SHIP_* is 1 << field */
	struct shp__text package;
	struct shp__text cancellation;
	const struct shp__details *details; /* kinds that tell of a shipment; NULL otherwise */
	const struct shp__details *old;     /* shipment.reconfirmed: before */
	const struct shp__item
		*items; /* contents of the package after the event, or what was cancelled, in order of lines */
	const struct shp__text *item_ids;
	const struct shp__move *moves; /* ascending by (to, line, from), each once */
	const struct shp__text *move_ids;
	const struct shp__text
		*references; /* packages that moves name; new ones in the order in which they come to be */
	uint32_t item_count;
	uint32_t move_count;
	uint32_t reference_count;
};

/* Released with the last reference: frees the block that holds the events. */
struct shp__event_root {
	atomic_uint references;
	void (*destroy)(struct shp__event_root *root);
};

static inline struct shp__text shp__event_item_id(const struct shp_event *event, uint32_t item)
{
	return event->item_ids ? event->item_ids[item]
			       : shp__line_text(event->placed, event->items[item].line, SHP_LINE_ID);
}

static inline struct shp__text shp__event_move_id(const struct shp_event *event, uint32_t move)
{
	return event->move_ids ? event->move_ids[move]
			       : shp__line_text(event->placed, event->moves[move].line, SHP_LINE_ID);
}

/* Lines that a cancellation's moves take units of: those of one line stand together. */
static inline uint32_t shp__count_cancelled_lines(const struct shp__move *moves, uint32_t count)
{
	uint32_t lines = 0;

	for (uint32_t i = 0; i < count; i++)
		lines += !i || moves[i - 1].line != moves[i].line;
	return lines;
}

/* The event's package: where the hint says, or by a search; negative if there is none. */
static inline int32_t shp__find_hinted(const struct shp_order *order, const struct shp_event *event)
{
	const uint32_t hint = event->package_hint;

	if (hint < order->count.packages) {
		if (shp__text_equal(shp__package_reference(order, hint), event->package))
			return (int32_t)hint;
	}
	return shp__find_package(order, event->package.bytes, event->package.length);
}

/* Kinds that carry a shipment's details (confirmed, reconfirmed, notified, updated). */
int shp__kind_has_details(int32_t kind);
/* Room that any name needs, its NUL included. */
#define SHP__EVENT_NAME_SIZE 80
/* The name that ids are made of; buffer holds SHP__EVENT_NAME_SIZE. Answers its length, at least 39. */
uint32_t shp__event_name(const struct shp_event *event, char *buffer);
/* Name of the charge's buyer.charged event. */
uint32_t shp__charge_name(const struct shp_order *order, const struct shp__charge *charge, char *buffer);

/* Type without the "libshipment." prefix; NULL for a number that is no kind. */
const char *shp__kind_name(int32_t kind);
/* The same for a number that is a kind. So many bytes of it can be read, whatever its length, which is at most that. */
struct shp__text shp__kind_text(int32_t kind);
#define SHP__KIND_SIZE 24
/* The highest number of a kind; not every number below it is one. */
#define SHP__KIND_LAST SHP_EVENT_ACCOUNT_UPDATED

#endif
