#include "carrier.h"

#include "context.h"
#include "text.h"

/* The first eight bytes of a key as a number that sorts as they do. */
static inline uint64_t key_head(const char *key)
{
	const uint8_t *bytes = (const uint8_t *)key;

	return (uint64_t)bytes[0] << 56 | (uint64_t)bytes[1] << 48 | (uint64_t)bytes[2] << 40 |
	       (uint64_t)bytes[3] << 32 | (uint64_t)bytes[4] << 24 | (uint64_t)bytes[5] << 16 |
	       (uint64_t)bytes[6] << 8 | (uint64_t)bytes[7];
}

/* What follows the first eight bytes. */
static inline int same_tail(const char *a, const char *b)
{
	return !memcmp(a + 8, b + 8, 8) && !memcmp(a + 16, b + 16, 8) && !memcmp(a + 24, b + 24, 4);
}

/* The first entry whose first eight bytes are not less, in steps that do not depend on what is found. */
static inline uint32_t head_lower_bound(const struct shp__carrier_table *table, uint64_t head)
{
	const struct shp__carrier *first = table->carriers;
	uint32_t count = table->carrier_count;

	while (count) {
		const uint32_t half = count / 2;

		if (key_head(first[half].key) < head) {
			first += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
	}
	return (uint32_t)(first - table->carriers);
}

uint32_t shp__carrier_lower_bound(const struct shp__carrier_table *table, const char key[SHP__CARRIER_KEY_SIZE])
{
	uint32_t at = head_lower_bound(table, key_head(key));

	while (at < table->carrier_count && memcmp(table->carriers[at].key, key, SHP__CARRIER_KEY_SIZE) < 0)
		at++;
	return at;
}

int32_t shp__carrier_find(const struct shp__carrier_table *table, const char *text, int with_couriers)
{
	const uint8_t hidden = with_couriers ? 0 : SHP_CARRIER_FLAG_COURIER;
	char key[SHP__CARRIER_KEY_SIZE];
	int32_t found = -1;
	uint64_t head;
	uint32_t at;

	if (!shp__carrier_fold(text, key))
		return -1;
	head = key_head(key);
	for (at = head_lower_bound(table, head);
	     at < table->carrier_count && key_head(table->carriers[at].key) == head; at++) {
		const struct shp__carrier *carrier = &table->carriers[at];

		if (!same_tail(carrier->key, key) || carrier->flags & hidden)
			continue;
		if (found < 0)
			found = (int32_t)at;
		else if (shp__text_same(carrier->code, text)) /* the first of those that fold alike is asked, too */
			return shp__text_same(table->carriers[found].code, text) ? found : (int32_t)at;
	}
	return found;
}

int32_t shp__courier_find(const struct shp__carrier_table *table, const char *code, size_t length)
{
	uint32_t at;

	for (at = 0; at < table->courier_count; at++) {
		if (strlen(table->couriers[at].code) == length && !memcmp(table->couriers[at].code, code, length))
			return (int32_t)at;
	}
	return -1;
}

int32_t shp_carriers_find(const struct shp_carriers *carriers, const char *text)
{
	int32_t found;

	if (!text)
		return SHP_ERR_ARGUMENT;
	found = shp__carrier_find(shp__carrier_table_of(carriers), text, 0);
	return found < 0 ? SHP_ERR_CARRIER_UNKNOWN : found;
}

uint32_t shp_carriers_count_entries(const struct shp_carriers *carriers)
{
	return shp__carrier_table_of(carriers)->carrier_count;
}

static const struct shp__carrier *get_carrier(const struct shp_carriers *carriers, int32_t index)
{
	const struct shp__carrier_table *table = shp__carrier_table_of(carriers);

	return index >= 0 && (uint32_t)index < table->carrier_count ? &table->carriers[index] : NULL;
}

const char *shp_carriers_get_key(const struct shp_carriers *carriers, int32_t index)
{
	const struct shp__carrier *carrier = get_carrier(carriers, index);

	return carrier ? carrier->key : NULL;
}

const char *shp_carriers_get_code(const struct shp_carriers *carriers, int32_t index)
{
	const struct shp__carrier *carrier = get_carrier(carriers, index);

	return carrier ? carrier->code : NULL;
}

const char *shp_carriers_get_name(const struct shp_carriers *carriers, int32_t index)
{
	const struct shp__carrier *carrier = get_carrier(carriers, index);

	if (!carrier)
		return NULL;
	return carrier->name ? carrier->name : carrier->code;
}

int32_t shp_carriers_get_flags(const struct shp_carriers *carriers, int32_t index)
{
	const struct shp__carrier *carrier = get_carrier(carriers, index);

	return carrier ? carrier->flags : 0;
}

const char *shp_carriers_get_courier(const struct shp_carriers *carriers, int32_t index, uint32_t n)
{
	const struct shp__carrier *carrier = get_carrier(carriers, index);

	if (!carrier || n >= SHP_LIMIT_CARRIER_COURIERS || !carrier->couriers[n])
		return NULL;
	return shp__carrier_table_of(carriers)->couriers[carrier->couriers[n] - 1].code;
}

uint32_t shp_carriers_count_couriers(const struct shp_carriers *carriers)
{
	return shp__carrier_table_of(carriers)->courier_count;
}

static const struct shp__courier *get_courier(const struct shp_carriers *carriers, int32_t courier)
{
	const struct shp__carrier_table *table = shp__carrier_table_of(carriers);

	return courier >= 0 && (uint32_t)courier < table->courier_count ? &table->couriers[courier] : NULL;
}

const char *shp_carriers_get_courier_code(const struct shp_carriers *carriers, int32_t courier)
{
	const struct shp__courier *found = get_courier(carriers, courier);

	return found ? found->code : NULL;
}

const char *shp_carriers_get_courier_url(const struct shp_carriers *carriers, int32_t courier)
{
	const struct shp__courier *found = get_courier(carriers, courier);

	return found ? found->url : NULL;
}

int32_t shp_carriers_get_courier_flags(const struct shp_carriers *carriers, int32_t courier)
{
	const struct shp__courier *found = get_courier(carriers, courier);

	return found ? found->flags : 0;
}

struct shp_carriers *shp_carriers_ref(struct shp_carriers *carriers)
{
	if (carriers)
		shp__count_up(&carriers->references);
	return carriers;
}

static void free_carriers(struct shp_carriers *carriers)
{
	struct shp_ctx *ctx = carriers->ctx;

	while (carriers->arena) {
		struct shp__arena *arena = carriers->arena;

		carriers->arena = arena->next;
		shp__free(ctx, arena, arena->size);
	}
	shp__free(ctx, carriers->carriers, carriers->carrier_capacity * sizeof(*carriers->carriers));
	shp__free(ctx, carriers->couriers, carriers->courier_capacity * sizeof(*carriers->couriers));
	shp_carriers_unref(carriers->base);
	shp__free(ctx, carriers, sizeof(*carriers));
	shp_ctx_unref(ctx);
}

struct shp_carriers *shp_carriers_unref(struct shp_carriers *carriers)
{
	if (carriers && shp__count_down(&carriers->references))
		free_carriers(carriers);
	return NULL;
}
