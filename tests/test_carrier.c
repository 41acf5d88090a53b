/*
 * The carrier table: every code is found, however it is written; words for "other"; names and flags; the order of the
 * table.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "carrier.h"
#include "carrier_codes.h"
#include "libshipment/tracking.h"

/* Codes that mean "other" in some language: found, but never written. */
static int means_other(const char *code)
{
	static const char *const others[] = {"Other", "Otro", "Andere", "Sonstige", "Interno"};

	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		if (strcmp(others[i], code) == 0)
			return 1;
	}
	return 0;
}

static const char *code_of(const char *text)
{
	const int32_t index = shp_carriers_find(NULL, text);

	return index < 0 ? "" : shp_carriers_get_code(NULL, index);
}

static const char *name_of(const char *text)
{
	const int32_t index = shp_carriers_find(NULL, text);

	return index < 0 ? "" : shp_carriers_get_name(NULL, index);
}

static int32_t flags_of(const char *text)
{
	return shp_carriers_get_flags(NULL, shp_carriers_find(NULL, text));
}

/* ---- finding ---- */

START_TEST(every_code_of_the_marketplace_is_found_and_stays_as_it_is)
{
	for (size_t i = 0; i < CARRIER_CODES; i++) {
		const char *code = carrier_codes[i];

		ck_assert_str_eq(code_of(code), means_other(code) ? "Other" : code);
		ck_assert_int_eq((flags_of(code) & SHP_CARRIER_FLAG_OTHER) != 0, means_other(code));
		ck_assert_int_eq(flags_of(code) & SHP_CARRIER_FLAG_COURIER, 0);
		ck_assert_ptr_nonnull(name_of(code));
	}
}
END_TEST

/* Writes a code in another way that folds alike; answers 0 if this way cannot be told from the code. */
static int write_otherwise(char *to, const char *code, int way)
{
	size_t length = 0;
	int differs = 0;

	for (const char *at = code; *at; at++) {
		const unsigned char character = (unsigned char)*at;
		const int lower = character >= 'a' && character <= 'z';
		const int upper = character >= 'A' && character <= 'Z';
		const int digit = character >= '0' && character <= '9';

		if (way == 0 && upper) {
			to[length++] = (char)(character + 32);
		} else if (way == 1 && lower) {
			to[length++] = (char)(character - 32);
		} else if (way == 2 && character < 0x80 && !lower && !upper && !digit) {
			differs = 1;
		} else if (way == 3 && (lower || upper || digit)) { /* full-width */
			const unsigned int wide = character - 0x20u + 0xff00u;

			to[length++] = (char)0xef;
			to[length++] = (char)(0x80 | (wide >> 6 & 0x3f));
			to[length++] = (char)(0x80 | (wide & 0x3f));
		} else {
			to[length++] = *at;
		}
		if (way == 4 && character < 0x80) {
			to[length] = "-_. '/&"[length % 7];
			length++;
		}
		differs |= length == 0 || to[length - 1] != *at;
	}
	to[length] = '\0';
	return differs;
}

START_TEST(case_blanks_and_punctuation_do_not_count)
{
	enum { WAYS = 5 };
	uint32_t tried[WAYS] = {0};

	for (size_t i = 0; i < CARRIER_CODES; i++) {
		for (int way = 0; way < WAYS; way++) {
			char text[200];

			if (!write_otherwise(text, carrier_codes[i], way))
				continue;
			tried[way]++;
			ck_assert_msg(strcmp(name_of(text), name_of(carrier_codes[i])) == 0, "%s as %s is %s",
				      carrier_codes[i], text, name_of(text));
		}
	}
	for (int way = 0; way < WAYS; way++)
		ck_assert_uint_gt(tried[way], 100);
}
END_TEST

