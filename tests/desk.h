/*
 * A seller's desk in few words, for tests: commands as text, and what they did as text.
 *
 *     desk_open(&desk, "us,fee=1500");
 *     desk_place(&desk, "a=2@1000 b=1@500");   id=quantity@price,tax,shipping,tax,wrap,tax,discount,discount
 *     desk_do(&desk, "confirm 2 a=1");         what is not said of a shipment is filled in
 *     desk_see(&desk)                          "1:a=1,b=1 2*:a=1": packages oldest first, * confirmed
 *     desk_hear(&desk)                         "package.split shipment.confirmed buyer.charged=2500 ..."
 *     desk_refuse(&desk, "confirm 3 a=9")      "SHP_ERR_EXCEEDS items[0].quantity", and nothing has changed
 *
 * Commands: place LINES, release, split REF ITEMS / REF ITEMS, confirm REF ITEMS, reconfirm REF ITEMS, label REF
 * ITEMS, unlabel REF revision:N, cancel REF ITEMS, expire, scan REF status:N at:MS, settle N, decline N (the N-th
 * charge). REF is - where none is named. Options are key:value: those of a shipment by their names (date, carrier,
 * carrier_name, method, tracking, memo; nothing after the colon clears), reason, and `later`, days that are added to
 * the desk's now.
 */
#ifndef TESTS_DESK_H
#define TESTS_DESK_H

#include <check.h>
#include <libshipment/shipment.h>

#define DESK_ORDERED_AT INT64_C(1762300800000) /* 2025-11-05T00:00:00Z */
#define DESK_DAY INT64_C(86400000)
#define DESK_NOW (DESK_ORDERED_AT + DESK_DAY)
#define DESK_DATE 20397 /* of now, where the marketplace is: its day has not ended */
#define DESK_SHIP_BY 20400
#define DESK_TRACKING "1Z999AA10123456784"
#define DESK_TEXT 16384

/* Check notes every assertion that it passes, which takes long where there are millions: this one only speaks up when
 * it must. */
#define HOLDS(condition) \
	do { \
		if (!(condition)) \
			ck_abort_msg("does not hold: %s", #condition); \
	} while (0)

struct desk {
	struct shp_ctx *ctx;
	struct shp_rules *rules;
	struct shp_error *error;
	struct shp_order *order;   /* as it is now; NULL before anything was placed */
	struct shp_decision *last; /* the last command's; NULL when it was refused */
	int64_t now;
	int without_adoption; /* orders are not adopted again after each command: they are large, or carriers are
			       * others now */
	char text[DESK_TEXT]; /* the last answer of the functions below that answer text */
};

void desk_open(struct desk *desk, const char *rules);
/* The same on a context of the caller's. */
void desk_open_on(struct desk *desk, struct shp_ctx *ctx, const char *rules);
/* Other rules from now on. */
void desk_rule(struct desk *desk, const char *rules);
void desk_close(struct desk *desk);

/* Runs a command on any order and changes nothing at the desk. Builders that run out of memory answer so. */
int32_t desk_try(const struct desk *desk, struct shp_order *order, const char *command,
		 struct shp_decision **ret_decision);
/* Places a new order; what was at the desk is released. */
void desk_place(struct desk *desk, const char *lines);
/* Runs a command that must be done, and goes on from the order after it. */
void desk_do(struct desk *desk, const char *command);
/* Several, with "; " between them. */
void desk_do_all(struct desk *desk, const char *commands);
/* The same for a command that must have happened already. */
void desk_repeat(struct desk *desk, const char *command);
/* Runs a command that must be refused: every problem, "CODE path; CODE path". */
const char *desk_refuse(struct desk *desk, const char *command);
/* The problems of the last command. */
const char *desk_problems(struct desk *desk);

/* The advice of the last decision, "CODE path; CODE", without the prefix of the codes. */
const char *desk_advice(struct desk *desk);

/* Packages and cancellations of the order. */
const char *desk_see(struct desk *desk);
/* Events of the last decision, effects with their amounts. */
const char *desk_hear(struct desk *desk);
/* What has moved: "charged 5 refunded 0 credited 4 debited 0 held 0". */
const char *desk_money(struct desk *desk);
/* Events of a kind in the last decision. */
uint32_t desk_count(const struct desk *desk, int32_t kind);

/* Whether two orders have the same bytes. */
int desk_same(const struct shp_order *a, const struct shp_order *b);
/* The order's bytes, of malloc. */
uint8_t *desk_bytes(const struct shp_order *order, size_t *ret_size);

#endif
