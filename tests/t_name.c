#include "name/align.h"
#include "name/compile.h"
#include "name/find.h"
#include "name/lists.h"
#include "name/name.h"
#include "name/romanize.h"
#include "rows.h"
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>

static const struct namer plain = { .options = { .threshold = 1000, .spellings = 1000, .in_plain = true } };

static const struct row *same, *differ, *latin, *texts, *nothing;
static size_t            same_count, differ_count, latin_count, text_count, nothing_count;

/* Both ways round, which must agree. */
static bool
match (const struct namer *namer, const char *a, const char *b, unsigned *distance)
{
    unsigned back;
    bool     one = name_match (namer, span_of (a), span_of (b), distance);

    ck_assert_msg (one == name_match (namer, span_of (b), span_of (a), &back) && *distance == back,
                   "%s and %s: one way %d, distance %u; the other way distance %u", a, b, one, *distance, back);
    return one;
}

START_TEST (spellings_of_one_name_match)
{
    const struct row *row = &same[_i];
    unsigned          distance;

    ck_assert_msg (match (&plain, row->cell[0], row->cell[1], &distance), "%s:%u: %s and %s are %u apart (%s)",
                   row->file, row->line, row->cell[0], row->cell[1], distance, row->cell[2]);
}
END_TEST

START_TEST (different_names_stay_apart)
{
    const struct row *row = &differ[_i];
    unsigned          distance;

    ck_assert_msg (! match (&plain, row->cell[0], row->cell[1], &distance), "%s:%u: %s and %s are only %u apart (%s)",
                   row->file, row->line, row->cell[0], row->cell[1], distance, row->cell[2]);
}
END_TEST

START_TEST (latin_matches_as_the_fixture_says)
{
    const struct row *row = &latin[_i];
    unsigned          distance;
    bool              want = strcmp (row->cell[2], "yes") == 0;

    ck_assert_msg (match (&plain, row->cell[0], row->cell[1], &distance) == want, "%s:%u: %s and %s: want %s, distance %u",
                   row->file, row->line, row->cell[0], row->cell[1], row->cell[2], distance);
}
END_TEST

/* ---- tables ---- */

static bool
uses_row (const struct changes *changes, unsigned row)
{
    for (unsigned i = 0; i < changes->count; i++)
        if (changes->at[i].row == row)
            return true;
    return false;
}

/* Rows that are added to others, not found by an alignment. */
static bool
is_surcharge (unsigned row)
{
    return row == FIRST_LETTER || row == KNOWN_APART || row == KNOWN_ONE;
}

START_TEST (change_happens_in_its_example)
{
    const struct change_row *row = &change_rows[_i];
    struct name_form         one, other;
    struct changes           changes;

    ck_assert_uint_le (standard_prices[_i].cost, standard_prices[_i].brief);
    if (is_surcharge ((unsigned) _i))
        return;
    form_read (span_of (row->one), &one);
    form_read (span_of (row->other), &other);
    align_arabic (standard_prices, &one.part[0], &other.part[0], &changes);
    ck_assert_msg (uses_row (&changes, (unsigned) _i), "%s: %s and %s differ otherwise: %s", row->name, row->one,
                   row->other, changes.count ? change_rows[changes.at[0].row].name : "not at all");
}
END_TEST

static bool
same_letters (const char16_t *a, const char16_t *b)
{
    while (*a && *a == *b)
        a++, b++;
    return *a == *b;
}

START_TEST (no_roman_row_stands_twice_or_out_of_order)
{
    for (unsigned i = 1; i < roman_count; i++) {
        const struct roman_row *a = &roman_rows[i - 1], *b = &roman_rows[i];

        ck_assert_msg (a->latin[0] < b->latin[0]
                           || (a->latin[0] == b->latin[0] && strlen (a->latin) >= strlen (b->latin)),
                       "%s stands before %s", a->latin, b->latin);
        for (unsigned k = 0; k < i; k++)
            ck_assert_msg (strcmp (roman_rows[k].latin, b->latin) != 0 || roman_rows[k].place != b->place
                               || ! same_letters (roman_rows[k].arabic, b->arabic),
                           "row %u repeats row %u: %s", i, k, b->latin);
    }
}
END_TEST

/* ---- finding ---- */

