#include "archive/withdraw.h"

#include "api/stages.h"
#include "archive/withdrawn.h"

#include <stdlib.h>

static xapc_bytes
term_of (struct span id, char to[TERM_SIZE_MAX])
{
    return (xapc_bytes) { to, id_term (id, to) };
}

/* Sets the bit of each id the database has. */
static xarab_status
mark_held (xapc_database *database, const struct span *ids, size_t count, unsigned *held, unsigned add,
           xarab_error *error)
{
    xarab_status status = XARAB_OK;
    uint32_t     articles;
    char         term[TERM_SIZE_MAX];

    for (size_t i = 0; status == XARAB_OK && i < count; i++) {
        status = xapc_term_documents (database, term_of (ids[i], term), &articles, error);
        held[i] += status == XARAB_OK && articles > 0 ? add : 0;
    }
    return status;
}

/* Calls `act` with the path of each generation that is not live. */
static xarab_status
each_older (const struct archive *archive, xarab_status (*act) (void *your, const char *path, xarab_error *),
            void *your, xarab_error *error)
{
    struct generations all;
    char               path[PATH_MAX];
    xarab_status       status = archive_list (archive, &all, error);

    if (status != XARAB_OK)
        return status;
    for (size_t i = 0; status == XARAB_OK && i < all.count; i++) {
        if (all.number[i] == archive->live)
            continue;
        status = archive_generation (archive, all.number[i], path, error);
        if (status == XARAB_OK)
            status = act (your, path, error);
    }
    free (all.number);
    return status;
}

struct taking {
    const struct span       *ids;
    size_t                   count;
    unsigned                *held; /* of each id: LIVE if readers find it, plus 1 for each other generation */
    const struct withdrawal *how;
};

enum { LIVE = 1u << 24 };

static xarab_status
mark_in (struct taking *taking, const char *path, unsigned add, xarab_error *error)
{
    xapc_database *database = NULL;
    xarab_status   status   = xapc_database_open (path, &database, error);

    if (status == XARAB_OK)
        status = mark_held (database, taking->ids, taking->count, taking->held, add, error);
    xapc_database_close (database);
    return status;
}

static xarab_status
mark_older (void *your, const char *path, xarab_error *error)
{
    return mark_in (your, path, 1, error);
}

static xarab_status
delete_all (xapc_writer *writer, const struct span *ids, size_t count, size_t *deleted, xarab_error *error)
{
    xarab_status status = XARAB_OK;
    uint32_t     articles;
    char         term[TERM_SIZE_MAX];

    for (size_t i = 0; status == XARAB_OK && i < count; i++) {
        xapc_bytes name = term_of (ids[i], term);
        status          = xapc_term_documents (xapc_writer_database (writer), name, &articles, error);
        if (status == XARAB_OK && articles > 0) {
            status = index_delete (writer, name, error);
            *deleted += status == XARAB_OK ? articles : 0;
        }
    }
    return status;
}

static xarab_status
delete_from (const char *path, const struct span *ids, size_t count, size_t *deleted, xarab_error *error)
{
    xapc_writer *writer = NULL;
    xarab_status status = xapc_writer_open (path, XAPC_OPEN, &writer, error);

    if (status == XARAB_OK)
        status = delete_all (writer, ids, count, deleted, error);
    xarab_status closed = xapc_writer_close (writer, status == XARAB_OK ? error : NULL);
    return status == XARAB_OK ? closed : status;
}

static xarab_status
delete_older (void *your, const char *path, xarab_error *error)
{
    const struct taking *taking  = your;
    size_t               deleted = 0;

    return delete_from (path, taking->ids, taking->count, &deleted, error);
}

static void
tell (const struct taking *taking, const struct withdrawn *noted, struct withdrawal_counts *counts)
{
    *counts = (struct withdrawal_counts) { 0 };
    for (size_t i = 0; i < taking->count; i++) {
        struct whereabouts of = { .live  = taking->held[i] >= LIVE,
                                  .older = taking->held[i] % LIVE,
                                  .noted = withdrawn_has (noted, taking->ids[i]) };
        taking->how->told (taking->how->your, taking->ids[i], &of);
        counts->withdrawn += of.live;
        counts->older += of.older > 0 && ! taking->how->everywhere;
        counts->before += ! of.live && of.older == 0 && of.noted;
        counts->unknown += ! of.live && of.older == 0 && ! of.noted;
    }
}

