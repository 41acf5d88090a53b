/* Rules of midnight in Greenwich, so that days are easy to see, and empty numbers: for one program at a time. */
#ifndef TESTS_METRICS_FIXTURE_H
#define TESTS_METRICS_FIXTURE_H

#include "metrics_help.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static struct shp_rules *us;
static struct shp_metrics *metrics;

static void begin(void)
{
	setup();
	us = parse("us,utc_offset=0");
	metrics = new_metrics();
}

static void end(void)
{
	metrics = shp_metrics_free(metrics);
	us = shp_rules_unref(us);
	teardown();
}

#endif
