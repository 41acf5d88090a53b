/* For platforms that do not package libuuid: SHA-1 (FIPS 180-4), and the same ids. */
#include "uuid.h"

#include <string.h>

#define BLOCK_SIZE 64

struct sha1 {
	uint32_t state[5];
	uint8_t block[BLOCK_SIZE];
	size_t used; /* bytes of the block */
	uint64_t total; /* bytes so far */
};

static uint32_t rotate(uint32_t word, unsigned int bits)
{
	return word << bits | word >> (32 - bits);
}

static uint32_t load(const uint8_t *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void store(uint8_t *bytes, uint32_t word)
{
	bytes[0] = (uint8_t)(word >> 24);
	bytes[1] = (uint8_t)(word >> 16);
	bytes[2] = (uint8_t)(word >> 8);
	bytes[3] = (uint8_t)word;
}

/* The functions of section 4.1.1, with an operation less than they are written there. */
static uint32_t choose(uint32_t b, uint32_t c, uint32_t d)
{
	return d ^ (b & (c ^ d));
}

static uint32_t parity(uint32_t b, uint32_t c, uint32_t d)
{
	return b ^ c ^ d;
}

static uint32_t majority(uint32_t b, uint32_t c, uint32_t d)
{
	return (b & c) | (d & (b | c));
}

/* Five rounds, after which each variable has its name again: none is moved. */
#define ROUND(a, b, c, d, e, mix, constant, word) \
	(e += rotate(a, 5) + mix(b, c, d) + UINT32_C(constant) + (word), b = rotate(b, 30))
#define FIVE_ROUNDS(mix, constant, words) \
	(ROUND(a, b, c, d, e, mix, constant, (words)[0]), ROUND(e, a, b, c, d, mix, constant, (words)[1]), \
	 ROUND(d, e, a, b, c, mix, constant, (words)[2]), ROUND(c, d, e, a, b, mix, constant, (words)[3]), \
	 ROUND(b, c, d, e, a, mix, constant, (words)[4]))

static void sha1_block(struct sha1 *sha1)
{
	uint32_t schedule[80];
	uint32_t a = sha1->state[0], b = sha1->state[1], c = sha1->state[2], d = sha1->state[3], e = sha1->state[4];
	unsigned int round;

	for (round = 0; round < 16; round++)
		schedule[round] = load(sha1->block + 4 * round);
	for (; round < 80; round++)
		schedule[round] = rotate(schedule[round - 3] ^ schedule[round - 8] ^ schedule[round - 14] ^
					 schedule[round - 16], 1);
	for (round = 0; round < 20; round += 5)
		FIVE_ROUNDS(choose, 0x5a827999, schedule + round);
	for (; round < 40; round += 5)
		FIVE_ROUNDS(parity, 0x6ed9eba1, schedule + round);
	for (; round < 60; round += 5)
		FIVE_ROUNDS(majority, 0x8f1bbcdc, schedule + round);
	for (; round < 80; round += 5)
		FIVE_ROUNDS(parity, 0xca62c1d6, schedule + round);
	sha1->state[0] += a;
	sha1->state[1] += b;
	sha1->state[2] += c;
	sha1->state[3] += d;
	sha1->state[4] += e;
	sha1->used = 0;
}

static void sha1_add(struct sha1 *sha1, const uint8_t *bytes, size_t length)
{
	sha1->total += length;
	while (length) {
		size_t size = BLOCK_SIZE - sha1->used;

		if (size > length)
			size = length;
		memcpy(sha1->block + sha1->used, bytes, size);
		sha1->used += size;
		bytes += size;
		length -= size;
		if (sha1->used == BLOCK_SIZE)
			sha1_block(sha1);
	}
}

/* A bit 1, zeros, and the length in bits at the end of a block. */
static void sha1_end(struct sha1 *sha1, uint8_t digest[20])
{
	const uint64_t bits = 8 * sha1->total;
	unsigned int i;

	sha1->block[sha1->used++] = 0x80;
	if (sha1->used > BLOCK_SIZE - 8) {
		memset(sha1->block + sha1->used, 0, BLOCK_SIZE - sha1->used);
		sha1_block(sha1);
	}
	memset(sha1->block + sha1->used, 0, BLOCK_SIZE - 8 - sha1->used);
	store(sha1->block + BLOCK_SIZE - 8, (uint32_t)(bits >> 32));
	store(sha1->block + BLOCK_SIZE - 4, (uint32_t)bits);
	sha1_block(sha1);
	for (i = 0; i < 5; i++)
		store(digest + 4 * i, sha1->state[i]);
}

void shp__uuid_v5(const uint8_t name_space[16], const char *name, size_t name_length, uint8_t ret_id[16])
{
	struct sha1 sha1 = {.state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}};
	uint8_t digest[20];

	sha1_add(&sha1, name_space, 16);
	sha1_add(&sha1, (const uint8_t *)name, name_length);
	sha1_end(&sha1, digest);
	memcpy(ret_id, digest, 16);
	ret_id[6] = (uint8_t)((ret_id[6] & 0x0f) | 0x50); /* version 5 */
	ret_id[8] = (uint8_t)((ret_id[8] & 0x3f) | 0x80); /* the variant of RFC 9562 */
}

void shp__uuid_format(const uint8_t id[16], char buffer[37])
{
	static const char digits[] = "0123456789abcdef";
	unsigned int i;

	for (i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*buffer++ = '-';
		*buffer++ = digits[id[i] >> 4];
		*buffer++ = digits[id[i] & 0x0f];
	}
	*buffer = '\0';
}
