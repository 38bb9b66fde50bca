#include "base/lexicon.h"
#include "base/tsv.h"
#include "suite.h"

#include <stdio.h>

START_TEST (tsv_splits_lines_and_cells)
{
    struct tsv     tsv = tsv_over (span_of ("# a comment\n\nx\ty\t\r\nz"));
    struct tsv_row row;

    ck_assert (tsv_next (&tsv, &row));
    ck_assert_uint_eq (tsv.line, 3);
    ck_assert_uint_eq (row.cells, 3);
    ck_assert (span_is (row.cell[1], "y") && row.cell[2].len == 0);
    ck_assert (tsv_next (&tsv, &row) && span_is (row.cell[0], "z"));
    ck_assert (! tsv_next (&tsv, &row));
}
END_TEST

START_TEST (lexicon_finds_what_was_added)
{
    struct lexicon_builder builder = { 0 };
    struct buffer          block   = { 0 };
    struct lexicon_entry   entry;
    char                   key[16];

    for (uint32_t i = 0; i < 1000; i++) {
        snprintf (key, sizeof key, "word%u", i);
        ck_assert (lexicon_add (&builder, span_of (key), i, span_of (key + 4)));
    }
    ck_assert (lexicon_finish (&builder, &block));

    struct lexicon lexicon = { block.at, block.len };
    ck_assert (lexicon_check (lexicon));
    for (uint32_t i = 0; i < 1000; i++) {
        snprintf (key, sizeof key, "word%u", i);
        ck_assert (lexicon_look (lexicon, span_of (key), &entry));
        ck_assert_uint_eq (entry.value, i);
        ck_assert (span_is (entry.payload, key + 4));
    }
    ck_assert (! lexicon_look (lexicon, span_of ("word1000"), &entry));
    lexicon_builder_free (&builder);
    buffer_free (&block);
}
END_TEST

Suite *
make_suite (void)
{
    Suite *suite = suite_create ("base");
    TCase *base  = tcase_create ("base");

    tcase_add_test (base, tsv_splits_lines_and_cells);
    tcase_add_test (base, lexicon_finds_what_was_added);
    suite_add_tcase (suite, base);
    return suite;
}
