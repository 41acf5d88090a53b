/*
 * JSON of orders and events in every state that random commands reach: each member is what the accessors say; what the
 * view says can be sent back in; the memo is in no effect and in nothing that the buyer sees.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "json_back.h"
#include "json_check.h"
#include "json_random.h"

/* ---- what holds after each ---- */

static void check_view(const struct shp_order *order, const struct shp_rules *rules, int64_t now, int32_t audience)
{
	json_t *json = json_of_order(order, rules, now, audience);

	check_order_json(json, order, rules, now, audience);
	if (audience == SHP_AUDIENCE_BUYER)
		ck_assert(!json_mentions(json, MEMO));
	json_decref(json);
}

/* Bytes and back: the same document. */
static void check_decoded(const struct shp_event *event, const json_t *json)
{
	struct shp_event *decoded = NULL;
	uint8_t *bytes;
	size_t size = 0;
	json_t *again;

	ck_assert_int_eq(shp_event_encode(event, NULL, 0, &size), SHP_ERR_BUFFER);
	bytes = malloc(size);
	ck_assert_int_eq(shp_event_encode(event, bytes, size, &size), SHP_OK);
	ck_assert_int_eq(shp_event_decode(ctx, bytes, size, &decoded, error), SHP_OK);
	again = json_of_event(decoded);
	ck_assert(json_equal(json, again));
	json_decref(again);
	shp_event_unref(decoded);
	free(bytes);
}

static void check_event(const struct shp_event *event, const struct shp_order *order)
{
	json_t *json = json_of_event(event);

	check_event_view(event, order);
	check_decoded(event, json);
	if (shp_event_is_effect(event))
		ck_assert(!json_mentions(json, MEMO));
	json_decref(json);
}

/* Which kinds of events and which statuses were seen, by bit. */
static uint32_t kinds_seen;
static uint32_t statuses_seen;
static uint32_t fields_seen; /* of changes */
static uint32_t memos_seen;

static void check_decision(const struct shp_decision *decision, const struct shp_rules *rules, int64_t now)
{
	const struct shp_order *order = shp_decision_get_order(decision);

	check_view(order, rules, now, SHP_AUDIENCE_SELLER);
	check_view(order, rules, now, SHP_AUDIENCE_BUYER);
	check_view(order, NULL, now, SHP_AUDIENCE_SELLER);
	statuses_seen |= UINT32_C(1) << shp_order_get_status(order);
	for (uint32_t i = 0; i < shp_decision_count_events(decision); i++) {
		const struct shp_event *event = shp_decision_get_event(decision, i);
		const char *memo = shp_event_get_ship_text(event, SHP_SHIP_MEMO);

		check_event(event, order);
		kinds_seen |= UINT32_C(1) << shp_event_get_kind(event);
		memos_seen += memo && *memo;
		for (uint32_t n = 0; n < shp_event_count_changes(event); n++)
			fields_seen |= UINT32_C(1) << shp_event_get_change_field(event, n);
	}
}

static void run_order(const struct shp_rules *rules)
{
	enum { COMMANDS = 30 };
	struct shp_decision *decision = place_any(rules);
	struct shp_order *order;
	int64_t now = NOW;

	check_decision(decision, rules, now);
	order = take_order(decision);
	for (int i = 0; i < COMMANDS; i++) {
		now += one_of(20) ? one_of(3600000) : 10 * MS_OF_DAY;
		decision = NULL;
		if (do_any(rules, order, now, &decision))
			continue;
		check_decision(decision, rules, now);
		check_sent_back(rules, shp_decision_get_order(decision), now);
		shp_order_unref(order);
		order = take_order(decision);
	}
	shp_order_unref(order);
}

START_TEST(every_member_is_what_the_accessors_say)
{
	enum { ROUNDS = 100, SEED = 1 };
	static const char *const texts[] = {
		"us",
		"uk,charge=per_package,fee=1500,calendar=cn",
		"jp,charge=last_package,credit=settlement,fee=800",
		"us,charge=per_package,credit=settlement,cancel_after=3d,cancel_from=ordered",
	};

	random_state = SEED;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct shp_rules *rules = parse(texts[i]);

		for (int round = 0; round < ROUNDS; round++)
			run_order(rules);
		shp_rules_unref(rules);
	}
	/* The walk went everywhere: what it never saw it would not have tested. */
	for (int32_t kind = SHP_EVENT_ORDER_PLACED; kind <= SHP_EVENT_ACCOUNT_UPDATED; kind++) {
		if (shp_event_kind_type(kind) && kind != SHP_EVENT_ORDER_ADOPTED)
			ck_assert_msg(kinds_seen >> kind & 1, "never %s", shp_event_kind_type(kind));
	}
	for (int32_t status = SHP_STATUS_PENDING; status <= SHP_STATUS_CANCELLED; status++)
		ck_assert_msg(statuses_seen >> status & 1, "never %s", shp_order_status_name(status));
	for (int32_t field = SHP_SHIP_DATE; field <= SHP_SHIP_ITEMS; field++)
		ck_assert_msg(fields_seen >> field & 1, "never %s", shp_ship_field_name(field));
	ck_assert_uint_gt(memos_seen, 0);
}
END_TEST

