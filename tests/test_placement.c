/* What is bought: what is wrong with it is told exactly, and what is fixed with it stays. */
#include <stdlib.h>

#include "desk.h"

static struct desk desk;

static void open_desk(void)
{
	desk_open(&desk, "us");
}

static void close_desk(void)
{
	desk_close(&desk);
}

static struct shp_placement *say_bought(struct shp_placement *placement)
{
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "111-2222222-3333333");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, DESK_ORDERED_AT);
	shp_placement_add_line(placement, "a", 3);
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_ITEM_PRICE, 300);
	shp_placement_add_line(placement, "b", 1);
	shp_placement_set_line_amount(placement, 1, SHP_AMOUNT_ITEM_PRICE, 50);
	return placement;
}

/* The detail is what the discount is taken from, as the sentence says. */
START_TEST(a_discount_is_told_with_what_it_is_taken_from)
{
	struct shp_placement *placement;
	struct shp_decision *placed = NULL;

	ck_assert_int_eq(shp_placement_new(desk.ctx, &placement), SHP_OK);
	say_bought(placement);
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_ITEM_DISCOUNT, 301);
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_SHIPPING_PRICE, 7);
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_SHIPPING_DISCOUNT, 9);
	ck_assert_int_eq(shp_order_place(desk.rules, placement, DESK_NOW, &placed, desk.error), SHP_ERR_DISCOUNT);
	ck_assert_str_eq(desk_problems(&desk),
			 "SHP_ERR_DISCOUNT lines[0].item_discount; SHP_ERR_DISCOUNT lines[0].shipping_discount");
	ck_assert_int_eq(shp_error_get_detail(desk.error, 0), 300);
	ck_assert_int_eq(shp_error_get_detail(desk.error, 1), 7);
	shp_placement_free(placement);
}
END_TEST

START_TEST(a_line_that_was_not_added_is_an_index)
{
	struct shp_placement *placement;
	struct shp_decision *placed = NULL;

	ck_assert_int_eq(shp_placement_new(desk.ctx, &placement), SHP_OK);
	say_bought(placement);
	shp_placement_set_line_text(placement, 2, SHP_LINE_SKU, "x");
	ck_assert_int_eq(shp_order_place(desk.rules, placement, DESK_NOW, &placed, desk.error), SHP_ERR_INDEX);
	ck_assert_str_eq(desk_problems(&desk), "SHP_ERR_INDEX lines");
	shp_placement_set_line_text(placement, 0, SHP_LINE_CATEGORY + 1, "x");
	ck_assert_int_eq(shp_order_place(desk.rules, placement, DESK_NOW, &placed, desk.error), SHP_ERR_VALUE);
	ck_assert_str_eq(desk_problems(&desk), "SHP_ERR_VALUE field; SHP_ERR_INDEX lines");
	shp_placement_free(placement);
}
END_TEST

/* What the placement says is fixed in the order, whatever the rules say, now and later. */
START_TEST(policy_and_timing_are_the_placements)
{
	desk_rule(&desk, "us,charge=last_package,credit=settlement");
	desk_place(&desk, "a=2@200 charge:1 credit:0");
	ck_assert_int_eq(shp_order_get_charge_policy(desk.order), SHP_CHARGE_PER_PACKAGE);
	ck_assert_int_eq(shp_order_get_credit_timing(desk.order), SHP_CREDIT_ON_CHARGE);
	desk_repeat(&desk, "place a=2@200 charge:1 credit:0");
	desk_repeat(&desk, "place a=2@200");
	ck_assert_str_eq(desk_refuse(&desk, "place a=2@200 charge:2 credit:1"),
			 "SHP_ERR_DIFFERS charge_policy; SHP_ERR_DIFFERS credit_timing");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_str_eq(desk_money(&desk), "charged 100 refunded 0 credited 100 debited 0 held 0");
	desk_place(&desk, "a=2@200");
	ck_assert_int_eq(shp_order_get_charge_policy(desk.order), SHP_CHARGE_LAST_PACKAGE);
	ck_assert_int_eq(shp_order_get_credit_timing(desk.order), SHP_CREDIT_ON_SETTLEMENT);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("placement");
	TCase *cases = tcase_create("placement");
	SRunner *runner = srunner_create(suite);

	tcase_add_checked_fixture(cases, open_desk, close_desk);
	tcase_add_test(cases, a_discount_is_told_with_what_it_is_taken_from);
	tcase_add_test(cases, a_line_that_was_not_added_is_an_index);
	tcase_add_test(cases, policy_and_timing_are_the_placements);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
