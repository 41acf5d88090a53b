/* Couriers and their services of a table in the making. */
#include "carrier_builder.h"

#include "text.h"
#include "tracking.h"

enum { URL_LIMIT = 500, NAME_LIMIT = 100, TEMPLATES_LIMIT = 2000, PREPEND_LIMIT = 3 };

/* ---- couriers ---- */

static int32_t check_courier_code(const char *code, uint32_t *ret_length)
{
	uint32_t length = 0;

	if (!code || !*code)
		return SHP_ERR_REQUIRED;
	for (; code[length]; length++) {
		const char character = code[length];

		if (length == SHP_LIMIT_CARRIER_KEY)
			return SHP_ERR_TOO_LONG;
		if (!(character >= 'a' && character <= 'z') && !(character >= '0' && character <= '9') &&
		    character != '_')
			return SHP_ERR_VALUE;
	}
	*ret_length = length;
	return code[0] == '_' && length == 1 ? SHP_ERR_VALUE : SHP_OK;
}

/* Printable ASCII with one place for the number. */
static int32_t check_url(const char *url, uint32_t *ret_length)
{
	uint32_t places = 0;
	uint32_t at;

	for (at = 0; url[at]; at++) {
		if (at == URL_LIMIT)
			return SHP_ERR_TOO_LONG;
		if (url[at] <= ' ' || url[at] > '~')
			return SHP_ERR_TEXT;
		places += url[at] == '%' && url[at + 1] == 's';
	}
	*ret_length = at;
	return places == 1 ? SHP_OK : SHP_ERR_VALUE;
}

/* The courier of this code, or a new one; NULL if there is no memory. */
static struct shp__courier *enter_courier(struct shp_carriers_builder *builder, const char *code, uint32_t length)
{
	const int32_t found = shp__courier_find(&builder->made->table, code, length);
	const char *copy;
	struct shp__courier *courier;

	if (found >= 0)
		return &builder->made->couriers[found];
	copy = shp__carrier_copy(builder, code, length);
	courier = copy ? shp__courier_append(builder) : NULL;
	if (!courier)
		return NULL;
	courier->code = copy;
	return shp__courier_enter(builder, builder->made->table.courier_count - 1) ? courier : NULL;
}

void shp_carriers_builder_set_courier(struct shp_carriers_builder *builder, const char *code, const char *url,
				      int32_t flags)
{
	const enum shp__carrier_call call = SHP__CALL_COURIERS;
	struct shp__courier *courier;
	const char *url_copy = NULL;
	uint32_t code_length = 0;
	uint32_t url_length = 0;
	int32_t status;
	int good = 1;

	if (!shp__carrier_call(builder, call))
		return;
	status = check_courier_code(code, &code_length);
	if (status)
		good = shp__carrier_problem(builder, call, "code", status);
	status = url ? check_url(url, &url_length) : SHP_OK;
	if (status)
		good = shp__carrier_problem(builder, call, "url", status);
	if (flags & ~(SHP_COURIER_FLAG_S10 | SHP_COURIER_FLAG_OPEN))
		good = shp__carrier_problem(builder, call, "flags", SHP_ERR_VALUE);
	if (good && shp__courier_find(&builder->made->table, code, code_length) < 0 &&
	    (builder->made->table.courier_count >= SHP_LIMIT_COURIERS ||
	     builder->made->table.carrier_count >= SHP_LIMIT_CARRIERS))
		good = shp__carrier_problem(builder, call, NULL, SHP_ERR_LIMIT);
	if (!good)
		return;
	if (url)
		url_copy = shp__carrier_copy(builder, url, url_length);
	courier = enter_courier(builder, code, code_length);
	if (!courier)
		return;
	courier->url = url_copy;
	courier->flags = (uint8_t)flags;
	courier->templates = NULL;
	courier->count = 0;
}

/* ---- services ---- */

/* A template of `length` bytes, without the blanks around it, to the end of a row. SHP_OK, or what is wrong. */
static int32_t read_template(struct shp_carriers_builder *builder, const char *text, size_t length,
			     struct shp__template *row)
{
	struct shp__measure measure;

	while (length && text[0] == ' ') {
		text++;
		length--;
	}
	while (length && text[length - 1] == ' ')
		length--;
	row->pattern = shp__carrier_copy(builder, text, length);
	if (!row->pattern)
		return SHP_ERR_NO_MEMORY;
	if (!shp__pattern_measure(row->pattern, row->check, &measure))
		return SHP_ERR_VALUE;
	row->minimum = (uint8_t)measure.minimum;
	row->maximum = (uint8_t)measure.maximum;
	return SHP_OK;
}

