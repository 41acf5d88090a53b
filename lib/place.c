/* Placing an order, and recognising that it has been placed. */
#include <string.h>

#include "context.h"
#include "decide.h"
#include "draft.h"
#include "draft_settle.h"
#include "placement.h"

static struct shp_order *first_order(struct shp__placed *placed, int pending)
{
	static const struct shp__text one = {"1", 1};
	const struct shp__capacity need = {.packages = 1, .items = placed->line_count, .text = 2};
	struct shp_order *draft = shp__draft_new(placed, &need);

	if (!draft)
		return NULL;
	draft->pending = (uint8_t)pending;
	draft->revision = 1;
	shp__draft_add_package(draft, one);
	for (uint32_t line = 0; line < placed->line_count; line++)
		shp__draft_add_item(draft, 0, line, placed->lines[line].quantity);
	shp__draft_settle_package(draft, 0);
	shp__draft_derive(draft); /* everything is in one package: nothing can disagree */
	return shp__draft_finish(draft);
}

int32_t shp_order_place(const struct shp_rules *rules, const struct shp_placement *placement, int64_t now,
			struct shp_decision **ret_decision, struct shp_error *reterr_error)
{
	struct shp__problems problems = shp__problems_begin(reterr_error);
	struct shp__placed *placed = NULL;

	if (!rules || !placement || !ret_decision)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	int32_t status = shp__placement_check(placement, &problems);
	shp__check_now(now, &problems);
	if (!status && !problems.count)
		status = shp__placement_build(placement, rules, &placed);
	if (status)
		return shp__fail(reterr_error, status, "", 0);
	if (problems.count)
		return problems.first;
	struct shp_order *order = first_order(placed, placement->pending);
	shp__placed_unref(placed);
	if (!order)
		return shp__fail(reterr_error, SHP_ERR_NO_MEMORY, "", 0);
	status = shp__decide_beginning(order, SHP_EVENT_ORDER_PLACED, now, ret_decision);
	return status ? shp__fail(reterr_error, status, "", 0) : SHP_OK;
}

/* ---- again ---- */

static int differs(const struct shp__field *field, const char *bytes, struct shp__text is)
{
	return field->length != is.length || memcmp(bytes, is.bytes, is.length) != 0;
}

static void differ(struct shp__problems *problems, int differs, const char *path)
{
	if (differs)
		shp__problem(problems, SHP_ERR_DIFFERS, shp__path(path), NULL, 0);
}

static void compare_head(const struct shp_placement *placement, const struct shp__placed *placed,
			 struct shp__problems *problems)
{
	differ(problems, differs(&placement->reference, placement->reference_bytes, placed->identity.reference),
	       "reference");
	differ(problems,
	       placement->marketplace.length &&
		       differs(&placement->marketplace, placement->marketplace_bytes, placed->identity.marketplace),
	       "marketplace");
	differ(problems, differs(&placement->service, placement->service_bytes, placed->service), "service");
	differ(problems, placement->has_id && memcmp(placement->id, placed->identity.id, 16) != 0, "id");
	differ(problems, memcmp(placement->currency, placed->identity.currency, 4) != 0, "currency");
	differ(problems, placement->exponent != placed->identity.exponent, "exponent");
	differ(problems, placement->ordered_at != placed->ordered_at, "ordered_at");
	for (int32_t field = SHP_ORDER_DATE_SHIP_FROM; field <= SHP_ORDER_DATE_DELIVER_BY; field++)
		differ(problems, placement->dates[SHP__DATE(field)] != placed->dates[SHP__DATE(field)],
		       shp__order_date_name(field));
	differ(problems, placement->channel != placed->channel, "channel");
	differ(problems, placement->programs != placed->programs, "programs");
	differ(problems, placement->has_fee && placement->fee != placed->fee_basis_points, "fee_basis_points");
	differ(problems, placement->has_policy && placement->policy != placed->charge_policy, "charge_policy");
	differ(problems, placement->has_timing && placement->timing != placed->credit_timing, "credit_timing");
	differ(problems, placement->collect != placed->collect, "cod_amount");
}

static void compare_line(const struct shp_placement *placement, const struct shp__placed *placed, uint32_t index,
			 struct shp__problems *problems)
{
	static const char *const names[SHP__LINE_TEXT_COUNT] = {"id", "sku", "title", "category"};
	const struct shp__line_input *line = (const struct shp__line_input *)placement->lines.bytes + index;
	const char *text = placement->text.bytes;

	for (int i = 0; i < SHP__LINE_TEXT_COUNT; i++) {
		const char *bytes = line->texts[i].length ? text + line->text_at[i] : "";
		if (differs(&line->texts[i], bytes, shp__line_text(placed, index, i + 1)))
			shp__problem(problems, SHP_ERR_DIFFERS, shp__path_of("lines", index, names[i]), NULL, 0);
	}
	if (line->quantity != placed->lines[index].quantity)
		shp__problem(problems, SHP_ERR_DIFFERS, shp__path_of("lines", index, "quantity"), NULL, 0);
	for (int32_t amount = 1; amount <= SHP__AMOUNT_COUNT; amount++)
		if (line->amounts[amount - 1] != placed->lines[index].amounts[amount - 1])
			shp__problem(problems, SHP_ERR_DIFFERS, shp__path_of("lines", index, shp_amount_name(amount)),
				     NULL, 0);
}

void shp__placement_compare(const struct shp_placement *placement, const struct shp__placed *placed,
			    struct shp__problems *problems)
{
	compare_head(placement, placed, problems);
	differ(problems, shp__placement_count_lines(placement) != placed->line_count, "lines");
	for (uint32_t i = 0; i < placed->line_count && i < shp__placement_count_lines(placement); i++)
		compare_line(placement, placed, i, problems);
}

int32_t shp_order_place_again(const struct shp_rules *rules, struct shp_order *order,
			      const struct shp_placement *placement, int64_t now, struct shp_decision **ret_decision,
			      struct shp_error *reterr_error)
{
	struct shp__problems problems = shp__problems_begin(reterr_error);

	(void)now; /* what happened, happened, whenever it is told again */
	if (!rules || !order || !placement || !ret_decision)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	int32_t status = shp__placement_check(placement, &problems);
	if (status)
		return shp__fail(reterr_error, status, "", 0);
	if (problems.count)
		return problems.first;
	shp__placement_compare(placement, order->placed, &problems);
	if (problems.count)
		return problems.first;
	status = shp__decide_repeated(order, ret_decision);
	return status ? shp__fail(reterr_error, status, "", 0) : SHP_OK;
}
