/* Delivery: in order per order, each effect once, whatever hooks answer. */
#include <stdlib.h>

#include "deliver_help.h"

START_TEST(effects_arrive_once_and_are_acknowledged)
{
	ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
	ck_assert_uint_eq(shp_error_count_problems(error), 0);
	expect_counts(2 * EFFECTS, SHP_DELIVERY_DONE, 2 * EFFECTS);
	ck_assert_uint_eq(fake.calls, 1 + 2 * 2 * EFFECTS);
	expect_exactly_once();
	ck_assert_int_gt(world.moved[0], 0);
	ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
	expect_counts(0, SHP_DELIVERY_DONE, 0);
}
END_TEST

START_TEST(retry_holds_its_order_and_no_other)
{
	struct once once = {.hook = FAKE_DELIVER, .behaviour = FAKE_FAILED};

	misbehave(&once);
	ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
	expect_counts(2 * EFFECTS, SHP_DELIVERY_DONE, EFFECTS);
	expect_counts(2 * EFFECTS, SHP_DELIVERY_RETRY, 1);
	expect_counts(2 * EFFECTS, SHP_DELIVERY_WAITING, EFFECTS - 1);
	ck_assert_int_eq(deliver(HELP_NOW + 999), SHP_OK);
	expect_counts(0, SHP_DELIVERY_DONE, 0);
	ck_assert_int_eq(deliver(HELP_NOW + 1000), SHP_OK);
	expect_counts(EFFECTS, SHP_DELIVERY_DONE, EFFECTS);
	expect_exactly_once();
}
END_TEST

START_TEST(unknown_holds_its_order_until_the_lease_runs_out)
{
	static const enum fake_behaviour behaviours[] = {
		FAKE_SILENT,	  FAKE_UNKNOWN,	     FAKE_ODD,		   FAKE_CONFLICT,
		FAKE_DONE_SILENT, FAKE_DONE_UNKNOWN, FAKE_DONE_ODD,	   FAKE_TWICE,
		FAKE_DONE_TWICE,  FAKE_DONE_CONTRADICTED,
	};

	for (size_t i = 0; i < sizeof(behaviours) / sizeof(behaviours[0]); i++) {
		struct once once = {.hook = FAKE_DELIVER, .behaviour = behaviours[i]};
		const uint32_t already = behaviours[i] >= FAKE_DONE_SILENT;

		fake_store_copy(&store, &confirmed);
		world = (struct fake_world){0};
		misbehave(&once);
		ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
		expect_counts(2 * EFFECTS, SHP_DELIVERY_UNKNOWN, 1);
		expect_counts(2 * EFFECTS, SHP_DELIVERY_WAITING, EFFECTS - 1);
		expect_counts(2 * EFFECTS, SHP_DELIVERY_DONE, EFFECTS);
		ck_assert_int_eq(deliver(HELP_NOW + LEASE - 1), SHP_OK);
		expect_counts(0, SHP_DELIVERY_DONE, 0);
		ck_assert_int_eq(deliver(HELP_NOW + LEASE), SHP_OK);
		expect_counts(EFFECTS, SHP_DELIVERY_ALREADY, already);
		expect_counts(EFFECTS, SHP_DELIVERY_DONE, EFFECTS - already);
		expect_exactly_once();
	}
}
END_TEST

START_TEST(refused_for_good_is_recorded_and_blocks_nothing)
{
	struct once once = {.hook = FAKE_DELIVER, .behaviour = FAKE_REFUSED};
	uint32_t refused = 0;

	misbehave(&once);
	ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
	expect_counts(2 * EFFECTS, SHP_DELIVERY_REFUSED, 1);
	expect_counts(2 * EFFECTS, SHP_DELIVERY_DONE, 2 * EFFECTS - 1);
	ck_assert_uint_eq(fake_store_count_pending(&store), 0);
	for (uint32_t i = 0; i < store.event_count; i++)
		refused += store.events[i].outcome == SHP_DELIVERY_REFUSED;
	ck_assert_uint_eq(refused, 1);
	ck_assert_uint_eq(world.count, 2 * EFFECTS - 1);
}
END_TEST

START_TEST(acknowledgement_that_is_not_known_holds_its_order)
{
	static const struct {
		enum fake_behaviour behaviour;
		int32_t status;
	} cases[] = {
		{FAKE_SILENT, SHP_ERR_HOST_UNKNOWN},	 {FAKE_ODD, SHP_ERR_HOST_UNKNOWN},
		{FAKE_TWICE, SHP_ERR_HOST_UNKNOWN},	 {FAKE_FAILED, SHP_ERR_HOST_FAILED},
		{FAKE_DONE_SILENT, SHP_ERR_HOST_UNKNOWN}, {FAKE_DONE_TWICE, SHP_ERR_HOST_UNKNOWN},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct once once = {.hook = FAKE_ACKNOWLEDGE, .behaviour = cases[i].behaviour};
		int64_t now = HELP_NOW + LEASE;

		fake_store_copy(&store, &confirmed);
		world = (struct fake_world){0};
		misbehave(&once);
		ck_assert_int_eq(deliver(HELP_NOW), cases[i].status);
		ck_assert_uint_eq(shp_error_count_problems(error), 1);
		ck_assert_str_eq(shp_error_get_path(error, 0), "effects[0]");
		ck_assert_int_gt(shp_error_get_detail(error, 0), 0);
		expect_counts(2 * EFFECTS, SHP_DELIVERY_WAITING, EFFECTS - 1);
		expect_counts(2 * EFFECTS, SHP_DELIVERY_DONE, EFFECTS + 1);
		ck_assert_uint_eq(help_deliver(&fake, &now, 2), 0);
		expect_exactly_once();
	}
}
END_TEST

