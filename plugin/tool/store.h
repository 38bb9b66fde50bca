/* store.h - where index puts articles: the bulk builder for a database that is
 * not there yet or to be made anew, else Xapian's own way, in batches. An article
 * that the database has already, that was withdrawn or that belongs to another
 * shard is counted and left out. */
#ifndef XARAB_TOOL_STORE_H
#define XARAB_TOOL_STORE_H

#include "archive/builder.h"
#include "archive/withdrawn.h"
#include "tool/intake.h"

struct store {
    struct invocation *invocation;
    struct shard       shard; /* the one asked for; once opened, the database's */
    struct archive     archive;
    struct withdrawn   withdrawn;
    struct builder     builder;
    xapc_writer       *held; /* the database that will be replaced */
    bool               opened, begun; /* looked at; there is a builder */
    bool               abandoned;
    bool               broken; /* could not be written to */
    size_t             unchanged, elsewhere, left_out /* as withdrawn */;

    struct intake     *intake; /* tells ids that came before in this run */
};

/* Opened by the first article, so that a run without any touches nothing. */
xarab_status store_put (struct store *, const xarab_article *, xarab_error *);

/* Makes what was put lasting; how many of the articles are not there because a
 * later one with their id is: of the bulk builder, else `replaced` stays. */
xarab_status store_finish (struct store *, size_t *replaced, xarab_error *);

/* Whether store_abandon leaves, or left, no database: it is made whole or not at all. */
bool store_nothing_kept (const struct store *);

/* The memory and threads asked for by flags; the intake shows how far it is. */
struct bulk_options store_bulk_options (const struct options *, struct intake *);

/* The shard asked for, or everything; false after a line on stderr. */
bool store_shard (const char *command, const struct options *, struct shard *);

/* Ends the work without store_finish; what the bulk builder has is gone. */
void store_abandon (struct store *);

#endif
