/* Rules as text: "us,charge=per_package,fee=1500,cancel_after=30d". */
#include <string.h>

#include "libshipment/calendar.h"
#include "rules.h"
#include "text.h"

/* The longest right key and value fit well; what is longer is wrong, and stays wrong when it is cut. */
#define PIECE_SIZE 48
/* Fields of the text beside SHP_RULE_*. */
#define MARKETPLACE 0
#define CALENDAR (SHP__RULE_COUNT + 1)
/* What all fields at their longest come to, and more. */
#define TEXT_SIZE 768

/* "key=value". What is told about it is told by text with a NUL. */
struct piece {
	char key[PIECE_SIZE];
	char value[PIECE_SIZE];
	int has_value;
};

static const char *const calendar_words[] = {
	[SHP_CALENDAR_WEEKDAYS] = "weekdays",
	[SHP_CALENDAR_US_FEDERAL] = "us",
	[SHP_CALENDAR_US_FEDERAL_RESERVE] = "", /* not as text */
	[SHP_CALENDAR_CN] = "cn",
	NULL,
};

/* ---- reading ---- */

/* Copies what stands before a delimiter, a comma or the end; answers where that is. */
static const char *read_word(const char *text, char delimiter, char *buffer)
{
	size_t length = 0;
	size_t kept;

	while (text[length] && text[length] != ',' && text[length] != delimiter)
		length++;
	kept = length < PIECE_SIZE ? length : PIECE_SIZE - 1;
	memcpy(buffer, text, kept);
	buffer[kept] = '\0';
	return text + length;
}

static const char *read_piece(const char *text, struct piece *piece)
{
	const char *const rest = read_word(text, '=', piece->key);

	piece->value[0] = '\0';
	piece->has_value = *rest == '=';
	return piece->has_value ? read_word(rest + 1, ',', piece->value) : rest;
}

/* The value of a word, -1 for none. */
static int32_t find_word(const char *const *words, const char *word)
{
	int32_t value;

	for (value = 0; words[value]; value++) {
		if (*word && shp__rules_word_is(words[value], word, strlen(word)))
			return value;
	}
	return -1;
}

/* Decimal digits with an optional '-'; answers what is behind them, NULL if there are none or far too many. */
static const char *read_rule_number(const char *text, int64_t *ret_number)
{
	const int is_negative = *text == '-';
	const char *const first = text + is_negative;
	const char *at = first;
	int64_t number = 0;

	for (; *at >= '0' && *at <= '9'; at++) {
		if (at - first == 18)
			return NULL;
		number = number * 10 + (*at - '0');
	}
	*ret_number = is_negative ? -number : number;
	return at > first ? at : NULL;
}

static int is_in_range(int32_t rule, int64_t number)
{
	return number >= shp__rule_entries[rule].minimum && number <= shp__rule_entries[rule].maximum;
}

/* SHP_OK, or what is wrong with the value. */
static int32_t read_value(struct shp_rules *rules, int32_t rule, const char *value, int64_t *ret_number)
{
	const struct shp__rule_entry *entry = &shp__rule_entries[rule];
	const char *rest;

	if (entry->words) {
		*ret_number = find_word(entry->words, value);
		rest = *ret_number < 0 ? NULL : "";
	} else {
		rest = read_rule_number(value, ret_number);
	}
	if (rest && rule == SHP_RULE_CANCEL_COUNT) {
		const int32_t unit = find_word(shp__rule_entries[SHP_RULE_CANCEL_UNIT].words, rest);

		rest = unit < 0 ? NULL : "";
		rules->values[SHP_RULE_CANCEL_UNIT] = unit;
	}
	if (!rest || *rest) {
		*ret_number = 0;
		return SHP_ERR_VALUE;
	}
	if (!is_in_range(rule, *ret_number))
		return SHP_ERR_RANGE;
	rules->values[rule] = *ret_number;
	return SHP_OK;
}

static void refine_calendar(struct shp_rules_builder *builder, const struct piece *piece,
			    struct shp__problems *problems)
{
	const int32_t preset = find_word(calendar_words, piece->value);
	struct shp_calendar *calendar = NULL;
	int32_t status;

	if (preset < 0) {
		shp__problem_at(problems, SHP_ERR_VALUE, piece->key, piece->value, 0);
		return;
	}
	if (preset != SHP_CALENDAR_WEEKDAYS) {
		status = shp_calendar_new_preset(builder->rules.ctx, preset, &calendar, NULL);
		if (status) {
			shp__problem_at(problems, status, piece->key, NULL, 0);
			return;
		}
	}
	shp__rules_builder_put_calendar(builder, calendar, preset);
}

static void refine_marketplace(struct shp_rules_builder *builder, const struct piece *piece,
			       struct shp__problems *problems)
{
	shp_rules_builder_set_marketplace(builder, piece->value);
	if (builder->has_bad_marketplace)
		shp__problem_at(problems, SHP_ERR_REFERENCE, piece->key, piece->value, 0);
}

