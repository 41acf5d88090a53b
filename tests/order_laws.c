#include "order_laws.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "any_command.h"
#include "desk.h"

struct law_place law_place;

void law_broken(const char *file, int line, const char *law)
{
	fprintf(stderr, "%s:%d: LAWS_SEED=%llu, step %d (%s): does not hold: %s\n", file, line,
		(unsigned long long)law_place.seed, law_place.step, law_place.what ? law_place.what : "", law);
	ck_abort_msg("%s:%d: LAWS_SEED=%llu, step %d (%s): does not hold: %s", file, line,
		     (unsigned long long)law_place.seed, law_place.step, law_place.what ? law_place.what : "", law);
}

/* ---- law 2 ---- */

/* floor(amount * k / q) without a product that could overflow. */
static int64_t share(int64_t amount, int64_t k, int64_t q)
{
	return amount / q * k + amount % q * k / q;
}

static int64_t line_due(const struct shp_order *order, uint32_t line, int32_t k)
{
	static const int32_t discounts[] = {SHP_AMOUNT_ITEM_DISCOUNT, 0, SHP_AMOUNT_SHIPPING_DISCOUNT};
	const int32_t q = shp_order_get_line_units(order, line, SHP_UNITS_ORDERED);
	int64_t due = 0;

	for (int32_t amount = SHP_AMOUNT_ITEM_PRICE; amount <= SHP_AMOUNT_GIFT_WRAP_TAX; amount++) {
		int64_t component = shp_order_get_line_amount(order, line, amount);
		if (amount <= SHP_AMOUNT_SHIPPING_PRICE && discounts[amount - 1])
			component -= shp_order_get_line_amount(order, line, discounts[amount - 1]);
		due += share(component, k, q);
	}
	return due;
}

static int something_is_confirmed(const struct shp_order *order)
{
	for (uint32_t i = 0; i < shp_order_count_packages(order); i++)
		if (shp_order_get_package_status(order, i) == SHP_PACKAGE_STATUS_CONFIRMED)
			return 1;
	return 0;
}

void law_due(const struct law_book *book, const struct shp_order *order, int64_t *ret_charge, int64_t *ret_credit)
{
	const int32_t policy = shp_order_get_charge_policy(order);
	const int counts = policy == SHP_CHARGE_FIRST_PACKAGE ? something_is_confirmed(order) : book->completed;
	const int64_t collect = shp_order_get_money(order, SHP_MONEY_COD);
	int64_t gross = 0;

	for (uint32_t line = 0; line < shp_order_count_lines(order); line++) {
		const int32_t ordered = shp_order_get_line_units(order, line, SHP_UNITS_ORDERED);
		int32_t k = counts ? ordered - shp_order_get_line_units(order, line, SHP_UNITS_CANCELLED) : 0;
		if (policy == SHP_CHARGE_PER_PACKAGE)
			k = shp_order_get_line_units(order, line, SHP_UNITS_SHIPPED);
		gross += line_due(order, line, k);
	}
	*ret_charge = gross - (collect < gross ? collect : gross);
	*ret_credit = *ret_charge - share(gross, shp_order_get_fee_basis_points(order), 10000);
}

static int64_t money(const struct shp_order *order, int32_t kind)
{
	return shp_order_get_money(order, kind);
}

/* Laws 2 and 8. */
static void check_money(struct law_book *book, const struct shp_order *order)
{
	int64_t charge;
	int64_t credit;

	if (!something_is_confirmed(order))
		book->completed = 0;
	else if (!shp_order_get_units(order, SHP_UNITS_OPEN))
		book->completed = 1;
	law_due(book, order, &charge, &credit);
	LAW(money(order, SHP_MONEY_CHARGED) - money(order, SHP_MONEY_REFUNDED) == charge + book->baseline_charge);
	LAW(money(order, SHP_MONEY_CREDITED) - money(order, SHP_MONEY_DEBITED) + money(order, SHP_MONEY_HELD) ==
	    credit + book->baseline_credit);
	LAW(money(order, SHP_MONEY_DUE) == charge);
	LAW(money(order, SHP_MONEY_BASELINE_CHARGE) == book->baseline_charge);
	LAW(money(order, SHP_MONEY_BASELINE_CREDIT) == book->baseline_credit);
	for (int32_t kind = SHP_MONEY_TOTAL; kind <= SHP_MONEY_DUE; kind++)
		LAW(money(order, kind) >= 0);
	if (shp_order_get_status(order) == SHP_ORDER_STATUS_CANCELLED)
		LAW(money(order, SHP_MONEY_CHARGED) - money(order, SHP_MONEY_REFUNDED) == book->baseline_charge);
}

