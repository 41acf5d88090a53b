#include "error.h"

#include <string.h>

#include "context.h"
#include "text.h"

#define PATH_SIZE 96
#define MESSAGE_SIZE 240
#define CAPACITY_MAXIMUM 10000

struct problem {
	int64_t detail;
	int32_t code;
	char path[PATH_SIZE];
	char message_en[MESSAGE_SIZE];
	char message_zh[MESSAGE_SIZE];
};

struct shp_error {
	struct shp_ctx *ctx;
	uint32_t capacity;
	uint32_t kept;
	uint32_t count;
	struct problem problems[];
};

static size_t error_size(uint32_t capacity)
{
	return sizeof(struct shp_error) + capacity * sizeof(struct problem);
}

int32_t shp_error_new(struct shp_ctx *ctx, uint32_t capacity, struct shp_error **ret_error)
{
	struct shp_error *error;

	if (!ctx || !ret_error)
		return SHP_ERR_ARGUMENT;
	if (capacity < 1 || capacity > CAPACITY_MAXIMUM)
		return SHP_ERR_RANGE;
	error = shp__malloc(ctx, error_size(capacity));
	if (!error)
		return SHP_ERR_NO_MEMORY;
	error->ctx = shp_ctx_ref(ctx);
	error->capacity = capacity;
	error->kept = 0;
	error->count = 0;
	*ret_error = error;
	return SHP_OK;
}

struct shp_error *shp_error_free(struct shp_error *error)
{
	if (error) {
		struct shp_ctx *ctx = error->ctx;

		shp__free(ctx, error, error_size(error->capacity));
		shp_ctx_unref(ctx);
	}
	return NULL;
}

uint32_t shp_error_count_problems(const struct shp_error *error)
{
	return error ? error->count : 0;
}

uint32_t shp_error_count_kept(const struct shp_error *error)
{
	return error ? error->kept : 0;
}

static const struct problem *get_problem(const struct shp_error *error, uint32_t index)
{
	return error && index < error->kept ? &error->problems[index] : NULL;
}

int32_t shp_error_get_code(const struct shp_error *error, uint32_t index)
{
	const struct problem *problem = get_problem(error, index);

	return problem ? problem->code : SHP_ERR_INDEX;
}

const char *shp_error_get_path(const struct shp_error *error, uint32_t index)
{
	const struct problem *problem = get_problem(error, index);

	return problem ? problem->path : "";
}

const char *shp_error_get_message(const struct shp_error *error, uint32_t index, int32_t language)
{
	const struct problem *problem = get_problem(error, index);

	if (!problem)
		return "";
	return language == SHP_LANGUAGE_ZH ? problem->message_zh : problem->message_en;
}

int64_t shp_error_get_detail(const struct shp_error *error, uint32_t index)
{
	const struct problem *problem = get_problem(error, index);

	return problem ? problem->detail : 0;
}

/* Appends what fits to a path; always terminated. Answers the new length. */
static size_t path_append(char *path, size_t length, const char *part)
{
	size_t size = strlen(part);

	if (size > PATH_SIZE - 1 - length)
		size = PATH_SIZE - 1 - length;
	memcpy(path + length, part, size);
	path[length + size] = '\0';
	return length + size;
}

static size_t path_append_index(char *path, size_t length, const char *list, uint32_t index)
{
	char digits[21];

	shp__format_int(index, digits);
	length = path_append(path, length, list);
	length = path_append(path, length, "[");
	length = path_append(path, length, digits);
	return path_append(path, length, "]");
}

static void path_write(char *text, const struct shp__path *path)
{
	size_t length = 0;

	text[0] = '\0';
	if (path->list)
		length = path_append_index(text, length, path->list, path->index);
	if (path->inner) {
		length = length ? path_append(text, length, ".") : length;
		length = path_append_index(text, length, path->inner, path->inner_index);
	}
	if (path->field) {
		length = length ? path_append(text, length, ".") : length;
		path_append(text, length, path->field);
	}
}

static void problem_fill(struct problem *problem, int32_t code, const char *text, int64_t detail)
{
	problem->code = code;
	problem->detail = detail;
	shp__status_sentence(code, SHP_LANGUAGE_EN, text, detail, problem->message_en, MESSAGE_SIZE);
	shp__status_sentence(code, SHP_LANGUAGE_ZH, text, detail, problem->message_zh, MESSAGE_SIZE);
}

/* Counts one more. Answers where to keep it, with everything but its path filled in; NULL if it is counted only. */
static struct problem *problem_add(struct shp__problems *problems, int32_t code, const char *text, int64_t detail)
{
	struct shp_error *error = problems->error;
	struct problem *problem;

	if (!problems->first)
		problems->first = code;
	problems->count++;
	if (!error)
		return NULL;
	error->count++;
	if (error->kept == error->capacity)
		return NULL;
	problem = &error->problems[error->kept++];
	problem_fill(problem, code, text, detail);
	return problem;
}

struct shp__problems shp__problems_begin(struct shp_error *error)
{
	if (error) {
		error->kept = 0;
		error->count = 0;
	}
	return (struct shp__problems){.error = error, .first = SHP_OK, .count = 0};
}

int32_t shp__problem(struct shp__problems *problems, int32_t code, struct shp__path path, const char *text,
		     int64_t detail)
{
	struct problem *problem = problem_add(problems, code, text, detail);

	if (problem)
		path_write(problem->path, &path);
	return code;
}

int32_t shp__problem_numbered(struct shp__problems *problems, int32_t code, struct shp__path path, const char *text,
			      int64_t number, int64_t detail)
{
	struct problem *problem = problem_add(problems, code, text, number);

	if (problem) {
		problem->detail = detail;
		path_write(problem->path, &path);
	}
	return code;
}

int32_t shp__problem_at(struct shp__problems *problems, int32_t code, const char *path, const char *text,
			int64_t detail)
{
	struct problem *problem = problem_add(problems, code, text, detail);

	if (problem) {
		problem->path[0] = '\0';
		path_append(problem->path, 0, path ? path : "");
	}
	return code;
}

int32_t shp__fail(struct shp_error *error, int32_t code, const char *path, int64_t detail)
{
	struct shp__problems problems = shp__problems_begin(error);

	return shp__problem_at(&problems, code, path, NULL, detail);
}

int32_t shp__fail_first(struct shp_error *error, int32_t code, int64_t detail)
{
	if (!error)
		return code;
	error->count++;
	error->kept -= error->kept == error->capacity;
	memmove(&error->problems[1], &error->problems[0], error->kept * sizeof(error->problems[0]));
	error->kept++;
	problem_fill(&error->problems[0], code, NULL, detail);
	error->problems[0].path[0] = '\0';
	return code;
}
