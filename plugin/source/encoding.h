/* encoding.h - which encoding bytes are in, and making them UTF-8.
 *
 * What a text says of itself is believed: a byte order mark, the encoding of an
 * XML declaration, the charset of an HTML <meta>. Else it is UTF-8; where the
 * bytes are not, though the text may say so, what they look like is told, and
 * nothing is guessed. */
#ifndef XARAB_SOURCE_ENCODING_H
#define XARAB_SOURCE_ENCODING_H

#include "base/buffer.h"

enum { ENCODING_NAME = 40 };

struct encoding {
    char   name[ENCODING_NAME]; /* "" or "utf-8": nothing to be done */
    size_t mark;                /* bytes of the byte order mark */
    bool   certain;             /* said by the text; else only what it looks like */
};

/* From the beginning of a text. */
struct encoding encoding_of (struct span head);

bool encoding_is_utf8 (const char *name);

/* What bytes that are not well-formed UTF-8 look like; "" for UTF-8 with a spoilt byte. */
const char *encoding_looks_like (struct span bytes);

struct converter;

/* NULL with errno EINVAL: no such encoding; ENOMEM. */
struct converter *converter_open (const char *encoding);
void              converter_close (struct converter *);

/* Appends the bytes as valid UTF-8; what is no character becomes U+FFFD. A
 * character that is cut off at the end is kept for the next call, or ends as
 * U+FFFD when this is the `last` one. False when memory is out. */
bool converter_add (struct converter *, struct span bytes, bool last, struct buffer *to);

#endif
