/* article.h - articles out of files, one after the other.
 *
 * JSON lines: an object a line with "id" and "text", and "title", "date",
 * "author", "source", "keywords", "url" where there are. Blank lines are passed
 * over. One line is held in memory at a time; a line over ARTICLE_BYTES_MAX is
 * passed over whole and told.
 *
 * Ownership  What `article` points to stays until the next call.
 * Errors     A bad line is an answer, not the end: reading goes on behind it.
 * Threads    One reader, one thread. */
#ifndef XARAB_SOURCE_ARTICLE_H
#define XARAB_SOURCE_ARTICLE_H

#include "base/status.h"

#include <stdint.h>

enum { ARTICLE_BYTES_MAX = 256 << 20 };

struct article_reader;

enum article_result {
    ARTICLE_READ,
    ARTICLE_BAD,  /* the error says what and in which line; `article_line` has it */
    ARTICLE_END,
    ARTICLE_FAILED /* the file could not be read on */
};

/* "-" is standard input. */
xarab_status article_open (const char *path, struct article_reader **, xarab_error *);
enum article_result article_next (struct article_reader *, xarab_article *, xarab_error *);
void article_close (struct article_reader *);

/* The bytes of the line read last, and how far the file was read. */
xarab_text article_line (const struct article_reader *);
uint64_t   article_offset (const struct article_reader *);

/* The size of the whole file; 0 when not known (a pipe). */
uint64_t article_file_size (const struct article_reader *);

#endif
