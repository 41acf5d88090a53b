/* What a shipment says: from input to normal form, compared, judged by the rules. */
#include <string.h>

#include "carrier.h"
#include "civil.h"
#include "command.h"
#include "libshipment/carrier.h"
#include "libshipment/tracking.h"

#define TEXT(details, field) ((details)->texts[SHP__SHIP_TEXT(field)])

static const struct shp__text no_text = {"", 0};

static inline struct shp__text told(const struct shp_confirmation *confirmation, int32_t field,
				    const struct shp__details *before)
{
	const uint8_t intent = confirmation->intents[field];

	if (intent == SHP__KEEP)
		return before ? TEXT(before, field) : no_text;
	if (intent == SHP__SET) {
		const struct shp__field *of = &confirmation->fields[SHP__SHIP_TEXT(field)];
		uint32_t limit;
		if (!of->status)
			return (struct shp__text){shp__confirmation_text(confirmation, field, &limit), of->length};
	}
	return no_text;
}

/* Whether the carrier, of this index, is somebody who needs a name. What no table has is taken at its word. */
static int is_other(const struct shp_rules *rules, int32_t index, const struct shp__text *carrier)
{
	if (index >= 0)
		return (shp_carriers_get_flags(rules->carriers, index) & SHP_CARRIER_FLAG_OTHER) != 0;
	return carrier->length == 5 && memcmp(carrier->bytes, "Other", 5) == 0;
}

int32_t shp__details_of(const struct shp_rules *rules, const struct shp_confirmation *confirmation,
			const struct shp__details *before, struct shp__details *details)
{
	int32_t verdict = SHP_VERDICT_NONE;

	details->ship_date = SHP_DATE_NONE;
	if (confirmation->intents[SHP_SHIP_DATE] == SHP__SET)
		details->ship_date = confirmation->ship_date;
	else if (confirmation->intents[SHP_SHIP_DATE] == SHP__KEEP && before)
		details->ship_date = before->ship_date;
	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++)
		TEXT(details, field) = told(confirmation, field, before);
	struct shp__text *carrier = &TEXT(details, SHP_SHIP_CARRIER);
	const int32_t index = carrier->length ? shp_carriers_find(rules->carriers, carrier->bytes)
					      : SHP_ERR_CARRIER_UNKNOWN;
	if (index >= 0 && confirmation->intents[SHP_SHIP_CARRIER] == SHP__SET) { /* what is kept, stays as it was */
		carrier->bytes = shp_carriers_get_code(rules->carriers, index);
		carrier->length = (uint32_t)strlen(carrier->bytes);
	}
	/* An adopted shipment may have a name beside a known carrier: nobody has touched it. */
	const int touched = !before || confirmation->intents[SHP_SHIP_CARRIER] != SHP__KEEP ||
			    confirmation->intents[SHP_SHIP_CARRIER_NAME] != SHP__KEEP;
	if (!is_other(rules, index, carrier) && touched)
		TEXT(details, SHP_SHIP_CARRIER_NAME) = no_text;
	if (TEXT(details, SHP_SHIP_TRACKING).length)
		shp_tracking_validate_index(rules->carriers, index, TEXT(details, SHP_SHIP_TRACKING).bytes, &verdict);
	details->verdict = (uint8_t)verdict;
	details->label = before ? before->label : 0;
	return index;
}

struct shp__details shp__package_details(const struct shp_order *order, const struct shp__package *package)
{
	struct shp__details details = {
		.ship_date = package->ship_date, .label = package->label, .verdict = package->verdict};

	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++)
		TEXT(&details, field) = shp__package_text(order, package, field);
	return details;
}

