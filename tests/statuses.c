/* The notes go to a file in $STATUSES when the program ends. */
#include "statuses.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The function itself: asking an error object is not to be noted. */
int32_t __real_shp_error_get_code(const struct shp_error *error, uint32_t index);

static _Atomic(struct statuses_of *) all;

static void note(struct statuses_of *seen, int32_t status)
{
	const int32_t at = status == SHP_OK ? 0 : -STATUS_BASE - status;

	if (at >= 0 && at < STATUS_COUNT)
		atomic_store_explicit(&seen->given[at], 1, memory_order_relaxed);
}

void statuses_record(struct statuses_of *seen, int32_t status, const struct shp_error *error)
{
	uint32_t i;

	if (!atomic_exchange(&seen->is_listed, 1)) {
		seen->next = atomic_load(&all);
		while (!atomic_compare_exchange_weak(&all, &seen->next, seen))
			continue;
	}
	note(seen, status);
	for (i = 0; status < 0 && i < shp_error_count_kept(error); i++)
		note(seen, __real_shp_error_get_code(error, i));
}

static __attribute__((destructor)) void write_notes(void)
{
	const char *folder = getenv("STATUSES");
	const struct statuses_of *seen = atomic_load(&all);
	char path[4096];
	FILE *file;
	int i;

	if (!folder || !seen)
		return;
	snprintf(path, sizeof(path), "%s/%ld.txt", folder, (long)getpid());
	file = fopen(path, "a");
	if (!file)
		abort();
	for (; seen; seen = seen->next)
		for (i = 0; i < STATUS_COUNT; i++)
			if (atomic_load(&seen->given[i]))
				fprintf(file, "%s %d\n", seen->function, i ? -STATUS_BASE - i : SHP_OK);
	if (fclose(file))
		abort();
}
