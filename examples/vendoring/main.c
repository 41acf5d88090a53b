/* A day at the shop: parcels leave, somebody presses the key twice, and somebody mistypes. */
#include <stdio.h>

#include "shop.h"

static int failed;

static void expect(int is, const char *what)
{
	if (!is) {
		(void)fprintf(stderr, "not so: %s\n", what);
		failed = 1;
	}
}

int main(void)
{
	static struct shop shop;
	const long long now = 1762470000000;
	const struct packed one = {2, "teapot", 1, "UPS", "1Z999AA10123456784", 20398, now};
	const struct packed too_many = {3, "teapot", 5, "UPS", "1Z999AA10123456784", 20398, now};
	const struct packed no_carrier = {3, "cosy", 1, "", "1Z999AA10123456784", 20398, now};
	const struct packed cosy = {3, "cosy", 1, "USPS", "9400111899223197428490", 20398, now};
	const struct packed other = {1, "teapot", 1, "UPS", "1Z999AA10123456784", 20398, now};

	shop_fill(&shop);
	shop_print(&shop, 7001);
	expect(shop_ship(&shop, 7001, &one), "a second teapot leaves in parcel 2; the rest moves to parcel 3");
	expect(shop.now.parcel_count == 4, "there is a parcel 3");
	/* 8997 / 3, and it was not charged again for what the old program charged too much */
	expect(shop_sum(&shop, 7001, "charge") == 3000 + 2999, "two teapots are charged");
	shop_print(&shop, 7001);
	expect(shop_ship(&shop, 7001, &one), "the key is pressed twice: it was done, and no other teapot leaves");
	expect(shop_sum(&shop, 7001, "charge") == 3000 + 2999 && shop.now.parcel_count == 4, "once is what is charged");

	expect(!shop_ship(&shop, 7001, &too_many), "five teapots are not there");
	expect(!shop_ship(&shop, 7001, &no_carrier), "nobody carries it");
	expect(!shop_ship(&shop, 9999, &one), "there is no such order");
	expect(shop_sum(&shop, 7001, "charge") == 3000 + 2999 && shop.now.parcel_count == 4, "nothing has changed");

	expect(shop_ship(&shop, 7001, &cosy), "the cosy leaves; one teapot stays");
	expect(shop_sum(&shop, 7001, "charge") == 3000 + 2999 + 1250, "the cosy is charged");
	expect(shop_ship(&shop, 7002, &other), "the other order leaves");
	expect(shop_sum(&shop, 7002, "charge") == 2999, "it is charged");
	expect(shop_ship(&shop, 7002, &other), "twice is once: it was done");
	expect(shop_sum(&shop, 7002, "charge") == 2999, "and is charged once");
	shop_print(&shop, 7001);
	shop_print(&shop, 7002);
	return failed;
}
