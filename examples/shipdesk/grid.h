/* Tables for people: columns as wide as what is in them on a terminal, East Asian characters taking two places. */
#ifndef SHIPDESK_GRID_H
#define SHIPDESK_GRID_H

#include <stddef.h>
#include <stdio.h>

#define GRID_COLUMNS 12

enum grid_align { GRID_LEFT, GRID_RIGHT };

/* Zeroed to begin with. */
struct grid {
	char **cells;
	size_t count;
	size_t capacity;
	size_t columns;
	enum grid_align align[GRID_COLUMNS];
};

/* A column; before any cell. */
void grid_column(struct grid *grid, const char *title, enum grid_align align);
/* The next cell, row by row. Copied. */
void grid_cell(struct grid *grid, const char *text);
/* Prints the titles, a rule and the rows, each line after `indent`; releases everything. */
void grid_print(struct grid *grid, FILE *file, const char *indent);

/* Places that a text takes on a terminal. */
size_t text_width(const char *text);
/* The text, or as much of it as fits with an ellipsis behind, written into the buffer. */
const char *text_fit(const char *text, size_t width, char *buffer, size_t capacity);

#endif
