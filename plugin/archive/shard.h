/* shard.h - which part of a collection a machine holds.
 *
 * An article belongs to the shard that a hash of its id falls into: however
 * often it is indexed, and wherever, it goes to the same one of `of`. A database
 * that is a shard says so in its metadata. */
#ifndef XARAB_ARCHIVE_SHARD_H
#define XARAB_ARCHIVE_SHARD_H

#include "base/span.h"
#include "xapian-c.h"

struct shard {
    unsigned number, of; /* number from 1; of 0: everything */
};

enum { SHARDS_MAX = 10000, SHARD_ROOM = 32 };

/* "2/3"; false where it is no such thing. */
bool shard_parse (struct span text, struct shard *);

void shard_print (struct shard, char to[SHARD_ROOM]);

bool shard_holds (struct shard, xarab_text id);

/* What a database says of itself, under this key of its metadata; everything
 * where it says nothing. */
extern const char shard_key[];
xarab_status shard_read (xapc_database *, struct shard *, xarab_error *);
xarab_status shard_write (xapc_writer *, struct shard, xarab_error *);

#endif
