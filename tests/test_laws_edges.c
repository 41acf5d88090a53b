/*
 * Where the laws are most easily broken: sums at the edge of what fits, and commands that do not depend on each other,
 * in every order.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "any_command.h"
#include "desk.h"
#include "event_name.h"
#include "order_rows.h"

#define LINES SHP_LIMIT_LINES
#define TOTAL (6 * LINES * SHP_LIMIT_AMOUNT) /* 6 * 10^18 */

static struct desk desk;

static void open_desk(void)
{
	desk_open(&desk, "us,fee=1500");
	desk.without_adoption = 1;
}

static void close_desk(void)
{
	desk_close(&desk);
}

static int64_t money(int32_t kind)
{
	return shp_order_get_money(desk.order, kind);
}

/* ---- the largest order ---- */

static void place_largest(int32_t quantity, int64_t collect)
{
	struct shp_placement *placement;
	struct shp_decision *placed = NULL;
	char id[16];

	HOLDS(shp_placement_new(desk.ctx, &placement) == SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "largest");
	shp_placement_set_currency(placement, "CLF", 4);
	shp_placement_set_ordered_at(placement, DESK_ORDERED_AT);
	shp_placement_set_cod_amount(placement, collect);
	for (uint32_t line = 0; line < LINES; line++) {
		(void)snprintf(id, sizeof(id), "L%u", (unsigned)line);
		shp_placement_add_line(placement, id, quantity);
		for (int32_t amount = SHP_AMOUNT_ITEM_PRICE; amount <= SHP_AMOUNT_GIFT_WRAP_TAX; amount++)
			shp_placement_set_line_amount(placement, line, amount, SHP_LIMIT_AMOUNT);
	}
	ck_assert_int_eq(shp_order_place(desk.rules, placement, desk.now, &placed, desk.error), SHP_OK);
	shp_placement_free(placement);
	shp_order_unref(desk.order);
	desk.order = shp_order_ref(shp_decision_get_order(placed));
	shp_decision_unref(placed);
}

START_TEST(largest_order_is_charged_exactly)
{
	place_largest(SHP_LIMIT_QUANTITY, 0);
	ck_assert_int_eq(money(SHP_MONEY_TOTAL), TOTAL);
	desk_do(&desk, "confirm 2 L0=1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), TOTAL);
	ck_assert_int_eq(money(SHP_MONEY_CREDITED), TOTAL - TOTAL / 10000 * 1500);
	desk_do(&desk, "cancel x L1=1");
	ck_assert_int_eq(money(SHP_MONEY_REFUNDED), 6 * SHP_LIMIT_AMOUNT / SHP_LIMIT_QUANTITY);
}
END_TEST

START_TEST(largest_order_by_package)
{
	desk_rule(&desk, "us,charge=per_package,fee=10000");
	place_largest(3, SHP_LIMIT_AMOUNT);
	desk_do(&desk, "confirm 2 L0=1 L9999=2");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED),
			 6 * (SHP_LIMIT_AMOUNT / 3 + 2 * SHP_LIMIT_AMOUNT / 3) - SHP_LIMIT_AMOUNT);
	desk_do(&desk, "confirm 1");
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), TOTAL - SHP_LIMIT_AMOUNT);
	/* the fee is all of the gross, and the seller has collected what was not charged */
	ck_assert_int_eq(money(SHP_MONEY_CREDITED) - money(SHP_MONEY_DEBITED), -SHP_LIMIT_AMOUNT);
}
END_TEST

/* Charged and refunded until one more would not fit: refused, and nothing has changed. */
START_TEST(cycles_end_in_overflow)
{
	static const char *const texts[] = {"us,fee=1500", "us,charge=per_package",
					    "us,charge=last_package,credit=settlement"};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		desk_rule(&desk, texts[i]);
		place_largest(1, 0);
		desk_do(&desk, "label 1");
		desk_do(&desk, "unlabel 1");
		ck_assert_int_eq(money(SHP_MONEY_REFUNDED), TOTAL);
		ck_assert_str_eq(desk_refuse(&desk, "label 1"), "SHP_ERR_OVERFLOW ");
		ck_assert_str_eq(desk_refuse(&desk, "confirm 1"), "SHP_ERR_OVERFLOW ");
		/* the order is as good as ever */
		desk_do(&desk, "cancel x L0=1");
		desk_do(&desk, "cancel -");
		ck_assert_int_eq(shp_order_get_status(desk.order), SHP_ORDER_STATUS_CANCELLED);
	}
}
END_TEST

/* As near to the edge as one can come, in small steps. */
START_TEST(cycles_reach_the_edge)
{
	int cycles = 0;
	struct shp_decision *decision = NULL;

	desk_rule(&desk, "us,charge=per_package");
	place_largest(1, 0);
	desk_do(&desk, "label 1");
	desk_do(&desk, "unlabel 1");
	desk_do(&desk, "split 2 L0=1 L1=1 L2=1 L3=1 L4=1");
	while (cycles < 20 && desk_try(&desk, desk.order, "label 2", &decision) == SHP_OK) {
		decision = shp_decision_unref(decision);
		desk_do(&desk, "label 2");
		desk_do(&desk, "unlabel 2");
		cycles++;
	}
	ck_assert_int_eq(cycles, 20); /* small sums still fit: there are thousands of them to the edge */
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), TOTAL + cycles * 30 * SHP_LIMIT_AMOUNT);
	ck_assert_int_eq(money(SHP_MONEY_CHARGED), money(SHP_MONEY_REFUNDED));
}
END_TEST

