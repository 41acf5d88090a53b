/* Tables of the host's own: carriers that are to its orders what Other is, and a table that is read back. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"

static struct desk desk;

/* "Hand" is as Other, "Van" is not; the built-in ones stay. */
static struct shp_carriers *own_carriers(struct shp_ctx *ctx, int without_others)
{
	struct shp_carriers_builder *builder = NULL;
	struct shp_carriers *carriers = NULL;

	HOLDS(shp_carriers_builder_new(ctx, NULL, &builder) == SHP_OK);
	if (without_others)
		shp_carriers_builder_clear_carriers(builder);
	shp_carriers_builder_set_courier(builder, "moon", "https://moon.example/?n=%s", SHP_COURIER_FLAG_S10);
	shp_carriers_builder_set_carrier(builder, "Hand", "By hand", NULL, SHP_CARRIER_FLAG_OTHER);
	shp_carriers_builder_set_carrier(builder, "Van", NULL, "moon", 0);
	shp_carriers_builder_add_alias(builder, "par avion", "Van");
	HOLDS(shp_carriers_builder_build(builder, &carriers, NULL) == SHP_OK);
	shp_carriers_builder_free(builder);
	return carriers;
}

static void open_with(int without_others)
{
	struct shp_rules_builder *builder = NULL;
	struct shp_carriers *carriers;

	desk_open(&desk, "us");
	carriers = own_carriers(desk.ctx, without_others);
	HOLDS(shp_rules_builder_new_from(desk.rules, &builder) == SHP_OK);
	shp_rules_builder_set_carriers(builder, carriers);
	desk.rules = shp_rules_unref(desk.rules);
	HOLDS(shp_rules_builder_build(builder, &desk.rules, desk.error) == SHP_OK);
	shp_rules_builder_free(builder);
	shp_carriers_unref(carriers);
	desk_place(&desk, "a=2@100");
}

static const char *text_of(int32_t field)
{
	return shp_order_get_shipment_text(desk.order, 0, field);
}

/* The flag says who needs a name, not the spelling. */
START_TEST(a_carrier_of_the_flag_needs_a_name)
{
	open_with(0);
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1 carrier:Hand"), "SHP_ERR_CARRIER_NAME_MISSING carrier_name");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1 carrier:hand"), "SHP_ERR_CARRIER_NAME_MISSING carrier_name");
	desk_do(&desk, "confirm 1 carrier:hand carrier_name:Bob");
	ck_assert_str_eq(text_of(SHP_SHIP_CARRIER), "Hand");
	ck_assert_str_eq(text_of(SHP_SHIP_CARRIER_NAME), "Bob");
	desk_do(&desk, "reconfirm 1 method:Fast"); /* what is kept, is kept */
	ck_assert_str_eq(text_of(SHP_SHIP_CARRIER_NAME), "Bob");
	ck_assert_str_eq(desk_refuse(&desk, "reconfirm 1 carrier_name:"), "SHP_ERR_CARRIER_NAME_MISSING carrier_name");
	desk_do(&desk, "reconfirm 1 carrier:Van"); /* leaving it clears the name */
	ck_assert_str_eq(text_of(SHP_SHIP_CARRIER_NAME), "");
	ck_assert_str_eq(desk_refuse(&desk, "reconfirm 1 carrier:Hand"), "SHP_ERR_CARRIER_NAME_MISSING carrier_name");
	desk_close(&desk);
}
END_TEST

START_TEST(words_for_other_are_as_they_were)
{
	open_with(0);
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1 carrier:Sonstige"),
			 "SHP_ERR_CARRIER_NAME_MISSING carrier_name");
	desk_do(&desk, "confirm 1 carrier:Otro carrier_name:Bob");
	ck_assert_str_eq(text_of(SHP_SHIP_CARRIER), "Other");
	ck_assert_str_eq(text_of(SHP_SHIP_CARRIER_NAME), "Bob");
	desk_close(&desk);
}
END_TEST

/* What the table does not know is taken at its word. */
START_TEST(other_needs_a_name_where_no_table_has_it)
{
	open_with(1);
	ck_assert_int_eq(shp_carriers_find(shp_rules_get_carriers(desk.rules), "Other"), SHP_ERR_CARRIER_UNKNOWN);
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1 carrier:Other"), "SHP_ERR_CARRIER_NAME_MISSING carrier_name");
	desk_do(&desk, "confirm 1 carrier:Other carrier_name:Bob");
	ck_assert_str_eq(text_of(SHP_SHIP_CARRIER_NAME), "Bob");
	desk_close(&desk);
}
END_TEST

