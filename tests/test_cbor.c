/* Items of CBOR: what is written, what is read back, and what is refused where. */
#include <check.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cbor.h"
#include "cbor_vectors_table.h"
#include "cbor_write.h"
#include "libshipment/base.h"

static const uint64_t edges[] = {
	0, 1, 22, 23, 24, 25, 0xfe, 0xff, 0x100, 0xfffe, 0xffff, 0x10000, 0xfffffffe, 0xffffffff, UINT64_C(0x100000000),
	UINT64_C(0x7ffffffffffffffe), INT64_MAX, UINT64_C(0x8000000000000000), UINT64_C(0xfffffffffffffffe), UINT64_MAX,
};

enum { EDGES = sizeof(edges) / sizeof(edges[0]) };

/* Bytes behind the head's first that the shortest form takes. */
static size_t shortest(uint64_t value)
{
	return value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : value < UINT64_C(0x100000000) ? 4 : 8;
}

/* A head with `width` bytes, 1, 2, 4 or 8, shortest or not. */
static size_t write_head(uint8_t *bytes, unsigned int type, uint64_t value, size_t width)
{
	size_t i;

	bytes[0] = (uint8_t)(type << 5 | (width == 1 ? 24u : width == 2 ? 25u : width == 4 ? 26u : 27u));
	for (i = width; i > 0; i--) {
		bytes[i] = (uint8_t)value;
		value >>= 8;
	}
	return 1 + width;
}

START_TEST(integers_come_back_and_are_shortest)
{
	int i;

	for (i = 0; i < EDGES; i++) {
		uint8_t bytes[18];
		struct cbor_writer writer = {bytes, sizeof(bytes), 0};
		struct shp__cbor_reader reader;

		cbor_put_uint(&writer, edges[i]);
		ck_assert_uint_eq(writer.length, 1 + shortest(edges[i]));
		reader = shp__cbor_read(bytes, writer.length);
		ck_assert_int_eq(shp__cbor_peek(&reader), SHP__CBOR_UINT);
		ck_assert_uint_eq(shp__cbor_get_uint(&reader, edges[i]), edges[i]);
		shp__cbor_get_end(&reader);
		ck_assert_int_eq(reader.failed, 0);
		if (edges[i] > INT64_MAX)
			continue;
		writer.length = 0;
		cbor_put_int(&writer, (int64_t)edges[i]);
		cbor_put_int(&writer, -1 - (int64_t)edges[i]);
		ck_assert_uint_eq(writer.length, 2 * (1 + shortest(edges[i])));
		reader = shp__cbor_read(bytes, writer.length);
		ck_assert_int_eq(shp__cbor_get_int(&reader, INT64_MIN, INT64_MAX), (int64_t)edges[i]);
		ck_assert_int_eq(shp__cbor_peek(&reader), SHP__CBOR_NEGATIVE);
		ck_assert_int_eq(shp__cbor_get_int(&reader, INT64_MIN, INT64_MAX), -1 - (int64_t)edges[i]);
		shp__cbor_get_end(&reader);
		ck_assert_int_eq(reader.failed, 0);
	}
}
END_TEST

START_TEST(integers_have_bounds)
{
	int i;
	int below;

	for (i = 1; i < EDGES; i++) {
		uint8_t bytes[16];
		struct cbor_writer writer = {bytes, sizeof(bytes), 0};
		struct shp__cbor_reader reader;

		cbor_put_uint(&writer, edges[i]);
		reader = shp__cbor_read(bytes, writer.length);
		ck_assert_uint_eq(shp__cbor_get_uint(&reader, edges[i] - 1), 0);
		ck_assert_int_eq(reader.failed, 1);
		if (edges[i] > INT64_MAX) { /* beyond int64 on either side */
			for (below = 0; below < 2; below++) {
				bytes[0] = (uint8_t)((bytes[0] & 0x1f) | below << 5);
				reader = shp__cbor_read(bytes, writer.length);
				ck_assert_int_eq(shp__cbor_get_int(&reader, INT64_MIN, INT64_MAX), 0);
				ck_assert_int_eq(reader.failed, 1);
			}
			continue;
		}
		for (below = 0; below < 2; below++) {
			const int64_t value = below ? -1 - (int64_t)edges[i] : (int64_t)edges[i];

			writer.length = 0;
			cbor_put_int(&writer, value);
			reader = shp__cbor_read(bytes, writer.length);
			ck_assert_int_eq(shp__cbor_get_int(&reader, value, value), value);
			ck_assert_int_eq(reader.failed, 0);
			reader = shp__cbor_read(bytes, writer.length);
			shp__cbor_get_int(&reader, value > INT64_MIN ? INT64_MIN : INT64_MAX,
					  value > INT64_MIN ? value - 1 : value);
			ck_assert_int_eq(reader.failed, 1);
			reader = shp__cbor_read(bytes, writer.length);
			shp__cbor_get_int(&reader, value < INT64_MAX ? value + 1 : value,
					  value < INT64_MAX ? INT64_MAX : INT64_MIN);
			ck_assert_int_eq(reader.failed, 1);
			ck_assert_uint_eq(reader.failed_at, 0);
		}
	}
}
END_TEST

