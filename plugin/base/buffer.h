/* buffer.h - bytes that grow at the end.
 *
 * The owner frees it. Appending may move the bytes: keep offsets, not
 * pointers. Every append returns false, and changes nothing, when memory is
 * out. A zeroed struct buffer is an empty buffer. */
#ifndef XARAB_BASE_BUFFER_H
#define XARAB_BASE_BUFFER_H

#include "base/span.h"

#include <stdint.h>

struct buffer {
    char  *at;
    size_t len, room;
};

/* Room for `more` bytes behind len. */
bool buffer_reserve (struct buffer *, size_t more);

bool buffer_add (struct buffer *, struct span);
bool buffer_add_text (struct buffer *, const char *text);
bool buffer_add_byte (struct buffer *, char byte);
bool buffer_add_zeros (struct buffer *, size_t count);

/* printf into the end. */
bool buffer_print (struct buffer *, const char *format, ...) __attribute__ ((format (printf, 2, 3)));

static inline struct span
buffer_span (const struct buffer *b)
{
    return (struct span) { b->at, b->len };
}

void buffer_free (struct buffer *);

#endif
