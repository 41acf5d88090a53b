/* Carriers and aliases of a table in the making. */
#include "carrier_builder.h"

#include "text.h"

enum {
	SETTABLE = SHP_CARRIER_FLAG_MANDATE | SHP_CARRIER_FLAG_INTEGRATED | SHP_CARRIER_FLAG_EXEMPT |
		   SHP_CARRIER_FLAG_OTHER |
		   SHP_CARRIER_FLAG_NOT_A_CARRIER | SHP_CARRIER_FLAG_OPEN
};

/* Checks a code or a spelling and folds it. SHP_OK, or what is wrong. */
static int32_t check_code(const char *code, char key[SHP__CARRIER_KEY_SIZE], uint32_t *ret_length)
{
	int32_t status;

	if (!code || !*code)
		return SHP_ERR_REQUIRED;
	status = shp__text_check(code, SHP_LIMIT_CARRIER, ret_length);
	if (status)
		return status;
	if (!shp__carrier_fold(code, key))
		return *ret_length > SHP_LIMIT_CARRIER_KEY ? SHP_ERR_TOO_LONG : SHP_ERR_VALUE;
	return SHP_OK;
}

/* Reads the codes of couriers, separated by blanks. */
static int32_t read_couriers(const struct shp__carrier_table *table, const char *text,
			     uint8_t couriers[SHP_LIMIT_CARRIER_COURIERS])
{
	uint32_t count = 0;

	memset(couriers, 0, SHP_LIMIT_CARRIER_COURIERS);
	while (text && *text) {
		uint32_t length = 0;
		int32_t courier;

		if (*text == ' ') {
			text++;
			continue;
		}
		while (text[length] && text[length] != ' ')
			length++;
		courier = shp__courier_find(table, text, length);
		if (courier < 0)
			return SHP_ERR_VALUE;
		if (count == SHP_LIMIT_CARRIER_COURIERS)
			return SHP_ERR_LIMIT;
		couriers[count++] = (uint8_t)(courier + 1);
		text += length;
	}
	return SHP_OK;
}

/* What an entry says, but not by which key it is found. */
static void say(struct shp__carrier *entry, const struct shp__carrier *as, uint8_t more_flags)
{
	memcpy(entry->couriers, as->couriers, sizeof(entry->couriers));
	entry->flags = as->flags | more_flags;
	entry->code = as->code;
	entry->name = as->name;
}

/* Entries with the key make way, and the aliases of the carriers that they were say what the new one says. */
static void make_way(struct shp_carriers *made, const struct shp__carrier *entry)
{
	struct shp__carrier *carriers = made->carriers;
	const uint32_t first = shp__carrier_lower_bound(&made->table, entry->key);
	uint32_t end = first;
	uint32_t i;

	for (; end < made->table.carrier_count && !memcmp(carriers[end].key, entry->key, sizeof(entry->key)); end++) {
		if (carriers[end].flags & (SHP_CARRIER_FLAG_ALIAS | SHP_CARRIER_FLAG_COURIER))
			continue;
		for (i = 0; i < made->table.carrier_count; i++) {
			if (carriers[i].flags & SHP_CARRIER_FLAG_ALIAS &&
			    shp__text_same(carriers[i].code, carriers[end].code))
				say(&carriers[i], entry, SHP_CARRIER_FLAG_ALIAS);
		}
	}
	memmove(&carriers[first], &carriers[end], (made->table.carrier_count - end) * sizeof(*carriers));
	made->table.carrier_count -= end - first;
}

/* Another spelling must not hide a carrier; a courier's code it may. */
static int may_be_alias(const struct shp__carrier_table *table, const char key[SHP__CARRIER_KEY_SIZE])
{
	const uint32_t at = shp__carrier_lower_bound(table, key);

	if (at >= table->carrier_count || memcmp(table->carriers[at].key, key, SHP__CARRIER_KEY_SIZE))
		return 1;
	return table->carriers[at].flags & (SHP_CARRIER_FLAG_ALIAS | SHP_CARRIER_FLAG_COURIER);
}

