#include "corpus_story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct corpus *made;
struct story story;

void corpus_must(int32_t status)
{
	if (!status)
		return;
	fprintf(stderr, "corpus: %s: %s\n", story.name, shp_status_name(status));
	abort();
}

/* ---- taking down ---- */

static void add(int is_event, const char *name, const uint8_t *bytes, size_t size)
{
	struct corpus_entry *entry = &made->entries[made->count++];

	if (made->count > CORPUS_MOST)
		abort();
	(void)snprintf(entry->name, sizeof(entry->name), "%s", name);
	entry->is_event = is_event;
	entry->size = size;
	entry->bytes = malloc(size);
	memcpy(entry->bytes, bytes, size);
}

void corpus_add_order(const struct shp_order *of, const char *suffix)
{
	static uint8_t bytes[1 << 20];
	char name[80];
	size_t size;

	corpus_must(shp_order_encode(of, bytes, sizeof(bytes), &size));
	(void)snprintf(name, sizeof(name), "%s order%s", story.name, suffix);
	add(0, name, bytes, size);
}

void corpus_add_event(const struct shp_event *event)
{
	static uint8_t bytes[1 << 20];
	char name[80];
	size_t size;

	corpus_must(shp_event_encode(event, bytes, sizeof(bytes), &size));
	(void)snprintf(name, sizeof(name), "%s/%d %s", story.name, (int)shp_event_get_revision(event),
		       shp_event_get_type(event) + strlen("libshipment."));
	add(1, name, bytes, size);
}

void corpus_happen(struct shp_decision *decision)
{
	const uint32_t count = shp_decision_count_events(decision);
	uint32_t i;

	if (!count)
		abort();
	for (i = 0; i < count; i++)
		corpus_add_event(shp_decision_get_event(decision, i));
	shp_order_unref(story.order);
	story.order = shp_order_ref(shp_decision_get_order(decision));
	shp_decision_unref(decision);
	story.now += 60000;
}

void corpus_open(struct corpus *corpus)
{
	made = corpus;
	corpus->count = 0;
	corpus_must(shp_ctx_new(&story.ctx));
}

void corpus_close(void)
{
	story.ctx = shp_ctx_unref(story.ctx);
}

void corpus_begin(const char *name, const char *rules_text)
{
	story.name = name;
	story.now = NOW;
	corpus_must(shp_rules_parse(story.ctx, rules_text, &story.rules, NULL));
}

void corpus_end(void)
{
	corpus_add_order(story.order, "");
	story.order = shp_order_unref(story.order);
	story.rules = shp_rules_unref(story.rules);
}

/* ---- what people do ---- */

void corpus_buy(struct shp_placement *placement, uint32_t lines)
{
	static const char *const ids[] = {"05015851154158", "05015851154159", "行-3"};
	static const char *const titles[] = {"Stoneware mug, set of four", "粗陶杯", "Stoneware mug, set of four"};
	uint32_t i;

	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_text(placement, SHP_ORDER_SERVICE, "Standard");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, NOW - DAY);
	shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_BY, TODAY + 2);
	for (i = 0; i < lines; i++) {
		shp_placement_add_line(placement, ids[i], 2 + (int32_t)i);
		shp_placement_set_line_text(placement, i, SHP_LINE_SKU, "MUG-SET-4");
		shp_placement_set_line_text(placement, i, SHP_LINE_TITLE, titles[i]);
		shp_placement_set_line_text(placement, i, SHP_LINE_CATEGORY, i ? "" : "Kitchen");
		shp_placement_set_line_amount(placement, i, SHP_AMOUNT_ITEM_PRICE, 5198 + i);
		shp_placement_set_line_amount(placement, i, SHP_AMOUNT_ITEM_TAX, 411);
		shp_placement_set_line_amount(placement, i, SHP_AMOUNT_SHIPPING_PRICE, 99 * i);
	}
}

void corpus_place(const struct shp_placement *placement)
{
	struct shp_decision *decision;

	corpus_must(shp_order_place(story.rules, placement, story.now, &decision, NULL));
	corpus_happen(decision);
}

