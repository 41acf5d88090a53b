/**
 * @file
 * Carriers: the codes that a marketplace takes, what they are called, and which courier's tracking numbers go with
 * them.
 *
 * A carrier table is an immutable value: any number of threads may use it at once, and nothing but building one
 * allocates. **NULL is the built-in table**, everywhere in this header and in tracking.h: it needs neither context
 * nor memory. A host that wants other carriers, or more of them, starts a builder from the built-in table and adds or
 * replaces.
 *
 * Two levels: a **carrier** is an entry with the code that the marketplace writes ("DHL Global Mail"); a **courier**
 * is who numbers parcels ("dhl"), with templates of its tracking numbers and a tracking page. An entry links to up to
 * three couriers.
 *
 * What is compared is the *folded* text: case, blanks and punctuation do not count, full-width characters are as
 * narrow ones, Latin letters are as those without accents. So "royal mail", "ROYAL_MAIL" and "Royal-Mail" are one,
 * and "Kuehne+Nagel" is "Kuehne Nagel". Entries whose codes fold alike (the marketplace has seventeen such pairs)
 * have the same name; the entry whose code is exactly the text is preferred, so that every code of the marketplace
 * stays as it was typed. Two entries are the same carrier when their names are equal.
 *
 * The built-in entries are the 377 distinct CarrierCode values of Amazon's order fulfilment feed (51 of them of
 * 2015), the words for "other" in the marketplaces' languages (written as `Other`), and a few Chinese and Japanese
 * names of carriers.
 */
#ifndef LIBSHIPMENT_CARRIER_H
#define LIBSHIPMENT_CARRIER_H

#include <libshipment/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * A carrier table: immutable, counted atomically, shared freely between threads. NULL is the built-in one. @since 0.1
 */
struct shp_carriers;
/** A carrier table in the making. Builder: one thread at a time. @since 0.1 */
struct shp_carriers_builder;

/** Longest folded code or spelling of an entry, bytes of UTF-8. @since 0.1 */
#define SHP_LIMIT_CARRIER_KEY 27
/** Most couriers that an entry links to. @since 0.1 */
#define SHP_LIMIT_CARRIER_COURIERS 3
/** Most entries of a table. @since 0.1 */
#define SHP_LIMIT_CARRIERS 4096
/** Most couriers of a table, and most templates of a courier. @since 0.1 */
#define SHP_LIMIT_COURIERS 250

/** What is known about an entry: bits. @since 0.1 */
enum shp_carrier_flag {
	/**
	 * A missing or malformed tracking id is refused where the rules follow the carriers' mandates. Amazon
	 * enforces such a list since July 2021 and does not publish it; here it is the integrated carriers that sell
	 * tracked parcels only and whose numbers are known. A host that knows better replaces the entry.
	 */
	SHP_CARRIER_FLAG_MANDATE = 1,
	/**
	 * The marketplace reads this carrier's scans. Source: the lists of Amazon's help pages on the valid tracking
	 * rate (US 2015, India, Japan, shipments out of China) and the names that are accepted in the United Kingdom.
	 * Named under "Other", its tracking does not count.
	 */
	SHP_CARRIER_FLAG_INTEGRATED = 2,
	/** Freight for heavy and bulky goods: exempt from the valid tracking rate. */
	SHP_CARRIER_FLAG_EXEMPT = 4,
	/**
	 * As "Other": delivered by somebody who is not in the table. A shipment with such a carrier needs a name, and
	 * with no other carrier one is kept.
	 */
	SHP_CARRIER_FLAG_OTHER = 8,
	/** A code of the marketplace that names no carrier: own delivery, digital delivery, "HS code". */
	SHP_CARRIER_FLAG_NOT_A_CARRIER = 16,
	/** Another spelling: the code is another entry's. */
	SHP_CARRIER_FLAG_ALIAS = 32,
	/**
	 * No code of the marketplace: a courier's code, taken by the functions of tracking.h only.
	 * shp_carriers_find() never answers it.
	 */
	SHP_CARRIER_FLAG_COURIER = 64,
	/**
	 * The numbers of this carrier are not all known: what fits no template of its couriers but could be one is
	 * not malformed.
	 */
	SHP_CARRIER_FLAG_OPEN = 128
};

