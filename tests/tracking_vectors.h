/* Tracking numbers of which it is known whether they are right. */
#ifndef SHP_TESTS_TRACKING_VECTORS_H
#define SHP_TESTS_TRACKING_VECTORS_H

#include <stdint.h>

/* Whether a number is one of a service: a number that is none of this service may be one of another. */
struct tracking_vector {
	const char *courier;
	const char *service;
	const char *number;
	int valid;
};

extern const struct tracking_vector tracking_vectors[];
extern const uint32_t tracking_vector_count;

/* A public number and what can be said of it. No service: only that the courier is open. */
struct tracking_sample {
	const char *courier;
	const char *service;
	const char *number;
	int32_t verdict;
};

extern const struct tracking_sample tracking_samples[];
extern const uint32_t tracking_sample_count;

#endif