/* ---- reading back ---- */

/* Keys ascend, and each finds its entry, or one that folds alike and stands before it. */
static void check_keys(const struct shp_carriers *carriers)
{
	const int32_t count = (int32_t)shp_carriers_count_entries(carriers);

	for (int32_t i = 0; i < count; i++) {
		const char *key = shp_carriers_get_key(carriers, i);
		const int32_t found = shp_carriers_find(carriers, key);

		HOLDS(key && key[0] && strlen(key) <= SHP_LIMIT_CARRIER_KEY);
		HOLDS(i == 0 || strcmp(shp_carriers_get_key(carriers, i - 1), key) <= 0);
		if (shp_carriers_get_flags(carriers, i) & SHP_CARRIER_FLAG_COURIER)
			HOLDS(found < 0 || found != i);
		else
			HOLDS(found >= 0 && !strcmp(shp_carriers_get_key(carriers, found), key));
	}
	ck_assert_ptr_null(shp_carriers_get_key(carriers, -1));
	ck_assert_ptr_null(shp_carriers_get_key(carriers, count));
}

static int32_t find_courier(const struct shp_carriers *carriers, const char *code)
{
	for (int32_t i = 0; i < (int32_t)shp_carriers_count_couriers(carriers); i++)
		if (!strcmp(shp_carriers_get_courier_code(carriers, i), code))
			return i;
	return -1;
}

/* Each courier once, and every link leads to one of them. */
static void check_couriers(const struct shp_carriers *carriers)
{
	const int32_t count = (int32_t)shp_carriers_count_couriers(carriers);

	for (int32_t i = 0; i < count; i++) {
		const char *url = shp_carriers_get_courier_url(carriers, i);

		HOLDS(find_courier(carriers, shp_carriers_get_courier_code(carriers, i)) == i);
		HOLDS(!url || strstr(url, "%s"));
	}
	for (int32_t i = 0; i < (int32_t)shp_carriers_count_entries(carriers); i++) {
		const char *code;

		for (uint32_t n = 0; (code = shp_carriers_get_courier(carriers, i, n)) != NULL; n++)
			HOLDS(find_courier(carriers, code) >= 0);
	}
	for (int32_t wrong = -1; wrong <= count; wrong += count + 1) {
		ck_assert_ptr_null(shp_carriers_get_courier_code(carriers, wrong));
		ck_assert_ptr_null(shp_carriers_get_courier_url(carriers, wrong));
		ck_assert_int_eq(shp_carriers_get_courier_flags(carriers, wrong), 0);
	}
}

START_TEST(tables_are_read_back)
{
	struct shp_ctx *ctx = NULL;
	struct shp_carriers *carriers;
	int32_t moon;

	HOLDS(shp_ctx_new(&ctx) == SHP_OK);
	carriers = own_carriers(ctx, 0);
	check_keys(NULL);
	check_keys(carriers);
	check_couriers(NULL);
	check_couriers(carriers);
	ck_assert_uint_eq(shp_carriers_count_couriers(carriers), shp_carriers_count_couriers(NULL) + 1);
	moon = find_courier(carriers, "moon");
	ck_assert_int_ge(moon, 0);
	ck_assert_str_eq(shp_carriers_get_courier_url(carriers, moon), "https://moon.example/?n=%s");
	ck_assert_int_eq(shp_carriers_get_courier_flags(carriers, moon), SHP_COURIER_FLAG_S10);
	ck_assert_ptr_null(shp_carriers_get_courier_url(NULL, find_courier(NULL, "s10")));
	ck_assert_str_eq(shp_carriers_get_key(carriers, shp_carriers_find(carriers, "Par-Avion")), "PARAVION");
	ck_assert_str_eq(shp_carriers_get_code(carriers, shp_carriers_find(carriers, "Par-Avion")), "Van");
	shp_carriers_unref(carriers);
	shp_ctx_unref(ctx);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("carrier_own");
	TCase *tests = tcase_create("own");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, a_carrier_of_the_flag_needs_a_name);
	tcase_add_test(tests, words_for_other_are_as_they_were);
	tcase_add_test(tests, other_needs_a_name_where_no_table_has_it);
	tcase_add_test(tests, tables_are_read_back);
	suite_add_tcase(suite, tests);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
