/* The rows of one order, as a placement. */
#include <libshipment/calendar.h>
#include <stdlib.h>
#include <string.h>

#include "instant.h"
#include "report.h"

struct filling {
	struct report *report;
	struct row *const *rows;
	size_t count;
	struct shp_placement *placement;
	int32_t exponent;
};

/* ---- cells ---- */

static int is_word(const char *text, const char *words)
{
	struct buffer word = {0};
	int found;
	size_t at;

	buffer_format(&word, " %s ", text);
	for (at = 0; at < word.length; at++) {
		if (word.bytes[at] >= 'A' && word.bytes[at] <= 'Z')
			word.bytes[at] = (char)(word.bytes[at] - 'A' + 'a');
	}
	found = strstr(words, word.bytes) != NULL;
	buffer_free(&word);
	return found;
}

static int is_true(struct report *report, struct row *row, enum column column)
{
	const char *cell = row->cells[column];

	if (!*cell || is_word(cell, " false no n 0 "))
		return 0;
	if (!is_word(cell, " true yes y 1 "))
		report_fault(report, row, column, SHP_ERR_VALUE, NULL);
	return 1;
}

/* A whole number, digits only. -1 for anything else, and for what is beyond every limit. */
static int32_t number(const char *text)
{
	int32_t result = 0;

	if (!*text || strlen(text) > 9)
		return -1;
	for (; *text; text++) {
		if (*text < '0' || *text > '9')
			return -1;
		result = result * 10 + (*text - '0');
	}
	return result;
}

/* Minor units; 0 for a blank cell. */
static int64_t amount(const struct filling *filling, struct row *row, enum column column)
{
	const int is_discount = column == COLUMN_ITEM_DISCOUNT || column == COLUMN_SHIPPING_DISCOUNT;
	const char *cell = row->cells[column];
	int64_t minor = 0;
	int32_t status;

	/* Some reports write a discount as what it takes away, others as what it adds. */
	if (is_discount && *cell == '-')
		cell++;
	if (!*cell || filling->exponent < 0)
		return 0;
	status = shp_money_parse(cell, filling->exponent, &minor);
	if (status == SHP_OK)
		return minor;
	report_fault(filling->report, row, column, status, NULL);
	return 0;
}

/* The civil date in a cell; SHP_DATE_NONE for a blank one. */
static int32_t date(const struct filling *filling, struct row *row, enum column column)
{
	const int32_t offset = filling->report->desk->utc_offset;
	int64_t unix_ms;

	if (!*row->cells[column])
		return SHP_DATE_NONE;
	if (report_time_parse(row->cells[column], offset, &unix_ms))
		return date_of_instant(unix_ms, offset);
	report_fault(filling->report, row, column, SHP_ERR_DATE, NULL);
	return SHP_DATE_NONE;
}

/* The earliest date of the order's rows: each item has its own, and the order is late with the first of them. */
static int32_t earliest(const struct filling *filling, enum column column)
{
	int32_t result = SHP_DATE_NONE;
	size_t at;

	for (at = 0; at < filling->count; at++) {
		const int32_t one = date(filling, filling->rows[at], column);

		if (one != SHP_DATE_NONE && (result == SHP_DATE_NONE || one < result))
			result = one;
	}
	return result;
}

/* What must be the same in all rows of an order. */
static void require_same(const struct filling *filling, enum column column)
{
	size_t at;

	for (at = 1; at < filling->count; at++) {
		if (strcmp(filling->rows[at]->cells[column], filling->rows[0]->cells[column]) != 0)
			report_fault(filling->report, filling->rows[at], column, SHP_ERR_DIFFERS,
				     desk_say(filling->report->desk, "The rows of this order disagree.",
					      "该订单的各行不一致。"));
	}
}

/* ---- the order ---- */

