/*
 * The instant from which an order is cancelled. What the marketplaces' pages say is written down case by case; for
 * everything else a walk from day to day says what is right.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "order_help.h"

/* What an order is to a deadline. */
struct facts {
	int64_t ordered_at;
	int32_t ship_by;
	int32_t channel;
	int32_t pending;
};

static struct shp_order *place(const struct shp_rules *rules, const struct facts *facts)
{
	struct shp_placement *placement = NULL;
	struct shp_decision *placed = NULL;

	ck_assert_int_eq(shp_placement_new(ctx, &placement), SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, facts->ordered_at);
	shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_BY, facts->ship_by);
	shp_placement_set_channel(placement, facts->channel);
	shp_placement_set_pending(placement, facts->pending);
	shp_placement_add_line(placement, "1", 2);
	shp_placement_add_line(placement, "2", 1);
	ck_assert_int_eq(shp_order_place(rules, placement, NOW, &placed, error), SHP_OK);
	shp_placement_free(placement);
	return take_order(placed);
}

/* The deadline of a plain order, which must have one. */
static int64_t deadline_of(const struct shp_rules *rules, int64_t ordered_at, int32_t ship_by, int32_t *ret_outside)
{
	const struct facts facts = {.ordered_at = ordered_at, .ship_by = ship_by};
	struct shp_order *order = place(rules, &facts);
	int64_t deadline = SHP_INSTANT_NONE;

	ck_assert_int_eq(shp_order_get_deadline(rules, order, &deadline, ret_outside), SHP_OK);
	shp_order_unref(order);
	return deadline;
}

static void assert_deadline(const char *text, int64_t ordered_at, int32_t ship_by, const char *expected)
{
	struct shp_rules *rules = parse(text);
	int32_t outside = -1;
	char written[25];

	shp__format_instant(deadline_of(rules, ordered_at, ship_by, &outside), written);
	ck_assert_msg(strcmp(written, expected) == 0, "%s: %s, not %s", text, written, expected);
	ck_assert_int_eq(outside, 0);
	shp_rules_unref(rules);
}

static void assert_none(const struct shp_rules *rules, struct shp_order *order)
{
	int64_t deadline = 12345;
	int32_t outside = 678;

	ck_assert_int_eq(shp_order_get_deadline(rules, order, &deadline, &outside), SHP_ERR_NO_DEADLINE);
	ck_assert_int_eq(deadline, 12345);
	ck_assert_int_eq(outside, 678);
	shp_order_unref(order);
}

/* ---- what the marketplaces' help pages say ---- */

START_TEST(row_us_seven_business_days_after_ship_by)
{
	assert_deadline("us", NOW, date("2025-11-06"), "2025-11-18T08:00:00.000Z");
	/* With the federal holidays, Veterans Day is none of the seven. */
	assert_deadline("us,calendar=us", NOW, date("2025-11-06"), "2025-11-19T08:00:00.000Z");
}
END_TEST

START_TEST(row_uk_seven_business_days_after_ship_by)
{
	assert_deadline("uk", NOW, date("2025-11-06"), "2025-11-18T00:00:00.000Z");
}
END_TEST

START_TEST(row_br_seven_business_days_after_ship_by)
{
	assert_deadline("us,marketplace=br,utc_offset=-180", NOW, date("2025-11-06"), "2025-11-18T03:00:00.000Z");
}
END_TEST

START_TEST(row_uk_tracking_questions_seven_days)
{
	assert_deadline("uk,cancel_after=7d", NOW, date("2025-11-06"), "2025-11-14T00:00:00.000Z");
}
END_TEST

START_TEST(row_jp_thirty_days_of_the_order_date)
{
	const int64_t last_of_day = NOW + 15 * 3600000 - 1; /* 23:59:59.999 on 6 November in Japan */

	assert_deadline("jp", last_of_day, SHP_DATE_NONE, "2025-12-06T15:00:00.000Z");
	assert_deadline("jp", last_of_day + 1, SHP_DATE_NONE, "2025-12-07T15:00:00.000Z");
	assert_deadline("jp", last_of_day, date("2026-03-01"), "2025-12-06T15:00:00.000Z"); /* ship-by is not asked */
}
END_TEST

