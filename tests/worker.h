/* worker.h - an analyzer with default settings and one worker, for each test of a
 * case whose checked fixture these are. */
#ifndef TESTS_WORKER_H
#define TESTS_WORKER_H

#include "api/stages.h"

extern xarab_analyzer *analyzer;
extern xarab_worker   *worker;

void open_worker (void);
void close_worker (void);

#endif
