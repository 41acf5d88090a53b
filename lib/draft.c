#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "context.h"
#include "draft.h"
#include "due.h"

/* ---- the block ---- */

static size_t rounded(size_t size)
{
	return (size + 7) & ~(size_t)7;
}

/* Where the arrays of a block stand, from its beginning, and the size of the whole. */
struct layout {
	size_t charges;
	size_t cancellations;
	size_t units;
	size_t items;
	size_t cancelled_items;
	size_t gone;
	size_t by_reference;
	size_t text; /* last: it takes what is left over */
	size_t size;
};

/* The packages come first, right behind the order, so that both are copied at once. */
#define PACKAGES_AT sizeof(struct shp_order)

static inline struct layout lay_out(const struct shp__capacity *capacity, uint32_t lines)
{
	struct layout at;

	at.charges = PACKAGES_AT + sizeof(struct shp__package) * capacity->packages;
	at.cancellations = at.charges + sizeof(struct shp__charge) * capacity->charges;
	at.units = rounded(at.cancellations + sizeof(struct shp__cancellation) * capacity->cancellations);
	at.items = at.units + sizeof(struct shp__units) * lines;
	at.cancelled_items = at.items + sizeof(struct shp__item) * capacity->items;
	at.gone = at.cancelled_items + sizeof(struct shp__item) * capacity->cancelled_items;
	at.by_reference = at.gone + sizeof(struct shp__gone) * capacity->gone;
	at.text = at.by_reference + sizeof(uint32_t) * ((size_t)capacity->packages + capacity->gone);
	at.size = rounded(at.text + capacity->text);
	return at;
}

/* Large blocks come in steps of a sixteenth to a thirty-second, the rest going to text: one version after the other
 * then fits where the one before it was. */
static size_t step_of(size_t size)
{
	size_t step = 8;

	while (step < size / 32)
		step *= 2;
	return step;
}

/* A block with room for the capacity; nothing is filled in, *ret_layout is for begin_block(). NULL: no memory. */
static struct shp_order *order_block_new(struct shp_ctx *ctx, const struct shp__capacity *capacity, uint32_t lines,
					 struct layout *ret_layout)
{
	struct layout layout = lay_out(capacity, lines);
	const size_t step = step_of(layout.size);

	layout.size = (layout.size + step - 1) & ~(step - 1);
	*ret_layout = layout;
	return shp__malloc(ctx, layout.size);
}

/* What a block says of itself. */
static void begin_block(struct shp_order *block, const struct shp__capacity *capacity, const struct layout *layout)
{
	char *base = (char *)block;

	atomic_init(&block->references, 1);
	block->drafting = 1;
	block->size = layout->size;
	block->capacity = *capacity;
	block->capacity.text = (uint32_t)(layout->size - layout->text);
	block->packages = (void *)(base + PACKAGES_AT);
	block->charges = (void *)(base + layout->charges);
	block->cancellations = (void *)(base + layout->cancellations);
	block->units = (void *)(base + layout->units);
	block->items = (void *)(base + layout->items);
	block->cancelled_items = (void *)(base + layout->cancelled_items);
	block->gone = (void *)(base + layout->gone);
	block->by_reference = (void *)(base + layout->by_reference);
	block->text = base + layout->text;
}

struct shp_order *shp__draft_new(struct shp__placed *placed, const struct shp__capacity *need)
{
	struct layout layout;
	struct shp_order *draft = order_block_new(placed->ctx, need, placed->line_count, &layout);

	if (!draft)
		return NULL;
	memset(draft, 0, sizeof(*draft));
	begin_block(draft, need, &layout);
	draft->ctx = placed->ctx;
	draft->placed = shp__placed_ref(placed);
	draft->next_reference = 1;
	memset(draft->units, 0, sizeof(*draft->units) * placed->line_count);
	return draft;
}

/* ---- copying ---- */

static uint32_t add_text(struct shp_order *draft, const char *bytes, size_t size)
{
	const uint32_t at = draft->count.text;

	shp__text_copy(draft->text + at, bytes, size);
	draft->count.text += (uint32_t)size;
	return at;
}

static size_t shipment_text_size(const struct shp__package *package)
{
	size_t size = SHP__SHIP_TEXT_COUNT;

	for (int i = 0; i < SHP__SHIP_TEXT_COUNT; i++)
		size += package->text_length[i];
	return size;
}

