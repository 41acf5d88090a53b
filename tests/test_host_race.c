/*
 * Hosts on one store, each of which may come in before any hook call of another: the end, and what everyone is told, is
 * that of the commands one after the other in some order.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "host_help.h"

#define HOSTS 3
#define NEVER UINT32_MAX

static struct shp_ctx *ctx;
static struct help help;
static struct fake_store store;
static struct fake_store start;
static struct fake_world world;
static struct fake_host fakes[HOSTS];

/* A host with a command to run, and the hook call before which the next host does its own. */
struct racer {
	enum help_command command;
	uint32_t index;
	uint32_t interrupted_at; /* 0: before the first; NEVER: after the last */
	int32_t status;
	int repeated;
	uint32_t events; /* that it made happen */
	int done;
};
static struct racer racers[HOSTS];
static uint32_t racer_count;

static int64_t now_of(enum help_command command)
{
	return command == HELP_EXPIRE ? HELP_LATE : HELP_NOW;
}

static void race(uint32_t index)
{
	struct racer *racer = &racers[index];
	struct shp_decision *decision = NULL;

	if (index >= racer_count || racer->done)
		return;
	racer->done = 1;
	fakes[index].calls = 0;
	racer->status = help_run(&help, fakes[index].host, racer->command, now_of(racer->command), &decision, NULL);
	racer->repeated = decision && shp_decision_is_repeated(decision);
	racer->events = decision ? shp_decision_count_events(decision) : 0;
	shp_decision_unref(decision);
	race(index + 1); /* if it has not come in yet */
}

static enum fake_behaviour let_in(void *plan_data, struct fake_host *fake, enum fake_hook hook)
{
	const struct racer *racer = plan_data;

	(void)hook;
	if (fake->calls - 1 == racer->interrupted_at)
		race(racer->index + 1);
	return FAKE_WELL;
}

static void setup(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	help_open(&help, ctx);
	store.order_count = store.event_count = 0;
	for (uint32_t i = 0; i < HOSTS; i++) {
		fakes[i] = (struct fake_host){
			.store = &store, .world = &world, .plan = let_in, .plan_data = &racers[i],
		};
		ck_assert_int_eq(fake_host_new(&fakes[i], ctx), SHP_OK);
	}
	racer_count = 1;
	racers[0] = (struct racer){.command = HELP_PLACE};
	race(0);
	ck_assert_int_eq(racers[0].status, SHP_OK);
	fake_store_copy(&start, &store);
}

static void teardown(void)
{
	for (uint32_t i = 0; i < HOSTS; i++)
		fake_host_free(&fakes[i]);
	help_close(&help);
	shp_ctx_unref(ctx);
}

/* Whether the end is that of the commands in this order, and everyone was told the same. */
static int is_serial(struct fake_store *end, const struct racer *told, const uint32_t order[HOSTS], uint32_t count)
{
	fake_store_copy(&store, &start);
	for (uint32_t i = 0; i < count; i++) {
		const struct racer *racer = &told[order[i]];
		struct shp_decision *decision = NULL;
		int32_t status;
		int repeated;

		fakes[0].plan = NULL;
		status = help_run(&help, fakes[0].host, racer->command, now_of(racer->command), &decision, NULL);
		fakes[0].plan = let_in;
		repeated = decision && shp_decision_is_repeated(decision);
		shp_decision_unref(decision);
		if (status != racer->status || repeated != racer->repeated)
			return 0;
	}
	return help_same_store(&store, end);
}

static const uint32_t orders[6][HOSTS] = {{0, 1, 2}, {1, 0, 2}, {0, 2, 1}, {2, 0, 1}, {1, 2, 0}, {2, 1, 0}};

/* Runs the race that is set up, and answers whether its end is that of some order of its commands. */
static int run_race(void)
{
	static struct fake_store end;
	struct racer told[HOSTS];

	fake_store_copy(&store, &start);
	race(0);
	for (uint32_t i = 0; i < racer_count; i++)
		ck_assert(racers[i].done);
	memcpy(told, racers, sizeof(told));
	fake_store_copy(&end, &store);
	for (uint32_t i = 0; i < (racer_count == 2 ? 2 : 6); i++)
		if (is_serial(&end, told, orders[i], racer_count))
			return 1;
	return 0;
}

