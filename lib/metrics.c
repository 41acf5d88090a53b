/* The sums as a thing: days, categories, merging. */
#include "metrics.h"

#include "context.h"

#define FIRST_CAPACITY 8

/* ---- making ---- */

int32_t shp_metrics_new(struct shp_ctx *ctx, struct shp_metrics **ret_metrics)
{
	struct shp_metrics *metrics;

	if (!ctx || !ret_metrics)
		return SHP_ERR_ARGUMENT;
	metrics = shp__calloc(ctx, sizeof(*metrics));
	if (!metrics)
		return SHP_ERR_NO_MEMORY;
	metrics->ctx = shp_ctx_ref(ctx);
	metrics->last = SHP_LIMIT_DATE;
	*ret_metrics = metrics;
	return SHP_OK;
}

static void free_series(struct shp_metrics *metrics, struct shp__series *series)
{
	shp__free(metrics->ctx, series->tallies, series->capacity * sizeof(*series->tallies));
}

static void free_category(struct shp_metrics *metrics, struct shp__category *category)
{
	free_series(metrics, &category->series);
	shp__free(metrics->ctx, category, sizeof(*category) + category->length + 1);
}

struct shp_metrics *shp_metrics_free(struct shp_metrics *metrics)
{
	struct shp_ctx *ctx;
	uint32_t i;

	if (!metrics)
		return NULL;
	ctx = metrics->ctx;
	for (i = 0; i < SHP__SUM_COUNT; i++)
		free_series(metrics, &metrics->sums[i]);
	for (i = 0; i < metrics->category_count; i++)
		free_category(metrics, metrics->categories[i]);
	shp__free(ctx, metrics->categories, metrics->category_capacity * sizeof(struct shp__category *));
	shp__free(ctx, metrics, sizeof(*metrics));
	shp_ctx_unref(ctx);
	return NULL;
}

/* Room for one more; `array` may move. */
static int32_t grow_table(struct shp_ctx *ctx, void **array, uint32_t count, uint32_t *capacity, size_t size)
{
	const uint32_t wanted = *capacity ? *capacity * 2 : FIRST_CAPACITY;
	void *moved;

	if (count < *capacity)
		return SHP_OK;
	moved = shp__realloc(ctx, *array, *capacity * size, wanted * size);
	if (!moved)
		return SHP_ERR_NO_MEMORY;
	*array = moved;
	*capacity = wanted;
	return SHP_OK;
}

/* ---- days ---- */

