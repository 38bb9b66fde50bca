#include "base/span.h"
#include "source/article.h"

#include <errno.h>
#include <json-c/json.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { DEPTH_MAX = 32, FIRST_ROOM = 64 * 1024 };

struct article_reader {
    const char          *path;
    FILE                *file;
    char                *line;
    size_t               room, size; /* of the line */
    size_t               number;     /* of the line read last, from 1 */
    uint64_t             offset, file_size;
    struct json_tokener *tokener;
    struct json_object  *object; /* of the line read last */
};

xarab_status
article_open (const char *path, struct article_reader **reader, xarab_error *error)
{
    struct article_reader *r = calloc (1, sizeof *r);
    struct stat            st;

    if (r != NULL)
        r->tokener = json_tokener_new_ex (DEPTH_MAX);
    if (r == NULL || r->tokener == NULL) {
        free (r);
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    }
    json_tokener_set_flags (r->tokener, JSON_TOKENER_STRICT);
    r->path = path;
    r->file = strcmp (path, "-") == 0 ? stdin : fopen (path, "re");
    if (r->file == NULL || fstat (fileno (r->file), &st) != 0 || S_ISDIR (st.st_mode)) {
        xarab_status status = fail (error, XARAB_IO, "%s: %s", path, strerror (r->file ? EISDIR : errno));
        article_close (r);
        return status;
    }
    r->file_size = S_ISREG (st.st_mode) ? (uint64_t) st.st_size : 0;
    *reader      = r;
    return XARAB_OK;
}

void
article_close (struct article_reader *r)
{
    if (r == NULL)
        return;
    if (r->file != NULL && r->file != stdin)
        fclose (r->file);
    json_object_put (r->object);
    json_tokener_free (r->tokener);
    free (r->line);
    free (r);
}

static bool
grow (struct article_reader *r)
{
    size_t room  = r->room ? 2 * r->room : FIRST_ROOM;
    char  *moved = realloc (r->line, room);

    if (moved == NULL)
        return false;
    r->line = moved;
    r->room = room;
    return true;
}

/* Reads past the end of the line. */
static void
pass_over (struct article_reader *r)
{
    int c;

    while ((c = getc_unlocked (r->file)) != EOF) {
        r->offset++;
        if (c == '\n')
            return;
    }
}

enum line_result { LINE_READ, LINE_LONG, LINE_NO_MEMORY, LINE_END };

/* The next line without its newline, of any bytes. */
static enum line_result
read_line (struct article_reader *r)
{
    int c = EOF;

    r->size = 0;
    while ((c = getc_unlocked (r->file)) != EOF && c != '\n') {
        r->offset++;
        if (r->size == ARTICLE_BYTES_MAX || (r->size == r->room && ! grow (r))) {
            bool long_line = r->size == ARTICLE_BYTES_MAX;
            pass_over (r);
            r->size = 0;
            r->number++;
            return long_line ? LINE_LONG : LINE_NO_MEMORY;
        }
        r->line[r->size++] = (char) c;
    }
    if (c == EOF && (r->size == 0 || ferror (r->file)))
        return LINE_END;
    r->offset += c == '\n';
    r->number++;
    return LINE_READ;
}

static enum article_result
bad (struct article_reader *r, xarab_error *error, const char *what, size_t offset)
{
    if (offset != SIZE_MAX)
        fail_at (error, XARAB_BAD_INPUT, r->number, "byte %zu: %s", offset, what);
    else
        fail_at (error, XARAB_BAD_INPUT, r->number, "%s", what);
    return ARTICLE_BAD;
}

/* The line as one JSON object in r->object. */
static enum article_result
parse (struct article_reader *r, xarab_error *error)
{
    json_object_put (r->object);
    json_tokener_reset (r->tokener);
    r->object = json_tokener_parse_ex (r->tokener, r->line, (int) r->size);

    enum json_tokener_error result = json_tokener_get_error (r->tokener);
    size_t                  end    = json_tokener_get_parse_end (r->tokener);

    if (result == json_tokener_continue)
        return bad (r, error, "the object is not complete", r->size);
    if (result != json_tokener_success)
        return bad (r, error, json_tokener_error_desc (result), end);
    if (! json_object_is_type (r->object, json_type_object))
        return bad (r, error, "not an object; needed is {\"id\": …, \"text\": …}", 0);
    if (span_trim ((struct span) { r->line + end, r->size - end }).len != 0)
        return bad (r, error, "something follows the object", end);
    return ARTICLE_READ;
}

static const struct {
    const char *key;
    size_t      offset;
    bool        needed;
} keys[] = {
    { "id",       offsetof (xarab_article, id),       true },
    { "text",     offsetof (xarab_article, text),     true },
    { "title",    offsetof (xarab_article, title),    false },
    { "date",     offsetof (xarab_article, date),     false },
    { "author",   offsetof (xarab_article, author),   false },
    { "source",   offsetof (xarab_article, source),   false },
    { "keywords", offsetof (xarab_article, keywords), false },
    { "url",      offsetof (xarab_article, url),      false },
};

/* One key into the article; the sentence about what is wrong, or NULL. */
static const char *
take_key (struct json_object *object, size_t i, xarab_article *article)
{
    static _Thread_local char sentence[80];
    struct json_object       *value;
    xarab_text               *text = (xarab_text *) (void *) ((char *) article + keys[i].offset);

    if (! json_object_object_get_ex (object, keys[i].key, &value) || value == NULL) {
        snprintf (sentence, sizeof sentence, "no \"%s\"", keys[i].key);
        return keys[i].needed ? sentence : NULL;
    }
    if (json_object_is_type (value, json_type_string))
        *text = (xarab_text) { json_object_get_string (value), (size_t) json_object_get_string_len (value) };
    else if (json_object_is_type (value, json_type_int))
        *text = (xarab_text) { json_object_get_string (value), strlen (json_object_get_string (value)) };
    else {
        snprintf (sentence, sizeof sentence, "\"%s\" is not a string", keys[i].key);
        return sentence;
    }
    return NULL;
}

static enum article_result
take_keys (struct article_reader *r, xarab_article *article, xarab_error *error)
{
    *article = (xarab_article) { 0 };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const char *fault = take_key (r->object, i, article);
        if (fault != NULL)
            return bad (r, error, fault, SIZE_MAX);
    }
    if (article->id.size == 0)
        return bad (r, error, "\"id\" is empty", SIZE_MAX);
    return ARTICLE_READ;
}

enum article_result
article_next (struct article_reader *r, xarab_article *article, xarab_error *error)
{
    for (;;) {
        switch (read_line (r)) {
        case LINE_LONG:
            return bad (r, error, "the line is longer than 256 MiB", SIZE_MAX);
        case LINE_NO_MEMORY:
            return bad (r, error, "memory is out", SIZE_MAX);
        case LINE_END:
            if (! ferror (r->file))
                return ARTICLE_END;
            fail (error, XARAB_IO, "%s: %s", r->path, strerror (errno));
            return ARTICLE_FAILED;
        case LINE_READ:
            break;
        }
        if (span_trim ((struct span) { r->line, r->size }).len == 0)
            continue;

        enum article_result result = parse (r, error);
        return result == ARTICLE_READ ? take_keys (r, article, error) : result;
    }
}

xarab_text
article_line (const struct article_reader *r)
{
    return (xarab_text) { r->line, r->size };
}

uint64_t
article_offset (const struct article_reader *r)
{
    return r->offset;
}

uint64_t
article_file_size (const struct article_reader *r)
{
    return r->file_size;
}
