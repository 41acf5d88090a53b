#include "order_id.h"

#include <string.h>

#include "libshipment/host.h"
#include "uuid.h"

static const char name_prefix[] = "libshipment:";

/* Name space of URLs, RFC 9562, section 6.6. */
static const uint8_t url_name_space[16] = {
	0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
};

void shp__order_id(struct shp__text marketplace, struct shp__text reference, uint8_t ret_id[16])
{
	char name[sizeof(name_prefix) + 2 * SHP_LIMIT_REFERENCE];
	size_t length = sizeof(name_prefix) - 1;

	memcpy(name, name_prefix, length);
	memcpy(name + length, marketplace.bytes, marketplace.length);
	length += marketplace.length;
	name[length++] = ':'; /* in no reference, so no two pairs have one name */
	memcpy(name + length, reference.bytes, reference.length);
	length += reference.length;
	shp__uuid_v5(url_name_space, name, length, ret_id);
}

int32_t shp_order_id_from_reference(const char *marketplace, const char *reference, uint8_t ret_id[16])
{
	struct shp__text place = {.bytes = marketplace};
	struct shp__text order = {.bytes = reference};

	if (!marketplace || !reference || !ret_id)
		return SHP_ERR_ARGUMENT;
	if (shp__reference_check(marketplace, &place.length) || shp__reference_check(reference, &order.length))
		return SHP_ERR_REFERENCE;
	shp__order_id(place, order, ret_id);
	return SHP_OK;
}
