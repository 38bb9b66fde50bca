#include "tool/finder.h"

#include "tool/lines.h"

#include <stdlib.h>

int
finder_open (struct invocation *invocation, struct finder *finder)
{
    const char *date = invocation->options.date ? invocation->options.date : "";
    xarab_error error;

    *finder = (struct finder) { invocation->worker, NULL, invocation->options.db, span_text (span_of (date)) };
    if (xapc_database_open (finder->path, &finder->database, &error) != XARAB_OK)
        return complain (finder->path, &error);
    if (xarab_index_check (invocation->analyzer, finder->database, &error) != XARAB_OK)
        fprintf (stderr, "xapian-arabic: %s: %s\n", finder->path, error.detail);
    return EXIT_DONE;
}

void
finder_close (struct finder *finder)
{
    xapc_database_close (finder->database);
    finder->database = NULL;
}

/* A ranking that results are added to. */
struct ranked {
    struct run     *run;
    struct ranking *ranking;
};

static xarab_status
take_id (void *your, const xapc_result *result, const xarab_article *article, xarab_error *error)
{
    const struct ranked *to = your;

    return run_add (to->run, to->ranking, text_span (article->id), result->weight)
               ? XARAB_OK
               : fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

xarab_status
finder_rank (const struct finder *finder, struct run *run, struct span id, struct span text, size_t top,
             xarab_error *error)
{
    struct ranked to      = { run, run_query (run, id, text) };
    xarab_page    page    = { .count = (uint32_t) top };
    xarab_query  *query   = NULL;
    xapc_results *results = NULL;

    if (to.ranking == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    xarab_status status = xarab_query_parse (finder->worker, span_text (text), finder->today, &query, error);
    if (status == XARAB_OK)
        status = xarab_query_run (query, finder->database, &page, &results, error);
    if (status == XARAB_OK)
        status = index_each_result (results, take_id, &to, error);
    xapc_results_free (results);
    xarab_query_free (query);
    return status;
}

int
finder_rank_file (const struct finder *finder, const char *path, size_t top, struct run *run)
{
    struct lines lines  = lines_of (&path);
    struct span  line, id;
    int          status = EXIT_DONE;
    xarab_error  error;

    while (lines_next (&lines, &line)) {
        if (! span_next (&line, '\t', &id) || line.at == NULL) {
            fprintf (stderr, "%s:%zu: needs a query id, a tab and the query\n", path, lines.number);
            status = EXIT_FAILED;
        } else if (finder_rank (finder, run, id, line, top, &error) != XARAB_OK) {
            fprintf (stderr, "%s:%zu: %s\n", path, lines.number, error.detail);
            status = EXIT_FAILED;
        }
    }
    int ended = lines_end (&lines);
    return ended == EXIT_DONE ? status : ended;
}

xarab_status
finder_article (const struct finder *finder, struct span id, xapc_results **results, xarab_error *error)
{
    char         term[TERM_SIZE_MAX];
    size_t       size   = id_term (id, term);
    xapc_search  search = { .count = 1, .k1 = 1 };
    xapc_query  *query  = NULL;
    xarab_status status = size ? xapc_query_term ((xapc_bytes) { term, size }, 1, &query, error) : XARAB_OK;

    if (status == XARAB_OK && size > 0)
        status = xapc_search_run (finder->database, query, &search, results, error);
    xapc_query_free (query);
    if (status != XARAB_OK)
        return status;
    if (size > 0 && xapc_results_count (*results) > 0)
        return XARAB_OK;
    if (size > 0)
        xapc_results_free (*results);
    *results = NULL;
    return fail (error, XARAB_NOT_FOUND, "no article has the id '%.*s'", (int) id.len, id.at);
}
