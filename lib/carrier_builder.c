#include "carrier_builder.h"

#include "context.h"
#include "error.h"
#include "text.h"

enum { ARENA_SIZE = 4096 };

static void *copy_array(struct shp_ctx *ctx, const void *from, size_t size, uint32_t capacity_size)
{
	void *copy = shp__malloc(ctx, capacity_size);

	if (copy)
		memcpy(copy, from, size);
	return copy;
}

/* A table with room for a few more, that borrows the texts and templates of its base. */
static struct shp_carriers *copy_table(struct shp_ctx *ctx, struct shp_carriers *base)
{
	const struct shp__carrier_table *from = shp__carrier_table_of(base);
	struct shp_carriers *copy = shp__calloc(ctx, sizeof(*copy));

	if (!copy)
		return NULL;
	atomic_init(&copy->references, 1);
	copy->ctx = shp_ctx_ref(ctx);
	copy->base = shp_carriers_ref(base);
	copy->carrier_capacity = from->carrier_count + 16;
	copy->courier_capacity = from->courier_count + 8;
	copy->carriers = copy_array(ctx, from->carriers, from->carrier_count * sizeof(*from->carriers),
				    copy->carrier_capacity * (uint32_t)sizeof(*from->carriers));
	copy->couriers = copy_array(ctx, from->couriers, from->courier_count * sizeof(*from->couriers),
				    copy->courier_capacity * (uint32_t)sizeof(*from->couriers));
	if (!copy->carriers || !copy->couriers)
		return shp_carriers_unref(copy);
	copy->table = *from;
	copy->table.carriers = copy->carriers;
	copy->table.couriers = copy->couriers;
	return copy;
}

int32_t shp_carriers_builder_new(struct shp_ctx *ctx, struct shp_carriers *base,
				 struct shp_carriers_builder **ret_builder)
{
	struct shp_carriers_builder *builder;

	if (!ctx || !ret_builder)
		return SHP_ERR_ARGUMENT;
	builder = shp__calloc(ctx, sizeof(*builder));
	if (!builder)
		return SHP_ERR_NO_MEMORY;
	builder->ctx = shp_ctx_ref(ctx);
	builder->made = copy_table(ctx, base);
	if (!builder->made) {
		(void)shp_carriers_builder_free(builder);
		return SHP_ERR_NO_MEMORY;
	}
	*ret_builder = builder;
	return SHP_OK;
}

struct shp_carriers_builder *shp_carriers_builder_free(struct shp_carriers_builder *builder)
{
	if (builder) {
		struct shp_ctx *ctx = builder->ctx;

		shp_carriers_unref(builder->made);
		shp__free(ctx, builder, sizeof(*builder));
		shp_ctx_unref(ctx);
	}
	return NULL;
}

/* ---- what the setters stand on ---- */

int shp__carrier_call(struct shp_carriers_builder *builder, enum shp__carrier_call call)
{
	if (!builder || !builder->made)
		return 0;
	builder->calls[call]++;
	return 1;
}

int shp__carrier_problem(struct shp_carriers_builder *builder, enum shp__carrier_call call, const char *field,
			 int32_t code)
{
	if (builder->problem_count < SHP__CARRIER_PROBLEMS)
		builder->problems[builder->problem_count] = (struct shp__carrier_problem){
			.field = field,
			.call = call,
			.index = builder->calls[call] - 1,
			.code = code,
		};
	builder->problem_count++;
	return 0;
}

void *shp__carrier_take(struct shp_carriers_builder *builder, size_t size)
{
	struct shp_carriers *made = builder->made;
	const uint32_t rounded = ((uint32_t)size + 7) & ~7u;
	struct shp__arena *arena = made->arena;

	if (!arena || arena->size - arena->used < rounded) {
		const uint32_t needed = rounded + (uint32_t)sizeof(*arena);

		arena = shp__malloc(builder->ctx, needed > ARENA_SIZE ? needed : ARENA_SIZE);
		if (!arena) {
			builder->out_of_memory = 1;
			return NULL;
		}
		arena->next = made->arena;
		arena->size = needed > ARENA_SIZE ? needed : ARENA_SIZE;
		arena->used = sizeof(*arena);
		made->arena = arena;
	}
	arena->used += rounded;
	return (uint8_t *)arena + arena->used - rounded;
}

