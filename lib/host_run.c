/*
 * Load, decide, commit, and again while others are faster or nobody knows: for any tasks, on any orders, in one commit
 * a try.
 *
 * Whether a commit happened whose reply was lost is found out by the next try's load: either what was to be committed
 * is what is stored, or the commands are decided anew on what is, and those that happened are recognised. One thing is
 * kept from try to try, `unknown`: a command that may have happened is called neither failed nor refused later on.
 */
#include "host.h"

#include <string.h>

#include "sort.h"

/* ---- problems ---- */

/* Where the next command's problems go: the caller's object, or one for each refused command of a batch. */
static int32_t prepare_error(struct shp__run *run)
{
	if (!run->problems || run->error)
		return SHP_OK;
	return shp_error_new(run->host->ctx, run->problems, &run->error);
}

static void settle_task(struct shp__run *run, struct shp__task *task, int32_t status)
{
	task->status = status;
	task->error = shp_error_free(task->error);
	if (!status)
		return;
	task->decision = shp_decision_unref(task->decision);
	if (run->problems && shp_error_count_problems(run->error)) {
		task->error = run->error;
		run->error = NULL;
	}
}

/* ---- chains: the tasks of one order ---- */

static struct shp__task *task_of(const struct shp__run *run, const struct shp__chain *chain, uint32_t index)
{
	return &run->tasks[run->sorted[chain->first + index]];
}

static int compare_orders_of_tasks(const void *of, uint32_t a, uint32_t b)
{
	const struct shp__run *run = of;

	return memcmp(run->tasks[a].order_id, run->tasks[b].order_id, 16);
}

/* Finds out which order each task is about, and puts the tasks of one order together, by ascending ids of orders. */
static void make_chains(struct shp__run *run)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < run->task_count; i++) {
		struct shp__task *task = &run->tasks[i];
		int32_t status = prepare_error(run);

		if (!status)
			status = shp__task_begin(task, run->rules, run->now, run->error);
		settle_task(run, task, status);
		if (!status)
			run->sorted[count++] = i;
	}
	shp__sort(run->sorted, count, compare_orders_of_tasks, run);
	run->chain_count = 0;
	for (uint32_t i = 0; i < count; i++) {
		if (!i || compare_orders_of_tasks(run, run->sorted[i - 1], run->sorted[i]) != 0)
			run->chains[run->chain_count++] = (struct shp__chain){.first = i};
		run->chains[run->chain_count - 1].count++;
	}
}

/*
 * A host's status becomes a task's. What is in run->error by now comes from loading. Of a task that may have happened
 * only what is true of it is told: which bytes cannot be read, not that nothing was committed.
 */
static void settle_by_host(struct shp__run *run, struct shp__task *task, int32_t status)
{
	const int has_problems = shp_error_count_problems(run->error) > 0;
	const int is_counted = task->unknown || status == SHP_ERR_HOST_CONFLICT || status == SHP_ERR_HOST_UNKNOWN;
	const int64_t detail = is_counted ? run->tried : 0;
	const int is_about_bytes = status == SHP_ERR_BYTES || status == SHP_ERR_BYTES_VERSION;

	if (task->unknown)
		status = SHP_ERR_HOST_UNKNOWN;
	if (has_problems && task->unknown && is_about_bytes)
		(void)shp__fail_first(run->error, status, detail);
	else if (has_problems ? task->unknown : !run->problems)
		(void)shp__fail(run->error, status, "", detail);
	settle_task(run, task, status);
}

/* The chain ends so for its tasks from `from` on: those before it did not depend on the commit. */
static void settle_chain(struct shp__run *run, struct shp__chain *chain, uint32_t from, int32_t status)
{
	for (uint32_t i = from; i < chain->count; i++)
		settle_by_host(run, task_of(run, chain, i), status);
	chain->settled = 1;
}

/* ---- one try ---- */

/* Decides every task on what the one before made of the order. SHP_OK, or SHP_ERR_NO_MEMORY. */
static int32_t decide_chain(struct shp__run *run, struct shp__chain *chain, struct shp_order *order)
{
	const struct shp_order *loaded = order;

	chain->changed = chain->count;
	for (uint32_t i = 0; i < chain->count; i++) {
		struct shp__task *task = task_of(run, chain, i);
		const int happened = task->unknown && shp__may_have_happened(loaded, task->decision);
		int32_t status = prepare_error(run);

		task->decision = shp_decision_unref(task->decision);
		if (!status)
			status = shp__task_decide(task, run->rules, order, run->now, &task->decision, run->error);
		if (status == SHP_ERR_NO_MEMORY)
			return status;
		if (!status && happened && shp_decision_count_events(task->decision))
			status = SHP_ERR_HOST_UNKNOWN; /* others have undone it, or done the like: not a second time */
		if (status && task->unknown) /* it may be refused because it happened, and others went on from there */
			status = shp__fail_first(run->error, SHP_ERR_HOST_UNKNOWN, run->tried);
		settle_task(run, task, status);
		if (status)
			continue;
		order = shp_decision_get_order(task->decision);
		if (chain->changed == chain->count && shp_decision_count_events(task->decision))
			chain->changed = i;
	}
	return SHP_OK;
}

