/* What hooks are handed: a commit in all its parts, and call objects whose time is over. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "host_help.h"

/* The host and what it stands on. */
static struct shp_ctx *ctx;
static struct help help;
static struct fake_store store;
static struct fake_world world;
static struct fake_host fake;

static void setup(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	help_open(&help, ctx);
	store.order_count = store.event_count = 0;
	world = (struct fake_world){0};
	fake = (struct fake_host){.store = &store, .world = &world};
	ck_assert_int_eq(fake_host_new(&fake, ctx), SHP_OK);
}

static void teardown(void)
{
	fake_host_free(&fake);
	help_close(&help);
	shp_ctx_unref(ctx);
}

/* ---- call objects after their time, and hooks that free their host ---- */

static struct shp_load *kept_load;
static struct shp_commit *kept_commit;
static int frees;

static void keep_load(void *user_data, struct shp_load *load)
{
	(void)user_data;
	kept_load = load;
	shp_load_answer_absent(load);
}

static void keep_commit(void *user_data, struct shp_commit *commit)
{
	const struct fake_host *of = user_data;

	kept_commit = commit;
	ck_assert_uint_eq(shp_commit_count_orders(commit), 1);
	ck_assert_uint_eq(shp_commit_count_events(commit, 0), 1);
	shp_commit_answer(commit, 0, SHP_COMMIT_DONE);
	if (frees) {
		ck_assert_ptr_null(shp_host_free(of->host));
		ck_assert_ptr_null(shp_host_free(of->host));
		ck_assert_uint_eq(of->destroyed, 0);
	}
}

START_TEST(answers_after_their_time_are_ignored)
{
	struct shp_order *order = NULL;
	size_t size = 4711;
	uint8_t id[16];

	ck_assert_int_eq(shp_host_set_load(fake.host, keep_load), SHP_OK);
	ck_assert_int_eq(shp_host_set_commit(fake.host, keep_commit), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
	shp_load_answer_failed(kept_load);
	shp_load_answer_found(kept_load, id, sizeof(id));
	shp_load_answer_order(kept_load, NULL);
	shp_load_answer_absent(kept_load);
	memset(id, 0x11, sizeof(id));
	shp_load_get_order_id(kept_load, id);
	ck_assert_uint_eq(id[0], 0x11);
	shp_commit_answer(kept_commit, 0, SHP_COMMIT_FAILED);
	shp_commit_answer_all(kept_commit, SHP_COMMIT_FAILED);
	ck_assert_uint_eq(shp_commit_count_orders(kept_commit), 0);
	ck_assert_int_eq(shp_commit_get_order_id(kept_commit, 0, id), SHP_ERR_INDEX);
	ck_assert_ptr_null(shp_commit_get_order(kept_commit, 0));
	ck_assert_ptr_null(shp_commit_get_bytes(kept_commit, 0, &size));
	ck_assert_ptr_null(shp_commit_get_event(kept_commit, 0, 0));
	ck_assert_ptr_null(shp_commit_get_event_bytes(kept_commit, 0, 0, &size));
	ck_assert_ptr_null(shp_commit_get_event_json(kept_commit, 0, 0, &size));
	ck_assert_uint_eq(size, 4711);
	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, NULL), SHP_ERR_HOST_ABSENT);
	shp_load_answer_failed(NULL);
	shp_load_answer_absent(NULL);
	shp_load_answer_found(NULL, id, sizeof(id));
	shp_load_answer_order(NULL, NULL);
	shp_commit_answer(NULL, 0, SHP_COMMIT_DONE);
	shp_commit_answer_all(NULL, SHP_COMMIT_DONE);
}
END_TEST

/* ---- the same object in every call ---- */

static struct shp_pending *kept_pending;
static struct shp_delivery *kept_delivery;
static struct shp_acknowledgement *kept_acknowledgement;

static void keep_pending(void *user_data, struct shp_pending *pending)
{
	const struct fake_host *of = user_data;
	struct fake_event *row = &of->store->events[2]; /* placed, confirmed, and the charge */

	kept_pending = pending;
	ck_assert_int_eq(shp_pending_add(pending, 3, 0, row->bytes, row->size), SHP_OK);
	shp_pending_answer(pending, SHP_PENDING_DONE);
}

static void keep_delivery(void *user_data, struct shp_delivery *delivery)
{
	(void)user_data;
	kept_delivery = delivery;
	shp_pending_answer(kept_pending, SHP_PENDING_FAILED); /* its hook has returned */
	shp_delivery_answer(delivery, SHP_DELIVERY_REFUSED);
}

