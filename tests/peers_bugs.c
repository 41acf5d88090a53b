/* Bugs that other systems had, of quantities, of two at once, of states and of tracking: none of them may be possible
 * here. */
#include "peers.h"

#include <libshipment/tracking.h>
#include <string.h>

/* ---- more than there is ---- */

START_TEST(bug_more_than_was_ordered)
{
	desk_place(&desk, "a=2@200");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1 a=3"), "SHP_ERR_EXCEEDS items[0].quantity");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1 a=2"), "SHP_ERR_EXCEEDS items[0].quantity");
	ck_assert_str_eq(desk_refuse(&desk, "reconfirm 2 a=3"), "SHP_ERR_EXCEEDS items[0].quantity");
	ck_assert_int_eq(shp_error_get_detail(desk.error, 0), 2);
}
END_TEST

START_TEST(bug_same_request_without_end)
{
	desk_place(&desk, "a=2@200");
	desk_do(&desk, "confirm 2 a=1");
	for (int i = 0; i < 100; i++)
		desk_repeat(&desk, "confirm 2 a=1");
	ck_assert_str_eq(desk_see(&desk), "1:a=1 2*:a=1");
}
END_TEST

/* ---- two at once ---- */

/* Two reports of one departure: one mail, one charge. */
START_TEST(bug_two_advices_two_mails)
{
	uint32_t mails = 0;
	uint32_t charges = 0;

	desk_place(&desk, "a=1@200");
	for (int i = 0; i < 2; i++) {
		struct shp_decision *decision;
		ck_assert_int_eq(desk_try(&desk, desk.order, "confirm 1", &decision), SHP_OK);
		shp_decision_unref(desk.last);
		desk.last = decision;
		mails += desk_count(&desk, SHP_EVENT_BUYER_NOTIFIED);
		charges += desk_count(&desk, SHP_EVENT_BUYER_CHARGED);
		shp_order_unref(desk.order);
		desk.order = shp_order_ref(shp_decision_get_order(decision));
	}
	ck_assert_uint_eq(mails, 1);
	ck_assert_uint_eq(charges, 1);
}
END_TEST

/* Two cancellations of a label that both saw it: the same ids, so that one of them is recognised. */
START_TEST(bug_two_cancellations_take_back_twice)
{
	struct shp_decision *one;
	struct shp_decision *other;
	uint8_t id[2][16];

	desk_place(&desk, "a=2@200");
	desk_do(&desk, "label 1");
	ck_assert_int_eq(desk_try(&desk, desk.order, "unlabel 1", &one), SHP_OK);
	ck_assert_int_eq(desk_try(&desk, desk.order, "unlabel 1 later:1", &other), SHP_OK);
	ck_assert_uint_eq(shp_decision_count_events(one), shp_decision_count_events(other));
	for (uint32_t i = 0; i < shp_decision_count_events(one); i++) {
		shp_event_get_id(shp_decision_get_event(one, i), id[0]);
		shp_event_get_id(shp_decision_get_event(other, i), id[1]);
		ck_assert_mem_eq(id[0], id[1], 16);
	}
	shp_decision_unref(one);
	shp_decision_unref(other);
	desk_do(&desk, "unlabel 1");
	desk_repeat(&desk, "unlabel 1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), money(SHP_MONEY_REFUNDED));
}
END_TEST

START_TEST(bug_cancelling_what_has_shipped)
{
	desk_place(&desk, "a=2@200");
	desk_do(&desk, "confirm 1");
	ck_assert_str_eq(desk_refuse(&desk, "cancel x a=2"),
			 "SHP_ERR_NOTHING_OPEN order; SHP_ERR_EXCEEDS items[0].quantity");
	ck_assert_str_eq(desk_refuse(&desk, "cancel -"), "SHP_ERR_NOTHING_OPEN order");
	ck_assert_str_eq(desk_refuse(&desk, "unlabel 1"), "SHP_ERR_NO_LABEL package");
	ck_assert_int_eq(shp_order_get_units(desk.order, SHP_UNITS_SHIPPED), 2);
}
END_TEST

/* ---- states ---- */

START_TEST(bug_rest_never_becomes_ready)
{
	desk_place(&desk, "a=3@200");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_int_eq(shp_order_check_action(desk.rules, desk.order, SHP_ACTION_CONFIRM, NULL, desk.now), SHP_OK);
	desk_do(&desk, "confirm 1");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_SHIPPED);
}
END_TEST

START_TEST(bug_cancelling_the_only_unit_ships_it)
{
	desk_place(&desk, "a=1@200 b=1@100");
	desk_do(&desk, "split 2 a=1");
	desk_do(&desk, "cancel x a=1");
	ck_assert_str_eq(desk_see(&desk), "1:b=1 cancelled x:a=1");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_UNSHIPPED);
	ck_assert_int_eq(shp_order_get_line_status(desk.order, 0), SHP_ORDER_STATUS_CANCELLED);
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 0);
}
END_TEST

