#include "worker.h"

#include "suite.h" /* Check has a macro named fail */

xarab_analyzer *analyzer;
xarab_worker   *worker;

void
open_worker (void)
{
    ck_assert_int_eq (xarab_open ("", &analyzer, NULL), XARAB_OK);
    ck_assert_int_eq (xarab_worker_open (analyzer, &worker, NULL), XARAB_OK);
}

void
close_worker (void)
{
    xarab_worker_close (worker);
    xarab_close (analyzer);
}
