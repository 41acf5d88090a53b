#include "program.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct shp_ctx *ctx;
struct shp_rules *rules;
struct shp_error *error;

static int64_t allocated;

static void *count_malloc(void *user_data, size_t size)
{
	*(int64_t *)user_data += (int64_t)size;
	return malloc(size);
}

static void *count_realloc(void *user_data, void *pointer, size_t old_size, size_t new_size)
{
	*(int64_t *)user_data += (int64_t)new_size - (int64_t)old_size;
	return realloc(pointer, new_size);
}

static void count_free(void *user_data, void *pointer, size_t size)
{
	*(int64_t *)user_data -= (int64_t)size;
	free(pointer);
}

void must(int32_t status)
{
	if (!status)
		return;
	fprintf(stderr, "%s: %s\n", shp_error_get_path(error, 0), shp_status_name(status));
	exit(1);
}

void print_hex(const char *name, const uint8_t *bytes, size_t size)
{
	printf("%s ", name);
	for (size_t i = 0; i < size; i++)
		printf("%02x", bytes[i]);
	printf("\n");
}

void print_order(const struct shp_order *order)
{
	uint8_t id[16];

	shp_order_get_id(order, id);
	print_hex("order", id, 16);
	printf("%s revision %" PRId64 " %s %s\n", shp_order_get_text(order, SHP_ORDER_REFERENCE),
	       shp_order_get_revision(order), shp_order_status_name(shp_order_get_status(order)),
	       shp_order_get_currency(order));
	for (int32_t kind = SHP_MONEY_TOTAL; kind <= SHP_MONEY_HELD; kind++)
		printf("money %" PRId32 " %" PRId64 "\n", kind, shp_order_get_money(order, kind));
	for (int32_t kind = SHP_UNITS_ORDERED; kind <= SHP_UNITS_OPEN; kind++)
		printf("units %" PRId32 " %" PRId64 "\n", kind, shp_order_get_units(order, kind));
	for (uint32_t i = 0; i < shp_order_count_packages(order); i++) {
		const char *tracking = shp_order_get_shipment_text(order, i, SHP_SHIP_TRACKING);

		printf("package %s %s revision %" PRId32 " %s\n", shp_order_get_package_reference(order, i),
		       shp_package_status_name(shp_order_get_package_status(order, i)),
		       shp_order_get_shipment_revision(order, i), tracking ? tracking : "-");
		for (uint32_t j = 0; j < shp_order_count_package_items(order, i); j++)
			printf("  line %" PRId32 ": %" PRId32 "\n", shp_order_get_package_item_line(order, i, j),
			       shp_order_get_package_item_quantity(order, i, j));
	}
}

void print_event(const struct shp_event *event)
{
	char name[80];
	uint8_t bytes[4096];
	uint8_t id[16];
	size_t size;

	shp_event_get_id(event, id);
	must(shp_event_write_name(event, name, sizeof(name), &size));
	printf("event %" PRId32 " %s %s %" PRId64 " revision %" PRId64 " effect %" PRId32 "\n",
	       shp_event_get_kind(event), shp_event_get_type(event), name, shp_event_get_amount(event),
	       shp_event_get_revision(event), shp_event_is_effect(event));
	print_hex("id", id, 16);
	must(shp_event_encode(event, bytes, sizeof(bytes), &size));
	print_hex("bytes", bytes, size);
}

static void read_back(const struct shp_order *order)
{
	struct shp_order *again;
	uint8_t bytes[8192];
	size_t size;

	must(shp_order_encode(order, bytes, sizeof(bytes), &size));
	print_hex("bytes", bytes, size);
	must(shp_order_decode(ctx, bytes, size, &again, error));
	printf("read back: %" PRId32 "\n", shp_order_equals(order, again));
	shp_order_unref(again);
}

struct shp_order *take(const char *what, struct shp_decision *decision, struct shp_order *before)
{
	struct shp_order *order = shp_order_ref(shp_decision_get_order(decision));

	printf("\n%s, repeated %" PRId32 "\n", what, shp_decision_is_repeated(decision));
	for (uint32_t i = 0; i < shp_decision_count_events(decision); i++)
		print_event(shp_decision_get_event(decision, i));
	for (uint32_t i = 0; i < shp_decision_count_advice(decision); i++)
		printf("advice %" PRId32 " \"%s\"\n", shp_decision_get_advice(decision, i),
		       shp_decision_get_advice_path(decision, i));
	print_order(order);
	read_back(order);
	shp_decision_unref(decision);
	shp_order_unref(before);
	return order;
}

void fill_placement(struct shp_placement *placement)
{
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_text(placement, SHP_ORDER_SERVICE, "Standard");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, NOW - 86400000);
	shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_BY, 20399);
	shp_placement_add_line(placement, "05015851154158", 3);
	shp_placement_set_line_text(placement, 0, SHP_LINE_CATEGORY, "Kitchen");
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_ITEM_PRICE, 10000);
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_ITEM_TAX, 825);
	shp_placement_add_line(placement, "05015851154159", 2);
	shp_placement_set_line_amount(placement, 1, SHP_AMOUNT_ITEM_PRICE, 4999);
	shp_placement_set_line_amount(placement, 1, SHP_AMOUNT_SHIPPING_PRICE, 500);
}

void fill_confirmation(struct shp_confirmation *confirmation, const char *package, const char *tracking)
{
	shp_confirmation_set_package(confirmation, package);
	shp_confirmation_set_ship_date(confirmation, 20398);
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "UPS");
	shp_confirmation_set_text(confirmation, SHP_SHIP_METHOD, "Ground");
	shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING, tracking);
}

int main(void)
{
	if (shp_version_number() < SHP_VERSION_NUMBER)
		return 1;
	must(shp_ctx_new_with_allocator(count_malloc, count_realloc, count_free, &allocated, &ctx));
	must(shp_error_new(ctx, 10, &error));
	must(shp_rules_parse(ctx, "us,charge=per_package,fee=1500", &rules, error));
	run_life();
	run_host();
	run_tables();
	shp_rules_unref(rules);
	shp_error_free(error);
	shp_ctx_unref(ctx);
	printf("\nmemory that is left: %" PRId64 "\n", allocated);
	return 0;
}
