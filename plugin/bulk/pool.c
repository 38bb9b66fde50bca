#include "bulk/pool.h"

#include <signal.h>
#include <stdlib.h>

enum { PARTS = sizeof (xarab_article) / sizeof (xarab_text) };

_Static_assert (sizeof (xarab_article) == PARTS * sizeof (xarab_text), "an article is nothing but texts");

/* The texts of an article, copied: each begins where the one before ends. */
struct copied {
    size_t begin;
    size_t size[PARTS];
};

struct parcel {
    struct parcel *next;
    struct buffer  bytes, articles; /* struct copied */
    uint32_t       first; /* number of the first article */
};

struct pool {
    const char      *folder;
    struct batch   **batch; /* of each thread */
    pthread_t       *thread;
    unsigned         threads, running;
    size_t           parcel_full;
    struct parcel   *filling; /* the putting thread's */

    pthread_mutex_t  lock; /* of all below */
    pthread_cond_t   changed;
    struct parcel   *ready, **ready_end, *empty;
    bool             ended; /* no more parcels will come */
    unsigned         runs;
    struct run_list  made;
    xarab_status     status; /* the first failure */
    xarab_error      error;
};

/* ---- parcels ---- */

static bool
copy_article (struct parcel *parcel, const xarab_article *article)
{
    const xarab_text *text   = (const xarab_text *) (const void *) article;
    struct copied     copied = { parcel->bytes.len, { 0 } };
    bool              ok     = true;

    for (size_t i = 0; ok && i < PARTS; i++) {
        copied.size[i] = text[i].size;
        ok             = buffer_add (&parcel->bytes, text_span (text[i]));
    }
    return ok && buffer_add (&parcel->articles, (struct span) { (const char *) &copied, sizeof copied });
}

static size_t
parcel_count (const struct parcel *parcel)
{
    return parcel->articles.len / sizeof (struct copied);
}

static xarab_article
article_of (const struct parcel *parcel, size_t i)
{
    const struct copied *copied  = (const struct copied *) (const void *) parcel->articles.at + i;
    const char          *at      = parcel->bytes.at + copied->begin;
    xarab_article        article = { 0 };
    xarab_text          *text    = (xarab_text *) (void *) &article;

    for (size_t p = 0; p < PARTS; at += copied->size[p++])
        text[p] = (xarab_text) { at, copied->size[p] };
    return article;
}

static void
parcel_free (struct parcel *parcel)
{
    if (parcel == NULL)
        return;
    buffer_free (&parcel->bytes);
    buffer_free (&parcel->articles);
    free (parcel);
}

/* ---- the threads ---- */

static void
note_failure (struct pool *p, xarab_status status, const xarab_error *error)
{
    pthread_mutex_lock (&p->lock);
    if (p->status == XARAB_OK) {
        p->status = status;
        p->error  = *error;
    }
    pthread_cond_broadcast (&p->changed);
    pthread_mutex_unlock (&p->lock);
}

static unsigned
next_run (struct pool *p)
{
    unsigned number;

    pthread_mutex_lock (&p->lock);
    number = p->runs++;
    pthread_mutex_unlock (&p->lock);
    return number;
}

