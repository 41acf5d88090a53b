/* The charges of an adopted order: each by itself, and then what the whole order says of them. */
#include "adopt.h"
#include "context.h"
#include "libshipment/event.h"
#include "sort.h"

/* Numbers are counted on: far from where they would end. */
#define MOST_NUMBER 1000000000

static void charge_problem(struct shp__adopting *adopting, int32_t code, uint32_t charge, const char *field,
			   int64_t detail)
{
	shp__problem(&adopting->problems, code, shp__path_of("charges", charge, field), NULL, detail);
}

/* The whole order has no reference, and a cancellation no number. */
static void check_charge_name(struct shp__adopting *adopting, const struct shp__adopted_charge *of, uint32_t i)
{
	if (of->cause == SHP_CAUSE_ORDER && (of->reference.status || of->reference.length))
		charge_problem(adopting, SHP_ERR_VALUE, i, "reference", 0);
	else if (of->reference.status)
		charge_problem(adopting, of->reference.status, i, "reference", SHP_LIMIT_REFERENCE);
	else if (of->cause != SHP_CAUSE_ORDER && !of->reference.length)
		charge_problem(adopting, SHP_ERR_REQUIRED, i, "reference", 0);
	if (of->cause == SHP_CAUSE_CANCELLATION ? of->number != 0 : of->number < 1 || of->number > MOST_NUMBER)
		charge_problem(adopting, SHP_ERR_RANGE, i, "number", of->number);
}

static void check_charge_amounts(struct shp__adopting *adopting, const struct shp__adopted_charge *of, uint32_t i)
{
	if (of->amount < 1)
		charge_problem(adopting, of->amount < 0 ? SHP_ERR_AMOUNT : SHP_ERR_RANGE, i, "amount", of->amount);
	if (of->payment < SHP_PAYMENT_NONE || of->payment > SHP_PAYMENT_DECLINED)
		charge_problem(adopting, SHP_ERR_VALUE, i, "payment", of->payment);
	if (of->held < 0)
		charge_problem(adopting, SHP_ERR_AMOUNT, i, "held", of->held);
	else if (of->held && of->payment == SHP_PAYMENT_SETTLED)
		charge_problem(adopting, SHP_ERR_RANGE, i, "held", of->held);
}

void shp__adopt_check_charges(struct shp__adopting *adopting)
{
	const struct shp__adopted_charge *charges = adopting->adoption->charges.bytes;
	const uint32_t count = SHP__COUNT(adopting->adoption->charges, struct shp__adopted_charge);
	int64_t room = INT64_MAX; /* for what waits: that must add up before anything else can be said of it */

	if (count > SHP_LIMIT_ITEMS)
		shp__problem(&adopting->problems, SHP_ERR_LIMIT, shp__path("charges"), NULL, SHP_LIMIT_ITEMS);
	for (uint32_t i = 0; i < count; i++) {
		if (charges[i].cause < SHP_CAUSE_ORDER || charges[i].cause > SHP_CAUSE_CANCELLATION)
			charge_problem(adopting, SHP_ERR_VALUE, i, "cause", charges[i].cause);
		else
			check_charge_name(adopting, &charges[i], i);
		check_charge_amounts(adopting, &charges[i], i);
		if (charges[i].held > room)
			charge_problem(adopting, SHP_ERR_OVERFLOW, i, "held", 0);
		else if (charges[i].held > 0)
			room -= charges[i].held;
	}
}

/* ---- into the draft ---- */

void shp__adopt_take_charges(const struct shp_adoption *adoption, struct shp_order *draft)
{
	const struct shp__adopted_charge *charges = adoption->charges.bytes;

	for (uint32_t i = 0; i < SHP__COUNT(adoption->charges, struct shp__adopted_charge); i++) {
		const struct shp__adopted_charge *from = &charges[i];
		draft->charges[draft->count.charges++] = (struct shp__charge){
			.amount = from->amount,
			.held = from->held,
			.number = (uint32_t)from->number,
			.what_at = shp__draft_text(draft, from->reference_bytes, from->reference.length),
			.what_length = (uint8_t)from->reference.length,
			.cause = (uint8_t)from->cause,
			.payment = (uint8_t)from->payment,
		};
	}
}

