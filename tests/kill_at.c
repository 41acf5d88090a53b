/*
 * Loaded before a program (LD_PRELOAD), kills it at one of its steps: SIGKILL just before or just after the n-th call
 * that changes a file or hands something over. Beside a real kill it also tears writes: half of it, then the end.
 *
 *   KILL_AT=n KILL_TEARS=1     at step n, tearing it if it is a write
 *   KILL_COUNTS=FILE           kills nothing, writes the number of steps at the end
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long steps;
static long kill_at;
static int tears;

__attribute__((constructor)) static void begin(void)
{
	const char *at = getenv("KILL_AT");

	kill_at = at ? strtol(at, NULL, 10) : 0;
	tears = getenv("KILL_TEARS") != NULL;
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("KILL_COUNTS");
	FILE *file = path ? fopen(path, "w") : NULL;

	if (!file)
		return;
	fprintf(file, "%ld\n", steps);
	fclose(file);
}

static void step(void)
{
	if (++steps == kill_at)
		kill(getpid(), SIGKILL);
}

static int is_torn_now(size_t size)
{
	return tears && steps + 1 == kill_at && size > 1;
}

/* The function of that name behind this one. dlsym() has data pointers only; on POSIX they have the same form. */
static void find_next(void *next, const char *name)
{
	void *found = dlsym(RTLD_NEXT, name);

	memcpy(next, &found, sizeof(found));
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at)
{
	ssize_t (*next)(int, const void *, size_t, off64_t);
	ssize_t written;

	find_next(&next, "pwrite64");
	if (is_torn_now(size))
		next(file, bytes, size / 2, at);
	step();
	written = next(file, bytes, size, at);
	step();
	return written;
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t at)
{
	return pwrite64(file, bytes, size, at);
}

ssize_t write(int file, const void *bytes, size_t size)
{
	ssize_t (*next)(int, const void *, size_t);
	ssize_t written;

	find_next(&next, "write");
	if (is_torn_now(size))
		next(file, bytes, size / 2);
	step();
	written = next(file, bytes, size);
	step();
	return written;
}

#define STEPPED(name, parameters, ...)                                                                                 \
	int name parameters                                                                                            \
	{                                                                                                              \
		int(*next) parameters;                                                                                 \
		int result;                                                                                            \
		find_next(&next, #name);                                                                               \
		step();                                                                                                \
		result = next(__VA_ARGS__);                                                                            \
		step();                                                                                                \
		return result;                                                                                         \
	}

STEPPED(fsync, (int file), file)
STEPPED(fdatasync, (int file), file)
STEPPED(ftruncate64, (int file, off64_t size), file, size)
STEPPED(ftruncate, (int file, off_t size), file, size)
STEPPED(unlink, (const char *path), path)
STEPPED(fflush, (FILE *stream), stream)
