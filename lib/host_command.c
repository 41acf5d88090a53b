/* The driver's calls: one command on one order. */
#include "host.h"

#include <string.h>

static int32_t check_call(const struct shp_host *host, const struct shp_rules *rules, struct shp_error *error)
{
	struct shp__problems problems = shp__problems_begin(error);

	if (!host || !rules)
		return shp__fail(error, SHP_ERR_ARGUMENT, "", 0);
	if (host->busy)
		return shp__fail(error, SHP_ERR_HOST_BUSY, "", 0);
	if (!host->load_fn)
		(void)shp__host_miss_hook(&problems, "load");
	if (!host->commit_fn)
		(void)shp__host_miss_hook(&problems, "commit");
	return problems.first;
}

static int32_t run_one(struct shp_host *host, const struct shp_rules *rules, struct shp__task *task, int64_t now,
		       struct shp_decision **ret_decision, struct shp_error *error)
{
	uint32_t sorted;
	struct shp__chain chain;
	struct shp__run run = {
		.host = host,
		.rules = rules,
		.now = now,
		.tasks = task,
		.sorted = &sorted,
		.chains = &chain,
		.task_count = 1,
		.error = error,
	};
	const int32_t status = check_call(host, rules, error);

	if (status)
		return status;
	(void)shp__host_enter(host);
	shp__run(&run);
	shp__host_leave(host);
	if (task->status)
		return task->status;
	(void)shp__problems_begin(error);
	if (ret_decision)
		*ret_decision = task->decision;
	else
		shp_decision_unref(task->decision);
	return SHP_OK;
}

int32_t shp_host_place(struct shp_host *host, const struct shp_rules *rules, const struct shp_placement *placement,
		       int64_t now, struct shp_decision **ret_decision, struct shp_error *reterr_error)
{
	struct shp__task task = shp__task(SHP__PLACE, NULL, placement);

	return run_one(host, rules, &task, now, ret_decision, reterr_error);
}

int32_t shp_host_adopt(struct shp_host *host, const struct shp_rules *rules, const struct shp_adoption *adoption,
		       int64_t now, struct shp_decision **ret_decision, struct shp_error *reterr_error)
{
	struct shp__task task = shp__task(SHP__ADOPT, NULL, adoption);

	return run_one(host, rules, &task, now, ret_decision, reterr_error);
}

int32_t shp_host_release(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16], int64_t now,
			 struct shp_decision **ret_decision, struct shp_error *reterr_error)
{
	struct shp__task task = shp__task(SHP__RELEASE, order_id, NULL);

	return run_one(host, rules, &task, now, ret_decision, reterr_error);
}

int32_t shp_host_split(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
		       const struct shp_contents *contents, int64_t now, struct shp_decision **ret_decision,
		       struct shp_error *reterr_error)
{
	struct shp__task task = shp__task(SHP__SPLIT, order_id, contents);

	return run_one(host, rules, &task, now, ret_decision, reterr_error);
}

int32_t shp_host_confirm(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
			 const struct shp_confirmation *confirmation, int64_t now, struct shp_decision **ret_decision,
			 struct shp_error *reterr_error)
{
	struct shp__task task = shp__task(SHP__CONFIRM, order_id, confirmation);

	return run_one(host, rules, &task, now, ret_decision, reterr_error);
}

int32_t shp_host_reconfirm(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
			   const struct shp_confirmation *confirmation, int64_t now, struct shp_decision **ret_decision,
			   struct shp_error *reterr_error)
{
	struct shp__task task = shp__task(SHP__RECONFIRM, order_id, confirmation);

	return run_one(host, rules, &task, now, ret_decision, reterr_error);
}

int32_t shp_host_confirm_label(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
			       const struct shp_confirmation *label, int64_t now, struct shp_decision **ret_decision,
			       struct shp_error *reterr_error)
{
	struct shp__task task = shp__task(SHP__CONFIRM_LABEL, order_id, label);

	return run_one(host, rules, &task, now, ret_decision, reterr_error);
}

int32_t shp_host_cancel_label(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
			      const char *package, int32_t revision, int64_t now, struct shp_decision **ret_decision,
			      struct shp_error *reterr_error)
{
	struct shp__task task = shp__task_cancel_label(order_id, package, revision);

	return run_one(host, rules, &task, now, ret_decision, reterr_error);
}

int32_t shp_host_cancel(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
			const struct shp_cancellation *cancellation, int64_t now, struct shp_decision **ret_decision,
			struct shp_error *reterr_error)
{
	struct shp__task task = shp__task(SHP__CANCEL, order_id, cancellation);

	return run_one(host, rules, &task, now, ret_decision, reterr_error);
}

int32_t shp_host_expire(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16], int64_t now,
			struct shp_decision **ret_decision, struct shp_error *reterr_error)
{
	struct shp__task task = shp__task(SHP__EXPIRE, order_id, NULL);

	return run_one(host, rules, &task, now, ret_decision, reterr_error);
}

int32_t shp_host_scan(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
		      const char *package, int32_t status, int64_t at, int64_t now,
		      struct shp_decision **ret_decision, struct shp_error *reterr_error)
{
	struct shp__task task = shp__task_scan(order_id, package, status, at);

	return run_one(host, rules, &task, now, ret_decision, reterr_error);
}

int32_t shp_host_report_payment(struct shp_host *host, const struct shp_rules *rules, const uint8_t order_id[16],
				const uint8_t charge_id[16], int32_t result, int64_t now,
				struct shp_decision **ret_decision, struct shp_error *reterr_error)
{
	struct shp__task task = shp__task_payment(order_id, charge_id, result);

	return run_one(host, rules, &task, now, ret_decision, reterr_error);
}
