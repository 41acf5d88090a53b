/* Commands of the desk from their words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"

#define WORD 160

struct words {
	const struct desk *desk;
	struct shp_order *order;
	const char *at; /* what is left of the command */
	int64_t now;
	struct shp_decision **ret_decision;
};

static int next_word(struct words *words, char word[WORD])
{
	size_t length = 0;

	while (*words->at == ' ')
		words->at++;
	while (words->at[length] && words->at[length] != ' ')
		length++;
	HOLDS(length < WORD);
	memcpy(word, words->at, length);
	word[length] = 0;
	words->at += length;
	return length > 0;
}

/* What stands after "key:", NULL if the word is another. */
static const char *value_of(const char *word, const char *key)
{
	const size_t length = strlen(key);

	return strncmp(word, key, length) == 0 && word[length] == ':' ? word + length + 1 : NULL;
}

static int64_t number_of(const char *text)
{
	char *end;
	const long long number = strtoll(text, &end, 10);

	if (!*text || *end)
		ck_abort_msg("not a number: %s", text);
	return number;
}

/* "a=2": cuts the word in two. */
static int is_item(char *word, int32_t *ret_quantity)
{
	char *quantity = strchr(word, '=');

	if (!quantity)
		return 0;
	*quantity++ = 0;
	*ret_quantity = (int32_t)number_of(quantity);
	return 1;
}

static int is_later(struct words *words, const char *word)
{
	const char *days = value_of(word, "later");

	if (days)
		words->now += number_of(days) * DESK_DAY;
	return days != NULL;
}

static void must_be_known(int known, const char *word)
{
	if (!known)
		ck_abort_msg("the desk does not know the word %s", word);
}

/* "-" stands for none. */
static int is_reference(const char *word)
{
	return strcmp(word, "-") != 0;
}

/* ---- place ---- */

static void place_line(struct shp_placement *placement, uint32_t line, char *word)
{
	static const int32_t kinds[] = {SHP_AMOUNT_ITEM_PRICE,	   SHP_AMOUNT_ITEM_TAX,	     SHP_AMOUNT_SHIPPING_PRICE,
					SHP_AMOUNT_SHIPPING_TAX,   SHP_AMOUNT_GIFT_WRAP_PRICE, SHP_AMOUNT_GIFT_WRAP_TAX,
					SHP_AMOUNT_ITEM_DISCOUNT, SHP_AMOUNT_SHIPPING_DISCOUNT};
	char *amounts = strchr(word, '@');
	int32_t quantity = 0;

	if (amounts)
		*amounts++ = 0;
	must_be_known(is_item(word, &quantity), word);
	shp_placement_add_line(placement, word, quantity);
	for (size_t i = 0; amounts && i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		char *next = strchr(amounts, ',');
		if (next)
			*next++ = 0;
		shp_placement_set_line_amount(placement, line, kinds[i], number_of(amounts));
		amounts = next;
	}
}

static int place_option(struct shp_placement *placement, const char *word)
{
	const char *value;

	if (!strcmp(word, "pending"))
		shp_placement_set_pending(placement, 1);
	else if (!strcmp(word, "afn"))
		shp_placement_set_channel(placement, SHP_CHANNEL_AFN);
	else if ((value = value_of(word, "programs")))
		shp_placement_set_programs(placement, (int32_t)number_of(value));
	else if ((value = value_of(word, "cod")))
		shp_placement_set_cod_amount(placement, number_of(value));
	else if ((value = value_of(word, "fee")))
		shp_placement_set_fee_basis_points(placement, (int32_t)number_of(value));
	else if ((value = value_of(word, "charge")))
		shp_placement_set_charge_policy(placement, (int32_t)number_of(value));
	else if ((value = value_of(word, "credit")))
		shp_placement_set_credit_timing(placement, (int32_t)number_of(value));
	else if ((value = value_of(word, "order")))
		shp_placement_set_text(placement, SHP_ORDER_REFERENCE, value);
	else if ((value = value_of(word, "yen")))
		shp_placement_set_currency(placement, "JPY", 0);
	else if ((value = value_of(word, "by")))
		shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_BY,
				       *value ? (int32_t)number_of(value) : SHP_DATE_NONE);
	else
		return 0;
	return 1;
}

