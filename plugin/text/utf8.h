/* utf8.h - bytes to code points and back.
 *
 * A byte that is no part of well-formed UTF-8 (Unicode 15, table 3-7: no
 * overlong forms, no surrogates, nothing above U+10FFFF) reads alone as U+FFFD,
 * so reading always advances and never fails. */
#ifndef XARAB_TEXT_UTF8_H
#define XARAB_TEXT_UTF8_H

#include "base/span.h"

#include <stdint.h>

enum { UTF8_BAD = 0xfffd, UTF8_MAX = 4 };

/* The code point at `at` (before `end`); *size becomes the bytes it takes. */
uint32_t utf8_read (const char *at, const char *end, unsigned *size);

/* Writes the code point (a scalar value); returns the bytes written, 1 to 4. */
unsigned utf8_write (uint32_t letter, char to[UTF8_MAX]);

/* Code points in the span, each bad byte counting as one. */
size_t utf8_count (struct span);

/* Offset of the first byte that is not well-formed, or s.len. */
size_t utf8_valid (struct span s);

#endif
