/* Taking over an order in any state: all that is wrong with it, and the order that it is. */
#include <string.h>

#include "adopt.h"
#include "context.h"
#include "decide.h"
#include "draft.h"
#include "draft_settle.h"
#include "due.h"
#include "evolve.h"
#include "libshipment/carrier.h"
#include "libshipment/tracking.h"

static const struct shp__text first_reference = {"1", 1};

/* How much room the order takes. */
static struct shp__capacity capacity_of(const struct shp__adopting *adopting)
{
	const struct shp_adoption *adoption = adopting->adoption;
	const uint32_t packages = SHP__COUNT(adoption->packages, struct shp__adopted_package);
	const uint32_t gone = SHP__COUNT(adoption->gone, struct shp__adopted_cancellation);
	const uint32_t cancellations = SHP__COUNT(adoption->cancellations, struct shp__adopted_cancellation);
	const uint32_t charges = SHP__COUNT(adoption->charges, struct shp__adopted_charge);

	return (struct shp__capacity){
		.packages = packages + 1,
		.items = adopting->item_count + adopting->placed->line_count,
		.gone = gone,
		.cancellations = cancellations,
		.cancelled_items = adopting->cancelled_count,
		.charges = charges,
		.text = (uint32_t)adoption->text.size +
			(packages + gone + cancellations + charges + 1) * (SHP_LIMIT_REFERENCE + 1) +
			packages * (SHP__SHIP_TEXT_COUNT + SHP_LIMIT_CARRIER),
	};
}

static void take_shipment(struct shp__adopting *adopting, struct shp_order *draft, uint32_t index,
			  const struct shp__adopted_package *from)
{
	const char *text = adopting->adoption->text.bytes;
	struct shp__package *package = &draft->packages[index];
	struct shp__text texts[SHP__SHIP_TEXT_COUNT];

	for (int i = 0; i < SHP__SHIP_TEXT_COUNT; i++)
		texts[i] = (struct shp__text){from->texts[i].length ? text + from->text_at[i] : "",
					      from->texts[i].length};
	/* the carrier in its normal form, as a command would have written it: so the same confirmation is recognised */
	const struct shp__text *carrier = &texts[SHP__SHIP_TEXT(SHP_SHIP_CARRIER)];
	const struct shp__text *tracking = &texts[SHP__SHIP_TEXT(SHP_SHIP_TRACKING)];
	const struct shp_carriers *carriers = adopting->rules->carriers;
	const int32_t found = shp_carriers_find(carriers, carrier->bytes);
	const char *code = shp_carriers_get_code(carriers, found);
	int32_t verdict = SHP_VERDICT_NONE;
	if (tracking->length)
		shp_tracking_validate_index(carriers, found, tracking->bytes, &verdict);
	if (code && strlen(code) <= SHP_LIMIT_CARRIER)
		texts[SHP__SHIP_TEXT(SHP_SHIP_CARRIER)] = (struct shp__text){code, (uint32_t)strlen(code)};
	shp__draft_set_texts(draft, index, texts);
	package->confirmed = 1;
	package->revision = (uint32_t)from->revision;
	package->confirmed_at = from->confirmed_at;
	package->ship_date = from->ship_date;
	package->label = from->label != 0;
	package->verdict = (uint8_t)verdict;
}

static void take_scans(const struct shp_adoption *adoption, struct shp_order *draft)
{
	const struct shp__adopted_scan *scans = adoption->scans.bytes;

	for (uint32_t i = 0; i < SHP__COUNT(adoption->scans, struct shp__adopted_scan); i++)
		shp__scan_take(&draft->packages[scans[i].package], scans[i].status, scans[i].at);
}

