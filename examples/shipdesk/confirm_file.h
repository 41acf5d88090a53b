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

/* Why a record is refused. */
struct complaint {
	int32_t code;
	enum field field; /* FIELD_COUNT: of the whole record */
	char *message;
};

struct record {
	char *cells[FIELD_COUNT];
	int32_t quantity;
	int32_t ship_date; /* SHP_DATE_NONE: blank, or NULL */
	struct complaint *complaints;
	size_t complaint_count; /* 0: good so far */
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
	struct buffer advice; /* of what is planned: told when it has happened */
	int has_given_up;     /* the database could not be held */
	int status;
};

/* The names of the columns. */
extern const char *const confirm_columns[FIELD_COUNT];

/* The record is refused: one reason of several, but one only for each field. message NULL: what the code says. */
void record_refuse(struct confirm_file *file, struct record *record, enum field field, int32_t code,
		   const char *message);
/* True for a cell that clears a value: the word NULL. */
int record_clears(const struct record *record, enum field field);

/*
 * Plans what records [first, first + count) ask for: they are of one order and have the same shipment data. From the
 * first plan to the commit nobody else writes: what is planned on an order as it is now is still right then.
 */
void plan_records(struct confirm_file *file, size_t first, size_t count);
/* Commits what is planned, and forgets the orders that were foreseen. */
void plan_commit(struct confirm_file *file);

#endif
