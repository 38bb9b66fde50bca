#include "tool/store.h"

#include "xapian-c.h"

#include <stdio.h>

/* A database that is not there yet goes the fast way, where this Xapian writes the
 * format it knows; one to be made anew grows beside the old one, either way. */
static bool
grows_beside (const struct store *store)
{
    const struct options *options = &store->invocation->options;

    return bulk_free (store->archive.path, options->overwrite)
           && (! options->via_api || ! bulk_free (store->archive.path, false));
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
    struct bulk_options how = store_bulk_options (&store->invocation->options, store->intake);

    return builder_begin (store->invocation->worker, store->archive.path, &how, store->shard, &store->builder, error);
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
    xarab_status status = builder_open (store->invocation->worker, store->archive.path, XAPC_CREATE_OR_OPEN,
                                        &store->builder, error);

    if (status == XARAB_OK)
        status = agree_on_shard (store, error);
    store->begun = status == XARAB_OK;
    return status;
}

/* Beside the database that is there; where there is none, in its place. */
static xarab_status
begin_writer (struct store *store, xarab_error *error)
{
    if (bulk_free (store->archive.path, false))
        return open_writer (store, error);
    return builder_begin_beside (store->invocation->worker, store->archive.path, store->shard, &store->builder, error);
}

/* What is there and cannot give way in one step stays as it is. */
static xarab_status
may_overwrite (const struct archive *archive, xarab_error *error)
{
    switch (archive->kind) {
    case ARCHIVE_STUB:
        return fail (error, XARAB_MISUSED, "%s has generations, so --overwrite does not take it; reindex makes another one",
                     archive->path);
    case ARCHIVE_FOREIGN:
        return fail (error, XARAB_MISUSED, "%s is a file, so --overwrite does not take it; move it away", archive->path);
    default: break;
    }
    if (bulk_free (archive->path, true))
        return XARAB_OK;
    return fail (error, XARAB_MISUSED,
                 "%s holds more than a Xapian database, or none, so --overwrite does not take it; move it away",
                 archive->path);
}

/* Nobody writes to the database that will be replaced. One that this Xapian cannot
 * open, nobody does; where there is none, Xapian's lock is not to be left. */
static xarab_status
hold (struct store *store, xarab_error *error)
{
    xarab_status status = XARAB_OK;

    if (! bulk_free (store->archive.path, false))
        status = xapc_writer_open (store->archive.path, XAPC_OPEN, &store->held, error);
    return status == XARAB_LOCKED ? status : XARAB_OK;
}

static void
let_go (struct store *store)
{
    if (store->held != NULL)
        xapc_writer_close (store->held, NULL);
    store->held = NULL;
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
        status = archive_not_lost (&store->archive, error);
    if (status == XARAB_OK && store->invocation->options.overwrite)
        status = may_overwrite (&store->archive, error);
    if (status == XARAB_OK)
        status = grows_beside (store) ? hold (store, error) : open_writer (store, error);
    return status == XARAB_OK ? withdrawn_read (&store->archive, &store->withdrawn, error) : status;
}

static xarab_status
begin (struct store *store, xarab_error *error)
{
    bool         bulk   = ! store->invocation->options.via_api;
    xarab_status status = bulk ? begin_bulk (store, error) : begin_writer (store, error);

    if (bulk && status == XARAB_MISMATCH) /* this Xapian has a format that we do not write */
        status = begin_writer (store, error);
    store->begun = status == XARAB_OK;
    if (status == XARAB_OK && builder_leftover (&store->builder)[0] != '\0')
        fprintf (stderr, "xapian-arabic: %s\n", builder_leftover (&store->builder));
    return status;
}

static xarab_status
put (struct store *store, const xarab_article *article, xarab_error *error)
{
    enum builder_change change;
    xarab_status        status = builder_put (&store->builder, article, &change, error);

    if (status != XARAB_OK) {
        if (builder_all_or_nothing (&store->builder) && status != XARAB_BAD_INPUT)
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
    return store->abandoned || builder_all_or_nothing (&store->builder);
}

void
store_abandon (struct store *store)
{
    store->abandoned = true;
    builder_pause (&store->builder, NULL);
    let_go (store);
}
