/* The base room: bytes, memory, word lists, tables, files, errors. */
#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/lexicon.h"
#include "base/status.h"
#include "base/tsv.h"
#include "suite.h" /* whose Check has a macro `fail` */

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- span ---- */

START_TEST (spans_compare_by_bytes)
{
    ck_assert (span_is (span_of ("بغداد"), "بغداد"));
    ck_assert (! span_is (span_of ("بغداد"), "بغدا"));
    ck_assert (span_equal ((struct span) { NULL, 0 }, span_of ("")));
    ck_assert_int_lt (span_compare (span_of ("ab"), span_of ("abc")), 0);
    ck_assert_int_gt (span_compare (span_of ("b"), span_of ("abc")), 0);
    ck_assert_int_eq (span_compare (span_of (""), (struct span) { NULL, 0 }), 0);
    ck_assert_int_gt (span_compare (span_of ("\xff"), span_of ("a")), 0);
}
END_TEST

START_TEST (spans_know_their_ends)
{
    ck_assert (span_starts (span_of ("والكتاب"), span_of ("وال")));
    ck_assert (span_ends (span_of ("كتابها"), span_of ("ها")));
    ck_assert (! span_starts (span_of ("و"), span_of ("وال")));
    ck_assert (span_starts (span_of ("x"), (struct span) { NULL, 0 }));
    ck_assert (span_ends (span_of ("x"), (struct span) { NULL, 0 }));
    ck_assert (span_is (span_trim (span_of (" \t a b\r\n")), "a b"));
    ck_assert_uint_eq (span_trim (span_of (" \t ")).len, 0);
}
END_TEST

START_TEST (spans_split_at_a_separator)
{
    struct span rest = span_of ("a,,b"), part;

    ck_assert (span_next (&rest, ',', &part) && span_is (part, "a"));
    ck_assert (span_next (&rest, ',', &part) && part.len == 0);
    ck_assert (span_next (&rest, ',', &part) && span_is (part, "b"));
    ck_assert (! span_next (&rest, ',', &part));
    rest = span_of ("a,");
    ck_assert (span_next (&rest, ',', &part) && span_next (&rest, ',', &part) && part.len == 0);
    ck_assert (! span_next (&rest, ',', &part));
}
END_TEST

/* ---- arena, buffer ---- */

START_TEST (an_arena_gives_aligned_bytes_that_do_not_overlap)
{
    struct arena arena = { 0 };
    char        *before = NULL;

    for (size_t size = 1; size < 5000; size += 7) {
        char *at = arena_take (&arena, size);
        ck_assert_ptr_nonnull (at);
        ck_assert_uint_eq ((uintptr_t) at % _Alignof (max_align_t), 0);
        memset (at, (int) (size & 0xff), size);
        if (before)
            ck_assert_int_eq (before[0], (char) ((size - 7) & 0xff));
        before = at;
    }
    arena_free (&arena);
    ck_assert_ptr_null (arena.first);
}
END_TEST

START_TEST (an_arena_keeps_its_chunks)
{
    struct arena arena = { 0 };
    void        *first = arena_take (&arena, 100);

    ck_assert_ptr_nonnull (arena_take (&arena, 1 << 20));
    arena_rewind (&arena);
    ck_assert_ptr_eq (arena_take (&arena, 100), first);
    ck_assert_ptr_nonnull (arena_take (&arena, 1 << 20));
    arena_free (&arena);
}
END_TEST

START_TEST (an_arena_refuses_what_cannot_be)
{
    struct arena arena = { 0 };

    ck_assert_ptr_null (arena_take (&arena, SIZE_MAX));
    ck_assert_ptr_null (arena_take (&arena, SIZE_MAX - 40));
    ck_assert_ptr_null (arena_copy (&arena, (struct span) { "", SIZE_MAX }).at);
    struct span copy = arena_copy (&arena, span_of ("بغداد"));
    ck_assert (span_is (copy, "بغداد") && copy.at[copy.len] == '\0');
    arena_free (&arena);
}
END_TEST

