/* Addresses of tracking pages. */
#include "tracking.h"

#include "text.h"

/* For couriers without a page of their own. Many public sources. */
#define FALLBACK "https://t.17track.net/en#nums=%s"

/* Writes what fits, counts everything. */
struct url_writer {
	char *buffer;
	size_t capacity;
	size_t length;
};

static void put_character(struct url_writer *writer, char character)
{
	if (writer->length + 1 < writer->capacity)
		writer->buffer[writer->length] = character;
	writer->length++;
}

/* RFC 3986, section 2.3: unreserved characters stay. */
static int is_unreserved(char character)
{
	return (character >= '0' && character <= '9') || (character >= 'A' && character <= 'Z') ||
	       (character >= 'a' && character <= 'z') || character == '-' || character == '.' || character == '_' ||
	       character == '~';
}

static void put_encoded(struct url_writer *writer, char character)
{
	static const char hexadecimal[] = "0123456789ABCDEF";
	const uint8_t byte = (uint8_t)character;

	if (is_unreserved(character)) {
		put_character(writer, character);
		return;
	}
	put_character(writer, '%');
	put_character(writer, hexadecimal[byte >> 4]);
	put_character(writer, hexadecimal[byte & 15]);
}

/* The address with the number in the place of %s. Hyphens go before the places that are set. */
static void put_address(struct url_writer *writer, const char *url, const struct shp__number *number, uint64_t hyphens)
{
	uint32_t at;

	for (; url[0] != '%' || url[1] != 's'; url++)
		put_character(writer, *url);
	for (at = 0; at < number->length; at++) {
		if (hyphens >> at & 1)
			put_character(writer, '-');
		put_encoded(writer, number->text[at]);
	}
	for (url += 2; *url; url++)
		put_character(writer, *url);
}

/* The page of a number whose courier is known by its form. */
static const char *page_of_candidate(const struct shp__carrier_table *table, uint64_t candidate,
				     const struct shp__number *number, uint64_t *ret_hyphens)
{
	const struct shp__template *template = shp__candidate_template(table, candidate);
	const struct shp__courier *courier = &table->couriers[shp__candidate_courier(candidate)];
	struct shp__fit fit = {0, 0, 0, 0};

	if (template && shp__template_fits(template, number, &fit))
		*ret_hyphens = fit.hyphens;
	return courier->url ? courier->url : FALLBACK;
}

/* The page of a carrier none of whose templates the number fits. */
static const char *page_of_carrier(const struct shp__carrier_table *table, const struct shp__carrier *carrier)
{
	uint32_t n;

	if (!carrier->couriers[0])
		return NULL;
	for (n = 0; n < SHP_LIMIT_CARRIER_COURIERS && carrier->couriers[n]; n++) {
		if (table->couriers[carrier->couriers[n] - 1].url)
			return table->couriers[carrier->couriers[n] - 1].url;
	}
	return FALLBACK;
}

int32_t shp_tracking_url(const struct shp_carriers *carriers, const char *carrier, const char *number, char *buffer,
			 size_t capacity, size_t *ret_size)
{
	const struct shp__carrier_table *table = shp__carrier_table_of(carriers);
	struct url_writer writer = {buffer, capacity, 0};
	const char *url = NULL;
	struct shp__number read;
	uint64_t hyphens = 0;
	uint64_t best = 0;
	uint32_t count = 0;
	int32_t index = -1;

	if (!number || !ret_size || (!buffer && capacity))
		return SHP_ERR_ARGUMENT;
	if (carrier) {
		index = shp__carrier_find(table, carrier, 1);
		if (index < 0)
			return SHP_ERR_CARRIER_UNKNOWN;
	}
	if (!shp__number_read(number, &read))
		return SHP_ERR_TRACKING_MALFORMED;
	(void)shp_tracking_detect(carriers, carrier, number, &best, 1, &count, NULL);
	if (count)
		url = page_of_candidate(table, best, &read, &hyphens);
	else if (carrier)
		url = page_of_carrier(table, &table->carriers[index]);
	if (url)
		put_address(&writer, url, &read, hyphens);
	*ret_size = writer.length + 1;
	if (capacity <= writer.length)
		return SHP_ERR_BUFFER;
	buffer[writer.length] = '\0';
	return SHP_OK;
}
