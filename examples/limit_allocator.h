/*
 * An allocator with a hard limit: what a host gives the library when memory is not its own to waste. Beyond the limit
 * it answers NULL, and the library answers SHP_ERR_NO_MEMORY with nothing changed.
 */
#ifndef SHIPDESK_LIMIT_ALLOCATOR_H
#define SHIPDESK_LIMIT_ALLOCATOR_H

#include <stddef.h>

#include <libshipment/base.h>

/*
 * A context whose objects never hold more than `limit` bytes together. The account goes with the last of them: it needs
 * no release of its own. Any thread. NULL: no memory.
 */
struct shp_ctx *limit_allocator_new_context(size_t limit);

#endif
