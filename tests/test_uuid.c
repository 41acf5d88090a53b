/* Name-based ids: the implementation that was built in, and the small one, held to the same vectors. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "uuid.h"
#include "uuid_vectors_table.h"

/* The small one under names of its own, so that both are here. */
#undef SHP_LIB_UUID_H
#define shp__uuid_v5 builtin_uuid_v5
#define shp__uuid_format builtin_uuid_format
#include "uuid_builtin.c"
#undef shp__uuid_v5
#undef shp__uuid_format

struct implementation {
	void (*v5)(const uint8_t name_space[16], const char *name, size_t name_length, uint8_t ret_id[16]);
	void (*format)(const uint8_t id[16], char buffer[37]);
};

static const struct implementation implementations[] = {
	{shp__uuid_v5, shp__uuid_format},
	{builtin_uuid_v5, builtin_uuid_format},
};

/* RFC 9562, section 6.6. */
static const uint8_t dns[16] = {0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1,
				0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};

static void assert_id(const struct implementation *by, const char *name, size_t length, const char *expected)
{
	uint8_t id[16];
	char text[38];

	text[37] = 'x';
	by->v5(dns, name, length, id);
	by->format(id, text);
	ck_assert_str_eq(text, expected);
	ck_assert_int_eq(text[37], 'x');
}

START_TEST(vector_of_the_rfc)
{
	/* RFC 9562, appendix A.4 */
	assert_id(&implementations[_i], "www.example.com", 15, "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}
END_TEST

START_TEST(names_of_every_length)
{
	char name[200];
	size_t i;

	for (i = 0; i < sizeof(name); i++)
		name[i] = (char)(33 + i % 90);
	for (i = 0; i <= sizeof(name); i++)
		assert_id(&implementations[_i], name, i, uuid_vectors[i]);
}
END_TEST

START_TEST(both_derive_the_same_from_any_bytes)
{
	uint8_t name_space[16];
	char name[300];
	uint32_t seed = 20251106;
	size_t round;
	size_t i;

	for (round = 0; round < 2000; round++) {
		uint8_t ids[2][16];
		size_t length;

		for (i = 0; i < sizeof(name); i++) {
			seed = seed * 1664525 + 1013904223;
			name[i] = (char)(seed >> 24);
			name_space[i % 16] = (uint8_t)(seed >> 16);
		}
		length = seed % (sizeof(name) + 1);
		shp__uuid_v5(name_space, name, length, ids[0]);
		builtin_uuid_v5(name_space, name, length, ids[1]);
		ck_assert_mem_eq(ids[0], ids[1], 16);
		ck_assert_uint_eq(ids[1][6] >> 4, 5);
		ck_assert_uint_eq(ids[1][8] >> 6, 2);
	}
}
END_TEST

START_TEST(every_digit_in_every_place)
{
	unsigned int byte;
	size_t place;

	for (byte = 0; byte < 256; byte++) {
		for (place = 0; place < 16; place++) {
			uint8_t id[16] = {0};
			char texts[2][37];

			id[place] = (uint8_t)byte;
			shp__uuid_format(id, texts[0]);
			builtin_uuid_format(id, texts[1]);
			ck_assert_str_eq(texts[0], texts[1]);
		}
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("uuid");
	TCase *uuid = tcase_create("uuid");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_loop_test(uuid, vector_of_the_rfc, 0, 2);
	tcase_add_loop_test(uuid, names_of_every_length, 0, 2);
	tcase_add_test(uuid, both_derive_the_same_from_any_bytes);
	tcase_add_test(uuid, every_digit_in_every_place);
	suite_add_tcase(suite, uuid);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
