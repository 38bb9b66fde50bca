#include "source/json_find.h"

#include <math.h>
#include <stdint.h>

/* The parser makes every number beyond 64 bits the last one there is: two ids would
 * be one. */
static bool
is_exact (const struct json_object *value)
{
    return json_object_get_uint64 (value) != UINT64_MAX && json_object_get_int64 (value) != INT64_MIN;
}

/* NaN, which the parser lets through, is no text. */
static bool
is_plain (const struct json_object *value)
{
    return json_object_is_type (value, json_type_string)
           || (json_object_is_type (value, json_type_int) && is_exact (value))
           || (json_object_is_type (value, json_type_double) && isfinite (json_object_get_double (value)));
}

static struct span
plain_text (struct json_object *value)
{
    if (json_object_is_type (value, json_type_string))
        return (struct span) { json_object_get_string (value), (size_t) json_object_get_string_len (value) };
    return span_of (json_object_get_string (value));
}

struct asking {
    const char   *joiner;
    struct buffer many;  /* the values found, joined */
    struct span   one;   /* the only value found so far */
    size_t        found;
};

static enum find_result
take_value (struct asking *a, struct json_object *value)
{
    if (! is_plain (value))
        return FIELD_BAD;

    struct span text = plain_text (value);
    if (a->found++ == 0) {
        a->one = text;
        return FIELD_FOUND;
    }
    bool ok = (a->found > 2 || buffer_add (&a->many, a->one)) && buffer_add_text (&a->many, a->joiner)
              && buffer_add (&a->many, text);
    return ok ? FIELD_FOUND : FIELD_NO_MEMORY;
}

/* The value that `path` names below `value`: a name, or names joined by dots.
 * Of a list each element is looked into. The depth is the tokener's. */
static enum find_result
walk (struct asking *a, struct json_object *value, struct span path)
{
    struct json_object *below;
    struct span         name;
    char                key[128];

    if (value == NULL)
        return FIELD_NOT_THERE;
    if (json_object_is_type (value, json_type_array)) {
        enum find_result result = FIELD_NOT_THERE;
        for (size_t i = 0; i < json_object_array_length (value); i++) {
            enum find_result found = walk (a, json_object_array_get_idx (value, i), path);
            if (found == FIELD_BAD || found == FIELD_NO_MEMORY)
                return found;
            if (found == FIELD_FOUND)
                result = found;
        }
        return result;
    }
    if (path.len == 0)
        return take_value (a, value);
    if (! span_next (&path, '.', &name) || name.len >= sizeof key || ! json_object_is_type (value, json_type_object))
        return FIELD_NOT_THERE;
    memcpy (key, name.at, name.len);
    key[name.len] = '\0';
    return json_object_object_get_ex (value, key, &below) ? walk (a, below, path) : FIELD_NOT_THERE;
}

enum find_result
json_find (struct json_object *object, struct span path, const char *joiner, struct arena *arena, struct span *value)
{
    struct asking    a      = { joiner, { 0 }, { "", 0 }, 0 };
    enum find_result result = walk (&a, object, path);

    if (result == FIELD_FOUND && a.found == 1)
        *value = a.one;
    else if (result == FIELD_FOUND) {
        *value = arena_copy (arena, buffer_span (&a.many));
        if (value->at == NULL)
            result = FIELD_NO_MEMORY;
    }
    buffer_free (&a.many);
    return result;
}
