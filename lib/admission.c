/* May the order do this at all? Each reason has a code of its own. */
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
	const int32_t code = deciding->status ? 0 : shp__time_advice(rules, deciding->draft, deciding->at);

	if (code)
		shp__advise(list, code, "");
}