static int same_number(const struct shp__text *a, const struct shp__text *b)
{
	char left[SHP_LIMIT_TRACKING + 1];
	char right[SHP_LIMIT_TRACKING + 1];
	size_t left_size;
	size_t right_size;

	if (shp__text_equal(*a, *b))
		return 1;
	if (!a->length || !b->length)
		return 0;
	if (shp_tracking_normalise(a->bytes, left, sizeof(left), &left_size) ||
	    shp_tracking_normalise(b->bytes, right, sizeof(right), &right_size))
		return 0;
	return left_size == right_size && memcmp(left, right, left_size) == 0;
}

/* Carrier tables change: what folds alike was the same carrier then, and is now. */
static int same_carrier(const struct shp__text *a, const struct shp__text *b)
{
	char left[SHP__CARRIER_KEY_SIZE];
	char right[SHP__CARRIER_KEY_SIZE];

	if (shp__text_equal(*a, *b))
		return 1;
	if (!a->length || !b->length || !shp__carrier_fold(a->bytes, left) || !shp__carrier_fold(b->bytes, right))
		return 0;
	return memcmp(left, right, sizeof(left)) == 0;
}

static int same_text(const struct shp__details *a, const struct shp__details *b, int32_t field)
{
	switch (field) {
	case SHP_SHIP_CARRIER:
		return same_carrier(&TEXT(a, field), &TEXT(b, field));
	case SHP_SHIP_TRACKING:
		return same_number(&TEXT(a, field), &TEXT(b, field));
	}
	return shp__text_equal(TEXT(a, field), TEXT(b, field));
}

uint32_t shp__details_differ(const struct shp__details *a, const struct shp__details *b)
{
	uint32_t differ = a->ship_date != b->ship_date ? 1u << SHP_SHIP_DATE : 0;

	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++)
		if (!same_text(a, b, field))
			differ |= 1u << field;
	return differ;
}

/* ---- judging ---- */

static void judge_date(const struct shp_rules *rules, const struct shp_order *order, int32_t date, int64_t now,
		       struct shp__problems *problems, struct shp__advice_list *list)
{
	const int32_t offset = shp__rule(rules, SHP_RULE_UTC_OFFSET);
	const int32_t severity = shp__rule(rules, SHP_RULE_SHIP_DATE);

	if (date == SHP_DATE_NONE || severity == SHP_SEVERITY_IGNORE)
		return;
	if (shp__is_instant(now) && date > shp__civil_date_of(now, offset))
		shp__judge(severity, SHP_ERR_SHIP_DATE_FUTURE, SHP_ADVICE_SHIP_DATE_FUTURE, "ship_date", problems,
			   list);
	if (date < shp__civil_date_of(order->placed->ordered_at, offset))
		shp__judge(severity, SHP_ERR_SHIP_DATE_BEFORE_ORDER, SHP_ADVICE_SHIP_DATE_BEFORE_ORDER, "ship_date",
			   problems, list);
}

static void judge_carrier(const struct shp_rules *rules, const struct shp__details *details, int32_t index,
			  struct shp__problems *problems, struct shp__advice_list *list)
{
	const struct shp__text *name = &TEXT(details, SHP_SHIP_CARRIER_NAME);

	if (index < 0)
		shp__judge(shp__rule(rules, SHP_RULE_CARRIER), SHP_ERR_CARRIER_UNKNOWN, SHP_ADVICE_CARRIER_UNKNOWN,
			   "carrier", problems, list);
	if (!is_other(rules, index, &TEXT(details, SHP_SHIP_CARRIER)))
		return;
	if (!name->length) {
		shp__problem(problems, SHP_ERR_CARRIER_NAME_MISSING, shp__path("carrier_name"), NULL, 0);
		return;
	}
	const int32_t hidden = shp_carriers_find(rules->carriers, name->bytes);
	if (hidden >= 0 && shp_carriers_get_flags(rules->carriers, hidden) & SHP_CARRIER_FLAG_INTEGRATED)
		shp__advise(list, SHP_ADVICE_CARRIER_HIDDEN, "carrier_name");
}

