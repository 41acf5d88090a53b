/*
 * Exhaustive fault injection: an order of three packages is confirmed package by package and its effects are delivered,
 * by a client that tells each command again until it knows, and starts again after a crash. A schedule says which hook
 * calls go wrong and how: each of {request lost, crash before, reply lost, crash after} at each call.
 */
#ifndef TESTS_FAULT_SCHEDULES_H
#define TESTS_FAULT_SCHEDULES_H

#include "host_help.h"

#define FAULTS_MAXIMUM 4

struct fault_schedules {
	/* in */
	struct fake_host fake; /* what is wrong with the host, if anything */
	int never_dedupes; /* what is wrong with the world, if anything */
	uint32_t faults; /* most in a schedule */
	uint32_t stride; /* of the schedules with that many faults, every so-manieth is run; 1: all */
	/* out, by number of faults */
	uint32_t schedules[FAULTS_MAXIMUM + 1];
	uint32_t bad[FAULTS_MAXIMUM + 1]; /* another end than that of the run without faults, or not exactly once */
	uint32_t calls; /* of hooks, in the run without faults */
};

void fault_schedules_run(struct fault_schedules *of);

#endif
