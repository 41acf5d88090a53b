/* Orders at their limits: what takes something away can always be done, and nothing counts past its last number. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "adopt_help.h"
#include "desk.h"
#include "order_rows.h"

static struct desk desk;

static void open_desk(void)
{
	desk_open(&desk, "us,fee=1500");
	desk.without_adoption = 1;
}

static void close_desk(void)
{
	desk_close(&desk);
}

/* What was made can be read: law 7. */
static void read_again(const struct shp_order *order)
{
	struct shp_order *again = NULL;
	size_t size;
	uint8_t *bytes = desk_bytes(order, &size);

	ck_assert_int_eq(shp_order_decode(desk.ctx, bytes, size, &again, desk.error), SHP_OK);
	ck_assert_int_eq(shp_order_equals(order, again), 1);
	shp_order_unref(again);
	free(bytes);
}

/* An order of as many lines as there may be. */
static void place_lines(int32_t quantity)
{
	struct shp_placement *placement;
	struct shp_decision *placed = NULL;
	char id[16];

	HOLDS(shp_placement_new(desk.ctx, &placement) == SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "largest");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, DESK_ORDERED_AT);
	for (uint32_t line = 0; line < SHP_LIMIT_LINES; line++) {
		(void)snprintf(id, sizeof(id), "L%u", (unsigned)line);
		shp_placement_add_line(placement, id, quantity);
	}
	ck_assert_int_eq(shp_order_place(desk.rules, placement, desk.now, &placed, desk.error), SHP_OK);
	shp_placement_free(placement);
	shp_order_unref(desk.order);
	desk.order = shp_order_ref(shp_decision_get_order(placed));
	shp_decision_unref(placed);
}

/* ---- as many pairs of package and line as there may be ---- */

static void split_evenly(uint32_t packages)
{
	struct shp_contents *contents;
	struct shp_decision *split = NULL;
	char text[16];

	HOLDS(shp_contents_new(desk.ctx, &contents) == SHP_OK);
	for (uint32_t package = 0; package < packages; package++) {
		(void)snprintf(text, sizeof(text), "P%u", (unsigned)package);
		shp_contents_add_package(contents, text);
		for (uint32_t line = 0; line < SHP_LIMIT_LINES; line++) {
			(void)snprintf(text, sizeof(text), "L%u", (unsigned)line);
			shp_contents_add_item(contents, package, text, 1);
		}
	}
	ck_assert_int_eq(shp_order_split(desk.rules, desk.order, contents, desk.now, &split, desk.error), SHP_OK);
	shp_contents_free(contents);
	shp_order_unref(desk.order);
	desk.order = shp_order_ref(shp_decision_get_order(split));
	shp_decision_unref(split);
}

/* The limit is for what there would be: what only takes pairs away is no matter of it. */
START_TEST(orders_at_the_limit_of_pairs_can_be_cancelled_and_sent_together)
{
	struct shp_decision *decision = NULL;

	place_lines(11);
	split_evenly(9); /* and the tenth has what is left over, two of each: 100,000 pairs */
	ck_assert_int_eq(desk_try(&desk, desk.order, "confirm x L0=1", &decision), SHP_ERR_LIMIT);
	ck_assert_str_eq(desk_problems(&desk), "SHP_ERR_LIMIT items");
	HOLDS(desk_try(&desk, desk.order, "cancel all", &decision) == SHP_OK);
	ck_assert_int_eq(shp_order_get_status(shp_decision_get_order(decision)), SHP_ORDER_STATUS_CANCELLED);
	decision = shp_decision_unref(decision);
	HOLDS(desk_try(&desk, desk.order, "cancel some L0=11", &decision) == SHP_OK);
	decision = shp_decision_unref(decision);
	HOLDS(desk_try(&desk, desk.order, "split P0 L0=11 L1=11", &decision) == SHP_OK);
	decision = shp_decision_unref(decision);
}
END_TEST

/* ---- time runs out for every order ---- */

