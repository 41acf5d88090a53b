/* The seller's numbers, made anew from the orders. */
#include <string.h>

#include <libshipment/metrics.h>

#include "buffer.h"
#include "grid.h"
#include "instant.h"
#include "walk.h"

/* One number as the marketplace sees it; category NULL: of the seller. */
struct number {
	int32_t metric;
	const char *category;
	int64_t numerator;
	int64_t denominator;
	int32_t rate;
	int32_t threshold;
	int32_t standing;
	int32_t first;
	int32_t last;
};

typedef void (*show_fn)(const struct desk *desk, const struct number *number, void *out);

/* Adds every order to the sums of the days that will be asked for. EXIT_DONE, or another status after a complaint. */
static int count(struct desk *desk, struct shp_metrics *metrics, int64_t now)
{
	int32_t from = SHP_LIMIT_DATE;
	int32_t to = 0;
	struct shp_order *order;
	struct walk walk;
	int32_t status = SHP_OK;
	int32_t metric;

	for (metric = 1; metric <= (int32_t)shp_metric_count() && status == SHP_OK; metric++) {
		int32_t first = 0;
		int32_t last = 0;

		status = shp_metric_window(desk->rules, metric, now, &first, &last);
		from = first < from ? first : from;
		to = last > to ? last : to;
	}
	if (status == SHP_OK)
		status = shp_metrics_keep_days(metrics, from < 0 ? 0 : from, to);
	if (status != SHP_OK)
		return desk_complain(desk, NULL, status, "metrics");
	walk_begin(&walk, desk, "");
	while (status == SHP_OK && (order = walk_next(&walk)) != NULL) {
		status = shp_metrics_add_change(metrics, desk->rules, NULL, order);
		shp_order_unref(order);
	}
	if (status != SHP_OK)
		desk_complain(desk, NULL, status, "metrics");
	return walk_end(&walk) == EXIT_DONE ? desk_exit_status(status) : EXIT_BROKEN;
}

static void report(const struct desk *desk, const struct shp_metrics *metrics, int64_t now, show_fn show, void *out)
{
	int32_t metric;

	for (metric = 1; metric <= (int32_t)shp_metric_count(); metric++) {
		const uint32_t categories = metric == SHP_METRIC_TRACKING ? shp_metrics_count_categories(metrics) : 0;
		uint32_t category;

		/* The whole first, then each category; UINT32_MAX + 1 is the first of them. */
		for (category = UINT32_MAX; category == UINT32_MAX || category < categories; category++) {
			struct number number = {.metric = metric};

			if (category != UINT32_MAX)
				number.category = shp_metrics_get_category(metrics, category);
			shp_metric_window(desk->rules, metric, now, &number.first, &number.last);
			shp_metrics_report(metrics, desk->rules, metric, number.category, now, &number.numerator,
					   &number.denominator, &number.rate, &number.threshold, &number.standing);
			show(desk, &number, out);
		}
	}
}

/* ---- for people ---- */

/* Basis points as "95.00 %"; "" for none. */
static const char *percent(int32_t basis_points, char *buffer, size_t capacity)
{
	buffer[0] = '\0';
	if (basis_points >= 0)
		snprintf(buffer, capacity, "%d.%02d %%", (int)(basis_points / 100), (int)(basis_points % 100));
	return buffer;
}

static void show_row(const struct desk *desk, const struct number *number, void *out)
{
	struct grid *grid = out;
	struct buffer text = {0};
	char one[32];
	char other[DATE_SIZE];

	if (number->category)
		buffer_format(&text, "  %s", *number->category ? number->category : "—");
	else
		buffer_text(&text, shp_metric_message(number->metric, desk->options.language));
	grid_cell(grid, text.bytes);
	grid_cell(grid, percent(number->rate, one, sizeof(one)));
	buffer_reset(&text);
	buffer_format(&text, "%lld / %lld", (long long)number->numerator, (long long)number->denominator);
	grid_cell(grid, text.bytes);
	buffer_reset(&text);
	if (number->threshold >= 0)
		buffer_format(&text, "%s %s", shp_metric_is_minimum(number->metric) ? "≥" : "<",
			      percent(number->threshold, one, sizeof(one)));
	grid_cell(grid, buffer_get(&text));
	grid_cell(grid, shp_standing_message(number->standing, desk->options.language));
	buffer_reset(&text);
	buffer_format(&text, "%s … %s", date_format(number->first, one), date_format(number->last, other));
	grid_cell(grid, text.bytes);
	buffer_free(&text);
}

