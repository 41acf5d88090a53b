/* The seller's numbers inside: sums by day, for the whole and, of the tracking rate, by category. */
#ifndef SHP_LIB_METRICS_H
#define SHP_LIB_METRICS_H

#include "libshipment/metrics.h"
#include "text.h"

/* What is summed; the numbers of the public face are windows on these. */
enum {
	SHP__SUM_TRACKING,
	SHP__SUM_LATE,
	SHP__SUM_CANCELLED,
	SHP__SUM_ON_TIME,
	SHP__SUM_DECLINED,
	SHP__SUM_COUNT
};

/* A day with two zeros is as good as no day: it may stand in memory, and is nowhere else. */
struct shp__tally {
	int64_t numerator;
	int64_t denominator;
	int32_t day;
};

static inline int shp__tally_is_empty(const struct shp__tally *tally)
{
	return !tally->numerator && !tally->denominator;
}

struct shp__series {
	struct shp__tally *tallies; /* ascending days */
	uint32_t count;
	uint32_t capacity;
};

struct shp__category {
	struct shp__series series;
	uint64_t mark; /* that of the package which it was counted for last */
	uint32_t length;
	char name[]; /* with a NUL */
};

struct shp_metrics {
	struct shp_ctx *ctx; /* owned */
	int32_t first; /* days that are kept, both included; all others are not counted */
	int32_t last;
	struct shp__series sums[SHP__SUM_COUNT];
	struct shp__category **categories; /* in the order of their names */
	uint32_t category_count;
	uint32_t category_capacity;
	uint64_t mark;
	int is_beyond; /* since it was last looked at, a sum went beyond its limit */
};

static inline int shp__metrics_keep_day(const struct shp_metrics *metrics, int32_t day)
{
	return day >= metrics->first && day <= metrics->last;
}

/*
 * Adds to the sums of a day; of one that is not kept, nothing. Adding nothing makes room, so that adding again cannot
 * fail. SHP_OK, SHP_ERR_LIMIT, SHP_ERR_NO_MEMORY.
 */
int32_t shp__metrics_count(struct shp_metrics *metrics, struct shp__series *series, int32_t day, int64_t numerator,
			   int64_t denominator);
/* The category of this name, made if need be. As above. */
int32_t shp__metrics_category(struct shp_metrics *metrics, struct shp__text name, struct shp__category **ret_category);
/* The same, without making one: NULL. */
const struct shp__category *shp__metrics_find(const struct shp_metrics *metrics, struct shp__text name);
/* Whether there is a day in it. */
int shp__series_has_days(const struct shp__series *series);

/* Adds `factor` times what it is told to. As shp__metrics_count(); once it has made room (factor 0) it cannot fail. */
typedef int32_t (*shp__metrics_pass_fn)(struct shp_metrics *metrics, const void *what, int32_t factor);
/* All of it, or nothing: makes room, adds, and takes back what went beyond a limit (SHP_ERR_OVERFLOW). */
int32_t shp__metrics_carry_out(struct shp_metrics *metrics, shp__metrics_pass_fn pass, const void *what);

#endif
