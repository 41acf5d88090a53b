/* Peers' cases of doing things again, at the same time, and after they have failed. */
#include "peers.h"

#include <stdio.h>
#include <string.h>

START_TEST(same_id_same_content)
{
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "confirm 2 a=1");
	desk_repeat(&desk, "confirm 2 a=1");
	desk_repeat(&desk, "confirm 2");
	desk_repeat(&desk, "place a=2@100");
}
END_TEST

START_TEST(same_id_other_amount)
{
	desk_place(&desk, "a=20@100");
	desk_do(&desk, "confirm 2 a=13");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 a=14"), "SHP_ERR_DIFFERS items");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 a=13 tracking: memo:m"),
			 "SHP_ERR_DIFFERS tracking; SHP_ERR_DIFFERS memo");
	ck_assert_str_eq(desk_refuse(&desk, "place a=20@101"), "SHP_ERR_DIFFERS lines[0].item_price");
}
END_TEST

START_TEST(already_fulfilled_refused)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "confirm 1");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1 carrier:FedEx"), "SHP_ERR_DIFFERS carrier");
	desk_repeat(&desk, "confirm 1");
}
END_TEST

START_TEST(post_twice)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "confirm 1");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 a=1"),
			 "SHP_ERR_NOTHING_OPEN order; SHP_ERR_EXCEEDS items[0].quantity");
}
END_TEST

START_TEST(void_then_post)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "cancel x a=1");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1"),
			 "SHP_ERR_ORDER_CANCELLED order; SHP_ERR_PACKAGE_GONE package");
}
END_TEST

/* A refusal leaves no trace, so its reference is free; one that was used and has vanished never is again. */
START_TEST(failed_id_not_reusable)
{
	desk_place(&desk, "a=2@100");
	desk_refuse(&desk, "confirm 2 a=3");
	desk_do(&desk, "confirm 2 a=1");
	desk_do(&desk, "split 3 a=1");
	ck_assert_str_eq(desk_refuse(&desk, "split 1 a=1"), "SHP_ERR_PACKAGE_GONE packages[0].package");
}
END_TEST

/* Neither the clock nor today's rules matter to what has happened. */
START_TEST(idempotency_checked_first)
{
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "confirm 1 tracking:");
	desk_rule(&desk, "us,tracking=refuse,single_shipment=refuse,edit_limit=0,ship_date=refuse");
	desk_repeat(&desk, "confirm 1 tracking:");
	desk_repeat(&desk, "confirm 1 tracking: later:-30000");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1 tracking: memo:m later:-30000"), "SHP_ERR_DIFFERS memo");
}
END_TEST

START_TEST(capture_of_completed_is_noop)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "confirm 1");
	desk_do(&desk, "settle 0");
	desk_repeat(&desk, "confirm 1");
	ck_assert_uint_eq(shp_order_count_charges(desk.order), 1);
}
END_TEST

START_TEST(capture_again_is_noop)
{
	desk_place(&desk, "a=1@10000");
	desk_do(&desk, "confirm 1");
	desk_repeat(&desk, "confirm 1 a=1");
	ck_assert_uint_eq(shp_order_count_charges(desk.order), 1);
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 10000);
}
END_TEST

START_TEST(race_settled_elsewhere_is_noop)
{
	desk_place(&desk, "a=1@100");
	desk_do(&desk, "confirm 1");
	desk_do(&desk, "settle 0");
	desk_repeat(&desk, "settle 0");
	desk_repeat(&desk, "decline 0"); /* settled is final: this is an old report */
}
END_TEST

START_TEST(PROBE_settle_twice_calls_gateway_twice)
{
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_uint_eq(desk_count(&desk, SHP_EVENT_BUYER_CHARGED), 1);
	desk_do(&desk, "settle 0");
	desk_repeat(&desk, "settle 0");
	desk_do(&desk, "confirm 1");
	ck_assert_uint_eq(desk_count(&desk, SHP_EVENT_BUYER_CHARGED), 0);
}
END_TEST

START_TEST(void_twice_is_noop)
{
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "cancel x a=1");
	desk_repeat(&desk, "cancel x a=1");
	desk_do(&desk, "cancel -");
	desk_repeat(&desk, "cancel -");
}
END_TEST

START_TEST(cancel_already_cancelled)
{
	desk_place(&desk, "a=2@100 b=1@100");
	desk_do(&desk, "cancel x a=2");
	ck_assert_str_eq(desk_refuse(&desk, "cancel y a=2"), "SHP_ERR_EXCEEDS items[0].quantity");
	ck_assert_int_eq(shp_error_get_detail(desk.error, 0), 0);
}
END_TEST

START_TEST(cancel_twice_refused)
{
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "label 1");
	desk_do(&desk, "unlabel 1");
	const int64_t revision = shp_order_get_revision(desk.order);
	desk_repeat(&desk, "unlabel 1");
	ck_assert_int_eq(shp_order_get_revision(desk.order), revision);
	ck_assert_int_eq(shp_order_get_units(desk.order, SHP_UNITS_OPEN), 2);
}
END_TEST

