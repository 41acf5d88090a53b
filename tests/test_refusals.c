/*
 * What is refused: every problem that a command can meet, all of them at once, each with its code and the path of what
 * is wrong; and nothing has changed. A row is a desk, what has happened there, and a command.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"

struct row {
	const char *rules;
	const char *placed; /* NULL: the command places */
	const char *before;
	const char *command;
	const char *problems; /* without the prefix of the codes */
};

#define LONG_25 "1234567890123456789012345"
#define SCANNED "scan 1 status:1 at:1762400000000"

static const struct row rows[] = {
	/* placing */
	{"us", NULL, "", "place", "REQUIRED lines"},
	{"us", NULL, "", "place a=0", "QUANTITY lines[0].quantity"},
	{"us", NULL, "", "place a=1 b=-1", "QUANTITY lines[1].quantity"},
	{"us", NULL, "", "place a=1000001", "QUANTITY lines[0].quantity"},
	{"us", NULL, "", "place a=1 b=1 a=2", "DUPLICATE lines[2].id"},
	{"us", NULL, "", "place b=1 c=1 a=1 c=1 b=2 c=1",
	 "DUPLICATE lines[3].id; DUPLICATE lines[4].id; DUPLICATE lines[5].id"},
	{"us", NULL, "", "place a=1@-1", "AMOUNT lines[0].item_price"},
	{"us", NULL, "", "place a=1@100000000000001", "AMOUNT lines[0].item_price"},
	{"us", NULL, "", "place a=1@5,0,0,0,0,0,6", "DISCOUNT lines[0].item_discount"},
	{"us", NULL, "", "place a=1@5,0,3,0,0,0,5,4", "DISCOUNT lines[0].shipping_discount"},
	{"us", NULL, "", "place a=1@5,0,0,0,0,0,-1", "AMOUNT lines[0].item_discount"},
	{"us", NULL, "", "place a=1 order:" LONG_25, "REFERENCE reference"},
	{"us", NULL, "", "place a=1 order:", "REQUIRED reference"},
	{"us", NULL, "", "place a=1 order:a/b", "REFERENCE reference"},
	{"us", NULL, "", "place a=1 by:-1", "DATE ship_by"},
	{"us", NULL, "", "place a=1 programs:1024000", "VALUE programs"},
	{"us", NULL, "", "place a=1 cod:-1", "AMOUNT cod_amount"},
	{"us", NULL, "", "place a=1 fee:10001", "RANGE fee_basis_points"},
	{"us", NULL, "", "place a=1 charge:3 credit:2", "VALUE charge_policy; VALUE credit_timing"},
	{"us", NULL, "", "place a=1 charge:-1 credit:-1", "VALUE charge_policy; VALUE credit_timing"},
	{"us", NULL, "", "place a=0@-1 a=1 order: cod:-1",
	 "REQUIRED reference; AMOUNT cod_amount; QUANTITY lines[0].quantity; AMOUNT lines[0].item_price; "
	 "DUPLICATE lines[1].id"},
	/* the same reference with other data */
	{"us", "a=1@5", "", "place a=1@6", "DIFFERS lines[0].item_price"},
	{"us", "a=1@5", "", "place a=1@5 by:20401 fee:3", "DIFFERS ship_by; DIFFERS fee_basis_points"},
	{"us", "a=1@5", "", "place a=1@5 b=1", "DIFFERS lines"},
	{"us", "a=1@5", "", "place a=1@5 charge:1 credit:1", "DIFFERS charge_policy; DIFFERS credit_timing"},
	{"us,charge=last_package", "a=1@5 charge:1", "", "place a=1@5 charge:2", "DIFFERS charge_policy"},
	/* what the order says, each with its own code; a label may what the hand may not */
	{"us", "a=1 pending", "", "confirm 1", "ORDER_PENDING order"},
	{"us", "a=1 pending", "", "label 1", "ORDER_PENDING order"},
	{"us", "a=1", "cancel c", "confirm 1", "ORDER_CANCELLED order; PACKAGE_GONE package"},
	{"us", "a=1", "cancel c", "split 2 a=1", "ORDER_CANCELLED order; EXCEEDS packages[0].items[0].quantity"},
	{"us", "a=1", "cancel c", "cancel d a=1", "ORDER_CANCELLED order; EXCEEDS items[0].quantity"},
	{"us", "a=1 afn", "", "confirm 1", "ORDER_AFN order"},
	{"us", "a=1 afn", "", "label 1", "ORDER_AFN order"},
	{"us", "a=2 afn", "", "split 2 a=1", "ORDER_AFN order"},
	{"us", "a=1 programs:1", "", "confirm 1", "ORDER_PRIME order"},
	{"us", "a=1 programs:4", "", "confirm 1", "ORDER_SHIP_PLUS order"},
	{"us", "a=1 programs:5 afn pending", "", "confirm 1",
	 "ORDER_PENDING order; ORDER_AFN order; ORDER_PRIME order; ORDER_SHIP_PLUS order"},
	{"us", "a=1", "confirm 1", "confirm 2 a=1", "NOTHING_OPEN order; EXCEEDS items[0].quantity"},
	{"us", "a=1", "confirm 1", "split 2 a=1", "NOTHING_OPEN order; EXCEEDS packages[0].items[0].quantity"},
	{"us", "a=1", "confirm 1", "cancel c", "NOTHING_OPEN order"},
	{"us", "a=1 pending", "cancel c", "release", "ORDER_CANCELLED order"},
	/* packages */
	{"us", "a=1", "", "confirm 7", "UNKNOWN_PACKAGE package"},
	{"us", "a=2", "split 2 a=2", "confirm 1", "PACKAGE_GONE package"},
	{"us", "a=2", "confirm 2 a=1", "split 2 a=2",
	 "PACKAGE_CONFIRMED packages[0].package; EXCEEDS packages[0].items[0].quantity"},
	{"us", "a=2", "confirm 2 a=1", "split 2 a=1 b=1 / 3 a=500",
	 "UNKNOWN_LINE packages[0].items[1].line; PACKAGE_CONFIRMED packages[0].package; "
	 "EXCEEDS packages[1].items[0].quantity"},
	{"us", "a=2", "split 2 a=2", "split 1 a=1", "PACKAGE_GONE packages[0].package"},
	{"us", "a=2", "", "split 2", "PACKAGE_EMPTY packages[0].items"},
	{"us", "a=2", "", "split 2 a=1 / 2 a=1", "DUPLICATE packages[1].package"},
	{"us", "a=2", "", "split " LONG_25 " a=1", "REFERENCE packages[0].package"},
	{"us", "a=2", "", "confirm " LONG_25, "REFERENCE package"},
	{"us", "a=2", "split 2 a=1", "confirm -", "REQUIRED package"},
	{"us", "a=2", "", "confirm - a=1", "REQUIRED package"},
	{"us", "a=2", "", "confirm - a=9", "REQUIRED package; EXCEEDS items[0].quantity"},
	{"us", "a=2", "split 2 a=2", "confirm 1 a=9", "PACKAGE_GONE package; EXCEEDS items[0].quantity"},
	{"us", "a=1", "", "reconfirm 1 memo:x", "PACKAGE_OPEN package"},
	{"us", "a=1", "", "reconfirm 7 memo:x", "UNKNOWN_PACKAGE package"},
	{"us", "a=1", "", SCANNED, "PACKAGE_OPEN package"},
	{"us", "a=1", "", "scan 7 status:1 at:0", "UNKNOWN_PACKAGE package"},
	{"us", "a=1", "confirm 1", "scan 1 status:8 at:-1", "VALUE status; INSTANT at"},
	/* items */
	{"us", "a=2", "", "confirm 2 b=1", "UNKNOWN_LINE items[0].line"},
	{"us", "a=2", "", "confirm 2 a=1 a=1", "DUPLICATE items[1].line"},
	{"us", "a=2", "", "confirm 2 a=0", "QUANTITY items[0].quantity"},
	{"us", "a=2", "", "confirm 2 a=-1", "QUANTITY items[0].quantity"},
	{"us", "a=2", "", "confirm 2 a=3", "EXCEEDS items[0].quantity"},
	{"us", "a=2", "", "split 2 a=1 / 3 a=2", "EXCEEDS packages[1].items[0].quantity"},
	{"us", "a=2", "", "cancel c a=3", "EXCEEDS items[0].quantity"},
	{"us", "a=2", "", "cancel c b=1 a=0", "UNKNOWN_LINE items[0].line; QUANTITY items[1].quantity"},
	{"us", "a=2", "confirm 2 a=1", "reconfirm 2 a=3", "EXCEEDS items[0].quantity"},
	{"us", "a=2", "", "cancel c a=1 reason:0", "REQUIRED reason"},
	{"us", "a=2", "", "cancel c a=1 reason:99", "VALUE reason"},
	{"us", "a=2", "", "cancel " LONG_25, "REFERENCE reference"},
	/* other data under a reference that has happened */
	{"us", "a=2", "confirm 2 a=1", "confirm 2 a=2", "DIFFERS items"},
	{"us", "a=2", "confirm 1", "confirm 1 method:Air date:20396", "DIFFERS ship_date; DIFFERS method"},
	{"us", "a=2", "confirm 1", "confirm 1 carrier:FedEx tracking:1 memo:x",
	 "DIFFERS carrier; DIFFERS tracking; DIFFERS memo"},
	{"us", "a=2", "confirm 2 a=1", "confirm 2 a=1 carrier:FedEx date:-1", "DATE ship_date; DIFFERS carrier"},
	{"us", "a=2", "confirm 2 a=1", "confirm 2 b=1 method:Air", "UNKNOWN_LINE items[0].line; DIFFERS method"},
	{"us", "a=2", "cancel c a=1 reason:1", "cancel c b=1 reason:2", "UNKNOWN_LINE items[0].line; DIFFERS reason"},
	{"us", "a=2", "cancel c a=1 reason:1", "cancel c a=2 reason:99", "VALUE reason; DIFFERS items"},
	{"us", "a=2", "cancel c a=1", "cancel c a=2", "DIFFERS items"},
	{"us", "a=2", "cancel c", "cancel c a=1", "DIFFERS items"},
	{"us", "a=2", "cancel c a=2", "cancel c", "DIFFERS items"},
	{"us", "a=2", "expire later:60", "cancel 1 reason:2", "DIFFERS reason"},
	{"us", "a=2", "", "cancel c reason:11", "VALUE reason"},
	{"us", "a=2", "cancel c", "cancel c reason:11", "VALUE reason"},
	{"us", "a=2", "cancel c a=1 reason:1", "cancel c a=1 reason:2", "DIFFERS reason"},
	/* details */
	{"us", "a=1", "", "confirm 1 date: carrier:", "REQUIRED ship_date; REQUIRED carrier"},
	{"us", "a=1", "", "confirm 1 carrier:Other", "CARRIER_NAME_MISSING carrier_name"},
	{"us", "a=1", "", "confirm 1 date:-1", "DATE ship_date"},
	{"us", "a=1", "confirm 1", "reconfirm 1 date: carrier:", "CANNOT_CLEAR ship_date; CANNOT_CLEAR carrier"},
	{"us", "a=1", "confirm 1", "reconfirm 1 carrier:Other", "CARRIER_NAME_MISSING carrier_name"},
	{"us", "a=1", "", "label 1 tracking:", "REQUIRED tracking"},
	/* severities */
	{"us,tracking=refuse", "a=1", "", "confirm 1 tracking:", "TRACKING_MISSING tracking"},
	{"us,tracking=refuse", "a=1", "", "confirm 1 tracking:1Z9", "TRACKING_MALFORMED tracking"},
	{"us,tracking=refuse", "a=1", "", "confirm 1 tracking:1Z999AA10123456785", "TRACKING_CHECK_DIGIT tracking"},
	{"us,tracking=refuse", "a=1", "confirm 1", "reconfirm 1 tracking:", "TRACKING_MISSING tracking"},
	{"us,tracking=carrier", "a=1", "", "confirm 1 tracking:", "TRACKING_MISSING tracking"},
	{"us,carrier=refuse", "a=1", "", "confirm 1 carrier:Nobody", "CARRIER_UNKNOWN carrier"},
	{"us,method=refuse", "a=1", "", "confirm 1 method:", "METHOD_MISSING method"},
	{"us,ship_date=refuse", "a=1", "", "confirm 1 date:20398", "SHIP_DATE_FUTURE ship_date"},
	{"us,ship_date=refuse", "a=1", "", "confirm 1 date:20395", "SHIP_DATE_BEFORE_ORDER ship_date"},
	{"us,single_shipment=refuse", "a=2", "", "confirm 2 a=1", "SINGLE_SHIPMENT package"},
	{"us,single_shipment=refuse", "a=2", "", "split 2 a=1", "SINGLE_SHIPMENT packages"},
	{"us,single_shipment=refuse", "a=2", "confirm 1", "reconfirm 1 a=1", "SINGLE_SHIPMENT items"},
	/* edits */
	{"us,edit_window=24", "a=1", "confirm 1", "reconfirm 1 memo:x later:2", "EDIT_WINDOW package"},
	{"us,edit_limit=1", "a=1", "confirm 1; reconfirm 1 memo:x", "reconfirm 1 memo:y", "EDIT_LIMIT package"},
	{"us,edit_limit=0,edit_window=0", "a=1", "confirm 1", "reconfirm 1 memo:y later:1",
	 "EDIT_WINDOW package; EDIT_LIMIT package"},
	{"us,edit_window=24", "a=1", "confirm 1", "reconfirm 1 memo:x later:-20400", "INSTANT now"},
	{"us,ship_date=refuse", "a=1", "", "confirm 1 later:99999999", "INSTANT now"},
	/* labels: what they say is theirs; the memo is the seller's */
	{"us", "a=1", "label 1", "reconfirm 1 tracking:1Z9", "LABEL tracking"},
	{"us", "a=2", "label 2 a=1", "reconfirm 2 date:20396 carrier:FedEx method:x tracking: a=2",
	 "LABEL ship_date; LABEL carrier; LABEL method; LABEL tracking; LABEL items"},
	{"us", "a=1", "confirm 1", "unlabel 1", "NO_LABEL package"},
	{"us", "a=1", "", "unlabel 1", "NO_LABEL package"},
	{"us", "a=1", "", "unlabel 7", "UNKNOWN_PACKAGE package"},
	{"us", "a=1", "", "unlabel 7 revision:-1", "RANGE revision; UNKNOWN_PACKAGE package"},
	/* the label that was meant has been cancelled, and another bought since */
	{"us", "a=1", "label 1; unlabel 1 revision:1; label 1", "unlabel 1 revision:1", "DIFFERS revision"},
	{"us", "a=1", "label 1; " SCANNED, "unlabel 1", "LABEL_SCANNED package"},
};

