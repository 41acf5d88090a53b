/*
 * The byte form of orders and events, in every state that random commands and adoptions reach: what is read is what
 * was written, equal values have equal bytes, and events that were read do what decided ones did.
 */
#include "codec_help.h"

#include "adopt_help.h"
#include "json_random.h"

/* ---- there and back ---- */

static void no_problem(int32_t status)
{
	ck_assert_msg(status == SHP_OK, "%s at %d", shp_status_name(status), (int)shp_error_get_detail(error, 0));
	ck_assert_uint_eq(shp_error_count_problems(error), 0);
}

static struct shp_order *order_back(struct bytes bytes)
{
	struct shp_order *order = NULL;

	no_problem(shp_order_decode(ctx, bytes.at, bytes.size, &order, error));
	return order;
}

static struct shp_event *event_back(struct bytes bytes)
{
	struct shp_event *event = NULL;

	no_problem(shp_event_decode(ctx, bytes.at, bytes.size, &event, error));
	return event;
}

static void check_order(const struct shp_order *order)
{
	struct bytes bytes = bytes_of_order(order);
	struct shp_order *read = order_back(bytes);
	struct bytes again = bytes_of_order(read);

	ck_assert(bytes_equal(bytes, again));
	ck_assert(shp_order_equals(order, read));
	ck_assert(shp_order_equals(read, order));
	for (int32_t kind = SHP_MONEY_TOTAL; kind <= SHP_MONEY_BASELINE_CREDIT; kind++)
		ck_assert_int_eq(shp_order_get_money(read, kind), shp_order_get_money(order, kind));
	for (int32_t kind = SHP_UNITS_ORDERED; kind <= SHP_UNITS_OPEN; kind++)
		ck_assert_int_eq(shp_order_get_units(read, kind), shp_order_get_units(order, kind));
	ck_assert_int_eq(shp_order_get_next_package_number(read), shp_order_get_next_package_number(order));
	shp_order_unref(read);
	bytes_free(again);
	bytes_free(bytes);
}

/* The event that is read has the same bytes and the same id, and takes the order before it to the same order. */
static struct shp_order *check_event(const struct shp_event *event, const struct shp_order *before)
{
	struct bytes bytes = bytes_of_event(event);
	struct shp_event *read = event_back(bytes);
	struct bytes again = bytes_of_event(read);
	struct shp_order *after = NULL;
	struct shp_order *after_read = NULL;
	uint8_t ids[2][16];

	ck_assert(bytes_equal(bytes, again));
	shp_event_get_id(event, ids[0]);
	shp_event_get_id(read, ids[1]);
	ck_assert_mem_eq(ids[0], ids[1], 16);
	ck_assert_int_eq(shp_order_apply(before, event, &after, error), SHP_OK);
	ck_assert_int_eq(shp_order_apply(before, read, &after_read, error), SHP_OK);
	shp_event_unref(read);
	ck_assert(shp_order_equals(after, after_read));
	shp_order_unref(after_read);
	bytes_free(again);
	bytes_free(bytes);
	return after;
}

/* Every event, and the order after every event: in the middle of a decision, too. */
static void check_decision(const struct shp_decision *decision, struct shp_order *before)
{
	struct shp_order *at = shp_order_ref(before);

	check_order(shp_decision_get_order(decision));
	for (uint32_t i = 0; i < shp_decision_count_events(decision); i++) {
		struct shp_order *after = check_event(shp_decision_get_event(decision, i), at);

		check_order(after);
		shp_order_unref(at);
		at = after;
	}
	ck_assert(at ? shp_order_equals(at, shp_decision_get_order(decision)) : 0);
	shp_order_unref(at);
}

static const char *const rules_texts[] = {
	"us,fee=1234",
	"uk,charge=per_package,fee=1500,calendar=cn",
	"jp,charge=last_package,credit=settlement,fee=800",
	"us,charge=per_package,credit=settlement,cancel_after=3d,cancel_from=ordered",
};

