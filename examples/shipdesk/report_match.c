/* Rows of an order against the order that the desk has already, and against what the library found. */
#include <stdlib.h>
#include <string.h>

#include "report.h"

static int compare_lines(const void *a, const void *b)
{
	const struct row *one = *(struct row *const *)a;
	const struct row *other = *(struct row *const *)b;
	const uint32_t line = (uint32_t)one->order_line; /* -1 is behind all of them */
	const uint32_t other_line = (uint32_t)other->order_line;

	if (line != other_line)
		return line < other_line ? -1 : 1;
	return one->line < other->line ? -1 : one->line > other->line;
}

/* "This order is already here with another sku", and what there is to say beside. */
static void fault_differs(struct report *report, struct row *row, enum column column, const char *more)
{
	struct buffer message = {0};

	buffer_fill(&message, say("This order is already here with another {1}{2}.", "该订单已存在,但 {1} 不同{2}。"),
		    column < COLUMN_COUNT ? report_columns[column] : say("content", "内容"), more, "");
	report_fault(report, row, column, SHP_ERR_DIFFERS, message.bytes);
	buffer_free(&message);
}

int report_match(struct report *report, struct row **rows, size_t count, const struct shp_order *stored)
{
	const uint32_t lines = shp_order_count_lines(stored);
	uint8_t *has_row = must_allocate(lines);
	struct buffer missing = {0};
	uint32_t line;
	size_t at;

	for (at = 0; at < count; at++) {
		rows[at]->order_line = shp_order_find_line(stored, rows[at]->cells[COLUMN_ORDER_ITEM_ID]);
		if (rows[at]->order_line >= 0)
			has_row[rows[at]->order_line] = 1;
		else if (*rows[at]->cells[COLUMN_ORDER_ITEM_ID])
			fault_differs(report, rows[at], COLUMN_ORDER_ITEM_ID,
				      say(": it has no such item", ":其中没有此商品"));
	}
	qsort(rows, count, sizeof(struct row *), compare_lines);
	for (line = 0; line < lines; line++) {
		if (!has_row[line])
			buffer_format(&missing, "%s%s", missing.length ? ", " : say(": it also has ", ":其中还有 "),
				      shp_order_get_line_text(stored, line, SHP_LINE_ID));
	}
	free(has_row);
	if (missing.length == 0)
		return 1;
	fault_differs(report, rows[0], COLUMN_ORDER_ITEM_ID, missing.bytes);
	buffer_free(&missing);
	return 0;
}

/* ---- what the library found ---- */

/* The column that a path of a placement came from, and its row: "lines[2].quantity". */
static enum column column_of_path(const char *path, size_t count, size_t *ret_row)
{
	static const struct {
		const char *field;
		enum column column;
	} fields[] = {
		{"reference", COLUMN_ORDER_ID},
		{"id", COLUMN_ORDER_ITEM_ID},
		{"ordered_at", COLUMN_PURCHASE_DATE},
		{"quantity", COLUMN_QUANTITY},
		{"sku", COLUMN_SKU},
		{"title", COLUMN_TITLE},
		{"currency", COLUMN_CURRENCY},
		{"exponent", COLUMN_CURRENCY},
		{"item_price", COLUMN_ITEM_PRICE},
		{"item_tax", COLUMN_ITEM_TAX},
		{"shipping_price", COLUMN_SHIPPING_PRICE},
		{"shipping_tax", COLUMN_SHIPPING_TAX},
		{"gift_wrap_price", COLUMN_GIFT_WRAP_PRICE},
		{"gift_wrap_tax", COLUMN_GIFT_WRAP_TAX},
		{"item_discount", COLUMN_ITEM_DISCOUNT},
		{"shipping_discount", COLUMN_SHIPPING_DISCOUNT},
		{"service", COLUMN_SERVICE},
		{"ship_by", COLUMN_PROMISE_DATE},
		{"deliver_by", COLUMN_DELIVERY_END},
		{"cod_amount", COLUMN_COLLECT},
		{"programs", COLUMN_IS_PRIME},
	};
	const char *dot = strchr(path, '.');
	const unsigned long row = strncmp(path, "lines[", 6) == 0 ? strtoul(path + 6, NULL, 10) : 0;
	const char *field = dot ? dot + 1 : path;
	size_t at;

	*ret_row = row < count ? (size_t)row : 0;
	for (at = 0; at < sizeof(fields) / sizeof(fields[0]); at++) {
		if (strcmp(fields[at].field, field) == 0)
			return fields[at].column;
	}
	return COLUMN_COUNT;
}

static int any_is_bad(struct row *const *rows, size_t count)
{
	size_t at;

	for (at = 0; at < count; at++) {
		if (rows[at]->bad)
			return 1;
	}
	return 0;
}

void report_add_problems(struct report *report, struct row *const *rows, size_t count, const struct shp_error *error,
			 int32_t status)
{
	const uint32_t kept = shp_error_count_kept(error);
	const uint32_t left_out = shp_error_count_problems(error) - kept;
	struct buffer message = {0};
	uint32_t at;

	for (at = 0; at < kept; at++) {
		const char *path = shp_error_get_path(error, at);
		const int32_t code = shp_error_get_code(error, at);
		size_t row;
		const enum column column = column_of_path(path, count, &row);

		if (code != SHP_ERR_DIFFERS)
			report_fault(report, rows[row], column, code,
				     shp_error_get_message(error, at, report->desk->options.language));
		else if (strcmp(path, "lines") != 0) /* which rows are too many or too few is told already */
			fault_differs(report, rows[row], column, "");
	}
	if (left_out) {
		buffer_format(&message, say("and %u more", "另有 %u 个问题"), (unsigned int)left_out);
		report_fault(report, rows[0], COLUMN_COUNT, status, message.bytes);
		buffer_free(&message);
	}
	if (!any_is_bad(rows, count))
		report_fault(report, rows[0], COLUMN_COUNT, status, NULL);
}
