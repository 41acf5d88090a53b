/* The operations that reckon and change nothing: business days, tracking numbers, shares of an amount. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libshipment/calendar.h>
#include <libshipment/tracking.h>

#include "instant.h"
#include "request.h"

#define CANDIDATES 64
#define URL_SIZE 1024

/* ---- business days ---- */

/* "1111100", or [1, 1, 1, 1, 1, 0, 0]: Monday first. */
static int read_weekmask(struct request *request, json_t *object, const char *prefix, int32_t *ret_mask)
{
	json_t *value = json_object_get(object, "weekmask");
	const char *text = json_string_value(value);
	size_t day;

	if (text && shp_weekmask_parse(text, ret_mask) == SHP_OK)
		return 1;
	*ret_mask = 0;
	for (day = 0; json_array_size(value) == 7 && day < 7; day++) {
		json_t *bit = json_array_get(value, day);

		if (!json_is_integer(bit) || json_integer_value(bit) < 0 || json_integer_value(bit) > 1)
			break;
		*ret_mask |= (int32_t)json_integer_value(bit) << day;
		if (day == 6)
			return 1;
	}
	field_problem(request, prefix, "weekmask", SHP_ERR_VALUE,
		      say("This must be seven of 0 and 1, Monday first: \"1111100\".",
			  "此处必须是七个 0 或 1,周一在前:“1111100”。"));
	return 0;
}

/* A list of dates; *ret_dates is to be freed. */
static uint32_t read_dates(struct request *request, json_t *object, const char *prefix, const char *name,
			   int32_t **ret_dates)
{
	json_t *array = field_array(request, object, prefix, name);
	const size_t count = json_array_size(array);
	char path[PATH_SIZE];
	size_t at;

	*ret_dates = must_allocate(count * sizeof(**ret_dates));
	for (at = 0; at < count; at++) {
		const char *text = json_string_value(json_array_get(array, at));

		snprintf(path, sizeof(path), "%s%s%s[%zu]", prefix, *prefix ? "." : "", name, at);
		if (!text)
			field_problem(request, path, "", SHP_ERR_DATE, say("This must be text.", "此处必须是文本。"));
		else if (!date_parse(text, &(*ret_dates)[at]))
			field_no_date(request, path, "", text);
	}
	return (uint32_t)count;
}

static struct shp_calendar *custom_calendar(struct request *request, json_t *object, const char *prefix)
{
	struct shp_calendar *calendar = NULL;
	struct desk *desk = request->desk;
	int32_t *closed;
	int32_t *opened;
	int32_t mask = SHP_WEEKMASK_WEEKDAYS;
	const uint32_t closed_count = read_dates(request, object, prefix, "closed", &closed);
	const uint32_t opened_count = read_dates(request, object, prefix, "opened", &opened);

	if (!field_is_absent(object, "weekmask"))
		read_weekmask(request, object, prefix, &mask);
	if (request->problems.count == 0) {
		const int32_t status =
			shp_calendar_new(desk->ctx, mask, closed, closed_count, opened, opened_count, SHP_DATE_NONE,
					 SHP_DATE_NONE, "request", &calendar, desk->error);

		if (status != SHP_OK)
			field_problem(request, prefix,
				      shp_error_count_kept(desk->error) ? shp_error_get_path(desk->error, 0) : "",
				      status, NULL);
	}
	free(closed);
	free(opened);
	return calendar;
}

/* The calendar of a request, owned: one by name, one of its own, or the rules'. NULL with a problem. */
static struct shp_calendar *request_calendar(struct request *request)
{
	static const char *const own[] = {"weekmask", "closed", "opened"};
	struct shp_calendar *calendar = NULL;
	json_t *value = json_object_get(request->root, "calendar");
	const char *name = json_string_value(value);
	const int32_t preset = name ? shp_calendar_preset_from_name(name) : SHP_CALENDAR_WEEKDAYS;
	size_t at;

