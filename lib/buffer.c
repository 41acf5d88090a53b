#include "buffer.h"
#include "context.h"

void *shp__buffer_add(struct shp__buffer *buffer, size_t size)
{
	const size_t wanted = buffer->size + size;

	if (wanted > buffer->capacity) {
		size_t capacity = buffer->capacity ? buffer->capacity * 2 : 256;
		if (capacity < wanted)
			capacity = wanted;
		void *moved = shp__realloc(buffer->ctx, buffer->bytes, buffer->capacity, capacity);
		if (!moved) {
			buffer->failed = 1;
			return NULL;
		}
		buffer->bytes = moved;
		buffer->capacity = capacity;
	}
	void *added = (char *)buffer->bytes + buffer->size;
	buffer->size = wanted;
	return added;
}

void shp__buffer_free(struct shp__buffer *buffer)
{
	shp__free(buffer->ctx, buffer->bytes, buffer->capacity);
	*buffer = (struct shp__buffer){.ctx = buffer->ctx};
}
