/* Cancelling open units: some, or all of them; newest open package first. */
#include <string.h>

#include "cancellation.h"
#include "cancel.h"
#include "context.h"

static const struct shp__item_paths in_cancel = {NULL, "items"};

struct cancelling {
	struct shp_order *order;
	const struct shp_cancellation *cancellation;
	struct shp__problems problems;
	int by_items;
	struct shp__wanted *wanted;
	uint32_t wanted_count;
};

/* ---- which units ---- */

static int32_t plan_items(struct cancelling *cancelling, struct shp__plan *plan)
{
	const struct shp_order *order = cancelling->order;
	uint32_t count = cancelling->wanted_count;
	const size_t size = sizeof(struct shp__delta) * count;
	uint32_t satisfied = 0;

	if (!shp__check_wanted(order, cancelling->wanted, count, &in_cancel, &cancelling->problems) || !count)
		return SHP_OK;
	struct shp__delta *missing = shp__malloc(order->ctx, size);
	if (!missing)
		return SHP_ERR_NO_MEMORY;
	for (uint32_t i = 0; i < count; i++)
		missing[i] = (struct shp__delta){cancelling->wanted[i].line, SHP__NOWHERE,
						 cancelling->wanted[i].quantity};
	for (uint32_t package = order->count.packages; package-- > order->first_open && satisfied < count;) {
		uint32_t slot = UINT32_MAX;
		if (order->packages[package].confirmed)
			continue;
		satisfied += shp__plan_take(order, package, missing, count, plan, &slot);
		if (satisfied > count / 2) {
			count = shp__deltas_keep(missing, count);
			satisfied = 0;
		}
	}
	shp__free(order->ctx, missing, size);
	return SHP_OK;
}

static void plan_all(const struct shp_order *order, struct shp__plan *plan)
{
	for (uint32_t package = order->first_open; package < order->count.packages; package++) {
		const struct shp__package *of = &order->packages[package];
		if (of->confirmed)
			continue;
		const uint32_t slot = shp__plan_add_slot(plan, shp__package_reference(order, package));
		for (uint32_t i = 0; i < of->item_count; i++)
			shp__plan_add_move(plan, slot, SHP__NOWHERE, order->items[of->item_first + i].line,
					   order->items[of->item_first + i].quantity);
	}
}

/* ---- let it happen ---- */

static int32_t do_cancel(struct shp_order *order, const struct shp__plan *plan, const struct shp__cancelling *what,
			 int64_t now, struct shp_decision **ret_decision)
{
	struct shp__capacity need = {.cancellations = 1,
				     .cancelled_items = shp__count_cancelled_lines(plan->moves.bytes, plan->move_count),
				     .charges = 1, /* the last package may have been waiting for this */
				     .text = 2 * (what->reference.length + 1)};
	struct shp__advice_list advice = what->advice;

	shp__moves_need(order, plan, &need);
	const size_t room = shp__moves_room(plan) + shp__decide_room((size_t)what->reference.length + 1);
	struct shp__deciding deciding = shp__decide_begin(order, &need, 4, room, now);
	struct shp_event *event = shp__decide_event(&deciding, SHP_EVENT_ITEMS_CANCELLED);
	if (event) {
		shp__moves_fill(&deciding, event, plan);
		event->cancellation = shp__decide_text(&deciding, what->reference);
		event->reason = (uint8_t)what->reason;
		event->all = (uint8_t)what->all;
		shp__decide_apply(&deciding, event);
	}
	if (!deciding.status && deciding.draft->units_cancelled == deciding.draft->placed->units_ordered) {
		shp__decide_apply(&deciding, shp__decide_event(&deciding, SHP_EVENT_ORDER_CANCELLED));
		shp__advise(&advice, SHP_ADVICE_UNCONFIRMED_NOT_PAID, "");
	}
	shp__decide_money(&deciding, event);
	return shp__decide_finish(&deciding, &advice, ret_decision);
}

