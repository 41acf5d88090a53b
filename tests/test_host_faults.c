/*
 * Every schedule of one, two and three faults (test_host_faults_long.c: and four): nothing is charged twice, nothing is
 * lost, nothing comes out of order. And hosts that are known to be wrong are found out, so the test can see.
 */
#include <check.h>
#include <stdlib.h>

#include "fault_schedules.h"

START_TEST(no_fault_does_harm)
{
	struct fault_schedules of = {.faults = 3, .stride = 1};

	fault_schedules_run(&of);
	ck_assert_uint_gt(of.calls, 20);
	ck_assert_uint_eq(of.schedules[0], 1);
	ck_assert_uint_eq(of.schedules[1], 4 * of.calls);
	ck_assert_uint_gt(of.schedules[2], 4000);
	ck_assert_uint_gt(of.schedules[3], 150000);
	for (uint32_t i = 0; i <= 3; i++)
		ck_assert_msg(!of.bad[i], "%u of %u schedules with %u faults", of.bad[i], of.schedules[i], i);
}
END_TEST

START_TEST(no_fault_does_harm_where_replies_are_values)
{
	struct fault_schedules of = {.faults = 2, .stride = 7, .fake = {.answers_values = 1}};

	fault_schedules_run(&of);
	for (uint32_t i = 0; i <= 2; i++)
		ck_assert_uint_eq(of.bad[i], 0);
}
END_TEST

/* Events are in the store before the state: what is decided again has the same ids, and is there already. */
START_TEST(host_without_atomic_commit_that_writes_events_first_survives)
{
	struct fault_schedules of = {.faults = 2, .stride = 3, .fake = {.events_first = 1}};

	fault_schedules_run(&of);
	ck_assert_uint_gt(of.schedules[2], 1000);
	for (uint32_t i = 0; i <= 2; i++)
		ck_assert_msg(!of.bad[i], "%u of %u schedules with %u faults", of.bad[i], of.schedules[i], i);
}
END_TEST

/* ---- what is known to be wrong ---- */

static void expect_found(struct fault_schedules of)
{
	of.faults = 2;
	of.stride = 5;
	fault_schedules_run(&of);
	ck_assert_uint_eq(of.bad[0], 0); /* without a fault, all seems well */
	ck_assert_uint_gt(of.bad[1], 0);
	ck_assert_uint_gt(of.bad[2], of.bad[1]);
}

START_TEST(state_and_outbox_written_in_two_steps_is_found_out)
{
	expect_found((struct fault_schedules){.fake = {.state_first = 1}});
}
END_TEST

START_TEST(acknowledging_before_delivering_is_found_out)
{
	expect_found((struct fault_schedules){.fake = {.acknowledges_first = 1}});
}
END_TEST

START_TEST(consumer_without_dedupe_is_found_out)
{
	expect_found((struct fault_schedules){.never_dedupes = 1});
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_faults");
	TCase *schedules = tcase_create("schedules");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(schedules, 600);
	tcase_add_test(schedules, no_fault_does_harm);
	tcase_add_test(schedules, no_fault_does_harm_where_replies_are_values);
	tcase_add_test(schedules, host_without_atomic_commit_that_writes_events_first_survives);
	tcase_add_test(schedules, state_and_outbox_written_in_two_steps_is_found_out);
	tcase_add_test(schedules, acknowledging_before_delivering_is_found_out);
	tcase_add_test(schedules, consumer_without_dedupe_is_found_out);
	suite_add_tcase(suite, schedules);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
