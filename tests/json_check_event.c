/* An event's document, member by member. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <libshipment/tracking.h>

#include "json_check.h"

/* The members of data that are looked for, one after the other. */
struct keys {
	char names[512];
};

static void add_key(struct keys *keys, const char *key)
{
	ck_assert_uint_lt(strlen(keys->names) + strlen(key) + 2, sizeof(keys->names));
	if (*keys->names)
		strcat(keys->names, " ");
	strcat(keys->names, key);
}

static int is_money(const struct shp_event *event)
{
	const int32_t kind = shp_event_get_kind(event);

	return kind >= SHP_EVENT_BUYER_CHARGED && kind <= SHP_EVENT_SELLER_DEBITED;
}

static int is_notice(const struct shp_event *event)
{
	const int32_t kind = shp_event_get_kind(event);

	return kind == SHP_EVENT_BUYER_NOTIFIED || kind == SHP_EVENT_ACCOUNT_UPDATED;
}

/* ---- what it is about ---- */

static void check_number(const json_t *data, const struct shp_event *event, struct keys *keys)
{
	const int is_count = shp_event_get_kind(event) == SHP_EVENT_PACKAGE_SPLIT ||
			     shp_event_get_cause(event) == SHP_CAUSE_ORDER;

	if (!shp_event_get_number(event))
		return;
	add_key(keys, is_count ? "number" : "revision");
	expect_int(data, is_count ? "number" : "revision", shp_event_get_number(event));
}

static void check_subject(const json_t *data, const struct shp_event *event, struct keys *keys)
{
	static const char *const causes[] = {NULL, "order", "package", "cancellation"};
	uint8_t id[16];

	shp_event_get_order_id(event, id);
	add_key(keys, "order_id order_revision");
	expect_uuid(data, "order_id", id);
	expect_int(data, "order_revision", shp_event_get_revision(event));
	if (shp_event_get_cause(event)) {
		add_key(keys, "cause");
		expect_text(data, "cause", causes[shp_event_get_cause(event)]);
	}
	if (shp_event_get_package(event)) {
		add_key(keys, "package");
		expect_text(data, "package", shp_event_get_package(event));
	}
	if (shp_event_get_cancellation(event)) {
		add_key(keys, "cancellation");
		expect_text(data, "cancellation", shp_event_get_cancellation(event));
	}
	if (shp_event_get_reason(event)) {
		add_key(keys, "reason");
		expect_text(data, "reason", shp_cancel_reason_name(shp_event_get_reason(event)));
	}
	check_number(data, event, keys);
}

/* The charge that a payment result is about, among the order's. */
static void check_charge(const json_t *data, const struct shp_order *order)
{
	const char *told = json_string_value(json_object_get(data, "charge"));
	json_t *json = json_of_order(order, NULL, 0, SHP_AUDIENCE_BUYER);
	const json_t *payments = json_object_get(json, "payments");
	int found = 0;

	ck_assert_ptr_nonnull(told);
	for (size_t i = 0; i < json_array_size(payments); i++)
		found += !strcmp(told, json_string_value(json_object_get(json_array_get(payments, i), "event")));
	ck_assert_int_eq(found, 1);
	json_decref(json);
}

/* ---- units ---- */

static void check_items(const json_t *items, const struct shp_event *event)
{
	ck_assert_uint_eq(json_array_size(items), shp_event_count_items(event));
	for (uint32_t i = 0; i < shp_event_count_items(event); i++) {
		const json_t *item = json_array_get(items, i);

		expect_keys(item, "line quantity");
		expect_text(item, "line", shp_event_get_item_line(event, i));
		expect_int(item, "quantity", shp_event_get_item_quantity(event, i));
	}
}

static void check_moves(const json_t *moves, const struct shp_event *event)
{
	ck_assert_uint_eq(json_array_size(moves), shp_event_count_moves(event));
	for (uint32_t i = 0; i < shp_event_count_moves(event); i++) {
		const json_t *move = json_array_get(moves, i);
		const char *to = shp_event_get_move_to(event, i);

		expect_keys(move, to ? "line quantity from to" : "line quantity from");
		expect_text(move, "line", shp_event_get_move_line(event, i));
		expect_int(move, "quantity", shp_event_get_move_quantity(event, i));
		expect_text(move, "from", shp_event_get_move_from(event, i));
		if (to)
			expect_text(move, "to", to);
	}
}

/* Units of a line in the package before the event: what it holds now, undone move by move. */
static int64_t units_before(const struct shp_event *event, const char *line)
{
	const char *package = shp_event_get_package(event);
	int64_t units = 0;

	for (uint32_t i = 0; i < shp_event_count_items(event); i++) {
		if (!strcmp(shp_event_get_item_line(event, i), line))
			units += shp_event_get_item_quantity(event, i);
	}
	for (uint32_t i = 0; i < shp_event_count_moves(event); i++) {
		if (strcmp(shp_event_get_move_line(event, i), line) != 0)
			continue;
		if (!strcmp(shp_event_get_move_from(event, i), package))
			units += shp_event_get_move_quantity(event, i);
		if (!strcmp(shp_event_get_move_to(event, i), package))
			units -= shp_event_get_move_quantity(event, i);
	}
	return units;
}

