/* Adopting what the host has already: repeated if it can have grown from what is adopted, else a problem. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "host_help.h"

static struct shp_ctx *ctx;
static struct help help;
static struct fake_store store;
static struct fake_store adopted;
static struct fake_world world;
static struct fake_host fake;
static struct shp_error *error;

static void setup(void)
{
	ck_assert_int_eq(shp_ctx_new(&ctx), SHP_OK);
	ck_assert_int_eq(shp_error_new(ctx, 8, &error), SHP_OK);
	help_open(&help, ctx);
	store.order_count = store.event_count = 0;
	fake = (struct fake_host){.store = &store, .world = &world};
	ck_assert_int_eq(fake_host_new(&fake, ctx), SHP_OK);
}

static void teardown(void)
{
	fake_host_free(&fake);
	help_close(&help);
	shp_error_free(error);
	shp_ctx_unref(ctx);
}

/* What an adoption may tell otherwise than the first one did. */
enum variant {
	SAME,
	PRICE, /* in the placement, as are the next two */
	CHARGE_POLICY,
	CREDIT_TIMING,
	SHIPMENT_REVISION,
	CORRECTED, /* the same, with the details that it has by then */
	PACKAGE_REFERENCE,
	CANCELLATION_REFERENCE,
	CANCELLATION_REASON,
	CANCELLATION_INSTANT,
	CANCELLED_QUANTITY,
	CANCELLED_LINE,
	CANCELLATION_SECOND,
	CHARGED,
	REFUNDED,
	CREDITED,
	DEBITED,
	VARIANTS
};

static void tell_money(struct shp_adoption *adoption, enum variant variant)
{
	/* More than the units say, as the truth; the store's order, of the same baseline, has moved less. */
	shp_adoption_set_baseline(adoption, 1);
	shp_adoption_set_money(adoption, SHP_MONEY_CHARGED, 7000 + (variant == CHARGED));
	shp_adoption_set_money(adoption, SHP_MONEY_REFUNDED, 10 + (variant == REFUNDED));
	shp_adoption_set_money(adoption, SHP_MONEY_CREDITED, 5000 + (variant == CREDITED));
	shp_adoption_set_money(adoption, SHP_MONEY_DEBITED, 5 + (variant == DEBITED));
}

static void tell_cancellations(struct shp_adoption *adoption, enum variant variant)
{
	const int64_t at = variant == CANCELLATION_INSTANT ? HELP_NOW - 499 : HELP_NOW - 500;
	const char *reference = variant == CANCELLATION_REFERENCE ? "went" : "gone";
	const int32_t reason = variant == CANCELLATION_REASON ? SHP_REASON_OTHER : SHP_REASON_NO_INVENTORY;

	shp_adoption_add_cancellation(adoption, reference, reason, at);
	shp_adoption_add_cancellation_item(adoption, 0, "B", 1 + (variant == CANCELLED_QUANTITY));
	if (variant == CANCELLED_LINE)
		shp_adoption_add_cancellation_item(adoption, 0, "C", 1);
	if (variant == CANCELLATION_SECOND) {
		shp_adoption_add_cancellation(adoption, "second", reason, at);
		shp_adoption_add_cancellation_item(adoption, 1, "B", 1);
	}
}

/* Three A shipped in package 1, B and C open in package 2, a B cancelled. */
static struct shp_adoption *make(enum variant variant)
{
	struct shp_adoption *adoption = NULL;
	struct shp_placement *placement;

