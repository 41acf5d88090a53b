#include <string.h>

#include "evolve.h"

/* What an event says of contents must be what there is. */
static int items_agree(const struct shp_order *draft, const struct shp_event *event, const struct shp__item *items,
		       uint32_t count)
{
	if (event->item_count != count || memcmp(event->items, items, sizeof(*items) * count) != 0)
		return 0;
	for (uint32_t i = 0; i < count; i++) {
		if (!shp__text_equal(shp__event_item_id(event, i),
				     shp__line_text(draft->placed, items[i].line, SHP_LINE_ID)))
			return 0;
	}
	return 1;
}

/* A decided event says nothing of contents yet: they are filled in when it is done. */
static inline int package_items_agree(const struct shp_order *draft, const struct shp_event *event, int32_t package)
{
	return !event->items || items_agree(draft, event, draft->items + draft->packages[package].item_first,
					    draft->packages[package].item_count);
}

static int32_t reserve_texts(struct shp_order **draft, const struct shp__details *details)
{
	uint32_t text = SHP__SHIP_TEXT_COUNT;

	for (int i = 0; i < SHP__SHIP_TEXT_COUNT; i++)
		text += details->texts[i].length;
	if (text <= (*draft)->capacity.text - (*draft)->count.text)
		return SHP_OK;
	const struct shp__capacity need = {.text = text};
	return shp__draft_reserve(draft, &need);
}

static int32_t split(struct shp_order **draft, const struct shp_event *event)
{
	const int32_t status = shp__evolve_moves(draft, event, SHP__NOWHERE);
	if (status)
		return status;
	const int32_t package = shp__find_hinted(*draft, event);
	if (package < 0 || (*draft)->packages[package].split_number + 1 != (uint32_t)event->number)
		return SHP_ERR_REPLAY;
	(*draft)->packages[package].split_number++;
	shp__draft_find_open(*draft);
	return SHP_OK;
}

/* Everything that a package holds becomes shipped (1) or open again (-1). */
static void ship_items(struct shp_order *draft, const struct shp__package *package, int32_t direction)
{
	const struct shp__item *items = draft->items + package->item_first;

	for (uint32_t i = 0; i < package->item_count; i++)
		shp__draft_change_units(draft, items[i].line, 0, direction * items[i].quantity);
}

static int32_t evolve_confirmed(struct shp_order **draft, const struct shp_event *event)
{
	const int32_t index = shp__find_hinted(*draft, event);

	if (index < 0 || !event->details || (*draft)->packages[index].confirmed ||
	    !package_items_agree(*draft, event, index))
		return SHP_ERR_REPLAY;
	if ((*draft)->packages[index].revision + 1 != (uint32_t)event->number)
		return SHP_ERR_REPLAY;
	const int32_t status = reserve_texts(draft, event->details);
	if (status)
		return status;
	struct shp__package *package = &(*draft)->packages[index];
	shp__draft_set_texts(*draft, (uint32_t)index, event->details->texts);
	package->confirmed = 1;
	package->revision++;
	package->label = event->details->label;
	package->verdict = event->details->verdict;
	package->ship_date = event->details->ship_date;
	package->confirmed_at = event->at;
	(*draft)->confirmed_count++;
	ship_items(*draft, package, 1);
	shp__draft_judge(*draft);
	shp__draft_find_open(*draft);
	return SHP_OK;
}

/* What the event says was there before must have been there, and what it does not say has changed must not have. */
static int old_agrees(const struct shp_order *draft, const struct shp_event *event, const struct shp__package *package)
{
	if (!event->details || !event->old || !event->changes || event->details->label != package->label)
		return 0;
	const int date_changes = event->changes >> SHP_SHIP_DATE & 1;
	if (event->old->ship_date != package->ship_date ||
	    date_changes != (event->details->ship_date != package->ship_date))
		return 0;
	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++) {
		const int i = SHP__SHIP_TEXT(field);
		const struct shp__text is = shp__package_text(draft, package, field);
		const int changes = event->changes >> field & 1;
		if (!shp__text_equal(event->old->texts[i], is) ||
		    changes == shp__text_equal(event->details->texts[i], is))
			return 0;
	}
	return (event->changes >> SHP_SHIP_ITEMS & 1) == (event->move_count > 0);
}

