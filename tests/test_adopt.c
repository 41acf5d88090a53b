/*
 * What a host may tell wrong of an order that it hands over: every problem at once, each with its code and the path of
 * what is wrong. A row is what is told beyond a good adoption, and what comes of it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"

static struct desk desk;

static void open_desk(void)
{
	desk_open(&desk, "us,charge=per_package,fee=1000");
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

/* Package 1 has left with two of a, and 200 were charged for it; the rest is in package 2. */
static struct shp_adoption *say_good(void)
{
	struct shp_adoption *adoption;

	ck_assert_int_eq(shp_adoption_new(desk.ctx, &adoption), SHP_OK);
	say_bought(shp_adoption_get_placement(adoption));
	shp_adoption_add_package(adoption, "1");
	shp_adoption_add_package_item(adoption, 0, "a", 2);
	shp_adoption_set_shipment(adoption, 0, 2, DESK_NOW);
	shp_adoption_set_shipment_date(adoption, 0, DESK_DATE);
	shp_adoption_set_shipment_text(adoption, 0, SHP_SHIP_CARRIER, "UPS");
	shp_adoption_add_package(adoption, "2");
	shp_adoption_add_package_item(adoption, 1, "a", 1);
	shp_adoption_add_package_item(adoption, 1, "b", 1);
	return adoption;
}

struct row {
	void (*tell)(struct shp_adoption *adoption);
	const char *problems;
};

/* ---- what had not been added ---- */

static void of_no_line(struct shp_adoption *adoption)
{
	shp_placement_set_line_amount(shp_adoption_get_placement(adoption), 2, SHP_AMOUNT_ITEM_PRICE, 1);
}

static void of_nothing_that_is_there(struct shp_adoption *adoption)
{
	of_no_line(adoption);
	shp_adoption_set_shipment_date(adoption, 2, DESK_DATE);
	shp_adoption_add_cancellation_item(adoption, 0, "a", 1);
	shp_adoption_set_money(adoption, SHP_MONEY_TOTAL, 1);
}

/* ---- shipments of packages that are here ---- */

static void a_tracking_id_alone(struct shp_adoption *adoption)
{
	shp_adoption_set_shipment_text(adoption, 1, SHP_SHIP_TRACKING, DESK_TRACKING);
}

static void a_shipment_without_its_declaration(struct shp_adoption *adoption)
{
	shp_adoption_set_shipment_date(adoption, 1, DESK_DATE);
	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++)
		shp_adoption_set_shipment_text(adoption, 1, field, "x");
	shp_adoption_set_shipment_label(adoption, 1, 1);
	shp_adoption_add_scan(adoption, 1, SHP_CARRIER_STATUS_SCANNED, DESK_NOW);
	shp_adoption_add_scan(adoption, 1, SHP_CARRIER_STATUS_DELIVERED, DESK_NOW);
}

/* What is lost is judged all the same. */
static void a_bad_shipment_without_its_declaration(struct shp_adoption *adoption)
{
	shp_adoption_set_shipment_date(adoption, 1, -7);
	shp_adoption_set_shipment_text(adoption, 1, SHP_SHIP_TRACKING, "\xff");
	shp_adoption_set_shipment_label(adoption, 1, 2);
	shp_adoption_add_scan(adoption, 1, SHP_CARRIER_STATUS_LOST + 1, SHP_LIMIT_INSTANT + 1);
}

static void bad_scans(struct shp_adoption *adoption)
{
	shp_adoption_add_scan(adoption, 0, SHP_CARRIER_STATUS_NONE, DESK_NOW);
	shp_adoption_add_scan(adoption, 0, SHP_CARRIER_STATUS_LOST, DESK_NOW);
	shp_adoption_add_scan(adoption, 0, SHP_CARRIER_STATUS_LOST + 1, -1);
}

/* ---- the rest ---- */

static void the_rest_twice(struct shp_adoption *adoption)
{
	for (int i = 0; i < 3; i++)
		shp_adoption_add_rest(adoption, "9");
}

static void a_rest_of_no_name(struct shp_adoption *adoption)
{
	shp_adoption_add_rest(adoption, "");
}

