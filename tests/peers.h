/*
 * What other systems' test suites and bug reports say of fulfilling orders, each case under its name; doc/peers.md
 * lists them all. Every test begins at an open desk of the preset "us" without a fee.
 */
#ifndef TESTS_PEERS_H
#define TESTS_PEERS_H

#include "desk.h"

extern struct desk desk;

/* Each makes its test cases; a fixture opens and closes the desk. */
TCase *peers_packages(void);
TCase *peers_refusals(void);
TCase *peers_states(void);
TCase *peers_money(void);
TCase *peers_again(void);
TCase *peers_bugs(void);
TCase *peers_money_bugs(void);

/* The order's status. */
static inline int32_t status(void)
{
	return shp_order_get_status(desk.order);
}

static inline int64_t money(int32_t kind)
{
	return shp_order_get_money(desk.order, kind);
}

static inline int32_t package(const char *reference)
{
	return shp_order_find_package(desk.order, reference);
}

/* A text of a package's shipment. */
static inline const char *ship_text(const char *reference, int32_t field)
{
	return shp_order_get_shipment_text(desk.order, (uint32_t)package(reference), field);
}

#endif
