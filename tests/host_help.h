/* A small order and every command on it, for the tests of the host driver. */
#ifndef TESTS_HOST_HELP_H
#define TESTS_HOST_HELP_H

#include "fake_host.h"

/* 2025-11-06T23:00:00Z, and the date in the zone of the "us" rules. */
#define HELP_NOW INT64_C(1762470000000)
#define HELP_TODAY 20398
#define HELP_DAY INT64_C(86400000)
/* Long after any deadline of the order. */
#define HELP_LATE (HELP_NOW + 60 * HELP_DAY)

/* Everything that the commands need: made once, used for as many commands as one likes. */
struct help {
	struct shp_ctx *ctx;
	struct shp_rules *rules;
	struct shp_placement *placement; /* lines A (3 units), B (2), C (1) */
	struct shp_placement *pending; /* the same order, not paid yet */
	struct shp_placement *other; /* another order */
	struct shp_adoption *adoption; /* a third, with a confirmed package */
	struct shp_contents *contents; /* 2: A, B; 3: C; the rest, 2 A and B, stays in 1 */
	struct shp_confirmation *confirmations[3]; /* of packages 1, 2, 3, each saying what they hold */
	struct shp_confirmation *whole; /* of package 1, whatever it holds */
	struct shp_confirmation *correction; /* of package 1 */
	struct shp_confirmation *label; /* for package 3 */
	struct shp_cancellation *cancellation; /* of C, reference "late" */
	struct shp_cancellation *rest; /* of all that is open */
	uint8_t order_id[16];
	uint8_t other_id[16];
	uint8_t adopted_id[16];
	uint8_t charge_id[16]; /* of the charge for the whole order */
};

void help_open(struct help *help, struct shp_ctx *ctx);
void help_close(struct help *help);

/* The commands, each absolute, so that any can be told twice. */
enum help_command {
	HELP_PLACE,
	HELP_PLACE_PENDING,
	HELP_PLACE_OTHER,
	HELP_ADOPT,
	HELP_RELEASE,
	HELP_SPLIT,
	HELP_CONFIRM_1,
	HELP_CONFIRM_2,
	HELP_CONFIRM_3,
	HELP_CONFIRM_WHOLE,
	HELP_RECONFIRM,
	HELP_LABEL,
	HELP_UNLABEL,
	HELP_CANCEL,
	HELP_CANCEL_REST,
	HELP_EXPIRE,
	HELP_SCAN,
	HELP_SETTLED
};
#define HELP_COMMANDS 18

const char *help_name(enum help_command command);
/* Runs it by its own function. */
int32_t help_run(const struct help *help, struct shp_host *host, enum help_command command, int64_t now,
		 struct shp_decision **ret_decision, struct shp_error *error);
/* Adds it to a batch. */
void help_add(const struct help *help, struct shp_batch *batch, enum help_command command);

/* Delivers until nothing is pending or `rounds` are over, each a lease later. Answers the effects left. */
uint32_t help_deliver(struct fake_host *fake, int64_t *now, uint32_t rounds);

/* 1 when both stores hold the same orders, byte for byte, and the same events, whatever became of these. */
int help_same_store(struct fake_store *a, struct fake_store *b);

/* The id of an event by its name, as anyone can recompute it. */
void help_event_id(const uint8_t order_id[16], const char *name, uint8_t ret_id[16]);

#endif