/* ---- the vectors of RFC 8949, appendix A, for what is written here ---- */

static void write_vector(struct cbor_writer *writer, const struct vector *vector)
{
	switch (vector->type) {
	case SHP__CBOR_BYTES: cbor_put_bytes(writer, (const uint8_t *)vector->text, (size_t)vector->n); break;
	case SHP__CBOR_TEXT: cbor_put_text(writer, vector->text, (size_t)vector->n); break;
	case SHP__CBOR_ARRAY: cbor_put_array(writer, (uint32_t)vector->n); break;
	case SHP__CBOR_MAP: cbor_put_map(writer, (uint32_t)vector->n); break;
	case SHP__CBOR_SIMPLE:
		vector->n == 2 ? cbor_put_null(writer) : cbor_put_bool(writer, (int)vector->n);
		break;
	default: cbor_put_int(writer, vector->n);
	}
}

static void assert_reads(const struct vector *vector)
{
	struct shp__cbor_reader reader = shp__cbor_read((const uint8_t *)vector->bytes, vector->size);
	uint32_t length = (uint32_t)vector->n;

	ck_assert_int_eq(shp__cbor_peek(&reader), vector->type);
	switch (vector->type) {
	case SHP__CBOR_BYTES:
		ck_assert_mem_eq(shp__cbor_get_bytes(&reader, length, &length), vector->text, length);
		break;
	case SHP__CBOR_TEXT:
		ck_assert_mem_eq(shp__cbor_get_text(&reader, length, &length), vector->text, length);
		break;
	case SHP__CBOR_ARRAY: length = shp__cbor_get_array(&reader, 9); break;
	case SHP__CBOR_MAP: length = shp__cbor_get_map(&reader, 9); break;
	case SHP__CBOR_SIMPLE:
		if (vector->n == 2)
			shp__cbor_get_null(&reader);
		else
			ck_assert_int_eq(shp__cbor_get_bool(&reader), (int)vector->n);
		break;
	default: ck_assert_int_eq(shp__cbor_get_int(&reader, INT64_MIN, INT64_MAX), vector->n);
	}
	ck_assert_uint_eq(length, (uint32_t)vector->n);
	shp__cbor_get_end(&reader);
	ck_assert_int_eq(reader.failed, 0);
	ck_assert_int_eq(shp__cbor_peek(&reader), SHP__CBOR_END);
}

START_TEST(vectors_of_the_rfc)
{
	size_t i;

	for (i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
		uint8_t bytes[16];
		struct cbor_writer writer = {bytes, sizeof(bytes), 0};

		write_vector(&writer, &vectors[i]);
		ck_assert_uint_eq(writer.length, vectors[i].size);
		ck_assert_mem_eq(bytes, vectors[i].bytes, vectors[i].size);
		assert_reads(&vectors[i]);
	}
}
END_TEST

START_TEST(nested_vector_of_the_rfc)
{
	static const uint8_t expected[] = {0x83, 0x01, 0x82, 0x02, 0x03, 0x82, 0x04,
					   0x05, 0xa2, 0x01, 0x02, 0x03, 0x04};
	uint8_t bytes[32];
	struct cbor_writer writer = {bytes, sizeof(bytes), 0};
	int64_t i;

	cbor_put_array(&writer, 3); /* [1, [2, 3], [4, 5]] */
	for (i = 1; i <= 5; i++) {
		if (i % 2 == 0)
			cbor_put_array(&writer, 2);
		cbor_put_int(&writer, i);
	}
	cbor_put_map(&writer, 2); /* {1: 2, 3: 4} */
	for (i = 1; i <= 4; i++)
		cbor_put_int(&writer, i);
	ck_assert_uint_eq(writer.length, sizeof(expected));
	ck_assert_mem_eq(bytes, expected, sizeof(expected));
}
END_TEST

/* ---- what is refused ---- */

