/* withdraw.h - articles that must be taken down. */
#ifndef XARAB_ARCHIVE_WITHDRAW_H
#define XARAB_ARCHIVE_WITHDRAW_H

#include "archive/archive.h"
#include "base/buffer.h"
#include "xapian-c.h"

struct whereabouts {
    bool     live;  /* readers find it */
    unsigned older; /* how many other generations have it */
    bool     noted; /* it had been withdrawn already */
};

struct withdrawal {
    bool dry_run;    /* look, change nothing */
    bool everywhere; /* from every generation kept, not the live one alone */

    /* Called for each id once all is done, with where it was before. */
    void (*told) (void *your, struct span id, const struct whereabouts *);
    void *your;
};

struct withdrawal_counts {
    size_t withdrawn; /* ids that readers found */
    size_t older;     /* ids that other generations still have when all is done */
    size_t before;    /* ids that no generation has, for they were withdrawn before */
    size_t unknown;   /* ids that no generation has, and never withdrawn */
};

/* Takes the articles with the ids out, and notes the ids, so that neither
 * reindexing nor an older generation brings them back. The note is on the disk
 * before anything is deleted: a withdrawal that was cut off is ended by doing it
 * again. The archive must be locked, unless for a dry run. */
xarab_status archive_withdraw (const struct archive *, const struct span *ids, size_t count,
                               const struct withdrawal *, struct withdrawal_counts *, xarab_error *);

/* The ids of all articles a query finds, in *ids, a NUL behind each; XARAB_MISUSED
 * when they are more than `most`. */
xarab_status withdraw_find (xarab_worker *, const char *path, const char *query, size_t most, struct buffer *ids,
                            xarab_error *);

/* Deletes what was ever withdrawn from the database at `path`. */
xarab_status withdraw_noted (const struct archive *, const char *path, size_t *deleted, xarab_error *);

/* The same for a writer that is open. */
xarab_status withdraw_noted_from (const struct archive *, xapc_writer *, size_t *deleted, xarab_error *);

#endif
