/* Bugs that other systems had with money: charged twice, too much, or a cent that never adds up. */
#include "peers.h"

#include <stdio.h>
#include <string.h>

static void id_of(int32_t kind, uint8_t id[16])
{
	for (uint32_t i = 0; i < shp_decision_count_events(desk.last); i++)
		if (shp_event_get_kind(shp_decision_get_event(desk.last, i)) == kind) {
			shp_event_get_id(shp_decision_get_event(desk.last, i), id);
			return;
		}
	ck_abort_msg("no event of kind %d", (int)kind);
}

/* ---- idempotency keys ---- */

/* Decided again after an answer that never came, later and under other rules: the key is the same. */
START_TEST(bug_retried_charge_gets_a_new_key)
{
	struct shp_decision *again;
	struct shp_order *before;
	uint8_t id[2][16];

	desk_place(&desk, "a=2@200");
	before = shp_order_ref(desk.order);
	desk_do(&desk, "confirm 2 a=1");
	id_of(SHP_EVENT_BUYER_CHARGED, id[0]);
	desk_rule(&desk, "uk,fee=100,method=ignore");
	ck_assert_int_eq(desk_try(&desk, before, "confirm 2 a=1 later:9", &again), SHP_OK);
	shp_decision_unref(desk.last);
	desk.last = again;
	id_of(SHP_EVENT_BUYER_CHARGED, id[1]);
	ck_assert_mem_eq(id[0], id[1], 16);
	shp_order_unref(before);
}
END_TEST

START_TEST(bug_partial_charges_share_a_key)
{
	uint8_t id[3][16];

	desk_rule(&desk, "us,charge=per_package");
	desk_place(&desk, "a=3@300");
	desk_do(&desk, "confirm 1 a=1");
	id_of(SHP_EVENT_BUYER_CHARGED, id[0]);
	desk_do(&desk, "confirm 2 a=1");
	id_of(SHP_EVENT_BUYER_CHARGED, id[1]);
	desk_do(&desk, "reconfirm 2 a=2");
	id_of(SHP_EVENT_BUYER_CHARGED, id[2]);
	ck_assert_mem_ne(id[0], id[1], 16);
	ck_assert_mem_ne(id[1], id[2], 16);
	ck_assert_mem_ne(id[0], id[2], 16);
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 300);
}
END_TEST

/* ---- amounts ---- */

START_TEST(bug_refund_of_a_part_refunds_all)
{
	desk_place(&desk, "a=4@1000 b=1@500");
	desk_do(&desk, "confirm 2 b=1");
	desk_do(&desk, "cancel x a=1");
	ck_assert_int_eq(money(SHP_MONEY_REFUNDED), 250);
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 1500);
}
END_TEST

START_TEST(bug_refund_before_any_charge)
{
	desk_place(&desk, "a=4@1000 b=1@500");
	desk_do(&desk, "cancel x a=1");
	ck_assert_str_eq(desk_hear(&desk), "items.cancelled");
	desk_do(&desk, "confirm 1");
	ck_assert_str_eq(desk_money(&desk), "charged 1250 refunded 0 credited 1250 debited 0 held 0");
}
END_TEST

START_TEST(bug_charge_of_the_total_before_it_was_edited)
{
	desk_rule(&desk, "us,charge=last_package");
	desk_place(&desk, "a=2@1000,80 b=1@500");
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 0);
	desk_do(&desk, "cancel x a=1 b=1");
	ck_assert_str_eq(desk_hear(&desk), "items.cancelled buyer.charged=540 seller.credited=540");
}
END_TEST

/* What was taken before the library came is the baseline: from there on only differences move. */
START_TEST(bug_money_moved_outside_resets_totals)
{
	struct shp_adoption *adoption;
	struct shp_decision *adopted;

	desk_rule(&desk, "us,charge=per_package");
	ck_assert_int_eq(shp_adoption_new(desk.ctx, &adoption), SHP_OK);
	struct shp_placement *placement = shp_adoption_get_placement(adoption);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "111-2222222-3333333");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, DESK_ORDERED_AT);
	shp_placement_add_line(placement, "a", 2);
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_ITEM_PRICE, 1000);
	shp_adoption_add_package(adoption, "1");
	shp_adoption_add_package_item(adoption, 0, "a", 1);
	shp_adoption_set_shipment(adoption, 0, 1, DESK_ORDERED_AT);
	shp_adoption_set_shipment_date(adoption, 0, DESK_DATE);
	shp_adoption_set_shipment_text(adoption, 0, SHP_SHIP_CARRIER, "UPS");
	shp_adoption_add_package(adoption, "2");
	shp_adoption_add_package_item(adoption, 1, "a", 1);
	shp_adoption_set_money(adoption, SHP_MONEY_CHARGED, 700);
	shp_adoption_set_money(adoption, SHP_MONEY_CREDITED, 700);
	ck_assert_int_eq(shp_order_adopt(desk.rules, adoption, desk.now, &adopted, desk.error),
			 SHP_ERR_MONEY_DISAGREES);
	shp_adoption_set_baseline(adoption, 1);
	ck_assert_int_eq(shp_order_adopt(desk.rules, adoption, desk.now, &adopted, desk.error), SHP_OK);
	desk.order = shp_order_ref(shp_decision_get_order(adopted));
	shp_decision_unref(adopted);
	shp_adoption_free(adoption);
	desk_do(&desk, "confirm 2");
	ck_assert_str_eq(desk_money(&desk), "charged 1200 refunded 0 credited 1200 debited 0 held 0");
}
END_TEST