static void take_packages(struct shp__adopting *adopting, struct shp_order *draft)
{
	const struct shp_adoption *adoption = adopting->adoption;
	const struct shp__adopted_package *packages = adoption->packages.bytes;
	uint32_t at = 0;

	for (uint32_t i = 0; i < SHP__COUNT(adoption->packages, struct shp__adopted_package); i++) {
		shp__draft_add_package(draft,
				       (struct shp__text){packages[i].reference_bytes, packages[i].reference.length});
		for (; at < adopting->item_count && adopting->items[at].owner == i; at++)
			shp__draft_add_item(draft, i, adopting->items[at].line, adopting->items[at].quantity);
		shp__draft_settle_package(draft, i);
		if (packages[i].confirmed)
			take_shipment(adopting, draft, i, &packages[i]);
	}
	take_scans(adoption, draft);
	if (!adopting->units_left)
		return;
	const struct shp__text rest = {adoption->rest_bytes, adoption->rest.length};
	const uint32_t index = shp__draft_add_package(draft, adoption->rest_count ? rest : first_reference);
	for (uint32_t line = 0; line < draft->placed->line_count; line++)
		if (adopting->left[line])
			shp__draft_add_item(draft, index, line, (int32_t)adopting->left[line]);
	shp__draft_settle_package(draft, index);
}

static void take_cancellations(struct shp__adopting *adopting, struct shp_order *draft)
{
	const struct shp_adoption *adoption = adopting->adoption;
	const struct shp__adopted_cancellation *gone = adoption->gone.bytes;
	const struct shp__adopted_cancellation *cancellations = adoption->cancellations.bytes;
	uint32_t at = 0;

	for (uint32_t i = 0; i < SHP__COUNT(adoption->gone, struct shp__adopted_cancellation); i++)
		shp__draft_add_gone(draft, (struct shp__text){gone[i].reference_bytes, gone[i].reference.length});
	for (uint32_t i = 0; i < SHP__COUNT(adoption->cancellations, struct shp__adopted_cancellation); i++) {
		struct shp__cancellation *cancellation = &draft->cancellations[draft->count.cancellations++];
		*cancellation = (struct shp__cancellation){
			.reference_at = shp__draft_text(draft, cancellations[i].reference_bytes,
							cancellations[i].reference.length),
			.reference_length = (uint8_t)cancellations[i].reference.length,
			.reason = (uint8_t)cancellations[i].reason,
			.all = (uint8_t)cancellations[i].all,
			.item_first = draft->count.cancelled_items,
			.at = cancellations[i].at};
		for (; at < adopting->cancelled_count && adopting->cancelled[at].owner == i; at++) {
			const struct shp__wanted *item = &adopting->cancelled[at];
			draft->cancelled_items[draft->count.cancelled_items++] = (struct shp__item){item->line,
												    item->quantity};
			cancellation->item_count++;
		}
	}
}

/* a - b, or 0 and *fits = 0. The smallest number of all has no opposite, and no bytes. */
static int64_t difference(int64_t a, int64_t b, int *fits)
{
	if (b >= 0 ? a >= -INT64_MAX + b : a <= INT64_MAX + b)
		return a - b;
	*fits = 0;
	return 0;
}

/*
 * The last package may have left and been corrected since, so that units are open again although all was charged: the
 * units do not tell, the money does. Where it is exactly what all that is not cancelled comes to, that is what
 * happened; what is told to be due goes before it.
 */
static void judge_completion(const struct shp__adopting *adopting, struct shp_order *draft)
{
	const int64_t *money = adopting->adoption->money;
	const int64_t charged = money[0] - money[1];
	const int64_t credited = money[2] - money[3];
	int fits = 1;

	if (draft->placed->charge_policy != SHP_CHARGE_LAST_PACKAGE || draft->completed || !draft->confirmed_count)
		return;
	draft->completed = 1;
	shp__draft_judge(draft);
	const int64_t charge = shp__due_charge(draft);
	const int64_t credit = difference(shp__due_credit(draft), draft->held, &fits);
	if (adopting->adoption->due_told ? charge == adopting->adoption->due
					 : charge == charged && (charge || (credit && credit == credited && fits)))
		return;
	draft->completed = 0;
	shp__draft_judge(draft);
}

