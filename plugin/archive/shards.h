/* shards.h - a database of several, some of them on other machines.
 *
 * A stub file that names more than one database is opened line by line, so that
 * it can be said which of them does not answer, and searched without it where
 * the settings allow (shards.partial). Anything else is opened as Xapian does.
 *
 * Threads    One at a time. */
#ifndef XARAB_ARCHIVE_SHARDS_H
#define XARAB_ARCHIVE_SHARDS_H

#include "xapian-c.h"

struct shards {
    xapc_database *joined; /* what is to be searched */
    size_t         count, answering;
    char           silent[400]; /* those that do not answer, and why; "" */
};

struct shards_options {
    bool     partial; /* search without those that do not answer */
    unsigned timeout; /* seconds a server may take */
};

/* XARAB_NETWORK, with the shard, where one does not answer and partial is off,
 * or none does. Opening again over an open one lets go of what was open. */
xarab_status shards_open (const char *path, const struct shards_options *, struct shards *, xarab_error *);
void shards_close (struct shards *);

/* Calls `take` with each database of a stub by itself, and with what `path` is
 * where it is no stub of several. */
xarab_status shards_each (const char *path, const struct shards_options *,
                          xarab_status (*take) (void *your, const char *name, xapc_database *, xarab_error *),
                          void *your, xarab_error *);

#endif
