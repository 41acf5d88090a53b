/* Until when an order must be confirmed: a pure function of the rules, the order's dates and its units. */
#include "civil.h"
#include "libshipment/calendar.h"
#include "libshipment/command.h"
#include "order.h"
#include "rules.h"

#define DAYS_OF_WEEK 7
#define WEEKDAYS_OF_WEEK 5

/* Days since the Monday before: 1970-01-01 was a Thursday. */
static int64_t day_of_week(int64_t date)
{
	return shp__floor_mod(date + 3, DAYS_OF_WEEK);
}

/* The n-th Monday to Friday strictly after the date, n >= 0; for 0 the date if it is one, else the next. */
static int64_t add_weekdays(int64_t date, int32_t n)
{
	const int64_t day = day_of_week(date);
	int64_t left;

	if (day >= WEEKDAYS_OF_WEEK) {
		if (!n)
			return date + DAYS_OF_WEEK - day;
		date -= day - (WEEKDAYS_OF_WEEK - 1); /* the days after a weekend are those after its Friday */
	}
	left = n % WEEKDAYS_OF_WEEK;
	if (day_of_week(date) + left >= WEEKDAYS_OF_WEEK)
		left += DAYS_OF_WEEK - WEEKDAYS_OF_WEEK;
	return date + n / WEEKDAYS_OF_WEEK * DAYS_OF_WEEK + left;
}

/* The last day on which the order may still be confirmed. SHP_OK, or SHP_ERR_NO_DEADLINE: later than any date. */
static int32_t last_day(const struct shp_rules *rules, int32_t base, int64_t *ret_date, int32_t *ret_outside)
{
	const int32_t count = shp__rule(rules, SHP_RULE_CANCEL_COUNT);
	int32_t date;

	*ret_outside = 0;
	if (shp__rule(rules, SHP_RULE_CANCEL_UNIT) == SHP_DAYS_CALENDAR) {
		*ret_date = (int64_t)base + count;
		return SHP_OK;
	}
	if (!rules->calendar) {
		*ret_date = add_weekdays(base, count);
		return SHP_OK;
	}
	if (shp_calendar_add_business_days(rules->calendar, base, count, SHP_ROLL_STRICT, &date, ret_outside))
		return SHP_ERR_NO_DEADLINE;
	*ret_date = date;
	return SHP_OK;
}

static int32_t base_date(const struct shp_rules *rules, const struct shp_order *order)
{
	if (shp__rule(rules, SHP_RULE_CANCEL_FROM) == SHP_CANCEL_FROM_ORDERED)
		return shp__civil_date_of(order->placed->ordered_at, shp__rule(rules, SHP_RULE_UTC_OFFSET));
	return order->placed->dates[SHP__DATE(SHP_ORDER_DATE_SHIP_BY)];
}

/* A pending order waits for its payment, one that the marketplace fulfils for that; a partly shipped one is late. */
static int is_auto_cancelled(const struct shp_order *order)
{
	return !order->pending && order->placed->channel == SHP_CHANNEL_MFN && !order->confirmed_count &&
	       shp__units_open(order) > 0;
}

int32_t shp__deadline(const struct shp_rules *rules, const struct shp_order *order, int64_t *ret_unix_ms,
		      int32_t *ret_outside)
{
	const int64_t offset = shp__rule(rules, SHP_RULE_UTC_OFFSET) * SHP__MS_OF_MINUTE;
	const int32_t base = base_date(rules, order);
	int32_t outside;
	int64_t date;
	int64_t end;

	if (!is_auto_cancelled(order) || base == SHP_DATE_NONE)
		return SHP_ERR_NO_DEADLINE;
	if (last_day(rules, base, &date, &outside))
		return SHP_ERR_NO_DEADLINE;
	end = (date + 1) * SHP__MS_OF_DAY - offset;
	if (end > SHP_LIMIT_INSTANT)
		return SHP_ERR_NO_DEADLINE; /* `now` never gets there */
	*ret_unix_ms = end;
	*ret_outside = outside;
	return SHP_OK;
}

uint32_t shp__time_advice(const struct shp_rules *rules, const struct shp_order *order, int64_t now,
			  int32_t codes[SHP__TIME_ADVICE])
{
	const int32_t ship_by = order->placed->dates[SHP__DATE(SHP_ORDER_DATE_SHIP_BY)];
	uint32_t count = 0;
	int64_t deadline;
	int32_t outside;

	if (order->pending || order->placed->channel != SHP_CHANNEL_MFN || !shp__units_open(order))
		return 0;
	if (!shp__deadline(rules, order, &deadline, &outside) && deadline - now < SHP__MS_OF_DAY)
		codes[count++] = now < deadline ? SHP_ADVICE_DEADLINE_NEAR : SHP_ADVICE_DEADLINE_PASSED;
	if (ship_by == SHP_DATE_NONE)
		return count;
	const int32_t today = shp__civil_date_of(now, shp__rule(rules, SHP_RULE_UTC_OFFSET));
	if (today >= ship_by)
		codes[count++] = today > ship_by ? SHP_ADVICE_SHIP_BY_PASSED : SHP_ADVICE_REST_OPEN;
	return count;
}

int32_t shp_order_get_time_advice(const struct shp_rules *rules, const struct shp_order *order, int64_t now,
				  uint32_t index)
{
	int32_t codes[SHP__TIME_ADVICE];

	if (!rules || !order)
		return SHP_ERR_ARGUMENT;
	if (now < 0 || now > SHP_LIMIT_INSTANT)
		return SHP_ERR_INSTANT;
	return index < shp__time_advice(rules, order, now, codes) ? codes[index] : 0;
}

int32_t shp_order_get_deadline(const struct shp_rules *rules, const struct shp_order *order, int64_t *ret_unix_ms,
			       int32_t *ret_outside_calendar)
{
	int32_t outside;
	int32_t status;

	if (!rules || !order || !ret_unix_ms)
		return SHP_ERR_ARGUMENT;
	status = shp__deadline(rules, order, ret_unix_ms, &outside);
	if (!status && ret_outside_calendar)
		*ret_outside_calendar = outside;
	return status;
}
