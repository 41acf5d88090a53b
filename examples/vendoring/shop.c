/* The shop's tables. Nothing in here knows of libshipment. */
#include "shop.h"

#include <stdio.h>
#include <string.h>

void shop_copy_text(char *to, const char *from)
{
	(void)snprintf(to, SHOP_TEXT, "%s", from);
}

/* Order 7001 began under the old program: one piece left in a parcel, and was charged, a cent too much. */
void shop_fill(struct shop *shop)
{
	static const struct tables rows = {
		.orders = {{7001, "Sieglinde", 1762300000000}, {7002, "Xiaoming", 1762310000000}},
		.items = {{7001, "teapot", 3, 8997}, {7001, "cosy", 1, 1250}, {7002, "teapot", 1, 2999}},
		.parcels = {{7001, 1, 1, 20396, 1762350000000, "UPS", "1Z999AA10123456784"}, {7001, 2, 0, 0, 0, "", ""},
			    {7002, 1, 0, 0, 0, "", ""}},
		.parcel_items = {{7001, 1, "teapot", 1}, {7001, 2, "teapot", 2}, {7001, 2, "cosy", 1},
				 {7002, 1, "teapot", 1}},
		.bookings = {{7001, "old-program-18823", "charge", 3000}},
		.order_count = 2,
		.item_count = 3,
		.parcel_count = 3,
		.parcel_item_count = 4,
		.booking_count = 1,
	};

	shop->now = rows;
}

void shop_begin(struct shop *shop)
{
	shop->before = shop->now;
}

void shop_rollback(struct shop *shop)
{
	shop->now = shop->before;
}

int shop_book(struct shop *shop, int order, const char *key, const char *account, long long cents)
{
	struct tables *now = &shop->now;
	struct booking_row *row = &now->bookings[now->booking_count];

	for (int i = 0; i < now->booking_count; i++) {
		if (!strcmp(now->bookings[i].key, key))
			return 0;
	}
	if (now->booking_count == SHOP_ROWS)
		return 0;
	row->order = order;
	row->cents = cents;
	shop_copy_text(row->key, key);
	shop_copy_text(row->account, account);
	now->booking_count++;
	return 1;
}

void shop_drop_parcels(struct shop *shop, int order)
{
	struct tables *now = &shop->now;
	int kept = 0;

	for (int i = 0; i < now->parcel_count; i++) {
		if (now->parcels[i].order != order)
			now->parcels[kept++] = now->parcels[i];
	}
	now->parcel_count = kept;
	kept = 0;
	for (int i = 0; i < now->parcel_item_count; i++) {
		if (now->parcel_items[i].order != order)
			now->parcel_items[kept++] = now->parcel_items[i];
	}
	now->parcel_item_count = kept;
}

int shop_add_parcel(struct shop *shop, const struct parcel_row *parcel)
{
	if (shop->now.parcel_count == SHOP_ROWS)
		return 0;
	shop->now.parcels[shop->now.parcel_count++] = *parcel;
	return 1;
}

int shop_add_parcel_item(struct shop *shop, int order, int parcel, const char *article, int pieces)
{
	struct parcel_item_row *row = &shop->now.parcel_items[shop->now.parcel_item_count];

	if (shop->now.parcel_item_count == SHOP_ROWS)
		return 0;
	row->order = order;
	row->parcel = parcel;
	row->pieces = pieces;
	shop_copy_text(row->article, article);
	shop->now.parcel_item_count++;
	return 1;
}

const struct order_row *shop_find_order(const struct shop *shop, int number)
{
	for (int i = 0; i < shop->now.order_count; i++) {
		if (shop->now.orders[i].number == number)
			return &shop->now.orders[i];
	}
	return NULL;
}

long long shop_sum(const struct shop *shop, int order, const char *account)
{
	long long sum = 0;

	for (int i = 0; i < shop->now.booking_count; i++) {
		const struct booking_row *row = &shop->now.bookings[i];

		if (row->order == order && !strcmp(row->account, account))
			sum += row->cents;
	}
	return sum;
}

void shop_print(const struct shop *shop, int order)
{
	const struct tables *now = &shop->now;

	printf("order %d, charged %lld\n", order, shop_sum(shop, order, "charge") - shop_sum(shop, order, "refund"));
	for (int i = 0; i < now->parcel_count; i++) {
		const struct parcel_row *parcel = &now->parcels[i];

		if (parcel->order != order)
			continue;
		printf("  parcel %d, %s:", parcel->parcel, parcel->times_changed ? parcel->tracking : "here");
		for (int j = 0; j < now->parcel_item_count; j++) {
			const struct parcel_item_row *item = &now->parcel_items[j];

			if (item->order == order && item->parcel == parcel->parcel)
				printf(" %d %s", item->pieces, item->article);
		}
		printf("\n");
	}
	for (int i = 0; i < now->booking_count; i++) {
		if (now->bookings[i].order == order)
			printf("  %-6s %lld\n", now->bookings[i].account, now->bookings[i].cents);
	}
}
