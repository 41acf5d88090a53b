/* A record of every kind of item, written and read by the CBOR codec, for test_cbor_record.c. */
#ifndef TESTS_CBOR_RECORD_H
#define TESTS_CBOR_RECORD_H

#include <string.h>

#include "cbor.h"
#include "cbor_write.h"

enum { KEYS = 8, ITEMS = 4, LARGEST = 256 };

/* Keys of one byte, of two and of three; `has` says which of them are there. */
static const uint64_t keys[KEYS] = {0, 1, 2, 7, 23, 24, 255, 256};

struct record {
	unsigned int has; /* bit i: keys[i] */
	uint64_t number;
	int64_t integer;
	char text[24];
	uint32_t text_length;
	uint8_t id[16];
	int64_t items[ITEMS][2];
	uint32_t item_count;
	int flag;
	uint8_t bytes[8];
	uint32_t byte_count;
};

/* Offsets at which an item begins. */
struct starts {
	size_t at[64];
	size_t count;
};

static void starts_here(struct starts *starts, const struct cbor_writer *writer)
{
	if (starts)
		starts->at[starts->count++] = writer->length;
}

static void write_value(struct cbor_writer *writer, const struct record *record, int key, struct starts *starts)
{
	uint32_t i;

	starts_here(starts, writer);
	switch (key) {
	case 0: cbor_put_uint(writer, record->number); break;
	case 1: cbor_put_int(writer, record->integer); break;
	case 2: cbor_put_text(writer, record->text, record->text_length); break;
	case 3: cbor_put_bytes(writer, record->id, sizeof(record->id)); break;
	case 5: cbor_put_bool(writer, record->flag); break;
	case 6: cbor_put_null(writer); break;
	case 7: cbor_put_bytes(writer, record->bytes, record->byte_count); break;
	default:
		cbor_put_array(writer, record->item_count);
		for (i = 0; i < record->item_count; i++) {
			starts_here(starts, writer);
			cbor_put_array(writer, 2);
			starts_here(starts, writer);
			cbor_put_int(writer, record->items[i][0]);
			starts_here(starts, writer);
			cbor_put_int(writer, record->items[i][1]);
		}
	}
}

static void write_record(struct cbor_writer *writer, const struct record *record, struct starts *starts)
{
	uint32_t count = 0;
	int i;

	for (i = 0; i < KEYS; i++)
		count += record->has >> i & 1;
	starts_here(starts, writer);
	cbor_put_map(writer, count);
	for (i = 0; i < KEYS; i++) {
		if (!(record->has >> i & 1))
			continue;
		starts_here(starts, writer);
		cbor_put_uint(writer, keys[i]);
		write_value(writer, record, i, starts);
	}
}

static void read_items(struct shp__cbor_reader *reader, struct record *record)
{
	uint32_t i;

	record->item_count = shp__cbor_get_array(reader, ITEMS);
	for (i = 0; i < record->item_count; i++) {
		const size_t at = reader->at;

		if (shp__cbor_get_array(reader, 2) != 2)
			shp__cbor_fail(reader, at);
		record->items[i][0] = shp__cbor_get_int(reader, INT64_MIN, INT64_MAX);
		record->items[i][1] = shp__cbor_get_int(reader, INT64_MIN, INT64_MAX);
	}
}

/* Key 0 must be there, the others may. */
static struct shp__cbor_reader read_record(const uint8_t *bytes, size_t size, struct record *record)
{
	struct shp__cbor_reader reader = shp__cbor_read(bytes, size);
	struct shp__cbor_map map = shp__cbor_map_begin(&reader, KEYS);
	const char *text;
	const uint8_t *of;
	int i;

	memset(record, 0, sizeof(*record));
	for (i = 0; i < KEYS; i++) {
		if (i == 0)
			shp__cbor_map_need(&reader, &map, keys[i]);
		else if (!shp__cbor_map_has(&reader, &map, keys[i]))
			continue;
		record->has |= 1u << i;
		switch (i) {
		case 0: record->number = shp__cbor_get_uint(&reader, UINT64_MAX); break;
		case 1: record->integer = shp__cbor_get_int(&reader, INT64_MIN, INT64_MAX); break;
		case 2:
			text = shp__cbor_get_text(&reader, sizeof(record->text), &record->text_length);
			memcpy(record->text, text, record->text_length);
			break;
		case 3:
			of = shp__cbor_get_bytes_exactly(&reader, sizeof(record->id));
			if (of)
				memcpy(record->id, of, sizeof(record->id));
			break;
		case 5: record->flag = shp__cbor_get_bool(&reader); break;
		case 6: shp__cbor_get_null(&reader); break;
		case 7:
			of = shp__cbor_get_bytes(&reader, sizeof(record->bytes), &record->byte_count);
			if (of)
				memcpy(record->bytes, of, record->byte_count);
			break;
		default: read_items(&reader, record);
		}
	}
	shp__cbor_map_end(&reader, &map);
	shp__cbor_get_end(&reader);
	return reader;
}

static struct record full_record(void)
{
	struct record record = {.has = (1u << KEYS) - 1,
				.number = 70000,
				.integer = -1000,
				.text = "Straße 货",
				.text_length = 11,
				.items = {{1, 2}, {-24, 300}, {INT64_MIN, INT64_MAX}},
				.item_count = 3,
				.flag = 1,
				.bytes = {0xff, 0x00, 0x80},
				.byte_count = 3};
	uint8_t i;

	for (i = 0; i < sizeof(record.id); i++)
		record.id[i] = (uint8_t)(0xf0 + i);
	return record;
}

#endif
