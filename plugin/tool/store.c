#include "tool/store.h"

#include "xapian-c.h"

#include <stdio.h>

/* A database that is not there yet goes the fast way, where this Xapian writes
 * the format it knows. */
static bool
wants_bulk (const struct options *options)
{
    return ! options->via_api && bulk_free (options->db);
}

/* A number asked for, 0 where none was, at most `most`. */
static unsigned
asked (long number, unsigned most)
{
    return number < 0 ? 0 : number > (long) most ? most : (unsigned) number;
}

enum { MEGABYTES_MOST = 1 << 20, THREADS_MOST = 256 };

struct bulk_options
store_bulk_options (const struct options *options)
{
    return (struct bulk_options) { .memory  = (uint64_t) asked (options->memory, MEGABYTES_MOST) << 20,
                                   .threads = asked (options->threads, THREADS_MOST) };
}

static xarab_status
open_bulk (struct store *store, xarab_error *error)
{
    const struct options *options = &store->invocation->options;
    struct bulk_options   how     = store_bulk_options (options);
    xarab_status          status  = bulk_open (options->db, store->invocation->analyzer, &how, &store->bulk, error);

    if (status == XARAB_OK && bulk_leftover (store->bulk)[0] != '\0')
        fprintf (stderr, "xapian-arabic: %s\n", bulk_leftover (store->bulk));
    return status;
}

static xarab_status
open_writer (struct store *store, xarab_error *error)
{
    const struct options *options = &store->invocation->options;
    xapc_mode             mode    = options->overwrite ? XAPC_CREATE_OR_OVERWRITE : XAPC_CREATE_OR_OPEN;
    xarab_status          status  = xapc_writer_open (options->db, mode, &store->writer, error);

    if (status == XARAB_OK)
        status = xarab_index_prepare (store->invocation->analyzer, store->writer, error);
    return status;
}

static xarab_status
open_store (struct store *store, xarab_error *error)
{
    xarab_status status = XARAB_MISMATCH;

    store->opened = true;
    if (wants_bulk (&store->invocation->options))
        status = open_bulk (store, error);
    return status == XARAB_MISMATCH ? open_writer (store, error) : status;
}

static xarab_status
put_in_batches (struct store *store, const xarab_article *article, xarab_error *error)
{
    size_t       batch  = (size_t) store->invocation->analyzer->settings.index.batch;
    xarab_status status = xarab_index_put (store->invocation->worker, store->writer, article, error);

    if (status == XARAB_OK && ++store->uncommitted >= batch) {
        status             = xapc_writer_commit (store->writer, error);
        store->uncommitted = 0;
    }
    return status;
}

xarab_status
store_put (struct store *store, const xarab_article *article, xarab_error *error)
{
    xarab_status status = store->opened ? XARAB_OK : open_store (store, error);

    if (status != XARAB_OK)
        return status;
    if (store->bulk == NULL)
        return put_in_batches (store, article, error);
    status = bulk_put (store->bulk, article, error);
    if (status != XARAB_OK && status != XARAB_BAD_INPUT)
        store_abandon (store); /* what it has cannot be made whole */
    return status;
}

xarab_status
store_finish (struct store *store, size_t *replaced, xarab_error *error)
{
    struct bulk_counts counts = { 0 };
    xarab_status       status;

    if (store->bulk != NULL)
        status = bulk_finish (store->bulk, &counts, error);
    else
        status = xapc_writer_close (store->writer, error);
    store->bulk   = NULL;
    store->writer = NULL;
    *replaced     = counts.replaced;
    return status;
}

bool
store_nothing_kept (const struct store *store)
{
    return store->bulk != NULL;
}

void
store_abandon (struct store *store)
{
    bulk_abandon (store->bulk);
    xapc_writer_close (store->writer, NULL);
    store->bulk   = NULL;
    store->writer = NULL;
}
