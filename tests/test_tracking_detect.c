/* Detection: which candidates there are, in which order; that it agrees with validation. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "courier.h"
#include "libshipment/tracking.h"
#include "tracking_vectors.h"

enum { MOST_CANDIDATES = 32 };

static uint32_t random_state;

static uint32_t random_below(uint32_t bound)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 17;
	random_state ^= random_state << 5;
	return random_state % bound;
}

static uint32_t detect(const char *carrier, const char *number, uint64_t candidates[MOST_CANDIDATES],
		       int32_t *ret_verdict)
{
	uint32_t count = 0;

	ck_assert_int_eq(shp_tracking_detect(NULL, carrier, number, candidates, MOST_CANDIDATES, &count, ret_verdict),
			 SHP_OK);
	ck_assert_uint_le(count, MOST_CANDIDATES);
	return count;
}

/* Place of a service among the candidates; -1 if it is none. */
static int place_of(const char *number, const char *service)
{
	uint64_t candidates[MOST_CANDIDATES];
	const uint32_t count = detect(NULL, number, candidates, NULL);

	for (uint32_t i = 0; i < count; i++) {
		if (strcmp(shp_candidate_get_service(NULL, candidates[i]), service) == 0)
			return (int)i;
	}
	return -1;
}

/* ---- order ---- */

START_TEST(the_stronger_evidence_comes_first)
{
	/* pairs that other libraries mistake for each other */
	static const struct {
		const char *number;
		const char *first;
		const char *later;
	} pairs[] = {
		{"4201002334249200190132607600833457", "USPS IMpb C", "FedEx Express (34)"},
		{"78045768393", "Old Dominion", "DHL Express"},
		{"287809468872", "Purolator (12)", "FedEx Express (12)"},
		{"JFV247545960", "DHL Express (Piece ID)", "Purolator (alpha + 9)"},
		{"9101026837331000039521", "USPS Legacy", "Cainiao (23 to 26)"},
		{"14032168300008", "Hermes (14)", "DHL E-Commerce (14)"},
		{"JD0002242617644732", "Yodel", "JD Logistics"},
		{"00373400306297064918", "PostNord (20)", "USPS 20"},
		{"276571216773", "Yamato Transport (12)", "SF Express (12)"},
		{"773277027280336", "STO Express (77)", "FedEx Ground"},
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		const int first = place_of(pairs[i].number, pairs[i].first);
		const int later = place_of(pairs[i].number, pairs[i].later);

		ck_assert_msg(first >= 0, "%s: %s", pairs[i].number, pairs[i].first);
		ck_assert_msg(later < 0 || first < later, "%s: %s before %s", pairs[i].number, pairs[i].first,
			      pairs[i].later);
	}
	/* and both are told where both could be */
	ck_assert_int_eq(place_of("287809468872", "Purolator (12)"), 0);
	ck_assert_int_eq(place_of("JFV247545960", "Purolator (alpha + 9)"), 1);
	ck_assert_int_ge(place_of("00373400306297064918", "USPS 20"), 1);
	ck_assert_int_ge(place_of("276571216773", "Sagawa Express (12)"), 1);
}
END_TEST

START_TEST(evidence_is_what_the_template_shows)
{
	static const struct {
		const char *number;
		const char *service;
		int32_t evidence;
	} shown[] = {
		{"1Z5R89390357567127", "UPS", SHP_EVIDENCE_PREFIX_AND_CHECK_DIGIT},
		{"RB123456785US", "S10", SHP_EVIDENCE_STRUCTURE_AND_CHECK_DIGIT},
		{"VR344217874YP", "Yanwen (YN, YP)", SHP_EVIDENCE_PREFIX_AND_CHECK_DIGIT},
		{"YT2229521272164446", "YunExpress", SHP_EVIDENCE_PREFIX},
		{"4PX3001794604846CN", "4PX", SHP_EVIDENCE_PREFIX},
		{"NEXAU1234567890YQ", "Consolidator (YQ)", SHP_EVIDENCE_PREFIX},
		{"986578788855", "FedEx Express (12)", SHP_EVIDENCE_CHECK_DIGIT},
		{"462598779470531", "Yunda Express (15)", SHP_EVIDENCE_STRUCTURE},
		{"75123456789012", "ZTO Express (14)", SHP_EVIDENCE_STRUCTURE}, /* one digit is no prefix */
		{"KYV009956937", "Purolator (alpha + 9)", SHP_EVIDENCE_STRUCTURE},
		{"60120172242323", "DHL E-Commerce (14)", SHP_EVIDENCE_LENGTH},
	};
	uint64_t candidates[MOST_CANDIDATES];

	for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++) {
		const int place = place_of(shown[i].number, shown[i].service);

		ck_assert_msg(place >= 0, "%s", shown[i].number);
		detect(NULL, shown[i].number, candidates, NULL);
		ck_assert_msg(shp_candidate_get_evidence(candidates[place]) == shown[i].evidence, "%s",
			      shown[i].number);
	}
}
END_TEST

