/* Is what a host's tables say of an order sound? */
#include "adopt.h"
#include "context.h"

static const struct shp__item_paths package_paths = {"packages", "items"};
static const struct shp__item_paths cancellation_paths = {"cancellations", "items"};

static void check_instant(struct shp__adopting *adopting, int64_t at, const char *list, uint32_t index,
			  const char *field)
{
	if (at < 0 || at > SHP_LIMIT_INSTANT)
		shp__problem(&adopting->problems, SHP_ERR_INSTANT, shp__path_of(list, index, field), NULL, at);
}

static void check_scans(struct shp__adopting *adopting)
{
	const struct shp__adopted_scan *scans = adopting->adoption->scans.bytes;

	for (uint32_t i = 0; i < SHP__COUNT(adopting->adoption->scans, struct shp__adopted_scan); i++) {
		const struct shp__adopted_scan *of = &scans[i];
		if (of->status < SHP_CARRIER_STATUS_SCANNED || of->status > SHP_CARRIER_STATUS_LOST)
			shp__problem(&adopting->problems, SHP_ERR_VALUE,
				     shp__path_in("packages", of->package, "scans", of->index, "status"), NULL,
				     of->status);
		if (of->at < 0 || of->at > SHP_LIMIT_INSTANT)
			shp__problem(&adopting->problems, SHP_ERR_INSTANT,
				     shp__path_in("packages", of->package, "scans", of->index, "at"), NULL, of->at);
	}
}

/* What is told of a shipment that is not there must not be lost: the package would be taken for one that is here. */
static void check_told(struct shp__adopting *adopting, const struct shp__adopted_package *package, uint32_t index,
		       const char *field, int is_told)
{
	if (is_told && !package->confirmed)
		shp__problem(&adopting->problems, SHP_ERR_PACKAGE_OPEN, shp__path_of("packages", index, field),
			     package->reference_bytes, 0);
}

static void check_ship_texts(struct shp__adopting *adopting, const struct shp__adopted_package *package, uint32_t index)
{
	for (int32_t field = SHP_SHIP_CARRIER; field <= SHP_SHIP_MEMO; field++) {
		const struct shp__field *text = &package->texts[SHP__SHIP_TEXT(field)];
		int32_t status = text->status;
		check_told(adopting, package, index, shp_ship_field_name(field), text->length || status);
		if (!status && package->confirmed && field == SHP_SHIP_CARRIER && !text->length)
			status = SHP_ERR_REQUIRED;
		if (status)
			shp__problem(&adopting->problems, status,
				     shp__path_of("packages", index, shp_ship_field_name(field)), NULL, 0);
	}
}

static void check_shipment(struct shp__adopting *adopting, const struct shp__adopted_package *package, uint32_t index)
{
	struct shp__problems *problems = &adopting->problems;

	if (package->confirmed && adopting->adoption->placement.pending)
		shp__problem(problems, SHP_ERR_ORDER_PENDING, shp__path_of("packages", index, "status"), NULL, 0);
	if (package->confirmed && package->revision < 1)
		shp__problem(problems, SHP_ERR_RANGE, shp__path_of("packages", index, "revision"), NULL,
			     package->revision);
	if (package->confirmed)
		check_instant(adopting, package->confirmed_at, "packages", index, "confirmed_at");
	check_told(adopting, package, index, "ship_date", package->ship_date != SHP_DATE_NONE);
	if (package->ship_date == SHP_DATE_NONE) {
		if (package->confirmed)
			shp__problem(problems, SHP_ERR_REQUIRED, shp__path_of("packages", index, "ship_date"), NULL,
				     0);
	} else if (package->ship_date < 0 || package->ship_date > SHP_LIMIT_DATE) {
		shp__problem(problems, SHP_ERR_DATE, shp__path_of("packages", index, "ship_date"), NULL,
			     package->ship_date);
	}
	check_told(adopting, package, index, "label", package->label != 0);
	if (package->label != 0 && package->label != 1)
		shp__problem(problems, SHP_ERR_VALUE, shp__path_of("packages", index, "label"), NULL, package->label);
	check_ship_texts(adopting, package, index);
	check_told(adopting, package, index, "scans", package->scan_count > 0);
}

