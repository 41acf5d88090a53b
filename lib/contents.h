/* The contents builder inside. */
#ifndef SHP_LIB_CONTENTS_H
#define SHP_LIB_CONTENTS_H

#include "input.h"
#include "libshipment/command.h"

struct shp__package_input {
	struct shp__field reference;
	uint32_t item_count;
	char reference_bytes[SHP_LIMIT_REFERENCE + 1];
};

struct shp_contents {
	struct shp_ctx *ctx; /* owned */
	struct shp__buffer packages; /* of struct shp__package_input */
	struct shp__buffer items; /* of struct shp__item_input */
	int32_t stray; /* an item was added to a package that had not been named */
};

#endif
