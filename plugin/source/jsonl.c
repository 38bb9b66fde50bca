/* JSON lines: an object a line. Blank lines are passed over. */
#include "source/format.h"
#include "source/json_find.h"

#include <stdlib.h>

enum { DEPTH_MAX = 32 };

struct jsonl {
    struct json_tokener *tokener;
    struct json_object  *object; /* of the line read last */
};

static bool
jsonl_is (struct span head)
{
    struct span text = span_trim (head);

    return text.len > 0 && (text.at[0] == '{' || text.at[0] == '[');
}

static xarab_status
jsonl_open (struct article_reader *r, xarab_error *error)
{
    struct jsonl *j = calloc (1, sizeof *j);

    r->state = j;
    if (j != NULL)
        j->tokener = json_tokener_new_ex (DEPTH_MAX);
    if (j == NULL || j->tokener == NULL)
        return fail (error, XARAB_NO_MEMORY, "%s", status_text (XARAB_NO_MEMORY));
    json_tokener_set_flags (j->tokener, JSON_TOKENER_STRICT);
    return XARAB_OK;
}

static void
jsonl_close (struct article_reader *r)
{
    struct jsonl *j = r->state;

    if (j == NULL)
        return;
    json_object_put (j->object);
    if (j->tokener != NULL)
        json_tokener_free (j->tokener);
    free (j);
}

/* The line as one JSON object in j->object. */
static enum article_result
parse (struct article_reader *r, struct span line, xarab_error *error)
{
    struct jsonl *j = r->state;

    json_object_put (j->object);
    j->object = NULL;
    if (span_trim (line).at[0] != '{')
        return article_bad (r, error, "byte 0: not an object; needed is {\"id\": …, \"text\": …}");
    json_tokener_reset (j->tokener);
    j->object = json_tokener_parse_ex (j->tokener, line.at, (int) line.len);

    enum json_tokener_error result = json_tokener_get_error (j->tokener);
    size_t                  end    = json_tokener_get_parse_end (j->tokener);

    if (result == json_tokener_continue)
        return article_bad (r, error, "byte %zu: the object is not complete", line.len);
    const char *zero = result == json_tokener_success ? NULL : memchr (line.at, '\0', line.len);
    if (zero != NULL)
        return article_bad (r, error, "byte %zu: a byte 0; in a text it is written \\u0000", (size_t) (zero - line.at));
    if (result != json_tokener_success)
        return article_bad (r, error, "byte %zu: %s", end, json_tokener_error_desc (result));
    if (span_trim (span_after (line, end)).len != 0)
        return article_bad (r, error, "byte %zu: something follows the object", end);
    return ARTICLE_READ;
}

static enum find_result
find (void *your, struct span key, const char *joiner, struct arena *arena, struct span *value)
{
    struct jsonl *j = your;

    return json_find (j->object, key, joiner, arena, value);
}

static enum article_result
jsonl_next (struct article_reader *r, xarab_article *article, xarab_error *error)
{
    struct span line = { NULL, 0 };

    for (;;) {
        enum input_result got = input_line (&r->input, &line, error);

        r->place.line   = r->input.line;
        r->place.offset = r->input.line_offset;
        r->place.raw    = (xarab_text) { line.at, line.len };
        if (got == INPUT_END)
            return ARTICLE_END;
        if (got == INPUT_FAILED)
            return ARTICLE_FAILED;
        if (got == INPUT_LONG)
            return article_bad (r, error, "the line is longer than %d MiB", INPUT_BYTES_MAX >> 20);
        if (span_trim (line).len == 0)
            continue;

        enum article_result result = parse (r, line, error);
        return result == ARTICLE_READ ? article_take (r, (struct field_finder) { find, r->state }, article, error)
                                      : result;
    }
}

const struct source_format format_jsonl = {
    .name  = "jsonl",
    .over  = OVER_TEXT,
    .names = { { "id", "title", "text", "date", "author", "source", "keywords", "url" } },
    .is    = jsonl_is,
    .open  = jsonl_open,
    .next  = jsonl_next,
    .close = jsonl_close,
};
