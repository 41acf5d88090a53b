/*
 * The laws, over all small orders: every sequence of commands up to a length, every charge policy, each step held against the model of the desk
 * (desk_model.h), its events replayed, its bytes written and read, the command repeated. A command that is refused or repeated answers the order it was
 * given, so what follows it is what follows without it: only sequences of commands that do something are walked, and all others are covered by them.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libshipment/shipment.h>

#include "desk_model.h"

#define ORDERED_AT INT64_C(1762300800000) /* 2025-11-05T00:00:00Z */
#define NOW (ORDERED_AT + 86400000)
#define SHIP_BY 20400
#define LONG_AFTER INT64_C(1767225600000) /* 2026-01-01T00:00:00Z: past every deadline */
#define MEMO "for the seller alone"
#define PATH_EVENTS 64

enum operation {
	CONFIRM, CONFIRM_ITEMS, SPLIT, SPLIT_TWO, RECONFIRM, RECONFIRM_ITEMS, LABEL, CANCEL_LABEL, CANCEL, CANCEL_ALL, EXPIRE, SCAN, SETTLE,
	DECLINE
};

struct command {
	enum operation operation;
	int references[2];
	int units[2][MODEL_LINES];
	int details;
};

#define MOST_COMMANDS 4096

static struct shp_ctx *ctx;
static struct shp_rules *rules;
static struct shp_error *error;
static struct command commands[MOST_COMMANDS];
static int command_count;
static int line_count;
static uint64_t steps; /* commands that were carried out and checked */
static double sequences; /* that are covered */

static const char *const line_ids[MODEL_LINES] = {"a", "b", "c"};
static const char *const numbers[] = {"0", "1", "2", "3", "4"};

/* ---- the alphabet ---- */

static void add_command(enum operation operation, int first, const int *units, int second, const int *more, int details)
{
	struct command *command = &commands[command_count++];

	ck_assert_int_lt(command_count, MOST_COMMANDS);
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
	for (int line = 0; line < line_count; line++) {
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

static void make_alphabet(const int ordered[MODEL_LINES], int packages, int pairs)
{
	int units[MODEL_LINES] = {0};

	command_count = 0;
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

	ck_assert_int_eq(shp_confirmation_new(ctx, &confirmation), SHP_OK);
	shp_confirmation_set_package(confirmation, numbers[command->references[0]]);
	for (int line = 0; line < line_count; line++)
		if (command->units[0][line])
			shp_confirmation_add_item(confirmation, line_ids[line], command->units[0][line]);
	if (command->details < 0)
		return confirmation;
	shp_confirmation_set_ship_date(confirmation, SHIP_BY - 3);
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, command->details ? "FedEx" : "UPS");
	shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING, command->details ? "112345678" : "1Z999AA10123456784");
	shp_confirmation_set_text(confirmation, SHP_SHIP_MEMO, MEMO);
	return confirmation;
}

static int32_t run_confirmation(const struct command *command, struct shp_order *order, struct shp_decision **decision)
{
	struct shp_confirmation *confirmation = confirmation_of(command);
	int32_t status;

	if (command->operation == LABEL)
		status = shp_order_confirm_label(rules, order, confirmation, NOW, decision, error);
	else if (command->operation == RECONFIRM || command->operation == RECONFIRM_ITEMS)
		status = shp_order_reconfirm(rules, order, confirmation, NOW, decision, error);
	else
		status = shp_order_confirm(rules, order, confirmation, NOW, decision, error);
	shp_confirmation_free(confirmation);
	return status;
}

static int32_t run_split(const struct command *command, struct shp_order *order, struct shp_decision **decision)
{
	struct shp_contents *contents;
	const int count = command->operation == SPLIT_TWO ? 2 : 1;

	ck_assert_int_eq(shp_contents_new(ctx, &contents), SHP_OK);
	for (int i = 0; i < count; i++) {
		shp_contents_add_package(contents, numbers[command->references[i]]);
		for (int line = 0; line < line_count; line++)
			if (command->units[i][line])
				shp_contents_add_item(contents, (uint32_t)i, line_ids[line], command->units[i][line]);
	}
	const int32_t status = shp_order_split(rules, order, contents, NOW, decision, error);
	shp_contents_free(contents);
	return status;
}

