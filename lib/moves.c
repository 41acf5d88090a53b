/* A plan's moves as events tell them. */
#include <string.h>

#include "command.h"

size_t shp__moves_room(const struct shp__plan *plan)
{
	const struct shp__text *references = plan->references.bytes;
	size_t room = shp__decide_room(sizeof(struct shp__move) * plan->move_count) +
		      shp__decide_room(sizeof(struct shp__text) * plan->reference_count);

	for (uint32_t i = 0; i < plan->reference_count; i++)
		room += shp__decide_room((size_t)references[i].length + 1);
	return room;
}

void shp__moves_need(const struct shp_order *order, const struct shp__plan *plan, struct shp__capacity *need)
{
	const struct shp__text *references = plan->references.bytes;
	const struct shp__move *moves = plan->moves.bytes;

	need->packages += plan->new_count;
	need->gone += plan->reference_count;
	need->items += plan->move_count;
	for (uint32_t i = 0; i < plan->reference_count; i++)
		need->text += references[i].length + 1;
	for (uint32_t i = 0; i < plan->move_count;
	     i++) { /* who takes has to move to the end first, with all it holds */
		if (moves[i].to == SHP__NOWHERE || (i && moves[i - 1].to == moves[i].to))
			continue;
		const struct shp__text *to = &references[moves[i].to];
		const int32_t package = shp__find_package(order, to->bytes, to->length);
		if (package >= 0)
			need->items += order->packages[package].item_count;
	}
}

void shp__moves_fill(struct shp__deciding *deciding, struct shp_event *event, const struct shp__plan *plan)
{
	const struct shp__text *references = plan->references.bytes;
	struct shp__move *moves = shp__decide_take(deciding, sizeof(*moves) * plan->move_count);
	struct shp__text *texts = shp__decide_take(deciding, sizeof(*texts) * plan->reference_count);

	if (!event || !moves || !texts)
		return;
	memcpy(moves, plan->moves.bytes, sizeof(*moves) * plan->move_count);
	for (uint32_t i = 0; i < plan->reference_count; i++)
		texts[i] = shp__decide_text(deciding, references[i]);
	event->moves = moves;
	event->move_count = plan->move_count;
	event->references = texts;
	event->reference_count = plan->reference_count;
}

static int same(const struct shp__text *a, const struct shp__text *b)
{
	return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

/*
 * The package that the split is named after: the first by its bytes of those that were asked for and change. References
 * name these first, in the order in which they were asked for, so that one pass finds them.
 */
static struct shp__text naming(const struct shp_event *event, const struct shp__named *named, uint32_t named_count)
{
	const struct shp__text *first = NULL;
	uint32_t j = 0;

	for (uint32_t i = 0; i < event->reference_count; i++) {
		const struct shp__text *reference = &event->references[i];
		while (j < named_count && !same(&named[j].reference, reference))
			j++;
		if (j == named_count)
			break;
		if (!first || shp__text_compare(reference->bytes, reference->length, first->bytes, first->length) < 0)
			first = reference;
	}
	return first ? *first : event->references[0];
}

void shp__moves_split(struct shp__deciding *deciding, const struct shp__plan *plan, const struct shp__named *named,
		      uint32_t named_count)
{
	struct shp_event *event = shp__decide_event(deciding, SHP_EVENT_PACKAGE_SPLIT);

	if (!event)
		return;
	shp__moves_fill(deciding, event, plan);
	event->package = naming(event, named, named_count);
	const int32_t package = shp__find_package(deciding->draft, event->package.bytes, event->package.length);
	const uint32_t splits = package < 0 ? 0 : deciding->draft->packages[package].split_number;
	if (splits >= INT32_MAX)
		deciding->status = SHP_ERR_OVERFLOW;
	else
		event->number = (int32_t)splits + 1;
	shp__decide_apply(deciding, event);
}
