#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "desk.h"
#include "instant.h"

#define MEMORY_DEFAULT ((size_t)1 << 30)

int usage_error(const char *sentence, const char *what)
{
	struct buffer message = {0};

	buffer_fill(&message, sentence, what, "");
	fprintf(stderr, "shipdesk: %s; \"shipdesk --help\" tells more\n", message.bytes);
	buffer_free(&message);
	return EXIT_USAGE;
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
	equals = strchr(argument, '=');
	length = equals ? (size_t)(equals - argument) : strlen(argument);
	arguments->at++;
	if (is_one_of(argument, length, flags) && !equals) {
		*ret_name = argument;
		return EXIT_DONE;
	}
	if (!is_one_of(argument, length, valued))
		return usage_error("what is {1}?", argument);
	if (equals) {
		*equals = '\0';
		*ret_value = equals + 1;
	} else {
		*ret_value = argument_next(arguments);
	}
	*ret_name = argument;
	return *ret_value ? EXIT_DONE : usage_error("{1} needs a value", argument);
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

static int set_option(struct options *options, const char *name, const char *value)
{
	if (strcmp(name, "--db") == 0) {
		options->db = value;
		return *value ? EXIT_DONE : usage_error("--db needs a file", "");
	}
	if (strcmp(name, "--rules") == 0) {
		options->rules = value;
		return EXIT_DONE;
	}
	if (strcmp(name, "--now") == 0) {
		if (instant_parse(value, &options->now) && options->now >= 0 && options->now <= SHP_LIMIT_INSTANT)
			return EXIT_DONE;
		return usage_error("--now {1} is not like 2025-11-06T09:30:00Z", value);
	}
	if (strcmp(name, "--memory") == 0)
		return memory_parse(value, &options->memory) ? EXIT_DONE
							     : usage_error("--memory {1} is not like 64M", value);
	if (strcmp(value, "en") == 0)
		options->language = SHP_LANGUAGE_EN;
	else if (strcmp(value, "zh") == 0)
		options->language = SHP_LANGUAGE_ZH;
	else
		return usage_error("--lang {1} is neither en nor zh", value);
	return EXIT_DONE;
}

int options_read(struct options *options, struct arguments *arguments)
{
	const char *name;
	char *value;

	*options =
		(struct options){.db = "shipment.db", .rules = "us", .now = SHP_INSTANT_NONE, .memory = MEMORY_DEFAULT};
	for (;;) {
		int status =
			argument_option(arguments, " --help ", " --db --rules --now --lang --memory ", &name, &value);

		if (status == EXIT_DONE && name && strcmp(name, "--help") == 0) {
			usage(stdout);
			exit(fflush(stdout) == 0 ? EXIT_DONE : EXIT_BROKEN);
		}
		if (status == EXIT_DONE && name)
			status = set_option(options, name, value);
		if (status != EXIT_DONE || !name)
			return status;
	}
}

void usage(FILE *file)
{
	fputs("shipdesk [--db FILE] [--rules NAME[,KEY=VALUE]...] [--now INSTANT] [--lang en|zh] [--memory BYTES] "
	      "COMMAND [ARGS]\n"
	      "\n"
	      "  import FILE [--ship-within N] [--without-amounts] [--encoding NAME]\n"
	      "                              reads an order report\n"
	      "  orders [--json]             the list of orders, and what can be done now\n"
	      "  show ORDER [--json]         one order, whole\n"
	      "  confirm ORDER [--package REF] [--item LINE=QTY]... --ship-date DATE --carrier CODE\n"
	      "          [--carrier-name NAME] [--method TEXT] [--tracking ID] [--memo TEXT]\n"
	      "                              confirms a package, by package or by items\n"
	      "  split ORDER REF:LINE=QTY[,LINE=QTY]... ...\n"
	      "                              each named package holds exactly these\n"
	      "  reconfirm ORDER --package REF [the same fields, --item too] [--clear FIELD]...\n"
	      "                              corrects a shipment; fields not named are kept\n"
	      "  cancel ORDER [--item LINE=QTY]... [--reference REF] --reason REASON\n"
	      "                              cancels open units, all of them without --item\n"
	      "  label ORDER [--package REF] [--item LINE=QTY]... --ship-date DATE --carrier CODE --tracking ID "
	      "[--method TEXT]\n"
	      "  unlabel ORDER --package REF a bought label confirms by itself; cancelling it reopens\n"
	      "  release ORDER               a pending order's payment is authorised\n"
	      "  scan ORDER --package REF --status STATUS --at INSTANT\n"
	      "                              a carrier's event\n"
	      "  expire                      cancels every order past its deadline\n"
	      "  confirm-file FILE [--encoding NAME]\n"
	      "                              the shipping-confirmation flat file\n"
	      "  deliver [--limit N]         hands over pending effects, one CloudEvents document a line\n"
	      "  events [ORDER]              the whole log, one CloudEvents document a line\n"
	      "  metrics [--json]            the seller's numbers\n"
	      "  verify                      replays every order and checks every law\n"
	      "  exec                        one JSON command a line from stdin, one JSON answer a line\n"
	      "\n"
	      "--rules us, uk, jp, sa; keys: charge, credit, fee, tracking, calendar, cancel_after, cancel_from, "
	      "utc_offset...\n"
	      "--memory is what the library may have, 1G unless told. Exit status: 0 done, 1 refused or partly "
	      "refused, 2 wrong\n"
	      "usage, 3 the database or a file failed.\n",
	      file);
}
