#include "bulk/finish.h"

#include "api/compose.h"
#include "bulk/join.h"
#include "bulk/pool.h"
#include "bulk/tables.h"
#include "bulk/version.h"
#include "bulk/watch.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

/* Runs that are merged at once: more open files than that are too many for a
 * process, and more buffers too small. */
enum { RUNS_AT_ONCE = 256, RUNS_AT_LEAST = 4, READ_ROOM = 32 << 10 };

/* ---- how much there is to read ---- */

static uint64_t
part_size (const struct run_list *runs, enum run_part part)
{
    uint64_t size = 0;

    for (size_t i = 0; i < runs->count; i++)
        size += runs->at[i].part[part + 1] - runs->at[i].part[part];
    return size;
}

static uint64_t
term_size (const struct run_list *runs)
{
    return part_size (runs, RUN_IDS) + part_size (runs, RUN_POSTINGS) + part_size (runs, RUN_PLACES);
}

/* What is kept of documents is read for docdata, termlist, totals, lengths, and
 * for each value. */
static uint64_t
document_size (const struct run_list *runs)
{
    return part_size (runs, RUN_DATA) + part_size (runs, RUN_LISTS)
           + (4 + COMPOSED_VALUES) * part_size (runs, RUN_DOCUMENTS);
}

static void
set_watch (struct run_list *runs, struct spool_watch *watch)
{
    for (size_t i = 0; i < runs->count; i++)
        runs->at[i].watch = watch;
}

/* ---- fewer runs ---- */

static size_t
runs_at_once (size_t memory)
{
    size_t count = memory / READ_ROOM;

    return count > RUNS_AT_ONCE ? RUNS_AT_ONCE : count < RUNS_AT_LEAST ? RUNS_AT_LEAST : count;
}

/* What was joined is not needed again: a run that only held terms goes, one of
 * a batch keeps its documents' parts. */
static xarab_status
shorten (const struct run *run, xarab_error *error)
{
    int done = run->documents == 0 ? unlink (run->path) : truncate (run->path, (off_t) run->part[RUN_IDS]);

    return done == 0 ? XARAB_OK : fail (error, XARAB_IO, "%s: %s", run->path, strerror (errno));
}

static xarab_status
join_group (const struct run *runs, size_t count, const char *folder, unsigned *made, size_t memory,
            struct run_list *to, xarab_error *error)
{
    struct run   joined;
    xarab_status status = runs_join (runs, count, folder, (*made)++, memory, &joined, error);

    if (status != XARAB_OK)
        return status;
    if (! run_list_add (to, &joined)) {
        run_forget (&joined);
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    }
    for (size_t i = 0; status == XARAB_OK && i < count; i++)
        status = shorten (&runs[i], error);
    return status;
}

/* Joins neighbours until few enough are left. `terms` begins as a copy of the
 * documents' runs, which own its paths; what is joined is its own. */
static xarab_status
join_runs (const char *folder, const struct bulk_options *options, size_t memory, unsigned made, struct run_list *terms,
           xarab_error *error)
{
    size_t       most   = runs_at_once (memory);
    xarab_status status = XARAB_OK;

    while (status == XARAB_OK && terms->count > most) {
        struct run_list fewer = { 0 };
        struct watch    watch;

        set_watch (terms, &watch.spool);
        watch_begin (&watch, options, BULK_JOINING, term_size (terms));
        for (size_t i = 0; status == XARAB_OK && i < terms->count; i += most) {
            size_t count = terms->count - i < most ? terms->count - i : most;

            status = join_group (terms->at + i, count, folder, &made, memory, &fewer, error);
        }
        status = watch_end (&watch, status, error);
        for (size_t i = 0; i < terms->count; i++)
            if (terms->at[i].documents == 0)
                run_forget (&terms->at[i]);
        free (terms->at);
        *terms = fewer;
    }
    return status;
}

/* ---- tables ---- */

/* The longest first, so that none is left alone at the end. */
static const struct task {
    enum glass_table table;
    table_function  *write;
} tasks[] = {
    { GLASS_POSITION, write_position },
    { GLASS_POSTLIST, write_postlist },
    { GLASS_SPELLING, write_spelling },
    { GLASS_TERMLIST, write_termlist },
    { GLASS_DOCDATA,  write_docdata },
};
enum { TASKS = sizeof tasks / sizeof tasks[0] };

struct work {
    const struct material *material;
    struct table_root      roots[GLASS_TABLES];
    struct totals          totals;
    pthread_mutex_t        lock; /* of all below */
    pthread_cond_t         changed;
    size_t                 next, done;
    xarab_status           status;
    xarab_error            error;
};

static void
do_task (struct work *w, const struct task *task)
{
    xarab_error  error  = { 0 };
    xarab_status status = task->write (w->material, &w->roots[task->table], &w->totals, &error);

    pthread_mutex_lock (&w->lock);
    if (status != XARAB_OK && w->status == XARAB_OK) {
        w->status = status;
        w->error  = error;
    }
    w->done++;
    pthread_cond_signal (&w->changed);
    pthread_mutex_unlock (&w->lock);
}

static void *
do_tasks (void *your)
{
    struct work *w = your;

    for (;;) {
        pthread_mutex_lock (&w->lock);
        size_t next = w->next < TASKS && w->status == XARAB_OK ? w->next++ : TASKS;
        pthread_mutex_unlock (&w->lock);
        if (next == TASKS)
            return NULL;
        do_task (w, &tasks[next]);
    }
}

