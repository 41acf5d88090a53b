/* Decimal text to minor units and back. */
#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libshipment/money.h"

static const struct {
	const char *text;
	int32_t exponent;
	int32_t status;
	int64_t minor;
} parsed[] = {
	{"12.50", 2, SHP_OK, 1250},
	{"12.5", 2, SHP_OK, 1250},
	{"12", 2, SHP_OK, 1200},
	{"-0.05", 2, SHP_OK, -5},
	{"-0", 2, SHP_OK, 0},
	{"-0.00", 2, SHP_OK, 0},
	{"007.10", 2, SHP_OK, 710},
	{"1507", 0, SHP_OK, 1507},
	{"1507.00", 0, SHP_OK, 1507}, /* more zeros may come in */
	{"1507.000", 3, SHP_OK, 1507000},
	{"0.0001", 4, SHP_OK, 1},
	{"0.00010000000", 4, SHP_OK, 1},
	{"1.999", 2, SHP_ERR_AMOUNT, 0}, /* digits that the currency does not have */
	{"1.0001", 3, SHP_ERR_AMOUNT, 0},
	{"0.5", 0, SHP_ERR_AMOUNT, 0},
	{"92233720368547758.07", 2, SHP_OK, INT64_MAX},
	{"-92233720368547758.07", 2, SHP_OK, -INT64_MAX},
	{"92233720368547758.08", 2, SHP_ERR_OVERFLOW, 0},
	{"-92233720368547758.08", 2, SHP_ERR_OVERFLOW, 0},
	{"9223372036854775807", 0, SHP_OK, INT64_MAX},
	{"9223372036854775808", 0, SHP_ERR_OVERFLOW, 0},
	{"9223372036854775807", 1, SHP_ERR_OVERFLOW, 0},
	{"922337203685477580.7", 1, SHP_OK, INT64_MAX},
	{"922337203685477581", 1, SHP_ERR_OVERFLOW, 0},
	{"99999999999999999999999999999999999999", 2, SHP_ERR_OVERFLOW, 0},
	{"99999999999999999999999999999999999999x", 2, SHP_ERR_AMOUNT, 0}, /* no number is not too large */
	{"99999999999999999999999999999999999999.999", 2, SHP_ERR_AMOUNT, 0},
	/* 64 bytes, and 65 */
	{"0000000000000000000000000000000000000000000000000000000000000001", 2, SHP_OK, 100},
	{"00000000000000000000000000000000000000000000000000000000000000001", 2, SHP_ERR_AMOUNT, 0},
	{"1.", 2, SHP_ERR_AMOUNT, 0},
	{".5", 2, SHP_ERR_AMOUNT, 0},
	{"-.5", 2, SHP_ERR_AMOUNT, 0},
	{".", 2, SHP_ERR_AMOUNT, 0},
	{"", 2, SHP_ERR_AMOUNT, 0},
	{"-", 2, SHP_ERR_AMOUNT, 0},
	{"--1", 2, SHP_ERR_AMOUNT, 0},
	{"+1", 2, SHP_ERR_AMOUNT, 0},
	{" 1", 2, SHP_ERR_AMOUNT, 0},
	{"1 ", 2, SHP_ERR_AMOUNT, 0},
	{"1,50", 2, SHP_ERR_AMOUNT, 0}, /* what a decimal comma in the locale must not change */
	{"1.2.3", 2, SHP_ERR_AMOUNT, 0},
	{"1..2", 2, SHP_ERR_AMOUNT, 0},
	{"1-2", 2, SHP_ERR_AMOUNT, 0},
	{"1e2", 2, SHP_ERR_AMOUNT, 0},
	{"0x10", 2, SHP_ERR_AMOUNT, 0},
	{"nan", 2, SHP_ERR_AMOUNT, 0},
	{"１", 2, SHP_ERR_AMOUNT, 0}, /* a full-width digit */
};

START_TEST(text_is_a_number_or_is_refused)
{
	size_t i;

	for (i = 0; i < sizeof(parsed) / sizeof(parsed[0]); i++) {
		int64_t minor = 77;
		const int32_t status = shp_money_parse(parsed[i].text, parsed[i].exponent, &minor);

		if (status != parsed[i].status || minor != (status ? 77 : parsed[i].minor))
			ck_abort_msg("\"%s\" (%d): %d, %" PRId64, parsed[i].text, parsed[i].exponent, status, minor);
	}
}
END_TEST

START_TEST(numbers_are_read_no_further_than_their_limit)
{
	char *text = malloc(65); /* no NUL in it: a sanitizer sees who looks further */
	int64_t minor = 77;

	ck_assert_ptr_nonnull(text);
	memset(text, '0', 65);
	ck_assert_int_eq(shp_money_parse(text, 2, &minor), SHP_ERR_AMOUNT);
	ck_assert_int_eq(minor, 77);
	free(text);
}
END_TEST

