#include "api/likeness.h"

#include "base/hash.h"

enum { STEMS_MIN = LIKENESS_RUN + 3 };

struct likeness
likeness_begin (void)
{
    return (struct likeness) { .least = { UINT64_MAX, UINT64_MAX } };
}

void
likeness_add (struct likeness *likeness, struct span stem)
{
    uint64_t hash = 0;

    likeness->run[likeness->stems++ % LIKENESS_RUN] = hash_bytes (stem);
    if (likeness->stems < LIKENESS_RUN)
        return;
    for (size_t i = 0; i < LIKENESS_RUN; i++)
        hash = hash_mix (hash, likeness->run[(likeness->stems + i) % LIKENESS_RUN]);

    uint64_t *least = &likeness->least[hash & 1];
    if (hash < *least)
        *least = hash;
}

bool
likeness_mark (const struct likeness *likeness, char to[LIKENESS_SIZE])
{
    if (likeness->stems < STEMS_MIN)
        return false;
    memcpy (to, likeness->least, LIKENESS_SIZE);
    return true;
}