/** What is known about a courier: bits. @since 0.1 */
enum shp_courier_flag {
	/**
	 * Handles international mail: besides its own templates every UPU S10 number is taken, whatever its country,
	 * since the post of the destination tracks it under the number of the origin.
	 */
	SHP_COURIER_FLAG_S10 = 1,
	/** As ::SHP_CARRIER_FLAG_OPEN, for every entry that links to the courier. */
	SHP_COURIER_FLAG_OPEN = 2
};

/** One more owner. NULL gives NULL. Any thread. @since 0.1 */
SHP_API struct shp_carriers *shp_carriers_ref(struct shp_carriers *carriers);
/** One owner less. Always NULL. Any thread. @since 0.1 */
SHP_API struct shp_carriers *shp_carriers_unref(struct shp_carriers *carriers);

/**
 * Finds an entry by code or spelling, folded. Never allocates.
 * @param carriers NULL for the built-in table.
 * @return the index of the entry, 0 or more; ::SHP_ERR_CARRIER_UNKNOWN for any other text, valid UTF-8 or not;
 * ::SHP_ERR_ARGUMENT for NULL. @since 0.1
 */
SHP_API int32_t shp_carriers_find(const struct shp_carriers *carriers, const char *text);
/**
 * Entries of the table, aliases and courier codes included: indices are 0 to this less one, in the order of the
 * folded text. @since 0.1
 */
SHP_API uint32_t shp_carriers_count_entries(const struct shp_carriers *carriers);
/**
 * The folded text that it is found by: "ROYALMAIL"; of an alias that of the alias. NULL for no entry. Borrowed.
 * @since 0.1
 */
SHP_API const char *shp_carriers_get_key(const struct shp_carriers *carriers, int32_t index);
/** The code as it is written: "UPSMI"; "Other" for every word that means it. NULL for no entry. Borrowed. @since 0.1 */
SHP_API const char *shp_carriers_get_code(const struct shp_carriers *carriers, int32_t index);
/**
 * The canonical name: "UPS Mail Innovations". The same for all entries of one carrier. NULL for no entry. Borrowed.
 * @since 0.1
 */
SHP_API const char *shp_carriers_get_name(const struct shp_carriers *carriers, int32_t index);
/** `SHP_CARRIER_FLAG_*` bits; 0 for no entry. @since 0.1 */
SHP_API int32_t shp_carriers_get_flags(const struct shp_carriers *carriers, int32_t index);
/** Code of the n-th courier that the entry links to, "usps"; NULL if it has fewer. Borrowed. @since 0.1 */
SHP_API const char *shp_carriers_get_courier(const struct shp_carriers *carriers, int32_t index, uint32_t n);

/** Couriers of the table: their indices are 0 to this less one. @since 0.1 */
SHP_API uint32_t shp_carriers_count_couriers(const struct shp_carriers *carriers);
/** Code of a courier, "usps"; NULL for no courier. Borrowed. @since 0.1 */
SHP_API const char *shp_carriers_get_courier_code(const struct shp_carriers *carriers, int32_t courier);
/**
 * Its tracking page with one "%s" for the number; NULL for one without, and for no courier. Borrowed. @since 0.1
 */
SHP_API const char *shp_carriers_get_courier_url(const struct shp_carriers *carriers, int32_t courier);
/** `SHP_COURIER_FLAG_*` bits; 0 for no courier. @since 0.1 */
SHP_API int32_t shp_carriers_get_courier_flags(const struct shp_carriers *carriers, int32_t courier);

/* ---- tables of the host's own ---- */

/**
 * Starts a table.
 * @param base what it starts from, referenced; NULL for the built-in table.
 * @param ret_builder owned: release with shp_carriers_builder_free().
 * @return ::SHP_OK, ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_carriers_builder_new(struct shp_ctx *ctx, struct shp_carriers *base,
					 struct shp_carriers_builder **ret_builder);
/** Releases it. Always NULL. @since 0.1 */
SHP_API struct shp_carriers_builder *shp_carriers_builder_free(struct shp_carriers_builder *builder);

/** Removes every carrier, so that the host's are the only ones. Couriers and their codes stay. @since 0.1 */
SHP_API void shp_carriers_builder_clear_carriers(struct shp_carriers_builder *builder);