/* ---- laws 4 and 6 ---- */

static int holds_memo(const uint8_t *bytes, size_t size)
{
	const size_t length = strlen(ANY_MEMO);

	for (size_t at = 0; at + length <= size; at++)
		if (bytes[at] == ANY_MEMO[0] && !memcmp(bytes + at, ANY_MEMO, length))
			return 1;
	return 0;
}

/* Room that grows with what is asked of it, and stays for the next. */
static uint8_t *room_of(size_t size)
{
	static uint8_t *room;
	static size_t has;

	if (size > has) {
		has = 2 * size;
		free(room);
		room = malloc(has);
		HOLDS(room);
	}
	return room;
}

static struct shp_event *reread(const struct law_book *book, const struct shp_event *event)
{
	struct shp_event *read = NULL;
	size_t size;

	LAW(shp_event_encode(event, NULL, 0, &size) == SHP_ERR_BUFFER);
	uint8_t *bytes = room_of(size);
	LAW(shp_event_encode(event, bytes, size, &size) == SHP_OK);
	LAW(shp_event_decode(book->ctx, bytes, size, &read, book->error) == SHP_OK);
	if (!shp_event_is_effect(event))
		return read;
	LAW(!holds_memo(bytes, size));
	LAW(shp_event_write_json(event, NULL, 0, &size) == SHP_ERR_BUFFER);
	bytes = room_of(size);
	LAW(shp_event_write_json(event, (char *)bytes, size, &size) == SHP_OK);
	LAW(!holds_memo(bytes, size));
	return read;
}

/* No two happenings of a history have one name. */
static void check_name(struct law_book *book, const struct shp_event *event)
{
	char *name = book->name[book->names];

	LAW(book->names + 1 < LAW_NAMES);
	LAW(event_name(event, name) == strlen(name));
	for (uint32_t i = 0; i < book->names; i++)
		LAW(strcmp(book->name[i], name) != 0);
	book->names++;
}

static void check_replay(struct law_book *book, const struct shp_order *before, const struct shp_decision *decision)
{
	const uint32_t count = shp_decision_count_events(decision);
	struct shp_order *folded = NULL;
	const struct shp_event *events[16];

	LAW(count <= 16);
	LAW(shp_order_get_revision(shp_decision_get_order(decision)) == shp_order_get_revision(before) + count);
	for (uint32_t i = 0; i < count; i++) {
		const struct shp_event *event = shp_decision_get_event(decision, i);
		LAW(shp_event_get_revision(event) == shp_order_get_revision(before) + i + 1);
		check_name(book, event);
		book->event[book->events++] = reread(book, event);
		events[i] = book->event[book->events - 1];
	}
	if (!count)
		return;
	LAW(shp_order_replay(before, events, count, &folded, book->error) == SHP_OK);
	LAW(shp_order_equals(folded, shp_decision_get_order(decision)));
	LAW(desk_same(folded, shp_decision_get_order(decision)));
	shp_order_unref(folded);
}

void law_history(const struct law_book *book, const struct shp_order *order)
{
	struct shp_order *folded = NULL;

	LAW(shp_order_replay(NULL, (const struct shp_event *const *)book->event, book->events, &folded, book->error) ==
	    SHP_OK);
	LAW(desk_same(folded, order));
	shp_order_unref(folded);
}

/* ---- law 7, and what the buyer sees ---- */

static void check_bytes(const struct law_book *book, const struct shp_order *order)
{
	struct shp_order *read = NULL;
	size_t size;
	uint8_t *bytes = desk_bytes(order, &size);

	LAW(shp_order_decode(book->ctx, bytes, size, &read, book->error) == SHP_OK);
	free(bytes);
	LAW(shp_order_equals(order, read) && desk_same(order, read));
	LAW(shp_order_get_next_package_number(order) == shp_order_get_next_package_number(read));
	shp_order_unref(read);
	LAW(shp_order_write_json(order, NULL, ANY_NOW, SHP_AUDIENCE_BUYER, NULL, 0, &size) == SHP_ERR_BUFFER);
	bytes = room_of(size);
	LAW(shp_order_write_json(order, NULL, ANY_NOW, SHP_AUDIENCE_BUYER, (char *)bytes, size, &size) == SHP_OK);
	LAW(!holds_memo(bytes, size));
}

/* ---- decisions ---- */

