/* The seller's numbers at their limits: what is refused, or fails for want of memory, changes nothing. */
#include <stdio.h>

#include "allocator.h"
#include "metrics_sums.h"

static struct shp_rules *us;

static void begin(void)
{
	setup();
	us = parse("us,utc_offset=0");
}

static void end(void)
{
	us = shp_rules_unref(us);
	teardown();
}

START_TEST(too_many_days_are_refused_and_change_nothing)
{
	struct shp_metrics *metrics = new_metrics();
	struct shp_metrics *before;
	const struct spec one_more = {.ordered = -1, .ship_by = SHP_LIMIT_METRICS_DAYS - 40, .price = 100};

	for (int32_t day = 0; day < SHP_LIMIT_METRICS_DAYS; day++) {
		const struct spec spec = {.ordered = -1, .ship_by = day - 50 ? day - 50 : 1000};

		count_orders(metrics, us, place(us, &spec), 1);
	}
	before = copy(metrics);
	for (int i = 0; i < 2; i++) {
		struct shp_order *order = i ? ship(us, place(us, &one_more), 0) : place(us, &one_more);

		ck_assert_int_eq(shp_metrics_add_change(metrics, us, NULL, order), SHP_ERR_LIMIT);
		expect_same(metrics, before);
		shp_order_unref(order);
	}
	ck_assert_int_eq(shp_metrics_keep_days(metrics, TODAY - 40, SHP_DATE_NONE), SHP_OK);
	count_orders(metrics, us, place(us, &one_more), 1);
	expect(metrics, us, SHP_METRIC_LATE_10_DAYS, SHP_LIMIT_METRICS_DAYS - 40, 0, 1);
	ck_assert_int_eq(shp_metrics_merge(metrics, before), SHP_OK); /* only what is kept takes room */
	shp_metrics_free(before);
	shp_metrics_free(metrics);
}
END_TEST

/* Days and categories whose orders have been taken out again are no days and no categories. */
START_TEST(what_is_empty_takes_no_room)
{
	struct shp_metrics *metrics = new_metrics();
	struct shp_metrics *nothing = new_metrics();

	for (int32_t i = 1; i < 3 * SHP_LIMIT_METRICS_CATEGORIES; i++) {
		char name[16];
		const struct spec spec = {.ordered = -1, .deliver_by = i, .ship_by = i, .category = name};
		struct shp_order *order;

		(void)snprintf(name, sizeof(name), "%d", i);
		order = ship(us, place(us, &spec), 0);
		count_orders(metrics, us, shp_order_ref(order), 1);
		ck_assert_int_eq(shp_metrics_add_change(metrics, us, order, NULL), SHP_OK);
		shp_order_unref(order);
	}
	expect_same(metrics, nothing);
	shp_metrics_free(metrics);
	shp_metrics_free(nothing);
}
END_TEST

/* The event of a confirmation, in a category that there is no room for. */
static void expect_event_refused(struct shp_metrics *metrics)
{
	struct shp_order *order = place(us, &(struct spec){.ordered = -1, .category = "one more"});
	struct shp_confirmation *confirmation = NULL;
	struct shp_decision *confirmed = NULL;
	struct shp_order *after = NULL;

	ck_assert_int_eq(shp_confirmation_new(ctx, &confirmation), SHP_OK);
	shp_confirmation_set_ship_date(confirmation, TODAY);
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "UPS");
	ck_assert_int_eq(shp_order_confirm(us, order, confirmation, noon(0), &confirmed, error), SHP_OK);
	ck_assert_int_eq(shp_metrics_add_event(metrics, us, order, shp_decision_get_event(confirmed, 0), &after, error),
			 SHP_ERR_LIMIT);
	ck_assert_ptr_null(after);
	ck_assert_int_eq(shp_error_get_code(error, 0), SHP_ERR_LIMIT);
	shp_confirmation_free(confirmation);
	shp_decision_unref(confirmed);
	shp_order_unref(order);
}

