#include "desk_model.h"

#include <stddef.h>
#include <string.h>

#include "libshipment/order.h"

int model_shipped(const struct model *model, int line)
{
	int units = 0;

	for (int i = 0; i < model->package_count; i++)
		if (model->packages[i].confirmed)
			units += model->packages[i].held[line];
	return units;
}

int model_open(const struct model *model, int line)
{
	int units = 0;

	for (int i = 0; i < model->package_count; i++)
		if (!model->packages[i].confirmed)
			units += model->packages[i].held[line];
	return units;
}

static int open_units(const struct model *model)
{
	int units = 0;

	for (int line = 0; line < model->lines; line++)
		units += model_open(model, line);
	return units;
}

static int confirmed_count(const struct model *model)
{
	int count = 0;

	for (int i = 0; i < model->package_count; i++)
		count += model->packages[i].confirmed;
	return count;
}

static int is_dead(const struct model *model)
{
	for (int line = 0; line < model->lines; line++)
		if (model->cancelled[line] < model->ordered[line])
			return 0;
	return 1;
}

/* The last-package policy remembers that everything had left once, as long as anything has. */
static void remember(struct model *model)
{
	if (!confirmed_count(model))
		model->completed = 0;
	else if (!open_units(model))
		model->completed = 1;
}

struct model_package *model_find(struct model *model, int reference)
{
	for (int i = 0; i < model->package_count; i++)
		if (model->packages[i].reference == reference)
			return &model->packages[i];
	return NULL;
}

static int was_used(const struct model *model, int reference)
{
	for (int i = 0; i < model->used_count; i++)
		if (model->used[i] == reference)
			return 1;
	return 0;
}

static struct model_package *add_package(struct model *model, int reference)
{
	struct model_package *package = &model->packages[model->package_count++];

	memset(package, 0, sizeof(*package));
	package->reference = reference;
	model->used[model->used_count++] = reference;
	return package;
}

struct model model_place(int lines, const int ordered[MODEL_LINES], int64_t amounts[MODEL_LINES][MODEL_COMPONENTS],
			 int policy, int64_t collect, int64_t fee)
{
	struct model model;

	memset(&model, 0, sizeof(model));
	model.lines = lines;
	memcpy(model.ordered, ordered, sizeof(model.ordered));
	memcpy(model.amounts, amounts, sizeof(model.amounts));
	model.policy = policy;
	model.collect = collect;
	model.fee = fee;
	memcpy(add_package(&model, 1)->held, ordered, sizeof(model.ordered));
	return model;
}

static int is_named(int reference, int count, const int references[])
{
	for (int i = 0; i < count; i++)
		if (references[i] == reference)
			return 1;
	return 0;
}

static void drop_empty(struct model *model)
{
	int kept = 0;

	for (int i = 0; i < model->package_count; i++) {
		int units = 0;
		for (int line = 0; line < model->lines; line++)
			units += model->packages[i].held[line];
		if (units)
			model->packages[kept++] = model->packages[i];
	}
	model->package_count = kept;
}

static int smallest_unused(const struct model *model)
{
	int reference = 1;

	while (was_used(model, reference))
		reference++;
	return reference;
}

/* The rest moves by itself: missing units come from the oldest open packages not named, what is over goes to the oldest
 * one or a new one. */
static int redistribute(struct model *model, int count, const int references[], int wanted[][MODEL_LINES])
{
	int oldest = 0; /* reference; 0: none */

	for (int i = model->package_count; i-- > 0;)
		if (!model->packages[i].confirmed && !is_named(model->packages[i].reference, count, references))
			oldest = model->packages[i].reference;
	for (int i = 0; i < count; i++)
		if (!model_find(model, references[i]))
			add_package(model, references[i]);
	for (int line = 0; line < model->lines; line++) {
		int over = 0;
		for (int i = 0; i < count; i++) {
			struct model_package *package = model_find(model, references[i]);
			over += package->held[line] - wanted[i][line];
			package->held[line] = wanted[i][line];
		}
		for (int i = 0; i < model->package_count && over < 0; i++) {
			struct model_package *package = &model->packages[i];
			if (package->confirmed || is_named(package->reference, count, references))
				continue;
			const int taken = package->held[line] < -over ? package->held[line] : -over;
			package->held[line] -= taken;
			over += taken;
		}
		if (over < 0)
			return 0;
		if (over > 0 && !oldest) {
			oldest = smallest_unused(model);
			add_package(model, oldest);
		}
		if (over > 0)
			model_find(model, oldest)->held[line] += over;
	}
	drop_empty(model);
	return 1;
}

static int holds(const struct model *model, const struct model_package *package, const int wanted[MODEL_LINES])
{
	for (int line = 0; line < model->lines; line++)
		if (package->held[line] != wanted[line])
			return 0;
	return 1;
}

enum model_answer model_split(struct model *model, int count, const int references[], int wanted[][MODEL_LINES])
{
	struct model after = *model;
	int same = 1;

	for (int i = 0; i < count; i++) {
		const struct model_package *package = model_find(model, references[i]);
		if (!package || !holds(model, package, wanted[i]))
			same = 0;
	}
	if (same)
		return MODEL_REPEATED;
	if (!open_units(model))
		return MODEL_REFUSED;
	for (int i = 0; i < count; i++) {
		const struct model_package *package = model_find(model, references[i]);
		if (package ? package->confirmed : was_used(model, references[i]))
			return MODEL_REFUSED;
	}
	if (!redistribute(&after, count, references, wanted))
		return MODEL_REFUSED;
	*model = after;
	return MODEL_DONE;
}

