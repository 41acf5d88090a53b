/*
 * Hosts that are broken in ways in which real ones are: a backup was restored, a commit that was called durable is
 * gone, two databases lost sight of each other. The store protects nothing there; ids that follow from what happened
 * do.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "host_help.h"

static struct shp_ctx *ctx;
static struct help help;
static struct fake_store store;
static struct fake_store other_store;
static struct fake_store backup;
static struct fake_store whole;
static struct fake_world world;
static struct fake_host fake;
static struct fake_host other;

static void setup(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	help_open(&help, ctx);
	store.order_count = store.event_count = 0;
	world = (struct fake_world){0};
	fake = (struct fake_host){.store = &store, .world = &world};
	other = (struct fake_host){.store = &other_store, .world = &world};
	ck_assert_int_eq(fake_host_new(&fake, ctx), SHP_OK);
	ck_assert_int_eq(fake_host_new(&other, ctx), SHP_OK);
	ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
}

static void teardown(void)
{
	fake_host_free(&fake);
	fake_host_free(&other);
	help_close(&help);
	shp_ctx_unref(ctx);
}

static void confirm(struct fake_host *of, int32_t package, int64_t now)
{
	const enum help_command command = (enum help_command)(HELP_CONFIRM_1 + package - 1);

	ck_assert_int_eq(help_run(&help, of->host, command, now, NULL, NULL), SHP_OK);
}

static void deliver(struct fake_host *of, int64_t now)
{
	ck_assert_uint_eq(help_deliver(of, &now, 3), 0);
}

static uint32_t count_kind(int32_t kind)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < world.count; i++)
		count += world.effects[i].kind == kind;
	return count;
}

/* What the buyer was charged for the whole order, and how often. */
static void expect_one_charge(void)
{
	const struct fake_effect *charge = fake_world_find(&world, help.charge_id);

	ck_assert_ptr_nonnull(charge);
	ck_assert_uint_eq(count_kind(SHP_EVENT_BUYER_CHARGED), 1);
	ck_assert_uint_eq(charge->applied, 1);
	ck_assert_int_eq(world.moved[0], charge->amount);
	ck_assert_int_eq(world.moved[0], 1000 + 83 + 5198 + 499 + 7);
	ck_assert_uint_eq(world.contradictions, 0);
}

/* ---- a backup is restored ---- */

static const int32_t orders[6][3] = {{1, 2, 3}, {1, 3, 2}, {2, 1, 3}, {2, 3, 1}, {3, 1, 2}, {3, 2, 1}};

/*
 * Packages are confirmed and delivered in one order, with a backup taken after `saved` of them; it is restored after
 * all, and everything is told again, in another order and later.
 */
static void restore(const int32_t first[3], const int32_t again[3], uint32_t saved)
{
	for (uint32_t i = 0; i < 3; i++) {
		if (i == saved)
			fake_store_copy(&backup, &store);
		confirm(&fake, first[i], HELP_NOW);
		deliver(&fake, HELP_NOW);
	}
	fake_store_copy(&store, &backup);
	for (uint32_t i = 0; i < 3; i++) {
		confirm(&fake, again[i], HELP_NOW + HELP_DAY);
		deliver(&fake, HELP_NOW + HELP_DAY);
	}
}

START_TEST(restored_backup_charges_once)
{
	fake_store_copy(&whole, &store);
	for (uint32_t number = 0; number < 6 * 6 * 3; number++) {
		fake_store_copy(&store, &whole);
		world = (struct fake_world){0};
		restore(orders[number % 6], orders[number / 6 % 6], number / 36);
		expect_one_charge();
		ck_assert_uint_eq(fake_world_count_doubles(&world), 0);
		ck_assert_uint_eq(count_kind(SHP_EVENT_BUYER_NOTIFIED), 3); /* nobody got a second e-mail either */
		ck_assert_uint_eq(count_kind(SHP_EVENT_ACCOUNT_UPDATED), 3);
		ck_assert_uint_eq(world.count, 7);
	}
}
END_TEST

START_TEST(restored_backup_without_dedupe_is_found_out)
{
	world.never_dedupes = 1;
	restore(orders[0], orders[0], 0);
	ck_assert_uint_gt(fake_world_count_doubles(&world), 0);
	ck_assert_int_eq(world.moved[0], 2 * (1000 + 83 + 5198 + 499 + 7));
}
END_TEST

START_TEST(restored_backup_and_a_provider_that_forgot)
{
	for (int never_asks = 0; never_asks < 2; never_asks++) {
		const int64_t later = HELP_NOW + 3 * HELP_DAY;

		store.order_count = store.event_count = 0;
		world = (struct fake_world){.forgets_after = HELP_DAY};
		fake.never_asks = never_asks;
		ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
		confirm(&fake, 1, HELP_NOW);
		fake_store_copy(&backup, &store); /* committed, not delivered, never handed out */
		deliver(&fake, HELP_NOW);
		fake_store_copy(&store, &backup);
		deliver(&fake, later);
		if (never_asks)
			ck_assert_uint_gt(fake_world_count_doubles(&world), 0);
		else
			expect_one_charge();
	}
}
END_TEST

