#include <string.h>

#include "adoption.h"
#include "context.h"

int32_t shp_adoption_new(struct shp_ctx *ctx, struct shp_adoption **ret_adoption)
{
	if (!ctx || !ret_adoption)
		return SHP_ERR_ARGUMENT;
	struct shp_adoption *adoption = shp__calloc(ctx, sizeof(*adoption));
	if (!adoption)
		return SHP_ERR_NO_MEMORY;
	shp__placement_begin(&adoption->placement, ctx);
	adoption->packages.ctx = adoption->items.ctx = adoption->scans.ctx = adoption->gone.ctx = ctx;
	adoption->cancellations.ctx = adoption->cancelled_items.ctx = adoption->charges.ctx = adoption->text.ctx = ctx;
	*ret_adoption = adoption;
	return SHP_OK;
}

struct shp_adoption *shp_adoption_free(struct shp_adoption *adoption)
{
	if (!adoption)
		return NULL;
	struct shp_ctx *ctx = shp_ctx_ref(adoption->placement.ctx);
	shp__buffer_free(&adoption->packages);
	shp__buffer_free(&adoption->items);
	shp__buffer_free(&adoption->scans);
	shp__buffer_free(&adoption->gone);
	shp__buffer_free(&adoption->cancellations);
	shp__buffer_free(&adoption->cancelled_items);
	shp__buffer_free(&adoption->charges);
	shp__buffer_free(&adoption->text);
	shp__placement_end(&adoption->placement);
	shp__free(ctx, adoption, sizeof(*adoption));
	shp_ctx_unref(ctx);
	return NULL;
}

struct shp_placement *shp_adoption_get_placement(struct shp_adoption *adoption)
{
	return adoption ? &adoption->placement : NULL;
}

/* ---- packages ---- */

static void set_reference(struct shp__field *field, char *bytes, const char *reference)
{
	shp__field_set_reference(field, bytes, reference);
	if (!field->status && !field->length)
		field->status = SHP_ERR_REQUIRED;
}

void shp_adoption_add_package(struct shp_adoption *adoption, const char *reference)
{
	if (!adoption || SHP__COUNT(adoption->packages, struct shp__adopted_package) > SHP_LIMIT_PACKAGES)
		return;
	struct shp__adopted_package *package = shp__buffer_add(&adoption->packages, sizeof(*package));
	if (!package)
		return;
	memset(package, 0, sizeof(*package));
	package->ship_date = SHP_DATE_NONE;
	package->confirmed_at = SHP_INSTANT_NONE;
	set_reference(&package->reference, package->reference_bytes, reference);
}

void shp_adoption_add_rest(struct shp_adoption *adoption, const char *reference)
{
	if (!adoption)
		return;
	adoption->rest_count = adoption->rest_count ? 2 : 1;
	set_reference(&adoption->rest, adoption->rest_bytes, reference);
}

static struct shp__adopted_package *adopted_package_at(struct shp_adoption *adoption, uint32_t package)
{
	if (adoption && package < SHP__COUNT(adoption->packages, struct shp__adopted_package))
		return (struct shp__adopted_package *)adoption->packages.bytes + package;
	if (adoption)
		adoption->unknown_package = 1;
	return NULL;
}

void shp_adoption_add_package_item(struct shp_adoption *adoption, uint32_t package, const char *line, int32_t quantity)
{
	struct shp__adopted_package *of = adopted_package_at(adoption, package);

	if (of)
		shp__item_input_add(&adoption->items, package, of->item_count++, line, quantity);
}

void shp_adoption_set_shipment(struct shp_adoption *adoption, uint32_t package, int32_t revision, int64_t confirmed_at)
{
	struct shp__adopted_package *of = adopted_package_at(adoption, package);

	if (!of)
		return;
	of->confirmed = 1;
	of->revision = revision;
	of->confirmed_at = confirmed_at;
}

void shp_adoption_set_shipment_date(struct shp_adoption *adoption, uint32_t package, int32_t date)
{
	struct shp__adopted_package *of = adopted_package_at(adoption, package);

	if (of)
		of->ship_date = date;
}

void shp_adoption_set_shipment_text(struct shp_adoption *adoption, uint32_t package, int32_t field, const char *text)
{
	static const uint32_t limits[SHP__SHIP_TEXT_COUNT] = {SHP_LIMIT_CARRIER, SHP_LIMIT_CARRIER, SHP_LIMIT_CARRIER,
							      SHP_LIMIT_TRACKING, SHP_LIMIT_MEMO};
	char bytes[SHP_LIMIT_MEMO + 1];
	struct shp__adopted_package *of = adopted_package_at(adoption, package);

	if (!of)
		return;
	if (field < SHP_SHIP_CARRIER || field > SHP_SHIP_MEMO) {
		adoption->unknown_field = 1;
		return;
	}
	const int i = SHP__SHIP_TEXT(field);
	shp__field_set(&of->texts[i], bytes, limits[i], text);
	char *room = shp__buffer_add(&adoption->text, (size_t)of->texts[i].length + 1);
	if (!room)
		return;
	memcpy(room, bytes, (size_t)of->texts[i].length + 1);
	of->text_at[i] = (uint32_t)(adoption->text.size - of->texts[i].length - 1);
}

