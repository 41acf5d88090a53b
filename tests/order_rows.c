#include "order_rows.h"

#include <string.h>

#include "adopt_help.h"
#include "any_command.h"
#include "desk.h"
#include "order_laws.h"

/* ---- rows ---- */

struct shp_adoption *rows_of(struct shp_ctx *ctx, const struct shp_order *order)
{
	struct shp_adoption *adoption;

	if (shp_adoption_new(ctx, &adoption) != SHP_OK)
		return NULL;
	adopt_all(adoption, order);
	return adoption;
}

struct shp_order *rows_adopt(const struct shp_rules *rules, const struct shp_adoption *adoption,
			     struct shp_error *error)
{
	struct shp_decision *adopted = NULL;
	const int32_t status = shp_order_adopt(rules, adoption, ANY_NOW, &adopted, error);

	if (status)
		law_broken(__FILE__, __LINE__, shp_error_get_message(error, 0, SHP_LANGUAGE_EN));
	struct shp_order *order = shp_order_ref(shp_decision_get_order(adopted));
	shp_decision_unref(adopted);
	return order;
}

/* ---- the same again ---- */

static int same_text(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

#define DIFFERS(same, name) \
	do { \
		if (!(same)) \
			return name; \
	} while (0)

static const char *head_differs(const struct shp_order *a, const struct shp_order *b)
{
	uint8_t ids[2][16];

	shp_order_get_id(a, ids[0]);
	shp_order_get_id(b, ids[1]);
	DIFFERS(!memcmp(ids[0], ids[1], 16), "id");
	for (int32_t field = 0; field <= SHP_ORDER_SERVICE + 1; field++)
		DIFFERS(same_text(shp_order_get_text(a, field), shp_order_get_text(b, field)), "text");
	for (int32_t field = 0; field <= SHP_ORDER_DATE_DELIVER_BY + 1; field++)
		DIFFERS(shp_order_get_date(a, field) == shp_order_get_date(b, field), "date");
	for (int32_t kind = SHP_MONEY_TOTAL; kind <= SHP_MONEY_BASELINE_CREDIT; kind++)
		DIFFERS(shp_order_get_money(a, kind) == shp_order_get_money(b, kind), "money");
	for (int32_t kind = 0; kind <= SHP_UNITS_OPEN + 1; kind++)
		DIFFERS(shp_order_get_units(a, kind) == shp_order_get_units(b, kind), "units");
	DIFFERS(shp_order_get_status(a) == shp_order_get_status(b), "status");
	DIFFERS(shp_order_get_ordered_at(a) == shp_order_get_ordered_at(b), "ordered_at");
	DIFFERS(same_text(shp_order_get_currency(a), shp_order_get_currency(b)), "currency");
	DIFFERS(shp_order_get_exponent(a) == shp_order_get_exponent(b), "exponent");
	DIFFERS(shp_order_get_channel(a) == shp_order_get_channel(b), "channel");
	DIFFERS(shp_order_get_programs(a) == shp_order_get_programs(b), "programs");
	DIFFERS(shp_order_get_charge_policy(a) == shp_order_get_charge_policy(b), "charge_policy");
	DIFFERS(shp_order_get_credit_timing(a) == shp_order_get_credit_timing(b), "credit_timing");
	DIFFERS(shp_order_get_fee_basis_points(a) == shp_order_get_fee_basis_points(b), "fee");
	DIFFERS(shp_order_count_references_used(a) == shp_order_count_references_used(b), "references used");
	DIFFERS(shp_order_get_next_package_number(a) == shp_order_get_next_package_number(b),
		"next package reference");
	DIFFERS(shp_order_get_next_cancellation_number(a) == shp_order_get_next_cancellation_number(b),
		"next cancellation reference");
	return NULL;
}

static const char *lines_differ(const struct shp_order *a, const struct shp_order *b)
{
	DIFFERS(shp_order_count_lines(a) == shp_order_count_lines(b), "lines");
	for (uint32_t i = 0; i <= shp_order_count_lines(a); i++) {
		const char *id = shp_order_get_line_text(a, i, SHP_LINE_ID);
		for (int32_t field = SHP_LINE_ID; field <= SHP_LINE_CATEGORY; field++)
			DIFFERS(same_text(shp_order_get_line_text(a, i, field), shp_order_get_line_text(b, i, field)),
				"line text");
		for (int32_t kind = SHP_UNITS_ORDERED; kind <= SHP_UNITS_OPEN; kind++)
			DIFFERS(shp_order_get_line_units(a, i, kind) == shp_order_get_line_units(b, i, kind),
				"line units");
		for (int32_t amount = SHP_AMOUNT_ITEM_PRICE; amount <= SHP_AMOUNT_SHIPPING_DISCOUNT; amount++)
			DIFFERS(shp_order_get_line_amount(a, i, amount) == shp_order_get_line_amount(b, i, amount),
				"line amount");
		DIFFERS(shp_order_get_line_status(a, i) == shp_order_get_line_status(b, i), "line status");
		DIFFERS(!id || (shp_order_find_line(a, id) == (int32_t)i && shp_order_find_line(b, id) == (int32_t)i),
			"find line");
	}
	return NULL;
}

static const char *packages_differ(const struct shp_order *a, const struct shp_order *b)
{
	DIFFERS(shp_order_count_packages(a) == shp_order_count_packages(b), "packages");
	for (uint32_t i = 0; i <= shp_order_count_packages(a); i++) {
		const char *reference = shp_order_get_package_reference(a, i);
		DIFFERS(same_text(reference, shp_order_get_package_reference(b, i)), "package reference");
		DIFFERS(!reference || shp_order_find_package(b, reference) == (int32_t)i, "find package");
		DIFFERS(shp_order_get_package_status(a, i) == shp_order_get_package_status(b, i), "package status");
		DIFFERS(shp_order_count_package_items(a, i) == shp_order_count_package_items(b, i), "items");
		for (uint32_t j = 0; j <= shp_order_count_package_items(a, i); j++) {
			DIFFERS(shp_order_get_package_item_line(a, i, j) == shp_order_get_package_item_line(b, i, j),
				"item line");
			DIFFERS(shp_order_get_package_item_quantity(a, i, j) ==
					shp_order_get_package_item_quantity(b, i, j),
				"item quantity");
		}
	}
	return NULL;
}

static const char *shipments_differ(const struct shp_order *a, const struct shp_order *b)
{
	for (uint32_t i = 0; i <= shp_order_count_packages(a); i++) {
		DIFFERS(shp_order_get_shipment_revision(a, i) == shp_order_get_shipment_revision(b, i),
			"shipment revision");
		DIFFERS(shp_order_get_shipment_date(a, i) == shp_order_get_shipment_date(b, i), "ship date");
		for (int32_t field = SHP_SHIP_DATE; field <= SHP_SHIP_ITEMS; field++)
			DIFFERS(same_text(shp_order_get_shipment_text(a, i, field),
					  shp_order_get_shipment_text(b, i, field)),
				"shipment text");
		DIFFERS(shp_order_get_shipment_confirmed_at(a, i) == shp_order_get_shipment_confirmed_at(b, i),
			"confirmed_at");
		DIFFERS(shp_order_is_shipment_labelled(a, i) == shp_order_is_shipment_labelled(b, i), "label");
		DIFFERS(shp_order_get_shipment_verdict(a, i) == shp_order_get_shipment_verdict(b, i), "verdict");
		DIFFERS(shp_order_get_shipment_carrier_status(a, i) == shp_order_get_shipment_carrier_status(b, i),
			"carrier status");
		DIFFERS(shp_order_get_shipment_carrier_status_at(a, i) ==
				shp_order_get_shipment_carrier_status_at(b, i),
			"carrier_status_at");
		DIFFERS(shp_order_get_shipment_first_scan_at(a, i) == shp_order_get_shipment_first_scan_at(b, i),
			"first_scan_at");
		DIFFERS(shp_order_get_shipment_delivered_at(a, i) == shp_order_get_shipment_delivered_at(b, i),
			"delivered_at");
		DIFFERS(shp_order_get_shipment_scans(a, i) == shp_order_get_shipment_scans(b, i), "scans");
	}
	return NULL;
}

static const char *cancellations_differ(const struct shp_order *a, const struct shp_order *b)
{
	DIFFERS(shp_order_count_cancellations(a) == shp_order_count_cancellations(b), "cancellations");
	for (uint32_t i = 0; i <= shp_order_count_cancellations(a); i++) {
		const char *reference = shp_order_get_cancellation_reference(a, i);
		DIFFERS(same_text(reference, shp_order_get_cancellation_reference(b, i)), "cancellation reference");
		DIFFERS(!reference || shp_order_find_cancellation(b, reference) == (int32_t)i, "find cancellation");
		DIFFERS(shp_order_get_cancellation_reason(a, i) == shp_order_get_cancellation_reason(b, i), "reason");
		DIFFERS(shp_order_is_cancellation_of_all(a, i) == shp_order_is_cancellation_of_all(b, i),
			"cancellation of all");
		DIFFERS(shp_order_get_cancellation_at(a, i) == shp_order_get_cancellation_at(b, i), "cancelled at");
		DIFFERS(shp_order_count_cancellation_items(a, i) == shp_order_count_cancellation_items(b, i),
			"cancelled items");
		for (uint32_t j = 0; j <= shp_order_count_cancellation_items(a, i); j++) {
			DIFFERS(shp_order_get_cancellation_item_line(a, i, j) ==
					shp_order_get_cancellation_item_line(b, i, j),
				"cancelled line");
			DIFFERS(shp_order_get_cancellation_item_quantity(a, i, j) ==
					shp_order_get_cancellation_item_quantity(b, i, j),
				"cancelled quantity");
		}
	}
	return NULL;
}

static const char *charges_differ(const struct shp_order *a, const struct shp_order *b)
{
	uint8_t ids[2][16];

	DIFFERS(shp_order_count_charges(a) == shp_order_count_charges(b), "charges");
	for (uint32_t i = 0; i < shp_order_count_charges(a); i++) {
		DIFFERS(!shp_order_get_charge_id(a, i, ids[0]) && !shp_order_get_charge_id(b, i, ids[1]) &&
				!memcmp(ids[0], ids[1], 16),
			"charge id");
		DIFFERS(shp_order_get_charge_cause(a, i) == shp_order_get_charge_cause(b, i), "charge cause");
		DIFFERS(same_text(shp_order_get_charge_reference(a, i), shp_order_get_charge_reference(b, i)),
			"charge reference");
		DIFFERS(shp_order_get_charge_number(a, i) == shp_order_get_charge_number(b, i), "charge number");
		DIFFERS(shp_order_get_charge_amount(a, i) == shp_order_get_charge_amount(b, i), "charge amount");
		DIFFERS(shp_order_get_charge_payment(a, i) == shp_order_get_charge_payment(b, i), "payment");
		DIFFERS(shp_order_get_charge_held(a, i) == shp_order_get_charge_held(b, i), "held");
	}
	return NULL;
}

const char *rows_differ(const struct shp_order *a, const struct shp_order *b)
{
	const char *(*const parts[])(const struct shp_order *, const struct shp_order *) = {
		head_differs, lines_differ, packages_differ, shipments_differ, cancellations_differ, charges_differ};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		const char *name = parts[i](a, b);
		if (name)
			return name;
	}
	return NULL;
}
