/* An order's view, member by member. */
#include <check.h>
#include <string.h>

#include <libshipment/tracking.h>

#include "json_check.h"

struct view {
	const json_t *json;
	const struct shp_order *order;
	int32_t exponent;
	int is_seller;
};

/* Members that both see, and those of the seller alone. */
#define ORDER_KEYS \
	"reference id marketplace revision status ordered_at ship_from_date ship_by deliver_by service channel " \
	"programs currency exponent cod_amount total charged refunded lines packages cancellations payments"
#define ORDER_KEYS_OF_SELLER " charge_policy credit_timing fee_basis_points credited debited held"
#define ORDER_KEYS_OF_RULES " deadline deadline_outside_calendar actions"
#define LINE_KEYS \
	"id title status quantity ordered cancelled shipped open item_price item_tax shipping_price shipping_tax " \
	"gift_wrap_price gift_wrap_tax item_discount shipping_discount"
#define LINE_KEYS_OF_SELLER " sku category"
#define SHIPMENT_KEYS \
	"revision ship_date confirmed_at carrier carrier_name method tracking carrier_status carrier_status_at " \
	"first_scan_at delivered_at"
#define SHIPMENT_KEYS_OF_SELLER " memo label tracking_verdict"

static void check_keys(const struct view *view, const json_t *object, const char *both, const char *seller)
{
	char keys[512];

	ck_assert_uint_lt(strlen(both) + strlen(seller), sizeof(keys));
	strcpy(keys, both);
	if (view->is_seller)
		strcat(keys, seller);
	expect_keys(object, keys);
}

/* ---- the order as a whole ---- */

static void check_programs(const struct view *view)
{
	const json_t *programs = json_object_get(view->json, "programs");
	int32_t set = 0;

	ck_assert(json_is_array(programs));
	for (size_t i = 0; i < json_array_size(programs); i++) {
		const int32_t program = shp_program_from_name(json_string_value(json_array_get(programs, i)));

		ck_assert_int_gt(program, set); /* each once, in order */
		set |= program;
	}
	ck_assert_int_eq(set, shp_order_get_programs(view->order));
}

static void check_amounts(const struct view *view)
{
	static const struct {
		const char *key;
		int32_t kind;
		int is_sellers;
	} amounts[] = {
		{"cod_amount", SHP_MONEY_COD, 0},
		{"total", SHP_MONEY_TOTAL, 0},
		{"charged", SHP_MONEY_CHARGED, 0},
		{"refunded", SHP_MONEY_REFUNDED, 0},
		{"credited", SHP_MONEY_CREDITED, 1},
		{"debited", SHP_MONEY_DEBITED, 1},
		{"held", SHP_MONEY_HELD, 1},
	};

	for (size_t i = 0; i < sizeof(amounts) / sizeof(amounts[0]); i++) {
		if (view->is_seller || !amounts[i].is_sellers)
			expect_money(view->json, amounts[i].key, shp_order_get_money(view->order, amounts[i].kind),
				     view->exponent);
	}
}

static void check_head(const struct view *view)
{
	const struct shp_order *order = view->order;
	const json_t *json = view->json;
	uint8_t id[16];

	shp_order_get_id(order, id);
	expect_text(json, "reference", shp_order_get_text(order, SHP_ORDER_REFERENCE));
	expect_uuid(json, "id", id);
	expect_text(json, "marketplace", shp_order_get_text(order, SHP_ORDER_MARKETPLACE));
	expect_int(json, "revision", shp_order_get_revision(order));
	expect_text(json, "status", shp_order_status_name(shp_order_get_status(order)));
	expect_instant(json, "ordered_at", shp_order_get_ordered_at(order));
	expect_date(json, "ship_from_date", shp_order_get_date(order, SHP_ORDER_DATE_SHIP_FROM));
	expect_date(json, "ship_by", shp_order_get_date(order, SHP_ORDER_DATE_SHIP_BY));
	expect_date(json, "deliver_by", shp_order_get_date(order, SHP_ORDER_DATE_DELIVER_BY));
	expect_text(json, "service", shp_order_get_text(order, SHP_ORDER_SERVICE));
	expect_text(json, "channel", shp_order_get_channel(order) == SHP_CHANNEL_MFN ? "MFN" : "AFN");
	expect_text(json, "currency", shp_order_get_currency(order));
	expect_int(json, "exponent", view->exponent);
	check_programs(view);
	check_amounts(view);
	if (view->is_seller) {
		const int waits = shp_order_get_credit_timing(order) == SHP_CREDIT_ON_SETTLEMENT;

		expect_text(json, "charge_policy", shp_charge_policy_name(shp_order_get_charge_policy(order)));
		expect_text(json, "credit_timing", waits ? "settlement" : "charge");
		expect_int(json, "fee_basis_points", shp_order_get_fee_basis_points(order));
	}
}

