/*
 * shipdesk: a complete host of libshipment on SQLite. The library decides; this program has the clock, the files, the
 * database and the messages.
 */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <time.h>

#include "desk.h"
#include "limit_allocator.h"
#include "menu.h"
#include "store.h"
#include "wording.h"

#define PROBLEMS_KEPT 200
#define COMMIT_TRIES 20

int64_t desk_now(const struct desk *desk)
{
	struct timespec time;

	if (desk->options.now != SHP_INSTANT_NONE)
		return desk->options.now;
	if (clock_gettime(CLOCK_REALTIME, &time) != 0)
		return SHP_INSTANT_NONE; /* refused by every command */
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

int desk_exit_status(int32_t status)
{
	switch (status) {
	case SHP_OK:
		return EXIT_DONE;
	case SHP_ERR_HOST_FAILED:
	case SHP_ERR_HOST_UNKNOWN:
	case SHP_ERR_HOST_CONFLICT:
	case SHP_ERR_HOST_HOOK:
	case SHP_ERR_HOST_BUSY:
	case SHP_ERR_BYTES:
	case SHP_ERR_BYTES_VERSION:
	case SHP_ERR_NO_MEMORY:
		return EXIT_BROKEN;
	default:
		return EXIT_REFUSED;
	}
}

int desk_complain(const struct desk *desk, const struct shp_error *error, int32_t status, const char *about)
{
	const uint32_t kept = shp_error_count_kept(error);
	const uint32_t count = shp_error_count_problems(error);
	uint32_t at;

	for (at = 0; at < kept; at++) {
		const char *path = shp_error_get_path(error, at);

		fprintf(stderr, "%s%s%s%s%s (%s)\n", about, *about ? ": " : "", path, *path ? ": " : "",
			shp_error_get_message(error, at, desk->options.language),
			shp_status_name(shp_error_get_code(error, at)));
	}
	if (count > kept)
		fprintf(stderr, say("%s%sand %u more\n", "%s%s另有 %u 个问题\n"), about, *about ? ": " : "",
			(unsigned int)(count - kept));
	if (count == 0)
		fprintf(stderr, "%s%s%s (%s)\n", about, *about ? ": " : "",
			shp_status_message(status, desk->options.language), shp_status_name(status));
	return desk_exit_status(status);
}

int desk_flush(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	if (errno != EPIPE) /* a reader that has seen enough needs no message */
		fputs(say("shipdesk: writing the output failed\n", "shipdesk:写输出失败\n"), stderr);
	return EXIT_BROKEN;
}

/* What could have stood there: "presets", or what a key takes; NULL where it is no word. */
static const char *choices_of_rule(const char *key)
{
	static const struct {
		const char *key;
		const char *choices;
	} rules[] = {
		{"preset", "us, uk, jp, sa"},
		{"charge", "first_package, per_package, last_package"},
		{"credit", "charge, settlement"},
		{"tracking", "ignore, advise, refuse, carrier"},
		{"method", "ignore, advise, refuse"},
		{"carrier", "ignore, advise, refuse"},
		{"ship_date", "ignore, advise, refuse"},
		{"single_shipment", "ignore, advise, refuse"},
		{"calendar", "us, cn, weekdays"},
		{"cancel_from", "ship_by, ordered"},
	};
	size_t at;

	for (at = 0; at < sizeof(rules) / sizeof(rules[0]); at++) {
		if (strcmp(rules[at].key, key) == 0)
			return rules[at].choices;
	}
	return NULL;
}

static int is_rule_key(const char *key)
{
	int32_t rule;

	for (rule = 1; rule <= (int32_t)shp_rule_count(); rule++) {
		if (shp_rule_key(rule) && strcmp(shp_rule_key(rule), key) == 0)
			return 1;
	}
	return strcmp(key, "calendar") == 0 || strcmp(key, "marketplace") == 0 || strcmp(key, "preset") == 0;
}

/* A key that is none, with those that are. */
static void complain_of_key(const char *key)
{
	struct buffer keys = {0};
	struct buffer message = {0};
	int32_t rule;

	buffer_text(&keys, "calendar, marketplace");
	for (rule = 1; rule <= (int32_t)shp_rule_count(); rule++) {
		if (shp_rule_key(rule))
			buffer_format(&keys, ", %s", shp_rule_key(rule));
	}
	wording_choice(&message, say("rule", "规则"), key, keys.bytes);
	fprintf(stderr, "--rules: %s\n", message.bytes);
	buffer_free(&keys);
	buffer_free(&message);
}

/* The value that the text gives a key; of "preset" the first word. */
static void find_value(const char *text, const char *key, struct buffer *ret_value)
{
	const size_t length = strlen(key);
	const char *at = text;

	if (strcmp(key, "preset") != 0) {
		while ((at = strchr(at, ',')) != NULL) {
			at++;
			if (strncmp(at, key, length) == 0 && at[length] == '=')
				break;
		}
		at = at ? at + length + 1 : "";
	}
	buffer_add(ret_value, at, strcspn(at, ","));
}

static void complain_of_rules(const struct desk *desk)
{
	const char *text = desk->options.rules;
	uint32_t at;

	for (at = 0; at < shp_error_count_kept(desk->error); at++) {
		const char *key = shp_error_get_path(desk->error, at);
		const char *choices = choices_of_rule(key);
		struct buffer value = {0};
		struct buffer message = {0};

		find_value(text, key, &value);
		if (shp_error_get_code(desk->error, at) == SHP_ERR_VALUE && choices) {
			wording_choice(&message, key, buffer_get(&value), choices);
			fprintf(stderr, "--rules: %s\n", message.bytes);
		} else if (shp_error_get_code(desk->error, at) == SHP_ERR_UNKNOWN_KEY && !is_rule_key(key)) {
			complain_of_key(key);
		} else {
			fprintf(stderr, "--rules: %s: %s\n", key,
				shp_error_get_message(desk->error, at, desk->options.language));
		}
		buffer_free(&value);
		buffer_free(&message);
	}
}

/* Everything that a command needs. EXIT_DONE, or after a complaint another status. */
static int desk_open(struct desk *desk)
{
	int32_t status = SHP_ERR_NO_MEMORY;

	desk->ctx = limit_allocator_new_context(desk->options.memory);
	if (!desk->ctx || shp_error_new(desk->ctx, PROBLEMS_KEPT, &desk->error) != SHP_OK)
		return desk_complain(desk, NULL, status, "shipdesk");
	status = shp_rules_parse(desk->ctx, desk->options.rules, &desk->rules, desk->error);
	if (status == SHP_ERR_NO_MEMORY)
		return desk_complain(desk, desk->error, status, "--rules");
	if (status != SHP_OK) {
		complain_of_rules(desk);
		return EXIT_USAGE;
	}
	desk->utc_offset = (int32_t)shp_rules_get(desk->rules, SHP_RULE_UTC_OFFSET);
	desk->store = store_new(desk->options.db);
	status = shp_host_new(desk->ctx, desk->store, NULL, &desk->host);
	if (status != SHP_OK)
		return desk_complain(desk, NULL, status, "shipdesk");
	hooks_set(desk->host);
	shp_host_set_tries(desk->host, COMMIT_TRIES);
	return EXIT_DONE;
}

int desk_use(struct desk *desk, int may_create)
{
	const int found = may_create ? store_make(desk->store) : store_look(desk->store);

	if (found == 0)
		fprintf(stderr,
			say("shipdesk: %s: there is no such database; import and exec make one\n",
			    "shipdesk:%s:没有这个数据库;import 和 exec 会新建\n"),
			desk->options.db);
	return found > 0 ? EXIT_DONE : EXIT_BROKEN;
}

static void desk_close(struct desk *desk)
{
	shp_host_free(desk->host);
	shp_rules_unref(desk->rules);
	shp_error_free(desk->error);
	shp_ctx_unref(desk->ctx);
	store_close(desk->store);
}

int main(int argc, char **argv)
{
	struct arguments arguments = {.count = argc, .list = argv, .at = 1};
	struct desk desk = {0};
	const char *name;
	const struct menu_entry *entry;
	int status;

	/* A reader that goes away is told by the write that fails. */
	signal(SIGPIPE, SIG_IGN);
	status = options_read(&desk.options, &arguments);
	if (status != EXIT_DONE)
		return status;
	name = argument_next(&arguments);
	if (!name) {
		usage(stderr);
		return EXIT_USAGE;
	}
	entry = menu_find(name);
	if (!entry)
		return usage_error("unknown command \"{1}\"", "未知命令“{1}”", name);
	status = desk_open(&desk);
	if (status == EXIT_DONE)
		status = desk_flush(entry->run(&desk, &arguments));
	desk_close(&desk);
	return status;
}