static xarab_status
write_tables (const struct material *material, const struct bulk_options *options, struct work *w, xarab_error *error)
{
    pthread_t thread[TASKS];
    unsigned  started = 0;

    w->material = material;
    pthread_mutex_init (&w->lock, NULL);
    pthread_cond_init (&w->changed, NULL);
    while (started + 1 < options->threads && started + 1 < TASKS && start_thread (&thread[started], do_tasks, w))
        started++;
    do_tasks (w);
    for (unsigned i = 0; i < started; i++)
        pthread_join (thread[i], NULL);
    pthread_cond_destroy (&w->changed);
    pthread_mutex_destroy (&w->lock);
    if (w->status != XARAB_OK && error != NULL)
        *error = w->error;
    return w->status;
}

/* Tables that nothing went into are not there. */
static xarab_status
drop_empty (const struct material *material, struct table_root roots[GLASS_TABLES], xarab_error *error)
{
    static const enum glass_table may_miss[] = { GLASS_POSITION, GLASS_DOCDATA };
    struct buffer                 path       = { 0 };
    xarab_status                  status     = XARAB_OK;

    for (size_t i = 0; i < sizeof may_miss / sizeof may_miss[0]; i++) {
        struct table_root *root = &roots[may_miss[i]];

        if (root->entries != 0)
            continue;
        if (! table_path (material, may_miss[i], &path))
            status = fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
        else if (unlink (path.at) != 0)
            status = fail (error, XARAB_IO, "%s: %s", path.at, strerror (errno));
        *root = (struct table_root) { 0 };
    }
    buffer_free (&path);
    return status;
}

static void
take_runs_away (const struct run_list *runs, const struct run_list *terms)
{
    for (size_t i = 0; i < runs->count; i++)
        unlink (runs->at[i].path);
    for (size_t i = 0; i < terms->count; i++)
        if (terms->at[i].documents == 0)
            unlink (terms->at[i].path);
}

static bool
copy_list (const struct run_list *from, struct run_list *to)
{
    bool ok = true;

    for (size_t i = 0; ok && i < from->count; i++)
        ok = run_list_add (to, &from->at[i]);
    return ok;
}

/* From the runs, few enough now, to the last file. */
static xarab_status
write_all (struct material *m, const struct bulk_options *options, struct watch *watch, uint32_t documents,
           struct bulk_counts *counts, xarab_error *error)
{
    struct work  work   = { .status = XARAB_OK };
    xarab_status status = survivors_find (m->terms, m->term_runs, documents, m->memory, &m->survivors, error);

    if (status == XARAB_OK)
        status = write_tables (m, options, &work, error);
    status = watch_end (watch, status, error);
    if (status == XARAB_OK)
        status = drop_empty (m, work.roots, error);
    if (status == XARAB_OK)
        status = version_write (m->folder, m->revision, work.roots, &work.totals, error);
    *counts = (struct bulk_counts) { work.totals.documents, m->survivors.replaced };
    survivors_free (&m->survivors);
    return status;
}

static int
by_key (const void *a, const void *b)
{
    return strcmp (((const struct metadata *) a)->key, ((const struct metadata *) b)->key);
}

static xarab_status
gather_metadata (const xarab_analyzer *analyzer, const struct bulk_options *options,
                 struct metadata to[METADATA_ROWS], struct buffer *settings, xarab_error *error)
{
    struct metadata *more   = &to[METADATA_COUNT];
    xarab_status     status = index_metadata (analyzer, to, settings, error);

    *more = (struct metadata) { options->key ? options->key : "", span_of (options->key ? options->value : "") };
    qsort (to, METADATA_ROWS, sizeof *to, by_key);
    return status;
}

xarab_status
finish_database (const char *folder, uint32_t revision, const xarab_analyzer *analyzer,
                 const struct bulk_options *options, struct run_list *runs, unsigned made, uint32_t documents,
                 struct bulk_counts *counts, xarab_error *error)
{
    struct run_list terms    = { 0 };
    struct buffer   settings = { 0 };
    struct metadata metadata[METADATA_ROWS];
    size_t          memory = (size_t) options->memory / 4;
    xarab_status    status = gather_metadata (analyzer, options, metadata, &settings, error);

    run_list_sort (runs);
    if (status == XARAB_OK && ! copy_list (runs, &terms))
        status = fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    if (status == XARAB_OK)
        status = join_runs (folder, options, memory, made, &terms, error);
    if (status == XARAB_OK) {
        struct material material = { .folder = folder, .revision = revision,
                                     .documents = runs->at, .document_runs = runs->count,
                                     .terms = terms.at, .term_runs = terms.count, .metadata = metadata,
                                     .memory = memory, .spelling = analyzer->settings.index.spelling };
        struct watch    watch;

        set_watch (runs, &watch.spool);
        set_watch (&terms, &watch.spool);
        watch_begin (&watch, options, BULK_WRITING, term_size (&terms) + document_size (runs)
                                                              + (material.spelling ? part_size (&terms, RUN_POSTINGS) : 0));
        status = write_all (&material, options, &watch, documents, counts, error);
    }
    if (status == XARAB_OK)
        take_runs_away (runs, &terms);
    for (size_t i = 0; i < terms.count; i++)
        if (terms.at[i].documents == 0)
            run_forget (&terms.at[i]);
    free (terms.at);
    buffer_free (&settings);
    return status;
}
