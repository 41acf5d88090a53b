/* Rules as values, and rules in the making. */
#include "rules.h"

#include <string.h>

#include "civil.h"
#include "context.h"
#include "libshipment/calendar.h"
#include "libshipment/carrier.h"
#include "libshipment/order.h"
#include "names.h"
#include "text.h"

/* ---- values ---- */

struct shp_rules *shp_rules_ref(struct shp_rules *rules)
{
	if (rules)
		shp__count_up(&rules->references);
	return rules;
}

struct shp_rules *shp_rules_unref(struct shp_rules *rules)
{
	if (rules && shp__count_down(&rules->references)) {
		struct shp_ctx *ctx = rules->ctx;

		shp_calendar_unref(rules->calendar);
		shp_carriers_unref(rules->carriers);
		shp__rules_free_exemptions(rules);
		shp__free(ctx, rules, sizeof(*rules));
		shp_ctx_unref(ctx);
	}
	return NULL;
}

static int is_rule(int32_t rule)
{
	return rule >= 1 && rule <= SHP__RULE_COUNT;
}

int64_t shp_rules_get(const struct shp_rules *rules, int32_t rule)
{
	return rules && is_rule(rule) ? rules->values[rule] : SHP_RULE_NONE;
}

const char *shp_rules_get_marketplace(const struct shp_rules *rules)
{
	return rules ? rules->marketplace : NULL;
}

struct shp_calendar *shp_rules_get_calendar(const struct shp_rules *rules)
{
	return rules ? rules->calendar : NULL;
}

struct shp_carriers *shp_rules_get_carriers(const struct shp_rules *rules)
{
	return rules ? rules->carriers : NULL;
}

int32_t shp_rules_get_civil_date(const struct shp_rules *rules, int64_t instant)
{
	if (!rules || instant < 0 || instant > SHP_LIMIT_INSTANT)
		return SHP_DATE_NONE;
	return shp__civil_date_of(instant, shp__rule(rules, SHP_RULE_UTC_OFFSET));
}

/* ---- what fields are called, and where numbers come from ---- */

uint32_t shp_rule_count(void)
{
	return SHP__RULE_COUNT;
}

const char *shp_rule_key(int32_t rule)
{
	return is_rule(rule) ? shp__rule_entries[rule].key : NULL;
}

/* ---- what fields can be set to, with the words that the text form has ---- */

static const char *rule_word(int32_t rule, int32_t value)
{
	return shp__name_at(shp__rule_entries[rule].words, (int32_t)shp__rule_entries[rule].maximum + 1, value);
}

static int32_t find_rule_word(int32_t rule, const char *name)
{
	return shp__name_find(shp__rule_entries[rule].words, (int32_t)shp__rule_entries[rule].maximum + 1, name);
}

const char *shp_charge_policy_name(int32_t policy)
{
	return rule_word(SHP_RULE_CHARGE, policy);
}

int32_t shp_charge_policy_from_name(const char *name)
{
	return find_rule_word(SHP_RULE_CHARGE, name);
}

const char *shp_credit_timing_name(int32_t timing)
{
	return rule_word(SHP_RULE_CREDIT, timing);
}

int32_t shp_credit_timing_from_name(const char *name)
{
	return find_rule_word(SHP_RULE_CREDIT, name);
}

/* Of all rules that are severities, that of tracking has every one. */
const char *shp_severity_name(int32_t severity)
{
	return rule_word(SHP_RULE_TRACKING, severity);
}

int32_t shp_severity_from_name(const char *name)
{
	return find_rule_word(SHP_RULE_TRACKING, name);
}

/* ---- presets ---- */

int shp__rules_word_is(const char *word, const char *bytes, size_t length)
{
	return strlen(word) == length && memcmp(word, bytes, length) == 0;
}

static const struct shp__preset *find_preset(const char *name, size_t length)
{
	uint32_t i;

	for (i = 0; i < shp__preset_count; i++) {
		if (shp__rules_word_is(shp__presets[i].name, name, length))
			return &shp__presets[i];
	}
	return NULL;
}

const char *shp_rule_source(const char *preset, int32_t rule)
{
	const struct shp__preset *found = preset ? find_preset(preset, strlen(preset)) : NULL;

	return found && is_rule(rule) ? found->sources[rule] : NULL;
}

