/* What a placement is worth: everything that is wrong with it, and what was placed. */
#include <assert.h>
#include <string.h>

#include "context.h"
#include "order_id.h"
#include "placement.h"
#include "sort.h"

#define ALL_PROGRAMS ((SHP_PROGRAM_PREORDER << 1) - 1)

static const char *const line_texts[SHP__LINE_TEXT_COUNT] = {"id", "sku", "title", "category"};
static const uint32_t line_text_limits[SHP__LINE_TEXT_COUNT] = {SHP_LIMIT_LINE_ID, SHP_LIMIT_SKU, SHP_LIMIT_TITLE,
								SHP_LIMIT_CATEGORY};

const char *shp__order_date_name(int32_t field)
{
	switch (field) {
	case SHP_ORDER_DATE_SHIP_FROM:
		return "ship_from_date";
	case SHP_ORDER_DATE_SHIP_BY:
		return "ship_by";
	}
	return "deliver_by";
}

static void check_field(const struct shp__field *field, int required, const char *path, uint32_t limit,
			struct shp__problems *problems)
{
	if (field->status)
		shp__problem(problems, field->status, shp__path(path), NULL, limit);
	else if (required && !field->length)
		shp__problem(problems, SHP_ERR_REQUIRED, shp__path(path), NULL, 0);
}

static void check_placed_dates(const struct shp_placement *placement, struct shp__problems *problems)
{
	if (placement->ordered_at == SHP_INSTANT_NONE)
		shp__problem(problems, SHP_ERR_REQUIRED, shp__path("ordered_at"), NULL, 0);
	else if (placement->ordered_at < 0 || placement->ordered_at > SHP_LIMIT_INSTANT)
		shp__problem(problems, SHP_ERR_INSTANT, shp__path("ordered_at"), NULL, placement->ordered_at);
	for (int32_t field = SHP_ORDER_DATE_SHIP_FROM; field <= SHP_ORDER_DATE_DELIVER_BY; field++) {
		const int32_t date = placement->dates[SHP__DATE(field)];
		if (date != SHP_DATE_NONE && (date < 0 || date > SHP_LIMIT_DATE))
			shp__problem(problems, SHP_ERR_DATE, shp__path(shp__order_date_name(field)), NULL, date);
	}
}

static void check_placed_head(const struct shp_placement *placement, struct shp__problems *problems)
{
	if (placement->unknown_field)
		shp__problem(problems, SHP_ERR_VALUE, shp__path("field"), NULL, 0);
	check_field(&placement->reference, 1, "reference", SHP_LIMIT_REFERENCE, problems);
	check_field(&placement->marketplace, 0, "marketplace", SHP_LIMIT_REFERENCE, problems);
	check_field(&placement->service, 0, "service", SHP_LIMIT_SERVICE, problems);
	if (placement->currency_status)
		shp__problem(problems, placement->currency_status, shp__path("currency"), NULL, 0);
	if (placement->exponent < 0 || placement->exponent > SHP_LIMIT_EXPONENT)
		shp__problem(problems, SHP_ERR_EXPONENT, shp__path("exponent"), NULL, placement->exponent);
	check_placed_dates(placement, problems);
	if (placement->channel != SHP_CHANNEL_MFN && placement->channel != SHP_CHANNEL_AFN)
		shp__problem(problems, SHP_ERR_VALUE, shp__path("channel"), NULL, placement->channel);
	if (placement->pending != 0 && placement->pending != 1)
		shp__problem(problems, SHP_ERR_VALUE, shp__path("status"), NULL, placement->pending);
	if (placement->programs & ~ALL_PROGRAMS)
		shp__problem(problems, SHP_ERR_VALUE, shp__path("programs"), NULL, placement->programs);
	if (placement->has_fee && (placement->fee < 0 || placement->fee > 10000))
		shp__problem(problems, SHP_ERR_RANGE, shp__path("fee_basis_points"), NULL, placement->fee);
	if (placement->has_policy && !shp_charge_policy_name(placement->policy))
		shp__problem(problems, SHP_ERR_VALUE, shp__path("charge_policy"), NULL, placement->policy);
	if (placement->has_timing && placement->timing != SHP_CREDIT_ON_CHARGE &&
	    placement->timing != SHP_CREDIT_ON_SETTLEMENT)
		shp__problem(problems, SHP_ERR_VALUE, shp__path("credit_timing"), NULL, placement->timing);
	if (placement->collect < 0 || placement->collect > SHP_LIMIT_AMOUNT)
		shp__problem(problems, SHP_ERR_AMOUNT, shp__path("cod_amount"), NULL, placement->collect);
}

