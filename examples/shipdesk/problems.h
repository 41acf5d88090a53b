/* Everything that is wrong with one request, in form and in substance. */
#ifndef SHIPDESK_PROBLEMS_H
#define SHIPDESK_PROBLEMS_H

#include "buffer.h"
#include "desk.h"

struct problem {
	int32_t code; /* SHP_ERR_* */
	char *path;
	char *message;
};

/* Zeroed to begin with. */
struct problems {
	struct problem *list;
	size_t count;
	size_t capacity;
	size_t left_out; /* found, but not kept */
};

/* Adds a problem of the desk's own. message NULL: what the code says. */
void problems_add(struct problems *problems, const struct desk *desk, int32_t code, const char *path,
		  const char *message);
/*
 * Adds what the library found, but not what lies where the form is wrong already: a quantity that is no number need
 * not also be told to be out of range. `status` stands for all when the error object holds none.
 */
void problems_add_error(struct problems *problems, const struct desk *desk, const struct shp_error *error,
			int32_t status);
/* The same; `within`: the path of what the library was given, "order", in the request. Lines stand where they stand. */
void problems_add_error_within(struct problems *problems, const struct desk *desk, const struct shp_error *error,
			       int32_t status, const char *within);
/* [{"code": "...", "path": "...", "message": "..."}], and perhaps ,"problems_left_out":N */
void problems_write_json(const struct problems *problems, struct buffer *out);
/* What a person calls what a path is the path of; "" for what needs no name. */
typedef const char *(*problems_name_fn)(const char *path, void *user_data);
/* For people, a line each. */
void problems_print(const struct problems *problems, FILE *file, problems_name_fn name_fn, void *user_data);
/* The greatest exit status of all. */
int problems_exit_status(const struct problems *problems);
void problems_reset(struct problems *problems);
void problems_free(struct problems *problems);

#endif