/* The last cancellation is kept for all that is open, and the items that it can name: time runs out for every order. */
static void check_limits(struct cancelling *cancelling, const struct shp__plan *plan, int all)
{
	const struct shp_order *order = cancelling->order;
	const uint32_t kept = all ? 0 : 1;
	const uint32_t kept_items = all ? 0 : order->placed->line_count;

	if (order->count.cancellations + kept >= SHP_LIMIT_CANCELLATIONS)
		shp__problem(&cancelling->problems, SHP_ERR_LIMIT, shp__path("reference"), NULL,
			     SHP_LIMIT_CANCELLATIONS - kept);
	if (order->count.cancelled_items + shp__count_cancelled_lines(plan->moves.bytes,
								      plan->move_count) + kept_items >
	    SHP__CANCELLED_ITEMS_LIMIT)
		shp__problem(&cancelling->problems, SHP_ERR_LIMIT, shp__path("items"), NULL,
			     SHP__CANCELLED_ITEMS_LIMIT - kept_items);
}

static int32_t plan_and_carry_out(struct cancelling *cancelling, const struct shp__cancelling *what, int64_t now,
				  struct shp_decision **ret_decision)
{
	struct shp_order *order = cancelling->order;
	struct shp__plan plan = {.moves.ctx = order->ctx, .references.ctx = order->ctx};
	int32_t status = SHP_OK;

	if (cancelling->by_items)
		status = plan_items(cancelling, &plan);
	else
		plan_all(order, &plan);
	if (plan.moves.failed || plan.references.failed)
		status = SHP_ERR_NO_MEMORY;
	if (!status)
		status = shp__plan_order(order, &plan, &cancelling->problems);
	if (!status)
		check_limits(cancelling, &plan, what->all);
	if (!status && !cancelling->problems.count)
		status = do_cancel(order, &plan, what, now, ret_decision);
	shp__plan_free(&plan);
	return status;
}

int32_t shp__cancel_all(struct shp_order *order, int32_t reason, const struct shp__advice_list *advice, int64_t now,
			struct shp_decision **ret_decision)
{
	struct cancelling cancelling = {.order = order};
	char digits[21];
	const uint32_t length = shp__format_int(shp_order_get_next_cancellation_number(order), digits);
	const struct shp__cancelling what = {{digits, length}, reason, 1, *advice};
	const int32_t status = plan_and_carry_out(&cancelling, &what, now, ret_decision);

	return status ? status : cancelling.problems.first;
}

/* ---- has it happened? ---- */

static int same_items(const struct cancelling *cancelling, const struct shp__cancellation *before)
{
	const struct shp__item *items = cancelling->order->cancelled_items + before->item_first;

	if (!cancelling->by_items)
		return before->all;
	if (before->item_count != cancelling->wanted_count) /* of all that was open these may be the items, too */
		return 0;
	for (uint32_t i = 0; i < before->item_count; i++)
		if (items[i].line != cancelling->wanted[i].line || items[i].quantity != cancelling->wanted[i].quantity)
			return 0;
	return 1;
}

static const struct shp__cancellation *find_before(const struct cancelling *cancelling)
{
	const struct shp_order *order = cancelling->order;
	const struct shp__field *reference = &cancelling->cancellation->reference;

	if (reference->length) {
		const int32_t found = shp__find_cancellation(order, cancelling->cancellation->reference_bytes,
							     reference->length);
		return found < 0 ? NULL : &order->cancellations[found];
	}
	if (cancelling->by_items || shp__units_open(order))
		return NULL;
	/* "all that is open", and nothing is: it has happened if that was what took the last of it */
	for (uint32_t i = order->count.cancellations; i-- > 0;)
		if (order->cancellations[i].all && order->cancellations[i].reason != SHP_REASON_NOT_CONFIRMED_IN_TIME)
			return &order->cancellations[i];
	return NULL;
}

