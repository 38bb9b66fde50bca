/* The source room: lines of JSON of every shape, days, what pages say where,
 * encodings, field names. Whole files are read by t_sources.sh. */
#include "rows.h"
#include "source/article.h"
#include "date/calendar.h"
#include "source/day.h"
#include "source/input.h"
#include "source/markup.h"
#include "source/markup_rows.h"
#include "suite.h"
#include "text/utf8.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct settings   settings;
static const struct row *lines, *days;
static size_t            line_count, day_count;

/* ---- a file read as a format ---- */

static char file_path[64];

static void
write_file (struct span bytes)
{
    strcpy (file_path, "/tmp/t_source.XXXXXX");
    int fd = mkstemp (file_path);
    ck_assert_int_ge (fd, 0);
    ck_assert_int_eq (write (fd, bytes.at, bytes.len), (ssize_t) bytes.len);
    close (fd);
}

/* {XX} is a byte. */
static void
add_bytes (struct buffer *to, const char *cell)
{
    for (; *cell != '\0'; cell++) {
        if (cell[0] == '{' && isxdigit ((unsigned char) cell[1]) && isxdigit ((unsigned char) cell[2]) && cell[3] == '}') {
            ck_assert (buffer_add_byte (to, (char) strtol ((char[]) { cell[1], cell[2], '\0' }, NULL, 16)));
            cell += 3;
        } else
            ck_assert (buffer_add_byte (to, *cell));
    }
}

static struct article_reader *
open_file (struct span bytes, const char *format)
{
    static struct article_options options;
    struct article_reader        *reader;
    xarab_error                   error;

    options = (struct article_options) { &settings, format, "utf-8" };
    write_file (bytes);
    ck_assert_msg (article_open (file_path, &options, &reader, &error) == XARAB_OK, "%s", error.detail);
    return reader;
}

static void
close_file (struct article_reader *reader)
{
    article_close (reader);
    unlink (file_path);
}

START_TEST (each_line_is_read_or_refused)
{
    struct buffer          bytes = { 0 };
    xarab_article          article;
    xarab_error            error;
    const struct row      *r = &lines[_i];
    struct article_reader *reader;

    add_bytes (&bytes, "{\"id\": \"first\", \"text\": \"\"}\n");
    add_bytes (&bytes, r->cell[0]);
    add_bytes (&bytes, "\n{\"id\": \"last\", \"text\": \"\"}");
    reader = open_file (buffer_span (&bytes), "jsonl");
    ck_assert_int_eq (article_next (reader, &article, &error), ARTICLE_READ);
    enum article_result result = article_next (reader, &article, &error);
    if (strcmp (r->cell[1], "ok") == 0)
        ck_assert_msg (result == ARTICLE_READ, "%s:%u: %s", r->file, r->line, error.detail);
    else {
        ck_assert_msg (result == ARTICLE_BAD, "%s:%u: read as an article", r->file, r->line);
        ck_assert_msg (strncmp (error.detail, r->cell[1], strlen (r->cell[1])) == 0, "%s:%u: %s", r->file, r->line, error.detail);
        ck_assert_uint_eq (article_place (reader).line, 2);
        ck_assert_uint_eq (article_place (reader).offset, 28);
    }
    ck_assert_int_eq (article_next (reader, &article, &error), ARTICLE_READ);
    ck_assert_uint_eq (article.id.size, 4);
    ck_assert_int_eq (article_next (reader, &article, &error), ARTICLE_END);
    close_file (reader);
    buffer_free (&bytes);
}
END_TEST

/* ---- days ---- */

static void
expect_day (const char *text, const char *iso)
{
    char       have[16] = "";
    day_number day      = day_read (&settings.date, span_of (text));

    if (day != DAY_NONE)
        calendar_print_iso (day, have);
    ck_assert_msg (strcmp (have, iso) == 0, "%s: %s, not %s", text, have, iso);
}

START_TEST (days_are_as_the_fixture_says)
{
    expect_day (days[_i].cell[0], days[_i].cell[1]);
}
END_TEST