START_TEST(row_us_and_ca_of_old_thirty_days_after_the_order)
{
	const char *const rules = "us,cancel_after=30d,cancel_from=ordered";
	const int64_t last_of_day = NOW + 8 * 3600000 - 1; /* 23:59:59.999 on 5 November in Seattle */

	assert_deadline(rules, last_of_day, SHP_DATE_NONE, "2025-12-06T08:00:00.000Z");
	assert_deadline(rules, last_of_day + 1, SHP_DATE_NONE, "2025-12-07T08:00:00.000Z");
}
END_TEST

START_TEST(row_sa_three_days_after_the_ship_date)
{
	assert_deadline("sa", NOW, date("2025-11-06"), "2025-11-09T21:00:00.000Z");
}
END_TEST

START_TEST(row_in_one_day_after_the_ship_date)
{
	assert_deadline("sa,marketplace=in,cancel_after=1d,utc_offset=330", NOW, date("2025-11-06"),
			"2025-11-07T18:30:00.000Z");
}
END_TEST

START_TEST(row_founding_text_seven_working_days_in_china)
{
	/* 26 September 2025, a Friday: 28 September and 11 October are worked, 1 to 8 October are off. */
	assert_deadline("us,utc_offset=480,calendar=cn", NOW, date("2025-09-26"), "2025-10-13T16:00:00.000Z");
	assert_deadline("us,utc_offset=480", NOW, date("2025-09-26"), "2025-10-07T16:00:00.000Z");
}
END_TEST

/* ---- days ---- */

START_TEST(ship_by_on_each_day_of_the_week)
{
	static const struct {
		const char *ship_by;
		const char *one;
		const char *seven;
	} days[] = {
		{"2025-11-03", "2025-11-05", "2025-11-13"}, /* Monday */
		{"2025-11-04", "2025-11-06", "2025-11-14"},
		{"2025-11-05", "2025-11-07", "2025-11-15"},
		{"2025-11-06", "2025-11-08", "2025-11-18"},
		{"2025-11-07", "2025-11-11", "2025-11-19"}, /* Friday: day 1 is Monday */
		{"2025-11-08", "2025-11-11", "2025-11-19"}, /* Saturday: the same */
		{"2025-11-09", "2025-11-11", "2025-11-19"},
	};
	struct shp_rules *one = parse("uk,cancel_after=1bd");
	struct shp_rules *seven = parse("uk");

	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		ck_assert_int_eq(deadline_of(one, NOW, date(days[i].ship_by), NULL), date(days[i].one) * MS_OF_DAY);
		ck_assert_int_eq(deadline_of(seven, NOW, date(days[i].ship_by), NULL), date(days[i].seven) * MS_OF_DAY);
	}
	shp_rules_unref(one);
	shp_rules_unref(seven);
}
END_TEST

/* The n-th Monday to Friday after the date, counted on the fingers; for 0 the date if it is one, else the next. */
static int32_t walk(int32_t from, int32_t n)
{
	while (n > 0 || (from + 3) % 7 >= 5) {
		from++;
		n -= n > 0 && (from + 3) % 7 < 5;
	}
	return from;
}

static struct shp_rules *build_rules(int32_t count, int32_t unit, int32_t utc_offset, struct shp_calendar *calendar)
{
	struct shp_rules_builder *builder = NULL;
	struct shp_rules *rules = NULL;

	ck_assert_int_eq(shp_rules_builder_new(ctx, "us", &builder, error), SHP_OK);
	shp_rules_builder_set(builder, SHP_RULE_CANCEL_COUNT, count);
	shp_rules_builder_set(builder, SHP_RULE_CANCEL_UNIT, unit);
	shp_rules_builder_set(builder, SHP_RULE_UTC_OFFSET, utc_offset);
	shp_rules_builder_set_calendar(builder, calendar);
	ck_assert_int_eq(shp_rules_builder_build(builder, &rules, error), SHP_OK);
	shp_rules_builder_free(builder);
	return rules;
}

