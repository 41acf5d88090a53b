/*
 * Carrier tables change, and what has happened stays: the same confirmation is recognised under any table, and a
 * correction that leaves the carrier alone leaves it alone.
 */
#include <stdlib.h>
#include <string.h>

#include "adopt_help.h"
#include "desk.h"

static struct desk desk;

/* From now on the table has this entry too. */
static void add_carrier(const char *code)
{
	struct shp_carriers_builder *carriers_builder;
	struct shp_carriers *carriers = NULL;
	struct shp_rules_builder *builder;
	struct shp_rules *rules = NULL;

	HOLDS(shp_carriers_builder_new(desk.ctx, NULL, &carriers_builder) == SHP_OK);
	shp_carriers_builder_set_carrier(carriers_builder, code, NULL, NULL, 0);
	HOLDS(shp_carriers_builder_build(carriers_builder, &carriers, desk.error) == SHP_OK);
	shp_carriers_builder_free(carriers_builder);
	HOLDS(shp_rules_builder_new(desk.ctx, "us", &builder, desk.error) == SHP_OK);
	shp_rules_builder_set_carriers(builder, carriers);
	HOLDS(shp_rules_builder_build(builder, &rules, desk.error) == SHP_OK);
	shp_rules_builder_free(builder);
	shp_carriers_unref(carriers);
	shp_rules_unref(desk.rules);
	desk.rules = rules;
	desk.without_adoption = desk.order != NULL;
}

START_TEST(what_was_unknown_then_is_the_same_carrier_now)
{
	desk_open(&desk, "us");
	desk_place(&desk, "a=2");
	desk_do(&desk, "confirm 1 carrier:acme-express");
	add_carrier("ACME Express");
	desk_repeat(&desk, "confirm 1 carrier:acme-express");
	desk_repeat(&desk, "confirm 1 carrier:ACME_EXPRESS");
	desk_repeat(&desk, "reconfirm 1 carrier:acme-express");
	ck_assert_str_eq(desk_refuse(&desk, "confirm 1 carrier:Acme"), "SHP_ERR_DIFFERS carrier");
	desk_do(&desk, "reconfirm 1 memo:x");
	ck_assert_str_eq(shp_order_get_shipment_text(desk.order, 0, SHP_SHIP_CARRIER), "acme-express");
	desk_close(&desk);
}
END_TEST

START_TEST(what_was_in_the_table_then_is_the_same_carrier_now)
{
	desk_open(&desk, "us");
	add_carrier("ACME Express");
	desk_place(&desk, "a=2");
	desk_do(&desk, "confirm 1 carrier:acme-express");
	ck_assert_str_eq(shp_order_get_shipment_text(desk.order, 0, SHP_SHIP_CARRIER), "ACME Express");
	desk_rule(&desk, "us");
	desk.without_adoption = 1;
	desk_repeat(&desk, "confirm 1 carrier:acme-express");
	desk_repeat(&desk, "reconfirm 1 carrier:AcmeExpress");
	desk_close(&desk);
}
END_TEST

/* An adopted shipment may have a name beside a known carrier, as its old system wrote it. */
START_TEST(an_adopted_name_is_nobodys_correction)
{
	for (int32_t label = 0; label < 2; label++) {
		struct shp_decision *decision = NULL;
		struct shp_adoption *adoption;

		desk_open(&desk, "us");
		desk_place(&desk, "a=2");
		desk_do(&desk, label ? "label 1" : "confirm 1");
		HOLDS(shp_adoption_new(desk.ctx, &adoption) == SHP_OK);
		adopt_placement(shp_adoption_get_placement(adoption), desk.order);
		adopt_package(adoption, desk.order, 0);
		shp_adoption_set_shipment_text(adoption, 0, SHP_SHIP_CARRIER_NAME, "United");
		HOLDS(shp_order_adopt(desk.rules, adoption, desk.now, &decision, desk.error) == SHP_OK);
		shp_adoption_free(adoption);
		shp_order_unref(desk.order);
		desk.order = shp_order_ref(shp_decision_get_order(decision));
		shp_decision_unref(decision);
		desk_repeat(&desk, label ? "label 1 carrier_name:United" : "confirm 1 carrier_name:United");
		ck_assert_str_eq(desk_refuse(&desk, label ? "label 1 carrier_name:X" : "confirm 1 carrier_name:X"),
				 "SHP_ERR_DIFFERS carrier_name");
		desk_repeat(&desk, "reconfirm 1");
		desk_do(&desk, "reconfirm 1 memo:x");
		ck_assert_str_eq(desk_hear(&desk), "shipment.reconfirmed");
		ck_assert_str_eq(shp_order_get_shipment_text(desk.order, 0, SHP_SHIP_CARRIER_NAME), "United");
		if (!label) {
			desk_do(&desk, "reconfirm 1 carrier:FedEx");
			ck_assert_str_eq(shp_order_get_shipment_text(desk.order, 0, SHP_SHIP_CARRIER_NAME), "");
		}
		desk_close(&desk);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("carrier change");
	TCase *cases = tcase_create("carrier change");
	SRunner *runner = srunner_create(suite);

	tcase_add_test(cases, what_was_unknown_then_is_the_same_carrier_now);
	tcase_add_test(cases, what_was_in_the_table_then_is_the_same_carrier_now);
	tcase_add_test(cases, an_adopted_name_is_nobodys_correction);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
