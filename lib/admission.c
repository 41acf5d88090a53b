/* May the order do this at all? Each reason has a code of its own. */
#include "civil.h"
#include "command.h"

static void whole(struct shp__problems *problems, int32_t code)
{
	shp__problem(problems, code, shp__path("order"), NULL, 0);
}

static int is_cancelled(const struct shp_order *order)
{
	return order->units_cancelled == order->placed->units_ordered;
}

void shp__admit_confirm(const struct shp_order *order, int by_label, struct shp__problems *problems)
{
	if (is_cancelled(order))
		whole(problems, SHP_ERR_ORDER_CANCELLED);
	else if (order->pending)
		whole(problems, SHP_ERR_ORDER_PENDING);
	if (order->placed->channel == SHP_CHANNEL_AFN)
		whole(problems, SHP_ERR_ORDER_AFN);
	if (!by_label && order->placed->programs & SHP_PROGRAM_PRIME)
		whole(problems, SHP_ERR_ORDER_PRIME);
	if (!by_label && order->placed->programs & SHP_PROGRAM_FBM_SHIP_PLUS)
		whole(problems, SHP_ERR_ORDER_SHIP_PLUS);
}

void shp__admit_split(const struct shp_order *order, struct shp__problems *problems)
{
	if (is_cancelled(order))
		whole(problems, SHP_ERR_ORDER_CANCELLED);
	else if (!shp__units_open(order))
		whole(problems, SHP_ERR_NOTHING_OPEN);
	if (order->placed->channel == SHP_CHANNEL_AFN)
		whole(problems, SHP_ERR_ORDER_AFN);
}

void shp__admit_cancel(const struct shp_order *order, struct shp__problems *problems)
{
	if (is_cancelled(order))
		whole(problems, SHP_ERR_ORDER_CANCELLED);
	else if (!shp__units_open(order))
		whole(problems, SHP_ERR_NOTHING_OPEN);
}

void shp__admit_edit(const struct shp_rules *rules, const struct shp__package *package, int64_t now,
		     struct shp__problems *problems)
{
	const int32_t window = shp__rule(rules, SHP_RULE_EDIT_WINDOW);
	const int32_t limit = shp__rule(rules, SHP_RULE_EDIT_LIMIT);

	if (window >= 0 && shp__is_instant(now) && now - package->confirmed_at > window * SHP__MS_OF_HOUR)
		shp__problem(problems, SHP_ERR_EDIT_WINDOW, shp__path("package"), NULL, window);
	if ((limit >= 0 && package->revision > (uint32_t)limit) || package->revision >= INT32_MAX)
		shp__problem(problems, SHP_ERR_EDIT_LIMIT, shp__path("package"), NULL, limit);
}

void shp__judge(int32_t severity, int32_t problem, int32_t advice, const char *path, struct shp__problems *problems,
		struct shp__advice_list *list)
{
	if (severity == SHP_SEVERITY_REFUSE)
		shp__problem(problems, problem, shp__path(path), NULL, 0);
	else if (severity != SHP_SEVERITY_IGNORE)
		shp__advise(list, advice, path);
}

void shp__advise_time(const struct shp_rules *rules, const struct shp__deciding *deciding,
		      struct shp__advice_list *list)
{
	int32_t codes[SHP__TIME_ADVICE];
	const uint32_t count = deciding->status ? 0 : shp__time_advice(rules, deciding->draft, deciding->at, codes);

	for (uint32_t i = 0; i < count; i++)
		shp__advise(list, codes[i], "");
}
