/* generate.h - what the programs that write tables share (gen_*.c).
 *
 * They run while the project is built and stop at the first mistake with
 * file:line, so nothing here returns an error. */
#ifndef XARAB_BASE_GENERATE_H
#define XARAB_BASE_GENERATE_H

#include "base/buffer.h"
#include "base/lexicon.h"
#include "base/tsv.h"

/* A list file being read, row by row. */
struct list_file {
    const char   *path;
    struct buffer bytes;
    struct tsv    tsv;
    struct tsv_row row;
};

void list_open (struct list_file *, const char *path);

/* The next row, which must have at least `cells` cells. */
bool list_next (struct list_file *, unsigned cells);

void list_close (struct list_file *);

/* "path:line: message" on stderr, then exit 1. */
_Noreturn void list_refuse (const struct list_file *, const char *format, ...)
    __attribute__ ((format (printf, 2, 3)));

/* Prints `static const uint32_t NAME_block[] = {…}` and
 * `static const struct lexicon NAME = {…}` on stdout. */
void generate_lexicon (const char *name, struct lexicon_builder *);

/* The first lines of a generated header: what wrote it. */
void generate_banner (const char *file, const char *generator);

#endif
