#include "base/hash.h"
#include "rows.h"
#include "worker.h"
#include "suite.h" /* last: Check has a macro named fail */

#include <stdio.h>
#include <stdlib.h>

static const struct row *entries;
static size_t            entry_count;

/* ---- whole entries ---- */

enum { TERMS_MAX = 400, ENTRY_MAX = 16000 };

/* What a document would hold: each term once, its wdf summed, its positions. */
struct entry {
    struct posting {
        char     text[TERM_SIZE_MAX + 1];
        unsigned wdf;
        char     positions[80];
    } posting[TERMS_MAX];
    size_t count;
};

static int
collect (void *your, const struct term *term)
{
    struct entry   *entry = your;
    struct posting *p     = entry->posting;
    size_t          used;

    while (p < entry->posting + entry->count && ! span_is (term->text, p->text))
        p++;
    if (p == entry->posting + entry->count) {
        ck_assert_uint_lt (entry->count++, TERMS_MAX);
        *p = (struct posting) { 0 };
        memcpy (p->text, term->text.at, term->text.len);
    }
    p->wdf += term->wdf;
    used = strlen (p->positions);
    if (term->position != 0)
        snprintf (p->positions + used, sizeof p->positions - used, "%s%u", used ? "," : "", term->position);
    return 0;
}

static int
by_bytes (const void *a, const void *b)
{
    return strcmp (((const struct posting *) a)->text, ((const struct posting *) b)->text);
}

/* The entry as fixtures/term has it; static. */
static const char *
shown (struct entry *entry)
{
    static char text[ENTRY_MAX];
    size_t      used = 0;

    qsort (entry->posting, entry->count, sizeof entry->posting[0], by_bytes);
    text[0] = '\0';
    for (size_t i = 0; i < entry->count && used < sizeof text; i++) {
        const struct posting *p = &entry->posting[i];
        used += (size_t) snprintf (text + used, sizeof text - used, "%s%s:%u", i ? " " : "", p->text, p->wdf);
        if (p->positions[0] != '\0')
            used += (size_t) snprintf (text + used, sizeof text - used, "[%s]", p->positions);
    }
    ck_assert_uint_lt (used, sizeof text);
    return text;
}

static xarab_article
article_of (const struct row *row)
{
    xarab_article article = { .text = span_text (span_of (row->cell[1])) };

    if (strcmp (row->cell[0], "-") != 0)
        article.date = span_text (span_of (row->cell[0]));
    return article;
}

START_TEST (enters_as_the_fixture_says)
{
    static struct entry entry;
    const struct row   *row     = &entries[_i];
    xarab_article       article = article_of (row);

    entry.count = 0;
    ck_assert_int_eq (analyze_article (worker, &article, (struct term_sink) { collect, &entry }), 0);
    ck_assert_msg (strcmp (shown (&entry), row->cell[2]) == 0, "%s:%u %s (%s)\nhave %s\nwant %s", row->file, row->line,
                   row->cell[1], row->cell[3], shown (&entry), row->cell[2]);
}
END_TEST

START_TEST (words_met_before_enter_alike)
{
    static struct entry entry;

    for (size_t i = 0; i < 3 * entry_count; i++) {
        const struct row *row     = &entries[i % entry_count];
        xarab_article     article = article_of (row);

        entry.count = 0;
        ck_assert_int_eq (analyze_article (worker, &article, (struct term_sink) { collect, &entry }), 0);
        must (strcmp (shown (&entry), row->cell[2]) == 0);
    }
}
END_TEST

static int
total (void *your, const struct term *term)
{
    size_t *terms = your;

    (void) term;
    ++*terms;
    return 0;
}

START_TEST (counting_counts_what_is_given)
{
    xarab_article     article = article_of (&entries[_i]);
    struct term_count count   = { 0 };
    size_t            terms = 0, kinds = 0;

    ck_assert_int_eq (analyze_article (worker, &article, (struct term_sink) { term_count, &count }), 0);
    ck_assert_int_eq (analyze_article (worker, &article, (struct term_sink) { total, &terms }), 0);
    ck_assert_uint_eq (count.terms, terms);
    for (size_t i = 0; i < COUNT (count.kind); i++)
        kinds += count.kind[i];
    ck_assert_uint_eq (kinds, terms);
}
END_TEST

/* Stops at the `left`-th term. */
static int
stop_after (void *your, const struct term *term)
{
    size_t *left = your;

    (void) term;
    return *left == 0 ? 7 : (--*left, 0);
}

START_TEST (stops_where_the_sink_says)
{
    xarab_article article = article_of (&entries[_i]);
    size_t        terms   = 0;

    analyze_article (worker, &article, (struct term_sink) { total, &terms });
    for (size_t after = 0; after < terms; after++) {
        size_t left = after;
        ck_assert_int_eq (analyze_article (worker, &article, (struct term_sink) { stop_after, &left }), 7);
    }
}
END_TEST

/* ---- more words than are kept ---- */

