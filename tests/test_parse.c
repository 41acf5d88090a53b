/* Dates, instants and ids as text: there and back, and nothing that is a little wrong. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libshipment/text.h>

#include "chance.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define MS_OF_DAY INT64_C(86400000)

/* ---- dates ---- */

/* The days one after the other, as a calendar on the wall has them. */
START_TEST(every_day_is_written_and_read)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int32_t date = 0;

	for (int year = 1970; year <= 9999; year++) {
		const int is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
		for (int month = 1; month <= 12; month++) {
			const int length = lengths[month - 1] + (month == 2 && is_leap);
			char wanted[32];
			char text[11];
			size_t size = 0;
			int32_t read = -1;

			for (int day = 1; day <= length; day++, date++) {
				(void)snprintf(wanted, sizeof(wanted), "%d-%02d-%02d", year, month, day);
				if (shp_date_format(date, text, sizeof(text), &size) || strcmp(text, wanted) != 0 ||
				    size != sizeof(text) || shp_date_parse(wanted, &read) || read != date)
					ck_abort_msg("%s: %s, %d is %d", wanted, text, (int)date, (int)read);
			}
			(void)snprintf(wanted, sizeof(wanted), "%d-%02d-%02d", year, month, length + 1);
			if (shp_date_parse(wanted, &read) != SHP_ERR_DATE)
				ck_abort_msg("%s is a day", wanted);
		}
	}
	ck_assert_int_eq(date - 1, SHP_LIMIT_DATE);
}
END_TEST

START_TEST(what_is_no_date_is_refused)
{
	static const char *const wrong[] = {
		"", "2", "2025", "2025-", "2025-11", "2025-11-", "2025-11-0", "2025-11-06 ", " 2025-11-06",
		"2025-11-06T", "2025-11-6", "2025-1-06", "25-11-06", "02025-11-06", "+2025-11-06", "-2025-11-06",
		"2025/11/06", "2025.11.06", "20251106", "2025-11-066", "2025-00-01", "2025-13-01", "2025-01-00",
		"2025-02-29", "2024-02-30", "1900-02-29", "2100-02-29", "1969-12-31", "0000-01-01", "2025-1a-01",
		"2025-11-0\xff", "202\xef\xbc\x95-11-06", "2025-11--6", "2025-11-+6", "2025-W45-4", "2025-310",
	};
	int32_t date = 77;

	for (size_t i = 0; i < COUNT(wrong); i++)
		ck_assert_msg(shp_date_parse(wrong[i], &date) == SHP_ERR_DATE, "%s", wrong[i]);
	ck_assert_int_eq(date, 77);
}
END_TEST

/* ---- instants ---- */

START_TEST(instants_are_read_in_any_zone)
{
	static const struct {
		const char *text;
		int64_t instant;
	} known[] = {
		{"1970-01-01T00:00Z", 0},
		{"1970-01-01T00:00:00Z", 0},
		{"1970-01-01T00:00:00.0Z", 0},
		{"1970-01-01T00:00:00.1Z", 100},
		{"1970-01-01T00:00:00.12Z", 120},
		{"1970-01-01T00:00:00.123Z", 123},
		{"1970-01-01T00:00:00.003+00:00", 3},
		{"1970-01-01T00:00:00-00:00", 0},
		{"1969-12-31T16:00:00-08:00", 0},
		{"1970-01-01T05:45:00+05:45", 0},
		{"1970-01-01T23:59+23:59", 0},
		{"1969-12-31T00:01-23:59", 0},
		{"2025-11-06T15:30:05.25+08:00", INT64_C(1762414205250)},
		{"2025-11-06T07:30:05.250Z", INT64_C(1762414205250)},
		{"2024-02-29T23:59:59.999Z", INT64_C(1709251199999)},
		{"9999-12-31T23:59:59.999Z", SHP_LIMIT_INSTANT},
		{"9999-12-31T12:59:59.999-11:00", SHP_LIMIT_INSTANT},
	};

	for (size_t i = 0; i < COUNT(known); i++) {
		int64_t instant = -1;

		ck_assert_msg(shp_instant_parse(known[i].text, &instant) == SHP_OK, "%s", known[i].text);
		ck_assert_int_eq(instant, known[i].instant);
	}
}
END_TEST