/* What the tasks have made of the order. */
static struct shp_order *result_of(const struct shp__run *run, const struct shp__chain *chain)
{
	for (uint32_t i = chain->count; i > chain->changed; i--) {
		const struct shp_decision *decision = task_of(run, chain, i - 1)->decision;

		if (decision)
			return shp_decision_get_order(decision);
	}
	return NULL;
}

/* Puts what was decided into the try's commit. */
static void commit_chain(struct shp__run *run, struct shp__chain *chain, int64_t expected_revision)
{
	struct shp_commit *commit = &run->host->commit;

	chain->committing = 1;
	chain->commit_order = shp__commit_add_order(commit, result_of(run, chain), expected_revision);
	for (uint32_t i = chain->changed; i < chain->count; i++) {
		const struct shp_decision *decision = task_of(run, chain, i)->decision;

		for (uint32_t j = 0; decision && j < shp_decision_count_events(decision); j++)
			shp__commit_add_event(commit, shp_decision_get_event(decision, j));
	}
}

/* What was to be committed is what is stored: then the decisions stand, and none need be made again. */
static int is_committed(const struct shp__run *run, const struct shp__chain *chain, const struct shp_order *order)
{
	return chain->unknown && order && shp_order_equals(order, result_of(run, chain));
}

static void try_chain(struct shp__run *run, struct shp__chain *chain)
{
	struct shp_order *order = NULL;
	int32_t status = prepare_error(run);

	chain->committing = 0;
	if (!status)
		status = shp__host_load(run->host, task_of(run, chain, 0)->order_id, &order, run->error);
	if (status == SHP_ERR_HOST_UNKNOWN) {
		(void)shp__problems_begin(run->error);
		chain->failure = status;
		return; /* what an earlier try has left stays for the next */
	}
	if (!status && is_committed(run, chain, order)) {
		(void)shp__problems_begin(run->error);
		chain->settled = 1;
		shp_order_unref(order);
		return;
	}
	if (!status || status == SHP_ERR_HOST_ABSENT) {
		(void)shp__problems_begin(run->error);
		status = decide_chain(run, chain, order);
		if (status)
			(void)shp__problems_begin(run->error);
	}
	if (status)
		settle_chain(run, chain, 0, status);
	else if (chain->changed == chain->count)
		chain->settled = 1;
	else
		commit_chain(run, chain, order ? shp_order_get_revision(order) : 0);
	shp_order_unref(order);
}

/* What became of these commands, and of those that only repeat them, is open. */
static void mark_unknown(struct shp__run *run, struct shp__chain *chain)
{
	chain->failure = SHP_ERR_HOST_UNKNOWN;
	chain->unknown = 1;
	for (uint32_t i = chain->changed; i < chain->count; i++)
		if (task_of(run, chain, i)->decision)
			task_of(run, chain, i)->unknown = 1;
}

static void read_answer(struct shp__run *run, struct shp__chain *chain)
{
	switch (shp__commit_result(&run->host->commit, chain->commit_order)) {
	case SHP_COMMIT_DONE:
		chain->settled = 1;
		break;
	case SHP_COMMIT_CONFLICT:
		chain->failure = SHP_ERR_HOST_CONFLICT;
		break;
	case SHP_COMMIT_FAILED:
		settle_chain(run, chain, chain->changed, SHP_ERR_HOST_FAILED);
		break;
	default:
		mark_unknown(run, chain);
		break;
	}
}

static void commit_chains(struct shp__run *run)
{
	struct shp_commit *commit = &run->host->commit;
	const int32_t status = shp__commit_encode(commit);

	if (!status) {
		commit->open = 1;
		run->host->commit_fn(run->host->user_data, commit);
		commit->open = 0;
	}
	(void)shp__problems_begin(run->error); /* the hook may have made use of it */
	for (uint32_t i = 0; i < run->chain_count; i++) {
		struct shp__chain *chain = &run->chains[i];

		if (chain->settled || !chain->committing)
			continue;
		if (status)
			settle_chain(run, chain, chain->changed, status);
		else
			read_answer(run, chain);
	}
	shp__commit_end(commit);
}

/* Answers how many chains are left to be tried again. */
static uint32_t try_chains(struct shp__run *run)
{
	uint32_t committing = 0;
	uint32_t left = 0;

	shp__commit_begin(&run->host->commit);
	for (uint32_t i = 0; i < run->chain_count; i++) {
		if (run->chains[i].settled)
			continue;
		try_chain(run, &run->chains[i]);
		committing += !run->chains[i].settled && run->chains[i].committing;
	}
	if (committing)
		commit_chains(run);
	for (uint32_t i = 0; i < run->chain_count; i++)
		left += !run->chains[i].settled;
	return left;
}

void shp__run(struct shp__run *run)
{
	make_chains(run);
	do
		run->tried++;
	while (try_chains(run) && run->tried < run->host->tries);
	for (uint32_t i = 0; i < run->chain_count; i++) {
		struct shp__chain *chain = &run->chains[i];

		if (!chain->settled)
			settle_chain(run, chain, chain->changed, chain->failure);
	}
	for (uint32_t i = 0; i < run->task_count; i++)
		run->tasks[i].first = shp_decision_unref(run->tasks[i].first);
}
