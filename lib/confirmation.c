#include "confirmation.h"
#include "context.h"

int32_t shp_confirmation_new(struct shp_ctx *ctx, struct shp_confirmation **ret_confirmation)
{
	if (!ctx || !ret_confirmation)
		return SHP_ERR_ARGUMENT;
	struct shp_confirmation *confirmation = shp__calloc(ctx, sizeof(*confirmation));
	if (!confirmation)
		return SHP_ERR_NO_MEMORY;
	confirmation->ctx = shp_ctx_ref(ctx);
	confirmation->items.ctx = ctx;
	confirmation->ship_date = SHP_DATE_NONE;
	*ret_confirmation = confirmation;
	return SHP_OK;
}

struct shp_confirmation *shp_confirmation_free(struct shp_confirmation *confirmation)
{
	if (!confirmation)
		return NULL;
	struct shp_ctx *ctx = confirmation->ctx;
	shp__buffer_free(&confirmation->items);
	shp__free(ctx, confirmation, sizeof(*confirmation));
	shp_ctx_unref(ctx);
	return NULL;
}

static char *room(struct shp_confirmation *confirmation, int32_t field, uint32_t *ret_limit)
{
	switch (field) {
	case SHP_SHIP_CARRIER:
		*ret_limit = SHP_LIMIT_CARRIER;
		return confirmation->carrier;
	case SHP_SHIP_CARRIER_NAME:
		*ret_limit = SHP_LIMIT_CARRIER;
		return confirmation->carrier_name;
	case SHP_SHIP_METHOD:
		*ret_limit = SHP_LIMIT_CARRIER;
		return confirmation->method;
	case SHP_SHIP_TRACKING:
		*ret_limit = SHP_LIMIT_TRACKING;
		return confirmation->tracking;
	case SHP_SHIP_MEMO:
		*ret_limit = SHP_LIMIT_MEMO;
		return confirmation->memo;
	}
	return NULL;
}

const char *shp__confirmation_text(const struct shp_confirmation *confirmation, int32_t field, uint32_t *ret_limit)
{
	/* the pointer is handed on as const: nothing is written through it */
	return room((struct shp_confirmation *)(uintptr_t)confirmation, field, ret_limit);
}

void shp_confirmation_set_package(struct shp_confirmation *confirmation, const char *reference)
{
	if (confirmation)
		shp__field_set_reference(&confirmation->package, confirmation->package_bytes, reference);
}

void shp_confirmation_add_item(struct shp_confirmation *confirmation, const char *line, int32_t quantity)
{
	if (!confirmation)
		return;
	confirmation->intents[SHP_SHIP_ITEMS] = SHP__SET;
	shp__item_input_add(&confirmation->items, 0, shp__item_input_count(&confirmation->items), line, quantity);
}

void shp_confirmation_set_ship_date(struct shp_confirmation *confirmation, int32_t date)
{
	if (!confirmation)
		return;
	confirmation->ship_date = date;
	confirmation->intents[SHP_SHIP_DATE] = date == SHP_DATE_NONE ? SHP__CLEAR : SHP__SET;
}

void shp_confirmation_set_text(struct shp_confirmation *confirmation, int32_t field, const char *text)
{
	uint32_t limit;

	if (!confirmation)
		return;
	char *bytes = room(confirmation, field, &limit);
	if (!bytes) {
		confirmation->unknown_field = 1;
		return;
	}
	struct shp__field *of = &confirmation->fields[SHP__SHIP_TEXT(field)];
	shp__field_set(of, bytes, limit, text);
	confirmation->intents[field] = of->length || of->status ? SHP__SET : SHP__CLEAR;
}

static void forget(struct shp_confirmation *confirmation, int32_t field, uint8_t intent)
{
	if (!confirmation)
		return;
	if (field < SHP_SHIP_DATE || field > SHP_SHIP_ITEMS) {
		confirmation->unknown_field = 1;
		return;
	}
	confirmation->intents[field] = intent;
	if (field == SHP_SHIP_DATE)
		confirmation->ship_date = SHP_DATE_NONE;
	else if (field == SHP_SHIP_ITEMS)
		confirmation->items.size = 0;
	else
		confirmation->fields[SHP__SHIP_TEXT(field)] = (struct shp__field){SHP_OK, 0};
}

void shp_confirmation_clear(struct shp_confirmation *confirmation, int32_t field)
{
	forget(confirmation, field, SHP__CLEAR);
}

void shp_confirmation_keep(struct shp_confirmation *confirmation, int32_t field)
{
	forget(confirmation, field, SHP__KEEP);
}

void shp__confirmation_check(const struct shp_confirmation *confirmation, struct shp__problems *problems)
{
	uint32_t limit;

	if (confirmation->unknown_field)
		shp__problem(problems, SHP_ERR_VALUE, shp__path("field"), NULL, 0);
	if (confirmation->package.status)
		shp__problem(problems, confirmation->package.status, shp__path("package"), NULL, SHP_LIMIT_REFERENCE);
	if (confirmation->intents[SHP_SHIP_DATE] == SHP__SET &&
	    (confirmation->ship_date < 0 || confirmation->ship_date > SHP_LIMIT_DATE))
		shp__problem(problems, SHP_ERR_DATE, shp__path("ship_date"), NULL, confirmation->ship_date);
	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++) {
		const int32_t status = confirmation->fields[SHP__SHIP_TEXT(field)].status;
		if (!status)
			continue;
		shp__confirmation_text(confirmation, field, &limit);
		shp__problem(problems, status, shp__path(shp_ship_field_name(field)), NULL, limit);
	}
}
