#include "corpus.h"

#include <stdio.h>
#include <stdlib.h>

#include "corpus_story.h"

static void placed_stories(void)
{
	struct shp_placement *placement;
	struct shp_decision *decision;

	corpus_begin("least", "jp");
	corpus_must(shp_placement_new(story.ctx, &placement));
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "A");
	shp_placement_set_currency(placement, "JPY", 0);
	shp_placement_set_ordered_at(placement, 0);
	shp_placement_add_line(placement, "1", 1);
	corpus_place(placement);
	shp_placement_free(placement);
	corpus_end();

	corpus_begin("most", "us,charge=per_package,credit=settlement,fee=1500");
	corpus_must(shp_placement_new(story.ctx, &placement));
	corpus_buy(placement, 3);
	shp_placement_set_text(placement, SHP_ORDER_MARKETPLACE, "ABCDEFGHIJKLMNOPQRSTUV._");
	shp_placement_set_id(placement, (const uint8_t *)"0123456789abcdef");
	shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_FROM, TODAY);
	shp_placement_set_date(placement, SHP_ORDER_DATE_DELIVER_BY, SHP_LIMIT_DATE);
	shp_placement_set_programs(placement, SHP_PROGRAM_PREMIUM | SHP_PROGRAM_PREORDER);
	shp_placement_set_cod_amount(placement, 1000);
	shp_placement_set_line_amount(placement, 2, SHP_AMOUNT_SHIPPING_TAX, 1);
	shp_placement_set_line_amount(placement, 2, SHP_AMOUNT_GIFT_WRAP_PRICE, SHP_LIMIT_AMOUNT);
	shp_placement_set_line_amount(placement, 2, SHP_AMOUNT_GIFT_WRAP_TAX, 1000000);
	shp_placement_set_line_amount(placement, 2, SHP_AMOUNT_ITEM_DISCOUNT, 300);
	shp_placement_set_line_amount(placement, 2, SHP_AMOUNT_SHIPPING_DISCOUNT, 198);
	corpus_place(placement);
	shp_placement_free(placement);
	corpus_end();

	corpus_begin("pending", "us");
	corpus_must(shp_placement_new(story.ctx, &placement));
	corpus_buy(placement, 1);
	shp_placement_set_pending(placement, 1);
	corpus_place(placement);
	shp_placement_free(placement);
	corpus_add_order(story.order, " pending");
	corpus_must(shp_order_release(story.rules, story.order, story.now, &decision, NULL));
	corpus_happen(decision);
	corpus_end();

	corpus_begin("expired", "us");
	corpus_place_lines(1);
	story.now = NOW + 60 * DAY;
	corpus_must(shp_order_expire(story.rules, story.order, story.now, &decision, NULL));
	corpus_happen(decision);
	corpus_end();
}

static void package_stories(void)
{
	struct shp_confirmation *confirmation;

	corpus_begin("split", "us");
	corpus_place_lines(3);
	corpus_split(3, (const char *const[]){"2", "box-7", "A"}, (const uint32_t[]){0, 1, 2},
		   (const int32_t[]){1, 2, 3});
	corpus_split(2, (const char *const[]){"1", "A"}, (const uint32_t[]){0, 2}, (const int32_t[]){2, 4});
	corpus_end();

	corpus_begin("confirmed", "us,fee=800");
	corpus_place_lines(3);
	corpus_split(1, (const char *const[]){"2"}, (const uint32_t[]){0}, (const int32_t[]){1});
	corpus_confirm("1");
	corpus_add_order(story.order, " partly");
	confirmation = corpus_leave("2");
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "Other");
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER_NAME, "by hand");
	shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING, NULL);
	shp_confirmation_set_text(confirmation, SHP_SHIP_MEMO, "老客户, be nice");
	corpus_confirm_as(confirmation);
	corpus_end();

	corpus_begin("corrected", "us");
	corpus_place_lines(2);
	corpus_confirm("1");
	corpus_must(shp_confirmation_new(story.ctx, &confirmation));
	shp_confirmation_set_package(confirmation, "1");
	shp_confirmation_set_text(confirmation, SHP_SHIP_MEMO, "only for me");
	corpus_reconfirm(confirmation);
	corpus_must(shp_confirmation_new(story.ctx, &confirmation));
	shp_confirmation_set_package(confirmation, "1");
	shp_confirmation_set_ship_date(confirmation, TODAY - 1);
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "USPS");
	shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING, "9400111899223397623910");
	shp_confirmation_clear(confirmation, SHP_SHIP_METHOD);
	shp_confirmation_add_item(confirmation, "05015851154159", 1);
	corpus_reconfirm(confirmation);
	corpus_end();

	corpus_begin("label", "us,charge=last_package");
	corpus_place_lines(1);
	corpus_label("1");
	corpus_cancel_label("1");
	corpus_split(1, (const char *const[]){"2"}, (const uint32_t[]){0}, (const int32_t[]){1});
	corpus_label("2");
	corpus_label("1");
	corpus_scan("2", SHP_CARRIER_STATUS_SCANNED, NOW);
	corpus_scan("2", SHP_CARRIER_STATUS_DELIVERED, NOW + DAY);
	corpus_scan("1", SHP_CARRIER_STATUS_LOST, NOW + DAY);
	corpus_end();
}

