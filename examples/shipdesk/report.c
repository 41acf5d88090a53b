#include "report.h"

#include <stdlib.h>
#include <string.h>

const char *const report_columns[COLUMN_COUNT] = {
	[COLUMN_ORDER_ID] = "order-id",
	[COLUMN_ORDER_ITEM_ID] = "order-item-id",
	[COLUMN_PURCHASE_DATE] = "purchase-date",
	[COLUMN_QUANTITY] = "quantity-purchased",
	[COLUMN_QUANTITY_SHIPPED] = "quantity-shipped",
	[COLUMN_SKU] = "sku",
	[COLUMN_TITLE] = "product-name",
	[COLUMN_CURRENCY] = "currency",
	[COLUMN_ITEM_PRICE] = "item-price",
	[COLUMN_ITEM_TAX] = "item-tax",
	[COLUMN_SHIPPING_PRICE] = "shipping-price",
	[COLUMN_SHIPPING_TAX] = "shipping-tax",
	[COLUMN_GIFT_WRAP_PRICE] = "gift-wrap-price",
	[COLUMN_GIFT_WRAP_TAX] = "gift-wrap-tax",
	[COLUMN_ITEM_DISCOUNT] = "item-promotion-discount",
	[COLUMN_SHIPPING_DISCOUNT] = "ship-promotion-discount",
	[COLUMN_SERVICE] = "ship-service-level",
	[COLUMN_PROMISE_DATE] = "promise-date",
	[COLUMN_DELIVERY_END] = "delivery-end-date",
	[COLUMN_COLLECT] = "cod-collectible-amount",
	[COLUMN_IS_PRIME] = "is-prime",
	[COLUMN_IS_PREMIUM] = "is-premium-order",
	[COLUMN_IS_BUSINESS] = "is-business-order",
	[COLUMN_IS_IBA] = "is-iba",
	[COLUMN_IS_ISPU] = "is-ispu-order",
};

void report_fault(struct report *report, struct row *row, enum column column, int32_t code, const char *message)
{
	const char *text = message ? message : shp_status_message(code, report->desk->options.language);
	const char *name = column < COLUMN_COUNT ? report_columns[column] : "";
	struct buffer whole = {0};
	struct fault *fault;

	if (row->bad & UINT64_C(1) << column)
		return;
	row->bad |= UINT64_C(1) << column;
	if (report->fault_count == report->fault_capacity) {
		report->fault_capacity = report->fault_capacity ? report->fault_capacity * 2 : 64;
		report->faults = must_grow(report->faults, report->fault_capacity * sizeof(*report->faults));
	}
	buffer_format(&whole, "%s (%s)", text, shp_status_name(code));
	fault = &report->faults[report->fault_count++];
	fault->line = row->line;
	fault->column = column < COLUMN_COUNT ? report->columns[column] : TABLE_NO_COLUMN;
	fault->name = must_copy(name, strlen(name));
	fault->message = whole.bytes;
}

/* ---- the header ---- */

static int missing(const struct report *report, const char *name)
{
	struct buffer message = {0};

	buffer_fill(&message, say("there is no column {1}", "缺少列 {1}"), name, "", "");
	fprintf(stderr, "%s:%u: %s\n", report->path, report->table.line, message.bytes);
	buffer_free(&message);
	return EXIT_REFUSED;
}

/* The name of a column that is read stands there once more: which of the two is meant? */
static int is_twice(const struct report *report, enum column column)
{
	const size_t second = table_column_again(&report->table, report->columns[column]);

	if (second == TABLE_NO_COLUMN)
		return 0;
	fprintf(stderr, "%s:%u:%zu: %s: %s\n", report->path, report->table.line, second + 1, report_columns[column],
		say("this column is there twice", "此列重复"));
	return 1;
}

