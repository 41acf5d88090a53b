/* The adoption builder inside. */
#ifndef SHP_LIB_ADOPTION_H
#define SHP_LIB_ADOPTION_H

#include "libshipment/adopt.h"
#include "placement.h"

struct shp__adopted_package {
	struct shp__field reference;
	char reference_bytes[SHP_LIMIT_REFERENCE + 1];
	uint32_t item_count;
	int32_t confirmed;
	int32_t revision;
	int32_t ship_date;
	int32_t label;
	uint32_t scan_count;
	int64_t confirmed_at;
	struct shp__field texts[SHP__SHIP_TEXT_COUNT];
	uint32_t text_at[SHP__SHIP_TEXT_COUNT]; /* into the adoption's text */
};

/* What a carrier said of a package. */
struct shp__adopted_scan {
	uint32_t package;
	uint32_t index; /* of the package's, for paths */
	int32_t status;
	int64_t at;
};

struct shp__adopted_cancellation {
	struct shp__field reference;
	char reference_bytes[SHP_LIMIT_REFERENCE + 1];
	uint32_t item_count;
	int32_t reason;
	int32_t all; /* asked for all that was open */
	int64_t at;
};

struct shp__adopted_charge {
	struct shp__field reference;
	char reference_bytes[SHP_LIMIT_REFERENCE + 1];
	int32_t cause;
	int32_t number;
	int32_t payment;
	int64_t amount;
	int64_t held;
};

struct shp_adoption {
	struct shp_placement placement; /* holds the context */
	int32_t baseline;
	uint8_t unknown_field; /* a field that is none was named */
	uint8_t unknown_package; /* one that had not been added was named */
	uint8_t unknown_cancellation; /* likewise */
	uint8_t rest_count; /* how often it was said: 0, 1, or 2 for more */
	struct shp__field rest;
	char rest_bytes[SHP_LIMIT_REFERENCE + 1];
	uint8_t money_told;
	uint8_t due_told;
	int64_t due; /* SHP_MONEY_DUE */
	int64_t money[4]; /* SHP_MONEY_CHARGED to _DEBITED */
	struct shp__buffer packages; /* of struct shp__adopted_package */
	struct shp__buffer items; /* of struct shp__item_input */
	struct shp__buffer scans; /* of struct shp__adopted_scan */
	struct shp__buffer gone; /* of struct shp__adopted_cancellation, of which the reference alone */
	struct shp__buffer cancellations; /* of struct shp__adopted_cancellation */
	struct shp__buffer cancelled_items; /* of struct shp__item_input */
	struct shp__buffer charges; /* of struct shp__adopted_charge */
	struct shp__buffer text; /* of the shipments, each with a NUL */
};

#define SHP__COUNT(buffer, type) ((uint32_t)((buffer).size / sizeof(type)))

#endif
