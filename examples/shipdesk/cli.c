/*
 * Commands on one order. Each command line is turned into the request that exec would get and run as that: so both
 * refuse the same, under the same names.
 */
#include <stdlib.h>
#include <string.h>

#include "request.h"
#include "show.h"
#include "walk.h"

/* Options that are fields of the request, under the option's name with '_' for '-'. */
#define SHIPMENT_OPTIONS " --package --ship-date --carrier --carrier-name --method --tracking --memo --item "
#define CLEAR_OPTION "--clear "

static void set_text(json_t *object, const char *name, const char *text)
{
	json_t *value = json_string(text);

	/* What is not valid UTF-8 must not vanish: as a number it is refused, under its own name. */
	json_object_set_new(object, name, value ? value : json_real(0.5));
}

/* "ship-date" as "ship_date" */
static void set_field(json_t *object, const char *option, const char *text)
{
	char *name = must_copy(option + 2, strlen(option + 2));
	char *hyphen;

	while ((hyphen = strchr(name, '-')) != NULL)
		*hyphen = '_';
	if (text)
		set_text(object, name, text);
	else
		json_object_set_new(object, name, json_null());
	free(name);
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
static int add_item(json_t *items, char *text)
{
	char *equals = strrchr(text, '=');
	json_t *item;

	if (!equals || equals == text || !is_number(equals + 1))
		return usage_error("{1} is not LINE=QTY", text);
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

static int run_request(struct desk *desk, json_t *root)
{
	struct request request = {.desk = desk, .root = root};
	struct outcome outcome;
	int status;

	request_run(&request, &outcome);
	problems_print(&request.problems, stderr, "");
	status = problems_exit_status(&request.problems);
	if (outcome.decision)
		show_decision(desk, outcome.decision);
	outcome_free(&outcome);
	problems_free(&request.problems);
	return status;
}

static int set_option(json_t *root, const char *name, char *value)
{
	if (strcmp(name, "--item") == 0)
		return add_item(items_of(root), value);
	if (strcmp(name, "--clear") == 0) {
		struct buffer option = {0};

		buffer_format(&option, "--%s", value);
		set_field(root, option.bytes, NULL);
		buffer_free(&option);
		return EXIT_DONE;
	}
	set_field(root, name, value);
	return EXIT_DONE;
}

/* Reads ORDER and options into a request. EXIT_DONE, or EXIT_USAGE after a complaint. */
static int read_request(struct arguments *arguments, const char *valued, json_t *root)
{
	const char *reference = NULL;
	const char *name;
	char *value;
	int status;

	for (;;) {
		status = argument_option(arguments, " ", valued, &name, &value);
		if (status == EXIT_DONE && name)
			status = set_option(root, name, value);
		if (status != EXIT_DONE)
			return status;
		if (name)
			continue;
		value = argument_next(arguments);
		if (!value)
			break;
		if (reference)
			return usage_error("what is {1}?", value);
		reference = value;
	}
	if (!reference)
		return usage_error("which order?", "");
	set_text(root, "order", reference);
	return EXIT_DONE;
}

static int run_operation(struct desk *desk, struct arguments *arguments, const char *operation, const char *valued)
{
	json_t *root = json_object();
	int status;

	set_text(root, "op", operation);
	status = read_request(arguments, valued, root);
	if (status == EXIT_DONE)
		status = run_request(desk, root);
	json_decref(root);
	return status;
}

int run_confirm(struct desk *desk, struct arguments *arguments)
{
	return run_operation(desk, arguments, "confirm", SHIPMENT_OPTIONS);
}

int run_reconfirm(struct desk *desk, struct arguments *arguments)
{
	return run_operation(desk, arguments, "reconfirm", SHIPMENT_OPTIONS CLEAR_OPTION);
}

int run_label(struct desk *desk, struct arguments *arguments)
{
	return run_operation(desk, arguments, "label", SHIPMENT_OPTIONS);
}

int run_unlabel(struct desk *desk, struct arguments *arguments)
{
	return run_operation(desk, arguments, "label_cancel", " --package ");
}

int run_release(struct desk *desk, struct arguments *arguments)
{
	return run_operation(desk, arguments, "release", " ");
}

int run_scan(struct desk *desk, struct arguments *arguments)
{
	return run_operation(desk, arguments, "scan", " --package --status --at ");
}

/* A person who cancels items need not number the cancellation: the next free number is taken. */
static void number_cancellation(struct desk *desk, json_t *root)
{
	const char *reference = json_string_value(json_object_get(root, "order"));
	char number[16];
	struct shp_order *order;
	int status;
	uint8_t id[16];

	if (!json_object_get(root, "items") || json_object_get(root, "reference") || !reference ||
	    store_find(desk->store, reference, id) <= 0)
		return;
	order = order_load(desk, reference, &status);
	if (!order)
		return;
	snprintf(number, sizeof(number), "%d", (int)shp_order_get_next_cancellation_number(order));
	set_text(root, "reference", number);
	shp_order_unref(order);
}

int run_cancel(struct desk *desk, struct arguments *arguments)
{
	json_t *root = json_object();
	int status;

	set_text(root, "op", "cancel");
	status = read_request(arguments, " --item --reference --reason ", root);
	if (status == EXIT_DONE) {
		number_cancellation(desk, root);
		status = run_request(desk, root);
	}
	json_decref(root);
	return status;
}

/* "REF:LINE=QTY[,LINE=QTY]..." */
static int add_package(json_t *packages, char *text)
{
	char *colon = strchr(text, ':');
	json_t *package;
	char *item;

	if (!colon)
		return usage_error("{1} is not REF:LINE=QTY[,LINE=QTY]...", text);
	*colon = '\0';
	package = json_object();
	set_text(package, "package", text);
	json_array_append_new(packages, package);
	for (item = colon + 1; item;) {
		char *comma = strchr(item, ',');
		int status;

		if (comma)
			*comma = '\0';
		status = add_item(items_of(package), item);
		if (status != EXIT_DONE)
			return status;
		item = comma ? comma + 1 : NULL;
	}
	return EXIT_DONE;
}

int run_split(struct desk *desk, struct arguments *arguments)
{
	const char *reference = argument_next(arguments);
	json_t *root;
	json_t *packages;
	int status = EXIT_DONE;
	char *text;

	if (!reference || arguments->at == arguments->count)
		return usage_error("split takes an order and at least one REF:LINE=QTY", "");
	root = json_object();
	packages = json_array();
	set_text(root, "op", "split");
	set_text(root, "order", reference);
	json_object_set_new(root, "packages", packages);
	while (status == EXIT_DONE && (text = argument_next(arguments)) != NULL)
		status = add_package(packages, text);
	if (status == EXIT_DONE)
		status = run_request(desk, root);
	json_decref(root);
	return status;
}
