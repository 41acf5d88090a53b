#include "host_help.h"

#include <check.h>
#include <string.h>

#include "uuid.h"

#define REFERENCE "902-3159896-1390916"
#define OTHER_REFERENCE "902-3159896-1390917"
#define ADOPTED_REFERENCE "902-3159896-1390918"

void help_event_id(const uint8_t order_id[16], const char *name, uint8_t ret_id[16])
{
	char padded[39];

	ck_assert_uint_le(strlen(name), sizeof(padded));
	memset(padded, '=', sizeof(padded));
	memcpy(padded, name, strlen(name));
	shp__uuid_v5(order_id, padded, sizeof(padded), ret_id);
}

/* ---- inputs ---- */

static void fill_placement(struct shp_placement *placement, const char *reference)
{
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, reference);
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, HELP_NOW - HELP_DAY);
	shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_BY, HELP_TODAY + 1);
	shp_placement_add_line(placement, "A", 3);
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_ITEM_PRICE, 1000);
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_ITEM_TAX, 83);
	shp_placement_add_line(placement, "B", 2);
	shp_placement_set_line_amount(placement, 1, SHP_AMOUNT_ITEM_PRICE, 5198);
	shp_placement_set_line_amount(placement, 1, SHP_AMOUNT_SHIPPING_PRICE, 499);
	shp_placement_add_line(placement, "C", 1);
	shp_placement_set_line_amount(placement, 2, SHP_AMOUNT_ITEM_PRICE, 7);
}

static struct shp_placement *make_placement(struct shp_ctx *ctx, const char *reference)
{
	struct shp_placement *placement = NULL;

	ck_assert_int_eq(shp_placement_new(ctx, &placement), SHP_OK);
	fill_placement(placement, reference);
	return placement;
}

static struct shp_adoption *make_adoption(struct shp_ctx *ctx)
{
	struct shp_adoption *adoption = NULL;

	ck_assert_int_eq(shp_adoption_new(ctx, &adoption), SHP_OK);
	fill_placement(shp_adoption_get_placement(adoption), ADOPTED_REFERENCE);
	shp_adoption_add_package(adoption, "1");
	shp_adoption_add_package_item(adoption, 0, "A", 3);
	shp_adoption_set_shipment(adoption, 0, 2, HELP_NOW - 1000);
	shp_adoption_set_shipment_date(adoption, 0, HELP_TODAY);
	shp_adoption_set_shipment_text(adoption, 0, SHP_SHIP_CARRIER, "UPS");
	shp_adoption_add_package(adoption, "2");
	shp_adoption_add_package_item(adoption, 1, "B", 2);
	shp_adoption_add_cancellation(adoption, "gone", SHP_REASON_NO_INVENTORY, HELP_NOW - 500);
	shp_adoption_add_cancellation_item(adoption, 0, "C", 1);
	return adoption;
}

static struct shp_confirmation *make_confirmation(struct shp_ctx *ctx, const char *package, const char *tracking)
{
	struct shp_confirmation *confirmation = NULL;

	ck_assert_int_eq(shp_confirmation_new(ctx, &confirmation), SHP_OK);
	shp_confirmation_set_package(confirmation, package);
	shp_confirmation_set_ship_date(confirmation, HELP_TODAY);
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "UPS");
	shp_confirmation_set_text(confirmation, SHP_SHIP_METHOD, "Ground");
	shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING, tracking);
	shp_confirmation_set_text(confirmation, SHP_SHIP_MEMO, "left at the dock");
	return confirmation;
}

static void make_confirmations(struct help *help)
{
	for (uint32_t i = 0; i < 3; i++) {
		const char package[] = {(char)('1' + i), '\0'};

		help->confirmations[i] = make_confirmation(help->ctx, package, "1Z999AA10123456784");
	}
	shp_confirmation_add_item(help->confirmations[0], "A", 2);
	shp_confirmation_add_item(help->confirmations[0], "B", 1);
	shp_confirmation_add_item(help->confirmations[1], "A", 1);
	shp_confirmation_add_item(help->confirmations[1], "B", 1);
	shp_confirmation_add_item(help->confirmations[2], "C", 1);
	help->whole = make_confirmation(help->ctx, "1", "1Z999AA10123456784");
	ck_assert_int_eq(shp_confirmation_new(help->ctx, &help->correction), SHP_OK);
	shp_confirmation_set_package(help->correction, "1");
	shp_confirmation_set_text(help->correction, SHP_SHIP_TRACKING, "1Z12345E0205271688");
	shp_confirmation_clear(help->correction, SHP_SHIP_METHOD);
	help->label = make_confirmation(help->ctx, "3", "1Z12345E0205271688");
	shp_confirmation_add_item(help->label, "C", 1);
}

