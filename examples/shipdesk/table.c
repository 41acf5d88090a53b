#include "table.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "desk.h"

#define FILE_LIMIT ((size_t)1 << 28)

/* ---- opening ---- */

static int read_file(struct buffer *file, const char *path)
{
	FILE *stream = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
	size_t more = 1;
	int failed;

	if (!stream) {
		fprintf(stderr, "shipdesk: %s: %s\n", path, strerror(errno));
		return EXIT_BROKEN;
	}
	while (more > 0 && file->length <= FILE_LIMIT) {
		buffer_reserve(file, 65536);
		more = fread(file->bytes + file->length, 1, 65536, stream);
		file->length += more;
	}
	file->bytes[file->length] = '\0';
	failed = ferror(stream);
	if (failed)
		fprintf(stderr, "shipdesk: %s: %s\n", path, strerror(errno));
	else if (file->length > FILE_LIMIT)
		fprintf(stderr, say("shipdesk: %s: too large\n", "shipdesk:%s:文件过大\n"), path);
	if (stream != stdin)
		fclose(stream);
	return failed || file->length > FILE_LIMIT ? EXIT_BROKEN : EXIT_DONE;
}

/* Converts bytes to UTF-8 behind what is in `out`. 0 when they are not valid in their encoding. */
static int convert(iconv_t conversion, char *bytes, size_t length, struct buffer *out)
{
	iconv(conversion, NULL, NULL, NULL, NULL);
	while (length > 0) {
		size_t room;
		char *to;
		size_t result;

		buffer_reserve(out, length * 2 + 16);
		room = out->capacity - out->length - 1;
		to = out->bytes + out->length;
		result = iconv(conversion, &bytes, &length, &to, &room);
		out->length = (size_t)(to - out->bytes);
		out->bytes[out->length] = '\0';
		if (result == (size_t)-1 && errno != E2BIG)
			return 0;
	}
	return 1;
}

static int is_valid(iconv_t conversion, struct buffer *file)
{
	struct buffer copy = {0};
	const int valid = convert(conversion, file->bytes, file->length, &copy);

	buffer_free(&copy);
	return valid;
}

static int begins_with(const struct buffer *file, const char *bytes, size_t length)
{
	return file->length >= length && memcmp(file->bytes, bytes, length) == 0;
}

/* Bytes that end a line in this encoding; 0 when that is no encoding of this machine. */
static size_t line_end(const char *encoding, char ret_bytes[8])
{
	iconv_t conversion = iconv_open(encoding, "UTF-8");
	size_t room = 0;
	int line;

	if (conversion == (iconv_t)-1)
		return 0;
	/* The second one: a byte order mark may stand before the first. */
	for (line = 0; line < 2; line++) {
		char end[] = "\n";
		char *from = end;
		char *to = ret_bytes;
		size_t length = 1;

		room = 8;
		iconv(conversion, &from, &length, &to, &room);
	}
	iconv_close(conversion);
	return 8 - room;
}

/*
 * Encodings whose tab and line end are not those bytes are converted as a whole before lines are looked for: UTF-16,
 * as spreadsheets save "Unicode text". What is not valid becomes a byte that is none in UTF-8, so that it is a fault of
 * its cell.
 */
static int convert_file(struct table *table, const char *encoding, size_t unit)
{
	struct buffer converted = {0};
	iconv_t conversion = iconv_open("UTF-8", encoding);
	char *from = table->file.bytes;
	size_t length = table->file.length;

	if (conversion == (iconv_t)-1)
		return 0;
	while (length > 0) {
		size_t room;
		char *to;

		buffer_reserve(&converted, length * 2 + 16);
		room = converted.capacity - converted.length - 1;
		to = converted.bytes + converted.length;
		if (iconv(conversion, &from, &length, &to, &room) == (size_t)-1 && errno != E2BIG) {
			const size_t skipped = length < unit ? length : unit;

			*to++ = '\xff';
			from += skipped;
			length -= skipped;
		}
		converted.length = (size_t)(to - converted.bytes);
		converted.bytes[converted.length] = '\0';
	}
	iconv_close(conversion);
	buffer_free(&table->file);
	table->file = converted;
	buffer_reserve(&table->file, 0);
	return 1;
}

static int no_encoding(const char *encoding)
{
	return usage_error("--encoding: there is no encoding \"{1}\" here", "--encoding:此处没有编码“{1}”", encoding);
}

/* Converts the whole if need be, and makes ready to convert cells. EXIT_DONE, or EXIT_USAGE after a complaint. */
static int set_encoding(struct table *table, const char *encoding)
{
	char end[8];
	const size_t unit = line_end(encoding, end);

	if (unit == 0 || ((unit > 1 || *end != '\n') && !convert_file(table, encoding, unit)))
		return no_encoding(encoding);
	table->conversion = iconv_open("UTF-8", unit > 1 || *end != '\n' ? "UTF-8" : encoding);
	return table->conversion != (iconv_t)-1 ? EXIT_DONE : no_encoding(encoding);
}

