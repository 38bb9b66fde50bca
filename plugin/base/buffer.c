#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

bool
buffer_reserve (struct buffer *b, size_t more)
{
    if (more <= b->room - b->len)
        return true;
    if (more > SIZE_MAX / 2 - b->len)
        return false;

    size_t room = b->room ? b->room : 256;

    while (room < b->len + more)
        room *= 2;

    char *moved = realloc (b->at, room);

    if (moved == NULL)
        return false;
    b->at   = moved;
    b->room = room;
    return true;
}

bool
buffer_add (struct buffer *b, struct span s)
{
    if (! buffer_reserve (b, s.len))
        return false;
    if (s.len)
        memcpy (b->at + b->len, s.at, s.len);
    b->len += s.len;
    return true;
}

bool
buffer_add_text (struct buffer *b, const char *text)
{
    return buffer_add (b, span_of (text));
}

bool
buffer_add_byte (struct buffer *b, char byte)
{
    return buffer_add (b, (struct span) { &byte, 1 });
}

bool
buffer_add_zeros (struct buffer *b, size_t count)
{
    if (! buffer_reserve (b, count))
        return false;
    if (count)
        memset (b->at + b->len, 0, count);
    b->len += count;
    return true;
}

bool
buffer_print (struct buffer *b, const char *format, ...)
{
    va_list args;

    va_start (args, format);
    int need = vsnprintf (NULL, 0, format, args);
    va_end (args);
    if (need < 0 || ! buffer_reserve (b, (size_t) need + 1))
        return false;

    va_start (args, format);
    vsnprintf (b->at + b->len, (size_t) need + 1, format, args);
    va_end (args);
    b->len += (size_t) need;
    return true;
}

void
buffer_free (struct buffer *b)
{
    free (b->at);
    *b = (struct buffer) { 0 };
}