static void a_rest_of_a_bad_name(struct shp_adoption *adoption)
{
	shp_adoption_add_rest(adoption, "a b");
}

/* A cancellation leaves one piece less than there are packages for. */
static void more_than_there_is(struct shp_adoption *adoption)
{
	shp_adoption_add_cancellation(adoption, "c", SHP_REASON_OTHER, DESK_NOW);
	shp_adoption_add_cancellation_item(adoption, 0, "b", 1);
	shp_adoption_add_rest(adoption, "9");
}

static const struct row rows[] = {
	{the_rest_twice, "SHP_ERR_DUPLICATE rest"},
	{a_rest_of_no_name, "SHP_ERR_REQUIRED rest"},
	{a_rest_of_a_bad_name, "SHP_ERR_REFERENCE rest"},
	{more_than_there_is, "SHP_ERR_UNITS_DISAGREE lines[1].quantity"},
	{a_tracking_id_alone, "SHP_ERR_PACKAGE_OPEN packages[1].tracking"},
	{a_shipment_without_its_declaration,
	 "SHP_ERR_PACKAGE_OPEN packages[1].ship_date; SHP_ERR_PACKAGE_OPEN packages[1].label; "
	 "SHP_ERR_PACKAGE_OPEN packages[1].carrier; SHP_ERR_PACKAGE_OPEN packages[1].carrier_name; "
	 "SHP_ERR_PACKAGE_OPEN packages[1].method; SHP_ERR_PACKAGE_OPEN packages[1].tracking; "
	 "SHP_ERR_PACKAGE_OPEN packages[1].memo; SHP_ERR_PACKAGE_OPEN packages[1].scans"},
	{a_bad_shipment_without_its_declaration,
	 "SHP_ERR_PACKAGE_OPEN packages[1].ship_date; SHP_ERR_DATE packages[1].ship_date; "
	 "SHP_ERR_PACKAGE_OPEN packages[1].label; SHP_ERR_VALUE packages[1].label; "
	 "SHP_ERR_PACKAGE_OPEN packages[1].tracking; SHP_ERR_TEXT packages[1].tracking; "
	 "SHP_ERR_PACKAGE_OPEN packages[1].scans; SHP_ERR_VALUE packages[1].scans[0].status; "
	 "SHP_ERR_INSTANT packages[1].scans[0].at"},
	{bad_scans,
	 "SHP_ERR_VALUE packages[0].scans[0].status; SHP_ERR_VALUE packages[0].scans[2].status; "
	 "SHP_ERR_INSTANT packages[0].scans[2].at"},
	{of_no_line, "SHP_ERR_INDEX lines"},
	{of_nothing_that_is_there,
	 "SHP_ERR_INDEX lines; SHP_ERR_VALUE field; SHP_ERR_INDEX packages; SHP_ERR_INDEX cancellations"},
};

START_TEST(each_adoption_is_refused_for_exactly_its_problems)
{
	const struct row *row = &rows[_i];
	struct shp_decision *adopted = NULL;
	struct shp_adoption *adoption = say_good();

	ck_assert_int_eq(shp_order_adopt(desk.rules, adoption, DESK_NOW, &adopted, desk.error), SHP_OK);
	adopted = shp_decision_unref(adopted);
	row->tell(adoption);
	const int32_t status = shp_order_adopt(desk.rules, adoption, DESK_NOW, &adopted, desk.error);
	ck_assert_str_eq(desk_problems(&desk), row->problems);
	ck_assert_int_eq(status, shp_error_get_code(desk.error, 0));
	ck_assert_ptr_null(adopted);
	shp_adoption_free(adoption);
}
END_TEST

/* Columns that are empty tell nothing: a program can hand over every one of them for every package. */
START_TEST(empty_columns_of_an_open_package_are_no_shipment)
{
	struct shp_decision *adopted = NULL;
	struct shp_adoption *adoption = say_good();

	shp_adoption_set_shipment_date(adoption, 1, SHP_DATE_NONE);
	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++)
		shp_adoption_set_shipment_text(adoption, 1, field, field % 2 ? NULL : " ");
	shp_adoption_set_shipment_label(adoption, 1, 0);
	ck_assert_int_eq(shp_order_adopt(desk.rules, adoption, DESK_NOW, &adopted, desk.error), SHP_OK);
	ck_assert_int_eq(shp_order_get_package_status(shp_decision_get_order(adopted), 1), SHP_PACKAGE_STATUS_OPEN);
	shp_decision_unref(adopted);
	shp_adoption_free(adoption);
}
END_TEST

