/*
 * Several relays, a provider that forgets, a store that hands out what it should not, and every way in which deliveries
 * can go.
 */
#include <stdlib.h>
#include <string.h>

#include "deliver_help.h"

/* ---- relays ---- */

static enum fake_behaviour let_other_in(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	struct fake_host *other = plan_data;

	if (hook == FAKE_DELIVER && of->calls > 1)
		ck_assert_int_eq(shp_host_deliver(other->host, 0, 2, HELP_NOW, NULL, NULL), SHP_OK);
	return FAKE_WELL;
}

START_TEST(relays_share_the_work)
{
	struct fake_host other = {.store = &store, .world = &world};
	int64_t now = HELP_NOW + 1;

	ck_assert_int_eq(fake_host_new(&other, ctx), SHP_OK);
	fake.plan = let_other_in;
	fake.plan_data = &other;
	/* One takes two effects of the first order; the other finds those of the second, not the third of the first. */
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 2, HELP_NOW, NULL, error), SHP_OK);
	expect_counts(2, SHP_DELIVERY_DONE, 2);
	fake.plan = NULL;
	ck_assert_uint_eq(help_deliver(&fake, &now, 1), 0);
	for (uint32_t i = 0; i < world.count; i++)
		ck_assert_uint_eq(world.effects[i].received, 1);
	expect_exactly_once();
	fake_host_free(&other);
}
END_TEST

START_TEST(a_store_that_forgets_the_order_is_found_out)
{
	struct once once = {.hook = FAKE_DELIVER, .behaviour = FAKE_FAILED};

	fake.forgets_order = 1;
	misbehave(&once);
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 1, HELP_NOW, NULL, error), SHP_OK);
	expect_counts(1, SHP_DELIVERY_RETRY, 1);
	ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
	ck_assert_int_eq(deliver(HELP_NOW + 1000), SHP_OK);
	ck_assert_uint_gt(world.out_of_order, 0);
}
END_TEST

/* ---- a provider that forgets ---- */

START_TEST(old_charges_are_asked_about)
{
	for (uint32_t never_asks = 0; never_asks < 2; never_asks++) {
		struct once once = {.hook = FAKE_DELIVER, .behaviour = FAKE_DONE_SILENT}; /* the charge, reply lost */
		int64_t charged;
		int64_t later = HELP_NOW + HELP_DAY + 1;

		fake_store_copy(&store, &confirmed);
		world = (struct fake_world){.forgets_after = HELP_DAY};
		fake.never_asks = never_asks != 0;
		misbehave(&once);
		ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
		charged = world.moved[0];
		ck_assert_int_gt(charged, 0);
		ck_assert_uint_eq(world.asked, 0);
		ck_assert_uint_eq(help_deliver(&fake, &later, 2), 0);
		ck_assert_uint_eq(world.asked, !never_asks);
		ck_assert_uint_eq(fake_world_count_doubles(&world), never_asks);
		ck_assert_int_eq(world.moved[0], charged + never_asks * world.effects[0].amount);
	}
}
END_TEST

static uint32_t asked;
static uint32_t not_asked;

static void count_asked(void *user_data, struct shp_delivery *delivery)
{
	(void)user_data;
	if (shp_delivery_must_ask(delivery)) {
		asked++;
		ck_assert_int_gt(shp_event_get_amount(shp_delivery_get_event(delivery)), 0);
	} else {
		not_asked++;
	}
	shp_delivery_answer_retry(delivery, 0);
}

START_TEST(only_old_money_is_asked_about)
{
	ck_assert_int_eq(shp_host_set_deliver(fake.host, 0, count_asked), SHP_OK);
	ck_assert_int_eq(shp_host_set_key_retention_ms(fake.host, 1000), SHP_OK);
	ck_assert_int_eq(deliver(HELP_NOW + 1000), SHP_OK);
	ck_assert_uint_eq(asked, 0);
	ck_assert_uint_eq(not_asked, 2);
	ck_assert_int_eq(deliver(HELP_NOW + 1001), SHP_OK); /* without attempts, too: a backup has none */
	ck_assert_uint_eq(asked, 2);
	ck_assert_int_eq(deliver(HELP_NOW - 1001), SHP_OK);
	ck_assert_uint_eq(asked, 2);
	ck_assert_uint_eq(not_asked, 4);
	ck_assert_int_eq(shp_host_set_key_retention_ms(fake.host, INT64_MAX), SHP_OK);
	ck_assert_int_eq(deliver(SHP_LIMIT_INSTANT), SHP_OK);
	ck_assert_uint_eq(asked, 2);
}
END_TEST

