/*
 * What a group of records asks for, by the rules of the flat file: an order and tracking id that name a confirmed
 * package are a correction of it, or nothing new; otherwise open units make a new package; otherwise, if exactly one
 * confirmed package has these contents, it is corrected; otherwise it is more than could be fulfilled.
 *
 * Each group is decided on the order as the groups before it will have left it, and all of them are committed together.
 * The database is held from the first of them to the commit, so that nobody takes the units or the package's reference
 * in between.
 */
#include <stdlib.h>
#include <string.h>

#include "confirm_group.h"
#include "store.h"

/* ---- orders as they will be ---- */

static struct foreseen *foresee(struct confirm_file *file, const char *reference, int32_t *ret_status)
{
	struct desk *desk = file->desk;
	struct foreseen *foreseen;
	struct shp_order *order = NULL;
	uint8_t id[16];
	size_t at;
	int stored;

	for (at = 0; at < file->foreseen_count; at++) {
		if (strcmp(file->foreseen[at].reference, reference) == 0)
			return &file->foreseen[at];
	}
	if (!desk->store->is_held && !file->has_given_up)
		file->has_given_up = !store_hold(desk->store);
	stored = file->has_given_up ? -1 : store_find(desk->store, reference, id);
	*ret_status = stored > 0    ? shp_host_load(desk->host, id, &order, desk->error)
		      : stored == 0 ? SHP_ERR_HOST_ABSENT
				    : SHP_ERR_HOST_FAILED;
	if (*ret_status != SHP_OK)
		return NULL;
	if (file->foreseen_count == file->foreseen_capacity) {
		file->foreseen_capacity = file->foreseen_capacity ? file->foreseen_capacity * 2 : 64;
		file->foreseen = must_grow(file->foreseen, file->foreseen_capacity * sizeof(*file->foreseen));
	}
	foreseen = &file->foreseen[file->foreseen_count++];
	foreseen->reference = must_copy(reference, strlen(reference));
	foreseen->order = order;
	memcpy(foreseen->id, id, sizeof(id));
	return foreseen;
}

void plan_commit(struct confirm_file *file)
{
	struct desk *desk = file->desk;
	uint32_t at;
	size_t record;

	if (file->planned_count)
		shp_host_run_batch(desk->host, desk->rules, file->batch, desk_now(desk));
	for (at = 0; at < file->planned_count; at++) {
		struct planned *planned = &file->planned[at];
		const int32_t status = shp_batch_get_status(file->batch, at);
		const struct shp_error *error = shp_batch_get_error(file->batch, at);

		/* Decided here already, so this is the database, or somebody who was faster. */
		for (record = planned->first; status != SHP_OK && record < planned->first + planned->count; record++)
			record_refuse(file, &file->records[record], FIELD_COUNT, status,
				      shp_error_count_kept(error)
					      ? shp_error_get_message(error, 0, desk->options.language)
					      : NULL);
	}
	store_let_go(desk->store);
	fputs(buffer_get(&file->advice), stderr);
	buffer_reset(&file->advice);
	shp_batch_clear(file->batch);
	while (file->planned_count > 0)
		command_free(&file->planned[--file->planned_count].command);
	while (file->foreseen_count > 0) {
		struct foreseen *foreseen = &file->foreseen[--file->foreseen_count];

		shp_order_unref(foreseen->order);
		free(foreseen->reference);
	}
}

/* ---- commands ---- */

static void set_details(struct shp_confirmation *confirmation, const struct record *record, int may_clear)
{
	static const struct {
		enum field field;
		int32_t text;
	} texts[] = {{FIELD_CARRIER_CODE, SHP_SHIP_CARRIER},
		     {FIELD_CARRIER_NAME, SHP_SHIP_CARRIER_NAME},
		     {FIELD_TRACKING_NUMBER, SHP_SHIP_TRACKING},
		     {FIELD_SHIP_METHOD, SHP_SHIP_METHOD}};
	size_t at;

	if (record->ship_date != SHP_DATE_NONE)
		shp_confirmation_set_ship_date(confirmation, record->ship_date);
	else if (may_clear && record_clears(record, FIELD_SHIP_DATE))
		shp_confirmation_clear(confirmation, SHP_SHIP_DATE);
	for (at = 0; at < sizeof(texts) / sizeof(texts[0]); at++) {
		const char *cell = record->cells[texts[at].field];

		if (!record_clears(record, texts[at].field)) {
			if (*cell)
				shp_confirmation_set_text(confirmation, texts[at].text, cell);
		} else if (may_clear) {
			shp_confirmation_clear(confirmation, texts[at].text);
		}
	}
}

