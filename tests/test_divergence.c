/*
 * Two databases that have lost sight of each other, and answers that never came: what is decided twice has the same
 * ids, and a command that is tried again, whether or not its first try was committed and whatever has happened since,
 * ends where it would have ended.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "history.h"

static struct desk desk;

static void open_desk(void)
{
	desk_open(&desk, "us,fee=1500");
}

static void close_desk(void)
{
	desk_close(&desk);
}

/* ---- two databases ---- */

/* Goes on from an order, whose reference it takes over. What is refused or has happened changes nothing. */
static struct shp_order *go_on(struct shp_order *order, const char *command, struct history *history)
{
	struct shp_decision *decision = NULL;

	if (desk_try(&desk, order, command, &decision))
		return order;
	note(history, decision);
	struct shp_order *next = shp_order_ref(shp_decision_get_order(decision));
	shp_decision_unref(decision);
	shp_order_unref(order);
	return next;
}

/* Every way in which two sellers may begin to ship one order. */
static const char *const beginnings[] = {"confirm 1",	"confirm 2 a=1", "confirm 2 a=2 b=1",  "confirm 3 b=1",
					 "label 4 c=2", "label 1",	 "confirm box a=1 c=1"};
#define BEGINNINGS (sizeof(beginnings) / sizeof(beginnings[0]))

static void diverge(const char *one, const char *other, struct history histories[2])
{
	struct shp_order *ends[2];

	memset(histories, 0, 2 * sizeof(histories[0]));
	ends[0] = go_on(shp_order_ref(desk.order), one, &histories[0]);
	ends[1] = go_on(shp_order_ref(desk.order), other, &histories[1]);
	ck_assert_uint_gt(histories[0].count, 0);
	ck_assert_uint_gt(histories[1].count, 0);
	/* they see each other again: what the one has not heard of is told it */
	ends[0] = go_on(ends[0], other, &histories[0]);
	ends[1] = go_on(ends[1], one, &histories[1]);
	shp_order_unref(ends[0]);
	shp_order_unref(ends[1]);
}

START_TEST(first_package_is_charged_once)
{
	struct history histories[2];
	int64_t sum;

	desk_place(&desk, "a=2@1001,80,500 b=1@300 c=2@77");
	const int64_t total = shp_order_get_money(desk.order, SHP_MONEY_TOTAL);
	for (size_t i = 0; i < BEGINNINGS; i++)
		for (size_t j = 0; j < BEGINNINGS; j++) {
			diverge(beginnings[i], beginnings[j], histories);
			ck_assert_uint_eq(different(&histories[0], &histories[1], SHP_EVENT_BUYER_CHARGED, &sum), 1);
			ck_assert_int_eq(sum, total);
			ck_assert_uint_eq(different(&histories[0], &histories[1], SHP_EVENT_SELLER_CREDITED, &sum), 1);
			ck_assert_int_eq(sum, total - total * 1500 / 10000);
			ck_assert_uint_eq(different(&histories[0], &histories[1], SHP_EVENT_BUYER_REFUNDED, &sum), 0);
		}
}
END_TEST

/* Waiting for the payment changes nothing of it: the credit, too, is one. */
START_TEST(first_package_is_credited_once_when_it_settles)
{
	struct history histories[2] = {{0}};
	struct shp_order *orders[2];
	int64_t sum;

	desk_rule(&desk, "us,credit=settlement");
	desk_place(&desk, "a=1@1000 b=1@300");
	for (int i = 0; i < 2; i++) {
		orders[i] = go_on(shp_order_ref(desk.order), i ? "confirm 3 b=1" : "confirm 2 a=1", &histories[i]);
		orders[i] = go_on(orders[i], "settle 0", &histories[i]);
		shp_order_unref(orders[i]);
	}
	ck_assert_uint_eq(different(&histories[0], &histories[1], SHP_EVENT_BUYER_CHARGED, &sum), 1);
	ck_assert_uint_eq(different(&histories[0], &histories[1], SHP_EVENT_PAYMENT_SETTLED, &sum), 1);
	ck_assert_uint_eq(different(&histories[0], &histories[1], SHP_EVENT_SELLER_CREDITED, &sum), 1);
	ck_assert_int_eq(sum, 1300);
}
END_TEST

