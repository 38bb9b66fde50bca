#include "base/hash.h"
#include "rows.h"
#include "stem/affixes.h"
#include "stem/family.h"
#include "stem/stem.h"
#include "suite.h"
#include "text/fold.h"

static const struct stemmer light = { .options = { STEM_LIGHT, true, true, true } };

static const struct row *words, *not_joined, *together, *apart, *kin;
static size_t            word_count, not_count, together_count, apart_count, kin_count;

/* The folded word, stemmed; both NUL-terminated. */
static size_t
stem_of (const struct stemmer *stemmer, const char *text, char to[STEM_ROOM + 1], struct stem_trace *trace)
{
    char        folded[1024];
    struct span word = { folded, 0 };

    ck_assert_uint_le (fold_room (strlen (text)), sizeof folded);
    word.len   = fold_word (fold_standard (), span_of (text), folded);
    size_t len = stem_word (stemmer, word, hash_bytes (word), to, trace);
    to[len]    = '\0';
    return len;
}

START_TEST (word_has_its_stem)
{
    const struct row *row = &words[_i];
    char              stem[STEM_ROOM + 1];

    stem_of (&light, row->cell[0], stem, NULL);
    ck_assert_msg (strcmp (stem, row->cell[1]) == 0, "%s:%u: %s is stemmed %s, not %s", row->file, row->line,
                   row->cell[0], stem, row->cell[1]);
}
END_TEST

static void
stem_both (const struct row *row, char one[STEM_ROOM + 1], char other[STEM_ROOM + 1])
{
    stem_of (&light, row->cell[0], one, NULL);
    stem_of (&light, row->cell[1], other, NULL);
}

START_TEST (words_come_together)
{
    const struct row *row = &together[_i];
    char              one[STEM_ROOM + 1], other[STEM_ROOM + 1];

    stem_both (row, one, other);
    ck_assert_msg (strcmp (one, other) == 0, "%s:%u: %s becomes %s, %s becomes %s (%s)", row->file, row->line,
                   row->cell[0], one, row->cell[1], other, row->cell[2]);
}
END_TEST

static void
assert_apart (const struct row *row)
{
    char one[STEM_ROOM + 1], other[STEM_ROOM + 1];

    stem_both (row, one, other);
    ck_assert_msg (strcmp (one, other) != 0, "%s:%u: %s and %s both become %s", row->file, row->line, row->cell[0],
                   row->cell[1], one);
}

START_TEST (words_stay_apart)
{
    assert_apart (&apart[_i]);
}
END_TEST

START_TEST (not_rows_stay_apart)
{
    assert_apart (&not_joined[_i]);
}
END_TEST

static size_t
root_of (const char *text, char to[STEM_ROOM + 1])
{
    char   stem[STEM_ROOM + 1];
    size_t len = stem_of (&light, text, stem, NULL);

    len     = stem_root (&light, (struct span) { stem, len }, to);
    to[len] = '\0';
    return len;
}

START_TEST (kin_share_a_root)
{
    const struct row *row = &kin[_i];
    char              one[STEM_ROOM + 1], other[STEM_ROOM + 1];

    root_of (row->cell[0], one);
    root_of (row->cell[1], other);
    ck_assert_msg (strcmp (one, other) == 0, "%s:%u: %s has root %s, %s has %s", row->file, row->line, row->cell[0],
                   one, row->cell[1], other);
}
END_TEST

START_TEST (affix_takes_its_example)
{
    const struct affix *row = &affixes[_i];
    struct stem_trace   trace;
    char                stem[STEM_ROOM + 1];
    bool                fired = false;

    stem_of (&light, row->example, stem, &trace);
    for (unsigned i = 0; i < trace.steps; i++)
        fired |= strcmp (trace.step[i].rule, row->gloss) == 0;
    ck_assert_msg (fired, "'%s' does not fire on %s", row->gloss, row->example);
    ck_assert_str_eq (stem, row->stem);
}
END_TEST

/* Among rows that may guess the first match wins, so a later one must not end
 * (or begin) with the letters of an earlier one that asks for less. */
START_TEST (no_affix_hides_a_later_one)
{
    for (unsigned late = 0; late < affix_count; late++) {
        for (unsigned early = 0; early < late; early++) {
            const struct affix *e = &affixes[early], *l = &affixes[late];
            struct span         a = { e->letters, e->size }, b = { l->letters, l->size };
            bool                front = e->side == SIDE_JOINT || e->side == SIDE_FRONT;

            if (e->side != l->side || ! l->guess || e->guess != GUESS_ALWAYS || e->keep > l->keep)
                continue;
            ck_assert_msg (! (front ? span_starts (b, a) : span_ends (b, a)), "%s is never guessed: %s comes first",
                           l->letters, e->letters);
        }
    }
}
END_TEST

START_TEST (verb_form_reads_its_example)
{
    const struct verb_form *form  = &family_forms[_i];
    const char             *types[] = { "sound", "doubled", "assimilated" };
    char                    key[FAMILY_ROOM + 1];

    struct verb verb = { span_of (form->example), span_of (""),
                         span_of (form->only == IF_NOUN_ALIKE ? form->example : ""), span_of (types[form->only % 3]) };
    key[family_root (&verb, key)] = '\0';
    ck_assert_str_eq (key, form->key);
}
END_TEST

