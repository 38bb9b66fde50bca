#include "base/span.h"

int
span_compare (struct span a, struct span b)
{
    size_t shared = a.len < b.len ? a.len : b.len;
    int    order  = shared ? memcmp (a.at, b.at, shared) : 0;

    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool
span_next (struct span *rest, char separator, struct span *part)
{
    if (rest->at == NULL)
        return false;

    const char *stop = rest->len ? memchr (rest->at, separator, rest->len) : NULL;

    if (stop == NULL) {
        *part = *rest;
        *rest = (struct span) { NULL, 0 };
    } else {
        *part = (struct span) { rest->at, (size_t) (stop - rest->at) };
        *rest = span_after (*rest, part->len + 1);
    }
    return true;
}

static bool
blank (char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct span
span_trim (struct span s)
{
    while (s.len && blank (s.at[0]))
        s = span_after (s, 1);
    while (s.len && blank (s.at[s.len - 1]))
        s = span_before (s, 1);
    return s;
}
