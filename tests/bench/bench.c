/* bench - each stage over the same text, one thread, one row a stage:
 *
 *     stage  MB/s  ns/word  words  times-stock
 *
 * and what finding names and dates adds to the analysis without them, per cent.
 *
 *     bench [FILE]     FILE: plain text, an article a line, or articles as *.jsonl;
 *                      without it the news of fixtures/
 *
 * The best of several rounds of processor time. A stage is a row of `stages`:
 * what it does to one article. */
#include "stock.h"

#include "api/stages.h"
#include "base/file.h"
#include "text/utf8.h"

#include <errno.h>
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 5, LEAST = 4 << 20, MOST = 1 << 30 };

struct bench {
    xarab_analyzer *analyzer;
    xarab_worker   *worker;
    struct way {
        struct analyzer analyzer;
        struct scratch  scratch;
    } words, dates, all; /* without names and dates, without names, with both */
    struct document document;
    struct stock   *plain, *stemmed;
    struct buffer   text;    /* the articles, one behind the other */
    struct buffer   ends;    /* size_t of each article's end */
    struct buffer   folded;
    size_t          sum;     /* of results, so that no work is left out */
};

/* ---- stages ---- */

static size_t
run_decode (struct bench *b, struct span text)
{
    b->sum += utf8_valid (text);
    return 0;
}

static size_t
run_fold (struct bench *b, struct span text)
{
    b->folded.len = 0;
    if (! buffer_reserve (&b->folded, fold_room (text.len)))
        exit (1);
    b->sum += fold_word (fold_standard (), text, b->folded.at);
    return 0;
}

static size_t
run_token (struct bench *b, struct span text)
{
    const struct cutter *cutter = &b->worker->analyzer->cutter;
    struct token_list   *tokens = &b->worker->scratch.tokens;
    size_t               words  = 0;

    for (size_t from = 0; from < text.len; words += tokens->count)
        from = token_cut (cutter, text, from, 0, FOR_INDEX, tokens);
    return words;
}

static size_t
run_stem (struct bench *b, struct span text)
{
    const struct analyzer *analyzer = b->worker->analyzer;
    struct token_list     *tokens   = &b->worker->scratch.tokens;
    size_t                 words    = 0;

    for (size_t from = 0; from < text.len; words += tokens->count) {
        from = token_cut (&analyzer->cutter, text, from, 0, FOR_INDEX, tokens);
        for (size_t i = 0; i < tokens->count; i++)
            b->sum += analyze_word (analyzer, &b->worker->scratch, &tokens->at[i]).stem.len;
    }
    return words;
}

/* The whole way from text to terms, perhaps with some stages left out. */
static size_t
run_way (struct bench *b, struct way *way, struct span text)
{
    static const struct field field = { ROLE_TEXT, "", true };
    struct term_count         count = { 0 };
    struct term_sink          sink  = { term_count, &count };

    document_begin (&b->document, DAY_NONE, REFERENCE_NONE);
    analyze_field (&way->analyzer, &way->scratch, &b->document, &field, text, sink);
    b->sum += count.bytes;
    return b->document.words;
}

static size_t
run_words (struct bench *b, struct span text)
{
    return run_way (b, &b->words, text);
}

static size_t
run_dates (struct bench *b, struct span text)
{
    return run_way (b, &b->dates, text);
}

static size_t
run_terms (struct bench *b, struct span text)
{
    return run_way (b, &b->all, text);
}

static size_t
run_stock (struct bench *b, struct span text)
{
    return stock_index (b->plain, text.at, text.len);
}

static size_t
run_stock_stem (struct bench *b, struct span text)
{
    return stock_index (b->stemmed, text.at, text.len);
}

typedef size_t stage_function (struct bench *, struct span article);

static const struct stage {
    const char     *name;
    stage_function *run;
} stages[] = {
    { "stock TermGenerator, Stem(arabic)", run_stock_stem },
    { "stock TermGenerator, no stemmer", run_stock },
    { "decode", run_decode },
    { "text", run_fold },
    { "text + token", run_token },
    { "text + token + stem", run_stem },
    { "words, stems, roots as terms", run_words },
    { "and dates", run_dates },
    { "and names: all stages", run_terms },
};
enum { WORDS = 6, DATES, ALL, STAGES = sizeof stages / sizeof stages[0] };

/* ---- the text ---- */

static void
stop (const char *path, const char *what)
{
    fprintf (stderr, "bench: %s: %s\n", path, what);
    exit (1);
}

