#include "text/utf8.h"

/* What may follow a lead byte: how many bytes in all, and the range of the
 * second one (Unicode 15, table 3-7). */
static unsigned
shape (unsigned char lead, unsigned char *low, unsigned char *high)
{
    *low  = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    *high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if ((lead & 0xf0) == 0xe0)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
}

uint32_t
utf8_read (const char *at, const char *end, unsigned *size)
{
    const unsigned char *b = (const unsigned char *) at;
    unsigned char        low, high;
    unsigned             count  = shape (b[0], &low, &high);
    uint32_t             letter = b[0] & (0xffu >> (count + 1));

    *size = 1;
    if (b[0] < 0x80)
        return b[0];
    if (count == 1 || (size_t) (end - at) < count || b[1] < low || b[1] > high)
        return UTF8_BAD;
    for (unsigned i = 1; i < count; i++) {
        if ((b[i] & 0xc0) != 0x80)
            return UTF8_BAD;
        letter = letter << 6 | (b[i] & 0x3f);
    }
    *size = count;
    return letter;
}

unsigned
utf8_write (uint32_t letter, char to[UTF8_MAX])
{
    unsigned char *b = (unsigned char *) to;

    if (letter < 0x80) {
        b[0] = (unsigned char) letter;
        return 1;
    }
    unsigned count = letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
    for (unsigned i = count - 1; i > 0; i--, letter >>= 6)
        b[i] = (unsigned char) (0x80 | (letter & 0x3f));
    b[0] = (unsigned char) (0xf00 >> count | letter);
    return count;
}

size_t
utf8_count (struct span s)
{
    const char *at    = s.at;
    size_t      count = 0;
    unsigned    size;

    for (; at < span_end (s); at += size, count++)
        utf8_read (at, span_end (s), &size);
    return count;
}

/* The bytes of a letter of one or two, as nearly all of Arabic text are; 0: look
 * again. */
static unsigned
size_if_short (const unsigned char *b, size_t left)
{
    if (b[0] < 0x80)
        return 1;
    return left >= 2 && b[0] >= 0xc2 && b[0] < 0xe0 && (b[1] & 0xc0) == 0x80 ? 2 : 0;
}

size_t
utf8_valid (struct span s)
{
    const char *at = s.at, *end = span_end (s);
    unsigned    size;

    for (; at < end; at += size) {
        size = size_if_short ((const unsigned char *) at, (size_t) (end - at));
        if (size == 0 && utf8_read (at, end, &size) == UTF8_BAD && size == 1)
            return (size_t) (at - s.at);
    }
    return s.len;
}
