/**
 * @file
 * The host driver: load -> decide -> commit -> deliver -> acknowledge, exactly once, over hooks that
 * the host supplies (hook.h).
 *
 * The driver is thin: it does no I/O and reads no clock; time is an argument of every call. A host with a
 * transaction loop of its own needs none of it. Its promises, given hooks that keep theirs:
 *
 * - A command is committed once or not at all, whatever fails. After a conflict, or when nobody knows whether
 *   a commit happened, the driver loads and decides again, a bounded number of times; the second decision
 *   recognises the first. It never retries for ever, and never calls failed or refused what may have happened.
 * - Only committed effects are delivered, in order per order, each with its id as idempotency key, and
 *   acknowledged after.
 *
 * A commit without a clear answer (a reply was lost) happened or not. What the next try finds tells:
 *
 * | the next try finds | so the command is |
 * |---|---|
 * | the order as the commit was to make it | done: its decision, with its events |
 * | the order as it was | decided and committed again; events have the same ids |
 * | no order, after place or adopt | committed again |
 * | an order that others changed, which shows that the command happened | done: a decision that is *repeated* |
 * | an order that others changed, on which it can be done and surely was not | decided on that and committed |
 * | an order that others changed, on which it could be done again: they undid it, or did the like | **open** |
 * | an order that others changed, which refuses it | **open** |
 * | no order; one that cannot be read; a load that failed; no memory | **open** |
 * | a load without a clear answer; a commit that conflicts | tried again; **open** if that was the last try |
 * | a commit that failed | **open** |
 *
 * Open is ::SHP_ERR_HOST_UNKNOWN: it may have been committed, and the buyer be charged, or not. In the error object
 * that is the first problem, with the tries made as its detail; behind it stand the refusal's problems with their
 * paths, or why the order cannot be read. Calling again tells what is true then: *repeated* if it happened; if it is
 * refused, that call did nothing, and the order itself shows what came before.
 *
 * `ret_decision` is owned: release with shp_decision_unref(). It may be NULL.
 *
 * Hooks run on the caller's thread, and one thread at a time may use a host: make one for each thread, on the
 * same store. Calling a host from one of its own hooks answers ::SHP_ERR_HOST_BUSY. Hosts of several
 * processes may share a store.
 */
#ifndef LIBSHIPMENT_HOST_H
#define LIBSHIPMENT_HOST_H

#include <libshipment/adopt.h>
#include <libshipment/base.h>
#include <libshipment/command.h>
#include <libshipment/decision.h>
#include <libshipment/hook.h>
#include <libshipment/order.h>
#include <libshipment/rules.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The hooks and settings of a host. One thread at a time. @since 0.1 */
struct shp_host;

/** The last call that a host makes: nothing uses user_data any more. @since 0.1 */
typedef void (*shp_host_destroy_fn)(void *user_data);

/**
 * Makes a host without hooks.
 * @param user_data handed to each hook.
 * @param destroy_fn called exactly once, last: when the host is freed, and also when making it fails. May be
 * NULL.
 * @param ret_host owned: release with shp_host_free().
 * @return ::SHP_OK, ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_host_new(struct shp_ctx *ctx, void *user_data, shp_host_destroy_fn destroy_fn,
			     struct shp_host **ret_host);
/** Releases it; from one of its own hooks, when the running call returns. Always NULL. @since 0.1 */
SHP_API struct shp_host *shp_host_free(struct shp_host *host);

/* ---- hooks: one setter each; NULL takes a hook away ---- */

