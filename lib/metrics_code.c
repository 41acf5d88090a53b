/*
 * The bytes of the seller's numbers, format 1: a map with what is kept, the five sums, and the categories. Days without
 * anything, sums without days and categories without days are left out, so equal sums have equal bytes.
 *
 * A series is an array of three numbers a day: the day (the first as a date, the others as days since the one before),
 * numerator, denominator. Categories are an array of names, ascending by bytes, and their series in turn.
 */
#include "codec.h"
#include "metrics.h"

enum {
	KEY_DAYS = 2, /* first and last; left out when every day is kept */
	KEY_SUM,      /* and the others */
	KEY_CATEGORIES = KEY_SUM + SHP__SUM_COUNT
};

/* ---- writing ---- */

static uint32_t count_days(const struct shp__series *series)
{
	uint32_t count = 0;
	uint32_t i;

	for (i = 0; i < series->count; i++)
		count += !shp__tally_is_empty(&series->tallies[i]);
	return count;
}

static void put_metrics_head(struct shp__encoder *encoder, int type, uint64_t value)
{
	uint8_t *const begin = shp__piece_begin(encoder, SHP__HEAD_SIZE);

	shp__piece_end(encoder, begin, shp__put_head(begin, type, value));
}

static void put_series(struct shp__encoder *encoder, const struct shp__series *series)
{
	int32_t before = 0;
	uint32_t i;

	put_metrics_head(encoder, SHP__CBOR_ARRAY, 3 * count_days(series));
	for (i = 0; i < series->count; i++) {
		const struct shp__tally *tally = &series->tallies[i];
		uint8_t *const begin = shp__piece_begin(encoder, 3 * SHP__HEAD_SIZE);
		uint8_t *to = begin;

		if (shp__tally_is_empty(tally))
			continue;
		to = shp__put_uint(to, (uint64_t)(tally->day - before));
		to = shp__put_int(to, tally->numerator);
		to = shp__put_int(to, tally->denominator);
		shp__piece_end(encoder, begin, to);
		before = tally->day;
	}
}

static void put_categories(struct shp__encoder *encoder, const struct shp_metrics *metrics, uint32_t count)
{
	uint32_t i;

	put_metrics_head(encoder, SHP__CBOR_ARRAY, 2 * count);
	for (i = 0; i < metrics->category_count; i++) {
		const struct shp__category *category = metrics->categories[i];
		uint8_t *const begin = shp__piece_begin(encoder, SHP__HEAD_SIZE + SHP_LIMIT_CATEGORY);

		if (!shp__series_has_days(&category->series))
			continue;
		shp__piece_end(encoder, begin, shp__put_text(begin, category->name, category->length));
		put_series(encoder, &category->series);
	}
}

static int has_narrow_days(const struct shp_metrics *metrics)
{
	return metrics->first != 0 || metrics->last != SHP_LIMIT_DATE;
}

static void put_beginning(struct shp__encoder *encoder, const struct shp_metrics *metrics, uint32_t fields)
{
	uint8_t *const begin = shp__piece_begin(encoder, 5 + 2 + 2 * SHP__HEAD_SIZE);
	uint8_t *to = shp__put_byte(begin, SHP__CBOR_HEAD(SHP__CBOR_MAP, 2 + fields));

	to = shp__put_byte(to, SHP__KEY_FORMAT);
	to = shp__put_byte(to, SHP__FORMAT);
	to = shp__put_byte(to, SHP__KEY_WHAT);
	to = shp__put_byte(to, SHP__WHAT_METRICS);
	if (has_narrow_days(metrics)) {
		to = shp__put_byte(to, KEY_DAYS);
		to = shp__put_array(to, 2);
		to = shp__put_uint(to, (uint64_t)metrics->first);
		to = shp__put_uint(to, (uint64_t)metrics->last);
	}
	shp__piece_end(encoder, begin, to);
}

static void put_metrics(struct shp__encoder *encoder, const struct shp_metrics *metrics)
{
	const uint32_t categories = shp_metrics_count_categories(metrics);
	uint32_t fields = (has_narrow_days(metrics) ? 1u : 0u) + (categories ? 1u : 0u);
	uint32_t i;

	for (i = 0; i < SHP__SUM_COUNT; i++)
		fields += shp__series_has_days(&metrics->sums[i]) ? 1u : 0u;
	put_beginning(encoder, metrics, fields);
	for (i = 0; i < SHP__SUM_COUNT; i++) {
		if (!shp__series_has_days(&metrics->sums[i]))
			continue;
		put_metrics_head(encoder, SHP__CBOR_UINT, KEY_SUM + i);
		put_series(encoder, &metrics->sums[i]);
	}
	if (categories) {
		put_metrics_head(encoder, SHP__CBOR_UINT, KEY_CATEGORIES);
		put_categories(encoder, metrics, categories);
	}
}

int32_t shp_metrics_encode(const struct shp_metrics *metrics, uint8_t *buffer, size_t capacity, size_t *ret_size)
{
	struct shp__encoder encoder;

	if (!metrics || shp__encode_begin(&encoder, buffer, capacity, ret_size))
		return SHP_ERR_ARGUMENT;
	put_metrics(&encoder, metrics);
	return shp__encode_end(&encoder, ret_size);
}

