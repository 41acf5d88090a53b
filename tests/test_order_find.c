/* Finding lines, packages and cancellations, automatic references, and asking for what is not there. */
#include <stdio.h>

#include "order_help.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static uint32_t random_state = 7;

static uint32_t one_of(uint32_t count)
{
	random_state = random_state * UINT32_C(1664525) + UINT32_C(1013904223);
	return (random_state >> 8) % count;
}

static struct shp_placement *begin_placement(void)
{
	struct shp_placement *placement = NULL;

	ck_assert_int_eq(shp_placement_new(ctx, &placement), SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "A-1");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, NOW);
	return placement;
}

static struct shp_order *place(const struct shp_rules *rules, struct shp_placement *placement)
{
	struct shp_decision *placed = NULL;

	ck_assert_int_eq(shp_order_place(rules, placement, NOW, &placed, error), SHP_OK);
	shp_placement_free(placement);
	return take_order(placed);
}

/* Ids of all lengths, in any order, some of them the beginning of others. */
START_TEST(lines_are_found_by_their_ids)
{
	enum { LINES = 1000 };
	static char ids[LINES][SHP_LIMIT_LINE_ID + 1];
	struct shp_rules *rules = parse("us");
	struct shp_placement *placement = begin_placement();
	struct shp_order *order;

	for (uint32_t i = 0; i < LINES; i++) {
		const uint32_t length = 4 + one_of(SHP_LIMIT_LINE_ID - 4);

		(void)snprintf(ids[i], sizeof(ids[i]), "%x", i * 2654435761u);
		for (uint32_t at = (uint32_t)strlen(ids[i]); at < length; at++)
			ids[i][at] = (char)('a' + one_of(2));
		shp_placement_add_line(placement, ids[i], 1 + (int32_t)one_of(9));
	}
	order = place(rules, placement);
	ck_assert_uint_eq(shp_order_count_lines(order), LINES);
	for (uint32_t i = 0; i < LINES; i++) {
		char other[SHP_LIMIT_LINE_ID + 2];

		ck_assert_int_eq(shp_order_find_line(order, ids[i]), (int32_t)i);
		ck_assert_str_eq(shp_order_get_line_text(order, i, SHP_LINE_ID), ids[i]);
		(void)snprintf(other, sizeof(other), "%.*s~", SHP_LIMIT_LINE_ID, ids[i]);
		ck_assert_int_eq(shp_order_find_line(order, other), -1);
		other[2] = '\0';
		ck_assert_int_eq(shp_order_find_line(order, other), -1);
	}
	ck_assert_int_eq(shp_order_find_line(order, ""), -1);
	ck_assert_int_eq(shp_order_find_line(order, NULL), -1);
	shp_order_unref(order);
	shp_rules_unref(rules);
}
END_TEST

/* Moves `units` of the only line into a package of its own. */
static struct shp_order *split_off(const struct shp_rules *rules, struct shp_order *order, const char *reference,
				   int32_t units)
{
	struct shp_contents *contents = NULL;
	struct shp_decision *split = NULL;

	ck_assert_int_eq(shp_contents_new(ctx, &contents), SHP_OK);
	shp_contents_add_package(contents, reference);
	shp_contents_add_item(contents, 0, "1", units);
	ck_assert_int_eq(shp_order_split(rules, order, contents, NOW, &split, error), SHP_OK);
	shp_contents_free(contents);
	shp_order_unref(order);
	return take_order(split);
}

/* The smallest positive integer that is not among the references, found the long way. */
static int32_t smallest_unused(char references[][SHP_LIMIT_REFERENCE + 1], uint32_t count)
{
	for (int32_t number = 1;; number++) {
		char digits[16];
		uint32_t i = 0;

		(void)snprintf(digits, sizeof(digits), "%d", (int)number);
		while (i < count && strcmp(references[i], digits) != 0)
			i++;
		if (i == count)
			return number;
	}
}

START_TEST(packages_are_found_and_numbered)
{
	enum { PACKAGES = 120 };
	static char references[PACKAGES + 1][SHP_LIMIT_REFERENCE + 1];
	struct shp_rules *rules = parse("us");
	struct shp_placement *placement = begin_placement();
	struct shp_order *order;
	uint32_t count = 1;

	shp_placement_add_line(placement, "1", 100000);
	order = place(rules, placement);
	(void)snprintf(references[0], sizeof(references[0]), "1");
	while (count <= PACKAGES) {
		(void)snprintf(references[count], sizeof(references[0]), one_of(3) ? "%u" : "0%u", one_of(150));
		if (shp_order_find_package(order, references[count]) >= 0)
			continue;
		order = split_off(rules, order, references[count], 1 + (int32_t)one_of(5));
		count++;
		ck_assert_int_eq(shp_order_get_next_package_number(order), smallest_unused(references, count));
		ck_assert_uint_eq(shp_order_count_references_used(order), count);
		for (uint32_t i = 0; i < count; i++) {
			const int32_t found = shp_order_find_package(order, references[i]);

			ck_assert_int_eq(found, (int32_t)i);
			ck_assert_str_eq(shp_order_get_package_reference(order, (uint32_t)found), references[i]);
		}
	}
	ck_assert_int_eq(shp_order_find_package(order, "x"), -1);
	ck_assert_int_eq(shp_order_find_package(order, ""), -1);
	ck_assert_int_eq(shp_order_find_package(order, NULL), -1);
	shp_order_unref(order);
	shp_rules_unref(rules);
}
END_TEST

