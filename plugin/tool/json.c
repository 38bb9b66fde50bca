#include "tool/json.h"

#include "api/stages.h"

#include <limits.h>

enum { DEPTH_MAX = 32 };

struct json_object *
json_line (struct span line, const char **fault, size_t *offset)
{
    struct json_tokener *tokener = json_tokener_new_ex (DEPTH_MAX);
    struct json_object  *object  = NULL;

    *offset = 0;
    if (tokener == NULL || line.len > INT_MAX) {
        *fault = tokener ? "the line is longer than 2 GiB" : "memory is out";
        json_tokener_free (tokener);
        return NULL;
    }
    json_tokener_set_flags (tokener, JSON_TOKENER_STRICT);
    object = json_tokener_parse_ex (tokener, line.at, (int) line.len);
    enum json_tokener_error result = json_tokener_get_error (tokener);
    *offset                        = json_tokener_get_parse_end (tokener);

    if (result == json_tokener_continue)
        *fault = "the object is not complete";
    else if (result != json_tokener_success)
        *fault = json_tokener_error_desc (result);
    else if (! json_object_is_type (object, json_type_object))
        *fault = "not an object; needed is {\"id\": …, \"text\": …}";
    else if (span_trim (span_after (line, *offset)).len != 0)
        *fault = "something follows the object";
    else
        *fault = NULL;
    json_tokener_free (tokener);
    if (*fault != NULL) {
        json_object_put (object);
        object = NULL;
    }
    return object;
}

bool
json_text (struct json_object *object, const char *key, struct span *text)
{
    struct json_object *value;

    if (! json_object_object_get_ex (object, key, &value))
        return false;
    if (json_object_is_type (value, json_type_string)) {
        *text = (struct span) { json_object_get_string (value), (size_t) json_object_get_string_len (value) };
        return true;
    }
    if (! json_object_is_type (value, json_type_int) && ! json_object_is_type (value, json_type_double))
        return false;
    *text = span_of (json_object_to_json_string (value));
    return true;
}

/* Copies the text, bad bytes as U+FFFD. */
static bool
clean_into (struct buffer *to, struct span text)
{
    while (text.len) {
        char     letter[UTF8_MAX];
        unsigned size;
        uint32_t code = utf8_read (text.at, span_end (text), &size);

        text = span_after (text, size);
        if (! buffer_add (to, (struct span) { letter, utf8_write (code, letter) }))
            return false;
    }
    return true;
}

struct json_object *
json_string (struct span text)
{
    struct buffer       clean = { 0 };
    struct json_object *value = NULL;

    if (clean_into (&clean, text) && clean.len <= INT_MAX)
        value = json_object_new_string_len (clean.len ? clean.at : "", (int) clean.len);
    buffer_free (&clean);
    return value;
}

void
json_write (FILE *file, struct json_object *object)
{
    size_t      size;
    const char *text = json_object_to_json_string_length (
        object, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, &size);

    if (text != NULL)
        fwrite (text, 1, size, file);
    putc ('\n', file);
    json_object_put (object);
}

void
json_print (struct json_object *object)
{
    json_write (stdout, object);
}
