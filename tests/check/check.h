/*
 * As much of Check (libcheck) as the tests here use, for platforms for which nobody packages it: the same macros and
 * functions, in one process, with the Test Anything Protocol on stdout. A build that finds Check itself uses that.
 */
#ifndef TESTS_CHECK_CHECK_H
#define TESTS_CHECK_CHECK_H

#include <stdint.h>
#include <string.h>

#if defined(__MINGW32__)
#define CHECK_PRINTF(text, first) __attribute__((format(gnu_printf, text, first)))
#else
#define CHECK_PRINTF(text, first) __attribute__((format(printf, text, first)))
#endif

typedef struct check_suite Suite;
typedef struct check_case TCase;
typedef struct check_runner SRunner;
typedef struct check_test {
	const char *name;
	void (*run)(int loop);
} TTest;

enum check_print { CK_ENV };

#define START_TEST(test) \
	static void test##_run(int _i); \
	static const TTest test##_test = {#test, test##_run}; \
	static const TTest *const test = &test##_test; \
	static void test##_run(__attribute__((unused)) int _i)
#define END_TEST

Suite *suite_create(const char *name);
void suite_add_tcase(Suite *suite, TCase *tests);
TCase *tcase_create(const char *name);
/* Each test runs between the two. */
void tcase_add_checked_fixture(TCase *tests, void (*setup)(void), void (*teardown)(void));
/* Whoever runs the program has an eye on the time. */
void tcase_set_timeout(TCase *tests, double seconds);
void tcase_add_loop_test(TCase *tests, const TTest *test, int first, int end);
#define tcase_add_test(tests, test) tcase_add_loop_test(tests, test, 0, 1)
SRunner *srunner_create(Suite *suite);
void srunner_run_all(SRunner *runner, enum check_print print);
int srunner_ntests_failed(const SRunner *runner);
/* With the suite and its cases. */
void srunner_free(SRunner *runner);

/* Ends the test that runs. */
void ck__failed(const char *file, int line, const char *format, ...) CHECK_PRINTF(3, 4) __attribute__((noreturn));
void ck__int(const char *file, int line, int good, const char *what, intmax_t a, intmax_t b);
void ck__uint(const char *file, int line, int good, const char *what, uintmax_t a, uintmax_t b);
void ck__text(const char *file, int line, int want_equal, const char *what, const char *a, const char *b);
void ck__bytes(const char *file, int line, int want_equal, const char *what, const void *a, const void *b, size_t size);
void ck__pointer(const char *file, int line, int good, const char *what);

#define CHECK_HERE __FILE__, __LINE__
#define ck_abort_msg(...) ck__failed(CHECK_HERE, __VA_ARGS__)
#define ck_assert_msg(condition, ...) ((condition) ? (void)0 : ck__failed(CHECK_HERE, __VA_ARGS__))
#define ck_assert(condition) ck_assert_msg(condition, "%s", #condition)

#define CHECK_INT(a, operator, b) \
	do { \
		const intmax_t ck__a = (a); \
		const intmax_t ck__b = (b); \
		ck__int(CHECK_HERE, ck__a operator ck__b, #a " " #operator " " #b, ck__a, ck__b); \
	} while (0)
#define ck_assert_int_eq(a, b) CHECK_INT(a, ==, b)
#define ck_assert_int_ne(a, b) CHECK_INT(a, !=, b)
#define ck_assert_int_lt(a, b) CHECK_INT(a, <, b)
#define ck_assert_int_le(a, b) CHECK_INT(a, <=, b)
#define ck_assert_int_gt(a, b) CHECK_INT(a, >, b)
#define ck_assert_int_ge(a, b) CHECK_INT(a, >=, b)

#define CHECK_UINT(a, operator, b) \
	do { \
		const uintmax_t ck__a = (a); \
		const uintmax_t ck__b = (b); \
		ck__uint(CHECK_HERE, ck__a operator ck__b, #a " " #operator " " #b, ck__a, ck__b); \
	} while (0)
#define ck_assert_uint_eq(a, b) CHECK_UINT(a, ==, b)
#define ck_assert_uint_ne(a, b) CHECK_UINT(a, !=, b)
#define ck_assert_uint_lt(a, b) CHECK_UINT(a, <, b)
#define ck_assert_uint_le(a, b) CHECK_UINT(a, <=, b)
#define ck_assert_uint_gt(a, b) CHECK_UINT(a, >, b)
#define ck_assert_uint_ge(a, b) CHECK_UINT(a, >=, b)

#define ck_assert_str_eq(a, b) ck__text(CHECK_HERE, 1, #a " == " #b, a, b)
#define ck_assert_str_ne(a, b) ck__text(CHECK_HERE, 0, #a " != " #b, a, b)
#define ck_assert_mem_eq(a, b, size) ck__bytes(CHECK_HERE, 1, #a " == " #b, a, b, size)
#define ck_assert_mem_ne(a, b, size) ck__bytes(CHECK_HERE, 0, #a " != " #b, a, b, size)

#define CHECK_POINTER(a, operator, b) \
	ck__pointer(CHECK_HERE, (const void *)(a) operator (const void *)(b), #a " " #operator " " #b)
#define ck_assert_ptr_eq(a, b) CHECK_POINTER(a, ==, b)
#define ck_assert_ptr_ne(a, b) CHECK_POINTER(a, !=, b)
#define ck_assert_ptr_null(a) CHECK_POINTER(a, ==, NULL)
#define ck_assert_ptr_nonnull(a) CHECK_POINTER(a, !=, NULL)

#endif