/* What writers interchange: the stem may not depend on it. */
START_TEST (spelling_does_not_matter)
{
    static const char *const pairs[][2] = { { "أ", "ا" }, { "إ", "ا" }, { "آ", "ا" }, { "ة", "ه" }, { "ى", "ي" } };
    const struct row        *row        = &words[_i];
    char                     one[STEM_ROOM + 1], other[STEM_ROOM + 1], typed[1024] = "";

    for (const char *at = row->cell[0]; *at;) {
        size_t      size = (unsigned char) *at < 0x80 ? 1 : 2;
        const char *add  = at;

        for (size_t i = 0; i < COUNT (pairs); i++)
            if (strncmp (at, pairs[i][0], 2) == 0)
                add = pairs[i][1];
        strncat (typed, add, size);
        at += size;
    }
    stem_of (&light, row->cell[0], one, NULL);
    stem_of (&light, typed, other, NULL);
    ck_assert_str_eq (one, other);
}
END_TEST

static size_t
snowball (void *your, struct span word, char to[STEM_ROOM])
{
    (void) your;
    memcpy (to, word.at, word.len);
    memcpy (to + word.len, "+", 1);
    return word.len + 1;
}

START_TEST (modes_do_what_they_say)
{
    struct stemmer none = { .options = { .mode = STEM_NONE } }, ten = { .options = { .mode = STEM_LIGHT10 } };
    struct stemmer theirs = { .options = { .mode = STEM_SNOWBALL }, .foreign = snowball };
    char           stem[STEM_ROOM + 1];

    stem_of (&none, "القرارات", stem, NULL);
    ck_assert_str_eq (stem, "القرارات");
    stem_of (&ten, "والقرارات", stem, NULL);
    ck_assert_str_eq (stem, "قرار");
    stem_of (&theirs, "القرارات", stem, NULL);
    ck_assert_str_eq (stem, "القرارات+");
}
END_TEST

START_TEST (options_switch_lists_off)
{
    struct stemmer bare = { .options = { .mode = STEM_LIGHT } };
    char           stem[STEM_ROOM + 1];

    stem_of (&bare, "مشاريع", stem, NULL);
    ck_assert_str_eq (stem, "مشاريع");
    stem_of (&bare, "سيقولون", stem, NULL);
    ck_assert_str_ne (stem, "قال");
}
END_TEST

static struct lexicon
one_row (struct buffer *block, const char *key, const char *payload)
{
    struct lexicon_builder builder = { 0 };

    ck_assert (lexicon_add (&builder, span_of (key), 0, span_of (payload)));
    ck_assert (lexicon_finish (&builder, block));
    lexicon_builder_free (&builder);
    return (struct lexicon) { block->at, block->len };
}

START_TEST (operator_lists_come_first)
{
    struct buffer  protect = { 0 }, overrides = { 0 }, plurals = { 0 };
    struct stemmer stemmer = light;
    char           stem[STEM_ROOM + 1];

    stemmer.lists.protect   = one_row (&protect, "القرارات", "");
    stemmer.lists.overrides = one_row (&overrides, "والقرارات", "حكم");
    stemmer.lists.plurals   = one_row (&plurals, "زراريب", "زريبه");
    stem_of (&stemmer, "القرارات", stem, NULL);
    ck_assert_str_eq (stem, "القرارات");
    stem_of (&stemmer, "والقرارات", stem, NULL);
    ck_assert_str_eq (stem, "حكم");
    stem_of (&stemmer, "بالزراريب", stem, NULL);
    ck_assert_str_eq (stem, "زريبه");
    stem_of (&stemmer, "قرار", stem, NULL);
    ck_assert_str_eq (stem, "قرار");
    buffer_free (&protect);
    buffer_free (&overrides);
    buffer_free (&plurals);
}
END_TEST

START_TEST (long_words_are_cut_at_a_letter)
{
    char        text[400], to[STEM_ROOM];
    struct span word = { text, sizeof text };

    for (size_t i = 0; i < sizeof text; i += 2)
        memcpy (text + i, "م", 2);
    ck_assert_uint_eq (stem_word (&light, word, hash_bytes (word), to, NULL), STEM_ROOM);
    word.at  = text + 1;
    word.len = sizeof text - 1;
    ck_assert_uint_le (stem_word (&light, word, hash_bytes (word), to, NULL), STEM_ROOM);
}
END_TEST

Suite *
make_suite (void)
{
    Suite *suite = suite_create ("stem");
    TCase *rows = tcase_create ("rows"), *modes = tcase_create ("modes");

    words = rows_load (source_path ("fixtures/stem"), 2, &word_count);
    kin   = rows_load (source_path ("fixtures/stem/root"), 2, &kin_count);
    apart = rows_load (source_path ("fixtures/stem/pairs/apart.tsv"), 3, &apart_count);
    together   = rows_load (source_path ("fixtures/stem/pairs/together.tsv"), 3, &together_count);
    not_joined = rows_load (source_path ("fixtures/stem/not.tsv"), 2, &not_count);
    tcase_add_loop_test (rows, word_has_its_stem, 0, (int) word_count);
    tcase_add_loop_test (rows, spelling_does_not_matter, 0, (int) word_count);
    tcase_add_loop_test (rows, not_rows_stay_apart, 0, (int) not_count);
    tcase_add_loop_test (rows, words_stay_apart, 0, (int) apart_count);
    tcase_add_loop_test (rows, words_come_together, 0, (int) together_count);
    tcase_add_loop_test (rows, kin_share_a_root, 0, (int) kin_count);
    tcase_add_loop_test (rows, affix_takes_its_example, 0, (int) affix_count);
    tcase_add_loop_test (rows, verb_form_reads_its_example, 0, (int) family_form_count);
    tcase_add_test (rows, no_affix_hides_a_later_one);
    tcase_add_test (modes, modes_do_what_they_say);
    tcase_add_test (modes, options_switch_lists_off);
    tcase_add_test (modes, operator_lists_come_first);
    tcase_add_test (modes, long_words_are_cut_at_a_letter);
    suite_add_tcase (suite, rows);
    suite_add_tcase (suite, modes);
    return suite;
}
