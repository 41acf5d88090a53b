/*
 * Validation: the vectors, the ways in which people type numbers, carriers whose numbers are not known, the table
 * itself.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "carrier.h"
#include "courier.h"
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

/* ---- vectors ---- */

START_TEST(each_service_takes_its_numbers_and_no_others)
{
	for (uint32_t i = 0; i < tracking_vector_count; i++) {
		const struct tracking_vector *vector = &tracking_vectors[i];

		ck_assert_msg(takes(vector->courier, vector->courier, vector->service, vector->number) == vector->valid,
			      "%s, declared: %s", vector->service, vector->number);
		ck_assert_msg(takes(NULL, vector->courier, vector->service, vector->number) == vector->valid,
			      "%s, detected: %s", vector->service, vector->number);
		if (vector->valid)
			ck_assert_int_ge(verdict_of(vector->courier, vector->number), SHP_VERDICT_FORMAT_ONLY);
	}
}
END_TEST

/* One vector is no number of its service, but one of another service of its courier. */
START_TEST(numbers_of_no_service_of_a_courier_are_refused)
{
	uint32_t elsewhere = 0;

	for (uint32_t i = 0; i < tracking_vector_count; i++) {
		const struct tracking_vector *vector = &tracking_vectors[i];
		uint64_t candidate;
		uint32_t count = 0;

		if (vector->valid)
			continue;
		shp_tracking_detect(NULL, vector->courier, vector->number, &candidate, 1, &count, NULL);
		if (count)
			elsewhere++;
		else
			ck_assert_msg(verdict_of(vector->courier, vector->number) < SHP_VERDICT_FORMAT_ONLY, "%s %s",
				      vector->courier, vector->number);
	}
	ck_assert_uint_eq(elsewhere, 1);
}
END_TEST

START_TEST(public_samples_have_the_verdict_they_deserve)
{
	for (uint32_t i = 0; i < tracking_sample_count; i++) {
		const struct tracking_sample *sample = &tracking_samples[i];

		ck_assert_msg(verdict_of(sample->courier, sample->number) == sample->verdict, "%s %s", sample->courier,
			      sample->number);
		if (sample->service)
			ck_assert_msg(takes(NULL, sample->courier, sample->service, sample->number), "%s %s",
				      sample->courier, sample->number);
	}
}
END_TEST

/*
 * A number of USPS: routing, application identifier, service type, mailer id that begins with `mailer`; check digit
 * last.
 */
static void write_impb(char *number, const char *routing, const char *application, char mailer, size_t length)
{
	const size_t before = strlen(routing);
	char *body = number + before;

	strcpy(number, routing);
	for (size_t i = 0; i + 1 < length; i++)
		body[i] = (char)('0' + (i * 7 + 1) % 10);
	memcpy(body, application, 2);
	memset(body + 2, '1', 3); /* what stands here could be taken for an identifier behind a longer routing */
	body[5] = mailer;
	body[length - 1] = '\0';
	ck_assert_int_eq(shp_check_digit(SHP_CHECK_MOD10_3_1_REVERSE, body, &body[length - 1]), SHP_OK);
	body[length] = '\0';
}

