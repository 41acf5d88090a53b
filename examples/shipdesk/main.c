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
#include "store.h"

#define PROBLEMS_KEPT 200
#define COMMIT_TRIES 20

static const struct {
	const char *name;
	int (*run)(struct desk *desk, struct arguments *arguments);
} commands[] = {
	{"import", run_import},
	{"orders", run_orders},
	{"show", run_show},
	{"confirm", run_confirm},
	{"split", run_split},
	{"reconfirm", run_reconfirm},
	{"cancel", run_cancel},
	{"label", run_label},
	{"unlabel", run_unlabel},
	{"release", run_release},
	{"scan", run_scan},
	{"expire", run_expire},
	{"confirm-file", run_confirm_file},
	{"deliver", run_deliver},
	{"events", run_events},
	{"metrics", run_metrics},
	{"verify", run_verify},
	{"exec", run_exec},
};

int64_t desk_now(const struct desk *desk)
{
	struct timespec time;

	if (desk->options.now != SHP_INSTANT_NONE)
		return desk->options.now;
	if (clock_gettime(CLOCK_REALTIME, &time) != 0)
		return SHP_INSTANT_NONE; /* refused by every command */
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

const char *desk_say(const struct desk *desk, const char *english, const char *chinese)
{
	return desk->options.language == SHP_LANGUAGE_ZH ? chinese : english;
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
		fprintf(stderr, "... +%u\n", (unsigned int)(count - kept));
	if (count == 0)
		fprintf(stderr, "%s%s%s (%s)\n", about, *about ? ": " : "",
			shp_status_message(status, desk->options.language), shp_status_name(status));
	return desk_exit_status(status);
}

int desk_flush(const struct desk *desk, int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	if (errno != EPIPE) /* a reader that has seen enough needs no message */
		fputs(desk_say(desk, "shipdesk: writing the output failed\n", "shipdesk:写输出失败\n"), stderr);
	return EXIT_BROKEN;
}

/* Everything that a command needs. EXIT_DONE, or after a complaint another status. */
static int desk_open(struct desk *desk)
{
	int32_t status = SHP_ERR_NO_MEMORY;

	desk->ctx = limit_allocator_new_context(desk->options.memory);
	if (!desk->ctx || shp_error_new(desk->ctx, PROBLEMS_KEPT, &desk->error) != SHP_OK)
		return desk_complain(desk, NULL, status, "shipdesk");
	status = shp_rules_parse(desk->ctx, desk->options.rules, &desk->rules, desk->error);
	if (status != SHP_OK) {
		desk_complain(desk, desk->error, status, "--rules");
		return status == SHP_ERR_NO_MEMORY ? EXIT_BROKEN : EXIT_USAGE;
	}
	desk->utc_offset = (int32_t)shp_rules_get(desk->rules, SHP_RULE_UTC_OFFSET);
	desk->store = store_open(desk->options.db);
	if (!desk->store)
		return EXIT_BROKEN;
	status = shp_host_new(desk->ctx, desk->store, NULL, &desk->host);
	if (status != SHP_OK)
		return desk_complain(desk, NULL, status, "shipdesk");
	hooks_set(desk->host);
	shp_host_set_tries(desk->host, COMMIT_TRIES);
	return EXIT_DONE;
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
	size_t at;
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
	for (at = 0; at < sizeof(commands) / sizeof(commands[0]); at++) {
		if (strcmp(commands[at].name, name) != 0)
			continue;
		status = desk_open(&desk);
		if (status == EXIT_DONE)
			status = desk_flush(&desk, commands[at].run(&desk, &arguments));
		desk_close(&desk);
		return status;
	}
	return usage_error("what is {1}?", name);
}
