/* A carrier table in the making. */
#ifndef SHP_LIB_CARRIER_BUILDER_H
#define SHP_LIB_CARRIER_BUILDER_H

#include "carrier.h"

/* What the calls are counted by, and what paths begin with. */
enum shp__carrier_call {
	SHP__CALL_CARRIERS,
	SHP__CALL_ALIASES,
	SHP__CALL_COURIERS,
	SHP__CALL_SERVICES,
	SHP__CALL_COUNT
};

/* Problems beyond these are counted only. */
enum { SHP__CARRIER_PROBLEMS = 64 };

struct shp__carrier_problem {
	const char *field;
	uint32_t call;
	uint32_t index;
	int32_t code;
};

struct shp_carriers_builder {
	struct shp_ctx *ctx;
	struct shp_carriers *made; /* NULL when it has been handed out */
	uint32_t calls[SHP__CALL_COUNT];
	uint32_t problem_count;
	int out_of_memory;
	struct shp__carrier_problem problems[SHP__CARRIER_PROBLEMS];
};

/* Counts a call; its index is the count less one. 0 if there is nothing left to build. */
int shp__carrier_call(struct shp_carriers_builder *builder, enum shp__carrier_call call);
/* Remembers what is wrong with the call that was counted last. Always 0. */
int shp__carrier_problem(struct shp_carriers_builder *builder, enum shp__carrier_call call, const char *field,
			 int32_t code);

/* Memory of the table, aligned for pointers; NULL, and remembered, if there is none. */
void *shp__carrier_take(struct shp_carriers_builder *builder, size_t size);
/* A copy of a text, as above. */
const char *shp__carrier_copy(struct shp_carriers_builder *builder, const char *text, size_t length);

/* Makes room for one more entry at a place; NULL if there is no memory. The entry is zeroed. */
struct shp__carrier *shp__carrier_insert(struct shp_carriers_builder *builder, uint32_t at);
/* Makes room for one more courier at the end; NULL if there is no memory. */
struct shp__courier *shp__courier_append(struct shp_carriers_builder *builder);
/* Adds the entry that a courier is found by, unless there is an entry with its key. 0 if there is no memory. */
int shp__courier_enter(struct shp_carriers_builder *builder, uint32_t courier);

#endif
