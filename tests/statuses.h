/* Takes notes of the statuses that public functions give while tests run: see statuses.py. */
#ifndef LIBSHIPMENT_TESTS_STATUSES_H
#define LIBSHIPMENT_TESTS_STATUSES_H

#include <stdatomic.h>

#include "libshipment/shipment.h"

#define STATUS_BASE 1000
#define STATUS_COUNT 200

/* What one function gave, with the problems that it reported: status -STATUS_BASE - i at i, SHP_OK at 0. */
struct statuses_of {
	const char *function;
	struct statuses_of *next;
	atomic_int is_listed;
	atomic_uchar given[STATUS_COUNT];
};

void statuses_record(struct statuses_of *seen, int32_t status, const struct shp_error *error);

#endif