START_TEST(what_is_no_instant_is_refused)
{
	static const char *const wrong[] = {
		"", "2025-11-06", "2025-11-06T", "2025-11-06T15", "2025-11-06T15Z", "2025-11-06T15:30",
		"2025-11-06T15:30:05", "2025-11-06 15:30:05Z", "2025-11-06t15:30:05Z", "2025-11-06T15:30:05z",
		"2025-11-06T15:30:05.Z", "2025-11-06T15:30:05.1234Z", "2025-11-06T15:30:05,5Z", "2025-11-06T15:30.5Z",
		"2025-11-06T24:00:00Z", "2025-11-06T15:60:00Z", "2025-11-06T15:30:60Z", "2025-11-06T5:30:05Z",
		"2025-11-06T15:30:5Z", "2025-11-06T15:30:05+8", "2025-11-06T15:30:05+08", "2025-11-06T15:30:05+0800",
		"2025-11-06T15:30:05+08:0", "2025-11-06T15:30:05+24:00", "2025-11-06T15:30:05+08:60",
		"2025-11-06T15:30:05+08:00 ", "2025-11-06T15:30:05Z ", " 2025-11-06T15:30:05Z",
		"2025-11-06T15:30:05ZZ", "2025-11-06T15:30:05Z+08:00", "2025-11-06T15:30:05UTC", "2025-02-29T00:00Z",
		"2025-11-06T153005Z", "20251106T153005Z", "2025-11-06T15:30:05\342\210\22208:00",
		"1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00+00:01", "9999-12-31T23:59:59.999-00:01",
		"0000-01-01T00:00Z", "2025-11-06T-1:30:05Z", "2025-11-06T15:30:05--8:00", "2025-11-06T15:30:05 +08:00",
	};
	int64_t instant = 77;

	for (size_t i = 0; i < COUNT(wrong); i++)
		ck_assert_msg(shp_instant_parse(wrong[i], &instant) == SHP_ERR_INSTANT, "%s", wrong[i]);
	ck_assert_int_eq(instant, 77);
}
END_TEST

static void assert_instant_comes_back(int64_t instant)
{
	char text[25];
	char local[80];
	size_t size = 0;
	int64_t read = -1;

	if (shp_instant_format(instant, text, sizeof(text), &size) || size != sizeof(text) ||
	    strlen(text) != sizeof(text) - 1 || shp_instant_parse(text, &read) || read != instant)
		ck_abort_msg("%lld: %s, %lld", (long long)instant, text, (long long)read);
	/* what an offset moves, is moved back: the same digits are so much later in UTC */
	if (instant < 2 * MS_OF_DAY || instant > SHP_LIMIT_INSTANT - 2 * MS_OF_DAY)
		return;
	for (int minutes = -1439; minutes <= 1439; minutes += 137) {
		(void)snprintf(local, sizeof(local), "%.23s%c%02d:%02d", text, minutes < 0 ? '-' : '+',
			       abs(minutes) / 60, abs(minutes) % 60);
		if (shp_instant_parse(local, &read) || read != instant - minutes * INT64_C(60000))
			ck_abort_msg("%s: %lld", local, (long long)read);
	}
}

START_TEST(instants_come_back)
{
	struct chance chance = {7};

	for (int64_t ms = 0; ms < 3000; ms++) {
		assert_instant_comes_back(ms);
		assert_instant_comes_back(SHP_LIMIT_INSTANT - ms);
	}
	for (int64_t second = 0; second < 86400; second += 7)
		assert_instant_comes_back(INT64_C(1709164800000) + second * 1000);
	for (int i = 0; i < 20000; i++)
		assert_instant_comes_back((int64_t)(chance_next(&chance) % (uint64_t)(SHP_LIMIT_INSTANT + 1)));
}
END_TEST

/* ---- ids ---- */

START_TEST(ids_come_back)
{
	static const char known[] = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
	struct chance chance = {11};
	uint8_t id[16];
	uint8_t read[16];
	char text[37];
	size_t size = 0;

	ck_assert_int_eq(shp_id_parse("F81D4FAE-7dec-11D0-a765-00A0c91E6BF6", id), SHP_OK);
	ck_assert_int_eq(id[0], 0xf8);
	ck_assert_int_eq(id[15], 0xf6);
	ck_assert_int_eq(shp_id_format(id, text, sizeof(text), &size), SHP_OK);
	ck_assert_str_eq(text, known);
	ck_assert_uint_eq(size, 37);
	for (int i = 0; i < 1000; i++) {
		for (size_t at = 0; at < sizeof(id); at++)
			id[at] = (uint8_t)chance_next(&chance);
		ck_assert_int_eq(shp_id_format(id, text, sizeof(text), &size), SHP_OK);
		ck_assert_int_eq(shp_id_parse(text, read), SHP_OK);
		ck_assert_mem_eq(id, read, sizeof(id));
	}
}
END_TEST

