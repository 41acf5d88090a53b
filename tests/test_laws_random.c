/*
 * The laws at random: orders of up to hundreds of lines and packages, all charge policies, fees, discounts and
 * currencies, through any commands, with other rules and another clock before each. In the middle of its life an order
 * is read field by field, adopted from that, and goes on beside itself.
 *
 * LAWS_SEED=N begins with another seed, LAWS_ORDERS=N runs so many orders; LAWS=long runs more of them. A broken law
 * tells its seed.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "any_command.h"
#include "desk.h"
#include "order_laws.h"
#include "order_rows.h"

#define FIRST_SEED 20251106
#define COUNT(table) ((int32_t)(sizeof(table) / sizeof((table)[0])))

/* The first ones place, the others only govern what comes after: no money may move for it. */
static const char *const rule_texts[] = {
	"us,fee=1500",
	"us,charge=per_package,fee=833",
	"us,charge=last_package,fee=1",
	"us,charge=per_package,credit=settlement,fee=10000",
	"us,charge=last_package,credit=settlement",
	"jp,credit=settlement,fee=3333",
	"uk,charge=per_package",
	"sa,edit_limit=3,edit_window=48",
	"us,tracking=refuse,method=refuse,carrier=refuse,ship_date=refuse,fee=77",
};
#define RULES ((int32_t)(sizeof(rule_texts) / sizeof(rule_texts[0])))
#define PLACING 6

static struct shp_ctx *ctx;
static struct shp_error *error;
static struct shp_rules *rules[RULES];
static struct law_book book;
static struct picture before;
static struct picture after;
static struct picture expected;
static uint64_t counts[ANY_KINDS][2]; /* done, refused */

/* The order once more, adopted at some moment. */
struct twin {
	struct shp_order *order;
	struct shp_adoption *adoption;
};

/* ---- one command ---- */

/* Decided again, under other rules: refused by them, or the very same order. */
static void check_other_rules(const struct any_command *command, struct shp_order *order,
			      const struct shp_decision *decision, const struct shp_rules *other, int64_t now)
{
	struct shp_decision *again = NULL;
	uint8_t ids[2][16];

	if (any_command_run(command, other, order, now, &again, error))
		return;
	if (shp_decision_count_events(again)) {
		LAW(desk_same(shp_decision_get_order(again), shp_decision_get_order(decision)));
		LAW(shp_decision_count_events(again) == shp_decision_count_events(decision));
	}
	for (uint32_t i = 0; i < shp_decision_count_events(again); i++) {
		shp_event_get_id(shp_decision_get_event(again, i), ids[0]);
		shp_event_get_id(shp_decision_get_event(decision, i), ids[1]);
		LAW(!memcmp(ids[0], ids[1], 16));
	}
	shp_decision_unref(again);
}

/* Law 4: under any rules, at any time. */
static void check_repetition(const struct any_command *command, struct shp_order *order, struct chance *chance)
{
	const int64_t nows[] = {0, ANY_NOW, ANY_NOW - 400 * ANY_DAY, SHP_LIMIT_INSTANT, -1, INT64_MIN, INT64_MAX};
	const int32_t any_now = command->kind == ANY_EXPIRE ? 4 : COUNT(nows); /* which asks what time it is */
	struct shp_decision *again = NULL;
	const int32_t status = any_command_run(command, rules[chance_below(chance, RULES)], order,
					       nows[chance_below(chance, any_now)], &again, error);

	LAW(status == SHP_OK);
	law_repeated(order, again);
	shp_decision_unref(again);
}

static void check_units(const struct any_command *command, const struct shp_order *order)
{
	char digits[16];

	expected = before;
	LAW(any_command_picture(command, &expected));
	picture_take(&after, order, &before);
	LAW(picture_is_sound(&after));
	LAW(picture_same(&expected, &after));
	(void)snprintf(digits, sizeof(digits), "%d", (int)shp_order_get_next_package_number(order));
	LAW(!picture_was_used(&after, digits) &&
	    picture_next_reference(&after) == shp_order_get_next_package_number(order));
	LAW((int)shp_order_count_references_used(order) == after.used);
}

static int is_about_details(const struct any_command *command, const struct shp_order *order)
{
	const int founding = shp_order_get_charge_policy(order) == SHP_CHARGE_FIRST_PACKAGE;

	return command->details_only || command->kind == ANY_SPLIT || command->kind == ANY_SCAN ||
	       command->kind == ANY_RELEASE || (command->kind == ANY_RECONFIRM && founding);
}

