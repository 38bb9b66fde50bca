#include "tool/store.h"

#include "xapian-c.h"

#include <stdio.h>

/* A database that is not there yet, or to be made anew, goes the fast way, where
 * this Xapian writes the format it knows. */
static bool
wants_bulk (const struct options *options)
{
    return ! options->via_api && bulk_free (options->db, options->overwrite);
}

/* A number asked for, 0 where none was, at most `most`. */
static unsigned
asked (long number, unsigned most)
{
    return number < 0 ? 0 : number > (long) most ? most : (unsigned) number;
}

enum { MEGABYTES_MOST = 1 << 20, THREADS_MOST = 256 };

/* What the builder does, for people and programs. */
static bool
went_on (void *your, enum bulk_phase phase, double share)
{
    static const char *const names[] = { [BULK_JOINING] = "joining parts", [BULK_WRITING] = "writing tables" };
    struct intake           *intake  = your;

    progress_show_phase (&intake->progress, names[phase], share);
    return ! intake_interrupted ();
}

struct bulk_options
store_bulk_options (const struct options *options, struct intake *intake)
{
    return (struct bulk_options) { .memory  = (uint64_t) asked (options->memory, MEGABYTES_MOST) << 20,
                                   .threads = asked (options->threads, THREADS_MOST),
                                   .replace = options->overwrite,
                                   .went_on = went_on,
                                   .your    = intake };
}

bool
store_shard (const char *command, const struct options *options, struct shard *shard)
{
    *shard = (struct shard) { 0, 0 };
    if (options->shard == NULL || shard_parse (span_of (options->shard), shard))
        return true;
    fprintf (stderr, "xapian-arabic %s: --shard: '%s' is not allowed; it is I/N, from 1/N to N/N\n", command,
             options->shard);
    return false;
}

static xarab_status
begin_bulk (struct store *store, xarab_error *error)
{
    const struct options *options = &store->invocation->options;
    struct bulk_options   how     = store_bulk_options (options, store->intake);
    xarab_status          status  = builder_begin (store->invocation->worker, options->db, &how, store->shard,
                                                   &store->builder, error);

    if (status == XARAB_OK && bulk_leftover (store->builder.bulk)[0] != '\0')
        fprintf (stderr, "xapian-arabic: %s\n", bulk_leftover (store->builder.bulk));
    return status;
}

/* An empty database becomes the shard that is asked for; another one is what it
 * is, since it may have articles of all of them. */
static xarab_status
agree_on_shard (struct store *store, xarab_error *error)
{
    struct shard asked  = store->shard;
    xarab_status status = shard_read (xapc_writer_database (store->builder.writer), &store->shard, error);
    char         is[SHARD_ROOM], wanted[SHARD_ROOM];

    if (status != XARAB_OK || asked.of == 0 || (asked.of == store->shard.of && asked.number == store->shard.number))
        return status;
    if (store->builder.began == 0) {
        store->shard = asked;
        return shard_write (store->builder.writer, asked, error);
    }
    shard_print (store->shard, is);
    shard_print (asked, wanted);
    return fail (error, XARAB_MISUSED, "it holds %s%s; reindex --shard %s makes it that one",
                 store->shard.of ? "shard " : "articles of every shard", store->shard.of ? is : "", wanted);
}

static xarab_status
open_writer (struct store *store, xarab_error *error)
{
    const struct options *options = &store->invocation->options;
    xapc_mode             mode    = options->overwrite ? XAPC_CREATE_OR_OVERWRITE : XAPC_CREATE_OR_OPEN;
    xarab_status status = builder_open (store->invocation->worker, options->db, mode, &store->builder, error);

    if (status == XARAB_OK)
        status = agree_on_shard (store, error);
    store->begun = status == XARAB_OK;
    return status;
}

/* Nobody writes to the database that will be replaced. One that this Xapian cannot
 * open, nobody does; where there is none, Xapian's lock is not to be left. */
static xarab_status
hold (struct store *store, xarab_error *error)
{
    xarab_status status = XARAB_OK;

    if (store->invocation->options.overwrite && ! bulk_free (store->invocation->options.db, false))
        status = xapc_writer_open (store->invocation->options.db, XAPC_OPEN, &store->held, error);
    return status == XARAB_LOCKED ? status : XARAB_OK;
}

static void
release (struct store *store)
{
    if (store->held != NULL)
        xapc_writer_close (store->held, NULL);
    store->held = NULL;
}

static void
let_go (struct store *store)
{
    release (store);
    withdrawn_free (&store->withdrawn);
}

/* What was withdrawn is asked once no other process can withdraw from a database
 * that is there. A fresh one is begun when there is something to put into it. */
static xarab_status
look (struct store *store, xarab_error *error)
{
    xarab_status status = archive_open (store->invocation->options.db, &store->archive, error);

    store->opened = true;
    if (status == XARAB_OK)
        status = wants_bulk (&store->invocation->options) ? hold (store, error) : open_writer (store, error);
    return status == XARAB_OK ? withdrawn_read (&store->archive, &store->withdrawn, error) : status;
}

static xarab_status
begin (struct store *store, xarab_error *error)
{
    xarab_status status = begin_bulk (store, error);

    store->begun = status == XARAB_OK;
    if (status != XARAB_MISMATCH)
        return status;
    release (store);
    return open_writer (store, error);
}

static xarab_status
put (struct store *store, const xarab_article *article, xarab_error *error)
{
    enum builder_change change;
    xarab_status        status = builder_put (&store->builder, article, &change, error);

    if (status != XARAB_OK) {
        if (store->builder.bulk != NULL && status != XARAB_BAD_INPUT)
            store_abandon (store); /* what it has cannot be made whole */
        store->broken = status != XARAB_BAD_INPUT;
        return status;
    }
    store->unchanged += change == BUILDER_UNCHANGED;
    if (change == BUILDER_AGAIN)
        intake_tell_again (store->intake, article->id);
    return XARAB_OK;
}

xarab_status
store_put (struct store *store, const xarab_article *article, xarab_error *error)
{
    xarab_status status = store->opened ? XARAB_OK : look (store, error);

    if (status != XARAB_OK)
        return status;
    if (withdrawn_has (&store->withdrawn, text_span (article->id))) {
        store->left_out++;
        return XARAB_OK;
    }
    if (! shard_holds (store->shard, article->id)) {
        store->elsewhere++;
        return XARAB_OK;
    }
    if (! store->begun)
        status = begin (store, error);
    return status == XARAB_OK ? put (store, article, error) : status;
}

xarab_status
store_finish (struct store *store, size_t *replaced, xarab_error *error)
{
    struct bulk_counts counts = { 0, (uint32_t) *replaced };
    xarab_status       status = builder_finish (&store->builder, &counts, error);

    *replaced = counts.replaced;
    let_go (store);
    return status;
}

bool
store_nothing_kept (const struct store *store)
{
    return store->abandoned || store->builder.bulk != NULL;
}

void
store_abandon (struct store *store)
{
    store->abandoned = true;
    builder_pause (&store->builder, NULL);
    let_go (store);
}
