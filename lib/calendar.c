#include "calendar.h"

#include <string.h>

#include "civil.h"
#include "text.h"

#define WORD_DAYS 64

/* ---- building: plan, days, seal ---- */

static int32_t smaller(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static int32_t larger(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

static int32_t weekday_of(int64_t date)
{
	return (int32_t)shp__floor_mod(date + 3, SHP__WEEK); /* 1970-01-01 was a Thursday; Monday is 0 */
}

static void fill_by_weekmask(struct shp_calendar *calendar)
{
	const int32_t weekday = weekday_of(calendar->first);
	uint64_t patterns[SHP__WEEK]; /* of the first word, the second...: each begins a weekday later */

	for (int32_t begin = 0; begin < SHP__WEEK; begin++) {
		patterns[begin] = 0;
		for (int32_t day = 0; day < WORD_DAYS; day++)
			if (calendar->weekmask >> (weekday + begin + day) % SHP__WEEK & 1)
				patterns[begin] |= UINT64_C(1) << day;
	}
	for (uint32_t word = 0; word < calendar->words; word++)
		calendar->bits[word] = patterns[word % SHP__WEEK];
}

int32_t shp__calendar_begin(struct shp_ctx *ctx, const struct shp__calendar_plan *plan,
			    struct shp_calendar **ret_calendar)
{
	const int32_t first = smaller(plan->irregular_from, SHP__CALENDAR_USUAL_FROM) - plan->before_days;
	const int32_t end = larger(plan->irregular_to, SHP__CALENDAR_USUAL_TO) + plan->after_days;
	const uint32_t words = (uint32_t)(end - first + WORD_DAYS - 1) / WORD_DAYS;
	const size_t size = sizeof(struct shp_calendar) + words * sizeof(uint64_t) + (words + 1) * sizeof(int32_t);
	struct shp_calendar *calendar = shp__calloc(ctx, size);

	if (!calendar)
		return SHP_ERR_NO_MEMORY;
	atomic_init(&calendar->references, 1);
	calendar->ctx = shp_ctx_ref(ctx);
	calendar->size = size;
	calendar->weekmask = plan->weekmask;
	calendar->valid_from = plan->valid_from;
	calendar->valid_to = plan->valid_to;
	calendar->irregular_from = plan->irregular_from;
	calendar->irregular_to = plan->irregular_to;
	calendar->before.days = plan->before_days;
	calendar->after.days = plan->after_days;
	calendar->first = first;
	calendar->words = words;
	calendar->days = words * WORD_DAYS;
	calendar->counted = (int32_t *)(void *)(calendar->bits + words);
	memcpy(calendar->id, plan->id, strlen(plan->id));
	fill_by_weekmask(calendar);
	*ret_calendar = calendar;
	return SHP_OK;
}

void shp__calendar_set(struct shp_calendar *calendar, int64_t date, int open)
{
	const int64_t day = date - calendar->first;
	const uint64_t bit = UINT64_C(1) << (day & (WORD_DAYS - 1));

	if (day < 0 || day >= (int64_t)calendar->days)
		return;
	if (open)
		calendar->bits[day / WORD_DAYS] |= bit;
	else
		calendar->bits[day / WORD_DAYS] &= ~bit;
}

/* Open days among the days begin .. end - 1 of the window. */
static int32_t count_open(const struct shp_calendar *calendar, uint32_t begin, uint32_t end)
{
	int32_t count = 0;

	for (uint32_t day = begin; day < end; day++)
		count += (int32_t)(calendar->bits[day / WORD_DAYS] >> day % WORD_DAYS & 1);
	return count;
}

int32_t shp__calendar_seal(struct shp_calendar *calendar)
{
	int32_t open = 0;

	for (uint32_t word = 0; word < calendar->words; word++) {
		calendar->counted[word] = open;
		open += count_open(calendar, word * WORD_DAYS, (word + 1) * WORD_DAYS);
	}
	calendar->counted[calendar->words] = open;
	calendar->open = open;
	calendar->before.open = count_open(calendar, 0, (uint32_t)calendar->before.days);
	calendar->after.open = count_open(calendar, calendar->days - (uint32_t)calendar->after.days, calendar->days);
	if (!calendar->before.open || !calendar->after.open)
		return SHP_ERR_CALENDAR;
	calendar->pace = (uint32_t)(((uint64_t)calendar->words << 16) / (uint32_t)open);
	return SHP_OK;
}

/* ---- from lists ---- */

static void check_listed_dates(struct shp__problems *problems, const char *list, const int32_t *dates, uint32_t count)
{
	if (count && !dates) {
		shp__problem(problems, SHP_ERR_ARGUMENT, shp__path(list), NULL, 0);
		return;
	}
	for (uint32_t i = 0; i < count; i++)
		if (!shp__calendar_takes(dates[i]))
			shp__problem(problems, SHP_ERR_RANGE, shp__path_of(list, i, NULL), NULL, dates[i]);
}

static void check_limit(struct shp__problems *problems, const char *field, int32_t date)
{
	if (date != SHP_DATE_NONE && !shp__calendar_takes(date))
		shp__problem(problems, SHP_ERR_RANGE, shp__path(field), NULL, date);
}

/* Widens the irregular stretch to the dates of the list that are not as the mask has them anyway. */
static void plan_dates(struct shp__calendar_plan *plan, const int32_t *dates, uint32_t count, int open)
{
	for (uint32_t i = 0; i < count; i++) {
		if ((plan->weekmask >> weekday_of(dates[i]) & 1) == open)
			continue;
		if (plan->irregular_from == plan->irregular_to) {
			plan->irregular_from = dates[i];
			plan->irregular_to = dates[i] + 1;
		} else if (dates[i] < plan->irregular_from) {
			plan->irregular_from = dates[i];
		} else if (dates[i] >= plan->irregular_to) {
			plan->irregular_to = dates[i] + 1;
		}
	}
}

static void check_input(struct shp__problems *problems, const struct shp__calendar_plan *plan)
{
	if (plan->weekmask < 1 || plan->weekmask >= 1 << SHP__WEEK)
		shp__problem(problems, SHP_ERR_CALENDAR, shp__path("weekmask"), NULL, plan->weekmask);
	check_limit(problems, "valid_from", plan->valid_from);
	check_limit(problems, "valid_to", plan->valid_to);
	if (plan->valid_to != SHP_DATE_NONE && plan->valid_from > plan->valid_to)
		shp__problem(problems, SHP_ERR_CALENDAR, shp__path("valid_to"), NULL, plan->valid_to);
	if (shp__reference_check(plan->id, NULL))
		shp__problem(problems, SHP_ERR_REFERENCE, shp__path("id"), NULL, 0);
}

int32_t shp_calendar_new(struct shp_ctx *ctx, int32_t weekmask, const int32_t *closed, uint32_t closed_count,
			 const int32_t *opened, uint32_t opened_count, int32_t valid_from, int32_t valid_to,
			 const char *id, struct shp_calendar **ret_calendar, struct shp_error *reterr_error)
{
	struct shp__problems problems = shp__problems_begin(reterr_error);
	struct shp__calendar_plan plan = {
		.id = id,
		.weekmask = weekmask,
		.irregular_from = SHP__CALENDAR_USUAL_FROM,
		.irregular_to = SHP__CALENDAR_USUAL_FROM,
		.before_days = SHP__WEEK,
		.after_days = SHP__WEEK,
		.valid_from = valid_from,
		.valid_to = valid_to,
	};
	struct shp_calendar *calendar;
	int32_t status;

	if (!ctx || !ret_calendar)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	check_input(&problems, &plan);
	check_listed_dates(&problems, "closed", closed, closed_count);
	check_listed_dates(&problems, "opened", opened, opened_count);
	if (problems.count)
		return problems.first;

	if (valid_to == SHP_DATE_NONE)
		plan.valid_to = INT32_MAX;
	plan_dates(&plan, closed, closed_count, 0);
	plan_dates(&plan, opened, opened_count, 1);
	status = shp__calendar_begin(ctx, &plan, &calendar);
	if (status)
		return shp__fail(reterr_error, status, "", 0);
	for (uint32_t i = 0; i < closed_count; i++)
		shp__calendar_set(calendar, closed[i], 0);
	for (uint32_t i = 0; i < opened_count; i++)
		shp__calendar_set(calendar, opened[i], 1);
	(void)shp__calendar_seal(calendar); /* the mask has a day, so each week beyond the lists has one */
	*ret_calendar = calendar;
	return SHP_OK;
}

/* ---- from two calendars ---- */

static struct shp__calendar_plan plan_union(const struct shp_calendar *a, const struct shp_calendar *b, const char *id)
{
	return (struct shp__calendar_plan){
		.id = id,
		.weekmask = a->weekmask & b->weekmask,
		.irregular_from = smaller(a->irregular_from, b->irregular_from),
		.irregular_to = larger(a->irregular_to, b->irregular_to),
		.before_days = larger(a->before.days, b->before.days), /* the cycle is whole weeks */
		.after_days = larger(a->after.days, b->after.days),
		.valid_from = larger(a->valid_from, b->valid_from),
		.valid_to = smaller(a->valid_to, b->valid_to),
	};
}

int32_t shp_calendar_new_union(struct shp_ctx *ctx, const struct shp_calendar *a, const struct shp_calendar *b,
			       const char *id, struct shp_calendar **ret_calendar, struct shp_error *reterr_error)
{
	struct shp__problems problems = shp__problems_begin(reterr_error);
	struct shp__calendar_plan plan;
	struct shp_calendar *calendar;
	int32_t status;

	if (!ctx || !a || !b || !ret_calendar)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	plan = plan_union(a, b, id);
	if (shp__reference_check(id, NULL))
		shp__problem(&problems, SHP_ERR_REFERENCE, shp__path("id"), NULL, 0);
	if (!plan.weekmask)
		shp__problem(&problems, SHP_ERR_CALENDAR, shp__path("weekmask"), NULL, 0);
	if (problems.count)
		return problems.first;

	status = shp__calendar_begin(ctx, &plan, &calendar);
	if (status)
		return shp__fail(reterr_error, status, "", 0);
	for (int32_t day = 0; day < (int32_t)calendar->days; day++) {
		const int32_t date = calendar->first + day;

		shp__calendar_set(calendar, date, shp__calendar_is_open(a, date) && shp__calendar_is_open(b, date));
	}
	status = shp__calendar_seal(calendar);
	if (status) {
		shp_calendar_unref(calendar);
		return shp__fail(reterr_error, status, "weekmask", 0);
	}
	*ret_calendar = calendar;
	return SHP_OK;
}

/* ---- owners and getters ---- */

struct shp_calendar *shp_calendar_ref(struct shp_calendar *calendar)
{
	if (calendar)
		shp__count_up(&calendar->references);
	return calendar;
}

struct shp_calendar *shp_calendar_unref(struct shp_calendar *calendar)
{
	if (calendar && shp__count_down(&calendar->references)) {
		struct shp_ctx *ctx = calendar->ctx;

		shp__free(ctx, calendar, calendar->size);
		shp_ctx_unref(ctx);
	}
	return NULL;
}

const char *shp_calendar_get_id(const struct shp_calendar *calendar)
{
	return calendar ? calendar->id : "";
}

int32_t shp_calendar_get_weekmask(const struct shp_calendar *calendar)
{
	return calendar ? calendar->weekmask : 0;
}

int32_t shp_calendar_get_valid_from(const struct shp_calendar *calendar)
{
	return calendar ? calendar->valid_from : SHP_DATE_NONE;
}

int32_t shp_calendar_get_valid_to(const struct shp_calendar *calendar)
{
	return calendar && calendar->valid_to != INT32_MAX ? calendar->valid_to : SHP_DATE_NONE;
}
