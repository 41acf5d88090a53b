/* Dates as people write them, and orders step by step. */
#ifndef TESTS_ORDER_HELP_H
#define TESTS_ORDER_HELP_H

#include <check.h>
#include <stdlib.h>

#include <libshipment/shipment.h>

#include "civil.h"
#include "rules_help.h"

#define MS_OF_DAY INT64_C(86400000)
#define NOW INT64_C(1762387200000) /* 2025-11-06T00:00:00Z, a Thursday */

/* To be found in facts, and nowhere else. */
#define MEMO "for the seller alone, 勿告买家"

/* "2025-11-06" */
static inline int32_t date(const char *text)
{
	return (int32_t)shp__civil_to_days(strtol(text, NULL, 10), (int32_t)strtol(text + 5, NULL, 10),
					   (int32_t)strtol(text + 8, NULL, 10));
}

/* The order after it; the decision is released. */
static inline struct shp_order *take_order(struct shp_decision *decision)
{
	struct shp_order *order = shp_order_ref(shp_decision_get_order(decision));

	shp_decision_unref(decision);
	return order;
}

/* Confirms a package "2" of so many units of line "1". Takes over the reference. */
static inline struct shp_order *confirm(const struct shp_rules *rules, struct shp_order *order, int32_t quantity)
{
	struct shp_confirmation *confirmation = NULL;
	struct shp_decision *confirmed = NULL;

	ck_assert_int_eq(shp_confirmation_new(ctx, &confirmation), SHP_OK);
	shp_confirmation_set_package(confirmation, "2");
	shp_confirmation_add_item(confirmation, "1", quantity);
	shp_confirmation_set_ship_date(confirmation, date("2025-11-06"));
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "UPS");
	ck_assert_int_eq(shp_order_confirm(rules, order, confirmation, NOW, &confirmed, error), SHP_OK);
	shp_confirmation_free(confirmation);
	shp_order_unref(order);
	return take_order(confirmed);
}

/* Cancels one unit of a line, or all that is open. Takes over the reference. */
static inline struct shp_order *cancel(const struct shp_rules *rules, struct shp_order *order, const char *line)
{
	struct shp_cancellation *cancellation = NULL;
	struct shp_decision *cancelled = NULL;

	ck_assert_int_eq(shp_cancellation_new(ctx, &cancellation), SHP_OK);
	shp_cancellation_set_reference(cancellation, line ? line : "all");
	shp_cancellation_set_reason(cancellation, SHP_REASON_NO_INVENTORY);
	if (line)
		shp_cancellation_add_item(cancellation, line, 1);
	ck_assert_int_eq(shp_order_cancel(rules, order, cancellation, NOW, &cancelled, error), SHP_OK);
	shp_cancellation_free(cancellation);
	shp_order_unref(order);
	return take_order(cancelled);
}

/* One line of two units, confirmed by one package with a memo. Both decisions are owned. */
static inline void decide_plain(const struct shp_rules *rules, struct shp_decision **ret_placed,
				struct shp_decision **ret_confirmed)
{
	struct shp_placement *placement = NULL;
	struct shp_confirmation *confirmation = NULL;

	ck_assert_int_eq(shp_placement_new(ctx, &placement), SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, NOW);
	shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_BY, date("2025-11-07"));
	shp_placement_add_line(placement, "05015851154158", 2);
	shp_placement_set_line_text(placement, 0, SHP_LINE_TITLE, "13\" 充电宝");
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_ITEM_PRICE, 5198);
	ck_assert_int_eq(shp_order_place(rules, placement, NOW, ret_placed, error), SHP_OK);
	shp_placement_free(placement);
	ck_assert_int_eq(shp_confirmation_new(ctx, &confirmation), SHP_OK);
	shp_confirmation_set_ship_date(confirmation, date("2025-11-06"));
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "UPS");
	shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING, "1Z999AA10123456784");
	shp_confirmation_set_text(confirmation, SHP_SHIP_MEMO, MEMO);
	ck_assert_int_eq(shp_order_confirm(rules, shp_decision_get_order(*ret_placed), confirmation, NOW + 1500,
					   ret_confirmed, error), SHP_OK);
	shp_confirmation_free(confirmation);
}

#endif
