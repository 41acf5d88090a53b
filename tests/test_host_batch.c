/* Many commands in one commit: the same as one after the other, but for the number of commits. */
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
static struct shp_batch *batch;
static uint32_t commits;

static enum fake_behaviour count_commits(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	(void)plan_data;
	(void)of;
	commits += hook == FAKE_COMMIT;
	return FAKE_WELL;
}

static void setup(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	help_open(&help, ctx);
	store.order_count = store.event_count = 0;
	start.order_count = start.event_count = 0;
	fake = (struct fake_host){.store = &store, .world = &world, .plan = count_commits};
	ck_assert_int_eq(fake_host_new(&fake, ctx), SHP_OK);
	ck_assert_int_eq(shp_batch_new(ctx, 4, &batch), SHP_OK);
	commits = 0;
}

static void teardown(void)
{
	shp_batch_free(batch);
	fake_host_free(&fake);
	help_close(&help);
	shp_ctx_unref(ctx);
}

static int32_t run_batch(void)
{
	return shp_host_run_batch(fake.host, help.rules, batch, HELP_NOW);
}

/* Runs commands as a batch and one by one, from `start`: the same end, and the same is told of each. */
static void compare(const enum help_command *commands, uint32_t count)
{
	int32_t first = SHP_OK;
	int32_t status;
	uint32_t changes = 0;

	shp_batch_clear(batch);
	for (uint32_t i = 0; i < count; i++)
		help_add(&help, batch, commands[i]);
	ck_assert_uint_eq(shp_batch_count_commands(batch), count);
	fake_store_copy(&store, &start);
	commits = 0;
	status = run_batch();
	ck_assert_uint_le(commits, 1);
	fake_store_copy(&expected, &store);

	fake_store_copy(&store, &start);
	commits = 0;
	for (uint32_t i = 0; i < count; i++) {
		struct shp_decision *alone = NULL;
		const struct shp_decision *decision = shp_batch_get_decision(batch, i);
		const int32_t told = help_run(&help, fake.host, commands[i], HELP_NOW, &alone, NULL);

		if (!first)
			first = told;
		ck_assert_msg(shp_batch_get_status(batch, i) == told, "%s: %s, not %s", help_name(commands[i]),
			      shp_status_name(shp_batch_get_status(batch, i)), shp_status_name(told));
		ck_assert_int_eq(decision == NULL, told != SHP_OK);
		ck_assert_int_eq(shp_batch_get_error(batch, i) != NULL, told != SHP_OK);
		if (told) {
			ck_assert_int_eq(shp_error_get_code(shp_batch_get_error(batch, i), 0), told);
			continue;
		}
		ck_assert_int_eq(shp_decision_is_repeated(decision), shp_decision_is_repeated(alone));
		ck_assert_uint_eq(shp_decision_count_events(decision), shp_decision_count_events(alone));
		ck_assert(shp_order_equals(shp_decision_get_order(decision), shp_decision_get_order(alone)));
		changes += shp_decision_count_events(alone) > 0;
		shp_decision_unref(alone);
	}
	ck_assert_uint_eq(commits, changes);
	ck_assert_int_eq(status, first);
	ck_assert(help_same_store(&store, &expected));
}

START_TEST(a_batch_is_its_commands_one_after_the_other)
{
	for (uint32_t i = 0; i < HELP_COMMANDS; i++)
		for (uint32_t j = 0; j < HELP_COMMANDS; j++)
			for (uint32_t k = 0; k < HELP_COMMANDS; k++) {
				const enum help_command commands[] = {
					HELP_PLACE, (enum help_command)i, (enum help_command)j, (enum help_command)k,
				};

				compare(commands, 4);
				compare(commands + 1, 3);
			}
}
END_TEST

START_TEST(a_batch_that_ran_runs_again_and_is_recognised)
{
	static const enum help_command commands[] = {
		HELP_ADOPT, HELP_PLACE, HELP_PLACE_OTHER, HELP_SPLIT, HELP_CONFIRM_2,
	};

	compare(commands, 5);
	fake_store_copy(&store, &expected);
	commits = 0;
	ck_assert_int_eq(run_batch(), SHP_OK);
	ck_assert_uint_eq(commits, 0);
	for (uint32_t i = 0; i < 5; i++)
		ck_assert(shp_decision_is_repeated(shp_batch_get_decision(batch, i)));
	ck_assert(help_same_store(&store, &expected));
}
END_TEST

