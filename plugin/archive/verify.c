#include "archive/verify.h"

#include "api/stages.h"
#include "base/file.h"

#include <errno.h>

enum { QUERY_FILE_MAX = 64 << 20, WORDS_OF_TITLE = 200 /* bytes */ };

struct verifying {
    xarab_worker        *worker;
    const struct verify *asked;
    struct verified     *made;
    xapc_database       *database;
};

/* The beginning of a title or text as words alone: nothing a query would read
 * as more. */
static bool
plain_words (struct span text, struct buffer *to)
{
    bool ok = true;

    if (text.len > WORDS_OF_TITLE) {
        text.len = WORDS_OF_TITLE;
        while (text.len && ((unsigned char) text.at[text.len] & 0xc0) == 0x80)
            text.len--;
    }
    for (size_t i = 0; ok && i < text.len; i++) {
        char c     = text.at[i];
        bool upper = c >= 'A' && c <= 'Z', letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
        ok         = buffer_add_byte (to, upper ? (char) (c + 'a' - 'A') : letter ? c : ' ');
    }
    return ok;
}

static int
pass_over (void *your, const xarab_reason *reason)
{
    (void) your;
    (void) reason;
    return 0;
}

/* Whether the article is among what its own words find. */
static xarab_status
ask_for (struct verifying *v, struct span words, xarab_text id, bool *found, xarab_error *error)
{
    xarab_query  *query   = NULL;
    xarab_verdict verdict = { 0 };
    xarab_status  status  = xarab_query_parse (v->worker, span_text (words), (xarab_text) { NULL, 0 }, &query, error);

    if (status == XARAB_OK)
        status = xarab_query_explain (query, v->database, id, &verdict, pass_over, NULL, error);
    *found = status == XARAB_OK && verdict.found;
    xarab_query_free (query);
    return status == XARAB_NOT_FOUND ? XARAB_OK : status;
}

static xarab_status
sample_one (struct verifying *v, uint32_t number, xarab_error *error)
{
    xapc_document *document = NULL;
    xapc_bytes     data;
    xarab_article  article = { 0 };
    struct buffer  words   = { 0 };
    bool           found   = false;
    xarab_status   status  = xapc_document_get (v->database, number, &document, error);

    if (status == XARAB_OK)
        status = xapc_document_data (document, &data, error);
    if (status == XARAB_OK) {
        xarab_index_read (data, &article);
        plain_words (text_span (article.title.size ? article.title : article.text), &words);
    }
    if (status == XARAB_OK && article.id.size && span_trim (buffer_span (&words)).len > 0) {
        status = ask_for (v, buffer_span (&words), article.id, &found, error);
        v->made->sampled++;
        v->made->found += found;
        if (status == XARAB_OK && ! found)
            status = fail (error, XARAB_MISMATCH, "article '%.*s' is not found by its own words", (int) article.id.size,
                           article.id.at);
    }
    buffer_free (&words);
    xapc_document_free (document);
    return status;
}

/* Articles at equal distances from the first number to the last. */
static xarab_status
sample (struct verifying *v, uint32_t last, xarab_error *error)
{
    xarab_status status = XARAB_OK;
    uint32_t     number, before = 0;

    for (unsigned i = 0; status == XARAB_OK && i < VERIFY_SAMPLES; i++) {
        uint32_t from = (uint32_t) ((uint64_t) last * i / VERIFY_SAMPLES);
        status        = xapc_next_document (v->database, (xapc_bytes) { "", 0 }, from, &number, error);
        if (status == XARAB_NOT_FOUND)
            return XARAB_OK;
        if (status == XARAB_OK && number != before)
            status = sample_one (v, number, error);
        before = number;
    }
    return status;
}

static xarab_status
answer (struct verifying *v, struct span text, xarab_error *error)
{
    xarab_query  *query   = NULL;
    xapc_results *results = NULL;
    xarab_page    page    = { .count = 1 };
    xarab_status  status  = xarab_query_parse (v->worker, span_text (text), (xarab_text) { NULL, 0 }, &query, error);

    if (status == XARAB_OK)
        status = xarab_query_run (query, v->database, &page, &results, error);
    v->made->queries++;
    if (status == XARAB_OK && xapc_results_count (results) > 0)
        v->made->answered++;
    else if (status == XARAB_OK)
        status = fail (error, XARAB_MISMATCH, "the sample query '%.*s' finds nothing", (int) text.len, text.at);
    xapc_results_free (results);
    xarab_query_free (query);
    return status;
}

static xarab_status
answer_all (struct verifying *v, const char *path, xarab_error *error)
{
    struct buffer bytes  = { 0 };
    struct span   rest, line;
    xarab_status  status = XARAB_OK;

    if (! file_read (path, QUERY_FILE_MAX, &bytes))
        return fail (error, XARAB_IO, "%s: %s", path, strerror (errno));
    rest = buffer_span (&bytes);
    while (status == XARAB_OK && span_next (&rest, '\n', &line)) {
        const char *tab = line.len ? memchr (line.at, '\t', line.len) : NULL;
        if (tab != NULL)
            line = span_after (line, (size_t) (tab + 1 - line.at));
        if (span_trim (line).len != 0)
            status = answer (v, span_trim (line), error);
    }
    buffer_free (&bytes);
    return status;
}

static xarab_status
look_inside (struct verifying *v, xarab_error *error)
{
    xapc_counts  counts = { 0 };
    xarab_status status = xarab_index_check (v->worker->owner, v->database, error);

    if (status == XARAB_OK)
        status = xapc_database_counts (v->database, &counts, error);
    v->made->articles = counts.documents;
    if (status == XARAB_OK && v->asked->articles >= 0 && counts.documents != (uint64_t) v->asked->articles)
        status = fail (error, XARAB_MISMATCH, "%u articles in it, %lld were put there", counts.documents,
                       (long long) v->asked->articles);
    if (status == XARAB_OK)
        status = sample (v, counts.last_id, error);
    if (status == XARAB_OK && v->asked->queries != NULL)
        status = answer_all (v, v->asked->queries, error);
    return status;
}

xarab_status
verify_database (xarab_worker *worker, const char *path, const struct verify *asked, struct verified *made,
                 xarab_error *error)
{
    struct verified  unread;
    struct verifying v = { worker, asked, made ? made : &unread, NULL };

    *v.made             = (struct verified) { 0 };
    xarab_status status = xapc_database_verify (path, asked->say, asked->your, &v.made->faults, error);
    if (status == XARAB_OK && v.made->faults)
        status = fail (error, XARAB_MISMATCH, "%zu fault%s in its tables", v.made->faults, v.made->faults == 1 ? "" : "s");
    if (status == XARAB_OK)
        status = xapc_database_open (path, &v.database, error);
    if (status == XARAB_OK)
        status = look_inside (&v, error);
    xapc_database_close (v.database);
    return status;
}