struct reading {
    struct token_list  tokens;
    struct name_list   names;
    struct name_memory memory;
};

static void
read_names (const struct namer *namer, struct reading *reading, const char *text)
{
    struct cutter cutter = { .fold = fold_standard () };

    token_cut (&cutter, span_of (text), 0, 1, FOR_INDEX, &reading->tokens);
    ck_assert (name_find (namer, span_of (text), &reading->tokens, &reading->memory, &reading->names));
}

static void
free_reading (struct reading *reading)
{
    token_list_free (&reading->tokens);
    name_list_free (&reading->names);
    name_memory_free (&reading->memory);
}

/* The spellings, apart by `between`. */
static const char *
found (const struct namer *namer, const char *text, const char *between, const char *rule, bool *fired)
{
    static char    line[4096];
    struct reading reading = { .names = { .count = 0 } };
    size_t         size    = 0;

    read_names (namer, &reading, text);
    line[0] = '\0';
    for (size_t i = 0; i < reading.names.count; i++) {
        const struct name *name = &reading.names.at[i];

        size += (size_t) snprintf (line + size, sizeof line - size, "%s%.*s", i ? between : "",
                                   (int) name->spelling.len, name->spelling.at);
        if (rule != NULL && strcmp (name->why, rule) == 0)
            *fired = true;
    }
    free_reading (&reading);
    return line;
}

START_TEST (finds_the_names_of_the_fixture)
{
    const struct row *row = &texts[_i];
    const char       *got = found (&plain, row->cell[0], " | ", NULL, NULL);

    ck_assert_msg (strcmp (got, row->cell[1]) == 0, "%s:%u: %s: got %s, want %s (%s)", row->file, row->line, row->cell[0],
                   got, row->cell[1], row->cell[2]);
}
END_TEST

START_TEST (finds_nothing_where_nothing_is)
{
    const struct row *row = &nothing[_i];
    const char       *got = found (&plain, row->cell[0], " | ", NULL, NULL);

    ck_assert_msg (got[0] == '\0', "%s:%u: %s: got %s (%s)", row->file, row->line, row->cell[0], got, row->cell[1]);
}
END_TEST

static void
check_example (const char *why, const char *example, const char *names)
{
    bool        fired = false;
    const char *got   = found (&plain, example, " ", why, &fired);

    ck_assert_msg (strcmp (got, names) == 0, "%s: %s: got %s, want %s", why, example, got, names);
    ck_assert_msg (fired, "%s does not fire in %s", why, example);
}

START_TEST (rule_finds_its_own_example)
{
    check_example (find_rules[_i].why, find_rules[_i].example, find_rules[_i].names);
}
END_TEST

START_TEST (compound_finds_its_own_example)
{
    check_example (compound_rules[_i].why, compound_rules[_i].example, compound_rules[_i].names);
}
END_TEST

START_TEST (a_name_of_the_title_is_one_in_the_body)
{
    struct reading reading = { .names = { .count = 0 } };

    read_names (&plain, &reading, "تصريح للدكتور زبرقان");
    read_names (&plain, &reading, "الدكتور زبرقان");
    ck_assert_uint_eq (reading.names.count, 1);
    read_names (&plain, &reading, "وأضاف زبرقان أمس");
    ck_assert_uint_eq (reading.names.count, 1);
    name_memory_reset (&reading.memory);
    read_names (&plain, &reading, "وأضاف زبرقان أمس");
    ck_assert_uint_eq (reading.names.count, 0);
    free_reading (&reading);
}
END_TEST

START_TEST (a_date_is_no_name)
{
    struct reading reading = { .names = { .count = 0 } };
    struct cutter  cutter  = { .fold = fold_standard () };
    const char    *text    = "بغداد";

    token_cut (&cutter, span_of (text), 0, 1, FOR_INDEX, &reading.tokens);
    reading.tokens.at[0].flags |= TOKEN_DATE;
    ck_assert (name_find (&plain, span_of (text), &reading.tokens, &reading.memory, &reading.names));
    ck_assert_uint_eq (reading.names.count, 0);
    free_reading (&reading);
}
END_TEST

/* ---- an operator's lists ---- */

