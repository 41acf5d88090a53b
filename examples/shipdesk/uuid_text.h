/* Ids as 36 characters. */
#ifndef SHIPDESK_UUID_TEXT_H
#define SHIPDESK_UUID_TEXT_H

#include <stdint.h>

#define UUID_SIZE 37

const char *uuid_write(const uint8_t id[16], char buffer[UUID_SIZE]);
/* True for 8-4-4-4-12 hexadecimal digits in either case. */
int uuid_read(const char *text, uint8_t ret_id[16]);

#endif
