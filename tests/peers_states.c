/* Peers' cases of what an order is by now, what it tells, and of tracking. */
#include "peers.h"

#include <libshipment/tracking.h>

START_TEST(second_shipment_completes_order)
{
	desk_place(&desk, "a=1@100 b=1@100");
	desk_do(&desk, "confirm 1 a=1");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_PARTIALLY_SHIPPED);
	desk_do(&desk, "confirm 2");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_SHIPPED);
}
END_TEST

START_TEST(full_ship_state)
{
	desk_place(&desk, "a=1@100 b=3@300");
	desk_do(&desk, "confirm 1 a=1");
	desk_do(&desk, "cancel x b=1");
	desk_do(&desk, "confirm 3 b=2");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_SHIPPED);
}
END_TEST

START_TEST(two_of_three_in_one_line)
{
	desk_place(&desk, "a=3@300");
	desk_do(&desk, "confirm 2 a=2");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_PARTIALLY_SHIPPED);
	ck_assert_int_eq(shp_order_get_line_status(desk.order, 0), SHP_ORDER_STATUS_PARTIALLY_SHIPPED);
}
END_TEST

/* What carriers say is told by package and never moves the order. */
START_TEST(partial_delivery_state)
{
	desk_place(&desk, "a=1@100 b=1@100");
	desk_do(&desk, "confirm 1 a=1");
	desk_do(&desk, "confirm 2");
	desk_do(&desk, "scan 1 status:5");
	ck_assert_int_eq(shp_order_get_shipment_carrier_status(desk.order, (uint32_t)package("1")),
			 SHP_CARRIER_STATUS_DELIVERED);
	ck_assert_int_eq(shp_order_get_shipment_carrier_status(desk.order, (uint32_t)package("2")),
			 SHP_CARRIER_STATUS_NONE);
	desk_do(&desk, "scan 2 status:5");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_SHIPPED);
}
END_TEST

START_TEST(shipped_is_sticky)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "confirm 1");
	desk_do(&desk, "decline 0");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_SHIPPED);
	ck_assert_str_eq(desk_see(&desk), "1*:a=1");
}
END_TEST

START_TEST(empty_package_is_pending)
{
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "split 2 a=1");
	desk_do(&desk, "cancel x a=1"); /* of the newest: there are no empty packages to have a state */
	ck_assert_str_eq(desk_see(&desk), "1:a=1 cancelled x:a=1");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_UNSHIPPED);
}
END_TEST

START_TEST(all_units_cancelled_means_cancelled)
{
	desk_place(&desk, "a=2@100 b=1@100");
	desk_do(&desk, "cancel x a=2");
	ck_assert_int_eq(shp_order_get_line_status(desk.order, 0), SHP_ORDER_STATUS_CANCELLED);
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_UNSHIPPED);
	desk_do(&desk, "cancel y b=1");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_CANCELLED);
}
END_TEST

START_TEST(short_ship_everything_cancels_shipment)
{
	desk_place(&desk, "a=4@4000");
	desk_do(&desk, "cancel x a=4");
	ck_assert_str_eq(desk_see(&desk), "cancelled x:a=4");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_CANCELLED);
	ck_assert_str_eq(desk_hear(&desk), "items.cancelled order.cancelled");
}
END_TEST

START_TEST(credit_owed_still_ships)
{
	desk_place(&desk, "a=1@100 b=2@100");
	desk_do(&desk, "confirm 1 a=1");
	desk_do(&desk, "cancel x b=1"); /* a refund */
	ck_assert_str_eq(desk_hear(&desk), "items.cancelled buyer.refunded=50 seller.debited=50");
	desk_do(&desk, "confirm 2");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_SHIPPED);
}
END_TEST

START_TEST(history_row_per_transition)
{
	desk_place(&desk, "a=1@100 pending");
	desk_do(&desk, "release");
	ck_assert_str_eq(desk_hear(&desk), "order.released");
	ck_assert_int_eq(shp_event_get_at(shp_decision_get_event(desk.last, 0)), desk.now);
	desk_repeat(&desk, "release");
	ck_assert_int_eq(shp_order_get_revision(desk.order), 2);
}
END_TEST

