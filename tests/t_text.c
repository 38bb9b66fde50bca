/* The text room: every row of fixtures/text, every row of the table of
 * foldings, and what must hold for all of Unicode. */
#include "escape.h"
#include "rows.h"
#include "suite.h"

#include "text/class.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static const struct row *folds, *apart, *malformed, *offsets;
static size_t            fold_count, apart_count, malformed_count, offset_count;

enum { ROOM = 1 << 16 };

/* Static, overwritten by the fourth call after it. */
static struct span
folded_with (const struct fold *fold, struct span word)
{
    static char     results[4][ROOM];
    static unsigned turn;
    char           *to = results[turn++ % 4];

    must (fold_room (word.len) <= ROOM);
    return (struct span) { to, fold_word (fold, word, to) };
}

static struct span
folded (struct span word)
{
    return folded_with (fold_standard (), word);
}

#define SHOWN(s) (int) (s).len, (s).at

/* ---- fixtures ---- */

START_TEST (folds_as_the_fixture_says)
{
    const struct row *r    = &folds[_i];
    struct span       want = unescape (r->cell[1]), got = folded (unescape (r->cell[0]));

    must_say (span_equal (got, want), "%s:%u %s: got %.*s, want %.*s (%s)", r->file, r->line, r->cell[0],
                   SHOWN (got), SHOWN (want), r->cell[2]);
    got = folded (got);
    must_say (span_equal (got, want), "%s:%u %s: folded again %.*s", r->file, r->line, r->cell[0], SHOWN (got));
}
END_TEST

START_TEST (keeps_apart_as_the_fixture_says)
{
    const struct row *r = &apart[_i];
    struct span       a = folded (unescape (r->cell[0])), b = folded (unescape (r->cell[1]));

    must_say (! span_equal (a, b), "not.tsv:%u %s and %s: both %.*s (%s)", r->line, r->cell[0], r->cell[1],
                   SHOWN (a), r->cell[2]);
}
END_TEST

START_TEST (reads_bytes_as_the_fixture_says)
{
    const struct row *r     = &malformed[_i];
    struct span       bytes = unhex (r->cell[0]);
    const char       *at    = bytes.at;
    char              got[256] = "";
    unsigned          size;

    while (at < span_end (bytes)) {
        uint32_t letter = utf8_read (at, span_end (bytes), &size);
        size_t   used   = strlen (got);

        snprintf (got + used, sizeof got - used, "%s%X", used ? " " : "", (unsigned) letter);
        at += size;
    }
    must_say (strcmp (got, r->cell[1]) == 0, "%s:%u %s: got %s, want %s (%s)", r->file, r->line, r->cell[0],
                   got, r->cell[1], r->cell[2]);
    ck_assert_uint_eq (utf8_valid (bytes) == bytes.len, strstr (got, "FFFD") == NULL || bytes.at[0] == '\xef');
}
END_TEST

START_TEST (finds_the_source_as_the_fixture_says)
{
    const struct row *r    = &offsets[_i];
    struct span       word = unescape (r->cell[0]), want = unescape (r->cell[3]);
    struct span       got  = fold_source (fold_standard (), word, (size_t) atoi (r->cell[1]), (size_t) atoi (r->cell[2]));

    must_say (span_equal (got, want), "%s:%u %s [%s,%s): got %.*s, want %.*s (%s)", r->file, r->line, r->cell[0],
                   r->cell[1], r->cell[2], SHOWN (got), SHOWN (want), r->cell[4]);
    must (got.at >= word.at && span_end (got) <= span_end (word));
}
END_TEST

/* ---- the table of foldings ---- */

START_TEST (row_folds_its_own_example)
{
    const struct fold_row *row = &fold_rows[_i];
    struct span            got = folded (span_of (row->example));

    must_say (span_is (got, row->folded), "%s: %s gives %.*s, want %s", row->name, row->example, SHOWN (got),
                   row->folded);
}
END_TEST

START_TEST (row_switched_off_folds_nothing)
{
    const struct fold_row *row  = &fold_rows[_i];
    struct fold           *fold = fold_open (&(struct fold_options) { .off = UINT32_C (1) << _i });
    struct span            got  = folded_with (fold, span_of (row->example));

    must_say (! span_is (got, row->folded), "%s changes nothing: %s is %s without it", row->name, row->example,
                   row->folded);
    must_say (span_equal (folded_with (fold, got), got), "%s off: not stable", row->name);
    fold_close (fold);
}
END_TEST

