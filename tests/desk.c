#include "desk.h"

#include "order_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the desk ---- */

void desk_open_on(struct desk *desk, struct shp_ctx *ctx, const char *rules)
{
	memset(desk, 0, sizeof(*desk));
	desk->ctx = shp_ctx_ref(ctx);
	desk->now = DESK_NOW;
	HOLDS(shp_error_new(ctx, 16, &desk->error) == SHP_OK);
	desk_rule(desk, rules);
}

void desk_open(struct desk *desk, const char *rules)
{
	struct shp_ctx *ctx;

	HOLDS(shp_ctx_new(&ctx) == SHP_OK);
	desk_open_on(desk, ctx, rules);
	shp_ctx_unref(ctx);
}

void desk_rule(struct desk *desk, const char *rules)
{
	desk->rules = shp_rules_unref(desk->rules);
	HOLDS(shp_rules_parse(desk->ctx, rules, &desk->rules, desk->error) == SHP_OK);
}

void desk_close(struct desk *desk)
{
	shp_decision_unref(desk->last);
	shp_order_unref(desk->order);
	shp_rules_unref(desk->rules);
	shp_error_free(desk->error);
	shp_ctx_unref(desk->ctx);
	memset(desk, 0, sizeof(*desk));
}

/* ---- doing ---- */

static void take_decision(struct desk *desk, struct shp_decision *decision)
{
	shp_decision_unref(desk->last);
	desk->last = decision;
	shp_order_unref(desk->order);
	desk->order = shp_order_ref(shp_decision_get_order(decision));
}

/* Whatever has happened to an order, it can be handed over from what it says of itself, and is then what it was. */
static void check_adoptable(const struct desk *desk, const char *command)
{
	struct shp_decision *adopted = NULL;
	struct shp_adoption *adoption;

	if (desk->without_adoption)
		return;
	adoption = rows_of(desk->ctx, desk->order);
	HOLDS(adoption);
	if (shp_order_adopt(desk->rules, adoption, DESK_NOW, &adopted, desk->error) != SHP_OK)
		ck_abort_msg("%s: cannot be adopted: %s %s", command,
			     shp_status_name(shp_error_get_code(desk->error, 0)), shp_error_get_path(desk->error, 0));
	const char *differs = rows_differ(desk->order, shp_decision_get_order(adopted));
	if (differs)
		ck_abort_msg("%s: adopted with another %s", command, differs);
	shp_decision_unref(adopted);
	shp_adoption_free(adoption);
}

static void must_do(struct desk *desk, const char *command, int repeated)
{
	struct shp_decision *decision = NULL;
	const int32_t status = desk_try(desk, desk->order, command, &decision);

	if (status)
		ck_abort_msg("%s: %s", command, desk_problems(desk));
	if (shp_decision_is_repeated(decision) != repeated)
		ck_abort_msg("%s: %s", command, repeated ? "not recognised" : "has happened before");
	take_decision(desk, decision);
	check_adoptable(desk, command);
}

void desk_place(struct desk *desk, const char *lines)
{
	char command[DESK_TEXT];

	desk->order = shp_order_unref(desk->order);
	(void)snprintf(command, sizeof(command), "place %s", lines);
	must_do(desk, command, 0);
}

void desk_do(struct desk *desk, const char *command)
{
	must_do(desk, command, 0);
}

void desk_do_all(struct desk *desk, const char *commands)
{
	char command[200];

	while (*commands) {
		const size_t length = strcspn(commands, ";");

		HOLDS(length < sizeof(command));
		memcpy(command, commands, length);
		command[length] = 0;
		desk_do(desk, command);
		commands += length;
		commands += strspn(commands, "; ");
	}
}

void desk_repeat(struct desk *desk, const char *command)
{
	struct shp_order *before = desk->order;

	must_do(desk, command, 1);
	HOLDS(desk->order == before);
	HOLDS(shp_decision_count_events(desk->last) == 0);
}

const char *desk_refuse(struct desk *desk, const char *command)
{
	size_t size = 0;
	size_t size_after = 0;
	struct shp_decision *decision = NULL;
	uint8_t *before = desk->order ? desk_bytes(desk->order, &size) : NULL;
	const int32_t status = desk_try(desk, desk->order, command, &decision);
	uint8_t *after = desk->order ? desk_bytes(desk->order, &size_after) : NULL;

	if (!status)
		ck_abort_msg("%s: was not refused", command);
	HOLDS(!decision);
	HOLDS(shp_error_count_problems(desk->error) > 0 && shp_error_get_code(desk->error, 0) == status);
	HOLDS(size == size_after && (!before || memcmp(before, after, size) == 0));
	free(before);
	free(after);
	desk->last = shp_decision_unref(desk->last);
	return desk_problems(desk);
}

/* ---- seeing ---- */

