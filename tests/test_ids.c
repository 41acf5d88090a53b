/*
 * Ids: those of real events are the vectors of doc/ids.md, which Python's library computes too (ids.py); and no two
 * happenings have one name.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"
#include "event.h"
#include "event_name.h"
#include "ids_vectors_table.h"
#include "sort.h"
#include "uuid.h"

#define VECTORS (sizeof(ids_vectors) / sizeof(ids_vectors[0]))
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static struct desk desk;

static void open_desk(void)
{
	desk_open(&desk, "us,fee=1500");
}

static void close_desk(void)
{
	desk_close(&desk);
}

/* ---- vectors ---- */

static int seen[VECTORS];

/* The name without what fills it up. */
static void bare_name(const struct shp_event *event, char name[EVENT_NAME_ROOM])
{
	const uint32_t length = event_name(event, name);

	ck_assert_uint_eq(length, strlen(name));
	ck_assert_uint_ge(length, 39);
	name[strcspn(name, "=")] = 0;
	if (length > 39)
		ck_assert_uint_eq(strlen(name), length);
}

static void check_event(const struct shp_event *event)
{
	char name[EVENT_NAME_ROOM];
	char text[37];
	uint8_t id[16];

	bare_name(event, name);
	shp_event_get_id(event, id);
	shp__uuid_format(id, text);
	for (size_t i = 0; i < VECTORS; i++)
		if (!strcmp(ids_vectors[i].name, name)) {
			ck_assert_str_eq(text, ids_vectors[i].id);
			seen[i] = 1;
			return;
		}
	ck_abort_msg("no vector: %s %s", name, text);
}

static void check_last(void)
{
	for (uint32_t i = 0; i < shp_decision_count_events(desk.last); i++)
		check_event(shp_decision_get_event(desk.last, i));
}

static void live(const char *rules, const char *options, const char *const *commands)
{
	char lines[128];
	uint8_t id[16];
	char text[37];

	(void)snprintf(lines, sizeof(lines), "a=3@1000 b=1@500 order:%s%s", IDS_REFERENCE, options);
	desk_rule(&desk, rules);
	desk_place(&desk, lines);
	shp_order_get_id(desk.order, id);
	shp__uuid_format(id, text);
	ck_assert_str_eq(text, IDS_ORDER);
	check_last();
	for (; *commands; commands++) {
		desk_do(&desk, *commands);
		check_last();
	}
}

static void live_adopted(void)
{
	struct shp_adoption *adoption;
	struct shp_decision *adopted;

	HOLDS(shp_adoption_new(desk.ctx, &adoption) == SHP_OK);
	struct shp_placement *placement = shp_adoption_get_placement(adoption);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, IDS_REFERENCE);
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, DESK_ORDERED_AT);
	shp_placement_add_line(placement, "a", 2);
	ck_assert_int_eq(shp_order_adopt(desk.rules, adoption, desk.now, &adopted, desk.error), SHP_OK);
	check_event(shp_decision_get_event(adopted, 0));
	shp_decision_unref(adopted);
	shp_adoption_free(adoption);
}

/* Every vector is the name of something that happens, and all that happens has a vector. */
START_TEST(vectors_of_events)
{
	static const char *const founding[] = {"release",	  "split 2 a=1", "confirm 2", "reconfirm 2 memo:m",
					       "scan 2 status:5", "decline 0",	 "settle 0",  "cancel x a=1",
					       "label 1",	  "unlabel 1",	 "label 1",   NULL};
	static const char *const by_package[] = {"split box-a_1.Z a=1 / 3 a=1",
						 "label 3",
						 "unlabel 3",
						 "label 3",
						 "confirm box-a_1.Z",
						 "reconfirm box-a_1.Z a=2 tracking:",
						 "reconfirm box-a_1.Z a=1",
						 "settle 1",
						 "decline 0",
						 NULL};
	static const char *const late[] = {"expire later:90", NULL};
	static const char *const twice[] = {"label 1", "unlabel 1", "label 1", NULL};
	static const char *const longest[] = {"split AAAAAAAAAAAAAAAAAAAAAAAA a=1", "confirm AAAAAAAAAAAAAAAAAAAAAAAA",
					      "cancel ZZZZZZZZZZZZZZZZZZZZZZZZ a=1",
					      "scan AAAAAAAAAAAAAAAAAAAAAAAA status:7 at:253402300799999", NULL};

	memset(seen, 0, sizeof(seen));
	live("us,fee=1500", " pending", founding);
	live("us,charge=per_package,fee=1500", "", by_package);
	live("us,charge=last_package,fee=1500", "", late);
	live("us,fee=1500", "", twice);
	live("us,charge=per_package,credit=settlement", "", longest);
	live_adopted();
	for (size_t i = 0; i < VECTORS; i++)
		ck_assert_msg(seen[i], "never happened: %s", ids_vectors[i].name);
}
END_TEST