/* By the rules of IMpb: which application identifier goes with which mailer id, and how long a number may be. */
START_TEST(numbers_of_usps_have_one_of_their_forms)
{
	static const char *const routings[] = {"", "42012345", "420123456789"};
	static const char *const applications[] = {"90", "91", "92", "93", "94", "95", "96"};
	static const size_t lengths[] = {18, 20, 22, 24, 26, 28, 30};
	uint32_t taken = 0;

	for (size_t i = 0; i < 3 * 7 * 7 * 2; i++) {
		const char *routing = routings[i % 3];
		const char *application = applications[i / 3 % 7];
		const size_t length = lengths[i / 21 % 7];
		const int nine = i / 147 % 2 != 0; /* a mailer id of nine digits begins with 9, one of six does not */
		const int usual = length == 22 || (length == 26 && strlen(routing) < 12);
		const int with_nine = application[1] == '2' || application[1] == '5';
		const int without = application[1] == '3' || application[1] == '5';
		char number[80];
		int wanted;

		write_impb(number, routing, application, nine ? '9' : '4', length);
		wanted = application[1] == '4' && (usual || (length == 30 && nine && !*routing));
		ck_assert_msg(takes("usps", "usps", "USPS IMpb N", number) == wanted, "%s", number);
		taken += wanted != 0;
		wanted = usual && ((nine && with_nine) || (!nine && without));
		ck_assert_msg(takes("usps", "usps", "USPS IMpb C", number) == wanted, "%s", number);
		taken += wanted != 0;
		if (length == 20 || strlen(number) == 32) /* numbers without 91: there the check digit is not ours */
			continue;
		wanted = application[1] == '1' && length == 22;
		ck_assert_msg(takes("usps", "usps", "USPS Legacy", number) == wanted, "%s", number);
		taken += wanted != 0;
	}
	ck_assert_uint_eq(taken, 11 + 20 + 6);
	/*
	 * 34 digits that can be read with ZIP + 4 are read so, right or not: here the check digit would be right for
	 * a number of 26 digits behind the ZIP of five.
	 */
	ck_assert(takes("usps", "usps", "USPS IMpb N", "94529430741852963074185297"));
	ck_assert(!takes("usps", "usps", "USPS IMpb N", "4201234594529430741852963074185297"));
}
END_TEST

START_TEST(verdicts_tell_what_is_wrong)
{
	ck_assert_int_eq(verdict_of("UPS", "1Z5R89390357567127"), SHP_VERDICT_CHECK_DIGIT_OK);
	ck_assert_int_eq(verdict_of("UPS", "1Z5R89390357567128"), SHP_VERDICT_BAD_CHECK_DIGIT);
	ck_assert_int_eq(verdict_of("UPS", "1Z5R8939035756712"), SHP_VERDICT_MALFORMED);
	ck_assert_int_eq(verdict_of("UPS", "1Z5R8939035756712X"), SHP_VERDICT_MALFORMED);
	/* an SSCC of FedEx: the type, here 00, is not covered; 3 and 1 times the digits are 128, 2 is missing */
	ck_assert(takes("FedEx", "fedex", "FedEx Ground (SSCC-18)", "001234567890123452"));
	ck_assert(takes("FedEx", "fedex", "FedEx Ground (SSCC-18)", "991234567890123452"));
	ck_assert_int_eq(verdict_of("FedEx", "001234567890123453"), SHP_VERDICT_BAD_CHECK_DIGIT);
	ck_assert_int_eq(verdict_of("UPS", "9400111202555842333333"), SHP_VERDICT_MALFORMED);
	ck_assert_int_eq(verdict_of("yunexpress", "YT2229521272164446"), SHP_VERDICT_FORMAT_ONLY);
	ck_assert_int_eq(verdict_of("YunExpress", "YT222952127216444"), SHP_VERDICT_MALFORMED);
	ck_assert_int_eq(verdict_of("no such carrier", "1Z5R89390357567127"), SHP_VERDICT_UNKNOWN_CARRIER);
	ck_assert_int_eq(verdict_of("", "1Z5R89390357567127"), SHP_VERDICT_UNKNOWN_CARRIER);
	/* two services of one carrier take it: the better verdict counts */
	ck_assert_int_eq(verdict_of("DHL", "RX473124829DE"), SHP_VERDICT_CHECK_DIGIT_OK);
	ck_assert_int_eq(verdict_of("DHL", "RX473124828DE"), SHP_VERDICT_FORMAT_ONLY);
	/* a disputed check digit refuses nothing */
	ck_assert_int_eq(verdict_of("Japan Post", "123456789012"), SHP_VERDICT_FORMAT_ONLY);
	ck_assert_int_eq(verdict_of("YAMATO", "123456789012"), SHP_VERDICT_BAD_CHECK_DIGIT);
}
END_TEST