/** Sets the hook that looks an order up. @return ::SHP_OK, ::SHP_ERR_HOST_BUSY, ::SHP_ERR_ARGUMENT. @since 0.1 */
SHP_API int32_t shp_host_set_load(struct shp_host *host, shp_host_load_fn load_fn);
/** Sets the hook that stores what happened. @return ::SHP_OK, ::SHP_ERR_HOST_BUSY, ::SHP_ERR_ARGUMENT. @since 0.1 */
SHP_API int32_t shp_host_set_commit(struct shp_host *host, shp_host_commit_fn commit_fn);
/**
 * Sets the hook that hands out effects that wait. @return ::SHP_OK, ::SHP_ERR_HOST_BUSY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_host_set_pending(struct shp_host *host, shp_host_pending_fn pending_fn);
/**
 * Sets the hook that delivers a kind of effect. **Set one for kind 0 if the library may be newer than the host**:
 * effects of kinds that the host does not know yet come there, to be delivered or put off. Without it such an effect
 * is not tried, shp_host_deliver() says so, and later effects of its order wait until a host can deliver it.
 * @param kind one that is an effect, as shp_event_kind_is_effect() tells; 0: every kind that has no hook of its own.
 * @return ::SHP_OK, ::SHP_ERR_VALUE (no kind of effect), ::SHP_ERR_HOST_BUSY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_host_set_deliver(struct shp_host *host, int32_t kind, shp_host_deliver_fn deliver_fn);
/**
 * Sets the hook that records what became of effects. @return ::SHP_OK, ::SHP_ERR_HOST_BUSY, ::SHP_ERR_ARGUMENT.
 * @since 0.1
 */
SHP_API int32_t shp_host_set_acknowledge(struct shp_host *host, shp_host_acknowledge_fn acknowledge_fn);

/* ---- settings ---- */

/**
 * Tries of a command, the first included: 1 to 100; 5 if not set.
 * @return ::SHP_OK, ::SHP_ERR_RANGE, ::SHP_ERR_HOST_BUSY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_host_set_tries(struct shp_host *host, int32_t tries);
/**
 * How long a relay has effects to itself, milliseconds: 1 to 2^31 - 1; a minute if not set. Longer than it
 * takes to deliver a call's limit, or effects are sent twice (with the same id). @return as
 * shp_host_set_tries(). @since 0.1
 */
SHP_API int32_t shp_host_set_lease_ms(struct shp_host *host, int32_t lease_ms);
/**
 * How long the payment provider surely remembers an idempotency key, milliseconds, at least 0; 24 hours if
 * not set. See shp_delivery_must_ask(). @return as shp_host_set_tries(). @since 0.1
 */
SHP_API int32_t shp_host_set_key_retention_ms(struct shp_host *host, int64_t retention_ms);
/**
 * Most effects in one acknowledgement, 1 to 10,000; 1 if not set. More is faster for a database; after a
 * crash as many are delivered again, with the same ids. @return as shp_host_set_tries(). @since 0.1
 */
SHP_API int32_t shp_host_set_acknowledge_limit(struct shp_host *host, uint32_t limit);

/* ---- orders ---- */

/**
 * Loads an order.
 * @param ret_order owned: release with shp_order_unref().
 * @return ::SHP_OK, ::SHP_ERR_HOST_ABSENT, ::SHP_ERR_HOST_FAILED, ::SHP_ERR_HOST_UNKNOWN (no clear answer,
 * for all tries), ::SHP_ERR_BYTES, ::SHP_ERR_BYTES_VERSION, ::SHP_ERR_HOST_HOOK (load), ::SHP_ERR_HOST_BUSY,
 * ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_host_load(struct shp_host *host, const uint8_t order_id[16], struct shp_order **ret_order,
			      struct shp_error *reterr_error);

/*
 * The commands of command.h, each loaded, decided and committed.
 *
 * What is committed is the decision of this call, or, when it had already happened, one that is *repeated*; also when
 * it happened in an earlier try of this very call whose reply was lost, if others changed the order since and it still
 * shows. A decision without events needs no commit.
 *
 * Statuses of every host command: ::SHP_ERR_HOST_ABSENT (but for place and adopt), ::SHP_ERR_HOST_CONFLICT (detail: the
 * tries), ::SHP_ERR_HOST_UNKNOWN (detail: the tries), ::SHP_ERR_HOST_FAILED, ::SHP_ERR_HOST_HOOK ("load", "commit": not
 * set), ::SHP_ERR_HOST_BUSY, and ::SHP_ERR_BYTES, ::SHP_ERR_BYTES_VERSION for what load answered. Once a commit has no
 * clear answer, whatever hinders the next tries is ::SHP_ERR_HOST_UNKNOWN too, refusals included: see the table above.
 */

