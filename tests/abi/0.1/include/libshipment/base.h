/**
 * @file
 * Version, status codes, context and error: what every other header stands on.
 *
 * Rules that hold for the whole library, unless a function says otherwise:
 *
 * - Fallible functions return ::SHP_OK or a negative `SHP_ERR_*`. `ret_` outputs are written on success only, but for
 *   the size that goes with ::SHP_ERR_BUFFER and the cursor of shp_host_deliver().
 * - A pointer that is *returned* is borrowed from the object it was asked of; a pointer written to an output
 *   parameter is owned by the caller. Release functions accept NULL and return NULL.
 * - Whatever is written to a buffer of the caller's is asked for by `buffer, capacity, ret_size`. `ret_size` must be
 *   given, and is told the bytes that the whole takes, whether there is room for them or not. Where there is not, the
 *   answer is ::SHP_ERR_BUFFER, and what the buffer holds is no use: a buffer of NULL and a capacity of 0 ask for the
 *   size. Text ends with a NUL, which counts in capacity and size; JSON documents and encoded bytes have none.
 * - Contexts and values (rules, orders, decisions, events, calendars) are immutable once made, counted atomically, and
 *   may be shared between threads and released in any order. Builders, error objects and hosts belong to one thread at
 *   a time.
 * - Text is NUL-terminated UTF-8. Instants are int64_t milliseconds since 1970-01-01T00:00:00Z, dates int32_t days
 *   since 1970-01-01, quantities int32_t units, money int64_t minor units of a currency with its own exponent.
 * - Nothing here reads a clock, a file, a locale, the environment or a random source, and nothing is global.
 */
#ifndef LIBSHIPMENT_BASE_H
#define LIBSHIPMENT_BASE_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32) && defined(SHP_BUILDING)
#define SHP_API __declspec(dllexport)
#elif defined(_WIN32) && !defined(SHP_STATIC)
#define SHP_API __declspec(dllimport)
#elif defined(__GNUC__) && !defined(_WIN32) && !defined(SHP_STATIC)
#define SHP_API __attribute__((visibility("default")))
#else
#define SHP_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Version of these headers, 0xMMmmpp. @since 0.1 */
#define SHP_VERSION_NUMBER 0x000100
/** Version of these headers as text. @since 0.1 */
#define SHP_VERSION "0.1.0"

/**
 * Version of the library that runs, 0xMMmmpp: at least ::SHP_VERSION_NUMBER when the host was linked well. @since 0.1
 */
SHP_API uint32_t shp_version_number(void);
/** Version of the library that runs, as text: "0.1.0". Static. @since 0.1 */
SHP_API const char *shp_version(void);

/** A date that is not given: no ship-by, no deliver-by. @since 0.1 */
#define SHP_DATE_NONE INT32_MIN
/** An instant that is not given. @since 0.1 */
#define SHP_INSTANT_NONE INT64_MIN

/* ---- limits: everything a caller can make large has one, and no sum of what is admitted can overflow ---- */

/** Most lines in an order. @since 0.1 */
#define SHP_LIMIT_LINES 10000
/** Most packages that an order may ever have had, the vanished ones included. @since 0.1 */
#define SHP_LIMIT_PACKAGES 10000
/** Most (package, line) pairs in an order. @since 0.1 */
#define SHP_LIMIT_ITEMS 100000
/**
 * Most cancellations of an order; of items one less, since the last is kept for all that is open. Together they name at
 * most 200,000 items.
 * @since 0.1
 */
