/* The seller's numbers as bytes: one form, and nothing else is read. */
#include <libshipment/bytes.h>

#include "metrics_sums.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static struct shp_rules *us;

static void begin(void)
{
	setup();
	us = parse("us,utc_offset=0");
}

static void end(void)
{
	us = shp_rules_unref(us);
	teardown();
}

static void expect_bytes(const struct shp_metrics *metrics, const uint8_t *expected, size_t size)
{
	static struct bytes bytes;
	struct shp_metrics *back;

	encode(metrics, &bytes);
	ck_assert_uint_eq(bytes.size, size);
	ck_assert_mem_eq(bytes.bytes, expected, size);
	back = decode(&bytes);
	expect_same(back, metrics);
	shp_metrics_free(back);
}

/* Format 1 is read for ever: these bytes were made by hand from its description. */
START_TEST(bytes_are_what_the_format_says)
{
	static const uint8_t nothing[] = {0xa2, 0x00, 0x01, 0x01, 0x03};
	static const uint8_t days[] = {0xa3, 0x00, 0x01, 0x01, 0x03, 0x02, 0x82, 0x18, 0x64, 0x18, 0xc8};
	static const uint8_t all[] = {
		0xa8, 0x00, 0x01, 0x01, 0x03,
		0x03, 0x86, 0x19, 0x4f, 0xae, 0x18, 0xbe, 0x18, 0xc8, 0x02, 0x01, 0x00, /* tracking: two days */
		0x04, 0x83, 0x00, 0x00, 0x01, /* late: 1970-01-01 */
		0x05, 0x83, 0x01, 0x20, 0x20, /* cancelled: -1 of -1 */
		0x06, 0x83, 0x1a, 0x00, 0x2c, 0xc0, 0xa0, 0x01, 0x1b, 0x00, 0x03, 0x8d, 0x7e, 0xa4, 0xc6, 0x80, 0x00,
		0x07, 0x83, 0x05, 0x00, 0x18, 0x18, /* declined */
		0x08, 0x84, 0x60, 0x83, 0x07, 0x01, 0x01, 0x63, 0x42, 0x6f, 0x78, 0x83, 0x07, 0x00, 0x01,
	};
	struct shp_metrics *metrics = new_metrics();

	expect_bytes(metrics, nothing, sizeof(nothing));
	put(metrics, SHP__SUM_TRACKING, 20400, 1, 0);
	put(metrics, SHP__SUM_TRACKING, 20398, 190, 200);
	put(metrics, SHP__SUM_TRACKING, 20399, 0, 0); /* a day without anything is no day */
	put(metrics, SHP__SUM_LATE, 0, 0, 1);
	put(metrics, SHP__SUM_CANCELLED, 1, -1, -1);
	put(metrics, SHP__SUM_ON_TIME, SHP_LIMIT_DATE, 1, SHP_LIMIT_METRICS_SUM);
	put(metrics, SHP__SUM_DECLINED, 5, 0, 24);
	put_category(metrics, "Box", 7, 0, 1);
	put_category(metrics, "", 7, 1, 1);
	put_category(metrics, "Empty", 7, 0, 0);
	expect_bytes(metrics, all, sizeof(all));
	shp_metrics_free(metrics);
	metrics = new_metrics();
	ck_assert_int_eq(shp_metrics_keep_days(metrics, 100, 200), SHP_OK);
	expect_bytes(metrics, days, sizeof(days));
	shp_metrics_free(metrics);
}
END_TEST

