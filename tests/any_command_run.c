/* Any command: carried out by the library, and on the picture. */
#include "any_command.h"

int32_t any_command_run(const struct any_command *command, const struct shp_rules *rules, struct shp_order *order,
			int64_t now, struct shp_decision **decision, struct shp_error *error)
{
	switch (command->kind) {
	case ANY_SPLIT:
		return shp_order_split(rules, order, command->contents, now, decision, error);
	case ANY_CONFIRM:
		return shp_order_confirm(rules, order, command->confirmation, now, decision, error);
	case ANY_RECONFIRM:
		return shp_order_reconfirm(rules, order, command->confirmation, now, decision, error);
	case ANY_LABEL:
		return shp_order_confirm_label(rules, order, command->confirmation, now, decision, error);
	case ANY_CANCEL_LABEL:
		return shp_order_cancel_label(rules, order, command->reference, 0, now, decision, error);
	case ANY_CANCEL:
		return shp_order_cancel(rules, order, command->cancellation, now, decision, error);
	case ANY_EXPIRE:
		return shp_order_expire(rules, order, now, decision, error);
	case ANY_RELEASE:
		return shp_order_release(rules, order, now, decision, error);
	case ANY_SCAN:
		return shp_order_scan(rules, order, command->reference, command->status, command->at, now, decision,
				      error);
	case ANY_PAY:
		return shp_order_report_payment(rules, order, command->id, command->status, now, decision, error);
	case ANY_KINDS:
		break;
	}
	return SHP_ERR_VALUE;
}

static int cancel_picture(const struct any_command *command, struct picture *picture, int all)
{
	for (int line = 0; line < picture->lines; line++) {
		const int32_t open = picture_open(picture, line);
		const int32_t quantity = all ? open : command->cancelled[line];
		if (quantity > open)
			return 0;
		picture_cancel(picture, line, quantity);
	}
	picture_drop_empty(picture);
	return 1;
}

static int set_confirmed(struct picture *picture, const char *reference, int confirmed)
{
	const int index = picture_find(picture, reference);

	if (index < 0)
		return 0;
	picture->package[index].confirmed = confirmed;
	return 1;
}

int any_command_picture(const struct any_command *command, struct picture *picture)
{
	switch (command->kind) {
	case ANY_SPLIT:
		return picture_grant(picture, &command->wish);
	case ANY_CONFIRM:
	case ANY_LABEL:
		return (!command->by_items || picture_grant(picture, &command->wish)) &&
		       set_confirmed(picture, command->reference, 1);
	case ANY_RECONFIRM:
		return !command->by_items || picture_grant(picture, &command->wish);
	case ANY_CANCEL_LABEL:
		return set_confirmed(picture, command->reference, 0);
	case ANY_CANCEL:
	case ANY_EXPIRE:
		return cancel_picture(command, picture, !command->by_items);
	default:
		return 1;
	}
}