/* Time is no reason of a seller's, except when it is told once more. */
static int is_reason(const struct cancelling *cancelling)
{
	const int32_t reason = cancelling->cancellation->reason;

	if (reason != SHP_REASON_NOT_CONFIRMED_IN_TIME)
		return shp_cancel_reason_name(reason) != NULL;
	const struct shp__cancellation *before = cancelling->cancellation->reference.length ? find_before(cancelling)
											     : NULL;
	return before && before->reason == reason;
}

static int32_t compare_cancellation(struct cancelling *cancelling, const struct shp__cancellation *before,
				    struct shp_decision **ret_decision)
{
	const int all_read = cancelling->wanted_count == shp__item_input_count(&cancelling->cancellation->items);

	if (is_reason(cancelling) && cancelling->cancellation->reason != before->reason)
		shp__problem(&cancelling->problems, SHP_ERR_DIFFERS, shp__path("reason"), NULL, 0);
	if (all_read && !same_items(cancelling, before))
		shp__problem(&cancelling->problems, SHP_ERR_DIFFERS, shp__path("items"), NULL, 0);
	return cancelling->problems.count ? SHP_OK : shp__decide_repeated(cancelling->order, ret_decision);
}

/* ---- the whole ---- */

static int32_t read_cancellation(struct cancelling *cancelling)
{
	const struct shp_cancellation *cancellation = cancelling->cancellation;
	const int32_t reason = cancellation->reason;

	cancelling->by_items = cancellation->items.size > 0 || cancellation->items.failed;
	if (cancellation->reference.status)
		shp__problem(&cancelling->problems, cancellation->reference.status, shp__path("reference"), NULL,
			     SHP_LIMIT_REFERENCE);
	else if (cancelling->by_items && !cancellation->reference.length)
		shp__problem(&cancelling->problems, SHP_ERR_REQUIRED, shp__path("reference"), NULL, 0);
	if (!reason)
		shp__problem(&cancelling->problems, SHP_ERR_REQUIRED, shp__path("reason"), NULL, 0);
	else if (!is_reason(cancelling))
		shp__problem(&cancelling->problems, SHP_ERR_VALUE, shp__path("reason"), NULL, reason);
	return shp__items_resolve(&cancellation->items, cancelling->order->placed, &in_cancel, &cancelling->problems,
				  &cancelling->wanted, &cancelling->wanted_count);
}

static int32_t decide_cancel(struct cancelling *cancelling, int64_t now, struct shp_decision **ret_decision)
{
	const struct shp_cancellation *cancellation = cancelling->cancellation;
	char digits[21];
	struct shp__cancelling what = {.reference = {cancellation->reference_bytes, cancellation->reference.length},
				       .reason = cancellation->reason};
	const int32_t status = read_cancellation(cancelling);

	if (status)
		return status;
	if (!cancelling->problems.count || what.reference.length) {
		const struct shp__cancellation *before = find_before(cancelling);
		if (before)
			return compare_cancellation(cancelling, before, ret_decision);
	}
	shp__check_now(now, &cancelling->problems);
	shp__admit_cancel(cancelling->order, &cancelling->problems);
	what.all = !cancelling->by_items;
	if (!what.reference.length)
		what.reference = (struct shp__text){
			digits, shp__format_int(shp_order_get_next_cancellation_number(cancelling->order), digits)};
	return plan_and_carry_out(cancelling, &what, now, ret_decision);
}

int32_t shp_order_cancel(const struct shp_rules *rules, struct shp_order *order,
			 const struct shp_cancellation *cancellation, int64_t now, struct shp_decision **ret_decision,
			 struct shp_error *reterr_error)
{
	struct cancelling cancelling = {
		.order = order, .cancellation = cancellation, .problems = shp__problems_begin(reterr_error)};

	if (!rules || !order || !cancellation || !ret_decision)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	const int32_t status = decide_cancel(&cancelling, now, ret_decision);
	if (cancelling.wanted)
		shp__free(cancellation->ctx, cancelling.wanted,
			  sizeof(*cancelling.wanted) * shp__item_input_count(&cancellation->items));
	return status ? shp__fail(reterr_error, status, "", 0) : cancelling.problems.first;
}
