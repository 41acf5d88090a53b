/*
 * How much memory an order takes: at most 512 bytes, 200 a line, 160 a package, and its text. And that versions hold
 * nothing of each other: a million of them are released in any order, on a stack too small for a chain, and leave
 * nothing.
 *
 * LAWS=long makes a million of them; otherwise it is fewer.
 */
#include <check.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "allocator.h"
#include "chance.h"
#include "desk.h"

static struct test_allocator allocator;
static struct shp_ctx *ctx;
static struct desk desk;

static void open_desk(void)
{
	allocator = (struct test_allocator){0};
	HOLDS(test_ctx_new(&allocator, &ctx) == SHP_OK);
	desk_open_on(&desk, ctx, "us,fee=1500");
	desk.without_adoption = 1;
}

static void close_desk(void)
{
	desk_close(&desk);
	shp_ctx_unref(ctx);
	ck_assert_uint_eq(allocator.blocks, 0);
	ck_assert_uint_eq(allocator.bytes, 0);
}

/* ---- the budget ---- */

#define BYTES_OF_ORDER 512
#define BYTES_OF_LINE 200
#define BYTES_OF_PACKAGE 160

static size_t length_of(const char *text)
{
	return text ? strlen(text) + 1 : 0;
}

/* Every text of the order, each with its end. */
static size_t text_of(const struct shp_order *order)
{
	size_t text = 0;

	for (int32_t field = SHP_ORDER_REFERENCE; field <= SHP_ORDER_SERVICE; field++)
		text += length_of(shp_order_get_text(order, field));
	for (uint32_t i = 0; i < shp_order_count_lines(order); i++)
		for (int32_t field = SHP_LINE_ID; field <= SHP_LINE_CATEGORY; field++)
			text += length_of(shp_order_get_line_text(order, i, field));
	for (uint32_t i = 0; i < shp_order_count_packages(order); i++) {
		text += length_of(shp_order_get_package_reference(order, i));
		for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++)
			text += length_of(shp_order_get_shipment_text(order, i, field));
	}
	return text;
}

static size_t budget_of(const struct shp_order *order)
{
	return BYTES_OF_ORDER + (size_t)BYTES_OF_LINE * shp_order_count_lines(order) +
	       (size_t)BYTES_OF_PACKAGE * shp_order_count_packages(order) + text_of(order);
}

/* Bytes that the desk has besides its order. */
static size_t overhead;

static void check_size(const char *when)
{
	desk.last = shp_decision_unref(desk.last);
	const size_t takes = allocator.bytes - overhead;
	const size_t budget = budget_of(desk.order);

	ck_assert_msg(takes <= budget, "%s, %u lines, %u packages: %zu bytes, %zu budgeted", when,
		      (unsigned)shp_order_count_lines(desk.order), (unsigned)shp_order_count_packages(desk.order),
		      takes, budget);
	/* the same when it is read from its bytes, and then without any room to spare */
	size_t size;
	uint8_t *bytes = desk_bytes(desk.order, &size);
	struct shp_order *read = NULL;
	const size_t before = allocator.bytes;
	ck_assert_int_eq(shp_order_decode(ctx, bytes, size, &read, desk.error), SHP_OK);
	ck_assert_msg(allocator.bytes - before <= budget, "%s, read again: %zu bytes, %zu budgeted", when,
		      allocator.bytes - before, budget);
	shp_order_unref(read);
	free(bytes);
}

static void take(struct shp_decision *decision)
{
	shp_order_unref(desk.order);
	desk.order = shp_order_ref(shp_decision_get_order(decision));
	shp_decision_unref(decision);
}

static void place_lines(uint32_t lines, int32_t quantity)
{
	struct shp_placement *placement;
	struct shp_decision *placed = NULL;
	char id[24];

	HOLDS(shp_placement_new(ctx, &placement) == SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, DESK_ORDERED_AT);
	for (uint32_t line = 0; line < lines; line++) {
		(void)snprintf(id, sizeof(id), "%u", (unsigned)line);
		shp_placement_add_line(placement, id, quantity);
		shp_placement_set_line_amount(placement, line, SHP_AMOUNT_ITEM_PRICE, 1000 + line);
	}
	HOLDS(shp_order_place(desk.rules, placement, desk.now, &placed, desk.error) == SHP_OK);
	shp_placement_free(placement);
	take(placed);
}

/* Each line in packages of its own, so many. */
static void split_lines(uint32_t lines, uint32_t packages)
{
	struct shp_contents *contents;
	struct shp_decision *split = NULL;
	char text[24];

	HOLDS(shp_contents_new(ctx, &contents) == SHP_OK);
	for (uint32_t package = 0; package < packages; package++) {
		(void)snprintf(text, sizeof(text), "P%u", (unsigned)package);
		shp_contents_add_package(contents, text);
		for (uint32_t line = package % lines; line < lines; line += packages) {
			(void)snprintf(text, sizeof(text), "%u", (unsigned)line);
			shp_contents_add_item(contents, package, text, 1);
		}
	}
	const int32_t status = shp_order_split(desk.rules, desk.order, contents, desk.now, &split, desk.error);
	ck_assert_msg(!status, "%s", desk_problems(&desk));
	shp_contents_free(contents);
	take(split);
}

static void confirm_packages(uint32_t packages)
{
	char command[64];

	for (uint32_t package = 0; package < packages; package++) {
		(void)snprintf(command, sizeof(command), "confirm P%u%s", (unsigned)package,
			       package % 2 ? " memo:some" : "");
		desk_do(&desk, command);
	}
}