START_TEST (a_buffer_grows_and_refuses)
{
    struct buffer b = { 0 };

    for (unsigned i = 0; i < 1000; i++)
        ck_assert (buffer_print (&b, "%u,", i) && buffer_add_byte (&b, ' '));
    ck_assert (span_starts (buffer_span (&b), span_of ("0, 1, 2,")));
    ck_assert (span_ends (buffer_span (&b), span_of ("999, ")));
    size_t len = b.len;
    ck_assert (! buffer_reserve (&b, SIZE_MAX) && ! buffer_reserve (&b, SIZE_MAX / 2));
    ck_assert_uint_eq (b.len, len);
    ck_assert (buffer_add_zeros (&b, 3) && b.at[len + 2] == '\0' && b.len == len + 3);
    ck_assert (buffer_add (&b, (struct span) { NULL, 0 }) && b.len == len + 3);
    buffer_free (&b);
    ck_assert_uint_eq (b.room, 0);
}
END_TEST

/* ---- tsv ---- */

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

START_TEST (tsv_counts_cells_past_its_room)
{
    char           line[2 * 40 + 1];
    struct tsv_row row;

    for (unsigned i = 0; i < 40; i++)
        memcpy (line + 2 * i, "a\t", 2);
    struct tsv tsv = tsv_over ((struct span) { line, 80 });
    ck_assert (tsv_next (&tsv, &row));
    ck_assert_uint_eq (row.cells, 41);
    ck_assert (span_is (row.cell[TSV_CELLS_MAX - 1], "a"));
}
END_TEST

/* ---- lexicon ---- */

static struct buffer
block_of_words (uint32_t count)
{
    struct lexicon_builder builder = { 0 };
    struct buffer          block   = { 0 };
    char                   key[16];

    for (uint32_t i = 0; i < count; i++) {
        snprintf (key, sizeof key, "word%u", i);
        ck_assert (lexicon_add (&builder, span_of (key), i, span_of (key + 4)));
    }
    ck_assert (lexicon_finish (&builder, &block));
    lexicon_builder_free (&builder);
    return block;
}

START_TEST (lexicon_finds_what_was_added)
{
    struct buffer        block   = block_of_words (1000);
    struct lexicon       lexicon = { block.at, block.len };
    struct lexicon_entry entry;
    char                 key[16];

    ck_assert (lexicon_check (lexicon));
    ck_assert_uint_eq (lexicon_count (lexicon), 1000);
    for (uint32_t i = 0; i < 1000; i++) {
        snprintf (key, sizeof key, "word%u", i);
        ck_assert (lexicon_look (lexicon, span_of (key), &entry));
        ck_assert_uint_eq (entry.value, i);
        ck_assert (span_is (entry.payload, key + 4));
    }
    ck_assert (! lexicon_look (lexicon, span_of ("word1000"), &entry));
    buffer_free (&block);
}
END_TEST

START_TEST (lexicon_walks_in_the_order_added)
{
    struct buffer        block   = block_of_words (50);
    struct lexicon       lexicon = { block.at, block.len };
    struct lexicon_entry entry;
    size_t               cursor = 0;

    for (uint32_t i = 0; i < 50; i++) {
        ck_assert (lexicon_each (lexicon, &cursor, &entry));
        ck_assert_uint_eq (entry.value, i);
    }
    ck_assert (! lexicon_each (lexicon, &cursor, &entry));
    buffer_free (&block);
}
END_TEST

START_TEST (an_empty_lexicon_holds_nothing)
{
    struct buffer        block   = block_of_words (0);
    struct lexicon       lexicon = { block.at, block.len }, zeroed = { 0 };
    struct lexicon_entry entry;
    size_t               cursor = 0;

    ck_assert (lexicon_check (lexicon) && lexicon_check (zeroed));
    ck_assert (! lexicon_look (lexicon, span_of ("x"), &entry) && ! lexicon_look (zeroed, span_of ("x"), &entry));
    ck_assert (! lexicon_each (lexicon, &cursor, &entry) && ! lexicon_each (zeroed, &cursor, &entry));
    buffer_free (&block);
}
END_TEST

START_TEST (the_first_of_equal_keys_is_found)
{
    struct lexicon_builder builder = { 0 };
    struct buffer          block   = { 0 };
    struct lexicon_entry   entry;

    ck_assert (lexicon_add (&builder, span_of ("x"), 1, span_of ("first")));
    ck_assert (lexicon_add (&builder, span_of ("x"), 2, span_of ("second")));
    ck_assert (! lexicon_add (&builder, (struct span) { "", 65536 }, 3, span_of ("")));
    ck_assert (lexicon_finish (&builder, &block));
    ck_assert (lexicon_look ((struct lexicon) { block.at, block.len }, span_of ("x"), &entry));
    ck_assert (span_is (entry.payload, "first"));
    lexicon_builder_free (&builder);
    buffer_free (&block);
}
END_TEST

