/*
 * Charges and money of orders that are handed over: what is not as the rest of the order says, each with its code and
 * the path of what is wrong; and that a charge goes on living where it was adopted.
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

/* ---- problems ---- */

/* A charge of its own, and what is wrong with it. */
struct row {
	const char *rules;
	int32_t cause;
	const char *reference;
	int32_t number;
	int64_t amount;
	int32_t payment;
	int64_t held;
	const char *problems; /* without the prefix of the codes */
};

#define SETTLED SHP_PAYMENT_SETTLED
#define BY_PACKAGE "us,charge=per_package,credit=settlement,fee=1000"
#define AT_ONCE "us,charge=per_package,fee=1000"
#define FIRST "us,credit=settlement"

/* Package 2 has left as revision 2, package 3 is here after its label was cancelled, package 4 has vanished, and
 * cancellation c took a piece. Each may be charged one more than was told. */
static const struct row rows[] = {
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 2, 1, SETTLED, 0, ""},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "3", 7, 1, SETTLED, 0, ""},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "4", 7, 1, SETTLED, 0, ""},
	{BY_PACKAGE, SHP_CAUSE_CANCELLATION, "c", 0, 1, SETTLED, 0, ""},
	{FIRST, SHP_CAUSE_ORDER, NULL, 2, 1, SETTLED, 0, ""},
	{FIRST, SHP_CAUSE_ORDER, "", 999999999, 1, SHP_PAYMENT_DECLINED, 0, ""},
	/* causes */
	{BY_PACKAGE, SHP_CAUSE_NONE, "2", 2, 1, SETTLED, 0, "VALUE charges[N].cause"},
	{BY_PACKAGE, SHP_CAUSE_CANCELLATION + 1, "2", 2, 1, SETTLED, 0, "VALUE charges[N].cause"},
	{BY_PACKAGE, SHP_CAUSE_ORDER, NULL, 1, 1, SETTLED, 0, "VALUE charges[N].cause"},
	/* references */
	{FIRST, SHP_CAUSE_ORDER, "2", 2, 1, SETTLED, 0, "VALUE charges[N].reference"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, NULL, 2, 1, SETTLED, 0, "REQUIRED charges[N].reference"},
	{BY_PACKAGE, SHP_CAUSE_CANCELLATION, "", 0, 1, SETTLED, 0, "REQUIRED charges[N].reference"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "a b", 2, 1, SETTLED, 0, "REFERENCE charges[N].reference"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "9", 2, 1, SETTLED, 0, "UNKNOWN_PACKAGE charges[N].reference"},
	{BY_PACKAGE, SHP_CAUSE_CANCELLATION, "d", 0, 1, SETTLED, 0, "VALUE charges[N].reference"},
	/* numbers */
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 0, 1, SETTLED, 0, "RANGE charges[N].number"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 3, 1, SETTLED, 0, "RANGE charges[N].number"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "3", INT32_MAX, 1, SETTLED, 0, "RANGE charges[N].number"},
	{BY_PACKAGE, SHP_CAUSE_CANCELLATION, "c", 1, 1, SETTLED, 0, "RANGE charges[N].number"},
	{FIRST, SHP_CAUSE_ORDER, NULL, 0, 1, SETTLED, 0, "RANGE charges[N].number"},
	{FIRST, SHP_CAUSE_ORDER, NULL, INT32_MAX, 1, SETTLED, 0, "RANGE charges[N].number"},
	{FIRST, SHP_CAUSE_ORDER, NULL, 1, 1, SETTLED, 0, "DUPLICATE charges[N].number"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 1, 1, SETTLED, 0, "DUPLICATE charges[N].number"},
	/* amounts */
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 2, 0, SETTLED, 0, "RANGE charges[N].amount"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 2, -1, SETTLED, 0, "AMOUNT charges[N].amount"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 2, 2, SETTLED, 0, "OVERFLOW charges[N].amount"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 2, INT64_MAX, SETTLED, 0, "OVERFLOW charges[N].amount"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 2, 1, SHP_PAYMENT_DECLINED + 1, 0, "VALUE charges[N].payment"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 2, 1, -1, 0, "VALUE charges[N].payment"},
	/* what waits */
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 2, 1, SHP_PAYMENT_NONE, -1, "AMOUNT charges[N].held"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 2, 1, SETTLED, 1, "RANGE charges[N].held"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 2, 1, SHP_PAYMENT_NONE, INT64_MAX, "OVERFLOW charges[N].held"},
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "2", 2, 1, SHP_PAYMENT_NONE, 1, "MONEY_DISAGREES credited"},
	{AT_ONCE, SHP_CAUSE_PACKAGE, "2", 2, 1, SHP_PAYMENT_NONE, 1,
	 "MONEY_DISAGREES credited; RANGE charges[N].held"},
	/* all of it at once */
	{BY_PACKAGE, SHP_CAUSE_PACKAGE, "a b", 0, -1, 9, -1,
	 "REFERENCE charges[N].reference; RANGE charges[N].number; AMOUNT charges[N].amount; "
	 "VALUE charges[N].payment; AMOUNT charges[N].held"},
};

