#include "words.h"

#include "desk.h"

struct word {
	int32_t number;
	const char *english;
	const char *chinese;
};

#define COUNT(words) (sizeof(words) / sizeof((words)[0]))

static const char *find(const struct word *words, size_t count, int32_t number)
{
	size_t at;

	for (at = 0; at < count; at++) {
		if (words[at].number == number)
			return say(words[at].english, words[at].chinese);
	}
	return "?";
}

const char *word_status(int32_t status)
{
	static const struct word words[] = {
		{SHP_ORDER_STATUS_PENDING, "pending", "等待中"},
		{SHP_ORDER_STATUS_UNSHIPPED, "unshipped", "未发货"},
		{SHP_ORDER_STATUS_PARTIALLY_SHIPPED, "partially shipped", "部分发货"},
		{SHP_ORDER_STATUS_SHIPPED, "shipped", "已发货"},
		{SHP_ORDER_STATUS_CANCELLED, "cancelled", "已取消"},
	};

	return find(words, COUNT(words), status);
}

const char *word_package_status(int32_t status)
{
	static const struct word words[] = {
		{SHP_PACKAGE_STATUS_OPEN, "open", "待发货"},
		{SHP_PACKAGE_STATUS_CONFIRMED, "confirmed", "已确认发货"},
	};

	return find(words, COUNT(words), status);
}

const char *word_carrier_status(int32_t status)
{
	static const struct word words[] = {
		{SHP_CARRIER_STATUS_NONE, "", ""},
		{SHP_CARRIER_STATUS_SCANNED, "scanned", "已揽收"},
		{SHP_CARRIER_STATUS_IN_TRANSIT, "in transit", "运输中"},
		{SHP_CARRIER_STATUS_OUT_FOR_DELIVERY, "out for delivery", "派送中"},
		{SHP_CARRIER_STATUS_ATTEMPTED, "delivery attempted", "已尝试派送"},
		{SHP_CARRIER_STATUS_DELIVERED, "delivered", "已送达"},
		{SHP_CARRIER_STATUS_RETURNED, "returned", "已退回"},
		{SHP_CARRIER_STATUS_LOST, "lost", "已丢失"},
	};

	return find(words, COUNT(words), status);
}

const char *word_action(int32_t action)
{
	static const struct word words[] = {
		{SHP_ACTION_CONFIRM, "confirm", "确认发货"},
		{SHP_ACTION_SPLIT, "split", "添加包裹"},
		{SHP_ACTION_RECONFIRM, "reconfirm", "编辑货件"},
		{SHP_ACTION_CANCEL, "cancel", "取消商品"},
		{SHP_ACTION_BUY_SHIPPING, "buy shipping", "购买配送服务"},
		{SHP_ACTION_CANCEL_LABEL, "cancel label", "取消配送标签"},
		{SHP_ACTION_RELEASE, "release", "标记付款已授权"},
	};

	return find(words, COUNT(words), action);
}

const char *word_event(int32_t kind)
{
	static const struct word words[] = {
		{SHP_EVENT_ORDER_PLACED, "order placed", "已下单"},
		{SHP_EVENT_ORDER_ADOPTED, "order adopted", "已接管订单"},
		{SHP_EVENT_ORDER_RELEASED, "order released", "付款已授权"},
		{SHP_EVENT_PACKAGE_SPLIT, "package split", "已拆分包裹"},
		{SHP_EVENT_SHIPMENT_CONFIRMED, "shipment confirmed", "已确认发货"},
		{SHP_EVENT_SHIPMENT_RECONFIRMED, "shipment re-confirmed", "已重新确认发货"},
		{SHP_EVENT_LABEL_CANCELLED, "label cancelled", "已取消配送标签"},
		{SHP_EVENT_SHIPMENT_SCANNED, "shipment scanned", "承运人已扫描"},
		{SHP_EVENT_PAYMENT_SETTLED, "payment settled", "付款已结清"},
		{SHP_EVENT_PAYMENT_DECLINED, "payment declined", "付款被拒"},
		{SHP_EVENT_ITEMS_CANCELLED, "items cancelled", "已取消商品"},
		{SHP_EVENT_ORDER_CANCELLED, "order cancelled", "已取消订单"},
		{SHP_EVENT_BUYER_CHARGED, "buyer charged", "已向买家收款"},
		{SHP_EVENT_BUYER_REFUNDED, "buyer refunded", "已向买家退款"},
		{SHP_EVENT_SELLER_CREDITED, "seller credited", "已存入卖家账户"},
		{SHP_EVENT_SELLER_DEBITED, "seller debited", "已从卖家账户扣除"},
		{SHP_EVENT_BUYER_NOTIFIED, "buyer notified", "已向买家发送邮件"},
		{SHP_EVENT_ACCOUNT_UPDATED, "account updated", "已更新买家账户"},
	};

	return find(words, COUNT(words), kind);
}

const char *word_reason(int32_t reason)
{
	static const struct word words[] = {
		{SHP_REASON_OTHER, "other", "其他"},
		{SHP_REASON_NO_INVENTORY, "no inventory", "无库存"},
		{SHP_REASON_BUYER_CANCELLED, "cancelled by the buyer", "买家取消"},
		{SHP_REASON_SHIPPING_ADDRESS_UNDELIVERABLE, "address undeliverable", "地址无法配送"},
		{SHP_REASON_CUSTOMER_EXCHANGE, "exchange", "买家换货"},
		{SHP_REASON_PRICING_ERROR, "pricing error", "定价错误"},
		{SHP_REASON_GENERAL_ADJUSTMENT, "adjustment", "一般调整"},
		{SHP_REASON_CARRIER_COVERAGE_FAILURE, "no carrier goes there", "承运人无法配送"},
		{SHP_REASON_WEATHER_DELAY, "weather", "天气延误"},
		{SHP_REASON_CANNOT_VERIFY_INFORMATION, "information not verified", "信息无法核实"},
		{SHP_REASON_NOT_CONFIRMED_IN_TIME, "not confirmed in time", "未及时确认发货"},
		{SHP_REASON_PAYMENT_NOT_AUTHORISED, "payment not authorised", "付款未获授权"},
	};

	return find(words, COUNT(words), reason);
}

const char *word_charge_policy(int32_t policy)
{
	static const struct word words[] = {
		{SHP_CHARGE_FIRST_PACKAGE, "with the first package", "随第一个包裹收取全款"},
		{SHP_CHARGE_PER_PACKAGE, "package by package", "按包裹收款"},
		{SHP_CHARGE_LAST_PACKAGE, "with the last package", "随最后一个包裹收取全款"},
	};

	return find(words, COUNT(words), policy);
}

const char *word_field(int32_t field)
{
	static const struct word words[] = {
		{SHP_SHIP_DATE, "ship date", "发货日期"},
		{SHP_SHIP_CARRIER, "carrier", "承运人"},
		{SHP_SHIP_CARRIER_NAME, "carrier name", "承运人名称"},
		{SHP_SHIP_METHOD, "method", "配送方式"},
		{SHP_SHIP_TRACKING, "tracking ID", "追踪编码"},
		{SHP_SHIP_MEMO, "memo", "卖家备注"},
		{SHP_SHIP_ITEMS, "items", "包裹内的商品"},
	};

	return find(words, COUNT(words), field);
}