static void fill_currency(struct filling *filling)
{
	static const struct {
		const char *preset;
		const char *currency;
	} currencies[] = {{"us", "USD"}, {"uk", "GBP"}, {"jp", "JPY"}, {"sa", "SAR"}};
	struct report *report = filling->report;
	const char *currency = filling->rows[0]->cells[COLUMN_CURRENCY];
	const char *rules = report->desk->options.rules;
	size_t at;

	/* A report without amounts does not name it. */
	for (at = 0; !*currency && !report->has_amounts && at < sizeof(currencies) / sizeof(currencies[0]); at++) {
		const size_t length = strlen(currencies[at].preset);

		if (strncmp(rules, currencies[at].preset, length) == 0 && (rules[length] == ',' || !rules[length]))
			currency = currencies[at].currency;
	}
	filling->exponent = shp_currency_exponent(currency);
	if (filling->exponent < 0)
		report_fault(report, filling->rows[0], COLUMN_CURRENCY, SHP_ERR_CURRENCY, NULL);
	else
		shp_placement_set_currency(filling->placement, currency, filling->exponent);
	require_same(filling, COLUMN_CURRENCY);
}

static void fill_dates(const struct filling *filling)
{
	const struct desk *desk = filling->report->desk;
	struct row *first = filling->rows[0];
	struct shp_calendar *calendar = shp_calendar_ref(shp_rules_get_calendar(desk->rules));
	int32_t ship_by = earliest(filling, COLUMN_PROMISE_DATE);
	int64_t ordered_at = 0;

	if (!*first->cells[COLUMN_PURCHASE_DATE])
		report_fault(filling->report, first, COLUMN_PURCHASE_DATE, SHP_ERR_REQUIRED, NULL);
	else if (!report_time_parse(first->cells[COLUMN_PURCHASE_DATE], desk->utc_offset, &ordered_at))
		report_fault(filling->report, first, COLUMN_PURCHASE_DATE, SHP_ERR_INSTANT, NULL);
	else
		shp_placement_set_ordered_at(filling->placement, ordered_at);
	require_same(filling, COLUMN_PURCHASE_DATE);

	if (!calendar)
		shp_calendar_new_preset(desk->ctx, SHP_CALENDAR_WEEKDAYS, &calendar, NULL);
	if (ship_by == SHP_DATE_NONE && filling->report->ship_within >= 0 && !first->bad) {
		const int32_t ordered = date_of_instant(ordered_at, desk->utc_offset);

		if (shp_calendar_add_business_days(calendar, ordered, filling->report->ship_within, SHP_ROLL_STRICT,
						   &ship_by, NULL))
			report_fault(filling->report, first, COLUMN_PURCHASE_DATE, SHP_ERR_DATE, NULL);
	}
	shp_calendar_unref(calendar);
	shp_placement_set_date(filling->placement, SHP_ORDER_DATE_SHIP_BY, ship_by);
	shp_placement_set_date(filling->placement, SHP_ORDER_DATE_DELIVER_BY, earliest(filling, COLUMN_DELIVERY_END));
}

static void fill_programs(const struct filling *filling)
{
	static const struct {
		enum column column;
		int32_t program;
	} programs[] = {
		{COLUMN_IS_PRIME, SHP_PROGRAM_PRIME},
		{COLUMN_IS_PREMIUM, SHP_PROGRAM_PREMIUM},
		{COLUMN_IS_BUSINESS, SHP_PROGRAM_AMAZON_BUSINESS},
		{COLUMN_IS_IBA, SHP_PROGRAM_INVOICE_BY_AMAZON},
		{COLUMN_IS_ISPU, SHP_PROGRAM_IN_STORE_PICK_UP},
	};
	int32_t set = 0;
	size_t at;
	size_t row;

	for (at = 0; at < sizeof(programs) / sizeof(programs[0]); at++) {
		for (row = 0; row < filling->count; row++) {
			if (is_true(filling->report, filling->rows[row], programs[at].column))
				set |= programs[at].program;
		}
	}
	shp_placement_set_programs(filling->placement, set);
}

