/* What has happened to an order, by the ids of its events. */
#ifndef TESTS_HISTORY_H
#define TESTS_HISTORY_H

#include <string.h>

#include "desk.h"

#define MOST_EVENTS 96

struct history {
	uint32_t count;
	uint8_t ids[MOST_EVENTS][16];
	int32_t kinds[MOST_EVENTS];
	int64_t amounts[MOST_EVENTS];
};

static inline int has_id(const struct history *history, const uint8_t id[16])
{
	for (uint32_t i = 0; i < history->count; i++)
		if (!memcmp(history->ids[i], id, 16))
			return 1;
	return 0;
}

static inline void note(struct history *history, const struct shp_decision *decision)
{
	for (uint32_t i = 0; i < shp_decision_count_events(decision); i++) {
		const struct shp_event *event = shp_decision_get_event(decision, i);
		HOLDS(history->count < MOST_EVENTS);
		shp_event_get_id(event, history->ids[history->count]);
		HOLDS(!has_id(history, history->ids[history->count])); /* nothing happens twice in one history */
		history->kinds[history->count] = shp_event_get_kind(event);
		history->amounts[history->count++] = shp_event_get_amount(event);
	}
}

/* How many different ids of a kind there are in both together, and what they come to. */
static inline uint32_t different(const struct history *a, const struct history *b, int32_t kind, int64_t *ret_sum)
{
	uint32_t count = 0;

	*ret_sum = 0;
	for (uint32_t i = 0; i < a->count + b->count; i++) {
		const struct history *of = i < a->count ? a : b;
		const uint32_t at = i < a->count ? i : i - a->count;
		if (of->kinds[at] != kind || (of == b && has_id(a, b->ids[at])))
			continue;
		*ret_sum += of->amounts[at];
		count++;
	}
	return count;
}

static inline int same_ids(const struct history *a, const struct history *b)
{
	if (a->count != b->count)
		return 0;
	for (uint32_t i = 0; i < a->count; i++)
		if (!has_id(b, a->ids[i]))
			return 0;
	return 1;
}

/* What the buyer has paid by its events. */
static inline int64_t paid(const struct history *history)
{
	int64_t sum = 0;

	for (uint32_t i = 0; i < history->count; i++) {
		sum += history->kinds[i] == SHP_EVENT_BUYER_CHARGED ? history->amounts[i] : 0;
		sum -= history->kinds[i] == SHP_EVENT_BUYER_REFUNDED ? history->amounts[i] : 0;
	}
	return sum;
}

#endif
