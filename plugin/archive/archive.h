/* archive.h - a database that is made anew while readers search it.
 *
 * Readers open PATH. It is a stub file that names one folder of PATH.d, where
 * each generation of the database has a number; the newest made has the highest.
 * A new generation is built beside the others, checked, and then a new stub is
 * renamed over the old one: whoever opens PATH sees the one or the other, and
 * whoever has it open goes on with what was opened.
 *
 *     news.db               auto news.db.d/3
 *     news.db.d/2  /3       generations: the one before, the live one
 *     news.db.d/building    what is being made; taken up again after a kill
 *     news.db.d/lock        held while a generation is made, switched or thinned
 *     news.db.d/withdrawn   ids that no generation is to hold again
 *
 * A plain database folder becomes generation 1 at its first switch. It trades
 * places with the stub in one step where the file system can do that
 * (renameat2, RENAME_EXCHANGE); elsewhere PATH is missing for a moment.
 *
 * Ownership  An archive is the caller's; archive_close gives back its lock.
 * Errors     A status and a sentence with the path; on failure the stub is as
 *            it was.
 * Threads    One at a time. Processes exclude each other by the lock. */
#ifndef XARAB_ARCHIVE_ARCHIVE_H
#define XARAB_ARCHIVE_ARCHIVE_H

#include "base/status.h"

#include <limits.h>

enum archive_kind {
    ARCHIVE_ABSENT,
    ARCHIVE_PLAIN,  /* a database folder, not switched yet */
    ARCHIVE_STUB,   /* names a generation */
    ARCHIVE_FOREIGN /* a stub of other databases, or a single file */
};

struct archive {
    char              path[PATH_MAX];   /* links followed; relative as the caller's was */
    char              folder[PATH_MAX]; /* PATH.d */
    enum archive_kind kind;
    unsigned          live;     /* the generation PATH names; 0 unless ARCHIVE_STUB */
    bool              absolute; /* the stub names its generation from the root: PATH is reached by a link */
    int               lock;     /* file descriptor; -1: not held */
};

/* Looks at what is there; PATH need not exist, its folder must. */
xarab_status archive_open (const char *path, struct archive *, xarab_error *);
void archive_close (struct archive *);

/* XARAB_LOCKED, with the process, where another holds it. Makes PATH.d. Looks
 * again at what is there. */
xarab_status archive_lock (struct archive *, xarab_error *);

/* XARAB_NOT_FOUND where PATH is not there but generations of it are: they are not
 * to be forgotten over a new one. */
xarab_status archive_not_lost (const struct archive *, xarab_error *);

/* The path of a thing in PATH.d, or of a generation. */
xarab_status archive_path (const struct archive *, const char *name, char to[PATH_MAX], xarab_error *);
xarab_status archive_generation (const struct archive *, unsigned number, char to[PATH_MAX], xarab_error *);

/* The numbers of the generations, ascending; to be freed. */
struct generations {
    unsigned *number;
    size_t    count;
};
xarab_status archive_list (const struct archive *, struct generations *, xarab_error *);

/* Makes generation `number` the one PATH names; the archive must be locked. A
 * plain database becomes a generation, *previous its number; else what was live
 * before. `moved` (may be NULL): PATH was missing for a moment. */
xarab_status archive_switch (struct archive *, unsigned number, unsigned *previous, bool *moved, xarab_error *);

/* The number a generation made now gets. */
xarab_status archive_next (const struct archive *, unsigned *number, xarab_error *);

/* Removes generations until `keep` are left beside the live one: `previous` and
 * then the newest stay. *removed: how many went. */
xarab_status archive_thin (struct archive *, unsigned keep, unsigned previous, unsigned *removed, xarab_error *);

/* Takes a thing of PATH.d away, if it is there. A folder is renamed first, so
 * that half of it is never taken for whole. */
xarab_status archive_remove (struct archive *, const char *name, xarab_error *);

/* Takes away what a process that was killed has left. */
xarab_status archive_sweep (struct archive *, xarab_error *);

/* Puts every file of a folder, and the folder, on the disk. */
xarab_status archive_settle (const char *folder, xarab_error *);

#endif
