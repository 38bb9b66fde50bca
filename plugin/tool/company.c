#include "tool/company.h"

#include "api/stages.h"
#include "base/status.h"

#include <stdlib.h>

enum {
    SAMPLE_ARTICLES = 32,   /* of a name are looked at: its company is clear by then */
    ROLL_NAMES      = 60,   /* an article of more is a roll of winners or the dead: no company */
    COMPANY_TERMS   = 4096, /* most that are kept of them */
    BESIDE_ASKED    = 32,   /* shared names that are looked for beside a spelling */
    BESIDE_WINDOW   = 3,    /* words: the two, and بن between them */
};

bool
filed_name_read (struct span term, struct filed_name *name)
{
    struct span prefix = span_of (term_prefixes[TERM_NAME].letters);
    const char *slash  = term.len ? memchr (term.at, '/', term.len) : NULL;

    if (! span_starts (term, prefix) || slash == NULL)
        return false;
    size_t head = (size_t) (slash - term.at) + 1;
    *name = (struct filed_name) { term, { term.at, head }, span_after (term, head) };
    return true;
}

static int
compare_terms (const void *a, const void *b)
{
    return span_compare (*(const struct span *) a, *(const struct span *) b);
}

static void
sort_once (struct company *company)
{
    size_t kept = 0;

    qsort (company->at, company->count, sizeof *company->at, compare_terms);
    for (size_t i = 0; i < company->count; i++)
        if (kept == 0 || ! span_equal (company->at[i], company->at[kept - 1]))
            company->at[kept++] = company->at[i];
    company->count = kept;
}

static xarab_status
add_terms (xapc_terms *terms, const struct filed_name *name, struct arena *arena, struct company *company,
           xarab_error *error)
{
    struct span  prefix = span_of (term_prefixes[TERM_NAME].letters);
    xarab_status status;
    xapc_term    term;

    while (company->count < COMPANY_TERMS && (status = xapc_terms_next (terms, &term, error)) != XARAB_NOT_FOUND) {
        struct span bytes = text_span (term.term);

        if (status != XARAB_OK)
            return status;
        if (! span_starts (bytes, prefix) || span_starts (bytes, name->directory))
            continue;
        struct span copy = arena_copy (arena, bytes);
        if (copy.at == NULL)
            return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
        company->at[company->count++] = copy;
    }
    return XARAB_OK;
}

static xarab_status
add_article (xapc_database *database, uint32_t id, const struct filed_name *name, struct arena *arena,
             struct company *company, xarab_error *error)
{
    xapc_document *document = NULL;
    xapc_terms    *terms    = NULL;
    size_t         before   = company->count;

    xarab_status status = xapc_document_get (database, id, &document, error);
    if (status == XARAB_OK)
        status = xapc_document_terms (document, &terms, error);
    if (status == XARAB_OK)
        status = add_terms (terms, name, arena, company, error);
    if (company->count - before > ROLL_NAMES)
        company->count = before;
    xapc_terms_close (terms);
    xapc_document_free (document);
    return status;
}

static xarab_status
add_articles (xapc_database *database, xapc_results *results, const struct filed_name *name, struct arena *arena,
              struct company *company, xarab_error *error)
{
    xarab_status status = XARAB_OK;
    xapc_result  result;

    for (uint32_t i = 0; status == XARAB_OK && i < xapc_results_count (results); i++) {
        status = xapc_results_get (results, i, &result, error);
        if (status == XARAB_OK)
            status = add_article (database, result.id, name, arena, company, error);
    }
    return status;
}

