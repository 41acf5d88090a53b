/* Writing JSON. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"
#include "libshipment/base.h"

static struct shp__json writer_of(char *bytes, size_t capacity)
{
	return (struct shp__json){.bytes = bytes, .capacity = capacity};
}

/* Every kind of value, in objects and arrays, empty ones too. */
static void write_document(struct shp__json *json)
{
	static const uint8_t id[16] = {0x2e, 0xd6, 0x65, 0x7d, 0xe9, 0x27, 0x56, 0x8b,
				       0x95, 0xe1, 0x26, 0x65, 0xa8, 0xae, 0xa6, 0xa2};

	shp__json_begin_object(json);
	shp__json_key(json, "text");
	shp__json_text(json, "货件 \"1\"...", 12);
	shp__json_key(json, "numbers");
	shp__json_begin_array(json);
	shp__json_int(json, INT64_MIN);
	shp__json_int(json, 0);
	shp__json_int(json, INT64_MAX);
	shp__json_end_array(json);
	shp__json_key(json, "empty");
	shp__json_begin_array(json);
	shp__json_begin_object(json);
	shp__json_end_object(json);
	shp__json_begin_array(json);
	shp__json_end_array(json);
	shp__json_text(json, NULL, 0);
	shp__json_end_array(json);
	shp__json_key(json, "yes");
	shp__json_bool(json, 5);
	shp__json_key(json, "no");
	shp__json_bool(json, 0);
	shp__json_key(json, "nothing");
	shp__json_begin_array(json);
	shp__json_null(json);
	shp__json_string(json, NULL);
	shp__json_date(json, SHP_DATE_NONE);
	shp__json_instant(json, SHP_INSTANT_NONE);
	shp__json_end_array(json);
	shp__json_key(json, "at");
	shp__json_begin_array(json);
	shp__json_date(json, 20780);
	shp__json_instant(json, INT64_C(1795392647000));
	shp__json_end_array(json);
	shp__json_key(json, "money");
	shp__json_begin_array(json);
	shp__json_decimal(json, 1507, 2);
	shp__json_decimal(json, 1507, 0);
	shp__json_decimal(json, -5, 2);
	shp__json_end_array(json);
	shp__json_key(json, "id");
	shp__json_uuid(json, id);
	shp__json_end_object(json);
}

static const char document[] =
	"{\"text\":\"货件 \\\"1\\\"..\",\"numbers\":[-9223372036854775808,0,9223372036854775807],"
	"\"empty\":[{},[],\"\"],\"yes\":true,\"no\":false,\"nothing\":[null,null,null,null],"
	"\"at\":[\"2026-11-23\",\"2026-11-23T00:10:47.000Z\"],\"money\":[\"15.07\",\"1507\",\"-0.05\"],"
	"\"id\":\"2ed6657d-e927-568b-95e1-2665a8aea6a2\"}";

START_TEST(commas_and_brackets_are_where_they_belong)
{
	char bytes[1024];
	struct shp__json json = writer_of(bytes, sizeof(bytes));

	write_document(&json);
	ck_assert_uint_eq(json.length, strlen(document));
	ck_assert_mem_eq(bytes, document, json.length);
}
END_TEST

START_TEST(writer_counts_all_and_keeps_to_its_capacity)
{
	const size_t length = strlen(document);
	struct shp__json measure = writer_of(NULL, 0);
	size_t capacity;

	write_document(&measure);
	ck_assert_uint_eq(measure.length, length);
	for (capacity = 3; capacity <= 5; capacity++) {
		char bytes[5] = {0};
		struct shp__json json = writer_of(bytes, capacity);

		shp__json_null(&json);
		ck_assert_int_eq(memcmp(bytes, "null", 4) == 0, capacity >= 4);
	}
	for (capacity = 0; capacity <= length; capacity++) {
		char bytes[1024];
		struct shp__json json = writer_of(bytes, capacity);
		size_t at = 0;

		memset(bytes, 0x01, sizeof(bytes));
		write_document(&json);
		ck_assert_uint_eq(json.length, length);
		while (at < capacity && bytes[at] == document[at])
			at++;
		ck_assert(capacity < length || at == length);
		for (; at < sizeof(bytes); at++)
			ck_assert(bytes[at] == 0x01 || at < capacity);
		ck_assert_int_eq(bytes[capacity], 0x01);
	}
}
END_TEST

/* What a string of JSON stands for, read in the plainest way; answers the length. */
static size_t unescape(const char *json, size_t length, char *text)
{
	static const char letters[] = "\"\"\\\\b\bf\fn\nr\rt\t";
	size_t count = 0;
	size_t at;

	ck_assert(length >= 2 && json[0] == '"' && json[length - 1] == '"');
	for (at = 1; at < length - 1; at++) {
		const char *letter;

		ck_assert(json[at] != '"');
		ck_assert((unsigned char)json[at] >= 0x20);
		if (json[at] != '\\') {
			text[count++] = json[at];
			continue;
		}
		at++;
		if (json[at] == 'u') {
			char digits[5] = {json[at + 1], json[at + 2], json[at + 3], json[at + 4], '\0'};

			text[count++] = (char)strtoul(digits, NULL, 16);
			at += 4;
			continue;
		}
		letter = strchr(letters, json[at]);
		ck_assert_ptr_nonnull(letter);
		text[count++] = letter[1];
	}
	return count;
}

START_TEST(every_byte_comes_back)
{
	unsigned int first;
	unsigned int second;

	for (first = 0; first < 256; first++) {
		for (second = 0; second < 256; second++) {
			const char text[3] = {(char)first, 'm', (char)second};
			char bytes[32];
			char again[32];
			struct shp__json json = writer_of(bytes, sizeof(bytes));

			shp__json_text(&json, text, 3);
			ck_assert_uint_le(json.length, sizeof(bytes));
			if (unescape(bytes, json.length, again) != 3 || memcmp(again, text, 3) != 0)
				ck_abort_msg("%02x and %02x", first, second);
		}
	}
}
END_TEST

START_TEST(escapes_are_the_short_ones)
{
	static const char expected[] = "{\"a\\\"b\":\"\\b\\f\\n\\r\\t\\\\/\\u0000\\u001f\x7f\"}";
	char bytes[64];
	struct shp__json json = writer_of(bytes, sizeof(bytes));

	shp__json_begin_object(&json);
	shp__json_key(&json, "a\"b");
	shp__json_text(&json, "\b\f\n\r\t\\/\0\x1f\x7f", 10);
	shp__json_end_object(&json);
	ck_assert_uint_eq(json.length, sizeof(expected) - 1);
	ck_assert_mem_eq(bytes, expected, json.length);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("json");
	TCase *json = tcase_create("json");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(json, commas_and_brackets_are_where_they_belong);
	tcase_add_test(json, writer_counts_all_and_keeps_to_its_capacity);
	tcase_add_test(json, every_byte_comes_back);
	tcase_add_test(json, escapes_are_the_short_ones);
	suite_add_tcase(suite, json);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
