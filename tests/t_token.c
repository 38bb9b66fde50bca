/* The token room: every row of fixtures/token, and what must hold for any text. */
#include "escape.h"
#include "rows.h"
#include "suite.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "token/cut.h"

#include <stdio.h>
#include <stdlib.h>

static const struct row *cuts, *none, *gaps;
static size_t            cut_count, none_count, gap_count;

static struct token_list list;

static const struct cutter *
cutter_with (bool on)
{
    static struct cutter cutter;

    cutter = (struct cutter) { { on, on, on }, fold_standard () };
    return &cutter;
}

static void
cut (struct span text)
{
    ck_assert_uint_eq (token_cut (cutter_with (true), text, 0, 0, FOR_INDEX, &list), text.len);
}

static const char *const kinds[TOKEN_KINDS] = { "", "", "", "|acronym", "|tag", "|handle", "|address" };

static const struct {
    unsigned    flag;
    const char *name;
} flags[] = {
    { TOKEN_PART, "|part" },     { TOKEN_CLITIC, "|clitic" }, { TOKEN_STOPS, "|stops" },
    { TOKEN_WHOLE, "|whole" },   { TOKEN_JOINED, "|joined" },
};

/* The list as fixtures write it; parts are not said to be joined. */
static const char *
shown (void)
{
    static struct buffer text;

    text.len = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct token *t = &list.at[i];

        buffer_add_text (&text, i ? " " : "");
        buffer_add (&text, t->folded);
        buffer_add_text (&text, kinds[t->kind]);
        for (size_t f = 0; f < COUNT (flags); f++)
            if (t->flags & flags[f].flag && ! (flags[f].flag == TOKEN_JOINED && t->flags & TOKEN_PART))
                buffer_add_text (&text, flags[f].name);
    }
    buffer_add_byte (&text, '\0');
    return text.at;
}

/* What is true of any list. */
static void
check_list (struct span text)
{
    const char         *end  = text.at;
    const struct token *open = NULL;

    for (size_t i = 0; i < list.count; i++) {
        const struct token *t = &list.at[i];

        must (t->folded.len > 0);
        must (t->hash == hash_bytes (t->folded));
        if (t->flags & TOKEN_PART) {
            must (open && t->source.at >= open->source.at && span_end (t->source) <= span_end (open->source));
            continue;
        }
        must (t->source.at >= end && span_end (t->source) <= span_end (text));
        must ((t->flags & TOKEN_JOINED) == 0 || t->source.at == end);
        must (t->source.len <= TOKEN_SIZE_MAX);
        end  = span_end (t->source);
        open = t;
    }
}

/* ---- fixtures ---- */

START_TEST (cuts_as_the_fixture_says)
{
    const struct row *r    = &cuts[_i];
    struct span       text = unescape (r->cell[0]), want = unescape (r->cell[1]);

    cut (text);
    check_list (text);
    must_say (span_is (want, shown ()), "%s:%u %s: got %s, want %s (%s)", r->file, r->line, r->cell[0], shown (),
                   r->cell[1], r->cell[2]);
}
END_TEST

START_TEST (finds_nothing_where_nothing_is)
{
    const struct row *r = &none[_i];

    cut (unescape (r->cell[0]));
    must_say (list.count == 0, "not.tsv:%u: got %s (%s)", r->line, shown (), r->cell[1]);
}
END_TEST

static const char *const gap_names[] = { "space", "line", "stop",  "comma", "colon",   "dash",     "slash",
                                         "open",  "close", "quote", "percent", "currency", "other" };

START_TEST (reads_the_gap_as_the_fixture_says)
{
    const struct row *r    = &gaps[_i];
    struct span       rest = span_of (r->cell[1]), name;
    unsigned          want = 0;

    while (span_next (&rest, ' ', &name))
        for (size_t i = 0; i < COUNT (gap_names); i++)
            want |= span_is (name, gap_names[i]) ? 1u << i : 0;
    cut (unescape (r->cell[0]));
    ck_assert_uint_eq (list.count, 2);
    must_say (list.at[1].gap == want, "%s:%u %s: got %x, want %s = %x (%s)", r->file, r->line, r->cell[0],
                   list.at[1].gap, r->cell[1], want, r->cell[2]);
}
END_TEST

/* ---- positions, options, purposes ---- */

START_TEST (positions_count_words)
{
    cut (span_of ("لـ\"بب\" #ج_د ه"));
    ck_assert_str_eq (shown (), "ل|clitic بب ج_د|tag|whole ج|part د|part ه");
    unsigned want[] = { 1, 2, 3, 3, 4, 5 };
    for (size_t i = 0; i < list.count; i++)
        ck_assert_uint_eq (list.at[i].position, want[i]);
    token_cut (cutter_with (true), span_of ("ا"), 0, 41, FOR_INDEX, &list);
    ck_assert_uint_eq (list.at[0].position, 42);
}
END_TEST

