/* The Manage Orders list. */
#include "document.h"
#include "grid.h"
#include "instant.h"
#include "walk.h"
#include "words.h"

#define MONEY_SIZE 48

/* "51.98 USD" */
static void put_total(struct grid *grid, const struct shp_order *order)
{
	char amount[24];
	char text[MONEY_SIZE];
	size_t size;

	(void)shp_money_format(shp_order_get_money(order, SHP_MONEY_TOTAL), shp_order_get_exponent(order), amount,
			       sizeof(amount), &size);
	snprintf(text, sizeof(text), "%s %s", amount, shp_order_get_currency(order));
	grid_cell(grid, text);
}

/* The deadline, and how much time is left: "2025-11-19 00:00 (9 d)". */
static void put_deadline(const struct desk *desk, struct grid *grid, const struct shp_order *order)
{
	const int64_t now = desk_now(desk);
	int64_t deadline;
	int32_t outside = 0;
	char instant[INSTANT_SIZE];
	struct buffer text = {0};

	if (shp_order_get_deadline(desk->rules, order, &deadline, &outside) != SHP_OK) {
		grid_cell(grid, "");
		return;
	}
	buffer_text(&text, instant_format_local(deadline, desk->utc_offset, instant));
	if (deadline <= now)
		buffer_text(&text, say(" (passed)", "(已过)"));
	else if (deadline - now >= INT64_C(172800000))
		buffer_format(&text, " (%d %s)", (int)((deadline - now) / 86400000), say("d", "天"));
	else
		buffer_format(&text, " (%d %s)", (int)((deadline - now) / 3600000), say("h", "小时"));
	if (outside) /* holidays of that year are not known, so it may be later */
		buffer_text(&text, say(", outside the calendar", ",超出日历范围"));
	grid_cell(grid, text.bytes);
	buffer_free(&text);
}

static void put_actions(const struct desk *desk, struct grid *grid, const struct shp_order *order)
{
	struct buffer text = {0};
	int32_t action;

	for (action = 1; action <= (int32_t)shp_action_count(); action++) {
		if (shp_order_check_action(desk->rules, order, action, NULL, desk_now(desk)) != SHP_OK)
			continue;
		buffer_text(&text, text.length ? ", " : "");
		buffer_text(&text, word_action(action));
	}
	grid_cell(grid, buffer_get(&text));
	buffer_free(&text);
}

/* A charge that was declined is for whoever goes on shipping to know. */
static void put_status(const struct desk *desk, struct grid *grid, const struct shp_order *order)
{
	struct buffer text = {0};

	buffer_text(&text, word_status(shp_order_get_status(order)));
	if (shp_order_get_action_advice(desk->rules, order, SHP_ACTION_CONFIRM, desk_now(desk),
					0) == SHP_ADVICE_PAYMENT_DECLINED)
		buffer_text(&text, say(", payment declined", ",付款被拒"));
	grid_cell(grid, text.bytes);
	buffer_free(&text);
}

static void put_order(const struct desk *desk, struct grid *grid, const struct shp_order *order)
{
	char text[64];

	grid_cell(grid, shp_order_get_text(order, SHP_ORDER_REFERENCE));
	put_status(desk, grid, order);
	snprintf(text, sizeof(text), "%lld / %lld", (long long)shp_order_get_units(order, SHP_UNITS_SHIPPED),
		 (long long)shp_order_get_units(order, SHP_UNITS_ORDERED));
	grid_cell(grid, text);
	put_total(grid, order);
	grid_cell(grid, date_format(shp_order_get_date(order, SHP_ORDER_DATE_SHIP_BY), text));
	put_deadline(desk, grid, order);
	put_actions(desk, grid, order);
}

static int print_list(struct desk *desk)
{
	struct grid grid = {0};
	struct shp_order *order;
	struct walk walk;
	int status;

	grid_column(&grid, say("order", "订单"), GRID_LEFT);
	grid_column(&grid, say("status", "状态"), GRID_LEFT);
	grid_column(&grid, say("shipped", "已发货"), GRID_RIGHT);
	grid_column(&grid, say("total", "总计"), GRID_RIGHT);
	grid_column(&grid, say("ship by", "最迟发货"), GRID_LEFT);
	grid_column(&grid, say("cancelled from", "自动取消"), GRID_LEFT);
	grid_column(&grid, say("what can be done", "可用操作"), GRID_LEFT);
	walk_begin(&walk, desk, "");
	while ((order = walk_next(&walk)) != NULL) {
		put_order(desk, &grid, order);
		shp_order_unref(order);
	}
	status = walk_end(&walk);
	grid_print(&grid, stdout, "");
	return status;
}