/* "CODE path; CODE path", with N for the index of the charge that was added. */
static const char *problems(uint32_t charge)
{
	static char text[1000];
	static const size_t prefix = sizeof("SHP_ERR_") - 1;
	char index[24];

	(void)snprintf(index, sizeof(index), "charges[%u]", (unsigned)charge);
	text[0] = 0;
	for (uint32_t i = 0; i < shp_error_count_kept(desk.error); i++) {
		const char *path = shp_error_get_path(desk.error, i);
		const int is_it = !strncmp(path, index, strlen(index));
		const size_t length = strlen(text);
		(void)snprintf(text + length, sizeof(text) - length, "%s%s %s%s", i ? "; " : "",
			       shp_status_name(shp_error_get_code(desk.error, i)) + prefix, is_it ? "charges[N]" : "",
			       is_it ? path + strlen(index) : path);
	}
	return text;
}

static void check_bytes(const struct shp_order *order)
{
	struct shp_order *read = NULL;
	size_t size;
	uint8_t *bytes = desk_bytes(order, &size);

	ck_assert_int_eq(shp_order_decode(desk.ctx, bytes, size, &read, desk.error), SHP_OK);
	ck_assert(shp_order_equals(order, read));
	shp_order_unref(read);
	free(bytes);
}

START_TEST(each_charge_is_refused_for_exactly_its_problems)
{
	const struct row *row = &rows[_i];
	struct shp_decision *adopted = NULL;

	desk_rule(&desk, row->rules);
	desk_place(&desk, "a=9@900 b=1@50");
	desk_do_all(&desk, "confirm 2 a=2; reconfirm 2 memo:m; label 3 a=2; unlabel 3; split 4 a=1; cancel c a=1");
	struct shp_adoption *adoption = rows_of(desk.ctx, desk.order);
	ck_assert_int_lt(shp_order_find_package(desk.order, "4"), 0);
	shp_adoption_set_money(adoption, SHP_MONEY_CHARGED, shp_order_get_money(desk.order, SHP_MONEY_CHARGED) + 1);
	shp_adoption_set_money(adoption, SHP_MONEY_REFUNDED, shp_order_get_money(desk.order, SHP_MONEY_REFUNDED) + 1);
	shp_adoption_add_charge(adoption, row->cause, row->reference, row->number, row->amount, row->payment,
				row->held);
	const int32_t status = shp_order_adopt(desk.rules, adoption, DESK_NOW, &adopted, desk.error);
	shp_adoption_free(adoption);
	ck_assert_str_eq(problems(shp_order_count_charges(desk.order)), row->problems);
	ck_assert_int_eq(!status, !row->problems[0]);
	if (!status)
		check_bytes(shp_decision_get_order(adopted));
	shp_decision_unref(adopted);
}
END_TEST

/* Every one of many that stand there for the second time, whatever order they come in. */
START_TEST(charges_told_twice_are_all_told)
{
	struct shp_decision *adopted = NULL;

	desk_rule(&desk, FIRST);
	desk_place(&desk, "a=2@900");
	desk_do(&desk, "label 1");
	struct shp_adoption *adoption = rows_of(desk.ctx, desk.order);
	shp_adoption_set_baseline(adoption, 1);
	shp_adoption_set_money(adoption, SHP_MONEY_CHARGED, 1000);
	for (int32_t i = 0; i < 6; i++)
		shp_adoption_add_charge(adoption, SHP_CAUSE_ORDER, NULL, 3 - i / 2, 1, SETTLED, 0);
	ck_assert_int_eq(shp_order_adopt(desk.rules, adoption, DESK_NOW, &adopted, desk.error), SHP_ERR_DUPLICATE);
	ck_assert_str_eq(desk_problems(&desk),
			 "SHP_ERR_DUPLICATE charges[5].number; SHP_ERR_DUPLICATE charges[6].number; "
			 "SHP_ERR_DUPLICATE charges[4].number; SHP_ERR_DUPLICATE charges[2].number");
	shp_adoption_free(adoption);
}
END_TEST

