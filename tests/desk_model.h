/*
 * The desk once more, as simply as it can be said: arrays, loops and no thought of speed. The law tests hold the
 * library against it. It shares no code and no data structure with it.
 */
#ifndef TESTS_DESK_MODEL_H
#define TESTS_DESK_MODEL_H

#include <stdint.h>

#define MODEL_LINES 3
#define MODEL_PACKAGES 24
#define MODEL_CANCELLATIONS 8
#define MODEL_COMPONENTS 6

struct model_package {
	int reference; /* package references are small numbers here */
	int held[MODEL_LINES];
	int confirmed;
	int label;
	int scanned;
	int details; /* which set of details was confirmed */
	int reopened; /* its label was cancelled */
};

struct model_cancellation {
	int reference; /* -1: "all that is open", under an automatic reference */
	int units[MODEL_LINES];
};

struct model {
	int lines;
	int ordered[MODEL_LINES];
	int64_t amounts[MODEL_LINES][MODEL_COMPONENTS]; /* net of discounts */
	int policy;
	int64_t collect;
	int64_t fee; /* basis points */
	int cancelled[MODEL_LINES];
	int package_count;
	struct model_package packages[MODEL_PACKAGES]; /* oldest first */
	int used[MODEL_PACKAGES]; /* references, gone ones included */
	int used_count;
	int cancellation_count;
	struct model_cancellation cancellations[MODEL_CANCELLATIONS];
	int completed;
	int expired;
};

/* What a command is answered. */
enum model_answer { MODEL_REFUSED, MODEL_REPEATED, MODEL_DONE, MODEL_NOTHING };

struct model model_place(int lines, const int ordered[MODEL_LINES], int64_t amounts[MODEL_LINES][MODEL_COMPONENTS],
			 int policy, int64_t collect, int64_t fee);
int model_open(const struct model *model, int line);
int model_shipped(const struct model *model, int line);
struct model_package *model_find(struct model *model, int reference);
/* Each named package holds exactly these units. */
enum model_answer model_split(struct model *model, int count, const int references[], int wanted[][MODEL_LINES]);
/* wanted may be NULL: by package. */
enum model_answer model_confirm(struct model *model, int reference, const int *wanted, int details, int label);
/* wanted may be NULL: contents are kept. details -1: kept. */
enum model_answer model_reconfirm(struct model *model, int reference, const int *wanted, int details);
enum model_answer model_cancel_label(struct model *model, int reference);
/* wanted may be NULL: all that is open; the reference is then automatic. */
enum model_answer model_cancel(struct model *model, int reference, const int *wanted);
enum model_answer model_expire(struct model *model);
enum model_answer model_scan(struct model *model, int reference);
/* What the buyer owes, and what is due to the seller, by now. */
void model_due(const struct model *model, int64_t *charge, int64_t *credit);

#endif