static void show_table(const struct desk *desk, const struct shp_metrics *metrics, int64_t now)
{
	struct grid grid = {0};

	grid_column(&grid, say("metric", "指标"), GRID_LEFT);
	grid_column(&grid, say("rate", "比率"), GRID_RIGHT);
	grid_column(&grid, say("count", "计数"), GRID_RIGHT);
	grid_column(&grid, say("target", "要求"), GRID_RIGHT);
	grid_column(&grid, say("standing", "状态"), GRID_LEFT);
	grid_column(&grid, say("period", "日期"), GRID_LEFT);
	report(desk, metrics, now, show_row, &grid);
	grid_print(&grid, stdout, "");
}

/* ---- as JSON ---- */

static void show_object(const struct desk *desk, const struct number *number, void *out)
{
	struct buffer *json = out;
	char date[DATE_SIZE];

	(void)desk;
	buffer_text(json, json->bytes[json->length - 1] == '[' ? "\n{\"metric\":" : ",\n{\"metric\":");
	buffer_json(json, shp_metric_name(number->metric));
	buffer_text(json, ",\"category\":");
	buffer_json(json, number->category);
	buffer_format(json, ",\"from\":\"%s\"", date_format(number->first, date));
	buffer_format(json, ",\"to\":\"%s\"", date_format(number->last, date));
	buffer_format(json,
		      ",\"numerator\":%lld,\"denominator\":%lld,\"rate_basis_points\":", (long long)number->numerator,
		      (long long)number->denominator);
	if (number->rate >= 0)
		buffer_format(json, "%d", (int)number->rate);
	else
		buffer_text(json, "null");
	buffer_text(json, ",\"threshold_basis_points\":");
	if (number->threshold >= 0)
		buffer_format(json, "%d", (int)number->threshold);
	else
		buffer_text(json, "null");
	buffer_format(json, ",\"threshold_is\":\"%s\",\"standing\":",
		      shp_metric_is_minimum(number->metric) ? "minimum" : "maximum");
	buffer_json(json, shp_standing_name(number->standing));
	buffer_text(json, "}");
}

static void show_json(const struct desk *desk, const struct shp_metrics *metrics, int64_t now)
{
	struct buffer json = {0};
	char instant[INSTANT_SIZE];

	buffer_format(&json, "{\"now\":\"%s\",\"metrics\":[", instant_format(now, instant));
	report(desk, metrics, now, show_object, &json);
	buffer_text(&json, "\n]}");
	puts(json.bytes);
	buffer_free(&json);
}

int run_metrics(struct desk *desk, struct arguments *arguments)
{
	const int64_t now = desk_now(desk);
	struct shp_metrics *metrics = NULL;
	const char *name;
	char *value;
	int status = argument_option(arguments, " --json ", " ", &name, &value);

	if (status != EXIT_DONE)
		return status;
	if (arguments->at < arguments->count)
		return usage_surplus(arguments);
	if (desk_use(desk, 0) != EXIT_DONE)
		return EXIT_BROKEN;
	if (shp_metrics_new(desk->ctx, &metrics) != SHP_OK)
		return desk_complain(desk, NULL, SHP_ERR_NO_MEMORY, "metrics");
	status = count(desk, metrics, now);
	if (status == EXIT_DONE && name)
		show_json(desk, metrics, now);
	else if (status == EXIT_DONE)
		show_table(desk, metrics, now);
	shp_metrics_free(metrics);
	return status;
}