/*
 * A package that was charged for and is open has had its label cancelled, which was a revision of its own: what it is
 * charged for next has another name.
 */
static void check_package_charge(struct shp__adopting *adopting, struct shp_order *draft, uint32_t i)
{
	const struct shp__charge *of = &draft->charges[i];
	const struct shp__text what = shp__charge_subject(draft, of);
	const int32_t found = shp__find_package(draft, what.bytes, what.length);

	if (found == -1)
		shp__problem(&adopting->problems, SHP_ERR_UNKNOWN_PACKAGE, shp__path_of("charges", i, "reference"),
			     what.bytes, 0);
	if (found < 0)
		return;
	struct shp__package *package = &draft->packages[found];
	if (package->confirmed && of->number > package->revision)
		charge_problem(adopting, SHP_ERR_RANGE, i, "number", of->number);
	else if (!package->confirmed && of->number >= package->revision)
		package->revision = of->number + 1;
}

static void check_known_charge(struct shp__adopting *adopting, struct shp_order *draft, uint32_t i,
			       const uint32_t *cancellations)
{
	const struct shp__charge *of = &draft->charges[i];

	if (of->held && draft->placed->credit_timing != SHP_CREDIT_ON_SETTLEMENT)
		charge_problem(adopting, SHP_ERR_RANGE, i, "held", of->held);
	switch (of->cause) {
	case SHP_CAUSE_ORDER:
		if (draft->placed->charge_policy == SHP_CHARGE_PER_PACKAGE)
			charge_problem(adopting, SHP_ERR_VALUE, i, "cause", of->cause);
		if (of->number > draft->whole_charges)
			draft->whole_charges = of->number;
		break;
	case SHP_CAUSE_PACKAGE:
		check_package_charge(adopting, draft, i);
		break;
	default:
		if (!shp__is_cancellation(draft, cancellations, shp__charge_subject(draft, of)))
			charge_problem(adopting, SHP_ERR_VALUE, i, "reference", 0);
		break;
	}
}

/* No two have one name. `sorted` are the charges by their names, and is spent. */
static void check_twice(struct shp__adopting *adopting, const struct shp_order *draft, uint32_t *sorted)
{
	static const char *const fields[] = {
		[SHP_CAUSE_ORDER] = "number", [SHP_CAUSE_PACKAGE] = "number", [SHP_CAUSE_CANCELLATION] = "reference"};

	for (uint32_t i = 1; i < draft->count.charges; i++) {
		if (shp__compare_charges(draft, sorted[i - 1], sorted[i]))
			continue;
		const struct shp__charge *of = &draft->charges[sorted[i]];
		shp__problem(&adopting->problems, SHP_ERR_DUPLICATE,
			     shp__path_of("charges", sorted[i], fields[of->cause]),
			     shp__charge_subject(draft, of).bytes, 0);
	}
}

/* What was charged one by one is not more than what was charged in all: told of the first that is. */
static void check_sum(struct shp__adopting *adopting, const struct shp_order *draft)
{
	int64_t left = draft->charged;

	for (uint32_t i = 0; i < draft->count.charges; i++) {
		if (draft->charges[i].amount > left) {
			charge_problem(adopting, SHP_ERR_OVERFLOW, i, "amount", draft->charged);
			return;
		}
		left -= draft->charges[i].amount;
	}
}

int32_t shp__adopt_judge_charges(struct shp__adopting *adopting, struct shp_order *draft)
{
	const uint32_t cancellations = draft->count.cancellations;
	const uint32_t count = draft->count.charges;

	if (!count)
		return SHP_OK;
	uint32_t *numbers = shp__malloc(draft->ctx, sizeof(*numbers) * (cancellations + count));
	if (!numbers)
		return SHP_ERR_NO_MEMORY;
	shp__sort_cancellations(draft, numbers);
	shp__sort_charges(draft, numbers + cancellations);
	check_twice(adopting, draft, numbers + cancellations);
	for (uint32_t i = 0; i < count; i++)
		check_known_charge(adopting, draft, i, numbers);
	check_sum(adopting, draft);
	shp__free(draft->ctx, numbers, sizeof(*numbers) * (cancellations + count));
	return SHP_OK;
}
