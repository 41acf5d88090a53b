/* Kinds of events: their types, which are effects, and what they carry. */
#include "event.h"

#define PREFIX "libshipment."
#define PREFIX_LENGTH (sizeof(PREFIX) - 1)
/* Each is followed by NULs enough to be copied as a whole: see SHP__KIND_SIZE. */
#define TYPE(name) {PREFIX name "\0\0\0\0\0\0\0\0\0\0\0\0", sizeof(PREFIX name) - 1}

/* By kind. */
static const struct shp__text types[] = {
	[SHP_EVENT_ORDER_PLACED] = TYPE("order.placed"),
	[SHP_EVENT_ORDER_ADOPTED] = TYPE("order.adopted"),
	[SHP_EVENT_ORDER_RELEASED] = TYPE("order.released"),
	[SHP_EVENT_PACKAGE_SPLIT] = TYPE("package.split"),
	[SHP_EVENT_SHIPMENT_CONFIRMED] = TYPE("shipment.confirmed"),
	[SHP_EVENT_SHIPMENT_RECONFIRMED] = TYPE("shipment.reconfirmed"),
	[SHP_EVENT_LABEL_CANCELLED] = TYPE("label.cancelled"),
	[SHP_EVENT_SHIPMENT_SCANNED] = TYPE("shipment.scanned"),
	[SHP_EVENT_PAYMENT_SETTLED] = TYPE("payment.settled"),
	[SHP_EVENT_PAYMENT_DECLINED] = TYPE("payment.declined"),
	[SHP_EVENT_ITEMS_CANCELLED] = TYPE("items.cancelled"),
	[SHP_EVENT_ORDER_CANCELLED] = TYPE("order.cancelled"),
	[SHP_EVENT_BUYER_CHARGED] = TYPE("buyer.charged"),
	[SHP_EVENT_BUYER_REFUNDED] = TYPE("buyer.refunded"),
	[SHP_EVENT_SELLER_CREDITED] = TYPE("seller.credited"),
	[SHP_EVENT_SELLER_DEBITED] = TYPE("seller.debited"),
	[SHP_EVENT_BUYER_NOTIFIED] = TYPE("buyer.notified"),
	[SHP_EVENT_ACCOUNT_UPDATED] = TYPE("account.updated"),
};

#define TYPE_COUNT ((int32_t)(sizeof(types) / sizeof(types[0])))
_Static_assert(sizeof(types) / sizeof(types[0]) == SHP__KIND_LAST + 1, "SHP__KIND_LAST is the last kind");

/* By kind, since numbers are given out as kinds come to be, and tell nothing. Facts have none of it. */
#define EFFECT 1
#define MONEY 2
static const uint8_t kind_traits[SHP__KIND_LAST + 1] = {
	[SHP_EVENT_BUYER_CHARGED] = EFFECT | MONEY,
	[SHP_EVENT_BUYER_REFUNDED] = EFFECT | MONEY,
	[SHP_EVENT_SELLER_CREDITED] = EFFECT | MONEY,
	[SHP_EVENT_SELLER_DEBITED] = EFFECT | MONEY,
	[SHP_EVENT_BUYER_NOTIFIED] = EFFECT,
	[SHP_EVENT_ACCOUNT_UPDATED] = EFFECT,
};

static int has_trait(int32_t kind, int trait)
{
	return kind >= 0 && kind < TYPE_COUNT && (kind_traits[kind] & trait);
}

int32_t shp_event_kind_is_effect(int32_t kind)
{
	return has_trait(kind, EFFECT);
}

int32_t shp_event_is_effect(const struct shp_event *event)
{
	return event && has_trait(event->kind, EFFECT);
}

int32_t shp_event_is_money(const struct shp_event *event)
{
	return event && has_trait(event->kind, MONEY);
}

const char *shp_event_kind_type(int32_t kind)
{
	return kind >= 0 && kind < TYPE_COUNT ? types[kind].bytes : NULL;
}

const char *shp__kind_name(int32_t kind)
{
	const char *type = shp_event_kind_type(kind);

	return type ? type + PREFIX_LENGTH : NULL;
}

struct shp__text shp__kind_text(int32_t kind)
{
	return (struct shp__text){types[kind].bytes + PREFIX_LENGTH, types[kind].length - (uint32_t)PREFIX_LENGTH};
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

	if (!type)
		return SHP_ERR_ARGUMENT;
	for (kind = 0; kind < TYPE_COUNT; kind++) {
		const char *known = types[kind].bytes;

		if (known && (equal(known, type) || equal(known + PREFIX_LENGTH, type)))
			return kind;
	}
	return SHP_ERR_VALUE;
}

int shp__kind_has_details(int32_t kind)
{
	return kind == SHP_EVENT_SHIPMENT_CONFIRMED || kind == SHP_EVENT_SHIPMENT_RECONFIRMED ||
	       kind == SHP_EVENT_BUYER_NOTIFIED || kind == SHP_EVENT_ACCOUNT_UPDATED;
}
