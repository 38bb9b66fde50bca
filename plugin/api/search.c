#include "api/clock.h"
#include "api/parser.h"
#include "api/query.h"
#include "query/light.h"
#include "xapian/build.h"

#include <stdlib.h>

static xarab_status
no_memory (xarab_error *error)
{
    return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

struct query_parser
worker_parser (struct xarab_worker *worker, xarab_text today)
{
    return (struct query_parser) {
        .analyzer = worker->analyzer,
        .options  = &worker->owner->settings.query,
        .scratch  = &worker->scratch,
        .document = &worker->document,
        .today    = today.size > 0 ? reference_day (text_span (today)) : clock_day (),
        .stops    = worker->owner->lists.list[LIST_STOP_WORDS].lexicon,
        .synonyms = worker->owner->lists.list[LIST_SYNONYMS].lexicon,
    };
}

xarab_status
xarab_query_parse (xarab_worker *worker, xarab_text text, xarab_text today, xarab_query **query,
                   xarab_error *error)
{
    struct xarab_query *made = calloc (1, sizeof *made);

    if (made == NULL)
        return no_memory (error);

    struct query_parser parser = worker_parser (worker, today);
    made->worker        = worker;
    made->today         = parser.today;
    xarab_status status = XARAB_NO_MEMORY;
    if (buffer_add (&made->text, text_span (text)))
        status = query_parse (&parser, buffer_span (&made->text), &made->tree, error);
    else
        no_memory (error);
    if (status == XARAB_OK)
        *query = made;
    else
        xarab_query_free (made);
    return status;
}

xarab_status
xarab_query_build (xarab_query *query, xapc_database *database, xapc_query **made, xarab_error *error)
{
    const struct xarab_worker *worker = query->worker;

    return build_for_database (worker->analyzer, &worker->owner->settings.query, database, &query->tree,
                               query->today, made, error);
}

xarab_status
xarab_query_run (xarab_query *query, xapc_database *database, const xarab_page *page, xapc_results **results,
                 xarab_error *error)
{
    const struct settings *settings = &query->worker->owner->settings;
    uint32_t               slot     = (uint32_t) settings->index.date_slot;
    xapc_query            *built    = NULL;
    xapc_search            search   = {
        .first = page->first,
        .count = page->count,
        .check_at_least = page->check_at_least,
        .k1 = settings->query.bm25_k1,
        .b = settings->query.bm25_b,
        .sort_by_value = page->newest_first,
        .sort_descending = true,
        .sort_slot = slot,
        .collapse = page->fold,
        .collapse_slot = slot + 1,
    };
    xarab_status status = xarab_query_build (query, database, &built, error);

    if (status == XARAB_OK)
        status = xapc_search_run (database, built, &search, results, error);
    xapc_query_free (built);
    return status;
}

void
put_line (struct span text, char *to, size_t room)
{
    size_t size = text.len < room ? text.len : room - 1;

    if (room == 0)
        return;
    while (size > 0 && size < text.len && ((unsigned char) text.at[size] & 0xc0) == 0x80)
        size--;
    if (size > 0)
        memcpy (to, text.at, size);
    to[size] = '\0';
}

xarab_status
xarab_query_describe (const xarab_query *query, char *to, size_t room)
{
    struct buffer text = { 0 };

    if (! query_print (&query->tree, &text)) {
        buffer_free (&text);
        return XARAB_NO_MEMORY;
    }
    put_line (buffer_span (&text), to, room);
    buffer_free (&text);
    return XARAB_OK;
}

xarab_status
xarab_query_explain (xarab_query *query, xapc_database *database, xarab_text id, xarab_verdict *verdict,
                     int (*take) (void *your, const xarab_reason *), void *your, xarab_error *error)
{
    const struct xarab_worker *worker = query->worker;
    char                       term[TERM_SIZE_MAX];
    size_t                     size = id_term (text_span (id), term);

    return explain_for_database (worker->analyzer, &worker->owner->settings.query, database, &query->tree,
                                 query->today, (xapc_bytes) { term, size }, verdict, take, your, error);
}

xarab_status
xarab_query_suggest (const xarab_query *query, xapc_database *database, bool found, char *to, size_t room,
                     xarab_error *error)
{
    struct buffer text   = { 0 };
    xarab_status  status = suggest_for_database (database, &query->tree, buffer_span (&query->text), found, &text, error);

    if (status == XARAB_OK)
        put_line (buffer_span (&text), to, room);
    buffer_free (&text);
    return status;
}

void
xarab_query_free (xarab_query *query)
{
    if (query == NULL)
        return;
    query_free (&query->tree);
    buffer_free (&query->text);
    free (query);
}

static xarab_status
find_marks (struct xarab_worker *worker, const xarab_query *query, xarab_text text, xarab_text reference,
            struct mark_list *marks, xarab_error *error)
{
    day_number day = reference_day (text_span (reference));

    document_begin (&worker->document, day, day == DAY_NONE ? REFERENCE_NONE : REFERENCE_GIVEN);
    if (light_find (worker->analyzer, &worker->scratch, &worker->document, &query->tree, text_span (text), marks))
        return XARAB_OK;
    return no_memory (error);
}

xarab_status
xarab_highlight (xarab_worker *worker, const xarab_query *query, xarab_text text, xarab_text reference,
                 int (*take) (void *your, xarab_mark), void *your, xarab_error *error)
{
    struct mark_list marks  = { 0 };
    xarab_status     status = find_marks (worker, query, text, reference, &marks, error);

    for (size_t i = 0; status == XARAB_OK && i < marks.count; i++)
        if (take (your, (xarab_mark) { marks.at[i].start, marks.at[i].end }) != 0)
            status = fail (error, XARAB_STOPPED, "%s", status_text (XARAB_STOPPED));
    mark_list_free (&marks);
    return status;
}

xarab_status
xarab_fragments (xarab_worker *worker, const xarab_query *query, xarab_text text, xarab_text reference,
                 size_t size, xarab_mark fragments[XARAB_FRAGMENTS_MAX], size_t *count, xarab_error *error)
{
    struct fragment  found[FRAGMENTS_MAX];
    struct mark_list marks  = { 0 };
    xarab_status     status = find_marks (worker, query, text, reference, &marks, error);

    if (status == XARAB_OK)
        *count = fragment_find (text_span (text), &marks, size, found);
    for (size_t i = 0; status == XARAB_OK && i < *count; i++)
        fragments[i] = (xarab_mark) { found[i].start, found[i].end };
    mark_list_free (&marks);
    return status;
}
