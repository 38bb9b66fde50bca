#include "base/file.h"
#include "config/lists.h"
#include "suite.h"
#include "text/folds.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static struct settings settings;

static void
standard (void)
{
    settings_standard (&settings);
}

/* The text of a key's value now; static. */
static const char *
printed (const struct setting *setting)
{
    static char   text[SETTING_TEXT + 1];
    struct buffer to = { 0 };

    ck_assert (setting_print (&settings, setting, &to) && to.len < sizeof text);
    memcpy (text, to.len ? to.at : "", to.len);
    text[to.len] = '\0';
    buffer_free (&to);
    return text;
}

static bool
accepts (const struct setting *setting, const char *value)
{
    xarab_error  error  = { 0 };
    xarab_status status = setting_set (&settings, setting, span_of (value), &error);

    ck_assert_msg (status == XARAB_OK || (status == XARAB_BAD_CONFIG && strstr (error.detail, setting->key) != NULL),
                   "%s = %s: the sentence '%s' does not name the key", setting->key, value, error.detail);
    return status == XARAB_OK;
}

/* ---- every row of the table ---- */

START_TEST (default_reads_and_prints_back)
{
    const struct setting *setting = &settings_table[_i];

    ck_assert_msg (accepts (setting, setting->standard), "%s", setting->key);
    ck_assert_msg (strcmp (printed (setting), setting->standard) == 0, "%s: '%s', not '%s'", setting->key,
                   printed (setting), setting->standard);
    ck_assert_msg (strchr (setting->key, '.') != NULL && setting_help (setting)[0] != '\0', "%s", setting->key);
    ck_assert_ptr_eq (setting_find (span_of (setting->key)), setting);
    ck_assert_uint_lt (_i, SETTINGS_MAX);
}
END_TEST

/* Numbers: the edges are in, what lies past them is out. */
static void
check_range (const struct setting *setting)
{
    static const char *const never[] = { "", "x", "1x", "0x10", "nan", "inf", "1e999", "--1" };
    char                     text[64];

    snprintf (text, sizeof text, "%.17g", setting->low);
    ck_assert_msg (accepts (setting, text), "%s = %s", setting->key, text);
    snprintf (text, sizeof text, "%.17g", setting->high);
    ck_assert_msg (accepts (setting, text), "%s = %s", setting->key, text);
    snprintf (text, sizeof text, "%.17g", setting->low - 1);
    ck_assert_msg (! accepts (setting, text), "%s = %s", setting->key, text);
    snprintf (text, sizeof text, "%.17g", setting->high + 1);
    ck_assert_msg (! accepts (setting, text), "%s = %s", setting->key, text);
    for (size_t i = 0; i < COUNT (never); i++)
        ck_assert_msg (! accepts (setting, never[i]), "%s = %s", setting->key, never[i]);
    if (setting->kind == SETTING_NUMBER)
        ck_assert_msg (! accepts (setting, "1.5"), "%s", setting->key);
}

static void
check_choices (const struct setting *setting)
{
    for (int i = 0; setting->choices[i] != NULL; i++) {
        ck_assert_msg (accepts (setting, setting->choices[i]), "%s = %s", setting->key, setting->choices[i]);
        ck_assert_str_eq (printed (setting), setting->choices[i]);
    }
    ck_assert_msg (! accepts (setting, "") && ! accepts (setting, "no such choice"), "%s", setting->key);
}

static void
check_flag (const struct setting *setting)
{
    ck_assert (accepts (setting, "yes"));
    ck_assert_str_eq (printed (setting), "yes");
    ck_assert (accepts (setting, "no"));
    ck_assert_str_eq (printed (setting), "no");
    ck_assert (! accepts (setting, "") && ! accepts (setting, "maybe") && ! accepts (setting, "YES "));
}

static void
check_text (const struct setting *setting)
{
    char text[SETTING_TEXT + 2];

    memset (text, 'x', sizeof text);
    text[setting->size] = '\0';
    ck_assert_msg (! accepts (setting, text), "%s takes one byte too many", setting->key);
    text[setting->size - 1] = '\0';
    ck_assert_msg (accepts (setting, text), "%s does not take all its room", setting->key);
    ck_assert_str_eq (printed (setting), text);
}

