#include "query/tree.h"
#include "rows.h"
#include "worker.h"
#include "suite.h" /* last: Check has a macro named fail */

#include <stdio.h>
#include <stdlib.h>

static const struct row *rows;

static xarab_status
understand (const char *text, char *to, size_t room)
{
    xarab_query *query  = NULL;
    xarab_status status = xarab_query_parse (worker, span_text (span_of (text)),
                                             span_text (span_of ("2023-12-04")), &query, NULL);

    if (status == XARAB_OK)
        xarab_query_describe (query, to, room);
    xarab_query_free (query);
    return status;
}

START_TEST (understands_as_the_fixture_says)
{
    const struct row *row  = &rows[_i];
    const char       *want = strcmp (row->cell[1], "\"\"") == 0 ? "" : row->cell[1];
    char              got[4000] = "";

    ck_assert_int_eq (understand (row->cell[0], got, sizeof got), XARAB_OK);
    ck_assert_msg (strcmp (got, want) == 0, "%s:%u %s: got '%s', want '%s' (%s)", row->file, row->line,
                   row->cell[0], got, want, row->cell[2]);
}
END_TEST

/* Values that make no sense are refused in a sentence; all else is a query. */
START_TEST (refuses_what_is_no_date)
{
    static const char *const bad[] = { "date:foo", "published:2023-13", "date:2024..2023", "name:" };
    char                     got[4000];

    for (size_t i = 0; i < COUNT (bad); i++)
        ck_assert_msg (understand (bad[i], got, sizeof got) == XARAB_BAD_QUERY, "%s", bad[i]);
}
END_TEST

START_TEST (a_thousand_words_are_cut)
{
    char   text[20000], got[20000];
    size_t size = 0;

    for (int i = 0; i < 1000; i++)
        size += (size_t) snprintf (text + size, sizeof text - size, "كلمة%d ", i);
    ck_assert_int_eq (understand (text, got, sizeof got), XARAB_OK);
    ck_assert_ptr_nonnull (strstr (got, "99"));
    ck_assert_ptr_null (strstr (got, "500"));
}
END_TEST

/* Any bytes parse, quickly and without nesting deeper than told. */
START_TEST (any_bytes_are_a_query)
{
    static const char letters[] = "()\"+-* :\xd8\xa8\xff«»AN DOR\n";
    char              text[5000], got[60000];

    srand (_i + 1);
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = letters[(size_t) rand () % (sizeof letters - 1)];
    xarab_query *query = NULL;
    xarab_status status
        = xarab_query_parse (worker, (xarab_text) { text, sizeof text }, (xarab_text) { 0 }, &query, NULL);
    ck_assert (status == XARAB_OK || status == XARAB_BAD_QUERY);
    if (status == XARAB_OK)
        ck_assert_int_eq (xarab_query_describe (query, got, sizeof got), XARAB_OK);
    xarab_query_free (query);
}
END_TEST

static void
collect (char *to, size_t room, const char *query_text, const char *text);

START_TEST (lights_what_was_asked)
{
    static const struct {
        const char *query, *text, *lit;
    } cases[] = {
        { "باقري", "محمد باقري وصل", "باقري" },
        { "المطار", "في مطار بغداد", "مطار" },
        { "كِتَاب", "قرأ كِتَابًا أمس", "كِتَابًا" },
        { "العدوان", "تطرق لـ\"العدوان على غزة\"", "العدوان" },
        { "حكو*", "قالت الحكومة وحكومات", "" },
        { "-بغداد دمشق", "بغداد ودمشق", "ودمشق" },
        { "date:2023-12-04", "اجتمعوا يوم 4 كانون الأول 2023 في بغداد", "يوم 4 كانون الأول 2023" },
    };
    char lit[2000];

    for (size_t i = 0; i < COUNT (cases); i++) {
        collect (lit, sizeof lit, cases[i].query, cases[i].text);
        if (i == 4) /* a prefix is of the word as it stands: وحكومات begins otherwise */
            continue;
        ck_assert_msg (strstr (lit, cases[i].lit) != NULL, "%s in %s: lit '%s', want '%s'", cases[i].query,
                       cases[i].text, lit, cases[i].lit);
    }
}
END_TEST

struct collecting {
    const char *text;
    char       *to;
    size_t      room, size;
};

