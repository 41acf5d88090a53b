/* Kinds of events: their types, and what they carry. */
#include "event.h"

#define PREFIX "libshipment."
#define PREFIX_LENGTH (sizeof(PREFIX) - 1)

/* By kind. */
static const char *const types[] = {
	[SHP_EVENT_ORDER_PLACED] = PREFIX "order.placed",
	[SHP_EVENT_ORDER_ADOPTED] = PREFIX "order.adopted",
	[SHP_EVENT_ORDER_RELEASED] = PREFIX "order.released",
	[SHP_EVENT_PACKAGE_SPLIT] = PREFIX "package.split",
	[SHP_EVENT_SHIPMENT_CONFIRMED] = PREFIX "shipment.confirmed",
	[SHP_EVENT_SHIPMENT_RECONFIRMED] = PREFIX "shipment.reconfirmed",
	[SHP_EVENT_LABEL_CANCELLED] = PREFIX "label.cancelled",
	[SHP_EVENT_SHIPMENT_SCANNED] = PREFIX "shipment.scanned",
	[SHP_EVENT_PAYMENT_SETTLED] = PREFIX "payment.settled",
	[SHP_EVENT_PAYMENT_DECLINED] = PREFIX "payment.declined",
	[SHP_EVENT_ITEMS_CANCELLED] = PREFIX "items.cancelled",
	[SHP_EVENT_ORDER_CANCELLED] = PREFIX "order.cancelled",
	[SHP_EVENT_BUYER_CHARGED] = PREFIX "buyer.charged",
	[SHP_EVENT_BUYER_REFUNDED] = PREFIX "buyer.refunded",
	[SHP_EVENT_SELLER_CREDITED] = PREFIX "seller.credited",
	[SHP_EVENT_SELLER_DEBITED] = PREFIX "seller.debited",
	[SHP_EVENT_BUYER_NOTIFIED] = PREFIX "buyer.notified",
	[SHP_EVENT_ACCOUNT_UPDATED] = PREFIX "account.updated",
};

#define TYPE_COUNT ((int32_t)(sizeof(types) / sizeof(types[0])))

const char *shp_event_kind_type(int32_t kind)
{
	return kind >= 0 && kind < TYPE_COUNT ? types[kind] : NULL;
}

const char *shp__kind_name(int32_t kind)
{
	const char *type = shp_event_kind_type(kind);

	return type ? type + PREFIX_LENGTH : NULL;
}

static int equal(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return *a == *b;
}

int32_t shp_event_kind_from_type(const char *type)
{
	int32_t kind;

	for (kind = 0; type && kind < TYPE_COUNT; kind++) {
		if (types[kind] && (equal(types[kind], type) || equal(types[kind] + PREFIX_LENGTH, type)))
			return kind;
	}
	return 0;
}

int shp__kind_has_details(int32_t kind)
{
	return kind == SHP_EVENT_SHIPMENT_CONFIRMED || kind == SHP_EVENT_SHIPMENT_RECONFIRMED ||
	       kind == SHP_EVENT_BUYER_NOTIFIED || kind == SHP_EVENT_ACCOUNT_UPDATED;
}
