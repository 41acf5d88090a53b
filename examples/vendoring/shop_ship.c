/*
 * The adapter: all that the shop needs to know of libshipment, and all that libshipment gets to know of the shop.
 * Rows become an order, the order confirms what left, and what follows becomes rows again, in one transaction.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shipment.h"
#include "shop.h"

static const char method[] = "Ground"; /* the shop knows no other, and has no column for it */

static const char *reference_of(int number)
{
	static char text[16];

	(void)snprintf(text, sizeof(text), "%d", number);
	return text;
}

/* ---- rows to an order, in whatever state it is ---- */

static void read_parcel(struct shp_adoption *adoption, const struct tables *rows, const struct parcel_row *parcel,
			uint32_t index)
{
	shp_adoption_add_package(adoption, reference_of(parcel->parcel));
	for (int i = 0; i < rows->parcel_item_count; i++) {
		const struct parcel_item_row *item = &rows->parcel_items[i];

		if (item->order == parcel->order && item->parcel == parcel->parcel)
			shp_adoption_add_package_item(adoption, index, item->article, item->pieces);
	}
	if (!parcel->times_changed)
		return;
	shp_adoption_set_shipment(adoption, index, parcel->times_changed, parcel->confirmed_ms);
	shp_adoption_set_shipment_date(adoption, index, parcel->left_on);
	shp_adoption_set_shipment_text(adoption, index, SHP_SHIP_CARRIER, parcel->carrier);
	shp_adoption_set_shipment_text(adoption, index, SHP_SHIP_METHOD, method);
	shp_adoption_set_shipment_text(adoption, index, SHP_SHIP_TRACKING, parcel->tracking);
}

static void read_rows(struct shp_adoption *adoption, const struct shop *shop, const struct order_row *order)
{
	struct shp_placement *placed = shp_adoption_get_placement(adoption);
	const struct tables *rows = &shop->now;
	uint32_t lines = 0, packages = 0;

	shp_placement_set_text(placed, SHP_ORDER_REFERENCE, reference_of(order->number));
	shp_placement_set_currency(placed, "USD", 2);
	shp_placement_set_ordered_at(placed, order->ordered_ms);
	for (int i = 0; i < rows->item_count; i++) {
		if (rows->items[i].order != order->number)
			continue;
		shp_placement_add_line(placed, rows->items[i].article, rows->items[i].pieces);
		shp_placement_set_line_amount(placed, lines++, SHP_AMOUNT_ITEM_PRICE, rows->items[i].cents);
	}
	for (int i = 0; i < rows->parcel_count; i++) {
		if (rows->parcels[i].order == order->number)
			read_parcel(adoption, rows, &rows->parcels[i], packages++);
	}
	/* What the old program charged stays charged, even where it is not what the units say. */
	shp_adoption_set_money(adoption, SHP_MONEY_CHARGED, shop_sum(shop, order->number, "charge"));
	shp_adoption_set_money(adoption, SHP_MONEY_REFUNDED, shop_sum(shop, order->number, "refund"));
	shp_adoption_set_baseline(adoption, 1);
}

/* ---- what follows, to rows ---- */

static int write_parcels(struct shop *shop, int number, const struct shp_order *order)
{
	shop_drop_parcels(shop, number);
	for (uint32_t i = 0; i < shp_order_count_packages(order); i++) {
		struct parcel_row row = {.order = number, .parcel = atoi(shp_order_get_package_reference(order, i))};

		if (shp_order_get_package_status(order, i) == SHP_PACKAGE_STATUS_CONFIRMED) {
			row.times_changed = shp_order_get_shipment_revision(order, i);
			row.left_on = shp_order_get_shipment_date(order, i);
			row.confirmed_ms = shp_order_get_shipment_confirmed_at(order, i);
			shop_copy_text(row.carrier, shp_order_get_shipment_text(order, i, SHP_SHIP_CARRIER));
			shop_copy_text(row.tracking, shp_order_get_shipment_text(order, i, SHP_SHIP_TRACKING));
		}
		if (!shop_add_parcel(shop, &row))
			return 0;
		for (uint32_t j = 0; j < shp_order_count_package_items(order, i); j++) {
			const uint32_t line = (uint32_t)shp_order_get_package_item_line(order, i, j);

			if (!shop_add_parcel_item(shop, number, row.parcel,
						  shp_order_get_line_text(order, line, SHP_LINE_ID),
						  shp_order_get_package_item_quantity(order, i, j)))
				return 0;
		}
	}
	return 1;
}