void corpus_place_lines(uint32_t lines)
{
	struct shp_placement *placement;

	corpus_must(shp_placement_new(story.ctx, &placement));
	corpus_buy(placement, lines);
	corpus_place(placement);
	shp_placement_free(placement);
}

void corpus_split(uint32_t count, const char *const packages[], const uint32_t lines[], const int32_t units[])
{
	struct shp_contents *contents;
	struct shp_decision *decision;
	uint32_t i;

	corpus_must(shp_contents_new(story.ctx, &contents));
	for (i = 0; i < count; i++) {
		shp_contents_add_package(contents, packages[i]);
		shp_contents_add_item(contents, i, shp_order_get_line_text(story.order, lines[i], SHP_LINE_ID),
				      units[i]);
	}
	corpus_must(shp_order_split(story.rules, story.order, contents, story.now, &decision, NULL));
	shp_contents_free(contents);
	corpus_happen(decision);
}

struct shp_confirmation *corpus_leave(const char *package)
{
	struct shp_confirmation *confirmation;

	corpus_must(shp_confirmation_new(story.ctx, &confirmation));
	shp_confirmation_set_package(confirmation, package);
	shp_confirmation_set_ship_date(confirmation, TODAY);
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "UPS");
	shp_confirmation_set_text(confirmation, SHP_SHIP_METHOD, "UPS Ground");
	shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING, "1Z999AA10123456784");
	return confirmation;
}

void corpus_confirm_as(struct shp_confirmation *confirmation)
{
	struct shp_decision *decision;

	corpus_must(shp_order_confirm(story.rules, story.order, confirmation, story.now, &decision, NULL));
	shp_confirmation_free(confirmation);
	corpus_happen(decision);
}

void corpus_confirm(const char *package)
{
	corpus_confirm_as(corpus_leave(package));
}

void corpus_reconfirm(struct shp_confirmation *confirmation)
{
	struct shp_decision *decision;

	corpus_must(shp_order_reconfirm(story.rules, story.order, confirmation, story.now, &decision, NULL));
	shp_confirmation_free(confirmation);
	corpus_happen(decision);
}

void corpus_label(const char *package)
{
	struct shp_confirmation *confirmation = corpus_leave(package);
	struct shp_decision *decision;

	corpus_must(shp_order_confirm_label(story.rules, story.order, confirmation, story.now, &decision, NULL));
	shp_confirmation_free(confirmation);
	corpus_happen(decision);
}

void corpus_cancel_label(const char *package)
{
	struct shp_decision *decision;

	corpus_must(shp_order_cancel_label(story.rules, story.order, package, 0, story.now, &decision, NULL));
	corpus_happen(decision);
}

void corpus_cancel(const char *reference, int32_t reason, int32_t line, int32_t units)
{
	struct shp_cancellation *cancellation;
	struct shp_decision *decision;

	corpus_must(shp_cancellation_new(story.ctx, &cancellation));
	if (reference)
		shp_cancellation_set_reference(cancellation, reference);
	shp_cancellation_set_reason(cancellation, reason);
	if (line >= 0)
		shp_cancellation_add_item(cancellation,
					  shp_order_get_line_text(story.order, (uint32_t)line, SHP_LINE_ID), units);
	corpus_must(shp_order_cancel(story.rules, story.order, cancellation, story.now, &decision, NULL));
	shp_cancellation_free(cancellation);
	corpus_happen(decision);
}

void corpus_scan(const char *package, int32_t status, int64_t at)
{
	struct shp_decision *decision;

	corpus_must(shp_order_scan(story.rules, story.order, package, status, at, story.now, &decision, NULL));
	corpus_happen(decision);
}

void corpus_pay(int32_t result)
{
	struct shp_decision *decision;
	uint8_t id[16];

	corpus_must(shp_order_get_charge_id(story.order, 0, id));
	corpus_must(shp_order_report_payment(story.rules, story.order, id, result, story.now, &decision, NULL));
	corpus_happen(decision);
}
