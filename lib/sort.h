/* Sorting: numbers that stand for something only the caller knows, and small records. */
#ifndef SHP_LIB_SORT_H
#define SHP_LIB_SORT_H

#include <stddef.h>
#include <stdint.h>

/* <0, 0, >0 for what two numbers stand for; `of` is the caller's. */
typedef int (*shp__compare_fn)(const void *of, uint32_t a, uint32_t b);

/* Sorts by what the numbers stand for, equal ones by number: n log n at worst, in place, without recursion. */
void shp__sort(uint32_t *numbers, uint32_t count, shp__compare_fn compare, const void *of);
/* Of numbers that are sorted so: the smallest that is equal to a smaller one; UINT32_MAX when all differ. */
uint32_t shp__find_duplicate(const uint32_t *numbers, uint32_t count, shp__compare_fn compare, const void *of);

/* <0, 0, >0 for two records. */
typedef int (*shp__compare_records_fn)(const void *a, const void *b);

/*
 * Sorts records of at most SHP__RECORD_SIZE bytes; what is in order already costs one pass. Equal records come in any
 * order.
 */
#define SHP__RECORD_SIZE 64
void shp__sort_records(void *records, uint32_t count, size_t size, shp__compare_records_fn compare);

#endif
