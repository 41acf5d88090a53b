/* The load hook: asked, answered, decoded. */
#include "host.h"

#include <string.h>

#include "context.h"
#include "libshipment/bytes.h"
#include "uuid.h"

void shp_load_get_order_id(const struct shp_load *load, uint8_t ret_id[16])
{
	if (load && load->open && ret_id)
		memcpy(ret_id, load->order_id, 16);
}

void shp_load_answer_found(struct shp_load *load, const uint8_t *bytes, size_t size)
{
	if (!load || !load->open)
		return;
	if (!bytes || size > SHP_LIMIT_BYTES) {
		shp__reply_give(&load->reply, 0);
		return;
	}
	shp__buffer_empty(&load->bytes);
	if (size) {
		void *copy = shp__buffer_add(&load->bytes, size);
		if (copy)
			memcpy(copy, bytes, size);
	}
	shp__reply_give(&load->reply, load->bytes.failed ? SHP__LOAD_NO_MEMORY : SHP__LOAD_BYTES);
}

void shp_load_answer_order(struct shp_load *load, struct shp_order *order)
{
	if (!load || !load->open)
		return;
	if (order) {
		struct shp_order *held = load->order;

		load->order = shp_order_ref(order);
		shp_order_unref(held);
	}
	shp__reply_give(&load->reply, order ? SHP__LOAD_ORDER : 0);
}

void shp_load_answer_absent(struct shp_load *load)
{
	if (load && load->open)
		shp__reply_give(&load->reply, SHP__LOAD_ABSENT);
}

void shp_load_answer_failed(struct shp_load *load)
{
	if (load && load->open)
		shp__reply_give(&load->reply, SHP__LOAD_FAILED);
}

int32_t shp__host_absent(const uint8_t order_id[16], struct shp_error *error)
{
	struct shp__problems problems = shp__problems_begin(error);
	char text[37];

	shp__uuid_format(order_id, text);
	return shp__problem(&problems, SHP_ERR_HOST_ABSENT, shp__path(NULL), text, 0);
}

/* A store that answers with another order than it was asked for would let it be overwritten. */
static int32_t check_id(struct shp_order *order, const uint8_t order_id[16], struct shp_order **ret_order,
			struct shp_error *error)
{
	uint8_t id[16];

	shp_order_get_id(order, id);
	if (memcmp(id, order_id, sizeof(id)) != 0) {
		shp_order_unref(order);
		return shp__fail(error, SHP_ERR_BYTES, "id", 0);
	}
	*ret_order = order;
	return SHP_OK;
}

static int32_t take_bytes(struct shp_host *host, struct shp_order **ret_order, struct shp_error *error)
{
	static const uint8_t nothing[1] = {0};
	const struct shp__buffer *found = &host->load.bytes;

	return shp_order_decode(host->ctx, found->size ? found->bytes : nothing, found->size, ret_order, error);
}

int32_t shp__host_load(struct shp_host *host, const uint8_t order_id[16], struct shp_order **ret_order,
		       struct shp_error *error)
{
	struct shp_load *load = &host->load;
	struct shp_order *order = NULL;
	int32_t status = SHP_OK;

	load->reply = (struct shp__reply){0};
	memcpy(load->order_id, order_id, sizeof(load->order_id));
	load->open = 1;
	host->load_fn(host->user_data, load);
	load->open = 0;
	switch (shp__reply_read(&load->reply, SHP__LOAD_NO_MEMORY)) {
	case SHP__LOAD_BYTES:
		status = take_bytes(host, &order, error);
		break;
	case SHP__LOAD_ORDER:
		order = shp_order_ref(load->order);
		break;
	case SHP__LOAD_ABSENT:
		status = shp__host_absent(order_id, error);
		break;
	case SHP__LOAD_FAILED:
		status = shp__fail(error, SHP_ERR_HOST_FAILED, "", 0);
		break;
	case SHP__LOAD_NO_MEMORY:
		status = shp__fail(error, SHP_ERR_NO_MEMORY, "", 0);
		break;
	default:
		status = shp__fail(error, SHP_ERR_HOST_UNKNOWN, "", 0);
		break;
	}
	load->order = shp_order_unref(load->order);
	shp__buffer_empty(&load->bytes);
	return status ? status : check_id(order, order_id, ret_order, error);
}

int32_t shp_host_load(struct shp_host *host, const uint8_t order_id[16], struct shp_order **ret_order,
		      struct shp_error *reterr_error)
{
	struct shp_order *order = NULL;
	int32_t tried = 0;
	int32_t status;

	if (!host || !order_id || !ret_order)
		return shp__fail(reterr_error, SHP_ERR_ARGUMENT, "", 0);
	if (host->busy)
		return shp__fail(reterr_error, SHP_ERR_HOST_BUSY, "", 0);
	struct shp__problems problems = shp__problems_begin(reterr_error);
	if (!host->load_fn)
		return shp__host_miss_hook(&problems, "load");
	(void)shp__host_enter(host);
	do
		status = shp__host_load(host, order_id, &order, reterr_error);
	while (status == SHP_ERR_HOST_UNKNOWN && ++tried < host->tries);
	shp__host_leave(host);
	if (status == SHP_ERR_HOST_UNKNOWN)
		return shp__fail(reterr_error, status, "", tried);
	if (status)
		return status;
	(void)shp__problems_begin(reterr_error);
	*ret_order = order;
	return SHP_OK;
}
