/*
 * Hostile text in every place that takes one: too long by a byte, not UTF-8 in every way there is, control characters,
 * references with other characters. Each is a problem with the field's own path, and the longest good text is taken.
 */
#include <stdlib.h>
#include <string.h>

#include "desk.h"

enum { ROOM = 2100 };

struct place {
	const char *path;
	uint32_t limit; /* bytes */
	int is_reference;
	int32_t field;
	/* Runs a command with the text, all else being good. */
	int32_t (*run)(struct desk *desk, int32_t field, const char *text, struct shp_decision **ret_decision);
};

static struct shp_placement *good_placement(const struct desk *desk)
{
	struct shp_placement *placement;

	HOLDS(shp_placement_new(desk->ctx, &placement) == SHP_OK);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "111-2222222-3333333");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, DESK_ORDERED_AT);
	return placement;
}

static int32_t place(const struct desk *desk, struct shp_placement *placement, struct shp_decision **ret_decision)
{
	const int32_t status = shp_order_place(desk->rules, placement, desk->now, ret_decision, desk->error);

	shp_placement_free(placement);
	return status;
}

static int32_t run_order_text(struct desk *desk, int32_t field, const char *text, struct shp_decision **ret_decision)
{
	struct shp_placement *placement = good_placement(desk);

	shp_placement_add_line(placement, "a", 1);
	shp_placement_set_text(placement, field, text);
	return place(desk, placement, ret_decision);
}

static int32_t run_line_text(struct desk *desk, int32_t field, const char *text, struct shp_decision **ret_decision)
{
	struct shp_placement *placement = good_placement(desk);

	shp_placement_add_line(placement, field == SHP_LINE_ID ? text : "a", 1);
	shp_placement_set_line_text(placement, 0, field, text);
	return place(desk, placement, ret_decision);
}

static int32_t run_ship_text(struct desk *desk, int32_t field, const char *text, struct shp_decision **ret_decision)
{
	struct shp_confirmation *confirmation;

	HOLDS(shp_confirmation_new(desk->ctx, &confirmation) == SHP_OK);
	shp_confirmation_set_ship_date(confirmation, DESK_DATE);
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, field == SHP_SHIP_CARRIER_NAME ? "Other" : "UPS");
	shp_confirmation_set_text(confirmation, field, text);
	const int32_t status = shp_order_confirm(desk->rules, desk->order, confirmation, desk->now, ret_decision,
						 desk->error);
	shp_confirmation_free(confirmation);
	return status;
}

static int32_t run_package(struct desk *desk, int32_t field, const char *text, struct shp_decision **ret_decision)
{
	struct shp_contents *contents;

	(void)field;
	HOLDS(shp_contents_new(desk->ctx, &contents) == SHP_OK);
	shp_contents_add_package(contents, text);
	shp_contents_add_item(contents, 0, "a", 1);
	const int32_t status = shp_order_split(desk->rules, desk->order, contents, desk->now, ret_decision,
					       desk->error);
	shp_contents_free(contents);
	return status;
}

static int32_t run_shipped_package(struct desk *desk, int32_t field, const char *text,
				   struct shp_decision **ret_decision)
{
	struct shp_confirmation *confirmation;

	(void)field;
	HOLDS(shp_confirmation_new(desk->ctx, &confirmation) == SHP_OK);
	shp_confirmation_set_package(confirmation, text);
	shp_confirmation_add_item(confirmation, "a", 1);
	shp_confirmation_set_ship_date(confirmation, DESK_DATE);
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "UPS");
	const int32_t status = shp_order_confirm(desk->rules, desk->order, confirmation, desk->now, ret_decision,
						 desk->error);
	shp_confirmation_free(confirmation);
	return status;
}

static int32_t run_cancellation(struct desk *desk, int32_t field, const char *text, struct shp_decision **ret_decision)
{
	struct shp_cancellation *cancellation;

	(void)field;
	HOLDS(shp_cancellation_new(desk->ctx, &cancellation) == SHP_OK);
	shp_cancellation_set_reason(cancellation, SHP_REASON_OTHER);
	shp_cancellation_set_reference(cancellation, text);
	const int32_t status = shp_order_cancel(desk->rules, desk->order, cancellation, desk->now, ret_decision,
						desk->error);
	shp_cancellation_free(cancellation);
	return status;
}

/* A package that was confirmed under this text, or the one that stands in it. */
static int32_t run_adopted(struct desk *desk, int32_t field, const char *text, struct shp_decision **ret_decision)
{
	struct shp_adoption *adoption;

	HOLDS(shp_adoption_new(desk->ctx, &adoption) == SHP_OK);
	struct shp_placement *placement = shp_adoption_get_placement(adoption);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "111-2222222-3333333");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, DESK_ORDERED_AT);
	shp_placement_add_line(placement, "a", 1);
	shp_adoption_add_package(adoption, field ? "1" : text);
	shp_adoption_add_package_item(adoption, 0, "a", 1);
	shp_adoption_set_shipment(adoption, 0, 1, DESK_NOW);
	shp_adoption_set_shipment_date(adoption, 0, DESK_DATE);
	shp_adoption_set_shipment_text(adoption, 0, SHP_SHIP_CARRIER, field == SHP_SHIP_CARRIER_NAME ? "Other" : "UPS");
	if (field)
		shp_adoption_set_shipment_text(adoption, 0, field, text);
	const int32_t status = shp_order_adopt(desk->rules, adoption, desk->now, ret_decision, desk->error);
	shp_adoption_free(adoption);
	return status;
}