START_TEST (rows_have_names_of_their_own)
{
    ck_assert_uint_le (fold_row_count, 32);
    for (unsigned i = 0; i < fold_row_count; i++) {
        ck_assert_uint_gt (strlen (fold_rows[i].gloss), 0);
        for (unsigned j = 0; j < i; j++)
            ck_assert_str_ne (fold_rows[i].name, fold_rows[j].name);
    }
}
END_TEST

/* A letter that two rows change is a row that hides a later one. */
START_TEST (no_row_hides_a_later_one)
{
    static const char *owner[0x110000];

    for (unsigned i = 0; i < fold_row_count; i++) {
        const char *at = fold_rows[i].what, *end = at + strlen (at);
        unsigned    size;

        if (fold_rows[i].act != FOLD_LETTER)
            continue;
        for (; at < end; at += *at == ' ') {
            uint32_t from = utf8_read (at, end, &size);

            must_say (owner[from] == NULL, "U+%04X is in %s and in %s", (unsigned) from, owner[from],
                           fold_rows[i].name);
            owner[from] = fold_rows[i].name;
            at += size;
            utf8_read (at, end, &size);
            at += size;
            must_say (at == end || *at == ' ', "%s: not a pair before \"%s\"", fold_rows[i].name, at);
        }
    }
}
END_TEST

START_TEST (keeping_accents_is_the_row_switched_off)
{
    struct fold *fold = fold_open (&(struct fold_options) { .keep_accents = true });

    must (span_is (folded_with (fold, span_of ("Élysée")), "élysée"));
    must (span_is (folded_with (fold, unescape ("E{0301}lyse{0301}e")), "élysée"));
    must (span_is (folded_with (fold, unescape ("e{0323}{0302}")), "ệ"));
    must (span_is (folded_with (fold, unescape ("ê{0323}")), "ệ"));
    must (span_is (folded_with (fold, span_of ("أحمدُ")), "احمد"));
    fold_close (fold);
}
END_TEST

/* ---- all of Unicode ---- */

static const struct fold *
fold_of_round (int round)
{
    static struct fold *made[4];
    static const uint32_t off[4] = { 0, 1u << 3, 0x55555555, 0xaaaaaaaa };

    if (made[round] == NULL)
        made[round] = fold_open (&(struct fold_options) { .off = off[round] });
    return made[round];
}

/* Every letter, alone and after a letter that takes marks. */
START_TEST (folding_a_folded_letter_changes_nothing)
{
    static const char *const before[] = { "", "ا", "و", "e", "ê", "か", "ـ" };
    const struct fold       *fold     = fold_of_round (_i % 4);

    for (uint32_t letter = 0; letter <= 0x10ffff; letter++) {
        char        word[16];
        struct span one = { word, 0 };

        if (letter >= 0xd800 && letter < 0xe000)
            continue;
        for (unsigned i = 0; i < COUNT (before); i++) {
            memcpy (word, before[i], strlen (before[i]));
            one.len = strlen (before[i]);
            one.len += utf8_write (letter, word + one.len);
            struct span once = folded_with (fold, one), twice = folded_with (fold, once);
            must_say (span_equal (once, twice), "%s+U+%04X: %.*s, then %.*s", before[i], (unsigned) letter,
                           SHOWN (once), SHOWN (twice));
            must (once.len + FOLD_SPARE <= fold_room (one.len));
        }
    }
}
END_TEST

START_TEST (every_folded_letter_came_from_somewhere)
{
    const struct fold *fold = fold_of_round (_i);

    for (uint32_t letter = 0; letter <= 0x10ffff; letter += 1 + (letter > 0x20000) * 97) {
        char        word[16];
        struct span one = { word, 0 };

        if (letter >= 0xd800 && letter < 0xe000)
            continue;
        one.len = utf8_write ('a', word);
        one.len += utf8_write (letter, word + one.len);
        one.len += utf8_write ('b', word + one.len);
        struct span once = folded_with (fold, one), source = fold_source (fold, one, 0, once.len);
        must_say (span_equal (source, one), "U+%04X: the source of all is %.*s", (unsigned) letter, SHOWN (source));
    }
}
END_TEST

START_TEST (writes_what_it_reads)
{
    for (uint32_t letter = 0; letter <= 0x10ffff; letter++) {
        char     bytes[UTF8_MAX];
        unsigned size, written;

        if (letter >= 0xd800 && letter < 0xe000)
            continue;
        written = utf8_write (letter, bytes);
        must (utf8_read (bytes, bytes + written, &size) == letter);
        must (size == written);
    }
}
END_TEST