START_TEST(too_many_categories_are_refused_and_change_nothing)
{
	struct shp_metrics *metrics = new_metrics();
	struct shp_metrics *other = new_metrics();
	struct shp_metrics *before;
	const struct spec spec = {.ordered = -1, .deliver_by = 3, .category = "one more"};
	struct shp_order *order = scan(us, ship(us, place(us, &spec), 0), SHP_CARRIER_STATUS_DELIVERED, 1);
	char name[16];

	for (int i = 0; i < SHP_LIMIT_METRICS_CATEGORIES; i++) {
		(void)snprintf(name, sizeof(name), "%d", i);
		put_category(metrics, name, TODAY, 0, 1);
	}
	before = copy(metrics);
	ck_assert_uint_eq(shp_metrics_count_categories(before), SHP_LIMIT_METRICS_CATEGORIES);
	ck_assert_int_eq(shp_metrics_add_change(metrics, us, NULL, order), SHP_ERR_LIMIT);
	expect_same(metrics, before);
	ck_assert_int_eq(shp_metrics_add_change(metrics, us, order, NULL),
			 SHP_ERR_LIMIT); /* to be less than nothing, too */
	ck_assert_int_eq(shp_metrics_add_change(metrics, us, order, order), SHP_ERR_LIMIT);
	expect_same(metrics, before);
	count_orders(other, us, shp_order_ref(order), 1);
	ck_assert_int_eq(shp_metrics_merge(metrics, other), SHP_ERR_LIMIT);
	expect_same(metrics, before);
	ck_assert_int_eq(shp_metrics_merge(other, metrics), SHP_ERR_LIMIT);
	expect_event_refused(metrics);
	expect_same(metrics, before);
	put_category(metrics, "7", TODAY, 0, -1); /* one of them is nothing any more */
	count_orders(metrics, us, order, 1);
	ck_assert_uint_eq(shp_metrics_count_categories(metrics), SHP_LIMIT_METRICS_CATEGORIES);
	shp_metrics_free(before);
	shp_metrics_free(other);
	shp_metrics_free(metrics);
}
END_TEST

START_TEST(sums_beyond_the_limit_are_refused_and_change_nothing)
{
	struct shp_metrics *metrics = new_metrics();
	struct shp_metrics *before;
	struct shp_metrics *same;
	const struct spec spec = {.ordered = -1, .ship_by = 4, .deliver_by = 5, .category = "Toys"};
	struct shp_order *order = scan(us, ship(us, place(us, &spec), 0), SHP_CARRIER_STATUS_SCANNED, 1);

	put_category(metrics, "Toys", TODAY + 5, 0, SHP_LIMIT_METRICS_SUM - 1);
	ck_assert_int_eq(shp_metrics_add_change(metrics, us, NULL, order), SHP_OK);
	before = copy(metrics);
	ck_assert_int_eq(shp_metrics_add_change(metrics, us, NULL, order), SHP_ERR_OVERFLOW);
	expect_same(metrics, before);
	same = copy(metrics);
	ck_assert_int_eq(shp_metrics_merge(metrics, same), SHP_ERR_OVERFLOW);
	expect_same(metrics, before);
	ck_assert_int_eq(shp_metrics_add_change(metrics, us, order, NULL), SHP_OK);
	ck_assert_int_eq(shp_metrics_add_change(metrics, us, NULL, order), SHP_OK);
	expect_same(metrics, before);
	put_category(same, "Toys", TODAY + 5, 0, 1 - 2 * SHP_LIMIT_METRICS_SUM); /* there is a limit below, too */
	ck_assert_int_eq(shp_metrics_add_change(same, us, order, NULL), SHP_OK);
	ck_assert_int_eq(shp_metrics_add_change(same, us, order, NULL), SHP_ERR_OVERFLOW);
	shp_order_unref(order);
	shp_metrics_free(before);
	shp_metrics_free(same);
	shp_metrics_free(metrics);
}
END_TEST

