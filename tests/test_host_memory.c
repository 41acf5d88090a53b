/* The driver when memory runs out, at every allocation that it makes: nothing is lost, half done, or kept. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "allocator.h"
#include "host_help.h"

static struct test_allocator allocator;
static struct shp_ctx *ctx;
static struct help help;
static struct fake_store store;
static struct fake_store start;
static struct fake_store expected;
static struct fake_world world;
static struct fake_host fake;

static void setup(void)
{
	allocator = (struct test_allocator){0};
	ck_assert_int_eq(test_ctx_new(&allocator, &ctx), SHP_OK);
	help_open(&help, ctx);
	store.order_count = store.event_count = 0;
	start.order_count = start.event_count = 0;
	world = (struct fake_world){0};
	fake = (struct fake_host){.store = &store, .world = &world};
	ck_assert_int_eq(fake_host_new(&fake, ctx), SHP_OK);
}

/* Whatever the test did: the balance is zero. */
static void teardown(void)
{
	allocator.fail_at = 0;
	fake_host_free(&fake);
	help_close(&help);
	shp_ctx_unref(ctx);
	ck_assert_uint_eq(allocator.blocks, 0);
	ck_assert_uint_eq(allocator.bytes, 0);
}

static void renew_host(void)
{
	fake_host_free(&fake); /* its buffers too: they are a part of what can fail */
	ck_assert_int_eq(fake_host_new(&fake, ctx), SHP_OK);
}

/* Fails each allocation of a command in turn until none is left, and it is done. Answers how many there were. */
static size_t starve(enum help_command command)
{
	size_t count = 0;
	int32_t status;

	fake_store_copy(&start, &store);
	do {
		struct shp_decision *decision = NULL;
		size_t blocks;

		renew_host();
		blocks = allocator.blocks;
		allocator.fail_at = allocator.calls + ++count;
		status = help_run(&help, fake.host, command, HELP_NOW, &decision, NULL);
		allocator.fail_at = 0;
		if (!status) {
			shp_decision_unref(decision);
			break;
		}
		ck_assert_msg(status == SHP_ERR_NO_MEMORY, "%s: %s", help_name(command), shp_status_name(status));
		ck_assert_ptr_null(decision);
		ck_assert(help_same_store(&store, &start));
		renew_host();
		ck_assert_uint_eq(allocator.blocks, blocks);
	} while (count < 1000);
	ck_assert_int_eq(status, SHP_OK);
	return count - 1;
}

START_TEST(every_command)
{
	static const enum help_command commands[] = {
		HELP_PLACE_PENDING, HELP_RELEASE, HELP_PLACE,	HELP_SPLIT, HELP_LABEL, HELP_UNLABEL, HELP_CONFIRM_1,
		HELP_RECONFIRM,	    HELP_SETTLED, HELP_SCAN,	HELP_ADOPT, HELP_ADOPT, HELP_CANCEL,  HELP_CANCEL_REST,
		HELP_EXPIRE,
	};

	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		ck_assert_uint_gt(starve(commands[i]), 1);
}
END_TEST

START_TEST(whole_batches)
{
	static const enum help_command commands[] = {
		HELP_PLACE, HELP_PLACE_OTHER, HELP_CONFIRM_1, HELP_ADOPT, HELP_UNLABEL, HELP_RECONFIRM,
	};
	struct shp_batch *batch = NULL;
	size_t count = 0;
	int32_t status = SHP_ERR_NO_MEMORY;

	for (uint32_t problems = 0; problems < 3; problems += 2) {
		for (count = 1; status && count < 1000; count++) {
			uint32_t done = 0;

			renew_host();
			store.order_count = store.event_count = 0;
			allocator.fail_at = allocator.calls + count;
			if (shp_batch_new(ctx, problems, &batch) == SHP_OK) {
				for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
					help_add(&help, batch, commands[i]);
				status = shp_host_run_batch(fake.host, help.rules, batch, HELP_NOW);
			}
			allocator.fail_at = 0;
			for (uint32_t i = 0; i < shp_batch_count_commands(batch); i++) {
				const int32_t told = shp_batch_get_status(batch, i);

				ck_assert(told == SHP_OK || told == SHP_ERR_NO_MEMORY || told == SHP_ERR_NO_LABEL ||
					  told == SHP_ERR_UNKNOWN_PACKAGE || told == SHP_ERR_HOST_ABSENT);
				done += told == SHP_OK;
			}
			ck_assert_uint_eq(store.order_count > 0, done > 0); /* what is done is said to be, else not */
			if (status != SHP_ERR_NO_MEMORY && status != SHP_ERR_HOST_ABSENT)
				status = SHP_OK; /* the label was refused, and that was all */
			batch = shp_batch_free(batch);
		}
		ck_assert_uint_gt(count, 10);
		ck_assert_uint_eq(store.order_count, 3);
		status = SHP_ERR_NO_MEMORY;
	}
}
END_TEST

