/* Tab-separated files as marketplaces write them: columns by the names in the header, whatever their order and number.
 */
#ifndef SHIPDESK_TABLE_H
#define SHIPDESK_TABLE_H

#include <iconv.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"

#define TABLE_NO_COLUMN SIZE_MAX

/* A cell of the row that was read last. */
struct cell {
	size_t at;     /* in the row's text */
	int32_t fault; /* SHP_OK, or SHP_ERR_TEXT: not valid in its encoding, or a NUL */
};

struct table {
	struct buffer file;
	size_t next; /* where the next line begins */
	iconv_t conversion;
	unsigned int line; /* number of the line that was read last, from 1 */
	struct buffer text;
	struct cell *cells;
	size_t count;
	size_t capacity;
	struct buffer header; /* names, folded, with a NUL behind each */
	size_t columns;
};

/*
 * Reads a file ("-" is stdin). encoding NULL: UTF-8, with or without a byte order mark, or UTF-16 with one; and where
 * `japan` allows it, a file that is not UTF-8 but begins as Japan's templates do is taken for Shift_JIS. EXIT_DONE, or
 * another status after a complaint.
 */
int table_open(struct table *table, const char *path, const char *encoding, int japan);
void table_close(struct table *table);
/* Reads the next row that is not blank. 0 at the end. */
int table_read(struct table *table);
/* The row that was read last is the header. */
void table_set_header(struct table *table);
/* Folded: lower case, '-' for '_'. TABLE_NO_COLUMN when there is none. */
size_t table_column(const struct table *table, const char *name);
/* Name of a column as it is looked up; "" beyond the last. */
const char *table_column_name(const struct table *table, size_t column);
/* The next column with the name of this one; TABLE_NO_COLUMN when there is none. */
size_t table_column_again(const struct table *table, size_t column);
/* A cell without blanks around it; "" where the row has none, or for TABLE_NO_COLUMN. */
const char *table_cell(const struct table *table, size_t column);
int32_t table_cell_fault(const struct table *table, size_t column);

#endif
