/* The names that events' ids are made of: injective, since references hold neither '/' nor '='. */
#include "event.h"

#include "uuid.h"

/* What one block of SHA-1 leaves beside the name space and the padding: a byte more would cost three times as much. */
#define NAME_LENGTH 39

/* Most numbers have one digit. */
static char *put_number(char *to, uint64_t number)
{
	char digits[20];
	char *first = digits + sizeof(digits);
	size_t length;

	*to++ = '/';
	if (number < 10) {
		*to = (char)('0' + number);
		return to + 1;
	}
	do {
		*--first = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	length = (size_t)(digits + sizeof(digits) - first);
	memcpy(to, first, length);
	return to + length;
}

/* Most references are a few bytes, for which a call costs more than it saves. */
static char *put_reference(char *to, struct shp__text reference)
{
	uint32_t i;

	*to++ = '/';
	if (reference.length > 8) {
		memcpy(to, reference.bytes, reference.length);
		return to + reference.length;
	}
	for (i = 0; i < reference.length; i++)
		to[i] = reference.bytes[i];
	return to + reference.length;
}

static char *put_cause(char *to, int32_t cause, struct shp__text what, uint64_t number)
{
	switch (cause) {
	case SHP_CAUSE_ORDER:
		memcpy(to, "/order", 6);
		return put_number(to + 6, number);
	case SHP_CAUSE_PACKAGE:
		memcpy(to, "/package", 8);
		return put_number(put_reference(to + 8, what), number);
	default:
		memcpy(to, "/cancellation", 13);
		return put_reference(to + 13, what);
	}
}

/* The type, and behind it what fills a short name up. Copies of fixed size: nothing is called for them. */
static char *begin_name(char *buffer, int32_t kind)
{
	const struct shp__text type = shp__kind_text(kind);

	memcpy(buffer, type.bytes, SHP__KIND_SIZE);
	memset(buffer + type.length, '=', NAME_LENGTH);
	return buffer + type.length;
}

static uint32_t end_name(char *buffer, const char *to)
{
	const uint32_t length = (uint32_t)(to - buffer);
	const uint32_t filled = length < NAME_LENGTH ? NAME_LENGTH : length;

	buffer[filled] = '\0';
	return filled;
}

uint32_t shp__event_name(const struct shp_event *event, char *buffer)
{
	char *to = begin_name(buffer, event->kind);

	switch (event->kind) {
	case SHP_EVENT_ORDER_PLACED:
	case SHP_EVENT_ORDER_ADOPTED:
	case SHP_EVENT_ORDER_RELEASED:
	case SHP_EVENT_ORDER_CANCELLED:
		break;
	case SHP_EVENT_SHIPMENT_SCANNED:
		to = put_number(put_reference(to, event->package), event->carrier_status);
		to = put_number(to, (uint64_t)event->carrier_at);
		break;
	case SHP_EVENT_ITEMS_CANCELLED:
		to = put_reference(to, event->cancellation);
		break;
	case SHP_EVENT_PAYMENT_SETTLED:
	case SHP_EVENT_PAYMENT_DECLINED:
	case SHP_EVENT_BUYER_CHARGED:
	case SHP_EVENT_BUYER_REFUNDED:
	case SHP_EVENT_SELLER_CREDITED:
	case SHP_EVENT_SELLER_DEBITED:
		to = put_cause(to, event->cause,
			       event->cause == SHP_CAUSE_PACKAGE ? event->package : event->cancellation,
			       (uint64_t)event->number);
		break;
	default: /* of a package: splits, shipments, labels, notices */
		to = put_number(put_reference(to, event->package), (uint64_t)event->number);
		break;
	}
	return end_name(buffer, to);
}

uint32_t shp__charge_name(const struct shp_order *order, const struct shp__charge *charge, char *buffer)
{
	const struct shp__text what = {order->text + charge->what_at, charge->what_length};

	return end_name(buffer, put_cause(begin_name(buffer, SHP_EVENT_BUYER_CHARGED), charge->cause, what,
					  charge->number));
}

int32_t shp_event_write_name(const struct shp_event *event, char *buffer, size_t capacity, size_t *ret_size)
{
	char name[SHP__EVENT_NAME_SIZE];

	if (!event || !ret_size || (!buffer && capacity))
		return SHP_ERR_ARGUMENT;
	return shp__text_write(name, shp__event_name(event, name), buffer, capacity, ret_size);
}

void shp_event_get_id(const struct shp_event *event, uint8_t ret_id[16])
{
	char name[SHP__EVENT_NAME_SIZE];

	if (!event || !ret_id)
		return;
	const uint32_t length = shp__event_name(event, name);
	shp__uuid_v5(event->identity->id, name, length, ret_id);
}
