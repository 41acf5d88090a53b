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
/* [{"code": "...", "path": "...", "message": "..."}] */
void problems_write_json(const struct problems *problems, struct buffer *out);
/* For people, a line each. */
void problems_print(const struct problems *problems, FILE *file, const char *about);
/* The greatest exit status of all. */
int problems_exit_status(const struct problems *problems);
void problems_reset(struct problems *problems);
void problems_free(struct problems *problems);

#endif
