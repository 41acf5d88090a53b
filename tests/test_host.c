/* The host object: its life, its hooks and settings, and loading. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "allocator.h"
#include "host_help.h"

static void count_destroy(void *user_data)
{
	uint32_t *count = user_data;

	++*count;
}

START_TEST(id_is_that_of_any_uuid_library)
{
	/* uuid.uuid5(uuid.NAMESPACE_URL, "libshipment:us:902-3159896-1390916") and so on */
	static const struct {
		const char *marketplace;
		const char *reference;
		uint8_t id[16];
	} vectors[] = {
		{"us", "902-3159896-1390916",
		 {0xe5, 0xa5, 0xb0, 0x35, 0x30, 0xc9, 0x56, 0x29,
		  0xa4, 0x0d, 0x11, 0x11, 0x85, 0xa1, 0xff, 0x61}},
		{"a", "b",
		 {0xdf, 0xf7, 0xbc, 0x0e, 0x14, 0x70, 0x56, 0x91,
		  0xb9, 0x3e, 0xa7, 0x9a, 0x80, 0x5b, 0x57, 0xf6}},
		{"ABCDEFGHIJKLMNOPQRSTUVWX", "abcdefghijklmnopqrstuvwx",
		 {0x63, 0xca, 0x62, 0xda, 0x2e, 0xda, 0x53, 0xad,
		  0x9a, 0xd0, 0xd6, 0xd7, 0x5c, 0x14, 0xe1, 0x11}},
	};
	uint8_t id[16];

	for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
		ck_assert_int_eq(shp_order_id_from_reference(vectors[i].marketplace, vectors[i].reference, id), SHP_OK);
		ck_assert_mem_eq(id, vectors[i].id, sizeof(id));
	}
	memset(id, 0x11, sizeof(id));
	ck_assert_int_eq(shp_order_id_from_reference(NULL, "b", id), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_id_from_reference("a", NULL, id), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_id_from_reference("a", "b", NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_id_from_reference("", "b", id), SHP_ERR_REFERENCE);
	ck_assert_int_eq(shp_order_id_from_reference("a", "b:c", id), SHP_ERR_REFERENCE);
	ck_assert_int_eq(shp_order_id_from_reference("a", "abcdefghijklmnopqrstuvwxy", id), SHP_ERR_REFERENCE);
	for (int i = 0; i < 16; i++)
		ck_assert_uint_eq(id[i], 0x11);
}
END_TEST

START_TEST(destroy_hook_runs_exactly_once)
{
	struct test_allocator allocator = {0};
	struct shp_ctx *ctx = NULL;
	struct shp_host *host = NULL;
	uint32_t count = 0;

	ck_assert_int_eq(test_ctx_new(&allocator, &ctx), SHP_OK);
	ck_assert_int_eq(shp_host_new(ctx, &count, count_destroy, &host), SHP_OK);
	ck_assert_uint_eq(count, 0);
	ck_assert_ptr_null(shp_host_free(host));
	ck_assert_uint_eq(count, 1);
	ck_assert_ptr_null(shp_host_free(NULL));
	ck_assert_uint_eq(count, 1);

	host = NULL;
	ck_assert_int_eq(shp_host_new(NULL, &count, count_destroy, &host), SHP_ERR_ARGUMENT);
	ck_assert_uint_eq(count, 2);
	ck_assert_int_eq(shp_host_new(ctx, &count, count_destroy, NULL), SHP_ERR_ARGUMENT);
	ck_assert_uint_eq(count, 3);
	allocator.fail_at = allocator.calls + 1;
	ck_assert_int_eq(shp_host_new(ctx, &count, count_destroy, &host), SHP_ERR_NO_MEMORY);
	ck_assert_uint_eq(count, 4);
	ck_assert_ptr_null(host);

	ck_assert_int_eq(shp_host_new(ctx, NULL, NULL, &host), SHP_OK);
	shp_ctx_unref(ctx); /* the host keeps it alive */
	ck_assert_uint_gt(allocator.blocks, 0);
	ck_assert_ptr_null(shp_host_free(host));
	ck_assert_uint_eq(allocator.blocks, 0);
	ck_assert_uint_eq(count, 4);
}
END_TEST

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

