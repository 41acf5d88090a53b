/* What must hold after each command of the walk. */
#include "laws_walk.h"

#include <stdio.h>
#include <string.h>

static void tell(const struct command *command)
{
	static const char *const operations[] = {
		"confirm",	"confirm items", "split",      "split two", "reconfirm", "reconfirm items", "label",
		"cancel label", "cancel",	 "cancel all", "expire",    "scan",	 "settle",	    "decline"};

	fprintf(stderr, "  %s %d:", operations[command->operation], command->references[0]);
	for (int line = 0; line < walk.lines; line++)
		fprintf(stderr, " %d", command->units[0][line]);
	if (command->references[1])
		fprintf(stderr, ", %d:", command->references[1]);
	for (int line = 0; command->references[1] && line < walk.lines; line++)
		fprintf(stderr, " %d", command->units[1][line]);
	fprintf(stderr, "\n");
}

void walk_broken(const char *file, int line, const char *law)
{
	fprintf(stderr, "under %s:\n", walk.rules_text);
	for (int i = 0; i < walk.depth; i++)
		tell(walk.path[i]);
	ck_abort_msg("%s:%d: does not hold: %s", file, line, law);
}

void walk_check_units(const struct shp_order *order, const struct model *model)
{
	WALK(shp_order_count_packages(order) == (uint32_t)model->package_count);
	for (int line = 0; line < model->lines; line++) {
		const uint32_t at = (uint32_t)line;
		WALK(shp_order_get_line_units(order, at, SHP_UNITS_CANCELLED) == model->cancelled[line]);
		WALK(shp_order_get_line_units(order, at, SHP_UNITS_SHIPPED) == model_shipped(model, line));
		WALK(shp_order_get_line_units(order, at, SHP_UNITS_OPEN) == model_open(model, line));
		WALK(model->cancelled[line] + model_shipped(model, line) + model_open(model, line) ==
		     model->ordered[line]);
	}
	for (int i = 0; i < model->package_count; i++) {
		const struct model_package *package = &model->packages[i];
		const uint32_t at = (uint32_t)i;
		int held[MODEL_LINES] = {0};
		WALK(!strcmp(shp_order_get_package_reference(order, at), walk_numbers[package->reference]));
		WALK(shp_order_get_package_status(order, at) ==
		     (package->confirmed ? SHP_PACKAGE_STATUS_CONFIRMED : SHP_PACKAGE_STATUS_OPEN));
		for (uint32_t item = 0; item < shp_order_count_package_items(order, at); item++)
			held[shp_order_get_package_item_line(order, at, item)] = shp_order_get_package_item_quantity(
				order, at, item);
		WALK(!memcmp(held, package->held, sizeof(held)));
	}
}

void walk_check_money(const struct shp_order *order, const struct model *model)
{
	int64_t charge;
	int64_t credit;

	model_due(model, &charge, &credit);
	WALK(shp_order_get_money(order, SHP_MONEY_CHARGED) - shp_order_get_money(order, SHP_MONEY_REFUNDED) == charge);
	WALK(shp_order_get_money(order, SHP_MONEY_CREDITED) - shp_order_get_money(order, SHP_MONEY_DEBITED) +
		     shp_order_get_money(order, SHP_MONEY_HELD) ==
	     credit);
	WALK(shp_order_get_money(order, SHP_MONEY_HELD) >= 0);
	if (shp_order_get_status(order) == SHP_ORDER_STATUS_CANCELLED)
		WALK(shp_order_get_money(order, SHP_MONEY_CHARGED) == shp_order_get_money(order, SHP_MONEY_REFUNDED));
}

void walk_check_bytes(const struct shp_order *order)
{
	static uint8_t bytes[8192];
	static uint8_t again[8192];
	struct shp_order *decoded;
	size_t size;
	size_t size_again;

	WALK(shp_order_encode(order, bytes, sizeof(bytes), &size) == SHP_OK);
	WALK(shp_order_decode(walk.ctx, bytes, size, &decoded, walk.error) == SHP_OK);
	WALK(shp_order_encode(decoded, again, sizeof(again), &size_again) == SHP_OK);
	WALK(size == size_again);
	WALK(!memcmp(bytes, again, size));
	WALK(shp_order_equals(order, decoded) == 1);
	WALK(shp_order_get_next_package_number(order) == shp_order_get_next_package_number(decoded));
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

	WALK(shp_event_encode(event, bytes, sizeof(bytes), &size) == SHP_OK);
	WALK(shp_event_decode(walk.ctx, bytes, size, &read, walk.error) == SHP_OK);
	if (shp_event_is_effect(event)) {
		WALK(shp_event_write_json(event, json, sizeof(json), &json_size) == SHP_OK);
		WALK((holds_memo(bytes, size) || holds_memo(json, json_size)) == 0);
	}
	return read;
}

void walk_check_replay(const struct shp_order *before, const struct shp_decision *decision)
{
	const struct shp_event *events[16];
	const uint32_t count = shp_decision_count_events(decision);
	struct shp_order *order = shp_order_ref((struct shp_order *)(uintptr_t)before);
	struct shp_order *folded;

	for (uint32_t i = 0; i < count; i++) {
		struct shp_order *next;
		struct shp_event *read = reread(shp_decision_get_event(decision, i));
		WALK(shp_order_apply(order, read, &next, walk.error) == SHP_OK);
		shp_event_unref(read);
		shp_order_unref(order);
		order = next;
		events[i] = shp_decision_get_event(decision, i);
	}
	WALK(shp_order_equals(order, shp_decision_get_order(decision)) == 1);
	WALK(shp_order_replay(before, events, count, &folded, walk.error) == SHP_OK);
	WALK(shp_order_equals(folded, order) == 1);
	shp_order_unref(folded);
	shp_order_unref(order);
}

uint32_t walk_check_events(const struct command *command, const struct shp_order *before,
			   const struct shp_decision *decision, char names[PATH_EVENTS][EVENT_NAME_ROOM],
			   uint32_t named)
{
	const uint32_t count = shp_decision_count_events(decision);

	WALK(shp_order_get_revision(shp_decision_get_order(decision)) == shp_order_get_revision(before) + count);
	for (uint32_t i = 0; i < count; i++) {
		const struct shp_event *event = shp_decision_get_event(decision, i);
		WALK(shp_event_get_revision(event) == shp_order_get_revision(before) + i + 1);
		if (command->operation == RECONFIRM || command->operation == SPLIT || command->operation == SPLIT_TWO)
			WALK(shp_event_get_amount(event) == 0);
		event_name(event, names[named]);
		for (uint32_t j = 0; j < named; j++)
			WALK(strcmp(names[j], names[named]) != 0);
		WALK(++named < PATH_EVENTS);
	}
	return named;
}

void walk_check_repetition(const struct command *command, struct shp_order *after)
{
	struct shp_decision *decision;

	WALK(walk_run(command, after, &decision) == SHP_OK);
	WALK(shp_decision_is_repeated(decision) == 1);
	WALK(shp_decision_count_events(decision) == 0);
	WALK(shp_decision_get_order(decision) == after);
	shp_decision_unref(decision);
}
