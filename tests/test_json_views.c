/*
 * JSON of orders and events in every state that random commands reach: each member is what the accessors say; what the
 * view says can be sent back in; the memo is in no effect and in nothing that the buyer sees.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "event.h"
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
	enum { SEED = 1 };
	static const char *const texts[] = {
		"us",
		"uk,charge=per_package,fee=1500,calendar=cn",
		"jp,charge=last_package,credit=settlement,fee=800",
		"us,charge=per_package,credit=settlement,cancel_after=3d,cancel_from=ordered",
	};

	const char *laws = getenv("LAWS");
	const int rounds = laws && !strcmp(laws, "long") ? 400 : 20;

	random_state = SEED;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct shp_rules *rules = parse(texts[i]);

		for (int round = 0; round < rounds; round++)
			run_order(rules);
		shp_rules_unref(rules);
	}
	/* The walk went everywhere: what it never saw it would not have tested. */
	for (int32_t kind = SHP_EVENT_ORDER_PLACED; kind <= SHP_EVENT_ACCOUNT_UPDATED; kind++) {
		if (shp_event_kind_type(kind) && kind != SHP_EVENT_ORDER_ADOPTED)
			ck_assert_msg(kinds_seen >> kind & 1, "never %s", shp_event_kind_type(kind));
	}
	for (int32_t status = SHP_ORDER_STATUS_PENDING; status <= SHP_ORDER_STATUS_CANCELLED; status++)
		ck_assert_msg(statuses_seen >> status & 1, "never %s", shp_order_status_name(status));
	for (int32_t field = SHP_SHIP_DATE; field <= SHP_SHIP_ITEMS; field++)
		ck_assert_msg(fields_seen >> field & 1, "never %s", shp_ship_field_name(field));
	ck_assert_uint_gt(memos_seen, 0);
}
END_TEST

/* ---- by hand ---- */

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
	shp_adoption_add_package_item(adoption, 0, "1", 1);
	shp_adoption_set_shipment(adoption, 0, 4, NOW - 1000);
	shp_adoption_set_shipment_date(adoption, 0, date("2025-11-05"));
	shp_adoption_set_shipment_text(adoption, 0, SHP_SHIP_CARRIER, "UPS");
	shp_adoption_set_shipment_text(adoption, 0, SHP_SHIP_MEMO, MEMO);
	shp_adoption_add_scan(adoption, 0, SHP_CARRIER_STATUS_DELIVERED, NOW - 10);
	shp_adoption_add_scan(adoption, 0, SHP_CARRIER_STATUS_SCANNED, NOW - 500);
	shp_adoption_add_package(adoption, "rest");
	shp_adoption_add_package_item(adoption, 1, "1", 1);
	shp_adoption_add_cancellation(adoption, "c-1", SHP_REASON_BUYER_CANCELLED, NOW - 2000);
	shp_adoption_add_cancellation_item(adoption, 0, "1", 1);
	ck_assert_int_eq(shp_order_adopt(rules, adoption, NOW, &adopted, error), SHP_OK);
	shp_adoption_free(adoption);
	ck_assert_uint_eq(shp_decision_count_events(adopted), 1);
	check_decision(adopted, rules, NOW);
	check_sent_back(rules, shp_decision_get_order(adopted), NOW);
	shp_decision_unref(adopted);
	shp_rules_unref(rules);
}
END_TEST

/* The contents before a correction, wherever the package stands among those that took part. */
START_TEST(contents_before_do_not_depend_on_the_order_of_references)
{
	struct shp_rules *rules = parse("us");
	struct shp_confirmation *confirmation = NULL;
	struct shp_decision *placed = NULL;
	struct shp_decision *confirmed = NULL;
	struct shp_decision *corrected = NULL;
	struct shp_event event;
	struct shp__move moves[1];
	struct shp__text references[2];

	decide_plain(rules, &placed, &confirmed);
	ck_assert_int_eq(shp_confirmation_new(ctx, &confirmation), SHP_OK);
	shp_confirmation_set_package(confirmation, "1");
	shp_confirmation_add_item(confirmation, "05015851154158", 1);
	ck_assert_int_eq(shp_order_reconfirm(rules, shp_decision_get_order(confirmed), confirmation, NOW, &corrected,
					     error), SHP_OK);
	event = *shp_decision_get_event(corrected, 0);
	ck_assert_uint_eq(event.reference_count, 2);
	ck_assert_uint_eq(event.move_count, 1);
	for (uint32_t i = 0; i < 2; i++)
		references[i] = event.references[1 - i];
	moves[0] = event.moves[0];
	moves[0].from = 1 - moves[0].from;
	moves[0].to = 1 - moves[0].to;
	event.references = references;
	event.moves = moves;
	check_event_view(&event, shp_decision_get_order(corrected));
	check_event_view(shp_decision_get_event(corrected, 0), shp_decision_get_order(corrected));
	shp_confirmation_free(confirmation);
	shp_decision_unref(placed);
	shp_decision_unref(confirmed);
	shp_decision_unref(corrected);
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
	tcase_add_test(views, contents_before_do_not_depend_on_the_order_of_references);
	suite_add_tcase(suite, views);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