static void take_money(struct shp__adopting *adopting, struct shp_order *draft)
{
	const struct shp_adoption *adoption = adopting->adoption;
	int charge_fits = 1;
	int credit_fits = 1;
	const int64_t charge = shp__due_charge(draft);
	int64_t credit = difference(shp__due_credit(draft), draft->held, &credit_fits); /* beside what waits */

	if (adoption->due_told && adoption->due != charge)
		shp__problem(&adopting->problems, SHP_ERR_MONEY_DISAGREES, shp__path("due"), NULL, charge);
	if (!credit_fits)
		credit = -draft->held;
	if (!adoption->money_told) {
		draft->charged = charge;
		draft->credited = credit > 0 ? credit : 0;
		draft->debited = credit < 0 ? -credit : 0;
		if (draft->held && credit < 0) /* nobody waits for what is not due to him */
			shp__problem(&adopting->problems, SHP_ERR_MONEY_DISAGREES, shp__path("credited"), NULL, credit);
		return;
	}
	draft->charged = adoption->money[0];
	draft->refunded = adoption->money[1];
	draft->credited = adoption->money[2];
	draft->debited = adoption->money[3];
	const int64_t charge_beyond = difference(draft->charged - draft->refunded, charge, &charge_fits);
	const int64_t credit_beyond = difference(draft->credited - draft->debited, credit, &credit_fits);
	if (adoption->baseline) {
		draft->baseline_charge = charge_beyond;
		draft->baseline_credit = credit_beyond;
		/* any due up to the total will be reckoned with, and a debt of the seller's up to what he collects */
		difference(charge_beyond, -draft->placed->total, &charge_fits);
		difference(credit_beyond, -draft->placed->total, &credit_fits);
		difference(credit_beyond, draft->placed->collect, &credit_fits);
	}
	const int32_t disagrees = adoption->baseline ? SHP_ERR_OVERFLOW : SHP_ERR_MONEY_DISAGREES;
	if (!charge_fits || (!adoption->baseline && charge_beyond))
		shp__problem(&adopting->problems, disagrees, shp__path("charged"), NULL, charge);
	if (!credit_fits || (!adoption->baseline && credit_beyond))
		shp__problem(&adopting->problems, disagrees, shp__path("credited"), NULL, credit);
}

static int32_t put_counts(struct shp__adopting *adopting, struct shp_order *draft)
{
	shp__draft_judge(draft);
	judge_completion(adopting, draft);
	draft->whole_charges = draft->counting && draft->placed->charge_policy != SHP_CHARGE_PER_PACKAGE;
	take_money(adopting, draft);
	return shp__adopt_judge_charges(adopting, draft);
}

int32_t shp__adopt_build(struct shp__adopting *adopting, struct shp_order **ret_order)
{
	const struct shp__capacity need = capacity_of(adopting);
	struct shp_order *draft = shp__draft_new(adopting->placed, &need);

	if (!draft)
		return SHP_ERR_NO_MEMORY;
	draft->revision = 1;
	draft->pending = (uint8_t)adopting->adoption->placement.pending;
	take_packages(adopting, draft);
	take_cancellations(adopting, draft);
	shp__adopt_take_charges(adopting->adoption, draft);
	const int32_t derived = shp__draft_derive(draft);
	int32_t status = SHP_OK;
	if (derived) /* units were checked line by line: only a reference can stand there twice */
		shp__problem(&adopting->problems, derived, shp__path("packages"), NULL, 0);
	else
		status = put_counts(adopting, draft);
	if (status || adopting->problems.count)
		shp__draft_drop(draft);
	else
		*ret_order = shp__draft_finish(draft);
	return status;
}

static int32_t decide_adoption(struct shp__adopting *adopting, int64_t now, struct shp_decision **ret_decision)
{
	struct shp_order *order = NULL;
	int32_t status = shp__adopt_check(adopting);

	if (!status && !adopting->problems.count) {
		status = shp__placement_build(&adopting->adoption->placement, adopting->rules, &adopting->placed);
		if (!status)
			status = shp__adopt_resolve(adopting);
	}
	shp__check_now(now, &adopting->problems);
	if (!status && !adopting->problems.count)
		status = shp__adopt_build(adopting, &order);
	return status || !order ? status : shp__decide_beginning(order, SHP_EVENT_ORDER_ADOPTED, now, ret_decision);
}

int32_t shp_order_adopt(const struct shp_rules *rules, const struct shp_adoption *adoption, int64_t now,
			struct shp_decision **ret_decision, struct shp_error *reterr_error)
{
	struct shp__adopting adopting = {
		.rules = rules, .adoption = adoption, .problems = shp__problems_begin(reterr_error)};

	if (!rules || !adoption || !ret_decision)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	const int32_t status = decide_adoption(&adopting, now, ret_decision);
	shp__adopt_end(&adopting);
	return status ? shp__fail(reterr_error, status, "", 0) : adopting.problems.first;
}
