/**
 * @file
 * Hooks: what a host does for the driver (host.h), and the call objects through which it answers.
 *
 * Rules of all hooks:
 *
 * - A hook returns nothing. It answers by calling the library on the call object that it is handed. **No
 *   answer, two answers (equal ones too) or an unknown value mean _unknown_**: never done, never failed.
 *   So a hook that raises an exception in its own language, or returns early, is safe.
 * - Everything that a call object gives (bytes, orders, events, JSON) is borrowed and valid until the hook
 *   returns; orders and events can be kept with their `_ref` functions. Bytes that a hook gives to the
 *   library are copied at once.
 * - A call object is good until its hook returns: drop the pointer then. After that it gives nothing. There is one
 *   object for all calls of a hook, as long as the host lives, so a late answer is ignored while no such hook runs, and
 *   counts for the call that runs: as the only answer, or as the second of two, which means _unknown_.
 * - A hook runs on the thread that called the driver. From inside it every call on the same host is refused
 *   with ::SHP_ERR_HOST_BUSY; pure functions, other hosts and everything below may be called. The library
 *   holds no half-made object and no lock meanwhile. A hook must return: it may not jump out or throw through
 *   the library.
 */
#ifndef LIBSHIPMENT_HOOK_H
#define LIBSHIPMENT_HOOK_H

#include <libshipment/base.h>
#include <libshipment/event.h>
#include <libshipment/order.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- load: one order ---- */

/** The driver asks for an order as it was last committed. The thread of its hook only. @since 0.1 */
struct shp_load;

/** Looks an order up and answers one of `shp_load_answer_*`. @since 0.1 */
typedef void (*shp_host_load_fn)(void *user_data, struct shp_load *load);

/** Which order. @since 0.1 */
SHP_API void shp_load_get_order_id(const struct shp_load *load, uint8_t ret_id[16]);
/**
 * Found: the bytes that a commit handed over, as they were. Copied. NULL or more than ::SHP_LIMIT_BYTES:
 * unknown. @since 0.1
 */
SHP_API void shp_load_answer_found(struct shp_load *load, const uint8_t *bytes, size_t size);
/**
 * Found, for a host that holds the value itself (a cache, tables of its own). Referenced. NULL: unknown. Another order
 * than the one that was asked for, here or as bytes, is ::SHP_ERR_BYTES (path "id") in the driver's call. @since 0.1
 */
SHP_API void shp_load_answer_order(struct shp_load *load, struct shp_order *order);
/** There is no such order, for sure. @since 0.1 */
SHP_API void shp_load_answer_absent(struct shp_load *load);
/** It could not be looked up. @since 0.1 */
SHP_API void shp_load_answer_failed(struct shp_load *load);

/* ---- commit: one to many different orders in one transaction ---- */

/**
 * New states of 1 to n *different* orders with what happened to them, in ascending order of their ids (so
 * that two hosts that lock rows one by one cannot lock each other out). The thread of its hook only. @since 0.1
 */
struct shp_commit;

/**
 * Stores, in **one** durable transaction, each order whose stored revision is the expected one: its bytes
 * *and* its events together; leaves the others alone; then answers for every order. A revision of 0 is
 * expected of an order that must not exist yet. There is no way to ask for "any revision". The ids of events
 * should be unique in the store. @since 0.1
 */
typedef void (*shp_host_commit_fn)(void *user_data, struct shp_commit *commit);

/** Answers of a commit, for each order. @since 0.1 */
enum shp_commit_result {
	SHP_COMMIT_DONE = 1, /**< Durable: state and events. */
	/** The stored revision is another. This order is as it was. The driver loads and decides again. */
	SHP_COMMIT_CONFLICT = 2,
	/** It may have happened or not. The driver loads and decides again: if it happened, it is recognised. */
	SHP_COMMIT_UNKNOWN = 3,
	SHP_COMMIT_FAILED = 4 /**< It did not happen, for sure. Not tried again. */
};

