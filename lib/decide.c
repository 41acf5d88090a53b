#include <assert.h>
#include <string.h>

#include "context.h"
#include "decide.h"
#include "due.h"
#include "evolve.h"

void shp__check_now(int64_t now, struct shp__problems *problems)
{
	if (!shp__is_instant(now))
		shp__problem(problems, SHP_ERR_INSTANT, shp__path("now"), NULL, now);
}

void shp__advise(struct shp__advice_list *list, int32_t code, const char *path)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->entries[i].code == code)
			return;
	if (list->count < SHP__ADVICE_MAXIMUM)
		list->entries[list->count++] = (struct shp__advice){code, path};
}

static void destroy(struct shp__event_root *root)
{
	struct shp_decision *decision = (struct shp_decision *)root;
	struct shp_ctx *ctx = decision->ctx;

	shp_order_unref(decision->order);
	shp__free(ctx, decision, decision->size);
	shp_ctx_unref(ctx);
}

/* Events, all zero, and room lie behind the decision. */
static struct shp_decision *decision_new(struct shp_ctx *ctx, uint32_t events, size_t room_size, char **ret_room)
{
	const size_t events_at = sizeof(struct shp_decision);
	const size_t room_at = events_at + sizeof(struct shp_event) * events;
	struct shp_decision *decision = shp__malloc(ctx, room_at + room_size);

	if (!decision)
		return NULL;
	atomic_init(&decision->root.references, 1);
	decision->root.destroy = destroy;
	decision->ctx = shp_ctx_ref(ctx);
	decision->size = room_at + room_size;
	decision->order = NULL;
	decision->repeated = 0;
	decision->event_count = 0;
	decision->events = (struct shp_event *)(void *)((char *)decision + events_at);
	decision->advice.count = 0;
	memset(decision->events, 0, room_at - events_at);
	*ret_room = (char *)decision + room_at;
	return decision;
}

static void take_advice(struct shp_decision *decision, const struct shp__advice_list *advice)
{
	if (!advice)
		return;
	for (uint32_t i = 0; i < advice->count; i++)
		decision->advice.entries[i] = advice->entries[i];
	decision->advice.count = advice->count;
}

/* The next event, all of whose fields are zero but those that every event has. */
static struct shp_event *add_event(struct shp_decision *decision, const struct shp_order *order, int32_t kind,
				   int64_t at)
{
	struct shp_event *event = &decision->events[decision->event_count++];

	event->root = &decision->root;
	event->placed = order->placed;
	event->identity = &order->placed->identity;
	event->kind = kind;
	event->revision = order->revision;
	event->at = at;
	event->carrier_at = SHP_INSTANT_NONE;
	return event;
}

struct shp__deciding shp__decide_begin(const struct shp_order *order, const struct shp__capacity *need, uint32_t events,
				       size_t room_size, int64_t at)
{
	struct shp__deciding deciding = {
		.ctx = order->ctx, .room_size = room_size, .at = at, .was_counting = order->counting};

	deciding.draft = shp__draft_copy(order, need);
	if (deciding.draft)
		deciding.decision = decision_new(order->ctx, events, room_size, &deciding.room);
	if (!deciding.decision)
		deciding.status = SHP_ERR_NO_MEMORY;
	return deciding;
}

void *shp__decide_take(struct shp__deciding *deciding, size_t size)
{
	const size_t taken = shp__decide_room(size);

	if (deciding->status || taken > deciding->room_size)
		return NULL;
	void *room = deciding->room;
	deciding->room += taken;
	deciding->room_size -= taken;
	return room;
}

struct shp__text shp__decide_text(struct shp__deciding *deciding, struct shp__text text)
{
	char *copy = shp__decide_take(deciding, (size_t)text.length + 1);

	if (!copy || !text.length)
		return (struct shp__text){"", 0};
	shp__text_copy(copy, text.bytes, text.length);
	copy[text.length] = 0;
	return (struct shp__text){copy, text.length};
}

