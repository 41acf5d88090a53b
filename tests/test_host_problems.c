/* What the driver says of what it cannot do: which hook, which row, which number, in sentences that are true. */
#include <stdlib.h>
#include <string.h>

#include "deliver_help.h"

static const char *sentence(uint32_t problem)
{
	return shp_error_get_message(error, problem, SHP_LANGUAGE_EN);
}

static void expect_problem(uint32_t problem, int32_t code, const char *path, const char *words)
{
	ck_assert_int_eq(shp_error_get_code(error, problem), code);
	ck_assert_str_eq(shp_error_get_path(error, problem), path);
	ck_assert_msg(strstr(sentence(problem), words) != NULL, "\"%s\" does not say \"%s\"", sentence(problem), words);
}

/* ---- effects of a kind that has no hook: the library may be newer than the host ---- */

static uint32_t delivered[SHP_EVENT_ACCOUNT_UPDATED + 1];

static void count_kinds(void *user_data, struct shp_delivery *delivery)
{
	(void)user_data;
	delivered[shp_event_get_kind(shp_delivery_get_event(delivery))]++;
	shp_delivery_answer(delivery, SHP_DELIVERY_DONE);
}

/* Every kind has a hook, but for this one. */
static void set_hooks_but(int32_t missing)
{
	memset(delivered, 0, sizeof(delivered));
	ck_assert_int_eq(shp_host_set_deliver(fake.host, 0, NULL), SHP_OK);
	for (int32_t kind = 1; kind <= SHP_EVENT_ACCOUNT_UPDATED; kind++)
		if (shp_event_kind_is_effect(kind))
			ck_assert_int_eq(shp_host_set_deliver(fake.host, kind, kind == missing ? NULL : count_kinds),
					 SHP_OK);
}

START_TEST(a_kind_that_does_not_come_is_not_missed)
{
	set_hooks_but(SHP_EVENT_SELLER_DEBITED);
	ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
	expect_counts(2 * EFFECTS, SHP_DELIVERY_DONE, 2 * EFFECTS);
	ck_assert_uint_eq(delivered[SHP_EVENT_BUYER_CHARGED], 2);
}
END_TEST

START_TEST(a_kind_without_a_hook_waits_and_holds_up_its_order_alone)
{
	int64_t cursor = 0;

	set_hooks_but(SHP_EVENT_BUYER_NOTIFIED);
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 64, HELP_NOW, &cursor, error), SHP_ERR_HOST_HOOK);
	ck_assert_int_eq(cursor, store.event_count);
	ck_assert_uint_eq(delivered[SHP_EVENT_BUYER_CHARGED], 2); /* before it: delivered, for both orders */
	ck_assert_uint_eq(delivered[SHP_EVENT_ACCOUNT_UPDATED], 0); /* after it */
	expect_counts(2 * EFFECTS, SHP_DELIVERY_DONE, 2);
	expect_counts(2 * EFFECTS, SHP_DELIVERY_WAITING, 4);
	ck_assert_uint_eq(shp_error_count_problems(error), 2); /* not told of what waits for it */
	expect_problem(0, SHP_ERR_HOST_HOOK, "effects[1].kind", "buyer.notified");
	expect_problem(1, SHP_ERR_HOST_HOOK, "effects[4].kind", "buyer.notified");
	for (uint32_t i = 0; i < 2; i++) {
		const int64_t row = shp_error_get_detail(error, i) - 1;

		ck_assert_int_eq(store.events[row].outcome, 0);
		ck_assert_int_eq(store.events[row].not_before, HELP_NOW + LEASE);
	}
	ck_assert_int_eq(deliver(HELP_NOW + LEASE - 1), SHP_OK);
	expect_counts(0, SHP_DELIVERY_DONE, 0);
	/* The host learns to deliver it. */
	ck_assert_int_eq(shp_host_set_deliver(fake.host, 0, count_kinds), SHP_OK);
	ck_assert_int_eq(deliver(HELP_NOW + LEASE), SHP_OK);
	expect_counts(4, SHP_DELIVERY_DONE, 4);
	ck_assert_uint_eq(fake_store_count_pending(&store), 0);
	ck_assert_uint_eq(delivered[SHP_EVENT_BUYER_CHARGED], 2);
}
END_TEST

START_TEST(no_deliver_hook_at_all_delivers_nothing_and_loses_nothing)
{
	ck_assert_int_eq(shp_host_set_deliver(fake.host, 0, NULL), SHP_OK);
	ck_assert_int_eq(deliver(HELP_NOW), SHP_ERR_HOST_HOOK);
	expect_counts(2 * EFFECTS, SHP_DELIVERY_WAITING, 2 * EFFECTS);
	ck_assert_uint_eq(fake_store_count_pending(&store), 2 * EFFECTS);
}
END_TEST

/* ---- calls that cannot begin ---- */

