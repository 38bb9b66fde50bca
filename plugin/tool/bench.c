#include "tool/bench.h"

#include "tool/tally.h"

#include <stdarg.h>
#include <stdio.h>

#define ISOLATE "\u2068"
#define RELEASE "\u2069"

/* ---- rows ---- */

static void
add_cell (struct bench *b, struct span cell)
{
    static const char *const written[] = { ['\t'] = "\\t", ['\n'] = "\\n", ['\r'] = "\\r" };

    b->sound = buffer_add_byte (&b->rows, '\t') && b->sound;
    for (size_t i = 0; i < cell.len; i++) {
        unsigned char c = (unsigned char) cell.at[i];
        if (c < sizeof written / sizeof written[0] && written[c] != NULL)
            b->sound = buffer_add_text (&b->rows, written[c]) && b->sound;
        else
            b->sound = buffer_add_byte (&b->rows, cell.at[i]) && b->sound;
    }
}

static void
add_row (struct bench *b, const char *kind)
{
    b->sound = buffer_add_text (&b->rows, kind) && b->sound;
}

static void
end_row (struct bench *b)
{
    b->sound = buffer_add_byte (&b->rows, '\n') && b->sound;
}

static void __attribute__ ((format (printf, 2, 3)))
add_printed (struct bench *b, const char *format, ...)
{
    char    text[200];
    va_list values;

    va_start (values, format);
    vsnprintf (text, sizeof text, format, values);
    va_end (values);
    add_cell (b, span_of (text));
}

/* ---- stages ---- */

static void
show_token (struct bench *b, struct span text, const struct token *token)
{
    size_t start = (size_t) (token->source.at - text.at);

    add_row (b, "token");
    add_printed (b, "%zu:%zu", start, start + token->source.len);
    add_cell (b, token->source);
    add_cell (b, token->folded);
    end_row (b);
}

static void
show_stem (struct bench *b, const struct token *token)
{
    const struct stemmer *stemmer = &b->worker->analyzer->stemmer;
    struct stem_trace     trace   = { 0 };
    char                  stem[STEM_ROOM], root[STEM_ROOM];
    struct span found = { stem, stem_word (stemmer, token->folded, token->hash, stem, &trace) };
    struct span key   = { root, stem_root (stemmer, found, root) };

    add_row (b, "stem");
    add_cell (b, token->source);
    add_cell (b, found);
    add_cell (b, key);
    for (unsigned i = 0; i < trace.steps; i++)
        add_printed (b, "%s: %.*s", trace.step[i].rule, (int) trace.step[i].rest.len, trace.step[i].rest.at);
    end_row (b);
}

static void
show_name (struct bench *b, struct span text, const struct name *name)
{
    struct name_keys keys;

    name_keys (&b->worker->analyzer->namer, name->spelling, &keys);
    add_row (b, "name");
    add_printed (b, "%zu:%zu", name->start, name->end);
    add_cell (b, (struct span) { text.at + name->start, name->end - name->start });
    add_printed (b, "%s", keys.count ? keys.key[0] : "");
    add_printed (b, "%s", name->why);
    end_row (b);
}

static void
show_date (struct bench *b, struct span text, const struct date *date)
{
    char first[16], last[16];

    calendar_print_iso (date->first, first);
    calendar_print_iso (date->last, last);
    add_row (b, "date");
    add_printed (b, "%zu:%zu", date->start, date->end);
    add_cell (b, (struct span) { text.at + date->start, date->end - date->start });
    add_printed (b, "%s%s%s", first, date->first == date->last ? "" : "..", date->first == date->last ? "" : last);
    add_printed (b, "%s%s", date->rule, date->relative ? ", relative" : "");
    end_row (b);
}

/* Tokens, stems, names, dates: one pass over the text for each, so that the
 * rows of a kind stand together. */
typedef void show_function (struct bench *, struct span text);

static void
show_tokens (struct bench *b, struct span text)
{
    const struct token_list *tokens = &b->worker->scratch.tokens;

    for (size_t i = 0; i < tokens->count; i++)
        show_token (b, text, &tokens->at[i]);
}

static void
show_stems (struct bench *b, struct span text)
{
    const struct token_list *tokens = &b->worker->scratch.tokens;

    (void) text;
    for (size_t i = 0; i < tokens->count; i++)
        if (token_arabic_word (&tokens->at[i]))
            show_stem (b, &tokens->at[i]);
}

