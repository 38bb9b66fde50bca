/* suite.h - what every suite shares: one main, one way to the fixtures. */
#ifndef XARAB_TESTS_SUITE_H
#define XARAB_TESTS_SUITE_H

#include <check.h>

#define COUNT(array) (sizeof (array) / sizeof (array)[0])

/* ck_assert for loops that run millions of times: Check writes a file at each
 * ck_assert, this only where it fails. */
#define must(condition)                                                                                \
    do {                                                                                               \
        if (! (condition))                                                                             \
            ck_abort_msg ("%s", #condition);                                                           \
    } while (0)

/* The same with a message, as printf. */
#define must_say(condition, ...)                                                                       \
    do {                                                                                               \
        if (! (condition))                                                                             \
            ck_abort_msg (__VA_ARGS__);                                                                \
    } while (0)

/* Each test program defines this: the suite to run. */
Suite *make_suite (void);

/* A path below the source tree, as in source_path ("fixtures/stem"); static,
 * overwritten by the fourth call after it. */
const char *source_path (const char *below);

#endif
