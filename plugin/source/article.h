/* article.h - articles out of files, one after the other, whatever they lie in.
 *
 * The formats are the table of formats.c; which one a file is in is told by its
 * content, or by the caller. One article is held in memory at a time.
 *
 * Ownership  What `article` points to stays until the next call. The options
 *            and what they point to must outlive the reader.
 * Errors     A bad article is an answer, not the end: reading goes on behind it.
 * Threads    One reader, one thread. */
#ifndef XARAB_SOURCE_ARTICLE_H
#define XARAB_SOURCE_ARTICLE_H

#include "base/status.h"
#include "config/settings.h"

struct article_options {
    const struct settings *settings; /* [fields], [dates]; needed */
    const char            *format;   /* a name of the table; NULL: by content */
    const char            *encoding; /* what is not Unicode is in this one; NULL: as the text says */
};

struct article_reader;

enum article_result {
    ARTICLE_READ,
    ARTICLE_BAD,  /* the error says what and in which line; article_place has both */
    ARTICLE_END,
    ARTICLE_FAILED /* the file could not be read on */
};

/* A file, a folder or a database; "-" is standard input. XARAB_MISUSED where
 * the options are at fault. */
xarab_status article_open (const char *path, const struct article_options *, struct article_reader **, xarab_error *);
enum article_result article_next (struct article_reader *, xarab_article *, xarab_error *);
void article_close (struct article_reader *);

/* Where the article read last stands. */
struct article_place {
    const char *file;   /* the path opened, or a file below it */
    size_t      line;   /* from 1; 0: the format has no lines */
    uint64_t    offset; /* of its first byte, in the text unpacked and as UTF-8 */
    xarab_text  raw;    /* its bytes; empty where the format does not keep them */
};
struct article_place article_place (const struct article_reader *);

/* How far was read, and how much there is (0: not known): bytes of the files as
 * they lie on disk, or documents of a database. */
uint64_t article_offset (const struct article_reader *);
uint64_t article_size (const struct article_reader *);

/* Sentence number `i` about what was read so far (another encoding, dates in
 * the future, what a database no longer holds); false when there is none. */
bool article_note (const struct article_reader *, size_t i, char *to, size_t room);

/* The names of the formats, in a list for people. */
const char *article_formats (void);

#endif