/* A discount of at most what it is taken from; the detail says how much that is. */
static void check_discount(const struct shp__line_input *line, uint32_t index, int32_t discount, int32_t of,
			   struct shp__problems *problems)
{
	if (line->amounts[discount - 1] > line->amounts[of - 1])
		shp__problem(problems, SHP_ERR_DISCOUNT, shp__path_of("lines", index, shp_amount_name(discount)), NULL,
			     line->amounts[of - 1]);
}

static void check_amounts(const struct shp__line_input *line, uint32_t index, struct shp__problems *problems)
{
	int good = 1;

	for (int32_t amount = 1; amount <= SHP__AMOUNT_COUNT; amount++) {
		const int64_t minor = line->amounts[amount - 1];
		if (minor >= 0 && minor <= SHP_LIMIT_AMOUNT)
			continue;
		shp__problem(problems, SHP_ERR_AMOUNT, shp__path_of("lines", index, shp_amount_name(amount)), NULL,
			     minor);
		good = 0;
	}
	if (!good)
		return;
	check_discount(line, index, SHP_AMOUNT_ITEM_DISCOUNT, SHP_AMOUNT_ITEM_PRICE, problems);
	check_discount(line, index, SHP_AMOUNT_SHIPPING_DISCOUNT, SHP_AMOUNT_SHIPPING_PRICE, problems);
}

static void check_line(const struct shp__line_input *line, uint32_t index, struct shp__problems *problems)
{
	for (int i = 0; i < SHP__LINE_TEXT_COUNT; i++) {
		int32_t status = line->texts[i].status;
		if (!status && i + 1 == SHP_LINE_ID && !line->texts[i].length)
			status = SHP_ERR_REQUIRED;
		if (status)
			shp__problem(problems, status, shp__path_of("lines", index, line_texts[i]), NULL,
				     line_text_limits[i]);
	}
	if (line->quantity < 1 || line->quantity > SHP_LIMIT_QUANTITY)
		shp__problem(problems, SHP_ERR_QUANTITY, shp__path_of("lines", index, "quantity"), NULL,
			     line->quantity);
	check_amounts(line, index, problems);
}

/* ---- lines named twice ---- */

static struct shp__text id_of(const struct shp_placement *placement, uint32_t line)
{
	const struct shp__line_input *input = (const struct shp__line_input *)placement->lines.bytes + line;
	const char *text = placement->text.bytes;
	const uint32_t length = input->texts[SHP_LINE_ID - 1].length;

	return (struct shp__text){length ? text + input->text_at[SHP_LINE_ID - 1] : "", length};
}

static int compare_ids(const void *of, uint32_t a, uint32_t b)
{
	const struct shp__text left = id_of(of, a);
	const struct shp__text right = id_of(of, b);

	return shp__text_compare(left.bytes, left.length, right.bytes, right.length);
}

static int compare_numbers(const void *of, uint32_t a, uint32_t b)
{
	(void)of;
	return (a > b) - (a < b);
}

static int is_ascending(const struct shp_placement *placement, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++)
		if (compare_ids(placement, i - 1, i) >= 0)
			return 0;
	return 1;
}

/* Each line that has the id of one before it; one without an id is told already. */
static int32_t check_ids(const struct shp_placement *placement, uint32_t count, struct shp__problems *problems)
{
	uint32_t again = 0;

	if (is_ascending(placement, count))
		return SHP_OK;
	uint32_t *sorted = shp__malloc(placement->ctx, sizeof(*sorted) * count);
	if (!sorted)
		return SHP_ERR_NO_MEMORY;
	for (uint32_t i = 0; i < count; i++)
		sorted[i] = i;
	shp__sort(sorted, count, compare_ids, placement);
	for (uint32_t i = 1; i < count; i++) /* again < i: what is compared next is still there */
		if (id_of(placement, sorted[i]).length && !compare_ids(placement, sorted[i - 1], sorted[i]))
			sorted[again++] = sorted[i];
	shp__sort(sorted, again, compare_numbers, NULL);
	for (uint32_t i = 0; i < again; i++)
		shp__problem(problems, SHP_ERR_DUPLICATE, shp__path_of("lines", sorted[i], "id"),
			     id_of(placement, sorted[i]).bytes, 0);
	shp__free(placement->ctx, sorted, sizeof(*sorted) * count);
	return SHP_OK;
}

