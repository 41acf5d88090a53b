/* Memory that runs out in reading bytes, in replaying, and in what commands stand on: see starve.h. */
#include "starve.h"

/* ---- bytes and replay ---- */

static uint8_t *bytes;
static size_t bytes_size;

static int32_t decode_order(const char *what)
{
	struct shp_order *order = NULL;
	const int32_t status = shp_order_decode(ctx, bytes, bytes_size, &order, desk.error);

	(void)what;
	ck_assert(!status == (order != NULL));
	shp_order_unref(order);
	return status;
}

static int32_t decode_event(const char *what)
{
	struct shp_event *event = NULL;
	const int32_t status = shp_event_decode(ctx, bytes, bytes_size, &event, desk.error);

	(void)what;
	ck_assert(!status == (event != NULL));
	shp_event_unref(event);
	return status;
}

static const struct shp_order *replayed;

static int32_t replay(const char *what)
{
	const uint32_t count = shp_decision_count_events(desk.last);
	const struct shp_event *events[8];
	struct shp_order *folded = NULL;

	(void)what;
	for (uint32_t i = 0; i < count; i++)
		events[i] = shp_decision_get_event(desk.last, i);
	const int32_t status = shp_order_replay(replayed, events, count, &folded, desk.error);
	ck_assert(!status == (folded != NULL));
	shp_order_unref(folded);
	return status;
}

static int32_t apply_first(const char *what)
{
	struct shp_order *next = NULL;
	const int32_t status = shp_order_apply(replayed, shp_decision_get_event(desk.last, 0), &next, desk.error);

	(void)what;
	ck_assert(!status == (next != NULL));
	shp_order_unref(next);
	return status;
}

static void starve_events(void)
{
	for (uint32_t i = 0; i < shp_decision_count_events(desk.last); i++) {
		const struct shp_event *event = shp_decision_get_event(desk.last, i);
		HOLDS(shp_event_encode(event, NULL, 0, &bytes_size) == SHP_ERR_BUFFER);
		bytes = malloc(bytes_size);
		HOLDS(shp_event_encode(event, bytes, bytes_size, &bytes_size) == SHP_OK);
		ck_assert_uint_ge(starve(decode_event, shp_event_get_type(event), SHP_OK), 1);
		free(bytes);
	}
}

START_TEST(reading_and_replaying_bear_it)
{
	static const char *const commands[] = {"split 2 a=1 b=1 / 3 b=1",
					       "confirm 2",
					       "confirm 4 c=8 memo:some",
					       "reconfirm 4 c=2 a=1",
					       "scan 4 status:5",
					       "cancel x c=2",
					       "decline 0",
					       "cancel -"};

	desk_place(&desk, "a=3@1000,80,500,40 b=4@300 c=9@999");
	replayed = NULL;
	ck_assert_uint_ge(starve(apply_first, "order.placed", SHP_OK), 0);
	starve_events();
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		struct shp_order *before = shp_order_ref(desk.order);
		desk_do(&desk, commands[i]);
		replayed = before;
		ck_assert_uint_ge(starve(replay, commands[i], SHP_OK), 1);
		ck_assert_uint_ge(starve(apply_first, commands[i], SHP_OK), 1);
		starve_events();
		bytes = desk_bytes(desk.order, &bytes_size);
		ck_assert_uint_ge(starve(decode_order, commands[i], SHP_OK), 1);
		free(bytes);
		shp_order_unref(before);
	}
}
END_TEST

/* ---- rules, calendars, carriers ---- */

static int32_t parse_rules(const char *text)
{
	struct shp_rules *rules = NULL;
	const int32_t status = shp_rules_parse(ctx, text, &rules, desk.error);

	ck_assert(!status == (rules != NULL));
	shp_rules_unref(rules);
	return status;
}

static int32_t build_rules(const char *text)
{
	struct shp_rules_builder *builder = NULL;
	struct shp_rules_builder *again = NULL;
	struct shp_rules *rules = NULL;
	struct shp_calendar *calendar = NULL;
	int32_t status = shp_calendar_new_preset(ctx, SHP_CALENDAR_CN, &calendar, desk.error);

	if (!status)
		status = shp_rules_builder_new(ctx, text, &builder, desk.error);
	shp_rules_builder_set_calendar(builder, calendar);
	shp_rules_builder_set_marketplace(builder, "mine");
	shp_rules_builder_set(builder, SHP_RULE_FEE, 77);
	shp_rules_builder_exempt_category(builder, "Digital");
	if (!status)
		status = shp_rules_builder_build(builder, &rules, desk.error);
	ck_assert(!status == (rules != NULL));
	if (!status)
		status = shp_rules_builder_new_from(rules, &again);
	shp_rules_unref(rules);
	shp_rules_builder_free(again);
	shp_rules_builder_free(builder);
	shp_calendar_unref(calendar);
	return status;
}

static int32_t make_calendars(const char *id)
{
	static const int32_t days[] = {20400, 20401, 20000};
	struct shp_calendar *made[3] = {NULL};
	int32_t status = shp_calendar_new(ctx, SHP_WEEKMASK_WEEKDAYS, days, 3, days, 1, 0, SHP_DATE_NONE, id, &made[0],
					  desk.error);

	if (!status)
		status = shp_calendar_new_preset(ctx, SHP_CALENDAR_US_FEDERAL, &made[1], desk.error);
	if (!status)
		status = shp_calendar_new_union(ctx, made[0], made[1], id, &made[2], desk.error);
	for (int i = 0; i < 3; i++)
		shp_calendar_unref(made[i]);
	return status;
}

static int32_t make_carriers(const char *code)
{
	struct shp_carriers_builder *builder = NULL;
	struct shp_carriers *carriers = NULL;
	int32_t status = shp_carriers_builder_new(ctx, NULL, &builder);

	if (!status) {
		shp_carriers_builder_set_courier(builder, "bicycle", "https://example.org/%s", 0);
		shp_carriers_builder_set_carrier(builder, code, "Bicycle Post", "bicycle", 0);
		shp_carriers_builder_add_alias(builder, "Fahrradpost", code);
		status = shp_carriers_builder_build(builder, &carriers, desk.error);
	}
	ck_assert(!status == (carriers != NULL));
	shp_carriers_unref(carriers);
	shp_carriers_builder_free(builder);
	return status;
}

static int32_t make_context(const char *what)
{
	struct shp_ctx *made = NULL;
	struct shp_error *error = NULL;
	int32_t status = test_ctx_new(&allocator, &made);

	(void)what;
	if (!status)
		status = shp_error_new(made, 3, &error);
	shp_error_free(error);
	shp_ctx_unref(made);
	return status;
}

START_TEST(what_commands_stand_on_bears_it)
{
	ck_assert_uint_ge(starve(parse_rules, "us,charge=per_package,calendar=cn", SHP_OK), 2);
	ck_assert_uint_ge(starve(parse_rules, "us,fee=x,calendar=cn", SHP_ERR_VALUE), 0);
	ck_assert_uint_ge(starve(build_rules, "uk,calendar=us", SHP_OK), 4);
	ck_assert_uint_ge(starve(make_calendars, "mine", SHP_OK), 3);
	ck_assert_uint_ge(starve(make_carriers, "BIKE", SHP_OK), 3);
	ck_assert_uint_ge(starve(make_context, "context", SHP_OK), 2);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("memory of values");
	TCase *cases = tcase_create("running out");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(cases, 0);
	tcase_add_checked_fixture(cases, open_desk, close_desk);
	tcase_add_test(cases, reading_and_replaying_bear_it);
	tcase_add_test(cases, what_commands_stand_on_bears_it);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
