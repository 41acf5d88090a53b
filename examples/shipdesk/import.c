/* Reads an order report: rows are order items, an order is imported whole or not at all. */
#include <stdlib.h>
#include <string.h>

#include "report.h"
#include "store.h"

/* Orders of one commit: ten times as fast as one by one, and still small. */
#define ORDERS_OF_COMMIT 500
#define PROBLEMS_OF_ORDER 50

/* Orders that are on their way into the database. */
struct import {
	struct report *report;
	struct shp_batch *batch;
	struct row **rows; /* by order, orders in the sequence of the file */
	struct {
		struct shp_placement *placement;
		struct row *const *rows;
		size_t count;
	} waiting[ORDERS_OF_COMMIT];
	size_t waiting_count;
	size_t placed;
	size_t repeated;
	size_t refused;
	int status;
};

/* ---- grouping ---- */

static int compare_ids(const void *a, const void *b)
{
	const struct row *one = *(struct row *const *)a;
	const struct row *other = *(struct row *const *)b;
	const int order = strcmp(one->cells[COLUMN_ORDER_ID], other->cells[COLUMN_ORDER_ID]);

	if (order != 0)
		return order;
	return one->line < other->line ? -1 : one->line > other->line;
}

/* The first row of an order, and how many it has. */
struct group {
	struct row **rows;
	size_t count;
};

static int compare_groups(const void *a, const void *b)
{
	const struct group *one = a;
	const struct group *other = b;

	return one->rows[0]->line < other->rows[0]->line ? -1 : 1;
}

/* Groups the rows by order; *ret_groups is to be freed. Rows without an order are left out. */
static size_t group_rows(struct import *import, struct group **ret_groups)
{
	struct report *report = import->report;
	struct group *groups = must_allocate(report->row_count * sizeof(*groups));
	size_t count = 0;
	size_t at;

	import->rows = must_allocate(report->row_count * sizeof(struct row *));
	for (at = 0; at < report->row_count; at++)
		import->rows[at] = &report->rows[at];
	qsort(import->rows, report->row_count, sizeof(struct row *), compare_ids);
	for (at = 0; at < report->row_count; at++) {
		const char *id = import->rows[at]->cells[COLUMN_ORDER_ID];

		if (!*id)
			continue;
		if (count == 0 || strcmp(groups[count - 1].rows[0]->cells[COLUMN_ORDER_ID], id) != 0)
			groups[count++] = (struct group){.rows = &import->rows[at]};
		groups[count - 1].count++;
	}
	qsort(groups, count, sizeof(*groups), compare_groups);
	*ret_groups = groups;
	return count;
}

/* ---- placing ---- */

static void worse(struct import *import, int status)
{
	import->status = status > import->status ? status : import->status;
}

static void place_waiting(struct import *import)
{
	struct desk *desk = import->report->desk;
	uint32_t at;

	shp_batch_clear(import->batch);
	for (at = 0; at < import->waiting_count; at++)
		shp_batch_add_place(import->batch, import->waiting[at].placement);
	if (import->waiting_count)
		shp_host_run_batch(desk->host, desk->rules, import->batch, desk_now(desk));
	for (at = 0; at < import->waiting_count; at++) {
		const int32_t status = shp_batch_get_status(import->batch, at);

		if (status != SHP_OK) {
			report_add_problems(import->report, import->waiting[at].rows, import->waiting[at].count,
					    shp_batch_get_error(import->batch, at), status);
			worse(import, desk_exit_status(status));
			import->refused++;
		} else if (shp_decision_is_repeated(shp_batch_get_decision(import->batch, at))) {
			import->repeated++;
		} else {
			import->placed++;
		}
	}
	shp_batch_clear(import->batch);
	while (import->waiting_count > 0)
		shp_placement_free(import->waiting[--import->waiting_count].placement);
}

/* Not to be placed; but what is wrong in substance is told together with what is wrong in form. */
static void judge(struct import *import, const struct group *group, const struct shp_placement *placement,
		  struct shp_order *stored)
{
	struct desk *desk = import->report->desk;
	struct shp_decision *decision = NULL;
	int32_t status;

	if (stored)
		status = shp_order_place_again(desk->rules, stored, placement, desk_now(desk), &decision, desk->error);
	else
		status = shp_order_place(desk->rules, placement, desk_now(desk), &decision, desk->error);
	if (status != SHP_OK)
		report_add_problems(import->report, group->rows, group->count, desk->error, status);
	shp_decision_unref(decision);
}

/* The order of this reference and its id, if the desk has one. */
static int32_t load(struct import *import, const char *reference, uint8_t ret_id[16], struct shp_order **ret_order)
{
	struct desk *desk = import->report->desk;
	const int stored = store_find(desk->store, reference, ret_id);

	if (stored < 0)
		return SHP_ERR_HOST_FAILED;
	return stored > 0 ? shp_host_load(desk->host, ret_id, ret_order, desk->error) : SHP_OK;
}

