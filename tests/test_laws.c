/*
 * The laws, over all small orders: every sequence of commands up to a length, every charge policy, each step held
 * against the model of the desk (desk_model.h), its events replayed, its bytes written and read, the command repeated.
 * A command that is refused or repeated answers the order it was given, so what follows it is what follows without it:
 * only sequences of commands that do something are walked, and all others are covered by them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "laws_walk.h"

static uint64_t steps; /* commands that were carried out and checked */
static double sequences; /* that are covered */

/* ---- all sequences ---- */

static void walk_on(struct shp_order *order, const struct model *model, int depth,
		    char names[PATH_EVENTS][EVENT_NAME_ROOM], uint32_t named);

static void try_command(const struct command *command, struct shp_order *order, const struct model *model, int depth,
			char names[PATH_EVENTS][EVENT_NAME_ROOM], uint32_t named)
{
	struct model after = *model;
	struct shp_decision *decision = NULL;

	walk.path[walk.depth++] = command;
	const enum model_answer expected = walk_ask_model(command, order, &after);
	const int32_t status = walk_run(command, order, &decision);
	steps++;
	if (expected == MODEL_REFUSED) {
		WALK(status != SHP_OK);
		WALK(!decision);
		WALK(shp_error_count_problems(walk.error) > 0);
		WALK(shp_error_get_code(walk.error, 0) == status);
		walk.depth--;
		return;
	}
	WALK(status == SHP_OK);
	WALK(shp_decision_is_repeated(decision) == (expected == MODEL_REPEATED));
	if (expected == MODEL_DONE) {
		struct shp_order *next = shp_decision_get_order(decision);
		walk_check_units(next, &after);
		walk_check_money(next, &after);
		walk_check_bytes(next);
		walk_check_replay(order, decision);
		const uint32_t now_named = walk_check_events(command, order, decision, names, named);
		walk_check_repetition(command, next);
		if (depth > 1)
			walk_on(next, &after, depth - 1, names, now_named);
	} else {
		WALK(shp_decision_count_events(decision) == 0);
		WALK(shp_decision_get_order(decision) == order);
	}
	shp_decision_unref(decision);
	walk.depth--;
}

static void walk_on(struct shp_order *order, const struct model *model, int depth,
		    char names[PATH_EVENTS][EVENT_NAME_ROOM], uint32_t named)
{
	for (int i = 0; i < walk.command_count; i++)
		try_command(&walk.commands[i], order, model, depth, names, named);
}

/* ---- orders ---- */

struct small_order {
	int lines;
	int ordered[MODEL_LINES];
	int packages;
	int pairs; /* two packages named in one split, too */
	int depth;
};

static struct shp_decision *place(const struct small_order *small, int64_t amounts[MODEL_LINES][MODEL_COMPONENTS],
				  int64_t collect)
{
	static const int32_t kinds[MODEL_COMPONENTS] = {SHP_AMOUNT_ITEM_PRICE,	    SHP_AMOUNT_ITEM_TAX,
							SHP_AMOUNT_SHIPPING_PRICE,  SHP_AMOUNT_SHIPPING_TAX,
							SHP_AMOUNT_GIFT_WRAP_PRICE, SHP_AMOUNT_GIFT_WRAP_TAX};
	struct shp_placement *placement;
	struct shp_decision *placed;

	WALK(shp_placement_new(walk.ctx, &placement) == SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "111-2222222-3333333");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, ORDERED_AT);
	shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_BY, SHIP_BY);
	shp_placement_set_cod_amount(placement, collect);
	for (int line = 0; line < small->lines; line++) {
		shp_placement_add_line(placement, walk_line_ids[line], small->ordered[line]);
		for (int i = 0; i < MODEL_COMPONENTS; i++)
			shp_placement_set_line_amount(placement, (uint32_t)line, kinds[i],
						      amounts[line][i] + (i % 2 ? 0
									  : i	? 3
										: 5));
		shp_placement_set_line_amount(placement, (uint32_t)line, SHP_AMOUNT_GIFT_WRAP_PRICE, amounts[line][4]);
		shp_placement_set_line_amount(placement, (uint32_t)line, SHP_AMOUNT_ITEM_DISCOUNT, 5);
		shp_placement_set_line_amount(placement, (uint32_t)line, SHP_AMOUNT_SHIPPING_DISCOUNT, 3);
	}
	WALK(shp_order_place(walk.rules, placement, NOW, &placed, walk.error) == SHP_OK);
	shp_placement_free(placement);
	return placed;
}

