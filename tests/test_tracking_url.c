/* Tracking pages: whose, with which number, and how much room they need. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "libshipment/tracking.h"

static const char *page_of(const char *carrier, const char *number)
{
	static char page[1024];
	size_t size = 0;

	ck_assert_int_eq(shp_tracking_url(NULL, carrier, number, page, sizeof(page), &size), SHP_OK);
	ck_assert_uint_eq(size, strlen(page) + 1);
	return page;
}

START_TEST(pages_are_those_of_the_courier)
{
	ck_assert_str_eq(page_of("USPS", "9400 1112 0108 0805 4830 16"),
			 "https://tools.usps.com/go/TrackConfirmAction?tLabels=9400111201080805483016");
	ck_assert_str_eq(page_of("canpar", "d576002440000002496001"),
			 "https://www.canpar.com/en/track/tracking.jsp?reference=D576002440000002496001&locale=en");
	ck_assert_str_eq(page_of("SF Express", "SF1385628716739"),
			 "https://www.sf-express.com/chn/sc/waybill/waybill-detail/SF1385628716739");
	/* of two couriers the one whose number it is */
	ck_assert_str_eq(page_of("DHL Global Mail", "420900469261290336128704216936"),
			 "https://tools.usps.com/go/TrackConfirmAction?tLabels=420900469261290336128704216936");
	/* the hyphen that belongs to the number, and those that do not */
	ck_assert_str_eq(page_of("Lasership", "1LS7119013618127-1"),
			 "https://www.lasership.com/track/1LS7119013618127-1");
	ck_assert_str_eq(page_of("Yamato", "2765-7121-6773"),
			 "https://jizen.kuronekoyamato.co.jp/jizen/servlet/crjz.b.NQ0010?id=276571216773");
	/* a courier without a page; a number that is not its own; nobody declared; a post's own page for S10 */
	ck_assert_str_eq(page_of("s10", "RB123456785US"), "https://t.17track.net/en#nums=RB123456785US");
	ck_assert_str_eq(page_of("UPS", "123"), "https://wwwapps.ups.com/WebTracking/track?track=yes&trackNums=123");
	ck_assert_str_eq(page_of(NULL, "YT2229521272164446"),
			 "https://www.yuntrack.com/parcelTracking?id=YT2229521272164446");
	ck_assert_str_eq(page_of("Royal Mail", "TQ071537693GB"),
			 "https://www.royalmail.com/track-your-item#/tracking-results/TQ071537693GB");
	/* nobody to ask */
	ck_assert_str_eq(page_of("Other", "by hand"), "");
	ck_assert_str_eq(page_of(NULL, "A"), "");
}
END_TEST

START_TEST(numbers_in_pages_are_percent_encoded)
{
	ck_assert_str_eq(page_of("Evri", "a/b?c&d=e#f%25+g\"<>~._"),
			 "https://www.evri.com/track/A%2FB%3FC%26D%3DE%23F%2525%2BG%22%3C%3E~._");
	ck_assert_str_eq(page_of("Evri", "\xef\xbc\xa1\xef\xbc\x8f\xef\xbc\x91"), "https://www.evri.com/track/A%2F1");
}
END_TEST

START_TEST(pages_need_room)
{
	static const char whole[] = "https://www.evri.com/track/A%2F1";
	char page[sizeof(whole) + 1];
	size_t size;

	for (size_t capacity = 0; capacity <= sizeof(whole); capacity++) {
		memset(page, '!', sizeof(page));
		size = 0;
		ck_assert_int_eq(shp_tracking_url(NULL, "Evri", "A/1", page, capacity, &size),
				 capacity < sizeof(whole) ? SHP_ERR_BUFFER : SHP_OK);
		ck_assert_uint_eq(size, sizeof(whole));
		ck_assert_int_eq(page[capacity], '!');
	}
	ck_assert_str_eq(page, whole);
	ck_assert_int_eq(shp_tracking_url(NULL, "nobody", "1", page, sizeof(page), &size), SHP_ERR_CARRIER_UNKNOWN);
	ck_assert_int_eq(shp_tracking_url(NULL, "UPS", "\n", page, sizeof(page), &size), SHP_ERR_TRACKING_MALFORMED);
	ck_assert_int_eq(shp_tracking_url(NULL, "UPS", NULL, page, sizeof(page), &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_tracking_url(NULL, "UPS", "1", page, sizeof(page), NULL), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_tracking_url(NULL, "UPS", "1", NULL, 1, &size), SHP_ERR_ARGUMENT);
	ck_assert_int_eq(shp_tracking_url(NULL, "Evri", "A/1", NULL, 0, &size), SHP_ERR_BUFFER);
	ck_assert_uint_eq(size, sizeof(whole));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("tracking_url");
	TCase *tcase = tcase_create("url");
	SRunner *runner;
	int failed;

	tcase_add_test(tcase, pages_are_those_of_the_courier);
	tcase_add_test(tcase, numbers_in_pages_are_percent_encoded);
	tcase_add_test(tcase, pages_need_room);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