/**
 * Loads, does shp_order_place(), commits. Of an order that is there: shp_order_place_again(). @return as
 * shp_order_place_again(), and as every host command. @since 0.1
 */
SHP_API int32_t shp_host_place(struct shp_host *host, const struct shp_rules *rules,
			       const struct shp_placement *placement, int64_t now, struct shp_decision **ret_decision,
			       struct shp_error *reterr_error);
/**
 * Loads, does shp_order_adopt(), commits. Of an order that is there: shp_order_adopt_again(). @return as
 * shp_order_adopt_again(), and as every host command. @since 0.1
 */
SHP_API int32_t shp_host_adopt(struct shp_host *host, const struct shp_rules *rules,
			       const struct shp_adoption *adoption, int64_t now, struct shp_decision **ret_decision,
			       struct shp_error *reterr_error);
/** Loads, does shp_order_release(), commits. @return as shp_order_release(), and as every host command. @since 0.1 */
SHP_API int32_t shp_host_release(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
				 int64_t now, struct shp_decision **ret_decision, struct shp_error *reterr_error);
/** Loads, does shp_order_split(), commits. @return as shp_order_split(), and as every host command. @since 0.1 */
SHP_API int32_t shp_host_split(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
			       const struct shp_contents *contents, int64_t now, struct shp_decision **ret_decision,
			       struct shp_error *reterr_error);
/** Loads, does shp_order_confirm(), commits. @return as shp_order_confirm(), and as every host command. @since 0.1 */
SHP_API int32_t shp_host_confirm(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
				 const struct shp_confirmation *confirmation, int64_t now,
				 struct shp_decision **ret_decision, struct shp_error *reterr_error);
/**
 * Loads, does shp_order_reconfirm(), commits. @return as shp_order_reconfirm(), and as every host command. @since 0.1
 */
SHP_API int32_t shp_host_reconfirm(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
				   const struct shp_confirmation *confirmation, int64_t now,
				   struct shp_decision **ret_decision, struct shp_error *reterr_error);
/**
 * Loads, does shp_order_confirm_label(), commits. @return as shp_order_confirm_label(), and as every host command.
 * @since 0.1
 */
SHP_API int32_t shp_host_confirm_label(struct shp_host *host, const struct shp_rules *rules,
				       const uint8_t order_id[16], const struct shp_confirmation *label, int64_t now,
				       struct shp_decision **ret_decision, struct shp_error *reterr_error);
/**
 * Loads, does shp_order_cancel_label(), commits. @return as shp_order_cancel_label(), and as every host command.
 * @since 0.1
 */
SHP_API int32_t shp_host_cancel_label(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
				      const char *package, int32_t revision, int64_t now,
				      struct shp_decision **ret_decision, struct shp_error *reterr_error);
/** Loads, does shp_order_cancel(), commits. @return as shp_order_cancel(), and as every host command. @since 0.1 */
SHP_API int32_t shp_host_cancel(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
				const struct shp_cancellation *cancellation, int64_t now,
				struct shp_decision **ret_decision, struct shp_error *reterr_error);
/** Loads, does shp_order_expire(), commits. @return as shp_order_expire(), and as every host command. @since 0.1 */
SHP_API int32_t shp_host_expire(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
				int64_t now, struct shp_decision **ret_decision, struct shp_error *reterr_error);
/** Loads, does shp_order_scan(), commits. @return as shp_order_scan(), and as every host command. @since 0.1 */
SHP_API int32_t shp_host_scan(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
			      const char *package, int32_t status, int64_t at, int64_t now,
			      struct shp_decision **ret_decision, struct shp_error *reterr_error);
/**
 * Loads, does shp_order_report_payment(), commits. @return as shp_order_report_payment(), and as every host command.
 * @since 0.1
 */
SHP_API int32_t shp_host_report_payment(struct shp_host *host, const struct shp_rules *rules,
					const uint8_t order_id[16], const uint8_t charge_id[16], int32_t result,
					int64_t now, struct shp_decision **ret_decision,
					struct shp_error *reterr_error);

/* ---- many commands in one commit ---- */