/* Copies what is referred to, and leaves out what is not. */
static void pack_text(struct shp_order *draft, const char *from)
{
	draft->count.text = 0;
	draft->text_dead = 0;
	for (uint32_t i = 0; i < draft->count.packages; i++) {
		struct shp__package *package = &draft->packages[i];
		package->reference_at = add_text(draft, from + package->reference_at,
						 (size_t)package->reference_length + 1);
		if (package->confirmed)
			package->text_at = add_text(draft, from + package->text_at, shipment_text_size(package));
	}
	for (uint32_t i = 0; i < draft->count.gone; i++)
		draft->gone[i].reference_at = add_text(draft, from + draft->gone[i].reference_at,
						       (size_t)draft->gone[i].reference_length + 1);
	for (uint32_t i = 0; i < draft->count.cancellations; i++) {
		struct shp__cancellation *cancellation = &draft->cancellations[i];
		cancellation->reference_at =
			add_text(draft, from + cancellation->reference_at, (size_t)cancellation->reference_length + 1);
	}
	for (uint32_t i = 0; i < draft->count.charges; i++) {
		struct shp__charge *charge = &draft->charges[i];
		charge->what_at = add_text(draft, from + charge->what_at, (size_t)charge->what_length + 1);
	}
}

static void pack_items(struct shp_order *draft, const struct shp__item *from)
{
	draft->count.items = 0;
	for (uint32_t i = 0; i < draft->count.packages; i++) {
		struct shp__package *package = &draft->packages[i];
		memcpy(draft->items + draft->count.items, from + package->item_first,
		       sizeof(*from) * package->item_count);
		package->item_first = draft->count.items;
		draft->count.items += package->item_count;
	}
}

/* What an order has seldom is not worth a call for nothing. */
static inline void copy_some(void *to, const void *from, size_t size)
{
	if (size)
		memcpy(to, from, size);
}

/* All but the packages. */
static void copy_arrays(struct shp_order *draft, const struct shp_order *from, int repack)
{
	const struct shp__capacity *count = &from->count;

	copy_some(draft->charges, from->charges, sizeof(*from->charges) * count->charges);
	copy_some(draft->cancellations, from->cancellations, sizeof(*from->cancellations) * count->cancellations);
	memcpy(draft->units, from->units, sizeof(*from->units) * from->placed->line_count);
	copy_some(draft->cancelled_items, from->cancelled_items,
		  sizeof(*from->cancelled_items) * count->cancelled_items);
	copy_some(draft->gone, from->gone, sizeof(*from->gone) * count->gone);
	memcpy(draft->by_reference, from->by_reference,
	       sizeof(*from->by_reference) * ((size_t)count->packages + count->gone));
	if (repack) {
		pack_items(draft, from->items);
		pack_text(draft, from->text);
	} else {
		memcpy(draft->items, from->items, sizeof(*from->items) * count->items);
		memcpy(draft->text, from->text, count->text);
	}
}

/* Where an order begins behind its reference counter. */
#define COUNTED offsetof(struct shp_order, pending)

static struct shp_order *copy_with(const struct shp_order *from, const struct shp__capacity *capacity, int repack)
{
	struct layout layout;
	struct shp_order *draft = order_block_new(from->ctx, capacity, from->placed->line_count, &layout);

	if (!draft)
		return NULL;
	/* all but the counter, which other threads may be counting with */
	memcpy((char *)draft + COUNTED, (const char *)from + COUNTED,
	       PACKAGES_AT - COUNTED + sizeof(*from->packages) * from->count.packages);
	begin_block(draft, capacity, &layout);
	copy_arrays(draft, from, repack);
	return draft;
}

static struct shp__capacity sum_of_capacities(const struct shp__capacity *a, const struct shp__capacity *b)
{
	return (struct shp__capacity){a->packages + b->packages, a->items + b->items, a->gone + b->gone,
				      a->cancellations + b->cancellations, a->cancelled_items + b->cancelled_items,
				      a->charges + b->charges, a->text + b->text};
}

struct shp_order *shp__draft_copy(const struct shp_order *order, const struct shp__capacity *need)
{
	/* Holes are squeezed out when they are a good part of what lives: seldom, and the order stays within its
	 * budget. */
	const int repack = order->count.items > order->items_live + order->items_live / 2 + 8 ||
			   order->text_dead > order->count.text / 4 + 64;
	struct shp__capacity used = order->count;

	if (repack) {
		used.items = order->items_live;
		used.text = order->count.text - order->text_dead;
	}
	const struct shp__capacity capacity = sum_of_capacities(&used, need);
	struct shp_order *draft = copy_with(order, &capacity, repack);
	if (draft)
		shp__placed_ref(draft->placed);
	return draft;
}

