/* A commit without a clear answer, and what others do before the next try: what is said then is true. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "host_help.h"

static struct shp_ctx *ctx;
static struct help help;
static struct fake_store store;
static struct fake_store start;
static struct fake_world world;
static struct fake_host fake;
static struct fake_host other;
static struct shp_error *error;

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
}

static void teardown(void)
{
	fake_host_free(&fake);
	fake_host_free(&other);
	help_close(&help);
	shp_ctx_unref(ctx);
}

/* Of a command whose commit has no clear answer, after which others come: how it commits, and what they do. */
struct lost {
	enum fake_behaviour commit;
	enum fake_behaviour later; /* of all that follows */
	enum help_command command; /* of others; HELP_COMMANDS: none */
	void (*others)(void);
	int came;
};

static enum fake_behaviour plan_lost(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	struct lost *lost = plan_data;

	if (hook == FAKE_COMMIT && of->calls == 2)
		return lost->commit;
	if (of->calls < 3)
		return FAKE_WELL;
	if (hook == FAKE_LOAD && !lost->came) {
		lost->came = 1;
		if (lost->others)
			lost->others();
		if (lost->command < HELP_COMMANDS)
			ck_assert_int_eq(help_run(&help, other.host, lost->command, HELP_NOW, NULL, NULL), SHP_OK);
	}
	return hook == FAKE_LOAD && lost->later == FAKE_CONFLICT ? FAKE_WELL : lost->later;
}

static int32_t lose(struct lost *lost, enum help_command command)
{
	fake.plan = plan_lost;
	fake.plan_data = lost;
	fake.calls = 0;
	return help_run(&help, fake.host, command, HELP_NOW, NULL, error);
}

static void cut_off(void)
{
	store.orders[0].size--;
}

static void forget(void)
{
	store.order_count = 0;
}

START_TEST(what_may_have_happened_is_never_called_refused)
{
	static const struct {
		struct lost lost;
		uint32_t problems; /* the first is that it is open */
		int32_t second;
		const char *path;
		int64_t tries;
	} cases[] = {
		/* Committed, then corrected by others: told again, it differs. */
		{{FAKE_DONE_SILENT, FAKE_WELL, HELP_RECONFIRM, NULL, 0}, 3, SHP_ERR_DIFFERS, "method", 2},
		{{FAKE_DONE_TWICE, FAKE_WELL, HELP_RECONFIRM, NULL, 0}, 3, SHP_ERR_DIFFERS, "method", 2},
		/* Not committed, then cancelled by others. */
		{{FAKE_SILENT, FAKE_WELL, HELP_CANCEL_REST, NULL, 0}, 5, SHP_ERR_ORDER_CANCELLED, "order", 2},
		/* The order is not there, cannot be read, not be loaded, is changed by others each time. */
		{{FAKE_SILENT, FAKE_WELL, HELP_COMMANDS, forget, 0}, 2, SHP_ERR_HOST_ABSENT, "", 2},
		{{FAKE_DONE_SILENT, FAKE_WELL, HELP_COMMANDS, cut_off, 0}, 2, SHP_ERR_BYTES, "", 2},
		{{FAKE_SILENT, FAKE_FAILED, HELP_COMMANDS, NULL, 0}, 1, 0, "", 2},
		{{FAKE_SILENT, FAKE_CONFLICT, HELP_COMMANDS, NULL, 0}, 1, 0, "", 5},
		{{FAKE_DONE_SILENT, FAKE_SILENT, HELP_COMMANDS, NULL, 0}, 1, 0, "", 5},
	};

	for (uint32_t capacity = 1; capacity < 6; capacity += 2) {
		ck_assert_int_eq(shp_error_new(ctx, capacity, &error), SHP_OK);
		for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
			struct lost lost = cases[i].lost;
			uint32_t unknown = 0;

			fake_store_copy(&store, &start);
			ck_assert_int_eq(lose(&lost, HELP_CONFIRM_1), SHP_ERR_HOST_UNKNOWN);
			ck_assert(lost.came);
			ck_assert_msg(shp_error_count_problems(error) == cases[i].problems, "%zu: %u problems", i,
				      shp_error_count_problems(error));
			ck_assert_uint_eq(shp_error_count_kept(error),
					  cases[i].problems < capacity ? cases[i].problems : capacity);
			ck_assert_int_eq(shp_error_get_code(error, 0), SHP_ERR_HOST_UNKNOWN);
			ck_assert_str_eq(shp_error_get_path(error, 0), "");
			ck_assert_str_ne(shp_error_get_message(error, 0, SHP_LANGUAGE_EN), "");
			ck_assert_int_eq(shp_error_get_detail(error, 0), cases[i].tries);
			if (cases[i].second && capacity > 1) {
				ck_assert_int_eq(shp_error_get_code(error, 1), cases[i].second);
				ck_assert_str_eq(shp_error_get_path(error, 1), cases[i].path);
			}
			for (uint32_t j = 0; j < shp_error_count_kept(error); j++)
				unknown += shp_error_get_code(error, j) == SHP_ERR_HOST_UNKNOWN;
			ck_assert_uint_eq(unknown, 1);
		}
		error = shp_error_free(error);
	}
	fake_store_copy(&store, &start);
	ck_assert_int_eq(lose(&(struct lost){FAKE_DONE_SILENT, FAKE_WELL, HELP_RECONFIRM, NULL, 0}, HELP_CONFIRM_1),
			 SHP_ERR_HOST_UNKNOWN); /* nobody wants to know more */
}
END_TEST

