/*
 * Recognising that an order has been adopted: it is what was told, or can have grown from it. An order never forgets:
 * references stay used, revisions and sums never go back, cancellations and charges are never taken away.
 */
#include <string.h>

#include "adopt.h"
#include "decide.h"

struct growing {
	const struct shp_order *from; /* as it is told */
	const struct shp_order *to; /* as it is */
	struct shp__problems *problems;
	int grown; /* something has happened since; else both must be the same */
};

static void growth_check(const struct growing *growing, int same, struct shp__path path)
{
	if (!same)
		shp__problem(growing->problems, SHP_ERR_DIFFERS, path, NULL, 0);
}

static void growth_at(const struct growing *growing, int same, const char *list, uint32_t index, const char *field)
{
	growth_check(growing, same, shp__path_of(list, index, field));
}

/* A sum or an instant that can only become more; or less, with its signs turned. */
static int has_risen(const struct growing *growing, int64_t from, int64_t to)
{
	return growing->grown ? to >= from : to == from;
}

/* ---- the whole ---- */

/* Whether it waits to be paid: a cancelled order does not, and shows no more what it was. */
static int is_awaiting(const struct shp_order *order)
{
	return order->pending && order->units_cancelled < order->placed->units_ordered;
}

static void growth_of_money(const struct growing *growing)
{
	const struct shp_order *from = growing->from;
	const struct shp_order *to = growing->to;
	const uint32_t before = growing->problems->count;

	growth_check(growing, has_risen(growing, -is_awaiting(from), -is_awaiting(to)), shp__path("status"));
	growth_check(growing, has_risen(growing, from->charged, to->charged), shp__path("charged"));
	growth_check(growing, has_risen(growing, from->refunded, to->refunded), shp__path("refunded"));
	growth_check(growing, has_risen(growing, from->credited, to->credited), shp__path("credited"));
	growth_check(growing, has_risen(growing, from->debited, to->debited), shp__path("debited"));
	if (growing->problems->count == before) /* else it follows from what was told of these */
		growth_check(growing,
			   from->baseline_charge == to->baseline_charge && from->baseline_credit == to->baseline_credit,
			   shp__path("baseline"));
}

static void growth_of_counts(const struct growing *growing)
{
	const struct shp__capacity *from = &growing->from->count;
	const struct shp__capacity *to = &growing->to->count;

	if (growing->grown)
		return;
	growth_check(growing, to->packages <= from->packages, shp__path("packages"));
	growth_check(growing, to->gone <= from->gone, shp__path("gone"));
	growth_check(growing, to->cancellations <= from->cancellations, shp__path("cancellations"));
	growth_check(growing, to->charges <= from->charges, shp__path("charges"));
}

/* ---- packages ---- */

static void growth_of_scans(const struct growing *growing, const struct shp__package *from,
			    const struct shp__package *to, uint32_t i)
{
	int same = growing->grown ? !(from->scans & ~to->scans) : from->scans == to->scans;

	same &= has_risen(growing, from->carrier_status_at, to->carrier_status_at);
	if (to->carrier_status_at == from->carrier_status_at)
		same &= has_risen(growing, from->carrier_status, to->carrier_status);
	if (!growing->grown || from->first_scan_at != SHP_INSTANT_NONE)
		same &= growing->grown ? to->first_scan_at <= from->first_scan_at
				       : to->first_scan_at == from->first_scan_at;
	if (!growing->grown || from->delivered_at != SHP_INSTANT_NONE)
		same &= growing->grown ? to->delivered_at <= from->delivered_at
				       : to->delivered_at == from->delivered_at;
	growth_at(growing, same, "packages", i, "scans");
}

/* The same revision of a shipment, or of a package that is here: it says the same. */
static void growth_of_revision(const struct growing *growing, const struct shp__package *from,
			       const struct shp__package *to, uint32_t i)
{
	growth_at(growing, from->confirmed_at == to->confirmed_at, "packages", i, "confirmed_at");
	growth_at(growing, from->ship_date == to->ship_date, "packages", i, "ship_date");
	growth_at(growing, from->label == to->label, "packages", i, "label");
	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++)
		growth_at(growing,
			 shp__text_equal(shp__package_text(growing->from, from, field),
					 shp__package_text(growing->to, to, field)),
			 "packages", i, shp_ship_field_name(field));
	if (from->confirmed || !growing->grown) /* what is here may have been packed otherwise since */
		growth_at(growing,
			 shp__package_holds(growing->to, to, growing->from->items + from->item_first, from->item_count),
			 "packages", i, "items");
}

static void growth_of_package(const struct growing *growing, uint32_t i)
{
	const struct shp__package *from = &growing->from->packages[i];
	const struct shp__text reference = shp__package_reference(growing->from, i);
	const int32_t found = shp__find_package(growing->to, reference.bytes, reference.length);
	const struct shp__package *to = found < 0 ? NULL : &growing->to->packages[found];

	if (found == -1 || (!growing->grown && found != (int32_t)i)) {
		growth_at(growing, 0, "packages", i, "reference");
		return;
	}
	/* what left without a label never comes back */
	if (from->confirmed && !from->label && !(to && to->confirmed)) {
		growth_at(growing, 0, "packages", i, "status");
		return;
	}
	if (!to)
		return;
	growth_at(growing, has_risen(growing, from->revision, to->revision), "packages", i, "revision");
	if (from->revision == to->revision) {
		growth_at(growing, from->confirmed == to->confirmed, "packages", i, "status");
		if (from->confirmed == to->confirmed)
			growth_of_revision(growing, from, to, i);
	}
	if (from->confirmed && to->confirmed)
		growth_of_scans(growing, from, to, i);
}