/* ---- reading ---- */

static void get_days(struct shp__cbor_reader *cbor, struct shp_metrics *metrics)
{
	const size_t at = cbor->at;

	if (shp__cbor_get_array(cbor, 2) != 2)
		shp__cbor_fail(cbor, at);
	metrics->first = (int32_t)shp__cbor_get_uint(cbor, SHP_LIMIT_DATE);
	metrics->last = (int32_t)shp__cbor_get_uint(cbor, SHP_LIMIT_DATE);
	if (metrics->first == 0 && metrics->last == SHP_LIMIT_DATE)
		shp__cbor_fail(cbor, at); /* is left out */
}

/* A day of a series, behind the one before (-1: none), of those that are kept. */
static int32_t get_day(struct shp__cbor_reader *cbor, const struct shp_metrics *metrics, int32_t before)
{
	const size_t at = cbor->at;
	const int32_t step = (int32_t)shp__cbor_get_uint(cbor, SHP_LIMIT_DATE);
	const int32_t day = before < 0 ? step : before + step;

	if (day <= before || !shp__metrics_keep_day(metrics, day))
		shp__cbor_fail(cbor, at);
	return day;
}

static int32_t get_series(struct shp__cbor_reader *cbor, struct shp_metrics *metrics, struct shp__series *series)
{
	const size_t at = cbor->at;
	const uint32_t count = shp__cbor_get_array(cbor, 3 * SHP_LIMIT_METRICS_DAYS);
	int32_t status = SHP_OK;
	int32_t day = -1;
	uint32_t i;

	if (!count || count % 3)
		shp__cbor_fail(cbor, at);
	for (i = 0; i < count && !status; i += 3) {
		int64_t numerator;
		int64_t denominator;

		day = get_day(cbor, metrics, day);
		numerator = shp__cbor_get_int(cbor, -SHP_LIMIT_METRICS_SUM, SHP_LIMIT_METRICS_SUM);
		denominator = shp__cbor_get_int(cbor, -SHP_LIMIT_METRICS_SUM, SHP_LIMIT_METRICS_SUM);
		if (!numerator && !denominator)
			shp__cbor_fail(cbor, cbor->at - 1); /* the second zero */
		if (cbor->failed)
			return SHP_ERR_BYTES;
		status = shp__metrics_count(metrics, series, day, numerator, denominator);
	}
	return cbor->failed ? SHP_ERR_BYTES : status;
}

static int32_t get_categories(struct shp__cbor_reader *cbor, struct shp_metrics *metrics)
{
	const size_t at = cbor->at;
	const uint32_t count = shp__cbor_get_array(cbor, 2 * SHP_LIMIT_METRICS_CATEGORIES);
	struct shp__text before = {NULL, 0};
	int32_t status = SHP_OK;
	uint32_t i;

	if (!count || count % 2)
		shp__cbor_fail(cbor, at);
	for (i = 0; i < count && !status; i += 2) {
		const size_t name_at = cbor->at;
		struct shp__category *category = NULL;
		struct shp__text name;

		name.bytes = shp__cbor_get_text(cbor, SHP_LIMIT_CATEGORY, &name.length);
		if (!cbor->failed && before.bytes &&
		    shp__text_compare(before.bytes, before.length, name.bytes, name.length) >= 0)
			shp__cbor_fail(cbor, name_at);
		if (cbor->failed)
			return SHP_ERR_BYTES;
		before = name;
		status = shp__metrics_category(metrics, name, &category);
		if (!status)
			status = get_series(cbor, metrics, &category->series);
	}
	return cbor->failed ? SHP_ERR_BYTES : status;
}

/* SHP_ERR_BYTES: the reader knows where. */
static int32_t get_metrics(struct shp__cbor_reader *cbor, struct shp_metrics *metrics)
{
	struct shp__cbor_map map;
	int32_t status = shp__get_header(cbor, &map, SHP__WHAT_METRICS);
	unsigned int i;

	if (!status && shp__cbor_map_has(cbor, &map, KEY_DAYS))
		get_days(cbor, metrics);
	for (i = 0; i < SHP__SUM_COUNT && !status; i++) {
		if (shp__cbor_map_has(cbor, &map, KEY_SUM + i))
			status = get_series(cbor, metrics, &metrics->sums[i]);
	}
	if (!status && shp__cbor_map_has(cbor, &map, KEY_CATEGORIES))
		status = get_categories(cbor, metrics);
	if (!status)
		shp__cbor_map_end(cbor, &map);
	return status;
}

int32_t shp_metrics_decode(struct shp_ctx *ctx, const uint8_t *bytes, size_t size, struct shp_metrics **ret_metrics,
			   struct shp_error *reterr_error)
{
	struct shp_metrics *metrics = NULL;
	struct shp__cbor_reader reader;
	int32_t status = shp__begin_decoding(ctx, bytes, size, ret_metrics, reterr_error, &reader);

	if (status)
		return status;
	status = shp_metrics_new(ctx, &metrics);
	if (!status)
		status = get_metrics(&reader, metrics);
	status = shp__end_decoding(&reader, status, reterr_error);
	if (status)
		shp_metrics_free(metrics);
	else
		*ret_metrics = metrics;
	return status;
}