#define SHP_LIMIT_CANCELLATIONS 10000
/** Largest quantity of a line, units. @since 0.1 */
#define SHP_LIMIT_QUANTITY 1000000
/** Largest money component of a line, minor units: 10^14. @since 0.1 */
#define SHP_LIMIT_AMOUNT INT64_C(100000000000000)
/** Largest exponent of a currency: decimal places. @since 0.1 */
#define SHP_LIMIT_EXPONENT 4
/** Longest reference of an order, marketplace, package or cancellation, bytes of [A-Za-z0-9._-]. @since 0.1 */
#define SHP_LIMIT_REFERENCE 24
/** Longest id of a line, bytes of UTF-8. @since 0.1 */
#define SHP_LIMIT_LINE_ID 40
/** Longest SKU, bytes of UTF-8. @since 0.1 */
#define SHP_LIMIT_SKU 120
/** Longest title of a line, bytes of UTF-8. @since 0.1 */
#define SHP_LIMIT_TITLE 1000
/** Longest category of a line, bytes of UTF-8. @since 0.1 */
#define SHP_LIMIT_CATEGORY 100
/** Longest service level of an order, bytes of UTF-8. @since 0.1 */
#define SHP_LIMIT_SERVICE 100
/** Longest carrier code, carrier name, shipping method, bytes of UTF-8. @since 0.1 */
#define SHP_LIMIT_CARRIER 100
/** Longest tracking id, bytes of UTF-8, blanks included. @since 0.1 */
#define SHP_LIMIT_TRACKING 128
/** Longest seller memo, bytes of UTF-8. @since 0.1 */
#define SHP_LIMIT_MEMO 2000
/** First and last instant that is taken: 1970-01-01T00:00:00Z to 9999-12-31T23:59:59.999Z. @since 0.1 */
#define SHP_LIMIT_INSTANT INT64_C(253402300799999)
/** First and last date that is taken: 1970-01-01 (0) to 9999-12-31. @since 0.1 */
#define SHP_LIMIT_DATE 2932896

/**
 * What a function answers. The numbers are frozen. Each names one thing that a *caller* can do something about; path
 * and message of a problem are in struct shp_error. Each group has a range of its own, and new codes stay in that of
 * theirs: so shp_status_kind() tells what to do about a code that is younger than the program. The name is that of
 * shp_status_name().
 * @since 0.1
 */
enum shp_status {
	SHP_OK = 0, /**< Done. */

	/* the call: -1001 to -1009, and -1200 to -1299; kind ::SHP_STATUS_KIND_CALL */
	SHP_ERR_NO_MEMORY = -1001, /**< The context's allocator answered NULL. Nothing has changed. */
	/** A pointer that must be given is NULL, or two objects cannot be used together. */
	SHP_ERR_ARGUMENT = -1002,
	SHP_ERR_INDEX = -1003, /**< An index is not below the count it belongs to. */
	SHP_ERR_BUFFER = -1004, /**< The buffer is too small; the size that is needed has been told. */

	/* the form of the input: -1010 to -1039; ::SHP_STATUS_KIND_INPUT */
	SHP_ERR_REQUIRED = -1010, /**< A field that must be given is missing or empty. */
	SHP_ERR_TEXT = -1011, /**< Not valid UTF-8, or it holds control characters. */
	SHP_ERR_TOO_LONG = -1012, /**< Longer than the field's limit. */
	SHP_ERR_REFERENCE = -1013, /**< Not 1 to 24 bytes of [A-Za-z0-9._-]. */
	SHP_ERR_QUANTITY = -1014, /**< Not between 1 and ::SHP_LIMIT_QUANTITY. */
	SHP_ERR_AMOUNT = -1015, /**< Negative, or above ::SHP_LIMIT_AMOUNT. */
	SHP_ERR_DISCOUNT = -1016, /**< A discount is above the component that it is taken from. */
	SHP_ERR_CURRENCY = -1017, /**< Not three letters A to Z. */
	SHP_ERR_EXPONENT = -1018, /**< Not between 0 and ::SHP_LIMIT_EXPONENT. */
	SHP_ERR_DATE = -1019, /**< Not a date that is taken. */
	SHP_ERR_INSTANT = -1020, /**< Not an instant that is taken. */
	SHP_ERR_VALUE = -1021, /**< Not one of the values that the field knows. */
	SHP_ERR_RANGE = -1022, /**< A number is outside its range. */
	SHP_ERR_DUPLICATE = -1023, /**< The same line, package or reference twice in one request. */
	SHP_ERR_LIMIT = -1024, /**< More lines, packages, items or events than the limit. */
	SHP_ERR_OVERFLOW = -1025, /**< A sum does not fit. */
	SHP_ERR_WEIGHTS = -1026, /**< Weights are negative, or all zero. */
	SHP_ERR_UNKNOWN_KEY = -1027, /**< No field has this key. */
	SHP_ERR_NOT_BUSINESS_DAY = -1028, /**< The day is closed, and an open one is asked for. */
	SHP_ERR_CALENDAR = -1029, /**< A week mask without an open day or with unknown bits, or a bad range. */

