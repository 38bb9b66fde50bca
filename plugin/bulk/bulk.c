#include "bulk/bulk.h"

#include "bulk/batch.h"
#include "bulk/finish.h"
#include "bulk/folder.h"
#include "bulk/pool.h"
#include "bulk/version.h"
#include "xapian-c.h"

#include <stdlib.h>
#include <unistd.h>

/* What the process takes beside batches: lists, tables, the articles' reader. */
enum { MEMORY_BESIDE = 48 << 20, MEMORY_LEAST = 1 << 20 };

struct bulk {
    const xarab_analyzer *analyzer;
    struct bulk_options   options;
    struct making         making;
    uint32_t              articles; /* so many were put */
    struct batch         *batch;    /* with one thread … */
    struct pool          *pool;     /* … or with several */
    struct run_list       runs;
    unsigned              runs_made;
};

static xarab_status
no_memory (xarab_error *error)
{
    return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

bool
bulk_free (const char *path, bool replace)
{
    return path_is_free (path) || (replace && path_is_database (path));
}

/* The smallest database that this Xapian makes, to see its version. */
static xarab_status
probe (struct making *making, xarab_error *error)
{
    struct buffer path   = { 0 };
    xapc_writer  *writer = NULL;
    xarab_status  status;

    if (! buffer_print (&path, "%s/probe", making->folder) || ! buffer_add_byte (&path, '\0'))
        return no_memory (error);
    status = xapc_writer_open (path.at, XAPC_CREATE, &writer, error);
    if (status == XARAB_OK)
        status = xapc_writer_close (writer, error);
    if (status == XARAB_OK)
        status = version_check (path.at, error);
    buffer_free (&path);
    making_drop_probe (making);
    return status;
}

static struct bulk_options
with_defaults (const struct bulk_options *asked)
{
    struct bulk_options options = asked ? *asked : (struct bulk_options) { 0 };
    long                cores   = sysconf (_SC_NPROCESSORS_ONLN);

    if (options.memory == 0)
        options.memory = BULK_MEMORY;
    if (options.threads == 0)
        options.threads = cores > 0 ? (unsigned) cores : 1;
    return options;
}

static xarab_status
open_workers (struct bulk *b, xarab_error *error)
{
    uint64_t memory = b->options.memory;

    memory = memory > MEMORY_BESIDE + MEMORY_LEAST ? memory - MEMORY_BESIDE : MEMORY_LEAST;
    if (b->options.threads > 1)
        return pool_open (b->analyzer, b->options.threads, memory, b->making.folder, &b->pool, error);
    return batch_open (b->analyzer, memory, b->making.folder, &b->batch, error);
}

xarab_status
bulk_open (const char *path, const xarab_analyzer *analyzer, const struct bulk_options *options, struct bulk **bulk,
           xarab_error *error)
{
    struct bulk *b = calloc (1, sizeof *b);
    xarab_status status;

    if (b == NULL)
        return no_memory (error);
    b->analyzer    = analyzer;
    b->options     = with_defaults (options);
    b->making.lock = -1;
    status         = bulk_free (path, b->options.replace) ? making_open (path, b->options.replace, &b->making, error)
                                         : fail (error, XARAB_MISUSED, "%s is there already", path);
    if (status == XARAB_OK)
        status = probe (&b->making, error);
    if (status == XARAB_OK)
        status = open_workers (b, error);
    if (status == XARAB_OK)
        *bulk = b;
    else
        bulk_abandon (b);
    return status;
}

const char *
bulk_leftover (const struct bulk *b)
{
    return b->making.leftover;
}

/* The batch's run, which begins anew. */
static xarab_status
write_run (struct bulk *b, xarab_error *error)
{
    struct run   run;
    xarab_status status = batch_write (b->batch, &run, error);

    if (status == XARAB_OK && ! run_list_add (&b->runs, &run)) {
        run_forget (&run);
        status = no_memory (error);
    }
    return status;
}

xarab_status
bulk_put (struct bulk *b, const xarab_article *article, xarab_error *error)
{
    xarab_status status;

    if (article->id.size == 0)
        return fail (error, XARAB_BAD_INPUT, "the article has no id");
    if (b->articles == UINT32_MAX - 1)
        return fail (error, XARAB_MISUSED, "a database has no more than %u documents", UINT32_MAX - 1);
    b->articles++;
    if (b->pool != NULL)
        return pool_put (b->pool, article, b->articles, error);
    status = batch_add (b->batch, article, b->articles, batch_empty (b->batch) ? b->runs_made++ : 0, error);
    if (status == XARAB_OK && batch_full (b->batch))
        status = write_run (b, error);
    return status;
}

/* All articles in runs, and the memory they took given back. */
static xarab_status
end_batches (struct bulk *b, xarab_error *error)
{
    xarab_status status = XARAB_OK;

    if (b->pool != NULL)
        status = pool_finish (b->pool, &b->runs, &b->runs_made, error);
    else if (! batch_empty (b->batch))
        status = write_run (b, error);
    pool_close (b->pool);
    batch_close (b->batch);
    b->pool  = NULL;
    b->batch = NULL;
    return status;
}

xarab_status
bulk_finish (struct bulk *b, struct bulk_counts *counts, xarab_error *error)
{
    struct bulk_counts told   = { 0 };
    xarab_status       status = end_batches (b, error);

    if (status == XARAB_OK)
        status = finish_database (b->making.folder, version_next (b->making.path), b->analyzer, &b->options, &b->runs,
                                  b->runs_made, b->articles, &told, error);
    if (status == XARAB_OK)
        status = making_finish (&b->making, error);
    if (status == XARAB_OK && counts != NULL)
        *counts = told;
    bulk_abandon (b);
    return status;
}

void
bulk_abandon (struct bulk *b)
{
    if (b == NULL)
        return;
    pool_close (b->pool);
    batch_close (b->batch);
    run_list_free (&b->runs);
    making_abandon (&b->making);
    free (b);
}