/* Who passes over wholes sees the words that are there without the options. */
START_TEST (without_options_only_the_parts)
{
    struct span text = span_of ("COVID-19 في www.bbc.com/x, أورو-متوسطي");
    char        plain[512];

    token_cut (cutter_with (false), text, 0, 0, FOR_INDEX, &list);
    snprintf (plain, sizeof plain, "%s", shown ());
    ck_assert_str_eq (plain, "covid 19 في www bbc com x اورو متوسطي");
    token_cut (cutter_with (false), span_of ("#ا_ب"), 0, 0, FOR_INDEX, &list);
    ck_assert_str_eq (shown (), "ا_ب|tag");
    struct token bare[16];
    size_t       count = 0;
    token_cut (cutter_with (false), text, 0, 0, FOR_INDEX, &list);
    for (size_t i = 0; i < list.count; i++)
        bare[count++] = list.at[i];
    cut (text);
    for (size_t i = 0, j = 0; i < list.count; i++)
        if ((list.at[i].flags & TOKEN_WHOLE) == 0) {
            ck_assert_ptr_eq (list.at[i].source.at, bare[j].source.at);
            ck_assert_uint_eq (list.at[i].position, bare[j].position);
            ck_assert_uint_eq (list.at[i].gap, bare[j++].gap);
        }
}
END_TEST

START_TEST (a_prefix_keeps_its_last_word_open)
{
    struct span text = span_of ("COVID-1");

    token_cut (cutter_with (true), text, 0, 0, FOR_PREFIX, &list);
    ck_assert_str_eq (shown (), "covid 1");
    token_cut (cutter_with (true), text, 0, 0, FOR_QUERY, &list);
    ck_assert_str_eq (shown (), "covid1|whole covid|part 1|part");
}
END_TEST

START_TEST (what_follows_the_last_word_is_told)
{
    cut (span_of ("نعم؟\n"));
    ck_assert_uint_eq (list.gap_after, GAP_STOP | GAP_LINE | GAP_SPACE);
    cut (span_of ("نعم"));
    ck_assert_uint_eq (list.gap_after, 0);
}
END_TEST

/* ---- tables ---- */

START_TEST (a_shape_reads_its_own_example)
{
    const struct cut_shape *shape = &cut_shapes[_i];
    struct span             text  = span_of (shape->example);
    struct cut              c     = { .cutter = cutter_with (true), .at = text.at, .end = span_end (text) };

    ck_assert_msg (cut_shape (&c) == shape, "%s is read by row %td, not %d", shape->example, cut_shape (&c) - cut_shapes,
                   _i);
    cut (text);
    ck_assert_str_eq (shown (), shape->folded);
}
END_TEST

/* The first token of the row's word with something behind it has the flag. */
static void
check_word (const struct cut_word *word, const char *behind, unsigned flag)
{
    struct buffer text = { 0 };

    ck_assert (buffer_print (&text, "%s%s", word->folded, behind));
    cut (buffer_span (&text));
    ck_assert_msg (list.at[0].flags & flag, "%s (%s): %s", text.at, word->gloss, shown ());
    buffer_free (&text);
}

START_TEST (every_listed_word_does_its_work)
{
    for (size_t i = 0; i < cut_clitic_count; i++) {
        check_word (&cut_clitics[i], "ـ\"قال", TOKEN_CLITIC);
        ck_assert (! cut_listed (cut_clitics, i, span_of (cut_clitics[i].folded)));
    }
    for (size_t i = 0; i < cut_abbreviation_count; i++) {
        check_word (&cut_abbreviations[i], ". 5", TOKEN_STOPS);
        ck_assert (! cut_listed (cut_abbreviations, i, span_of (cut_abbreviations[i].folded)));
    }
    for (size_t i = 0; i < cut_half_count; i++) {
        check_word (&cut_halves[i], "-عربي", TOKEN_WHOLE);
        ck_assert (! cut_listed (cut_halves, i, span_of (cut_halves[i].folded)));
    }
}
END_TEST

/* ---- any text ---- */

static struct buffer
repeated (const char *piece, size_t times)
{
    struct buffer text = { 0 };

    while (times--)
        must (buffer_add_text (&text, piece));
    return text;
}

