/* twins.h - ids that a database of several has more than once.
 *
 * A shard holds the ids that hash into it, so an id that two shards have was put
 * there by hand, or by shards counted otherwise. */
#ifndef XARAB_ARCHIVE_TWINS_H
#define XARAB_ARCHIVE_TWINS_H

#include "xapian-c.h"

/* Calls `told` with each id that more than one article has, at most `most`
 * times; *count: how many there are. */
xarab_status twins_find (xapc_database *, size_t most, void (*told) (void *your, xarab_text id, uint32_t articles),
                         void *your, size_t *count, xarab_error *);

#endif
