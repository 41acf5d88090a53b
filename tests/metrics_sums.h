/* Numbers put together by hand, from the inside. */
#ifndef TESTS_METRICS_SUMS_H
#define TESTS_METRICS_SUMS_H

#include "metrics.h"
#include "metrics_help.h"

static inline struct shp__text text_of(const char *text)
{
	return (struct shp__text){text, (uint32_t)strlen(text)};
}

static inline void put(struct shp_metrics *metrics, int sum, int32_t day, int64_t numerator, int64_t denominator)
{
	ck_assert_int_eq(shp__metrics_count(metrics, &metrics->sums[sum], day, numerator, denominator), SHP_OK);
}

static inline void put_category(struct shp_metrics *metrics, const char *name, int32_t day, int64_t numerator,
				int64_t denominator)
{
	struct shp__category *category = NULL;

	ck_assert_int_eq(shp__metrics_category(metrics, text_of(name), &category), SHP_OK);
	ck_assert_int_eq(shp__metrics_count(metrics, &category->series, day, numerator, denominator), SHP_OK);
}

/* Numbers with everything in them. */
static inline struct shp_metrics *rich(void)
{
	struct shp_metrics *metrics = new_metrics();

	ck_assert_int_eq(shp_metrics_keep_days(metrics, 20000, 30000), SHP_OK);
	for (int32_t day = 20000; day < 20010; day += 3) {
		for (int sum = 0; sum < SHP__SUM_COUNT; sum++)
			put(metrics, sum, day + sum, (day - 20004) * (sum - 2), day * sum + 1);
		put_category(metrics, "玩具", day, 1, day);
		put_category(metrics, "Kitchen & Dining", day + 1, 100, 1000000);
	}
	return metrics;
}

#endif
