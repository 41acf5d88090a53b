#include <string.h>

#include "context.h"
#include "placement.h"

void shp__placement_begin(struct shp_placement *placement, struct shp_ctx *ctx)
{
	memset(placement, 0, sizeof(*placement));
	placement->ctx = shp_ctx_ref(ctx);
	placement->lines.ctx = placement->text.ctx = ctx;
	placement->currency_status = SHP_ERR_REQUIRED;
	placement->ordered_at = SHP_INSTANT_NONE;
	for (int i = 0; i < SHP__DATE_COUNT; i++)
		placement->dates[i] = SHP_DATE_NONE;
}

void shp__placement_end(struct shp_placement *placement)
{
	shp__buffer_free(&placement->lines);
	shp__buffer_free(&placement->text);
	shp_ctx_unref(placement->ctx);
}

int32_t shp_placement_new(struct shp_ctx *ctx, struct shp_placement **ret_placement)
{
	if (!ctx || !ret_placement)
		return SHP_ERR_ARGUMENT;
	struct shp_placement *placement = shp__malloc(ctx, sizeof(*placement));
	if (!placement)
		return SHP_ERR_NO_MEMORY;
	shp__placement_begin(placement, ctx);
	*ret_placement = placement;
	return SHP_OK;
}

struct shp_placement *shp_placement_free(struct shp_placement *placement)
{
	if (!placement)
		return NULL;
	struct shp_ctx *ctx = shp_ctx_ref(placement->ctx);
	shp__placement_end(placement);
	shp__free(ctx, placement, sizeof(*placement));
	shp_ctx_unref(ctx);
	return NULL;
}

void shp_placement_set_text(struct shp_placement *placement, int32_t field, const char *text)
{
	if (!placement)
		return;
	switch (field) {
	case SHP_ORDER_REFERENCE:
		shp__field_set_reference(&placement->reference, placement->reference_bytes, text);
		return;
	case SHP_ORDER_MARKETPLACE:
		shp__field_set_reference(&placement->marketplace, placement->marketplace_bytes, text);
		return;
	case SHP_ORDER_SERVICE:
		shp__field_set(&placement->service, placement->service_bytes, SHP_LIMIT_SERVICE, text);
		return;
	}
	placement->unknown_field = 1;
}

void shp_placement_set_id(struct shp_placement *placement, const uint8_t id[16])
{
	if (!placement)
		return;
	placement->has_id = id != NULL;
	if (id)
		memcpy(placement->id, id, 16);
}

void shp_placement_set_currency(struct shp_placement *placement, const char *currency, int32_t exponent)
{
	if (!placement)
		return;
	placement->exponent = exponent;
	placement->currency_status = SHP_ERR_CURRENCY;
	if (!currency || !currency[0]) {
		placement->currency_status = SHP_ERR_REQUIRED;
		return;
	}
	for (int i = 0; i < 3; i++)
		if (currency[i] < 'A' || currency[i] > 'Z')
			return;
	if (currency[3])
		return;
	memcpy(placement->currency, currency, 4);
	placement->currency_status = SHP_OK;
}

void shp_placement_set_ordered_at(struct shp_placement *placement, int64_t unix_ms)
{
	if (placement)
		placement->ordered_at = unix_ms;
}

void shp_placement_set_date(struct shp_placement *placement, int32_t field, int32_t date)
{
	if (!placement)
		return;
	if (field < SHP_ORDER_DATE_SHIP_FROM || field > SHP_ORDER_DATE_DELIVER_BY)
		placement->unknown_field = 1;
	else
		placement->dates[SHP__DATE(field)] = date;
}

void shp_placement_set_channel(struct shp_placement *placement, int32_t channel)
{
	if (placement)
		placement->channel = channel;
}

void shp_placement_set_pending(struct shp_placement *placement, int32_t pending)
{
	if (placement)
		placement->pending = pending;
}

void shp_placement_set_programs(struct shp_placement *placement, int32_t programs)
{
	if (placement)
		placement->programs = programs;
}

void shp_placement_set_fee_basis_points(struct shp_placement *placement, int32_t basis_points)
{
	if (!placement)
		return;
	placement->fee = basis_points;
	placement->has_fee = 1;
}

void shp_placement_set_charge_policy(struct shp_placement *placement, int32_t policy)
{
	if (!placement)
		return;
	placement->policy = policy;
	placement->has_policy = 1;
}

void shp_placement_set_credit_timing(struct shp_placement *placement, int32_t timing)
{
	if (!placement)
		return;
	placement->timing = timing;
	placement->has_timing = 1;
}

void shp_placement_set_cod_amount(struct shp_placement *placement, int64_t minor)
{
	if (!placement)
		return;
	placement->collect = minor;
	placement->has_collect = 1;
}

static uint32_t text_limit(int32_t field)
{
	switch (field) {
	case SHP_LINE_ID:
		return SHP_LIMIT_LINE_ID;
	case SHP_LINE_SKU:
		return SHP_LIMIT_SKU;
	case SHP_LINE_TITLE:
		return SHP_LIMIT_TITLE;
	case SHP_LINE_CATEGORY:
		return SHP_LIMIT_CATEGORY;
	}
	return 0;
}

/* The line's text is looked up after the room for it was made: the buffers are two. */
static void set_line_text(struct shp_placement *placement, struct shp__line_input *line, int32_t field,
			  const char *text)
{
	char bytes[SHP_LIMIT_TITLE + 1];
	struct shp__field *of = &line->texts[field - 1];

	shp__field_set(of, bytes, text_limit(field), text);
	char *room = shp__buffer_add(&placement->text, (size_t)of->length + 1);
	if (!room)
		return;
	memcpy(room, bytes, (size_t)of->length + 1);
	line->text_at[field - 1] = (uint32_t)(placement->text.size - of->length - 1);
}

void shp_placement_add_line(struct shp_placement *placement, const char *id, int32_t quantity)
{
	if (!placement ||
	    shp__placement_count_lines(placement) > SHP_LIMIT_LINES) /* one beyond tells that it is exceeded */
		return;
	struct shp__line_input *line = shp__buffer_add(&placement->lines, sizeof(*line));
	if (!line)
		return;
	memset(line, 0, sizeof(*line));
	line->quantity = quantity;
	set_line_text(placement, line, SHP_LINE_ID, id);
}

static struct shp__line_input *line_at(struct shp_placement *placement, uint32_t line)
{
	if (line < shp__placement_count_lines(placement))
		return (struct shp__line_input *)placement->lines.bytes + line;
	placement->unknown_line = 1;
	return NULL;
}

void shp_placement_set_line_text(struct shp_placement *placement, uint32_t line, int32_t field, const char *text)
{
	struct shp__line_input *of = placement ? line_at(placement, line) : NULL;

	if (!of)
		return;
	if (text_limit(field))
		set_line_text(placement, of, field, text);
	else
		placement->unknown_field = 1;
}

void shp_placement_set_line_amount(struct shp_placement *placement, uint32_t line, int32_t amount, int64_t minor)
{
	struct shp__line_input *of = placement ? line_at(placement, line) : NULL;

	if (!of)
		return;
	if (amount < 1 || amount > SHP__AMOUNT_COUNT)
		placement->unknown_field = 1;
	else
		of->amounts[amount - 1] = minor;
}
