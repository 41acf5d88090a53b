/* Categories that are exempt from the tracking rate. */
#include "context.h"
#include "input.h"
#include "rules.h"

/* A category as it was told. */
struct shp__exemption_input {
	struct shp__field field;
	char bytes[SHP_LIMIT_CATEGORY + 1];
};

static uint32_t count_inputs(const struct shp_rules_builder *builder)
{
	return (uint32_t)(builder->exemptions.size / sizeof(struct shp__exemption_input));
}

int shp__rules_exempt(const struct shp_rules *rules, struct shp__text category)
{
	uint32_t i;

	for (i = 0; i < rules->exemption_count; i++) {
		const struct shp__exemption *exemption = &rules->exemptions[i];

		if (exemption->length == category.length &&
		    memcmp(exemption->bytes, category.bytes, category.length) == 0)
			return 1;
	}
	return 0;
}

int32_t shp_rules_is_exempt_category(const struct shp_rules *rules, const char *category)
{
	if (!rules || !category)
		return 0;
	return shp__rules_exempt(rules, (struct shp__text){category, (uint32_t)strlen(category)});
}

uint32_t shp_rules_count_exempt_categories(const struct shp_rules *rules)
{
	return rules ? rules->exemption_count : 0;
}

const char *shp_rules_get_exempt_category(const struct shp_rules *rules, uint32_t index)
{
	return rules && index < rules->exemption_count ? rules->exemptions[index].bytes : NULL;
}

/* Whether the last category that was told was told before. What is no category is told of each time. */
static int is_told_again(const struct shp_rules_builder *builder)
{
	const struct shp__exemption_input *inputs = builder->exemptions.bytes;
	const uint32_t last = count_inputs(builder) - 1;
	uint32_t i;

	if (inputs[last].field.status || !inputs[last].field.length)
		return 0;
	for (i = 0; i < last; i++) {
		if (!inputs[i].field.status && inputs[i].field.length == inputs[last].field.length &&
		    memcmp(inputs[i].bytes, inputs[last].bytes, inputs[last].field.length) == 0)
			return 1;
	}
	return 0;
}

void shp_rules_builder_exempt_category(struct shp_rules_builder *builder, const char *category)
{
	struct shp__exemption_input *input;

	if (!builder || count_inputs(builder) > SHP_LIMIT_EXEMPT_CATEGORIES) /* one too many is told */
		return;
	input = shp__buffer_add(&builder->exemptions, sizeof(*input));
	if (!input)
		return;
	shp__field_set(&input->field, input->bytes, SHP_LIMIT_CATEGORY, category);
	if (is_told_again(builder))
		builder->exemptions.size -= sizeof(*input);
}

int32_t shp__rules_builder_take_exemptions(struct shp_rules_builder *builder, const struct shp_rules *rules)
{
	uint32_t i;

	for (i = 0; i < rules->exemption_count; i++)
		shp_rules_builder_exempt_category(builder, rules->exemptions[i].bytes);
	return builder->exemptions.failed ? SHP_ERR_NO_MEMORY : SHP_OK;
}

void shp__rules_check_exemptions(const struct shp_rules_builder *builder, struct shp__problems *problems)
{
	const struct shp__exemption_input *inputs = builder->exemptions.bytes;
	const uint32_t count = count_inputs(builder);
	uint32_t i;

	if (builder->exemptions.failed)
		shp__problem_at(problems, SHP_ERR_NO_MEMORY, "", NULL, 0);
	for (i = 0; i < count; i++) {
		int32_t status = inputs[i].field.status;

		if (i == SHP_LIMIT_EXEMPT_CATEGORIES)
			status = SHP_ERR_LIMIT;
		else if (!status && !inputs[i].field.length)
			status = SHP_ERR_REQUIRED;
		if (status)
			shp__problem(problems, status, shp__path_of("exempt_categories", i, NULL), NULL,
				     status == SHP_ERR_LIMIT ? SHP_LIMIT_EXEMPT_CATEGORIES : 0);
	}
}

int32_t shp__rules_take_exemptions(struct shp_rules *rules, const struct shp_rules_builder *builder)
{
	const struct shp__exemption_input *inputs = builder->exemptions.bytes;
	const uint32_t count = count_inputs(builder);
	uint32_t i;

	rules->exemption_count = count;
	rules->exemptions = NULL;
	if (!count)
		return SHP_OK;
	rules->exemptions = shp__malloc(builder->rules.ctx, count * sizeof(*rules->exemptions));
	if (!rules->exemptions)
		return SHP_ERR_NO_MEMORY;
	for (i = 0; i < count; i++) {
		rules->exemptions[i].length = inputs[i].field.length;
		memcpy(rules->exemptions[i].bytes, inputs[i].bytes, sizeof(inputs[i].bytes));
	}
	return SHP_OK;
}

void shp__rules_free_exemptions(struct shp_rules *rules)
{
	shp__free(rules->ctx, rules->exemptions, rules->exemption_count * sizeof(*rules->exemptions));
}