/* Calls `check` for every decision of a random life of an order. */
static struct shp_order *live(const struct shp_rules *rules, int commands,
			      void (*check)(const struct shp_decision *, struct shp_order *))
{
	struct shp_decision *decision = place_any(rules);
	struct shp_order *order;
	int64_t now = NOW;

	check(decision, NULL);
	order = take_order(decision);
	for (int i = 0; i < commands; i++) {
		now += one_of(20) ? one_of(3600000) : 10 * MS_OF_DAY;
		decision = NULL;
		if (do_any(rules, order, now, &decision))
			continue;
		if (shp_decision_count_events(decision))
			check(decision, order);
		shp_order_unref(order);
		order = take_order(decision);
	}
	return order;
}

START_TEST(every_state_goes_there_and_back)
{
	enum { ROUNDS = 40, COMMANDS = 30, SEED = 20251106 };

	random_state = SEED;
	for (size_t i = 0; i < COUNT(rules_texts); i++) {
		struct shp_rules *rules = parse(rules_texts[i]);

		for (int round = 0; round < ROUNDS; round++)
			shp_order_unref(live(rules, COMMANDS, check_decision));
		shp_rules_unref(rules);
	}
}
END_TEST

/* ---- adopted orders ---- */

/* Some vanished references are made up, and money beside what the units explain. */
static struct shp_adoption *adopt_any(const struct shp_order *order, int baseline)
{
	struct shp_adoption *adoption = NULL;

	ck_assert_int_eq(shp_adoption_new(ctx, &adoption), SHP_OK);
	adopt_all(adoption, order);
	if (one_of(2))
		shp_adoption_add_used_reference(adoption, "gone-2");
	if (one_of(2))
		shp_adoption_add_used_reference(adoption, "gone-1");
	if (baseline) {
		for (int32_t kind = SHP_MONEY_CHARGED; kind <= SHP_MONEY_DEBITED; kind++)
			shp_adoption_set_money(adoption, kind, shp_order_get_money(order, kind) +
									(one_of(3) ? one_of(100000) : 0));
		shp_adoption_set_baseline(adoption, 1);
	}
	return adoption;
}

static void ignore(const struct shp_decision *decision, struct shp_order *before)
{
	(void)decision;
	(void)before;
}

static void count_change(uint32_t *count, const struct shp_rules *rules, struct shp_order *order)
{
	struct shp_decision *decision = NULL;

	if (do_any(rules, order, NOW + 1, &decision))
		return;
	if (shp_decision_count_events(decision)) {
		check_decision(decision, order);
		++*count;
	}
	shp_decision_unref(decision);
}

START_TEST(every_adopted_state_goes_there_and_back)
{
	enum { ROUNDS = 100, COMMANDS = 20, SEED = 7 };
	uint32_t changes = 0;

	random_state = SEED;
	for (int round = 0; round < ROUNDS; round++) {
		struct shp_rules *rules = parse(rules_texts[round % (int)COUNT(rules_texts)]);
		struct shp_order *order = live(rules, COMMANDS, ignore);
		struct shp_adoption *adoption = adopt_any(order, round % 3 != 0);
		struct shp_decision *adopted = NULL;

		ck_assert_msg(shp_order_adopt(rules, adoption, NOW, &adopted, error) == SHP_OK, "%s: %s",
			      shp_error_get_path(error, 0), shp_error_get_message(error, 0, SHP_LANGUAGE_EN));
		check_decision(adopted, NULL);
		shp_order_unref(order);
		order = take_order(adopted);
		for (int i = 0; i < 5; i++)
			count_change(&changes, rules, order);
		shp_order_unref(order);
		shp_adoption_free(adoption);
		shp_rules_unref(rules);
	}
	ck_assert_uint_gt(changes, ROUNDS / 4);
}
END_TEST

/* ---- equal values, equal bytes ---- */

enum { KEPT = 120 };