int table_open(struct table *table, const char *path, const char *encoding, int japan)
{
	int status;

	*table = (struct table){.conversion = (iconv_t)-1};
	status = read_file(&table->file, path);
	if (status != EXIT_DONE)
		return status;
	if (!encoding && (begins_with(&table->file, "\xff\xfe", 2) || begins_with(&table->file, "\xfe\xff", 2)))
		encoding = "UTF-16";
	/* What calls itself Shift_JIS is Windows' extension of it, as everywhere on the web. */
	if (encoding && (strcasecmp(encoding, "Shift_JIS") == 0 || strcasecmp(encoding, "SJIS") == 0))
		encoding = "CP932";
	status = set_encoding(table, encoding ? encoding : "UTF-8");
	if (status == EXIT_DONE && !encoding && japan && begins_with(&table->file, "TemplateType=", 13) &&
	    !is_valid(table->conversion, &table->file)) {
		iconv_close(table->conversion);
		status = set_encoding(table, "CP932");
	}
	if (begins_with(&table->file, "\xef\xbb\xbf", 3))
		table->next = 3;
	return status;
}

void table_close(struct table *table)
{
	if (table->conversion != (iconv_t)-1)
		iconv_close(table->conversion);
	buffer_free(&table->file);
	buffer_free(&table->text);
	buffer_free(&table->header);
	free(table->cells);
}

/* ---- rows ---- */

static int is_blank(char byte)
{
	return byte == ' ' || byte == '\r';
}

static void add_cell(struct table *table, char *bytes, size_t length)
{
	struct cell cell = {.at = table->text.length};

	while (length > 0 && is_blank(bytes[length - 1]))
		length--;
	while (length > 0 && is_blank(*bytes)) {
		bytes++;
		length--;
	}
	if (memchr(bytes, '\0', length) || !convert(table->conversion, bytes, length, &table->text)) {
		cell.fault = SHP_ERR_TEXT;
		table->text.length = cell.at;
	}
	buffer_add(&table->text, "", 1);
	if (table->count == table->capacity) {
		table->capacity = table->capacity ? table->capacity * 2 : 64;
		table->cells = must_grow(table->cells, table->capacity * sizeof(*table->cells));
	}
	table->cells[table->count++] = cell;
}

static void split_line(struct table *table, char *line, size_t length)
{
	char *end = line + length;

	table->count = 0;
	buffer_reset(&table->text);
	for (;;) {
		char *tab = memchr(line, '\t', (size_t)(end - line));

		add_cell(table, line, (size_t)((tab ? tab : end) - line));
		if (!tab)
			return;
		line = tab + 1;
	}
}

static int row_is_blank(const struct table *table)
{
	size_t at;

	for (at = 0; at < table->count; at++) {
		if (table->cells[at].fault || *table_cell(table, at))
			return 0;
	}
	return 1;
}

int table_read(struct table *table)
{
	/* Neither tab nor line end is ever the second byte of a character in the encodings of such files. */
	while (table->next < table->file.length) {
		char *line = table->file.bytes + table->next;
		const size_t rest = table->file.length - table->next;
		const char *end = memchr(line, '\n', rest);
		const size_t length = end ? (size_t)(end - line) : rest;

		table->next += length + 1;
		table->line++;
		split_line(table, line, length);
		if (!row_is_blank(table))
			return 1;
	}
	return 0;
}

const char *table_cell(const struct table *table, size_t column)
{
	return column < table->count ? table->text.bytes + table->cells[column].at : "";
}

int32_t table_cell_fault(const struct table *table, size_t column)
{
	return column < table->count ? table->cells[column].fault : SHP_OK;
}

/* ---- columns ---- */

static char fold(char byte)
{
	if (byte >= 'A' && byte <= 'Z')
		return (char)(byte - 'A' + 'a');
	return byte == '_' ? '-' : byte;
}

void table_set_header(struct table *table)
{
	size_t column;

	buffer_reset(&table->header);
	table->columns = table->count;
	for (column = 0; column < table->count; column++) {
		const char *name = table_cell(table, column);

		for (; *name; name++) {
			const char folded = fold(*name);

			buffer_add(&table->header, &folded, 1);
		}
		buffer_add(&table->header, "", 1);
	}
}

const char *table_column_name(const struct table *table, size_t column)
{
	const char *name = buffer_get(&table->header);

	if (column >= table->columns)
		return "";
	while (column-- > 0)
		name += strlen(name) + 1;
	return name;
}

size_t table_column(const struct table *table, const char *name)
{
	const char *at = buffer_get(&table->header);
	size_t column;

	for (column = 0; column < table->columns; column++) {
		if (strcmp(at, name) == 0)
			return column;
		at += strlen(at) + 1;
	}
	return TABLE_NO_COLUMN;
}

size_t table_column_again(const struct table *table, size_t column)
{
	const char *name = table_column_name(table, column);
	size_t at;

	for (at = column == TABLE_NO_COLUMN ? column : column + 1; at < table->columns; at++) {
		if (strcmp(table_column_name(table, at), name) == 0)
			return at;
	}
	return TABLE_NO_COLUMN;
}
