#include "check.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { CASES = 16, TESTS = 128 };

struct check_entry {
	const TTest *test;
	int first;
	int end;
};

struct check_case {
	const char *name;
	void (*setup)(void);
	void (*teardown)(void);
	struct check_entry tests[TESTS];
	int count;
};

struct check_suite {
	const char *name;
	TCase *cases[CASES];
	int count;
};

struct check_runner {
	Suite *suite;
	int ran;
	int failed;
};

static jmp_buf end_of_test;
static char failure[2000];

static void *allocate(size_t size)
{
	void *pointer = calloc(1, size);

	if (!pointer)
		abort();
	return pointer;
}

Suite *suite_create(const char *name)
{
	Suite *suite = allocate(sizeof(*suite));

	suite->name = name;
	return suite;
}

void suite_add_tcase(Suite *suite, TCase *tests)
{
	if (suite->count == CASES)
		abort();
	suite->cases[suite->count++] = tests;
}

TCase *tcase_create(const char *name)
{
	TCase *tests = allocate(sizeof(*tests));

	tests->name = name;
	return tests;
}

void tcase_add_checked_fixture(TCase *tests, void (*setup)(void), void (*teardown)(void))
{
	if (tests->setup || tests->teardown)
		abort(); /* one is all that is known here */
	tests->setup = setup;
	tests->teardown = teardown;
}

void tcase_set_timeout(TCase *tests, double seconds)
{
	(void)tests;
	(void)seconds;
}

void tcase_add_loop_test(TCase *tests, const TTest *test, int first, int end)
{
	if (tests->count == TESTS)
		abort();
	tests->tests[tests->count++] = (struct check_entry){test, first, end};
}

SRunner *srunner_create(Suite *suite)
{
	SRunner *runner = allocate(sizeof(*runner));

	runner->suite = suite;
	return runner;
}

static void run_test(SRunner *runner, const TCase *tests, const TTest *test, int loop)
{
	const int failed = setjmp(end_of_test);

	if (!failed) {
		if (tests->setup)
			tests->setup();
		test->run(loop);
		if (tests->teardown)
			tests->teardown();
		(void)strcpy(failure, "Passed");
	}
	runner->ran++;
	runner->failed += failed;
	printf("%s %d - %s:%s:%d: %s\n", failed ? "not ok" : "ok", runner->ran, tests->name, test->name, loop, failure);
	(void)fflush(stdout);
}

void srunner_run_all(SRunner *runner, enum check_print print)
{
	(void)print;
	for (int i = 0; i < runner->suite->count; i++) {
		const TCase *tests = runner->suite->cases[i];

		for (int j = 0; j < tests->count; j++) {
			const struct check_entry *entry = &tests->tests[j];

			for (int loop = entry->first; loop < entry->end; loop++)
				run_test(runner, tests, entry->test, loop);
		}
	}
	printf("1..%d\n", runner->ran);
}

int srunner_ntests_failed(const SRunner *runner)
{
	return runner->failed;
}

void srunner_free(SRunner *runner)
{
	for (int i = 0; i < runner->suite->count; i++)
		free(runner->suite->cases[i]);
	free(runner->suite);
	free(runner);
}

/* ---- what tests say ---- */

void ck__failed(const char *file, int line, const char *format, ...)
{
	const int length = snprintf(failure, sizeof(failure), "%s:%d: ", file, line);
	va_list arguments;

	va_start(arguments, format);
	(void)vsnprintf(failure + length, sizeof(failure) - (size_t)length, format, arguments);
	va_end(arguments);
	longjmp(end_of_test, 1);
}

void ck__int(const char *file, int line, int good, const char *what, intmax_t a, intmax_t b)
{
	if (!good)
		ck__failed(file, line, "%s: %" PRIdMAX " and %" PRIdMAX, what, a, b);
}

void ck__uint(const char *file, int line, int good, const char *what, uintmax_t a, uintmax_t b)
{
	if (!good)
		ck__failed(file, line, "%s: %" PRIuMAX " and %" PRIuMAX, what, a, b);
}

void ck__text(const char *file, int line, int want_equal, const char *what, const char *a, const char *b)
{
	if (!a || !b || (strcmp(a, b) == 0) != want_equal)
		ck__failed(file, line, "%s: \"%s\" and \"%s\"", what, a ? a : "(NULL)", b ? b : "(NULL)");
}

void ck__bytes(const char *file, int line, int want_equal, const char *what, const void *a, const void *b, size_t size)
{
	if ((memcmp(a, b, size) == 0) != want_equal)
		ck__failed(file, line, "%s, of %lu bytes", what, (unsigned long)size);
}

void ck__pointer(const char *file, int line, int good, const char *what)
{
	if (!good)
		ck__failed(file, line, "%s", what);
}
