/* What only the whole of an order can show. */
#include "order_decode.h"

#include "context.h"
#include "due.h"
#include "libshipment/event.h"
#include "sort.h"

/* ---- where something stands: read again, since it is asked for bad bytes only ---- */

/* Moves behind an item that has been read before. */
static void skip(struct shp__cbor_reader *cbor)
{
	uint64_t left;
	uint32_t length;

	for (left = 1; left && !cbor->failed; left--) {
		switch (shp__cbor_peek(cbor)) {
		case SHP__CBOR_UINT:
			shp__cbor_get_uint(cbor, UINT64_MAX);
			break;
		case SHP__CBOR_NEGATIVE:
			shp__cbor_get_int(cbor, INT64_MIN, -1);
			break;
		case SHP__CBOR_BYTES:
			shp__cbor_get_bytes(cbor, UINT32_MAX, &length);
			break;
		case SHP__CBOR_TEXT:
			shp__cbor_get_text(cbor, UINT32_MAX, &length);
			break;
		case SHP__CBOR_ARRAY:
			left += shp__cbor_get_array(cbor, UINT32_MAX);
			break;
		case SHP__CBOR_MAP:
			left += 2 * (uint64_t)shp__cbor_get_map(cbor, UINT32_MAX);
			break;
		default: /* true or null, of one byte */
			cbor->at++;
			break;
		}
	}
}

static void enter(struct shp__cbor_reader *cbor, uint32_t key_or_index)
{
	if (shp__cbor_peek(cbor) == SHP__CBOR_MAP) {
		shp__cbor_get_map(cbor, UINT32_MAX);
		while (!cbor->failed && shp__cbor_get_uint(cbor, UINT64_MAX) != key_or_index)
			skip(cbor);
		return;
	}
	shp__cbor_get_array(cbor, UINT32_MAX);
	while (key_or_index-- && !cbor->failed)
		skip(cbor);
}

void shp__fail_inside(struct shp__order_reader *reader, int key, const uint32_t *path, uint32_t depth)
{
	struct shp__cbor_reader cbor = *reader->cbor;
	uint32_t i;

	cbor.at = reader->at[key] + 1;
	for (i = 0; i < depth; i++)
		enter(&cbor, path[i]);
	shp__cbor_fail(reader->cbor, cbor.at);
}

/* Fails at the value of a field, or where the field would stand. */
static void fail_at_key(struct shp__order_reader *reader, int key)
{
	const size_t at = reader->at[key];
	const int is_there = at < reader->cbor->size && reader->cbor->bytes[at] == key;

	shp__cbor_fail(reader->cbor, is_there ? at + 1 : at);
}

/* ---- references ---- */

/* Of packages and vanished packages, sorted already: the first in the input that stands there for the second time. */
static void fail_duplicate_reference(struct shp__order_reader *reader)
{
	const struct shp_order *draft = reader->draft;
	uint32_t found = UINT32_MAX;
	uint32_t i;

	for (i = 1; i < draft->count.packages + draft->count.gone; i++) {
		const uint32_t a = draft->by_reference[i - 1];
		const uint32_t b = draft->by_reference[i];
		const struct shp__text of_a = shp__reference_of(draft, a);
		const struct shp__text of_b = shp__reference_of(draft, b);
		const uint32_t later = a > b ? a : b;

		if (later < found && !shp__text_compare(of_a.bytes, of_a.length, of_b.bytes, of_b.length))
			found = later;
	}
	if (found & SHP__GONE)
		shp__fail_inside(reader, SHP__ORDER_GONE, (const uint32_t[]){found & ~SHP__GONE}, 1);
	else
		shp__fail_inside(reader, SHP__ORDER_PACKAGES, (const uint32_t[]){found, SHP__PACKAGE_REFERENCE}, 2);
}

/* ---- charges ---- */

/* Fails at what a charge is for: the last of what makes its name. */
static void fail_charge(struct shp__order_reader *reader, uint32_t index)
{
	const int numbered = reader->draft->charges[index].cause != SHP_CAUSE_CANCELLATION;

	shp__fail_inside(reader, SHP__ORDER_CHARGES,
			 (const uint32_t[]){index, numbered ? SHP__CHARGE_NUMBER : SHP__CHARGE_WHAT}, 2);
}

/* Of a package that has vanished nobody knows how often it was sent. */
static int charged_shipment(const struct shp_order *draft, struct shp__text reference, uint32_t number)
{
	const int32_t package = shp__find_package(draft, reference.bytes, reference.length);

	return package < 0 ? package == -2 : number <= draft->packages[package].revision;
}

/* `what` must be there, and what is settled, or credited at once, does not wait. */
static void check_charge(struct shp__order_reader *reader, uint32_t index, const uint32_t *cancellations)
{
	const struct shp_order *draft = reader->draft;
	const struct shp__charge *of = &draft->charges[index];
	const struct shp__text what = shp__charge_subject(draft, of);
	int known = 1;

	if (of->cause == SHP_CAUSE_ORDER && of->number > draft->whole_charges)
		fail_at_key(reader, SHP__ORDER_WHOLE_CHARGES);
	if (of->cause == SHP_CAUSE_PACKAGE) /* for a shipment that there was */
		known = charged_shipment(draft, what, of->number);
	else if (of->cause == SHP_CAUSE_CANCELLATION)
		known = shp__is_cancellation(draft, cancellations, what);
	if (!known)
		fail_charge(reader, index);
	if (of->held &&
	    (draft->placed->credit_timing != SHP_CREDIT_ON_SETTLEMENT || of->payment == SHP_PAYMENT_SETTLED))
		shp__fail_inside(reader, SHP__ORDER_CHARGES, (const uint32_t[]){index, SHP__CHARGE_HELD}, 2);
}