static const struct place places[] = {
	{"reference", SHP_LIMIT_REFERENCE, 1, SHP_ORDER_REFERENCE, run_order_text},
	{"marketplace", SHP_LIMIT_REFERENCE, 1, SHP_ORDER_MARKETPLACE, run_order_text},
	{"service", SHP_LIMIT_SERVICE, 0, SHP_ORDER_SERVICE, run_order_text},
	{"lines[0].id", SHP_LIMIT_LINE_ID, 0, SHP_LINE_ID, run_line_text},
	{"lines[0].sku", SHP_LIMIT_SKU, 0, SHP_LINE_SKU, run_line_text},
	{"lines[0].title", SHP_LIMIT_TITLE, 0, SHP_LINE_TITLE, run_line_text},
	{"lines[0].category", SHP_LIMIT_CATEGORY, 0, SHP_LINE_CATEGORY, run_line_text},
	{"carrier", SHP_LIMIT_CARRIER, 0, SHP_SHIP_CARRIER, run_ship_text},
	{"carrier_name", SHP_LIMIT_CARRIER, 0, SHP_SHIP_CARRIER_NAME, run_ship_text},
	{"method", SHP_LIMIT_SERVICE, 0, SHP_SHIP_METHOD, run_ship_text},
	{"tracking", SHP_LIMIT_TRACKING, 0, SHP_SHIP_TRACKING, run_ship_text},
	{"memo", SHP_LIMIT_MEMO, 0, SHP_SHIP_MEMO, run_ship_text},
	{"packages[0].package", SHP_LIMIT_REFERENCE, 1, 0, run_package},
	{"package", SHP_LIMIT_REFERENCE, 1, 0, run_shipped_package},
	{"reference", SHP_LIMIT_REFERENCE, 1, 0, run_cancellation},
	{"packages[0].reference", SHP_LIMIT_REFERENCE, 1, 0, run_adopted},
	{"packages[0].carrier", SHP_LIMIT_CARRIER, 0, SHP_SHIP_CARRIER, run_adopted},
	{"packages[0].carrier_name", SHP_LIMIT_CARRIER, 0, SHP_SHIP_CARRIER_NAME, run_adopted},
	{"packages[0].method", SHP_LIMIT_SERVICE, 0, SHP_SHIP_METHOD, run_adopted},
	{"packages[0].tracking", SHP_LIMIT_TRACKING, 0, SHP_SHIP_TRACKING, run_adopted},
	{"packages[0].memo", SHP_LIMIT_MEMO, 0, SHP_SHIP_MEMO, run_adopted},
};

#define FOR_EACH_PLACE(at) \
	for (const struct place *at = places; at < places + sizeof(places) / sizeof(places[0]); at++)

static void open(struct desk *desk)
{
	desk_open(desk, "us");
	desk_place(desk, "a=2");
}

static void check_taken(const struct place *at, const char *text)
{
	struct shp_decision *decision = NULL;
	struct desk desk;

	open(&desk);
	if (at->run(&desk, at->field, text, &decision) != SHP_OK)
		ck_abort_msg("%s is refused: %s", at->path, desk_problems(&desk));
	HOLDS(shp_decision_count_events(decision) > 0);
	shp_decision_unref(decision);
	desk_close(&desk);
}

static void check_refused(const struct place *at, const char *text, int32_t code)
{
	struct shp_decision *decision = NULL;
	struct desk desk;
	int found = 0;

	open(&desk);
	const int32_t status = at->run(&desk, at->field, text, &decision);
	if (!status || decision)
		ck_abort_msg("%s takes \"%.40s\"", at->path, text);
	for (uint32_t i = 0; i < shp_error_count_kept(desk.error); i++)
		found |= shp_error_get_code(desk.error, i) == code &&
			 !strcmp(shp_error_get_path(desk.error, i), at->path);
	if (!found)
		ck_abort_msg("%s with \"%.40s\": %s and not %s", at->path, text, desk_problems(&desk),
			     shp_status_name(code));
	desk_close(&desk);
}

START_TEST(the_longest_text_is_taken_and_one_byte_more_is_not)
{
	char text[ROOM];

	FOR_EACH_PLACE(at)
	{
		memset(text, '7', at->limit + 1);
		text[at->limit] = 0;
		check_taken(at, text);
		text[at->limit] = '7';
		text[at->limit + 1] = 0;
		check_refused(at, text, at->is_reference ? SHP_ERR_REFERENCE : SHP_ERR_TOO_LONG);
	}
}
END_TEST