START_TEST(packages_are_charged_each)
{
	struct history histories[2];
	int64_t sum;

	desk_rule(&desk, "us,charge=per_package");
	desk_place(&desk, "a=2@1000 b=1@300 c=2@78");
	diverge("confirm 2 a=1", "confirm 3 b=1", histories);
	ck_assert_uint_eq(different(&histories[0], &histories[1], SHP_EVENT_BUYER_CHARGED, &sum), 2);
	ck_assert_int_eq(sum, 800);
	ck_assert_uint_eq(different(&histories[0], &histories[1], SHP_EVENT_SELLER_CREDITED, &sum), 2);
	/* the same package is the same charge */
	diverge("confirm 2 a=1", "confirm 2 a=1 later:2", histories);
	ck_assert_uint_eq(different(&histories[0], &histories[1], SHP_EVENT_BUYER_CHARGED, &sum), 1);
	ck_assert_int_eq(sum, 500);
}
END_TEST

START_TEST(last_package_is_charged_once)
{
	struct history histories[2] = {{0}};
	static const char *const ways[2][2] = {{"confirm 2 a=1", "confirm 1"}, {"confirm 3 b=1", "confirm 1"}};
	int64_t sum;

	desk_rule(&desk, "us,charge=last_package");
	desk_place(&desk, "a=1@1000 b=1@300");
	for (int i = 0; i < 2; i++) {
		struct shp_order *order = shp_order_ref(desk.order);
		for (int j = 0; j < 2; j++)
			order = go_on(order, ways[i][j], &histories[i]);
		ck_assert_int_eq(shp_order_get_status(order), SHP_ORDER_STATUS_SHIPPED);
		shp_order_unref(order);
	}
	ck_assert_uint_eq(different(&histories[0], &histories[1], SHP_EVENT_BUYER_CHARGED, &sum), 1);
	ck_assert_int_eq(sum, 1300);
}
END_TEST

/* ---- tried again ---- */

#define MOST_COMMANDS 4

struct set {
	const char *rules;
	const char *lines;
	const char *before[4]; /* what has happened already */
	const char *commands[MOST_COMMANDS];
	enum { ENDS, COMMUTES, UNDOES } how;
};

/*
 * ENDS: schedules whose commands took effect in one order end in one way. COMMUTES: whatever the order, the ids are the
 * same. UNDOES: one command takes back what another says ("holds exactly", "has left with a label"); then a second try
 * says it anew, as absolute commands do, and all that holds is that nothing happens twice under one id and that the
 * money is what the order owes.
 */

