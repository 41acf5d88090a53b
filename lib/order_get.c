/* Asking an order: as a whole, and by line. */
#include "order.h"

#include "due.h"
#include "event.h"
#include "uuid.h"

void shp_order_get_id(const struct shp_order *order, uint8_t ret_id[16])
{
	if (order && ret_id)
		memcpy(ret_id, order->placed->identity.id, 16);
}

int64_t shp_order_get_revision(const struct shp_order *order)
{
	return order ? order->revision : 0;
}

/* A pending order in which nothing is left has been cancelled: it will never be paid. */
static int32_t status_of(int pending, int64_t open, int64_t shipped)
{
	if (!open && !shipped)
		return SHP_ORDER_STATUS_CANCELLED;
	if (pending)
		return SHP_ORDER_STATUS_PENDING;
	if (!shipped)
		return SHP_ORDER_STATUS_UNSHIPPED;
	return open ? SHP_ORDER_STATUS_PARTIALLY_SHIPPED : SHP_ORDER_STATUS_SHIPPED;
}

int32_t shp_order_get_status(const struct shp_order *order)
{
	return order ? status_of(order->pending, shp__units_open(order), order->units_shipped) : 0;
}

const char *shp_order_get_text(const struct shp_order *order, int32_t field)
{
	if (!order)
		return NULL;
	switch (field) {
	case SHP_ORDER_REFERENCE:
		return order->placed->identity.reference.bytes;
	case SHP_ORDER_MARKETPLACE:
		return order->placed->identity.marketplace.bytes;
	case SHP_ORDER_SERVICE:
		return order->placed->service.bytes;
	default:
		return NULL;
	}
}

int32_t shp_order_get_date(const struct shp_order *order, int32_t field)
{
	if (!order || field < SHP_ORDER_DATE_SHIP_FROM || field > SHP_ORDER_DATE_DELIVER_BY)
		return SHP_DATE_NONE;
	return order->placed->dates[SHP__DATE(field)];
}

int64_t shp_order_get_ordered_at(const struct shp_order *order)
{
	return order ? order->placed->ordered_at : SHP_INSTANT_NONE;
}

const char *shp_order_get_currency(const struct shp_order *order)
{
	return order ? order->placed->identity.currency : NULL;
}

int32_t shp_order_get_exponent(const struct shp_order *order)
{
	return order ? order->placed->identity.exponent : 0;
}

int32_t shp_order_get_channel(const struct shp_order *order)
{
	return order ? order->placed->channel : 0;
}

int32_t shp_order_get_programs(const struct shp_order *order)
{
	return order ? order->placed->programs : 0;
}

int32_t shp_order_get_charge_policy(const struct shp_order *order)
{
	return order ? order->placed->charge_policy : 0;
}

int32_t shp_order_get_credit_timing(const struct shp_order *order)
{
	return order ? order->placed->credit_timing : 0;
}

int32_t shp_order_get_fee_basis_points(const struct shp_order *order)
{
	return order ? order->placed->fee_basis_points : 0;
}

int64_t shp_order_get_money(const struct shp_order *order, int32_t kind)
{
	if (!order)
		return 0;
	switch (kind) {
	case SHP_MONEY_TOTAL:
		return order->placed->total;
	case SHP_MONEY_CHARGED:
		return order->charged;
	case SHP_MONEY_REFUNDED:
		return order->refunded;
	case SHP_MONEY_CREDITED:
		return order->credited;
	case SHP_MONEY_DEBITED:
		return order->debited;
	case SHP_MONEY_COD:
		return order->placed->collect;
	case SHP_MONEY_HELD:
		return order->held;
	case SHP_MONEY_DUE:
		return shp__due_charge(order);
	case SHP_MONEY_BASELINE_CHARGE:
		return order->baseline_charge;
	case SHP_MONEY_BASELINE_CREDIT:
		return order->baseline_credit;
	default:
		return 0;
	}
}

