/* The laws, reckoned here from what an order and its events say, without the library's own reckoning. */
#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "verify.h"

/* ---- units: ordered = cancelled + what is in packages ---- */

static void verify_units(struct verify *verify, const struct shp_order *order)
{
	const char *reference = shp_order_get_text(order, SHP_ORDER_REFERENCE);
	const uint32_t lines = shp_order_count_lines(order);
	int64_t *open = must_allocate(lines * sizeof(*open));
	int64_t *shipped = must_allocate(lines * sizeof(*shipped));
	int64_t *cancelled = must_allocate(lines * sizeof(*cancelled));
	uint32_t package;
	uint32_t line;
	uint32_t item;

	for (package = 0; package < shp_order_count_packages(order); package++) {
		const int is_open = shp_order_get_package_status(order, package) == SHP_PACKAGE_STATUS_OPEN;

		if (shp_order_count_package_items(order, package) == 0)
			violation(verify, reference, "a package is empty",
				  shp_order_get_package_reference(order, package));
		for (item = 0; item < shp_order_count_package_items(order, package); item++) {
			const int32_t index = shp_order_get_package_item_line(order, package, item);
			const int32_t quantity = shp_order_get_package_item_quantity(order, package, item);

			if (index < 0 || (uint32_t)index >= lines || quantity < 1)
				violation(verify, reference, "a package holds what is none of the order", NULL);
			else
				(is_open ? open : shipped)[index] += quantity;
		}
	}
	for (package = 0; package < shp_order_count_cancellations(order); package++) {
		for (item = 0; item < shp_order_count_cancellation_items(order, package); item++) {
			const int32_t index = shp_order_get_cancellation_item_line(order, package, item);

			if (index >= 0 && (uint32_t)index < lines)
				cancelled[index] += shp_order_get_cancellation_item_quantity(order, package, item);
		}
	}
	for (line = 0; line < lines; line++) {
		const char *id = shp_order_get_line_text(order, line, SHP_LINE_ID);

		if (shp_order_get_line_units(order, line, SHP_UNITS_ORDERED) !=
		    open[line] + shipped[line] + cancelled[line])
			violation(verify, reference, "units are lost or made", id);
		if (shp_order_get_line_units(order, line, SHP_UNITS_OPEN) != open[line] ||
		    shp_order_get_line_units(order, line, SHP_UNITS_SHIPPED) != shipped[line] ||
		    shp_order_get_line_units(order, line, SHP_UNITS_CANCELLED) != cancelled[line])
			violation(verify, reference, "units of a line are not those of its packages", id);
	}
	free(open);
	free(shipped);
	free(cancelled);
}

/* ---- money: a function of the units ---- */

/* What k of the line's units come to, each component by itself. */
static int64_t gross_of_line(const struct shp_order *order, uint32_t line, int32_t k)
{
	const int32_t quantity = shp_order_get_line_units(order, line, SHP_UNITS_ORDERED);
	int64_t gross = 0;
	int32_t amount;

	for (amount = SHP_AMOUNT_ITEM_PRICE; amount <= SHP_AMOUNT_GIFT_WRAP_TAX; amount++) {
		int64_t component = shp_order_get_line_amount(order, line, amount);
		int64_t share = 0;

		if (amount == SHP_AMOUNT_ITEM_PRICE)
			component -= shp_order_get_line_amount(order, line, SHP_AMOUNT_ITEM_DISCOUNT);
		else if (amount == SHP_AMOUNT_SHIPPING_PRICE)
			component -= shp_order_get_line_amount(order, line, SHP_AMOUNT_SHIPPING_DISCOUNT);
		if (shp_money_share(component, k, quantity, &share) == SHP_OK)
			gross += share;
	}
	return gross;
}

/* `all`: everything that is not cancelled is due; else, under the policies that charge at once, nothing. */
static int64_t gross_of_order(const struct shp_order *order, int all)
{
	const int32_t policy = shp_order_get_charge_policy(order);
	int64_t gross = 0;
	uint32_t line;

	for (line = 0; line < shp_order_count_lines(order); line++) {
		const int32_t rest = shp_order_get_line_units(order, line, SHP_UNITS_ORDERED) -
				     shp_order_get_line_units(order, line, SHP_UNITS_CANCELLED);

		if (policy == SHP_CHARGE_PER_PACKAGE)
			gross += gross_of_line(order, line, shp_order_get_line_units(order, line, SHP_UNITS_SHIPPED));
		else if (all)
			gross += gross_of_line(order, line, rest);
	}
	return gross;
}

