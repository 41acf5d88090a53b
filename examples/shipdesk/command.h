/* A command of the library with its input: to be run through the host, or decided without being committed. */
#ifndef SHIPDESK_COMMAND_H
#define SHIPDESK_COMMAND_H

#include "desk.h"

enum command_kind {
	COMMAND_NONE,
	COMMAND_PLACE,
	COMMAND_RELEASE,
	COMMAND_SPLIT,
	COMMAND_CONFIRM,
	COMMAND_RECONFIRM,
	COMMAND_LABEL,
	COMMAND_LABEL_CANCEL,
	COMMAND_CANCEL,
	COMMAND_EXPIRE,
	COMMAND_SCAN,
	COMMAND_PAYMENT
};

/* What a kind does not need is NULL or 0. Builders are owned. */
struct command {
	enum command_kind kind;
	uint8_t order_id[16]; /* but for placing */
	struct shp_placement *placement;
	struct shp_contents *contents;
	struct shp_confirmation *confirmation;
	struct shp_cancellation *cancellation;
	const char *package; /* of a label that is cancelled, or of a scan; borrowed */
	int32_t status;	     /* the carrier's, or the result of a payment */
	int64_t at;
	uint8_t charge_id[16];
};

/* Makes the builder that the kind needs. SHP_OK or SHP_ERR_NO_MEMORY. */
int32_t command_new(struct desk *desk, enum command_kind kind, struct command *ret_command);
void command_free(struct command *command);
/* Loads, decides, commits. Problems go into desk->error. */
int32_t command_run(struct desk *desk, const struct command *command, int64_t now, struct shp_decision **ret_decision);
/* Decides only: what would be said. order: NULL for an order that is placed for the first time. */
int32_t command_try(struct desk *desk, const struct command *command, struct shp_order *order, int64_t now,
		    struct shp_decision **ret_decision);

#endif
