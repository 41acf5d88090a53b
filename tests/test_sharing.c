/*
 * Values are shared between threads, and released by whoever is last, in any order; ThreadSanitizer looks on. Threads
 * report what is wrong by a count: Check belongs to the main thread.
 */
#include <check.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "chance.h"
#include "desk.h"
#include "event_name.h"

#define THREADS 8

struct counted {
	atomic_long blocks;
};

static void *counted_malloc(void *user_data, size_t size)
{
	atomic_fetch_add(&((struct counted *)user_data)->blocks, 1);
	return malloc(size);
}

static void *counted_realloc(void *user_data, void *pointer, size_t old_size, size_t new_size)
{
	(void)user_data;
	(void)old_size;
	return realloc(pointer, new_size);
}

static void counted_free(void *user_data, void *pointer, size_t size)
{
	(void)size;
	atomic_fetch_sub(&((struct counted *)user_data)->blocks, 1);
	free(pointer);
}

static struct counted counted;
static struct shp_ctx *ctx;
static struct desk desk;
static atomic_long faults;

#define MUST(condition) \
	do { \
		if (!(condition)) \
			atomic_fetch_add(&faults, 1); \
	} while (0)

static void open_desk(void)
{
	atomic_init(&counted.blocks, 0);
	atomic_init(&faults, 0);
	HOLDS(shp_ctx_new_with_allocator(counted_malloc, counted_realloc, counted_free, &counted, &ctx) == SHP_OK);
	desk_open_on(&desk, ctx, "us,fee=1500");
	desk_place(&desk, "a=9@1000,80,500,40 b=5@300 c=2@77");
}

static void close_desk(void)
{
	desk_close(&desk);
	ctx = shp_ctx_unref(ctx);
	ck_assert_int_eq(atomic_load(&faults), 0);
	ck_assert_int_eq(atomic_load(&counted.blocks), 0);
}

static void run_threads(void *(*run)(void *))
{
	pthread_t threads[THREADS];
	int numbers[THREADS];

	for (int i = 0; i < THREADS; i++) {
		numbers[i] = i;
		ck_assert_int_eq(pthread_create(&threads[i], NULL, run, &numbers[i]), 0);
	}
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_join(threads[i], NULL), 0);
}

/* ---- one order, many commands at once ---- */

static const char *const commands[] = {"confirm 2 a=1", "confirm 2 a=1 b=5 c=2", "split 3 a=2 / 4 b=1", "cancel x a=3",
				       "label 1",	"cancel -",		 "expire later:90",	"confirm 7 c=9",
				       "split 1 a=9 b=5 c=2"};
#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static uint8_t *expected[COMMANDS];
static size_t expected_size[COMMANDS];
static int32_t expected_status[COMMANDS];

/* What each command must make of the order: decided alone, before any thread runs. */
static void expect(void)
{
	for (size_t i = 0; i < COMMANDS; i++) {
		struct shp_decision *decision = NULL;
		expected_status[i] = desk_try(&desk, desk.order, commands[i], &decision);
		expected[i] = decision ? desk_bytes(shp_decision_get_order(decision), &expected_size[i]) : NULL;
		shp_decision_unref(decision);
	}
}

static void forget(void)
{
	for (size_t i = 0; i < COMMANDS; i++)
		free(expected[i]);
}

static void check_decision(const struct shp_decision *decision, size_t command)
{
	struct shp_order *folded = NULL;
	const struct shp_event *events[8];
	uint8_t id[16];
	size_t size;
	const uint32_t count = shp_decision_count_events(decision);
	uint8_t *bytes = malloc(expected_size[command]);

	MUST(shp_order_encode(shp_decision_get_order(decision), bytes, expected_size[command], &size) == SHP_OK);
	MUST(size == expected_size[command] && !memcmp(bytes, expected[command], size));
	free(bytes);
	for (uint32_t i = 0; i < count; i++) {
		events[i] = shp_decision_get_event(decision, i);
		shp_event_get_id(events[i], id);
	}
	if (!count)
		return;
	MUST(shp_order_replay(desk.order, events, count, &folded, NULL) == SHP_OK);
	MUST(shp_order_equals(folded, shp_decision_get_order(decision)));
	shp_order_unref(folded);
}

