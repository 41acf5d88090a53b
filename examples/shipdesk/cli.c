/*
 * Commands on one order. Each command line is turned into the request that exec would get and run as that: so both
 * refuse the same. What is wrong is told under the names that stand on the command line.
 */
#include <stdlib.h>
#include <string.h>

#include "request.h"
#include "show.h"
#include "wording.h"

/* Options that are fields of the request, under the option's name with '_' for '-'. */
#define SHIPMENT_OPTIONS " --package --ship-date --carrier --carrier-name --method --tracking --memo --item "
#define CLEAR_OPTION "--clear "
#define NAME_SIZE 100

/* A command line on its way to be a request. */
struct line {
	json_t *root;
	json_t *items;	  /* as they were typed: what the elements of "items" were made of */
	json_t *packages; /* the same of "packages", each an array with its items behind it */
	char name[NAME_SIZE];
};

static json_t *text_of(const char *text)
{
	json_t *value = json_string(text);

	/* What is not valid UTF-8 must not vanish: a NUL is refused in its place, as text that is none. */
	return value ? value : json_stringn("\0", 1);
}

static void set_text(json_t *object, const char *name, const char *text)
{
	json_object_set_new(object, name, text_of(text));
}

/* "--ship-date" as "ship_date", to be freed. */
static char *field_of(const char *option)
{
	char *name = must_copy(option + 2, strlen(option + 2));
	char *hyphen;

	while ((hyphen = strchr(name, '-')) != NULL)
		*hyphen = '_';
	return name;
}

/* A whole number, digits and perhaps a sign. */
static int is_number(const char *text)
{
	if (*text == '-' || *text == '+')
		text++;
	return *text &&
	       strspn(text, "0123456789") == strlen(text); /* strtoll() makes the largest of what is too large */
}

/* "LINE=QTY"; a line's id may hold a '=', a quantity does not. */
static int add_item(json_t *items, json_t *typed, char *text)
{
	char *equals = strrchr(text, '=');
	json_t *item;

	if (!equals || equals == text || !is_number(equals + 1))
		return usage_error("\"{1}\" is not LINE=QTY", "“{1}”不是 LINE=QTY", text);
	json_array_append_new(typed, text_of(text));
	*equals = '\0';
	item = json_object();
	set_text(item, "line", text);
	json_object_set_new(item, "quantity", json_integer(strtoll(equals + 1, NULL, 10)));
	json_array_append_new(items, item);
	return EXIT_DONE;
}

static json_t *items_of(json_t *object)
{
	if (!json_object_get(object, "items"))
		json_object_set_new(object, "items", json_array());
	return json_object_get(object, "items");
}

/* ---- what a path is called here ---- */

static const char *keep_name(struct line *line, const char *before, const char *text)
{
	snprintf(line->name, sizeof(line->name), "%s%s", before, text ? text : "");
	return line->name;
}

/* "ship_date" is "--ship-date", "items[0].quantity" the item as it was typed; what is wrong with the order says so. */
static const char *name_of_path(const char *path, void *user_data)
{
	struct line *line = user_data;
	unsigned int package;
	unsigned int item;
	char *hyphen;

	if (!*path || strcmp(path, "order") == 0)
		return "";
	if (sscanf(path, "packages[%u].items[%u]", &package, &item) == 2)
		return keep_name(line, "",
				 json_string_value(json_array_get(json_array_get(line->packages, package), item + 1)));
	if (sscanf(path, "packages[%u]", &package) == 1)
		return keep_name(line, "",
				 json_string_value(json_array_get(json_array_get(line->packages, package), 0)));
	if (sscanf(path, "items[%u]", &item) == 1)
		return keep_name(line, "--item ", json_string_value(json_array_get(line->items, item)));
	if (strcmp(path, "items") == 0)
		return "--item";
	keep_name(line, "--", path);
	while ((hyphen = strchr(line->name, '_')) != NULL)
		*hyphen = '-';
	return line->name;
}

/* ---- reading and running ---- */

static void line_begin(struct line *line, const char *operation)
{
	*line = (struct line){.root = json_object(), .items = json_array(), .packages = json_array()};
	set_text(line->root, "op", operation);
}

static void line_end(struct line *line)
{
	json_decref(line->root);
	json_decref(line->items);
	json_decref(line->packages);
}

static int run_line(struct desk *desk, struct line *line)
{
	struct request request = {.desk = desk, .root = line->root, .takes_number = 1};
	struct outcome outcome;
	int status;

	if (desk_use(desk, 0) != EXIT_DONE)
		return EXIT_BROKEN;
	request_run(&request, &outcome);
	problems_print(&request.problems, stderr, name_of_path, line);
	status = problems_exit_status(&request.problems);
	if (outcome.decision)
		show_decision(desk, outcome.decision, "");
	outcome_free(&outcome);
	problems_free(&request.problems);
	return status;
}

/* "--clear ship-date": null, which clears. Only what a shipment has can be cleared. */
static int clear_field(json_t *root, const char *value)
{
	struct buffer choices = {0};
	struct buffer message = {0};
	struct buffer option = {0};
	char *asked;
	int found = 0;
	int32_t field;
	size_t at;

	buffer_format(&option, "--%s", value);
	asked = field_of(option.bytes);
	for (field = SHP_SHIP_DATE; field <= SHP_SHIP_MEMO && !found; field++)
		found = strcmp(asked, shp_ship_field_name(field)) == 0;
	if (found) {
		json_object_set_new(root, asked, json_null());
	} else {
		choices_of(&choices, shp_ship_field_name, SHP_SHIP_DATE, SHP_SHIP_ITEMS);
		for (at = 0; at < choices.length; at++) {
			if (choices.bytes[at] == '_')
				choices.bytes[at] = '-';
		}
		wording_choice(&message, "--clear", value, choices.bytes);
		usage_error("{1}", "{1}", message.bytes);
	}
	buffer_free(&choices);
	buffer_free(&message);
	buffer_free(&option);
	free(asked);
	return found ? EXIT_DONE : EXIT_USAGE;
}

