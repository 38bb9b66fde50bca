/* span.h - bytes somebody else owns.
 *
 * A span never owns, is never NUL-terminated, and may be empty with any
 * pointer. Everything below is for one thread and cannot fail. */
#ifndef XARAB_BASE_SPAN_H
#define XARAB_BASE_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct span {
    const char *at;
    size_t      len;
};

/* A span over a string literal or any NUL-terminated string. */
static inline struct span
span_of (const char *text)
{
    return (struct span) { text, strlen (text) };
}

static inline const char *
span_end (struct span s)
{
    return s.at + s.len;
}

static inline bool
span_equal (struct span a, struct span b)
{
    return a.len == b.len && (a.len == 0 || memcmp (a.at, b.at, a.len) == 0);
}

static inline bool
span_is (struct span s, const char *text)
{
    return span_equal (s, span_of (text));
}

static inline bool
span_starts (struct span s, struct span head)
{
    return s.len >= head.len && (head.len == 0 || memcmp (s.at, head.at, head.len) == 0);
}

static inline bool
span_ends (struct span s, struct span tail)
{
    return s.len >= tail.len
           && (tail.len == 0 || memcmp (s.at + s.len - tail.len, tail.at, tail.len) == 0);
}

/* The span without its first (or last) `count` bytes; `count` ≤ s.len. */
static inline struct span
span_after (struct span s, size_t count)
{
    return (struct span) { s.at + count, s.len - count };
}

static inline struct span
span_before (struct span s, size_t count)
{
    return (struct span) { s.at, s.len - count };
}

/* The span grown by the `count` bytes before it, which the caller knows to be there. */
static inline struct span
span_reach_back (struct span s, size_t count)
{
    return (struct span) { s.at - count, s.len + count };
}

/* Byte order, shorter first when one is the beginning of the other. */
int span_compare (struct span a, struct span b);

/* The part of *rest before the first `separator`; *rest becomes what follows
 * it, or an empty span with a NULL pointer once the last part was taken.
 * Returns false when nothing is left. */
bool span_next (struct span *rest, char separator, struct span *part);

/* The span without ASCII blanks at either end. */
struct span span_trim (struct span s);

#endif
