/* Correcting a shipment: details, contents, or both, as a new revision. */
#include <string.h>

#include "civil.h"
#include "command.h"
#include "context.h"
#include "libshipment/tracking.h"

static const struct shp__item_paths in_reconfirm = {NULL, "items"};

struct correcting {
	const struct shp_rules *rules;
	struct shp_order *order;
	const struct shp_confirmation *confirmation;
	struct shp__problems problems;
	struct shp__advice_list advice;
	struct shp__named named;
	int by_items;
	struct shp__wanted *wanted;
	uint32_t wanted_count;
	struct shp__details before;
	struct shp__details after;
	int32_t carrier; /* index of the one after, negative if it is not in the table */
	uint32_t changes; /* bits of SHP_SHIP_* */
};

static int32_t read_correction(struct correcting *correcting)
{
	const struct shp_confirmation *confirmation = correcting->confirmation;
	const struct shp__field *field = &confirmation->package;

	correcting->named.package = -1;
	shp__confirmation_check(confirmation, &correcting->problems);
	correcting->by_items = confirmation->intents[SHP_SHIP_ITEMS] == SHP__SET;
	if (!field->status && !field->length)
		shp__problem(&correcting->problems, SHP_ERR_REQUIRED, shp__path("package"), NULL, 0);
	if (field->length) {
		correcting->named.reference = (struct shp__text){confirmation->package_bytes, field->length};
		correcting->named.package = shp__find_package(correcting->order, confirmation->package_bytes,
							      field->length);
	}
	if (!correcting->by_items)
		return SHP_OK;
	return shp__items_resolve(&confirmation->items, correcting->order->placed, &in_reconfirm, &correcting->problems,
				  &correcting->wanted, &correcting->wanted_count);
}

static void check_corrected_package(struct correcting *correcting)
{
	const struct shp_order *order = correcting->order;
	const int32_t package = correcting->named.package;
	int32_t code = SHP_OK;

	if (!correcting->named.reference.length)
		return;
	if (package == -2)
		code = SHP_ERR_PACKAGE_GONE;
	else if (package < 0)
		code = SHP_ERR_UNKNOWN_PACKAGE;
	else if (!order->packages[package].confirmed)
		code = SHP_ERR_PACKAGE_OPEN;
	if (code)
		shp__problem(&correcting->problems, code, shp__path("package"), correcting->named.reference.bytes, 0);
}

/* A carrier that folds alike and a tracking id that differs in blanks or case stay as they were. */
static void find_changes(struct correcting *correcting)
{
	correcting->before = shp__package_details(correcting->order,
						  &correcting->order->packages[correcting->named.package]);
	correcting->carrier = shp__details_of(correcting->rules, correcting->confirmation, &correcting->before,
					      &correcting->after);
	correcting->changes = shp__details_differ(&correcting->before, &correcting->after);
	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++)
		if (!(correcting->changes >> field & 1))
			correcting->after.texts[SHP__SHIP_TEXT(field)] =
				correcting->before.texts[SHP__SHIP_TEXT(field)];
	if (!(correcting->changes >> SHP_SHIP_TRACKING & 1) && !(correcting->changes >> SHP_SHIP_CARRIER & 1))
		correcting->after.verdict = correcting->before.verdict; /* tables change, what was found does not */
}

static void check_clearing(struct correcting *correcting)
{
	const uint8_t *intents = correcting->confirmation->intents;

	if (intents[SHP_SHIP_DATE] == SHP__CLEAR)
		shp__problem(&correcting->problems, SHP_ERR_CANNOT_CLEAR, shp__path("ship_date"), NULL, 0);
	if (intents[SHP_SHIP_CARRIER] == SHP__CLEAR)
		shp__problem(&correcting->problems, SHP_ERR_CANNOT_CLEAR, shp__path("carrier"), NULL, 0);
	if (intents[SHP_SHIP_ITEMS] == SHP__CLEAR)
		shp__problem(&correcting->problems, SHP_ERR_PACKAGE_EMPTY, shp__path("items"), NULL, 0);
}

static void check_label_kept(struct correcting *correcting)
{
	static const int32_t fields[] = {SHP_SHIP_DATE,	  SHP_SHIP_CARRIER,  SHP_SHIP_CARRIER_NAME,
					 SHP_SHIP_METHOD, SHP_SHIP_TRACKING, SHP_SHIP_ITEMS};

	if (!correcting->before.label)
		return;
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (correcting->changes >> fields[i] & 1)
			shp__problem(&correcting->problems, SHP_ERR_LABEL, shp__path(shp_ship_field_name(fields[i])),
				     NULL, 0);
}

static void check_edits(struct correcting *correcting, int64_t now)
{
	const struct shp__package *package = &correcting->order->packages[correcting->named.package];

	shp__admit_edit(correcting->rules, package, now, &correcting->problems);
	if (package->carrier_status == SHP_CARRIER_STATUS_DELIVERED && correcting->changes >> SHP_SHIP_TRACKING & 1)
		shp__advise(&correcting->advice, SHP_ADVICE_TRACKING_AFTER_DELIVERY, "tracking");
	if (correcting->confirmation->fields[SHP__SHIP_TEXT(SHP_SHIP_CARRIER_NAME)].length &&
	    !correcting->after.texts[SHP__SHIP_TEXT(SHP_SHIP_CARRIER_NAME)].length)
		shp__advise(&correcting->advice, SHP_ADVICE_CARRIER_NAME_IGNORED, "carrier_name");
}

