#include "archive/builder.h"

#include "api/stages.h"
#include "archive/withdraw.h"

xarab_status
builder_begin (xarab_worker *worker, const char *path, const struct bulk_options *options, struct shard shard,
               struct builder *builder, xarab_error *error)
{
    struct bulk_options how = *options;

    *builder = (struct builder) { .worker = worker };
    if (shard.of) {
        shard_print (shard, builder->shard);
        how.key   = shard_key;
        how.value = builder->shard;
    }
    return bulk_open (path, worker->owner, &how, &builder->bulk, error);
}

/* What can be done about a database that is not ours is told, too. */
static xarab_status
prepare (struct builder *builder, const char *path, xarab_error *error)
{
    xarab_status status = xarab_index_prepare (builder->worker->owner, builder->writer, error);

    if (status != XARAB_MISMATCH || index_is_marked (xapc_writer_database (builder->writer)))
        return status;
    return fail (error, XARAB_MISMATCH,
                 "%s: the database was made without xapian-arabic, so nothing was added; reindex --db %s %s makes it anew",
                 path, path, path);
}

xarab_status
builder_open (xarab_worker *worker, const char *path, xapc_mode mode, struct builder *builder, xarab_error *error)
{
    xapc_counts counts;

    *builder            = (struct builder) { .worker = worker, .batch = (size_t) worker->owner->settings.index.batch };
    xarab_status status = xapc_writer_open (path, mode, &builder->writer, error);
    if (status == XARAB_OK)
        status = prepare (builder, path, error);
    if (status == XARAB_OK)
        status = xapc_database_counts (xapc_writer_database (builder->writer), &counts, error);
    if (status == XARAB_OK) {
        builder->began = counts.documents;
    } else {
        xapc_writer_close (builder->writer, NULL);
        builder->writer = NULL;
    }
    return status;
}

xarab_status
builder_begin_beside (xarab_worker *worker, const char *path, struct shard shard, struct builder *builder,
                      xarab_error *error)
{
    struct making making;
    xarab_status  status = making_open (path, true, &making, error);

    if (status != XARAB_OK)
        return status;
    status          = builder_open (worker, making.folder, XAPC_CREATE, builder, error);
    builder->making = making;
    if (status == XARAB_OK && shard.of)
        status = shard_write (builder->writer, shard, error);
    if (status != XARAB_OK)
        builder_pause (builder, NULL);
    return status;
}

bool
builder_all_or_nothing (const struct builder *builder)
{
    return builder->bulk != NULL || builder->making.folder != NULL;
}

const char *
builder_leftover (const struct builder *builder)
{
    return builder->bulk != NULL ? bulk_leftover (builder->bulk) : builder->making.leftover;
}

/* Notes the number; *again: it was noted before. */
static bool
note (struct buffer *seen, uint32_t number, bool *again)
{
    size_t at = number / 8;

    if (at >= seen->len && ! buffer_add_zeros (seen, at + 1 - seen->len))
        return false;
    *again = (seen->at[at] >> (number % 8) & 1) != 0;
    seen->at[at] |= (char) (1 << (number % 8));
    return true;
}

static bool
is_noted (const struct buffer *seen, uint32_t number)
{
    return number / 8 < seen->len && (seen->at[number / 8] >> (number % 8) & 1) != 0;
}

static xarab_status
put_in_bulk (struct builder *builder, const xarab_article *article, enum builder_change *change, xarab_error *error)
{
    bool         again  = false;
    xarab_status status = bulk_put (builder->bulk, article, error);

    if (status == XARAB_OK && ! ids_note (&builder->ids, text_span (article->id), &again))
        status = fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    *change = again ? BUILDER_AGAIN : BUILDER_ADDED;
    return status;
}

xarab_status
builder_put (struct builder *builder, const xarab_article *article, enum builder_change *change, xarab_error *error)
{
    xarab_change made;
    uint32_t     number;
    bool         again = false;

    if (builder->bulk != NULL)
        return put_in_bulk (builder, article, change, error);
    xarab_status status = xarab_index_update (builder->worker, builder->writer, article, &made, &number, error);

    if (status == XARAB_OK && ! note (&builder->seen, number, &again))
        status = fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    if (status != XARAB_OK)
        return status;
    *change = again ? BUILDER_AGAIN : made == XARAB_UNCHANGED ? BUILDER_UNCHANGED : BUILDER_ADDED;
    builder->uncommitted += made != XARAB_UNCHANGED;
    if (builder->uncommitted < builder->batch)
        return XARAB_OK;
    builder->uncommitted = 0;
    return xapc_writer_commit (builder->writer, error);
}

static xarab_status
remove_unseen (struct builder *builder, size_t *removed, xarab_error *error)
{
    xapc_database *database = xapc_writer_database (builder->writer);
    xarab_status   status   = XARAB_OK;
    uint32_t       number   = 0;

    while (builder->began && status == XARAB_OK) {
        status = xapc_next_document (database, (xapc_bytes) { "", 0 }, number, &number, error);
        if (status == XARAB_OK && ! is_noted (&builder->seen, number)) {
            status = index_delete_document (builder->writer, number, error);
            *removed += status == XARAB_OK;
        }
    }
    return status == XARAB_NOT_FOUND ? XARAB_OK : status;
}

static xarab_status
close_builder (struct builder *builder, xarab_status status, xarab_error *error)
{
    xarab_status closed = xapc_writer_close (builder->writer, status == XARAB_OK ? error : NULL);

    builder->writer = NULL;
    buffer_free (&builder->seen);
    ids_free (&builder->ids);
    return status == XARAB_OK ? closed : status;
}

xarab_status
builder_prune (struct builder *builder, const struct archive *archive, struct shard shard, size_t *removed,
               xarab_error *error)
{
    size_t withdrawn;

    *removed = 0;
    if (builder->writer == NULL)
        return XARAB_OK;
    xarab_status status = remove_unseen (builder, removed, error);

    if (status == XARAB_OK)
        status = withdraw_noted_from (archive, builder->writer, &withdrawn, error);
    return status == XARAB_OK ? shard_write (builder->writer, shard, error) : status;
}

xarab_status
builder_finish (struct builder *builder, struct bulk_counts *counts, xarab_error *error)
{
    struct bulk *bulk   = builder->bulk;
    xarab_status status = XARAB_OK;

    builder->bulk = NULL;
    if (bulk != NULL)
        status = bulk_finish (bulk, counts, error);
    status = close_builder (builder, status, error);
    if (builder->making.folder == NULL)
        return status;
    if (status == XARAB_OK)
        return making_finish (&builder->making, error);
    making_abandon (&builder->making);
    return status;
}

xarab_status
builder_pause (struct builder *builder, xarab_error *error)
{
    bulk_abandon (builder->bulk);
    builder->bulk       = NULL;
    xarab_status status = close_builder (builder, XARAB_OK, error);

    if (builder->making.folder != NULL)
        making_abandon (&builder->making);
    return status;
}