static void add_item(struct shp_confirmation *confirmation, const struct shp_order *order, int32_t line,
		     int32_t quantity)
{
	if (quantity > 0)
		shp_confirmation_add_item(confirmation, shp_order_get_line_text(order, (uint32_t)line, SHP_LINE_ID),
					  quantity);
}

/*
 * Corrects a package. Items that the file names get the quantity that it says and the others stay: a file may have the
 * rows of one package apart from each other, and sending it again must change nothing.
 */
static void fill_correction(const struct group *group, struct shp_confirmation *confirmation, uint32_t package)
{
	const struct shp_order *order = group->foreseen->order;
	uint32_t item;
	size_t at;

	shp_confirmation_set_package(confirmation, shp_order_get_package_reference(order, package));
	if (group->whole || group_is_in(group, package))
		return;
	for (item = 0; item < shp_order_count_package_items(order, package); item++) {
		const int32_t line = shp_order_get_package_item_line(order, package, item);
		const struct wanted *wanted = group_find(group, line);

		add_item(confirmation, order, line,
			 wanted && wanted->quantity != QUANTITY_BLANK
				 ? wanted->quantity
				 : shp_order_get_package_item_quantity(order, package, item));
	}
	for (at = 0; at < group->item_count; at++) {
		const struct wanted *wanted = &group->items[at];

		if (package_quantity(order, package, wanted->line) == 0)
			add_item(confirmation, order, wanted->line,
				 wanted->quantity != QUANTITY_BLANK
					 ? wanted->quantity
					 : shp_order_get_line_units(order, (uint32_t)wanted->line, SHP_UNITS_OPEN));
	}
}

/* A new package: an open one that holds just these, or all of them, else the next number. */
static void fill_package(const struct group *group, struct shp_confirmation *confirmation)
{
	const struct shp_order *order = group->foreseen->order;
	const int32_t package = group_find_contents(group, SHP_PACKAGE_STATUS_OPEN, 0);
	char number[16];
	uint32_t line;
	size_t at;

	snprintf(number, sizeof(number), "%d", (int)shp_order_get_next_package_number(order));
	shp_confirmation_set_package(confirmation, package == NO_PACKAGE
							   ? number
							   : shp_order_get_package_reference(order, (uint32_t)package));
	for (line = 0; group->whole && line < shp_order_count_lines(order); line++)
		add_item(confirmation, order, (int32_t)line, shp_order_get_line_units(order, line, SHP_UNITS_OPEN));
	for (at = 0; !group->whole && at < group->item_count; at++) {
		const struct wanted *wanted = &group->items[at];

		add_item(confirmation, order, wanted->line,
			 wanted->quantity != QUANTITY_BLANK
				 ? wanted->quantity
				 : shp_order_get_line_units(order, (uint32_t)wanted->line, SHP_UNITS_OPEN));
	}
}

/* Decides on the order as it will be; the order after it is the one that the next group sees. */
static int32_t decide(const struct group *group, struct command *command)
{
	struct confirm_file *file = group->file;
	struct desk *desk = file->desk;
	struct shp_decision *decision = NULL;
	struct planned *planned;
	int32_t status;
	uint32_t at;

	memcpy(command->order_id, group->foreseen->id, sizeof(command->order_id));
	status = command_try(desk, command, group->foreseen->order, desk_now(desk), &decision);
	if (status != SHP_OK || group->is_judged) {
		shp_decision_unref(decision);
		return status;
	}
	for (at = 0; at < shp_decision_count_advice(decision); at++)
		buffer_format(&file->advice, "%s: %s\n", group->foreseen->reference,
			      shp_status_message(shp_decision_get_advice(decision, at), desk->options.language));
	shp_order_unref(group->foreseen->order);
	group->foreseen->order = shp_order_ref(shp_decision_get_order(decision));
	planned = &file->planned[file->planned_count++];
	*planned = (struct planned){.command = *command, .first = group->first, .count = group->count};
	if (command->kind == COMMAND_CONFIRM)
		shp_batch_add_confirm(file->batch, command->order_id, command->confirmation);
	else
		shp_batch_add_reconfirm(file->batch, command->order_id, command->confirmation);
	*command = (struct command){0};
	shp_decision_unref(decision);
	return SHP_OK;
}

/* The column that the library's path came from; FIELD_COUNT for what is about the whole record. */
static enum field field_of_path(const char *path)
{
	static const struct {
		const char *path;
		enum field field;
	} fields[] = {
		{"ship_date", FIELD_SHIP_DATE},	      {"carrier", FIELD_CARRIER_CODE},
		{"carrier_name", FIELD_CARRIER_NAME}, {"method", FIELD_SHIP_METHOD},
		{"tracking", FIELD_TRACKING_NUMBER},
	};
	size_t at;