	ck_assert_int_eq(shp_adoption_new(ctx, &adoption), SHP_OK);
	placement = shp_adoption_get_placement(adoption);
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "902-3159896-1390918");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, HELP_NOW - HELP_DAY);
	shp_placement_add_line(placement, "A", 3);
	shp_placement_set_line_amount(placement, 0, SHP_AMOUNT_ITEM_PRICE, 6000);
	shp_placement_add_line(placement, "B", 4);
	shp_placement_set_line_amount(placement, 1, SHP_AMOUNT_ITEM_PRICE, variant == PRICE);
	shp_placement_add_line(placement, "C", 1);
	if (variant == CHARGE_POLICY)
		shp_placement_set_charge_policy(placement, SHP_CHARGE_PER_PACKAGE);
	if (variant == CREDIT_TIMING)
		shp_placement_set_credit_timing(placement, SHP_CREDIT_ON_CHARGE);
	shp_adoption_add_package(adoption, "1");
	shp_adoption_add_package_item(adoption, 0, "A", 3);
	shp_adoption_set_shipment(adoption, 0, variant == SHIPMENT_REVISION || variant == CORRECTED ? 3 : 2,
				  HELP_NOW - 1000);
	if (variant == CORRECTED)
		shp_adoption_set_shipment_text(adoption, 0, SHP_SHIP_TRACKING, "1Z12345E0205271688");
	shp_adoption_set_shipment_date(adoption, 0, HELP_TODAY);
	shp_adoption_set_shipment_text(adoption, 0, SHP_SHIP_CARRIER, "UPS");
	shp_adoption_add_package(adoption, variant == PACKAGE_REFERENCE ? "9" : "2");
	shp_adoption_add_package_item(adoption, 1, "B",
				      3 - (variant == CANCELLATION_SECOND || variant == CANCELLED_QUANTITY));
	if (variant != CANCELLED_LINE)
		shp_adoption_add_package_item(adoption, 1, "C", 1);
	tell_cancellations(adoption, variant);
	tell_money(adoption, variant);
	return adoption;
}

static int32_t adopt(enum variant variant, struct shp_decision **ret_decision)
{
	struct shp_adoption *adoption = make(variant);
	const int32_t status = shp_host_adopt(fake.host, help.rules, adoption, HELP_NOW, ret_decision, error);

	shp_adoption_free(adoption);
	return status;
}

/* What is told of each, before and after the order has grown. */
static const char *const paths[VARIANTS][2] = {
	[PRICE] = {"lines[1].item_price", "lines[1].item_price"},
	[CHARGE_POLICY] = {"charge_policy", "charge_policy"},
	[CREDIT_TIMING] = {"credit_timing", "credit_timing"},
	[SHIPMENT_REVISION] = {"packages[0].revision", "packages[0].revision"},
	[CORRECTED] = {"packages[0].revision", "packages[0].revision"},
	[PACKAGE_REFERENCE] = {"packages[1].reference", "packages[1].reference"},
	[CANCELLATION_REFERENCE] = {"cancellations[0].reference", "cancellations[0].reference"},
	[CANCELLATION_REASON] = {"cancellations[0].reason", "cancellations[0].reason"},
	[CANCELLATION_INSTANT] = {"cancellations[0].at", "cancellations[0].at"},
	[CANCELLED_QUANTITY] = {"packages[1].items cancellations[0].items", "cancellations[0].items"},
	[CANCELLED_LINE] = {"packages[1].items cancellations[0].items", "cancellations[0].items"},
	[CANCELLATION_SECOND] = {"packages[1].items cancellations[1].reference", "cancellations[1].reference"},
	[CHARGED] = {"charged", "charged"},
	[REFUNDED] = {"refunded", "refunded"},
	[CREDITED] = {"credited", "credited"},
	[DEBITED] = {"debited", "debited"},
};

static void check_paths(enum variant variant, int corrected)
{
	char text[200] = "";

	for (uint32_t i = 0; i < shp_error_count_kept(error); i++) {
		const size_t length = strlen(text);
		ck_assert_int_eq(shp_error_get_code(error, i), SHP_ERR_DIFFERS);
		(void)snprintf(text + length, sizeof(text) - length, "%s%s", i ? " " : "",
			       shp_error_get_path(error, i));
	}
	/* the revision that the order has come to, but not what it says */
	if (variant == SHIPMENT_REVISION && corrected)
		ck_assert_str_eq(text, "packages[0].tracking");
	else
		ck_assert_str_eq(text, paths[variant][store.orders[0].revision > 1]);
}