static int32_t run_cancellation(const struct command *command, struct shp_order *order, struct shp_decision **decision)
{
	static const char *const names[] = {NULL, "x", "y"};
	struct shp_cancellation *cancellation;

	ck_assert_int_eq(shp_cancellation_new(ctx, &cancellation), SHP_OK);
	shp_cancellation_set_reason(cancellation, SHP_REASON_NO_INVENTORY);
	shp_cancellation_set_reference(cancellation, names[command->references[0]]);
	for (int line = 0; line < line_count; line++)
		if (command->units[0][line])
			shp_cancellation_add_item(cancellation, line_ids[line], command->units[0][line]);
	const int32_t status = shp_order_cancel(rules, order, cancellation, NOW, decision, error);
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
	return shp_order_report_payment(rules, order, id, result, NOW, decision, error);
}

static int32_t run(const struct command *command, struct shp_order *order, struct shp_decision **decision)
{
	const char *package = numbers[command->references[0]];

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
		return shp_order_cancel_label(rules, order, package, NOW, decision, error);
	case SCAN:
		return shp_order_scan(rules, order, package, SHP_CARRIER_STATUS_SCANNED, NOW, NOW, decision, error);
	case SETTLE:
	case DECLINE:
		return run_payment(command, order, decision);
	case EXPIRE:
		return shp_order_expire(rules, order, LONG_AFTER, decision, error);
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

static enum model_answer ask_model(const struct command *command, const struct shp_order *order, struct model *model)
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

/* ---- what must hold ---- */

/* Law 1, and that the units are where the model says. */
static void check_units(const struct shp_order *order, const struct model *model)
{
	ck_assert_uint_eq(shp_order_count_packages(order), (uint32_t)model->package_count);
	for (int line = 0; line < model->lines; line++) {
		const uint32_t at = (uint32_t)line;
		ck_assert_int_eq(shp_order_get_line_units(order, at, SHP_UNITS_CANCELLED), model->cancelled[line]);
		ck_assert_int_eq(shp_order_get_line_units(order, at, SHP_UNITS_SHIPPED), model_shipped(model, line));
		ck_assert_int_eq(shp_order_get_line_units(order, at, SHP_UNITS_OPEN), model_open(model, line));
		ck_assert_int_eq(model->cancelled[line] + model_shipped(model, line) + model_open(model, line), model->ordered[line]);
	}
	for (int i = 0; i < model->package_count; i++) {
		const struct model_package *package = &model->packages[i];
		const uint32_t at = (uint32_t)i;
		int held[MODEL_LINES] = {0};
		ck_assert_str_eq(shp_order_get_package_reference(order, at), numbers[package->reference]);
		ck_assert_int_eq(shp_order_get_package_status(order, at), package->confirmed ? SHP_PACKAGE_CONFIRMED : SHP_PACKAGE_OPEN);
		for (uint32_t item = 0; item < shp_order_count_package_items(order, at); item++)
			held[shp_order_get_package_item_line(order, at, item)] = shp_order_get_package_item_quantity(order, at, item);
		ck_assert_mem_eq(held, package->held, sizeof(held));
	}
}

/* Laws 2 and 8. */
static void check_money(const struct shp_order *order, const struct model *model)
{
	int64_t charge;
	int64_t credit;

	model_due(model, &charge, &credit);
	ck_assert_int_eq(shp_order_get_money(order, SHP_MONEY_CHARGED) - shp_order_get_money(order, SHP_MONEY_REFUNDED), charge);
	ck_assert_int_eq(shp_order_get_money(order, SHP_MONEY_CREDITED) - shp_order_get_money(order, SHP_MONEY_DEBITED) +
				 shp_order_get_money(order, SHP_MONEY_HELD),
			 credit);
	ck_assert_int_ge(shp_order_get_money(order, SHP_MONEY_HELD), 0);
	if (shp_order_get_status(order) == SHP_STATUS_CANCELLED)
		ck_assert_int_eq(shp_order_get_money(order, SHP_MONEY_CHARGED), shp_order_get_money(order, SHP_MONEY_REFUNDED));
}

/* Law 7. */
static void check_bytes(const struct shp_order *order)
{
	static uint8_t bytes[8192];
	static uint8_t again[8192];
	struct shp_order *decoded;
	size_t size;
	size_t size_again;

	ck_assert_int_eq(shp_order_encode(order, bytes, sizeof(bytes), &size), SHP_OK);
	ck_assert_int_eq(shp_order_decode(ctx, bytes, size, &decoded, error), SHP_OK);
	ck_assert_int_eq(shp_order_encode(decoded, again, sizeof(again), &size_again), SHP_OK);
	ck_assert_uint_eq(size, size_again);
	ck_assert_mem_eq(bytes, again, size);
	ck_assert_int_eq(shp_order_equals(order, decoded), 1);
	ck_assert_int_eq(shp_order_get_next_package_reference(order), shp_order_get_next_package_reference(decoded));
	shp_order_unref(decoded);
}

static int holds_memo(const void *bytes, size_t size)
{
	const size_t length = strlen(MEMO);

	for (size_t at = 0; at + length <= size; at++)
		if (!memcmp((const char *)bytes + at, MEMO, length))
			return 1;
	return 0;
}

/* The event read back from its bytes; an effect never holds the memo, in bytes or in JSON. */
static struct shp_event *reread(const struct shp_event *event)
{
	static uint8_t bytes[8192];
	static char json[16384];
	struct shp_event *read;
	size_t size;
	size_t json_size;

	ck_assert_int_eq(shp_event_encode(event, bytes, sizeof(bytes), &size), SHP_OK);
	ck_assert_int_eq(shp_event_decode(ctx, bytes, size, &read, error), SHP_OK);
	if (shp_event_is_effect(event)) {
		ck_assert_int_eq(shp_event_write_json(event, json, sizeof(json), &json_size), SHP_OK);
		ck_assert_int_eq(holds_memo(bytes, size) || holds_memo(json, json_size), 0);
	}
	return read;
}

/* Law 6: one by one from bytes, and all in one pass. */
static void check_replay(const struct shp_order *before, const struct shp_decision *decision)
{
	const struct shp_event *events[16];
	const uint32_t count = shp_decision_count_events(decision);
	struct shp_order *order = shp_order_ref((struct shp_order *)(uintptr_t)before);
	struct shp_order *folded;

	for (uint32_t i = 0; i < count; i++) {
		struct shp_order *next;
		struct shp_event *read = reread(shp_decision_get_event(decision, i));
		ck_assert_int_eq(shp_order_apply(order, read, &next, error), SHP_OK);
		shp_event_unref(read);
		shp_order_unref(order);
		order = next;
		events[i] = shp_decision_get_event(decision, i);
	}
	ck_assert_int_eq(shp_order_equals(order, shp_decision_get_order(decision)), 1);
	ck_assert_int_eq(shp_order_replay(before, events, count, &folded, error), SHP_OK);
	ck_assert_int_eq(shp_order_equals(folded, order), 1);
	shp_order_unref(folded);
	shp_order_unref(order);
}

/* Laws 3 and 4: what the events may be, and that no two happenings of a history have one name. */
static uint32_t check_events(const struct command *command, const struct shp_order *before, const struct shp_decision *decision,
			     char names[PATH_EVENTS][SHP_EVENT_NAME_SIZE], uint32_t named)
{
	const uint32_t count = shp_decision_count_events(decision);

	ck_assert_int_eq(shp_order_get_revision(shp_decision_get_order(decision)), shp_order_get_revision(before) + count);
	for (uint32_t i = 0; i < count; i++) {
		const struct shp_event *event = shp_decision_get_event(decision, i);
		ck_assert_int_eq(shp_event_get_revision(event), shp_order_get_revision(before) + i + 1);
		if (command->operation == RECONFIRM || command->operation == SPLIT || command->operation == SPLIT_TWO)
			ck_assert_int_eq(shp_event_get_amount(event), 0);
		shp_event_get_name(event, names[named]);
		for (uint32_t j = 0; j < named; j++)
			ck_assert_str_ne(names[j], names[named]);
		ck_assert_uint_lt(++named, PATH_EVENTS);
	}
	return named;
}

/* Law 4: what happened is recognised. */
static void check_repetition(const struct command *command, struct shp_order *after)
{
	struct shp_decision *decision;

	ck_assert_int_eq(run(command, after, &decision), SHP_OK);
	ck_assert_int_eq(shp_decision_is_repeated(decision), 1);
	ck_assert_uint_eq(shp_decision_count_events(decision), 0);
	ck_assert_ptr_eq(shp_decision_get_order(decision), after);
	shp_decision_unref(decision);
}

/* ---- all sequences ---- */

static void walk(struct shp_order *order, const struct model *model, int depth, char names[PATH_EVENTS][SHP_EVENT_NAME_SIZE],
		 uint32_t named);

static void try_command(const struct command *command, struct shp_order *order, const struct model *model, int depth,
			char names[PATH_EVENTS][SHP_EVENT_NAME_SIZE], uint32_t named)
{
	struct model after = *model;
	struct shp_decision *decision = NULL;
	const enum model_answer expected = ask_model(command, order, &after);
	const int32_t status = run(command, order, &decision);

	steps++;
	if (expected == MODEL_REFUSED) {
		ck_assert_int_ne(status, SHP_OK);
		ck_assert_ptr_null(decision);
		ck_assert_uint_gt(shp_error_count(error), 0);
		ck_assert_int_eq(shp_error_get_code(error, 0), status);
		return;
	}
	ck_assert_int_eq(status, SHP_OK);
	ck_assert_int_eq(shp_decision_is_repeated(decision), expected == MODEL_REPEATED);
	if (expected == MODEL_DONE) {
		struct shp_order *next = shp_decision_get_order(decision);
		check_units(next, &after);
		check_money(next, &after);
		check_bytes(next);
		check_replay(order, decision);
		const uint32_t now_named = check_events(command, order, decision, names, named);
		check_repetition(command, next);
		if (depth > 1)
			walk(next, &after, depth - 1, names, now_named);
	} else {
		ck_assert_uint_eq(shp_decision_count_events(decision), 0);
		ck_assert_ptr_eq(shp_decision_get_order(decision), order);
	}
	shp_decision_unref(decision);
}

static void walk(struct shp_order *order, const struct model *model, int depth, char names[PATH_EVENTS][SHP_EVENT_NAME_SIZE],
		 uint32_t named)
{
	for (int i = 0; i < command_count; i++)
		try_command(&commands[i], order, model, depth, names, named);
}

/* ---- orders ---- */

struct small_order {
	int lines;
	int ordered[MODEL_LINES];
	int packages;
	int pairs; /* two packages named in one split, too */
	int depth;
};

static struct shp_decision *place(const struct small_order *small, int64_t amounts[MODEL_LINES][MODEL_COMPONENTS], int64_t collect)
{
	static const int32_t kinds[MODEL_COMPONENTS] = {SHP_AMOUNT_ITEM_PRICE, SHP_AMOUNT_ITEM_TAX, SHP_AMOUNT_SHIPPING_PRICE,
							SHP_AMOUNT_SHIPPING_TAX, SHP_AMOUNT_GIFT_WRAP_PRICE, SHP_AMOUNT_GIFT_WRAP_TAX};
	struct shp_placement *placement;
	struct shp_decision *placed;

	ck_assert_int_eq(shp_placement_new(ctx, &placement), SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "111-2222222-3333333");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, ORDERED_AT);
	shp_placement_set_date(placement, SHP_ORDER_SHIP_BY, SHIP_BY);
	shp_placement_set_collect_amount(placement, collect);
	for (int line = 0; line < small->lines; line++) {
		shp_placement_add_line(placement, line_ids[line], small->ordered[line]);
		for (int i = 0; i < MODEL_COMPONENTS; i++)
			shp_placement_set_line_amount(placement, (uint32_t)line, kinds[i], amounts[line][i] + (i % 2 ? 0 : i ? 3 : 5));
		shp_placement_set_line_amount(placement, (uint32_t)line, SHP_AMOUNT_GIFT_WRAP_PRICE, amounts[line][4]);
		shp_placement_set_line_amount(placement, (uint32_t)line, SHP_AMOUNT_ITEM_DISCOUNT, 5);
		shp_placement_set_line_amount(placement, (uint32_t)line, SHP_AMOUNT_SHIPPING_DISCOUNT, 3);
	}
	ck_assert_int_eq(shp_order_place(rules, placement, NOW, &placed, error), SHP_OK);
	shp_placement_free(placement);
	return placed;
}