	for (at = 0; at < sizeof(fields) / sizeof(fields[0]); at++) {
		if (strcmp(fields[at].path, path) == 0)
			return fields[at].field;
	}
	return strncmp(path, "items", 5) == 0 ? FIELD_QUANTITY : FIELD_COUNT;
}

/* Refuses all good records, each with everything that the library found; `error` NULL: with the code alone. */
static void refuse_all(const struct group *group, int32_t code, const struct shp_error *error)
{
	const uint32_t count = error ? shp_error_count_kept(error) : 0;
	uint32_t problem;
	size_t at;

	for (at = 0; at < group->count; at++) {
		struct record *record = group_record(group, at);

		if (!group_has(group, record))
			continue;
		for (problem = 0; problem < count; problem++)
			record_refuse(group->file, record, field_of_path(shp_error_get_path(error, problem)),
				      shp_error_get_code(error, problem),
				      shp_error_get_message(error, problem, group->file->desk->options.language));
		if (count == 0)
			record_refuse(group->file, record, FIELD_COUNT, code, NULL);
	}
}

static void run_command(const struct group *group, enum command_kind kind, int32_t package)
{
	struct desk *desk = group->file->desk;
	struct command command;
	int32_t status = command_new(desk, kind, &command);
	const int is_made = status == SHP_OK;

	if (status == SHP_OK) {
		set_details(command.confirmation, group_good_record(group), kind == COMMAND_RECONFIRM);
		if (kind == COMMAND_RECONFIRM)
			fill_correction(group, command.confirmation, (uint32_t)package);
		else
			fill_package(group, command.confirmation);
		status = decide(group, &command);
	}
	if (status != SHP_OK)
		refuse_all(group, status, is_made ? desk->error : NULL);
	command_free(&command);
}

/* Refuses the records of items that are not there to be shipped. True when others are left. */
static int leave_out(const struct group *group)
{
	int any = 0;
	size_t at;

	for (at = 0; at < group->count; at++) {
		struct record *record = group_record(group, at);
		const struct wanted *wanted;

		if (!group_has(group, record))
			continue;
		wanted = group->whole ? NULL : group_find(group, group_line(group, record));
		if (wanted && group_item_is_open(group, wanted))
			any = 1;
		else
			record_refuse(group->file, record,
				      *record->cells[FIELD_QUANTITY] ? FIELD_QUANTITY : FIELD_COUNT, SHP_ERR_EXCEEDS,
				      NULL);
	}
	return any && !group->is_judged;
}

static void plan_group(struct group *group)
{
	do {
		const struct record *record = group_good_record(group);
		int32_t package = NO_PACKAGE;

		if (!record)
			return;
		group_gather(group);
		if (!group->whole && group->item_count == 0)
			return;
		if (*record->cells[FIELD_TRACKING_NUMBER] && !record_clears(record, FIELD_TRACKING_NUMBER))
			package = group_find_tracked(group, record->cells[FIELD_TRACKING_NUMBER]);
		if (package == NO_PACKAGE && group_is_open(group)) {
			run_command(group, COMMAND_CONFIRM, NO_PACKAGE);
			return;
		}
		if (package == NO_PACKAGE)
			package = group_find_contents(group, SHP_PACKAGE_STATUS_CONFIRMED, 1);
		if (package != NO_PACKAGE) {
			run_command(group, COMMAND_RECONFIRM, package);
			return;
		}
	} while (leave_out(group));
}

/* What is wrong with records whose form is wrong already: all of it is told at once. */
static void judge_records(struct confirm_file *file, size_t first, size_t count)
{
	struct wanted wanted;
	int32_t status;
	size_t at;

	for (at = first; at < first + count; at++) {
		struct group group = {.file = file, .first = at, .count = 1, .items = &wanted, .is_judged = 1};
		struct record *record = &file->records[at];

		/* In a row that has shifted, nothing is what it seems. */
		if (record->complaint_count == 0 || record->complaints[0].field == FIELD_COUNT ||
		    !*record->cells[FIELD_ORDER_ID])
			continue;
		group.foreseen = foresee(file, record->cells[FIELD_ORDER_ID], &status);
		if (group.foreseen)
			plan_group(&group);
		else
			refuse_all(&group, status, NULL);
	}
}

void plan_records(struct confirm_file *file, size_t first, size_t count)
{
	struct group group = {.file = file, .first = first, .count = count};
	const struct record *record = group_good_record(&group);
	int32_t status;

	if (file->planned_count == COMMANDS_OF_COMMIT)
		plan_commit(file);
	judge_records(file, first, count);
	if (!record)
		return;
	group.foreseen = foresee(file, record->cells[FIELD_ORDER_ID], &status);
	if (!group.foreseen) {
		refuse_all(&group, status, NULL);
		return;
	}
	group.items = must_allocate(count * sizeof(*group.items));
	plan_group(&group);
	free(group.items);
}