static void keep_acknowledgement(void *user_data, struct shp_acknowledgement *acknowledgement)
{
	(void)user_data;
	kept_acknowledgement = acknowledgement;
	shp_delivery_answer(kept_delivery, SHP_DELIVERY_DONE);
	ck_assert_int_eq(shp_acknowledgement_get_result(acknowledgement, 0), SHP_DELIVERY_REFUSED);
	shp_acknowledgement_answer(acknowledgement, SHP_ACKNOWLEDGEMENT_DONE);
}

static void keep_all(void)
{
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_CONFIRM_WHOLE, HELP_NOW, NULL, NULL), SHP_OK);
	ck_assert_int_eq(shp_host_set_pending(fake.host, keep_pending), SHP_OK);
	ck_assert_int_eq(shp_host_set_deliver(fake.host, 0, keep_delivery), SHP_OK);
	ck_assert_int_eq(shp_host_set_acknowledge(fake.host, keep_acknowledgement), SHP_OK);
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 8, HELP_NOW, NULL, NULL), SHP_OK);
	ck_assert_uint_eq(shp_host_count_deliveries(fake.host, SHP_DELIVERY_REFUSED), 1);
}

START_TEST(objects_of_a_delivery_give_nothing_after_their_time)
{
	uint8_t id[16] = {0x11};
	size_t size = 4711;

	keep_all();
	shp_pending_answer(kept_pending, SHP_PENDING_DONE);
	ck_assert_int_eq(shp_pending_add(kept_pending, 9, 0, id, sizeof(id)), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_pending_get_after(kept_pending), 0);
	ck_assert_uint_eq(shp_pending_get_limit(kept_pending), 0);
	ck_assert_int_eq(shp_pending_get_now(kept_pending), SHP_INSTANT_NONE);
	ck_assert_int_eq(shp_pending_get_lease_until(kept_pending), SHP_INSTANT_NONE);
	shp_delivery_answer(kept_delivery, SHP_DELIVERY_DONE);
	shp_delivery_answer_retry(kept_delivery, HELP_NOW);
	shp_delivery_get_event_id(kept_delivery, id);
	ck_assert_uint_eq(id[0], 0x11);
	ck_assert_ptr_null(shp_delivery_get_event(kept_delivery));
	ck_assert_ptr_null(shp_delivery_get_json(kept_delivery, &size));
	ck_assert_int_eq(shp_delivery_get_position(kept_delivery), 0);
	ck_assert_int_eq(shp_delivery_get_attempts(kept_delivery), 0);
	ck_assert_int_eq(shp_delivery_get_now(kept_delivery), SHP_INSTANT_NONE);
	ck_assert_int_eq(shp_delivery_must_ask(kept_delivery), 0);
	shp_acknowledgement_answer(kept_acknowledgement, SHP_ACKNOWLEDGEMENT_DONE);
	ck_assert_uint_eq(shp_acknowledgement_count_effects(kept_acknowledgement), 0);
	ck_assert_int_eq(shp_acknowledgement_get_event_id(kept_acknowledgement, 0, id), SHP_ERR_INDEX);
	ck_assert_ptr_null(shp_acknowledgement_get_event(kept_acknowledgement, 0));
	ck_assert_int_eq(shp_acknowledgement_get_lease_until(kept_acknowledgement), SHP_INSTANT_NONE);
	ck_assert_uint_eq(shp_host_count_deliveries(fake.host, SHP_DELIVERY_REFUSED), 1);
}
END_TEST

/* Answers for a call that is over, while the same hook runs again. */
static int late;

static void load_with_a_late_answer(void *user_data, struct shp_load *load)
{
	(void)user_data;
	ck_assert_ptr_eq(load, kept_load); /* what the headers say: they cannot be told apart */
	shp_load_answer_absent(kept_load);
	if (!late)
		shp_load_answer_absent(load);
}

START_TEST(late_answers_count_for_the_call_that_runs)
{
	struct shp_order *order = NULL;

	ck_assert_int_eq(shp_host_set_tries(fake.host, 1), SHP_OK);
	ck_assert_int_eq(shp_host_set_load(fake.host, keep_load), SHP_OK);
	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, NULL), SHP_ERR_HOST_ABSENT);
	shp_load_answer_failed(kept_load); /* between two calls: ignored */
	ck_assert_int_eq(shp_host_set_load(fake.host, load_with_a_late_answer), SHP_OK);
	late = 0; /* it is the second answer: unknown, never a wrong one */
	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, NULL), SHP_ERR_HOST_UNKNOWN);
	late = 1; /* it is the only one */
	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, NULL), SHP_ERR_HOST_ABSENT);
}
END_TEST

START_TEST(host_freed_by_its_own_hook_lives_until_the_call_returns)
{
	struct shp_decision *decision = NULL;

	ck_assert_int_eq(shp_host_set_load(fake.host, keep_load), SHP_OK);
	ck_assert_int_eq(shp_host_set_commit(fake.host, keep_commit), SHP_OK);
	frees = 1;
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, &decision, NULL), SHP_OK);
	frees = 0;
	fake.host = NULL;
	ck_assert_uint_eq(fake.destroyed, 1);
	ck_assert_uint_eq(shp_decision_count_events(decision), 1);
	shp_decision_unref(decision);
}
END_TEST