/* ---- its parts ---- */

static void check_lines(const struct view *view)
{
	const json_t *lines = json_object_get(view->json, "lines");
	const uint32_t count = shp_order_count_lines(view->order);

	ck_assert_uint_eq(json_array_size(lines), count);
	for (uint32_t i = 0; i < count; i++) {
		const json_t *line = json_array_get(lines, i);

		check_keys(view, line, LINE_KEYS, LINE_KEYS_OF_SELLER);
		expect_text(line, "id", shp_order_get_line_text(view->order, i, SHP_LINE_ID));
		expect_text(line, "title", shp_order_get_line_text(view->order, i, SHP_LINE_TITLE));
		if (view->is_seller) {
			expect_text(line, "sku", shp_order_get_line_text(view->order, i, SHP_LINE_SKU));
			expect_text(line, "category", shp_order_get_line_text(view->order, i, SHP_LINE_CATEGORY));
		}
		expect_text(line, "status", shp_order_status_name(shp_order_get_line_status(view->order, i)));
		expect_int(line, "quantity", shp_order_get_line_units(view->order, i, SHP_UNITS_ORDERED));
		expect_int(line, "ordered", shp_order_get_line_units(view->order, i, SHP_UNITS_ORDERED));
		expect_int(line, "cancelled", shp_order_get_line_units(view->order, i, SHP_UNITS_CANCELLED));
		expect_int(line, "shipped", shp_order_get_line_units(view->order, i, SHP_UNITS_SHIPPED));
		expect_int(line, "open", shp_order_get_line_units(view->order, i, SHP_UNITS_OPEN));
		for (int32_t amount = SHP_AMOUNT_ITEM_PRICE; amount <= SHP_AMOUNT_SHIPPING_DISCOUNT; amount++)
			expect_money(line, shp_amount_name(amount),
				     shp_order_get_line_amount(view->order, i, amount), view->exponent);
	}
}

static void check_item(const struct view *view, const json_t *item, int32_t line, int32_t quantity)
{
	expect_keys(item, "line quantity");
	expect_text(item, "line", shp_order_get_line_text(view->order, (uint32_t)line, SHP_LINE_ID));
	expect_int(item, "quantity", quantity);
}

static void check_shipment(const struct view *view, const json_t *shipment, uint32_t package)
{
	const struct shp_order *order = view->order;
	const int32_t status = shp_order_get_shipment_carrier_status(order, package);

	check_keys(view, shipment, SHIPMENT_KEYS, SHIPMENT_KEYS_OF_SELLER);
	expect_int(shipment, "revision", shp_order_get_shipment_revision(order, package));
	expect_date(shipment, "ship_date", shp_order_get_shipment_date(order, package));
	expect_instant(shipment, "confirmed_at", shp_order_get_shipment_confirmed_at(order, package));
	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++) {
		if (view->is_seller || field != SHP_SHIP_MEMO)
			expect_text(shipment, shp_ship_field_name(field),
				    shp_order_get_shipment_text(order, package, field));
	}
	expect_text(shipment, "carrier_status", status ? shp_carrier_status_name(status) : NULL);
	expect_instant(shipment, "carrier_status_at", shp_order_get_shipment_carrier_status_at(order, package));
	expect_instant(shipment, "first_scan_at", shp_order_get_shipment_first_scan_at(order, package));
	expect_instant(shipment, "delivered_at", shp_order_get_shipment_delivered_at(order, package));
	if (view->is_seller) {
		expect_bool(shipment, "label", shp_order_is_shipment_labelled(order, package));
		expect_text(shipment, "tracking_verdict",
			    shp_verdict_name(shp_order_get_shipment_verdict(order, package)));
	}
}

