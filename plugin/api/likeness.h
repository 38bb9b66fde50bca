/* likeness.h - a mark that stories nearly the same share.
 *
 * The two least hashes of all runs of RUN stems (min-hashing: Broder, "On the
 * resemblance and containment of documents", 1997): two texts share one of them
 * as often as they share runs, so the whole mark is equal for nearly all pairs
 * that differ in a word or two, and for hardly any other. */
#ifndef XARAB_API_LIKENESS_H
#define XARAB_API_LIKENESS_H

#include "base/span.h"

#include <stdint.h>

enum { LIKENESS_RUN = 5, LIKENESS_SIZE = 16 };

struct likeness {
    uint64_t run[LIKENESS_RUN]; /* hashes of the last stems, a ring */
    uint64_t least[2];
    size_t   stems;
};

struct likeness likeness_begin (void);
void likeness_add (struct likeness *, struct span stem);

/* The mark; false for a text of fewer than 4 runs, which is like no other. */
bool likeness_mark (const struct likeness *, char to[LIKENESS_SIZE]);

#endif
