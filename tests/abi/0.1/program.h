/* A program as somebody wrote it for libshipment 0.1. It prints what it sees; transcript.txt is what that was then. */
#ifndef SHP_TESTS_ABI_PROGRAM_H
#define SHP_TESTS_ABI_PROGRAM_H

#include <libshipment/shipment.h>

#define NOW INT64_C(1762470000000) /* 2025-11-06T23:00:00Z */

extern struct shp_ctx *ctx;
extern struct shp_rules *rules;
extern struct shp_error *error;

/* Ends the program if a call is not answered as 0.1 answered it. */
void must(int32_t status);
void print_hex(const char *name, const uint8_t *bytes, size_t size);
void print_order(const struct shp_order *order);
void print_event(const struct shp_event *event);
/* Prints what happened, reads order and events back from their bytes, and gives the order after it, owned. */
struct shp_order *take(const char *what, struct shp_decision *decision, struct shp_order *before);
void fill_placement(struct shp_placement *placement);
void fill_confirmation(struct shp_confirmation *confirmation, const char *package, const char *tracking);

void run_life(void);
void run_host(void);
void run_tables(void);

#endif
