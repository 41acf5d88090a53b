/* An order as JSON: what commands call a field, the view calls it too, so that it can be sent back in. */
#include "civil.h"
#include "libshipment/bytes.h"
#include "libshipment/command.h"
#include "libshipment/tracking.h"
#include "rules.h"
#include "view.h"

/* What is written, and for whom. */
struct view {
	struct shp__json *json;
	const struct shp_order *order;
	int32_t exponent;
	int is_seller;
};

static void put_money_view(const struct view *view, const char *key, int64_t minor)
{
	shp__view_money(view->json, key, minor, view->exponent);
}

/* ---- the order as a whole ---- */

static void put_programs(const struct view *view)
{
	const int32_t programs = view->order->placed->programs;
	int32_t program;

	shp__json_key(view->json, "programs");
	shp__json_begin_array(view->json);
	for (program = 1; shp_program_name(program); program <<= 1) {
		if (programs & program)
			shp__json_string(view->json, shp_program_name(program));
	}
	shp__json_end_array(view->json);
}

static void put_order_view(const struct view *view)
{
	const struct shp__placed *placed = view->order->placed;
	struct shp__json *json = view->json;

	shp__view_text(json, "reference", placed->identity.reference);
	shp__view_uuid(json, "id", placed->identity.id);
	shp__view_text(json, "marketplace", placed->identity.marketplace);
	shp__view_int(json, "revision", view->order->revision);
	shp__view_string(json, "status", shp_order_status_name(shp_order_get_status(view->order)));
	shp__view_instant(json, "ordered_at", placed->ordered_at);
	shp__view_date(json, "ship_from_date", placed->dates[SHP__DATE(SHP_ORDER_DATE_SHIP_FROM)]);
	shp__view_date(json, "ship_by", placed->dates[SHP__DATE(SHP_ORDER_DATE_SHIP_BY)]);
	shp__view_date(json, "deliver_by", placed->dates[SHP__DATE(SHP_ORDER_DATE_DELIVER_BY)]);
	shp__view_text(json, "service", placed->service);
	shp__view_string(json, "channel", shp_channel_name(placed->channel));
	put_programs(view);
}

static void put_amounts(const struct view *view)
{
	const struct shp_order *order = view->order;
	const struct shp__placed *placed = order->placed;
	struct shp__json *json = view->json;

	shp__view_string(json, "currency", placed->identity.currency);
	shp__view_int(json, "exponent", view->exponent);
	if (view->is_seller) {
		shp__view_string(json, "charge_policy", shp_charge_policy_name(placed->charge_policy));
		shp__view_string(json, "credit_timing", shp_credit_timing_name(placed->credit_timing));
		shp__view_int(json, "fee_basis_points", placed->fee_basis_points);
	}
	put_money_view(view, "cod_amount", placed->collect);
	put_money_view(view, "total", placed->total);
	put_money_view(view, "charged", order->charged);
	put_money_view(view, "refunded", order->refunded);
	if (view->is_seller) {
		put_money_view(view, "credited", order->credited);
		put_money_view(view, "debited", order->debited);
		put_money_view(view, "held", order->held);
	}
}

/* ---- lines ---- */

static void put_line_view(const struct view *view, uint32_t line)
{
	const struct shp__placed *placed = view->order->placed;
	const struct shp__units *units = &view->order->units[line];
	struct shp__json *json = view->json;
	int32_t amount;

	shp__json_begin_object(json);
	shp__view_text(json, "id", shp__line_text(placed, line, SHP_LINE_ID));
	if (view->is_seller)
		shp__view_text(json, "sku", shp__line_text(placed, line, SHP_LINE_SKU));
	shp__view_text(json, "title", shp__line_text(placed, line, SHP_LINE_TITLE));
	if (view->is_seller)
		shp__view_text(json, "category", shp__line_text(placed, line, SHP_LINE_CATEGORY));
	shp__view_string(json, "status", shp_order_status_name(shp_order_get_line_status(view->order, line)));
	shp__view_int(json, "quantity", placed->lines[line].quantity);
	shp__view_int(json, "ordered", placed->lines[line].quantity);
	shp__view_int(json, "cancelled", units->cancelled);
	shp__view_int(json, "shipped", units->shipped);
	shp__view_int(json, "open", shp__line_open(view->order, line));
	for (amount = 1; amount <= SHP__AMOUNT_COUNT; amount++)
		put_money_view(view, shp_amount_name(amount), placed->lines[line].amounts[amount - 1]);
	shp__json_end_object(json);
}

static void put_line_views(const struct view *view)
{
	uint32_t line;

	shp__json_key(view->json, "lines");
	shp__json_begin_array(view->json);
	for (line = 0; line < view->order->placed->line_count; line++)
		put_line_view(view, line);
	shp__json_end_array(view->json);
}

static void put_item_views(const struct view *view, const struct shp__item *items, uint32_t count)
{
	uint32_t i;

	shp__json_key(view->json, "items");
	shp__json_begin_array(view->json);
	for (i = 0; i < count; i++) {
		const struct shp__text id = shp__line_text(view->order->placed, items[i].line, SHP_LINE_ID);

		shp__view_item(view->json, id, items[i].quantity);
	}
	shp__json_end_array(view->json);
}

/* ---- packages ---- */

static void put_carrier_status(const struct view *view, const struct shp__package *package)
{
	const int is_known = package->carrier_status != SHP_CARRIER_STATUS_NONE;
	struct shp__json *json = view->json;

	shp__view_string(json, "carrier_status", is_known ? shp_carrier_status_name(package->carrier_status) : NULL);
	shp__view_instant(json, "carrier_status_at", package->carrier_status_at);
	shp__view_instant(json, "first_scan_at", package->first_scan_at);
	shp__view_instant(json, "delivered_at", package->delivered_at);
}

