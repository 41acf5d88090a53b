/*
 * Every public function, as the headers name them (nulls.py), with NULL for each of its pointers in turn, and with
 * numbers far out of range: it answers SHP_ERR_ARGUMENT, or what stands for nothing, and never crashes. Builders keep
 * what is wrong for the command.
 */
#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "desk.h"
#include "nulls.h"

/* ---- what hooks are given ---- */

void *given_malloc_fn(void *user_data, size_t size)
{
	(void)user_data;
	return malloc(size);
}

void *given_realloc_fn(void *user_data, void *pointer, size_t old_size, size_t new_size)
{
	(void)user_data;
	(void)old_size;
	return realloc(pointer, new_size);
}

void given_free_fn(void *user_data, void *pointer, size_t size)
{
	(void)user_data;
	(void)size;
	free(pointer);
}

void given_destroy_fn(void *user_data)
{
	(void)user_data;
}

void given_load_fn(void *user_data, struct shp_load *load)
{
	const struct given *given = user_data;

	shp_load_answer_order(load, given->order);
}

void given_commit_fn(void *user_data, struct shp_commit *commit)
{
	(void)user_data;
	(void)commit;
}

void given_pending_fn(void *user_data, struct shp_pending *pending)
{
	(void)user_data;
	(void)pending;
}

void given_deliver_fn(void *user_data, struct shp_delivery *delivery)
{
	(void)user_data;
	(void)delivery;
}

void given_acknowledge_fn(void *user_data, struct shp_acknowledgement *acknowledgement)
{
	(void)user_data;
	(void)acknowledgement;
}

/* ---- what functions are given ---- */

static void give_builders(struct given *given)
{
	HOLDS(shp_rules_builder_new(given->ctx, "us", &given->rules_builder, NULL) == SHP_OK);
	HOLDS(shp_carriers_builder_new(given->ctx, NULL, &given->carriers_builder) == SHP_OK);
	HOLDS(shp_carriers_builder_build(given->carriers_builder, &given->carriers, NULL) == SHP_OK);
	shp_carriers_builder_free(given->carriers_builder);
	HOLDS(shp_carriers_builder_new(given->ctx, NULL, &given->carriers_builder) == SHP_OK);
	HOLDS(shp_calendar_new_preset(given->ctx, SHP_CALENDAR_WEEKDAYS, &given->calendar, NULL) == SHP_OK);
	HOLDS(shp_placement_new(given->ctx, &given->placement) == SHP_OK);
	shp_placement_add_line(given->placement, "a", 1);
	HOLDS(shp_adoption_new(given->ctx, &given->adoption) == SHP_OK);
	shp_adoption_add_package(given->adoption, "1");
	shp_adoption_add_cancellation(given->adoption, "1", SHP_REASON_OTHER, 0);
	HOLDS(shp_contents_new(given->ctx, &given->contents) == SHP_OK);
	shp_contents_add_package(given->contents, "1");
	HOLDS(shp_confirmation_new(given->ctx, &given->confirmation) == SHP_OK);
	HOLDS(shp_cancellation_new(given->ctx, &given->cancellation) == SHP_OK);
	HOLDS(shp_host_new(given->ctx, given, NULL, &given->host) == SHP_OK);
	HOLDS(shp_host_set_load(given->host, given_load_fn) == SHP_OK);
	HOLDS(shp_host_set_commit(given->host, given_commit_fn) == SHP_OK);
	HOLDS(shp_host_set_deliver(given->host, 0, given_deliver_fn) == SHP_OK);
	HOLDS(shp_host_set_pending(given->host, given_pending_fn) == SHP_OK);
	HOLDS(shp_host_set_acknowledge(given->host, given_acknowledge_fn) == SHP_OK);
	HOLDS(shp_batch_new(given->ctx, 1, &given->batch) == SHP_OK);
	HOLDS(shp_metrics_new(given->ctx, &given->metrics) == SHP_OK);
}

/* Text that is many things: a reference, an id of a line, a package, a number, rules. */
static void give(struct given *given)
{
	struct desk desk;

	memset(given, 0, sizeof(*given));
	desk_open(&desk, "us");
	desk_place(&desk, "a=2@100 b=1@50");
	desk_do(&desk, "confirm 2 a=1");
	given->ctx = shp_ctx_ref(desk.ctx);
	given->rules = shp_rules_ref(desk.rules);
	given->order = shp_order_ref(desk.order);
	given->decision = shp_decision_ref(desk.last);
	given->event = shp_event_ref(shp_decision_get_event(desk.last, 0));
	given->events[0] = given->event;
	HOLDS(shp_error_new(given->ctx, 4, &given->error) == SHP_OK);
	HOLDS(shp_order_encode(given->order, given->bytes, sizeof(given->bytes), &given->size) == SHP_OK);
	shp_order_get_id(given->order, given->id);
	desk_close(&desk);
	give_builders(given);
	given->text = "1";
	given->number = 1;
	given->instant = DESK_NOW;
	given->weights[0] = 1;
	given->user_data = given;
}