static void say(struct desk *desk, const char *between, const char *text)
{
	const size_t length = strlen(desk->text);

	(void)snprintf(desk->text + length, sizeof(desk->text) - length, "%s%s", length ? between : "", text);
}

const char *desk_problems(struct desk *desk)
{
	desk->text[0] = 0;
	for (uint32_t i = 0; i < shp_error_count_kept(desk->error); i++) {
		say(desk, "; ", shp_status_name(shp_error_get_code(desk->error, i)));
		say(desk, " ", shp_error_get_path(desk->error, i));
	}
	return desk->text;
}

const char *desk_advice(struct desk *desk)
{
	static const size_t prefix = sizeof("SHP_ADVICE_") - 1;

	desk->text[0] = 0;
	for (uint32_t i = 0; i < shp_decision_count_advice(desk->last); i++) {
		const char *path = shp_decision_get_advice_path(desk->last, i);
		say(desk, "; ", shp_status_name(shp_decision_get_advice(desk->last, i)) + prefix);
		say(desk, *path ? " " : "", path);
	}
	return desk->text;
}

static void say_item(struct desk *desk, const struct shp_order *order, int first, int32_t line, int32_t quantity)
{
	char item[80];

	(void)snprintf(item, sizeof(item), "%s%s=%d", first ? "" : ",",
		       shp_order_get_line_text(order, (uint32_t)line, SHP_LINE_ID), (int)quantity);
	say(desk, "", item);
}

const char *desk_see(struct desk *desk)
{
	const struct shp_order *order = desk->order;

	desk->text[0] = 0;
	for (uint32_t i = 0; i < shp_order_count_packages(order); i++) {
		say(desk, " ", shp_order_get_package_reference(order, i));
		say(desk, "", shp_order_get_package_status(order, i) == SHP_PACKAGE_STATUS_CONFIRMED ? "*:" : ":");
		for (uint32_t j = 0; j < shp_order_count_package_items(order, i); j++)
			say_item(desk, order, j == 0, shp_order_get_package_item_line(order, i, j),
				 shp_order_get_package_item_quantity(order, i, j));
	}
	for (uint32_t i = 0; i < shp_order_count_cancellations(order); i++) {
		say(desk, " ", "cancelled ");
		say(desk, "", shp_order_get_cancellation_reference(order, i));
		say(desk, "", ":");
		for (uint32_t j = 0; j < shp_order_count_cancellation_items(order, i); j++)
			say_item(desk, order, j == 0, shp_order_get_cancellation_item_line(order, i, j),
				 shp_order_get_cancellation_item_quantity(order, i, j));
	}
	return desk->text;
}

const char *desk_hear(struct desk *desk)
{
	desk->text[0] = 0;
	for (uint32_t i = 0; i < shp_decision_count_events(desk->last); i++) {
		const struct shp_event *event = shp_decision_get_event(desk->last, i);
		char amount[24];
		say(desk, " ", shp_event_get_type(event) + strlen("libshipment."));
		(void)snprintf(amount, sizeof(amount), "=%lld", (long long)shp_event_get_amount(event));
		if (shp_event_get_amount(event))
			say(desk, "", amount);
	}
	return desk->text;
}

const char *desk_money(struct desk *desk)
{
	const struct shp_order *order = desk->order;

	(void)snprintf(desk->text, sizeof(desk->text),
		       "charged %lld refunded %lld credited %lld debited %lld held %lld",
		       (long long)shp_order_get_money(order, SHP_MONEY_CHARGED),
		       (long long)shp_order_get_money(order, SHP_MONEY_REFUNDED),
		       (long long)shp_order_get_money(order, SHP_MONEY_CREDITED),
		       (long long)shp_order_get_money(order, SHP_MONEY_DEBITED),
		       (long long)shp_order_get_money(order, SHP_MONEY_HELD));
	return desk->text;
}

uint32_t desk_count(const struct desk *desk, int32_t kind)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < shp_decision_count_events(desk->last); i++)
		count += shp_event_get_kind(shp_decision_get_event(desk->last, i)) == kind;
	return count;
}

/* ---- bytes ---- */

uint8_t *desk_bytes(const struct shp_order *order, size_t *ret_size)
{
	uint8_t *bytes;

	HOLDS(shp_order_encode(order, NULL, 0, ret_size) == SHP_ERR_BUFFER);
	bytes = malloc(*ret_size);
	HOLDS(bytes && shp_order_encode(order, bytes, *ret_size, ret_size) == SHP_OK);
	return bytes;
}

int desk_same(const struct shp_order *a, const struct shp_order *b)
{
	size_t size;
	size_t other_size;
	uint8_t *bytes = desk_bytes(a, &size);
	uint8_t *other = desk_bytes(b, &other_size);
	const int same = size == other_size && memcmp(bytes, other, size) == 0;

	free(bytes);
	free(other);
	return same;
}
