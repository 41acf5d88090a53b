/* Trying again: how often, and what may be said of it afterwards. */
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
static struct fake_host other;

static void setup(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	help_open(&help, ctx);
	store.order_count = store.event_count = 0;
	fake = (struct fake_host){.store = &store, .world = &world};
	other = fake;
	ck_assert_int_eq(fake_host_new(&fake, ctx), SHP_OK);
	ck_assert_int_eq(fake_host_new(&other, ctx), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
	fake_store_copy(&start, &store);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_CONFIRM_1, HELP_NOW, NULL, NULL), SHP_OK);
	fake_store_copy(&expected, &store);
	fake_store_copy(&store, &start);
	fake.calls = 0;
}

static void teardown(void)
{
	fake_host_free(&fake);
	fake_host_free(&other);
	help_close(&help);
	shp_ctx_unref(ctx);
}

/* How each call of a hook behaves, in turn; the last goes on for ever. */
struct script {
	uint32_t length;
	enum fake_behaviour behaviours[12];
	uint32_t calls[FAKE_HOOKS];
};

static enum fake_behaviour plan_script(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	struct script *script = plan_data;
	const uint32_t at = of->calls <= script->length ? of->calls : script->length;

	script->calls[hook]++;
	return script->behaviours[at - 1];
}

static int32_t confirm(struct script *script, struct shp_decision **ret_decision, struct shp_error *error)
{
	fake_store_copy(&store, &start);
	fake.plan = plan_script;
	fake.plan_data = script;
	fake.calls = 0;
	return help_run(&help, fake.host, HELP_CONFIRM_1, HELP_NOW, ret_decision, error);
}

START_TEST(tries_are_bounded)
{
	struct shp_error *error = NULL;

	ck_assert_int_eq(shp_error_new(ctx, 4, &error), SHP_OK);
	for (uint32_t tries = 1; tries <= 100; tries += tries < 10 ? 1 : 45) {
		struct script silent = {.length = 1, .behaviours = {FAKE_SILENT}};
		struct script failed = {.length = 1, .behaviours = {FAKE_FAILED}};

		ck_assert_int_eq(shp_host_set_tries(fake.host, (int32_t)tries), SHP_OK);
		ck_assert_int_eq(confirm(&silent, NULL, error), SHP_ERR_HOST_UNKNOWN);
		ck_assert_uint_eq(silent.calls[FAKE_LOAD], tries);
		ck_assert_uint_eq(silent.calls[FAKE_COMMIT], 0);
		ck_assert_uint_eq(shp_error_count_problems(error), 1);
		ck_assert_int_eq(shp_error_get_code(error, 0), SHP_ERR_HOST_UNKNOWN);
		ck_assert_int_eq(confirm(&failed, NULL, error), SHP_ERR_HOST_FAILED);
		ck_assert_uint_eq(fake.calls, 1);
		ck_assert(help_same_store(&store, &start));
	}
	shp_error_free(error);
}
END_TEST

static enum fake_behaviour commits_conflict(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	(void)of;
	return hook == FAKE_COMMIT ? *(enum fake_behaviour *)plan_data : FAKE_WELL;
}

START_TEST(tries_are_five_unless_said_otherwise)
{
	static const struct {
		enum fake_behaviour behaviour;
		int32_t status;
		uint32_t calls;
	} cases[] = {
		{FAKE_CONFLICT, SHP_ERR_HOST_CONFLICT, 10}, {FAKE_UNKNOWN, SHP_ERR_HOST_UNKNOWN, 10},
		{FAKE_SILENT, SHP_ERR_HOST_UNKNOWN, 10},    {FAKE_ODD, SHP_ERR_HOST_UNKNOWN, 10},
		{FAKE_TWICE, SHP_ERR_HOST_UNKNOWN, 10},	    {FAKE_FAILED, SHP_ERR_HOST_FAILED, 2},
		{FAKE_DONE_SILENT, SHP_OK, 3},		    {FAKE_DONE_TWICE, SHP_OK, 3},
	};
	struct shp_error *error = NULL;

	ck_assert_int_eq(shp_error_new(ctx, 4, &error), SHP_OK);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum fake_behaviour behaviour = cases[i].behaviour;

		fake_store_copy(&store, &start);
		fake.plan = commits_conflict;
		fake.plan_data = &behaviour;
		fake.calls = 0;
		ck_assert_int_eq(help_run(&help, fake.host, HELP_CONFIRM_1, HELP_NOW, NULL, error), cases[i].status);
		ck_assert_uint_eq(fake.calls, cases[i].calls);
		ck_assert_uint_eq(shp_error_count_problems(error), cases[i].status != SHP_OK);
		if (cases[i].status)
			ck_assert_int_eq(shp_error_get_code(error, 0), cases[i].status);
		ck_assert(help_same_store(&store, cases[i].status ? &start : &expected));
	}
	shp_error_free(error);
}
END_TEST