static void money_stories(void)
{
	corpus_begin("cancelled", "us");
	corpus_place_lines(2);
	corpus_cancel("c-1", SHP_REASON_NO_INVENTORY, 1, 2);
	corpus_cancel(NULL, SHP_REASON_BUYER_CANCELLED, -1, 0);
	corpus_end();

	corpus_begin("refunded", "us");
	corpus_place_lines(2);
	corpus_split(1, (const char *const[]){"2"}, (const uint32_t[]){0}, (const int32_t[]){1});
	corpus_confirm("2");
	corpus_cancel("1", SHP_REASON_WEATHER_DELAY, 1, 1);
	corpus_end();

	corpus_begin("last", "us,charge=last_package,fee=1");
	corpus_place_lines(2);
	corpus_split(1, (const char *const[]){"2"}, (const uint32_t[]){1}, (const int32_t[]){3});
	corpus_confirm("2");
	corpus_add_order(story.order, " partly");
	corpus_cancel("rest", SHP_REASON_PRICING_ERROR, -1, 0);
	corpus_end();

	corpus_begin("settled", "us,credit=settlement,fee=1500,charge=per_package");
	corpus_place_lines(1);
	corpus_confirm("1");
	corpus_add_order(story.order, " held");
	corpus_pay(SHP_PAYMENT_DECLINED);
	corpus_pay(SHP_PAYMENT_SETTLED);
	corpus_end();
}

/* An order as a host's tables hold it, with money that the units do not explain. */
static void adopted_story(void)
{
	struct shp_adoption *adoption;
	struct shp_decision *decision;

	corpus_begin("adopted", "us,fee=1000");
	corpus_must(shp_adoption_new(story.ctx, &adoption));
	corpus_buy(shp_adoption_get_placement(adoption), 2);
	shp_adoption_add_package(adoption, "7");
	shp_adoption_add_package_item(adoption, 0, "05015851154159", 1);
	shp_adoption_add_package(adoption, "8");
	shp_adoption_add_package_item(adoption, 1, "05015851154158", 2);
	shp_adoption_add_package_item(adoption, 1, "05015851154159", 1);
	shp_adoption_set_shipment(adoption, 1, 2, NOW - DAY);
	shp_adoption_set_shipment_date(adoption, 1, TODAY - 1);
	shp_adoption_set_shipment_text(adoption, 1, SHP_SHIP_CARRIER, "SF Express");
	shp_adoption_add_scan(adoption, 1, SHP_CARRIER_STATUS_RETURNED, NOW + 5);
	shp_adoption_add_scan(adoption, 1, SHP_CARRIER_STATUS_DELIVERED, NOW);
	shp_adoption_add_scan(adoption, 1, SHP_CARRIER_STATUS_SCANNED, NOW - 5);
	shp_adoption_add_used_reference(adoption, "9");
	shp_adoption_add_used_reference(adoption, "1");
	shp_adoption_add_cancellation(adoption, "x", SHP_REASON_OTHER, NOW - DAY);
	shp_adoption_add_cancellation_item(adoption, 0, "05015851154159", 1);
	shp_adoption_set_money(adoption, SHP_MONEY_CHARGED, 700);
	shp_adoption_set_money(adoption, SHP_MONEY_REFUNDED, 5);
	shp_adoption_set_baseline(adoption, 1);
	corpus_must(shp_order_adopt(story.rules, adoption, story.now, &decision, NULL));
	shp_adoption_free(adoption);
	corpus_happen(decision);
	corpus_add_order(story.order, " as it was");
	corpus_confirm("7");
	corpus_end();
}

