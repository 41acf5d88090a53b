/* The operation that places an order. */
#include <string.h>

#include "document.h"
#include "request.h"
#include "store.h"
#include "uuid_text.h"
#include "wording.h"

/*
 * What is shown of an order can be sent back in. What of it a placement does not set must then be as placing makes it;
 * of an order that is there already, nothing is done with it.
 */
#define SHOWN_OF_ORDER                                                                                                 \
	"revision charge_policy credit_timing total charged refunded credited debited held packages cancellations"     \
	" payments deadline deadline_outside_calendar actions "
#define FIELDS_OF_ORDER                                                                                                \
	" reference id marketplace currency exponent ordered_at ship_by ship_from_date deliver_by service channel"     \
	" status programs cod_amount fee_basis_points lines "
#define SHOWN_OF_LINE "status ordered cancelled shipped open "
#define FIELDS_OF_LINE                                                                                                 \
	" id sku title category quantity item_price item_tax shipping_price shipping_tax gift_wrap_price"              \
	" gift_wrap_tax item_discount shipping_discount "

/* Where the lines are being read, and how. */
struct placing {
	struct request *request;
	struct shp_placement *placement;
	json_t *order;
	const char *currency; /* NULL: not known */
	int32_t exponent;     /* -1: not known, so amounts cannot be read */
	int is_there;	      /* the desk has this order already */
};

static void set_texts(const struct placing *placing)
{
	static const struct {
		const char *name;
		int32_t field;
	} texts[] = {{"marketplace", SHP_ORDER_MARKETPLACE}, {"service", SHP_ORDER_SERVICE}};
	static const struct {
		const char *name;
		int32_t field;
	} dates[] = {{"ship_from_date", SHP_ORDER_DATE_SHIP_FROM},
		     {"ship_by", SHP_ORDER_DATE_SHIP_BY},
		     {"deliver_by", SHP_ORDER_DATE_DELIVER_BY}};
	const char *text;
	int64_t ordered_at;
	int32_t date;
	size_t at;

	for (at = 0; at < sizeof(texts) / sizeof(texts[0]); at++) {
		if (field_text(placing->request, placing->order, "order", texts[at].name, SHP_ERR_TEXT, &text) > 0)
			shp_placement_set_text(placing->placement, texts[at].field, text);
	}
	for (at = 0; at < sizeof(dates) / sizeof(dates[0]); at++) {
		if (field_date(placing->request, placing->order, "order", dates[at].name, &date) > 0)
			shp_placement_set_date(placing->placement, dates[at].field, date);
	}
	if (field_instant(placing->request, placing->order, "order", "ordered_at", &ordered_at) > 0)
		shp_placement_set_ordered_at(placing->placement, ordered_at);
}

