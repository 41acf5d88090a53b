/* Bytes that grow. Running out of memory is remembered and told once, at the end. */
#ifndef SHP_LIB_BUFFER_H
#define SHP_LIB_BUFFER_H

#include "libshipment/base.h"

struct shp__buffer {
	struct shp_ctx *ctx; /* borrowed */
	void *bytes;
	size_t size;
	size_t capacity;
	int failed;
};

/* Room for `size` more bytes at the end, counted as used; NULL, and failed, when there is no memory. Earlier pointers
 * into it are gone. */
void *shp__buffer_add(struct shp__buffer *buffer, size_t size);
void shp__buffer_free(struct shp__buffer *buffer);

#endif
