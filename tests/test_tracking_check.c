/* Check characters: known values, what each algorithm promises, and how much each of them catches. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "carrier.h"
#include "libshipment/tracking.h"
#include "tracking_vectors.h"

static char check_of(int32_t algorithm, const char *serial)
{
	char check = '?';

	ck_assert_msg(shp_check_digit(algorithm, serial, &check) == SHP_OK, "%s", serial);
	return check;
}

static int32_t mod10(uint32_t evens, uint32_t odds, uint32_t reverse)
{
	return (int32_t)(SHP_CHECK_MOD10 + 256 * evens + 16 * odds + reverse);
}

static uint32_t random_state;

static uint32_t random_below(uint32_t bound)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 17;
	random_state ^= random_state << 5;
	return random_state % bound;
}

static void write_digits(char *serial, uint32_t length)
{
	for (uint32_t i = 0; i < length; i++)
		serial[i] = (char)('0' + random_below(10));
	serial[length] = '\0';
}

/* ---- known values ---- */

static const struct {
	int32_t algorithm;
	const char *serial;
	char check;
} known[] = {
	{SHP_CHECK_S10, "12345678", '5'},
	{SHP_CHECK_S10, "47312482", '9'}, /* the example of the standard */
	{SHP_CHECK_S10, "80304900", '0'}, /* RN803049000RO: ten becomes 0 */
	{SHP_CHECK_MOD7, "12345678", '2'},
	{SHP_CHECK_MOD7, "45678", '3'},
	{SHP_CHECK_MOD7, "7389105114", '6'}, /* DHL Express */
	{SHP_CHECK_MOD7, "27657121677", '3'}, /* Yamato */
	{SHP_CHECK_LUHN, "12345678", '2'},
	{SHP_CHECK_LUHN, "45678", '0'},
	{SHP_CHECK_LUHN, "7780652889", '7'}, /* Old Dominion */
	{SHP_CHECK_MOD37_36, "123AB", 'X'},
	{SHP_CHECK_MOD37_36, "ABC987", 'E'},
	{SHP_CHECK_MOD37_36, "12345678", 'W'},
	{SHP_CHECK_MOD37_36, "09980000020034", 'D'}, /* DPD */
	{SHP_CHECK_SUM_PRODUCT_317, "98657878885", '5'}, /* FedEx Express */
	{SHP_CHECK_SUM_PRODUCT_173, "0061776783943", '7'}, /* its 34 digits */
	{SHP_CHECK_MOD10_1_2, "5R8939035756712", '7'}, /* UPS, with a letter among the digits */
	{SHP_CHECK_MOD10_1_3, "04144176022896", '4'}, /* FedEx Ground */
	{SHP_CHECK_MOD10_3_1, "007393800054929", '7'}, /* Canada Post */
	{SHP_CHECK_MOD10_3_1, "1403216830000", '8'}, /* Hermes in Germany */
	{SHP_CHECK_MOD10_3_1_REVERSE, "0037340030629706491", '8'}, /* an SSCC, PostNord */
	{SHP_CHECK_MOD10_4_9, "20129845227", '7'}, /* DHL Identcode */
	{0x1110, "12345678", '4'}, /* mod 10, all weights 1 */
	{0x1110, "45678", '0'},
};

START_TEST(known_serials_have_their_check_characters)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		char whole[40];
		const size_t length = strlen(known[i].serial);

		ck_assert_msg(check_of(known[i].algorithm, known[i].serial) == known[i].check, "%s", known[i].serial);
		memcpy(whole, known[i].serial, length);
		whole[length] = known[i].check;
		whole[length + 1] = '\0';
		ck_assert_int_eq(shp_check_digit_verify(known[i].algorithm, whole), SHP_OK);
		whole[length] = known[i].check == '0' ? '1' : '0';
		ck_assert_int_eq(shp_check_digit_verify(known[i].algorithm, whole), SHP_ERR_TRACKING_CHECK_DIGIT);
	}
	ck_assert_int_eq(mod10(3, 1, 1), SHP_CHECK_MOD10_3_1_REVERSE);
	ck_assert_int_eq(mod10(4, 9, 0), SHP_CHECK_MOD10_4_9);
}
END_TEST

/* ---- definitions ---- */

