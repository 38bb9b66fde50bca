/* verify.h - whether a database may be put before readers.
 *
 * Each table is read as xapian-check reads it; the database opens, was made as
 * these settings make one and holds as many articles as it should; articles from
 * all over it are found by the words of their own titles; the operator's sample
 * queries find something. */
#ifndef XARAB_ARCHIVE_VERIFY_H
#define XARAB_ARCHIVE_VERIFY_H

#include "xapian-c.h"

enum { VERIFY_SAMPLES = 20 };

struct verify {
    const char *queries;  /* a file of them, a line each or "qid TAB query"; NULL: none */
    int64_t     articles; /* that there should be; below 0: not known */
    void (*say) (void *your, const char *line); /* what is wrong, line by line; may be NULL */
    void *your;
};

struct verified {
    uint32_t articles;
    unsigned sampled, found; /* articles asked for by their own words */
    unsigned queries, answered;
    size_t   faults; /* of the tables */
};

/* XARAB_MISMATCH and the first thing that is wrong where the database is not to
 * be used. `made` (may be NULL) is filled as far as was looked. */
xarab_status verify_database (xarab_worker *, const char *path, const struct verify *, struct verified *made,
                              xarab_error *);

#endif
