/* Bytes in good form of an order to which no command leads: they are refused, whoever wrote them. */
#include <stdlib.h>
#include <string.h>

#include <libshipment/bytes.h>

#include "desk.h"

/* Encodes what has happened at a desk, with one run of bytes put in place of another. */
static int32_t decode_patched(const char *rules, const char *commands, const char *was, const char *is, size_t length)
{
	struct shp_order *order = NULL;
	struct desk desk;
	size_t size;
	uint32_t found = 0;

	desk_open(&desk, rules);
	desk_place(&desk, "a=2@200");
	desk_do_all(&desk, commands);
	uint8_t *bytes = desk_bytes(desk.order, &size);
	for (size_t at = 0; at + length <= size; at++) {
		if (memcmp(bytes + at, was, length))
			continue;
		memcpy(bytes + at, is, length);
		found++;
	}
	ck_assert_uint_eq(found, 1);
	const int32_t status = shp_order_decode(desk.ctx, bytes, size, &order, desk.error);
	shp_order_unref(order);
	free(bytes);
	desk_close(&desk);
	return status;
}

START_TEST(a_charge_is_for_a_shipment_that_there_was)
{
	/* 100 cents, for a package, "2", its first shipment: for package 1, which is open, and for a second shipment */
	static const char was[] = "\x18\x64\x02\x61"
				  "2\x01";

	ck_assert_int_eq(decode_patched("us,charge=per_package", "confirm 2 a=1", was, was, 6), SHP_OK);
	ck_assert_int_eq(decode_patched("us,charge=per_package", "confirm 2 a=1", was, "\x18\x64\x02\x61"
											"1\x01", 6), SHP_ERR_BYTES);
	ck_assert_int_eq(decode_patched("us,charge=per_package", "confirm 2 a=1", was, "\x18\x64\x02\x61"
											"2\x02", 6), SHP_ERR_BYTES);
}
END_TEST

START_TEST(a_package_that_is_open_again_had_a_label_that_was_cancelled)
{
	/* "2", one unit of line 0, split once, revision 2 */
	static const char was[] = "\x61"
				  "2\x82\x00\x01\x01\x02";

	ck_assert_int_eq(decode_patched("us", "label 2 a=1; unlabel 2", was, was, 7), SHP_OK);
	ck_assert_int_eq(decode_patched("us", "label 2 a=1; unlabel 2", was, "\x61"
									     "2\x82\x00\x01\x01\x01", 7),
			 SHP_ERR_BYTES);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("codec never");
	TCase *cases = tcase_create("codec never");
	SRunner *runner = srunner_create(suite);

	tcase_add_test(cases, a_charge_is_for_a_shipment_that_there_was);
	tcase_add_test(cases, a_package_that_is_open_again_had_a_label_that_was_cancelled);
	suite_add_tcase(suite, cases);
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