struct shp_event *shp__decide_event(struct shp__deciding *deciding, int32_t kind)
{
	if (!deciding->status && deciding->draft->revision >= (int64_t)SHP__REVISION_MAXIMUM)
		deciding->status = SHP_ERR_OVERFLOW;
	if (deciding->status)
		return NULL;
	struct shp_event *event = add_event(deciding->decision, deciding->draft, kind, deciding->at);
	event->revision++;
	return event;
}

void shp__decide_apply(struct shp__deciding *deciding, const struct shp_event *event)
{
	if (!deciding->status)
		deciding->status = shp__evolve(&deciding->draft, event);
}

static void money_event(struct shp__deciding *deciding, int32_t kind, int64_t amount, int64_t moved,
			const struct shp_event *because)
{
	/*
	 * The same name whichever package came first: two hosts that lost sight of each other make one charge. A seller
	 * who gets something back when the charge is taken back (fees on what is collected on delivery can be more than
	 * the credit) was credited under this name already: that is told of the label.
	 */
	const int whole = deciding->draft->placed->charge_policy != SHP_CHARGE_PER_PACKAGE &&
			  deciding->draft->counting != deciding->was_counting &&
			  (deciding->draft->counting || kind != SHP_EVENT_SELLER_CREDITED);

	if (!deciding->status && moved > INT64_MAX - amount)
		deciding->status = SHP_ERR_OVERFLOW;
	struct shp_event *event = shp__decide_event(deciding, kind);
	if (!event)
		return;
	event->amount = amount;
	if (whole) {
		event->cause = SHP_CAUSE_ORDER;
		event->number = (int32_t)deciding->draft->whole_charges;
	} else if (because->kind == SHP_EVENT_ITEMS_CANCELLED) {
		event->cause = SHP_CAUSE_CANCELLATION;
		event->cancellation = because->cancellation;
	} else {
		event->cause = because->cause ? because->cause : SHP_CAUSE_PACKAGE;
		event->package = because->package;
		event->cancellation = because->cancellation;
		event->number = because->number;
	}
	shp__decide_apply(deciding, event);
}

void shp__decide_money(struct shp__deciding *deciding, const struct shp_event *because)
{
	if (deciding->status)
		return;
	const int64_t charge = shp__owed_charge(deciding->draft);
	if (charge > 0)
		money_event(deciding, SHP_EVENT_BUYER_CHARGED, charge, deciding->draft->charged, because);
	else if (charge < 0)
		money_event(deciding, SHP_EVENT_BUYER_REFUNDED, -charge, deciding->draft->refunded, because);
	if (deciding->status)
		return;
	const int64_t credit = shp__owed_credit(deciding->draft);
	if (credit > 0)
		money_event(deciding, SHP_EVENT_SELLER_CREDITED, credit, deciding->draft->credited, because);
	else if (credit < 0)
		money_event(deciding, SHP_EVENT_SELLER_DEBITED, -credit, deciding->draft->debited, because);
	/* whatever was owed has moved: law 2 */
	assert(deciding->status || (!shp__owed_charge(deciding->draft) && !shp__owed_credit(deciding->draft)));
}

static void notice(struct shp__deciding *deciding, int32_t kind, const struct shp_event *about,
		   const struct shp__details *told)
{
	struct shp_event *event = shp__decide_event(deciding, kind);

	if (!event)
		return;
	event->package = about->package;
	event->number = about->number;
	event->package_hint = about->package_hint;
	event->details = told;
	shp__decide_apply(deciding, event);
}

void shp__decide_notices(struct shp__deciding *deciding, const struct shp_event *about)
{
	if (!about || deciding->status)
		return;
	if (about->details) {
		deciding->told = shp__decide_take(deciding, sizeof(*deciding->told));
		*deciding->told = *about->details;
		deciding->told->texts[SHP__SHIP_TEXT(SHP_SHIP_MEMO)] = (struct shp__text){"", 0};
		notice(deciding, SHP_EVENT_BUYER_NOTIFIED, about, deciding->told);
	} /* else there was nothing in the post to write about */
	notice(deciding, SHP_EVENT_ACCOUNT_UPDATED, about, deciding->told);
}

