/* The operations on what is in packages: confirm, re-confirm, labels, split, cancel, and what others report. */
#include <string.h>

#include "instant.h"
#include "request.h"
#include "uuid_text.h"
#include "wording.h"

/* An element {"line": ..., "quantity": ...}. What cannot be read is added all the same, so that places keep their
 * numbers. */
static void read_item(struct request *request, json_t *items, const char *path, size_t index, const char **ret_line,
		      int32_t *ret_quantity)
{
	json_t *item = array_object(request, items, path, index);

	*ret_line = "";
	*ret_quantity = 0;
	if (!item)
		return;
	fields_known(request, item, path, " line quantity ");
	if (field_text(request, item, path, "line", SHP_ERR_TEXT, ret_line) == 0)
		field_problem(request, path, "line", SHP_ERR_REQUIRED, NULL);
	if (field_int32(request, item, path, "quantity", SHP_ERR_QUANTITY, ret_quantity) == 0)
		field_problem(request, path, "quantity", SHP_ERR_REQUIRED, NULL);
}

static void set_items(struct request *request, struct shp_confirmation *confirmation, int may_clear)
{
	json_t *items = json_object_get(request->root, "items");
	char path[PATH_SIZE];
	size_t at;

	if (json_is_null(items) && may_clear)
		shp_confirmation_clear(confirmation, SHP_SHIP_ITEMS);
	/* Items that cannot be read are items even so: the package need not be there before. */
	if (items && !json_is_null(items) && json_array_size(items) == 0)
		shp_confirmation_add_item(confirmation, "", 0);
	items = field_array(request, request->root, "", "items");
	/* Exactly nothing, as against nothing said: it must not pass for "as it is". */
	if (items && json_array_size(items) == 0)
		field_problem(request, "", "items", SHP_ERR_PACKAGE_EMPTY, NULL);
	for (at = 0; at < json_array_size(items); at++) {
		const char *line;
		int32_t quantity;

		snprintf(path, sizeof(path), "items[%zu]", at);
		read_item(request, items, path, at, &line, &quantity);
		shp_confirmation_add_item(confirmation, line, quantity);
	}
}

void request_ship(struct request *request, struct command *command)
{
	struct shp_confirmation *confirmation = command->confirmation;
	const int may_clear = command->kind == COMMAND_RECONFIRM;
	const char *text;
	int32_t field;

	if (field_text(request, request->root, "", "package", SHP_ERR_REFERENCE, &text) > 0)
		shp_confirmation_set_package(confirmation, text);
	for (field = SHP_SHIP_DATE; field <= SHP_SHIP_MEMO; field++) {
		const char *name = shp_ship_field_name(field);
		const int32_t code = field == SHP_SHIP_DATE ? SHP_ERR_DATE : SHP_ERR_TEXT;
		int32_t date;

		if (json_is_null(json_object_get(request->root, name)) && may_clear)
			shp_confirmation_clear(confirmation, field);
		if (field_text(request, request->root, "", name, code, &text) <= 0)
			continue;
		if (field != SHP_SHIP_DATE)
			shp_confirmation_set_text(confirmation, field, text);
		else if (ship_date_parse(text, request->desk->utc_offset, &date))
			shp_confirmation_set_ship_date(confirmation, date);
		else
			field_no_date(request, "", name, text);
	}
	set_items(request, confirmation, may_clear);
}

/*
 * The reference of a package to split, "package". What is shown of packages can be sent back: there it is "reference",
 * and nothing is done with the rest.
 */
static const char *split_reference(struct request *request, json_t *object, const char *path)
{
	const char *reference = "";
	const char *shown = "";
	const int found = field_text(request, object, path, "package", SHP_ERR_REFERENCE, &reference);
	const int as_shown = field_text(request, object, path, "reference", SHP_ERR_REFERENCE, &shown);

	fields_known(request, object, path, " package items reference status shipment ");
	if (found == 0 && as_shown == 0)
		field_problem(request, path, "package", SHP_ERR_REQUIRED, NULL);
	if (found > 0 && as_shown > 0 && strcmp(reference, shown) != 0)
		field_problem(request, path, "reference", SHP_ERR_DIFFERS, NULL);
	return found ? reference : shown;
}

void request_split(struct request *request, struct command *command)
{
	json_t *packages = field_array(request, request->root, "", "packages");
	char path[PATH_SIZE];
	size_t package;
	size_t at;

	if (!packages && field_is_absent(request->root, "packages"))
		field_problem(request, "", "packages", SHP_ERR_REQUIRED, NULL);
	for (package = 0; package < json_array_size(packages); package++) {
		json_t *items = NULL;
		json_t *object;

		snprintf(path, sizeof(path), "packages[%zu]", package);
		object = array_object(request, packages, path, package);
		shp_contents_add_package(command->contents, object ? split_reference(request, object, path) : "");
		if (object)
			items = field_array(request, object, path, "items");
		for (at = 0; at < json_array_size(items); at++) {
			const char *line;
			int32_t quantity;

			snprintf(path, sizeof(path), "packages[%zu].items[%zu]", package, at);
			read_item(request, items, path, at, &line, &quantity);
			shp_contents_add_item(command->contents, (uint32_t)package, line, quantity);
		}
	}
}