/* ---- a commit is gone that was called durable ---- */

static uint32_t losing;

/* The commit is answered done; the power fails; after that it is not there. */
static enum fake_behaviour lose_commit(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	(void)plan_data;
	if (hook == FAKE_LOAD && losing) {
		fake_store_copy(of->store, &backup);
		losing = 0;
	}
	return FAKE_WELL;
}

START_TEST(commit_that_is_gone_after_delivery_is_made_good_by_telling_again)
{
	for (int32_t package = 1; package <= 3; package++) {
		store.order_count = store.event_count = 0;
		world = (struct fake_world){0};
		ck_assert_int_eq(help_run(&help, fake.host, HELP_PLACE, HELP_NOW, NULL, NULL), SHP_OK);
		fake_store_copy(&backup, &store);
		confirm(&fake, package, HELP_NOW);
		deliver(&fake, HELP_NOW);
		losing = 1;
		fake.plan = lose_commit;
		confirm(&fake, package, HELP_NOW + 1);
		fake.plan = NULL;
		ck_assert_uint_eq(losing, 0);
		deliver(&fake, HELP_NOW + 60002);
		expect_one_charge();
		ck_assert_uint_eq(fake_world_count_doubles(&world), 0);
		ck_assert_uint_eq(world.count, 3);
	}
}
END_TEST

/* ---- two databases that lost sight of each other ---- */

START_TEST(two_databases_derive_one_charge)
{
	/* Every way to share three packages between two hosts, some confirmed by both. */
	fake_store_copy(&whole, &store);
	for (uint32_t mine = 1; mine < 8; mine++) {
		for (uint32_t theirs = 1; theirs < 8; theirs++) {
			uint32_t packages = 0;

			fake_store_copy(&store, &whole);
			fake_store_copy(&other_store, &whole);
			world = (struct fake_world){0};
			for (int32_t package = 1; package <= 3; package++) {
				const uint32_t bit = 1u << (package - 1);

				if (mine & bit)
					confirm(&fake, package, HELP_NOW);
				if (theirs & bit)
					confirm(&other, package, HELP_NOW + 1);
				packages += ((mine | theirs) & bit) != 0;
			}
			ck_assert_ptr_nonnull(fake_store_find_event(&store, help.charge_id));
			ck_assert_ptr_nonnull(fake_store_find_event(&other_store, help.charge_id));
			deliver(&fake, HELP_NOW);
			deliver(&other, HELP_NOW);
			expect_one_charge();
			ck_assert_uint_eq(fake_world_count_doubles(&world), 0);
			ck_assert_uint_eq(count_kind(SHP_EVENT_BUYER_NOTIFIED), packages);
			ck_assert_uint_eq(fake_world_find(&world, help.charge_id)->received, 2);
		}
	}
}
END_TEST

START_TEST(two_databases_derive_the_same_ids_for_the_same)
{
	static const enum help_command commands[] = {
		HELP_SPLIT,   HELP_CONFIRM_1, HELP_RECONFIRM, HELP_SCAN,
		HELP_SETTLED, HELP_LABEL,     HELP_UNLABEL,   HELP_CANCEL_REST,
	};

	fake_store_copy(&other_store, &store);
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		ck_assert_int_eq(help_run(&help, fake.host, commands[i], HELP_NOW, NULL, NULL), SHP_OK);
		ck_assert_int_eq(help_run(&help, other.host, commands[i], HELP_NOW + 12345, NULL, NULL), SHP_OK);
	}
	ck_assert_uint_gt(store.event_count, 14);
	ck_assert_uint_eq(store.event_count, other_store.event_count);
	for (uint32_t i = 0; i < store.event_count; i++)
		ck_assert_mem_eq(store.events[i].id, other_store.events[i].id, 16);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_broken");
	TCase *broken = tcase_create("broken");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(broken, 300);
	tcase_add_checked_fixture(broken, setup, teardown);
	tcase_add_test(broken, restored_backup_charges_once);
	tcase_add_test(broken, restored_backup_without_dedupe_is_found_out);
	tcase_add_test(broken, restored_backup_and_a_provider_that_forgot);
	tcase_add_test(broken, commit_that_is_gone_after_delivery_is_made_good_by_telling_again);
	tcase_add_test(broken, two_databases_derive_one_charge);
	tcase_add_test(broken, two_databases_derive_the_same_ids_for_the_same);
	suite_add_tcase(suite, broken);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