static void set_currency(struct placing *placing)
{
	const char *currency;
	int32_t exponent = -1;
	struct buffer message = {0};
	const int found =
		field_text(placing->request, placing->order, "order", "currency", SHP_ERR_CURRENCY, &currency);
	const int given =
		field_int32(placing->request, placing->order, "order", "exponent", SHP_ERR_EXPONENT, &exponent);

	placing->exponent = -1;
	placing->currency = found > 0 ? currency : NULL;
	if (found > 0 && given == 0)
		exponent = shp_currency_exponent(currency);
	if (found > 0 && given == 0 && exponent < 0 && strlen(currency) == 3 &&
	    strspn(currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3) {
		buffer_fill(&message,
			    say("How many decimals {1} has is not known here: give the exponent, 0 to 4.",
				"此处不知道 {1} 的小数位数:请给出 exponent,0 到 4。"),
			    currency, "", "");
		field_problem(placing->request, "order", "exponent", SHP_ERR_REQUIRED, message.bytes);
		buffer_free(&message);
	}
	if (exponent >= 0 && exponent <= SHP_LIMIT_EXPONENT)
		placing->exponent = exponent;
	if (found > 0)
		shp_placement_set_currency(placing->placement, currency, given == 0 && exponent < 0 ? 0 : exponent);
}

static void set_programs(const struct placing *placing)
{
	json_t *programs = field_array(placing->request, placing->order, "order", "programs");
	struct buffer choices = {0};
	int32_t set = 0;
	size_t at;

	choices_of_bits(&choices, shp_program_name);

	for (at = 0; at < json_array_size(programs); at++) {
		const char *name = json_string_value(json_array_get(programs, at));
		const int32_t program = shp_program_from_name(name);
		char path[PATH_SIZE];

		snprintf(path, sizeof(path), "order.programs[%zu]", at);
		if (!name)
			field_problem(placing->request, path, "", SHP_ERR_VALUE,
				      say("This must be text.", "此处必须是文本。"));
		else if (program < 0)
			field_choice(placing->request, path, "", "program", name, choices.bytes);
		else
			set |= program;
	}
	buffer_free(&choices);
	if (programs)
		shp_placement_set_programs(placing->placement, set);
}

static int is_order_status(const char *name)
{
	int32_t status;

	for (status = SHP_ORDER_STATUS_PENDING; status <= SHP_ORDER_STATUS_CANCELLED; status++) {
		if (strcmp(name, shp_order_status_name(status)) == 0)
			return 1;
	}
	return 0;
}

static void set_kind(const struct placing *placing)
{
	struct request *request = placing->request;
	const char *text;
	int32_t fee;

	if (field_text(request, placing->order, "order", "channel", SHP_ERR_VALUE, &text) > 0) {
		if (strcmp(text, "AFN") == 0)
			shp_placement_set_channel(placing->placement, SHP_CHANNEL_AFN);
		else if (strcmp(text, "MFN") != 0)
			field_choice(request, "order", "channel", "channel", text, "MFN, AFN");
	}
	if (field_text(request, placing->order, "order", "status", SHP_ERR_VALUE, &text) > 0) {
		if (strcmp(text, "pending") == 0)
			shp_placement_set_pending(placing->placement, 1);
		else if (strcmp(text, "unshipped") != 0 && !(placing->is_there && is_order_status(text)))
			field_choice(request, "order", "status", "status", text, "pending, unshipped");
	}
	if (field_int32(request, placing->order, "order", "fee_basis_points", SHP_ERR_RANGE, &fee) > 0)
		shp_placement_set_fee_basis_points(placing->placement, fee);
	set_programs(placing);
}

static void set_amounts(const struct placing *placing, json_t *line, const char *path, uint32_t index)
{
	int is_wrong[SHP_AMOUNT_SHIPPING_DISCOUNT + 1] = {0};
	int32_t amount;

	for (amount = SHP_AMOUNT_ITEM_PRICE; amount <= SHP_AMOUNT_SHIPPING_DISCOUNT; amount++) {
		int64_t minor = 0;
		const int found = field_money(placing->request, line, path, shp_amount_name(amount),
					      placing->exponent < 0 ? SHP_LIMIT_EXPONENT : placing->exponent,
					      placing->exponent < 0 ? NULL : placing->currency, &minor);

		is_wrong[amount] = found < 0;
		/* A discount of a price that could not be read is not to be called too large. */
		if ((amount == SHP_AMOUNT_ITEM_DISCOUNT && is_wrong[SHP_AMOUNT_ITEM_PRICE]) ||
		    (amount == SHP_AMOUNT_SHIPPING_DISCOUNT && is_wrong[SHP_AMOUNT_SHIPPING_PRICE]))
			continue;
		if (found > 0)
			shp_placement_set_line_amount(placing->placement, index, amount, minor);
	}
}

static void add_line(const struct placing *placing, json_t *lines, size_t index)
{
	static const struct {
		const char *name;
		int32_t field;
	} texts[] = {{"sku", SHP_LINE_SKU}, {"title", SHP_LINE_TITLE}, {"category", SHP_LINE_CATEGORY}};
	struct request *request = placing->request;
	const char *id = "";
	int32_t quantity = 0;
	char path[PATH_SIZE];
	json_t *line;
	size_t at;

	snprintf(path, sizeof(path), "lines[%zu]", index);
	line = array_object(request, lines, path, index);
	if (line) {
		fields_known(request, line, path, FIELDS_OF_LINE SHOWN_OF_LINE);
		field_text(request, line, path, "id", SHP_ERR_TEXT, &id);
		if (field_int32(request, line, path, "quantity", SHP_ERR_QUANTITY, &quantity) == 0)
			field_problem(request, path, "quantity", SHP_ERR_REQUIRED, NULL);
	}
	shp_placement_add_line(placing->placement, id, quantity);
	if (!line)
		return;
	for (at = 0; at < sizeof(texts) / sizeof(texts[0]); at++) {
		const char *text;

		if (field_text(request, line, path, texts[at].name, SHP_ERR_TEXT, &text) > 0)
			shp_placement_set_line_text(placing->placement, (uint32_t)index, texts[at].field, text);
	}
	set_amounts(placing, line, path, (uint32_t)index);
}

/* Lines stand in the order, or beside it; not in both, where those of one place would be dropped in silence. */
static json_t *add_lines(const struct placing *placing)
{
	struct request *request = placing->request;
	json_t *inside = json_object_get(placing->order, "lines");
	json_t *beside = json_object_get(request->root, "lines");
	const int are_inside = inside && !json_is_null(inside);
	json_t *lines;
	size_t at;

	if (are_inside && beside && !json_is_null(beside))
		field_problem(request, "", "lines", SHP_ERR_VALUE,
			      say("Lines stand in the order or beside it, not in both.",
				  "商品行写在 order 之内或之外,不能两处都有。"));
	lines = field_array(request, are_inside ? placing->order : request->root, "", "lines");
	for (at = 0; at < json_array_size(lines); at++)
		add_line(placing, lines, at);
	return lines;
}

/* The desk has one order for each reference: if this one is there, under whatever marketplace, it is the one that is
 * meant. */
static void set_identity(struct placing *placing, struct command *command)
{
	struct request *request = placing->request;
	const char *text;
	int stored = 0;

	if (field_text(request, placing->order, "order", "reference", SHP_ERR_REFERENCE, &text) > 0) {
		shp_placement_set_text(placing->placement, SHP_ORDER_REFERENCE, text);
		stored = store_find(request->desk->store, text, command->order_id);
		if (stored < 0)
			field_problem(request, "", "", SHP_ERR_HOST_FAILED, NULL);
	}
	placing->is_there = stored > 0;
	if (placing->is_there)
		shp_placement_set_id(placing->placement, command->order_id);
}

static void set_given_id(const struct placing *placing, const uint8_t stored[16])
{
	const char *text;
	uint8_t id[16];

	if (field_text(placing->request, placing->order, "order", "id", SHP_ERR_VALUE, &text) <= 0)
		return;
	if (!uuid_read(text, id))
		field_problem(placing->request, "order", "id", SHP_ERR_VALUE, NULL);
	else if (placing->is_there && memcmp(id, stored, sizeof(id)) != 0)
		field_problem(placing->request, "order", "id", SHP_ERR_DIFFERS, NULL);
	else
		shp_placement_set_id(placing->placement, id);
}

/* Reports each of the shown fields that is given and is not as placing makes it. */
static void compare_shown(const struct placing *placing, json_t *given, json_t *placed, const char *path,
			  const char *shown)
{
	const char *key;
	json_t *value;
	struct buffer word = {0};

	json_object_foreach (given, key, value) {
		buffer_reset(&word);
		buffer_format(&word, " %s ", key);
		if (strstr(shown, word.bytes) && !json_equal(value, json_object_get(placed, key)))
			field_problem(placing->request, path, key, SHP_ERR_DIFFERS, NULL);
	}
	buffer_free(&word);
}

/* Deadline and actions depend on rules and time, so they are not compared. */
static void check_shown(const struct placing *placing, const struct command *command, json_t *lines)
{
	struct request *request = placing->request;
	struct shp_decision *decision = NULL;
	struct buffer text = {0};
	char path[PATH_SIZE];
	json_t *placed;
	size_t at;

	if (command_try(request->desk, command, NULL, request->now, &decision) != SHP_OK)
		return; /* running it will tell why */
	document_order(request->desk, shp_decision_get_order(decision), request->now, &text);
	placed = json_loads(text.bytes, 0, NULL);
	compare_shown(placing, placing->order, placed, "order",
		      " revision charge_policy credit_timing total charged refunded credited debited held packages"
		      " cancellations payments ");
	for (at = 0; at < json_array_size(lines); at++) {
		snprintf(path, sizeof(path), "lines[%zu]", at);
		compare_shown(placing, json_array_get(lines, at), json_array_get(json_object_get(placed, "lines"), at),
			      path, " " SHOWN_OF_LINE);
	}
	json_decref(placed);
	buffer_free(&text);
	shp_decision_unref(decision);
}

void request_place(struct request *request, struct command *command)
{
	struct placing placing = {.request = request, .placement = command->placement};
	json_t *lines;
	int64_t collect;

	placing.order = json_object_get(request->root, "order");
	placing.exponent = -1;
	if (!json_is_object(placing.order)) {
		const int is_missing = !placing.order || json_is_null(placing.order);

		field_problem(request, "", "order", is_missing ? SHP_ERR_REQUIRED : SHP_ERR_VALUE,
			      is_missing ? NULL : say("This must be an object.", "此处必须是对象。"));
		placing.order = NULL;
		add_lines(&placing);
		return;
	}
	set_identity(&placing, command);
	fields_known(request, placing.order, "order", FIELDS_OF_ORDER SHOWN_OF_ORDER);
	set_given_id(&placing, command->order_id);
	set_texts(&placing);
	set_currency(&placing);
	set_kind(&placing);
	if (field_money(request, placing.order, "order", "cod_amount",
			placing.exponent < 0 ? SHP_LIMIT_EXPONENT : placing.exponent,
			placing.exponent < 0 ? NULL : placing.currency, &collect) > 0)
		shp_placement_set_cod_amount(placing.placement, collect);
	lines = add_lines(&placing);
	if (!placing.is_there && request->problems.count == 0)
		check_shown(&placing, command, lines);
}