void request_cancel(struct request *request, struct command *command)
{
	json_t *items = field_array(request, request->root, "", "items");
	struct buffer choices = {0};
	char path[PATH_SIZE];
	const char *text;
	int64_t at_instant;
	size_t at;

	if (field_text(request, request->root, "", "reference", SHP_ERR_REFERENCE, &text) > 0)
		shp_cancellation_set_reference(command->cancellation, text);
	if (field_text(request, request->root, "", "reason", SHP_ERR_VALUE, &text) > 0) {
		const int32_t reason = shp_cancel_reason_from_name(text);

		if (reason > 0) {
			shp_cancellation_set_reason(command->cancellation, reason);
		} else {
			choices_of(&choices, shp_cancel_reason_name, 1, SHP_REASON_NOT_CONFIRMED_IN_TIME);
			field_choice(request, "", "reason", "reason", text, choices.bytes);
		}
	}
	/* Shown of a cancellation, so it can be sent back; when it happened is not for the caller to say. */
	field_instant(request, request->root, "", "at", &at_instant);
	if (!items && !field_is_absent(request->root, "items"))
		shp_cancellation_add_item(command->cancellation, "", 0);
	/* Exactly nothing must not pass for everything. */
	if (items && json_array_size(items) == 0)
		field_problem(request, "", "items", SHP_ERR_REQUIRED, NULL);
	for (at = 0; at < json_array_size(items); at++) {
		const char *line;
		int32_t quantity;

		snprintf(path, sizeof(path), "items[%zu]", at);
		read_item(request, items, path, at, &line, &quantity);
		shp_cancellation_add_item(command->cancellation, line, quantity);
	}
	buffer_free(&choices);
}

static void require_package(struct request *request, struct command *command)
{
	command->package = "";
	if (field_text(request, request->root, "", "package", SHP_ERR_REFERENCE, &command->package) == 0)
		field_problem(request, "", "package", SHP_ERR_REQUIRED, NULL);
}

void request_label_cancel(struct request *request, struct command *command)
{
	require_package(request, command);
}

void request_scan(struct request *request, struct command *command)
{
	struct buffer choices = {0};
	const char *text;
	int found;

	require_package(request, command);
	found = field_text(request, request->root, "", "status", SHP_ERR_VALUE, &text);
	command->status = found > 0 ? shp_carrier_status_from_name(text) : -1;
	if (found == 0)
		field_problem(request, "", "status", SHP_ERR_REQUIRED, NULL);
	if (found > 0 && command->status < 0) {
		choices_of(&choices, shp_carrier_status_name, SHP_CARRIER_STATUS_SCANNED, SHP_CARRIER_STATUS_NONE);
		field_choice(request, "", "status", "status", text, choices.bytes);
	}
	buffer_free(&choices);
	command->at = SHP_INSTANT_NONE;
	if (field_instant(request, request->root, "", "at", &command->at) == 0)
		field_problem(request, "", "at", SHP_ERR_REQUIRED, NULL);
}

/* Shown of a charge, so it can be sent back; it must then be what was charged. */
static void check_charge(struct request *request, const struct command *command)
{
	struct desk *desk = request->desk;
	struct shp_order *order = NULL;
	uint8_t id[16];
	int64_t amount;
	uint32_t charge;

	if (field_is_absent(request->root, "amount"))
		return;
	if (shp_host_load(desk->host, command->order_id, &order, desk->error) != SHP_OK)
		return; /* told already, or running it will tell why */
	if (field_money(request, request->root, "", "amount", shp_order_get_exponent(order),
			shp_order_get_currency(order), &amount) > 0) {
		for (charge = 0; shp_order_get_charge_id(order, charge, id) == SHP_OK; charge++) {
			if (memcmp(id, command->charge_id, sizeof(id)) == 0 &&
			    shp_order_get_charge_amount(order, charge) != amount)
				field_problem(request, "", "amount", SHP_ERR_DIFFERS, NULL);
		}
	}
	shp_order_unref(order);
}

void request_payment(struct request *request, struct command *command)
{
	const char *text;
	int found = field_text(request, request->root, "", "event", SHP_ERR_UNKNOWN_CHARGE, &text);

	if (found == 0)
		field_problem(request, "", "event", SHP_ERR_REQUIRED, NULL);
	else if (found > 0 && !uuid_read(text, command->charge_id))
		field_problem(request, "", "event", SHP_ERR_UNKNOWN_CHARGE, NULL);
	check_charge(request, command);
	found = field_text(request, request->root, "", "result", SHP_ERR_VALUE, &text);
	if (found == 0)
		field_problem(request, "", "result", SHP_ERR_REQUIRED, NULL);
	if (found <= 0)
		return;
	if (strcmp(text, "settled") == 0)
		command->status = SHP_PAYMENT_SETTLED;
	else if (strcmp(text, "declined") == 0)
		command->status = SHP_PAYMENT_DECLINED;
	else
		field_choice(request, "", "result", "result", text, "settled, declined");
}
