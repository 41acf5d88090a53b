#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk.h"

static void *found(void *pointer)
{
	if (pointer)
		return pointer;
	fputs(say("shipdesk: out of memory\n", "shipdesk:内存不足\n"), stderr);
	exit(EXIT_BROKEN);
}

void *must_allocate(size_t size)
{
	return found(calloc(1, size ? size : 1));
}

void *must_grow(void *pointer, size_t size)
{
	return found(realloc(pointer, size ? size : 1));
}

char *must_copy(const char *text, size_t length)
{
	char *copy = must_allocate(length + 1);

	memcpy(copy, text, length);
	return copy;
}

void buffer_reserve(struct buffer *buffer, size_t more)
{
	size_t capacity = buffer->capacity ? buffer->capacity : 256;

	if (more > SIZE_MAX / 4 || buffer->length > SIZE_MAX / 4)
		found(NULL);
	while (capacity < buffer->length + more + 1)
		capacity *= 2;
	if (capacity == buffer->capacity)
		return;
	buffer->bytes = must_grow(buffer->bytes, capacity);
	buffer->capacity = capacity;
	buffer->bytes[buffer->length] = '\0';
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
	buffer_reserve(buffer, length);
	if (length)
		memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
	buffer->bytes[buffer->length] = '\0';
}

void buffer_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		found(NULL);
	buffer_reserve(buffer, (size_t)length);
	va_start(arguments, format);
	vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, arguments);
	va_end(arguments);
	buffer->length += (size_t)length;
}

void buffer_fill(struct buffer *buffer, const char *sentence, const char *one, const char *two, const char *three)
{
	const char *open;

	while ((open = strchr(sentence, '{')) != NULL) {
		buffer_add(buffer, sentence, (size_t)(open - sentence));
		buffer_text(buffer, open[1] == '1' ? one : open[1] == '2' ? two : three);
		sentence = open + 3;
	}
	buffer_text(buffer, sentence);
}

void buffer_json(struct buffer *buffer, const char *text)
{
	size_t from = 0;
	size_t at;

	if (!text) {
		buffer_text(buffer, "null");
		return;
	}
	buffer_add(buffer, "\"", 1);
	for (at = 0; text[at]; at++) {
		const unsigned char byte = (unsigned char)text[at];

		if (byte >= 0x20 && byte != '"' && byte != '\\')
			continue;
		buffer_add(buffer, text + from, at - from);
		if (byte < 0x20)
			buffer_format(buffer, "\\u%04x", (unsigned int)byte);
		else
			buffer_format(buffer, "\\%c", byte);
		from = at + 1;
	}
	buffer_add(buffer, text + from, at - from);
	buffer_add(buffer, "\"", 1);
}

void buffer_reset(struct buffer *buffer)
{
	buffer->length = 0;
	if (buffer->bytes)
		buffer->bytes[0] = '\0';
}

void buffer_free(struct buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct buffer){0};
}

const char *buffer_get(const struct buffer *buffer)
{
	return buffer->bytes ? buffer->bytes : "";
}