/*
 * Of the 112 numbers of the vectors that are right, one is named after another courier: a form that two couriers
 * share.
 */
START_TEST(the_best_candidate_is_nearly_always_right)
{
	uint32_t right = 0;
	uint32_t all = 0;

	for (uint32_t i = 0; i < tracking_vector_count; i++) {
		uint64_t candidates[MOST_CANDIDATES];

		if (!tracking_vectors[i].valid)
			continue;
		all++;
		ck_assert_uint_gt(detect(NULL, tracking_vectors[i].number, candidates, NULL), 0);
		right += strcmp(shp_candidate_get_courier(NULL, candidates[0]), tracking_vectors[i].courier) == 0;
	}
	ck_assert_uint_eq(all, 112);
	ck_assert_uint_eq(right, 111);
}
END_TEST

/* ---- agreement ---- */

/* Numbers as good as real ones, and not: characters of the vectors, some of them changed, and random digits. */
static void make_number(char number[SHP_LIMIT_TRACKING])
{
	static const char characters[] = "0123456789012345678901234567890123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -/";
	const uint32_t kind = random_below(4);
	uint32_t length = 5 + random_below(40);

	if (kind) {
		const char *like = tracking_vectors[random_below(tracking_vector_count)].number;

		length = (uint32_t)strlen(like);
		memcpy(number, like, length);
		for (uint32_t changes = random_below(kind); changes; changes--)
			number[random_below(length)] = characters[random_below(sizeof(characters) - 1)];
		length -= random_below(8) == 0;
	} else {
		for (uint32_t i = 0; i < length; i++)
			number[i] = characters[random_below(random_below(20) ? 10 : sizeof(characters) - 1)];
	}
	number[length] = '\0';
}

static void check_candidates(const char *number, const uint64_t *candidates, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const char *courier = shp_candidate_get_courier(NULL, candidates[i]);
		const int32_t verdict = shp_candidate_get_verdict(candidates[i]);
		const int32_t evidence = shp_candidate_get_evidence(candidates[i]);
		int32_t declared = SHP_VERDICT_NONE;

		ck_assert_ptr_nonnull(courier);
		ck_assert_ptr_nonnull(shp_candidate_get_service(NULL, candidates[i]));
		ck_assert_ptr_nonnull(shp_evidence_name(evidence));
		ck_assert(i == 0 || candidates[i - 1] > candidates[i]);
		ck_assert(i == 0 || shp_candidate_get_evidence(candidates[i - 1]) >= evidence);
		ck_assert_int_eq(verdict, evidence == SHP_EVIDENCE_CHECK_DIGIT ||
							  evidence >= SHP_EVIDENCE_STRUCTURE_AND_CHECK_DIGIT
						  ? SHP_VERDICT_CHECK_DIGIT_OK
						  : SHP_VERDICT_FORMAT_ONLY);
		ck_assert_int_eq(shp_tracking_validate(NULL, courier, number, &declared), SHP_OK);
		ck_assert_msg(declared >= verdict, "%s: %s", courier, number);
	}
}

START_TEST(detection_agrees_with_validation)
{
	uint32_t detected = 0;

	random_state = 42;
	for (uint32_t round = 0; round < 10000; round++) {
		char number[SHP_LIMIT_TRACKING];
		uint64_t candidates[MOST_CANDIDATES];
		uint64_t few[3] = {0, 0, 77};
		uint32_t count = 0;
		uint32_t all;
		int32_t verdict = SHP_VERDICT_NONE;

		make_number(number);
		all = detect(NULL, number, candidates, &verdict);
		detected += all > 0;
		check_candidates(number, candidates, all);
		if (all)
			ck_assert_int_eq(verdict, shp_candidate_get_verdict(candidates[0]));
		else
			ck_assert_int_lt(verdict, SHP_VERDICT_FORMAT_ONLY);
		/* with little room the best ones are kept, and the count stays */
		ck_assert_int_eq(shp_tracking_detect(NULL, NULL, number, few, 2, &count, NULL), SHP_OK);
		ck_assert_uint_eq(count, all);
		ck_assert_uint_eq(few[2], 77);
		for (uint32_t i = 0; i < 2 && i < all; i++)
			ck_assert_uint_eq(few[i], candidates[i]);
		ck_assert_int_eq(shp_tracking_detect(NULL, NULL, number, NULL, 0, &count, &verdict), SHP_OK);
		ck_assert_uint_eq(count, all);
		ck_assert_int_eq(verdict >= SHP_VERDICT_FORMAT_ONLY, all > 0);
	}
	ck_assert_uint_gt(detected, 2500);
}
END_TEST