/* What a checked block answers stays inside it. */
static void
use_block (struct lexicon lexicon)
{
    struct lexicon_entry entry;
    size_t               cursor = 0;
    char                 key[16];

    for (unsigned i = 0; i < 40; i++) {
        snprintf (key, sizeof key, "word%u", i);
        if (lexicon_look (lexicon, span_of (key), &entry))
            ck_assert (entry.key.at >= (const char *) lexicon.at
                       && span_end (entry.payload) <= (const char *) lexicon.at + lexicon.size);
    }
    while (lexicon_each (lexicon, &cursor, &entry))
        ck_assert (span_end (entry.payload) <= (const char *) lexicon.at + lexicon.size);
}

START_TEST (a_corrupt_block_is_refused_or_harmless)
{
    struct buffer block = block_of_words (20);

    for (size_t at = 0; at < block.len; at++)
        for (unsigned bit = 0; bit < 8; bit++) {
            struct lexicon lexicon = { block.at, block.len };

            block.at[at] = (char) (block.at[at] ^ (1 << bit));
            if (lexicon_check (lexicon))
                use_block (lexicon);
            block.at[at] = (char) (block.at[at] ^ (1 << bit));
        }
    buffer_free (&block);
}
END_TEST

START_TEST (a_block_cut_short_is_refused)
{
    struct buffer block = block_of_words (20);

    for (size_t size = 1; size < block.len; size++)
        ck_assert_msg (! lexicon_check ((struct lexicon) { block.at, size }), "%zu bytes of %zu pass", size, block.len);
    buffer_free (&block);
}
END_TEST

START_TEST (a_block_at_an_odd_address_is_refused)
{
    struct buffer block = block_of_words (3);
    char         *odd   = malloc (block.len + 1);

    memcpy (odd + 1, block.at, block.len);
    ck_assert (! lexicon_check ((struct lexicon) { odd + 1, block.len }));
    free (odd);
    buffer_free (&block);
}
END_TEST

/* ---- status ---- */

START_TEST (every_status_has_a_text)
{
    for (int i = 0; i < XARAB_STATUS_COUNT; i++) {
        ck_assert_uint_gt (strlen (status_text ((xarab_status) i)), 0);
        ck_assert_str_ne (status_text ((xarab_status) i), "unknown status");
    }
    ck_assert_str_eq (status_text (XARAB_STATUS_COUNT), "unknown status");
}
END_TEST

START_TEST (a_failure_says_what_and_where)
{
    xarab_error error;

    ck_assert_int_eq ((fail) (NULL, XARAB_IO, "%s", "x"), XARAB_IO);
    ck_assert_int_eq (fail_at (&error, XARAB_BAD_LIST, 7, "%d cells\n\x7f", 3), XARAB_BAD_LIST);
    ck_assert_uint_eq (error.line, 7);
    ck_assert_str_eq (error.detail, "3 cells??");
    ck_assert_int_eq ((fail) (&error, XARAB_OK, "%s", ""), XARAB_OK);
    ck_assert_uint_eq (error.line, 0);
}
END_TEST

START_TEST (a_long_detail_is_cut_between_letters)
{
    xarab_error error;
    char        name[600];

    for (size_t shift = 0; shift < 4; shift++) {
        memset (name, 'x', shift);
        for (size_t i = shift; i + 2 < sizeof name; i += 2)
            memcpy (name + i, "ب", 3);
        (fail) (&error, XARAB_IO, "%s", name);
        size_t len = strlen (error.detail);
        ck_assert_uint_ge (len, sizeof error.detail - 5);
        ck_assert_int_eq (memcmp (error.detail + len - 2, "ب", 2), 0);
    }
}
END_TEST

/* ---- file ---- */

static char directory[] = "/tmp/xarab-base-XXXXXX";

static const char *
path_of (const char *name)
{
    static char path[256];
    static bool made; /* its last letter may be an X then too */

    if (! made)
        ck_assert_ptr_nonnull (mkdtemp (directory));
    made = true;
    snprintf (path, sizeof path, "%s/%s", directory, name);
    return path;
}