static uint32_t grown(uint32_t capacity, uint32_t wanted)
{
	if (wanted <= capacity)
		return capacity;
	return wanted > capacity * 2 ? wanted : capacity * 2;
}

int32_t shp__draft_reserve(struct shp_order **draft, const struct shp__capacity *need)
{
	struct shp_order *old = *draft;
	const struct shp__capacity wanted = sum_of_capacities(&old->count, need);
	const struct shp__capacity *has = &old->capacity;

	if (wanted.packages <= has->packages && wanted.items <= has->items && wanted.gone <= has->gone &&
	    wanted.cancellations <= has->cancellations && wanted.cancelled_items <= has->cancelled_items &&
	    wanted.charges <= has->charges && wanted.text <= has->text)
		return SHP_OK;
	const struct shp__capacity capacity = {
		grown(has->packages, wanted.packages), grown(has->items, wanted.items), grown(has->gone, wanted.gone),
		grown(has->cancellations, wanted.cancellations), grown(has->cancelled_items, wanted.cancelled_items),
		grown(has->charges, wanted.charges), grown(has->text, wanted.text)};
	struct shp_order *moved = copy_with(old, &capacity, 0);
	if (!moved)
		return SHP_ERR_NO_MEMORY;
	shp__free(old->ctx, old, old->size);
	*draft = moved;
	return SHP_OK;
}

void shp__draft_drop(struct shp_order *draft)
{
	if (!draft)
		return;
	struct shp__placed *placed = draft->placed;
	shp__free(draft->ctx, draft, draft->size);
	shp__placed_unref(placed);
}

struct shp_order *shp__draft_finish(struct shp_order *draft)
{
	assert(shp__draft_holds(draft));
	draft->drafting = 0;
	return draft;
}

/* ---- filling ---- */

uint32_t shp__draft_text(struct shp_order *draft, const char *bytes, uint32_t length)
{
	const uint32_t at = add_text(draft, bytes, length);

	draft->text[draft->count.text++] = 0;
	return at;
}

uint32_t shp__draft_add_package(struct shp_order *draft, struct shp__text reference)
{
	const uint32_t index = draft->count.packages++;
	struct shp__package *package = &draft->packages[index];

	memset(package, 0, sizeof(*package));
	package->reference_at = shp__draft_text(draft, reference.bytes, reference.length);
	package->reference_length = (uint8_t)reference.length;
	package->item_first = draft->count.items;
	package->ship_date = SHP_DATE_NONE;
	package->confirmed_at = SHP_INSTANT_NONE;
	package->carrier_status_at = SHP_INSTANT_NONE;
	package->first_scan_at = SHP_INSTANT_NONE;
	package->delivered_at = SHP_INSTANT_NONE;
	return index;
}

void shp__draft_add_gone(struct shp_order *draft, struct shp__text reference)
{
	struct shp__gone *gone = &draft->gone[draft->count.gone++];

	gone->reference_at = shp__draft_text(draft, reference.bytes, reference.length);
	gone->reference_length = reference.length;
}

void shp__draft_add_item(struct shp_order *draft, uint32_t index, uint32_t line, int32_t quantity)
{
	struct shp__package *package = &draft->packages[index];
	const uint32_t length = package->item_count + package->added;

	if (package->item_first + length != draft->count.items) { /* others are behind it: its items move to the end */
		memcpy(draft->items + draft->count.items, draft->items + package->item_first,
		       sizeof(*draft->items) * length);
		package->item_first = draft->count.items;
		draft->count.items += length;
	}
	draft->items[draft->count.items++] = (struct shp__item){line, quantity};
	package->added++;
}

void shp__draft_set_texts(struct shp_order *draft, uint32_t index, const struct shp__text texts[SHP__SHIP_TEXT_COUNT])
{
	struct shp__package *package = &draft->packages[index];

	char *to = draft->text + draft->count.text;

	if (package->confirmed)
		draft->text_dead += (uint32_t)shipment_text_size(package);
	package->text_at = draft->count.text;
	for (int i = 0; i < SHP__SHIP_TEXT_COUNT; i++) {
		const uint32_t length = texts[i].length;
		if (length)
			shp__text_copy(to, texts[i].bytes, length);
		to[length] = 0;
		to += length + 1;
		package->text_length[i] = (uint16_t)length;
	}
	draft->count.text = (uint32_t)(to - draft->text);
}