START_TEST(cancel_again_never_negative)
{
	char command[32];

	desk_place(&desk, "a=2@100 b=1@100");
	desk_do(&desk, "cancel x a=2");
	for (int i = 0; i < 1000; i++) {
		(void)snprintf(command, sizeof(command), "cancel y%d a=1", i);
		desk_refuse(&desk, command);
		desk_repeat(&desk, "cancel x a=2");
	}
	ck_assert_int_eq(shp_order_get_line_units(desk.order, 0, SHP_UNITS_OPEN), 0);
	ck_assert_int_eq(shp_order_get_line_units(desk.order, 0, SHP_UNITS_CANCELLED), 2);
}
END_TEST

START_TEST(approve_wrong_status)
{
	desk_place(&desk, "a=2@100");
	desk_repeat(&desk, "release");
	ck_assert_int_eq(shp_order_check_action(desk.rules, desk.order, SHP_ACTION_RELEASE, NULL, desk.now),
			 SHP_ERR_NOT_PENDING);
}
END_TEST

/* A reason is asked for, and kept. */
START_TEST(cancel_reason_default)
{
	desk_place(&desk, "a=2@100");
	ck_assert_str_eq(desk_refuse(&desk, "cancel x a=1 reason:0"), "SHP_ERR_REQUIRED reason");
	desk_do(&desk, "cancel x a=1 reason:3");
	ck_assert_int_eq(shp_order_get_cancellation_reason(desk.order, 0), SHP_REASON_BUYER_CANCELLED);
}
END_TEST

START_TEST(linked_batch_all_or_nothing)
{
	desk_place(&desk, "a=3@100");
	ck_assert_str_eq(desk_refuse(&desk, "split 2 a=1 / 3 a=1 / 4 a=2"),
			 "SHP_ERR_EXCEEDS packages[2].items[0].quantity");
	ck_assert_str_eq(desk_see(&desk), "1:a=3");
}
END_TEST

START_TEST(failed_step_compensates)
{
	desk_place(&desk, "a=3@100");
	desk_refuse(&desk, "confirm 2 a=1 carrier:");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_str_eq(desk_see(&desk), "1:a=2 2*:a=1");
}
END_TEST

/* ---- two at once ---- */

/* Both decide on one order; what loses decides again on what the winner left. */
static void race(const char *command, const char *rival, const char *loses)
{
	struct shp_decision *one = NULL;
	struct shp_decision *other = NULL;
	struct shp_order *before = shp_order_ref(desk.order);

	ck_assert_int_eq(desk_try(&desk, before, command, &one), SHP_OK);
	ck_assert_int_eq(desk_try(&desk, before, rival, &other), SHP_OK);
	/* the same revision to commit at: only one can */
	ck_assert_int_eq(shp_event_get_revision(shp_decision_get_event(one, 0)),
			 shp_event_get_revision(shp_decision_get_event(other, 0)));
	desk_do(&desk, command);
	ck_assert(desk_same(desk.order, shp_decision_get_order(one)));
	ck_assert_str_eq(desk_refuse(&desk, rival), loses);
	shp_decision_unref(one);
	shp_decision_unref(other);
	shp_order_unref(before);
}

START_TEST(race_recheck_under_lock)
{
	desk_place(&desk, "a=2@200 b=1@100");
	race("confirm 2 a=2", "confirm 3 a=1", "SHP_ERR_EXCEEDS items[0].quantity");
}
END_TEST

START_TEST(concurrent_overship)
{
	desk_place(&desk, "a=1@100");
	race("confirm 2 a=1", "confirm 3 a=1", "SHP_ERR_NOTHING_OPEN order; SHP_ERR_EXCEEDS items[0].quantity");
}
END_TEST

TCase *peers_again(void)
{
	TCase *cases = tcase_create("again");

	tcase_add_test(cases, same_id_same_content);
	tcase_add_test(cases, same_id_other_amount);
	tcase_add_test(cases, already_fulfilled_refused);
	tcase_add_test(cases, post_twice);
	tcase_add_test(cases, void_then_post);
	tcase_add_test(cases, failed_id_not_reusable);
	tcase_add_test(cases, idempotency_checked_first);
	tcase_add_test(cases, capture_of_completed_is_noop);
	tcase_add_test(cases, capture_again_is_noop);
	tcase_add_test(cases, race_settled_elsewhere_is_noop);
	tcase_add_test(cases, PROBE_settle_twice_calls_gateway_twice);
	tcase_add_test(cases, void_twice_is_noop);
	tcase_add_test(cases, cancel_already_cancelled);
	tcase_add_test(cases, cancel_twice_refused);
	tcase_add_test(cases, cancel_again_never_negative);
	tcase_add_test(cases, approve_wrong_status);
	tcase_add_test(cases, cancel_reason_default);
	tcase_add_test(cases, linked_batch_all_or_nothing);
	tcase_add_test(cases, failed_step_compensates);
	tcase_add_test(cases, race_recheck_under_lock);
	tcase_add_test(cases, concurrent_overship);
	return cases;
}