/**
 * Commands on any orders, run together: one load for each order, one commit hook for all. Several commands on one order
 * are chained: each is decided on what the one before made of it. A refused command hinders no other, and what is open
 * (the table above) is so for each command by itself: one that was refused before the commit without a clear answer is
 * refused. Builders that are added are borrowed until the batch is cleared or freed; ids and package references are
 * copied. Commands are numbered from 0. One thread at a time. @since 0.1
 */
struct shp_batch;

/** Most commands in a batch. @since 0.1 */
#define SHP_LIMIT_BATCH 100000

/**
 * Makes an empty one.
 * @param problems kept for each refused command, 0 to 10,000; about 600 bytes each.
 * @param ret_batch owned: release with shp_batch_free().
 * @return ::SHP_OK, ::SHP_ERR_RANGE (problems), ::SHP_ERR_NO_MEMORY, ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_batch_new(struct shp_ctx *ctx, uint32_t problems, struct shp_batch **ret_batch);
/** Releases it; while it runs, when the run returns. Always NULL. @since 0.1 */
SHP_API struct shp_batch *shp_batch_free(struct shp_batch *batch);
/** Empties it, results too; keeps its memory. While it runs it does nothing. @since 0.1 */
SHP_API void shp_batch_clear(struct shp_batch *batch);
/** Commands. @since 0.1 */
SHP_API uint32_t shp_batch_count_commands(const struct shp_batch *batch);

/*
 * Adding never fails; no memory, more than the limit, or adding while the batch runs are kept and answered by
 * shp_host_run_batch().
 */

/** As shp_host_place(). @since 0.1 */
SHP_API void shp_batch_add_place(struct shp_batch *batch, const struct shp_placement *placement);
/** As shp_host_adopt(). @since 0.1 */
SHP_API void shp_batch_add_adopt(struct shp_batch *batch, const struct shp_adoption *adoption);
/** As shp_host_release(). @since 0.1 */
SHP_API void shp_batch_add_release(struct shp_batch *batch, const uint8_t order_id[16]);
/** As shp_host_split(). @since 0.1 */
SHP_API void shp_batch_add_split(struct shp_batch *batch, const uint8_t order_id[16],
				 const struct shp_contents *contents);
/** As shp_host_confirm(). @since 0.1 */
SHP_API void shp_batch_add_confirm(struct shp_batch *batch, const uint8_t order_id[16],
				   const struct shp_confirmation *confirmation);
/** As shp_host_reconfirm(). @since 0.1 */
SHP_API void shp_batch_add_reconfirm(struct shp_batch *batch, const uint8_t order_id[16],
				     const struct shp_confirmation *confirmation);
/** As shp_host_confirm_label(). @since 0.1 */
SHP_API void shp_batch_add_confirm_label(struct shp_batch *batch, const uint8_t order_id[16],
					 const struct shp_confirmation *label);
/** As shp_host_cancel_label(). @since 0.1 */
SHP_API void shp_batch_add_cancel_label(struct shp_batch *batch, const uint8_t order_id[16], const char *package,
					int32_t revision);
/** As shp_host_cancel(). @since 0.1 */
SHP_API void shp_batch_add_cancel(struct shp_batch *batch, const uint8_t order_id[16],
				  const struct shp_cancellation *cancellation);
/** As shp_host_expire(). @since 0.1 */
SHP_API void shp_batch_add_expire(struct shp_batch *batch, const uint8_t order_id[16]);
/** As shp_host_scan(). @since 0.1 */
SHP_API void shp_batch_add_scan(struct shp_batch *batch, const uint8_t order_id[16], const char *package,
				int32_t status, int64_t at);
/** As shp_host_report_payment(). @since 0.1 */
SHP_API void shp_batch_add_report_payment(struct shp_batch *batch, const uint8_t order_id[16],
					  const uint8_t charge_id[16], int32_t result);

/**
 * Runs every command of the batch, once more if it ran before.
 * @return ::SHP_OK when every command is done (or had been); else the status of the first that is not, as
 * shp_batch_get_status() gives it. When the run could not begin, that is the status of all of them:
 * ::SHP_ERR_HOST_HOOK, ::SHP_ERR_HOST_BUSY, ::SHP_ERR_INSTANT, ::SHP_ERR_LIMIT, ::SHP_ERR_NO_MEMORY,
 * ::SHP_ERR_ARGUMENT. @since 0.1
 */
