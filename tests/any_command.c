#include "any_command.h"

#include <stdio.h>
#include <string.h>

#include "desk.h"

#define COUNT(table) ((int32_t)(sizeof(table) / sizeof((table)[0])))

static const char *const carriers[] = {"UPS", "FedEx", "usps", "Other", "SF Express", "nobody knows", "ups"};
static const char *const numbers[] = {
	"1Z999AA10123456784", "1z 999aa1 0123456784", "112345678", "9400111899223197428490", "#00044", ""};
static const char *const memos[] = {ANY_MEMO, "", (ANY_MEMO ": fragile"), ("left with " ANY_MEMO)};
static const char *const methods[] = {"Ground", "", "Air", "次日达"};
static const char *const names[] = {"by hand", "Postal Service of Nowhere", "UPS"};

const char *any_kind_name(enum any_kind kind)
{
	static const char *const kinds[ANY_KINDS] = {"split",  "confirm", "reconfirm", "label", "cancel label",
						     "cancel", "expire",  "release",   "scan",  "pay"};

	return kinds[kind];
}

/* ---- what is bought ---- */

static void any_line(struct shp_placement *placement, struct chance *chance, uint32_t line, int32_t quantity,
		     int64_t most)
{
	static const char *const titles[] = {"Stoneware mug", "充电宝", "", "\"quoted\" \\ </b>"};
	char id[SHP_LIMIT_LINE_ID + 1];
	int64_t price = chance_amount(chance, most);
	int64_t shipping = chance_amount(chance, most);

	(void)snprintf(id, sizeof(id), "%u%s", (unsigned)(line * 7919 % 10007), line % 3 ? "" : ".line");
	shp_placement_add_line(placement, id, chance_between(chance, 1, quantity));
	shp_placement_set_line_text(placement, line, SHP_LINE_TITLE, titles[chance_below(chance, COUNT(titles))]);
	if (chance_one_in(chance, 2))
		shp_placement_set_line_text(placement, line, SHP_LINE_SKU, id);
	shp_placement_set_line_text(placement, line, SHP_LINE_CATEGORY, line % 2 ? "Kitchen" : "Toys");
	shp_placement_set_line_amount(placement, line, SHP_AMOUNT_ITEM_PRICE, price);
	shp_placement_set_line_amount(placement, line, SHP_AMOUNT_SHIPPING_PRICE, shipping);
	for (int32_t amount = SHP_AMOUNT_ITEM_TAX; amount <= SHP_AMOUNT_GIFT_WRAP_TAX; amount++)
		if (amount != SHP_AMOUNT_SHIPPING_PRICE && chance_one_in(chance, 2))
			shp_placement_set_line_amount(placement, line, amount, chance_amount(chance, most));
	if (chance_one_in(chance, 2))
		shp_placement_set_line_amount(placement, line, SHP_AMOUNT_ITEM_DISCOUNT, chance_amount(chance, price));
	if (chance_one_in(chance, 3))
		shp_placement_set_line_amount(placement, line, SHP_AMOUNT_SHIPPING_DISCOUNT, shipping);
}

void any_placement(struct shp_placement *placement, struct chance *chance, int lines, int32_t quantity, int64_t most)
{
	static const char *const currencies[] = {"JPY", "XTS", "USD", "BHD", "CLF"};
	const int32_t exponent = chance_between(chance, 0, SHP_LIMIT_EXPONENT);

	shp_placement_set_text(placement, SHP_ORDER_REFERENCE, "902-3159896-1390916");
	shp_placement_set_text(placement, SHP_ORDER_SERVICE, chance_one_in(chance, 2) ? "Standard" : "");
	shp_placement_set_currency(placement, currencies[exponent], exponent);
	shp_placement_set_ordered_at(placement, ANY_NOW - ANY_DAY);
	if (!chance_one_in(chance, 5))
		shp_placement_set_date(placement, SHP_ORDER_DATE_SHIP_BY, ANY_DATE + chance_below(chance, 5));
	if (chance_one_in(chance, 3))
		shp_placement_set_date(placement, SHP_ORDER_DATE_DELIVER_BY, ANY_DATE + 9);
	shp_placement_set_pending(placement, chance_one_in(chance, 8));
	if (chance_one_in(chance, 10))
		shp_placement_set_programs(placement, SHP_PROGRAM_PRIME | SHP_PROGRAM_PREMIUM);
	if (chance_one_in(chance, 3))
		shp_placement_set_fee_basis_points(placement,
						   chance_one_in(chance, 3) ? 10000 : chance_between(chance, 0, 10000));
	if (chance_one_in(chance, 3)) /* about as much as the order comes to, or any amount */
		shp_placement_set_cod_amount(
			placement, chance_amount(chance, chance_one_in(chance, 2) ? most : SHP_LIMIT_AMOUNT));
	for (int line = 0; line < lines; line++)
		any_line(placement, chance, (uint32_t)line, quantity, most);
}

/* ---- which package ---- */

static void copy_reference(char *to, const char *reference)
{
	memcpy(to, reference, strlen(reference) + 1);
}

