/*
 * What can I do now? The law: an action is allowed if and only if a command of it is taken, for one of the packages, at
 * the same moment; and the reason why not is one that the command gives. Held over every kind of order, everything that
 * has happened to it, and every rule that has a say.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"

static const char *const rules[] = {
	"us", "us,single_shipment=refuse", "us,edit_window=24", "us,edit_limit=1", "us,tracking=refuse",
};

static const char *const kinds[] = {
	"a=2",		      "a=2 pending",	    "a=2 afn",		   "a=2 programs:1", "a=2 programs:4",
	"a=2 programs:1 afn", "a=2 programs:3 by:", "a=1 pending afn", "a=1 programs:4",
};

static const char *const happened[] = {
	"",
	"release",
	"split 2 a=1",
	"confirm 1",
	"confirm 2 a=1",
	"confirm 1; reconfirm 1 method:Air",
	"confirm 1; reconfirm 1 method:Air; reconfirm 1 method:Sea",
	"label 1",
	"label 1; scan 1 status:1 at:1762400000000",
	"label 1; unlabel 1",
	"label 2 a=1",
	"label 2 a=1; confirm 1",
	"cancel c",
	"cancel c a=1",
	"cancel c a=1; confirm 1",
	"confirm 2 a=1; cancel c",
	"label 2 a=1; cancel c",
	"expire later:60",
};

/* A command of each action, with the package between the two; the numbers are those of the actions. */
static const char *const commands[][2] = {
	{NULL, NULL},	    {"confirm ", ""}, {"split ", "new a=1"}, {"reconfirm ", " method:Rail"},
	{"cancel ", "new"}, {"label ", ""},   {"unlabel ", ""},	     {"release ", ""}};

/* Does what can be done of it: not every order takes every command. */
static int make(struct desk *desk, const char *placed, const char *before)
{
	char command[80];

	desk_place(desk, placed);
	while (*before) {
		const size_t length = strcspn(before, ";");
		struct shp_decision *decision = NULL;

		memcpy(command, before, length);
		command[length] = 0;
		if (desk_try(desk, desk->order, command, &decision))
			return 0;
		shp_order_unref(desk->order);
		desk->order = shp_order_ref(shp_decision_get_order(decision));
		shp_decision_unref(decision);
		before += length;
		before += strspn(before, "; ");
	}
	return 1;
}

static int is_problem(const struct desk *desk, int32_t code)
{
	for (uint32_t i = 0; i < shp_error_count_kept(desk->error); i++)
		if (shp_error_get_code(desk->error, i) == code)
			return 1;
	return 0;
}

/* Whether a command is taken; else whether it gives the reason. */
static int is_taken(struct desk *desk, int32_t action, const char *package, int32_t reason, int *ret_gives_reason)
{
	struct shp_decision *decision = NULL;
	char command[80];
	int taken = 0;
	const int is_about_package = action != SHP_ACTION_SPLIT && action != SHP_ACTION_CANCEL &&
				     action != SHP_ACTION_RELEASE;

	(void)snprintf(command, sizeof(command), "%s%s%s", commands[action][0], is_about_package ? package : "",
		       commands[action][1]);
	if (desk_try(desk, desk->order, command, &decision)) {
		*ret_gives_reason |= is_problem(desk, reason);
	} else {
		taken = !shp_decision_is_repeated(decision) && shp_decision_count_events(decision) > 0;
		/* What has happened is no problem of the command. */
		*ret_gives_reason |= !taken && (reason == SHP_ERR_NOT_PENDING || reason == SHP_ERR_NO_LABEL);
	}
	shp_decision_unref(decision);
	return taken;
}

static void check_action(struct desk *desk, int32_t action, const char *where)
{
	const int32_t reason = shp_order_check_action(desk->rules, desk->order, action, NULL, desk->now);
	const uint32_t packages = shp_order_count_packages(desk->order);
	int gives_reason = 0;
	int taken = 0;

	for (uint32_t i = 0; i < packages; i++)
		taken |= is_taken(desk, action, shp_order_get_package_reference(desk->order, i), reason, &gives_reason);
	if (action == SHP_ACTION_CONFIRM || action == SHP_ACTION_BUY_SHIPPING)
		taken |= is_taken(desk, action, "new a=1", reason, &gives_reason);
	if (!packages)
		taken |= is_taken(desk, action, "1", reason, &gives_reason);
	if (taken != (reason == SHP_OK))
		ck_abort_msg("%s: %s is %staken, and %s", where, shp_action_name(action), taken ? "" : "not ",
			     shp_status_name(reason));
	if (!packages && action == SHP_ACTION_CANCEL_LABEL) /* which the command calls gone */
		gives_reason = reason == SHP_ERR_NO_LABEL;
	if (!taken && !gives_reason)
		ck_abort_msg("%s: %s does not give %s", where, shp_action_name(action), shp_status_name(reason));
}

