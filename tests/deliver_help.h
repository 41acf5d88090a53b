/* Two orders, confirmed, whose effects wait: what the tests of delivery start from. */
#ifndef TESTS_DELIVER_HELP_H
#define TESTS_DELIVER_HELP_H

#include <check.h>

#include "host_help.h"

#define LEASE 60000
/* Effects of an order that is confirmed whole: charge, e-mail, account. */
#define EFFECTS 3

static struct shp_ctx *ctx;
static struct help help;
static struct fake_store store;
static struct fake_store confirmed;
static struct fake_world world;
static struct fake_host fake;
static struct shp_error *error;

static inline void setup(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	ck_assert_int_eq(shp_error_new(ctx, 8, &error), SHP_OK);
	help_open(&help, ctx);
	store.order_count = store.event_count = 0;
	world = (struct fake_world){0};
	fake = (struct fake_host){.store = &store, .world = &world};
	ck_assert_int_eq(fake_host_new(&fake, ctx), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE_OTHER, HELP_NOW, NULL, NULL), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_CONFIRM_WHOLE, HELP_NOW, NULL, NULL), SHP_OK);
	ck_assert_int_eq(shp_host_confirm(fake.host, help.rules, help.other_id, help.whole, HELP_NOW, NULL, NULL),
			 SHP_OK);
	ck_assert_uint_eq(fake_store_count_pending(&store), 2 * EFFECTS);
	fake_store_copy(&confirmed, &store);
	fake.calls = 0;
}

static inline void teardown(void)
{
	fake_host_free(&fake);
	help_close(&help);
	shp_error_free(error);
	shp_ctx_unref(ctx);
}

static inline int32_t deliver(int64_t now)
{
	return shp_host_deliver(fake.host, 0, 64, now, NULL, error);
}

static inline void expect_counts(uint32_t all, int32_t result, uint32_t count)
{
	uint32_t sum = 0;

	ck_assert_uint_eq(shp_host_count_deliveries(fake.host, 0), all);
	ck_assert_uint_eq(shp_host_count_deliveries(fake.host, result), count);
	for (int32_t i = SHP_DELIVERY_DONE; i <= SHP_DELIVERY_WAITING; i++)
		sum += shp_host_count_deliveries(fake.host, i);
	ck_assert_uint_eq(sum, all);
}

/* Everything arrived once, and in order per order. */
static inline void expect_exactly_once(void)
{
	ck_assert_uint_eq(fake_store_count_pending(&store), 0);
	ck_assert_uint_eq(world.count, 2 * EFFECTS);
	ck_assert_uint_eq(fake_world_count_doubles(&world), 0);
	ck_assert_uint_eq(world.out_of_order, 0);
	ck_assert_uint_eq(world.contradictions, 0);
}

/* One call of a hook misbehaves. */
struct once {
	enum fake_hook hook;
	uint32_t skip;
	enum fake_behaviour behaviour;
};

static inline enum fake_behaviour plan_once(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	struct once *once = plan_data;

	if (hook != once->hook || once->skip--)
		return FAKE_WELL;
	of->plan = NULL;
	return once->behaviour;
}

static inline void misbehave(struct once *once)
{
	fake.plan = plan_once;
	fake.plan_data = once;
}

#endif