/* Puts an entry in its place, instead of those that have its key. */
static void put_carrier(struct shp_carriers_builder *builder, const struct shp__carrier *entry)
{
	struct shp__carrier *place;

	make_way(builder->made, entry);
	place = shp__carrier_insert(builder, shp__carrier_lower_bound(&builder->made->table, entry->key));
	if (place)
		*place = *entry;
}

void shp_carriers_builder_set_carrier(struct shp_carriers_builder *builder, const char *code, const char *name,
				      const char *couriers, int32_t flags)
{
	const enum shp__carrier_call call = SHP__CALL_CARRIERS;
	struct shp__carrier entry;
	uint32_t code_length = 0;
	uint32_t name_length = 0;
	int32_t status;
	int good = 1;

	if (!shp__carrier_call(builder, call))
		return;
	memset(&entry, 0, sizeof(entry));
	status = check_code(code, entry.key, &code_length);
	if (status)
		good = shp__carrier_problem(builder, call, "code", status);
	status = name ? shp__text_check(name, SHP_LIMIT_CARRIER, &name_length) : SHP_OK;
	if (status)
		good = shp__carrier_problem(builder, call, "name", status);
	status = read_couriers(&builder->made->table, couriers, entry.couriers);
	if (status)
		good = shp__carrier_problem(builder, call, "couriers", status);
	if (flags & ~SETTABLE)
		good = shp__carrier_problem(builder, call, "flags", SHP_ERR_VALUE);
	if (good && builder->made->table.carrier_count >= SHP_LIMIT_CARRIERS)
		good = shp__carrier_problem(builder, call, NULL, SHP_ERR_LIMIT);
	if (!good)
		return;
	entry.flags = (uint8_t)flags;
	entry.code = shp__carrier_copy(builder, code, code_length);
	if (name_length)
		entry.name = shp__carrier_copy(builder, name, name_length);
	if (!builder->out_of_memory)
		put_carrier(builder, &entry);
}

void shp_carriers_builder_add_alias(struct shp_carriers_builder *builder, const char *spelling, const char *code)
{
	const enum shp__carrier_call call = SHP__CALL_ALIASES;
	const struct shp__carrier_table *table;
	struct shp__carrier entry;
	uint32_t length = 0;
	int32_t carrier = -1;
	int32_t status;
	int good = 1;

	if (!shp__carrier_call(builder, call))
		return;
	table = &builder->made->table;
	memset(&entry, 0, sizeof(entry));
	status = check_code(spelling, entry.key, &length);
	if (!status && !may_be_alias(table, entry.key))
		status = SHP_ERR_DUPLICATE;
	if (status)
		good = shp__carrier_problem(builder, call, "spelling", status);
	if (code)
		carrier = shp__carrier_find(table, code, 0);
	if (carrier < 0)
		good = shp__carrier_problem(builder, call, "code", code ? SHP_ERR_CARRIER_UNKNOWN : SHP_ERR_REQUIRED);
	if (good && table->carrier_count >= SHP_LIMIT_CARRIERS)
		good = shp__carrier_problem(builder, call, NULL, SHP_ERR_LIMIT);
	if (!good)
		return;
	say(&entry, &table->carriers[carrier], SHP_CARRIER_FLAG_ALIAS);
	put_carrier(builder, &entry);
}

void shp_carriers_builder_clear_carriers(struct shp_carriers_builder *builder)
{
	struct shp_carriers *made;
	uint32_t kept = 0;
	uint32_t i;

	if (!builder || !builder->made)
		return;
	made = builder->made;
	for (i = 0; i < made->table.carrier_count; i++) {
		if (made->carriers[i].flags & SHP_CARRIER_FLAG_COURIER)
			made->carriers[kept++] = made->carriers[i];
	}
	made->table.carrier_count = kept;
	for (i = 0; i < made->table.courier_count; i++) {
		if (!shp__courier_enter(builder, i))
			return;
	}
}
