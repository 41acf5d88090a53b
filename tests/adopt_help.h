/* An order once more, as a host that has it in tables of its own would tell of it. */
#ifndef TESTS_ADOPT_HELP_H
#define TESTS_ADOPT_HELP_H

#include <check.h>

#include <libshipment/adopt.h>

static inline void adopt_placement(struct shp_placement *placement, const struct shp_order *order)
{
	uint8_t id[16];

	shp_order_get_id(order, id);
	shp_placement_set_id(placement, id);
	for (int32_t field = SHP_ORDER_REFERENCE; field <= SHP_ORDER_SERVICE; field++)
		shp_placement_set_text(placement, field, shp_order_get_text(order, field));
	shp_placement_set_currency(placement, shp_order_get_currency(order), shp_order_get_exponent(order));
	shp_placement_set_ordered_at(placement, shp_order_get_ordered_at(order));
	for (int32_t field = SHP_ORDER_DATE_SHIP_FROM; field <= SHP_ORDER_DATE_DELIVER_BY; field++)
		shp_placement_set_date(placement, field, shp_order_get_date(order, field));
	shp_placement_set_channel(placement, shp_order_get_channel(order));
	shp_placement_set_pending(placement, shp_order_get_status(order) == SHP_ORDER_STATUS_PENDING);
	shp_placement_set_programs(placement, shp_order_get_programs(order));
	shp_placement_set_fee_basis_points(placement, shp_order_get_fee_basis_points(order));
	shp_placement_set_charge_policy(placement, shp_order_get_charge_policy(order));
	shp_placement_set_credit_timing(placement, shp_order_get_credit_timing(order));
	shp_placement_set_cod_amount(placement, shp_order_get_money(order, SHP_MONEY_COD));
	for (uint32_t line = 0; line < shp_order_count_lines(order); line++) {
		shp_placement_add_line(placement, shp_order_get_line_text(order, line, SHP_LINE_ID),
				       shp_order_get_line_units(order, line, SHP_UNITS_ORDERED));
		for (int32_t field = SHP_LINE_SKU; field <= SHP_LINE_CATEGORY; field++)
			shp_placement_set_line_text(placement, line, field,
						    shp_order_get_line_text(order, line, field));
		for (int32_t amount = SHP_AMOUNT_ITEM_PRICE; amount <= SHP_AMOUNT_SHIPPING_DISCOUNT; amount++)
			shp_placement_set_line_amount(placement, line, amount,
						      shp_order_get_line_amount(order, line, amount));
	}
}

/*
 * Reports that a carrier may have made for an order to know what it does: every status once, as early as it can have
 * been, and the last one.
 */
static inline void adopt_scans(struct shp_adoption *adoption, const struct shp_order *order, uint32_t package)
{
	const int32_t last = shp_order_get_shipment_carrier_status(order, package);
	const int64_t last_at = shp_order_get_shipment_carrier_status_at(order, package);

	for (int32_t status = SHP_CARRIER_STATUS_SCANNED; status <= SHP_CARRIER_STATUS_LOST; status++) {
		int64_t at = shp_order_get_shipment_first_scan_at(order, package);
		if (!(shp_order_get_shipment_scans(order, package) >> status & 1))
			continue;
		if (status == SHP_CARRIER_STATUS_DELIVERED)
			at = shp_order_get_shipment_delivered_at(order, package);
		else if (status == SHP_CARRIER_STATUS_LOST) /* which is no scan: some time before the last report */
			at = last == status ? last_at : last_at - 1;
		shp_adoption_add_scan(adoption, package, status, at);
	}
	if (last != SHP_CARRIER_STATUS_NONE)
		shp_adoption_add_scan(adoption, package, last, last_at);
}

static inline void adopt_package(struct shp_adoption *adoption, const struct shp_order *order, uint32_t package)
{
	shp_adoption_add_package(adoption, shp_order_get_package_reference(order, package));
	for (uint32_t item = 0; item < shp_order_count_package_items(order, package); item++) {
		const int32_t line = shp_order_get_package_item_line(order, package, item);

		shp_adoption_add_package_item(adoption, package,
					      shp_order_get_line_text(order, (uint32_t)line, SHP_LINE_ID),
					      shp_order_get_package_item_quantity(order, package, item));
	}
	if (shp_order_get_package_status(order, package) != SHP_PACKAGE_STATUS_CONFIRMED)
		return;
	shp_adoption_set_shipment(adoption, package, shp_order_get_shipment_revision(order, package),
				  shp_order_get_shipment_confirmed_at(order, package));
	shp_adoption_set_shipment_date(adoption, package, shp_order_get_shipment_date(order, package));
	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++)
		shp_adoption_set_shipment_text(adoption, package, field,
					       shp_order_get_shipment_text(order, package, field));
	shp_adoption_set_shipment_label(adoption, package, shp_order_is_shipment_labelled(order, package));
	adopt_scans(adoption, order, package);
}

static inline void adopt_cancellation(struct shp_adoption *adoption, const struct shp_order *order, uint32_t index)
{
	shp_adoption_add_cancellation(adoption, shp_order_get_cancellation_reference(order, index),
				      shp_order_get_cancellation_reason(order, index),
				      shp_order_get_cancellation_at(order, index));
	shp_adoption_set_cancellation_of_all(adoption, index, shp_order_is_cancellation_of_all(order, index));
	for (uint32_t item = 0; item < shp_order_count_cancellation_items(order, index); item++) {
		const int32_t line = shp_order_get_cancellation_item_line(order, index, item);

		shp_adoption_add_cancellation_item(adoption, index,
						   shp_order_get_line_text(order, (uint32_t)line, SHP_LINE_ID),
						   shp_order_get_cancellation_item_quantity(order, index, item));
	}
}

static inline void adopt_money(struct shp_adoption *adoption, const struct shp_order *order)
{
	for (uint32_t i = 0; i < shp_order_count_charges(order); i++)
		shp_adoption_add_charge(adoption, shp_order_get_charge_cause(order, i),
					shp_order_get_charge_reference(order, i), shp_order_get_charge_number(order, i),
					shp_order_get_charge_amount(order, i), shp_order_get_charge_payment(order, i),
					shp_order_get_charge_held(order, i));
	for (int32_t kind = SHP_MONEY_CHARGED; kind <= SHP_MONEY_DEBITED; kind++)
		shp_adoption_set_money(adoption, kind, shp_order_get_money(order, kind));
	if (shp_order_get_money(order, SHP_MONEY_BASELINE_CHARGE) ||
	    shp_order_get_money(order, SHP_MONEY_BASELINE_CREDIT)) {
		shp_adoption_set_baseline(adoption, 1);
		shp_adoption_set_money(adoption, SHP_MONEY_DUE, shp_order_get_money(order, SHP_MONEY_DUE));
	}
}

/* Tells all that an order says of itself. */
static inline void adopt_all(struct shp_adoption *adoption, const struct shp_order *order)
{
	adopt_placement(shp_adoption_get_placement(adoption), order);
	for (uint32_t package = 0; package < shp_order_count_packages(order); package++)
		adopt_package(adoption, order, package);
	for (uint32_t i = 0; i < shp_order_count_references_used(order); i++) {
		const char *reference = shp_order_get_used_reference(order, i);
		if (shp_order_find_package(order, reference) < 0)
			shp_adoption_add_used_reference(adoption, reference);
	}
	for (uint32_t i = 0; i < shp_order_count_cancellations(order); i++)
		adopt_cancellation(adoption, order, i);
	adopt_money(adoption, order);
}

#endif
