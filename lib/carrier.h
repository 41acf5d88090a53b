/* The carrier table as the library keeps it: entries, couriers, and who owns them. */
#ifndef SHP_LIB_CARRIER_H
#define SHP_LIB_CARRIER_H

#include <stdatomic.h>

#include "libshipment/carrier.h"

#define SHP__CARRIER_KEY_SIZE (SHP_LIMIT_CARRIER_KEY + 1)

/*
 * An entry. The key is the folded text that it is found by, padded with NULs; entries stand in the order of their
 * keys (by bytes), and among equal keys in the order of the marketplace's list. No name: the code is the name.
 */
struct shp__carrier {
	char key[SHP__CARRIER_KEY_SIZE];
	uint8_t couriers[SHP_LIMIT_CARRIER_COURIERS]; /* index + 1, 0 for none, used from the front */
	uint8_t flags;
	const char *code;
	const char *name;
};

/* A template of a service's numbers; the pattern language is told in libshipment/carrier.h. */
struct shp__template {
	const char *service; /* NULL: one more template of the service above */
	const char *pattern;
	char prepend[4];
	uint16_t check;
	uint8_t minimum; /* characters of the shortest and the longest number that fits */
	uint8_t maximum;
};

struct shp__courier {
	const char *code;
	const char *url; /* NULL: none */
	const struct shp__template *templates;
	uint8_t count;
	uint8_t flags;
};

struct shp__carrier_table {
	const struct shp__carrier *carriers;
	const struct shp__courier *couriers;
	uint32_t carrier_count;
	uint32_t courier_count;
};

/* What a table of a host's own has allocated beside its arrays: texts and templates. */
struct shp__arena {
	struct shp__arena *next;
	uint32_t size;
	uint32_t used;
};

struct shp_carriers {
	struct shp__carrier_table table; /* points to the arrays below */
	atomic_uint references;
	struct shp_ctx *ctx;
	struct shp_carriers *base; /* whose texts are borrowed, or NULL */
	struct shp__carrier *carriers;
	struct shp__courier *couriers;
	struct shp__arena *arena;
	uint32_t carrier_capacity;
	uint32_t courier_capacity;
};

extern const struct shp__carrier_table shp__builtin_carrier_table;

static inline const struct shp__carrier_table *shp__carrier_table_of(const struct shp_carriers *carriers)
{
	return carriers ? &carriers->table : &shp__builtin_carrier_table;
}

/* Folds a text to a key, padded with NULs. 0 if nothing is left, if it does not fit, or if the text is not valid. */
int shp__carrier_fold(const char *text, char key[SHP__CARRIER_KEY_SIZE]);
/* The first entry whose key is not less. */
uint32_t shp__carrier_lower_bound(const struct shp__carrier_table *table, const char key[SHP__CARRIER_KEY_SIZE]);
/* Index of an entry, or -1. with_couriers: courier codes too. */
int32_t shp__carrier_find(const struct shp__carrier_table *table, const char *text, int with_couriers);
/* Index of a courier by its code as it is, or -1. Slow: for builders. */
int32_t shp__courier_find(const struct shp__carrier_table *table, const char *code, size_t length);

#endif
