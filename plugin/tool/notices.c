#include "tool/notices.h"

#include "tool/json.h"
#include "tool/options.h"

/* The process has one standard error, so there is one of these. */
static struct {
    FILE         *objects; /* NULL: lines for people */
    struct buffer line;    /* what has no end of line yet */
    struct buffer figures;
} notices;

static void
write_message (struct span line)
{
    struct json_object *object = json_object_new_object ();

    if (object == NULL)
        return;
    json_object_object_add (object, "message", json_string (line));
    json_write (notices.objects, object);
}

/* Bytes that are printed to stderr; a line of them is a message. */
static ssize_t
take_bytes (void *your, const char *at, size_t size)
{
    struct span rest = { at, size };

    (void) your;
    while (rest.len) {
        const char *end  = memchr (rest.at, '\n', rest.len);
        size_t      part = end ? (size_t) (end - rest.at) : rest.len;

        if (! buffer_add (&notices.line, (struct span) { rest.at, part }))
            return 0;
        if (end == NULL)
            break;
        write_message (buffer_span (&notices.line));
        notices.line.len = 0;
        rest             = span_after (rest, part + 1);
    }
    return (ssize_t) size;
}

bool
notices_as_objects (void)
{
    FILE *lines = fopencookie (NULL, "w", (cookie_io_functions_t) { .write = take_bytes });

    if (lines == NULL)
        return false;
    setvbuf (lines, NULL, _IONBF, 0);
    notices.objects = stderr;
    stderr          = lines;
    return true;
}

FILE *
notices_objects (void)
{
    return notices.objects != NULL ? notices.objects : stderr;
}

struct buffer *
notices_figures (void)
{
    return &notices.figures;
}

void
notices_end (int status)
{
    bool done = status == EXIT_DONE || status == EXIT_REJECTS;

    if (notices.objects == NULL)
        return;
    if (notices.line.len)
        write_message (buffer_span (&notices.line));
    fprintf (notices.objects, "{\"phase\":\"%s\",%.*s\"status\":%d,\"done\":%s}\n", done ? "done" : "stopped",
             (int) notices.figures.len, notices.figures.len ? notices.figures.at : "", status, done ? "true" : "false");
    fclose (stderr);
    stderr          = notices.objects;
    notices.objects = NULL;
    buffer_free (&notices.line);
    buffer_free (&notices.figures);
}
