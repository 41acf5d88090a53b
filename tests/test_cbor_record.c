/*
 * Properties of the CBOR codec as a whole, on a record of every kind of item: it comes back, only its own bytes are
 * taken, each cut is noticed, and a writer keeps to its capacity.
 */
#include <check.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cbor.h"
#include "cbor_record.h"
#include "libshipment/base.h"

/* The law of strictness: what is taken is what would be written. */
static int is_taken(const uint8_t *bytes, size_t size)
{
	struct record record;
	const struct shp__cbor_reader reader = read_record(bytes, size, &record);
	uint8_t again[LARGEST];
	struct cbor_writer writer = {again, sizeof(again), 0};

	if (reader.failed) {
		if (reader.failed_at > size)
			ck_abort_msg("fails at %zu of %zu", reader.failed_at, size);
		return 0;
	}
	write_record(&writer, &record, NULL);
	if (writer.length != size || memcmp(again, bytes, size) != 0)
		ck_abort_msg("%zu bytes were taken that would be written otherwise", size);
	return 1;
}

START_TEST(record_comes_back_with_any_of_its_keys)
{
	struct record record = full_record();

	for (record.has = 1; record.has < 1u << KEYS; record.has += 2) {
		uint8_t bytes[LARGEST];
		struct cbor_writer writer = {bytes, sizeof(bytes), 0};

		write_record(&writer, &record, NULL);
		ck_assert_int_eq(is_taken(bytes, writer.length), 1);
	}
	record.has = 2; /* without the key that is needed */
	{
		uint8_t bytes[LARGEST];
		struct cbor_writer writer = {bytes, sizeof(bytes), 0};
		struct record again;

		write_record(&writer, &record, NULL);
		/* at the key that stands there, or at the end of the map */
		ck_assert_uint_eq(read_record(bytes, writer.length, &again).failed_at, 1);
		ck_assert_uint_eq(read_record((const uint8_t *)"\xa0", 1, &again).failed_at, 1);
		ck_assert_int_eq(is_taken(bytes, writer.length), 0);
	}
}
END_TEST

START_TEST(every_cut_is_noticed_at_an_item)
{
	const struct record record = full_record();
	uint8_t bytes[LARGEST];
	struct cbor_writer writer = {bytes, sizeof(bytes), 0};
	struct starts starts = {.count = 0};
	size_t size;

	write_record(&writer, &record, &starts);
	for (size = 0; size < writer.length; size++) {
		/* On the heap, so that a sanitizer sees who reads beyond the cut. */
		uint8_t *cut = malloc(size ? size : 1);
		struct record again;
		struct shp__cbor_reader reader;
		size_t i;

		ck_assert_ptr_nonnull(cut);
		memcpy(cut, bytes, size);
		reader = read_record(cut, size, &again);
		ck_assert_int_eq(reader.failed, 1);
		ck_assert_uint_le(reader.failed_at, size);
		for (i = 0; i < starts.count && starts.at[i] != reader.failed_at; i++)
			;
		ck_assert_uint_lt(i, starts.count);
		free(cut);
	}
	bytes[writer.length] = 0x00; /* and one byte too many */
	{
		struct record again;

		ck_assert_uint_eq(read_record(bytes, writer.length + 1, &again).failed_at, writer.length);
	}
}
END_TEST

START_TEST(every_single_byte_changed)
{
	const struct record record = full_record();
	uint8_t bytes[LARGEST];
	struct cbor_writer writer = {bytes, sizeof(bytes), 0};
	size_t taken = 0;
	size_t at;

	write_record(&writer, &record, NULL);
	for (at = 0; at < writer.length; at++) {
		const uint8_t was = bytes[at];
		unsigned int byte;

		for (byte = 0; byte < 256; byte++) {
			bytes[at] = (uint8_t)byte;
			taken += (size_t)is_taken(bytes, writer.length);
		}
		bytes[at] = was;
	}
	ck_assert_uint_gt(taken, writer.length); /* at least the record itself, each time, and other values in it */
	ck_assert_uint_lt(taken, 200 * writer.length);
}
END_TEST

static uint32_t next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

START_TEST(random_changes)
{
	uint32_t seed = 902315989;
	size_t taken = 0;
	size_t round;

	for (round = 0; round < 200000; round++) {
		struct record record = full_record();
		uint8_t bytes[LARGEST + 8];
		struct cbor_writer writer = {bytes, LARGEST, 0};
		uint32_t changes = 1 + next_random(&seed) % 4;
		size_t size;

		record.has = 1 | (next_random(&seed) & ((1u << KEYS) - 1));
		write_record(&writer, &record, NULL);
		size = writer.length;
		for (; changes; changes--) {
			const size_t at = next_random(&seed) % size;
			const uint8_t byte = (uint8_t)(next_random(&seed) >> 24);

			switch (next_random(&seed) % 4) {
			case 0: /* one byte less */
				size -= size > 1;
				memmove(bytes + at, bytes + at + 1, size - (at < size ? at : size));
				break;
			case 1: /* one byte more */
				memmove(bytes + at + 1, bytes + at, size - at);
				bytes[at] = byte;
				size++;
				break;
			case 2:
				bytes[at] ^= (uint8_t)(1u << byte % 8);
				break;
			default:
				bytes[at] = byte;
			}
		}
		taken += (size_t)is_taken(bytes, size);
	}
	ck_assert_uint_gt(taken, 1000);
	ck_assert_uint_lt(taken, 180000);
}
END_TEST

