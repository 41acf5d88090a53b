/* The cancellation builder inside. */
#ifndef SHP_LIB_CANCELLATION_H
#define SHP_LIB_CANCELLATION_H

#include "input.h"
#include "libshipment/command.h"

struct shp_cancellation {
	struct shp_ctx *ctx; /* owned */
	struct shp__field reference;
	int32_t reason;
	struct shp__buffer items; /* of struct shp__item_input */
	char reference_bytes[SHP_LIMIT_REFERENCE + 1];
};

#endif