START_TEST(what_is_no_id_is_refused)
{
	static const char known[] = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
	static const char *const wrong[] = {
		"f81d4fae7dec11d0a76500a0c91e6bf6", "{f81d4fae-7dec-11d0-a765-00a0c91e6bf6}",
		"urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", " f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
		"f81d4fae-7dec-11d0-a765-00a0c91e6bf6 ", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6a",
		"f81d4fa-e7dec-11d0-a765-00a0c91e6bf6",
	};
	uint8_t id[16] = {77};
	char text[64];

	for (size_t i = 0; i < COUNT(wrong); i++)
		ck_assert_msg(shp_id_parse(wrong[i], id) == SHP_ERR_VALUE, "%s", wrong[i]);
	for (size_t at = 0; at < sizeof(known) - 1; at++) { /* cut short, and with one character wrong */
		memcpy(text, known, sizeof(known));
		text[at] = '\0';
		ck_assert_int_eq(shp_id_parse(text, id), SHP_ERR_VALUE);
		text[at] = 'g';
		ck_assert_int_eq(shp_id_parse(text, id), SHP_ERR_VALUE);
	}
	ck_assert_int_eq(id[0], 77);
}
END_TEST

/* ---- all of them ---- */

/* Any byte in the place of any other, and any end: what is taken after all is written as something that is the same. */
START_TEST(hostile_text_is_read_or_refused)
{
	static const char *const good[] = {"2025-11-06", "2025-11-06T15:30:05.250Z", "2025-11-06T15:30:05.250+08:00"};
	char text[64];
	char again[25];
	size_t size;

	for (size_t i = 0; i < COUNT(good); i++) {
		for (size_t at = 0; good[i][at]; at++) {
			for (int byte = 0; byte < 256; byte++) {
				int32_t date = -1;
				int64_t instant = -1;

				strcpy(text, good[i]);
				text[at] = (char)byte;
				if (shp_date_parse(text, &date) == SHP_OK) {
					ck_assert_int_eq(shp_date_format(date, again, sizeof(again), &size), SHP_OK);
					ck_assert_str_eq(again, text);
				}
				if (shp_instant_parse(text, &instant) == SHP_OK)
					ck_assert(instant >= 0 && instant <= SHP_LIMIT_INSTANT && byte > ' ' &&
						  byte < 0x7f);
			}
		}
	}
}
END_TEST

START_TEST(writers_tell_their_size)
{
	static const uint8_t id[16] = {1};
	char text[40];
	size_t size;

	for (size_t capacity = 0; capacity < sizeof(text); capacity++) {
		char *const buffer = capacity ? text : NULL;

		size = 0;
		memset(text, '!', sizeof(text));
		ck_assert_int_eq(shp_date_format(0, buffer, capacity, &size), capacity < 11 ? SHP_ERR_BUFFER : SHP_OK);
		ck_assert_uint_eq(size, 11);
		ck_assert_int_eq(shp_instant_format(0, buffer, capacity, &size),
				 capacity < 25 ? SHP_ERR_BUFFER : SHP_OK);
		ck_assert_uint_eq(size, 25);
		ck_assert_int_eq(shp_id_format(id, buffer, capacity, &size), capacity < 37 ? SHP_ERR_BUFFER : SHP_OK);
		ck_assert_uint_eq(size, 37);
		ck_assert_int_eq(text[capacity], '!');
	}
	size = 77;
	ck_assert_int_eq(shp_date_format(-1, text, sizeof(text), &size), SHP_ERR_DATE);
	ck_assert_int_eq(shp_date_format(SHP_LIMIT_DATE + 1, text, sizeof(text), &size), SHP_ERR_DATE);
	ck_assert_int_eq(shp_date_format(SHP_DATE_NONE, text, sizeof(text), &size), SHP_ERR_DATE);
	ck_assert_int_eq(shp_instant_format(-1, text, sizeof(text), &size), SHP_ERR_INSTANT);
	ck_assert_int_eq(shp_instant_format(SHP_LIMIT_INSTANT + 1, text, sizeof(text), &size), SHP_ERR_INSTANT);
	ck_assert_int_eq(shp_instant_format(SHP_INSTANT_NONE, text, sizeof(text), &size), SHP_ERR_INSTANT);
	ck_assert_uint_eq(size, 77);
	ck_assert_int_eq(shp_date_format(0, NULL, 1, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_instant_format(0, text, 25, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_id_format(NULL, text, 37, &size), SHP_ERR_ARGUMENT);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("parse");
	TCase *tests = tcase_create("parse");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, every_day_is_written_and_read);
	tcase_add_test(tests, what_is_no_date_is_refused);
	tcase_add_test(tests, instants_are_read_in_any_zone);
	tcase_add_test(tests, what_is_no_instant_is_refused);
	tcase_add_test(tests, instants_come_back);
	tcase_add_test(tests, ids_come_back);
	tcase_add_test(tests, what_is_no_id_is_refused);
	tcase_add_test(tests, hostile_text_is_read_or_refused);
	tcase_add_test(tests, writers_tell_their_size);
	suite_add_tcase(suite, tests);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
