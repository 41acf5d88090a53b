#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "desk.h"
#include "instant.h"

#define MEMORY_DEFAULT ((size_t)1 << 30)

/* The language of this run, for what is said before there is a desk, or far from it. */
static int32_t spoken = SHP_LANGUAGE_EN;

const char *say(const char *english, const char *chinese)
{
	return spoken == SHP_LANGUAGE_ZH ? chinese : english;
}

int32_t spoken_language(void)
{
	return spoken;
}

int usage_error(const char *english, const char *chinese, const char *what)
{
	struct buffer message = {0};

	buffer_fill(&message, say(english, chinese), what, "", "");
	fprintf(stderr, say("shipdesk: %s; \"shipdesk --help\" tells more\n", "shipdesk:%s;详见 \"shipdesk --help\"\n"),
		message.bytes);
	buffer_free(&message);
	return EXIT_USAGE;
}

int usage_surplus(struct arguments *arguments)
{
	const char *surplus = argument_next(arguments);

	return surplus ? usage_error("what is \"{1}\"?", "“{1}”是什么?", surplus) : EXIT_DONE;
}

/* Prints on stdout, and ends. */
static void print_and_exit(int is_version)
{
	if (is_version)
		printf("shipdesk %s\n", shp_version());
	else
		usage(stdout);
	exit(fflush(stdout) == 0 ? EXIT_DONE : EXIT_BROKEN);
}

char *argument_next(struct arguments *arguments)
{
	return arguments->at < arguments->count ? arguments->list[arguments->at++] : NULL;
}

/* The name, between blanks, is one of the words. */
static int is_one_of(const char *name, size_t length, const char *words)
{
	const char *at = words;

	while ((at = strstr(at, " --")) != NULL) {
		at++;
		if (strncmp(at, name, length) == 0 && at[length] == ' ')
			return 1;
	}
	return 0;
}

int argument_option(struct arguments *arguments, const char *flags, const char *valued, const char **ret_name,
		    char **ret_value)
{
	char *argument = arguments->at < arguments->count ? arguments->list[arguments->at] : NULL;
	char *equals;
	size_t length;

	*ret_name = NULL;
	*ret_value = NULL;
	if (!argument || strncmp(argument, "--", 2) != 0)
		return EXIT_DONE;
	if (strcmp(argument, "--help") == 0)
		print_and_exit(0);
	equals = strchr(argument, '=');
	length = equals ? (size_t)(equals - argument) : strlen(argument);
	arguments->at++;
	if (is_one_of(argument, length, flags) && !equals) {
		*ret_name = argument;
		return EXIT_DONE;
	}
	if (!is_one_of(argument, length, valued))
		return usage_error("unknown option \"{1}\"", "未知选项“{1}”", argument);
	if (equals) {
		*equals = '\0';
		*ret_value = equals + 1;
	} else {
		*ret_value = argument_next(arguments);
	}
	*ret_name = argument;
	return *ret_value ? EXIT_DONE : usage_error("{1} needs a value", "{1} 需要一个值", argument);
}

/* "64M": bytes. */
static int memory_parse(const char *text, size_t *ret_bytes)
{
	char *end;
	const unsigned long long number = strtoull(text, &end, 10);
	unsigned int shift = 0;

	if (text[0] < '0' || text[0] > '9')
		return 0;
	if (strcmp(end, "K") == 0)
		shift = 10;
	else if (strcmp(end, "M") == 0)
		shift = 20;
	else if (strcmp(end, "G") == 0)
		shift = 30;
	else if (*end)
		return 0;
	if (number == 0 || number > (SIZE_MAX >> 1) >> shift)
		return 0;
	*ret_bytes = (size_t)number << shift;
	return 1;
}

static int language_parse(const char *text, int32_t *ret_language)
{
	if (strcmp(text, "en") == 0)
		*ret_language = SHP_LANGUAGE_EN;
	else if (strcmp(text, "zh") == 0)
		*ret_language = SHP_LANGUAGE_ZH;
	else
		return 0;
	return 1;
}

static int set_option(struct options *options, const char *name, const char *value)
{
	if (strcmp(name, "--db") == 0) {
		options->db = value;
		return *value ? EXIT_DONE : usage_error("--db needs a file", "--db 需要一个文件", "");
	}
	if (strcmp(name, "--rules") == 0) {
		options->rules = value;
		return EXIT_DONE;
	}
	if (strcmp(name, "--now") == 0) {
		if (instant_parse(value, &options->now) && options->now >= 0 && options->now <= SHP_LIMIT_INSTANT)
			return EXIT_DONE;
		return usage_error("--now: \"{1}\" is not an instant like 2025-11-06T09:30:00Z",
				   "--now:“{1}”不是 2025-11-06T09:30:00Z 这样的时间", value);
	}
	if (strcmp(name, "--memory") == 0)
		return memory_parse(value, &options->memory)
			       ? EXIT_DONE
			       : usage_error("--memory: \"{1}\" is no amount of memory like 64M",
					     "--memory:“{1}”不是 64M 这样的内存大小", value);
	if (!language_parse(value, &options->language))
		return usage_error("--lang: \"{1}\" is neither en nor zh", "--lang:“{1}”既不是 en 也不是 zh", value);
	return EXIT_DONE;
}

/* What is wrong before --lang is to be told in its language, too. */
static void find_language(const struct arguments *arguments)
{
	int at;

	for (at = arguments->at; at < arguments->count; at++) {
		const char *argument = arguments->list[at];

		if (strncmp(argument, "--lang=", 7) == 0)
			language_parse(argument + 7, &spoken);
		else if (strcmp(argument, "--lang") == 0 && at + 1 < arguments->count)
			language_parse(arguments->list[at + 1], &spoken);
		else if (strcmp(argument, "--") == 0)
			return;
	}
}

int options_read(struct options *options, struct arguments *arguments)
{
	const char *name;
	char *value;

	*options =
		(struct options){.db = "shipment.db", .rules = "us", .now = SHP_INSTANT_NONE, .memory = MEMORY_DEFAULT};
	find_language(arguments);
	for (;;) {
		const char *next = arguments->at < arguments->count ? arguments->list[arguments->at] : "";
		int status;

		if (strcmp(next, "-h") == 0 || strcmp(next, "help") == 0)
			print_and_exit(0);
		status = argument_option(arguments, " --version ", " --db --rules --now --lang --memory ", &name,
					 &value);
		if (status == EXIT_DONE && name && strcmp(name, "--version") == 0)
			print_and_exit(1);
		if (status == EXIT_DONE && name)
			status = set_option(options, name, value);
		if (status != EXIT_DONE || !name)
			return status;
	}
}