START_TEST(one_shipped_event_per_package)
{
	desk_place(&desk, "a=1@100 b=1@100");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_uint_eq(desk_count(&desk, SHP_EVENT_SHIPMENT_CONFIRMED), 1);
	ck_assert_str_eq(shp_event_get_package(shp_decision_get_event(desk.last, 1)), "2");
	ck_assert_int_eq(shp_event_get_kind(shp_decision_get_event(desk.last, 1)), SHP_EVENT_SHIPMENT_CONFIRMED);
}
END_TEST

START_TEST(ship_with_tracking)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "confirm 1 tracking:#00044");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_SHIPPED);
	ck_assert_str_eq(ship_text("1", SHP_SHIP_TRACKING), "#00044");
	ck_assert_int_eq(shp_decision_get_advice(desk.last, 0), SHP_ADVICE_TRACKING_MALFORMED);
}
END_TEST

START_TEST(ship_twice_not_offered)
{
	desk_place(&desk, "a=1@100");
	ck_assert_int_eq(shp_order_check_action(desk.rules, desk.order, SHP_ACTION_CONFIRM, NULL, desk.now), SHP_OK);
	desk_do(&desk, "confirm 1");
	ck_assert_int_eq(shp_order_check_action(desk.rules, desk.order, SHP_ACTION_CONFIRM, NULL, desk.now),
			 SHP_ERR_NOTHING_OPEN);
}
END_TEST

/* ---- corrections ---- */

START_TEST(tracking_kept_from_shipment)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "confirm 1 tracking:1Z999AA10123456784");
	desk_do(&desk, "reconfirm 1 method:Air");
	ck_assert_str_eq(ship_text("1", SHP_SHIP_TRACKING), "1Z999AA10123456784");
}
END_TEST

START_TEST(patch_only_named_fields)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "confirm 1 memo:fragile");
	desk_do(&desk, "reconfirm 1 carrier:FedEx");
	ck_assert_str_eq(ship_text("1", SHP_SHIP_CARRIER), "FedEx");
	ck_assert_str_eq(ship_text("1", SHP_SHIP_MEMO), "fragile");
	ck_assert_str_eq(ship_text("1", SHP_SHIP_TRACKING), DESK_TRACKING);
	ck_assert_str_eq(ship_text("1", SHP_SHIP_METHOD), "Ground");
	ck_assert_int_eq(shp_order_get_shipment_date(desk.order, 0), DESK_DATE);
	ck_assert_uint_eq(shp_event_count_changes(shp_decision_get_event(desk.last, 0)), 1);
}
END_TEST

START_TEST(update_tracking)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "confirm 1");
	desk_do(&desk, "reconfirm 1 tracking:1Z999AA10123456793");
	ck_assert_str_eq(ship_text("1", SHP_SHIP_TRACKING), "1Z999AA10123456793");
	ck_assert_str_eq(desk_hear(&desk), "shipment.reconfirmed buyer.notified account.updated");
	ck_assert_str_eq(shp_event_get_change_old_text(shp_decision_get_event(desk.last, 0), 0), DESK_TRACKING);
	desk_do(&desk, "reconfirm 1 memo:mine");
	ck_assert_str_eq(desk_hear(&desk), "shipment.reconfirmed");
}
END_TEST

START_TEST(null_tracking_is_empty)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "confirm 1 tracking:");
	ck_assert_str_eq(ship_text("1", SHP_SHIP_TRACKING), "");
	ck_assert_int_eq(shp_decision_get_advice(desk.last, 0), SHP_ADVICE_TRACKING_MISSING);
	desk_repeat(&desk, "reconfirm 1 tracking:");
}
END_TEST