/* ---- answers for each order ---- */

static uint32_t seen[4];
static uint32_t tries;
static int32_t answers[4];

/* Answers in the first try as told, then done; stores nothing. Ids ascend, and each order is there once. */
static void answer_each(void *user_data, struct shp_commit *commit)
{
	uint8_t last[16] = {0};
	uint8_t id[16];

	(void)user_data;
	ck_assert_uint_lt(tries, 4);
	seen[tries] = shp_commit_count_orders(commit);
	for (uint32_t i = 0; i < seen[tries]; i++) {
		ck_assert_int_eq(shp_commit_get_order_id(commit, i, id), SHP_OK);
		ck_assert_int_gt(memcmp(id, last, sizeof(id)), 0);
		memcpy(last, id, sizeof(id));
		if (tries)
			shp_commit_answer(commit, i, SHP_COMMIT_DONE);
		else if (answers[i])
			shp_commit_answer(commit, i, answers[i]);
	}
	tries++;
}

START_TEST(each_order_has_its_own_answer)
{
	for (int32_t number = 0; number < 6 * 6 * 6; number++) {
		uint32_t again = 0;
		uint32_t failed = 0;
		int32_t status;

		shp_batch_clear(batch);
		help_add(&help, batch, HELP_PLACE);
		help_add(&help, batch, HELP_PLACE_OTHER);
		help_add(&help, batch, HELP_ADOPT);
		help_add(&help, batch, HELP_CONFIRM_1); /* with its order */
		help_add(&help, batch, HELP_RELEASE);
		help_add(&help, batch, HELP_UNLABEL); /* refused, in each try */
		for (int32_t i = 0, rest = number; i < 3; i++, rest /= 6) {
			answers[i] = rest % 6; /* none, the four, and a value that is none */
			again += answers[i] != SHP_COMMIT_DONE && answers[i] != SHP_COMMIT_FAILED;
			failed += answers[i] == SHP_COMMIT_FAILED;
		}
		tries = 0;
		ck_assert_int_eq(shp_host_set_commit(fake.host, answer_each), SHP_OK);
		status = run_batch();
		ck_assert_int_eq(status == SHP_ERR_HOST_FAILED, failed > 0);
		ck_assert_uint_eq(seen[0], 3);
		ck_assert_uint_eq(tries, 1 + (again > 0));
		if (again)
			ck_assert_uint_eq(seen[1], again);
		for (uint32_t i = 0; i < 5; i++)
			if (shp_batch_get_status(batch, i))
				ck_assert_int_eq(shp_batch_get_status(batch, i), SHP_ERR_HOST_FAILED);
		ck_assert_int_eq(shp_batch_get_status(batch, 0), shp_batch_get_status(batch, 3));
		if (shp_batch_get_status(batch, 0) == SHP_OK) {
			ck_assert_int_eq(shp_batch_get_status(batch, 5), SHP_ERR_UNKNOWN_PACKAGE);
			ck_assert_uint_eq(shp_error_count_problems(shp_batch_get_error(batch, 5)), 1);
		}
	}
}
END_TEST

/* One order cannot be loaded, the other not be committed: neither is told the other's problem. */
static uint8_t silent_id[16];

static void load_all_but_one(void *user_data, struct shp_load *load)
{
	uint8_t id[16];

	(void)user_data;
	shp_load_get_order_id(load, id);
	if (memcmp(id, silent_id, sizeof(id)) != 0)
		shp_load_answer_absent(load);
}

static void commit_conflict(void *user_data, struct shp_commit *commit)
{
	(void)user_data;
	shp_commit_answer_all(commit, SHP_COMMIT_CONFLICT);
}

START_TEST(hosts_statuses_stand_alone)
{
	ck_assert_int_eq(shp_host_set_load(fake.host, load_all_but_one), SHP_OK);
	ck_assert_int_eq(shp_host_set_commit(fake.host, commit_conflict), SHP_OK);
	help_add(&help, batch, HELP_PLACE);
	help_add(&help, batch, HELP_PLACE_OTHER);
	for (uint32_t silent = 0; silent < 2; silent++) {
		memcpy(silent_id, silent ? help.other_id : help.order_id, sizeof(silent_id));
		(void)run_batch();
		ck_assert_int_eq(shp_batch_get_status(batch, silent), SHP_ERR_HOST_UNKNOWN);
		ck_assert_int_eq(shp_batch_get_status(batch, 1 - silent), SHP_ERR_HOST_CONFLICT);
		for (uint32_t i = 0; i < 2; i++)
			ck_assert_ptr_null(shp_batch_get_error(batch, i));
	}
}
END_TEST