START_TEST(bug_cancelled_order_keeps_units)
{
	desk_place(&desk, "a=3@200 b=1@100");
	desk_do(&desk, "split 2 a=1 / 3 b=1");
	desk_do(&desk, "cancel -");
	ck_assert_uint_eq(shp_order_count_packages(desk.order), 0);
	ck_assert_int_eq(shp_order_get_units(desk.order, SHP_UNITS_OPEN), 0);
	ck_assert_int_eq(shp_order_get_units(desk.order, SHP_UNITS_CANCELLED), 4);
}
END_TEST

START_TEST(bug_second_partial_cancellation)
{
	desk_place(&desk, "a=3@300");
	desk_do(&desk, "cancel x a=1");
	desk_do(&desk, "cancel y a=1");
	ck_assert_str_eq(desk_see(&desk), "1:a=1 cancelled x:a=1 cancelled y:a=1");
}
END_TEST

/* ---- packages ---- */

START_TEST(bug_one_line_in_several_packages)
{
	desk_place(&desk, "a=3@300");
	desk_do(&desk, "confirm 1 a=1 tracking:1Z999AA10123456784");
	desk_do(&desk, "confirm 2 a=1 tracking:1Z999AA10123456793");
	desk_do(&desk, "confirm 3 a=1 tracking:1Z999AA10123456802");
	ck_assert_str_eq(desk_see(&desk), "1*:a=1 2*:a=1 3*:a=1");
	ck_assert_str_eq(ship_text("3", SHP_SHIP_TRACKING), "1Z999AA10123456802");
}
END_TEST

START_TEST(bug_reference_read_as_a_number)
{
	desk_place(&desk, "a=3@300");
	desk_do(&desk, "split 01 a=1 / 1.0 a=1");
	ck_assert_str_eq(desk_see(&desk), "1:a=1 01:a=1 1.0:a=1");
	ck_assert_int_ne(package("1"), package("01"));
}
END_TEST

/* The second package under the first one's reference is an edit that the caller is told of, not a silent one. */
START_TEST(bug_every_package_is_called_1)
{
	desk_place(&desk, "a=1@100 b=1@100");
	desk_do(&desk, "confirm 1 a=1");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1 b=1"), "SHP_ERR_DIFFERS items");
	ck_assert_str_eq(desk_see(&desk), "1*:a=1 2:b=1");
}
END_TEST

/* ---- tracking ---- */

START_TEST(bug_blanks_in_a_tracking_url)
{
	char url[1024];
	size_t size;

	ck_assert_int_eq(shp_tracking_url(NULL, "UPS", "1Z 999AA1 0123456784", url, sizeof(url), &size), SHP_OK);
	ck_assert_ptr_nonnull(strstr(url, "1Z999AA10123456784"));
	ck_assert_ptr_null(strchr(url, ' '));
	ck_assert_uint_eq(strlen(url) + 1, size);
}
END_TEST

START_TEST(bug_tracking_cannot_be_edited)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "confirm 1 tracking:1Z999AA10123456784");
	desk_do(&desk, "scan 1 status:2");
	desk_do(&desk, "reconfirm 1 tracking:1Z999AA10123456793");
	desk_do(&desk, "reconfirm 1 tracking:");
	ck_assert_str_eq(ship_text("1", SHP_SHIP_TRACKING), "");
	ck_assert_int_eq(shp_order_get_shipment_revision(desk.order, 0), 3);
}
END_TEST

TCase *peers_bugs(void)
{
	TCase *cases = tcase_create("bugs");

	tcase_add_test(cases, bug_more_than_was_ordered);
	tcase_add_test(cases, bug_same_request_without_end);
	tcase_add_test(cases, bug_two_advices_two_mails);
	tcase_add_test(cases, bug_two_cancellations_take_back_twice);
	tcase_add_test(cases, bug_cancelling_what_has_shipped);
	tcase_add_test(cases, bug_rest_never_becomes_ready);
	tcase_add_test(cases, bug_cancelling_the_only_unit_ships_it);
	tcase_add_test(cases, bug_cancelled_order_keeps_units);
	tcase_add_test(cases, bug_second_partial_cancellation);
	tcase_add_test(cases, bug_one_line_in_several_packages);
	tcase_add_test(cases, bug_reference_read_as_a_number);
	tcase_add_test(cases, bug_every_package_is_called_1);
	tcase_add_test(cases, bug_blanks_in_a_tracking_url);
	tcase_add_test(cases, bug_tracking_cannot_be_edited);
	return cases;
}
