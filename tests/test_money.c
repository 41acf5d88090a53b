/* Shares, splits, decimal text and currencies. */
#include <check.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libshipment/money.h"
#include "money.h"
#include "money_vectors_table.h"

/* ---- shares ---- */

START_TEST(shares_of_small_amounts_are_floors_and_telescope)
{
	int64_t amount;
	int32_t q;
	int32_t k;
	int32_t step;

	for (amount = 0; amount <= 60; amount++) {
		for (q = 1; q <= 12; q++) {
			for (k = 0; k <= q; k++) {
				int64_t share = -1;

				ck_assert_int_eq(shp_money_share(amount, k, q, &share), SHP_OK);
				if (share * q > amount * k || (share + 1) * q <= amount * k)
					ck_abort_msg("%" PRId64 " * %d / %d is not %" PRId64, amount, k, q, share);
				ck_assert_int_eq(shp__money_share(amount, k, q), share);
			}
			/* counted in steps of any size, what is added each time comes to the whole */
			for (step = 1; step <= q; step++) {
				int64_t sum = 0;
				int64_t before = 0;

				for (k = step; k < q + step; k += step) {
					const int64_t share = shp__money_share(amount, k < q ? k : q, q);

					ck_assert_int_ge(share, before);
					sum += share - before;
					before = share;
				}
				ck_assert_int_eq(sum, amount);
			}
		}
	}
}
END_TEST

START_TEST(shares_of_large_amounts_are_exact)
{
	size_t i;

	for (i = 0; i < sizeof(share_vectors) / sizeof(share_vectors[0]); i++) {
		const struct share_vector *vector = &share_vectors[i];
		int64_t share = -1;

		ck_assert_int_eq(shp_money_share(vector->amount, vector->k, vector->q, &share), SHP_OK);
		ck_assert_int_eq(share, vector->share);
	}
}
END_TEST