/* Mostly one that is there and as wanted, else any that was ever there, else one that may never have been. */
static void any_reference(struct chance *chance, const struct picture *picture, int confirmed, char *reference)
{
	for (int tries = 0; tries < 8 && picture->packages && !chance_one_in(chance, 12); tries++) {
		const struct picture_package *package = &picture->package[chance_below(chance, picture->packages)];
		copy_reference(reference, package->reference);
		if (package->confirmed == confirmed)
			return;
	}
	if (chance_one_in(chance, 3))
		copy_reference(reference, picture->references[chance_below(chance, picture->used)]);
	else
		(void)snprintf(reference, SHP_LIMIT_REFERENCE + 1, "%s%d", chance_one_in(chance, 2) ? "" : "pkg-",
			       chance_between(chance, 1, 500));
}

/* ---- which units ---- */

static const char *line_id(const struct shp_order *order, int line)
{
	return shp_order_get_line_text(order, (uint32_t)line, SHP_LINE_ID);
}

/* Some lines, each with some of what is left of it; seldom more than that. */
static void any_units(struct chance *chance, int lines, int32_t left[PICTURE_LINES], int32_t wanted[PICTURE_LINES])
{
	const int tries = chance_one_in(chance, 15) ? 2 * lines : 3;

	memset(wanted, 0, sizeof(*wanted) * PICTURE_LINES);
	for (int i = 0; i < tries; i++) {
		int line = chance_below(chance, lines);
		for (int skipped = 0; skipped < lines && left[line] <= 0 && !chance_one_in(chance, 50); skipped++)
			line = (line + 1) % lines;
		if (left[line] > 0 && !wanted[line])
			wanted[line] = chance_one_in(chance, 4) ? left[line]
								: chance_between(chance, 1, (left[line] + 2) / 3);
		else if (!wanted[line] && chance_one_in(chance, 40))
			wanted[line] = 1;
		left[line] -= wanted[line];
	}
}

static int holds_nothing(const int32_t units[PICTURE_LINES], int lines)
{
	for (int line = 0; line < lines; line++)
		if (units[line])
			return 0;
	return 1;
}

/* What open packages, and the ones that are named, hold together. */
static void open_units(const struct picture *picture, const char *named, int32_t left[PICTURE_LINES])
{
	const int index = named ? picture_find(picture, named) : -1;

	for (int line = 0; line < picture->lines; line++) {
		left[line] = picture_open(picture, line);
		if (index >= 0 && picture->package[index].confirmed)
			left[line] += picture->package[index].held[line];
	}
}

static int open_packages(const struct picture *picture)
{
	int open = 0;

	for (int i = 0; i < picture->packages; i++)
		open += !picture->package[i].confirmed;
	return open;
}

static int already_wished(const struct wish *wish, const char *reference)
{
	for (int i = 0; i < wish->packages; i++)
		if (!strcmp(wish->reference[i], reference))
			return 1;
	return 0;
}

static void add_wish(struct any_command *command, struct chance *chance, const struct picture *picture,
		     const char *reference, int32_t left[PICTURE_LINES])
{
	struct wish *wish = &command->wish;
	const int at = wish->packages;

	if (already_wished(wish, reference))
		return;
	any_units(chance, picture->lines, left, wish->wanted[at]);
	if (holds_nothing(wish->wanted[at], picture->lines))
		return;
	copy_reference(wish->reference[at], reference);
	wish->index[at] = picture_find(picture, reference);
	wish->packages++;
}

static void make_split(struct any_command *command, struct shp_ctx *ctx, struct chance *chance,
		       const struct picture *picture, const struct shp_order *order)
{
	const int packages = chance_between(chance, 1, 5);
	int32_t left[PICTURE_LINES] = {0};
	char reference[SHP_LIMIT_REFERENCE + 1];

	open_units(picture, NULL, left);
	for (int i = 0; i < packages; i++) {
		any_reference(chance, picture, 0, reference);
		add_wish(command, chance, picture, reference, left);
	}
	HOLDS(shp_contents_new(ctx, &command->contents) == SHP_OK);
	for (int i = 0; i < command->wish.packages; i++) {
		shp_contents_add_package(command->contents, command->wish.reference[i]);
		for (int line = picture->lines; line-- > 0;) /* the order of items must not matter */
			if (command->wish.wanted[i][line])
				shp_contents_add_item(command->contents, (uint32_t)i, line_id(order, line),
						      command->wish.wanted[i][line]);
	}
}

/* ---- shipments ---- */

static void any_details(struct shp_confirmation *confirmation, struct chance *chance, int first)
{
	if (first || chance_one_in(chance, 3))
		shp_confirmation_set_ship_date(confirmation, ANY_DATE - chance_below(chance, 2));
	if (first || chance_one_in(chance, 3))
		shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER,
					  carriers[chance_below(chance, COUNT(carriers))]);
	if (first || chance_one_in(chance, 2))
		shp_confirmation_set_text(confirmation, SHP_SHIP_CARRIER_NAME,
					  names[chance_below(chance, COUNT(names))]);
	if (first || chance_one_in(chance, 2))
		shp_confirmation_set_text(confirmation, SHP_SHIP_TRACKING,
					  numbers[chance_below(chance, COUNT(numbers))]);
	if (chance_one_in(chance, 2))
		shp_confirmation_set_text(confirmation, SHP_SHIP_METHOD, methods[chance_below(chance, COUNT(methods))]);
	if (chance_one_in(chance, 2))
		shp_confirmation_set_text(confirmation, SHP_SHIP_MEMO, memos[chance_below(chance, COUNT(memos))]);
	if (!first && chance_one_in(chance, 30))
		shp_confirmation_clear(confirmation, chance_between(chance, SHP_SHIP_DATE, SHP_SHIP_ITEMS));
}