static xarab_status
write_run (struct pool *p, struct batch *batch, xarab_error *error)
{
    struct run   run;
    xarab_status status = batch_write (batch, &run, error);

    if (status != XARAB_OK)
        return status;
    pthread_mutex_lock (&p->lock);
    bool kept = run_list_add (&p->made, &run);
    pthread_mutex_unlock (&p->lock);
    if (kept)
        return XARAB_OK;
    run_forget (&run);
    return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

static xarab_status
work_off (struct pool *p, struct batch *batch, const struct parcel *parcel, xarab_error *error)
{
    xarab_status status = XARAB_OK;
    size_t       count  = parcel_count (parcel);

    for (size_t i = 0; status == XARAB_OK && i < count; i++) {
        xarab_article article = article_of (parcel, i);

        status = batch_add (batch, &article, parcel->first + (uint32_t) i, batch_empty (batch) ? next_run (p) : 0,
                            error);
        if (status == XARAB_OK && (batch_full (batch) || i + 1 == count))
            status = write_run (p, batch, error);
    }
    return status;
}

/* The next parcel; NULL when there will be none. */
static struct parcel *
take_parcel (struct pool *p)
{
    struct parcel *parcel;

    pthread_mutex_lock (&p->lock);
    while (p->ready == NULL && ! p->ended)
        pthread_cond_wait (&p->changed, &p->lock);
    parcel = p->ready;
    if (parcel != NULL) {
        p->ready = parcel->next;
        if (p->ready == NULL)
            p->ready_end = &p->ready;
    }
    pthread_mutex_unlock (&p->lock);
    return parcel;
}

static void
give_back (struct pool *p, struct parcel *parcel)
{
    parcel->bytes.len = parcel->articles.len = 0;
    pthread_mutex_lock (&p->lock);
    parcel->next = p->empty;
    p->empty     = parcel;
    pthread_cond_broadcast (&p->changed);
    pthread_mutex_unlock (&p->lock);
}

static bool
failed (struct pool *p)
{
    bool result;

    pthread_mutex_lock (&p->lock);
    result = p->status != XARAB_OK;
    pthread_mutex_unlock (&p->lock);
    return result;
}

struct thread_start {
    struct pool *pool;
    unsigned     number;
};

static void *
work (void *your)
{
    struct thread_start start = *(struct thread_start *) your;
    struct pool        *p     = start.pool;
    struct parcel      *parcel;

    free (your);
    while ((parcel = take_parcel (p)) != NULL) {
        xarab_error  error  = { 0 };
        xarab_status status = failed (p) ? XARAB_OK : work_off (p, p->batch[start.number], parcel, &error);

        if (status != XARAB_OK)
            note_failure (p, status, &error);
        give_back (p, parcel);
    }
    return NULL;
}

/* ---- opening ---- */

bool
start_thread (pthread_t *thread, void *(*begin) (void *your), void *your)
{
    sigset_t all, before;
    bool     started;

    sigfillset (&all);
    pthread_sigmask (SIG_SETMASK, &all, &before);
    started = pthread_create (thread, NULL, begin, your) == 0;
    pthread_sigmask (SIG_SETMASK, &before, NULL);
    return started;
}

static bool
add_thread (struct pool *p)
{
    struct thread_start *start = malloc (sizeof *start);

    if (start == NULL)
        return false;
    *start = (struct thread_start) { p, p->running };
    if (! start_thread (&p->thread[p->running], work, start)) {
        free (start);
        return false;
    }
    p->running++;
    return true;
}

/* Each thread's memory: a ninth of its share is the text of a parcel, of which
 * there are two more than threads. */
static xarab_status
open_parts (struct pool *p, const xarab_analyzer *analyzer, size_t memory, xarab_error *error)
{
    size_t       share  = memory / p->threads;
    xarab_status status = XARAB_OK;

    p->parcel_full = share / 9;
    share -= p->parcel_full * (p->threads + 2) / p->threads;
    for (unsigned i = 0; i < p->threads + 2; i++) {
        struct parcel *parcel = calloc (1, sizeof *parcel);

        if (parcel == NULL)
            return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
        parcel->next = p->empty;
        p->empty     = parcel;
    }
    for (unsigned i = 0; status == XARAB_OK && i < p->threads; i++)
        status = batch_open (analyzer, share, p->folder, &p->batch[i], error);
    for (unsigned i = 0; status == XARAB_OK && i < p->threads; i++)
        if (! add_thread (p))
            status = fail (error, XARAB_NO_MEMORY, "a thread could not be started");
    return status;
}

xarab_status
pool_open (const xarab_analyzer *analyzer, unsigned threads, size_t memory, const char *folder, struct pool **pool,
           xarab_error *error)
{
    struct pool *p = calloc (1, sizeof *p);
    xarab_status status;

    if (p == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    pthread_mutex_init (&p->lock, NULL);
    pthread_cond_init (&p->changed, NULL);
    p->ready_end = &p->ready;
    p->folder    = folder;
    p->threads   = threads;
    p->batch     = calloc (threads, sizeof *p->batch);
    p->thread    = calloc (threads, sizeof *p->thread);
    if (p->batch == NULL || p->thread == NULL)
        status = fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    else
        status = open_parts (p, analyzer, memory, error);
    if (status == XARAB_OK)
        *pool = p;
    else
        pool_close (p);
    return status;
}

/* ---- putting ---- */

/* A parcel to be filled, or NULL when a thread failed. */
static struct parcel *
empty_parcel (struct pool *p)
{
    struct parcel *parcel = NULL;

    pthread_mutex_lock (&p->lock);
    while (p->empty == NULL && p->status == XARAB_OK)
        pthread_cond_wait (&p->changed, &p->lock);
    if (p->status == XARAB_OK) {
        parcel   = p->empty;
        p->empty = parcel->next;
    }
    pthread_mutex_unlock (&p->lock);
    return parcel;
}

static void
send (struct pool *p)
{
    struct parcel *parcel = p->filling;

    if (parcel == NULL)
        return;
    p->filling   = NULL;
    parcel->next = NULL;
    pthread_mutex_lock (&p->lock);
    *p->ready_end = parcel;
    p->ready_end  = &parcel->next;
    pthread_cond_broadcast (&p->changed);
    pthread_mutex_unlock (&p->lock);
}

static xarab_status
tell_failure (struct pool *p, xarab_error *error)
{
    pthread_mutex_lock (&p->lock);
    xarab_status status = p->status;
    if (status != XARAB_OK && error != NULL)
        *error = p->error;
    pthread_mutex_unlock (&p->lock);
    return status;
}

xarab_status
pool_put (struct pool *p, const xarab_article *article, uint32_t number, xarab_error *error)
{
    if (p->filling == NULL) {
        p->filling = empty_parcel (p);
        if (p->filling == NULL)
            return tell_failure (p, error);
        p->filling->first = number;
    }
    if (! copy_article (p->filling, article))
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    if (p->filling->bytes.len + p->filling->articles.len >= p->parcel_full)
        send (p);
    return XARAB_OK;
}

static void
end_threads (struct pool *p)
{
    pthread_mutex_lock (&p->lock);
    p->ended = true;
    pthread_cond_broadcast (&p->changed);
    pthread_mutex_unlock (&p->lock);
    for (unsigned i = 0; i < p->running; i++)
        pthread_join (p->thread[i], NULL);
    p->running = 0;
}

xarab_status
pool_finish (struct pool *p, struct run_list *made, unsigned *runs, xarab_error *error)
{
    xarab_status status;

    send (p);
    end_threads (p);
    status  = tell_failure (p, error);
    *made   = p->made;
    *runs   = p->runs;
    p->made = (struct run_list) { 0 };
    return status;
}

static void
free_parcels (struct parcel *parcel)
{
    while (parcel != NULL) {
        struct parcel *next = parcel->next;

        parcel_free (parcel);
        parcel = next;
    }
}

void
pool_close (struct pool *p)
{
    if (p == NULL)
        return;
    note_failure (p, XARAB_STOPPED, &(xarab_error) { .status = XARAB_STOPPED }); /* what still waits is passed over */
    end_threads (p);
    for (unsigned i = 0; p->batch != NULL && i < p->threads; i++)
        batch_close (p->batch[i]);
    parcel_free (p->filling);
    free_parcels (p->ready);
    free_parcels (p->empty);
    run_list_free (&p->made);
    free (p->batch);
    free (p->thread);
    pthread_cond_destroy (&p->changed);
    pthread_mutex_destroy (&p->lock);
    free (p);
}