/* Every way in which three loads and three commits can go: what is said is true, and telling again ends well. */
START_TEST(what_is_said_is_true)
{
	static const enum fake_behaviour ways[] = {
		FAKE_WELL, FAKE_CONFLICT, FAKE_UNKNOWN, FAKE_DONE_UNKNOWN, FAKE_FAILED,
	};
	const uint32_t count = sizeof(ways) / sizeof(ways[0]);
	uint32_t said[4] = {0}; /* done, conflict, unknown, failed */

	ck_assert_int_eq(shp_host_set_tries(fake.host, 3), SHP_OK);
	for (uint32_t number = 0; number < count * count * count * count * count * count; number++) {
		struct script script = {.length = 6};
		struct shp_decision *decision = NULL;
		int32_t status;

		for (uint32_t i = 0, rest = number; i < 6; i++, rest /= count)
			script.behaviours[i] = ways[rest % count];
		status = confirm(&script, &decision, NULL);
		ck_assert_uint_le(fake.calls, 6);
		switch (status) {
		case SHP_OK:
			said[0]++;
			ck_assert(help_same_store(&store, &expected));
			ck_assert(!shp_decision_is_repeated(decision));
			ck_assert_uint_eq(shp_decision_count_events(decision),
					  expected.event_count - start.event_count);
			break;
		case SHP_ERR_HOST_CONFLICT:
		case SHP_ERR_HOST_FAILED:
			said[status == SHP_ERR_HOST_FAILED ? 3 : 1]++;
			ck_assert(help_same_store(&store, &start));
			break;
		default:
			said[2]++;
			ck_assert_int_eq(status, SHP_ERR_HOST_UNKNOWN);
			ck_assert(help_same_store(&store, &start) || help_same_store(&store, &expected));
			break;
		}
		shp_decision_unref(decision);
		fake.plan = NULL;
		ck_assert_int_eq(help_run(&help, fake.host, HELP_CONFIRM_1, HELP_NOW, NULL, NULL), SHP_OK);
		ck_assert(help_same_store(&store, &expected));
	}
	for (uint32_t i = 0; i < 4; i++)
		ck_assert_uint_gt(said[i], 0);
}
END_TEST

/* The reply of a commit is lost, and before the next load another host corrects what was committed. */
static enum fake_behaviour lose_and_correct(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	const enum help_command *command = plan_data;

	if (of->calls == 3) {
		ck_assert_int_eq(hook, FAKE_LOAD);
		ck_assert_int_eq(help_run(&help, other.host, *command, HELP_NOW, NULL, NULL), SHP_OK);
	}
	return of->calls == 2 ? FAKE_DONE_SILENT : FAKE_WELL;
}

START_TEST(what_happened_is_recognised_among_others)
{
	enum help_command command = HELP_CONFIRM_2;
	struct shp_decision *decision = NULL;

	fake.plan = lose_and_correct;
	fake.plan_data = &command;
	ck_assert_int_eq(help_run(&help, fake.host, HELP_CONFIRM_1, HELP_NOW, &decision, NULL), SHP_OK);
	ck_assert(shp_decision_is_repeated(decision));
	ck_assert_uint_eq(shp_decision_count_events(decision), 0);
	ck_assert_int_eq(shp_order_get_revision(shp_decision_get_order(decision)), store.orders[0].revision);
	ck_assert_uint_eq(fake.calls, 3); /* load, commit, load */
	shp_decision_unref(decision);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_tries");
	TCase *tries = tcase_create("tries");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(tries, 300);
	tcase_add_checked_fixture(tries, setup, teardown);
	tcase_add_test(tries, tries_are_bounded);
	tcase_add_test(tries, tries_are_five_unless_said_otherwise);
	tcase_add_test(tries, what_is_said_is_true);
	tcase_add_test(tries, what_happened_is_recognised_among_others);
	suite_add_tcase(suite, tries);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