void help_open(struct help *help, struct shp_ctx *ctx)
{
	*help = (struct help){.ctx = shp_ctx_ref(ctx)};
	ck_assert_int_eq(shp_rules_parse(ctx, "us,fee=1500,credit=settlement", &help->rules, NULL), SHP_OK);
	help->placement = make_placement(ctx, REFERENCE);
	help->pending = make_placement(ctx, REFERENCE);
	shp_placement_set_pending(help->pending, 1);
	help->other = make_placement(ctx, OTHER_REFERENCE);
	help->adoption = make_adoption(ctx);
	ck_assert_int_eq(shp_contents_new(ctx, &help->contents), SHP_OK);
	shp_contents_add_package(help->contents, "2");
	shp_contents_add_item(help->contents, 0, "A", 1);
	shp_contents_add_item(help->contents, 0, "B", 1);
	shp_contents_add_package(help->contents, "3");
	shp_contents_add_item(help->contents, 1, "C", 1);
	make_confirmations(help);
	ck_assert_int_eq(shp_cancellation_new(ctx, &help->cancellation), SHP_OK);
	shp_cancellation_set_reference(help->cancellation, "late");
	shp_cancellation_set_reason(help->cancellation, SHP_REASON_NO_INVENTORY);
	shp_cancellation_add_item(help->cancellation, "C", 1);
	ck_assert_int_eq(shp_cancellation_new(ctx, &help->rest), SHP_OK);
	shp_cancellation_set_reason(help->rest, SHP_REASON_BUYER_CANCELLED);

	const char *marketplace = shp_rules_get_marketplace(help->rules);
	ck_assert_int_eq(shp_order_id_from_reference(marketplace, REFERENCE, help->order_id), SHP_OK);
	ck_assert_int_eq(shp_order_id_from_reference(marketplace, OTHER_REFERENCE, help->other_id), SHP_OK);
	ck_assert_int_eq(shp_order_id_from_reference(marketplace, ADOPTED_REFERENCE, help->adopted_id), SHP_OK);
	help_event_id(help->order_id, "buyer.charged/order/1", help->charge_id);
}

void help_close(struct help *help)
{
	shp_placement_free(help->placement);
	shp_placement_free(help->pending);
	shp_placement_free(help->other);
	shp_adoption_free(help->adoption);
	shp_contents_free(help->contents);
	for (uint32_t i = 0; i < 3; i++)
		shp_confirmation_free(help->confirmations[i]);
	shp_confirmation_free(help->whole);
	shp_confirmation_free(help->correction);
	shp_confirmation_free(help->label);
	shp_cancellation_free(help->cancellation);
	shp_cancellation_free(help->rest);
	shp_rules_unref(help->rules);
	shp_ctx_unref(help->ctx);
}

/* ---- commands ---- */

const char *help_name(enum help_command command)
{
	static const char *const names[HELP_COMMANDS] = {
		"place",     "place pending", "place other",   "adopt",     "release", "split", "confirm 1",
		"confirm 2", "confirm 3",     "confirm whole", "reconfirm", "label",   "unlabel", "cancel",
		"cancel rest", "expire", "scan", "settled",
	};

	return names[command];
}

int32_t help_run(const struct help *help, struct shp_host *host, enum help_command command, int64_t now,
		 struct shp_decision **decision, struct shp_error *error)
{
	const struct shp_rules *rules = help->rules;
	const uint8_t *id = help->order_id;

