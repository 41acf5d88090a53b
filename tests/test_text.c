/* What is text, what is a reference, and the small writers. */
#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libshipment/base.h"
#include "text.h"

/* ---- a second opinion, by the code point and not by the bytes ---- */

static int is_text_point(uint32_t point)
{
	if (point < 0x20 || (point >= 0x7f && point <= 0x9f))
		return 0;
	if (point >= 0xd800 && point <= 0xdfff)
		return 0;
	return point <= 0x10ffff && point != 0xfffe && point != 0xffff;
}

static size_t encode(uint32_t point, uint8_t *bytes)
{
	if (point < 0x80) {
		bytes[0] = (uint8_t)point;
		return 1;
	}
	if (point < 0x800) {
		bytes[0] = (uint8_t)(0xc0 | point >> 6);
		bytes[1] = (uint8_t)(0x80 | (point & 0x3f));
		return 2;
	}
	if (point < 0x10000) {
		bytes[0] = (uint8_t)(0xe0 | point >> 12);
		bytes[1] = (uint8_t)(0x80 | (point >> 6 & 0x3f));
		bytes[2] = (uint8_t)(0x80 | (point & 0x3f));
		return 3;
	}
	bytes[0] = (uint8_t)(0xf0 | point >> 18);
	bytes[1] = (uint8_t)(0x80 | (point >> 12 & 0x3f));
	bytes[2] = (uint8_t)(0x80 | (point >> 6 & 0x3f));
	bytes[3] = (uint8_t)(0x80 | (point & 0x3f));
	return 4;
}

/* Bytes of the first character: reads it the lax way, and takes it if writing it gives the same bytes back. */
static size_t character(const uint8_t *bytes, size_t length)
{
	static const uint8_t marks[5] = {0, 0, 0xc0, 0xe0, 0xf0};
	const size_t size = bytes[0] < 0x80 ? 1 : bytes[0] >= 0xf0 ? 4 : bytes[0] >= 0xe0 ? 3 : 2;
	uint8_t again[4];
	uint32_t point = bytes[0] ^ (uint32_t)marks[size];
	size_t i;

	if (size > length)
		return 0;
	for (i = 1; i < size; i++)
		point = point << 6 | (bytes[i] & 0x3fu);
	if (!is_text_point(point) || encode(point, again) != size || memcmp(again, bytes, size) != 0)
		return 0;
	return size;
}

static size_t valid(const uint8_t *bytes, size_t length)
{
	size_t at = 0;

	while (at < length) {
		const size_t size = character(bytes + at, length - at);

		if (!size)
			break;
		at += size;
	}
	return at;
}

static void assert_same(const uint8_t *bytes, size_t length)
{
	const size_t expected = valid(bytes, length);

	if (shp__text_valid(bytes, length) != expected)
		ck_abort_msg("%zu bytes %02x %02x %02x %02x: %zu, not %zu", length, bytes[0],
			     length > 1 ? bytes[1] : 0, length > 2 ? bytes[2] : 0, length > 3 ? bytes[3] : 0,
			     shp__text_valid(bytes, length), expected);
	if (shp__text_check_bytes(bytes, length) != (expected == length ? SHP_OK : SHP_ERR_TEXT))
		ck_abort_msg("%zu bytes %02x...: check and valid disagree", length, bytes[0]);
	if (length && shp__text_character(bytes, length) != character(bytes, length))
		ck_abort_msg("%zu bytes %02x...: another first character", length, bytes[0]);
}

/* ---- text ---- */

START_TEST(every_code_point_is_text_or_is_not)
{
	uint32_t taken = 0;
	uint32_t point;

	for (point = 0; point <= 0x110000; point++) {
		uint8_t bytes[4];
		const size_t size = encode(point, bytes);

		if ((shp__text_character(bytes, size) == size) != is_text_point(point))
			ck_abort_msg("U+%04" PRIX32, point);
		taken += shp__text_check_bytes(bytes, size) == SHP_OK;
	}
	/* all but C0, DEL and C1, surrogates, and U+FFFE and U+FFFF */
	ck_assert_uint_eq(taken, 0x110000 - 32 - 33 - 2048 - 2);
}
END_TEST

START_TEST(every_sequence_of_one_and_two_bytes)
{
	uint32_t i;

	for (i = 0; i < 0x10000; i++) {
		const uint8_t bytes[2] = {(uint8_t)(i >> 8), (uint8_t)i};

		assert_same(bytes, 1);
		assert_same(bytes, 2);
	}
}
END_TEST

START_TEST(every_sequence_of_three_and_four_bytes_at_the_boundaries)
{
	static const uint8_t edges[] = {0x00, 0x1f, 0x20, 0x7e, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbd,
					0xbe, 0xbf, 0xc0, 0xc1, 0xc2, 0xc3, 0xdf, 0xe0, 0xe1, 0xec, 0xed,
					0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf8, 0xff};
	const size_t count = sizeof(edges);
	size_t i;

	for (i = 0; i < count * count * count * count; i++) {
		const uint8_t bytes[4] = {edges[i % count], edges[i / count % count], edges[i / count / count % count],
					  edges[i / count / count / count]};

		assert_same(bytes, 3);
		assert_same(bytes, 4);
	}
}
END_TEST