/* Any command of which nobody knows while others do anything: never refused, and what hinders it is told. */
static enum help_command others_command;

static int64_t now_of(enum help_command command)
{
	return command == HELP_EXPIRE ? HELP_LATE : HELP_NOW;
}

static void others_do_anything(void)
{
	(void)help_run(&help, other.host, others_command, now_of(others_command), NULL, NULL);
}

static void run_among_others(enum help_command x, enum fake_behaviour commit, uint32_t ret_said[2])
{
	struct lost lost = {commit, FAKE_WELL, HELP_COMMANDS, others_do_anything, 0};
	int32_t status;
	int32_t told;

	fake.plan = plan_lost;
	fake.plan_data = &lost;
	fake.calls = 0;
	status = help_run(&help, fake.host, x, now_of(x), NULL, error);
	if (!lost.came)
		return; /* nothing was to be committed */
	fake.plan = NULL;
	told = help_run(&help, fake.host, x, now_of(x), NULL, NULL);
	ret_said[status != SHP_OK]++;
	if (!status) {
		ck_assert_msg(told == SHP_OK, "%s, %s: done, then %s", help_name(x), help_name(others_command),
			      shp_status_name(told));
		return;
	}
	ck_assert_msg(status == SHP_ERR_HOST_UNKNOWN, "%s, %s: %s", help_name(x), help_name(others_command),
		      shp_status_name(status));
	ck_assert_int_eq(shp_error_get_code(error, 0), SHP_ERR_HOST_UNKNOWN);
	/* It is refused now, and the reason is told; or it can be done: it was undone, or the like was done. */
	ck_assert_int_eq(shp_error_count_problems(error) > 1, told != SHP_OK);
	if (told)
		ck_assert_int_eq(shp_error_get_code(error, 1), told);
}

START_TEST(any_command_among_any_others)
{
	static const enum fake_behaviour commits[] = {FAKE_SILENT, FAKE_UNKNOWN, FAKE_DONE_SILENT, FAKE_DONE_TWICE};
	uint32_t said[2] = {0}; /* done, open */

	ck_assert_int_eq(shp_error_new(ctx, 2, &error), SHP_OK);
	for (uint32_t number = 0; number < 4 * HELP_COMMANDS * HELP_COMMANDS * HELP_COMMANDS; number++) {
		const uint32_t rest = number / 4;

		fake_store_copy(&store, &start);
		(void)help_run(&help, other.host, (enum help_command)(rest % HELP_COMMANDS), HELP_NOW, NULL, NULL);
		others_command = (enum help_command)(rest / HELP_COMMANDS % HELP_COMMANDS);
		run_among_others((enum help_command)(rest / HELP_COMMANDS / HELP_COMMANDS), commits[number % 4], said);
	}
	ck_assert_uint_gt(said[0], 1000);
	ck_assert_uint_gt(said[1], 100);
	error = shp_error_free(error);
}
END_TEST

START_TEST(conflicts_tell_the_tries)
{
	struct lost lost = {FAKE_CONFLICT, FAKE_CONFLICT, HELP_COMMANDS, NULL, 0};

	ck_assert_int_eq(shp_error_new(ctx, 4, &error), SHP_OK);
	ck_assert_int_eq(shp_host_set_tries(fake.host, 3), SHP_OK);
	ck_assert_int_eq(lose(&lost, HELP_CONFIRM_1), SHP_ERR_HOST_CONFLICT);
	ck_assert_uint_eq(shp_error_count_problems(error), 1);
	ck_assert_int_eq(shp_error_get_detail(error, 0), 3);
	ck_assert_ptr_nonnull(strstr(shp_error_get_message(error, 0, SHP_LANGUAGE_EN), "for 3 tries"));
	error = shp_error_free(error);
}
END_TEST

/* What others have undone meanwhile is not done a second time by one call: the label was bought, and charged, once. */
START_TEST(what_others_have_undone_is_not_done_again)
{
	struct lost lost = {FAKE_DONE_SILENT, FAKE_WELL, HELP_UNLABEL, NULL, 0};

	ck_assert_int_eq(shp_error_new(ctx, 4, &error), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_SPLIT, HELP_NOW, NULL, NULL), SHP_OK);
	ck_assert_int_eq(lose(&lost, HELP_LABEL), SHP_ERR_HOST_UNKNOWN);
	ck_assert(lost.came);
	ck_assert_uint_eq(fake.calls, 3); /* load, commit, load */
	ck_assert_uint_eq(shp_error_count_problems(error), 1);
	/* whoever calls again wants another label */
	ck_assert_int_eq(lose(&(struct lost){FAKE_WELL, FAKE_WELL, HELP_COMMANDS, NULL, 0}, HELP_LABEL), SHP_OK);
	error = shp_error_free(error);
}
END_TEST

