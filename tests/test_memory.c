/* Memory that runs out in every builder and command: see starve.h. */
#include "order_rows.h"
#include "starve.h"

/* ---- commands ---- */

static int32_t run_command(const char *command)
{
	struct shp_decision *const untouched = (void *)(uintptr_t)&allocator;
	struct shp_decision *decision = untouched;
	size_t size = 0;
	size_t size_after = 0;
	uint8_t *before = desk.order ? desk_bytes(desk.order, &size) : NULL;

	(void)shp_order_place(NULL, NULL, 0, NULL, desk.error); /* so that nothing old is in it */
	const int32_t status = desk_try(&desk, desk.order, command, &decision);
	if (desk.order) {
		uint8_t *after = desk_bytes(desk.order, &size_after);
		ck_assert(size == size_after && !memcmp(before, after, size));
		free(after);
	}
	free(before);
	if (!status) {
		shp_decision_unref(decision);
		return SHP_OK;
	}
	ck_assert_ptr_eq(decision, untouched);
	/* unless not even the builder could be made, which has no error object to tell: then it still says that an
	 * argument was NULL */
	ck_assert(shp_error_get_code(desk.error, 0) == status || shp_error_get_code(desk.error, 0) == SHP_ERR_ARGUMENT);
	return status;
}

/* What each command allocates on the way, for orders of some size. */
static void starve_commands(const char *lines)
{
	static const struct {
		const char *command;
		int32_t end; /* SHP_OK: it is then done, and the next one meets the order after it */
	} script[] = {
		{"split 2 a=1 / 3 a=1 b=1 / 4 c=1 / 5 c=1 / 6 c=1 / 7 c=1", SHP_OK},
		{"split 3 a=1 b=1", SHP_OK}, /* has happened */
		{"split 8 a=9 / 8 b=1", SHP_ERR_DUPLICATE},
		{"split 1 a=2", SHP_OK}, /* package 2 vanishes */
		{"confirm 3 memo:m", SHP_OK},
		{"confirm 3 memo:m", SHP_OK},
		{"confirm 3 memo:n", SHP_ERR_DIFFERS},
		{"confirm 9 a=1 b=1 c=1", SHP_OK},
		{"confirm 10 a=77", SHP_ERR_EXCEEDS},
		{"label 4", SHP_OK},
		{"unlabel 4", SHP_OK},
		{"unlabel 4", SHP_OK},
		{"reconfirm 9 tracking: carrier:FedEx memo:long", SHP_OK},
		{"reconfirm 9 a=1", SHP_OK},
		{"reconfirm 9 a=1", SHP_OK},
		{"scan 9 status:2", SHP_OK},
		{"scan 9 status:2", SHP_OK},
		{"cancel x c=2 b=1", SHP_OK},
		{"cancel x c=2 b=1", SHP_OK},
		{"cancel y c=99", SHP_ERR_EXCEEDS},
		{"expire later:90", SHP_OK}, /* late, but something has shipped */
		{"release", SHP_OK},
		{"cancel -", SHP_OK},
		{"decline 0", SHP_OK},
		{"settle 0", SHP_OK},
		{"settle 0", SHP_OK},
	};
	size_t total = 0;

	desk_place(&desk, lines);
	for (size_t i = 0; i < sizeof(script) / sizeof(script[0]); i++) {
		struct shp_decision *decision = NULL;
		const size_t failing = starve(run_command, script[i].command, script[i].end);
		total += failing;
		if (script[i].end)
			continue;
		ck_assert_msg(failing > 0, "%s allocates nothing?", script[i].command);
		ck_assert_int_eq(desk_try(&desk, desk.order, script[i].command, &decision), SHP_OK);
		shp_order_unref(desk.order);
		desk.order = shp_order_ref(shp_decision_get_order(decision));
		shp_decision_unref(decision);
	}
	ck_assert_uint_gt(total, 60);
}

START_TEST(every_command_bears_it)
{
	static const char *const rules[] = {"us,fee=1500", "us,charge=per_package,credit=settlement,fee=100",
					    "us,charge=last_package"};

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		desk_rule(&desk, rules[i]);
		starve_commands("a=5@1000,80,500,40 b=4@300 c=9@999");
	}
}
END_TEST