/* ---- every way in which the first deliveries can go ---- */

static enum fake_behaviour ways[6];
static uint32_t way;

static enum fake_behaviour plan_ways(void *plan_data, struct fake_host *of, enum fake_hook hook)
{
	(void)plan_data;
	(void)of;
	return hook == FAKE_DELIVER && way < 6 ? ways[way++] : FAKE_WELL;
}

START_TEST(every_way_ends_well)
{
	static const enum fake_behaviour all[] = {
		FAKE_WELL, FAKE_FAILED, FAKE_REFUSED, FAKE_UNKNOWN, FAKE_DONE_UNKNOWN,
	};

	for (uint32_t number = 0; number < 5 * 5 * 5 * 5 * 5 * 5; number++) {
		uint32_t refused = 0;
		int64_t now = HELP_NOW;

		for (uint32_t i = 0, rest = number; i < 6; i++, rest /= 5)
			ways[i] = all[rest % 5];
		way = 0;
		fake_store_copy(&store, &confirmed);
		world = (struct fake_world){0};
		fake.plan = plan_ways;
		ck_assert_uint_eq(help_deliver(&fake, &now, 8), 0);
		for (uint32_t i = 0; i < way; i++)
			refused += ways[i] == FAKE_REFUSED;
		ck_assert_uint_eq(fake_world_count_doubles(&world), 0);
		ck_assert_uint_eq(world.out_of_order, 0);
		ck_assert_uint_ge(world.count + refused, 2 * EFFECTS);
		ck_assert_uint_le(world.count, 2 * EFFECTS);
	}
}
END_TEST

/* ---- what a store may hand out ---- */

/* Hands out rows as told: positive numbers are positions in the store. */
static struct {
	uint32_t count;
	struct {
		int64_t row; /* of the store, from 1; 0: bytes that are none; -1: no bytes */
		int64_t position;
		int32_t attempts;
		int32_t status;
	} rows[9];
} handed;

static void hand_out_as_told(void *user_data, struct shp_pending *pending)
{
	static const uint8_t garbage[] = {0xff, 0x00};

	(void)user_data;
	for (uint32_t i = 0; i < handed.count; i++) {
		const int64_t position = handed.rows[i].position;
		const struct fake_event *row = handed.rows[i].row > 0 ? &store.events[handed.rows[i].row - 1] : NULL;
		const uint8_t *bytes = handed.rows[i].row < 0 ? NULL : row ? row->bytes : garbage;
		const size_t size = row ? row->size : sizeof(garbage);

		ck_assert_int_eq(shp_pending_add(pending, position, handed.rows[i].attempts, bytes, size),
				 handed.rows[i].status);
	}
	shp_pending_answer(pending, SHP_PENDING_DONE);
}

static void acknowledge_all(void *user_data, struct shp_acknowledgement *acknowledgement)
{
	(void)user_data;
	shp_acknowledgement_answer(acknowledgement, SHP_ACKNOWLEDGEMENT_DONE);
}

/* Positions of the effects of the first order. */
static void find_effects(int64_t ret_rows[EFFECTS])
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < store.event_count && count < EFFECTS; i++)
		if (store.events[i].effect)
			ret_rows[count++] = i + 1;
	ck_assert_uint_eq(count, EFFECTS);
}

