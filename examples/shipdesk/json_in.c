/*
 * Reading JSON, with Jansson: it takes valid UTF-8 only, has integers that are integers (cJSON has doubles, and json-c
 * turns what does not fit into the largest that does), refuses an object with the same key twice, tells NULs from ends
 * of text, and is packaged everywhere. Speed is no reason here: the library reads no JSON at all.
 */
#include <stdlib.h>
#include <string.h>

#include "instant.h"
#include "request.h"

static int is_number_byte(char byte)
{
	return byte && strchr("+-.0123456789eE", byte) != NULL;
}

/*
 * A number that fits nowhere stops Jansson, though it is only that field that is wrong. So it is overwritten with
 * what is refused wherever a number may stand, and the line is read again. 0 when there is nothing to overwrite.
 */
static int overwrite_number(char *line, size_t length, int position)
{
	size_t end = position < 0 || (size_t)position > length ? length : (size_t)position;
	size_t begin;

	while (end > 0 && !is_number_byte(line[end - 1]))
		end--;
	begin = end;
	while (begin > 0 && is_number_byte(line[begin - 1]))
		begin--;
	while (end < length && is_number_byte(line[end]))
		end++;
	if (end - begin < 4) /* no such number overflows */
		return 0;
	memset(line + begin, ' ', end - begin);
	memcpy(line + begin, "true", 4);
	return 1;
}

static json_t *read_object(char *line, size_t length, size_t flags, json_error_t *ret_error)
{
	json_t *root = json_loadb(line, length, flags | JSON_ALLOW_NUL, ret_error);

	while (!root && json_error_code(ret_error) == json_error_numeric_overflow &&
	       overwrite_number(line, length, ret_error->position))
		root = json_loadb(line, length, flags | JSON_ALLOW_NUL, ret_error);
	return root;
}

static int32_t code_of(const json_error_t *error)
{
	switch (json_error_code(error)) {
	case json_error_duplicate_key:
		return SHP_ERR_DUPLICATE;
	case json_error_invalid_utf8:
	case json_error_null_character:
	case json_error_null_byte_in_key:
		return SHP_ERR_TEXT;
	case json_error_stack_overflow:
		return SHP_ERR_LIMIT;
	case json_error_out_of_memory:
		return SHP_ERR_NO_MEMORY;
	default:
		return SHP_ERR_VALUE;
	}
}

json_t *json_read(struct desk *desk, struct problems *problems, char *line, size_t length, json_t **ret_id)
{
	json_error_t error;
	json_t *root = read_object(line, length, JSON_REJECT_DUPLICATES, &error);
	struct buffer message = {0};

	*ret_id = NULL;
	if (json_is_object(root))
		return root;
	if (root) {
		buffer_text(&message, desk_say(desk, "The line is JSON, but no object.", "该行是 JSON,但不是对象。"));
		problems_add(problems, desk, SHP_ERR_VALUE, "", message.bytes);
	} else {
		char position[16];

		snprintf(position, sizeof(position), "%d", error.position);
		buffer_fill(&message,
			    desk_say(desk, "The line is not a JSON object: {1} (byte {2}).",
				     "该行不是 JSON 对象:{1}(第 {2} 字节)。"),
			    error.text, position);
		problems_add(problems, desk, code_of(&error), "", message.bytes);
		/* Who asked can be told even so. */
		if (json_error_code(&error) == json_error_duplicate_key) {
			root = read_object(line, length, 0, &error);
			*ret_id = json_incref(json_object_get(root, "id"));
		}
	}
	buffer_free(&message);
	json_decref(root);
	return NULL;
}

const char *field_path(char buffer[PATH_SIZE], const char *prefix, const char *name)
{
	snprintf(buffer, PATH_SIZE, "%s%s%s", prefix, *prefix && *name ? "." : "", name);
	return buffer;
}

void field_problem(struct request *request, const char *prefix, const char *name, int32_t code, const char *message)
{
	char path[PATH_SIZE];

	problems_add(&request->problems, request->desk, code, field_path(path, prefix, name), message);
}