static struct lexicon
family (const char *one, const char *other, struct buffer *block)
{
    struct lexicon_builder builder  = { .count = 0 };
    const struct span      names[2] = { span_of (one), span_of (other) };

    ck_assert_ptr_null (compile_family (names, 2, &builder));
    ck_assert (lexicon_finish (&builder, block));
    lexicon_builder_free (&builder);
    return (struct lexicon) { block->at, block->len };
}

static bool
has_key (const struct name_keys *keys, const char *key)
{
    for (unsigned i = 0; i < keys->count; i++)
        if (strcmp (keys->key[i], key) == 0)
            return true;
    return false;
}

/* The filing key asks no list, and a search looks under it with any lists. */
static void
check_filing_key (const struct namer *before, const struct namer *after, const char *name)
{
    struct name_keys keys;
    char             filed[NAME_KEY_ROOM];

    ck_assert (name_filing_key (span_of (name), filed));
    name_keys (before, span_of (name), &keys);
    ck_assert (has_key (&keys, filed));
    name_keys (after, span_of (name), &keys);
    ck_assert (has_key (&keys, filed));
}

START_TEST (vetoes_aliases_and_threshold_need_no_reindex)
{
    struct namer  tuned = plain;
    struct buffer vetoes = { 0 }, aliases = { 0 };
    unsigned      distance;

    tuned.lists.vetoes      = family ("باقري", "باقير", &vetoes);
    tuned.lists.aliases     = family ("أبو فدك", "المحمداوي", &aliases);
    tuned.options.threshold = 100;
    ck_assert (match (&plain, "باقري", "باقير", &distance));
    ck_assert (! match (&tuned, "باقري", "باقير", &distance));
    ck_assert (! match (&plain, "أبو فدك", "المحمداوي", &distance));
    ck_assert (match (&tuned, "أبو فدك", "المحمداوي", &distance));
    ck_assert (! match (&tuned, "سليمان", "سوليمان", &distance));
    check_filing_key (&plain, &tuned, "باقري");
    check_filing_key (&plain, &tuned, "أبو فدك");
    check_filing_key (&plain, &tuned, "المحمداوي");
    buffer_free (&vetoes);
    buffer_free (&aliases);
}
END_TEST

START_TEST (bad_rows_are_named)
{
    struct lexicon_builder builder  = { .count = 0 };
    const struct span      names[3] = { span_of ("أحمد"), span_of ("احمد"), span_of ("!") };
    unsigned               bits;

    ck_assert_ptr_nonnull (compile_family (names, 1, &builder));
    ck_assert_ptr_nonnull (compile_family (names, 2, &builder));
    ck_assert_ptr_nonnull (compile_family (names, 3, &builder));
    ck_assert_ptr_nonnull (compile_kind (span_of ("river"), &bits));
    ck_assert_ptr_null (compile_kind (span_of ("place"), &bits));
    ck_assert_uint_eq (bits, KNOWN_PLACE);
    lexicon_builder_free (&builder);
}
END_TEST

START_TEST (an_operators_name_is_found)
{
    struct lexicon_builder builder = { .count = 0 };
    struct buffer          block   = { 0 };
    struct namer           tuned   = plain;

    ck_assert (lexicon_add (&builder, span_of ("زبرقان"), KNOWN_GIVEN, span_of ("")));
    ck_assert (lexicon_add (&builder, span_of ("بغداد"), KNOWN_NOT, span_of ("")));
    ck_assert (lexicon_finish (&builder, &block));
    tuned.lists.names = (struct lexicon) { block.at, block.len };
    ck_assert_str_eq (found (&tuned, "وصل زبرقان إلى بغداد", " ", NULL, NULL), "زبرقان");
    lexicon_builder_free (&builder);
    buffer_free (&block);
}
END_TEST

/* ---- explanations ---- */

START_TEST (explains_what_it_decides)
{
    struct buffer line = { 0 };

    ck_assert (name_explain (&plain, span_of ("غوغل"), span_of ("قوغل"), &line));
    ck_assert (buffer_add_byte (&line, '\0'));
    ck_assert_msg (strstr (line.at, "غ/ق غ for ق") != NULL, "%s", line.at);
    line.len = 0;
    ck_assert (name_explain (&plain, span_of ("حسن"), span_of ("حسين"), &line));
    ck_assert (buffer_add_byte (&line, '\0'));
    ck_assert_msg (strstr (line.at, "vetoes") != NULL, "%s", line.at);
    line.len = 0;
    ck_assert (name_explain (&plain, span_of ("Baqeri"), span_of ("باقري"), &line));
    ck_assert (buffer_add_byte (&line, '\0'));
    ck_assert_msg (strstr (line.at, "q/ق") != NULL || strstr (line.at, "near: 0") != NULL, "%s", line.at);
    buffer_free (&line);
}
END_TEST

