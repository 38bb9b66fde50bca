#include "name/compile.h"

#include <stdlib.h>

bool
compile_code (struct span name, struct name_code *code)
{
    struct name_form form;

    form_read (name, &form);
    code_make (name, &form, code);
    return code->len > 0;
}

static uint32_t *
places_of (const struct code_pairs *pairs)
{
    return (uint32_t *) (void *) pairs->places.at;
}

bool
pairs_add (struct code_pairs *pairs, struct span from, struct span to)
{
    uint32_t place = (uint32_t) pairs->bytes.len;

    if (pairs->bytes.len > INT32_MAX || ! buffer_reserve (&pairs->bytes, from.len + to.len + 2)
        || ! buffer_add (&pairs->places, (struct span) { (const char *) &place, sizeof place }))
        return false;
    return buffer_add (&pairs->bytes, from) && buffer_add_byte (&pairs->bytes, '\n')
           && buffer_add (&pairs->bytes, to) && buffer_add_byte (&pairs->bytes, '\n');
}

/* The two codes at a place. */
static void
pair_at (const char *bytes, uint32_t place, struct span *from, struct span *to)
{
    const char *first = bytes + place, *end = strchr (first, '\n'), *last = strchr (end + 1, '\n');

    *from = (struct span) { first, (size_t) (end - first) };
    *to   = (struct span) { end + 1, (size_t) (last - end - 1) };
}

static int
by_codes (const void *a, const void *b, void *bytes)
{
    struct span from_a, to_a, from_b, to_b;

    pair_at (bytes, *(const uint32_t *) a, &from_a, &to_a);
    pair_at (bytes, *(const uint32_t *) b, &from_b, &to_b);

    int order = span_compare (from_a, from_b);

    return order ? order : span_compare (to_a, to_b);
}

/* One entry: the codes paired with `from`, from row i on; returns the row after. */
static size_t
add_entry (const struct code_pairs *pairs, size_t i, size_t count, struct buffer *payload,
           struct lexicon_builder *builder, bool *sound)
{
    struct span from, to, key, last = { NULL, 0 };

    payload->len = 0;
    pair_at (pairs->bytes.at, places_of (pairs)[i], &key, &to);
    for (; i < count; i++) {
        pair_at (pairs->bytes.at, places_of (pairs)[i], &from, &to);
        if (! span_equal (from, key))
            break;
        if (last.at != NULL && span_equal (last, to))
            continue;
        *sound = *sound && buffer_add (payload, to) && buffer_add_byte (payload, '\n');
        last   = to;
    }
    *sound = *sound && lexicon_add (builder, key, 0, buffer_span (payload));
    return i;
}

bool
pairs_finish (struct code_pairs *pairs, struct lexicon_builder *builder)
{
    size_t        count   = pairs->places.len / sizeof (uint32_t);
    struct buffer payload = { 0 };
    bool          sound   = buffer_add_byte (&pairs->bytes, '\0');

    if (count)
        qsort_r (pairs->places.at, count, sizeof (uint32_t), by_codes, pairs->bytes.at);
    for (size_t i = 0; i < count && sound;)
        i = add_entry (pairs, i, count, &payload, builder, &sound);
    buffer_free (&payload);
    return sound;
}

void
pairs_free (struct code_pairs *pairs)
{
    buffer_free (&pairs->bytes);
    buffer_free (&pairs->places);
}
