/* Our cut beside Unicode's (UAX #29): on Unicode's own WordBreakTest, and on the
 * news beside ICU's BreakIterator. Every word that UAX #29 cuts otherwise must be
 * of a kind that fixtures/token/unicode/differences.tsv lists with its reason,
 * and every row of that table must happen.
 *
 * Where the test file is not installed (Debian: unicode-data) only the news is
 * compared. */
#include "escape.h"
#include "rows.h"

#include "base/file.h"
#include "text/class.h"
#include "text/utf8.h"
#include "token/token.h"

#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

enum { EDGES = 1 << 16, KIND_ROOM = 200 };

static const char *const break_test = "/usr/share/unicode/auxiliary/WordBreakTest.txt";

static const struct row *rows;
static size_t            row_count;
static unsigned          passed, failed;
static size_t            words, differences;
static struct token_list list;

/* Offsets at which UAX #29 breaks a text, 0 and the end included. */
struct edges {
    size_t at[EDGES];
    size_t count;
};

#define CLASS_NAME(name) #name,
static const char *const class_names[] = { TEXT_CLASSES (CLASS_NAME) };
#undef CLASS_NAME

static const char *const kind_names[TOKEN_KINDS] = { "compound", "compound", "number", "acronym", "tag", "handle", "address" };

/* The classes in a span without what clings, each run once. */
static bool
classes_of (struct span s, char kind[KIND_ROOM])
{
    unsigned size, before = TEXT_CLASS_COUNT;
    bool     word = false;
    size_t   used = 0;

    kind[0] = '\0';
    for (const char *at = s.at; at < span_end (s); at += size) {
        unsigned class = class_of (utf8_read (at, span_end (s), &size));

        if (class_clings (class) && at > s.at)
            continue;
        word |= class_starts_word (class) && class != CLASS_TATWEEL;
        if (class != before && used + 16 < KIND_ROOM)
            used += (size_t) snprintf (kind + used, KIND_ROOM - used, "%s%s", used ? " " : "", class_names[class]);
        before = class;
    }
    return word;
}

/* The token that holds the byte at `at`; NULL in a gap. */
static const struct token *
token_at (const char *at)
{
    for (size_t i = 0; i < list.count; i++) {
        const struct token *t = &list.at[i];

        if ((t->flags & TOKEN_PART) == 0 && at >= t->source.at && at < span_end (t->source))
            return t;
    }
    return NULL;
}

/* How our cut of UAX #29's word differs: false when it does not. */
static bool
difference (struct span word, char kind[KIND_ROOM])
{
    const struct token *t;
    const char         *at = word.at;

    if (! classes_of (word, kind))
        return false;
    t = token_at (at);
    if (t != NULL && span_equal (t->source, word) && t->source.at == word.at)
        return false;
    if (t != NULL && t->source.at <= word.at && span_end (t->source) >= span_end (word))
        snprintf (kind, KIND_ROOM, "%s", t->flags & TOKEN_STOPS ? "abbreviation" : kind_names[t->kind]);
    return true;
}

/* Whether all words of a row's first cell are among those of the difference. */
static bool
explains (const char *cell, const char *kind)
{
    struct span names = span_of (cell), name, word;

    while (span_next (&names, ' ', &name)) {
        struct span rest  = span_of (kind);
        bool        found = false;

        while (span_next (&rest, ' ', &word))
            found |= span_equal (word, name);
        if (! found)
            return false;
    }
    return true;
}

static const struct row *
row_of (const char *kind)
{
    for (size_t i = 0; i < row_count; i++)
        if (explains (rows[i].cell[0], kind))
            return &rows[i];
    return NULL;
}

static void
compare (const char *where, unsigned line, struct span text, const struct edges *edges)
{
    struct cutter cutter = { { true, true, true }, fold_standard () };
    bool          good   = true;
    char          kind[KIND_ROOM];

    token_cut (&cutter, text, 0, 0, FOR_INDEX, &list);
    for (size_t i = 1; i < edges->count; i++) {
        struct span word = { text.at + edges->at[i - 1], edges->at[i] - edges->at[i - 1] };

        words += classes_of (word, kind);
        if (! difference (word, kind))
            continue;
        differences++;
        if (row_of (kind) == NULL) {
            printf ("%s:%u: %.*s: a difference without a row: %s\n", where, line, (int) word.len, word.at, kind);
            good = false;
        }
    }
    passed += good;
    failed += ! good;
}

/* ---- the rows themselves ---- */

/* The row's text with its breaks: UAX #29's cut is written with | at each. */
static struct span
read_breaks (const char *cell, struct edges *edges)
{
    static char text[512];
    struct span cut  = unescape (cell);
    size_t      size = 0;

    edges->count                = 0;
    edges->at[edges->count++] = 0;
    for (size_t i = 0; i < cut.len; i++)
        if (cut.at[i] == '|')
            edges->at[edges->count++] = size;
        else
            text[size++] = cut.at[i];
    edges->at[edges->count++] = size;
    return (struct span) { text, size };
}

