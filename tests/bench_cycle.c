/*
 * What one confirmation costs, step by step, for an order of 3 lines in 2 packages: `bench_cycle STEP COUNT` does a
 * step so many times. Run by bench_cycle.py, which counts instructions and takes times; each step stands beside its
 * floor. Prints nanoseconds a step, how many events there are, and the bytes that are read and written.
 */
#include <libshipment/shipment.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef HAVE_LIBUUID
#include <uuid/uuid.h>
#endif

#define NOW INT64_C(1762470000000)

static struct shp_ctx *ctx;
static struct shp_rules *rules;
static struct shp_confirmation *left;
static uint8_t before[4096];
static size_t before_size;
static uint8_t out[8192];
static size_t all_size; /* of what is written when it is done: the events and the order */
static volatile uint64_t sink;

static void must(int32_t status)
{
	if (!status)
		return;
	fprintf(stderr, "bench_cycle: %s\n", shp_status_name(status));
	exit(1);
}

static struct shp_order *make_order(void)
{
	static const char *const ids[3] = {"05015851154158", "05015851154159", "05015851154160"};
	struct shp_placement *placement;
	struct shp_contents *contents;
	struct shp_decision *placed;
	struct shp_decision *split;

	must(shp_placement_new(ctx, &placement));
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_text(placement, SHP_ORDER_SERVICE, "Standard");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, NOW - 86400000);
	shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_BY, 20400);
	shp_placement_set_fee_basis_points(placement, 1500);
	for (uint32_t i = 0; i < 3; i++) {
		shp_placement_add_line(placement, ids[i], 2);
		shp_placement_set_line_text(placement, i, SHP_LINE_SKU, "MUG-SET-4");
		shp_placement_set_line_text(placement, i, SHP_LINE_TITLE, "Stoneware mug, set of four");
		shp_placement_set_line_text(placement, i, SHP_LINE_CATEGORY, "Kitchen");
		shp_placement_set_line_amount(placement, i, SHP_AMOUNT_ITEM_PRICE, 5198 + i);
		shp_placement_set_line_amount(placement, i, SHP_AMOUNT_ITEM_TAX, 411 + i);
		shp_placement_set_line_amount(placement, i, SHP_AMOUNT_SHIPPING_PRICE, 499);
	}
	must(shp_order_place(rules, placement, NOW, &placed, NULL));
	must(shp_contents_new(ctx, &contents));
	shp_contents_add_package(contents, "1");
	for (uint32_t i = 0; i < 3; i++)
		shp_contents_add_item(contents, 0, ids[i], 1);
	must(shp_order_split(rules, shp_decision_get_order(placed), contents, NOW, &split, NULL));
	struct shp_order *made = shp_order_ref(shp_decision_get_order(split));
	shp_decision_unref(split);
	shp_decision_unref(placed);
	shp_contents_free(contents);
	shp_placement_free(placement);
	return made;
}

static void make_confirmation(void)
{
	must(shp_confirmation_new(ctx, &left));
	shp_confirmation_set_package(left, "1");
	shp_confirmation_set_ship_date(left, 20398);
	shp_confirmation_set_text(left, SHP_SHIP_CARRIER, "UPS");
	shp_confirmation_set_text(left, SHP_SHIP_METHOD, "UPS Ground");
	shp_confirmation_set_text(left, SHP_SHIP_TRACKING, "1Z999AA10123456784");
}

static size_t encode_all(const struct shp_decision *decision)
{
	size_t at = 0;
	size_t size;

	for (uint32_t i = 0; i < shp_decision_count_events(decision); i++) {
		must(shp_event_encode(shp_decision_get_event(decision, i), out + at, sizeof(out) - at, &size));
		at += size;
	}
	must(shp_order_encode(shp_decision_get_order(decision), out + at, sizeof(out) - at, &size));
	return at + size;
}

