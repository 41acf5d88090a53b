/*
 * Every command, with every misbehaviour of every hook that it calls, in every state that up to two other commands lead
 * to: the end is that of a host that behaves, byte for byte and id for id. By induction so is the end of any sequence.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "host_help.h"

static struct shp_ctx *ctx;
static struct help help;
static struct fake_store store;
static struct fake_store start;
static struct fake_store expected;
static struct fake_world world;
static struct fake_host fake;

static void setup(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	help_open(&help, ctx);
	store.order_count = store.event_count = 0;
	start.order_count = start.event_count = 0;
	fake = (struct fake_host){.store = &store, .world = &world};
	ck_assert_int_eq(fake_host_new(&fake, ctx), SHP_OK);
}

static void teardown(void)
{
	fake_host_free(&fake);
	help_close(&help);
	shp_ctx_unref(ctx);
}

static int32_t run(enum help_command command)
{
	const int64_t now = command == HELP_EXPIRE ? HELP_LATE : HELP_NOW;
	struct shp_decision *decision = NULL;
	const int32_t status = help_run(&help, fake.host, command, now, &decision, NULL);

	ck_assert_int_eq(decision == NULL, status != SHP_OK);
	shp_decision_unref(decision);
	return status;
}

/* One call of a hook, the at-th, behaves so. */
struct once {
	uint32_t at;
	enum fake_behaviour behaviour;
	enum fake_hook hook; /* which it was */
	int fired;
};

static enum fake_behaviour plan_once(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	struct once *once = plan_data;

	if (of->calls != once->at)
		return FAKE_WELL;
	once->fired = 1;
	once->hook = hook;
	return once->behaviour;
}

static const enum fake_behaviour behaviours[FAKE_BEHAVIOURS - 1] = {
	FAKE_SILENT,   FAKE_FAILED,	FAKE_CONFLICT,		FAKE_UNKNOWN,	  FAKE_ODD,
	FAKE_TWICE,    FAKE_REFUSED,	FAKE_CRASH,		FAKE_DONE_SILENT, FAKE_DONE_UNKNOWN,
	FAKE_DONE_ODD, FAKE_DONE_TWICE, FAKE_DONE_CONTRADICTED, FAKE_DONE_CRASH,  FAKE_REENTER,
};

/* What the driver may say when one hook misbehaved once. */
static int32_t status_after(enum fake_behaviour behaviour, int32_t well)
{
	switch (behaviour) {
	case FAKE_FAILED:
	case FAKE_REFUSED:
		return SHP_ERR_HOST_FAILED;
	case FAKE_CRASH:
	case FAKE_DONE_CRASH:
		return SHP_ERR_HOST_UNKNOWN;
	default:
		return well;
	}
}

static uint32_t runs;

/* From `start`: the command misbehaves at each of its hook calls in each way, and is told again. */
static void misbehave(enum help_command command)
{
	int32_t well;
	uint32_t calls;

	fake_store_copy(&store, &start);
	fake.plan = NULL;
	fake.calls = 0;
	well = run(command);
	calls = fake.calls;
	fake_store_copy(&expected, &store);
	for (uint32_t at = 1; at <= calls; at++) {
		for (size_t i = 0; i < FAKE_BEHAVIOURS - 1; i++) {
			struct once once = {.at = at, .behaviour = behaviours[i]};
			int32_t status;

			fake_store_copy(&store, &start);
			fake.plan = plan_once;
			fake.plan_data = &once;
			fake.calls = 0;
			status = run(command);
			fake.plan = NULL;
			runs++;
			ck_assert(once.fired);
			ck_assert_msg(status == status_after(once.behaviour, well),
				      "%s: hook %d, behaviour %d: %s, not %s", help_name(command), once.hook,
				      once.behaviour, shp_status_name(status),
				      shp_status_name(status_after(once.behaviour, well)));
			if (status == SHP_ERR_HOST_FAILED)
				ck_assert(help_same_store(&store, &start));
			fake.dead = 0;
			if (status != well) {
				const int32_t again = run(command);

				ck_assert_msg(again == well, "%s again: %s, not %s", help_name(command),
					      shp_status_name(again), shp_status_name(well));
			}
			ck_assert_msg(help_same_store(&store, &expected), "%s: hook %d, behaviour %d: another end",
				      help_name(command), once.hook, once.behaviour);
		}
	}
}

