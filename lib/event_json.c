/* An event as a CloudEvents 1.0 document, in the JSON format of CloudEvents. */
#include "libshipment/bytes.h"
#include "libshipment/tracking.h"
#include "uuid.h"
#include "view.h"

/* The source is how the name that the order's id is made of begins: a URI, for references need no escapes. */
#define SOURCE_SCHEME "libshipment:"

/* ---- what it is about ---- */

/* What the number in the event's name counts: revisions of a shipment, or the happening; NULL if it has none. */
static const char *number_key(const struct shp_event *event)
{
	if (!event->number)
		return NULL;
	if (event->kind == SHP_EVENT_PACKAGE_SPLIT || event->cause == SHP_CAUSE_ORDER)
		return "number";
	return "revision";
}

static void put_subject(struct shp__json *json, const struct shp_event *event)
{
	const char *const number = number_key(event);

	shp__view_uuid(json, "order_id", event->identity->id);
	shp__view_int(json, "order_revision", event->revision);
	if (event->cause)
		shp__view_string(json, "cause", shp_cause_name(event->cause));
	if (event->package.length)
		shp__view_text(json, "package", event->package);
	if (event->cancellation.length)
		shp__view_text(json, "cancellation", event->cancellation);
	if (number)
		shp__view_int(json, number, event->number);
	if (event->reason)
		shp__view_string(json, "reason", shp_cancel_reason_name(event->reason));
}

/* ---- money ---- */

static void put_amount(struct shp__json *json, const struct shp_event *event)
{
	shp__view_money(json, "amount", event->amount, event->identity->exponent);
	shp__view_string(json, "currency", event->identity->currency);
}

/* The event of the charge has the same name but for its type. */
static void put_charge_view(struct shp__json *json, const struct shp_event *event)
{
	struct shp_event charge = *event;
	char name[SHP__EVENT_NAME_SIZE];
	uint8_t id[16];

	charge.kind = SHP_EVENT_BUYER_CHARGED;
	shp__uuid_v5(event->identity->id, name, shp__event_name(&charge, name), id);
	shp__view_uuid(json, "charge", id);
}

/* ---- shipments ---- */

static void put_details_view(struct shp__json *json, const struct shp_event *event)
{
	const struct shp__details *details = event->details;
	int32_t field;

	shp__view_date(json, "ship_date", details->ship_date);
	for (field = SHP_SHIP_CARRIER; field <= SHP_SHIP_TRACKING; field++)
		shp__view_text(json, shp_ship_field_name(field), details->texts[SHP__SHIP_TEXT(field)]);
	if (shp_event_is_effect(event))
		return; /* the memo is the seller's alone, and what was made of the tracking id is, too */
	shp__view_text(json, shp_ship_field_name(SHP_SHIP_MEMO), details->texts[SHP__SHIP_TEXT(SHP_SHIP_MEMO)]);
	shp__view_bool(json, "label", details->label);
	shp__view_string(json, "tracking_verdict", shp_verdict_name(details->verdict));
}

static void put_items_view(struct shp__json *json, const char *key, const struct shp_event *event)
{
	uint32_t i;

	shp__json_key(json, key);
	shp__json_begin_array(json);
	for (i = 0; i < event->item_count; i++)
		shp__view_item(json, shp__event_item_id(event, i), event->items[i].quantity);
	shp__json_end_array(json);
}

static void put_moves_view(struct shp__json *json, const struct shp_event *event)
{
	uint32_t i;

	shp__json_key(json, "moves");
	shp__json_begin_array(json);
	for (i = 0; i < event->move_count; i++) {
		const struct shp__move *move = &event->moves[i];

		shp__view_begin_item(json, shp__event_move_id(event, i), move->quantity);
		shp__view_text(json, "from", event->references[move->from]);
		if (move->to != SHP__NOWHERE)
			shp__view_text(json, "to", event->references[move->to]);
		shp__json_end_object(json);
	}
	shp__json_end_array(json);
}

/* ---- what a re-confirmation changed ---- */

/* The contents before: what is there now, less what came, and what left; all three in order of lines. */
struct before {
	const struct shp_event *event;
	uint32_t package; /* into event->references */
	uint32_t item;    /* the next of each */
	uint32_t came;
	uint32_t left;
};

static void find_package_before(struct before *before)
{
	const struct shp_event *event = before->event;

	while (before->package < event->reference_count) {
		const struct shp__text reference = event->references[before->package];

		if (!shp__text_compare(reference.bytes, reference.length, event->package.bytes, event->package.length))
			break;
		before->package++;
	}
}

static void skip_to_next(struct before *before)
{
	const struct shp_event *event = before->event;

	while (before->came < event->move_count && event->moves[before->came].to != before->package)
		before->came++;
	while (before->left < event->move_count && event->moves[before->left].from != before->package)
		before->left++;
}

/* Takes the next line that the package held before or holds now. */
static void put_line_before(struct shp__json *json, struct before *before)
{
	const struct shp_event *event = before->event;
	const int has_left = before->left < event->move_count;
	const int has_item = before->item < event->item_count;
	struct shp__text id;
	int32_t quantity = 0;
	uint32_t line;

	if (has_item && (!has_left || event->items[before->item].line <= event->moves[before->left].line)) {
		line = event->items[before->item].line;
		id = shp__event_item_id(event, before->item);
		quantity += event->items[before->item++].quantity;
	} else {
		line = event->moves[before->left].line;
		id = shp__event_move_id(event, before->left);
	}
	while (before->left < event->move_count && event->moves[before->left].line == line) {
		quantity += event->moves[before->left++].quantity;
		skip_to_next(before);
	}
	while (before->came < event->move_count && event->moves[before->came].line == line) {
		quantity -= event->moves[before->came++].quantity;
		skip_to_next(before);
	}
	if (quantity > 0)
		shp__view_item(json, id, quantity);
}

