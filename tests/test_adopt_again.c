/*
 * An order that has been adopted is recognised, whatever has happened to it since; and nothing else is taken for it:
 * every field that differs is told, at its path.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "order_rows.h"

static struct desk desk;

static void open_desk(void)
{
	desk_open(&desk, "us,charge=per_package,credit=settlement,fee=1000");
}

static void close_desk(void)
{
	desk_close(&desk);
}

#define SCANNED_AT INT64_C(1762400000000)

/* Package 2 has left, 3 has left with a label, 4 has vanished, and the rest is in 1; a piece is cancelled. */
static void tell_story(void)
{
	desk_place(&desk, "a=6@600 b=2@80");
	desk_do_all(&desk, "confirm 2 a=2 memo:m; label 3 a=1; split 4 b=1; cancel c b=1; decline 0");
	desk_do_all(&desk, "scan 2 status:2 at:1762400000000; scan 2 status:1 at:1762300000000");
	ck_assert_str_eq(desk_see(&desk), "1:a=3,b=1 2*:a=2 3*:a=1 cancelled c:b=1");
}

/* The order as it begins by being adopted, at the desk; and what was told. */
static struct shp_adoption *adopt_story(void)
{
	tell_story();
	struct shp_adoption *adoption = rows_of(desk.ctx, desk.order);
	struct shp_order *order = rows_adopt(desk.rules, adoption, desk.error);

	shp_order_unref(desk.order);
	desk.order = order;
	return adoption;
}

/* "field field" of what differs; "" when it is recognised. */
static const char *differences(const struct shp_adoption *adoption)
{
	static char text[1000];
	struct shp_decision *again = NULL;

	text[0] = 0;
	const int32_t status = shp_order_adopt_again(desk.rules, desk.order, adoption, -1, &again, desk.error);
	for (uint32_t i = 0; i < shp_error_count_kept(desk.error); i++) {
		const size_t length = strlen(text);
		ck_assert_int_eq(shp_error_get_code(desk.error, i), SHP_ERR_DIFFERS);
		(void)snprintf(text + length, sizeof(text) - length, "%s%s", i ? " " : "",
			       shp_error_get_path(desk.error, i));
	}
	ck_assert_int_eq(status, text[0] ? SHP_ERR_DIFFERS : SHP_OK);
	ck_assert_int_eq(again != NULL, !text[0]);
	if (again) {
		ck_assert(shp_decision_is_repeated(again));
		ck_assert_uint_eq(shp_decision_count_events(again), 0);
		ck_assert_ptr_eq(shp_decision_get_order(again), desk.order);
	}
	shp_decision_unref(again);
	return text;
}

/* ---- told otherwise ---- */

static void the_same(struct shp_adoption *adoption)
{
	(void)adoption;
}

static void another_fee(struct shp_adoption *adoption)
{
	struct shp_placement *placement = shp_adoption_get_placement(adoption);

	shp_placement_set_fee_basis_points(placement, 1001);
	shp_placement_set_line_text(placement, 1, SHP_LINE_SKU, "x");
}

static void another_shipment(struct shp_adoption *adoption)
{
	shp_adoption_set_shipment(adoption, 1, 1, DESK_NOW + 1);
	shp_adoption_set_shipment_date(adoption, 1, DESK_DATE - 1);
	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++)
		shp_adoption_set_shipment_text(adoption, 1, field, "other");
	shp_adoption_set_shipment_label(adoption, 1, 1);
}

static void a_later_revision(struct shp_adoption *adoption)
{
	shp_adoption_set_shipment(adoption, 1, 2, DESK_NOW);
}

static void a_later_scan(struct shp_adoption *adoption)
{
	shp_adoption_add_scan(adoption, 1, SHP_CARRIER_STATUS_IN_TRANSIT, SCANNED_AT + DESK_DAY);
}

static void an_earlier_scan(struct shp_adoption *adoption)
{
	shp_adoption_add_scan(adoption, 1, SHP_CARRIER_STATUS_IN_TRANSIT, 0);
}

static void a_loss(struct shp_adoption *adoption)
{
	shp_adoption_add_scan(adoption, 1, SHP_CARRIER_STATUS_LOST, 0);
}

