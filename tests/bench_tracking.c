/*
 * How long it takes to find a carrier, to validate a number against it, and to hold a number against all services.
 * Each figure is the best of several runs on one core, in nanoseconds a call, averaged over the numbers below.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "libshipment/tracking.h"

enum { RUNS = 400, ROUNDS = 1600 }; /* short runs, so that the best one is one that nothing came in between */

struct sample {
	const char *carrier;
	const char *number;
	int32_t verdict;
};

/* As a shop sees them: most from a few carriers, some typed with blanks, a few wrong. */
static const struct sample samples[] = {
	{"UPS", "1Z5R89390357567127", SHP_VERDICT_CHECK_DIGIT_OK},
	{"UPS", "1Z410E7W0392751591", SHP_VERDICT_CHECK_DIGIT_OK},
	{"USPS", "9400111206206406227577", SHP_VERDICT_BAD_CHECK_DIGIT},
	{"USPS", "9400 1112 0108 0805 4830 16", SHP_VERDICT_CHECK_DIGIT_OK},
	{"USPS", "4201002334249200190132607600833457", SHP_VERDICT_CHECK_DIGIT_OK},
	{"FedEx", "986578788855", SHP_VERDICT_CHECK_DIGIT_OK},
	{"FedEx", "0414 4176 0228 964", SHP_VERDICT_CHECK_DIGIT_OK},
	{"DHL", "3821724944", SHP_VERDICT_CHECK_DIGIT_OK},
	{"China Post", "LK123456785CN", SHP_VERDICT_CHECK_DIGIT_OK},
	{"Yun Express", "YT2229521272164446", SHP_VERDICT_FORMAT_ONLY},
	{"SF Express", "SF1385628716739", SHP_VERDICT_FORMAT_ONLY},
	{"YamatoTransport", "2765-7121-6773", SHP_VERDICT_CHECK_DIGIT_OK},
	{"Royal Mail", "TQ071537693GB", SHP_VERDICT_CHECK_DIGIT_OK},
	{"Other", "handed over in person 4711", SHP_VERDICT_FORMAT_ONLY},
	{"UPS", "9400111206206406227577", SHP_VERDICT_MALFORMED},
	{"no such carrier", "12345678", SHP_VERDICT_UNKNOWN_CARRIER},
};
enum { SAMPLES = sizeof(samples) / sizeof(*samples) };

static double now_ns(void)
{
	struct timespec time;

	(void)clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

/* Adds up what the calls answer, so that none can be left out. */
static uint64_t find_all(void)
{
	uint64_t sum = 0;

	for (int i = 0; i < SAMPLES; i++)
		sum += (uint64_t)(uint32_t)shp_carriers_find(NULL, samples[i].carrier);
	return sum;
}

static uint64_t validate_all(void)
{
	uint64_t sum = 0;

	for (int i = 0; i < SAMPLES; i++) {
		int32_t verdict = 0;

		(void)shp_tracking_validate(NULL, samples[i].carrier, samples[i].number, &verdict);
		sum += (uint64_t)verdict;
	}
	return sum;
}

static uint64_t validate_one(void)
{
	uint64_t sum = 0;

	for (int i = 0; i < SAMPLES; i++) {
		int32_t verdict = 0;

		(void)shp_tracking_validate(NULL, "UPS", "1Z5R89390357567127", &verdict);
		sum += (uint64_t)verdict;
	}
	return sum;
}

static uint64_t detect_all(void)
{
	uint64_t sum = 0;

	for (int i = 0; i < SAMPLES; i++) {
		uint64_t candidates[32];
		uint32_t count = 0;

		(void)shp_tracking_detect(NULL, NULL, samples[i].number, candidates, 32, &count, NULL);
		sum += count;
	}
	return sum;
}

static uint64_t url_all(void)
{
	uint64_t sum = 0;

	for (int i = 0; i < SAMPLES; i++) {
		char url[1024];
		size_t size = 0;

		(void)shp_tracking_url(NULL, samples[i].carrier, samples[i].number, url, sizeof(url), &size);
		sum += size;
	}
	return sum;
}

static double measure(const char *what, uint64_t (*all)(void), double most_ns)
{
	double best = 1e18;
	uint64_t sum = 0;

	for (int run = 0; run < RUNS; run++) {
		const double start = now_ns();
		double each;

		for (int round = 0; round < ROUNDS / SAMPLES; round++)
			sum += all();
		each = (now_ns() - start) / (ROUNDS / SAMPLES * SAMPLES);
		best = each < best ? each : best;
	}
	printf("%-44s %7.1f ns   %6.2f million/s   ", what, best, 1e3 / best);
	if (most_ns > 0)
		printf("target %5.0f ns: %s", most_ns, best <= most_ns ? "met" : "MISSED");
	printf("   (sum %llu)\n", (unsigned long long)sum);
	return best;
}

int main(void)
{
	for (int i = 0; i < SAMPLES; i++) {
		int32_t verdict = 0;

		if (shp_tracking_validate(NULL, samples[i].carrier, samples[i].number, &verdict) ||
		    verdict != samples[i].verdict) {
			(void)fprintf(stderr, "%s %s: %s\n", samples[i].carrier, samples[i].number,
				      shp_verdict_name(verdict));
			return 1;
		}
	}
	(void)measure("find a carrier", find_all, 0);
	(void)measure("validate one UPS number", validate_one, 60);
	(void)measure("validate, mixed carriers", validate_all, 60);
	(void)measure("detect over all services", detect_all, 500);
	(void)measure("tracking page", url_all, 0);
	return 0;
}