static struct shp_order *kept[KEPT];
static uint32_t kept_count;

static void keep(const struct shp_decision *decision, struct shp_order *before)
{
	(void)before;
	if (kept_count < KEPT)
		kept[kept_count++] = shp_order_ref(shp_decision_get_order(decision));
}

/* Two lives with the same beginning: some of their orders are the same value, made in different ways. */
START_TEST(orders_are_equal_as_their_bytes_are)
{
	struct shp_rules *rules = parse(rules_texts[0]);
	struct bytes bytes[KEPT];
	uint32_t same = 0;

	kept_count = 0;
	for (uint32_t life = 0; kept_count < KEPT; life++) {
		random_state = life / 2;
		shp_order_unref(live(rules, 3 + (int)(life % 2), keep));
	}
	for (uint32_t i = 0; i < KEPT; i++)
		bytes[i] = bytes_of_order(kept[i]);
	for (uint32_t i = 0; i < KEPT; i++) {
		for (uint32_t j = 0; j < KEPT; j++) {
			ck_assert_int_eq(shp_order_equals(kept[i], kept[j]), bytes_equal(bytes[i], bytes[j]));
			same += i != j && bytes_equal(bytes[i], bytes[j]);
		}
		ck_assert_int_eq(shp_order_equals(kept[i], NULL), 0);
		ck_assert_int_eq(shp_order_equals(NULL, kept[i]), 0);
	}
	ck_assert_uint_gt(same, KEPT / 4);
	ck_assert_int_eq(shp_order_equals(NULL, NULL), 1);
	for (uint32_t i = 0; i < KEPT; i++) {
		shp_order_unref(kept[i]);
		bytes_free(bytes[i]);
	}
	shp_rules_unref(rules);
}
END_TEST

/* ---- buffers ---- */

/* The order before and a decision about it that has long lists and the longest texts. */
static struct shp_decision *decide_large(const struct shp_rules *rules, uint32_t lines, struct shp_order **ret_order)
{
	static char title[SHP_LIMIT_TITLE + 1];
	static char memo[SHP_LIMIT_MEMO + 1];
	struct shp_placement *placement = NULL;
	struct shp_confirmation *confirmation = NULL;
	struct shp_decision *decision = NULL;
	char id[SHP_LIMIT_LINE_ID + 1];

	memset(title, 't', SHP_LIMIT_TITLE);
	memset(memo, 'm', SHP_LIMIT_MEMO);
	ck_assert_int_eq(shp_placement_new(ctx, &placement), SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, NOW);
	for (uint32_t line = 0; line < lines; line++) {
		(void)snprintf(id, sizeof(id), "%040u", line);
		shp_placement_add_line(placement, id, SHP_LIMIT_QUANTITY);
		shp_placement_set_line_amount(placement, line, 1 + (int32_t)(line % 6), SHP_LIMIT_AMOUNT);
		if (line == 5)
			shp_placement_set_line_text(placement, line, SHP_LINE_TITLE, title);
	}
	ck_assert_int_eq(shp_order_place(rules, placement, NOW, &decision, error), SHP_OK);
	*ret_order = take_order(decision);
	ck_assert_int_eq(shp_confirmation_new(ctx, &confirmation), SHP_OK);
	shp_confirmation_set_package(confirmation, "123456789012345678901234");
	for (uint32_t line = 0; line < lines; line++) {
		(void)snprintf(id, sizeof(id), "%040u", line);
		shp_confirmation_add_item(confirmation, id, SHP_LIMIT_QUANTITY / 2);
	}
	shp_confirmation_set_ship_date(confirmation, date("2025-11-06"));
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "UPS");
	shp_confirmation_set_text(confirmation, SHP_SHIP_MEMO, memo);
	ck_assert_int_eq(shp_order_confirm(rules, *ret_order, confirmation, NOW, &decision, error), SHP_OK);
	shp_confirmation_free(confirmation);
	shp_placement_free(placement);
	return decision;
}

