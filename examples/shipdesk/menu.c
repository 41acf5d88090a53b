/* The commands, and what --help says of them: one table, so that neither can know of more than the other. */
#include "menu.h"

#include <string.h>

#include "desk.h"

/* Where what a command does begins; behind longer arguments it has a line of its own. */
#define DOES_COLUMN 30
#define SHIPMENT "[--carrier-name NAME] [--method TEXT] [--tracking ID] [--memo TEXT]"

static const struct menu_entry entries[] = {
	{"import", run_import, "FILE [--ship-within N] [--without-amounts] [--encoding NAME]", "reads an order report",
	 "读入订单报告"},
	{"orders", run_orders, "[--json]", "the list of orders, and what can be done now",
	 "订单列表,以及当前可用的操作"},
	{"show", run_show, "ORDER [--json]", "one order, whole", "一个订单的全部内容"},
	{"confirm", run_confirm,
	 "ORDER [--package REF] [--item LINE=QTY]... --ship-date DATE --carrier CODE\n          " SHIPMENT,
	 "confirms a package, by package or by items", "按包裹或按商品确认发货"},
	{"split", run_split, "ORDER REF:LINE=QTY[,LINE=QTY]... ...", "each named package holds exactly these",
	 "每个列出的包裹恰好装这些商品"},
	{"reconfirm", run_reconfirm,
	 "ORDER --package REF [--item LINE=QTY]... [--ship-date DATE] [--carrier CODE]\n          " SHIPMENT
	 "\n          [--clear FIELD]...",
	 "corrects a shipment; fields not named are kept", "编辑货件;未列出的字段保持不变"},
	{"cancel", run_cancel, "ORDER [--item LINE=QTY]... [--reference REF] --reason REASON",
	 "cancels open units, all of them without --item", "取消待发货的商品;没有 --item 则全部取消"},
	{"label", run_label,
	 "ORDER [--package REF] [--item LINE=QTY]... --ship-date DATE --carrier CODE --tracking ID [--method TEXT]",
	 "a bought label, which confirms by itself", "购买的配送标签,自动确认发货"},
	{"unlabel", run_unlabel, "ORDER --package REF", "cancels a bought label: the package is open again",
	 "取消配送标签:包裹恢复为待发货"},
	{"release", run_release, "ORDER", "a pending order's payment is authorised", "等待中订单的付款已获授权"},
	{"scan", run_scan, "ORDER --package REF --status STATUS --at INSTANT", "a carrier's event", "承运人的追踪信息"},
	{"expire", run_expire, "", "cancels every order past its deadline", "取消所有已过期限的订单"},
	{"confirm-file", run_confirm_file, "FILE [--encoding NAME]", "the shipping-confirmation flat file",
	 "发货确认文件"},
	{"deliver", run_deliver, "[--limit N]", "hands over pending effects, one CloudEvents document a line",
	 "交出待执行的事项,每行一个 CloudEvents 文档"},
	{"events", run_events, "[ORDER]", "the whole log, one CloudEvents document a line",
	 "全部事件,每行一个 CloudEvents 文档"},
	{"metrics", run_metrics, "[--json]", "the seller's numbers", "卖家指标"},
	{"verify", run_verify, "", "replays every order and checks every law", "重放每个订单并检查每条规律"},
	{"exec", run_exec, "", "one JSON command a line from stdin, one JSON answer a line",
	 "从标准输入每行读取一条 JSON 命令,每行给出一条 JSON 回答"},
};

const struct menu_entry *menu_find(const char *name)
{
	size_t at;

	for (at = 0; at < sizeof(entries) / sizeof(entries[0]); at++) {
		if (strcmp(entries[at].name, name) == 0)
			return &entries[at];
	}
	return NULL;
}

static void print_entry(const struct menu_entry *entry, FILE *file)
{
	const size_t length = 2 + strlen(entry->name) + (*entry->arguments ? 1 : 0) + strlen(entry->arguments);
	const char *does = say(entry->english, entry->chinese);

	fprintf(file, "  %s%s%s", entry->name, *entry->arguments ? " " : "", entry->arguments);
	if (length < DOES_COLUMN)
		fprintf(file, "%*s%s\n", (int)(DOES_COLUMN - length), "", does);
	else
		fprintf(file, "\n%*s%s\n", DOES_COLUMN, "", does);
}

void usage(FILE *file)
{
	size_t at;

	fputs("shipdesk [--db FILE] [--rules NAME[,KEY=VALUE]...] [--now INSTANT] [--lang en|zh] [--memory BYTES] "
	      "COMMAND [ARGS]\n"
	      "shipdesk --help | --version\n"
	      "\n",
	      file);
	for (at = 0; at < sizeof(entries) / sizeof(entries[0]); at++)
		print_entry(&entries[at], file);
	fputs(say("\n"
		  "--db is shipment.db unless told; import and exec make it, the others want it to be there. --rules "
		  "us, "
		  "uk, jp, sa;\n"
		  "keys: charge, credit, fee, tracking, calendar, cancel_after, cancel_from, utc_offset... --now "
		  "2025-11-06T09:30:00Z\n"
		  "stands for the clock. --memory is what the library may have, 1G unless told. Exit status: 0 done, "
		  "1 refused or\n"
		  "partly refused, 2 wrong usage, 3 the database or a file failed. A refusal by exec tells the first "
		  "200 problems\n"
		  "that the library finds, and in \"problems_left_out\" how many more there are.\n"
		  "examples/shipdesk/README.md tells more: every operation of exec and its fields, the data of "
		  "events.\n",
		  "\n"
		  "--db 默认为 shipment.db;import 和 exec 会新建,其他命令要求其已存在。--rules us、uk、jp、sa;\n"
		  "键:charge、credit、fee、tracking、calendar、cancel_after、cancel_from、utc_offset 等。\n"
		  "--now 2025-11-06T09:30:00Z 代替系统时钟。--memory 为库可用的内存,默认 1G。\n"
		  "退出状态:0 完成,1 拒绝或部分拒绝,2 用法错误,3 数据库或文件出错。\n"
		  "exec 拒绝时列出库所发现的前 200 个问题,其余的数目在 \"problems_left_out\" 中。\n"
		  "详见 examples/shipdesk/README.md:exec 的所有操作及其字段,以及事件的数据。\n"),
	      file);
}