xarab_status
company_read (xapc_database *database, const struct filed_name *name, struct arena *arena, struct company *company,
              xarab_error *error)
{
    static const xapc_search search  = { .count = SAMPLE_ARTICLES, .k1 = 1, .b = 0.5 };
    xapc_query              *query   = NULL;
    xapc_results            *results = NULL;

    *company = (struct company) { arena_take (arena, COMPANY_TERMS * sizeof (struct span)), 0, true };
    if (company->at == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    xarab_status status = xapc_query_term (span_text (name->term), 1, &query, error);
    if (status == XARAB_OK)
        status = xapc_search_run (database, query, &search, &results, error);
    if (status == XARAB_OK)
        status = add_articles (database, results, name, arena, company, error);
    sort_once (company);
    xapc_results_free (results);
    xapc_query_free (query);
    return status;
}

static void
add_shared (struct shared_company *shared, struct span term)
{
    struct filed_name name;

    if (shared->count < SHARED_NAMES && filed_name_read (term, &name))
        shared->names[shared->count] = name.spelling;
    shared->count++;
}

/* Calls for each name that is in both and says something. */
typedef xarab_status shared_function (void *your, struct span term, xarab_error *);

static xarab_status
each_shared (xapc_database *database, const struct company *a, const struct company *b, uint32_t common,
             shared_function *take, void *your, xarab_error *error)
{
    xarab_status status = XARAB_OK;

    for (size_t i = 0, j = 0; status == XARAB_OK && i < a->count && j < b->count;) {
        int      order = span_compare (a->at[i], b->at[j]);
        uint32_t articles;

        if (order == 0) {
            status = xapc_term_documents (database, span_text (a->at[i]), &articles, error);
            if (status == XARAB_OK && articles <= common)
                status = take (your, a->at[i], error);
        }
        i += order <= 0;
        j += order >= 0;
    }
    return status;
}

static xarab_status
take_shared (void *your, struct span term, xarab_error *error)
{
    (void) error;
    add_shared (your, term);
    return XARAB_OK;
}

xarab_status
company_share (xapc_database *database, const struct company *a, const struct company *b, uint32_t common,
               struct shared_company *shared, xarab_error *error)
{
    *shared = (struct shared_company) { 0 };
    return each_shared (database, a, b, common, take_shared, shared, error);
}

/* ---- names beside each other ---- */

struct beside {
    xapc_database         *database;
    struct span            word[2];
    size_t                 asked;
    struct shared_company *found;
};

/* Whether two words stand so near each other in an article that nothing but بن
 * is between them. */
static xarab_status
is_beside (xapc_database *database, struct span one, struct span other, bool *beside, xarab_error *error)
{
    static const xapc_search search  = { .count = 1, .k1 = 1, .b = 0.5 };
    xapc_query              *parts[2] = { NULL, NULL }, *near = NULL;
    xapc_results            *results = NULL;

    *beside             = false;
    xarab_status status = xapc_query_term (span_text (one), 1, &parts[0], error);
    if (status == XARAB_OK)
        status = xapc_query_term (span_text (other), 1, &parts[1], error);
    if (status == XARAB_OK)
        status = xapc_query_join (XAPC_NEAR, parts, 2, BESIDE_WINDOW, &near, error);
    if (status == XARAB_OK)
        status = xapc_search_run (database, near, &search, &results, error);
    if (status == XARAB_OK)
        *beside = xapc_results_count (results) > 0;
    xapc_results_free (results);
    xapc_query_free (near);
    xapc_query_free (parts[1]);
    xapc_query_free (parts[0]);
    return status;
}

static xarab_status
take_beside (void *your, struct span term, xarab_error *error)
{
    struct beside    *b    = your;
    bool              both = true;
    xarab_status      status = XARAB_OK;
    struct filed_name name;

    if (b->asked++ >= BESIDE_ASKED || ! filed_name_read (term, &name))
        return XARAB_OK;
    for (size_t i = 0; i < 2 && both && status == XARAB_OK; i++)
        status = is_beside (b->database, b->word[i], name.spelling, &both, error);
    if (status == XARAB_OK && both)
        add_shared (b->found, term);
    return status;
}

xarab_status
company_beside (xapc_database *database, const struct company *a, const struct company *b, uint32_t common,
                struct span one, struct span other, struct shared_company *found, xarab_error *error)
{
    struct beside beside = { database, { one, other }, 0, found };

    *found = (struct shared_company) { 0 };
    return each_shared (database, a, b, common, take_beside, &beside, error);
}

xarab_status
company_together (xapc_database *database, struct span a, struct span b, uint32_t *articles, xarab_error *error)
{
    static const xapc_search search   = { .check_at_least = UINT32_MAX, .k1 = 1, .b = 0.5 };
    xapc_query              *parts[2] = { NULL, NULL }, *both = NULL;
    xapc_results            *results  = NULL;
    uint32_t                 least, most;

    xarab_status status = xapc_query_term (span_text (a), 1, &parts[0], error);
    if (status == XARAB_OK)
        status = xapc_query_term (span_text (b), 1, &parts[1], error);
    if (status == XARAB_OK)
        status = xapc_query_join (XAPC_AND, parts, 2, 0, &both, error);
    if (status == XARAB_OK)
        status = xapc_search_run (database, both, &search, &results, error);
    if (status == XARAB_OK)
        xapc_results_total (results, &least, articles, &most);
    xapc_results_free (results);
    xapc_query_free (both);
    xapc_query_free (parts[1]);
    xapc_query_free (parts[0]);
    return status;
}
