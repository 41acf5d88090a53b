/* Random orders with texts that JSON must escape, and random commands on them: for one program at a time. */
#ifndef TESTS_JSON_RANDOM_H
#define TESTS_JSON_RANDOM_H

#include <stdio.h>

#include "order_help.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static uint32_t random_state;

static inline uint32_t one_of(uint32_t count)
{
	random_state = random_state * UINT32_C(1664525) + UINT32_C(1013904223);
	return (random_state >> 8) % count;
}

/* What must be escaped, what need not be, and what some escape all the same. */
static inline const char *any_text(void)
{
	static const char *const texts[] = {
		"plain", "", "\"quoted\"", "back\\slash", "充电宝", "a/b </script> & more", "\xf0\x9f\x93\xa6",
		"\xe2\x80\xa8",
	};

	return texts[one_of(COUNT(texts))];
}

static inline struct shp_decision *place_any(const struct shp_rules *rules)
{
	static const char *const ids[] = {"05015851154158", "\"", "\\", "行"};
	struct shp_placement *placement = NULL;
	struct shp_decision *placed = NULL;

	ck_assert_int_eq(shp_placement_new(ctx, &placement), SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_text(placement, SHP_ORDER_SERVICE, any_text());
	shp_placement_set_currency(placement, "XTS", (int32_t)one_of(SHP_LIMIT_EXPONENT + 1));
	shp_placement_set_ordered_at(placement, NOW - one_of(1000000));
	for (int32_t field = SHP_ORDER_DATE_SHIP_FROM; field <= SHP_ORDER_DATE_DELIVER_BY; field++) {
		if (one_of(2))
			shp_placement_set_date(placement, field, date("2025-11-07") + (int32_t)one_of(9));
	}
	shp_placement_set_pending(placement, one_of(8) == 0);
	shp_placement_set_programs(placement, one_of(4) ? 0 : (int32_t)one_of(2048) & ~SHP_PROGRAM_FBM_SHIP_PLUS);
	shp_placement_set_channel(placement, one_of(16) == 0);
	shp_placement_set_cod_amount(placement, one_of(3) ? 0 : one_of(50000));
	for (uint32_t line = 0; line <= one_of(COUNT(ids)); line++) {
		shp_placement_add_line(placement, ids[line], 1 + (int32_t)one_of(4));
		for (int32_t field = SHP_LINE_SKU; field <= SHP_LINE_CATEGORY; field++)
			shp_placement_set_line_text(placement, line, field, any_text());
		for (int32_t amount = SHP_AMOUNT_ITEM_PRICE; amount <= SHP_AMOUNT_GIFT_WRAP_TAX; amount++)
			shp_placement_set_line_amount(placement, line, amount, 500 + one_of(100000));
		shp_placement_set_line_amount(placement, line, SHP_AMOUNT_ITEM_DISCOUNT, one_of(500));
		if (line + 1 == COUNT(ids))
			break;
	}
	ck_assert_int_eq(shp_order_place(rules, placement, NOW, &placed, error), SHP_OK);
	shp_placement_free(placement);
	return placed;
}

static inline const char *any_package(const struct shp_order *order)
{
	static const char *const others[] = {"1", "2", "3", "box-7"};

	if (one_of(3))
		return others[one_of(COUNT(others))];
	if (!shp_order_count_packages(order))
		return "1";
	return shp_order_get_package_reference(order, one_of(shp_order_count_packages(order)));
}

static inline const char *any_line(const struct shp_order *order)
{
	return shp_order_get_line_text(order, one_of(shp_order_count_lines(order)), SHP_LINE_ID);
}

static inline struct shp_confirmation *any_confirmation(const struct shp_order *order, int needs_all)
{
	static const char *const carriers[] = {"UPS", "usps", "Other", "SF Express", "a \"carrier\""};
	static const char *const trackings[] = {"1Z999AA10123456784", "1Z999AA10123456785", "SF1234567890", "\"\\"};
	struct shp_confirmation *confirmation = NULL;

	ck_assert_int_eq(shp_confirmation_new(ctx, &confirmation), SHP_OK);
	shp_confirmation_set_package(confirmation, any_package(order));
	for (uint32_t i = one_of(3); i > 0; i--)
		shp_confirmation_add_item(confirmation, any_line(order), 1 + (int32_t)one_of(3));
	if (needs_all || one_of(2))
		shp_confirmation_set_ship_date(confirmation, date("2025-11-05") + (int32_t)one_of(3));
	if (needs_all || one_of(2))
		shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, carriers[one_of(COUNT(carriers))]);
	if (needs_all || one_of(2))
		shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING, trackings[one_of(COUNT(trackings))]);
	if (one_of(2))
		shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER_NAME, "手递 \"by hand\"");
	if (one_of(2))
		shp_confirmation_set_text(confirmation, SHP_SHIP_METHOD, any_text());
	if (one_of(2))
		shp_confirmation_set_text(confirmation, SHP_SHIP_MEMO, one_of(4) ? MEMO : MEMO " 2");
	else if (!needs_all && !one_of(3))
		shp_confirmation_clear(confirmation, SHP_SHIP_MEMO);
	return confirmation;
}