	/* what the order says: -1040 to -1069; ::SHP_STATUS_KIND_REFUSED */
	SHP_ERR_ORDER_PENDING = -1040, /**< Payment is not authorised yet: it must not ship. */
	SHP_ERR_ORDER_CANCELLED = -1041, /**< The order is cancelled. */
	SHP_ERR_ORDER_AFN = -1042, /**< The marketplace fulfils this order: the seller confirms nothing. */
	SHP_ERR_ORDER_PRIME = -1043, /**< A Prime order ships with a bought label only. */
	SHP_ERR_ORDER_SHIP_PLUS = -1044, /**< A Ship+ order needs no manual confirmation. */
	SHP_ERR_SINGLE_SHIPMENT = -1045, /**< This marketplace takes the order as one shipment only. */
	SHP_ERR_NOTHING_OPEN = -1046, /**< No unit of the order is open. */
	SHP_ERR_UNKNOWN_LINE = -1047, /**< No line of this order has this id. */
	SHP_ERR_UNKNOWN_PACKAGE = -1048, /**< No package of this order has this reference. */
	/** The package vanished when it was emptied; its reference is never used again. */
	SHP_ERR_PACKAGE_GONE = -1049,
	SHP_ERR_PACKAGE_OPEN = -1050, /**< The package has not been confirmed. */
	SHP_ERR_PACKAGE_CONFIRMED = -1051, /**< The package has been confirmed. */
	SHP_ERR_PACKAGE_EMPTY = -1052, /**< A package must hold something. */
	SHP_ERR_EXCEEDS = -1053, /**< More units than can be fulfilled (18021 of the feeds). */
	SHP_ERR_DIFFERS = -1054, /**< This was already done, with different data: the path names the field. */
	/** Adopted money is not what the units say, and is not declared the baseline. */
	SHP_ERR_MONEY_DISAGREES = -1055,
	SHP_ERR_UNITS_DISAGREE = -1056, /**< Adopted packages and cancellations do not add up to what was ordered. */
	SHP_ERR_NOT_PENDING = -1057, /**< The payment is authorised already. */

	/* what the rules say: -1070 to -1099; ::SHP_STATUS_KIND_REFUSED */
	SHP_ERR_CARRIER_UNKNOWN = -1070, /**< The carrier code is not in the table. */
	SHP_ERR_CARRIER_NAME_MISSING = -1071, /**< Carrier "Other" needs a name. */
	SHP_ERR_METHOD_MISSING = -1072, /**< The shipping method is missing, and the rules ask for it. */
	SHP_ERR_TRACKING_MISSING = -1073, /**< The tracking id is missing, and the rules or the carrier ask for it. */
	SHP_ERR_TRACKING_MALFORMED = -1074, /**< The tracking id does not have the carrier's form. */
	SHP_ERR_TRACKING_CHECK_DIGIT = -1075, /**< The tracking id has the carrier's form but not its check digit. */
	SHP_ERR_SHIP_DATE_FUTURE = -1076, /**< The ship date is in the future. */
	SHP_ERR_SHIP_DATE_BEFORE_ORDER = -1077, /**< The ship date is before the order. */
	SHP_ERR_CANNOT_CLEAR = -1078, /**< Ship date and carrier can be changed but not cleared. */
	SHP_ERR_EDIT_WINDOW = -1079, /**< Too late to edit this shipment. */
	SHP_ERR_EDIT_LIMIT = -1080, /**< Edited too often. */
	/** Confirmed by a bought label: its carrier, method, date, tracking and contents are the label's. */
	SHP_ERR_LABEL = -1081,
	SHP_ERR_NO_LABEL = -1082, /**< The package was not confirmed by a label. */
	SHP_ERR_LABEL_SCANNED = -1083, /**< The carrier has scanned the label: it cannot be cancelled any more. */
	SHP_ERR_UNKNOWN_CHARGE = -1084, /**< No charge of this order has this id. */
	SHP_ERR_NO_DEADLINE = -1085, /**< The order has no deadline. */

