/*
 * The laws as checks of any order and any decision, whatever made them. What breaks one is told with the seed and the
 * step that led there.
 */
#ifndef TESTS_ORDER_LAWS_H
#define TESTS_ORDER_LAWS_H

#include "event_name.h"
#include "picture.h"
#include <libshipment/shipment.h>

#define LAW_NAMES 8192

/* What must be remembered of an order's history to judge it. */
struct law_book {
	struct shp_ctx *ctx;
	struct shp_error *error;
	int completed; /* the last-package policy: nothing was open at some moment since something is confirmed */
	int64_t baseline_charge;
	int64_t baseline_credit;
	int pays_later; /* whether credits wait */
	uint32_t names;
	char name[LAW_NAMES][EVENT_NAME_ROOM];
	uint32_t events;
	struct shp_event *event[LAW_NAMES]; /* the whole history, as it was read back from its bytes */
};

/* Where the test is, for whoever reads of a broken law. */
struct law_place {
	uint64_t seed;
	int step;
	const char *what;
};
extern struct law_place law_place;

void law_broken(const char *file, int line, const char *law);
#define LAW(condition) \
	do { \
		if (!(condition)) \
			law_broken(__FILE__, __LINE__, #condition); \
	} while (0)

/* Begins with an order that was placed (or adopted, if it is not the first event's). */
void law_open(struct law_book *book, struct shp_ctx *ctx, struct shp_error *error,
	      const struct shp_decision *beginning);
void law_close(struct law_book *book);

/* What the buyer owes and what is due to the seller by now, counted from the units, line by line. */
void law_due(const struct law_book *book, const struct shp_order *order, int64_t *ret_charge, int64_t *ret_credit);

/* A decision that was done: laws 2, 4, 6, 7 and 8, and the memo. Goes into the book. */
void law_decision(struct law_book *book, const struct shp_order *before, const struct shp_decision *decision);
/* Law 4: a decision that says that it has happened before. */
void law_repeated(const struct shp_order *order, const struct shp_decision *decision);
/* Law 5: every problem has a code, a path, and a sentence in both languages. */
void law_refused(const struct law_book *book, int32_t status, const struct shp_decision *decision);
/* Law 3: details never move money. */
void law_details(const struct shp_decision *decision);
/* Law 6 for the whole history at once. */
void law_history(const struct law_book *book, const struct shp_order *order);

#endif
