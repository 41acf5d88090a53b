#include "grid.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"

/* Characters of width two, roughly: the wide and full-width blocks of Unicode's East Asian Width, and emoji. */
static const struct {
	uint32_t first;
	uint32_t last;
} wide[] = {
	{0x1100, 0x115f}, {0x2e80, 0x303e},   {0x3041, 0x33ff},	  {0x3400, 0x4dbf},   {0x4e00, 0x9fff},
	{0xa000, 0xa4cf}, {0xac00, 0xd7a3},   {0xf900, 0xfaff},	  {0xfe30, 0xfe4f},   {0xff00, 0xff60},
	{0xffe0, 0xffe6}, {0x1f300, 0x1f64f}, {0x1f900, 0x1f9ff}, {0x20000, 0x3fffd},
};

/* Characters of no width: marks that are written over the one before, joiners, direction marks. */
static const struct {
	uint32_t first;
	uint32_t last;
} narrow[] = {{0x0300, 0x036f}, {0x200b, 0x200f}, {0x20d0, 0x20ff},
	      {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xfeff, 0xfeff}};

/* The next character; moves the text on. What is no UTF-8 counts byte by byte. */
static uint32_t next_character(const char **text)
{
	const unsigned char *bytes = (const unsigned char *)*text;
	const size_t length = bytes[0] < 0xc0 ? 1 : bytes[0] < 0xe0 ? 2 : bytes[0] < 0xf0 ? 3 : 4;
	uint32_t character = length == 1 ? bytes[0] : bytes[0] & (0xffU >> (length + 1));
	size_t at;

	for (at = 1; at < length; at++) {
		if ((bytes[at] & 0xc0) != 0x80) {
			(*text)++;
			return bytes[0];
		}
		character = character << 6 | (bytes[at] & 0x3fU);
	}
	*text += length;
	return character;
}

static size_t character_width(uint32_t character)
{
	size_t at;

	for (at = 0; at < sizeof(narrow) / sizeof(narrow[0]); at++) {
		if (character >= narrow[at].first && character <= narrow[at].last)
			return 0;
	}
	for (at = 0; at < sizeof(wide) / sizeof(wide[0]); at++) {
		if (character >= wide[at].first && character <= wide[at].last)
			return 2;
	}
	return 1;
}

size_t text_width(const char *text)
{
	size_t width = 0;

	while (*text)
		width += character_width(next_character(&text));
	return width;
}

const char *text_fit(const char *text, size_t width, char *buffer, size_t capacity)
{
	static const char ellipsis[] = "…";
	const char *at = text;
	size_t used = 0;
	size_t length = 0;

	if (text_width(text) <= width && strlen(text) < capacity)
		return text;
	while (*at) {
		const char *from = at;
		const size_t one = character_width(next_character(&at));
		const size_t bytes = (size_t)(at - from);

		if (used + one + 1 > width || length + bytes + sizeof(ellipsis) > capacity)
			break;
		memcpy(buffer + length, from, bytes);
		length += bytes;
		used += one;
	}
	memcpy(buffer + length, ellipsis, sizeof(ellipsis));
	return buffer;
}

void grid_column(struct grid *grid, const char *title, enum grid_align align)
{
	grid->align[grid->columns++] = align;
	grid_cell(grid, title);
}

void grid_cell(struct grid *grid, const char *text)
{
	if (grid->count == grid->capacity) {
		grid->capacity = grid->capacity ? grid->capacity * 2 : 64;
		grid->cells = must_grow(grid->cells, grid->capacity * sizeof(*grid->cells));
	}
	grid->cells[grid->count++] = must_copy(text, strlen(text));
}

static void put_blanks(FILE *file, size_t count)
{
	while (count-- > 0)
		fputc(' ', file);
}

static void print_row(const struct grid *grid, FILE *file, const char *indent, char *const *cells, const size_t *widths)
{
	size_t last = grid->columns;
	size_t column;

	while (last > 0 && !*cells[last - 1])
		last--;
	fputs(indent, file);
	for (column = 0; column < last; column++) {
		const size_t blanks = widths[column] - text_width(cells[column]);

		if (grid->align[column] == GRID_RIGHT)
			put_blanks(file, blanks);
		fputs(cells[column], file);
		if (column + 1 < last)
			put_blanks(file, (grid->align[column] == GRID_LEFT ? blanks : 0) + 2);
	}
	fputc('\n', file);
}

void grid_print(struct grid *grid, FILE *file, const char *indent)
{
	size_t widths[GRID_COLUMNS] = {0};
	size_t column;
	size_t at;

	for (at = 0; at < grid->count; at++) {
		const size_t width = text_width(grid->cells[at]);

		if (width > widths[at % grid->columns])
			widths[at % grid->columns] = width;
	}
	for (at = 0; at + grid->columns <= grid->count; at += grid->columns) {
		print_row(grid, file, indent, grid->cells + at, widths);
		if (at > 0)
			continue;
		fputs(indent, file);
		for (column = 0; column < grid->columns; column++) {
			for (size_t place = 0; place < widths[column]; place++)
				fputs("─", file);
			fputs(column + 1 < grid->columns ? "  " : "\n", file);
		}
	}
	for (at = 0; at < grid->count; at++)
		free(grid->cells[at]);
	free(grid->cells);
	*grid = (struct grid){0};
}
