/* The golden bytes are read, mean what they meant, and are written again as they are. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "codec_help.h"
#include "corpus.h"
#include "golden.h"

static struct shp_ctx *ctx;

static void setup(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
}

static void teardown(void)
{
	ctx = shp_ctx_unref(ctx);
}

static struct bytes bytes_of(const struct golden *golden)
{
	const size_t size = strlen(golden->digits) / 2;
	struct bytes bytes = {malloc(size), size};
	char pair[3] = "";

	for (size_t i = 0; i < size; i++) {
		memcpy(pair, golden->digits + 2 * i, 2);
		bytes.at[i] = (uint8_t)strtoul(pair, NULL, 16);
	}
	return bytes;
}

static struct shp_order *read_order(const struct golden *golden)
{
	struct bytes bytes = bytes_of(golden);
	struct shp_order *order = NULL;

	ck_assert_msg(shp_order_decode(ctx, bytes.at, bytes.size, &order, NULL) == SHP_OK, "%s", golden->name);
	bytes_free(bytes);
	return order;
}

static struct shp_event *read_event(const struct golden *golden)
{
	struct bytes bytes = bytes_of(golden);
	struct shp_event *event = NULL;

	ck_assert_msg(shp_event_decode(ctx, bytes.at, bytes.size, &event, NULL) == SHP_OK, "%s", golden->name);
	bytes_free(bytes);
	return event;
}

START_TEST(golden_bytes_are_read_and_written_again)
{
	for (uint32_t i = 0; i < golden_1_count; i++) {
		const struct golden *golden = &golden_1_table[i];
		struct bytes bytes = bytes_of(golden);
		struct bytes again;

		if (golden->is_event) {
			struct shp_event *event = read_event(golden);

			again = bytes_of_event(event);
			shp_event_unref(event);
		} else {
			struct shp_order *order = read_order(golden);

			again = bytes_of_order(order);
			shp_order_unref(order);
		}
		ck_assert_msg(bytes_equal(bytes, again), "%s", golden->name);
		bytes_free(again);
		bytes_free(bytes);
	}
}
END_TEST

/* The story an entry is of: up to its '/' or blank. */
static int same_story(const struct golden *a, const struct golden *b)
{
	const size_t length = strcspn(a->name, "/ ");

	return strcspn(b->name, "/ ") == length && !memcmp(a->name, b->name, length);
}

/* The events of each story, folded, give each of its orders, in the middle and in the end. */
START_TEST(golden_events_fold_to_golden_orders)
{
	struct shp_order *at = NULL;
	uint32_t reached = 0;

	for (uint32_t i = 0; i < golden_1_count; i++) {
		const struct golden *golden = &golden_1_table[i];

		if (i && !same_story(golden - 1, golden))
			at = shp_order_unref(at);
		if (golden->is_event) {
			struct shp_event *event = read_event(golden);
			struct shp_order *next = NULL;

			ck_assert_msg(shp_order_apply(at, event, &next, NULL) == SHP_OK, "%s", golden->name);
			shp_event_unref(event);
			shp_order_unref(at);
			at = next;
		} else {
			struct shp_order *order = read_order(golden);

			ck_assert_msg(shp_order_equals(order, at), "%s", golden->name);
			shp_order_unref(order);
			reached++;
		}
	}
	shp_order_unref(at);
	ck_assert_uint_ge(reached, 20);
}
END_TEST

/*
 * What commands make today. Should they ever decide otherwise, on purpose, then this is the place to say so; the two
 * tests above are not.
 */
START_TEST(todays_commands_make_the_golden_bytes)
{
	static struct corpus corpus;

	corpus_make(&corpus);
	ck_assert_uint_eq(corpus.count, golden_1_count);
	for (uint32_t i = 0; i < golden_1_count; i++) {
		const struct golden *golden = &golden_1_table[i];
		struct bytes bytes = bytes_of(golden);
		const struct bytes today = {corpus.entries[i].bytes, corpus.entries[i].size};

		ck_assert_str_eq(corpus.entries[i].name, golden->name);
		ck_assert_int_eq(corpus.entries[i].is_event, golden->is_event);
		ck_assert_msg(bytes_equal(bytes, today), "%s", golden->name);
		bytes_free(bytes);
	}
	corpus_free(&corpus);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("golden");
	TCase *tests = tcase_create("golden");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, golden_bytes_are_read_and_written_again);
	tcase_add_test(tests, golden_events_fold_to_golden_orders);
	tcase_add_test(tests, todays_commands_make_the_golden_bytes);
	suite_add_tcase(suite, tests);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