static inline int32_t split_any(const struct shp_rules *rules, struct shp_order *order, int64_t now,
				    struct shp_decision **ret)
{
	struct shp_contents *contents = NULL;
	int32_t status;

	ck_assert_int_eq(shp_contents_new(ctx, &contents), SHP_OK);
	shp_contents_add_package(contents, any_package(order));
	shp_contents_add_item(contents, 0, any_line(order), 1 + (int32_t)one_of(2));
	status = shp_order_split(rules, order, contents, now, ret, NULL);
	shp_contents_free(contents);
	return status;
}

static inline int32_t cancel_any(const struct shp_rules *rules, struct shp_order *order, int64_t now,
				     struct shp_decision **ret)
{
	struct shp_cancellation *cancellation = NULL;
	char reference[16];
	int32_t status;

	ck_assert_int_eq(shp_cancellation_new(ctx, &cancellation), SHP_OK);
	(void)snprintf(reference, sizeof(reference), "c%u", one_of(1000));
	shp_cancellation_set_reference(cancellation, reference);
	shp_cancellation_set_reason(cancellation, 1 + (int32_t)one_of(SHP_REASON_CANNOT_VERIFY_INFORMATION));
	if (one_of(4))
		shp_cancellation_add_item(cancellation, any_line(order), 1);
	status = shp_order_cancel(rules, order, cancellation, now, ret, NULL);
	shp_cancellation_free(cancellation);
	return status;
}

static inline int32_t pay_any(const struct shp_rules *rules, struct shp_order *order, int64_t now,
				  struct shp_decision **ret)
{
	uint8_t id[16] = {0};

	if (shp_order_count_charges(order))
		shp_order_get_charge_id(order, one_of(shp_order_count_charges(order)), id);
	return shp_order_report_payment(rules, order, id, one_of(2) ? SHP_PAYMENT_SETTLED : SHP_PAYMENT_DECLINED, now,
					ret, NULL);
}

/* A command; often refused, which is none of this test's business. */
static inline int32_t do_any(const struct shp_rules *rules, struct shp_order *order, int64_t now,
				 struct shp_decision **ret)
{
	const uint32_t command = one_of(20);
	struct shp_confirmation *confirmation;
	int32_t status;

	if (command == 0)
		return shp_order_release(rules, order, now, ret, NULL);
	if (command == 1)
		return shp_order_expire(rules, order, now, ret, NULL);
	if (command == 2)
		return shp_order_cancel_label(rules, order, any_package(order), 0, now, ret, NULL);
	if (command == 3)
		return shp_order_scan(rules, order, any_package(order), 1 + (int32_t)one_of(7), now - one_of(99999),
				      now, ret, NULL);
	if (command < 7)
		return split_any(rules, order, now, ret);
	if (command < 9)
		return cancel_any(rules, order, now, ret);
	if (command < 11)
		return pay_any(rules, order, now, ret);
	confirmation = any_confirmation(order, command < 16);
	if (command < 14)
		status = shp_order_confirm(rules, order, confirmation, now, ret, NULL);
	else if (command < 16)
		status = shp_order_confirm_label(rules, order, confirmation, now, ret, NULL);
	else
		status = shp_order_reconfirm(rules, order, confirmation, now, ret, NULL);
	shp_confirmation_free(confirmation);
	return status;
}

#endif