START_TEST(pending_without_a_clear_answer_hands_out_nothing)
{
	static const struct {
		enum fake_behaviour behaviour;
		int32_t status;
	} cases[] = {
		{FAKE_SILENT, SHP_ERR_HOST_UNKNOWN},	  {FAKE_FAILED, SHP_ERR_HOST_FAILED},
		{FAKE_ODD, SHP_ERR_HOST_UNKNOWN},	  {FAKE_TWICE, SHP_ERR_HOST_UNKNOWN},
		{FAKE_DONE_SILENT, SHP_ERR_HOST_UNKNOWN}, {FAKE_DONE_ODD, SHP_ERR_HOST_UNKNOWN},
		{FAKE_DONE_TWICE, SHP_ERR_HOST_UNKNOWN},  {FAKE_DONE_CONTRADICTED, SHP_ERR_HOST_UNKNOWN},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct once once = {.hook = FAKE_PENDING, .behaviour = cases[i].behaviour};
		int64_t cursor = 4711;

		fake_store_copy(&store, &confirmed);
		world = (struct fake_world){0};
		misbehave(&once);
		ck_assert_int_eq(shp_host_deliver(fake.host, 1, 64, HELP_NOW, &cursor, error), cases[i].status);
		ck_assert_int_eq(cursor, 1);
		ck_assert_uint_eq(world.count, 0);
		ck_assert_int_eq(shp_error_get_code(error, 0), cases[i].status);
		expect_counts(0, SHP_DELIVERY_DONE, 0);
		ck_assert_int_eq(deliver(HELP_NOW + LEASE), SHP_OK);
		expect_exactly_once();
	}
}
END_TEST

START_TEST(calling_back_is_refused_everywhere)
{
	for (int hook = FAKE_PENDING; hook <= FAKE_ACKNOWLEDGE; hook++) {
		struct once once = {.hook = (enum fake_hook)hook, .behaviour = FAKE_REENTER};

		fake_store_copy(&store, &confirmed);
		world = (struct fake_world){0};
		misbehave(&once);
		ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
		ck_assert(!fake.plan); /* it has been used up */
		expect_exactly_once();
	}
}
END_TEST

/* ---- answers that are none, and what is told of those that are ---- */

static int64_t told_instant;
static int32_t told_answer;

static void answer_as_told(void *user_data, struct shp_delivery *delivery)
{
	(void)user_data;
	if (told_answer == SHP_DELIVERY_RETRY)
		shp_delivery_answer_retry(delivery, told_instant);
	else
		shp_delivery_answer(delivery, told_answer - 100);
}

static void expect_unknown_then_waiting(void *user_data, struct shp_acknowledgement *acknowledgement)
{
	const int retries = told_answer == SHP_DELIVERY_RETRY && told_instant == HELP_NOW + 5;
	const int32_t result = retries ? SHP_DELIVERY_RETRY : SHP_DELIVERY_UNKNOWN;
	uint8_t id[16];

	(void)user_data;
	ck_assert_uint_eq(shp_acknowledgement_count_effects(acknowledgement), 2 * EFFECTS);
	ck_assert_int_eq(shp_acknowledgement_get_lease_until(acknowledgement), HELP_NOW + LEASE);
	for (uint32_t i = 0; i < 2 * EFFECTS; i++) {
		const struct shp_event *event = shp_acknowledgement_get_event(acknowledgement, i);
		const int is_first = shp_event_get_kind(event) == SHP_EVENT_BUYER_CHARGED;

		ck_assert_int_eq(shp_acknowledgement_get_result(acknowledgement, i),
				 is_first ? result : SHP_DELIVERY_WAITING);
		ck_assert_int_eq(shp_acknowledgement_is_final(acknowledgement, i), 0);
		ck_assert_int_eq(shp_acknowledgement_get_not_before(acknowledgement, i),
				 retries ? told_instant : HELP_NOW + LEASE);
	}
	ck_assert_int_eq(shp_acknowledgement_get_event_id(acknowledgement, 2 * EFFECTS, id), SHP_ERR_INDEX);
	ck_assert_int_eq(shp_acknowledgement_get_event_id(acknowledgement, 0, NULL), SHP_ERR_ARGUMENT);
	ck_assert_ptr_null(shp_acknowledgement_get_event(acknowledgement, 2 * EFFECTS));
	ck_assert_int_eq(shp_acknowledgement_get_result(acknowledgement, 2 * EFFECTS), 0);
	ck_assert_int_eq(shp_acknowledgement_get_position(acknowledgement, 2 * EFFECTS), 0);
	ck_assert_int_eq(shp_acknowledgement_is_final(acknowledgement, 2 * EFFECTS), 0);
	ck_assert_int_eq(shp_acknowledgement_get_not_before(acknowledgement, 2 * EFFECTS), SHP_INSTANT_NONE);
	shp_acknowledgement_answer(acknowledgement, SHP_ACKNOWLEDGEMENT_DONE);
}