START_TEST (range_is_enforced)
{
    const struct setting *setting = &settings_table[_i];

    switch (setting->kind) {
    case SETTING_FLAG:
    case SETTING_SWITCH: check_flag (setting); break;
    case SETTING_NUMBER:
    case SETTING_DECIMAL: check_range (setting); break;
    case SETTING_CHOICE:
    case SETTING_SET: check_choices (setting); break;
    case SETTING_STRING:
    case SETTING_FILE: check_text (setting); break;
    }
}
END_TEST

/* Each folding can be switched, under the name it has in its own room. */
START_TEST (switches_are_the_foldings)
{
    char key[64];

    snprintf (key, sizeof key, "fold.%s", fold_rows[_i].name);
    const struct setting *setting = setting_find (span_of (key));
    ck_assert_msg (setting != NULL && setting->kind == SETTING_SWITCH, "no key %s", key);
    ck_assert_int_eq ((int) setting->low, _i);
}
END_TEST

/* A refused value leaves every key as it was. */
START_TEST (refused_changes_nothing)
{
    const struct setting *setting = &settings_table[_i];
    struct settings       before  = settings;
    char                  text[SETTING_TEXT + 40];

    memset (text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    ck_assert (! accepts (setting, text));
    ck_assert_mem_eq (&before, &settings, sizeof settings);
}
END_TEST

START_TEST (misspelled_key_names_its_neighbour)
{
    const struct setting *setting = &settings_table[_i];
    char                  key[128];

    snprintf (key, sizeof key, "%s", setting->key);
    memmove (key + 3, key + 2, strlen (key + 2) + 1); /* one letter doubled */
    ck_assert_msg (setting_nearest (span_of (key)) == setting, "%s leads to %s", key,
                   setting_nearest (span_of (key))->key);
}
END_TEST

/* ---- files ---- */

struct told {
    size_t count, lines[MISTAKES_MAX + 1];
    char   last[240];
};

static void
remember (void *your, const char *path, const xarab_error *error)
{
    struct told *told = your;

    (void) path;
    ck_assert_uint_lt (told->count, COUNT (told->lines));
    told->lines[told->count++] = error->line;
    memcpy (told->last, error->detail, sizeof told->last);
}

/* Reads these bytes as a settings file. */
static xarab_status
read_bytes (const void *bytes, size_t size, struct told *told)
{
    char        path[] = "/tmp/t_config.XXXXXX";
    int         file   = mkstemp (path);
    xarab_error error;

    *told = (struct told) { 0 };
    ck_assert (file >= 0 && write (file, bytes, size) == (ssize_t) size);
    close (file);
    struct config_facts facts  = { 0 };
    xarab_status        status = config_read (&settings, &facts, path, NULL, remember, told, &error);
    facts_free (&facts);
    unlink (path);
    return status;
}

START_TEST (every_mistake_is_told)
{
    static const char text[] = "[names]\nthreshold = 5000\nthreshhold = 1\n\n[terms]\nlevels = stem\nlevels = word\nnonsense\n";
    struct told       told;

    ck_assert_int_eq (read_bytes (text, sizeof text - 1, &told), XARAB_BAD_CONFIG);
    ck_assert_uint_eq (told.count, 4);
    ck_assert (told.lines[0] == 2 && told.lines[1] == 3 && told.lines[2] == 7 && told.lines[3] == 8);
    ck_assert_str_eq (printed (setting_find (span_of ("names.threshold"))), "1000");
}
END_TEST

START_TEST (twice_names_the_first_line)
{
    static const char text[] = "[terms]\nlevels = stem\n# between\nlevels = word\n";
    struct told       told;

    ck_assert_int_eq (read_bytes (text, sizeof text - 1, &told), XARAB_BAD_CONFIG);
    ck_assert_uint_eq (told.lines[0], 4);
    ck_assert_ptr_nonnull (strstr (told.last, "line 2"));
}
END_TEST

START_TEST (long_lines_are_told_and_passed_over)
{
    char        text[4096] = "[lists]\n# ";
    size_t      head       = strlen (text);
    struct told told;

    memset (text + head, 'x', 3000);
    strcpy (text + head + 3000, "\n[terms]\nlead_words = 7\n");
    ck_assert_int_eq (read_bytes (text, strlen (text), &told), XARAB_BAD_CONFIG);
    ck_assert (told.count == 1 && told.lines[0] == 2);
    ck_assert_ptr_nonnull (strstr (told.last, "too long"));
}
END_TEST

START_TEST (any_bytes_are_survived)
{
    unsigned char bytes[2000];
    unsigned      state = (unsigned) _i + 1;
    struct told   told;

    for (size_t i = 0; i < sizeof bytes; i++) {
        state    = state * 1103515245u + 12345u;
        bytes[i] = i % 40 == 39 ? '\n' : (unsigned char) (state >> 16);
    }
    ck_assert_int_eq (read_bytes (bytes, sizeof bytes, &told), XARAB_BAD_CONFIG);
    ck_assert_uint_gt (told.count, 0);
    ck_assert_int_eq (read_bytes ("[names]\nthresh\0old = 1\n", 23, &told), XARAB_BAD_CONFIG);
    ck_assert_ptr_nonnull (strstr (told.last, "NUL"));
}
END_TEST

START_TEST (defaults_read_without_a_mistake)
{
    struct buffer   text   = { 0 };
    struct settings before = settings;
    struct told     told;

    ck_assert (config_defaults (&text));
    ck_assert_int_eq (read_bytes (text.at, text.len, &told), XARAB_OK);
    ck_assert_mem_eq (&before, &settings, sizeof settings);
    buffer_free (&text);
}
END_TEST

/* Read and held against itself in less than 5 ms. */
START_TEST (defaults_are_checked_soon)
{
    enum { ROUNDS = 20 };
    struct buffer   text = { 0 };
    struct timespec from, to;
    char            path[] = "/tmp/t_config.XXXXXX";
    int             file   = mkstemp (path);
    xarab_error     error;

    ck_assert (config_defaults (&text) && write (file, text.at, text.len) == (ssize_t) text.len);
    close (file);
    clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &from);
    for (int i = 0; i < ROUNDS; i++) {
        struct config_facts   facts = { 0 };
        struct compiled_lists lists;
        struct told           told = { 0 };
        ck_assert_int_eq (config_read (&settings, &facts, path, NULL, remember, &told, &error), XARAB_OK);
        ck_assert_uint_eq (config_contradictions (&settings, &facts, remember, &told), 0);
        ck_assert_int_eq (lists_open (&settings, &facts, remember, &told, &lists, &error), XARAB_OK);
        lists_close (&lists);
        facts_free (&facts);
    }
    clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &to);
    double each = ((double) (to.tv_sec - from.tv_sec) * 1e3 + (double) (to.tv_nsec - from.tv_nsec) / 1e6) / ROUNDS;
    ck_assert_msg (each < 5, "%.2f ms", each);
    unlink (path);
    buffer_free (&text);
}
END_TEST