enum model_answer model_confirm(struct model *model, int reference, const int *wanted, int details, int label)
{
	struct model after = *model;
	struct model_package *package = model_find(&after, reference);
	int exactly[1][MODEL_LINES];

	if (package && package->confirmed)
		return package->details == details && (!wanted || holds(model, package, wanted)) &&
				       (!label || package->label)
			       ? MODEL_REPEATED
			       : MODEL_REFUSED;
	if (is_dead(model) || !open_units(model) || (!package && (!wanted || was_used(model, reference))))
		return MODEL_REFUSED;
	if (wanted) {
		memcpy(exactly[0], wanted, sizeof(exactly[0]));
		if (!redistribute(&after, 1, &reference, exactly))
			return MODEL_REFUSED;
		package = model_find(&after, reference);
	}
	package->confirmed = 1;
	package->details = details;
	package->label = label;
	remember(&after);
	*model = after;
	return MODEL_DONE;
}

enum model_answer model_reconfirm(struct model *model, int reference, const int *wanted, int details)
{
	struct model after = *model;
	struct model_package *package = model_find(&after, reference);
	int exactly[1][MODEL_LINES];

	if (!package || !package->confirmed)
		return MODEL_REFUSED;
	const int contents_change = wanted && !holds(model, package, wanted);
	const int details_change = details >= 0 && details != package->details;
	if (contents_change) {
		memcpy(exactly[0], wanted, sizeof(exactly[0]));
		if (!redistribute(&after, 1, &reference, exactly))
			return MODEL_REFUSED;
		package = model_find(&after, reference);
	}
	if (!contents_change && !details_change)
		return MODEL_REPEATED;
	if (package->label)
		return MODEL_REFUSED;
	if (details_change)
		package->details = details;
	remember(&after);
	*model = after;
	return MODEL_DONE;
}

enum model_answer model_cancel_label(struct model *model, int reference)
{
	struct model_package *package = model_find(model, reference);

	if (package && !package->confirmed && package->reopened)
		return MODEL_REPEATED;
	if (!package || !package->confirmed || !package->label || package->scanned)
		return MODEL_REFUSED;
	package->confirmed = package->label = 0;
	package->reopened = 1;
	remember(model);
	return MODEL_DONE;
}

static void cancel_units(struct model *model, const int wanted[MODEL_LINES])
{
	for (int line = 0; line < model->lines; line++) {
		int left = wanted[line];
		for (int i = model->package_count; i-- > 0 && left;) {
			struct model_package *package = &model->packages[i];
			if (package->confirmed)
				continue;
			const int taken = package->held[line] < left ? package->held[line] : left;
			package->held[line] -= taken;
			left -= taken;
		}
		model->cancelled[line] += wanted[line];
	}
	drop_empty(model);
	remember(model);
}

static void note_cancellation(struct model *model, int reference, const int units[MODEL_LINES])
{
	struct model_cancellation *cancellation = &model->cancellations[model->cancellation_count++];

	cancellation->reference = reference;
	memcpy(cancellation->units, units, sizeof(cancellation->units));
}

static void everything_open(const struct model *model, int units[MODEL_LINES])
{
	for (int line = 0; line < MODEL_LINES; line++)
		units[line] = line < model->lines ? model_open(model, line) : 0;
}

enum model_answer model_cancel(struct model *model, int reference, const int *wanted)
{
	int units[MODEL_LINES];

	for (int i = 0; i < model->cancellation_count && wanted; i++)
		if (model->cancellations[i].reference == reference)
			return memcmp(model->cancellations[i].units, wanted, sizeof(units)) == 0 ? MODEL_REPEATED
												 : MODEL_REFUSED;
	if (!wanted && !open_units(model)) {
		for (int i = 0; i < model->cancellation_count; i++)
			if (model->cancellations[i].reference == -1)
				return MODEL_REPEATED;
		return MODEL_REFUSED;
	}
	if (!open_units(model))
		return MODEL_REFUSED;
	everything_open(model, units);
	for (int line = 0; line < model->lines && wanted; line++)
		if (wanted[line] > units[line])
			return MODEL_REFUSED;
	note_cancellation(model, wanted ? reference : -1, wanted ? wanted : units);
	cancel_units(model, wanted ? wanted : units);
	return MODEL_DONE;
}

enum model_answer model_expire(struct model *model)
{
	int units[MODEL_LINES];

	if (model->expired)
		return MODEL_REPEATED;
	if (confirmed_count(model) || !open_units(model))
		return MODEL_NOTHING;
	everything_open(model, units);
	note_cancellation(model, -2, units);
	cancel_units(model, units);
	model->expired = 1;
	return MODEL_DONE;
}

enum model_answer model_scan(struct model *model, int reference)
{
	struct model_package *package = model_find(model, reference);

	if (!package || !package->confirmed)
		return MODEL_REFUSED;
	if (package->scanned)
		return MODEL_REPEATED;
	package->scanned = 1;
	return MODEL_DONE;
}

void model_due(const struct model *model, int64_t *charge, int64_t *credit)
{
	int64_t gross = 0;

	for (int line = 0; line < model->lines; line++) {
		int64_t k = 0;
		if (model->policy == SHP_CHARGE_PER_PACKAGE)
			k = model_shipped(model, line);
		else if (model->policy == SHP_CHARGE_FIRST_PACKAGE ? confirmed_count(model) > 0 : model->completed)
			k = model->ordered[line] - model->cancelled[line];
		for (int i = 0; i < MODEL_COMPONENTS; i++)
			gross += model->amounts[line][i] * k / model->ordered[line];
	}
	*charge = gross - (model->collect < gross ? model->collect : gross);
	*credit = *charge - gross * model->fee / 10000;
}