/* ---- a chain whose reply is lost ---- */

static enum fake_behaviour lose_second(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	(void)plan_data;
	(void)hook;
	return of->calls == 2 ? FAKE_DONE_SILENT : FAKE_WELL;
}

START_TEST(a_chain_whose_reply_is_lost_is_recognised_whole)
{
	/* Told again one by one, the confirmation would differ from its correction. */
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
	help_add(&help, batch, HELP_CONFIRM_1);
	help_add(&help, batch, HELP_RECONFIRM);
	help_add(&help, batch, HELP_CONFIRM_2);
	fake.plan = lose_second;
	fake.calls = 0;
	ck_assert_int_eq(run_batch(), SHP_OK);
	ck_assert_uint_eq(fake.calls, 3); /* load, commit, load */
	for (uint32_t i = 0; i < 3; i++)
		ck_assert_uint_gt(shp_decision_count_events(shp_batch_get_decision(batch, i)), 0);
}
END_TEST

static enum fake_behaviour fail_commit(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	(void)plan_data;
	(void)of;
	return hook == FAKE_COMMIT ? FAKE_FAILED : FAKE_WELL;
}

START_TEST(what_does_not_depend_on_a_failed_commit_stands)
{
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
	fake_store_copy(&start, &store);
	help_add(&help, batch, HELP_PLACE); /* repeated */
	help_add(&help, batch, HELP_RECONFIRM); /* refused: nothing is confirmed */
	help_add(&help, batch, HELP_CONFIRM_1); /* decided, not committed */
	help_add(&help, batch, HELP_RECONFIRM); /* decided on what was not committed */
	help_add(&help, batch, HELP_PLACE); /* the same */
	fake.plan = fail_commit;
	ck_assert_int_eq(run_batch(), SHP_ERR_PACKAGE_OPEN);
	ck_assert_int_eq(shp_batch_get_status(batch, 0), SHP_OK);
	ck_assert_int_eq(shp_batch_get_status(batch, 1), SHP_ERR_PACKAGE_OPEN);
	for (uint32_t i = 2; i < 5; i++) {
		ck_assert_int_eq(shp_batch_get_status(batch, i), SHP_ERR_HOST_FAILED);
		ck_assert_ptr_null(shp_batch_get_decision(batch, i));
	}
	ck_assert(help_same_store(&store, &start));
}
END_TEST

/* ---- the batch itself ---- */

static struct shp_batch *running;
static int frees;

static void meddle(void *user_data, struct shp_load *load)
{
	(void)user_data;
	shp_batch_add_expire(running, help.order_id);
	shp_batch_clear(running);
	ck_assert_uint_eq(shp_batch_count_commands(running), 2);
	ck_assert_int_eq(shp_batch_get_status(running, 0), SHP_ERR_INDEX);
	ck_assert_ptr_null(shp_batch_get_decision(running, 0));
	ck_assert_ptr_null(shp_batch_get_error(running, 0));
	if (frees)
		ck_assert_ptr_null(shp_batch_free(running));
	shp_load_answer_absent(load);
}

START_TEST(a_running_batch_is_left_alone)
{
	running = batch;
	help_add(&help, batch, HELP_PLACE);
	help_add(&help, batch, HELP_CONFIRM_1);
	ck_assert_int_eq(shp_host_set_load(fake.host, meddle), SHP_OK);
	frees = 0;
	ck_assert_int_eq(run_batch(), SHP_OK);
	ck_assert_uint_eq(shp_batch_count_commands(batch), 2);
	ck_assert_int_eq(run_batch(), SHP_ERR_HOST_BUSY); /* a command was lost: said until cleared */
	ck_assert_int_eq(shp_batch_get_status(batch, 1), SHP_ERR_HOST_BUSY);
	shp_batch_clear(batch);
	ck_assert_int_eq(run_batch(), SHP_OK);
	help_add(&help, batch, HELP_PLACE);
	help_add(&help, batch, HELP_PLACE_OTHER);
	frees = 1;
	store.order_count = store.event_count = 0;
	ck_assert_int_eq(run_batch(), SHP_OK);
	ck_assert_uint_eq(store.order_count, 2);
	batch = NULL; /* gone, when the run returned */
	running = NULL;
}
END_TEST

