/* Numbers at random from a seed that is told: the same on every machine (splitmix64). */
#ifndef TESTS_CHANCE_H
#define TESTS_CHANCE_H

#include <stdint.h>

struct chance {
	uint64_t state;
};

static inline uint64_t chance_next(struct chance *chance)
{
	uint64_t mixed = chance->state += UINT64_C(0x9e3779b97f4a7c15);

	mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
	return mixed ^ (mixed >> 31);
}

/* 0 to below - 1. */
static inline int32_t chance_below(struct chance *chance, int32_t below)
{
	return (int32_t)(chance_next(chance) % (uint64_t)below);
}

/* least to most. */
static inline int32_t chance_between(struct chance *chance, int32_t least, int32_t most)
{
	return least + chance_below(chance, most - least + 1);
}

static inline int chance_one_in(struct chance *chance, int32_t of)
{
	return chance_below(chance, of) == 0;
}

/* 0 to most, small ones as often as large ones. */
static inline int64_t chance_amount(struct chance *chance, int64_t most)
{
	const int bits = chance_below(chance, 48);
	const int64_t amount = (int64_t)(chance_next(chance) >> (16 + bits));

	return amount <= most ? amount : amount % (most + 1);
}

#endif