START_TEST(writing_tells_the_size_and_stays_in_its_buffer)
{
	static struct bytes whole;
	uint8_t buffer[256];
	struct shp_metrics *metrics = new_metrics();
	size_t size = 0;

	for (int32_t day = 0; day < 9; day++)
		put(metrics, SHP__SUM_TRACKING, 7 * day, day, 1000 * day + 1);
	put_category(metrics, "Toys", 7, 1000, 100000);
	encode(metrics, &whole);
	ck_assert_int_eq(shp_metrics_encode(metrics, NULL, 0, &size), SHP_ERR_BUFFER);
	ck_assert_uint_eq(size, whole.size);
	for (size_t capacity = 0; capacity <= whole.size; capacity++) {
		memset(buffer, 0x5a, sizeof(buffer));
		size = 0;
		ck_assert_int_eq(shp_metrics_encode(metrics, buffer, capacity, &size),
				 capacity < whole.size ? SHP_ERR_BUFFER : SHP_OK);
		ck_assert_uint_eq(size, whole.size);
		for (size_t i = capacity; i < sizeof(buffer); i++)
			ck_assert_uint_eq(buffer[i], 0x5a);
	}
	ck_assert_mem_eq(buffer, whole.bytes, whole.size);
	ck_assert_int_eq(shp_metrics_encode(NULL, buffer, sizeof(buffer), &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_encode(metrics, NULL, 1, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_metrics_encode(metrics, buffer, sizeof(buffer), NULL), SHP_ERR_ARGUMENT);
	shp_metrics_free(metrics);
}
END_TEST

static void expect_refused(const uint8_t *bytes, size_t size, int32_t status, int64_t at)
{
	struct shp_metrics *metrics = NULL;

	ck_assert_int_eq(shp_metrics_decode(ctx, bytes, size, &metrics, error), status);
	ck_assert_ptr_null(metrics);
	ck_assert_uint_eq(shp_error_count_problems(error), 1);
	if (status == SHP_ERR_BYTES)
		ck_assert_int_eq(shp_error_get_detail(error, 0), at);
}

START_TEST(what_is_not_canonical_is_refused_with_its_offset)
{
	static const struct {
		uint8_t bytes[24];
		size_t size;
		int64_t at;
	} cases[] = {
		{{0xa2, 0x00, 0x01, 0x01, 0x03, 0x00}, 6, 5},       /* something behind it */
		{{0xa1, 0x00, 0x01}, 3, 3},                         /* it does not say what it is */
		{{0xa2, 0x00, 0x01, 0x01, 0x01}, 5, 4},             /* an order */
		{{0xa2, 0x00, 0x01, 0x01, 0x04}, 5, 4},             /* nothing that is known */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x09, 0x80}, 7, 5}, /* an unknown key */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x02, 0x82, 0x00, 0x1a, 0x00, 0x2c, 0xc0, 0xa0},
		 13,
		 6},                                                                   /* every day is kept */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x02, 0x81, 0x01}, 8, 6},              /* half of the days */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x03, 0x80}, 7, 6},                    /* a sum without days */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x03, 0x82, 0x01, 0x01}, 9, 6},        /* two thirds of a day */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x03, 0x83, 0x01, 0x00, 0x00}, 10, 9}, /* a day without anything */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x03, 0x86, 0x01, 0x01, 0x01, 0x00, 0x01, 0x01},
		 13,
		 10}, /* a day twice */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x03, 0x86, 0x01, 0x01, 0x01, 0x1a, 0x00, 0x2c, 0xc0, 0xa0, 0x01,
		  0x01},
		 17,
		 10}, /* behind the last day that there is */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x03, 0x83, 0x20, 0x01, 0x01}, 10, 7}, /* before the first */
		{{0xa4, 0x00, 0x01, 0x01, 0x03, 0x02, 0x82, 0x02, 0x09, 0x03, 0x83, 0x01, 0x01, 0x01},
		 14,
		 11}, /* not kept */
		{{0xa4, 0x00, 0x01, 0x01, 0x03, 0x02, 0x82, 0x02, 0x09, 0x03, 0x83, 0x0a, 0x01, 0x01}, 14, 11},
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x03, 0x83, 0x01, 0x1b, 0x00, 0x03, 0x8d, 0x7e, 0xa4, 0xc6, 0x80,
		  0x01, 0x01},
		 18,
		 8}, /* too large */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x03, 0x83, 0x01, 0x18, 0x01, 0x01},
		 11,
		 8}, /* longer than it need be */
		{{0xa4, 0x00, 0x01, 0x01, 0x03, 0x04, 0x83, 0x01, 0x01, 0x01, 0x03, 0x83, 0x01, 0x01, 0x01},
		 15,
		 10},                                                     /* keys */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x08, 0x80}, 7, 6},       /* no categories */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x08, 0x81, 0x60}, 8, 6}, /* a name and nothing else */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x08, 0x82, 0x61, 0x0a, 0x83, 0x01, 0x01, 0x01}, 13, 8}, /* no text */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x08, 0x82, 0x61, 0x41, 0x80}, 10, 9}, /* a category without days */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x08, 0x84, 0x61, 0x41, 0x83, 0x01, 0x01, 0x01, 0x61, 0x41, 0x83,
		  0x01, 0x01, 0x01},
		 19,
		 13}, /* a name twice */
		{{0xa3, 0x00, 0x01, 0x01, 0x03, 0x08, 0x84, 0x61, 0x41, 0x83, 0x01, 0x01, 0x01, 0x60, 0x83, 0x01,
		  0x01, 0x01},
		 18,
		 13}, /* not in order */
	};
	static const uint8_t later[] = {0xa2, 0x00, 0x02, 0x01, 0x03};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct shp_metrics *metrics = NULL;

		ck_assert_msg(shp_metrics_decode(ctx, cases[i].bytes, cases[i].size, &metrics, error) ==
				      SHP_ERR_BYTES,
			      "case %zu", i);
		ck_assert_msg(shp_error_get_detail(error, 0) == cases[i].at, "case %zu: at %lld", i,
			      (long long)shp_error_get_detail(error, 0));
		ck_assert_ptr_null(metrics);
	}
	expect_refused(later, sizeof(later), SHP_ERR_BYTES_VERSION, 0);
	expect_refused(later, 0, SHP_ERR_BYTES, 0);
}
END_TEST

