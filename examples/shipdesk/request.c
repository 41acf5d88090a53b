#include "request.h"

#include <string.h>

#include "store.h"

struct operation {
	const char *name;
	const char *known; /* names of fields, beside those of every operation */
	enum command_kind kind;
	void (*fill)(struct request *request, struct command *command);
	void (*answer)(struct request *request, struct outcome *ret_outcome); /* of an operation that is no command */
};

/* What is shown of a shipment can be sent back with what can be set: it is known, and nothing is done with it. */
#define SHIPMENT_FIELDS                                                                                                \
	" order package items ship_date carrier carrier_name method tracking memo"                                     \
	" revision confirmed_at label tracking_verdict carrier_status carrier_status_at first_scan_at delivered_at "
#define CALENDAR_FIELDS " calendar weekmask closed opened "

static void request_show(struct request *request, struct outcome *ret_outcome);

static const struct operation operations[] = {
	{"place", " order lines ", COMMAND_PLACE, request_place, NULL},
	{"split", " order packages ", COMMAND_SPLIT, request_split, NULL},
	{"confirm", SHIPMENT_FIELDS, COMMAND_CONFIRM, request_ship, NULL},
	{"reconfirm", SHIPMENT_FIELDS, COMMAND_RECONFIRM, request_ship, NULL},
	{"cancel", " order reason items reference at ", COMMAND_CANCEL, request_cancel, NULL},
	{"label", SHIPMENT_FIELDS, COMMAND_LABEL, request_ship, NULL},
	{"label_cancel", " order package ", COMMAND_LABEL_CANCEL, request_label_cancel, NULL},
	{"release", " order ", COMMAND_RELEASE, NULL, NULL},
	{"expire", " order ", COMMAND_EXPIRE, NULL, NULL},
	{"scan", " order package status at ", COMMAND_SCAN, request_scan, NULL},
	{"payment", " order event result amount ", COMMAND_PAYMENT, request_payment, NULL},
	{"show", " order ", COMMAND_NONE, NULL, request_show},
	{"deadline", " start count " CALENDAR_FIELDS, COMMAND_NONE, NULL, request_deadline},
	{"business_days", " from to " CALENDAR_FIELDS, COMMAND_NONE, NULL, request_business_days},
	{"tracking", " carrier number ", COMMAND_NONE, NULL, request_tracking},
	{"allocate", " amount weights ", COMMAND_NONE, NULL, request_allocate},
};

void outcome_free(struct outcome *outcome)
{
	shp_decision_unref(outcome->decision);
	shp_order_unref(outcome->order);
	buffer_free(&outcome->fields);
	*outcome = (struct outcome){0};
}

static void unknown_operation(struct request *request, const char *name)
{
	struct buffer choices = {0};
	size_t at;

	for (at = 0; at < sizeof(operations) / sizeof(operations[0]); at++)
		buffer_format(&choices, "%s%s", at ? ", " : "", operations[at].name);
	field_choice(request, "", "op", "op", name, choices.bytes);
	buffer_free(&choices);
}

static const struct operation *find_operation(struct request *request)
{
	const char *name = NULL;
	const int found = field_text(request, request->root, "", "op", SHP_ERR_VALUE, &name);
	size_t at;

	for (at = 0; found > 0 && at < sizeof(operations) / sizeof(operations[0]); at++) {
		if (strcmp(operations[at].name, name) == 0)
			return &operations[at];
	}
	if (found == 0)
		field_problem(request, "", "op", SHP_ERR_REQUIRED, NULL);
	else if (found > 0)
		unknown_operation(request, name);
	return NULL;
}

/* The id of the order that the request names. True when there is one. */
static int find_order(struct request *request, uint8_t ret_id[16])
{
	const char *reference;
	uint8_t derived[16];
	const int found = field_text(request, request->root, "", "order", SHP_ERR_REFERENCE, &reference);
	struct buffer message = {0};
	int stored;

	if (found == 0)
		field_problem(request, "", "order", SHP_ERR_REQUIRED, NULL);
	if (found <= 0)
		return 0;
	if (shp_order_id_from_reference("any", reference, derived) != SHP_OK) {
		field_problem(request, "", "order", SHP_ERR_REFERENCE, NULL);
		return 0;
	}
	stored = store_find(request->desk->store, reference, ret_id);
	if (stored > 0)
		return 1;
	buffer_fill(&message, say("There is no order {1}.", "没有订单 {1}。"), reference, "", "");
	field_problem(request, "", "order", stored == 0 ? SHP_ERR_HOST_ABSENT : SHP_ERR_HOST_FAILED,
		      stored == 0 ? message.bytes : NULL);
	buffer_free(&message);
	return 0;
}

