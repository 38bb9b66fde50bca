#include "source/fields.h"

#include "api/stages.h"

static const struct part {
    const char *name;
    const char *joiner; /* between several values */
    size_t      offset, setting;
} parts[PARTS] = {
    [PART_ID]       = { "id",       "/",  offsetof (xarab_article, id),       offsetof (struct field_keys, id) },
    [PART_TITLE]    = { "title",    " ",  offsetof (xarab_article, title),    offsetof (struct field_keys, title) },
    [PART_TEXT]     = { "text",     "\n", offsetof (xarab_article, text),     offsetof (struct field_keys, text) },
    [PART_DATE]     = { "date",     " ",  offsetof (xarab_article, date),     offsetof (struct field_keys, date) },
    [PART_AUTHOR]   = { "author",   "، ", offsetof (xarab_article, author),   offsetof (struct field_keys, author) },
    [PART_SOURCE]   = { "source",   " ",  offsetof (xarab_article, source),   offsetof (struct field_keys, source) },
    [PART_KEYWORDS] = { "keywords", "، ", offsetof (xarab_article, keywords), offsetof (struct field_keys, keywords) },
    [PART_URL]      = { "url",      " ",  offsetof (xarab_article, url),      offsetof (struct field_keys, url) },
};

const char *
fields_part_name (enum article_part part)
{
    return parts[part].name;
}

xarab_text *
fields_part (xarab_article *article, enum article_part part)
{
    return (xarab_text *) (void *) ((char *) article + parts[part].offset);
}

struct field_names
fields_names (const struct field_keys *keys, const struct field_names *standard)
{
    struct field_names names = *standard;

    for (size_t i = 0; i < PARTS; i++) {
        const char *set = (const char *) keys + parts[i].setting;
        if (set[0] != '\0')
            names.of[i] = set;
    }
    return names;
}

struct taking {
    struct field_finder finder;
    struct arena       *arena;
    const char         *joiner;
    struct span         fault;
};

/* The first of the names between strokes that is there and not empty. */
static enum find_result
take_first (struct taking *t, struct span names, struct span *value)
{
    enum find_result result = FIELD_NOT_THERE;
    struct span      name;

    while (span_next (&names, '|', &name)) {
        enum find_result found = t->finder.find (t->finder.your, name, t->joiner, t->arena, value);
        if (found == FIELD_BAD)
            t->fault = name;
        if (found == FIELD_BAD || found == FIELD_NO_MEMORY || (found == FIELD_FOUND && value->len))
            return found;
        if (found == FIELD_FOUND)
            result = found;
    }
    return result;
}

static bool
join (struct taking *t, struct span *whole, struct span more)
{
    size_t gap  = whole->len && more.len ? strlen (t->joiner) : 0;
    char  *both = arena_take (t->arena, whole->len + gap + more.len + 1);

    if (both == NULL)
        return false;
    memcpy (both, whole->at, whole->len);
    memcpy (both + whole->len, t->joiner, gap);
    memcpy (both + whole->len + gap, more.at, more.len);
    *whole = (struct span) { both, whole->len + gap + more.len };
    return true;
}

/* The values of all the names between blanks, as one. */
static enum find_result
take_all (struct taking *t, struct span names, struct span *whole)
{
    enum find_result result = FIELD_NOT_THERE;
    struct span      name, value;

    while (span_next (&names, ' ', &name)) {
        enum find_result found = name.len ? take_first (t, name, &value) : FIELD_NOT_THERE;
        if (found == FIELD_BAD || found == FIELD_NO_MEMORY)
            return found;
        if (found == FIELD_NOT_THERE)
            continue;
        if (result == FIELD_NOT_THERE)
            *whole = value;
        else if (! join (t, whole, value))
            return FIELD_NO_MEMORY;
        result = FIELD_FOUND;
    }
    return result;
}

bool
fields_take (const struct field_names *names, struct field_finder finder, struct arena *arena,
             xarab_article *article, struct span *fault)
{
    struct taking t = { finder, arena, NULL, { NULL, 0 } };
    struct span   value;

    *article = (xarab_article) { 0 };
    for (size_t i = 0; i < PARTS; i++) {
        t.joiner = parts[i].joiner;
        switch (take_all (&t, span_of (names->of[i]), &value)) {
        case FIELD_FOUND: *fields_part (article, (enum article_part) i) = span_text (value); break;
        case FIELD_NOT_THERE: break;
        case FIELD_BAD:
        case FIELD_NO_MEMORY: *fault = t.fault; return false;
        }
    }
    return true;
}
