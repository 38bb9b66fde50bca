/* Numbers. Digits of any script with separators inside fold to ASCII: thousands
 * lose their separator, the decimal separator is a point. What is no number
 * (dates, versions, lists: 12.5.2023) is cut at its separators. */
#include "token/cut.h"

enum { GROUPS = 16 };

/* Digits between separators, as written. */
struct digits {
    struct span group[GROUPS];
    unsigned    count[GROUPS];     /* digits in the group */
    unsigned    separator[GROUPS]; /* class of the one before the group; the first has none */
    unsigned    groups;
};

static bool
separates (unsigned class)
{
    return class == CLASS_POINT || class == CLASS_COMMA || class == CLASS_THOUSANDS || class == CLASS_DECIMAL
           || class == CLASS_APOSTROPHE;
}

/* Adds the group of digits at `at`; returns its end. */
static const char *
read_group (const struct cut *c, const char *at, const char *limit, unsigned separator, struct digits *d)
{
    const char *from  = at;
    unsigned    count = 0;

    while (at < limit) {
        unsigned size, class = cut_class (c, at, &size);

        if ((class != CLASS_DIGIT && ! class_clings (class)) || size > (size_t) (limit - at))
            break;
        count += class == CLASS_DIGIT;
        at += size;
    }
    d->group[d->groups]       = (struct span) { from, (size_t) (at - from) };
    d->count[d->groups]       = count;
    d->separator[d->groups++] = separator;
    return at;
}

static const char *
read_groups (const struct cut *c, struct digits *d)
{
    const char *limit = cut_limit (c, c->at), *at = read_group (c, c->at, limit, 0, d);

    while (d->groups < GROUPS && at < limit) {
        unsigned    size, class = cut_class (c, at, &size);
        const char *next = separates (class) ? cut_clings (c, at + size, limit) : limit;

        if (next >= limit || cut_peek (c, next) != CLASS_DIGIT)
            break;
        at = read_group (c, next, limit, class, d);
    }
    return at;
}

const struct cut_shape cut_shapes[] = {
    { CLASS_THOUSANDS,  1, CLASS_DECIMAL, "١٬٠٠٠٫٥", "1000.5" },
    { CLASS_THOUSANDS,  1, CLASS_COMMA,   "١٬٠٠٠,٥", "1000.5" },
    { CLASS_THOUSANDS,  1, CLASS_POINT,   "1٬000.5", "1000.5" },
    { CLASS_COMMA,      1, CLASS_POINT,   "1,000.5", "1000.5" },
    { CLASS_COMMA,      1, CLASS_DECIMAL, "١,٠٠٠٫٥", "1000.5" },
    { CLASS_POINT,      1, CLASS_COMMA,   "1.000,5", "1000.5" },
    { CLASS_POINT,      1, CLASS_DECIMAL, "١.٠٠٠٫٥", "1000.5" },
    { CLASS_APOSTROPHE, 1, CLASS_POINT,   "1'000.5", "1000.5" },
    { CLASS_THOUSANDS,  1, 0,             "١٬٠٠٠",   "1000" },
    { CLASS_COMMA,      1, 0,             "12,000",  "12000" },
    { CLASS_APOSTROPHE, 1, 0,             "1'000",   "1000" },
    { CLASS_POINT,      2, 0,             "1.000.000", "1000000" },
    { 0,                0, CLASS_DECIMAL, "٣٫٥",     "3.5" },
    { 0,                0, CLASS_POINT,   "3.5",     "3.5" },
    { 0,                0, CLASS_COMMA,   "3,5",     "3.5" },
    { 0,                0, 0,             "2023",    "2023" },
};

const size_t cut_shape_count = sizeof cut_shapes / sizeof cut_shapes[0];

static bool
fits (const struct cut_shape *s, const struct digits *d)
{
    unsigned groups = d->groups - (s->decimal != 0);

    if (s->decimal && (d->groups < 2 || d->separator[d->groups - 1] != s->decimal))
        return false;
    if (groups < 1 || groups - 1 < s->least || (s->thousands == 0 && groups > 1))
        return false;
    if (groups > 1 && (d->count[0] > 3 || d->count[0] == 0))
        return false;
    for (unsigned i = 1; i < groups; i++)
        if (d->separator[i] != s->thousands || d->count[i] != 3)
            return false;
    return true;
}

static const struct cut_shape *
shape_of (const struct digits *d)
{
    for (size_t i = 0; i < cut_shape_count; i++)
        if (fits (&cut_shapes[i], d))
            return &cut_shapes[i];
    return NULL;
}

const struct cut_shape *
cut_shape (const struct cut *c)
{
    struct digits d = { .groups = 0 };

    read_groups (c, &d);
    return shape_of (&d);
}

static size_t
fold_groups (const struct cut *c, const struct digits *d, bool decimal)
{
    char *to = c->to;

    for (unsigned i = 0; i < d->groups; i++) {
        if (decimal && i == d->groups - 1)
            *to++ = '.';
        to += fold_word (c->cutter->fold, d->group[i], to);
    }
    return (size_t) (to - c->to);
}

void
cut_number (struct cut *c, const char *digits_end)
{
    struct digits           d     = { .groups = 0 };
    const char             *at    = c->at;
    const char             *end   = at < c->apart ? digits_end : read_groups (c, &d);
    const struct cut_shape *shape = at < c->apart ? NULL : shape_of (&d);

    if (shape == NULL) {
        c->apart = end > c->apart ? end : c->apart;
        cut_add_folded (c, at, digits_end, TOKEN_NUMBER, 0);
        c->at = digits_end;
        return;
    }
    cut_add (c, at, end, fold_groups (c, &d, shape->decimal != 0), TOKEN_NUMBER, 0);
    c->at = end;
}
