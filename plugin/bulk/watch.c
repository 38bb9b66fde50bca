#include "bulk/watch.h"

#include "base/status.h"
#include "bulk/pool.h"

#include <time.h>

enum { PAUSE_MS = 200 };

static struct timespec
after_pause (void)
{
    struct timespec at;

    clock_gettime (CLOCK_MONOTONIC, &at);
    at.tv_nsec += PAUSE_MS * 1000000L;
    at.tv_sec += at.tv_nsec / 1000000000L;
    at.tv_nsec %= 1000000000L;
    return at;
}

static void
tell (struct watch *w)
{
    uint64_t read  = atomic_load_explicit (&w->spool.read, memory_order_relaxed);
    double   share = w->total > 0 ? (double) read / (double) w->total : 0;

    if (! w->options->went_on (w->options->your, w->phase, share < 1 ? share : 1))
        atomic_store (&w->spool.stop, true);
}

static void *
look_on (void *your)
{
    struct watch *w = your;

    pthread_mutex_lock (&w->lock);
    tell (w);
    while (! w->over) {
        struct timespec until = after_pause ();

        while (! w->over && pthread_cond_timedwait (&w->ended, &w->lock, &until) == 0)
            ;
        if (! w->over)
            tell (w);
    }
    pthread_mutex_unlock (&w->lock);
    return NULL;
}

void
watch_begin (struct watch *w, const struct bulk_options *options, enum bulk_phase phase, uint64_t total)
{
    pthread_condattr_t attributes;

    *w = (struct watch) { .options = options, .phase = phase, .total = total };
    if (options->went_on == NULL)
        return;
    pthread_condattr_init (&attributes);
    pthread_condattr_setclock (&attributes, CLOCK_MONOTONIC);
    pthread_cond_init (&w->ended, &attributes);
    pthread_condattr_destroy (&attributes);
    pthread_mutex_init (&w->lock, NULL);
    w->running = start_thread (&w->thread, look_on, w);
}

xarab_status
watch_end (struct watch *w, xarab_status status, xarab_error *error)
{
    if (w->options->went_on == NULL)
        return status;
    pthread_mutex_lock (&w->lock);
    w->over = true;
    pthread_cond_signal (&w->ended);
    pthread_mutex_unlock (&w->lock);
    if (w->running)
        pthread_join (w->thread, NULL);
    pthread_cond_destroy (&w->ended);
    pthread_mutex_destroy (&w->lock);
    return atomic_load (&w->spool.stop) ? fail (error, XARAB_STOPPED, "%s", status_text (XARAB_STOPPED)) : status;
}