START_TEST(what_cannot_be_delivered_is_told_and_holds_nothing_up)
{
	int64_t rows[EFFECTS];
	int64_t cursor = 0;

	find_effects(rows);
	handed.count = 9;
	handed.rows[0].row = rows[0], handed.rows[0].position = 10;
	handed.rows[1].row = 0, handed.rows[1].position = 20, handed.rows[1].status = SHP_ERR_BYTES;
	handed.rows[2].row = 1, handed.rows[2].position = 30, handed.rows[2].status = SHP_ERR_VALUE; /* order.placed */
	handed.rows[3].row = rows[1], handed.rows[3].position = 30, handed.rows[3].status = SHP_ERR_RANGE;
	handed.rows[4].row = rows[1], handed.rows[4].position = 31, handed.rows[4].attempts = -1;
	handed.rows[4].status = SHP_ERR_RANGE;
	handed.rows[5].row = rows[1], handed.rows[5].position = 40;
	handed.rows[6].row = rows[2], handed.rows[6].position = 50;
	handed.rows[7].row = rows[2], handed.rows[7].position = 60, handed.rows[7].status = SHP_ERR_LIMIT;
	handed.rows[8].row = -1, handed.rows[8].position = 70, handed.rows[8].status = SHP_ERR_ARGUMENT;
	ck_assert_int_eq(shp_host_set_pending(fake.host, hand_out_as_told), SHP_OK);
	ck_assert_int_eq(shp_host_set_acknowledge(fake.host, acknowledge_all), SHP_OK);
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 3, HELP_NOW, &cursor, error), SHP_ERR_BYTES);
	expect_counts(3, SHP_DELIVERY_DONE, 3);
	ck_assert_int_eq(cursor, 50);
	ck_assert_uint_eq(shp_error_count_problems(error), 6);
	ck_assert_str_eq(shp_error_get_path(error, 0), "effects[1]");
	ck_assert_int_eq(shp_error_get_detail(error, 0), 20);
	ck_assert_int_eq(shp_error_get_code(error, 1), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_error_get_code(error, 4), SHP_ERR_LIMIT);
	ck_assert_str_eq(shp_error_get_path(error, 5), "effects[8]");
	ck_assert_uint_eq(world.out_of_order, 0);
}
END_TEST

START_TEST(what_a_later_relay_will_deliver_is_not_overtaken)
{
	int64_t rows[EFFECTS];
	int64_t cursor = 0;

	find_effects(rows);
	memset(&handed, 0, sizeof(handed));
	handed.count = EFFECTS;
	for (uint32_t i = 0; i < EFFECTS; i++) {
		handed.rows[i].row = rows[i];
		handed.rows[i].position = i + 1;
		handed.rows[i].status = i ? SHP_ERR_BYTES_VERSION : SHP_OK;
	}
	store.events[rows[1] - 1].bytes[2]++; /* after the map's head and the key: the format */
	ck_assert_int_eq(shp_host_set_pending(fake.host, hand_out_as_told), SHP_OK);
	ck_assert_int_eq(shp_host_set_acknowledge(fake.host, acknowledge_all), SHP_OK);
	ck_assert_int_eq(shp_host_deliver(fake.host, 0, 64, HELP_NOW, &cursor, error), SHP_ERR_BYTES_VERSION);
	expect_counts(1, SHP_DELIVERY_DONE, 1);
	ck_assert_int_eq(cursor, 1);
	ck_assert_uint_eq(shp_error_count_problems(error), 1);
	ck_assert_str_eq(shp_error_get_path(error, 0), "effects[1]");
	ck_assert_int_eq(shp_error_get_detail(error, 0), 2);
}
END_TEST

START_TEST(what_comes_out_of_order_waits)
{
	int64_t rows[EFFECTS];

	find_effects(rows);
	memset(&handed, 0, sizeof(handed));
	handed.count = 4;
	handed.rows[0].row = rows[0], handed.rows[0].position = 1;
	handed.rows[1].row = rows[2], handed.rows[1].position = 2;
	handed.rows[2].row = rows[1], handed.rows[2].position = 3;
	handed.rows[3].row = rows[2], handed.rows[3].position = 4;
	ck_assert_int_eq(shp_host_set_pending(fake.host, hand_out_as_told), SHP_OK);
	ck_assert_int_eq(shp_host_set_acknowledge(fake.host, acknowledge_all), SHP_OK);
	ck_assert_int_eq(deliver(HELP_NOW), SHP_ERR_RANGE);
	expect_counts(4, SHP_DELIVERY_DONE, 2); /* what comes later had gone before it could be known */
	expect_counts(4, SHP_DELIVERY_WAITING, 2);
	ck_assert_str_eq(shp_error_get_path(error, 0), "effects[2].revision");
	/* The same effect twice. */
	world = (struct fake_world){0};
	handed.count = 2;
	handed.rows[1].row = rows[0];
	ck_assert_int_eq(deliver(HELP_NOW), SHP_ERR_RANGE);
	expect_counts(2, SHP_DELIVERY_DONE, 1);
	ck_assert_uint_eq(world.effects[0].received, 1);
}
END_TEST

