/* Vectors for business days: tables in the calendar_vectors_*_table.c, dates as year, month and day, 20240704. */
#ifndef TESTS_CALENDAR_VECTORS_H
#define TESTS_CALENDAR_VECTORS_H

#include <libshipment/calendar.h>

enum calendar_list_id {
	LIST_NONE,
	LIST_US_FED,
	LIST_CN_OFF,
	LIST_ONE_WED,
	LIST_WEEKEND_ONLY,
	LIST_DUP_UNSORTED,
	LIST_RAND400,
	LIST_DENSE3000,
	LIST_LONG_RUN,
	LIST_OLD,
	LIST_FAR,
	LIST_CN_WORK,
	LIST_COUNT
};

struct calendar_list {
	const char *name;
	const int32_t *dates;
	uint32_t count;
};

struct calendar_add_vector {
	int32_t start;
	int32_t business_days;
	int32_t roll;
	const char *weekmask;
	int32_t closed; /* enum calendar_list_id */
	int32_t date; /* 0: refused */
	int32_t strict_date;
};

struct calendar_count_vector {
	int32_t from;
	int32_t to;
	const char *weekmask;
	int32_t closed; /* enum calendar_list_id */
	int32_t count;
};

struct calendar_cn_vector {
	int32_t start;
	int32_t business_days;
	int32_t date;
	int32_t date_without_worked_days;
	int32_t date_on_weekdays;
};

extern const struct calendar_list calendar_lists[LIST_COUNT];
extern const struct calendar_add_vector calendar_add_vectors[];
extern const uint32_t calendar_add_vector_count;
extern const struct calendar_count_vector calendar_count_vectors[];
extern const uint32_t calendar_count_vector_count;
extern const struct calendar_cn_vector calendar_cn_vectors[];
extern const uint32_t calendar_cn_vector_count;

/* A calendar of the week mask, closed on the dates of one list and open on those of the other. */
struct shp_calendar *calendar_new_listed(struct shp_ctx *ctx, const char *weekmask, int32_t closed_list,
					 int32_t opened_list);

#endif
