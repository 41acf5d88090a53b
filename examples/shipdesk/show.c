#include "show.h"

#include <string.h>

#include "document.h"
#include "grid.h"
#include "instant.h"
#include "walk.h"
#include "words.h"

#define MONEY_SIZE 48
#define TITLE_WIDTH 40

const char *show_money(int64_t minor, int32_t exponent, const char *currency, char *buffer, size_t capacity)
{
	char amount[24];
	size_t size;

	(void)shp_money_format(minor, exponent, amount, sizeof(amount), &size);
	snprintf(buffer, capacity, "%s %s", amount, currency);
	return buffer;
}

/* ---- an order ---- */

static void show_head(const struct desk *desk, const struct shp_order *order)
{
	const int64_t ordered_at = shp_order_get_ordered_at(order);
	const char *service = shp_order_get_text(order, SHP_ORDER_SERVICE);
	char text[INSTANT_SIZE];
	int64_t deadline;
	int32_t program;

	printf("%s  %s", shp_order_get_text(order, SHP_ORDER_REFERENCE), word_status(shp_order_get_status(order)));
	if (shp_order_get_channel(order) == SHP_CHANNEL_AFN)
		fputs("  AFN", stdout);
	for (program = 1; shp_program_name(program); program <<= 1) {
		if (shp_order_get_programs(order) & program)
			printf("  %s", shp_program_name(program));
	}
	printf("\n  %s %s", say("ordered", "下单"), instant_format_local(ordered_at, desk->utc_offset, text));
	if (*service)
		printf(", %s", service);
	if (shp_order_get_date(order, SHP_ORDER_DATE_SHIP_BY) != SHP_DATE_NONE)
		printf(", %s %s", say("ship by", "最迟发货"),
		       date_format(shp_order_get_date(order, SHP_ORDER_DATE_SHIP_BY), text));
	if (shp_order_get_date(order, SHP_ORDER_DATE_DELIVER_BY) != SHP_DATE_NONE)
		printf(", %s %s", say("deliver by", "最迟送达"),
		       date_format(shp_order_get_date(order, SHP_ORDER_DATE_DELIVER_BY), text));
	if (shp_order_get_deadline(desk->rules, order, &deadline, NULL) == SHP_OK)
		printf(", %s %s", say("cancelled from", "自动取消"),
		       instant_format_local(deadline, desk->utc_offset, text));
	fputs("\n\n", stdout);
}

static void put_units(struct grid *grid, const struct shp_order *order, uint32_t line, int32_t kind)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", (int)shp_order_get_line_units(order, line, kind));
	grid_cell(grid, text);
}

/* What the line comes to: everything less the discounts. */
static int64_t line_total(const struct shp_order *order, uint32_t line)
{
	int64_t total = 0;
	int32_t amount;

	for (amount = SHP_AMOUNT_ITEM_PRICE; amount <= SHP_AMOUNT_SHIPPING_DISCOUNT; amount++) {
		const int64_t one = shp_order_get_line_amount(order, line, amount);

		total += amount == SHP_AMOUNT_ITEM_DISCOUNT || amount == SHP_AMOUNT_SHIPPING_DISCOUNT ? -one : one;
	}
	return total;
}

static void show_lines(const struct shp_order *order)
{
	struct grid grid = {0};
	char text[256];
	size_t size;
	uint32_t line;

	grid_column(&grid, say("item", "商品编号"), GRID_LEFT);
	grid_column(&grid, say("ordered", "订购"), GRID_RIGHT);
	grid_column(&grid, say("shipped", "已发货"), GRID_RIGHT);
	grid_column(&grid, say("open", "待发货"), GRID_RIGHT);
	grid_column(&grid, say("cancelled", "已取消"), GRID_RIGHT);
	grid_column(&grid, say("amount", "金额"), GRID_RIGHT);
	grid_column(&grid, say("title", "商品名称"), GRID_LEFT);
	for (line = 0; line < shp_order_count_lines(order); line++) {
		grid_cell(&grid, shp_order_get_line_text(order, line, SHP_LINE_ID));
		put_units(&grid, order, line, SHP_UNITS_ORDERED);
		put_units(&grid, order, line, SHP_UNITS_SHIPPED);
		put_units(&grid, order, line, SHP_UNITS_OPEN);
		put_units(&grid, order, line, SHP_UNITS_CANCELLED);
		(void)shp_money_format(line_total(order, line), shp_order_get_exponent(order), text, sizeof(text),
				       &size);
		grid_cell(&grid, text);
		grid_cell(&grid, text_fit(shp_order_get_line_text(order, line, SHP_LINE_TITLE), TITLE_WIDTH, text,
					  sizeof(text)));
	}
	grid_print(&grid, stdout, "  ");
}