static const struct set sets[] = {
	{"us",
	 "a=2@1000 b=2@300",
	 {NULL},
	 {"confirm 2 a=1", "confirm 3 b=1", "confirm 4 a=1", "confirm 5 b=1"},
	 COMMUTES},
	{"us,charge=per_package",
	 "a=2@1000 b=2@300",
	 {NULL},
	 {"confirm 2 a=1", "label 3 b=1", "confirm 4 a=1", "confirm 5 b=1"},
	 COMMUTES},
	{"us,charge=last_package",
	 "a=2@1000 b=2@300",
	 {"split 2 a=1 / 3 b=1", NULL},
	 {"confirm 1", "label 2", "confirm 3"},
	 COMMUTES},
	{"us",
	 "a=3@1000 b=2@300",
	 {"confirm 2 a=1", NULL},
	 {"scan 2 status:1 at:1762387200000", "scan 2 status:5 at:1762473600000", "decline 0", "reconfirm 2 memo:m"},
	 COMMUTES},
	{"us", "a=3@1000 b=2@300", {NULL}, {"confirm 2 a=1", "cancel x b=1", "split 3 a=1", "confirm 3 a=1"}, ENDS},
	{"us,charge=per_package,credit=settlement,fee=700",
	 "a=3@1000 b=2@300",
	 {"confirm 2 a=1", NULL},
	 {"settle 0", "cancel x b=1", "reconfirm 2 a=2", "confirm 3 b=1"},
	 ENDS},
	{"us", "a=1@1000", {NULL}, {"expire later:90", "confirm 1 later:90", "cancel x a=1"}, ENDS},
	{"us", "a=1@1000 pending", {NULL}, {"release", "confirm 1", "expire later:90"}, ENDS},
	{"us,charge=last_package",
	 "a=2@1000 b=1@10",
	 {"split 2 a=1", NULL},
	 {"confirm 2", "cancel x a=1 b=1", "label 3 b=1", "confirm 1"},
	 ENDS},
	{"us,charge=per_package",
	 "a=2@1000 b=1@10",
	 {"label 2 a=1", NULL},
	 {"unlabel 2", "confirm 3 b=1", "cancel x b=1"},
	 ENDS},
	{"us", "a=2@1000 b=1@10", {NULL}, {"label 2 a=1", "unlabel 2", "confirm 3 b=1"}, UNDOES},
	{"us,charge=per_package", "a=2@1000 b=1@10", {NULL}, {"label 2 a=1", "unlabel 2", "cancel x b=1"}, UNDOES},
	{"us,charge=per_package,fee=77",
	 "a=3@1000 b=1@10",
	 {"confirm 2 a=1", NULL},
	 {"reconfirm 2 a=2", "reconfirm 2 a=1 b=1", "split 3 a=1", "cancel x a=1"},
	 UNDOES},
};

/* Where the schedules of a set ended whose commands took effect in one order. */
struct end {
	char effective[MOST_COMMANDS + 1]; /* digits */
	uint8_t *bytes;
	size_t size;
	struct history history;
};

#define MOST_ENDS 128

static struct end ends[MOST_ENDS];
static int end_count;
static uint64_t schedules;

static int command_count(const struct set *set)
{
	int count = 0;

	while (count < MOST_COMMANDS && set->commands[count])
		count++;
	return count;
}

/* One try. A second one, after the first took effect, must find that it has happened: no events, and no refusal. */
static struct shp_order *try_once(const struct set *set, int command, struct shp_order *order, struct history *history,
				  char effective[MOST_COMMANDS + 1])
{
	const uint32_t before = history->count;
	struct shp_decision *decision = NULL;
	const char digit = (char)('0' + command);
	const int happened = strchr(effective, digit) != NULL;
	const int32_t status = desk_try(&desk, order, set->commands[command], &decision);

	if (happened && set->how != UNDOES && (status || shp_decision_count_events(decision)))
		ck_abort_msg("%s after %s, again: %s", set->commands[command], effective,
			     status ? desk_problems(&desk) : "done again");
	if (status)
		return order;
	note(history, decision);
	if (history->count > before && !happened)
		effective[strlen(effective)] = digit;
	struct shp_order *next = shp_order_ref(shp_decision_get_order(decision));
	shp_decision_unref(decision);
	shp_order_unref(order);
	return next;
}