static struct shp_order *adopt_good(struct shp_adoption *adoption)
{
	struct shp_decision *adopted = NULL;

	if (shp_order_adopt(desk.rules, adoption, DESK_NOW, &adopted, desk.error) != SHP_OK)
		ck_abort_msg("%s", desk_problems(&desk));
	struct shp_order *order = shp_order_ref(shp_decision_get_order(adopted));
	shp_decision_unref(adopted);
	shp_adoption_free(adoption);
	return order;
}

/* What has left, what was cancelled, and the rest of it: nobody reckons. */
START_TEST(the_rest_is_reckoned)
{
	struct shp_adoption *adoption;

	for (int left = 0; left <= 1; left++) {
		ck_assert_int_eq(shp_adoption_new(desk.ctx, &adoption), SHP_OK);
		say_bought(shp_adoption_get_placement(adoption));
		shp_adoption_add_rest(adoption, "rest");
		shp_adoption_add_package(adoption, "1");
		shp_adoption_add_package_item(adoption, 0, "a", 3 - left);
		shp_adoption_add_cancellation(adoption, "c", SHP_REASON_OTHER, DESK_NOW);
		shp_adoption_add_cancellation_item(adoption, 0, "b", 1);
		shp_order_unref(desk.order);
		desk.order = adopt_good(adoption);
		ck_assert_str_eq(desk_see(&desk), left ? "1:a=2 rest:a=1 cancelled c:b=1" : "1:a=3 cancelled c:b=1");
	}
	/* alone it is everything, under its own name */
	ck_assert_int_eq(shp_adoption_new(desk.ctx, &adoption), SHP_OK);
	say_bought(shp_adoption_get_placement(adoption));
	shp_adoption_add_rest(adoption, "box");
	shp_order_unref(desk.order);
	desk.order = adopt_good(adoption);
	ck_assert_str_eq(desk_see(&desk), "box:a=3,b=1");
}
END_TEST

START_TEST(the_rest_finds_room_or_says_so)
{
	for (int32_t gone = SHP_LIMIT_PACKAGES - 2; gone < SHP_LIMIT_PACKAGES; gone++) {
		struct shp_decision *adopted = NULL;
		struct shp_adoption *adoption;
		ck_assert_int_eq(shp_adoption_new(desk.ctx, &adoption), SHP_OK);
		say_bought(shp_adoption_get_placement(adoption));
		shp_adoption_add_package(adoption, "1");
		shp_adoption_add_package_item(adoption, 0, "a", 3);
		for (int32_t i = 0; i < gone; i++) {
			char reference[16];
			(void)snprintf(reference, sizeof(reference), "g%d", (int)i);
			shp_adoption_add_used_reference(adoption, reference);
		}
		shp_adoption_add_rest(adoption, "2");
		const int32_t status = shp_order_adopt(desk.rules, adoption, DESK_NOW, &adopted, desk.error);
		ck_assert_int_eq(status, gone == SHP_LIMIT_PACKAGES - 1 ? SHP_ERR_LIMIT : SHP_OK);
		shp_decision_unref(adopted);
		shp_adoption_free(adoption);
	}
	ck_assert_str_eq(desk_problems(&desk), "SHP_ERR_LIMIT packages");
}
END_TEST

/* ---- reports of carriers ---- */

struct scan {
	int32_t status;
	int64_t at;
};

/* The same reports, one after the other in order of their instants. */
static void report(struct scan *scans, int count)
{
	shp_order_unref(desk.order);
	desk.order = adopt_good(say_good());
	for (int i = 0; i < count; i++) {
		char command[64];
		int first = i;
		for (int j = i + 1; j < count; j++)
			if (scans[j].at < scans[first].at)
				first = j;
		const struct scan scan = scans[first];
		scans[first] = scans[i];
		scans[i] = scan;
		(void)snprintf(command, sizeof(command), "scan 1 status:%d at:%lld", (int)scan.status,
			       (long long)scan.at);
		struct shp_decision *told = NULL;
		ck_assert_int_eq(desk_try(&desk, desk.order, command, &told), SHP_OK);
		shp_order_unref(desk.order);
		desk.order = shp_order_ref(shp_decision_get_order(told));
		shp_decision_unref(told);
	}
}

