/* The ways in which people type tracking numbers. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "libshipment/tracking.h"
#include "tracking_vectors.h"

enum { MOST_CANDIDATES = 32 };

static int32_t verdict_of(const char *carrier, const char *number)
{
	int32_t verdict = SHP_VERDICT_NONE;

	ck_assert_int_eq(shp_tracking_validate(NULL, carrier, number, &verdict), SHP_OK);
	ck_assert_int_gt(verdict, SHP_VERDICT_NONE);
	ck_assert_int_le(verdict, SHP_VERDICT_CHECK_DIGIT_OK);
	return verdict;
}

/* Whether a service takes the number; carrier NULL asks all couriers. */
static int takes(const char *carrier, const char *courier, const char *service, const char *number)
{
	uint64_t candidates[MOST_CANDIDATES];
	uint32_t count = 0;

	ck_assert_int_eq(shp_tracking_detect(NULL, carrier, number, candidates, MOST_CANDIDATES, &count, NULL), SHP_OK);
	ck_assert_uint_le(count, MOST_CANDIDATES);
	for (uint32_t i = 0; i < count; i++) {
		if (strcmp(shp_candidate_get_courier(NULL, candidates[i]), courier) == 0 &&
		    strcmp(shp_candidate_get_service(NULL, candidates[i]), service) == 0)
			return 1;
	}
	return 0;
}

/* Writes each character in some other way; answers bytes written, without the NUL. */
static size_t write_otherwise(char *to, const char *number, int way)
{
	size_t length = 0;

	for (const char *at = number; *at; at++) {
		const unsigned char character = (unsigned char)*at;

		if (way == 0 && character >= 'A' && character <= 'Z') {
			to[length++] = (char)(character - 'A' + 'a');
		} else if (way == 1 && character != ' ') { /* full-width: U+FF01 to U+FF5E */
			const unsigned int wide = character - 0x20u + 0xff00u;

			to[length++] = (char)0xef;
			to[length++] = (char)(0x80 | (wide >> 6 & 0x3f));
			to[length++] = (char)(0x80 | (wide & 0x3f));
		} else {
			to[length++] = *at;
		}
		if (way == 2)
			to[length++] = ' ';
		if (way == 3 && at[1] && at[1] != '-' && *at != '-')
			to[length++] = '-';
		if (way == 4) { /* U+3000 */
			memcpy(to + length, "\xe3\x80\x80", 3);
			length += 3;
		}
	}
	to[length] = '\0';
	return length;
}

START_TEST(the_way_of_typing_does_not_matter)
{
	enum { WAYS = 5 };
	uint32_t tried[WAYS] = {0};

	for (uint32_t i = 0; i < tracking_vector_count; i++) {
		const struct tracking_vector *vector = &tracking_vectors[i];
		char plain[100];
		size_t length = 0;

		for (const char *at = vector->number; *at; at++) {
			if (*at != ' ')
				plain[length++] = *at;
		}
		plain[length] = '\0';
		for (int way = 0; way < WAYS; way++) {
			char typed[400];

			if (write_otherwise(typed, plain, way) > SHP_LIMIT_TRACKING)
				continue;
			tried[way]++;
			ck_assert_msg(takes(NULL, vector->courier, vector->service, typed) == vector->valid, "%s %s",
				      vector->service, typed);
			ck_assert_int_eq(verdict_of(vector->courier, typed), verdict_of(vector->courier, plain));
		}
	}
	for (int way = 0; way < WAYS; way++)
		ck_assert_uint_gt(tried[way], tracking_vector_count / 2);
}
END_TEST

START_TEST(separators_of_many_kinds_are_dropped)
{
	static const char *const typed[] = {
		"1Z-5R8-939-03-5756-7127",
		"1Z\xc2\xa0" "5R8\xe2\x80\x89" "93903 57567127", /* U+00A0, U+2009 */
		"1Z\xe2\x80\x91" "5R8\xe2\x80\x93" "939\xe2\x88\x92" "0357567127", /* U+2011, U+2013, U+2212 */
		"1Z5R8\xef\xbc\x8d" "93903\xe3\x83\xbc" "57567127", /* U+FF0D, U+30FC */
		"\xef\xbb\xbf" "1Z5R89390357567127\xe2\x80\x8b\xe2\x80\x8e", /* U+FEFF, U+200B, U+200E */
		"\xe2\x80\xaa" "1z5r89390357567127\xe2\x80\xac", /* U+202A, U+202C */
		"  1Z5R89390357567127  ",
		"--1Z5R89390357567127--",
	};
	char buffer[65];
	size_t size = 0;

	for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
		ck_assert_msg(verdict_of("UPS", typed[i]) == SHP_VERDICT_CHECK_DIGIT_OK, "%s", typed[i]);
		ck_assert_int_eq(shp_tracking_normalise(typed[i], buffer, sizeof(buffer), &size), SHP_OK);
		ck_assert_str_eq(buffer, "1Z5R89390357567127");
		ck_assert_uint_eq(size, 19);
	}
}
END_TEST