static void check_items_before(const json_t *items, const struct shp_event *event, const struct shp_order *order)
{
	size_t next = 0;

	for (uint32_t line = 0; line < shp_order_count_lines(order); line++) {
		const char *id = shp_order_get_line_text(order, line, SHP_LINE_ID);
		const int64_t units = units_before(event, id);

		ck_assert_int_ge(units, 0);
		if (units) {
			expect_text(json_array_get(items, next), "line", id);
			expect_int(json_array_get(items, next), "quantity", units);
			next++;
		}
	}
	ck_assert_uint_eq(json_array_size(items), next);
}

/* ---- shipments ---- */

static void check_details(const json_t *data, const struct shp_event *event, struct keys *keys)
{
	if (shp_event_get_ship_date(event) == SHP_DATE_NONE)
		return;
	add_key(keys, "ship_date carrier carrier_name method tracking items");
	expect_date(data, "ship_date", shp_event_get_ship_date(event));
	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_TRACKING; field++)
		expect_text(data, shp_ship_field_name(field), shp_event_get_ship_text(event, field));
	check_items(json_object_get(data, "items"), event);
	if (shp_event_is_effect(event))
		return;
	add_key(keys, "memo label tracking_verdict");
	expect_text(data, "memo", shp_event_get_ship_text(event, SHP_SHIP_MEMO));
	expect_bool(data, "label", shp_event_is_labelled(event));
}

static void check_changes(const json_t *data, const struct shp_event *event, const struct shp_order *order)
{
	const json_t *changes = json_object_get(data, "changes");

	ck_assert_uint_eq(json_array_size(changes), shp_event_count_changes(event));
	for (uint32_t i = 0; i < shp_event_count_changes(event); i++) {
		const json_t *change = json_array_get(changes, i);
		const int32_t field = shp_event_get_change_field(event, i);

		expect_keys(change, "field old new");
		expect_text(change, "field", shp_ship_field_name(field));
		if (field == SHP_SHIP_ITEMS) {
			check_items_before(json_object_get(change, "old"), event, order);
			check_items(json_object_get(change, "new"), event);
		} else if (field == SHP_SHIP_DATE) {
			expect_date(change, "old", shp_event_get_change_old_date(event, i));
			expect_date(change, "new", shp_event_get_ship_date(event));
		} else {
			expect_text(change, "old", shp_event_get_change_old_text(event, i));
			expect_text(change, "new", shp_event_get_ship_text(event, field));
		}
	}
}

/* ---- by kind ---- */

static void check_kind(const json_t *data, const struct shp_event *event, const struct shp_order *order,
		       struct keys *keys)
{
	switch (shp_event_get_kind(event)) {
	case SHP_EVENT_ORDER_PLACED:
	case SHP_EVENT_ORDER_ADOPTED:
		add_key(keys, "order");
		check_order_json(json_object_get(data, "order"), shp_event_get_order(event), NULL, 0,
				 SHP_AUDIENCE_SELLER);
		break;
	case SHP_EVENT_PACKAGE_SPLIT:
		add_key(keys, "moves");
		check_moves(json_object_get(data, "moves"), event);
		break;
	case SHP_EVENT_SHIPMENT_RECONFIRMED:
		add_key(keys, "changes");
		check_changes(data, event, order);
		break;
	case SHP_EVENT_SHIPMENT_SCANNED:
		add_key(keys, "status at");
		expect_text(data, "status", shp_carrier_status_name(shp_event_get_carrier_status(event)));
		expect_instant(data, "at", shp_event_get_carrier_at(event));
		break;
	case SHP_EVENT_PAYMENT_SETTLED:
	case SHP_EVENT_PAYMENT_DECLINED:
		add_key(keys, "charge");
		check_charge(data, order);
		break;
	case SHP_EVENT_ITEMS_CANCELLED:
		add_key(keys, "items moves");
		check_items(json_object_get(data, "items"), event);
		check_moves(json_object_get(data, "moves"), event);
		break;
	default:
		break;
	}
	if (is_money(event)) {
		add_key(keys, "amount currency");
		expect_money(data, "amount", shp_event_get_amount(event), shp_event_get_exponent(event));
		expect_text(data, "currency", shp_event_get_currency(event));
	}
	if (is_notice(event)) {
		const int is_open = shp_event_get_ship_date(event) == SHP_DATE_NONE;

		add_key(keys, "package_status");
		expect_text(data, "package_status", is_open ? "open" : "confirmed");
	}
}

void check_event_view(const struct shp_event *event, const struct shp_order *order)
{
	const char *marketplace = shp_event_get_order_text(event, SHP_ORDER_MARKETPLACE);
	json_t *json = json_of_event(event);
	const json_t *data = json_object_get(json, "data");
	struct keys keys = {""};
	char source[64] = "libshipment:";
	uint8_t id[16];

	shp_event_get_id(event, id);
	expect_keys(json, "specversion id source type subject time datacontenttype data");
	expect_text(json, "specversion", "1.0");
	expect_uuid(json, "id", id);
	expect_text(json, "source", strcat(source, marketplace));
	expect_text(json, "type", shp_event_get_type(event));
	expect_text(json, "subject", shp_event_get_order_text(event, SHP_ORDER_REFERENCE));
	expect_instant(json, "time", shp_event_get_at(event));
	expect_text(json, "datacontenttype", "application/json");
	check_subject(data, event, &keys);
	check_kind(data, event, order, &keys);
	check_details(data, event, &keys);
	expect_keys(data, keys.names);
	json_decref(json);
}