START_TEST(without_a_calendar_it_is_monday_to_friday)
{
	enum { FIRST = 20391, STARTS = 14, COUNTS = 40 };
	struct shp_calendar *weekdays = NULL;

	ck_assert_int_eq(shp_calendar_new_preset(ctx, SHP_CALENDAR_WEEKDAYS, &weekdays, error), SHP_OK);
	for (int32_t count = 0; count <= COUNTS; count++) {
		struct shp_rules *without = build_rules(count, SHP_DAYS_BUSINESS, 0, NULL);
		struct shp_rules *with = build_rules(count, SHP_DAYS_BUSINESS, 0, weekdays);

		for (int32_t start = FIRST; start < FIRST + STARTS; start++) {
			const int64_t expected = (walk(start, count) + 1) * MS_OF_DAY;

			ck_assert_int_eq(deadline_of(without, NOW, start, NULL), expected);
			ck_assert_int_eq(deadline_of(with, NOW, start, NULL), expected);
		}
		shp_rules_unref(without);
		shp_rules_unref(with);
	}
	shp_calendar_unref(weekdays);
}
END_TEST

static uint32_t next_random(uint32_t *random, uint32_t count)
{
	*random = *random * UINT32_C(1664525) + UINT32_C(1013904223);
	return (*random >> 8) % count;
}

START_TEST(never_before_the_base_and_monotone_and_at_midnight)
{
	enum { ROUNDS = 3000, SEED = 7 };
	struct shp_calendar *calendars[4] = {NULL};
	uint32_t random = SEED;

	for (int32_t preset = SHP_CALENDAR_US_FEDERAL; preset <= SHP_CALENDAR_CN; preset++)
		ck_assert_int_eq(shp_calendar_new_preset(ctx, preset, &calendars[preset], error), SHP_OK);
	for (int round = 0; round < ROUNDS; round++) {
		struct shp_calendar *calendar = calendars[next_random(&random, 4)];
		const int32_t count = (int32_t)next_random(&random, next_random(&random, 2) ? 12 : 3650);
		const int32_t unit = (int32_t)next_random(&random, 2);
		const int32_t offset = (int32_t)next_random(&random, 2161) - 1080;
		const int32_t start = (int32_t)next_random(&random, 40000);
		struct shp_rules *rules = build_rules(count, unit, offset, calendar);
		struct shp_rules *more = build_rules(count + 1, unit, offset, calendar);
		const int64_t deadline = deadline_of(rules, NOW, start, NULL);
		const int64_t local = deadline + offset * INT64_C(60000);

		ck_assert_int_ge(local, (start + 1) * MS_OF_DAY);
		ck_assert_int_ge(local, (start + 1 + count) * MS_OF_DAY);
		ck_assert_int_eq(local % MS_OF_DAY, 0);
		ck_assert_int_ge(deadline_of(rules, NOW, start + 1, NULL), deadline);
		/* None and one are the same day after a start that is no business day. */
		ck_assert_int_ge(deadline_of(more, NOW, start, NULL), deadline + (count ? MS_OF_DAY : 0));
		if (unit == SHP_DAYS_CALENDAR)
			ck_assert_int_eq(local, (start + 1 + count) * MS_OF_DAY);
		shp_rules_unref(rules);
		shp_rules_unref(more);
	}
	for (int32_t preset = SHP_CALENDAR_US_FEDERAL; preset <= SHP_CALENDAR_CN; preset++)
		shp_calendar_unref(calendars[preset]);
}
END_TEST

START_TEST(what_the_calendar_does_not_know_is_told)
{
	struct shp_rules *rules = parse("us,calendar=cn,utc_offset=480");
	int32_t outside = -1;

	deadline_of(rules, NOW, date("2026-12-22"), &outside); /* the seventh is 31 December */
	ck_assert_int_eq(outside, 0);
	deadline_of(rules, NOW, date("2026-12-23"), &outside);
	ck_assert_int_eq(outside, 1);
	shp_rules_unref(rules);
	rules = parse("us,calendar=cn,utc_offset=480,cancel_after=30d");
	deadline_of(rules, NOW, date("2026-12-23"), &outside); /* every day counts, so no calendar is asked */
	ck_assert_int_eq(outside, 0);
	shp_rules_unref(rules);
}
END_TEST

/* ---- orders that have none ---- */