START_TEST(placing_bears_it)
{
	static const char *const orders[] = {
		"place a=1@100", "place a=1@100 b=2@3,4,5,6,7,8,1,2 c=1 d=1 e=1 f=1 g=1 h=1 i=1 j=1 k=1 l=1"};

	for (size_t i = 0; i < 2; i++)
		ck_assert_uint_ge(starve(run_command, orders[i], SHP_OK), 4);
	ck_assert_uint_ge(starve(run_command, "place a=1@100 a=2", SHP_ERR_DUPLICATE), 3);
	desk_place(&desk, "a=1@100");
	ck_assert_uint_ge(starve(run_command, "place a=1@100", SHP_OK), 2);
	desk_do(&desk, "confirm 1");
	ck_assert_uint_ge(starve(run_command, "place a=1@100", SHP_OK), 2);
	desk_place(&desk, "a=1@100 pending");
	ck_assert_uint_ge(starve(run_command, "release", SHP_OK), 2);
	desk_place(&desk, "a=1@100");
	ck_assert_uint_ge(starve(run_command, "expire later:90", SHP_OK), 2);
	ck_assert_uint_ge(starve(run_command, "expire", SHP_OK), 1);
}
END_TEST

/* ---- adopting ---- */

static int32_t adopt(const char *what)
{
	struct shp_decision *adopted = NULL;

	(void)what;
	struct shp_adoption *adoption = rows_of(ctx, desk.order);
	if (!adoption)
		return SHP_ERR_NO_MEMORY;
	shp_adoption_add_used_reference(adoption, "gone");
	if (shp_order_count_packages(desk.order) > 1)
		shp_adoption_add_scan(adoption, 1, SHP_CARRIER_STATUS_SCANNED, desk.now);
	const int32_t status = shp_order_adopt(desk.rules, adoption, desk.now, &adopted, desk.error);
	ck_assert(!status == (adopted != NULL));
	if (adopted) {
		struct shp_decision *again = NULL;
		const int32_t then = shp_order_adopt_again(desk.rules, shp_decision_get_order(adopted), adoption,
							   desk.now, &again, desk.error);
		ck_assert_int_eq(then, again ? SHP_OK : SHP_ERR_NO_MEMORY);
		shp_decision_unref(again);
		shp_decision_unref(adopted);
		shp_adoption_free(adoption);
		return then;
	}
	shp_adoption_free(adoption);
	return status;
}

START_TEST(adopting_bears_it)
{
	desk_place(&desk, "a=3@1000,80,500,40 b=4@300 c=9@999");
	ck_assert_uint_ge(starve(adopt, "as placed", SHP_OK), 6);
	desk_do(&desk, "confirm 2 a=1 b=1 memo:m");
	desk_do(&desk, "cancel x c=1");
	desk_do(&desk, "confirm 3 c=1");
	ck_assert_uint_ge(starve(adopt, "half shipped", SHP_OK), 8);
}
END_TEST

/* ---- nothing to allocate ---- */

START_TEST(asking_and_writing_allocate_nothing)
{
	static char text[65536];
	int64_t deadline;
	uint8_t id[16];
	size_t size;

	desk_place(&desk, "a=3@1000,80,500,40 b=4@300");
	desk_do(&desk, "confirm 2 a=1 memo:m");
	const size_t calls = allocator.calls;
	HOLDS(shp_order_encode(desk.order, (uint8_t *)text, sizeof(text), &size) == SHP_OK);
	HOLDS(shp_order_write_json(desk.order, desk.rules, desk.now, SHP_AUDIENCE_SELLER, text, sizeof(text), &size) ==
	      SHP_OK);
	for (uint32_t i = 0; i < shp_decision_count_events(desk.last); i++) {
		const struct shp_event *event = shp_decision_get_event(desk.last, i);
		shp_event_get_id(event, id);
		HOLDS(shp_event_encode(event, (uint8_t *)text, sizeof(text), &size) == SHP_OK);
		HOLDS(shp_event_write_json(event, text, sizeof(text), &size) == SHP_OK);
	}
	for (int32_t action = 1; action <= (int32_t)shp_action_count(); action++)
		(void)shp_order_check_action(desk.rules, desk.order, action, NULL, desk.now);
	(void)shp_order_get_deadline(desk.rules, desk.order, &deadline, NULL);
	HOLDS(shp_rules_format(desk.rules, text, sizeof(text), &size) == SHP_OK);
	ck_assert_uint_eq(allocator.calls, calls);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("memory");
	TCase *cases = tcase_create("running out");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(cases, 0);
	tcase_add_checked_fixture(cases, open_desk, close_desk);
	tcase_add_test(cases, every_command_bears_it);
	tcase_add_test(cases, placing_bears_it);
	tcase_add_test(cases, adopting_bears_it);
	tcase_add_test(cases, asking_and_writing_allocate_nothing);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