START_TEST(cancellations_are_found_and_numbered)
{
	enum { CANCELLATIONS = 60 };
	static char references[CANCELLATIONS][SHP_LIMIT_REFERENCE + 1];
	struct shp_rules *rules = parse("us");
	struct shp_placement *placement = begin_placement();
	struct shp_order *order;
	uint32_t count = 0;

	shp_placement_add_line(placement, "1", 100000);
	order = place(rules, placement);
	ck_assert_int_eq(shp_order_get_next_cancellation_number(order), 1);
	while (count < CANCELLATIONS) {
		struct shp_cancellation *cancellation = NULL;
		struct shp_decision *cancelled = NULL;

		(void)snprintf(references[count], sizeof(references[0]), one_of(4) ? "%u" : "00%u", one_of(70));
		if (shp_order_find_cancellation(order, references[count]) >= 0)
			continue;
		ck_assert_int_eq(shp_cancellation_new(ctx, &cancellation), SHP_OK);
		shp_cancellation_set_reference(cancellation, references[count]);
		shp_cancellation_set_reason(cancellation, SHP_REASON_OTHER);
		shp_cancellation_add_item(cancellation, "1", 1);
		ck_assert_int_eq(shp_order_cancel(rules, order, cancellation, NOW, &cancelled, error), SHP_OK);
		shp_cancellation_free(cancellation);
		shp_order_unref(order);
		order = take_order(cancelled);
		count++;
		ck_assert_int_eq(shp_order_get_next_cancellation_number(order), smallest_unused(references, count));
		for (uint32_t i = 0; i < count; i++)
			ck_assert_int_eq(shp_order_find_cancellation(order, references[i]), (int32_t)i);
	}
	ck_assert_int_eq(shp_order_find_cancellation(order, "x"), -1);
	ck_assert_int_eq(shp_order_find_cancellation(order, NULL), -1);
	shp_order_unref(order);
	shp_rules_unref(rules);
}
END_TEST

/* One line, a confirmed package, an open one, a cancellation. */
static struct shp_order *make_order(const struct shp_rules *rules)
{
	struct shp_placement *placement = begin_placement();

	shp_placement_add_line(placement, "1", 10);
	return cancel(rules, confirm(rules, place(rules, placement), 2), "1");
}

static void ask_for_lines(const struct shp_order *order, uint32_t index)
{
	for (int32_t kind = SHP_UNITS_ORDERED - 1; kind <= SHP_UNITS_OPEN + 1; kind++)
		ck_assert_int_eq(shp_order_get_line_units(order, index, kind), 0);
	for (int32_t amount = 0; amount <= 9; amount++)
		ck_assert_int_eq(shp_order_get_line_amount(order, index, amount), 0);
	for (int32_t field = 0; field <= 5; field++)
		ck_assert_ptr_null(shp_order_get_line_text(order, index, field));
	ck_assert_int_eq(shp_order_get_line_status(order, index), 0);
}

/* What a package without a shipment says of it, and one that is not there. */
static void ask_for_shipment(const struct shp_order *order, uint32_t index)
{
	ck_assert_int_eq(shp_order_get_shipment_revision(order, index), 0);
	ck_assert_int_eq(shp_order_get_shipment_date(order, index), SHP_DATE_NONE);
	for (int32_t field = 0; field <= 8; field++)
		ck_assert_ptr_null(shp_order_get_shipment_text(order, index, field));
	ck_assert_int_eq(shp_order_get_shipment_confirmed_at(order, index), SHP_INSTANT_NONE);
	ck_assert_int_eq(shp_order_is_shipment_labelled(order, index), 0);
	ck_assert_int_eq(shp_order_get_shipment_verdict(order, index), 0);
	ck_assert_int_eq(shp_order_get_shipment_carrier_status(order, index), SHP_CARRIER_STATUS_NONE);
	ck_assert_int_eq(shp_order_get_shipment_carrier_status_at(order, index), SHP_INSTANT_NONE);
	ck_assert_int_eq(shp_order_get_shipment_scans(order, index), 0);
	ck_assert_int_eq(shp_order_get_shipment_first_scan_at(order, index), SHP_INSTANT_NONE);
	ck_assert_int_eq(shp_order_get_shipment_delivered_at(order, index), SHP_INSTANT_NONE);
}

