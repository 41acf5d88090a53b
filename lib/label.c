/* Cancelling a bought label before its first scan: the package is open again. */
#include "command.h"

static int32_t reopen(const struct shp_rules *rules, struct shp_order *order, int32_t index, int64_t now,
		      struct shp_decision **ret_decision)
{
	const struct shp__package *package = &order->packages[index];
	const struct shp__text reference = shp__package_reference(order, (uint32_t)index);
	const struct shp__capacity need = {.charges = 1, .text = reference.length + 1};
	struct shp__deciding deciding = shp__decide_begin(order, &need, 4,
							  shp__decide_room((size_t)reference.length + 1), now);
	struct shp_event *event = shp__decide_event(&deciding, SHP_EVENT_LABEL_CANCELLED);
	struct shp__advice_list advice = {0};

	if (event) {
		event->package = shp__decide_text(&deciding, reference);
		event->number = (int32_t)package->revision + 1;
		shp__decide_apply(&deciding, event);
	}
	shp__decide_money(&deciding, event);
	shp__decide_notices(&deciding, event);
	shp__advise_time(rules, &deciding, &advice);
	return shp__decide_finish(&deciding, &advice, ret_decision);
}

/* A revision names the shipment that is meant; what came after it is another. */
static void check_revision(const struct shp_order *order, int32_t index, int32_t revision,
			   struct shp__problems *problems)
{
	if (revision < 0)
		shp__problem(problems, SHP_ERR_RANGE, shp__path("revision"), NULL, revision);
	else if (revision && index >= 0 && order->packages[index].confirmed &&
		 order->packages[index].revision != (uint32_t)revision)
		shp__problem(problems, SHP_ERR_DIFFERS, shp__path("revision"), NULL, 0);
}

/* SHP_OK, or why there is no label to cancel. */
static int32_t check(const struct shp_order *order, int32_t index)
{
	if (index == -2)
		return SHP_ERR_PACKAGE_GONE;
	if (index < 0)
		return SHP_ERR_UNKNOWN_PACKAGE;
	const struct shp__package *package = &order->packages[index];
	if (!package->confirmed || !package->label)
		return SHP_ERR_NO_LABEL;
	if (package->carrier_status != SHP_CARRIER_STATUS_NONE)
		return SHP_ERR_LABEL_SCANNED;
	return package->revision >= INT32_MAX ? SHP_ERR_EDIT_LIMIT : SHP_OK;
}

int32_t shp_order_cancel_label(const struct shp_rules *rules, struct shp_order *order, const char *reference,
			       int32_t revision, int64_t now, struct shp_decision **ret_decision,
			       struct shp_error *reterr_error)
{
	struct shp__problems problems = shp__problems_begin(reterr_error);
	uint32_t length = 0;
	int32_t status = SHP_OK;

	if (!rules || !order || !ret_decision)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	if (!reference || !reference[0])
		shp__problem(&problems, SHP_ERR_REQUIRED, shp__path("package"), NULL, 0);
	else if (shp__reference_check(reference, &length))
		shp__problem(&problems, SHP_ERR_REFERENCE, shp__path("package"), NULL, SHP_LIMIT_REFERENCE);
	const int32_t index = problems.count ? -1 : shp__find_package(order, reference, length);
	check_revision(order, index, revision, &problems);
	if (!problems.count && index >= 0 && !order->packages[index].confirmed && order->packages[index].revision) {
		status = shp__decide_repeated(order, ret_decision); /* only a cancelled label opens a package again */
		return status ? shp__fail(reterr_error, status, "", 0) : SHP_OK;
	}
	shp__check_now(now, &problems);
	const int32_t code = length ? check(order, index) : SHP_OK;
	if (code)
		shp__problem(&problems, code, shp__path("package"), reference, 0);
	if (problems.count)
		return problems.first;
	status = reopen(rules, order, index, now, ret_decision);
	return status ? shp__fail(reterr_error, status, "", 0) : SHP_OK;
}
