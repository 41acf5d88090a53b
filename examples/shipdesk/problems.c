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

/* The path is this one, or lies within it: "items[0].line" in "items[0]". */
static int is_within(const char *path, const char *whole)
{
	const size_t length = strlen(whole);

	/* strchr() finds the NUL at the end of its text, too */
	return length && strncmp(whole, path, length) == 0 && strchr(".[", path[length]);
}

/*
 * What is wrong in form already is not to be told once more; nor that a whole differs of which a part could not be
 * read.
 */
static int problems_cover(const struct problems *problems, const char *path, int32_t code)
{
	size_t at;

	for (at = 0; at < problems->count; at++) {
		const char *known = problems->list[at].path;

		if (is_within(path, known) || (code == SHP_ERR_DIFFERS && is_within(known, path)))
			return 1;
	}
	return 0;
}

void problems_add_error_within(struct problems *problems, const struct desk *desk, const struct shp_error *error,
			       int32_t status, const char *within)
{
	const size_t form = problems->count;
	const uint32_t count = shp_error_count_kept(error);
	struct buffer path = {0};
	uint32_t at;

	for (at = 0; at < count; at++) {
		const struct problems formal = {.list = problems->list, .count = form};
		const int32_t code = shp_error_get_code(error, at);
		const char *found = shp_error_get_path(error, at);
		const int is_inside = *within && *found && strncmp(found, "lines", 5) != 0 && strcmp(found, "now") != 0;

		buffer_reset(&path);
		buffer_format(&path, "%s%s%s", is_inside ? within : "", is_inside ? "." : "", found);
		if (!problems_cover(&formal, path.bytes, code))
			problems_add(problems, desk, code, path.bytes,
				     shp_error_get_message(error, at, desk->options.language));
	}
	buffer_free(&path);
	problems->left_out += shp_error_count_problems(error) - count;
	if (count == 0)
		problems_add(problems, desk, status, "", NULL);
}

void problems_add_error(struct problems *problems, const struct desk *desk, const struct shp_error *error,
			int32_t status)
{
	problems_add_error_within(problems, desk, error, status, "");
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
	if (problems->left_out)
		buffer_format(out, ",\"problems_left_out\":%zu", problems->left_out);
}

void problems_print(const struct problems *problems, FILE *file, problems_name_fn name_fn, void *user_data)
{
	size_t at;

	for (at = 0; at < problems->count; at++) {
		const struct problem *problem = &problems->list[at];

		const char *name = name_fn(problem->path, user_data);

		fprintf(file, "%s%s%s (%s)\n", name, *name ? ": " : "", problem->message,
			shp_status_name(problem->code));
	}
	if (problems->left_out)
		fprintf(file, say("and %zu more\n", "另有 %zu 个问题\n"), problems->left_out);
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
	problems->left_out = 0;
}

void problems_free(struct problems *problems)
{
	problems_reset(problems);
	free(problems->list);
	*problems = (struct problems){0};
}
