/* Commands that are run together. */
#include "host.h"

#include "context.h"

#define PROBLEMS_MAXIMUM 10000 /* as shp_error_new() */

struct shp_batch {
	struct shp_ctx *ctx; /* owned */
	struct shp__buffer tasks; /* of struct shp__task */
	uint32_t problems;
	int32_t failure; /* of adding */
	int running;
	int condemned; /* freed by a hook of its own run */
};

static struct shp__task *task_at(const struct shp_batch *batch, uint32_t command)
{
	return (struct shp__task *)batch->tasks.bytes + command;
}

int32_t shp_batch_new(struct shp_ctx *ctx, uint32_t problems, struct shp_batch **ret_batch)
{
	struct shp_batch *batch;

	if (!ctx || !ret_batch)
		return SHP_ERR_ARGUMENT;
	if (problems > PROBLEMS_MAXIMUM)
		return SHP_ERR_RANGE;
	batch = shp__calloc(ctx, sizeof(*batch));
	if (!batch)
		return SHP_ERR_NO_MEMORY;
	batch->ctx = shp_ctx_ref(ctx);
	batch->tasks.ctx = ctx;
	batch->problems = problems;
	*ret_batch = batch;
	return SHP_OK;
}

struct shp_batch *shp_batch_free(struct shp_batch *batch)
{
	if (!batch)
		return NULL;
	if (batch->running) {
		batch->condemned = 1;
		return NULL;
	}
	struct shp_ctx *ctx = batch->ctx;

	shp_batch_clear(batch);
	shp__buffer_free(&batch->tasks);
	shp__free(ctx, batch, sizeof(*batch));
	shp_ctx_unref(ctx);
	return NULL;
}

void shp_batch_clear(struct shp_batch *batch)
{
	if (!batch || batch->running)
		return;
	for (uint32_t i = 0; i < shp_batch_count_commands(batch); i++)
		shp__task_reset(task_at(batch, i));
	batch->tasks.size = 0;
	batch->tasks.failed = 0;
	batch->failure = SHP_OK;
}

uint32_t shp_batch_count_commands(const struct shp_batch *batch)
{
	return batch ? (uint32_t)(batch->tasks.size / sizeof(struct shp__task)) : 0;
}

/* ---- adding ---- */

static void add_task(struct shp_batch *batch, struct shp__task task)
{
	struct shp__task *added;

	if (!batch)
		return;
	if (batch->running || shp_batch_count_commands(batch) == SHP_LIMIT_BATCH) {
		if (!batch->failure)
			batch->failure = batch->running ? SHP_ERR_HOST_BUSY : SHP_ERR_LIMIT;
		return;
	}
	added = shp__buffer_add(&batch->tasks, sizeof(task));
	if (added) {
		*added = task;
		added->status = SHP_ERR_INDEX;
	} else if (!batch->failure) {
		batch->failure = SHP_ERR_NO_MEMORY;
	}
}

void shp_batch_add_place(struct shp_batch *batch, const struct shp_placement *placement)
{
	add_task(batch, shp__task(SHP__PLACE, NULL, placement));
}

void shp_batch_add_adopt(struct shp_batch *batch, const struct shp_adoption *adoption)
{
	add_task(batch, shp__task(SHP__ADOPT, NULL, adoption));
}

void shp_batch_add_release(struct shp_batch *batch, const uint8_t order_id[16])
{
	add_task(batch, shp__task(SHP__RELEASE, order_id, NULL));
}

void shp_batch_add_split(struct shp_batch *batch, const uint8_t order_id[16], const struct shp_contents *contents)
{
	add_task(batch, shp__task(SHP__SPLIT, order_id, contents));
}

void shp_batch_add_confirm(struct shp_batch *batch, const uint8_t order_id[16],
			   const struct shp_confirmation *confirmation)
{
	add_task(batch, shp__task(SHP__CONFIRM, order_id, confirmation));
}

void shp_batch_add_reconfirm(struct shp_batch *batch, const uint8_t order_id[16],
			     const struct shp_confirmation *confirmation)
{
	add_task(batch, shp__task(SHP__RECONFIRM, order_id, confirmation));
}

void shp_batch_add_confirm_label(struct shp_batch *batch, const uint8_t order_id[16],
				 const struct shp_confirmation *label)
{
	add_task(batch, shp__task(SHP__CONFIRM_LABEL, order_id, label));
}

