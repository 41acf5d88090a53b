#include <string.h>

#include "sort.h"

struct sorting {
	uint32_t *heap;
	shp__compare_fn compare;
	const void *of;
};

static int is_before(const struct sorting *sorting, uint32_t a, uint32_t b)
{
	const int order = sorting->compare(sorting->of, a, b);

	return order < 0 || (!order && a < b);
}

/* Lets the entry at `at` of a heap, whose greatest is to be its first, sink to where it belongs. */
static void sink(const struct sorting *sorting, uint32_t at, uint32_t count)
{
	uint32_t *heap = sorting->heap;
	const uint32_t number = heap[at];

	for (;;) {
		uint32_t child = 2 * at + 1;

		if (child >= count)
			break;
		if (child + 1 < count && is_before(sorting, heap[child], heap[child + 1]))
			child++;
		if (!is_before(sorting, number, heap[child]))
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = number;
}

void shp__sort(uint32_t *numbers, uint32_t count, shp__compare_fn compare, const void *of)
{
	const struct sorting sorting = {numbers, compare, of};
	uint32_t i;

	for (i = count / 2; i > 0; i--)
		sink(&sorting, i - 1, count);
	for (i = count; i > 1; i--) {
		const uint32_t greatest = numbers[0];

		numbers[0] = numbers[i - 1];
		numbers[i - 1] = greatest;
		sink(&sorting, 0, i - 1);
	}
}

uint32_t shp__find_duplicate(const uint32_t *numbers, uint32_t count, shp__compare_fn compare, const void *of)
{
	uint32_t found = UINT32_MAX;
	uint32_t i;

	for (i = 1; i < count; i++) {
		if (numbers[i] < found && !compare(of, numbers[i - 1], numbers[i]))
			found = numbers[i];
	}
	return found;
}

struct record_sorting {
	char *base;
	size_t size;
	shp__compare_records_fn compare;
};

static void swap_records(const struct record_sorting *sorting, uint32_t a, uint32_t b)
{
	char held[SHP__RECORD_SIZE];
	char *left = sorting->base + sorting->size * a;
	char *right = sorting->base + sorting->size * b;

	memcpy(held, left, sorting->size);
	memcpy(left, right, sorting->size);
	memcpy(right, held, sorting->size);
}

static int compare_at(const struct record_sorting *sorting, uint32_t a, uint32_t b)
{
	return sorting->compare(sorting->base + sorting->size * a, sorting->base + sorting->size * b);
}

static void sink_record(const struct record_sorting *sorting, uint32_t at, uint32_t count)
{
	for (;;) {
		uint32_t child = 2 * at + 1;

		if (child >= count)
			return;
		if (child + 1 < count && compare_at(sorting, child, child + 1) < 0)
			child++;
		if (compare_at(sorting, at, child) >= 0)
			return;
		swap_records(sorting, at, child);
		at = child;
	}
}

void shp__sort_records(void *records, uint32_t count, size_t size, shp__compare_records_fn compare)
{
	const struct record_sorting sorting = {records, size, compare};
	uint32_t at = 1;

	while (at < count && compare_at(&sorting, at - 1, at) <= 0)
		at++;
	if (at >= count)
		return;
	for (uint32_t root = count / 2; root-- > 0;)
		sink_record(&sorting, root, count);
	for (uint32_t end = count; end-- > 1;) {
		swap_records(&sorting, 0, end);
		sink_record(&sorting, 0, end);
	}
}