static const size_t prefix = sizeof("SHP_ERR_") - 1;

/* "CODE path; CODE path" of the last command. */
static const char *problems_of(const struct desk *desk, char *text, size_t room)
{
	size_t at = 0;

	text[0] = 0;
	HOLDS(shp_error_count_kept(desk->error) == shp_error_count_problems(desk->error));
	for (uint32_t i = 0; i < shp_error_count_kept(desk->error); i++) {
		const int written = snprintf(text + at, room - at, "%s%s %s", i ? "; " : "",
					     shp_status_name(shp_error_get_code(desk->error, i)) + prefix,
					     shp_error_get_path(desk->error, i));
		at += (size_t)written;
		HOLDS(at < room);
	}
	return text;
}

START_TEST(each_command_is_refused_for_exactly_its_problems)
{
	char text[1000];
	int wrong = 0;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *row = &rows[i];
		struct desk desk;

		desk_open(&desk, row->rules);
		if (row->placed)
			desk_place(&desk, row->placed);
		desk_do_all(&desk, row->before);
		desk_refuse(&desk, row->command);
		if (strcmp(problems_of(&desk, text, sizeof(text)), row->problems)) {
			fprintf(stderr, "%s, %s, %s, %s: \"%s\" and not \"%s\"\n", row->rules,
				row->placed ? row->placed : "", row->before, row->command, text, row->problems);
			wrong++;
		}
		desk_close(&desk);
	}
	ck_assert_int_eq(wrong, 0);
}
END_TEST

