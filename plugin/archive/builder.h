/* builder.h - a database that is being made or added to, article by article.
 *
 * From nothing it is made by the bulk builder: whole at the end, or not at all.
 * Where there is a database to go on with, or Xapian's own way is asked for, it
 * is written in batches: articles it has already are passed over by their
 * digest, so that a builder that was killed is taken up again by putting the
 * same articles once more, and the end is the same, term for term. */
#ifndef XARAB_ARCHIVE_BUILDER_H
#define XARAB_ARCHIVE_BUILDER_H

#include "archive/archive.h"
#include "archive/ids.h"
#include "archive/shard.h"
#include "base/buffer.h"
#include "bulk/bulk.h"
#include "bulk/folder.h"

struct builder {
    xarab_worker *worker;
    struct bulk  *bulk; /* one of these two */
    xapc_writer  *writer;
    struct making making; /* where the writer is at work beside a database that will give way */
    char          shard[SHARD_ROOM]; /* for the bulk builder */
    struct ids    ids;   /* put to the bulk builder */
    struct buffer seen;  /* a bit for each document number put */
    uint32_t      began; /* articles it held when it was opened */
    size_t        batch, uncommitted;
};

enum builder_change { BUILDER_ADDED, BUILDER_UNCHANGED, BUILDER_AGAIN /* the id was put before; the later article counts */ };

/* Begins a database at `path`, where nothing is, with the bulk builder; the
 * struct must stay where it is. XARAB_MISMATCH where it does not know the format
 * that Xapian writes. */
xarab_status builder_begin (xarab_worker *, const char *path, const struct bulk_options *, struct shard,
                            struct builder *, xarab_error *);

/* Opens the database at `path` with Xapian's writer. XARAB_MISMATCH where what is
 * there was made with other settings. */
xarab_status builder_open (xarab_worker *, const char *path, xapc_mode, struct builder *, xarab_error *);

/* Begins a database with Xapian's writer beside the one at `path`, which it takes
 * the place of in builder_finish, or not at all. */
xarab_status builder_begin_beside (xarab_worker *, const char *path, struct shard, struct builder *, xarab_error *);

/* Whether what is made appears at the end, whole, or not at all. */
bool builder_all_or_nothing (const struct builder *);

/* What a run that was cut off had left; "" where there was nothing. */
const char *builder_leftover (const struct builder *);

xarab_status builder_put (struct builder *, const xarab_article *, enum builder_change *, xarab_error *);

/* Removes from a database that was opened what was not put (*removed) and what
 * was ever withdrawn, and notes the shard. */
xarab_status builder_prune (struct builder *, const struct archive *, struct shard, size_t *removed, xarab_error *);

/* Completes the database and closes. The bulk builder tells its counts; else
 * they stay as they are. */
xarab_status builder_finish (struct builder *, struct bulk_counts *, xarab_error *);

/* Commits what Xapian's writer was given, lets go of what the bulk builder was,
 * and closes. */
xarab_status builder_pause (struct builder *, xarab_error *);

#endif
