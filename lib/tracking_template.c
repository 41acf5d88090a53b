/*
 * Templates are matched as they are written, from the left, without going back: each element says how many characters
 * it takes, and the one that may take more or fewer takes what the number's length leaves to it.
 */
#include "tracking.h"

#include "text.h"

/*
 * Reads "", "8" or "9..38" after a class and moves behind it: characters that it takes of a number that has `more`
 * than the fewest.
 */
static inline uint32_t read_repeats(const char **pattern, uint32_t more)
{
	const char *at = *pattern;
	uint32_t count = 1;

	if (shp__is_digit(*at)) {
		for (count = 0; shp__is_digit(*at); at++)
			count = count * 10 + (uint32_t)(*at - '0');
	}
	if (*at == '.') {
		count += more;
		for (at += 2; shp__is_digit(*at); at++)
			;
	}
	*pattern = at;
	return count;
}

/* Whether [..] holds the character; moves behind the bracket. */
static int read_set(const char **pattern, char character)
{
	const char *at = *pattern;
	int found = 0;

	while (*at != ']') {
		if (at[1] == '-') {
			found |= character >= at[0] && character <= at[2];
			at += 3;
		} else {
			found |= character == at[0];
			at++;
		}
	}
	*pattern = at + 1;
	return found;
}

/* The width of the words of {..} if text begins with one of them, else 0; moves behind the brace. */
static uint32_t read_words(const char **pattern, const char *text)
{
	const char *word = *pattern;
	uint32_t width = 0;
	uint32_t found = 0;

	while (word[width] != ',' && word[width] != '}')
		width++;
	for (;;) {
		if (word[0] == text[0] && !memcmp(word, text, width)) {
			found = width;
			break;
		}
		if (word[width] == '}')
			break;
		word += width + 1;
	}
	while (*word != '}')
		word++;
	*pattern = word + 1;
	return found;
}

int shp__is_country(char first, char second)
{
	const char *seconds;

	if (!shp__is_upper(first))
		return 0;
	for (seconds = shp__countries[first - 'A']; *seconds; seconds++) {
		if (*seconds == second)
			return 1;
	}
	return 0;
}

int shp__template_fits(const struct shp__template *row, const struct shp__number *number, struct shp__fit *ret_fit)
{
	const char *pattern = row->pattern;
	uint32_t at = 0;

	for (;;) {
		const char element = *pattern++;
		uint32_t count;

		switch (element) {
		case '\0':
			return 1;
		case ' ':
			break;
		case '(':
			ret_fit->serial = at;
			break;
		case ')':
			ret_fit->serial_end = at;
			break;
		case '*':
			ret_fit->check = at;
			if (row->check != SHP_CHECK_MOD37_36 && !shp__is_digit(number->text[at]))
				return 0;
			at++;
			break;
		case 'd':
		case 'a':
		case 'x':
			count = read_repeats(&pattern, number->length - row->minimum);
			if (element != 'x' &&
			    !shp__run_fits(element == 'd' ? ~number->digits : number->digits, at, count))
				return 0;
			at += count;
			break;
		case 'c':
			if (!shp__is_country(number->text[at], number->text[at + 1]))
				return 0;
			at += 2;
			break;
		case '[':
			if (!read_set(&pattern, number->text[at++]))
				return 0;
			break;
		case '{':
			count = read_words(&pattern, number->text + at);
			if (!count)
				return 0;
			at += count;
			break;
		case '-':
			if (!(number->hyphens >> at & 1))
				return 0;
			ret_fit->hyphens |= UINT64_C(1) << at;
			break;
		default:
			if (number->text[at++] != element)
				return 0;
		}
	}
}