START_TEST(every_hook_that_is_missed_is_named)
{
	struct shp_order *order = NULL;

	ck_assert_int_eq(shp_host_set_load(fake.host, NULL), SHP_OK);
	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, error), SHP_ERR_HOST_HOOK);
	expect_problem(0, SHP_ERR_HOST_HOOK, "load", "set: load.");
	ck_assert_int_eq(shp_host_set_commit(fake.host, NULL), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_EXPIRE, HELP_NOW, NULL, error), SHP_ERR_HOST_HOOK);
	ck_assert_uint_eq(shp_error_count_problems(error), 2);
	expect_problem(0, SHP_ERR_HOST_HOOK, "load", "set: load.");
	expect_problem(1, SHP_ERR_HOST_HOOK, "commit", "set: commit.");
	ck_assert_int_eq(shp_host_set_pending(fake.host, NULL), SHP_OK);
	ck_assert_int_eq(shp_host_set_acknowledge(fake.host, NULL), SHP_OK);
	ck_assert_int_eq(deliver(HELP_NOW), SHP_ERR_HOST_HOOK);
	ck_assert_uint_eq(shp_error_count_problems(error), 2);
	expect_problem(0, SHP_ERR_HOST_HOOK, "pending", "set: pending.");
	expect_problem(1, SHP_ERR_HOST_HOOK, "acknowledge", "set: acknowledge.");
}
END_TEST

/* By its id, where nothing else is known of it. */
START_TEST(the_order_that_it_is_about_is_named)
{
	static const uint8_t nobody[16] = {0xdf, 0xf7, 0xbc, 0x0e, 0x14, 0x70, 0x56, 0x91,
					   0xb9, 0x3e, 0xa7, 0x9a, 0x80, 0x5b, 0x57, 0xf6};
	static const char words[] = "\"dff7bc0e-1470-5691-b93e-a79a805b57f6\"";
	struct shp_order *order = NULL;
	const struct shp_placement *placement;

	ck_assert_int_eq(shp_host_load(fake.host, nobody, &order, error), SHP_ERR_HOST_ABSENT);
	expect_problem(0, SHP_ERR_HOST_ABSENT, "", words);
	ck_assert_int_eq(shp_host_expire(fake.host, help.rules, nobody, HELP_NOW, NULL, error), SHP_ERR_HOST_ABSENT);
	expect_problem(0, SHP_ERR_HOST_ABSENT, "", words);
	/* What is placed cannot have grown from what is adopted. */
	placement = shp_adoption_get_placement(help.adoption);
	ck_assert_int_eq(shp_host_place(fake.host, help.rules, placement, HELP_NOW, NULL, error), SHP_OK);
	ck_assert_int_eq(shp_host_load(fake.host, help.adopted_id, &order, error), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_ADOPT, HELP_NOW, NULL, error), SHP_ERR_DIFFERS);
	ck_assert_uint_gt(shp_error_count_problems(error), 0);
	shp_order_unref(order);
}
END_TEST

START_TEST(every_bad_argument_of_a_delivery_is_told)
{
	int64_t cursor = 4711;

	ck_assert_int_eq(shp_host_deliver(fake.host, -1, 20000, -1, &cursor, error), SHP_ERR_RANGE);
	ck_assert_uint_eq(shp_error_count_problems(error), 3);
	expect_problem(0, SHP_ERR_RANGE, "after", "-1");
	expect_problem(1, SHP_ERR_LIMIT, "limit", "the limit is 10000");
	ck_assert_int_eq(shp_error_get_detail(error, 1), SHP_LIMIT_DELIVERY);
	expect_problem(2, SHP_ERR_INSTANT, "now", "instant");
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 0, HELP_NOW, &cursor, error), SHP_ERR_RANGE);
	expect_problem(0, SHP_ERR_RANGE, "limit", "number 0");
	ck_assert_int_eq(cursor, 4711);
	ck_assert_uint_eq(fake.calls, 0);
}
END_TEST

/* ---- rows that cannot be delivered ---- */

static uint32_t missing_acknowledgement;

static void acknowledge_all_but_one(void *user_data, struct shp_acknowledgement *acknowledgement)
{
	(void)user_data;
	if (missing_acknowledgement--)
		shp_acknowledgement_answer(acknowledgement, SHP_ACKNOWLEDGEMENT_DONE);
}

