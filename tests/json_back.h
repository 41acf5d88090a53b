/* What an order's view says, sent back in: as the order that was placed, and as what was confirmed. */
#ifndef TESTS_JSON_BACK_H
#define TESTS_JSON_BACK_H

#include <string.h>

#include "json_check.h"
#include "order_help.h"

static inline const char *string_of(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static inline int32_t number_of(const json_t *object, const char *key)
{
	return (int32_t)json_integer_value(json_object_get(object, key));
}

static inline void read_line(struct shp_placement *placement, uint32_t index, const json_t *line, int32_t exponent)
{
	shp_placement_add_line(placement, string_of(line, "id"), number_of(line, "quantity"));
	shp_placement_set_line_text(placement, index, SHP_LINE_SKU, string_of(line, "sku"));
	shp_placement_set_line_text(placement, index, SHP_LINE_TITLE, string_of(line, "title"));
	shp_placement_set_line_text(placement, index, SHP_LINE_CATEGORY, string_of(line, "category"));
	for (int32_t amount = SHP_AMOUNT_ITEM_PRICE; amount <= SHP_AMOUNT_SHIPPING_DISCOUNT; amount++)
		shp_placement_set_line_amount(placement, index, amount,
					      json_money(line, shp_amount_name(amount), exponent));
}

static inline struct shp_placement *read_placement(const json_t *json)
{
	const json_t *programs = json_object_get(json, "programs");
	const json_t *lines = json_object_get(json, "lines");
	const int32_t exponent = number_of(json, "exponent");
	struct shp_placement *placement = NULL;
	int32_t set = 0;

	ck_assert_int_eq(shp_placement_new(ctx, &placement), SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, string_of(json, "reference"));
	shp_placement_set_text(placement, SHP_ORDER_MARKETPLACE, string_of(json, "marketplace"));
	shp_placement_set_text(placement, SHP_ORDER_SERVICE, string_of(json, "service"));
	shp_placement_set_currency(placement, string_of(json, "currency"), exponent);
	shp_placement_set_ordered_at(placement, json_instant(json, "ordered_at"));
	shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_FROM, json_date(json, "ship_from_date"));
	shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_BY, json_date(json, "ship_by"));
	shp_placement_set_date(placement, SHP_ORDER_DATE_DELIVER_BY, json_date(json, "deliver_by"));
	shp_placement_set_channel(placement, strcmp(string_of(json, "channel"), "AFN") == 0);
	shp_placement_set_pending(placement, strcmp(string_of(json, "status"), "pending") == 0);
	shp_placement_set_fee_basis_points(placement, number_of(json, "fee_basis_points"));
	shp_placement_set_cod_amount(placement, json_money(json, "cod_amount", exponent));
	for (size_t i = 0; i < json_array_size(programs); i++)
		set |= shp_program_from_name(json_string_value(json_array_get(programs, i))); /* right ones */
	shp_placement_set_programs(placement, set);
	for (uint32_t i = 0; i < json_array_size(lines); i++)
		read_line(placement, i, json_array_get(lines, i), exponent);
	return placement;
}

static inline struct shp_confirmation *read_confirmation(const json_t *package)
{
	const json_t *shipment = json_object_get(package, "shipment");
	const json_t *items = json_object_get(package, "items");
	struct shp_confirmation *confirmation = NULL;

	ck_assert_int_eq(shp_confirmation_new(ctx, &confirmation), SHP_OK);
	shp_confirmation_set_package(confirmation, string_of(package, "reference"));
	shp_confirmation_set_ship_date(confirmation, json_date(shipment, "ship_date"));
	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++)
		shp_confirmation_set_text(confirmation, field, string_of(shipment, shp_ship_field_name(field)));
	for (size_t i = 0; i < json_array_size(items); i++)
		shp_confirmation_add_item(confirmation, string_of(json_array_get(items, i), "line"),
					  number_of(json_array_get(items, i), "quantity"));
	return confirmation;
}

/* Nothing happens but that it is recognised. Takes over the decision. */
static inline void expect_repeated(int32_t status, struct shp_decision *decision, const struct shp_order *order)
{
	ck_assert_msg(status == SHP_OK, "%s %s: %s", shp_status_name(status), shp_error_get_path(error, 0),
		      shp_error_get_message(error, 0, SHP_LANGUAGE_EN));
	ck_assert_int_eq(shp_decision_is_repeated(decision), 1);
	ck_assert_uint_eq(shp_decision_count_events(decision), 0);
	ck_assert_int_eq(shp_order_equals(shp_decision_get_order(decision), order), 1);
	shp_decision_unref(decision);
}

static inline void check_sent_back(const struct shp_rules *rules, struct shp_order *order, int64_t now)
{
	json_t *json = json_of_order(order, rules, now, SHP_AUDIENCE_SELLER);
	const json_t *packages = json_object_get(json, "packages");
	struct shp_placement *placement = read_placement(json);
	struct shp_decision *decision = NULL;
	int32_t status = shp_order_place_again(rules, order, placement, now, &decision, error);

	expect_repeated(status, decision, order);
	shp_placement_free(placement);
	for (size_t i = 0; i < json_array_size(packages); i++) {
		const json_t *package = json_array_get(packages, i);
		struct shp_confirmation *confirmation;

		if (!json_object_get(package, "shipment"))
			continue;
		confirmation = read_confirmation(package);
		status = shp_order_reconfirm(rules, order, confirmation, now, &decision, error);
		expect_repeated(status, decision, order);
		shp_confirmation_free(confirmation);
	}
	json_decref(json);
}

#endif
