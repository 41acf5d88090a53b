/* Reads a shipping-confirmation file and prints its processing report. Every good record is done, whatever the others
 * are. */
#include "confirm_file.h"

#include <stdlib.h>
#include <string.h>

#include "instant.h"
#include "wording.h"

const char *const confirm_columns[FIELD_COUNT] = {
	[FIELD_ORDER_ID] = "order-id",
	[FIELD_ORDER_ITEM_ID] = "order-item-id",
	[FIELD_QUANTITY] = "quantity",
	[FIELD_SHIP_DATE] = "ship-date",
	[FIELD_CARRIER_CODE] = "carrier-code",
	[FIELD_CARRIER_NAME] = "carrier-name",
	[FIELD_TRACKING_NUMBER] = "tracking-number",
	[FIELD_SHIP_METHOD] = "ship-method",
};

/* Lines above the names of the columns: Japan's template has two. */
#define LINES_ABOVE 2

static int has_complaint(const struct record *record, enum field field)
{
	size_t at;

	for (at = 0; at < record->complaint_count; at++) {
		if (record->complaints[at].field == field)
			return 1;
	}
	return 0;
}

void record_refuse(struct confirm_file *file, struct record *record, enum field field, int32_t code,
		   const char *message)
{
	const int status = desk_exit_status(code);
	const char *text = message ? message : shp_status_message(code, file->desk->options.language);
	struct complaint *complaint;
	struct buffer whole = {0};

	file->status = status > file->status ? status : file->status;
	if (field != FIELD_COUNT && has_complaint(record, field))
		return;
	record->complaints = must_grow(record->complaints, (record->complaint_count + 1) * sizeof(*record->complaints));
	complaint = &record->complaints[record->complaint_count++];
	buffer_format(&whole, "%s%s%s", field == FIELD_COUNT ? "" : confirm_columns[field],
		      field == FIELD_COUNT ? "" : ": ", text);
	*complaint = (struct complaint){.code = code, .field = field, .message = whole.bytes};
}

int record_clears(const struct record *record, enum field field)
{
	return strcmp(record->cells[field], "NULL") == 0;
}

/* ---- reading ---- */

static int read_header(struct confirm_file *file)
{
	int above = 0;
	size_t field;

	while (table_read(&file->table)) {
		table_set_header(&file->table);
		for (field = 0; field < FIELD_COUNT; field++)
			file->columns[field] = table_column(&file->table, confirm_columns[field]);
		if (file->columns[FIELD_ORDER_ID] != TABLE_NO_COLUMN)
			return 1;
		if (above++ == LINES_ABOVE)
			break;
	}
	return 0;
}

static int32_t read_quantity(const char *text)
{
	int32_t quantity = 0;

	if (!*text)
		return QUANTITY_BLANK;
	for (; *text; text++) {
		if (*text < '0' || *text > '9' || quantity > SHP_LIMIT_QUANTITY)
			return -1;
		quantity = quantity * 10 + (*text - '0');
	}
	return quantity > 0 && quantity <= SHP_LIMIT_QUANTITY ? quantity : -1;
}

static int32_t read_date(const char *text, int32_t utc_offset)
{
	int64_t unix_ms;
	int32_t date;

	if (ship_date_parse(text, utc_offset, &date))
		return date;
	return report_time_parse(text, utc_offset, &unix_ms) ? date_of_instant(unix_ms, utc_offset) : SHP_DATE_NONE;
}

static void check_record(struct confirm_file *file, struct record *record)
{
	const int32_t offset = file->desk->utc_offset;
	const char *date = record->cells[FIELD_SHIP_DATE];
	struct buffer message = {0};
	size_t column;

	for (column = file->table.columns; column < file->table.count; column++) {
		if (!*table_cell(&file->table, column) && !table_cell_fault(&file->table, column))
			continue;
		record_refuse(file, record, FIELD_COUNT, SHP_ERR_VALUE,
			      say("The row has more cells than the header has columns.", "该行的单元格多于表头的列。"));
		break;
	}
	for (column = 0; column < FIELD_COUNT; column++) {
		if (table_cell_fault(&file->table, file->columns[column]))
			record_refuse(file, record, (enum field)column, SHP_ERR_TEXT, NULL);
	}
	if (!*record->cells[FIELD_ORDER_ID])
		record_refuse(file, record, FIELD_ORDER_ID, SHP_ERR_REQUIRED, NULL);
	record->quantity = read_quantity(record->cells[FIELD_QUANTITY]);
	if (record->quantity < 0) {
		record_refuse(file, record, FIELD_QUANTITY, SHP_ERR_QUANTITY,
			      say("This must be a whole number of at least 1.", "此处必须是不小于 1 的整数。"));
		record->quantity = QUANTITY_BLANK;
	}
	record->ship_date = SHP_DATE_NONE;
	if (*date && !record_clears(record, FIELD_SHIP_DATE)) {
		record->ship_date = read_date(date, offset);
		wording_date(&message, date);
		if (record->ship_date == SHP_DATE_NONE)
			record_refuse(file, record, FIELD_SHIP_DATE, SHP_ERR_DATE, message.bytes);
		buffer_free(&message);
	}
}

static void read_record(struct confirm_file *file)
{
	struct record *record;
	size_t field;

	if (file->count == file->capacity) {
		file->capacity = file->capacity ? file->capacity * 2 : 256;
		file->records = must_grow(file->records, file->capacity * sizeof(*file->records));
	}
	record = &file->records[file->count++];
	*record = (struct record){0};
	for (field = 0; field < FIELD_COUNT; field++) {
		const char *cell = table_cell(&file->table, file->columns[field]);

		record->cells[field] = must_copy(cell, strlen(cell));
	}
	check_record(file, record);
}

