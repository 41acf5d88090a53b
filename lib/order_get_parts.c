/* Asking an order for its packages, their shipments, and its cancellations. */
#include "automatic.h"
#include "order.h"

static const struct shp__package *package_at(const struct shp_order *order, uint32_t package)
{
	return order && package < order->count.packages ? &order->packages[package] : NULL;
}

uint32_t shp_order_count_packages(const struct shp_order *order)
{
	return order ? order->count.packages : 0;
}

uint32_t shp_order_count_references_used(const struct shp_order *order)
{
	return order ? order->count.packages + order->count.gone : 0;
}

const char *shp_order_get_used_reference(const struct shp_order *order, uint32_t index)
{
	return index < shp_order_count_references_used(order)
		       ? shp__reference_of(order, order->by_reference[index]).bytes
		       : NULL;
}

int32_t shp_order_find_package(const struct shp_order *order, const char *reference)
{
	const int32_t found = order && reference ? shp__find_package(order, reference, strlen(reference)) : -1;

	return found < 0 ? -1 : found;
}

const char *shp_order_get_package_reference(const struct shp_order *order, uint32_t package)
{
	return package_at(order, package) ? shp__package_reference(order, package).bytes : NULL;
}

int32_t shp_order_get_package_status(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = package_at(order, package);

	if (!of)
		return 0;
	return of->confirmed ? SHP_PACKAGE_STATUS_CONFIRMED : SHP_PACKAGE_STATUS_OPEN;
}

uint32_t shp_order_count_package_items(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = package_at(order, package);

	return of ? of->item_count : 0;
}

static const struct shp__item *package_item(const struct shp_order *order, uint32_t package, uint32_t item)
{
	const struct shp__package *of = package_at(order, package);

	return of && item < of->item_count ? &order->items[of->item_first + item] : NULL;
}

int32_t shp_order_get_package_item_line(const struct shp_order *order, uint32_t package, uint32_t item)
{
	const struct shp__item *of = package_item(order, package, item);

	return of ? (int32_t)of->line : -1;
}

int32_t shp_order_get_package_item_quantity(const struct shp_order *order, uint32_t package, uint32_t item)
{
	const struct shp__item *of = package_item(order, package, item);

	return of ? of->quantity : 0;
}

int32_t shp_order_get_next_package_number(const struct shp_order *order)
{
	return order ? (int32_t)order->next_reference : 0;
}

/* ---- shipments ---- */

static const struct shp__package *shipment_at(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = package_at(order, package);

	return of && of->confirmed ? of : NULL;
}

int32_t shp_order_get_shipment_revision(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = shipment_at(order, package);

	return of ? (int32_t)of->revision : 0;
}

int32_t shp_order_get_shipment_date(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = shipment_at(order, package);

	return of ? of->ship_date : SHP_DATE_NONE;
}

const char *shp_order_get_shipment_text(const struct shp_order *order, uint32_t package, int32_t field)
{
	const struct shp__package *of = shipment_at(order, package);

	if (!of || field < SHP_SHIP_CARRIER || field > SHP_SHIP_MEMO)
		return NULL;
	return shp__package_text(order, of, field).bytes;
}

int64_t shp_order_get_shipment_confirmed_at(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = shipment_at(order, package);

	return of ? of->confirmed_at : SHP_INSTANT_NONE;
}

int32_t shp_order_is_shipment_labelled(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = shipment_at(order, package);

	return of ? of->label : 0;
}

int32_t shp_order_get_shipment_verdict(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = shipment_at(order, package);

	return of ? of->verdict : 0;
}

int32_t shp_order_get_shipment_carrier_status(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = shipment_at(order, package);

	return of ? of->carrier_status : SHP_CARRIER_STATUS_NONE;
}

int64_t shp_order_get_shipment_carrier_status_at(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = shipment_at(order, package);

	return of ? of->carrier_status_at : SHP_INSTANT_NONE;
}

int32_t shp_order_get_shipment_scans(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = shipment_at(order, package);

	return of ? of->scans : 0;
}

int64_t shp_order_get_shipment_first_scan_at(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = shipment_at(order, package);

	return of ? of->first_scan_at : SHP_INSTANT_NONE;
}

int64_t shp_order_get_shipment_delivered_at(const struct shp_order *order, uint32_t package)
{
	const struct shp__package *of = shipment_at(order, package);

	return of ? of->delivered_at : SHP_INSTANT_NONE;
}

/* ---- cancellations ---- */

static const struct shp__cancellation *cancellation_at(const struct shp_order *order, uint32_t cancellation)
{
	return order && cancellation < order->count.cancellations ? &order->cancellations[cancellation] : NULL;
}

uint32_t shp_order_count_cancellations(const struct shp_order *order)
{
	return order ? order->count.cancellations : 0;
}

int32_t shp_order_find_cancellation(const struct shp_order *order, const char *reference)
{
	return order && reference ? shp__find_cancellation(order, reference, strlen(reference)) : -1;
}

const char *shp_order_get_cancellation_reference(const struct shp_order *order, uint32_t cancellation)
{
	const struct shp__cancellation *of = cancellation_at(order, cancellation);

	return of ? order->text + of->reference_at : NULL;
}

int32_t shp_order_get_cancellation_reason(const struct shp_order *order, uint32_t cancellation)
{
	const struct shp__cancellation *of = cancellation_at(order, cancellation);

	return of ? of->reason : 0;
}

int32_t shp_order_is_cancellation_of_all(const struct shp_order *order, uint32_t cancellation)
{
	const struct shp__cancellation *of = cancellation_at(order, cancellation);

	return of ? of->all : 0;
}

int64_t shp_order_get_cancellation_at(const struct shp_order *order, uint32_t cancellation)
{
	const struct shp__cancellation *of = cancellation_at(order, cancellation);

	return of ? of->at : SHP_INSTANT_NONE;
}

uint32_t shp_order_count_cancellation_items(const struct shp_order *order, uint32_t cancellation)
{
	const struct shp__cancellation *of = cancellation_at(order, cancellation);

	return of ? of->item_count : 0;
}

static const struct shp__item *cancellation_item(const struct shp_order *order, uint32_t cancellation, uint32_t item)
{
	const struct shp__cancellation *of = cancellation_at(order, cancellation);

	return of && item < of->item_count ? &order->cancelled_items[of->item_first + item] : NULL;
}

int32_t shp_order_get_cancellation_item_line(const struct shp_order *order, uint32_t cancellation, uint32_t item)
{
	const struct shp__item *of = cancellation_item(order, cancellation, item);

	return of ? (int32_t)of->line : -1;
}

int32_t shp_order_get_cancellation_item_quantity(const struct shp_order *order, uint32_t cancellation, uint32_t item)
{
	const struct shp__item *of = cancellation_item(order, cancellation, item);

	return of ? of->quantity : 0;
}

int32_t shp_order_get_next_cancellation_number(const struct shp_order *order)
{
	struct shp__automatic automatic;
	uint32_t i;

	if (!order)
		return 0;
	shp__automatic_begin(&automatic, order->count.cancellations);
	for (i = 0; i < order->count.cancellations; i++) {
		const struct shp__cancellation *of = &order->cancellations[i];

		shp__automatic_note(&automatic,
				    (struct shp__text){order->text + of->reference_at, of->reference_length});
	}
	return (int32_t)shp__automatic_next(&automatic);
}