	for (at = 0; !field_is_absent(request->root, "calendar") && at < sizeof(own) / sizeof(own[0]); at++) {
		if (!field_is_absent(request->root, own[at]))
			field_problem(request, "", own[at], SHP_ERR_VALUE,
				      say("\"calendar\" says which days are open: leave one of the two out.",
					  "“calendar”已说明哪些日子营业:请只保留其一。"));
	}
	if (json_is_object(value)) {
		fields_known(request, value, "calendar", " weekmask closed opened ");
		return custom_calendar(request, value, "calendar");
	}
	if (name && preset < 0) {
		field_choice(request, "", "calendar", "calendar", name, "us, cn, weekdays");
		return NULL;
	}
	if (!name && !field_is_absent(request->root, "calendar")) {
		field_problem(request, "", "calendar", SHP_ERR_VALUE,
			      say("This must be a name or an object.", "此处必须是名称或对象。"));
		return NULL;
	}
	for (at = 0; !name && at < sizeof(own) / sizeof(own[0]); at++) {
		if (!field_is_absent(request->root, own[at]))
			return custom_calendar(request, request->root, "");
	}
	if (!name && shp_rules_get_calendar(request->desk->rules))
		return shp_calendar_ref(shp_rules_get_calendar(request->desk->rules));
	if (shp_calendar_new_preset(request->desk->ctx, preset, &calendar, NULL) != SHP_OK)
		field_problem(request, "", "", SHP_ERR_NO_MEMORY, NULL);
	return calendar;
}

static void require_date(struct request *request, const char *name, int32_t *ret_date)
{
	*ret_date = SHP_DATE_NONE;
	if (field_date(request, request->root, "", name, ret_date) == 0)
		field_problem(request, "", name, SHP_ERR_REQUIRED, NULL);
}

void request_deadline(struct request *request, struct outcome *ret_outcome)
{
	struct shp_calendar *calendar = request_calendar(request);
	char text[DATE_SIZE];
	int32_t start;
	int32_t count = 0;
	int32_t date = SHP_DATE_NONE;
	int32_t outside = 0;

	require_date(request, "start", &start);
	if (field_int32(request, request->root, "", "count", SHP_ERR_RANGE, &count) == 0)
		field_problem(request, "", "count", SHP_ERR_REQUIRED, NULL);
	if (request->problems.count == 0) {
		const int32_t status =
			shp_calendar_add_business_days(calendar, start, count, SHP_ROLL_STRICT, &date, &outside);

		if (status != SHP_OK)
			field_problem(request, "", status == SHP_ERR_OVERFLOW ? "count" : "start", status, NULL);
		buffer_format(&ret_outcome->fields, ",\"date\":\"%s\",\"outside_calendar\":%s", date_format(date, text),
			      outside ? "true" : "false");
	}
	shp_calendar_unref(calendar);
}

void request_business_days(struct request *request, struct outcome *ret_outcome)
{
	struct shp_calendar *calendar = request_calendar(request);
	int32_t from;
	int32_t to;
	int32_t count = 0;
	int32_t outside = 0;

	require_date(request, "from", &from);
	require_date(request, "to", &to);
	if (request->problems.count == 0) {
		const int32_t status = shp_calendar_count_business_days(calendar, from, to, &count, &outside);

		if (status != SHP_OK)
			field_problem(request, "", "from", status, NULL);
		buffer_format(&ret_outcome->fields, ",\"count\":%d%s", (int)count,
			      outside ? ",\"outside_calendar\":true" : "");
	}
	shp_calendar_unref(calendar);
}

/* ---- tracking numbers ---- */

void request_tracking(struct request *request, struct outcome *ret_outcome)
{
	const struct shp_carriers *carriers = shp_rules_get_carriers(request->desk->rules);
	struct buffer *out = &ret_outcome->fields;
	uint64_t candidates[CANDIDATES];
	char url[URL_SIZE];
	size_t size;
	const char *carrier = NULL;
	const char *number = "";
	int32_t verdict = SHP_VERDICT_NONE;
	uint32_t count = 0;
	uint32_t at;

	field_text(request, request->root, "", "carrier", SHP_ERR_TEXT, &carrier);
	if (field_text(request, request->root, "", "number", SHP_ERR_TEXT, &number) == 0)
		field_problem(request, "", "number", SHP_ERR_REQUIRED, NULL);
	if (request->problems.count > 0)
		return;
	shp_tracking_detect(carriers, carrier, number, candidates, CANDIDATES, &count, &verdict);
	buffer_text(out, ",\"verdict\":");
	buffer_json(out, shp_verdict_name(verdict));
	buffer_text(out, ",\"candidates\":[");
	for (at = 0; at < count && at < CANDIDATES; at++) {
		buffer_text(out, at ? ",{\"carrier\":" : "{\"carrier\":");
		buffer_json(out, shp_candidate_get_courier(carriers, candidates[at]));
		buffer_text(out, ",\"service\":");
		buffer_json(out, shp_candidate_get_service(carriers, candidates[at]));
		buffer_text(out, ",\"evidence\":");
		buffer_json(out, shp_evidence_name(shp_candidate_get_evidence(candidates[at])));
		buffer_text(out, "}");
	}
	buffer_text(out, "],\"url\":");
	if (shp_tracking_url(carriers, carrier, number, url, sizeof(url), &size) != SHP_OK || !url[0])
		buffer_text(out, "null");
	else
		buffer_json(out, url);
}

