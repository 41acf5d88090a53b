/*
 * Advice: each piece that there is, where it is given, and where it is not. A row is a desk, what has happened there,
 * and a command; its advice is all that the command says, no more and no less.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"

struct row {
	const char *rules;
	const char *placed;
	const char *before; /* commands, "; " between them */
	const char *command;
	const char *advice;
};

#define PACKAGE "confirm 1"
#define ITEM "confirm 2 a=1"
#define NO_NUMBER PACKAGE " tracking:"
#define RISK "TRACKING_MISSING tracking; CLAIM_RISK tracking"

static const struct row rows[] = {
	/* nothing to say */
	{"us", "a=2", "", PACKAGE, ""},
	{"us", "a=2", "", ITEM, ""},
	{"us", "a=2", "", "split 2 a=1", ""},
	{"us", "a=2", "", "cancel c a=1", ""},
	{"us", "a=2", "", "label 1", ""},
	{"us", "a=2", PACKAGE, "reconfirm 1 memo:x", ""},
	{"us", "a=2 pending", "", "release", ""},
	{"us", "a=2", PACKAGE, "scan 1 status:5 at:1762400000000", ""},
	{"us", "a=2@100", PACKAGE, "settle 0", ""},
	/* tracking: asked for, advised about, as the rules say */
	{"us", "a=2", "", NO_NUMBER, RISK},
	{"us", "a=2 programs:2", "", NO_NUMBER, RISK "; PROGRAMS_LOST tracking"},
	{"us,tracking=ignore", "a=2", "", NO_NUMBER, ""},
	{"us", "a=2", "", PACKAGE " tracking:1Z999AA1012345678", "TRACKING_MALFORMED tracking"},
	{"us", "a=2", "", PACKAGE " tracking:1Z999AA10123456785", "TRACKING_CHECK_DIGIT tracking"},
	{"us,tracking=ignore", "a=2", "", PACKAGE " tracking:1Z999AA10123456785", ""},
	{"us", "a=2", "", PACKAGE " tracking:1z-999-aa1-01-2345-6784", ""},
	{"us", "a=2", PACKAGE, "reconfirm 1 tracking:", RISK},
	{"us", "a=2", NO_NUMBER, "reconfirm 1 memo:x", ""}, /* was told before */
	{"us", "a=2", PACKAGE, "reconfirm 1 carrier:FedEx", "TRACKING_MALFORMED tracking"},
	/* carriers */
	{"us", "a=2", "", PACKAGE " carrier:Nobody", "CARRIER_UNKNOWN carrier"},
	{"us,carrier=ignore", "a=2", "", PACKAGE " carrier:Nobody", ""},
	{"us", "a=2", "", PACKAGE " carrier:Other carrier_name:Neighbour", ""},
	{"us", "a=2", "", PACKAGE " carrier:Autre carrier_name:Voisin", ""},
	{"us", "a=2", "", PACKAGE " carrier:Other carrier_name:U.P.S.", "CARRIER_HIDDEN carrier_name"},
	{"us", "a=2", "", PACKAGE " carrier_name:Neighbour", "CARRIER_NAME_IGNORED carrier_name"},
	{"us", "a=2", PACKAGE, "reconfirm 1 carrier_name:Neighbour method:Air", "CARRIER_NAME_IGNORED carrier_name"},
	/* method and dates */
	{"us", "a=2", "", PACKAGE " method:", "METHOD_MISSING method"},
	{"us,method=ignore", "a=2", "", PACKAGE " method:", ""},
	{"us", "a=2", "", "label 1 method:", ""}, /* a label takes no correction */
	{"us", "a=2", "", PACKAGE " date:20399", "SHIP_DATE_FUTURE ship_date"},
	{"us", "a=2", "", PACKAGE " date:20395", "SHIP_DATE_BEFORE_ORDER ship_date"},
	{"us,ship_date=ignore", "a=2", "", PACKAGE " date:20395", ""},
	{"us", "a=2", PACKAGE, "reconfirm 1 date:20399", "SHIP_DATE_FUTURE ship_date"},
	/* a number that comes after the parcel */
	{"us", "a=2", NO_NUMBER "; scan 1 status:5 at:1762400000000", "reconfirm 1 tracking:1Z999AA10123456784",
	 "TRACKING_AFTER_DELIVERY tracking"},
	{"us", "a=2", NO_NUMBER "; scan 1 status:2 at:1762400000000", "reconfirm 1 tracking:1Z999AA10123456784", ""},
	{"us", "a=2", PACKAGE "; scan 1 status:5 at:1762400000000", "reconfirm 1 method:Air", ""},
	/* late, or about to be: the ship-by date is 20400, a Saturday, and 20410 the last day before the
	 * cancellation */
	{"us", "a=2", "", PACKAGE " later:3", ""},
	{"us", "a=2", "", PACKAGE " later:4", "LATE"},
	{"us", "a=2 by:", "", PACKAGE " later:30", ""},
	{"us", "a=2", "", ITEM " later:2", ""},
	{"us", "a=2", "", ITEM " later:3", "REST_OPEN"},
	{"us", "a=2", "", ITEM " later:4", "LATE; SHIP_BY_PASSED"},
	{"us", "a=2", "", "split 2 a=1 later:5", "SHIP_BY_PASSED"},
	{"us", "a=2", "", PACKAGE " later:13", "LATE"},
	{"us", "a=2", "", PACKAGE " later:14", "LATE"}, /* what has shipped is not cancelled any more */
	{"us", "a=2", "", ITEM " later:14", "LATE; SHIP_BY_PASSED"},
	{"us", "a=2", "", "split 2 a=1 later:12", "SHIP_BY_PASSED"},
	{"us", "a=2", "", "split 2 a=1 later:13", "DEADLINE_NEAR; SHIP_BY_PASSED"},
	{"us", "a=2", "", "split 2 a=1 later:14", "DEADLINE_PASSED; SHIP_BY_PASSED"},
	{"us", "a=2 pending", "", "release later:13", "DEADLINE_NEAR; SHIP_BY_PASSED"},
	{"us", "a=2", "label 1", "unlabel 1 later:13", "DEADLINE_NEAR; SHIP_BY_PASSED"},
	{"us", "a=2", ITEM, "confirm 1 later:20", "LATE"},
	{"us", "a=2", "", "expire later:14", "UNCONFIRMED_NOT_PAID"},
	{"us", "a=2", "", "expire later:13", ""},
	{"us", "a=2", "", "cancel c", "UNCONFIRMED_NOT_PAID"},
	{"us,calendar=cn", "a=2 by:21000", "", "expire later:700", "OUTSIDE_CALENDAR; UNCONFIRMED_NOT_PAID"},
	/* payment, and one shipment only */
	{"us", "a=2@100", PACKAGE, "decline 0", "PAYMENT_DECLINED event"},
	{"us,single_shipment=advise", "a=2", "", ITEM, "SINGLE_SHIPMENT package"},
	{"us,single_shipment=advise", "a=2", "", "split 2 a=1", "SINGLE_SHIPMENT packages"},
	{"us,single_shipment=advise", "a=2", "", PACKAGE, ""},
	{"us,single_shipment=advise", "a=2", PACKAGE, "reconfirm 1 a=1", "SINGLE_SHIPMENT items"},
	{"us,single_shipment=advise", "a=2", PACKAGE "; reconfirm 1 a=1", "reconfirm 1 a=2", ""},
};

