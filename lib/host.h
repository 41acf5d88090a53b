/*
 * The host driver inside: the host with its call objects, and tasks, which are commands on their way through it.
 *
 * A call object lives as long as its host, so that a late answer to it reads no freed memory; it is open only while its
 * hook runs, and is the same for every call of it.
 */
#ifndef SHP_LIB_HOST_H
#define SHP_LIB_HOST_H

#include "buffer.h"
#include "error.h"
#include "event.h"
#include "libshipment/host.h"

/* ---- answers ---- */

/* What a hook has answered so far. Values are positive. */
struct shp__reply {
	uint32_t count;
	int32_t value;
};

static inline void shp__reply_give(struct shp__reply *reply, int32_t value)
{
	reply->count += reply->count < 2;
	reply->value = value;
}

/* The one answer, if there is exactly one and it is one of 1 to `last`; else 0, unknown. */
static inline int32_t shp__reply_read(const struct shp__reply *reply, int32_t last)
{
	return reply->count == 1 && reply->value >= 1 && reply->value <= last ? reply->value : 0;
}

/* ---- call objects ---- */

/* Empties a buffer that is kept from call to call, and gives it up if it has grown beyond what is usual. */
#define SHP__BUFFER_KEPT (1024 * 1024)
static inline void shp__buffer_empty(struct shp__buffer *buffer)
{
	if (buffer->capacity > SHP__BUFFER_KEPT)
		shp__buffer_free(buffer);
	buffer->size = 0;
	buffer->failed = 0;
}

enum shp__load_answer {
	SHP__LOAD_BYTES = 1,
	SHP__LOAD_ORDER,
	SHP__LOAD_ABSENT,
	SHP__LOAD_FAILED,
	SHP__LOAD_NO_MEMORY
};

struct shp_load {
	struct shp__reply reply;
	struct shp__buffer bytes; /* kept from one load to the next */
	struct shp_order *order;
	int open;
	uint8_t order_id[16];
};

/* An event of a commit; its bytes are a part of commit->bytes. */
struct shp__commit_event {
	struct shp_event *event;
	size_t at;
	size_t size;
	char *json; /* made when asked for */
	size_t json_size;
};

struct shp__commit_order {
	struct shp_order *order; /* the new value, as are the events borrowed from the tasks */
	int64_t expected_revision;
	size_t at;
	size_t size;
	uint32_t event_first;
	uint32_t event_count;
	struct shp__reply reply;
};

struct shp_commit {
	struct shp__buffer orders; /* of struct shp__commit_order */
	struct shp__buffer events; /* of struct shp__commit_event */
	struct shp__buffer bytes;
	int open;
};

/* Never to be handed out again. */
static inline int shp__is_final(int32_t result)
{
	return result == SHP_DELIVERY_DONE || result == SHP_DELIVERY_ALREADY || result == SHP_DELIVERY_REFUSED;
}

/* An effect that was handed out. */
struct shp__effect {
	struct shp_event *event; /* owned */
	int64_t position;
	int64_t not_before; /* of the effect, while it has no final result; and of those that wait for it */
	uint32_t before; /* the effect of the same order that comes before it; SHP__FIRST if there is none */
	uint32_t number; /* which call of shp_pending_add() it was: what paths of problems say */
	int32_t attempts;
	int32_t result; /* SHP_DELIVERY_*; 0 while it has none */
	int blocks; /* later effects of its order have to wait */
	uint8_t id[16];
	uint8_t order_id[16];
};
#define SHP__FIRST UINT32_MAX

struct shp_pending {
	struct shp__reply reply;
	struct shp__buffer effects; /* of struct shp__effect */
	struct shp__problems *problems;
	int64_t after;
	int64_t now;
	int64_t lease_until;
	int64_t cursor; /* the highest position so far */
	uint32_t limit;
	uint32_t added; /* calls of shp_pending_add() */
	int32_t stopped; /* why nothing more is handed out in this delivery */
	int open;
};

struct shp_delivery {
	struct shp__reply reply;
	const struct shp__effect *effect;
	int64_t now;
	int64_t not_before; /* as answered */
	int64_t key_retention_ms;
	char *json;
	size_t json_size;
	struct shp_ctx *ctx;
	int open;
};

struct shp_acknowledgement {
	struct shp__reply reply;
	const struct shp__effect *effects;
	uint32_t count;
	int64_t lease_until;
	int open;
};

/* ---- the host ---- */

struct shp_host {
	struct shp_ctx *ctx; /* owned */
	void *user_data;
	shp_host_destroy_fn destroy_fn;
	shp_host_load_fn load_fn;
	shp_host_commit_fn commit_fn;
	shp_host_pending_fn pending_fn;
	shp_host_acknowledge_fn acknowledge_fn;
	shp_host_deliver_fn deliver_fn[SHP__KIND_LAST + 1]; /* by kind */
	shp_host_deliver_fn deliver_other_fn; /* for kinds without one of their own */
	int64_t key_retention_ms;
	int32_t tries;
	int32_t lease_ms;
	uint32_t acknowledge_limit;
	int busy;
	int condemned; /* freed by one of its own hooks */
	struct shp_load load;
	struct shp_commit commit;
	struct shp_pending pending;
	struct shp_delivery delivery;
	struct shp_acknowledgement acknowledgement;
	uint32_t ended[SHP_DELIVERY_WAITING + 1]; /* effects of the last delivery, by result; [0]: all */
};