/** Orders in this transaction, at least 1. @since 0.1 */
SHP_API uint32_t shp_commit_count_orders(const struct shp_commit *commit);
/** Id of an order. @return ::SHP_OK, ::SHP_ERR_INDEX, ::SHP_ERR_ARGUMENT. @since 0.1 */
SHP_API int32_t shp_commit_get_order_id(const struct shp_commit *commit, uint32_t order, uint8_t ret_id[16]);
/** Its new value, for a host with rows of its own. NULL for no such order. Borrowed. @since 0.1 */
SHP_API struct shp_order *shp_commit_get_order(const struct shp_commit *commit, uint32_t order);
/** The revision that must be the stored one; 0: the order must not exist yet; -1 for no such order. @since 0.1 */
SHP_API int64_t shp_commit_get_expected_revision(const struct shp_commit *commit, uint32_t order);
/** The revision of the new value: what the next commit will expect; -1 for no such order. @since 0.1 */
SHP_API int64_t shp_commit_get_revision(const struct shp_commit *commit, uint32_t order);
/** Its new bytes; NULL for no such order. Borrowed. @since 0.1 */
SHP_API const uint8_t *shp_commit_get_bytes(const struct shp_commit *commit, uint32_t order, size_t *ret_size);
/** What happened to it, facts and effects, at least 1; 0 for no such order. @since 0.1 */
SHP_API uint32_t shp_commit_count_events(const struct shp_commit *commit, uint32_t order);
/**
 * An event, in the order in which they happened: id, kind, type, effect or not, revision are asked of it.
 * NULL for none. Borrowed. @since 0.1
 */
SHP_API struct shp_event *shp_commit_get_event(const struct shp_commit *commit, uint32_t order, uint32_t event);
/** An event's bytes: what shp_pending_add() wants back. NULL for no such event. Borrowed. @since 0.1 */
SHP_API const uint8_t *shp_commit_get_event_bytes(const struct shp_commit *commit, uint32_t order, uint32_t event,
						  size_t *ret_size);
/**
 * An event as a CloudEvents 1.0 JSON document, made on request: it can run out of memory, as shp_delivery_get_json()
 * can, and no other getter.
 * @return UTF-8, not NUL-terminated, borrowed; NULL for no such event or no memory: answer ::SHP_COMMIT_FAILED then.
 * @since 0.1
 */
SHP_API const char *shp_commit_get_event_json(struct shp_commit *commit, uint32_t order, uint32_t event,
					      size_t *ret_size);
/** Answers for one order, `SHP_COMMIT_*`. @since 0.1 */
SHP_API void shp_commit_answer(struct shp_commit *commit, uint32_t order, int32_t answer);
/** Answers the same for every order. Counts as an answer for each. @since 0.1 */
SHP_API void shp_commit_answer_all(struct shp_commit *commit, int32_t answer);

/* ---- pending: effects that wait for delivery ---- */

/** The driver asks for committed effects that no one has delivered. The thread of its hook only. @since 0.1 */
struct shp_pending;

/**
 * Hands out at most `limit` effects whose position is above `after`, ascending, and leases them until `lease
 * until`, in one transaction; then answers done. **In order per order**: an effect is handed out only if no
 * earlier effect of its order is still to be delivered and leased or put off beyond `now`. With a column
 * `not_before` for both, and `outcome`, empty until it is final:
 *
 *     SELECT ... FROM outbox AS e WHERE outcome IS NULL AND position > :after AND NOT EXISTS (SELECT 1 FROM outbox AS o
 *     WHERE o.order_id = e.order_id AND o.position <= e.position AND o.outcome IS NULL AND o.not_before > :now)
 *     ORDER BY position LIMIT :limit;   UPDATE outbox SET not_before = :lease_until, attempts = attempts + 1 WHERE ...
 * @since 0.1
 */
typedef void (*shp_host_pending_fn)(void *user_data, struct shp_pending *pending);

/** Answers of pending. @since 0.1 */
enum shp_pending_result {
	SHP_PENDING_DONE = 1, /**< All that can be handed out has been added. */
	SHP_PENDING_FAILED = 2 /**< It could not be found out. What was added is dropped; leases, if any, run out. */
};