START_TEST(codes_that_fold_alike_are_one_carrier_and_keep_their_spelling)
{
	static const char *const pairs[][2] = {
		{"Royal Mail", "ROYAL_MAIL"},	 {"Nacex", "NACEX"},
		{"Sendle", "SENDLE"},		 {"CouriersPlease", "Couriers Please"},
		{"AT POST", "AT Post"},		 {"CTTExpress", "CTT EXPRESS"},
		{"geodis", "GEODIS"},		 {"Kuehne+Nagel", "Kuehne Nagel"},
		{"Post NL", "PostNL"},		 {"COLIS PRIVE", "Colis Prive"},
		{"France Express", "FRANCE EXPRESS"}, {"FERCAM", "Fercam"},
		{"UKMail", "UK MAIL"},		 {"APC Overnight", "APC-Overnight"},
		{"Parcelhub", "Parcel Hub"},	 {"MZZ-Briefdienst", "MZZ Briefdienst"},
		{"Trans-o-Flex", "Transoflex"},
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		const char *first = pairs[i][0];
		const char *second = pairs[i][1];
		char other[100];

		ck_assert_str_eq(code_of(first), first);
		ck_assert_str_eq(code_of(second), second);
		ck_assert_str_eq(name_of(first), name_of(second));
		ck_assert_int_eq(flags_of(first), flags_of(second));
		/* written as neither of them: the first of the marketplace's list */
		ck_assert(write_otherwise(other, first, 4));
		ck_assert_str_eq(code_of(other), first);
	}
}
END_TEST

START_TEST(carriers_with_several_codes_have_one_name)
{
	static const char *const same[][2] = {
		{"UPSMI", "UPS Mail Innovations"}, {"SAGAWA", "SagawaExpress"}, {"YAMATO", "YamatoTransport"},
		{"NITTSU", "NipponExpress"}, {"FEDEX_JP", "FedEx"}, {"DASCHER", "DACHSER"}, {"DACSHER", "DACHSER"},
		{"RMLGB", "Royal Mail"}, {"Bartolini", "BRT"}, {"AUSSIE_POST", "Australia Post"},
		{"Shunfeng Express", "SF Express"}, {"Swiss post", "Schweizer Post"},
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++) {
		ck_assert_str_eq(name_of(same[i][0]), name_of(same[i][1]));
		ck_assert_str_ne(code_of(same[i][0]), code_of(same[i][1]));
	}
	ck_assert_str_eq(code_of("Transaragon\xc3\x83\xc2\xa9s"),
			 "Transaragon\xc3\x83\xc2\xa9s"); /* mangled, as the marketplace has it */
	ck_assert_str_eq(code_of("Transaragon\xc3\xa9s"), "Transaragon\xc3\x83\xc2\xa9s");
	ck_assert_str_eq(name_of("TRANSARAGONES"), "Transaragon\xc3\xa9s");
	ck_assert_str_eq(name_of("K\xc3\xbchne + Nagel"), "Kuehne+Nagel");
}
END_TEST

START_TEST(words_for_other_are_written_as_other)
{
	static const char *const words[] = {
		"other", "OTHERS", "Otro", "otros", "Outros", "Andere", "Sonstige", "sonstiges", "Autre", "AUTRES",
		"Altro", "Interno", "Overig", "Annat", "\xc3\x96vrigt", "Inny", "Di\xc4\x9f" "er", "Kh\xc3\xa1" "c",
		"\xe3\x81\x9d\xe3\x81\xae\xe4\xbb\x96", /* Japanese */
		"\xe5\x85\xb6\xe4\xbb\x96", "\xe5\x85\xb6\xe5\xae\x83", "\xe4\xbb\x96", /* Chinese */
		"\xe3\x80\x90\xe5\x85\xb6\xe4\xbb\x96\xe3\x80\x91", /* in brackets, as a page prints it */
		"\xea\xb8\xb0\xed\x83\x80", /* Korean */
		"\xd8\xa3\xd8\xae\xd8\xb1\xd9\x89", /* Arabic */
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		ck_assert_msg(strcmp(code_of(words[i]), "Other") == 0, "%s", words[i]);
		ck_assert_str_eq(name_of(words[i]), "Other");
		ck_assert(flags_of(words[i]) & SHP_CARRIER_FLAG_OTHER);
	}
}
END_TEST