static int set_option(struct line *line, const char *name, char *value)
{
	char *field;
	int is_twice;

	if (strcmp(name, "--item") == 0)
		return add_item(items_of(line->root), line->items, value);
	if (strcmp(name, "--clear") == 0)
		return clear_field(line->root, value);
	field = field_of(name);
	is_twice = json_object_get(line->root, field) != NULL;
	set_text(line->root, field, value);
	free(field);
	return is_twice ? usage_error("{1} is there twice", "{1} 重复", name) : EXIT_DONE;
}

/* Reads ORDER and options into a request. EXIT_DONE, or EXIT_USAGE after a complaint. */
static int read_line(struct arguments *arguments, const char *valued, struct line *line)
{
	const char *reference = NULL;
	const char *name;
	char *value;
	int status;

	for (;;) {
		status = argument_option(arguments, " ", valued, &name, &value);
		if (status == EXIT_DONE && name)
			status = set_option(line, name, value);
		if (status != EXIT_DONE)
			return status;
		if (name)
			continue;
		if (arguments->at == arguments->count)
			break;
		if (reference)
			return usage_surplus(arguments);
		reference = argument_next(arguments);
	}
	if (!reference)
		return usage_error("which order?", "哪个订单?", "");
	set_text(line->root, "order", reference);
	return EXIT_DONE;
}

/* Complains of the first option that must be there and is not: " --ship-date --carrier ". */
static int require_options(const struct line *line, const char *required)
{
	while (*(required += strspn(required, " "))) {
		char *option = must_copy(required, strcspn(required, " "));
		char *field = field_of(option);
		int status = EXIT_DONE;

		if (!json_object_get(line->root, field))
			status = usage_error("{1} is missing", "缺少 {1}", option);
		required += strlen(option);
		free(option);
		free(field);
		if (status != EXIT_DONE)
			return status;
	}
	return EXIT_DONE;
}

static int run_operation(struct desk *desk, struct arguments *arguments, const char *operation, const char *valued,
			 const char *required)
{
	struct line line;
	int status;

	line_begin(&line, operation);
	status = read_line(arguments, valued, &line);
	if (status == EXIT_DONE)
		status = require_options(&line, required);
	if (status == EXIT_DONE)
		status = run_line(desk, &line);
	line_end(&line);
	return status;
}

int run_confirm(struct desk *desk, struct arguments *arguments)
{
	return run_operation(desk, arguments, "confirm", SHIPMENT_OPTIONS, " --ship-date --carrier ");
}

int run_reconfirm(struct desk *desk, struct arguments *arguments)
{
	return run_operation(desk, arguments, "reconfirm", SHIPMENT_OPTIONS CLEAR_OPTION, " --package ");
}

int run_label(struct desk *desk, struct arguments *arguments)
{
	return run_operation(desk, arguments, "label", SHIPMENT_OPTIONS, " --ship-date --carrier --tracking ");
}

int run_unlabel(struct desk *desk, struct arguments *arguments)
{
	return run_operation(desk, arguments, "label_cancel", " --package ", " --package ");
}

int run_release(struct desk *desk, struct arguments *arguments)
{
	return run_operation(desk, arguments, "release", " ", " ");
}

int run_scan(struct desk *desk, struct arguments *arguments)
{
	return run_operation(desk, arguments, "scan", " --package --status --at ", " --package --status --at ");
}

int run_cancel(struct desk *desk, struct arguments *arguments)
{
	return run_operation(desk, arguments, "cancel", " --item --reference --reason ", " --reason ");
}

/* "REF:LINE=QTY[,LINE=QTY]..." */
static int add_package(struct line *line, json_t *packages, char *text)
{
	char *colon = strchr(text, ':');
	json_t *typed = json_array();
	json_t *package;
	char *item;

	json_array_append_new(line->packages, typed);
	if (!colon)
		return usage_error("\"{1}\" is not REF:LINE=QTY[,LINE=QTY]...", "“{1}”不是 REF:LINE=QTY[,LINE=QTY]...",
				   text);
	json_array_append_new(typed, text_of(text));
	*colon = '\0';
	package = json_object();
	set_text(package, "package", text);
	json_array_append_new(packages, package);
	for (item = colon + 1; item;) {
		char *comma = strchr(item, ',');
		int status;

		if (comma)
			*comma = '\0';
		status = add_item(items_of(package), typed, item);
		if (status != EXIT_DONE)
			return status;
		item = comma ? comma + 1 : NULL;
	}
	return EXIT_DONE;
}

int run_split(struct desk *desk, struct arguments *arguments)
{
	const char *reference = argument_next(arguments);
	json_t *packages;
	struct line line;
	int status = EXIT_DONE;
	char *text;

	if (!reference || arguments->at == arguments->count)
		return usage_error("split takes an order and at least one REF:LINE=QTY",
				   "split 需要一个订单和至少一个 REF:LINE=QTY", "");
	line_begin(&line, "split");
	packages = json_array();
	set_text(line.root, "order", reference);
	json_object_set_new(line.root, "packages", packages);
	while (status == EXIT_DONE && (text = argument_next(arguments)) != NULL)
		status = add_package(&line, packages, text);
	if (status == EXIT_DONE)
		status = run_line(desk, &line);
	line_end(&line);
	return status;
}