static void walk_order(const struct small_order *small, const char *text, int policy, int64_t collect, int64_t fee)
{
	/* amounts that no quantity divides, so that every rounding shows */
	int64_t amounts[MODEL_LINES][MODEL_COMPONENTS] = {{1001, 83, 500, 41, 7, 1}, {13, 1, 0, 0, 299, 25}, {100, 0, 1, 1, 1, 1}};
	static char names[PATH_EVENTS][SHP_EVENT_NAME_SIZE];

	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	ck_assert_int_eq(shp_error_new(ctx, 8, &error), SHP_OK);
	ck_assert_int_eq(shp_rules_parse(ctx, text, &rules, error), SHP_OK);
	line_count = small->lines;
	make_alphabet(small->ordered, small->packages, small->pairs);
	struct model model = model_place(small->lines, small->ordered, amounts, policy, collect, fee);
	struct shp_decision *placed = place(small, amounts, collect);
	check_units(shp_decision_get_order(placed), &model);
	check_money(shp_decision_get_order(placed), &model);
	walk(shp_decision_get_order(placed), &model, small->depth, names, 0);
	double words = 1;
	for (int i = 0; i < small->depth; i++, sequences += words)
		words *= command_count;
	shp_decision_unref(placed);
	shp_rules_unref(rules);
	shp_error_free(error);
	shp_ctx_unref(ctx);
}