/* Units that a correction takes out of a package need another one to leave in. */
static void judge_edit_of_single(struct correcting *correcting)
{
	const struct shp_order *order = correcting->order;
	const struct shp__package *package = &order->packages[correcting->named.package];
	int64_t units = 0;

	if (!correcting->by_items)
		return;
	for (uint32_t i = 0; i < package->item_count; i++)
		units += order->items[package->item_first + i].quantity;
	for (uint32_t i = 0; i < correcting->wanted_count; i++)
		units -= correcting->wanted[i].quantity;
	if (units > 0)
		shp__judge(shp__rule(correcting->rules, SHP_RULE_SINGLE_SHIPMENT), SHP_ERR_SINGLE_SHIPMENT,
			   SHP_ADVICE_SINGLE_SHIPMENT, "items", &correcting->problems, &correcting->advice);
}

static int32_t do_reconfirm(struct correcting *correcting, const struct shp__plan *plan, int64_t now,
			 struct shp_decision **ret_decision)
{
	const struct shp__text reference = correcting->named.reference;
	const struct shp__details *after = &correcting->after;
	struct shp__capacity need = {.charges = 1, .text = SHP__SHIP_TEXT_COUNT + reference.length + 1};

	for (int i = 0; i < SHP__SHIP_TEXT_COUNT; i++)
		need.text += after->texts[i].length;
	if (plan->move_count)
		shp__moves_need(correcting->order, plan, &need);
	const size_t room = shp__moves_room(plan) + SHP__DETAILS_ROOM + shp__details_room(&correcting->before) +
			    shp__decide_room((size_t)reference.length + 1) +
			    shp__decide_room(sizeof(struct shp__details));
	struct shp__deciding deciding = shp__decide_begin(correcting->order, &need, 5, room, now);
	struct shp__details *before = shp__decide_take(&deciding, sizeof(*before));
	struct shp_event *event = shp__decide_event(&deciding, SHP_EVENT_SHIPMENT_RECONFIRMED);
	if (event && before) {
		*before = correcting->before;
		shp__details_copy(&deciding, before);
		event->old = before;
		event->details = shp__decide_details(&deciding, after);
		event->package_hint = (uint32_t)correcting->named.package;
		event->changes = (uint8_t)correcting->changes;
		event->package = shp__decide_text(&deciding, reference);
		event->number = (int32_t)correcting->order->packages[correcting->named.package].revision + 1;
		if (plan->move_count)
			shp__moves_fill(&deciding, event, plan);
		shp__decide_apply(&deciding, event);
	}
	shp__decide_money(&deciding, event);
	if (correcting->changes != 1u << SHP_SHIP_MEMO)
		shp__decide_notices(&deciding, event);
	shp__advise_time(correcting->rules, &deciding, &correcting->advice);
	return shp__decide_finish(&deciding, &correcting->advice, ret_decision);
}

static int32_t correct(struct correcting *correcting, struct shp__plan *plan, int64_t now,
		       struct shp_decision **ret_decision)
{
	int32_t status = SHP_OK;

	find_changes(correcting);
	if (correcting->by_items)
		status = shp__plan_make(correcting->order, &correcting->named, 1, correcting->wanted,
					correcting->wanted_count, &in_reconfirm, &correcting->problems, plan);
	if (plan->move_count)
		correcting->changes |= 1u << SHP_SHIP_ITEMS;
	check_clearing(correcting);
	if (status || (!correcting->problems.count && !correcting->changes))
		return status ? status : shp__decide_repeated(correcting->order, ret_decision);
	shp__check_now(now, &correcting->problems);
	shp__admit_confirm(correcting->order, 1, &correcting->problems);
	check_label_kept(correcting);
	check_edits(correcting, now);
	judge_edit_of_single(correcting);
	shp__details_judge(correcting->rules, correcting->order, &correcting->after, correcting->carrier,
			   correcting->changes, now, &correcting->problems, &correcting->advice);
	return correcting->problems.count ? SHP_OK : do_reconfirm(correcting, plan, now, ret_decision);
}

static int32_t decide_correction(struct correcting *correcting, int64_t now, struct shp_decision **ret_decision)
{
	struct shp__plan plan = {0};
	int32_t status = read_correction(correcting);

	if (status)
		return status;
	check_corrected_package(correcting);
	if (correcting->named.package >= 0 && correcting->order->packages[correcting->named.package].confirmed) {
		status = correct(correcting, &plan, now, ret_decision);
	} else { /* what else is wrong can still be told */
		shp__check_now(now, &correcting->problems);
		shp__admit_confirm(correcting->order, 1, &correcting->problems);
		check_clearing(correcting);
	}
	shp__plan_free(&plan);
	return status;
}

int32_t shp_order_reconfirm(const struct shp_rules *rules, struct shp_order *order,
			    const struct shp_confirmation *confirmation, int64_t now,
			    struct shp_decision **ret_decision, struct shp_error *reterr_error)
{
	struct correcting correcting = {.rules = rules, .order = order, .confirmation = confirmation,
					.problems = shp__problems_begin(reterr_error)};

	if (!rules || !order || !confirmation || !ret_decision)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	const int32_t status = decide_correction(&correcting, now, ret_decision);
	if (correcting.wanted)
		shp__free(confirmation->ctx, correcting.wanted,
			  sizeof(*correcting.wanted) * shp__item_input_count(&confirmation->items));
	return status ? shp__fail(reterr_error, status, "", 0) : correcting.problems.first;
}