/* ---- shares ---- */

#define WEIGHT_PLACES 18
#define WEIGHT_SIZE 400 /* the largest double, in full */

/* Decimal places of a weight: the fewest that read back as the same number. -1 for what is no weight. */
static int weight_places(const json_t *weight)
{
	char text[WEIGHT_SIZE];
	int places;

	if (!json_is_real(weight))
		return json_is_integer(weight) ? 0 : -1;
	for (places = 0; places <= WEIGHT_PLACES; places++) {
		snprintf(text, sizeof(text), "%.*f", places, json_real_value(weight));
		if (strtod(text, NULL) == json_real_value(weight))
			return places;
	}
	return -1;
}

/* A weight times ten to the power of `places`; 0 when it does not fit. */
static int weight_scale(const json_t *weight, int places, int64_t *ret_weight)
{
	char text[WEIGHT_SIZE + WEIGHT_PLACES];
	const int own = weight_places(weight);
	size_t length;
	char *point;

	if (json_is_integer(weight))
		snprintf(text, sizeof(text), "%lld", (long long)json_integer_value(weight));
	else
		snprintf(text, sizeof(text), "%.*f", own, json_real_value(weight));
	point = strchr(text, '.');
	if (point)
		memmove(point, point + 1, strlen(point));
	length = strlen(text);
	memset(text + length, '0', (size_t)(places - own));
	text[length + (size_t)(places - own)] = '\0';
	errno = 0;
	*ret_weight = strtoll(text, NULL, 10);
	return errno == 0;
}

/* Weights are whole or decimal: 0.07 and 0.03 weigh as 7 and 3. */
static void read_weights(struct request *request, json_t *array, int64_t *weights)
{
	const size_t count = json_array_size(array);
	const size_t before = request->problems.count;
	char path[PATH_SIZE];
	int most = 0;
	size_t at;

	for (at = 0; at < count; at++) {
		const int places = weight_places(json_array_get(array, at));

		most = places > most ? places : most;
		snprintf(path, sizeof(path), "weights[%zu]", at);
		if (places < 0)
			field_problem(request, path, "", SHP_ERR_WEIGHTS,
				      say("A weight must be a number.", "权重必须是数字。"));
	}
	for (at = 0; at < count && request->problems.count == before; at++) {
		snprintf(path, sizeof(path), "weights[%zu]", at);
		if (!weight_scale(json_array_get(array, at), most, &weights[at]))
			field_problem(request, path, "", SHP_ERR_OVERFLOW, NULL);
	}
	if (array && count == 0)
		field_problem(request, "", "weights", SHP_ERR_REQUIRED, NULL);
}

void request_allocate(struct request *request, struct outcome *ret_outcome)
{
	json_t *array = field_array(request, request->root, "", "weights");
	const size_t count = json_array_size(array);
	int64_t *weights = must_allocate(count * sizeof(*weights));
	int64_t *parts = must_allocate(count * sizeof(*parts));
	int64_t amount = 0;
	size_t at;
	int32_t status;

	if (field_int(request, request->root, "", "amount", SHP_ERR_AMOUNT, &amount) == 0)
		field_problem(request, "", "amount", SHP_ERR_REQUIRED, NULL);
	if (field_is_absent(request->root, "weights"))
		field_problem(request, "", "weights", SHP_ERR_REQUIRED, NULL);
	read_weights(request, array, weights);
	if (request->problems.count == 0) {
		status = shp_money_allocate(amount, weights, (uint32_t)count, parts);
		if (status != SHP_OK)
			field_problem(request, "", status == SHP_ERR_AMOUNT ? "amount" : "weights", status, NULL);
		buffer_text(&ret_outcome->fields, ",\"parts\":[");
		for (at = 0; at < count; at++)
			buffer_format(&ret_outcome->fields, "%s%lld", at ? "," : "", (long long)parts[at]);
		buffer_text(&ret_outcome->fields, "]");
	}
	free(weights);
	free(parts);
}
