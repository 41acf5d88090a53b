/* Encodings of orders and events in all the states there are, made by commands: what tests of bytes begin with. */
#ifndef TESTS_CORPUS_H
#define TESTS_CORPUS_H

#include <stddef.h>
#include <stdint.h>

#define CORPUS_MOST 256

struct corpus_entry {
	char name[80]; /* "split/1 package.split", "split order" */
	int is_event;
	size_t size;
	uint8_t *bytes;
};

struct corpus {
	uint32_t count;
	struct corpus_entry entries[CORPUS_MOST];
};

/* Always the same. Stops the program if a command answers what it should not. */
void corpus_make(struct corpus *corpus);
void corpus_free(struct corpus *corpus);

#endif
