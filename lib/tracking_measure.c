/* What a pattern says of its numbers, and whether it is one. */
#include "tracking.h"

#include "text.h"

/* -log2(n / 36) in 1/16, for one of n characters of the 36. */
static const uint8_t rarity_of[37] = {0,  83, 67, 57, 51, 46, 41, 38, 35, 32, 30, 27, 25, 24, 22, 20, 19, 17, 16,
				      15, 14, 12, 11, 10, 9,  8,  8,  7,  6,  5,  4,  3,  3,  2,  1,  1,  0};
/* The same for two letters that are one of about 250 countries. */
#define RARITY_OF_COUNTRY 38

struct reader {
	const char *pattern;
	struct shp__measure *measure;
	uint32_t literal_letters;
	uint32_t literal_digits;
	int structure;
	int varies;
	int serial; /* 0 before it, 1 inside, 2 behind */
	int checks;
};

static void add_rarity(struct reader *reader, uint32_t count, uint32_t rarity)
{
	reader->measure->minimum += count;
	reader->measure->maximum += count;
	reader->measure->rarity += rarity;
}

static int add_literal(struct reader *reader, char character)
{
	if (shp__is_digit(character))
		reader->literal_digits++;
	else if (shp__is_upper(character))
		reader->literal_letters++;
	else
		return 0;
	add_rarity(reader, 1, rarity_of[1]);
	return 1;
}

static uint32_t read_repeat(struct reader *reader)
{
	uint32_t value = 0;

	while (shp__is_digit(*reader->pattern) && value < 100)
		value = value * 10 + (uint32_t)(*reader->pattern++ - '0');
	return value;
}

/* The count of a class: at least 1, at most the limit; one of a pattern may vary. */
static int add_run(struct reader *reader, uint32_t kinds)
{
	const int counted = shp__is_digit(*reader->pattern);
	const uint32_t low = counted ? read_repeat(reader) : 1;
	uint32_t high = low;

	if (reader->pattern[0] == '.') {
		if (!counted || reader->pattern[1] != '.' || reader->varies)
			return 0;
		reader->varies = 1;
		reader->pattern += 2;
		high = read_repeat(reader);
		if (high <= low)
			return 0;
		reader->measure->rarity_each = rarity_of[kinds];
	}
	if (low < 1 || high > SHP__NUMBER_LIMIT)
		return 0;
	add_rarity(reader, low, low * rarity_of[kinds]);
	reader->measure->maximum += high - low;
	return 1;
}

/* Behind '[': single characters and ranges of one kind, to ']'. */
static int add_set(struct reader *reader)
{
	uint32_t kinds = 0;

	while (*reader->pattern != ']') {
		const char first = reader->pattern[0];
		char last = first;

		if (!shp__is_digit(first) && !shp__is_upper(first))
			return 0;
		reader->pattern++;
		if (*reader->pattern == '-') {
			last = reader->pattern[1];
			if (last < first || shp__is_digit(first) != shp__is_digit(last) ||
			    shp__is_upper(first) != shp__is_upper(last))
				return 0;
			reader->pattern += 2;
		}
		kinds += (uint32_t)(last - first) + 1;
	}
	reader->pattern++;
	reader->structure = 1;
	if (kinds < 1 || kinds > 36)
		return 0;
	add_rarity(reader, 1, rarity_of[kinds]);
	return 1;
}

/* Behind '{': words of one width, between commas, to '}'. They are as good as literals. */
static int add_words(struct reader *reader)
{
	uint32_t width = 0;
	uint32_t words = 0;
	uint32_t letters = 0;

	for (;;) {
		uint32_t length = 0;

		for (; shp__is_digit(*reader->pattern) || shp__is_upper(*reader->pattern); reader->pattern++) {
			letters += (uint32_t)shp__is_upper(*reader->pattern);
			length++;
		}
		if (length < 1 || length > SHP__NUMBER_LIMIT || (words && length != width))
			return 0;
		width = length;
		words++;
		if (*reader->pattern == '}')
			break;
		if (*reader->pattern++ != ',')
			return 0;
	}
	reader->pattern++;
	reader->literal_letters += letters / words;
	reader->literal_digits += width - letters / words;
	add_rarity(reader, width, (width - 1) * rarity_of[1] + rarity_of[words < 36 ? words : 36]);
	return 1;
}

static int read_element(struct reader *reader, char element)
{
	switch (element) {
	case ' ':
		return 1;
	case 'd':
		return add_run(reader, 10);
	case 'a':
		reader->structure = 1;
		return add_run(reader, 26);
	case 'x':
		return add_run(reader, 36);
	case 'c':
		reader->structure = 1;
		add_rarity(reader, 2, RARITY_OF_COUNTRY);
		return 1;
	case '[':
		return add_set(reader);
	case '{':
		return add_words(reader);
	case '-':
		reader->structure = 1;
		reader->measure->rarity += rarity_of[1];
		return reader->measure->minimum < SHP__NUMBER_LIMIT;
	case '(':
		return reader->serial++ == 0;
	case ')':
		return reader->serial++ == 1;
	case '*':
		reader->checks++;
		add_rarity(reader, 1, rarity_of[1]);
		return reader->serial != 1;
	default:
		return add_literal(reader, element);
	}
}

/* A letter, or two digits: one digit stands for too little to be called a prefix. */
static int32_t evidence_of(const struct reader *reader)
{
	const int prefix = reader->literal_letters > 0 || reader->literal_digits > 1;
	const int structure = reader->structure || reader->literal_digits > 0;

	if (reader->checks)
		return prefix	   ? SHP_EVIDENCE_PREFIX_AND_CHECK_DIGIT
		       : structure ? SHP_EVIDENCE_STRUCTURE_AND_CHECK_DIGIT
				   : SHP_EVIDENCE_CHECK_DIGIT;
	return prefix ? SHP_EVIDENCE_PREFIX : structure ? SHP_EVIDENCE_STRUCTURE : SHP_EVIDENCE_LENGTH;
}

int shp__pattern_measure(const char *pattern, int32_t check, struct shp__measure *ret_measure)
{
	const int wanted = check != SHP_CHECK_NONE;
	struct reader reader = {.pattern = pattern, .measure = ret_measure};

	memset(ret_measure, 0, sizeof(*ret_measure));
	while (*reader.pattern) {
		const char element = *reader.pattern++;

		if (!read_element(&reader, element) || ret_measure->minimum > SHP__NUMBER_LIMIT)
			return 0;
	}
	if (!ret_measure->minimum || ret_measure->maximum > SHP__NUMBER_LIMIT)
		return 0;
	if (reader.checks != wanted || reader.serial != 2 * wanted)
		return 0;
	ret_measure->evidence = evidence_of(&reader);
	return 1;
}
