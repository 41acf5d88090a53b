#include "libshipment/money.h"

#include "money.h"

#define WEIGHTS_MAXIMUM 10000

int32_t shp_money_share(int64_t amount, int32_t k, int32_t q, int64_t *ret_share)
{
	if (!ret_share)
		return SHP_ERR_ARGUMENT;
	if (amount < 0)
		return SHP_ERR_AMOUNT;
	if (q < 1 || k < 0 || k > q)
		return SHP_ERR_QUANTITY;
	*ret_share = shp__money_share(amount, k, q);
	return SHP_OK;
}

/*
 * a * b / m and its remainder, for a < m, b <= m < 2^63: where the product does not fit, one bit of a after the
 * other, the remainder kept below m all the time. Exact without integers of 128 bits, which C11 does not have.
 */
static uint64_t multiply_divide(uint64_t a, uint64_t b, uint64_t m, uint64_t *ret_remainder)
{
	uint64_t quotient = 0;
	uint64_t remainder = 0;
	unsigned int bit;

	if (b == 0 || a <= UINT64_MAX / b) {
		*ret_remainder = a * b % m;
		return a * b / m;
	}
	for (bit = 63; bit-- > 0;) {
		quotient *= 2;
		remainder *= 2;
		if (remainder >= m) {
			remainder -= m;
			quotient++;
		}
		if (a >> bit & 1) {
			remainder += b;
			if (remainder >= m) {
				remainder -= m;
				quotient++;
			}
		}
	}
	*ret_remainder = remainder;
	return quotient;
}

/* The whole units that a weight is due of the total, and what remains, of which `sum` make a unit. */
static uint64_t whole_part(uint64_t total, uint64_t weight, uint64_t sum, uint64_t *ret_remainder)
{
	return total / sum * weight + multiply_divide(total % sum, weight, sum, ret_remainder);
}

static int32_t sum_weights(const int64_t *weights, uint32_t count, uint64_t *ret_sum)
{
	int64_t sum = 0;
	uint32_t i;

	for (i = 0; i < count; i++) {
		if (weights[i] < 0)
			return SHP_ERR_WEIGHTS;
	}
	for (i = 0; i < count; i++) {
		if (weights[i] > INT64_MAX - sum)
			return SHP_ERR_OVERFLOW;
		sum += weights[i];
	}
	*ret_sum = (uint64_t)sum;
	return sum ? SHP_OK : SHP_ERR_WEIGHTS;
}

static uint32_t count_above(const int64_t *remainders, uint32_t count, int64_t threshold)
{
	uint32_t above = 0;
	uint32_t i;

	for (i = 0; i < count; i++)
		above += remainders[i] > threshold;
	return above;
}

/*
 * The least remainder that `left` units still reach: fewer than that are above it, or as many. Found by halving,
 * since there is no memory here to sort in: count * log2(sum) comparisons.
 */
static int64_t find_threshold(const int64_t *remainders, uint32_t count, int64_t sum, uint64_t left)
{
	int64_t low = 0;
	int64_t high = sum;

	while (low < high) {
		const int64_t middle = low + (high - low) / 2;

		if (count_above(remainders, count, middle) <= left)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

int32_t shp_money_allocate(int64_t amount, const int64_t *weights, uint32_t count, int64_t *ret_parts)
{
	const uint64_t total = amount < 0 ? 0 - (uint64_t)amount : (uint64_t)amount;
	uint64_t left = total;
	uint64_t sum;
	uint64_t remainder;
	int64_t threshold;
	int32_t status;
	uint32_t i;

	if (!weights || !ret_parts)
		return SHP_ERR_ARGUMENT;
	if (count < 1 || count > WEIGHTS_MAXIMUM)
		return SHP_ERR_LIMIT;
	if (amount == INT64_MIN)
		return SHP_ERR_AMOUNT;
	status = sum_weights(weights, count, &sum);
	if (status)
		return status;
	/* The parts hold the remainders until it is known which of them get one of the units that are left. */
	for (i = 0; i < count; i++) {
		left -= whole_part(total, (uint64_t)weights[i], sum, &remainder);
		ret_parts[i] = (int64_t)remainder;
	}
	threshold = find_threshold(ret_parts, count, (int64_t)sum, left);
	left -= count_above(ret_parts, count, threshold);
	for (i = 0; i < count; i++) {
		int64_t part = (int64_t)whole_part(total, (uint64_t)weights[i], sum, &remainder);

		if (ret_parts[i] > threshold) {
			part++;
		} else if (ret_parts[i] == threshold && left) {
			part++;
			left--;
		}
		ret_parts[i] = amount < 0 ? -part : part;
	}
	return SHP_OK;
}