static int is_told(const char *advice, const char *name)
{
	const size_t length = strlen(name);
	const char *at = advice;

	while ((at = strstr(at, name))) {
		if ((at == advice || at[-1] == ' ') && strchr("; ", at[length]))
			return 1;
		at += length;
	}
	return 0;
}

START_TEST(each_command_gives_exactly_its_advice)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *row = &rows[i];
		struct desk desk;

		desk_open(&desk, row->rules);
		desk_place(&desk, row->placed);
		ck_assert_str_eq(desk_advice(&desk), "");
		desk_do_all(&desk, row->before);
		desk_do(&desk, row->command);
		ck_assert_msg(!strcmp(desk_advice(&desk), row->advice), "%s, %s, %s, %s: \"%s\" and not \"%s\"",
			      row->rules, row->placed, row->before, row->command, desk.text, row->advice);
		desk_close(&desk);
	}
}
END_TEST

/* What is advised is said again by nobody: a command that has happened has no advice, and what it says is kept. */
START_TEST(what_has_happened_is_not_advised_about_again)
{
	uint32_t again = 0;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *row = &rows[i];
		struct desk desk;

		desk_open(&desk, row->rules);
		desk_place(&desk, row->placed);
		desk_do_all(&desk, row->before);
		desk_do(&desk, row->command);
		const int happened = shp_decision_count_events(desk.last) > 0;
		if (happened) {
			desk_repeat(&desk, row->command);
			ck_assert_str_eq(desk_advice(&desk), "");
			again++;
		}
		desk_close(&desk);
	}
	ck_assert_uint_gt(again, 50);
}
END_TEST

START_TEST(every_piece_of_advice_is_given_somewhere)
{
	uint32_t pieces = 0;

	for (int32_t code = SHP_ADVICE_TRACKING_MISSING; shp_status_name(code); code++) {
		const char *name = shp_status_name(code) + 11;
		int given = 0;

		for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
			given |= is_told(rows[i].advice, name);
		ck_assert_msg(given, "%s is never given", name);
		pieces++;
	}
	ck_assert_uint_eq(pieces, SHP_ADVICE_SHIP_BY_PASSED - SHP_ADVICE_TRACKING_MISSING + 1);
}
END_TEST

static int32_t advice_at(const struct desk *desk, int64_t now, uint32_t index)
{
	return shp_order_get_time_advice(desk->rules, desk->order, now, index);
}

