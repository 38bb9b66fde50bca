/* pool.h - articles analyzed by several threads.
 *
 * The caller's articles are copied into parcels; each goes to the next thread
 * that is free and becomes a run of its own, so that runs hold documents one
 * behind the other whoever made them.
 *
 * Threads    One puts; the pool has its own. */
#ifndef XARAB_BULK_POOL_H
#define XARAB_BULK_POOL_H

#include "bulk/batch.h"

#include <pthread.h>

/* A thread that leaves all signals to the others: who reads the articles is to
 * hear that it shall stop. */
bool start_thread (pthread_t *, void *(*work) (void *your), void *your);

struct pool;

/* `memory` is for all threads together. */
xarab_status pool_open (const xarab_analyzer *, unsigned threads, size_t memory, const char *folder, struct pool **,
                        xarab_error *);

/* What a thread failed with comes back at the next call. */
xarab_status pool_put (struct pool *, const xarab_article *, uint32_t number, xarab_error *);

/* Waits for all that was put; ends the threads; the runs are the caller's. The
 * pool is still to be closed. */
xarab_status pool_finish (struct pool *, struct run_list *, unsigned *runs, xarab_error *);
void pool_close (struct pool *);

#endif
