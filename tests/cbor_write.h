/* CBOR as the library reads it, written item by item. The library itself writes in larger pieces (lib/encoder.h). */
#ifndef TESTS_CBOR_WRITE_H
#define TESTS_CBOR_WRITE_H

#include "cbor.h"

/*
 * Writes what fits and always counts: `length` is what the whole takes, so a first run on a writer of capacity 0
 * measures and a second one writes. Nothing is written beyond `capacity`; of an item that does not fit at most the
 * head is written.
 */
struct cbor_writer {
	uint8_t *bytes;
	size_t capacity;
	size_t length;
};

/* For numbers of 24 and more. */
void cbor_put_long_head(struct cbor_writer *writer, int type, uint64_t value);
void cbor_put_text(struct cbor_writer *writer, const char *text, size_t length);
void cbor_put_bytes(struct cbor_writer *writer, const uint8_t *bytes, size_t length);

static inline void cbor_put_byte(struct cbor_writer *writer, uint8_t byte)
{
	const size_t at = writer->length++;

	if (at < writer->capacity)
		writer->bytes[at] = byte;
}

/* Nearly every head is one byte: that much is worth having where it is called. */
static inline void cbor_put_head(struct cbor_writer *writer, int type, uint64_t value)
{
	if (value < 24)
		cbor_put_byte(writer, SHP__CBOR_HEAD(type, value));
	else
		cbor_put_long_head(writer, type, value);
}

static inline void cbor_put_uint(struct cbor_writer *writer, uint64_t value)
{
	cbor_put_head(writer, SHP__CBOR_UINT, value);
}

/* -1 - n is written as n; ~ is that for every value, the lowest included. */
static inline void cbor_put_int(struct cbor_writer *writer, int64_t value)
{
	if (value < 0)
		cbor_put_head(writer, SHP__CBOR_NEGATIVE, ~(uint64_t)value);
	else
		cbor_put_head(writer, SHP__CBOR_UINT, (uint64_t)value);
}

static inline void cbor_put_array(struct cbor_writer *writer, uint32_t count)
{
	cbor_put_head(writer, SHP__CBOR_ARRAY, count);
}

static inline void cbor_put_map(struct cbor_writer *writer, uint32_t count)
{
	cbor_put_head(writer, SHP__CBOR_MAP, count);
}

static inline void cbor_put_bool(struct cbor_writer *writer, int value)
{
	cbor_put_byte(writer, value ? SHP__CBOR_TRUE : SHP__CBOR_FALSE);
}

static inline void cbor_put_null(struct cbor_writer *writer)
{
	cbor_put_byte(writer, SHP__CBOR_NULL);
}

#endif
