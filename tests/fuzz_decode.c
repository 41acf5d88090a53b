/*
 * Hostile bytes: whatever is accepted must be its value's own bytes, and its value must bear everything that can be
 * done to it.
 *
 *   fuzz_decode [SEED [ROUNDS]]   changes encodings of all kinds at random, so many times
 *
 * With -DFUZZER and clang's -fsanitize=fuzzer it has no main() of its own, and is driven by libFuzzer.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libshipment/shipment.h>

#include "corpus.h"
#include "event_name.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define CHECK(condition) ((condition) ? (void)0 : fail(__LINE__, #condition))

static void fail(int line, const char *condition)
{
	fprintf(stderr, "fuzz_decode.c:%d: %s\n", line, condition);
	abort();
}

static struct shp_ctx *ctx;
static struct shp_rules *rules;
static struct shp_error *error;
static uint64_t accepted_orders;
static uint64_t accepted_events;
static uint64_t done_commands;

/* ---- what can be done to an order that was accepted ---- */

static void look_at(const struct shp_order *order)
{
	static char json[1 << 16];
	uint8_t id[16];
	size_t size;

	shp_order_write_json(order, rules, INT64_C(1762387200000), SHP_AUDIENCE_SELLER, json, sizeof(json), &size);
	shp_order_write_json(order, NULL, 0, SHP_AUDIENCE_BUYER, json, sizeof(json), &size);
	for (uint32_t i = 0; i < shp_order_count_charges(order) && i < 8; i++)
		shp_order_get_charge_id(order, i, id);
	CHECK(shp_order_get_units(order, SHP_UNITS_OPEN) >= 0);
	CHECK(shp_order_get_status(order) >= SHP_ORDER_STATUS_PENDING);
	CHECK(shp_order_get_next_package_number(order) >= 1);
	CHECK(shp_order_get_next_cancellation_number(order) >= 1);
}

/* What a decision says happened must happen again to the order before. */
static struct shp_order *take(struct shp_order *order, int32_t status, struct shp_decision *decision)
{
	struct shp_order *after = shp_order_ref(order);

	if (status)
		return after;
	done_commands++;
	for (uint32_t i = 0; i < shp_decision_count_events(decision); i++) {
		struct shp_order *next = NULL;

		CHECK(shp_order_apply(after, shp_decision_get_event(decision, i), &next, error) == SHP_OK);
		shp_order_unref(after);
		after = next;
	}
	CHECK(shp_order_equals(after, shp_decision_get_order(decision)));
	shp_decision_unref(decision);
	return after;
}

static struct shp_order *confirm(struct shp_order *order, uint32_t package, int by_label)
{
	const char *reference = shp_order_get_package_reference(order, package);
	struct shp_confirmation *confirmation = NULL;
	struct shp_decision *decision = NULL;
	struct shp_order *after;
	int32_t status;

	CHECK(shp_confirmation_new(ctx, &confirmation) == SHP_OK);
	shp_confirmation_set_package(confirmation, reference ? reference : "new");
	shp_confirmation_set_ship_date(confirmation, 20398);
	shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "UPS");
	shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING, "1Z999AA10123456784");
	shp_confirmation_add_item(confirmation, shp_order_get_line_text(order, 0, SHP_LINE_ID), 1);
	if (reference && shp_order_get_package_status(order, package) == SHP_PACKAGE_STATUS_CONFIRMED)
		status = shp_order_reconfirm(rules, order, confirmation, 1, &decision, error);
	else if (by_label)
		status = shp_order_confirm_label(rules, order, confirmation, 1, &decision, error);
	else
		status = shp_order_confirm(rules, order, confirmation, 1, &decision, error);
	after = take(order, status, decision);
	shp_confirmation_free(confirmation);
	return after;
}

static struct shp_order *cancel_all(struct shp_order *order)
{
	struct shp_cancellation *cancellation = NULL;
	struct shp_decision *decision = NULL;
	int32_t status;

	CHECK(shp_cancellation_new(ctx, &cancellation) == SHP_OK);
	shp_cancellation_set_reason(cancellation, SHP_REASON_OTHER);
	status = shp_order_cancel(rules, order, cancellation, 2, &decision, error);
	shp_cancellation_free(cancellation);
	return take(order, status, decision);
}

static struct shp_order *report(struct shp_order *order)
{
	const char *package = shp_order_get_package_reference(order, 0);
	struct shp_decision *decision = NULL;
	uint8_t id[16];
	int32_t status;