static void show_shipment(const struct desk *desk, const struct shp_order *order, uint32_t package)
{
	const int32_t status = shp_order_get_shipment_carrier_status(order, package);
	char text[INSTANT_SIZE];
	int32_t field;

	printf(": %s", date_format(shp_order_get_shipment_date(order, package), text));
	for (field = SHP_SHIP_CARRIER; field <= SHP_SHIP_TRACKING; field++) {
		const char *value = shp_order_get_shipment_text(order, package, field);

		if (value && *value)
			printf(", %s", value);
	}
	if (shp_order_get_shipment_revision(order, package) > 1)
		printf(desk->options.language == SHP_LANGUAGE_ZH ? "(修订号 %d)" : " (revision %d)",
		       (int)shp_order_get_shipment_revision(order, package));
	if (shp_order_is_shipment_labelled(order, package))
		printf(", %s", say("bought label", "购买的配送标签"));
	if (status != SHP_CARRIER_STATUS_NONE)
		printf(", %s", word_carrier_status(status));
}

static void show_packages(const struct desk *desk, const struct shp_order *order)
{
	uint32_t package;
	uint32_t item;

	for (package = 0; package < shp_order_count_packages(order); package++) {
		const int32_t status = shp_order_get_package_status(order, package);
		const char *memo = shp_order_get_shipment_text(order, package, SHP_SHIP_MEMO);

		printf("\n  %s %s  %s", say("package", "包裹"), shp_order_get_package_reference(order, package),
		       word_package_status(status));
		if (status == SHP_PACKAGE_STATUS_CONFIRMED)
			show_shipment(desk, order, package);
		for (item = 0; item < shp_order_count_package_items(order, package); item++) {
			const int32_t line = shp_order_get_package_item_line(order, package, item);

			printf("\n    %d × %s", (int)shp_order_get_package_item_quantity(order, package, item),
			       shp_order_get_line_text(order, (uint32_t)line, SHP_LINE_ID));
		}
		if (memo && *memo)
			printf("\n    %s: %s", word_field(SHP_SHIP_MEMO), memo);
	}
}

static void show_cancellations(const struct desk *desk, const struct shp_order *order)
{
	char text[INSTANT_SIZE];
	uint32_t at;
	uint32_t item;

	for (at = 0; at < shp_order_count_cancellations(order); at++) {
		const int64_t when = shp_order_get_cancellation_at(order, at);

		printf("\n  %s %s  %s: %s", say("cancellation", "取消"),
		       shp_order_get_cancellation_reference(order, at),
		       word_reason(shp_order_get_cancellation_reason(order, at)),
		       instant_format_local(when, desk->utc_offset, text));
		for (item = 0; item < shp_order_count_cancellation_items(order, at); item++) {
			const int32_t line = shp_order_get_cancellation_item_line(order, at, item);

			printf("\n    %d × %s", (int)shp_order_get_cancellation_item_quantity(order, at, item),
			       shp_order_get_line_text(order, (uint32_t)line, SHP_LINE_ID));
		}
	}
	fputs("\n\n", stdout);
}

static void show_account(const struct shp_order *order)
{
	static const struct {
		int32_t kind;
		const char *english;
		const char *chinese;
	} kinds[] = {
		{SHP_MONEY_TOTAL, "total", "总计"},
		{SHP_MONEY_COD, "collected on delivery", "货到付款"},
		{SHP_MONEY_CHARGED, "charged", "已收款"},
		{SHP_MONEY_REFUNDED, "refunded", "已退款"},
		{SHP_MONEY_CREDITED, "credited", "已存入"},
		{SHP_MONEY_DEBITED, "debited", "已扣除"},
		{SHP_MONEY_HELD, "waiting for settlement", "待结清"},
	};
	char text[MONEY_SIZE];
	int any = 0;
	size_t at;

	fputs("  ", stdout);
	for (at = 0; at < sizeof(kinds) / sizeof(kinds[0]); at++) {
		const int64_t minor = shp_order_get_money(order, kinds[at].kind);

		if (minor == 0 && kinds[at].kind != SHP_MONEY_TOTAL && kinds[at].kind != SHP_MONEY_CHARGED)
			continue;
		show_money(minor, shp_order_get_exponent(order), shp_order_get_currency(order), text, sizeof(text));
		printf("%s%s %s", any ? ", " : "", say(kinds[at].english, kinds[at].chinese), text);
		any = 1;
	}
	printf("  (%s)\n", word_charge_policy(shp_order_get_charge_policy(order)));
}