START_TEST(tracking_null)
{
	struct shp_confirmation *confirmation;
	struct shp_decision *decision;

	desk_place(&desk, "a=1@100");
	ck_assert_int_eq(shp_confirmation_new(desk.ctx, &confirmation), SHP_OK);
	shp_confirmation_set_ship_date(confirmation, DESK_DATE);
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "UPS");
	shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING, NULL);
	ck_assert_int_eq(shp_order_confirm(desk.rules, desk.order, confirmation, desk.now, &decision, desk.error),
			 SHP_OK);
	ck_assert_str_eq(shp_order_get_shipment_text(shp_decision_get_order(decision), 0, SHP_SHIP_TRACKING), "");
	shp_decision_unref(decision);
	shp_confirmation_free(confirmation);
}
END_TEST

START_TEST(tracking_url_needs_tracking)
{
	char url[1024] = "untouched";
	size_t size = 7;

	ck_assert_int_eq(shp_tracking_url(NULL, "UPS", "", url, sizeof(url), &size), SHP_ERR_TRACKING_MALFORMED);
	ck_assert_int_eq(shp_tracking_url(NULL, "UPS", NULL, url, sizeof(url), &size), SHP_ERR_ARGUMENT);
	ck_assert_str_eq(url, "untouched");
}
END_TEST

START_TEST(tracking_url_needs_method)
{
	char url[1024];
	size_t size;

	/* the carrier is what is needed; without one, the number itself tells whose it is */
	ck_assert_int_eq(shp_tracking_url(NULL, NULL, DESK_TRACKING, url, sizeof(url), &size), SHP_OK);
	ck_assert_uint_gt(size, 1);
	ck_assert_int_eq(shp_tracking_url(NULL, "Other", DESK_TRACKING, url, sizeof(url), &size), SHP_OK);
	ck_assert_uint_eq(size, 1);
}
END_TEST

/* ---- what carriers report ---- */

START_TEST(unknown_carrier_status_refused)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "confirm 1");
	ck_assert_str_eq(desk_refuse(&desk, "scan 1 status:8"), "SHP_ERR_VALUE status");
	ck_assert_str_eq(desk_refuse(&desk, "scan 1 status:0"), "SHP_ERR_VALUE status");
	ck_assert_str_eq(desk_refuse(&desk, "scan 1 status:-1"), "SHP_ERR_VALUE status");
}
END_TEST

START_TEST(ship_needs_fulfilled)
{
	desk_place(&desk, "a=2@100");
	ck_assert_str_eq(desk_refuse(&desk, "scan 1 status:1"), "SHP_ERR_PACKAGE_OPEN package");
}
END_TEST

START_TEST(deliver_needs_fulfilled)
{
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_str_eq(desk_refuse(&desk, "scan 1 status:5"), "SHP_ERR_PACKAGE_OPEN package");
	desk_do(&desk, "scan 2 status:5");
}
END_TEST

TCase *peers_states(void)
{
	TCase *cases = tcase_create("states");

	tcase_add_test(cases, second_shipment_completes_order);
	tcase_add_test(cases, full_ship_state);
	tcase_add_test(cases, two_of_three_in_one_line);
	tcase_add_test(cases, partial_delivery_state);
	tcase_add_test(cases, shipped_is_sticky);
	tcase_add_test(cases, empty_package_is_pending);
	tcase_add_test(cases, all_units_cancelled_means_cancelled);
	tcase_add_test(cases, short_ship_everything_cancels_shipment);
	tcase_add_test(cases, credit_owed_still_ships);
	tcase_add_test(cases, history_row_per_transition);
	tcase_add_test(cases, one_shipped_event_per_package);
	tcase_add_test(cases, ship_with_tracking);
	tcase_add_test(cases, ship_twice_not_offered);
	tcase_add_test(cases, tracking_kept_from_shipment);
	tcase_add_test(cases, patch_only_named_fields);
	tcase_add_test(cases, update_tracking);
	tcase_add_test(cases, null_tracking_is_empty);
	tcase_add_test(cases, tracking_null);
	tcase_add_test(cases, tracking_url_needs_tracking);
	tcase_add_test(cases, tracking_url_needs_method);
	tcase_add_test(cases, unknown_carrier_status_refused);
	tcase_add_test(cases, ship_needs_fulfilled);
	tcase_add_test(cases, deliver_needs_fulfilled);
	return cases;
}
