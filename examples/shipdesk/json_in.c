/*
 * Reading JSON, with Jansson: it takes valid UTF-8 only, has integers that are integers (cJSON has doubles, and json-c
 * turns what does not fit into the largest that does), refuses an object with the same key twice, tells NULs from ends
 * of text, and is packaged everywhere. Speed is no reason here: the library reads no JSON at all.
 */
#include <stdlib.h>
#include <string.h>

#include "instant.h"
#include "request.h"
#include "wording.h"

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

/* ---- the id, as it was written: what is echoed must not be less exact than what was sent ---- */

static size_t skip_blanks(const char *line, size_t length, size_t at)
{
	while (at < length && line[at] && strchr(" \t\r\n", line[at]))
		at++;
	return at;
}

/* From an opening quote to behind the closing one. */
static size_t skip_string(const char *line, size_t length, size_t at)
{
	for (at++; at < length && line[at] != '"'; at++) {
		if (line[at] == '\\')
			at++;
	}
	return at < length ? at + 1 : length;
}

static size_t skip_value(const char *line, size_t length, size_t at)
{
	size_t depth = 0;

	while (at < length) {
		const char byte = line[at];

		if (depth == 0 && (byte == ',' || byte == '}' || skip_blanks(line, at + 1, at) > at))
			break;
		if (byte == '{' || byte == '[')
			depth++;
		else if ((byte == '}' || byte == ']') && depth > 0)
			depth--;
		at = byte == '"' ? skip_string(line, length, at) : at + 1;
	}
	return at;
}

/* Finds the id of an object that may yet turn out to be none. */
static void find_id(const char *line, size_t length, struct buffer *ret_id)
{
	size_t at = skip_blanks(line, length, 0);

	while (at < length && (line[at] == '{' || line[at] == ',')) {
		const size_t key = skip_blanks(line, length, at + 1);
		size_t end;

		if (key >= length || line[key] != '"')
			return;
		end = skip_string(line, length, key);
		at = skip_blanks(line, length, end);
		if (at >= length || line[at] != ':')
			return;
		at = skip_blanks(line, length, at + 1);
		if (end - key == 4 && memcmp(line + key, "\"id\"", 4) == 0) {
			buffer_reset(ret_id);
			buffer_add(ret_id, line + at, skip_value(line, length, at) - at);
		}
		at = skip_blanks(line, length, skip_value(line, length, at));
	}
}

