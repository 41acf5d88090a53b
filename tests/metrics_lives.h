/* Random lives of many orders, each step kept, and the numbers that come of them: for one program at a time. */
#ifndef TESTS_METRICS_LIVES_H
#define TESTS_METRICS_LIVES_H

#include "json_random.h"
#include "metrics_help.h"

#define ORDERS 48
#define COMMANDS 36 /* tried on each */
#define STEPS (ORDERS * (COMMANDS + 1))

/* One order from one state to the next. */
struct step {
	struct shp_order *before; /* NULL: it begins */
	struct shp_decision *decision;
};

static struct step steps[STEPS];
static uint32_t step_count;
static struct shp_order *orders[ORDERS]; /* as they are in the end */
static struct shp_rules *us;
static struct shp_metrics *scratch; /* all orders, counted from scratch */

/* ---- lives ---- */

/* Scans are rare among all commands, and the numbers live on them. */
static int32_t report_any(struct shp_order *order, int64_t now, struct shp_decision **ret)
{
	if (one_of(3))
		return do_any(us, order, now, ret);
	return shp_order_scan(us, order, any_package(order), 1 + (int32_t)one_of(7), now - one_of(6) * MS_OF_DAY, now,
			      ret, NULL);
}

static struct shp_order *live(void)
{
	int64_t now = NOW;
	struct shp_decision *decision = place_any(us);
	struct shp_order *order = shp_order_ref(shp_decision_get_order(decision));

	steps[step_count++] = (struct step){NULL, decision};
	for (int i = 0; i < COMMANDS; i++) {
		decision = NULL;
		now += one_of(2) ? 0 : one_of(30) * (MS_OF_DAY / 24);
		if (report_any(order, now, &decision) != SHP_OK)
			continue;
		steps[step_count++] = (struct step){shp_order_ref(order), decision};
		shp_order_unref(order);
		order = shp_order_ref(shp_decision_get_order(decision));
	}
	return order;
}

static void begin(void)
{
	struct shp_rules_builder *builder = NULL;

	setup();
	random_state = 20251106;
	ck_assert_int_eq(shp_rules_builder_new(ctx, "us,charge=per_package,exempt_below=60000", &builder, error),
			 SHP_OK);
	shp_rules_builder_exempt_category(builder, "plain");
	ck_assert_int_eq(shp_rules_builder_build(builder, &us, error), SHP_OK);
	shp_rules_builder_free(builder);
	scratch = new_metrics();
	step_count = 0;
	for (uint32_t i = 0; i < ORDERS; i++) {
		orders[i] = live();
		ck_assert_int_eq(shp_metrics_add_change(scratch, us, NULL, orders[i]), SHP_OK);
	}
	ck_assert_uint_gt(step_count, 10 * ORDERS);
}

static void end(void)
{
	for (uint32_t i = 0; i < step_count; i++) {
		shp_order_unref(steps[i].before);
		shp_decision_unref(steps[i].decision);
	}
	for (uint32_t i = 0; i < ORDERS; i++)
		shp_order_unref(orders[i]);
	scratch = shp_metrics_free(scratch);
	us = shp_rules_unref(us);
	teardown();
}

#endif