/* Text is checked by words: each byte at each place of each length. */
START_TEST(every_byte_at_every_place)
{
	uint8_t bytes[27];
	size_t length;
	size_t place;
	unsigned int byte;

	for (length = 1; length <= sizeof(bytes); length++) {
		for (place = 0; place < length; place++) {
			for (byte = 0; byte < 256; byte++) {
				memset(bytes, '~', length);
				bytes[place] = (uint8_t)byte;
				if (shp__text_is_plain(bytes, length) != (byte >= 0x20 && byte < 0x7f))
					ck_abort_msg("%02x at %zu of %zu", byte, place, length);
				assert_same(bytes, length);
			}
		}
	}
	ck_assert_int_eq(shp__text_is_plain(bytes, 0), 1);
	ck_assert_int_eq(shp__text_check_bytes(bytes, 0), SHP_OK);
}
END_TEST

/* Long text around one character that is text or is none, at every place. */
START_TEST(every_kind_of_character_at_every_place)
{
	static const char *const kinds[] = {
		"\xc3\xa9", "\xe8\xb4\xa7", "\xf0\x9f\x93\xa6", "\xc2\x85", "\xed\xa0\x80",
		"\xef\xbf\xbe", "\xf4\x90\x80\x80", "\xc0\xaf", "\xe8\xb4", "\x80", "\x09",
	};
	uint8_t bytes[40];
	size_t kind;
	size_t place;
	size_t length;

	for (kind = 0; kind < sizeof(kinds) / sizeof(kinds[0]); kind++) {
		const size_t size = strlen(kinds[kind]);

		for (length = size; length <= sizeof(bytes); length++) {
			for (place = 0; place + size <= length; place++) {
				memset(bytes, 'a', length);
				memcpy(bytes + place, kinds[kind], size);
				assert_same(bytes, length);
			}
		}
	}
}
END_TEST

/* Characters of all kinds and stretches of ASCII in any order, most of them text as a whole. */
START_TEST(random_mixtures)
{
	static const char *const pieces[] = {
		"a", "SKU-1234-AB", "~~~~~~~~", "\xc3\xa9",
		"\xe8\xb4\xa7", "\xf0\x9f\x93\xa6", "\xef\xbf\xbd", "\xc2\xa0", "\x7f",
	};
	uint32_t seed = 1390916;
	int32_t round;
	int32_t taken = 0;

	for (round = 0; round < 100000; round++) {
		uint8_t bytes[64];
		size_t length = 0;

		for (;;) {
			const char *piece;

			seed = seed * 1664525 + 1013904223;
			piece = pieces[(seed >> 16) % 257 == 0 ? 8 : (seed >> 16) % 8];
			if (length + strlen(piece) > sizeof(bytes) || (seed >> 12) % 13 == 0)
				break;
			memcpy(bytes + length, piece, strlen(piece));
			length += strlen(piece);
		}
		if (!length)
			continue;
		assert_same(bytes, length);
		taken += shp__text_check_bytes(bytes, length) == SHP_OK;
	}
	ck_assert_int_gt(taken, 50000);
	ck_assert_int_lt(taken, 99000);
}
END_TEST

START_TEST(check_takes_up_to_the_limit_and_looks_one_byte_further)
{
	uint32_t limit;
	uint32_t size;

	for (limit = 0; limit <= 20; limit++) {
		for (size = 0; size <= 25; size++) {
			/* On the heap, and no longer than what may be looked at: a sanitizer sees who looks further. */
			const size_t block = size <= limit ? size + 1 : limit + 1;
			char *text = malloc(block);
			uint32_t length = 77;
			int32_t status;

			ck_assert_ptr_nonnull(text);
			memset(text, 'x', block);
			if (size <= limit)
				text[size] = '\0';
			status = shp__text_check(text, limit, &length);
			ck_assert_int_eq(status, size <= limit ? SHP_OK : SHP_ERR_TOO_LONG);
			ck_assert_uint_eq(length, size <= limit ? size : 77);
			ck_assert_int_eq(shp__text_check(text, limit, NULL), status);
			free(text);
		}
	}
	ck_assert_int_eq(shp__text_check("a\tb", 10, &size), SHP_ERR_TEXT);
	ck_assert_int_eq(shp__text_check("货件 é", 9, &size), SHP_OK);
	ck_assert_uint_eq(size, 9);
	ck_assert_int_eq(shp__text_check("货件 é", 8, &size), SHP_ERR_TOO_LONG);
}
END_TEST

/* ---- references ---- */

static const char reference_characters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

