/* What the sums say: windows, rates, standing. */
#include "civil.h"
#include "metrics.h"
#include "rules.h"

#define BASIS_POINTS 10000
/* Numbers are 1 to this. */
#define SHP__METRIC_COUNT SHP_METRIC_DECLINED

/* How a number is made of sums, and what it is held against. */
struct number {
	uint8_t sum;
	uint8_t is_minimum;
	uint8_t threshold; /* SHP_RULE_*; 0: none */
	uint8_t least; /* SHP_RULE_*: from so many on it is judged; 0: always */
	uint8_t days;
	uint8_t lag; /* days between the last and today */
	const char *name;
	const char *messages[2]; /* SHP_LANGUAGE_EN, SHP_LANGUAGE_ZH */
};

static const struct number number_of_metric[SHP__METRIC_COUNT + 1] = {
	[SHP_METRIC_TRACKING] = {SHP__SUM_TRACKING, 1, SHP_RULE_MIN_TRACKING_RATE, 0, 30, 0, "valid_tracking_rate",
				 {"Valid tracking rate", "有效追踪率"}},
	[SHP_METRIC_LATE_10_DAYS] = {SHP__SUM_LATE, 0, SHP_RULE_MAX_LATE_RATE, 0, 10, 0, "late_shipment_rate_10",
				     {"Late shipment rate, 10 days", "迟发率(10 天)"}},
	[SHP_METRIC_LATE_30_DAYS] = {SHP__SUM_LATE, 0, SHP_RULE_MAX_LATE_RATE, 0, 30, 0, "late_shipment_rate_30",
				     {"Late shipment rate, 30 days", "迟发率(30 天)"}},
	[SHP_METRIC_CANCELLATION] = {SHP__SUM_CANCELLED, 0, SHP_RULE_MAX_CANCEL_RATE, 0, 7, 0, "cancellation_rate",
				     {"Cancellation rate", "取消率"}},
	[SHP_METRIC_ON_TIME] = {SHP__SUM_ON_TIME, 1, SHP_RULE_MIN_ON_TIME_RATE, SHP_RULE_MIN_ON_TIME_UNITS, 14, 7,
				"on_time_delivery_rate", {"On-time delivery rate", "准时送达率"}},
	[SHP_METRIC_DECLINED] = {SHP__SUM_DECLINED, 0, 0, 0, 30, 0, "declined_charge_rate",
				 {"Declined charges", "付款被拒率"}},
};

static const struct {
	const char *name;
	const char *messages[2];
} standings[] = {
	[SHP_STANDING_NO_DATA] = {"no_data", {"No data", "暂无数据"}},
	[SHP_STANDING_OK] = {"ok", {"OK", "达标"}},
	[SHP_STANDING_AT_RISK] = {"at_risk", {"At risk", "有风险"}},
	[SHP_STANDING_FAILING] = {"failing", {"Failing", "未达标"}},
	[SHP_STANDING_NOT_JUDGED] = {"not_judged", {"Not judged", "不予评定"}},
};

#define STANDING_COUNT ((int32_t)(sizeof(standings) / sizeof(*standings)))

/* ---- names ---- */

static const struct number *find_number(int32_t metric)
{
	return metric >= 1 && metric <= SHP__METRIC_COUNT ? &number_of_metric[metric] : NULL;
}

uint32_t shp_metric_count(void)
{
	return SHP__METRIC_COUNT;
}

const char *shp_metric_name(int32_t metric)
{
	const struct number *number = find_number(metric);

	return number ? number->name : NULL;
}

const char *shp_metric_message(int32_t metric, int32_t language)
{
	const struct number *number = find_number(metric);

	return number ? number->messages[language == SHP_LANGUAGE_ZH] : NULL;
}

int32_t shp_metric_is_minimum(int32_t metric)
{
	const struct number *number = find_number(metric);

	return number ? number->is_minimum : 0;
}

const char *shp_standing_name(int32_t standing)
{
	return standing >= 0 && standing < STANDING_COUNT ? standings[standing].name : NULL;
}

const char *shp_standing_message(int32_t standing, int32_t language)
{
	return standing >= 0 && standing < STANDING_COUNT ? standings[standing].messages[language == SHP_LANGUAGE_ZH]
							  : NULL;
}

/* ---- sums ---- */

uint32_t shp_metrics_count_categories(const struct shp_metrics *metrics)
{
	uint32_t count = 0;
	uint32_t i;

	for (i = 0; metrics && i < metrics->category_count; i++)
		count += shp__series_has_days(&metrics->categories[i]->series) != 0;
	return count;
}

const char *shp_metrics_get_category(const struct shp_metrics *metrics, uint32_t index)
{
	uint32_t i;

	for (i = 0; metrics && i < metrics->category_count; i++) {
		if (shp__series_has_days(&metrics->categories[i]->series) && index-- == 0)
			return metrics->categories[i]->name;
	}
	return NULL;
}