static void add_line(const struct filling *filling, size_t index, int is_there)
{
	struct report *report = filling->report;
	struct row *row = filling->rows[index];
	const uint32_t line = (uint32_t)index;
	const int32_t quantity = number(row->cells[COLUMN_QUANTITY]);
	int32_t component;

	if (!*row->cells[COLUMN_ORDER_ITEM_ID])
		report_fault(report, row, COLUMN_ORDER_ITEM_ID, SHP_ERR_REQUIRED, NULL);
	if (quantity < 1)
		report_fault(report, row, COLUMN_QUANTITY, SHP_ERR_QUANTITY, NULL);
	/* Other amounts may be blank; without a price the buyer would get the item for nothing. */
	if (report->has_amounts && !report->without_amounts && !*row->cells[COLUMN_ITEM_PRICE])
		report_fault(report, row, COLUMN_ITEM_PRICE, SHP_ERR_REQUIRED, NULL);
	/* What another tool has shipped is not known here in packages; an order of this desk is told of itself. */
	if (!is_there && *row->cells[COLUMN_QUANTITY_SHIPPED] && number(row->cells[COLUMN_QUANTITY_SHIPPED]) != 0)
		report_fault(report, row, COLUMN_QUANTITY_SHIPPED, SHP_ERR_UNITS_DISAGREE,
			     desk_say(report->desk, "Units of this order were shipped elsewhere.",
				      "该订单已有商品在别处发货。"));
	shp_placement_add_line(filling->placement, row->cells[COLUMN_ORDER_ITEM_ID], quantity);
	shp_placement_set_line_text(filling->placement, line, SHP_LINE_SKU, row->cells[COLUMN_SKU]);
	shp_placement_set_line_text(filling->placement, line, SHP_LINE_TITLE, row->cells[COLUMN_TITLE]);
	for (component = SHP_AMOUNT_ITEM_PRICE; component <= SHP_AMOUNT_SHIPPING_DISCOUNT; component++)
		shp_placement_set_line_amount(
			filling->placement, line, component,
			amount(filling, row, (enum column)(COLUMN_ITEM_PRICE + component - SHP_AMOUNT_ITEM_PRICE)));
}

void report_fill(struct report *report, struct row *const *rows, size_t count, int is_there,
		 struct shp_placement *placement)
{
	struct filling filling = {.report = report, .rows = rows, .count = count, .placement = placement};
	int64_t collect = 0;
	size_t at;

	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, rows[0]->cells[COLUMN_ORDER_ID]);
	shp_placement_set_text(placement, SHP_ORDER_SERVICE, rows[0]->cells[COLUMN_SERVICE]);
	fill_currency(&filling);
	fill_dates(&filling);
	fill_programs(&filling);
	for (at = 0; at < count; at++) {
		const int64_t one = amount(&filling, rows[at], COLUMN_COLLECT);

		add_line(&filling, at, is_there);
		if (one < 0 || one > SHP_LIMIT_AMOUNT || collect > SHP_LIMIT_AMOUNT - one)
			report_fault(report, rows[at], COLUMN_COLLECT, SHP_ERR_AMOUNT, NULL);
		else
			collect += one;
	}
	if (collect)
		shp_placement_set_cod_amount(placement, collect);
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

void report_add_problems(struct report *report, struct row *const *rows, size_t count, const struct shp_error *error,
			 int32_t status)
{
	uint32_t at;

	for (at = 0; at < shp_error_count_kept(error); at++) {
		size_t row;
		const enum column column = column_of_path(shp_error_get_path(error, at), count, &row);

		report_fault(report, rows[row], column, shp_error_get_code(error, at),
			     shp_error_get_message(error, at, report->desk->options.language));
	}
	if (shp_error_count_kept(error) == 0)
		report_fault(report, rows[0], COLUMN_COUNT, status, NULL);
}