/* An order with any bad row is not imported in part: it would be charged, and cancelled, as if it were the whole. */
static void add_order(struct import *import, const struct group *group)
{
	struct desk *desk = import->report->desk;
	const char *reference = group->rows[0]->cells[COLUMN_ORDER_ID];
	struct shp_placement *placement = NULL;
	struct shp_order *stored = NULL;
	int all_match = 1;
	int is_bad = 0;
	size_t at;
	uint8_t id[16];
	int32_t status = load(import, reference, id, &stored);

	if (status == SHP_OK)
		status = shp_placement_new(desk->ctx, &placement);
	if (status != SHP_OK) {
		report_fault(import->report, group->rows[0], COLUMN_COUNT, status, NULL);
		worse(import, EXIT_BROKEN);
		import->refused++;
		shp_order_unref(stored);
		return;
	}
	if (stored)
		all_match = report_match(import->report, group->rows, group->count, stored);
	report_fill(import->report, group->rows, group->count, stored, placement);
	if (stored)
		shp_placement_set_id(placement, id);
	for (at = 0; at < group->count; at++)
		is_bad |= group->rows[at]->bad != 0;
	if (is_bad) {
		judge(import, group, placement, all_match ? stored : NULL);
		shp_order_unref(stored);
		shp_placement_free(placement);
		worse(import, EXIT_REFUSED);
		import->refused++;
		return;
	}
	shp_order_unref(stored);
	import->waiting[import->waiting_count].placement = placement;
	import->waiting[import->waiting_count].rows = group->rows;
	import->waiting[import->waiting_count++].count = group->count;
	if (import->waiting_count == ORDERS_OF_COMMIT)
		place_waiting(import);
}

static int import_rows(struct report *report)
{
	struct import import = {.report = report};
	struct desk *desk = report->desk;
	struct group *groups;
	size_t bad = 0;
	size_t count;
	size_t at;

	if (shp_batch_new(desk->ctx, PROBLEMS_OF_ORDER, &import.batch) != SHP_OK)
		return desk_complain(desk, NULL, SHP_ERR_NO_MEMORY, report->path);
	report_read_rows(report);
	count = group_rows(&import, &groups);
	for (at = 0; at < count; at++)
		add_order(&import, &groups[at]);
	place_waiting(&import);
	for (at = 0; at < report->row_count; at++)
		bad += report->rows[at].bad != 0;
	if (bad)
		worse(&import, EXIT_REFUSED);
	report_print_faults(report);
	printf(say("%zu %s; orders imported: %zu, already there: %zu, refused: %zu\n",
		   "%zu %s;新导入订单:%zu,已有:%zu,拒绝:%zu\n"),
	       report->row_count, report->row_count == 1 ? say("row", "行") : say("rows", "行"), import.placed,
	       import.repeated, import.refused);
	shp_batch_free(import.batch);
	free(import.rows);
	free(groups);
	return import.status;
}

/* ---- the command ---- */

/* A number of business days. */
static int read_days(const char *text, int32_t *ret_days)
{
	char *end;
	const long days = strtol(text, &end, 10);

	if (text[0] < '0' || text[0] > '9' || *end || days > 3650)
		return usage_error("--ship-within: \"{1}\" is not a number of business days, 0 to 3650",
				   "--ship-within:“{1}”不是工作日数,0 到 3650", text);
	*ret_days = (int32_t)days;
	return EXIT_DONE;
}

int run_import(struct desk *desk, struct arguments *arguments)
{
	struct report report = {.desk = desk, .ship_within = -1};
	const char *encoding = NULL;
	const char *name;
	char *value;
	int status;

	for (;;) {
		status = argument_option(arguments, " --without-amounts ", " --ship-within --encoding ", &name, &value);
		if (status != EXIT_DONE)
			return status;
		if (!name && arguments->at < arguments->count && !report.path) {
			report.path = argument_next(arguments);
			continue;
		}
		if (!name)
			break;
		if (strcmp(name, "--without-amounts") == 0)
			report.without_amounts = 1;
		else if (strcmp(name, "--encoding") == 0)
			encoding = value;
		else if (read_days(value, &report.ship_within) != EXIT_DONE)
			return EXIT_USAGE;
	}
	if (!report.path || arguments->at < arguments->count)
		return usage_error("import takes one file", "import 需要一个文件", "");
	status = table_open(&report.table, report.path, encoding, 0);
	if (status == EXIT_DONE)
		status = report_read_header(&report);
	if (status == EXIT_DONE)
		status = desk_use(desk, 1);
	if (status == EXIT_DONE)
		status = import_rows(&report);
	report_close(&report);
	return status;
}
