/* Money as a function of units (law 2): what counts, what it comes to, what is owed by now. */
#ifndef SHP_LIB_DUE_H
#define SHP_LIB_DUE_H

#include "order.h"

/* floor(amount * k / q) for 0 <= k <= q, q >= 1, amount >= 0: exact without wider integers, since amount % q * k < q *
 * q < 2^63. */
static inline int64_t shp__share(int64_t amount, int32_t k, int32_t q)
{
	return amount / q * k + amount % q * k / q;
}

/* What k units of a line come to: each component by itself, so that no order of counting drifts. */
int64_t shp__line_gross(const struct shp__line *line, int32_t k);
/* Units of a line that the charge policy counts by now. */
int32_t shp__line_counted(const struct shp_order *order, uint32_t line);
/* Whether the policy counts anything, given what is confirmed and open. */
int shp__policy_counts(const struct shp_order *order);
/* Sum over the lines. */
int64_t shp__order_gross(const struct shp_order *order);

/* By law, from order->gross. */
int64_t shp__due_charge(const struct shp_order *order);
int64_t shp__due_credit(const struct shp_order *order);
/* What has not moved yet: positive is to be charged (credited), negative to be refunded (debited). */
int64_t shp__owed_charge(const struct shp_order *order);
int64_t shp__owed_credit(const struct shp_order *order);

#endif