/* What was adopted first is recognised, and nothing else is taken for it. */
static void expect_only(enum variant also)
{
	static struct fake_store before;

	fake_store_copy(&before, &store);
	for (int variant = SAME; variant < VARIANTS; variant++) {
		struct shp_decision *decision = NULL;
		const int32_t status = adopt((enum variant)variant, &decision);

		if (variant == SAME || variant == (int)also) {
			ck_assert_msg(status == SHP_OK, "variant %d: %s", variant, shp_status_name(status));
			ck_assert(shp_decision_is_repeated(decision));
			ck_assert_int_eq(shp_order_get_revision(shp_decision_get_order(decision)),
					 store.orders[0].revision);
			shp_decision_unref(decision);
		} else {
			ck_assert_msg(status == SHP_ERR_DIFFERS, "variant %d: %s", variant, shp_status_name(status));
			check_paths((enum variant)variant, also == CORRECTED);
			ck_assert_ptr_null(decision);
		}
	}
	ck_assert(help_same_store(&store, &before));
}

static void adopt_first(void)
{
	struct shp_decision *decision = NULL;

	ck_assert_int_eq(adopt(SAME, &decision), SHP_OK);
	ck_assert(!shp_decision_is_repeated(decision));
	shp_decision_unref(decision);
	fake_store_copy(&adopted, &store);
}

static void scan(int32_t status, int64_t at)
{
	ck_assert_int_eq(shp_host_scan(fake.host, help.rules, help.adopted_id, "1", status, at, HELP_NOW, NULL, error),
			 SHP_OK);
}

START_TEST(the_same_is_recognised_and_no_other)
{
	adopt_first();
	expect_only(SAME);
}
END_TEST

START_TEST(it_is_recognised_after_the_order_has_grown)
{
	adopt_first();
	scan(SHP_CARRIER_STATUS_SCANNED, HELP_NOW);
	expect_only(SAME);
	scan(SHP_CARRIER_STATUS_DELIVERED, HELP_NOW + 1);
	expect_only(SAME);
}
END_TEST

START_TEST(what_the_order_has_grown_into_can_be_adopted_too)
{
	adopt_first();
	ck_assert_int_eq(shp_host_reconfirm(fake.host, help.rules, help.adopted_id, help.correction, HELP_NOW, NULL,
					    error),
			 SHP_OK);
	expect_only(CORRECTED);
}
END_TEST

START_TEST(packages_that_vanish_are_not_missed)
{
	adopt_first();
	ck_assert_int_eq(shp_host_cancel(fake.host, help.rules, help.adopted_id, help.rest, HELP_NOW, NULL, error),
			 SHP_OK);
	expect_only(SAME);
}
END_TEST

START_TEST(what_was_placed_was_not_adopted)
{
	struct shp_adoption *adoption = make(SAME);
	const struct shp_placement *placement = shp_adoption_get_placement(adoption);

	ck_assert_int_eq(shp_host_place(fake.host, help.rules, placement, HELP_NOW, NULL, error), SHP_OK);
	ck_assert_int_eq(shp_host_adopt(fake.host, help.rules, adoption, HELP_NOW, NULL, error), SHP_ERR_DIFFERS);
	ck_assert_str_eq(shp_error_get_path(error, 0), "charged");
	/* But what was adopted had been placed. */
	store.order_count = store.event_count = 0;
	ck_assert_int_eq(shp_host_adopt(fake.host, help.rules, adoption, HELP_NOW, NULL, error), SHP_OK);
	ck_assert_int_eq(shp_host_place(fake.host, help.rules, placement, HELP_NOW, NULL, error), SHP_OK);
	ck_assert_uint_eq(store.event_count, 1);
	shp_adoption_free(adoption);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("host_adopt");
	TCase *adopting = tcase_create("adopting");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(adopting, setup, teardown);
	tcase_add_test(adopting, the_same_is_recognised_and_no_other);
	tcase_add_test(adopting, it_is_recognised_after_the_order_has_grown);
	tcase_add_test(adopting, what_the_order_has_grown_into_can_be_adopted_too);
	tcase_add_test(adopting, packages_that_vanish_are_not_missed);
	tcase_add_test(adopting, what_was_placed_was_not_adopted);
	suite_add_tcase(suite, adopting);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
