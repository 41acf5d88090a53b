/* An order of two mugs, bought, shipped and paid: what libshipment says has to happen. */
#include <inttypes.h>
#include <stdio.h>

#include <libshipment/shipment.h>

static int complain(const struct shp_error *error)
{
	for (uint32_t i = 0; i < shp_error_count_kept(error); i++)
		fprintf(stderr, "%s: %s\n", shp_error_get_path(error, i),
			shp_error_get_message(error, i, SHP_LANGUAGE_EN));
	return 1;
}

int main(void)
{
	const int64_t now = INT64_C(1762470000000); /* you have the clock, the library has none */
	struct shp_ctx *ctx;
	struct shp_error *error = NULL;
	struct shp_rules *us = NULL;
	struct shp_placement *bought = NULL;
	struct shp_confirmation *left = NULL;
	struct shp_decision *placed = NULL, *sent = NULL;

	if (shp_ctx_new(&ctx) || shp_error_new(ctx, 100, &error) || shp_rules_parse(ctx, "us", &us, error) ||
	    shp_placement_new(ctx, &bought) || shp_confirmation_new(ctx, &left))
		return complain(error);
	shp_placement_set_text(bought, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_currency(bought, "USD", 2);
	shp_placement_set_ordered_at(bought, now - 86400000);
	shp_placement_add_line(bought, "05015851154158", 2);
	shp_placement_set_line_amount(bought, 0, SHP_AMOUNT_ITEM_PRICE, 5198);
	shp_confirmation_set_ship_date(left, 20398); /* 2025-11-06, in days since 1970 */
	shp_confirmation_set_text(left, SHP_SHIP_CARRIER, "UPS");
	shp_confirmation_set_text(left, SHP_SHIP_METHOD, "Ground");
	shp_confirmation_set_text(left, SHP_SHIP_TRACKING, "1Z999AA10123456784");
	if (shp_order_place(us, bought, now, &placed, error) /* mistakes in the setters' input are reported here */
	    || shp_order_confirm(us, shp_decision_get_order(placed), left, now, &sent, error))
		return complain(error);
	for (uint32_t i = 0; i < shp_decision_count_events(sent); i++) {
		const struct shp_event *event = shp_decision_get_event(sent, i);

		printf("%-32s %" PRId64 "\n", shp_event_get_type(event), shp_event_get_amount(event));
	}
	shp_decision_unref(sent), shp_decision_unref(placed), shp_confirmation_free(left), shp_placement_free(bought);
	shp_rules_unref(us), shp_error_free(error), shp_ctx_unref(ctx);
	return 0;
}