static void check_adopted_packages(struct shp__adopting *adopting)
{
	const struct shp__adopted_package *packages = adopting->adoption->packages.bytes;
	const struct shp__adopted_cancellation *gone = adopting->adoption->gone.bytes;
	const uint32_t count = SHP__COUNT(adopting->adoption->packages, struct shp__adopted_package);
	const uint32_t gone_count = SHP__COUNT(adopting->adoption->gone, struct shp__adopted_cancellation);

	if (count + gone_count > SHP_LIMIT_PACKAGES)
		shp__problem(&adopting->problems, SHP_ERR_LIMIT, shp__path("packages"), NULL, SHP_LIMIT_PACKAGES);
	else if (adopting->adoption->unknown_package)
		shp__problem(&adopting->problems, SHP_ERR_INDEX, shp__path("packages"), NULL, 0);
	for (uint32_t i = 0; i < count; i++) {
		if (packages[i].reference.status)
			shp__problem(&adopting->problems, packages[i].reference.status,
				     shp__path_of("packages", i, "reference"), NULL, SHP_LIMIT_REFERENCE);
		if (!packages[i].item_count)
			shp__problem(&adopting->problems, SHP_ERR_PACKAGE_EMPTY, shp__path_of("packages", i, "items"),
				     NULL, 0);
		check_shipment(adopting, &packages[i], i);
	}
	if (adopting->adoption->rest_count > 1)
		shp__problem(&adopting->problems, SHP_ERR_DUPLICATE, shp__path("rest"), NULL, 0);
	if (adopting->adoption->rest_count && adopting->adoption->rest.status)
		shp__problem(&adopting->problems, adopting->adoption->rest.status, shp__path("rest"), NULL,
			     SHP_LIMIT_REFERENCE);
	check_scans(adopting);
	for (uint32_t i = 0; i < gone_count; i++)
		if (gone[i].reference.status)
			shp__problem(&adopting->problems, gone[i].reference.status,
				     shp__path_of("gone", i, "reference"), NULL, SHP_LIMIT_REFERENCE);
}

static int same_reference(const struct shp__adopted_cancellation *a, const struct shp__adopted_cancellation *b)
{
	return a->reference.length && shp__text_compare(a->reference_bytes, a->reference.length, b->reference_bytes,
							b->reference.length) == 0;
}

static void check_cancellations(struct shp__adopting *adopting)
{
	const struct shp__adopted_cancellation *cancellations = adopting->adoption->cancellations.bytes;
	const uint32_t count = SHP__COUNT(adopting->adoption->cancellations, struct shp__adopted_cancellation);

	if (count > SHP_LIMIT_CANCELLATIONS)
		shp__problem(&adopting->problems, SHP_ERR_LIMIT, shp__path("cancellations"), NULL,
			     SHP_LIMIT_CANCELLATIONS);
	else if (adopting->adoption->unknown_cancellation)
		shp__problem(&adopting->problems, SHP_ERR_INDEX, shp__path("cancellations"), NULL, 0);
	for (uint32_t i = 0; i < count; i++) {
		const struct shp__adopted_cancellation *of = &cancellations[i];
		if (of->reference.status)
			shp__problem(&adopting->problems, of->reference.status,
				     shp__path_of("cancellations", i, "reference"), NULL, SHP_LIMIT_REFERENCE);
		if (!shp_cancel_reason_name(of->reason))
			shp__problem(&adopting->problems, SHP_ERR_VALUE, shp__path_of("cancellations", i, "reason"),
				     NULL, of->reason);
		if (of->all != 0 && of->all != 1)
			shp__problem(&adopting->problems, SHP_ERR_VALUE, shp__path_of("cancellations", i, "all"), NULL,
				     of->all);
		check_instant(adopting, of->at, "cancellations", i, "at");
		if (!of->item_count)
			shp__problem(&adopting->problems, SHP_ERR_REQUIRED, shp__path_of("cancellations", i, "items"),
				     NULL, 0);
		for (uint32_t j = 0; j < i; j++)
			if (same_reference(&cancellations[j], of)) {
				shp__problem(&adopting->problems, SHP_ERR_DUPLICATE,
					     shp__path_of("cancellations", i, "reference"), of->reference_bytes, 0);
				break;
			}
	}
}

static void check_adopted_head(struct shp__adopting *adopting)
{
	static const char *const names[4] = {"charged", "refunded", "credited", "debited"};
	const struct shp_adoption *adoption = adopting->adoption;

	if (adoption->unknown_field)
		shp__problem(&adopting->problems, SHP_ERR_VALUE, shp__path("field"), NULL, 0);
	if (adoption->baseline != 0 && adoption->baseline != 1)
		shp__problem(&adopting->problems, SHP_ERR_VALUE, shp__path("baseline"), NULL, adoption->baseline);
	for (int i = 0; i < 4; i++)
		if (adoption->money[i] < 0)
			shp__problem(&adopting->problems, SHP_ERR_AMOUNT, shp__path(names[i]), NULL,
				     adoption->money[i]);
}

