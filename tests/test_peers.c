/* Cases of peers: see peers.h. */
#include "peers.h"

#include <stdlib.h>

struct desk desk;

static void open_desk(void)
{
	desk_open(&desk, "us");
}

static void close_desk(void)
{
	desk_close(&desk);
}

int main(void)
{
	TCase *(*const makers[])(void) = {peers_packages, peers_refusals, peers_states,	   peers_money,
					  peers_again,	  peers_bugs,	  peers_money_bugs};
	Suite *suite = suite_create("peers");
	SRunner *runner = srunner_create(suite);

	for (size_t i = 0; i < sizeof(makers) / sizeof(makers[0]); i++) {
		TCase *cases = makers[i]();
		tcase_add_checked_fixture(cases, open_desk, close_desk);
		suite_add_tcase(suite, cases);
	}
	srunner_run_all(runner, CK_ENV);
	const int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