static void walk_order(const struct small_order *small, const char *text, int policy, int64_t collect, int64_t fee)
{
	/* amounts that no quantity divides, so that every rounding shows */
	int64_t amounts[MODEL_LINES][MODEL_COMPONENTS] = {
		{1001, 83, 500, 41, 7, 1}, {13, 1, 0, 0, 299, 25}, {100, 0, 1, 1, 1, 1}};
	static char names[PATH_EVENTS][EVENT_NAME_ROOM];

	WALK(shp_ctx_new(&walk.ctx) == SHP_OK);
	WALK(shp_error_new(walk.ctx, 8, &walk.error) == SHP_OK);
	WALK(shp_rules_parse(walk.ctx, text, &walk.rules, walk.error) == SHP_OK);
	walk.rules_text = text;
	walk.depth = 0;
	walk.lines = small->lines;
	walk_make_alphabet(small->ordered, small->packages, small->pairs);
	struct model model = model_place(small->lines, small->ordered, amounts, policy, collect, fee);
	struct shp_decision *placed = place(small, amounts, collect);
	walk_check_units(shp_decision_get_order(placed), &model);
	walk_check_money(shp_decision_get_order(placed), &model);
	walk_on(shp_decision_get_order(placed), &model, small->depth, names, 0);
	double words = 1;
	for (int i = 0; i < small->depth; i++, sequences += words)
		words *= walk.command_count;
	shp_decision_unref(placed);
	shp_rules_unref(walk.rules);
	shp_error_free(walk.error);
	shp_ctx_unref(walk.ctx);
}

static const struct small_order quick_orders[] = {
	{1, {1, 0, 0}, 2, 1, 5}, {1, {2, 0, 0}, 3, 1, 3}, {1, {3, 0, 0}, 3, 0, 3},
	{2, {1, 1, 0}, 3, 0, 3}, {2, {2, 1, 0}, 3, 1, 2}, {3, {1, 1, 1}, 3, 0, 2}, {3, {2, 1, 1}, 3, 0, 2},
};
static const struct small_order long_orders[] = {
	{1, {1, 0, 0}, 3, 1, 6}, {1, {2, 0, 0}, 3, 1, 4}, {1, {3, 0, 0}, 3, 1, 4},
	{2, {1, 1, 0}, 3, 1, 3}, {2, {2, 1, 0}, 3, 0, 4}, {2, {3, 3, 0}, 3, 0, 3},
	{3, {1, 1, 1}, 3, 1, 3}, {3, {3, 2, 1}, 3, 0, 3}, {3, {3, 3, 3}, 3, 0, 2},
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
		/* a seller who is credited at first, and in debt once a unit is cancelled */
		{"us,fee=3500", SHP_CHARGE_FIRST_PACKAGE, 700, 3500},
		{"us,charge=per_package,fee=1500", SHP_CHARGE_PER_PACKAGE, 0, 1500},
		{"us,charge=last_package,fee=833", SHP_CHARGE_LAST_PACKAGE, 700, 833},
		{"us,charge=per_package,credit=settlement,fee=1500", SHP_CHARGE_PER_PACKAGE, 250, 1500},
		{"us,credit=settlement,fee=10000", SHP_CHARGE_FIRST_PACKAGE, 100000, 10000},
	};

	steps = 0;
	sequences = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < sizeof(policies) / sizeof(policies[0]); j++)
			walk_order(&orders[i], policies[j].rules, policies[j].policy, policies[j].collect,
				   policies[j].fee);
	fprintf(stderr, "laws: %llu commands carried out and checked, %.3g sequences covered\n",
		(unsigned long long)steps, sequences);
}

START_TEST(every_short_sequence_keeps_the_laws)
{
	walk_policies(quick_orders, sizeof(quick_orders) / sizeof(quick_orders[0]));
	WALK(steps > 100000);
}
END_TEST

START_TEST(every_longer_sequence_keeps_the_laws)
{
	walk_policies(long_orders, sizeof(long_orders) / sizeof(long_orders[0]));
	WALK(steps > 1000000);
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