static void
show_names (struct bench *b, struct span text)
{
    const struct name_list *names = &b->worker->scratch.names;

    for (size_t i = 0; i < names->count; i++)
        show_name (b, text, &names->at[i]);
}

static void
show_dates (struct bench *b, struct span text)
{
    const struct date_list *dates = &b->worker->scratch.dates;

    for (size_t i = 0; i < dates->count; i++)
        show_date (b, text, &dates->at[i]);
}

static void
each_piece (struct bench *b, struct span text, show_function *show)
{
    struct xarab_worker *worker = b->worker;
    day_number           day    = reference_day (span_of (b->date));

    document_begin (&worker->document, day, day == DAY_NONE ? REFERENCE_NONE : REFERENCE_GIVEN);
    for (size_t from = 0; b->sound && from < text.len;) {
        from     = analyze_piece (worker->analyzer, &worker->scratch, &worker->document, text, from, FOR_INDEX);
        b->sound = from != SIZE_MAX;
        if (b->sound)
            show (b, text);
    }
}

static int
show_term (void *your, const struct term *term)
{
    struct bench *b = your;

    add_row (b, "term");
    add_cell (b, term->text);
    add_printed (b, "%u", term->position);
    add_printed (b, "%u", term->wdf);
    end_row (b);
    return ! b->sound;
}

/* The sentence as a query. */
static void
show_query (struct bench *b, struct span text)
{
    xarab_query *query = NULL;
    xarab_error  error;
    char         understood[1000];

    add_row (b, "query");
    if (xarab_query_parse (b->worker, span_text (text), span_text (span_of (b->date)), &query, &error) == XARAB_OK
        && xarab_query_describe (query, understood, sizeof understood) == XARAB_OK)
        add_cell (b, span_of (understood));
    else
        add_cell (b, span_of (error.detail));
    end_row (b);
    xarab_query_free (query);
}

bool
bench_analyze (struct bench *b)
{
    struct span   text    = buffer_span (&b->sentence);
    xarab_article article = { .text = span_text (text), .date = span_text (span_of (b->date)) };

    b->rows.len = 0;
    b->sound    = true;
    each_piece (b, text, show_tokens);
    each_piece (b, text, show_stems);
    each_piece (b, text, show_names);
    each_piece (b, text, show_dates);
    if (b->sound)
        analyze_article (b->worker, &article, (struct term_sink) { show_term, b });
    show_query (b, text);
    if (! b->sound)
        fprintf (stderr, "xapian-arabic: memory is out\n");
    return b->sound;
}

/* ---- printing ---- */

/* A row as it stands, or, for a terminal, its cells in isolates. */
static void
print_row (const struct bench *b, const char *before, struct span row)
{
    struct span kind, cell;

    fputs (before, stdout);
    if (! b->terminal) {
        fwrite (row.at, 1, row.len, stdout);
    } else if (span_next (&row, '\t', &kind)) {
        printf ("%-6.*s", (int) kind.len, kind.at);
        while (span_next (&row, '\t', &cell))
            printf ("  " ISOLATE "%.*s" RELEASE, (int) cell.len, cell.at);
    }
    putchar ('\n');
}

void
bench_print (const struct bench *b)
{
    struct span rest = buffer_span (&b->rows), row;

    while (span_next (&rest, '\n', &row))
        if (row.len > 0)
            print_row (b, "", row);
}

static bool
tally_rows (struct tally *tally, struct span rows)
{
    struct span row;

    while (span_next (&rows, '\n', &row))
        if (row.len > 0 && tally_add (tally, &(struct term) { .text = row }) != 0)
            return false;
    return true;
}

/* The rows that the other has not. */
static size_t
print_missing (const struct bench *b, const char *sign, struct span rows, const struct tally *others)
{
    struct span row;
    size_t      count = 0;

    while (span_next (&rows, '\n', &row))
        if (row.len > 0 && tally_find (others, row) == NULL) {
            print_row (b, sign, row);
            count++;
        }
    return count;
}

void
bench_compare (const struct bench *b, struct span before)
{
    struct tally old = { 0 }, new = { 0 };

    if (tally_rows (&old, before) && tally_rows (&new, buffer_span (&b->rows))
        && print_missing (b, "- ", before, &new) + print_missing (b, "+ ", buffer_span (&b->rows), &old) == 0)
        puts ("the same");
    tally_free (&old);
    tally_free (&new);
}
