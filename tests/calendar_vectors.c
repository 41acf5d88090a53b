/* Calendars made of the lists that the vectors name. */
#include "calendar_vectors.h"

#include <check.h>
#include <stdlib.h>

#include "calendar_walk.h"

static int32_t *dates_of(const struct calendar_list *list)
{
	int32_t *dates = malloc((list->count + 1) * sizeof(int32_t));

	ck_assert_ptr_nonnull(dates);
	for (uint32_t i = 0; i < list->count; i++)
		dates[i] = date_of(list->dates[i]);
	return dates;
}

struct shp_calendar *calendar_new_listed(struct shp_ctx *ctx, const char *weekmask, int32_t closed_list,
					 int32_t opened_list)
{
	int32_t *closed = dates_of(&calendar_lists[closed_list]);
	int32_t *opened = dates_of(&calendar_lists[opened_list]);
	struct shp_calendar *calendar = NULL;
	int32_t mask = 0;

	ck_assert_int_eq(shp_weekmask_parse(weekmask, &mask), SHP_OK);
	ck_assert_int_eq(shp_calendar_new(ctx, mask, closed, calendar_lists[closed_list].count, opened,
					  calendar_lists[opened_list].count, SHP_DATE_NONE, SHP_DATE_NONE, "listed",
					  &calendar, NULL),
			 SHP_OK);
	free(closed);
	free(opened);
	return calendar;
}