/* Mod 10 as it is told: characters one by one, letters by their ASCII code. */
static char plain_mod10(const char *serial, uint32_t evens, uint32_t odds, uint32_t reverse)
{
	const uint32_t length = (uint32_t)strlen(serial);
	uint32_t sum = 0;

	for (uint32_t i = 0; i < length; i++) {
		const uint32_t ascii = (uint32_t)(unsigned char)serial[reverse ? length - 1 - i : i];
		const uint32_t value = ascii <= '9' ? ascii - '0' : (ascii - 3) % 10;

		sum += value * (i % 2 ? odds : evens);
	}
	return (char)('0' + (10 - sum % 10) % 10);
}

START_TEST(mod_10_of_every_weighting_is_as_defined)
{
	static const char characters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

	random_state = 20261123;
	for (uint32_t evens = 0; evens < 16; evens++) {
		for (uint32_t odds = 0; odds < 16; odds++) {
			for (uint32_t round = 0; round < 32; round++) {
				char serial[SHP_LIMIT_CHECK_SERIAL + 1];
				const uint32_t length = 1 + random_below(round ? 24 : SHP_LIMIT_CHECK_SERIAL);

				for (uint32_t i = 0; i < length; i++)
					serial[i] = characters[random_below(36)];
				serial[length] = '\0';
				ck_assert_int_eq(check_of(mod10(evens, odds, round % 2), serial),
						 plain_mod10(serial, evens, odds, round % 2));
			}
		}
	}
}
END_TEST

START_TEST(sum_products_are_as_defined)
{
	static const int32_t weights_317[] = {3, 1, 7};
	static const int32_t weights_173[] = {1, 7, 3};
	static const int32_t weights_long[] = {8, 6, 4, 2, 3, 5, 9, 7};
	char check = '?';

	random_state = 7;
	for (uint32_t round = 0; round < 2000; round++) {
		char serial[SHP_LIMIT_CHECK_SERIAL + 1];

		write_digits(serial, 1 + random_below(round % 50 ? 20 : SHP_LIMIT_CHECK_SERIAL));
		ck_assert_int_eq(shp_check_digit_sum_product(weights_317, 3, 11, 10, serial, &check), SHP_OK);
		ck_assert_int_eq(check, check_of(SHP_CHECK_SUM_PRODUCT_317, serial));
		ck_assert_int_eq(shp_check_digit_sum_product(weights_173, 3, 11, 10, serial, &check), SHP_OK);
		ck_assert_int_eq(check, check_of(SHP_CHECK_SUM_PRODUCT_173, serial));
	}
	/* 8*1 + 6*2 + 4*3 + 2*4 + 3*5 + 5*6 + 9*7 + 7*8 = 204; 204 mod 11 = 6 */
	ck_assert_int_eq(shp_check_digit_sum_product(weights_long, 8, 11, 10, "12345678", &check), SHP_OK);
	ck_assert_int_eq(check, '6');
}
END_TEST

/* Numbers too long for any integer type. */
START_TEST(mod_7_is_division)
{
	random_state = 11;
	for (uint32_t round = 0; round < 2000; round++) {
		char serial[SHP_LIMIT_CHECK_SERIAL + 1];
		uint32_t rest = 0;

		write_digits(serial, 1 + random_below(SHP_LIMIT_CHECK_SERIAL));
		for (const char *at = serial; *at; at++)
			rest = (rest * 10 + (uint32_t)(*at - '0')) % 7;
		ck_assert_int_eq(check_of(SHP_CHECK_MOD7, serial), (int)('0' + rest));
	}
}
END_TEST

/* 7 9 5 3 2 4 6 8 9 modulo 11: all remainders, by the last digit, whose weight 9 has an inverse. */
START_TEST(sto_turns_remainders_into_digits)
{
	static const char expected[] = "50987654321";
	uint32_t seen = 0;

	for (uint32_t last = 0; last < 10; last++) {
		char serial[] = "000000000";

		serial[8] = (char)('0' + last);
		ck_assert_int_eq(check_of(SHP_CHECK_STO, serial), expected[last * 9 % 11]);
		seen |= 1u << (last * 9 % 11);
	}
	ck_assert_uint_eq(seen, 0x7ff & ~(1u << 2)); /* ten digits, eleven remainders: 2 would take a tenth */
	ck_assert_int_eq(check_of(SHP_CHECK_STO, "000010000"), expected[2]);
}
END_TEST

