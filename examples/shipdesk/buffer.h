/* Text that grows: lines of input, answers, cells of tables. */
#ifndef SHIPDESK_BUFFER_H
#define SHIPDESK_BUFFER_H

#include <stddef.h>
#include <stdint.h>

/* Zeroed to begin with; bytes is NUL-terminated whenever it is not NULL. */
struct buffer {
	char *bytes;
	size_t length;
	size_t capacity;
};

/* Room for `more` bytes and a NUL behind what is there. */
void buffer_reserve(struct buffer *buffer, size_t more);
void buffer_add(struct buffer *buffer, const char *bytes, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
void buffer_format(struct buffer *buffer, const char *format, ...);
/* A sentence with "{1}", "{2}", "{3}" for these: languages put them in different places, which printf() cannot. */
void buffer_fill(struct buffer *buffer, const char *sentence, const char *one, const char *two, const char *three);
/* A JSON string, quotes and all; NULL writes null. */
void buffer_json(struct buffer *buffer, const char *text);
/* Empty again; keeps the memory. */
void buffer_reset(struct buffer *buffer);
void buffer_free(struct buffer *buffer);
/* The text; "" when there is none. */
const char *buffer_get(const struct buffer *buffer);

/*
 * Memory of the desk itself. A desk that has none left ends: whatever is committed is safe, and the next call goes on
 * from there. (The library's own memory is another matter: it comes from the limited allocator, and running out of it
 * is a problem like any other.)
 */
void *must_allocate(size_t size);
void *must_grow(void *pointer, size_t size);
char *must_copy(const char *text, size_t length);

#endif
