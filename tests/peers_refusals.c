/* Peers' cases of what is refused, and that a refusal changes nothing (desk_refuse() compares the bytes). */
#include "peers.h"

START_TEST(move_to_same_package_refused)
{
	desk_place(&desk, "a=2@100");
	ck_assert_str_eq(desk_refuse(&desk, "split 1 a=1 / 1 a=1"), "SHP_ERR_DUPLICATE packages[1].package");
	desk_repeat(&desk, "split 1 a=2"); /* what a package holds already is no move */
}
END_TEST

START_TEST(move_from_shipped_package_refused)
{
	desk_place(&desk, "a=3@100");
	desk_do(&desk, "confirm 2 a=2");
	ck_assert_str_eq(desk_refuse(&desk, "split 2 a=1"), "SHP_ERR_PACKAGE_CONFIRMED packages[0].package");
	ck_assert_str_eq(desk_refuse(&desk, "split 3 a=2"), "SHP_ERR_EXCEEDS packages[0].items[0].quantity");
	ck_assert_int_eq(shp_error_get_detail(desk.error, 0), 1);
}
END_TEST

START_TEST(no_replan_after_completion)
{
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "confirm 1");
	ck_assert_str_eq(desk_refuse(&desk, "split 2 a=1"),
			 "SHP_ERR_NOTHING_OPEN order; SHP_ERR_EXCEEDS packages[0].items[0].quantity");
}
END_TEST

START_TEST(pack_after_complete_refused)
{
	desk_place(&desk, "a=2@100 b=1@100");
	desk_do(&desk, "confirm 1 a=2");
	desk_do(&desk, "confirm 2");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 3 b=1"),
			 "SHP_ERR_NOTHING_OPEN order; SHP_ERR_EXCEEDS items[0].quantity");
}
END_TEST

START_TEST(unpaid_order_not_ready)
{
	desk_place(&desk, "a=1@100 pending");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1"), "SHP_ERR_ORDER_PENDING order");
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_PENDING);
	desk_do(&desk, "release");
	desk_do(&desk, "confirm 1");
}
END_TEST

START_TEST(draft_order_refused_even_forced)
{
	desk_place(&desk, "a=1@100 pending");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1 a=1"), "SHP_ERR_ORDER_PENDING order");
	ck_assert_str_eq(desk_refuse(&desk, "label 1"), "SHP_ERR_ORDER_PENDING order");
}
END_TEST

START_TEST(approve_unpaid)
{
	desk_place(&desk, "a=2@100 pending");
	desk_do(&desk, "split 2 a=1"); /* planning is fine */
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2"), "SHP_ERR_ORDER_PENDING order");
}
END_TEST

START_TEST(cannot_destroy_shipped)
{
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_str_eq(desk_refuse(&desk, "split 1 a=2"), "SHP_ERR_EXCEEDS packages[0].items[0].quantity");
	ck_assert_str_eq(desk_refuse(&desk, "reconfirm 2 a=0"), "SHP_ERR_QUANTITY items[0].quantity");
	ck_assert_str_eq(desk_refuse(&desk, "cancel x a=2"), "SHP_ERR_EXCEEDS items[0].quantity");
}
END_TEST

START_TEST(over_quantity_refused)
{
	desk_place(&desk, "a=1@100 b=2@100");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1 a=99"), "SHP_ERR_EXCEEDS items[0].quantity");
	ck_assert_int_eq(shp_error_get_detail(desk.error, 0), 1);
}
END_TEST

START_TEST(create_rejects_non_positive)
{
	desk_place(&desk, "a=2@100");
	ck_assert_str_eq(desk_refuse(&desk, "split 2 a=0"), "SHP_ERR_QUANTITY packages[0].items[0].quantity");
	ck_assert_str_eq(desk_refuse(&desk, "split 2 a=-1"), "SHP_ERR_QUANTITY packages[0].items[0].quantity");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 a=0"), "SHP_ERR_QUANTITY items[0].quantity");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 a=-1"), "SHP_ERR_QUANTITY items[0].quantity");
}
END_TEST

START_TEST(create_rejects_cancelled_order)
{
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "cancel -");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 a=1"),
			 "SHP_ERR_ORDER_CANCELLED order; SHP_ERR_EXCEEDS items[0].quantity");
}
END_TEST

START_TEST(empty_lines_refused)
{
	desk_place(&desk, "a=2@100");
	ck_assert_str_eq(desk_refuse(&desk, "split 2"), "SHP_ERR_PACKAGE_EMPTY packages[0].items");
	ck_assert_str_eq(desk_refuse(&desk, "split"), "SHP_ERR_REQUIRED packages");
}
END_TEST

START_TEST(no_items)
{
	desk_place(&desk, "a=2@100 b=1@1");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2"), "SHP_ERR_UNKNOWN_PACKAGE package");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 a=0 b=0"),
			 "SHP_ERR_QUANTITY items[0].quantity; SHP_ERR_QUANTITY items[1].quantity");
}
END_TEST

START_TEST(already_packed_refused)
{
	desk_place(&desk, "a=1@100 b=3@300");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 3 a=1"), "SHP_ERR_EXCEEDS items[0].quantity");
}
END_TEST