int report_read_header(struct report *report)
{
	static const enum column needed[] = {COLUMN_ORDER_ID, COLUMN_ORDER_ITEM_ID, COLUMN_PURCHASE_DATE,
					     COLUMN_QUANTITY};
	size_t column;
	size_t at;

	if (!table_read(&report->table))
		return missing(report, report_columns[COLUMN_ORDER_ID]);
	table_set_header(&report->table);
	for (column = 0; column < COLUMN_COUNT; column++)
		report->columns[column] = table_column(&report->table, report_columns[column]);
	for (at = 0; at < sizeof(needed) / sizeof(needed[0]); at++) {
		if (report->columns[needed[at]] == TABLE_NO_COLUMN)
			return missing(report, report_columns[needed[at]]);
	}
	for (column = 0; column < COLUMN_COUNT; column++) {
		if (is_twice(report, (enum column)column))
			return EXIT_REFUSED;
	}
	report->has_amounts = report->columns[COLUMN_ITEM_PRICE] != TABLE_NO_COLUMN;
	if (report->has_amounts && report->columns[COLUMN_CURRENCY] == TABLE_NO_COLUMN)
		return missing(report, report_columns[COLUMN_CURRENCY]);
	if (report->has_amounts || report->without_amounts)
		return EXIT_DONE;
	fprintf(stderr, "%s:%u: %s\n", report->path, report->table.line,
		say("this report has no amounts (item-price...): the buyer would be charged nothing. "
		    "--without-amounts imports it all the same",
		    "此报告没有金额列(item-price 等):不会向买家收取任何款项。如仍要导入,请使用 --without-amounts"));
	return EXIT_REFUSED;
}

/* ---- rows ---- */

static void read_row(struct report *report)
{
	struct table *table = &report->table;
	struct row *row;
	size_t column;

	if (report->row_count == report->row_capacity) {
		report->row_capacity = report->row_capacity ? report->row_capacity * 2 : 256;
		report->rows = must_grow(report->rows, report->row_capacity * sizeof(*report->rows));
	}
	row = &report->rows[report->row_count++];
	*row = (struct row){.line = table->line};
	for (column = 0; column < COLUMN_COUNT; column++) {
		const char *cell = table_cell(table, report->columns[column]);

		row->cells[column] = must_copy(cell, strlen(cell));
		if (table_cell_fault(table, report->columns[column]))
			report_fault(report, row, (enum column)column, SHP_ERR_TEXT, NULL);
	}
	/* What has shifted by a tab in a title must not be taken for an order. */
	for (column = table->columns; column < table->count; column++) {
		if (!*table_cell(table, column) && !table_cell_fault(table, column))
			continue;
		report_fault(report, row, COLUMN_COUNT, SHP_ERR_VALUE,
			     say("The row has more cells than the header has columns.", "该行的单元格多于表头的列。"));
		break;
	}
	if (!*row->cells[COLUMN_ORDER_ID])
		report_fault(report, row, COLUMN_ORDER_ID, SHP_ERR_REQUIRED, NULL);
}

void report_read_rows(struct report *report)
{
	while (table_read(&report->table))
		read_row(report);
}

static int compare_faults(const void *a, const void *b)
{
	const struct fault *one = a;
	const struct fault *other = b;

	if (one->line != other->line)
		return one->line < other->line ? -1 : 1;
	return one->column == other->column ? 0 : one->column < other->column ? -1 : 1;
}

void report_print_faults(struct report *report)
{
	size_t at;

	if (report->fault_count)
		qsort(report->faults, report->fault_count, sizeof(*report->faults), compare_faults);
	for (at = 0; at < report->fault_count; at++) {
		const struct fault *fault = &report->faults[at];

		fprintf(stderr, "%s:%u:", report->path, fault->line);
		if (fault->column != TABLE_NO_COLUMN)
			fprintf(stderr, "%zu:", fault->column + 1);
		fprintf(stderr, " %s%s%s\n", fault->name, *fault->name ? ": " : "", fault->message);
	}
}

void report_close(struct report *report)
{
	size_t at;
	size_t column;

	for (at = 0; at < report->row_count; at++) {
		for (column = 0; column < COLUMN_COUNT; column++)
			free(report->rows[at].cells[column]);
	}
	for (at = 0; at < report->fault_count; at++) {
		free(report->faults[at].name);
		free(report->faults[at].message);
	}
	free(report->rows);
	free(report->faults);
	table_close(&report->table);
}