enum { KEPT_MORE_THAN = 300000, COMMON = 1000 };

/* The `number`-th word: five letters of ا to ي, those that fold to others left out. */
static struct token
word_of (unsigned number, char to[16])
{
    static const char letters[] = "بتثجحخدذرزسشصضطظعغفقكلمنهو";
    struct token      token = { .kind = TOKEN_ARABIC, .folded = { to, 10 } };

    for (unsigned i = 0; i < 5; i++, number /= 26)
        memcpy (to + 2 * i, letters + 2 * (number % 26), 2);
    token.source = token.folded;
    token.hash   = hash_bytes (token.folded);
    return token;
}

/* A number given to a word is never another's, and outlives all whose place in a
 * table of MET_SPAN it takes. */
static void
check_met (uint32_t met, unsigned number)
{
    static struct { uint32_t met; unsigned number; } last[MET_SPAN];

    if (met == 0)
        return;
    must (last[met % MET_SPAN].met <= met);
    must (last[met % MET_SPAN].met != met || last[met % MET_SPAN].number == number);
    last[met % MET_SPAN].met    = met;
    last[met % MET_SPAN].number = number;
}

static void
check_forms (unsigned number)
{
    const struct stemmer *stemmer = &worker->analyzer->stemmer;
    char                  bytes[16], stem[STEM_ROOM], root[STEM_ROOM];
    struct token          token = word_of (number, bytes);
    struct word_forms     forms = analyze_word (worker->analyzer, &worker->scratch, &token);
    struct span           want  = { stem, stem_word (stemmer, token.folded, token.hash, stem, NULL) };

    must (span_equal (forms.stem, want));
    must (span_equal (forms.root, (struct span) { root, stem_root (stemmer, want, root) }));
    check_met (forms.met, number);
    must (! forms.joined || (forms.stem.at[-1] == 'Z' && memcmp (forms.root.at - 2, "XR", 2) == 0));
}

START_TEST (forgotten_words_are_worked_out_anew)
{
    for (unsigned i = 0; i < KEPT_MORE_THAN; i++) {
        check_forms (i);
        if (i % 64 == 0)
            check_forms (i / 64 % COMMON);
    }
    for (unsigned i = 0; i < COMMON; i++)
        check_forms (i);
}
END_TEST

/* ---- any bytes ---- */

/* Bytes as Xapian counts them. */
static size_t
stored (struct span text)
{
    size_t size = text.len;

    for (size_t i = 0; i < text.len; i++)
        size += text.at[i] == '\0';
    return size;
}

static int
is_storable (void *your, const struct term *term)
{
    const xarab_article *article = your;
    struct span          text    = text_span (article->text);

    must (term->text.len > 0 && stored (term->text) <= TERM_SIZE_MAX);
    must (term->kind < TERM_KINDS);
    must (term->kind == TERM_PUBLISHED || term->kind == TERM_ID
          || (term->source.at >= text.at && span_end (term->source) <= span_end (text)));
    return 0;
}

START_TEST (any_bytes_give_storable_terms)
{
    static char   bytes[20000];
    unsigned      state   = (unsigned) _i + 1;
    xarab_article article = { .text = { bytes, sizeof bytes }, .date = span_text (span_of ("2023-12-04")) };

    for (size_t i = 0; i < sizeof bytes; i++) {
        state    = state * 1103515245u + 12345u;
        bytes[i] = (char) (state >> 16);
        if (_i % 2 && i % 2 == 0) /* every other time mostly Arabic letters */
            bytes[i] = '\xd8' + (char) (state >> 30 & 1);
    }
    article.id = (xarab_text) { bytes, (size_t) _i * 11 };
    ck_assert_int_eq (analyze_article (worker, &article, (struct term_sink) { is_storable, &article }), 0);
}
END_TEST

/* ---- ids ---- */

START_TEST (ids_of_any_length)
{
    char        id[600], term[TERM_SIZE_MAX], again[TERM_SIZE_MAX];
    struct span span = { id, (size_t) _i };

    for (size_t i = 0; i < sizeof id; i++)
        id[i] = (char) (i * 7 + (i % 13 == 0 ? 0 : 1));
    size_t size = id_term (span, term);
    ck_assert_uint_eq (size != 0, span.len != 0);
    ck_assert_uint_le (stored ((struct span) { term, size }), TERM_SIZE_MAX);
    if (size == 0)
        return;
    ck_assert_int_eq (term[0], 'Q');
    ck_assert_uint_eq (id_term (span, again), size);
    ck_assert_mem_eq (term, again, size);

    id[span.len - 1] ^= 1; /* another id, another term */
    ck_assert (id_term (span, again) != size || memcmp (term, again, size) != 0);
}
END_TEST

