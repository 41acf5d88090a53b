/*
 * Bytes that are none: cut short, changed in one place, continued, of a later version, of the other kind. They are
 * refused with the offset of what is wrong, or they are another value's own bytes; and nobody is made to allocate
 * much more than he was sent.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <libshipment/bytes.h>

#include "allocator.h"
#include "cbor.h"
#include "corpus.h"

static struct corpus corpus;
static struct test_allocator allocator;
static size_t most_bytes; /* that lived at a time */
static struct shp_ctx *ctx;
static struct shp_error *error;

static void *counting_malloc(void *user_data, size_t size)
{
	void *block = test_malloc(user_data, size);

	if (allocator.bytes > most_bytes)
		most_bytes = allocator.bytes;
	return block;
}

static void setup(void)
{
	corpus_make(&corpus);
	ck_assert_int_eq(shp_ctx_new_with_allocator(counting_malloc, test_realloc, test_free, &allocator, &ctx),
			 SHP_OK);
	ck_assert_int_eq(shp_error_new(ctx, 1, &error), SHP_OK);
}

static void teardown(void)
{
	error = shp_error_free(error);
	ctx = shp_ctx_unref(ctx);
	ck_assert_uint_eq(allocator.blocks, 0);
	ck_assert_uint_eq(allocator.bytes, 0);
	corpus_free(&corpus);
}

/* ---- reading ---- */

/* Bytes that were accepted must be what the value is written as. */
static void check_own_order(const struct shp_order *order, const uint8_t *bytes, size_t size)
{
	uint8_t *again = malloc(size);
	size_t written;

	ck_assert_int_eq(shp_order_encode(order, again, size, &written), SHP_OK);
	ck_assert_uint_eq(written, size);
	ck_assert_mem_eq(again, bytes, size);
	free(again);
}

static void check_own_event(const struct shp_event *event, const uint8_t *bytes, size_t size)
{
	uint8_t *again = malloc(size);
	size_t written;

	ck_assert_int_eq(shp_event_encode(event, again, size, &written), SHP_OK);
	ck_assert_uint_eq(written, size);
	ck_assert_mem_eq(again, bytes, size);
	free(again);
}

static int32_t decode(int is_event, const uint8_t *bytes, size_t size)
{
	const size_t blocks = allocator.blocks;
	const size_t before = allocator.bytes;
	struct shp_order *order = NULL;
	struct shp_event *event = NULL;
	int32_t status;

	most_bytes = before;
	if (is_event)
		status = shp_event_decode(ctx, bytes, size, &event, error);
	else
		status = shp_order_decode(ctx, bytes, size, &order, error);
	/* The largest that one byte can ask for is a line. */
	ck_assert_uint_le(most_bytes - before, 128 * size + 2048);
	ck_assert_int_eq(shp_error_count_problems(error), status != SHP_OK);
	ck_assert_int_eq(event || order, status == SHP_OK);
	if (order)
		check_own_order(order, bytes, size);
	if (event)
		check_own_event(event, bytes, size);
	shp_order_unref(order);
	shp_event_unref(event);
	ck_assert_uint_eq(allocator.blocks, blocks);
	ck_assert_uint_eq(allocator.bytes, before);
	return status;
}

static size_t offset(void)
{
	return (size_t)shp_error_get_detail(error, 0);
}

/* ---- where items begin ---- */

/* For each byte, where the head of the item begins that it belongs to: its own, or that of the text around it. */
static size_t *find_heads(const uint8_t *bytes, size_t size)
{
	size_t *heads = malloc((size + 1) * sizeof(*heads));
	size_t at = 0;

	while (at < size) {
		const size_t head = at;
		const int type = bytes[at] >> 5;
		const unsigned int info = bytes[at] & 31;
		uint64_t value = info;
		size_t end = at + 1;

		if (info >= 24) {
			ck_assert_uint_lt(info, 28);
			value = 0;
			for (size_t i = 0; i < (size_t)1 << (info - 24); i++)
				value = value << 8 | bytes[end++];
		}
		if (type == SHP__CBOR_TEXT || type == SHP__CBOR_BYTES)
			end += (size_t)value;
		ck_assert_uint_le(end, size);
		for (; at < end; at++)
			heads[at] = head;
	}
	heads[size] = size;
	return heads;
}

/* ---- changes ---- */