	/* bytes and replay: -1100 to -1119; ::SHP_STATUS_KIND_BYTES, but for the last two */
	/** Not the canonical bytes of a released version; the detail is the offset of the first bad byte. */
	SHP_ERR_BYTES = -1100,
	SHP_ERR_BYTES_VERSION = -1101, /**< Written by a later version of the library. */
	SHP_ERR_REPLAY = -1102, /**< The event does not follow from this order. */

	/* the host: -1120 to -1199; ::SHP_STATUS_KIND_HOST */
	SHP_ERR_HOST_BUSY = -1120, /**< The host was called from one of its own hooks, or by two threads at once. */
	SHP_ERR_HOST_HOOK = -1121, /**< A hook that is needed has not been set. */
	SHP_ERR_HOST_ABSENT = -1122, /**< The host knows no such order. */
	/** Others were faster each time, for all tries. Nothing of this command was committed: call again. */
	SHP_ERR_HOST_CONFLICT = -1124,
	/**
	 * A hook gave no clear answer: load, pending or acknowledge, or a commit, of which nobody knows then whether it
	 * happened. Call again: what happened is recognised.
	 */
	SHP_ERR_HOST_UNKNOWN = -1125,
	SHP_ERR_HOST_FAILED = -1126 /**< A hook answered that it failed: what it was to do has not been done. */
};

/** What to do about a status. Frozen. @since 0.1 */
enum shp_status_kind {
	SHP_STATUS_KIND_OK = 0, /**< Nothing: it is done. ::SHP_OK, advice, and everything else that is not negative. */
	/** The call is wrong: an argument, an index, no memory, a buffer. Correct the program, or call again later. */
	SHP_STATUS_KIND_CALL = 1,
	SHP_STATUS_KIND_INPUT = 2, /**< The input is refused: show it to whoever gave it. */
	SHP_STATUS_KIND_REFUSED = 3, /**< The order or the rules do not allow it. */
	SHP_STATUS_KIND_BYTES = 4, /**< Bytes cannot be read, or an event does not follow. */
	/** The host or one of its hooks: call again later. ::SHP_ERR_HOST_UNKNOWN: it may have happened. */
	SHP_STATUS_KIND_HOST = 5
};

/**
 * The kind of a status or advice code. Of a code of a later version, by the range that it lies in.
 * @return `SHP_STATUS_KIND_*`; ::SHP_ERR_VALUE for a number that no version gives. @since 0.1
 */
SHP_API int32_t shp_status_kind(int32_t status);

/**
 * Name of a status or advice code, "SHP_ERR_QUANTITY"; NULL for an unknown number in this version. Static.
 * @since 0.1
 */
SHP_API const char *shp_status_name(int32_t status);

/** Languages of messages and names. @since 0.1 */
enum shp_language {
	SHP_LANGUAGE_EN = 0, /**< English. */
	SHP_LANGUAGE_ZH = 1 /**< Simplified Chinese. */
};

/**
 * What a status or advice code means, one sentence in the language; English for an unknown language. For an unknown
 * number in this version a sentence of its kind. Static, never NULL. @since 0.1
 */
SHP_API const char *shp_status_message(int32_t status, int32_t language);

/* ---- context ---- */

/**
 * The allocator and nothing else: everything that the library allocates comes from one, and goes back to it.
 * Immutable, counted, any thread. @since 0.1
 */
struct shp_ctx;

/** Answers size bytes aligned for any object, or NULL. size is never 0. @since 0.1 */
typedef void *(*shp_malloc_fn)(void *user_data, size_t size);
/**
 * Answers the block moved to new_size bytes, or NULL and leaves it alone. pointer is never NULL, sizes are never 0.
 * @since 0.1
 */