START_TEST(what_is_no_carrier_is_not_found)
{
	static const char *const texts[] = {
		"", " ", "-", "...", "UP", "UPSS", "U", "Othe", "no such carrier",
		"South Eastern Freight Lines and many more of them", "UPS\n", "UPS\x7f", "\xff", "UPS\xe3\x80",
		"\xc3", "\xf0\x9f\x93\xa6", /* controls, and what is not UTF-8 or no letter */
		"deppon", "cainiao", "s10", "hermes_de", /* couriers, but no codes of the marketplace */
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		ck_assert_msg(shp_carriers_find(NULL, texts[i]) == SHP_ERR_CARRIER_UNKNOWN, "%s", texts[i]);
	ck_assert_int_eq(shp_carriers_find(NULL, NULL), SHP_ERR_ARGUMENT);
}
END_TEST

START_TEST(getters_know_their_bounds)
{
	const int32_t count = (int32_t)shp_carriers_count_entries(NULL);
	const int32_t none[] = {-1, INT32_MIN, SHP_ERR_CARRIER_UNKNOWN, count, INT32_MAX};

	ck_assert_int_ge(count, CARRIER_CODES);
	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++) {
		ck_assert_ptr_null(shp_carriers_get_code(NULL, none[i]));
		ck_assert_ptr_null(shp_carriers_get_name(NULL, none[i]));
		ck_assert_int_eq(shp_carriers_get_flags(NULL, none[i]), 0);
		ck_assert_ptr_null(shp_carriers_get_courier(NULL, none[i], 0));
	}
	ck_assert_str_eq(shp_carriers_get_courier(NULL, shp_carriers_find(NULL, "UPSMI"), 0), "ups");
	ck_assert_str_eq(shp_carriers_get_courier(NULL, shp_carriers_find(NULL, "UPSMI"), 1), "usps");
	ck_assert_ptr_null(shp_carriers_get_courier(NULL, shp_carriers_find(NULL, "UPSMI"), 2));
	ck_assert_ptr_null(shp_carriers_get_courier(NULL, shp_carriers_find(NULL, "UPSMI"), UINT32_MAX));
	ck_assert_ptr_null(shp_carriers_ref(NULL));
	ck_assert_ptr_null(shp_carriers_unref(NULL));
}
END_TEST

/* ---- what is known of them ---- */

START_TEST(flags_say_what_the_marketplace_does)
{
	static const char *const integrated[] = {
		"UPS", "USPS", "FedEx", "DHL", "OnTrac", "EUB", "Yanwen", "4PX", "Yun Express", "China Post",
		"SF Express", "Japan Post", "YAMATO", "Delhivery", "Royal Mail",
		"\xe8\x81\x94\xe9\x82\xa6\xe5\xbf\xab\xe9\x80\x92", /* FedEx in Chinese */
		"\xe4\xbd\x90\xe5\xb7\x9d\xe6\x80\xa5\xe4\xbe\xbf"}; /* Sagawa in Japanese */
	static const char *const not_integrated[] = {"Other", "Target", "Old Dominion", "HS code", "ZTO Express"};
	static const char *const exempt[] = {"CEVA", "Conway", "Old Dominion", "geodis"};
	static const char *const no_carriers[] = {"HS code", "Digital Delivery", "Self Delivery", "Mezzi propri",
						  "Consegna Mezzi Propri"};

	for (size_t i = 0; i < sizeof(integrated) / sizeof(*integrated); i++)
		ck_assert_msg(flags_of(integrated[i]) & SHP_CARRIER_FLAG_INTEGRATED, "%s", integrated[i]);
	for (size_t i = 0; i < sizeof(not_integrated) / sizeof(*not_integrated); i++)
		ck_assert_msg(!(flags_of(not_integrated[i]) & SHP_CARRIER_FLAG_INTEGRATED), "%s", not_integrated[i]);
	for (size_t i = 0; i < sizeof(exempt) / sizeof(*exempt); i++)
		ck_assert_msg(flags_of(exempt[i]) & SHP_CARRIER_FLAG_EXEMPT, "%s", exempt[i]);
	for (size_t i = 0; i < sizeof(no_carriers) / sizeof(*no_carriers); i++)
		ck_assert_msg(flags_of(no_carriers[i]) & SHP_CARRIER_FLAG_NOT_A_CARRIER, "%s", no_carriers[i]);
}
END_TEST

