/* Collecting problems: where, what, and the values that go into the sentence. */
#ifndef SHP_LIB_ERROR_H
#define SHP_LIB_ERROR_H

#include "libshipment/base.h"

/* "field", "list[i].field", "list[i].inner[j].field"; a part that is NULL is left out. Made by the functions below. */
struct shp__path {
	const char *list;
	const char *inner;
	const char *field;
	uint32_t index;
	uint32_t inner_index;
};

static inline struct shp__path shp__path(const char *field)
{
	return (struct shp__path){.field = field};
}

static inline struct shp__path shp__path_of(const char *list, uint32_t index, const char *field)
{
	return (struct shp__path){.list = list, .index = index, .field = field};
}

static inline struct shp__path shp__path_in(const char *list, uint32_t index, const char *inner, uint32_t inner_index,
					    const char *field)
{
	return (struct shp__path){list, inner, field, index, inner_index};
}

/*
 * One call's problems. `error` may be NULL: they are counted all the same, and the first code is what the call returns.
 * Starts with shp__problems_begin(), which empties the caller's error object.
 */
struct shp__problems {
	struct shp_error *error;
	int32_t first; /* SHP_OK while there is none */
	uint32_t count;
};

struct shp__problems shp__problems_begin(struct shp_error *error);
/* text (may be NULL) and detail replace {t} and {n} in the code's sentence. Answers code. */
int32_t shp__problem(struct shp__problems *problems, int32_t code, struct shp__path path, const char *text,
		     int64_t detail);
/* The same with a detail that is not the number in the sentence. */
int32_t shp__problem_numbered(struct shp__problems *problems, int32_t code, struct shp__path path, const char *text,
			      int64_t number, int64_t detail);
/* The same for a path that is already text (kept by a builder). */
int32_t shp__problem_at(struct shp__problems *problems, int32_t code, const char *path, const char *text,
			int64_t detail);
/* One problem and nothing else: for calls that fail at once. Answers code. */
int32_t shp__fail(struct shp_error *error, int32_t code, const char *path, int64_t detail);

/* One more problem, before all that are there: the last of these is given up if there is no room. Answers code. */
int32_t shp__fail_first(struct shp_error *error, int32_t code, int64_t detail);

/* The sentence of a code with {t} and {n} filled in, cut at a character boundary to capacity - 1 bytes. */
void shp__status_sentence(int32_t code, int32_t language, const char *text, int64_t detail, char *buffer,
			  size_t capacity);

#endif