/* ---- in the making ---- */

/* What rules hold, but for the references and the exemptions. */
static void copy_rules(struct shp_rules *rules, const struct shp_rules *from)
{
	rules->ctx = shp_ctx_ref(from->ctx);
	rules->preset = from->preset;
	rules->calendar = shp_calendar_ref(from->calendar);
	rules->carriers = shp_carriers_ref(from->carriers);
	rules->calendar_preset = from->calendar_preset;
	memcpy(rules->values, from->values, sizeof(rules->values));
	memcpy(rules->marketplace, from->marketplace, sizeof(rules->marketplace));
}

static void begin_builder(struct shp_rules_builder *builder, struct shp_ctx *ctx, const struct shp__preset *preset)
{
	memset(builder, 0, sizeof(*builder));
	builder->rules.ctx = shp_ctx_ref(ctx);
	builder->exemptions.ctx = ctx;
	builder->rules.preset = preset;
	builder->rules.calendar_preset = SHP_CALENDAR_WEEKDAYS;
	memcpy(builder->rules.values, preset->values, sizeof(preset->values));
	memcpy(builder->rules.marketplace, preset->name, strlen(preset->name));
}

static void end_builder(struct shp_rules_builder *builder)
{
	shp_calendar_unref(builder->rules.calendar);
	shp_carriers_unref(builder->rules.carriers);
	shp__buffer_free(&builder->exemptions);
	shp_ctx_unref(builder->rules.ctx);
}

void shp__rules_builder_put_calendar(struct shp_rules_builder *builder, struct shp_calendar *calendar, int32_t preset)
{
	shp_calendar_unref(builder->rules.calendar);
	builder->rules.calendar = calendar;
	builder->rules.calendar_preset = preset;
}

/* A builder as the text says. With problems there is none to end. */
static void read_builder(struct shp_rules_builder *builder, struct shp_ctx *ctx, const char *text,
			 struct shp__problems *problems)
{
	const struct shp__preset *preset;
	char name[SHP_LIMIT_REFERENCE + 1] = "";
	size_t length = 0;

	while (text[length] && text[length] != ',')
		length++;
	preset = find_preset(text, length);
	if (!preset) {
		memcpy(name, text, length < SHP_LIMIT_REFERENCE ? length : SHP_LIMIT_REFERENCE);
		shp__problem_at(problems, SHP_ERR_VALUE, "preset", name, 0);
	}
	/* The rest is read all the same, so that every problem is told at once. */
	begin_builder(builder, ctx, preset ? preset : &shp__presets[0]);
	shp__rules_refine(builder, text + length, problems);
	if (problems->first)
		end_builder(builder);
}

int32_t shp_rules_builder_new(struct shp_ctx *ctx, const char *text, struct shp_rules_builder **ret_builder,
			      struct shp_error *reterr_error)
{
	struct shp__problems problems = shp__problems_begin(reterr_error);
	struct shp_rules_builder *builder;

	if (!ctx || !text || !ret_builder)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	builder = shp__malloc(ctx, sizeof(*builder));
	if (!builder)
		return shp__fail(reterr_error, SHP_ERR_NO_MEMORY, "", 0);
	read_builder(builder, ctx, text, &problems);
	if (problems.first)
		shp__free(ctx, builder, sizeof(*builder));
	else
		*ret_builder = builder;
	return problems.first;
}

int32_t shp_rules_builder_new_from(const struct shp_rules *rules, struct shp_rules_builder **ret_builder)
{
	struct shp_rules_builder *builder;

	if (!rules || !ret_builder)
		return SHP_ERR_ARGUMENT;
	builder = shp__malloc(rules->ctx, sizeof(*builder));
	if (!builder)
		return SHP_ERR_NO_MEMORY;
	memset(builder, 0, sizeof(*builder));
	builder->exemptions.ctx = rules->ctx;
	copy_rules(&builder->rules, rules);
	if (shp__rules_builder_take_exemptions(builder, rules)) {
		shp_rules_builder_free(builder);
		return SHP_ERR_NO_MEMORY;
	}
	*ret_builder = builder;
	return SHP_OK;
}