START_TEST (a_shape_reads_its_own_example)
{
    const struct day_shape *s = &day_shapes[_i];
    day_number              day;
    char                    have[16];

    ck_assert (s->read (span_of (s->example), &day));
    calendar_print_iso (day, have);
    ck_assert_str_eq (have, s->iso);
    for (int i = 0; i < _i; i++)
        ck_assert_msg (! day_shapes[i].read (span_of (s->example), &day), "%s reads it first", day_shapes[i].name);
}
END_TEST

/* ---- pages ---- */

START_TEST (a_rule_reads_its_own_example)
{
    const struct markup_rule *rule = &markup_rules[_i];
    struct record             page = { 0 };
    bool                      deep;

    ck_assert (markup_page (span_of (rule->example), &page, &deep));
    struct span value = record_find (&page, span_of (rule->part));
    ck_assert_msg (span_is (value, rule->value), "%s from %s: '%.*s'", rule->part, rule->key, (int) value.len, value.at);
    record_free (&page);
}
END_TEST

static const struct {
    const char *html, *words;
} pieces[] = {
    { "كلمة", "كلمة" },
    { "<p>واحد</p><p>اثنان</p>", "واحد\nاثنان" },
    { "أ<br>ب<br/>ج", "أ\nب\nج" },
    { "  حرف   <b>سميك</b>\n\n\tوآخر ", "حرف سميك وآخر" },
    { "كل<b>مة</b>", "كلمة" },
    { "نص<script>x < 1 && y</script><style>p{}</style><!-- لا -->", "نص" },
    { "&lt;b&gt; &amp; &#1576; &hellip; &nosuch;", "<b> & ب … &nosuch;" },
    { "5 < 7 و 8 > 3", "5 < 7 و 8 > 3" },
    { "<div><div><div>عميق", "عميق" },
    { "</p></div>نهاية<p", "نهاية" },
    { "<ul><li>أ<li>ب</ul>", "أ\nب" },
    { "<td>أ</td><td>ب</td>", "أ\nب" },
    { "", "" },
};

START_TEST (html_becomes_words)
{
    struct buffer words = { 0 };
    bool          deep;

    ck_assert (markup_words (span_of (pieces[_i].html), &words, &deep));
    ck_assert_msg (span_is (buffer_span (&words), pieces[_i].words), "%s: '%.*s'", pieces[_i].html, (int) words.len, words.at);
    buffer_free (&words);
}
END_TEST

/* Elements without end inside each other neither recurse nor take time. */
START_TEST (a_page_too_deep_is_refused)
{
    struct buffer html = { 0 };
    struct record page = { 0 };
    bool          deep = false;

    for (int i = 0; i < 1000000; i++)
        must (buffer_add_text (&html, i % 2 ? "</b>" : "<div>"));
    ck_assert (! markup_page (buffer_span (&html), &page, &deep));
    ck_assert (deep);
    record_free (&page);
    buffer_free (&html);
}
END_TEST

/* ---- encodings ---- */

static const struct {
    const char *bytes;
    size_t      size;
    const char *name;
    bool        certain;
} heads[] = {
    { "{\"id\": 1}", 9, "", false },
    { "\xd9\x83\xd8\xaa\xd8\xa7\xd8\xa8", 8, "", false },
    { "\xef\xbb\xbf{}", 5, "utf-8", true },
    { "\xff\xfe{\0", 4, "utf-16le", true },
    { "\xfe\xff\0{", 4, "utf-16be", true },
    { "{\0\"\0", 4, "utf-16le", true },
    { "\0{\0\"", 4, "utf-16be", true },
    { "\xff\xfe\0\0{\0\0\0", 8, "utf-32le", true },
    { "\xc7\xe1\xdf\xca\xc7\xc8", 6, "windows-1256", false },
    { "\xc7\xe4\xe3\xca\xc7\xc8", 6, "iso-8859-6", false },
    { "<?xml version='1.0' encoding='windows-1256'?><rss>", 50, "windows-1256", true },
    { "<html><meta charset=\"Windows-1256\">", 35, "windows-1256", true },
    { "<meta charset=utf-8>\xc7\xe1\xdf\xca\xc7\xc8", 26, "windows-1256", false },
    { "<meta charset=utf-8>\xd9\x83\xd8\xaa", 24, "utf-8", false },
    { "<meta http-equiv=x content='text/html; charset=iso-8859-6'>", 59, "iso-8859-6", true },
    { "\xff", 1, "windows-1256", false },
    { "", 0, "", false },
};