static void *decide(void *number)
{
	struct chance chance = {(uint64_t)*(int *)number};
	struct desk mine = desk; /* shares rules and order; the error object is the thread's own */

	mine.error = NULL;
	MUST(shp_error_new(ctx, 4, &mine.error) == SHP_OK);
	for (int round = 0; round < 400; round++) {
		const size_t command = (size_t)chance_below(&chance, COMMANDS);
		struct shp_decision *decision = NULL;
		const int32_t status = desk_try(&mine, desk.order, commands[command], &decision);
		MUST(status == expected_status[command]);
		if (!status)
			check_decision(decision, command);
		shp_decision_unref(decision);
	}
	shp_error_free(mine.error);
	return NULL;
}

START_TEST(many_decide_on_one_order)
{
	expect();
	run_threads(decide);
	forget();
}
END_TEST

/* ---- versions, passed from hand to hand ---- */

#define VERSIONS 64

/* Slots that all threads put into and take out of: what is taken is the taker's, and may be the last owner's. */
static _Atomic(struct shp_order *) slots[VERSIONS];
static _Atomic(struct shp_event *) event_slots[VERSIONS];

static struct shp_order *swap_order(struct chance *chance, struct shp_order *order)
{
	return atomic_exchange(&slots[chance_below(chance, VERSIONS)], order);
}

static void keep_event(struct chance *chance, const struct shp_decision *decision)
{
	const uint32_t count = shp_decision_count_events(decision);
	struct shp_event *kept = count ? shp_decision_get_event(decision,
								(uint32_t)chance_below(chance, (int32_t)count))
				       : NULL;
	struct shp_event *taken = atomic_exchange(&event_slots[chance_below(chance, VERSIONS)], shp_event_ref(kept));
	char name[EVENT_NAME_ROOM];

	if (taken) { /* its decision is long gone */
		MUST(event_name(taken, name) >= 39);
		MUST(shp_event_get_order_text(taken, SHP_ORDER_REFERENCE) != NULL);
		for (uint32_t i = 0; i < shp_event_count_items(taken); i++)
			MUST(shp_event_get_item_line(taken, i) && shp_event_get_item_quantity(taken, i) > 0);
		for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++)
			(void)shp_event_get_ship_text(taken, field);
	}
	shp_event_unref(taken);
}

static void *pass_versions(void *number)
{
	static const char *const steps[] = {"reconfirm 2 memo:a", "reconfirm 2 memo:b", "confirm 2 a=1", "split 3 a=2",
					    "split 3 a=1",	  "cancel - later:1",	"scan 2",	 "label 4 b=1",
					    "unlabel 4"};
	struct chance chance = {100 + (uint64_t)*(int *)number};
	struct shp_order *order = shp_order_ref(desk.order);
	struct desk mine = desk;

	mine.error = NULL;
	for (int round = 0; round < 1500; round++) {
		struct shp_decision *decision = NULL;
		if (!order || chance_one_in(&chance, 50)) {
			shp_order_unref(order);
			order = shp_order_ref(desk.order);
		}
		const int32_t step = chance_one_in(&chance, 30) ? 5 : chance_below(&chance, 9);
		if (desk_try(&mine, order, steps[step], &decision))
			continue;
		struct shp_order *next = shp_order_ref(shp_decision_get_order(decision));
		keep_event(&chance, decision);
		shp_decision_unref(decision);
		shp_order_unref(order);
		order = swap_order(&chance, next); /* goes on from what another thread has made */
	}
	shp_order_unref(order);
	return NULL;
}

START_TEST(versions_go_from_hand_to_hand)
{
	run_threads(pass_versions);
	for (int i = 0; i < VERSIONS; i++) {
		shp_order_unref(atomic_exchange(&slots[i], NULL));
		shp_event_unref(atomic_exchange(&event_slots[i], NULL));
	}
}
END_TEST

/* ---- all that one has, released by many ---- */

struct owned {
	struct shp_ctx *ctx;
	struct shp_rules *rules;
	struct shp_order *order;
	struct shp_decision *decision;
	struct shp_event *event;
};

static struct owned shared[THREADS];

/* Everything in an order of its own. */
static void *release_all(void *number)
{
	struct owned *mine = &shared[*(int *)number];
	struct chance chance = {(uint64_t)*(int *)number};
	int left = 31;

	while (left) {
		const int bit = 1 << chance_below(&chance, 5);
		if (!(left & bit))
			continue;
		left -= bit;
		MUST(bit != 1 || !shp_ctx_unref(mine->ctx));
		MUST(bit != 2 || !shp_rules_unref(mine->rules));
		MUST(bit != 4 || !shp_order_unref(mine->order));
		MUST(bit != 8 || !shp_decision_unref(mine->decision));
		MUST(bit != 16 || !shp_event_unref(mine->event));
	}
	return NULL;
}

