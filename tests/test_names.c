/* Names of values: each has one, and is found by it however people write it. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <libshipment/hook.h>
#include <libshipment/order.h>
#include <libshipment/rules.h>

#include "event.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

typedef const char *(*name_fn)(int32_t value);
typedef int32_t (*from_name_fn)(const char *name);

struct family {
	name_fn name;
	from_name_fn from_name; /* NULL: names are only written */
	int32_t first;
	int32_t last;
};

static const struct family families[] = {
	{shp_order_status_name, NULL, SHP_ORDER_STATUS_PENDING, SHP_ORDER_STATUS_CANCELLED},
	{shp_package_status_name, NULL, SHP_PACKAGE_STATUS_OPEN, SHP_PACKAGE_STATUS_CONFIRMED},
	{shp_ship_field_name, NULL, SHP_SHIP_DATE, SHP_SHIP_ITEMS},
	{shp_amount_name, NULL, SHP_AMOUNT_ITEM_PRICE, SHP_AMOUNT_SHIPPING_DISCOUNT},
	{shp_cancel_reason_name, shp_cancel_reason_from_name, SHP_REASON_OTHER, SHP_REASON_PAYMENT_NOT_AUTHORISED},
	{shp_carrier_status_name, shp_carrier_status_from_name, SHP_CARRIER_STATUS_NONE, SHP_CARRIER_STATUS_LOST},
	{shp_charge_policy_name, shp_charge_policy_from_name, SHP_CHARGE_FIRST_PACKAGE, SHP_CHARGE_LAST_PACKAGE},
	{shp_credit_timing_name, shp_credit_timing_from_name, SHP_CREDIT_ON_CHARGE, SHP_CREDIT_ON_SETTLEMENT},
	{shp_delivery_result_name, shp_delivery_result_from_name, SHP_DELIVERY_DONE, SHP_DELIVERY_WAITING},
	{shp_channel_name, shp_channel_from_name, SHP_CHANNEL_MFN, SHP_CHANNEL_AFN},
	{shp_payment_status_name, shp_payment_status_from_name, SHP_PAYMENT_NONE, SHP_PAYMENT_DECLINED},
	{shp_cause_name, shp_cause_from_name, SHP_CAUSE_NONE, SHP_CAUSE_CANCELLATION},
	{shp_severity_name, shp_severity_from_name, SHP_SEVERITY_IGNORE, SHP_SEVERITY_CARRIER},
};

/* What people call a value, in each language. */
static const struct {
	const char *(*message)(int32_t value, int32_t language);
	int32_t first;
	int32_t last;
} messages[] = {
	{shp_order_status_message, SHP_ORDER_STATUS_PENDING, SHP_ORDER_STATUS_CANCELLED},
	{shp_package_status_message, SHP_PACKAGE_STATUS_OPEN, SHP_PACKAGE_STATUS_CONFIRMED},
	{shp_cancel_reason_message, SHP_REASON_OTHER, SHP_REASON_PAYMENT_NOT_AUTHORISED},
	{shp_carrier_status_message, SHP_CARRIER_STATUS_NONE, SHP_CARRIER_STATUS_LOST},
};

static int32_t programs[11];

static void setup(void)
{
	for (size_t i = 0; i < COUNT(programs); i++)
		programs[i] = 1 << i;
}

/* The name with everything changed that does not matter. */
static const char *otherwise(const char *name, int upper)
{
	static char text[64];
	size_t length = 0;

	ck_assert_uint_lt(2 * strlen(name), sizeof(text));
	for (; *name; name++) {
		const char low = *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;
		const char high = *name >= 'a' && *name <= 'z' ? (char)(*name - 'a' + 'A') : *name;

		if (*name != '_')
			text[length++] = upper ? high : low;
		if (upper && length % 3 == 0) {
			text[length] = " -_."[length % 4];
			length++;
		}
	}
	text[length] = '\0';
	return text;
}

