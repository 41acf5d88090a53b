/* The commands of the program, by name. */
#ifndef SHIPDESK_MENU_H
#define SHIPDESK_MENU_H

struct arguments;
struct desk;

struct menu_entry {
	const char *name;
	int (*run)(struct desk *desk, struct arguments *arguments);
	const char *arguments; /* as --help shows them */
	const char *english;   /* what it does */
	const char *chinese;
};

/* The command of this name; NULL when there is none. */
const struct menu_entry *menu_find(const char *name);

#endif