START_TEST(vectors_of_orders)
{
	uint8_t id[16];
	char text[37];

	for (size_t i = 0; i < COUNT(order_ids_vectors); i++) {
		ck_assert_int_eq(shp_order_id_from_reference(order_ids_vectors[i].marketplace,
							     order_ids_vectors[i].reference, id),
				 SHP_OK);
		shp__uuid_format(id, text);
		ck_assert_str_eq(text, order_ids_vectors[i].id);
	}
}
END_TEST

START_TEST(a_name_needs_its_room)
{
	const struct shp_event *event;
	char whole[EVENT_NAME_ROOM];
	char name[EVENT_NAME_ROOM];
	size_t size;

	desk_place(&desk, "a=2@100");
	event = shp_decision_get_event(desk.last, 0);
	ck_assert_uint_eq(event_name(event, whole), 39);
	for (size_t capacity = 0; capacity < 40; capacity++) {
		size = 0;
		ck_assert_int_eq(shp_event_write_name(event, capacity ? name : NULL, capacity, &size), SHP_ERR_BUFFER);
		ck_assert_uint_eq(size, 40);
	}
	ck_assert_int_eq(shp_event_write_name(event, name, 40, &size), SHP_OK);
	ck_assert_str_eq(name, whole);
}
END_TEST

/* A host's own id is the name space of its events. */
START_TEST(own_id_of_a_host)
{
	static const uint8_t own[16] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
	struct shp_placement *placement;
	struct shp_decision *placed;
	char name[EVENT_NAME_ROOM];
	uint8_t expected[16];
	uint8_t id[16];

	HOLDS(shp_placement_new(desk.ctx, &placement) == SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, IDS_REFERENCE);
	shp_placement_set_id(placement, own);
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, DESK_ORDERED_AT);
	shp_placement_add_line(placement, "a", 2);
	ck_assert_int_eq(shp_order_place(desk.rules, placement, desk.now, &placed, desk.error), SHP_OK);
	shp_order_get_id(shp_decision_get_order(placed), id);
	ck_assert_mem_eq(id, own, 16);
	const struct shp_event *event = shp_decision_get_event(placed, 0);
	shp_event_get_order_id(event, id);
	ck_assert_mem_eq(id, own, 16);
	shp__uuid_v5(own, name, event_name(event, name), expected);
	shp_event_get_id(event, id);
	ck_assert_mem_eq(id, expected, 16);
	shp_decision_unref(placed);
	shp_placement_free(placement);
}
END_TEST

/* The id is of the happening: not of when, at which revision, or under which rules. */
START_TEST(what_ids_do_not_depend_on)
{
	static const char *const detours[][4] = {{"confirm 2 a=1", NULL, NULL, NULL},
						 {"split 3 a=1", "confirm 2 a=1", NULL, NULL},
						 {"cancel c b=1", "split 4 a=1", "confirm 2 a=1 later:3", NULL}};
	uint8_t ids[3][16];

	for (size_t i = 0; i < 3; i++) {
		desk_rule(&desk, i ? "us,fee=1500,tracking=refuse" : "us,fee=1500");
		desk_place(&desk, "a=3@1000 b=1@500");
		for (const char *const *command = detours[i]; *command; command++)
			desk_do(&desk, *command);
		for (uint32_t j = 0; j < shp_decision_count_events(desk.last); j++)
			if (shp_event_get_kind(shp_decision_get_event(desk.last, j)) == SHP_EVENT_BUYER_CHARGED)
				shp_event_get_id(shp_decision_get_event(desk.last, j), ids[i]);
	}
	ck_assert_mem_eq(ids[0], ids[1], 16);
	ck_assert_mem_eq(ids[0], ids[2], 16);
}
END_TEST

/* ---- no two happenings have one name ---- */

/* Words of the names themselves, what looks like numbers, and what could be taken for a slash. */
static const char *const references[] = {
	"1",
	"2",
	"11",
	"12",
	"1.1",
	"1-1",
	"1_1",
	"01",
	"-1",
	".",
	"-",
	"_",
	"..",
	"a",
	"A",
	"order",
	"package",
	"cancellation",
	"order.1",
	"package.1",
	"buyer.charged",
	"AAAAAAAAAAAAAAAAAAAAAAAA",
	"AAAAAAAAAAAAAAAAAAAAAAAB",
	"111111111111111111111111",
	"order-1-1",
	"0",
};
static const int32_t numbers[] = {1, 2, 3, 9, 10, 11, 12, 21, 99, 100, 101, 111, 999999, 1000000, INT32_MAX};
static const int64_t instants[] = {0, 1, 11, 999, INT64_C(1762387200000), INT64_C(1762387200001), SHP_LIMIT_INSTANT};