START_TEST(setters_take_what_is_in_range)
{
	ck_assert_int_eq(shp_host_set_tries(fake.host, 1), SHP_OK);
	ck_assert_int_eq(shp_host_set_tries(fake.host, 100), SHP_OK);
	ck_assert_int_eq(shp_host_set_tries(fake.host, 0), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_host_set_tries(fake.host, 101), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_host_set_lease_ms(fake.host, 1), SHP_OK);
	ck_assert_int_eq(shp_host_set_lease_ms(fake.host, INT32_MAX), SHP_OK);
	ck_assert_int_eq(shp_host_set_lease_ms(fake.host, 0), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_host_set_key_retention_ms(fake.host, 0), SHP_OK);
	ck_assert_int_eq(shp_host_set_key_retention_ms(fake.host, INT64_MAX), SHP_OK);
	ck_assert_int_eq(shp_host_set_key_retention_ms(fake.host, -1), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_host_set_acknowledge_limit(fake.host, 1), SHP_OK);
	ck_assert_int_eq(shp_host_set_acknowledge_limit(fake.host, SHP_LIMIT_DELIVERY), SHP_OK);
	ck_assert_int_eq(shp_host_set_acknowledge_limit(fake.host, 0), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_host_set_acknowledge_limit(fake.host, SHP_LIMIT_DELIVERY + 1), SHP_ERR_RANGE);
	for (int32_t kind = -1; kind < 40; kind++) {
		const int takes = kind == 0 || shp_event_kind_is_effect(kind);

		ck_assert_int_eq(shp_host_set_deliver(fake.host, kind, NULL), takes ? SHP_OK : SHP_ERR_VALUE);
	}
	ck_assert_int_eq(shp_host_set_load(NULL, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_set_commit(NULL, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_set_pending(NULL, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_set_deliver(NULL, 0, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_set_acknowledge(NULL, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_set_tries(NULL, 1), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_set_lease_ms(NULL, 1), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_set_key_retention_ms(NULL, 1), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_set_acknowledge_limit(NULL, 1), SHP_ERR_ARGUMENT);
	ck_assert_uint_eq(shp_host_count_deliveries(NULL, 0), 0);
	ck_assert_uint_eq(shp_host_count_deliveries(fake.host, -1), 0);
	ck_assert_uint_eq(shp_host_count_deliveries(fake.host, 7), 0);
}
END_TEST

START_TEST(hooks_that_are_needed_are_missed_before_any_is_called)
{
	struct shp_order *order = NULL;

	ck_assert_int_eq(shp_host_set_load(fake.host, NULL), SHP_OK);
	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, NULL), SHP_ERR_HOST_HOOK);
	for (int command = 0; command < HELP_COMMANDS; command++)
		ck_assert_int_eq(help_run(&help, fake.host, (enum help_command)command, HELP_NOW, NULL, NULL),
				 SHP_ERR_HOST_HOOK);
	fake_host_free(&fake);
	ck_assert_int_eq(fake_host_new(&fake, ctx), SHP_OK);
	ck_assert_int_eq(shp_host_set_commit(fake.host, NULL), SHP_OK);
	for (int command = 0; command < HELP_COMMANDS; command++)
		ck_assert_int_eq(help_run(&help, fake.host, (enum help_command)command, HELP_NOW, NULL, NULL),
				 SHP_ERR_HOST_HOOK);
	ck_assert_int_eq(shp_host_set_pending(fake.host, NULL), SHP_OK);
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 1, HELP_NOW, NULL, NULL), SHP_ERR_HOST_HOOK);
	fake_host_free(&fake);
	ck_assert_int_eq(fake_host_new(&fake, ctx), SHP_OK);
	ck_assert_int_eq(shp_host_set_acknowledge(fake.host, NULL), SHP_OK);
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 1, HELP_NOW, NULL, NULL), SHP_ERR_HOST_HOOK);
	ck_assert_uint_eq(fake.calls, 0);
	ck_assert_uint_eq(store.order_count, 0);
}
END_TEST

START_TEST(arguments_that_must_be_given_are_missed)
{
	struct shp_error *error = NULL;
	struct shp_order *order = NULL;

	ck_assert_int_eq(shp_error_new(ctx, 4, &error), SHP_OK);
	ck_assert_int_eq(shp_host_load(NULL, help.order_id, &order, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_load(fake.host, NULL, &order, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, NULL, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_expire(NULL, help.rules, help.order_id, HELP_NOW, NULL, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_expire(fake.host, NULL, help.order_id, HELP_NOW, NULL, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_expire(fake.host, help.rules, NULL, HELP_NOW, NULL, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_place(fake.host, help.rules, NULL, HELP_NOW, NULL, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_adopt(fake.host, help.rules, NULL, HELP_NOW, NULL, error), SHP_ERR_ARGUMENT);
	ck_assert_uint_eq(fake.calls, 0);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, error), SHP_OK);
	ck_assert_uint_eq(shp_error_count_problems(error), 0);
	ck_assert_int_eq(shp_host_confirm(fake.host, help.rules, help.order_id, NULL, HELP_NOW, NULL, error),
			 SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_scan(fake.host, help.rules, help.order_id, NULL, SHP_CARRIER_STATUS_SCANNED, HELP_NOW,
				       HELP_NOW, NULL, error),
			 SHP_ERR_REQUIRED);
	ck_assert_int_eq(shp_host_report_payment(fake.host, help.rules, help.order_id, NULL, SHP_PAYMENT_SETTLED,
						 HELP_NOW, NULL, error),
			 SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_expire(fake.host, help.rules, help.order_id, -1, NULL, error), SHP_ERR_INSTANT);
	ck_assert_int_eq(shp_host_deliver(NULL, 0, 1, HELP_NOW, NULL, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_host_deliver(fake.host, -1, 1, HELP_NOW, NULL, error), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 0, HELP_NOW, NULL, error), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, SHP_LIMIT_DELIVERY + 1, HELP_NOW, NULL, error), SHP_ERR_LIMIT);
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 1, -1, NULL, error), SHP_ERR_INSTANT);
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 1, SHP_LIMIT_INSTANT + 1, NULL, error), SHP_ERR_INSTANT);
	ck_assert_uint_eq(store.event_count, 1);
	shp_error_free(error);
}
END_TEST