static void
remove_all (const char *name)
{
    unlink (path_of (name));
    rmdir (directory);
}

START_TEST (a_file_is_replaced_read_and_mapped)
{
    struct buffer b = { 0 };
    struct span   mapped;

    ck_assert (file_replace (path_of ("a"), span_of ("one")));
    ck_assert (file_replace (path_of ("a"), span_of ("بغداد")));
    ck_assert (file_read (path_of ("a"), 100, &b) && file_read (path_of ("a"), 100, &b));
    ck_assert (span_is (buffer_span (&b), "بغدادبغداد"));
    ck_assert (file_map (path_of ("a"), &mapped) && span_is (mapped, "بغداد"));
    file_unmap (mapped);
    buffer_free (&b);
    remove_all ("a");
}
END_TEST

START_TEST (an_empty_file_is_no_error)
{
    struct buffer b = { 0 };
    struct span   mapped;

    ck_assert (file_replace (path_of ("e"), span_of ("")));
    ck_assert (file_read (path_of ("e"), 0, &b) && b.len == 0);
    ck_assert (file_map (path_of ("e"), &mapped) && mapped.len == 0);
    file_unmap (mapped);
    buffer_free (&b);
    remove_all ("e");
}
END_TEST

START_TEST (a_file_that_cannot_be_read_says_why)
{
    struct buffer b = { 0 };
    struct span   mapped;

    buffer_add_text (&b, "kept");
    ck_assert (! file_read (path_of ("none"), 100, &b) && errno == ENOENT);
    ck_assert (! file_map (path_of ("none"), &mapped) && errno == ENOENT);
    ck_assert (! file_map (directory, &mapped) && errno == EINVAL);
    ck_assert (! file_read (directory, 100, &b) && errno == EISDIR);
    ck_assert (file_replace (path_of ("big"), span_of ("0123456789")));
    ck_assert (! file_read (path_of ("big"), 9, &b) && errno == EFBIG);
    ck_assert (span_is (buffer_span (&b), "kept"));
    ck_assert (! file_replace (path_of ("no/such"), span_of ("x")) && errno == ENOENT);
    buffer_free (&b);
    remove_all ("big");
}
END_TEST

static void
add_tests (Suite *suite)
{
    TCase *bytes = tcase_create ("bytes"), *lists = tcase_create ("lists"), *outside = tcase_create ("outside");

    tcase_add_test (bytes, spans_compare_by_bytes);
    tcase_add_test (bytes, spans_know_their_ends);
    tcase_add_test (bytes, spans_split_at_a_separator);
    tcase_add_test (bytes, an_arena_gives_aligned_bytes_that_do_not_overlap);
    tcase_add_test (bytes, an_arena_keeps_its_chunks);
    tcase_add_test (bytes, an_arena_refuses_what_cannot_be);
    tcase_add_test (bytes, a_buffer_grows_and_refuses);
    suite_add_tcase (suite, bytes);
    tcase_add_test (lists, tsv_splits_lines_and_cells);
    tcase_add_test (lists, tsv_counts_cells_past_its_room);
    tcase_add_test (lists, lexicon_finds_what_was_added);
    tcase_add_test (lists, lexicon_walks_in_the_order_added);
    tcase_add_test (lists, an_empty_lexicon_holds_nothing);
    tcase_add_test (lists, the_first_of_equal_keys_is_found);
    tcase_add_test (lists, a_corrupt_block_is_refused_or_harmless);
    tcase_add_test (lists, a_block_cut_short_is_refused);
    tcase_add_test (lists, a_block_at_an_odd_address_is_refused);
    suite_add_tcase (suite, lists);
    tcase_add_test (outside, every_status_has_a_text);
    tcase_add_test (outside, a_failure_says_what_and_where);
    tcase_add_test (outside, a_long_detail_is_cut_between_letters);
    tcase_add_test (outside, a_file_is_replaced_read_and_mapped);
    tcase_add_test (outside, an_empty_file_is_no_error);
    tcase_add_test (outside, a_file_that_cannot_be_read_says_why);
    suite_add_tcase (suite, outside);
}

Suite *
make_suite (void)
{
    Suite *suite = suite_create ("base");

    add_tests (suite);
    return suite;
}
