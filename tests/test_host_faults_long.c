/* Every schedule of four faults: minutes, not seconds. */
#include <check.h>
#include <stdlib.h>

#include "fault_schedules.h"

START_TEST(no_four_faults_do_harm)
{
	struct fault_schedules of = {.faults = 4, .stride = 1};

	fault_schedules_run(&of);
	ck_assert_uint_gt(of.schedules[4], 4000000);
	for (uint32_t i = 0; i <= 4; i++)
		ck_assert_msg(!of.bad[i], "%u of %u schedules with %u faults", of.bad[i], of.schedules[i], i);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_faults_long");
	TCase *schedules = tcase_create("schedules");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(schedules, 3000);
	tcase_add_test(schedules, no_four_faults_do_harm);
	suite_add_tcase(suite, schedules);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