START_TEST(arguments_are_checked)
{
	int32_t verdict = 77;
	uint32_t count = 0;

	ck_assert_int_eq(shp_tracking_validate(NULL, NULL, "1", &verdict), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_tracking_validate(NULL, "UPS", NULL, &verdict), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_tracking_validate(NULL, "UPS", "1", NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_tracking_validate_index(NULL, 0, NULL, &verdict), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_tracking_detect(NULL, "UPS", NULL, NULL, 0, &count, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_tracking_detect(NULL, "UPS", "1", NULL, 1, &count, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_tracking_detect(NULL, "UPS", "1", NULL, 0, NULL, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(verdict, 77);
	ck_assert_int_eq(shp_tracking_validate_index(NULL, -5, "1", &verdict), SHP_OK);
	ck_assert_int_eq(verdict, SHP_VERDICT_UNKNOWN_CARRIER);
	ck_assert_int_eq(shp_tracking_validate_index(NULL, (int32_t)shp_carriers_count_entries(NULL), "1", &verdict),
			 SHP_OK);
	ck_assert_int_eq(verdict, SHP_VERDICT_UNKNOWN_CARRIER);
	ck_assert_int_eq(
		shp_tracking_validate_index(NULL, shp_carriers_find(NULL, "ups"), "1Z5R89390357567127", &verdict),
		SHP_OK);
	ck_assert_int_eq(verdict, SHP_VERDICT_CHECK_DIGIT_OK);
}
END_TEST

/* ---- carriers that know less ---- */

START_TEST(numbers_of_other_are_not_checked)
{
	static const char *const carriers[] = {"Other", "otro",		"Sonstige", "\xe5\x85\xb6\xe4\xbb\x96",
					       "TNT",	"Self Delivery"};
	char one[2] = "?";

	for (size_t i = 0; i < sizeof(carriers) / sizeof(*carriers); i++) {
		ck_assert_int_eq(verdict_of(carriers[i], "by hand, 7 p.m. (#3/4)"), SHP_VERDICT_FORMAT_ONLY);
		ck_assert_int_eq(verdict_of(carriers[i], "1Z5R89390357567128"), SHP_VERDICT_FORMAT_ONLY);
	}
	for (int character = 0x20; character < 0x7f; character++) {
		one[0] = (char)character;
		ck_assert_int_eq(verdict_of("Other", one), (character >= '0' && character <= '9') ||
								   (character >= 'A' && character <= 'Z') ||
								   (character >= 'a' && character <= 'z')
							       ? SHP_VERDICT_FORMAT_ONLY
							       : SHP_VERDICT_MALFORMED);
	}
}
END_TEST

START_TEST(open_carriers_take_what_could_be_one)
{
	/*
	 * too short, or without a digit, or with a sign; of the length of none of their templates; a wrong check
	 * digit stays wrong
	 */
	ck_assert_int_eq(verdict_of("ZTO Express", "12345"), SHP_VERDICT_MALFORMED);
	ck_assert_int_eq(verdict_of("ZTO Express", "123456"), SHP_VERDICT_FORMAT_ONLY);
	ck_assert_int_eq(verdict_of("ZTO Express", "ABCDEFGH"), SHP_VERDICT_MALFORMED);
	ck_assert_int_eq(verdict_of("ZTO Express", "ABCDEFG8"), SHP_VERDICT_FORMAT_ONLY);
	ck_assert_int_eq(verdict_of("ZTO Express", "123456/7"), SHP_VERDICT_MALFORMED);
	ck_assert_int_eq(verdict_of("ZTO Express", "1234567890123456789012345678901234567890"),
			 SHP_VERDICT_FORMAT_ONLY);
	ck_assert_int_eq(verdict_of("ZTO Express", "12345678901234567890123456789012345678901"), SHP_VERDICT_MALFORMED);
	ck_assert_int_eq(verdict_of("Royal Mail", "TQ071537693GB"), SHP_VERDICT_CHECK_DIGIT_OK);
	ck_assert_int_eq(verdict_of("Royal Mail", "TQ071537694GB"), SHP_VERDICT_BAD_CHECK_DIGIT);
	ck_assert_int_eq(verdict_of("Royal Mail", "TQ07153769GB"), SHP_VERDICT_FORMAT_ONLY);
	/* and closed ones do not */
	ck_assert_int_eq(verdict_of("SF Express", "SF123"), SHP_VERDICT_MALFORMED);
	ck_assert_int_eq(verdict_of("OnTrac", "123456"), SHP_VERDICT_MALFORMED);
}
END_TEST

START_TEST(s10_numbers_of_every_country_are_taken)
{
	/*
	 * Taiwan, Macao, Kosovo, Aland, Faroes, Greenland, Jersey, Guernsey, Man: no members of the UPU by themselves
	 */
	static const char *const countries[] = {"TW", "MO", "XK", "AX", "FO", "GL", "JE",
						"GG", "IM", "US", "CN", "HK", "ZW"};
	uint32_t accepted = 0;
	char number[] = "RR123456785??";

	for (size_t i = 0; i < sizeof(countries) / sizeof(*countries); i++) {
		memcpy(number + 11, countries[i], 2);
		ck_assert_msg(verdict_of("s10", number) == SHP_VERDICT_CHECK_DIGIT_OK, "%s", number);
	}
	for (char first = 'A'; first <= 'Z'; first++) {
		for (char second = 'A'; second <= 'Z'; second++) {
			number[11] = first;
			number[12] = second;
			accepted += verdict_of("s10", number) == SHP_VERDICT_CHECK_DIGIT_OK;
		}
	}
	ck_assert_uint_eq(accepted, 249 + 1); /* ISO 3166-1, and XK */
	/* posts take those of all posts, others do not */
	ck_assert_int_eq(verdict_of("USPS", "LK123456785CN"), SHP_VERDICT_CHECK_DIGIT_OK);
	ck_assert_int_eq(verdict_of("China Post", "LK123456785CN"), SHP_VERDICT_CHECK_DIGIT_OK);
	ck_assert_int_eq(verdict_of("EUB", "LK123456786CN"), SHP_VERDICT_BAD_CHECK_DIGIT);
	ck_assert_int_eq(verdict_of("UPS", "LK123456785CN"), SHP_VERDICT_MALFORMED);
	ck_assert_int_eq(verdict_of("s10", "VR344217874YP"), SHP_VERDICT_MALFORMED);
	ck_assert_int_eq(verdict_of("Yanwen", "VR344217874YP"), SHP_VERDICT_CHECK_DIGIT_OK);
}
END_TEST

/* ---- the table ---- */

START_TEST(the_table_says_what_its_templates_say)
{
	const struct shp__carrier_table *table = &shp__builtin_carrier_table;
	uint32_t services = 0;

	ck_assert_uint_le(table->courier_count, SHP_LIMIT_COURIERS);
	for (uint32_t i = 0; i < table->courier_count; i++) {
		const struct shp__courier *courier = &table->couriers[i];

		ck_assert(courier->count == 0 || courier->templates[0].service);
		ck_assert(courier->url == NULL || strstr(courier->url, "%s"));
		for (uint32_t j = 0; j < courier->count; j++) {
			const struct shp__template *row = &courier->templates[j];
			struct shp__measure measure;

			ck_assert_msg(shp__pattern_measure(row->pattern, row->check, &measure), "%s: %s",
				      courier->code, row->pattern);
			ck_assert_msg(row->minimum == measure.minimum && row->maximum == measure.maximum, "%s: %s",
				      courier->code, row->pattern);
			ck_assert(row->check == SHP_CHECK_NONE || shp__is_check(row->check));
			if (i <= SHP__COURIER_YUNEXPRESS && row->service)
				services++;
		}
	}
	ck_assert_uint_eq(services, 39 + 1); /* those of tracking_number_data, and one of ours */
	ck_assert_int_eq(SHP__COURIER_YUNEXPRESS + 1, 18);
}
END_TEST

/* Texts counted wherever they stand, as if no two were one. */
START_TEST(the_tables_are_small)
{
	const struct shp__carrier_table *table = &shp__builtin_carrier_table;
	size_t size = table->carrier_count * sizeof(*table->carriers) + table->courier_count * sizeof(*table->couriers);

	for (uint32_t i = 0; i < table->carrier_count; i++)
		size += strlen(table->carriers[i].code) + 1 +
			(table->carriers[i].name ? strlen(table->carriers[i].name) + 1 : 0);
	for (uint32_t i = 0; i < table->courier_count; i++) {
		const struct shp__courier *courier = &table->couriers[i];

		size += strlen(courier->code) + 1 + (courier->url ? strlen(courier->url) + 1 : 0);
		for (uint32_t j = 0; j < courier->count; j++)
			size += sizeof(courier->templates[j]) + strlen(courier->templates[j].pattern) + 1 +
				(courier->templates[j].service ? strlen(courier->templates[j].service) + 1 : 0);
	}
	ck_assert_uint_lt(size, 44 * 1024);
}
END_TEST

START_TEST(names_are_told_in_both_languages)
{
	for (int32_t verdict = SHP_VERDICT_UNKNOWN_CARRIER; verdict <= SHP_VERDICT_CHECK_DIGIT_OK; verdict++) {
		ck_assert_ptr_nonnull(shp_verdict_name(verdict));
		ck_assert_str_ne(shp_verdict_message(verdict, SHP_LANGUAGE_EN),
				 shp_verdict_message(verdict, SHP_LANGUAGE_ZH));
		ck_assert_str_eq(shp_verdict_message(verdict, 99), shp_verdict_message(verdict, SHP_LANGUAGE_EN));
	}
	for (int32_t evidence = SHP_EVIDENCE_LENGTH; evidence <= SHP_EVIDENCE_PREFIX_AND_CHECK_DIGIT; evidence++) {
		ck_assert_ptr_nonnull(shp_evidence_name(evidence));
		ck_assert_str_ne(shp_evidence_message(evidence, SHP_LANGUAGE_EN),
				 shp_evidence_message(evidence, SHP_LANGUAGE_ZH));
	}
	ck_assert_str_eq(shp_verdict_name(SHP_VERDICT_UNKNOWN_CARRIER), "unknown_carrier");
	ck_assert_str_eq(shp_verdict_name(SHP_VERDICT_MALFORMED), "malformed");
	ck_assert_str_eq(shp_verdict_name(SHP_VERDICT_BAD_CHECK_DIGIT), "bad_check_digit");
	ck_assert_str_eq(shp_verdict_name(SHP_VERDICT_FORMAT_ONLY), "format_only");
	ck_assert_str_eq(shp_verdict_name(SHP_VERDICT_CHECK_DIGIT_OK), "check_digit_ok");
	ck_assert_ptr_null(shp_verdict_name(SHP_VERDICT_NONE));
	ck_assert_ptr_null(shp_verdict_name(6));
	ck_assert_ptr_null(shp_verdict_message(-1, SHP_LANGUAGE_ZH));
	ck_assert_ptr_null(shp_evidence_name(7));
	ck_assert_ptr_null(shp_evidence_name(SHP_EVIDENCE_NONE));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tracking");
	TCase *tcase = tcase_create("validate");
	SRunner *runner;
	int failed;

	tcase_add_test(tcase, each_service_takes_its_numbers_and_no_others);
	tcase_add_test(tcase, numbers_of_no_service_of_a_courier_are_refused);
	tcase_add_test(tcase, public_samples_have_the_verdict_they_deserve);
	tcase_add_test(tcase, numbers_of_usps_have_one_of_their_forms);
	tcase_add_test(tcase, verdicts_tell_what_is_wrong);
	tcase_add_test(tcase, arguments_are_checked);
	tcase_add_test(tcase, numbers_of_other_are_not_checked);
	tcase_add_test(tcase, open_carriers_take_what_could_be_one);
	tcase_add_test(tcase, s10_numbers_of_every_country_are_taken);
	tcase_add_test(tcase, the_table_says_what_its_templates_say);
	tcase_add_test(tcase, the_tables_are_small);
	tcase_add_test(tcase, names_are_told_in_both_languages);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