static void show_actions(const struct desk *desk, const struct shp_order *order)
{
	int32_t action;

	printf("\n  %s\n", say("What can be done now:", "当前可用的操作:"));
	for (action = 1; action <= (int32_t)shp_action_count(); action++) {
		const int32_t status = shp_order_check_action(desk->rules, order, action, NULL, desk_now(desk));
		const int32_t code = status ? status : shp_order_get_action_advice(desk->rules, order, action,
										   desk_now(desk), 0);

		printf("  %s %s", status == SHP_OK ? "+" : "-", word_action(action));
		if (code)
			printf(": %s", shp_status_message(code, desk->options.language));
		fputs("\n", stdout);
	}
}

void show_order(const struct desk *desk, const struct shp_order *order)
{
	show_head(desk, order);
	show_lines(order);
	show_packages(desk, order);
	show_cancellations(desk, order);
	show_account(order);
	show_actions(desk, order);
}

/* ---- a decision ---- */

static void show_event(const struct shp_event *event)
{
	const char *package = shp_event_get_package(event);
	char text[MONEY_SIZE];
	uint32_t item;

	printf("  %s", word_event(shp_event_get_kind(event)));
	if (shp_event_get_amount(event))
		printf(" %s", show_money(shp_event_get_amount(event), shp_event_get_exponent(event),
					 shp_event_get_currency(event), text, sizeof(text)));
	else if (package)
		printf(", %s %s", say("package", "包裹"), package);
	if (!shp_event_is_effect(event)) {
		for (item = 0; item < shp_event_count_items(event); item++)
			printf("%s%d × %s", item ? ", " : ": ", (int)shp_event_get_item_quantity(event, item),
			       shp_event_get_item_line(event, item));
	}
	fputs("\n", stdout);
}

void show_decision(const struct desk *desk, const struct shp_decision *decision, const char *about)
{
	const struct shp_order *order = shp_decision_get_order(decision);
	uint32_t at;

	printf("%s  %s", shp_order_get_text(order, SHP_ORDER_REFERENCE), word_status(shp_order_get_status(order)));
	if (shp_decision_is_repeated(decision))
		printf("  %s", say("(this had happened already; nothing new)", "(此前已完成,无新变化)"));
	fputs("\n", stdout);
	for (at = 0; at < shp_decision_count_events(decision); at++)
		show_event(shp_decision_get_event(decision, at));
	fflush(stdout); /* what happened before what to think of it, where both go to one terminal */
	for (at = 0; at < shp_decision_count_advice(decision); at++)
		fprintf(stderr, "  ! %s%s%s\n", about, *about ? ": " : "",
			shp_status_message(shp_decision_get_advice(decision, at), desk->options.language));
}

/* ---- the command ---- */

int run_show(struct desk *desk, struct arguments *arguments)
{
	const char *reference = NULL;
	struct shp_order *order;
	struct buffer out = {0};
	int as_json = 0;
	const char *name;
	char *value;
	int status;

	for (;;) {
		status = argument_option(arguments, " --json ", " ", &name, &value);
		if (status != EXIT_DONE)
			return status;
		if (name)
			as_json = 1;
		else if (!reference && arguments->at < arguments->count)
			reference = argument_next(arguments);
		else
			break;
	}
	if (!reference || arguments->at < arguments->count)
		return usage_error("show takes one order", "show 需要一个订单", "");
	if (desk_use(desk, 0) != EXIT_DONE)
		return EXIT_BROKEN;
	order = order_load(desk, reference, &status);
	if (!order)
		return status;
	if (as_json) {
		document_order(desk, order, desk_now(desk), &out);
		puts(out.bytes);
	} else {
		show_order(desk, order);
	}
	buffer_free(&out);
	shp_order_unref(order);
	return EXIT_DONE;
}