void shp_batch_add_cancel_label(struct shp_batch *batch, const uint8_t order_id[16], const char *package,
				int32_t revision)
{
	add_task(batch, shp__task_cancel_label(order_id, package, revision));
}

void shp_batch_add_cancel(struct shp_batch *batch, const uint8_t order_id[16],
			  const struct shp_cancellation *cancellation)
{
	add_task(batch, shp__task(SHP__CANCEL, order_id, cancellation));
}

void shp_batch_add_expire(struct shp_batch *batch, const uint8_t order_id[16])
{
	add_task(batch, shp__task(SHP__EXPIRE, order_id, NULL));
}

void shp_batch_add_scan(struct shp_batch *batch, const uint8_t order_id[16], const char *package, int32_t status,
			int64_t at)
{
	add_task(batch, shp__task_scan(order_id, package, status, at));
}

void shp_batch_add_report_payment(struct shp_batch *batch, const uint8_t order_id[16], const uint8_t charge_id[16],
				  int32_t result)
{
	add_task(batch, shp__task_payment(order_id, charge_id, result));
}

/* ---- running ---- */

static int32_t check_run(const struct shp_host *host, const struct shp_rules *rules, const struct shp_batch *batch,
			 int64_t now)
{
	if (!host || !rules)
		return SHP_ERR_ARGUMENT;
	if (host->busy)
		return SHP_ERR_HOST_BUSY;
	if (!host->load_fn || !host->commit_fn)
		return SHP_ERR_HOST_HOOK;
	return now < 0 || now > SHP_LIMIT_INSTANT ? SHP_ERR_INSTANT : batch->failure;
}

static int32_t run_tasks(struct shp_host *host, const struct shp_rules *rules, struct shp_batch *batch, int64_t now)
{
	const uint32_t count = shp_batch_count_commands(batch);
	const size_t chains_size = count * sizeof(struct shp__chain);
	const size_t size = chains_size + count * sizeof(uint32_t);
	char *room;

	if (!count)
		return SHP_OK;
	room = shp__malloc(batch->ctx, size);
	if (!room)
		return SHP_ERR_NO_MEMORY;

	struct shp__run run = {
		.host = host,
		.rules = rules,
		.now = now,
		.tasks = task_at(batch, 0),
		.chains = (void *)room,
		.sorted = (void *)(room + chains_size),
		.task_count = count,
		.problems = batch->problems,
	};
	(void)shp__host_enter(host);
	shp__run(&run);
	shp__host_leave(host);
	shp_error_free(run.error);
	shp__free(batch->ctx, room, size);
	return SHP_OK;
}

int32_t shp_host_run_batch(struct shp_host *host, const struct shp_rules *rules, struct shp_batch *batch, int64_t now)
{
	int32_t status;
	int32_t first = SHP_OK;

	if (!batch)
		return SHP_ERR_ARGUMENT;
	if (batch->running)
		return SHP_ERR_HOST_BUSY; /* it is being run, and its results are not ours to touch */
	for (uint32_t i = 0; i < shp_batch_count_commands(batch); i++)
		shp__task_reset(task_at(batch, i));
	status = check_run(host, rules, batch, now);
	if (!status) {
		batch->running = 1;
		status = run_tasks(host, rules, batch, now);
		batch->running = 0;
	}
	for (uint32_t i = 0; i < shp_batch_count_commands(batch); i++) {
		if (status)
			task_at(batch, i)->status = status;
		if (!first)
			first = task_at(batch, i)->status;
	}
	if (batch->condemned)
		shp_batch_free(batch);
	return status ? status : first;
}

int32_t shp_batch_get_status(const struct shp_batch *batch, uint32_t command)
{
	if (command >= shp_batch_count_commands(batch) || batch->running)
		return SHP_ERR_INDEX;
	return task_at(batch, command)->status;
}

struct shp_decision *shp_batch_get_decision(const struct shp_batch *batch, uint32_t command)
{
	return shp_batch_get_status(batch, command) == SHP_OK ? task_at(batch, command)->decision : NULL;
}

const struct shp_error *shp_batch_get_error(const struct shp_batch *batch, uint32_t command)
{
	return command < shp_batch_count_commands(batch) && !batch->running ? task_at(batch, command)->error : NULL;
}