/* ---- loading ---- */

static enum fake_behaviour always(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	const enum fake_behaviour *behaviour = plan_data;

	(void)of;
	(void)hook;
	return *behaviour;
}

START_TEST(load_gives_what_was_committed)
{
	struct shp_decision *decision = NULL;
	struct shp_order *order = NULL;

	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, NULL), SHP_ERR_HOST_ABSENT);
	ck_assert_ptr_null(order);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, &decision, NULL), SHP_OK);
	for (fake.answers_values = 0; fake.answers_values < 2; fake.answers_values++) {
		ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, NULL), SHP_OK);
		ck_assert(shp_order_equals(order, shp_decision_get_order(decision)));
		order = shp_order_unref(order);
	}
	shp_decision_unref(decision);
}
END_TEST

START_TEST(load_tells_failed_from_unknown)
{
	static const enum fake_behaviour unknown[] = {
		FAKE_SILENT,	  FAKE_UNKNOWN,	   FAKE_ODD,		  FAKE_TWICE,
		FAKE_DONE_SILENT, FAKE_DONE_TWICE, FAKE_DONE_CONTRADICTED,
	};
	struct shp_error *error = NULL;
	struct shp_order *order = NULL;
	enum fake_behaviour behaviour = FAKE_FAILED;

	ck_assert_int_eq(shp_error_new(ctx, 4, &error), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
	fake.plan = always;
	fake.plan_data = &behaviour;
	fake.calls = 0;
	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, error), SHP_ERR_HOST_FAILED);
	ck_assert_uint_eq(fake.calls, 1); /* failed is an answer */
	ck_assert_int_eq(shp_error_get_code(error, 0), SHP_ERR_HOST_FAILED);
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++) {
		behaviour = unknown[i];
		fake.calls = 0;
		ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, error), SHP_ERR_HOST_UNKNOWN);
		ck_assert_uint_eq(fake.calls, 5);
		ck_assert_uint_eq(shp_error_count_problems(error), 1);
		ck_assert_int_eq(shp_error_get_code(error, 0), SHP_ERR_HOST_UNKNOWN);
	}
	ck_assert_ptr_null(order);
	behaviour = FAKE_REENTER;
	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, error), SHP_OK);
	ck_assert_uint_eq(shp_error_count_problems(error), 0);
	shp_order_unref(order);
	shp_error_free(error);
}
END_TEST

START_TEST(bytes_that_are_not_the_orders_are_refused)
{
	struct shp_error *error = NULL;
	struct shp_order *order = NULL;
	struct fake_order *row;

	ck_assert_int_eq(shp_error_new(ctx, 4, &error), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
	row = &store.orders[0];
	row->size--;
	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, error), SHP_ERR_BYTES);
	ck_assert_int_gt(shp_error_get_detail(error, 0), 100); /* the item that is cut off */
	ck_assert_int_eq(help_run(&help, fake.host, HELP_CONFIRM_1, HELP_NOW, NULL, error), SHP_ERR_BYTES);
	ck_assert_int_gt(shp_error_get_detail(error, 0), 100);
	row->size = 0;
	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, error), SHP_ERR_BYTES);
	/* another order's row */
	store.order_count = store.event_count = 0;
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE_OTHER, HELP_NOW, NULL, error), SHP_OK);
	memcpy(row->id, help.order_id, sizeof(row->id));
	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, error), SHP_ERR_BYTES);
	ck_assert_str_eq(shp_error_get_path(error, 0), "id");
	fake.answers_values = 1;
	ck_assert_int_eq(shp_host_load(fake.host, help.order_id, &order, error), SHP_ERR_BYTES);
	ck_assert_str_eq(shp_error_get_path(error, 0), "id");
	ck_assert_int_eq(help_run(&help, fake.host, HELP_CONFIRM_1, HELP_NOW, NULL, error), SHP_ERR_BYTES);
	ck_assert_uint_eq(store.event_count, 1);
	ck_assert_ptr_null(order);
	shp_error_free(error);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host");
	TCase *life = tcase_create("life");
	TCase *calls = tcase_create("calls");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(life, id_is_that_of_any_uuid_library);
	tcase_add_test(life, destroy_hook_runs_exactly_once);
	suite_add_tcase(suite, life);
	tcase_add_checked_fixture(calls, setup, teardown);
	tcase_add_test(calls, setters_take_what_is_in_range);
	tcase_add_test(calls, hooks_that_are_needed_are_missed_before_any_is_called);
	tcase_add_test(calls, arguments_that_must_be_given_are_missed);
	tcase_add_test(calls, load_gives_what_was_committed);
	tcase_add_test(calls, load_tells_failed_from_unknown);
	tcase_add_test(calls, bytes_that_are_not_the_orders_are_refused);
	suite_add_tcase(suite, calls);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
