/* A command on its way through the driver: from its input to a decision. */
#include "host.h"

#include <string.h>

#include "decide.h"

struct shp__task shp__task(int32_t command, const uint8_t *order_id, const void *input)
{
	struct shp__task task = {.input = input, .command = command};

	if (order_id) {
		memcpy(task.order_id, order_id, sizeof(task.order_id));
		task.has_id = 1;
	}
	return task;
}

static void set_package(struct shp__task *task, const char *package)
{
	size_t length = 0;

	if (!package)
		return;
	while (length < sizeof(task->package) - 1 && package[length])
		length++;
	memcpy(task->package, package, length);
	task->package[length] = '\0';
	task->has_package = 1;
}

struct shp__task shp__task_cancel_label(const uint8_t *order_id, const char *package, int32_t revision)
{
	struct shp__task task = shp__task(SHP__CANCEL_LABEL, order_id, NULL);

	set_package(&task, package);
	task.value = revision;
	return task;
}

struct shp__task shp__task_scan(const uint8_t *order_id, const char *package, int32_t status, int64_t at)
{
	struct shp__task task = shp__task(SHP__SCAN, order_id, NULL);

	set_package(&task, package);
	task.value = status;
	task.at = at;
	return task;
}

struct shp__task shp__task_payment(const uint8_t *order_id, const uint8_t *charge_id, int32_t result)
{
	struct shp__task task = shp__task(SHP__REPORT_PAYMENT, order_id, NULL);

	if (charge_id) {
		memcpy(task.charge_id, charge_id, sizeof(task.charge_id));
		task.has_charge = 1;
	}
	task.value = result;
	return task;
}

void shp__task_reset(struct shp__task *task)
{
	task->first = shp_decision_unref(task->first);
	task->decision = shp_decision_unref(task->decision);
	task->error = shp_error_free(task->error);
	task->status = SHP_ERR_INDEX;
	task->unknown = 0;
}

static int is_making(const struct shp__task *task)
{
	return task->command == SHP__PLACE || task->command == SHP__ADOPT;
}

int32_t shp__task_begin(struct shp__task *task, const struct shp_rules *rules, int64_t now, struct shp_error *error)
{
	int32_t status = SHP_OK;

	if (task->command == SHP__PLACE)
		status = shp_order_place(rules, task->input, now, &task->first, error);
	else if (task->command == SHP__ADOPT)
		status = shp_order_adopt(rules, task->input, now, &task->first, error);
	if (!status && task->first)
		shp_order_get_id(shp_decision_get_order(task->first), task->order_id);
	if (!status && !task->first && !task->has_id)
		status = shp__fail(error, SHP_ERR_ARGUMENT, "", 0);
	return status;
}

/* Place and adopt, of an order that is there. */
static int32_t make_again(const struct shp__task *task, const struct shp_rules *rules, struct shp_order *order,
			  int64_t now, struct shp_decision **ret_decision, struct shp_error *error)
{
	if (task->command == SHP__PLACE)
		return shp_order_place_again(rules, order, task->input, now, ret_decision, error);
	return shp_order_adopt_again(rules, order, task->input, now, ret_decision, error);
}

int32_t shp__task_decide(const struct shp__task *task, const struct shp_rules *rules, struct shp_order *order,
			 int64_t now, struct shp_decision **ret_decision, struct shp_error *error)
{
	const char *package = task->has_package ? task->package : NULL;
	const uint8_t *charge_id = task->has_charge ? task->charge_id : NULL;

	if (is_making(task)) {
		if (order)
			return make_again(task, rules, order, now, ret_decision, error);
		*ret_decision = shp_decision_ref(task->first);
		return SHP_OK;
	}
	if (!order)
		return shp__host_absent(task->order_id, error);
	switch (task->command) {
	case SHP__RELEASE:
		return shp_order_release(rules, order, now, ret_decision, error);
	case SHP__SPLIT:
		return shp_order_split(rules, order, task->input, now, ret_decision, error);
	case SHP__CONFIRM:
		return shp_order_confirm(rules, order, task->input, now, ret_decision, error);
	case SHP__RECONFIRM:
		return shp_order_reconfirm(rules, order, task->input, now, ret_decision, error);
	case SHP__CONFIRM_LABEL:
		return shp_order_confirm_label(rules, order, task->input, now, ret_decision, error);
	case SHP__CANCEL_LABEL:
		return shp_order_cancel_label(rules, order, package, task->value, now, ret_decision, error);
	case SHP__CANCEL:
		return shp_order_cancel(rules, order, task->input, now, ret_decision, error);
	case SHP__EXPIRE:
		return shp_order_expire(rules, order, now, ret_decision, error);
	case SHP__SCAN:
		return shp_order_scan(rules, order, package, task->value, task->at, now, ret_decision, error);
	case SHP__REPORT_PAYMENT:
		return shp_order_report_payment(rules, order, charge_id, task->value, now, ret_decision, error);
	default:
		return shp__fail(error, SHP_ERR_ARGUMENT, "", 0);
	}
}
