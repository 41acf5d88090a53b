/* Shares of an amount, for numbers that are known to be good. */
#ifndef SHP_LIB_MONEY_H
#define SHP_LIB_MONEY_H

#include <stdint.h>

/*
 * floor(amount * k / q) for 0 <= k <= q, q >= 1, amount >= 0. Never leaves int64: the first product is at most the
 * amount, the second is below 2^62.
 */
static inline int64_t shp__money_share(int64_t amount, int32_t k, int32_t q)
{
	return amount / q * k + amount % q * k / q;
}

#endif