static int32_t place(struct words *words)
{
	const struct desk *desk = words->desk;
	struct shp_placement *placement;
	char word[WORD];
	uint32_t line = 0;
	int32_t status = shp_placement_new(desk->ctx, &placement);

	if (status)
		return status;
	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "111-2222222-3333333");
	shp_placement_set_currency(placement, "USD", 2);
	shp_placement_set_ordered_at(placement, DESK_ORDERED_AT);
	shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_BY, DESK_SHIP_BY);
	while (next_word(words, word))
		if (!place_option(placement, word) && !is_later(words, word))
			place_line(placement, line++, word);
	if (words->order)
		status = shp_order_place_again(desk->rules, words->order, placement, words->now, words->ret_decision,
					       desk->error);
	else
		status = shp_order_place(desk->rules, placement, words->now, words->ret_decision, desk->error);
	shp_placement_free(placement);
	return status;
}

/* ---- split ---- */

static int32_t split(struct words *words)
{
	const struct desk *desk = words->desk;
	struct shp_contents *contents;
	char word[WORD];
	uint32_t packages = 0;
	int32_t quantity;
	int wants_reference = 1;
	int32_t status = shp_contents_new(desk->ctx, &contents);

	if (status)
		return status;
	while (next_word(words, word)) {
		if (!strcmp(word, "/")) {
			wants_reference = 1;
		} else if (is_later(words, word)) {
			continue;
		} else if (wants_reference) {
			shp_contents_add_package(contents, is_reference(word) ? word : NULL);
			wants_reference = 0;
			packages++;
		} else {
			must_be_known(is_item(word, &quantity), word);
			shp_contents_add_item(contents, packages - 1, word, quantity);
		}
	}
	status = shp_order_split(desk->rules, words->order, contents, words->now, words->ret_decision, desk->error);
	shp_contents_free(contents);
	return status;
}

/* ---- shipments ---- */

static int ship_option(struct shp_confirmation *confirmation, const char *word)
{
	static const char *const keys[] = {"carrier", "carrier_name", "method", "tracking", "memo"};
	const char *value = value_of(word, "date");

	if (value) {
		shp_confirmation_set_ship_date(confirmation, *value ? (int32_t)number_of(value) : SHP_DATE_NONE);
		return 1;
	}
	for (int32_t i = 0; i < 5; i++) {
		value = value_of(word, keys[i]);
		if (!value)
			continue;
		shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER + i, value);
		return 1;
	}
	return 0;
}

static void ship_words(struct words *words, struct shp_confirmation *confirmation)
{
	char word[WORD];
	int32_t quantity;
	int wants_reference = 1;

	while (next_word(words, word)) {
		if (wants_reference)
			shp_confirmation_set_package(confirmation, is_reference(word) ? word : NULL);
		else if (!is_later(words, word) && !ship_option(confirmation, word)) {
			must_be_known(is_item(word, &quantity), word);
			shp_confirmation_add_item(confirmation, word, quantity);
		}
		wants_reference = 0;
	}
}

static int32_t ship(struct words *words, const char *verb)
{
	const struct desk *desk = words->desk;
	struct shp_confirmation *confirmation;
	int32_t status = shp_confirmation_new(desk->ctx, &confirmation);

	if (status)
		return status;
	if (strcmp(verb, "reconfirm")) {
		shp_confirmation_set_ship_date(confirmation, DESK_DATE);
		shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER, "UPS");
		shp_confirmation_set_text(confirmation, SHP_SHIP_METHOD, "Ground");
		shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING, DESK_TRACKING);
	}
	ship_words(words, confirmation);
	if (!strcmp(verb, "confirm"))
		status = shp_order_confirm(desk->rules, words->order, confirmation, words->now, words->ret_decision,
					   desk->error);
	else if (!strcmp(verb, "label"))
		status = shp_order_confirm_label(desk->rules, words->order, confirmation, words->now,
						 words->ret_decision, desk->error);
	else
		status = shp_order_reconfirm(desk->rules, words->order, confirmation, words->now, words->ret_decision,
					     desk->error);
	shp_confirmation_free(confirmation);
	return status;
}

