/* Every problem of a placement at once, in two languages: doc/errors.md. */
#include <inttypes.h>
#include <stdio.h>

#include <libshipment/shipment.h>

int main(void)
{
	const int64_t now = INT64_C(1762470000000);
	struct shp_ctx *ctx;
	struct shp_error *error;
	struct shp_rules *us;
	struct shp_placement *bought;
	struct shp_decision *placed;
	int32_t status;

	if (shp_ctx_new(&ctx) || shp_error_new(ctx, 100, &error) || shp_rules_parse(ctx, "us", &us, error) ||
	    shp_placement_new(ctx, &bought))
		return 1;
	shp_placement_set_currency(bought, "usd", 2);
	shp_placement_set_ordered_at(bought, now);
	shp_placement_add_line(bought, "a", 0);
	status = shp_order_place(us, bought, now, &placed, error);
	printf("%s, %" PRIu32 " problems\n", shp_status_name(status), shp_error_count_problems(error));
	for (uint32_t i = 0; i < shp_error_count_kept(error); i++)
		printf("%s: %s\n  %s\n", shp_error_get_path(error, i),
		       shp_error_get_message(error, i, SHP_LANGUAGE_EN),
		       shp_error_get_message(error, i, SHP_LANGUAGE_ZH));
	shp_placement_free(bought);
	shp_rules_unref(us);
	shp_error_free(error);
	shp_ctx_unref(ctx);
	return 0;
}
