#include "encoder.h"

static uint8_t *put_32(uint8_t *to, uint32_t value)
{
	to[0] = (uint8_t)(value >> 24);
	to[1] = (uint8_t)(value >> 16);
	to[2] = (uint8_t)(value >> 8);
	to[3] = (uint8_t)value;
	return to + 4;
}

uint8_t *shp__put_long_head(uint8_t *to, int type, uint64_t value)
{
	if (value <= 0xff) {
		to[0] = SHP__CBOR_HEAD(type, 24);
		to[1] = (uint8_t)value;
		return to + 2;
	}
	if (value <= 0xffff) {
		to[0] = SHP__CBOR_HEAD(type, 25);
		to[1] = (uint8_t)(value >> 8);
		to[2] = (uint8_t)value;
		return to + 3;
	}
	if (value <= 0xffffffff) {
		to[0] = SHP__CBOR_HEAD(type, 26);
		return put_32(to + 1, (uint32_t)value);
	}
	to[0] = SHP__CBOR_HEAD(type, 27);
	return put_32(put_32(to + 1, (uint32_t)(value >> 32)), (uint32_t)value);
}
