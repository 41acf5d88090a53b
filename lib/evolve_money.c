/* Money that has moved, and what became of it. The amounts are checked against the law: an event cannot say anything
 * else. */
#include <string.h>

#include "due.h"
#include "evolve.h"

static int32_t add_charge(struct shp_order **draft, const struct shp_event *event)
{
	const struct shp__text *what = event->cause == SHP_CAUSE_CANCELLATION ? &event->cancellation : &event->package;
	const struct shp__text none = {"", 0};

	if (event->cause == SHP_CAUSE_ORDER)
		what = &none;
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

/* What waits for settlement is not credited any more, newest first: nobody is debited what was never credited. */
static void release_held(struct shp_order *draft)
{
	for (uint32_t i = draft->count.charges; i-- > 0 && draft->held && shp__owed_credit(draft) < 0;) {
		struct shp__charge *charge = &draft->charges[i];
		const int64_t excess = -shp__owed_credit(draft);
		const int64_t taken = charge->held < excess ? charge->held : excess;
		charge->held -= taken;
		draft->held -= taken;
	}
}

static int names_charge(const struct shp_order *draft, const struct shp__charge *charge, const struct shp_event *event)
{
	const struct shp__text *what = event->cause == SHP_CAUSE_CANCELLATION ? &event->cancellation : &event->package;

	if (charge->cause != event->cause ||
	    (event->cause != SHP_CAUSE_CANCELLATION && charge->number != (uint32_t)event->number))
		return 0;
	if (event->cause == SHP_CAUSE_ORDER)
		return 1;
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

static int32_t refund(struct shp_order *draft, int64_t amount)
{
	const int32_t status = add_up(&draft->refunded, amount);

	if (!status)
		release_held(draft);
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
		return refund(of, event->amount);
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