START_TEST(every_value_has_a_name_of_its_own)
{
	for (size_t i = 0; i < COUNT(families); i++) {
		const struct family *family = &families[i];

		ck_assert_ptr_null(family->name(family->first - 1));
		ck_assert_ptr_null(family->name(family->last + 1));
		ck_assert_ptr_null(family->name(INT32_MIN));
		ck_assert_ptr_null(family->name(INT32_MAX));
		for (int32_t value = family->first; value <= family->last; value++) {
			ck_assert_ptr_nonnull(family->name(value));
			for (int32_t other = family->first; other < value; other++)
				ck_assert_str_ne(family->name(other), family->name(value));
		}
	}
}
END_TEST

START_TEST(values_are_found_by_their_names)
{
	for (size_t i = 0; i < COUNT(families); i++) {
		const struct family *family = &families[i];

		if (!family->from_name)
			continue;
		for (int32_t value = family->first; value <= family->last; value++) {
			ck_assert_int_eq(family->from_name(family->name(value)), value);
			ck_assert_int_eq(family->from_name(otherwise(family->name(value), 0)), value);
			ck_assert_int_eq(family->from_name(otherwise(family->name(value), 1)), value);
		}
		ck_assert_int_eq(family->from_name(NULL), SHP_ERR_ARGUMENT);
		ck_assert_int_eq(family->from_name(""), SHP_ERR_VALUE);
		ck_assert_int_eq(family->from_name("_"), SHP_ERR_VALUE);
		ck_assert_int_eq(family->from_name("NoInventoryAtAll"), SHP_ERR_VALUE);
		ck_assert_int_eq(family->from_name("NoInventor"), SHP_ERR_VALUE);
	}
	/* as both sides of an ocean spell them */
	ck_assert_int_eq(shp_cancel_reason_from_name("BuyerCancelled"), SHP_REASON_BUYER_CANCELLED);
	ck_assert_int_eq(shp_cancel_reason_from_name("BuyerCanceled"), SHP_REASON_BUYER_CANCELLED);
	ck_assert_int_eq(shp_cancel_reason_from_name("payment not authorized"), SHP_REASON_PAYMENT_NOT_AUTHORISED);
}
END_TEST

/* They stand in hosts' rows: none may ever change. */
START_TEST(results_of_deliveries_are_spelt_so)
{
	static const char *const names[] = {"done", "already", "retry", "refused", "unknown", "waiting"};

	for (int32_t i = 0; i < (int32_t)COUNT(names); i++)
		ck_assert_str_eq(shp_delivery_result_name(SHP_DELIVERY_DONE + i), names[i]);
	ck_assert_int_lt(shp_delivery_result_from_name("shipped"), 0);
}
END_TEST

START_TEST(values_are_called_something_in_each_language)
{
	for (size_t i = 0; i < COUNT(messages); i++) {
		for (int32_t language = SHP_LANGUAGE_EN; language <= SHP_LANGUAGE_ZH; language++) {
			ck_assert_ptr_null(messages[i].message(messages[i].first - 1, language));
			ck_assert_ptr_null(messages[i].message(messages[i].last + 1, language));
			ck_assert_ptr_null(messages[i].message(INT32_MIN, language));
			ck_assert_ptr_null(messages[i].message(INT32_MAX, language));
			for (int32_t value = messages[i].first; value <= messages[i].last; value++)
				for (int32_t other = messages[i].first; other < value; other++)
					ck_assert_str_ne(messages[i].message(other, language),
							 messages[i].message(value, language));
		}
		for (int32_t value = messages[i].first; value <= messages[i].last; value++) {
			const char *english = messages[i].message(value, SHP_LANGUAGE_EN);
			ck_assert_int_lt(english[0], 0x7f);
			ck_assert_int_ge((uint8_t)messages[i].message(value, SHP_LANGUAGE_ZH)[0], 0x80);
			ck_assert_ptr_eq(messages[i].message(value, 99), english);
		}
	}
}
END_TEST

