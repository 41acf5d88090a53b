/*
 * A host in memory: a store that several hosts may share, an outside world that remembers what reached it, and hooks
 * that misbehave when a plan says so. The store and the world are plain values: assigning one makes a backup.
 */
#ifndef TESTS_FAKE_HOST_H
#define TESTS_FAKE_HOST_H

#include <check.h>

#include "libshipment/shipment.h"

/* As ck_assert(), which writes to a file each time; this does nothing unless it fails, and may run a million times. */
#define must(condition) ((condition) ? (void)0 : ck_abort_msg("%s:%d: %s", __FILE__, __LINE__, #condition))

/* ---- the store ---- */

#define FAKE_ORDERS 8
#define FAKE_EVENTS 192
#define FAKE_ORDER_SIZE 4096
#define FAKE_EVENT_SIZE 1024

struct fake_order {
	uint8_t id[16];
	int64_t revision;
	size_t size;
	uint8_t bytes[FAKE_ORDER_SIZE];
};

/* A row of the events table; its position is its index + 1. */
struct fake_event {
	uint8_t id[16];
	uint8_t order_id[16];
	int64_t revision;
	int64_t not_before;
	int32_t effect;
	int32_t attempts;
	int32_t outcome; /* SHP_DELIVERY_*, once it is final */
	size_t size;
	uint8_t bytes[FAKE_EVENT_SIZE];
};

struct fake_store {
	uint32_t order_count;
	uint32_t event_count;
	struct fake_order orders[FAKE_ORDERS];
	struct fake_event events[FAKE_EVENTS];
};

/* What assigning does, without the rows that are not used. */
void fake_store_copy(struct fake_store *to, const struct fake_store *from);
struct fake_order *fake_store_find(struct fake_store *store, const uint8_t id[16]);
struct fake_event *fake_store_find_event(struct fake_store *store, const uint8_t id[16]);
/* What a commit says of one of its orders. An event whose id is there stays as it is. */
void fake_store_put_order(struct fake_store *store, const struct shp_commit *commit, uint32_t index);
void fake_store_put_events(struct fake_store *store, const struct shp_commit *commit, uint32_t index);
/* Effects without an outcome. */
uint32_t fake_store_count_pending(const struct fake_store *store);

/* ---- the outside world ---- */

/* What is known of one idempotency key. */
struct fake_effect {
	uint8_t id[16];
	uint8_t order_id[16];
	int64_t revision;
	int64_t amount;
	int64_t first_seen;
	int32_t kind;
	uint32_t received; /* times */
	uint32_t applied; /* times: more than once is what must never be */
};

struct fake_world {
	uint32_t count;
	struct fake_effect effects[FAKE_EVENTS];
	int64_t moved[4]; /* charged, refunded, credited, debited: by kind */
	uint32_t out_of_order; /* effects that came first after a later one of their order had */
	uint32_t contradictions; /* the same id with other data */
	uint32_t asked; /* deliveries that were asked about */
	int64_t forgets_after; /* milliseconds after which a key is forgotten; 0: never */
	int never_dedupes;
};

struct fake_effect *fake_world_find(struct fake_world *world, const uint8_t id[16]);
/* Takes an effect, after asking whether it happened or not. Answers SHP_DELIVERY_DONE or SHP_DELIVERY_ALREADY. */
int32_t fake_world_receive(struct fake_world *world, const struct shp_delivery *delivery, int asks);
/* Effects that were applied more than once. */
uint32_t fake_world_count_doubles(const struct fake_world *world);

/* ---- the host ---- */

enum fake_hook {
	FAKE_LOAD,
	FAKE_COMMIT,
	FAKE_COMMIT_HALF, /* between the two steps of a host that commits in two */
	FAKE_PENDING,
	FAKE_DELIVER,
	FAKE_ACKNOWLEDGE
};
#define FAKE_HOOKS 6

enum fake_behaviour {
	FAKE_WELL,
	/* nothing is done */
	FAKE_SILENT,
	FAKE_FAILED, /* says so; a delivery says "retry in a second" */
	FAKE_CONFLICT, /* a commit says so; others are silent */
	FAKE_UNKNOWN,
	FAKE_ODD, /* a value that is none */
	FAKE_TWICE, /* says done, twice */
	FAKE_REFUSED, /* a delivery says so; others fail */
	FAKE_CRASH, /* before anything: no hook does anything from now on */
	/* it is done */
	FAKE_DONE_SILENT,
	FAKE_DONE_UNKNOWN,
	FAKE_DONE_ODD,
	FAKE_DONE_TWICE,
	FAKE_DONE_CONTRADICTED, /* says done, and something else */
	FAKE_DONE_CRASH,
	FAKE_REENTER /* calls the same host in every way, then behaves */
};
#define FAKE_BEHAVIOURS 16

struct fake_host;
/* Called before each call of a hook: how shall it behave? */
typedef enum fake_behaviour (*fake_plan_fn)(void *plan_data, struct fake_host *fake, enum fake_hook hook);

struct fake_host {
	struct shp_host *host;
	struct fake_store *store;
	struct fake_world *world;
	fake_plan_fn plan; /* NULL: always well */
	void *plan_data;
	uint32_t calls; /* of hooks */
	uint32_t destroyed; /* calls of the destroy hook */
	int dead; /* has crashed */
	/* what is wrong with this host */
	int state_first; /* state and events in two transactions, in this order */
	int events_first; /* the same in the other */
	int any_revision; /* commits whatever the stored revision is */
	int acknowledges_first; /* takes for delivered what it hands out */
	int forgets_order; /* hands out later effects of an order whose earlier ones are put off */
	int never_asks; /* sends old charges again */
	int answers_values; /* load answers with values instead of bytes */
};

/* Makes fake->host with all hooks, on fake->store and fake->world. */
int32_t fake_host_new(struct fake_host *fake, struct shp_ctx *ctx);
/* Frees it, as a process that ends; a new one may follow, alive again. */
void fake_host_free(struct fake_host *fake);

#endif