START_TEST(an_action_is_allowed_if_its_command_is_taken)
{
	char where[300];
	uint32_t states = 0;

	for (size_t rule = 0; rule < sizeof(rules) / sizeof(rules[0]); rule++)
		for (size_t kind = 0; kind < sizeof(kinds) / sizeof(kinds[0]); kind++)
			for (size_t story = 0; story < sizeof(happened) / sizeof(happened[0]); story++) {
				struct desk desk;

				desk_open(&desk, rules[rule]);
				if (make(&desk, kinds[kind], happened[story])) {
					(void)snprintf(where, sizeof(where), "%s; %s; %s", rules[rule], kinds[kind],
						       happened[story]);
					for (int32_t action = 1; action <= (int32_t)shp_action_count(); action++) {
						check_action(&desk, action, where);
						desk.now += 3 * DESK_DAY;
						check_action(&desk, action, where);
						desk.now -= 3 * DESK_DAY;
					}
					states++;
				}
				desk_close(&desk);
			}
	ck_assert_uint_gt(states, 250);
}
END_TEST

START_TEST(every_action_has_a_command_and_a_name)
{
	ck_assert_uint_eq(sizeof(commands) / sizeof(commands[0]), shp_action_count() + 1);
	for (int32_t action = 1; action <= (int32_t)shp_action_count(); action++)
		ck_assert_ptr_nonnull(shp_action_name(action));
}
END_TEST

START_TEST(a_question_must_make_sense)
{
	struct desk desk;

	desk_open(&desk, "us");
	desk_place(&desk, "a=1");
	ck_assert_int_eq(shp_order_check_action(desk.rules, desk.order, 0, NULL, desk.now), SHP_ERR_VALUE);
	const int32_t beyond = (int32_t)shp_action_count() + 1;
	ck_assert_int_eq(shp_order_check_action(desk.rules, desk.order, beyond, NULL, desk.now), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_order_check_action(desk.rules, desk.order, SHP_ACTION_CONFIRM, NULL, -1), SHP_ERR_INSTANT);
	ck_assert_int_eq(shp_order_check_action(NULL, desk.order, SHP_ACTION_CONFIRM, NULL, 0), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_check_action(desk.rules, NULL, SHP_ACTION_CONFIRM, NULL, 0), SHP_ERR_ARGUMENT);
	desk_close(&desk);
}
END_TEST

/* Rules that came after what has happened. */
START_TEST(one_shipment_only_is_asked_of_what_has_left)
{
	static const char *const next[] = {"confirm 1", "confirm 3 a=1", "label 1"};
	struct desk desk;

	desk_open(&desk, "us");
	desk_place(&desk, "a=3");
	desk_do(&desk, "confirm 2 a=1");
	desk_rule(&desk, "us,single_shipment=refuse");
	for (int i = 0; i < 3; i++)
		ck_assert_str_eq(desk_refuse(&desk, next[i]), "SHP_ERR_SINGLE_SHIPMENT package");
	ck_assert_int_eq(shp_order_check_action(desk.rules, desk.order, SHP_ACTION_CONFIRM, NULL, desk.now),
			 SHP_ERR_SINGLE_SHIPMENT);
	ck_assert_int_eq(shp_order_check_action(desk.rules, desk.order, SHP_ACTION_BUY_SHIPPING, NULL, desk.now),
			 SHP_ERR_SINGLE_SHIPMENT);
	desk_close(&desk);
}
END_TEST

/* The page has a button beside each package. */
START_TEST(a_question_can_be_about_one_package)
{
	static const struct {
		int32_t action;
		const char *package;
		int32_t told;
	} rows[] = {
		{SHP_ACTION_CONFIRM, "1", SHP_OK},
		{SHP_ACTION_CONFIRM, "2", SHP_ERR_PACKAGE_CONFIRMED},
		{SHP_ACTION_CONFIRM, "9", SHP_ERR_UNKNOWN_PACKAGE},
		{SHP_ACTION_CONFIRM, "4", SHP_ERR_PACKAGE_GONE},
		{SHP_ACTION_BUY_SHIPPING, "3", SHP_ERR_PACKAGE_CONFIRMED},
		{SHP_ACTION_RECONFIRM, "1", SHP_ERR_PACKAGE_OPEN},
		{SHP_ACTION_RECONFIRM, "2", SHP_OK},
		{SHP_ACTION_RECONFIRM, "3", SHP_ERR_LABEL},
		{SHP_ACTION_CANCEL_LABEL, "1", SHP_ERR_NO_LABEL},
		{SHP_ACTION_CANCEL_LABEL, "2", SHP_ERR_NO_LABEL},
		{SHP_ACTION_CANCEL_LABEL, "3", SHP_OK},
		{SHP_ACTION_CANCEL, "3", SHP_OK},
		{SHP_ACTION_CANCEL, "9", SHP_ERR_UNKNOWN_PACKAGE},
		{SHP_ACTION_RELEASE, "1", SHP_ERR_NOT_PENDING},
	};
	struct desk desk;

	desk_open(&desk, "us");
	desk_place(&desk, "a=5");
	desk_do_all(&desk, "split 4 a=1; split 1 a=5; confirm 2 a=1; label 3 a=1");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		ck_assert_int_eq(shp_order_check_action(desk.rules, desk.order, rows[i].action, rows[i].package,
							desk.now), rows[i].told);
	desk_close(&desk);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("actions");
	TCase *cases = tcase_create("actions");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(cases, 0);
	tcase_add_test(cases, an_action_is_allowed_if_its_command_is_taken);
	tcase_add_test(cases, every_action_has_a_command_and_a_name);
	tcase_add_test(cases, a_question_must_make_sense);
	tcase_add_test(cases, a_question_can_be_about_one_package);
	tcase_add_test(cases, one_shipment_only_is_asked_of_what_has_left);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