static void sum_series(const struct shp__series *series, int32_t first, int32_t last, int64_t *ret_numerator,
		       int64_t *ret_denominator)
{
	int64_t numerator = 0;
	int64_t denominator = 0;
	uint32_t i;

	for (i = 0; i < series->count; i++) {
		const struct shp__tally *tally = &series->tallies[i];

		if (tally->day >= first && tally->day <= last) {
			numerator += tally->numerator;
			denominator += tally->denominator;
		}
	}
	*ret_numerator = numerator;
	*ret_denominator = denominator;
}

int32_t shp_metrics_sum(const struct shp_metrics *metrics, int32_t metric, const char *category, int32_t first,
			int32_t last, int64_t *ret_numerator, int64_t *ret_denominator)
{
	static const struct shp__series nothing = {NULL, 0, 0};
	const struct number *number = find_number(metric);
	const struct shp__category *found;
	const struct shp__series *series;

	if (!metrics || !ret_numerator || !ret_denominator)
		return SHP_ERR_ARGUMENT;
	if (!number || (category && metric != SHP_METRIC_TRACKING))
		return SHP_ERR_VALUE;
	series = &metrics->sums[number->sum];
	if (category) {
		found = shp__metrics_find(metrics, (struct shp__text){category, (uint32_t)strlen(category)});
		series = found ? &found->series : &nothing;
	}
	sum_series(series, first, last, ret_numerator, ret_denominator);
	return SHP_OK;
}

/* ---- the marketplace's view ---- */

int32_t shp_metric_window(const struct shp_rules *rules, int32_t metric, int64_t now, int32_t *ret_first,
			  int32_t *ret_last)
{
	const struct number *number = find_number(metric);
	int32_t last;

	if (!rules || !ret_first || !ret_last)
		return SHP_ERR_ARGUMENT;
	if (!number)
		return SHP_ERR_VALUE;
	if (now < 0 || now > SHP_LIMIT_INSTANT)
		return SHP_ERR_INSTANT;
	last = shp__civil_date_of(now, shp__rule(rules, SHP_RULE_UTC_OFFSET));
	if (last > SHP_LIMIT_DATE) /* the very last evening, east of Greenwich */
		last = SHP_LIMIT_DATE;
	last -= number->lag;
	*ret_first = last - number->days + 1;
	*ret_last = last;
	return SHP_OK;
}

/* Long division, since ten thousand times a sum may not fit. Sums of shares that belong together are in range. */
static int32_t rate_of(int64_t numerator, int64_t denominator)
{
	int64_t rest = numerator;
	int32_t rate = 0;
	int i;

	if (denominator <= 0)
		return -1;
	if (numerator <= 0)
		return 0;
	if (numerator >= denominator)
		return BASIS_POINTS;
	for (i = 0; i < 4; i++) {
		rate = rate * 10 + (int32_t)(rest * 10 / denominator);
		rest = rest * 10 % denominator;
	}
	return rate;
}

/* Thresholds are whole basis points, so that comparing what was rounded down is exact. */
static int32_t standing_of(const struct shp_rules *rules, const struct number *number, int64_t numerator,
			   int64_t denominator)
{
	const int32_t rate = rate_of(numerator, denominator);
	const int32_t threshold = number->threshold ? shp__rule(rules, number->threshold) : -1;
	const int32_t failures = number->is_minimum ? BASIS_POINTS - rate : rate;
	const int32_t allowed = number->is_minimum ? BASIS_POINTS - threshold : threshold;

	if (rate < 0)
		return SHP_STANDING_NO_DATA;
	if (threshold < 0 || (number->least && denominator < shp__rule(rules, number->least)))
		return SHP_STANDING_NOT_JUDGED;
	if (number->is_minimum ? rate < threshold : numerator > 0 && rate >= threshold)
		return SHP_STANDING_FAILING;
	return failures && 5 * failures >= 4 * allowed ? SHP_STANDING_AT_RISK : SHP_STANDING_OK;
}

int32_t shp_metrics_report(const struct shp_metrics *metrics, const struct shp_rules *rules, int32_t metric,
			   const char *category, int64_t now, int64_t *ret_numerator, int64_t *ret_denominator,
			   int32_t *ret_rate, int32_t *ret_threshold, int32_t *ret_standing)
{
	const struct number *number = find_number(metric);
	int64_t numerator = 0;
	int64_t denominator = 0;
	int32_t first = 0;
	int32_t last = 0;
	int32_t status = metrics ? shp_metric_window(rules, metric, now, &first, &last) : SHP_ERR_ARGUMENT;

	if (!status)
		status = shp_metrics_sum(metrics, metric, category, first, last, &numerator, &denominator);
	if (status)
		return status;
	if (ret_numerator)
		*ret_numerator = numerator;
	if (ret_denominator)
		*ret_denominator = denominator;
	if (ret_rate)
		*ret_rate = rate_of(numerator, denominator);
	if (ret_threshold)
		*ret_threshold = number->threshold ? shp__rule(rules, number->threshold) : -1;
	if (ret_standing)
		*ret_standing = standing_of(rules, number, numerator, denominator);
	return SHP_OK;
}
