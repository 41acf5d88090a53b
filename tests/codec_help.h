/* Bytes and back, with what must hold each time. */
#ifndef TESTS_CODEC_HELP_H
#define TESTS_CODEC_HELP_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include <libshipment/bytes.h>

struct bytes {
	uint8_t *at;
	size_t size;
};

static inline struct bytes bytes_free(struct bytes bytes)
{
	free(bytes.at);
	return (struct bytes){NULL, 0};
}

/* Exactly as much as the size that was told, on its own block, so that a sanitizer sees a step beyond. */
static inline struct bytes bytes_of_order(const struct shp_order *order)
{
	struct bytes bytes;
	size_t again;

	ck_assert_int_eq(shp_order_encode(order, NULL, 0, &bytes.size), SHP_ERR_BUFFER);
	bytes.at = malloc(bytes.size);
	ck_assert_int_eq(shp_order_encode(order, bytes.at, bytes.size, &again), SHP_OK);
	ck_assert_uint_eq(again, bytes.size);
	return bytes;
}

static inline struct bytes bytes_of_event(const struct shp_event *event)
{
	struct bytes bytes;
	size_t again;

	ck_assert_int_eq(shp_event_encode(event, NULL, 0, &bytes.size), SHP_ERR_BUFFER);
	bytes.at = malloc(bytes.size);
	ck_assert_int_eq(shp_event_encode(event, bytes.at, bytes.size, &again), SHP_OK);
	ck_assert_uint_eq(again, bytes.size);
	return bytes;
}

static inline int bytes_equal(struct bytes a, struct bytes b)
{
	return a.size == b.size && !memcmp(a.at, b.at, a.size);
}

#endif
