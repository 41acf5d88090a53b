/* The walk over all sequences of commands: the alphabet, one command by the library and by the model, and what must
 * hold. */
#ifndef TESTS_LAWS_WALK_H
#define TESTS_LAWS_WALK_H

#include <check.h>
#include <libshipment/shipment.h>

#include "desk_model.h"
#include "event_name.h"

#define ORDERED_AT INT64_C(1762300800000) /* 2025-11-05T00:00:00Z */
#define NOW (ORDERED_AT + 86400000)
#define SHIP_BY 20400
#define LONG_AFTER INT64_C(1767225600000) /* 2026-01-01T00:00:00Z: past every deadline */
#define MEMO "for the seller alone"
#define PATH_EVENTS 64
#define PATH_COMMANDS 16

enum operation {
	CONFIRM,
	CONFIRM_ITEMS,
	SPLIT,
	SPLIT_TWO,
	RECONFIRM,
	RECONFIRM_ITEMS,
	LABEL,
	CANCEL_LABEL,
	CANCEL,
	CANCEL_ALL,
	EXPIRE,
	SCAN,
	SETTLE,
	DECLINE
};

struct command {
	enum operation operation;
	int references[2];
	int units[2][MODEL_LINES];
	int details;
};

#define MOST_COMMANDS 4096

/* One order's walk. */
struct walk {
	struct shp_ctx *ctx;
	struct shp_rules *rules;
	struct shp_error *error;
	const char *rules_text;
	int lines;
	int command_count;
	struct command commands[MOST_COMMANDS];
	int depth;
	const struct command *path[PATH_COMMANDS]; /* what was done to come here */
};
extern struct walk walk;
extern const char *const walk_line_ids[MODEL_LINES];
extern const char *const walk_numbers[MODEL_PACKAGES];

/* Tells the path that led to what does not hold. */
void walk_broken(const char *file, int line, const char *law);
#define WALK(condition) \
	do { \
		if (!(condition)) \
			walk_broken(__FILE__, __LINE__, #condition); \
	} while (0)

void walk_make_alphabet(const int ordered[MODEL_LINES], int packages, int pairs);
int32_t walk_run(const struct command *command, struct shp_order *order, struct shp_decision **decision);
enum model_answer walk_ask_model(const struct command *command, const struct shp_order *order, struct model *model);

/* Law 1, and that the units are where the model says. */
void walk_check_units(const struct shp_order *order, const struct model *model);
/* Laws 2 and 8. */
void walk_check_money(const struct shp_order *order, const struct model *model);
/* Law 7. */
void walk_check_bytes(const struct shp_order *order);
/* Law 6: one by one from bytes, and all in one pass. */
void walk_check_replay(const struct shp_order *before, const struct shp_decision *decision);
/* Laws 3 and 4: what the events may be, and that no two happenings of a history have one name. Answers how many names
 * there are now. */
uint32_t walk_check_events(const struct command *command, const struct shp_order *before,
			   const struct shp_decision *decision, char names[PATH_EVENTS][EVENT_NAME_ROOM],
			   uint32_t named);
/* Law 4: what happened is recognised. */
void walk_check_repetition(const struct command *command, struct shp_order *after);

#endif
