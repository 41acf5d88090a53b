/* Peers' cases of money: charges, refunds, and cents that must add up. */
#include "peers.h"

START_TEST(short_ship_one_unit_adjusts_total)
{
	desk_place(&desk, "a=1@1000 b=1@500");
	desk_do(&desk, "confirm 2 b=1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 1500);
	desk_do(&desk, "cancel x a=1");
	ck_assert_str_eq(desk_hear(&desk), "items.cancelled buyer.refunded=1000 seller.debited=1000");
	ck_assert_int_eq(shp_event_get_reason(shp_decision_get_event(desk.last, 0)), SHP_REASON_NO_INVENTORY);
}
END_TEST

START_TEST(short_ship_all_units_of_line)
{
	desk_place(&desk, "a=4@4000 b=1@500");
	desk_do(&desk, "confirm 2 b=1");
	desk_do(&desk, "cancel x a=4");
	ck_assert_int_eq(money(SHP_MONEY_REFUNDED), 4000);
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 4500);
}
END_TEST

START_TEST(odd_cent_split_is_exact)
{
	desk_place(&desk, "a=2@167 b=1@500");
	desk_do(&desk, "confirm 2 b=1");
	desk_do(&desk, "cancel x a=1");
	ck_assert_str_eq(desk_hear(&desk), "items.cancelled buyer.refunded=84 seller.debited=84");
	desk_do(&desk, "cancel y a=1");
	ck_assert_str_eq(desk_hear(&desk), "items.cancelled buyer.refunded=83 seller.debited=83");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED) - money(SHP_MONEY_REFUNDED), 500);
}
END_TEST

START_TEST(charge_on_dispatch)
{
	desk_place(&desk, "a=2@1000,80,500,40");
	desk_do(&desk, "confirm 1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 1620);
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), money(SHP_MONEY_TOTAL));
}
END_TEST

START_TEST(capture_amount_partial_logged)
{
	desk_rule(&desk, "us,charge=per_package");
	desk_place(&desk, "a=2@10000");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_uint_eq(shp_order_count_charges(desk.order), 1);
	ck_assert_int_eq(shp_order_get_charge_amount(desk.order, 0), 5000);
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 5000);
}
END_TEST

START_TEST(partial_capture_leaves_remainder)
{
	desk_rule(&desk, "us,charge=per_package");
	desk_place(&desk, "a=1@1000 b=1@3575");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 1000);
	ck_assert_int_eq(money(SHP_MONEY_TOTAL) - money(SHP_MONEY_CHARGED), 3575);
	desk_do(&desk, "confirm 1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 4575);
}
END_TEST

START_TEST(share_used_up)
{
	desk_place(&desk, "a=2@4000");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 4000);
	desk_do(&desk, "confirm 1");
	ck_assert_str_eq(desk_hear(&desk), "shipment.confirmed buyer.notified account.updated");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 4000);
}
END_TEST

/* Paid otherwise (here: collected on delivery) comes off before anything is charged. */
START_TEST(capture_limited_to_order_remaining)
{
	desk_rule(&desk, "us,charge=per_package");
	desk_place(&desk, "a=1@5000 b=1@5000 cod:8000");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 0);
	desk_do(&desk, "confirm 1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 2000);
}
END_TEST

START_TEST(capture_above_authorised)
{
	desk_place(&desk, "a=3@100,7,13,1 b=2@55");
	desk_do(&desk, "confirm 2 a=1");
	desk_do(&desk, "confirm 3 b=1");
	desk_do(&desk, "confirm 1");
	desk_do(&desk, "reconfirm 1 a=1 tracking:");
	desk_do(&desk, "confirm 4");
	ck_assert_int_le(money(SHP_MONEY_CHARGED), money(SHP_MONEY_TOTAL));
	ck_assert_int_eq(money(SHP_MONEY_TOTAL), 176);
}
END_TEST