static uint32_t count_templates(const char *templates)
{
	uint32_t count = 1;

	for (; *templates; templates++)
		count += *templates == '|';
	return count;
}

/* Reads templates separated by '|' into rows, all like the first but for its name. */
static int32_t read_templates(struct shp_carriers_builder *builder, const char *templates, struct shp__template *rows)
{
	const struct shp__template like = rows[0];
	struct shp__template *row = rows;

	for (;; templates++) {
		size_t length = 0;
		int32_t status;

		while (templates[length] && templates[length] != '|')
			length++;
		*row = like;
		if (row != rows)
			row->service = NULL;
		status = read_template(builder, templates, length, row++);
		if (status)
			return status;
		templates += length;
		if (!*templates)
			return SHP_OK;
	}
}

static int32_t check_prepend(const char *prepend, char copy[PREPEND_LIMIT + 1])
{
	uint32_t at;

	for (at = 0; prepend[at]; at++) {
		if (at == PREPEND_LIMIT)
			return SHP_ERR_TOO_LONG;
		if (!(prepend[at] >= '0' && prepend[at] <= '9') && !(prepend[at] >= 'A' && prepend[at] <= 'Z'))
			return SHP_ERR_TEXT;
		copy[at] = prepend[at];
	}
	return SHP_OK;
}

static int32_t check_text(const char *text, uint32_t limit, uint32_t *ret_length)
{
	return text && *text ? shp__text_check(text, limit, ret_length) : SHP_ERR_REQUIRED;
}

/* The courier's templates and the new ones, in one array. */
static void add_rows(struct shp_carriers_builder *builder, struct shp__courier *courier,
		     const struct shp__template *like, const char *templates)
{
	const uint32_t count = count_templates(templates);
	struct shp__template *rows = shp__carrier_take(builder, (courier->count + count) * sizeof(*rows));
	int32_t status;

	if (!rows)
		return;
	if (courier->count)
		memcpy(rows, courier->templates, courier->count * sizeof(*rows));
	rows[courier->count] = *like;
	status = read_templates(builder, templates, rows + courier->count);
	if (status == SHP_ERR_VALUE)
		(void)shp__carrier_problem(builder, SHP__CALL_SERVICES, "templates", status);
	if (status)
		return;
	courier->templates = rows;
	courier->count = (uint8_t)(courier->count + count);
}

void shp_carriers_builder_add_service(struct shp_carriers_builder *builder, const char *courier, const char *name,
				      const char *templates, int32_t check, const char *prepend)
{
	const enum shp__carrier_call call = SHP__CALL_SERVICES;
	struct shp__template like = {0};
	uint32_t templates_length = 0;
	uint32_t name_length = 0;
	int32_t found = -1;
	int32_t status;
	int good = 1;

	if (!shp__carrier_call(builder, call))
		return;
	if (courier)
		found = shp__courier_find(&builder->made->table, courier, strlen(courier));
	if (found < 0)
		good = shp__carrier_problem(builder, call, "courier", courier ? SHP_ERR_VALUE : SHP_ERR_REQUIRED);
	status = check_text(name, NAME_LIMIT, &name_length);
	if (status)
		good = shp__carrier_problem(builder, call, "name", status);
	status = check_text(templates, TEMPLATES_LIMIT, &templates_length);
	if (status)
		good = shp__carrier_problem(builder, call, "templates", status);
	if (check != SHP_CHECK_NONE && !shp__is_check(check))
		good = shp__carrier_problem(builder, call, "check", SHP_ERR_VALUE);
	status = prepend ? check_prepend(prepend, like.prepend) : SHP_OK;
	if (status)
		good = shp__carrier_problem(builder, call, "prepend", status);
	if (good && builder->made->couriers[found].count + count_templates(templates) > SHP_LIMIT_COURIERS)
		good = shp__carrier_problem(builder, call, "templates", SHP_ERR_LIMIT);
	if (!good)
		return;
	like.check = (uint16_t)check;
	like.service = shp__carrier_copy(builder, name, name_length);
	if (like.service)
		add_rows(builder, &builder->made->couriers[found], &like, templates);
}