static void check_packages(const struct view *view)
{
	const json_t *packages = json_object_get(view->json, "packages");
	const uint32_t count = shp_order_count_packages(view->order);

	ck_assert_uint_eq(json_array_size(packages), count);
	for (uint32_t i = 0; i < count; i++) {
		const json_t *package = json_array_get(packages, i);
		const json_t *items = json_object_get(package, "items");
		const int32_t status = shp_order_get_package_status(view->order, i);

		expect_keys(package, status == SHP_PACKAGE_STATUS_CONFIRMED ? "reference status items shipment"
								     : "reference status items");
		expect_text(package, "reference", shp_order_get_package_reference(view->order, i));
		expect_text(package, "status", shp_package_status_name(status));
		ck_assert_uint_eq(json_array_size(items), shp_order_count_package_items(view->order, i));
		for (uint32_t n = 0; n < shp_order_count_package_items(view->order, i); n++)
			check_item(view, json_array_get(items, n), shp_order_get_package_item_line(view->order, i, n),
				   shp_order_get_package_item_quantity(view->order, i, n));
		if (status == SHP_PACKAGE_STATUS_CONFIRMED)
			check_shipment(view, json_object_get(package, "shipment"), i);
	}
}

static void check_cancellations(const struct view *view)
{
	const json_t *cancellations = json_object_get(view->json, "cancellations");
	const struct shp_order *order = view->order;
	const uint32_t count = shp_order_count_cancellations(order);

	ck_assert_uint_eq(json_array_size(cancellations), count);
	for (uint32_t i = 0; i < count; i++) {
		const json_t *cancellation = json_array_get(cancellations, i);
		const json_t *items = json_object_get(cancellation, "items");

		expect_keys(cancellation, "reference reason at items");
		expect_text(cancellation, "reference", shp_order_get_cancellation_reference(order, i));
		expect_text(cancellation, "reason",
			    shp_cancel_reason_name(shp_order_get_cancellation_reason(order, i)));
		expect_instant(cancellation, "at", shp_order_get_cancellation_at(order, i));
		ck_assert_uint_eq(json_array_size(items), shp_order_count_cancellation_items(order, i));
		for (uint32_t n = 0; n < shp_order_count_cancellation_items(order, i); n++)
			check_item(view, json_array_get(items, n), shp_order_get_cancellation_item_line(order, i, n),
				   shp_order_get_cancellation_item_quantity(order, i, n));
	}
}

static void check_payments(const struct view *view)
{
	static const char *const results[] = {NULL, "settled", "declined"};
	const json_t *payments = json_object_get(view->json, "payments");
	const uint32_t count = shp_order_count_charges(view->order);

	ck_assert_uint_eq(json_array_size(payments), count);
	for (uint32_t i = 0; i < count; i++) {
		const json_t *payment = json_array_get(payments, i);
		uint8_t id[16];

		shp_order_get_charge_id(view->order, i, id);
		expect_keys(payment, "event amount result");
		expect_uuid(payment, "event", id);
		expect_money(payment, "amount", shp_order_get_charge_amount(view->order, i), view->exponent);
		expect_text(payment, "result", results[shp_order_get_charge_payment(view->order, i)]);
	}
}

static void check_rules(const struct view *view, const struct shp_rules *rules, int64_t now)
{
	const json_t *actions = json_object_get(view->json, "actions");
	int64_t deadline = SHP_INSTANT_NONE;
	int32_t outside = 0;

	(void)shp_order_get_deadline(rules, view->order, &deadline, &outside);
	expect_instant(view->json, "deadline", deadline);
	expect_bool(view->json, "deadline_outside_calendar", outside);
	ck_assert_uint_eq(json_array_size(actions), shp_action_count());
	for (int32_t i = 0; i < (int32_t)shp_action_count(); i++) {
		const json_t *action = json_array_get(actions, (size_t)i);
		const int32_t status = shp_order_check_action(rules, view->order, i + 1, NULL, now);
		const int32_t code = status ? status : shp_order_get_action_advice(rules, view->order, i + 1, now, 0);

		expect_keys(action, "action allowed code");
		expect_text(action, "action", shp_action_name(i + 1));
		expect_bool(action, "allowed", status == SHP_OK);
		expect_text(action, "code", code ? shp_status_name(code) : NULL);
	}
}

void check_order_json(const json_t *json, const struct shp_order *order, const struct shp_rules *rules, int64_t now,
		      int32_t audience)
{
	const struct view view = {
		.json = json,
		.order = order,
		.exponent = shp_order_get_exponent(order),
		.is_seller = audience == SHP_AUDIENCE_SELLER,
	};

	check_keys(&view, json, ORDER_KEYS, rules ? ORDER_KEYS_OF_SELLER ORDER_KEYS_OF_RULES : ORDER_KEYS_OF_SELLER);
	check_head(&view);
	check_lines(&view);
	check_packages(&view);
	check_cancellations(&view);
	check_payments(&view);
	if (rules && view.is_seller)
		check_rules(&view, rules, now);
}