static int64_t smaller(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int money_is(const struct shp_order *order, int all)
{
	const int64_t gross = gross_of_order(order, all);
	const int64_t charge = gross - smaller(shp_order_get_money(order, SHP_MONEY_COD), gross);
	int64_t fee = 0;

	if (shp_money_share(gross, shp_order_get_fee_basis_points(order), 10000, &fee) != SHP_OK)
		return 0;
	return shp_order_get_money(order, SHP_MONEY_CHARGED) - shp_order_get_money(order, SHP_MONEY_REFUNDED) ==
		       charge &&
	       shp_order_get_money(order, SHP_MONEY_CREDITED) - shp_order_get_money(order, SHP_MONEY_DEBITED) +
			       shp_order_get_money(order, SHP_MONEY_HELD) ==
		       charge - fee;
}

static void verify_money(struct verify *verify, const struct shp_order *order)
{
	const char *reference = shp_order_get_text(order, SHP_ORDER_REFERENCE);
	const int some_shipped = shp_order_get_units(order, SHP_UNITS_SHIPPED) > 0;
	const int some_open = shp_order_get_units(order, SHP_UNITS_OPEN) > 0;
	int agrees;

	if (shp_order_get_charge_policy(order) == SHP_CHARGE_LAST_PACKAGE && some_open)
		agrees = money_is(order, 0) ||
			 money_is(order, 1); /* whether it once was complete, its units do not say */
	else
		agrees = money_is(order, some_shipped);
	if (!agrees)
		violation(verify, reference, "money is not what the units say", NULL);
	if (shp_order_get_status(order) == SHP_ORDER_STATUS_CANCELLED &&
	    shp_order_get_money(order, SHP_MONEY_CHARGED) != shp_order_get_money(order, SHP_MONEY_REFUNDED))
		violation(verify, reference, "a cancelled order costs something", NULL);
}

static void verify_sums(struct verify *verify, const struct shp_order *order, const struct history *history)
{
	static const struct {
		int32_t kind;
		int32_t money;
		const char *what;
	} sums[] = {
		{SHP_EVENT_BUYER_CHARGED, SHP_MONEY_CHARGED, "charges do not add up"},
		{SHP_EVENT_BUYER_REFUNDED, SHP_MONEY_REFUNDED, "refunds do not add up"},
		{SHP_EVENT_SELLER_CREDITED, SHP_MONEY_CREDITED, "credits do not add up"},
		{SHP_EVENT_SELLER_DEBITED, SHP_MONEY_DEBITED, "debits do not add up"},
	};
	size_t at;
	uint32_t event;

	for (at = 0; at < sizeof(sums) / sizeof(sums[0]); at++) {
		int64_t sum = 0;

		for (event = 0; event < history->count; event++) {
			if (shp_event_get_kind(history->events[event]) == sums[at].kind)
				sum += shp_event_get_amount(history->events[event]);
		}
		if (sum != shp_order_get_money(order, sums[at].money))
			violation(verify, history->reference, sums[at].what, NULL);
	}
}

/* ---- a correction of details moves no money; the memo is the seller's ---- */

static int changes_contents(const struct shp_event *event)
{
	uint32_t change;

	for (change = 0; change < shp_event_count_changes(event); change++) {
		if (shp_event_get_change_field(event, change) == SHP_SHIP_ITEMS)
			return 1;
	}
	return 0;
}

static void verify_corrections(struct verify *verify, const struct history *history)
{
	uint32_t at;

	for (at = 0; at + 1 < history->count; at++) {
		const struct shp_event *event = history->events[at];

		if (shp_event_get_kind(event) == SHP_EVENT_SHIPMENT_RECONFIRMED && !changes_contents(event) &&
		    shp_event_get_amount(history->events[at + 1]) != 0 && shp_event_is_effect(history->events[at + 1]))
			violation(verify, history->reference, "a correction of details moved money",
				  shp_event_get_package(event));
	}
}

static void verify_memos(struct verify *verify, const struct history *history)
{
	uint32_t at;

	for (at = 0; at < history->count; at++) {
		const struct shp_event *event = history->events[at];
		const char *memo = shp_event_get_ship_text(event, SHP_SHIP_MEMO);

		if (shp_event_is_effect(event) && memo && *memo)
			violation(verify, history->reference, "an effect tells the memo", shp_event_get_type(event));
	}
}

void verify_laws(struct verify *verify, const struct shp_order *order, const struct history *history)
{
	verify_units(verify, order);
	/* Of an adopted order, what moved before is not in its events, and may be declared right. */
	if (history->count && shp_event_get_kind(history->events[0]) == SHP_EVENT_ORDER_PLACED) {
		verify_money(verify, order);
		verify_sums(verify, order, history);
	}
	verify_corrections(verify, history);
	verify_memos(verify, history);
}
