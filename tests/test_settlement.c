/*
 * Credits that wait for their charge to settle: what is refunded waits no longer, what has been credited is debited,
 * and nothing waits for money that has gone back to the buyer.
 */
#include <stdlib.h>
#include <string.h>

#include "desk.h"

static struct desk desk;

static void begin(const char *rules, const char *lines)
{
	desk_open(&desk, rules);
	desk_place(&desk, lines);
}

#define MONEY(text) ck_assert_str_eq(desk_money(&desk), text)
#define PER_PACKAGE "us,charge=per_package,credit=settlement,fee=1000"

START_TEST(a_settled_package_that_is_refunded_is_debited)
{
	begin(PER_PACKAGE, "a=2@2000");
	desk_do_all(&desk, "label 1 a=1; label 2; settle 0");
	MONEY("charged 2000 refunded 0 credited 900 debited 0 held 900");
	desk_do(&desk, "unlabel 1");
	MONEY("charged 2000 refunded 1000 credited 900 debited 900 held 900");
	desk_do(&desk, "decline 1"); /* the buyer paid nothing, and the seller has nothing */
	MONEY("charged 2000 refunded 1000 credited 900 debited 900 held 900");
	desk_do(&desk, "settle 1");
	MONEY("charged 2000 refunded 1000 credited 1800 debited 900 held 0");
	desk_close(&desk);
}
END_TEST

START_TEST(what_waits_for_a_refunded_charge_is_given_up_and_not_another)
{
	begin(PER_PACKAGE, "a=2@2000");
	desk_do_all(&desk, "label 1 a=1; label 2; decline 0; unlabel 1");
	MONEY("charged 2000 refunded 1000 credited 0 debited 0 held 900");
	desk_do(&desk, "settle 1");
	MONEY("charged 2000 refunded 1000 credited 900 debited 0 held 0");
	desk_close(&desk);
}
END_TEST

/* Fees on what is collected on delivery are more than the credit, and the charge for the rest goes back. */
START_TEST(nothing_waits_for_money_that_has_gone_back)
{
	begin(PER_PACKAGE, "a=6@600 cod:500");
	desk_do(&desk, "label 1 a=4");
	MONEY("charged 0 refunded 0 credited 0 debited 40 held 0");
	desk_do(&desk, "label 2");
	MONEY("charged 100 refunded 0 credited 0 debited 40 held 80");
	desk_do(&desk, "unlabel 1");
	MONEY("charged 100 refunded 100 credited 20 debited 40 held 0");
	desk_do_all(&desk, "unlabel 2; cancel c");
	MONEY("charged 100 refunded 100 credited 40 debited 40 held 0");
	desk_close(&desk);
}
END_TEST

/* ---- every short story ---- */

#define LENGTH 6

static const char *const commands[] = {
	"label 1 a=1", "label 2 a=1", "label 3 a=2",  "unlabel 1", "unlabel 2", "unlabel 3",
	"settle 0",    "settle 1",    "decline 0",   "decline 1", "cancel c",  "cancel d a=1",
};
#define COMMANDS ((int)(sizeof(commands) / sizeof(commands[0])))

static void check_waiting(struct shp_order *order)
{
	const int64_t charged = shp_order_get_money(order, SHP_MONEY_CHARGED);
	const int64_t refunded = shp_order_get_money(order, SHP_MONEY_REFUNDED);
	const int64_t held = shp_order_get_money(order, SHP_MONEY_HELD);
	int64_t unsettled = 0;

	for (uint32_t i = 0; i < shp_order_count_charges(order); i++)
		if (shp_order_get_charge_payment(order, i) != SHP_PAYMENT_SETTLED)
			unsettled += shp_order_get_charge_amount(order, i);
	HOLDS(held >= 0 && held <= charged - refunded);
	HOLDS(unsettled || !held);
	if (shp_order_get_status(order) != SHP_ORDER_STATUS_CANCELLED)
		return;
	HOLDS(charged == refunded && !held); /* law 8, for both of them */
	HOLDS(shp_order_get_money(order, SHP_MONEY_CREDITED) == shp_order_get_money(order, SHP_MONEY_DEBITED));
}

static uint32_t walk(struct shp_order *order, int depth)
{
	uint32_t done = 0;

	check_waiting(order);
	if (depth == LENGTH)
		return 1;
	for (int i = 0; i < COMMANDS; i++) {
		struct shp_decision *decision;
		if (desk_try(&desk, order, commands[i], &decision))
			continue;
		if (!shp_decision_is_repeated(decision))
			done += walk(shp_decision_get_order(decision), depth + 1);
		shp_decision_unref(decision);
	}
	return done + 1;
}

START_TEST(no_story_leaves_a_credit_waiting_for_nothing)
{
	static const char *const rules[] = {PER_PACKAGE, "us,credit=settlement,fee=1000",
					    "us,credit=settlement,charge=last_package"};
	static const char *const orders[] = {"a=4@400", "a=4@403,7", "a=4@400 cod:150", "a=4@400 cod:900"};
	uint32_t stories = 0;

	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		for (size_t j = 0; j < sizeof(orders) / sizeof(orders[0]); j++) {
			begin(rules[i], orders[j]);
			stories += walk(desk.order, 0);
			desk_close(&desk);
		}
	}
	ck_assert_uint_gt(stories, 180000);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("settlement");
	TCase *cases = tcase_create("settlement");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(cases, 0);
	tcase_add_test(cases, a_settled_package_that_is_refunded_is_debited);
	tcase_add_test(cases, what_waits_for_a_refunded_charge_is_given_up_and_not_another);
	tcase_add_test(cases, nothing_waits_for_money_that_has_gone_back);
	tcase_add_test(cases, no_story_leaves_a_credit_waiting_for_nothing);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
