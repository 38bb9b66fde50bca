#include "source/record.h"

#include <stdlib.h>

void
record_clear (struct record *r)
{
    r->text.len = 0;
    r->count    = 0;
}

void
record_free (struct record *r)
{
    buffer_free (&r->text);
    free (r->values);
    *r = (struct record) { 0 };
}

static bool
grow (struct record *r)
{
    size_t        room  = r->room ? 2 * r->room : 32;
    struct value *moved = realloc (r->values, room * sizeof *moved);

    if (moved == NULL)
        return false;
    r->values = moved;
    r->room   = room;
    return true;
}

bool
record_open (struct record *r, struct span name)
{
    size_t at = r->text.len;

    if (r->count == RECORD_VALUES_MAX)
        r->count--;
    if ((r->count == r->room && ! grow (r)) || ! buffer_add (&r->text, name))
        return false;
    r->values[r->count++] = (struct value) { at, name.len, r->text.len, 0 };
    return true;
}

void
record_shut (struct record *r)
{
    struct value *last = &r->values[r->count - 1];

    last->size = r->text.len - last->at;
}

bool
record_add (struct record *r, struct span name, struct span value)
{
    if (! record_open (r, name) || ! buffer_add (&r->text, value))
        return false;
    record_shut (r);
    return true;
}

static struct span
own_name (const struct record *r, const struct value *v)
{
    return (struct span) { r->text.at + v->name, v->name_size };
}

/* The part behind the last colon: what a name is without its namespace. */
static struct span
local_name (struct span own)
{
    const char *colon = own.len ? memrchr (own.at, ':', own.len) : NULL;

    return colon ? span_after (own, (size_t) (colon - own.at) + 1) : own;
}

/* Which values a name means: those called just so, else those whose name without
 * its namespace is this. */
static bool
any_called (const struct record *r, struct span name)
{
    for (size_t i = 0; i < r->count; i++)
        if (span_equal (own_name (r, &r->values[i]), name))
            return true;
    return false;
}

static bool
is_called (const struct record *r, const struct value *v, struct span name, bool exactly)
{
    struct span own = own_name (r, v);

    return span_equal (exactly ? own : local_name (own), name);
}

static struct span
value_text (const struct record *r, const struct value *v)
{
    return (struct span) { r->text.at + v->at, v->size };
}

struct span
record_find (const struct record *r, struct span name)
{
    bool exactly = any_called (r, name);

    for (size_t i = 0; i < r->count; i++)
        if (is_called (r, &r->values[i], name, exactly))
            return value_text (r, &r->values[i]);
    return (struct span) { NULL, 0 };
}

static bool
join (struct buffer *many, struct span more, const char *joiner)
{
    return (many->len == 0 || buffer_add_text (many, joiner)) && buffer_add (many, more);
}

static enum find_result
find (void *your, struct span key, const char *joiner, struct arena *arena, struct span *value)
{
    const struct record *r     = your;
    struct buffer        many  = { 0 };
    size_t               found = 0;
    bool                 ok = true, exactly = any_called (r, key);

    for (size_t i = 0; ok && i < r->count; i++) {
        if (! is_called (r, &r->values[i], key, exactly))
            continue;
        struct span text = value_text (r, &r->values[i]);
        if (found == 0)
            *value = text;
        else if (text.len)
            ok = (found > 1 || join (&many, *value, joiner)) && join (&many, text, joiner);
        found += text.len != 0 || found == 0;
    }
    if (ok && found > 1) {
        *value = arena_copy (arena, buffer_span (&many));
        ok     = value->at != NULL;
    }
    buffer_free (&many);
    if (! ok)
        return FIELD_NO_MEMORY;
    return found ? FIELD_FOUND : FIELD_NOT_THERE;
}

struct field_finder
record_finder (struct record *r)
{
    return (struct field_finder) { find, r };
}
