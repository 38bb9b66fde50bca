/* builder.h - the generation that is being made, article by article.
 *
 * From nothing it is made by the bulk builder: whole at the end, or not at all.
 * Where there is a database to go on with, or Xapian's own way is asked for, the
 * database at `building` is written in batches: articles it has already are
 * passed over by their digest, so that a builder that was killed is taken up
 * again by putting the same articles once more, and the end is the same, term
 * for term; what it held before and was not put this time is removed. */
#ifndef XARAB_ARCHIVE_BUILDER_H
#define XARAB_ARCHIVE_BUILDER_H

#include "archive/archive.h"
#include "archive/ids.h"
#include "archive/shard.h"
#include "base/buffer.h"
#include "bulk/bulk.h"

struct builder {
    xarab_worker *worker;
    struct bulk  *bulk; /* one of these two */
    xapc_writer  *writer;
    struct ids    ids;  /* put to the bulk builder */
    struct buffer seen;  /* a bit for each document number put */
    uint32_t      began; /* articles it held when it was opened */
    size_t        batch, uncommitted;
};

enum builder_change { BUILDER_ADDED, BUILDER_UNCHANGED, BUILDER_AGAIN /* the id was put before; the later article counts */ };

/* Begins a database at `path`, where nothing is, with the bulk builder.
 * XARAB_MISMATCH where it does not know the format that Xapian writes. */
xarab_status builder_begin (xarab_worker *, const char *path, const struct bulk_options *, struct builder *,
                            xarab_error *);

/* Opens or takes up the database at `path`. XARAB_MISMATCH where what is there
 * was made with other settings. */
xarab_status builder_open (xarab_worker *, const char *path, struct builder *, xarab_error *);

xarab_status builder_put (struct builder *, const xarab_article *, enum builder_change *, xarab_error *);

/* Removes what was not put (*removed), notes the shard and completes the database
 * at `path`; closes. */
xarab_status builder_finish (struct builder *, const struct archive *, const char *path, struct shard,
                             size_t *removed, xarab_error *);

/* Commits what was put and closes: to be taken up again. */
xarab_status builder_pause (struct builder *, xarab_error *);

#endif
