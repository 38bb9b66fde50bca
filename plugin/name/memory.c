#include "name/find.h"

#include "base/hash.h"

#include <stdlib.h>

enum { FIRST_ROOM = 256 }; /* a power of two, as every room */

/* 0 is a free place, so a hash of 0 is kept as 1. */
static size_t
place_of (const struct name_memory *memory, uint32_t hash)
{
    size_t mask = memory->room - 1, at = hash & mask;

    while (memory->hash[at] != 0 && memory->hash[at] != hash)
        at = (at + 1) & mask;
    return at;
}

bool
memory_has (const struct name_memory *memory, uint32_t hash)
{
    hash += hash == 0;
    return memory->count > 0 && memory->hash[place_of (memory, hash)] == hash;
}

static bool
grow (struct name_memory *memory)
{
    struct name_memory wider = { .room = memory->room ? 2 * memory->room : FIRST_ROOM };

    if (wider.room > SIZE_MAX / 2 / sizeof *wider.hash)
        return false;
    wider.hash = calloc (wider.room, sizeof *wider.hash);
    if (wider.hash == NULL)
        return false;
    for (size_t i = 0; i < memory->room; i++)
        if (memory->hash[i] != 0)
            wider.hash[place_of (&wider, memory->hash[i])] = memory->hash[i];
    wider.count = memory->count;
    free (memory->hash);
    *memory = wider;
    return true;
}

bool
memory_add (struct name_memory *memory, uint32_t hash)
{
    hash += hash == 0;
    if (2 * (memory->count + 1) > memory->room && ! grow (memory))
        return false;

    uint32_t *place = &memory->hash[place_of (memory, hash)];

    memory->count += *place == 0;
    *place = hash;
    return true;
}

void
name_memory_reset (struct name_memory *memory)
{
    if (memory->count)
        memset (memory->hash, 0, memory->room * sizeof memory->hash[0]);
    memory->count = 0;
}

void
name_memory_free (struct name_memory *memory)
{
    free (memory->hash);
    *memory = (struct name_memory) { .count = 0 };
}

/* ---- spellings that are two names ---- */

enum { PAIRS = 1 << 12 };

struct unlike {
    struct name_lists lists; /* which said so, … */
    uint16_t          threshold;
    uint64_t          pair[PAIRS];
};

static bool
said_by (const struct unlike *unlike, const struct namer *namer)
{
    return unlike->threshold == namer->options.threshold
           && memcmp (&unlike->lists, &namer->lists, sizeof unlike->lists) == 0;
}

struct unlike *
unlike_open (struct unlike *before, const struct namer *namer)
{
    if (before == NULL)
        before = calloc (1, sizeof *before);
    if (before != NULL && ! said_by (before, namer)) {
        memset (before->pair, 0, sizeof before->pair);
        before->lists     = namer->lists;
        before->threshold = namer->options.threshold;
    }
    return before;
}

bool
unlike_match (struct unlike *unlike, const struct namer *namer, struct span name, struct span word)
{
    uint64_t  pair  = (uint64_t) hash_bytes (name) << 32 | hash_bytes (word);
    uint64_t *place = &unlike->pair[hash_mix (pair, 0) % PAIRS];

    if (pair == 0 || *place != pair) {
        if (name_match (namer, name, word, NULL))
            return true;
        *place = pair;
    }
    return false;
}

void
name_list_free (struct name_list *list)
{
    free (list->at);
    free (list->words);
    free (list->unlike);
    arena_free (&list->letters);
    *list = (struct name_list) { .count = 0 };
}
