/*
 * Whether two orders are the same value: what is encoded of them is the same, whatever holes and derived fields they
 * have.
 */
#include "order.h"

static int texts_equal(struct shp__text a, struct shp__text b)
{
	return a.length == b.length && !memcmp(a.bytes, b.bytes, a.length);
}

static int lines_equal(const struct shp__placed *a, const struct shp__placed *b, uint32_t line)
{
	int32_t field;

	if (a->lines[line].quantity != b->lines[line].quantity ||
	    memcmp(a->lines[line].amounts, b->lines[line].amounts, sizeof(a->lines[line].amounts)))
		return 0;
	for (field = SHP_LINE_ID; field <= SHP_LINE_CATEGORY; field++) {
		if (!texts_equal(shp__line_text(a, line, field), shp__line_text(b, line, field)))
			return 0;
	}
	return 1;
}

static int identities_equal(const struct shp__identity *a, const struct shp__identity *b)
{
	return !memcmp(a->id, b->id, sizeof(a->id)) && !memcmp(a->currency, b->currency, sizeof(a->currency)) &&
	       a->exponent == b->exponent && texts_equal(a->reference, b->reference) &&
	       texts_equal(a->marketplace, b->marketplace);
}

static int placed_equal(const struct shp__placed *a, const struct shp__placed *b)
{
	uint32_t line;

	if (a == b)
		return 1;
	if (!identities_equal(&a->identity, &b->identity) || !texts_equal(a->service, b->service) ||
	    a->ordered_at != b->ordered_at || memcmp(a->dates, b->dates, sizeof(a->dates)) ||
	    a->channel != b->channel || a->programs != b->programs || a->fee_basis_points != b->fee_basis_points ||
	    a->charge_policy != b->charge_policy || a->credit_timing != b->credit_timing || a->collect != b->collect ||
	    a->line_count != b->line_count)
		return 0;
	for (line = 0; line < a->line_count; line++) {
		if (!lines_equal(a, b, line))
			return 0;
	}
	return 1;
}

static int items_equal(const struct shp__item *a, const struct shp__item *b, uint32_t count)
{
	uint32_t i;

	for (i = 0; i < count; i++) {
		if (a[i].line != b[i].line || a[i].quantity != b[i].quantity)
			return 0;
	}
	return 1;
}

static int shipments_equal(const struct shp_order *a, const struct shp_order *b, uint32_t package)
{
	const struct shp__package *of_a = &a->packages[package];
	const struct shp__package *of_b = &b->packages[package];
	int32_t field;

	if (of_a->ship_date != of_b->ship_date || of_a->confirmed_at != of_b->confirmed_at ||
	    of_a->label != of_b->label || of_a->verdict != of_b->verdict ||
	    of_a->carrier_status != of_b->carrier_status || of_a->carrier_status_at != of_b->carrier_status_at ||
	    of_a->first_scan_at != of_b->first_scan_at || of_a->scans != of_b->scans ||
	    of_a->delivered_at != of_b->delivered_at)
		return 0;
	for (field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++) {
		if (!texts_equal(shp__package_text(a, of_a, field), shp__package_text(b, of_b, field)))
			return 0;
	}
	return 1;
}

static int packages_equal(const struct shp_order *a, const struct shp_order *b, uint32_t package)
{
	const struct shp__package *of_a = &a->packages[package];
	const struct shp__package *of_b = &b->packages[package];

	return of_a->confirmed == of_b->confirmed && of_a->revision == of_b->revision &&
	       of_a->split_number == of_b->split_number && of_a->item_count == of_b->item_count &&
	       texts_equal(shp__package_reference(a, package), shp__package_reference(b, package)) &&
	       items_equal(a->items + of_a->item_first, b->items + of_b->item_first, of_a->item_count) &&
	       (!of_a->confirmed || shipments_equal(a, b, package));
}

static int cancellations_equal(const struct shp_order *a, const struct shp_order *b, uint32_t cancellation)
{
	const struct shp__cancellation *of_a = &a->cancellations[cancellation];
	const struct shp__cancellation *of_b = &b->cancellations[cancellation];

	return of_a->reason == of_b->reason && of_a->all == of_b->all && of_a->at == of_b->at &&
	       of_a->item_count == of_b->item_count && of_a->reference_length == of_b->reference_length &&
	       !memcmp(a->text + of_a->reference_at, b->text + of_b->reference_at, of_a->reference_length) &&
	       items_equal(a->cancelled_items + of_a->item_first, b->cancelled_items + of_b->item_first,
			   of_a->item_count);
}

static int charges_equal(const struct shp_order *a, const struct shp_order *b, uint32_t charge)
{
	const struct shp__charge *of_a = &a->charges[charge];
	const struct shp__charge *of_b = &b->charges[charge];

	return of_a->amount == of_b->amount && of_a->held == of_b->held && of_a->number == of_b->number &&
	       of_a->cause == of_b->cause && of_a->payment == of_b->payment && of_a->what_length == of_b->what_length &&
	       !memcmp(a->text + of_a->what_at, b->text + of_b->what_at, of_a->what_length);
}

static int totals_equal(const struct shp_order *a, const struct shp_order *b)
{
	return a->revision == b->revision && a->pending == b->pending && a->completed == b->completed &&
	       a->charged == b->charged && a->refunded == b->refunded && a->credited == b->credited &&
	       a->debited == b->debited && a->baseline_charge == b->baseline_charge &&
	       a->baseline_credit == b->baseline_credit && a->whole_charges == b->whole_charges &&
	       a->count.packages == b->count.packages && a->count.gone == b->count.gone &&
	       a->count.cancellations == b->count.cancellations && a->count.charges == b->count.charges;
}

/* Packages are equal already: then the vanished ones are, if all references, in order, are. */
static int references_equal(const struct shp_order *a, const struct shp_order *b)
{
	uint32_t i;

	for (i = 0; i < a->count.packages + a->count.gone; i++) {
		if (!texts_equal(shp__reference_of(a, a->by_reference[i]), shp__reference_of(b, b->by_reference[i])))
			return 0;
	}
	return 1;
}

int32_t shp_order_equals(const struct shp_order *a, const struct shp_order *b)
{
	uint32_t i;

	if (a == b)
		return 1;
	if (!a || !b || !totals_equal(a, b) || !placed_equal(a->placed, b->placed))
		return 0;
	for (i = 0; i < a->count.packages; i++) {
		if (!packages_equal(a, b, i))
			return 0;
	}
	for (i = 0; i < a->count.cancellations; i++) {
		if (!cancellations_equal(a, b, i))
			return 0;
	}
	for (i = 0; i < a->count.charges; i++) {
		if (!charges_equal(a, b, i))
			return 0;
	}
	return !a->count.gone || references_equal(a, b);
}
