/* A group of records: consecutive, of one order, with the same shipment data; and what it means for the order. */
#ifndef SHIPDESK_CONFIRM_GROUP_H
#define SHIPDESK_CONFIRM_GROUP_H

#include "confirm_file.h"

#define NO_PACKAGE (-1)

/* A line of the order that records of the group name. */
struct wanted {
	int32_t line;
	int32_t quantity; /* of all records; QUANTITY_BLANK: as much as there is */
};

struct group {
	struct confirm_file *file;
	struct foreseen *foreseen;
	size_t first;
	size_t count;
	struct wanted *items;
	size_t item_count;
	int whole;     /* no item id: everything that is open */
	int is_judged; /* the one record is refused already: what else is wrong with it is looked for */
};

struct record *group_record(const struct group *group, size_t index);
/* It counts: it is good, or it is the one that is judged. */
int group_has(const struct group *group, const struct record *record);
/* The first record that is good; they all have the same shipment data. NULL when none is. */
struct record *group_good_record(const struct group *group);
/* Adds up what the good records want. Rows of one item are one: files have a row for each transparency code. */
void group_gather(struct group *group);
/* What is wanted of a line, or NULL. */
struct wanted *group_find(const struct group *group, int32_t line);
/* The line that a record names, or -1 with the record refused. */
int32_t group_line(const struct group *group, struct record *record);

/* What a package holds of a line. */
int32_t package_quantity(const struct shp_order *order, uint32_t package, int32_t line);
/* The package holds exactly what the group wants. */
int group_is_in(const struct group *group, uint32_t package);
/* The confirmed package with this tracking id; of several the one with these contents, else the first. */
int32_t group_find_tracked(const struct group *group, const char *tracking);
/* The first package of this status with these contents, or the one; any, when the whole order is meant. */
int32_t group_find_contents(const struct group *group, int32_t status, int must_be_one);
/* As much of an item, or of everything that the group wants, is open. */
int group_item_is_open(const struct group *group, const struct wanted *wanted);
int group_is_open(const struct group *group);

#endif