START_TEST (encodings_are_told)
{
    struct encoding e = encoding_of ((struct span) { heads[_i].bytes, heads[_i].size });

    ck_assert_str_eq (e.name, heads[_i].name);
    ck_assert_int_eq (e.certain, heads[_i].certain);
}
END_TEST

/* Wherever the bytes are cut, the text is the same. */
START_TEST (converting_does_not_mind_cuts)
{
    static const struct {
        const char *encoding, *bytes;
        size_t      size;
        const char *text;
    } rows[] = {
        { "windows-1256", "\xc7\xe1\xdf\xca\xc7\xc8 \x98", 8, "الكتاب ک" },
        { "utf-8", "\xd9\x83\xff\xd8\xd8\xaa\xf0\x9f\x98\x80\xe2\x80", 12, "ك\uFFFD\uFFFDت😀\uFFFD\uFFFD" },
        { "utf-16le", "\x43\x06\x3d\xd8\x00\xde\x2a", 7, "ك😀\uFFFD" },
    };

    for (size_t cut = 0; cut <= rows[_i].size; cut++) {
        struct converter *converter = converter_open (rows[_i].encoding);
        struct buffer     text      = { 0 };
        struct span       bytes     = { rows[_i].bytes, rows[_i].size };

        ck_assert_ptr_nonnull (converter);
        ck_assert (converter_add (converter, (struct span) { bytes.at, cut }, false, &text));
        ck_assert (converter_add (converter, span_after (bytes, cut), true, &text));
        ck_assert_msg (span_is (buffer_span (&text), rows[_i].text), "cut at %zu: %.*s", cut, (int) text.len, text.at);
        buffer_free (&text);
        converter_close (converter);
    }
}
END_TEST

/* ---- files ---- */

START_TEST (a_file_that_changes_while_it_is_read_is_told)
{
    char           bytes[4096];
    struct stream *stream;
    xarab_error    error;
    size_t         got;

    write_file (span_of ("{\"id\": \"a\"}\n"));
    ck_assert_int_eq (stream_open (file_path, &stream, &error), XARAB_OK);
    FILE *file = fopen (file_path, "a");
    ck_assert_ptr_nonnull (file);
    fputs ("more\n", file);
    fclose (file);
    xarab_status status = XARAB_OK;
    while (status == XARAB_OK) {
        status = stream_read (stream, bytes, sizeof bytes, &got, &error);
        ck_assert (status != XARAB_OK || got > 0);
    }
    ck_assert_int_eq (status, XARAB_IO);
    ck_assert_ptr_nonnull (strstr (error.detail, "changed while it was read"));
    stream_close (stream);
    unlink (file_path);
}
END_TEST

/* A line over the limit is passed over whole, its neighbours are read. */
START_TEST (a_line_too_long_is_passed_over)
{
    struct buffer bytes = { 0 };
    xarab_article article;
    xarab_error   error;

    ck_assert (buffer_add_text (&bytes, "{\"id\": \"a\", \"text\": \"") && buffer_reserve (&bytes, INPUT_BYTES_MAX + 2));
    memset (bytes.at + bytes.len, 'x', INPUT_BYTES_MAX + 1);
    bytes.len += INPUT_BYTES_MAX + 1;
    ck_assert (buffer_add_text (&bytes, "\"}\n{\"id\": \"b\", \"text\": \"\"}\n"));
    struct article_reader *reader = open_file (buffer_span (&bytes), "jsonl");
    ck_assert_int_eq (article_next (reader, &article, &error), ARTICLE_BAD);
    ck_assert_str_eq (error.detail, "the line is longer than 64 MiB");
    ck_assert_int_eq (article_next (reader, &article, &error), ARTICLE_READ);
    ck_assert_uint_eq (article_place (reader).line, 2);
    close_file (reader);
    buffer_free (&bytes);
}
END_TEST