START_TEST(answers_that_are_none_are_unknown)
{
	static const int64_t instants[] = {HELP_NOW + 5, -1, INT64_MIN, SHP_LIMIT_INSTANT + 1, INT64_MAX};

	ck_assert_int_eq(shp_host_set_deliver(fake.host, 0, answer_as_told), SHP_OK);
	ck_assert_int_eq(shp_host_set_acknowledge(fake.host, expect_unknown_then_waiting), SHP_OK);
	ck_assert_int_eq(shp_host_set_acknowledge_limit(fake.host, 100), SHP_OK);
	for (size_t i = 0; i < sizeof(instants) / sizeof(instants[0]); i++) {
		fake_store_copy(&store, &confirmed);
		told_answer = SHP_DELIVERY_RETRY;
		told_instant = instants[i];
		ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
		expect_counts(2 * EFFECTS, i ? SHP_DELIVERY_UNKNOWN : SHP_DELIVERY_RETRY, 2);
	}
	/* Retry without an instant, waiting, and numbers that are no result. */
	for (int32_t answer = -3; answer < 10; answer++) {
		if (answer == SHP_DELIVERY_DONE || answer == SHP_DELIVERY_ALREADY || answer == SHP_DELIVERY_REFUSED)
			continue;
		fake_store_copy(&store, &confirmed);
		told_answer = answer + 100;
		ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
		expect_counts(2 * EFFECTS, SHP_DELIVERY_UNKNOWN, 2);
	}
}
END_TEST

START_TEST(acknowledgements_can_be_gathered)
{
	for (uint32_t limit = 1; limit <= 2 * EFFECTS + 1; limit++) {
		fake_store_copy(&store, &confirmed);
		world = (struct fake_world){0};
		fake.calls = 0;
		ck_assert_int_eq(shp_host_set_acknowledge_limit(fake.host, limit), SHP_OK);
		ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
		ck_assert_uint_eq(fake.calls, 1 + 2 * EFFECTS + (2 * EFFECTS + limit - 1) / limit);
		expect_exactly_once();
	}
}
END_TEST

START_TEST(cursor_and_limit_page)
{
	int64_t cursor = 0;
	int64_t last = 0;

	for (uint32_t i = 0; i < 2 * EFFECTS; i++) {
		ck_assert_int_eq(shp_host_deliver(fake.host, cursor, 1, HELP_NOW, &cursor, error), SHP_OK);
		expect_counts(1, SHP_DELIVERY_DONE, 1);
		ck_assert_int_gt(cursor, last);
		last = cursor;
	}
	expect_exactly_once();
	ck_assert_int_eq(cursor, store.event_count);
	ck_assert_int_eq(shp_host_deliver(fake.host, cursor, 1, HELP_NOW, &cursor, error), SHP_OK);
	ck_assert_int_eq(cursor, last);
	/* What is before the cursor is not looked at. */
	fake_store_copy(&store, &confirmed);
	ck_assert_int_eq(shp_host_deliver(fake.host, store.event_count, 64, HELP_NOW, NULL, error), SHP_OK);
	expect_counts(0, SHP_DELIVERY_DONE, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_deliver");
	TCase *deliveries = tcase_create("deliveries");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(deliveries, 300);
	tcase_add_checked_fixture(deliveries, setup, teardown);
	tcase_add_test(deliveries, effects_arrive_once_and_are_acknowledged);
	tcase_add_test(deliveries, retry_holds_its_order_and_no_other);
	tcase_add_test(deliveries, unknown_holds_its_order_until_the_lease_runs_out);
	tcase_add_test(deliveries, refused_for_good_is_recorded_and_blocks_nothing);
	tcase_add_test(deliveries, acknowledgement_that_is_not_known_holds_its_order);
	tcase_add_test(deliveries, pending_without_a_clear_answer_hands_out_nothing);
	tcase_add_test(deliveries, calling_back_is_refused_everywhere);
	tcase_add_test(deliveries, answers_that_are_none_are_unknown);
	tcase_add_test(deliveries, acknowledgements_can_be_gathered);
	tcase_add_test(deliveries, cursor_and_limit_page);
	suite_add_tcase(suite, deliveries);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