static void check_same_reports(const struct shp_order *order)
{
	HOLDS(shp_order_get_shipment_scans(order, 0) == shp_order_get_shipment_scans(desk.order, 0));
	HOLDS(shp_order_get_shipment_carrier_status(order, 0) == shp_order_get_shipment_carrier_status(desk.order, 0));
	HOLDS(shp_order_get_shipment_carrier_status_at(order, 0) ==
	      shp_order_get_shipment_carrier_status_at(desk.order, 0));
	HOLDS(shp_order_get_shipment_first_scan_at(order, 0) == shp_order_get_shipment_first_scan_at(desk.order, 0));
	HOLDS(shp_order_get_shipment_delivered_at(order, 0) == shp_order_get_shipment_delivered_at(desk.order, 0));
}

/* In whatever order they are told, they are taken as if they had come one after the other. */
START_TEST(adopted_reports_are_as_if_they_had_been_reported)
{
	uint32_t state = 20251106;

	for (int life = 0; life < 500; life++) {
		struct shp_adoption *adoption = say_good();
		struct scan scans[8];
		const int count = life % 8;
		for (int i = 0; i < count; i++) {
			state = state * UINT32_C(1664525) + UINT32_C(1013904223);
			scans[i] = (struct scan){1 + (int32_t)((state >> 8) % 7), (state >> 16) % 6};
			shp_adoption_add_scan(adoption, 0, scans[i].status, scans[i].at);
		}
		struct shp_order *order = adopt_good(adoption);
		report(scans, count);
		check_same_reports(order);
		shp_order_unref(order);
	}
}
END_TEST

/* A parcel that came back was delivered before: what the carrier says last does not make that undone. */
START_TEST(returned_after_delivered)
{
	struct shp_adoption *adoption = say_good();

	shp_adoption_add_scan(adoption, 0, SHP_CARRIER_STATUS_RETURNED, DESK_NOW + 9);
	shp_adoption_add_scan(adoption, 0, SHP_CARRIER_STATUS_DELIVERED, DESK_NOW + 5);
	shp_adoption_add_scan(adoption, 0, SHP_CARRIER_STATUS_SCANNED, DESK_NOW + 1);
	struct shp_order *order = adopt_good(adoption);
	ck_assert_int_eq(shp_order_get_shipment_carrier_status(order, 0), SHP_CARRIER_STATUS_RETURNED);
	ck_assert_int_eq(shp_order_get_shipment_carrier_status_at(order, 0), DESK_NOW + 9);
	ck_assert_int_eq(shp_order_get_shipment_delivered_at(order, 0), DESK_NOW + 5);
	ck_assert_int_eq(shp_order_get_shipment_first_scan_at(order, 0), DESK_NOW + 1);
	ck_assert_int_eq(shp_order_get_shipment_scans(order, 0), 1 << SHP_CARRIER_STATUS_SCANNED |
				 1 << SHP_CARRIER_STATUS_DELIVERED | 1 << SHP_CARRIER_STATUS_RETURNED);
	shp_order_unref(order);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("adopt");
	TCase *cases = tcase_create("adopt");
	SRunner *runner = srunner_create(suite);

	tcase_add_checked_fixture(cases, open_desk, close_desk);
	tcase_add_loop_test(cases, each_adoption_is_refused_for_exactly_its_problems, 0,
			    (int)(sizeof(rows) / sizeof(rows[0])));
	tcase_add_test(cases, empty_columns_of_an_open_package_are_no_shipment);
	tcase_add_test(cases, the_rest_is_reckoned);
	tcase_add_test(cases, the_rest_finds_room_or_says_so);
	tcase_add_test(cases, adopted_reports_are_as_if_they_had_been_reported);
	tcase_add_test(cases, returned_after_delivered);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