/* ---- bad input ---- */

START_TEST (any_name_has_bounded_keys)
{
    static char             long_name[20001];
    static const char *const names[] = { "", " ", "ب", "-", "\xff\xfe", "باقريBagheri", "李小龙", "123", "ء", "\xd8", "abd",
                                         "ال", "عبد", "بن", "al", "ﻣﺤﻤﺪ" };
    struct name_keys        keys;
    unsigned                distance;

    for (size_t i = 0; i + 1 < sizeof long_name; i += 2)
        memcpy (long_name + i, i % 6 ? "ب" : "ر", 2);
    name_keys (&plain, span_of (long_name), &keys);
    ck_assert_uint_eq (keys.count, 1);
    ck_assert_uint_lt (strlen (keys.key[0]), NAME_KEY_ROOM);
    match (&plain, long_name, "باقري", &distance);
    for (size_t i = 0; i < COUNT (names); i++) {
        name_keys (&plain, span_of (names[i]), &keys);
        ck_assert_uint_le (keys.count, NAME_KEYS);
        for (unsigned k = 0; k < keys.count; k++)
            ck_assert_uint_eq (strspn (keys.key[k], "abcdefghijklmnopqrstuvwxyz0123456789"), strlen (keys.key[k]));
        for (size_t k = 0; k < COUNT (names); k++)
            match (&plain, names[i], names[k], &distance);
    }
}
END_TEST

START_TEST (presentation_forms_are_letters)
{
    unsigned distance;

    ck_assert (match (&plain, "ﻣﺤﻤﺪ", "محمد", &distance));
    ck_assert_uint_eq (distance, 0);
}
END_TEST

static const struct row *
load (const char *file, unsigned cells, size_t *count)
{
    char below[256];

    snprintf (below, sizeof below, "fixtures/name/%s", file);
    return rows_load (source_path (below), cells, count);
}

Suite *
make_suite (void)
{
    Suite *suite = suite_create ("name");
    TCase *rows = tcase_create ("rows"), *cases = tcase_create ("cases");

    same    = load ("match.tsv", 2, &same_count);
    differ  = load ("differ.tsv", 2, &differ_count);
    latin   = load ("latin.tsv", 3, &latin_count);
    texts   = load ("find.tsv", 2, &text_count);
    nothing = load ("not.tsv", 1, &nothing_count);
    tcase_add_loop_test (rows, spellings_of_one_name_match, 0, (int) same_count);
    tcase_add_loop_test (rows, different_names_stay_apart, 0, (int) differ_count);
    tcase_add_loop_test (rows, latin_matches_as_the_fixture_says, 0, (int) latin_count);
    tcase_add_loop_test (rows, change_happens_in_its_example, 0, CHANGE_ROWS);
    tcase_add_loop_test (rows, finds_the_names_of_the_fixture, 0, (int) text_count);
    tcase_add_loop_test (rows, finds_nothing_where_nothing_is, 0, (int) nothing_count);
    tcase_add_loop_test (rows, rule_finds_its_own_example, 0, (int) find_rule_count);
    tcase_add_loop_test (rows, compound_finds_its_own_example, 0, (int) compound_rule_count);
    tcase_add_test (cases, no_roman_row_stands_twice_or_out_of_order);
    tcase_add_test (cases, a_name_of_the_title_is_one_in_the_body);
    tcase_add_test (cases, a_date_is_no_name);
    tcase_add_test (cases, vetoes_aliases_and_threshold_need_no_reindex);
    tcase_add_test (cases, bad_rows_are_named);
    tcase_add_test (cases, an_operators_name_is_found);
    tcase_add_test (cases, explains_what_it_decides);
    tcase_add_test (cases, any_name_has_bounded_keys);
    tcase_add_test (cases, presentation_forms_are_letters);
    suite_add_tcase (suite, rows);
    suite_add_tcase (suite, cases);
    return suite;
}
