/*
 * Deterministic CBOR (RFC 8949, section 4.2.1), the part of it that the library writes: integers, text, bytes, arrays, maps,
 * true, false, null; definite lengths, shortest heads, map keys ascending. No floats, no tags.
 */
#ifndef SHP_LIB_CBOR_H
#define SHP_LIB_CBOR_H

#include <stddef.h>
#include <stdint.h>

/*
 * Writes what fits and always counts: `length` is what the whole takes, so a first run on a writer of capacity 0 measures and
 * a second one writes. Nothing is written beyond `capacity`.
 */
struct shp__cbor_writer {
	uint8_t *bytes;
	size_t capacity;
	size_t length;
};

void shp__cbor_put_uint(struct shp__cbor_writer *writer, uint64_t value);
void shp__cbor_put_int(struct shp__cbor_writer *writer, int64_t value);
void shp__cbor_put_text(struct shp__cbor_writer *writer, const char *text, size_t length);
void shp__cbor_put_bytes(struct shp__cbor_writer *writer, const uint8_t *bytes, size_t length);
void shp__cbor_put_array(struct shp__cbor_writer *writer, uint32_t count);
void shp__cbor_put_map(struct shp__cbor_writer *writer, uint32_t count);
void shp__cbor_put_bool(struct shp__cbor_writer *writer, int value);
void shp__cbor_put_null(struct shp__cbor_writer *writer);

/*
 * A strict cursor. The first thing that is not canonical, not of the wanted type, not within the wanted bounds or beyond the end sets
 * `failed` and `failed_at` (offset of the first bad byte: the head of the item, or the byte of its text that is wrong), and
 * from then on every call answers 0, NULL or an empty text and moves nothing: callers check once, at the end or before a loop.
 */
struct shp__cbor_reader {
	const uint8_t *bytes;
	size_t size;
	size_t at;
	size_t failed_at;
	int failed;
};

enum shp__cbor_type { SHP__CBOR_UINT, SHP__CBOR_NEGATIVE, SHP__CBOR_BYTES, SHP__CBOR_TEXT, SHP__CBOR_ARRAY, SHP__CBOR_MAP, SHP__CBOR_TAG, SHP__CBOR_SIMPLE, SHP__CBOR_END };

struct shp__cbor_reader shp__cbor_read(const uint8_t *bytes, size_t size);
/* Type of the next item, SHP__CBOR_END at the end or after a failure. Moves nothing. */
int shp__cbor_peek(const struct shp__cbor_reader *reader);
uint64_t shp__cbor_get_uint(struct shp__cbor_reader *reader, uint64_t maximum);
int64_t shp__cbor_get_int(struct shp__cbor_reader *reader, int64_t minimum, int64_t maximum);
/* Valid UTF-8 without controls (shp__text_check_bytes), at most limit bytes; borrowed from the input, not terminated. */
const char *shp__cbor_get_text(struct shp__cbor_reader *reader, uint32_t limit, uint32_t *ret_length);
const uint8_t *shp__cbor_get_bytes(struct shp__cbor_reader *reader, uint32_t limit, uint32_t *ret_length);
/* Exactly `length` bytes, or fails. */
const uint8_t *shp__cbor_get_bytes_exactly(struct shp__cbor_reader *reader, uint32_t length);
/* Count of items (of pairs for a map). Fails at once when the rest of the input could not hold that many. */
uint32_t shp__cbor_get_array(struct shp__cbor_reader *reader, uint32_t maximum);
uint32_t shp__cbor_get_map(struct shp__cbor_reader *reader, uint32_t maximum);
int shp__cbor_get_bool(struct shp__cbor_reader *reader);
void shp__cbor_get_null(struct shp__cbor_reader *reader);
/* Fails unless everything has been read. */
void shp__cbor_get_end(struct shp__cbor_reader *reader);
/* Fails at `at`, unless it has failed already: for what only the caller can see (a value that contradicts another). */
void shp__cbor_fail(struct shp__cbor_reader *reader, size_t at);

/*
 * Integer-keyed maps, keys ascending. shp__cbor_map_begin() reads the head; then for each key that may come, in ascending
 * order, shp__cbor_map_has(reader, map, key) says whether it is next (and consumes the key). An unknown, repeated or unordered
 * key is never matched and makes shp__cbor_map_end() fail at that key.
 */
struct shp__cbor_map {
	uint32_t left;     /* pairs whose key has not been consumed */
	int have_key;      /* a key has been read and not matched yet */
	uint64_t key;
	uint64_t last_key; /* of the last one read, for the order */
	int any;
	size_t key_at;
};

struct shp__cbor_map shp__cbor_map_begin(struct shp__cbor_reader *reader, uint32_t maximum);
int shp__cbor_map_has(struct shp__cbor_reader *reader, struct shp__cbor_map *map, uint64_t key);
/* As has, but its absence is a failure (at the key that stands there, or at the end of the map). */
void shp__cbor_map_need(struct shp__cbor_reader *reader, struct shp__cbor_map *map, uint64_t key);
void shp__cbor_map_end(struct shp__cbor_reader *reader, struct shp__cbor_map *map);

#endif