static void a_reference_more(struct shp_adoption *adoption)
{
	shp_adoption_add_used_reference(adoption, "never");
}

static void a_cancellation_of_all(struct shp_adoption *adoption)
{
	shp_adoption_set_cancellation_of_all(adoption, 0, 1);
}

static void a_charge_more(struct shp_adoption *adoption)
{
	shp_adoption_add_charge(adoption, SHP_CAUSE_PACKAGE, "4", 1, 5, SHP_PAYMENT_NONE, 0);
	shp_adoption_set_money(adoption, SHP_MONEY_CHARGED, shp_order_get_money(desk.order, SHP_MONEY_CHARGED) + 5);
	shp_adoption_set_money(adoption, SHP_MONEY_REFUNDED, shp_order_get_money(desk.order, SHP_MONEY_REFUNDED) + 5);
}

static void a_baseline(struct shp_adoption *adoption)
{
	shp_adoption_set_baseline(adoption, 1);
	shp_adoption_set_money(adoption, SHP_MONEY_CHARGED, shp_order_get_money(desk.order, SHP_MONEY_CHARGED) + 5);
}

static const struct row {
	void (*tell)(struct shp_adoption *adoption);
	const char *now; /* what differs from the order as it was adopted */
	const char *later; /* and when it has grown */
} rows[] = {
	{the_same, "", ""},
	{another_fee, "fee_basis_points lines[1].sku", "fee_basis_points lines[1].sku"},
	{another_shipment,
	 "packages[1].confirmed_at packages[1].ship_date packages[1].label packages[1].carrier "
	 "packages[1].carrier_name packages[1].method packages[1].tracking packages[1].memo",
	 "packages[1].confirmed_at packages[1].ship_date packages[1].label packages[1].carrier "
	 "packages[1].carrier_name packages[1].method packages[1].tracking packages[1].memo"},
	{a_later_revision, "packages[1].revision", "packages[1].revision"},
	{a_later_scan, "packages[1].scans", "packages[1].scans"},
	{an_earlier_scan, "packages[1].scans", "packages[1].scans"},
	{a_loss, "packages[1].scans", "packages[1].scans"},
	{a_reference_more, "gone[1].reference", "gone[1].reference"},
	{a_cancellation_of_all, "cancellations[0].all", "cancellations[0].all"},
	{a_charge_more, "charged refunded charges[2].cause",
	 "refunded charges[2].reference charges[2].amount charges[2].held"},
	{a_baseline, "charged", "charged"},
};

START_TEST(each_field_that_differs_is_told)
{
	struct shp_adoption *adoption = adopt_story();

	rows[_i].tell(adoption);
	ck_assert_str_eq(differences(adoption), rows[_i].now);
	desk_do_all(&desk, "scan 2 status:3 at:1762450000000; split 5 a=1");
	if (rows[_i].tell == a_charge_more)
		desk_do(&desk, "confirm 5"); /* what is charged may have grown to it */
	ck_assert_str_eq(differences(adoption), rows[_i].later);
	shp_adoption_free(adoption);
}
END_TEST

/* ---- what can happen ---- */

/* All that can happen to a package, in some order: it is what was adopted, from the beginning to the end. */
START_TEST(an_order_is_recognised_all_its_life)
{
	static const char *const commands[] = {
		"scan 2 status:5 at:1762450000000", "settle 0",	       "unlabel 3",
		"split 5 a=1",			    "confirm 5",       "reconfirm 2 tracking: memo:n",
		"reconfirm 2 a=1",		    "label 3",	       "cancel d a=1",
		"settle 1",			    "confirm 6 a=1",   "scan 3 status:7 at:1762450000000",
		"cancel -",
	};
	struct shp_adoption *adoption = adopt_story();

	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		desk_do(&desk, commands[i]);
		if (differences(adoption)[0])
			ck_abort_msg("after %s: %s", commands[i], differences(adoption));
	}
	shp_adoption_free(adoption);
}
END_TEST

