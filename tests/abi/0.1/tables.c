/* Calendars, carriers, tracking numbers, metrics, money. What may get better with time (names, messages, verdicts on
 * numbers that nothing was known of) is not asked. */
#include "program.h"

#include <inttypes.h>
#include <stdio.h>

static void calendars(void)
{
	const int32_t closed[] = {20419};
	struct shp_calendar *calendar;
	int32_t date, outside;

	must(shp_calendar_new_preset(ctx, SHP_CALENDAR_US_FEDERAL, &calendar, error));
	must(shp_calendar_add_business_days(calendar, 20398, 7, SHP_ROLL_FOLLOWING, &date, &outside));
	printf("\n%s: 7 business days after 20398 is %" PRId32 "\n", shp_calendar_get_id(calendar), date);
	shp_calendar_unref(calendar);

	must(shp_calendar_new(ctx, SHP_WEEKMASK_WEEKDAYS, closed, 1, NULL, 0, 20089, 20453, "mine", &calendar, error));
	for (date = 20417; date < 20423; date++)
		printf("%" PRId32 ": %" PRId32 "\n", date, shp_calendar_is_business_day(calendar, date, &outside));
	must(shp_calendar_count_business_days(calendar, 20398, 20428, &date, &outside));
	printf("%" PRId32 " from 20398 to 20428, outside %" PRId32 "\n", date, outside);
	shp_calendar_unref(calendar);
}

static void tracking(void)
{
	static const char *const numbers[][2] = {
		{"UPS", "1Z999AA10123456784"},
		{"UPS", "1Z999AA10123456785"},
		{"UPS", "hello"},
		{"USPS", "9400 1000 0000 0000 0000 00"},
	};
	char text[256];
	size_t size;
	int32_t verdict;

	for (uint32_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		must(shp_tracking_validate(NULL, numbers[i][0], numbers[i][1], &verdict));
		must(shp_tracking_normalise(numbers[i][1], text, sizeof(text), &size));
		printf("%s %s: %s\n", numbers[i][0], text, shp_verdict_name(verdict));
	}
	printf("courier of UPS: %s\n", shp_carriers_get_courier(NULL, shp_carriers_find(NULL, "u.p.s."), 0));
	must(shp_check_digit(SHP_CHECK_LUHN, "7992739871", text));
	printf("luhn: %c\n", text[0]);
}

static void metrics(void)
{
	struct shp_metrics *sums;
	struct shp_confirmation *confirmation;
	struct shp_placement *placement;
	struct shp_decision *placed, *confirmed;
	uint8_t bytes[1024];
	size_t size;

	must(shp_metrics_new(ctx, &sums));
	must(shp_placement_new(ctx, &placement));
	must(shp_confirmation_new(ctx, &confirmation));
	fill_placement(placement);
	fill_confirmation(confirmation, "1", "1Z999AA10123456784");
	must(shp_order_place(rules, placement, NOW, &placed, error));
	must(shp_order_confirm(rules, shp_decision_get_order(placed), confirmation, NOW, &confirmed, error));
	must(shp_metrics_add_decision(sums, rules, NULL, placed));
	must(shp_metrics_add_decision(sums, rules, shp_decision_get_order(placed), confirmed));
	for (int32_t metric = SHP_METRIC_TRACKING; metric <= SHP_METRIC_DECLINED; metric++) {
		int64_t numerator, denominator;

		must(shp_metrics_sum(sums, metric, NULL, 20300, 20500, &numerator, &denominator));
		printf("%s: %" PRId64 " of %" PRId64 "\n", shp_metric_name(metric), numerator, denominator);
	}
	must(shp_metrics_encode(sums, bytes, sizeof(bytes), &size));
	print_hex("bytes", bytes, size);
	shp_decision_unref(confirmed);
	shp_decision_unref(placed);
	shp_confirmation_free(confirmation);
	shp_placement_free(placement);
	shp_metrics_free(sums);
}

static void money(void)
{
	const int64_t weights[] = {1, 1, 1};
	int64_t parts[3], minor;
	char text[40];
	size_t size;

	must(shp_money_allocate(100, weights, 3, parts));
	must(shp_money_parse("51.98", 2, &minor));
	must(shp_money_format(minor, 2, text, sizeof(text), &size));
	printf("%" PRId64 " %" PRId64 " %" PRId64 ", %s\n", parts[0], parts[1], parts[2], text);
}

void run_tables(void)
{
	calendars();
	tracking();
	metrics();
	money();
}