START_TEST(the_last_cancellation_is_for_all_that_is_open)
{
	struct shp_adoption *adoption;
	char reference[16];

	desk_place(&desk, "a=20000");
	HOLDS(shp_adoption_new(desk.ctx, &adoption) == SHP_OK);
	adopt_placement(shp_adoption_get_placement(adoption), desk.order);
	shp_adoption_add_package(adoption, "1");
	shp_adoption_add_package_item(adoption, 0, "a", 20000 - (SHP_LIMIT_CANCELLATIONS - 2));
	for (uint32_t i = 0; i < SHP_LIMIT_CANCELLATIONS - 2; i++) {
		(void)snprintf(reference, sizeof(reference), "c%u", (unsigned)i);
		shp_adoption_add_cancellation(adoption, reference, SHP_REASON_OTHER, desk.now);
		shp_adoption_add_cancellation_item(adoption, i, "a", 1);
	}
	shp_order_unref(desk.order);
	desk.order = rows_adopt(desk.rules, adoption, desk.error);
	shp_adoption_free(adoption);
	desk_do(&desk, "cancel last a=1");
	ck_assert_str_eq(desk_refuse(&desk, "cancel more a=1"), "SHP_ERR_LIMIT reference");
	desk_do(&desk, "expire later:60");
	ck_assert_int_eq(shp_order_get_status(desk.order), SHP_ORDER_STATUS_CANCELLED);
	desk.now = -1; /* it has happened, whatever the time is said to be */
	desk_repeat(&desk, "expire");
}
END_TEST

/* ---- counters at their end ---- */

START_TEST(a_shipment_has_no_revision_beyond_the_last)
{
	struct shp_adoption *adoption;

	desk_place(&desk, "a=2");
	desk_do(&desk, "label 1");
	HOLDS(shp_adoption_new(desk.ctx, &adoption) == SHP_OK);
	adopt_placement(shp_adoption_get_placement(adoption), desk.order);
	adopt_package(adoption, desk.order, 0);
	shp_adoption_set_shipment(adoption, 0, INT32_MAX - 1, desk.now);
	shp_order_unref(desk.order);
	desk.order = rows_adopt(desk.rules, adoption, desk.error);
	shp_adoption_free(adoption);
	desk_do(&desk, "unlabel 1");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1"), "SHP_ERR_EDIT_LIMIT package");
	ck_assert_str_eq(desk_refuse(&desk, "label 1"), "SHP_ERR_EDIT_LIMIT package");
	desk_do(&desk, "cancel c");
}
END_TEST

/* ---- what an adoption can say and bytes cannot ---- */

static struct shp_adoption *adoption_of(struct shp_order *order)
{
	struct shp_adoption *adoption;

	HOLDS(shp_adoption_new(desk.ctx, &adoption) == SHP_OK);
	adopt_placement(shp_adoption_get_placement(adoption), order);
	return adoption;
}

static void must_not_adopt(struct shp_adoption *adoption, const char *problems)
{
	struct shp_decision *decision = NULL;

	HOLDS(shp_order_adopt(desk.rules, adoption, desk.now, &decision, desk.error) != SHP_OK);
	ck_assert_str_eq(desk_problems(&desk), problems);
	shp_adoption_free(adoption);
}

START_TEST(the_package_that_nobody_tells_is_counted)
{
	struct shp_adoption *adoption;
	struct shp_order *adopted;
	char reference[16];

	desk_place(&desk, "a=2");
	for (uint32_t used = SHP_LIMIT_PACKAGES - 1; used <= SHP_LIMIT_PACKAGES; used++) {
		adoption = adoption_of(desk.order);
		for (uint32_t i = 0; i < used; i++) {
			(void)snprintf(reference, sizeof(reference), "g%u", (unsigned)i);
			shp_adoption_add_used_reference(adoption, reference);
		}
		if (used == SHP_LIMIT_PACKAGES) {
			must_not_adopt(adoption, "SHP_ERR_LIMIT packages");
			break;
		}
		adopted = rows_adopt(desk.rules, adoption, desk.error);
		shp_adoption_free(adoption);
		read_again(adopted);
		shp_order_unref(adopted);
	}
}
END_TEST

START_TEST(a_baseline_is_a_number_that_bytes_hold)
{
	struct shp_adoption *adoption;

	desk_place(&desk, "a=1@1");
	desk_do(&desk, "confirm 1");
	adoption = adoption_of(desk.order);
	adopt_package(adoption, desk.order, 0);
	shp_adoption_set_money(adoption, SHP_MONEY_REFUNDED, INT64_MAX);
	shp_adoption_set_baseline(adoption, 1);
	must_not_adopt(adoption, "SHP_ERR_OVERFLOW charged");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("limits of the laws");
	TCase *cases = tcase_create("limits");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(cases, 0);
	tcase_add_checked_fixture(cases, open_desk, close_desk);
	tcase_add_test(cases, orders_at_the_limit_of_pairs_can_be_cancelled_and_sent_together);
	tcase_add_test(cases, the_last_cancellation_is_for_all_that_is_open);
	tcase_add_test(cases, a_shipment_has_no_revision_beyond_the_last);
	tcase_add_test(cases, the_package_that_nobody_tells_is_counted);
	tcase_add_test(cases, a_baseline_is_a_number_that_bytes_hold);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