int64_t shp_order_get_units(const struct shp_order *order, int32_t kind)
{
	if (!order)
		return 0;
	switch (kind) {
	case SHP_UNITS_ORDERED:
		return order->placed->units_ordered;
	case SHP_UNITS_CANCELLED:
		return order->units_cancelled;
	case SHP_UNITS_SHIPPED:
		return order->units_shipped;
	case SHP_UNITS_OPEN:
		return shp__units_open(order);
	default:
		return 0;
	}
}

/* ---- lines ---- */

uint32_t shp_order_count_lines(const struct shp_order *order)
{
	return order ? order->placed->line_count : 0;
}

int32_t shp_order_find_line(const struct shp_order *order, const char *id)
{
	return order && id ? shp__find_line(order->placed, id, strlen(id)) : -1;
}

const char *shp_order_get_line_text(const struct shp_order *order, uint32_t line, int32_t field)
{
	if (line >= shp_order_count_lines(order) || field < SHP_LINE_ID || field > SHP_LINE_CATEGORY)
		return NULL;
	return shp__line_text(order->placed, line, field).bytes;
}

int32_t shp_order_get_line_units(const struct shp_order *order, uint32_t line, int32_t kind)
{
	if (line >= shp_order_count_lines(order))
		return 0;
	switch (kind) {
	case SHP_UNITS_ORDERED:
		return order->placed->lines[line].quantity;
	case SHP_UNITS_CANCELLED:
		return order->units[line].cancelled;
	case SHP_UNITS_SHIPPED:
		return order->units[line].shipped;
	case SHP_UNITS_OPEN:
		return shp__line_open(order, line);
	default:
		return 0;
	}
}

int64_t shp_order_get_line_amount(const struct shp_order *order, uint32_t line, int32_t amount)
{
	if (line >= shp_order_count_lines(order) || amount < 1 || amount > SHP__AMOUNT_COUNT)
		return 0;
	return order->placed->lines[line].amounts[amount - 1];
}

int32_t shp_order_get_line_status(const struct shp_order *order, uint32_t line)
{
	if (line >= shp_order_count_lines(order))
		return 0;
	return status_of(order->pending, shp__line_open(order, line), order->units[line].shipped);
}

/* ---- charges ---- */

uint32_t shp_order_count_charges(const struct shp_order *order)
{
	return order ? order->count.charges : 0;
}

int32_t shp_order_get_charge_id(const struct shp_order *order, uint32_t charge, uint8_t ret_id[16])
{
	char name[SHP__EVENT_NAME_SIZE];
	uint32_t length;

	if (!order || !ret_id)
		return SHP_ERR_ARGUMENT;
	if (charge >= order->count.charges)
		return SHP_ERR_INDEX;
	length = shp__charge_name(order, &order->charges[charge], name);
	shp__uuid_v5(order->placed->identity.id, name, length, ret_id);
	return SHP_OK;
}

static const struct shp__charge *charge_at(const struct shp_order *order, uint32_t charge)
{
	return order && charge < order->count.charges ? &order->charges[charge] : NULL;
}

int32_t shp_order_get_charge_cause(const struct shp_order *order, uint32_t charge)
{
	const struct shp__charge *of = charge_at(order, charge);

	return of ? of->cause : 0;
}

const char *shp_order_get_charge_reference(const struct shp_order *order, uint32_t charge)
{
	const struct shp__charge *of = charge_at(order, charge);

	return of ? order->text + of->what_at : NULL;
}

int32_t shp_order_get_charge_number(const struct shp_order *order, uint32_t charge)
{
	const struct shp__charge *of = charge_at(order, charge);

	return of ? (int32_t)of->number : 0;
}

int64_t shp_order_get_charge_amount(const struct shp_order *order, uint32_t charge)
{
	const struct shp__charge *of = charge_at(order, charge);

	return of ? of->amount : 0;
}

int64_t shp_order_get_charge_held(const struct shp_order *order, uint32_t charge)
{
	const struct shp__charge *of = charge_at(order, charge);

	return of ? of->held : 0;
}

int32_t shp_order_get_charge_payment(const struct shp_order *order, uint32_t charge)
{
	const struct shp__charge *of = charge_at(order, charge);

	return of ? of->payment : SHP_PAYMENT_NONE;
}
