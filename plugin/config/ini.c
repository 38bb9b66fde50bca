/* Lines of an INI file to keys and values. The lines are split by inih; the
 * line numbers are counted in the reader we hand to it, because it names only
 * the first line at fault and we tell them all. inih reads lines of at most
 * INI_MAX_LINE bytes, and would take the rest of a longer one for a line of its
 * own: the reader sees that first and says so. */
#include "config/settings.h"

#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf" /* some editors begin a file with it; inih passes over it */

#define LONGEST "197" /* INI_MAX_LINE less newline and NUL, as inih reads it */

struct reading {
    struct settings  *settings;
    const char       *path;
    FILE             *file;
    size_t            line; /* read last */
    size_t           *seen; /* line each key was set on */
    mistake_function *mistake;
    void             *your;
    xarab_error       first; /* the first mistake; status XARAB_OK until there is one */
};

/* Whether reading goes on after this mistake. */
static int
tell (struct reading *r, xarab_error *error)
{
    error->line = r->line;
    if (r->first.status == XARAB_OK)
        r->first = *error;
    if (r->mistake == NULL)
        return 0;
    r->mistake (r->your, r->path, error);
    return 1;
}

/* Reads past the end of a line that did not fit. */
static void
pass_over (FILE *file)
{
    int c;

    while ((c = getc_unlocked (file)) != EOF && c != '\n')
        ;
}

/* What is wrong with a line as it was read; NULL when nothing is. */
static const char *
line_fault (struct reading *r, const char *line, size_t size, int room)
{
    struct span text = { line, size };

    if (size + 1 == (size_t) room && line[size - 1] != '\n' && ! feof (r->file)) {
        pass_over (r->file);
        return "a line too long (at most " LONGEST " bytes); put long lists into a file of their own";
    }
    if (size == 0 || (line[size - 1] != '\n' && ! feof (r->file)))
        return "a NUL byte; the file must be UTF-8 text";
    if (r->line == 1 && span_starts (text, span_of (BYTE_ORDER_MARK)))
        text = span_after (text, strlen (BYTE_ORDER_MARK));
    text = span_trim (text);
    if (text.len == 0 || strchr (";#", text.at[0]) != NULL)
        return NULL;
    if (text.at[0] == '[' ? memchr (text.at, ']', text.len) == NULL : memchr (text.at, '=', text.len) == NULL)
        return "neither '[section]' nor 'key = value'; a comment begins with ; or #";
    return NULL;
}

static char *
next_line (char *to, int room, void *stream)
{
    struct reading *r = stream;

    while (r->first.status == XARAB_OK || r->mistake != NULL) {
        if (fgets (to, room, r->file) == NULL)
            return NULL;
        r->line++;
        const char *fault = line_fault (r, to, strlen (to), room);
        if (fault == NULL)
            return to;
        xarab_error error;
        fail (&error, XARAB_BAD_CONFIG, "%s", fault);
        tell (r, &error);
    }
    return NULL;
}

static int
take (void *your, const char *section, const char *name, const char *value)
{
    struct reading       *r = your;
    xarab_error           error;
    char                  key[128];
    const struct setting *setting;

    snprintf (key, sizeof key, "%s%s%s", section, section[0] ? "." : "", name);
    setting = setting_find (span_of (key));
    if (setting == NULL) {
        fail (&error, XARAB_BAD_CONFIG, "unknown key '%s'; the nearest known one is '%s'", key,
              setting_nearest (span_of (key))->key);
        return tell (r, &error);
    }

    size_t *line = &r->seen[setting - settings_table];
    if (*line != 0) {
        fail (&error, XARAB_BAD_CONFIG, "'%s' stands twice; it was set on line %zu already", key, *line);
        return tell (r, &error);
    }
    *line = r->line;
    if (setting_set (r->settings, setting, span_trim (span_of (value)), &error) != XARAB_OK)
        return tell (r, &error);
    return 1;
}

static xarab_status
read_lines (struct reading *r, xarab_error *error)
{
    int result = ini_parse_stream (next_line, r, take, r);

    if (ferror (r->file))
        return fail (error, XARAB_IO, "%s: %s", r->path, strerror (errno));
    if (result > 0 && r->first.status == XARAB_OK)
        return fail_at (error, XARAB_BAD_CONFIG, (size_t) result, "neither '[section]' nor 'key = value'");
    if (r->first.status == XARAB_OK)
        return XARAB_OK;
    return fail_at (error, XARAB_BAD_CONFIG, r->first.line, "%s", r->first.detail);
}

xarab_status
config_read (struct settings *settings, const char *path, size_t *seen, mistake_function *mistake,
             void *your, xarab_error *error)
{
    struct settings draft = *settings;
    struct reading  r     = { .settings = &draft, .path = path, .mistake = mistake, .your = your };
    size_t         *lines = seen ? seen : calloc (settings_count, sizeof *lines);
    xarab_status    status;

    if (lines == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    if (seen != NULL)
        memset (seen, 0, settings_count * sizeof *seen);
    r.seen = lines;
    r.file = fopen (path, "re");
    if (r.file == NULL) {
        status = fail (error, XARAB_IO, "%s: %s", path, strerror (errno));
    } else {
        status = read_lines (&r, error);
        fclose (r.file);
    }
    if (status == XARAB_OK)
        *settings = draft;
    if (seen == NULL)
        free (lines);
    return status;
}