/* One event of each kind is enough, and one order of each story: the last. */
static int is_worthwhile(uint32_t index)
{
	const struct corpus_entry *entry = &corpus.entries[index];
	const char *kind = strchr(entry->name, ' ');

	if (!entry->is_event)
		return !kind[strlen(" order")] || index + 1 == corpus.count;
	for (uint32_t i = 0; i < index; i++) {
		if (corpus.entries[i].is_event && !strcmp(strchr(corpus.entries[i].name, ' '), kind))
			return 0;
	}
	return 1;
}

static uint32_t accepted;

/* Key 12 of an order, and an array. */
static int is_money(const struct corpus_entry *entry, size_t at)
{
	return at > 0 && at < entry->size && entry->bytes[at - 1] == 12 && entry->bytes[at] >> 5 == SHP__CBOR_ARRAY;
}

/*
 * What stands before the change is as good as it was, so it is not blamed: except that money which does not add up
 * is, as a whole.
 */
static void check_blame(const struct corpus_entry *entry, const size_t *heads, size_t at, int value)
{
	const size_t blamed = offset();

	ck_assert_msg((blamed >= heads[at] || is_money(entry, blamed)) && blamed <= entry->size,
		      "%s: byte %u is %d: refused at %u", entry->name, (unsigned int)at, value, (unsigned int)blamed);
}

/*
 * All others, when the test goes further; else each bit, the neighbours, and the heads at which CBOR changes its
 * meaning.
 */
static int is_tried(int is, int value)
{
	static const uint8_t heads[] = {
		0x00, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1f, 0x20, 0x3b, 0x40, 0x5b, 0x60, 0x77, 0x78, 0x7f, 0x80,
		0x81, 0x9b, 0x9f, 0xa0, 0xbf, 0xc0, 0xe0, 0xf4, 0xf5, 0xf6, 0xf7, 0xfb, 0xff, '-', '/', '0', 'A',
	};
	const char *laws = getenv("LAWS");
	const int changed = is ^ value;

	if (value == is)
		return 0;
	return (laws && !strcmp(laws, "long")) || !(changed & (changed - 1)) || value == is + 1 || value == is - 1 ||
	       memchr(heads, value, sizeof(heads));
}

static void change_byte(const struct corpus_entry *entry, uint8_t *changed, size_t at, const size_t *heads)
{
	for (int value = 0; value < 256; value++) {
		int32_t status;

		if (!is_tried(entry->bytes[at], value))
			continue;
		changed[at] = (uint8_t)value;
		status = decode(entry->is_event, changed, entry->size);
		accepted += status == SHP_OK;
		if (status == SHP_OK || status == SHP_ERR_BYTES_VERSION)
			continue;
		ck_assert_int_eq(status, SHP_ERR_BYTES);
		check_blame(entry, heads, at, value);
	}
	changed[at] = entry->bytes[at];
}

/* The change may be seen later only, in what does not agree with it. */
START_TEST(a_changed_byte_is_seen_or_makes_another_value)
{
	accepted = 0;
	for (uint32_t i = 0; i < corpus.count; i++) {
		const struct corpus_entry *entry = &corpus.entries[i];
		uint8_t *changed;
		size_t *heads;

		if (!is_worthwhile(i))
			continue;
		changed = malloc(entry->size);
		memcpy(changed, entry->bytes, entry->size);
		heads = find_heads(entry->bytes, entry->size);
		for (size_t at = 0; at < entry->size; at++)
			change_byte(entry, changed, at, heads);
		free(heads);
		free(changed);
	}
	/* Letters of titles, instants, digits of references: there are other values. */
	ck_assert_uint_gt(accepted, 1000);
}
END_TEST

START_TEST(what_is_cut_short_is_refused)
{
	for (uint32_t i = 0; i < corpus.count; i++) {
		const struct corpus_entry *entry = &corpus.entries[i];

		for (size_t size = 0; size < entry->size; size++) {
			/* on a block of its own, so that a sanitizer sees a step beyond */
			uint8_t *cut = malloc(size ? size : 1);

			memcpy(cut, entry->bytes, size);
			ck_assert_int_eq(decode(entry->is_event, cut, size), SHP_ERR_BYTES);
			ck_assert_uint_le(offset(), size);
			free(cut);
		}
	}
}
END_TEST