static void
check_row (const struct row *r, struct edges *edges)
{
    struct span   text  = read_breaks (r->cell[1], edges), want = unescape (r->cell[2]);
    struct buffer ours  = { 0 };
    bool          found = false;
    char          kind[KIND_ROOM];

    token_cut (&(struct cutter) { { true, true, true }, fold_standard () }, text, 0, 0, FOR_INDEX, &list);
    for (size_t i = 0; i < list.count; i++)
        if ((list.at[i].flags & TOKEN_PART) == 0) {
            buffer_add_text (&ours, ours.len ? "|" : "");
            buffer_add (&ours, list.at[i].source);
        }
    for (size_t i = 1; i < edges->count; i++)
        found |= difference ((struct span) { text.at + edges->at[i - 1], edges->at[i] - edges->at[i - 1] }, kind)
                 && row_of (kind) == r;
    if (found && span_equal (buffer_span (&ours), want))
        passed++;
    else {
        failed++;
        printf ("%s:%u: %s: got %.*s, want %s; the difference is %s\n", r->file, r->line, r->cell[1], (int) ours.len,
                ours.at ? ours.at : "", r->cell[2], found ? "there" : kind);
    }
    buffer_free (&ours);
}

/* ---- Unicode's test ---- */

/* "÷ 0061 × 0308 ÷ # why" */
static struct span
read_test (struct span line, struct edges *edges)
{
    static char text[512];
    struct span piece;
    size_t      size = 0;

    edges->count = 0;
    span_next (&line, '\t', &piece);
    for (line = piece; span_next (&line, ' ', &piece);)
        if (span_is (piece, "÷"))
            edges->at[edges->count++] = size;
        else if (! span_is (piece, "×"))
            size += utf8_write ((uint32_t) strtoul (piece.at, NULL, 16), text + size);
    return (struct span) { text, size };
}

static void
check_break_test (struct edges *edges)
{
    struct buffer file   = { 0 };
    unsigned      number = 0;
    struct span   line;

    if (! file_read (break_test, 16 << 20, &file)) {
        printf ("skipped: %s is not there (Debian: unicode-data)\n", break_test);
        return;
    }
    if (! span_starts (buffer_span (&file), span_of ("# WordBreakTest-15.")))
        printf ("skipped: %s is of another Unicode than our tables\n", break_test);
    else
        for (struct span rest = buffer_span (&file); span_next (&rest, '\n', &line);) {
            number++;
            if (line.len == 0 || line.at[0] == '#')
                continue;
            struct span text = read_test (line, edges);
            compare ("WordBreakTest.txt", number, text, edges);
        }
    buffer_free (&file);
}

/* ---- the news ---- */

static void
break_with_icu (struct span text, struct edges *edges)
{
    UErrorCode      status = U_ZERO_ERROR;
    UText          *utext  = utext_openUTF8 (NULL, text.at, (int64_t) text.len, &status);
    UBreakIterator *words_of = ubrk_open (UBRK_WORD, "", NULL, 0, &status);

    ubrk_setUText (words_of, utext, &status);
    edges->count = 0;
    for (int32_t at = ubrk_first (words_of); at != UBRK_DONE && edges->count < EDGES; at = ubrk_next (words_of))
        edges->at[edges->count++] = (size_t) at;
    ubrk_close (words_of);
    utext_close (utext);
    if (U_FAILURE (status)) {
        fprintf (stderr, "ICU: %s\n", u_errorName (status));
        exit (99);
    }
}

static void
check_news (const char *path, struct edges *edges)
{
    struct buffer file   = { 0 };
    unsigned      number = 0;
    struct span   line;

    if (! file_read (path, 16 << 20, &file))
        exit (99);
    for (struct span rest = buffer_span (&file); span_next (&rest, '\n', &line);) {
        json_tokener *tokener = json_tokener_new ();
        json_object  *article = json_tokener_parse_ex (tokener, line.at, (int) line.len), *text;

        number++;
        if (article != NULL && json_object_object_get_ex (article, "text", &text)) {
            struct span s = { json_object_get_string (text), (size_t) json_object_get_string_len (text) };
            break_with_icu (s, edges);
            compare ("articles.jsonl", number, s, edges);
        }
        json_object_put (article);
        json_tokener_free (tokener);
    }
    buffer_free (&file);
}

int
main (void)
{
    static struct edges edges;
    const char         *source = getenv ("SOURCE");
    char                path[4096];

    snprintf (path, sizeof path, "%s/fixtures/token/unicode", source ? source : ".");
    rows = rows_load (path, 4, &row_count);
    for (size_t i = 0; i < row_count; i++)
        check_row (&rows[i], &edges);
    check_break_test (&edges);
    snprintf (path, sizeof path, "%s/fixtures/news/articles.jsonl", source ? source : ".");
    check_news (path, &edges);
    token_list_free (&list);
    printf ("%zu words, %zu cut otherwise on purpose\n%u passed, %u failed\n", words, differences, passed, failed);
    return failed != 0;
}
