/* Names of the values of an order, as documents write them. */
#include "names.h"

#include "libshipment/event.h"
#include "libshipment/order.h"

#define COUNT(table) ((int32_t)(sizeof(table) / sizeof((table)[0])))

const char *shp__name_at(const char *const *names, int32_t count, int32_t index)
{
	return index >= 0 && index < count ? names[index] : NULL;
}

/* The lower-case letter or the digit that *at stands before, moving behind it; 0 at the end. */
static char next_folded(const char **at)
{
	for (;;) {
		const char byte = **at;

		if (!byte)
			return 0;
		(*at)++;
		if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9'))
			return byte;
		if (byte >= 'A' && byte <= 'Z')
			return (char)(byte - 'A' + 'a');
	}
}

int shp__names_match(const char *a, const char *b)
{
	for (;;) {
		const char of_a = next_folded(&a);

		if (of_a != next_folded(&b))
			return 0;
		if (!of_a)
			return 1;
	}
}

int32_t shp__name_find(const char *const *names, int32_t count, const char *name)
{
	int32_t i;

	if (!name)
		return SHP_ERR_ARGUMENT;
	for (i = 0; i < count; i++) {
		if (names[i] && shp__names_match(names[i], name))
			return i;
	}
	return SHP_ERR_VALUE;
}

/* What people call a value: SHP_LANGUAGE_EN, SHP_LANGUAGE_ZH. */
static const char *message_at(const char *const (*messages)[2], int32_t count, int32_t index, int32_t language)
{
	return index >= 0 && index < count ? messages[index][language == SHP_LANGUAGE_ZH] : NULL;
}

/* ---- programs, by the number of their bit ---- */

static const char *const program_names[] = {
	"PRIME",
	"PREMIUM",
	"FBM_SHIP_PLUS",
	"AMAZON_BAZAAR",
	"AMAZON_BUSINESS",
	"AMAZON_EASY_SHIP",
	"AMAZON_HAUL",
	"DELIVERY_BY_AMAZON",
	"INVOICE_BY_AMAZON",
	"IN_STORE_PICK_UP",
	"PREORDER",
};

const char *shp_program_name(int32_t program)
{
	int32_t i;

	for (i = 0; i < COUNT(program_names); i++) {
		if (program == 1 << i)
			return program_names[i];
	}
	return NULL;
}

int32_t shp_program_from_name(const char *name)
{
	const int32_t found = shp__name_find(program_names, COUNT(program_names), name);

	return found < 0 ? found : 1 << found;
}

/* ---- everything else, by its number ---- */

static const char *const order_statuses[] = {NULL, "pending", "unshipped", "partially_shipped", "shipped", "cancelled"};

static const char *const order_status_messages[][2] = {
	[SHP_ORDER_STATUS_PENDING] = {"pending", "等待中"},
	[SHP_ORDER_STATUS_UNSHIPPED] = {"unshipped", "未发货"},
	[SHP_ORDER_STATUS_PARTIALLY_SHIPPED] = {"partially shipped", "部分发货"},
	[SHP_ORDER_STATUS_SHIPPED] = {"shipped", "已发货"},
	[SHP_ORDER_STATUS_CANCELLED] = {"cancelled", "已取消"},
};

const char *shp_order_status_name(int32_t status)
{
	return shp__name_at(order_statuses, COUNT(order_statuses), status);
}

const char *shp_order_status_message(int32_t status, int32_t language)
{
	return message_at(order_status_messages, COUNT(order_status_messages), status, language);
}

static const char *const package_statuses[] = {NULL, "open", "confirmed"};

static const char *const package_status_messages[][2] = {
	[SHP_PACKAGE_STATUS_OPEN] = {"open", "待发货"},
	[SHP_PACKAGE_STATUS_CONFIRMED] = {"confirmed", "已确认发货"},
};

const char *shp_package_status_name(int32_t status)
{
	return shp__name_at(package_statuses, COUNT(package_statuses), status);
}

const char *shp_package_status_message(int32_t status, int32_t language)
{
	return message_at(package_status_messages, COUNT(package_status_messages), status, language);
}

static const char *const ship_fields[] = {
	NULL, "ship_date", "carrier", "carrier_name", "method", "tracking", "memo", "items",
};

const char *shp_ship_field_name(int32_t field)
{
	return shp__name_at(ship_fields, COUNT(ship_fields), field);
}

static const char *const amount_names[] = {
	NULL,
	"item_price",
	"item_tax",
	"shipping_price",
	"shipping_tax",
	"gift_wrap_price",
	"gift_wrap_tax",
	"item_discount",
	"shipping_discount",
};

const char *shp_amount_name(int32_t amount)
{
	return shp__name_at(amount_names, COUNT(amount_names), amount);
}