/* ---- the commit object ---- */

/* The caller's, which the hook makes use of meanwhile. */
static struct shp_error *error;

static void look_at_commit(void *user_data, struct shp_commit *commit)
{
	const uint32_t events = shp_commit_count_events(commit, 0);
	struct shp_order *order = NULL;
	struct shp_event *event = NULL;
	const uint8_t *bytes;
	const char *json;
	size_t size = 0;
	size_t json_size = 0;
	int64_t revision;
	uint8_t id[16];

	(void)user_data;
	ck_assert_int_eq(shp_commit_get_order_id(commit, 0, id), SHP_OK);
	ck_assert_mem_eq(id, help.order_id, sizeof(id));
	ck_assert_int_eq(shp_commit_get_order_id(commit, 0, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_commit_get_order_id(commit, 1, id), SHP_ERR_INDEX);
	ck_assert_int_eq(shp_commit_get_expected_revision(commit, 0) + events, shp_commit_get_revision(commit, 0));
	ck_assert_int_eq(shp_commit_get_expected_revision(commit, 1), -1);
	ck_assert_int_eq(shp_commit_get_revision(commit, 1), -1);
	bytes = shp_commit_get_bytes(commit, 0, &size);
	ck_assert_int_eq(shp_order_decode(ctx, bytes, size, &order, NULL), SHP_OK);
	ck_assert(shp_order_equals(order, shp_commit_get_order(commit, 0)));
	order = shp_order_unref(order);
	ck_assert_int_eq(shp_order_decode(ctx, bytes, size - 1, &order, error), SHP_ERR_BYTES);
	ck_assert_ptr_null(shp_commit_get_bytes(commit, 0, NULL));
	ck_assert_ptr_null(shp_commit_get_bytes(commit, 1, &size));
	ck_assert_uint_eq(shp_commit_count_events(commit, 1), 0);
	for (uint32_t i = 0; i < events; i++) {
		bytes = shp_commit_get_event_bytes(commit, 0, i, &size);
		ck_assert_int_eq(shp_event_decode(ctx, bytes, size, &event, NULL), SHP_OK);
		revision = shp_event_get_revision(event);
		ck_assert_int_eq(revision, shp_event_get_revision(shp_commit_get_event(commit, 0, i)));
		ck_assert_int_eq(revision, shp_commit_get_expected_revision(commit, 0) + 1 + i);
		shp_event_unref(event);
		json = shp_commit_get_event_json(commit, 0, i, &json_size);
		ck_assert_ptr_nonnull(json);
		ck_assert_ptr_eq(shp_commit_get_event_json(commit, 0, i, &size), json);
		ck_assert_uint_eq(size, json_size);
		ck_assert(json[0] == '{' && json[size - 1] == '}');
	}
	ck_assert_ptr_null(shp_commit_get_event(commit, 0, events));
	ck_assert_ptr_null(shp_commit_get_event_bytes(commit, 0, events, &size));
	ck_assert_ptr_null(shp_commit_get_event_bytes(commit, 0, 0, NULL));
	ck_assert_ptr_null(shp_commit_get_event_json(commit, 0, events, &size));
	ck_assert_ptr_null(shp_commit_get_event_json(commit, 0, 0, NULL));
	shp_commit_answer(commit, 1, SHP_COMMIT_FAILED); /* there is no such order */
	shp_commit_answer(commit, 0, SHP_COMMIT_DONE);
}

START_TEST(commit_shows_state_and_events)
{
	struct shp_decision *decision = NULL;

	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
	ck_assert_int_eq(shp_host_set_commit(fake.host, look_at_commit), SHP_OK);
	ck_assert_int_eq(shp_error_new(ctx, 1, &error), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_CONFIRM_1, HELP_NOW, &decision, error), SHP_OK);
	ck_assert_uint_eq(shp_error_count_problems(error), 0);
	ck_assert_uint_gt(shp_decision_count_events(decision), 3);
	shp_decision_unref(decision);
	shp_error_free(error);
	ck_assert_uint_eq(shp_commit_count_orders(NULL), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_hooks");
	TCase *objects = tcase_create("call objects");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(objects, setup, teardown);
	tcase_add_test(objects, answers_after_their_time_are_ignored);
	tcase_add_test(objects, objects_of_a_delivery_give_nothing_after_their_time);
	tcase_add_test(objects, late_answers_count_for_the_call_that_runs);
	tcase_add_test(objects, host_freed_by_its_own_hook_lives_until_the_call_returns);
	tcase_add_test(objects, commit_shows_state_and_events);
	suite_add_tcase(suite, objects);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