/* What can be done to an order. */
static const enum help_command commands[] = {
	HELP_PLACE,   HELP_SPLIT,  HELP_CONFIRM_1,   HELP_CONFIRM_2, HELP_CONFIRM_WHOLE, HELP_RECONFIRM, HELP_LABEL,
	HELP_UNLABEL, HELP_CANCEL, HELP_CANCEL_REST, HELP_EXPIRE,    HELP_SCAN,		 HELP_SETTLED,	 HELP_RELEASE,
};
#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static void misbehave_all_after(enum help_command first, int32_t second, int32_t third)
{
	start.order_count = start.event_count = 0;
	fake_store_copy(&store, &start);
	fake.plan = NULL;
	(void)run(first);
	if (second >= 0)
		(void)run(commands[second]);
	if (third >= 0)
		(void)run(commands[third]);
	fake_store_copy(&start, &store);
	for (size_t i = 0; i < COMMANDS; i++)
		misbehave(commands[i]);
}

START_TEST(placing_and_adopting)
{
	runs = 0;
	misbehave(HELP_PLACE);
	misbehave(HELP_PLACE_PENDING);
	misbehave(HELP_ADOPT);
	ck_assert_int_eq(run(HELP_PLACE_OTHER), SHP_OK);
	ck_assert_int_eq(run(HELP_ADOPT), SHP_OK);
	fake_store_copy(&start, &store);
	misbehave(HELP_PLACE);
	misbehave(HELP_PLACE_OTHER);
	misbehave(HELP_ADOPT);
	ck_assert_uint_eq(runs, (2 + 2 + 2 + 2 + 1 + 1) * (FAKE_BEHAVIOURS - 1));
}
END_TEST

START_TEST(every_command_after_any_other)
{
	runs = 0;
	misbehave_all_after(HELP_PLACE, -1, -1);
	misbehave_all_after(HELP_PLACE_PENDING, -1, -1);
	for (int32_t i = 0; i < (int32_t)COMMANDS; i++) {
		misbehave_all_after(HELP_PLACE, i, -1);
		misbehave_all_after(HELP_PLACE_PENDING, i, -1);
	}
	ck_assert_uint_gt(runs, 8000);
}
END_TEST

START_TEST(every_command_after_any_two_others)
{
	runs = 0;
	for (int32_t i = 0; i < (int32_t)COMMANDS; i++)
		for (int32_t j = 0; j < (int32_t)COMMANDS; j++)
			misbehave_all_after(HELP_PLACE, i, j);
	ck_assert_uint_gt(runs, 50000);
}
END_TEST

/* ---- told again later, when others have been there ---- */

/* X ends unknown, committed or not; Y is done by others; X is told again. */
static void tell_again_after(enum help_command x, enum help_command y, enum fake_behaviour behaviour, int committed)
{
	struct once once = {.at = 2, .behaviour = behaviour};

	fake_store_copy(&store, &start);
	fake.plan = NULL;
	if (committed)
		(void)run(x);
	(void)run(y);
	(void)run(x);
	fake_store_copy(&expected, &store);

	fake_store_copy(&store, &start);
	fake.plan = plan_once;
	fake.plan_data = &once;
	fake.calls = 0;
	ck_assert_int_eq(shp_host_set_tries(fake.host, 1), SHP_OK);
	if (run(x) == SHP_OK && once.fired)
		ck_abort_msg("%s: called done what nobody knows", help_name(x));
	fake.plan = NULL;
	ck_assert_int_eq(shp_host_set_tries(fake.host, 5), SHP_OK);
	if (!once.fired)
		return; /* refused, or nothing to commit */
	(void)run(y);
	(void)run(x);
	ck_assert_msg(help_same_store(&store, &expected), "%s, %s, %s again: another end", help_name(x), help_name(y),
		      help_name(x));
	runs++;
}

START_TEST(told_again_when_others_have_been_there)
{
	static const enum help_command before[] = {HELP_PLACE, HELP_SPLIT, HELP_CONFIRM_1, HELP_LABEL};

	runs = 0;
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++) {
		fake_store_copy(&store, &start);
		fake.plan = NULL;
		ck_assert_int_eq(run(before[i]), SHP_OK);
		fake_store_copy(&start, &store);
		for (size_t x = 0; x < COMMANDS; x++) {
			for (size_t y = 0; y < COMMANDS; y++) {
				tell_again_after(commands[x], commands[y], FAKE_SILENT, 0);
				tell_again_after(commands[x], commands[y], FAKE_UNKNOWN, 0);
				tell_again_after(commands[x], commands[y], FAKE_DONE_SILENT, 1);
				tell_again_after(commands[x], commands[y], FAKE_DONE_UNKNOWN, 1);
			}
		}
	}
	ck_assert_uint_gt(runs, 1000);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_commands");
	TCase *once = tcase_create("once");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(once, 300);
	tcase_add_checked_fixture(once, setup, teardown);
	tcase_add_test(once, placing_and_adopting);
	tcase_add_test(once, every_command_after_any_other);
	tcase_add_test(once, every_command_after_any_two_others);
	tcase_add_test(once, told_again_when_others_have_been_there);
	suite_add_tcase(suite, once);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