START_TEST(the_last_of_many_releases)
{
	for (int round = 0; round < 200; round++) {
		struct shp_decision *decision = NULL;
		struct shp_rules *rules = NULL;
		HOLDS(shp_rules_parse(ctx, "us,fee=7", &rules, NULL) == SHP_OK);
		HOLDS(desk_try(&desk, desk.order, "confirm 2 a=1 memo:m", &decision) == SHP_OK);
		for (int i = 0; i < THREADS; i++)
			shared[i] = (struct owned){shp_ctx_ref(ctx), shp_rules_ref(rules),
						   shp_order_ref(shp_decision_get_order(decision)),
						   shp_decision_ref(decision),
						   shp_event_ref(shp_decision_get_event(decision, (uint32_t)i % 4))};
		shp_decision_unref(decision);
		shp_rules_unref(rules);
		run_threads(release_all);
	}
}
END_TEST

/* ---- every permutation, in one thread ---- */

static void release(struct owned *owned, int what)
{
	switch (what) {
	case 0:
		owned->ctx = shp_ctx_unref(owned->ctx);
		break;
	case 1:
		owned->rules = shp_rules_unref(owned->rules);
		break;
	case 2:
		owned->order = shp_order_unref(owned->order);
		break;
	case 3:
		owned->decision = shp_decision_unref(owned->decision);
		break;
	default:
		owned->event = shp_event_unref(owned->event);
		break;
	}
}

/* What is still there can still be read. */
static void read_what_is_left(const struct owned *owned)
{
	size_t size;
	uint8_t id[16];

	if (owned->rules)
		ck_assert_str_eq(shp_rules_get_marketplace(owned->rules), "us");
	if (owned->order)
		ck_assert_int_eq(shp_order_encode(owned->order, NULL, 0, &size), SHP_ERR_BUFFER);
	if (owned->decision)
		ck_assert_int_eq(shp_order_get_units(shp_decision_get_order(owned->decision), SHP_UNITS_SHIPPED), 1);
	if (owned->event) {
		shp_event_get_id(owned->event, id);
		ck_assert_str_eq(shp_event_get_package(owned->event), "2");
		ck_assert_int_eq(shp_event_write_json(owned->event, NULL, 0, &size), SHP_ERR_BUFFER);
	}
}

static void release_in_order(const int order[5])
{
	struct counted alone = {0};
	struct desk own;
	struct owned owned = {0};

	HOLDS(shp_ctx_new_with_allocator(counted_malloc, counted_realloc, counted_free, &alone, &owned.ctx) == SHP_OK);
	desk_open_on(&own, owned.ctx, "us");
	desk_place(&own, "a=2@100 b=1@1");
	desk_do(&own, "confirm 2 a=1");
	owned.rules = shp_rules_ref(own.rules);
	owned.order = shp_order_ref(own.order);
	owned.decision = shp_decision_ref(own.last);
	owned.event = shp_event_ref(shp_decision_get_event(own.last, 1));
	desk_close(&own);
	for (int i = 0; i < 5; i++) {
		read_what_is_left(&owned);
		release(&owned, order[i]);
	}
	ck_assert_int_eq(atomic_load(&alone.blocks), 0);
}

static void permute(int order[5], int at, int *count)
{
	if (at == 5) {
		release_in_order(order);
		(*count)++;
		return;
	}
	for (int i = at; i < 5; i++) {
		const int swapped = order[at];
		order[at] = order[i];
		order[i] = swapped;
		permute(order, at + 1, count);
		order[i] = order[at];
		order[at] = swapped;
	}
}

START_TEST(released_in_every_order)
{
	int order[5] = {0, 1, 2, 3, 4};
	int count = 0;

	permute(order, 0, &count);
	ck_assert_int_eq(count, 120);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("sharing");
	TCase *cases = tcase_create("sharing");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(cases, 0);
	tcase_add_checked_fixture(cases, open_desk, close_desk);
	tcase_add_test(cases, many_decide_on_one_order);
	tcase_add_test(cases, versions_go_from_hand_to_hand);
	tcase_add_test(cases, the_last_of_many_releases);
	tcase_add_test(cases, released_in_every_order);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
