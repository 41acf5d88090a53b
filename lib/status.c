#include "status.h"

#include <string.h>

#include "error.h"
#include "text.h"

/* A value that is longer is cut, so that the sentence around it stays whole. */
#define VALUE_MAXIMUM 96

struct sentence {
	char *buffer;
	size_t capacity; /* without the NUL */
	size_t length;
	int full;
};

static const struct shp__status_entry no_status = {
	0,
	"SHP_ERR_?",
	{"This number is no code of the library.", "此数字不是本库的代码。"},
	{"This number is no code of the library.", "此数字不是本库的代码。"},
};

static const struct shp__status_entry *find_status(int32_t code)
{
	uint32_t i;

	for (i = 0; i < shp__status_count; i++) {
		if (shp__status_table[i].code == code)
			return &shp__status_table[i];
	}
	return &no_status;
}

static uint32_t column(int32_t language)
{
	return language == SHP_LANGUAGE_ZH ? SHP_LANGUAGE_ZH : SHP_LANGUAGE_EN;
}

const char *shp_status_name(int32_t status)
{
	return find_status(status)->name;
}

const char *shp_status_message(int32_t status, int32_t language)
{
	return find_status(status)->message[column(language)];
}

/* Whole characters only: once one does not fit, nothing more is written. */
static void put_words(struct sentence *sentence, const char *bytes, size_t size)
{
	if (sentence->full || size > sentence->capacity - sentence->length) {
		sentence->full = 1;
		return;
	}
	memcpy(sentence->buffer + sentence->length, bytes, size);
	sentence->length += size;
}

/* The first character of the text; text from outside may be anything, so what is no valid character shows as U+FFFD. */
static size_t put_whole_character(struct sentence *sentence, const char *text, size_t length)
{
	const uint32_t step = shp__text_character((const uint8_t *)text, length);

	if (!step) {
		put_words(sentence, "\xef\xbf\xbd", 3);
		return 1;
	}
	put_words(sentence, text, step);
	return step;
}

static void put_quoted_value(struct sentence *sentence, const char *text)
{
	const size_t length = strlen(text);
	size_t at = 0;

	while (at < length && at < VALUE_MAXIMUM)
		at += put_whole_character(sentence, text + at, length - at);
	if (at < length)
		put_words(sentence, "\xe2\x80\xa6", 3); /* an ellipsis */
}

static int is_placeholder(const char *at, char name)
{
	return at[0] == '{' && at[1] == name && at[2] == '}';
}

/* Whether the part that begins at '[' has the values that it needs. */
static int part_is_wanted(const char *at, const char *text, int64_t detail)
{
	for (; *at && *at != ']'; at++) {
		if ((is_placeholder(at, 't') && !*text) || (is_placeholder(at, 'n') && !detail))
			return 0;
	}
	return 1;
}

static void fill(struct sentence *sentence, const char *at, const char *text, int64_t detail)
{
	size_t left = strlen(at);
	char digits[21];

	shp__format_int(detail, digits);
	while (left) {
		size_t step = 1;

		if (*at == '[' && !part_is_wanted(at, text, detail)) {
			while (step < left && at[step - 1] != ']')
				step++;
		} else if (is_placeholder(at, 't')) {
			put_quoted_value(sentence, text);
			step = 3;
		} else if (is_placeholder(at, 'n')) {
			put_quoted_value(sentence, digits);
			step = 3;
		} else if (*at != '[' && *at != ']') {
			step = put_whole_character(sentence, at, left);
		}
		at += step;
		left -= step;
	}
}

void shp__status_sentence(int32_t code, int32_t language, const char *text, int64_t detail, char *buffer,
			  size_t capacity)
{
	struct sentence sentence = {.buffer = buffer};

	if (!capacity)
		return;
	sentence.capacity = capacity - 1;
	fill(&sentence, find_status(code)->sentence[column(language)], text ? text : "", detail);
	buffer[sentence.length] = '\0';
}
