/* Pieces that the builders share: a text field of fixed room, and lists of (line, quantity). What is wrong is kept
 * until a command asks. */
#ifndef SHP_LIB_INPUT_H
#define SHP_LIB_INPUT_H

#include "buffer.h"
#include "error.h"
#include "order.h"

/* A text with room of its own: `bytes` is an array behind or beside it, of limit + 1 bytes. */
struct shp__field {
	int32_t status; /* what is wrong with it; SHP_OK */
	uint32_t length; /* 0: not given */
};

/* Takes text if it is valid UTF-8 within the limit, without blanks at its ends. NULL is "". */
void shp__field_set(struct shp__field *field, char *bytes, uint32_t limit, const char *text);
/* Takes text if it is a reference. NULL and "" are "not given". */
void shp__field_set_reference(struct shp__field *field, char bytes[SHP_LIMIT_REFERENCE + 1], const char *text);

/* One (line, quantity) as told. */
struct shp__item_input {
	uint32_t owner; /* which of the builder's packages; 0 where there is one list only */
	uint32_t index; /* in its owner's list */
	int32_t quantity;
	struct shp__field line;
	char line_bytes[SHP_LIMIT_LINE_ID + 1];
};

/* Appends; a NULL or overlong line is kept as what is wrong with it. */
void shp__item_input_add(struct shp__buffer *inputs, uint32_t owner, uint32_t index, const char *line,
			 int32_t quantity);
static inline uint32_t shp__item_input_count(const struct shp__buffer *inputs)
{
	return (uint32_t)(inputs->size / sizeof(struct shp__item_input));
}

/* A resolved one. */
struct shp__wanted {
	uint32_t owner;
	uint32_t line;
	int32_t quantity;
	uint32_t index; /* in its owner's list, as told: for paths */
};

/* Names in paths: "packages[owner].items[index].line", or "items[index].line" where list is NULL. */
struct shp__item_paths {
	const char *list;
	const char *items;
};

struct shp__path shp__item_path(const struct shp__item_paths *paths, const struct shp__wanted *wanted,
				const char *field);
/*
 * Looks the lines up, reports what is wrong (line, quantity, the same line twice for one owner), and answers the good
 * ones in order of (owner, line): *ret_wanted has room for all inputs and is the caller's, to free with shp__free(...,
 * sizeof(struct shp__wanted) * count of inputs). SHP_ERR_NO_MEMORY is the only failure.
 */
int32_t shp__items_resolve(const struct shp__buffer *inputs, const struct shp__placed *placed,
			   const struct shp__item_paths *paths, struct shp__problems *problems,
			   struct shp__wanted **ret_wanted, uint32_t *ret_count);

#endif
