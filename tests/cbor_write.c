#include "cbor_write.h"

#include "text.h"

static inline void put_32(uint8_t *to, uint32_t value)
{
	to[0] = (uint8_t)(value >> 24);
	to[1] = (uint8_t)(value >> 16);
	to[2] = (uint8_t)(value >> 8);
	to[3] = (uint8_t)value;
}

void cbor_put_long_head(struct cbor_writer *writer, int type, uint64_t value)
{
	const size_t size = value <= 0xff ? 2 : value <= 0xffff ? 3 : value <= 0xffffffff ? 5 : 9;
	const size_t at = writer->length;
	uint8_t *head;

	writer->length = at + size;
	if (writer->length > writer->capacity)
		return;
	head = writer->bytes + at;
	switch (size) {
	case 2:
		head[0] = SHP__CBOR_HEAD(type, 24);
		head[1] = (uint8_t)value;
		break;
	case 3:
		head[0] = SHP__CBOR_HEAD(type, 25);
		head[1] = (uint8_t)(value >> 8);
		head[2] = (uint8_t)value;
		break;
	case 5:
		head[0] = SHP__CBOR_HEAD(type, 26);
		put_32(head + 1, (uint32_t)value);
		break;
	default:
		head[0] = SHP__CBOR_HEAD(type, 27);
		put_32(head + 1, (uint32_t)(value >> 32));
		put_32(head + 5, (uint32_t)value);
		break;
	}
}

static inline void put_string(struct cbor_writer *writer, int type, const uint8_t *bytes, size_t length)
{
	size_t at;

	cbor_put_head(writer, type, length);
	at = writer->length;
	writer->length = at + length;
	if (writer->length <= writer->capacity)
		shp__text_copy(writer->bytes + at, bytes, length);
}

void cbor_put_text(struct cbor_writer *writer, const char *text, size_t length)
{
	put_string(writer, SHP__CBOR_TEXT, (const uint8_t *)text, length);
}

void cbor_put_bytes(struct cbor_writer *writer, const uint8_t *bytes, size_t length)
{
	put_string(writer, SHP__CBOR_BYTES, bytes, length);
}