/* ---- adopted at the edge ---- */

START_TEST(largest_order_is_adopted_in_any_state)
{
	static const char *const steps[] = {"confirm 2 L0=1", "cancel x L1=1", "confirm 1", "reconfirm 2 L0=1 memo:m"};

	place_largest(1, 0);
	ck_assert_int_eq(shp_order_count_lines(desk.order), LINES);
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		desk_do(&desk, steps[i]);
		struct shp_adoption *adoption = rows_of(desk.ctx, desk.order);
		struct shp_order *adopted = rows_adopt(desk.rules, adoption, desk.error);
		const char *differs = rows_differ(desk.order, adopted);
		ck_assert_msg(!differs, "after %s: %s", steps[i], differs);
		shp_order_unref(adopted);
		shp_adoption_free(adoption);
	}
}
END_TEST

/* Money that is told may be anything; what could not be reckoned with is refused. */
START_TEST(adopted_money_at_the_edge)
{
	static const int64_t amounts[] = {
		0, 1, TOTAL - 1, TOTAL, TOTAL + 1, INT64_MAX - TOTAL, INT64_MAX - 1, INT64_MAX, INT64_MIN, -1};
	const int count = (int)(sizeof(amounts) / sizeof(amounts[0]));
	int adopted = 0;

	place_largest(1, 0);
	for (int i = 0; i < count * count * 2; i++) {
		struct shp_adoption *adoption = rows_of(desk.ctx, desk.order);
		struct shp_decision *decision = NULL;
		const int32_t other = i / (count * count);
		shp_adoption_set_baseline(adoption, 1);
		shp_adoption_set_money(adoption, other ? SHP_MONEY_CREDITED : SHP_MONEY_CHARGED, amounts[i % count]);
		shp_adoption_set_money(adoption, other ? SHP_MONEY_DEBITED : SHP_MONEY_REFUNDED,
				       amounts[i / count % count]);
		const int32_t status = shp_order_adopt(desk.rules, adoption, desk.now, &decision, desk.error);
		ck_assert_msg(status == SHP_OK || status == SHP_ERR_AMOUNT || status == SHP_ERR_OVERFLOW, "%s",
			      shp_status_name(status));
		shp_adoption_free(adoption);
		if (!status) {
			struct shp_order *before = desk.order;
			struct shp_decision *next = NULL;
			adopted++;
			desk.order = shp_decision_get_order(decision);
			size_t size;
			uint8_t *bytes = desk_bytes(desk.order, &size);
			struct shp_order *read = NULL;
			ck_assert_int_eq(shp_order_decode(desk.ctx, bytes, size, &read, desk.error), SHP_OK);
			shp_order_unref(read);
			free(bytes);
			const int32_t confirmed = desk_try(&desk, desk.order, "label 1", &next);
			ck_assert(confirmed == SHP_OK || confirmed == SHP_ERR_OVERFLOW);
			shp_decision_unref(next);
			desk.order = before;
		}
		shp_decision_unref(decision);
	}
	ck_assert_int_gt(adopted, 10);
}
END_TEST

/* ---- replay at the edge ---- */

/* Events of the same order's other life, whose sums do not fit this one: refused, not reckoned with. */
START_TEST(replay_never_overflows)
{
	struct shp_decision *foreign = NULL;
	struct shp_order *folded = NULL;
	struct shp_order *fresh;
	const struct shp_event *events[8];
	uint32_t count;

	place_largest(1, 0);
	fresh = shp_order_ref(desk.order);
	desk_do(&desk, "label 1");
	desk_do(&desk, "unlabel 1");
	desk_do(&desk, "split 2 L0=1");
	const int64_t revision = shp_order_get_revision(desk.order);
	struct shp_order *spent = shp_order_ref(desk.order);

	shp_order_unref(desk.order);
	desk.order = fresh;
	desk_do(&desk, "split 2 L0=1");
	while (shp_order_get_revision(desk.order) < revision) {
		char command[48];
		(void)snprintf(command, sizeof(command), "split p%d L%d=1", (int)shp_order_get_revision(desk.order),
			       (int)shp_order_get_revision(desk.order) + 10);
		desk_do(&desk, command);
	}
	ck_assert_int_eq(desk_try(&desk, desk.order, "confirm 2", &foreign), SHP_OK);
	count = shp_decision_count_events(foreign);
	for (uint32_t i = 0; i < count; i++)
		events[i] = shp_decision_get_event(foreign, i);
	ck_assert_int_eq(shp_event_get_kind(events[1]), SHP_EVENT_BUYER_CHARGED);
	ck_assert_int_eq(shp_order_replay(spent, events, count, &folded, desk.error), SHP_ERR_REPLAY);
	ck_assert_ptr_null(folded);
	shp_decision_unref(foreign);
	shp_order_unref(spent);
}
END_TEST

