#include "picture.h"

#include <stdio.h>
#include <string.h>

static void use(struct picture *picture, const char *reference)
{
	memcpy(picture->references[picture->used++], reference, strlen(reference) + 1);
}

void picture_take(struct picture *picture, const struct shp_order *order, const struct picture *before)
{
	memset(picture, 0, sizeof(*picture));
	if (before) {
		picture->used = before->used;
		memcpy(picture->references, before->references, sizeof(picture->references));
	}
	picture->lines = (int)shp_order_count_lines(order);
	picture->packages = (int)shp_order_count_packages(order);
	for (int line = 0; line < picture->lines; line++) {
		picture->ordered[line] = shp_order_get_line_units(order, (uint32_t)line, SHP_UNITS_ORDERED);
		picture->cancelled[line] = shp_order_get_line_units(order, (uint32_t)line, SHP_UNITS_CANCELLED);
	}
	for (int i = 0; i < picture->packages; i++) {
		struct picture_package *package = &picture->package[i];
		const uint32_t at = (uint32_t)i;
		const char *reference = shp_order_get_package_reference(order, at);
		memcpy(package->reference, reference, strlen(reference) + 1);
		package->confirmed = shp_order_get_package_status(order, at) == SHP_PACKAGE_STATUS_CONFIRMED;
		for (uint32_t item = 0; item < shp_order_count_package_items(order, at); item++)
			package->held[shp_order_get_package_item_line(order, at, item)] +=
				shp_order_get_package_item_quantity(order, at, item);
		if (!picture_was_used(picture, reference))
			use(picture, reference);
	}
}

int picture_find(const struct picture *picture, const char *reference)
{
	for (int i = 0; i < picture->packages; i++)
		if (!strcmp(picture->package[i].reference, reference))
			return i;
	return -1;
}

int picture_was_used(const struct picture *picture, const char *reference)
{
	for (int i = 0; i < picture->used; i++)
		if (!strcmp(picture->references[i], reference))
			return 1;
	return 0;
}

int picture_next_reference(const struct picture *picture)
{
	char digits[16];
	int next = 0;

	do
		(void)snprintf(digits, sizeof(digits), "%d", ++next);
	while (picture_was_used(picture, digits));
	return next;
}

int32_t picture_open(const struct picture *picture, int line)
{
	int32_t open = 0;

	for (int i = 0; i < picture->packages; i++)
		if (!picture->package[i].confirmed)
			open += picture->package[i].held[line];
	return open;
}

static int is_empty(const struct picture *picture, const struct picture_package *package)
{
	for (int line = 0; line < picture->lines; line++)
		if (package->held[line])
			return 0;
	return 1;
}

int picture_is_sound(const struct picture *picture)
{
	for (int line = 0; line < picture->lines; line++) {
		int64_t units = picture->cancelled[line];
		if (picture->cancelled[line] < 0)
			return 0;
		for (int i = 0; i < picture->packages; i++) {
			if (picture->package[i].held[line] < 0)
				return 0;
			units += picture->package[i].held[line];
		}
		if (units != picture->ordered[line])
			return 0;
	}
	for (int i = 0; i < picture->packages; i++)
		if (is_empty(picture, &picture->package[i]) ||
		    picture_find(picture, picture->package[i].reference) != i)
			return 0;
	return 1;
}

int picture_same(const struct picture *a, const struct picture *b)
{
	if (a->lines != b->lines || a->packages != b->packages)
		return 0;
	if (memcmp(a->cancelled, b->cancelled, sizeof(a->cancelled)) != 0)
		return 0;
	for (int i = 0; i < a->packages; i++) {
		const struct picture_package *left = &a->package[i];
		const struct picture_package *right = &b->package[i];
		if (strcmp(left->reference, right->reference) || left->confirmed != right->confirmed ||
		    memcmp(left->held, right->held, sizeof(left->held)) != 0)
			return 0;
	}
	return 1;
}

/* ---- law 1 ---- */

static int is_named(const struct wish *wish, int package)
{
	for (int i = 0; i < wish->packages; i++)
		if (wish->index[i] == package)
			return 1;
	return 0;
}

static int add_package(struct picture *picture, const char *reference)
{
	struct picture_package *package = &picture->package[picture->packages];

	memset(package, 0, sizeof(*package));
	memcpy(package->reference, reference, strlen(reference) + 1);
	use(picture, reference);
	return picture->packages++;
}

/* How many units of a line the named packages lack (or have too many of: negative). */
static int32_t missing(const struct picture *picture, const struct wish *wish, int line)
{
	int32_t units = 0;

	for (int i = 0; i < wish->packages; i++)
		units += wish->wanted[i][line] - (wish->index[i] < 0 ? 0 : picture->package[wish->index[i]].held[line]);
	return units;
}

/* What the named packages lack comes from open packages that were not named, oldest first. */
static int take_missing(struct picture *picture, const struct wish *wish, int line, int32_t units)
{
	for (int i = 0; i < picture->packages && units > 0; i++) {
		struct picture_package *package = &picture->package[i];
		if (package->confirmed || is_named(wish, i))
			continue;
		const int32_t taken = package->held[line] < units ? package->held[line] : units;
		package->held[line] -= taken;
		units -= taken;
	}
	return units == 0;
}

static int oldest_not_named(const struct picture *picture, const struct wish *wish)
{
	for (int i = 0; i < picture->packages; i++)
		if (!picture->package[i].confirmed && !is_named(wish, i))
			return i;
	return -1;
}

int picture_grant(struct picture *picture, const struct wish *wish)
{
	const int oldest = oldest_not_named(picture, wish);
	int32_t over[PICTURE_LINES] = {0};
	int is_over = 0;
	char automatic[16];

	for (int line = 0; line < picture->lines; line++) {
		const int32_t units = missing(picture, wish, line);
		if (units > 0 && !take_missing(picture, wish, line, units))
			return 0;
		over[line] = units < 0 ? -units : 0;
		is_over |= units < 0;
	}
	for (int i = 0; i < wish->packages; i++) {
		const int at = wish->index[i] < 0 ? add_package(picture, wish->reference[i]) : wish->index[i];
		memcpy(picture->package[at].held, wish->wanted[i], sizeof(picture->package[at].held));
	}
	if (is_over) {
		(void)snprintf(automatic, sizeof(automatic), "%d", picture_next_reference(picture));
		const int to = oldest < 0 ? add_package(picture, automatic) : oldest;
		for (int line = 0; line < picture->lines; line++)
			picture->package[to].held[line] += over[line];
	}
	picture_drop_empty(picture);
	return 1;
}

void picture_cancel(struct picture *picture, int line, int32_t quantity)
{
	picture->cancelled[line] += quantity;
	for (int i = picture->packages; i-- > 0 && quantity > 0;) {
		struct picture_package *package = &picture->package[i];
		if (package->confirmed)
			continue;
		const int32_t taken = package->held[line] < quantity ? package->held[line] : quantity;
		package->held[line] -= taken;
		quantity -= taken;
	}
}

void picture_drop_empty(struct picture *picture)
{
	int kept = 0;

	for (int i = 0; i < picture->packages; i++) {
		if (is_empty(picture, &picture->package[i]))
			continue;
		if (kept != i)
			picture->package[kept] = picture->package[i];
		kept++;
	}
	picture->packages = kept;
}
