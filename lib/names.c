/* Names of the values of an order, as documents write them. */
#include "names.h"

#include "libshipment/order.h"

#define COUNT(table) ((int32_t)(sizeof(table) / sizeof((table)[0])))

static const char *name_at(const char *const *names, int32_t count, int32_t index)
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

/* The index of a name, or -1. */
static int32_t find_name(const char *const *names, int32_t count, const char *name)
{
	int32_t i;

	for (i = 0; name && i < count; i++) {
		if (names[i] && shp__names_match(names[i], name))
			return i;
	}
	return -1;
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
	const int32_t found = find_name(program_names, COUNT(program_names), name);

	return found < 0 ? 0 : 1 << found;
}

/* ---- everything else, by its number ---- */

static const char *const order_statuses[] = {NULL, "pending", "unshipped", "partially_shipped", "shipped", "cancelled"};

const char *shp_order_status_name(int32_t status)
{
	return name_at(order_statuses, COUNT(order_statuses), status);
}

static const char *const package_statuses[] = {NULL, "open", "confirmed"};

const char *shp_package_status_name(int32_t status)
{
	return name_at(package_statuses, COUNT(package_statuses), status);
}

static const char *const ship_fields[] = {
	NULL, "ship_date", "carrier", "carrier_name", "method", "tracking", "memo", "items",
};

const char *shp_ship_field_name(int32_t field)
{
	return name_at(ship_fields, COUNT(ship_fields), field);
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
	return name_at(amount_names, COUNT(amount_names), amount);
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

const char *shp_cancel_reason_name(int32_t reason)
{
	return name_at(reasons, COUNT(reasons), reason);
}

int32_t shp_cancel_reason_from_name(const char *name)
{
	const int32_t found = find_name(reasons, COUNT(reasons), name);

	if (found > 0)
		return found;
	/* The two that British and American English spell differently. */
	if (name && shp__names_match(name, "BuyerCancelled"))
		return SHP_REASON_BUYER_CANCELLED;
	if (name && shp__names_match(name, "PaymentNotAuthorized"))
		return SHP_REASON_PAYMENT_NOT_AUTHORISED;
	return 0;
}

static const char *const carrier_statuses[] = {
	"none", "scanned", "in_transit", "out_for_delivery", "attempted", "delivered", "returned", "lost",
};

const char *shp_carrier_status_name(int32_t status)
{
	return name_at(carrier_statuses, COUNT(carrier_statuses), status);
}

int32_t shp_carrier_status_from_name(const char *name)
{
	return find_name(carrier_statuses, COUNT(carrier_statuses), name);
}

static const char *const charge_policies[] = {"first_package", "per_package", "last_package"};

const char *shp_charge_policy_name(int32_t policy)
{
	return name_at(charge_policies, COUNT(charge_policies), policy);
}