/* Asks for one item of a type, behind one that is good; answers the offset of the failure, or 0 for none. */
static size_t fails_at(const uint8_t *bytes, size_t size, unsigned int type)
{
	uint8_t input[64] = {0x05};
	struct shp__cbor_reader reader = shp__cbor_read(input, size + 1);
	uint32_t length;

	ck_assert_uint_lt(size, sizeof(input));
	memcpy(input + 1, bytes, size);
	ck_assert_uint_eq(shp__cbor_get_uint(&reader, 5), 5);
	switch (type) {
	case SHP__CBOR_UINT: shp__cbor_get_uint(&reader, UINT64_MAX); break;
	case SHP__CBOR_NEGATIVE: shp__cbor_get_int(&reader, INT64_MIN, -1); break;
	case SHP__CBOR_BYTES: shp__cbor_get_bytes(&reader, UINT32_MAX, &length); break;
	case SHP__CBOR_TEXT: shp__cbor_get_text(&reader, UINT32_MAX, &length); break;
	case SHP__CBOR_ARRAY: shp__cbor_get_array(&reader, UINT32_MAX); break;
	case SHP__CBOR_MAP: shp__cbor_get_map(&reader, UINT32_MAX); break;
	case SHP__CBOR_SIMPLE: shp__cbor_get_bool(&reader); break;
	default: shp__cbor_get_null(&reader);
	}
	ck_assert_int_eq(reader.failed, reader.at == 1);
	return reader.failed ? reader.failed_at : 0;
}

START_TEST(only_shortest_heads_are_taken)
{
	unsigned int type;
	size_t width;
	int i;

	for (type = SHP__CBOR_UINT; type <= SHP__CBOR_MAP; type++) {
		for (i = 0; i < EDGES; i++) {
			for (width = 1; width <= 8; width *= 2) {
				uint8_t bytes[48] = {0}; /* room for 24 or 25 bytes, items or pairs */
				const int fits = type <= SHP__CBOR_NEGATIVE
							 ? type == 0 || edges[i] <= INT64_MAX
							 : edges[i] < 26 - (type == SHP__CBOR_MAP ? 6u : 0u);
				const int taken = width == shortest(edges[i]) && fits;

				memset(bytes, 'a', sizeof(bytes));
				if (width < shortest(edges[i]))
					continue;
				write_head(bytes, type, edges[i], width);
				ck_assert_uint_eq(fails_at(bytes, sizeof(bytes), type), taken ? 0 : 1);
			}
		}
	}
}
END_TEST

START_TEST(every_first_byte_is_of_one_type)
{
	unsigned int first;
	unsigned int type;

	for (first = 0; first < 256; first++) {
		const unsigned int info = first & 0x1f;

		for (type = SHP__CBOR_UINT; type <= SHP__CBOR_END; type++) {
			uint8_t bytes[40];
			int taken = type < SHP__CBOR_TAG && first >> 5 == type && info < 24;

			memset(bytes, 'a', sizeof(bytes)); /* as a longer head 0x61, which is no count that fits */
			bytes[0] = (uint8_t)first;
			if (type < SHP__CBOR_BYTES && first >> 5 == type && info >= 24)
				taken = info < 28;
			if (type == SHP__CBOR_MAP && info > 19)
				taken = 0;
			if (type == SHP__CBOR_SIMPLE)
				taken = first == 0xf4 || first == 0xf5;
			if (type >= SHP__CBOR_END || type == SHP__CBOR_TAG)
				taken = first == 0xf6;
			if ((fails_at(bytes, sizeof(bytes), type) == 0) != taken)
				ck_abort_msg("%02x as type %u", first, type);
		}
	}
}
END_TEST

START_TEST(every_input_of_three_bytes_is_canonical_or_refused)
{
	uint32_t i;

	for (i = 0; i < 0x400000; i++) { /* heads of both kinds of integers */
		const uint8_t bytes[3] = {(uint8_t)(i >> 16), (uint8_t)(i >> 8), (uint8_t)i};
		struct shp__cbor_reader reader = shp__cbor_read(bytes, sizeof(bytes));
		const int64_t value = shp__cbor_get_int(&reader, INT64_MIN, INT64_MAX);
		uint8_t again[16];
		struct cbor_writer writer = {again, sizeof(again), 0};

		cbor_put_int(&writer, value);
		if (!reader.failed && (writer.length != reader.at || memcmp(again, bytes, reader.at) != 0))
			ck_abort_msg("%06" PRIx32 " was taken as %" PRId64, i, value);
		if (reader.failed && (reader.at || reader.failed_at || value))
			ck_abort_msg("%06" PRIx32 " was refused, but moved", i);
	}
}
END_TEST