/* The first ten as the marketplace's cancellation feeds spell them; the last two are the library's own. */
static const char *const reasons[] = {
	NULL,
	"Other",
	"NoInventory",
	"BuyerCanceled",
	"ShippingAddressUndeliverable",
	"CustomerExchange",
	"PricingError",
	"GeneralAdjustment",
	"CarrierCoverageFailure",
	"WeatherDelay",
	"CannotVerifyInformation",
	"NotConfirmedInTime",
	"PaymentNotAuthorised",
};

static const char *const reason_messages[][2] = {
	[SHP_REASON_OTHER] = {"other", "其他"},
	[SHP_REASON_NO_INVENTORY] = {"no inventory", "无库存"},
	[SHP_REASON_BUYER_CANCELLED] = {"cancelled by the buyer", "买家取消"},
	[SHP_REASON_SHIPPING_ADDRESS_UNDELIVERABLE] = {"address undeliverable", "地址无法配送"},
	[SHP_REASON_CUSTOMER_EXCHANGE] = {"exchange", "买家换货"},
	[SHP_REASON_PRICING_ERROR] = {"pricing error", "定价错误"},
	[SHP_REASON_GENERAL_ADJUSTMENT] = {"adjustment", "一般调整"},
	[SHP_REASON_CARRIER_COVERAGE_FAILURE] = {"no carrier goes there", "承运人无法配送"},
	[SHP_REASON_WEATHER_DELAY] = {"weather", "天气延误"},
	[SHP_REASON_CANNOT_VERIFY_INFORMATION] = {"information not verified", "信息无法核实"},
	[SHP_REASON_NOT_CONFIRMED_IN_TIME] = {"not confirmed in time", "未及时确认发货"},
	[SHP_REASON_PAYMENT_NOT_AUTHORISED] = {"payment not authorised", "付款未获授权"},
};

const char *shp_cancel_reason_name(int32_t reason)
{
	return shp__name_at(reasons, COUNT(reasons), reason);
}

const char *shp_cancel_reason_message(int32_t reason, int32_t language)
{
	return message_at(reason_messages, COUNT(reason_messages), reason, language);
}

int32_t shp_cancel_reason_from_name(const char *name)
{
	const int32_t found = shp__name_find(reasons, COUNT(reasons), name);

	if (found != SHP_ERR_VALUE)
		return found;
	/* The two that British and American English spell differently. */
	if (shp__names_match(name, "BuyerCancelled"))
		return SHP_REASON_BUYER_CANCELLED;
	if (shp__names_match(name, "PaymentNotAuthorized"))
		return SHP_REASON_PAYMENT_NOT_AUTHORISED;
	return found;
}

static const char *const carrier_statuses[] = {
	"none", "scanned", "in_transit", "out_for_delivery", "attempted", "delivered", "returned", "lost",
};

static const char *const carrier_status_messages[][2] = {
	[SHP_CARRIER_STATUS_NONE] = {"nothing heard", "暂无信息"},
	[SHP_CARRIER_STATUS_SCANNED] = {"scanned", "已揽收"},
	[SHP_CARRIER_STATUS_IN_TRANSIT] = {"in transit", "运输中"},
	[SHP_CARRIER_STATUS_OUT_FOR_DELIVERY] = {"out for delivery", "派送中"},
	[SHP_CARRIER_STATUS_ATTEMPTED] = {"delivery attempted", "已尝试派送"},
	[SHP_CARRIER_STATUS_DELIVERED] = {"delivered", "已送达"},
	[SHP_CARRIER_STATUS_RETURNED] = {"returned", "已退回"},
	[SHP_CARRIER_STATUS_LOST] = {"lost", "已丢失"},
};

const char *shp_carrier_status_name(int32_t status)
{
	return shp__name_at(carrier_statuses, COUNT(carrier_statuses), status);
}

const char *shp_carrier_status_message(int32_t status, int32_t language)
{
	return message_at(carrier_status_messages, COUNT(carrier_status_messages), status, language);
}

int32_t shp_carrier_status_from_name(const char *name)
{
	return shp__name_find(carrier_statuses, COUNT(carrier_statuses), name);
}

static const char *const channels[] = {"MFN", "AFN"};

const char *shp_channel_name(int32_t channel)
{
	return shp__name_at(channels, COUNT(channels), channel);
}

int32_t shp_channel_from_name(const char *name)
{
	return shp__name_find(channels, COUNT(channels), name);
}

static const char *const payment_statuses[] = {"none", "settled", "declined"};

const char *shp_payment_status_name(int32_t status)
{
	return shp__name_at(payment_statuses, COUNT(payment_statuses), status);
}

int32_t shp_payment_status_from_name(const char *name)
{
	return shp__name_find(payment_statuses, COUNT(payment_statuses), name);
}

static const char *const causes[] = {"none", "order", "package", "cancellation"};

const char *shp_cause_name(int32_t cause)
{
	return shp__name_at(causes, COUNT(causes), cause);
}

int32_t shp_cause_from_name(const char *name)
{
	return shp__name_find(causes, COUNT(causes), name);
}