static void put_shipment_view(const struct view *view, const struct shp__package *package)
{
	struct shp__json *json = view->json;
	int32_t field;

	shp__json_key(json, "shipment");
	shp__json_begin_object(json);
	shp__view_int(json, "revision", package->revision);
	shp__view_date(json, "ship_date", package->ship_date);
	shp__view_instant(json, "confirmed_at", package->confirmed_at);
	for (field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++) {
		if (field != SHP_SHIP_MEMO || view->is_seller)
			shp__view_text(json, shp_ship_field_name(field),
				       shp__package_text(view->order, package, field));
	}
	if (view->is_seller) {
		shp__view_bool(json, "label", package->label);
		shp__view_string(json, "tracking_verdict", shp_verdict_name(package->verdict));
	}
	put_carrier_status(view, package);
	shp__json_end_object(json);
}

static void put_package_views(const struct view *view)
{
	const struct shp_order *order = view->order;
	struct shp__json *json = view->json;
	uint32_t i;

	shp__json_key(json, "packages");
	shp__json_begin_array(json);
	for (i = 0; i < order->count.packages; i++) {
		const struct shp__package *package = &order->packages[i];

		shp__json_begin_object(json);
		shp__view_text(json, "reference", shp__package_reference(order, i));
		shp__view_string(json, "status", shp_package_status_name(shp_order_get_package_status(order, i)));
		put_item_views(view, order->items + package->item_first, package->item_count);
		if (package->confirmed)
			put_shipment_view(view, package);
		shp__json_end_object(json);
	}
	shp__json_end_array(json);
}

/* ---- cancellations and payments ---- */

static void put_cancellation_views(const struct view *view)
{
	const struct shp_order *order = view->order;
	struct shp__json *json = view->json;
	uint32_t i;

	shp__json_key(json, "cancellations");
	shp__json_begin_array(json);
	for (i = 0; i < order->count.cancellations; i++) {
		const struct shp__cancellation *cancellation = &order->cancellations[i];

		shp__json_begin_object(json);
		shp__view_string(json, "reference", order->text + cancellation->reference_at);
		shp__view_string(json, "reason", shp_cancel_reason_name(cancellation->reason));
		shp__view_instant(json, "at", cancellation->at);
		put_item_views(view, order->cancelled_items + cancellation->item_first, cancellation->item_count);
		shp__json_end_object(json);
	}
	shp__json_end_array(json);
}

static void put_payments(const struct view *view)
{
	struct shp__json *json = view->json;
	uint8_t id[16];
	uint32_t i;

	shp__json_key(json, "payments");
	shp__json_begin_array(json);
	for (i = 0; i < view->order->count.charges; i++) {
		const struct shp__charge *charge = &view->order->charges[i];

		shp_order_get_charge_id(view->order, i, id);
		shp__json_begin_object(json);
		shp__view_uuid(json, "event", id);
		put_money_view(view, "amount", charge->amount);
		shp__view_string(json, "result", charge->payment ? shp_payment_status_name(charge->payment) : NULL);
		shp__json_end_object(json);
	}
	shp__json_end_array(json);
}

/* ---- what the rules say ---- */

static void put_deadline(const struct view *view, const struct shp_rules *rules)
{
	int64_t deadline = SHP_INSTANT_NONE;
	int32_t outside = 0;

	(void)shp__deadline(rules, view->order, &deadline, &outside); /* none is null */
	shp__view_instant(view->json, "deadline", deadline);
	shp__view_bool(view->json, "deadline_outside_calendar", outside);
}

static void put_actions(const struct view *view, const struct shp_rules *rules, int64_t now)
{
	struct shp__json *json = view->json;
	int32_t action;

	shp__json_key(json, "actions");
	shp__json_begin_array(json);
	for (action = 1; shp_action_name(action); action++) {
		const int32_t status = shp_order_check_action(rules, view->order, action, NULL, now);
		const int32_t code = status ? status : shp_order_get_action_advice(rules, view->order, action, now, 0);

		shp__json_begin_object(json);
		shp__view_string(json, "action", shp_action_name(action));
		shp__view_bool(json, "allowed", status == SHP_OK);
		shp__view_string(json, "code", code ? shp_status_name(code) : NULL);
		shp__json_end_object(json);
	}
	shp__json_end_array(json);
}

void shp__view_order(struct shp__json *json, const struct shp_order *order, const struct shp_rules *rules, int64_t now,
		     int32_t audience)
{
	const struct view view = {
		.json = json,
		.order = order,
		.exponent = order->placed->identity.exponent,
		.is_seller = audience == SHP_AUDIENCE_SELLER,
	};

	shp__json_begin_object(json);
	put_order_view(&view);
	put_amounts(&view);
	put_line_views(&view);
	put_package_views(&view);
	put_cancellation_views(&view);
	put_payments(&view);
	if (rules && view.is_seller) {
		put_deadline(&view, rules);
		put_actions(&view, rules, now);
	}
	shp__json_end_object(json);
}

int32_t shp_order_write_json(const struct shp_order *order, const struct shp_rules *rules, int64_t now,
			     int32_t audience, char *buffer, size_t capacity, size_t *ret_size)
{
	struct shp__json json = {.bytes = buffer, .capacity = capacity};

	if (!order || !ret_size || (!buffer && capacity))
		return SHP_ERR_ARGUMENT;
	if (audience != SHP_AUDIENCE_SELLER && audience != SHP_AUDIENCE_BUYER)
		return SHP_ERR_VALUE;
	shp__view_order(&json, order, rules, now, audience);
	return shp__view_end(&json, ret_size);
}
