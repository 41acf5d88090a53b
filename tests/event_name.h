/* An event's name, in room that every name has. */
#ifndef TESTS_EVENT_NAME_H
#define TESTS_EVENT_NAME_H

#include <libshipment/event.h>

#define EVENT_NAME_ROOM 80

/* Its length; 0 if there is none. */
static inline uint32_t event_name(const struct shp_event *event, char name[EVENT_NAME_ROOM])
{
	size_t size;

	return shp_event_write_name(event, name, EVENT_NAME_ROOM, &size) == SHP_OK ? (uint32_t)size - 1 : 0;
}

#endif