/* Keeps the text of the id if the object has one; writes it where its name is written otherwise. */
static void keep_id(const json_t *root, struct buffer *id)
{
	const json_t *value = json_object_get(root, "id");
	char *text;

	if (!value)
		buffer_reset(id);
	if (!value || id->length)
		return;
	text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
	buffer_text(id, text ? text : "null");
	free(text);
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

json_t *json_read(struct desk *desk, struct problems *problems, char *line, size_t length, struct buffer *ret_id)
{
	json_error_t error;
	struct buffer message = {0};
	json_t *root;

	find_id(line, length, ret_id);
	root = read_object(line, length, JSON_REJECT_DUPLICATES, &error);
	if (json_is_object(root)) {
		keep_id(root, ret_id);
		return root;
	}
	if (root) {
		buffer_text(&message, say("The line is JSON, but no object.", "该行是 JSON,但不是对象。"));
		problems_add(problems, desk, SHP_ERR_VALUE, "", message.bytes);
	} else {
		char position[16];

		snprintf(position, sizeof(position), "%d", error.position);
		buffer_fill(
			&message,
			say("The line is not a JSON object: {1} (byte {2}).", "该行不是 JSON 对象:{1}(第 {2} 字节)。"),
			error.text, position, "");
		problems_add(problems, desk, code_of(&error), "", message.bytes);
		/* Who asked can be told even so. */
		if (json_error_code(&error) == json_error_duplicate_key)
			root = read_object(line, length, 0, &error);
	}
	keep_id(root, ret_id);
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

void field_choice(struct request *request, const char *prefix, const char *name, const char *what, const char *text,
		  const char *choices)
{
	struct buffer message = {0};

	wording_choice(&message, what, text, choices);
	buffer_text(&message, say(".", "。"));
	field_problem(request, prefix, name, SHP_ERR_VALUE, message.bytes);
	buffer_free(&message);
}

/* "a b  c" as "a, b, c" */
static void add_words(struct buffer *choices, const char *words)
{
	while (*(words += strspn(words, " "))) {
		const size_t length = strcspn(words, " ");

		buffer_text(choices, choices->length ? ", " : "");
		buffer_add(choices, words, length);
		words += length;
	}
}

void fields_known(struct request *request, json_t *object, const char *prefix, const char *known)
{
	const char *key;
	json_t *value;
	struct buffer word = {0};
	struct buffer choices = {0};

	add_words(&choices, known);
	json_object_foreach (object, key, value) {
		buffer_reset(&word);
		buffer_format(&word, " %s ", key);
		if (strchr(key, ' ') || !strstr(known, word.bytes))
			field_choice(request, prefix, key, say("field", "字段"), key, choices.bytes);
	}
	buffer_free(&word);
	buffer_free(&choices);
}

static json_t *present(json_t *object, const char *name)
{
	json_t *value = json_object_get(object, name);

	return json_is_null(value) ? NULL : value;
}

int field_is_absent(json_t *object, const char *name)
{
	return !present(object, name);
}

int field_text(struct request *request, json_t *object, const char *prefix, const char *name, int32_t code,
	       const char **ret_text)
{
	json_t *value = present(object, name);

	if (!value)
		return 0;
	if (!json_is_string(value)) {
		field_problem(request, prefix, name, code, say("This must be text.", "此处必须是文本。"));
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
		field_problem(request, prefix, name, code,
			      say("This must be an integer that fits.", "此处必须是取值范围内的整数。"));
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

void field_no_date(struct request *request, const char *prefix, const char *name, const char *text)
{
	struct buffer message = {0};

	wording_date(&message, text);
	field_problem(request, prefix, name, SHP_ERR_DATE, message.bytes);
	buffer_free(&message);
}

int field_date(struct request *request, json_t *object, const char *prefix, const char *name, int32_t *ret_date)
{
	const char *text;
	const int found = field_text(request, object, prefix, name, SHP_ERR_DATE, &text);

	if (found <= 0 || date_parse(text, ret_date))
		return found;
	field_no_date(request, prefix, name, text);
	return -1;
}

int field_instant(struct request *request, json_t *object, const char *prefix, const char *name, int64_t *ret_unix_ms)
{
	const char *text;
	const int found = field_text(request, object, prefix, name, SHP_ERR_INSTANT, &text);
	struct buffer message = {0};

	if (found <= 0 || instant_parse(text, ret_unix_ms))
		return found;
	wording_instant(&message, text);
	field_problem(request, prefix, name, SHP_ERR_INSTANT, message.bytes);
	buffer_free(&message);
	return -1;
}

int field_money(struct request *request, json_t *object, const char *prefix, const char *name, int32_t exponent,
		const char *currency, int64_t *ret_minor)
{
	struct buffer message = {0};
	const char *text;
	const int found = field_text(request, object, prefix, name, SHP_ERR_AMOUNT, &text);
	int32_t status;

	if (found <= 0)
		return found;
	status = wording_amount(&message, text, exponent, currency, ret_minor);
	if (status != SHP_OK)
		field_problem(request, prefix, name, status, message.bytes);
	buffer_free(&message);
	return status == SHP_OK ? 1 : -1;
}

json_t *field_array(struct request *request, json_t *object, const char *prefix, const char *name)
{
	json_t *value = present(object, name);

	if (!value || json_is_array(value))
		return value;
	field_problem(request, prefix, name, SHP_ERR_VALUE, say("This must be an array.", "此处必须是数组。"));
	return NULL;
}

json_t *array_object(struct request *request, json_t *array, const char *path, size_t index)
{
	json_t *value = json_array_get(array, index);

	if (json_is_object(value))
		return value;
	field_problem(request, path, "", SHP_ERR_VALUE, say("This must be an object.", "此处必须是对象。"));
	return NULL;
}
