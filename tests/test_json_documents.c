/* JSON of one order and its events as they are, to the letter: what a host's readers rely on. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "json_check.h"
#include "order_help.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void expect_document(json_t *json, const char *expected)
{
	json_error_t wrong;
	json_t *wanted = json_loads(expected, 0, &wrong);

	ck_assert_msg(wanted != NULL, "%s", wrong.text);
	if (!json_equal(json, wanted))
		ck_abort_msg("%s", json_dumps(json, JSON_INDENT(1)));
	json_decref(wanted);
	json_decref(json);
}

START_TEST(order_document)
{
	struct shp_rules *rules = parse("us,fee=1500");
	struct shp_decision *placed = NULL;
	struct shp_decision *confirmed = NULL;

	decide_plain(rules, &placed, &confirmed);
	expect_document(json_of_order(shp_decision_get_order(confirmed), NULL, NOW, SHP_AUDIENCE_SELLER),
		"{\"reference\": \"902-3159896-1390916\", \"id\": \"e5a5b035-30c9-5629-a40d-111185a1ff61\","
		" \"marketplace\": \"us\", \"revision\": 6, \"status\": \"shipped\","
		" \"ordered_at\": \"2025-11-06T00:00:00.000Z\","
		" \"ship_from_date\": null, \"ship_by\": \"2025-11-07\", \"deliver_by\": null, \"service\": null,"
		" \"channel\": \"MFN\", \"programs\": [], \"currency\": \"USD\", \"exponent\": 2,"
		" \"charge_policy\": \"first_package\", \"credit_timing\": \"charge\", \"fee_basis_points\": 1500,"
		" \"cod_amount\": \"0.00\", \"total\": \"51.98\", \"charged\": \"51.98\", \"refunded\": \"0.00\","
		" \"credited\": \"44.19\", \"debited\": \"0.00\", \"held\": \"0.00\","
		" \"lines\": [{\"id\": \"05015851154158\", \"sku\": null, \"title\": \"13\\\" 充电宝\","
		" \"category\": null,"
		" \"status\": \"shipped\", \"quantity\": 2, \"ordered\": 2, \"cancelled\": 0, \"shipped\": 2,"
		" \"open\": 0,"
		" \"item_price\": \"51.98\", \"item_tax\": \"0.00\", \"shipping_price\": \"0.00\","
		" \"shipping_tax\": \"0.00\","
		" \"gift_wrap_price\": \"0.00\", \"gift_wrap_tax\": \"0.00\", \"item_discount\": \"0.00\","
		" \"shipping_discount\": \"0.00\"}],"
		" \"packages\": [{\"reference\": \"1\", \"status\": \"confirmed\","
		" \"items\": [{\"line\": \"05015851154158\", \"quantity\": 2}],"
		" \"shipment\": {\"revision\": 1, \"ship_date\": \"2025-11-06\","
		" \"confirmed_at\": \"2025-11-06T00:00:01.500Z\","
		" \"carrier\": \"UPS\", \"carrier_name\": null, \"method\": null, \"tracking\": \"1Z999AA10123456784\","
		" \"memo\": \"" MEMO "\", \"label\": false, \"tracking_verdict\": \"check_digit_ok\","
		" \"carrier_status\": null, \"carrier_status_at\": null, \"first_scan_at\": null,"
		" \"delivered_at\": null}}],"
		" \"cancellations\": [], \"payments\": [{\"event\": \"3410d265-5041-5210-accd-640f07c3e5d5\","
		" \"amount\": \"51.98\", \"result\": null}]}");
	shp_decision_unref(placed);
	shp_decision_unref(confirmed);
	shp_rules_unref(rules);
}
END_TEST

START_TEST(event_documents)
{
	static const char *const documents[] = {
		"{\"specversion\": \"1.0\", \"id\": \"3428fac3-55fd-544b-9fb8-261f16e0c0dd\","
		" \"source\": \"libshipment:us\","
		" \"type\": \"libshipment.shipment.confirmed\", \"subject\": \"902-3159896-1390916\","
		" \"time\": \"2025-11-06T00:00:01.500Z\", \"datacontenttype\": \"application/json\","
		" \"data\": {\"order_id\": \"e5a5b035-30c9-5629-a40d-111185a1ff61\", \"order_revision\": 2,"
		" \"package\": \"1\", \"revision\": 1, \"ship_date\": \"2025-11-06\", \"carrier\": \"UPS\","
		" \"carrier_name\": null, \"method\": null, \"tracking\": \"1Z999AA10123456784\","
		" \"memo\": \"" MEMO "\","
		" \"label\": false, \"tracking_verdict\": \"check_digit_ok\","
		" \"items\": [{\"line\": \"05015851154158\", \"quantity\": 2}]}}",
		"{\"specversion\": \"1.0\", \"id\": \"3410d265-5041-5210-accd-640f07c3e5d5\","
		" \"source\": \"libshipment:us\","
		" \"type\": \"libshipment.buyer.charged\", \"subject\": \"902-3159896-1390916\","
		" \"time\": \"2025-11-06T00:00:01.500Z\", \"datacontenttype\": \"application/json\","
		" \"data\": {\"order_id\": \"e5a5b035-30c9-5629-a40d-111185a1ff61\", \"order_revision\": 3,"
		" \"cause\": \"order\", \"number\": 1, \"amount\": \"51.98\", \"currency\": \"USD\"}}",
		NULL, /* seller.credited */
		"{\"specversion\": \"1.0\", \"id\": \"18283acb-4fac-5b40-8553-c967f1444a92\","
		" \"source\": \"libshipment:us\","
		" \"type\": \"libshipment.buyer.notified\", \"subject\": \"902-3159896-1390916\","
		" \"time\": \"2025-11-06T00:00:01.500Z\", \"datacontenttype\": \"application/json\","
		" \"data\": {\"order_id\": \"e5a5b035-30c9-5629-a40d-111185a1ff61\", \"order_revision\": 5,"
		" \"package\": \"1\", \"revision\": 1, \"package_status\": \"confirmed\","
		" \"ship_date\": \"2025-11-06\","
		" \"carrier\": \"UPS\", \"carrier_name\": null, \"method\": null, \"tracking\": \"1Z999AA10123456784\","
		" \"items\": [{\"line\": \"05015851154158\", \"quantity\": 2}]}}",
	};
	struct shp_rules *rules = parse("us");
	struct shp_decision *placed = NULL;
	struct shp_decision *confirmed = NULL;

	decide_plain(rules, &placed, &confirmed);
	ck_assert_uint_gt(shp_decision_count_events(confirmed), COUNT(documents));
	for (uint32_t i = 0; i < COUNT(documents); i++) {
		if (documents[i])
			expect_document(json_of_event(shp_decision_get_event(confirmed, i)), documents[i]);
	}
	shp_decision_unref(placed);
	shp_decision_unref(confirmed);
	shp_rules_unref(rules);
}
END_TEST

