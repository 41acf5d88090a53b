/* Asking an event. */
#include "event.h"

#include "context.h"

struct shp_event *shp_event_ref(struct shp_event *event)
{
	if (event)
		shp__count_up(&event->root->references);
	return event;
}

struct shp_event *shp_event_unref(struct shp_event *event)
{
	if (event && shp__count_down(&event->root->references))
		event->root->destroy(event->root);
	return NULL;
}

int32_t shp_event_get_kind(const struct shp_event *event)
{
	return event ? event->kind : 0;
}

const char *shp_event_get_type(const struct shp_event *event)
{
	return event ? shp_event_kind_type(event->kind) : NULL;
}

void shp_event_get_order_id(const struct shp_event *event, uint8_t ret_id[16])
{
	if (event && ret_id)
		memcpy(ret_id, event->identity->id, 16);
}

const char *shp_event_get_order_text(const struct shp_event *event, int32_t field)
{
	if (!event)
		return NULL;
	switch (field) {
	case SHP_ORDER_REFERENCE:
		return event->identity->reference.bytes;
	case SHP_ORDER_MARKETPLACE:
		return event->identity->marketplace.bytes;
	default:
		return NULL;
	}
}

int64_t shp_event_get_revision(const struct shp_event *event)
{
	return event ? event->revision : 0;
}

int64_t shp_event_get_at(const struct shp_event *event)
{
	return event ? event->at : SHP_INSTANT_NONE;
}

int64_t shp_event_get_amount(const struct shp_event *event)
{
	return event ? event->amount : 0;
}

const char *shp_event_get_currency(const struct shp_event *event)
{
	return event ? event->identity->currency : NULL;
}

int32_t shp_event_get_exponent(const struct shp_event *event)
{
	return event ? event->identity->exponent : 0;
}

int32_t shp_event_get_cause(const struct shp_event *event)
{
	return event ? event->cause : SHP_CAUSE_NONE;
}

const char *shp_event_get_package(const struct shp_event *event)
{
	return event && event->package.length ? event->package.bytes : NULL;
}

const char *shp_event_get_cancellation(const struct shp_event *event)
{
	return event && event->cancellation.length ? event->cancellation.bytes : NULL;
}

int32_t shp_event_get_number(const struct shp_event *event)
{
	return event ? event->number : 0;
}

int32_t shp_event_get_reason(const struct shp_event *event)
{
	return event ? event->reason : 0;
}

int32_t shp_event_get_carrier_status(const struct shp_event *event)
{
	return event ? event->carrier_status : SHP_CARRIER_STATUS_NONE;
}

int64_t shp_event_get_carrier_at(const struct shp_event *event)
{
	return event && event->kind == SHP_EVENT_SHIPMENT_SCANNED ? event->carrier_at : SHP_INSTANT_NONE;
}

/* ---- details of a shipment ---- */

int32_t shp_event_get_ship_date(const struct shp_event *event)
{
	return event && event->details ? event->details->ship_date : SHP_DATE_NONE;
}

const char *shp_event_get_ship_text(const struct shp_event *event, int32_t field)
{
	if (!event || !event->details || field < SHP_SHIP_CARRIER || field > SHP_SHIP_MEMO)
		return NULL;
	if (field == SHP_SHIP_MEMO && shp_event_is_effect(event))
		return NULL;
	return event->details->texts[SHP__SHIP_TEXT(field)].bytes;
}

int32_t shp_event_is_labelled(const struct shp_event *event)
{
	return event && event->details ? event->details->label : 0;
}

uint32_t shp_event_count_changes(const struct shp_event *event)
{
	uint32_t count = 0;
	uint32_t bits;

	for (bits = event ? event->changes : 0; bits; bits &= bits - 1)
		count++;
	return count;
}

int32_t shp_event_get_change_field(const struct shp_event *event, uint32_t change)
{
	uint32_t bits = event ? event->changes : 0;
	int32_t field = 0;

	while (change-- && bits)
		bits &= bits - 1;
	if (!bits)
		return 0;
	while (!(bits >> field & 1))
		field++;
	return field;
}

const char *shp_event_get_change_old_text(const struct shp_event *event, uint32_t change)
{
	const int32_t field = shp_event_get_change_field(event, change);

	if (field < SHP_SHIP_CARRIER || field > SHP_SHIP_MEMO)
		return NULL;
	return event->old->texts[SHP__SHIP_TEXT(field)].bytes;
}

int32_t shp_event_get_change_old_date(const struct shp_event *event, uint32_t change)
{
	return shp_event_get_change_field(event, change) == SHP_SHIP_DATE ? event->old->ship_date : SHP_DATE_NONE;
}

/* ---- units ---- */

uint32_t shp_event_count_items(const struct shp_event *event)
{
	return event ? event->item_count : 0;
}

const char *shp_event_get_item_line(const struct shp_event *event, uint32_t item)
{
	return item < shp_event_count_items(event) ? shp__event_item_id(event, item).bytes : NULL;
}

int32_t shp_event_get_item_quantity(const struct shp_event *event, uint32_t item)
{
	return item < shp_event_count_items(event) ? event->items[item].quantity : 0;
}

uint32_t shp_event_count_moves(const struct shp_event *event)
{
	return event ? event->move_count : 0;
}

const char *shp_event_get_move_line(const struct shp_event *event, uint32_t move)
{
	return move < shp_event_count_moves(event) ? shp__event_move_id(event, move).bytes : NULL;
}

int32_t shp_event_get_move_quantity(const struct shp_event *event, uint32_t move)
{
	return move < shp_event_count_moves(event) ? event->moves[move].quantity : 0;
}

const char *shp_event_get_move_from(const struct shp_event *event, uint32_t move)
{
	return move < shp_event_count_moves(event) ? event->references[event->moves[move].from].bytes : NULL;
}

const char *shp_event_get_move_to(const struct shp_event *event, uint32_t move)
{
	if (move >= shp_event_count_moves(event) || event->moves[move].to == SHP__NOWHERE)
		return NULL;
	return event->references[event->moves[move].to].bytes;
}

struct shp_order *shp_event_get_order(const struct shp_event *event)
{
	return event ? event->order : NULL;
}
