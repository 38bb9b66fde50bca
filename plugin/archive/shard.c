#include "archive/shard.h"

#include "base/hash.h"
#include "base/status.h"

#include <stdio.h>

const char shard_key[] = "xapian-arabic.shard";

static bool
read_number (struct span text, unsigned *number)
{
    *number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9' || *number > SHARDS_MAX)
            return false;
        *number = 10 * *number + (unsigned) (text.at[i] - '0');
    }
    return *number >= 1 && *number <= SHARDS_MAX;
}

bool
shard_parse (struct span text, struct shard *shard)
{
    struct span  number;
    struct shard read;

    if (! span_next (&text, '/', &number) || text.at == NULL || ! read_number (number, &read.number)
        || ! read_number (text, &read.of) || read.number > read.of)
        return false;
    *shard = read;
    return true;
}

void
shard_print (struct shard shard, char to[SHARD_ROOM])
{
    snprintf (to, SHARD_ROOM, "%u/%u", shard.number, shard.of);
}

bool
shard_holds (struct shard shard, xarab_text id)
{
    uint64_t hash = hash_bytes ((struct span) { id.at, id.size });

    return shard.of == 0 || hash * shard.of >> 32 == shard.number - 1;
}

xarab_status
shard_read (xapc_database *database, struct shard *shard, xarab_error *error)
{
    xapc_bytes   text;
    xarab_status status = xapc_metadata (database, shard_key, &text, error);

    if (status == XARAB_OK && (text.size == 0 || ! shard_parse ((struct span) { text.at, text.size }, shard)))
        *shard = (struct shard) { 0, 0 };
    return status;
}

xarab_status
shard_write (xapc_writer *writer, struct shard shard, xarab_error *error)
{
    char text[SHARD_ROOM];

    shard_print (shard, text);
    return xapc_writer_set_metadata (writer, shard_key, (xapc_bytes) { text, shard.of ? strlen (text) : 0 }, error);
}
