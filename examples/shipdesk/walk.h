/* Going through the orders of the database, in the order in which they were bought. */
#ifndef SHIPDESK_WALK_H
#define SHIPDESK_WALK_H

#include "desk.h"
#include "store.h"

struct walk {
	struct desk *desk;
	sqlite3_stmt *statement;
	int status; /* EXIT_DONE, or what went wrong */
};

/* Begins; `where` is SQL behind "FROM orders", or "". */
void walk_begin(struct walk *walk, struct desk *desk, const char *where);
/* The next order, owned by the caller; NULL at the end. Orders that cannot be read are told about and left out. */
struct shp_order *walk_next(struct walk *walk);
/* Ends; answers the exit status of the walk. */
int walk_end(struct walk *walk);

/* Loads the order with this reference; NULL after a complaint, *ret_status is then the exit status. */
struct shp_order *order_load(struct desk *desk, const char *reference, int *ret_status);

#endif