/* Of one order, with the same shipment data. Rows without an item id mean the whole order, so they are by themselves.
 */
static int belong_together(const struct record *a, const struct record *b)
{
	static const enum field same[] = {FIELD_ORDER_ID,     FIELD_SHIP_DATE,	     FIELD_CARRIER_CODE,
					  FIELD_CARRIER_NAME, FIELD_TRACKING_NUMBER, FIELD_SHIP_METHOD};
	size_t at;

	for (at = 0; at < sizeof(same) / sizeof(same[0]); at++) {
		if (strcmp(a->cells[same[at]], b->cells[same[at]]) != 0)
			return 0;
	}
	return !*a->cells[FIELD_ORDER_ITEM_ID] == !*b->cells[FIELD_ORDER_ITEM_ID];
}

/* ---- the processing report ---- */

/* The marketplace's own number for it where it has one, else the library's name. */
static const char *error_code(int32_t code)
{
	if (code == SHP_ERR_EXCEEDS || code == SHP_ERR_NOTHING_OPEN)
		return "18021";
	return code == SHP_ERR_HOST_ABSENT ? "18028" : shp_status_name(code);
}

static void print_report(const struct confirm_file *file)
{
	size_t good = 0;
	size_t at;

	for (at = 0; at < file->count; at++)
		good += file->records[at].complaint_count == 0;
	printf("Feed Processing Summary:\n\tNumber of records processed\t\t%zu\n\tNumber of records "
	       "successful\t\t%zu\n\n"
	       "original-record-number\torder-id\torder-item-id\terror-code\terror-type\terror-message\n",
	       file->count, good);
	for (at = 0; at < file->count; at++) {
		const struct record *record = &file->records[at];
		size_t which;

		for (which = 0; which < record->complaint_count; which++)
			printf("%zu\t%s\t%s\t%s\tError\t%s\n", at + 1, record->cells[FIELD_ORDER_ID],
			       record->cells[FIELD_ORDER_ITEM_ID], error_code(record->complaints[which].code),
			       record->complaints[which].message);
	}
}

static int print_fatal(const struct confirm_file *file, const char *message)
{
	print_report(file);
	printf("0\t\t\t90012\tFatal\t%s\n", message);
	return EXIT_REFUSED;
}

/* A column that is read stands there once more: which of the two is meant? True after it was told. */
static int has_twice(const struct confirm_file *file)
{
	struct buffer message = {0};
	size_t field;
	size_t second;

	for (field = 0; field < FIELD_COUNT; field++) {
		second = table_column_again(&file->table, file->columns[field]);
		if (second == TABLE_NO_COLUMN)
			continue;
		buffer_format(&message, "%s: %s", confirm_columns[field],
			      say("this column is there twice", "此列重复"));
		fprintf(stderr, "%s:%u:%zu: %s\n", file->path, file->table.line, second + 1, message.bytes);
		print_fatal(file, message.bytes);
		buffer_free(&message);
		return 1;
	}
	return 0;
}

/* ---- the command ---- */

static int process(struct confirm_file *file)
{
	size_t first = 0;
	size_t at;

	if (!read_header(file))
		return print_fatal(file, say("The order-id column is missing: this is no shipping-confirmation file.",
					     "缺少 order-id 列:此文件不是发货确认文件。"));
	if (has_twice(file))
		return EXIT_REFUSED;
	if (shp_batch_new(file->desk->ctx, 1, &file->batch) != SHP_OK)
		return desk_complain(file->desk, NULL, SHP_ERR_NO_MEMORY, file->path);
	while (table_read(&file->table))
		read_record(file);
	for (at = 1; at <= file->count; at++) {
		if (at < file->count && belong_together(&file->records[first], &file->records[at]))
			continue;
		plan_records(file, first, at - first);
		first = at;
	}
	plan_commit(file);
	print_report(file);
	return file->status;
}

static void file_close(struct confirm_file *file)
{
	size_t at;
	size_t field;

	for (at = 0; at < file->count; at++) {
		for (field = 0; field < FIELD_COUNT; field++)
			free(file->records[at].cells[field]);
		for (field = 0; field < file->records[at].complaint_count; field++)
			free(file->records[at].complaints[field].message);
		free(file->records[at].complaints);
	}
	free(file->records);
	free(file->foreseen);
	buffer_free(&file->advice);
	shp_batch_free(file->batch);
	table_close(&file->table);
	free(file);
}

int run_confirm_file(struct desk *desk, struct arguments *arguments)
{
	struct confirm_file *file;
	const char *encoding = NULL;
	const char *path = NULL;
	const char *name;
	char *value;
	int status;

	for (;;) {
		status = argument_option(arguments, " ", " --encoding ", &name, &value);
		if (status != EXIT_DONE)
			return status;
		if (name)
			encoding = value;
		else if (!path && arguments->at < arguments->count)
			path = argument_next(arguments);
		else
			break;
	}
	if (!path || arguments->at < arguments->count)
		return usage_error("confirm-file takes one file", "confirm-file 需要一个文件", "");
	file = must_allocate(sizeof(*file));
	file->desk = desk;
	file->path = path;
	status = table_open(&file->table, path, encoding, 1);
	if (status == EXIT_DONE)
		status = desk_use(desk, 0);
	if (status == EXIT_DONE)
		status = process(file);
	file_close(file);
	return status;
}