START_TEST(every_byte_of_a_reference_at_every_place)
{
	size_t length;
	size_t place;
	unsigned int byte;

	for (length = 1; length <= SHP_LIMIT_REFERENCE; length++) {
		for (place = 0; place < length; place++) {
			for (byte = 0; byte < 256; byte++) {
				const int is_good = byte && strchr(reference_characters, (int)byte);
				char text[SHP_LIMIT_REFERENCE + 1];
				uint32_t told = 99;

				memset(text, '7', length);
				text[length] = '\0';
				text[place] = (char)byte;
				if (shp__reference_check_bytes((const uint8_t *)text, length) != is_good)
					ck_abort_msg("%02x at %zu of %zu", byte, place, length);
				if (!byte && place) /* ends there */
					continue;
				if (shp__reference_check(text, &told) != (is_good ? SHP_OK : SHP_ERR_REFERENCE))
					ck_abort_msg("%02x at %zu of %zu", byte, place, length);
				if (told != (is_good ? length : 99))
					ck_abort_msg("length %" PRIu32 ", not %zu", told, length);
			}
		}
	}
}
END_TEST

START_TEST(references_have_a_length)
{
	ck_assert_int_eq(shp__reference_check("", NULL), SHP_ERR_REFERENCE);
	ck_assert_int_eq(shp__reference_check(NULL, NULL), SHP_ERR_REFERENCE);
	ck_assert_int_eq(shp__reference_check("902-3159896-1390916", NULL), SHP_OK);
	ck_assert_int_eq(shp__reference_check("123456789012345678901234", NULL), SHP_OK);
	ck_assert_int_eq(shp__reference_check("1234567890123456789012345", NULL), SHP_ERR_REFERENCE);
	ck_assert_int_eq(shp__reference_check_bytes((const uint8_t *)"", 0), 0);
	ck_assert_int_eq(shp__reference_check_bytes((const uint8_t *)"1234567890123456789012345", 24), 1);
	ck_assert_int_eq(shp__reference_check_bytes((const uint8_t *)"1234567890123456789012345", 25), 0);
}
END_TEST

/* ---- small ones ---- */

static int sign(int value)
{
	return (value > 0) - (value < 0);
}

START_TEST(texts_are_in_order_of_their_bytes)
{
	/* ascending; bytes are unsigned, and a NUL counts like any other */
	static const struct shp__text ascending[] = {
		{"", 0}, {"\0", 1}, {"\0a", 2}, {"-", 1}, {"1", 1}, {"10", 2}, {"2", 1}, {"A", 1}, {"a", 1},
		{"aa", 2}, {"ab", 2}, {"\xc3\xa9", 2},
	};
	const int count = (int)(sizeof(ascending) / sizeof(ascending[0]));
	int a;
	int b;

	for (a = 0; a < count; a++) {
		for (b = 0; b < count; b++) {
			ck_assert_int_eq(sign(shp__text_compare(ascending[a].bytes, ascending[a].length,
								ascending[b].bytes, ascending[b].length)),
					 sign(a - b));
		}
	}
	ck_assert_int_eq(shp__text_compare(NULL, 0, NULL, 0), 0);
}
END_TEST

static void assert_formats(int64_t value)
{
	char expected[32];
	char buffer[24];

	memset(buffer, 'x', sizeof(buffer));
	(void)snprintf(expected, sizeof(expected), "%" PRId64, value);
	ck_assert_uint_eq(shp__format_int(value, buffer), strlen(expected));
	ck_assert_str_eq(buffer, expected);
	ck_assert_int_eq(buffer[21], 'x');
}

START_TEST(integers_are_written_as_printf_does)
{
	uint64_t power;
	int64_t value;

	for (value = -1100; value <= 1100; value++)
		assert_formats(value);
	for (power = 1; power <= UINT64_C(1000000000000000000); power *= 10) {
		for (value = -1; value <= 1; value++) {
			assert_formats((int64_t)power + value);
			assert_formats(-(int64_t)power + value);
		}
	}
	for (value = 0; value <= 3; value++) {
		assert_formats(INT64_MAX - value);
		assert_formats(INT64_MIN + value);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("text");
	TCase *text = tcase_create("text");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(text, every_code_point_is_text_or_is_not);
	tcase_add_test(text, every_sequence_of_one_and_two_bytes);
	tcase_add_test(text, every_sequence_of_three_and_four_bytes_at_the_boundaries);
	tcase_add_test(text, every_byte_at_every_place);
	tcase_add_test(text, every_kind_of_character_at_every_place);
	tcase_add_test(text, random_mixtures);
	tcase_add_test(text, check_takes_up_to_the_limit_and_looks_one_byte_further);
	tcase_add_test(text, every_byte_of_a_reference_at_every_place);
	tcase_add_test(text, references_have_a_length);
	tcase_add_test(text, texts_are_in_order_of_their_bytes);
	tcase_add_test(text, integers_are_written_as_printf_does);
	suite_add_tcase(suite, text);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