/* With any capacity: the size is told, nothing is written beyond, and enough is enough. One of the two is written. */
static void check_buffers(const struct shp_order *order, const struct shp_event *event, struct bytes whole, size_t step)
{
	const size_t room = whole.size + 16;
	uint8_t *buffer = malloc(room);
	uint8_t *untouched = malloc(room);
	size_t size;
	int32_t status;

	memset(untouched, 0xa7, room);
	for (size_t capacity = 0; capacity <= whole.size + 8; capacity += capacity + 40 > whole.size ? 1 : step) {
		memset(buffer, 0xa7, room);
		size = 0;
		status = order ? shp_order_encode(order, buffer, capacity, &size) :
				 shp_event_encode(event, buffer, capacity, &size);
		ck_assert_int_eq(status, capacity < whole.size ? SHP_ERR_BUFFER : SHP_OK);
		ck_assert_uint_eq(size, whole.size);
		ck_assert_mem_eq(buffer + capacity, untouched, room - capacity);
		if (capacity >= whole.size)
			ck_assert_mem_eq(buffer, whole.at, whole.size);
	}
	free(untouched);
	free(buffer);
}

START_TEST(a_buffer_is_never_overrun)
{
	static const uint32_t sizes[] = {1, 2, 31, 32, 33, 63, 64, 65, 129, 500};
	struct shp_rules *rules = parse("us");

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct shp_order *before;
		struct shp_decision *decision = decide_large(rules, sizes[i], &before);
		struct bytes bytes = bytes_of_order(shp_decision_get_order(decision));
		const size_t step = sizes[i] < 33 ? 1 : 97;

		check_decision(decision, before);
		check_buffers(shp_decision_get_order(decision), NULL, bytes, step);
		bytes_free(bytes);
		for (uint32_t at = 0; at < shp_decision_count_events(decision); at++) {
			const struct shp_event *event = shp_decision_get_event(decision, at);

			bytes = bytes_of_event(event);
			check_buffers(NULL, event, bytes, step);
			bytes_free(bytes);
		}
		shp_decision_unref(decision);
		shp_order_unref(before);
	}
	shp_rules_unref(rules);
}
END_TEST

START_TEST(arguments_that_are_none_are_refused)
{
	struct shp_rules *rules = parse("us");
	struct shp_decision *decision = place_any(rules);
	const struct shp_order *order = shp_decision_get_order(decision);
	const struct shp_event *event = shp_decision_get_event(decision, 0);
	struct shp_order *read_order = NULL;
	struct shp_event *read_event = NULL;
	uint8_t byte = 0;
	size_t size;

	ck_assert_int_eq(shp_order_encode(NULL, &byte, 1, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_encode(order, NULL, 1, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_encode(order, &byte, 1, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_event_encode(NULL, &byte, 1, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_event_encode(event, NULL, 1, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_event_encode(event, &byte, 1, NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_decode(NULL, &byte, 1, &read_order, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_decode(ctx, NULL, 1, &read_order, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_decode(ctx, &byte, 1, NULL, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_event_decode(NULL, &byte, 1, &read_event, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_event_decode(ctx, NULL, 1, &read_event, error), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_event_decode(ctx, &byte, 1, NULL, error), SHP_ERR_ARGUMENT);
	ck_assert_ptr_null(read_order);
	ck_assert_ptr_null(read_event);
	shp_decision_unref(decision);
	shp_rules_unref(rules);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("codec");
	TCase *tests = tcase_create("codec");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_set_timeout(tests, 120);
	tcase_add_test(tests, every_state_goes_there_and_back);
	tcase_add_test(tests, every_adopted_state_goes_there_and_back);
	tcase_add_test(tests, orders_are_equal_as_their_bytes_are);
	tcase_add_test(tests, a_buffer_is_never_overrun);
	tcase_add_test(tests, arguments_that_are_none_are_refused);
	suite_add_tcase(suite, tests);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