START_TEST(wrong_serials_are_refused)
{
	static const int32_t digits_only[] = {SHP_CHECK_LUHN, SHP_CHECK_MOD7, SHP_CHECK_SUM_PRODUCT_317,
					      SHP_CHECK_SUM_PRODUCT_173};
	static const int32_t weights[] = {3, 1, 7};
	static const int32_t bad_weights[] = {3, -1};
	char longest[SHP_LIMIT_CHECK_SERIAL + 2];
	char check = '?';

	for (size_t i = 0; i < sizeof(digits_only) / sizeof(*digits_only); i++)
		ck_assert_int_eq(shp_check_digit(digits_only[i], "123A", &check), SHP_ERR_TEXT);
	for (int character = 1; character < 256; character++) {
		const char serial[] = {'1', (char)character, '\0'};
		const int digit = character >= '0' && character <= '9';
		const int letter = character >= 'A' && character <= 'Z';

		ck_assert_int_eq(shp_check_digit(SHP_CHECK_MOD10_1_2, serial, &check),
				 digit || letter ? SHP_OK : SHP_ERR_TEXT);
		ck_assert_int_eq(shp_check_digit(SHP_CHECK_MOD37_36, serial, &check),
				 digit || letter ? SHP_OK : SHP_ERR_TEXT);
		ck_assert_int_eq(shp_check_digit(SHP_CHECK_MOD7, serial, &check), digit ? SHP_OK : SHP_ERR_TEXT);
	}
	check = '?';
	ck_assert_int_eq(shp_check_digit(SHP_CHECK_S10, "1234567", &check), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_check_digit(SHP_CHECK_S10, "1234567A", &check), SHP_ERR_TEXT);
	ck_assert_int_eq(shp_check_digit(SHP_CHECK_STO, "1234567890", &check), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_check_digit(SHP_CHECK_LUHN, "", &check), SHP_ERR_RANGE);
	memset(longest, '1', sizeof(longest));
	longest[SHP_LIMIT_CHECK_SERIAL + 1] = '\0';
	ck_assert_int_eq(shp_check_digit(SHP_CHECK_LUHN, longest, &check), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_check_digit(SHP_CHECK_LUHN, NULL, &check), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_check_digit(SHP_CHECK_LUHN, "1", NULL), SHP_ERR_ARGUMENT);
	for (int32_t algorithm = -10; algorithm < 0x3000; algorithm++) {
		const int good = (algorithm >= 1 && algorithm <= 7) ||
				 (algorithm >= 0x1000 && algorithm < 0x2000 && algorithm % 16 < 2);

		if (!good) {
			ck_assert_int_eq(shp_check_digit(algorithm, "12345678", &check), SHP_ERR_VALUE);
			ck_assert_int_eq(shp_check_digit_verify(algorithm, "12345678"), SHP_ERR_VALUE);
		}
	}
	ck_assert_int_eq(shp_check_digit_verify(SHP_CHECK_LUHN, "1"), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_check_digit_verify(SHP_CHECK_LUHN, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_check_digit_sum_product(weights, 0, 11, 10, "1", &check), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_check_digit_sum_product(weights, 3, 1, 10, "1", &check), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_check_digit_sum_product(weights, 3, 11, 11, "1", &check), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_check_digit_sum_product(bad_weights, 2, 11, 10, "12", &check), SHP_ERR_RANGE);
	ck_assert_int_eq(shp_check_digit_sum_product(weights, 3, 11, 10, "1A", &check), SHP_ERR_TEXT);
	ck_assert_int_eq(shp_check_digit_sum_product(NULL, 3, 11, 10, "1", &check), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(check, '?');
}
END_TEST

/* ---- promises ---- */

/*
 * Shares of typing errors in the payload that go unnoticed, in hundredths of a percent: single digits taken for
 * others, and neighbours that change places (only pairs of unlike digits). Where none may pass the promise is exact.
 */
static const struct {
	int32_t algorithm;
	uint32_t length;
	uint32_t substitutions_from;
	uint32_t substitutions_to;
	uint32_t transpositions_from;
	uint32_t transpositions_to;
} promises[] = {
	{SHP_CHECK_MOD10_3_1, 15, 0, 0, 1050, 1170},
	{SHP_CHECK_MOD10_3_1_REVERSE, 19, 0, 0, 1050, 1170},
	{SHP_CHECK_MOD10_1_3, 14, 0, 0, 1050, 1170},
	{SHP_CHECK_LUHN, 10, 0, 0, 190, 250},
	{SHP_CHECK_MOD37_36, 14, 0, 0, 35, 70},
	{SHP_CHECK_S10, 8, 170, 220, 160, 210},
	{SHP_CHECK_SUM_PRODUCT_317, 11, 160, 210, 150, 210},
	{SHP_CHECK_MOD10_1_2, 15, 500, 540, 0, 0},
	{SHP_CHECK_MOD7, 11, 640, 690, 630, 700},
};

/* Without an assertion: it is asked hundreds of thousands of times. */
static int passes(int32_t algorithm, const char *serial, char check)
{
	char computed = '?';

	(void)shp_check_digit(algorithm, serial, &computed);
	return computed == check;
}

START_TEST(errors_are_caught_as_promised)
{
	enum { SERIALS = 2000 };
	uint64_t wrong[2] = {0, 0};
	uint64_t tried[2] = {0, 0};
	char serial[32];

	random_state = 1 + (uint32_t)_i;
	for (uint32_t round = 0; round < SERIALS; round++) {
		char check;

		write_digits(serial, promises[_i].length);
		check = check_of(promises[_i].algorithm, serial);
		for (uint32_t at = 0; at < promises[_i].length; at++) {
			const char before = serial[at];
			const char next = serial[at + 1];

			for (serial[at] = '0'; serial[at] <= '9'; serial[at]++) {
				tried[0] += serial[at] != before;
				wrong[0] += serial[at] != before && passes(promises[_i].algorithm, serial, check);
			}
			serial[at] = before;
			if (!next || next == before)
				continue;
			serial[at] = next;
			serial[at + 1] = before;
			tried[1]++;
			wrong[1] += passes(promises[_i].algorithm, serial, check) != 0;
			serial[at] = before;
			serial[at + 1] = next;
		}
	}
	ck_assert_uint_ge(wrong[0] * 10000 / tried[0], promises[_i].substitutions_from);
	ck_assert_uint_le(wrong[0] * 10000, promises[_i].substitutions_to * tried[0]);
	ck_assert_uint_ge(wrong[1] * 10000 / tried[1], promises[_i].transpositions_from);
	ck_assert_uint_le(wrong[1] * 10000, promises[_i].transpositions_to * tried[1]);
}
END_TEST

static int service_takes(const struct tracking_vector *vector, const char *number)
{
	uint64_t candidates[32];
	uint32_t count = 0;

	ck_assert_int_eq(shp_tracking_detect(NULL, vector->courier, number, candidates, 32, &count, NULL), SHP_OK);
	for (uint32_t i = 0; i < count; i++) {
		if (strcmp(shp_candidate_get_service(NULL, candidates[i]), vector->service) == 0)
			return 1;
	}
	return 0;
}

/* In the numbers of the vectors, through the templates. */
START_TEST(no_wrong_digit_passes_where_that_is_promised)
{
	static const char *const services[] = {"Canada Post (16)", "FedEx Ground", "Old Dominion",
					       "Purolator (12)",   "USPS 20",	   "USPS IMpb N",
					       "USPS Legacy",	   "DPD (14)",	   "DPD (28)"};
	uint32_t tried = 0;

	for (uint32_t i = 0; i < tracking_vector_count; i++) {
		const struct tracking_vector *vector = &tracking_vectors[i];
		const int routed =
			strncmp(vector->number, "420", 3) == 0; /* the check digit does not cover the routing */
		char number[80];
		int promised = 0;

		for (size_t j = 0; j < sizeof(services) / sizeof(*services); j++)
			promised |= strcmp(vector->service, services[j]) == 0;
		if (!promised || !vector->valid || routed)
			continue;
		strcpy(number, vector->number);
		for (char *at = number; *at; at++) {
			const char before = *at;

			if (before < '0' || before > '9')
				continue;
			for (*at = '0'; *at <= '9'; ++*at) {
				if (*at == before)
					continue;
				ck_assert_msg(!service_takes(vector, number), "%s for %s", number, vector->number);
				tried++;
			}
			*at = before;
		}
	}
	ck_assert_uint_gt(tried, 3000);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tracking_check");
	TCase *tcase = tcase_create("check");
	SRunner *runner;
	int failed;

	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, known_serials_have_their_check_characters);
	tcase_add_test(tcase, mod_10_of_every_weighting_is_as_defined);
	tcase_add_test(tcase, sum_products_are_as_defined);
	tcase_add_test(tcase, mod_7_is_division);
	tcase_add_test(tcase, sto_turns_remainders_into_digits);
	tcase_add_test(tcase, wrong_serials_are_refused);
	tcase_add_loop_test(tcase, errors_are_caught_as_promised, 0, sizeof(promises) / sizeof(*promises));
	tcase_add_test(tcase, no_wrong_digit_passes_where_that_is_promised);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
