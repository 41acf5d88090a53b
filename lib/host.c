#include "host.h"

#include "context.h"

#define TRIES_DEFAULT 5
#define TRIES_MAXIMUM 100
#define LEASE_DEFAULT_MS (60 * 1000)
#define KEY_RETENTION_DEFAULT_MS (INT64_C(24) * 60 * 60 * 1000) /* Stripe may forget a key that is 24 hours old */

int32_t shp_host_new(struct shp_ctx *ctx, void *user_data, shp_host_destroy_fn destroy_fn, struct shp_host **ret_host)
{
	struct shp_host *host = ctx && ret_host ? shp__calloc(ctx, sizeof(*host)) : NULL;

	if (!host) {
		if (destroy_fn)
			destroy_fn(user_data);
		return ctx && ret_host ? SHP_ERR_NO_MEMORY : SHP_ERR_ARGUMENT;
	}
	host->ctx = shp_ctx_ref(ctx);
	host->user_data = user_data;
	host->destroy_fn = destroy_fn;
	host->tries = TRIES_DEFAULT;
	host->lease_ms = LEASE_DEFAULT_MS;
	host->key_retention_ms = KEY_RETENTION_DEFAULT_MS;
	host->acknowledge_limit = 1;
	host->load.bytes.ctx = ctx;
	host->commit.orders.ctx = ctx;
	host->commit.events.ctx = ctx;
	host->commit.bytes.ctx = ctx;
	host->pending.effects.ctx = ctx;
	host->delivery.ctx = ctx;
	*ret_host = host;
	return SHP_OK;
}

struct shp_host *shp_host_free(struct shp_host *host)
{
	if (!host)
		return NULL;
	if (host->busy) {
		host->condemned = 1;
		return NULL;
	}
	shp_host_destroy_fn destroy_fn = host->destroy_fn;
	void *user_data = host->user_data;
	struct shp_ctx *ctx = host->ctx;

	shp__buffer_free(&host->load.bytes);
	shp__buffer_free(&host->pending.effects);
	shp__commit_free(&host->commit);
	shp__free(ctx, host, sizeof(*host));
	shp_ctx_unref(ctx);
	if (destroy_fn)
		destroy_fn(user_data);
	return NULL;
}

int32_t shp__host_enter(struct shp_host *host)
{
	if (host->busy)
		return SHP_ERR_HOST_BUSY;
	host->busy = 1;
	return SHP_OK;
}

void shp__host_leave(struct shp_host *host)
{
	host->busy = 0;
	if (host->condemned)
		shp_host_free(host);
}

int32_t shp__host_miss_hook(struct shp__problems *problems, const char *name)
{
	return shp__problem(problems, SHP_ERR_HOST_HOOK, shp__path(name), name, 0);
}

/* ---- hooks and settings ---- */

static int32_t check_setter(const struct shp_host *host)
{
	if (!host)
		return SHP_ERR_ARGUMENT;
	return host->busy ? SHP_ERR_HOST_BUSY : SHP_OK;
}

int32_t shp_host_set_load(struct shp_host *host, shp_host_load_fn load_fn)
{
	const int32_t status = check_setter(host);

	if (!status)
		host->load_fn = load_fn;
	return status;
}

int32_t shp_host_set_commit(struct shp_host *host, shp_host_commit_fn commit_fn)
{
	const int32_t status = check_setter(host);

	if (!status)
		host->commit_fn = commit_fn;
	return status;
}

int32_t shp_host_set_pending(struct shp_host *host, shp_host_pending_fn pending_fn)
{
	const int32_t status = check_setter(host);

	if (!status)
		host->pending_fn = pending_fn;
	return status;
}

int32_t shp_host_set_deliver(struct shp_host *host, int32_t kind, shp_host_deliver_fn deliver_fn)
{
	const int32_t status = check_setter(host);

	if (status)
		return status;
	if (!kind)
		host->deliver_other_fn = deliver_fn;
	else if (shp_event_kind_is_effect(kind))
		host->deliver_fn[kind] = deliver_fn;
	else
		return SHP_ERR_VALUE;
	return SHP_OK;
}

int32_t shp_host_set_acknowledge(struct shp_host *host, shp_host_acknowledge_fn acknowledge_fn)
{
	const int32_t status = check_setter(host);

	if (!status)
		host->acknowledge_fn = acknowledge_fn;
	return status;
}

int32_t shp_host_set_tries(struct shp_host *host, int32_t tries)
{
	const int32_t status = check_setter(host);

	if (status)
		return status;
	if (tries < 1 || tries > TRIES_MAXIMUM)
		return SHP_ERR_RANGE;
	host->tries = tries;
	return SHP_OK;
}

int32_t shp_host_set_lease_ms(struct shp_host *host, int32_t lease_ms)
{
	const int32_t status = check_setter(host);

	if (status)
		return status;
	if (lease_ms < 1)
		return SHP_ERR_RANGE;
	host->lease_ms = lease_ms;
	return SHP_OK;
}

int32_t shp_host_set_key_retention_ms(struct shp_host *host, int64_t retention_ms)
{
	const int32_t status = check_setter(host);

	if (status)
		return status;
	if (retention_ms < 0)
		return SHP_ERR_RANGE;
	host->key_retention_ms = retention_ms;
	return SHP_OK;
}

int32_t shp_host_set_acknowledge_limit(struct shp_host *host, uint32_t limit)
{
	const int32_t status = check_setter(host);

	if (status)
		return status;
	if (limit < 1 || limit > SHP_LIMIT_DELIVERY)
		return SHP_ERR_RANGE;
	host->acknowledge_limit = limit;
	return SHP_OK;
}

uint32_t shp_host_count_deliveries(const struct shp_host *host, int32_t result)
{
	return host && result >= 0 && result <= SHP_DELIVERY_WAITING ? host->ended[result] : 0;
}