START_TEST(shares_of_nonsense_are_refused)
{
	int64_t share = 77;

	ck_assert_int_eq(shp_money_share(1, 1, 1, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_money_share(-1, 1, 1, &share), SHP_ERR_AMOUNT);
	ck_assert_int_eq(shp_money_share(INT64_MIN, 1, 1, &share), SHP_ERR_AMOUNT);
	ck_assert_int_eq(shp_money_share(1, 0, 0, &share), SHP_ERR_QUANTITY);
	ck_assert_int_eq(shp_money_share(1, 0, -1, &share), SHP_ERR_QUANTITY);
	ck_assert_int_eq(shp_money_share(1, -1, 1, &share), SHP_ERR_QUANTITY);
	ck_assert_int_eq(shp_money_share(1, 2, 1, &share), SHP_ERR_QUANTITY);
	ck_assert_int_eq(share, 77);
}
END_TEST

/* ---- splits ---- */

START_TEST(splits_of_other_libraries)
{
	size_t i;

	for (i = 0; i < sizeof(allocate_vectors) / sizeof(allocate_vectors[0]); i++) {
		const struct allocate_vector *vector = &allocate_vectors[i];
		int64_t parts[12] = {0};

		ck_assert_int_eq(shp_money_allocate(vector->amount, vector->weights, vector->count, parts),
				 vector->status);
		ck_assert_mem_eq(parts, vector->parts, sizeof(parts));
	}
}
END_TEST

START_TEST(splits_of_large_amounts_are_exact)
{
	size_t i;

	for (i = 0; i < sizeof(large_vectors) / sizeof(large_vectors[0]); i++) {
		const struct large_vector *vector = &large_vectors[i];
		int64_t parts[4] = {0};

		ck_assert_int_eq(shp_money_allocate(vector->amount, vector->weights, vector->count, parts), SHP_OK);
		ck_assert_mem_eq(parts, vector->parts, sizeof(parts));
	}
}
END_TEST

/* The rule as one would say it: whole parts, then a unit each to the largest remainder, the lowest index first. */
static void allocate_plainly(int64_t amount, const int64_t *weights, uint32_t count, int64_t *parts)
{
	int64_t remainders[8];
	int64_t sum = 0;
	int64_t left = amount;
	uint32_t i;

	for (i = 0; i < count; i++)
		sum += weights[i];
	for (i = 0; i < count; i++) {
		parts[i] = amount * weights[i] / sum;
		remainders[i] = amount * weights[i] % sum;
		left -= parts[i];
	}
	for (; left; left--) {
		uint32_t largest = 0;

		for (i = 1; i < count; i++) {
			if (remainders[i] > remainders[largest])
				largest = i;
		}
		parts[largest]++;
		remainders[largest] = -1;
	}
}

static void assert_split(int64_t amount, const int64_t *weights, uint32_t count)
{
	int64_t expected[8];
	int64_t parts[8];
	int64_t opposite[8];
	int64_t sum = 0;
	uint32_t i;

	allocate_plainly(amount, weights, count, expected);
	parts[count] = 77;
	if (shp_money_allocate(amount, weights, count, parts) || shp_money_allocate(-amount, weights, count, opposite))
		ck_abort_msg("%" PRId64 " is not split", amount);
	if (parts[count] != 77)
		ck_abort_msg("a part too many");
	for (i = 0; i < count; i++) {
		if (parts[i] != expected[i] || opposite[i] != -expected[i] || (!weights[i] && parts[i]))
			ck_abort_msg("%" PRId64 " by %" PRId64 ", %" PRId64 "...: part %" PRIu32 " is %" PRId64,
				     amount, weights[0], weights[1], i, parts[i]);
		sum += parts[i];
	}
	if (sum != amount)
		ck_abort_msg("%" PRId64 " comes to %" PRId64, amount, sum);
}

/* All weights from 0 to `largest`, but for all zero. */
static uint32_t assert_all_splits(uint32_t count, int64_t largest, int64_t amount_maximum)
{
	int64_t weights[8] = {0};
	uint32_t cases = 0;
	int64_t amount;
	uint32_t i;

	for (;;) {
		for (i = 0; i < count && weights[i] == largest; i++)
			weights[i] = 0;
		if (i == count)
			return cases;
		weights[i]++;
		for (amount = 0; amount <= amount_maximum; amount++, cases++)
			assert_split(amount, weights, count);
	}
}

START_TEST(splits_of_small_amounts_follow_the_rule)
{
	ck_assert_uint_eq(assert_all_splits(1, 12, 60), 12 * 61);
	ck_assert_uint_eq(assert_all_splits(2, 12, 60), 168 * 61);
	ck_assert_uint_eq(assert_all_splits(3, 7, 40), 511 * 41);
	ck_assert_uint_eq(assert_all_splits(4, 4, 20), 624 * 21);
	ck_assert_uint_eq(assert_all_splits(5, 3, 12), 1023 * 13);
}
END_TEST

START_TEST(splits_into_ten_thousand)
{
	enum { COUNT = 10000, ROUNDS = 3 };
	static const int64_t amounts[ROUNDS] = {9999, INT64_MAX, -12345678901234};
	int64_t *weights = calloc(COUNT + 1, sizeof(*weights));
	int64_t *parts = calloc(COUNT + 1, sizeof(*parts));
	int round;
	int i;

	ck_assert_ptr_nonnull(weights);
	ck_assert_ptr_nonnull(parts);
	for (i = 0; i <= COUNT; i++)
		weights[i] = i % 2 ? INT64_C(900000000000000) : 0;
	for (round = 0; round < ROUNDS; round++) {
		const int64_t whole = amounts[round] / (COUNT / 2);
		const int64_t rest = amounts[round] % (COUNT / 2);

		ck_assert_int_eq(shp_money_allocate(amounts[round], weights, COUNT, parts), SHP_OK);
		for (i = 0; i < COUNT; i++) {
			const int64_t more = i / 2 < (rest < 0 ? -rest : rest) ? (rest < 0 ? -1 : 1) : 0;

			ck_assert_int_eq(parts[i], i % 2 ? whole + more : 0);
		}
	}
	ck_assert_int_eq(shp_money_allocate(1, weights, COUNT + 1, parts), SHP_ERR_LIMIT);
	free(weights);
	free(parts);
}
END_TEST

START_TEST(splits_of_nonsense_are_refused)
{
	static const int64_t negative[3] = {1, INT64_MAX, -1};
	static const int64_t too_large[3] = {INT64_MAX, 0, 1};
	static const int64_t zeros[3] = {0, 0, 0};
	static const int64_t good[3] = {1, 2, 3};
	int64_t parts[3] = {7, 8, 9};

	ck_assert_int_eq(shp_money_allocate(1, NULL, 3, parts), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_money_allocate(1, good, 3, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_money_allocate(1, good, 0, parts), SHP_ERR_LIMIT);
	ck_assert_int_eq(shp_money_allocate(INT64_MIN, good, 3, parts), SHP_ERR_AMOUNT);
	ck_assert_int_eq(shp_money_allocate(1, negative, 3, parts), SHP_ERR_WEIGHTS);
	ck_assert_int_eq(shp_money_allocate(1, zeros, 3, parts), SHP_ERR_WEIGHTS);
	ck_assert_int_eq(shp_money_allocate(1, too_large, 3, parts), SHP_ERR_OVERFLOW);
	ck_assert_int_eq(shp_money_allocate(1, too_large, 2, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(parts[0] * 100 + parts[1] * 10 + parts[2], 789);
}
END_TEST

/* ---- currencies ---- */

/* Those with other than two places, and how many have two. */
static const char *const places[] = {
	"BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
	"",
	"",
	"BHD IQD JOD KWD LYD OMR TND",
	"CLF UYW",
};

START_TEST(every_code_of_three_letters)
{
	int found[5] = {0};
	int i;

	for (i = 0; i < 26 * 26 * 26; i++) {
		const char code[4] = {(char)('A' + i / 676), (char)('A' + i / 26 % 26), (char)('A' + i % 26), '\0'};
		const int32_t exponent = shp_currency_exponent(code);
		int32_t listed = 2;
		int32_t other;

		for (other = 0; other <= 4; other++) {
			if (strstr(places[other], code))
				listed = other;
		}
		if (exponent == SHP_ERR_CURRENCY && listed == 2)
			continue;
		ck_assert_int_eq(exponent, listed);
		found[exponent]++;
	}
	ck_assert_int_eq(found[0], 17);
	ck_assert_int_eq(found[1], 0);
	ck_assert_int_eq(found[2], 138);
	ck_assert_int_eq(found[3], 7);
	ck_assert_int_eq(found[4], 2);
}
END_TEST

START_TEST(codes_that_are_none)
{
	static const char *const none[] = {"", "U", "US", "USDX", "usd", "XAU", "XXX", "XTS", "DEM", "AAA", "ZZZ",
					   "\xff\xff\xff", "美元"};
	static const char *const two[] = {"USD", "EUR", "GBP", "CNY", "INR", "SAR",
					  "AED", "ZMW", "MRU", "MGA", "HUF", "VED"};
	size_t i;

	for (i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		ck_assert_int_eq(shp_currency_exponent(none[i]), SHP_ERR_CURRENCY);
	ck_assert_int_eq(shp_currency_exponent(NULL), SHP_ERR_CURRENCY);
	for (i = 0; i < sizeof(two) / sizeof(two[0]); i++)
		ck_assert_int_eq(shp_currency_exponent(two[i]), 2);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("money");
	TCase *money = tcase_create("money");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(money, shares_of_small_amounts_are_floors_and_telescope);
	tcase_add_test(money, shares_of_large_amounts_are_exact);
	tcase_add_test(money, shares_of_nonsense_are_refused);
	tcase_add_test(money, splits_of_other_libraries);
	tcase_add_test(money, splits_of_large_amounts_are_exact);
	tcase_add_test(money, splits_of_small_amounts_follow_the_rule);
	tcase_add_test(money, splits_into_ten_thousand);
	tcase_add_test(money, splits_of_nonsense_are_refused);
	tcase_add_test(money, every_code_of_three_letters);
	tcase_add_test(money, codes_that_are_none);
	suite_add_tcase(suite, money);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