/* The text cut in pieces as callers do; how many tokens. */
static size_t
cut_all (struct span text, const struct cutter *cutter)
{
    size_t   count = 0;
    uint32_t position = 0;

    for (size_t from = 0; from < text.len;) {
        size_t next = token_cut (cutter, text, from, position, FOR_INDEX, &list);
        must (next > from && next <= text.len);
        check_list ((struct span) { text.at + from, text.len - from });
        count += list.count;
        if (list.count)
            position = list.at[list.count - 1].position;
        must (list.count <= TOKEN_LIST_MAX + TOKEN_SIZE_MAX);
        from = next;
    }
    return count;
}

START_TEST (a_long_text_is_cut_in_pieces_at_sentences)
{
    struct buffer text = repeated ("كلمة ثم كلمة. ", 50000);
    size_t        next = token_cut (cutter_with (true), buffer_span (&text), 0, 0, FOR_INDEX, &list);

    ck_assert_uint_lt (next, text.len);
    ck_assert_uint_eq (list.count % 3, 0);
    ck_assert_int_eq (text.at[next - 1], '.');
    ck_assert_uint_eq (cut_all (buffer_span (&text), cutter_with (true)), 150000);
    buffer_free (&text);
}
END_TEST

/* Lines of 8 MB without a space: bounded tokens, and time that grows as the line. */
static const char *const floods[] = { "ب", "a", "1", "a.", "a@", "a-", "a_", "1,", "1.", "a.b@", "#", "#a", "@", "ـ", "و\"",
                                      "\xff", "漢", "ﷺ", "http://", "www.", "'", "a'", "ب\xcc\x81", "\xcc\x81", "#ا_",
                                      "أ.", "\xd9\x94", "e\xcd\xa3", "\xe1\x85\xa1" };

START_TEST (a_line_without_spaces_is_bounded)
{
    struct buffer text = repeated (floods[_i], (8 << 20) / strlen (floods[_i]));

    cut_all (buffer_span (&text), cutter_with (true));
    buffer_free (&text);
}
END_TEST

START_TEST (a_word_is_cut_at_the_limit)
{
    struct buffer text = repeated ("ب", TOKEN_SIZE_MAX);

    cut (buffer_span (&text));
    ck_assert_uint_eq (list.count, 2);
    ck_assert_uint_eq (list.at[0].source.len, TOKEN_SIZE_MAX);
    must (list.at[1].flags & TOKEN_JOINED);
    buffer_free (&text);
}
END_TEST

START_TEST (cutting_again_allocates_nothing)
{
    struct buffer       text = repeated ("كلمة ", 1000);
    const struct token *at;

    cut (buffer_span (&text));
    at = list.at;
    for (unsigned i = 0; i < 100; i++)
        cut (buffer_span (&text));
    ck_assert_ptr_eq (list.at, at);
    buffer_free (&text);
}
END_TEST

START_TEST (hashes_alike_with_and_without_padding)
{
    char bytes[64];

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char) (i * 37 + 200);
    for (size_t size = 0; size < 48; size++)
        must (hash_bytes ((struct span) { bytes, size }) == hash_padded ((struct span) { bytes, size }));
}
END_TEST

Suite *
make_suite (void)
{
    Suite *suite = suite_create ("token");
    TCase *rows  = tcase_create ("fixtures"), *any = tcase_create ("any text");

    cuts = rows_load (source_path ("fixtures/token"), 3, &cut_count);
    none = rows_load (source_path ("fixtures/token/not.tsv"), 2, &none_count);
    gaps = rows_load (source_path ("fixtures/token/gaps"), 3, &gap_count);
    tcase_add_loop_test (rows, cuts_as_the_fixture_says, 0, (int) cut_count);
    tcase_add_loop_test (rows, finds_nothing_where_nothing_is, 0, (int) none_count);
    tcase_add_loop_test (rows, reads_the_gap_as_the_fixture_says, 0, (int) gap_count);
    suite_add_tcase (suite, rows);

    tcase_set_timeout (any, 60);
    tcase_add_loop_test (rows, a_shape_reads_its_own_example, 0, (int) cut_shape_count);
    tcase_add_test (rows, every_listed_word_does_its_work);
    tcase_add_test (any, positions_count_words);
    tcase_add_test (any, without_options_only_the_parts);
    tcase_add_test (any, a_prefix_keeps_its_last_word_open);
    tcase_add_test (any, what_follows_the_last_word_is_told);
    tcase_add_test (any, a_long_text_is_cut_in_pieces_at_sentences);
    tcase_add_loop_test (any, a_line_without_spaces_is_bounded, 0, (int) COUNT (floods));
    tcase_add_test (any, a_word_is_cut_at_the_limit);
    tcase_add_test (any, cutting_again_allocates_nothing);
    tcase_add_test (any, hashes_alike_with_and_without_padding);
    suite_add_tcase (suite, any);
    return suite;
}
