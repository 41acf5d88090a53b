/* Units that go from package to package, or are cancelled. */
#include <string.h>

#include "context.h"
#include "draft_settle.h"
#include "evolve.h"

#define SHP__FEW 16 /* packages of a move list that are resolved on the stack */

struct mover {
	struct shp_order *draft;
	const struct shp_event *event;
	uint32_t *resolved; /* package index of each reference */
	uint32_t first_new;
	uint32_t confirmed; /* the confirmed package whose contents may change */
};

/* Resolves what is there; new ones get the indices behind, in the order of the event. */
static int32_t resolve(struct mover *mover, struct shp__capacity *need)
{
	const struct shp_event *event = mover->event;
	const struct shp_order *draft = mover->draft;

	for (uint32_t i = 0; i < event->reference_count; i++) {
		const struct shp__text *reference = &event->references[i];
		const int32_t found = shp__find_package(draft, reference->bytes, reference->length);
		if (found == -2)
			return SHP_ERR_REPLAY;
		if (found < 0) {
			mover->resolved[i] = draft->count.packages + need->packages++;
			need->text += reference->length + 1;
		} else {
			mover->resolved[i] = (uint32_t)found;
		}
	}
	need->items = event->move_count;
	for (uint32_t i = 0; i < event->move_count;
	     i++) { /* who takes has to move to the end first, with all it holds */
		const uint32_t to = event->moves[i].to;
		if (to < event->reference_count && mover->resolved[to] < draft->count.packages &&
		    (!i || event->moves[i - 1].to != to))
			need->items += draft->packages[mover->resolved[to]].item_count;
	}
	need->gone = event->reference_count;
	if ((uint64_t)draft->count.packages + draft->count.gone + need->packages > SHP_LIMIT_PACKAGES)
		return SHP_ERR_REPLAY;
	return SHP_OK;
}

static int32_t create_packages(struct mover *mover)
{
	const struct shp_event *event = mover->event;
	struct shp_order *draft = mover->draft;

	mover->first_new = draft->count.packages;
	for (uint32_t i = 0; i < event->reference_count; i++)
		if (mover->resolved[i] >= mover->first_new)
			shp__draft_add_package(draft, event->references[i]);
	if (draft->count.packages == mover->first_new)
		return SHP_OK;
	return shp__draft_index_from(draft, mover->first_new) ? SHP_ERR_REPLAY : SHP_OK;
}

static struct shp__item *find_item(struct shp_order *draft, const struct shp__package *package, uint32_t line)
{
	struct shp__item *items = draft->items + package->item_first;
	uint32_t low = 0;
	uint32_t high = package->item_count;

	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		if (items[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low < package->item_count && items[low].line == line ? &items[low] : NULL;
}

/* Moves come ascending by (to, line, from): one form for one meaning, and work in proportion to it. */
static int ascends(const struct shp__move *a, const struct shp__move *b)
{
	if (a->to != b->to)
		return a->to < b->to;
	if (a->line != b->line)
		return a->line < b->line;
	return a->from < b->from;
}

static int is_sound(const struct mover *mover, uint32_t index)
{
	const struct shp_event *event = mover->event;
	const struct shp__move *move = &event->moves[index];
	const int cancels = event->kind == SHP_EVENT_ITEMS_CANCELLED;

	if (move->quantity < 1 || move->line >= mover->draft->placed->line_count ||
	    move->from >= event->reference_count)
		return 0;
	if (cancels != (move->to == SHP__NOWHERE) ||
	    (!cancels && (move->to >= event->reference_count || move->to == move->from)))
		return 0;
	if (index && !ascends(move - 1, move))
		return 0;
	if (!event->move_ids)
		return 1;
	const struct shp__text id = shp__line_text(mover->draft->placed, move->line, SHP_LINE_ID);
	const struct shp__text *told = &event->move_ids[index];
	return id.length == told->length && memcmp(id.bytes, told->bytes, id.length) == 0;
}

static int may_change(const struct mover *mover, uint32_t package)
{
	return !mover->draft->packages[package].confirmed || package == mover->confirmed;
}

static int32_t apply_move(struct mover *mover, uint32_t index)
{
	struct shp_order *draft = mover->draft;
	const struct shp__move *move = &mover->event->moves[index];

	if (!is_sound(mover, index))
		return SHP_ERR_REPLAY;
	const uint32_t from = mover->resolved[move->from];
	struct shp__item *item = find_item(draft, &draft->packages[from], move->line);
	if (!may_change(mover, from) || !item || item->quantity < move->quantity)
		return SHP_ERR_REPLAY;
	item->quantity -= move->quantity;
	draft->packages[from].touched = 1;
	const int32_t left = draft->packages[from].confirmed ? move->quantity : 0;
	if (move->to == SHP__NOWHERE) {
		shp__draft_change_units(draft, move->line, move->quantity, -left);
		return SHP_OK;
	}
	const uint32_t to = mover->resolved[move->to];
	if (!may_change(mover, to))
		return SHP_ERR_REPLAY;
	shp__draft_add_item(draft, to, move->line, move->quantity);
	draft->packages[to].touched = 1;
	const int32_t arrived = draft->packages[to].confirmed ? move->quantity : 0;
	if (arrived != left)
		shp__draft_change_units(draft, move->line, 0, arrived - left);
	return SHP_OK;
}

/* Every package that is named takes part; a new one must hold something, a confirmed one must not become empty. */
static int32_t settle(struct mover *mover)
{
	struct shp_order *draft = mover->draft;
	uint32_t first_empty = UINT32_MAX;

	for (uint32_t i = 0; i < mover->event->reference_count; i++) {
		const uint32_t package = mover->resolved[i];
		if (!draft->packages[package].touched)
			return SHP_ERR_REPLAY;
		if (shp__draft_settle_package(draft, package))
			continue;
		if (draft->packages[package].confirmed || package >= mover->first_new)
			return SHP_ERR_REPLAY;
		if (package < first_empty)
			first_empty = package;
	}
	if (first_empty != UINT32_MAX)
		shp__draft_vanish(draft, first_empty);
	return draft->items_live > SHP_LIMIT_ITEMS ? SHP_ERR_REPLAY : SHP_OK;
}

static int32_t move_all(struct mover *mover, struct shp_order **draft)
{
	struct shp__capacity need = {0};
	int32_t status = resolve(mover, &need);

	if (!status)
		status = shp__draft_reserve(draft, &need);
	mover->draft = *draft;
	if (!status)
		status = create_packages(mover);
	for (uint32_t i = 0; i < mover->event->move_count && !status; i++)
		status = apply_move(mover, i);
	return status ? status : settle(mover);
}

int32_t shp__evolve_moves(struct shp_order **draft, const struct shp_event *event, uint32_t confirmed)
{
	uint32_t few[SHP__FEW];
	struct mover mover = {.draft = *draft, .event = event, .resolved = few, .confirmed = confirmed};
	const size_t size = sizeof(uint32_t) * event->reference_count;

	if (event->move_count == 0 || event->reference_count < (event->kind == SHP_EVENT_ITEMS_CANCELLED ? 1 : 2))
		return SHP_ERR_REPLAY;
	if (event->reference_count > 2 * SHP_LIMIT_PACKAGES)
		return SHP_ERR_REPLAY;
	if (event->reference_count > SHP__FEW) {
		mover.resolved = shp__malloc((*draft)->ctx, size);
		if (!mover.resolved)
			return SHP_ERR_NO_MEMORY;
	}
	const int32_t status = move_all(&mover, draft);
	if (mover.resolved != few)
		shp__free((*draft)->ctx, mover.resolved, size);
	return status;
}