static void
add_article (struct bench *b, struct span text)
{
    if (! buffer_add (&b->text, text)
        || ! buffer_add (&b->ends, (struct span) { (const char *) &b->text.len, sizeof b->text.len }))
        stop ("articles", "memory is out");
}

static void
add_json (struct bench *b, struct span line)
{
    json_tokener *tokener = json_tokener_new ();
    json_object  *article = json_tokener_parse_ex (tokener, line.at, (int) line.len), *text;

    if (article != NULL && json_object_object_get_ex (article, "text", &text))
        add_article (b, (struct span) { json_object_get_string (text), (size_t) json_object_get_string_len (text) });
    json_object_put (article);
    json_tokener_free (tokener);
}

static void
load (struct bench *b, const char *path)
{
    struct buffer file = { 0 };
    bool          json = span_ends (span_of (path), span_of (".jsonl"));
    struct span   line;

    if (! file_read (path, MOST, &file))
        stop (path, strerror (errno));
    do {
        size_t before = b->text.len;
        for (struct span rest = buffer_span (&file); span_next (&rest, '\n', &line);)
            if (json)
                add_json (b, line);
            else if (line.len)
                add_article (b, line);
        if (b->text.len == before)
            stop (path, "no text in it");
    } while (b->text.len < LEAST);
    buffer_free (&file);
}

/* ---- the clock ---- */

static double
seconds (void)
{
    struct timespec now;

    clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
    return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* One round over all articles; seconds. */
static double
round_of (const struct stage *stage, struct bench *b, size_t *words)
{
    double start = seconds ();
    size_t from  = 0;

    *words = 0;
    for (size_t i = 0; i < b->ends.len; i += sizeof from) {
        size_t end;

        memcpy (&end, b->ends.at + i, sizeof end);
        *words += stage->run (b, (struct span) { b->text.at + from, end - from });
        from = end;
    }
    return seconds () - start;
}

static void
print_row (const struct bench *b, size_t i, const double best[STAGES], size_t words)
{
    printf ("%-34s %8.1f %8.1f %10zu %8.1f\n", stages[i].name, (double) b->text.len / best[i] / 1e6,
            words ? best[i] * 1e9 / (double) words : 0.0, words, best[0] / best[i]);
}

static void
print_share (const char *what, double with, double without, double of)
{
    printf ("%-34s %8.1f %%\n", what, 100 * (with - without) / of);
}

/* The stages take turns, so that what else the machine does falls on all of them. */
static void
measure (struct bench *b)
{
    double best[STAGES];
    size_t words[STAGES];

    for (unsigned round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < STAGES; i++) {
            double time = round_of (&stages[i], b, &words[i]);
            best[i]     = round == 0 || time < best[i] ? time : best[i];
        }
    printf ("%-34s %8s %8s %10s %8s\n", "stage", "MB/s", "ns/word", "words", "x stock");
    for (size_t i = 0; i < STAGES; i++)
        print_row (b, i, best, words[i]);
    print_share ("names add to the rest", best[ALL], best[DATES], best[DATES]);
    print_share ("dates are of all stages", best[DATES], best[WORDS], best[ALL]);
}

static void
open_way (struct way *way, const struct analyzer *analyzer, bool dates, bool names)
{
    way->analyzer             = *analyzer;
    way->analyzer.terms.dates = dates;
    way->analyzer.terms.names = names;
    if (! scratch_open (&way->scratch))
        stop ("scratch", "memory is out");
}

int
main (int argc, char **argv)
{
    struct bench b = { 0 };
    const char  *source = getenv ("SOURCE");
    char         path[4096];

    snprintf (path, sizeof path, "%s/fixtures/news/articles.jsonl", source ? source : ".");
    load (&b, argc > 1 ? argv[1] : path);
    if (xarab_open (NULL, &b.analyzer, NULL) != XARAB_OK || xarab_worker_open (b.analyzer, &b.worker, NULL) != XARAB_OK)
        stop ("analyzer", "cannot be opened");
    open_way (&b.words, b.worker->analyzer, false, false);
    open_way (&b.dates, b.worker->analyzer, true, false);
    open_way (&b.all, b.worker->analyzer, true, true);
    b.plain   = stock_open (0);
    b.stemmed = stock_open (1);
    measure (&b);
    stock_close (b.plain);
    stock_close (b.stemmed);
    document_free (&b.document);
    scratch_free (&b.words.scratch);
    scratch_free (&b.dates.scratch);
    scratch_free (&b.all.scratch);
    xarab_worker_close (b.worker);
    xarab_close (b.analyzer);
    buffer_free (&b.text);
    buffer_free (&b.ends);
    buffer_free (&b.folded);
    return b.sum == 0;
}
