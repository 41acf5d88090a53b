/* The call object of the commit hook: orders with their new bytes and events, and an answer for each. */
#include "host.h"

#include <string.h>

#include "context.h"
#include "libshipment/bytes.h"

/* Room to begin with for the bytes of an order or an event: what is too little is found out, and grows. */
#define ENCODING_GUESS 512

/* ---- the driver's side ---- */

static struct shp__commit_order *order_at(const struct shp_commit *commit, uint32_t order)
{
	return (struct shp__commit_order *)commit->orders.bytes + order;
}

static struct shp__commit_event *event_at(const struct shp_commit *commit, uint32_t event)
{
	return (struct shp__commit_event *)commit->events.bytes + event;
}

static uint32_t count_orders(const struct shp_commit *commit)
{
	return (uint32_t)(commit->orders.size / sizeof(struct shp__commit_order));
}

static uint32_t count_commit_events(const struct shp_commit *commit)
{
	return (uint32_t)(commit->events.size / sizeof(struct shp__commit_event));
}

void shp__commit_begin(struct shp_commit *commit)
{
	shp__buffer_empty(&commit->orders);
	shp__buffer_empty(&commit->events);
	shp__buffer_empty(&commit->bytes);
}

uint32_t shp__commit_add_order(struct shp_commit *commit, struct shp_order *order, int64_t expected_revision)
{
	const uint32_t index = count_orders(commit);
	struct shp__commit_order *added = shp__buffer_add(&commit->orders, sizeof(*added));

	if (added)
		*added = (struct shp__commit_order){
			.order = order,
			.expected_revision = expected_revision,
			.event_first = count_commit_events(commit),
		};
	return index;
}

void shp__commit_add_event(struct shp_commit *commit, struct shp_event *event)
{
	struct shp__commit_event *added;

	if (commit->orders.failed)
		return;
	added = shp__buffer_add(&commit->events, sizeof(*added));
	if (!added)
		return;
	*added = (struct shp__commit_event){.event = event};
	order_at(commit, count_orders(commit) - 1)->event_count++;
}

/* Appends the bytes of an order or of an event. */
static void encode(struct shp__buffer *bytes, const struct shp_order *order, const struct shp_event *event,
		   size_t *ret_at, size_t *ret_size)
{
	const size_t at = bytes->size;
	size_t room = bytes->capacity - at > ENCODING_GUESS ? bytes->capacity - at : ENCODING_GUESS;
	size_t size = 0;
	int32_t status;

	do {
		uint8_t *to = shp__buffer_add(bytes, room);

		if (!to)
			return;
		status = order ? shp_order_encode(order, to, room, &size) : shp_event_encode(event, to, room, &size);
		bytes->size = at + (status ? 0 : size);
		room = size;
	} while (status == SHP_ERR_BUFFER);
	*ret_at = at;
	*ret_size = size;
}

int32_t shp__commit_encode(struct shp_commit *commit)
{
	if (commit->orders.failed || commit->events.failed)
		return SHP_ERR_NO_MEMORY;
	for (uint32_t i = 0; i < count_orders(commit) && !commit->bytes.failed; i++) {
		struct shp__commit_order *of = order_at(commit, i);

		encode(&commit->bytes, of->order, NULL, &of->at, &of->size);
	}
	for (uint32_t i = 0; i < count_commit_events(commit) && !commit->bytes.failed; i++) {
		struct shp__commit_event *of = event_at(commit, i);

		encode(&commit->bytes, NULL, of->event, &of->at, &of->size);
	}
	return commit->bytes.failed ? SHP_ERR_NO_MEMORY : SHP_OK;
}

int32_t shp__commit_result(const struct shp_commit *commit, uint32_t order)
{
	const int32_t answer = shp__reply_read(&order_at(commit, order)->reply, SHP_COMMIT_FAILED);

	return answer ? answer : SHP_COMMIT_UNKNOWN;
}