static int32_t reconfirm(struct shp_order **draft, const struct shp_event *event)
{
	int32_t index = shp__find_hinted(*draft, event);
	int32_t status;

	if (index < 0 || !(*draft)->packages[index].confirmed || !old_agrees(*draft, event, &(*draft)->packages[index]))
		return SHP_ERR_REPLAY;
	if ((*draft)->packages[index].revision + 1 != (uint32_t)event->number)
		return SHP_ERR_REPLAY;
	status = event->move_count ? shp__evolve_moves(draft, event, (uint32_t)index) : SHP_OK;
	if (status)
		return status;
	status = reserve_texts(draft, event->details);
	if (status)
		return status;
	index = shp__find_hinted(*draft, event); /* others may have vanished before it */
	if (index < 0 || !package_items_agree(*draft, event, index))
		return SHP_ERR_REPLAY;
	struct shp__package *package = &(*draft)->packages[index];
	shp__draft_set_texts(*draft, (uint32_t)index, event->details->texts);
	package->revision++;
	package->verdict = event->details->verdict;
	package->ship_date = event->details->ship_date;
	shp__draft_judge(*draft);
	shp__draft_find_open(*draft);
	return SHP_OK;
}

static int32_t cancel_label(struct shp_order *draft, const struct shp_event *event)
{
	const int32_t index = shp__find_hinted(draft, event);

	if (index < 0 || !draft->packages[index].confirmed || !draft->packages[index].label)
		return SHP_ERR_REPLAY;
	struct shp__package *package = &draft->packages[index];
	if (package->revision + 1 != (uint32_t)event->number || package->carrier_status != SHP_CARRIER_STATUS_NONE)
		return SHP_ERR_REPLAY;
	ship_items(draft, package, -1);
	draft->text_dead += SHP__SHIP_TEXT_COUNT;
	for (int i = 0; i < SHP__SHIP_TEXT_COUNT; i++) {
		draft->text_dead += package->text_length[i];
		package->text_length[i] = 0;
	}
	package->confirmed = package->label = package->verdict = 0;
	package->revision++;
	package->ship_date = SHP_DATE_NONE;
	package->confirmed_at = SHP_INSTANT_NONE;
	draft->confirmed_count--;
	if (draft->first_open > (uint32_t)index)
		draft->first_open = (uint32_t)index;
	shp__draft_judge(draft);
	return SHP_OK;
}

/* Sums of what was reported: the set, the latest, the first scan and the first delivery. */
void shp__scan_take(struct shp__package *package, int32_t status, int64_t at)
{
	package->scans |= (uint8_t)(1 << status);
	if (status != SHP_CARRIER_STATUS_LOST &&
	    (package->first_scan_at == SHP_INSTANT_NONE || at < package->first_scan_at))
		package->first_scan_at = at;
	if (status == SHP_CARRIER_STATUS_DELIVERED &&
	    (package->delivered_at == SHP_INSTANT_NONE || at < package->delivered_at))
		package->delivered_at = at;
	if (package->carrier_status_at == SHP_INSTANT_NONE || at > package->carrier_status_at ||
	    (at == package->carrier_status_at && status > package->carrier_status)) {
		package->carrier_status = (uint8_t)status;
		package->carrier_status_at = at;
	}
}

/* Only what is new changes anything, so a report that comes late or again is harmless: see shp__scan_tells(). */
static int32_t evolve_scan(struct shp_order *draft, const struct shp_event *event)
{
	const int32_t index = shp__find_hinted(draft, event);

	if (index < 0 || !draft->packages[index].confirmed)
		return SHP_ERR_REPLAY;
	struct shp__package *package = &draft->packages[index];
	if (!shp__scan_tells(package, event->carrier_status, event->carrier_at))
		return SHP_ERR_REPLAY;
	shp__scan_take(package, event->carrier_status, event->carrier_at);
	return SHP_OK;
}

int shp__scan_tells(const struct shp__package *package, int32_t status, int64_t at)
{
	if (status < SHP_CARRIER_STATUS_SCANNED || status > SHP_CARRIER_STATUS_LOST || at < 0 || at > SHP_LIMIT_INSTANT)
		return 0;
	if (!(package->scans >> status & 1) || at > package->carrier_status_at)
		return 1;
	if (at == package->carrier_status_at && status > package->carrier_status)
		return 1;
	if (status == SHP_CARRIER_STATUS_DELIVERED && at < package->delivered_at)
		return 1;
	return status != SHP_CARRIER_STATUS_LOST && at < package->first_scan_at;
}

