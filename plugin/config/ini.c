/* The lines are split by inih; they are looked at before, in the reader we hand
 * to it, because inih names only the first line at fault and we tell them all,
 * takes the rest of a line that is too long for a line of its own, and an
 * indented key for more of the value before it. */
#include "config/ini.h"

#include "text/utf8.h"

#include <ini.h>
#include <stdio.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf" /* some editors begin a file with it */
#define UTF16_LITTLE    "\xff\xfe"
#define UTF16_BIG       "\xfe\xff"

#define LONGEST "197" /* INI_MAX_LINE less newline and NUL, as inih reads it */

struct reading {
    struct span             rest;
    size_t                  line; /* read last */
    bool                    stopped;
    const struct ini_calls *calls;
    void                   *your;
};

static const char *
encoding_fault (struct span line)
{
    static _Thread_local char sentence[160];
    size_t                    good = utf8_valid (line);

    if (memchr (line.at, '\0', line.len) != NULL)
        return "a NUL byte; the file must be UTF-8 text";
    if (good == line.len)
        return NULL;
    snprintf (sentence, sizeof sentence, "byte %zu, 0x%02X, is not UTF-8; the file must be UTF-8 text", good + 1,
              (unsigned char) line.at[good]);
    return sentence;
}

/* What is wrong with a line; NULL when nothing is. */
static const char *
line_fault (struct span line, size_t room)
{
    const char *fault = line.len ? encoding_fault (line) : NULL;

    if (line.len + 2 > room)
        return "a line too long (at most " LONGEST " bytes); put long lists into a file of their own";
    if (fault != NULL || line.len == 0 || strchr (";#", line.at[0]) != NULL)
        return fault;
    if (line.at[0] == '[' ? memchr (line.at, ']', line.len) == NULL : memchr (line.at, '=', line.len) == NULL)
        return "neither '[section]' nor 'key = value'; a comment begins with ; or #";
    return NULL;
}

/* A line that begins a section is told before its keys. */
static void
tell_section (struct reading *r, struct span line)
{
    const char *end = line.len && line.at[0] == '[' ? memchr (line.at, ']', line.len) : NULL;

    if (end != NULL && ! r->calls->section (r->your, r->line, span_trim ((struct span) { line.at + 1, (size_t) (end - line.at) - 1 })))
        r->stopped = true;
}

static char *
next_line (char *to, int room, void *stream)
{
    struct reading *r = stream;
    struct span     line;

    while (! r->stopped && r->rest.at != NULL && span_next (&r->rest, '\n', &line)) {
        r->line++;
        if (r->line == 1 && span_starts (line, span_of (BYTE_ORDER_MARK)))
            line = span_after (line, strlen (BYTE_ORDER_MARK));
        line              = span_trim (line);
        const char *fault = line_fault (line, (size_t) room);
        if (fault == NULL) {
            tell_section (r, line);
            snprintf (to, (size_t) room, "%.*s\n", (int) line.len, line.len ? line.at : "");
            return to;
        }
        r->stopped = ! r->calls->fault (r->your, r->line, fault);
    }
    return NULL;
}

static int
take (void *your, const char *section, const char *name, const char *value)
{
    struct reading *r = your;

    if (! r->stopped && ! r->calls->key (r->your, r->line, section, name, value))
        r->stopped = true;
    return 1;
}

void
ini_read (struct span text, const struct ini_calls *calls, void *your)
{
    struct reading r = { .rest = text, .calls = calls, .your = your };

    if (span_starts (text, span_of (UTF16_LITTLE)) || span_starts (text, span_of (UTF16_BIG))) {
        calls->fault (your, 1, "UTF-16; the file must be UTF-8 text");
        return;
    }
    ini_parse_stream (next_line, &r, take, &r);
}
