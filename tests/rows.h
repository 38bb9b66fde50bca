/* rows.h - fixture files as rows: tab-separated cells, '#' begins a comment.
 *
 * Rows live until the program ends. A directory without rows, an unreadable
 * file or a row with fewer cells than asked for stops the program. */
#ifndef XARAB_TESTS_ROWS_H
#define XARAB_TESTS_ROWS_H

#include <stddef.h>

enum { ROW_CELLS = 8 };

struct row {
    const char *file; /* its name without the directory */
    unsigned    line;
    const char *cell[ROW_CELLS]; /* NUL-terminated; "" where the line has fewer */
    unsigned    cells;
};

/* All rows of one file, or of every *.tsv of a directory but the one named
 * not.tsv, in order of name; *count is at least 1. */
const struct row *rows_load (const char *path, unsigned cells, size_t *count);

#endif