/* The moves come by line, so what each line lost is adjacent. */
static int32_t record_cancellation(struct shp_order **draft, const struct shp_event *event)
{
	const struct shp__capacity need = {
		.cancellations = 1,
		.cancelled_items = shp__count_cancelled_lines(event->moves, event->move_count),
		.text = event->cancellation.length + 1};
	const int32_t status = shp__draft_reserve(draft, &need);
	if (status)
		return status;
	struct shp_order *of = *draft;
	struct shp__cancellation *cancellation = &of->cancellations[of->count.cancellations++];
	*cancellation = (struct shp__cancellation){
		.reference_at = shp__draft_text(of, event->cancellation.bytes, event->cancellation.length),
		.reference_length = (uint8_t)event->cancellation.length,
		.reason = event->reason,
		.all = event->all,
		.item_first = of->count.cancelled_items,
		.at = event->at};
	struct shp__item *items = of->cancelled_items + cancellation->item_first;
	for (uint32_t i = 0; i < event->move_count; i++) {
		if (cancellation->item_count && items[cancellation->item_count - 1].line == event->moves[i].line)
			items[cancellation->item_count - 1].quantity += event->moves[i].quantity;
		else
			items[cancellation->item_count++] = (struct shp__item){event->moves[i].line,
									       event->moves[i].quantity};
	}
	of->count.cancelled_items += cancellation->item_count;
	return !event->items || items_agree(of, event, items, cancellation->item_count) ? SHP_OK : SHP_ERR_REPLAY;
}

static int32_t cancel_items(struct shp_order **draft, const struct shp_event *event)
{
	if (shp__find_cancellation(*draft, event->cancellation.bytes, event->cancellation.length) >= 0 ||
	    (*draft)->count.cancellations >= SHP_LIMIT_CANCELLATIONS)
		return SHP_ERR_REPLAY;
	if (event->move_count > SHP_LIMIT_ITEMS ||
	    (*draft)->count.cancelled_items + shp__count_cancelled_lines(event->moves, event->move_count) >
		    SHP__CANCELLED_ITEMS_LIMIT)
		return SHP_ERR_REPLAY;
	int32_t status = shp__evolve_moves(draft, event, SHP__NOWHERE);
	if (!status)
		status = record_cancellation(draft, event);
	if (status)
		return status;
	shp__draft_judge(*draft);
	shp__draft_find_open(*draft);
	return SHP_OK;
}

/* An e-mail, the buyer's page: the order stays as it is; they must be about what is there. */
static int32_t evolve_notice(const struct shp_order *draft, const struct shp_event *event)
{
	const int32_t index = shp__find_hinted(draft, event);

	if (index < 0 || draft->packages[index].revision != (uint32_t)event->number ||
	    !package_items_agree(draft, event, index))
		return SHP_ERR_REPLAY;
	return SHP_OK;
}

static int32_t evolve(struct shp_order **draft, const struct shp_event *event)
{
	struct shp_order *of = *draft;

	switch (event->kind) {
	case SHP_EVENT_ORDER_RELEASED:
		if (!of->pending)
			return SHP_ERR_REPLAY;
		of->pending = 0;
		return SHP_OK;
	case SHP_EVENT_PACKAGE_SPLIT:
		return split(draft, event);
	case SHP_EVENT_SHIPMENT_CONFIRMED:
		return evolve_confirmed(draft, event);
	case SHP_EVENT_SHIPMENT_RECONFIRMED:
		return reconfirm(draft, event);
	case SHP_EVENT_LABEL_CANCELLED:
		return cancel_label(of, event);
	case SHP_EVENT_SHIPMENT_SCANNED:
		return evolve_scan(of, event);
	case SHP_EVENT_ITEMS_CANCELLED:
		return cancel_items(draft, event);
	case SHP_EVENT_ORDER_CANCELLED:
		return of->units_cancelled == of->placed->units_ordered ? SHP_OK : SHP_ERR_REPLAY;
	case SHP_EVENT_BUYER_NOTIFIED:
	case SHP_EVENT_ACCOUNT_UPDATED:
		return evolve_notice(of, event);
	}
	return shp__evolve_money(draft, event);
}

int32_t shp__evolve(struct shp_order **draft, const struct shp_event *event)
{
	if (event->revision != (*draft)->revision + 1)
		return SHP_ERR_REPLAY;
	if (event->placed != (*draft)->placed && memcmp(event->identity->id, (*draft)->placed->identity.id, 16) != 0)
		return SHP_ERR_REPLAY;
	const int32_t status = evolve(draft, event);
	if (!status)
		(*draft)->revision++;
	return status;
}