	if (!shp_order_get_charge_id(order, 0, id))
		status = shp_order_report_payment(rules, order, id, SHP_PAYMENT_SETTLED, 3, &decision, error);
	else
		status = shp_order_scan(rules, order, package, SHP_CARRIER_STATUS_LOST, 5, 5, &decision, error);
	return take(order, status, decision);
}

static struct shp_order *cancel_label(struct shp_order *order)
{
	const char *package = shp_order_get_package_reference(order, 0);
	struct shp_decision *decision = NULL;
	const int32_t status = shp_order_cancel_label(rules, order, package, 0, 4, &decision, error);

	return take(order, status, decision);
}

/* One command after the other, on what the one before left. */
static void work_on(struct shp_order *order)
{
	struct shp_order *at = shp_order_ref(order);

	for (int step = 0; step < 6; step++) {
		struct shp_order *next = NULL;

		switch (step) {
		case 0: next = confirm(at, 0, 0); break;
		case 1: next = cancel_label(at); break;
		case 2: next = confirm(at, 1, 1); break;
		case 3: next = report(at); break;
		case 4: next = confirm(at, UINT32_MAX, 0); break;
		default: next = cancel_all(at); break;
		}
		look_at(next);
		shp_order_unref(at);
		at = next;
	}
	shp_order_unref(at);
}

/* ---- one input ---- */

static void try_order(const uint8_t *bytes, size_t size)
{
	struct shp_order *order = NULL;
	uint8_t *again;
	size_t written;

	if (shp_order_decode(ctx, bytes, size, &order, error)) {
		CHECK(!order && shp_error_count_problems(error) == 1);
		CHECK(shp_error_get_detail(error, 0) <= (int64_t)size || shp_error_get_code(error, 0) != SHP_ERR_BYTES);
		return;
	}
	again = malloc(size);
	CHECK(shp_order_encode(order, again, size, &written) == SHP_OK);
	CHECK(written == size && !memcmp(again, bytes, size));
	free(again);
	accepted_orders++;
	look_at(order);
	work_on(order);
	shp_order_unref(order);
}

static void try_event(const uint8_t *bytes, size_t size)
{
	static char json[1 << 16];
	char name[EVENT_NAME_ROOM];
	struct shp_event *event = NULL;
	struct shp_order *order = NULL;
	uint8_t *again;
	size_t written;

	if (shp_event_decode(ctx, bytes, size, &event, error)) {
		CHECK(!event && shp_error_count_problems(error) == 1);
		return;
	}
	again = malloc(size);
	CHECK(shp_event_encode(event, again, size, &written) == SHP_OK);
	CHECK(written == size && !memcmp(again, bytes, size));
	free(again);
	accepted_events++;
	CHECK(event_name(event, name) == strlen(name));
	shp_event_write_json(event, json, sizeof(json), &written);
	if (!shp_order_apply(NULL, event, &order, error))
		work_on(order);
	shp_order_unref(order);
	shp_event_unref(event);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	if (!ctx) {
		CHECK(shp_ctx_new(&ctx) == SHP_OK);
		CHECK(shp_error_new(ctx, 8, &error) == SHP_OK);
		CHECK(shp_rules_parse(ctx, "us,charge=per_package", &rules, NULL) == SHP_OK);
	}
	if (!bytes || !size)
		return 0;
	try_order(bytes, size);
	try_event(bytes, size);
	return 0;
}

#ifndef FUZZER

/* ---- changing ---- */

static uint64_t random_state;

static uint32_t one_of(uint32_t count)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (uint32_t)(random_state >> 32) % count;
}

#define MOST 8192

static uint8_t input[MOST + 64];
static size_t input_size;

/* Replaces a piece of the input by another of any size. */
static void replace(size_t at, size_t old_size, const uint8_t *piece, size_t size)
{
	if (input_size - old_size + size > MOST)
		return;
	memmove(input + at + size, input + at + old_size, input_size - at - old_size);
	memcpy(input + at, piece, size);
	input_size += size - old_size;
}

/* The head of an item: shortest, as a writer would. */
static size_t put_head(uint8_t *to, int type, uint64_t value)
{
	const unsigned int power = value <= 0xff ? 0 : value <= 0xffff ? 1 : value <= 0xffffffff ? 2 : 3;
	const unsigned int width = value < 24 ? 0 : 1u << power;

	to[0] = (uint8_t)(type << 5 | (int)(width ? 24 + power : value));
	for (unsigned int i = 0; i < width; i++)
		to[1 + i] = (uint8_t)(value >> 8 * (width - 1 - i));
	return 1 + width;
}