/* An order does not go back: what was told of a later state is not what it has grown from. */
START_TEST(what_is_told_later_is_not_what_was)
{
	struct shp_adoption *adoption = adopt_story();
	struct shp_order *early = shp_order_ref(desk.order);

	shp_adoption_free(adoption);
	desk_do_all(&desk, "settle 0; confirm 5 a=1; cancel d b=1; reconfirm 2 memo:n; unlabel 3");
	adoption = rows_of(desk.ctx, desk.order);
	shp_order_unref(desk.order);
	desk.order = early;
	ck_assert_str_eq(differences(adoption),
			 "charged refunded credited packages[0].items packages[1].revision packages[2].revision "
			 "packages[3].reference cancellations[1].reference charges[0].payment charges[0].held "
			 "charges[1].held charges[2].cause");
	shp_adoption_free(adoption);
}
END_TEST

/* What was only placed is what is adopted as placed, and no more. */
START_TEST(what_was_placed_may_be_told_as_it_is)
{
	desk_place(&desk, "a=2@200");
	struct shp_adoption *adoption = rows_of(desk.ctx, desk.order);

	ck_assert_str_eq(differences(adoption), "");
	shp_adoption_add_used_reference(adoption, "9");
	ck_assert_str_eq(differences(adoption), "gone[0].reference");
	shp_adoption_free(adoption);
}
END_TEST

/* A policy that is left open is the order's, not that of the rules by which it is told again. */
START_TEST(what_is_left_open_is_the_orders)
{
	struct shp_adoption *adoption;

	ck_assert_int_eq(shp_adoption_new(desk.ctx, &adoption), SHP_OK);
	struct shp_placement *placement = shp_adoption_get_placement(adoption);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "1");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, DESK_ORDERED_AT);
	shp_placement_add_line(placement, "a", 2);
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_ITEM_PRICE, 200);
	shp_adoption_add_package(adoption, "1");
	shp_adoption_add_package_item(adoption, 0, "a", 1);
	shp_adoption_set_shipment(adoption, 0, 1, DESK_NOW);
	shp_adoption_set_shipment_date(adoption, 0, DESK_DATE);
	shp_adoption_set_shipment_text(adoption, 0, SHP_SHIP_CARRIER, "UPS");
	shp_adoption_add_rest(adoption, "2");
	shp_adoption_set_money(adoption, SHP_MONEY_CHARGED, 100);
	shp_adoption_set_money(adoption, SHP_MONEY_CREDITED, 90);
	shp_order_unref(desk.order);
	desk.order = rows_adopt(desk.rules, adoption, desk.error);
	desk_rule(&desk, "us,charge=last_package,fee=7");
	ck_assert_str_eq(differences(adoption), "");
	shp_placement_set_charge_policy(placement, SHP_CHARGE_LAST_PACKAGE);
	ck_assert_str_eq(differences(adoption), "charge_policy");
	shp_adoption_free(adoption);
}
END_TEST

/* What is wrong in itself is told as when it is adopted, and nothing is compared. */
START_TEST(what_is_wrong_is_told_first)
{
	struct shp_decision *again = NULL;
	struct shp_adoption *adoption = adopt_story();

	shp_adoption_add_package_item(adoption, 0, "a", 9);
	ck_assert_int_eq(shp_order_adopt_again(desk.rules, desk.order, adoption, DESK_NOW, &again, desk.error),
			 SHP_ERR_DUPLICATE);
	ck_assert_str_eq(desk_problems(&desk), "SHP_ERR_DUPLICATE packages[0].items[2].line");
	shp_placement_set_pending(shp_adoption_get_placement(adoption), 1);
	ck_assert_int_eq(shp_order_adopt_again(desk.rules, desk.order, adoption, DESK_NOW, &again, desk.error),
			 SHP_ERR_ORDER_PENDING);
	ck_assert_ptr_null(again);
	shp_adoption_free(adoption);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("adopt again");
	TCase *cases = tcase_create("adopt again");
	SRunner *runner = srunner_create(suite);

	tcase_add_checked_fixture(cases, open_desk, close_desk);
	tcase_add_loop_test(cases, each_field_that_differs_is_told, 0, (int)(sizeof(rows) / sizeof(rows[0])));
	tcase_add_test(cases, an_order_is_recognised_all_its_life);
	tcase_add_test(cases, what_is_told_later_is_not_what_was);
	tcase_add_test(cases, what_was_placed_may_be_told_as_it_is);
	tcase_add_test(cases, what_is_left_open_is_the_orders);
	tcase_add_test(cases, what_is_wrong_is_told_first);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