static const struct {
	int64_t minor;
	int32_t exponent;
	const char *text;
} formatted[] = {
	{1250, 2, "12.50"},
	{-5, 2, "-0.05"},
	{1507, 0, "1507"},
	{-1507, 0, "-1507"},
	{0, 0, "0"},
	{0, 4, "0.0000"},
	{1, 4, "0.0001"},
	{-1, 4, "-0.0001"},
	{9999, 4, "0.9999"},
	{10000, 4, "1.0000"},
	{-12345, 3, "-12.345"},
	{5, 1, "0.5"},
	{INT64_MAX, 2, "92233720368547758.07"},
	{INT64_MIN, 2, "-92233720368547758.08"},
	{INT64_MIN, 0, "-9223372036854775808"},
	{INT64_MIN, 4, "-922337203685477.5808"},
};

START_TEST(numbers_are_written_with_all_their_digits)
{
	size_t i;
	size_t capacity;

	for (i = 0; i < sizeof(formatted) / sizeof(formatted[0]); i++) {
		const size_t length = strlen(formatted[i].text);

		for (capacity = 0; capacity <= 24; capacity++) {
			char buffer[25];
			size_t size = 0;
			const int fits = capacity > length;

			memset(buffer, 'x', sizeof(buffer));
			ck_assert_int_eq(shp_money_format(formatted[i].minor, formatted[i].exponent, buffer, capacity,
							  &size),
					 fits ? SHP_OK : SHP_ERR_BUFFER);
			ck_assert_uint_eq(size, length + 1);
			ck_assert_int_eq(buffer[fits ? size : 0], 'x');
			if (fits)
				ck_assert_str_eq(buffer, formatted[i].text);
		}
		ck_assert_uint_lt(length, 24); /* which the header promises */
	}
}
END_TEST

static void assert_comes_back(int64_t minor, int32_t exponent)
{
	char buffer[24];
	char zeros[32];
	int64_t again;
	size_t size;

	if (shp_money_format(minor, exponent, buffer, sizeof(buffer), &size) ||
	    shp_money_parse(buffer, exponent, &again) || again != minor)
		ck_abort_msg("%" PRId64 " (%d): \"%s\"", minor, exponent, buffer);
	(void)snprintf(zeros, sizeof(zeros), "%s%s", buffer, exponent ? "000" : ".000");
	if (shp_money_parse(zeros, exponent, &again) || again != minor)
		ck_abort_msg("%" PRId64 " (%d): \"%s\"", minor, exponent, zeros);
}

START_TEST(what_is_written_is_read_back)
{
	int32_t exponent;
	int64_t minor;

	for (exponent = 0; exponent <= SHP_LIMIT_EXPONENT; exponent++) {
		for (minor = -20001; minor <= 20001; minor++)
			assert_comes_back(minor, exponent);
		for (minor = 0; minor < 1000; minor++) {
			assert_comes_back(INT64_MAX - minor, exponent);
			assert_comes_back(-INT64_MAX + minor, exponent);
			assert_comes_back(SHP_LIMIT_AMOUNT - 500 + minor, exponent);
		}
	}
}
END_TEST

START_TEST(arguments_are_checked)
{
	char buffer[24] = "as it was";
	int64_t minor = 77;
	size_t size = 77;
	int32_t exponent;

	ck_assert_int_eq(shp_money_parse(NULL, 2, &minor), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_money_parse("1", 2, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_money_format(1, 2, NULL, 24, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_money_format(1, 2, buffer, 24, NULL), SHP_ERR_ARGUMENT);
	for (exponent = -1; exponent <= 5; exponent += 6) {
		ck_assert_int_eq(shp_money_parse("1", exponent, &minor), SHP_ERR_EXPONENT);
		ck_assert_int_eq(shp_money_format(1, exponent, buffer, sizeof(buffer), &size),
				 SHP_ERR_EXPONENT);
	}
	ck_assert_int_eq(minor, 77);
	ck_assert_uint_eq(size, 77);
	ck_assert_str_eq(buffer, "as it was");
	ck_assert_int_eq(shp_money_format(-1, 2, NULL, 0, &size), SHP_ERR_BUFFER);
	ck_assert_uint_eq(size, sizeof("-0.01"));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("decimal");
	TCase *decimal = tcase_create("decimal");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(decimal, text_is_a_number_or_is_refused);
	tcase_add_test(decimal, numbers_are_read_no_further_than_their_limit);
	tcase_add_test(decimal, numbers_are_written_with_all_their_digits);
	tcase_add_test(decimal, what_is_written_is_read_back);
	tcase_add_test(decimal, arguments_are_checked);
	suite_add_tcase(suite, decimal);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