START_TEST(loading)
{
	struct shp_order *order = NULL;
	size_t count = 0;
	int32_t status;

	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
	do {
		renew_host();
		allocator.fail_at = allocator.calls + ++count;
		status = shp_host_load(fake.host, help.order_id, &order, NULL);
		allocator.fail_at = 0;
		ck_assert_int_eq(status, order ? SHP_OK : SHP_ERR_NO_MEMORY);
	} while (!order && count < 100);
	ck_assert_uint_gt(count, 2);
	shp_order_unref(order);
}
END_TEST

START_TEST(delivering)
{
	size_t count = 0;
	uint32_t failures = 0;
	int64_t now = HELP_NOW;

	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_CONFIRM_WHOLE, HELP_NOW, NULL, NULL), SHP_OK);
	fake_store_copy(&start, &store);
	do {
		renew_host();
		fake_store_copy(&store, &start);
		world = (struct fake_world){0};
		fake.plan = NULL;
		allocator.fail_at = allocator.calls + ++count;
		failures = shp_host_deliver(fake.host, 0, 64, now, NULL, NULL) != SHP_OK;
		allocator.fail_at = 0;
		now += 60001;
		ck_assert_uint_eq(help_deliver(&fake, &now, 2), 0);
		ck_assert_uint_eq(world.out_of_order, 0);
		ck_assert_uint_eq(fake_world_count_doubles(&world), 0);
		ck_assert_uint_eq(world.count, 3);
	} while (failures && count < 100);
	ck_assert_uint_gt(count, 3);
}
END_TEST

/* A commit that asks for JSON gets none, and says that it failed. */
static void commit_json(void *user_data, struct shp_commit *commit)
{
	size_t size = 0;

	(void)user_data;
	allocator.fail_at = allocator.calls + 1;
	ck_assert_ptr_null(shp_commit_get_event_json(commit, 0, 0, &size));
	ck_assert_ptr_nonnull(shp_commit_get_event_json(commit, 0, 0, &size)); /* later there is some */
	ck_assert_uint_gt(size, 0);
	shp_commit_answer_all(commit, SHP_COMMIT_FAILED);
}

START_TEST(json_on_request)
{
	ck_assert_int_eq(shp_host_set_commit(fake.host, commit_json), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_ERR_HOST_FAILED);
}
END_TEST

/* Once a commit may have happened, running out of memory is no proof that it did not. */
static enum fake_behaviour lose_then_starve(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	const int *done = plan_data;

	(void)hook;
	if (of->calls == 3)
		allocator.fail_at = allocator.calls + 1;
	if (of->calls != 2)
		return FAKE_WELL;
	return *done ? FAKE_DONE_SILENT : FAKE_SILENT;
}

START_TEST(after_a_lost_reply)
{
	for (int done = 0; done < 2; done++) {
		store.order_count = store.event_count = 0;
		fake.plan = NULL;
		ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
		renew_host();
		fake.calls = 0;
		fake.plan = lose_then_starve;
		fake.plan_data = &done;
		ck_assert_int_eq(help_run(&help, fake.host, HELP_CONFIRM_1, HELP_NOW, NULL, NULL),
				 SHP_ERR_HOST_UNKNOWN);
		ck_assert_uint_eq(fake.calls, 3);
		ck_assert_int_eq(store.event_count > 1, done);
	}
	fake_store_copy(&expected, &store);
	fake.plan = NULL;
	ck_assert_int_eq(help_run(&help, fake.host, HELP_CONFIRM_1, HELP_NOW, NULL, NULL), SHP_OK);
	ck_assert(help_same_store(&store, &expected));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_memory");
	TCase *starving = tcase_create("starving");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(starving, 300);
	tcase_add_checked_fixture(starving, setup, teardown);
	tcase_add_test(starving, every_command);
	tcase_add_test(starving, whole_batches);
	tcase_add_test(starving, loading);
	tcase_add_test(starving, delivering);
	tcase_add_test(starving, json_on_request);
	tcase_add_test(starving, after_a_lost_reply);
	suite_add_tcase(suite, starving);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
