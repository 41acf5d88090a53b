/* The life of an order by the pure functions: placed, split, confirmed, corrected, cancelled, scanned, paid. */
#include "program.h"

#include <inttypes.h>
#include <stdio.h>

static struct shp_order *place(void)
{
	struct shp_placement *placement;
	struct shp_decision *decision;

	must(shp_placement_new(ctx, &placement));
	fill_placement(placement);
	must(shp_order_place(rules, placement, NOW, &decision, error));
	shp_placement_free(placement);
	return take("placed", decision, NULL);
}

static struct shp_order *split(struct shp_order *order)
{
	struct shp_contents *contents;
	struct shp_decision *decision;

	must(shp_contents_new(ctx, &contents));
	shp_contents_add_package(contents, "1");
	shp_contents_add_item(contents, 0, "05015851154158", 2);
	shp_contents_add_package(contents, "2");
	shp_contents_add_item(contents, 1, "05015851154158", 1);
	shp_contents_add_item(contents, 1, "05015851154159", 2);
	must(shp_order_split(rules, order, contents, NOW + 1000, &decision, error));
	shp_contents_free(contents);
	return take("split", decision, order);
}

static struct shp_order *confirm(struct shp_order *order)
{
	struct shp_confirmation *confirmation;
	struct shp_decision *decision;
	int32_t status;

	must(shp_confirmation_new(ctx, &confirmation));
	fill_confirmation(confirmation, "1", "1Z999AA10123456784");
	shp_confirmation_set_text(confirmation, SHP_SHIP_MEMO, "two boxes");
	must(shp_order_confirm(rules, order, confirmation, NOW + 2000, &decision, error));
	order = take("confirmed", decision, order);
	must(shp_order_confirm(rules, order, confirmation, NOW + 3000, &decision, error));
	order = take("confirmed again", decision, order);

	shp_confirmation_set_ship_date(confirmation, 20390);
	status = shp_order_confirm(rules, order, confirmation, NOW + 3000, &decision, error);
	printf("\nconfirmed otherwise: %s at %s, %" PRIu32 "\n", shp_status_name(status), shp_error_get_path(error, 0),
	       shp_error_count_problems(error));
	shp_confirmation_free(confirmation);
	return order;
}

static struct shp_order *reconfirm(struct shp_order *order)
{
	struct shp_confirmation *confirmation;
	struct shp_decision *decision;

	must(shp_confirmation_new(ctx, &confirmation));
	shp_confirmation_set_package(confirmation, "1");
	shp_confirmation_set_text(confirmation, SHP_SHIP_METHOD, "UPS 2nd Day Air");
	shp_confirmation_clear(confirmation, SHP_SHIP_MEMO);
	must(shp_order_reconfirm(rules, order, confirmation, NOW + 4000, &decision, error));
	shp_confirmation_free(confirmation);
	return take("confirmed anew", decision, order);
}

static struct shp_order *cancel(struct shp_order *order)
{
	struct shp_cancellation *cancellation;
	struct shp_decision *decision;

	must(shp_cancellation_new(ctx, &cancellation));
	shp_cancellation_set_reference(cancellation, "c-1");
	shp_cancellation_set_reason(cancellation, SHP_REASON_NO_INVENTORY);
	shp_cancellation_add_item(cancellation, "05015851154159", 1);
	must(shp_order_cancel(rules, order, cancellation, NOW + 5000, &decision, error));
	shp_cancellation_free(cancellation);
	return take("cancelled", decision, order);
}

static struct shp_order *report(struct shp_order *order)
{
	struct shp_decision *decision;
	uint8_t charge[16];

	must(shp_order_scan(rules, order, "1", SHP_CARRIER_STATUS_DELIVERED, NOW + 6000, NOW + 6000, &decision, error));
	order = take("scanned", decision, order);
	must(shp_order_get_charge_id(order, 0, charge));
	must(shp_order_report_payment(rules, order, charge, SHP_PAYMENT_SETTLED, NOW + 7000, &decision, error));
	return take("paid", decision, order);
}

static struct shp_order *expire(struct shp_order *order)
{
	struct shp_decision *decision;
	int32_t outside;
	int64_t deadline;

	must(shp_order_get_deadline(rules, order, &deadline, &outside));
	printf("\ndeadline %" PRId64 " outside %" PRId32 "\n", deadline, outside);
	must(shp_order_expire(rules, order, deadline, &decision, error));
	return take("expired", decision, order);
}

void run_life(void)
{
	struct shp_order *order = place();

	for (int32_t action = SHP_ACTION_CONFIRM; action <= SHP_ACTION_RELEASE; action++)
		printf("action %s: %s\n", shp_action_name(action),
		       shp_status_name(shp_order_check_action(rules, order, action, NULL, NOW)));
	order = split(order);
	order = confirm(order);
	order = reconfirm(order);
	order = cancel(order);
	order = report(order);
	shp_order_unref(order);
	shp_order_unref(expire(place()));
}
