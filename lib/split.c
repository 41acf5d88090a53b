/* Splitting an order into packages. */
#include <string.h>

#include "command.h"
#include "contents.h"
#include "context.h"
#include "sort.h"

static const struct shp__item_paths in_split = {"packages", "items"};

struct splitting {
	const struct shp_rules *rules;
	struct shp_order *order;
	const struct shp_contents *contents;
	struct shp__problems problems;
	struct shp__named *named;
	uint32_t named_count;
	struct shp__wanted *wanted;
	uint32_t wanted_count;
	int sound; /* every named package can be planned for */
};

static int by_reference(const void *of, uint32_t a, uint32_t b)
{
	const struct shp__text *left = &((const struct shp__named *)of)[a].reference;
	const struct shp__text *right = &((const struct shp__named *)of)[b].reference;

	return shp__text_compare(left->bytes, left->length, right->bytes, right->length);
}

/* The same package named twice: what is sorted by number among equals tells the later ones. */
static int32_t find_twice(struct splitting *split)
{
	const uint32_t count = split->named_count;
	uint32_t *sorted = count ? shp__malloc(split->order->ctx, sizeof(*sorted) * count) : NULL;

	if (count && !sorted)
		return SHP_ERR_NO_MEMORY;
	for (uint32_t i = 0; i < count; i++)
		sorted[i] = i;
	shp__sort(sorted, count, by_reference, split->named);
	for (uint32_t i = 1; i < count; i++) {
		if (!split->named[sorted[i]].reference.length ||
		    by_reference(split->named, sorted[i - 1], sorted[i]) != 0)
			continue;
		shp__problem(&split->problems, SHP_ERR_DUPLICATE, shp__path_of("packages", sorted[i], "package"),
			     split->named[sorted[i]].reference.bytes, 0);
		split->sound = 0;
	}
	shp__free(split->order->ctx, sorted, sizeof(*sorted) * count);
	return SHP_OK;
}

static int32_t read_split(struct splitting *split)
{
	const struct shp__package_input *inputs = split->contents->packages.bytes;
	const uint32_t count = (uint32_t)(split->contents->packages.size / sizeof(*inputs));

	split->sound = 1;
	if (split->contents->packages.failed)
		return SHP_ERR_NO_MEMORY;
	if (split->contents->stray)
		shp__problem(&split->problems, SHP_ERR_INDEX, shp__path("packages"), NULL, 0);
	if (!count)
		shp__problem(&split->problems, SHP_ERR_REQUIRED, shp__path("packages"), NULL, 0);
	if (count > SHP_LIMIT_PACKAGES) {
		shp__problem(&split->problems, SHP_ERR_LIMIT, shp__path("packages"), NULL, SHP_LIMIT_PACKAGES);
		split->sound = 0;
		return SHP_OK;
	}
	split->named_count = count;
	split->named = count ? shp__calloc(split->order->ctx, sizeof(*split->named) * count) : NULL;
	if (count && !split->named)
		return SHP_ERR_NO_MEMORY;
	for (uint32_t i = 0; i < count; i++) {
		const struct shp__field *field = &inputs[i].reference;
		split->named[i].package = -1;
		if (field->status) {
			shp__problem(&split->problems, field->status, shp__path_of("packages", i, "package"), NULL,
				     SHP_LIMIT_REFERENCE);
			split->sound = 0;
			continue;
		}
		split->named[i].reference = (struct shp__text){inputs[i].reference_bytes, field->length};
		split->named[i].package = shp__find_package(split->order, inputs[i].reference_bytes, field->length);
	}
	const int32_t status = find_twice(split);
	return status ? status
		      : shp__items_resolve(&split->contents->items, split->order->placed, &in_split, &split->problems,
					   &split->wanted, &split->wanted_count);
}

