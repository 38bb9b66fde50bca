/* normal.h - the long way to fold: one letter and the marks on it.
 *
 * Inside the text room. fold.c takes the short way through struct fold's table
 * for letters that fold alike wherever they stand; this is for the rest, and
 * what the table itself is made with. */
#ifndef XARAB_TEXT_NORMAL_H
#define XARAB_TEXT_NORMAL_H

#include "text/fold.h"
#include "text/fold_letters.h"

/* A letter of folded text and the bytes of the word it came from. */
struct folded {
    uint32_t letter;
    size_t   from, to;
};

enum { CLUSTER_MAX = 64 }; /* letters and marks; more marks on one letter are dropped */

/* Folds the letter at `at` and all that clings to it; `start` is where the
 * word's offsets count from. Returns the end of what was read; *count letters,
 * perhaps 0, are in `out`. Bytes that give no letter belong to the one before. */
const char *fold_cluster (const struct fold *, const char *start, const char *at, const char *end,
                          struct folded out[CLUSTER_MAX], unsigned *count);

/* Whether a row of the fold takes the letter out. */
bool fold_drops (const struct fold *, uint32_t letter);

/* Whether it may become one letter with what stands before it. */
bool fold_composes (const struct fold *, uint32_t letter);

#endif