/* The order of its members is that of a page for people; the one that names comes first. */
START_TEST(documents_begin_with_what_names_them)
{
	struct shp_rules *rules = parse("us");
	struct shp_decision *placed = NULL;
	struct shp_decision *confirmed = NULL;
	char document[8192];
	size_t size = 0;

	decide_plain(rules, &placed, &confirmed);
	ck_assert_int_eq(shp_order_write_json(shp_decision_get_order(placed), NULL, NOW, SHP_AUDIENCE_BUYER, document,
					      sizeof(document), &size), SHP_OK);
	ck_assert_ptr_eq(strstr(document, "{\"reference\":\"902-3159896-1390916\",\"id\":\"e5a5b035-"), document);
	ck_assert_int_eq(document[size - 1], '}');
	ck_assert_int_eq(shp_event_write_json(shp_decision_get_event(placed, 0), document, sizeof(document), &size),
			 SHP_OK);
	ck_assert_ptr_eq(strstr(document, "{\"specversion\":\"1.0\",\"id\":\"04b7a498-"), document);
	shp_decision_unref(placed);
	shp_decision_unref(confirmed);
	shp_rules_unref(rules);
}
END_TEST

static int32_t write_order(const struct shp_order *order, const struct shp_rules *rules, int32_t audience, char *buffer,
			   size_t *ret_size)
{
	return shp_order_write_json(order, rules, NOW, audience, buffer, 1, ret_size);
}

START_TEST(arguments_must_be_given)
{
	struct shp_rules *rules = parse("us");
	struct shp_decision *placed = NULL;
	struct shp_decision *confirmed = NULL;
	const struct shp_order *order;
	const struct shp_event *event;
	char byte = 'x';
	size_t size = 0;

	decide_plain(rules, &placed, &confirmed);
	order = shp_decision_get_order(placed);
	event = shp_decision_get_event(placed, 0);
	ck_assert_int_eq(write_order(NULL, rules, SHP_AUDIENCE_SELLER, &byte, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(write_order(order, rules, SHP_AUDIENCE_SELLER, NULL, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(write_order(order, rules, SHP_AUDIENCE_SELLER, &byte, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(write_order(order, rules, SHP_AUDIENCE_BUYER + 1, &byte, &size), SHP_ERR_VALUE);
	ck_assert_int_eq(write_order(order, rules, -1, &byte, &size), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_event_write_json(NULL, &byte, 1, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_event_write_json(event, NULL, 1, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_event_write_json(event, &byte, 1, NULL), SHP_ERR_ARGUMENT);
	ck_assert_uint_eq(size, 0);
	ck_assert_int_eq(byte, 'x');
	shp_decision_unref(placed);
	shp_decision_unref(confirmed);
	shp_rules_unref(rules);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("json_documents");
	TCase *documents = tcase_create("json_documents");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(documents, setup, teardown);
	tcase_add_test(documents, order_document);
	tcase_add_test(documents, event_documents);
	tcase_add_test(documents, documents_begin_with_what_names_them);
	tcase_add_test(documents, arguments_must_be_given);
	suite_add_tcase(suite, documents);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
