/*
 * Laws of the seller's numbers, over random lives of many orders: wherever each step is counted and however the sums
 * are merged, the bytes are those of counting all orders from scratch.
 */
#include "metrics_lives.h"

#define MACHINES 7

/* ---- each way of counting a step ---- */

static void add_states(struct shp_metrics *metrics, const struct step *step)
{
	ck_assert_int_eq(shp_metrics_add_change(metrics, us, step->before, shp_decision_get_order(step->decision)),
			 SHP_OK);
}

static void add_decision(struct shp_metrics *metrics, const struct step *step)
{
	ck_assert_int_eq(shp_metrics_add_decision(metrics, us, step->before, step->decision), SHP_OK);
}

/* Event by event; now and then one that was there before, or one before its time. */
static void add_events(struct shp_metrics *metrics, const struct step *step)
{
	const uint32_t count = shp_decision_count_events(step->decision);
	struct shp_order *order = shp_order_ref(step->before);

	for (uint32_t i = 0; i < count; i++) {
		const struct shp_event *event = shp_decision_get_event(step->decision, i);
		const struct shp_event *later = shp_decision_get_event(step->decision, i + 1);
		struct shp_order *after = NULL;

		if (later && one_of(4) == 0) {
			ck_assert_int_eq(shp_metrics_add_event(metrics, us, order, later, &after, error),
					 SHP_ERR_REPLAY);
			ck_assert_ptr_null(after);
		}
		ck_assert_int_eq(shp_metrics_add_event(metrics, us, order, event, &after, error), SHP_OK);
		shp_order_unref(order);
		order = after;
		if (one_of(4) == 0) {
			event = shp_decision_get_event(step->decision, one_of(i + 1));
			ck_assert_int_eq(shp_metrics_add_event(metrics, us, order, event, &after, error), SHP_OK);
			ck_assert_ptr_eq(after, order);
			shp_order_unref(after);
		}
	}
	ck_assert_int_eq(shp_order_equals(order, count ? shp_decision_get_order(step->decision) : step->before), 1);
	shp_order_unref(order);
}

static void (*const ways[])(struct shp_metrics *metrics, const struct step *step) = {
	add_states, add_decision, add_events,
};

START_TEST(each_way_of_counting_changes_comes_to_the_same_as_counting_from_scratch)
{
	for (size_t way = 0; way < COUNT(ways); way++) {
		struct shp_metrics *metrics = new_metrics();

		for (uint32_t i = 0; i < step_count; i++)
			ways[way](metrics, &steps[i]);
		expect_same(metrics, scratch);
		shp_metrics_free(metrics);
	}
}
END_TEST

/* Also of a single step, whatever stood before: so a difference cannot hide behind another. */
START_TEST(each_step_counts_the_same_in_each_way)
{
	for (uint32_t i = 0; i < step_count; i++) {
		struct shp_metrics *by_states = new_metrics();

		add_states(by_states, &steps[i]);
		for (size_t way = 1; way < COUNT(ways); way++) {
			struct shp_metrics *metrics = new_metrics();

			ways[way](metrics, &steps[i]);
			expect_same(metrics, by_states);
			shp_metrics_free(metrics);
		}
		shp_metrics_free(by_states);
	}
}
END_TEST

START_TEST(what_is_taken_out_again_leaves_nothing)
{
	struct shp_metrics *metrics = copy(scratch);
	struct shp_metrics *nothing = new_metrics();

	for (uint32_t i = 0; i < ORDERS; i++)
		ck_assert_int_eq(shp_metrics_add_change(metrics, us, orders[i], NULL), SHP_OK);
	expect_same(metrics, nothing);
	ck_assert_uint_eq(shp_metrics_count_categories(metrics), 0);
	ck_assert_ptr_null(shp_metrics_get_category(metrics, 0));
	shp_metrics_free(metrics);
	shp_metrics_free(nothing);
}
END_TEST

/* ---- many machines ---- */

static void shuffle(uint32_t *numbers, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		numbers[i] = i;
	for (uint32_t i = count; i > 1; i--) {
		const uint32_t other = one_of(i);
		const uint32_t number = numbers[i - 1];

		numbers[i - 1] = numbers[other];
		numbers[other] = number;
	}
}

/* Merges all into one, which is answered, two at a time and any two; now and then by way of bytes. */
static struct shp_metrics *merge_all(struct shp_metrics **machines, uint32_t count)
{
	while (count > 1) {
		const uint32_t from = one_of(count);
		const uint32_t to = (from + 1 + one_of(count - 1)) % count;

		if (one_of(2)) {
			struct shp_metrics *sent = copy(machines[from]);

			machines[from] = shp_metrics_free(machines[from]);
			machines[from] = sent;
		}
		ck_assert_int_eq(shp_metrics_merge(machines[to], machines[from]), SHP_OK);
		shp_metrics_free(machines[from]);
		machines[from] = machines[--count];
	}
	return machines[0];
}

