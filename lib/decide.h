/*
 * What every command does once it knows that it may: make the decision, let events happen one by one to a draft, add
 * the money that the law asks for, and hand over.
 */
#ifndef SHP_LIB_DECIDE_H
#define SHP_LIB_DECIDE_H

#include "error.h"
#include "event.h"
#include "libshipment/decision.h"

#define SHP__ADVICE_MAXIMUM 16
#define SHP__EVENTS_MAXIMUM 8

struct shp__advice {
	int32_t code;
	const char *path; /* static */
};

struct shp__advice_list {
	uint32_t count;
	struct shp__advice entries[SHP__ADVICE_MAXIMUM];
};

static inline int shp__is_instant(int64_t now)
{
	return now >= 0 && now <= SHP_LIMIT_INSTANT;
}

/* Reports a `now` that is no instant. */
void shp__check_now(int64_t now, struct shp__problems *problems);
void shp__advise(struct shp__advice_list *list, int32_t code, const char *path);

struct shp_decision {
	struct shp__event_root root; /* first: references to the decision and to its events count here */
	struct shp_ctx *ctx; /* owned */
	size_t size;
	struct shp_order *order; /* owned */
	int32_t repeated;
	uint32_t event_count;
	struct shp_event *events; /* in the same block, as are the moves and texts that they refer to */
	struct shp__advice_list advice;
};

/* A decision in the making. */
struct shp__deciding {
	struct shp_ctx *ctx;
	struct shp_order *draft;
	struct shp_decision *decision;
	char *room; /* what is left of the decision's block */
	size_t room_size;
	int64_t at;
	int was_counting;
	struct shp__details *details; /* of the fact, in the decision's block */
	struct shp__details *told;    /* the same for effects: without the memo */
	int32_t status; /* the first failure; later steps do nothing */
};

/* A copy of the order to work on, with room for `need` more, and a decision with room for so many events and bytes. */
struct shp__deciding shp__decide_begin(const struct shp_order *order, const struct shp__capacity *need, uint32_t events,
				       size_t room_size, int64_t at);
/* Takes room for `size` bytes, aligned for any object; the caller reckons with shp__decide_room(). */
void *shp__decide_take(struct shp__deciding *deciding, size_t size);
static inline size_t shp__decide_room(size_t size)
{
	return (size + 7) & ~(size_t)7;
}
/* A copy of a text, with a NUL; takes shp__decide_room(length + 1). */
struct shp__text shp__decide_text(struct shp__deciding *deciding, struct shp__text text);
/* The next event, of this kind, to be filled and applied. NULL after a failure. */
struct shp_event *shp__decide_event(struct shp__deciding *deciding, int32_t kind);
/*
 * The details of the fact, in the decision's block; takes shp__decide_room(sizeof(struct shp__details)) for it and as
 * much for the notices. The texts may be anybody's until the decision is finished: then they are the order's.
 */
struct shp__details *shp__decide_details(struct shp__deciding *deciding, const struct shp__details *details);
#define SHP__DETAILS_ROOM (2 * shp__decide_room(sizeof(struct shp__details)))
/* Lets it happen. */
void shp__decide_apply(struct shp__deciding *deciding, const struct shp_event *event);
/* What is owed now, as events: charge or refund, then credit or debit. `because` is the fact that caused it. */
void shp__decide_money(struct shp__deciding *deciding, const struct shp_event *because);
/* The e-mail and the buyer's account, about the shipment of the fact `about`. The memo stays behind. */
void shp__decide_notices(struct shp__deciding *deciding, const struct shp_event *about);
/* Hands over, or frees everything on failure. The draft becomes the order. */
int32_t shp__decide_finish(struct shp__deciding *deciding, const struct shp__advice_list *advice,
			   struct shp_decision **ret_decision);
/* An order begins: a decision that holds it, and the event that says so. Takes the order over, also on failure. */
int32_t shp__decide_beginning(struct shp_order *order, int32_t kind, int64_t at, struct shp_decision **ret_decision);
/* It happened before: the order as it is. */
int32_t shp__decide_repeated(struct shp_order *order, struct shp_decision **ret_decision);
/* Nothing to do: the order as it is, not repeated, with advice. */
int32_t shp__decide_nothing(struct shp_order *order, const struct shp__advice_list *advice,
			    struct shp_decision **ret_decision);

#endif
