/* A request as JSON: a line of exec, or what a command line was turned into. So both say and refuse the same. */
#ifndef SHIPDESK_REQUEST_H
#define SHIPDESK_REQUEST_H

#include <jansson.h>

#include "command.h"
#include "desk.h"
#include "problems.h"

/* Longest line of exec: as much as the largest order in bytes. */
#define LINE_LIMIT ((size_t)SHP_LIMIT_BYTES)
#define PATH_SIZE 200

struct request {
	struct desk *desk;
	json_t *root;	  /* an object */
	int takes_number; /* items are cancelled under the next free number if there is no reference */
	int64_t now;
	struct problems problems;
};

/* What came of a request. */
struct outcome {
	struct shp_decision *decision; /* owned */
	struct shp_order *order;       /* owned; of a request that only looks */
	struct buffer fields;	       /* ,"name":value... of a request about no order */
};
void outcome_free(struct outcome *outcome);

/*
 * Reads a line as a JSON object. NULL with a problem when it is none. In *ret_id the id as it was written, if the line
 * has one, also when it is no such object for another reason.
 */
json_t *json_read(struct desk *desk, struct problems *problems, char *line, size_t length, struct buffer *ret_id);

/* Runs a request. What is wrong with it is in request->problems; nothing has happened then. */
void request_run(struct request *request, struct outcome *ret_outcome);

/* ---- fields: absent and null are the same; what is wrong becomes a problem ---- */

/* "prefix.name", or the name alone. */
const char *field_path(char buffer[PATH_SIZE], const char *prefix, const char *name);
/* Reports every field whose name is not among `known`, each between blanks: " op id now ". */
void fields_known(struct request *request, json_t *object, const char *prefix, const char *known);
int field_is_absent(json_t *object, const char *name);
/* 1: read; 0: absent or null; -1: a problem, with this code. */
int field_text(struct request *request, json_t *object, const char *prefix, const char *name, int32_t code,
	       const char **ret_text);
int field_int(struct request *request, json_t *object, const char *prefix, const char *name, int32_t code,
	      int64_t *ret_number);
int field_int32(struct request *request, json_t *object, const char *prefix, const char *name, int32_t code,
		int32_t *ret_number);
int field_date(struct request *request, json_t *object, const char *prefix, const char *name, int32_t *ret_date);
int field_instant(struct request *request, json_t *object, const char *prefix, const char *name, int64_t *ret_unix_ms);
int field_money(struct request *request, json_t *object, const char *prefix, const char *name, int32_t exponent,
		const char *currency, int64_t *ret_minor);
/* The array, or NULL with or without a problem. */
json_t *field_array(struct request *request, json_t *object, const char *prefix, const char *name);
/* An element of an array that must be an object; NULL with a problem. */
json_t *array_object(struct request *request, json_t *array, const char *path, size_t index);
void field_problem(struct request *request, const char *prefix, const char *name, int32_t code, const char *message);
/* The text is no date. */
void field_no_date(struct request *request, const char *prefix, const char *name, const char *text);
/* The text, a reason say, is none of these: "NoInventory, ...". */
void field_choice(struct request *request, const char *prefix, const char *name, const char *what, const char *text,
		  const char *choices);

/* ---- the operations, each in its file ---- */

/* Fills a command from the request. */
void request_place(struct request *request, struct command *command);
void request_ship(struct request *request, struct command *command);
void request_split(struct request *request, struct command *command);
void request_cancel(struct request *request, struct command *command);
void request_label_cancel(struct request *request, struct command *command);
void request_scan(struct request *request, struct command *command);
void request_payment(struct request *request, struct command *command);
/* Answers by itself. */
void request_deadline(struct request *request, struct outcome *ret_outcome);
void request_business_days(struct request *request, struct outcome *ret_outcome);
void request_tracking(struct request *request, struct outcome *ret_outcome);
void request_allocate(struct request *request, struct outcome *ret_outcome);

#endif