static void put_items_before(struct shp__json *json, const struct shp_event *event)
{
	struct before before = {.event = event};

	find_package_before(&before);
	skip_to_next(&before);
	shp__json_key(json, "old");
	shp__json_begin_array(json);
	while (before.item < event->item_count || before.left < event->move_count)
		put_line_before(json, &before);
	shp__json_end_array(json);
}

static void put_change(struct shp__json *json, const struct shp_event *event, int32_t field)
{
	shp__json_begin_object(json);
	shp__view_string(json, "field", shp_ship_field_name(field));
	if (field == SHP_SHIP_DATE) {
		shp__view_date(json, "old", event->old->ship_date);
		shp__view_date(json, "new", event->details->ship_date);
	} else if (field == SHP_SHIP_ITEMS) {
		put_items_before(json, event);
		put_items_view(json, "new", event);
	} else {
		shp__view_text(json, "old", event->old->texts[SHP__SHIP_TEXT(field)]);
		shp__view_text(json, "new", event->details->texts[SHP__SHIP_TEXT(field)]);
	}
	shp__json_end_object(json);
}

static void put_changes(struct shp__json *json, const struct shp_event *event)
{
	int32_t field;

	shp__json_key(json, "changes");
	shp__json_begin_array(json);
	for (field = SHP_SHIP_DATE; field <= SHP_SHIP_ITEMS; field++) {
		if (event->changes >> field & 1)
			put_change(json, event, field);
	}
	shp__json_end_array(json);
}

/* ---- the document ---- */

static void put_by_kind(struct shp__json *json, const struct shp_event *event)
{
	switch (event->kind) {
	case SHP_EVENT_ORDER_PLACED:
	case SHP_EVENT_ORDER_ADOPTED:
		shp__json_key(json, "order");
		shp__view_order(json, event->order, NULL, event->at, SHP_AUDIENCE_SELLER);
		break;
	case SHP_EVENT_PACKAGE_SPLIT:
		put_moves_view(json, event);
		break;
	case SHP_EVENT_SHIPMENT_RECONFIRMED:
		put_changes(json, event);
		break;
	case SHP_EVENT_SHIPMENT_SCANNED:
		shp__view_string(json, "status", shp_carrier_status_name(event->carrier_status));
		shp__view_instant(json, "at", event->carrier_at);
		break;
	case SHP_EVENT_PAYMENT_SETTLED:
	case SHP_EVENT_PAYMENT_DECLINED:
		put_charge_view(json, event);
		break;
	case SHP_EVENT_ITEMS_CANCELLED:
		put_items_view(json, "items", event);
		put_moves_view(json, event);
		break;
	case SHP_EVENT_BUYER_CHARGED:
	case SHP_EVENT_BUYER_REFUNDED:
	case SHP_EVENT_SELLER_CREDITED:
	case SHP_EVENT_SELLER_DEBITED:
		put_amount(json, event);
		break;
	case SHP_EVENT_BUYER_NOTIFIED:
	case SHP_EVENT_ACCOUNT_UPDATED: /* a cancelled label has reopened the package when there are no details */
		shp__view_string(json, "package_status",
				 shp_package_status_name(event->details ? SHP_PACKAGE_STATUS_CONFIRMED
									    : SHP_PACKAGE_STATUS_OPEN));
		break;
	default:
		break;
	}
	if (event->details) {
		put_details_view(json, event);
		put_items_view(json, "items", event);
	}
}

static void put_source(struct shp__json *json, struct shp__text marketplace)
{
	char source[sizeof(SOURCE_SCHEME) + SHP_LIMIT_REFERENCE] = SOURCE_SCHEME;

	memcpy(source + sizeof(SOURCE_SCHEME) - 1, marketplace.bytes, marketplace.length);
	shp__view_string(json, "source", source);
}

int32_t shp_event_write_json(const struct shp_event *event, char *buffer, size_t capacity, size_t *ret_size)
{
	struct shp__json json = {.bytes = buffer, .capacity = capacity};
	uint8_t id[16];

	if (!event || !ret_size || (!buffer && capacity))
		return SHP_ERR_ARGUMENT;
	shp_event_get_id(event, id);
	shp__json_begin_object(&json);
	shp__view_string(&json, "specversion", "1.0");
	shp__view_uuid(&json, "id", id);
	put_source(&json, event->identity->marketplace);
	shp__view_string(&json, "type", shp_event_get_type(event));
	shp__view_text(&json, "subject", event->identity->reference);
	shp__view_instant(&json, "time", event->at);
	shp__view_string(&json, "datacontenttype", "application/json");
	shp__json_key(&json, "data");
	shp__json_begin_object(&json);
	put_subject(&json, event);
	put_by_kind(&json, event);
	shp__json_end_object(&json);
	shp__json_end_object(&json);
	return shp__view_end(&json, ret_size);
}