static int
take (void *your, xarab_mark mark)
{
    struct collecting *c = your;

    c->size += (size_t) snprintf (c->to + c->size, c->room - c->size, "%.*s|", (int) (mark.end - mark.start),
                                  c->text + mark.start);
    return 0;
}

static void
collect (char *to, size_t room, const char *query_text, const char *text)
{
    struct collecting c     = { text, to, room, 0 };
    xarab_query      *query = NULL;

    to[0] = '\0';
    ck_assert_int_eq (xarab_query_parse (worker, span_text (span_of (query_text)), (xarab_text) { 0 }, &query, NULL),
                      XARAB_OK);
    ck_assert_int_eq (xarab_highlight (worker, query, span_text (span_of (text)), (xarab_text) { 0 }, take, &c, NULL), XARAB_OK);
    xarab_query_free (query);
}

/* A text of sixty sentences, two of which are said. */
static void
compose (char *to, const char *one, const char *other)
{
    to[0] = '\0';
    for (int i = 0; i < 60; i++)
        strcat (to, i == 20 ? one : i == 40 ? other : "جملة لا تقول شيئا عن المدينة. ");
}

static size_t
fragments (const char *text, const char *query_text, xarab_mark parts[XARAB_FRAGMENTS_MAX])
{
    xarab_query *query = NULL;
    size_t       count = 0;

    xarab_query_parse (worker, span_text (span_of (query_text)), (xarab_text) { 0 }, &query, NULL);
    ck_assert_int_eq (xarab_fragments (worker, query, span_text (span_of (text)), (xarab_text) { 0 }, 300, parts,
                                       &count, NULL),
                      XARAB_OK);
    xarab_query_free (query);
    return count;
}

START_TEST (fragment_holds_the_mark)
{
    char       text[9000];
    xarab_mark part[XARAB_FRAGMENTS_MAX];

    compose (text, "هنا تقف بغداد في الجملة. ", "");
    ck_assert_uint_eq (fragments (text, "بغداد", part), 1);
    size_t place = (size_t) (strstr (text, "بغداد") - text);
    ck_assert (part[0].start <= place && part[0].end >= place + strlen ("بغداد"));
    ck_assert_uint_le (part[0].end - part[0].start, 300);
}
END_TEST

START_TEST (two_fragments_show_two_spellings)
{
    char       text[9000];
    xarab_mark part[XARAB_FRAGMENTS_MAX];

    compose (text, "هنا تقف بغداد في الجملة. ", "وهنا وصل دمشق وفد. ");
    ck_assert_uint_eq (fragments (text, "بغداد دمشق", part), 2);
    ck_assert_uint_le (part[0].end, part[1].start);
    size_t place = (size_t) (strstr (text, "دمشق") - text);
    ck_assert (part[1].start <= place && part[1].end > place);
}
END_TEST

/* Marks in every sentence of two megabytes: each is looked at once. */
START_TEST (the_fullest_fragment_of_a_long_text)
{
    const char *each = "قيل عن بغداد شيء. ", *full = "من بغداد الى دمشق. ";
    size_t      many = 64000;
    char       *text = calloc (many + 2, strlen (full)), *to = text;
    xarab_mark  part[XARAB_FRAGMENTS_MAX];

    for (size_t i = 0; i < many; i++)
        to = stpcpy (to, i == many - 20 ? full : each);
    size_t count = fragments (text, "بغداد دمشق", part), place = (size_t) (strstr (text, "دمشق") - text);
    ck_assert (count > 0 && part[count - 1].start <= place && part[count - 1].end > place);
    free (text);
}
END_TEST

Suite *
make_suite (void)
{
    Suite *suite = suite_create ("query");
    TCase *query = tcase_create ("query");
    size_t count;

    rows = rows_load (source_path ("fixtures/query/parse.tsv"), 2, &count);
    tcase_add_checked_fixture (query, open_worker, close_worker);
    tcase_add_loop_test (query, understands_as_the_fixture_says, 0, (int) count);
    tcase_add_test (query, refuses_what_is_no_date);
    tcase_add_test (query, a_thousand_words_are_cut);
    tcase_add_loop_test (query, any_bytes_are_a_query, 0, 50);
    tcase_add_test (query, lights_what_was_asked);
    tcase_add_test (query, fragment_holds_the_mark);
    tcase_add_test (query, two_fragments_show_two_spellings);
    tcase_add_test (query, the_fullest_fragment_of_a_long_text);
    suite_add_tcase (suite, query);
    return suite;
}
