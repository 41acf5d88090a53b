/*
 * How the cost grows with the order: whole orders of 1 to 10,000 lines are shipped package by package, each package
 * holding one line, by items (the page's "add a package") and by package (after one split). Prints time and bytes
 * copied a command, beside a memcpy of the same bytes, and memory per line.
 */
#include <libshipment/shipment.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define NOW INT64_C(1762470000000)

static struct shp_ctx *ctx;
static struct shp_rules *rules;
static size_t allocated;
static size_t largest;

static void *count_malloc(void *user_data, size_t size)
{
	(void)user_data;
	allocated += size;
	if (size > largest)
		largest = size;
	return malloc(size);
}

static void *count_realloc(void *user_data, void *pointer, size_t old_size, size_t new_size)
{
	(void)user_data;
	allocated += new_size - old_size;
	return realloc(pointer, new_size);
}

static void count_free(void *user_data, void *pointer, size_t size)
{
	(void)user_data;
	allocated -= size;
	free(pointer);
}

static void must(int32_t status)
{
	if (!status)
		return;
	fprintf(stderr, "bench_size: %s\n", shp_status_name(status));
	exit(1);
}

static double now_seconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static struct shp_order *take(struct shp_decision *decision, struct shp_order *before)
{
	struct shp_order *order = shp_order_ref(shp_decision_get_order(decision));

	shp_decision_unref(decision);
	shp_order_unref(before);
	return order;
}

static struct shp_order *place(int lines)
{
	struct shp_placement *placement;
	struct shp_decision *placed;
	char id[24];

	must(shp_placement_new(ctx, &placement));
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, NOW);
	for (int i = 0; i < lines; i++) {
		snprintf(id, sizeof(id), "%014d", i);
		shp_placement_add_line(placement, id, 1);
		shp_placement_set_line_amount(placement, (uint32_t)i, SHP_AMOUNT_ITEM_PRICE, 999);
	}
	must(shp_order_place(rules, placement, NOW, &placed, NULL));
	shp_placement_free(placement);
	return take(placed, NULL);
}

static struct shp_order *split_all(struct shp_order *order, int lines)
{
	struct shp_contents *contents;
	struct shp_decision *split;
	char id[24];
	char reference[16];

	must(shp_contents_new(ctx, &contents));
	for (int i = 0; i < lines; i++) {
		snprintf(id, sizeof(id), "%014d", i);
		snprintf(reference, sizeof(reference), "%d", i + 1);
		shp_contents_add_package(contents, reference);
		shp_contents_add_item(contents, (uint32_t)i, id, 1);
	}
	must(shp_order_split(rules, order, contents, NOW, &split, NULL));
	shp_contents_free(contents);
	return take(split, order);
}

static struct shp_order *ship_all(struct shp_order *order, int lines, int by_items)
{
	struct shp_confirmation *left;
	struct shp_decision *sent;
	char text[32];

	must(shp_confirmation_new(ctx, &left));
	shp_confirmation_set_ship_date(left, 20398);
	shp_confirmation_set_text(left, SHP_SHIP_CARRIER, "UPS");
	shp_confirmation_set_text(left, SHP_SHIP_METHOD, "UPS Ground");
	for (int i = 0; i < lines; i++) {
		/* the last one is package 1 itself, which holds what is left */
		snprintf(text, sizeof(text), "%d", by_items && i == lines - 1 ? 1 : by_items ? i + 2 : i + 1);
		shp_confirmation_set_package(left, text);
		snprintf(text, sizeof(text), "1Z999AA1%010d", i);
		shp_confirmation_set_text(left, SHP_SHIP_TRACKING, text);
		if (by_items) {
			shp_confirmation_keep(left, SHP_SHIP_ITEMS);
			snprintf(text, sizeof(text), "%014d", i);
			shp_confirmation_add_item(left, text, 1);
		}
		must(shp_order_confirm(rules, order, left, NOW, &sent, NULL));
		order = take(sent, order);
	}
	shp_confirmation_free(left);
	return order;
}

static double copy_seconds(size_t bytes, int count)
{
	char *from = malloc(bytes);
	char *to;
	double begin;

	if (!from)
		exit(1);
	memset(from, 1, bytes);
	begin = now_seconds();
	for (int i = 0; i < count; i++) {
		to = malloc(bytes);
		if (!to)
			exit(1);
		memcpy(to, from, bytes);
		free(from);
		from = to;
	}
	free(from);
	return now_seconds() - begin;
}

static void measure(int lines)
{
	for (int by_items = 0; by_items < 2; by_items++) {
		struct shp_order *order = place(lines);
		const size_t placed_bytes = allocated;
		const double begin = now_seconds();
		if (!by_items)
			order = split_all(order, lines);
		const double split = now_seconds();
		order = ship_all(order, lines, by_items);
		const double end = now_seconds();
		if (shp_order_get_status(order) != SHP_ORDER_STATUS_SHIPPED)
			exit(1);
		const double copy = copy_seconds(largest / 2, lines);
		printf("%6d %-10s %9.6f %12.6f %10.2f %10.6f %8.2f %12zu %10.1f\n", lines,
		       by_items ? "items" : "package", split - begin, end - split, (end - split) / lines * 1e6, copy,
		       (end - split) / copy, placed_bytes, (double)allocated / lines);
		shp_order_unref(order);
	}
}

int main(void)
{
	size_t base;

	must(shp_ctx_new_with_allocator(count_malloc, count_realloc, count_free, NULL, &ctx));
	must(shp_rules_parse(ctx, "us", &rules, NULL));
	base = allocated;
	printf("%6s %-10s %9s %12s %10s %10s %8s %12s %10s\n", "lines", "by", "split s", "ship all s", "us/package",
	       "copies s", "ratio", "placed bytes", "bytes/line");
	for (int lines = 1; lines <= 10000; lines *= 10) {
		largest = 0;
		measure(lines);
	}
	shp_rules_unref(rules);
	printf("left at the end: %zu bytes (context alone)\n", allocated);
	shp_ctx_unref(ctx);
	return allocated == 0 && base ? 0 : 1;
}