START_TEST (counts_letters_and_finds_the_bad_byte)
{
    ck_assert_uint_eq (utf8_count (span_of ("بغداد")), 5);
    ck_assert_uint_eq (utf8_count (span_of ("ب\xff\xd8")), 3);
    ck_assert_uint_eq (utf8_valid (span_of ("ب\xff")), 2);
    ck_assert_uint_eq (utf8_valid (span_of ("\xef\xbf\xbd")), 3);
}
END_TEST

/* Each pair of bytes before an end and before another letter. */
START_TEST (pairs_are_valid_as_they_are_read)
{
    for (unsigned pair = 0; pair < 0x10000; pair++) {
        char        bytes[] = { (char) (pair >> 8), (char) pair, 'a' };
        struct span s       = { bytes, 2 };
        size_t      good    = 0;
        unsigned    size    = 1;

        for (; good < s.len; good += size)
            if (utf8_read (bytes + good, span_end (s), &size) == UTF8_BAD && size == 1)
                break;
        must (utf8_valid (s) == good);
        must (utf8_valid ((struct span) { bytes, 3 }) == (good == 2 ? 3 : good));
    }
}
END_TEST

START_TEST (letters_of_each_kind_have_their_class)
{
    ck_assert_uint_eq (class_of (0x628), CLASS_ARABIC);
    ck_assert_uint_eq (class_of (0x64e), CLASS_MARK);
    ck_assert_uint_eq (class_of (0x640), CLASS_TATWEEL);
    ck_assert_uint_eq (class_of (0x663), CLASS_DIGIT);
    ck_assert_uint_eq (class_of (0x66b), CLASS_DECIMAL);
    ck_assert_uint_eq (class_of (0x200c), CLASS_FORMAT);
    ck_assert_uint_eq (class_of (0xfdfa), CLASS_WORDS);
    ck_assert_uint_eq (class_of ('Z'), CLASS_LETTER);
    ck_assert_uint_eq (class_of (0x5d0), CLASS_HEBREW);
    ck_assert_uint_eq (class_of (0x4e00), CLASS_IDEOGRAPH);
    ck_assert_uint_eq (class_of (0x10ffff), CLASS_OTHER);
}
END_TEST

Suite *
make_suite (void)
{
    Suite *suite = suite_create ("text");
    TCase *rows  = tcase_create ("fixtures"), *table = tcase_create ("table"), *all = tcase_create ("unicode");

    folds     = rows_load (source_path ("fixtures/text"), 3, &fold_count);
    apart     = rows_load (source_path ("fixtures/text/not.tsv"), 3, &apart_count);
    malformed = rows_load (source_path ("fixtures/text/utf8"), 3, &malformed_count);
    offsets   = rows_load (source_path ("fixtures/text/source"), 5, &offset_count);
    tcase_add_loop_test (rows, folds_as_the_fixture_says, 0, (int) fold_count);
    tcase_add_loop_test (rows, keeps_apart_as_the_fixture_says, 0, (int) apart_count);
    tcase_add_loop_test (rows, reads_bytes_as_the_fixture_says, 0, (int) malformed_count);
    tcase_add_loop_test (rows, finds_the_source_as_the_fixture_says, 0, (int) offset_count);
    suite_add_tcase (suite, rows);

    tcase_add_loop_test (table, row_folds_its_own_example, 0, (int) fold_row_count);
    tcase_add_loop_test (table, row_switched_off_folds_nothing, 0, (int) fold_row_count);
    tcase_add_test (table, rows_have_names_of_their_own);
    tcase_add_test (table, no_row_hides_a_later_one);
    tcase_add_test (table, keeping_accents_is_the_row_switched_off);
    suite_add_tcase (suite, table);

    tcase_set_timeout (all, 240);
    tcase_add_loop_test (all, folding_a_folded_letter_changes_nothing, 0, 4);
    tcase_add_loop_test (all, every_folded_letter_came_from_somewhere, 0, 4);
    tcase_add_test (all, writes_what_it_reads);
    tcase_add_test (all, counts_letters_and_finds_the_bad_byte);
    tcase_add_test (all, pairs_are_valid_as_they_are_read);
    tcase_add_test (all, letters_of_each_kind_have_their_class);
    suite_add_tcase (suite, all);
    return suite;
}