static void take(struct given *given)
{
	shp_metrics_free(given->metrics);
	shp_batch_free(given->batch);
	shp_host_free(given->host);
	shp_cancellation_free(given->cancellation);
	shp_confirmation_free(given->confirmation);
	shp_contents_free(given->contents);
	shp_adoption_free(given->adoption);
	shp_placement_free(given->placement);
	shp_calendar_unref(given->calendar);
	shp_carriers_unref(given->carriers);
	shp_carriers_builder_free(given->carriers_builder);
	shp_rules_builder_free(given->rules_builder);
	shp_event_unref(given->event);
	shp_decision_unref(given->decision);
	shp_order_unref(given->order);
	shp_rules_unref(given->rules);
	shp_error_free(given->error);
	shp_ctx_unref(given->ctx);
}

/* ---- answers ---- */

/* An object that is made and a status that says so go together, and releasing answers NULL. */
int64_t made_answer(int32_t status, int made, int released)
{
	return (status == SHP_OK) == (made != 0) && !released ? status : GIVEN_FAULT;
}

int64_t text_answer(const char *text)
{
	return text && text[0] ? 1 : 0;
}

/* ---- the calls ---- */

static const struct null_call *now_calling;

static void tell_where(int signal_number)
{
	const char *const parts[] = {now_calling->function, ", ", now_calling->parameter, "\n"};

	for (int i = 0; i < 4; i++)
		(void)!write(STDERR_FILENO, parts[i], strlen(parts[i]));
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

static int is_good(const struct null_call *call, int64_t answer)
{
	switch (call->kind) {
	case NULL_IS_REFUSED:
		return answer == SHP_ERR_ARGUMENT;
	case NULL_IS_MISSING:
		return answer < 0;
	case NULL_IS_NEUTRAL:
		return answer <= 0;
	default:
		return answer != GIVEN_FAULT;
	}
}

static void check_call(const struct null_call *call, const struct given *numbers)
{
	static struct given given;

	now_calling = call;
	give(&given);
	if (numbers) {
		given.number = numbers->number;
		given.index = numbers->index;
		given.instant = numbers->instant;
		given.candidates[0] = numbers->candidates[0];
	}
	const int64_t answer = call->call(&given, call->null);
	ck_assert_msg(is_good(call, answer), "%s, %s: %lld", call->function, call->parameter, (long long)answer);
	take(&given);
}

START_TEST(null_is_no_pointer)
{
	size_t calls = 0;

	for (size_t i = 0; i < null_call_count; i++) {
		if (null_calls[i].kind == NUMBERS_OUT_OF_RANGE)
			continue;
		check_call(&null_calls[i], NULL);
		calls++;
	}
	ck_assert_uint_gt(calls, 500);
}
END_TEST

START_TEST(numbers_are_out_of_range)
{
	static const struct given numbers[] = {
		{.number = INT32_MIN, .index = UINT32_MAX, .instant = INT64_MIN, .candidates = {UINT64_MAX}},
		{.number = INT32_MAX, .index = INT32_MAX, .instant = INT64_MAX, .candidates = {INT64_MAX}},
		{.number = -1, .index = 2, .instant = -1, .candidates = {1}},
		{.number = 1000, .index = 1000, .instant = SHP_LIMIT_INSTANT + 1, .candidates = {UINT32_MAX}},
	};
	size_t calls = 0;

	for (size_t i = 0; i < null_call_count; i++)
		for (size_t j = 0;
		     j < sizeof(numbers) / sizeof(numbers[0]) && null_calls[i].kind == NUMBERS_OUT_OF_RANGE; j++) {
			check_call(&null_calls[i], &numbers[j]);
			calls++;
		}
	ck_assert_uint_gt(calls, 500);
}
END_TEST

/* The rest of the headers: numbers alone. */
START_TEST(names_of_numbers_that_are_none)
{
	static const int32_t numbers[] = {INT32_MIN, -1, 0, 1000, INT32_MAX};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		const int32_t number = numbers[i];
		ck_assert(number == 0 || !shp_status_name(number));
		ck_assert_ptr_nonnull(shp_status_message(number, number));
		ck_assert_ptr_null(shp_order_status_name(number));
		ck_assert_ptr_null(shp_package_status_name(number));
		ck_assert_ptr_null(shp_ship_field_name(number));
		ck_assert_ptr_null(shp_amount_name(number));
		ck_assert_ptr_null(shp_cancel_reason_name(number));
		ck_assert(number == 0 || !shp_carrier_status_name(number));
		ck_assert(number == 0 || !shp_charge_policy_name(number));
		ck_assert_ptr_null(shp_program_name(number));
		ck_assert_ptr_null(shp_action_name(number));
		ck_assert_ptr_null(shp_event_kind_type(number));
		ck_assert_ptr_null(shp_rule_key(number));
		ck_assert_ptr_null(shp_verdict_name(number));
		ck_assert_ptr_null(shp_delivery_result_name(number));
		ck_assert_ptr_null(shp_evidence_name(number));
		ck_assert(number == 0 || !shp_calendar_preset_name(number));
		ck_assert(number == 0 || !shp_calendar_preset_title(number, number));
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("nulls");
	TCase *cases = tcase_create("nulls");
	SRunner *runner = srunner_create(suite);

	signal(SIGSEGV, tell_where);
	tcase_set_timeout(cases, 0);
	tcase_add_test(cases, null_is_no_pointer);
	tcase_add_test(cases, numbers_are_out_of_range);
	tcase_add_test(cases, names_of_numbers_that_are_none);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