/* Every step counted anywhere, in any order, also before the steps that it follows. */
START_TEST(any_partition_and_any_order_of_merges_has_the_same_bytes)
{
	static uint32_t order[STEPS];

	for (int round = 0; round < 25; round++) {
		const uint32_t count = 1 + one_of(MACHINES);
		struct shp_metrics *machines[MACHINES];
		struct shp_metrics *all;

		for (uint32_t i = 0; i < count; i++)
			machines[i] = new_metrics();
		shuffle(order, step_count);
		for (uint32_t i = 0; i < step_count; i++)
			ways[one_of(COUNT(ways))](machines[one_of(count)], &steps[order[i]]);
		all = merge_all(machines, count);
		expect_same(all, scratch);
		shp_metrics_free(all);
	}
}
END_TEST

static struct shp_metrics *any_part(void)
{
	struct shp_metrics *part = new_metrics();
	const uint32_t density = 1 + one_of(8);

	for (uint32_t i = 0; i < step_count; i++) {
		if (one_of(density) == 0)
			add_decision(part, &steps[i]);
	}
	if (one_of(2))
		ck_assert_int_eq(shp_metrics_keep_days(part, TODAY - 3 + (int32_t)one_of(8), SHP_DATE_NONE), SHP_OK);
	if (one_of(2))
		ck_assert_int_eq(shp_metrics_keep_days(part, SHP_DATE_NONE, TODAY + 2 + (int32_t)one_of(8)), SHP_OK);
	return part;
}

static struct shp_metrics *sum_of(const struct shp_metrics *a, const struct shp_metrics *b)
{
	struct shp_metrics *sum = copy(a);

	ck_assert_int_eq(shp_metrics_merge(sum, b), SHP_OK);
	return sum;
}

/* Of any sums, negative ones and such with windows of their own. */
START_TEST(merging_is_associative_and_commutative_and_nothing_is_its_zero)
{
	for (int round = 0; round < 60; round++) {
		struct shp_metrics *a = any_part();
		struct shp_metrics *b = any_part();
		struct shp_metrics *c = any_part();
		struct shp_metrics *zero = new_metrics();
		struct shp_metrics *a_b = sum_of(a, b);
		struct shp_metrics *b_a = sum_of(b, a);
		struct shp_metrics *b_c = sum_of(b, c);
		struct shp_metrics *left = sum_of(a_b, c);
		struct shp_metrics *right = sum_of(a, b_c);
		struct shp_metrics *same = sum_of(a, zero);
		struct shp_metrics *also = sum_of(zero, a);

		expect_same(a_b, b_a);
		expect_same(left, right);
		expect_same(same, a);
		expect_same(also, a);
		struct shp_metrics *const all[] = {a, b, c, zero, a_b, b_a, b_c, left, right, same, also};
		for (size_t i = 0; i < COUNT(all); i++)
			shp_metrics_free(all[i]);
	}
}
END_TEST

/* Forgetting days before counting, in between or after is the same. */
START_TEST(when_days_are_forgotten_does_not_matter)
{
	for (int round = 0; round < 12; round++) {
		const int32_t first = TODAY - 2 + (int32_t)one_of(8);
		const int32_t last = first + (int32_t)one_of(8);
		const uint32_t when = one_of(step_count);
		struct shp_metrics *after = copy(scratch);
		struct shp_metrics *between = new_metrics();

		ck_assert_int_eq(shp_metrics_keep_days(after, first, last), SHP_OK);
		for (uint32_t i = 0; i < step_count; i++) {
			if (i == when)
				ck_assert_int_eq(shp_metrics_keep_days(between, first, last), SHP_OK);
			add_decision(between, &steps[i]);
		}
		expect_same(between, after);
		shp_metrics_free(between);
		shp_metrics_free(after);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("metrics_laws");
	TCase *laws = tcase_create("laws");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(laws, 60);
	tcase_add_checked_fixture(laws, begin, end);
	tcase_add_test(laws, each_way_of_counting_changes_comes_to_the_same_as_counting_from_scratch);
	tcase_add_test(laws, each_step_counts_the_same_in_each_way);
	tcase_add_test(laws, what_is_taken_out_again_leaves_nothing);
	tcase_add_test(laws, any_partition_and_any_order_of_merges_has_the_same_bytes);
	tcase_add_test(laws, merging_is_associative_and_commutative_and_nothing_is_its_zero);
	tcase_add_test(laws, when_days_are_forgotten_does_not_matter);
	suite_add_tcase(suite, laws);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
