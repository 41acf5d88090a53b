/* What can I do now? The same reasons as the commands give, asked for without an input. */
#include <string.h>

#include "command.h"

/* package: index, or -1 for any. */
static int32_t check_confirm(const struct shp_rules *rules, const struct shp_order *order, int by_label,
			     int32_t package)
{
	struct shp__problems problems = {0};

	shp__admit_confirm(order, by_label, &problems);
	if (problems.count)
		return problems.first;
	if (!shp__units_open(order))
		return SHP_ERR_NOTHING_OPEN;
	if (package >= 0 && order->packages[package].confirmed)
		return SHP_ERR_PACKAGE_CONFIRMED;
	return order->confirmed_count && shp__rule(rules, SHP_RULE_SINGLE_SHIPMENT) == SHP_SEVERITY_REFUSE
		       ? SHP_ERR_SINGLE_SHIPMENT
		       : SHP_OK;
}

static int32_t check_split(const struct shp_rules *rules, const struct shp_order *order)
{
	struct shp__problems problems = {0};

	shp__admit_split(order, &problems);
	if (!problems.count && shp__rule(rules, SHP_RULE_SINGLE_SHIPMENT) == SHP_SEVERITY_REFUSE)
		return SHP_ERR_SINGLE_SHIPMENT;
	return problems.first;
}

static int32_t check_edit(const struct shp_rules *rules, const struct shp__package *package, int64_t now)
{
	struct shp__problems problems = {0};

	if (!package->confirmed)
		return SHP_ERR_PACKAGE_OPEN;
	if (package->label)
		return SHP_ERR_LABEL;
	shp__admit_edit(rules, package, now, &problems);
	return problems.first;
}

static int32_t check_label_cancel(const struct shp__package *package)
{
	if (!package->confirmed || !package->label)
		return SHP_ERR_NO_LABEL;
	return package->carrier_status == SHP_CARRIER_STATUS_NONE ? SHP_OK : SHP_ERR_LABEL_SCANNED;
}

static int32_t check_package(const struct shp_rules *rules, const struct shp__package *package, int32_t action,
			     int64_t now)
{
	return action == SHP_ACTION_RECONFIRM ? check_edit(rules, package, now) : check_label_cancel(package);
}

/* Allowed if it is for one of the packages; else the reason that came closest: that of a package that was confirmed. */
static int32_t check_any_package(const struct shp_rules *rules, const struct shp_order *order, int32_t action,
				 int64_t now)
{
	const int32_t none = action == SHP_ACTION_RECONFIRM ? SHP_ERR_PACKAGE_OPEN : SHP_ERR_NO_LABEL;
	int32_t reason = none;

	for (uint32_t i = 0; i < order->count.packages; i++) {
		const int32_t code = check_package(rules, &order->packages[i], action, now);
		if (!code)
			return SHP_OK;
		if (reason == none)
			reason = code;
	}
	return reason;
}

static int32_t check_shipment_action(const struct shp_rules *rules, const struct shp_order *order, int32_t action,
			      int32_t package, int64_t now)
{
	struct shp__problems problems = {0};

	if (action == SHP_ACTION_RECONFIRM)
		shp__admit_confirm(order, 1, &problems);
	if (problems.count)
		return problems.first;
	return package < 0 ? check_any_package(rules, order, action, now)
			   : check_package(rules, &order->packages[package], action, now);
}

static int32_t check_action(const struct shp_rules *rules, const struct shp_order *order, int32_t action,
			    int32_t package, int64_t now)
{
	struct shp__problems problems = {0};

	switch (action) {
	case SHP_ACTION_CONFIRM:
	case SHP_ACTION_BUY_SHIPPING:
		return check_confirm(rules, order, action == SHP_ACTION_BUY_SHIPPING, package);
	case SHP_ACTION_SPLIT:
		return check_split(rules, order);
	case SHP_ACTION_RECONFIRM:
	case SHP_ACTION_CANCEL_LABEL:
		return check_shipment_action(rules, order, action, package, now);
	case SHP_ACTION_CANCEL:
		shp__admit_cancel(order, &problems);
		return problems.first;
	case SHP_ACTION_RELEASE:
		shp__admit_cancel(order, &problems);
		return order->pending ? problems.first : SHP_ERR_NOT_PENDING;
	}
	return SHP_ERR_VALUE;
}

int32_t shp_order_check_action(const struct shp_rules *rules, const struct shp_order *order, int32_t action,
			       const char *package, int64_t now)
{
	int32_t index = -1;

	if (!rules || !order)
		return SHP_ERR_ARGUMENT;
	if (!shp__is_instant(now))
		return SHP_ERR_INSTANT;
	if (package)
		index = shp_order_find_package(order, package);
	if (package && index < 0)
		return shp__find_package(order, package, strlen(package)) == -2 ? SHP_ERR_PACKAGE_GONE
										 : SHP_ERR_UNKNOWN_PACKAGE;
	return check_action(rules, order, action, index, now);
}

int32_t shp_order_get_action_advice(const struct shp_rules *rules, const struct shp_order *order, int32_t action,
				    int64_t now, uint32_t index)
{
	if (!rules || !order)
		return SHP_ERR_ARGUMENT;
	if (!shp__is_instant(now))
		return SHP_ERR_INSTANT;
	if (index || (action != SHP_ACTION_CONFIRM && action != SHP_ACTION_BUY_SHIPPING))
		return 0;
	for (uint32_t i = 0; i < order->count.charges; i++) {
		if (order->charges[i].payment == SHP_PAYMENT_DECLINED)
			return SHP_ADVICE_PAYMENT_DECLINED;
	}
	return 0;
}

uint32_t shp_action_count(void)
{
	return SHP__ACTION_COUNT;
}

const char *shp_action_name(int32_t action)
{
	static const char *const names[] = {NULL,     "confirm",      "split",	      "reconfirm",
					    "cancel", "buy_shipping", "cancel_label", "release"};

	return action > 0 && action <= SHP__ACTION_COUNT ? names[action] : NULL;
}
