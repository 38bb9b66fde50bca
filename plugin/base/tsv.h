/* tsv.h - rows of tab-separated cells, as in plugin/data and an operator's lists.
 *
 * A line that is empty or begins with '#' is passed over; a CR before the
 * newline is not part of the last cell. Cells are spans into the caller's text. */
#ifndef XARAB_BASE_TSV_H
#define XARAB_BASE_TSV_H

#include "base/span.h"

enum { TSV_CELLS_MAX = 16 };

struct tsv {
    struct span rest; /* what is still to be read */
    unsigned    line; /* 1-based number of the row read last */
};

struct tsv_row {
    struct span cell[TSV_CELLS_MAX];
    unsigned    cells; /* as many as the line has; those past the array are only counted */
};

static inline struct tsv
tsv_over (struct span text)
{
    return (struct tsv) { text, 0 };
}

/* The next row; false at the end. */
bool tsv_next (struct tsv *, struct tsv_row *);

#endif
