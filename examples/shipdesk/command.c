#include "command.h"

int32_t command_new(struct desk *desk, enum command_kind kind, struct command *ret_command)
{
	*ret_command = (struct command){.kind = kind};
	switch (kind) {
	case COMMAND_PLACE:
		return shp_placement_new(desk->ctx, &ret_command->placement);
	case COMMAND_SPLIT:
		return shp_contents_new(desk->ctx, &ret_command->contents);
	case COMMAND_CONFIRM:
	case COMMAND_RECONFIRM:
	case COMMAND_LABEL:
		return shp_confirmation_new(desk->ctx, &ret_command->confirmation);
	case COMMAND_CANCEL:
		return shp_cancellation_new(desk->ctx, &ret_command->cancellation);
	default:
		return SHP_OK;
	}
}

void command_free(struct command *command)
{
	shp_placement_free(command->placement);
	shp_contents_free(command->contents);
	shp_confirmation_free(command->confirmation);
	shp_cancellation_free(command->cancellation);
	*command = (struct command){0};
}

int32_t command_run(struct desk *desk, const struct command *command, int64_t now, struct shp_decision **ret_decision)
{
	struct shp_host *host = desk->host;
	const struct shp_rules *rules = desk->rules;
	struct shp_error *error = desk->error;
	const uint8_t *id = command->order_id;

	switch (command->kind) {
	case COMMAND_PLACE:
		return shp_host_place(host, rules, command->placement, now, ret_decision, error);
	case COMMAND_RELEASE:
		return shp_host_release(host, rules, id, now, ret_decision, error);
	case COMMAND_SPLIT:
		return shp_host_split(host, rules, id, command->contents, now, ret_decision, error);
	case COMMAND_CONFIRM:
		return shp_host_confirm(host, rules, id, command->confirmation, now, ret_decision, error);
	case COMMAND_RECONFIRM:
		return shp_host_reconfirm(host, rules, id, command->confirmation, now, ret_decision, error);
	case COMMAND_LABEL:
		return shp_host_confirm_label(host, rules, id, command->confirmation, now, ret_decision, error);
	case COMMAND_LABEL_CANCEL:
		return shp_host_cancel_label(host, rules, id, command->package, 0, now, ret_decision, error);
	case COMMAND_CANCEL:
		return shp_host_cancel(host, rules, id, command->cancellation, now, ret_decision, error);
	case COMMAND_EXPIRE:
		return shp_host_expire(host, rules, id, now, ret_decision, error);
	case COMMAND_SCAN:
		return shp_host_scan(host, rules, id, command->package, command->status, command->at, now, ret_decision,
				     error);
	case COMMAND_PAYMENT:
		return shp_host_report_payment(host, rules, id, command->charge_id, command->status, now, ret_decision,
					       error);
	case COMMAND_NONE:
		break;
	}
	return SHP_ERR_ARGUMENT;
}

int32_t command_try(struct desk *desk, const struct command *command, struct shp_order *order, int64_t now,
		    struct shp_decision **ret_decision)
{
	const struct shp_rules *rules = desk->rules;
	struct shp_error *error = desk->error;

	switch (command->kind) {
	case COMMAND_PLACE:
		if (order)
			return shp_order_place_again(rules, order, command->placement, now, ret_decision, error);
		return shp_order_place(rules, command->placement, now, ret_decision, error);
	case COMMAND_RELEASE:
		return shp_order_release(rules, order, now, ret_decision, error);
	case COMMAND_SPLIT:
		return shp_order_split(rules, order, command->contents, now, ret_decision, error);
	case COMMAND_CONFIRM:
		return shp_order_confirm(rules, order, command->confirmation, now, ret_decision, error);
	case COMMAND_RECONFIRM:
		return shp_order_reconfirm(rules, order, command->confirmation, now, ret_decision, error);
	case COMMAND_LABEL:
		return shp_order_confirm_label(rules, order, command->confirmation, now, ret_decision, error);
	case COMMAND_LABEL_CANCEL:
		return shp_order_cancel_label(rules, order, command->package, 0, now, ret_decision, error);
	case COMMAND_CANCEL:
		return shp_order_cancel(rules, order, command->cancellation, now, ret_decision, error);
	case COMMAND_EXPIRE:
		return shp_order_expire(rules, order, now, ret_decision, error);
	case COMMAND_SCAN:
		return shp_order_scan(rules, order, command->package, command->status, command->at, now, ret_decision,
				      error);
	case COMMAND_PAYMENT:
		return shp_order_report_payment(rules, order, command->charge_id, command->status, now, ret_decision,
						error);
	case COMMAND_NONE:
		break;
	}
	return SHP_ERR_ARGUMENT;
}
