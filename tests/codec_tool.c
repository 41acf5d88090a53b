/*
 * Bytes for programs in other languages to look at.
 *
 *   codec_tool corpus   writes encodings of orders and events in all states: "order" or "event", name, digits; tabs
 * between codec_tool judge    reads "order" or "event" and hexadecimal digits, line by line, and writes "accepted", or
 * "refused" and the status, a blank between
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libshipment/shipment.h>

#include "corpus.h"

#define LINE_SIZE (1 << 17)

static int write_corpus(void)
{
	static struct corpus corpus;

	corpus_make(&corpus);
	for (uint32_t i = 0; i < corpus.count; i++) {
		printf("%s\t%s\t", corpus.entries[i].is_event ? "event" : "order", corpus.entries[i].name);
		for (size_t at = 0; at < corpus.entries[i].size; at++)
			printf("%02x", corpus.entries[i].bytes[at]);
		printf("\n");
	}
	corpus_free(&corpus);
	return 0;
}

static int32_t judge(struct shp_ctx *ctx, int is_event, const uint8_t *bytes, size_t size)
{
	struct shp_event *event = NULL;
	struct shp_order *order = NULL;
	int32_t status;

	if (is_event)
		status = shp_event_decode(ctx, bytes, size, &event, NULL);
	else
		status = shp_order_decode(ctx, bytes, size, &order, NULL);
	shp_event_unref(event);
	shp_order_unref(order);
	return status;
}

static int judge_lines(void)
{
	static char line[LINE_SIZE];
	static uint8_t bytes[LINE_SIZE / 2];
	struct shp_ctx *ctx;

	if (shp_ctx_new(&ctx))
		return 1;
	while (fgets(line, sizeof(line), stdin)) {
		const char *digits = line + strlen("event ");
		size_t size = 0;
		char pair[3] = "";
		int32_t status;

		while (digits[0] && digits[0] != '\n') {
			memcpy(pair, digits, 2);
			bytes[size++] = (uint8_t)strtoul(pair, NULL, 16);
			digits += 2;
		}
		status = judge(ctx, !strncmp(line, "event", 5), bytes, size);
		if (status)
			printf("refused %s\n", shp_status_name(status));
		else
			printf("accepted\n");
		fflush(stdout);
	}
	shp_ctx_unref(ctx);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], "corpus"))
		return write_corpus();
	if (argc == 2 && !strcmp(argv[1], "judge"))
		return judge_lines();
	fprintf(stderr, "usage: codec_tool corpus|judge\n");
	return 2;
}
