/* bulk.h - a fresh database written in one pass.
 *
 * Xapian's own way into a database (xarab_index_put) spends three quarters of
 * its time in a tree of postings that is built, flushed and rewritten. A whole
 * archive needs none of that: here articles become term numbers once, a batch
 * of them is turned over by counting and written to disk as a sorted run, and
 * at the end the runs are merged while each table of the database (glass.h) is
 * written from its first block to its last, once.
 *
 *     articles ─batch─► runs (sorted, on disk) ─merge─► tables ─► database
 *
 * A document is what xarab_index_put makes of the article: terms, wdf,
 * positions, data, values; and the database says of itself what
 * xarab_index_prepare writes. Of articles with one id the last is kept, and
 * stands where the last stood. The tables do not depend on the number of
 * threads or the size of batches.
 *
 * Units      Memory is bytes. Articles count from 1 in the order they came.
 * Ownership  What bulk_put is given stays the caller's.
 * Errors     As xapian-arabic.h. After a failure of bulk_put only bulk_abandon
 *            is left. The database appears at its path by one rename in bulk_finish:
 *            complete and on disk, or not at all. What a killed process left
 *            in "PATH.making" is taken away by the next bulk_open of the path.
 * Threads    A builder is for one thread, which it pays for with its own. */
#ifndef XARAB_BULK_BULK_H
#define XARAB_BULK_BULK_H

#include "xapian-arabic.h"

struct bulk;

enum bulk_phase { BULK_JOINING /* runs, where they are very many */, BULK_WRITING /* tables */ };

struct bulk_options {
    uint64_t memory;  /* the process keeps below it, whatever the collection's size; 0: BULK_MEMORY */
    unsigned threads; /* 0: one for each processor */
    bool     replace; /* a Xapian database at the path gives way, once the new one is whole */

    /* What the database says of itself beside its settings. NULL: nothing. Both
     * must stay until bulk_finish. */
    const char *key, *value;

    /* How far bulk_finish is: a few times a second, from a thread of its own while
     * the caller waits. False ends it: XARAB_STOPPED. NULL: nobody asks. */
    bool (*went_on) (void *your, enum bulk_phase, double share);
    void *your;
};

#define BULK_MEMORY ((uint64_t) 448 << 20)

struct bulk_counts {
    uint32_t documents;
    uint32_t replaced; /* articles that a later one with the same id took the place of */
};

/* Whether nothing is at the path that could be a database, or one and nothing else
 * where it is to be replaced: bulk_open takes it. */
bool bulk_free (const char *path, bool replace);

/* XARAB_LOCKED when another process is making a database at the path,
 * XARAB_MISUSED when something is there already, XARAB_MISMATCH when the
 * libxapian in use writes another format than the one known here. */
xarab_status bulk_open (const char *path, const xarab_analyzer *, const struct bulk_options *, struct bulk **,
                        xarab_error *);

/* A sentence about what a run that was cut off left here and bulk_open took
 * away; "" when there was nothing. */
const char *bulk_leftover (const struct bulk *);

/* XARAB_BAD_INPUT for an article without an id, which changes nothing. */
xarab_status bulk_put (struct bulk *, const xarab_article *, xarab_error *);

/* Makes the database of all that was put; counts may be NULL. The end of the
 * builder, whatever is returned. */
xarab_status bulk_finish (struct bulk *, struct bulk_counts *, xarab_error *);

/* Gives back a builder that is not to be finished; NULL is fine. */
void bulk_abandon (struct bulk *);

#endif
