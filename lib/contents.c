#include "contents.h"
#include "context.h"

int32_t shp_contents_new(struct shp_ctx *ctx, struct shp_contents **ret_contents)
{
	if (!ctx || !ret_contents)
		return SHP_ERR_ARGUMENT;
	struct shp_contents *contents = shp__calloc(ctx, sizeof(*contents));
	if (!contents)
		return SHP_ERR_NO_MEMORY;
	contents->ctx = shp_ctx_ref(ctx);
	contents->packages.ctx = contents->items.ctx = ctx;
	*ret_contents = contents;
	return SHP_OK;
}

struct shp_contents *shp_contents_free(struct shp_contents *contents)
{
	if (!contents)
		return NULL;
	struct shp_ctx *ctx = contents->ctx;
	shp__buffer_free(&contents->packages);
	shp__buffer_free(&contents->items);
	shp__free(ctx, contents, sizeof(*contents));
	shp_ctx_unref(ctx);
	return NULL;
}

void shp_contents_add_package(struct shp_contents *contents, const char *reference)
{
	if (!contents || contents->packages.size / sizeof(struct shp__package_input) > SHP_LIMIT_PACKAGES)
		return;
	struct shp__package_input *input = shp__buffer_add(&contents->packages, sizeof(*input));
	if (!input)
		return;
	input->item_count = 0;
	shp__field_set_reference(&input->reference, input->reference_bytes, reference);
	if (!input->reference.status && !input->reference.length)
		input->reference.status = SHP_ERR_REQUIRED;
}

void shp_contents_add_item(struct shp_contents *contents, uint32_t package, const char *line, int32_t quantity)
{
	if (!contents)
		return;
	if (package >= contents->packages.size / sizeof(struct shp__package_input)) {
		contents->stray = 1;
		return;
	}
	struct shp__package_input *owner = (struct shp__package_input *)contents->packages.bytes + package;
	shp__item_input_add(&contents->items, package, owner->item_count++, line, quantity);
}
