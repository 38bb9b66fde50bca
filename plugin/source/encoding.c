#include "source/encoding.h"

#include "text/utf8.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

/* ---- what a text says, or looks like ---- */

static const struct {
    const char *bytes;
    size_t      size;
    const char *name;
} marks[] = {
    { "\xef\xbb\xbf",     3, "utf-8" },
    { "\xff\xfe\0\0",     4, "utf-32le" },
    { "\0\0\xfe\xff",     4, "utf-32be" },
    { "\xff\xfe",         2, "utf-16le" },
    { "\xfe\xff",         2, "utf-16be" },
};

/* ASCII in 16 bits, without a mark: every second byte of the first ones is 0. */
static const char *
wide_ascii (struct span head)
{
    if (head.len < 4)
        return NULL;
    if (head.at[0] == '\0' && head.at[2] == '\0' && head.at[1] != '\0' && head.at[3] != '\0')
        return "utf-16be";
    if (head.at[1] == '\0' && head.at[3] == '\0' && head.at[0] != '\0' && head.at[2] != '\0')
        return "utf-16le";
    return NULL;
}

static bool
copy_name (struct span name, struct encoding *e)
{
    if (name.len == 0 || name.len >= sizeof e->name)
        return false;
    for (size_t i = 0; i < name.len; i++)
        e->name[i] = (char) tolower ((unsigned char) name.at[i]);
    e->name[name.len] = '\0';
    return true;
}

/* The letters, digits and joiners behind `key`, perhaps quoted. */
static bool
value_behind (struct span head, const char *key, struct encoding *e)
{
    const char *at = head.len ? memmem (head.at, head.len, key, strlen (key)) : NULL, *end = span_end (head);

    if (at == NULL)
        return false;
    for (at += strlen (key); at < end && (*at == ' ' || *at == '=' || *at == '"' || *at == '\'');)
        at++;
    const char *start = at;
    while (at < end && (isalnum ((unsigned char) *at) || *at == '-' || *at == '_' || *at == '.' || *at == ':'))
        at++;
    return copy_name ((struct span) { start, (size_t) (at - start) }, e);
}

/* An XML declaration, or the charset of a page's <meta>. */
static bool
declared (struct span head, struct encoding *e)
{
    struct span text = span_trim (head);
    const char *end;

    if (text.len > 2048)
        text.len = 2048;
    if (text.len == 0 || text.at[0] != '<')
        return false;
    if (span_starts (text, span_of ("<?xml")) && (end = memchr (text.at, '>', text.len)) != NULL
        && value_behind ((struct span) { text.at, (size_t) (end - text.at) }, "encoding", e))
        return true;
    return memmem (text.at, text.len, "<meta", 5) != NULL && value_behind (text, "charset", e);
}

struct shape {
    size_t high, valid;         /* bytes from 0x80 up; those of them in well-formed UTF-8 */
    size_t al_1256, al_8859; /* the article ال in each */
};

static struct shape
measure (struct span head)
{
    struct shape shape = { 0 };
    const char  *end   = span_end (head);

    for (const char *at = head.at; at < end;) {
        unsigned char byte = (unsigned char) *at, next = at + 1 < end ? (unsigned char) at[1] : 0;
        unsigned      size;

        utf8_read (at, end, &size);
        shape.al_1256 += byte == 0xc7 && next == 0xe1;
        shape.al_8859 += byte == 0xc7 && next == 0xe4;
        shape.high += byte >= 0x80 ? size : 0;
        shape.valid += byte >= 0x80 && size > 1 ? size : 0;
        at += size;
    }
    return shape;
}

/* Where less than half of what is not ASCII is UTF-8 it is something else; what
 * has a byte 0 is no text at all. */
const char *
encoding_looks_like (struct span bytes)
{
    if (bytes.len == 0 || memchr (bytes.at, '\0', bytes.len) != NULL)
        return "";

    struct shape shape = measure (bytes);

    if (shape.high == 0 || 2 * shape.valid >= shape.high)
        return "";
    return shape.al_8859 > shape.al_1256 ? "iso-8859-6" : "windows-1256";
}

struct encoding
encoding_of (struct span head)
{
    struct encoding e = { .certain = true };

    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (span_starts (head, (struct span) { marks[i].bytes, marks[i].size })) {
            e.mark = marks[i].size;
            copy_name (span_of (marks[i].name), &e);
            return e;
        }
    if (wide_ascii (head) != NULL)
        copy_name (span_of (wide_ascii (head)), &e);
    else if (! declared (head, &e) || encoding_is_utf8 (e.name)) {
        e.certain = false;
        copy_name (span_of (encoding_looks_like (head)), &e);
    }
    return e;
}

bool
encoding_is_utf8 (const char *name)
{
    return name[0] == '\0' || strcasecmp (name, "utf-8") == 0 || strcasecmp (name, "utf8") == 0;
}

/* ---- making it UTF-8 ---- */

enum { PIECE = 16 * 1024, KEPT_MAX = 16 };

struct converter {
    iconv_t with;
    char    kept[KEPT_MAX]; /* of a character whose other bytes are still to come */
    size_t  kept_size;
};

struct converter *
converter_open (const char *encoding)
{
    struct converter *c = calloc (1, sizeof *c);

    if (c == NULL)
        return NULL;
    c->with = iconv_open ("UTF-8", encoding);
    if (c->with == (iconv_t) -1) {
        int cause = errno;
        free (c);
        errno = cause;
        return NULL;
    }
    return c;
}

void
converter_close (struct converter *c)
{
    if (c == NULL)
        return;
    iconv_close (c->with);
    free (c);
}

/* Converts what can be; *in is left at a bad byte or a character cut off. */
static bool
convert (struct converter *c, struct span *in, struct buffer *to, int *cause)
{
    if (! buffer_reserve (to, 3 * in->len + PIECE))
        return false;

    char  *from = (char *) (uintptr_t) in->at, *out = to->at + to->len;
    size_t left = in->len, room = to->room - to->len;

    *cause  = iconv (c->with, &from, &left, &out, &room) == (size_t) -1 ? errno : 0;
    in->at  = from;
    in->len = left;
    to->len = (size_t) (out - to->at);
    return true;
}

static bool
convert_all (struct converter *c, struct span in, bool last, struct buffer *to)
{
    for (int cause = 0; in.len;) {
        if (! convert (c, &in, to, &cause))
            return false;
        if (cause == 0 || cause == E2BIG)
            continue;
        if (cause == EINVAL && ! last && in.len <= KEPT_MAX) {
            memcpy (c->kept, in.at, in.len);
            c->kept_size = in.len;
            return true;
        }
        if (! buffer_add_text (to, "\xef\xbf\xbd"))
            return false;
        in = span_after (in, 1);
    }
    return true;
}

bool
converter_add (struct converter *c, struct span bytes, bool last, struct buffer *to)
{
    char        bridge[2 * KEPT_MAX];
    size_t      kept = c->kept_size;
    struct span joined;

    if (kept == 0)
        return convert_all (c, bytes, last, to);

    size_t more = bytes.len < KEPT_MAX ? bytes.len : KEPT_MAX;
    memcpy (bridge, c->kept, kept);
    if (more)
        memcpy (bridge + kept, bytes.at, more);
    joined       = (struct span) { bridge, kept + more };
    c->kept_size = 0;
    if (more == bytes.len)
        return convert_all (c, joined, last, to);
    if (! convert_all (c, joined, false, to))
        return false;

    /* What the bridge could not finish is at its end, and again in `bytes`. */
    size_t again = c->kept_size;
    c->kept_size = 0;
    return convert_all (c, span_after (bytes, more - again), last, to);
}
