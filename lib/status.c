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

/* The first row that holds a number is its kind. */
static const struct {
	int32_t first;
	int32_t last;
	int32_t kind;
} status_kinds[] = {
	{INT32_MAX, SHP_OK, SHP_STATUS_KIND_OK},
	{-1001, -1009, SHP_STATUS_KIND_CALL},
	{-1010, -1039, SHP_STATUS_KIND_INPUT},
	{-1040, -1099, SHP_STATUS_KIND_REFUSED},
	{-1100, -1119, SHP_STATUS_KIND_BYTES},
	{-1120, -1199, SHP_STATUS_KIND_HOST},
	{-1200, -1299, SHP_STATUS_KIND_CALL},
};

#define UNKNOWN_STATUS(en, zh) {0, SHP__STATUS_TEXTS("", en, zh, "", "")}
#define UNKNOWN_WHY "for a reason that this version of the library does not know."

/* What is said of a number that is none of the table: by its kind, and last of what has no kind. */
static const struct shp__status_entry unknown_statuses[] = {
	[SHP_STATUS_KIND_OK] =
		UNKNOWN_STATUS("Done; this version of the library knows no advice with this number.",
			       "已完成;本版本的库没有此编号的建议。"),
	[SHP_STATUS_KIND_CALL] =
		UNKNOWN_STATUS("The call is wrong, " UNKNOWN_WHY, "调用有误,本版本的库不了解其原因。"),
	[SHP_STATUS_KIND_INPUT] =
		UNKNOWN_STATUS("The input is refused, " UNKNOWN_WHY, "输入被拒绝,本版本的库不了解其原因。"),
	[SHP_STATUS_KIND_REFUSED] =
		UNKNOWN_STATUS("The order or the rules do not allow it, " UNKNOWN_WHY,
			       "订单或规则不允许此操作,本版本的库不了解其原因。"),
	[SHP_STATUS_KIND_BYTES] =
		UNKNOWN_STATUS("The bytes or the event cannot be taken, " UNKNOWN_WHY,
			       "无法接受这些字节或此事件,本版本的库不了解其原因。"),
	[SHP_STATUS_KIND_HOST] =
		UNKNOWN_STATUS("The host failed, " UNKNOWN_WHY " It may have happened: call again.",
			       "宿主程序失败,本版本的库不了解其原因。操作可能已完成:请再次调用。"),
	UNKNOWN_STATUS("This number is no code of the library.", "此数字不是本库的代码。"),
};

int32_t shp_status_kind(int32_t status)
{
	uint32_t i;

	for (i = 0; i < sizeof(status_kinds) / sizeof(status_kinds[0]); i++) {
		if (status <= status_kinds[i].first && status >= status_kinds[i].last)
			return status_kinds[i].kind;
	}
	return SHP_ERR_VALUE;
}

static const struct shp__status_entry *find_status(int32_t code)
{
	int32_t kind;
	uint32_t i;

	for (i = 0; i < shp__status_count; i++) {
		if (shp__status_table[i].code == code)
			return &shp__status_table[i];
	}
	kind = shp_status_kind(code);
	return &unknown_statuses[kind < 0 ? SHP_STATUS_KIND_HOST + 1 : kind];
}

/* Where the texts of a row stand. */
enum {
	TEXT_NAME,
	TEXT_MESSAGES,
	TEXT_SENTENCES = TEXT_MESSAGES + SHP__LANGUAGES
};

static const char *text_of_status(int32_t code, uint32_t text)
{
	const char *at = find_status(code)->texts;

	while (text--)
		at += strlen(at) + 1;
	return at;
}

static uint32_t column(int32_t language)
{
	return language == SHP_LANGUAGE_ZH ? SHP_LANGUAGE_ZH : SHP_LANGUAGE_EN;
}

const char *shp_status_name(int32_t status)
{
	const char *name = text_of_status(status, TEXT_NAME);

	return *name ? name : NULL;
}

const char *shp_status_message(int32_t status, int32_t language)
{
	return text_of_status(status, TEXT_MESSAGES + column(language));
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
	const char *words = text_of_status(code, TEXT_SENTENCES + column(language));
	struct sentence sentence = {.buffer = buffer};

	if (!capacity)
		return;
	sentence.capacity = capacity - 1;
	fill(&sentence, *words ? words : shp_status_message(code, language), text ? text : "", detail);
	buffer[sentence.length] = '\0';
}
