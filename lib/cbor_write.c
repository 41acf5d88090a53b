#include "cbor.h"

#include <string.h>

void shp__cbor_put_long_head(struct shp__cbor_writer *writer, int type, uint64_t value)
{
	const unsigned int width = value <= 0xff ? 0 : value <= 0xffff ? 1 : value <= 0xffffffff ? 2 : 3;
	const size_t size = (size_t)1 << width;
	const size_t at = writer->length;
	uint8_t *head;
	size_t i;

	writer->length = at + 1 + size;
	if (writer->length > writer->capacity)
		return;
	head = writer->bytes + at;
	head[0] = SHP__CBOR_HEAD(type, 24 + width);
	for (i = size; i > 0; i--) {
		head[i] = (uint8_t)value;
		value >>= 8;
	}
}

/* Most texts are a few bytes, for which two moves that overlap are cheaper than a call. */
static inline void copy(uint8_t *to, const uint8_t *from, size_t size)
{
	if (size > 16) {
		memcpy(to, from, size);
	} else if (size >= 8) {
		uint64_t first;
		uint64_t last;

		memcpy(&first, from, sizeof(first));
		memcpy(&last, from + size - 8, sizeof(last));
		memcpy(to, &first, sizeof(first));
		memcpy(to + size - 8, &last, sizeof(last));
	} else {
		while (size-- > 0)
			to[size] = from[size];
	}
}

static inline void put_string(struct shp__cbor_writer *writer, int type, const uint8_t *bytes, size_t length)
{
	size_t at;

	shp__cbor_put_head(writer, type, length);
	at = writer->length;
	writer->length = at + length;
	if (writer->length <= writer->capacity)
		copy(writer->bytes + at, bytes, length);
}

void shp__cbor_put_text(struct shp__cbor_writer *writer, const char *text, size_t length)
{
	put_string(writer, SHP__CBOR_TEXT, (const uint8_t *)text, length);
}

void shp__cbor_put_bytes(struct shp__cbor_writer *writer, const uint8_t *bytes, size_t length)
{
	put_string(writer, SHP__CBOR_BYTES, bytes, length);
}