START_TEST(counts_that_cannot_be_are_refused_at_once)
{
	static const uint8_t ten[11] = {0x8a}; /* an array of ten, or a map of ten, and ten bytes */
	uint8_t bytes[21] = {0xaa};
	struct shp__cbor_reader reader = shp__cbor_read(ten, 11);

	ck_assert_uint_eq(shp__cbor_get_array(&reader, 10), 10);
	reader = shp__cbor_read(ten, 11);
	ck_assert_uint_eq(shp__cbor_get_array(&reader, 9), 0);
	ck_assert_int_eq(reader.failed, 1);
	reader = shp__cbor_read(ten, 10);
	ck_assert_uint_eq(shp__cbor_get_array(&reader, 10), 0);
	ck_assert_int_eq(reader.failed, 1);
	reader = shp__cbor_read(bytes, 21);
	ck_assert_uint_eq(shp__cbor_get_map(&reader, 10), 10);
	reader = shp__cbor_read(bytes, 20);
	ck_assert_uint_eq(shp__cbor_get_map(&reader, 10), 0);
	ck_assert_int_eq(reader.failed, 1);
	write_head(bytes, SHP__CBOR_MAP, UINT64_MAX, 8);
	ck_assert_uint_eq(fails_at(bytes, 21, SHP__CBOR_MAP), 1);
	write_head(bytes, SHP__CBOR_MAP, UINT64_C(0x100000001), 8); /* 1, if it were cut to 32 bits */
	ck_assert_uint_eq(fails_at(bytes, 21, SHP__CBOR_MAP), 1);
	write_head(bytes, SHP__CBOR_TEXT, UINT64_C(0x100000001), 8);
	ck_assert_uint_eq(fails_at(bytes, 21, SHP__CBOR_TEXT), 1);
}
END_TEST

START_TEST(strings_have_limits_and_texts_the_offset_of_what_is_wrong)
{
	static const uint8_t text[] = {0x00, 0x65, 'a', 'b', 0xe8, 0xb4, 0xa7};
	uint8_t bytes[sizeof(text)];
	uint32_t length = 9;
	struct shp__cbor_reader reader = shp__cbor_read(text, sizeof(text));

	shp__cbor_get_uint(&reader, 0);
	ck_assert_ptr_eq(shp__cbor_get_text(&reader, 5, &length), text + 2);
	ck_assert_uint_eq(length, 5);
	reader = shp__cbor_read(text + 1, sizeof(text) - 1);
	ck_assert_str_eq(shp__cbor_get_text(&reader, 4, &length), "");
	ck_assert_uint_eq(length, 0);
	ck_assert_uint_eq(reader.failed_at, 0);
	reader = shp__cbor_read(text + 1, sizeof(text) - 2); /* one byte is missing */
	ck_assert_str_eq(shp__cbor_get_text(&reader, 5, &length), "");
	ck_assert_uint_eq(reader.failed_at, 0);
	memcpy(bytes, text, sizeof(text));
	bytes[6] = 'c'; /* then the character is broken off */
	ck_assert_uint_eq(fails_at(bytes + 1, 6, SHP__CBOR_TEXT), 4);
	bytes[2] = '\0';
	ck_assert_uint_eq(fails_at(bytes + 1, 6, SHP__CBOR_TEXT), 2);
	bytes[1] = 0x45;
	ck_assert_uint_eq(fails_at(bytes + 1, 6, SHP__CBOR_BYTES), 0); /* bytes are anything */
	reader = shp__cbor_read(bytes + 1, 6);
	ck_assert_ptr_null(shp__cbor_get_bytes(&reader, 4, &length));
	reader = shp__cbor_read(bytes + 1, 6);
	ck_assert_ptr_null(shp__cbor_get_bytes_exactly(&reader, 6));
	ck_assert_uint_eq(reader.at, 0);
	reader = shp__cbor_read(bytes + 1, 6);
	ck_assert_ptr_null(shp__cbor_get_bytes_exactly(&reader, 4));
	reader = shp__cbor_read(bytes + 1, 6);
	ck_assert_ptr_eq(shp__cbor_get_bytes_exactly(&reader, 5), bytes + 2);
	shp__cbor_get_end(&reader);
	ck_assert_int_eq(reader.failed, 0);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("cbor");
	TCase *cbor = tcase_create("cbor");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_test(cbor, integers_come_back_and_are_shortest);
	tcase_add_test(cbor, integers_have_bounds);
	tcase_add_test(cbor, vectors_of_the_rfc);
	tcase_add_test(cbor, nested_vector_of_the_rfc);
	tcase_add_test(cbor, only_shortest_heads_are_taken);
	tcase_add_test(cbor, every_first_byte_is_of_one_type);
	tcase_add_test(cbor, every_input_of_three_bytes_is_canonical_or_refused);
	tcase_add_test(cbor, counts_that_cannot_be_are_refused_at_once);
	tcase_add_test(cbor, strings_have_limits_and_texts_the_offset_of_what_is_wrong);
	suite_add_tcase(suite, cbor);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