void fields_known(struct request *request, json_t *object, const char *prefix, const char *known)
{
	const char *key;
	json_t *value;
	struct buffer word = {0};

	json_object_foreach (object, key, value) {
		buffer_reset(&word);
		buffer_format(&word, " %s ", key);
		if (strchr(key, ' ') || !strstr(known, word.bytes))
			field_problem(request, prefix, key, SHP_ERR_VALUE,
				      desk_say(request->desk, "There is no such field here.", "此处没有这个字段。"));
	}
	buffer_free(&word);
}

static json_t *present(json_t *object, const char *name)
{
	json_t *value = json_object_get(object, name);

	return json_is_null(value) ? NULL : value;
}

int field_text(struct request *request, json_t *object, const char *prefix, const char *name, int32_t code,
	       const char **ret_text)
{
	json_t *value = present(object, name);

	if (!value)
		return 0;
	if (!json_is_string(value)) {
		field_problem(request, prefix, name, code,
			      desk_say(request->desk, "This must be text.", "此处必须是文本。"));
		return -1;
	}
	if (strlen(json_string_value(value)) != json_string_length(value)) {
		field_problem(request, prefix, name, SHP_ERR_TEXT, NULL);
		return -1;
	}
	*ret_text = json_string_value(value);
	return 1;
}

int field_int(struct request *request, json_t *object, const char *prefix, const char *name, int32_t code,
	      int64_t *ret_number)
{
	json_t *value = present(object, name);

	if (!value)
		return 0;
	if (!json_is_integer(value)) {
		field_problem(
			request, prefix, name, code,
			desk_say(request->desk, "This must be an integer that fits.", "此处必须是大小合适的整数。"));
		return -1;
	}
	*ret_number = json_integer_value(value);
	return 1;
}

int field_int32(struct request *request, json_t *object, const char *prefix, const char *name, int32_t code,
		int32_t *ret_number)
{
	int64_t number;
	const int found = field_int(request, object, prefix, name, code, &number);

	if (found <= 0)
		return found;
	if (number < INT32_MIN || number > INT32_MAX) {
		field_problem(request, prefix, name, code, NULL);
		return -1;
	}
	*ret_number = (int32_t)number;
	return 1;
}

int field_date(struct request *request, json_t *object, const char *prefix, const char *name, int32_t *ret_date)
{
	const char *text;
	const int found = field_text(request, object, prefix, name, SHP_ERR_DATE, &text);

	if (found <= 0 || date_parse(text, ret_date))
		return found;
	field_problem(request, prefix, name, SHP_ERR_DATE, NULL);
	return -1;
}

int field_instant(struct request *request, json_t *object, const char *prefix, const char *name, int64_t *ret_unix_ms)
{
	const char *text;
	const int found = field_text(request, object, prefix, name, SHP_ERR_INSTANT, &text);

	if (found <= 0 || instant_parse(text, ret_unix_ms))
		return found;
	field_problem(request, prefix, name, SHP_ERR_INSTANT, NULL);
	return -1;
}

int field_money(struct request *request, json_t *object, const char *prefix, const char *name, int32_t exponent,
		int64_t *ret_minor)
{
	const char *text;
	const int found = field_text(request, object, prefix, name, SHP_ERR_AMOUNT, &text);
	int32_t status;

	if (found <= 0)
		return found;
	status = shp_money_parse(text, exponent, ret_minor);
	if (status == SHP_OK)
		return 1;
	field_problem(request, prefix, name, status, NULL);
	return -1;
}

json_t *field_array(struct request *request, json_t *object, const char *prefix, const char *name)
{
	json_t *value = present(object, name);

	if (!value || json_is_array(value))
		return value;
	field_problem(request, prefix, name, SHP_ERR_VALUE,
		      desk_say(request->desk, "This must be an array.", "此处必须是数组。"));
	return NULL;
}

json_t *array_object(struct request *request, json_t *array, const char *path, size_t index)
{
	json_t *value = json_array_get(array, index);

	if (json_is_object(value))
		return value;
	field_problem(request, path, "", SHP_ERR_VALUE,
		      desk_say(request->desk, "This must be an object.", "此处必须是对象。"));
	return NULL;
}
