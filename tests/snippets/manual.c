/* The example of libshipment(3): an order of two mugs leaves in two packages. */
#include <inttypes.h>
#include <stdio.h>

#include <libshipment/shipment.h>

static void print(const struct shp_decision *decision)
{
	for (uint32_t i = 0; i < shp_decision_count_events(decision); i++) {
		const struct shp_event *event = shp_decision_get_event(decision, i);

		printf("%s %" PRId64 "\n", shp_event_get_type(event), shp_event_get_amount(event));
	}
}

int main(void)
{
	const int64_t now = INT64_C(1762470000000); /* milliseconds since 1970 */
	const int32_t today = 20398; /* days since 1970 */
	struct shp_ctx *ctx = NULL;
	struct shp_error *error = NULL;
	struct shp_rules *rules = NULL;
	struct shp_placement *bought = NULL;
	struct shp_confirmation *left = NULL;
	struct shp_decision *placed = NULL, *first = NULL, *second = NULL;
	int failed = 1;

	if (shp_ctx_new(&ctx) || shp_error_new(ctx, 10, &error) ||
	    shp_rules_parse(ctx, "us,charge=per_package", &rules, error) || shp_placement_new(ctx, &bought) ||
	    shp_confirmation_new(ctx, &left))
		goto out;
	shp_placement_set_text(bought, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_currency(bought, "USD", 2);
	shp_placement_set_ordered_at(bought, now);
	shp_placement_add_line(bought, "mug", 2);
	shp_placement_set_line_amount(bought, 0, SHP_AMOUNT_ITEM_PRICE, 5199);
	if (shp_order_place(rules, bought, now, &placed, error))
		goto out;

	shp_confirmation_set_package(left, "2"); /* a new package: one mug; the other stays in package 1 */
	shp_confirmation_add_item(left, "mug", 1);
	shp_confirmation_set_ship_date(left, today);
	shp_confirmation_set_text(left, SHP_SHIP_CARRIER, "UPS");
	shp_confirmation_set_text(left, SHP_SHIP_TRACKING, "1Z999AA10123456784");
	if (shp_order_confirm(rules, shp_decision_get_order(placed), left, now, &first, error))
		goto out;
	print(first);

	shp_confirmation_keep(left, SHP_SHIP_ITEMS); /* package 1, as it is */
	shp_confirmation_set_package(left, "1");
	shp_confirmation_set_text(left, SHP_SHIP_TRACKING, "1Z879E930346834440");
	if (shp_order_confirm(rules, shp_decision_get_order(first), left, now, &second, error))
		goto out;
	print(second);
	failed = 0;
out:
	for (uint32_t i = 0; i < shp_error_count_kept(error); i++)
		fprintf(stderr, "%s: %s\n", shp_error_get_path(error, i),
			shp_error_get_message(error, i, SHP_LANGUAGE_EN));
	shp_decision_unref(second);
	shp_decision_unref(first);
	shp_decision_unref(placed);
	shp_confirmation_free(left);
	shp_placement_free(bought);
	shp_rules_unref(rules);
	shp_error_free(error);
	shp_ctx_unref(ctx);
	return failed;
}