static void ask_for_parts(const struct shp_order *order, uint32_t index)
{
	uint8_t id[16];

	ck_assert_ptr_null(shp_order_get_package_reference(order, index));
	ck_assert_int_eq(shp_order_get_package_status(order, index), 0);
	ck_assert_uint_eq(shp_order_count_package_items(order, index), 0);
	ck_assert_int_eq(shp_order_get_package_item_line(order, index, 0), -1);
	ck_assert_int_eq(shp_order_get_package_item_quantity(order, index, 0), 0);
	ck_assert_ptr_null(shp_order_get_cancellation_reference(order, index));
	ck_assert_int_eq(shp_order_get_cancellation_reason(order, index), 0);
	ck_assert_int_eq(shp_order_is_cancellation_of_all(order, index), 0);
	ck_assert_int_eq(shp_order_get_cancellation_at(order, index), SHP_INSTANT_NONE);
	ck_assert_uint_eq(shp_order_count_cancellation_items(order, index), 0);
	ck_assert_int_eq(shp_order_get_cancellation_item_line(order, index, 0), -1);
	ck_assert_int_eq(shp_order_get_cancellation_item_quantity(order, index, 0), 0);
	ck_assert_int_eq(shp_order_get_charge_id(order, index, id), SHP_ERR_INDEX);
	ck_assert_int_eq(shp_order_get_charge_amount(order, index), 0);
	ck_assert_int_eq(shp_order_get_charge_cause(order, index), 0);
	ck_assert_ptr_null(shp_order_get_charge_reference(order, index));
	ck_assert_int_eq(shp_order_get_charge_number(order, index), 0);
	ck_assert_int_eq(shp_order_get_charge_held(order, index), 0);
	ck_assert_int_eq(shp_order_get_charge_payment(order, index), SHP_PAYMENT_NONE);
}

START_TEST(what_is_not_there_is_answered_as_told)
{
	static const uint32_t indices[] = {2, 3, 10000, INT32_MAX, UINT32_MAX};
	struct shp_rules *rules = parse("us");
	struct shp_order *order = make_order(rules);

	ck_assert_uint_eq(shp_order_count_packages(order), 2);
	for (size_t i = 0; i < COUNT(indices); i++) {
		ask_for_lines(order, indices[i]);
		ask_for_shipment(order, indices[i]);
		ask_for_parts(order, indices[i]);
		ck_assert_int_eq(shp_order_get_package_item_line(order, 0, indices[i]), -1);
		ck_assert_int_eq(shp_order_get_package_item_quantity(order, 0, indices[i]), 0);
		ck_assert_int_eq(shp_order_get_cancellation_item_line(order, 0, indices[i]), -1);
		ck_assert_int_eq(shp_order_get_cancellation_item_quantity(order, 0, indices[i]), 0);
	}
	ask_for_shipment(order, (uint32_t)shp_order_find_package(order, "1"));
	for (int32_t field = -1; field <= 5; field++) {
		if (field < SHP_ORDER_REFERENCE || field > SHP_ORDER_SERVICE)
			ck_assert_ptr_null(shp_order_get_text(order, field));
		if (field < SHP_ORDER_DATE_SHIP_FROM || field > SHP_ORDER_DATE_DELIVER_BY)
			ck_assert_int_eq(shp_order_get_date(order, field), SHP_DATE_NONE);
	}
	ck_assert_int_eq(shp_order_get_money(order, 0), 0);
	ck_assert_int_eq(shp_order_get_money(order, SHP_MONEY_BASELINE_CREDIT + 1), 0);
	ck_assert_int_eq(shp_order_get_units(order, 0), 0);
	ck_assert_int_eq(shp_order_get_units(order, SHP_UNITS_OPEN + 1), 0);
	ck_assert_int_eq(shp_order_is_cancellation_of_all(order, 0), 0);
	ck_assert_ptr_null(shp_order_get_used_reference(order, 2));
	ck_assert_ptr_null(shp_order_get_used_reference(order, UINT32_MAX));
	ck_assert_ptr_null(shp_order_ref(NULL));
	ck_assert_ptr_null(shp_order_unref(NULL));
	shp_order_unref(order);
	shp_rules_unref(rules);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("order_find");
	TCase *tests = tcase_create("order_find");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, lines_are_found_by_their_ids);
	tcase_add_test(tests, packages_are_found_and_numbered);
	tcase_add_test(tests, cancellations_are_found_and_numbered);
	tcase_add_test(tests, what_is_not_there_is_answered_as_told);
	suite_add_tcase(suite, tests);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