START_TEST(a_declared_carrier_is_told_its_own_candidates_only)
{
	random_state = 43;
	for (uint32_t round = 0; round < 5000; round++) {
		const int32_t index = (int32_t)random_below(shp_carriers_count_entries(NULL));
		const char *carrier = shp_carriers_get_code(NULL, index);
		char number[SHP_LIMIT_TRACKING];
		uint64_t candidates[MOST_CANDIDATES];
		int32_t verdict = SHP_VERDICT_NONE;
		int32_t validated = SHP_VERDICT_NONE;
		uint32_t count;

		make_number(number);
		count = detect(carrier, number, candidates, &verdict);
		shp_tracking_validate(NULL, carrier, number, &validated);
		ck_assert_int_eq(verdict, validated);
		for (uint32_t i = 0; i < count; i++) {
			const char *courier = shp_candidate_get_courier(NULL, candidates[i]);
			int own = 0;

			ck_assert_int_le(shp_candidate_get_verdict(candidates[i]), verdict);
			for (uint32_t n = 0; shp_carriers_get_courier(NULL, index, n); n++)
				own |= strcmp(shp_carriers_get_courier(NULL, index, n), courier) == 0;
			ck_assert_msg(own, "%s: %s", carrier, courier);
		}
	}
	/* the S10 of a post is told as the post's */
	{
		uint64_t candidates[MOST_CANDIDATES];

		ck_assert_uint_eq(detect("USPS", "RB123456785US", candidates, NULL), 1);
		ck_assert_str_eq(shp_candidate_get_courier(NULL, candidates[0]), "usps");
		ck_assert_str_eq(shp_candidate_get_service(NULL, candidates[0]), "S10");
		ck_assert_uint_eq(detect("s10", "RB123456785US", candidates, NULL), 1);
		/* two posts, one number */
		ck_assert_uint_eq(detect("China Post", "RB123456785CN", candidates, NULL), 1);
	}
}
END_TEST

START_TEST(a_candidate_that_is_none_tells_nothing)
{
	ck_assert_ptr_null(shp_candidate_get_courier(NULL, 0));
	ck_assert_ptr_null(shp_candidate_get_service(NULL, 0));
	random_state = 5;
	for (uint32_t round = 0; round < 20000; round++) {
		const uint64_t candidate = (uint64_t)random_below(UINT32_MAX) << 32 | random_below(UINT32_MAX);
		const char *courier = shp_candidate_get_courier(NULL, candidate);
		const char *service = shp_candidate_get_service(NULL, candidate);

		ck_assert_int_eq(courier == NULL, service == NULL);
	}
}
END_TEST

/* How much of random digits is taken by one service at least of tracking_number_data, in tenths of a percent. */
START_TEST(digits_at_random_are_taken_as_often_as_is_known)
{
	static const struct {
		uint32_t length;
		uint32_t from;
		uint32_t to;
	} shares[] = {{10, 90, 110}, {11, 90, 110}, {12, 140, 165}, {14, 1000, 1000}, {15, 115, 140},
		      {16, 90, 110}, {18, 90, 110}, {20, 185, 220}, {22, 2, 8},	      {26, 0, 4},
		      {28, 20, 35},  {32, 4, 20},   {34, 75, 105},  {13, 0, 0},	      {17, 0, 0}};
	enum { ROUNDS = 20000 };

	random_state = 99;
	for (size_t i = 0; i < sizeof(shares) / sizeof(*shares); i++) {
		uint32_t taken = 0;

		for (uint32_t round = 0; round < ROUNDS; round++) {
			char number[40];
			uint64_t candidates[MOST_CANDIDATES];
			uint32_t count = 0;
			int own = 0;

			for (uint32_t at = 0; at < shares[i].length; at++)
				number[at] = (char)('0' + random_below(10));
			number[shares[i].length] = '\0';
			(void)shp_tracking_detect(NULL, NULL, number, candidates, MOST_CANDIDATES, &count, NULL);
			for (uint32_t j = 0; j < count; j++) {
				const char *courier = shp_candidate_get_courier(NULL, candidates[j]);

				for (int32_t k = 0; k <= SHP__COURIER_YUNEXPRESS; k++)
					own |= strcmp(shp__builtin_couriers[k].code, courier) == 0 &&
					       strcmp(shp_candidate_get_service(NULL, candidates[j]),
						      "DPD (14, no check character)");
			}
			taken += own != 0;
		}
		ck_assert_msg(taken * 1000 / ROUNDS >= shares[i].from && taken * 1000 <= shares[i].to * ROUNDS,
			      "%u digits: %u", shares[i].length, taken);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tracking_detect");
	TCase *tcase = tcase_create("detect");
	SRunner *runner;
	int failed;

	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, the_stronger_evidence_comes_first);
	tcase_add_test(tcase, evidence_is_what_the_template_shows);
	tcase_add_test(tcase, the_best_candidate_is_nearly_always_right);
	tcase_add_test(tcase, detection_agrees_with_validation);
	tcase_add_test(tcase, a_declared_carrier_is_told_its_own_candidates_only);
	tcase_add_test(tcase, a_candidate_that_is_none_tells_nothing);
	tcase_add_test(tcase, digits_at_random_are_taken_as_often_as_is_known);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
