/* A decision that is dropped, one that is taken, the order's bytes, and the events folded: doc/guide.md, memory.md. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libshipment/shipment.h>

static const int64_t now = INT64_C(1762470000000);

/* The order's bytes, and whether they make the same order again. */
static int write_and_read(struct shp_ctx *ctx, const struct shp_order *order)
{
	size_t size = 0;
	shp_order_encode(order, NULL, 0, &size); /* SHP_ERR_BUFFER, and the size */
	uint8_t *bytes = malloc(size);
	if (!bytes || shp_order_encode(order, bytes, size, &size))
		return 1;
	struct shp_order *again;
	if (shp_order_decode(ctx, bytes, size, &again, NULL))
		return 1;
	printf("%zu bytes, %s\n", size, shp_order_equals(order, again) ? "the same order" : "another order");
	shp_order_unref(again);
	free(bytes);
	return 0;
}

int main(void)
{
	struct shp_ctx *ctx;
	struct shp_rules *us;
	struct shp_placement *bought;
	struct shp_confirmation *left;
	struct shp_decision *placed, *sent;

	if (shp_ctx_new(&ctx) || shp_rules_parse(ctx, "us", &us, NULL) || shp_placement_new(ctx, &bought) ||
	    shp_confirmation_new(ctx, &left))
		return 1;
	shp_placement_set_text(bought, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_currency(bought, "USD", 2);
	shp_placement_set_ordered_at(bought, now - 86400000);
	shp_placement_add_line(bought, "a", 2);
	shp_placement_set_line_amount(bought, 0, SHP_AMOUNT_ITEM_PRICE, 5198);
	shp_confirmation_set_ship_date(left, 20398);
	shp_confirmation_set_text(left, SHP_SHIP_CARRIER, "UPS");
	if (shp_order_place(us, bought, now, &placed, NULL))
		return 1;

	struct shp_order *order = shp_decision_get_order(placed);
	if (shp_order_confirm(us, order, left, now, &sent, NULL))
		return 1;
	for (uint32_t i = 0; i < shp_decision_count_advice(sent); i++)
		printf("%s: %s\n", shp_decision_get_advice_path(sent, i),
		       shp_status_message(shp_decision_get_advice(sent, i), SHP_LANGUAGE_EN));
	shp_decision_unref(sent); /* a dry run: the order has not changed */

	shp_confirmation_set_text(left, SHP_SHIP_METHOD, "Ground");
	shp_confirmation_set_text(left, SHP_SHIP_TRACKING, "1Z999AA10123456784");
	if (shp_order_confirm(us, order, left, now, &sent, NULL))
		return 1;
	struct shp_order *shipped = shp_decision_get_order(sent);
	printf("%s, then %s\n", shp_order_status_name(shp_order_get_status(order)),
	       shp_order_status_name(shp_order_get_status(shipped)));

	struct shp_order *replayed = NULL;
	for (uint32_t i = 0; i < shp_decision_count_events(sent); i++) {
		struct shp_order *next;
		if (shp_order_apply(replayed ? replayed : order, shp_decision_get_event(sent, i), &next, NULL))
			return 1;
		shp_order_unref(replayed);
		replayed = next;
	}
	printf("replayed: %s\n", shp_order_equals(replayed, shipped) ? "the same order" : "another order");

	const int failed = write_and_read(ctx, shipped);
	shp_order_unref(replayed);
	shp_decision_unref(sent);
	shp_decision_unref(placed);
	shp_confirmation_free(left);
	shp_placement_free(bought);
	shp_rules_unref(us);
	shp_ctx_unref(ctx);
	return failed;
}
