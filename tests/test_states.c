/* The picture of an order's states, doc/states.dot, against what commands do: its arrows are taken, and no other. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "any_command.h"

#define STATES 6 /* nothing, and SHP_ORDER_STATUS_* */
#define PLACE ANY_KINDS
#define ORDERS 1500
#define COMMANDS 30

static const char *const states[STATES] = {"nothing", "pending", "unshipped", "partially_shipped", "shipped",
					   "cancelled"};
static char taken[STATES][STATES][ANY_KINDS + 1];
static char drawn[STATES][STATES][ANY_KINDS + 1];

static const char *kind_name(int kind)
{
	if (kind == PLACE)
		return "place";
	return kind == ANY_LABEL ? "confirm label" : any_kind_name((enum any_kind)kind);
}

static int state_of(const char *name)
{
	for (int i = 0; i < STATES; i++)
		if (!strcmp(name, states[i]))
			return i;
	ck_abort_msg("no state is called %s", name);
	return -1;
}

/* "confirm,\nconfirm label": commands, parted by commas and by the written line ends of the picture. */
static void draw(int from, int to, char *label)
{
	for (char *end; (end = strstr(label, "\\n"));)
		memmove(end, end + 2, strlen(end + 2) + 1);
	for (char *word = strtok(label, ","); word; word = strtok(NULL, ",")) {
		int kind = 0;

		word += strspn(word, " ");
		while (kind <= ANY_KINDS && strcmp(word, kind_name(kind)) != 0)
			kind++;
		ck_assert_msg(kind <= ANY_KINDS, "no command is called %s", word);
		drawn[from][to][kind] = 1;
	}
}

static int read_picture(void)
{
	char line[500], from[50], to[50], label[200];
	FILE *file = fopen(STATES_DOT, "r");
	int arrows = 0;

	ck_assert_ptr_nonnull(file);
	while (fgets(line, sizeof(line), file))
		if (sscanf(line, " %49[a-z_] -> %49[a-z_] [label=\"%199[^\"]", from, to, label) == 3) {
			draw(state_of(from), state_of(to), label);
			arrows++;
		}
	fclose(file);
	return arrows;
}

/* One order, and commands at random; a share of the days are long after every deadline. */
static void live(struct shp_ctx *ctx, const struct shp_rules *rules, struct chance *chance)
{
	struct shp_placement *placement;
	struct shp_decision *decision = NULL;
	static struct picture picture, before;

	ck_assert_int_eq(shp_placement_new(ctx, &placement), SHP_OK);
	any_placement(placement, chance, chance_between(chance, 1, 2), 2, 5000);
	ck_assert_int_eq(shp_order_place(rules, placement, ANY_NOW - ANY_DAY, &decision, NULL), SHP_OK);
	struct shp_order *order = shp_order_ref(shp_decision_get_order(decision));
	taken[0][shp_order_get_status(order)][PLACE] = 1;
	picture_take(&picture, order, NULL);
	shp_placement_free(placement);
	decision = shp_decision_unref(decision);
	for (int i = 0; i < COMMANDS; i++) {
		struct any_command command;
		const int64_t now = ANY_NOW + (chance_one_in(chance, 10) ? 90 * ANY_DAY : 0);

		any_command_make(&command, ctx, chance, &picture, order);
		if (any_command_run(&command, rules, order, now, &decision, NULL) == SHP_OK) {
			struct shp_order *next = shp_order_ref(shp_decision_get_order(decision));

			if (shp_order_get_status(next) != shp_order_get_status(order))
				taken[shp_order_get_status(order)][shp_order_get_status(next)][command.kind] = 1;
			shp_order_unref(order);
			order = next;
			before = picture;
			picture_take(&picture, order, &before);
			decision = shp_decision_unref(decision);
		}
		any_command_free(&command);
	}
	shp_order_unref(order);
}

START_TEST(the_picture_shows_what_commands_do)
{
	struct chance chance = {UINT64_C(20251106)};
	struct shp_ctx *ctx;
	struct shp_rules *rules;

	ck_assert_int_ge(read_picture(), STATES);
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	ck_assert_int_eq(shp_rules_parse(ctx, "us", &rules, NULL), SHP_OK);
	for (int i = 0; i < ORDERS; i++)
		live(ctx, rules, &chance);
	for (int from = 0; from < STATES; from++)
		for (int to = 0; to < STATES; to++)
			for (int kind = 0; kind <= ANY_KINDS; kind++)
				ck_assert_msg(taken[from][to][kind] == drawn[from][to][kind], "%s: %s -> %s by %s",
					      drawn[from][to][kind] ? "never taken" : "not in the picture",
					      states[from], states[to], kind_name(kind));
	shp_rules_unref(rules);
	shp_ctx_unref(ctx);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("states");
	TCase *tests = tcase_create("states");
	SRunner *runner = srunner_create(suite);

	tcase_add_test(tests, the_picture_shows_what_commands_do);
	suite_add_tcase(suite, tests);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