/* Whatever is read is written as it was: there is one form only. */
START_TEST(every_change_of_a_byte_is_refused_or_other_numbers)
{
	static struct bytes bytes;
	static struct bytes back;
	struct shp_metrics *metrics = rich();
	unsigned int refused = 0;

	encode(metrics, &bytes);
	for (size_t size = 0; size < bytes.size; size++) {
		struct shp_metrics *none = NULL;

		ck_assert_int_eq(shp_metrics_decode(ctx, bytes.bytes, size, &none, error), SHP_ERR_BYTES);
		ck_assert_ptr_null(none);
	}
	for (size_t at = 0; at < bytes.size; at++) {
		const uint8_t right = bytes.bytes[at];

		for (unsigned int wrong = 0; wrong < 256; wrong++) {
			struct shp_metrics *other = NULL;

			if (wrong == right)
				continue;
			bytes.bytes[at] = (uint8_t)wrong;
			if (shp_metrics_decode(ctx, bytes.bytes, bytes.size, &other, error) != SHP_OK) {
				refused++;
				continue;
			}
			encode(other, &back);
			ck_assert_uint_eq(back.size, bytes.size);
			ck_assert_mem_eq(back.bytes, bytes.bytes, bytes.size);
			shp_metrics_free(other);
		}
		bytes.bytes[at] = right;
	}
	ck_assert_uint_gt(refused, 1000);
	shp_metrics_free(metrics);
}
END_TEST

/* Orders, events and numbers are not taken for each other. */
START_TEST(bytes_of_other_things_are_refused)
{
	static struct bytes bytes;
	const struct spec spec = {.ordered = -3};
	struct shp_order *order = place(us, &spec);
	struct shp_metrics *metrics = rich();
	struct shp_order *none = NULL;

	ck_assert_int_eq(shp_order_encode(order, bytes.bytes, sizeof(bytes.bytes), &bytes.size), SHP_OK);
	expect_refused(bytes.bytes, bytes.size, SHP_ERR_BYTES, 4);
	encode(metrics, &bytes);
	ck_assert_int_eq(shp_order_decode(ctx, bytes.bytes, bytes.size, &none, error), SHP_ERR_BYTES);
	ck_assert_int_eq(shp_error_get_detail(error, 0), 4);
	ck_assert_ptr_null(none);
	shp_order_unref(order);
	shp_metrics_free(metrics);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("metrics_bytes");
	TCase *bytes = tcase_create("bytes");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(bytes, 60);
	tcase_add_checked_fixture(bytes, begin, end);
	tcase_add_test(bytes, bytes_are_what_the_format_says);
	tcase_add_test(bytes, writing_tells_the_size_and_stays_in_its_buffer);
	tcase_add_test(bytes, what_is_not_canonical_is_refused_with_its_offset);
	tcase_add_test(bytes, every_change_of_a_byte_is_refused_or_other_numbers);
	tcase_add_test(bytes, bytes_of_other_things_are_refused);
	suite_add_tcase(suite, bytes);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
