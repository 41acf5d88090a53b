/*
 * Deterministic CBOR (RFC 8949, section 4.2.1), the part of it that the library uses: integers, text, bytes,
 * arrays, maps, true, false, null; definite lengths, shortest heads, map keys ascending. No floats, no tags.
 */
#ifndef SHP_LIB_CBOR_H
#define SHP_LIB_CBOR_H

#include <stddef.h>
#include <stdint.h>

/* The major types of RFC 8949, section 3.1, and the end of the input. */
enum shp__cbor_type {
	SHP__CBOR_UINT,
	SHP__CBOR_NEGATIVE,
	SHP__CBOR_BYTES,
	SHP__CBOR_TEXT,
	SHP__CBOR_ARRAY,
	SHP__CBOR_MAP,
	SHP__CBOR_TAG,
	SHP__CBOR_SIMPLE,
	SHP__CBOR_END
};

/* A head is its major type and a number; a number below 24 stands in the same byte. */
#define SHP__CBOR_HEAD(type, value) ((uint8_t)((unsigned int)(type) << 5 | (unsigned int)(value)))
#define SHP__CBOR_FALSE SHP__CBOR_HEAD(SHP__CBOR_SIMPLE, 20)
#define SHP__CBOR_TRUE SHP__CBOR_HEAD(SHP__CBOR_SIMPLE, 21)
#define SHP__CBOR_NULL SHP__CBOR_HEAD(SHP__CBOR_SIMPLE, 22)

/*
 * A strict cursor. The first thing that is not canonical, not of the wanted type, not within the wanted bounds or
 * beyond the end sets `failed` and `failed_at` (offset of the first bad byte: the head of the item, or the byte of
 * its text at which a character begins that is none), and from then on every call answers 0, NULL or an empty text
 * and moves nothing: callers check once, at the end or before a loop. A failure also moves `size` to `at`, so that
 * the quick ways below need one comparison only.
 */
struct shp__cbor_reader {
	const uint8_t *bytes;
	size_t size;
	size_t at;
	size_t failed_at;
	int failed;
};

struct shp__cbor_reader shp__cbor_read(const uint8_t *bytes, size_t size);
/* Fails at `at`, unless it has failed already: for what only the caller can see (a value that contradicts another). */
void shp__cbor_fail(struct shp__cbor_reader *reader, size_t at);
/* What the quick ways cannot do: longer heads, and failures. */
uint64_t shp__cbor_get_long_uint(struct shp__cbor_reader *reader, uint64_t maximum);
int64_t shp__cbor_get_long_int(struct shp__cbor_reader *reader, int64_t minimum, int64_t maximum);
uint32_t shp__cbor_get_long_array(struct shp__cbor_reader *reader, uint32_t maximum);
uint32_t shp__cbor_get_long_map(struct shp__cbor_reader *reader, uint32_t maximum);
int shp__cbor_match_long_key(struct shp__cbor_reader *reader, uint64_t key);
/* Valid UTF-8 without controls (shp__text_check_bytes), at most limit bytes; borrowed from the input, without a NUL. */
const char *shp__cbor_get_text(struct shp__cbor_reader *reader, uint32_t limit, uint32_t *ret_length);
const uint8_t *shp__cbor_get_bytes(struct shp__cbor_reader *reader, uint32_t limit, uint32_t *ret_length);
/* Exactly `length` bytes, or fails. */
const uint8_t *shp__cbor_get_bytes_exactly(struct shp__cbor_reader *reader, uint32_t length);
int shp__cbor_get_bool(struct shp__cbor_reader *reader);
void shp__cbor_get_null(struct shp__cbor_reader *reader);
/* Fails unless everything has been read. */
void shp__cbor_get_end(struct shp__cbor_reader *reader);

/* Type of the next item, SHP__CBOR_END at the end or after a failure. Moves nothing. */
static inline int shp__cbor_peek(const struct shp__cbor_reader *reader)
{
	return reader->at < reader->size ? reader->bytes[reader->at] >> 5 : SHP__CBOR_END;
}

static inline uint64_t shp__cbor_get_uint(struct shp__cbor_reader *reader, uint64_t maximum)
{
	if (reader->at < reader->size) {
		const uint8_t head = reader->bytes[reader->at];

		if (head < 24 && head <= maximum) {
			reader->at++;
			return head;
		}
	}
	return shp__cbor_get_long_uint(reader, maximum);
}

static inline int64_t shp__cbor_get_int(struct shp__cbor_reader *reader, int64_t minimum, int64_t maximum)
{
	if (reader->at < reader->size) {
		const uint8_t head = reader->bytes[reader->at];

		if (head < 24 && head >= minimum && head <= maximum) {
			reader->at++;
			return head;
		}
	}
	return shp__cbor_get_long_int(reader, minimum, maximum);
}

/* Count of items (of pairs for a map). Fails at once when the rest of the input could not hold that many. */
static inline uint32_t shp__cbor_get_array(struct shp__cbor_reader *reader, uint32_t maximum)
{
	if (reader->at < reader->size) {
		const uint32_t count = reader->bytes[reader->at] ^ SHP__CBOR_HEAD(SHP__CBOR_ARRAY, 0);

		if (count < 24 && count <= maximum && count < reader->size - reader->at) {
			reader->at++;
			return count;
		}
	}
	return shp__cbor_get_long_array(reader, maximum);
}

static inline uint32_t shp__cbor_get_map(struct shp__cbor_reader *reader, uint32_t maximum)
{
	if (reader->at < reader->size) {
		const uint32_t count = reader->bytes[reader->at] ^ SHP__CBOR_HEAD(SHP__CBOR_MAP, 0);

		if (count < 24 && count <= maximum && 2 * count < reader->size - reader->at) {
			reader->at++;
			return count;
		}
	}
	return shp__cbor_get_long_map(reader, maximum);
}

/*
 * Integer-keyed maps, keys ascending. shp__cbor_map_begin() reads the head; then for each key that may come, in
 * ascending order, shp__cbor_map_has(reader, map, key) says whether it is next (and consumes the key). An unknown,
 * repeated or unordered key is never matched, since the keys that are asked for ascend, and makes shp__cbor_map_end()
 * fail at that key.
 */
struct shp__cbor_map {
	uint32_t left; /* pairs whose key has not been consumed */
};

static inline struct shp__cbor_map shp__cbor_map_begin(struct shp__cbor_reader *reader, uint32_t maximum)
{
	return (struct shp__cbor_map){.left = shp__cbor_get_map(reader, maximum)};
}

static inline int shp__cbor_map_has(struct shp__cbor_reader *reader, struct shp__cbor_map *map, uint64_t key)
{
	if (key >= 24) {
		if (!map->left || !shp__cbor_match_long_key(reader, key))
			return 0;
	} else {
		if (reader->at >= reader->size || reader->bytes[reader->at] != key || !map->left)
			return 0;
		reader->at++;
	}
	map->left--;
	return 1;
}

/* As has, but its absence is a failure (at the key that stands there, or at the end of the map). */
static inline void shp__cbor_map_need(struct shp__cbor_reader *reader, struct shp__cbor_map *map, uint64_t key)
{
	if (!shp__cbor_map_has(reader, map, key))
		shp__cbor_fail(reader, reader->at);
}

static inline void shp__cbor_map_end(struct shp__cbor_reader *reader, struct shp__cbor_map *map)
{
	if (map->left)
		shp__cbor_fail(reader, reader->at);
}

#endif
