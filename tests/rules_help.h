/* Rules from text that is right, and the way there and back. */
#ifndef TESTS_RULES_HELP_H
#define TESTS_RULES_HELP_H

#include <check.h>
#include <string.h>

#include <libshipment/calendar.h>
#include <libshipment/rules.h>

#define TEXT_SIZE 1024

static struct shp_ctx *ctx;
static struct shp_error *error;

static inline void setup(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	ck_assert_int_eq(shp_error_new(ctx, 16, &error), SHP_OK);
}

static inline void teardown(void)
{
	error = shp_error_free(error);
	ctx = shp_ctx_unref(ctx);
}

static inline struct shp_rules *parse(const char *text)
{
	struct shp_rules *rules = NULL;

	ck_assert_msg(shp_rules_parse(ctx, text, &rules, error) == SHP_OK, "%s: %s", text,
		      shp_error_get_message(error, 0, SHP_LANGUAGE_EN));
	ck_assert_uint_eq(shp_error_count_problems(error), 0);
	return rules;
}

static inline void assert_same(const struct shp_rules *a, const struct shp_rules *b)
{
	for (int32_t rule = 1; rule <= (int32_t)shp_rule_count(); rule++)
		ck_assert_int_eq(shp_rules_get(a, rule), shp_rules_get(b, rule));
	ck_assert_str_eq(shp_rules_get_marketplace(a), shp_rules_get_marketplace(b));
	ck_assert_str_eq(shp_calendar_get_id(shp_rules_get_calendar(a)),
			 shp_calendar_get_id(shp_rules_get_calendar(b)));
}

/* The text that is written gives the same rules, is its own text, and needs exactly its length and a NUL. */
static inline void assert_round_trip(const struct shp_rules *rules)
{
	char text[TEXT_SIZE];
	char again[TEXT_SIZE];
	struct shp_rules *read;
	size_t size = 0;

	ck_assert_int_eq(shp_rules_format(rules, text, sizeof(text), &size), SHP_OK);
	ck_assert_uint_eq(size, strlen(text) + 1);
	read = parse(text);
	assert_same(rules, read);
	ck_assert_int_eq(shp_rules_format(read, again, size, &size), SHP_OK);
	ck_assert_str_eq(text, again);
	ck_assert_int_eq(shp_rules_format(read, again, size - 1, &size), SHP_ERR_BUFFER);
	ck_assert_int_eq(shp_rules_format(read, NULL, 0, &size), SHP_ERR_BUFFER);
	ck_assert_uint_eq(size, strlen(text) + 1);
	shp_rules_unref(read);
}

#endif
