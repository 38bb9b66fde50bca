#include "api/parser.h"
#include "query/light.h"
#include "query/tree.h"
#include "xapian/build.h"

#include <stdlib.h>
#include <time.h>

struct xarab_query {
    struct xarab_worker *worker;
    struct query         tree;
    day_number           today;
};

static xarab_status
no_memory (xarab_error *error)
{
    return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

/* The clock's day where the caller names none. */
static day_number
today_of (xarab_text today)
{
    time_t    now = time (NULL);
    struct tm day;

    if (today.size > 0)
        return reference_day (text_span (today));
    if (localtime_r (&now, &day) == NULL)
        return DAY_NONE;
    return calendar_day (CALENDAR_GREGORIAN,
                         (struct ymd) { day.tm_year + 1900, (uint8_t) (day.tm_mon + 1), (uint8_t) day.tm_mday });
}

struct query_parser
worker_parser (struct xarab_worker *worker, xarab_text today)
{
    return (struct query_parser) {
        .analyzer = worker->analyzer,
        .options  = &worker->owner->settings.query,
        .scratch  = &worker->scratch,
        .document = &worker->document,
        .today    = today_of (today),
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
    xarab_status status = query_parse (&parser, text_span (text), &made->tree, error);
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
xarab_query_describe (const xarab_query *query, char *to, size_t room)
{
    struct buffer text = { 0 };

    if (! query_print (&query->tree, &text)) {
        buffer_free (&text);
        return XARAB_NO_MEMORY;
    }
    size_t size = text.len < room ? text.len : room - 1;
    if (room > 0) {
        memcpy (to, text.at ? text.at : "", size);
        to[size] = '\0';
    }
    buffer_free (&text);
    return XARAB_OK;
}

void
xarab_query_free (xarab_query *query)
{
    if (query == NULL)
        return;
    query_free (&query->tree);
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