static void compare_end(const struct set *set, const struct shp_order *order, const struct history *history,
			const char *effective)
{
	size_t size;
	uint8_t *bytes = desk_bytes(order, &size);
	struct end *end = ends;

	schedules++;
	HOLDS(paid(history) ==
	      shp_order_get_money(order, SHP_MONEY_CHARGED) - shp_order_get_money(order, SHP_MONEY_REFUNDED));
	if (set->how == UNDOES) {
		free(bytes);
		return;
	}
	while (end < ends + end_count && strcmp(end->effective, effective) != 0)
		end++;
	if (end < ends + end_count) {
		HOLDS(size == end->size && !memcmp(bytes, end->bytes, size));
		HOLDS(same_ids(history, &end->history));
		free(bytes);
		return;
	}
	HOLDS(end_count < MOST_ENDS);
	end_count++;
	memcpy(end->effective, effective, MOST_COMMANDS + 1);
	end->bytes = bytes;
	end->size = size;
	end->history = *history;
	if (set->how == COMMUTES && strlen(effective) == strlen(ends[0].effective)) {
		HOLDS(same_ids(history, &ends[0].history));
		HOLDS(size == ends[0].size);
	}
}

/*
 * Every schedule: each command is tried twice, in every order with the tries of the others; its first try was committed
 * or was not, and nobody knows. `tries` counts those of each command so far; bit of `lost` says that a first try is not
 * committed.
 */
static void schedule(const struct set *set, int commands, int lost, int tries[MOST_COMMANDS], struct shp_order *order,
		     const struct history *history, const char effective[MOST_COMMANDS + 1])
{
	int finished = 1;

	for (int command = 0; command < commands; command++) {
		struct history after = *history;
		char effective_after[MOST_COMMANDS + 1];
		if (tries[command] == 2)
			continue;
		finished = 0;
		memcpy(effective_after, effective, sizeof(effective_after));
		struct shp_order *next = shp_order_ref(order);
		if (tries[command] || !(lost >> command & 1))
			next = try_once(set, command, next, &after, effective_after);
		tries[command]++;
		schedule(set, commands, lost, tries, next, &after, effective_after);
		tries[command]--;
		shp_order_unref(next);
	}
	if (finished)
		compare_end(set, order, history, effective);
}

START_TEST(every_command_can_be_tried_again)
{
	schedules = 0;
	for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
		const int commands = command_count(&sets[i]);
		desk_rule(&desk, sets[i].rules);
		desk_place(&desk, sets[i].lines);
		struct history before = {0};
		for (int j = 0; sets[i].before[j]; j++) {
			desk_do(&desk, sets[i].before[j]);
			note(&before, desk.last);
		}
		end_count = 0;
		for (int lost = 0; lost < 1 << commands; lost++) {
			int tries[MOST_COMMANDS] = {0};
			schedule(&sets[i], commands, lost, tries, desk.order, &before, "\0\0\0\0");
		}
		ck_assert(sets[i].how == UNDOES ||
			  end_count > 1); /* there is more than one order in which they can happen */
		while (end_count)
			free(ends[--end_count].bytes);
	}
	fprintf(stderr, "divergence: %llu schedules\n", (unsigned long long)schedules);
	ck_assert_uint_gt(schedules, 100000);
}
END_TEST

/* The same at the beginning: a placement is tried again after anything. */
START_TEST(placing_can_be_tried_again)
{
	static const char *const since[] = {"confirm 2 a=1", "cancel x b=1", "scan 2", "cancel -",
					    "reconfirm 2 memo:m"};
	static const char lines[] = "place a=2@1000 b=2@300 cod:5 fee:7";

	desk_do(&desk, lines);
	for (size_t i = 0; i < sizeof(since) / sizeof(since[0]); i++) {
		desk_repeat(&desk, lines);
		desk_do(&desk, since[i]);
	}
	desk_repeat(&desk, lines);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("divergence");
	TCase *cases = tcase_create("divergence");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(cases, 0);
	tcase_add_checked_fixture(cases, open_desk, close_desk);
	tcase_add_test(cases, first_package_is_charged_once);
	tcase_add_test(cases, first_package_is_credited_once_when_it_settles);
	tcase_add_test(cases, packages_are_charged_each);
	tcase_add_test(cases, last_package_is_charged_once);
	tcase_add_test(cases, every_command_can_be_tried_again);
	tcase_add_test(cases, placing_can_be_tried_again);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
