/**
 * @file
 * Tracking numbers: does a number have its carrier's form, whose number could it be, and where is its tracking page.
 *
 * All of it is pure, bounded and allocates nothing. Without asking the carrier more than this cannot be said: whether
 * a parcel moves under the number only a scan shows.
 *
 * **What people type.** Blanks (also U+00A0, U+2000 to U+200A, U+3000) and hyphens (also dashes, the minus sign, the
 * Japanese long vowel mark) are separators and do not count, except where a template asks for the hyphen. Lower case
 * is as upper case. Full-width digits, letters and signs of Chinese and Japanese keyboards (U+FF01 to U+FF5E) are as
 * narrow ones. Invisible marks that come with pasted text (zero-width blanks, direction marks, byte order mark) are
 * dropped. Control characters, tabs and line ends included, and all other characters make a number malformed, and so
 * do more than ::SHP_LIMIT_TRACKING bytes or more than 64 characters that count.
 *
 * **Carriers whose numbers are not known** (`Other`, and entries without couriers): any printable number of 1 to 64
 * characters that holds at least one letter or digit is ::SHP_VERDICT_FORMAT_ONLY; it has not been checked. Carriers
 * of which only some numbers are known (::SHP_CARRIER_FLAG_OPEN, ::SHP_COURIER_FLAG_OPEN: the Chinese express companies
 * and
 * most posts): what fits no template is format only, too, if it is 6 to 40 letters and digits with at least one
 * digit.
 *
 * Sources: the 18 couriers and 39 services of tracking_number_data 2.0.0 (MIT, notice in lib/tracking_table.c),
 * exactly; the UPU's standard S10; carriers of China, Japan and Europe from public code and samples, as the table
 * says.
 */
#ifndef LIBSHIPMENT_TRACKING_H
#define LIBSHIPMENT_TRACKING_H

#include <libshipment/base.h>
#include <libshipment/carrier.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is made of a tracking number. The better ones are greater; the numbers are frozen. @since 0.1 */
enum shp_verdict {
	SHP_VERDICT_NONE = 0, /**< There is no number. */
	SHP_VERDICT_UNKNOWN_CARRIER = 1, /**< "unknown_carrier": neither carrier nor courier of the table. */
	SHP_VERDICT_MALFORMED = 2, /**< "malformed": not the carrier's form. */
	SHP_VERDICT_BAD_CHECK_DIGIT = 3, /**< "bad_check_digit": the form, but not the check digit. */
	SHP_VERDICT_FORMAT_ONLY = 4, /**< "format_only": the form; it has no check digit that is known. */
	SHP_VERDICT_CHECK_DIGIT_OK = 5 /**< "check_digit_ok": form and check digit. */
};

/** How a number shows whose it is. Stronger evidence is greater; the numbers are frozen. @since 0.1 */
enum shp_evidence {
	SHP_EVIDENCE_NONE = 0, /**< None. */
	SHP_EVIDENCE_LENGTH = 1, /**< "length": digits, or letters and digits, of the right length. */
	SHP_EVIDENCE_STRUCTURE = 2, /**< "structure": letters or certain characters where they belong. */
	SHP_EVIDENCE_CHECK_DIGIT = 3, /**< "check_digit": the right length and check digit. */
	SHP_EVIDENCE_PREFIX = 4, /**< "prefix": begins or ends in its own way: a letter or two digits at least. */
	SHP_EVIDENCE_STRUCTURE_AND_CHECK_DIGIT = 5, /**< "structure_and_check_digit". */
	SHP_EVIDENCE_PREFIX_AND_CHECK_DIGIT = 6 /**< "prefix_and_check_digit". */
};

/** "check_digit_ok"; NULL for an unknown number, and for ::SHP_VERDICT_NONE. Static. @since 0.1 */
SHP_API const char *shp_verdict_name(int32_t verdict);
/** What a verdict means, in a language (English for an unknown one); NULL as for the name. Static. @since 0.1 */
SHP_API const char *shp_verdict_message(int32_t verdict, int32_t language);
/** "prefix_and_check_digit"; NULL for an unknown number, and for ::SHP_EVIDENCE_NONE. Static. @since 0.1 */
SHP_API const char *shp_evidence_name(int32_t evidence);
/** What an evidence means, in a language (English for an unknown one); NULL as for the name. Static. @since 0.1 */
SHP_API const char *shp_evidence_message(int32_t evidence, int32_t language);