/* Whether every named package holds exactly what is asked for already. */
static int has_happened(const struct splitting *split)
{
	uint32_t at = 0;

	for (uint32_t owner = 0; owner < split->named_count; owner++) {
		if (split->named[owner].package < 0)
			return 0;
		const struct shp__package *package = &split->order->packages[split->named[owner].package];
		const struct shp__item *items = split->order->items + package->item_first;
		uint32_t item = 0;
		for (; at < split->wanted_count && split->wanted[at].owner == owner; at++, item++)
			if (item == package->item_count || items[item].line != split->wanted[at].line ||
			    items[item].quantity != split->wanted[at].quantity)
				return 0;
		if (item != package->item_count)
			return 0;
	}
	return 1;
}

static void check_split_packages(struct splitting *split)
{
	const struct shp__package_input *inputs = split->contents->packages.bytes;

	for (uint32_t i = 0; i < split->named_count; i++) {
		const int32_t package = split->named[i].package;
		int32_t code = SHP_OK;
		if (!inputs[i].item_count)
			shp__problem(&split->problems, SHP_ERR_PACKAGE_EMPTY, shp__path_of("packages", i, "items"),
				     NULL, 0);
		if (package == -2)
			code = SHP_ERR_PACKAGE_GONE;
		else if (package >= 0 && split->order->packages[package].confirmed)
			code = SHP_ERR_PACKAGE_CONFIRMED;
		if (!code)
			continue;
		shp__problem(&split->problems, code, shp__path_of("packages", i, "package"), inputs[i].reference_bytes,
			     0);
		split->sound = 0;
	}
}

static int32_t do_split(struct splitting *split, const struct shp__plan *plan, struct shp__advice_list *advice,
			int64_t now, struct shp_decision **ret_decision)
{
	struct shp__capacity need = {0};

	shp__moves_need(split->order, plan, &need);
	struct shp__deciding deciding = shp__decide_begin(split->order, &need, 1, shp__moves_room(plan), now);
	shp__moves_split(&deciding, plan, split->named, split->named_count);
	shp__advise_time(split->rules, &deciding, advice);
	return shp__decide_finish(&deciding, advice, ret_decision);
}

static int32_t decide_split(struct splitting *split, int64_t now, struct shp_decision **ret_decision)
{
	struct shp__advice_list advice = {0};
	struct shp__plan plan = {0};
	int32_t status = read_split(split);

	if (status)
		return status;
	if (!split->problems.count && has_happened(split))
		return shp__decide_repeated(split->order, ret_decision);
	shp__check_now(now, &split->problems);
	shp__admit_split(split->order, &split->problems);
	check_split_packages(split);
	shp__judge(shp__rule(split->rules, SHP_RULE_SINGLE_SHIPMENT), SHP_ERR_SINGLE_SHIPMENT,
		   SHP_ADVICE_SINGLE_SHIPMENT, "packages", &split->problems, &advice);
	if (split->sound)
		status = shp__plan_make(split->order, split->named, split->named_count, split->wanted,
					split->wanted_count, &in_split, &split->problems, &plan);
	else
		shp__check_wanted(split->order, split->wanted, split->wanted_count, &in_split, &split->problems);
	if (!status && !split->problems.count)
		status = do_split(split, &plan, &advice, now, ret_decision);
	shp__plan_free(&plan);
	return status;
}

int32_t shp_order_split(const struct shp_rules *rules, struct shp_order *order, const struct shp_contents *contents,
			int64_t now, struct shp_decision **ret_decision, struct shp_error *reterr_error)
{
	struct splitting split = {
		.rules = rules, .order = order, .contents = contents, .problems = shp__problems_begin(reterr_error)};

	if (!rules || !order || !contents || !ret_decision)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	const int32_t status = decide_split(&split, now, ret_decision);
	if (split.wanted)
		shp__free(contents->ctx, split.wanted, sizeof(*split.wanted) * shp__item_input_count(&contents->items));
	if (split.named)
		shp__free(order->ctx, split.named, sizeof(*split.named) * split.named_count);
	if (status)
		return shp__fail(reterr_error, status, "", 0);
	return split.problems.first;
}