int32_t shp__placement_check(const struct shp_placement *placement, struct shp__problems *problems)
{
	const struct shp__line_input *lines = placement->lines.bytes;
	const uint32_t count = shp__placement_count_lines(placement);

	if (placement->lines.failed || placement->text.failed)
		return SHP_ERR_NO_MEMORY;
	check_placed_head(placement, problems);
	if (!count)
		shp__problem(problems, SHP_ERR_REQUIRED, shp__path("lines"), NULL, 0);
	if (count > SHP_LIMIT_LINES) {
		shp__problem(problems, SHP_ERR_LIMIT, shp__path("lines"), NULL, SHP_LIMIT_LINES);
		return SHP_OK;
	}
	if (placement->unknown_line)
		shp__problem(problems, SHP_ERR_INDEX, shp__path("lines"), NULL, 0);
	for (uint32_t i = 0; i < count; i++)
		check_line(&lines[i], i, problems);
	return check_ids(placement, count, problems);
}

/* ---- what was placed ---- */

static size_t placed_text_size(const struct shp_placement *placement, const char *marketplace)
{
	const struct shp__line_input *lines = placement->lines.bytes;
	size_t size = (size_t)placement->reference.length + strlen(marketplace) + placement->service.length + 3;

	for (uint32_t i = 0; i < shp__placement_count_lines(placement); i++)
		for (int j = 0; j < SHP__LINE_TEXT_COUNT; j++)
			size += (size_t)lines[i].texts[j].length + 1;
	return size;
}

static struct shp__text place_text(struct shp__placed *placed, size_t *at, const char *bytes, size_t length)
{
	char *to = placed->text + *at;

	memcpy(to, bytes, length);
	to[length] = 0;
	*at += length + 1;
	return (struct shp__text){to, (uint32_t)length};
}

static void put_placed_lines(struct shp__placed *placed, size_t at, const struct shp_placement *placement)
{
	const struct shp__line_input *lines = placement->lines.bytes;
	const char *text = placement->text.bytes;

	for (uint32_t i = 0; i < placed->line_count; i++) {
		struct shp__line *line = &placed->lines[i];
		memcpy(line->amounts, lines[i].amounts, sizeof(line->amounts));
		line->quantity = lines[i].quantity;
		for (int j = 0; j < SHP__LINE_TEXT_COUNT; j++) {
			const uint32_t length = lines[i].texts[j].length;
			line->text_at[j] = (uint32_t)at;
			line->text_length[j] = (uint16_t)length;
			place_text(placed, &at, length ? text + lines[i].text_at[j] : "", length);
		}
	}
}

static void put_placed_head(struct shp__placed *placed, size_t *at, const struct shp_placement *placement,
			    const struct shp_rules *rules, const char *marketplace)
{
	placed->identity.reference = place_text(placed, at, placement->reference_bytes, placement->reference.length);
	placed->identity.marketplace = place_text(placed, at, marketplace, strlen(marketplace));
	placed->service = place_text(placed, at, placement->service_bytes, placement->service.length);
	if (placement->has_id)
		memcpy(placed->identity.id, placement->id, 16);
	else
		shp__order_id(placed->identity.marketplace, placed->identity.reference, placed->identity.id);
	memcpy(placed->identity.currency, placement->currency, 4);
	placed->identity.exponent = placement->exponent;
	placed->ordered_at = placement->ordered_at;
	memcpy(placed->dates, placement->dates, sizeof(placed->dates));
	placed->channel = placement->channel;
	placed->programs = placement->programs;
	placed->fee_basis_points = placement->has_fee ? placement->fee : shp__rule(rules, SHP_RULE_FEE);
	placed->charge_policy = placement->has_policy ? placement->policy : shp__rule(rules, SHP_RULE_CHARGE);
	placed->credit_timing = placement->has_timing ? placement->timing : shp__rule(rules, SHP_RULE_CREDIT);
	placed->collect = placement->collect;
}

int32_t shp__placement_build(const struct shp_placement *placement, const struct shp_rules *rules,
			     struct shp__placed **ret_placed)
{
	const char *marketplace = placement->marketplace.length ? placement->marketplace_bytes : rules->marketplace;
	size_t at = 0;
	uint32_t line = 0;
	struct shp__placed *placed = shp__placed_new(placement->ctx, shp__placement_count_lines(placement),
						     placed_text_size(placement, marketplace));

	if (!placed)
		return SHP_ERR_NO_MEMORY;
	put_placed_head(placed, &at, placement, rules, marketplace);
	put_placed_lines(placed, at, placement);
	const int32_t status = shp__placed_derive(placed, &line);
	assert(!status); /* the ids have been compared */
	(void)status;
	*ret_placed = placed;
	return SHP_OK;
}
