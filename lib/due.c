#include "due.h"

int64_t shp__line_gross(const struct shp__line *line, int32_t k)
{
	const int64_t *amounts = line->amounts;

	if (k == 0)
		return 0;
	const int64_t components[6] = {
		amounts[SHP_AMOUNT_ITEM_PRICE - 1] - amounts[SHP_AMOUNT_ITEM_DISCOUNT - 1],
		amounts[SHP_AMOUNT_ITEM_TAX - 1],
		amounts[SHP_AMOUNT_SHIPPING_PRICE - 1] - amounts[SHP_AMOUNT_SHIPPING_DISCOUNT - 1],
		amounts[SHP_AMOUNT_SHIPPING_TAX - 1],
		amounts[SHP_AMOUNT_GIFT_WRAP_PRICE - 1],
		amounts[SHP_AMOUNT_GIFT_WRAP_TAX - 1],
	};
	int64_t gross = 0;

	for (int i = 0; i < 6; i++) /* a division costs more than the question whether there is anything to divide */
		if (components[i])
			gross += k == line->quantity ? components[i] : shp__share(components[i], k, line->quantity);
	return gross;
}

int32_t shp__line_counted(const struct shp_order *order, uint32_t line)
{
	if (!order->counting)
		return 0;
	if (order->placed->charge_policy == SHP_CHARGE_PER_PACKAGE)
		return order->units[line].shipped;
	return order->placed->lines[line].quantity - order->units[line].cancelled;
}

int shp__policy_counts(const struct shp_order *order)
{
	switch (order->placed->charge_policy) {
	case SHP_CHARGE_FIRST_PACKAGE:
		return order->confirmed_count > 0;
	case SHP_CHARGE_LAST_PACKAGE:
		return order->completed;
	}
	return 1;
}

int64_t shp__order_gross(const struct shp_order *order)
{
	int64_t gross = 0;

	if (!order->counting)
		return 0;
	if (order->placed->charge_policy != SHP_CHARGE_PER_PACKAGE && !order->units_cancelled)
		return order->placed->total;
	for (uint32_t line = 0; line < order->placed->line_count; line++)
		gross += shp__line_gross(&order->placed->lines[line], shp__line_counted(order, line));
	return gross;
}

static int64_t collected(const struct shp_order *order)
{
	return order->placed->collect < order->gross ? order->placed->collect : order->gross;
}

int64_t shp__due_charge(const struct shp_order *order)
{
	return order->gross - collected(order);
}

int64_t shp__due_credit(const struct shp_order *order)
{
	return shp__due_charge(order) - shp__share(order->gross, order->placed->fee_basis_points, 10000);
}

int64_t shp__owed_charge(const struct shp_order *order)
{
	return shp__due_charge(order) + order->baseline_charge - (order->charged - order->refunded);
}

int64_t shp__owed_credit(const struct shp_order *order)
{
	return shp__due_credit(order) + order->baseline_credit - (order->credited - order->debited + order->held);
}