/* Which field a key is: SHP_RULE_*, MARKETPLACE, CALENDAR, or -1. */
static int32_t find_key(const char *key)
{
	const size_t length = strlen(key);
	int32_t rule;

	for (rule = 1; rule <= SHP__RULE_COUNT; rule++) {
		if (shp__rule_entries[rule].key && shp__rules_word_is(shp__rule_entries[rule].key, key, length))
			return rule;
	}
	if (shp__rules_word_is("marketplace", key, length))
		return MARKETPLACE;
	return shp__rules_word_is("calendar", key, length) ? CALENDAR : -1;
}

static void refine_by(struct shp_rules_builder *builder, int32_t field, const struct piece *piece,
		      struct shp__problems *problems)
{
	int64_t number;
	int32_t status;

	if (!piece->has_value) {
		shp__problem_at(problems, SHP_ERR_REQUIRED, piece->key, NULL, 0);
	} else if (field == MARKETPLACE) {
		refine_marketplace(builder, piece, problems);
	} else if (field == CALENDAR) {
		refine_calendar(builder, piece, problems);
	} else {
		status = read_value(&builder->rules, field, piece->value, &number);
		if (status)
			shp__problem_at(problems, status, piece->key, status == SHP_ERR_VALUE ? piece->value : NULL,
					number);
	}
}

/* A key from outside may be anything; as a path it must be text. */
static void refuse_key(const struct piece *piece, struct shp__problems *problems)
{
	const int is_word = shp__reference_check_bytes((const uint8_t *)piece->key, strlen(piece->key));

	shp__problem_at(problems, SHP_ERR_UNKNOWN_KEY, is_word ? piece->key : "key", piece->key, 0);
}

void shp__rules_refine(struct shp_rules_builder *builder, const char *text, struct shp__problems *problems)
{
	uint32_t seen = 0;
	struct piece piece;

	while (*text == ',') {
		int32_t field;

		text = read_piece(text + 1, &piece);
		field = find_key(piece.key);
		if (field < 0) {
			refuse_key(&piece, problems);
			continue;
		}
		if (seen & UINT32_C(1) << field)
			shp__problem_at(problems, SHP_ERR_DUPLICATE, piece.key, piece.key, 0);
		else
			refine_by(builder, field, &piece, problems);
		seen |= UINT32_C(1) << field;
	}
}

/* ---- writing ---- */

struct rules_writer {
	char bytes[TEXT_SIZE];
	size_t length;
};

static void put_rule_text(struct rules_writer *writer, const char *text)
{
	const size_t length = strlen(text);

	memcpy(writer->bytes + writer->length, text, length);
	writer->length += length;
}

static void put_key(struct rules_writer *writer, const char *key)
{
	put_rule_text(writer, ",");
	put_rule_text(writer, key);
	put_rule_text(writer, "=");
}

static void put_rule_value(struct rules_writer *writer, int32_t rule, int64_t value)
{
	const struct shp__rule_entry *entry = &shp__rule_entries[rule];
	char digits[21];

	if (entry->words) {
		put_rule_text(writer, entry->words[value]);
	} else {
		shp__format_int(value, digits);
		put_rule_text(writer, digits);
	}
}

static int is_changed(const struct shp_rules *rules, int32_t rule)
{
	return rules->values[rule] != rules->preset->values[rule];
}

static void put_rules(struct rules_writer *writer, const struct shp_rules *rules)
{
	int32_t rule;

	put_rule_text(writer, rules->preset->name);
	if (!shp__rules_word_is(rules->preset->name, rules->marketplace, strlen(rules->marketplace))) {
		put_key(writer, "marketplace");
		put_rule_text(writer, rules->marketplace);
	}
	for (rule = 1; rule <= SHP__RULE_COUNT; rule++) {
		const int is_count = rule == SHP_RULE_CANCEL_COUNT;

		if (!shp__rule_entries[rule].key)
			continue;
		if (!is_changed(rules, rule) && !(is_count && is_changed(rules, SHP_RULE_CANCEL_UNIT)))
			continue;
		put_key(writer, shp__rule_entries[rule].key);
		put_rule_value(writer, rule, rules->values[rule]);
		if (is_count)
			put_rule_value(writer, SHP_RULE_CANCEL_UNIT, rules->values[SHP_RULE_CANCEL_UNIT]);
	}
	if (rules->calendar_preset != SHP_CALENDAR_WEEKDAYS && rules->calendar_preset != SHP__CALENDAR_OWN) {
		put_key(writer, "calendar");
		put_rule_text(writer, calendar_words[rules->calendar_preset]);
	}
}

int32_t shp_rules_format(const struct shp_rules *rules, char *buffer, size_t capacity, size_t *ret_size)
{
	struct rules_writer writer = {.length = 0};

	if (!rules || !ret_size || (!buffer && capacity))
		return SHP_ERR_ARGUMENT;
	put_rules(&writer, rules);
	return shp__text_write(writer.bytes, writer.length, buffer, capacity, ret_size);
}