/**
 * The main question: does the number have the form of this carrier? The best answer of all services of the carrier's
 * couriers; of a service with several templates the first one that fits decides.
 * @param carriers NULL for the built-in table.
 * @param carrier a code or spelling of the table, or a courier's code ("usps"), folded.
 * @param number as it was typed; "" is malformed.
 * @param ret_verdict `SHP_VERDICT_*`, never ::SHP_VERDICT_NONE.
 * @return ::SHP_OK, ::SHP_ERR_ARGUMENT (NULL). @since 0.1
 */
SHP_API int32_t shp_tracking_validate(const struct shp_carriers *carriers, const char *carrier, const char *number,
				      int32_t *ret_verdict);

/**
 * The same for a carrier that has been found: saves the search.
 * @param carrier an index of shp_carriers_find(); any other is an unknown carrier. @return as
 * shp_tracking_validate(). @since 0.1
 */
SHP_API int32_t shp_tracking_validate_index(const struct shp_carriers *carriers, int32_t carrier, const char *number,
					    int32_t *ret_verdict);

/**
 * Whose number could it be? All services whose form and check digit (if they have one) it has, strongest evidence
 * first: by `SHP_EVIDENCE_*`, then by how improbable it is that letters and digits at random would be taken, then in
 * the order of the table.
 *
 * A candidate is a number that holds what the functions below read from it; the greater is the better. It belongs to
 * its table.
 *
 * @param carrier NULL for every courier; else a code, spelling or courier's code, and the candidates are those of its
 * couriers.
 * @param candidates room for `capacity` of them; may be NULL if that is 0. The best ones are written.
 * @param ret_count all candidates, also those for which there was no room. 32 are always enough for the built-in table.
 * @param ret_verdict with a carrier: as shp_tracking_validate(). Without: that of the best candidate; if there is none,
 * ::SHP_VERDICT_BAD_CHECK_DIGIT if a form fits, else ::SHP_VERDICT_MALFORMED. May be NULL.
 * @return ::SHP_OK, ::SHP_ERR_ARGUMENT (NULL). @since 0.1
 */
SHP_API int32_t shp_tracking_detect(const struct shp_carriers *carriers, const char *carrier, const char *number,
				    uint64_t *candidates, uint32_t capacity, uint32_t *ret_count,
				    int32_t *ret_verdict);
/** Code of a candidate's courier, "usps"; NULL for a candidate of another table. Borrowed. @since 0.1 */
SHP_API const char *shp_candidate_get_courier(const struct shp_carriers *carriers, uint64_t candidate);
/**
 * Name of a candidate's service, "USPS IMpb N"; NULL for a candidate of another table. Borrowed. @since 0.1
 */
SHP_API const char *shp_candidate_get_service(const struct shp_carriers *carriers, uint64_t candidate);
/** `SHP_EVIDENCE_*` of a candidate. @since 0.1 */
SHP_API int32_t shp_candidate_get_evidence(uint64_t candidate);
/** `SHP_VERDICT_*` of a candidate: format only, or check digit ok. @since 0.1 */
SHP_API int32_t shp_candidate_get_verdict(uint64_t candidate);

/**
 * The number without what does not count: for comparing two of them. Hyphens are left out, also where a template asks
 * for them.
 * @param buffer 65 bytes are always enough. @param ret_size bytes that the whole takes, the NUL included.
 * @return ::SHP_OK, ::SHP_ERR_TRACKING_MALFORMED (for every carrier), ::SHP_ERR_BUFFER, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_tracking_normalise(const char *number, char *buffer, size_t capacity, size_t *ret_size);

/**
 * Writes the address of the number's tracking page: the number as shp_tracking_normalise() gives it (with the hyphens
 * that its template asks for), percent-encoded. The page is the one of the courier whose candidate is best, else of
 * the carrier's first courier that has one; a courier without a page of its own gets the one of 17track.net. Pages
 * with a single public source are marked in the table.
 * @param carrier a code, spelling or courier's code; NULL: who is detected.
 * @param buffer 1,024 bytes are always enough.
 * @param ret_size bytes that the whole takes, the NUL included; 1, and "" is written, if there is no page: carrier
 * `Other` or unknown numbers, or nobody detected.
 * @return ::SHP_OK, ::SHP_ERR_CARRIER_UNKNOWN, ::SHP_ERR_TRACKING_MALFORMED (for every carrier), ::SHP_ERR_BUFFER,
 * ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_tracking_url(const struct shp_carriers *carriers, const char *carrier, const char *number,
				 char *buffer, size_t capacity, size_t *ret_size);

/* ---- check digits ---- */

