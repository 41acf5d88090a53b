/* Looking for what must never be: in the rows, in the bytes, in the laws. */
#ifndef SHIPDESK_VERIFY_H
#define SHIPDESK_VERIFY_H

#include "desk.h"

struct verify {
	struct desk *desk;
	size_t orders;
	size_t events;
	size_t violations;
	int status; /* EXIT_BROKEN when not everything could be read */
};

/* The history of one order as it stands in the database. */
struct history {
	const char *reference;
	struct shp_event **events; /* owned */
	uint32_t count;
	uint32_t capacity;
	int64_t last; /* revision of the last */
	int has_gap;
};

/* Prints a violation, one line: "REFERENCE: what" and, if not NULL, "(which)". */
void violation(struct verify *verify, const char *reference, const char *what, const char *which);
/* Units, money, notices: the laws of the design, reckoned here anew from what the order and its events say. */
void verify_laws(struct verify *verify, const struct shp_order *order, const struct history *history);

#endif
