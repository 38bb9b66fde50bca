#include "source/day.h"
#include "source/format.h"

#include "api/stages.h"
#include "text/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

/* A text's format is the first that says yes: what any text is comes last. */
static const struct source_format *const formats[]
    = { &format_jsonl, &format_feed, &format_page, &format_folder, &format_database, &format_text };
enum { FORMATS = sizeof formats / sizeof formats[0] };

const char *
article_formats (void)
{
    static char names[80];
    size_t      size = 0;

    for (size_t i = 0; i < FORMATS && size < sizeof names; i++)
        size += (size_t) snprintf (names + size, sizeof names - size, "%s%s", i ? ", " : "", formats[i]->name);
    return names;
}

static const struct source_format *
format_named (const char *name)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (strcmp (formats[i]->name, name) == 0)
            return formats[i];
    return NULL;
}

/* NULL when no format knows it. What lies below a folder is no database. */
static const struct source_format *
format_by_content (struct span head, bool below)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (formats[i]->is != NULL && formats[i]->is (head) && ! (below && formats[i]->over == OVER_DATABASE))
            return formats[i];
    return NULL;
}

/* ---- opening ---- */

static xarab_status
find_format (struct article_reader *r, xarab_error *error)
{
    const char *name = r->options->format;

    r->format = name ? format_named (name) : NULL;
    if (name != NULL && r->format == NULL)
        return fail (error, XARAB_MISUSED, "no format '%s'; there are %s", name, article_formats ());
    return XARAB_OK;
}

static bool
has_file (const char *folder, const char *name)
{
    char        path[4096];
    struct stat st;

    return snprintf (path, sizeof path, "%s/%s", folder, name) < (int) sizeof path && stat (path, &st) == 0;
}

/* A folder with the files of a database is one. */
static const struct source_format *
format_of_folder (const char *path)
{
    static const char *const marks[] = { "iamglass", "iamchert", "iamhoney", "XAPIANDB" };
    struct stat              st;

    if (strcmp (path, "-") == 0 || stat (path, &st) != 0 || ! S_ISDIR (st.st_mode))
        return NULL;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (has_file (path, marks[i]))
            return &format_database;
    return &format_folder;
}

static xarab_status
open_text (struct article_reader *r, bool below, xarab_error *error)
{
    xarab_status status = input_open (&r->input, r->path, r->options->encoding, error);

    if (status == XARAB_OK && r->format == NULL)
        r->format = format_by_content (input_head (&r->input), below);
    return status;
}

static bool
is_named_text (const char *path)
{
    struct span name = span_of (path);

    return span_ends (name, span_of (".txt")) || memmem (name.at, name.len, ".txt.", 5) != NULL;
}

/* What any text is counts among the files of a folder, where it is called a text,
 * or where the format was asked for: else a spoilt line would become an article. */
static xarab_status
settle_format (struct article_reader *r, bool below, xarab_error *error)
{
    bool asked = r->options->format != NULL;

    if (below && (r->format == NULL || r->format->over != OVER_TEXT))
        return fail (error, XARAB_NOT_FOUND, "%s: not in a format known here", r->path);
    if (r->format == NULL || (r->format == &format_text && ! below && ! asked && ! is_named_text (r->path)))
        r->format = &format_jsonl;
    return XARAB_OK;
}

static xarab_status
open_reader (struct article_reader *r, bool below, xarab_error *error)
{
    xarab_status status = find_format (r, error);

    if (status == XARAB_OK && r->format == NULL)
        r->format = format_of_folder (r->path);
    if (status == XARAB_OK && (r->format == NULL || r->format->over == OVER_TEXT))
        status = open_text (r, below, error);
    if (status == XARAB_OK)
        status = settle_format (r, below, error);
    if (status != XARAB_OK)
        return status;
    r->names = fields_names (&r->options->settings->fields, &r->format->names);
    return r->format->open ? r->format->open (r, error) : XARAB_OK;
}

static xarab_status
open_any (const char *path, const char *called, bool below, const struct article_options *options,
          struct article_reader **reader, xarab_error *error)
{
    struct article_reader *r = calloc (1, sizeof *r);