/* `numbers` has room for both lists. */
static void check_lists(struct shp__order_reader *reader, uint32_t *numbers)
{
	const struct shp_order *draft = reader->draft;
	const uint32_t cancellations = draft->count.cancellations;
	const uint32_t charges = draft->count.charges;
	uint32_t *sorted_charges = numbers + cancellations;
	uint32_t duplicate;
	uint32_t i;

	shp__sort_cancellations(draft, numbers);
	duplicate = shp__find_duplicate(numbers, cancellations, shp__compare_cancellations, draft);
	if (duplicate != UINT32_MAX)
		shp__fail_inside(reader, SHP__ORDER_CANCELLATIONS,
				 (const uint32_t[]){duplicate, SHP__CANCELLATION_REFERENCE}, 2);
	shp__sort_charges(draft, sorted_charges);
	duplicate = shp__find_duplicate(sorted_charges, charges, shp__compare_charges, draft);
	if (duplicate != UINT32_MAX)
		fail_charge(reader, duplicate);
	for (i = 0; i < charges && !reader->cbor->failed; i++)
		check_charge(reader, i, numbers);
}

#define FEW 16 /* cancellations and charges that are sorted without allocating */

static int32_t check_all_lists(struct shp__order_reader *reader)
{
	struct shp_ctx *ctx = reader->ctx;
	const uint32_t count = reader->draft->count.cancellations + reader->draft->count.charges;
	uint32_t few[FEW];
	uint32_t *numbers;

	if (count <= FEW) {
		check_lists(reader, few);
		return SHP_OK;
	}
	numbers = shp__malloc(ctx, count * sizeof(*numbers));
	if (!numbers)
		return SHP_ERR_NO_MEMORY;
	check_lists(reader, numbers);
	shp__free(ctx, numbers, count * sizeof(*numbers));
	return SHP_OK;
}

/* ---- money ---- */

/* a + b, or 0 and *fits = 0. */
static int64_t sum_checked(int64_t a, int64_t b, int *fits)
{
	if (b >= 0 ? a <= INT64_MAX - b : a >= INT64_MIN - b)
		return a + b;
	*fits = 0;
	return 0;
}

/*
 * What has moved is what is due and the baseline, less what is owed in the middle of a decision. Later commands
 * reckon with any due up to the order's total, and with a debt of the seller's up to what he collects: that must fit,
 * too.
 */
static int money_agrees(const struct shp__order_reader *reader)
{
	const struct shp_order *draft = reader->draft;
	const int64_t total = draft->placed->total;
	int fits = 1;
	const int64_t charged = draft->charged - draft->refunded;
	const int64_t credited = sum_checked(draft->credited - draft->debited, draft->held, &fits);
	int64_t charge = sum_checked(shp__due_charge(draft), draft->baseline_charge, &fits);
	int64_t credit = sum_checked(shp__due_credit(draft), draft->baseline_credit, &fits);

	charge = sum_checked(charge, -reader->owed_charge, &fits);
	credit = sum_checked(credit, -reader->owed_credit, &fits);
	sum_checked(total, draft->baseline_charge, &fits);
	sum_checked(total, draft->baseline_credit, &fits);
	sum_checked(-draft->placed->collect, draft->baseline_credit, &fits);
	return fits && charged == charge && credited == credit && reader->charges <= draft->charged;
}

/*
 * Whether it is counted is a matter of the units, except that a whole order is charged on once nothing was open for a
 * moment.
 */
static void check_money(struct shp__order_reader *reader)
{
	const struct shp_order *draft = reader->draft;
	const int whole = draft->placed->charge_policy != SHP_CHARGE_PER_PACKAGE;

	if (draft->confirmed_count ? !draft->completed && !shp__units_open(draft) : draft->completed)
		fail_at_key(reader, SHP__ORDER_COMPLETED);
	if (whole ? draft->counting && !draft->whole_charges : draft->whole_charges != 0)
		fail_at_key(reader, SHP__ORDER_WHOLE_CHARGES);
	if (!money_agrees(reader))
		fail_at_key(reader, SHP__ORDER_MONEY);
}

int32_t shp__check_order(struct shp__order_reader *reader)
{
	const struct shp_order *draft = reader->draft;
	const int32_t status = shp__draft_derive(reader->draft);

	if (status == SHP_ERR_DUPLICATE)
		fail_duplicate_reference(reader);
	else if (status) /* units of which nothing is told: nothing before is wrong */
		fail_at_key(reader, SHP__ORDER_COMPLETED);
	if (reader->cbor->failed)
		return SHP_ERR_BYTES;
	check_money(reader);
	if (!reader->cbor->failed && draft->count.cancellations + draft->count.charges)
		return check_all_lists(reader);
	return SHP_OK;
}
