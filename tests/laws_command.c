/* The commands of the walk, each by the library and by the model. */
#include "laws_walk.h"

#include <string.h>

struct walk walk;
const char *const walk_line_ids[MODEL_LINES] = {"a", "b", "c"};
const char *const walk_numbers[MODEL_PACKAGES] = {"0",	"1",  "2",  "3",  "4",	"5",  "6",  "7",
						  "8",	"9",  "10", "11", "12", "13", "14", "15",
						  "16", "17", "18", "19", "20", "21", "22", "23"};

/* ---- the alphabet ---- */

static void add_command(enum operation operation, int first, const int *units, int second, const int *more, int details)
{
	struct command *command = &walk.commands[walk.command_count++];

	WALK(walk.command_count < MOST_COMMANDS);
	memset(command, 0, sizeof(*command));
	command->operation = operation;
	command->references[0] = first;
	command->references[1] = second;
	if (units)
		memcpy(command->units[0], units, sizeof(command->units[0]));
	if (more)
		memcpy(command->units[1], more, sizeof(command->units[1]));
	command->details = details;
}

/* Counts on through all contents up to what was ordered; false after the last. */
static int next_units(int units[MODEL_LINES], const int ordered[MODEL_LINES])
{
	for (int line = 0; line < walk.lines; line++) {
		if (units[line]++ < ordered[line])
			return 1;
		units[line] = 0;
	}
	return 0;
}

static void add_contents_commands(const int ordered[MODEL_LINES], const int units[MODEL_LINES], int packages, int pairs)
{
	for (int package = 1; package <= packages; package++) {
		int more[MODEL_LINES] = {0};
		add_command(CONFIRM_ITEMS, package, units, 0, NULL, 0);
		add_command(SPLIT, package, units, 0, NULL, 0);
		add_command(RECONFIRM_ITEMS, package, units, 0, NULL, -1);
		while (pairs && next_units(more, ordered))
			for (int second = 1; second <= packages; second++)
				if (second != package)
					add_command(SPLIT_TWO, package, units, second, more, 0);
	}
	add_command(CANCEL, 1, units, 0, NULL, 0);
	add_command(CANCEL, 2, units, 0, NULL, 0);
}

void walk_make_alphabet(const int ordered[MODEL_LINES], int packages, int pairs)
{
	int units[MODEL_LINES] = {0};

	walk.command_count = 0;
	for (int package = 1; package <= packages; package++) {
		add_command(CONFIRM, package, NULL, 0, NULL, 0);
		add_command(LABEL, package, NULL, 0, NULL, 0);
		add_command(CANCEL_LABEL, package, NULL, 0, NULL, 0);
		add_command(RECONFIRM, package, NULL, 0, NULL, 1);
		add_command(SCAN, package, NULL, 0, NULL, 0);
	}
	while (next_units(units, ordered))
		add_contents_commands(ordered, units, packages, pairs);
	add_command(CANCEL_ALL, 0, NULL, 0, NULL, 0);
	add_command(EXPIRE, 0, NULL, 0, NULL, 0);
	add_command(SETTLE, 0, NULL, 0, NULL, 0);
	add_command(DECLINE, 0, NULL, 0, NULL, 0);
}

/* ---- one command, by the library and by the model ---- */

static struct shp_confirmation *confirmation_of(const struct command *command)
{
	struct shp_confirmation *confirmation;

	WALK(shp_confirmation_new(walk.ctx, &confirmation) == SHP_OK);
	shp_confirmation_set_package(confirmation, walk_numbers[command->references[0]]);
	for (int line = 0; line < walk.lines; line++)
		if (command->units[0][line])
			shp_confirmation_add_item(confirmation, walk_line_ids[line], command->units[0][line]);
	if (command->details < 0)
		return confirmation;
	shp_confirmation_set_ship_date(confirmation, SHIP_BY - 3);
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, command->details ? "FedEx" : "UPS");
	shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING,
				  command->details ? "112345678" : "1Z999AA10123456784");
	shp_confirmation_set_text(confirmation, SHP_SHIP_MEMO, MEMO);
	return confirmation;
}

static int32_t run_confirmation(const struct command *command, struct shp_order *order, struct shp_decision **decision)
{
	struct shp_confirmation *confirmation = confirmation_of(command);
	int32_t status;

	if (command->operation == LABEL)
		status = shp_order_confirm_label(walk.rules, order, confirmation, NOW, decision, walk.error);
	else if (command->operation == RECONFIRM || command->operation == RECONFIRM_ITEMS)
		status = shp_order_reconfirm(walk.rules, order, confirmation, NOW, decision, walk.error);
	else
		status = shp_order_confirm(walk.rules, order, confirmation, NOW, decision, walk.error);
	shp_confirmation_free(confirmation);
	return status;
}