static void make_shipment(struct any_command *command, struct shp_ctx *ctx, struct chance *chance,
			  const struct picture *picture, const struct shp_order *order)
{
	const int again = command->kind == ANY_RECONFIRM;
	const int by_package = chance_one_in(
		chance, again || open_packages(picture) > 3 ? 2 : 20); /* seldom all that is left */
	int32_t left[PICTURE_LINES] = {0};

	any_reference(chance, picture, again || chance_one_in(chance, 15), command->reference);
	HOLDS(shp_confirmation_new(ctx, &command->confirmation) == SHP_OK);
	shp_confirmation_set_package(command->confirmation, command->reference);
	if (!again || chance_one_in(chance, 2))
		any_details(command->confirmation, chance, !again);
	command->details_only = again;
	if (by_package)
		return;
	open_units(picture, again ? command->reference : NULL, left);
	add_wish(command, chance, picture, command->reference, left);
	command->by_items = command->wish.packages == 1;
	for (int line = 0; command->by_items && line < picture->lines; line++)
		if (command->wish.wanted[0][line])
			shp_confirmation_add_item(command->confirmation, line_id(order, line),
						  command->wish.wanted[0][line]);
	command->details_only = again && !command->by_items;
}

static void make_cancellation(struct any_command *command, struct shp_ctx *ctx, struct chance *chance,
			      const struct picture *picture, const struct shp_order *order)
{
	int32_t left[PICTURE_LINES] = {0};

	HOLDS(shp_cancellation_new(ctx, &command->cancellation) == SHP_OK);
	shp_cancellation_set_reason(command->cancellation, chance_between(chance, 1, 10));
	(void)snprintf(command->reference, sizeof(command->reference), "%d", chance_between(chance, 1, 900));
	if (!chance_one_in(chance, 90)) {
		open_units(picture, NULL, left);
		any_units(chance, picture->lines, left, command->cancelled);
		command->by_items = !holds_nothing(command->cancelled, picture->lines);
	}
	if (command->by_items || chance_one_in(chance, 2))
		shp_cancellation_set_reference(command->cancellation, command->reference);
	for (int line = 0; command->by_items && line < picture->lines; line++)
		if (command->cancelled[line])
			shp_cancellation_add_item(command->cancellation, line_id(order, line),
						  command->cancelled[line]);
}

/* ---- any of them ---- */

static enum any_kind any_kind(struct chance *chance)
{
	static const enum any_kind often[] = {ANY_SPLIT,	ANY_SPLIT,     ANY_CONFIRM, ANY_CONFIRM, ANY_CONFIRM,
					      ANY_RECONFIRM,	ANY_RECONFIRM, ANY_CANCEL,  ANY_LABEL,	 ANY_LABEL,
					      ANY_CANCEL_LABEL, ANY_SCAN,      ANY_PAY,	    ANY_RELEASE, ANY_SPLIT};

	return chance_one_in(chance, 100) ? ANY_EXPIRE : often[chance_below(chance, COUNT(often))];
}

void any_command_make(struct any_command *command, struct shp_ctx *ctx, struct chance *chance,
		      const struct picture *picture, const struct shp_order *order)
{
	const uint32_t charges = shp_order_count_charges(order);

	memset(command, 0, sizeof(*command));
	command->kind = any_kind(chance);
	switch (command->kind) {
	case ANY_SPLIT:
		make_split(command, ctx, chance, picture, order);
		break;
	case ANY_CONFIRM:
	case ANY_LABEL:
	case ANY_RECONFIRM:
		make_shipment(command, ctx, chance, picture, order);
		break;
	case ANY_CANCEL:
		make_cancellation(command, ctx, chance, picture, order);
		break;
	case ANY_PAY:
		command->status = chance_between(chance, SHP_PAYMENT_SETTLED, SHP_PAYMENT_DECLINED);
		if (charges)
			(void)shp_order_get_charge_id(order, (uint32_t)chance_below(chance, (int32_t)charges),
						      command->id);
		break;
	default:
		command->status = chance_between(chance, SHP_CARRIER_STATUS_SCANNED, SHP_CARRIER_STATUS_LOST);
		command->at = ANY_NOW + chance_below(chance, 5) * ANY_DAY;
		any_reference(chance, picture, 1, command->reference);
		break;
	}
}

void any_command_free(struct any_command *command)
{
	command->contents = shp_contents_free(command->contents);
	command->confirmation = shp_confirmation_free(command->confirmation);
	command->cancellation = shp_cancellation_free(command->cancellation);
}