START_TEST(what_is_no_number_is_malformed_for_everybody)
{
	static const char *const typed[] = {
		"", " ", "-", "...", "--- ---", "\xe3\x80\x80", /* nothing that counts */
		"1Z5R89390357567127\n", "\t1Z5R89390357567127", "1Z5R8939\x01" "0357567127",
		"1Z5R89390357567127\x7f", "1Z5R8939035756712\xc3\xa9",
		"\xe9\xa1\xba\xe4\xb8\xb0" "123456789012", /* letters that are not ASCII */
		"1Z5R89390357567127\xf0\x9f\x93\xa6", "1Z5R89390357567127\xff", "1Z5R89390357567127\xe3\x80",
		"\xef\xbc", "\xc2", "\xc0\xb1" "Z5R89390357567127", /* an overlong 1 */
		"12345678901234567890123456789012345678901234567890123456789012345", /* 65 characters */
	};
	static const char *const carriers[] = {"UPS", "Other", "Royal Mail", "zto", "TNT"};
	char buffer[SHP_LIMIT_TRACKING + 1];

	for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
		uint32_t count = 9;
		int32_t verdict = 0;
		size_t size = 77;

		for (size_t j = 0; j < sizeof(carriers) / sizeof(*carriers); j++)
			ck_assert_msg(verdict_of(carriers[j], typed[i]) == SHP_VERDICT_MALFORMED, "%s: %s",
				      carriers[j], typed[i]);
		ck_assert_int_eq(shp_tracking_detect(NULL, NULL, typed[i], NULL, 0, &count, &verdict), SHP_OK);
		ck_assert_uint_eq(count, 0);
		ck_assert_int_eq(verdict, SHP_VERDICT_MALFORMED);
		ck_assert_int_eq(shp_tracking_normalise(typed[i], buffer, sizeof(buffer), &size),
				 SHP_ERR_TRACKING_MALFORMED);
		ck_assert_uint_eq(size, 77);
	}
}
END_TEST

START_TEST(length_is_limited_in_bytes_and_in_characters)
{
	char typed[SHP_LIMIT_TRACKING + 2];
	char buffer[65];
	size_t size = 0;

	for (size_t blanks = 0; blanks <= SHP_LIMIT_TRACKING - 18 + 1; blanks++) {
		memset(typed, ' ', blanks);
		strcpy(typed + blanks, "1Z5R89390357567127");
		ck_assert_int_eq(verdict_of("UPS", typed), blanks + 18 <= SHP_LIMIT_TRACKING
								   ? SHP_VERDICT_CHECK_DIGIT_OK
								   : SHP_VERDICT_MALFORMED);
	}
	memset(typed, '7', sizeof(typed));
	typed[64] = '\0';
	ck_assert_int_eq(verdict_of("Other", typed), SHP_VERDICT_FORMAT_ONLY);
	ck_assert_int_eq(shp_tracking_normalise(typed, buffer, sizeof(buffer), &size), SHP_OK);
	for (size_t capacity = 0; capacity < 65; capacity++) {
		size = 0;
		ck_assert_int_eq(shp_tracking_normalise(typed, capacity ? buffer : NULL, capacity, &size),
				 SHP_ERR_BUFFER);
		ck_assert_uint_eq(size, 65);
	}
	ck_assert_int_eq(shp_tracking_normalise(NULL, buffer, 64, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_tracking_normalise(typed, NULL, 64, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_tracking_normalise(typed, buffer, 65, NULL), SHP_ERR_ARGUMENT);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tracking_typed");
	TCase *tcase = tcase_create("typed");
	SRunner *runner;
	int failed;

	tcase_add_test(tcase, the_way_of_typing_does_not_matter);
	tcase_add_test(tcase, separators_of_many_kinds_are_dropped);
	tcase_add_test(tcase, what_is_no_number_is_malformed_for_everybody);
	tcase_add_test(tcase, length_is_limited_in_bytes_and_in_characters);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
