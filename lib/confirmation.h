/* The confirmation builder inside. */
#ifndef SHP_LIB_CONFIRMATION_H
#define SHP_LIB_CONFIRMATION_H

#include "event.h"
#include "input.h"
#include "libshipment/command.h"

/* What becomes of a field. */
enum shp__intent { SHP__KEEP, SHP__SET, SHP__CLEAR };

struct shp_confirmation {
	struct shp_ctx *ctx; /* owned */
	struct shp__field package;
	int32_t ship_date;
	int32_t unknown_field; /* a field that is none was named */
	uint8_t intents[SHP_SHIP_ITEMS + 1]; /* enum shp__intent, by SHP_SHIP_* */
	struct shp__field fields[SHP__SHIP_TEXT_COUNT];
	struct shp__buffer items; /* of struct shp__item_input */
	char package_bytes[SHP_LIMIT_REFERENCE + 1];
	char carrier[SHP_LIMIT_CARRIER + 1];
	char carrier_name[SHP_LIMIT_CARRIER + 1];
	char method[SHP_LIMIT_CARRIER + 1];
	char tracking[SHP_LIMIT_TRACKING + 1];
	char memo[SHP_LIMIT_MEMO + 1];
};

/* Room and limit of a text field, SHP_SHIP_CARRIER to SHP_SHIP_MEMO. */
const char *shp__confirmation_text(const struct shp_confirmation *confirmation, int32_t field, uint32_t *ret_limit);
/* Reports what the setters were told wrong. */
void shp__confirmation_check(const struct shp_confirmation *confirmation, struct shp__problems *problems);

#endif
