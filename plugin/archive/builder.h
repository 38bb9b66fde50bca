/* builder.h - the generation that is being made, article by article.
 *
 * The database PATH.d/building is written in batches. Articles it has already
 * are passed over by their digest, so a builder that was killed is taken up
 * again by putting the same articles once more: the end is the same, term for
 * term. What it held before and was not put this time is removed at the end. */
#ifndef XARAB_ARCHIVE_BUILDER_H
#define XARAB_ARCHIVE_BUILDER_H

#include "archive/archive.h"
#include "archive/shard.h"
#include "base/buffer.h"

struct builder {
    xarab_worker *worker;
    xapc_writer  *writer;
    struct buffer seen;  /* a bit for each document number put */
    uint32_t      began; /* articles it held when it was opened */
    size_t        batch, uncommitted;
};

enum builder_change { BUILDER_ADDED, BUILDER_UNCHANGED, BUILDER_AGAIN /* the id was put before; the later article counts */ };

/* Opens or takes up the database at `path`. XARAB_MISMATCH where what is there
 * was made with other settings. */
xarab_status builder_open (xarab_worker *, const char *path, struct builder *, xarab_error *);

xarab_status builder_put (struct builder *, const xarab_article *, enum builder_change *, xarab_error *);

/* Removes what was not put (*removed), notes the shard and commits; closes. */
xarab_status builder_finish (struct builder *, const struct archive *, struct shard, size_t *removed, xarab_error *);

/* Commits what was put and closes: to be taken up again. */
xarab_status builder_pause (struct builder *, xarab_error *);

#endif