START_TEST(above_available_counts_pending_approval)
{
	desk_place(&desk, "a=3@300");
	desk_do(&desk, "split 2 a=1");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 3 a=4"), "SHP_ERR_EXCEEDS items[0].quantity");
	ck_assert_int_eq(shp_error_get_detail(desk.error, 0), 3);
}
END_TEST

/* A zero is a question that the library does not guess an answer to. */
START_TEST(zero_entries_dropped)
{
	desk_place(&desk, "a=1@100 b=2@200");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 a=0 b=2"), "SHP_ERR_QUANTITY items[0].quantity");
}
END_TEST

START_TEST(duplicate_line_refused)
{
	desk_place(&desk, "a=9@900");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 a=3 a=3"), "SHP_ERR_DUPLICATE items[1].line");
}
END_TEST

START_TEST(duplicate_source_refused)
{
	desk_place(&desk, "a=9@900");
	ck_assert_str_eq(desk_refuse(&desk, "split 2 a=3 / 2 a=3"), "SHP_ERR_DUPLICATE packages[1].package");
}
END_TEST

START_TEST(PROBE_duplicate_line_in_one_request)
{
	desk_place(&desk, "a=2@200");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 a=2 a=2"), "SHP_ERR_DUPLICATE items[1].line");
	ck_assert_str_eq(desk_refuse(&desk, "cancel x a=2 a=2"), "SHP_ERR_DUPLICATE items[1].line");
	ck_assert_str_eq(desk_refuse(&desk, "split 2 a=2 a=2"), "SHP_ERR_DUPLICATE packages[0].items[1].line");
}
END_TEST

START_TEST(PROBE_negative_quantity)
{
	desk_place(&desk, "a=2@200");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 a=-1 a=2"),
			 "SHP_ERR_QUANTITY items[0].quantity; SHP_ERR_DUPLICATE items[1].line");
}
END_TEST

START_TEST(unknown_line)
{
	desk_place(&desk, "a=2@200");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 333=1"), "SHP_ERR_UNKNOWN_LINE items[0].line");
	ck_assert_str_eq(desk_refuse(&desk, "split 2 333=1"), "SHP_ERR_UNKNOWN_LINE packages[0].items[0].line");
	ck_assert_str_eq(desk_refuse(&desk, "cancel x 333=1"), "SHP_ERR_UNKNOWN_LINE items[0].line");
	desk_do(&desk, "confirm 1");
	ck_assert_str_eq(desk_refuse(&desk, "reconfirm 1 333=1"), "SHP_ERR_UNKNOWN_LINE items[0].line");
}
END_TEST

START_TEST(all_errors_collected)
{
	desk_place(&desk, "a=2@200");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 333=1 a=3"),
			 "SHP_ERR_UNKNOWN_LINE items[0].line; SHP_ERR_EXCEEDS items[1].quantity");
}
END_TEST

START_TEST(validation_fails_nothing_saved)
{
	desk_place(&desk, "a=2@200");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 2 a=1 carrier: date:"),
			 "SHP_ERR_REQUIRED ship_date; SHP_ERR_REQUIRED carrier");
	desk_do(&desk, "confirm 2 a=1");
}
END_TEST

START_TEST(sum_all_package_lines)
{
	desk_place(&desk, "a=5@500");
	desk_do(&desk, "confirm 2 a=2");
	desk_do(&desk, "confirm 3 a=2");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 4 a=2"), "SHP_ERR_EXCEEDS items[0].quantity");
	ck_assert_int_eq(shp_error_get_detail(desk.error, 0), 1);
}
END_TEST

TCase *peers_refusals(void)
{
	TCase *cases = tcase_create("refusals");

	tcase_add_test(cases, move_to_same_package_refused);
	tcase_add_test(cases, move_from_shipped_package_refused);
	tcase_add_test(cases, no_replan_after_completion);
	tcase_add_test(cases, pack_after_complete_refused);
	tcase_add_test(cases, unpaid_order_not_ready);
	tcase_add_test(cases, draft_order_refused_even_forced);
	tcase_add_test(cases, approve_unpaid);
	tcase_add_test(cases, cannot_destroy_shipped);
	tcase_add_test(cases, over_quantity_refused);
	tcase_add_test(cases, create_rejects_non_positive);
	tcase_add_test(cases, create_rejects_cancelled_order);
	tcase_add_test(cases, empty_lines_refused);
	tcase_add_test(cases, no_items);
	tcase_add_test(cases, already_packed_refused);
	tcase_add_test(cases, above_available_counts_pending_approval);
	tcase_add_test(cases, zero_entries_dropped);
	tcase_add_test(cases, duplicate_line_refused);
	tcase_add_test(cases, duplicate_source_refused);
	tcase_add_test(cases, PROBE_duplicate_line_in_one_request);
	tcase_add_test(cases, PROBE_negative_quantity);
	tcase_add_test(cases, unknown_line);
	tcase_add_test(cases, all_errors_collected);
	tcase_add_test(cases, validation_fails_nothing_saved);
	tcase_add_test(cases, sum_all_package_lines);
	return cases;
}