/* An event's id is the same whenever and wherever it is made: it is the key that is booked once. */
static int write_event(struct shop *shop, int number, const struct shp_event *event)
{
	char key[37];
	const char *account;
	uint8_t id[16];

	switch (shp_event_get_kind(event)) {
	case SHP_EVENT_BUYER_CHARGED: account = "charge"; break;
	case SHP_EVENT_BUYER_REFUNDED: account = "refund"; break;
	case SHP_EVENT_BUYER_NOTIFIED: account = "mail"; break;
	default: return 1; /* the shop is its own seller, and has nothing for buyers to log into */
	}
	shp_event_get_id(event, id);
	for (int i = 0; i < 16; i++)
		(void)snprintf(key + 2 * i, 3, "%02x", (unsigned int)id[i]);
	return shop_book(shop, number, key, account, shp_event_get_amount(event));
}

static int write_rows(struct shop *shop, int number, const struct shp_decision *decision)
{
	if (!write_parcels(shop, number, shp_decision_get_order(decision)))
		return 0;
	for (uint32_t i = 0; i < shp_decision_count_events(decision); i++) {
		if (!write_event(shop, number, shp_decision_get_event(decision, i)))
			return 0;
	}
	return 1;
}

/* ---- the whole ---- */

static void complain(const struct shp_error *error)
{
	for (uint32_t i = 0; i < shp_error_count_kept(error); i++)
		(void)fprintf(stderr, "%s: %s\n", shp_error_get_path(error, i),
			      shp_error_get_message(error, i, SHP_LANGUAGE_EN));
}

int shop_ship(struct shop *shop, int number, const struct packed *packed)
{
	const struct order_row *row = shop_find_order(shop, number);
	struct shp_ctx *ctx = NULL;
	struct shp_error *error = NULL;
	struct shp_rules *rules = NULL;
	struct shp_adoption *adoption = NULL;
	struct shp_confirmation *left = NULL;
	struct shp_decision *adopted = NULL, *confirmed = NULL;
	int done = 0;

	if (!row)
		return 0;
	shop_begin(shop);
	if (!shp_ctx_new(&ctx) && !shp_error_new(ctx, 10, &error) &&
	    !shp_rules_parse(ctx, "us,charge=per_package", &rules, error) && !shp_adoption_new(ctx, &adoption) &&
	    !shp_confirmation_new(ctx, &left)) {
		read_rows(adoption, shop, row);
		shp_confirmation_set_package(left, reference_of(packed->parcel));
		shp_confirmation_add_item(left, packed->article, packed->pieces);
		shp_confirmation_set_ship_date(left, packed->left_on);
		shp_confirmation_set_text(left, SHP_SHIP_CARRIER, packed->carrier);
		shp_confirmation_set_text(left, SHP_SHIP_METHOD, method);
		shp_confirmation_set_text(left, SHP_SHIP_TRACKING, packed->tracking);
		done = !shp_order_adopt(rules, adoption, packed->now_ms, &adopted, error) &&
		       !shp_order_confirm(rules, shp_decision_get_order(adopted), left, packed->now_ms, &confirmed,
					  error) &&
		       (shp_decision_is_repeated(confirmed) || write_rows(shop, number, confirmed));
	}
	if (!done) {
		complain(error);
		shop_rollback(shop);
	}
	shp_decision_unref(confirmed), shp_decision_unref(adopted);
	shp_confirmation_free(left), shp_adoption_free(adoption);
	shp_rules_unref(rules), shp_error_free(error), shp_ctx_unref(ctx);
	return done;
}
