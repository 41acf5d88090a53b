/* Any command on any order: made at random, run as often as wanted, and what it must make of the picture of the order.
 */
#ifndef TESTS_ANY_COMMAND_H
#define TESTS_ANY_COMMAND_H

#include <libshipment/shipment.h>

#include "chance.h"
#include "picture.h"

#define ANY_NOW INT64_C(1762470000000) /* 2025-11-06T23:00:00Z */
#define ANY_DAY INT64_C(86400000)
#define ANY_DATE 20398
/* In every memo, and nowhere else. */
#define ANY_MEMO "between us"

enum any_kind {
	ANY_SPLIT,
	ANY_CONFIRM,
	ANY_RECONFIRM,
	ANY_LABEL,
	ANY_CANCEL_LABEL,
	ANY_CANCEL,
	ANY_EXPIRE,
	ANY_RELEASE,
	ANY_SCAN,
	ANY_PAY,
	ANY_KINDS
};

struct any_command {
	enum any_kind kind;
	struct shp_contents *contents;
	struct shp_confirmation *confirmation;
	struct shp_cancellation *cancellation;
	char reference[SHP_LIMIT_REFERENCE + 1];
	int32_t status; /* of a scan, or the result of a payment */
	int64_t at;
	uint8_t id[16];
	int by_items; /* else everything that is there */
	int details_only;
	struct wish wish;
	int32_t cancelled[PICTURE_LINES];
};

/* An order's placement: of so many lines at most, each of so many units, and amounts up to `most`. */
void any_placement(struct shp_placement *placement, struct chance *chance, int lines, int32_t quantity, int64_t most);

void any_command_make(struct any_command *command, struct shp_ctx *ctx, struct chance *chance,
		      const struct picture *picture, const struct shp_order *order);
void any_command_free(struct any_command *command);
int32_t any_command_run(const struct any_command *command, const struct shp_rules *rules, struct shp_order *order,
			int64_t now, struct shp_decision **ret_decision, struct shp_error *error);
/* Makes of the picture what must become of it if the command is done; 0 if it asks for more units than there are. */
int any_command_picture(const struct any_command *command, struct picture *picture);
const char *any_kind_name(enum any_kind kind);

#endif
