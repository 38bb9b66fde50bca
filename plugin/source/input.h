/* input.h - a file as UTF-8 text: unpacked, converted where it must be.
 *
 * Line by line or piece by piece, never whole. Offsets are bytes of the text,
 * unpacked, as UTF-8.
 *
 * Ownership  Lines and pieces stay until the next call.
 * Threads    One input, one thread. */
#ifndef XARAB_SOURCE_INPUT_H
#define XARAB_SOURCE_INPUT_H

#include "source/encoding.h"
#include "source/stream.h"

/* The longest line; also the most that one page may have. */
enum { INPUT_BYTES_MAX = 64 << 20 };

struct input {
    const char       *path;
    struct stream    *stream;
    struct converter *converter; /* NULL: taken as it is */
    struct encoding   encoding;  /* what was found */
    struct buffer     text;      /* from `start` on still to be given */
    size_t            start;
    uint64_t          base;      /* offset of text.at[0] */
    bool              ended;     /* of the stream */
    size_t            line;      /* number of the line read last, from 1 */
    uint64_t          line_offset;
};

/* `encoding` NULL: as the text itself says. XARAB_BAD_INPUT where it looks like
 * another one than UTF-8, XARAB_MISUSED where the name of one is not known. */
xarab_status input_open (struct input *, const char *path, const char *encoding, xarab_error *);
void         input_close (struct input *);

/* What is at hand of the text's beginning, before anything was read. */
struct span input_head (const struct input *);

/* Makes every byte from here on well-formed UTF-8 (for parsers that insist). */
bool input_clean (struct input *);

enum input_result { INPUT_READ, INPUT_LONG, INPUT_END, INPUT_FAILED };

/* The next line without its newline. INPUT_LONG: it is longer than
 * INPUT_BYTES_MAX, and was passed over. */
enum input_result input_line (struct input *, struct span *line, xarab_error *);

/* The next bytes, whatever they are. */
enum input_result input_piece (struct input *, struct span *piece, xarab_error *);

/* All that is left, as one. INPUT_LONG: more than INPUT_BYTES_MAX. */
enum input_result input_rest (struct input *, struct span *rest, xarab_error *);

#endif