/* What changes stored terms or weights is in the fingerprint, the rest is not. */
START_TEST (fingerprint_holds_what_is_stored)
{
    const struct setting *setting = &settings_table[_i];
    bool                  stored  = setting->effect == EFFECT_TERMS || setting->effect == EFFECT_WEIGHT;
    struct buffer         text    = { 0 };
    char                  line[128];

    snprintf (line, sizeof line, "%s=", setting->key);
    ck_assert (config_fingerprint (&settings, NULL, &text) && buffer_add_byte (&text, '\0'));
    ck_assert_msg ((strstr (text.at, line) != NULL) == stored, "%s", setting->key);
    buffer_free (&text);
}
END_TEST

Suite *
make_suite (void)
{
    Suite *suite = suite_create ("config");
    TCase *rows  = tcase_create ("rows");
    TCase *files = tcase_create ("files");
    int    count = (int) settings_count;

    tcase_add_checked_fixture (rows, standard, NULL);
    tcase_add_checked_fixture (files, standard, NULL);
    tcase_add_loop_test (rows, default_reads_and_prints_back, 0, count);
    tcase_add_loop_test (rows, range_is_enforced, 0, count);
    tcase_add_loop_test (rows, switches_are_the_foldings, 0, (int) fold_row_count);
    tcase_add_loop_test (rows, refused_changes_nothing, 0, count);
    tcase_add_loop_test (rows, misspelled_key_names_its_neighbour, 0, count);
    tcase_add_loop_test (rows, fingerprint_holds_what_is_stored, 0, count);
    tcase_add_test (files, every_mistake_is_told);
    tcase_add_test (files, twice_names_the_first_line);
    tcase_add_test (files, long_lines_are_told_and_passed_over);
    tcase_add_loop_test (files, any_bytes_are_survived, 0, 50);
    tcase_add_test (files, defaults_read_without_a_mistake);
    tcase_add_test (files, defaults_are_checked_soon);
    suite_add_tcase (suite, rows);
    suite_add_tcase (suite, files);
    return suite;
}