const char *shp__carrier_copy(struct shp_carriers_builder *builder, const char *text, size_t length)
{
	char *copy = shp__carrier_take(builder, length + 1);

	if (copy) {
		memcpy(copy, text, length);
		copy[length] = '\0';
	}
	return copy;
}

/* An array of twice the capacity, or the same one; NULL, and remembered, if there is no memory. */
static void *grow_to(struct shp_carriers_builder *builder, void *array, uint32_t count, uint32_t *capacity, size_t size)
{
	void *larger;

	if (count < *capacity)
		return array;
	larger = shp__realloc(builder->ctx, array, *capacity * size, 2 * *capacity * size);
	if (!larger)
		builder->out_of_memory = 1;
	else
		*capacity *= 2;
	return larger;
}

struct shp__carrier *shp__carrier_insert(struct shp_carriers_builder *builder, uint32_t at)
{
	struct shp_carriers *made = builder->made;
	const uint32_t count = made->table.carrier_count;
	struct shp__carrier *array = grow_to(builder, made->carriers, count, &made->carrier_capacity, sizeof(*array));

	if (!array)
		return NULL;
	made->carriers = array;
	made->table.carriers = array;
	made->table.carrier_count = count + 1;
	memmove(&array[at + 1], &array[at], (count - at) * sizeof(*array));
	memset(&array[at], 0, sizeof(*array));
	return &array[at];
}

struct shp__courier *shp__courier_append(struct shp_carriers_builder *builder)
{
	struct shp_carriers *made = builder->made;
	const uint32_t count = made->table.courier_count;
	struct shp__courier *array = grow_to(builder, made->couriers, count, &made->courier_capacity, sizeof(*array));

	if (!array)
		return NULL;
	made->couriers = array;
	made->table.couriers = array;
	made->table.courier_count = count + 1;
	memset(&array[count], 0, sizeof(*array));
	return &array[count];
}

int shp__courier_enter(struct shp_carriers_builder *builder, uint32_t courier)
{
	const struct shp__carrier_table *table = &builder->made->table;
	const char *code = table->couriers[courier].code;
	struct shp__carrier *entry;
	char key[SHP__CARRIER_KEY_SIZE];
	uint32_t at;

	(void)shp__carrier_fold(code, key); /* a courier's code has been checked */
	at = shp__carrier_lower_bound(table, key);
	if (at < table->carrier_count && !memcmp(table->carriers[at].key, key, sizeof(key)))
		return 1;
	entry = shp__carrier_insert(builder, at);
	if (!entry)
		return 0;
	memcpy(entry->key, key, sizeof(key));
	entry->code = code;
	entry->couriers[0] = (uint8_t)(courier + 1);
	entry->flags = SHP_CARRIER_FLAG_COURIER;
	return 1;
}

/* ---- building ---- */

static int32_t report(const struct shp_carriers_builder *builder, struct shp_error *error)
{
	static const char *const lists[SHP__CALL_COUNT] = {"carriers", "aliases", "couriers", "services"};
	struct shp__problems problems = shp__problems_begin(error);
	uint32_t i;

	for (i = 0; i < builder->problem_count && i < SHP__CARRIER_PROBLEMS; i++) {
		const struct shp__carrier_problem *problem = &builder->problems[i];

		shp__problem(&problems, problem->code,
			     shp__path_of(lists[problem->call], problem->index, problem->field), NULL, 0);
	}
	return problems.first;
}

int32_t shp_carriers_builder_build(struct shp_carriers_builder *builder, struct shp_carriers **ret_carriers,
				   struct shp_error *reterr_error)
{
	int32_t status;

	if (!builder || !ret_carriers || !builder->made)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	if (builder->out_of_memory)
		return shp__fail(reterr_error, SHP_ERR_NO_MEMORY, "", 0);
	status = report(builder, reterr_error);
	if (status)
		return status;
	*ret_carriers = builder->made;
	builder->made = NULL;
	return SHP_OK;
}