static void derive_ids(const struct shp_decision *decision)
{
	uint8_t id[16];

	for (uint32_t i = 0; i < shp_decision_count_events(decision); i++) {
		shp_event_get_id(shp_decision_get_event(decision, i), id);
		sink += id[0];
	}
}

/* ---- the steps ---- */

static struct shp_order *order;
static struct shp_decision *sent;

static void decode(void)
{
	struct shp_order *decoded;

	must(shp_order_decode(ctx, before, before_size, &decoded, NULL));
	shp_order_unref(decoded);
}

static void confirm(void)
{
	struct shp_decision *again;

	must(shp_order_confirm(rules, order, left, NOW, &again, NULL));
	shp_decision_unref(again);
}

static void ids(void)
{
	derive_ids(sent);
}

static void encode(void)
{
	size_t size;

	must(shp_order_encode(shp_decision_get_order(sent), out, sizeof(out), &size));
}

static void encode_events(void)
{
	sink += encode_all(sent);
}

static void cycle(void)
{
	struct shp_order *decoded;
	struct shp_decision *decided;

	must(shp_order_decode(ctx, before, before_size, &decoded, NULL));
	must(shp_order_confirm(rules, decoded, left, NOW, &decided, NULL));
	derive_ids(decided);
	sink += encode_all(decided);
	shp_decision_unref(decided);
	shp_order_unref(decoded);
}

/* ---- their floors ---- */

static void floor_bytes(void)
{
	static uint8_t copy[sizeof(before)];

	memcpy(copy, before, before_size);
	sink += copy[0];
}

static void floor_all_bytes(void)
{
	static uint8_t copy[sizeof(out)];

	memcpy(copy, out, all_size);
	sink += copy[0];
}

static void floor_ids(void)
{
#ifdef HAVE_LIBUUID
	static const char name[] = "shipment.confirmed/1/1=================";
	uuid_t id;

	for (int i = 0; i < 5; i++) {
		uuid_generate_sha1(id, before, name, 39);
		sink += id[0];
	}
#endif
}

struct step {
	const char *name;
	void (*run)(void);
};

static const struct step steps[] = {
	{"decode", decode},           {"confirm", confirm},                 {"ids", ids},
	{"encode", encode},           {"encode_events", encode_events},     {"cycle", cycle},
	{"floor_bytes", floor_bytes}, {"floor_all_bytes", floor_all_bytes}, {"floor_ids", floor_ids},
};

static void (*find(const char *name))(void)
{
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (!strcmp(steps[i].name, name))
			return steps[i].run;
	fprintf(stderr, "bench_cycle: no step '%s'\n", name);
	exit(2);
}

int main(int argc, char **argv)
{
	struct timespec begin;
	struct timespec end;
	const long count = argc > 2 ? strtol(argv[2], NULL, 10) : 1000;
	void (*const run)(void) = find(argc > 1 ? argv[1] : "cycle");

	must(shp_ctx_new(&ctx));
	must(shp_rules_parse(ctx, "us", &rules, NULL));
	order = make_order();
	make_confirmation();
	must(shp_order_encode(order, before, sizeof(before), &before_size));
	must(shp_order_confirm(rules, order, left, NOW, &sent, NULL));
	all_size = encode_all(sent);
	clock_gettime(CLOCK_MONOTONIC, &begin);
	for (long i = 0; i < count; i++)
		run();
	clock_gettime(CLOCK_MONOTONIC, &end);
	const double nanoseconds = (double)(end.tv_sec - begin.tv_sec) * 1e9 + (double)(end.tv_nsec - begin.tv_nsec);
	printf("%.1f %u %zu %zu\n", nanoseconds / (double)(count ? count : 1), shp_decision_count_events(sent),
	       before_size, all_size);
	shp_decision_unref(sent);
	shp_order_unref(order);
	shp_confirmation_free(left);
	shp_rules_unref(rules);
	shp_ctx_unref(ctx);
	return 0;
}
