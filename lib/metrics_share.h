/* An order's shares in the seller's numbers: functions of the order and the rules, and of nothing else. */
#ifndef SHP_LIB_METRICS_SHARE_H
#define SHP_LIB_METRICS_SHARE_H

#include "metrics.h"
#include "order.h"
#include "rules.h"

/* What of an order a change may have changed, beside its packages. */
enum {
	SHP__PART_LATE = 1,
	SHP__PART_CANCELLED = 2,
	SHP__PART_CHARGES = 4,
	SHP__PART_PAYMENTS = 8,
	SHP__PART_ALL = 15
};

/* A confirmed package's share. */
struct shp__package_share {
	int32_t day; /* of the tracking rate */
	uint8_t is_counted; /* not exempt, but perhaps in its categories */
	uint8_t has_exemptions;
	uint8_t is_valid;
	int64_t units; /* tracked units with a promise, */
	int64_t units_on_time; /* and those that kept it */
};

/* What is the order's as a whole. */
struct shp__order_share {
	uint8_t is_late;
	uint8_t is_cancelled;
	int32_t cancellation_day;
	uint32_t charges;
	uint32_t declined;
};

struct shp__package_share shp__share_of_package(const struct shp_rules *rules, const struct shp_order *order,
						const struct shp__package *package);
/* Whether the package makes its order late. */
int shp__is_late_package(const struct shp_rules *rules, const struct shp_order *order,
			 const struct shp__package *package);
/* Of the parts; the others are left out. */
struct shp__order_share shp__share_of_order(const struct shp_rules *rules, const struct shp_order *order,
					    uint32_t parts);

/* Adds `factor` times the share: as shp__metrics_count(). The order is one that the seller fulfils. */
int32_t shp__count_package(struct shp_metrics *metrics, const struct shp_rules *rules, const struct shp_order *order,
			   const struct shp__package *package, const struct shp__package_share *share, int32_t factor);
int32_t shp__count_order(struct shp_metrics *metrics, const struct shp_rules *rules, const struct shp_order *order,
			 uint32_t parts, const struct shp__order_share *share, int32_t factor);

#endif
