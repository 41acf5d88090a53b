/* The carrier codes that a marketplace takes. */
#ifndef SHP_TESTS_CARRIER_CODES_H
#define SHP_TESTS_CARRIER_CODES_H

enum { CARRIER_CODES = 377 };

extern const char *const carrier_codes[CARRIER_CODES];

#endif