/* Tells of a hook that is needed and not there. Answers SHP_ERR_HOST_HOOK. */
int32_t shp__host_miss_hook(struct shp__problems *problems, const char *name);

/* Whether all of a decision's facts may have happened, as far as an order shows that was loaded later. */
int shp__may_have_happened(const struct shp_order *order, const struct shp_decision *decision);

/* Every driver call stands between these two. After leaving, the host may be gone. */
int32_t shp__host_enter(struct shp_host *host);
void shp__host_leave(struct shp_host *host);

/*
 * Asks the load hook once. SHP_OK with *ret_order owned, or SHP_ERR_HOST_ABSENT, _FAILED, _UNKNOWN, SHP_ERR_BYTES,
 * _BYTES_VERSION, SHP_ERR_NO_MEMORY. The host is entered.
 */
int32_t shp__host_load(struct shp_host *host, const uint8_t order_id[16], struct shp_order **ret_order,
		       struct shp_error *error);

/* SHP_ERR_HOST_ABSENT with the order's id: nothing else is known of it. */
int32_t shp__host_absent(const uint8_t order_id[16], struct shp_error *error);

/* An event's JSON in a block of *ret_size bytes, which the caller frees; NULL when there is no memory. */
char *shp__event_json(struct shp_ctx *ctx, const struct shp_event *event, size_t *ret_size);

/* ---- commit, from the driver's side ---- */

void shp__commit_begin(struct shp_commit *commit);
/* An order; its events follow. Answers its index. */
uint32_t shp__commit_add_order(struct shp_commit *commit, struct shp_order *order, int64_t expected_revision);
void shp__commit_add_event(struct shp_commit *commit, struct shp_event *event);
/* Encodes everything. SHP_ERR_NO_MEMORY for any of the calls above, too. */
int32_t shp__commit_encode(struct shp_commit *commit);
/* What was answered for an order, SHP_COMMIT_*. */
int32_t shp__commit_result(const struct shp_commit *commit, uint32_t order);
/* After the hook: gives up the JSON, and memory of an unusual size. */
void shp__commit_end(struct shp_commit *commit);
void shp__commit_free(struct shp_commit *commit);

/* ---- tasks ---- */

enum shp__command {
	SHP__PLACE = 1,
	SHP__ADOPT,
	SHP__RELEASE,
	SHP__SPLIT,
	SHP__CONFIRM,
	SHP__RECONFIRM,
	SHP__CONFIRM_LABEL,
	SHP__CANCEL_LABEL,
	SHP__CANCEL,
	SHP__EXPIRE,
	SHP__SCAN,
	SHP__REPORT_PAYMENT
};

/* Enough of a package reference to tell that it is too long. */
#define SHP__TASK_PACKAGE (SHP_LIMIT_REFERENCE + 8)

/* A command with its input, and what became of it. */
struct shp__task {
	const void *input; /* the builder, borrowed */
	struct shp_decision *first; /* place, adopt: what is decided where there is no such order yet; owned */
	struct shp_decision *decision; /* owned */
	struct shp_error *error; /* owned; batches only */
	int64_t at;
	int32_t command;
	int32_t value;
	int32_t status;
	int unknown; /* whether it was committed is not known, of some try */
	int has_id; /* order_id is known */
	int has_charge;
	int has_package;
	uint8_t order_id[16];
	uint8_t charge_id[16];
	char package[SHP__TASK_PACKAGE];
};

struct shp__task shp__task(int32_t command, const uint8_t *order_id, const void *input);
struct shp__task shp__task_cancel_label(const uint8_t *order_id, const char *package, int32_t revision);
struct shp__task shp__task_scan(const uint8_t *order_id, const char *package, int32_t status, int64_t at);
struct shp__task shp__task_payment(const uint8_t *order_id, const uint8_t *charge_id, int32_t result);
/* Gives up the results. */
void shp__task_reset(struct shp__task *task);

/* Decides a command on an order, or on none (NULL). */
int32_t shp__task_decide(const struct shp__task *task, const struct shp_rules *rules, struct shp_order *order,
			 int64_t now, struct shp_decision **ret_decision, struct shp_error *error);
/* Place and adopt: decides `first`, which tells the order's id. */
int32_t shp__task_begin(struct shp__task *task, const struct shp_rules *rules, int64_t now, struct shp_error *error);

/* The tasks of one order: a chain. */
struct shp__chain {
	uint32_t first; /* into run->sorted */
	uint32_t count;
	uint32_t changed; /* the first of its tasks that has events, in this try; count if there is none */
	uint32_t commit_order; /* in this try's commit */
	int32_t failure; /* why the last try did not settle it */
	int settled;
	int committing; /* it is in this try's commit */
	int unknown; /* whether what its tasks made of the order was committed is not known, of some try */
};

/* Tasks on their way through load, decide and commit. */
struct shp__run {
	struct shp_host *host;
	const struct shp_rules *rules;
	int64_t now;
	struct shp__task *tasks;
	uint32_t *sorted; /* room for an index for each task */
	struct shp__chain *chains; /* room for one for each task */
	uint32_t task_count;
	uint32_t chain_count;
	int32_t tried; /* tries, the one that runs included */
	struct shp_error *error; /* of a single command, may be NULL; of a batch: the next task's */
	uint32_t problems; /* batches: capacity of an error object; 0: none are kept */
};

/* Runs them; every task has its status then. The host is entered, its hooks are there. */
void shp__run(struct shp__run *run);

#endif
