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

/* ---- what was asked ---- */

enum { PAIRS = 1 << 12, ANSWERS = 1 << 11 };

struct asked {
    struct name_lists          lists; /* which answered, at … */
    const struct change_price *prices;
    uint16_t                   threshold;
    uint64_t                   unlike[PAIRS]; /* hashes of two spellings that are two names */
    struct answer {
        uint32_t hash, value; /* value 0: free, otherwise the answer and 1 */
    } answer[ANSWERS];
};

static bool
answered_by (const struct asked *asked, const struct namer *namer)
{
    return asked->threshold == namer->options.threshold && asked->prices == namer->prices
           && memcmp (&asked->lists, &namer->lists, sizeof asked->lists) == 0;
}

struct asked *
asked_open (struct asked *before, const struct namer *namer)
{
    if (before == NULL)
        before = calloc (1, sizeof *before);
    if (before != NULL && ! answered_by (before, namer)) {
        memset (before, 0, sizeof *before);
        before->lists     = namer->lists;
        before->prices    = namer->prices;
        before->threshold = namer->options.threshold;
    }
    return before;
}

bool
asked_match (struct asked *asked, const struct namer *namer, struct span name, struct span word)
{
    uint64_t  pair  = (uint64_t) hash_bytes (name) << 32 | hash_bytes (word);
    uint64_t *place = &asked->unlike[hash_mix (pair, 0) % PAIRS];

    if (pair == 0 || *place != pair) {
        if (name_match (namer, name, word, NULL))
            return true;
        *place = pair;
    }
    return false;
}

bool
asked_find (const struct asked *asked, uint32_t hash, unsigned *answer)
{
    const struct answer *place = &asked->answer[hash % ANSWERS];

    *answer = place->value - 1;
    return place->value != 0 && place->hash == hash;
}

void
asked_keep (struct asked *asked, uint32_t hash, unsigned answer)
{
    asked->answer[hash % ANSWERS] = (struct answer) { hash, answer + 1 };
}

void
name_list_free (struct name_list *list)
{
    free (list->at);
    free (list->words);
    free (list->asked);
    arena_free (&list->letters);
    *list = (struct name_list) { .count = 0 };
}