static void growth_of_gone(const struct growing *growing, uint32_t i)
{
	const struct shp__text reference = shp__reference_of(growing->from, SHP__GONE | i);

	growth_at(growing, shp__find_package(growing->to, reference.bytes, reference.length) == -2, "gone", i,
		 "reference");
}

/* ---- cancellations and charges ---- */

static void growth_of_cancellation(const struct growing *growing, uint32_t i)
{
	const struct shp__cancellation *from = &growing->from->cancellations[i];
	const int is_there = i < growing->to->count.cancellations;
	const struct shp__cancellation *to = is_there ? &growing->to->cancellations[i] : from;

	if (!is_there || from->reference_length != to->reference_length ||
	    memcmp(growing->from->text + from->reference_at, growing->to->text + to->reference_at,
		   from->reference_length) != 0) {
		growth_at(growing, 0, "cancellations", i, "reference");
		return;
	}
	growth_at(growing, from->reason == to->reason, "cancellations", i, "reason");
	growth_at(growing, from->at == to->at, "cancellations", i, "at");
	growth_at(growing, from->all == to->all, "cancellations", i, "all");
	growth_at(growing,
		 from->item_count == to->item_count &&
			 memcmp(growing->from->cancelled_items + from->item_first,
				growing->to->cancelled_items + to->item_first,
				from->item_count * sizeof(struct shp__item)) == 0,
		 "cancellations", i, "items");
}

static void growth_of_charge(const struct growing *growing, uint32_t i)
{
	const struct shp__charge *from = &growing->from->charges[i];
	const int is_there = i < growing->to->count.charges;
	const struct shp__charge *to = is_there ? &growing->to->charges[i] : from;

	if (!is_there || from->cause != to->cause) {
		growth_at(growing, 0, "charges", i, "cause");
		return;
	}
	growth_at(growing,
		 shp__text_equal(shp__charge_subject(growing->from, from), shp__charge_subject(growing->to, to)),
		 "charges", i, "reference");
	growth_at(growing, from->number == to->number, "charges", i, "number");
	growth_at(growing, from->amount == to->amount, "charges", i, "amount");
	/* nothing heard, then declined, then settled: each may be left out */
	growth_at(growing,
		 from->payment == to->payment ||
			 (growing->grown && from->payment != SHP_PAYMENT_SETTLED && to->payment != SHP_PAYMENT_NONE),
		 "charges", i, "payment");
	growth_at(growing, has_risen(growing, -from->held, -to->held), "charges", i, "held");
}

static void growth_of_all(const struct growing *growing)
{
	const struct shp__capacity *count = &growing->from->count;

	growth_of_money(growing);
	growth_of_counts(growing);
	for (uint32_t i = 0; i < count->packages; i++)
		growth_of_package(growing, i);
	for (uint32_t i = 0; i < count->gone; i++)
		growth_of_gone(growing, i);
	for (uint32_t i = 0; i < count->cancellations; i++)
		growth_of_cancellation(growing, i);
	for (uint32_t i = 0; i < count->charges; i++)
		growth_of_charge(growing, i);
}

/* What is told, on what the order was placed with: so what a placement leaves open is what it was. */
static int32_t adopt_on(struct shp__adopting *adopting, const struct shp_order *order)
{
	struct shp_order *from = NULL;
	int32_t status = shp__adopt_check(adopting);

	if (!status && !adopting->problems.count)
		shp__placement_compare(&adopting->adoption->placement, order->placed, &adopting->problems);
	if (status || adopting->problems.count)
		return status;
	adopting->placed = shp__placed_ref(order->placed);
	status = shp__adopt_resolve(adopting);
	if (!status && !adopting->problems.count)
		status = shp__adopt_build(adopting, &from);
	if (status || !from)
		return status;
	const struct growing growing = {from, order, &adopting->problems, order->revision > from->revision};
	growth_of_all(&growing);
	shp_order_unref(from);
	return SHP_OK;
}

int32_t shp_order_adopt_again(const struct shp_rules *rules, struct shp_order *order,
			      const struct shp_adoption *adoption, int64_t now, struct shp_decision **ret_decision,
			      struct shp_error *reterr_error)
{
	struct shp__adopting adopting = {
		.rules = rules, .adoption = adoption, .problems = shp__problems_begin(reterr_error)};

	(void)now; /* what happened, happened, whenever it is told again */
	if (!rules || !order || !adoption || !ret_decision)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	int32_t status = adopt_on(&adopting, order);
	shp__adopt_end(&adopting);
	if (!status && adopting.problems.count)
		return adopting.problems.first;
	if (!status)
		status = shp__decide_repeated(order, ret_decision);
	return status ? shp__fail(reterr_error, status, "", 0) : SHP_OK;
}