static int32_t run_split(const struct command *command, struct shp_order *order, struct shp_decision **decision)
{
	struct shp_contents *contents;
	const int count = command->operation == SPLIT_TWO ? 2 : 1;

	WALK(shp_contents_new(walk.ctx, &contents) == SHP_OK);
	for (int i = 0; i < count; i++) {
		shp_contents_add_package(contents, walk_numbers[command->references[i]]);
		for (int line = 0; line < walk.lines; line++)
			if (command->units[i][line])
				shp_contents_add_item(contents, (uint32_t)i, walk_line_ids[line],
						      command->units[i][line]);
	}
	const int32_t status = shp_order_split(walk.rules, order, contents, NOW, decision, walk.error);
	shp_contents_free(contents);
	return status;
}

static int32_t run_cancellation(const struct command *command, struct shp_order *order, struct shp_decision **decision)
{
	static const char *const names[] = {NULL, "x", "y"};
	struct shp_cancellation *cancellation;

	WALK(shp_cancellation_new(walk.ctx, &cancellation) == SHP_OK);
	shp_cancellation_set_reason(cancellation, SHP_REASON_NO_INVENTORY);
	shp_cancellation_set_reference(cancellation, names[command->references[0]]);
	for (int line = 0; line < walk.lines; line++)
		if (command->units[0][line])
			shp_cancellation_add_item(cancellation, walk_line_ids[line], command->units[0][line]);
	const int32_t status = shp_order_cancel(walk.rules, order, cancellation, NOW, decision, walk.error);
	shp_cancellation_free(cancellation);
	return status;
}

/* A result of the newest charge. */
static int32_t run_payment(const struct command *command, struct shp_order *order, struct shp_decision **decision)
{
	const int32_t result = command->operation == SETTLE ? SHP_PAYMENT_SETTLED : SHP_PAYMENT_DECLINED;
	uint8_t id[16] = {0};

	if (shp_order_count_charges(order))
		shp_order_get_charge_id(order, shp_order_count_charges(order) - 1, id);
	return shp_order_report_payment(walk.rules, order, id, result, NOW, decision, walk.error);
}

int32_t walk_run(const struct command *command, struct shp_order *order, struct shp_decision **decision)
{
	const char *package = walk_numbers[command->references[0]];

	switch (command->operation) {
	case CONFIRM:
	case CONFIRM_ITEMS:
	case LABEL:
	case RECONFIRM:
	case RECONFIRM_ITEMS:
		return run_confirmation(command, order, decision);
	case SPLIT:
	case SPLIT_TWO:
		return run_split(command, order, decision);
	case CANCEL:
	case CANCEL_ALL:
		return run_cancellation(command, order, decision);
	case CANCEL_LABEL:
		return shp_order_cancel_label(walk.rules, order, package, 0, NOW, decision, walk.error);
	case SCAN:
		return shp_order_scan(walk.rules, order, package, SHP_CARRIER_STATUS_SCANNED, NOW, NOW, decision,
				      walk.error);
	case SETTLE:
	case DECLINE:
		return run_payment(command, order, decision);
	case EXPIRE:
		return shp_order_expire(walk.rules, order, LONG_AFTER, decision, walk.error);
	}
	return SHP_ERR_VALUE;
}

/* Payment results change neither units nor what is due: what they answer follows from the charge alone. */
static enum model_answer expect_payment(const struct command *command, const struct shp_order *order)
{
	const uint32_t count = shp_order_count_charges(order);

	if (!count)
		return MODEL_REFUSED;
	const int32_t known = shp_order_get_charge_payment(order, count - 1);
	if (known == SHP_PAYMENT_SETTLED || (known == SHP_PAYMENT_DECLINED && command->operation == DECLINE))
		return MODEL_REPEATED;
	return MODEL_DONE;
}

enum model_answer walk_ask_model(const struct command *command, const struct shp_order *order, struct model *model)
{
	struct command copy = *command;

	switch (command->operation) {
	case CONFIRM:
		return model_confirm(model, copy.references[0], NULL, copy.details, 0);
	case LABEL:
		return model_confirm(model, copy.references[0], NULL, copy.details, 1);
	case CONFIRM_ITEMS:
		return model_confirm(model, copy.references[0], copy.units[0], copy.details, 0);
	case SPLIT:
		return model_split(model, 1, copy.references, copy.units);
	case SPLIT_TWO:
		return model_split(model, 2, copy.references, copy.units);
	case RECONFIRM:
		return model_reconfirm(model, copy.references[0], NULL, copy.details);
	case RECONFIRM_ITEMS:
		return model_reconfirm(model, copy.references[0], copy.units[0], -1);
	case CANCEL_LABEL:
		return model_cancel_label(model, copy.references[0]);
	case CANCEL:
		return model_cancel(model, copy.references[0], copy.units[0]);
	case CANCEL_ALL:
		return model_cancel(model, -1, NULL);
	case SCAN:
		return model_scan(model, copy.references[0]);
	case EXPIRE:
		return model_expire(model);
	case SETTLE:
	case DECLINE:
		return expect_payment(command, order);
	}
	return MODEL_REFUSED;
}