/* ---- cancel ---- */

static int32_t cancel(struct words *words)
{
	const struct desk *desk = words->desk;
	struct shp_cancellation *cancellation;
	char word[WORD];
	int32_t quantity;
	const char *reason;
	int32_t status = shp_cancellation_new(desk->ctx, &cancellation);

	if (status)
		return status;
	shp_cancellation_set_reason(cancellation, SHP_REASON_NO_INVENTORY);
	if (next_word(words, word))
		shp_cancellation_set_reference(cancellation, is_reference(word) ? word : NULL);
	while (next_word(words, word)) {
		if ((reason = value_of(word, "reason"))) {
			shp_cancellation_set_reason(cancellation, (int32_t)number_of(reason));
		} else if (!is_later(words, word)) {
			must_be_known(is_item(word, &quantity), word);
			shp_cancellation_add_item(cancellation, word, quantity);
		}
	}
	status = shp_order_cancel(desk->rules, words->order, cancellation, words->now, words->ret_decision,
				  desk->error);
	shp_cancellation_free(cancellation);
	return status;
}

/* ---- those without a builder ---- */

static int32_t of_package(struct words *words, const char *verb)
{
	const struct desk *desk = words->desk;
	char reference[WORD];
	char word[WORD];
	int64_t at = words->now;
	int32_t status = SHP_CARRIER_STATUS_SCANNED;
	int32_t revision = 0;
	const char *value;

	next_word(words, reference);
	while (next_word(words, word)) {
		if ((value = value_of(word, "status")))
			status = (int32_t)number_of(value);
		else if ((value = value_of(word, "at")))
			at = number_of(value);
		else if ((value = value_of(word, "revision")))
			revision = (int32_t)number_of(value);
		else
			must_be_known(is_later(words, word), word);
	}
	if (!strcmp(verb, "unlabel"))
		return shp_order_cancel_label(desk->rules, words->order, reference, revision, words->now,
					      words->ret_decision, desk->error);
	return shp_order_scan(desk->rules, words->order, reference, status, at, words->now, words->ret_decision,
			      desk->error);
}

static int32_t pay(struct words *words, int32_t result)
{
	const struct desk *desk = words->desk;
	uint8_t id[16] = {0};
	char word[WORD];
	uint32_t charge = 0;

	while (next_word(words, word))
		if (!is_later(words, word))
			charge = (uint32_t)number_of(word);
	(void)shp_order_get_charge_id(words->order, charge, id); /* no such charge: an id that is none */
	return shp_order_report_payment(desk->rules, words->order, id, result, words->now, words->ret_decision,
					desk->error);
}

static int32_t of_order(struct words *words, const char *verb)
{
	const struct desk *desk = words->desk;
	char word[WORD];

	while (next_word(words, word))
		must_be_known(is_later(words, word), word);
	if (!strcmp(verb, "release"))
		return shp_order_release(desk->rules, words->order, words->now, words->ret_decision, desk->error);
	return shp_order_expire(desk->rules, words->order, words->now, words->ret_decision, desk->error);
}

int32_t desk_try(const struct desk *desk, struct shp_order *order, const char *command,
		 struct shp_decision **ret_decision)
{
	struct words words = {desk, order, command, desk->now, ret_decision};
	char verb[WORD];

	next_word(&words, verb);
	if (!strcmp(verb, "place"))
		return place(&words);
	if (!strcmp(verb, "split"))
		return split(&words);
	if (!strcmp(verb, "confirm") || !strcmp(verb, "reconfirm") || !strcmp(verb, "label"))
		return ship(&words, verb);
	if (!strcmp(verb, "cancel"))
		return cancel(&words);
	if (!strcmp(verb, "unlabel") || !strcmp(verb, "scan"))
		return of_package(&words, verb);
	if (!strcmp(verb, "settle") || !strcmp(verb, "decline"))
		return pay(&words, verb[0] == 's' ? SHP_PAYMENT_SETTLED : SHP_PAYMENT_DECLINED);
	must_be_known(!strcmp(verb, "release") || !strcmp(verb, "expire"), verb);
	return of_order(&words, verb);
}