/* Index of the first day that is not before; most of what is counted is of late. */
static uint32_t find_day(const struct shp__series *series, int32_t day)
{
	uint32_t low = 0;
	uint32_t high = series->count;

	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;

		if (series->tallies[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int32_t insert_day(struct shp_metrics *metrics, struct shp__series *series, uint32_t at, int32_t day)
{
	void *tallies = series->tallies;
	int32_t status;

	if (series->count == SHP_LIMIT_METRICS_DAYS)
		return SHP_ERR_LIMIT;
	status = grow_table(metrics->ctx, &tallies, series->count, &series->capacity, sizeof(*series->tallies));
	if (status)
		return status;
	series->tallies = tallies;
	memmove(series->tallies + at + 1, series->tallies + at, (series->count - at) * sizeof(*series->tallies));
	series->tallies[at] = (struct shp__tally){.day = day};
	series->count++;
	return SHP_OK;
}

static int is_beyond(int64_t sum)
{
	return sum > SHP_LIMIT_METRICS_SUM || sum < -SHP_LIMIT_METRICS_SUM;
}

int32_t shp__metrics_count(struct shp_metrics *metrics, struct shp__series *series, int32_t day, int64_t numerator,
			   int64_t denominator)
{
	struct shp__tally *tally;
	int32_t status;
	uint32_t at;

	if (!shp__metrics_keep_day(metrics, day))
		return SHP_OK;
	at = find_day(series, day);
	if (at == series->count || series->tallies[at].day != day) {
		status = insert_day(metrics, series, at, day);
		if (status)
			return status;
	}
	tally = &series->tallies[at];
	tally->numerator += numerator;
	tally->denominator += denominator;
	if (is_beyond(tally->numerator) || is_beyond(tally->denominator))
		metrics->is_beyond = 1;
	return SHP_OK;
}

int shp__series_has_days(const struct shp__series *series)
{
	uint32_t i;

	for (i = 0; i < series->count; i++) {
		if (!shp__tally_is_empty(&series->tallies[i]))
			return 1;
	}
	return 0;
}

/* ---- categories ---- */

static uint32_t find_category(const struct shp_metrics *metrics, struct shp__text name, int *ret_found)
{
	uint32_t low = 0;
	uint32_t high = metrics->category_count;

	*ret_found = 0;
	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;
		const struct shp__category *category = metrics->categories[middle];
		const int order = shp__text_compare(category->name, category->length, name.bytes, name.length);

		if (order == 0) {
			*ret_found = 1;
			return middle;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct shp__category *shp__metrics_find(const struct shp_metrics *metrics, struct shp__text name)
{
	int found;
	const uint32_t at = find_category(metrics, name, &found);

	return found ? metrics->categories[at] : NULL;
}

static int32_t insert_category(struct shp_metrics *metrics, uint32_t at, struct shp__text name)
{
	struct shp__category *category;
	void *categories = metrics->categories;
	int32_t status;

	if (metrics->category_count == SHP_LIMIT_METRICS_CATEGORIES)
		return SHP_ERR_LIMIT;
	status = grow_table(metrics->ctx, &categories, metrics->category_count, &metrics->category_capacity,
		      sizeof(struct shp__category *));
	if (status)
		return status;
	metrics->categories = categories;
	category = shp__calloc(metrics->ctx, sizeof(*category) + name.length + 1);
	if (!category)
		return SHP_ERR_NO_MEMORY;
	category->length = name.length;
	memcpy(category->name, name.bytes, name.length);
	memmove(metrics->categories + at + 1, metrics->categories + at,
		(metrics->category_count - at) * sizeof(struct shp__category *));
	metrics->categories[at] = category;
	metrics->category_count++;
	return SHP_OK;
}

int32_t shp__metrics_category(struct shp_metrics *metrics, struct shp__text name, struct shp__category **ret_category)
{
	int found;
	const uint32_t at = find_category(metrics, name, &found);
	const int32_t status = found ? SHP_OK : insert_category(metrics, at, name);

	if (!status)
		*ret_category = metrics->categories[at];
	return status;
}

/* ---- all of it, or nothing ---- */

/* Drops days that are empty or not kept. */
static void tidy_series(const struct shp_metrics *metrics, struct shp__series *series)
{
	uint32_t kept = 0;
	uint32_t i;

	for (i = 0; i < series->count; i++) {
		const struct shp__tally tally = series->tallies[i];

		if (!shp__tally_is_empty(&tally) && shp__metrics_keep_day(metrics, tally.day))
			series->tallies[kept++] = tally;
	}
	series->count = kept;
}

static void tidy(struct shp_metrics *metrics)
{
	uint32_t kept = 0;
	uint32_t i;

	for (i = 0; i < SHP__SUM_COUNT; i++)
		tidy_series(metrics, &metrics->sums[i]);
	for (i = 0; i < metrics->category_count; i++) {
		struct shp__category *category = metrics->categories[i];

		tidy_series(metrics, &category->series);
		if (category->series.count)
			metrics->categories[kept++] = category;
		else
			free_category(metrics, category);
	}
	metrics->category_count = kept;
}

int32_t shp__metrics_carry_out(struct shp_metrics *metrics, shp__metrics_pass_fn pass, const void *what)
{
	int32_t status = pass(metrics, what, 0);

	if (status == SHP_ERR_LIMIT) { /* the room may be taken by days that are empty by now */
		tidy(metrics);
		status = pass(metrics, what, 0);
	}
	if (status)
		return status;
	metrics->is_beyond = 0;
	pass(metrics, what, 1);
	if (!metrics->is_beyond)
		return SHP_OK;
	pass(metrics, what, -1);
	return SHP_ERR_OVERFLOW;
}

static int is_date(int32_t date)
{
	return date == SHP_DATE_NONE || (date >= 0 && date <= SHP_LIMIT_DATE);
}

static void keep_days(struct shp_metrics *metrics, int32_t first, int32_t last)
{
	if (first <= metrics->first && last >= metrics->last)
		return;
	if (first > metrics->first)
		metrics->first = first;
	if (last < metrics->last)
		metrics->last = last;
	tidy(metrics);
}

int32_t shp_metrics_keep_days(struct shp_metrics *metrics, int32_t first, int32_t last)
{
	if (!metrics)
		return SHP_ERR_ARGUMENT;
	if (!is_date(first) || !is_date(last))
		return SHP_ERR_DATE;
	keep_days(metrics, first, last == SHP_DATE_NONE ? SHP_LIMIT_DATE : last);
	return SHP_OK;
}

/* ---- merging ---- */

static int32_t merge_series(struct shp_metrics *metrics, struct shp__series *series, const struct shp__series *other,
			    int32_t factor)
{
	int32_t status = SHP_OK;
	uint32_t i;

	for (i = 0; i < other->count && !status; i++) {
		const struct shp__tally *tally = &other->tallies[i];

		if (!shp__tally_is_empty(tally))
			status = shp__metrics_count(metrics, series, tally->day, factor * tally->numerator,
						    factor * tally->denominator);
	}
	return status;
}

static int32_t merge(struct shp_metrics *metrics, const void *what, int32_t factor)
{
	const struct shp_metrics *other = what;
	struct shp__category *category = NULL;
	int32_t status = SHP_OK;
	uint32_t i;

	for (i = 0; i < SHP__SUM_COUNT && !status; i++)
		status = merge_series(metrics, &metrics->sums[i], &other->sums[i], factor);
	for (i = 0; i < other->category_count && !status; i++) {
		const struct shp__category *of = other->categories[i];

		if (!shp__series_has_days(&of->series))
			continue;
		status = shp__metrics_category(metrics, (struct shp__text){of->name, of->length}, &category);
		if (!status)
			status = merge_series(metrics, &category->series, &of->series, factor);
	}
	return status;
}

int32_t shp_metrics_merge(struct shp_metrics *metrics, const struct shp_metrics *other)
{
	int32_t status;

	if (!metrics || !other || metrics == other)
		return SHP_ERR_ARGUMENT;
	status = shp__metrics_carry_out(metrics, merge, other);
	if (!status)
		keep_days(metrics, other->first, other->last);
	return status;
}
