/* Confirming that a package has left: by hand or by a bought label. */
#include <string.h>

#include "civil.h"
#include "command.h"
#include "context.h"

static const struct shp__item_paths in_confirm = {NULL, "items"};

struct confirming {
	const struct shp_rules *rules;
	struct shp_order *order;
	const struct shp_confirmation *confirmation;
	int by_label;
	struct shp__problems problems;
	struct shp__advice_list *advice;
	struct shp__named named; /* the package */
	int has_named;
	int by_items;
	struct shp__wanted *wanted;
	uint32_t wanted_count;
	struct shp__details details;
	int32_t carrier; /* index, negative if it is not in the table */
};

/* Which package: named, or the only one that the order has ever had. */
static void find_confirmed_package(struct confirming *confirming)
{
	const struct shp_order *order = confirming->order;
	const struct shp__field *field = &confirming->confirmation->package;

	if (field->status)
		return;
	if (field->length) {
		confirming->named.reference = (struct shp__text){confirming->confirmation->package_bytes,
								 field->length};
		confirming->named.package = shp__find_package(order, confirming->named.reference.bytes, field->length);
		confirming->has_named = 1;
	} else if (!confirming->by_items && order->count.packages == 1 && order->count.gone == 0) {
		confirming->named.reference = shp__package_reference(order, 0);
		confirming->named.package = 0;
		confirming->has_named = 1;
	} else if (order->count.packages) {
		shp__problem(&confirming->problems, SHP_ERR_REQUIRED, shp__path("package"), NULL, 0);
	}
}

static int32_t read_confirmation(struct confirming *confirming)
{
	const struct shp_confirmation *confirmation = confirming->confirmation;

	shp__confirmation_check(confirmation, &confirming->problems);
	confirming->by_items = confirmation->intents[SHP_SHIP_ITEMS] == SHP__SET;
	find_confirmed_package(confirming);
	confirming->carrier = shp__details_of(confirming->rules, confirmation, NULL, &confirming->details);
	confirming->details.label = (uint8_t)confirming->by_label;
	if (!confirming->by_items)
		return SHP_OK;
	return shp__items_resolve(&confirmation->items, confirming->order->placed, &in_confirm, &confirming->problems,
				  &confirming->wanted, &confirming->wanted_count);
}

/* ---- has it happened? ---- */

static int holds_wanted(const struct confirming *confirming, const struct shp__package *package)
{
	const struct shp__item *items = confirming->order->items + package->item_first;

	if (!confirming->by_items)
		return 1;
	if (package->item_count != confirming->wanted_count)
		return 0;
	for (uint32_t i = 0; i < package->item_count; i++)
		if (items[i].line != confirming->wanted[i].line || items[i].quantity != confirming->wanted[i].quantity)
			return 0;
	return 1;
}

/* Whether the field differs, as far as what was told of it can be read at all. */
static int shipment_differs(const struct confirming *confirming, const struct shp__details *is, uint32_t differ,
			    int32_t field)
{
	const struct shp_confirmation *confirmation = confirming->confirmation;
	uint32_t limit;

	if (!(differ >> field & 1))
		return 0;
	if (field == SHP_SHIP_DATE)
		return confirmation->ship_date == SHP_DATE_NONE ||
		       (confirmation->ship_date >= 0 && confirmation->ship_date <= SHP_LIMIT_DATE);
	const struct shp__field *told = &confirmation->fields[SHP__SHIP_TEXT(field)];
	if (field != SHP_SHIP_CARRIER_NAME || !told->length)
		return !told->status;
	/* A name beside a known carrier is left out; what was adopted may have it. */
	const struct shp__text name = {shp__confirmation_text(confirmation, field, &limit), told->length};
	return !shp__text_equal(name, is->texts[SHP__SHIP_TEXT(field)]);
}

/* The package has been confirmed: with the same data, then this is a repetition; or with other data, and each field is
 * named. */
static void compare_confirmed(struct confirming *confirming, const struct shp__package *package)
{
	const struct shp__details is = shp__package_details(confirming->order, package);
	const uint32_t differ = shp__details_differ(&confirming->details, &is);
	const int all_read = confirming->wanted_count == shp__item_input_count(&confirming->confirmation->items);

	for (int32_t field = SHP_SHIP_DATE; field <= SHP_SHIP_MEMO; field++)
		if (shipment_differs(confirming, &is, differ, field))
			shp__problem(&confirming->problems, SHP_ERR_DIFFERS, shp__path(shp_ship_field_name(field)),
				     NULL, 0);
	if (all_read && !holds_wanted(confirming, package))
		shp__problem(&confirming->problems, SHP_ERR_DIFFERS, shp__path("items"), NULL, 0);
	if (confirming->by_label && !package->label)
		shp__problem(&confirming->problems, SHP_ERR_DIFFERS, shp__path("label"), NULL, 0);
}