typedef void *(*shp_realloc_fn)(void *user_data, void *pointer, size_t old_size, size_t new_size);
/** Takes a block back; size is what was asked for. pointer is never NULL. @since 0.1 */
typedef void (*shp_free_fn)(void *user_data, void *pointer, size_t size);

/**
 * Makes a context on the C library's malloc, realloc and free.
 * @param ret_ctx owned: release with shp_ctx_unref().
 * @return ::SHP_OK, ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_ctx_new(struct shp_ctx **ret_ctx);

/**
 * Makes a context on the host's allocator. The functions are called from every thread that uses a value of this
 * context, so they must bear that if values are shared; they must not call the library.
 * @param malloc_fn,realloc_fn,free_fn must be given.
 * @param user_data handed to each of them.
 * @param ret_ctx owned: release with shp_ctx_unref(). Once it and every object made from it are released, the balance
 * is zero.
 * @return ::SHP_OK, ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_ctx_new_with_allocator(shp_malloc_fn malloc_fn, shp_realloc_fn realloc_fn, shp_free_fn free_fn,
					   void *user_data, struct shp_ctx **ret_ctx);

/** One more owner. NULL gives NULL. Any thread. @since 0.1 */
SHP_API struct shp_ctx *shp_ctx_ref(struct shp_ctx *ctx);
/** One owner less; objects made from the context keep it alive. Always NULL. Any thread. @since 0.1 */
SHP_API struct shp_ctx *shp_ctx_unref(struct shp_ctx *ctx);

/* ---- error ---- */

/**
 * Every problem of the last call that was given this object: counts them all and keeps the first `capacity`. Made once,
 * it never allocates again, so that running out of memory can be reported too. Optional everywhere: pass NULL. Belongs
 * to one thread at a time. A call that succeeds leaves it empty. @since 0.1
 */
struct shp_error;

/**
 * @param capacity problems kept, 1 to 10,000; about 600 bytes each.
 * @param ret_error owned: release with shp_error_free().
 * @return ::SHP_OK, ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT, ::SHP_ERR_RANGE (capacity). @since 0.1
 */
SHP_API int32_t shp_error_new(struct shp_ctx *ctx, uint32_t capacity, struct shp_error **ret_error);
/** Releases it. Always NULL. @since 0.1 */
SHP_API struct shp_error *shp_error_free(struct shp_error *error);
/** Problems found, those beyond the capacity included. 0 for NULL. @since 0.1 */
SHP_API uint32_t shp_error_count_problems(const struct shp_error *error);
/** Problems kept: at most the capacity. 0 for NULL. @since 0.1 */
SHP_API uint32_t shp_error_count_kept(const struct shp_error *error);
/** Code of a problem, `SHP_ERR_*`. @return it; ::SHP_ERR_INDEX if there is no such problem. @since 0.1 */
SHP_API int32_t shp_error_get_code(const struct shp_error *error, uint32_t index);
/**
 * Where in the input, as shipdesk's JSON writes it: "items[2].quantity"; "" for the whole. A few names are not those of
 * the setters: "status" for pending, "cod_amount", "ship_from_date", "event" for the id of a charge. Borrowed until the
 * next call that is given this object. @since 0.1
 */
SHP_API const char *shp_error_get_path(const struct shp_error *error, uint32_t index);
/** The problem in a sentence with its values, at most 239 bytes. Borrowed as the path. @since 0.1 */
SHP_API const char *shp_error_get_message(const struct shp_error *error, uint32_t index, int32_t language);
/**
 * A number that goes with the problem, by its code: the number that was given (a quantity, amount, date, instant or
 * value, one out of range), the limit, how many units are available, by how many they disagree, the amount that a
 * discount is taken from, what the units come to, the offset of the first bad byte, a revision or position; 0 if there
 * is none. @since 0.1
 */
SHP_API int64_t shp_error_get_detail(const struct shp_error *error, uint32_t index);

#ifdef __cplusplus
}
#endif

#endif
