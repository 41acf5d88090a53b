/* One order, to which things happen; all of it goes into a corpus. */
#ifndef TESTS_CORPUS_STORY_H
#define TESTS_CORPUS_STORY_H

#include <libshipment/shipment.h>

#include "corpus.h"

#define NOW INT64_C(1762387200000) /* 2025-11-06T00:00:00Z */
#define TODAY 20398
#define DAY INT64_C(86400000)

struct story {
	const char *name;
	struct shp_ctx *ctx;
	struct shp_rules *rules;
	struct shp_order *order;
	int64_t now; /* a minute later after each command */
};

extern struct story story;

/* Stops the program. */
void corpus_must(int32_t status);

void corpus_open(struct corpus *corpus);
void corpus_close(void);
/* A story, and its end: the order as it then is. */
void corpus_begin(const char *name, const char *rules_text);
void corpus_end(void);
/* An order on the way, and an event. */
void corpus_add_order(const struct shp_order *of, const char *suffix);
void corpus_add_event(const struct shp_event *event);
/* What was decided has happened: its events go into the corpus, and the order goes on. */
void corpus_happen(struct shp_decision *decision);

/* Up to three lines of a usual order. */
void corpus_buy(struct shp_placement *placement, uint32_t lines);
void corpus_place(const struct shp_placement *placement);
void corpus_place_lines(uint32_t lines);
/* Each package is a reference and an item: units of a line. */
void corpus_split(uint32_t count, const char *const packages[], const uint32_t lines[], const int32_t units[]);
/* A usual confirmation, which confirming releases. */
struct shp_confirmation *corpus_leave(const char *package);
void corpus_confirm_as(struct shp_confirmation *confirmation);
void corpus_confirm(const char *package);
void corpus_reconfirm(struct shp_confirmation *confirmation);
void corpus_label(const char *package);
void corpus_cancel_label(const char *package);
/* reference may be NULL; line -1: all that is open. */
void corpus_cancel(const char *reference, int32_t reason, int32_t line, int32_t units);
void corpus_scan(const char *package, int32_t status, int64_t at);
/* The first charge. */
void corpus_pay(int32_t result);

#endif