/**
 * Adds a carrier, or replaces all entries whose codes fold like it, together with their aliases. What is wrong is
 * reported by building, under `carriers[i]`, the i-th call.
 * @param code as the marketplace writes it: 1 to ::SHP_LIMIT_CARRIER bytes, folded 1 to ::SHP_LIMIT_CARRIER_KEY.
 * @param name canonical name, at most ::SHP_LIMIT_CARRIER bytes; NULL: the code.
 * @param couriers codes of up to three couriers, separated by blanks; NULL or "": none, its numbers are not checked.
 * @param flags ::SHP_CARRIER_FLAG_MANDATE, `INTEGRATED`, `EXEMPT`, `OTHER`, `NOT_A_CARRIER`, `OPEN`. @since 0.1
 */
SHP_API void shp_carriers_builder_set_carrier(struct shp_carriers_builder *builder, const char *code, const char *name,
					      const char *couriers, int32_t flags);
/**
 * Adds another spelling of a carrier that is in the table already; it must not fold like another carrier's code.
 * Reported under `aliases[i]`. @since 0.1
 */
SHP_API void shp_carriers_builder_add_alias(struct shp_carriers_builder *builder, const char *spelling,
					    const char *code);

/**
 * Adds a courier, or replaces one and drops its services. Its code is taken wherever a carrier is, unless a carrier's
 * code folds like it: then link that carrier to it. Reported under `couriers[i]`.
 * @param code 1 to ::SHP_LIMIT_CARRIER_KEY bytes of [a-z0-9_].
 * @param url tracking page with one "%s" for the number, at most 500 bytes of printable ASCII; NULL: none.
 * @param flags `SHP_COURIER_FLAG_*`. @since 0.1
 */
SHP_API void shp_carriers_builder_set_courier(struct shp_carriers_builder *builder, const char *code, const char *url,
					      int32_t flags);

/**
 * Adds a service to a courier: a name for one or more templates of tracking numbers. Reported under `services[i]`.
 *
 * Templates describe the number without blanks and hyphens, in upper case; several are separated by '|', and the
 * first one that fits decides:
 *
 * | written | stands for |
 * |---|---|
 * | `1Z`, `420` | these characters, A to Z and 0 to 9 |
 * | `d`, `a`, `x` | a digit, a letter, either |
 * | `d8`, `x9..38` | eight of them; nine to 38 of them (once in a template) |
 * | `[AFC]`, `[0-5]` | one of these characters |
 * | `{GM,LX}` | one of these words, all equally long |
 * | `c` | two letters, a country of ISO 3166 or XK |
 * | `-` | a hyphen that must be there; others are ignored |
 * | `(`...`)` | the serial that the check character covers |
 * | `*` | the check character |
 *
 * Blanks separate: `d2 01` are two digits, then "01". UPS is `1Z (x15) *`, UPU S10 `a2 (d8) * c`.
 *
 * @param courier code of a courier of the table. @param name 1 to 100 bytes of text.
 * @param templates as above: each at most 64 characters long when matched.
 * @param check `SHP_CHECK_*` of tracking.h; with ::SHP_CHECK_NONE templates have neither serial nor check character.
 * @param prepend at most three characters that go before the serial unless it begins with them; NULL for none.
 * @since 0.1
 */
SHP_API void shp_carriers_builder_add_service(struct shp_carriers_builder *builder, const char *courier,
					      const char *name, const char *templates, int32_t check,
					      const char *prepend);

/**
 * Makes the table. Unlike other builders this one makes one only: the table takes over what the builder holds, so that
 * after ::SHP_OK setters do nothing, building again is ::SHP_ERR_ARGUMENT, and only releasing is left. Another one
 * starts from the table that was made. After a failure the builder is as it was: what was told wrong stays told.
 * @param ret_carriers owned: release with shp_carriers_unref().
 * @param reterr_error every problem, or NULL. Fields of the paths: `code`, `name`, `couriers`, `flags`, `spelling`,
 * `url`, `courier`, `templates`, `check`, `prepend`.
 * @return ::SHP_OK, ::SHP_ERR_REQUIRED, ::SHP_ERR_TEXT, ::SHP_ERR_TOO_LONG, ::SHP_ERR_VALUE (an unknown courier or
 * flag, a malformed template), ::SHP_ERR_CARRIER_UNKNOWN (an alias of nothing), ::SHP_ERR_DUPLICATE
 * (an alias that would hide a carrier), ::SHP_ERR_LIMIT, ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT (NULL, or spent).
 * @since 0.1
 */
SHP_API int32_t shp_carriers_builder_build(struct shp_carriers_builder *builder, struct shp_carriers **ret_carriers,
					   struct shp_error *reterr_error);

#ifdef __cplusplus
}
#endif

#endif