/* ---- fields ---- */

static const struct {
    const char *key, *value; /* of [fields] */
    const char *line;
    const char *id, *title, *text;
} mappings[] = {
    { "text", "body", "{\"id\": \"a\", \"body\": \"نص\"}", "a", "", "نص" },
    { "text", "lead body", "{\"id\": \"a\", \"body\": \"نص\", \"lead\": \"مقدمة\"}", "a", "", "مقدمة\nنص" },
    { "text", "lead body", "{\"id\": \"a\", \"body\": \"نص\"}", "a", "", "نص" },
    { "text", "body|lead", "{\"id\": \"a\", \"lead\": \"مقدمة\"}", "a", "", "مقدمة" },
    { "text", "body|lead", "{\"id\": \"a\", \"body\": \"\", \"lead\": \"مقدمة\"}", "a", "", "مقدمة" },
    { "text", "story.parts.text", "{\"id\": \"a\", \"story\": {\"parts\": [{\"text\": \"أ\"}, {\"x\": 1}, {\"text\": \"ب\"}]}}", "a", "", "أ\nب" },
    { "id", "_id.$oid", "{\"_id\": {\"$oid\": \"77\"}, \"text\": \"نص\"}", "77", "", "نص" },
    { "id", "paper number", "{\"paper\": \"ن\", \"number\": 5, \"text\": \"نص\"}", "ن/5", "", "نص" },
    { "title", "headline", "{\"id\": \"a\", \"headline\": \"عنوان\", \"title\": \"لا\", \"text\": \"نص\"}", "a", "عنوان", "نص" },
};

static void
expect_text (xarab_text have, const char *want)
{
    ck_assert_msg (have.size == strlen (want) && memcmp (have.size ? have.at : "", want, have.size) == 0, "'%.*s', not '%s'",
                   (int) have.size, have.at, want);
}

START_TEST (fields_go_by_other_names)
{
    char          key[40];
    xarab_article article;
    xarab_error   error;

    snprintf (key, sizeof key, "fields.%s", mappings[_i].key);
    settings_standard (&settings);
    ck_assert_int_eq (setting_set (&settings, setting_find (span_of (key)), span_of (mappings[_i].value), NULL), XARAB_OK);
    struct article_reader *reader = open_file (span_of (mappings[_i].line), NULL);
    ck_assert_int_eq (article_next (reader, &article, &error), ARTICLE_READ);
    expect_text (article.id, mappings[_i].id);
    expect_text (article.title, mappings[_i].title);
    expect_text (article.text, mappings[_i].text);
    close_file (reader);
    settings_standard (&settings);
}
END_TEST

Suite *
make_suite (void)
{
    Suite *s = suite_create ("source");
    TCase *t = tcase_create ("source");

    settings_standard (&settings);
    lines = rows_load (source_path ("fixtures/source/json.tsv"), 2, &line_count);
    days  = rows_load (source_path ("fixtures/source/days.tsv"), 1, &day_count);
    tcase_set_timeout (t, 60);
    tcase_add_loop_test (t, each_line_is_read_or_refused, 0, (int) line_count);
    tcase_add_loop_test (t, days_are_as_the_fixture_says, 0, (int) day_count);
    tcase_add_loop_test (t, a_shape_reads_its_own_example, 0, (int) day_shape_count);
    tcase_add_loop_test (t, a_rule_reads_its_own_example, 0, (int) markup_rule_count);
    tcase_add_loop_test (t, html_becomes_words, 0, COUNT (pieces));
    tcase_add_test (t, a_page_too_deep_is_refused);
    tcase_add_loop_test (t, encodings_are_told, 0, COUNT (heads));
    tcase_add_loop_test (t, converting_does_not_mind_cuts, 0, 3);
    tcase_add_test (t, a_file_that_changes_while_it_is_read_is_told);
    tcase_add_test (t, a_line_too_long_is_passed_over);
    tcase_add_loop_test (t, fields_go_by_other_names, 0, COUNT (mappings));
    suite_add_tcase (s, t);
    return s;
}