START_TEST (ids_of_odd_bytes)
{
    static const struct {
        const char *bytes;
        size_t      size;
    } ids[] = { { "\0", 1 }, { "\0\0", 2 }, { "a\0b", 3 }, { "a", 1 }, { "a\n", 2 }, { "\xff", 1 }, { "Qa", 2 }, { " ", 1 } };
    char have[COUNT (ids)][TERM_SIZE_MAX];

    for (size_t i = 0; i < COUNT (ids); i++) {
        size_t size = id_term ((struct span) { ids[i].bytes, ids[i].size }, have[i]);
        ck_assert_uint_eq (size, ids[i].size + 1);
        ck_assert_mem_eq (have[i] + 1, ids[i].bytes, ids[i].size);
    }
}
END_TEST

/* ---- days to terms ---- */

static const struct {
    const char *first, *last;
    bool        published;
    const char *terms; /* the first and the last of many are joined by … */
    size_t      count;
} intervals[] = {
    { "2023-12-04", "2023-12-04", false, "XD20231204 XM202312 XY2023", 3 },
    { "2023-12-04", "2023-12-04", true, "D20231204 M202312 Y2023", 3 },
    { "2023-12-31", "2024-01-01", false, "XD20231231 XD20240101 XM202312 XM202401 XY2023 XY2024", 6 },
    { "2023-12-01", "2023-12-31", false, "XD20231201 … XY2023", 33 },
    { "2024-02-01", "2024-02-29", false, "XD20240201 … XY2024", 31 },
    { "2023-01-01", "2023-12-31", false, "XM202301 … XY2023", 13 },
    { "2018-01-01", "2022-12-31", false, "XY2018 XY2019 XY2020 XY2021 XY2022", 5 },
    { "0000-01-01", "0000-01-01", false, "XD00000101 XM000001 XY0000", 3 },
    { "9999-12-31", "9999-12-31", false, "XD99991231 XM999912 XY9999", 3 },
    { "1900-01-01", "1999-12-31", false, "", 0 }, /* a century says too little to be filed */
};

START_TEST (days_to_terms)
{
    char       terms[DATE_TERMS_MAX][DATE_TERM_ROOM], text[600] = "";
    day_number first, last, other;

    ck_assert (calendar_parse_iso (span_of (intervals[_i].first), &first, &other));
    ck_assert (calendar_parse_iso (span_of (intervals[_i].last), &other, &last));
    size_t count = date_terms (first, last, intervals[_i].published, terms, DATE_TERMS_MAX);
    ck_assert_msg (count == intervals[_i].count, "%s: %zu terms", intervals[_i].first, count);
    if (strstr (intervals[_i].terms, "…") != NULL)
        snprintf (text, sizeof text, "%s … %s", terms[0], terms[count - 1]);
    else
        for (size_t i = 0; i < count; i++)
            snprintf (text + strlen (text), sizeof text - strlen (text), "%s%s", i ? " " : "", terms[i]);
    ck_assert_str_eq (text, intervals[_i].terms);
}
END_TEST

/* Never more than there is room for, and a day gives the same terms at the end as at the start. */
START_TEST (days_stay_in_their_room)
{
    char       terms[DATE_TERMS_MAX][DATE_TERM_ROOM];
    day_number first, last;

    ck_assert (calendar_parse_iso (span_of ("2020-01-15"), &first, &last));
    for (day_number far = 0; far < 30000; far += 1 + far / 50)
        must (date_terms (first, first + far, false, terms, DATE_TERMS_MAX) < DATE_TERMS_MAX);
    for (size_t room = 0; room < 5; room++)
        ck_assert_uint_le (date_terms (first, first + 100, false, terms, room), room);
    ck_assert_uint_eq (date_terms (first, first - 1, false, terms, DATE_TERMS_MAX), 0);
}
END_TEST

Suite *
make_suite (void)
{
    Suite *suite = suite_create ("term");
    TCase *rows  = tcase_create ("entries");
    TCase *rest  = tcase_create ("terms");

    entries = rows_load (source_path ("fixtures/term"), 4, &entry_count);
    tcase_set_timeout (rows, 240); /* for builds that check every access */
    tcase_add_checked_fixture (rows, open_worker, close_worker);
    tcase_add_loop_test (rows, enters_as_the_fixture_says, 0, (int) entry_count);
    tcase_add_test (rows, words_met_before_enter_alike);
    tcase_add_test (rows, forgotten_words_are_worked_out_anew);
    tcase_add_loop_test (rows, counting_counts_what_is_given, 0, (int) entry_count);
    tcase_add_loop_test (rows, stops_where_the_sink_says, 0, (int) entry_count);
    tcase_add_loop_test (rows, any_bytes_give_storable_terms, 0, 40);
    tcase_add_loop_test (rest, ids_of_any_length, 0, 300);
    tcase_add_test (rest, ids_of_odd_bytes);
    tcase_add_loop_test (rest, days_to_terms, 0, (int) COUNT (intervals));
    tcase_add_test (rest, days_stay_in_their_room);
    suite_add_tcase (suite, rows);
    suite_add_tcase (suite, rest);
    return suite;
}