/* Who must give a number must be able to: the marketplace reads its scans, and its numbers are known. */
START_TEST(mandates_are_for_integrated_carriers_with_known_numbers)
{
	uint32_t mandates = 0;

	for (int32_t i = 0; i < (int32_t)shp_carriers_count_entries(NULL); i++) {
		if (!(shp_carriers_get_flags(NULL, i) & SHP_CARRIER_FLAG_MANDATE))
			continue;
		mandates++;
		ck_assert_msg(shp_carriers_get_flags(NULL, i) & SHP_CARRIER_FLAG_INTEGRATED, "%s",
			      shp_carriers_get_code(NULL, i));
		ck_assert_msg(shp_carriers_get_courier(NULL, i, 0), "%s", shp_carriers_get_code(NULL, i));
	}
	ck_assert_uint_gt(mandates, 10);
	ck_assert(flags_of("UPS") & SHP_CARRIER_FLAG_MANDATE);
	ck_assert(!(flags_of("Royal Mail") & SHP_CARRIER_FLAG_MANDATE)); /* sells post without tracking */
}
END_TEST

/* ---- the table ---- */

START_TEST(the_table_is_sorted_and_folded)
{
	const struct shp__carrier_table *table = &shp__builtin_carrier_table;

	for (uint32_t i = 0; i < table->carrier_count; i++) {
		const struct shp__carrier *carrier = &table->carriers[i];
		const int order = i ? memcmp(carrier[-1].key, carrier->key, sizeof(carrier->key)) : -1;
		char key[SHP__CARRIER_KEY_SIZE];
		int ended = 0;

		ck_assert_msg(order <= 0, "%s", carrier->code);
		/* codes that fold alike are all codes of the marketplace, and not the same one */
		ck_assert_msg(order < 0 || strcmp(carrier[-1].code, carrier->code), "%s", carrier->code);
		ck_assert_msg(order < 0 || !((carrier[-1].flags | carrier->flags) &
					     (SHP_CARRIER_FLAG_ALIAS | SHP_CARRIER_FLAG_COURIER)),
			      "%s", carrier->code);
		ck_assert_msg(shp__carrier_fold(carrier->code, key), "%s", carrier->code);
		if (!(carrier->flags & SHP_CARRIER_FLAG_ALIAS))
			ck_assert_msg(memcmp(key, carrier->key, sizeof(key)) == 0, "%s", carrier->code);
		for (uint32_t n = 0; n < SHP_LIMIT_CARRIER_COURIERS; n++) {
			ck_assert(!ended || !carrier->couriers[n]);
			ck_assert_uint_le(carrier->couriers[n], table->courier_count);
			ended = !carrier->couriers[n];
		}
		if (carrier->flags & SHP_CARRIER_FLAG_ALIAS)
			ck_assert_msg(shp_carriers_find(NULL, carrier->code) >= 0, "%s", carrier->code);
	}
}
END_TEST

/* A courier's code is taken by validation, and what it finds links to that courier first or among others. */
START_TEST(every_courier_is_found_by_its_code)
{
	const struct shp__carrier_table *table = &shp__builtin_carrier_table;

	for (uint32_t i = 0; i < table->courier_count; i++) {
		const char *code = table->couriers[i].code;
		const int32_t index = shp__carrier_find(table, code, 1);
		int linked = 0;
		int32_t verdict = SHP_VERDICT_NONE;

		ck_assert_msg(index >= 0, "%s", code);
		for (uint32_t n = 0; n < SHP_LIMIT_CARRIER_COURIERS; n++)
			linked |= table->carriers[index].couriers[n] == i + 1;
		ck_assert_msg(linked, "%s", code);
		ck_assert_int_eq(shp_tracking_validate(NULL, code, "1", &verdict), SHP_OK);
		ck_assert_int_ne(verdict, SHP_VERDICT_UNKNOWN_CARRIER);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("carrier");
	TCase *tcase = tcase_create("table");
	SRunner *runner;
	int failed;

	tcase_add_test(tcase, every_code_of_the_marketplace_is_found_and_stays_as_it_is);
	tcase_add_test(tcase, case_blanks_and_punctuation_do_not_count);
	tcase_add_test(tcase, codes_that_fold_alike_are_one_carrier_and_keep_their_spelling);
	tcase_add_test(tcase, carriers_with_several_codes_have_one_name);
	tcase_add_test(tcase, words_for_other_are_written_as_other);
	tcase_add_test(tcase, what_is_no_carrier_is_not_found);
	tcase_add_test(tcase, getters_know_their_bounds);
	tcase_add_test(tcase, flags_say_what_the_marketplace_does);
	tcase_add_test(tcase, mandates_are_for_integrated_carriers_with_known_numbers);
	tcase_add_test(tcase, the_table_is_sorted_and_folded);
	tcase_add_test(tcase, every_courier_is_found_by_its_code);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