/* ---- cents ---- */

START_TEST(bug_shipping_tax_is_left_out_of_refunds)
{
	desk_place(&desk, "a=2@1000,0,500,41 b=1@100");
	desk_do(&desk, "confirm 2 b=1");
	desk_do(&desk, "cancel x a=1");
	ck_assert_int_eq(money(SHP_MONEY_REFUNDED), 500 + 250 + 21);
	desk_do(&desk, "cancel y a=1");
	ck_assert_int_eq(money(SHP_MONEY_REFUNDED), 1541);
}
END_TEST

/* Ships every unit of a line alone. */
static void ship_one_by_one(int units)
{
	char command[48];

	for (int i = 0; i < units; i++) {
		(void)snprintf(command, sizeof(command), "confirm p%d a=1", i);
		desk_do(&desk, command);
	}
}

START_TEST(bug_residue_keeps_an_order_open)
{
	desk_rule(&desk, "us,charge=per_package,fee=1500");
	desk_place(&desk, "a=7@1000,83,500,41,7,1,3,2");
	ship_one_by_one(7);
	ck_assert_int_eq(status(), SHP_ORDER_STATUS_SHIPPED);
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), money(SHP_MONEY_TOTAL));
	ck_assert_int_eq(money(SHP_MONEY_CREDITED), 1627 - 1627 * 1500 / 10000);
}
END_TEST

START_TEST(bug_cents_drift_over_many_shipments)
{
	desk_rule(&desk, "us,charge=per_package,fee=833");
	desk_place(&desk, "a=300@10001,77,99,1");
	ship_one_by_one(300);
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 10178);
	ck_assert_int_eq(money(SHP_MONEY_CREDITED), 10178 - 10178 * 833 / 10000);
	ck_assert_int_eq(money(SHP_MONEY_REFUNDED) + money(SHP_MONEY_DEBITED), 0);
}
END_TEST

/* ---- splits ---- */

START_TEST(bug_split_loses_or_doubles_shipping)
{
	desk_place(&desk, "a=2@1000,80,500,40 b=1@300,0,99");
	desk_do(&desk, "split 2 a=1 / 3 b=1");
	ck_assert_str_eq(desk_hear(&desk), "package.split");
	ck_assert_int_eq(money(SHP_MONEY_TOTAL), 2019);
	desk_do(&desk, "confirm 3");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 2019);
	desk_do(&desk, "confirm 2");
	desk_do(&desk, "confirm 1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 2019);
}
END_TEST

START_TEST(bug_each_part_costs_the_whole_line)
{
	desk_rule(&desk, "us,charge=per_package");
	desk_place(&desk, "a=3@1000");
	desk_do(&desk, "split 2 a=1 / 3 a=1");
	desk_do(&desk, "confirm 3");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 333);
	desk_do(&desk, "confirm 2");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 666);
	desk_do(&desk, "confirm 1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), 1000);
}
END_TEST

TCase *peers_money_bugs(void)
{
	TCase *cases = tcase_create("money bugs");

	tcase_add_test(cases, bug_retried_charge_gets_a_new_key);
	tcase_add_test(cases, bug_partial_charges_share_a_key);
	tcase_add_test(cases, bug_refund_of_a_part_refunds_all);
	tcase_add_test(cases, bug_refund_before_any_charge);
	tcase_add_test(cases, bug_charge_of_the_total_before_it_was_edited);
	tcase_add_test(cases, bug_money_moved_outside_resets_totals);
	tcase_add_test(cases, bug_shipping_tax_is_left_out_of_refunds);
	tcase_add_test(cases, bug_residue_keeps_an_order_open);
	tcase_add_test(cases, bug_cents_drift_over_many_shipments);
	tcase_add_test(cases, bug_split_loses_or_doubles_shipping);
	tcase_add_test(cases, bug_each_part_costs_the_whole_line);
	return cases;
}