START_TEST(too_many_charges)
{
	struct shp_decision *adopted = NULL;

	desk_rule(&desk, FIRST);
	desk_place(&desk, "a=2@900");
	struct shp_adoption *adoption = rows_of(desk.ctx, desk.order);
	shp_adoption_set_money(adoption, SHP_MONEY_CHARGED, SHP_LIMIT_ITEMS);
	shp_adoption_set_money(adoption, SHP_MONEY_REFUNDED, SHP_LIMIT_ITEMS);
	for (int32_t i = 1; i <= SHP_LIMIT_ITEMS; i++)
		shp_adoption_add_charge(adoption, SHP_CAUSE_ORDER, NULL, i, 1, SETTLED, 0);
	ck_assert_int_eq(shp_order_adopt(desk.rules, adoption, DESK_NOW, &adopted, desk.error), SHP_OK);
	adopted = shp_decision_unref(adopted);
	for (int32_t i = 1; i <= 5; i++)
		shp_adoption_add_charge(adoption, SHP_CAUSE_ORDER, NULL, i, 1, SETTLED, 0);
	ck_assert_int_eq(shp_order_adopt(desk.rules, adoption, DESK_NOW, &adopted, desk.error), SHP_ERR_LIMIT);
	ck_assert_str_eq(desk_problems(&desk), "SHP_ERR_LIMIT charges");
	shp_adoption_free(adoption);
}
END_TEST

/* ---- life goes on ---- */

/* Goes on from what the order says of itself. */
static void hand_over(void)
{
	struct shp_adoption *adoption = rows_of(desk.ctx, desk.order);
	struct shp_order *order = rows_adopt(desk.rules, adoption, desk.error);

	shp_adoption_free(adoption);
	shp_order_unref(desk.order);
	desk.order = order;
	check_bytes(desk.order);
}

/* The charge is known by the id that the provider was given before, and its credit is not lost. */
START_TEST(a_payment_of_an_adopted_charge_is_reported)
{
	uint8_t ids[2][16];

	desk_place(&desk, "a=3@300 b=1@50");
	desk_do_all(&desk, "confirm 2 a=1; confirm 3 b=1; settle 1");
	ck_assert_str_eq(desk_money(&desk), "charged 150 refunded 0 credited 45 debited 0 held 90");
	ck_assert_int_eq(shp_order_get_charge_id(desk.order, 0, ids[0]), SHP_OK);
	hand_over();
	ck_assert_int_eq(shp_order_get_charge_id(desk.order, 0, ids[1]), SHP_OK);
	ck_assert_mem_eq(ids[0], ids[1], 16);
	ck_assert_str_eq(desk_money(&desk), "charged 150 refunded 0 credited 45 debited 0 held 90");
	desk_repeat(&desk, "settle 1");
	desk_do(&desk, "decline 0");
	hand_over();
	desk_do(&desk, "settle 0");
	ck_assert_str_eq(desk_hear(&desk), "payment.settled=100 seller.credited=90");
	desk_do(&desk, "confirm 1");
	ck_assert_str_eq(desk_money(&desk), "charged 350 refunded 0 credited 135 debited 0 held 180");
}
END_TEST

/* What is told of a charge, without any money: then it is what the units say, less what waits. */
START_TEST(what_waits_is_not_credited)
{
	struct shp_decision *adopted = NULL;

	for (int64_t held = 180; held <= 181; held++) {
		struct shp_adoption *adoption;
		ck_assert_int_eq(shp_adoption_new(desk.ctx, &adoption), SHP_OK);
		struct shp_placement *placement = shp_adoption_get_placement(adoption);
		shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "1");
		shp_placement_set_currency(placement, "USD", 2);
		shp_placement_set_ordered_at(placement, DESK_ORDERED_AT);
		shp_placement_add_line(placement, "a", 2);
		shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_ITEM_PRICE, 200);
		shp_adoption_add_package(adoption, "1");
		shp_adoption_add_package_item(adoption, 0, "a", 2);
		shp_adoption_set_shipment(adoption, 0, 1, DESK_NOW);
		shp_adoption_set_shipment_date(adoption, 0, DESK_DATE);
		shp_adoption_set_shipment_text(adoption, 0, SHP_SHIP_CARRIER, "UPS");
		shp_adoption_add_charge(adoption, SHP_CAUSE_PACKAGE, "1", 1, 200, SHP_PAYMENT_NONE, held);
		const int32_t status = shp_order_adopt(desk.rules, adoption, DESK_NOW, &adopted, desk.error);
		ck_assert_int_eq(status, held == 180 ? SHP_OK : SHP_ERR_MONEY_DISAGREES);
		shp_adoption_free(adoption);
	}
	desk.order = shp_order_unref(desk.order);
	desk.order = shp_order_ref(shp_decision_get_order(adopted));
	shp_decision_unref(adopted);
	ck_assert_str_eq(desk_money(&desk), "charged 200 refunded 0 credited 0 debited 0 held 180");
	desk_do(&desk, "settle 0");
	ck_assert_str_eq(desk_money(&desk), "charged 200 refunded 0 credited 180 debited 0 held 0");
}
END_TEST