static void check_refusal(const struct any_command *command, int32_t status, const struct shp_decision *decision,
			  const struct shp_order *order, const uint8_t *bytes, size_t size)
{
	size_t size_after;
	uint8_t *bytes_after = desk_bytes(order, &size_after);

	LAW(size == size_after && !memcmp(bytes, bytes_after, size));
	free(bytes_after);
	law_refused(&book, status, decision);
	if (status == SHP_ERR_EXCEEDS) {
		expected = before;
		LAW(!any_command_picture(command, &expected));
	}
}

/* Whatever has happened since, under any rules, at any time: it is what was adopted. */
static void check_adopted(const struct twin *twin, struct shp_order *order)
{
	struct shp_decision *again = NULL;

	for (int i = 0; i < 2; i++) {
		const int32_t status = shp_order_adopt_again(rules[i * 3], order, twin->adoption, i ? -1 : ANY_NOW,
							     &again, error);
		LAW(status == SHP_OK);
		law_repeated(order, again);
		shp_decision_unref(again);
	}
}

/* A payment is of the same charge, whose name may be another where a label was cancelled before adopting. */
static void name_charge(struct any_command *command, const struct shp_order *order, const struct shp_order *twin)
{
	uint8_t id[16];

	LAW(shp_order_count_charges(order) == shp_order_count_charges(twin));
	for (uint32_t i = 0; i < shp_order_count_charges(order); i++) {
		LAW(shp_order_get_charge_id(order, i, id) == SHP_OK);
		if (memcmp(id, command->id, 16))
			continue;
		LAW(shp_order_get_charge_id(twin, i, command->id) == SHP_OK);
		return;
	}
}

/* What the order did, the adopted one does too: the same units, and the same money. */
static void follow(struct twin *twin, const struct any_command *command, const struct shp_rules *by, int64_t now,
		   const struct shp_order *order)
{
	static struct picture picture;
	struct shp_decision *decision = NULL;

	if (!twin->order)
		return;
	struct any_command same = *command;
	if (command->kind == ANY_PAY)
		name_charge(&same, order, twin->order);
	LAW(any_command_run(&same, by, twin->order, now, &decision, error) == SHP_OK);
	LAW(!shp_decision_is_repeated(decision));
	shp_order_unref(twin->order);
	twin->order = shp_order_ref(shp_decision_get_order(decision));
	shp_decision_unref(decision);
	picture_take(&picture, twin->order, &before);
	LAW(picture_same(&picture, &after));
	LAW(shp_order_get_next_package_number(twin->order) == shp_order_get_next_package_number(order));
	for (int32_t kind = SHP_MONEY_TOTAL; kind <= SHP_MONEY_BASELINE_CREDIT; kind++)
		LAW(shp_order_get_money(order, kind) == shp_order_get_money(twin->order, kind));
	check_adopted(twin, twin->order);
}

/* ---- adopting in the middle ---- */

static void adopt(struct twin *twin, struct shp_order *order, struct chance *chance)
{
	struct shp_adoption *adoption = rows_of(ctx, order);
	const struct shp_rules *any = rules[chance_below(chance, RULES)];

	shp_order_unref(twin->order);
	twin->order = rows_adopt(any, adoption, error);
	shp_adoption_free(twin->adoption);
	twin->adoption = adoption;
	check_adopted(twin, twin->order);
	check_adopted(twin, order); /* which has grown into it */
	const char *differs = rows_differ(order, twin->order);
	law_place.what = differs;
	LAW(!differs);
	/* its own rows make the same order again, to the byte */
	adoption = rows_of(ctx, twin->order);
	struct shp_order *again = rows_adopt(any, adoption, error);
	shp_adoption_free(adoption);
	LAW(desk_same(twin->order, again));
	shp_order_unref(again);
}

/* ---- a life ---- */

static void check_done(const struct any_command *command, struct shp_order *order, const struct shp_decision *decision,
		       const struct shp_rules *by, int64_t now, struct chance *chance, struct twin *twin)
{
	struct shp_order *next = shp_decision_get_order(decision);

	check_units(command, next);
	law_decision(&book, order, decision);
	if (is_about_details(command, order))
		law_details(decision);
	check_repetition(command, next, chance);
	check_other_rules(command, order, decision, rules[chance_below(chance, RULES)], now);
	follow(twin, command, by, now, next);
	before = after;
}

static struct shp_order *step(struct shp_order *order, struct chance *chance, struct twin *twin)
{
	const struct shp_rules *by = rules[chance_below(chance, RULES)];
	const int64_t now = ANY_NOW + chance_between(chance, -3, 9) * ANY_DAY + chance_below(chance, 1000) +
			    (chance_one_in(chance, 40) ? 90 * ANY_DAY : 0);
	struct any_command command;
	struct shp_decision *decision = NULL;
	size_t size;
	uint8_t *bytes = desk_bytes(order, &size);