/* Each problem is told in both languages, with nothing left to fill in, and names what is wrong. */
START_TEST(each_problem_is_a_sentence_in_both_languages)
{
	char english[512];
	char chinese[512];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct row *row = &rows[i];
		struct desk desk;

		desk_open(&desk, row->rules);
		if (row->placed)
			desk_place(&desk, row->placed);
		desk_do_all(&desk, row->before);
		desk_refuse(&desk, row->command);
		for (uint32_t j = 0; j < shp_error_count_kept(desk.error); j++) {
			(void)snprintf(english, sizeof(english), "%s",
				       shp_error_get_message(desk.error, j, SHP_LANGUAGE_EN));
			(void)snprintf(chinese, sizeof(chinese), "%s",
				       shp_error_get_message(desk.error, j, SHP_LANGUAGE_ZH));
			ck_assert_uint_gt(strlen(english), 5);
			ck_assert_uint_gt(strlen(chinese), 5);
			ck_assert_str_ne(english, chinese);
			ck_assert_ptr_null(strpbrk(english, "%{}"));
			ck_assert_ptr_null(strpbrk(chinese, "%{}"));
		}
		desk_close(&desk);
	}
}
END_TEST

/* The codes of orders, packages and rules are all met by a row; what others meet is tested with them. */
START_TEST(every_problem_of_an_order_is_met_somewhere)
{
	static const int32_t elsewhere[] = {
		SHP_ERR_MONEY_DISAGREES, SHP_ERR_UNITS_DISAGREE,            /* adopting */
		SHP_ERR_NOT_PENDING,     SHP_ERR_NO_DEADLINE,               /* answers to questions */
		SHP_ERR_UNKNOWN_CHARGE,                                     /* below */
	};
	uint32_t codes = 0;

	for (int32_t code = SHP_ERR_ORDER_PENDING; code >= SHP_ERR_NO_DEADLINE; code--) {
		char wanted[64];
		const char *name = shp_status_name(code);
		int met = !name; /* a number of none */

		for (size_t i = 0; i < sizeof(elsewhere) / sizeof(elsewhere[0]); i++)
			met |= elsewhere[i] == code;
		(void)snprintf(wanted, sizeof(wanted), "%s ", name ? name + prefix : "");
		for (size_t i = 0; !met && i < sizeof(rows) / sizeof(rows[0]); i++) {
			const char *at = strstr(rows[i].problems, wanted);
			met = at && (at == rows[i].problems || at[-1] == ' ');
		}
		ck_assert_msg(met, "%s is met by no row", name);
		codes++;
	}
	ck_assert_uint_eq(codes, SHP_ERR_ORDER_PENDING - SHP_ERR_NO_DEADLINE + 1);
}
END_TEST

