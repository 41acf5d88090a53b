/* Calls of every public function with one pointer NULL, or with numbers out of range. */
#ifndef TESTS_NULLS_H
#define TESTS_NULLS_H

#include <libshipment/shipment.h>

#define GIVEN_ROOM 4096

/* One good object of each kind, and room for answers. */
struct given {
	struct shp_ctx *ctx;
	struct shp_error *error;
	struct shp_rules *rules;
	struct shp_rules_builder *rules_builder;
	struct shp_calendar *calendar;
	struct shp_carriers *carriers;
	struct shp_carriers_builder *carriers_builder;
	struct shp_placement *placement;
	struct shp_adoption *adoption;
	struct shp_contents *contents;
	struct shp_confirmation *confirmation;
	struct shp_cancellation *cancellation;
	struct shp_order *order;
	struct shp_decision *decision;
	struct shp_event *event;
	const struct shp_event *events[1];
	struct shp_host *host;
	struct shp_batch *batch;
	struct shp_metrics *metrics;
	const char *text;
	int32_t number;
	uint32_t index;
	int64_t instant;
	size_t room;
	uint8_t id[16];
	uint8_t id_room[16];
	char buffer[GIVEN_ROOM];
	uint8_t bytes[GIVEN_ROOM];
	size_t size; /* of bytes */
	int32_t dates[1];
	int64_t weights[1];
	int32_t number_room[2];
	uint32_t index_room;
	int64_t instant_room[2];
	uint64_t candidates[64];
	size_t size_room;
	void *user_data;
};

void *given_malloc_fn(void *user_data, size_t size);
void *given_realloc_fn(void *user_data, void *pointer, size_t old_size, size_t new_size);
void given_free_fn(void *user_data, void *pointer, size_t size);
void given_destroy_fn(void *user_data);
void given_load_fn(void *user_data, struct shp_load *load);
void given_commit_fn(void *user_data, struct shp_commit *commit);
void given_pending_fn(void *user_data, struct shp_pending *pending);
void given_deliver_fn(void *user_data, struct shp_delivery *delivery);
void given_acknowledge_fn(void *user_data, struct shp_acknowledgement *acknowledgement);

/* What a call answers as one number: a status, what a getter answers, 0 for NULL and "". */
#define GIVEN_FAULT INT64_MAX
int64_t made_answer(int32_t status, int made, int released);
int64_t text_answer(const char *text);

enum null_kind {
	NULL_IS_REFUSED, /* SHP_ERR_ARGUMENT */
	NULL_IS_MISSING, /* a text: SHP_ERR_ARGUMENT, or what an empty one is told */
	NULL_IS_NEUTRAL, /* nothing, none, 0, or an error code */
	NULL_MAY_BE, /* whatever: it is no mistake */
	NUMBERS_OUT_OF_RANGE /* no pointer is NULL */
};

struct null_call {
	const char *function;
	const char *parameter;
	int64_t (*call)(struct given *given, int null);
	int null; /* which argument */
	enum null_kind kind;
};

extern const struct null_call null_calls[];
extern const size_t null_call_count;

#endif