/**
 * How a check character follows from a serial. Values of letters in mod 10: A is 2, B 3, ... H 9, I 0, J 1 and so on
 * (UPS).
 *
 * Mod 10 has a number for every weighting: ::SHP_CHECK_MOD10 + 256 * evens + 16 * odds + reverse, with the weights, 0
 * to 15, of the characters at even and at odd places, counted from 0 at the left, or at the right if reverse is 1.
 * The check digit is what is missing to the next multiple of ten. @since 0.1
 */
enum shp_check {
	SHP_CHECK_NONE = 0, /**< No check character. */
	SHP_CHECK_LUHN = 1, /**< Luhn: from the right every other digit twice, its digits added. */
	SHP_CHECK_MOD7 = 2, /**< The serial as a number, modulo 7. DHL Express, Yamato, Sagawa, Japan Post. */
	SHP_CHECK_S10 = 3, /**< UPU S10: eight digits, weights 8 6 4 2 3 5 9 7, modulo 11. */
	SHP_CHECK_SUM_PRODUCT_317 = 4, /**< FedEx: weights 3 1 7 again and again, modulo 11, modulo 10. */
	SHP_CHECK_SUM_PRODUCT_173 = 5, /**< FedEx: weights 1 7 3 again and again, modulo 11, modulo 10. */
	SHP_CHECK_MOD37_36 = 6, /**< ISO 7064 mod 37,36: letters and digits. DPD. */
	SHP_CHECK_STO = 7, /**< STO Express until about 2016: nine digits, weights 7 9 5 3 2 4 6 8 9, modulo 11. */
	SHP_CHECK_MOD10 = 0x1000, /**< Mod 10 of any weighting: see above. */
	SHP_CHECK_MOD10_1_2 = 0x1120, /**< Mod 10, evens 1, odds 2. UPS, OnTrac. */
	SHP_CHECK_MOD10_1_3 = 0x1130, /**< Mod 10, evens 1, odds 3. FedEx Ground. */
	SHP_CHECK_MOD10_3_1 = 0x1310, /**< Mod 10, evens 3, odds 1. USPS, Canada Post, Hermes in Germany. */
	SHP_CHECK_MOD10_3_1_REVERSE = 0x1311, /**< The same from the right: GS1, so SSCC; USPS IMpb. */
	SHP_CHECK_MOD10_4_9 = 0x1490 /**< Mod 10, evens 4, odds 9. DHL Identcode and Leitcode. */
};

/** Longest serial of a check character. @since 0.1 */
#define SHP_LIMIT_CHECK_SERIAL 128

/**
 * Computes the check character of a serial.
 * @param algorithm `SHP_CHECK_*`. @param serial 1 to ::SHP_LIMIT_CHECK_SERIAL characters of 0 to 9 and A to Z, upper
 * case and nothing else; letters for mod 10 and mod 37,36 only.
 * @param ret_check one character, no NUL.
 * @return ::SHP_OK, ::SHP_ERR_VALUE (algorithm), ::SHP_ERR_TEXT (a character that the algorithm does not take),
 * ::SHP_ERR_RANGE (a length that it does not take), ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_check_digit(int32_t algorithm, const char *serial, char *ret_check);
/**
 * The same by weights of the caller's: (sum of digit times weight, modulo modulo1), modulo modulo2. Weights are used
 * again from the first on.
 * @param weights `count` weights of 0 to 1,000. @param modulo1 2 to 1,000. @param modulo2 2 to 10.
 * @return ::SHP_OK, ::SHP_ERR_RANGE (also count 0), ::SHP_ERR_TEXT, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_check_digit_sum_product(const int32_t *weights, uint32_t count, int32_t modulo1, int32_t modulo2,
					    const char *serial, char *ret_check);
/**
 * Verifies a text whose last character is the check character of those before it.
 * @return ::SHP_OK, ::SHP_ERR_TRACKING_CHECK_DIGIT, or as shp_check_digit(). @since 0.1
 */
SHP_API int32_t shp_check_digit_verify(int32_t algorithm, const char *text);

#ifdef __cplusplus
}
#endif

#endif