	switch (command) {
	case HELP_PLACE:
		return shp_host_place(host, rules, help->placement, now, decision, error);
	case HELP_PLACE_PENDING:
		return shp_host_place(host, rules, help->pending, now, decision, error);
	case HELP_PLACE_OTHER:
		return shp_host_place(host, rules, help->other, now, decision, error);
	case HELP_ADOPT:
		return shp_host_adopt(host, rules, help->adoption, now, decision, error);
	case HELP_RELEASE:
		return shp_host_release(host, rules, id, now, decision, error);
	case HELP_SPLIT:
		return shp_host_split(host, rules, id, help->contents, now, decision, error);
	case HELP_CONFIRM_1:
	case HELP_CONFIRM_2:
	case HELP_CONFIRM_3:
		return shp_host_confirm(host, rules, id, help->confirmations[command - HELP_CONFIRM_1], now, decision,
					error);
	case HELP_CONFIRM_WHOLE:
		return shp_host_confirm(host, rules, id, help->whole, now, decision, error);
	case HELP_RECONFIRM:
		return shp_host_reconfirm(host, rules, id, help->correction, now, decision, error);
	case HELP_LABEL:
		return shp_host_confirm_label(host, rules, id, help->label, now, decision, error);
	case HELP_UNLABEL:
		return shp_host_cancel_label(host, rules, id, "3", 0, now, decision, error);
	case HELP_CANCEL:
		return shp_host_cancel(host, rules, id, help->cancellation, now, decision, error);
	case HELP_CANCEL_REST:
		return shp_host_cancel(host, rules, id, help->rest, now, decision, error);
	case HELP_EXPIRE:
		return shp_host_expire(host, rules, id, now, decision, error);
	case HELP_SCAN:
		return shp_host_scan(host, rules, id, "1", SHP_CARRIER_STATUS_SCANNED, HELP_NOW, now, decision, error);
	case HELP_SETTLED:
		return shp_host_report_payment(host, rules, id, help->charge_id, SHP_PAYMENT_SETTLED, now, decision,
					       error);
	}
	return SHP_ERR_ARGUMENT;
}

void help_add(const struct help *help, struct shp_batch *batch, enum help_command command)
{
	const uint8_t *id = help->order_id;

	switch (command) {
	case HELP_PLACE:
		shp_batch_add_place(batch, help->placement);
		break;
	case HELP_PLACE_PENDING:
		shp_batch_add_place(batch, help->pending);
		break;
	case HELP_PLACE_OTHER:
		shp_batch_add_place(batch, help->other);
		break;
	case HELP_ADOPT:
		shp_batch_add_adopt(batch, help->adoption);
		break;
	case HELP_RELEASE:
		shp_batch_add_release(batch, id);
		break;
	case HELP_SPLIT:
		shp_batch_add_split(batch, id, help->contents);
		break;
	case HELP_CONFIRM_1:
	case HELP_CONFIRM_2:
	case HELP_CONFIRM_3:
		shp_batch_add_confirm(batch, id, help->confirmations[command - HELP_CONFIRM_1]);
		break;
	case HELP_CONFIRM_WHOLE:
		shp_batch_add_confirm(batch, id, help->whole);
		break;
	case HELP_RECONFIRM:
		shp_batch_add_reconfirm(batch, id, help->correction);
		break;
	case HELP_LABEL:
		shp_batch_add_confirm_label(batch, id, help->label);
		break;
	case HELP_UNLABEL:
		shp_batch_add_cancel_label(batch, id, "3", 0);
		break;
	case HELP_CANCEL:
		shp_batch_add_cancel(batch, id, help->cancellation);
		break;
	case HELP_CANCEL_REST:
		shp_batch_add_cancel(batch, id, help->rest);
		break;
	case HELP_EXPIRE:
		shp_batch_add_expire(batch, id);
		break;
	case HELP_SCAN:
		shp_batch_add_scan(batch, id, "1", SHP_CARRIER_STATUS_SCANNED, HELP_NOW);
		break;
	case HELP_SETTLED:
		shp_batch_add_report_payment(batch, id, help->charge_id, SHP_PAYMENT_SETTLED);
		break;
	}
}

/* ---- delivering and comparing ---- */

uint32_t help_deliver(struct fake_host *fake, int64_t *now, uint32_t rounds)
{
	for (uint32_t i = 0; i < rounds && fake_store_count_pending(fake->store); i++) {
		(void)shp_host_deliver(fake->host, 0, 64, *now, NULL, NULL);
		*now += 60001;
	}
	return fake_store_count_pending(fake->store);
}

int help_same_store(struct fake_store *a, struct fake_store *b)
{
	if (a->order_count != b->order_count || a->event_count != b->event_count)
		return 0;
	for (uint32_t i = 0; i < a->order_count; i++) {
		const struct fake_order *one = &a->orders[i];
		const struct fake_order *two = fake_store_find(b, one->id);

		if (!two || one->revision != two->revision || one->size != two->size ||
		    memcmp(one->bytes, two->bytes, one->size) != 0)
			return 0;
	}
	for (uint32_t i = 0; i < a->event_count; i++) {
		const struct fake_event *one = &a->events[i];
		const struct fake_event *two = fake_store_find_event(b, one->id);

		if (!two || one->size != two->size || memcmp(one->bytes, two->bytes, one->size) != 0)
			return 0;
	}
	return 1;
}