    if (r == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    r->path       = path;
    r->called     = called;
    r->options    = options;
    r->place.file = path;

    xarab_status status = open_reader (r, below, error);
    if (status == XARAB_OK)
        *reader = r;
    else
        article_close (r);
    return status;
}

xarab_status
article_open (const char *path, const struct article_options *options, struct article_reader **reader,
              xarab_error *error)
{
    return open_any (path, path, false, options, reader, error);
}

xarab_status
article_open_below (const char *path, const char *called, const struct article_options *options,
                    struct article_reader **reader, xarab_error *error)
{
    return open_any (path, called, true, options, reader, error);
}

void
article_close (struct article_reader *r)
{
    if (r == NULL)
        return;
    if (r->format != NULL && r->format->close != NULL)
        r->format->close (r);
    input_close (&r->input);
    arena_free (&r->arena);
    free (r);
}

/* ---- reading ---- */

enum article_result
article_bad (struct article_reader *r, xarab_error *error, const char *format, ...)
{
    char    sentence[sizeof error->detail];
    va_list arguments;

    va_start (arguments, format);
    vsnprintf (sentence, sizeof sentence, format, arguments);
    va_end (arguments);
    fail_at (error, XARAB_BAD_INPUT, r->place.line, "%s", sentence);
    return ARTICLE_BAD;
}

static void
remember (char (*first)[64], size_t *count, const xarab_article *article)
{
    if ((*count)++ == 0)
        snprintf (*first, sizeof *first, "%.*s", article->id.size < 60 ? (int) article->id.size : 60, article->id.at);
}

/* A day ahead may be the same day elsewhere. */
static bool
to_come (day_number day)
{
    enum { DAY_SECONDS = 86400 };

    return (int64_t) day > (int64_t) time (NULL) / DAY_SECONDS + 1;
}

/* The date as YYYY-MM-DD, where it is not yet; one that cannot be read stays. */
static bool
settle_date (struct article_reader *r, xarab_article *article)
{
    struct span text = text_span (article->date);
    day_number  day  = text.len ? reference_day (text) : DAY_NONE;
    char        iso[16];

    if (text.len == 0)
        return true;
    if (day == DAY_NONE && (day = day_read (&r->options->settings->date, text)) != DAY_NONE) {
        calendar_print_iso (day, iso);
        struct span kept = arena_copy (&r->arena, span_of (iso));
        article->date    = span_text (kept);
        if (kept.at == NULL)
            return false;
    }
    if (day == DAY_NONE)
        remember (&r->unread, &r->dates_unread, article);
    else if (to_come (day))
        remember (&r->ahead, &r->dates_ahead, article);
    return true;
}

static bool
is_utf8 (xarab_text text)
{
    return utf8_valid (text_span (text)) == text.size;
}

/* An article in another encoding than its file began in is refused; of one with a
 * spoilt byte the rest is read. */
static enum article_result
settle_encoding (struct article_reader *r, const xarab_article *article, xarab_error *error)
{
    if (r->input.converter != NULL || (is_utf8 (article->text) && is_utf8 (article->title)))
        return ARTICLE_READ;

    const char *like = encoding_looks_like (text_span (is_utf8 (article->text) ? article->title : article->text));

    if (r->options->encoding == NULL && like[0] != '\0')
        return article_bad (r, error, "not UTF-8; it looks like %s", like);
    remember (&r->first_spoilt, &r->spoilt, article);
    return ARTICLE_READ;
}

/* A line break in an id is a blank, as it is in what a database keeps. */
static bool
settle_id (struct article_reader *r, xarab_article *article)
{
    if (memchr (article->id.at, '\n', article->id.size) == NULL)
        return true;

    char *id = arena_take (&r->arena, article->id.size);
    if (id == NULL)
        return false;
    for (size_t i = 0; i < article->id.size; i++)
        id[i] = article->id.at[i] == '\n' ? ' ' : article->id.at[i];
    article->id.at = id;
    return true;
}

enum article_result
article_take (struct article_reader *r, struct field_finder finder, xarab_article *article, xarab_error *error)
{
    struct span fault = { NULL, 0 };

    if (! fields_take (&r->names, finder, &r->arena, article, &fault)) {
        if (fault.len == 0)
            return article_bad (r, error, "memory is out");
        return article_bad (r, error, "\"%.*s\" is not a string or a number of 64 bits", (int) fault.len, fault.at);
    }
    if (article->id.at == NULL)
        return article_bad (r, error, "no \"%s\"", r->names.of[PART_ID]);
    if (article->id.size == 0)
        return article_bad (r, error, "\"%s\" is empty", r->names.of[PART_ID]);
    if (article->text.at == NULL)
        return article_bad (r, error, "no \"%s\"", r->names.of[PART_TEXT]);
    if (! settle_id (r, article) || ! settle_date (r, article))
        return article_bad (r, error, "memory is out");
    return settle_encoding (r, article, error);
}

enum article_result
article_next (struct article_reader *r, xarab_article *article, xarab_error *error)
{
    arena_rewind (&r->arena);
    return r->format->next (r, article, error);
}

struct article_place
article_place (const struct article_reader *r)
{
    return r->place;
}

uint64_t
article_offset (const struct article_reader *r)
{
    return r->format->offset ? r->format->offset (r) : stream_offset (r->input.stream);
}

uint64_t
article_size (const struct article_reader *r)
{
    return r->format->size ? r->format->size (r) : stream_size (r->input.stream);
}

/* ---- what is to be told ---- */

static bool
note_encoding (const struct article_reader *r, char *to, size_t room)
{
    const struct encoding *e = &r->input.encoding;

    if (r->options->encoding != NULL || ! e->certain || encoding_is_utf8 (e->name))
        return false;
    snprintf (to, room, "the text is %s; it was converted", e->name);
    return true;
}

static bool
note_count (size_t count, const char *first, const char *what, char *to, size_t room)
{
    if (count == 0)
        return false;
    snprintf (to, room, "%zu article%s, the first '%s': %s", count, count == 1 ? "" : "s", first, what);
    return true;
}

bool
article_note (const struct article_reader *r, size_t i, char *to, size_t room)
{
    if (note_encoding (r, to, room) && i-- == 0)
        return true;
    if (note_count (r->dates_unread, r->unread, "a date that cannot be read; indexed without", to, room) && i-- == 0)
        return true;
    if (note_count (r->dates_ahead, r->ahead, "dated in the future; indexed as they say", to, room) && i-- == 0)
        return true;
    if (note_count (r->spoilt, r->first_spoilt, "bytes that are not UTF-8; each is read as U+FFFD", to, room) && i-- == 0)
        return true;
    return r->format->note != NULL && r->format->note (r, i, to, room);
}