/* What surely did not happen, since the order has not come to it, is done once others have gone. */
START_TEST(what_others_did_beside_it_hinders_nothing)
{
	struct lost lost = {FAKE_SILENT, FAKE_WELL, HELP_CONFIRM_2, NULL, 0};

	ck_assert_int_eq(help_run(&help, fake.host, HELP_SPLIT, HELP_NOW, NULL, NULL), SHP_OK);
	ck_assert_int_eq(lose(&lost, HELP_CONFIRM_1), SHP_OK);
	ck_assert(lost.came);
	ck_assert_uint_eq(fake.calls, 4); /* load, commit, load, commit */
}
END_TEST

static int32_t status_of(const struct shp_batch *batch, uint32_t command)
{
	return shp_batch_get_status(batch, command);
}

START_TEST(batches_tell_each_command_what_is_open)
{
	struct lost lost = {FAKE_DONE_SILENT, FAKE_WELL, HELP_RECONFIRM, NULL, 0};
	struct shp_batch *batch = NULL;

	ck_assert_int_eq(shp_batch_new(ctx, 4, &batch), SHP_OK);
	for (uint32_t again = 0; again < 2; again++) {
		fake_store_copy(&store, &start);
		shp_batch_clear(batch);
		help_add(&help, batch, HELP_UNLABEL); /* refused in each try: never in a commit */
		help_add(&help, batch, HELP_CONFIRM_1); /* committed, and corrected by others: open */
		help_add(&help, batch, HELP_CONFIRM_2); /* committed, and recognised */
		help_add(&help, batch, HELP_PLACE); /* happened long ago */
		fake.plan = plan_lost;
		fake.plan_data = &lost;
		fake.calls = 0;
		lost.came = 0;
		ck_assert_int_eq(shp_host_run_batch(fake.host, help.rules, batch, HELP_NOW), SHP_ERR_NO_LABEL);
		ck_assert_int_eq(status_of(batch, 0), SHP_ERR_NO_LABEL);
		ck_assert_uint_eq(shp_error_count_problems(shp_batch_get_error(batch, 0)), 1);
		ck_assert_int_eq(status_of(batch, 1), SHP_ERR_HOST_UNKNOWN);
		ck_assert_ptr_null(shp_batch_get_decision(batch, 1));
		ck_assert_uint_eq(shp_error_count_problems(shp_batch_get_error(batch, 1)), 3);
		ck_assert_int_eq(shp_error_get_code(shp_batch_get_error(batch, 1), 0), SHP_ERR_HOST_UNKNOWN);
		ck_assert_int_eq(shp_error_get_code(shp_batch_get_error(batch, 1), 1), SHP_ERR_DIFFERS);
		for (uint32_t i = 2; i < 4; i++) {
			ck_assert_int_eq(status_of(batch, i), SHP_OK);
			ck_assert(shp_decision_is_repeated(shp_batch_get_decision(batch, i)));
		}
	}
	/* Run again, what is the matter is told as it is: nothing was committed by this run. */
	fake.plan = NULL;
	(void)shp_host_run_batch(fake.host, help.rules, batch, HELP_NOW);
	ck_assert_int_eq(status_of(batch, 1), SHP_ERR_DIFFERS);
	shp_batch_free(batch);
}
END_TEST

/* A command that was refused before the commit that nobody knows of, and can be done after it. */
START_TEST(commands_that_never_were_in_an_unknown_commit_are_not_open)
{
	struct lost lost = {FAKE_SILENT, FAKE_CONFLICT, HELP_CONFIRM_1, NULL, 0};
	struct shp_batch *batch = NULL;

	ck_assert_int_eq(shp_batch_new(ctx, 4, &batch), SHP_OK);
	help_add(&help, batch, HELP_RECONFIRM);
	help_add(&help, batch, HELP_CONFIRM_2);
	fake.plan = plan_lost;
	fake.plan_data = &lost;
	fake.calls = 0;
	ck_assert_int_eq(shp_host_run_batch(fake.host, help.rules, batch, HELP_NOW), SHP_ERR_HOST_CONFLICT);
	ck_assert_int_eq(status_of(batch, 0), SHP_ERR_HOST_CONFLICT);
	ck_assert_int_eq(status_of(batch, 1), SHP_ERR_HOST_UNKNOWN);
	shp_batch_free(batch);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_lost");
	TCase *lost = tcase_create("lost replies");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(lost, 300);
	tcase_add_checked_fixture(lost, setup, teardown);
	tcase_add_test(lost, what_may_have_happened_is_never_called_refused);
	tcase_add_test(lost, any_command_among_any_others);
	tcase_add_test(lost, conflicts_tell_the_tries);
	tcase_add_test(lost, what_others_have_undone_is_not_done_again);
	tcase_add_test(lost, what_others_did_beside_it_hinders_nothing);
	tcase_add_test(lost, batches_tell_each_command_what_is_open);
	tcase_add_test(lost, commands_that_never_were_in_an_unknown_commit_are_not_open);
	suite_add_tcase(suite, lost);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