/* ---- documents as they are ---- */

/* One line of two units, confirmed by one package with a memo. Both decisions are owned. */
static void decide_plain(const struct shp_rules *rules, struct shp_decision **ret_placed,
			 struct shp_decision **ret_confirmed)
{
	struct shp_placement *placement = NULL;
	struct shp_confirmation *confirmation = NULL;

	ck_assert_int_eq(shp_placement_new(ctx, &placement), SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, NOW);
	shp_placement_set_date(placement, SHP_ORDER_SHIP_BY, date("2025-11-07"));
	shp_placement_add_line(placement, "05015851154158", 2);
	shp_placement_set_line_text(placement, 0, SHP_LINE_TITLE, "13\" 充电宝");
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_ITEM_PRICE, 5198);
	ck_assert_int_eq(shp_order_place(rules, placement, NOW, ret_placed, error), SHP_OK);
	shp_placement_free(placement);
	ck_assert_int_eq(shp_confirmation_new(ctx, &confirmation), SHP_OK);
	shp_confirmation_set_ship_date(confirmation, date("2025-11-06"));
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "UPS");
	shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING, "1Z999AA10123456784");
	shp_confirmation_set_text(confirmation, SHP_SHIP_MEMO, MEMO);
	ck_assert_int_eq(shp_order_confirm(rules, shp_decision_get_order(*ret_placed), confirmation, NOW + 1500,
					   ret_confirmed, error), SHP_OK);
	shp_confirmation_free(confirmation);
}

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
		" \"carrier_status\": null, \"carrier_status_at\": null, \"first_scan_at\": null}}],"
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

START_TEST(adopted_order_is_told_whole)
{
	struct shp_rules *rules = parse("us,fee=1000");
	struct shp_adoption *adoption = NULL;
	struct shp_decision *adopted = NULL;
	struct shp_placement *placement;

	ck_assert_int_eq(shp_adoption_new(ctx, &adoption), SHP_OK);
	placement = shp_adoption_get_placement(adoption);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "A-1");
	shp_placement_set_currency(placement, "JPY", 0);
	shp_placement_set_ordered_at(placement, NOW - MS_OF_DAY);
	shp_placement_add_line(placement, "1", 3);
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_ITEM_PRICE, 3000);
	shp_adoption_add_package(adoption, "box");
	shp_adoption_add_item(adoption, 0, "1", 1);
	shp_adoption_set_shipment(adoption, 0, 4, NOW - 1000);
	shp_adoption_set_ship_date(adoption, 0, date("2025-11-05"));
	shp_adoption_set_ship_text(adoption, 0, SHP_SHIP_CARRIER, "UPS");
	shp_adoption_set_ship_text(adoption, 0, SHP_SHIP_MEMO, MEMO);
	shp_adoption_set_carrier_status(adoption, 0, SHP_CARRIER_STATUS_DELIVERED, NOW - 10, NOW - 500);
	shp_adoption_add_package(adoption, "rest");
	shp_adoption_add_item(adoption, 1, "1", 1);
	shp_adoption_add_cancellation(adoption, "c-1", SHP_REASON_BUYER_CANCELLED, NOW - 2000);
	shp_adoption_add_cancelled_item(adoption, 0, "1", 1);
	ck_assert_int_eq(shp_order_adopt(rules, adoption, NOW, &adopted, error), SHP_OK);
	shp_adoption_free(adoption);
	ck_assert_uint_eq(shp_decision_count_events(adopted), 1);
	check_decision(adopted, rules, NOW);
	check_sent_back(rules, shp_decision_get_order(adopted), NOW);
	shp_decision_unref(adopted);
	shp_rules_unref(rules);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("json_views");
	TCase *views = tcase_create("json_views");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_set_timeout(views, 120);
	tcase_add_checked_fixture(views, setup, teardown);
	tcase_add_test(views, every_member_is_what_the_accessors_say);
	tcase_add_test(views, adopted_order_is_told_whole);
	tcase_add_test(views, order_document);
	tcase_add_test(views, event_documents);
	tcase_add_test(views, documents_begin_with_what_names_them);
	tcase_add_test(views, arguments_must_be_given);
	suite_add_tcase(suite, views);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
