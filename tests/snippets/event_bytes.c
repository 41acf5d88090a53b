/* The bytes of an event: doc/bytes.md. */
#include <stdio.h>

#include <libshipment/shipment.h>

int main(void)
{
	struct shp_ctx *ctx;
	struct shp_rules *us;
	struct shp_placement *bought;
	struct shp_decision *placed, *released;
	uint8_t bytes[1000];
	size_t size;

	if (shp_ctx_new(&ctx) || shp_rules_parse(ctx, "us", &us, NULL) || shp_placement_new(ctx, &bought))
		return 1;
	shp_placement_set_text(bought, SHP_ORDER_REFERENCE, "A-1");
	shp_placement_set_currency(bought, "USD", 2);
	shp_placement_set_ordered_at(bought, 0);
	shp_placement_add_line(bought, "a", 1);
	shp_placement_set_pending(bought, 1);
	if (shp_order_place(us, bought, 0, &placed, NULL) ||
	    shp_order_release(us, shp_decision_get_order(placed), INT64_C(1762470000000), &released, NULL) ||
	    shp_event_encode(shp_decision_get_event(released, 0), bytes, sizeof(bytes), &size))
		return 1;
	for (size_t i = 0; i < size; i++)
		printf("%02x", bytes[i]);
	printf("\n");
	shp_decision_unref(released);
	shp_decision_unref(placed);
	shp_placement_free(bought);
	shp_rules_unref(us);
	shp_ctx_unref(ctx);
	return 0;
}