/** Position after which to look; 0 at first. @since 0.1 */
SHP_API int64_t shp_pending_get_after(const struct shp_pending *pending);
/** Most effects to hand out, at least 1. @since 0.1 */
SHP_API uint32_t shp_pending_get_limit(const struct shp_pending *pending);
/** The instant of this delivery, as the driver was told. @since 0.1 */
SHP_API int64_t shp_pending_get_now(const struct shp_pending *pending);
/** Until when other relays shall leave these effects alone. @since 0.1 */
SHP_API int64_t shp_pending_get_lease_until(const struct shp_pending *pending);
/**
 * Hands out an effect.
 * @param position where it stands in the order of commits, above 0 and above that of the last: the host's row
 * number.
 * @param attempts how often it was handed out before; 0 the first time.
 * @param bytes the event's bytes, as a commit gave them. Copied.
 * @return ::SHP_OK. Else it is not delivered, and shp_host_deliver() reports it; this need not be looked at.
 * Others are delivered after ::SHP_ERR_BYTES, ::SHP_ERR_VALUE (not an effect), ::SHP_ERR_RANGE (position,
 * attempts), ::SHP_ERR_LIMIT and ::SHP_ERR_ARGUMENT. After ::SHP_ERR_NO_MEMORY and ::SHP_ERR_BYTES_VERSION
 * (a relay that knows later events will deliver it) nothing more is handed out in this delivery, since it
 * could overtake. @since 0.1
 */
SHP_API int32_t shp_pending_add(struct shp_pending *pending, int64_t position, int32_t attempts, const uint8_t *bytes,
				size_t size);
/** Answers, `SHP_PENDING_*`, after the last effect was added. @since 0.1 */
SHP_API void shp_pending_answer(struct shp_pending *pending, int32_t answer);

/* ---- deliver: one effect ---- */

/**
 * One effect for the outside world: a charge, a refund, a credit, a debit, an e-mail, an account update. The thread of
 * its hook only. @since 0.1
 */
struct shp_delivery;

/**
 * Makes an effect happen, with its id as idempotency key, and answers. It was committed. It may have been
 * delivered before: a crash after delivering and before acknowledging brings the same effect with the same id
 * again. @since 0.1
 */
typedef void (*shp_host_deliver_fn)(void *user_data, struct shp_delivery *delivery);

/** What became of an effect. @since 0.1 */
enum shp_delivery_result {
	SHP_DELIVERY_DONE = 1, /**< It happened now. Final. */
	SHP_DELIVERY_ALREADY = 2, /**< It had happened before, under the same id. Final. */
	/** Not now: shp_delivery_answer_retry() says from when on. Later effects of the order wait. */
	SHP_DELIVERY_RETRY = 3,
	/** It never will: a declined card, an address that does not exist. Final, blocks nothing. */
	SHP_DELIVERY_REFUSED = 4,
	/** Nobody knows. Handed out again when the lease has run out. Later effects of the order wait. */
	SHP_DELIVERY_UNKNOWN = 5,
	/** Never an answer: not tried, since an earlier effect of its order is not final, or its kind has no hook. */
	SHP_DELIVERY_WAITING = 6
};

/**
 * Name of a result, for a row or a log: "done", "already", "retry", "refused", "unknown", "waiting"; NULL for an
 * unknown number. Static. @since 0.1
 */
SHP_API const char *shp_delivery_result_name(int32_t result);
/**
 * A result by its name, case and punctuation folded.
 * @return `SHP_DELIVERY_*`; ::SHP_ERR_VALUE for a name of none, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_delivery_result_from_name(const char *name);

/** The effect: kind, amount, texts are asked of it. Borrowed. @since 0.1 */
SHP_API struct shp_event *shp_delivery_get_event(const struct shp_delivery *delivery);
/** Its id: the idempotency key. @since 0.1 */
SHP_API void shp_delivery_get_event_id(const struct shp_delivery *delivery, uint8_t ret_id[16]);
/** Where it stands in the order of commits. @since 0.1 */
SHP_API int64_t shp_delivery_get_position(const struct shp_delivery *delivery);
/** How often it was handed out before. @since 0.1 */
SHP_API int32_t shp_delivery_get_attempts(const struct shp_delivery *delivery);
/** The instant of this delivery, as the driver was told. @since 0.1 */
SHP_API int64_t shp_delivery_get_now(const struct shp_delivery *delivery);
/**
 * True (1) for money that is older than the provider remembers idempotency keys
 * (shp_host_set_key_retention_ms()): **ask** the provider whether the id happened, and send it only if it says
 * no; a resent key could move the money twice. By age alone, whatever the attempts say: a restored backup has
 * forgotten them. @since 0.1
 */
