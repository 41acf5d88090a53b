/* Name-based ids. One implementation is compiled: uuid_libuuid.c, or uuid_builtin.c where libuuid is not packaged. */
#ifndef SHP_LIB_UUID_H
#define SHP_LIB_UUID_H

#include <stddef.h>
#include <stdint.h>

/* UUID version 5 (RFC 9562, section 5.5) of name_space and the bytes of name. */
void shp__uuid_v5(const uint8_t name_space[16], const char *name, size_t name_length, uint8_t ret_id[16]);
/* 36 lower-case characters and a NUL. */
void shp__uuid_format(const uint8_t id[16], char buffer[37]);

#endif