static xarab_status
take_out (const struct archive *archive, struct taking *taking, xarab_error *error)
{
    size_t       deleted = 0;
    xarab_status status  = withdrawn_add (archive, taking->ids, taking->count, error);

    if (status == XARAB_OK && archive->kind != ARCHIVE_ABSENT)
        status = delete_from (archive->path, taking->ids, taking->count, &deleted, error);
    if (status == XARAB_OK && taking->how->everywhere)
        status = each_older (archive, delete_older, taking, error);
    return status;
}

xarab_status
archive_withdraw (const struct archive *archive, const struct span *ids, size_t count,
                  const struct withdrawal *how, struct withdrawal_counts *counts, xarab_error *error)
{
    struct taking    taking = { ids, count, calloc (count + 1, sizeof *taking.held), how };
    struct withdrawn noted  = { 0 };
    xarab_status     status = XARAB_OK;

    if (taking.held == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    if (archive->kind != ARCHIVE_ABSENT)
        status = mark_in (&taking, archive->path, LIVE, error);
    if (status == XARAB_OK)
        status = each_older (archive, mark_older, &taking, error);
    if (status == XARAB_OK)
        status = withdrawn_read (archive, &noted, error);
    if (status == XARAB_OK && ! how->dry_run)
        status = take_out (archive, &taking, error);
    if (status == XARAB_OK)
        tell (&taking, &noted, counts);
    withdrawn_free (&noted);
    free (taking.held);
    return status;
}

static xarab_status
collect (void *your, const xapc_result *result, const xarab_article *article, xarab_error *error)
{
    struct buffer *ids = your;

    if (article->id.size == 0)
        return fail (error, XARAB_MISMATCH, "document %u keeps no id; it was not indexed by xapian-arabic", result->id);
    if (! buffer_add (ids, text_span (article->id)) || ! buffer_add_byte (ids, '\0'))
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    return XARAB_OK;
}

static xarab_status
find_in (xarab_worker *worker, xapc_database *database, const char *text, size_t most, struct buffer *ids,
         xarab_error *error)
{
    xarab_query  *query   = NULL;
    xapc_results *results = NULL;
    xapc_counts   counts;
    xarab_status  status = xapc_database_counts (database, &counts, error);

    if (status == XARAB_OK)
        status = xarab_query_parse (worker, span_text (span_of (text)), (xarab_text) { NULL, 0 }, &query, error);
    if (status == XARAB_OK) {
        xarab_page page = { .count = most < counts.documents ? (uint32_t) most + 1 : counts.documents };
        status          = xarab_query_run (query, database, &page, &results, error);
    }
    if (status == XARAB_OK && xapc_results_count (results) > most) {
        uint32_t least, guess, total;
        xapc_results_total (results, &least, &guess, &total);
        status = fail (error, XARAB_MISUSED, "the query finds about %u articles, more than %zu", guess, most);
    }
    if (status == XARAB_OK)
        status = index_each_result (results, collect, ids, error);
    xapc_results_free (results);
    xarab_query_free (query);
    return status;
}

xarab_status
withdraw_find (xarab_worker *worker, const char *path, const char *query, size_t most, struct buffer *ids,
               xarab_error *error)
{
    xapc_database *database = NULL;
    xarab_status   status   = xapc_database_open (path, &database, error);

    if (status == XARAB_OK)
        status = find_in (worker, database, query, most, ids, error);
    xapc_database_close (database);
    return status;
}

xarab_status
withdraw_noted (const struct archive *archive, const char *path, size_t *deleted, xarab_error *error)
{
    struct withdrawn all;
    xarab_status     status = withdrawn_read (archive, &all, error);

    *deleted = 0;
    if (status == XARAB_OK && all.count)
        status = delete_from (path, all.id, all.count, deleted, error);
    withdrawn_free (&all);
    return status;
}

xarab_status
withdraw_noted_from (const struct archive *archive, xapc_writer *writer, size_t *deleted, xarab_error *error)
{
    struct withdrawn all;
    xarab_status     status = withdrawn_read (archive, &all, error);

    *deleted = 0;
    if (status == XARAB_OK)
        status = delete_all (writer, all.id, all.count, deleted, error);
    withdrawn_free (&all);
    return status;
}
