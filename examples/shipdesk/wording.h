/* Sentences that name what was given and what could have been: of dates, amounts and words that are none. */
#ifndef SHIPDESK_WORDING_H
#define SHIPDESK_WORDING_H

#include "buffer.h"

/* "11/04/2025" is not a date like 2025-11-04. */
void wording_date(struct buffer *out, const char *text);
/* "soon" is not an instant like 2025-11-04T16:00:00Z. */
void wording_instant(struct buffer *out, const char *text);
/* reason "Foo" is none of NoInventory, BuyerCanceled (and no stop, so that it can be part of another sentence) */
void wording_choice(struct buffer *out, const char *name, const char *text, const char *choices);
/*
 * What is wrong with an amount, if anything is: more decimals than the currency has, negative, too large, no number.
 * currency NULL: not known, and then the exponent is the most that there can be. SHP_OK with *ret_minor, or the code of
 * what is wrong, told in `out`.
 */
int32_t wording_amount(struct buffer *out, const char *text, int32_t exponent, const char *currency,
		       int64_t *ret_minor);

/* A list of names, "A, B, C": what name_fn gives for first, first + 1... until it gives none. skip: but for this one.
 */
void choices_of(struct buffer *out, const char *(*name_fn)(int32_t value), int32_t first, int32_t skip);
/* For values that are bits. */
void choices_of_bits(struct buffer *out, const char *(*name_fn)(int32_t value));

#endif