struct shp__details *shp__decide_details(struct shp__deciding *deciding, const struct shp__details *details)
{
	deciding->details = shp__decide_take(deciding, sizeof(*details));
	if (deciding->details)
		*deciding->details = *details;
	return deciding->details;
}

/* The order has copies of the texts: what is told refers to them from now on. */
static void fill_details(struct shp__deciding *deciding, const struct shp_order *order)
{
	const struct shp_event *fact = &deciding->decision->events[0];

	if (!deciding->details)
		return;
	while (!fact->details)
		fact++;
	const struct shp__package *package = &order->packages[shp__find_hinted(order, fact)];
	const char *text = order->text + package->text_at;
	for (int i = 0; i < SHP__SHIP_TEXT_COUNT; i++) {
		deciding->details->texts[i].bytes = text;
		if (deciding->told && i != SHP__SHIP_TEXT(SHP_SHIP_MEMO))
			deciding->told->texts[i].bytes = text;
		text += package->text_length[i] + 1;
	}
}

/* Contents are told as the order holds them in the end; no copy is made. A decision is about one package, or one
 * cancellation. */
static void fill_items(struct shp_decision *decision, const struct shp_order *order)
{
	const struct shp__item *items = NULL;
	uint32_t count = 0;

	for (uint32_t i = 0; i < decision->event_count; i++) {
		struct shp_event *event = &decision->events[i];
		if (event->kind == SHP_EVENT_ITEMS_CANCELLED) {
			const struct shp__cancellation *last = &order->cancellations[order->count.cancellations - 1];
			event->items = order->cancelled_items + last->item_first;
			event->item_count = last->item_count;
		} else if (event->details || event->kind == SHP_EVENT_ACCOUNT_UPDATED) {
			if (!items) {
				const struct shp__package *package = &order->packages[shp__find_hinted(order, event)];
				items = order->items + package->item_first;
				count = package->item_count;
			}
			event->items = items;
			event->item_count = count;
		}
	}
}

int32_t shp__decide_finish(struct shp__deciding *deciding, const struct shp__advice_list *advice,
			   struct shp_decision **ret_decision)
{
	struct shp_decision *decision = deciding->decision;

	if (deciding->status) {
		shp__draft_drop(deciding->draft);
		if (decision)
			shp_decision_unref(decision);
		return deciding->status;
	}
	decision->order = shp__draft_finish(deciding->draft);
	fill_details(deciding, decision->order);
	fill_items(decision, decision->order);
	take_advice(decision, advice);
	*ret_decision = decision;
	return SHP_OK;
}

static int32_t unchanged(struct shp_order *order, int32_t repeated, const struct shp__advice_list *advice,
			 struct shp_decision **ret_decision)
{
	char *room;
	struct shp_decision *decision = decision_new(order->ctx, 0, 0, &room);

	if (!decision)
		return SHP_ERR_NO_MEMORY;
	decision->order = shp_order_ref(order);
	decision->repeated = repeated;
	take_advice(decision, advice);
	*ret_decision = decision;
	return SHP_OK;
}

int32_t shp__decide_repeated(struct shp_order *order, struct shp_decision **ret_decision)
{
	return unchanged(order, 1, NULL, ret_decision);
}

int32_t shp__decide_nothing(struct shp_order *order, const struct shp__advice_list *advice,
			    struct shp_decision **ret_decision)
{
	return unchanged(order, 0, advice, ret_decision);
}

int32_t shp__decide_beginning(struct shp_order *order, int32_t kind, int64_t at, struct shp_decision **ret_decision)
{
	char *room;
	struct shp_decision *decision = decision_new(order->ctx, 1, 0, &room);

	if (!decision) {
		shp_order_unref(order);
		return SHP_ERR_NO_MEMORY;
	}
	add_event(decision, order, kind, at)->order = order;
	decision->order = order;
	*ret_decision = decision;
	return SHP_OK;
}
