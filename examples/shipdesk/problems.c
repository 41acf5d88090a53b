#include "problems.h"

#include <stdlib.h>
#include <string.h>

void problems_add(struct problems *problems, const struct desk *desk, int32_t code, const char *path,
		  const char *message)
{
	struct problem *problem;

	if (!message)
		message = shp_status_message(code, desk->options.language);
	if (problems->count == problems->capacity) {
		problems->capacity = problems->capacity ? problems->capacity * 2 : 8;
		problems->list = must_grow(problems->list, problems->capacity * sizeof(*problems->list));
	}
	problem = &problems->list[problems->count++];
	problem->code = code;
	problem->path = must_copy(path, strlen(path));
	problem->message = must_copy(message, strlen(message));
}

/* The path is one of theirs, or lies within one: "items[0].line" in "items[0]". */
static int problems_cover(const struct problems *problems, const char *path)
{
	size_t at;

	for (at = 0; at < problems->count; at++) {
		const size_t length = strlen(problems->list[at].path);

		if (length && strncmp(problems->list[at].path, path, length) == 0 && strchr(".[", path[length]))
			return 1; /* strchr() finds the NUL at the end of its text, too */
	}
	return 0;
}

void problems_add_error(struct problems *problems, const struct desk *desk, const struct shp_error *error,
			int32_t status)
{
	const size_t form = problems->count;
	const uint32_t count = shp_error_count_kept(error);
	uint32_t at;

	for (at = 0; at < count; at++) {
		const struct problems formal = {.list = problems->list, .count = form};
		const char *path = shp_error_get_path(error, at);

		if (!problems_cover(&formal, path))
			problems_add(problems, desk, shp_error_get_code(error, at), path,
				     shp_error_get_message(error, at, desk->options.language));
	}
	if (count == 0)
		problems_add(problems, desk, status, "", NULL);
}

void problems_write_json(const struct problems *problems, struct buffer *out)
{
	size_t at;

	buffer_text(out, "[");
	for (at = 0; at < problems->count; at++) {
		const struct problem *problem = &problems->list[at];

		buffer_text(out, at ? ",{\"code\":" : "{\"code\":");
		buffer_json(out, shp_status_name(problem->code));
		buffer_text(out, ",\"path\":");
		buffer_json(out, problem->path);
		buffer_text(out, ",\"message\":");
		buffer_json(out, problem->message);
		buffer_text(out, "}");
	}
	buffer_text(out, "]");
}

void problems_print(const struct problems *problems, FILE *file, const char *about)
{
	size_t at;

	for (at = 0; at < problems->count; at++) {
		const struct problem *problem = &problems->list[at];

		fprintf(file, "%s%s%s%s%s (%s)\n", about, *about ? ": " : "", problem->path, *problem->path ? ": " : "",
			problem->message, shp_status_name(problem->code));
	}
}

int problems_exit_status(const struct problems *problems)
{
	int status = EXIT_DONE;
	size_t at;

	for (at = 0; at < problems->count; at++) {
		const int one = desk_exit_status(problems->list[at].code);

		status = one > status ? one : status;
	}
	return status;
}

void problems_reset(struct problems *problems)
{
	while (problems->count > 0) {
		problems->count--;
		free(problems->list[problems->count].path);
		free(problems->list[problems->count].message);
	}
}

void problems_free(struct problems *problems)
{
	problems_reset(problems);
	free(problems->list);
	*problems = (struct problems){0};
}
