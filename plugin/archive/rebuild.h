/* rebuild.h - a generation made beside the live one, checked, and put in its place.
 *
 *     lock, keep writers off ─► building ─► compact ─► checks ─► generation ─► switch ─► thin
 *
 * Killed anywhere, it leaves the live generation as it was; begun again it goes
 * on with what was built. */
#ifndef XARAB_ARCHIVE_REBUILD_H
#define XARAB_ARCHIVE_REBUILD_H

#include "archive/archive.h"
#include "archive/shard.h"
#include "archive/verify.h"
#include "bulk/bulk.h"

struct rebuild_options {
    const char *const  *sources; /* files that will be read, to see whether they change meanwhile */
    size_t              count;
    const struct shard *shard;   /* NULL: the one the live generation is */
    struct bulk_options bulk;    /* memory and threads of a database made from nothing */
    bool                via_api; /* by Xapian's writer, which can be taken up again half-way */
    bool                update;  /* begin with a copy of the live generation */
    bool                fewer;   /* a generation with far fewer articles is wanted */
    bool                broken;  /* the live generation may be one that cannot be opened */
    unsigned            keep;    /* generations kept beside the live one */
    unsigned            least;   /* per cent of the live generation's articles there must be */
    const char         *queries; /* sample queries, see verify.h */

    void *your;
    void (*again) (void *your, xarab_text id);          /* the id came up before; the later article counts */
    void (*told) (void *your, const char *sentence);    /* something the operator may want to know */
    void (*checks) (void *your);                        /* the new generation begins to be checked */
};

struct rebuilt {
    size_t          articles, unchanged, again, withdrawn, elsewhere /* other shards' */, removed;
    unsigned        generation, previous, thinned;
    struct verified checks;
};

struct rebuild;

/* Locks the archive, which must be open, and keeps writers off the live
 * generation. The options must outlive the rebuild. */
xarab_status rebuild_open (struct archive *, xarab_worker *, const struct rebuild_options *, struct rebuild **,
                           xarab_error *);

/* What the live generation keeps, to be read (input.h); NULL where there is none. */
xapc_database *rebuild_live (const struct rebuild *);

xarab_status rebuild_put (struct rebuild *, const xarab_article *, xarab_error *);

/* Completes the generation, checks it and makes it the live one. */
xarab_status rebuild_finish (struct rebuild *, xarab_error *);

/* What was done so far. */
const struct rebuilt *rebuild_counts (const struct rebuild *);

/* Whether readers are led to the new generation. */
bool rebuild_switched (const struct rebuild *);

/* Whether what was put is there to go on with after rebuild_close. */
bool rebuild_kept (const struct rebuild *);

/* The end, at any time. NULL is fine. */
void rebuild_close (struct rebuild *);

/* Makes generation `to` (0: the one before) the live one, without what was
 * withdrawn since. */
xarab_status archive_rollback (struct archive *, unsigned to, unsigned *live, size_t *withdrawn, xarab_error *);

#endif
