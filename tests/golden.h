/* Bytes of released formats: they stay readable for ever, and mean what they meant. */
#ifndef TESTS_GOLDEN_H
#define TESTS_GOLDEN_H

#include <stdint.h>

struct golden {
	int is_event;
	const char *name;   /* that of the corpus: "split/2 package.split", "split order" */
	const char *digits; /* hexadecimal */
};

/* In the order of the corpus: each story's events as they happened, its orders between them. Made by golden.py. */
extern const struct golden golden_1_table[];
extern const uint32_t golden_1_count;

#endif
