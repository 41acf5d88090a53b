/* What can I do now? The same reasons as the commands give, asked for without an input. */
#include "civil.h"
#include "command.h"

static int32_t check_confirm(const struct shp_order *order, int by_label)
{
	struct shp__problems problems = {0};

	shp__admit_confirm(order, by_label, &problems);
	if (problems.count)
		return problems.first;
	return shp__units_open(order) ? SHP_OK : SHP_ERR_NOTHING_OPEN;
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
	const int32_t window = shp__rule(rules, SHP_RULE_EDIT_WINDOW);
	const int32_t limit = shp__rule(rules, SHP_RULE_EDIT_LIMIT);

	if (!package->confirmed)
		return SHP_ERR_PACKAGE_OPEN;
	if (package->label)
		return SHP_ERR_LABEL;
	if (window >= 0 && now - package->confirmed_at > window * SHP__MS_OF_HOUR)
		return SHP_ERR_EDIT_WINDOW;
	return limit >= 0 && package->revision > (uint32_t)limit ? SHP_ERR_EDIT_LIMIT : SHP_OK;
}

static int32_t check_label_cancel(const struct shp__package *package)
{
	if (!package->confirmed || !package->label)
		return SHP_ERR_NO_LABEL;
	return package->carrier_status == SHP_CARRIER_STATUS_NONE ? SHP_OK : SHP_ERR_LABEL_SCANNED;
}

/* Allowed if it is for one of the packages; else the reason that came closest: that of a package that was confirmed. */
static int32_t check_any_package(const struct shp_rules *rules, const struct shp_order *order, int32_t action,
				 int64_t now)
{
	const int32_t none = action == SHP_ACTION_RECONFIRM ? SHP_ERR_PACKAGE_OPEN : SHP_ERR_NO_LABEL;
	int32_t reason = none;

	for (uint32_t i = 0; i < order->count.packages; i++) {
		const struct shp__package *package = &order->packages[i];
		const int32_t code = action == SHP_ACTION_RECONFIRM ? check_edit(rules, package, now)
								    : check_label_cancel(package);
		if (!code)
			return SHP_OK;
		if (reason == none)
			reason = code;
	}
	return reason;
}

int32_t shp_order_check_action(const struct shp_rules *rules, const struct shp_order *order, int32_t action,
			       int64_t now)
{
	struct shp__problems problems = {0};

	if (!rules || !order)
		return SHP_ERR_ARGUMENT;
	if (now < 0 || now > SHP_LIMIT_INSTANT)
		return SHP_ERR_INSTANT;
	switch (action) {
	case SHP_ACTION_CONFIRM:
		return check_confirm(order, 0);
	case SHP_ACTION_BUY_SHIPPING:
		return check_confirm(order, 1);
	case SHP_ACTION_SPLIT:
		return check_split(rules, order);
	case SHP_ACTION_RECONFIRM:
		shp__admit_confirm(order, 1, &problems);
		return problems.count ? problems.first : check_any_package(rules, order, action, now);
	case SHP_ACTION_CANCEL_LABEL:
		return check_any_package(rules, order, action, now);
	case SHP_ACTION_CANCEL:
		shp__admit_cancel(order, &problems);
		return problems.first;
	case SHP_ACTION_RELEASE:
		shp__admit_cancel(order, &problems);
		return order->pending ? problems.first : SHP_ERR_NOT_PENDING;
	}
	return SHP_ERR_VALUE;
}

int32_t shp_order_get_action_advice(const struct shp_order *order, int32_t action)
{
	if (!order || (action != SHP_ACTION_CONFIRM && action != SHP_ACTION_BUY_SHIPPING))
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
