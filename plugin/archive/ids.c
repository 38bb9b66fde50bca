#include "archive/ids.h"

#include "base/hash.h"

#include <stdlib.h>

enum { FIRST_ROOM = 1 << 12 };

static uint64_t
hash_of (struct span id)
{
    uint64_t hash = hash_mix (UINT64_C (0x6a09e667f3bcc909), id.len);

    for (; id.len >= 8; id = span_after (id, 8))
        hash = hash_mix (hash, hash_load (id.at, 8));
    if (id.len)
        hash = hash_mix (hash, hash_load (id.at, id.len));
    hash = hash_mix (hash, UINT64_C (0x9e3779b97f4a7c15));
    return hash ? hash : 1;
}

/* The place of a hash, or the free one where it goes. */
static size_t
place_of (const struct ids *ids, uint64_t hash)
{
    size_t at = (size_t) hash & (ids->room - 1);

    while (ids->at[at] != 0 && ids->at[at] != hash)
        at = (at + 1) & (ids->room - 1);
    return at;
}

static bool
grow (struct ids *ids)
{
    struct ids larger = { .room = ids->room ? 2 * ids->room : FIRST_ROOM, .count = ids->count };

    larger.at = calloc (larger.room, sizeof *larger.at);
    if (larger.at == NULL)
        return false;
    for (size_t i = 0; i < ids->room; i++)
        if (ids->at[i] != 0)
            larger.at[place_of (&larger, ids->at[i])] = ids->at[i];
    ids_free (ids);
    *ids = larger;
    return true;
}

bool
ids_note (struct ids *ids, struct span id, bool *again)
{
    bool full = ids->count == IDS_MOST;

    if (! full && 4 * ids->count >= 3 * ids->room && ! grow (ids))
        return false;

    uint64_t hash = hash_of (id);
    size_t   at   = place_of (ids, hash);
    *again        = ids->at[at] == hash;
    if (! full && ! *again) {
        ids->at[at] = hash;
        ids->count++;
    }
    return true;
}

void
ids_free (struct ids *ids)
{
    free (ids->at);
    *ids = (struct ids) { 0 };
}