/* What the time says to an order, asked for by itself: on every day from before the ship-by date to long after it. */
START_TEST(time_presses_in_steps)
{
	struct desk desk;
	int64_t deadline;

	desk_open(&desk, "us");
	desk_place(&desk, "a=2");
	ck_assert_int_eq(shp_order_get_deadline(desk.rules, desk.order, &deadline, NULL), SHP_OK);
	const int64_t ship_by = (int64_t)DESK_SHIP_BY * DESK_DAY + 8 * 3600000; /* begins where the marketplace is */
	for (int64_t now = ship_by - 3 * DESK_DAY; now < deadline + 3 * DESK_DAY; now += 3600000) {
		const int32_t late = now >= ship_by + DESK_DAY ? SHP_ADVICE_SHIP_BY_PASSED
				     : now >= ship_by	      ? SHP_ADVICE_REST_OPEN
							      : 0;
		const int32_t risk = now >= deadline		  ? SHP_ADVICE_DEADLINE_PASSED
				     : deadline - now < DESK_DAY ? SHP_ADVICE_DEADLINE_NEAR
								  : 0;
		ck_assert_int_eq(advice_at(&desk, now, 0), risk ? risk : late);
		ck_assert_int_eq(advice_at(&desk, now, 1), risk ? late : 0);
		ck_assert_int_eq(advice_at(&desk, now, 2), 0);
	}
	desk_do(&desk, "confirm 2 a=1");
	ck_assert_int_eq(advice_at(&desk, deadline, 0), SHP_ADVICE_SHIP_BY_PASSED);
	desk_do(&desk, "confirm 1");
	ck_assert_int_eq(advice_at(&desk, deadline, 0), 0);
	desk_close(&desk);
}
END_TEST

START_TEST(time_does_not_press_who_waits)
{
	static const char *const placed[] = {"a=1 pending", "a=1 afn"};
	struct desk desk;

	desk_open(&desk, "us");
	for (int i = 0; i < 2; i++) {
		desk_place(&desk, placed[i]);
		ck_assert_int_eq(advice_at(&desk, desk.now + 100 * DESK_DAY, 0), 0);
	}
	ck_assert_int_eq(advice_at(&desk, -1, 0), SHP_ERR_INSTANT);
	ck_assert_int_eq(advice_at(&desk, SHP_LIMIT_INSTANT + 1, 0), SHP_ERR_INSTANT);
	ck_assert_int_eq(shp_order_get_time_advice(desk.rules, NULL, desk.now, 0), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_get_time_advice(NULL, desk.order, desk.now, 0), SHP_ERR_ARGUMENT);
	desk_close(&desk);
}
END_TEST

/* Who goes on shipping is told that the buyer's payment was declined; it stays allowed, since the seller is paid. */
START_TEST(actions_tell_of_a_declined_charge)
{
	struct desk desk;

	desk_open(&desk, "us");
	desk_place(&desk, "a=2@100");
	desk_do(&desk, "confirm 2 a=1");
	for (int32_t step = 0; step < 3; step++) {
		if (step)
			desk_do(&desk, step == 1 ? "decline 0" : "settle 0");
		for (int32_t action = 0; action <= (int32_t)shp_action_count() + 1; action++) {
			const int ships = action == SHP_ACTION_CONFIRM || action == SHP_ACTION_BUY_SHIPPING;
			ck_assert_int_eq(shp_order_get_action_advice(desk.rules, desk.order, action, desk.now, 0),
					 step == 1 && ships ? SHP_ADVICE_PAYMENT_DECLINED : 0);
		}
		ck_assert_int_eq(shp_order_check_action(desk.rules, desk.order, SHP_ACTION_CONFIRM, NULL, desk.now),
				 SHP_OK);
	}
	ck_assert_int_eq(shp_order_get_action_advice(desk.rules, desk.order, SHP_ACTION_CONFIRM, desk.now, 1), 0);
	ck_assert_int_eq(shp_order_get_action_advice(desk.rules, NULL, SHP_ACTION_CONFIRM, 0, 0), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_get_action_advice(NULL, desk.order, SHP_ACTION_CONFIRM, 0, 0), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_order_get_action_advice(desk.rules, desk.order, SHP_ACTION_CONFIRM, -1, 0),
			 SHP_ERR_INSTANT);
	desk_close(&desk);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("advice");
	TCase *cases = tcase_create("advice");
	SRunner *runner = srunner_create(suite);

	tcase_add_test(cases, each_command_gives_exactly_its_advice);
	tcase_add_test(cases, what_has_happened_is_not_advised_about_again);
	tcase_add_test(cases, every_piece_of_advice_is_given_somewhere);
	tcase_add_test(cases, time_presses_in_steps);
	tcase_add_test(cases, time_does_not_press_who_waits);
	tcase_add_test(cases, actions_tell_of_a_declined_charge);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