/* A limit counts bytes, and never cuts a character in two. */
START_TEST(a_character_that_begins_within_the_limit_must_end_there)
{
	char text[ROOM];

	FOR_EACH_PLACE(at)
	{
		if (at->is_reference)
			continue;
		memset(text, '7', at->limit - 3);
		memcpy(text + at->limit - 3, "\xe8\xb4\xa7", 4);
		check_taken(at, text);
		memset(text, '7', at->limit - 2);
		memcpy(text + at->limit - 2, "\xe8\xb4\xa7", 4);
		check_refused(at, text, SHP_ERR_TOO_LONG);
	}
}
END_TEST

START_TEST(what_is_no_text_is_refused_wherever_it_stands)
{
	static const char *const bad[] = {
		"\x80",             "\xbf",         "\xff",         "\xfe",         /* no first byte */
		"\xc0\xaf",         "\xc1\xbf",     "\xe0\x80\xaf", "\xf0\x80\x80\xaf", /* longer than need be */
		"\xed\xa0\x80",     "\xed\xbf\xbf",                                 /* surrogates */
		"\xf4\x90\x80\x80", "\xf5\x80\x80\x80",                             /* beyond the last */
		"\xc3",             "\xe8\xb4",     "\xf0\x9f\x93", "\xe8\x37\xa7", /* cut short */
		"\xef\xbf\xbe",     "\xef\xbf\xbf",                                 /* no characters */
		"\x01",             "\n",         "\r",           "\x1b",         "\x7f", /* control characters */
		"\xc2\x80",         "\xc2\x9f",
	};
	char text[ROOM];

	FOR_EACH_PLACE(at)
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		for (size_t before = 0; before < 10; before += 3) {
			const size_t length = strlen(bad[i]);
			memset(text, '7', before);
			memcpy(text + before, bad[i], length);
			for (size_t after = 0; after < 4; after += 3) {
				memset(text + before + length, '7', after);
				text[before + length + after] = 0;
				check_refused(at, text, at->is_reference ? SHP_ERR_REFERENCE : SHP_ERR_TEXT);
			}
		}
}
END_TEST

START_TEST(a_reference_has_its_own_characters)
{
	FOR_EACH_PLACE(at)
	for (int character = 1; character < 128; character++) {
		const char text[4] = {'7', (char)character, '7', 0};
		const int is_good = (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
				    (character >= 'a' && character <= 'z') || strchr("._-", character);
		if (!at->is_reference)
			continue;
		if (is_good)
			check_taken(at, text);
		else
			check_refused(at, text, SHP_ERR_REFERENCE);
	}
}
END_TEST

/* Blanks and tabs at the ends are cut, also beyond the limit; a tab within is a control character. */
START_TEST(blanks_around_a_text_do_not_count)
{
	char text[ROOM];

	FOR_EACH_PLACE(at)
	{
		check_refused(at, "7\t7", at->is_reference ? SHP_ERR_REFERENCE : SHP_ERR_TEXT);
		if (at->is_reference)
			continue;
		memset(text, ' ', sizeof(text));
		text[1] = '\t';
		memset(text + 2, '7', at->limit);
		text[at->limit + 2] = '\t';
		text[at->limit + 6] = 0;
		check_taken(at, text);
	}
}
END_TEST

/* The builder takes anything, and what it was told last is what counts. */
START_TEST(a_good_text_mends_a_bad_one)
{
	struct shp_decision *decision = NULL;
	struct desk desk;

	desk_open(&desk, "us");
	struct shp_placement *placement = good_placement(&desk);
	shp_placement_set_text(placement, SHP_ORDER_SERVICE, "\xff");
	shp_placement_set_text(placement, SHP_ORDER_SERVICE, "Standard");
	shp_placement_add_line(placement, "a", 1);
	shp_placement_set_line_text(placement, 0, SHP_LINE_TITLE, "\xff");
	shp_placement_set_line_text(placement, 0, SHP_LINE_TITLE, "\xe8\xb4\xa7");
	ck_assert_int_eq(place(&desk, placement, &decision), SHP_OK);
	const struct shp_order *order = shp_decision_get_order(decision);
	ck_assert_str_eq(shp_order_get_text(order, SHP_ORDER_SERVICE), "Standard");
	ck_assert_str_eq(shp_order_get_line_text(order, 0, SHP_LINE_TITLE), "\xe8\xb4\xa7");
	shp_decision_unref(decision);
	desk_close(&desk);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("input");
	TCase *cases = tcase_create("input");
	SRunner *runner = srunner_create(suite);

	tcase_set_timeout(cases, 0);
	tcase_add_test(cases, the_longest_text_is_taken_and_one_byte_more_is_not);
	tcase_add_test(cases, a_character_that_begins_within_the_limit_must_end_there);
	tcase_add_test(cases, what_is_no_text_is_refused_wherever_it_stands);
	tcase_add_test(cases, a_reference_has_its_own_characters);
	tcase_add_test(cases, blanks_around_a_text_do_not_count);
	tcase_add_test(cases, a_good_text_mends_a_bad_one);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
