/* watch.h - how far the reading of runs is, told a few times a second, and
 * ended when whoever is told wants no more.
 *
 * Threads    Begun and ended by one; went_on is called from the watch's own. */
#ifndef XARAB_BULK_WATCH_H
#define XARAB_BULK_WATCH_H

#include "bulk/bulk.h"
#include "bulk/spool.h"

#include <pthread.h>

struct watch {
    struct spool_watch         spool; /* what the runs' readers report to */
    const struct bulk_options *options;
    enum bulk_phase            phase;
    uint64_t                   total; /* bytes that will be read */
    pthread_t                  thread;
    pthread_mutex_t            lock; /* of `over` */
    pthread_cond_t             ended;
    bool                       running, over;
};

/* Where nobody asks, nothing is started. The struct must stay where it is. */
void watch_begin (struct watch *, const struct bulk_options *, enum bulk_phase, uint64_t total);

/* XARAB_STOPPED where the work was ended, else `status`. */
xarab_status watch_end (struct watch *, xarab_status status, xarab_error *);

#endif
