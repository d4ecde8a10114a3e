/* Run one Check test case and print TAP: what every test program's main() ends with. */
#ifndef GROWTH_TESTS_TAP_H
#define GROWTH_TESTS_TAP_H

#include <check.h>
#include <stdlib.h>

/* Run a loop test once for every row of a table; the test finds its row at [_i]. */
#define tap_each(t, test, table)                                                                   \
    tcase_add_loop_test(t, test, 0, (int)(sizeof(table) / sizeof *(table)))

/* How often a loop over chance goes round, and how much it must then have met: a part of it where
 * GROWTH_TESTS_THIN says which. Valgrind looks at every instruction, but learns from the first
 * hundred rounds what the next thousand would tell it; the answers were asked without it. */
static inline unsigned tap_rounds(unsigned rounds)
{
    const char *thin = getenv("GROWTH_TESTS_THIN");
    const unsigned long part = thin ? strtoul(thin, NULL, 10) : 0;

    return part > 1 ? (unsigned)(rounds / part) : rounds;
}

static inline int tap_run(TCase *test_case)
{
    Suite *suite = suite_create("growth");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_set_timeout(test_case, 600);
    suite_add_tcase(suite, test_case);
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