#define MOST_NAMES 20000

static char names[MOST_NAMES][EVENT_NAME_ROOM];
static uint32_t name_count;

static void add_name(const struct shp_event *event)
{
	char *name = names[name_count++];
	const uint32_t length = shp__event_name(event, name);

	HOLDS(name_count < MOST_NAMES);
	HOLDS(length >= 39 && length < EVENT_NAME_ROOM && name[length] == 0 && strlen(name) == length);
	for (uint32_t i = 0; i < length; i++)
		HOLDS(name[i] > ' ' && name[i] <= '~');
}

static struct shp__text text_of(const char *text)
{
	return (struct shp__text){text, (uint32_t)strlen(text)};
}

static void add_numbered(struct shp_event *event)
{
	for (size_t i = 0; i < COUNT(numbers); i++) {
		event->number = numbers[i];
		add_name(event);
	}
}

static void add_causes(struct shp_event *event)
{
	event->cause = SHP_CAUSE_ORDER;
	add_numbered(event);
	for (size_t i = 0; i < COUNT(references); i++) {
		event->cause = SHP_CAUSE_PACKAGE;
		event->package = text_of(references[i]);
		add_numbered(event);
		event->cause = SHP_CAUSE_CANCELLATION;
		event->package = (struct shp__text){"", 0};
		event->cancellation = text_of(references[i]);
		event->number = 0;
		add_name(event);
		event->cancellation = (struct shp__text){"", 0};
	}
}

static void add_scans(struct shp_event *event)
{
	for (size_t i = 0; i < COUNT(references); i++)
		for (uint8_t status = SHP_CARRIER_STATUS_SCANNED; status <= SHP_CARRIER_STATUS_LOST; status++)
			for (size_t at = 0; at < COUNT(instants); at++) {
				event->package = text_of(references[i]);
				event->carrier_status = status;
				event->carrier_at = instants[at];
				add_name(event);
			}
}

static void add_kind(int32_t kind)
{
	struct shp_event event = {.kind = kind};

	switch (kind) {
	case SHP_EVENT_ORDER_PLACED:
	case SHP_EVENT_ORDER_ADOPTED:
	case SHP_EVENT_ORDER_RELEASED:
	case SHP_EVENT_ORDER_CANCELLED:
		add_name(&event);
		return;
	case SHP_EVENT_SHIPMENT_SCANNED:
		add_scans(&event);
		return;
	case SHP_EVENT_ITEMS_CANCELLED:
		for (size_t i = 0; i < COUNT(references); i++) {
			event.cancellation = text_of(references[i]);
			add_name(&event);
		}
		return;
	}
	if ((kind >= SHP_EVENT_BUYER_CHARGED && kind <= SHP_EVENT_SELLER_DEBITED) ||
	    kind == SHP_EVENT_PAYMENT_SETTLED || kind == SHP_EVENT_PAYMENT_DECLINED) {
		add_causes(&event);
		return;
	}
	for (size_t i = 0; i < COUNT(references); i++) {
		event.package = text_of(references[i]);
		add_numbered(&event);
	}
}

static int compare_names(const void *of, uint32_t a, uint32_t b)
{
	(void)of;
	return strcmp(names[a], names[b]);
}

START_TEST(naming_is_injective)
{
	static uint32_t sorted[MOST_NAMES];
	int kinds = 0;

	name_count = 0;
	for (int32_t kind = 0; kind < 100; kind++) {
		if (!shp_event_kind_type(kind))
			continue;
		add_kind(kind);
		kinds++;
	}
	ck_assert_int_eq(kinds, 18);
	ck_assert_uint_gt(name_count, 5000);
	for (uint32_t i = 0; i < name_count; i++)
		sorted[i] = i;
	shp__sort(sorted, name_count, compare_names, NULL);
	for (uint32_t i = 1; i < name_count; i++)
		ck_assert_msg(strcmp(names[sorted[i - 1]], names[sorted[i]]) < 0, "twice: %s", names[sorted[i]]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("ids");
	TCase *cases = tcase_create("ids");
	SRunner *runner = srunner_create(suite);

	tcase_add_checked_fixture(cases, open_desk, close_desk);
	tcase_add_test(cases, vectors_of_events);
	tcase_add_test(cases, vectors_of_orders);
	tcase_add_test(cases, own_id_of_a_host);
	tcase_add_test(cases, a_name_needs_its_room);
	tcase_add_test(cases, what_ids_do_not_depend_on);
	tcase_add_test(cases, naming_is_injective);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
