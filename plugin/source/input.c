#include "source/input.h"

#include <errno.h>

/* A pipe may bring little and then be silent: more than this is not waited for. */
enum { PIECE = 64 * 1024, HEAD_LEAST = 16 };

static struct span
at_hand (const struct input *in)
{
    return (struct span) { in->text.at + in->start, in->text.len - in->start };
}

static xarab_status
no_memory (xarab_error *error)
{
    return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
}

/* Moves what is still to be given to the front. */
static void
compact (struct input *in)
{
    if (in->start == 0)
        return;
    memmove (in->text.at, in->text.at + in->start, in->text.len - in->start);
    in->base += in->start;
    in->text.len -= in->start;
    in->start = 0;
}

/* The next bytes of the stream behind the text, converted. */
static xarab_status
fill (struct input *in, xarab_error *error)
{
    char         raw[PIECE];
    size_t       got;
    xarab_status status;

    if (in->start > in->text.len / 2)
        compact (in);
    if (in->converter == NULL) {
        if (! buffer_reserve (&in->text, PIECE))
            return no_memory (error);
        status = stream_read (in->stream, in->text.at + in->text.len, PIECE, &got, error);
        if (status == XARAB_OK)
            in->text.len += got;
    } else {
        status = stream_read (in->stream, raw, sizeof raw, &got, error);
        if (status == XARAB_OK && ! converter_add (in->converter, (struct span) { raw, got }, got == 0, &in->text))
            status = no_memory (error);
    }
    if (status == XARAB_OK)
        in->ended = got == 0;
    return status;
}

static xarab_status
open_converter (struct input *in, const char *encoding, xarab_error *error)
{
    in->converter = converter_open (encoding);
    if (in->converter != NULL)
        return XARAB_OK;
    if (errno != EINVAL)
        return no_memory (error);
    return fail (error, XARAB_MISUSED,
                 "%s: '%s' is no encoding known here; some that are: windows-1256, iso-8859-6, utf-16le", in->path,
                 encoding);
}

/* What is at hand was read as it is: converts it. */
static xarab_status
convert_head (struct input *in, const char *encoding, xarab_error *error)
{
    struct buffer raw    = in->text;
    xarab_status  status = open_converter (in, encoding, error);

    in->text = (struct buffer) { 0 };
    if (status == XARAB_OK
        && ! converter_add (in->converter, span_after (buffer_span (&raw), in->start), false, &in->text))
        status = no_memory (error);
    in->start = 0;
    buffer_free (&raw);
    return status;
}

static xarab_status
settle_encoding (struct input *in, const char *wanted, xarab_error *error)
{
    struct encoding *e = &in->encoding;

    *e        = encoding_of (at_hand (in));
    in->start = e->mark;
    if (wanted != NULL)
        return encoding_is_utf8 (wanted) ? XARAB_OK : convert_head (in, wanted, error);
    if (encoding_is_utf8 (e->name))
        return XARAB_OK;
    if (e->certain)
        return convert_head (in, e->name, error);
    return fail (error, XARAB_BAD_INPUT, "%s: not UTF-8; it looks like %s: convert it with --from %s", in->path,
                 e->name, e->name);
}

xarab_status
input_open (struct input *in, const char *path, const char *encoding, xarab_error *error)
{
    xarab_status status;

    *in    = (struct input) { .path = path };
    status = stream_open (path, &in->stream, error);
    while (status == XARAB_OK && in->text.len < HEAD_LEAST && ! in->ended)
        status = fill (in, error);
    if (status == XARAB_OK)
        status = settle_encoding (in, encoding, error);
    if (status != XARAB_OK)
        input_close (in);
    return status;
}

void
input_close (struct input *in)
{
    stream_close (in->stream);
    converter_close (in->converter);
    buffer_free (&in->text);
    *in = (struct input) { 0 };
}

struct span
input_head (const struct input *in)
{
    return at_hand (in);
}

bool
input_clean (struct input *in)
{
    xarab_error error;

    return in->converter != NULL || convert_head (in, "utf-8", &error) == XARAB_OK;
}

static enum input_result
pass_over_line (struct input *in, xarab_error *error)
{
    for (;;) {
        struct span text    = at_hand (in);
        const char *newline = text.len ? memchr (text.at, '\n', text.len) : NULL;

        if (newline != NULL || in->ended) {
            in->start = newline ? (size_t) (newline - in->text.at) + 1 : in->text.len;
            return INPUT_LONG;
        }
        in->start = in->text.len;
        if (fill (in, error) != XARAB_OK)
            return INPUT_FAILED;
    }
}

enum input_result
input_line (struct input *in, struct span *line, xarab_error *error)
{
    size_t seen = 0;

    in->line_offset = in->base + in->start;
    for (;;) {
        struct span text    = at_hand (in);
        const char *newline = text.len > seen ? memchr (text.at + seen, '\n', text.len - seen) : NULL;

        if (newline == NULL && in->ended && text.len == 0)
            return INPUT_END;
        if (newline != NULL || in->ended) {
            *line = (struct span) { text.at, newline ? (size_t) (newline - text.at) : text.len };
            in->start += line->len + (newline != NULL);
            in->line++;
            return line->len > INPUT_BYTES_MAX ? INPUT_LONG : INPUT_READ;
        }
        if (text.len > INPUT_BYTES_MAX) {
            in->line++;
            return pass_over_line (in, error);
        }
        seen = text.len;
        if (fill (in, error) != XARAB_OK)
            return INPUT_FAILED;
    }
}

enum input_result
input_piece (struct input *in, struct span *piece, xarab_error *error)
{
    while (in->start == in->text.len) {
        if (in->ended)
            return INPUT_END;
        if (fill (in, error) != XARAB_OK)
            return INPUT_FAILED;
    }
    *piece    = at_hand (in);
    in->start = in->text.len;
    return INPUT_READ;
}

enum input_result
input_rest (struct input *in, struct span *rest, xarab_error *error)
{
    while (! in->ended) {
        if (in->text.len - in->start > INPUT_BYTES_MAX)
            return INPUT_LONG;
        if (fill (in, error) != XARAB_OK)
            return INPUT_FAILED;
    }
    *rest     = at_hand (in);
    in->start = in->text.len;
    return rest->len > INPUT_BYTES_MAX ? INPUT_LONG : INPUT_READ;
}