/* ---- may it happen? ---- */

static void require(struct confirming *confirming)
{
	const struct shp_confirmation *confirmation = confirming->confirmation;
	const int32_t carrier_status = confirmation->fields[SHP__SHIP_TEXT(SHP_SHIP_CARRIER)].status;

	if (confirming->details.ship_date == SHP_DATE_NONE)
		shp__problem(&confirming->problems, SHP_ERR_REQUIRED, shp__path("ship_date"), NULL, 0);
	if (!confirming->details.texts[SHP__SHIP_TEXT(SHP_SHIP_CARRIER)].length && !carrier_status)
		shp__problem(&confirming->problems, SHP_ERR_REQUIRED, shp__path("carrier"), NULL, 0);
	if (confirming->by_label && confirmation->intents[SHP_SHIP_TRACKING] != SHP__SET)
		shp__problem(&confirming->problems, SHP_ERR_REQUIRED, shp__path("tracking"), NULL, 0);
	if (confirmation->fields[SHP__SHIP_TEXT(SHP_SHIP_CARRIER_NAME)].length &&
	    !confirming->details.texts[SHP__SHIP_TEXT(SHP_SHIP_CARRIER_NAME)].length)
		shp__advise(confirming->advice, SHP_ADVICE_CARRIER_NAME_IGNORED, "carrier_name");
}

static void check_confirmed_package(struct confirming *confirming)
{
	const char *reference = confirming->named.reference.bytes;

	if (!confirming->has_named)
		return;
	if (confirming->named.package == -2)
		shp__problem(&confirming->problems, SHP_ERR_PACKAGE_GONE, shp__path("package"), reference, 0);
	else if (confirming->named.package < 0 && !confirming->by_items)
		shp__problem(&confirming->problems, SHP_ERR_UNKNOWN_PACKAGE, shp__path("package"), reference, 0);
	else if (confirming->named.package >= 0 &&
		 confirming->order->packages[confirming->named.package].revision >= INT32_MAX)
		shp__problem(&confirming->problems, SHP_ERR_EDIT_LIMIT, shp__path("package"), reference, INT32_MAX);
}

static void judge_single(struct confirming *confirming)
{
	const struct shp_order *order = confirming->order;
	const int32_t severity = shp__rule(confirming->rules, SHP_RULE_SINGLE_SHIPMENT);
	int64_t leaving = 0;

	if (severity == SHP_SEVERITY_IGNORE || !confirming->has_named)
		return;
	if (confirming->by_items) {
		for (uint32_t i = 0; i < confirming->wanted_count; i++)
			leaving += confirming->wanted[i].quantity;
	} else if (confirming->named.package >= 0) {
		const struct shp__package *package = &order->packages[confirming->named.package];
		for (uint32_t i = 0; i < package->item_count; i++)
			leaving += order->items[package->item_first + i].quantity;
	}
	if (order->confirmed_count || leaving < shp__units_open(order))
		shp__judge(severity, SHP_ERR_SINGLE_SHIPMENT, SHP_ADVICE_SINGLE_SHIPMENT, "package",
			   &confirming->problems, confirming->advice);
}

static void advise(struct confirming *confirming, int64_t now)
{
	const struct shp_order *order = confirming->order;
	const int32_t today = shp__civil_date_of(now, shp__rule(confirming->rules, SHP_RULE_UTC_OFFSET));
	const int32_t ship_by = order->placed->dates[SHP__DATE(SHP_ORDER_DATE_SHIP_BY)];

	if (ship_by != SHP_DATE_NONE && today > ship_by)
		shp__advise(confirming->advice, SHP_ADVICE_LATE, "");
}

static void judge(struct confirming *confirming, int64_t now)
{
	shp__check_now(now, &confirming->problems);
	shp__admit_confirm(confirming->order, confirming->by_label, &confirming->problems);
	if (!shp__units_open(confirming->order) && confirming->order->units_shipped)
		shp__problem(&confirming->problems, SHP_ERR_NOTHING_OPEN, shp__path("order"), NULL, 0);
	check_confirmed_package(confirming);
	require(confirming);
	shp__details_judge(confirming->rules, confirming->order, &confirming->details, confirming->carrier, UINT32_MAX,
			   now, &confirming->problems, confirming->advice);
	judge_single(confirming);
	if (shp__is_instant(now))
		advise(confirming, now);
}

/* ---- let it happen ---- */