START_TEST(a_payment_of_no_charge_is_refused)
{
	static const uint8_t nothing[16];
	struct shp_decision *decision = NULL;
	struct desk desk;

	desk_open(&desk, "us");
	desk_place(&desk, "a=1@5");
	desk_do(&desk, "confirm 1");
	ck_assert_int_eq(shp_order_report_payment(desk.rules, desk.order, nothing, 9, desk.now, &decision, desk.error),
			 SHP_ERR_UNKNOWN_CHARGE);
	ck_assert_str_eq(desk_problems(&desk), "SHP_ERR_UNKNOWN_CHARGE event; SHP_ERR_VALUE result");
	ck_assert_ptr_null(decision);
	desk_close(&desk);
}
END_TEST

/* What an instant may be is asked of every command that can do something. */
START_TEST(now_must_be_an_instant)
{
	static const char *const commands[] = {"confirm 1", "label 1", "split 2 a=1",
					      "cancel c",  "expire",  "confirm 2 a=1"};
	struct desk desk;

	desk_open(&desk, "us");
	desk_place(&desk, "a=2");
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		desk.now = -1;
		ck_assert_str_eq(desk_refuse(&desk, commands[i]), "SHP_ERR_INSTANT now");
		desk.now = SHP_LIMIT_INSTANT + 1;
		ck_assert_str_eq(desk_refuse(&desk, commands[i]), "SHP_ERR_INSTANT now");
	}
	desk_close(&desk);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("refusals");
	TCase *cases = tcase_create("refusals");
	SRunner *runner = srunner_create(suite);

	tcase_add_test(cases, each_command_is_refused_for_exactly_its_problems);
	tcase_add_test(cases, each_problem_is_a_sentence_in_both_languages);
	tcase_add_test(cases, every_problem_of_an_order_is_met_somewhere);
	tcase_add_test(cases, a_payment_of_no_charge_is_refused);
	tcase_add_test(cases, now_must_be_an_instant);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