START_TEST(capture_above_remaining)
{
	desk_rule(&desk, "us,charge=per_package");
	desk_place(&desk, "a=100@100");
	desk_do(&desk, "confirm 2 a=99");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 3 a=2"), "SHP_ERR_EXCEEDS items[0].quantity");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 99);
}
END_TEST

START_TEST(refund_too_large)
{
	desk_place(&desk, "a=1@100 b=2@100");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_str_eq(desk_refuse(&desk, "cancel x b=3"), "SHP_ERR_EXCEEDS items[0].quantity");
	ck_assert_int_eq(money(SHP_MONEY_REFUNDED), 0);
}
END_TEST

START_TEST(shipping_fee_split)
{
	desk_rule(&desk, "us,charge=per_package");
	desk_place(&desk, "a=1@1000,0,500 b=1@2000,0,700");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 1500);
	desk_do(&desk, "confirm 1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 4200);
}
END_TEST

START_TEST(row_not_divisible)
{
	char command[32] = "confirm p0 a=1";
	int64_t before = 0;

	desk_rule(&desk, "us,charge=per_package");
	desk_place(&desk, "a=10@990,0,0,0,0,0,69");
	for (char digit = '0'; digit <= '9'; digit++) {
		command[9] = digit;
		desk_do(&desk, command);
		const int64_t charged = money(SHP_MONEY_CHARGED) - before;
		ck_assert_int_ge(charged, 92);
		ck_assert_int_le(charged, 93);
		before = money(SHP_MONEY_CHARGED);
	}
	ck_assert_int_eq(before, 921);
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_SHIPPED);
}
END_TEST

START_TEST(line_amount_exact)
{
	desk_rule(&desk, "us,charge=per_package");
	desk_place(&desk, "a=1@3232,608,0,0,0,0,320 b=1@4000,800,0,0,0,0,400");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 3520);
}
END_TEST

START_TEST(cancelled_units_not_priced)
{
	desk_place(&desk, "a=4@400 b=1@50");
	desk_do(&desk, "cancel x a=3");
	desk_do(&desk, "confirm 1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 150);
}
END_TEST

START_TEST(capture_retry_after_failure)
{
	desk_rule(&desk, "us,credit=settlement");
	desk_place(&desk, "a=1@4575");
	desk_do(&desk, "confirm 1");
	desk_do(&desk, "decline 0");
	ck_assert_int_eq(shp_order_get_charge_payment(desk.order, 0), SHP_PAYMENT_DECLINED);
	desk_do(&desk, "settle 0");
	ck_assert_str_eq(desk_hear(&desk), "payment.settled=4575 seller.credited=4575");
	ck_assert_uint_eq(shp_order_count_charges(desk.order), 1);
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 4575);
}
END_TEST

START_TEST(capture_cancelled)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "cancel -");
	ck_assert_str_eq(desk_refuse(&desk, "settle 0"), "SHP_ERR_UNKNOWN_CHARGE event");
}
END_TEST

TCase *peers_money(void)
{
	TCase *cases = tcase_create("money");

	tcase_add_test(cases, short_ship_one_unit_adjusts_total);
	tcase_add_test(cases, short_ship_all_units_of_line);
	tcase_add_test(cases, odd_cent_split_is_exact);
	tcase_add_test(cases, charge_on_dispatch);
	tcase_add_test(cases, capture_amount_partial_logged);
	tcase_add_test(cases, partial_capture_leaves_remainder);
	tcase_add_test(cases, share_used_up);
	tcase_add_test(cases, capture_limited_to_order_remaining);
	tcase_add_test(cases, capture_above_authorised);
	tcase_add_test(cases, capture_above_remaining);
	tcase_add_test(cases, refund_too_large);
	tcase_add_test(cases, shipping_fee_split);
	tcase_add_test(cases, row_not_divisible);
	tcase_add_test(cases, line_amount_exact);
	tcase_add_test(cases, cancelled_units_not_priced);
	tcase_add_test(cases, capture_retry_after_failure);
	tcase_add_test(cases, capture_cancelled);
	return cases;
}
