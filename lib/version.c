#include "libshipment/base.h"

uint32_t shp_version_number(void)
{
	return SHP_VERSION_NUMBER;
}

const char *shp_version(void)
{
	return SHP_VERSION;
}
