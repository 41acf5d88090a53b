/* An order report on its way into orders: rows, the orders that they make, and what is wrong with them. */
#ifndef SHIPDESK_REPORT_H
#define SHIPDESK_REPORT_H

#include "desk.h"
#include "table.h"

/* Columns that are read, whatever else a report has. */
enum column {
	COLUMN_ORDER_ID,
	COLUMN_ORDER_ITEM_ID,
	COLUMN_PURCHASE_DATE,
	COLUMN_QUANTITY,
	COLUMN_QUANTITY_SHIPPED,
	COLUMN_SKU,
	COLUMN_TITLE,
	COLUMN_CURRENCY,
	COLUMN_ITEM_PRICE,
	COLUMN_ITEM_TAX,
	COLUMN_SHIPPING_PRICE,
	COLUMN_SHIPPING_TAX,
	COLUMN_GIFT_WRAP_PRICE,
	COLUMN_GIFT_WRAP_TAX,
	COLUMN_ITEM_DISCOUNT,
	COLUMN_SHIPPING_DISCOUNT,
	COLUMN_SERVICE,
	COLUMN_PROMISE_DATE,
	COLUMN_DELIVERY_END,
	COLUMN_COLLECT,
	COLUMN_IS_PRIME,
	COLUMN_IS_PREMIUM,
	COLUMN_IS_BUSINESS,
	COLUMN_IS_IBA,
	COLUMN_IS_ISPU,
	COLUMN_COUNT
};

/* "order-id"... */
extern const char *const report_columns[COLUMN_COUNT];

struct row {
	unsigned int line;
	char *cells[COLUMN_COUNT]; /* "" where the report has none */
	int32_t order_line;	   /* of the order that the desk has already; -1: it has none like it */
	uint64_t bad;		   /* a bit for each column that is; COLUMN_COUNT: the whole row */
};

struct fault {
	unsigned int line;
	size_t column; /* in the file, from 0; TABLE_NO_COLUMN: the whole row */
	char *name;    /* of the column */
	char *message;
};

struct report {
	struct desk *desk;
	struct table table;
	const char *path;
	size_t columns[COLUMN_COUNT]; /* where they are in the file */
	int has_amounts;
	int without_amounts; /* may be imported without */
	int32_t ship_within; /* business days; -1: no ship-by date */
	struct row *rows;
	size_t row_count;
	size_t row_capacity;
	struct fault *faults;
	size_t fault_count;
	size_t fault_capacity;
};

/* Reports a fault of a row, the first of each column; message NULL: what the code says. Column COLUMN_COUNT: the whole
 * row. */
void report_fault(struct report *report, struct row *row, enum column column, int32_t code, const char *message);
/* Finds the columns. EXIT_DONE, or another status after a complaint. */
int report_read_header(struct report *report);
/* Reads all rows. */
void report_read_rows(struct report *report);
/* Tells the faults in order of lines, on stderr. */
void report_print_faults(struct report *report);
void report_close(struct report *report);

/*
 * Fills a placement from the rows of one order. What cannot be read is a fault of its row; the rest is judged by the
 * library. `stored`: the order, if the desk has it already; what the report does not say is then as it is there.
 */
void report_fill(struct report *report, struct row *const *rows, size_t count, const struct shp_order *stored,
		 struct shp_placement *placement);
/*
 * Brings the rows into the order of the lines of an order that the desk has already: reports come sorted this way or
 * that. A row without a line, and lines without a row, are faults. True when each line has a row.
 */
int report_match(struct report *report, struct row **rows, size_t count, const struct shp_order *stored);
/* Problems that the library found in such a placement, as faults of rows. */
void report_add_problems(struct report *report, struct row *const *rows, size_t count, const struct shp_error *error,
			 int32_t status);

#endif