/* ---- kinds ---- */

static uint32_t charges;

static void deliver_charge(void *user_data, struct shp_delivery *delivery)
{
	uint8_t id[16];
	uint8_t key[16];

	(void)user_data;
	charges++;
	ck_assert_int_eq(shp_event_get_kind(shp_delivery_get_event(delivery)), SHP_EVENT_BUYER_CHARGED);
	shp_delivery_get_event_id(delivery, key);
	shp_event_get_id(shp_delivery_get_event(delivery), id);
	ck_assert_mem_eq(key, id, sizeof(id));
	ck_assert_int_gt(shp_delivery_get_position(delivery), 0);
	ck_assert_int_eq(shp_delivery_get_attempts(delivery), 0);
	ck_assert_int_eq(shp_delivery_get_now(delivery), HELP_NOW);
	shp_delivery_answer(delivery, SHP_DELIVERY_DONE);
}

START_TEST(kinds_have_hooks_of_their_own)
{
	charges = 0;
	ck_assert_int_eq(shp_host_set_deliver(fake.host, SHP_EVENT_BUYER_CHARGED, deliver_charge), SHP_OK);
	ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
	ck_assert_uint_eq(charges, 2);
	ck_assert_uint_eq(world.count, 2 * EFFECTS - 2);
	ck_assert_uint_eq(fake_store_count_pending(&store), 0);
}
END_TEST

static const char memo[] = "left at the dock"; /* of every confirmation */

static int holds_memo(const void *bytes, size_t size)
{
	for (size_t i = 0; i + sizeof(memo) - 1 <= size; i++)
		if (memcmp((const char *)bytes + i, memo, sizeof(memo) - 1) == 0)
			return 1;
	return 0;
}

static void look_for_memo(void *user_data, struct shp_delivery *delivery)
{
	size_t size = 0;
	size_t size_again = 0;
	const char *json = shp_delivery_get_json(delivery, &size);

	(void)user_data;
	ck_assert_ptr_nonnull(json);
	ck_assert_ptr_eq(shp_delivery_get_json(delivery, &size_again), json);
	ck_assert_uint_eq(size, size_again);
	ck_assert(json[0] == '{' && json[size - 1] == '}');
	ck_assert_ptr_null(shp_delivery_get_json(delivery, NULL));
	ck_assert(!holds_memo(json, size));
	shp_delivery_answer(delivery, SHP_DELIVERY_ALREADY);
}

START_TEST(effects_never_hold_the_memo)
{
	uint32_t facts = 0;

	ck_assert_int_eq(shp_host_set_deliver(fake.host, 0, look_for_memo), SHP_OK);
	ck_assert_int_eq(deliver(HELP_NOW), SHP_OK);
	expect_counts(2 * EFFECTS, SHP_DELIVERY_ALREADY, 2 * EFFECTS);
	for (uint32_t i = 0; i < store.event_count; i++) {
		if (store.events[i].effect)
			ck_assert(!holds_memo(store.events[i].bytes, store.events[i].size));
		else
			facts += (uint32_t)holds_memo(store.events[i].bytes, store.events[i].size);
	}
	ck_assert_uint_eq(facts, 2); /* it is in the confirmations */
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_relay");
	TCase *relays = tcase_create("relays");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(relays, 300);
	tcase_add_checked_fixture(relays, setup, teardown);
	tcase_add_test(relays, relays_share_the_work);
	tcase_add_test(relays, a_store_that_forgets_the_order_is_found_out);
	tcase_add_test(relays, old_charges_are_asked_about);
	tcase_add_test(relays, only_old_money_is_asked_about);
	tcase_add_test(relays, every_way_ends_well);
	tcase_add_test(relays, what_cannot_be_delivered_is_told_and_holds_nothing_up);
	tcase_add_test(relays, what_a_later_relay_will_deliver_is_not_overtaken);
	tcase_add_test(relays, what_comes_out_of_order_waits);
	tcase_add_test(relays, kinds_have_hooks_of_their_own);
	tcase_add_test(relays, effects_never_hold_the_memo);
	suite_add_tcase(suite, relays);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
