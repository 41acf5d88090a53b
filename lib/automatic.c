#include "automatic.h"

#include "libshipment/base.h"

_Static_assert(SHP_LIMIT_PACKAGES <= SHP__AUTOMATIC_LIMIT && SHP_LIMIT_CANCELLATIONS <= SHP__AUTOMATIC_LIMIT,
	       "a bit for each reference");

void shp__automatic_note(struct shp__automatic *automatic, struct shp__text reference)
{
	uint32_t number = 0;
	uint32_t i;

	if (reference.bytes[0] == '0')
		return;
	for (i = 0; i < reference.length; i++) {
		const uint32_t digit = (uint32_t)(uint8_t)reference.bytes[i] - '0';

		if (digit > 9)
			return;
		number = number * 10 + digit;
		if (number > automatic->count)
			return;
	}
	automatic->used[number / 64] |= UINT64_C(1) << (number & 63);
}

uint32_t shp__automatic_next(const struct shp__automatic *automatic)
{
	uint32_t next = 1;

	while (next <= automatic->count && (automatic->used[next / 64] >> (next & 63) & 1))
		next++;
	return next;
}
