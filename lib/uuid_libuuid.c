#include "uuid.h"

#include <uuid/uuid.h>

void shp__uuid_v5(const uint8_t name_space[16], const char *name, size_t name_length, uint8_t ret_id[16])
{
	uuid_generate_sha1(ret_id, name_space, name, name_length);
}

void shp__uuid_format(const uint8_t id[16], char buffer[37])
{
	uuid_unparse_lower(id, buffer);
}