/* Effects of the first order, each after something that is none, at positions that are in no one's sentence. */
static void hand_out_with_garbage(void *user_data, struct shp_pending *pending)
{
	const struct fake_store *from = &store;
	const struct fake_event *rows[EFFECTS];
	const struct fake_event *fact = &from->events[0]; /* order.placed */
	static uint8_t bytes[FAKE_EVENT_SIZE];
	uint32_t count = 0;

	(void)user_data;
	for (uint32_t i = 0; i < from->event_count && count < EFFECTS; i++)
		if (from->events[i].effect)
			rows[count++] = &from->events[i];
	ck_assert_int_eq(shp_pending_add(pending, 5000, 0, rows[0]->bytes, rows[0]->size - 1), SHP_ERR_BYTES);
	ck_assert_int_eq(shp_pending_add(pending, 5001, 0, fact->bytes, fact->size), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_pending_add(pending, 5001, 0, rows[0]->bytes, rows[0]->size), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_pending_add(pending, 5002, -7, rows[0]->bytes, rows[0]->size), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_pending_add(pending, 5003, 0, rows[0]->bytes, rows[0]->size), SHP_OK);
	ck_assert_int_eq(shp_pending_add(pending, 5004, 0, rows[0]->bytes, rows[0]->size), SHP_OK); /* twice */
	ck_assert_int_eq(shp_pending_add(pending, 5005, 0, rows[1]->bytes, rows[1]->size), SHP_ERR_LIMIT);
	memcpy(bytes, rows[1]->bytes, rows[1]->size);
	bytes[2]++; /* after the map's head and the key: the format */
	ck_assert_int_eq(shp_pending_add(pending, 5006, 0, bytes, rows[1]->size), SHP_ERR_LIMIT);
	shp_pending_answer(pending, SHP_PENDING_DONE);
}

START_TEST(sentences_about_rows_hold_their_own_numbers)
{
	static const struct {
		int64_t position;
		int32_t code;
		const char *path;
		const char *words;
	} told[] = {
		{5000, SHP_ERR_BYTES, "effects[0]", "offset "},
		{5001, SHP_ERR_VALUE, "effects[1]", "\"order.placed\""},
		{5001, SHP_ERR_RANGE, "effects[2].position", "number 5001"},
		{5002, SHP_ERR_RANGE, "effects[3].attempts", "number -7"},
		{5005, SHP_ERR_LIMIT, "effects[6]", "limit is 2."},
		{5006, SHP_ERR_LIMIT, "effects[7]", "limit is 2."},
		{5003, SHP_ERR_HOST_UNKNOWN, "effects[4]", ""},
	};

	missing_acknowledgement = 0;
	ck_assert_int_eq(shp_host_set_pending(fake.host, hand_out_with_garbage), SHP_OK);
	ck_assert_int_eq(shp_host_set_acknowledge(fake.host, acknowledge_all_but_one), SHP_OK);
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 2, HELP_NOW, NULL, error), SHP_ERR_BYTES);
	ck_assert_uint_eq(shp_error_count_problems(error), 7);
	for (uint32_t i = 0; i < 7; i++) {
		expect_problem(i, told[i].code, told[i].path, told[i].words);
		ck_assert_int_eq(shp_error_get_detail(error, i), told[i].position);
		if (told[i].code != SHP_ERR_RANGE)
			ck_assert_ptr_null(strstr(sentence(i), "500"));
	}
	/* What is handed out twice counts by its number among all that was added. */
	missing_acknowledgement = 2;
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 2, HELP_NOW, NULL, error), SHP_ERR_BYTES);
	expect_problem(6, SHP_ERR_RANGE, "effects[5].revision", "number ");
	ck_assert_ptr_null(strstr(sentence(6), "500"));
	ck_assert_int_eq(shp_error_get_detail(error, 6), 5004);
}
END_TEST

static void hand_out_from_the_future(void *user_data, struct shp_pending *pending)
{
	static uint8_t bytes[FAKE_EVENT_SIZE];
	const struct fake_event *row = &store.events[0];

	(void)user_data;
	memcpy(bytes, row->bytes, row->size);
	ck_assert_uint_lt(bytes[2], 22);
	bytes[2] = 22;
	ck_assert_int_eq(shp_pending_add(pending, 5000, 0, bytes, row->size), SHP_ERR_BYTES_VERSION);
	shp_pending_answer(pending, SHP_PENDING_DONE);
}

START_TEST(positions_are_no_formats)
{
	ck_assert_int_eq(shp_host_set_pending(fake.host, hand_out_from_the_future), SHP_OK);
	ck_assert_int_eq(deliver(HELP_NOW), SHP_ERR_BYTES_VERSION);
	expect_problem(0, SHP_ERR_BYTES_VERSION, "effects[0]", "by a later version");
	ck_assert_ptr_null(strstr(sentence(0), "5000"));
	ck_assert_int_eq(shp_error_get_detail(error, 0), 5000);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_problems");
	TCase *problems = tcase_create("problems");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(problems, setup, teardown);
	tcase_add_test(problems, a_kind_that_does_not_come_is_not_missed);
	tcase_add_test(problems, a_kind_without_a_hook_waits_and_holds_up_its_order_alone);
	tcase_add_test(problems, no_deliver_hook_at_all_delivers_nothing_and_loses_nothing);
	tcase_add_test(problems, every_hook_that_is_missed_is_named);
	tcase_add_test(problems, the_order_that_it_is_about_is_named);
	tcase_add_test(problems, every_bad_argument_of_a_delivery_is_told);
	tcase_add_test(problems, sentences_about_rows_hold_their_own_numbers);
	tcase_add_test(problems, positions_are_no_formats);
	suite_add_tcase(suite, problems);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
