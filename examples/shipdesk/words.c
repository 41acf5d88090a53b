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

static const char *word_or_none(const char *word)
{
	return word ? word : "?";
}

const char *word_status(int32_t status)
{
	return word_or_none(shp_order_status_message(status, spoken_language()));
}

const char *word_package_status(int32_t status)
{
	return word_or_none(shp_package_status_message(status, spoken_language()));
}

const char *word_carrier_status(int32_t status)
{
	return word_or_none(shp_carrier_status_message(status, spoken_language()));
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
	return word_or_none(shp_cancel_reason_message(reason, spoken_language()));
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
