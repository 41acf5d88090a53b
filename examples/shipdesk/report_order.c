/* The rows of one order, as a placement. */
#include <libshipment/calendar.h>
#include <stdlib.h>
#include <string.h>

#include "instant.h"
#include "report.h"
#include "wording.h"

struct filling {
	struct report *report;
	struct row *const *rows;
	size_t count;
	const struct shp_order *stored; /* NULL: it is new */
	struct shp_placement *placement;
	const char *currency;
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
	if (!is_word(cell, " true yes y 1 ")) {
		struct buffer message = {0};

		buffer_fill(&message, say("\"{1}\" is neither true nor false.", "“{1}”既不是 true 也不是 false。"),
			    cell, "", "");
		report_fault(report, row, column, SHP_ERR_VALUE, message.bytes);
		buffer_free(&message);
	}
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
	struct buffer message = {0};
	int64_t minor = 0;
	int32_t status;

	/* Some reports write a discount as what it takes away, others as what it adds. */
	if (is_discount && *cell == '-')
		cell++;
	if (!*cell || filling->exponent < 0)
		return 0;
	status = wording_amount(&message, cell, filling->exponent, filling->currency, &minor);
	if (status != SHP_OK)
		report_fault(filling->report, row, column, status, message.bytes);
	buffer_free(&message);
	return minor;
}

/* The civil date in a cell; SHP_DATE_NONE for a blank one. */
static int32_t date(const struct filling *filling, struct row *row, enum column column)
{
	const int32_t offset = filling->report->desk->utc_offset;
	struct buffer message = {0};
	int64_t unix_ms;

	if (!*row->cells[column])
		return SHP_DATE_NONE;
	if (report_time_parse(row->cells[column], offset, &unix_ms))
		return date_of_instant(unix_ms, offset);
	wording_date(&message, row->cells[column]);
	report_fault(filling->report, row, column, SHP_ERR_DATE, message.bytes);
	buffer_free(&message);
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
				     say("The rows of this order disagree.", "该订单的各行不一致。"));
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
	struct buffer message = {0};
	size_t at;

	/* A report without amounts does not name it. */
	for (at = 0; !*currency && !report->has_amounts && at < sizeof(currencies) / sizeof(currencies[0]); at++) {
		const size_t length = strlen(currencies[at].preset);

		if (strncmp(rules, currencies[at].preset, length) == 0 && (rules[length] == ',' || !rules[length]))
			currency = currencies[at].currency;
	}
	filling->currency = currency;
	filling->exponent = shp_currency_exponent(currency);
	if (filling->exponent < 0) {
		buffer_fill(&message, say("\"{1}\" is no currency that is known here.", "此处不知道币种“{1}”。"),
			    currency, "", "");
		report_fault(report, filling->rows[0], COLUMN_CURRENCY, SHP_ERR_CURRENCY,
			     *currency ? message.bytes : NULL);
		buffer_free(&message);
	} else
		shp_placement_set_currency(filling->placement, currency, filling->exponent);
	require_same(filling, COLUMN_CURRENCY);
}

static void fill_dates(const struct filling *filling)
{
	const struct desk *desk = filling->report->desk;
	struct row *first = filling->rows[0];
	struct shp_calendar *calendar = shp_calendar_ref(shp_rules_get_calendar(desk->rules));
	int32_t ship_by = earliest(filling, COLUMN_PROMISE_DATE);
	struct buffer message = {0};
	int64_t ordered_at = 0;

	if (!*first->cells[COLUMN_PURCHASE_DATE])
		report_fault(filling->report, first, COLUMN_PURCHASE_DATE, SHP_ERR_REQUIRED, NULL);
	else if (!report_time_parse(first->cells[COLUMN_PURCHASE_DATE], desk->utc_offset, &ordered_at)) {
		wording_instant(&message, first->cells[COLUMN_PURCHASE_DATE]);
		report_fault(filling->report, first, COLUMN_PURCHASE_DATE, SHP_ERR_INSTANT, message.bytes);
		buffer_free(&message);
	} else
		shp_placement_set_ordered_at(filling->placement, ordered_at);
	require_same(filling, COLUMN_PURCHASE_DATE);

	if (!calendar)
		shp_calendar_new_preset(desk->ctx, SHP_CALENDAR_WEEKDAYS, &calendar, NULL);
	/* A report that says nothing of it contradicts nothing, whatever was asked for when the order came. */
	if (ship_by == SHP_DATE_NONE && filling->stored)
		ship_by = shp_order_get_date(filling->stored, SHP_ORDER_DATE_SHIP_BY);
	else if (ship_by == SHP_DATE_NONE && filling->report->ship_within >= 0 && !first->bad) {
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

static int is_bad(const struct row *row, enum column column)
{
	return (row->bad >> column & 1) != 0;
}

static void add_line(const struct filling *filling, size_t index)
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
	if (!filling->stored && *row->cells[COLUMN_QUANTITY_SHIPPED] &&
	    number(row->cells[COLUMN_QUANTITY_SHIPPED]) != 0)
		report_fault(report, row, COLUMN_QUANTITY_SHIPPED, SHP_ERR_UNITS_DISAGREE,
			     say("Units of this order were shipped elsewhere.", "该订单已有商品在别处发货。"));
	shp_placement_add_line(filling->placement, row->cells[COLUMN_ORDER_ITEM_ID], quantity);
	shp_placement_set_line_text(filling->placement, line, SHP_LINE_SKU, row->cells[COLUMN_SKU]);
	shp_placement_set_line_text(filling->placement, line, SHP_LINE_TITLE, row->cells[COLUMN_TITLE]);
	for (component = SHP_AMOUNT_ITEM_PRICE; component <= SHP_AMOUNT_SHIPPING_DISCOUNT; component++) {
		const enum column column = (enum column)(COLUMN_ITEM_PRICE + component - SHP_AMOUNT_ITEM_PRICE);
		const int64_t minor = amount(filling, row, column);

		/* A discount of a price that could not be read is not to be called too large. */
		if ((column == COLUMN_ITEM_DISCOUNT && is_bad(row, COLUMN_ITEM_PRICE)) ||
		    (column == COLUMN_SHIPPING_DISCOUNT && is_bad(row, COLUMN_SHIPPING_PRICE)))
			continue;
		shp_placement_set_line_amount(filling->placement, line, component, minor);
	}
}

void report_fill(struct report *report, struct row *const *rows, size_t count, const struct shp_order *stored,
		 struct shp_placement *placement)
{
	struct filling filling = {
		.report = report, .rows = rows, .count = count, .stored = stored, .placement = placement};
	int64_t collect = 0;
	size_t at;

	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, rows[0]->cells[COLUMN_ORDER_ID]);
	shp_placement_set_text(placement, SHP_ORDER_SERVICE, rows[0]->cells[COLUMN_SERVICE]);
	fill_currency(&filling);
	fill_dates(&filling);
	fill_programs(&filling);
	for (at = 0; at < count; at++) {
		const int64_t one = amount(&filling, rows[at], COLUMN_COLLECT);

		add_line(&filling, at);
		if (one < 0 || one > SHP_LIMIT_AMOUNT || collect > SHP_LIMIT_AMOUNT - one)
			report_fault(report, rows[at], COLUMN_COLLECT, SHP_ERR_AMOUNT, NULL);
		else
			collect += one;
	}
	if (collect)
		shp_placement_set_cod_amount(placement, collect);
}