START_TEST(orders_that_are_never_cancelled_have_none)
{
	const struct facts plain = {.ordered_at = NOW, .ship_by = date("2025-11-06")};
	struct facts facts = plain;
	struct shp_rules *rules = parse("us");
	struct shp_rules *from_order = parse("us,cancel_from=ordered");

	facts.ship_by = SHP_DATE_NONE;
	assert_none(rules, place(rules, &facts));
	facts = plain;
	facts.pending = 1;
	assert_none(rules, place(rules, &facts));
	assert_none(from_order, place(rules, &facts));
	facts = plain;
	facts.channel = SHP_CHANNEL_AFN;
	assert_none(rules, place(rules, &facts));
	assert_none(rules, confirm(rules, place(rules, &plain), 1));
	assert_none(rules, confirm(rules, place(rules, &plain), 2));
	assert_none(rules, cancel(rules, place(rules, &plain), NULL));
	assert_none(rules, cancel(rules, confirm(rules, place(rules, &plain), 1), NULL));
	shp_rules_unref(rules);
	shp_rules_unref(from_order);
}
END_TEST

START_TEST(a_partly_cancelled_order_keeps_its_deadline)
{
	const struct facts plain = {.ordered_at = NOW, .ship_by = date("2025-11-06")};
	struct shp_rules *rules = parse("us");
	struct shp_order *order = cancel(rules, place(rules, &plain), "1");
	int64_t deadline = 0;

	ck_assert_int_eq(shp_order_get_deadline(rules, order, &deadline, NULL), SHP_OK);
	ck_assert_int_eq(deadline, deadline_of(rules, NOW, plain.ship_by, NULL));
	shp_order_unref(order);
	shp_rules_unref(rules);
}
END_TEST

START_TEST(a_deadline_that_no_clock_can_tell_is_none)
{
	static const char *const texts[] = {"uk", "uk,cancel_after=1d", "uk,calendar=us"};
	struct facts facts = {.ordered_at = NOW, .ship_by = SHP_LIMIT_DATE};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct shp_rules *rules = parse(texts[i]);

		facts.ship_by = SHP_LIMIT_DATE;
		assert_none(rules, place(rules, &facts));
		facts.ship_by = SHP_LIMIT_DATE - 40;
		deadline_of(rules, NOW, facts.ship_by, NULL);
		shp_rules_unref(rules);
	}
	assert_deadline("us,cancel_after=0d,cancel_from=ordered", 0, SHP_DATE_NONE, "1970-01-01T08:00:00.000Z");
}
END_TEST

START_TEST(arguments_must_be_given)
{
	const struct facts plain = {.ordered_at = NOW, .ship_by = date("2025-11-06")};
	struct shp_rules *rules = parse("us");
	struct shp_order *order = place(rules, &plain);
	int64_t deadline = 0;

	ck_assert_int_eq(shp_order_get_deadline(NULL, order, &deadline, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_get_deadline(rules, NULL, &deadline, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_get_deadline(rules, order, NULL, NULL), SHP_ERR_ARGUMENT);
	shp_order_unref(order);
	shp_rules_unref(rules);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("deadline");
	TCase *deadline = tcase_create("deadline");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(deadline, setup, teardown);
	tcase_add_test(deadline, row_us_seven_business_days_after_ship_by);
	tcase_add_test(deadline, row_uk_seven_business_days_after_ship_by);
	tcase_add_test(deadline, row_br_seven_business_days_after_ship_by);
	tcase_add_test(deadline, row_uk_tracking_questions_seven_days);
	tcase_add_test(deadline, row_jp_thirty_days_of_the_order_date);
	tcase_add_test(deadline, row_us_and_ca_of_old_thirty_days_after_the_order);
	tcase_add_test(deadline, row_sa_three_days_after_the_ship_date);
	tcase_add_test(deadline, row_in_one_day_after_the_ship_date);
	tcase_add_test(deadline, row_founding_text_seven_working_days_in_china);
	tcase_add_test(deadline, ship_by_on_each_day_of_the_week);
	tcase_add_test(deadline, without_a_calendar_it_is_monday_to_friday);
	tcase_add_test(deadline, never_before_the_base_and_monotone_and_at_midnight);
	tcase_add_test(deadline, what_the_calendar_does_not_know_is_told);
	tcase_add_test(deadline, orders_that_are_never_cancelled_have_none);
	tcase_add_test(deadline, a_partly_cancelled_order_keeps_its_deadline);
	tcase_add_test(deadline, a_deadline_that_no_clock_can_tell_is_none);
	tcase_add_test(deadline, arguments_must_be_given);
	suite_add_tcase(suite, deadline);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