/* A charge whose credit waits, told by a host where it was made. */
static void charged_story(void)
{
	struct shp_adoption *adoption;
	struct shp_decision *decision;

	corpus_begin("charged", "us,credit=settlement,fee=1000");
	corpus_must(shp_adoption_new(story.ctx, &adoption));
	corpus_buy(shp_adoption_get_placement(adoption), 1);
	shp_adoption_add_package(adoption, "2");
	shp_adoption_add_package_item(adoption, 0, "05015851154158", 1);
	shp_adoption_set_shipment(adoption, 0, 1, NOW - DAY);
	shp_adoption_set_shipment_date(adoption, 0, TODAY - 1);
	shp_adoption_set_shipment_text(adoption, 0, SHP_SHIP_CARRIER, "UPS");
	shp_adoption_add_cancellation(adoption, "rest", SHP_REASON_NO_INVENTORY, NOW - DAY);
	shp_adoption_add_cancellation_item(adoption, 0, "05015851154158", 1);
	shp_adoption_set_cancellation_of_all(adoption, 0, 1);
	shp_adoption_add_charge(adoption, SHP_CAUSE_ORDER, NULL, 2, 1000, SHP_PAYMENT_DECLINED, 900);
	shp_adoption_set_money(adoption, SHP_MONEY_CHARGED, 1500);
	shp_adoption_set_money(adoption, SHP_MONEY_REFUNDED, 1);
	shp_adoption_set_money(adoption, SHP_MONEY_CREDITED, 100);
	shp_adoption_set_baseline(adoption, 1);
	corpus_must(shp_order_adopt(story.rules, adoption, story.now, &decision, NULL));
	shp_adoption_free(adoption);
	corpus_happen(decision);
	corpus_add_order(story.order, " as it was");
	corpus_pay(SHP_PAYMENT_SETTLED);
	corpus_end();
}

/* The orders between the events of one decision. */
static void between_story(void)
{
	struct shp_confirmation *confirmation;
	struct shp_decision *decision;
	uint32_t i;

	corpus_begin("between", "us,fee=1500");
	corpus_place_lines(2);
	confirmation = corpus_leave("2");
	shp_confirmation_add_item(confirmation, "05015851154158", 1);
	corpus_must(shp_order_confirm(story.rules, story.order, confirmation, story.now, &decision, NULL));
	shp_confirmation_free(confirmation);
	for (i = 0; i < shp_decision_count_events(decision); i++) {
		struct shp_order *next;
		char suffix[32];

		corpus_add_event(shp_decision_get_event(decision, i));
		corpus_must(shp_order_apply(story.order, shp_decision_get_event(decision, i), &next, NULL));
		shp_order_unref(story.order);
		story.order = next;
		(void)snprintf(suffix, sizeof(suffix), " after %u", i + 1);
		corpus_add_order(story.order, suffix);
	}
	shp_decision_unref(decision);
	corpus_end();
}

void corpus_make(struct corpus *corpus)
{
	corpus_open(corpus);
	placed_stories();
	package_stories();
	money_stories();
	adopted_story();
	between_story();
	charged_story();
	corpus_close();
}

void corpus_free(struct corpus *corpus)
{
	uint32_t i;

	for (i = 0; i < corpus->count; i++)
		free(corpus->entries[i].bytes);
	corpus->count = 0;
}