SHP_API int32_t shp_host_run_batch(struct shp_host *host, const struct shp_rules *rules, struct shp_batch *batch,
				   int64_t now);
/**
 * What became of a command: as its own function would answer. Before the run, or for no such command, ::SHP_ERR_INDEX.
 * @since 0.1
 */
SHP_API int32_t shp_batch_get_status(const struct shp_batch *batch, uint32_t command);
/**
 * Its committed decision; NULL unless its status is ::SHP_OK. Borrowed: shp_decision_ref() it to keep it.
 * @since 0.1
 */
SHP_API struct shp_decision *shp_batch_get_decision(const struct shp_batch *batch, uint32_t command);
/**
 * Its problems; NULL if there are none, or none are kept. Borrowed until the batch is run, cleared or freed.
 * @since 0.1
 */
SHP_API const struct shp_error *shp_batch_get_error(const struct shp_batch *batch, uint32_t command);

/* ---- delivery ---- */

/** Most effects in one delivery. @since 0.1 */
#define SHP_LIMIT_DELIVERY 10000

/**
 * Delivers effects: pending, then for each, oldest first, deliver and acknowledge. When an effect has no
 * final result, or its acknowledgement is not known to be recorded, later effects of the same order wait;
 * those of other orders go on. An effect that is refused for good blocks nothing. An effect for whose kind there is no
 * hook, neither its own nor one for all kinds, is not tried: it ends as ::SHP_DELIVERY_WAITING, is acknowledged as that
 * until the lease runs out, and is reported.
 * @param after position after which to look, 0 for all: what the call before gave as cursor.
 * @param limit most effects, 1 to ::SHP_LIMIT_DELIVERY. All of them are leased at once.
 * @param ret_cursor where to go on: the position of the last effect that was handed out (or was unfit for it),
 * else `after`. May be NULL. Written unless the call could not begin.
 * @param reterr_error gets every problem; hooks must leave it alone meanwhile. Of an effect the path is "effects[i]",
 * or one of its parts, "effects[i].kind", where i counts the calls of shp_pending_add(), and the detail its position.
 * @return ::SHP_OK, or the code of the first problem. The call could not begin, and nothing was asked of any hook:
 * ::SHP_ERR_ARGUMENT, ::SHP_ERR_HOST_BUSY, ::SHP_ERR_HOST_HOOK ("pending", "acknowledge": not set), ::SHP_ERR_RANGE
 * ("after"; "limit" is 0), ::SHP_ERR_LIMIT ("limit" is above ::SHP_LIMIT_DELIVERY), ::SHP_ERR_INSTANT ("now"). Nothing
 * was delivered: ::SHP_ERR_HOST_UNKNOWN, ::SHP_ERR_HOST_FAILED (path "": pending without a clear answer, or it failed),
 * ::SHP_ERR_NO_MEMORY. **All others were delivered**, since it is about one effect: ::SHP_ERR_BYTES,
 * ::SHP_ERR_BYTES_VERSION, ::SHP_ERR_VALUE, ::SHP_ERR_RANGE, ::SHP_ERR_LIMIT, ::SHP_ERR_ARGUMENT, ::SHP_ERR_NO_MEMORY
 * (what shp_pending_add() refused), ::SHP_ERR_RANGE ("effects[i].revision": handed out after a later one of its order,
 * or twice; it waits), ::SHP_ERR_HOST_HOOK ("effects[i].kind": no hook for its kind), ::SHP_ERR_HOST_UNKNOWN,
 * ::SHP_ERR_HOST_FAILED (the acknowledgement that begins with this effect: it may come again). @since 0.1
 */
SHP_API int32_t shp_host_deliver(struct shp_host *host, int64_t after, uint32_t limit, int64_t now, int64_t *ret_cursor,
				 struct shp_error *reterr_error);
/**
 * How many effects of the last shp_host_deliver() ended so.
 * @param result `SHP_DELIVERY_*`; 0: all that were handed out. @since 0.1
 */
SHP_API uint32_t shp_host_count_deliveries(const struct shp_host *host, int32_t result);

#ifdef __cplusplus
}
#endif

#endif
