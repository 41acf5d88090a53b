/* Mainland China's business days, from the table of the State Council's notices. */
#include "calendar.h"
#include "civil.h"

int32_t shp__calendar_new_cn(struct shp_ctx *ctx, const char *id, struct shp_calendar **ret_calendar)
{
	const int32_t first_year = shp__calendar_cn_table[0].year;
	const int32_t last_year = shp__calendar_cn_table[shp__calendar_cn_count - 1].year;
	const struct shp__calendar_plan plan = {
		.id = id,
		.weekmask = SHP_WEEKMASK_WEEKDAYS,
		.irregular_from = (int32_t)shp__civil_to_days(first_year, 1, 1),
		.irregular_to = (int32_t)shp__civil_to_days(last_year + 1, 1, 1),
		.before_days = SHP__WEEK,
		.after_days = SHP__WEEK,
		.valid_from = (int32_t)shp__civil_to_days(first_year, 1, 1),
		.valid_to = (int32_t)shp__civil_to_days(last_year + 1, 1, 1) - 1,
	};
	struct shp_calendar *calendar;
	int32_t status = shp__calendar_begin(ctx, &plan, &calendar);

	if (status)
		return status;
	for (uint32_t i = 0; i < shp__calendar_cn_count; i++) {
		const struct shp__calendar_cn_days *row = &shp__calendar_cn_table[i];
		const int64_t first = shp__civil_to_days(row->year, row->month, row->day);

		for (int32_t day = 0; day < row->days; day++)
			shp__calendar_set(calendar, first + day, row->worked);
	}
	(void)shp__calendar_seal(calendar);
	*ret_calendar = calendar;
	return SHP_OK;
}
