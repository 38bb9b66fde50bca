#include "api/stages.h"
#include "text/fold.h"

#include <stdlib.h>

day_number
reference_day (struct span date)
{
    day_number  first, last;
    const char *time = date.len > 10 && (date.at[10] == 'T' || date.at[10] == ' ') ? date.at + 10 : NULL;

    if (time != NULL)
        date.len = 10;
    return calendar_parse_iso (date, &first, &last) ? first : DAY_NONE;
}

/* What of an article each row of article_fields reads. */
static struct span
part (const xarab_article *article, const struct article_field *field)
{
    static const struct {
        const char *key;
        size_t      offset;
    } parts[] = {
        { "title",    offsetof (xarab_article, title) },    { "text",   offsetof (xarab_article, text) },
        { "author",   offsetof (xarab_article, author) },   { "source", offsetof (xarab_article, source) },
        { "keywords", offsetof (xarab_article, keywords) },
    };

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (strcmp (parts[i].key, field->key) == 0)
            return text_span (*(const xarab_text *) (const void *) ((const char *) article + parts[i].offset));
    return (struct span) { NULL, 0 };
}

static int
give_id (struct span id, struct term_sink sink)
{
    char        bytes[TERM_SIZE_MAX];
    size_t      size = id_term (id, bytes);
    struct term term = { { bytes, size }, id, 0, 0, TERM_ID, 0 };

    return size ? sink.take (sink.your, &term) : 0;
}

int
analyze_article (struct xarab_worker *worker, const xarab_article *article, struct term_sink sink)
{
    day_number day  = reference_day (text_span (article->date));
    int        stop = give_id (text_span (article->id), sink);

    document_begin (&worker->document, day, day == DAY_NONE ? REFERENCE_NONE : REFERENCE_GIVEN);
    if (stop == 0 && day != DAY_NONE)
        stop = emit_published (sink, day);
    for (size_t i = 0; stop == 0 && i < article_field_count; i++)
        stop = analyze_field (worker->analyzer, &worker->scratch, &worker->document,
                              &article_fields[i].field, part (article, &article_fields[i]), sink);
    return stop;
}

struct public_sink {
    xarab_sink *take;
    void       *your;
};

static int
pass_on (void *your, const struct term *term)
{
    const struct public_sink *to    = your;
    xarab_term                given = { span_text (term->text), span_text (term->source), term->position,
                                        term->wdf, (xarab_kind) term->kind };

    return to->take (to->your, &given);
}

xarab_status
xarab_analyze (xarab_worker *worker, const xarab_article *article, xarab_sink *take, void *your,
               xarab_error *error)
{
    struct public_sink to   = { take, your };
    int                stop = analyze_article (worker, article, (struct term_sink) { pass_on, &to });

    if (stop == ANALYZE_NO_MEMORY)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    if (stop != 0)
        return fail (error, XARAB_STOPPED, "%s", status_text (XARAB_STOPPED));
    return XARAB_OK;
}

xarab_status
xarab_stem (xarab_worker *worker, xarab_text word, char *to, size_t room, size_t *size)
{
    struct span stem = text_span (word);
    size_t      next = token_cut (&worker->analyzer->cutter, stem, 0, 0, FOR_QUERY, &worker->scratch.tokens);
    if (next == SIZE_MAX)
        return XARAB_NO_MEMORY;
    if (worker->scratch.tokens.count > 0)
        stem = analyze_word (worker->analyzer, &worker->scratch, &worker->scratch.tokens.at[0]).stem;
    if (stem.len > room)
        return XARAB_MISUSED;
    memcpy (to, stem.at, stem.len);
    *size = stem.len;
    return XARAB_OK;
}

bool
xarab_same_name (xarab_worker *worker, xarab_text a, xarab_text b)
{
    return name_match (&worker->analyzer->namer, text_span (a), text_span (b), NULL);
}

static int
give_dates (struct xarab_worker *worker, int (*take) (void *your, const xarab_date *), void *your)
{
    for (size_t i = 0; i < worker->scratch.dates.count; i++) {
        const struct date *found = &worker->scratch.dates.at[i];
        xarab_date         date  = { .start = found->start, .end = found->end };

        calendar_print_iso (found->first, date.from);
        calendar_print_iso (found->last, date.to);
        if (take (your, &date) != 0)
            return XARAB_STOPPED;
    }
    return XARAB_OK;
}

xarab_status
xarab_dates (xarab_worker *worker, xarab_text text, xarab_text reference,
             int (*take) (void *your, const xarab_date *), void *your, xarab_error *error)
{
    day_number day = reference_day (text_span (reference));

    document_begin (&worker->document, day, day == DAY_NONE ? REFERENCE_NONE : REFERENCE_GIVEN);
    for (size_t from = 0; from < text.size;) {
        from = analyze_piece (worker->analyzer, &worker->scratch, &worker->document, text_span (text), from,
                              FOR_INDEX);
        if (from == SIZE_MAX)
            return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
        if (give_dates (worker, take, your) != XARAB_OK)
            return fail (error, XARAB_STOPPED, "%s", status_text (XARAB_STOPPED));
    }
    return XARAB_OK;
}