	any_command_make(&command, ctx, chance, &before, order);
	law_place.what = any_kind_name(command.kind);
	const int32_t status = any_command_run(&command, by, order, now, &decision, error);
	counts[command.kind][status != SHP_OK]++;
	struct shp_order *next = shp_order_ref(decision ? shp_decision_get_order(decision) : order);
	if (status)
		check_refusal(&command, status, decision, order, bytes, size);
	else if (shp_decision_is_repeated(decision))
		law_repeated(order, decision);
	else if (!shp_decision_count_events(decision))
		LAW(next == order && command.kind == ANY_EXPIRE);
	else
		check_done(&command, order, decision, by, now, chance, twin);
	free(bytes);
	shp_decision_unref(decision);
	any_command_free(&command);
	shp_order_unref(order);
	return next;
}

static struct shp_order *place_any(struct chance *chance, int *ret_steps)
{
	static const struct {
		int lines;
		int32_t quantity;
		int64_t most;
		int steps;
	} sizes[] = {
		{4, 3, 5000, 25},	      {4, SHP_LIMIT_QUANTITY, SHP_LIMIT_AMOUNT, 60}, {30, 9, 1000000, 90},
		{30, 1000, SHP_LIMIT_AMOUNT, 90}, {PICTURE_LINES, 5, 99999, 60},	     {60, 40, 12345678, 300},
	};
	const int size = chance_below(chance, COUNT(sizes));
	const struct shp_rules *placing = rules[chance_below(chance, PLACING)];
	struct shp_placement *placement;
	struct shp_decision *placed = NULL;

	*ret_steps = sizes[size].steps;
	HOLDS(shp_placement_new(ctx, &placement) == SHP_OK);
	any_placement(placement, chance, chance_between(chance, 1, sizes[size].lines), sizes[size].quantity,
		      sizes[size].most);
	LAW(shp_order_place(placing, placement, ANY_NOW - ANY_DAY, &placed, error) == SHP_OK);
	law_open(&book, ctx, error, placed);
	struct shp_order *order = shp_order_ref(shp_decision_get_order(placed));
	shp_decision_unref(placed);
	LAW(shp_order_place_again(rules[PLACING], order, placement, -1, &placed, error) == SHP_OK);
	law_repeated(order, placed);
	shp_decision_unref(placed);
	shp_placement_free(placement);
	return order;
}

static void live(uint64_t seed)
{
	struct chance chance = {seed};
	struct twin twin = {0};
	int steps;

	law_place = (struct law_place){seed, 0, "place"};
	struct shp_order *order = place_any(&chance, &steps);
	picture_take(&before, order, NULL);
	for (int i = 0; i < steps && before.used < PICTURE_PACKAGES - 16; i++) {
		law_place.step = i;
		order = step(order, &chance, &twin);
		law_place.what = "adopt";
		if (chance_one_in(&chance, 20))
			adopt(&twin, order, &chance);
	}
	law_history(&book, order);
	law_close(&book);
	shp_order_unref(twin.order);
	shp_adoption_free(twin.adoption);
	shp_order_unref(order);
}

static uint64_t number_from(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);

	return text && *text ? strtoull(text, NULL, 10) : otherwise;
}

START_TEST(any_life_keeps_the_laws)
{
	const char *extent = getenv("LAWS");
	const uint64_t seed = number_from("LAWS_SEED", FIRST_SEED);
	const uint64_t orders = number_from("LAWS_ORDERS", extent && !strcmp(extent, "long") ? 3000 : 300);

	HOLDS(shp_ctx_new(&ctx) == SHP_OK && shp_error_new(ctx, 64, &error) == SHP_OK);
	for (int32_t i = 0; i < RULES; i++)
		HOLDS(shp_rules_parse(ctx, rule_texts[i], &rules[i], error) == SHP_OK);
	memset(counts, 0, sizeof(counts));
	for (uint64_t i = 0; i < orders; i++)
		live(seed + i);
	for (int kind = 0; kind < ANY_KINDS; kind++) {
		fprintf(stderr, "%s: %llu done, %llu refused\n", any_kind_name((enum any_kind)kind),
			(unsigned long long)counts[kind][0], (unsigned long long)counts[kind][1]);
		if (orders >= 100) /* else it would be chance */
			ck_assert_uint_gt(counts[kind][0], 0);
	}
	for (int32_t i = 0; i < RULES; i++)
		shp_rules_unref(rules[i]);
	shp_error_free(error);
	shp_ctx_unref(ctx);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("laws at random");
	TCase *cases = tcase_create("lives");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(cases, 0);
	tcase_add_test(cases, any_life_keeps_the_laws);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