/* plan: which units go where first; NULL if the package is sent as it is. */
static int32_t do_confirm(struct confirming *confirming, const struct shp__plan *plan, int64_t now,
			  struct shp_decision **ret_decision)
{
	const struct shp__details *details = &confirming->details;
	const struct shp__text reference = confirming->named.reference;
	struct shp__capacity need = {.charges = 1, .text = SHP__SHIP_TEXT_COUNT + reference.length + 1};

	for (int i = 0; i < SHP__SHIP_TEXT_COUNT; i++)
		need.text += details->texts[i].length;
	size_t room = SHP__DETAILS_ROOM + shp__decide_room((size_t)reference.length + 1);
	if (plan && plan->move_count) {
		shp__moves_need(confirming->order, plan, &need);
		room += shp__moves_room(plan);
	} else {
		plan = NULL;
	}
	struct shp__deciding deciding = shp__decide_begin(confirming->order, &need, plan ? 6 : 5, room, now);
	if (plan)
		shp__moves_split(&deciding, plan, &confirming->named, 1);
	struct shp_event *event = shp__decide_event(&deciding, SHP_EVENT_SHIPMENT_CONFIRMED);
	if (event) {
		event->details = shp__decide_details(&deciding, details);
		event->package = shp__decide_text(&deciding, reference);
		event->package_hint = (uint32_t)confirming->named.package; /* unless the split has moved it */
		event->package_hint = (uint32_t)shp__find_hinted(deciding.draft, event);
		event->number = (int32_t)deciding.draft->packages[event->package_hint].revision + 1;
		shp__decide_apply(&deciding, event);
	}
	shp__decide_money(&deciding, event);
	shp__decide_notices(&deciding, event);
	shp__advise_time(confirming->rules, &deciding, confirming->advice);
	return shp__decide_finish(&deciding, confirming->advice, ret_decision);
}

static int32_t decide_confirm(struct confirming *confirming, int64_t now, struct shp_decision **ret_decision)
{
	struct shp__plan plan;
	int32_t status = read_confirmation(confirming);

	if (status)
		return status;
	if (confirming->has_named && confirming->named.package >= 0 &&
	    confirming->order->packages[confirming->named.package].confirmed) {
		compare_confirmed(confirming, &confirming->order->packages[confirming->named.package]);
		return confirming->problems.count ? SHP_OK : shp__decide_repeated(confirming->order, ret_decision);
	}
	judge(confirming, now);
	if (confirming->by_items && (!confirming->has_named || confirming->named.package == -2)) {
		shp__check_wanted(confirming->order, confirming->wanted, confirming->wanted_count, &in_confirm,
				  &confirming->problems);
		return SHP_OK; /* without a package to plan for */
	}
	if (!confirming->by_items)
		return confirming->problems.count ? SHP_OK : do_confirm(confirming, NULL, now, ret_decision);
	status = shp__plan_make(confirming->order, &confirming->named, 1, confirming->wanted, confirming->wanted_count,
				&in_confirm, &confirming->problems, &plan);
	if (!status && !confirming->problems.count)
		status = do_confirm(confirming, &plan, now, ret_decision);
	shp__plan_free(&plan);
	return status;
}

static int32_t confirm_package(const struct shp_rules *rules, struct shp_order *order,
			       const struct shp_confirmation *confirmation, int by_label, int64_t now,
			       struct shp_decision **ret_decision, struct shp_error *error)
{
	struct shp__advice_list advice;
	struct confirming confirming = {.rules = rules,
					.order = order,
					.confirmation = confirmation,
					.by_label = by_label,
					.problems = shp__problems_begin(error),
					.advice = &advice};

	if (!rules || !order || !confirmation || !ret_decision)
		return shp__fail(error, SHP_ERR_ARGUMENT, "", 0);
	advice.count = 0;
	const int32_t status = decide_confirm(&confirming, now, ret_decision);
	if (confirming.wanted)
		shp__free(confirmation->ctx, confirming.wanted,
			  sizeof(*confirming.wanted) * shp__item_input_count(&confirmation->items));
	return status ? shp__fail(error, status, "", 0) : confirming.problems.first;
}

int32_t shp_order_confirm(const struct shp_rules *rules, struct shp_order *order,
			  const struct shp_confirmation *confirmation, int64_t now, struct shp_decision **ret_decision,
			  struct shp_error *reterr_error)
{
	return confirm_package(rules, order, confirmation, 0, now, ret_decision, reterr_error);
}

int32_t shp_order_confirm_label(const struct shp_rules *rules, struct shp_order *order,
				const struct shp_confirmation *label, int64_t now, struct shp_decision **ret_decision,
				struct shp_error *reterr_error)
{
	return confirm_package(rules, order, label, 1, now, ret_decision, reterr_error);
}