SHP_API int32_t shp_delivery_must_ask(const struct shp_delivery *delivery);
/**
 * The effect as a CloudEvents 1.0 JSON document, made on request.
 * @return UTF-8, not NUL-terminated, borrowed; NULL for no memory: answer nothing then. @since 0.1
 */
SHP_API const char *shp_delivery_get_json(struct shp_delivery *delivery, size_t *ret_size);
/** Answers ::SHP_DELIVERY_DONE, _ALREADY, _REFUSED or _UNKNOWN. @since 0.1 */
SHP_API void shp_delivery_answer(struct shp_delivery *delivery, int32_t answer);
/**
 * Answers retry: not before this instant, which need not be later than `now`. No instant that is taken:
 * unknown. @since 0.1
 */
SHP_API void shp_delivery_answer_retry(struct shp_delivery *delivery, int64_t not_before);

/* ---- acknowledge: what became of effects ---- */

/**
 * What became of 1 to n effects that were handed out, in the order in which they were. The thread of its hook only.
 * @since 0.1
 */
struct shp_acknowledgement;

/**
 * Records, in one transaction: a final result, so that the effect is never handed out again; else the instant
 * before which it is not. With the columns above: `SET outcome = result` if it is final, else `SET not_before
 * = :not_before`. @since 0.1
 */
typedef void (*shp_host_acknowledge_fn)(void *user_data, struct shp_acknowledgement *acknowledgement);

/** Answers of acknowledge, for all its effects together. @since 0.1 */
enum shp_acknowledgement_result {
	SHP_ACKNOWLEDGEMENT_DONE = 1, /**< Recorded. */
	SHP_ACKNOWLEDGEMENT_FAILED = 2 /**< Not recorded: the effects will be handed out again, with the same ids. */
};

/** Effects, at least 1; one at a time unless shp_host_set_acknowledge_limit() says otherwise. @since 0.1 */
SHP_API uint32_t shp_acknowledgement_count_effects(const struct shp_acknowledgement *acknowledgement);
/** An effect's id. @return ::SHP_OK, ::SHP_ERR_INDEX, ::SHP_ERR_ARGUMENT. @since 0.1 */
SHP_API int32_t shp_acknowledgement_get_event_id(const struct shp_acknowledgement *acknowledgement, uint32_t effect,
						 uint8_t ret_id[16]);
/** The effect; NULL for none. Borrowed. @since 0.1 */
SHP_API struct shp_event *shp_acknowledgement_get_event(const struct shp_acknowledgement *acknowledgement,
							uint32_t effect);
/** Its position, as it was handed out; 0 for no such effect. @since 0.1 */
SHP_API int64_t shp_acknowledgement_get_position(const struct shp_acknowledgement *acknowledgement, uint32_t effect);
/** `SHP_DELIVERY_*`; 0 for no such effect. @since 0.1 */
SHP_API int32_t shp_acknowledgement_get_result(const struct shp_acknowledgement *acknowledgement, uint32_t effect);
/** True (1) for done, already and refused: never to be handed out again. @since 0.1 */
SHP_API int32_t shp_acknowledgement_is_final(const struct shp_acknowledgement *acknowledgement, uint32_t effect);
/**
 * Not final: the instant before which it is not to be handed out. What retry said; after unknown, the end of
 * the lease, as for one whose kind has no hook; for one that waits, that of the effect it waits for.
 * ::SHP_INSTANT_NONE if it is final, or for no such effect. @since 0.1
 */
SHP_API int64_t shp_acknowledgement_get_not_before(const struct shp_acknowledgement *acknowledgement, uint32_t effect);
/**
 * The lease under which it was handed out; a host may leave a row alone whose lease is another's by now.
 * @since 0.1
 */
SHP_API int64_t shp_acknowledgement_get_lease_until(const struct shp_acknowledgement *acknowledgement);
/** Answers, `SHP_ACKNOWLEDGEMENT_*`. @since 0.1 */
SHP_API void shp_acknowledgement_answer(struct shp_acknowledgement *acknowledgement, int32_t answer);

#ifdef __cplusplus
}
#endif

#endif
