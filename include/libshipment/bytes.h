/**
 * @file
 * Bytes: orders and events as deterministic CBOR, and as JSON for people and for the outside world.
 *
 * Equal values have equal bytes on every machine. Decoding takes the canonical bytes of a released version and nothing
 * else; every released version stays readable for ever. The schema is doc/libshipment.cddl.
 *
 * All writers fill a buffer of the caller's, as base.h says: called with NULL and 0 they tell the size and answer
 * ::SHP_ERR_BUFFER. Nothing they write ends with a NUL, and nothing is allocated by writing.
 */
#ifndef LIBSHIPMENT_BYTES_H
#define LIBSHIPMENT_BYTES_H

#include <libshipment/base.h>
#include <libshipment/event.h>
#include <libshipment/order.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Largest encoding that is read, bytes. @since 0.1 */
#define SHP_LIMIT_BYTES 67108864

/** An order's bytes. @return ::SHP_OK, ::SHP_ERR_BUFFER, ::SHP_ERR_ARGUMENT. @since 0.1 */
SHP_API int32_t shp_order_encode(const struct shp_order *order, uint8_t *buffer, size_t capacity, size_t *ret_size);
/**
 * An order from its bytes: 0 to ::SHP_LIMIT_BYTES of them, not kept.
 * @param ret_order owned: release with shp_order_unref().
 * @return ::SHP_OK, ::SHP_ERR_BYTES (detail: offset of the first bad byte), ::SHP_ERR_BYTES_VERSION,
 * ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_order_decode(struct shp_ctx *ctx, const uint8_t *bytes, size_t size, struct shp_order **ret_order,
				 struct shp_error *reterr_error);
/** An event's bytes. @return ::SHP_OK, ::SHP_ERR_BUFFER, ::SHP_ERR_ARGUMENT. @since 0.1 */
SHP_API int32_t shp_event_encode(const struct shp_event *event, uint8_t *buffer, size_t capacity, size_t *ret_size);
/**
 * An event from its bytes. @param ret_event owned: release with shp_event_unref(). @return as shp_order_decode().
 * @since 0.1
 */
SHP_API int32_t shp_event_decode(struct shp_ctx *ctx, const uint8_t *bytes, size_t size, struct shp_event **ret_event,
				 struct shp_error *reterr_error);

/** Who reads an order's view. @since 0.1 */
enum shp_audience {
	SHP_AUDIENCE_SELLER = 0, /**< Everything. */
	/**
	 * Without what is the seller's alone: memo, fee, credits and debits, charge policy and credit timing, SKU and
	 * category, label and verdict of a tracking id, deadline and actions.
	 */
	SHP_AUDIENCE_BUYER = 1
};

/**
 * An order as JSON, an object, UTF-8, on one line, not NUL-terminated. Fields have the names that the accessors and the
 * fields of commands have, so that what is written can be sent back in; what was not given is null; money is a decimal
 * string with the currency's digits. With rules the seller's view holds the deadline and the actions at `now`; without
 * (NULL) neither, and `now` is not looked at.
 * @return ::SHP_OK, ::SHP_ERR_BUFFER, ::SHP_ERR_ARGUMENT, ::SHP_ERR_VALUE (audience). @since 0.1
 */
SHP_API int32_t shp_order_write_json(const struct shp_order *order, const struct shp_rules *rules, int64_t now,
				     int32_t audience, char *buffer, size_t capacity, size_t *ret_size);
/**
 * An event as a CloudEvents 1.0 JSON document, UTF-8, on one line, not NUL-terminated: `id` is shp_event_get_id(),
 * `type` shp_event_get_type(), `source` "libshipment:" and the marketplace's name, `subject` the order's reference,
 * `time` shp_event_get_at(). Facts hold the memo; no effect does.
 * @return ::SHP_OK, ::SHP_ERR_BUFFER, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_event_write_json(const struct shp_event *event, char *buffer, size_t capacity, size_t *ret_size);

#ifdef __cplusplus
}
#endif

#endif
