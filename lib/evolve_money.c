/* Money that has moved, and what became of it. The amounts are checked against the law: an event cannot say anything
 * else. */
#include <string.h>

#include "due.h"
#include "evolve.h"

/* What an event of money is about: a package, a cancellation, or nothing less than the order. */
static const struct shp__text *subject_of(const struct shp_event *event)
{
	static const struct shp__text whole = {"", 0};

	if (event->cause == SHP_CAUSE_ORDER)
		return &whole;
	return event->cause == SHP_CAUSE_CANCELLATION ? &event->cancellation : &event->package;
}

static int32_t add_charge(struct shp_order **draft, const struct shp_event *event)
{
	const struct shp__text *what = subject_of(event);
	struct shp_order *of = *draft;

	if (of->count.charges == of->capacity.charges || of->capacity.text - of->count.text <= what->length) {
		const struct shp__capacity need = {.charges = 1, .text = what->length + 1};
		const int32_t status = shp__draft_reserve(draft, &need);
		if (status)
			return status;
		of = *draft;
	}
	struct shp__charge *charge = &of->charges[of->count.charges++];
	*charge = (struct shp__charge){.amount = event->amount,
				       .number = (uint32_t)event->number,
				       .what_at = shp__draft_text(of, what->bytes, what->length),
				       .what_length = (uint8_t)what->length,
				       .cause = event->cause};
	of->charged += event->amount;
	if (of->placed->credit_timing == SHP_CREDIT_ON_SETTLEMENT && shp__owed_credit(of) > 0) {
		charge->held = shp__owed_credit(of);
		of->held += charge->held;
	}
	return SHP_OK;
}

/* Whether a charge was for what is refunded now: for that package, or for the whole order. */
static int is_refunded(const struct shp_order *draft, const struct shp__charge *charge, const struct shp_event *refund)
{
	const struct shp__text *package = &refund->package;

	if (draft->placed->charge_policy != SHP_CHARGE_PER_PACKAGE)
		return 1;
	return charge->cause == SHP_CAUSE_PACKAGE && charge->what_length == package->length &&
	       memcmp(draft->text + charge->what_at, package->bytes, package->length) == 0;
}

static void release(struct shp_order *draft, struct shp__charge *charge, int64_t most)
{
	const int64_t taken = charge->held < most ? charge->held : most;

	charge->held -= taken;
	draft->held -= taken;
}

/* Takes back what waits, newest first, as long as the seller would be owed less than nothing: of the charges for what
 * was refunded, or of the others. Answers whether one of them has settled. */
static int release_owed(struct shp_order *draft, const struct shp_event *refund, int wanted)
{
	int settled = 0;

	for (uint32_t i = draft->count.charges; i-- > 0;) {
		struct shp__charge *charge = &draft->charges[i];
		if (is_refunded(draft, charge, refund) != wanted)
			continue;
		settled |= charge->payment == SHP_PAYMENT_SETTLED;
		if (shp__owed_credit(draft) < 0)
			release(draft, charge, -shp__owed_credit(draft));
	}
	return settled;
}

/*
 * What waits for settlement is not credited any more once its charge is refunded. Where that charge has settled, its
 * credit was paid: it is debited, and what waits for other charges goes on waiting. And nothing waits for money that
 * has gone back: what would be left over then is credited or debited at once.
 */
static void release_held(struct shp_order *draft, const struct shp_event *refund)
{
	const int64_t net = draft->charged - draft->refunded - draft->baseline_charge;

	if (!draft->held)
		return;
	if (!release_owed(draft, refund, 1))
		release_owed(draft, refund, 0);
	for (uint32_t i = draft->count.charges; i-- > 0 && draft->held > (net > 0 ? net : 0);)
		release(draft, &draft->charges[i], draft->held - (net > 0 ? net : 0));
}

static int names_charge(const struct shp_order *draft, const struct shp__charge *charge, const struct shp_event *event)
{
	const struct shp__text *what = subject_of(event);

	if (charge->cause != event->cause ||
	    (event->cause != SHP_CAUSE_CANCELLATION && charge->number != (uint32_t)event->number))
		return 0;
	return charge->what_length == what->length &&
	       memcmp(draft->text + charge->what_at, what->bytes, what->length) == 0;
}

static int32_t report_payment(struct shp_order *draft, const struct shp_event *event)
{
	for (uint32_t i = 0; i < draft->count.charges; i++) {
		struct shp__charge *charge = &draft->charges[i];
		if (!names_charge(draft, charge, event))
			continue;
		if (charge->payment == SHP_PAYMENT_SETTLED || charge->amount != event->amount)
			return SHP_ERR_REPLAY;
		if (event->kind == SHP_EVENT_PAYMENT_DECLINED) {
			if (charge->payment == SHP_PAYMENT_DECLINED)
				return SHP_ERR_REPLAY;
			charge->payment = SHP_PAYMENT_DECLINED;
			return SHP_OK;
		}
		charge->payment = SHP_PAYMENT_SETTLED;
		draft->held -= charge->held;
		charge->held = 0;
		return SHP_OK;
	}
	return SHP_ERR_REPLAY;
}

/* Adds what has moved; what does not fit cannot have happened. */
static int32_t add_up(int64_t *moved, int64_t amount)
{
	if (*moved > INT64_MAX - amount)
		return SHP_ERR_REPLAY;
	*moved += amount;
	return SHP_OK;
}

static int32_t refund(struct shp_order *draft, const struct shp_event *event)
{
	const int32_t status = add_up(&draft->refunded, event->amount);

	if (!status)
		release_held(draft, event);
	return status;
}

int32_t shp__evolve_money(struct shp_order **draft, const struct shp_event *event)
{
	struct shp_order *of = *draft;

	switch (event->kind) {
	case SHP_EVENT_PAYMENT_SETTLED:
	case SHP_EVENT_PAYMENT_DECLINED:
		return report_payment(of, event);
	case SHP_EVENT_BUYER_CHARGED:
		if (event->amount <= 0 || event->amount != shp__owed_charge(of) ||
		    of->count.charges >= SHP_LIMIT_ITEMS || of->charged > INT64_MAX - event->amount)
			return SHP_ERR_REPLAY;
		return add_charge(draft, event);
	case SHP_EVENT_BUYER_REFUNDED:
		if (event->amount <= 0 || event->amount != -shp__owed_charge(of))
			return SHP_ERR_REPLAY;
		return refund(of, event);
	case SHP_EVENT_SELLER_CREDITED:
		if (event->amount <= 0 || event->amount != shp__owed_credit(of))
			return SHP_ERR_REPLAY;
		return add_up(&of->credited, event->amount);
	case SHP_EVENT_SELLER_DEBITED:
		if (event->amount <= 0 || event->amount != -shp__owed_credit(of))
			return SHP_ERR_REPLAY;
		return add_up(&of->debited, event->amount);
	}
	return SHP_ERR_REPLAY;
}