/* ---- as JSON ---- */

static void put_json_actions(const struct desk *desk, const struct shp_order *order, struct buffer *out)
{
	int32_t action;

	buffer_text(out, ",\"actions\":[");
	for (action = 1; action <= (int32_t)shp_action_count(); action++) {
		const int32_t status = shp_order_check_action(desk->rules, order, action, NULL, desk_now(desk));
		const int32_t code = status ? status : shp_order_get_action_advice(desk->rules, order, action,
										   desk_now(desk), 0);

		buffer_text(out, action > 1 ? ",{\"action\":" : "{\"action\":");
		buffer_json(out, shp_action_name(action));
		buffer_format(out, ",\"allowed\":%s,\"code\":", status == SHP_OK ? "true" : "false");
		buffer_json(out, code ? shp_status_name(code) : NULL);
		buffer_text(out, "}");
	}
	buffer_text(out, "]");
}

static void put_json(const struct desk *desk, const struct shp_order *order, struct buffer *out)
{
	char text[64];
	size_t size;
	int64_t deadline;
	int32_t outside = 0;

	buffer_text(out, "{\"reference\":");
	buffer_json(out, shp_order_get_text(order, SHP_ORDER_REFERENCE));
	buffer_text(out, ",\"status\":");
	buffer_json(out, shp_order_status_name(shp_order_get_status(order)));
	buffer_format(out, ",\"shipped\":%lld,\"ordered\":%lld,\"cancelled\":%lld,\"open\":%lld,\"total\":",
		      (long long)shp_order_get_units(order, SHP_UNITS_SHIPPED),
		      (long long)shp_order_get_units(order, SHP_UNITS_ORDERED),
		      (long long)shp_order_get_units(order, SHP_UNITS_CANCELLED),
		      (long long)shp_order_get_units(order, SHP_UNITS_OPEN));
	(void)shp_money_format(shp_order_get_money(order, SHP_MONEY_TOTAL), shp_order_get_exponent(order), text,
			       sizeof(text), &size);
	buffer_json(out, text);
	buffer_text(out, ",\"currency\":");
	buffer_json(out, shp_order_get_currency(order));
	buffer_text(out, ",\"ship_by\":");
	date_format(shp_order_get_date(order, SHP_ORDER_DATE_SHIP_BY), text);
	buffer_json(out, *text ? text : NULL);
	buffer_text(out, ",\"deadline\":");
	if (shp_order_get_deadline(desk->rules, order, &deadline, &outside) == SHP_OK)
		buffer_json(out, instant_format(deadline, text));
	else
		buffer_json(out, NULL);
	buffer_format(out, ",\"deadline_outside_calendar\":%s", outside ? "true" : "false");
	put_json_actions(desk, order, out);
	buffer_text(out, "}");
}

static int print_json(struct desk *desk)
{
	struct buffer out = {0};
	struct shp_order *order;
	struct walk walk;
	int any = 0;

	fputs("[", stdout);
	walk_begin(&walk, desk, "");
	while ((order = walk_next(&walk)) != NULL) {
		buffer_reset(&out);
		put_json(desk, order, &out);
		printf("%s\n%s", any ? "," : "", out.bytes);
		any = 1;
		shp_order_unref(order);
	}
	fputs(any ? "\n]\n" : "]\n", stdout);
	buffer_free(&out);
	return walk_end(&walk);
}

int run_orders(struct desk *desk, struct arguments *arguments)
{
	const char *name;
	char *value;
	const int status = argument_option(arguments, " --json ", " ", &name, &value);

	if (status != EXIT_DONE)
		return status;
	if (arguments->at < arguments->count)
		return usage_surplus(arguments);
	if (desk_use(desk, 0) != EXIT_DONE)
		return EXIT_BROKEN;
	return name ? print_json(desk) : print_list(desk);
}