START_TEST(what_is_left_over_is_refused)
{
	for (uint32_t i = 0; i < corpus.count; i++) {
		const struct corpus_entry *entry = &corpus.entries[i];
		uint8_t *longer = malloc(entry->size + 1);

		memcpy(longer, entry->bytes, entry->size);
		for (int byte = 0; byte < 256; byte += 5) {
			longer[entry->size] = (uint8_t)byte;
			ck_assert_int_eq(decode(entry->is_event, longer, entry->size + 1), SHP_ERR_BYTES);
			ck_assert_uint_eq(offset(), entry->size);
		}
		free(longer);
	}
}
END_TEST

/* Format and kind stand at offsets 2 and 4 of every encoding. */
START_TEST(later_formats_and_other_kinds_are_told_apart)
{
	for (uint32_t i = 0; i < corpus.count; i++) {
		struct corpus_entry *entry = &corpus.entries[i];

		ck_assert_int_eq(decode(!entry->is_event, entry->bytes, entry->size), SHP_ERR_BYTES);
		ck_assert_uint_eq(offset(), 4);
		ck_assert_uint_eq(entry->bytes[2], 1);
		entry->bytes[2] = 2;
		ck_assert_int_eq(decode(entry->is_event, entry->bytes, entry->size), SHP_ERR_BYTES_VERSION);
		entry->bytes[2] = 0;
		ck_assert_int_eq(decode(entry->is_event, entry->bytes, entry->size), SHP_ERR_BYTES);
		ck_assert_uint_eq(offset(), 2);
		entry->bytes[2] = 1;
	}
}
END_TEST

/* ---- memory ---- */

START_TEST(room_that_is_not_filled_is_not_made)
{
	/* An order that says it has room for all there can be, and ends. */
	static const uint8_t greedy[] = {
		0xa5, 0x00, 0x01, 0x01, 0x01, 0x02, 0x89, 0x19, 0x27, 0x10, 0x1a, 0x03, 0xff, 0xff, 0xff, 0x19,
		0x27, 0x10, 0x1a, 0x00, 0x01, 0x86, 0xa0, 0x00, 0x19, 0x27, 0x10, 0x1a, 0x00, 0x03, 0x0d, 0x40,
		0x1a, 0x00, 0x01, 0x86, 0xa0, 0x1a, 0x03, 0xff, 0xff, 0xff, 0x03,
	};

	ck_assert_int_eq(decode(0, greedy, sizeof(greedy)), SHP_ERR_BYTES);
	ck_assert_uint_eq(offset(), 7);
}
END_TEST

START_TEST(what_is_too_large_is_not_read)
{
	static const uint8_t byte = 0xa5;
	struct shp_order *order = NULL;

	/* nothing beyond the limit is looked at, so one byte is enough to ask with */
	ck_assert_int_eq(shp_order_decode(ctx, &byte, (size_t)SHP_LIMIT_BYTES + 1, &order, error), SHP_ERR_BYTES);
	ck_assert_uint_eq(offset(), SHP_LIMIT_BYTES);
	ck_assert_ptr_null(order);
}
END_TEST

/* Whichever allocation fails, it is said, and everything is given back. */
START_TEST(running_out_of_memory_is_survived)
{
	for (uint32_t i = 0; i < corpus.count; i++) {
		const struct corpus_entry *entry = &corpus.entries[i];
		size_t failures = 0;

		for (;;) {
			int32_t status;

			allocator.fail_at = allocator.calls + failures + 1;
			status = decode(entry->is_event, entry->bytes, entry->size);
			allocator.fail_at = 0;
			if (status == SHP_OK)
				break;
			ck_assert_int_eq(status, SHP_ERR_NO_MEMORY);
			failures++;
		}
		ck_assert_uint_ge(failures, entry->is_event ? 1 : 2);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("codec_bad");
	TCase *tests = tcase_create("codec_bad");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(tests, 240);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, a_changed_byte_is_seen_or_makes_another_value);
	tcase_add_test(tests, what_is_cut_short_is_refused);
	tcase_add_test(tests, what_is_left_over_is_refused);
	tcase_add_test(tests, later_formats_and_other_kinds_are_told_apart);
	tcase_add_test(tests, room_that_is_not_filled_is_not_made);
	tcase_add_test(tests, what_is_too_large_is_not_read);
	tcase_add_test(tests, running_out_of_memory_is_survived);
	suite_add_tcase(suite, tests);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