static int32_t tracking_severity(const struct shp_rules *rules, const struct shp__details *details, int32_t carrier)
{
	const int32_t severity = shp__rule(rules, SHP_RULE_TRACKING);

	if (severity == SHP_SEVERITY_IGNORE)
		return severity;
	if (details->label) /* the number is the label's: nobody could type another */
		return SHP_SEVERITY_ADVISE;
	if (severity != SHP_SEVERITY_CARRIER)
		return severity;
	return shp_carriers_get_flags(rules->carriers, carrier) & SHP_CARRIER_FLAG_MANDATE ? SHP_SEVERITY_REFUSE
										      : SHP_SEVERITY_ADVISE;
}

static void judge_tracking(const struct shp_rules *rules, const struct shp_order *order,
			   const struct shp__details *details, int32_t carrier, struct shp__problems *problems,
			   struct shp__advice_list *list)
{
	const int32_t severity = tracking_severity(rules, details, carrier);

	if (severity == SHP_SEVERITY_IGNORE)
		return;
	if (!TEXT(details, SHP_SHIP_TRACKING).length) {
		shp__judge(severity, SHP_ERR_TRACKING_MISSING, SHP_ADVICE_TRACKING_MISSING, "tracking", problems, list);
		if (severity != SHP_SEVERITY_REFUSE) {
			shp__advise(list, SHP_ADVICE_CLAIM_RISK, "tracking");
			if (order->placed->programs & SHP_PROGRAM_PREMIUM)
				shp__advise(list, SHP_ADVICE_PROGRAMS_LOST, "tracking");
		}
	} else if (details->verdict == SHP_VERDICT_MALFORMED) {
		shp__judge(severity, SHP_ERR_TRACKING_MALFORMED, SHP_ADVICE_TRACKING_MALFORMED, "tracking", problems,
			   list);
	} else if (details->verdict == SHP_VERDICT_BAD_CHECK_DIGIT) {
		shp__judge(severity, SHP_ERR_TRACKING_CHECK_DIGIT, SHP_ADVICE_TRACKING_CHECK_DIGIT, "tracking",
			   problems, list);
	}
}

#define CHANGED(field) (changed >> (field) & 1)

void shp__details_judge(const struct shp_rules *rules, const struct shp_order *order,
			const struct shp__details *details, int32_t index, uint32_t changed, int64_t now,
			struct shp__problems *problems, struct shp__advice_list *list)
{
	const struct shp__text *carrier = &TEXT(details, SHP_SHIP_CARRIER);

	if (CHANGED(SHP_SHIP_DATE))
		judge_date(rules, order, details->ship_date, now, problems, list);
	if (carrier->length && (CHANGED(SHP_SHIP_CARRIER) || CHANGED(SHP_SHIP_CARRIER_NAME)))
		judge_carrier(rules, details, index, problems, list);
	const int32_t method = shp__rule(rules, SHP_RULE_METHOD);
	/* what a label says cannot be added later */
	const int asked = method == SHP_SEVERITY_REFUSE || !details->label;
	if (CHANGED(SHP_SHIP_METHOD) && !TEXT(details, SHP_SHIP_METHOD).length && asked)
		shp__judge(method, SHP_ERR_METHOD_MISSING, SHP_ADVICE_METHOD_MISSING,
			   "method", problems, list);
	if (CHANGED(SHP_SHIP_TRACKING) || CHANGED(SHP_SHIP_CARRIER))
		judge_tracking(rules, order, details, index, problems, list);
}

/* ---- copies ---- */

size_t shp__details_room(const struct shp__details *details)
{
	size_t room = 0;

	for (int i = 0; i < SHP__SHIP_TEXT_COUNT; i++)
		room += shp__decide_room((size_t)details->texts[i].length + 1);
	return room;
}

void shp__details_copy(struct shp__deciding *deciding, struct shp__details *details)
{
	for (int i = 0; i < SHP__SHIP_TEXT_COUNT; i++)
		if (details->texts[i].length)
			details->texts[i] = shp__decide_text(deciding, details->texts[i]);
}