/* The rest is one package more, and an item for each of its lines. */
static void check_room_for_rest(struct shp__adopting *adopting)
{
	const struct shp_adoption *adoption = adopting->adoption;
	const uint32_t references = SHP__COUNT(adoption->packages, struct shp__adopted_package) +
				    SHP__COUNT(adoption->gone, struct shp__adopted_cancellation);

	if (references >= SHP_LIMIT_PACKAGES)
		shp__problem(&adopting->problems, SHP_ERR_LIMIT, shp__path("packages"), NULL, SHP_LIMIT_PACKAGES);
	if (adopting->item_count + adopting->lines_left > SHP_LIMIT_ITEMS)
		shp__problem(&adopting->problems, SHP_ERR_LIMIT, shp__path("items"), NULL, SHP_LIMIT_ITEMS);
}

/* Law 1, line by line: what is left must be nothing, unless there is a package for it: the rest, or the only one. */
static int32_t check_units(struct shp__adopting *adopting)
{
	const struct shp__placed *placed = adopting->placed;

	adopting->left = shp__malloc(adopting->adoption->placement.ctx, sizeof(*adopting->left) * placed->line_count);
	if (!adopting->left)
		return SHP_ERR_NO_MEMORY;
	for (uint32_t line = 0; line < placed->line_count; line++)
		adopting->left[line] = placed->lines[line].quantity;
	for (uint32_t i = 0; i < adopting->item_count; i++)
		adopting->left[adopting->items[i].line] -= adopting->items[i].quantity;
	for (uint32_t i = 0; i < adopting->cancelled_count; i++)
		adopting->left[adopting->cancelled[i].line] -= adopting->cancelled[i].quantity;
	const struct shp_adoption *adoption = adopting->adoption;
	const int may_be_left = !adoption->packages.size || adoption->rest_count;
	for (uint32_t line = 0; line < placed->line_count; line++) {
		if (adopting->left[line] < 0 || (adopting->left[line] && !may_be_left))
			shp__problem(&adopting->problems, SHP_ERR_UNITS_DISAGREE,
				     shp__path_of("lines", line, "quantity"),
				     shp__line_text(placed, line, SHP_LINE_ID).bytes, -adopting->left[line]);
		adopting->units_left += adopting->left[line];
		adopting->lines_left += adopting->left[line] != 0;
	}
	if (adopting->units_left && may_be_left) /* told or not, it is a package */
		check_room_for_rest(adopting);
	return SHP_OK;
}

int32_t shp__adopt_check(struct shp__adopting *adopting)
{
	const struct shp_adoption *adoption = adopting->adoption;
	int32_t status;

	if (adoption->packages.failed || adoption->scans.failed || adoption->gone.failed ||
	    adoption->cancellations.failed || adoption->charges.failed || adoption->text.failed)
		return SHP_ERR_NO_MEMORY;
	status = shp__placement_check(&adoption->placement, &adopting->problems);
	check_adopted_head(adopting);
	check_adopted_packages(adopting);
	check_cancellations(adopting);
	shp__adopt_check_charges(adopting);
	return status;
}

int32_t shp__adopt_resolve(struct shp__adopting *adopting)
{
	const struct shp_adoption *adoption = adopting->adoption;
	int32_t status;

	status = shp__items_resolve(&adoption->items, adopting->placed, &package_paths, &adopting->problems,
				    &adopting->items, &adopting->item_count);
	if (!status)
		status = shp__items_resolve(&adoption->cancelled_items, adopting->placed, &cancellation_paths,
					    &adopting->problems, &adopting->cancelled, &adopting->cancelled_count);
	return status || adopting->problems.count ? status : check_units(adopting);
}

void shp__adopt_end(struct shp__adopting *adopting)
{
	struct shp_ctx *ctx = adopting->adoption->placement.ctx;

	if (adopting->items)
		shp__free(ctx, adopting->items,
			  sizeof(*adopting->items) * shp__item_input_count(&adopting->adoption->items));
	if (adopting->cancelled)
		shp__free(ctx, adopting->cancelled,
			  sizeof(*adopting->cancelled) * shp__item_input_count(&adopting->adoption->cancelled_items));
	if (adopting->left)
		shp__free(ctx, adopting->left, sizeof(*adopting->left) * adopting->placed->line_count);
	if (adopting->placed)
		shp__placed_unref(adopting->placed);
}