START_TEST(keys_ascend_and_are_known)
{
	static const struct {
		const char *bytes;
		size_t size;
		size_t failed_at;
	} maps[] = {
		{"\xa2\x00\x05\x00\x05", 5, 3},         /* 0 twice */
		{"\xa2\x01\x05\x00\x05", 5, 1},         /* 1 before 0 */
		{"\xa2\x00\x05\x03\x05", 5, 3},         /* there is no 3 */
		{"\xa3\x00\x05\x18\x18\xf4\x01\x05", 8, 6}, /* 24 before 1 */
		{"\xa2\x00\x05\x18\x01\x05", 6, 3},     /* 1, but not shortest */
		{"\xa2\x00\x05\x19\x00\x18\xf4", 7, 3}, /* 24, but not shortest */
		{"\xa2\x00\x05\x19\x01\x01\xf4", 7, 3}, /* there is no 257 */
		{"\xa2\x00\x05\x20\x05", 5, 3},         /* a key below zero */
		{"\xa2\x00\x05\x61\x61", 5, 3},         /* a key that is text */
		{"\xa2\x00\x05\x18", 4, 0},             /* two pairs do not fit in three bytes */
		{"\xa2\x00\x18\x18\x18", 5, 4},         /* the second key is broken off */
		{"\xa1\x00\x05\x01\x05", 5, 3},         /* a pair more than was said */
		{"\xbf\x00\x05\xff", 4, 0},             /* indefinite */
	};
	size_t i;

	for (i = 0; i < sizeof(maps) / sizeof(maps[0]); i++) {
		struct record record;
		const struct shp__cbor_reader reader =
			read_record((const uint8_t *)maps[i].bytes, maps[i].size, &record);

		if (!reader.failed || reader.failed_at != maps[i].failed_at)
			ck_abort_msg("map %zu: failed %d, at %zu, not %zu", i, reader.failed, reader.failed_at,
				     maps[i].failed_at);
	}
}
END_TEST

START_TEST(after_a_failure_nothing_moves)
{
	static const uint8_t bytes[] = {0x05, 0x81, 0xa1, 0x01, 0x61, 'a', 0x41, 'b', 0xf5, 0xf6};
	size_t at;

	for (at = 0; at <= sizeof(bytes); at++) {
		struct shp__cbor_reader reader = shp__cbor_read(bytes, sizeof(bytes));
		struct shp__cbor_map map;
		uint32_t length = 9;

		reader.at = at;
		shp__cbor_fail(&reader, 2);
		shp__cbor_fail(&reader, 3); /* the first one counts */
		ck_assert_int_eq(shp__cbor_peek(&reader), SHP__CBOR_END);
		ck_assert_uint_eq(shp__cbor_get_uint(&reader, UINT64_MAX), 0);
		ck_assert_int_eq(shp__cbor_get_int(&reader, INT64_MIN, INT64_MAX), 0);
		ck_assert_uint_eq(shp__cbor_get_array(&reader, 9), 0);
		ck_assert_str_eq(shp__cbor_get_text(&reader, 9, &length), "");
		ck_assert_uint_eq(length, 0);
		ck_assert_ptr_null(shp__cbor_get_bytes(&reader, 9, &length));
		ck_assert_ptr_null(shp__cbor_get_bytes_exactly(&reader, 1));
		ck_assert_int_eq(shp__cbor_get_bool(&reader), 0);
		shp__cbor_get_null(&reader);
		map = shp__cbor_map_begin(&reader, 9);
		ck_assert_int_eq(shp__cbor_map_has(&reader, &map, 1), 0);
		shp__cbor_map_need(&reader, &map, 24);
		shp__cbor_map_end(&reader, &map);
		shp__cbor_get_end(&reader);
		ck_assert_uint_eq(reader.at, at);
		ck_assert_uint_eq(reader.failed_at, 2);
	}
}
END_TEST

START_TEST(writer_counts_all_and_keeps_to_its_capacity)
{
	const struct record record = full_record();
	uint8_t whole[LARGEST];
	struct cbor_writer writer = {whole, sizeof(whole), 0};
	struct cbor_writer measure = {NULL, 0, 0};
	size_t capacity;

	write_record(&writer, &record, NULL);
	write_record(&measure, &record, NULL);
	ck_assert_uint_eq(measure.length, writer.length);
	for (capacity = 0; capacity <= writer.length; capacity++) {
		uint8_t bytes[LARGEST];
		struct cbor_writer part = {bytes, capacity, 0};
		size_t written = 0;

		memset(bytes, 0x5a, sizeof(bytes));
		write_record(&part, &record, NULL);
		ck_assert_uint_eq(part.length, writer.length);
		ck_assert_uint_eq(bytes[capacity], 0x5a);
		/* what has been written is a beginning of the whole, and all of it where there is room */
		while (written < capacity && bytes[written] == whole[written])
			written++;
		ck_assert(capacity < writer.length || written == writer.length);
		for (; written < capacity; written++)
			ck_assert_uint_eq(bytes[written], 0x5a);
	}
	ck_assert_int_eq(is_taken(whole, writer.length), 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("cbor record");
	TCase *record = tcase_create("record");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(record, record_comes_back_with_any_of_its_keys);
	tcase_add_test(record, every_cut_is_noticed_at_an_item);
	tcase_add_test(record, every_single_byte_changed);
	tcase_add_test(record, random_changes);
	tcase_add_test(record, keys_ascend_and_are_known);
	tcase_add_test(record, after_a_failure_nothing_moves);
	tcase_add_test(record, writer_counts_all_and_keeps_to_its_capacity);
	suite_add_tcase(suite, record);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