START_TEST(an_order_takes_what_is_budgeted)
{
	static const struct {
		uint32_t lines;
		uint32_t packages;
	} sizes[] = {{1, 1},	 {1, 2},       {3, 2},	   {10, 10},   {10, 1},	     {2, 10},	{100, 30},
		     {1000, 10}, {1000, 1000}, {10, 1000}, {10000, 1}, {10000, 300}, {1, 9000}, {10000, 9999}};

	overhead = allocator.bytes;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		const uint32_t packages = sizes[i].packages;
		const uint32_t confirmed = packages < 1000 ? packages
							   : 20; /* each makes a copy: the sum of all would take long */
		place_lines(sizes[i].lines, (int32_t)packages + 3);
		check_size("placed");
		split_lines(sizes[i].lines, packages);
		check_size("split");
		confirm_packages(confirmed);
		check_size("confirmed");
		for (int j = 0; j < 40; j++) /* what is not used any more must not pile up */
			desk_do(&desk, j % 2 ? "reconfirm P0 memo:short"
					     : "reconfirm P0 memo:longer_than_that_by_some_characters");
		check_size("corrected");
		desk.order = shp_order_unref(desk.order);
		ck_assert_uint_eq(allocator.bytes, overhead);
	}
}
END_TEST

/* ---- a million versions ---- */

static struct shp_order **versions;
static uint32_t version_count;

static void *release_versions(void *unused)
{
	(void)unused;
	for (uint32_t i = 0; i < version_count; i++)
		shp_order_unref(versions[i]);
	return NULL;
}

/* On a stack that a chain of them would not fit on. */
static void release_on_small_stack(void)
{
	pthread_attr_t attributes;
	pthread_t thread;

	ck_assert_int_eq(pthread_attr_init(&attributes), 0);
	ck_assert_int_eq(pthread_attr_setstacksize(&attributes, 64 * 1024), 0);
	ck_assert_int_eq(pthread_create(&thread, &attributes, release_versions, NULL), 0);
	ck_assert_int_eq(pthread_join(thread, NULL), 0);
	pthread_attr_destroy(&attributes);
}

static void make_versions(void)
{
	struct shp_confirmation *memos[2];

	desk_place(&desk, "a=1@1000");
	desk_do(&desk, "confirm 1");
	for (int i = 0; i < 2; i++) {
		HOLDS(shp_confirmation_new(ctx, &memos[i]) == SHP_OK);
		shp_confirmation_set_package(memos[i], "1");
		shp_confirmation_set_text(memos[i], SHP_SHIP_MEMO, i ? "a" : "b");
	}
	versions[0] = shp_order_ref(desk.order);
	for (uint32_t i = 1; i < version_count; i++) {
		struct shp_decision *decision = NULL;
		HOLDS(shp_order_reconfirm(desk.rules, versions[i - 1], memos[i % 2], desk.now, &decision, NULL) ==
		      SHP_OK);
		versions[i] = shp_order_ref(shp_decision_get_order(decision));
		shp_decision_unref(decision);
	}
	for (int i = 0; i < 2; i++)
		shp_confirmation_free(memos[i]);
	desk.last = shp_decision_unref(desk.last);
	desk.order = shp_order_unref(desk.order);
}

static void shuffle(uint64_t seed)
{
	struct chance chance = {seed};

	for (uint32_t i = version_count; i-- > 1;) {
		const uint32_t j = (uint32_t)chance_below(&chance, (int32_t)i + 1);
		struct shp_order *swapped = versions[i];
		versions[i] = versions[j];
		versions[j] = swapped;
	}
}

static void reverse(void)
{
	for (uint32_t i = 0, j = version_count - 1; i < j; i++, j--) {
		struct shp_order *swapped = versions[i];
		versions[i] = versions[j];
		versions[j] = swapped;
	}
}

START_TEST(versions_are_released_in_any_order)
{
	const char *extent = getenv("LAWS");
	const size_t bytes = allocator.bytes;

	version_count = extent && !strcmp(extent, "long") ? 1000000 : 30000;
	versions = malloc(sizeof(struct shp_order *) * version_count);
	HOLDS(versions);
	for (int way = 0; way < 3; way++) {
		make_versions();
		const size_t one = (allocator.bytes - bytes) / version_count;
		ck_assert_uint_le(one, BYTES_OF_ORDER + BYTES_OF_PACKAGE + 100); /* what was placed is shared */
		if (way == 1)
			reverse();
		else if (way == 2)
			shuffle(version_count);
		release_on_small_stack();
		ck_assert_uint_eq(allocator.bytes, bytes);
	}
	free(versions);
}
END_TEST

/* The last one alone keeps nothing of the others. */
START_TEST(a_version_keeps_no_other)
{
	overhead = allocator.bytes;
	desk_place(&desk, "a=1@1000");
	desk_do(&desk, "confirm 1");
	check_size("first");
	const size_t first = allocator.bytes;
	for (int i = 0; i < 1000; i++)
		desk_do(&desk, i % 2 ? "reconfirm 1 memo:b" : "reconfirm 1 memo:a");
	check_size("thousandth");
	ck_assert_uint_le(allocator.bytes, first + 512); /* of text that is not used any more, until it is packed */
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("size");
	TCase *cases = tcase_create("size");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(cases, 0);
	tcase_add_checked_fixture(cases, open_desk, close_desk);
	tcase_add_test(cases, an_order_takes_what_is_budgeted);
	tcase_add_test(cases, versions_are_released_in_any_order);
	tcase_add_test(cases, a_version_keeps_no_other);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