static void request_show(struct request *request, struct outcome *ret_outcome)
{
	struct desk *desk = request->desk;
	uint8_t id[16];
	int32_t status;

	if (!find_order(request, id))
		return;
	status = shp_host_load(desk->host, id, &ret_outcome->order, desk->error);
	if (status != SHP_OK)
		problems_add_error(&request->problems, desk, desk->error, status);
}

/* What the library found, by where it is in the request: the placement is its "order". */
static void add_error(struct request *request, const struct command *command, int32_t status)
{
	problems_add_error_within(&request->problems, request->desk, request->desk->error, status,
				  command->kind == COMMAND_PLACE ? "order" : "");
}

/* The form is wrong already: nothing is done, but what is wrong in substance belongs into the same answer. */
static void judge(struct request *request, const struct command *command)
{
	struct desk *desk = request->desk;
	struct shp_decision *decision = NULL;
	struct shp_order *order = NULL;
	int32_t status = shp_host_load(desk->host, command->order_id, &order, desk->error);

	if (status == SHP_OK || (status == SHP_ERR_HOST_ABSENT && command->kind == COMMAND_PLACE))
		status = command_try(desk, command, order, request->now, &decision);
	if (status != SHP_OK)
		add_error(request, command, status);
	shp_decision_unref(decision);
	shp_order_unref(order);
}

/*
 * A person who cancels items need not number the cancellation: the next free number is taken. Nobody else gets the same
 * one, since the database is held until this is committed.
 */
static void number_cancellation(struct request *request, const struct command *command)
{
	struct desk *desk = request->desk;
	struct shp_order *order = NULL;
	char number[16];
	int32_t status;

	if (json_object_get(request->root, "reference") || !json_object_get(request->root, "items"))
		return;
	if (!store_hold(desk->store)) {
		field_problem(request, "", "", SHP_ERR_HOST_FAILED, NULL);
		return;
	}
	status = shp_host_load(desk->host, command->order_id, &order, desk->error);
	if (status != SHP_OK) {
		problems_add_error(&request->problems, desk, desk->error, status);
		return;
	}
	snprintf(number, sizeof(number), "%d", (int)shp_order_get_next_cancellation_number(order));
	shp_cancellation_set_reference(command->cancellation, number);
	shp_order_unref(order);
}

static void run_command(struct request *request, const struct operation *operation, struct outcome *ret_outcome)
{
	struct desk *desk = request->desk;
	struct command command;
	int32_t status = command_new(desk, operation->kind, &command);
	int is_known =
		json_is_object(json_object_get(request->root, "order")) || json_object_get(request->root, "lines");

	if (status != SHP_OK) {
		field_problem(request, "", "", status, NULL);
		return;
	}
	if (operation->kind != COMMAND_PLACE)
		is_known = find_order(request, command.order_id);
	if (operation->fill)
		operation->fill(request, &command);
	if (is_known && request->takes_number)
		number_cancellation(request, &command);
	if (request->problems.count == 0) {
		status = command_run(desk, &command, request->now, &ret_outcome->decision);
		if (status != SHP_OK)
			add_error(request, &command, status);
	} else if (is_known) {
		judge(request, &command);
	}
	store_let_go(desk->store);
	command_free(&command);
}

void request_run(struct request *request, struct outcome *ret_outcome)
{
	const struct operation *operation = find_operation(request);
	struct buffer known = {0};
	int64_t now;

	*ret_outcome = (struct outcome){0};
	request->now = desk_now(request->desk);
	if (field_instant(request, request->root, "", "now", &now) > 0)
		request->now = now;
	if (!operation)
		return;
	buffer_format(&known, " op id now %s", operation->known);
	fields_known(request, request->root, "", known.bytes);
	buffer_free(&known);
	if (operation->answer)
		operation->answer(request, ret_outcome);
	else
		run_command(request, operation, ret_outcome);
	if (request->problems.count > 0)
		outcome_free(ret_outcome);
}