static const struct small_order quick_orders[] = {
	{1, {1, 0, 0}, 2, 1, 5}, {1, {2, 0, 0}, 3, 1, 3}, {1, {3, 0, 0}, 3, 0, 3},
	{2, {1, 1, 0}, 3, 0, 3}, {2, {2, 1, 0}, 3, 1, 2}, {3, {1, 1, 1}, 3, 0, 2}, {3, {2, 1, 1}, 3, 0, 2},
};
static const struct small_order long_orders[] = {
	{1, {1, 0, 0}, 3, 1, 6}, {1, {2, 0, 0}, 3, 1, 4}, {1, {3, 0, 0}, 3, 1, 4}, {2, {1, 1, 0}, 3, 1, 3},
	{2, {2, 1, 0}, 3, 0, 4}, {2, {3, 3, 0}, 3, 0, 3}, {3, {1, 1, 1}, 3, 1, 3}, {3, {3, 2, 1}, 3, 0, 3}, {3, {3, 3, 3}, 3, 0, 2},
};

static void walk_policies(const struct small_order *orders, size_t count)
{
	static const struct {
		const char *rules;
		int policy;
		int64_t collect;
		int64_t fee;
	} policies[] = {
		{"us", SHP_CHARGE_FIRST_PACKAGE, 0, 0},
		{"us,charge=per_package,fee=1500", SHP_CHARGE_PER_PACKAGE, 0, 1500},
		{"us,charge=last_package,fee=833", SHP_CHARGE_LAST_PACKAGE, 700, 833},
		{"us,charge=per_package,credit=settlement,fee=1500", SHP_CHARGE_PER_PACKAGE, 250, 1500},
		{"us,credit=settlement,fee=10000", SHP_CHARGE_FIRST_PACKAGE, 100000, 10000},
	};

	steps = 0;
	sequences = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < sizeof(policies) / sizeof(policies[0]); j++)
			walk_order(&orders[i], policies[j].rules, policies[j].policy, policies[j].collect, policies[j].fee);
	fprintf(stderr, "laws: %llu commands carried out and checked, %.3g sequences covered\n", (unsigned long long)steps, sequences);
}

START_TEST(every_short_sequence_keeps_the_laws)
{
	walk_policies(quick_orders, sizeof(quick_orders) / sizeof(quick_orders[0]));
	ck_assert_uint_gt(steps, 100000);
}
END_TEST

START_TEST(every_longer_sequence_keeps_the_laws)
{
	walk_policies(long_orders, sizeof(long_orders) / sizeof(long_orders[0]));
	ck_assert_uint_gt(steps, 1000000);
}
END_TEST

/* LAWS=long walks further: minutes instead of seconds. */
int main(void)
{
	const char *extent = getenv("LAWS");
	Suite *suite = suite_create("laws");
	TCase *exhaustive = tcase_create("exhaustive");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(exhaustive, 0);
	suite_add_tcase(suite, exhaustive);
	if (extent && !strcmp(extent, "long"))
		tcase_add_test(exhaustive, every_longer_sequence_keeps_the_laws);
	else
		tcase_add_test(exhaustive, every_short_sequence_keeps_the_laws);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
