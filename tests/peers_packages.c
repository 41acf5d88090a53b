/* Peers' cases of what is packed where. */
#include "peers.h"

START_TEST(ship_subset_of_lines)
{
	desk_place(&desk, "a=1@100 b=1@200");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_str_eq(desk_see(&desk), "1:b=1 2*:a=1");
}
END_TEST

START_TEST(move_units_between_packages)
{
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "split 2 a=1");
	ck_assert_str_eq(desk_see(&desk), "1:a=1 2:a=1");
	ck_assert_int_eq(shp_order_get_units(desk.order, SHP_UNITS_OPEN), 2);
}
END_TEST

START_TEST(can_destroy_pending)
{
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "split 2 a=1");
	desk_do(&desk, "split 1 a=2");
	ck_assert_str_eq(desk_see(&desk), "1:a=2");
	ck_assert_int_eq(package("2"), -1);
}
END_TEST

START_TEST(fulfil_all_in_place)
{
	desk_place(&desk, "a=2@100 b=1@100");
	desk_do(&desk, "confirm -");
	ck_assert_str_eq(desk_see(&desk), "1*:a=2,b=1");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_SHIPPED);
}
END_TEST

START_TEST(fulfil_subset_splits)
{
	desk_place(&desk, "a=2@100 b=2@100");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_str_eq(desk_see(&desk), "1:a=1,b=2 2*:a=1");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_PARTIALLY_SHIPPED);
}
END_TEST

START_TEST(subset_equal_to_all_does_not_split)
{
	desk_place(&desk, "a=2@100 b=2@100");
	desk_do(&desk, "confirm 1 a=2 b=2");
	ck_assert_uint_eq(desk_count(&desk, SHP_EVENT_PACKAGE_SPLIT), 0);
	ck_assert_str_eq(desk_see(&desk), "1*:a=2,b=2");
}
END_TEST

START_TEST(tracking_goes_to_the_split_part)
{
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "confirm 2 a=1 tracking:1Z999AA10123456784");
	ck_assert_str_eq(ship_text("2", SHP_SHIP_TRACKING), "1Z999AA10123456784");
	ck_assert_ptr_null(ship_text("1", SHP_SHIP_TRACKING));
	desk_do(&desk, "confirm 1 tracking:1Z999AA10123456793");
	ck_assert_str_eq(ship_text("2", SHP_SHIP_TRACKING), "1Z999AA10123456784");
	ck_assert_str_eq(ship_text("1", SHP_SHIP_TRACKING), "1Z999AA10123456793");
}
END_TEST

START_TEST(first_package)
{
	desk_place(&desk, "a=1@100 b=3@300");
	desk_do(&desk, "confirm 2 a=1 tracking:111");
	const uint32_t two = (uint32_t)package("2");
	ck_assert_uint_eq(shp_order_count_package_items(desk.order, two), 1);
	ck_assert_int_eq(shp_order_get_package_item_quantity(desk.order, two, 0), 1);
	ck_assert_str_eq(ship_text("2", SHP_SHIP_TRACKING), "111");
	ck_assert_int_eq(shp_order_get_shipment_carrier_status(desk.order, two), SHP_CARRIER_STATUS_NONE);
}
END_TEST

/* The marketplace has packages instead of warehouses: one request fills two of them. */
START_TEST(many_sources_many_packages)
{
	desk_place(&desk, "a=3@300 b=2@200");
	desk_do(&desk, "split 2 a=3 b=1 / 3 b=1");
	ck_assert_str_eq(desk_see(&desk), "2:a=3,b=1 3:b=1");
}
END_TEST

START_TEST(part_shipped)
{
	desk_place(&desk, "a=12@1200");
	desk_do(&desk, "confirm 2 a=4");
	ck_assert_int_eq(shp_order_get_line_units(desk.order, 0, SHP_UNITS_OPEN), 8);
	ck_assert_int_eq(shp_order_get_line_units(desk.order, 0, SHP_UNITS_SHIPPED), 4);
}
END_TEST

START_TEST(cancelled)
{
	desk_place(&desk, "a=12@1200");
	desk_do(&desk, "cancel x a=12");
	ck_assert_int_eq(shp_order_get_line_units(desk.order, 0, SHP_UNITS_OPEN), 0);
	ck_assert_int_eq(shp_order_get_line_units(desk.order, 0, SHP_UNITS_CANCELLED), 12);
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 0);
}
END_TEST

START_TEST(partial_uses_requested_qty)
{
	desk_rule(&desk, "us,charge=per_package");
	desk_place(&desk, "a=5@500");
	desk_do(&desk, "confirm 2 a=2");
	ck_assert_str_eq(desk_hear(&desk),
			 "package.split shipment.confirmed buyer.charged=200 seller.credited=200 buyer.notified "
			 "account.updated");
	for (uint32_t i = 1; i < shp_decision_count_events(desk.last); i++) {
		const struct shp_event *event = shp_decision_get_event(desk.last, i);
		if (!shp_event_get_amount(event))
			ck_assert_int_eq(shp_event_get_item_quantity(event, 0), 2);
	}
	ck_assert_int_eq(shp_order_get_line_units(desk.order, 0, SHP_UNITS_OPEN), 3);
}
END_TEST

START_TEST(modified_order_can_ship)
{
	desk_place(&desk, "a=1@100 b=1@200");
	desk_do(&desk, "cancel x a=1");
	desk_do(&desk, "confirm 1");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_SHIPPED);
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 200);
}
END_TEST

START_TEST(cancel_fulfilled_restores_remaining)
{
	desk_place(&desk, "a=2@200");
	desk_do(&desk, "label 1");
	desk_do(&desk, "unlabel 1");
	ck_assert_str_eq(desk_see(&desk), "1:a=2");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_UNSHIPPED);
	ck_assert_int_eq(shp_order_get_units(desk.order, SHP_UNITS_SHIPPED), 0);
}
END_TEST

TCase *peers_packages(void)
{
	TCase *cases = tcase_create("packages");

	tcase_add_test(cases, ship_subset_of_lines);
	tcase_add_test(cases, move_units_between_packages);
	tcase_add_test(cases, can_destroy_pending);
	tcase_add_test(cases, fulfil_all_in_place);
	tcase_add_test(cases, fulfil_subset_splits);
	tcase_add_test(cases, subset_equal_to_all_does_not_split);
	tcase_add_test(cases, tracking_goes_to_the_split_part);
	tcase_add_test(cases, first_package);
	tcase_add_test(cases, many_sources_many_packages);
	tcase_add_test(cases, part_shipped);
	tcase_add_test(cases, cancelled);
	tcase_add_test(cases, partial_uses_requested_qty);
	tcase_add_test(cases, modified_order_can_ship);
	tcase_add_test(cases, cancel_fulfilled_restores_remaining);
	return cases;
}