START_TEST(arguments_must_be_given)
{
	struct shp_metrics *metrics = new_metrics();
	struct shp_metrics *none = NULL;
	struct shp_order *order = place(us, &(struct spec){.ordered = -1});
	struct shp_order *after = NULL;
	struct shp_decision *decision = NULL;
	struct shp_order *pending = place(us, &(struct spec){.ordered = -1, .pending = 1});
	const struct shp_event *event;
	struct shp_order *other;
	uint8_t byte = 0;

	ck_assert_int_eq(shp_metrics_new(NULL, &none), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_new(ctx, NULL), SHP_ERR_ARGUMENT);
	ck_assert_ptr_null(shp_metrics_free(NULL));
	ck_assert_int_eq(shp_metrics_keep_days(NULL, 0, 1), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_keep_days(metrics, -1, 1), SHP_ERR_DATE);
	ck_assert_int_eq(shp_metrics_keep_days(metrics, 0, SHP_LIMIT_DATE + 1), SHP_ERR_DATE);
	ck_assert_int_eq(shp_metrics_keep_days(metrics, 0, SHP_LIMIT_DATE), SHP_OK);
	ck_assert_int_eq(shp_metrics_keep_days(metrics, SHP_LIMIT_DATE + 1, SHP_DATE_NONE), SHP_ERR_DATE);
	ck_assert_int_eq(shp_metrics_keep_days(metrics, SHP_DATE_NONE, -1), SHP_ERR_DATE);
	ck_assert_int_eq(shp_metrics_add_change(NULL, us, NULL, order), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_add_change(metrics, NULL, NULL, order), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_add_change(metrics, us, NULL, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_merge(NULL, metrics), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_merge(metrics, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_merge(metrics, metrics), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_decode(NULL, &byte, 1, &none, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_decode(ctx, NULL, 1, &none, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_decode(ctx, &byte, 1, NULL, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_expire(us, order, NOW, &decision, error), SHP_OK); /* nothing to do yet */
	ck_assert_int_eq(shp_metrics_add_decision(metrics, us, NULL, decision), SHP_OK);
	ck_assert_int_eq(shp_metrics_add_decision(metrics, us, order, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_add_decision(NULL, us, order, decision), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_add_decision(metrics, NULL, order, decision), SHP_ERR_ARGUMENT);
	shp_decision_unref(decision);
	ck_assert_int_eq(shp_metrics_add_event(metrics, us, order, NULL, &after, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_release(us, pending, NOW, &decision, error), SHP_OK);
	event = shp_decision_get_event(decision, 0);
	ck_assert_int_eq(shp_metrics_add_event(NULL, us, pending, event, &after, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_add_event(metrics, NULL, pending, event, &after, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_add_event(metrics, us, pending, event, NULL, error), SHP_ERR_ARGUMENT);
	ck_assert_ptr_null(after);
	shp_decision_unref(decision);
	shp_order_unref(pending);
	other = ship(us, place(us, &(struct spec){.ordered = -1}), 0);
	ck_assert_int_eq(shp_metrics_add_change(metrics, us, order, other), SHP_OK); /* any state of the same order */
	shp_order_unref(other);
	shp_order_unref(order);
	shp_metrics_free(metrics);
}
END_TEST

/* A decision on another order, or on another state of it, is not counted. */
START_TEST(changes_must_follow_from_what_was_before)
{
	struct shp_metrics *metrics = new_metrics();
	struct shp_metrics *nothing = new_metrics();
	struct shp_order *order = place(us, &(struct spec){.ordered = -1});
	struct shp_order *shipped = ship(us, shp_order_ref(order), 0);
	struct shp_placement *placement = NULL;
	struct shp_decision *placed = NULL;
	struct shp_decision *scanned = NULL;
	struct shp_order *after = NULL;
	const struct shp_event *event;

	ck_assert_int_eq(shp_order_scan(us, shipped, "1", SHP_CARRIER_STATUS_SCANNED, NOW, NOW, &scanned, error),
			 SHP_OK);
	ck_assert_int_eq(shp_metrics_add_decision(metrics, us, order, scanned), SHP_ERR_REPLAY);
	ck_assert_int_eq(shp_metrics_add_decision(metrics, us, NULL, scanned), SHP_ERR_REPLAY);
	ck_assert_int_eq(shp_metrics_add_decision(metrics, us, shp_decision_get_order(scanned), scanned),
			 SHP_ERR_REPLAY);
	event = shp_decision_get_event(scanned, 0);
	ck_assert_int_eq(shp_metrics_add_event(metrics, us, order, event, &after, error), SHP_ERR_REPLAY);
	ck_assert_int_eq(shp_metrics_add_event(metrics, us, NULL, event, &after, error), SHP_ERR_REPLAY);
	ck_assert_int_eq(shp_placement_new(ctx, &placement), SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "another");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, NOW);
	shp_placement_add_line(placement, "1", 1);
	ck_assert_int_eq(shp_order_place(us, placement, NOW, &placed, error), SHP_OK);
	shp_placement_free(placement);
	ck_assert_int_eq(shp_metrics_add_change(metrics, us, shp_decision_get_order(placed), order), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_add_event(metrics, us, shipped, shp_decision_get_event(placed, 0), &after, error),
			 SHP_ERR_REPLAY);
	ck_assert_ptr_null(after);
	expect_same(metrics, nothing);
	shp_decision_unref(placed);
	shp_decision_unref(scanned);
	shp_order_unref(order);
	shp_order_unref(shipped);
	shp_metrics_free(metrics);
	shp_metrics_free(nothing);
}
END_TEST

/* ---- memory ---- */

static struct shp_order *told_of; /* an order with something of everything */
static struct shp_decision *told_by; /* what made it of the one before */
static struct bytes told; /* other numbers */

static int32_t use(struct shp_ctx *counted, struct shp_metrics *metrics, struct shp_order *before)
{
	struct shp_metrics *other = NULL;
	struct shp_order *after = NULL;
	int32_t status = shp_metrics_decode(counted, told.bytes, told.size, &other, NULL);

	if (!status)
		status = shp_metrics_merge(metrics, other);
	if (!status)
		status = shp_metrics_add_change(metrics, us, NULL, before);
	if (!status)
		status = shp_metrics_add_event(metrics, us, before, shp_decision_get_event(told_by, 0), &after, NULL);
	shp_order_unref(after);
	shp_metrics_free(other);
	return status;
}

START_TEST(nothing_is_half_counted_when_the_nth_allocation_fails)
{
	const struct spec spec = {
		.ordered = -9, .ship_by = -8, .deliver_by = -3, .category = "Toys", .second = "Books"};
	struct test_allocator allocator = {0};
	struct shp_ctx *counted = NULL;
	struct shp_order *before = ship(us, place(us, &spec), -5);
	struct shp_metrics *expected = new_metrics();
	struct shp_metrics *others = rich();
	size_t failures = 0;

	ck_assert_int_eq(
		shp_order_scan(us, before, "1", SHP_CARRIER_STATUS_DELIVERED, noon(-4), noon(0), &told_by, error),
		SHP_OK);
	told_of = shp_decision_get_order(told_by);
	encode(others, &told);
	ck_assert_int_eq(shp_metrics_merge(expected, others), SHP_OK);
	ck_assert_int_eq(shp_metrics_add_change(expected, us, NULL, told_of), SHP_OK);
	ck_assert_int_eq(test_ctx_new(&allocator, &counted), SHP_OK);
	for (size_t n = 1;; n++) {
		struct shp_metrics *metrics = NULL;
		struct shp_metrics *was;
		int32_t status;

		ck_assert_int_eq(shp_metrics_new(counted, &metrics), SHP_OK);
		allocator.calls = 0;
		allocator.fail_at = n;
		status = use(counted, metrics, before);
		allocator.fail_at = 0;
		if (!status) {
			expect_same(metrics, expected);
			shp_metrics_free(metrics);
			break;
		}
		ck_assert_int_eq(status, SHP_ERR_NO_MEMORY);
		failures++;
		/* Either nothing was merged, or all; either nothing was added, or all: what is there can be told by
		 * asking. */
		was = new_metrics();
		if (shp_metrics_count_categories(metrics) > 0)
			ck_assert_int_eq(shp_metrics_merge(was, others), SHP_OK);
		if (shp_metrics_count_categories(metrics) > shp_metrics_count_categories(others))
			ck_assert_int_eq(shp_metrics_add_change(was, us, NULL, before), SHP_OK);
		expect_same(metrics, was);
		shp_metrics_free(was);
		shp_metrics_free(metrics);
	}
	ck_assert_uint_gt(failures, 15);
	allocator.calls = 0;
	allocator.fail_at = 1;
	ck_assert_int_eq(shp_metrics_new(counted, &others), SHP_ERR_NO_MEMORY);
	shp_ctx_unref(counted);
	ck_assert_uint_eq(allocator.blocks, 0);
	ck_assert_uint_eq(allocator.bytes, 0);
	shp_metrics_free(expected);
	shp_metrics_free(others);
	shp_order_unref(before);
	told_by = shp_decision_unref(told_by);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("metrics_limits");
	TCase *limits = tcase_create("limits");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(limits, 60);
	tcase_add_checked_fixture(limits, begin, end);
	tcase_add_test(limits, too_many_days_are_refused_and_change_nothing);
	tcase_add_test(limits, what_is_empty_takes_no_room);
	tcase_add_test(limits, too_many_categories_are_refused_and_change_nothing);
	tcase_add_test(limits, sums_beyond_the_limit_are_refused_and_change_nothing);
	tcase_add_test(limits, arguments_must_be_given);
	tcase_add_test(limits, changes_must_follow_from_what_was_before);
	tcase_add_test(limits, nothing_is_half_counted_when_the_nth_allocation_fails);
	suite_add_tcase(suite, limits);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