/* A name that was used is never used again: not by a package whose label was cancelled, nor by the whole order. */
START_TEST(the_next_charge_has_another_name)
{
	static const char *const texts[] = {BY_PACKAGE, FIRST};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		desk_rule(&desk, texts[i]);
		desk_place(&desk, "a=2@200");
		for (int round = 0; round < 3; round++) {
			desk_do(&desk, "label 1");
			desk_do(&desk, "unlabel 1");
			hand_over();
		}
		ck_assert_uint_eq(shp_order_count_charges(desk.order), 3);
		desk_do(&desk, "confirm 1");
		check_bytes(desk.order); /* which would not be read with a name twice */
		hand_over();
		desk_repeat(&desk, "confirm 1");
	}
}
END_TEST

/* A repeated cancellation of all is recognised where it was adopted, too. */
START_TEST(a_cancellation_of_all_stays_one)
{
	desk_place(&desk, "a=2@200");
	desk_do_all(&desk, "confirm 2 a=1; cancel c");
	hand_over();
	desk_repeat(&desk, "cancel c");
	ck_assert_int_eq(shp_order_is_cancellation_of_all(desk.order, 0), 1);
	desk_place(&desk, "a=2@200");
	desk_do_all(&desk, "confirm 2 a=1; cancel c a=1");
	hand_over();
	ck_assert_int_eq(shp_order_is_cancellation_of_all(desk.order, 0), 0);
}
END_TEST

/* ---- what is due ---- */

/*
 * The last package left, and was corrected: units are open, and due. With a baseline the money does not show it, and a
 * program that took it for money beyond what is due would charge everything again.
 */
START_TEST(what_is_due_can_be_told)
{
	struct shp_decision *adopted = NULL;

	desk_rule(&desk, "us,charge=last_package");
	desk_place(&desk, "a=2@200");
	struct shp_adoption *adoption = rows_of(desk.ctx, desk.order);
	shp_adoption_set_money(adoption, SHP_MONEY_CHARGED, 7);
	shp_adoption_set_baseline(adoption, 1);
	shp_order_unref(desk.order);
	desk.order = rows_adopt(desk.rules, adoption, desk.error);
	shp_adoption_free(adoption);
	desk_do_all(&desk, "confirm 1; reconfirm 1 a=1");
	ck_assert_str_eq(desk_money(&desk), "charged 207 refunded 0 credited 200 debited 0 held 0");
	hand_over();
	desk_do(&desk, "confirm 2");
	ck_assert_str_eq(desk_money(&desk), "charged 207 refunded 0 credited 200 debited 0 held 0");
	adoption = rows_of(desk.ctx, desk.order);
	shp_adoption_set_money(adoption, SHP_MONEY_DUE, 199);
	ck_assert_int_eq(shp_order_adopt(desk.rules, adoption, DESK_NOW, &adopted, desk.error),
			 SHP_ERR_MONEY_DISAGREES);
	ck_assert_str_eq(desk_problems(&desk), "SHP_ERR_MONEY_DISAGREES due");
	ck_assert_int_eq(shp_error_get_detail(desk.error, 0), 200);
	shp_adoption_free(adoption);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("adopted money");
	TCase *cases = tcase_create("adopted money");
	SRunner *runner = srunner_create(suite);

	tcase_add_checked_fixture(cases, open_desk, close_desk);
	tcase_add_loop_test(cases, each_charge_is_refused_for_exactly_its_problems, 0,
			    (int)(sizeof(rows) / sizeof(rows[0])));
	tcase_add_test(cases, charges_told_twice_are_all_told);
	tcase_add_test(cases, too_many_charges);
	tcase_add_test(cases, a_payment_of_an_adopted_charge_is_reported);
	tcase_add_test(cases, what_waits_is_not_credited);
	tcase_add_test(cases, the_next_charge_has_another_name);
	tcase_add_test(cases, a_cancellation_of_all_stays_one);
	tcase_add_test(cases, what_is_due_can_be_told);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
