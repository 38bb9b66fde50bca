/* table.h - a B-tree file written once, from its first block to its last.
 *
 * Keys come in ascending order, each once, at most GLASS_KEY_MAX bytes. Blocks
 * are full; those of a branch follow the leaves they lead to, so that the whole
 * is written without going back.
 *
 * Errors     table_add's false is for good: table_close says what it was. */
#ifndef XARAB_BULK_TABLE_H
#define XARAB_BULK_TABLE_H

#include "base/status.h"
#include "bulk/glass.h"

struct table;

/* What iamglass keeps of a table. A zeroed one stands for a missing file. */
struct table_root {
    uint32_t block, blocks;
    unsigned level;
    uint64_t entries;
};

/* Creates PATH. */
xarab_status table_open (const char *path, struct table **, xarab_error *);

/* `compressed`: the tag is a deflate stream. */
bool table_add (struct table *, struct span key, struct span tag, bool compressed);

/* Writes what is left, waits until it is on disk, gives the table back. */
xarab_status table_close (struct table *, struct table_root *, xarab_error *);

/* Gives back a table that is not to be finished; NULL is fine. */
void table_abandon (struct table *);

#endif
