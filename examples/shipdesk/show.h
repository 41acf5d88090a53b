/* Orders and what happened to them, for people. */
#ifndef SHIPDESK_SHOW_H
#define SHIPDESK_SHOW_H

#include "desk.h"

/* One order, whole, on stdout. */
void show_order(const struct desk *desk, const struct shp_order *order);
/* What a command did, on stdout, and its advice on stderr, after what it is about, if that is not "". */
void show_decision(const struct desk *desk, const struct shp_decision *decision, const char *about);
/* "51.98 USD" */
const char *show_money(int64_t minor, int32_t exponent, const char *currency, char *buffer, size_t capacity);

#endif
