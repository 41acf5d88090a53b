/*
 * The marketplace changes its rules while an order is under way: what was fixed when the order was placed stays fixed.
 * Every story is told under the first rules alone, and again with other rules from each of its commands on; the same
 * happens, with the same ids, and ends in the same bytes. Money never moves because rules have changed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"

static const char *const rules[] = {
	"us",
	"us,fee=1500",
	"us,charge=per_package",
	"us,charge=last_package,fee=333",
	"us,credit=settlement,fee=10000",
	"us,charge=per_package,credit=settlement",
	"jp,charge=last_package",
	"us,tracking=ignore,method=ignore,carrier=ignore,calendar=cn,cancel_after=30d,cancel_from=ordered",
};

static const char *const placed[] = {"a=2@1000,83 b=3@777", "a=5@1001 cod:300", "a=3@10,1,5,1,3,1,2,1 b=1@1 yen:"};

static const char *const stories[] = {
	"split 2 a=1; confirm 1; confirm 2; settle 0",
	"confirm 2 a=1; settle 0; confirm 1; reconfirm 2 method:Air",
	"confirm 2 a=1; cancel c a=1; confirm 1",
	"confirm 2 a=1; decline 0; settle 0; cancel c",
	"label 2 a=1; unlabel 2; confirm 2; scan 2 status:5 at:1762400000000; confirm 1",
	"confirm 1; reconfirm 1 a=1; confirm 2; reconfirm 1 memo:x",
	"split 2 a=1; cancel c a=2; confirm 2",
	"cancel c",
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void next_command(const char **story, char command[100])
{
	const size_t length = strcspn(*story, ";");

	memcpy(command, *story, length);
	command[length] = 0;
	*story += length;
	*story += strspn(*story, "; ");
}

/* What has happened: ids and amounts. */
static size_t hear(const struct shp_decision *decision, uint8_t *heard, size_t at)
{
	for (uint32_t i = 0; i < shp_decision_count_events(decision); i++) {
		const struct shp_event *event = shp_decision_get_event(decision, i);
		const int64_t amount = shp_event_get_amount(event);
		HOLDS(at + 24 <= DESK_TEXT);
		shp_event_get_id(event, heard + at);
		memcpy(heard + at + 16, &amount, 8);
		at += 24;
	}
	return at;
}

/* Tells a story with other rules from one of its commands on (never, if it has fewer); its commands. */
static int tell(struct desk *desk, const char *order, const char *story, const char *others, int from, uint8_t *heard,
		size_t *ret_size)
{
	char command[100];
	int commands = 0;
	size_t at = 0;

	desk_place(desk, order);
	for (; *story; commands++) {
		if (commands == from)
			desk_rule(desk, others);
		struct shp_decision *decision = NULL;
		next_command(&story, command);
		if (desk_try(desk, desk->order, command, &decision))
			continue; /* some are not for every order: then nothing happens, whatever the rules are */
		at = hear(decision, heard, at);
		shp_order_unref(desk->order);
		desk->order = shp_order_ref(shp_decision_get_order(decision));
		shp_decision_unref(decision);
	}
	*ret_size = at;
	return commands;
}

static void check_story(const char *first, const char *order, const char *story, const char *others)
{
	static uint8_t heard[DESK_TEXT];
	static uint8_t heard_with_others[DESK_TEXT];
	struct desk desk;
	struct desk changing;
	size_t size;
	size_t size_with_others;

	desk_open(&desk, first);
	const int commands = tell(&desk, order, story, NULL, -1, heard, &size);
	for (int from = 0; from < commands; from++) {
		desk_open_on(&changing, desk.ctx, first);
		tell(&changing, order, story, others, from, heard_with_others, &size_with_others);
		HOLDS(size == size_with_others && !memcmp(heard, heard_with_others, size));
		HOLDS(desk_same(desk.order, changing.order));
		desk_close(&changing);
	}
	desk_close(&desk);
}

START_TEST(money_does_not_move_because_rules_have_changed)
{
	for (size_t first = 0; first < COUNT(rules); first++)
		for (size_t others = 0; others < COUNT(rules); others++)
			for (size_t order = 0; order < COUNT(placed); order++)
				for (size_t story = 0; story < COUNT(stories) && others != first; story++)
					check_story(rules[first], placed[order], stories[story], rules[others]);
}
END_TEST

/* The counterpart: the same rules from the beginning do make other money, so the stories above can tell. */
START_TEST(rules_count_when_an_order_is_placed)
{
	struct desk desk;
	char money[200];

	desk_open(&desk, "us");
	desk_place(&desk, placed[0]);
	desk_do(&desk, "confirm 2 a=1");
	(void)snprintf(money, sizeof(money), "%s", desk_money(&desk));
	desk_close(&desk);
	for (size_t i = 1; i < 6; i++) {
		desk_open(&desk, rules[i]);
		desk_place(&desk, placed[0]);
		desk_do(&desk, "confirm 2 a=1");
		ck_assert_str_ne(desk_money(&desk), money);
		desk_close(&desk);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("rules_change");
	TCase *cases = tcase_create("rules_change");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(cases, 0);
	tcase_add_test(cases, money_does_not_move_because_rules_have_changed);
	tcase_add_test(cases, rules_count_when_an_order_is_placed);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