START_TEST(programs_are_single_bits)
{
	for (size_t i = 0; i < COUNT(programs); i++) {
		ck_assert_int_eq(shp_program_from_name(shp_program_name(programs[i])), programs[i]);
		ck_assert_int_eq(shp_program_from_name(otherwise(shp_program_name(programs[i]), 0)), programs[i]);
		for (size_t j = 0; j < i; j++)
			ck_assert_ptr_null(shp_program_name(programs[i] | programs[j]));
	}
	ck_assert_int_eq(programs[COUNT(programs) - 1], SHP_PROGRAM_PREORDER);
	ck_assert_ptr_null(shp_program_name(0));
	ck_assert_ptr_null(shp_program_name(SHP_PROGRAM_PREORDER << 1));
	ck_assert_ptr_null(shp_program_name(INT32_MIN));
	ck_assert_int_eq(shp_program_from_name(NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_program_from_name("PRIM"), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_program_from_name("PRIMES"), SHP_ERR_VALUE);
}
END_TEST

START_TEST(kinds_have_types_and_types_have_kinds)
{
	uint32_t kinds = 0;

	for (int32_t kind = -2; kind < 40; kind++) {
		const char *type = shp_event_kind_type(kind);

		if (!type)
			continue;
		kinds++;
		ck_assert_int_eq(strncmp(type, "libshipment.", 12), 0);
		ck_assert_int_eq(shp_event_kind_from_type(type), kind);
		ck_assert_int_eq(shp_event_kind_from_type(type + 12), kind);
		ck_assert_int_eq(shp_event_kind_from_type(type + 1), SHP_ERR_VALUE);
		ck_assert_int_eq(shp_event_kind_from_type(type + 13), SHP_ERR_VALUE);
	}
	ck_assert_uint_eq(kinds, 18);
	ck_assert_int_eq(shp_event_kind_from_type(NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_event_kind_from_type(""), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_event_kind_from_type("libshipment."), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_event_kind_from_type("order.placed "), SHP_ERR_VALUE);
	ck_assert_int_eq(shp_event_kind_from_type("Order.Placed"), SHP_ERR_VALUE);
}
END_TEST

/* Numbers do not tell: a later fact may stand behind the effects, and a later effect among the facts. */
START_TEST(effects_and_money_are_known_by_kind)
{
	static const struct {
		int32_t kind;
		int32_t is_money;
	} effects[] = {
		{SHP_EVENT_BUYER_CHARGED, 1},	{SHP_EVENT_BUYER_REFUNDED, 1},	{SHP_EVENT_SELLER_CREDITED, 1},
		{SHP_EVENT_SELLER_DEBITED, 1},	{SHP_EVENT_BUYER_NOTIFIED, 0},	{SHP_EVENT_ACCOUNT_UPDATED, 0},
	};
	uint32_t found = 0;

	for (int32_t kind = -2; kind < 300; kind++) {
		int32_t is_effect = 0;

		for (size_t i = 0; i < COUNT(effects); i++)
			is_effect |= effects[i].kind == kind;
		ck_assert_int_eq(shp_event_kind_is_effect(kind), is_effect);
		found += (uint32_t)is_effect;
	}
	ck_assert_uint_eq(found, COUNT(effects));
	ck_assert_int_eq(shp_event_kind_is_effect(INT32_MIN), 0);
	ck_assert_int_eq(shp_event_kind_is_effect(INT32_MAX), 0);
	for (size_t i = 0; i < COUNT(effects); i++) {
		const struct shp_event event = {.kind = effects[i].kind};

		ck_assert_int_eq(shp_event_is_effect(&event), 1);
		ck_assert_int_eq(shp_event_is_money(&event), effects[i].is_money);
	}
	for (int32_t kind = SHP_EVENT_ORDER_PLACED; kind <= SHP_EVENT_ORDER_CANCELLED; kind++) {
		const struct shp_event event = {.kind = kind, .amount = 5198};

		ck_assert_int_eq(shp_event_is_effect(&event), 0);
		ck_assert_int_eq(shp_event_is_money(&event), 0);
	}
	ck_assert_int_eq(shp_event_is_effect(NULL), 0);
	ck_assert_int_eq(shp_event_is_money(NULL), 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("names");
	TCase *tests = tcase_create("names");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tests, setup, NULL);
	tcase_add_test(tests, every_value_has_a_name_of_its_own);
	tcase_add_test(tests, values_are_found_by_their_names);
	tcase_add_test(tests, results_of_deliveries_are_spelt_so);
	tcase_add_test(tests, values_are_called_something_in_each_language);
	tcase_add_test(tests, programs_are_single_bits);
	tcase_add_test(tests, kinds_have_types_and_types_have_kinds);
	tcase_add_test(tests, effects_and_money_are_known_by_kind);
	suite_add_tcase(suite, tests);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
