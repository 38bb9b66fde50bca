/* store.h - where index puts articles: the bulk builder for a database that is
 * not there yet, else Xapian's own way, in batches. */
#ifndef XARAB_TOOL_STORE_H
#define XARAB_TOOL_STORE_H

#include "bulk/bulk.h"
#include "tool/command.h"

struct xapc_writer;

struct store {
    struct invocation  *invocation;
    struct bulk        *bulk;   /* one of these … */
    struct xapc_writer *writer; /* … once it is open */
    size_t              uncommitted;
    bool                opened;
};

/* Opened by the first article, so that a run without any touches nothing. */
xarab_status store_put (struct store *, const xarab_article *, xarab_error *);

/* Makes what was put lasting; how many of the articles are not there because a
 * later one with their id is. */
xarab_status store_finish (struct store *, size_t *replaced, xarab_error *);

/* Whether store_abandon leaves no database: it is made whole or not at all. */
bool store_nothing_kept (const struct store *);

/* The memory and threads asked for by flags. */
struct bulk_options store_bulk_options (const struct options *);

/* Ends the work without store_finish. */
void store_abandon (struct store *);

#endif
