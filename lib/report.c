/* What others report about an order: the carrier about a package, the payment provider about a charge. */
#include <string.h>

#include "command.h"
#include "evolve.h"
#include "uuid.h"

/* ---- the carrier ---- */

static int32_t report_scan(struct shp_order *order, struct shp__text reference, int32_t status, int64_t at, int64_t now,
			   struct shp_decision **ret_decision)
{
	const struct shp__capacity need = {0};
	struct shp__deciding deciding = shp__decide_begin(order, &need, 1,
							  shp__decide_room((size_t)reference.length + 1), now);
	struct shp_event *event = shp__decide_event(&deciding, SHP_EVENT_SHIPMENT_SCANNED);

	if (event) {
		event->package = shp__decide_text(&deciding, reference);
		event->carrier_status = (uint8_t)status;
		event->carrier_at = at;
		shp__decide_apply(&deciding, event);
	}
	return shp__decide_finish(&deciding, NULL, ret_decision);
}

static int32_t find_scanned(const struct shp_order *order, const char *reference, struct shp__problems *problems)
{
	uint32_t length = 0;

	if (!reference || !reference[0])
		shp__problem(problems, SHP_ERR_REQUIRED, shp__path("package"), NULL, 0);
	else if (shp__reference_check(reference, &length))
		shp__problem(problems, SHP_ERR_REFERENCE, shp__path("package"), NULL, SHP_LIMIT_REFERENCE);
	if (!length)
		return -1;
	const int32_t index = shp__find_package(order, reference, length);
	if (index == -2)
		shp__problem(problems, SHP_ERR_PACKAGE_GONE, shp__path("package"), reference, 0);
	else if (index < 0)
		shp__problem(problems, SHP_ERR_UNKNOWN_PACKAGE, shp__path("package"), reference, 0);
	else if (!order->packages[index].confirmed)
		shp__problem(problems, SHP_ERR_PACKAGE_OPEN, shp__path("package"), reference, 0);
	return index;
}

int32_t shp_order_scan(const struct shp_rules *rules, struct shp_order *order, const char *package, int32_t status,
		       int64_t at, int64_t now, struct shp_decision **ret_decision, struct shp_error *reterr_error)
{
	struct shp__problems problems = shp__problems_begin(reterr_error);
	int32_t result;

	if (!rules || !order || !ret_decision)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	const int32_t index = find_scanned(order, package, &problems);
	if (status < SHP_CARRIER_STATUS_SCANNED || status > SHP_CARRIER_STATUS_LOST)
		shp__problem(&problems, SHP_ERR_VALUE, shp__path("status"), NULL, status);
	if (at < 0 || at > SHP_LIMIT_INSTANT)
		shp__problem(&problems, SHP_ERR_INSTANT, shp__path("at"), NULL, at);
	if (!problems.count && !shp__scan_tells(&order->packages[index], status, at)) {
		result = shp__decide_repeated(order, ret_decision);
		return result ? shp__fail(reterr_error, result, "", 0) : SHP_OK;
	}
	shp__check_now(now, &problems);
	if (problems.count)
		return problems.first;
	result = report_scan(order, shp__package_reference(order, (uint32_t)index), status, at, now, ret_decision);
	return result ? shp__fail(reterr_error, result, "", 0) : SHP_OK;
}

/* ---- the payment provider ---- */

static const struct shp__charge *find_charge(const struct shp_order *order, const uint8_t id[16])
{
	char name[SHP__EVENT_NAME_SIZE];
	uint8_t charge_id[16];

	for (uint32_t i = order->count.charges; i-- > 0;) { /* results are about young charges */
		const uint32_t length = shp__charge_name(order, &order->charges[i], name);
		shp__uuid_v5(order->placed->identity.id, name, length, charge_id);
		if (memcmp(charge_id, id, 16) == 0)
			return &order->charges[i];
	}
	return NULL;
}

static int32_t report_settlement(struct shp_order *order, const struct shp__charge *charge, int32_t kind, int64_t now,
				 struct shp_decision **ret_decision)
{
	const struct shp__text what = {order->text + charge->what_at, charge->what_length};
	const struct shp__capacity need = {0};
	struct shp__advice_list advice = {0};
	struct shp__deciding deciding = shp__decide_begin(order, &need, 2, shp__decide_room((size_t)what.length + 1),
							  now);
	struct shp_event *event = shp__decide_event(&deciding, kind);

	if (event) {
		event->amount = charge->amount;
		event->cause = charge->cause;
		event->number = (int32_t)charge->number;
		if (charge->cause == SHP_CAUSE_PACKAGE)
			event->package = shp__decide_text(&deciding, what);
		else if (charge->cause == SHP_CAUSE_CANCELLATION)
			event->cancellation = shp__decide_text(&deciding, what);
		shp__decide_apply(&deciding, event);
	}
	if (kind == SHP_EVENT_PAYMENT_SETTLED)
		shp__decide_money(&deciding, event);
	else
		shp__advise(&advice, SHP_ADVICE_PAYMENT_DECLINED, "event");
	return shp__decide_finish(&deciding, &advice, ret_decision);
}

int32_t shp_order_report_payment(const struct shp_rules *rules, struct shp_order *order, const uint8_t charge_id[16],
				 int32_t result, int64_t now, struct shp_decision **ret_decision,
				 struct shp_error *reterr_error)
{
	struct shp__problems problems = shp__problems_begin(reterr_error);
	int32_t status;

	if (!rules || !order || !charge_id || !ret_decision)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	const struct shp__charge *charge = find_charge(order, charge_id);
	if (!charge)
		shp__problem(&problems, SHP_ERR_UNKNOWN_CHARGE, shp__path("event"), NULL, 0);
	if (result != SHP_PAYMENT_SETTLED && result != SHP_PAYMENT_DECLINED)
		shp__problem(&problems, SHP_ERR_VALUE, shp__path("result"), NULL, result);
	/* settled is final: a decline that is told afterwards is an old one */
	if (!problems.count && (charge->payment == result || charge->payment == SHP_PAYMENT_SETTLED)) {
		status = shp__decide_repeated(order, ret_decision);
		return status ? shp__fail(reterr_error, status, "", 0) : SHP_OK;
	}
	shp__check_now(now, &problems);
	if (problems.count || !charge)
		return problems.first;
	status = report_settlement(order, charge,
			result == SHP_PAYMENT_SETTLED ? SHP_EVENT_PAYMENT_SETTLED : SHP_EVENT_PAYMENT_DECLINED, now,
			ret_decision);
	return status ? shp__fail(reterr_error, status, "", 0) : SHP_OK;
}
