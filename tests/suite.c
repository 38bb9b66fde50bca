#include "suite.h"

#include <stdio.h>
#include <stdlib.h>

const char *
source_path (const char *below)
{
    static char paths[4][1024];
    static int  turn;
    const char *source = getenv ("SOURCE");
    char       *path   = paths[turn++ % 4];

    snprintf (path, sizeof paths[0], "%s/%s", source ? source : ".", below);
    return path;
}

int
main (void)
{
    SRunner *runner = srunner_create (make_suite ());

    srunner_run_all (runner, CK_ENV);
    int failed = srunner_ntests_failed (runner);
    srunner_free (runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