struct shp_rules_builder *shp_rules_builder_free(struct shp_rules_builder *builder)
{
	if (builder) {
		struct shp_ctx *ctx = shp_ctx_ref(builder->rules.ctx);

		end_builder(builder);
		shp__free(ctx, builder, sizeof(*builder));
		shp_ctx_unref(ctx);
	}
	return NULL;
}

void shp_rules_builder_set(struct shp_rules_builder *builder, int32_t rule, int64_t value)
{
	if (!builder)
		return;
	if (is_rule(rule)) {
		builder->rules.values[rule] = value;
	} else if (!builder->has_unknown_rule) {
		builder->has_unknown_rule = 1;
		builder->unknown_rule = rule;
	}
}

void shp_rules_builder_set_marketplace(struct shp_rules_builder *builder, const char *marketplace)
{
	uint32_t length;

	if (!builder)
		return;
	builder->has_bad_marketplace = shp__reference_check(marketplace, &length) != SHP_OK;
	if (!builder->has_bad_marketplace)
		memcpy(builder->rules.marketplace, marketplace, length + 1);
}

void shp_rules_builder_set_calendar(struct shp_rules_builder *builder, struct shp_calendar *calendar)
{
	if (builder)
		shp__rules_builder_put_calendar(builder, shp_calendar_ref(calendar),
						calendar ? SHP__CALENDAR_OWN : SHP_CALENDAR_WEEKDAYS);
}

void shp_rules_builder_set_carriers(struct shp_rules_builder *builder, struct shp_carriers *carriers)
{
	struct shp_carriers *before;

	if (!builder)
		return;
	before = builder->rules.carriers;
	builder->rules.carriers = shp_carriers_ref(carriers);
	shp_carriers_unref(before);
}

/* For a part of another field's text, the other's key. */
static const char *path_of(int32_t rule)
{
	return shp__rule_entries[rule == SHP_RULE_CANCEL_UNIT ? SHP_RULE_CANCEL_COUNT : rule].key;
}

static void check_builder(const struct shp_rules_builder *builder, struct shp__problems *problems)
{
	int32_t rule;

	for (rule = 1; rule <= SHP__RULE_COUNT; rule++) {
		const struct shp__rule_entry *entry = &shp__rule_entries[rule];
		const int64_t value = builder->rules.values[rule];
		const int32_t status = entry->words ? SHP_ERR_VALUE : SHP_ERR_RANGE;

		if (value < entry->minimum || value > entry->maximum)
			shp__problem_at(problems, status, path_of(rule), NULL, value);
	}
	if (builder->has_bad_marketplace)
		shp__problem_at(problems, SHP_ERR_REFERENCE, "marketplace", NULL, 0);
	if (builder->has_unknown_rule)
		shp__problem_at(problems, SHP_ERR_VALUE, "rule", NULL, builder->unknown_rule);
	shp__rules_check_exemptions(builder, problems);
}

static void build_rules(const struct shp_rules_builder *builder, struct shp_rules **ret_rules,
			struct shp__problems *problems)
{
	const struct shp_rules *from = &builder->rules;
	struct shp_rules *rules = shp__malloc(from->ctx, sizeof(*rules));

	if (!rules || shp__rules_take_exemptions(rules, builder)) {
		shp__free(from->ctx, rules, sizeof(*rules));
		shp__problem_at(problems, SHP_ERR_NO_MEMORY, "", NULL, 0);
		return;
	}
	atomic_init(&rules->references, 1);
	copy_rules(rules, from);
	*ret_rules = rules;
}

int32_t shp_rules_builder_build(const struct shp_rules_builder *builder, struct shp_rules **ret_rules,
				struct shp_error *reterr_error)
{
	struct shp__problems problems = shp__problems_begin(reterr_error);

	if (!builder || !ret_rules)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	check_builder(builder, &problems);
	if (!problems.first)
		build_rules(builder, ret_rules, &problems);
	return problems.first;
}

int32_t shp_rules_parse(struct shp_ctx *ctx, const char *text, struct shp_rules **ret_rules,
			struct shp_error *reterr_error)
{
	struct shp__problems problems = shp__problems_begin(reterr_error);
	struct shp_rules_builder builder;

	if (!ctx || !text || !ret_rules)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	read_builder(&builder, ctx, text, &problems);
	if (!problems.first) {
		build_rules(&builder, ret_rules, &problems);
		end_builder(&builder);
	}
	return problems.first;
}