START_TEST(arguments_and_limits)
{
	struct shp_batch *other = NULL;

	ck_assert_int_eq(shp_batch_new(NULL, 0, &other), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_batch_new(ctx, 0, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_batch_new(ctx, 10001, &other), SHP_ERR_RANGE);
	ck_assert_ptr_null(other);
	ck_assert_ptr_null(shp_batch_free(NULL));
	shp_batch_clear(NULL);
	ck_assert_uint_eq(shp_batch_count_commands(NULL), 0);
	for (int i = 0; i < HELP_COMMANDS; i++)
		help_add(&help, NULL, (enum help_command)i);
	ck_assert_int_eq(shp_batch_get_status(NULL, 0), SHP_ERR_INDEX);
	ck_assert_ptr_null(shp_batch_get_decision(batch, 0));
	ck_assert_ptr_null(shp_batch_get_error(batch, 0));
	ck_assert_int_eq(run_batch(), SHP_OK); /* nothing to do, nothing done */
	ck_assert_uint_eq(fake.calls, 0);

	shp_batch_add_place(batch, NULL);
	shp_batch_add_adopt(batch, NULL);
	shp_batch_add_release(batch, NULL);
	shp_batch_add_confirm(batch, help.order_id, NULL);
	shp_batch_add_place(batch, help.placement);
	shp_batch_add_report_payment(batch, help.order_id, NULL, SHP_PAYMENT_SETTLED);
	shp_batch_add_cancel_label(batch, help.order_id, NULL, 0);
	shp_batch_add_cancel_label(batch, help.order_id, "a reference that is far too long to be one of a package",
				   0);
	ck_assert_int_eq(shp_batch_get_status(batch, 0), SHP_ERR_INDEX); /* it has not run */
	ck_assert_int_eq(run_batch(), SHP_ERR_ARGUMENT);
	for (uint32_t i = 0; i < 3; i++)
		ck_assert_int_eq(shp_batch_get_status(batch, i), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_batch_get_status(batch, 3), SHP_ERR_HOST_ABSENT);
	ck_assert_int_eq(shp_batch_get_status(batch, 4), SHP_OK);
	ck_assert_int_eq(shp_batch_get_status(batch, 5), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_batch_get_status(batch, 6), SHP_ERR_REQUIRED);
	ck_assert_int_eq(shp_batch_get_status(batch, 7), SHP_ERR_REFERENCE);

	ck_assert_int_eq(shp_host_run_batch(NULL, help.rules, batch, HELP_NOW), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_run_batch(fake.host, NULL, batch, HELP_NOW), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_run_batch(fake.host, help.rules, NULL, HELP_NOW), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_run_batch(fake.host, help.rules, batch, -1), SHP_ERR_INSTANT);
	ck_assert_int_eq(shp_batch_get_status(batch, 4), SHP_ERR_INSTANT);
	shp_batch_clear(batch);
	for (uint32_t i = 0; i <= SHP_LIMIT_BATCH; i++)
		shp_batch_add_release(batch, help.order_id);
	ck_assert_uint_eq(shp_batch_count_commands(batch), SHP_LIMIT_BATCH);
	ck_assert_int_eq(run_batch(), SHP_ERR_LIMIT);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_batch");
	TCase *batches = tcase_create("batches");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(batches, 300);
	tcase_add_checked_fixture(batches, setup, teardown);
	tcase_add_test(batches, a_batch_is_its_commands_one_after_the_other);
	tcase_add_test(batches, a_batch_that_ran_runs_again_and_is_recognised);
	tcase_add_test(batches, each_order_has_its_own_answer);
	tcase_add_test(batches, hosts_statuses_stand_alone);
	tcase_add_test(batches, a_chain_whose_reply_is_lost_is_recognised_whole);
	tcase_add_test(batches, what_does_not_depend_on_a_failed_commit_stands);
	tcase_add_test(batches, a_running_batch_is_left_alone);
	tcase_add_test(batches, arguments_and_limits);
	suite_add_tcase(suite, batches);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