/* Reads the head at `at`; 0 if it is none. */
static size_t get_head(size_t at, int *ret_type, uint64_t *ret_value)
{
	const unsigned int info = input[at] & 31;
	const size_t width = info < 24 ? 0 : info < 28 ? (size_t)1 << (info - 24) : 99;

	*ret_type = input[at] >> 5;
	*ret_value = info;
	if (at + 1 + width > input_size)
		return 0;
	if (width)
		*ret_value = 0;
	for (size_t i = 0; i < width; i++)
		*ret_value = *ret_value << 8 | input[at + 1 + i];
	return 1 + width;
}

static uint64_t other_value(uint64_t value)
{
	static const uint64_t limits[] = {
		0, 1, 2, 23, 24, 100, 255, 256, 9999, 10000, 65535, 65536, 100000, 1000000, 1000001, 2932896,
		UINT64_C(100000000000000), UINT64_C(253402300799999), (UINT64_C(1) << 53) - 1, INT64_MAX, UINT64_MAX,
	};

	switch (one_of(6)) {
	case 0: return value + 1;
	case 1: return value - 1;
	case 2: return value * 2;
	case 3: return value / 2;
	case 4: return one_of(16);
	default: return limits[one_of(sizeof(limits) / sizeof(limits[0]))];
	}
}

/* Changes one whole item, as somebody would who knows the format. */
static void change_item(void)
{
	uint8_t piece[64];
	size_t at = 0;
	size_t left;
	int type = 0;
	uint64_t value = 0;
	size_t head = 0;

	for (left = 1 + one_of(120); left && at < input_size; left--) {
		at += head + ((type == 2 || type == 3) && value < input_size ? (size_t)value : 0);
		head = at < input_size ? get_head(at, &type, &value) : 0;
		if (!head)
			return;
	}
	if ((type == 2 || type == 3) && value < 40 && at + head + value <= input_size) {
		const uint64_t size = one_of(3) ? value : one_of(42);
		const size_t piece_head = put_head(piece, type, size);

		for (uint64_t i = 0; i < size; i++) {
			const int keeps = i < value && one_of(8);

			piece[piece_head + i] = keeps ? input[at + head + i] : (uint8_t)('A' + one_of(4));
		}
		replace(at, head + (size_t)value, piece, piece_head + (size_t)size);
		return;
	}
	if (type == 7)
		replace(at, head, (const uint8_t *)"\xf5\xf6\xf4\0" + one_of(4), 1);
	else
		replace(at, head, piece, put_head(piece, one_of(16) ? type : (int)one_of(8), other_value(value)));
}

static void change(const struct corpus *corpus)
{
	const struct corpus_entry *other = &corpus->entries[one_of(corpus->count)];
	size_t at = one_of((uint32_t)input_size);
	size_t size;

	switch (one_of(8)) {
	case 0:
		input[at] = (uint8_t)one_of(256);
		break;
	case 1:
		input[at] = (uint8_t)(input[at] ^ 1u << one_of(8));
		break;
	case 2: /* a part of another */
		size = one_of((uint32_t)other->size);
		replace(at, one_of(2) ? 0 : input_size - at, other->bytes + other->size - size, size);
		break;
	case 3: /* a part twice, or not at all */
		size = one_of(24) < input_size - at ? one_of(24) % (input_size - at) : 0;
		replace(at, one_of(2) ? 0 : size, input + at, one_of(2) ? size : 0);
		break;
	default:
		change_item();
		break;
	}
}

int main(int argc, char **argv)
{
	static struct corpus corpus;
	const unsigned long seed = argc > 1 ? strtoul(argv[1], NULL, 10) : 1;
	const unsigned long rounds = argc > 2 ? strtoul(argv[2], NULL, 10) : 100000;

	corpus_make(&corpus);
	random_state = seed * UINT64_C(0x9e3779b97f4a7c15) + 1;
	for (unsigned long round = 0; round < rounds; round++) {
		const struct corpus_entry *entry = &corpus.entries[one_of(corpus.count)];

		memcpy(input, entry->bytes, entry->size);
		input_size = entry->size;
		for (uint32_t changes = 1 + one_of(3); changes && input_size; changes--)
			change(&corpus);
		LLVMFuzzerTestOneInput(input, input_size);
	}
	printf("ok 1 - seed %lu, %lu rounds: %" PRIu64 " orders and %" PRIu64 " events accepted, %" PRIu64
	       " commands done\n1..1\n",
	       seed, rounds, accepted_orders, accepted_events, done_commands);
	CHECK(rounds < 1000 || (accepted_orders && accepted_events && done_commands));
	shp_rules_unref(rules);
	shp_error_free(error);
	shp_ctx_unref(ctx);
	corpus_free(&corpus);
	return 0;
}

#endif
