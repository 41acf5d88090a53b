/* One JSON command a line from stdin, one JSON answer a line, in order, each flushed before the next line is read. */
#include <stdlib.h>
#include <string.h>

#include "document.h"
#include "request.h"
#include "store.h"

/* A line of stdin, without its end. Lines that are too long are read to their end and not kept. */
struct line {
	struct buffer text;
	int is_too_long;
};

/* True when there was a line. */
static int read_line(struct line *line)
{
	int any = 0;
	int byte;

	buffer_reset(&line->text);
	line->is_too_long = 0;
	while ((byte = getc_unlocked(stdin)) != EOF) {
		const char character = (char)byte;

		any = 1;
		if (character == '\n')
			break;
		if (line->text.length < LINE_LIMIT)
			buffer_add(&line->text, &character, 1);
		else
			line->is_too_long = 1;
	}
	return any;
}

/* The answer's "ok" and what follows it. */
static void write_outcome(struct desk *desk, const struct request *request, const struct outcome *outcome,
			  struct buffer *out)
{
	const struct shp_decision *decision = outcome->decision;
	uint32_t at;

	if (request->problems.count > 0) {
		buffer_text(out, "\"ok\":false,\"problems\":");
		problems_write_json(&request->problems, out);
		return;
	}
	buffer_text(out, "\"ok\":true");
	if (outcome->fields.length) {
		buffer_add(out, outcome->fields.bytes, outcome->fields.length);
		return;
	}
	buffer_format(out,
		      ",\"repeated\":%s,\"order\":", decision && shp_decision_is_repeated(decision) ? "true" : "false");
	document_order(desk, decision ? shp_decision_get_order(decision) : outcome->order, request->now, out);
	buffer_text(out, ",\"events\":[");
	for (at = 0; decision && at < shp_decision_count_events(decision); at++) {
		buffer_text(out, at ? "," : "");
		document_event(shp_decision_get_event(decision, at), out);
	}
	buffer_text(out, "],\"advice\":");
	document_advice(desk, decision, out);
}

/* Answers the exit status. */
static int answer(struct desk *desk, struct line *line, struct buffer *out)
{
	struct request request = {.desk = desk};
	struct outcome outcome = {0};
	struct buffer id = {0};
	int status;

	if (line->is_too_long)
		problems_add(&request.problems, desk, SHP_ERR_TOO_LONG, "", NULL);
	else
		request.root = json_read(desk, &request.problems, line->text.bytes, line->text.length, &id);
	if (request.root)
		request_run(&request, &outcome);
	buffer_reset(out);
	buffer_text(out, "{");
	if (id.length) {
		buffer_text(out, "\"id\":");
		buffer_add(out, id.bytes, id.length);
		buffer_text(out, ",");
	}
	write_outcome(desk, &request, &outcome, out);
	buffer_text(out, "}\n");
	fwrite(out->bytes, 1, out->length, stdout);
	status = desk_flush(problems_exit_status(&request.problems));
	buffer_free(&id);
	outcome_free(&outcome);
	problems_free(&request.problems);
	json_decref(request.root);
	return status;
}

int run_exec(struct desk *desk, struct arguments *arguments)
{
	struct line line = {0};
	struct buffer out = {0};
	int status = EXIT_DONE;

	if (arguments->at < arguments->count)
		return usage_surplus(arguments);
	if (store_look(desk->store) < 0)
		return EXIT_BROKEN;
	buffer_reserve(&line.text, 0);
	while (!ferror(stdout) && read_line(&line)) {
		const int one = answer(desk, &line, &out);

		status = one > status ? one : status;
	}
	if (ferror(stdin))
		status = EXIT_BROKEN;
	buffer_free(&line.text);
	buffer_free(&out);
	return status;
}
