/*
 * Linked into every test program: takes over the locale of the environment before main(), so that the tests run under
 * the odd one that the build has made. A library that minds would show it.
 */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

__attribute__((constructor)) static void take_locale_of_environment(void)
{
	if (setlocale(LC_ALL, ""))
		return;
	(void)fprintf(stderr, "there is no such locale as the environment names\n");
	abort();
}
