/* Reading an event, between the files that do it. */
#ifndef SHP_LIB_EVENT_DECODE_H
#define SHP_LIB_EVENT_DECODE_H

#include "codec.h"
#include "event.h"

/* What has been read: texts stand in the input until there is a block for them; lists are read again then. */
struct shp__event_reader {
	struct shp__cbor_reader *cbor;
	struct shp_ctx *ctx;
	struct shp__cbor_map map;
	uint32_t need; /* bits of keys */
	uint32_t may;
	struct shp_event event;
	struct shp__identity identity;
	struct shp__details details;
	struct shp__details old;
	size_t items_at;
	size_t references_at;
	size_t moves_at;
	size_t text; /* bytes of the lists' texts, NULs included */
};

struct shp__event_block;

void shp__get_event_details(struct shp__event_reader *reader);
void shp__get_event_old(struct shp__event_reader *reader);
/* Without a block they check and measure; with one they fill it, from where they have been read before. */
void shp__get_event_items(struct shp__event_reader *reader, struct shp__event_block *block);
void shp__get_event_references(struct shp__event_reader *reader, struct shp__event_block *block);
void shp__get_event_moves(struct shp__event_reader *reader, struct shp__event_block *block);
/* The event, in a block of its own, which takes over the order. NULL: no memory. */
struct shp_event *shp__event_build(struct shp__event_reader *reader);

#endif