/* ---- in every order ---- */

#define INDEPENDENT 6
static const char *const independent[INDEPENDENT] = {"confirm 2",	    "label 3",	 "cancel x k=2 m=1",
						     "split 6 c=1 / 9 c=2", "confirm 4", "confirm 1"};

static int next_permutation(int order[INDEPENDENT])
{
	int at = INDEPENDENT - 2;
	int with = INDEPENDENT - 1;

	while (at >= 0 && order[at] > order[at + 1])
		at--;
	if (at < 0)
		return 0;
	while (order[with] < order[at])
		with--;
	const int swapped = order[at];
	order[at] = order[with];
	order[with] = swapped;
	for (int i = at + 1, j = INDEPENDENT - 1; i < j; i++, j--) {
		const int other = order[i];
		order[i] = order[j];
		order[j] = other;
	}
	return 1;
}

static void permute(const char *rules, const char *lines)
{
	static struct picture end;
	static struct picture picture;
	int order[INDEPENDENT] = {0, 1, 2, 3, 4, 5};
	int64_t charge = 0;
	int64_t credit = 0;
	int first = 1;

	desk_rule(&desk, rules);
	desk_place(&desk, lines);
	desk_do(&desk, "split 2 a=1 b=1 / 3 a=2 / 4 b=2 e=1 / 5 k=2 m=1 / 6 c=3");
	struct shp_order *beginning = shp_order_ref(desk.order);
	do {
		shp_order_unref(desk.order);
		desk.order = shp_order_ref(beginning);
		for (int i = 0; i < INDEPENDENT; i++)
			desk_do(&desk, independent[order[i]]);
		picture_take(&picture, desk.order, NULL);
		const int64_t net_charge = money(SHP_MONEY_CHARGED) - money(SHP_MONEY_REFUNDED);
		const int64_t net_credit = money(SHP_MONEY_CREDITED) - money(SHP_MONEY_DEBITED) + money(SHP_MONEY_HELD);
		if (first) {
			end = picture;
			charge = net_charge;
			credit = net_credit;
			first = 0;
		}
		HOLDS(picture_same(&picture, &end));
		HOLDS(charge == net_charge && credit == net_credit);
	} while (next_permutation(order));
	shp_order_unref(beginning);
}

/*
 * Fees on what is collected on delivery can leave a seller in debt who was credited first. What he gets back when the
 * label is cancelled is another credit than that.
 */
START_TEST(credit_given_back_is_another)
{
	char name[EVENT_NAME_ROOM];

	desk_rule(&desk, "us,fee=3500");
	desk_place(&desk, "a=2@2000 cod:700");
	desk_do(&desk, "label 2 a=1");
	ck_assert_ptr_nonnull(strstr(desk_hear(&desk), "seller.credited=600 "));
	(void)event_name(shp_decision_get_event(desk.last, 3), name);
	ck_assert_ptr_eq(strstr(name, "seller.credited/order/1="), name);
	desk_do(&desk, "cancel x a=1");
	ck_assert_ptr_nonnull(strstr(desk_hear(&desk), "seller.debited=650"));
	desk_do(&desk, "unlabel 2");
	ck_assert_str_eq(desk_hear(&desk),
			 "label.cancelled buyer.refunded=300 seller.credited=50 account.updated");
	(void)event_name(shp_decision_get_event(desk.last, 2), name);
	ck_assert_ptr_eq(strstr(name, "seller.credited/package/2/2="), name);
}
END_TEST

START_TEST(independent_commands_commute)
{
	static const char *const lines[] = {
		"a=4@1001,83,500,41,7,1 b=3@13,1,0,0,299,25,5 c=3@100 d=1@7 e=2@55,5 k=2@333 m=1@1",
		"a=4@1001,83,500,41,7,1 b=3@13,1,0,0,299,25,5 c=3@100 d=1@7 e=2@55,5 k=2@333 m=1@1 cod:900",
	};
	static const char *const rules[] = {"us,fee=1500", "us,charge=per_package,fee=833",
					    "us,charge=last_package,fee=9999",
					    "us,charge=per_package,credit=settlement,fee=10000"};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		for (size_t j = 0; j < sizeof(rules) / sizeof(rules[0]); j++)
			permute(rules[j], lines[i]);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("edges of the laws");
	TCase *cases = tcase_create("edges");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(cases, 0);
	tcase_add_checked_fixture(cases, open_desk, close_desk);
	tcase_add_test(cases, largest_order_is_charged_exactly);
	tcase_add_test(cases, largest_order_by_package);
	tcase_add_test(cases, cycles_end_in_overflow);
	tcase_add_test(cases, cycles_reach_the_edge);
	tcase_add_test(cases, largest_order_is_adopted_in_any_state);
	tcase_add_test(cases, adopted_money_at_the_edge);
	tcase_add_test(cases, replay_never_overflows);
	tcase_add_test(cases, independent_commands_commute);
	tcase_add_test(cases, credit_given_back_is_another);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
