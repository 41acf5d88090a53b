/*
 * The order tables of a small shop, as they were before libshipment came: arrays of rows, a transaction that is a copy
 * of the whole, and money booked with a key of its own, so that nothing is booked twice.
 */
#ifndef SHOP_H
#define SHOP_H

enum { SHOP_ROWS = 32, SHOP_TEXT = 40 };

struct order_row {
	int number;
	char buyer[SHOP_TEXT];
	long long ordered_ms; /* since 1970 */
};

struct item_row {
	int order;
	char article[SHOP_TEXT];
	int pieces;
	long long cents; /* for all pieces */
};

struct parcel_row {
	int order;
	int parcel; /* 1, 2, ... in each order */
	int times_changed; /* 0: it is still here */
	int left_on; /* days since 1970 */
	long long confirmed_ms;
	char carrier[SHOP_TEXT];
	char tracking[SHOP_TEXT];
};

struct parcel_item_row {
	int order;
	int parcel;
	char article[SHOP_TEXT];
	int pieces;
};

struct booking_row {
	int order;
	char key[SHOP_TEXT]; /* no two alike */
	char account[SHOP_TEXT]; /* "charge", "refund", "mail" */
	long long cents;
};

struct tables {
	struct order_row orders[SHOP_ROWS];
	struct item_row items[SHOP_ROWS];
	struct parcel_row parcels[SHOP_ROWS];
	struct parcel_item_row parcel_items[SHOP_ROWS];
	struct booking_row bookings[SHOP_ROWS];
	int order_count, item_count, parcel_count, parcel_item_count, booking_count;
};

struct shop {
	struct tables now;
	struct tables before; /* the transaction began */
};

/* Rows that a person typed, or another program wrote. */
void shop_fill(struct shop *shop);
void shop_begin(struct shop *shop);
void shop_rollback(struct shop *shop);
/* 0 when a table is full, or the key is there already. */
int shop_book(struct shop *shop, int order, const char *key, const char *account, long long cents);
/* Forgets the parcels of an order; they are written anew. */
void shop_drop_parcels(struct shop *shop, int order);
int shop_add_parcel(struct shop *shop, const struct parcel_row *parcel);
int shop_add_parcel_item(struct shop *shop, int order, int parcel, const char *article, int pieces);
const struct order_row *shop_find_order(const struct shop *shop, int number);
long long shop_sum(const struct shop *shop, int order, const char *account);
void shop_copy_text(char *to, const char *from);
void shop_print(const struct shop *shop, int order);

/*
 * What the packing table says: these pieces of one article left in a parcel. Its number stands on the label that the
 * packer holds, and tells one piece that left from another. shop_ship.c, the adapter, sees to it.
 */
struct packed {
	int parcel;
	const char *article;
	int pieces;
	const char *carrier;
	const char *tracking;
	int left_on;
	long long now_ms;
};

/* 1 when it is done, also when it was done before; 0 with what is wrong on stderr, and the tables as they were. */
int shop_ship(struct shop *shop, int order, const struct packed *packed);

#endif
