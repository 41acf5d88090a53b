/* The shipping-confirmation flat file: its records, and what became of each. */
#ifndef SHIPDESK_CONFIRM_FILE_H
#define SHIPDESK_CONFIRM_FILE_H

#include "command.h"
#include "desk.h"
#include "table.h"

enum field {
	FIELD_ORDER_ID,
	FIELD_ORDER_ITEM_ID,
	FIELD_QUANTITY,
	FIELD_SHIP_DATE,
	FIELD_CARRIER_CODE,
	FIELD_CARRIER_NAME,
	FIELD_TRACKING_NUMBER,
	FIELD_SHIP_METHOD,
	FIELD_COUNT
};

/* A blank quantity: all that is open of the item; of a package that is corrected, as it is. */
#define QUANTITY_BLANK 0

struct record {
	char *cells[FIELD_COUNT];
	int32_t quantity;
	int32_t ship_date; /* SHP_DATE_NONE: blank, or NULL */
	int32_t code;	   /* SHP_OK: good so far */
	char *message;
};

/* A command on its way into the database, and the records that it came from. */
struct planned {
	struct command command;
	size_t first;
	size_t count;
};

/* An order as it will be once what is planned is committed. */
struct foreseen {
	char *reference;
	uint8_t id[16];
	struct shp_order *order; /* owned */
};

/* Commands of one commit. */
#define COMMANDS_OF_COMMIT 500

struct confirm_file {
	struct desk *desk;
	struct table table;
	const char *path;
	size_t columns[FIELD_COUNT];
	struct record *records;
	size_t count;
	size_t capacity;
	struct shp_batch *batch;
	struct planned planned[COMMANDS_OF_COMMIT];
	size_t planned_count;
	struct foreseen *foreseen;
	size_t foreseen_count;
	size_t foreseen_capacity;
	int status;
};

/* The record is refused; the first reason stays. message NULL: what the code says. */
void record_refuse(struct confirm_file *file, struct record *record, int32_t code, const char *message);
/* True for a cell that clears a value: the word NULL. */
int record_clears(const struct record *record, enum field field);

/* Plans what records [first, first + count) ask for: they are of one order and have the same shipment data. */
void plan_records(struct confirm_file *file, size_t first, size_t count);
/* Commits what is planned, and forgets the orders that were foreseen. */
void plan_commit(struct confirm_file *file);

#endif