static const enum help_command commands[] = {
	HELP_SPLIT,  HELP_CONFIRM_1,   HELP_CONFIRM_2, HELP_CONFIRM_WHOLE, HELP_RECONFIRM, HELP_LABEL, HELP_UNLABEL,
	HELP_CANCEL, HELP_CANCEL_REST, HELP_EXPIRE,    HELP_SCAN,	   HELP_SETTLED,
};
#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

/* Any two commands, after any third: answers how many races had no serial end. */
static uint32_t race_all(void)
{
	static struct fake_store placed;
	uint32_t bad = 0;

	fake_store_copy(&placed, &start);
	for (size_t before = 0; before <= COMMANDS; before++) {
		fake_store_copy(&store, &placed);
		racer_count = 1;
		racers[0] = (struct racer){.command = before < COMMANDS ? commands[before] : HELP_PLACE};
		race(0);
		fake_store_copy(&start, &store);
		racer_count = 2;
		for (uint32_t i = 0; i < COMMANDS * COMMANDS * 3; i++) {
			racers[0] = (struct racer){.command = commands[i / 3 / COMMANDS], .interrupted_at = i % 3};
			racers[1] = (struct racer){.command = commands[i / 3 % COMMANDS], .index = 1};
			racers[1].interrupted_at = NEVER;
			bad += !run_race();
		}
	}
	fake_store_copy(&start, &placed);
	return bad;
}

START_TEST(any_two_commands_end_as_one_after_the_other)
{
	ck_assert_uint_eq(race_all(), 0);
}
END_TEST

START_TEST(a_store_that_takes_any_revision_is_found_out)
{
	for (uint32_t i = 0; i < HOSTS; i++)
		fakes[i].any_revision = 1;
	ck_assert_uint_gt(race_all(), 100);
}
END_TEST

/* Confirm, auto-cancel and cancel, from three hosts, each coming in at each moment of the one before: one wins. */
START_TEST(confirm_against_cancel_has_one_winner)
{
	static const enum help_command three[HOSTS] = {HELP_CONFIRM_WHOLE, HELP_EXPIRE, HELP_CANCEL_REST};
	uint32_t won[HOSTS] = {0};

	racer_count = HOSTS;
	for (uint32_t i = 0; i < 6 * 9; i++) {
		const uint32_t *order = orders[i / 9];
		uint32_t winners = 0;

		for (uint32_t j = 0; j < HOSTS; j++)
			racers[j] = (struct racer){.command = three[order[j]], .index = j};
		racers[0].interrupted_at = i % 3;
		racers[1].interrupted_at = i / 3 % 3;
		fake_store_copy(&store, &start);
		race(0);
		for (uint32_t j = 0; j < HOSTS; j++) {
			winners += racers[j].events > 0;
			won[order[j]] += racers[j].events > 0;
		}
		ck_assert_uint_eq(winners, 1);
	}
	for (uint32_t i = 0; i < HOSTS; i++)
		ck_assert_uint_gt(won[i], 0);
}
END_TEST

START_TEST(the_same_command_from_many_hosts_happens_once)
{
	racer_count = HOSTS;
	for (uint32_t i = 0; i < COMMANDS * 9; i++) {
		const enum help_command command = commands[i / 9];
		uint32_t events;

		fake_store_copy(&store, &start);
		fakes[0].plan = NULL;
		(void)help_run(&help, fakes[0].host, command, now_of(command), NULL, NULL);
		fakes[0].plan = let_in;
		events = store.event_count;
		for (uint32_t j = 0; j < HOSTS; j++)
			racers[j] = (struct racer){.command = command, .index = j, .interrupted_at = NEVER};
		racers[0].interrupted_at = i % 3;
		racers[1].interrupted_at = i / 3 % 3;
		fake_store_copy(&store, &start);
		race(0);
		ck_assert_uint_eq(store.event_count, events);
		for (uint32_t j = 1; j < HOSTS; j++)
			ck_assert_int_eq(racers[j].status, racers[0].status);
		if (events > start.event_count)
			ck_assert_int_eq(racers[0].repeated + racers[1].repeated + racers[2].repeated, HOSTS - 1);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_race");
	TCase *one_store = tcase_create("one store");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(one_store, 300);
	tcase_add_checked_fixture(one_store, setup, teardown);
	tcase_add_test(one_store, any_two_commands_end_as_one_after_the_other);
	tcase_add_test(one_store, a_store_that_takes_any_revision_is_found_out);
	tcase_add_test(one_store, confirm_against_cancel_has_one_winner);
	tcase_add_test(one_store, the_same_command_from_many_hosts_happens_once);
	suite_add_tcase(suite, one_store);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
