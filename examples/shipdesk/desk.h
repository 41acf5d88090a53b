/* The desk: what every command of shipdesk works with. */
#ifndef SHIPDESK_DESK_H
#define SHIPDESK_DESK_H

#include <stdint.h>
#include <stdio.h>

#include <libshipment/host.h>
#include <libshipment/shipment.h>

/* Exit statuses. The greater one wins when several things went wrong. */
enum {
	EXIT_DONE = 0,
	EXIT_REFUSED = 1, /* refused, or partly refused */
	EXIT_USAGE = 2,
	EXIT_BROKEN = 3 /* the database or a file failed */
};

struct store;

/* Options that stand before the command. */
struct options {
	const char *db;
	const char *rules;
	int64_t now; /* SHP_INSTANT_NONE: the clock's */
	int32_t language;
	size_t memory; /* bytes that the library may have */
};

struct desk {
	struct options options;
	struct shp_ctx *ctx;
	struct shp_error *error; /* of the last call of the library */
	struct shp_rules *rules;
	struct shp_host *host;
	struct store *store;
	int32_t utc_offset; /* minutes, of the rules */
};

/* Arguments of a command, and its own options, taken out one by one. */
struct arguments {
	int count;
	char **list;
	int at;
};

/* Each answers an exit status. */
int run_import(struct desk *desk, struct arguments *arguments);
int run_orders(struct desk *desk, struct arguments *arguments);
int run_show(struct desk *desk, struct arguments *arguments);
int run_confirm(struct desk *desk, struct arguments *arguments);
int run_split(struct desk *desk, struct arguments *arguments);
int run_reconfirm(struct desk *desk, struct arguments *arguments);
int run_cancel(struct desk *desk, struct arguments *arguments);
int run_label(struct desk *desk, struct arguments *arguments);
int run_unlabel(struct desk *desk, struct arguments *arguments);
int run_release(struct desk *desk, struct arguments *arguments);
int run_scan(struct desk *desk, struct arguments *arguments);
int run_expire(struct desk *desk, struct arguments *arguments);
int run_confirm_file(struct desk *desk, struct arguments *arguments);
int run_deliver(struct desk *desk, struct arguments *arguments);
int run_metrics(struct desk *desk, struct arguments *arguments);
int run_events(struct desk *desk, struct arguments *arguments);
int run_verify(struct desk *desk, struct arguments *arguments);
int run_exec(struct desk *desk, struct arguments *arguments);

/*
 * Opens the database, once the arguments are known to be right. Commands that bring orders may make one. EXIT_DONE, or
 * EXIT_BROKEN after a complaint.
 */
int desk_use(struct desk *desk, int may_create);
/* --now, or the clock. The library has neither. */
int64_t desk_now(const struct desk *desk);
/* The exit status that goes with a status of the library. */
int desk_exit_status(int32_t status);
/* Tells every problem of the error object on stderr, or the status alone if it holds none. Answers the exit status. */
int desk_complain(const struct desk *desk, const struct shp_error *error, int32_t status, const char *about);
/* Flushes stdout. What could not be written is a broken file: answers `status`, or EXIT_BROKEN. */
int desk_flush(int status);

/* Reads the options in front of the command. EXIT_DONE, or EXIT_USAGE after a complaint. */
int options_read(struct options *options, struct arguments *arguments);
void usage(FILE *file);
/* Of two texts the one in the language of this run; formats for printf() too. */
#if defined(__GNUC__)
__attribute__((format_arg(1), format_arg(2)))
#endif
const char *
say(const char *english, const char *chinese);
/* `SHP_LANGUAGE_*` of this run. */
int32_t spoken_language(void);
/* Complains, "{1}" in the sentence standing for `what`. Answers EXIT_USAGE. */
int usage_error(const char *english, const char *chinese, const char *what);
/* EXIT_DONE when no argument is left; else complains of the next. */
int usage_surplus(struct arguments *arguments);

/* The next argument, or NULL. */
char *argument_next(struct arguments *arguments);
/*
 * Goes through options: sets *ret_name to the next argument if that begins with "--" (else to NULL and leaves it).
 * `flags` and `valued` list the names that are known, each between blanks: " --json --limit ". A valued one puts its
 * value into *ret_value. Takes "--name=value" too. EXIT_DONE, or EXIT_USAGE after a complaint. --help ends here.
 */
int argument_option(struct arguments *arguments, const char *flags, const char *valued, const char **ret_name,
		    char **ret_value);

#endif
