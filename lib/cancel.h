/* Cancelling, as the commands that cancel see it. */
#ifndef SHP_LIB_CANCEL_H
#define SHP_LIB_CANCEL_H

#include "command.h"

struct shp__cancelling {
	struct shp__text reference;
	int32_t reason;
	int all; /* all that is open was asked for */
	struct shp__advice_list advice; /* what there is to say beforehand */
};

/* Cancels all that is open under the next automatic reference. Something must be open. */
int32_t shp__cancel_all(struct shp_order *order, int32_t reason, const struct shp__advice_list *advice, int64_t now,
			struct shp_decision **ret_decision);

#endif
