/**
 * @file
 * Money: decimal text to minor units and back, proportional shares, exponents of currencies.
 */
#ifndef LIBSHIPMENT_MONEY_H
#define LIBSHIPMENT_MONEY_H

#include <libshipment/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * What k of q units of an amount come to: floor(amount * k / q), exact for every input that is taken, so that the
 * shares of any order of counting up to q add up to the amount.
 * @param amount minor units, 0 to INT64_MAX. @param k 0 to q. @param q at least 1.
 * @return ::SHP_OK, ::SHP_ERR_AMOUNT, ::SHP_ERR_QUANTITY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_money_share(int64_t amount, int32_t k, int32_t q, int64_t *ret_share);

/**
 * Splits an amount by weights, largest remainder first, ties to the lowest index: the parts add up to the amount, each
 * is within one minor unit of exact, and a weight of zero gets nothing. A negative amount is split as its opposite.
 * @param amount minor units, any but INT64_MIN.
 * @param weights `count` weights, none negative, not all zero; their sum must fit int64.
 * @param ret_parts room for `count` parts; untouched on failure.
 * @return ::SHP_OK, ::SHP_ERR_WEIGHTS, ::SHP_ERR_OVERFLOW, ::SHP_ERR_AMOUNT, ::SHP_ERR_ARGUMENT, ::SHP_ERR_LIMIT (count
 * 0 or above 10,000).
 * @since 0.1
 */
SHP_API int32_t shp_money_allocate(int64_t amount, const int64_t *weights, uint32_t count, int64_t *ret_parts);

/**
 * Reads "12.50" as minor units: an optional '-', digits, optionally '.' and digits. More digits than the exponent are
 * taken only if they are zeros.
 * @param text decimal text, at most 64 bytes: no blanks, no '+', no exponent, no separators. @param exponent 0 to 4.
 * @return ::SHP_OK, ::SHP_ERR_AMOUNT (not a number, or digits that the currency does not have), ::SHP_ERR_OVERFLOW
 * (above 2^63-1), ::SHP_ERR_EXPONENT, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_money_parse(const char *text, int32_t exponent, int64_t *ret_minor);

/**
 * Writes minor units with exactly the exponent's digits: "12.50", "-0.05", "1507".
 * @param buffer 24 bytes are always enough. @param ret_size bytes that the whole takes, the NUL included.
 * @return ::SHP_OK, ::SHP_ERR_BUFFER, ::SHP_ERR_EXPONENT, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_money_format(int64_t minor, int32_t exponent, char *buffer, size_t capacity, size_t *ret_size);

/**
 * ISO 4217's decimal places of a currency that is current: JPY 0, USD 2, BHD 3, CLF 4. A helper for hosts: an order
 * carries its own exponent.
 * @return 0 to 4, or ::SHP_ERR_CURRENCY for an unknown code, or one without a minor unit. @since 0.1
 */
SHP_API int32_t shp_currency_exponent(const char *currency);

#ifdef __cplusplus
}
#endif

#endif
