#include <string.h>

#include "context.h"
#include "input.h"
#include "sort.h"

static int is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

void shp__field_set(struct shp__field *field, char *bytes, uint32_t limit, const char *text)
{
	uint32_t length = 0;

	*field = (struct shp__field){SHP_OK, 0};
	bytes[0] = 0;
	if (!text)
		return;
	while (is_blank(*text))
		text++;
	/* blanks at the end are cut before the limit is judged, but not looked for without end */
	while (length <= limit && text[length])
		length++;
	uint32_t end = length;
	if (length > limit) {
		length = limit;
		while (is_blank(text[length]))
			length++;
		if (!text[length])
			end = limit;
	}
	while (end && is_blank(text[end - 1]))
		end--;
	if (end > limit) {
		field->status = SHP_ERR_TOO_LONG;
		return;
	}
	field->status = shp__text_check_bytes((const uint8_t *)text, end);
	if (field->status)
		return;
	memcpy(bytes, text, end);
	bytes[end] = 0;
	field->length = end;
}

void shp__field_set_reference(struct shp__field *field, char bytes[SHP_LIMIT_REFERENCE + 1], const char *text)
{
	uint32_t length = 0;

	*field = (struct shp__field){SHP_OK, 0};
	bytes[0] = 0;
	if (!text || !text[0])
		return;
	field->status = shp__reference_check(text, &length);
	if (field->status)
		return;
	memcpy(bytes, text, (size_t)length + 1);
	field->length = length;
}

void shp__item_input_add(struct shp__buffer *inputs, uint32_t owner, uint32_t index, const char *line, int32_t quantity)
{
	if (shp__item_input_count(inputs) > SHP_LIMIT_ITEMS) /* one beyond the limit tells that it is exceeded */
		return;
	struct shp__item_input *input = shp__buffer_add(inputs, sizeof(*input));
	if (!input)
		return;
	input->owner = owner;
	input->index = index;
	input->quantity = quantity;
	shp__field_set(&input->line, input->line_bytes, SHP_LIMIT_LINE_ID, line);
	if (!input->line.status && !input->line.length)
		input->line.status = SHP_ERR_REQUIRED;
}

struct shp__path shp__item_path(const struct shp__item_paths *paths, const struct shp__wanted *wanted,
				const char *field)
{
	if (!paths->list)
		return shp__path_of(paths->items, wanted->index, field);
	return shp__path_in(paths->list, wanted->owner, paths->items, wanted->index, field);
}

static int compare_wanted(const void *a, const void *b)
{
	const struct shp__wanted *left = a;
	const struct shp__wanted *right = b;

	if (left->owner != right->owner)
		return left->owner < right->owner ? -1 : 1;
	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	return left->index < right->index ? -1 : left->index > right->index;
}

static int is_quantity(int32_t quantity)
{
	return quantity >= 1 && quantity <= SHP_LIMIT_QUANTITY;
}

/* Answers whether its line is one of the order's. */
static int resolve_one(const struct shp__item_input *input, const struct shp__placed *placed,
		       const struct shp__item_paths *paths, struct shp__problems *problems, struct shp__wanted *wanted)
{
	int32_t line = -1;

	if (input->line.status) {
		shp__problem(problems, input->line.status, shp__item_path(paths, wanted, "line"), NULL,
			     SHP_LIMIT_LINE_ID);
	} else {
		line = shp__find_line(placed, input->line_bytes, input->line.length);
		if (line < 0)
			shp__problem(problems, SHP_ERR_UNKNOWN_LINE, shp__item_path(paths, wanted, "line"),
				     input->line_bytes, 0);
		wanted->line = (uint32_t)line;
	}
	if (!is_quantity(input->quantity))
		shp__problem(problems, SHP_ERR_QUANTITY, shp__item_path(paths, wanted, "quantity"), NULL,
			     input->quantity);
	wanted->quantity = input->quantity;
	return line >= 0;
}

/* A line that stands there twice is one problem more, whatever its quantities are. */
static uint32_t drop_bad(struct shp__wanted *wanted, uint32_t count, const struct shp__placed *placed,
			 const struct shp__item_paths *paths, struct shp__problems *problems)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < count; i++) {
		if (i && wanted[i - 1].owner == wanted[i].owner && wanted[i - 1].line == wanted[i].line)
			shp__problem(problems, SHP_ERR_DUPLICATE, shp__item_path(paths, &wanted[i], "line"),
				     shp__line_text(placed, wanted[i].line, SHP_LINE_ID).bytes, 0);
		else if (is_quantity(wanted[i].quantity))
			wanted[kept++] = wanted[i];
	}
	return kept;
}

int32_t shp__items_resolve(const struct shp__buffer *buffer, const struct shp__placed *placed,
			   const struct shp__item_paths *paths, struct shp__problems *problems,
			   struct shp__wanted **ret_wanted, uint32_t *ret_count)
{
	const struct shp__item_input *inputs = buffer->bytes;
	const uint32_t count = shp__item_input_count(buffer);
	uint32_t known = 0;

	*ret_wanted = NULL;
	*ret_count = 0;
	if (buffer->failed)
		return SHP_ERR_NO_MEMORY;
	if (count > SHP_LIMIT_ITEMS) {
		shp__problem(problems, SHP_ERR_LIMIT, shp__path(paths->items), NULL, SHP_LIMIT_ITEMS);
		return SHP_OK;
	}
	if (!count)
		return SHP_OK;
	struct shp__wanted *wanted = shp__malloc(buffer->ctx, sizeof(*wanted) * count);
	if (!wanted)
		return SHP_ERR_NO_MEMORY;
	for (uint32_t i = 0; i < count; i++) {
		struct shp__wanted one = {.owner = inputs[i].owner, .index = inputs[i].index};
		if (resolve_one(&inputs[i], placed, paths, problems, &one))
			wanted[known++] = one;
	}
	shp__sort_records(wanted, known, sizeof(*wanted), compare_wanted);
	*ret_wanted = wanted;
	*ret_count = drop_bad(wanted, known, placed, paths, problems);
	return SHP_OK;
}