void shp_adoption_set_shipment_label(struct shp_adoption *adoption, uint32_t package, int32_t label)
{
	struct shp__adopted_package *of = adopted_package_at(adoption, package);

	if (of)
		of->label = label;
}

void shp_adoption_add_scan(struct shp_adoption *adoption, uint32_t package, int32_t status, int64_t at)
{
	struct shp__adopted_package *of = adopted_package_at(adoption, package);
	struct shp__adopted_scan *scan = of ? shp__buffer_add(&adoption->scans, sizeof(*scan)) : NULL;

	if (scan)
		*scan = (struct shp__adopted_scan){package, of->scan_count++, status, at};
}

/* ---- the rest ---- */

static struct shp__adopted_cancellation *add_reference(struct shp__buffer *buffer, const char *reference)
{
	if (SHP__COUNT(*buffer, struct shp__adopted_cancellation) > SHP_LIMIT_PACKAGES)
		return NULL;
	struct shp__adopted_cancellation *added = shp__buffer_add(buffer, sizeof(*added));
	if (!added)
		return NULL;
	memset(added, 0, sizeof(*added));
	set_reference(&added->reference, added->reference_bytes, reference);
	return added;
}

void shp_adoption_add_used_reference(struct shp_adoption *adoption, const char *reference)
{
	if (adoption)
		add_reference(&adoption->gone, reference);
}

void shp_adoption_add_cancellation(struct shp_adoption *adoption, const char *reference, int32_t reason, int64_t at)
{
	struct shp__adopted_cancellation *added = adoption ? add_reference(&adoption->cancellations, reference) : NULL;

	if (!added)
		return;
	added->reason = reason;
	added->at = at;
}

static struct shp__adopted_cancellation *adopted_cancellation_at(struct shp_adoption *adoption, uint32_t cancellation)
{
	if (adoption && cancellation < SHP__COUNT(adoption->cancellations, struct shp__adopted_cancellation))
		return (struct shp__adopted_cancellation *)adoption->cancellations.bytes + cancellation;
	if (adoption)
		adoption->unknown_cancellation = 1;
	return NULL;
}

void shp_adoption_add_cancellation_item(struct shp_adoption *adoption, uint32_t cancellation, const char *line,
					int32_t quantity)
{
	struct shp__adopted_cancellation *of = adopted_cancellation_at(adoption, cancellation);

	if (of)
		shp__item_input_add(&adoption->cancelled_items, cancellation, of->item_count++, line, quantity);
}

void shp_adoption_set_cancellation_of_all(struct shp_adoption *adoption, uint32_t cancellation, int32_t all)
{
	struct shp__adopted_cancellation *of = adopted_cancellation_at(adoption, cancellation);

	if (of)
		of->all = all;
}

void shp_adoption_add_charge(struct shp_adoption *adoption, int32_t cause, const char *reference, int32_t number,
			     int64_t amount, int32_t payment, int64_t held)
{
	if (!adoption || SHP__COUNT(adoption->charges, struct shp__adopted_charge) > SHP_LIMIT_ITEMS)
		return;
	struct shp__adopted_charge *charge = shp__buffer_add(&adoption->charges, sizeof(*charge));
	if (!charge)
		return;
	*charge = (struct shp__adopted_charge){
		.cause = cause, .number = number, .payment = payment, .amount = amount, .held = held};
	shp__field_set_reference(&charge->reference, charge->reference_bytes, reference);
}

void shp_adoption_set_money(struct shp_adoption *adoption, int32_t kind, int64_t minor)
{
	if (!adoption)
		return;
	if (kind == SHP_MONEY_DUE) {
		adoption->due = minor;
		adoption->due_told = 1;
		return;
	}
	if (kind < SHP_MONEY_CHARGED || kind > SHP_MONEY_DEBITED) {
		adoption->unknown_field = 1;
		return;
	}
	adoption->money[kind - SHP_MONEY_CHARGED] = minor;
	adoption->money_told = 1;
}

void shp_adoption_set_baseline(struct shp_adoption *adoption, int32_t baseline)
{
	if (adoption)
		adoption->baseline = baseline;
}