static void check_charge(const struct shp_order *order, uint32_t charge, const struct shp_event *event)
{
	const int32_t cause = shp_event_get_cause(event);
	const char *reference = cause == SHP_CAUSE_PACKAGE	  ? shp_event_get_package(event)
				: cause == SHP_CAUSE_CANCELLATION ? shp_event_get_cancellation(event)
								  : "";
	uint8_t ids[2][16];

	LAW(shp_order_get_charge_id(order, charge, ids[0]) == SHP_OK);
	shp_event_get_id(event, ids[1]);
	LAW(!memcmp(ids[0], ids[1], 16));
	LAW(shp_order_get_charge_cause(order, charge) == cause);
	LAW(!strcmp(shp_order_get_charge_reference(order, charge), reference));
	LAW(shp_order_get_charge_number(order, charge) == shp_event_get_number(event));
	LAW(shp_order_get_charge_amount(order, charge) == shp_event_get_amount(event));
}

/* What an order says of its charges is what the events said, and the credits that wait are theirs. */
static void check_charges(const struct shp_order *before, const struct shp_decision *decision)
{
	const struct shp_order *order = shp_decision_get_order(decision);
	uint32_t charge = shp_order_count_charges(before);
	int64_t held = 0;

	for (uint32_t i = 0; i < shp_decision_count_events(decision); i++) {
		const struct shp_event *event = shp_decision_get_event(decision, i);
		if (shp_event_get_kind(event) == SHP_EVENT_BUYER_CHARGED)
			check_charge(order, charge++, event);
	}
	LAW(shp_order_count_charges(order) == charge);
	for (uint32_t i = 0; i < charge; i++)
		held += shp_order_get_charge_held(order, i);
	LAW(held == money(order, SHP_MONEY_HELD));
}

/* Each reference once, in order; those of packages are found, and the others were once. */
static void check_references(const struct shp_order *order)
{
	const uint32_t count = shp_order_count_references_used(order);
	uint32_t found = 0;

	for (uint32_t i = 0; i < count; i++) {
		const char *reference = shp_order_get_used_reference(order, i);
		LAW(!i || strcmp(shp_order_get_used_reference(order, i - 1), reference) < 0);
		const int32_t package = shp_order_find_package(order, reference);
		LAW(package < 0 ||
		    !strcmp(shp_order_get_package_reference(order, (uint32_t)package), reference));
		found += package >= 0;
	}
	LAW(found == shp_order_count_packages(order));
	LAW(!shp_order_get_used_reference(order, count));
}

void law_decision(struct law_book *book, const struct shp_order *before, const struct shp_decision *decision)
{
	check_money(book, shp_decision_get_order(decision));
	check_charges(before, decision);
	check_references(shp_decision_get_order(decision));
	check_replay(book, before, decision);
	check_bytes(book, shp_decision_get_order(decision));
}

void law_repeated(const struct shp_order *order, const struct shp_decision *decision)
{
	LAW(shp_decision_is_repeated(decision) == 1);
	LAW(shp_decision_count_events(decision) == 0);
	LAW(shp_decision_get_order(decision) == order);
}

void law_refused(const struct law_book *book, int32_t status, const struct shp_decision *decision)
{
	LAW(status < 0 && !decision);
	LAW(shp_error_count_problems(book->error) >= 1 && shp_error_get_code(book->error, 0) == status);
	for (uint32_t i = 0; i < shp_error_count_kept(book->error); i++) {
		LAW(shp_status_name(shp_error_get_code(book->error, i)) != NULL);
		LAW(shp_error_get_message(book->error, i, SHP_LANGUAGE_EN)[0] &&
		    shp_error_get_message(book->error, i, SHP_LANGUAGE_ZH)[0]);
		LAW(status == SHP_ERR_OVERFLOW || shp_error_get_path(book->error, i)[0]);
	}
}

void law_details(const struct shp_decision *decision)
{
	for (uint32_t i = 0; i < shp_decision_count_events(decision); i++)
		LAW(shp_event_get_amount(shp_decision_get_event(decision, i)) == 0);
}

void law_open(struct law_book *book, struct shp_ctx *ctx, struct shp_error *error, const struct shp_decision *beginning)
{
	memset(book, 0, offsetof(struct law_book, name));
	book->events = 0;
	book->ctx = ctx;
	book->error = error;
	book->pays_later = shp_order_get_credit_timing(shp_decision_get_order(beginning)) == SHP_CREDIT_ON_SETTLEMENT;
	check_name(book, shp_decision_get_event(beginning, 0));
	book->event[book->events++] = reread(book, shp_decision_get_event(beginning, 0));
	check_money(book, shp_decision_get_order(beginning));
	check_bytes(book, shp_decision_get_order(beginning));
}

void law_close(struct law_book *book)
{
	while (book->events)
		shp_event_unref(book->event[--book->events]);
}