void shp__commit_end(struct shp_commit *commit)
{
	for (uint32_t i = 0; i < count_commit_events(commit); i++) {
		struct shp__commit_event *of = event_at(commit, i);

		shp__free(commit->events.ctx, of->json, of->json_size);
	}
	shp__commit_begin(commit);
}

void shp__commit_free(struct shp_commit *commit)
{
	shp__buffer_free(&commit->orders);
	shp__buffer_free(&commit->events);
	shp__buffer_free(&commit->bytes);
}

/* ---- the hook's side ---- */

static struct shp__commit_order *find_order(const struct shp_commit *commit, uint32_t order)
{
	return commit && commit->open && order < count_orders(commit) ? order_at(commit, order) : NULL;
}

static struct shp__commit_event *find_event(const struct shp_commit *commit, uint32_t order, uint32_t event)
{
	const struct shp__commit_order *of = find_order(commit, order);

	return of && event < of->event_count ? event_at(commit, of->event_first + event) : NULL;
}

uint32_t shp_commit_count_orders(const struct shp_commit *commit)
{
	return commit && commit->open ? count_orders(commit) : 0;
}

int32_t shp_commit_get_order_id(const struct shp_commit *commit, uint32_t order, uint8_t ret_id[16])
{
	const struct shp__commit_order *of = find_order(commit, order);

	if (!of || !ret_id)
		return of ? SHP_ERR_ARGUMENT : SHP_ERR_INDEX;
	shp_order_get_id(of->order, ret_id);
	return SHP_OK;
}

struct shp_order *shp_commit_get_order(const struct shp_commit *commit, uint32_t order)
{
	const struct shp__commit_order *of = find_order(commit, order);

	return of ? of->order : NULL;
}

int64_t shp_commit_get_expected_revision(const struct shp_commit *commit, uint32_t order)
{
	const struct shp__commit_order *of = find_order(commit, order);

	return of ? of->expected_revision : -1;
}

int64_t shp_commit_get_revision(const struct shp_commit *commit, uint32_t order)
{
	const struct shp__commit_order *of = find_order(commit, order);

	return of ? shp_order_get_revision(of->order) : -1;
}

const uint8_t *shp_commit_get_bytes(const struct shp_commit *commit, uint32_t order, size_t *ret_size)
{
	const struct shp__commit_order *of = find_order(commit, order);

	if (!of || !ret_size)
		return NULL;
	*ret_size = of->size;
	return (const uint8_t *)commit->bytes.bytes + of->at;
}

uint32_t shp_commit_count_events(const struct shp_commit *commit, uint32_t order)
{
	const struct shp__commit_order *of = find_order(commit, order);

	return of ? of->event_count : 0;
}

struct shp_event *shp_commit_get_event(const struct shp_commit *commit, uint32_t order, uint32_t event)
{
	const struct shp__commit_event *of = find_event(commit, order, event);

	return of ? of->event : NULL;
}

const uint8_t *shp_commit_get_event_bytes(const struct shp_commit *commit, uint32_t order, uint32_t event,
					  size_t *ret_size)
{
	const struct shp__commit_event *of = find_event(commit, order, event);

	if (!of || !ret_size)
		return NULL;
	*ret_size = of->size;
	return (const uint8_t *)commit->bytes.bytes + of->at;
}

const char *shp_commit_get_event_json(struct shp_commit *commit, uint32_t order, uint32_t event, size_t *ret_size)
{
	struct shp__commit_event *of = find_event(commit, order, event);

	if (!of || !ret_size)
		return NULL;
	if (!of->json)
		of->json = shp__event_json(commit->events.ctx, of->event, &of->json_size);
	if (of->json)
		*ret_size = of->json_size;
	return of->json;
}

void shp_commit_answer(struct shp_commit *commit, uint32_t order, int32_t answer)
{
	struct shp__commit_order *of = find_order(commit, order);

	if (of)
		shp__reply_give(&of->reply, answer);
}

void shp_commit_answer_all(struct shp_commit *commit, int32_t answer)
{
	for (uint32_t i = 0; i < shp_commit_count_orders(commit); i++)
		shp_commit_answer(commit, i, answer);
}
